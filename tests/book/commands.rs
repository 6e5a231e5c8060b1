//! How the commands answer: exit codes, what goes to which stream, and in which language.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use crate::harness::{Book, repository, run};
use crate::pdf::Pdf;

#[test]
fn wrong_use_ends_with_2() {
    let book = Book::plain();
    for args in [
        "",
        "bild",
        "build --only both",
        "build --speed fast",
        "sheet",
        "sheet banqiao --all",
        "sheet nobody",
        "sheet --all --shard 3/2",
        "sheet --all --shard 0/2",
        "sheet --all --jobs 0",
        "sheet --all --format doc",
        "sheet --all --ppi 9000",
        "figure nothing",
        "check --format xml",
        "new case",
        "new case ../banqiao",
        "new case 板桥",
        "new case banqiao",
        "new figure pie --chart pie",
        "completions basic",
        "--lang fr check",
    ] {
        let ran = book.run(args).misused();
        assert_eq!(ran.stdout, "", "{ran}");
        assert_ne!(ran.stderr, "", "{ran}");
    }
    assert_eq!(book.list(""), Book::plain().list(""), "nothing was written");
}

#[test]
fn outside_of_a_book() {
    let nowhere = Book::empty();
    for args in ["build", "check", "list", "sheet --all", "figure --all", "new case x", "schema"] {
        let ran = nowhere.run(args).misused();
        assert!(ran.stderr.contains("report.yaml"), "{ran}");
    }
    let book = Book::plain();
    let elsewhere = format!("--project {} check", nowhere.root().display());
    book.run(&elsewhere).misused();
    assert_snapshot!(nowhere.run("check --lang zh").misused().stderr, @r"
    错误：此处没有书：当前文件夹及其上级都没有 report.yaml
    可运行“casebound init 文件夹”新建，或用 --project 指定
    ");
}

#[test]
fn a_folder_inside_the_book_is_enough() {
    let book = Book::plain();
    run(&book.path("cases/images"), "check", &[]).done();
    run(Book::empty().root(), &format!("--project {} check", book.path("cases").display()), &[]).done();
}

#[test]
fn findings_go_to_stdout_and_their_number_to_stderr() {
    let book = Book::plain();
    let clean = book.run("check").done();
    assert_eq!((clean.stdout.as_str(), clean.stderr.as_str()), ("", "no problems found\n"));
    book.edit("cases/luming.yaml", "kind: digest", "kind: digst");
    let ran = book.run("check").faulty();
    assert_snapshot!(ran.stdout, @r"
    error[schema]: `digst` is not one of the values allowed here
      ┌─ cases/luming.yaml:5:7
      │
    5 │ kind: digst
      │       ^^^^^
      │
      = hint: did you mean `digest`?
    ");
    assert_snapshot!(ran.stderr, @"errors: 1, warnings: 0, notes: 0");
}

#[test]
fn json_is_one_array_and_nothing_else() {
    let book = Book::plain();
    let clean = book.run("check --format json").done();
    assert_eq!(clean.json(), serde_json::json!([]));
    book.edit("cases/luming.yaml", "kind: digest", "kind: digst").edit(
        "report.yaml",
        "lang: zh-CN",
        "langs: zh-CN",
    );
    let ran = book.run("check --format json").faulty();
    assert_eq!(ran.stderr, "");
    let findings = ran.json();
    let findings = findings.as_array().expect("an array");
    assert_eq!(findings.len(), 2);
    assert_eq!(
        findings[0],
        serde_json::json!({
            "code": "schema",
            "severity": "error",
            "message": "`digst` is not one of the values allowed here",
            "file": "cases/luming.yaml",
            "line": 5,
            "column": 7,
            "end_line": 5,
            "end_column": 12,
            "hint": "did you mean `digest`?",
            "related": [],
        })
    );
    let chinese = book.run("check --format json --lang zh").faulty().json();
    assert_eq!(chinese[0]["code"], findings[0]["code"]);
    assert_ne!(chinese[0]["message"], findings[0]["message"]);
}

#[test]
fn the_language_is_the_locales_unless_asked_for() {
    let book = Book::plain();
    book.delete("chapters/preface.yaml");
    let chinese = |args: &str, env: &[(&str, &str)]| {
        book.run_with(&format!("check --format short {args}"), env).faulty().stdout.contains("错误[")
    };
    assert!(!chinese("", &[]));
    assert!(chinese("", &[("LANG", "zh_CN.UTF-8")]));
    assert!(chinese("", &[("LC_ALL", "zh_TW.UTF-8"), ("LANG", "en_US.UTF-8")]));
    assert!(!chinese("", &[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]));
    assert!(chinese("--lang zh", &[("LANG", "en_US.UTF-8")]));
    assert!(!chinese("--lang en", &[("LANG", "zh_CN.UTF-8")]));
}

#[test]
fn every_finding_names_a_place_in_json_too() {
    let book = Book::plain();
    book.edit("cases/luming.yaml", "kind: digest", "kind: digst")
        .edit("chapters/findings.yaml", "(fig:focus)", "(fig:fokus)")
        .edit("cases/banqiao.yaml", "沈知远", "沈\u{13080}远");
    for finding in book.run("check --format json").faulty().json().as_array().expect("an array") {
        let number = |key: &str| finding[key].as_u64().unwrap_or_default();
        assert!(book.path(finding["file"].as_str().expect("a file")).is_file(), "{finding}");
        assert!(number("line") >= 1 && number("column") >= 1, "{finding}");
        assert!(
            (number("end_line"), number("end_column")) >= (number("line"), number("column")),
            "{finding}"
        );
    }
}

#[test]
fn warnings_fail_only_when_denied() {
    let book = Book::plain();
    book.write("figures/spare.yaml", book.text("figures/focus.yaml"));
    book.run("check").done();
    book.run("check --deny warnings").faulty();
    book.run("build").done();
}

#[test]
fn list_tells_numbers_and_pages() {
    let listed = Book::plain().run("list --format json").done().json();
    let ids = |kind: &str| -> Vec<String> {
        let rows = listed[kind].as_array().expect("an array").iter();
        rows.map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(ids("chapters"), ["preface", "findings"]);
    assert_eq!(ids("figures"), ["focus"]);
    assert_eq!(ids("cases"), ["banqiao", "luming"]);
    assert_eq!(listed["figures"][0]["number"], "1.1.1");
    let pages = listed["pages"].as_u64().expect("a number of pages");
    for row in
        ["chapters", "figures", "cases"].iter().flat_map(|kind| listed[kind].as_array().expect("an array"))
    {
        let page = row["page"].as_u64().unwrap_or_default();
        assert!((1..=pages).contains(&page), "{row}");
    }
    let human = Book::plain().run("list").done().stdout;
    assert!(human.contains("板桥仪器") && human.contains("[focus]"), "{human}");
}

/// The schemas in the repository are those of this version; `casebound schema` writes them.
#[test]
fn schemas_are_up_to_date() {
    let out = Book::empty();
    run(repository(), &format!("schema --out {}", out.root().display()), &[]).done();
    let made = out.list("");
    let kinds = ["case", "chapter", "figure", "report", "translation"];
    assert_eq!(made, kinds.map(|kind| format!("{kind}.schema.json")));
    for name in made {
        let path = repository().join("schemas").join(&name);
        #[allow(clippy::disallowed_methods, reason = "a test reads the repository")]
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            kept == out.text(&name),
            "schemas/{name} is out of date: run `casebound schema` in the repository"
        );
    }
}

#[test]
fn completions_and_manual() {
    let nowhere = Book::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = nowhere.run(&format!("completions {shell}")).done();
        assert!(ran.stdout.contains("casebound") && ran.stderr.is_empty(), "{ran}");
    }
    let manual = nowhere.run("man").done();
    assert!(manual.stdout.contains(".TH casebound"), "{manual}");
    nowhere.run("man --out pages").done();
    let pages = nowhere.list("pages");
    let mut named = 0;
    for page in &pages {
        let text = nowhere.text(page);
        // What a page refers to is there.
        for line in text.lines().filter_map(|line| line.strip_suffix("(1)")) {
            named += 1;
            let name = format!("pages/{}.1", line.replace('\\', ""));
            assert!(pages.contains(&name), "{page} names {name}: {pages:?}");
        }
    }
    assert!(pages.contains(&"pages/casebound-new-case.1".to_owned()), "{pages:?}");
    assert_eq!(named + 1, pages.len(), "{pages:?}");
    nowhere.run("man --out -").misused();
    let help = nowhere.run("--help").done();
    for command in
        ["build", "sheet", "figure", "check", "init", "new", "list", "schema", "completions", "man"]
    {
        assert!(help.stdout.contains(&format!("\n  {command}")), "{help}");
        nowhere.run(&format!("{command} --help")).done();
    }
    // The commit may follow.
    let version = nowhere.run("--version").done().stdout;
    assert!(version.starts_with(concat!("casebound ", env!("CARGO_PKG_VERSION"))), "{version}");
}

/// A page's paper, inks and fonts are the book's own affair; a reader of the PDF finds its title and language.
#[test]
fn a_report_says_what_it_is() {
    let book = Book::plain();
    book.run("build").done();
    let report = Pdf::read(&book.bytes("out/report.pdf"));
    assert_eq!(report.info("Title"), "素白之书");
    assert_eq!(report.info("Creator"), concat!("Casebound ", env!("CARGO_PKG_VERSION")));
    let fonts: BTreeSet<String> = report.fonts();
    assert!(!fonts.is_empty() && fonts.iter().all(|font| font.contains("+Noto")), "{fonts:?}");
}
