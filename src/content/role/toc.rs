//! `toc`: the table of contents.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "toc",
    description: "The table of contents.",
    takes: Takes::Nothing,
    lists: Listing::Contents,
    flows: false,
    closes: false,
};
