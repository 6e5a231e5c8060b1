//! `doubled-character`: 在在, 的的.

use super::{chinese, replace, text};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, Rule, Scene};

crate::diag::message::messages! {
    "doubled-character";
    DOUBLED(text);
    DOUBLED_MARK(mark);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::DoubledCharacter,
    severity: Severity::Warning,
    example: Example {
        wrong: "专利的的价值在在于限制竞争", right: "专利的价值在于限制竞争"
    },
    check,
};

fn check(scene: &Scene, found: &mut Findings) {
    let words = &scene.words.typography;
    for passage in chinese(scene) {
        for line in passage.lines() {
            for at in 0..line.len().saturating_sub(1) {
                let pair = &line[at..at + 2];
                if is_mark_pair(line, at) {
                    let kept = if pair[0].c == '，' { pair[1].c } else { pair[0].c };
                    let message = DOUBLED_MARK.with([&text(pair)]);
                    replace(found, passage, pair, &kept.to_string(), message, HINT.plain());
                    continue;
                }
                let c = pair[0].c;
                if c != pair[1].c {
                    continue;
                }
                let Some(known) = words.particles.iter().find(|particle| particle.is == c) else { continue };
                let near = |at: Option<usize>| at.and_then(|at| line.get(at)).map(|letter| letter.c);
                let (before, after) = (near(at.checked_sub(1)), near(Some(at + 2)));
                let word_before = before.is_some_and(|before| known.after.contains(before));
                let rest = text(&line[at + 1..line.len().min(at + 8)]);
                let word_after = after.is_some_and(|after| known.before.contains(after))
                    || known.words.iter().any(|word| rest.starts_with(word.as_str()));
                // 清清楚楚 and three in a row are no slip of this kind.
                let pattern = before == Some(c) || after == Some(c) || is_pattern(line, at);
                if !word_before && !word_after && !pattern {
                    let one = c.to_string();
                    replace(found, passage, pair, &one, DOUBLED.with([&one]), HINT.plain());
                }
            }
        }
    }
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
    let third = line.get(at + 2).map(|letter| letter.c);
    let before = at.checked_sub(1).map(|at| line[at].c);
    let run = third == Some('。') || before == Some('。');
    let (a, b) = (line[at].c, line[at + 1].c);
    STOPS.contains(&a) && STOPS.contains(&b) && !(a == '。' && b == '。' && run)
}
