//! Words that came and went. Han text has no blanks between words: a dictionary finds them.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::ops::Range;

use icu_segmenter::WordSegmenter;
use similar::{Algorithm, DiffOp, capture_diff_slices, get_diff_ratio};

use super::state::{Passage, State, Unit};
use crate::source::is_han;

/// How alike two paragraphs are, from 0 to 1, that are one before and after a change.
const ALIKE: f64 = 0.4;

/// Most pairs of paragraphs that are compared to find which belong together.
const MAX_PAIRS: usize = 4_000;

/// What changed in words.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The files in which something changed.
    pub units: Vec<Changed>,
}

/// A file in which something changed.
#[derive(Debug, Clone)]
pub struct Changed {
    /// Its path.
    pub id: String,
    /// Its title or its company's name.
    pub name: String,
    /// Whether it is new, is gone, or was changed.
    pub kind: Kind,
    /// What changed, in the order of the text.
    pub changes: Vec<Change>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It was not there before.
    New,
    /// It is not there any more.
    Gone,
    /// It says something else.
    Changed,
}

/// A paragraph that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it stands: now, or before if it is gone.
    pub place: String,
    /// Its line or page there.
    pub line: usize,
    /// Its parts: what stayed, what went, what came.
    pub parts: Vec<Part>,
}

/// A part of a paragraph that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// It is as it was.
    Same(String),
    /// It went.
    Old(String),
    /// It came.
    New(String),
}

impl Words {
    /// What changed from one state to another.
    pub fn between(old: &State, new: &State) -> Words {
        let segmenter = WordSegmenter::new_auto(Default::default());
        let cut = |text: &str| -> Vec<String> {
            let edges: Vec<usize> = segmenter.segment_str(text).collect();
            edges.windows(2).map(|edge| text[edge[0]..edge[1]].to_owned()).collect()
        };
        let before: BTreeMap<&str, &Unit> = old.units.iter().map(|unit| (unit.id.as_str(), unit)).collect();
        let after: BTreeMap<&str, &Unit> = new.units.iter().map(|unit| (unit.id.as_str(), unit)).collect();
        let mut units = Vec::new();
        for unit in &new.units {
            let (kind, old) = match before.get(unit.id.as_str()) {
                Some(old) => (Kind::Changed, old.passages.as_slice()),
                None => (Kind::New, &[][..]),
            };
            let changes = if unit.id == "pdf" {
                running(old, &unit.passages, &cut)
            } else {
                changes(old, &unit.passages, &cut)
            };
            if !changes.is_empty() {
                units.push(Changed { id: unit.id.clone(), name: unit.name.clone(), kind, changes });
            }
        }
        for unit in old.units.iter().filter(|unit| !after.contains_key(unit.id.as_str())) {
            let changes = changes(&unit.passages, &[], &cut);
            units.push(Changed { id: unit.id.clone(), name: unit.name.clone(), kind: Kind::Gone, changes });
        }
        Words { units }
    }

    /// How many characters came and went, blanks not counted.
    pub fn counts(changes: &[Change]) -> [usize; 2] {
        let length = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let mut counts = [0, 0];
        for part in changes.iter().flat_map(|change| &change.parts) {
            match part {
                Part::Same(_) => {}
                Part::New(text) => counts[0] += length(text),
                Part::Old(text) => counts[1] += length(text),
            }
        }
        counts
    }
}

/// Cuts a text into words.
type Cut<'c> = dyn Fn(&str) -> Vec<String> + 'c;

fn changes(old: &[Passage], new: &[Passage], cut: &Cut) -> Vec<Change> {
    let texts = |all: &[Passage]| all.iter().map(|own| own.text.clone()).collect::<Vec<_>>();
    let mut found = Vec::new();
    for hunk in hunks(Algorithm::Patience, &texts(old), &texts(new)) {
        found.extend(paired(&old[hunk.old], &new[hunk.new], cut));
    }
    found
}

