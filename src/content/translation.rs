//! `translations/<language>/…`: the texts of a file in another language, each with what it was translated from.
//!
//! A translation is laid over the tree of its file before content is read from that: where a text was, the translation stands, with
//! its own place. So everything after reads a book in one language, and findings lead to the file that has the words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::Accept;
use super::doc::Doc;
use super::schema::FileKind;
use crate::source::Text;
use crate::source::yaml::{Key, Kind, Node, Path, Step};

/// The translation of a file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The translated texts by their paths in the file, counted from 0, such as `interview/0/q`.
    #[serde(default)]
    pub fields: IndexMap<Text, Translated>,
    /// Findings accepted here.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

/// A text in another language.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// What it was translated from: a mark of that text, which `casebound translate` writes.
    pub of: Option<Text>,
    /// The translation; empty as long as there is none.
    pub text: Option<Text>,
}

impl Translated {
    /// The translation, if there is one.
    pub fn written(&self) -> Option<&Text> {
        self.text.as_ref().filter(|text| !text.trim().is_empty())
    }
}

/// A file before its translation was laid over it, and that translation.
#[derive(Debug, Clone)]
pub struct Original {
    /// Its tree, with what an edition leaves out.
    pub root: Node,
    /// Its translation; `None` if it has none.
    pub translation: Option<Translation>,
}

/// Whether a book prints translations, and how.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename = "$casebound::Shaped")]
#[schemars(untagged, rename = "Language")]
pub enum Language {
    /// The language, of whose texts the book is made.
    #[serde(rename = "scalar")]
    Alone(Text),
    /// The language, whose texts stand with those that they translate.
    #[serde(rename = "mapping")]
    Paired(Paired),
}

/// Texts with their translations.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paired {
    /// The language of the translations: `en`, or another as `lang` has it.
    pub lang: Text,
    /// Where each translation stands.
    pub pairs: Pairs,
}

/// Where a translation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pairs {
    /// Below its text.
    Below,
    /// Beside it, in a column of its own.
    Beside,
}

impl Language {
    /// The name of the language.
    pub fn lang(&self) -> &Text {
        match self {
            Language::Alone(lang) | Language::Paired(Paired { lang, .. }) => lang,
        }
    }

    /// Where translations stand, if their originals are printed, too.
    pub fn pairs(&self) -> Option<Pairs> {
        match self {
            Language::Alone(_) => None,
            Language::Paired(paired) => Some(paired.pairs),
        }
    }
}

/// The folder of the translations into a language.
pub fn folder(lang: &str) -> String {
    format!("translations/{lang}")
}

/// The mark of a text, by which a translation remembers what it was made from: eight digits of the SHA-256 of its characters,
/// without blanks at its end.
pub fn mark(text: &str) -> String {
    let hash = Sha256::digest(text.trim_end().as_bytes());
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// A path as a translation names it: a JSON Pointer (RFC 6901) without its first slash.
pub fn name(path: &Path) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => key.replace('~', "~0").replace('/', "~1"),
        Step::Index(index) => index.to_string(),
    };
    path.0.iter().map(step).collect::<Vec<_>>().join("/")
}

/// Visits every scalar of a tree with its path and its text.
pub fn scalars<'n>(node: &'n Node, path: &Path, visit: &mut dyn FnMut(&Path, &'n Node, &'n str)) {
    match &node.kind {
        Kind::Scalar { text, .. } => visit(path, node, text),
        Kind::Sequence(items) => {
            items.iter().enumerate().for_each(|(index, item)| scalars(item, &path.index(index), visit));
        }
        Kind::Mapping(entries) => {
            entries.iter().for_each(|(key, value)| scalars(value, &path.key(&key.text), visit));
        }
    }
}

/// The paths of a translation at which its file has no text.
pub(super) fn gone<'a>(root: &Node, translation: &'a Translation) -> Vec<&'a Text> {
    let mut there = BTreeSet::new();
    scalars(root, &Path::default(), &mut |path, _, _| {
        there.insert(name(path));
    });
    translation.fields.keys().filter(|key| !there.contains(key.as_str())).collect()
}

/// A tree with its translation laid over it.
pub(super) fn lay_over(kind: FileKind, root: &Node, translation: &Doc<Translation>) -> Node {
    let mut fields = HashMap::new();
    for (key, own) in &translation.content.fields {
        let steps = ["fields", key.as_str(), "text"].map(|key| Step::Key(key.to_owned()));
        if let (Some(_), Some(node)) = (own.written(), translation.root.get(&steps)) {
            fields.insert(key.as_str(), node);
        }
    }
    // What names a text goes on naming it.
    let mut names = BTreeMap::new();
    scalars(root, &Path::default(), &mut |path, _, text| {
        if let Some(own) = fields.get(name(path).as_str()) {
            names.insert(text, *own);
        }
    });
    Layer { kind, fields, names }.node(root, &Path::default())
}

/// Whether what stands at a path names a text that stands elsewhere in the file, instead of saying something of its own.
pub fn is_name(kind: FileKind, path: &Path) -> bool {
    let keys = path.0.iter().rev().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    let keys: Vec<&str> = keys.take(2).collect();
    match kind {
        FileKind::Case => keys == ["by", "answers"],
        FileKind::Figure => matches!(keys.first(), Some(&("highlight" | "at" | "series" | "facet"))),
        FileKind::Report | FileKind::Chapter | FileKind::Translation => false,
    }
}

/// A translation as it is laid over a tree.
struct Layer<'a> {
    kind: FileKind,
    /// The translations by their paths.
    fields: HashMap<&'a str, &'a Node>,
    /// The same by the texts that they translate.
    names: BTreeMap<&'a str, &'a Node>,
}

impl Layer<'_> {
    fn node(&self, node: &Node, path: &Path) -> Node {
        let kind = match &node.kind {
            Kind::Scalar { text, .. } => {
                let named = || self.names.get(text.as_str()).filter(|_| is_name(self.kind, path));
                let own = self.fields.get(name(path).as_str()).or_else(named);
                return own.map_or_else(|| node.clone(), |own| (*own).clone());
            }
            Kind::Sequence(items) => Kind::Sequence(
                items.iter().enumerate().map(|(index, item)| self.node(item, &path.index(index))).collect(),
            ),
            Kind::Mapping(entries) => {
                // Bases are given by the names of series.
                let is_base = path.0.last() == Some(&Step::Key("n".to_owned()));
                let of = |key: &Key| match self.names.get(key.text.as_str()).map(|own| &own.kind) {
                    Some(Kind::Scalar { text, .. }) if is_base => Key { span: key.span, text: text.clone() },
                    _ => key.clone(),
                };
                Kind::Mapping(
                    entries
                        .iter()
                        .map(|(key, value)| (of(key), self.node(value, &path.key(&key.text))))
                        .collect(),
                )
            }
        };
        Node { span: node.span, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_of_the_characters_alone() {
        assert_eq!(mark("板桥仪器\n"), mark("板桥仪器"));
        assert_ne!(mark("板桥仪器"), mark("板桥 仪器"));
        assert_eq!(mark("").len(), 8);
    }

    #[test]
    fn paths_are_pointers() {
        let path = Path::default().key("interview").index(0).key("q");
        assert_eq!(name(&path), "interview/0/q");
        assert_eq!(name(&Path::default().key("n").key("2023/24")), "n/2023~124");
    }
}
