//! YAML as editors type it: every slip is named on its own line, in words that are not the parser's, with the way to write it.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};

const CASE: &str = "cases/luming.yaml";
const NAME: &str = "name: 鹿鸣海事";
const TITLE: &str = "  title: 法务部";
const CHAPTER: &str = "chapters/preface.yaml";

/// What is typed in place of a line of the case, in both languages.
fn catalogue(slips: &[(&str, &str, &str)]) -> String {
    let mut seen = Catalogue::default();
    for (what, line, typed) in slips {
        for args in ["", "--lang zh"] {
            seen.refuses_in(args, what, |book| {
                book.edit(CASE, line, typed);
            });
        }
    }
    seen.to_string()
}

#[test]
fn what_a_text_begins_with() {
    assert_snapshot!(catalogue(&[
        ("a number behind >", NAME, "name: >500 强企业"),
        ("a number behind |", NAME, "name: |3"),
        ("a quotation mark, and the text goes on", NAME, "name: \"鹿鸣\"海事"),
        ("a bracket, and the text goes on", NAME, "name: [待定] 鹿鸣海事"),
        ("a brace, and the text goes on", NAME, "name: {鹿鸣}海事"),
        ("a percent sign", NAME, "name: %鹿鸣"),
        ("an at sign", NAME, "name: @鹿鸣"),
        ("a backtick", NAME, "name: `鹿鸣`"),
        ("stars", NAME, "name: **鹿鸣**海事"),
        ("an ampersand", NAME, "name: &鹿鸣 海事"),
        ("an exclamation mark", NAME, "name: !鹿鸣"),
        ("a dash", NAME, "name: - 鹿鸣"),
        ("a question mark", NAME, "name: ? 鹿鸣"),
        ("a comma", NAME, "name: , 鹿鸣"),
        ("a closing bracket", NAME, "name: ] 鹿鸣"),
        ("a bracket alone", NAME, "name: [待定]"),
        ("an open quotation mark", NAME, "name: \"鹿鸣海事"),
        ("an open bracket", NAME, "name: [鹿鸣海事"),
        ("a comment", NAME, "name: #1 鹿鸣"),
        ("a backslash in double quotes", NAME, "name: \"鹿鸣\\海事\""),
        ("an escape that is not text", NAME, "name: \"鹿鸣\\e海事\""),
    ]));
}

#[test]
fn colons_and_blanks() {
    assert_snapshot!(catalogue(&[
        ("a colon inside the text", NAME, "name: 鹿鸣: 海事"),
        ("a full-width colon", NAME, "name：鹿鸣海事"),
        ("a full-width colon one level down", TITLE, "  title：法务部"),
        ("no blank behind the colon", NAME, "name:鹿鸣海事"),
        ("a full-width bar", "profile: |", "profile: ｜"),
        (
            "a full-width dash",
            "  - q: 贵公司怎样决定一项技术是否申请专利？",
            "  － q: 贵公司怎样决定一项技术是否申请专利？"
        ),
        ("a tab", TITLE, "\ttitle: 法务部"),
        ("an ideographic space", TITLE, "\u{3000}title: 法务部"),
        ("a no-break space", TITLE, " \u{A0}title: 法务部"),
        ("a key that is not indented enough", "    a: |", "   a: |"),
        (
            "a paragraph at the margin",
            "  鹿鸣海事是一家虚构的船用灯具企业。",
            "  鹿鸣海事是一家虚构的企业。\n\n它做船用灯具，\n也做航标。"
        ),
        (
            "a paragraph at the margin with a colon",
            "  鹿鸣海事是一家虚构的船用灯具企业。",
            "  鹿鸣海事是一家虚构的企业。\n\n主营: 船用灯具。"
        ),
    ]));
}

#[test]
fn forms_that_belong_elsewhere() {
    assert_snapshot!(catalogue(&[
        ("a list for one person", "interviewee:\n  title: 法务部", "interviewee: [法务部]"),
        ("a list of one map", "interviewee:\n  title: 法务部", "interviewee:\n  - title: 法务部"),
        ("a text for a person", "interviewee:\n  title: 法务部", "interviewee: 法务部"),
        ("a text for a growth", NAME, "name: 鹿鸣海事\npatents: { growth: 18% }"),
        (
            "keys in a text",
            "profile: |\n  鹿鸣海事是一家虚构的船用灯具企业。",
            "profile:\n  主营: 船用灯具。"
        ),
        ("a list for a text", NAME, "name:\n  - 鹿鸣\n  - 海事"),
        (
            "a map for the interview",
            "  - q: 贵公司怎样决定一项技术是否申请专利？\n    a: |\n      该",
            "  q: 贵公司怎样决定一项技术是否申请专利？\n  a: |\n      该"
        ),
        ("a list for one of several values", "kind: digest", "kind: [digest]"),
        ("a list for keys of which none must be there", NAME, "name: 鹿鸣海事\npatents: { offices: [中国] }"),
        ("a list for names of one's own", NAME, "name: 鹿鸣海事\nnotes:\n  - 第一条。"),
        ("a key with a character that nobody sees", "kind: digest", "kind\u{200B}: digest"),
        ("a path of Windows", NAME, "name: 鹿鸣海事\nlogo: images\\luming.svg"),
    ]));
}

