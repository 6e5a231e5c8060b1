//! Well-formed YAML with the wrong keys, types and values.

use insta::assert_snapshot;

use crate::harness::Catalogue;

const REPORT: &str = "report.yaml";
const CASE: &str = "cases/luming.yaml";
const OTHER: &str = "cases/banqiao.yaml";
const CHAPTER: &str = "chapters/findings.yaml";
const FIGURE: &str = "figures/focus.yaml";

#[test]
fn wrong_keys() {
    let mut seen = Catalogue::default();
    seen.refuses("one letter too few", |book| {
        book.edit(OTHER, "industry:", "industy:");
    });
    seen.refuses("nothing like any key", |book| {
        book.append(CASE, "mood: 好\n");
    });
    seen.refuses("inside a map inside a list", |book| {
        book.edit(CASE, "  - q:", "  - Q:").edit(OTHER, "  applications:", "  aplications:");
    });
    seen.refuses("a required key is missing", |book| {
        book.edit(CASE, "name: 鹿鸣海事\n", "").edit(OTHER, "  title: 知识产权总监\n", "");
    });
    seen.refuses("a block that does not exist", |book| {
        book.edit(CHAPTER, "      - figure: focus", "      - image: focus");
    });
    seen.refuses("two blocks in one", |book| {
        book.edit(CHAPTER, "      - figure: focus", "      - figure: focus\n        subhead: 又一个");
    });
    seen.refuses("an entry of the contents that does not exist", |book| {
        book.edit(REPORT, "  - preface: preface", "  - prefaze: preface").edit(REPORT, "  - toc", "  - tocc");
    });
    seen.refuses("an ink that does not exist", |book| {
        book.edit(REPORT, "    accent:", "    acent:");
    });
    assert_snapshot!(seen);
}

#[test]
fn wrong_types() {
    let mut seen = Catalogue::default();
    seen.refuses("a list where text must be", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: [鹿鸣, 海事]");
    });
    seen.refuses("nothing where text must be", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name:");
    });
    seen.refuses("true where text must be", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: true");
    });
    seen.refuses("text where keys must be", |book| {
        book.edit(CASE, "interviewee:\n  title: 法务部", "interviewee: 法务部");
    });
    seen.refuses("text where a list must be", |book| {
        book.edit(REPORT, "groups: [境内企业, 境外企业]", "groups: 境内企业");
    });
    seen.refuses("an empty interview", |book| {
        let text = book.text(CASE);
        let (before, rest) = text.split_once("interview:\n").expect("the interview");
        let (_, after) = rest.split_once("highlight:").expect("the highlight");
        book.write(CASE, format!("{before}interview: []\nhighlight:{after}"));
    });
    seen.refuses("a value that is not one of those known", |book| {
        book.edit(CASE, "kind: digest", "kind: diggest").edit(REPORT, "size: a4", "size: a44");
    });
    seen.refuses("a chart kind that does not exist", |book| {
        book.edit(FIGURE, "chart: bar", "chart: pie");
    });
    seen.refuses("a number inside text is text, but null is not", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: 2031").edit(CASE, "title: 法务部", "title: ~");
    });
    assert_snapshot!(seen);
}

