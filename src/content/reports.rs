//! The other reports of a book's folder: what is read of them so that an edition knows what it shares with them.

use std::collections::{BTreeMap, BTreeSet};

use super::{limit, translation};
use crate::diag::Diagnostics;
use crate::project::{MAX_TEXT, Project, is_id, stem_of};
use crate::source::Sources;
use crate::source::yaml::{self, Kind, Node, Step};

/// The trees of the reports of a folder besides the one that is worked on, by their names without `.yaml`. What is wrong with them
/// is found when they are worked on.
pub fn others(project: &Project) -> BTreeMap<String, Node> {
    let names = names(project).into_iter().filter(|name| name != project.report());
    names.filter_map(|name| Some((stem_of(&name).to_owned(), tree(project, &name)?))).collect()
}

/// The name of the report that a file of the book is best looked at with: that which is worked on, unless only another one is, names,
/// or translates it.
pub fn of_file(project: &Project, path: &str) -> String {
    let own = project.report().to_owned();
    let mut all = vec![own.clone()];
    all.extend(names(project).into_iter().filter(|name| *name != own));
    if let [_] = all[..] {
        return own;
    }
    if all.iter().any(|name| name == path) {
        return path.to_owned();
    }
    let chosen =
        all.into_iter().find(|name| tree(project, name).is_some_and(|report| uses(project, &report, path)));
    chosen.unwrap_or(own)
}

/// Whether a report names a file, or translates into its language.
fn uses(project: &Project, report: &Node, path: &str) -> bool {
    let key = |name: &str| report.get(&[Step::Key(name.to_owned())]);
    if let Some((lang, _)) = path.strip_prefix("translations/").and_then(|rest| rest.split_once('/')) {
        let own = key(translation::KEY).map(|own| own.get(&[Step::Key("lang".to_owned())]).unwrap_or(own));
        return matches!(own.map(|own| &own.kind), Some(Kind::Scalar { text, .. }) if text == lang);
    }
    let Some((folder, id)) = path.split_once('/') else { return true };
    let id = stem_of(id);
    let mut named = BTreeSet::new();
    let mut add = |target: String| {
        named.insert(target);
    };
    key("contents").into_iter().for_each(|contents| limit::targets(contents, &mut add));
    match folder {
        "chapters" => named.contains(&format!("chapter:{id}")),
        "cases" => named.contains("case:all") || named.contains(&format!("case:{id}")),
        "figures" => {
            let chapters = named.iter().filter_map(|target| target.strip_prefix("chapter:"));
            let mut chapters =
                chapters.filter_map(|chapter| tree(project, &format!("chapters/{chapter}.yaml")));
            chapters.any(|chapter| {
                let mut shown = false;
                limit::targets(&chapter, &mut |target| shown |= target == format!("fig:{id}"));
                shown
            })
        }
        _ => true,
    }
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

/// The tree of a report or a chapter, as far as it can be read.
fn tree(project: &Project, name: &str) -> Option<Node> {
    let mut sources = Sources::default();
    let file = project.read_text(name, &mut sources, &mut Diagnostics::default())?;
    yaml::parse(sources.get(file)?, file).root
}
