//! Which parts belong to a part, and what it refers to elsewhere (ECMA-376, part 2).

use std::collections::BTreeMap;

use super::super::fault::Fault;
use super::super::package::{Package, tree};
use super::super::xml::{attribute, elements};

/// The relations of a part, by their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct Relations(BTreeMap<String, Relation>);

#[derive(Debug, Clone)]
struct Relation {
    /// The last part of its type, such as `hyperlink`.
    kind: String,
    /// The name of a part, or an address.
    target: String,
    is_elsewhere: bool,
}

impl Relations {
    /// The relations of the package itself.
    pub(super) fn of_package(package: &Package) -> Result<Relations, Fault> {
        Relations::of(package, "")
    }

    /// The relations of a part.
    pub(super) fn of(package: &Package, part: &str) -> Result<Relations, Fault> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(text) = package.text(&name)? else { return Ok(Relations::default()) };
        let tree = tree(&name, &text)?;
        let each = elements(tree.root_element()).filter_map(|node| {
            let is_elsewhere = attribute(node, "TargetMode").is_some_and(|mode| mode == "External");
            let target = attribute(node, "Target")?;
            let target = if is_elsewhere { target.to_owned() } else { resolved(folder, target) };
            let kind = attribute(node, "Type")?.rsplit('/').next().unwrap_or_default().to_owned();
            Some((attribute(node, "Id")?.to_owned(), Relation { kind, target, is_elsewhere }))
        });
        Ok(Relations(each.collect()))
    }

    /// The first part of a kind.
    pub(super) fn part(&self, kind: &str) -> Option<&str> {
        self.0.values().find(|own| own.kind == kind && !own.is_elsewhere).map(|own| own.target.as_str())
    }

    /// All parts of a kind.
    pub(super) fn parts(&self, kind: &str) -> Vec<String> {
        let of_kind = self.0.values().filter(|own| own.kind == kind && !own.is_elsewhere);
        of_kind.map(|own| own.target.clone()).collect()
    }

    /// What an id stands for, and whether it lies outside the file.
    pub(super) fn target(&self, id: &str) -> Option<(&str, bool)> {
        self.0.get(id).map(|own| (own.target.as_str(), own.is_elsewhere))
    }

    /// What Word would fetch from elsewhere: all that is no link for readers.
    pub(super) fn elsewhere(&self) -> impl Iterator<Item = &str> {
        let fetched = self.0.values().filter(|own| own.is_elsewhere && own.kind != "hyperlink");
        fetched.map(|own| own.target.as_str())
    }
}

/// A target as the name of a part: `../media/a.png` in `word/x` is `word/media/a.png`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
