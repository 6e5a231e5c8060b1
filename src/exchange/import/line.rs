//! A paragraph as an interviewer would look at it: what it begins with, how it looks, whether it asks.

use std::sync::LazyLock;

use regex::Regex;

use super::super::document::{Content, Paragraph, Place, Run};
use super::super::prose::cleaned;

/// A paragraph with what tells questions from answers.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) place: Place,
    /// Its runs, without hidden ones and pictures.
    pub(super) runs: Vec<Run>,
    /// Its text on one line.
    pub(super) text: String,
    /// Its level as a heading.
    pub(super) heading: Option<u8>,
    pub(super) style: String,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    pub(super) boxed: bool,
    /// The number that Word shows before it, or its bullet.
    pub(super) label: Option<Label>,
    /// What it begins with.
    pub(super) start: Start,
    /// The part that its place in a table gives it.
    pub(super) role: Option<Role>,
}

/// A number or bullet that Word shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) is_bullet: bool,
    pub(super) level: u8,
}

/// What a line begins with; the number is the length of that in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Start {
    /// `问：`
    Asked(usize),
    /// `追问：`
    AskedOn(usize),
    /// `答：`
    Answered(usize),
    /// `李明：`, `公司名称：`; with what stands in brackets behind the name.
    Named(String, Option<String>, usize),
    /// Nothing of these.
    Nothing,
}

/// What a cell of a table of questions and answers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Question,
    Answer,
}

macro_rules! pattern {
    ($name:ident, $text:literal) => {
        #[allow(clippy::expect_used, reason = "the pattern is a constant, which the tests compile")]
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($text).expect("a pattern"));
    };
}
pattern!(
    ASKED,
    r"^(?i:\s*[【\[]?\s*(?:q|question|问|提问|问题)\s*[0-9０-９一二三四五六七八九十]*\s*(?:[】\]]\s*[:：]?|[:：.．、]))\s*"
);
pattern!(ASKED_ON, r"^(?i:\s*[【\[]?\s*(?:追问|follow[- ]?up)\s*[0-9０-９]*\s*(?:[】\]]\s*[:：]?|[:：]))\s*");
pattern!(
    ANSWERED,
    r"^(?i:\s*[【\[]?\s*(?:a|answer|答|回答|答复)\s*[0-9０-９一二三四五六七八九十]*\s*(?:[】\]]\s*[:：]?|[:：]))\s*"
);
pattern!(
    NAMED,
    r"^\s*([\p{Han}A-Za-z·•][\p{Han}A-Za-z·•.\-’' 0-9/]{0,28}?)\s*(?:[（(]([^）)]{1,40})[）)])?\s*[:：]\s*"
);
pattern!(
    NUMBERED,
    r"^\s*(?:第\s*[0-9０-９一二三四五六七八九十]+\s*[问题]\s*[:：、]?|[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]|[0-9０-９]{1,2}[)）、]|[0-9０-９]{1,2}[.．]|[一二三四五六七八九十]{1,3}[、.．)）]|[①-⑳])\s*"
);

impl Line {
    /// A paragraph as a line. `label` is kept where the paragraph has one.
    pub(super) fn new(paragraph: &Paragraph, role: Option<Role>) -> Line {
        let shown = |run: &&Run| !run.look.hidden && !matches!(run.content, Content::Picture(_));
        let runs: Vec<Run> = paragraph.runs.iter().filter(shown).cloned().collect();
        let mut line = Line {
            place: paragraph.place,
            text: String::new(),
            heading: paragraph.outline,
            style: paragraph.style.clone().unwrap_or_default().to_lowercase(),
            bold: false,
            boxed: paragraph.boxed,
            label: paragraph.list.as_ref().filter(|item| !item.label.is_empty()).map(|item| Label {
                text: item.label.clone(),
                is_bullet: item.is_bullet,
                level: item.level,
            }),
            start: Start::Nothing,
            role,
            runs,
        };
        line.look_again();
        let mut texts = line.runs.iter().filter(|run| !run.text().trim().is_empty()).peekable();
        line.bold = texts.peek().is_some() && (paragraph.is_bold || texts.all(|run| run.look.bold));
        line
    }

    fn look_again(&mut self) {
        let text: String = self.runs.iter().map(Run::text).collect();
        self.start = start(&text);
        self.text = cleaned(&text).trim().to_owned();
    }

