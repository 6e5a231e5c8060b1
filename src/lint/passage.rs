//! Every text of a book with its place, its kind and its part in the file.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::field::{self, Field, Role};
use super::kept::Keeper;
use super::letters::{Letter, TextKind, visible};
use crate::content::load::{Files, Folder};
use crate::content::schema::FileKind;
use crate::model::{Block, Book, title_marks};
use crate::source::yaml::{Kind, Node, Path, Step, Style};
use crate::source::{Places, Source, Sources, Span};

/// One text of a file, as its editor wrote it.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// Whose file it is.
    pub owner: Owner<'a>,
    /// Where it stands in the file, such as `/interview/0/a`.
    pub path: Path,
    /// The text after YAML's unescaping; in prose, with its marks.
    pub text: &'a str,
    /// What may stand in it.
    pub kind: TextKind,
    /// Its part in the file.
    pub role: Role,
    /// What a reader sees of it; empty in quantities.
    pub letters: Vec<Letter>,
    /// Whether its very words stand again where no replacement reaches, such as the key of a base or a label of a CSV file:
    /// changed alone, the two would not be the same any more.
    bound: bool,
    node: &'a Node,
    source: &'a Source,
    /// Found out when the first part of it is looked for.
    places: OnceLock<Places>,
}

/// The file that a passage stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner<'a> {
    /// `report.yaml`
    Report,
    /// A chapter, by its id.
    Chapter(&'a str),
    /// A case, by its id.
    Case(&'a str),
    /// A figure, by its id.
    Figure(&'a str),
}

impl Passage<'_> {
    /// The file.
    pub fn file(&self) -> u32 {
        self.node.span.file
    }

    /// The span of the whole text.
    pub fn whole(&self) -> Span {
        self.node.span
    }

    /// The comment behind a text without quotes, on the same line; where the text is empty, behind its key.
    pub fn comment(&self) -> Option<(Span, &str)> {
        if !matches!(&self.node.kind, Kind::Scalar { style: Style::Plain, .. }) {
            return None;
        }
        let end = self.node.span.end as usize;
        let line = self.source.text().get(end..)?.lines().next()?;
        let blank = line.len() - line.trim_start_matches([':', ' ', '\t']).len();
        let comment = line[blank..].trim_end();
        let span =
            Span { start: (end + blank) as u32, end: (end + blank + comment.len()) as u32, ..self.node.span };
        (blank > 0 && comment.starts_with('#')).then_some((span, comment))
    }

    /// The place of a range of the text's bytes, as near as it can be told; fit for showing, not for editing.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.find(range.clone()).unwrap_or_else(|| self.places().part(range))
    }

    /// The place of a range of the text's bytes, if the file says the very same there and others may stand in its place. An
    /// empty range is a place between two characters.
    pub fn exact(&self, range: Range<usize>) -> Option<Span> {
        if self.bound { None } else { self.find(range) }
    }

    /// What stands in the file between two bytes of the text that have only blanks and a line break between them: its place,
    /// from the character before the one to that at the other, and its text.
    pub fn gap(&self, end: usize, start: usize) -> Option<(Span, String)> {
        let before = self.text.get(..end)?.chars().next_back()?;
        let after = self.text.get(start..)?.chars().next()?;
        let from = self.solid(end - before.len_utf8()..end)?.end;
        let to = self.solid(start..start + after.len_utf8())?.start;
        let written = self.source.text().get(from as usize..to as usize)?;
        let blank = written.chars().all(char::is_whitespace) && written.matches('\n').count() == 1;
        blank.then(|| (Span { start: from, end: to, ..self.node.span }, written.to_owned()))
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| self.source.places(self.node.span, self.text))
    }

    fn find(&self, range: Range<usize>) -> Option<Span> {
        let part = self.text.get(range.clone())?;
        // Blanks are found by the characters on both sides of them: YAML moves only blanks.
        let inner = range.start + (part.len() - part.trim_start().len());
        let (start, end) = if inner < range.end && !part.trim().is_empty() {
            let last = range.start + part.trim_end().len();
            let found = self.solid(inner..last)?;
            (found.start - (inner - range.start) as u32, found.end + (range.end - last) as u32)
        } else {
            let before = self.text[..range.start].trim_end();
            let start = match before.chars().next_back() {
                Some(c) => {
                    let at = self.solid(before.len() - c.len_utf8()..before.len())?.end;
                    at + (range.start - before.len()) as u32
                }
                // Blanks at the beginning are found by what stands behind them.
                None => {
                    let rest = self.text[range.end..].trim_start();
                    let next = self.text.len() - rest.len();
                    let at = self.solid(next..next + rest.chars().next()?.len_utf8())?.start;
                    at.checked_sub((next - range.start) as u32)?
                }
            };
            (start, start + part.len() as u32)
        };
        let same = self.source.text().get(start as usize..end as usize) == Some(part);
        same.then_some(Span { start, end, ..self.node.span })
    }

    /// The place of a range without blanks at its ends.
    fn solid(&self, range: Range<usize>) -> Option<Span> {
        let span = self.places().part(range.clone());
        let same = self.source.text().get(span.start as usize..span.end as usize) == self.text.get(range);
        same.then_some(span)
    }

    /// Whether the letter at a range of the text's bytes is [`kept`](Letter::kept).
    pub fn is_kept(&self, range: Range<usize>) -> bool {
        let at = self.letters.partition_point(|letter| letter.start() < range.start);
        self.letters.get(at).is_some_and(|letter| letter.kept && range.contains(&letter.start()))
    }

    /// The letters of each line, which in prose is a paragraph or an item.
    pub fn lines(&self) -> impl Iterator<Item = &[Letter]> {
        self.letters.split(|letter| letter.c == '\n')
    }

    /// The place of neighbouring letters, for showing.
    pub fn place(&self, letters: &[Letter]) -> Span {
        match (letters.first(), letters.last()) {
            (Some(first), Some(last)) => self.span(first.start()..last.end()),
            _ => self.whole(),
        }
    }

    /// The place of neighbouring letters, if the file has just them there, so that others can be put in their place.
    /// `None` where one of them is [`kept`](Letter::kept).
    pub fn editable(&self, letters: &[Letter]) -> Option<Span> {
        if letters.iter().any(|letter| letter.kept) {
            return None;
        }
        let range = letters.first()?.start()..letters.last()?.end();
        let bytes: usize = letters.iter().map(|letter| letter.end() - letter.start()).sum();
        if bytes == range.len() { self.exact(range) } else { None }
    }
}

