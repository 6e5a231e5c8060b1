//! `cross-reference-number`: a typed 图 4.1.1 or 4.2 节 that does not exist.

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::Letter;
use crate::lint::{Findings, LintContext, Owner, Role, Rule, TextKind};
use crate::model::Entry;

crate::diag::message::messages! {
    "cross-reference-number";
    NO_FIGURE(number);
    FIGURE_HINT;
    NO_SECTION(number);
    SECTION_HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("cross-reference-number"),
    severity: Severity::Warning,
    example: Example { wrong: "见图 4.3.3", right: "见[](fig:patent-challenges)" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let figures: Vec<&str> = cx.book.figures.iter().filter_map(|figure| figure.number.as_deref()).collect();
    let sections: Vec<&str> = cx
        .book
        .entries
        .iter()
        .filter_map(Entry::chapter)
        .flat_map(|chapter| chapter.sections.iter().filter_map(|section| section.number.as_deref()))
        .collect();
    // Another publication's figures are numbered in its own way.
    let depth = figures.iter().map(|number| number.matches('.').count()).max();
    let own = cx.passages.iter().filter(|passage| {
        let narrative = !matches!(passage.owner, Owner::Case(_)) || passage.role == Role::Profile;
        narrative && matches!(passage.kind, TextKind::Prose | TextKind::Plain) && passage.role != Role::Source
    });
    for passage in own {
        for line in passage.lines() {
            for number in numbers(line) {
                let text: String = line[number.clone()].iter().map(|letter| letter.c).collect();
                let dots = text.matches('.').count();
                let before =
                    line[..number.start].iter().rev().find(|letter| letter.c != ' ').map(|letter| letter.c);
                let after: String =
                    line[number.end..].iter().map(|letter| letter.c).filter(|c| *c != ' ').take(2).collect();
                let is_figure = before == Some('图') && Some(dots) == depth;
                let is_section = dots == 1
                    && before != Some('图')
                    && (after.starts_with('节') || after == "章节" || after == "小节");
                let place = || passage.place(&line[number.clone()]);
                if is_figure && !figures.contains(&text.as_str()) {
                    found.push(found.at(place(), NO_FIGURE.with([&text])).hint(FIGURE_HINT.plain()));
                } else if is_section && !sections.is_empty() && !sections.contains(&text.as_str()) {
                    found.push(found.at(place(), NO_SECTION.with([&text])).hint(SECTION_HINT.plain()));
                }
            }
        }
    }
}

/// Numbers with points in them, as ranges of letters.
fn numbers(line: &[Letter]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for run in line.chunk_by(|a, b| is_part(*a) == is_part(*b)) {
        let (start, end) = (at, at + run.len());
        at = end;
        if is_part(run[0]) {
            let points = run.iter().rev().take_while(|letter| letter.c == '.').count();
            found.push(start..end - points);
        }
    }
    found.retain(|range| line[range.clone()].iter().any(|letter| letter.c == '.'));
    found
}

fn is_part(letter: Letter) -> bool {
    letter.c.is_ascii_digit() || letter.c == '.'
}
