//! What a plan costs: the weights of make-up, each once. A book may have some of them otherwise ([`Weights`]). Rules that are
//! absolute have no weight: a page that breaks one is not considered, unless there is no other way on.

/// The weights that a book may have otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weights {
    /// A page more.
    pub page: u64,
    /// A line of white at the foot of a page that ends nothing, squared.
    pub white: u64,
    /// A line that spaces have grown by.
    pub stretch: u64,
    /// A figure on the page after the one that names it.
    pub later: u64,
    /// A block on another page than what it belongs beside.
    pub parted: u64,
    /// A page that is almost empty.
    pub lonely: u64,
    /// A line by which facing pages end at different heights.
    pub facing: u64,
    /// Two figures side by side instead of below one another.
    pub paired: u64,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            page: 40,
            white: 5,
            stretch: 2,
            later: 60,
            parted: 150,
            lonely: 8_000,
            facing: 24,
            paired: 50,
        }
    }
}

/// A page's share of the area under which it is lonely, in hundredths.
pub(super) const LONELY: u32 = 25;
/// A last page's share of the area under which it looks short, in hundredths, and what each line of lack costs.
pub(super) const SHORT_END: (u32, u64) = (67, 40);
/// How many lines of text, at least, a last page shares with what closes the chapter, and what it costs if they are fewer.
pub(super) const BARE: (u32, u64) = (5, 600);
/// A page's share of the area under which it is short where it ends nothing, in hundredths, and what that costs.
pub(super) const SHORT: (u32, u64) = (60, 1_000);
/// A page that is left short though the next lines would stand on it.
pub(super) const IDLE: u64 = 60;
/// A line of white above what closes a chapter, squared.
pub(super) const SINK: u64 = 1;
/// The share of a last page, in hundredths, that may be white above what closes the chapter at its foot. Below more white than that it
/// would be torn from the text, and follows it.
pub(super) const SINKS: u32 = 14;
/// A figure at the head or foot of the page that names it.
pub(super) const MOVED: u64 = 6;
/// A figure behind the head of the section after its own.
pub(super) const OVER_SECTION: u64 = 40;
/// A figure that stands a page further from its name than that.
pub(super) const FAR: u64 = 1_000;
/// A line by which a block is taller or lower than usual.
pub(super) const HEIGHT: u64 = 4;
/// An optional block that is set.
pub(super) const FILLER: u64 = 25;
/// A line by which the space above a block shrinks.
pub(super) const SHRINK: u64 = 15;
/// The lines by which a page may end early for the one that faces it.
pub(super) const SHARED: u32 = 2;
/// A page that ends within a block.
pub(super) const SPLIT: u64 = 3;
/// A page that breaks a rule because there is no other way on.
pub(super) const FORCED: u64 = 100_000;
