//! Text as it is typed and pasted: `tests/real/text/` holds what is right and must stay, what is mended and how, and what
//! is only suggested. A line is a paragraph; `\n` and `\u{…}` are written out.

#![allow(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::collections::BTreeSet;

use crate::harness::{Book, repository};

const CHAPTER: &str = "chapters/preface.yaml";

/// The rules of running text; those of numbers have tests of their own.
const RULES: [&str; 21] = [
    "halfwidth-punctuation",
    "straight-quote",
    "unbalanced-quote",
    "cjk-latin-spacing",
    "ellipsis",
    "dash",
    "doubled-character",
    "doubled-word",
    "fullwidth-digit",
    "stray-space",
    "interpunct",
    "variant-name",
    "range-dash",
    "invisible-character",
    "compatibility-character",
    "pasted-list",
    "line-break",
    "unfinished",
    "impossible-date",
    "encoding",
    "yaml-syntax",
];

/// The lines of a fixture that are no headings.
fn lines(name: &str) -> Vec<String> {
    let path = repository().join("tests/real/text").join(name);
    let text = std::fs::read_to_string(path).expect("a fixture");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).map(unescaped).collect()
}

fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line.replace("\\n", "\n");
    while let Some(at) = rest.find("\\u{") {
        let end = at + rest[at..].find('}').expect("a closing brace");
        let code = u32::from_str_radix(&rest[at + 3..end], 16).expect("a code point");
        out.push_str(&rest[..at]);
        out.push(char::from_u32(code).expect("a character"));
        rest = rest[end + 1..].to_owned();
    }
    out + &rest
}

/// A book whose preface has these paragraphs.
fn book(paragraphs: &[String]) -> Book {
    let book = Book::plain();
    book.edit("report.yaml", "contents:", "style: { cjk_latin_space: true }\ncontents:");
    let indented: Vec<String> = paragraphs.iter().map(|text| text.replace('\n', "\n      ")).collect();
    book.write(
        CHAPTER,
        format!("title: 写在前面\nbody:\n  - text: |\n      {}\n", indented.join("\n\n      ")),
    );
    book
}

/// The paragraphs of a preface made by [`book`].
fn text(book: &Book) -> String {
    let value: serde_yaml::Value = serde_yaml::from_str(&book.text(CHAPTER)).expect("YAML");
    value["body"][0]["text"].as_str().expect("a text").trim_end().to_owned()
}

fn rules() -> String {
    format!(" --no-typeset{}", RULES.map(|rule| format!(" --rule {rule}")).concat())
}

fn pairs(name: &str) -> Vec<(String, String)> {
    let pair = |line: String| {
        let (wrong, right) = line.split_once(" ⇒ ").expect("an arrow");
        (wrong.to_owned(), right.to_owned())
    };
    lines(name).into_iter().map(pair).collect()
}

#[test]
fn correct_text_stays() {
    let [own, guides] = ["correct.txt", "guides-correct.txt"].map(lines);
    assert!(own.len() >= 300 && guides.len() >= 60, "{} and {} sentences", own.len(), guides.len());
    let correct = [own, guides].concat();
    let book = book(&correct);
    let before = book.bytes(CHAPTER);
    let ran = book.run(&format!("check --format short{}", rules()));
    let found: Vec<String> = ran
        .stdout
        .lines()
        .map(|line| {
            let row: usize = line.split(':').nth(1).and_then(|row| row.parse().ok()).unwrap_or(0);
            format!(
                "{line}\n    {}",
                book.text(CHAPTER).lines().nth(row.saturating_sub(1)).unwrap_or_default()
            )
        })
        .collect();
    assert!(found.is_empty(), "{} findings in correct text:\n{}", found.len(), found.join("\n"));
    ran.done();
    book.run("check --fix --no-typeset");
    assert!(book.bytes(CHAPTER) == before, "`--fix` changed correct text");
}

#[test]
fn what_is_mended_is_right() {
    let mut wrong = Vec::new();
    let guides = pairs("guides-mended.txt");
    assert!(guides.len() >= 60, "{} sentences", guides.len());
    for (typed, right) in pairs("mended.txt").into_iter().chain(guides) {
        let book = book(std::slice::from_ref(&typed));
        let found = book.run(&format!("check --format json{}", rules())).json();
        book.run(&format!("check --fix{}", rules()));
        let once = text(&book);
        if once != right {
            wrong.push(format!("{typed:?}\n  became {once:?}\n  not    {right:?}"));
        }
        let bytes = book.bytes(CHAPTER);
        book.run(&format!("check --fix{}", rules()));
        assert!(book.bytes(CHAPTER) == bytes, "plan again changes {typed:?}");
        assert!(!found.as_array().expect("findings").is_empty(), "nothing is found in {typed:?}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_could_be_right_is_only_suggested() {
    for (typed, code) in pairs("suggested.txt") {
        let book = book(std::slice::from_ref(&typed));
        let before = book.bytes(CHAPTER);
        let found = book.run("check --no-typeset --format short").stdout;
        assert!(found.contains(&format!("[{code}]")), "{typed}: {found}");
        book.run("check --fix --no-typeset");
        assert!(book.bytes(CHAPTER) == before, "{typed} became {}", text(&book));
    }
}

/// Whatever `--fix` changes stands in a line that was found.
#[test]
fn nothing_changes_outside_of_findings() {
    let mut paragraphs = lines("correct.txt");
    let one_line = |typed: &String| !typed.contains('\n');
    let mended = ["mended.txt", "guides-mended.txt"].map(pairs).concat();
    paragraphs.extend(mended.into_iter().map(|(typed, _)| typed).filter(one_line));
    // What stops the reading of a file is mended first; the rest is found after that.
    paragraphs.retain(|text| !text.contains('\u{B}'));
    let book = book(&paragraphs);
    let before = book.text(CHAPTER);
    let found = book.run("check --no-typeset --format json").json();
    let rows: BTreeSet<usize> = found
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["file"] == CHAPTER)
        .filter_map(|finding| finding["line"].as_u64().map(|line| line as usize))
        .collect();
    book.run("check --fix --no-typeset");
    let after = book.text(CHAPTER);
    assert_eq!(before.lines().count(), after.lines().count());
    for (row, (old, new)) in before.lines().zip(after.lines()).enumerate() {
        assert!(
            old == new || rows.contains(&(row + 1)),
            "line {} changed without a finding: {old} → {new}",
            row + 1
        );
    }
    assert!(before != after);
}
