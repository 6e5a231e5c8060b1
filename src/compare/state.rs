//! The texts of a state: of a book's files, or of a PDF's pages.

use std::collections::BTreeMap;
use std::path::Path;

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::content::load::{ParseCache, load};
use crate::content::rows::CaseRows;
use crate::content::translation::scalars;
use crate::diag::Diagnostics;
use crate::diag::message::{Message, messages};
use crate::preflight::pdf::{self, Unreadable};
use crate::project::{Entry, MAX_TEXT, Project};
use crate::source::yaml::{Kind, Node, Path as Keys, parse};
use crate::source::{Source, Sources, Span};

messages! {
    "compare";
    LOCKED(file);
    NO_TEXT(file);
}

/// The folders of a book's texts, in the order in which they are told.
const CONTENT: [&str; 3] = ["chapters", "cases", "figures"];

/// The texts of a state of a book.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// What it is made of, in the order of the folders: the report, chapters, companies, figures; or the one PDF.
    pub units: Vec<Unit>,
}

/// A file of the book, or a PDF.
#[derive(Debug, Clone)]
pub struct Unit {
    /// What tells it from others: its path.
    pub id: String,
    /// Its title or its company's name.
    pub name: String,
    /// Its texts, in order.
    pub passages: Vec<Passage>,
}

/// A paragraph, a title, a number: what stands on a line of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands: a key of the file such as `interview.3.a`, or a page.
    pub place: String,
    /// Its line in the file, or its page, from 1.
    pub line: usize,
    /// The text.
    pub text: String,
}

impl State {
    /// The texts of a book. Files with faults are compared line by line.
    pub fn of_book(project: &Project) -> State {
        let mut sources = Sources::default();
        // What is wrong with the book is for `check` to say.
        let mut ignored = Diagnostics::default();
        let mut paths = vec![project.report().to_owned()];
        let mut folders: Vec<String> = CONTENT.map(str::to_owned).into();
        let languages = project.entries("translations").unwrap_or_default();
        for Entry { name, .. } in languages {
            let report = format!("translations/{name}/{}", project.report());
            paths.extend(project.read(&report, MAX_TEXT).is_ok().then_some(report));
            folders.extend(CONTENT.map(|folder| format!("translations/{name}/{folder}")));
        }
        for folder in folders {
            let stems = project.stems(&folder, &mut ignored);
            paths.extend(stems.into_iter().map(|stem| format!("{folder}/{stem}.yaml")));
        }
        let mut units = Vec::new();
        for path in paths {
            if let Some(file) = project.read_text(&path, &mut sources, &mut ignored)
                && let Some(source) = sources.get(file)
            {
                units.push(unit(source, file));
            }
        }
        units.extend(of_sheets(project));
        State { units }
    }

    /// The texts of a PDF's pages. `name` is what the file is called.
    ///
    /// # Errors
    /// When it is no PDF, is locked, or holds no text: it was scanned.
    pub fn of_pdf(name: &str, bytes: &[u8]) -> Result<State, Message> {
        let document = pdf::load(bytes).map_err(|fault| match fault {
            Unreadable::Locked => LOCKED.with([name]),
            Unreadable::Damaged(message) => message,
        })?;
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let mut passages = Vec::new();
        for page in pages {
            let text = document.extract_text(&[page]).unwrap_or_default();
            // Lines are as the page breaks them; what one says does not end with it.
            let text: String =
                text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            if !text.is_empty() {
                passages.push(Passage { place: String::new(), line: page as usize, text });
            }
        }
        if passages.is_empty() {
            return Err(NO_TEXT.with([name]));
        }
        let name =
            Path::new(name).file_name().map_or(name.into(), |name| name.to_string_lossy()).into_owned();
        Ok(State { units: vec![Unit { id: "pdf".to_owned(), name, passages }] })
    }
}

impl State {
    /// The texts of typeset pages.
    pub fn of_pages(document: &PagedDocument) -> State {
        let pages = document.pages().iter().enumerate().map(|(index, page)| {
            let mut lines = Vec::new();
            lines_of(&page.frame, &mut lines);
            Passage { place: String::new(), line: index + 1, text: lines.join("\n") }
        });
        let passages = pages.filter(|page| !page.text.is_empty()).collect();
        State { units: vec![Unit { id: "pdf".to_owned(), name: "report.pdf".to_owned(), passages }] }
    }
}

