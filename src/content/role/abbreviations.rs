//! `abbreviations`: what abbreviations stand for.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "abbreviations",
    description: "The abbreviations.",
    takes: Takes::Nothing,
    lists: Listing::Abbreviations,
    flows: false,
    closes: false,
};
