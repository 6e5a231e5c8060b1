//! Corrections: what came back against what was sent and what stands, as findings at the lines of the file, with what would be written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::field::{Field, shape};
use super::link::{FIELD, Mark};
use super::merge::{Alignment, Hunk, Outcome, changes, merge};
use super::record::Record;
use super::returned::{self, Returned, Who};
use crate::diag::message::{Message, Value, messages};
use crate::diag::{Code, Diagnostic};
use crate::exchange::document::Comment;
use crate::model::prose::{ESCAPABLE, link};
use crate::source::{Source, Span};

messages! {
    "returned";
    CHANGED(old, new, who);
    INSERTED(new, who);
    INSERTED_AFTER(new, before, who);
    REMOVED(old, who);
    CHANGED_HINT;
    UNTRACKED;
    UNNAMED;
    COMMENTED(text, who);
    COMMENTED_OUTSIDE(line, text, who);
    COMMENTED_HINT;
    PICTURE(field);
    PICTURE_HINT;
    OUTSIDE(text);
    OUTSIDE_HINT;
    CONFLICT(old, new, now, who);
    CONFLICT_HINT;
    EMPTIED(field, who);
    EMPTIED_HINT;
    MISSING(field);
    MISSING_HINT;
    TWICE(field);
    TWICE_HINT;
    GONE(field, old, new, who);
    GONE_HINT;
}

/// The most characters of a text that a message quotes.
const QUOTED: usize = 60;

/// A finding about a returned file, and what would be written for it.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The finding, at its line.
    pub found: Diagnostic,
    /// What to write, if that is sure.
    pub edit: Option<Wanted>,
}

/// A replacement in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Where the field stands in the file.
    pub place: Span,
    /// The bytes of the field's text that go.
    pub at: Range<usize>,
    /// What comes for them.
    pub text: String,
}

/// What a correction is made from.
pub struct Case<'a> {
    /// What was sent.
    pub record: &'a Record,
    /// The fields as they stand.
    pub fields: &'a [Field],
    /// The file of the case.
    pub source: &'a Source,
    /// Where the company's name stands, for what has no place of its own.
    pub name: Span,
}

