//! What one file says about another.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};

const REPORT: &str = "report.yaml";
const CASE: &str = "cases/luming.yaml";
const OTHER: &str = "cases/banqiao.yaml";
const CHAPTER: &str = "chapters/findings.yaml";

#[test]
fn references_to_nothing() {
    let mut seen = Catalogue::default();
    seen.refuses("a figure in a section", |book| {
        book.edit(CHAPTER, "- figure: focus", "- figure: fokus");
    });
    seen.refuses("three figures side by side", |book| {
        book.edit(CHAPTER, "- figure: focus", "- figures: [focus, focus, focus]");
    });
    seen.refuses("figures side by side", |book| {
        book.edit(CHAPTER, "- figure: focus", "- figures: [focus, growth]");
    });
    seen.refuses("a figure, a case and a section in prose", |book| {
        book.edit(CHAPTER, "(fig:focus)", "(fig:focsu)")
            .edit(CHAPTER, "(case:banqiao)", "(case:panqiao)")
            .edit(CHAPTER, "(sec:words)", "(sec:word)");
    });
    seen.refuses("an address of an unknown kind", |book| {
        book.edit(CHAPTER, "[](sec:words)", "[那里](ftp:words)与[这里](#words)");
    });
    seen.refuses("a case in a quote, a highlight and a table", |book| {
        book.edit(CHAPTER, "          case: banqiao", "          case: banqio")
            .edit(CHAPTER, "          case: luming", "          case: nobody")
            .edit(CHAPTER, "case-table: all", "case-table: 国内企业");
    });
    seen.refuses("a group of a case", |book| {
        book.edit(CASE, "group: 境外企业", "group: 海外企业");
    });
    seen.refuses("a chapter and a case in the contents", |book| {
        book.edit(REPORT, "chapters: [findings]", "chapters: [findings, outlook]").edit(
            REPORT,
            "cases: all",
            "cases: [luming, banqiao, luminh]",
        );
    });
    seen.refuses("a figure that no chapter shows", |book| {
        book.edit(CHAPTER, "      - figure: focus\n", "");
    });
    seen.refuses("a case that the contents leave out", |book| {
        book.edit(REPORT, "cases: all", "cases: [luming]");
    });
    seen.refuses("a note without an anchor and an anchor without a note", |book| {
        book.edit("figures/focus.yaml", "[降低成本, 30.0]", "[降低成本^2^, 30.0]")
            .append("figures/focus.yaml", "notes: [只计境内企业。]\n")
            .edit(CASE, "group: 境外企业", "group: 海外");
    });
    assert_snapshot!(seen);
}

#[test]
fn the_same_thing_twice() {
    let mut seen = Catalogue::default();
    seen.refuses("a chapter", |book| {
        book.edit(REPORT, "chapters: [findings]", "chapters: [findings, findings]");
    });
    seen.refuses("a chapter that is the preface already", |book| {
        book.edit(REPORT, "chapters: [findings]", "chapters: [findings, preface]");
    });
    seen.refuses("a figure in one chapter", |book| {
        book.edit(CHAPTER, "  - title: 文字", "      - figure: focus\n  - title: 文字");
    });
    seen.refuses("a figure in two chapters", |book| {
        book.write("chapters/more.yaml", "title: 又一章\nbody:\n  - figure: focus\n").edit(
            REPORT,
            "chapters: [findings]",
            "chapters: [findings, more]",
        );
    });
    seen.refuses("a case", |book| {
        book.edit(REPORT, "cases: all", "cases: [luming, banqiao, luming]");
    });
    seen.refuses("the id of a section", |book| {
        book.edit(CHAPTER, "id: words", "id: numbers").edit(CHAPTER, "(sec:words)", "(sec:numbers)");
    });
    assert_snapshot!(seen);
}

#[test]
fn quotes_are_the_interviews_own_words() {
    let mut seen = Catalogue::default();
    seen.refuses("a word is changed", |book| {
        book.edit(OTHER, "text: 记录写得清楚，保护才有依据。", "text: 记录写得明白，保护才有依据。");
    });
    seen.refuses("two pieces in the wrong order", |book| {
        book.edit(OTHER, "text: 记录写得清楚，保护才有依据。", "text: 人手不足。……先写记录，再谈保护。");
    });
    seen.refuses("in a chapter", |book| {
        book.edit(CHAPTER, "text: 先写记录，再谈保护。", "text: 先谈保护，再写记录。");
    });
    seen.refuses("of a digest", |book| {
        book.append(CASE, "quote: { text: 寿命短的技术宜于公开发表。 }\n").edit(
            CHAPTER,
            "          case: banqiao",
            "          case: luming",
        );
    });
    seen.refuses("nothing but a cut", |book| {
        book.edit(OTHER, "text: 记录写得清楚，保护才有依据。", "text: ……");
    });
    seen.refuses("no highlight to show", |book| {
        book.edit(CASE, "highlight: 寿命短的技术宜于公开发表。\n", "");
    });
    assert_snapshot!(seen);
}

#[test]
fn a_quote_may_cut_and_lose_its_punctuation() {
    let book = Book::plain();
    book.edit(OTHER, "text: 记录写得清楚，保护才有依据。", "text: 先写记录……保护才有依据……人手不足");
    assert_eq!(book.run("check --format short").done().stdout, "");
}

#[test]
fn what_is_accepted_with_a_reason_is_not_reported() {
    let book = Book::plain();
    book.write("figures/spare.yaml", book.text("figures/focus.yaml"));
    assert!(book.run("check --format short").done().stdout.contains("unused-figure"));
    book.run("check --deny warnings").faulty();
    book.append("figures/spare.yaml", "accept:\n  - { code: unused-figure, reason: 留待再版 }\n");
    assert_eq!(book.run("check --format short --deny warnings").done().stdout, "");
}
