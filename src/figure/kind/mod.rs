//! The kinds of charts, one file each.

mod bar;
mod bubble;
mod cards;
mod column;
mod diverging_bar;
mod donut;
mod dot;
mod grouped_bar;
mod heat_table;
mod key_figures;
mod line;
mod pictogram;
mod rings;
mod scatter;
mod slope;
mod stacked_bar;
mod table;
mod timeline;
mod waffle;
mod words;

use super::Figure;
use super::shape::Shape;
use super::sheet::Sheet;
use super::vocabulary::{Kind, vocabulary};

/// What a kind's file provides.
pub(super) struct Entry {
    /// What data it takes.
    pub shape: Shape,
    /// How it is drawn.
    pub draw: fn(&Sheet<'_>) -> Figure,
}

macro_rules! register {
    ($($(#[$doc:meta])* $kind:ident = $name:literal => $module:ident,)*) => {
        /// What the file of a kind provides.
        pub(super) fn entry(kind: Kind) -> &'static Entry {
            match kind {
                $(Kind::$kind => &$module::KIND,)*
            }
        }
    };
}

vocabulary!(register);