impl Case<'_> {
    /// What came back, as corrections in the order of the file that was sent.
    pub fn corrections(&self, returned: &Returned, comments: &[Comment]) -> Vec<Correction> {
        let standing = self.standing();
        let mut found = Vec::new();
        let mut said = BTreeSet::new();
        for (index, kept) in self.record.fields.iter().enumerate() {
            let now = standing.get(&index).and_then(|now| self.fields.get(*now));
            let tag = super::body::tag(index, &kept.tag);
            let copies = returned.fields.get(&tag).map_or(&[][..], Vec::as_slice);
            let Some(first) = copies.first() else {
                found.push(self.trouble(now, MISSING.with([&kept.tag]), MISSING_HINT.plain()));
                continue;
            };
            copies.iter().for_each(|copy| said.extend(copy.comments.keys().copied()));
            if copies.iter().any(|copy| copy.text != first.text) {
                found.push(self.trouble(now, TWICE.with([&kept.tag]), TWICE_HINT.plain()));
                continue;
            }
            // Where a program may lose looks, a field without any has lost them.
            let lost = returned.is_repeated && flattened(&first.text) == first.text;
            let flat = returned.is_flat || (lost && flattened(kept.sent()) != kept.sent());
            let own = Compared { case: self, tag: &kept.tag, text: &kept.text, now, flat };
            own.changes(kept.sent(), first, &mut found);
            own.remarks(first, comments, &mut found);
        }
        self.outside(returned, comments, &mut found);
        found.extend(returned.remarks.iter().map(|message| self.comment(self.name, message.clone())));
        // A comment on nothing that was read is still something that the company said.
        let frame: BTreeSet<usize> = returned.frame.iter().flat_map(|(_, own)| own.iter().copied()).collect();
        for (index, comment) in comments.iter().enumerate() {
            if !said.contains(&index) && !frame.contains(&index) {
                found.push(
                    self.comment(self.name, COMMENTED.with([quoted(&comment.text), by(&Who::of(comment))])),
                );
            }
        }
        found
    }

    /// Which of the fields as they stand each field that was sent is: the one at its path if that says the same, else one that says the
    /// same at another place in its list, else the one at its path.
    fn standing(&self) -> BTreeMap<usize, usize> {
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        let mut found = BTreeMap::new();
        let mut taken = BTreeSet::new();
        let sent: Vec<_> =
            self.record.fields.iter().map(|kept| (&kept.tag, solid(&kept.text), shape(&kept.tag))).collect();
        let now: Vec<_> =
            self.fields.iter().map(|field| (&field.tag, solid(&field.text), shape(&field.tag))).collect();
        type Is<'a> = &'a dyn Fn(&(&String, String, String), &(&String, String, String)) -> bool;
        let ways: [Is; 3] =
            [&|a, b| a.0 == b.0 && a.1 == b.1, &|a, b| a.1 == b.1 && a.2 == b.2, &|a, b| a.0 == b.0];
        for is in ways {
            for (index, own) in sent.iter().enumerate() {
                if found.contains_key(&index) {
                    continue;
                }
                let free = now.iter().enumerate().find(|(at, other)| !taken.contains(at) && is(own, other));
                if let Some((at, _)) = free {
                    taken.insert(at);
                    found.insert(index, at);
                }
            }
        }
        found
    }

    /// Text and comments between the fields.
    fn outside(&self, returned: &Returned, comments: &[Comment], found: &mut Vec<Correction>) {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        self.record.frame.iter().for_each(|line| *known.entry(line).or_default() += 1);
        for (line, about) in &returned.frame {
            match known.get_mut(line.as_str()).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => {
                    let message = OUTSIDE.with([quoted(line)]);
                    found.push(self.finding(
                        Code::CorrectionConflict,
                        self.name,
                        message,
                        OUTSIDE_HINT.plain(),
                    ));
                }
            }
            for index in about.iter().collect::<BTreeSet<_>>() {
                let Some(comment) = comments.get(*index) else { continue };
                let values = [quoted(line), quoted(&comment.text), by(&Who::of(comment))];
                found.push(self.comment(self.name, COMMENTED_OUTSIDE.with(values)));
            }
        }
    }

    fn comment(&self, place: Span, message: Message) -> Correction {
        self.finding(Code::CorrectionComment, place, message, COMMENTED_HINT.plain())
    }

    fn trouble(&self, now: Option<&Field>, message: Message, hint: Message) -> Correction {
        self.finding(Code::CorrectionConflict, now.map_or(self.name, |field| field.span), message, hint)
    }

    fn finding(&self, code: Code, place: Span, message: Message, hint: Message) -> Correction {
        let found = match code {
            Code::CorrectionConflict => Diagnostic::error(code, place, message),
            _ => Diagnostic::warning(code, place, message),
        };
        Correction { found: found.hint(hint), edit: None }
    }
}

/// A field that came back.
struct Compared<'a> {
    case: &'a Case<'a>,
    tag: &'a String,
    /// The text of the file as it was sent.
    text: &'a str,
    /// The field as it stands, if the file still has it.
    now: Option<&'a Field>,
    /// Whether nothing is known of how the returned text looks.
    flat: bool,
}

