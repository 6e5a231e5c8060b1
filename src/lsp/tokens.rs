//! The marks of prose, which no editor's YAML knows.

use std::ops::Range;

use lsp_types::{SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensLegend};

use super::findings::bytes;
use super::here::Here;
use crate::mend::references::{each_scalar, has_links};
use crate::model::prose::{ESCAPABLE, line_marks, link};
use crate::source::yaml::Path;

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `**`, `- `, `1. `, `> `
    Sign,
    /// What a link into the book leads to.
    Reference,
    /// What a link out of it leads to.
    Address,
    /// `[^1]`
    Note,
}

/// The kinds of mark, in the order of their numbers.
pub(super) fn legend() -> SemanticTokensLegend {
    let types = [
        SemanticTokenType::OPERATOR,
        SemanticTokenType::VARIABLE,
        SemanticTokenType::STRING,
        SemanticTokenType::NUMBER,
    ];
    SemanticTokensLegend { token_types: types.to_vec(), token_modifiers: Vec::new() }
}

/// The marks in the prose of a file.
pub(super) fn tokens(here: &Here) -> SemanticTokens {
    let mut found: Vec<(Range<usize>, Mark)> = Vec::new();
    if let (Some(kind), Some(root)) = (here.kind(), here.root()) {
        each_scalar(&root, &Path::default(), &mut |node, text, path| {
            if has_links(kind, path, text) {
                let places = here.source.places(node.span, text);
                found.extend(marks(text).into_iter().filter_map(|(range, mark)| {
                    let written = bytes(places.part(range.clone()));
                    // Behind an escape the place of a mark is not known.
                    (here.source.text().get(written.clone()) == text.get(range)).then_some((written, mark))
                }));
            }
        });
    }
    found.sort_by_key(|(range, _)| range.start);
    let mut data = Vec::new();
    let (mut line, mut start) = (0, 0);
    for (range, mark) in found {
        let at = here.lines.position(range.start);
        let length: usize = here.source.text()[range].chars().map(char::len_utf16).sum();
        let delta_line = at.line - line;
        let delta_start = if delta_line == 0 { at.character - start } else { at.character };
        (line, start) = (at.line, at.character);
        data.push(SemanticToken {
            delta_line,
            delta_start,
            length: length as u32,
            token_type: mark as u32,
            token_modifiers_bitset: 0,
        });
    }
    SemanticTokens { result_id: None, data }
}

/// The marks of a text, none of which goes over the end of a line, in its order.
fn marks(text: &str) -> Vec<(Range<usize>, Mark)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let signs = line_marks(line[indent..].trim_end_matches(['\n', '\r']));
        let sign = &line[indent..indent + signs];
        if !sign.trim().is_empty() {
            found.push((start + indent..start + indent + sign.trim_end().len(), Mark::Sign));
        }
        inline(line.trim_end_matches(['\n', '\r']), indent + signs, start, &mut found);
        start += line.len();
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The marks inside a line, from a byte on.
fn inline(line: &str, from: usize, start: usize, found: &mut Vec<(Range<usize>, Mark)>) {
    let mut at = from;
    while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &line[at..];
        let mut push = |range: Range<usize>, mark| found.push((start + range.start..start + range.end, mark));
        at += match c {
            '\\' if rest[1..].starts_with(ESCAPABLE) => 2,
            '*' if rest.starts_with("**") => {
                push(at..at + 2, Mark::Sign);
                2
            }
            '[' if rest.starts_with("[^") => match rest.find(']') {
                Some(end) => {
                    push(at..at + end + 1, Mark::Note);
                    end + 1
                }
                None => 1,
            },
            '[' => match link(rest) {
                Some((words, target, length)) => {
                    let end = at + length - 1;
                    let inside = ["fig:", "case:", "sec:"].iter().any(|own| target.starts_with(own));
                    let mark = if inside { Mark::Reference } else { Mark::Address };
                    // Its words may have marks; in what it leads to there are none.
                    inline(&line[..at + 1 + words.len()], at + 1, start, found);
                    found.push((start + end - target.len()..start + end, mark));
                    length
                }
                None => 1,
            },
            c => c.len_utf8(),
        };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_are_told_from_characters() {
        let text = "- **甲**见[](fig:a)和[站](https://b.cn)[^1]\n2\\*\\*";
        let seen: Vec<(&str, Mark)> =
            marks(text).into_iter().map(|(range, mark)| (&text[range], mark)).collect();
        assert_eq!(
            seen,
            [
                ("-", Mark::Sign),
                ("**", Mark::Sign),
                ("**", Mark::Sign),
                ("fig:a", Mark::Reference),
                ("https://b.cn", Mark::Address),
                ("[^1]", Mark::Note),
            ]
        );
    }

    #[test]
    fn what_a_link_leads_to_has_no_marks_inside() {
        let text = "[**a**](**)[^1]";
        let seen: Vec<&str> = marks(text).into_iter().map(|(range, _)| &text[range]).collect();
        assert_eq!(seen, ["**", "**", "**", "[^1]"]);
    }

    proptest! {
        #[test]
        fn marks_follow_one_another(text in "[-*\\[\\]()^> 1.a蓝😀\n\\\\]{0,40}") {
            let mut last = 0;
            for (range, _) in marks(&text) {
                prop_assert!(last <= range.start && range.start < range.end && !text[range.clone()].contains('\n'));
                last = range.end;
            }
        }
    }
}
