//! `only`: what of a file is for some editions and media alone.
//!
//! It is taken out of the tree before content is read from that, so that everything after sees a book that never had it: numbers are
//! given to what is printed, and rules look at what is printed. Only items of lists and whole cases can be limited.

use std::collections::{BTreeMap, BTreeSet};

use super::role::Role;
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, nearest};
use crate::ink::Medium;
use crate::project::stem_of;
use crate::source::Span;
use crate::source::yaml::{Key, Kind, Node};

messages! {
    "limit";
    NO_EDITION(name);
    NO_EDITION_HINT(known);
}

/// The key that limits what it stands in.
pub const KEY: &str = "only";

/// The key of a page of the contents that takes no file, and of a chapter of a part, where each is limited: its name alone is no
/// map.
pub(super) const PAGE: &str = "page";
/// See [`PAGE`].
pub const CHAPTER: &str = "chapter";

/// Where an item of a tree stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spot<'a> {
    /// It is the whole file.
    File,
    /// In the list that is the value of this key.
    List(&'a str),
    /// It is a value of this key.
    Value(&'a str),
}

impl<'a> Spot<'a> {
    /// Where the items of a list stand that stands here.
    fn items(self) -> Spot<'a> {
        match self {
            Spot::Value(key) => Spot::List(key),
            Spot::File | Spot::List(_) => Spot::List(""),
        }
    }

    /// Whether what stands here can be limited.
    fn is_item(self) -> bool {
        match self {
            Spot::File | Spot::List(_) => true,
            Spot::Value(_) => false,
        }
    }

    /// The key of a limited item that stands for its value.
    fn named(self) -> Option<&'static str> {
        match self {
            Spot::List("contents") => Some(PAGE),
            Spot::List("chapters") => Some(CHAPTER),
            Spot::List(_) | Spot::File | Spot::Value(_) => None,
        }
    }
}

/// The words for the media.
pub const MEDIA: [(&str, Medium); 2] = [("print", Medium::Press), ("screen", Medium::Screen)];

/// Which report of a folder is worked on, among which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Edition {
    /// Its name without `.yaml`.
    pub name: String,
    /// The names of all of them.
    pub all: BTreeSet<String>,
}

/// What both media have, or each has.
#[derive(Debug, Clone, Default)]
pub struct PerMedium<T> {
    /// The screen's.
    pub screen: T,
    /// The press's, if it differs.
    pub press: Option<T>,
}

impl<T> PerMedium<T> {
    /// That of a medium.
    pub fn of(&self, medium: Medium) -> &T {
        match medium {
            Medium::Screen => &self.screen,
            Medium::Press => self.press.as_ref().unwrap_or(&self.screen),
        }
    }

    /// Each once.
    pub fn each(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.screen).chain(&self.press)
    }

    /// The same made of each.
    pub fn map<U>(&self, make: impl FnMut(&T) -> U) -> PerMedium<U> {
        let mut make = make;
        PerMedium { screen: make(&self.screen), press: self.press.as_ref().map(make) }
    }
}

/// What an edition leaves out in a medium.
#[derive(Debug, Clone, Default)]
pub struct LeftOut {
    /// What references may name, as they do (`fig:focus`, `case:acme`, `sec:base`), and `chapter:<id>`; each with the `only` that
    /// leaves it out.
    pub targets: BTreeMap<String, Span>,
    /// The files that lack something.
    pub files: BTreeSet<u32>,
}

impl LeftOut {
    /// Adds what another file lacks.
    pub(super) fn append(&mut self, other: &LeftOut) {
        self.targets.extend(other.targets.iter().map(|(target, span)| (target.clone(), *span)));
        self.files.extend(&other.files);
    }
}

/// A tree as it is in a medium, `None` if it is left out as a whole, and what it lacks.
pub(super) type Selected = (Option<Node>, LeftOut);

/// What an edition prints of a file's tree in each medium; `own` is what references call the file. Names that are no edition's
/// are reported.
pub(super) fn select(
    root: Node,
    own: &str,
    edition: &Edition,
    found: &mut Diagnostics,
) -> PerMedium<Selected> {
    let mut media = false;
    if !names(&root, Spot::File, &mut |text, span| {
        media |= MEDIA.iter().any(|(word, _)| *word == text);
        edition.check(text, span, found);
    }) {
        return PerMedium { screen: (Some(root), LeftOut::default()), press: None };
    }
    let of = |medium| {
        let mut left = LeftOut::default();
        let kept = edition.kept(&root, Spot::File, medium, &mut left);
        if let (None, Some(limit)) = (&kept, limit(&root)) {
            left.targets.insert(own.to_owned(), limit.span);
        }
        (kept, left)
    };
    PerMedium { screen: of(Medium::Screen), press: media.then(|| of(Medium::Press)) }
}

/// Visits the names that limit something in a tree. Whether anything does.
fn names(node: &Node, spot: Spot, visit: &mut dyn FnMut(&str, Span)) -> bool {
    match &node.kind {
        Kind::Scalar { .. } => false,
        Kind::Sequence(items) => {
            let mut limited = false;
            for item in items {
                limited |= names(item, spot.items(), visit);
            }
            limited
        }
        Kind::Mapping(entries) => {
            let limit = limit(node).filter(|_| spot.is_item());
            limit.into_iter().flat_map(|limit| scalars(limit)).for_each(|(text, span)| visit(text, span));
            let mut limited = limit.is_some();
            for (key, value) in entries {
                limited |= names(value, Spot::Value(&key.text), visit);
            }
            limited
        }
    }
}

