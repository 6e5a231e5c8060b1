//! `translations/<language>/…`: the texts of a file in another language, each with what it was translated from.
//!
//! A translation is laid over the tree of its file before content is read from that: where a text was, the translation stands, with
//! its own place. So everything after reads a book in one language, and findings lead to the file that has the words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::Accept;
use super::kind::FileKind;
use super::tabular::Table;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::yaml::{Key, Kind, Node, Path, Step, Style};
use crate::source::{Span, Text};

messages! {
    "translation";
    TWICE(field, lang);
    TWICE_HINT;
}

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
    /// Its tree, with what an edition leaves out, and with the tables that it reads from other files.
    pub root: Node,
    /// Its translation; `None` if it has none.
    pub translation: Option<Translation>,
    /// Whether the file of its translation has faults, which are reported where they are.
    pub is_faulty: bool,
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
    HEXLOWER.encode(&hash[..4])
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

/// A figure's tree with what its data reads from other files as if it stood there: headings below `columns`, all of the table's, and
/// cells below `rows`. So each word of a table has a path, by which it is translated. `table` knows the tables by where `data` stands.
pub fn with_tables<'t>(root: &Node, table: &dyn Fn(Span) -> Option<&'t Table>) -> Node {
    let below = |node: &Node| with_tables(node, table);
    let kind = match &root.kind {
        Kind::Scalar { .. } => root.kind.clone(),
        Kind::Sequence(items) => Kind::Sequence(items.iter().map(below).collect()),
        Kind::Mapping(entries) => {
            let mut entries: Vec<(Key, Node)> =
                entries.iter().map(|(key, value)| (key.clone(), below(value))).collect();
            if let Some(table) = table(root.span) {
                let rows = table.rows.iter().map(|row| {
                    let cells = row.cells.iter().map(|cell| word(cell.as_ref(), row.span));
                    Node { span: row.span, kind: Kind::Sequence(cells.collect()) }
                });
                let columns = table.columns.iter().map(|heading| word(Some(heading), root.span));
                for (key, items) in [(COLUMNS, columns.collect()), (ROWS, rows.collect())] {
                    let key = Key { span: root.span, text: key.to_owned() };
                    entries.push((key, Node { span: root.span, kind: Kind::Sequence(items) }));
                }
            }
            Kind::Mapping(entries)
        }
    };
    Node { span: root.span, kind }
}

/// The keys below which a table's words stand.
const COLUMNS: &str = "columns";
const ROWS: &str = "rows";

/// A cell as it would stand in the tree.
fn word(cell: Option<&Text>, row: Span) -> Node {
    let (text, span) = cell.map_or((String::new(), row), |cell| (cell.to_string(), cell.span()));
    Node { span, kind: Kind::Scalar { text, style: Style::Plain } }
}

impl Original {
    /// The tables that the file's data reads from other files, with their words translated, by where `data` stands.
    pub(super) fn tables(&self, tables: &BTreeMap<Span, Arc<Table>>) -> Vec<(Span, Table)> {
        let mut found = Vec::new();
        let fields = self.translation.as_ref().map(|own| &own.fields);
        each_map(&self.root, &Path::default(), &mut |path, node| {
            let (Some(table), Some(fields)) = (tables.get(&node.span), fields) else { return };
            let mut own = Table::clone(table);
            let written = |path: Path| fields.get(name(&path).as_str()).and_then(Translated::written);
            for (column, heading) in own.columns.iter_mut().enumerate() {
                let new = written(path.key(COLUMNS).index(column));
                new.into_iter().for_each(|new| heading.clone_from(new));
            }
            for (at, row) in own.rows.iter_mut().enumerate() {
                let path = path.key(ROWS).index(at);
                for (column, cell) in row.cells.iter_mut().enumerate() {
                    let new = written(path.index(column));
                    new.into_iter().for_each(|new| *cell = Some(new.clone()));
                }
            }
            found.push((node.span, own));
        });
        found
    }
}

/// Visits every map of a tree with its path.
fn each_map(node: &Node, path: &Path, visit: &mut dyn FnMut(&Path, &Node)) {
    match &node.kind {
        Kind::Scalar { .. } => {}
        Kind::Sequence(items) => {
            items.iter().enumerate().for_each(|(index, item)| each_map(item, &path.index(index), visit));
        }
        Kind::Mapping(entries) => {
            visit(path, node);
            entries.iter().for_each(|(key, value)| each_map(value, &path.key(&key.text), visit));
        }
    }
}

/// The path of a name that a translation has.
pub fn path(name: &str) -> Path {
    let step = |part: &str| match part.parse() {
        Ok(index) => Step::Index(index),
        Err(_) => Step::Key(part.replace("~1", "/").replace("~0", "~")),
    };
    Path(name.split('/').map(step).collect())
}

