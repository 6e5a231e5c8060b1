//! `cover`: the cover.

use super::{Facts, Takes};

pub(super) static ROLE: Facts =
    Facts { name: "cover", description: "The cover.", takes: Takes::Nothing, flows: false, closes: false };
