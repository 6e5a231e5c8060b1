//! `chapter: <slug>`: a numbered chapter.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "chapter",
    description: "A chapter outside the parts, by its id.",
    takes: Takes::NumberedChapter,
    lists: Listing::Nothing,
    flows: true,
    closes: false,
};
