//! `chapter: <slug>`: a numbered chapter.

use super::{Facts, Takes};

pub(super) static ROLE: Facts = Facts {
    name: "chapter",
    description: "A chapter outside the parts, by its id.",
    takes: Takes::NumberedChapter,
    flows: true,
    closes: false,
};