/// The texts that stand in spreadsheets: cases that are rows, and the data of figures.
fn of_sheets(project: &Project) -> Vec<Unit> {
    let (mut sources, mut ignored) = (Sources::default(), Diagnostics::default());
    let loaded = load(project, &mut sources, &mut ParseCache::default(), &mut ignored);
    let files = &loaded.files.screen;
    let line = |span: Span| sources.get(span.file).map_or(0, |source| source.line_column(span.start).0);
    let mut units = Vec::new();
    let rows = files.case_rows().flat_map(CaseRows::ids);
    for (id, doc) in rows.filter_map(|id| Some((id, files.cases.get(id)?.as_ref()?))) {
        let mut passages = Vec::new();
        scalars(&doc.root, &Keys::default(), &mut |path, node, text| {
            // What is the same for all rows stands in the report.
            if node.span.file == doc.file {
                passages.extend(lines(text, &path.to_string(), line(node.span)));
            }
        });
        units.push(Unit { id: format!("cases/{id}"), name: doc.content.name.to_string(), passages });
    }
    // Several figures may read from one file.
    let mut tables: BTreeMap<&str, Vec<Passage>> = BTreeMap::new();
    for table in files.tables() {
        let Some(source) = sources.get(table.file) else { continue };
        let row = |cells: Vec<&str>, line| Passage { place: String::new(), line, text: cells.join(" | ") };
        let head = row(table.columns.iter().map(|cell| cell.as_str()).collect(), 1);
        let rows = table.rows.iter().map(|own| {
            row(own.cells.iter().map(|cell| cell.as_deref().unwrap_or_default()).collect(), line(own.span))
        });
        tables.entry(source.path()).or_default().extend([head].into_iter().chain(rows));
    }
    let named = |path: &str| path.to_owned();
    units.extend(tables.into_iter().map(|(path, passages)| Unit {
        id: named(path),
        name: named(path),
        passages,
    }));
    units
}

/// The lines of a text that say something, as passages; the first stands at `first`.
fn lines(text: &str, place: &str, first: usize) -> impl Iterator<Item = Passage> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(move |(index, line)| Passage {
        place: place.to_owned(),
        line: first + index,
        text: line.trim().to_owned(),
    })
}

/// The texts of a frame in the order in which they are drawn, as a PDF has them.
fn lines_of(frame: &Frame, out: &mut Vec<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => lines_of(&group.frame, out),
            FrameItem::Text(text) => out.push(text.text.to_string()),
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn unit(source: &Source, file: u32) -> Unit {
    let tree = parse(source, file);
    let mut passages = Vec::new();
    let mut name = None;
    match tree.root.filter(|_| tree.faults.is_empty()) {
        Some(root) => {
            if let Kind::Mapping(entries) = &root.kind {
                let named = entries.iter().find(|(key, _)| key.text == "name" || key.text == "title");
                name = named.and_then(|(_, value)| match &value.kind {
                    Kind::Scalar { text, .. } => Some(text.trim().to_owned()),
                    Kind::Sequence(_) | Kind::Mapping(_) => None,
                });
            }
            walk(&root, String::new(), source, &mut passages);
        }
        None => {
            passages.extend(lines(source.text(), "", 1));
        }
    }
    let id = source.path().to_owned();
    Unit { name: name.unwrap_or_else(|| id.clone()), id, passages }
}

fn walk(node: &Node, place: String, source: &Source, out: &mut Vec<Passage>) {
    let below = |part: &str| if place.is_empty() { part.to_owned() } else { format!("{place}.{part}") };
    match &node.kind {
        Kind::Scalar { text, .. } => {
            let (first, _) = source.line_column(node.span.start);
            out.extend(lines(text, &place, first));
        }
        Kind::Sequence(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| walk(item, below(&(index + 1).to_string()), source, out));
        }
        Kind::Mapping(entries) => {
            entries.iter().for_each(|(key, value)| walk(value, below(&key.text), source, out));
        }
    }
}
