//! Documents as Word, WPS and LibreOffice write them, in the few elements that matter.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::document::{
    Alignment, Block, Change, ChangeKind, Changes, Content, ControlLevel, Document, NoteId, Paragraph,
    RemarkKind, Script, Table, text,
};
use super::read;
use crate::diag::Lang;

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

/// The type of relations, up to its last part.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

/// A relation as its part has it.
fn relation(id: &str, kind: &str, target: &str) -> String {
    let mode = if target.contains(':') { r#" TargetMode="External""# } else { "" };
    format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>"#)
}

/// A document with this body and other parts in `word/`: kind, name, text.
fn document_with(body: &str, parts: &[(&str, &str, &str)], relations: &[(&str, &str, &str)]) -> Vec<u8> {
    let start =
        format!("<Relationships>{}</Relationships>", relation("rId1", "officeDocument", "word/document.xml"));
    let own: String = parts.iter().map(|(kind, name, _)| relation(name, kind, name)).collect();
    let own: String =
        own + &relations.iter().map(|(id, kind, target)| relation(id, kind, target)).collect::<String>();
    let own = format!("<Relationships>{own}</Relationships>");
    let main = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let mut all = vec![
        ("_rels/.rels".to_owned(), start),
        ("word/_rels/document.xml.rels".to_owned(), own),
        ("word/document.xml".to_owned(), main),
    ];
    for (_, name, text) in parts {
        let text = text.replacen('>', &format!(" {W}>"), usize::from(text.starts_with("<w:")));
        all.push((format!("word/{name}"), text));
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    package(&all)
}

fn document(body: &str) -> Document {
    read(&document_with(body, &[], &[])).expect("a document")
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn paragraph(document: &Document, index: usize) -> &Paragraph {
    document.paragraphs()[index]
}

fn table(document: &Document) -> &Table {
    document
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .expect("a table")
}

#[test]
fn runs_keep_their_looks_and_join_where_they_are_alike() {
    let found = document(
        r#"<w:p><w:r><w:t>甲</w:t></w:r><w:proofErr/><w:r><w:rPr><w:lang w:val="zh"/></w:rPr><w:t xml:space="preserve">乙 </w:t></w:r>
        <w:r><w:rPr><w:b/></w:rPr><w:t>丙</w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>丁</w:t></w:r>
        <w:r><w:t>CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>
        <w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>戊</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>己</w:t></w:r></w:p>"#,
    );
    let paragraph = paragraph(&found, 0);
    let runs: Vec<(&str, bool, bool, Script, bool)> = paragraph
        .runs
        .iter()
        .map(|run| (run.text(), run.look.bold, run.look.italic, run.look.script, run.look.hidden))
        .collect();
    assert_eq!(
        runs,
        [
            ("甲乙 ", false, false, Script::Base, false),
            ("丙", true, false, Script::Base, false),
            ("丁", false, true, Script::Base, false),
            ("CO", false, false, Script::Base, false),
            ("2", false, false, Script::Sub, false),
            ("戊", false, true, Script::Base, false),
            ("己", false, false, Script::Base, true),
        ]
    );
}

#[test]
fn styles_say_what_paragraphs_are() {
    let styles = r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="q"><w:name w:val="问题"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="x"><w:name w:val="loop"/><w:basedOn w:val="x"/></w:style></w:styles>"#;
    let body = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>{0}</w:p><w:p>{0}</w:p><w:p><w:pPr><w:pStyle w:val="q"/><w:outlineLvl w:val="9"/></w:pPr>{0}</w:p>
        <w:p><w:pPr><w:pStyle w:val="x"/><w:outlineLvl w:val="2"/></w:pPr><w:r><w:rPr><w:rStyle w:val="s"/></w:rPr><w:t>重</w:t></w:r></w:p>"#,
        run("文")
    );
    let found = read(&document_with(&body, &[("styles", "styles.xml", styles)], &[])).expect("a document");
    let said: Vec<_> = found
        .paragraphs()
        .iter()
        .map(|own| (own.style.as_deref().expect("a style"), own.outline, own.is_bold, own.alignment))
        .collect();
    assert_eq!(
        said,
        [
            ("heading 1", Some(1), true, Alignment::Centre),
            ("Normal", None, false, Alignment::Start),
            ("问题", None, true, Alignment::Centre),
            ("loop", Some(3), false, Alignment::Start),
        ]
    );
    assert!(paragraph(&found, 3).runs[0].look.bold && !paragraph(&found, 0).runs[0].look.bold);
}

#[test]
fn numbers_that_the_file_does_not_hold_are_counted() {
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
    let item = |list: &str, level: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
            run("项")
        )
    };
    let all = [
        ("1", "0"),
        ("1", "1"),
        ("1", "1"),
        ("1", "0"),
        ("1", "1"),
        ("2", "0"),
        ("3", "0"),
        ("0", "0"),
        ("9", "0"),
    ];
    let body: String = all.iter().map(|(list, level)| item(list, level)).collect();
    let found =
        read(&document_with(&body, &[("numbering", "numbering.xml", numbering)], &[])).expect("a document");
    let labels: Vec<Option<String>> =
        found.paragraphs().iter().map(|own| own.list.as_ref().map(|item| item.label.clone())).collect();
    let labels: Vec<Option<&str>> = labels.iter().map(Option::as_deref).collect();
    assert_eq!(
        labels,
        [
            Some("一、"),
            Some("1.1"),
            Some("1.2"),
            Some("二、"),
            Some("2.1"),
            Some("•"),
            Some("一、"),
            None,
            None
        ]
    );
    assert!(paragraph(&found, 5).list.as_ref().is_some_and(|item| item.is_bullet));
}

