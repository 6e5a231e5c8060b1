//! `variant-name`: one company in two spellings.

use std::collections::{BTreeMap, BTreeSet};

use super::{chinese, propose, text};
use crate::diag::explanation::{Explanation, both};
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, Role, Rule, Scene};

crate::diag::message::messages! {
    VARIANT: "`{}` is elsewhere `{}`", "“{}”在别处写作“{}”";
    HINT: "write `{}`, if it is the same", "如是同一家，请写作“{}”";
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::VariantName,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Compares every word with the names of the book's companies: a Latin name in other capitals or with one letter changed, and a Chinese name of four characters or \
                    more with one character within it changed.",
            "把每个词与书中的公司名对照：外文名大小写不同或差一个字母，四字以上的中文名中间差一个字。",
        ),
        why: both(
            "A company that finds its name misspelt does not read on.",
            "公司看到自己的名字写错，就不会再往下读了。",
        ),
        wrong: "菲朋生物的 IP 团队   # name: 菲鹏生物",
        right: "菲鹏生物的 IP 团队",
        fix: both(
            "Use the spelling of the case's `name` or `latin_name`.",
            "按案例的 name 或 latin_name 书写。",
        ),
    },
    check,
};

/// The shortest name that a misspelling is looked for of: a shorter one is too much like other words.
const SHORTEST_HAN: usize = 4;
const SHORTEST_LATIN: usize = 6;

fn check(scene: &Scene, found: &mut Findings) {
    let names = Names::of(scene);
    for passage in chinese(scene).filter(|passage| passage.role != Role::Source) {
        for line in passage.lines() {
            let mut at = 0;
            for run in line.chunk_by(|a, b| is_latin(*a) == is_latin(*b)) {
                let place = at;
                at += run.len();
                // An address of another kind, such as a file's name or a domain.
                let joined = [place.checked_sub(1), Some(at)].into_iter().flatten();
                let joined = joined
                    .filter_map(|at| line.get(at))
                    .any(|letter| matches!(letter.c, '.' | '-' | '_' | '/' | '\''));
                if is_latin(run[0])
                    && !joined
                    && let Some(right) = names.latin(&text(run))
                {
                    report(found, passage, run, right);
                }
            }
            for window in names.lengths.iter().flat_map(|length| line.windows(*length)) {
                if let Some(right) = names.han(window) {
                    report(found, passage, window, &right);
                }
            }
        }
    }
}

fn report(found: &mut Findings, passage: &crate::lint::Passage, letters: &[Letter], right: &str) {
    let message = VARIANT.with([text(letters).as_str(), right]);
    propose(found, passage, letters, right, message, HINT.with([right]));
}

fn is_latin(letter: Letter) -> bool {
    letter.c.is_alphanumeric() && !is_han(letter.c)
}

/// The names of a book's companies.
struct Names {
    /// Words of Latin names as they are written, by their small letters.
    latin: BTreeMap<String, BTreeSet<String>>,
    /// Chinese names by their first and last character and their length: what a variant has in common with them.
    han: BTreeMap<(char, char, usize), Vec<Vec<char>>>,
    known: BTreeSet<String>,
    /// The lengths of the Chinese names.
    lengths: BTreeSet<usize>,
}

impl Names {
    fn of(scene: &Scene) -> Names {
        let mut names = Names {
            latin: BTreeMap::new(),
            han: BTreeMap::new(),
            known: BTreeSet::new(),
            lengths: BTreeSet::new(),
        };
        for passage in &scene.passages {
            match passage.role {
                Role::Name => {
                    names.known.insert(passage.text.trim().to_owned());
                    names.latin_words(passage.text);
                    names.han_name(passage.text.trim());
                }
                Role::LatinName => names.latin_words(passage.text),
                Role::Organisation => {
                    names.known.insert(passage.text.trim().to_owned());
                }
                _ => {}
            }
        }
        names
    }

    fn latin_words(&mut self, name: &str) {
        for word in name.split(|c: char| !c.is_alphanumeric() || is_han(c)).filter(|word| word.len() >= 3) {
            self.latin.entry(word.to_lowercase()).or_default().insert(word.to_owned());
        }
    }

    fn han_name(&mut self, name: &str) {
        let chars: Vec<char> = name.chars().collect();
        if chars.len() < SHORTEST_HAN || !chars.iter().all(|c| is_han(*c)) {
            return;
        }
        self.lengths.insert(chars.len());
        let names = self.han.entry((chars[0], chars[chars.len() - 1], chars.len())).or_default();
        if !names.contains(&chars) {
            names.push(chars);
        }
    }

    /// The right spelling of a Latin word that is almost a name.
    fn latin(&self, word: &str) -> Option<&str> {
        let small = word.to_lowercase();
        if let Some(spellings) = self.latin.get(&small) {
            // A word in small letters is a word, not a name.
            let wrong = !spellings.contains(word) && word != small;
            return spellings.first().filter(|_| wrong).map(String::as_str);
        }
        if small.chars().count() < SHORTEST_LATIN || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let near = self.latin.iter().find(|(known, _)| {
            let close = strsim::damerau_levenshtein(known, &small) == 1;
            let plural = [&small, *known].iter().any(|word| word.ends_with('s'));
            known.chars().count() >= SHORTEST_LATIN && close && !plural
        });
        near.and_then(|(_, spellings)| spellings.first()).map(String::as_str)
    }

    /// The right spelling of a Chinese name that has one character changed.
    fn han(&self, window: &[Letter]) -> Option<String> {
        let (first, last) = (window.first()?.c, window.last()?.c);
        let names = self.han.get(&(first, last, window.len()))?;
        let changed =
            |name: &&Vec<char>| name.iter().zip(window).filter(|(c, letter)| **c != letter.c).count() == 1;
        let right = names.iter().find(changed)?;
        let known = !window.iter().all(|letter| is_han(letter.c)) || self.known.contains(&text(window));
        (!known).then(|| right.iter().collect())
    }
}
