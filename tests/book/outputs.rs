//! What a book becomes: one more file is one more case, and the same book gives the same bytes.

use serde_json::Value;

use crate::harness::Book;
use crate::pdf::Pdf;

const NEW: &str = "name: 白驹电子\ninterviewee: { name: 程一鸣, title: 总经理 }\n\
                   profile: 白驹电子是一家虚构的传感器企业。\ngroup: 境内企业\n\
                   interview:\n  - { q: 贵公司的第一件专利是什么？, a: 一种没有电池的温度计。 }\n";

fn cases(book: &Book) -> Vec<Value> {
    let listed = book.run("list --format json").done().json();
    listed["cases"].as_array().expect("cases").clone()
}

#[test]
fn one_file_more_is_one_case_more() {
    let book = Book::plain();
    let before: Vec<Value> = cases(&book).iter().map(|case| case["id"].clone()).collect();
    assert_eq!(before, ["banqiao", "luming"]);
    book.write("cases/baiju.yaml", NEW);
    let after = cases(&book);
    let ids: Vec<&Value> = after.iter().map(|case| &case["id"]).collect();
    assert_eq!(ids, ["baiju", "banqiao", "luming"], "by group, then by file name");
    assert_eq!(after[0]["questions"], 1);

    book.run("build").done();
    let pages = Pdf::read(&book.bytes("out/report.pdf")).pages();
    let own = after[0]["page"].as_u64().expect("a page") as usize;
    assert!(pages[own - 1].contains("白驹电子"), "its page begins with its name");
    assert!(pages[own - 1].contains("一种没有电池的温度计。"));
    let elsewhere = (1..own).filter(|page| pages[page - 1].contains("白驹电子")).count();
    assert!(elsewhere >= 2, "the contents and the table of cases name it too");
    book.run("sheet baiju").done();
    assert!(Pdf::read(&book.bytes("out/sheets/baiju.pdf")).text().contains("一种没有电池的温度计。"));
}

#[test]
fn one_file_less_is_one_case_less() {
    let book = Book::plain();
    book.delete("cases/luming.yaml").edit(
        "chapters/findings.yaml",
        "      - highlight:\n          case: luming\n",
        "",
    );
    assert_eq!(cases(&book).len(), 1);
    book.run("build").done();
    assert!(!Pdf::read(&book.bytes("out/report.pdf")).text().contains("鹿鸣"));
}

#[test]
fn a_file_that_begins_with_an_underscore_is_no_content() {
    let book = Book::plain();
    book.write("cases/_draft.yaml", "name: [")
        .write("figures/_draft.yaml", "")
        .write("cases/.hidden.yaml", "\t");
    assert_eq!(book.run("check --format short").done().stdout, "");
    assert_eq!(cases(&book).len(), 2);
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let one = Book::fixture("verbatim");
    let other = Book::fixture("verbatim");
    for (book, jobs) in [(&one, 1), (&other, 2)] {
        book.run("build").done();
        book.run(&format!("sheet --all --format pdf,svg,png --ppi 40 --jobs {jobs}")).done();
        book.run("figure --all --format pdf,svg,png --ppi 40").done();
    }
    let made = one.list("out");
    assert_eq!(made, other.list("out"));
    assert!(made.len() >= 11, "{made:?}");
    for file in &made {
        assert!(one.bytes(file) == other.bytes(file), "{file} differs");
    }
    let report = one.bytes("out/report.pdf");
    one.run("build").done();
    assert!(report == one.bytes("out/report.pdf"), "built twice in one place");
}

#[test]
fn shards_together_are_the_whole() {
    let book = Book::fixture("verbatim");
    book.run("sheet --all --out whole").done();
    book.run("sheet --all --shard 1/2 --out first").done();
    book.run("sheet --all --shard 2/2 --out second").done();
    let (first, second) = (book.list("first"), book.list("second"));
    assert_eq!(first.len() + second.len(), book.list("whole").len());
    for file in first.iter().chain(&second) {
        let name = file.rsplit('/').next().expect("a name");
        assert!(book.bytes(file) == book.bytes(&format!("whole/{name}")), "{file} differs");
    }
}

