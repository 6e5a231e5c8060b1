//! Replacements in a file's text, and the proof that they change nothing else.
//!
//! Edits are made in the source text itself, so that comments, quoting, line breaks and the order of keys stay as they are.
//! The result is parsed again: it must be the same tree, with the same text in every key and scalar but for the edits. A file
//! where that does not hold is not touched.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Edit, Safety};
use crate::source::characters::is_forbidden;
use crate::source::yaml::{self, Kind, Node, Tree};
use crate::source::{Source, Sources, Span};

/// The edits that can be made together, by the index of their file. Of fixes that overlap only the first is taken; the
/// others are found again once it is made.
pub fn plan<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> BTreeMap<u32, Vec<Edit>> {
    let mut plan: BTreeMap<u32, Vec<Edit>> = BTreeMap::new();
    for fix in found.filter_map(|found| found.fix.as_ref()).filter(|fix| fix.safety == Safety::Safe) {
        let free = fix.edits.iter().all(|edit| {
            let taken = plan.get(&edit.span.file);
            taken.is_none_or(|taken| taken.iter().all(|other| apart(edit, other)))
        });
        if free {
            fix.edits.iter().for_each(|edit| plan.entry(edit.span.file).or_default().push(edit.clone()));
        }
    }
    plan.values_mut().for_each(|edits| edits.sort_by_key(|edit| (edit.span.start, edit.span.end)));
    plan
}

/// Whether two edits neither overlap nor touch: what is put in at one place would depend on their order.
fn apart(a: &Edit, b: &Edit) -> bool {
    a.span.end < b.span.start || b.span.end < a.span.start
}

/// A file's text after its edits, which are sorted and apart. Edits that would make another tree of it are left out;
/// `None` if none is left.
pub fn apply(source: &Source, file: u32, edits: &[Edit]) -> Option<String> {
    let Some(before) = tree(source.path(), source.text(), file) else {
        return without_forbidden(source, edits);
    };
    let sound = |edits: &[Edit]| {
        let text = edited(source.text(), edits)?;
        let after = tree(source.path(), &text, file)?;
        let both = Both { before: source.text(), after: &text, edits };
        both.same(&before, &after).then_some(text)
    };
    if let Some(text) = sound(edits) {
        return Some(text);
    }
    let kept: Vec<Edit> =
        edits.iter().filter(|edit| sound(std::slice::from_ref(edit)).is_some()).cloned().collect();
    if kept.is_empty() { None } else { sound(&kept) }
}

/// The text of a file that cannot be read without the characters that are none, which says the same.
fn without_forbidden(source: &Source, edits: &[Edit]) -> Option<String> {
    let is_removal = |edit: &&Edit| {
        let gone = source.text().get(edit.span.start as usize..edit.span.end as usize);
        edit.text.trim().is_empty() && gone.is_some_and(|gone| gone.chars().all(is_forbidden))
    };
    let removals: Vec<Edit> = edits.iter().filter(is_removal).cloned().collect();
    edited(source.text(), &removals).filter(|text| text != source.text())
}

fn tree(path: &str, text: &str, file: u32) -> Option<Node> {
    let mut sources = Sources::default();
    let own = sources.add(path, text);
    let Tree { root, faults, .. } = yaml::parse(sources.get(own)?, file);
    root.filter(|_| faults.is_empty())
}

/// A text with its edits made.
fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start as usize)?);
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Two texts of a file, and what was edited between them.
struct Both<'a> {
    before: &'a str,
    after: &'a str,
    edits: &'a [Edit],
}

