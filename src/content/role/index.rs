//! `index`: where companies, people and terms are named.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "index",
    description: "The index of companies, people and terms.",
    takes: Takes::Nothing,
    lists: Listing::Index,
    flows: false,
    closes: false,
};
