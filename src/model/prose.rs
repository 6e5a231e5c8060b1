//! Prose: the subset of CommonMark that editors write, as a tree of text.
//!
//! `pulldown-cmark` reads the marks of the subset and nothing else: before it sees the text, every other character
//! that could mean something to CommonMark (or whose kind decides whether `**` opens or closes) is moved to a private
//! plane of Unicode, and moved back in the text that comes out. So `#`, `_`, `` ` ``, `&amp;` or `<b>` print as typed,
//! and `**重点。**后文`, which CommonMark would not close, is strong as the editor meant it.

#![allow(clippy::wildcard_enum_match_arm, reason = "what the parser knows besides is no part of the subset")]

mod address;
mod foreign;
mod shield;
mod table;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub use address::uri;
pub(crate) use shield::{ESCAPABLE, line_marks, link};
use shield::{ESCAPED, PLANE, restore, restore_char, shield};
pub use table::Table;
pub(crate) use table::lines as table_lines;

use super::anchor::Anchor;
use crate::quantity::{Run, runs};
use crate::source::{Text, is_han};

/// Blocks of prose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(pub Vec<Block>);

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; `start` is the first number of a numbered one.
    List {
        /// `None` for bullets.
        start: Option<u64>,
        /// The items, each of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A block quote.
    Quote(Vec<Block>),
    /// A table.
    Table(Table),
}

/// Text within a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(Text),
    /// `**strong**`
    Strong(Vec<Inline>),
    /// `*emphasis*`
    Emphasis(Vec<Inline>),
    /// `^1^`
    Note(Text),
    /// `[^1]`, once it is resolved.
    Footnote(Footnote),
    /// `~2~` behind a letter
    Sub(Text),
    /// A link, or a reference once it is resolved.
    Link {
        /// The address, or `fig:…`, `case:…`, `sec:…`, `ruby:…`, `mark:…`, or `^…` for a note that is not resolved yet.
        target: Text,
        /// What it shows; empty for a reference that prints its number.
        content: Vec<Inline>,
    },
    /// A resolved cross reference.
    Reference(Reference),
    /// Text with a mark of Chinese typography.
    Marked(Mark, Vec<Inline>),
}

/// The mark of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Footnote {
    /// The first mark of a note that stands at the foot of its page.
    AtFoot {
        /// Its number, from 1.
        number: usize,
        /// What further marks lead to.
        id: String,
        /// Its text.
        text: Prose,
    },
    /// A further mark of such a note.
    Again {
        /// Its number.
        number: usize,
        /// What it leads to.
        id: String,
    },
    /// A mark of a note that stands at the end of its chapter or case.
    AtEnd {
        /// Its number.
        number: usize,
        /// What it leads to.
        id: String,
        /// Whether no mark of that note comes before it.
        first: bool,
    },
}

/// A mark of Chinese typography, written as the target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// The reading of a rare character, above it: `[彧](ruby:yù)`.
    Ruby(Text),
    /// A proper name, with a line below, 专名号: `[孔子](mark:name)`.
    Name,
    /// The title of a work, with a wavy line below, 书名号: `[论语](mark:title)`.
    Title,
}

/// A cross reference to something in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it leads to.
    pub target: Anchor,
    /// What it prints, such as 图 4.1.1.
    pub text: Text,
    /// Whether the page is printed too.
    pub page: bool,
}

/// Markup that the subset does not have. It prints as typed, but is hardly what the editor meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// An HTML tag.
    Html,
    /// A picture.
    Image,
    /// A heading.
    Heading,
    /// A table of Markdown.
    Table,
    /// A caret or a tilde before a number, which nothing closes.
    OpenMark,
    /// A list or quote that stands deeper in others than is read.
    Deep,
}

/// Parses prose. Also returns the places (byte ranges of the text) of markup that the subset does not have.
pub fn parse(text: &Text) -> (Prose, Vec<(Foreign, std::ops::Range<usize>)>) {
    let tables = table::lines(text);
    let shielded = shield(text, &tables);
    let foreign = foreign::find(text, &shielded, &tables);
    let mut events = Parser::new_ext(&shielded, Options::ENABLE_TABLES);
    let mut blocks = blocks(&mut events, text, 0);
    link_addresses(&mut blocks);
    (Prose(blocks), foreign)
}

/// Deepest nesting of lists, quotes and emphasis. What lies deeper is text.
pub(super) const MAX_DEPTH: usize = 16;

