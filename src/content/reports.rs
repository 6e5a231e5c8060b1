//! The other reports of a book's folder: what is read of them so that an edition knows what it shares with them.

use std::collections::BTreeMap;

use crate::diag::Diagnostics;
use crate::project::{MAX_TEXT, Project, is_id, stem_of};
use crate::source::Sources;
use crate::source::yaml::{self, Node};

/// The trees of the reports of a folder besides the one that is worked on, by their names without `.yaml`. What is wrong with them
/// is found when they are worked on.
pub fn others(project: &Project) -> BTreeMap<String, Node> {
    let names = names(project).into_iter().filter(|name| name != project.report());
    names.filter_map(|name| Some((stem_of(&name).to_owned(), tree(project, &name)?))).collect()
}

/// The names of the reports of a folder: YAML files in it that have `contents`.
pub fn names(project: &Project) -> Vec<String> {
    let entries = project.entries("").into_iter().flatten().map(|entry| entry.name);
    let named = entries.filter(|name| name.ends_with(".yaml") && is_id(stem_of(name)));
    let text =
        |name: &String| project.read(name, MAX_TEXT).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    named
        .filter(|name| {
            name == project.report() || text(name).is_some_and(|text| text.lines().any(is_contents))
        })
        .collect()
}

/// Whether a line begins what every report has.
fn is_contents(line: &str) -> bool {
    line.strip_prefix("contents").is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// The tree of a report, as far as it can be read.
fn tree(project: &Project, name: &str) -> Option<Node> {
    let mut sources = Sources::default();
    let file = project.read_text(name, &mut sources, &mut Diagnostics::default())?;
    yaml::parse(sources.get(file)?, file).root
}
