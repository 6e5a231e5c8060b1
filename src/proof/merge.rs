//! The merge of one field: as it was sent, as it came back, as it stands.
//!
//! Changes are found word by word; of Han text every character is a word, so that no dictionary decides what was changed. A change that
//! stands in a sentence which the file has changed since is a conflict: two hands wrote on the same line of thought.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::source::is_han;

/// A change between two texts, by their bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// What goes.
    pub old: Range<usize>,
    /// What comes.
    pub new: Range<usize>,
}

/// What becomes of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The text as it stands has to be changed here.
    Open {
        /// The bytes that go, of the text as it stands.
        at: Range<usize>,
        /// What comes for them.
        text: String,
    },
    /// It has been changed so already.
    Done,
    /// The text has been changed here in another way.
    Conflict {
        /// The bytes that were changed otherwise, of the text as it stands.
        at: Range<usize>,
    },
}

/// The changes from one text to another. Those with a single character between them are one.
pub fn changes(old: &str, new: &str) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for hunk in fine(old, new) {
        match hunks.last_mut() {
            Some(last)
                if is_short(&old[last.old.end..hunk.old.start])
                    && !last.old.is_empty()
                    && !hunk.old.is_empty() =>
            {
                last.old.end = hunk.old.end;
                last.new.end = hunk.new.end;
            }
            _ => hunks.push(hunk),
        }
    }
    hunks
}

fn is_short(between: &str) -> bool {
    between.chars().count() <= 1 && !between.contains('\n')
}

/// The changes from one text to another, as small as words.
fn fine(old: &str, new: &str) -> Vec<Hunk> {
    let (a, b) = (words(old), words(new));
    let mut hunks: Vec<Hunk> = Vec::new();
    for (gone, come) in differing(&texts(&a, old), &texts(&b, new)) {
        let place = |words: &[Range<usize>], index: usize, whole: &str| {
            words.get(index).map_or(whole.len(), |word| word.start)
        };
        hunks.push(Hunk {
            old: place(&a, gone.start, old)..place(&a, gone.end, old),
            new: place(&b, come.start, new)..place(&b, come.end, new),
        });
    }
    hunks
}

fn texts<'t>(words: &[Range<usize>], whole: &'t str) -> Vec<&'t str> {
    words.iter().map(|word| &whole[word.clone()]).collect()
}

/// Where two lists differ. The steps of the difference are counted here, one behind the other: a step that takes out or puts in says
/// where it stands in one list only.
fn differing<T: Hash + Eq + Ord>(a: &[T], b: &[T]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut left, mut right) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, a, b) {
        let (gone, come, equal) = match op {
            DiffOp::Equal { len, .. } => (len, len, true),
            DiffOp::Delete { old_len, .. } => (old_len, 0, false),
            DiffOp::Insert { new_len, .. } => (0, new_len, false),
            DiffOp::Replace { old_len, new_len, .. } => (old_len, new_len, false),
        };
        if !equal {
            match found.last_mut() {
                Some((old, new)) if old.end == left && new.end == right => {
                    (old.end, new.end) = (left + gone, right + come);
                }
                _ => found.push((left..left + gone, right..right + come)),
            }
        }
        (left, right) = (left + gone, right + come);
    }
    found
}

/// The words of a text: letters and digits that stand together; every Han character, mark and blank is one by itself.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let part = c.is_alphanumeric() && !is_han(c);
        match found.last_mut() {
            Some(last) if part && open => last.end = at + c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
        open = part;
    }
    found
}

/// Leads from the text that was sent to the text of the file that it was made from: they differ in folded lines and in marks that can
/// be written in two ways.
pub struct Alignment {
    /// The bytes of characters that both have, in their order: those of the text sent, and where they stand in the file's.
    pairs: Vec<(Range<usize>, usize)>,
    length: usize,
}

impl Alignment {
    /// Aligns the text as sent with the file's.
    pub fn new(sent: &str, text: &str) -> Alignment {
        let characters = |text: &str| -> Vec<(usize, char)> { text.char_indices().collect() };
        let (a, b) = (characters(sent), characters(text));
        let letters = |all: &[(usize, char)]| -> Vec<char> { all.iter().map(|(_, c)| *c).collect() };
        let mut pairs = Vec::new();
        let (mut left, mut right) = (0, 0);
        let differing = differing(&letters(&a), &letters(&b));
        for (gone, come) in differing.into_iter().chain([(a.len()..a.len(), b.len()..b.len())]) {
            for (&(at, c), &(there, _)) in a[left..gone.start].iter().zip(&b[right..come.start]) {
                pairs.push((at..at + c.len_utf8(), there));
            }
            (left, right) = (gone.end, come.end);
        }
        Alignment { pairs, length: text.len() }
    }