#[test]
fn tracked_changes_are_kept_with_who_made_them_and_settled_either_way() {
    let mark = |kind: &str| {
        format!(r#"<w:pPr><w:rPr><w:{kind} w:author="王芳" w:date="2023-04-12T10:00:00Z"/></w:rPr></w:pPr>"#)
    };
    let body = format!(
        r#"<w:p>{}{}<w:ins w:author="王芳" w:date="2023-04-12T10:00:00Z">{}</w:ins><w:del w:author="李明"><w:r><w:delText>旧</w:delText></w:r></w:del>
        <w:ins w:author="王芳"><w:del w:author="李明">{}</w:del></w:ins></w:p>
        <w:p>{}</w:p><w:p>{}<w:moveFrom w:author="李明">{}</w:moveFrom></w:p><w:p><w:moveTo w:author="李明">{}</w:moveTo></w:p>
        <w:tbl><w:tr><w:trPr><w:del w:author="李明"/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"#,
        mark("del"),
        run("甲"),
        run("新"),
        run("来去"),
        run("乙"),
        mark("ins"),
        run("移"),
        run("移"),
        run("表"),
    );
    let found = document(&body);
    let change = |kind, author: &str| Change { kind, author: author.to_owned(), date: String::new() };
    let runs = &paragraph(&found, 0).runs;
    assert_eq!(
        runs[1].changes,
        [Change { date: "2023-04-12T10:00:00Z".into(), ..change(ChangeKind::Inserted, "王芳") }]
    );
    assert_eq!(runs[3].changes, [change(ChangeKind::Inserted, "王芳"), change(ChangeKind::Deleted, "李明")]);
    assert_eq!(text(&found.clone().settled(Changes::Accepted).blocks), "甲新乙\n\n移\n");
    assert_eq!(text(&found.settled(Changes::Rejected).blocks), "甲旧\n乙\n移\n表\n");
}

#[test]
fn content_controls_name_what_they_hold() {
    let control = |tag: &str, inner: &str| {
        format!(
            r#"<w:sdt><w:sdtPr><w:alias w:val="名"/><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"#
        )
    };
    let inline = control("interview.0.q", &run("问"));
    let body = control(
        "interview.0",
        &format!(
            "<w:p>{inline}{}</w:p><w:tbl>{}</w:tbl>",
            run("外"),
            control(
                "row",
                &format!(
                    "<w:tr>{}</w:tr>",
                    control("cell", &format!("<w:tc><w:p>{}</w:p></w:tc>", run("格")))
                )
            )
        ),
    );
    let found = document(&(body + &control("empty", "")));
    let said: Vec<_> = found
        .controls
        .iter()
        .map(|own| (own.tag.as_deref().unwrap_or_default(), own.level, own.parent))
        .collect();
    assert_eq!(
        said,
        [
            ("interview.0", ControlLevel::Block, None),
            ("interview.0.q", ControlLevel::Inline, Some(0)),
            ("row", ControlLevel::Row, Some(0)),
            ("cell", ControlLevel::Cell, Some(2)),
            ("empty", ControlLevel::Block, None),
        ]
    );
    let first = paragraph(&found, 0);
    assert_eq!((first.controls.as_slice(), first.runs[0].controls.as_slice()), (&[0][..], &[1][..]));
    assert!(first.runs[1].controls.is_empty());
    assert_eq!(paragraph(&found, 1).controls, [0, 2, 3]);
    assert_eq!(paragraph(&found, 1).place.cell, Some([1, 1, 1]));
}

#[test]
fn comments_say_who_wrote_them_and_about_what() {
    let comments = format!(
        r#"<w:comments><w:comment w:id="7" w:author="王芳" w:date="2023-04-12"><w:p>{}</w:p><w:p>{}</w:p></w:comment></w:comments>"#,
        run("请核实"),
        run("谢谢")
    );
    let body = format!(
        r#"<w:p>{}</w:p><w:p>{}<w:commentRangeStart w:id="7"/>{}</w:p><w:p>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>{}</w:p>"#,
        run("一"),
        run("二"),
        run("三"),
        run("四"),
        run("五")
    );
    let found =
        read(&document_with(&body, &[("comments", "comments.xml", &comments)], &[])).expect("a document");
    let comment = &found.comments[0];
    assert_eq!((comment.author.as_str(), comment.text.as_str()), ("王芳", "请核实\n谢谢\n"));
    assert_eq!(
        comment.place.map(|place| place.message().render(Lang::from_tag("zh"))).as_deref(),
        Some("第 2 段")
    );
    let about: String = found
        .paragraphs()
        .iter()
        .flat_map(|own| &own.runs)
        .filter(|run| run.comments == [0])
        .map(|run| run.text())
        .collect();
    assert_eq!(about, "三四");
}

#[test]
fn no_text_is_lost_wherever_it_stands() {
    let boxed = |text: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(text));
    let notes = format!(
        r#"<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote></w:footnotes>"#,
        run("注文")
    );
    let header = format!("<w:hdr><w:p>{}</w:p></w:hdr>", run("页眉"));
    let body = format!(
        r#"<w:p><w:hyperlink r:id="link" w:anchor="a">{}</w:hyperlink><w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.cn" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:smartTag>{}</w:smartTag><w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="House" w:char="F021"/><w:softHyphen/><w:noBreakHyphen/><w:tab/><w:br/><w:br w:type="page"/></w:r>
        <w:r><w:ruby><w:rt><w:r><w:t>yù</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>
        <w:r><w:footnoteReference w:id="2"/></w:r>
        <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
        <w:r><w:drawing><wp:inline><wp:docPr descr="实验室"/><a:blip r:embed="pic"/></wp:inline></w:drawing></w:r>
        <m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>"#,
        run("链"),
        run("3"),
        run("域"),
        run("标"),
        run("彧"),
        boxed("框"),
        boxed("框"),
    );
    let parts = [
        ("footnotes", "footnotes.xml", notes.as_str()),
        ("header", "header1.xml", &header),
        ("image", "media/a.png", "PNG"),
    ];
    let relations = [
        ("link", "hyperlink", "https://a.cn"),
        ("pic", "image", "media/a.png"),
        ("t", "attachedTemplate", "file:///c:/x.dot"),
    ];
    let found = read(&document_with(&body, &parts, &relations)).expect("a document");
    let first = paragraph(&found, 0);
    assert_eq!(first.text(), "链3域标→□\u{AD}\u{2011}\t\n彧E=mc");
    let link =
        |text: &str| first.runs.iter().find(|run| run.text() == text).and_then(|run| run.link.as_deref());
    assert_eq!((link("链"), link("域"), link("3")), (Some("https://a.cn#a"), Some("https://b.cn"), None));
    let ruby = first.runs.iter().find(|run| run.text() == "彧").and_then(|run| run.look.ruby.as_deref());
    assert_eq!(ruby, Some("yù"));
    let second = paragraph(&found, 1);
    assert!(second.boxed && second.text() == "框" && found.paragraphs().len() == 2);
    let note = NoteId { is_endnote: false, id: "2".into() };
    assert!(first.runs.iter().any(|run| run.content == Content::Note(note.clone())));
    assert_eq!(text(&found.notes[&note]), "注文\n");
    let picture = first.runs.iter().find_map(|run| match &run.content {
        Content::Picture(picture) => Some(picture),
        Content::Text(_) | Content::Note(_) => None,
    });
    assert_eq!(picture.and_then(|own| own.alt.as_deref()), Some("实验室"));
    assert_eq!(found.pictures["word/media/a.png"], b"PNG");
    assert_eq!(found.margins, ["页眉"]);
    let said: Vec<(RemarkKind, &str)> =
        found.remarks.iter().map(|own| (own.kind, own.detail.as_str())).collect();
    assert_eq!(
        said,
        [
            (RemarkKind::Symbol, "House F021"),
            (RemarkKind::Formula, "E=mc"),
            (RemarkKind::External, "file:///c:/x.dot"),
        ]
    );
}