/// The translations of a file from everywhere, with the nodes that hold them.
pub(super) struct Joined<'a> {
    /// `None` if there are none.
    pub content: Option<Translation>,
    nodes: BTreeMap<String, Cow<'a, Node>>,
}

/// What a case brings of its own: the language, and its translations by their paths.
pub(super) struct Brought {
    lang: String,
    texts: Vec<(Key, Node)>,
}

/// The key of a case that brings its own translation.
pub const KEY: &str = "translation";

/// The key that says its language.
pub const LANG: &str = "lang";

/// A case without the translation that it brings, and that.
pub(super) fn taken_out(kind: FileKind, root: Node) -> (Node, Option<Brought>) {
    let Node { span, kind: Kind::Mapping(mut entries) } = root else { return (root, None) };
    let at = entries.iter().position(|(key, _)| kind == FileKind::Case && key.text == KEY);
    let own = at.map(|at| entries.remove(at).1.kind);
    let root = Node { span, kind: Kind::Mapping(entries) };
    let Some(Kind::Mapping(texts)) = own else { return (root, None) };
    let (lang, texts): (Vec<_>, Vec<_>) = texts.into_iter().partition(|(key, _)| key.text == LANG);
    let lang = lang.into_iter().find_map(|(_, value)| match value.kind {
        Kind::Scalar { text, .. } => Some(text),
        Kind::Sequence(_) | Kind::Mapping(_) => None,
    });
    (root, lang.map(|lang| Brought { lang, texts }))
}

/// Joins the file of a translation, given as its tree and its content, with what the case brings in that language. What stands in both
/// is reported.
pub(super) fn joined<'a>(
    root: &Node,
    file: Option<(&'a Node, &Translation)>,
    brought: Option<Brought>,
    lang: &str,
    diagnostics: &mut Diagnostics,
) -> Joined<'a> {
    let mut content = file.map(|(_, own)| own.clone());
    let mut nodes = BTreeMap::new();
    let fields = file.iter().flat_map(|(tree, own)| own.fields.iter().map(move |field| (*tree, field)));
    for (tree, (key, own)) in fields {
        let steps = ["fields", key.as_str(), "text"].map(|key| Step::Key(key.to_owned()));
        if let (Some(_), Some(node)) = (own.written(), tree.get(&steps)) {
            nodes.insert(key.to_string(), Cow::Borrowed(node));
        }
    }
    let mut marks = HashMap::new();
    scalars(root, &Path::default(), &mut |path, _, text| {
        marks.insert(name(path), mark(text));
    });
    for (key, node) in brought.filter(|brought| brought.lang == lang).into_iter().flat_map(|own| own.texts) {
        let Kind::Scalar { text, .. } = &node.kind else { continue };
        if nodes.contains_key(&key.text) {
            let twice =
                Diagnostic::error(Code::DuplicateReference, key.span, TWICE.with([key.text.as_str(), lang]));
            diagnostics.push(twice.hint(TWICE_HINT.plain()));
            continue;
        }
        // It stands with its original, and is changed with it.
        let of = marks.get(&key.text).map(|mark| Text::new(mark.as_str(), key.span));
        let own = Translated { of, text: Some(Text::new(text.as_str(), node.span)) };
        let all = content.get_or_insert_with(|| Translation { fields: IndexMap::new(), accept: Vec::new() });
        all.fields.insert(Text::new(key.text.as_str(), key.span), own);
        nodes.insert(key.text, Cow::Owned(node));
    }
    Joined { content, nodes }
}

impl Joined<'_> {
    /// The paths at which the file has no text.
    pub(super) fn gone(&self, root: &Node) -> Vec<&Text> {
        let mut there = BTreeSet::new();
        scalars(root, &Path::default(), &mut |path, _, _| {
            there.insert(name(path));
        });
        let keys = self.content.iter().flat_map(|translation| translation.fields.keys());
        keys.filter(|key| !there.contains(key.as_str())).collect()
    }

    /// The file's tree with its translations laid over it. `whole` is the same with the tables that it reads from other files.
    pub(super) fn lay_over(&self, kind: FileKind, root: &Node, whole: &Node) -> Node {
        let fields: HashMap<&str, &Node> =
            self.nodes.iter().map(|(key, node)| (key.as_str(), &**node)).collect();
        // What names a text goes on naming it.
        let mut names = BTreeMap::new();
        scalars(whole, &Path::default(), &mut |path, _, text| {
            if let Some(own) = fields.get(name(path).as_str()) {
                names.insert(text, *own);
            }
        });
        Layer { kind, fields, names }.node(root, &Path::default())
    }
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
