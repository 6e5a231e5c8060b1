//! `glossary`: words that the book explains.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "glossary",
    description: "The glossary.",
    takes: Takes::Nothing,
    lists: Listing::Glossary,
    flows: false,
    closes: false,
};
