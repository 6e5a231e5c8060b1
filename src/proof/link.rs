//! Marks of prose that Word has no counterpart for – references, note marks, readings – as links that say what they stand for.

use url::form_urlencoded::{Serializer, parse};

/// What such links begin with. Nothing answers to it: a program that follows the link finds nothing.
const SCHEME: &str = "casebound:mark?";

/// What a link of a proof stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The target as prose has it: `fig:focus`, `^1`, `ruby:yù`.
    pub target: String,
    /// What the proof shows for it, where prose says nothing.
    pub shown: Option<String>,
}

/// What LibreOffice before 7.5 writes before the text of a link in a control.
pub(super) const FIELD: &str = "HYPERLINK \"";

/// Whether a target of prose is an address, which Word knows itself.
pub(super) fn is_address(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:")
}

impl Mark {
    /// The link's target in Word.
    pub(super) fn href(&self) -> String {
        let mut pairs = Serializer::new(String::new());
        pairs.append_pair("target", &self.target);
        if let Some(shown) = &self.shown {
            pairs.append_pair("shown", shown);
        }
        SCHEME.to_owned() + &pairs.finish()
    }

    /// The mark as prose has it where the proof chose what to show.
    pub(super) fn prose(&self) -> String {
        if self.target.starts_with('^') {
            format!("[{}]", self.target)
        } else {
            format!("[]({})", self.target)
        }
    }

    /// What a link in a returned file stands for; `None` for an address.
    pub(super) fn read(href: &str) -> Option<Mark> {
        let query = href.strip_prefix(SCHEME)?;
        let find = |name: &str| {
            parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        Some(Mark { target: find("target")?, shown: find("shown") })
    }
}