    /// The bytes of the file's text for bytes of the text sent.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let first = self.pairs.partition_point(|(own, _)| own.start < part.start);
        let last = self.pairs.partition_point(|(own, _)| own.start < part.end);
        let end = |index: usize| self.pairs.get(index).map(|(own, there)| there + own.len());
        if first < last {
            let start = self.pairs.get(first).map_or(0, |(_, there)| *there);
            return start..end(last - 1).unwrap_or(self.length).max(start);
        }
        // An insertion stands behind what comes before it.
        let at = match first.checked_sub(1) {
            Some(before) => end(before).unwrap_or(self.length),
            None => self.pairs.first().map_or(self.length, |(_, there)| *there),
        };
        at..at
    }
}

/// What becomes of changes of the file's text as it was sent, now that it stands as `now`. Each is the bytes that go and what comes, in
/// their order.
pub fn merge(sent: &str, now: &str, wanted: &[(Range<usize>, String)]) -> Vec<Outcome> {
    let since = if sent == now { Vec::new() } else { fine(sent, now) };
    let whole = 0..sent.len();
    if !since.is_empty() && solid(&edited(sent, &whole, wanted)) == solid(now) {
        return wanted.iter().map(|_| Outcome::Done).collect();
    }
    wanted.iter().map(|(at, text)| one(sent, now, &since, at, text, wanted)).collect()
}

/// A text without its blanks, which change with the lines of a file.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A part of a text with the changes in it made.
fn edited(text: &str, part: &Range<usize>, wanted: &[(Range<usize>, String)]) -> String {
    let (mut out, mut at) = (String::new(), part.start);
    for (range, new) in wanted.iter().filter(|(range, _)| part.start <= range.start && range.end <= part.end)
    {
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push_str(new);
            at = range.end;
        }
    }
    out + &text[at..part.end]
}

fn one(
    sent: &str,
    now: &str,
    since: &[Hunk],
    at: &Range<usize>,
    text: &str,
    wanted: &[(Range<usize>, String)],
) -> Outcome {
    // How far what stands behind a change has moved.
    let moved = |place: usize| {
        let before = since.iter().rev().find(|hunk| hunk.old.end <= place);
        before.map_or(place, |hunk| hunk.new.end + (place - hunk.old.end))
    };
    let reach = sentence(sent, at);
    let near: Vec<&Hunk> =
        since.iter().filter(|hunk| hunk.old.start <= reach.end && reach.start <= hunk.old.end).collect();
    let open = || {
        let start = moved(at.start);
        Outcome::Open { at: start..start + at.len(), text: text.to_owned() }
    };
    let (Some(first), Some(last)) = (near.first(), near.last()) else { return open() };
    // Whoever made the same change has nothing left to do.
    let whole = first.old.start.min(reach.start)..last.old.end.max(reach.end);
    let stands = &now[unmoved(first, whole.start)..moved(whole.end)];
    if solid(stands) == solid(&edited(sent, &whole, wanted)) {
        return Outcome::Done;
    }
    // Lines that were folded in another way are no other hand's work.
    let folded = |hunk: &&Hunk| solid(&sent[hunk.old.clone()]) == solid(&now[hunk.new.clone()]);
    if near.iter().all(folded) && near.iter().all(|hunk| apart(hunk, at)) {
        return open();
    }
    Outcome::Conflict { at: first.new.start..last.new.end }
}

/// Where a byte at or before a change stands now.
fn unmoved(hunk: &Hunk, place: usize) -> usize {
    hunk.new.start - (hunk.old.start - place.min(hunk.old.start))
}

fn apart(hunk: &Hunk, at: &Range<usize>) -> bool {
    hunk.old.end < at.start || at.end < hunk.old.start
}

