//! `doubled-character`: 在在, 的的.

use super::{SQUARE, Verdict, before, judged, propose, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::words::Particle;
use crate::lint::{Findings, LintContext, Role, Rule};
use crate::locale::Script;

crate::diag::message::messages! {
    "doubled-character";
    DOUBLED(text);
    DOUBLED_MARK(mark);
    TOO_MANY_MARKS(marks);
    HINT;
    MARK_HINT;
    MARKS_HINT(marks);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("doubled-character"),
    severity: Severity::Warning,
    example: Example {
        wrong: "专利的的价值在在于限制竞争", right: "专利的价值在于限制竞争"
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    // Which words a particle may end or begin is known in simplified characters only.
    let simplified = cx.book.info.speaks.conventions().script == Script::Simplified;
    let particles = if simplified { cx.words.typography.particles.as_slice() } else { &[] };
    let names = names(cx);
    for passage in texts(cx, SQUARE) {
        for line in passage.lines() {
            for at in 0..line.len().saturating_sub(1) {
                let pair = &line[at..at + 2];
                if is_mark_pair(line, at) {
                    // `，，` can only be one; of `。，` and `。。` an editor knows which was meant.
                    let (same, stop) = (pair[0].c == pair[1].c, pair[0].c == '。');
                    let verdict = if same && !stop { Verdict::Wrong } else { Verdict::Unsure };
                    let kept = if pair[0].c == '，' { pair[1].c } else { pair[0].c };
                    let message = DOUBLED_MARK.with([&text(pair)]);
                    judged(found, passage, verdict, pair, &kept.to_string(), message, MARK_HINT.plain());
                } else if let Some(run) = shouting(line, at) {
                    let three = text(&run[..3]);
                    let (message, hint) = (TOO_MANY_MARKS.with([&text(run)]), MARKS_HINT.with([&three]));
                    propose(found, passage, run, &three, message, hint);
                } else if pair[0].c == pair[1].c
                    && let Some(particle) = particles.iter().find(|particle| particle.is == pair[0].c)
                    && is_slip(particle, line, at)
                    && !names.iter().any(|name| covers(name, line, at))
                {
                    let one = pair[0].c.to_string();
                    propose(found, passage, pair, &one, DOUBLED.with([&one]), HINT.plain());
                }
            }
        }
    }
}

/// Names of the book, which may begin or end on a particle: 协和.
fn names(cx: &LintContext) -> Vec<Vec<char>> {
    let own = cx
        .passages
        .iter()
        .filter(|passage| matches!(passage.role, Role::Name | Role::Person | Role::Organisation));
    let declared = cx.files.report.iter().flat_map(|doc| &doc.content.names).map(|name| name.as_str());
    own.map(|passage| passage.text).chain(declared).map(|name| name.trim().chars().collect()).collect()
}

/// Whether a name ends on the first or begins with the second of the pair at `at`.
fn covers(name: &[char], line: &[Letter], at: usize) -> bool {
    let is = |start: Option<usize>| {
        let there = start.and_then(|start| line.get(start..start + name.len()));
        !name.is_empty()
            && there.is_some_and(|there| there.iter().map(|letter| letter.c).eq(name.iter().copied()))
    };
    is((at + 1).checked_sub(name.len())) || is(Some(at + 1))
}

/// Whether neither of the pair at `at` belongs to a word beside it.
fn is_slip(particle: &Particle, line: &[Letter], at: usize) -> bool {
    let c = particle.is;
    let (before, after) = (before(line, at), super::at(line, at + 2));
    let word_before = before.is_some_and(|before| particle.after.contains(before));
    let rest = text(&line[at + 1..line.len().min(at + 8)]);
    let word_after = after.is_some_and(|after| particle.before.contains(after))
        || particle.words.iter().any(|word| rest.starts_with(word.as_str()));
    // Three in a row, and 清清楚楚, are no slip of this kind.
    let pattern = before == Some(c) || after == Some(c) || is_pattern(line, at);
    !word_before && !word_after && !pattern
}

/// Whether the pair at `at` is half of 实实在在.
fn is_pattern(line: &[Letter], at: usize) -> bool {
    let doubled = |at: Option<usize>| {
        at.and_then(|at| line.get(at..at + 2)).is_some_and(|two| two[0].c == two[1].c && is_han(two[0].c))
    };
    doubled(at.checked_sub(2)) || doubled(Some(at + 2))
}

/// Whether two marks stand side by side that cannot: ，， or 。， but not ！！ or 。”.
fn is_mark_pair(line: &[Letter], at: usize) -> bool {
    const STOPS: [char; 5] = ['，', '。', '；', '：', '、'];
    let third = super::at(line, at + 2);
    let run = third == Some('。') || before(line, at) == Some('。');
    let (a, b) = (line[at].c, line[at + 1].c);
    STOPS.contains(&a) && STOPS.contains(&b) && !(a == '。' && b == '。' && run)
}

/// More than three ！ and ？ in a row from `at` on, which is their beginning.
fn shouting(line: &[Letter], at: usize) -> Option<&[Letter]> {
    let loud = |c: char| matches!(c, '！' | '？');
    let length = line[at..].iter().take_while(|letter| loud(letter.c)).count();
    (length > 3 && !before(line, at).is_some_and(loud)).then(|| &line[at..at + length])
}