impl Compared<'_> {
    fn changes(&self, sent: &str, back: &returned::Field, found: &mut Vec<Correction>) {
        let (sent, came) = match self.flat {
            true => (flattened(sent), flattened(&back.text)),
            false => (sent.to_owned(), back.text.clone()),
        };
        if sent == came {
            return;
        }
        let hunks = changes(&sent, &came);
        let whole = back.deleted.first().map(|(_, who)| who);
        if came.trim().is_empty() {
            let message = EMPTIED.with([Value::from(self.tag), by_any(whole)]);
            found.push(self.case.trouble(self.now, message, EMPTIED_HINT.plain()));
            return;
        }
        let who = |hunk: &Hunk| if self.flat { None } else { author(back, &hunk.new) };
        let Some(now) = self.now else {
            for hunk in &hunks {
                let (old, new) = (quoted(&sent[hunk.old.clone()]), quoted(&came[hunk.new.clone()]));
                let message = GONE.with([Value::from(self.tag), old, new, by_any(who(hunk).as_ref())]);
                found.push(self.case.trouble(None, message, GONE_HINT.plain()));
            }
            return;
        };
        let places = Alignment::new(&sent, self.text);
        let wanted: Vec<(Range<usize>, String)> = hunks
            .iter()
            .map(|hunk| (places.place(hunk.old.clone()), came[hunk.new.clone()].to_owned()))
            .collect();
        let outcomes = merge(self.text, &now.text, &wanted);
        for (hunk, outcome) in hunks.iter().zip(outcomes) {
            let (old, new) = (&sent[hunk.old.clone()], &came[hunk.new.clone()]);
            let who = by_any(who(hunk).as_ref());
            match outcome {
                Outcome::Done => {}
                Outcome::Open { at, text } => {
                    let message = match (old.trim().is_empty(), new.trim().is_empty()) {
                        (true, _) => {
                            let before = tail(&sent[..hunk.old.start]);
                            if before.is_empty() {
                                INSERTED.with([quoted(new), who])
                            } else {
                                INSERTED_AFTER.with([quoted(new), Value::from(before), who])
                            }
                        }
                        (_, true) => REMOVED.with([quoted(old), who]),
                        _ => CHANGED.with([quoted(old), quoted(new), who]),
                    };
                    let place = self.place(now, &at);
                    let found_here = Diagnostic::warning(Code::Correction, place, message)
                        .hint(CHANGED_HINT.plain())
                        .suggestion(place, text.clone());
                    found.push(Correction {
                        found: found_here,
                        edit: Some(Wanted { place: now.span, at, text }),
                    });
                }
                Outcome::Conflict { at } => {
                    let stands = now.text.get(at.clone()).unwrap_or_default();
                    let message = CONFLICT.with([quoted(old), quoted(new), quoted(stands), who]);
                    let place = self.place(now, &at);
                    found.push(self.case.finding(
                        Code::CorrectionConflict,
                        place,
                        message,
                        CONFLICT_HINT.plain(),
                    ));
                }
            }
        }
    }

    /// Comments and pictures.
    fn remarks(&self, back: &returned::Field, comments: &[Comment], found: &mut Vec<Correction>) {
        let places = self.now.map(|now| Alignment::new(&back.text, &now.text));
        let place = |range: Range<usize>| match (self.now, &places) {
            (Some(now), Some(places)) => self.place(now, &places.place(range)),
            _ => self.case.name,
        };
        for (index, range) in &back.comments {
            let Some(comment) = comments.get(*index) else { continue };
            let message = COMMENTED.with([quoted(&comment.text), by(&Who::of(comment))]);
            found.push(self.case.comment(place(range.clone()), message));
        }
        for (range, message) in &back.remarks {
            found.push(self.case.comment(place(range.clone()), message.clone()));
        }
        for at in &back.pictures {
            let message = PICTURE.with([self.tag]);
            found.push(self.case.finding(
                Code::CorrectionComment,
                place(*at..*at),
                message,
                PICTURE_HINT.plain(),
            ));
        }
    }

    /// Where bytes of the field's text stand in the file; of none, the letter before them.
    fn place(&self, now: &Field, at: &Range<usize>) -> Span {
        let solid = now.text.get(at.clone()).is_some_and(|part| !part.trim().is_empty());
        let at = match (
            solid,
            now.text
                .get(..at.start)
                .and_then(|before| before.char_indices().rfind(|(_, c)| !c.is_whitespace())),
        ) {
            (false, Some((start, c))) => start..start + c.len_utf8(),
            _ => at.clone(),
        };
        self.case.source.part(now.span, &now.text, at)
    }
}