/// The list that limits a map.
fn limit(node: &Node) -> Option<&Node> {
    let Kind::Mapping(entries) = &node.kind else { return None };
    let own = entries.iter().find(|(key, _)| key.text == KEY).map(|(_, value)| value);
    own.filter(|value| matches!(value.kind, Kind::Sequence(_)))
}

/// The texts of a list.
pub(super) fn scalars(node: &Node) -> Vec<(&str, Span)> {
    let items = match &node.kind {
        Kind::Sequence(items) => items.as_slice(),
        Kind::Scalar { .. } | Kind::Mapping(_) => &[],
    };
    let mut texts = Vec::new();
    for item in items {
        match &item.kind {
            Kind::Scalar { text, .. } => texts.push((text.as_str(), item.span)),
            Kind::Sequence(_) | Kind::Mapping(_) => {}
        }
    }
    texts
}

impl Edition {
    /// The edition of a report, by its file's name, among these others.
    pub(super) fn new<'a>(report: &str, others: impl Iterator<Item = &'a String>) -> Edition {
        let name = stem_of(report).to_owned();
        let all = others.cloned().chain([name.clone()]).collect();
        Edition { name, all }
    }

    /// Reports a name that is no edition's.
    fn check(&self, text: &str, span: Span, found: &mut Diagnostics) {
        if self.knows(text) {
            return;
        }
        let words = MEDIA.iter().map(|(word, _)| (*word).to_owned());
        let known: Vec<String> = words.chain(self.all.iter().cloned()).collect();
        let unknown = Diagnostic::error(Code::UnknownReference, span, NO_EDITION.with([text]));
        let near = nearest(text, &known).map(|near| m::NEAREST.with([near]));
        found.push(unknown.hint(near.unwrap_or_else(|| NO_EDITION_HINT.with([known.clone()]))));
    }

    /// Whether a name is that of a medium or an edition.
    fn knows(&self, name: &str) -> bool {
        MEDIA.iter().any(|(word, _)| *word == name) || self.all.contains(name)
    }

    /// Whether a limit lets something into this edition in a medium. Names of one sort are alternatives; of media and editions
    /// one of each must be this one's. With a name that is nobody's, which was reported, nothing is left out that
    /// would be reported in its turn.
    fn admits(&self, limit: &Node, medium: Medium) -> bool {
        let names: Vec<&str> = scalars(limit).into_iter().map(|(text, _)| text).collect();
        let medium_of = |name: &&str| MEDIA.iter().find(|(word, _)| word == name).map(|(_, medium)| *medium);
        let mut media = names.iter().filter_map(medium_of).peekable();
        let mut editions = names.iter().filter(|name| medium_of(name).is_none()).peekable();
        names.iter().any(|name| !self.knows(name))
            || (media.peek().is_none() || media.any(|own| own == medium))
                && (editions.peek().is_none() || editions.any(|own| *own == self.name))
    }

    /// What of a node stays.
    fn kept(&self, node: &Node, spot: Spot, medium: Medium, left: &mut LeftOut) -> Option<Node> {
        let kind = match &node.kind {
            Kind::Scalar { .. } => return Some(node.clone()),
            Kind::Sequence(items) => Kind::Sequence(
                items.iter().filter_map(|item| self.kept(item, spot.items(), medium, left)).collect(),
            ),
            Kind::Mapping(entries) => {
                let limit = limit(node).filter(|_| spot.is_item());
                if let Some(limit) = limit.filter(|limit| !self.admits(limit, medium)) {
                    left.files.insert(node.span.file);
                    targets(node, &mut |target| {
                        left.targets.insert(target, limit.span);
                    });
                    return None;
                }
                let own: Vec<_> =
                    entries.iter().filter(|(key, _)| limit.is_none() || key.text != KEY).collect();
                if let ([(key, value)], Some(_)) = (own.as_slice(), limit)
                    && spot.named() == Some(&key.text)
                {
                    return Some(value.clone());
                }
                let mut kept = |(key, value): &(Key, Node)| {
                    Some((key.clone(), self.kept(value, Spot::Value(&key.text), medium, left)?))
                };
                Kind::Mapping(own.into_iter().filter_map(&mut kept).collect())
            }
        };
        Some(Node { span: node.span, kind })
    }
}

/// What a node has that references may name.
pub(super) fn targets(node: &Node, visit: &mut dyn FnMut(String)) {
    match &node.kind {
        Kind::Scalar { .. } => {}
        Kind::Sequence(items) => items.iter().for_each(|item| targets(item, visit)),
        Kind::Mapping(entries) => {
            for (key, value) in entries {
                let what = match key.text.as_str() {
                    "figure" | "figures" => "fig",
                    "id" => "sec",
                    "cases" => "case",
                    "chapters" => "chapter",
                    name if Role::all().any(|role| role.takes_chapter() && role.name == name) => "chapter",
                    _ => {
                        targets(value, visit);
                        continue;
                    }
                };
                match &value.kind {
                    Kind::Scalar { text, .. } => visit(format!("{what}:{text}")),
                    Kind::Sequence(_) => {
                        scalars(value).into_iter().for_each(|(text, _)| visit(format!("{what}:{text}")));
                    }
                    Kind::Mapping(_) => targets(value, visit),
                }
            }
        }
    }
}
