//! The vocabulary of charts: every kind by its names.

use std::fmt;
use std::str::FromStr;

/// The table of all kinds, given to a macro: variant, name in a book, file in `kind/`.
macro_rules! vocabulary {
    ($then:ident) => {
        $then! {
            /// Horizontal bars, a ranking.
            Bar = "bar" => bar,
            /// Upright bars.
            Column = "column" => column,
            /// Horizontal bars side by side, one per series.
            GroupedBar = "grouped-bar" => grouped_bar,
            /// One bar per row, cut into the columns.
            StackedBar = "stacked-bar" => stacked_bar,
            /// A stacked bar around the middle of an ordered scale.
            DivergingBar = "diverging-bar" => diverging_bar,
            /// Lines over an ordered axis.
            Line = "line" => line,
            /// Two columns joined by lines.
            Slope = "slope" => slope,
            /// Dots of several series on one line per category.
            Dot = "dot" => dot,
            /// Labelled points on two axes.
            Scatter = "scatter" => scatter,
            /// Labelled points on two axes, with a size.
            Bubble = "bubble" => bubble,
            /// Rings cut into slices.
            Donut = "donut" => donut,
            /// Icons, one in so many.
            Pictogram = "pictogram" => pictogram,
            /// A hundred squares.
            Waffle = "waffle" => waffle,
            /// A table whose cells are shaded by value.
            HeatTable = "heat-table" => heat_table,
            /// Big numbers with their change.
            KeyFigures = "key-figures" => key_figures,
            /// A table of text.
            Table = "table" => table,
            /// Concentric rings of a concept.
            Rings = "rings" => rings,
            /// Cards with keyword, count and comments.
            Cards = "cards" => cards,
            /// Dated events.
            Timeline = "timeline" => timeline,
            /// Words sized by value.
            Words = "words" => words,
        }
    };
}
pub(super) use vocabulary;

macro_rules! declare {
    ($($(#[$doc:meta])* $kind:ident = $name:literal => $module:ident,)*) => {
        /// A kind of chart.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// All kinds, in the order of the vocabulary.
            pub const ALL: [Kind; [$($name),*].len()] = [$(Kind::$kind),*];

            /// The name of the kind in a book.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)*
                }
            }
        }
    };
}

vocabulary!(declare);

/// A name that is no kind of chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKind(pub String);

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no kind of chart", self.0)
    }
}

impl std::error::Error for UnknownKind {}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn names_go_both_ways() {
        assert_eq!(Kind::ALL.len(), 20);
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert!("pie".parse::<Kind>().is_err());
    }
}
