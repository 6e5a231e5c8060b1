//! `layouts/README.md` names every layout, filter and function of the theme, and none that does not exist.

#![allow(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::collections::BTreeSet;
use std::fs;

use crate::harness::repository;

type Names = BTreeSet<String>;

/// The reference's section under a heading.
fn section(heading: &str) -> String {
    let text = fs::read_to_string(repository().join("layouts/README.md")).expect("the reference");
    let after =
        text.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_else(|| panic!("no section {heading}"));
    after.split("\n## ").next().unwrap_or_default().to_owned()
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
    let theme = ["theme", "flow", "parts", "opener", "company"];
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
