//! What word processors do to a proof by themselves, and what people do in them beside typing.

use crate::harness::Book;
use crate::proofs::{ANSWER, CASE, Docx, SENT, control, read, sent};

const BODY: &str = "word/document.xml";
const WHO: &str = r#"w:id="900" w:author="王芳" w:date="2031-04-12T10:00:00Z""#;

fn run(text: &str) -> String {
    format!(r#"<w:r><w:rPr></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

impl Docx {
    /// Changes the text of the document as a program does that writes it anew.
    fn rewrite(self, change: impl Fn(&str) -> String) -> Docx {
        let text = self.text(BODY).to_owned();
        let new = change(&text);
        assert_ne!(new, text, "nothing was written otherwise");
        self.edit(BODY, &text, &new)
    }
}

#[test]
fn what_programs_write_otherwise_is_no_change() {
    type Rewritten = fn(&str) -> String;
    let programs: [(&str, Rewritten); 7] = [
        ("Word numbers its sessions", |text| {
            text.replace("<w:p>", r#"<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">"#)
                .replace("<w:r>", r#"<w:r w:rsidRPr="00112233">"#)
        }),
        ("Word marks what it takes for mistakes", |text| {
            text.replace("<w:r>", r#"<w:proofErr w:type="spellStart"/><w:r>"#)
                .replace("</w:r>", r#"</w:r><w:proofErr w:type="spellEnd"/>"#)
        }),
        ("Word parts runs by their language", |text| {
            let parted = r#"</w:t></w:r><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/><w:r><w:rPr><w:lang w:eastAsia="zh-CN"/></w:rPr><w:lastRenderedPageBreak/><w:t xml:space="preserve">"#;
            text.replace("，再谈", &format!("，{parted}再谈"))
        }),
        ("smart tags", |text| {
            let tag = r#"<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">"#;
            text.replace("<w:r><w:rPr></w:rPr>", &format!("{tag}<w:r><w:rPr></w:rPr>"))
                .replace("</w:r>", "</w:r></w:smartTag>")
                .replace(
                    "<w:r><w:rPr><w:color w:val=\"707070\"/></w:rPr>",
                    &format!("{tag}<w:r><w:rPr><w:color w:val=\"707070\"/></w:rPr>"),
                )
        }),
        ("WPS writes other prefixes, and properties in another order", |text| {
            text.replace("<w:", "<x:")
                .replace("</w:", "</x:")
                .replace(" w:", " x:")
                .replace("xmlns:w=", "xmlns:x=")
        }),
        ("fonts and sizes of a run", |text| {
            text.replace("<w:rPr></w:rPr>", r#"<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Calibri" w:eastAsia="微软雅黑"/><w:sz w:val="28"/><w:kern w:val="2"/></w:rPr>"#)
        }),
        ("what a control shows while it is empty", |text| {
            text.replace("<w:sdtContent>", "<w:sdtEndPr/><w:sdtContent>")
        }),
    ];
    for (what, change) in programs {
        let (book, docx) = sent();
        let ran = read(&book, &docx.rewrite(change), "").done();
        assert_eq!(ran.stdout, "", "{what}\n{ran}");
    }
}

#[test]
fn looks_that_prose_has_no_marks_for_are_silent() {
    let (book, docx) = sent();
    let restyled = format!(
        r#"<w:r><w:rPr><w:color w:val="FF0000"/><w:highlight w:val="yellow"/><w:sz w:val="32"/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>{ANSWER}</w:t></w:r>"#
    );
    let ran = read(&book, &docx.edit(BODY, &run(ANSWER), &restyled), "").done();
    assert_eq!(ran.stdout, "", "{ran}");
    let (book, docx) = sent();
    let moved = format!(
        r#"<w:pPr><w:jc w:val="center"/><w:pPrChange {WHO}><w:pPr/></w:pPrChange></w:pPr>{}"#,
        run(ANSWER)
    );
    let ran = read(&book, &docx.edit(BODY, &format!("<w:pPr></w:pPr>{}", run(ANSWER)), &moved), "").done();
    assert_eq!(ran.stdout, "", "{ran}");
}

#[test]
fn paragraphs_that_are_parted_and_joined_with_tracking_come_back() {
    let (book, docx) = sent();
    let before = book.text(CASE);
    let parted = format!(
        "<w:p><w:pPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
        run("先写记录，再谈保护。"),
        run("记录写得清楚，保护才有依据。")
    );
    let docx = docx.edit(BODY, &format!("<w:p><w:pPr></w:pPr>{}</w:p>", run(ANSWER)), &parted);
    let ran = read(&book, &docx, "--apply").done();
    assert!(ran.stdout.contains("王芳, 2031-04-12"), "{ran}");
    let wanted = before.replace(ANSWER, "先写记录，再谈保护。\n\n      记录写得清楚，保护才有依据。");
    assert_eq!(book.text(CASE), wanted);
    book.run("proof banqiao").done();
    let docx = Docx::open(&book.bytes(SENT));
    let first = format!("<w:p><w:pPr></w:pPr>{}</w:p>", run("先写记录，再谈保护。"));
    let joined =
        format!("<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{}</w:p>", run("先写记录，再谈保护。"));
    read(&book, &docx.edit(BODY, &first, &joined), "--apply").done();
    assert_eq!(book.text(CASE), before);
}

#[test]
fn a_control_that_took_in_another_is_said() {
    let (book, docx) = sent();
    let before = book.text(CASE);
    let (first, second) = (control(&docx, "interview[0].a"), control(&docx, "interview[1].a"));
    let text = "人手不足。一名新人要学三年，才能独立写出一份说明书。";
    let docx = docx.edit(BODY, &second, "").edit(
        BODY,
        &first,
        &first.replace("</w:p>", &format!("</w:p><w:p>{}</w:p>", run(text))),
    );
    let ran = read(&book, &docx, "").faulty();
    assert!(ran.stdout.contains("the field `interview[1].a` is not in the returned file"), "{ran}");
    assert!(ran.stdout.contains("is put in"), "what it took in is shown, too: {ran}");
    assert_eq!(book.text(CASE), before);
}

#[test]
fn a_control_that_was_copied_as_it_is_is_no_change() {
    let (book, docx) = sent();
    let whole = control(&docx, "interview[0].a");
    let docx = docx.edit(BODY, &whole, &format!("{whole}{whole}"));
    assert_eq!(read(&book, &docx, "").done().stdout, "");
}

#[test]
fn rows_come_and_go() {
    let book = Book::plain();
    let prose = "| 年份 | 件数 |\n      |---|--:|\n      | 2030 | 12 |\n      | 2031 | 15 |\n";
    book.edit(CASE, "先写记录，再谈保护。记录写得清楚，保护才有依据。\n", prose);
    book.edit(CASE, "quote:\n  text: 记录写得清楚，保护才有依据。\n", "");
    book.run("proof banqiao").done();
    let before = book.text(CASE);
    let docx = || Docx::open(&book.bytes(SENT));
    let body = docx().text(BODY).to_owned();
    let row = |text: &str| {
        let at = body.find(text).expect("the cell");
        let start = body[..at].rfind("<w:tr>").expect("its row");
        let end = at + body[at..].find("</w:tr>").expect("its end") + "</w:tr>".len();
        body[start..end].to_owned()
    };
    let last = row(">2031<");
    let new = last.replace("2031", "2032").replace("15", "18");
    let tracked = |row: &str, what: &str| {
        row.replacen("<w:tr>", &format!("<w:tr><w:trPr><w:{what} {WHO}/></w:trPr>"), 1)
    };
    for added in [new.clone(), tracked(&new, "ins")] {
        read(&book, &docx().edit(BODY, &last, &format!("{last}{added}")), "--apply").done();
        assert_eq!(book.text(CASE), before.replace("| 15 |\n", "| 15 |\n      | 2032 | 18 |\n"));
        book.write(CASE, &before);
    }
    let gone = row(">2030<");
    for left in [String::new(), tracked(&gone, "del")] {
        read(&book, &docx().edit(BODY, &gone, &left), "--apply").done();
        assert_eq!(book.text(CASE), before.replace("      | 2030 | 12 |\n", ""));
        book.write(CASE, &before);
    }
}

#[test]
fn changes_that_the_company_accepted_itself_are_found() {
    let (book, docx) = sent();
    let before = book.text(CASE);
    let settings = docx.text("word/settings.xml").replace("<w:trackRevisions/>", "");
    let old = docx.text("word/settings.xml").to_owned();
    let docx = docx.edit("word/settings.xml", &old, &settings).retype("人手不足。", "人手很少。");
    let ran = read(&book, &docx, "--apply").done();
    assert!(ran.stdout.contains("not tracked"), "{ran}");
    assert_eq!(book.text(CASE), before.replace("人手不足。", "人手很少。"));
}

/// LibreOffice 7.4 writes a control once for every piece of its text, with all of it behind the piece, drops its name for programs, and lets tags of
/// changes cross others.
#[test]
fn controls_as_older_libreoffice_writes_them_are_read() {
    let (book, docx) = sent();
    let before = book.text(CASE);
    let whole = control(&docx, "interview[1].q");
    let says = "本年最大的挑战是什么？";
    assert!(whole.contains(says));
    let now = "本年最难的挑战是什么？";
    // What was taken out is a part of what stands behind each piece.
    let all = "本年最大难的挑战是什么？";
    let head = r#"<w:sdt><w:sdtPr><w:alias w:val="interview[1].q"/><w:text/></w:sdtPr><w:sdtContent>"#;
    let tail = "</w:sdtContent></w:sdt>";
    let piece = |text: &str| format!("{head}<w:r><w:t>{text}</w:t><w:t>{all}</w:t></w:r>{tail}");
    let crossed = |kind: &str, element: &str, text: &str| {
        format!(
            "<w:{kind} {WHO}>{head}</w:{kind}><w:{kind} {WHO}><w:r><w:{element}>{text}</w:{element}><w:{element}>{all}</w:{element}></w:r></w:{kind}>{tail}"
        )
    };
    let copies = [
        piece(""),
        piece("本年最"),
        crossed("del", "delText", "大"),
        crossed("ins", "t", "难"),
        piece("的挑战是什么？"),
        piece(""),
    ];
    // The first piece may be missing: its control has all of the text alone.
    for copies in [&copies[..], &[&copies[..1], &copies[2..5]].concat()] {
        let docx = Docx::open(&docx.bytes()).edit(BODY, &whole, &copies.concat());
        let ran = read(&book, &docx, "--apply").done();
        assert!(ran.stdout.contains("`大` is to be `难` (王芳, 2031-04-12)"), "{ran}");
        assert!(ran.stderr.contains("it may have lost bold and italic"), "{ran}");
        assert_eq!(book.text(CASE), before.replace(says, now));
        book.write(CASE, &before);
    }
}
