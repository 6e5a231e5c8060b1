//! What the editors typed is what the reader reads: every character of every profile, question and answer, in order.

#![allow(clippy::disallowed_methods, reason = "a test reads the book by itself")]

use std::fs;
use std::path::Path;

use serde_yaml::Value;

use crate::harness::{Book, Ran, repository, run};
use crate::pdf::{Pdf, squeezed};

/// A case as this test reads it, without the program's help: its id, its texts in printing order, and its notes, each with its number.
struct Case {
    id: String,
    texts: Vec<String>,
    notes: Vec<String>,
}

fn cases(book: &Path) -> Vec<Case> {
    let mut files: Vec<_> =
        fs::read_dir(book.join("cases")).expect("cases").map(|file| file.expect("a file").path()).collect();
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".yaml") && !name.starts_with('_')
    });
    files.sort();
    assert!(!files.is_empty(), "the book has cases");
    let case = |file: &Path| {
        let text = fs::read_to_string(file).expect("a case");
        let case: Value = serde_yaml::from_str(&numbered(&text)).expect("YAML");
        let mut texts = paragraphs(text_of(&case["profile"]));
        for exchange in case["interview"].as_sequence().expect("an interview") {
            texts.push(squeezed(text_of(&exchange["q"])));
            texts.extend(paragraphs(text_of(&exchange["a"])));
        }
        let notes = (1..).zip(marks(&text)).filter_map(|(number, key)| {
            Some(squeezed(&format!("{number}{}", unmarked(case["notes"].get(key)?.as_str()?))))
        });
        let notes = notes.collect();
        Case { id: file.file_stem().expect("a name").to_string_lossy().into_owned(), texts, notes }
    };
    files.iter().map(|file| case(file)).collect()
}

