//! `summary: <slug>`: the findings in brief.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "summary",
    description: "The summary, a chapter by its id.",
    takes: Takes::Chapter,
    lists: Listing::Nothing,
    flows: true,
    closes: false,
};
