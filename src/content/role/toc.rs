//! `toc`: the table of contents.

use super::{Facts, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "toc",
    description: "The table of contents.",
    takes: Takes::Nothing,
    flows: false,
    closes: false,
};
