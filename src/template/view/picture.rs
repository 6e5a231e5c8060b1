//! A picture of the content as its layouts see it.

use serde::Serialize;

use crate::model::{self, PicturePart, PictureWidth};
use crate::picture::{PictureRef, Placed};
use crate::source::Text;

/// A picture with what is said about it.
#[derive(Debug, Serialize)]
pub(super) struct Picture<'a> {
    width: PictureWidth,
    parts: Vec<Part<'a>>,
    caption: &'a Option<Text>,
    credit: &'a Option<Text>,
    alt: &'a Text,
    optional: bool,
}

/// What is printed of it on one page; lengths in points.
#[derive(Debug, Serialize)]
struct Part<'a> {
    file: &'a PictureRef,
    width: f64,
    height: f64,
    left: f64,
    top: f64,
    picture_width: f64,
    picture_height: f64,
}

impl<'a> From<&'a model::Picture> for Picture<'a> {
    fn from(picture: &'a model::Picture) -> Self {
        let model::Picture { width, parts, caption, credit, alt, name: _, optional } = picture;
        Picture {
            width: *width,
            parts: parts.iter().map(Part::from).collect(),
            caption,
            credit,
            alt,
            optional: *optional,
        }
    }
}

impl<'a> From<&'a PicturePart> for Part<'a> {
    fn from(part: &'a PicturePart) -> Self {
        let PicturePart { file, placed } = part;
        let Placed { width, height, left, top, picture_width, picture_height } = *placed;
        Part { file, width, height, left, top, picture_width, picture_height }
    }
}
