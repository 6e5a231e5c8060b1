//! Several books from one folder: another report beside report.yaml, and what is for some of them or for one medium alone.

use crate::harness::{Book, Catalogue};
use crate::pdf::Pdf;

/// A second report, of the same cases and chapters.
const SECTOR: &str = "title: 行业之书\ndate: 2031-04\ninterviewer: 示例研究室\ngroups: [境内企业, 境外企业]\ncontents:\n  - cover\n  \
                      - part: 样张\n    chapters: [findings]\n    cases: [banqiao, luming]\n";

/// A plain book with a second report.
fn two() -> Book {
    let book = Book::plain();
    book.write("sector.yaml", SECTOR);
    book
}

/// The text of a PDF.
fn text(book: &Book, path: &str) -> String {
    Pdf::read(&book.bytes(path)).text()
}

/// The errors of a run as a user reads them, one a line.
fn errors(book: &Book, args: &str) -> String {
    book.run(&format!("check --format short --lang en {args}")).faulty().stdout
}

#[test]
fn two_books_lie_beside_each_other() {
    let book = two();
    book.run("check --deny warnings").done();
    book.run("check --deny warnings --report sector.yaml").done();
    book.run("build").done();
    book.run("sheet banqiao").done();
    book.run("figure focus").done();
    let first = ["out/report.pdf", "out/report-press.pdf", "out/sheets/banqiao.pdf", "out/figures/focus.svg"]
        .map(|path| (path, book.bytes(path)));
    book.run("build --report sector").done();
    book.run("--report sector.yaml sheet --all").done();
    book.run("figure focus --report ./sector.yaml").done();
    for (path, bytes) in &first {
        assert_eq!(book.bytes(path), *bytes, "{path} is the first book's");
    }
    assert!(text(&book, "out/sector.pdf").contains("行业之书"));
    assert!(!text(&book, "out/sector.pdf").contains("素白之书"));
    assert!(!book.bytes("out/sector-press.pdf").is_empty());
    assert_eq!(
        book.list("out/sector"),
        ["out/sector/figures/focus.svg", "out/sector/sheets/banqiao.pdf", "out/sector/sheets/luming.pdf"]
    );
    assert!(book.run("list --report sector").done().stdout.contains("[findings]"));
    // Each edition cleans what is its own.
    book.write("out/sheets/gone.pdf", "old").write("out/sector/sheets/lost.pdf", "old");
    book.run("clean --report sector").done();
    assert_eq!(book.list("out/sector/sheets").len(), 2);
    assert!(book.list("out/sheets").contains(&"out/sheets/gone.pdf".to_owned()));
    book.run("clean").done();
    assert_eq!(book.list("out/sheets"), ["out/sheets/banqiao.pdf"]);
    assert_eq!(book.list("out/sector/sheets").len(), 2);
}

#[test]
fn a_case_of_another_edition_is_not_missed() {
    let book = two();
    book.edit("report.yaml", "cases: all", "cases: [banqiao]");
    book.edit("chapters/findings.yaml", "      - highlight:\n          case: luming\n", "");
    book.run("check --deny warnings").done();
    book.delete("sector.yaml");
    let found = book.run("check --format short --lang en").done().stdout;
    assert!(found.contains("[case-not-in-book]"), "{found}");
}

#[test]
fn renaming_mends_every_report() {
    let book = two();
    book.run("rename banqiao bq").done();
    assert!(book.text("sector.yaml").contains("cases: [bq, luming]"));
    book.run("rename findings results --report sector").done();
    for report in ["report.yaml", "sector.yaml"] {
        assert!(book.text(report).contains("chapters: [results]"), "{report}");
    }
    book.run("check --deny warnings").done();
    book.run("check --deny warnings --report sector").done();
}

#[test]
fn renaming_reaches_what_an_edition_leaves_out() {
    let book = two();
    book.edit(
        "chapters/findings.yaml",
        "      - highlight:\n          case: luming\n",
        "      - highlight:\n          case: luming\n        only: [sector]\n",
    );
    book.run("rename luming lm").done();
    assert!(book.text("chapters/findings.yaml").contains("case: lm\n        only: [sector]"));
}

