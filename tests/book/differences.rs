//! What changed between two states of a book.

use std::process::Command;

use crate::harness::Book;
use crate::pdf::Pdf;

/// Runs `git` in a book.
fn git(book: &Book, args: &[&str]) {
    let own = ["-c", "user.name=沈知远", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    let status = Command::new("git").current_dir(book.root()).args(own).args(args).output().expect("git");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
}

/// A book with one revision, `first`, and a change after it.
fn changed() -> Book {
    let book = Book::plain();
    git(&book, &["init", "-q"]);
    git(&book, &["add", "."]);
    git(&book, &["commit", "-q", "-m", "first"]);
    git(&book, &["tag", "first"]);
    book.append("cases/banqiao.yaml", "closing: 感谢**各位**读者，<b>#1 @them</b>。\n");
    book
}

#[test]
fn words_of_a_revision_and_now() {
    let book = changed();
    let ran = book.run("diff first --lang zh").done();
    assert!(ran.stdout.contains("cases/banqiao.yaml") && ran.stdout.contains("{+感谢**各位**读者"), "{ran}");
    let ran = book.run("diff first --format markdown --lang en").done();
    assert!(
        ran.stdout.contains("closing: **感谢\\*\\*各位\\*\\*读者，&lt;b\\>&#35;1 &#64;them&lt;/b\\>。**"),
        "{ran}"
    );
    // Committed, the older revision is the one before the last.
    git(&book, &["commit", "-q", "-a", "-m", "second"]);
    let ran = book.run("diff HEAD --lang en").done();
    assert!(ran.stderr.contains("nothing has changed in words") && ran.stdout.is_empty(), "{ran}");
    assert!(book.run("diff first HEAD --lang en").done().stdout.contains("banqiao"));
}

#[test]
fn pages_stand_side_by_side_in_one_file() {
    let book = changed();
    let ran = book.run("diff first --html diff.html --lang en").done();
    assert!(ran.stdout.contains("pages that differ: 1"), "{ran}");
    let html = book.text("diff.html");
    assert!(html.matches("data:image/png;base64,").count() >= 2, "both pages");
    assert!(
        html.contains("<i style=\"left:") && html.contains("<ins>感谢**各位**读者，&lt;b&gt;#1 @them&lt;"),
        "what is new"
    );
    assert!(
        !html.contains("http:") && !html.contains("https:") && !html.contains("<script"),
        "nothing is fetched"
    );
    book.run("diff first --pdf diff.pdf").done();
    let pdf = Pdf::read(&book.bytes("diff.pdf"));
    assert!(pdf.text().contains("感谢**各位**读者"), "{}", pdf.text());
    // The same state has the same pages.
    let ran = book.run("diff . --html same.html --lang en").done();
    assert!(ran.stdout.contains("the pages are the same"), "{ran}");
}

#[test]
fn another_report_and_translations_are_compared() {
    let book = Book::plain();
    book.overlay(&crate::harness::repository().join("tests/fixtures/translated"));
    git(&book, &["init", "-q"]);
    git(&book, &["add", "."]);
    git(&book, &["commit", "-q", "-m", "first"]);
    book.edit("english.yaml", "The White Book", "The Blank Book");
    book.edit("translations/en/cases/banqiao.yaml", "\"Director of IP\"", "\"Head of IP\"");
    let ran = book.run("diff HEAD --lang en").done();
    assert!(ran.stdout.contains("translations/en/cases/banqiao.yaml"), "{ran}");
    assert!(!ran.stdout.contains("Blank"), "{ran}");
    let ran = book.run("diff HEAD --report english --html diff.html --lang en").done();
    assert!(ran.stdout.contains("Blank") && book.text("diff.html").contains("data:image/png"), "{ran}");
}

#[test]
fn cells_of_spreadsheets_are_words_too() {
    let book = Book::plain();
    book.append("report.yaml", "  - cases: { table: companies.csv }\n");
    let row = "qinghe,青禾阀门,法务部,青禾阀门是一家虚构的企业。,先做什么？,先看文献。";
    let head = "id,name,interviewee.title,profile,interview.1.q,interview.1.a";
    book.write("companies.csv", format!("{head}\n{row}\n"));
    book.edit(
        "figures/focus.yaml",
        "  columns: [2031 年]\n  rows:\n    - [缩短交付周期, 50.0]\n    - [降低成本, 30.0]\n    - [开拓市场, 20.0]\n",
        "  csv: focus.csv\n",
    );
    book.write("figures/focus.csv", "目标,2031 年\n缩短交付周期,50.0\n降低成本,30.0\n开拓市场,20.0\n");
    git(&book, &["init", "-q"]);
    git(&book, &["add", "."]);
    git(&book, &["commit", "-q", "-m", "first"]);
    book.edit("companies.csv", "先看文献", "先看样机");
    book.edit("figures/focus.csv", "降低成本,30.0", "降低成本,31.0");
    let found = book.run("diff HEAD --lang en").done().stdout;
    assert!(found.contains("青禾阀门 (cases/qinghe)") && found.contains("[-文献-]{+样机+}"), "{found}");
    assert!(found.contains("figures/focus.csv") && found.contains("[-30.0-]{+31.0+}"), "{found}");
}

#[test]
fn a_state_with_errors_is_compared_by_its_words() {
    let book = changed();
    book.edit("report.yaml", "title: ", "titel: ");
    let ran = book.run("diff first --html diff.html --lang en").done();
    assert!(ran.stdout.contains("has errors and cannot be printed") && ran.stdout.contains("感谢"), "{ran}");
    book.write("cases/banqiao.yaml", "name: [\n");
    let ran = book.run("diff first --lang en").done();
    assert!(ran.stdout.contains("{+name: [+}"), "{ran}");
}

#[test]
fn a_finished_pdf_is_compared_by_its_words() {
    let book = Book::plain();
    book.run("build --only screen").done();
    let ran = book.run("diff out/report.pdf --lang en").done();
    assert!(ran.stderr.contains("nothing has changed in words"), "{ran}");
    book.append("cases/banqiao.yaml", "closing: 感谢各位读者。\n");
    let ran = book.run("diff out/report.pdf --lang en").done();
    assert!(ran.stdout.contains("{+感谢各位读者。+}"), "{ran}");
}

#[test]
fn what_is_no_state_is_said() {
    let book = Book::plain();
    let ran = book.run("diff HEAD --lang en").misused();
    assert!(ran.stderr.contains("is in no repository of git"), "{ran}");
    git(&book, &["init", "-q"]);
    for name in ["nowhere", "--output=x", "HEAD"] {
        let ran = book.run_list(&["diff", "--lang", "en", "--", name]).misused();
        assert!(ran.stderr.contains(&format!("there is no revision, folder or PDF `{name}`")), "{ran}");
    }
    book.write("a.pdf", "no pdf");
    book.run("diff a.pdf").misused();
    book.run("diff cases").done();
}
