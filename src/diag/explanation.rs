//! What a code means: the page that `check --explain` prints, in one fixed form.

use super::{Code, Lang, Severity};

/// The page of a code.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// What is looked at, and what is reported.
    pub what: Both,
    /// What goes wrong otherwise.
    pub why: Both,
    /// A piece of a book that is reported.
    pub wrong: &'static str,
    /// The same as it should be.
    pub right: &'static str,
    /// What to do.
    pub fix: Both,
}

/// A text in English and in Chinese, in whole sentences.
#[derive(Debug, Clone, Copy)]
pub struct Both {
    en: &'static str,
    zh: &'static str,
}

/// A text in English and in Chinese.
pub const fn both(en: &'static str, zh: &'static str) -> Both {
    Both { en, zh }
}

impl Both {
    /// The text in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// A code with its page.
#[derive(Debug, Clone, Copy)]
pub struct Documented {
    /// The code.
    pub code: Code,
    /// How bad such findings are, or the worst of them.
    pub severity: Severity,
    /// Its page.
    pub explanation: Explanation,
}

impl Documented {
    /// The page as Markdown: a heading with the code, then the four parts.
    pub fn page(&self, lang: Lang) -> String {
        let Explanation { what, why, wrong, right, fix } = &self.explanation;
        let severity = super::render::severity(self.severity, lang);
        let [does, matters, example, mend, not, but] = match lang {
            Lang::En => ["What it does", "Why it matters", "Example", "How to fix", "Reported:", "Right:"],
            Lang::Zh => ["检查什么", "为什么重要", "示例", "怎样改", "会报告：", "应为："],
        };
        let (code, what, why, fix) = (self.code, what.text(lang), why.text(lang), fix.text(lang));
        let severity = match lang {
            Lang::En => format!(" ({severity})"),
            Lang::Zh => format!("（{severity}）"),
        };
        let (wrong, right) = (block(wrong), block(right));
        format!(
            "## {code}{severity}\n\n### {does}\n\n{what}\n\n### {matters}\n\n{why}\n\n### {example}\n\n\
             {not}\n\n{wrong}\n{but}\n\n{right}\n### {mend}\n\n{fix}\n"
        )
    }
}

/// A code block of Markdown.
fn block(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}\n")).collect();
    lines.concat()
}
