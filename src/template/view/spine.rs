//! The spine as its layout sees it.

use serde::Serialize;

use crate::limits::MIN_SPINE;
use crate::locale::Reading;

/// The spine of a cover.
#[derive(Debug, Serialize)]
pub struct Spine {
    /// Its width in mm.
    width: f64,
    /// How its text reads.
    reading: Reading,
    /// Whether it is too narrow for text.
    bare: bool,
}

impl Spine {
    /// A spine of this width in mm, whose text reads so.
    pub fn new(width: f64, reading: Reading) -> Spine {
        Spine { width, reading, bare: width < MIN_SPINE }
    }
}