/// Neighbours that went and came.
pub(super) struct Hunk {
    /// Those that went.
    pub(super) old: Range<usize>,
    /// Those that came.
    pub(super) new: Range<usize>,
}

/// Where two sequences differ, in order; between two hunks something stayed.
pub(super) fn hunks<T: Hash + Eq + Ord>(algorithm: Algorithm, old: &[T], new: &[T]) -> Vec<Hunk> {
    let (mut found, mut is_open) = (Vec::<Hunk>::new(), false);
    for op in capture_diff_slices(algorithm, old, new) {
        let (went, came) = (op.old_range(), op.new_range());
        match found.last_mut() {
            _ if matches!(op, DiffOp::Equal { .. }) => is_open = false,
            // What came may be told apart from what went there, and then does not say where that ended.
            Some(last) if is_open => {
                last.old.end = last.old.end.max(went.end);
                last.new.end = last.new.end.max(came.end);
            }
            _ => {
                found.push(Hunk { old: went, new: came });
                is_open = true;
            }
        }
    }
    found
}

/// The changes of paragraphs of which those that are alike belong together, in order.
fn paired(old: &[Passage], new: &[Passage], cut: &Cut) -> Vec<Change> {
    let whole = |passage: &Passage, part: fn(String) -> Part| Change {
        place: passage.place.clone(),
        line: passage.line,
        parts: vec![part(passage.text.clone())],
    };
    let (rows, columns) = (old.len(), new.len());
    // The best sum of likenesses of what is left, from the end.
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    let small = rows.saturating_mul(columns) <= MAX_PAIRS;
    let alike = |row: usize, column: usize| {
        let likeness = likeness(&old[row].text, &new[column].text);
        let same_place = old[row].place == new[column].place && rows == columns;
        if likeness >= ALIKE || same_place && likeness > 0.1 { likeness } else { 0.0 }
    };
    let mut likenesses = vec![vec![0.0_f64; columns]; rows];
    if small {
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let own = alike(row, column);
                likenesses[row][column] = own;
                let paired = if own > 0.0 { own + best[row + 1][column + 1] } else { 0.0 };
                best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
            }
        }
    }
    let (mut row, mut column, mut found) = (0, 0, Vec::new());
    while row < rows || column < columns {
        let pairs = row < rows
            && column < columns
            && likenesses[row][column] > 0.0
            && best[row][column] <= likenesses[row][column] + best[row + 1][column + 1];
        if pairs {
            let parts = parts(&cut(&old[row].text), &cut(&new[column].text));
            found.push(Change { place: new[column].place.clone(), line: new[column].line, parts });
            (row, column) = (row + 1, column + 1);
        } else if row < rows && (column == columns || best[row][column] <= best[row + 1][column]) {
            found.push(whole(&old[row], Part::Old));
            row += 1;
        } else {
            found.push(whole(&new[column], Part::New));
            column += 1;
        }
    }
    found
}

/// The share of characters that two texts have in common, in order.
fn likeness(one: &str, other: &str) -> f64 {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (one, other) = (letters(one), letters(other));
    let ops = capture_diff_slices(Algorithm::Myers, &one, &other);
    f64::from(get_diff_ratio(&ops, one.len(), other.len()))
}

/// The parts of a text that stayed, went and came.
fn parts(old: &[String], new: &[String]) -> Vec<Part> {
    let (mut parts, mut done) = (Vec::new(), 0);
    let same = |from: usize, to: usize| (from < to).then(|| Part::Same(new[from..to].concat()));
    for hunk in hunks(Algorithm::Myers, old, new) {
        parts.extend(same(done, hunk.new.start));
        done = hunk.new.end;
        let (went, came) = (old[hunk.old].concat(), new[hunk.new].concat());
        // A dictionary may cut a name in its middle: Han characters that both begin with stay.
        let both = went.chars().zip(came.chars()).take_while(|(one, other)| one == other && is_han(*one));
        let length: usize = both.map(|(c, _)| c.len_utf8()).sum();
        parts.extend((length > 0).then(|| Part::Same(went[..length].to_owned())));
        parts.extend((went.len() > length).then(|| Part::Old(went[length..].to_owned())));
        parts.extend((came.len() > length).then(|| Part::New(came[length..].to_owned())));
    }
    parts.extend(same(done, new.len()));
    parts
}

