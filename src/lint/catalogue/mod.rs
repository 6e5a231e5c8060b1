//! Every code with its page, whichever stage makes its findings.

mod print;
mod stages;

use super::{Rule, rules};
use crate::diag::explanation::Documented;
use crate::diag::message::words;
use crate::diag::{Code, Lang, Message, Severity, nearest_hint};

words! {
    "pages";
    DOCUMENT;
    PRINTED;
}

/// Every documented code, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = Documented> {
    let stages = stages::PAGES.iter().copied();
    let rules = rules().map(Rule::documented);
    stages.chain(rules).chain(print::PAGES.iter().copied())
}

/// The code of this name.
///
/// # Errors
///
/// What stands nearest to a name that is no code.
pub fn code(name: &str) -> Result<Code, Option<Message>> {
    all().map(|page| page.code).find(|code| code.as_str() == name).ok_or_else(|| {
        let known: Vec<String> = all().map(|page| page.code.as_str().to_owned()).collect();
        nearest_hint(name, &known)
    })
}

/// The page of a code.
pub fn of(code: Code) -> Option<Documented> {
    all().find(|documented| documented.code == code)
}

/// Whether findings of this code are never less than errors.
pub fn is_always_error(code: Code) -> bool {
    of(code).is_some_and(|page| page.severity == Severity::Error)
}

/// Whether `check` looks for findings of this code. The others show only when a book is typeset or a PDF is examined.
pub fn is_checked(code: Code) -> bool {
    rules().any(|rule| rule.code == code) || stages::PAGES.iter().any(|page| page.code == code)
}

/// All pages as one document in Markdown.
pub fn document(lang: Lang) -> String {
    let title = DOCUMENT.plain().render(lang);
    let printed = PRINTED.plain().render(lang);
    let pages: Vec<String> = all().map(|page| page.page(lang)).collect();
    format!("# {title}\n\n{printed}\n\n{}", pages.join("\n"))
}

/// A page in one line of arguments: code, severity, then a piece of a book with the fault and without it.
macro_rules! page {
    ($code:ident $severity:ident, $wrong:literal, $right:literal) => {
        $crate::diag::explanation::Documented {
            code: $crate::diag::Code::$code,
            severity: $crate::diag::Severity::$severity,
            example: $crate::diag::explanation::Example { wrong: $wrong, right: $right },
        }
    };
}
use page;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_has_one_page() {
        let pages: Vec<Code> = all().map(|page| page.code).collect();
        let once: BTreeSet<Code> = pages.iter().copied().collect();
        assert_eq!(once.len(), pages.len(), "a code with two pages");
        let missing: Vec<&str> =
            Code::OF_STAGES.iter().filter(|code| !once.contains(code)).map(|code| code.as_str()).collect();
        assert!(missing.is_empty(), "codes without a page: {missing:?}");
    }

    #[test]
    fn no_code_has_a_page_that_does_not_exist() {
        let codes: BTreeSet<String> = all().map(|page| page.code.to_string()).collect();
        assert_eq!(Lang::default().family("rule").into_keys().collect::<BTreeSet<_>>(), codes);
    }

    #[test]
    fn pages_are_whole_sentences() {
        for &lang in Lang::all() {
            for code in all().map(|page| page.code) {
                for part in ["", ".what", ".why", ".fix"] {
                    let text = lang.text(&format!("rule-{code}{part}"));
                    assert!(
                        text.ends_with(['.', '。', '！', '？', '…', '—']),
                        "{lang:?} {code}{part}: {text}"
                    );
                    assert!(!text.contains("  "), "{lang:?} {code}{part}: {text}");
                }
            }
        }
    }
}
