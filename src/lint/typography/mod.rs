//! Chinese typography (clreq, GB/T 15834-2011), most of which `check --fix` mends.

pub(super) mod cjk_latin_spacing;
pub(super) mod dash;
pub(super) mod doubled_character;
pub(super) mod doubled_word;
pub(super) mod ellipsis;
pub(super) mod fullwidth_digit;
pub(super) mod halfwidth_punctuation;
pub(super) mod straight_quote;
pub(super) mod term;
pub(super) mod unbalanced_quote;
pub(super) mod variant_name;

use super::letters::Letter;
use super::{Findings, Passage, Scene, TextKind};
use crate::diag::Message;

/// The texts that are set as text in a Chinese book; quantities have rules of their own.
fn chinese<'s, 'a>(scene: &'s Scene<'a>) -> impl Iterator<Item = &'s Passage<'a>> {
    let chinese = scene.book.info.lang == "zh";
    scene.passages.iter().filter(move |passage| chinese && passage.kind != TextKind::Quantity)
}

/// Reports letters that are to be replaced, with the replacement where the file has them as they are seen.
fn replace(
    found: &mut Findings,
    passage: &Passage,
    letters: &[Letter],
    text: &str,
    message: Message,
    hint: Message,
) {
    let finding = found.at(passage.place(letters), message).hint(hint);
    found.push(match passage.editable(letters) {
        Some(span) => finding.fix(span, text),
        None => finding,
    });
}

/// The same with a replacement that an editor has to choose.
fn propose(
    found: &mut Findings,
    passage: &Passage,
    letters: &[Letter],
    text: &str,
    message: Message,
    hint: Message,
) {
    let finding = found.at(passage.place(letters), message).hint(hint);
    found.push(match passage.editable(letters) {
        Some(span) => finding.suggestion(span, text),
        None => finding,
    });
}

/// The characters of a line.
fn text(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.c).collect()
}
