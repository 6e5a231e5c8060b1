//! `about: <slug>`: how the survey was made.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "about",
    description: "About the survey, a chapter by its id.",
    takes: Takes::Chapter,
    lists: Listing::Nothing,
    flows: true,
    closes: false,
};
