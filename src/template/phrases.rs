//! What stays on one line: everywhere a number with its unit and what qualifies it, and a figure's name with its number; in display
//! type words, too, with the particles that close them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::escape::literal;
use crate::locale::{Lang, Script};
use crate::model::prose::Prose;
use crate::model::{Block, Book, Case, Chapter, Entry, Info};
use crate::quantity::Quantity;
use crate::source::is_han;

/// What does not begin a line.
const PARTICLES: &str = "的地得了着过们吗呢吧等著過們嗎";

/// What ends a word that the dictionary has without it.
const SUFFIXES: &str = "性化率者度症型式类权量力值感观论界期书類權觀論書";

/// What the dictionary cuts in two, and the books are about.
const COMPOUNDS: [&str; 4] = ["知识产权", "智慧財產", "知識產權", "知的財産"];

/// The longest run of single characters that stays together.
const LONGEST_RUN: usize = 4;

/// Characters that are words by themselves.
const LONE: &str = "从到在对与和及把被让将向由为以而但并也就都还又已是有從對與讓將為並還";

/// The longest run of kana that closes a Japanese word.
const LONGEST_ENDING: usize = 8;

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// Whether words of the dictionary are made of a character.
fn is_of_words(c: char) -> bool {
    is_kana(c) || matches!(c, '\u{3400}'..='\u{9FFF}')
}

fn is_particle(c: char) -> bool {
    PARTICLES.contains(c)
}

/// Whether a word of the dictionary is a single character that may be a part of another word.
fn is_part(word: &str) -> bool {
    word.chars().count() == 1 && !LONE.contains(word) && !word.starts_with(is_kana)
}

/// A number, or a range of numbers.
const NUMBER: &str = r"[-−+]?\d[\d.,]*(?:[-–—~～]\d[\d.,]*)?";

/// What is counted, right behind a number or its blank.
const UNITS: &str = r"个百分点|個百分點|个国家|個國家|[%％‰℃万亿千百十家项年月日次种人元倍成类件章页个大位名份条款分岁周天萬億兆項種類頁個條歲週圓円社]|(?:thousand|million|billion|trillion|bn|percent|per cent|points?|patents?|years?|months?|days?|companies|countries|km|cm|mm|nm|kg|GB|TB|MW|GW|kWh)\b";

/// The expression of a number with what belongs to it, such as 约 8.5 万家 and 11.3 个百分点, and of 图 3.1.2, in a book that calls a
/// figure so. A Han character before the digits is part of it where no blank stands between them.
fn bound(figure: &str) -> String {
    let qualifiers: Vec<&str> = Quantity::qualifiers().filter(|word| word.chars().all(is_han)).collect();
    let qualifiers = qualifiers.join("|");
    let escaped = |c: char| ['\\', c].into_iter().skip(usize::from(c.is_alphanumeric() || c == ' '));
    let figure: String =
        if figure.is_empty() { "图".into() } else { figure.chars().flat_map(escaped).collect() };
    format!(
        r"{figure} ?\d+(?:\.\d+)*\p{{Han}}?|(?:{qualifiers}) ?{NUMBER}(?:(?: ?(?:{UNITS}))+|\p{{Han}}?)|\p{{Han}}?{NUMBER}(?: ?(?:{UNITS}))+"
    )
}

/// The Typst source that defines `bound` and `phrases`: the expressions of what stays on one line in all text, and in the display type
/// of a book that calls a figure `figure`.
pub(super) fn of_book(book: &Book, figure: &str) -> String {
    let mut words = Words::new(&book.info);
    words.entries(book);
    words.source(book.info.speaks, figure)
}

/// The same for the sheet of a company, which is the same whatever else the book says.
pub(super) fn of_sheet(info: &Info, case: &Case, figure: &str) -> String {
    let mut words = Words::new(info);
    words.case(case);
    words.source(info.speaks, figure)
}

struct Words {
    segmenter: WordSegmenterBorrowed<'static>,
    found: BTreeSet<String>,
}

impl Words {
    /// What every document of a book has.
    fn new(info: &Info) -> Words {
        let segmenter = WordSegmenter::new_dictionary(Default::default());
        let mut words = Words { segmenter, found: BTreeSet::new() };
        COMPOUNDS.iter().for_each(|word| words.word(word));
        info.spellings.iter().for_each(|spelling| words.word(spelling));
        words.text(&info.title);
        info.subtitle.iter().for_each(|subtitle| words.text(subtitle));
        words
    }