#[test]
fn wrong_values() {
    let mut seen = Catalogue::default();
    seen.refuses("a date", |book| {
        book.edit(REPORT, "date: 2031-04", "date: 2031-13");
    });
    seen.refuses("a day that its month does not have", |book| {
        book.edit(REPORT, "date: 2031-04", "date: 2031-02-30");
    });
    seen.refuses("a language that is none", |book| {
        book.edit(REPORT, "lang: zh-CN", "lang: \"xx_YY !\"");
    });
    seen.refuses("an empty title", |book| {
        let text = book.text(REPORT);
        let title = text.lines().find(|line| line.starts_with("title:")).expect("a title").to_owned();
        book.edit(REPORT, &title, "title: \"\"");
    });
    seen.refuses("a length", |book| {
        book.edit(REPORT, "bleed: 3mm", "bleed: 3 em");
    });
    seen.refuses("a bleed wider than any", |book| {
        book.edit(REPORT, "bleed: 3mm", "bleed: 3cm");
    });
    seen.refuses("a page without room", |book| {
        book.edit(REPORT, "{ size: a4 }", "{ width: 90mm, height: 120mm, inside: 50mm }");
    });
    seen.refuses("an ink", |book| {
        book.edit(REPORT, "[70, 15, 0, 0]", "[70, 15, 0, 120]");
    });
    seen.refuses("the ink's screen colour", |book| {
        book.edit(REPORT, "\"#2FA0DA\"", "\"#2FA0D\"");
    });
    seen.refuses("a version that is too new", |book| {
        book.edit(REPORT, "casebound >= 0.1", "casebound >= 99.0");
    });
    seen.refuses("a version that is none", |book| {
        book.edit(REPORT, "casebound >= 0.1", "casebound 0.1");
    });
    seen.refuses("a quantity", |book| {
        book.edit(OTHER, "granted: 210", "granted: 很多");
    });
    seen.refuses("text that is empty", |book| {
        book.edit(CASE, "name: 鹿鸣海事", "name: ' '").edit(
            CASE,
            "  - q: 贵公司怎样决定一项技术是否申请专利？",
            "  - q: ''",
        );
    });
    seen.refuses("an answer that is empty", |book| {
        book.edit(
            CASE,
            "    a: |\n      该部门先估计技术的寿命，再与专利的期限比较，短于期限的改为公开发表。",
            "    a: ''",
        );
    });
    assert_snapshot!(seen);
}

#[test]
fn wrong_rows() {
    let mut seen = Catalogue::default();
    seen.refuses("a row of a figure with a cell too many", |book| {
        book.edit(FIGURE, "[降低成本, 30.0]", "[降低成本, 30.0, 31.0]");
    });
    seen.refuses("a row of a figure with a cell too few", |book| {
        book.edit(FIGURE, "[降低成本, 30.0]", "[降低成本]");
    });
    seen.refuses("rows of a table", |book| {
        book.edit(CHAPTER, "[访谈, 2 次]", "[访谈]").edit(CHAPTER, "[问卷, 150 份]", "[问卷, 150 份, 多]");
    });
    seen.refuses("text where a number must be", |book| {
        book.edit(FIGURE, "[降低成本, 30.0]", "[降低成本, 三成]");
    });
    seen.refuses("a figure without data", |book| {
        let text = book.text(FIGURE);
        let (before, rest) = text.split_once("data:\n").expect("the data");
        let (_, after) = rest.split_once("sources:").expect("the sources");
        book.write(FIGURE, format!("{before}sources:{after}"));
    });
    assert_snapshot!(seen);
}

#[test]
fn everything_is_said_at_once() {
    let mut seen = Catalogue::default();
    seen.refuses("two errors each in five files", |book| {
        book.edit(REPORT, "publisher:", "publsher:")
            .edit(REPORT, "lang: zh-CN", "lang: [zh-CN]")
            .edit(CASE, "highlight:", "highlite:")
            .edit(CASE, "kind: digest", "kind: 摘要")
            .edit(OTHER, "as_of:", "as-of:")
            .append(OTHER, "name: 又一个名字\n")
            .edit(CHAPTER, "    id: numbers", "    ids: numbers")
            .edit(CHAPTER, "          rows:", "          row:")
            .edit(FIGURE, "chart: bar", "chart: bra")
            .edit(FIGURE, "unit:", "units:");
    });
    seen.refuses("structure here, a reference there, a character elsewhere", |book| {
        book.edit(CASE, "kind: digest", "kind: 摘要").edit(CHAPTER, "[](fig:focus)", "[](fig:fokus)").edit(
            OTHER,
            "沈知远",
            "沈\u{13080}远",
        );
    });
    assert_snapshot!(seen);
}
