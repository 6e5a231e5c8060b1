//! Every code with its page, whichever stage makes its findings.

use crate::diag::explanation::{Documented, of_check, of_exchange, of_print, of_return};
use crate::diag::message::words;
use crate::diag::{Code, Lang, Message, Severity, nearest_hint};
use crate::{lint, preflight};

words! {
    "pages";
    DOCUMENT;
    PRINTED;
}

/// Every code: those of reading and linking a book, of its rules, of print, of the rules for finished files, of documents
/// of word processors, of what comes back from companies.
pub fn all() -> impl Iterator<Item = Documented> {
    let editorial = lint::rules().map(lint::Rule::documented);
    let finished = preflight::rules().filter_map(preflight::Rule::documented);
    of_check()
        .chain(editorial)
        .chain(of_print().map(asked))
        .chain(finished)
        .chain(of_exchange())
        .chain(of_return())
}

/// A code of print with who asks for it in finished files, if a rule for these finds it, too.
fn asked(page: Documented) -> Documented {
    let rule = preflight::rules().find(|rule| rule.code == page.code);
    Documented { asked: rule.and_then(|rule| rule.asked), ..page }
}

/// The code of this name.
///
/// # Errors
///
/// What stands nearest to a name that is no code.
pub fn named(name: &str) -> Result<Code, Option<Message>> {
    all().map(|page| page.code).find(|code| code.as_str() == name).ok_or_else(|| {
        let known: Vec<String> = all().map(|page| page.code.as_str().to_owned()).collect();
        nearest_hint(name, &known)
    })
}

/// The page of a code.
pub fn page(code: Code) -> Option<Documented> {
    all().find(|documented| documented.code == code)
}

/// Whether findings of this code are never less than errors.
pub fn is_always_error(code: Code) -> bool {
    page(code).is_some_and(|page| page.severity == Severity::Error)
}

/// Whether `check` looks for findings of this code. The others show only when a book is typeset or a PDF is examined.
pub fn is_checked(code: Code) -> bool {
    lint::rules().any(|rule| rule.code == code) || of_check().any(|page| page.code == code)
}

/// All pages as one document in Markdown.
pub fn document(lang: Lang) -> String {
    let title = DOCUMENT.plain().render(lang);
    let printed = PRINTED.plain().render(lang);
    let pages: Vec<String> = all().map(|page| page.page(lang)).collect();
    format!("# {title}\n\n{printed}\n\n{}", pages.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_has_one_page() {
        let pages: Vec<&str> = all().map(|page| page.code.as_str()).collect();
        let once: BTreeSet<&str> = pages.iter().copied().collect();
        assert_eq!(once.len(), pages.len(), "a code with two pages");
        let missing: Vec<Code> =
            preflight::rules().map(|rule| rule.code).filter(|code| page(*code).is_none()).collect();
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
