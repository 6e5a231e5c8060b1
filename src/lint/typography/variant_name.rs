//! `variant-name`: one company in two spellings.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyinMulti;

use super::{CHINESE, propose, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, LintContext, Owner, Role, Rule};

crate::diag::message::messages! {
    "variant-name";
    VARIANT(here, elsewhere);
    HINT(text);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("variant-name"),
    severity: Severity::Warning,
    example: Example {
        wrong: "菲朋生物的 IP 团队   # name: 菲鹏生物", right: "菲鹏生物的 IP 团队"
    },
    check,
};

/// The shortest name that a misspelling is looked for of: a shorter one is too much like other words.
const MIN_HAN: usize = 4;
const MIN_LATIN: usize = 6;

fn check(cx: &LintContext, found: &mut Findings) {
    let names = Names::new(cx);
    for passage in texts(cx, CHINESE).filter(|passage| passage.role != Role::Source) {
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
            for (at, letter) in line.iter().enumerate() {
                for length in names.lengths.get(&letter.c).into_iter().flatten() {
                    if let Some(window) = line.get(at..at + length)
                        && let Some(right) = names.han(window)
                    {
                        report(found, passage, window, &right);
                    }
                }
            }
            if let Owner::Case(id) = passage.owner
                && let Some(own) = names.short.get(id)
            {
                for window in line.windows(own.len()).filter(|window| names.is_own_misspelt(own, window)) {
                    let right: String = own.iter().collect();
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

/// The names of a book's companies, so arranged that a word is looked up and not compared with all of them.
#[derive(Default)]
struct Names<'a> {
    /// Words of Latin names as they are written, by their small letters.
    latin: BTreeMap<String, BTreeSet<String>>,
    /// The small letters of Latin names, by what is left of them without one of their letters: two words that differ by one
    /// letter, or by the order of two, have such a remainder in common, or one is the remainder of the other.
    shortened: BTreeMap<String, BTreeSet<String>>,
    /// Chinese names by what they are but for one character within them.
    han: BTreeMap<Vec<char>, BTreeSet<Vec<char>>>,
    known: BTreeSet<String>,
    /// The lengths of the Chinese names by their first character.
    lengths: BTreeMap<char, BTreeSet<usize>>,
    /// The Chinese names' first and last characters and lengths.
    ends: BTreeSet<(char, char, usize)>,
    /// Chinese names that are too short to be looked for everywhere, by their cases.
    short: BTreeMap<&'a str, Vec<char>>,
    /// Words of Latin names that are no names, in small letters.
    generic: BTreeSet<&'a str>,
    /// The most frequent characters of Chinese.
    common: &'a str,
}

/// Stands for the character that may be another.
const ANY: char = '\0';

impl<'a> Names<'a> {
    fn new(cx: &LintContext<'a>) -> Names<'a> {
        let words = &cx.words.typography;
        let mut names = Names {
            generic: words.generic.iter().map(String::as_str).collect(),
            common: &words.common,
            ..Names::default()
        };
        // A name that is declared is right, and nothing else is its misspelling.
        for name in cx.files.report.iter().flat_map(|doc| &doc.content.names) {
            let words = name.as_str().split(|c: char| !c.is_alphanumeric() || is_han(c));
            names.known.extend(words.map(str::to_owned));
            names.known.insert(name.as_str().trim().to_owned());
        }
        for passage in &cx.passages {
            let (text, role) = (passage.text.trim(), passage.role);
            if matches!(role, Role::Name | Role::Organisation) {
                names.known.insert(text.to_owned());
            }
            if matches!(role, Role::Name | Role::LatinName) {
                names.latin_words(text);
            }
            if role == Role::Name {
                names.han_name(text, passage.owner);
            }
        }
        names
    }

    fn latin_words(&mut self, name: &str) {
        for word in name.split(|c: char| !c.is_alphanumeric() || is_han(c)).filter(|word| word.len() >= 3) {
            let small = word.to_lowercase();
            if self.generic.contains(small.as_str()) {
                continue;
            }
            if small.chars().count() >= MIN_LATIN && !self.latin.contains_key(&small) {
                for remainder in remainders(&small) {
                    self.shortened.entry(remainder).or_default().insert(small.clone());
                }
            }
            self.latin.entry(small).or_default().insert(word.to_owned());
        }
    }

    fn han_name(&mut self, name: &str, owner: Owner<'a>) {
        let chars: Vec<char> = name.chars().collect();
        let (Some(first), Some(last)) = (chars.first(), chars.last()) else { return };
        if !chars.iter().all(|c| is_han(*c)) {
            return;
        }
        if chars.len() < MIN_HAN {
            if let Owner::Case(id) = owner
                && chars.len() > 1
            {
                self.short.insert(id, chars);
            }
            return;
        }
        self.lengths.entry(*first).or_default().insert(chars.len());
        self.ends.insert((*first, *last, chars.len()));
        for within in 1..chars.len() - 1 {
            self.han.entry(open_at(&chars, within)).or_default().insert(chars.clone());
        }
    }

    /// The right spelling of a Latin word that is almost a name.
    fn latin(&self, word: &str) -> Option<&str> {
        let small = word.to_lowercase();
        if self.known.contains(word) || self.generic.contains(small.as_str()) {
            return None;
        }
        if let Some(spellings) = self.latin.get(&small) {
            // A word in small letters is a word, not a name.
            let wrong = !spellings.contains(word) && word != small;
            return spellings.first().filter(|_| wrong).map(String::as_str);
        }
        if small.chars().count() < MIN_LATIN || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let close = |known: &&String| {
            let plural = [&small, *known].iter().any(|word| word.ends_with('s'));
            !plural && strsim::damerau_levenshtein(known, &small) == 1
        };
        let own: Vec<String> = remainders(&small).collect();
        let longer = self.shortened.get(&small).into_iter().flatten();
        let equal = own.iter().filter_map(|remainder| self.shortened.get(remainder)).flatten();
        let shorter = own.iter().filter_map(|remainder| self.latin.get_key_value(remainder));
        let shorter = shorter.map(|(known, _)| known).filter(|known| known.chars().count() >= MIN_LATIN);
        let near = longer.chain(equal).chain(shorter).filter(close).min()?;
        self.latin.get(near)?.first().map(String::as_str)
    }

    /// The right spelling of a Chinese name that has one character changed.
    fn han(&self, window: &[Letter]) -> Option<String> {
        let ends = (window.first()?.c, window.last()?.c, window.len());
        if !self.ends.contains(&ends) || !window.iter().all(|letter| is_han(letter.c)) {
            return None;
        }
        let chars: Vec<char> = window.iter().map(|letter| letter.c).collect();
        let names =
            (1..chars.len() - 1).filter_map(|within| self.han.get(&open_at(&chars, within))).flatten();
        let right = names.filter(|name| sounds_like(name, window)).min()?;
        (!self.known.contains(&text(window))).then(|| right.iter().collect())
    }

    /// Whether a case's own short name is misspelt: the characters sound like it, and one that both have is not so common that
    /// it stands beside any other, as 来 does in 蔚来 and 未来.
    fn is_own_misspelt(&self, own: &[char], window: &[Letter]) -> bool {
        let rare = |(c, letter): (&char, &Letter)| *c == letter.c && !self.common.contains(*c);
        sounds_like(own, window) && own.iter().zip(window).any(rare) && !self.known.contains(&text(window))
    }
}

/// Whether a name is written with one other character that sounds the same, as happens when names are typed by their sound.
fn sounds_like(name: &[char], window: &[Letter]) -> bool {
    let mut changed = name.iter().zip(window).filter(|(c, letter)| **c != letter.c);
    let (Some((c, letter)), None) = (changed.next(), changed.next()) else { return false };
    let sounds = |c: char| c.to_pinyin_multi().into_iter().flatten().map(|sound| sound.plain());
    is_han(letter.c) && sounds(*c).any(|sound| sounds(letter.c).any(|other| sound == other))
}

/// What is left of a word without one of its letters, for each of them.
fn remainders(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(|(at, c)| [&word[..at], &word[at + c.len_utf8()..]].concat())
}

/// A name that any character may stand in, at one place.
fn open_at(name: &[char], place: usize) -> Vec<char> {
    let mut open = name.to_vec();
    open[place] = ANY;
    open
}
