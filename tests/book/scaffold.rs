//! From an empty folder to a printed book, with nothing but the binary.

use casebound::figure::Kind;

use crate::harness::{Book, repository_file};
use crate::pdf::Pdf;

/// A machine with nothing on it.
const BARE: [(&str, &str); 2] = [("PATH", ""), ("HOME", "")];

#[test]
fn a_new_book_with_everything_in_it_prints() {
    for lang in ["en", "zh"] {
        let book = Book::empty();
        book.run_with(&format!("init --lang {lang}"), &BARE).done();
        assert!(book.text("report.yaml").contains(&format!("lang: {lang}-")), "{lang}");
        book.run_with("check --deny warnings", &BARE).done();
        book.run_with(&format!("new case second --lang {lang}"), &BARE).done();
        for kind in Kind::all() {
            let name = kind.name;
            book.run_with(&format!("new figure my-{name} --chart {name} --lang {lang}"), &BARE).done();
        }
        let unused = book.run_with("check --format short", &BARE).done().stdout;
        // What the scaffold wrote is noted as such until it is replaced.
        let unused: Vec<&str> = unused.lines().filter(|line| !line.contains(": info[unfinished]")).collect();
        assert!(unused.iter().all(|line| line.contains("[unused-figure]")), "{unused:?}");
        assert_eq!(unused.len(), Kind::all().count());

        let figures: Vec<String> =
            Kind::all().map(|kind| format!("      - figure: my-{}\n", kind.name)).collect();
        book.append("chapters/findings.yaml", &format!("  - title: 全部\n    body:\n{}", figures.concat()));
        let clean = book.run_with("check --format short --deny warnings", &BARE).done();
        assert!(clean.stdout.lines().all(|line| line.contains(": info[unfinished]")), "{clean}");
        let built = book.run_with("build", &BARE).done();
        assert!(!built.stderr.contains("warning"), "{built}");
        book.run_with("sheet --all", &BARE).done();
        let listed = book.run_with("list --format json", &BARE).done().json();
        assert!(listed["figures"].as_array().expect("figures").len() >= Kind::all().count());
        assert_eq!(listed["cases"].as_array().expect("cases").len(), 2);
        assert_eq!(book.list("out/sheets").len(), 2);
        assert!(Pdf::read(&book.bytes("out/report.pdf")).pages().len() >= 6);
    }
}

#[test]
fn a_new_book_is_in_the_language_asked_for() {
    for lang in ["en-GB", "en-US", "ja", "zh-CN", "zh-HK", "zh-TW"] {
        let book = Book::empty();
        book.run_with(&format!("init --lang {lang}"), &BARE).done();
        let report = book.text("report.yaml");
        assert!(report.contains(&format!("lang: {lang}\n")), "{report}");
        assert_eq!(report.contains("size: letter"), lang == "en-US", "{report}");
        book.run_with("build --only screen", &BARE).done();
        let found = book.run_with("check --format short", &BARE).done().stdout;
        // What is not written yet is a note; fonts that the program has not are warned of, and nothing else is.
        let expected =
            |line: &str| line.contains(": info[unfinished]") || line.contains(": warning[glyph-forms]");
        assert!(found.lines().all(expected), "{lang}: {found}");
        let foreign = matches!(lang, "ja" | "zh-HK" | "zh-TW");
        assert_eq!(found.contains("glyph-forms"), foreign, "{lang}: {found}");
    }
}

#[test]
fn init_leaves_alone_what_is_there() {
    let book = Book::empty();
    book.write("report.yaml", "title: 我的书\ncontents: [cover]\n");
    book.run("init").done();
    assert_eq!(book.text("report.yaml"), "title: 我的书\ncontents: [cover]\n");
    let before = book.list("");
    book.run("init").done();
    assert_eq!(book.list(""), before);
}

#[test]
fn init_makes_the_folder() {
    let book = Book::empty();
    book.run("init shelf/book").done();
    book.run("--project shelf/book check").done();
    assert!(book.list("shelf/book/schemas").len() >= 4);
}

#[test]
fn new_leaves_alone_what_is_there() {
    let book = Book::plain();
    let before = book.text("cases/banqiao.yaml");
    book.run("new case banqiao").misused();
    book.run("new figure focus").misused();
    assert_eq!(book.text("cases/banqiao.yaml"), before);
}

#[test]
fn a_new_case_is_in_the_book_at_once() {
    let book = Book::plain();
    book.run("new case third --lang zh").done();
    let cases = book.run("list --format json").done().json()["cases"].as_array().expect("cases").len();
    assert_eq!(cases, 3);
}

/// The sample book's guide and template are those that a new book gets.
#[test]
fn a_new_book_has_the_guide_and_the_template() {
    let book = Book::empty();
    book.run("init --lang zh").done();
    for name in ["cases/README.md", "cases/_example.yaml"] {
        let (copy, own) = (book.text(name), String::from_utf8(repository_file(name)).expect("UTF-8"));
        let other = copy.lines().zip(own.lines()).find(|(copy, own)| copy != own);
        assert_eq!(other, None, "src/scaffold/zh/{name} is not a copy of {name}");
        assert_eq!(copy.len(), own.len(), "src/scaffold/zh/{name} is not a copy of {name}");
    }
    let english = Book::empty();
    english.run("init --lang en").done();
    assert!(english.text("cases/README.md").starts_with("# How to add and change company cases"));
}

#[test]
fn every_path_that_a_template_names_is_there() {
    for lang in ["en", "zh"] {
        let book = Book::empty();
        book.run(&format!("init --lang {lang}")).done();
        for path in book.list("").into_iter().filter(|path| path.ends_with(".yaml")) {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let text = book.text(&path);
            let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "/._-".contains(c)));
            let is_file = |word: &&str| word.rsplit_once('/').is_some_and(|(_, name)| name.contains('.'));
            for file in words.filter(is_file) {
                let there = [folder, ""].iter().any(|from| book.path(from).join(file).exists());
                assert!(there, "{lang}: {path} names {file}");
            }
        }
    }
}

/// The figures that a guide shows as whole files.
fn shown(guide: &str) -> Vec<String> {
    let blocks = guide.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks
        .filter(|block| block.starts_with("title:") && block.contains("\nchart:"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_figures_of_the_guides_are_sound_and_drawn() {
    for lang in ["en", "zh"] {
        let guide = repository_file(&format!("src/scaffold/{lang}/cases/README.md"));
        let figures = shown(&String::from_utf8_lossy(&guide));
        assert!(figures.len() >= 3, "{lang}: the guide shows {} figures", figures.len());
        let book = Book::empty();
        book.run_with(&format!("init --lang {lang}"), &BARE).done();
        let names: Vec<String> = (0..figures.len()).map(|index| format!("shown-{index}")).collect();
        for (name, figure) in names.iter().zip(&figures) {
            book.write(&format!("figures/{name}.yaml"), figure);
        }
        let body: String = names.iter().map(|name| format!("      - figure: {name}\n")).collect();
        book.append("chapters/findings.yaml", &format!("  - title: All\n    body:\n{body}"));
        let found = book.run_with("check --format short", &BARE).done().stdout;
        let is_own = |line: &&str| line.contains("figures/shown-") && !line.contains(": info[unfinished]");
        let found: Vec<&str> = found.lines().filter(is_own).collect();
        assert!(found.is_empty(), "{lang}: {found:#?}");
    }
}
