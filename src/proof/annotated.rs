//! What a returned PDF says: its annotations, led back to the fields by where these stand on its pages.
//!
//! Text that is struck out, put in or replaced becomes a change of its field, as in a Word file, if the field then says what the pages
//! would; every other annotation is a comment. Text that was typed over in the PDF itself is found by comparing, and said.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::correction::{by, quoted};
use super::field::words;
use super::letters::{Gap, Letters, Part};
use super::marks::{Field, Marks, Who};
use super::merge::{Alignment, changes};
use super::places::{Places, Sheet, tenths};
use super::record::Record;
use super::returned::Returned;
use crate::diag::Message;
use crate::diag::message::{Value, messages};
use crate::exchange::document::Comment;
use crate::exchange::pdf::{Kind, Note, Page, Pdf};

messages! {
    "annotated";
    STRUCK(old, who);
    REPLACED(old, new, who);
    PUT_IN(new, who);
    WITHDRAWN(old, who);
    MARKED(text, who);
    TYPED_OVER(old, new, who);
    DRAWN(who);
    OUTSIDE(page, text, who);
    OUTSIDE_MARK(page, who);
    RETYPED(old, new);
    RETYPED_ELSEWHERE(page, old, new);
    OTHER_TEXT(page);
    PICTURE_PAGE(page);
    OTHER_PAGES(sent, came);
    OTHER_SIZE(page);
    FLATTENED;
    REPRINTED;
}

/// The most changes of the text of a page that are told one by one.
const TOLD: usize = 20;
/// How far pages may differ in size, in tenths of a point.
const SIZE: u32 = 20;

/// A returned PDF, read.
pub struct Annotated {
    /// What it says of the fields.
    pub returned: Returned,
    /// The comments.
    pub comments: Vec<Comment>,
}

/// Reads what was written on the pages of a proof. `is_ours` says whether the file still says itself which proof it is.
pub fn read(pdf: &Pdf, record: &Record, places: &Places, is_ours: bool) -> Annotated {
    let mut reader = Reader {
        letters: Letters::new(places),
        record,
        edits: BTreeMap::new(),
        fields: vec![Field::default(); record.fields.len()],
        comments: Vec::new(),
        remarks: Vec::new(),
    };
    let sheets = sheets(pdf, places);
    if pdf.pages.len() != places.pages.len() {
        let counts = [places.pages.len(), pdf.pages.len()].map(|count| count as i32);
        reader.remarks.push(OTHER_PAGES.with(counts));
    }
    for (number, (page, sheet)) in pdf.pages.iter().zip(&sheets).enumerate() {
        reader.page(number + 1, page, *sheet);
        // A file that was printed anew writes its letters in another way, which not every reader understands.
        let sheet = sheet.filter(|_| is_ours);
        if let Some((index, sheet)) = sheet.and_then(|index| Some((index, places.pages.get(index)?))) {
            reader.text(number + 1, page, index, sheet);
        }
    }
    let has_notes = pdf.pages.iter().any(|page| !page.notes.is_empty());
    let drawn = |(page, sheet): (&Page, &Option<usize>)| {
        sheet.and_then(|index| places.pages.get(index)).is_some_and(|sheet| page.drawn > sheet.drawn)
    };
    if !has_notes && pdf.pages.iter().zip(&sheets).any(drawn) {
        reader.remarks.push(FLATTENED.plain());
    } else if !is_ours {
        reader.remarks.push(REPRINTED.plain());
    }
    reader.finish()
}

/// Which page that was sent each page is.
fn sheets(pdf: &Pdf, places: &Places) -> Vec<Option<usize>> {
    if pdf.pages.len() == places.pages.len() {
        return (0..pdf.pages.len()).map(Some).collect();
    }
    let mut free: BTreeSet<usize> = (0..places.pages.len()).collect();
    let sheet = |page: &Page| {
        let text = solid(&page.text);
        let same = |index: &usize| places.pages.get(*index).is_some_and(|own| own.text == text);
        let found = free.iter().copied().find(same)?;
        free.remove(&found);
        Some(found)
    };
    pdf.pages.iter().map(sheet).collect()
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A change of what is printed of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    at: Range<usize>,
    new: String,
    /// Whether it belongs to what follows it.
    begins: bool,
    who: Who,
}

struct Reader<'a> {
    letters: Letters,
    record: &'a Record,
    /// By field.
    edits: BTreeMap<usize, Vec<Edit>>,
    /// What was said of each field; comments and remarks by the bytes of what is printed of it.
    fields: Vec<Field>,
    comments: Vec<Comment>,
    remarks: Vec<Message>,
}

