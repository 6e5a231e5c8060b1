//! The commands as people who do not program use them: slips, switches, and what is said about files left lying about.

use crate::harness::Book;

const CASE: &str = "cases/luming.yaml";

#[test]
fn a_broken_file_stops_only_what_uses_it() {
    let book = Book::plain();
    book.write(CASE, "name: [\n");
    book.write("figures/other.yaml", "title: 题\nchart: nothing\n");
    book.run("sheet banqiao").done();
    book.run("figure focus").done();
    book.run("sheet luming").faulty();
    book.run("sheet --all").faulty();
    book.run("build").faulty();
}

#[test]
fn findings_go_to_programs_too() {
    let book = Book::plain();
    for command in ["build", "sheet banqiao", "figure focus"] {
        let clean = book.run(&format!("{command} --format json")).done().json();
        assert_eq!(clean.as_array().map(Vec::len), Some(0), "{command}");
    }
    book.run("sheet banqiao --format png,json").done();
    assert!(book.list("out/sheets").iter().any(|name| name.ends_with(".png")));
    book.write(CASE, "name: 甲\n");
    for command in ["build", "sheet --all"] {
        let found = book.run(&format!("{command} --format json")).faulty();
        assert!(found.json()[0]["file"] == CASE, "{command}: {found}");
        let sarif = book.run(&format!("{command} --format sarif")).json();
        assert_eq!(sarif["version"], "2.1.0", "{command}");
        assert!(book.run(&format!("{command} --format github")).stdout.starts_with("::error"), "{command}");
    }
    let two = book.run("sheet banqiao --format json,sarif").misused();
    assert!(two.stderr.contains("`json` and `sarif` are two"), "{two}");
}

#[test]
fn slips_of_the_command_line_are_answered() {
    let book = Book::plain();
    let near = book.run("sheet luminh").misused();
    assert!(near.stderr.contains("did you mean `luming`?"), "{near}");
    let near = book.run("figure fokus").misused();
    assert!(near.stderr.contains("did you mean `focus`?"), "{near}");
    for command in ["build --out -", "sheet banqiao --out -", "figure focus --out -"] {
        let refused = book.run(command).misused();
        assert!(refused.stderr.contains("name a folder"), "{command}: {refused}");
        assert!(!book.path("-").exists(), "{command}");
    }
    let twice = book.run("sheet banqiao banqiao").done();
    assert_eq!(twice.stderr.matches("banqiao.pdf").count(), 1, "{twice}");
}

#[test]
fn only_some_files_are_reported_on() {
    let book = Book::plain();
    book.write(CASE, "name: 甲\n").write("figures/other.yaml", "title: 题\nchart: nothing\n");
    let found = book.run(&format!("check --format short {CASE}")).faulty();
    assert!(found.stdout.lines().count() > 0, "{found}");
    assert!(found.stdout.lines().all(|line| line.starts_with(CASE)), "{found}");
    let found = book.run("check --format short --rule schema,unused-figure").faulty();
    assert!(
        found.stdout.lines().all(|line| line.contains("[schema]") || line.contains("[unused-figure]")),
        "{found}"
    );
    book.run("check nowhere.yaml").misused();
}

#[test]
fn conventional_switches_do_what_they_do_elsewhere() {
    let book = Book::plain();
    book.write(CASE, "name: 甲\n");
    assert!(book.run("check --color always").stdout.contains('\u{1B}'));
    assert!(!book.run("check --color never").stdout.contains('\u{1B}'));
    let quiet = Book::plain().run("build -q").done();
    assert_eq!(quiet.stderr, "", "{quiet}");
    let chinese = book.run_with("check --format short", &[("CASEBOUND_LANG", "zh")]);
    assert!(chinese.stdout.contains("错误["), "{chinese}");
}

#[test]
fn files_that_look_like_content_are_named() {
    for (name, said) in [
        ("cases/acme.yml", "rename it to `acme.yaml`"),
        ("cases/acme.yaml.txt", "rename it to `acme.yaml`"),
        ("cases/.acme.yaml.icloud", "download `acme.yaml`"),
        ("cases/luming (1).yaml", "delete the copy"),
        ("cases/luming - 副本.yaml", "delete the copy"),
        ("figures/focus (conflicted copy).yaml", "delete the copy"),
    ] {
        let book = Book::plain();
        book.write(name, "name: 甲\n");
        let found = book.run("check --format short").faulty();
        assert!(found.stdout.contains("[file-name]") && found.stdout.contains(said), "{name}: {found}");
    }
    let book = Book::plain();
    book.write("layouts/chaptr.typ.j2", "x");
    let found = book.run("check --format short").done();
    assert!(
        found.stdout.contains("layouts/chaptr.typ.j2") && found.stdout.contains("warning[file-name]"),
        "{found}"
    );
    assert!(found.stdout.contains("did you mean `chapter`?"), "{found}");
}

#[test]
fn outputs_of_renamed_cases_are_said_and_removed() {
    let book = Book::plain();
    let other = book.text(CASE).replace("name: 鹿鸣海事", "name: 灯塔仪表");
    book.write("cases/beacon.yaml", &other);
    book.run("sheet --all --format pdf,png").done();
    book.write("cases/lighthouse.yaml", &other).delete("cases/beacon.yaml");
    let said = book.run("sheet --all").done();
    assert!(said.stderr.contains("beacon.pdf"), "{said}");
    book.run("clean --dry-run").done();
    assert!(book.path("out/sheets/beacon.pdf").exists());
    book.run("clean").done();
    let left = book.list("out/sheets");
    assert!(left.iter().all(|name| !name.contains("beacon")), "{left:?}");
    assert!(book.path("out/sheets/banqiao.pdf").exists() && book.path("out/sheets/lighthouse.pdf").exists());
}

#[test]
fn outputs_elsewhere_leave_the_book_alone() {
    let book = Book::plain();
    let before = book.list("");
    let elsewhere = Book::empty();
    for command in ["build", "sheet --all", "figure --all"] {
        book.run(&format!("{command} --out {}", elsewhere.root().join("made").display())).done();
    }
    book.run("check").done();
    assert_eq!(book.list(""), before);
}
