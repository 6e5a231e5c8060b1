//! `appendix: <slug>`: an appendix, which has a letter.

use super::{Facts, Listing, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "appendix",
    description: "An appendix, a chapter by its id.",
    takes: Takes::LetteredChapter,
    lists: Listing::Nothing,
    flows: true,
    closes: false,
};
