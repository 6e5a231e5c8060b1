//! `summary: <slug>`: the findings in brief.

use super::{Facts, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "summary",
    description: "The summary, a chapter by its id.",
    takes: Takes::Chapter,
    flows: true,
    closes: false,
};
