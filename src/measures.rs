//! Printed measures that more than one hand sets: layouts, drawings and what judges pictures. Each number stands here once;
//! layouts know them as `print`.

/// The grid, in points: lines of body text, and blocks between them, stand on multiples of it. Columns side by side are as
/// far apart.
pub const GRID: f64 = 16.4;

/// A measure under this width, in points, has one column.
pub const NARROW: f64 = 360.0;

/// Size in points of the smallest type: captions, legends, ticks.
pub const MICRO: f64 = 7.5;

/// Width of the lightest line, between entries, in points.
pub const HAIR: f64 = 0.4;

/// Width of a thin line, between groups, in points.
pub const THIN: f64 = 0.5;

/// Width of a bold line, above a head, in points.
pub const BOLD: f64 = 1.2;

/// Width and height of the plate that a company's logo stands on, in points.
pub const PLATE: f64 = 3.6 * GRID;

/// Width and height of the frame of a company's logo on its plate, in points.
pub const LOGO: f64 = 0.78 * PLATE;

/// Width and height of the frame of an interviewee's portrait, in points.
pub const PORTRAIT: (f64, f64) = (72.0, 90.0);
