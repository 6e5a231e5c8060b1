//! The PDF that a company is sent, and what comes back written on its pages.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use serde_json::Value;

use crate::harness::{Book, Ran};

const CASE: &str = "cases/banqiao.yaml";
const SENT: &str = "out/proofs/banqiao.pdf";
const BACK: &str = "back.pdf";
const AUTHOR: &str = "王芳";

/// Which text from the end of the page is the last one of a field.
const RETYPED: usize = 3;

/// A proof on which somebody writes.
struct Paper {
    pdf: Document,
    places: Value,
}

/// A part of a line: its page, and its edges in points from the upper left corner.
struct Part {
    page: usize,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Paper {
    /// The proof of a book as it was sent.
    fn of(book: &Book) -> Paper {
        let pdf = Document::load_mem(&book.bytes(SENT)).expect("a PDF");
        let kept = book.list(".casebound/proofs/banqiao");
        let places = kept.iter().rev().find(|path| path.matches('-').count() == 1).expect("its places");
        Paper { pdf, places: serde_json::from_str(&book.text(places)).expect("JSON") }
    }

    /// Where a text stands that is on one line.
    fn find(&self, text: &str) -> Part {
        let points = |value: &Value| value.as_f64().expect("a number") / 10.0;
        for (page, sheet) in self.places["pages"].as_array().expect("pages").iter().enumerate() {
            for line in sheet["lines"].as_array().expect("lines") {
                let letters = line["text"].as_str().expect("a text");
                if let Some(at) = letters.find(text) {
                    let from = letters[..at].chars().count();
                    let edge = |index: usize| points(&line["edges"][index]);
                    return Part {
                        page,
                        left: edge(from),
                        right: edge(from + text.chars().count()),
                        top: points(&line["reach"][0]),
                        bottom: points(&line["reach"][1]),
                    };
                }
            }
        }
        panic!("`{text}` is on no line of {}", self.places);
    }

    fn page(&self, page: usize) -> ObjectId {
        self.pdf.get_pages()[&(page as u32 + 1)]
    }

    fn put(&mut self, page: usize, own: Dictionary) -> ObjectId {
        let id = self.pdf.add_object(own);
        let page = self.page(page);
        let page = self.pdf.get_dictionary_mut(page).expect("a page");
        match page.get_mut(b"Annots").and_then(Object::as_array_mut) {
            Ok(all) => all.push(id.into()),
            Err(_) => page.set("Annots", vec![id.into()]),
        }
        id
    }

    /// An annotation that a program made.
    fn annotation(
        &mut self,
        subtype: &str,
        page: usize,
        rect: [f64; 4],
        text: &str,
        more: Dictionary,
    ) -> ObjectId {
        let high = 841.9;
        let [left, top, right, bottom] = rect;
        let mut own = dictionary! {
            "Type" => "Annot", "Subtype" => subtype, "T" => wide(AUTHOR), "M" => Object::string_literal("D:20310412100000+08'00'"),
            "Rect" => vec![left.into(), (high - bottom).into(), right.into(), (high - top).into()],
        };
        if !text.is_empty() {
            own.set("Contents", wide(text));
        }
        own.extend(&more);
        self.put(page, own)
    }

    /// An annotation of texts, each on one line.
    fn on(&mut self, subtype: &str, texts: &[&str], says: &str, more: Dictionary) -> ObjectId {
        let parts: Vec<Part> = texts.iter().map(|text| self.find(text)).collect();
        let quads = parts.iter().flat_map(|part| {
            let (high, low) = (841.9 - part.top, 841.9 - part.bottom);
            [part.left, high, part.right, high, part.left, low, part.right, low].map(Object::from)
        });
        let mut more = more;
        more.set("QuadPoints", quads.collect::<Vec<_>>());
        let Part { page, left, right, top, bottom } = parts[0];
        self.annotation(subtype, page, [left, top, right, bottom], says, more)
    }

    /// A caret behind a text.
    fn caret(&mut self, behind: &str, says: &str, more: Dictionary) -> ObjectId {
        let Part { page, right, bottom, .. } = self.find(behind);
        self.annotation("Caret", page, [right - 4.0, bottom - 6.0, right + 4.0, bottom + 5.0], says, more)
    }

    fn bytes(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.pdf.save_to(&mut bytes).expect("a PDF");
        bytes
    }
}

fn wide(text: &str) -> Object {
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}

fn group(of: ObjectId) -> Dictionary {
    dictionary! { "IRT" => of, "RT" => "Group" }
}

/// A plain book that has sent a proof.
fn sent() -> (Book, Paper) {
    let book = Book::plain();
    book.run("proof banqiao").done();
    let paper = Paper::of(&book);
    (book, paper)
}

fn read(book: &Book, paper: Paper, args: &str) -> Ran {
    book.write(BACK, paper.bytes());
    book.run(&format!("corrections {BACK} --lang en --format short {args}"))
}

#[test]
fn pages_have_numbers_a_mark_and_the_state_at_their_foot() {
    let (book, paper) = sent();
    let first = book.bytes(SENT);
    book.run("proof --all").done();
    assert_eq!(book.bytes(SENT), first, "the same texts make the same bytes");
    let text = paper.pdf.extract_text(&[1]).expect("its text").split_whitespace().collect::<String>();
    insta::assert_snapshot!(text.replace("proof", "proof "));
    let catalog = paper.pdf.catalog().expect("a catalog");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Lang"), "it is tagged");
}

#[test]
fn a_proof_of_many_pages_is_marked_on_each() {
    let book = Book::fixture("stress");
    book.run("proof --all").done();
    let mut pages = 0;
    for path in book.list("out/proofs").iter().filter(|path| path.ends_with(".pdf")) {
        let pdf = Document::load_mem(&book.bytes(path)).expect("a PDF");
        for page in pdf.get_pages().into_keys() {
            let text = pdf.extract_text(&[page]).expect("its text");
            assert!(text.contains("送审稿"), "{path}, page {page}: {text}");
            pages += 1;
        }
    }
    assert!(pages > 3, "{pages} pages");
}

#[test]
fn changes_on_pages_stand_at_their_lines_and_are_written() {
    let (book, mut paper) = sent();
    let before = book.text(CASE);
    paper.on("StrikeOut", &["清楚"], "", Dictionary::new());
    paper.caret("人手", "非常", Dictionary::new());
    // Acrobat makes the strike-out a part of the caret, others the caret a part of the strike-out; some say the text there.
    let caret = paper.caret("光谱仪", "质谱仪", dictionary! { "IT" => "Replace" });
    paper.on("StrikeOut", &["光谱仪"], "", group(caret));
    let strike = paper.on("StrikeOut", &["总监"], "", Dictionary::new());
    paper.caret("总监", "副总", group(strike));
    let strike = paper.on("StrikeOut", &["640"], "650", Dictionary::new());
    paper.caret("640", "", group(strike));
    let ran = read(&book, paper, "").done();
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(book.text(CASE), before);
    book.run(&format!("corrections {BACK} --apply")).done();
    let wanted = [
        ("写得清楚，保护才有依据。\n  - q", "写得，保护才有依据。\n  - q"),
        ("人手不足", "人手非常不足"),
        ("光谱仪", "质谱仪"),
        ("总监", "副总"),
        ("640", "650"),
    ];
    assert_eq!(book.text(CASE), wanted.iter().fold(before, |text, (old, new)| text.replace(old, new)));
}

#[test]
fn what_is_said_on_pages_stands_at_its_line() {
    let (book, mut paper) = sent();
    let before = book.text(CASE);
    paper.on("Highlight", &["先写记录"], "是否准确？", Dictionary::new());
    // Some programs say in a mark what it marks.
    paper.on("Underline", &["三年"], "三年", Dictionary::new());
    paper.on("StrikeOut", &["独立"], "不必说", Dictionary::new());
    let Part { top, .. } = paper.find("一名新人");
    let note = paper.annotation("Text", 0, [520.0, top, 540.0, top + 20.0], "请核对", Dictionary::new());
    paper.annotation("Text", 0, [520.0, top, 540.0, top + 20.0], "已核对", dictionary! { "IRT" => note });
    paper.annotation("FreeText", 0, [300.0, top, 400.0, top + 9.0], "写在页上", Dictionary::new());
    paper.annotation("Ink", 0, [130.0, top, 140.0, top + 9.0], "", Dictionary::new());
    paper.annotation("Text", 0, [500.0, 820.0, 520.0, 840.0], "见来信", Dictionary::new());
    paper.annotation("Stamp", 0, [500.0, 820.0, 520.0, 840.0], "", Dictionary::new());
    let rich =
        dictionary! { "RC" => wide("<body xmlns=\"http://www.w3.org/1999/xhtml\"><p>富文本</p></body>") };
    paper.annotation("Text", 0, [520.0, top, 540.0, top + 20.0], "", rich);
    paper.annotation("Link", 0, [520.0, top, 540.0, top + 20.0], "no note", Dictionary::new());
    let ran = read(&book, paper, "").done();
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(book.text(CASE), before);
}

#[test]
fn a_change_that_was_rejected_is_written_nowhere() {
    let (book, mut paper) = sent();
    let strike = paper.on("StrikeOut", &["清楚"], "", Dictionary::new());
    let state = dictionary! { "IRT" => strike, "State" => Object::string_literal("Rejected"), "StateModel" => Object::string_literal("Review") };
    paper.on("Text", &["清楚"], "", state);
    let ran = read(&book, paper, "--apply").done();
    assert!(ran.stdout.contains("was rejected"), "{ran}");
    assert!(ran.stderr.contains("errors: 0, warnings: 1"), "{ran}");
    assert!(book.text(CASE).contains("写得清楚"));
}

#[test]
fn what_goes_over_two_fields_is_split_or_said() {
    let (book, mut paper) = sent();
    let both = ["知识产权总监", "板桥仪器是一家"];
    paper.on("StrikeOut", &both, "", Dictionary::new());
    let ran = read(&book, paper, "").faulty();
    assert_eq!(ran.stdout.matches("warning[correction]").count(), 1, "{ran}");
    assert!(ran.stdout.contains("all of `interviewee.title` is taken out"), "{ran}");
    let mut paper = Paper::of(&book);
    let strike = paper.on("StrikeOut", &["总监", "板桥仪器是一家"], "", Dictionary::new());
    paper.caret("总监", "别的", group(strike));
    let ran = read(&book, paper, "").done();
    assert_eq!(ran.stdout.matches("cannot be written where it stands").count(), 2, "{ran}");
}

#[test]
fn a_sentence_that_both_changed_on_pages_is_a_conflict() {
    let (book, mut paper) = sent();
    paper.on("StrikeOut", &["不足"], "", Dictionary::new());
    book.edit(CASE, "人手不足。", "人手很少。");
    let after = book.text(CASE);
    let ran = read(&book, paper, "--apply").faulty();
    assert!(ran.stdout.contains("error[correction-conflict]"), "{ran}");
    assert_eq!(book.text(CASE), after);
    // Two readers want other things of the same words.
    let (book, mut paper) = sent();
    let before = book.text(CASE);
    paper.on("StrikeOut", &["写记录，再"], "", Dictionary::new());
    let strike = paper.on("StrikeOut", &["记录，再谈"], "", Dictionary::new());
    paper.caret("记录，再谈", "别的", group(strike));
    let ran = read(&book, paper, "--apply").done();
    assert!(ran.stdout.contains("cannot be written where it stands"), "{ran}");
    assert_eq!(book.text(CASE), before.replace("先写记录，再谈", "先谈"));
}

#[test]
fn marks_of_prose_stay_and_go_with_their_text() {
    let book = Book::plain();
    book.edit(
        CASE,
        "先写记录，再谈保护。",
        "先写**记录**，*再*谈 [保护](https://example.com) 一二[](case:luming)。",
    );
    book.run("proof banqiao").done();
    let before = book.text(CASE);
    let mut paper = Paper::of(&book);
    paper.on("StrikeOut", &["记录"], "", Dictionary::new());
    paper.caret("护", "*三*", Dictionary::new());
    paper.caret("才有依据。", "新段。\n再一段。", Dictionary::new());
    let strike = paper.on("StrikeOut", &["一二"], "", Dictionary::new());
    paper.caret("一二", "五 # 六", group(strike));
    read(&book, paper, "--apply").done();
    assert_eq!(
        book.text(CASE),
        before
            .replace("写**记录**，", "写，")
            .replace("[保护](https://example.com) 一二", "[保护\\*三\\*](https://example.com) 五 # 六")
            .replace("才有依据。\n  - q", "才有依据。新段。\n\n      再一段。\n  - q")
    );
}

#[test]
fn files_that_cannot_be_used_are_named_as_what_they_are() {
    let (book, paper) = sent();
    let bytes = book.bytes(SENT);
    let mut said = String::new();
    let mut case = |what: &str, book: &Book, bytes: &[u8], args: &str| {
        book.write(BACK, bytes);
        let ran = book.run(&format!("corrections {BACK} --lang en --format short {args}")).faulty();
        said += &format!("# {what}\n{}\n", ran.stdout);
    };
    case("half a file", &book, &bytes[..bytes.len() / 2], "");
    case("no PDF", &book, b"%PDF-1.7 and nothing", "");
    case("nothing", &book, b"", "");
    case("another case", &book, &bytes, "--case luming");
    case("a proof that the book does not know", &Book::plain(), &bytes, "");
    let other = Book::plain();
    other.edit("report.yaml", "title: 素白之书", "title: 另一本书");
    other.run("proof banqiao").done();
    other.edit(CASE, "人手不足。", "人手很少。");
    other.run("proof banqiao").done();
    case("another book", &book, &other.bytes(SENT), "");
    let mut scanned = Paper::of(&book).pdf;
    for page in scanned.get_pages().into_values() {
        scanned.change_page_content(page, b"q Q".to_vec()).expect("a page");
    }
    case("printed and scanned", &book, &Paper { pdf: scanned, places: Value::Null }.bytes(), "");
    case("a manuscript of somebody else", &book, &book_pdf(&book), "");
    let places =
        book.list(".casebound/proofs/banqiao").into_iter().find(|path| path.matches('-').count() == 1);
    book.delete(&places.expect("its places"));
    case("a proof without its places", &book, &paper.bytes(), "");
    insta::assert_snapshot!(said);
}

/// The book's own report.
fn book_pdf(book: &Book) -> Vec<u8> {
    book.run("build --only screen").done();
    book.bytes("out/report.pdf")
}

#[test]
fn what_programs_do_to_the_file_is_said() {
    let (book, paper) = sent();
    let mut said = String::new();
    let mut case = |what: &str, paper: Paper| {
        let ran = read(&book, paper, "").done();
        said += &format!("# {what}\n{}\n", ran.stdout);
    };
    // Without its properties, it is known by its foot.
    let mut reprinted = Paper::of(&book);
    reprinted.pdf.trailer.remove(b"Info");
    reprinted.on("StrikeOut", &["清楚"], "", Dictionary::new());
    case("printed anew", reprinted);
    let mut flattened = Paper::of(&book);
    let form = Stream::new(
        dictionary! { "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
        b"0 0 9 9 re f".to_vec(),
    );
    let form = flattened.pdf.add_object(form);
    let page = flattened.page(0);
    flattened.pdf.add_xobject(page, "Flat", form).expect("a page");
    case("flattened", flattened);
    // The last texts of the page are its foot, and before that the last field.
    for (what, from_end) in [("its foot changed", 0), ("its text changed", RETYPED)] {
        let mut retyped = Paper::of(&book);
        let page = retyped.page(0);
        let mut content = Content::decode(&retyped.pdf.get_page_content(page)).expect("content");
        let shows = content
            .operations
            .iter()
            .enumerate()
            .filter(|(_, each)| matches!(each.operator.as_str(), "Tj" | "TJ"));
        let at = shows.rev().nth(from_end).expect("text").0;
        content.operations.remove(at);
        retyped.pdf.change_page_content(page, content.encode().expect("content")).expect("a page");
        case(what, retyped);
    }
    let mut more = Paper::of(&book);
    let copy = more.pdf.get_dictionary(more.page(0)).expect("a page").clone();
    let parent = copy.get(b"Parent").and_then(Object::as_reference).expect("its parent");
    let copy = more.pdf.add_object(copy);
    let tree = more.pdf.get_dictionary_mut(parent).expect("the tree");
    tree.get_mut(b"Kids").and_then(Object::as_array_mut).expect("kids").push(copy.into());
    tree.set("Count", 2);
    case("a page more", more);
    let mut larger = paper;
    let page = larger.page(0);
    larger
        .pdf
        .get_dictionary_mut(page)
        .expect("a page")
        .set("MediaBox", vec![0.into(), 0.into(), 612.into(), 792.into()]);
    case("another size", larger);
    insta::assert_snapshot!(said);
}

#[test]
fn hostile_annotations_are_read_to_their_end() {
    let (book, mut paper) = sent();
    let before = book.text(CASE);
    let first = paper.on("StrikeOut", &["清楚"], "", Dictionary::new());
    let second = paper.on("StrikeOut", &["清楚"], "", group(first));
    paper.pdf.get_dictionary_mut(first).expect("a note").set("IRT", second);
    let huge = "字".repeat(100_000);
    paper.annotation("Text", 0, [-1e30, -1e30, 1e30, 1e30], &huge, Dictionary::new());
    let bad = dictionary! { "QuadPoints" => vec![Object::Null; 4001], "IRT" => Object::Null, "RC" => Object::string_literal("<a><b>") };
    paper.annotation("Highlight", 0, [0.0, 0.0, 0.0, 0.0], "", bad);
    let page = paper.page(0);
    paper.put(0, dictionary! { "Subtype" => "Caret", "Rect" => page, "Contents" => page });
    let entities = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
    paper.annotation(
        "Text",
        0,
        [0.0, 0.0, 9.0, 9.0],
        "",
        dictionary! { "RC" => Object::string_literal(entities) },
    );
    for _ in 0..3000 {
        paper.annotation("Square", 0, [0.0, 0.0, 9.0, 9.0], "", Dictionary::new());
    }
    let ran = read(&book, paper, "");
    assert!(!ran.stderr.contains("panicked"), "{ran}");
    assert_eq!(book.text(CASE), before);
}

#[test]
fn a_locked_file_is_said() {
    let (book, mut paper) = sent();
    let version = lopdf::EncryptionVersion::V2 {
        document: &paper.pdf,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).expect("a key");
    paper.pdf.encrypt(&state).expect("a locked file");
    let ran = read(&book, paper, "").faulty();
    assert!(ran.stdout.contains("opens with a password only"), "{ran}");
}

#[test]
fn a_renamed_case_takes_the_places_of_its_proofs_along() {
    let (book, mut paper) = sent();
    paper.on("StrikeOut", &["清楚"], "", Dictionary::new());
    book.run("rename banqiao bq").done();
    let ran = read(&book, paper, "").done();
    assert!(ran.stdout.contains("cases/bq.yaml:20:21: warning[correction]: `清楚` is taken out"), "{ran}");
}
