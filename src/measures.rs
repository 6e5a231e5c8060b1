//! Printed measures that more than one hand sets: layouts, drawings and what judges pictures. Each number stands here once;
//! layouts know them as `print`.

/// The grid, in points: lines of body text, and blocks between them, stand on multiples of it. Columns side by side are as
/// far apart.
pub const GRID: f64 = 16.4;

/// A measure under this width, in points, has one column.
pub const NARROW: f64 = 360.0;

/// The type scale, in points. Nothing in a book is set in another size, but note marks and subscripts, which are a share of the text
/// around them, and words whose size is a value. This one is for legal lines and for the notes and sources of figures.
pub const MICRO: f64 = 7.5;
/// Labels, captions, tables, charts, running heads.
pub const SMALL: f64 = 8.25;
/// Running text.
pub const BODY: f64 = 10.25;
/// Leads, sub-heads, voices.
pub const LEAD: f64 = 13.0;
/// Titles of sections; numbers of charts.
pub const TITLE: f64 = 21.0;
/// Names, titles of front matter; numbers that stand alone.
pub const DISPLAY: f64 = 32.0;
/// Covers and openers.
pub const POSTER: f64 = 44.0;

/// Size of a note mark or a subscript, as a share of the text beside it: 5.5 pt beside the smallest labels.
pub const NOTE: f64 = 0.67;

/// Width of the lightest line, between entries, in points.
pub const HAIR: f64 = 0.4;

/// Width of a thin line, between groups, in points.
pub const THIN: f64 = 0.5;

/// Width of a bold line, above a head, in points.
pub const BOLD: f64 = 1.2;

/// Height, and least width, of the plate that a company's logo stands on, in points.
pub const PLATE: f64 = 3.6 * GRID;

/// Width and height, in points, of the frame that a company's logo has at most: a wide one is as wide as it asks for, on a plate
/// that is wider, too.
pub const LOGO: (f64, f64) = (2.2 * PLATE, 0.78 * PLATE);

/// Width and height, in points, of the frame that a publisher's mark has at most on a company sheet.
pub const MARK: (f64, f64) = (6.0 * GRID, 1.8 * GRID);

/// The side of the code of an address on a company sheet, with its quiet zone, in points, unless its modules need more.
pub const CODE: f64 = 3.4 * GRID;

/// Width and height of the frame of an interviewee's portrait, in points.
pub const PORTRAIT: (f64, f64) = (72.0, 90.0);
