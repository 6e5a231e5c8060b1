//! What a returned Word file says: the text of each field with its marks of prose, who changed what, and what was said about it.
//!
//! The file that is sent is read in the same way before it is sent. What both readings have in common is nobody's change, whatever a
//! program does to a file when it saves it.

use std::collections::BTreeMap;

use super::link::{FIELD, Mark};
use super::marks::Marks;
pub use super::marks::{Field, Who};
use crate::diag::Message;
use crate::exchange::document::{
    Alignment, Block, Change, ChangeKind, Changes, Content, Document, ListItem, Paragraph, Run, Script,
    Table, paragraphs,
};

/// A returned file.
#[derive(Debug, Clone, Default)]
pub struct Returned {
    /// The fields by their tags; several of one tag were copied.
    pub fields: BTreeMap<String, Vec<Field>>,
    /// The lines between the fields that are not empty, each with the comments about it.
    pub frame: Vec<(String, Vec<usize>)>,
    /// Whether a program lost how the text of fields looks: LibreOffice before 7.5 writes what a control holds several times, and plain.
    pub is_flat: bool,
    /// Whether it may have lost how the text of some fields looks: the same LibreOffice wrote it.
    pub is_repeated: bool,
    /// What else is to be said of the file.
    pub remarks: Vec<Message>,
}

/// What was sent: the tags of its fields, each prose or not, and the lines between them.
pub struct Sent<'a> {
    /// The tags.
    pub tags: &'a BTreeMap<String, bool>,
    /// The lines; `None` for a file that is only about to be sent.
    pub frame: Option<&'a [String]>,
}

impl Returned {
    /// Reads the fields of a file that was sent.
    pub fn read(document: &Document, sent: &Sent) -> Returned {
        let mut sorter =
            Sorter { document, sent, found: BTreeMap::new(), last: None, returned: Returned::default() };
        document.blocks.iter().for_each(|block| sorter.block(block));
        let Sorter { found, mut returned, .. } = sorter;
        for (index, blocks) in found {
            let Some((tag, prose)) = named(document, sent, index) else { continue };
            let mut reader = Reader::new(prose);
            if document.controls.get(index).is_some_and(|control| !control.is_placeholder) {
                reader.blocks(&blocks);
            }
            returned.fields.entry(tag.to_owned()).or_default().push(reader.finish());
        }
        returned
    }
}

/// The field that a control is, by its name for programs, or by that for people where a program has dropped the other.
fn named<'a>(document: &'a Document, sent: &Sent, control: usize) -> Option<(&'a str, bool)> {
    let control = document.controls.get(control)?;
    let name = control.tag.as_deref().or(control.alias.as_deref())?;
    sent.tags.get(name).map(|prose| (name, *prose))
}

/// Sorts the blocks of a file by the fields that they belong to.
struct Sorter<'a> {
    document: &'a Document,
    sent: &'a Sent<'a>,
    /// What each control holds.
    found: BTreeMap<usize, Vec<Block>>,
    /// The prose that was read last: paragraphs behind it that are nobody's were typed there, or a program left them out of the control.
    last: Option<usize>,
    returned: Returned,
}

