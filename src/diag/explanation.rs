//! What a code means: the page that `check --explain` prints, in one fixed form.
//!
//! Its sentences stand in the catalogues: `rule-<code>` is what findings of the code are, `.what` is looked at and reported,
//! `.why` goes wrong otherwise, `.fix` is what to do. The example stands here, beside the code that reports it.

use super::code::{OF_CHECK, OF_EXCHANGE, OF_PRINT, OF_RETURN, Page};
use super::message::words;
use super::{Code, Lang, Severity};

words! {
    "page";
    WHAT;
    WHY;
    EXAMPLE;
    FIX;
    ASKED(sources);
    WRONG;
    RIGHT;
    HEADING(code, severity);
}

/// A piece of a book with the fault, and without it.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What is reported.
    pub wrong: &'static str,
    /// The same as it should be.
    pub right: &'static str,
}

/// A code with its page.
#[derive(Debug, Clone, Copy)]
pub struct Documented {
    /// The code.
    pub code: Code,
    /// How bad such findings are, or the worst of them.
    pub severity: Severity,
    /// What it finds.
    pub example: Example,
    /// Which standards ask for it.
    pub asked: Option<&'static str>,
}

/// The codes that stages report when a book is read, linked and checked, in their order.
pub fn of_check() -> impl Iterator<Item = Documented> {
    OF_CHECK.iter().map(Documented::from)
}

/// The codes of what comes back from companies.
pub fn of_return() -> impl Iterator<Item = Documented> {
    OF_RETURN.iter().map(Documented::from)
}

/// The codes that show only when a book is typeset, or when a finished PDF is examined.
pub fn of_print() -> impl Iterator<Item = Documented> {
    OF_PRINT.iter().map(Documented::from)
}

/// The codes of what is found in documents of word processors.
pub fn of_exchange() -> impl Iterator<Item = Documented> {
    OF_EXCHANGE.iter().map(Documented::from)
}

impl From<&Page> for Documented {
    fn from(&(code, severity, wrong, right): &Page) -> Documented {
        Documented { code, severity, example: Example { wrong, right }, asked: None }
    }
}

impl Code {
    /// What findings of this code are, in a sentence.
    pub fn summary(self, lang: Lang) -> String {
        lang.text(&format!("rule-{self}")).into_owned()
    }
}

impl Documented {
    /// The page as Markdown: a heading with the code, then the four parts.
    pub fn page(&self, lang: Lang) -> String {
        let severity = super::render::severity(self.severity, lang);
        let heading = HEADING.with([self.code.as_str(), &severity]).render(lang);
        let [does, matters, example, mend, not, but] =
            [&WHAT, &WHY, &EXAMPLE, &FIX, &WRONG, &RIGHT].map(|title| title.plain().render(lang));
        let [what, why, fix] =
            ["what", "why", "fix"].map(|part| lang.text(&format!("rule-{}.{part}", self.code)));
        let asked = self.asked.map(|sources| format!("\n\n{}", ASKED.with([sources]).render(lang)));
        let asked = asked.unwrap_or_default();
        let (wrong, right) = (block(self.example.wrong), block(self.example.right));
        format!(
            "## {heading}\n\n### {does}\n\n{what}{asked}\n\n### {matters}\n\n{why}\n\n### {example}\n\n\
             {not}\n\n{wrong}\n{but}\n\n{right}\n### {mend}\n\n{fix}\n"
        )
    }
}

/// A code block of Markdown.
fn block(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}\n")).collect();
    lines.concat()
}
