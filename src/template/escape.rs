//! The only way for text to enter a Typst source: as a string literal.

use std::fmt::Write;

use crate::source::Text;

/// Opens an origin mark in generated source. A noncharacter: the loader rejects it in every file
/// of a book, so no text can forge a mark.
pub(super) const MARK_OPEN: char = '\u{FDD0}';
/// Separates an origin mark from the source it covers.
pub(super) const MARK_MID: char = '\u{FDD1}';
/// Closes the source that an origin mark covers.
pub(super) const MARK_CLOSE: char = '\u{FDD2}';

/// `text` as a Typst string literal, quotes included. Nothing inside it is ever parsed as markup.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{FDD0}'..='\u{FDEF}') => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What the string literals in `source` say, with everything between them as it stands.
pub(super) fn unescape(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let digits: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            other => out.extend(other),
        }
    }
    out
}

/// `text` as a string literal between origin marks, which the template stage takes out again
/// and turns into its map from generated source to the editors' files.
pub fn marked_literal(text: &Text) -> String {
    marked(text, &literal(text))
}

/// Any generated `source` that stands for `text`, between origin marks.
pub fn marked(text: &Text, source: &str) -> String {
    let span = text.span();
    format!("{MARK_OPEN}{}:{}:{}{MARK_MID}{source}{MARK_CLOSE}", span.file, span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_nothing_that_ends_them() {
        for (text, expected) in [
            ("", r#""""#),
            ("甲 #乙 $丙$ {{ 丁 }}", r#""甲 #乙 $丙$ {{ 丁 }}""#),
            (r#"a"b\c"#, r#""a\"b\\c""#),
            ("a\nb\r\tc", r#""a\nb\r\tc""#),
            ("\u{0}\u{7F}\u{85}", r#""\u{0}\u{7f}\u{85}""#),
            ("\u{FDD0}0:0:9\u{FDD1}甲\u{FDD2}", r#""\u{fdd0}0:0:9\u{fdd1}甲\u{fdd2}""#),
        ] {
            assert_eq!(literal(text), expected);
            assert_eq!(unescape(expected), format!("\"{text}\""));
        }
    }
}