    /// The Typst source of what was found.
    fn source(&self, speaks: Lang, figure: &str) -> String {
        let mut found: Vec<&String> = self.found.iter().collect();
        // The longer word wins.
        found.sort_by_key(|word| Reverse(word.chars().count()));
        let found: Vec<&str> = found.into_iter().map(String::as_str).collect();
        // What closes a word: in Japanese its ending and the particles behind it, all of them in hiragana.
        let (letter, closing) = match speaks.conventions().script {
            Script::Japanese => {
                (r"[\p{Han}\p{Katakana}ー]", format!(r"\p{{Hiragana}}{{1,{LONGEST_ENDING}}}"))
            }
            Script::Simplified | Script::Traditional | Script::Latin => {
                (r"\p{Han}", format!("[{PARTICLES}]+"))
            }
        };
        let words =
            if found.is_empty() { String::new() } else { format!("(?:{})(?:{closing})?|", found.join("|")) };
        let bound = bound(figure);
        let phrases = format!(r"{bound}|{words}{letter}{closing}");
        format!("#let bound = regex({})\n#let phrases = regex({})\n", literal(&bound), literal(&phrases))
    }

    fn entries(&mut self, book: &Book) {
        for entry in &book.entries {
            match entry {
                Entry::Page(_) => {}
                Entry::Chapter(_, chapter) => self.chapter(chapter),
                Entry::Case { .. } => {
                    entry.case(book).into_iter().for_each(|case| self.case(case));
                }
            }
        }
    }

    fn case(&mut self, case: &Case) {
        // A name is one word.
        self.word(&case.name);
        case.quotes.iter().for_each(|quote| self.text(&quote.text));
        case.highlight.iter().for_each(|highlight| self.text(highlight));
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.text(&chapter.title);
        self.blocks(&chapter.body);
        for section in &chapter.sections {
            self.text(&section.title);
            section.lead.iter().map(Prose::plain).for_each(|lead| self.text(&lead));
            self.blocks(&section.body);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Subhead { text, .. } => self.text(text),
                Block::Callout { text, .. } | Block::Quote { text, .. } | Block::Highlight { text, .. } => {
                    self.text(text);
                }
                Block::Cards { cards } => cards.iter().for_each(|card| self.text(&card.keyword)),
                Block::Text { .. }
                | Block::Figure { .. }
                | Block::Figures { .. }
                | Block::Numbers { .. }
                | Block::CaseTable { .. }
                | Block::Takeaways { .. }
                | Block::Aside { .. }
                | Block::Picture { .. }
                | Block::Table { .. }
                | Block::Pagebreak => {}
            }
        }
    }

    /// Takes the words of a text. The segmenter would take a mark for a part of the word behind it.
    fn text(&mut self, text: &str) {
        text.split(|c| !is_of_words(c)).for_each(|stretch| self.stretch(stretch));
    }

    /// Takes the words of a stretch of Han characters.
    fn stretch(&mut self, text: &str) {
        let ends: Vec<usize> = self.segmenter.segment_str(text).collect();
        let word = |pair: &[usize]| text.get(*pair.first()?..*pair.last()?);
        let words: Vec<&str> = ends.windows(2).filter_map(word).collect();
        for (at, word) in words.iter().enumerate() {
            self.word(word);
            // 适应 + 症, 成果 + 得到, 看不 + 懂: what the dictionary has apart.
            if let Some(before) = at.checked_sub(1).and_then(|before| words.get(before))
                && (SUFFIXES.contains(word)
                    || word.starts_with(is_particle)
                    || before.ends_with(['不', '得']))
            {
                self.word(&format!("{before}{word}"));
            }
        }
        // Characters that it has alone, one after another, may be a word that it does not know: 逐层, 受访.
        for run in words.chunk_by(|a, b| is_part(a) && is_part(b)).filter(|run| run.len() > 1) {
            match run.len() {
                ..=LONGEST_RUN => self.word(&run.concat()),
                _ => run.windows(2).for_each(|pair| self.word(&pair.concat())),
            }
        }
    }

    /// Takes a word of two characters or more. What begins with hiragana and ends in Han is the end of one and the start of another.
    fn word(&mut self, word: &str) {
        let torn = word.starts_with(is_kana) && !word.ends_with(is_kana);
        if !torn && word.chars().count() > 1 && word.chars().all(is_of_words) {
            self.found.insert(word.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_are_of_words() {
        let mut words =
            Words { segmenter: WordSegmenter::new_dictionary(Default::default()), found: BTreeSet::new() };
        words.text("特許のデータをまもる");
        for word in ["特許", "データ"] {
            assert!(words.found.contains(word), "{word}: {:?}", words.found);
        }
    }

    #[test]
    fn words_are_those_of_the_dictionary() {
        let mut words =
            Words { segmenter: WordSegmenter::new_dictionary(Default::default()), found: BTreeSet::new() };
        words.text("专利保护：诉讼目标更为直接，不同行业策略差异显著，适应症不止一种，价值逐层展开");
        for word in ["专利", "保护", "诉讼", "目标", "行业", "策略", "差异", "显著", "适应症", "逐层"]
        {
            assert!(words.found.contains(word), "{word}: {:?}", words.found);
        }
    }
}
