//! Sentences and clauses of running text.

use std::ops::Range;

/// The sentences of a text, with their closing marks. The end of a paragraph or list item ends one too.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    split(text, 0..text.len(), |c, before, _| match c {
        '。' | '！' | '？' | '；' | '!' | '?' | '\n' => true,
        ';' => !before.is_ascii_alphanumeric(),
        _ => false,
    })
}

/// The clauses of a sentence. A comma within a number ends none, nor does one within brackets.
pub(crate) fn clauses(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut depth = 0i32;
    split(text, sentence.clone(), |c, before, after| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = (depth - 1).max(0),
            _ => {}
        }
        depth == 0
            && match c {
                '，' | '：' | '。' | '；' | '！' | '？' => true,
                ',' => !(before.is_ascii_digit() && after.is_ascii_digit()),
                ':' | ';' => !before.is_ascii_alphanumeric() || !after.is_ascii_alphanumeric(),
                _ => false,
            }
    })
}

/// Cuts behind every character for which `ends` holds; it also sees the characters before and behind.
fn split(
    text: &str,
    within: Range<usize>,
    mut ends: impl FnMut(char, char, char) -> bool,
) -> Vec<Range<usize>> {
    let Some(part) = text.get(within.clone()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = '\0';
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or('\0', |&(_, c)| c);
        if ends(c, before, after) {
            let end = at + c.len_utf8();
            found.push(within.start + start..within.start + end);
            start = end;
        }
        before = c;
    }
    if start < part.len() {
        found.push(within.start + start..within.end);
    }
    found.retain(|range| !text[range.clone()].trim().is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_clauses_end_at_their_marks() {
        let text = "共 44,328 件，其中（甲，乙）三成。乙：丙；丁\n\n戊";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["共 44,328 件，其中（甲，乙）三成。", "乙：丙；", "丁\n", "戊"]);
        let first = sentences(text)[0].clone();
        let parts: Vec<&str> = clauses(text, &first).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["共 44,328 件，", "其中（甲，乙）三成。"]);
    }
}