/// Blocks up to the end of the surrounding one.
fn blocks<'a>(events: &mut impl Iterator<Item = Event<'a>>, origin: &Text, depth: usize) -> Vec<Block> {
    let mut out = Vec::new();
    // A tight list's items hold text without a paragraph around it.
    let mut loose: Vec<Inline> = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_)) => {
                flush(&mut loose, &mut out);
                out.push(Block::Paragraph(joined(inlines(events, origin, depth))));
            }
            Event::Start(Tag::List(_) | Tag::BlockQuote(_)) if depth == MAX_DEPTH => {
                loose.extend(flat(events, origin));
            }
            Event::Start(Tag::List(start)) => {
                flush(&mut loose, &mut out);
                let mut items = Vec::new();
                while let Some(Event::Start(Tag::Item)) = events.next() {
                    items.push(blocks(events, origin, depth + 1));
                }
                out.push(Block::List { start, items });
            }
            Event::Start(Tag::Table(alignments)) => {
                flush(&mut loose, &mut out);
                out.push(Block::Table(table::read(events, origin, &alignments)));
            }
            Event::Start(Tag::BlockQuote(_)) => {
                flush(&mut loose, &mut out);
                out.push(Block::Quote(blocks(events, origin, depth + 1)));
            }
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::List(_)) => break,
            other => inline(other, events, origin, depth, &mut loose),
        }
    }
    flush(&mut loose, &mut out);
    out
}

fn flush(loose: &mut Vec<Inline>, out: &mut Vec<Block>) {
    if !loose.is_empty() {
        out.push(Block::Paragraph(joined(std::mem::take(loose))));
    }
}

/// Inline content up to the end of the surrounding element.
fn inlines<'a>(events: &mut impl Iterator<Item = Event<'a>>, origin: &Text, depth: usize) -> Vec<Inline> {
    let mut out = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::End(_) => break,
            other => inline(other, events, origin, depth, &mut out),
        }
    }
    out
}

/// The bare text up to the end of the surrounding element.
fn flat<'a>(events: &mut impl Iterator<Item = Event<'a>>, origin: &Text) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut open = 1;
    while open > 0
        && let Some(event) = events.next()
    {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open -= 1,
            other => inline(other, events, origin, MAX_DEPTH, &mut out),
        }
    }
    out
}

fn inline<'a>(
    event: Event<'a>,
    events: &mut impl Iterator<Item = Event<'a>>,
    origin: &Text,
    depth: usize,
    out: &mut Vec<Inline>,
) {
    match event {
        Event::Start(_) if depth == MAX_DEPTH => out.extend(flat(events, origin)),
        Event::Start(Tag::Strong) => out.push(Inline::Strong(joined(inlines(events, origin, depth + 1)))),
        Event::Start(Tag::Emphasis) => out.push(Inline::Emphasis(joined(inlines(events, origin, depth + 1)))),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let target = origin.derive(restore(ESCAPED, &restore(PLANE, &dest_url)));
            out.push(Inline::Link { target, content: joined(inlines(events, origin, depth + 1)) });
        }
        Event::Start(_) => out.extend(inlines(events, origin, depth + 1)),
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
            out.push(Inline::Text(origin.derive(&*text)));
        }
        Event::SoftBreak | Event::HardBreak => out.push(Inline::Text(origin.derive("\n"))),
        _ => {}
    }
}

/// Joins neighbouring text, turns line breaks into spaces where the languages want them, takes the note marks out of
/// the text, and moves all characters back: those behind a backslash last, so that `\^1^` is not a note mark.
fn joined(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => {
                *before = before.derive(format!("{before}{text}"));
            }
            (_, inline) => out.push(inline),
        }
    }
    out.into_iter()
        .flat_map(|inline| match inline {
            Inline::Text(text) => footnotes(&text.derive(restore(PLANE, &join_lines(&text)))),
            other @ (Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Note(_)
            | Inline::Footnote(_)
            | Inline::Sub(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Marked(..)) => vec![other],
        })
        .map(|inline| match inline {
            Inline::Text(text) => Inline::Text(text.derive(restore(ESCAPED, &text))),
            other @ (Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Note(_)
            | Inline::Footnote(_)
            | Inline::Sub(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Marked(..)) => other,
        })
        .collect()
}

/// Replaces line breaks by nothing between two Han characters (or Chinese punctuation), else by a space (clreq §3.1: Chinese
/// is set without spaces).
fn join_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\n' {
            out.push(c);
            continue;
        }
        while out.ends_with(' ') {
            out.pop();
        }
        let before = out.chars().next_back().map(|c| restore_char(PLANE, c));
        let after = chars.peek().map(|c| restore_char(PLANE, *c));
        match (before, after) {
            (Some(before), Some(after)) if is_han(before) && is_han(after) => {}
            (None, _) | (_, None) => {}
            _ => out.push(' '),
        }
    }
    out
}

/// Splits `[^1]` out of plain text, and what [`notes`] does.
fn footnotes(text: &Text) -> Vec<Inline> {
    let (mut out, mut done, mut from) = (Vec::new(), 0, 0);
    while let Some(open) = text[from..].find("[^").map(|at| at + from) {
        let Some(length) = footnote_mark(&text[open..]) else {
            from = open + 2;
            continue;
        };
        out.extend(notes(&text.derive(&text[done..open])));
        let target = text.derive(&text[open + 1..open + length - 1]);
        out.push(Inline::Link { target, content: Vec::new() });
        done = open + length;
        from = done;
    }
    out.extend(notes(&text.derive(&text[done..])));
    out
}

