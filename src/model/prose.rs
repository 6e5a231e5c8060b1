//! Prose: the subset of CommonMark that editors write, as a tree of text.
//!
//! `pulldown-cmark` reads the marks of the subset and nothing else: before it sees the text, every other character
//! that could mean something to CommonMark (or whose kind decides whether `**` opens or closes) is moved to a private
//! plane of Unicode, and moved back in the text that comes out. So `#`, `_`, `` ` ``, `&amp;` or `<b>` print as typed,
//! and `**重点。**后文`, which CommonMark would not close, is strong as the editor meant it.

#![allow(clippy::wildcard_enum_match_arm, reason = "what the parser knows besides is no part of the subset")]

mod address;
mod foreign;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

pub use address::uri;

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
    let shielded = shield(text);
    let foreign = foreign::find(text, &shielded);
    let mut events = Parser::new(&shielded);
    let mut blocks = blocks(&mut events, text, 0);
    link_addresses(&mut blocks);
    (Prose(blocks), foreign)
}

/// The marks of the subset that a backslash makes into characters.
pub(crate) const ESCAPABLE: [char; 8] = ['*', '[', ']', '^', '~', '>', '-', '.'];
/// Deepest nesting of lists, quotes and emphasis. What lies deeper is text.
pub(super) const MAX_DEPTH: usize = 16;
/// Start of the private plane that characters are moved to.
const PLANE: u32 = 0xF_0000;
/// Start of the private plane for characters behind a backslash, which are no marks wherever they stand.
const ESCAPED: u32 = 0x10_0000;

/// Moves every character that is not a mark of the subset and no letter, digit or space out of CommonMark's sight.
fn shield(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let indent = body.len() - body.trim_start().len();
        let start = &body[indent..];
        out.push_str(&body[..indent].replace('\t', " "));
        let marks = line_marks(start);
        out.push_str(&start[..marks]);
        shield_inline(&start[marks..], &mut out);
        if body.len() < line.len() {
            out.push('\n');
        }
    }
    out
}

/// Length of the block marks (`- `, `1. `, `> `, repeated) at a line's start.
pub(crate) fn line_marks(line: &str) -> usize {
    let mut marks = 0;
    loop {
        let rest = &line[marks..];
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        marks += if rest.starts_with("- ") || rest.starts_with("> ") || rest == ">" {
            rest.len().min(2)
        } else if (1..=9).contains(&digits) && rest[digits..].starts_with(". ") {
            digits + 2
        } else {
            return marks;
        };
    }
}

fn shield_inline(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            // A backslash escapes a mark of the subset and is a character elsewhere.
            '\\' => match after.chars().next() {
                Some(mark) if ESCAPABLE.contains(&mark) => {
                    out.push(moved(ESCAPED, mark));
                    rest = &after[mark.len_utf8()..];
                    continue;
                }
                _ => out.push(moved(PLANE, c)),
            },
            // `* ` opens CommonMark's other bullet, which the subset does not have.
            '*' if after.starts_with(' ') && line.len() == rest.len() => out.push(moved(PLANE, c)),
            '*' => out.push(c),
            '[' => match link(rest) {
                Some((label, target, length)) => {
                    out.push('[');
                    shield_inline(label, out);
                    out.push_str("](<");
                    out.extend(target.chars().map(|c| if c.is_alphanumeric() { c } else { moved(PLANE, c) }));
                    out.push_str(">)");
                    rest = &rest[length..];
                    continue;
                }
                None => out.push(moved(PLANE, c)),
            },
            c if c.is_alphanumeric() || c.is_whitespace() => out.push(c),
            c => out.push(moved(PLANE, c)),
        }
        rest = after;
    }
}

/// A link at the start of `text`: its label, its target, and the length of the whole.
pub(crate) fn link(text: &str) -> Option<(&str, &str, usize)> {
    let mut close = 1;
    let label = loop {
        let here = &text[close..];
        close += match here.chars().next()? {
            '[' => return None,
            ']' if here.starts_with("](") => break &text[1..close],
            '\\' if here[1..].starts_with(ESCAPABLE) => 2,
            c => c.len_utf8(),
        };
    };
    let rest = &text[close + 2..];
    let end = closing(rest)?;
    let target = &rest[..end];
    (!target.is_empty() && !target.contains(char::is_whitespace)).then_some((
        label,
        target,
        close + 2 + end + 1,
    ))
}

/// Where the bracket that is open before `text` closes; brackets of the target's own stay in it.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return Some(at),
            ')' => open -= 1,
            c if c.is_whitespace() => return text.find(')'),
            _ => {}
        }
    }
    text.find(')')
}

fn moved(plane: u32, c: char) -> char {
    char::from_u32(plane + c as u32).filter(|_| (c as u32) < 0xFFFE).unwrap_or(c)
}

/// Moves the characters of a plane back.
fn restore(plane: u32, text: &str) -> String {
    text.chars().map(|c| restore_char(plane, c)).collect()
}

fn restore_char(plane: u32, c: char) -> char {
    (c as u32).checked_sub(plane).filter(|c| *c <= 0xFFFF).and_then(char::from_u32).unwrap_or(c)
}

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
