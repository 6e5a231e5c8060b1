//! `legal: <slug>`: copyright and disclaimer.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "legal",
    description: "The legal page, a chapter by its id.",
    takes: Takes::Chapter,
    lists: Listing::Nothing,
    flows: false,
    closes: false,
};
