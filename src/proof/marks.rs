//! Text that is written down with the marks of prose, and whose bytes know who put them there.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::Message;
use crate::model::prose::{footnote_mark, line_marks, link};

/// Who changed something, and when, as the file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// The author; empty where it is not said.
    pub author: String,
    /// The time, as the file has it; empty where it is not said.
    pub date: String,
}

/// A field as it came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// Its text, tracked changes taken as accepted.
    pub text: String,
    /// Who put in or restyled which bytes of it.
    pub inserted: Vec<(Range<usize>, Who)>,
    /// Who took something out, and where it stood.
    pub deleted: Vec<(usize, Who)>,
    /// The comments about it, by their numbers, each with the bytes that it is about.
    pub comments: BTreeMap<usize, Range<usize>>,
    /// Where pictures were pasted in.
    pub pictures: Vec<usize>,
    /// What else is to be said of it, each with the bytes that it is about.
    pub remarks: Vec<(Range<usize>, Message)>,
}

/// A field that is being written down.
pub(super) struct Marks {
    prose: bool,
    field: Field,
    bold: bool,
    italic: bool,
    /// Blanks that wait for what follows: no mark closes behind a blank.
    blanks: String,
    in_cell: bool,
    /// Where the line begins, behind its marks.
    line: usize,
    /// Who put in the next break between paragraphs.
    breaker: Option<Who>,
}

impl Marks {
    pub(super) fn new(prose: bool) -> Marks {
        Marks {
            prose,
            field: Field::default(),
            bold: false,
            italic: false,
            blanks: String::new(),
            in_cell: false,
            line: 0,
            breaker: None,
        }
    }

    pub(super) fn finish(mut self) -> Field {
        self.close();
        self.blanks.clear();
        let end = self.field.text.trim_end().len();
        self.field.text.truncate(end);
        self.field.inserted.iter_mut().for_each(|(range, _)| range.end = range.end.min(end));
        self.field.inserted.retain(|(range, _)| range.start < range.end);
        self.field
    }

    pub(super) fn len(&self) -> usize {
        self.field.text.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.field.text.is_empty()
    }

