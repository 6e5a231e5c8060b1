//! What an editor wrote is printed, or somebody is told.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};

/// A list of blocks as a book may have it for itself: it knows paragraphs and figures and says nothing about others.
const FEW_BLOCKS: &str = r#"{% import "figure.typ.j2" as f %}
{% macro block_list(book, blocks, subhead_level=3) %}
{% for block in blocks %}
{% if block.kind == "text" %}
  text-item({{ block.text | prose }}),
{% elif block.kind == "figure" %}
  figure-item({{ f.data(block.figure, book.page.measure) }}),
{% endif %}
{% endfor %}
{% endmacro %}

{% macro section_list(book, chapter) %}
{% for section in chapter.sections %}
  section-head({{ section.number }}, {{ section.title }}, {{ section.label | label }}),
{{ block_list(book, section.body) }}
{% endfor %}
{% endmacro %}

{% macro sign_off(chapter) %}
{% if chapter.signature is not none %}
#signature({{ chapter.signature.name }}, {{ chapter.signature.date }})
{% endif %}
{% endmacro %}
"#;

/// A layout of a chapter that prints its title and its paragraphs.
const BARE_CHAPTER: &str = r#"#import "/theme.typ": *
#titled(1, none, {{ chapter.title }}, {{ chapter.label | label }}, {{ chapter.title }})
{% for block in chapter.body %}
#{{ block.text | prose }}
{% endfor %}
"#;

#[test]
fn a_layout_that_loses_a_text_is_refused() {
    let mut seen = Catalogue::default();
    seen.refuses("blocks that the book's own layout does not know", |book| {
        book.write("layouts/blocks.typ.j2", FEW_BLOCKS).append(
            "chapters/findings.yaml",
            "      - callout: { number: 44.8%, text: 受访企业设有专职部门 }\n      - text: 后文。\n",
        );
    });
    seen.refuses("the lead, the sign-off and the sections of a chapter", |book| {
        book.write("layouts/preface.typ.j2", BARE_CHAPTER).write(
            "chapters/preface.yaml",
            "title: 写在前面\nlead: 一句导语。\nbody:\n  - text: 一段正文。\nsections:\n  - title: 一节\n    lead: |\n      - 一项\n      - 另有**一项**\nsignature: { name: 某人 }\n",
        );
    });
    seen.refuses("a chart that is not drawn", |book| {
        book.write(
            "layouts/block-figure.typ.j2",
            "  text-item([#{{ block.figure.title }}#{{ block.figure.panels[0].alt }}]),\n",
        );
    });
    seen.refuses("the subtitle of the book", |book| {
        book.edit("report.yaml", "title: 素白之书", "title: 素白之书\nsubtitle: 一本小书").write(
            "layouts/theme.typ.j2",
            THEME
                .replace("subtitle: {{ book.subtitle }}", "subtitle: none")
                .replace("subtitle-lines: {{ book.subtitle_lines }}", "subtitle-lines: ()"),
        );
    });
    seen.refuses("a text that is left out without a reason", |book| {
        book.write("layouts/preface.typ.j2", "{{ omit(chapter, \" \") }}\n");
    });
    seen.refuses_in("--lang zh", "a block that the book's own layout does not know, in Chinese", |book| {
        book.write("layouts/block-quote.typ.j2", "  break-item,\n");
    });
    assert_snapshot!(seen);
}

const THEME: &str = include_str!("../../layouts/theme.typ.j2");

#[test]
fn a_block_without_a_layout_is_refused() {
    let mut seen = Catalogue::default();
    seen.refuses("a list of blocks that asks for layouts that are not there", |book| {
        let own = include_str!("../../layouts/blocks.typ.j2").replace("\"block-\"", "\"own-\"");
        book.write("layouts/blocks.typ.j2", own);
    });
    assert_snapshot!(seen);
}

#[test]
fn a_sheet_that_loses_a_text_is_refused() {
    let book = Book::plain();
    let own = include_str!("../../layouts/case-data.typ.j2")
        .replace("profile: {{ case.profile | paragraphs }},", "profile: (),");
    book.write("layouts/case-data.typ.j2", &own);
    let refused = book.run("sheet luming").faulty();
    assert_snapshot!(refused.stderr);
    book.write(
        "layouts/sheet.typ.j2",
        "{{ omit(case, \"a card with nothing but the number\") }}#set document(title: [名片])\n#context counter(page).display()\n",
    );
    book.run("sheet luming").done();
}

#[test]
fn a_layout_may_leave_out_what_it_says_it_leaves_out() {
    let book = Book::plain();
    let own =
        format!("{{{{ omit(chapter.signature, \"the book's own preface is not signed\") }}}}{BARE_CHAPTER}");
    book.write("layouts/preface.typ.j2", own);
    assert_eq!(book.run("check --format short").done().stdout, "");
    book.run("build").done();
}

#[test]
fn a_chart_says_what_it_has_no_place_for() {
    let book = Book::plain();
    book.append("chapters/findings.yaml", "      - figure: shares\n      - figure: steps\n").write(
        "figures/shares.yaml",
        "title: 专职部门\nchart: donut\nunit: \"%\"\nx: 横轴\nquestions: [{ text: 是否设有专职部门？, n: 200 }]\ndata:\n  columns: [占比]\n  rows:\n    - group: 境内\n      rows:\n        - [有, 76.5]\n        - [没有, 23.5]\nsources: [示例]\n",
    );
    book.write(
        "figures/steps.yaml",
        "title: 步骤\nchart: rings\nunit: 件\ndata:\n  columns: [关键词]\n  rows:\n    - [内, 记录]\n    - [外, 保护]\nsources: [示例]\n",
    );
    assert_snapshot!(book.run("check --format short").done().stdout);
    book.run("build").done();
}

#[test]
fn a_chapter_may_name_its_layout() {
    let book = Book::plain();
    book.edit("chapters/preface.yaml", "title: 写在前面", "title: 写在前面\nlayout: letter");
    assert_snapshot!(book.run("check --format short").faulty().stdout);
    book.write("layouts/letter.typ.j2", include_str!("../../layouts/preface.typ.j2"));
    assert_eq!(book.run("check --format short").done().stdout, "");
    book.run("build").done();
    book.edit("chapters/preface.yaml", "layout: letter", "layout: summary");
    book.run("build").done();
}
