//! A book's own layouts.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};

#[test]
fn layouts_that_do_not_render() {
    let mut seen = Catalogue::default();
    seen.refuses("an open tag", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#import \"/theme.typ\": *\n\n{% for block in chapter.body %}\n",
        );
    });
    seen.refuses("an open value", |book| {
        book.write("layouts/preface.typ.j2", "#import \"/theme.typ\": *\n#heading({{ chapter.title )\n");
    });
    seen.refuses("a name that does not exist", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#import \"/theme.typ\": *\n\n  #heading({{ chapter.titel }})\n",
        );
    });
    seen.refuses("a filter that does not exist", |book| {
        book.write("layouts/preface.typ.j2", "#heading({{ chapter.title | shout }})\n");
    });
    seen.refuses("a filter for values of another kind", |book| {
        book.write("layouts/preface.typ.j2", "#let x = 1\n#heading({{ chapter.title | prose }})\n");
    });
    seen.refuses("a value that cannot be printed", |book| {
        book.write("layouts/preface.typ.j2", "#heading({{ chapter }})\n");
    });
    seen.refuses("a layout that is included and does not exist", |book| {
        book.write("layouts/preface.typ.j2", "{% include \"nowhere.typ.j2\" %}\n");
    });
    seen.refuses("a file of the system", |book| {
        book.write("layouts/preface.typ.j2", "{% include \"/etc/passwd\" %}\n");
    });
    seen.refuses("an error in a layout that another includes", |book| {
        book.write("layouts/preface.typ.j2", "\n{% include \"own.typ.j2\" %}\n")
            .write("layouts/own.typ.j2", "\n\n{{ nothing }}\n");
    });
    seen.refuses("a loop without an end", |book| {
        book.write("layouts/preface.typ.j2", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}\n");
    });
    seen.refuses("words that are no words", |book| {
        book.write("layouts/words.yaml", "zh:\n  sections: [a]\n");
    });
    seen.refuses("words that are no YAML", |book| {
        book.write("layouts/words.yaml", "zh:\n  sections: \"a\n");
    });
    seen.refuses("a layout in GBK", |book| {
        book.write("layouts/preface.typ.j2", b"#heading[\xC3\xF9]\n");
    });
    assert_snapshot!(seen);
}

#[test]
fn layouts_that_typst_does_not_compile() {
    let mut seen = Catalogue::default();
    seen.refuses_to_build("an open bracket in the layout", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#import \"/theme.typ\": *\n{{ omit(chapter, \"a test\") }}\n#heading[写在前面\n",
        );
    });
    seen.refuses_to_build("a function that does not exist, called with an editor's text", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#import \"/theme.typ\": *\n{{ omit(chapter, \"a test\") }}\n#headline({{ chapter.title }})\n",
        );
    });
    seen.refuses_to_build("an editor's text of the wrong form", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#let year = int({{ chapter.title }})\n#year{{ omit(chapter, \"a test\") }}\n",
        );
    });
    seen.refuses_to_build("a failure inside a function of the layout", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#let half(x) = x / 0\n\n{{ chapter.title }}{{ omit(chapter, \"a test\") }}\n#half(1)\n",
        );
    });
    seen.refuses_to_build("a font that the book does not have", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "\n#text(font: \"Comic Sans MS\", {{ chapter.title }}){{ omit(chapter, \"a test\") }}\n",
        );
    });
    seen.refuses_to_build("a file of the system", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#read(\"/etc/passwd\")\n#read(\"../../../etc/passwd\")\n{{ omit(chapter, \"a test\") }}\n",
        );
    });
    seen.refuses_to_build("a package", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#import \"@preview/example:0.1.0\": add\n{{ omit(chapter, \"a test\") }}\n",
        );
    });
    seen.refuses_to_build("a link to a label that does not exist", |book| {
        book.write(
            "layouts/preface.typ.j2",
            "#heading({{ chapter.title }})\n\n@nowhere\n{{ omit(chapter, \"a test\") }}\n",
        );
    });
    assert_snapshot!(seen);
}

#[test]
fn a_books_own_layout_comes_before_the_built_in_one() {
    let book = Book::plain();
    book.write("layouts/legal.typ.j2", "#pagebreak()\n#text({{ chapter.title }})\n")
        .write("chapters/legal.yaml", "title: 版权\n")
        .append("report.yaml", "  - legal: legal\n");
    assert_eq!(book.run("check --format short").done().stdout, "");
    book.run("build").done();
}
