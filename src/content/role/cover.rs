//! `cover`: the cover.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "cover",
    description: "The cover.",
    takes: Takes::Nothing,
    lists: Listing::Nothing,
    flows: false,
    closes: false,
};
