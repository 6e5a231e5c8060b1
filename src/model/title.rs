//! Titles: where they break is the editor's choice, marked with a bar.

use std::fmt;
use std::ops::Deref;

use crate::source::Text;

/// A title as it prints on one line, and the lines that its editor would set it in.
#[derive(Debug, Clone)]
pub struct Title {
    text: Text,
    lines: Vec<Text>,
}

impl Title {
    /// Reads a title as it was typed. A bar is a soft break, `创新加速时代|再问价值`; one behind a backslash is a character, as is one
    /// with blanks on both sides, `甲 | 乙`. A bar between two Latin words stands for their blank.
    pub(super) fn read(typed: &Text) -> Title {
        let marks = marks(typed);
        let (mut plain, mut lines, mut line) = (String::new(), Vec::new(), String::new());
        for (at, c) in typed.char_indices() {
            match c {
                '\\' if marks.contains(&at) => {}
                '|' if marks.contains(&at) => {
                    if is_latin(line.chars().next_back()) && is_latin(typed[at + 1..].chars().next()) {
                        line.push(' ');
                    }
                    plain.push_str(&line);
                    lines.push(std::mem::take(&mut line));
                }
                c => line.push(c),
            }
        }
        plain.push_str(&line);
        lines.push(line);
        // What was typed without a bar is the very text.
        let text =
            if lines.len() == 1 && plain == typed.as_str() { typed.clone() } else { typed.derive(plain) };
        let lines =
            lines.iter().map(|line| typed.derive(line.trim())).filter(|line| !line.is_empty()).collect();
        Title { text, lines }
    }

    /// The title on one line.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Its lines, where it needs several; one if the editor marked no break.
    pub fn lines(&self) -> &[Text] {
        &self.lines
    }
}

impl Deref for Title {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.text
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, f)
    }
}

/// Where the marks of a title as it was typed stand: bars that break it, and backslashes before bars that do not.
pub fn marks(typed: &str) -> Vec<usize> {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mut found: Vec<usize> = Vec::new();
    for (at, _) in typed.match_indices('|') {
        let (before, after) = (&typed[..at], &typed[at + 1..]);
        if before.ends_with('\\') {
            found.push(at - 1);
            continue;
        }
        // At its ends there is nothing to break.
        let inside = !after.trim().is_empty() && before.contains(|c: char| !c.is_whitespace());
        let joined = !(blank(before.chars().next_back()) && blank(after.chars().next()));
        if inside && joined {
            found.push(at);
        }
    }
    found
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() && (c as u32) < 0x0250)
}

#[cfg(test)]
mod tests {
    use super::{Title, marks};
    use crate::source::{Span, Text};

    #[test]
    fn a_bar_is_a_soft_break_and_prints_nowhere() {
        for (typed, plain, lines) in [
            ("再问知识产权价值", "再问知识产权价值", vec!["再问知识产权价值"]),
            ("创新加速时代|再问价值", "创新加速时代再问价值", vec!["创新加速时代", "再问价值"]),
            ("甲：乙|丙|丁", "甲：乙丙丁", vec!["甲：乙", "丙", "丁"]),
            (
                "Innovation at speed|What patents are worth",
                "Innovation at speed What patents are worth",
                vec!["Innovation at speed", "What patents are worth"],
            ),
            ("Innovation |at speed", "Innovation at speed", vec!["Innovation", "at speed"]),
            ("专利|IP", "专利IP", vec!["专利", "IP"]),
            (r"A\|B 测试", "A|B 测试", vec!["A|B 测试"]),
            ("甲 | 乙", "甲 | 乙", vec!["甲 | 乙"]),
            ("|甲|", "|甲|", vec!["|甲|"]),
            (r"C:\甲", r"C:\甲", vec![r"C:\甲"]),
            ("", "", vec![]),
        ] {
            let title = Title::read(&Text::new(typed, Span::default()));
            assert_eq!(title.as_str(), plain);
            assert_eq!(title.lines().iter().map(|line| line.as_str()).collect::<Vec<_>>(), lines, "{typed}");
            let bare: String =
                typed.char_indices().filter(|(at, _)| !marks(typed).contains(at)).map(|(_, c)| c).collect();
            assert_eq!(bare.replace(' ', ""), plain.replace(' ', ""), "{typed}");
        }
    }
}
