//! A file without blanks at the ends of lines and with an end to its last one. What it says stays: whatever would change that is
//! left as it is.

use std::ops::Range;

use lsp_types::TextEdit;

use super::findings::bytes;
use super::here::Here;
use crate::source::Sources;
use crate::source::yaml::{self, Kind, Node, Tree};

/// The changes that a file needs.
pub(super) fn format(here: &Here) -> Vec<TextEdit> {
    let edits = edits(here.source.text()).into_iter();
    edits.map(|(at, text)| TextEdit { range: here.lines.range(at), new_text: text.to_owned() }).collect()
}

/// What of a text goes, and what comes in its place, in its order.
fn edits(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let Some(before) = tree(text) else { return Vec::new() };
    let mut scalars = Vec::new();
    long_scalars(&before, &mut scalars);
    let mut blanks: Vec<(Range<usize>, &'static str)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let kept = body.trim_end_matches([' ', '\t']);
        let at = start + kept.len()..start + body.len();
        if !at.is_empty() && !scalars.iter().any(|scalar| scalar.start <= at.end && at.start <= scalar.end) {
            blanks.push((at, ""));
        }
        start += line.len();
    }
    let end = match text.ends_with('\n') || text.is_empty() {
        true => Vec::new(),
        false => vec![(text.len()..text.len(), if text.contains("\r\n") { "\r\n" } else { "\n" })],
    };
    let same = |edits: &[(Range<usize>, &str)]| {
        tree(&edited(text, edits)).is_some_and(|after| after.to_json() == before.to_json())
    };
    let all = [blanks.clone(), end.clone()].concat();
    [all, blanks, end].into_iter().find(|edits| same(edits)).unwrap_or_default()
}

/// The tree of a text; `None` for one with faults.
fn tree(text: &str) -> Option<Node> {
    let mut sources = Sources::default();
    let file = sources.add("", text);
    let Tree { root, faults, .. } = yaml::parse(sources.get(file)?, file);
    root.filter(|_| faults.is_empty())
}

/// The places of texts that go over several lines.
fn long_scalars(node: &Node, found: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Scalar { text, .. } => {
            if text.contains('\n') || text.len() as u32 != node.span.end - node.span.start {
                found.push(bytes(node.span));
            }
        }
        Kind::Sequence(items) => items.iter().for_each(|item| long_scalars(item, found)),
        Kind::Mapping(entries) => entries.iter().for_each(|(_, value)| long_scalars(value, found)),
    }
}

fn edited(text: &str, edits: &[(Range<usize>, &str)]) -> String {
    let mut out = text.to_owned();
    for (at, new) in edits.iter().rev() {
        out.replace_range(at.clone(), new);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn formatted(text: &str) -> String {
        edited(text, &edits(text))
    }

    #[test]
    fn blanks_go_and_texts_stay() {
        assert_eq!(formatted("name: 甲  \nlist:\t\n  - 乙 # 丙 "), "name: 甲\nlist:\n  - 乙 # 丙\n");
        assert_eq!(formatted("a: 甲 \r\nb: 乙"), "a: 甲\r\nb: 乙\r\n");
        let block = "a: |\n  甲  \n\n  乙 \nb: 丙\n";
        assert_eq!(formatted(block), block);
        let broken = "a: [ \nb: 甲 ";
        assert_eq!(formatted(broken), broken);
    }

    proptest! {
        #[test]
        fn what_a_file_says_stays(text in "(([ab]: (甲 |\\|[+-]?|\"乙 |'丙|>|\\[丁, )?|  甲|  - 戊|- 己|#|\"|'|  [ab]: 甲)[ \t]{0,2}(\r?\n){0,2}){0,8}") {
            let after = formatted(&text);
            prop_assert_eq!(
                tree(&after).map(|root| root.to_json()),
                tree(&text).map(|root| root.to_json())
            );
            prop_assert_eq!(formatted(&after), after);
        }
    }
}
