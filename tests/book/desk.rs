//! The commands as people who do not program use them: slips, switches, and what is said about files left lying about.

#![allow(clippy::disallowed_methods, reason = "a test prepares files")]

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
fn verbose_says_what_is_read_and_how_long_it_takes() {
    let book = Book::plain();
    book.run("build").done();
    let before = book.bytes("out/report.pdf");
    let said = book.run("build -v").done();
    for words in
        ["read: report.yaml", "read: cases/images/banqiao.svg", "Noto Sans SC 400", "typesetting: ", " s\n"]
    {
        assert!(said.stderr.contains(words), "{words}: {said}");
    }
    assert_eq!(said.stdout, "", "{said}");
    assert!(book.bytes("out/report.pdf") == before, "what is said changes no page");
    assert!(book.run("check --verbose --lang zh").done().stderr.contains("读取：cases/luming.yaml"));
    let json = book.run("check -v --format json").done();
    assert_eq!(json.json().as_array().map(Vec::len), Some(0));
    book.run("build -q -v").misused();
}

#[test]
fn the_version_names_the_commit_and_outputs_do_not() {
    let book = Book::plain();
    let said = book.run("--version").done().stdout;
    let version =
        said.trim().strip_prefix(concat!("casebound ", env!("CARGO_PKG_VERSION"))).expect("the version");
    let commit = version.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')'));
    assert!(version.is_empty() || commit.is_some_and(|commit| commit.len() == 10), "{said}");
    assert_eq!(book.run("-V").done().stdout, said);
    book.run("build").done();
    if let Some(commit) = commit {
        for file in ["out/report.pdf", "out/report-press.pdf"] {
            let bytes = book.bytes(file);
            assert!(!bytes.windows(commit.len()).any(|window| window == commit.as_bytes()), "{file}");
        }
    }
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

/// What `check` says about a plain book with one file more, in a line each.
fn said_about(book: &Book) -> String {
    book.run("check --format short").stdout
}

#[test]
fn content_that_is_not_read_is_named() {
    let case = Book::plain().text(CASE).replace("name: 鹿鸣海事", "name: 康嘉光电");
    for (path, place, said) in [
        ("cases/sub/konka.yaml", "cases/sub/konka.yaml: error[file-name]", "move it to `cases/konka.yaml`"),
        (
            "cases/2031/new/konka.yml",
            "cases/2031/new/konka.yml: error[file-name]",
            "move it to `cases/konka.yaml`",
        ),
        (
            "figures/old/focus.yaml",
            "figures/old/focus.yaml: error[file-name]",
            "move it to `figures/focus.yaml`",
        ),
        ("cases/konka.YAML", "cases/konka.YAML: error[file-name]", "rename it to `konka.yaml`"),
        ("cases/konka.yaml.txt", "cases/konka.yaml.txt: error[file-name]", "rename it to `konka.yaml`"),
        ("cases/konka.yaml/konka.yaml", "cases/konka.yaml: error[missing-file]", "is a folder"),
        ("cases/konka.docx", "cases/konka.docx: info[file-name]", "write it as `konka.yaml`"),
        ("cases/konka", "cases/konka: info[file-name]", "write it as `konka.yaml`"),
        ("fonts/house/Own.ttf", "fonts/house/Own.ttf: warning[file-name]", "move it to `fonts/Own.ttf`"),
        (
            "layouts/ours/case.typ.j2",
            "layouts/ours/case.typ.j2: warning[file-name]",
            "move it to `layouts/case.typ.j2`",
        ),
        ("report.yml", "report.yml: error[file-name]", "rename it to `report.yaml`"),
        ("report (1).yaml", "report (1).yaml: error[file-name]", "another copy of `report.yaml`"),
    ] {
        let book = Book::plain();
        book.write(path, &case);
        let found = said_about(&book);
        let line = found.lines().find(|line| line.starts_with(place));
        assert!(line.is_some_and(|line| line.contains(said)), "{path}: {found}");
    }
    let silent = Book::plain();
    for path in [
        "cases/_archive/konka.yaml",
        "cases/.git/konka.yaml",
        "cases/README.md",
        "cases/luming.docx",
        "cases/konka.yaml~",
        "cases/#konka.yaml#",
        "cases/.konka.yaml.swp",
        "cases/logo.ai",
        "figures/rows.csv",
    ] {
        silent.write(path, "x");
    }
    silent.write("cases/images/spare.svg", "x");
    assert_eq!(said_about(&silent), "");
}

