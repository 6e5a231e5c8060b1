//! What companies agreed to, and what was changed since.

use serde_json::Value;

use crate::harness::Book;

const CASE: &str = "cases/banqiao.yaml";
const APPROVE: [&str; 6] = ["approve", "banqiao", "--by", "王芳", "--date", "2031-04-12"];

/// The states that `list` gives the cases, by their ids.
fn states(book: &Book) -> Vec<(String, String)> {
    let listed: Value = book.run("list --format json").done().json();
    let row =
        |row: &Value| ["id", "approval"].map(|key| row[key].as_str().unwrap_or_default().to_owned()).into();
    listed["cases"].as_array().expect("cases").iter().map(row).collect()
}

fn state(book: &Book, id: &str) -> String {
    states(book).into_iter().find(|(own, _)| own == id).expect("the case").1
}

#[test]
fn an_approval_is_one_line_of_the_case() {
    let book = Book::plain();
    book.edit(CASE, "kind: verbatim\n", "kind: verbatim # 逐字\nstatus: in-review # 4 月送出\n");
    let before = book.text(CASE);
    assert_eq!(state(&book, "banqiao"), "in-review");
    assert_eq!(state(&book, "luming"), "none");
    let ran = book.run_list(&APPROVE).done();
    assert!(ran.stderr.contains("王芳"), "{ran}");
    let kept = book.list(".casebound/proofs/banqiao");
    let hash = kept[0].rsplit('/').next().expect("a name").trim_end_matches(".json");
    let line = format!("approval: {{ by: '王芳', date: 2031-04-12, of: '{hash}' }}\n");
    let wanted = before.replace("in-review # 4 月送出\n", &format!("approved # 4 月送出\n{line}"));
    assert_eq!(book.text(CASE), wanted);
    assert_eq!(state(&book, "banqiao"), "approved");
    book.run("check --deny warnings").done();
    book.run_list(&APPROVE).done();
    assert_eq!(book.text(CASE), wanted, "nothing to say twice");
    for wrong in ["2031-02-30", "12.4.2031", "2031-4-12"] {
        book.run_list(&["approve", "banqiao", "--by", "王芳", "--date", wrong]).misused();
    }
    book.run_list(&["approve", "nobody", "--by", "王芳", "--date", "2031-04-12"]).misused();
}

#[test]
fn what_was_changed_since_is_shown() {
    let book = Book::plain();
    book.run_list(&APPROVE).done();
    // Lines that are broken otherwise, bold and what is not printed are no other words.
    book.edit(CASE, "先写记录，再谈保护。", "先写记录，\n      再谈**保护**。");
    book.edit(CASE, "interview:\n", "interview:\n  - q: 留底\n    a: 不印。\n    print: false\n");
    book.run("check --deny warnings").done();
    book.edit(CASE, "人手不足。", "人手很少。");
    let ran = book.run("check --lang en").done();
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(state(&book, "banqiao"), "stale");
    for path in book.list(".casebound") {
        book.delete(&path);
    }
    let ran = book.run("check --format short --lang en").done();
    assert!(ran.stdout.contains("what was approved is not in `.casebound/proofs/`"), "{ran}");
}

#[test]
fn a_press_that_requires_approvals_prints_nothing_without_them() {
    let book = Book::plain();
    book.edit("report.yaml", "press: { bleed: 3mm }", "press: { bleed: 3mm, require_approval: true }");
    let ran = book.run("check --format short --lang en").faulty();
    assert_eq!(ran.stdout.matches("error[approval-missing]").count(), 2, "{ran}");
    book.run("build").faulty();
    book.run("build --only press").faulty();
    book.run("sheet --all --only press").faulty();
    assert!(
        !book.path("out/report-press.pdf").exists() && !book.path("out/sheets/banqiao-press.pdf").exists()
    );
    // What does not go to the press is made all the same.
    for args in ["build --only screen", "sheet --all", "figure --all", "list", "proof --all"] {
        book.run(args).done();
    }
    let ran = book.run("build --only screen --lang en").done();
    assert_eq!(ran.stderr.matches("warning[approval-missing]").count(), 2, "{ran}");
    // It hides no other error.
    book.write("layouts/toc.typ.j2", "{{ nothing }}\n");
    let ran = book.run("check --format short --lang en").faulty();
    assert!(
        ran.stdout.contains("error[template]") && ran.stdout.contains("error[approval-missing]"),
        "{ran}"
    );
    book.delete("layouts/toc.typ.j2");
    for id in ["banqiao", "luming"] {
        book.run_list(&["approve", id, "--by", "O'Neill, \"法务\"", "--date", "2031-04-12"]).done();
    }
    book.run("build").done();
    book.edit(CASE, "人手不足。", "人手很少。");
    let ran = book.run("build --only press --lang en").faulty();
    assert!(ran.stderr.contains("error[approval-stale]"), "{ran}");
    book.run("proof banqiao").done();
    book.edit(CASE, "name: 板桥仪器\n", "name: 板桥仪器\nstatus: draft\n");
    let ran = book.run("check --format short --lang en").faulty();
    assert!(!ran.stdout.contains("approval-missing"), "{ran}");
}

#[test]
fn a_proof_says_how_far_its_case_is() {
    let book = Book::plain();
    let footer = |book: &Book| {
        book.run("proof banqiao").done();
        let bytes = book.bytes("out/proofs/banqiao.docx");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
        std::io::read_to_string(zip.by_name("word/footer1.xml").expect("the footer")).expect("its text")
    };
    assert!(footer(&book).contains("未送审"));
    book.run_list(&APPROVE).done();
    assert!(footer(&book).contains("已认可"));
    book.edit(CASE, "人手不足。", "人手很少。");
    assert!(footer(&book).contains("认可后有改动"));
}

#[test]
fn corrections_never_touch_an_approval() {
    let book = Book::plain();
    book.run("proof banqiao").done();
    book.run_list(&APPROVE).done();
    let ran = book.run("corrections out/proofs/banqiao.docx --lang en").done();
    assert!(ran.stderr.contains("nothing was changed"), "{ran}");
}