/// How many words around a change of a running text are shown.
const AROUND: usize = 12;

/// The changes of texts that run on from page to page: where lines and pages end does not count.
fn running(old: &[Passage], new: &[Passage], cut: &Cut) -> Vec<Change> {
    let words = |all: &[Passage]| {
        let of = |own: &Passage| {
            let line = own.line;
            cut(&own.text)
                .into_iter()
                .filter(|word| !word.trim().is_empty())
                .map(move |word| (word, line))
                .collect::<Vec<_>>()
        };
        all.iter().flat_map(of).collect::<Vec<(String, usize)>>()
    };
    let (old, new) = (words(old), words(new));
    let texts = |all: &[(String, usize)]| all.iter().map(|(word, _)| word.clone()).collect::<Vec<_>>();
    let join = |all: &[(String, usize)]| all.iter().map(|(word, _)| word.as_str()).collect::<String>();
    let mut found: Vec<Change> = Vec::new();
    for hunk in hunks(Algorithm::Patience, &texts(&old), &texts(&new)) {
        let (at, end) = (hunk.new.start, hunk.new.end);
        let (went, came) = (join(&old[hunk.old]), join(&new[hunk.new]));
        let line = new.get(at).or(new.last()).map_or(1, |(_, page)| *page);
        let before = join(&new[at.saturating_sub(AROUND)..at]);
        let after = join(&new[end..(end + AROUND).min(new.len())]);
        let mut parts = vec![Part::Same(before)];
        parts.extend((!went.is_empty()).then_some(Part::Old(went)));
        parts.extend((!came.is_empty()).then_some(Part::New(came)));
        parts.push(Part::Same(after));
        found.push(Change { place: String::new(), line, parts });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(texts: &[&str]) -> State {
        let passages = texts.iter().enumerate();
        let passages = passages.map(|(index, text)| Passage {
            place: "a".into(),
            line: index + 1,
            text: (*text).into(),
        });
        State {
            units: vec![Unit { id: "cases/a.yaml".into(), name: "甲".into(), passages: passages.collect() }],
        }
    }

    fn said(old: &[&str], new: &[&str]) -> Vec<String> {
        let words = Words::between(&state(old), &state(new));
        let say = |part: &Part| match part {
            Part::Same(text) => text.clone(),
            Part::Old(text) => format!("[-{text}-]"),
            Part::New(text) => format!("{{+{text}+}}"),
        };
        let changes = words.units.iter().flat_map(|unit| &unit.changes);
        changes
            .map(|change| format!("{} {}", change.line, change.parts.iter().map(say).collect::<String>()))
            .collect()
    }

    #[test]
    fn words_of_han_text_are_found_without_blanks() {
        assert_eq!(
            said(&["专利保护研发成果。"], &["专利保护公司的研发成果。"]),
            ["1 专利保护{+公司的+}研发成果。"]
        );
        assert_eq!(said(&["申请 734 件"], &["申请 802 件"]), ["1 申请 [-734-]{+802+} 件"]);
    }

    #[test]
    fn paragraphs_that_are_alike_belong_together() {
        assert_eq!(
            said(&["先看记录，再谈保护。", "末段。"], &["新的一段。", "先看记录，后谈保护。", "末段。"]),
            ["1 {+新的一段。+}", "2 先看记录，[-再-]{+后+}谈保护。"]
        );
        assert_eq!(said(&["甲。", "乙。"], &["乙。"]), ["1 [-甲。-]"]);
        assert!(said(&["甲。"], &["甲。"]).is_empty());
    }
}