    /// Text as it looks; `script` is the mark of what stands above or below the line.
    pub(super) fn text(&mut self, text: &str, bold: bool, italic: bool, script: Option<char>) {
        if !self.prose {
            return self.plain(text);
        }
        let raised = script.filter(|_| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit()));
        if let Some(mark) = raised {
            self.look(bold, italic);
            return self.raw(&format!("{mark}{text}{mark}"));
        }
        for (number, line) in text.split('\n').enumerate() {
            // A break inside a paragraph is none that prose has.
            if number > 0 {
                self.close();
                self.part(if self.in_cell { " " } else { "\n\n" });
            }
            let trimmed = line.trim();
            if trimmed.is_empty() {
                self.blanks.push_str(&blanks(line));
                continue;
            }
            let lead = &line[..line.len() - line.trim_start().len()];
            if self.bold != bold || self.italic != italic {
                let waiting = std::mem::take(&mut self.blanks);
                self.turn_off(bold, italic);
                self.blanks = waiting + &blanks(lead);
                self.flush();
                self.look(bold, italic);
            } else {
                self.blanks.push_str(&blanks(lead));
                self.flush();
            }
            self.escaped(trimmed);
            self.blanks.push_str(&blanks(&line[line.trim_end().len()..]));
        }
    }

    fn plain(&mut self, text: &str) {
        for c in text.chars() {
            let blank = matches!(c, '\n' | '\t' | ' ');
            match blank {
                true if self.field.text.is_empty() => {}
                true => self.blanks.push(' '),
                false => {
                    self.flush();
                    self.field.text.push(c);
                }
            }
        }
    }

    fn flush(&mut self) {
        let blanks = std::mem::take(&mut self.blanks);
        if self.field.text.len() > self.line || !self.prose {
            self.field.text.push_str(&blanks);
        }
    }

    /// Ends the looks that the next text does not have.
    fn turn_off(&mut self, bold: bool, italic: bool) {
        if self.italic && (!italic || self.bold && !bold) {
            self.field.text.push('*');
            self.italic = false;
        }
        if self.bold && !bold {
            self.field.text.push_str("**");
            self.bold = false;
        }
    }

    fn look(&mut self, bold: bool, italic: bool) {
        self.turn_off(bold, italic);
        self.flush();
        if bold && !self.bold {
            if self.italic {
                self.field.text.push('*');
                self.italic = false;
            }
            self.field.text.push_str("**");
            self.bold = true;
        }
        if italic && !self.italic {
            self.field.text.push('*');
            self.italic = true;
        }
    }

    /// Ends every look.
    pub(super) fn close(&mut self) {
        self.turn_off(false, false);
    }

    /// Marks that are written as they are.
    pub(super) fn raw(&mut self, text: &str) {
        self.flush();
        self.field.text.push_str(text);
    }

    /// What parts two paragraphs.
    pub(super) fn part(&mut self, text: &str) {
        self.close();
        self.blanks.clear();
        let start = self.len();
        self.field.text.push_str(text);
        self.line = self.len();
        if let Some(who) = self.breaker.take() {
            self.claim(start, who);
        }
    }

    /// The mark of an item, a quotation or a cell.
    pub(super) fn mark(&mut self, text: &str) {
        self.blanks.clear();
        self.field.text.push_str(text);
        self.line = self.len();
    }

    /// Whether what follows stands in a cell, where a bar would end it.
    pub(super) fn in_cell(&mut self, in_cell: bool) {
        self.in_cell = in_cell;
    }

    /// Text whose characters are no marks.
    fn escaped(&mut self, text: &str) {
        for (at, c) in text.char_indices() {
            let rest = &text[at..];
            let begins = at == 0 && self.field.text.len() == self.line;
            if begins && line_marks(rest) > 0 {
                // `- ` and `> ` are marks by themselves, `1. ` is one by its point.
                let digits = rest.chars().take_while(char::is_ascii_digit).count();
                self.field.text.push_str(&rest[..digits]);
                self.field.text.push('\\');
                return self.escaped_rest(&rest[digits..]);
            }
            self.character(c, rest);
        }
    }

    fn escaped_rest(&mut self, text: &str) {
        text.char_indices().for_each(|(at, c)| self.character(c, &text[at..]));
    }

    fn character(&mut self, c: char, rest: &str) {
        let closes = |mark: char| {
            let inner = rest[1..].trim_start_matches(|c: char| c.is_ascii_digit());
            inner.len() < rest.len() - 1 && inner.starts_with(mark)
        };
        let is_mark = match c {
            '*' => true,
            '[' => footnote_mark(rest).is_some() || link(rest).is_some(),
            '^' | '~' => closes(c),
            '|' => self.in_cell,
            _ => false,
        };
        if is_mark {
            self.field.text.push('\\');
        }
        self.field.text.push(if c == '\t' { ' ' } else { c });
    }

    /// Says who put in everything from a byte on.
    pub(super) fn claim(&mut self, start: usize, who: Who) {
        if self.len() > start {
            self.field.inserted.push((start..self.len(), who));
        }
    }

    /// Says who put in the break that follows.
    pub(super) fn claim_break(&mut self, who: Who) {
        self.breaker = Some(who);
    }

    /// Says who took something out here.
    pub(super) fn deleted(&mut self, who: Who) {
        self.field.deleted.push((self.len(), who));
    }

    /// Says that a comment is about everything from a byte on.
    pub(super) fn comment(&mut self, comment: usize, start: usize) {
        let end = self.len();
        let range = self.field.comments.entry(comment).or_insert(start..end);
        range.end = end;
    }

    /// A picture stands here.
    pub(super) fn picture(&mut self) {
        self.field.pictures.push(self.len());
    }
}

fn blanks(text: &str) -> String {
    text.chars().map(|_| ' ').collect()
}