#[test]
fn what_is_for_one_edition_stands_in_it_alone() {
    let book = two();
    book.edit("cases/luming.yaml", "group: 境外企业\n", "group: 境外企业\nonly: [sector]\n");
    book.edit(
        "chapters/findings.yaml",
        "      - highlight:\n          case: luming\n",
        "      - highlight:\n          case: luming\n        only: [sector]\n      - text: 只在总报告里。\n        only: [report]\n",
    );
    book.edit(
        "cases/banqiao.yaml",
        "  - q: 本年最大的挑战是什么？\n",
        "  - only: [sector]\n    q: 本年最大的挑战是什么？\n",
    );
    book.run("check --deny warnings").done();
    book.run("check --deny warnings --report sector").done();
    book.run("build --only screen").done();
    book.run("build --only screen --report sector").done();
    let (report, sector) = (text(&book, "out/report.pdf"), text(&book, "out/sector.pdf"));
    for own in ["鹿鸣海事", "寿命短的技术宜于公开发表", "本年最大的挑战是什么"] {
        assert!(!report.contains(own) && sector.contains(own), "{own}");
    }
    assert!(report.contains("只在总报告里") && !sector.contains("只在总报告里"));
    let ran = book.run("sheet luming --lang en").misused();
    assert!(ran.stderr.contains("luming"), "{ran}");
    book.run("sheet luming --report sector").done();
}

#[test]
fn a_part_of_the_contents_is_for_one_edition() {
    let book = two();
    book.edit("report.yaml", "  - toc\n", "  - { page: toc, only: [screen] }\n");
    book.edit(
        "report.yaml",
        "chapters: [findings]",
        "chapters: [{ chapter: more, only: [print] }, findings]",
    );
    book.write(
        "chapters/more.yaml",
        "title: 印本附录\nsections: [{ title: 说明, id: extra, body: [{ text: 只在印本里。 }] }]\n",
    );
    book.run("check --deny warnings").done();
    book.run("build").done();
    let (screen, press) = (text(&book, "out/report.pdf"), text(&book, "out/report-press.pdf"));
    assert!(screen.contains("目录") && !press.contains("目录"));
    assert!(!screen.contains("只在印本里") && press.contains("只在印本里"));
    // Each medium numbers what it prints.
    assert!(screen.contains("图1.1.1") && press.contains("图2.1.1"), "{screen}\n{press}");
    // The same files make the same bytes.
    let before = ["out/report.pdf", "out/report-press.pdf"].map(|path| book.bytes(path));
    book.run("build").done();
    assert_eq!(before, ["out/report.pdf", "out/report-press.pdf"].map(|path| book.bytes(path)));
}

#[test]
fn a_reference_to_what_is_left_out_is_found() {
    for (what, edit) in [
        ("case:banqiao", ("cases/banqiao.yaml", "group: 境内企业\n", "group: 境内企业\nonly: [sector]\n")),
        (
            "fig:focus",
            (
                "chapters/findings.yaml",
                "      - figure: focus\n",
                "      - figure: focus\n        only: [print]\n",
            ),
        ),
        (
            "sec:words",
            ("chapters/findings.yaml", "  - title: 文字\n", "  - title: 文字\n    only: [sector]\n"),
        ),
    ] {
        let book = two();
        let (file, old, new) = edit;
        book.edit(file, old, new);
        let found = errors(&book, "");
        let id = what.split_once(':').map(|(_, id)| id).expect("a target");
        let said = format!("[unknown-reference]: `{id}` is left out of this edition");
        assert!(found.contains("chapters/findings.yaml:9:") && found.contains(&said), "{what}\n{found}");
        assert!(!found.contains("report.yaml"), "{what}\n{found}");
        let elsewhere = if what == "fig:focus" { 1 } else { 0 };
        let ran = book.run("check --format short --lang en --report sector");
        assert_eq!(ran.stdout.contains("left out"), elsewhere == 1, "{ran}");
    }
}

