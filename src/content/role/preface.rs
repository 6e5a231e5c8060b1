//! `preface: <slug>`: a letter before everything else.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "preface",
    description: "The preface, a chapter by its id.",
    takes: Takes::Chapter,
    lists: Listing::Nothing,
    flows: true,
    closes: false,
};
