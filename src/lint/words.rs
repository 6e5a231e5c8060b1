//! The words of Chinese that rules know, from `words.yaml`.

mod numbers;

use std::sync::OnceLock;

use serde::Deserialize;

pub(super) use numbers::{InterviewWords, Marker, NumberWords};

/// The words, by the part of the catalogue that needs them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// For Chinese typography.
    pub typography: Typography,
    /// For texts that are not finished.
    pub unfinished: Unfinished,
    /// For the form of numbers.
    pub form: Form,
    /// For structure and references.
    pub structure: Structure,
    /// Around numbers.
    pub numbers: NumberWords,
    /// In interviews.
    pub interviews: InterviewWords,
}

/// Words for Chinese typography.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typography {
    /// Words of Han and Latin that are written without a space; 9 stands for any digit. Beside one without Han, such as 5G,
    /// a space may stand or not.
    pub tight: Vec<String>,
    /// Names with marks of their own.
    pub brands: Vec<String>,
    /// What is said to be typed: a line with such a word may be about `--` and the like.
    pub typed: Vec<String>,
    /// Small words whose doubling is a slip, unless one of the two belongs to a word beside it.
    pub particles: Vec<Particle>,
    /// Words of three characters and more that may stand twice.
    pub reduplicated: Vec<String>,
    /// Words of two characters that never do.
    pub once: Vec<String>,
    /// Latin words that may stand twice, in small letters.
    pub latin_twice: Vec<String>,
    /// Characters that foreign names are transliterated with.
    pub transliteration: String,
    /// Words of Latin companies' names that are no names, in small letters.
    pub generic: Vec<String>,
    /// The most frequent characters of Chinese.
    pub common: String,
}

/// A small word of one character.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Particle {
    /// The character.
    pub is: char,
    /// Characters that make a word with it when they stand before it: 现 before 在.
    #[serde(default)]
    pub after: String,
    /// Characters that make a word with it when they stand behind it: 于 behind 在.
    #[serde(default)]
    pub before: String,
    /// Longer words that begin with it.
    #[serde(default)]
    pub words: Vec<String>,
}

/// What is left in texts that are not finished.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfinished {
    /// What a text says that is still to be written, if it says nothing else.
    pub whole: Vec<String>,
    /// Words of notes to oneself, in brackets.
    pub notes: Vec<String>,
    /// Who leaves notes in brackets, before a colon.
    pub writers: Vec<String>,
    /// What stands nowhere in a finished text.
    pub anywhere: Vec<String>,
    /// How texts of the scaffold begin.
    pub scaffold: Vec<String>,
    /// Names in the scaffold.
    pub stand_ins: StandIns,
}

/// Names that a new case is written with.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandIns {
    /// A company's.
    pub company: Vec<String>,
    /// A person's.
    pub person: Vec<String>,
    /// A position's.
    pub job_title: Vec<String>,
}

/// Words for the form of numbers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Words before a number that make it approximate.
    pub before: Vec<Qualifier>,
    /// Words right behind the digits or their magnitude that make them approximate.
    pub behind: Vec<String>,
    /// Words behind the unit that make a number approximate.
    pub behind_unit: Vec<String>,
    /// Words before a number that is a name: 邮编, 股票代码.
    pub codes: Vec<String>,
}

/// A word before a number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualifier {
    /// The word.
    pub word: String,
    /// Characters before it that make it part of another word: 节 before 约.
    #[serde(default)]
    pub not_after: String,
}

/// Words for structure and references.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// Words that say that a sentence is about the interviews of the book.
    pub interviewed: Vec<String>,
    /// What is counted by then: 家企业.
    pub companies: Vec<String>,
    /// How remarks in comments begin.
    pub remarks: Vec<String>,
}

impl Words {
    /// The words, read once.
    pub fn get() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| serde_yaml::from_str(include_str!("words.yaml")).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_words_is_in_form() {
        serde_yaml::from_str::<Words>(include_str!("words.yaml")).expect("the words");
    }
}
