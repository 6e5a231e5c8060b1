//! Lengths and rectangles of a page.

/// Millimetres in an inch.
pub const MM_PER_INCH: f64 = 25.4;

/// Points in an inch.
pub const PT_PER_INCH: f64 = 72.0;

/// Points in a millimetre.
pub const PT_PER_MM: f64 = PT_PER_INCH / MM_PER_INCH;

/// An upright rectangle, in points from the sheet's lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Lower edge.
    pub bottom: f64,
    /// Right edge.
    pub right: f64,
    /// Upper edge.
    pub top: f64,
}

impl Rect {
    /// A rectangle from its edges.
    pub const fn new(left: f64, bottom: f64, right: f64, top: f64) -> Rect {
        Rect { left, bottom, right, top }
    }

    /// The rectangle without a strip of this width on all sides.
    pub fn inset(&self, by: f64) -> Rect {
        Rect::new(self.left + by, self.bottom + by, self.right - by, self.top - by)
    }

    /// The width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// The height.
    pub fn height(&self) -> f64 {
        self.top - self.bottom
    }

    /// Whether `other` lies inside, edges included.
    pub fn holds(&self, other: &Rect) -> bool {
        self.left <= other.left
            && self.bottom <= other.bottom
            && self.right >= other.right
            && self.top >= other.top
    }
}

/// A number with at most three decimals, the same on every machine: how coordinates are written. What is not a number is 0.
pub fn number(value: f64) -> String {
    let rounded = if value.is_finite() { format!("{value:.3}") } else { "0".into() };
    let short =
        if rounded.contains('.') { rounded.trim_end_matches('0').trim_end_matches('.') } else { &rounded };
    if short == "-0" { "0".into() } else { short.into() }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_short_and_stable() {
        let table = [
            (1.0, "1"),
            (0.1 + 0.2, "0.3"),
            (-0.000_1, "0"),
            (12.345_6, "12.346"),
            (f64::NAN, "0"),
            (-3.5, "-3.5"),
        ];
        for (value, printed) in table {
            assert_eq!(number(value), printed);
        }
    }
}