impl Both<'_> {
    fn same(&self, before: &Node, after: &Node) -> bool {
        match (&before.kind, &after.kind) {
            (Kind::Mapping(a), Kind::Mapping(b)) => {
                a.len() == b.len()
                    && a.iter().zip(b).all(|((ka, va), (kb, vb))| {
                        self.same_text(ka.span, &ka.text, kb.span, &kb.text) && self.same(va, vb)
                    })
            }
            (Kind::Sequence(a), Kind::Sequence(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.same(a, b))
            }
            (Kind::Scalar { text: a, style: sa }, Kind::Scalar { text: b, style: sb }) => {
                sa == sb && self.same_text(before.span, a, after.span, b)
            }
            _ => false,
        }
    }

    /// Whether a scalar says after its edits what it said before them, but for the edits.
    fn same_text(&self, before: Span, a: &str, after: Span, b: &str) -> bool {
        let inside = |edit: &&Edit| before.start <= edit.span.start && edit.span.end <= before.end;
        let own: Vec<Edit> = self.edits.iter().filter(inside).cloned().collect();
        if own.is_empty() {
            return a == b;
        }
        let shifted = own.into_iter().map(|mut edit| {
            edit.span.start -= before.start;
            edit.span.end -= before.start;
            edit
        });
        let own: Vec<Edit> = shifted.collect();
        let written = self.before.get(before.start as usize..before.end as usize);
        let now = self.after.get(after.start as usize..after.end as usize);
        let (Some(written), Some(now)) = (written, now) else { return false };
        // The file has the edits and nothing else, the scalar reads what the file has, and its lines are the same but for those
        // that were joined or parted.
        let breaks = |text: &str| text.matches('\n').count();
        let gone: usize = own
            .iter()
            .filter_map(|edit| written.get(edit.span.start as usize..edit.span.end as usize))
            .map(breaks)
            .sum();
        let come: usize = own.iter().map(|edit| breaks(&edit.text)).sum();
        edited(written, &own).as_deref() == Some(now)
            && reads(now, b) == reads(written, a)
            && breaks(b) + gone == breaks(a) + come
    }
}

/// Whether a scalar's text has just the letters that are written in the file.
fn reads(written: &str, text: &str) -> bool {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let written = solid(written);
    let quotes = written.trim_matches(['"', '\'']);
    written == solid(text) || quotes == solid(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(text: &str, changes: &[(&str, &str)]) -> Vec<Edit> {
        let place = |(old, new): &(&str, &str)| {
            let start = text.find(old).expect("the text") as u32;
            Edit { span: Span { file: 0, start, end: start + old.len() as u32 }, text: (*new).to_owned() }
        };
        let mut edits: Vec<Edit> = changes.iter().map(place).collect();
        edits.sort_by_key(|edit| edit.span.start);
        edits
    }

    fn applied(text: &str, changes: &[(&str, &str)]) -> Option<String> {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        apply(sources.get(file).expect("the file"), file, &edits(text, changes))
    }

    #[test]
    fn comments_quotes_and_line_ends_stay() {
        let text = "# 注,释\r\na: \"甲,乙\" # 丙\r\nb: |\r\n  丁,戊\r\n\r\n  己\r\n";
        let now = applied(text, &[("甲,", "甲，"), ("丁,", "丁，")]).expect("sound");
        assert_eq!(now, text.replace("甲,", "甲，").replace("丁,", "丁，"));
    }

    #[test]
    fn an_edit_that_would_change_the_tree_is_left_out() {
        // ` #` begins a comment, `: ` a map.
        assert_eq!(
            applied("a: 甲#乙\nb: 丙,丁\n", &[("#", " #"), (",", "，")]).as_deref(),
            Some("a: 甲#乙\nb: 丙，丁\n")
        );
        assert_eq!(applied("a: 甲：乙\n", &[("：", ": ")]), None);
        assert_eq!(applied("a: '甲‘乙'\n", &[("‘", "'")]), None);
    }

    #[test]
    fn fixes_that_meet_wait_for_each_other() {
        let span = |start, end| Span { file: 0, start, end };
        let place = span(0, 9);
        let found = |from, to| {
            crate::diag::Diagnostic::warning(
                crate::diag::Code::Prose,
                place,
                crate::diag::message::EMPTY_TEXT.plain(),
            )
            .fix(span(from, to), "x")
        };
        let all = [found(0, 3), found(3, 6), found(5, 8), found(7, 9)];
        let planned: Vec<u32> =
            plan(all.iter()).remove(&0).expect("edits").iter().map(|edit| edit.span.start).collect();
        assert_eq!(planned, [0, 5]);
    }
}