#[test]
fn wrong_editions() {
    let mut found = Catalogue::default();
    found.refuses("a block for an edition that is not there", |book| {
        book.write("sector.yaml", SECTOR);
        book.edit(
            "chapters/findings.yaml",
            "      - figure: focus\n",
            "      - figure: focus\n        only: [sectro]\n",
        );
    });
    found.refuses("a case for an edition where there is one only", |book| {
        book.edit("cases/luming.yaml", "group: 境外企业\n", "group: 境外企业\nonly: [printed]\n");
    });
    found.refuses_in("--lang zh", "an edition that is not there, in Chinese", |book| {
        book.edit("cases/luming.yaml", "group: 境外企业\n", "group: 境外企业\nonly: [whole]\n");
    });
    found.refuses("a limit without names", |book| {
        book.edit("cases/luming.yaml", "group: 境外企业\n", "group: 境外企业\nonly: []\n");
    });
    found.refuses("a limit that is no list", |book| {
        book.edit("cases/luming.yaml", "group: 境外企业\n", "group: 境外企业\nonly: print\n");
    });
    found.refuses("a limit where none may stand", |book| {
        book.edit("cases/banqiao.yaml", "patents:\n", "patents:\n  only: [print]\n");
    });
    insta::assert_snapshot!(found.to_string());
}

#[test]
fn a_report_that_is_not_one() {
    let book = two();
    book.write("sector-press.yaml", SECTOR).write("print.yaml", SECTOR).write("cases/more.yaml", "name: x\n");
    let mut said = String::new();
    for name in [
        "sectro.yaml",
        "sectro",
        "nothing",
        "cases/more.yaml",
        "sector-press.yaml",
        "print.yaml",
        "../x.yaml",
    ] {
        for lang in ["en", "zh"] {
            let ran = book.run(&format!("build --report {name} --lang {lang}")).misused();
            said.push_str(&format!("{name}: {}", ran.stderr));
        }
    }
    assert!(book.list(".").iter().all(|path| !path.contains("out/")), "nothing is written");
    insta::assert_snapshot!(said);
}

#[test]
fn check_names_the_reports_that_it_does_not_look_at() {
    let book = two();
    let ran = book.run("check --no-typeset --lang en");
    assert!(ran.stderr.contains("sector.yaml; `casebound check --report all` looks at all"), "{ran}");
    for report in ["sector", "all"] {
        let ran = book.run(&format!("check --no-typeset --lang en --report {report}"));
        assert!(!ran.stderr.contains("other reports"), "{ran}");
    }
}

#[test]
fn all_reports_of_a_folder_are_looked_at_in_one_run() {
    let book = two();
    let ran = book.run("check --report all --lang en").done();
    assert!(ran.stdout.is_empty() && ran.stderr.contains("no problems found"), "{ran}");
    // One of both, one of each, and one that only shows in a report with other groups.
    book.edit("cases/banqiao.yaml", "name: 板桥仪器\n", "nmae: 板桥仪器\n");
    book.edit("report.yaml", "date: 2031-04", "date: soon");
    book.edit("sector.yaml", "groups: [境内企业, 境外企业]", "groups: [境内企业]");
    let found = book.run("check --report all --format short --lang en").faulty().stdout;
    assert_eq!(found.matches("unknown key `nmae`").count(), 1, "{found}");
    assert!(found.contains("report.yaml:"), "{found}");
    assert_eq!(found.matches("cases/luming.yaml").count(), 1, "{found}");
    let found = book.run("check --report all --format json --lang en").faulty().stdout;
    let found: serde_json::Value = serde_json::from_str(&found).expect("one array");
    let luming = found.as_array().into_iter().flatten().find(|own| own["file"] == "cases/luming.yaml");
    assert!(
        luming.is_some_and(|own| own["related"][0]["message"] == "found with sector.yaml"),
        "it names the report: {found}"
    );
    // Every other command works on one of them.
    let ran = book.run("build --report all --lang en").misused();
    assert!(ran.stderr.contains("`--report all` is for `check`"), "{ran}");
}

#[test]
fn what_all_reports_lack_is_mended_once() {
    let book = two();
    book.edit("cases/luming.yaml", "的寿命，再与", "的寿命,再与");
    let before = book.text("cases/luming.yaml");
    let ran = book.run("check --report all --fix --dry-run --lang en").done();
    assert_eq!(ran.stdout.matches("+++ b/cases/luming.yaml").count(), 1, "{ran}");
    assert_eq!(book.text("cases/luming.yaml"), before);
    let ran = book.run("check --report all --fix --lang en").done();
    assert!(ran.stderr.contains("mended 1 places in 1 files"), "{ran}");
    assert!(book.text("cases/luming.yaml").contains("的寿命，再与"));
}