/// Who made a change, as the file says it: the nearest tracked one. Where letters repeat, such as in 人人, the one that was put in and
/// the one that is found new may be neighbours.
fn author(back: &returned::Field, new: &Range<usize>) -> Option<Who> {
    const NEAR: usize = 6;
    let distance = |range: &Range<usize>| {
        if range.end < new.start { new.start - range.end } else { range.start.saturating_sub(new.end) }
    };
    let inserted = back.inserted.iter().map(|(range, who)| (distance(range), who));
    let deleted = back.deleted.iter().map(|(at, who)| (distance(&(*at..*at)), who));
    let nearest = inserted.chain(deleted).min_by_key(|(distance, _)| *distance);
    nearest.filter(|(distance, _)| *distance <= NEAR.max(new.len())).map(|(_, who)| who.clone())
}

/// A text without marks of how it looks, and links as what they show.
fn flattened(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        if let Some((href, after)) = rest.strip_prefix(FIELD).and_then(|field| field.split_once('"')) {
            taken = rest.len() - after.len();
            if let Some(mark) = Mark::read(href)
                && let Some(shown) = mark.shown.as_ref().filter(|shown| after.starts_with(shown.as_str()))
            {
                out.push_str(&mark.prose());
                taken += shown.len();
            }
        } else if let Some((label, _, length)) =
            (c == '[').then(|| link(rest)).flatten().filter(|(label, ..)| !label.is_empty())
        {
            out.push_str(&flattened(label));
            taken = length;
        } else if c == '\\' && rest[1..].starts_with(ESCAPABLE) {
            let next = rest[1..].chars().next().map_or(0, char::len_utf8);
            taken += next;
            out.push_str(&rest[..taken]);
        } else if c != '*' {
            out.push(c);
        }
        rest = &rest[taken..];
    }
    out
}

impl Who {
    fn of(comment: &Comment) -> Who {
        Who { author: comment.author.clone(), date: comment.date.clone() }
    }
}

/// Who it was, and the day.
pub(super) fn by(who: &Who) -> Value {
    let day = who.date.split('T').next().unwrap_or_default();
    let parts: Vec<&str> = [who.author.as_str(), day].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { Value::from(&UNNAMED) } else { Value::from(parts) }
}

fn by_any(who: Option<&Who>) -> Value {
    match who {
        Some(who) if !who.author.is_empty() || !who.date.is_empty() => by(who),
        _ => Value::from(&UNTRACKED),
    }
}

/// A text for a message: on one line, and shortened in its middle.
pub(super) fn quoted(text: &str) -> Value {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= QUOTED {
        return Value::from(text);
    }
    let ends = [&letters[..QUOTED / 2], &letters[letters.len() - QUOTED / 3..]];
    Value::from(ends.map(|end| end.iter().collect::<String>()).join(" … "))
}

/// The last letters of a text.
fn tail(text: &str) -> String {
    let line = text.trim_end().rsplit('\n').next().unwrap_or_default();
    let letters: Vec<char> = line.chars().collect();
    letters[letters.len().saturating_sub(8)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::flattened;

    #[test]
    fn a_flat_text_has_no_looks_and_no_links() {
        let field = "HYPERLINK \"casebound:mark?target=%5En2&shown=n2\"n2";
        let text = format!(
            "先**写**[记*录*](https://example.com)[](fig:a)\\*{field}。HYPERLINK \"mailto:a@example.com\"信"
        );
        assert_eq!(flattened(&text), "先写记录[](fig:a)\\*[^n2]。信");
    }
}