#[cfg(unix)]
#[test]
fn links_and_names_that_lead_nowhere_are_named() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let book = Book::plain();
    symlink("nowhere.yaml", book.path("cases/konka.yaml")).expect("a link");
    symlink("itself.yaml", book.path("cases/itself.yaml")).expect("a link");
    let gbk = std::ffi::OsStr::from_bytes(b"\xBF\xB5\xBC\xCE.yaml");
    std::fs::write(book.path("cases").join(gbk), "name: 甲\n").expect("a file");
    let found = said_about(&book);
    for place in ["cases/konka.yaml: error[missing-file]", "cases/itself.yaml: error[missing-file]"] {
        assert!(
            found.lines().any(|line| line.starts_with(place) && line.contains("leads nowhere")),
            "{found}"
        );
    }
    assert!(found.contains("not Unicode"), "{found}");
    book.run("sheet banqiao").done();
    book.run("build").faulty();
    // In place of the report itself, and of a folder.
    let book = Book::plain();
    book.delete("report.yaml");
    symlink("nowhere.yaml", book.path("report.yaml")).expect("a link");
    assert!(
        said_about(&book).contains("`report.yaml` is a link that leads nowhere"),
        "{}",
        said_about(&book)
    );
    let book = Book::plain();
    std::fs::rename(book.path("figures"), book.path("gone")).expect("a folder");
    symlink("nowhere", book.path("figures")).expect("a link");
    assert!(said_about(&book).contains("figures: error[missing-file]"), "{}", said_about(&book));
}

#[test]
fn folders_under_other_names_are_named() {
    let book = Book::plain();
    std::fs::rename(book.path("cases"), book.path("Cases")).expect("a folder");
    // Some systems do not know the two apart.
    if !book.path("cases").exists() {
        assert!(said_about(&book).contains("Cases: error[file-name]"), "{}", said_about(&book));
    }
    let book = Book::plain();
    std::fs::rename(book.path("cases"), book.path("kept")).expect("a folder");
    assert!(said_about(&book).contains("warning[missing-file]: there is no case"), "{}", said_about(&book));
    book.write("cases", "x");
    assert!(said_about(&book).contains("cases: error[missing-file]"), "{}", said_about(&book));
}

#[test]
fn the_book_is_the_one_that_was_named() {
    let book = Book::plain();
    let outside = Book::empty();
    let project = |path: &str| format!("--project {} check", book.path(path).display());
    for path in ["", "report.yaml", "cases"] {
        outside.run(&project(path)).done();
    }
    for (path, said) in [
        (CASE, "is not the report of a book"),
        ("chapters/preface.yaml", "is not the report of a book"),
        ("nowhere", "there is no folder"),
    ] {
        let refused = outside.run(&project(path)).misused();
        assert!(refused.stderr.contains(said), "{path}: {refused}");
    }
    // A book inside a book, whose report is misnamed, is not the outer one.
    book.write("inner/report.yml", "title: 内\n");
    let refused = outside.run(&project("inner")).misused();
    assert!(refused.stderr.contains("rename `"), "{refused}");
    book.write("inner/report.yml", "title: 内\n");
    let refused = outside.run(&project("inner/report.yml")).misused();
    assert!(refused.stderr.contains("to `report.yaml`"), "{refused}");
}

#[test]
fn next_steps_can_be_copied() {
    let dir = Book::empty();
    let said = dir.run_list(&["init", "a b"]).done();
    assert!(said.stderr.contains("casebound --project \"a b\" build"), "{said}");
    let said = dir.run_list(&["--project", "a b", "new", "case", "acme"]).done();
    assert!(said.stderr.contains("casebound --project \"a b\" sheet acme"), "{said}");
    let said = dir.run_list(&["init", "$a"]).done();
    assert!(cfg!(windows) || said.stderr.contains("casebound --project '$a' build"), "{said}");
}

#[test]
fn outputs_of_renamed_cases_are_said_and_removed() {
    let book = Book::plain();
    let other = book.text(CASE).replace("name: 鹿鸣海事", "name: 灯塔仪表");
    book.write("cases/beacon.yaml", &other);
    book.run("sheet --all --format pdf,png").done();
    book.run("proof --all").done();
    book.write("cases/lighthouse.yaml", &other).delete("cases/beacon.yaml");
    let said = book.run("sheet --all").done();
    assert!(said.stderr.contains("beacon.pdf"), "{said}");
    book.run("clean --dry-run").done();
    assert!(book.path("out/sheets/beacon.pdf").exists());
    book.run("clean").done();
    let left = book.list("out/sheets");
    assert!(left.iter().all(|name| !name.contains("beacon")), "{left:?}");
    let left = book.list("out/proofs");
    assert_eq!(left.len(), 4, "a Word file and a PDF of each of two cases: {left:?}");
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
