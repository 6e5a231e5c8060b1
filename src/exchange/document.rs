//! The neutral model of a word processor's document: blocks of text with their looks, and all that was said about them.
//!
//! The model is flat where the formats nest: every run says itself in which link, controls, comments and changes it stands. Whoever wants
//! the text of a content control asks which runs and paragraphs name it.

use std::collections::BTreeMap;

use crate::diag::message::{Message, messages};

messages! {
    "exchange-place";
    PARAGRAPH(paragraph);
    CELL(paragraph, table, row, column);
    NOTE(note);
    COMMENT(comment);
    WHOLE;
}

/// A document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Its text, in the order of reading.
    pub blocks: Vec<Block>,
    /// The texts of its notes.
    pub notes: BTreeMap<NoteId, Vec<Block>>,
    /// What was said about its text, in the order of the file.
    pub comments: Vec<Comment>,
    /// Its content controls, outer ones before those in them. [`Run::controls`] and [`Paragraph::controls`] are indices of this list.
    pub controls: Vec<Control>,
    /// The bytes of its pictures, by the names of their parts.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// The texts of its headers and footers, each once.
    pub margins: Vec<String>,
    /// The properties that a program gave it, by their names (`docProps/custom.xml`).
    pub properties: BTreeMap<String, String>,
    /// What it is besides text, and what of it was not read.
    pub remarks: Vec<Remark>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// Where it stands.
    pub place: Place,
    /// The name of its style, such as `heading 1`.
    pub style: Option<String>,
    /// Its level as a heading, from 1; `None` for text.
    pub outline: Option<u8>,
    /// Its number or bullet.
    pub list: Option<ListItem>,
    /// How its lines are set.
    pub alignment: Alignment,
    /// Whether its style makes it bold, so that its runs do not say so.
    pub is_bold: bool,
    /// Whether it stands in a text box.
    pub boxed: bool,
    /// The content controls that hold it whole.
    pub controls: Vec<usize>,
    /// Its text.
    pub runs: Vec<Run>,
    /// The tracked changes of the mark at its end: one that goes joins it with the next paragraph.
    pub mark: Vec<Change>,
    /// Who changed nothing but its looks.
    pub restyled: Option<Change>,
}

/// A paragraph's number or bullet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// The list: paragraphs of the same one are counted together.
    pub list: String,
    /// How deep it stands in the list, from 0.
    pub level: u8,
    /// What is shown before the paragraph, such as `3.` or `（二）`; empty for nothing.
    pub label: String,
    /// Whether it is a bullet.
    pub is_bullet: bool,
}

/// How the lines of a paragraph are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Alignment {
    /// At the start of the line, or from edge to edge.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end of the line.
    End,
}

/// A piece of a paragraph's text that is all of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What it is.
    pub content: Content,
    /// How it looks, beside what the paragraph's style says.
    pub look: Look,
    /// The target of the link that it stands in: an address, or `#` with the name of a bookmark.
    pub link: Option<String>,
    /// The content controls in the paragraph that hold it, the outermost first.
    pub controls: Vec<usize>,
    /// The comments that are about it, as indices of [`Document::comments`].
    pub comments: Vec<usize>,
    /// The tracked changes that it stands in, the outermost first.
    pub changes: Vec<Change>,
    /// Who changed nothing but its looks.
    pub restyled: Option<Change>,
}

/// What a run is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text. A tab is `\t`, a line break `\n`.
    Text(String),
    /// The mark of a note.
    Note(NoteId),
    /// A picture.
    Picture(Picture),
}

/// How text looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic, or with emphasis marks.
    pub italic: bool,
    /// Whether it stands higher or lower than the line.
    pub script: Script,
    /// Struck through.
    pub strike: bool,
    /// Not shown.
    pub hidden: bool,
    /// The reading above it.
    pub ruby: Option<String>,
}

/// Where text stands on its line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Script {
    /// On it.
    #[default]
    Base,
    /// Above it.
    Super,
    /// Below it.
    Sub,
}

/// A picture in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its key in [`Document::pictures`]; `None` where the file does not hold it.
    pub part: Option<String>,
    /// What it shows, in words.
    pub alt: Option<String>,
}

/// A note: its kind, and the number that the file gives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId {
    /// Whether it stands at the end of the document, not at the foot of its page.
    pub is_endnote: bool,
    /// What the file calls it.
    pub id: String,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// Who did it; empty where it is not said.
    pub author: String,
    /// When, as the file has it: `2023-04-12T10:00:00Z`; empty where it is not said.
    pub date: String,
}

/// What a tracked change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Inserted,
    /// It is to go.
    Deleted,
    /// It goes from here to another place.
    MovedAway,
    /// It comes from another place.
    MovedHere,
    /// It looks otherwise.
    Restyled,
}

/// A comment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// When, as the file has it.
    pub date: String,
    /// What it says; paragraphs end with `\n`.
    pub text: String,
    /// The paragraph where what it is about begins.
    pub place: Option<Place>,
}

/// A content control: a part of the text that a program gave a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Control {
    /// The name for programs.
    pub tag: Option<String>,
    /// The name for people.
    pub alias: Option<String>,
    /// What it holds.
    pub level: ControlLevel,
    /// The control that it stands in.
    pub parent: Option<usize>,
    /// Whether it shows its placeholder, which is no text of anybody.
    pub is_placeholder: bool,
    /// The paragraph in which it stands or that it begins with.
    pub place: Place,
}

/// What a content control holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ControlLevel {
    /// Paragraphs and tables.
    #[default]
    Block,
    /// A part of a paragraph.
    Inline,
    /// Cells of a table.
    Cell,
    /// Rows of a table.
    Row,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The tracked changes that put it in or take it out.
    pub changes: Vec<Change>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many columns it spans, one at least.
    pub columns: usize,
    /// Whether it belongs to the cell above it.
    pub continues: bool,
}

