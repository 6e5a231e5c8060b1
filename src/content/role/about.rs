//! `about: <slug>`: how the survey was made.

use super::{Facts, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "about",
    description: "About the survey, a chapter by its id.",
    takes: Takes::Chapter,
    flows: true,
    closes: false,
};
