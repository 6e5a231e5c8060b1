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
    let text = here.source.text();
    let after = formatted(text);
    let (mut edits, mut start) = (Vec::new(), 0);
    // Lines stay, and differ at their ends alone.
    for (old, new) in text.split_inclusive('\n').zip(after.split_inclusive('\n')) {
        if old != new {
            let kept = new.trim_end_matches(['\r', '\n']).len();
            let range = here.lines.range(start + kept..start + old.len());
            edits.push(TextEdit { range, new_text: new[kept..].to_owned() });
        }
        start += old.len();
    }
    edits
}

/// A text as it is when nothing of it goes any more: what could not go at once may go then.
fn formatted(text: &str) -> String {
    let mut text = text.to_owned();
    loop {
        match edits(&text) {
            edits if edits.is_empty() => return text,
            edits => text = edited(&text, &edits),
        }
    }
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

    #[test]
    fn blanks_go_and_texts_stay() {
        assert_eq!(formatted("name: 甲  \nlist:\t\n  - 乙 # 丙 "), "name: 甲\nlist:\n  - 乙 # 丙\n");
        assert_eq!(formatted("a: 甲 \r\nb: 乙"), "a: 甲\r\nb: 乙\r\n");
        let block = "a: |\n  甲  \n\n  乙 \nb: 丙\n";
        assert_eq!(formatted(block), block);
        let broken = "a: [ \nb: 甲 ";
        assert_eq!(formatted(broken), broken);
    }

    /// Files as editors have them: comments everywhere, every style of text.
    const FILES: [&str; 5] = [
        include_str!("../../cases/_example.yaml"),
        include_str!("../../cases/fapon.yaml"),
        include_str!("../../figures/patent-work-focus.yaml"),
        include_str!("../../report.yaml"),
        include_str!("../../translations/en/figures/sample-stage.yaml"),
    ];

    /// What a reader of YAML that is not ours takes a text for.
    fn read(text: &str) -> Option<serde_yaml::Value> {
        serde_yaml::from_str(text).ok()
    }

    /// Formats a text and asks what must hold of every one; returns it as it is then.
    fn sound(text: &str) -> Result<String, TestCaseError> {
        let after = formatted(text);
        let said = |text: &str| tree(text).map(|root| root.to_json());
        prop_assert_eq!(said(&after), said(text));
        // It takes a tab on an empty line for a fault, and the end of the file's last line for a part of a block of text, as it is in YAML;
        // here a text ends where its words do.
        let ended = format!("{text}{}", if text.ends_with('\n') { "" } else { "\n" });
        if let (Some(said), true) = (read(&ended), tree(text).is_some()) {
            prop_assert_eq!(read(&after), Some(said));
        }
        prop_assert_eq!(formatted(&after), after.as_str());
        // Nothing but blanks at the ends of lines goes, and nothing but the end of the last line comes: no comment is lost.
        let lines = |text: &str| {
            text.lines().map(|line| line.trim_end_matches([' ', '\t']).to_owned()).collect::<Vec<_>>()
        };
        prop_assert_eq!(lines(&after), lines(text));
        Ok(after)
    }

    proptest! {
        #[test]
        fn files_with_blanks_at_any_line_say_what_they_said(
            file in prop::sample::select(&FILES[..]),
            blanks in prop::collection::vec(("[ \t]{1,3}", any::<prop::sample::Index>()), 0..12),
            (ends, returns) in any::<(bool, bool)>(),
        ) {
            let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
            for (blank, at) in blanks {
                let at = at.index(lines.len());
                lines[at].push_str(&blank);
            }
            let mut text = lines.join(if returns { "\r\n" } else { "\n" });
            if ends {
                text.push_str(if returns { "\r\n" } else { "\n" });
            }
            let after = sound(&text)?;
            let Some(root) = tree(&after) else {
                // A tab where lines are indented is a fault, and what is faulty stays as it is.
                prop_assert_eq!(after, text);
                return Ok(());
            };
            prop_assert!(after.ends_with('\n'));
            // Blanks stay where they may be part of a text, and nowhere else.
            let mut texts = Vec::new();
            long_scalars(&root, &mut texts);
            let mut start = 0;
            for line in after.split_inclusive('\n') {
                let body = line.trim_end_matches(['\n', '\r']);
                let end = start + body.len();
                let inside = texts.iter().any(|text| text.start <= end && start <= text.end);
                prop_assert!(inside || !body.ends_with([' ', '\t']), "{body:?}");
                start += line.len();
            }
        }

        #[test]
        fn what_a_file_says_stays(text in "(([ab]: (甲 |\\|[+-]?|\"乙 |'丙|>|\\[丁, )?|  甲|  - 戊|- 己|#|\"|'|  [ab]: 甲)[ \t]{0,2}(\r?\n){0,2}){0,8}") {
            sound(&text)?;
        }
    }
}
