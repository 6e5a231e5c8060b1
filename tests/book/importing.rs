//! Interviews that come as documents.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::Book;

/// An interview as someone types it in Markdown.
const MARKDOWN: &str = "\
# 蓝桥仪器访谈录

受访人：沈知远（知识产权总监）、顾明薇（法务经理）

采访方：横桥研究室

采访时间：2023 年 4 月

蓝桥仪器是一家虚构的测量仪器企业。

| 指标 | 数值 |
|---|---|
| 累计专利申请 | 734 件 |
| 研发人员 | 约 210 人 |

## 研发与专利

**专利怎样决定取舍？**

先看**技术的寿命**[^1]，再看 [检索报告](https://example.com/a)。

- 记录先行
- 保护在后

意见不一致时呢？

**2023 年最大的变化是什么？**

5 \\* 3 的矩阵，范围是 20~30。

## 结语

感谢两位。

[^1]: 一项技术从上市到被替代的年数。
";

/// A document of Word with this body, and a comment.
pub(crate) fn word(body: &str) -> Vec<u8> {
    const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("_rels/.rels", relation("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", relation("comments", "comments.xml")),
        ("word/document.xml", format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>")),
        (
            "word/comments.xml",
            format!(
                "<w:comments {NAMES}><w:comment w:id=\"0\" w:author=\"顾明薇\"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment></w:comments>"
            ),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

/// A paragraph of Word.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn an_interview_in_markdown_becomes_a_case() {
    let book = Book::plain();
    book.write("来稿.md", MARKDOWN);
    let ran = book.run("import 来稿.md --lang zh").done();
    insta::assert_snapshot!(book.text("cases/lanqiaoyiqi.yaml"));
    insta::assert_snapshot!("an_interview_in_markdown_becomes_a_case.said", ran.stderr.replace('\\', "/"));
    // The book's groups are its own; nothing else is wrong with what was made.
    book.edit("cases/lanqiaoyiqi.yaml", "name: 蓝桥仪器\n", "name: 蓝桥仪器\ngroup: 境内企业\n");
    book.run("check cases/lanqiaoyiqi.yaml --no-typeset").done();
    book.run("sheet lanqiaoyiqi").done();
}

/// What headings say that is said by the keys of a case besides.
#[test]
fn headings_of_the_profile_and_the_interview_are_not_left_over() {
    let book = Book::plain();
    let text = "# 蓝桥仪器：先写记录\n\n受访人：沈知远，总监\n\n## 企业简介\n\n蓝桥仪器是一家虚构的企业。\n\n## 访谈\n\n\
                问：先做什么？\n\n答：先写记录。\n";
    book.write("来稿.md", text);
    let ran = book.run("import 来稿.md --as lanqiao --lang en").done();
    assert!(ran.stderr.contains("found 1 question and 1 person"), "{ran}");
    assert!(!ran.stderr.contains("import-left-out"), "{ran}");
    insta::assert_snapshot!(book.text("cases/lanqiao.yaml"));
}

#[test]
fn speakers_and_follow_ups_are_found() {
    let book = Book::plain();
    book.write(
        "稿.txt",
        "蓝桥仪器\n受访人：沈知远，总监\n蓝桥仪器是一家虚构的企业。\n记者：专利怎样决定取舍？\n沈知远：看技术的寿命。\n顾明薇（法务经理）：看市场的大小。\n\
         而且要早看。\n追问：意见不一致时呢？\n沈知远：听数据的。\n记者：还有呢？\n沈总：没有了。\n",
    );
    book.run("import 稿.txt --as lanqiao").done();
    let case = book.text("cases/lanqiao.yaml");
    insta::assert_snapshot!(case);
}

#[test]
fn tracked_changes_are_taken_either_way() {
    let mark = "w:author=\"顾明薇\"";
    let body = paragraph("公司名称：蓝桥仪器")
        + &paragraph("受访人：沈知远（总监）")
        + &paragraph("蓝桥仪器是一家虚构的企业。")
        + &paragraph("问：为什么？")
        + &format!(
            "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>答：先</w:t></w:r><w:ins {mark}><w:r><w:t>写记录</w:t></w:r></w:ins>\
             <w:del {mark}><w:r><w:delText>谈保护</w:delText></w:r></w:del><w:commentRangeEnd w:id=\"0\"/></w:p>"
        );
    for (options, answer, said) in [("", "先写记录", "按接受处理"), (" --reject", "先谈保护", "按拒绝处理")]
    {
        let book = Book::plain();
        book.write("稿.docx", word(&body));
        let ran = book.run(&format!("import 稿.docx --lang zh{options}")).done();
        assert!(book.text("cases/lanqiaoyiqi.yaml").contains(&format!("      {answer}\n")), "{ran}");
        assert!(ran.stderr.contains(&format!("2 处修订{said}（顾明薇）")), "{ran}");
        assert!(ran.stderr.contains("顾明薇批注：请核实") && ran.stderr.contains("第 5 段"), "{ran}");
        for told in ["修订：加上“写记录”（顾明薇）", "修订：删去“谈保护”（顾明薇）"]
        {
            assert!(ran.stderr.contains(told), "{ran}");
        }
        let json = book.run(&format!("import 稿.docx --as zwei --format json{options}")).done().json();
        assert_eq!((&json[0]["code"], &json[0]["paragraph"]), (&"import-change".into(), &5.into()), "{json}");
    }
}

#[test]
fn what_is_no_document_leaves_the_book_as_it_was() {
    let book = Book::plain();
    let before = book.list("cases");
    let wide: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let whole = word(&paragraph("问：为什么？"));
    for (name, bytes, said) in [
        ("a.doc", [b"\xD0\xCF\x11\xE0".to_vec(), wide].concat(), "Word 97 to 2003"),
        ("a.pdf", b"%PDF-1.4\n%%EOF".to_vec(), "PDF"),
        ("a.docx", whole[..whole.len() / 2].to_vec(), "cut off"),
        ("b.docx", Vec::new(), "empty"),
        ("a.txt", vec![0xFF, 0x00, 0x81], "encoding"),
    ] {
        book.write(name, bytes);
        let ran = book.run(&format!("import {name} --lang en")).faulty();
        assert!(ran.stderr.contains("error[foreign-document]") && ran.stderr.contains(said), "{ran}");
    }
    book.run("import missing.docx").misused();
    assert_eq!(book.list("cases"), before);
}

#[test]
fn what_an_editor_has_written_stays() {
    let book = Book::plain();
    book.write("稿.md", MARKDOWN).write("cases/lanqiaoyiqi.yaml", "name: mine\n");
    let ran = book.run("import 稿.md --lang en").misused();
    assert!(ran.stderr.contains("--as"), "{ran}");
    assert_eq!(book.text("cases/lanqiaoyiqi.yaml"), "name: mine\n");
    let ran = book.run("import 稿.md --as 蓝桥 --lang en").misused();
    assert!(ran.stderr.contains("`lanqiao`"), "{ran}");
    book.run("import 稿.md --as lanqiao-2").done();
}