/// The keys of the notes that a file marks, in the order of their first marks.
fn marks(text: &str) -> Vec<&str> {
    let mut keys: Vec<&str> = Vec::new();
    for piece in text.split("[^").skip(1) {
        let (key, _) = piece.split_once(']').expect("a mark");
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// A file whose marks of notes are the numbers that the book gives them.
fn numbered(text: &str) -> String {
    let keys = marks(text);
    let mut pieces = text.split("[^");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (key, rest) = piece.split_once(']').expect("a mark");
        let number = keys.iter().position(|known| *known == key).expect("a number") + 1;
        out.push_str(&format!("{number}{rest}"));
    }
    out
}

fn text_of(value: &Value) -> &str {
    value.as_str().expect("text")
}

/// The lines of prose without its marks and blanks, by a reading of the subset that is as simple as can be: the marks of a
/// line's beginning go, links leave their words, `^1^` leaves its number, and a backslash before a mark keeps it.
fn paragraphs(prose: &str) -> Vec<String> {
    prose.lines().map(|line| squeezed(&unmarked(line.trim()))).filter(|line| !line.is_empty()).collect()
}

fn unmarked(line: &str) -> String {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.strip_prefix(". ").filter(|_| digits.len() < line.len());
    let mut rest = numbered.or(line.strip_prefix("- ")).or(line.strip_prefix("> ")).unwrap_or(line);
    let mut out = String::new();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let mark = after.chars().next().filter(|mark| "*[]^>-.".contains(*mark));
        let number =
            after.split_once('^').filter(|(n, _)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        let link = rest.strip_prefix('[').and_then(|rest| rest.split_once("](")).and_then(|(words, rest)| {
            Some((words, rest.split_once(')')?.1)).filter(|_| !words.contains(['[', ']']))
        });
        rest = match (c, mark, number, link) {
            ('\\', Some(mark), _, _) => {
                out.push(mark);
                &after[1..]
            }
            ('^', _, Some((number, rest)), _) => {
                out.push_str(number);
                rest
            }
            ('[', _, _, Some((words, rest))) => {
                out.push_str(&unmarked(words));
                rest
            }
            _ => {
                out.push(c);
                after
            }
        };
    }
    out
}

/// Every text must follow the one before it somewhere in the printed text. Notes are taken out of it: at the foot of a page they stand
/// within the text that goes on overleaf. Stars are left out of the comparison, for
/// which of them are marks is decided elsewhere; `what_looks_like_code_is_printed_as_typed` names some that are not.
fn found_in_order(id: &str, case: &Case, printed: &str) {
    let printed = case.notes.iter().fold(printed.to_owned(), |printed, note| printed.replacen(note, "", 1));
    let printed = printed.replace('*', "");
    let mut from = 0;
    for text in case.texts.iter().map(|text| text.replace('*', "")) {
        let rest = &printed[from..];
        let Some(at) = rest.find(text.as_str()) else {
            let whole = if printed.contains(text.as_str()) { "only before its place" } else { "nowhere" };
            let near: String = rest.chars().take(400).collect();
            panic!("{id}: this stands {whole} in the PDF:\n{text}\nwhere the PDF goes on:\n{near}");
        };
        from += at + text.len();
    }
}

fn every_character_is_printed(book: &Path) {
    let out = Book::empty();
    let print = |command: &str| -> Ran {
        run(book, &format!("{command} --out {}", out.root().display()), &[]).done()
    };
    print("build");
    print("sheet --all");
    let report = Pdf::read(&out.bytes("report.pdf")).text();
    for case in cases(book) {
        found_in_order(&case.id, &case, &report);
        let sheet = Pdf::read(&out.bytes(&format!("{}.pdf", case.id)));
        found_in_order(&format!("the sheet {}", case.id), &case, &sheet.text());
    }
}

#[test]
fn every_character_of_hostile_cases_is_printed() {
    every_character_is_printed(Book::fixture("verbatim").root());
}

#[test]
fn every_character_of_the_sample_book_is_printed() {
    every_character_is_printed(repository());
}

/// Pieces of the hostile book that this test spells out, so that not even its own reading of the marks is needed.
#[test]
fn what_looks_like_code_is_printed_as_typed() {
    let book = Book::fixture("verbatim");
    book.run("build --out out").done();
    let printed = Pdf::read(&book.bytes("out/report.pdf")).text();
    for text in [
        "测试之书 [第 1 版] #1 $x_2$ *字面* @引用",
        r"Nanke_Materials {{ 7*7 }} // $x$ \ `raw`",
        r#"#1 *问题* _一_：$a$ @b `c` ~d <e> [f](g) {{ h }} {% i %} // j /* k */ -- l "m" 'n' \o = - + 1."#,
        r#"{% include "../../etc/passwd" %} 与 #import "x.typ": * 各是什么？"#,
        r#"#let secret = read("/etc/passwd") 是一句常见的玩笑"#,
        r#"、{% for x in y %}、{# 注释 #}、#eval("1+1")、$ sum_(i=1)^n $、`raw`、// 行尾、/"#,
        r"样品的照片放在 C:\new\table\2031 里",
        r#"把 -- 改成破折号，把 ... 改成省略号，把 "x" 改成弯引号"#,
        r"标签上的字符集合包括 {#}、{%}、$、*、_、[、]、^ 与 \，印刷系统",
        "内部代号写成 *A* 或 [B]，价格以 $ 计，备注以 # 开头。公司的邮箱是 ip@example.com，共享目录在 ~/films 之下。",
        "实体 &amp; 与 &lt;，都照印。",
        r"*不是强调*、**不是加粗**、[不是链接](x)、^不是注号^，路径 C:\new\table 里的反斜杠是字面的。",
        "可以把加粗与强调叠在一起，也可以放一个链接。",
        "汉字与汉字之间的换行不产生空格",
        "- 这一行以连字符开头，不是列表。",
        "1. 这一行以数字开头，也不是列表。",
        "供应商换了三家 [A/B/C]，问题仍在 #1 工位。",
        "方括号 [x]、井号 #、美元 $",
        r"反斜杠 \ 与反引号 `",
        "= 开头的说明",
        "<b>授权率</b> {{ x }}",
        "开拓_新_市场 *",
    ] {
        assert!(printed.contains(&squeezed(text)), "`{text}` must be printed as typed");
    }
}