impl Reader<'_> {
    /// The annotations of a page, which is the page `sheet` of what was sent.
    fn page(&mut self, number: usize, page: &Page, sheet: Option<usize>) {
        let notes = &page.notes;
        let root = |index: usize| {
            // Answers in a circle answer nothing.
            let mut at = index;
            for _ in 0..notes.len() {
                match notes.get(at).and_then(|note| note.parent) {
                    Some(parent) if parent != at => at = parent,
                    _ => break,
                }
            }
            at
        };
        let mut threads: BTreeMap<usize, Vec<&Note>> = BTreeMap::new();
        for (index, note) in notes.iter().enumerate() {
            threads.entry(root(index)).or_default().push(note);
        }
        for (first, thread) in threads {
            let Some(first) = notes.get(first) else { continue };
            self.thread(number, first, &thread, sheet);
        }
    }

    /// An annotation with what belongs to it and what answers it.
    fn thread(&mut self, number: usize, first: &Note, thread: &[&Note], sheet: Option<usize>) {
        let is_one = |note: &&&Note| std::ptr::eq(**note, first) || note.is_grouped;
        let own: Vec<&Note> = thread.iter().filter(is_one).copied().collect();
        let answers = thread.iter().filter(|note| !is_one(note));
        let mut states = answers.clone().filter_map(|note| note.state.as_deref());
        let is_withdrawn = states.next_back().is_some_and(|state| matches!(state, "Rejected" | "Cancelled"));
        let areas_of = |kind: Kind| {
            let of_kind = own.iter().filter(move |note| note.kind == kind);
            of_kind.flat_map(|note| note.areas.iter().copied()).collect::<Vec<_>>()
        };
        let struck = areas_of(Kind::StruckOut);
        let caret = own.iter().find(|note| note.kind == Kind::Inserted);
        let who = Who { author: first.author.clone(), date: first.date.clone() };
        let said = |note: &Note| note.text.trim().to_owned();
        let parts = match sheet {
            Some(sheet) if !struck.is_empty() => self.letters.touched(sheet, &struck),
            Some(sheet) if matches!(first.kind, Kind::Marked | Kind::Written) => {
                self.letters.touched(sheet, &first.areas)
            }
            _ => Vec::new(),
        };
        let gap = || caret.and_then(|caret| self.letters.gap(sheet?, caret.areas.first()?));
        let beside = || first.areas.first().and_then(|area| self.letters.nearest(sheet?, area));
        let place: Option<Part> =
            parts.first().cloned().or_else(|| gap().map(|gap| (gap.field, gap.at..gap.at))).or_else(beside);
        match (&parts[..], caret) {
            ([_, ..], Some(caret)) if !struck.is_empty() => {
                // Some programs say the new text with the caret, others with the strike-out.
                let mut texts = [said(caret)].into_iter().chain(own.iter().map(|note| said(note)));
                let new = texts.find(|text| !text.is_empty()).unwrap_or_default();
                self.replaced(&parts, &new, &who, is_withdrawn);
            }
            ([_, ..], None) if !struck.is_empty() => {
                for (field, at) in &parts {
                    self.edit(*field, at.clone(), "", false, &who, is_withdrawn);
                }
                self.comment_of(number, place.as_ref(), first, &parts);
            }
            ([], Some(caret)) => match gap() {
                Some(Gap { field, at, begins }) if !said(caret).is_empty() => {
                    self.edit(field, at..at, &said(caret), begins, &who, is_withdrawn);
                }
                _ => self.comment_of(number, place.as_ref(), caret, &parts),
            },
            _ => self.comment_of(number, place.as_ref(), first, &parts),
        }
        for answer in answers.filter(|answer| answer.state.is_none() && !said(answer).is_empty()) {
            self.comment(number, place.as_ref(), answer);
        }
    }

    /// Text that is to come for other text.
    fn replaced(&mut self, parts: &[Part], new: &str, who: &Who, is_withdrawn: bool) {
        match parts {
            [(field, at)] => self.edit(*field, at.clone(), new, false, who, is_withdrawn),
            parts => {
                // In which of them the new text is to stand, nobody says.
                for (field, at) in parts {
                    let message = REPLACED.with([self.quoted(*field, at), quoted(new), by(who)]);
                    self.remark(*field, at.clone(), message);
                }
            }
        }
    }

    fn edit(
        &mut self,
        field: usize,
        at: Range<usize>,
        new: &str,
        begins: bool,
        who: &Who,
        is_withdrawn: bool,
    ) {
        if is_withdrawn {
            let message = WITHDRAWN.with([self.quoted(field, &at), by(who)]);
            return self.remark(field, at, message);
        }
        let edit = Edit { at, new: new.to_owned(), begins, who: who.clone() };
        self.edits.entry(field).or_default().push(edit);
    }

    /// What an annotation says besides what it does.
    fn comment_of(&mut self, number: usize, place: Option<&Part>, note: &Note, parts: &[Part]) {
        let marked: String = parts.iter().map(|(field, at)| self.printed(*field, at)).collect();
        let says = !note.text.trim().is_empty() && solid(&note.text) != solid(&marked);
        let who = by(&Who { author: note.author.clone(), date: note.date.clone() });
        if let (true, Kind::Written, [(field, at), ..]) = (says, note.kind, parts) {
            // Whether it comes for what it covers, stands between two lines or says something about them, nobody can tell.
            let message = TYPED_OVER.with([quoted(&marked), quoted(&note.text), who]);
            return self.remark(*field, at.clone(), message);
        }
        if says {
            return self.comment(number, place, note);
        }
        let Some((field, at)) = place else {
            return self.remarks.push(OUTSIDE_MARK.with([Value::from(number as i32), who]));
        };
        match note.kind {
            Kind::Marked => {
                for (field, at) in parts {
                    let message = MARKED.with([self.quoted(*field, at), who.clone()]);
                    self.remark(*field, at.clone(), message);
                }
            }
            // What is struck out is a change by itself.
            Kind::StruckOut if !parts.is_empty() => {}
            Kind::StruckOut | Kind::Inserted | Kind::Note | Kind::Written | Kind::Drawn => {
                self.remark(*field, at.clone(), DRAWN.with([who]));
            }
        }
    }

    fn comment(&mut self, number: usize, place: Option<&Part>, note: &Note) {
        let who = Who { author: note.author.clone(), date: note.date.clone() };
        match place {
            Some((field, at)) => {
                if let Some(own) = self.fields.get_mut(*field) {
                    own.comments.insert(self.comments.len(), at.clone());
                }
                self.comments.push(Comment {
                    author: who.author,
                    date: who.date,
                    text: note.text.clone(),
                    place: None,
                });
            }
            None => {
                let values = [Value::from(number as i32), quoted(&note.text), by(&who)];
                self.remarks.push(OUTSIDE.with(values));
            }
        }
    }

    fn remark(&mut self, field: usize, at: Range<usize>, message: Message) {
        if let Some(field) = self.fields.get_mut(field) {
            field.remarks.push((at, message));
        }
    }

    fn printed(&self, field: usize, at: &Range<usize>) -> &str {
        self.letters.printed.get(&field).and_then(|text| text.get(at.clone())).unwrap_or_default()
    }

    fn quoted(&self, field: usize, at: &Range<usize>) -> Value {
        quoted(self.printed(field, at))
    }

    /// Text of a page that was typed over.
    fn text(&mut self, number: usize, page: &Page, index: usize, sheet: &Sheet) {
        let size = (tenths(page.size.0), tenths(page.size.1));
        if size.0.abs_diff(sheet.size.0) > SIZE || size.1.abs_diff(sheet.size.1) > SIZE {
            self.remarks.push(OTHER_SIZE.with([number as i32]));
        }
        let text = solid(&page.text);
        if text == sheet.text {
            return;
        }
        if text.is_empty() {
            return self.remarks.push(PICTURE_PAGE.with([number as i32]));
        }
        let found = changes(&sheet.text, &text);
        let gone: usize = found.iter().map(|hunk| hunk.old.len() + hunk.new.len()).sum();
        if found.len() > TOLD || gone > sheet.text.len() {
            return self.remarks.push(OTHER_TEXT.with([number as i32]));
        }
        // The lines of the fields among all that the page says.
        let lines: String = sheet.lines.iter().map(|line| line.text.as_str()).collect();
        let places = Alignment::new(&sheet.text, &lines);
        for hunk in found {
            let (old, new) = (&sheet.text[hunk.old.clone()], &text[hunk.new.clone()]);
            let at = places.place(hunk.old.clone());
            match self.letters.of_page(index, at) {
                Some((field, at)) => {
                    let message = RETYPED.with([quoted(old), quoted(new)]);
                    self.remark(field, at, message);
                }
                None => {
                    let values = [Value::from(number as i32), quoted(old), quoted(new)];
                    self.remarks.push(RETYPED_ELSEWHERE.with(values));
                }
            }
        }
    }

    fn finish(mut self) -> Annotated {
        let mut returned = Returned { remarks: std::mem::take(&mut self.remarks), ..Returned::default() };
        for (index, kept) in self.record.fields.iter().enumerate() {
            let said = std::mem::take(&mut self.fields[index]);
            let edits = self.edits.remove(&index).unwrap_or_default();
            let printed = self.letters.printed.get(&index).map(String::as_str).unwrap_or_default();
            let base = Base { text: kept.sent(), prose: kept.prose, printed };
            let field = base.with(edits, said);
            returned.fields.entry(super::body::tag(index, &kept.tag)).or_default().push(field);
        }
        Annotated { returned, comments: self.comments }
    }
}

