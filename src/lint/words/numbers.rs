//! The words of Chinese around numbers and in interviews.

use serde::Deserialize;

use crate::quantity::Bound;

/// Words around numbers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// Measure words and units, as they follow a number.
    pub units: Vec<String>,
    /// A half in words.
    pub halves: Vec<Half>,
    /// Before a qualifier or comparison: the sentence does not state it.
    pub unsure: Vec<String>,
    /// In a note: the number was worked out, not taken from the source.
    pub derived: Vec<String>,
    /// In a figure's texts: its percentages are no counts out of their base.
    pub weighted: Vec<String>,
    /// In a figure's title: its numbers are shares of subsamples.
    pub subsamples: Vec<String>,
    /// In a figure's title: it tells what the sample consists of.
    pub composition: Vec<String>,
    /// Regions that have a base of their own.
    pub regions: Vec<String>,
    /// In a clause: it speaks of another time, or of a difference.
    pub elsewhere: Vec<String>,
    /// A whole among its parts.
    pub totals: Vec<String>,
    /// Adding up what was said before: 相加.
    pub adding: Vec<String>,
    /// Before a word that adds up, at the head of its clause: 以上.
    pub adding_openers: Vec<String>,
    /// In a sentence: some of its numbers are parts of others.
    pub among: Vec<String>,
    /// Before the share of a count in another: 占.
    pub share_of: Vec<String>,
    /// Times that a clause speaks of: 去年.
    pub times: Vec<String>,
    /// A rank, which rises as its number falls.
    pub ranks: Vec<String>,
    /// Between a number and the change from it: 大幅.
    pub adverbs: Vec<String>,
    /// A share: 占比.
    pub shares: Vec<String>,
    /// Words that open a change: 由, 从.
    pub from: Vec<String>,
    /// Words between a comparison and its number that change nothing: 了, 约.
    pub filler: Vec<String>,
    /// Words by which a number says again what was said in words: 即.
    pub restating: Vec<String>,
    /// In a word of comparison: what follows is the difference.
    pub by: Vec<String>,
    /// Rising to a number: 升至.
    pub rise_to: Vec<String>,
    /// Falling to a number: 降至.
    pub fall_to: Vec<String>,
    /// Rising by a number.
    pub rise: Vec<String>,
    /// Falling by a number.
    pub fall: Vec<String>,
    /// More than: 高于.
    pub above: Vec<String>,
    /// Less than: 低于.
    pub below: Vec<String>,
    /// Words before a difference: 相差.
    pub apart: Vec<String>,
    /// What a case discloses, as prose says it.
    pub facts: Vec<Fact>,
}

/// A half in words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Half {
    /// The word.
    pub word: String,
    /// What it says.
    pub means: Vagueness,
}

/// The vagueness of a half.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vagueness {
    /// About a half.
    About,
    /// A little less.
    JustUnder,
    /// A half or more.
    AtLeast,
    /// A half or less.
    AtMost,
}

impl From<Vagueness> for Bound {
    fn from(means: Vagueness) -> Bound {
        match means {
            Vagueness::About => Bound::About,
            Vagueness::JustUnder => Bound::JustUnder,
            Vagueness::AtLeast => Bound::AtLeast,
            Vagueness::AtMost => Bound::AtMost,
        }
    }
}

/// How prose names a number of `patents`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The key of `patents`.
    pub key: String,
    /// Words that a clause about it holds, all of them.
    pub all: Vec<String>,
    /// Words of which it holds one.
    pub any: Vec<String>,
    /// Words that make it about something else.
    #[serde(default)]
    pub none: Vec<String>,
    /// Its units.
    pub units: Vec<String>,
}

/// Words of interviews.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewWords {
    /// The last words of titles.
    pub titles: Vec<String>,
    /// Markers of an enumeration, by series.
    pub enumerations: Vec<Vec<Marker>>,
}

/// Markers that stand for the same number: 第二, 其次.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Marker {
    /// One word.
    One(String),
    /// Several.
    Any(Vec<String>),
}

impl Marker {
    /// The words.
    pub fn words(&self) -> &[String] {
        match self {
            Marker::One(word) => std::slice::from_ref(word),
            Marker::Any(words) => words,
        }
    }
}