#[test]
fn dates_are_the_books_or_the_epochs() {
    let book = Book::plain();
    let made = |env: &[(&str, &str)]| {
        book.run_with("build", env).done();
        book.run_with("sheet luming", env).done();
        let report = Pdf::read(&book.bytes("out/report.pdf")).info("CreationDate");
        assert_eq!(report, Pdf::read(&book.bytes("out/sheets/luming.pdf")).info("CreationDate"));
        report
    };
    let day = |date: &str| date.get(..10).unwrap_or_default().to_owned();
    assert_eq!(day(&made(&[])), "D:20310401");
    assert_eq!(day(&made(&[("SOURCE_DATE_EPOCH", "951782400")])), "D:20000229");
    assert_eq!(day(&made(&[("SOURCE_DATE_EPOCH", "no number")])), "D:20310401");
    book.edit("report.yaml", "date: 2031-04\n", "");
    book.run("build").done();
    assert!(
        !String::from_utf8_lossy(&book.bytes("out/report.pdf")).contains("/CreationDate"),
        "no clock was asked"
    );
}

#[test]
fn the_kept_typst_project_is_whole() {
    let book = Book::fixture("verbatim");
    book.run("build --keep-typst kept").done();
    let files = book.list("kept");
    let has = |path: &str| files.iter().any(|file| file == &format!("kept{path}"));
    assert!(has("/main.typ") && files.iter().any(|file| file.starts_with("kept/fonts/")), "{files:?}");
    for file in files.iter().filter(|file| file.ends_with(".typ")) {
        let text = book.text(file);
        assert!(!text.contains(&*book.root().to_string_lossy()), "{file} names a folder of this machine");
        assert!(
            !text.chars().any(|c| matches!(c, '\u{FDD0}'..='\u{FDEF}')),
            "{file} holds marks of the pipeline"
        );
        for path in paths(&text) {
            assert!(has(&path), "{file} needs {path}, which is not kept");
        }
    }
}

/// The files that a Typst source imports, includes, or shows as pictures.
fn paths(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices(['"']) {
        let before = source[..at].trim_end();
        let names_a_file = ["import", "include", "image(", "read("].iter().any(|word| before.ends_with(word));
        if names_a_file {
            found.extend(source[at + 1..].split('"').next().map(str::to_owned));
        }
    }
    found
}

#[test]
fn kept_twice_is_kept_the_same() {
    let book = Book::plain();
    book.run("build --keep-typst one").done();
    book.run("build --keep-typst two").done();
    let (one, two) = (book.list("one"), book.list("two"));
    assert_eq!(one.len(), two.len());
    for (one, two) in one.iter().zip(&two) {
        assert!(book.bytes(one) == book.bytes(two), "{one} and {two} differ");
    }
}

#[test]
fn outputs_go_where_they_are_asked_to() {
    let book = Book::plain();
    book.run("build --out elsewhere/deep").done();
    book.run("sheet banqiao --out elsewhere --format svg").done();
    let made = book.list("elsewhere");
    assert!(made.contains(&"elsewhere/deep/report.pdf".to_owned()), "{made:?}");
    assert!(
        made.iter().any(|file| file.starts_with("elsewhere/banqiao") && file.ends_with(".svg")),
        "{made:?}"
    );
    assert!(!book.path("out").exists(), "nothing elsewhere");
}

#[test]
fn an_output_that_cannot_be_written_is_a_failure_of_the_system() {
    let book = Book::plain();
    book.write("out", "a file where a folder must be");
    let ran = book.run("build").misused();
    assert!(ran.stderr.contains("out"), "{ran}");
    assert_eq!(book.text("out"), "a file where a folder must be");
}

#[test]
fn books_without_findings() {
    for book in [Book::plain(), Book::fixture("verbatim")] {
        assert_eq!(book.run("check --format short").done().stdout, "");
        let built = book.run("build").done();
        assert!(!built.stderr.contains("warning"), "{built}");
        let sheets = book.run("sheet --all").done();
        assert!(!sheets.stderr.contains("warning"), "{sheets}");
    }
}
