//! Another text for one scalar of a file, with everything else as it was.
//!
//! The edits are made where they stand, so that lines stay broken as they are. Where that would say something else – a colon that begins a
//! map, a quotation mark that ends the text – the scalar alone is written anew, in its own style or in quotes. Either way the file is
//! parsed again: it must be the same tree, with the same text in every key and scalar but this one, which must say what was wanted.

use std::ops::Range;

use crate::source::yaml::{self, Kind, Node, Style};
use crate::source::{Places, Source, Sources, Span};

/// A file's text after `edits` of the scalar that stands at `place` in it; they are sorted and apart, by the bytes of the scalar's text.
/// `None` if it cannot be written so.
pub fn rewrite(path: &str, text: &str, place: Span, edits: &[(Range<usize>, String)]) -> Option<String> {
    let mut sources = Sources::default();
    let file = sources.add(path, text);
    let source = sources.get(file)?;
    let before = yaml::parse(source, place.file);
    let before = before.root.filter(|_| before.faults.is_empty())?;
    let node = find(&before, place)?;
    let Kind::Scalar { text: said, style } = &node.kind else { return None };
    let wanted = edited(said, edits)?;
    let says = |after: &String| {
        let mut sources = Sources::default();
        let file = sources.add(path, after.as_str());
        let tree = sources.get(file).map(|source| yaml::parse(source, place.file));
        let root = tree.and_then(|tree| tree.root.filter(|_| tree.faults.is_empty()));
        root.is_some_and(|after| same(&before, &after, place, &wanted))
    };
    let in_place = in_place(source, place, said, *style, edits);
    in_place.filter(&says).or_else(|| anew(text, place, *style, &wanted).filter(&says))
}

/// A text with its edits made.
fn edited(text: &str, edits: &[(Range<usize>, String)]) -> Option<String> {
    let (mut out, mut at) = (String::new(), 0);
    for (range, new) in edits {
        out.push_str(text.get(at..range.start)?);
        out.push_str(new);
        at = range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

fn find(node: &Node, place: Span) -> Option<&Node> {
    match &node.kind {
        Kind::Scalar { .. } => (node.span == place).then_some(node),
        Kind::Sequence(items) => items.iter().find_map(|item| find(item, place)),
        Kind::Mapping(entries) => entries.iter().find_map(|(_, value)| find(value, place)),
    }
}

/// Whether two trees say the same but for the scalar at `place`, which says what was wanted.
fn same(before: &Node, after: &Node, place: Span, wanted: &str) -> bool {
    match (&before.kind, &after.kind) {
        (Kind::Mapping(a), Kind::Mapping(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|((ka, va), (kb, vb))| ka.text == kb.text && same(va, vb, place, wanted))
        }
        (Kind::Sequence(a), Kind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, place, wanted))
        }
        // What was text is not to be read as a number or as nothing.
        (Kind::Scalar { .. }, Kind::Scalar { text, .. }) if before.span == place => {
            text == wanted && before.to_json().is_string() == after.to_json().is_string()
        }
        (Kind::Scalar { text: a, style: sa }, Kind::Scalar { text: b, style: sb }) => a == b && sa == sb,
        _ => false,
    }
}

