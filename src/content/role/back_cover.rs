//! `back-cover: <slug>`: the back cover.

use super::{Facts, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "back-cover",
    description: "The back cover, a chapter by its id.",
    takes: Takes::Chapter,
    flows: false,
    closes: true,
};