#[test]
fn several_slips_in_one_file() {
    let mut seen = Catalogue::default();
    for args in ["", "--lang zh"] {
        seen.refuses_in(args, "in six places, with an unknown key beside them", |book| {
            book.write(
                CASE,
                "name: \"鹿鸣\"海事\ngroup：境外企业\nindustri: 灯具\ninterviewee:\n  title: 法务部: 二组\nprofile: |\n  \
                 鹿鸣海事是一家虚构的企业。\n它做船用灯具。\ninterview:\n  - q: >500 件专利怎样管理？\n    a: |\n      \
                 规则：先: 后。\n  - q: 还有呢？\n    a: %5 的放弃。\n",
            );
        });
        seen.refuses_in(args, "blanks of two kinds as indentation", |book| {
            book.edit(CASE, "  title: 法务部", "\u{A0}\u{A0}title: 法务部").edit(
                CASE,
                "  - q: 贵",
                "\u{3000}- q: 贵",
            );
        });
    }
    assert_snapshot!(seen);
}

#[test]
fn files_that_nobody_can_read() {
    let mut seen = Catalogue::default();
    seen.refuses("a merge conflict in a case and in data", |book| {
        book.edit(CASE, NAME, "<<<<<<< HEAD\nname: 鹿鸣海事\n=======\nname: 鹿鸣\n>>>>>>> 校样")
            .write("figures/rows.csv", "类别,占比\n<<<<<<< HEAD\n甲,30\n=======\n甲,40\n>>>>>>> 校样\n")
            .write("figures/focus.yaml", "title: 目标\nchart: bar\nunit: \"%\"\ndata: { csv: rows.csv }\n");
    });
    seen.refuses("the other extension", |book| {
        book.write("cases/nio.yml", "name: 某\n");
    });
    seen.refuses("an unknown block", |book| {
        book.edit(CHAPTER, "  - text: |", "  - sidebar: |");
    });
    seen.refuses("a block that stands alone, with a value", |book| {
        book.edit(CHAPTER, "  - text: |", "  - pagebreak: true\n  - text: |");
    });
    assert_snapshot!(seen);
}

#[test]
fn folded_lines_of_chinese_have_no_blanks() {
    let book = Book::plain();
    book.edit(CASE, "highlight: 寿命短的技术宜于公开发表。", "highlight: 寿命短的技术\n  宜于公开\n  发表。");
    assert_eq!(book.run("check --format short --deny warnings").done().stdout, "");
    let folded = Book::plain();
    folded.run("sheet luming").done();
    book.run("sheet luming").done();
    assert!(
        book.bytes("out/sheets/luming.pdf") == folded.bytes("out/sheets/luming.pdf"),
        "the same text gives the same sheet"
    );
}

#[test]
fn numbers_and_dates_are_read_where_they_stand() {
    let mut seen = Catalogue::default();
    for n in ["很多", "-5", "0", "3.5", "62%", "{ 境内: 约 500, 境外: 很多 }"] {
        seen.refuses(&format!("a base of {n}"), |book| {
            book.edit("figures/focus.yaml", "n: 120", &format!("n: {n}"));
        });
    }
    for patents in [
        "{ granted: -3 }",
        "{ applications: 62% }",
        "{ inventions: 3.5 }",
        "{ offices: { count: 1/2 } }",
        "{ as_of: 2909 }",
        "{ as_of: 2031-13 }",
        "{ as_of: 去年 }",
        "{ growth: { rate: 18%, period: 2022-2019 } }",
    ] {
        seen.refuses(&format!("patents: {patents}"), |book| {
            book.edit(CASE, NAME, &format!("{NAME}\npatents: {patents}"));
        });
    }
    seen.refuses_in("--lang zh", "the same in Chinese", |book| {
        book.edit("figures/focus.yaml", "n: 120", "n: 很多").edit(
            CASE,
            NAME,
            &format!("{NAME}\npatents: {{ granted: -3, as_of: 2909 }}"),
        );
    });
    assert_snapshot!(seen);
}
