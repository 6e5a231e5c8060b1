//! Files that are no text, no YAML, or no YAML that a book can hold.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};

const CASE: &str = "cases/luming.yaml";

#[test]
fn broken_yaml() {
    let mut seen = Catalogue::default();
    seen.refuses("an open quote", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: \"鹿鸣海事");
    });
    seen.refuses("a colon inside a plain scalar", |book| {
        book.edit(CASE, "title: 法务部", "title: 法务部: 二组");
    });
    seen.refuses("a tab in the indentation", |book| {
        book.edit(CASE, "  title: 法务部", "\ttitle: 法务部");
    });
    seen.refuses("a key that is not indented", |book| {
        book.edit(CASE, "    a: |\n      该部门", "   a: |\n      该部门");
    });
    seen.refuses("an open bracket at the end of the file", |book| {
        book.edit("report.yaml", "groups: [境内企业, 境外企业]", "groups: [境内企业, 境外企业");
    });
    seen.refuses("the same key twice", |book| {
        book.append(CASE, "name: 鹿鸣\n").append(CASE, "profile: 又一份简介\n");
    });
    seen.refuses("an empty file", |book| {
        book.write(CASE, "");
    });
    seen.refuses("nothing but comments", |book| {
        book.write(CASE, "# name: 鹿鸣海事\n");
    });
    seen.refuses("a second document", |book| {
        book.append(CASE, "---\nname: 另一家\n");
    });
    seen.refuses("a tag", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: !include /etc/passwd");
    });
    seen.refuses("a key that is a list", |book| {
        book.append(CASE, "? [a, b]\n: c\n");
    });
    seen.refuses("an alias without an anchor", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: *name");
    });
    seen.refuses("a list in place of the whole map", |book| {
        book.write(CASE, "- name: 鹿鸣海事\n");
    });
    seen.refuses("a sentence in place of the whole map", |book| {
        book.write(CASE, "鹿鸣海事\n");
    });
    assert_snapshot!(seen);
}

#[test]
fn yaml_that_is_too_much() {
    let mut seen = Catalogue::default();
    seen.refuses("a bomb of aliases", |book| {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..=9 {
            let below = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{below}]\n"));
        }
        book.write(CASE, bomb);
    });
    seen.refuses("an alias inside its own anchor", |book| {
        book.write(CASE, "name: &a [*a]\n");
    });
    seen.refuses("ten thousand brackets", |book| {
        book.write(CASE, format!("name: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)));
    });
    seen.refuses("ten thousand open braces", |book| {
        book.write(CASE, "{".repeat(10_000));
    });
    seen.refuses("ten thousand levels of indentation", |book| {
        book.write(CASE, "- ".repeat(10_000) + "x\n");
    });
    seen.refuses("five megabytes", |book| {
        book.append(CASE, &format!("closing: |\n  {}\n", "字".repeat(5_000_000 / 3)));
    });
    assert_snapshot!(seen);
}

#[test]
fn text_that_is_no_text() {
    let mut seen = Catalogue::default();
    seen.refuses("GBK", |book| {
        // 鹿鸣 in GBK, where the name stands.
        let mut bytes = b"group: \"x\"\nname: ".to_vec();
        bytes.extend([0xC2, 0xB9, 0xC3, 0xF9, b'\n']);
        book.write(CASE, bytes);
    });
    seen.refuses("UTF-16", |book| {
        let units = "name: 鹿鸣".encode_utf16().flat_map(u16::to_le_bytes);
        book.write(CASE, [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>());
    });
    seen.refuses("control characters", |book| {
        book.edit(CASE, "宜于", "宜\u{7}于").edit(CASE, "法务部", "法务\u{0}部");
    });
    seen.refuses("characters that the pipeline uses itself", |book| {
        book.edit(CASE, "宜于", "宜\u{FDD0}于").edit(CASE, "法务部", "法务\u{F002A}部");
    });
    seen.refuses("marks that turn the direction of the text", |book| {
        book.edit(CASE, "宜于", "宜\u{202E}于");
    });
    assert_snapshot!(seen);
}

#[test]
fn characters_without_a_glyph() {
    let mut seen = Catalogue::default();
    seen.refuses("in plain text, in quotes, and in the middle of prose", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: 鹿鸣\u{13080}海事")
            .edit(CASE, "title: 法务部", "title: \"法务\u{1F9A9}部\"")
            .edit(CASE, "再与专利的期限比较", "再与专利的\u{16A0}期限比较");
    });
    seen.refuses("in the data of a figure and in a title", |book| {
        book.edit("figures/focus.yaml", "[开拓市场, 20.0]", "[开拓\u{12000}市场, 20.0]")
            .edit("figures/focus.yaml", "n: 120", "n: { 2031 年\u{13080}: 120 }")
            .edit("report.yaml", "title: 素白之书", "title: 素白之书 \u{1D11E}");
    });
    seen.refuses_in("--lang zh", "the same in Chinese", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: 鹿鸣\u{13080}海事");
    });
    seen.refuses("a sign of Word's in an answer", |book| {
        book.edit(CASE, "再与专利的期限比较", "\u{F0D8} 再与专利的期限比较");
    });
    seen.refuses("in a data file", |book| {
        let spec = "title: 题\nchart: bar\nunit: \"%\"\ndata: { csv: focus.csv }\n";
        book.write("figures/focus.yaml", spec)
            .write("figures/focus.csv", "类别,占比\n甲\u{13080},38.9\n乙,61.1\n");
    });
    assert_snapshot!(seen);
}

#[test]
fn the_same_in_chinese() {
    let mut seen = Catalogue::default();
    seen.refuses_in("--lang zh", "an open quote", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: \"鹿鸣海事");
    });
    seen.refuses_in("--lang zh", "a tab, an unknown key, a missing key, a wrong type", |book| {
        book.edit(CASE, "  title: 法务部", "\ttitle: 法务部")
            .edit("cases/banqiao.yaml", "industry:", "industri:")
            .edit("chapters/preface.yaml", "title: 写在前面\n", "")
            .edit("figures/focus.yaml", "[降低成本, 30.0]", "{ 降低成本: 30.0 }");
    });
    seen.refuses_in("--lang zh", "GBK", |book| {
        book.write(CASE, [b'n', b':', b' ', 0xC2, 0xB9, 0xC3, 0xF9]);
    });
    assert_snapshot!(seen);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_welcome() {
    let plain = Book::plain();
    plain.run("build").done();
    let windows = Book::plain();
    for file in windows.list("").into_iter().filter(|file| file.ends_with(".yaml")) {
        windows.write(&file, format!("\u{FEFF}{}", windows.text(&file).replace('\n', "\r\n")));
    }
    assert_eq!(windows.run("check --format short").done().stdout, "");
    windows.run("build").done();
    assert!(
        plain.bytes("out/report.pdf") == windows.bytes("out/report.pdf"),
        "the same text gives the same report"
    );
}

#[test]
fn findings_after_windows_line_ends_name_the_same_places() {
    let broken = |book: &Book| {
        book.edit(CASE, "title: 法务部", "titel: 法务部").edit(CASE, "宜于", "宜\u{13080}于");
    };
    let unix = Book::plain();
    broken(&unix);
    let windows = Book::plain();
    broken(&windows);
    windows.write(CASE, format!("\u{FEFF}{}", windows.text(CASE).replace('\n', "\r\n")));
    let check = |book: &Book| book.run("check --format short").faulty().stdout;
    assert_eq!(check(&unix), check(&windows));
}
