//! What the documents of the repository say about it: links lead somewhere, limits are those of the code.

#![allow(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::repository;

/// Every document in Markdown, without what is built or written.
fn documents() -> Vec<PathBuf> {
    let mut folders = vec![repository().to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                let generated = name == "node_modules"
                    || folder == repository() && ["target", "out", ".git"].contains(&name);
                if !generated {
                    folders.push(path);
                }
            } else if name.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let mut broken = Vec::new();
    let mut count = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a text");
        let folder = document.parent().expect("a folder");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            // References of prose that are shown as such, and addresses.
            if path.contains(':') || (path.is_empty() && anchor.is_empty()) || path.contains('<') {
                continue;
            }
            count += 1;
            let target = if path.is_empty() { document.clone() } else { folder.join(path) };
            let there = match fs::read_to_string(&target) {
                Ok(text) => anchor.is_empty() || anchors(&text).any(|known| known == anchor),
                Err(_) => target.exists() && anchor.is_empty(),
            };
            if !there {
                broken.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(count > 100, "only {count} links");
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The anchors of a document's headings.
fn anchors(text: &str) -> impl Iterator<Item = String> {
    let heads =
        text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    heads.map(|head| {
        let kept = head.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    })
}

#[test]
fn limits_are_those_of_the_code() {
    let text = fs::read_to_string(repository().join("SECURITY.md")).expect("the document");
    let table =
        text.split("\n## Limits\n").nth(1).expect("the limits").split("\n## ").next().unwrap_or_default();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`')).collect())
        .collect();
    assert!(rows.len() > 20, "only {} limits", rows.len());
    for row in rows {
        let [_, name, value, ..] = row[..] else { panic!("{row:?}") };
        let (module, constant) = name.rsplit_once("::").expect("a path");
        let source = source_of(module)
            .unwrap_or_else(|| panic!("SECURITY.md names `{name}`, and there is no such module"));
        let found = source.lines().find_map(|line| {
            let (before, rest) = line.split_once(" = ")?;
            before.contains(&format!("const {constant}:")).then_some(rest)
        });
        let found =
            found.unwrap_or_else(|| panic!("SECURITY.md names `{name}`, which the code does not have"));
        let (written, coded) = (written(value), coded(found.trim_end_matches(';')));
        assert!(
            written.is_some() && written == coded,
            "SECURITY.md says {value} of `{name}`, the code {found}"
        );
    }
}

/// The source of a module of the library.
fn source_of(module: &str) -> Option<String> {
    let path = repository().join("src").join(module.replace("::", "/"));
    let read = |path: &Path| fs::read_to_string(path).ok();
    read(&path.with_extension("rs")).or_else(|| read(&path.join("mod.rs")))
}

/// A limit as the document writes it: a number, bytes, or seconds in milliseconds.
fn written(value: &str) -> Option<u64> {
    let (number, unit) = value.split_once(' ').unwrap_or((value, ""));
    let factor = match unit {
        "" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        "ms" => 1,
        "s" => 1000,
        _ => return None,
    };
    Some(number.parse::<u64>().ok()? * factor)
}

/// A limit as the code writes it: a product, a shift or a duration.
fn coded(expression: &str) -> Option<u64> {
    let call = |name: &str| expression.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')');
    if let Some(seconds) = call("Duration::from_secs") {
        return Some(coded(seconds)? * 1000);
    }
    if let Some(millis) = call("Duration::from_millis") {
        return coded(millis);
    }
    if let Some((number, bits)) = expression.split_once(" << ") {
        return Some(coded(number)? << coded(bits)?);
    }
    expression.split(" * ").map(|factor| factor.replace('_', "").parse::<u64>().ok()).product()
}
