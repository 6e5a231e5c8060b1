//! How a document tells its questions from its answers: the surest sign that it uses throughout.

use std::collections::BTreeMap;

use super::front::{field, is_asker};
use super::line::{Line, Role, Start};

/// The sign by which questions are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mode {
    /// `问：` and `答：`.
    Marks,
    /// The cells of a table.
    Cells,
    /// The name of who asks.
    Speakers {
        /// Who asks, as lines begin.
        asker: String,
        /// Who answers.
        others: Vec<String>,
    },
    /// The name of a style.
    Styled,
    /// Headings of this level.
    Headings(u8),
    /// Bold paragraphs.
    Bold,
    /// Numbered paragraphs.
    Numbers,
    /// Short paragraphs that end with a question mark: a guess.
    Asking,
}

/// How sure it is that a line is a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    Yes,
    Guessed,
}

/// Longest question that is known by nothing but its mark, in characters.
const LONGEST: usize = 120;

/// The sign that a document uses.
pub(super) fn mode(lines: &[&Line]) -> Option<Mode> {
    let count = |of: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| of(line)).count();
    let asked = count(&|line| matches!(line.start, Start::Asked(_)));
    let answered = count(&|line| matches!(line.start, Start::Answered(_)));
    if asked > 1 || asked > 0 && answered > 0 {
        return Some(Mode::Marks);
    }
    if count(&|line| line.role == Some(Role::Question)) > 0 {
        return Some(Mode::Cells);
    }
    if let Some(found) = speakers(lines) {
        return Some(found);
    }
    if count(&is_styled) > 0 {
        return Some(Mode::Styled);
    }
    let level = (1..=9).max_by_key(|level| {
        let asking = count(&|line| line.heading == Some(*level) && line.asks());
        (asking, u8::MAX - level)
    })?;
    let headings = count(&|line| line.heading == Some(level) && line.asks());
    let bold = count(&|line| line.heading.is_none() && line.bold && line.asks());
    let numbers = count(&|line| line.is_numbered() && line.asks());
    let asking = count(&|line| line.asks() && line.length() <= LONGEST);
    match () {
        () if headings > 1 || headings == 1 && bold + numbers == 0 => Some(Mode::Headings(level)),
        () if bold > 1 || bold == 1 && numbers == 0 => Some(Mode::Bold),
        () if numbers > 0 => Some(Mode::Numbers),
        () if asking > 0 => Some(Mode::Asking),
        () => None,
    }
}

/// Who asks and who answers, where lines begin with names: whoever is called an interviewer asks, else who asks most.
fn speakers(lines: &[&Line]) -> Option<Mode> {
    let mut names: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in lines {
        if let Start::Named(name, _, _) = &line.start
            && (field(name).is_none() || is_asker(name))
        {
            let (said, asked) = names.entry(name).or_default();
            *said += 1;
            *asked += usize::from(line.asks());
        }
    }
    let often: Vec<(&str, usize, usize)> = names
        .iter()
        .filter(|(_, (said, _))| *said > 1)
        .map(|(name, &(said, asked))| (*name, said, asked))
        .collect();
    let known = often.iter().find(|(name, ..)| is_asker(name));
    let most =
        often.iter().filter(|(_, said, asked)| asked * 10 >= said * 6).max_by_key(|(_, _, asked)| *asked);
    let asker = known.or(most)?.0;
    // Someone else must speak, too, even if but once.
    let others: Vec<String> =
        names.keys().filter(|name| **name != asker).map(|name| (*name).to_owned()).collect();
    (!others.is_empty()).then(|| Mode::Speakers { asker: asker.to_owned(), others })
}

/// Whether the style of a line says that it is a question.
fn is_styled(line: &Line) -> bool {
    line.is_styled(&["问题", "提问", "question"]) || line.style == "问" || line.style == "q"
}

impl Mode {
    /// Whether a line is a question.
    pub(super) fn question(&self, line: &Line) -> Option<Sure> {
        let sure = |is: bool| is.then_some(Sure::Yes);
        if matches!(line.start, Start::Asked(_) | Start::AskedOn(_)) {
            return Some(Sure::Yes);
        }
        match self {
            Mode::Marks => None,
            Mode::Cells => sure(line.role == Some(Role::Question)),
            Mode::Speakers { asker, .. } => {
                sure(matches!(&line.start, Start::Named(name, _, _) if name == asker))
            }
            Mode::Styled => sure(is_styled(line)),
            Mode::Headings(level) => sure(line.heading == Some(*level) && line.asks()),
            Mode::Bold => sure(line.heading.is_none() && line.bold && line.asks()),
            Mode::Numbers => sure(line.is_numbered() && line.asks()),
            Mode::Asking => (line.asks() && line.length() <= LONGEST).then_some(Sure::Guessed),
        }
    }

    /// The name of who says a line, as it begins, its title, and the length of both.
    pub(super) fn speaker<'l>(&self, line: &'l Line) -> Option<(&'l str, Option<&'l str>, usize)> {
        match (&line.start, self) {
            (Start::Named(name, title, length), Mode::Speakers { others, .. }) if others.contains(name) => {
                Some((name, title.as_deref(), *length))
            }
            _ => None,
        }
    }
}