/// Every text of a book, in the order of files.
pub(super) fn of<'a>(files: &'a Files, sources: &'a Sources) -> Vec<Passage<'a>> {
    let mut docs: Vec<(Owner<'a>, FileKind, &'a Node)> = Vec::new();
    if let Some(doc) = &files.report {
        docs.push((Owner::Report, FileKind::Report, &doc.root));
    }
    docs.extend(folder(&files.chapters).map(|(id, root)| (Owner::Chapter(id), FileKind::Chapter, root)));
    docs.extend(folder(&files.cases).map(|(id, root)| (Owner::Case(id), FileKind::Case, root)));
    docs.extend(folder(&files.figures).map(|(id, root)| (Owner::Figure(id), FileKind::Figure, root)));
    let keeper = Keeper::new(files);
    let each = docs.into_par_iter().map(|(owner, kind, root)| {
        let (found, series, elsewhere) = (Vec::new(), Vec::new(), false);
        Walk { owner, kind, sources, keeper: &keeper, found, series, elsewhere }.passages(root)
    });
    each.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The files that a book prints.
pub(super) fn printed(book: &Book) -> BTreeSet<Owner<'_>> {
    let mut printed = BTreeSet::from([Owner::Report]);
    for entry in &book.entries {
        if let Some(chapter) = entry.chapter() {
            printed.insert(Owner::Chapter(&chapter.id));
            let figures = chapter.blocks().flat_map(Block::figures);
            printed.extend(figures.map(|figure| Owner::Figure(&figure.id)));
        }
        printed.extend(entry.case(book).map(|case| Owner::Case(&case.id)));
    }
    printed
}

fn folder<T>(folder: &Folder<T>) -> impl Iterator<Item = (&str, &Node)> {
    folder.iter().filter_map(|(id, doc)| Some((id.as_str(), &doc.as_ref()?.root)))
}

struct Walk<'a, 'k> {
    owner: Owner<'a>,
    kind: FileKind,
    sources: &'a Sources,
    keeper: &'k Keeper,
    found: Vec<Passage<'a>>,
    /// Keys that name the series of a chart.
    series: Vec<&'a str>,
    /// Whether labels of a chart stand in another file.
    elsewhere: bool,
}

/// Whether a text is a title that may hold soft breaks: a book's, chapter's or section's, or a sub-heading.
fn breaks(file: FileKind, path: &Path, role: Role) -> bool {
    let last = |key: &str| matches!(path.0.last(), Some(Step::Key(last)) if last == key);
    role == Role::Subhead
        || role == Role::Title && file != FileKind::Figure && (last("title") || last("subtitle"))
}

impl<'a> Walk<'a, '_> {
    /// The passages of a file.
    fn passages(mut self, root: &'a Node) -> Vec<Passage<'a>> {
        self.node(root, &Path::default());
        for passage in &mut self.found {
            let highlighted = passage.path.0.contains(&Step::Key("highlight".to_owned()));
            passage.bound = passage.role == Role::Label
                && (self.series.contains(&passage.text) || self.elsewhere && highlighted);
        }
        self.found
    }

    fn node(&mut self, node: &'a Node, path: &Path) {
        match &node.kind {
            Kind::Sequence(items) => {
                items.iter().enumerate().for_each(|(i, item)| self.node(item, &path.index(i)));
            }
            Kind::Mapping(entries) => {
                let is_base = path.0.last() == Some(&Step::Key("n".to_owned()));
                for (key, value) in entries {
                    if self.kind == FileKind::Figure {
                        self.series.extend(is_base.then_some(key.text.as_str()));
                        self.elsewhere |= matches!(key.text.as_str(), "csv" | "xlsx");
                    }
                    self.node(value, &path.key(&key.text));
                }
            }
            Kind::Scalar { text, .. } => {
                // A translation stands in another file than what it translates.
                let source = self.sources.get(node.span.file);
                if let (Some(Field::Text(kind, role)), Some(source)) =
                    (field::of(self.kind, path, text), source)
                {
                    let (owner, path) = (self.owner, path.clone());
                    let mut letters = match kind {
                        TextKind::Quantity => Vec::new(),
                        TextKind::Prose | TextKind::Plain => visible(text, kind, self.keeper),
                    };
                    // A soft break is seen by nobody.
                    let marks = if breaks(self.kind, &path, role) { title_marks(text) } else { Vec::new() };
                    letters.retain(|letter| !marks.contains(&letter.start()));
                    let bound = false;
                    self.found.push(Passage {
                        owner,
                        path,
                        text,
                        kind,
                        role,
                        letters,
                        bound,
                        node,
                        source,
                        places: OnceLock::new(),
                    });
                }
            }
        }
    }
}
