//! `layouts/README.md` names every layout, filter, value and function of the theme, and none that does not exist.

#![allow(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::collections::BTreeSet;
use std::fs;

use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::model::Entry;
use casebound::project::{Folder, Project};
use casebound::session::Session;
use casebound::template::view;
use serde::Serialize;
use serde_json::Value;

use crate::harness::repository;

type Names = BTreeSet<String>;

/// The reference's section under a heading.
fn section(heading: &str) -> String {
    let text = fs::read_to_string(repository().join("layouts/README.md")).expect("the reference");
    let after =
        text.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_else(|| panic!("no section {heading}"));
    after.split("\n## ").next().unwrap_or_default().to_owned()
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// What stands between backticks in the first column.
fn first_column(text: &str) -> Names {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// The text of every file in a folder whose name ends so, with its name.
fn files(folder: &str, end: &str) -> Vec<(String, String)> {
    let entries =
        fs::read_dir(repository().join(folder)).expect("a folder").map(|entry| entry.expect("an entry"));
    let named = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let stem = name.strip_suffix(end)?;
        Some((stem.to_owned(), fs::read_to_string(entry.path()).expect("a text")))
    });
    named.collect()
}

#[test]
fn every_layout_is_named() {
    let there: Names = files("layouts", ".typ.j2").into_iter().map(|(name, _)| name).collect();
    assert_eq!(first_column(&section("Files")), there);
}

#[test]
fn every_filter_is_named() {
    let sources = files("src/template", ".rs");
    let added = sources.iter().flat_map(|(_, text)| text.split("add_filter(\"").skip(1));
    let there: Names = added.filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect();
    assert!(!there.is_empty());
    assert_eq!(first_column(&section("Filters")), there);
}

#[test]
fn every_function_of_the_theme_is_named() {
    let theme =
        ["medium", "theme", "flow", "parts", "pictures", "lists", "opener", "pairs", "company", "sheets"];
    let there: Names = files("layouts", ".typ.j2")
        .iter()
        .filter(|(name, _)| theme.contains(&name.as_str()))
        .flat_map(|(_, text)| text.lines())
        .filter_map(|line| line.strip_prefix("#let "))
        .map(signature)
        .collect();
    let named: Names =
        first_column(&section("Functions of the theme")).iter().map(|name| plain(name)).collect();
    assert_eq!(named, there);
}

/// Name and parameters of a definition, without the defaults.
fn signature(definition: &str) -> String {
    let (name, rest) = definition.split_once([' ', '(']).unwrap_or((definition, ""));
    if !definition[name.len()..].starts_with('(') {
        return name.to_owned();
    }
    let mut depth = 0;
    let mut parameters = vec![String::new()];
    for c in rest.chars() {
        match c {
            ')' if depth == 0 => break,
            ',' if depth == 0 => parameters.push(String::new()),
            _ => {
                depth += i32::from(c == '(') - i32::from(c == ')');
                parameters.last_mut().expect("one at least").push(c);
            }
        }
    }
    let names = parameters.iter().map(|one| one.split(':').next().unwrap_or_default().trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    format!("{name}({})", names.join(", "))
}

fn plain(name: &str) -> String {
    name.replace('?', "")
}

#[test]
fn every_value_is_named() {
    let mut there = Names::new();
    for book in ["", "tests/fixtures/stress", "tests/fixtures/verbatim", "tests/fixtures/plain"] {
        let project = Project::new(Folder::find(&repository().join(book)).expect("a book"));
        let session = Session::open(project, SystemFonts::Excluded);
        let book = session.book().expect("a model");
        let entry = view::Entry { kind: "cover", path: String::new(), blanks: 0, list: false };
        collect("book", &seen(view::Book::new(&book.info, Medium::Screen, &[entry], 0)), &mut there);
        collect("print", &seen(view::Print::new(&book.info.families)), &mut there);
        book.cases.iter().for_each(|case| collect("case", &seen(view::Case::from(case)), &mut there));
        let foot = book.info.sheet.as_ref();
        let address = foot.and_then(|foot| foot.address("acme"));
        collect("sheet", &seen(view::Sheet::new(foot, address.as_ref(), true)), &mut there);
        let figures = book.figures.iter().map(view::Figure::from);
        figures.for_each(|figure| collect("figure", &seen(figure), &mut there));
        for entry in &book.entries {
            if let Entry::Chapter(_, chapter) = entry {
                collect("chapter", &seen(view::Chapter::paired(chapter, None)), &mut there);
            }
        }
    }
    let values = section("Values");
    let roots = ["book", "print", "chapter", "block", "figure", "case", "sheet"];
    let is_value = |name: &&str| roots.iter().any(|root| name.starts_with(&format!("{root}.")));
    let named: Names = quoted(&values).filter(is_value).map(plain).collect();
    assert_eq!(named.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "named, but not there");
    assert_eq!(there.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "there, but not named");
}

/// Anything of the model as the layouts see it.
fn seen(value: impl Serialize) -> Value {
    serde_json::to_value(value).expect("JSON")
}

/// The paths of a value and of everything in it.
fn collect(path: &str, value: &Value, names: &mut Names) {
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                let path = format!("{path}.{key}");
                names.insert(if value.is_array() {
                    format!("{path}{}", brackets(value))
                } else {
                    path.clone()
                });
                match (path.as_str(), value) {
                    // Blocks and figures have tables of their own.
                    ("chapter.body" | "chapter.sections[].body", Value::Array(blocks)) => {
                        blocks.iter().for_each(|block| collect("block", block, names));
                    }
                    ("block.figure" | "block.figures", _) => {}
                    _ => collect(&path, value, names),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(&format!("{path}[]"), item, names)),
        _ => {}
    }
}

/// The brackets behind the name of a list, a pair for every level.
fn brackets(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[]{}", items.first().map(brackets).unwrap_or_default()),
        _ => String::new(),
    }
}