    /// Takes bytes off its beginning.
    pub(super) fn cut(&mut self, bytes: usize) {
        let mut left = bytes;
        for run in &mut self.runs {
            let Content::Text(text) = &mut run.content else { continue };
            let part = left.min(text.len());
            text.drain(..part);
            left -= part;
            if left == 0 {
                break;
            }
        }
        self.look_again();
    }

    /// Whether it ends as a question does.
    pub(super) fn asks(&self) -> bool {
        let end = self.text.trim_end_matches(['”', '"', '’', '）', ')', '」', ' ', '*']);
        end.ends_with(['？', '?'])
    }

    /// The length of a number at its beginning.
    pub(super) fn number(&self) -> Option<usize> {
        let text: String = self.runs.iter().map(Run::text).collect();
        let end = NUMBERED.find(&text)?.end();
        // `3.5` is a number of the text.
        (!text[end..].starts_with(char::is_numeric)).then_some(end)
    }

    /// Whether it is numbered, by Word or by hand.
    pub(super) fn is_numbered(&self) -> bool {
        self.label.as_ref().is_some_and(|label| !label.is_bullet) || self.number().is_some()
    }

    pub(super) fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether it ends as a sentence does.
    pub(super) fn is_sentence(&self) -> bool {
        self.text.ends_with(['。', '！', '!', '.', '；', ';', '，', ',', '：', ':', '…'])
    }

    /// Whether its style is called so.
    pub(super) fn is_styled(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.style.contains(word))
    }
}

fn start(text: &str) -> Start {
    let length = |pattern: &Regex| pattern.find(text).map(|found| found.end());
    if let Some(length) = length(&ASKED_ON) {
        return Start::AskedOn(length);
    }
    if let Some(length) = length(&ASKED) {
        return Start::Asked(length);
    }
    if let Some(length) = length(&ANSWERED) {
        return Start::Answered(length);
    }
    match NAMED.captures(text) {
        Some(found) if !text[found.get(0).map_or(0, |all| all.end())..].starts_with("//") => Start::Named(
            found[1].trim().to_owned(),
            found.get(2).map(|title| title.as_str().trim().to_owned()),
            found[0].len(),
        ),
        _ => Start::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_known() {
        let named = |name: &str, length| Start::Named(name.to_owned(), None, length);
        for (text, found) in [
            ("问：专利意味着什么？", Start::Asked(6)),
            ("Q1: why?", Start::Asked(4)),
            ("【问】为什么", Start::Asked(9)),
            ("问题3、为什么", Start::Asked(10)),
            ("追问：不一致时呢？", Start::AskedOn(9)),
            ("答：先看记录。", Start::Answered(6)),
            ("A: first", Start::Answered(3)),
            ("A. 选项", Start::Nothing),
            ("李明：先看", named("李明", 9)),
            ("公司名称: 甲", named("公司名称", 14)),
            ("Alex Salmu: yes", named("Alex Salmu", 12)),
            ("https://a.cn", Start::Nothing),
            ("问题在于，专利太多。", Start::Nothing),
            ("先看记录，再看：预算", Start::Nothing),
        ] {
            assert_eq!(start(text), found, "{text}");
        }
        let title = Start::Named("李明".to_owned(), Some("总监".to_owned()), 21);
        assert_eq!(start("李明（总监）：先看"), title);
    }

    #[test]
    fn numbers_are_known() {
        for (text, rest) in [
            ("1. 为什么？", Some("为什么？")),
            ("1.为什么？", Some("为什么？")),
            ("12、为什么？", Some("为什么？")),
            ("（三）为什么？", Some("为什么？")),
            ("一、为什么？", Some("为什么？")),
            ("第3问：为什么？", Some("为什么？")),
            ("④为什么？", Some("为什么？")),
            ("3.5 亿元", None),
            ("2023 年", None),
            ("一些公司", None),
        ] {
            let run = Run {
                content: Content::Text(text.to_owned()),
                look: Default::default(),
                link: None,
                controls: Vec::new(),
                comments: Vec::new(),
                changes: Vec::new(),
                restyled: None,
            };
            let line = Line::new(&Paragraph { runs: vec![run], ..Paragraph::default() }, None);
            assert_eq!(line.number().map(|length| &text[length..]), rest, "{text}");
        }
    }
}
