//! What a company is sent, and what it sends back.

use std::io::{Cursor, Read, Write};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::harness::{Book, Ran};

/// A Word file, taken apart.
pub(crate) struct Docx(Vec<(String, String)>);

impl Docx {
    pub(crate) fn open(bytes: &[u8]) -> Docx {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let parts = (0..zip.len()).map(|index| {
            let mut part = zip.by_index(index).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("a text");
            (part.name().expect("a name").into_owned(), text)
        });
        Docx(parts.collect())
    }

    /// Replaces the one place where `old` stands in a part.
    pub(crate) fn edit(mut self, name: &str, old: &str, new: &str) -> Docx {
        let part = self.0.iter_mut().find(|(own, _)| own == name).expect("the part");
        assert_eq!(part.1.matches(old).count(), 1, "`{old}` in {name}:\n{}", part.1);
        part.1 = part.1.replace(old, new);
        self
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        &self.0.iter().find(|(own, _)| own == name).expect("the part").1
    }

    /// Replaces text of a run, as a company does that does not track it.
    pub(crate) fn retype(self, old: &str, new: &str) -> Docx {
        self.edit("word/document.xml", old, new)
    }

    /// Replaces text of a run with tracking on: a piece of it goes, another comes.
    fn track(self, run: &str, old: &str, new: &str) -> Docx {
        let (before, after) = run.split_once(old).expect("the text in its run");
        let who = r#"w:id="900" w:author="王芳" w:date="2031-04-12T10:00:00Z""#;
        let run_of = |element: &str, text: &str| match text {
            "" => String::new(),
            text => format!(r#"<w:r><{element} xml:space="preserve">{text}</{element}></w:r>"#),
        };
        let gone = if old.is_empty() {
            String::new()
        } else {
            format!("<w:del {who}>{}</w:del>", run_of("w:delText", old))
        };
        let come = if new.is_empty() {
            String::new()
        } else {
            format!("<w:ins {who}>{}</w:ins>", run_of("w:t", new))
        };
        let runs = format!("{}{gone}{come}{}", run_of("w:t", before), run_of("w:t", after));
        let whole = format!(r#"<w:r><w:rPr></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>"#);
        self.edit("word/document.xml", &whole, &runs)
    }

    /// Puts a comment at a run.
    fn comment(mut self, run: &str, text: &str) -> Docx {
        let whole = format!(r#"<w:r><w:rPr></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>"#);
        let marked = format!(
            r#"<w:commentRangeStart w:id="0"/>{whole}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>"#
        );
        self = self.edit("word/document.xml", &whole, &marked);
        let comments = format!(
            r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="王芳" w:date="2031-04-12T10:00:00Z"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"#
        );
        self.0.push(("word/comments.xml".to_owned(), comments));
        self.edit(
            "word/_rels/document.xml.rels",
            "</Relationships>",
            r#"<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#,
        )
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            zip.start_file(name, SimpleFileOptions::default()).expect("a part");
            zip.write_all(text.as_bytes()).expect("its text");
        }
        zip.finish().expect("a package").into_inner()
    }
}

pub(crate) const CASE: &str = "cases/banqiao.yaml";
pub(crate) const SENT: &str = "out/proofs/banqiao.docx";
const BACK: &str = "back.docx";

/// The answer that most companies of these tests correct.
pub(crate) const ANSWER: &str = "先写记录，再谈保护。记录写得清楚，保护才有依据。";

/// A plain book that has sent a proof.
pub(crate) fn sent() -> (Book, Docx) {
    let book = Book::plain();
    book.run("proof banqiao").done();
    let docx = Docx::open(&book.bytes(SENT));
    (book, docx)
}

/// What `corrections` says of a file that came back.
pub(crate) fn read(book: &Book, docx: &Docx, args: &str) -> Ran {
    book.write(BACK, docx.bytes());
    book.run(&format!("corrections {BACK} --lang en --format short {args}"))
}

#[test]
fn a_proof_is_the_same_bytes_every_time_and_is_kept_in_the_book() {
    let (book, docx) = sent();
    let first = book.bytes(SENT);
    book.run("proof --all").done();
    assert_eq!(book.bytes(SENT), first);
    let made = ["banqiao.docx", "banqiao.pdf", "luming.docx", "luming.pdf"];
    assert_eq!(book.list("out/proofs"), made.map(|name| format!("out/proofs/{name}")));
    let mut kept = book.list(".casebound/proofs/banqiao");
    kept.retain(|path| !path.contains('-'));
    assert_eq!(kept.len(), 1, "{kept:?}");
    let record: Value = serde_json::from_str(&book.text(&kept[0])).expect("JSON");
    let hash = record["hash"].as_str().expect("a hash");
    assert!(kept[0].ends_with(&format!("/{hash}.json")));
    assert!(docx.text("docProps/custom.xml").contains(hash) && docx.text("word/footer1.xml").contains(hash));
    let tags: Vec<&str> = record["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .filter_map(|field| field["tag"].as_str())
        .collect();
    insta::assert_debug_snapshot!(tags);
    for tag in tags {
        assert!(docx.text("word/document.xml").contains(&format!(r#"<w:tag w:val="{tag}"/>"#)), "{tag}");
    }
    let settings = docx.text("word/settings.xml");
    assert!(settings.contains("<w:trackRevisions/>") && settings.contains("w:documentProtection"));
}

#[test]
fn what_comes_back_as_it_was_sent_is_no_finding() {
    for name in ["plain", "stress", "english", "taiwan", "japanese", "verbatim"] {
        let book = Book::fixture(name);
        book.run("proof --all").done();
        for path in book.list("out/proofs") {
            let ran = book.run(&format!("corrections {path} --lang en --format short")).done();
            assert_eq!(
                (ran.stdout.as_str(), ran.stderr.contains("nothing was changed")),
                ("", true),
                "{path}\n{ran}"
            );
        }
    }
}

#[test]
fn changes_stand_at_their_lines_with_author_and_day() {
    let (book, docx) = sent();
    let before = book.text(CASE);
    let docx = docx
        .track(ANSWER, "再谈保护", "再谈专利保护")
        .retype("人手不足。", "人手很少。")
        .comment("板桥仪器是一家虚构的仪器企业，生产台式光谱仪。", "请补充成立年份")
        .edit("word/document.xml", "Banqiao Instruments", "Banqiao Instruments Ltd");
    let ran = read(&book, &docx, "").done();
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(book.text(CASE), before, "nothing is written unless that is asked for");
    let json = book.run(&format!("corrections {BACK} --format json")).done().json();
    assert!(json.to_string().contains("suggested"), "{json}");
}

#[test]
fn what_is_applied_is_what_was_wanted_and_nothing_else() {
    let (book, docx) = sent();
    book.edit(CASE, "latin_name:", "# 与企业核对过\nlatin_name:");
    let before = book.text(CASE);
    let docx = docx
        .track(ANSWER, "再谈保护", "再谈专利保护")
        .retype("人手不足。", "人手很少。")
        .retype("沈知远", "沈知: 远 #1");
    let seen = read(&book, &docx, "--apply --dry-run").done();
    assert!(seen.stdout.contains("+      先写记录，再谈专利保护。"), "{seen}");
    assert_eq!(book.text(CASE), before);
    let ran = read(&book, &docx, "--apply").done();
    assert!(ran.stderr.contains("wrote 4 changes into cases/banqiao.yaml"), "{ran}");
    let wanted = before
        .replace("再谈保护", "再谈专利保护")
        .replace("人手不足。", "人手很少。")
        .replace("name: 沈知远", "name: '沈知: 远 #1'");
    assert_eq!(book.text(CASE), wanted);
    let again = read(&book, &docx, "--apply").done();
    assert_eq!(again.stdout, "", "what was written is no finding any more\n{again}");
}

#[test]
fn looks_come_back_as_marks_and_marks_stay() {
    let book = Book::plain();
    book.edit(
        CASE,
        "先写记录，再谈保护。",
        "先写**记录**，再谈*保护*，H~2~O 见[官网](https://example.com)与[](case:luming)。",
    );
    book.run("proof banqiao").done();
    let docx = Docx::open(&book.bytes(SENT));
    assert_eq!(read(&book, &docx, "").done().stdout, "");
    let docx = docx
        .edit(
            "word/document.xml",
            "人手不足。一名新人要学三年，",
            r"人手不足。</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>一名新人</w:t></w:r><w:r><w:t>要学三年，",
        )
        .edit("word/document.xml", "，再谈", "，再三谈");
    read(&book, &docx, "--apply").done();
    let text = book.text(CASE);
    assert!(text.contains("人手不足。**一名新人**要学三年，才能"), "{text}");
    assert!(
        text.contains("先写**记录**，再三谈*保护*，H~2~O 见[官网](https://example.com)与[](case:luming)。"),
        "{text}"
    );
}

#[test]
fn a_sentence_that_both_changed_is_a_conflict_and_stays() {
    let (book, docx) = sent();
    book.edit(CASE, "先写记录，再谈保护。", "先做记录，再谈保护。");
    let before = book.text(CASE);
    let docx = docx.retype("再谈保护。", "再谈专利保护。").retype("人手不足。", "人手很少。");
    let ran = read(&book, &docx, "--apply").faulty();
    assert!(ran.stdout.contains("error[correction-conflict]"), "{ran}");
    assert_eq!(book.text(CASE), before.replace("人手不足。", "人手很少。"));
}

#[test]
fn questions_are_found_again_at_another_place() {
    let (book, docx) = sent();
    book.edit(CASE, "interview:\n", "interview:\n  - q: 贵公司何时成立？\n    a: |\n      两年前。\n");
    let before = book.text(CASE);
    read(&book, &docx.retype("人手不足。", "人手很少。"), "--apply").done();
    assert_eq!(book.text(CASE), before.replace("人手不足。", "人手很少。"));
}

#[test]
fn paragraphs_come_and_go() {
    let (book, docx) = sent();
    let before = book.text(CASE);
    let paragraph = "<w:p><w:pPr></w:pPr><w:r><w:t>第二段。</w:t></w:r></w:p>";
    let answer = format!(r#"<w:t xml:space="preserve">{ANSWER}</w:t></w:r></w:p>"#);
    read(&book, &docx.edit("word/document.xml", &answer, &format!("{answer}{paragraph}")), "--apply").done();
    let wanted = before.replace(&format!("      {ANSWER}\n"), &format!("      {ANSWER}\n\n      第二段。\n"));
    assert_eq!(book.text(CASE), wanted);
    book.run("proof banqiao").done();
    let docx = Docx::open(&book.bytes(SENT));
    let second =
        r#"<w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">第二段。</w:t></w:r></w:p>"#;
    read(&book, &docx.edit("word/document.xml", second, ""), "--apply").done();
    assert_eq!(book.text(CASE), before);
}

/// The content control of a field.
pub(crate) fn control(docx: &Docx, tag: &str) -> String {
    let text = docx.text("word/document.xml");
    let at = text.find(&format!(r#"<w:tag w:val="{tag}"/>"#)).expect("the field");
    let start = text[..at].rfind("<w:sdt>").expect("its control");
    let end = at + text[at..].find("</w:sdt>").expect("its end") + "</w:sdt>".len();
    text[start..end].to_owned()
}

#[test]
fn what_cannot_be_merged_is_said_and_written_nowhere() {
    let mut said = String::new();
    let mut case = |what: &str, change: &dyn Fn(Docx) -> Docx| {
        let (book, docx) = sent();
        let before = book.text(CASE);
        let ran = read(&book, &change(docx), "--apply");
        assert_eq!(book.text(CASE), before, "{what}\n{ran}");
        said += &format!("# {what}\n{}\n", ran.stdout);
    };
    case("a control that was deleted", &|docx| {
        let whole = control(&docx, "interview[0].a");
        docx.edit("word/document.xml", &whole, "")
    });
    case("a control that was copied and changed", &|docx| {
        let whole = control(&docx, "interview[0].a");
        let copy = whole.replace("先写", "后写");
        docx.edit("word/document.xml", &whole, &format!("{whole}{copy}"))
    });
    case("a field that was emptied", &|docx| {
        docx.track(
            "人手不足。一名新人要学三年，才能独立写出一份说明书。",
            "人手不足。一名新人要学三年，才能独立写出一份说明书。",
            "",
        )
    });
    case("text between the fields", &|docx| docx.edit("word/document.xml", ">访谈<", ">访谈：第二次<"));
    case("a picture", &|docx| {
        let whole = control(&docx, "interview[0].a");
        let picture = r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="footer"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#;
        docx.edit("word/document.xml", &whole, &whole.replacen("</w:p>", picture, 1))
    });
    insta::assert_snapshot!(said);
}

#[test]
fn text_that_was_moved_is_taken_out_and_put_in() {
    let (book, docx) = sent();
    let before = book.text(CASE);
    let who = r#"w:id="900" w:author="王芳" w:date="2031-04-12T10:00:00Z""#;
    let run = |text: &str| format!(r#"<w:r><w:rPr></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let docx = docx
        .edit(
            "word/document.xml",
            &run(ANSWER),
            &format!(
                "<w:moveFrom {who}>{}</w:moveFrom>{}",
                run("先写记录，再谈保护。"),
                run("记录写得清楚，保护才有依据。")
            ),
        )
        .edit(
            "word/document.xml",
            &run("人手不足。一名新人要学三年，才能独立写出一份说明书。"),
            &format!(
                "{}<w:moveTo {who}>{}</w:moveTo>",
                run("人手不足。一名新人要学三年，才能独立写出一份说明书。"),
                run("先写记录，再谈保护。")
            ),
        );
    let ran = read(&book, &docx, "--apply").done();
    assert_eq!(ran.stdout.matches("王芳, 2031-04-12").count(), 2, "{ran}");
    let wanted = before
        .replace(ANSWER, "记录写得清楚，保护才有依据。")
        .replace("写出一份说明书。", "写出一份说明书。先写记录，再谈保护。");
    assert_eq!(book.text(CASE), wanted);
}

#[test]
fn tables_and_lists_are_corrected_in_place() {
    let book = Book::plain();
    let prose = "1. 年初看文献。\n      2. 年末算年费。\n\n      | 年份 | 件数 |\n      |---|--:|\n      | 2030 | 12 |\n      | 2031 | 15 |\n";
    book.edit(CASE, "先写记录，再谈保护。记录写得清楚，保护才有依据。\n", prose);
    book.edit(CASE, "quote:\n  text: 记录写得清楚，保护才有依据。\n", "");
    book.run("proof banqiao").done();
    let before = book.text(CASE);
    let docx = Docx::open(&book.bytes(SENT));
    assert_eq!(read(&book, &docx, "").done().stdout, "");
    let docx = docx.retype(">15<", ">16<").retype("年末算年费", "年末付年费");
    read(&book, &docx, "--apply").done();
    assert_eq!(book.text(CASE), before.replace("| 15 |", "| 16 |").replace("年末算年费", "年末付年费"));
}

#[test]
fn files_that_are_no_proof_of_this_case_are_refused() {
    let (book, docx) = sent();
    let bytes = docx.bytes();
    let mut said = String::new();
    let mut case = |what: &str, book: &Book, bytes: &[u8], args: &str| {
        book.write(BACK, bytes);
        let ran = book.run(&format!("corrections {BACK} --lang en --format short {args}")).faulty();
        said += &format!("# {what}\n{}\n", ran.stdout);
    };
    case("an old Word file", &book, &[b"\xD0\xCF\x11\xE0".to_vec(), wide("WordDocument")].concat(), "");
    case("a password", &book, &[b"\xD0\xCF\x11\xE0".to_vec(), wide("EncryptedPackage")].concat(), "");
    case("no Word file", &book, b"hello", "");
    let other = Docx::open(&bytes).edit("docProps/custom.xml", "素白之书", "另一本书");
    let fresh = Book::plain();
    case("another book", &fresh, &other.bytes(), "");
    case("a proof that the book does not know", &fresh, &bytes, "");
    case("another case", &book, &bytes, "--case luming");
    let bare = Docx::open(&bytes).edit("docProps/custom.xml", "Casebound-Proof", "Gone");
    case("a file without its properties", &book, &bare.bytes(), "");
    case("a case that was never sent", &book, &bare.bytes(), "--case luming");
    insta::assert_snapshot!(said);
    assert_eq!(read(&book, &bare, "--case banqiao").done().stdout, "", "the newest proof is taken");
    book.run("corrections nothing.docx").faulty();
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn an_older_proof_is_said_and_merged() {
    let (book, docx) = sent();
    book.edit(CASE, "人手不足。", "人手非常不足。");
    book.run("proof banqiao").done();
    let before = book.text(CASE);
    let ran = read(&book, &docx.retype("再谈保护。", "再谈专利保护。"), "--apply").done();
    assert!(
        ran.stdout.contains("info[returned-file]: this is proof 1 of the case; number 2 was made since"),
        "{ran}"
    );
    assert_eq!(book.text(CASE), before.replace("再谈保护。", "再谈专利保护。"));
}

#[test]
fn a_renamed_case_takes_its_proofs_along() {
    let (book, docx) = sent();
    book.run("rename banqiao bq").done();
    assert_eq!(book.list(".casebound/proofs/bq").len(), 2, "its texts, and their places");
    assert!(!book.path(".casebound/proofs/banqiao").exists());
    read(&book, &docx.retype("人手不足。", "人手很少。"), "--apply").done();
    assert!(book.text("cases/bq.yaml").contains("人手很少。"));
}

#[test]
fn what_is_wanted_can_be_asked_one_by_one() {
    use std::process::{Command, Stdio};
    let (book, docx) = sent();
    let before = book.text(CASE);
    book.write(BACK, docx.retype("再谈保护。", "再谈专利保护。").retype("人手不足。", "人手很少。").bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_casebound"))
        .args(["corrections", BACK, "--interactive", "--lang", "en"])
        .current_dir(book.root())
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().expect("its input").write_all("maybe\nn\ny\n".as_bytes()).expect("answers");
    let out = child.wait_with_output().expect("it ends");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(String::from_utf8_lossy(&out.stderr).contains("type y, n or q"));
    assert_eq!(book.text(CASE), before.replace("人手不足。", "人手很少。"));
}