/// The edits made where they stand.
fn in_place(
    source: &Source,
    place: Span,
    said: &str,
    style: Style,
    edits: &[(Range<usize>, String)],
) -> Option<String> {
    let text = source.text();
    let indent = indent(text, place);
    let places = source.places(place, said);
    let (mut out, mut done) = (String::new(), 0);
    for (range, new) in edits {
        let start = begin(&places, said, range)?;
        let end = if range.is_empty() { start } else { end(&places, said, range)? };
        out.push_str(text.get(done..start)?);
        let lines =
            if style == Style::Block { new.replace('\n', &format!("\n{indent}")) } else { new.clone() };
        // No blanks at the ends of lines.
        out.push_str(&lines.replace(&format!("\n{indent}\n"), "\n\n"));
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// Where the letter at a byte of a text stands in the file.
fn letter(places: &Places, at: usize, c: char) -> Range<usize> {
    let found = places.part(at..at + c.len_utf8());
    found.start as usize..found.end as usize
}

/// Where bytes of a text begin in the file. Blanks have no places of their own: they stand behind the letter before them, as many as
/// they are, unless lines were folded among them.
fn begin(places: &Places, said: &str, range: &Range<usize>) -> Option<usize> {
    let next = said[range.start..].chars().next().filter(|c| !c.is_whitespace());
    if let Some(c) = next.filter(|_| !range.is_empty()) {
        return Some(letter(places, range.start, c).start);
    }
    let before = said[..range.start].char_indices().rev().find(|(_, c)| !c.is_whitespace());
    let blanks = &said[before.map_or(0, |(at, c)| at + c.len_utf8())..range.start];
    match (before, next) {
        (Some((at, c)), _) if !blanks.contains('\n') => Some(letter(places, at, c).end + blanks.len()),
        (_, Some(c)) => Some(letter(places, range.start, c).start),
        _ => None,
    }
}

/// Where bytes of a text end in the file.
fn end(places: &Places, said: &str, range: &Range<usize>) -> Option<usize> {
    let (at, c) = said[..range.end].char_indices().rev().find(|(_, c)| !c.is_whitespace())?;
    let blanks = &said[at + c.len_utf8()..range.end];
    match said[range.end..].chars().next().filter(|c| !c.is_whitespace()) {
        Some(next) if !blanks.is_empty() => Some(letter(places, range.end, next).start),
        _ => (!blanks.contains('\n')).then(|| letter(places, at, c).end + blanks.len()),
    }
}

/// What stands before the first letter of a scalar on its line.
fn indent(text: &str, place: Span) -> String {
    let body = &text[place.start as usize..];
    let first = place.start as usize + (body.len() - body.trim_start().len());
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    text[line..first].chars().take_while(|c| *c == ' ').collect()
}

/// The scalar written anew.
fn anew(text: &str, place: Span, style: Style, wanted: &str) -> Option<String> {
    let written = text.get(place.start as usize..place.end as usize)?;
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (start, end, body) = match style {
        Style::Block => {
            let first = place.start as usize + (written.len() - written.trim_start().len());
            let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
            let end = place.start as usize + written.trim_end().len();
            let folded = text[..start].trim_end().trim_end_matches(['+', '-', '1', '2', '4']).ends_with('>');
            let indent = indent(text, place);
            let line = |line: &str| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
            let lines: Vec<String> = wanted.trim_end().split('\n').map(line).collect();
            let between = if folded { format!("{ends}{ends}") } else { ends.to_owned() };
            (start, end, lines.join(&between))
        }
        Style::Plain | Style::Quoted => {
            (place.start as usize, place.end as usize, quoted(wanted, written.starts_with('"')))
        }
    };
    Some(format!("{}{body}{}", text.get(..start)?, text.get(end..)?))
}

/// A text in quotation marks, on one line: in double ones, whose escapes say everything, if they are wanted or there is no other way.
fn quoted(text: &str, double: bool) -> String {
    if !double && !text.contains(['\n', '\t']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The file after `old` became `new` in the scalar of the key `a`.
    fn after(text: &str, old: &str, new: &str) -> Option<String> {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let root = yaml::parse(sources.get(file).expect("the file"), file).root.expect("a tree");
        let node = root.get(&[yaml::Step::Key("a".to_owned())]).expect("the key");
        let Kind::Scalar { text: said, .. } = &node.kind else { panic!("a scalar") };
        let at = said.find(old).expect("the text");
        rewrite("a.yaml", text, node.span, &[(at..at + old.len(), new.to_owned())])
    }

    #[test]
    fn everything_else_stays() {
        let text = "# 注\r\na: 甲乙 # 丙\r\nb: |\r\n  丁\r\n";
        assert_eq!(after(text, "乙", "戊").as_deref(), Some("# 注\r\na: 甲戊 # 丙\r\nb: |\r\n  丁\r\n"));
        assert_eq!(after("a: 'it''s'\nb: 1\n", "s", "z").as_deref(), Some("a: 'it''z'\nb: 1\n"));
        let text = "a: |\n  甲乙。\n  丙丁。\n\n  戊己。\nb: 1 # 注\n";
        assert_eq!(after(text, "丙", "子").as_deref(), Some(text.replace('丙', "子").as_str()));
        let longer = "a: |\n  甲乙。\n  丙丁。\n\n  新段。\n\n  戊己。\nb: 1 # 注\n";
        assert_eq!(after(text, "丙丁。", "丙丁。\n\n新段。").as_deref(), Some(longer));
        assert_eq!(after(text, "\n\n戊己。", "").as_deref(), Some("a: |\n  甲乙。\n  丙丁。\nb: 1 # 注\n"));
        assert_eq!(after("a: one two three\n", " two", "").as_deref(), Some("a: one three\n"));
    }

    #[test]
    fn what_yaml_would_misread_is_put_in_quotes() {
        assert_eq!(after("a: 甲乙 # 注\n", "乙", "：乙: #1").as_deref(), Some("a: '甲：乙: #1' # 注\n"));
        assert_eq!(
            after("{ a: 甲乙, b: 1 }\n", "乙", "，a, \"b\"").as_deref(),
            Some("{ a: '甲，a, \"b\"', b: 1 }\n")
        );
        assert_eq!(after("a: \"甲乙\"\n", "乙", "\"乙\"").as_deref(), Some("a: \"甲\\\"乙\\\"\"\n"));
        assert_eq!(after("a: 甲乙\n", "乙", "乙\n\n丙").as_deref(), Some("a: \"甲乙\\n\\n丙\"\n"));
        assert_eq!(after("a: 甲乙\n", "甲乙", "~").as_deref(), Some("a: '~'\n"));
    }

    proptest! {
        #[test]
        fn a_scalar_says_what_was_wanted_or_nothing_is_written(
            lines in prop::collection::vec("[甲乙 a:#'\"-]{0,8}", 1..5), new in "[甲乙 a:#'\"\n-]{0,8}", style in 0usize..4
        ) {
            let body = lines.join("\n");
            let text = match style {
                0 => format!("a: |\n  x{}\nb: 1\n", body.replace('\n', "\n  ")),
                1 => format!("a: >-\n  x{}\nb: 1\n", body.replace('\n', "\n  ")),
                2 => format!("a: \"x{}\"\nb: 1\n", lines.concat().replace('"', "\\\"")),
                _ => format!("a: 'x{}'\nb: 1\n", lines.concat().replace('\'', "''")),
            };
            let mut sources = Sources::default();
            let file = sources.add("a.yaml", text.as_str());
            let Some(root) = yaml::parse(sources.get(file).expect("the file"), file).root else { return Ok(()) };
            let Some(node) = root.get(&[yaml::Step::Key("a".to_owned())]) else { return Ok(()) };
            let Kind::Scalar { text: said, .. } = &node.kind else { return Ok(()) };
            let at = said.char_indices().nth(said.chars().count() / 2).map_or(0, |(at, _)| at);
            let edits = [(at..at, new.clone())];
            if let Some(after) = rewrite("a.yaml", &text, node.span, &edits) {
                let mut sources = Sources::default();
                let file = sources.add("a.yaml", after.as_str());
                let root = yaml::parse(sources.get(file).expect("the file"), file).root.expect("a tree");
                let node = root.get(&[yaml::Step::Key("a".to_owned())]).expect("the key");
                let Kind::Scalar { text: now, .. } = &node.kind else { panic!("a scalar") };
                prop_assert_eq!(now, &edited(said, &edits).expect("the edit"));
                prop_assert!(after.ends_with("\nb: 1\n"));
            }
        }
    }
}
