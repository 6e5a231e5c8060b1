//! The furniture of pages: what repeats, names and marks, columns, parts.

use crate::harness::{Book, repository_file};
use crate::pdf::{Pdf, squeezed};

const FIGURE: &str = "figures/focus.yaml";

/// The text of a book's report.
fn text(book: &Book) -> String {
    book.run("build --only screen").done();
    Pdf::read(&book.bytes("out/report.pdf")).text()
}

/// How often a text stands in another.
fn count(text: &str, part: &str) -> usize {
    text.matches(&squeezed(part)).count()
}

/// A plain book with a second figure, whose usual source is declared.
fn with_usual_source() -> Book {
    let book = Book::plain();
    let figure = book.text(FIGURE);
    let lines = figure.lines();
    let bare: String =
        lines.filter(|line| !line.starts_with("sources:")).map(|line| format!("{line}\n")).collect();
    book.write(FIGURE, &bare);
    book.write("figures/second.yaml", bare);
    book.edit(
        "chapters/findings.yaml",
        "      - figure: focus\n",
        "      - figure: focus\n      - figure: second\n",
    );
    book.edit("report.yaml", "lang: zh-CN\n", "lang: zh-CN\nsource: 示例研究室《虚构调研》\n");
    book
}

#[test]
fn the_usual_source_stands_once_in_a_chapter_and_under_every_figure_alone() {
    let book = with_usual_source();
    let printed = text(&book);
    assert_eq!(count(&printed, "示例研究室《虚构调研》"), 1, "{printed}");
    assert_eq!(count(&printed, "下同"), 1, "{printed}");
    for figure in ["focus", "second"] {
        book.run(&format!("figure {figure} --format pdf")).done();
        let alone = Pdf::read(&book.bytes(&format!("out/figures/{figure}.pdf"))).text();
        assert_eq!(count(&alone, "示例研究室《虚构调研》"), 1, "{alone}");
        assert_eq!(count(&alone, "下同"), 0, "{alone}");
    }
}

#[test]
fn another_source_is_printed_where_it_belongs() {
    let book = with_usual_source();
    book.append("figures/second.yaml", "sources: [另一处]\n");
    let printed = text(&book);
    assert_eq!((count(&printed, "示例研究室《虚构调研》"), count(&printed, "另一处")), (1, 1), "{printed}");
    assert_eq!(count(&printed, "下同"), 0, "one figure has it: {printed}");
}

#[test]
fn a_name_of_sixty_characters_and_a_wide_logo_are_set() {
    let book = Book::plain();
    let name = "海东省华远精密仪器与工业自动化控制系统研究开发制造服务集团股份有限公司知识产权运营管理与技术转移中心";
    let latin = "Haidong Huayuan Precision Instruments and Industrial Automation Control Group";
    book.edit("cases/luming.yaml", "name: ", &format!("latin_name: {latin}\nname: {name}"));
    let wide = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 60"><path fill="#c03020" d="M0 0h600v60H0z"/></svg>"##;
    book.write("cases/images/banqiao.svg", wide);
    let printed = text(&book);
    assert!(printed.contains(&squeezed(name)) && printed.contains(&squeezed(latin)), "{printed}");
    book.run("sheet --all").done();
}

#[test]
fn a_portrait_has_title_and_name_below_it() {
    let book = Book::plain();
    book.write("cases/images/portrait.jpg", repository_file("tests/fixtures/stress/cases/images/qingce.jpg"));
    book.edit("cases/banqiao.yaml", "  name: 沈知远\n", "  name: 沈知远\n  portrait: images/portrait.jpg\n");
    let printed = text(&book);
    assert!(printed.contains("受访者板桥仪器知识产权总监沈知远"), "{printed}");
}

#[test]
fn an_ink_of_a_part_that_white_type_cannot_stand_on_is_found() {
    let book = Book::plain();
    book.edit("report.yaml", "theme:\n", "theme:\n  parts: [{ cmyk: [10, 0, 0, 0], screen: \"#E0F0FF\" }]\n");
    let found = book.run("check --format short").stdout;
    let line = found.lines().find(|line| line.contains("contrast")).unwrap_or_default();
    assert!(line.starts_with("report.yaml:") && line.contains("4.5 : 1"), "{found}");
    book.edit(
        "report.yaml",
        "cmyk: [10, 0, 0, 0], screen: \"#E0F0FF\"",
        "cmyk: [20, 80, 80, 40], screen: \"#7A2E25\"",
    );
    book.run("check --deny warnings").done();
    book.run("build --only press").done();
}

#[test]
fn a_layout_of_a_case_is_one_of_two() {
    let book = Book::plain();
    book.append("cases/banqiao.yaml", "layout: three\n");
    let found = book.run("check --format short").faulty().stdout;
    assert!(found.contains("cases/banqiao.yaml") && found.contains("single, columns"), "{found}");
}