/// A field as it was sent.
struct Base<'a> {
    text: &'a str,
    prose: bool,
    /// What is printed of it.
    printed: &'a str,
}

impl Base<'_> {
    /// The field with changes of what is printed of it, and with what was said about it.
    fn with(&self, mut edits: Vec<Edit>, said: Field) -> Field {
        let places = Alignment::new(self.printed, self.text);
        let mut field = Field::default();
        let mut unplaced = Vec::new();
        edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
        edits.dedup_by(|later, first| (&later.at, &later.new) == (&first.at, &first.new));
        // Where the text goes on, and how what stands there has moved.
        let mut done = 0;
        let mut shifts: Vec<(usize, isize)> = Vec::new();
        for edit in edits {
            let written = self.written(&edit.new);
            let found = self.place(&edit, &written, &places).filter(|at| at.start >= done);
            let Some(at) = found else {
                unplaced.push((edit.at.clone(), self.unplaced(&edit)));
                continue;
            };
            field.text.push_str(&self.text[done..at.start]);
            if !at.is_empty() {
                field.deleted.push((field.text.len(), edit.who.clone()));
            }
            let start = field.text.len();
            field.text.push_str(&written);
            if field.text.len() > start {
                field.inserted.push((start..field.text.len(), edit.who));
            }
            shifts.push((at.end, field.text.len() as isize - at.end as isize));
            done = at.end;
        }
        field.text.push_str(&self.text[done..]);
        let length = field.text.len();
        let moved = |range: &Range<usize>| {
            let at = places.place(range.clone());
            let shift = |place: usize| {
                let shift = shifts.iter().rev().find(|(end, _)| *end <= place).map_or(0, |(_, by)| *by);
                place.saturating_add_signed(shift).min(length)
            };
            let start = floor(&field.text, shift(at.start));
            start..floor(&field.text, shift(at.end)).max(start)
        };
        let comments = said.comments.iter().map(|(index, range)| (*index, moved(range))).collect();
        let remarks = said.remarks.into_iter().chain(unplaced);
        let remarks = remarks.map(|(range, message)| (moved(&range), message)).collect();
        Field { comments, remarks, ..field }
    }

    /// New text as the field has it.
    fn written(&self, new: &str) -> String {
        let mut marks = Marks::new(self.prose);
        // Blanks at its ends part it from its neighbours.
        let inner = new.trim();
        marks.text(inner, false, false, None);
        let (before, after) = (&new[..new.len() - new.trim_start().len()], &new[new.trim_end().len()..]);
        let blank = |blanks: &str| if blanks.is_empty() { "" } else { " " };
        format!("{}{}{}", blank(before), marks.finish().text, blank(after))
    }

    /// The bytes of the text that a change takes out, if the text then says what the pages would.
    fn place(&self, edit: &Edit, written: &str, places: &Alignment) -> Option<Range<usize>> {
        let said = words(self.text, self.prose);
        let in_words = Alignment::new(self.printed, &said).place(edit.at.clone());
        let wanted = solid(&with(&said, &in_words, &edit.new));
        let mut at = places.place(edit.at.clone());
        if edit.begins
            && let Some(next) = self.printed[edit.at.start..].chars().next()
        {
            let start = places.place(edit.at.start..edit.at.start + next.len_utf8()).start;
            at = start..start;
        }
        // Where a word goes, one of the blanks around it goes with it.
        let blank = |text: &str| text.starts_with(' ');
        if edit.new.is_empty() && self.text[..at.start].ends_with(' ') && blank(&self.text[at.end..]) {
            at.end += 1;
        }
        loop {
            if solid(&words(&with(self.text, &at, written), self.prose)) == wanted {
                return Some(at);
            }
            // Marks around text that goes whole go with it.
            let (before, after) = (&self.text[..at.start], &self.text[at.end..]);
            if at.is_empty() || !self.prose || !before.ends_with('*') || !after.starts_with('*') {
                return None;
            }
            at = at.start - 1..at.end + 1;
        }
    }

    /// What is said of a change that has no sure place.
    fn unplaced(&self, edit: &Edit) -> Message {
        let old = quoted(self.printed.get(edit.at.clone()).unwrap_or_default());
        let (new, who) = (quoted(&edit.new), by(&edit.who));
        match (edit.at.is_empty(), edit.new.is_empty()) {
            (true, _) => PUT_IN.with([new, who]),
            (_, true) => STRUCK.with([old, who]),
            _ => REPLACED.with([old, new, who]),
        }
    }
}

fn with(text: &str, at: &Range<usize>, new: &str) -> String {
    [&text[..at.start], new, &text[at.end..]].concat()
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