/// The length in bytes of the mark of a note, `[^1]` or `[^law]`, that `text` starts with.
pub fn footnote_mark(text: &str) -> Option<usize> {
    let key = text.strip_prefix("[^")?;
    let close = key.find(']')?;
    let sound = key[..close].chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (sound && close > 0).then_some(close + 3)
}

/// Splits `^1^` and `CO~2~` out of plain text.
pub fn notes(text: &Text) -> Vec<Inline> {
    runs(text)
        .into_iter()
        .map(|run| match run {
            Run::Plain(plain) => Inline::Text(text.derive(plain)),
            Run::Note(number) => Inline::Note(text.derive(number)),
            Run::Sub(low) => Inline::Sub(text.derive(low)),
        })
        .collect()
}

/// A text without its note marks, which lead to no note where it is only listed. Subscripts stay.
pub fn unmarked(text: &Text) -> Text {
    let kept = runs(text).into_iter().map(|run| match run {
        Run::Plain(plain) => plain.to_owned(),
        Run::Note(_) => String::new(),
        Run::Sub(low) => format!("~{low}~"),
    });
    text.derive(kept.collect::<String>())
}

impl Prose {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The text without its marks; paragraphs end with a line break.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        plain_blocks(&self.0, &mut out);
        out
    }

    /// Replaces every link by what `resolve` makes of its target and content.
    pub fn resolve(&mut self, resolve: &mut impl FnMut(Text, Vec<Inline>) -> Inline) {
        resolve_blocks(&mut self.0, resolve);
    }
}

fn plain_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                plain_inlines(inlines, out);
                out.push('\n');
            }
            Block::List { items, .. } => items.iter().for_each(|item| plain_blocks(item, out)),
            Block::Quote(inner) => plain_blocks(inner, out),
            Block::Table(table) => {
                for cell in table.cells() {
                    plain_inlines(cell, out);
                    out.push('\n');
                }
            }
        }
    }
}

fn plain_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Note(text) | Inline::Sub(text) => out.push_str(text),
            Inline::Reference(reference) => out.push_str(&reference.text),
            // A mark is no word of the text.
            Inline::Footnote(_) => {}
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Marked(_, inner) => {
                plain_inlines(inner, out);
            }
        }
    }
}

fn resolve_blocks(blocks: &mut [Block], resolve: &mut impl FnMut(Text, Vec<Inline>) -> Inline) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => resolve_inlines(inlines, resolve),
            Block::List { items, .. } => items.iter_mut().for_each(|item| resolve_blocks(item, resolve)),
            Block::Quote(inner) => resolve_blocks(inner, resolve),
            Block::Table(table) => table.cells_mut().for_each(|cell| resolve_inlines(cell, resolve)),
        }
    }
}

fn resolve_inlines(inlines: &mut [Inline], resolve: &mut impl FnMut(Text, Vec<Inline>) -> Inline) {
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Marked(_, inner) => {
                resolve_inlines(inner, resolve);
            }
            Inline::Link { target, content } => *inline = resolve(target.clone(), std::mem::take(content)),
            Inline::Text(_)
            | Inline::Note(_)
            | Inline::Footnote(_)
            | Inline::Sub(_)
            | Inline::Reference(_) => {}
        }
    }
}

/// Makes links of the bare addresses in text that is in no link yet.
fn link_addresses(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => *inlines = with_addresses(std::mem::take(inlines)),
            Block::List { items, .. } => items.iter_mut().for_each(|item| link_addresses(item)),
            Block::Quote(inner) => link_addresses(inner),
            Block::Table(table) => {
                table.cells_mut().for_each(|cell| *cell = with_addresses(std::mem::take(cell)));
            }
        }
    }
}

fn with_addresses(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let mut from = 0;
                for range in address::addresses(&text) {
                    if from < range.start {
                        out.push(Inline::Text(text.derive(&text[from..range.start])));
                    }
                    from = range.end;
                    let typed = text.derive(&text[range]);
                    let target = typed.derive(address::uri(&typed));
                    out.push(Inline::Link { target, content: vec![Inline::Text(typed)] });
                }
                if from == 0 || from < text.len() {
                    out.push(Inline::Text(text.derive(&text[from..])));
                }
            }
            Inline::Strong(inner) => out.push(Inline::Strong(with_addresses(inner))),
            Inline::Emphasis(inner) => out.push(Inline::Emphasis(with_addresses(inner))),
            Inline::Note(_)
            | Inline::Footnote(_)
            | Inline::Sub(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Marked(..) => out.push(inline),
        }
    }
    out
}

#[cfg(test)]
mod tests;
