//! Every rule over its fixtures: `tests/rules/<code>/` holds folders whose files are laid over the plain book. In those
//! that begin with `fail` the rule must find something, in those that begin with `pass` nothing may be found at all.
//! What is found stands beside them in `<folder>.snap`.

#![allow(clippy::disallowed_methods, reason = "a test looks for its fixtures")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use casebound::codes;
use casebound::lint::rules;

use crate::harness::{Book, repository};

#[test]
fn rules_find_what_is_wrong_and_nothing_else() {
    let mut missing = Vec::new();
    for rule in rules() {
        let code = rule.code.as_str();
        let folder = repository().join("tests/rules").join(code);
        let fixtures = folders(&folder);
        if !["fail", "pass"].iter().all(|kind| fixtures.iter().any(|name| name.starts_with(kind))) {
            missing.push(code);
        }
        for name in fixtures {
            let book = Book::plain();
            book.overlay(&folder.join(&name));
            let found = book.run("check --format short").stdout;
            if name.starts_with("pass") {
                assert_eq!(found, "", "{code}/{name} is in order");
                continue;
            }
            assert!(found.contains(&format!("[{code}]")), "{code}/{name} must be found:\n{found}");
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(name.as_str(), found.trim_end()));
        }
    }
    assert!(missing.is_empty(), "rules without a failing and a passing fixture: {missing:?}");
}

#[test]
fn fixtures_belong_to_codes() {
    let known: BTreeSet<&str> = codes::all().map(|page| page.code.as_str()).collect();
    for name in folders(&repository().join("tests/rules")) {
        assert!(known.contains(name.as_str()), "tests/rules/{name} is named after no code");
    }
}

/// The names of the folders in a folder, sorted.
fn folders(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