/// Where something stands in a document. Prints as people would look for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which text it belongs to.
    pub part: Part,
    /// The paragraph, from 1, counted through the whole text with its tables and boxes; 0 for the document as a whole.
    pub paragraph: usize,
    /// The cell of a table, if it stands in one: the table, its row and its column, from 1.
    pub cell: Option<[usize; 3]>,
}

/// A text of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The text itself.
    #[default]
    Text,
    /// The note of this number, from 1, in the order of the file.
    Note(usize),
    /// The comment of this number, from 1.
    Comment(usize),
    /// A header or footer.
    Margin,
}

/// What a document is besides text, or what of it was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// Where it stands.
    pub place: Place,
    /// What belongs to it: an address, a text, a name.
    pub detail: String,
}

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// The file holds macros; they are never run.
    Macros,
    /// It refers to a file elsewhere, which is not fetched.
    External,
    /// A picture that the file does not hold, or that is too large.
    NoPicture,
    /// A formula, of which only the letters and signs are kept.
    Formula,
    /// A character of a font of symbols that has no known counterpart.
    Symbol,
    /// A chart, a drawing with text, or a piece of another program; `detail` is its text.
    Object,
    /// A part in another format that Word shows as text.
    Foreign,
    /// Things stand so deep in one another that the innermost were not read; `detail` is their text.
    Deep,
}

/// Which side of its tracked changes is taken for the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// What was put in is there, what was taken out is gone.
    Accepted,
    /// The text before the changes.
    Rejected,
}

impl Changes {
    /// Whether what stands in these changes is part of the text.
    pub fn keep(self, changes: &[Change]) -> bool {
        changes.iter().all(|change| match change.kind {
            ChangeKind::Inserted | ChangeKind::MovedHere => self == Changes::Accepted,
            ChangeKind::Deleted | ChangeKind::MovedAway => self == Changes::Rejected,
            ChangeKind::Restyled => true,
        })
    }
}

impl Document {
    /// The paragraphs of the text, those of tables included, in the order of reading.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        paragraphs(&self.blocks)
    }

    /// The same document with all tracked changes taken as accepted or as rejected.
    pub fn settled(self, side: Changes) -> Document {
        let notes = self.notes.into_iter().map(|(id, blocks)| (id, settled(blocks, side)));
        Document { blocks: settled(self.blocks, side), notes: notes.collect(), ..self }
    }
}

/// The paragraphs of blocks, those of tables included, in the order of reading.
pub fn paragraphs(blocks: &[Block]) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => found.push(&**paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| found.extend(paragraphs(&cell.blocks)));
            }
        }
    }
    found
}

/// The text of blocks; paragraphs end with `\n`.
pub fn text(blocks: &[Block]) -> String {
    paragraphs(blocks).into_iter().map(|paragraph| paragraph.text() + "\n").collect()
}

fn settled(blocks: Vec<Block>, side: Changes) -> Vec<Block> {
    let mut out = Vec::new();
    // Text before a paragraph mark that goes belongs to the next paragraph.
    let mut open: Option<Box<Paragraph>> = None;
    for block in blocks {
        match block {
            Block::Paragraph(mut paragraph) => {
                paragraph.runs.retain(|run| side.keep(&run.changes));
                paragraph.runs.iter_mut().for_each(|run| run.changes.clear());
                let keeps_mark = side.keep(&paragraph.mark);
                paragraph.mark.clear();
                if let Some(before) = open.take() {
                    paragraph.runs =
                        before.runs.into_iter().chain(std::mem::take(&mut paragraph.runs)).collect();
                    paragraph.place = before.place;
                }
                if keeps_mark {
                    out.push(Block::Paragraph(paragraph));
                } else {
                    open = Some(paragraph);
                }
            }
            Block::Table(mut table) => {
                out.extend(open.take().filter(|open| !open.runs.is_empty()).map(Block::Paragraph));
                table.rows.retain(|row| side.keep(&row.changes));
                for row in &mut table.rows {
                    row.changes.clear();
                    for cell in &mut row.cells {
                        cell.blocks = settled(std::mem::take(&mut cell.blocks), side);
                    }
                }
                if !table.rows.is_empty() {
                    out.push(Block::Table(table));
                }
            }
        }
    }
    out.extend(open.filter(|open| !open.runs.is_empty()).map(Block::Paragraph));
    out
}

impl Paragraph {
    /// Its text, tracked changes of both sides included, without its number.
    pub fn text(&self) -> String {
        self.runs.iter().map(Run::text).collect()
    }

    /// Whether there is no text and no picture in it.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| match &run.content {
            Content::Text(text) => text.trim().is_empty(),
            Content::Note(_) | Content::Picture(_) => false,
        })
    }
}

impl Run {
    /// Its text; nothing for a picture or the mark of a note.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Note(_) | Content::Picture(_) => "",
        }
    }
}

impl Place {
    /// The place in words: paragraph 12, 第 12 段.
    pub fn message(&self) -> Message {
        let number = |number: usize| number.to_string();
        match (self.part, self.paragraph, self.cell) {
            (Part::Note(note), ..) => NOTE.with([number(note)]),
            (Part::Comment(comment), ..) => COMMENT.with([number(comment)]),
            (Part::Margin, ..) | (Part::Text, 0, _) => WHOLE.plain(),
            (Part::Text, paragraph, Some([table, row, column])) => {
                CELL.with([paragraph, table, row, column].map(number))
            }
            (Part::Text, paragraph, None) => PARAGRAPH.with([number(paragraph)]),
        }
    }
}