/// The bytes of the sentence, or sentences, that a part of a text touches.
fn sentence(text: &str, part: &Range<usize>) -> Range<usize> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '\n' | '；');
    let start = text[..part.start]
        .rfind(ends)
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let end = text[part.end..].find(ends).map_or(text.len(), |at| part.end + at);
    start..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn applied(text: &str, outcomes: &[Outcome]) -> String {
        let mut out = String::new();
        let mut at = 0;
        for outcome in outcomes {
            if let Outcome::Open { at: place, text: new } = outcome {
                out.push_str(&text[at..place.start]);
                out.push_str(new);
                at = place.end;
            }
        }
        out + &text[at..]
    }

    fn wanted(sent: &str, returned: &str) -> Vec<(Range<usize>, String)> {
        changes(sent, returned).into_iter().map(|hunk| (hunk.old, returned[hunk.new].to_owned())).collect()
    }

    fn merged(sent: &str, returned: &str, now: &str) -> Vec<Outcome> {
        merge(sent, now, &wanted(sent, returned))
    }

    #[test]
    fn han_text_is_compared_by_characters() {
        let sent = "专利保护研发成果。";
        let found = changes(sent, "商标保护研发成果。");
        let shown: Vec<_> = found.iter().map(|hunk| &sent[hunk.old.clone()]).collect();
        assert_eq!(shown, ["专利"]);
        assert_eq!(changes("a patent office", "a patents office").len(), 1);
    }

    #[test]
    fn both_hands_in_one_sentence_are_a_conflict() {
        let sent = "先写记录，再谈保护。人手不足。";
        let both = merged(sent, "先写记录，再谈专利保护。人手不足。", "先做记录，再谈保护。人手不足。");
        assert!(matches!(both.as_slice(), [Outcome::Conflict { .. }]), "{both:?}");
        let apart = merged(sent, "先写记录，再谈专利保护。人手不足。", "先写记录，再谈保护。人手很不足。");
        assert_eq!(
            applied("先写记录，再谈保护。人手很不足。", &apart),
            "先写记录，再谈专利保护。人手很不足。"
        );
        let done = merged(sent, "先写记录，再谈专利保护。人手不足。", "先写记录，再谈专利保护。人手不足。");
        assert_eq!(done, [Outcome::Done]);
    }

    #[test]
    fn folded_lines_are_found_again() {
        let (sent, text) = ("先写记录再谈保护 and more", "先写记录\n再谈保护 and\nmore");
        let places = Alignment::new(sent, text);
        let part = |part: &str| {
            let at = sent.find(part).expect("the part");
            &text[places.place(at..at + part.len())]
        };
        assert_eq!(part("再谈"), "再谈");
        assert_eq!(part("记录再谈"), "记录\n再谈");
        assert_eq!(part("more"), "more");
    }

    proptest! {
        #[test]
        fn changes_lead_from_one_text_to_the_other(old in "[甲乙丙。 ab\n]{0,30}", new in "[甲乙丙。 ab\n]{0,30}") {
            let outcomes = merged(&old, &new, &old);
            prop_assert_eq!(applied(&old, &outcomes), new);
        }

        #[test]
        fn what_both_changed_alike_is_done(old in "[甲乙丙。 ab]{0,30}", new in "[甲乙丙。 ab]{0,30}") {
            for outcome in merged(&old, &new, &new) {
                let done = !matches!(outcome, Outcome::Open { .. });
                prop_assert!(done, "{:?}", outcome);
            }
        }

        #[test]
        fn sentences_apart_are_both_kept(
            a in "[甲乙丙]{1,9}", b in "[甲乙丙]{1,9}", c in "[丁戊己]{1,9}", d in "[丁戊己]{1,9}", middle in "[子丑寅]{3,6}"
        ) {
            let (sent, returned, now) =
                (format!("{a}。{middle}。{c}"), format!("{b}。{middle}。{c}"), format!("{a}。{middle}。{d}"));
            let outcomes = merged(&sent, &returned, &now);
            prop_assert_eq!(applied(&now, &outcomes), format!("{b}。{middle}。{d}"));
        }

        #[test]
        fn a_place_is_always_in_the_text(sent in "[甲乙 *\n]{0,20}", text in "[甲乙 *\n]{0,20}", from in 0usize..20, len in 0usize..20) {
            let boundary = |at: usize| (at.min(sent.len())..=sent.len()).find(|at| sent.is_char_boundary(*at)).unwrap_or(sent.len());
            let (start, end) = (boundary(from), boundary(from + len));
            let place = Alignment::new(&sent, &text).place(start..end);
            prop_assert!(text.get(place.clone()).is_some(), "{:?}", place);
        }
    }
}
