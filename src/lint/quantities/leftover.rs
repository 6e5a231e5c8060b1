//! Numbers of prose that stand nearly in a figure beside it.
//!
//! Prose that reads a figure out names most of its numbers. Where one number of the prose is in none of the section's figures,
//! one number of a figure is nowhere in the prose, and the two are the same but for a slip of the keyboard (one digit, or two
//! neighbours changed about), while the sentence speaks of that row, one of them was mistyped.

use std::collections::BTreeSet;

use super::figures::{Cell, normal};
use super::mention::Mention;
use super::reading::{Reading, Unit};
use super::spoken::Spoken;

/// A number of prose and the number of a figure that it was to be.
pub(super) struct Leftover<'a, 'c> {
    /// The text.
    pub spoken: &'a Spoken,
    /// The number in it.
    pub mention: &'a Mention,
    /// The number of the figure.
    pub cell: &'a Cell<'c>,
}

/// How many numbers of a figure the prose beside it must name for it to be a reading of the figure.
const READ: usize = 2;
/// The share of a label's pairs of characters that its sentence must hold.
const EVIDENCE: f64 = 0.4;

/// The leftovers of a section: what its texts say against what its figures show.
pub(super) fn leftovers<'a, 'c>(texts: &[&'a Spoken], cells: &'a [Cell<'c>]) -> Vec<Leftover<'a, 'c>> {
    let said: Vec<(&Spoken, &str, &Mention)> = texts
        .iter()
        .flat_map(|spoken| {
            spoken.sentences.iter().flat_map(move |sentence| {
                let text = &spoken.text[sentence.range.clone()];
                sentence
                    .clauses
                    .iter()
                    .flat_map(|clause| &clause.mentions)
                    .map(move |mention| (*spoken, text, mention))
            })
        })
        .filter(|(_, _, mention)| matters(&mention.reading))
        .collect();
    let shown: Vec<&Cell> = cells.iter().filter(|cell| matters(&cell.reading)).collect();
    let same = |mention: &Mention, cell: &Cell| {
        mention.reading.comparable(&cell.reading) && mention.reading.agrees_unsigned(&cell.reading)
    };
    // 18% may be 17.9 or 18.0; it names the nearest.
    let off = |mention: &Mention, cell: &Cell| (mention.reading.value.abs() - cell.reading.value.abs()).abs();
    let names = |mention: &Mention, cell: &Cell| {
        let nearer = |other: &&Cell| same(mention, other) && off(mention, other) < off(mention, cell);
        same(mention, cell) && !shown.iter().any(nearer)
    };
    let unnamed: Vec<&&Cell> =
        shown.iter().filter(|cell| !said.iter().any(|(.., mention)| names(mention, cell))).collect();
    let mut found = Vec::new();
    for (spoken, sentence, mention) in &said {
        // A number that any figure of the section has, approximate ones included, is not a slip.
        if cells.iter().any(|cell| same(mention, cell)) {
            continue;
        }
        // Nor is one that the prose says twice.
        let again =
            said.iter().filter(|(.., other)| other.reading.digits == mention.reading.digits).count() > 1;
        let sentence = normal(sentence);
        let likely = unnamed.iter().filter(|cell| {
            mention.reading.comparable(&cell.reading)
                && mention.reading.decimals == cell.reading.decimals
                && slip(&mention.reading.digits, &cell.reading.digits)
                && evidence(&cell.label, &sentence) >= EVIDENCE
                && shown
                    .iter()
                    .filter(|other| same_figure(other, cell))
                    .filter(|other| said.iter().any(|(.., m)| same(m, other)))
                    .count()
                    >= READ
        });
        let mut likely: Vec<&&&Cell> = likely.collect();
        likely.dedup_by_key(|cell| cell.span());
        if let [cell] = likely.as_slice()
            && !again
        {
            found.push(Leftover { spoken, mention, cell });
        }
    }
    found
}

/// Whether a number is written exactly enough to be compared digit by digit.
fn matters(reading: &Reading) -> bool {
    let date = matches!(&reading.unit, Unit::Named(unit) if matches!(unit.as_str(), "年" | "月" | "日"));
    reading.exact() && !date && figures(&reading.digits).len() >= 2 && reading.unit != Unit::Point
}

fn same_figure(a: &Cell, b: &Cell) -> bool {
    a.figure.id == b.figure.id && a.panel.index == b.panel.index
}

fn figures(digits: &str) -> Vec<u8> {
    digits.bytes().filter(u8::is_ascii_digit).collect()
}

/// Whether two numbers differ by one digit, or by two neighbours that changed places.
fn slip(a: &str, b: &str) -> bool {
    let (a, b) = (figures(a), figures(b));
    if a.len() != b.len() || a == b {
        return false;
    }
    let wrong: Vec<usize> = (0..a.len()).filter(|&at| a[at] != b[at]).collect();
    match wrong.as_slice() {
        // The first digit of two is half of the number.
        [at] => a.len() > 2 || *at > 0,
        [first, second] => second - first == 1 && a[*first] == b[*second] && a[*second] == b[*first],
        _ => false,
    }
}

/// How much of a label a sentence holds, by pairs of characters.
fn evidence(label: &str, sentence: &str) -> f64 {
    let pairs = |text: &str| -> BTreeSet<(char, char)> {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let wanted = pairs(&normal(label));
    let held = pairs(sentence);
    if wanted.is_empty() { 0.0 } else { wanted.intersection(&held).count() as f64 / wanted.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_keyboard() {
        for (a, b, is_slip) in [
            ("17.8", "17.9", true),
            ("94.1", "91.4", true),
            ("4523", "4532", true),
            ("59", "58", true),
            ("59", "69", false),
            ("17.8", "17.8", false),
            ("12.34", "43.21", false),
            ("9590", "959", false),
        ] {
            assert_eq!(slip(a, b), is_slip, "{a} {b}");
        }
    }

    #[test]
    fn labels_in_other_words() {
        assert!(evidence("授权发明专利量", "专利中的发明专利有更多申请和授权授权增速") >= EVIDENCE);
        assert!(evidence("商标申请量", "质押融资规模达到") < EVIDENCE);
    }
}