#[test]
fn merged_cells_are_known() {
    let cell = |properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>");
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(r#"<w:gridSpan w:val="2"/>"#),
        cell(r#"<w:vMerge w:val="restart"/>"#),
        cell(r#"<w:gridSpan w:val="2"/>"#),
        cell("<w:vMerge/>"),
    );
    let found = document(&body);
    let cells: Vec<(usize, bool)> = table(&found)
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| (cell.columns, cell.continues))
        .collect();
    assert_eq!(cells, [(2, false), (1, false), (2, false), (1, true)]);
}

#[test]
fn what_is_no_document_is_said() {
    let zh = |bytes: &[u8]| {
        read(bytes).map_err(|fault| fault.message.render(Lang::from_tag("zh"))).expect_err("no document")
    };
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let ole = |name: &str| [b"\xD0\xCF\x11\xE0".to_vec(), wide(name)].concat();
    assert_eq!(zh(&ole("WordDocument")), "这是 Word 97 至 2003 的文档（.doc）");
    assert_eq!(zh(&ole("EncryptedPackage")), "文档要输入密码才能打开");
    assert_eq!(zh(&ole("Workbook")), "这是旧版 Office 的文件，不是 Word 文档");
    let whole = document_with(&format!("<w:p>{}</w:p>", run("文")), &[], &[]);
    for (bytes, word) in [
        (&whole[..whole.len() / 2], "不完整"),
        (b"", "空"),
        (b"PK\x03\x04", ""),
        (&package(&[("xl/workbook.xml", "<workbook/>")]), "工作簿"),
        (b"%PDF-1.4\n%%EOF", "PDF"),
        ("文字".as_bytes(), "文本"),
    ] {
        let said = zh(bytes);
        assert!(said.contains(word), "{said}");
    }
    let main = |text: &str| package(&[("word/document.xml", text)]);
    let entities = r#"<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><w:document xmlns:w="w"><w:body>&c;</w:body></w:document>"#;
    assert!(zh(&main(entities)).contains("实体"));
    assert_eq!(
        zh(&main("<w:document xmlns:w='w'><w:body>")),
        "文档已损坏：其中的“word/document.xml”无法读取"
    );
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    for _ in 0..80 {
        zip.write_all(&vec![b' '; 1 << 20]).expect("its bytes");
    }
    let bytes = zip.finish().expect("a package").into_inner();
    assert!(bytes.len() < 1 << 20);
    let said = read(&bytes).expect_err("a bomb").message.to_string();
    assert_eq!(said, "the document unpacks to more than any document needs");
}

#[test]
fn what_stands_too_deep_is_said_and_the_rest_is_read() {
    let deep = |name: &str| {
        format!("{}{}{}", format!("<w:{name}>").repeat(5000), run("深"), format!("</w:{name}>").repeat(5000))
    };
    let found = document(&format!(
        "<w:p>{}{}</w:p>{}<w:p>{}</w:p>",
        deep("smartTag"),
        run("浅"),
        deep("customXml"),
        run("后")
    ));
    assert_eq!(text(&found.blocks), "浅\n后\n");
    let said: Vec<(RemarkKind, &str)> =
        found.remarks.iter().map(|own| (own.kind, own.detail.as_str())).collect();
    assert_eq!(said, [(RemarkKind::Deep, "深")]);
}

#[test]
fn no_bytes_make_it_panic() {
    let whole = document_with(
        &format!(
            r#"<w:p>{}<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>"#,
            run("文")
        ),
        &[("styles", "styles.xml", "<w:styles/>")],
        &[],
    );
    for at in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read(&bytes);
    }
}
