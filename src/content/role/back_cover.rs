//! `back-cover: <slug>`: the back cover.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "back-cover",
    description: "The back cover, a chapter by its id.",
    takes: Takes::Chapter,
    lists: Listing::Nothing,
    flows: false,
    closes: true,
};
