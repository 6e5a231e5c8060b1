//! Text files, one paragraph a line, and Markdown.

#![allow(clippy::wildcard_enum_match_arm, reason = "most of the parser's events are nothing here")]

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::document::{
    Block, Cell, Content, Document, ListItem, Look, NoteId, Paragraph, Place, Remark, RemarkKind, Row, Run,
    Script, Table,
};

/// A text, whose lines are paragraphs.
pub(super) fn text(text: &str) -> Document {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let blocks = lines.map(|(index, line)| {
        let place = Place { paragraph: index + 1, ..Place::default() };
        let runs = vec![run(Content::Text(line.to_owned()), Look::default(), None)];
        Block::Paragraph(Box::new(Paragraph { place, runs, ..Paragraph::default() }))
    });
    Document { blocks: blocks.collect(), ..Document::default() }
}

/// A document in Markdown. Places count the lines of the file.
pub(super) fn markdown(text: &str) -> Document {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut reader = Reader { document: Document::default(), open: vec![Vec::new()], ..Reader::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.line = starts.partition_point(|start| *start <= range.start);
        reader.event(event);
    }
    reader.flush();
    reader.document.blocks = reader.open.pop().unwrap_or_default();
    reader.document
}

#[derive(Default)]
struct Reader {
    document: Document,
    /// The blocks that are open: of the document, and of notes and cells in it.
    open: Vec<Vec<Block>>,
    runs: Vec<Run>,
    look: Look,
    links: Vec<String>,
    /// The numbers that lists have come to; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// The label of the item whose first paragraph is open.
    item: Option<ListItem>,
    heading: Option<u8>,
    tables: Vec<Table>,
    notes: Vec<NoteId>,
    /// The line of the file that is read.
    line: usize,
    /// The line where the open paragraph begins.
    begun: Option<usize>,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                self.push(&text);
            }
            // Where a line of the file ends, a line of Chinese goes on without a blank.
            Event::SoftBreak => {
                let han = |run: &Run| run.text().chars().next_back().is_some_and(crate::source::is_han);
                if !self.runs.last().is_some_and(han) {
                    self.push(" ");
                }
            }
            Event::HardBreak => self.push("\n"),
            Event::FootnoteReference(name) => {
                let note = NoteId { is_endnote: false, id: name.to_string() };
                self.runs.push(run(Content::Note(note), self.look.clone(), None));
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        self.begun.get_or_insert(self.line);
        let text = Content::Text(text.to_owned());
        self.runs.push(run(text, self.look.clone(), self.links.last().cloned()));
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level as u8);
            }
            Tag::Strong => self.look.bold = true,
            Tag::Emphasis => self.look.italic = true,
            Tag::Strikethrough => self.look.strike = true,
            Tag::Superscript => self.look.script = Script::Super,
            Tag::Subscript => self.look.script = Script::Sub,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            Tag::Image { dest_url, .. } => {
                let place = Place { paragraph: self.line, ..Place::default() };
                let (kind, detail) = (RemarkKind::NoPicture, dest_url.to_string());
                self.document.remarks.push(Remark { kind, place, detail });
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                let level = self.lists.len().saturating_sub(1).min(8) as u8;
                let list = self.lists.len().to_string();
                self.item = self.lists.last_mut().map(|next| {
                    let label = next.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
                    let is_bullet = next.is_none();
                    *next = next.map(|number| number.saturating_add(1));
                    ListItem { list, level, label, is_bullet }
                });
            }
            Tag::FootnoteDefinition(name) => {
                self.flush();
                self.notes.push(NoteId { is_endnote: false, id: name.to_string() });
                self.open.push(Vec::new());
            }
            Tag::Table(_) => {
                self.flush();
                self.tables.push(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                self.tables.iter_mut().last().into_iter().for_each(|table| table.rows.push(Row::default()));
            }
            Tag::TableCell => self.open.push(Vec::new()),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.look.bold = false,
            TagEnd::Emphasis => self.look.italic = false,
            TagEnd::Strikethrough => self.look.strike = false,
            TagEnd::Superscript | TagEnd::Subscript => self.look.script = Script::Base,
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                if let (Some(note), Some(blocks)) = (self.notes.pop(), self.open.pop()) {
                    self.document.notes.insert(note, blocks);
                }
            }
            TagEnd::TableCell => {
                self.flush();
                let blocks = self.open.pop().unwrap_or_default();
                let row = self.tables.iter_mut().last().and_then(|table| table.rows.last_mut());
                row.into_iter().for_each(|row| {
                    row.cells.push(Cell { blocks: blocks.clone(), columns: 1, continues: false });
                });
            }
            TagEnd::Table => {
                let table = self.tables.pop().map(Block::Table);
                self.open.iter_mut().last().into_iter().for_each(|blocks| blocks.extend(table.clone()));
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.flush();
            }
            _ => {}
        }
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self) {
        let place = Place { paragraph: self.begun.take().unwrap_or(self.line), ..Place::default() };
        let outline = self.heading.take();
        if self.runs.is_empty() {
            return;
        }
        let (runs, list) = (std::mem::take(&mut self.runs), self.item.take());
        let paragraph = Paragraph { place, outline, list, runs, ..Paragraph::default() };
        let blocks = self.open.iter_mut().last();
        blocks.into_iter().for_each(|blocks| blocks.push(Block::Paragraph(Box::new(paragraph.clone()))));
    }
}

fn run(content: Content, look: Look, link: Option<String>) -> Run {
    Run {
        content,
        look,
        link,
        controls: Vec::new(),
        comments: Vec::new(),
        changes: Vec::new(),
        restyled: None,
    }
}