impl Sorter<'_> {
    fn is_ours(&self, control: usize) -> bool {
        named(self.document, self.sent, control).is_some()
    }

    fn give(&mut self, control: usize, block: Block) {
        self.found.entry(control).or_default().push(block);
        self.last = named(self.document, self.sent, control).filter(|(_, prose)| *prose).map(|_| control);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => {
                let inner = paragraphs(std::slice::from_ref(block));
                let own = inner
                    .first()
                    .and_then(|first| first.controls.iter().rev().copied().find(|own| self.is_ours(*own)));
                match own.or(self.last) {
                    Some(control) => self.give(control, block.clone()),
                    None => {
                        let cells = table.rows.iter().flat_map(|row| &row.cells);
                        cells.flat_map(|cell| &cell.blocks).for_each(|block| self.block(block));
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Some(whole) = paragraph.controls.iter().rev().copied().find(|own| self.is_ours(*own)) {
            return self.give(whole, Block::Paragraph(Box::new(paragraph.clone())));
        }
        let inner = |run: &Run| run.controls.last().copied();
        let mut parts: Vec<(usize, Vec<Run>)> = Vec::new();
        let mut outside: Vec<&Run> = Vec::new();
        for run in &paragraph.runs {
            let own = run.controls.iter().rev().copied().find(|own| self.is_ours(*own));
            match own.map(|own| (own, parts.iter().position(|(known, _)| *known == own))) {
                Some((_, Some(at))) => parts[at].1.push(run.clone()),
                Some((own, None)) => parts.push((own, vec![run.clone()])),
                None => outside.push(run),
            }
        }
        // LibreOffice before 7.5 writes a control once for every piece of its text, each time with all of it.
        let name =
            |index: usize| self.document.controls.get(index).map(|control| (&control.tag, &control.alias));
        let again = |one: usize, other: usize| {
            name(one) == name(other) && name(one).is_some_and(|(tag, _)| tag.is_none())
        };
        let parts = parts.chunk_by(|one, other| again(one.0, other.0)).map(|group| {
            let (control, joined) = joined(group);
            let has_link = |runs: &Vec<Run>| runs.iter().any(|run| run.text().contains(FIELD));
            self.returned.is_flat |= joined.as_ref().is_none_or(has_link);
            self.returned.is_repeated |= group.len() > 1;
            (control, joined.unwrap_or_else(|| group.first().map_or(Vec::new(), |(_, runs)| runs.clone())))
        });
        let parts: Vec<(usize, Vec<Run>)> = parts.collect();
        let mut once: Vec<&Run> = Vec::new();
        for run in outside.into_iter().filter(|run| kept(&run.changes)) {
            let repeats = once.last().and_then(|last| inner(last)).zip(inner(run));
            if repeats.is_none_or(|(last, own)| last == own || !again(last, own)) {
                once.push(run);
            }
        }
        let line: String = once.iter().map(|run| run.text()).collect();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let foreign = self.sent.frame.is_some_and(|frame| !frame.contains(&line));
        match self.last {
            Some(control) if parts.is_empty() && foreign && !paragraph.is_empty() => {
                return self.give(control, Block::Paragraph(Box::new(paragraph.clone())));
            }
            _ if !line.is_empty() => {
                let comments = once.iter().flat_map(|run| run.comments.iter().copied()).collect();
                self.returned.frame.push((line, comments));
                self.last = None;
            }
            _ => {}
        }
        for (control, runs) in parts {
            self.give(control, Block::Paragraph(Box::new(Paragraph { runs, ..paragraph.clone() })));
        }
    }
}

/// A control with its runs, out of the copies of it that LibreOffice before 7.5 writes: first all of its text, what was taken out
/// included, then each piece of it with all of it behind. `None` in the place of runs if the pieces do not end the whole.
fn joined(copies: &[(usize, Vec<Run>)]) -> (usize, Option<Vec<Run>>) {
    let [(control, first), rest @ ..] = copies else { return (0, None) };
    if rest.is_empty() {
        return (*control, Some(first.clone()));
    }
    let whole: String = first.iter().map(Run::text).collect();
    let pieces: Option<Vec<Vec<Run>>> = rest.iter().map(|(_, runs)| before(runs, &whole)).collect();
    let runs = pieces.map(|pieces| pieces.concat()).and_then(|pieces| {
        let text: String = pieces.iter().map(Run::text).collect();
        // What the pieces lack stands before them: some controls begin with their first piece, and nothing but all of the text in it.
        Some([before(first, &text)?, pieces].concat())
    });
    (*control, runs)
}

/// Runs without the text that ends them.
fn before(runs: &[Run], end: &str) -> Option<Vec<Run>> {
    let text: String = runs.iter().map(Run::text).collect();
    let mut left = text.strip_suffix(end)?.len();
    let mut out = Vec::new();
    for run in runs {
        let length = run.text().len();
        let taken = length.min(left);
        left -= taken;
        if taken > 0 || length == 0 {
            let content = match &run.content {
                Content::Text(text) => Content::Text(text.get(..taken)?.to_owned()),
                other => other.clone(),
            };
            out.push(Run { content, ..run.clone() });
        }
    }
    Some(out)
}

/// Whether something is there once all tracked changes are accepted.
fn kept(changes: &[Change]) -> bool {
    Changes::Accepted.keep(changes)
}

struct Reader {
    prose: bool,
    out: Marks,
    /// Whether the last block was an item of a list.
    in_list: bool,
    /// The widths of the marks of the items that are open.
    widths: Vec<usize>,
    /// Whether the last paragraph mark went, so that the next paragraph goes on.
    joins: bool,
}

impl Reader {
    fn new(prose: bool) -> Reader {
        Reader { prose, out: Marks::new(prose), in_list: false, widths: Vec::new(), joins: false }
    }

    fn finish(self) -> Field {
        self.out.finish()
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let goes = paragraph.mark.iter().find(|change| removes(change.kind));
        let has_text = paragraph.runs.iter().any(|run| {
            kept(&run.changes) && !matches!(&run.content, Content::Text(text) if text.trim().is_empty())
        });
        if has_text && !self.joins {
            self.begin(paragraph);
        }
        self.runs(&paragraph.runs);
        if let Some(inserted) = paragraph.mark.iter().find(|change| adds(change.kind)) {
            self.out.claim_break(who(inserted));
        }
        self.joins = goes.is_some() && (has_text || self.joins);
        if let Some(change) = goes {
            self.out.deleted(who(change));
        }
        if !self.joins {
            self.out.close();
        }
    }

    /// Begins a paragraph: what parts it from the one before, and the mark of an item or a quotation.
    fn begin(&mut self, paragraph: &Paragraph) {
        let item =
            paragraph.list.as_ref().filter(|list| self.prose && (list.is_bullet || number(list).is_some()));
        let is_item = item.is_some();
        if !self.out.is_empty() {
            self.out.part(match (self.prose, self.in_list && is_item) {
                (false, _) => " ",
                (true, true) => "\n",
                (true, false) => "\n\n",
            });
        }
        self.in_list = is_item;
        if let Some(item) = item {
            let level = usize::from(item.level).min(self.widths.len());
            self.widths.truncate(level);
            let mark =
                if item.is_bullet { "- ".to_owned() } else { format!("{}. ", number(item).unwrap_or(1)) };
            self.out.mark(&" ".repeat(self.widths.iter().sum()));
            self.out.mark(&mark);
            self.widths.push(mark.len());
        } else {
            self.widths.clear();
        }
        let is_quote = paragraph.style.as_ref().is_some_and(|style| style.eq_ignore_ascii_case("quote"));
        if is_quote && self.prose {
            self.out.mark("> ");
        }
    }

    fn table(&mut self, table: &Table) {
        let rows: Vec<_> = table.rows.iter().filter(|row| kept(&row.changes)).collect();
        self.in_list = false;
        for (number, row) in rows.iter().enumerate() {
            if number > 0 {
                self.out.mark("\n");
            } else if !self.out.is_empty() {
                self.out.part(if self.prose { "\n\n" } else { " " });
            }
            let author = row.changes.iter().find(|change| adds(change.kind)).map(who);
            let start = self.out.len();
            for cell in &row.cells {
                self.out.mark(if self.prose { "| " } else { "" });
                for inner in paragraphs(&cell.blocks) {
                    self.out.in_cell(true);
                    self.runs(&inner.runs);
                    self.out.close();
                    self.out.in_cell(false);
                }
                self.out.mark(" ");
            }
            if self.prose {
                self.out.mark("|");
            }
            if let Some(author) = author {
                self.out.claim(start, author);
            }
            if number == 0 && self.prose {
                let right = |column: usize| {
                    let cells = rows.iter().skip(1).filter_map(|row| row.cells.get(column));
                    let mut inner = cells.flat_map(|cell| paragraphs(&cell.blocks)).peekable();
                    inner.peek().is_some() && inner.all(|paragraph| paragraph.alignment == Alignment::End)
                };
                let rules = (0..row.cells.len()).map(|column| if right(column) { "--:|" } else { "---|" });
                self.out.mark(&format!("\n|{}", rules.collect::<String>()));
            }
        }
        for row in table.rows.iter().filter(|row| !kept(&row.changes)) {
            if let Some(change) = row.changes.first() {
                self.out.deleted(who(change));
            }
        }
    }

    fn runs(&mut self, runs: &[Run]) {
        let mut at = 0;
        while let Some(run) = runs.get(at) {
            let Some(href) = run.link.as_ref().filter(|_| self.prose) else {
                self.run(run);
                at += 1;
                continue;
            };
            let same = runs[at..].iter().take_while(|next| next.link.as_ref() == Some(href)).count();
            self.link(href, &runs[at..at + same]);
            at += same;
        }
    }

    /// The runs of one link.
    fn link(&mut self, href: &str, runs: &[Run]) {
        let shown: String = runs.iter().filter(|run| kept(&run.changes)).map(Run::text).collect();
        let change = runs.iter().flat_map(|run| &run.changes).next().map(who);
        let comments = runs.iter().flat_map(|run| run.comments.iter().copied()).collect::<Vec<_>>();
        if shown.is_empty() {
            change.into_iter().for_each(|who| self.out.deleted(who));
            return;
        }
        let start = self.out.len();
        match Mark::read(href) {
            Some(mark) if mark.shown.as_ref().is_some_and(|same| same.trim() == shown.trim()) => {
                self.out.raw(&mark.prose());
            }
            Some(Mark { target, .. }) if target.starts_with('^') => {
                self.out.raw(&format!("[^{}]", shown.trim()));
            }
            Some(Mark { target, .. }) => self.around(runs, &target),
            // An address that is shown as it is needs no marks.
            None if crate::model::prose::uri(shown.trim()) == href || shown.trim() == href => {
                runs.iter().for_each(|run| self.run(&Run { link: None, ..run.clone() }));
            }
            None if super::link::is_address(href) => self.around(runs, href),
            None => runs.iter().for_each(|run| self.run(run)),
        }
        if let Some(who) = change.filter(|_| self.out.len() > start) {
            self.out.claim(start, who);
        }
        for comment in comments {
            self.out.comment(comment, start);
        }
    }

    fn around(&mut self, runs: &[Run], target: &str) {
        self.out.raw("[");
        runs.iter().for_each(|run| self.run(run));
        self.out.close();
        self.out.raw(&format!("]({target})"));
    }

    fn run(&mut self, run: &Run) {
        let change = run.changes.last().map(who);
        if !kept(&run.changes) {
            if let Some(who) = change {
                self.out.deleted(who);
            }
            run.comments.iter().for_each(|comment| self.out.comment(*comment, self.out.len()));
            return;
        }
        let start = self.out.len();
        match &run.content {
            Content::Text(text) => {
                let script = match run.look.script {
                    Script::Super => Some('^'),
                    Script::Sub => Some('~'),
                    Script::Base => None,
                };
                self.out.text(text, run.look.bold, run.look.italic, script);
            }
            Content::Picture(_) => self.out.picture(),
            Content::Note(_) => {}
        }
        if let Some(who) = change.or_else(|| run.restyled.as_ref().map(who)) {
            self.out.claim(start, who);
        }
        run.comments.iter().for_each(|comment| self.out.comment(*comment, start));
    }
}

fn who(change: &Change) -> Who {
    Who { author: change.author.clone(), date: change.date.clone() }
}

fn removes(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::Deleted | ChangeKind::MovedAway)
}

fn adds(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::Inserted | ChangeKind::MovedHere)
}

/// The number of an item, if it has one that prose can have.
fn number(item: &ListItem) -> Option<u64> {
    item.label.trim().trim_end_matches('.').parse().ok()
}
