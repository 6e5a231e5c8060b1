//! `figure-list`: the figures with their pages.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "figure-list",
    description: "The list of figures.",
    takes: Takes::Nothing,
    lists: Listing::Figures,
    flows: false,
    closes: false,
};
