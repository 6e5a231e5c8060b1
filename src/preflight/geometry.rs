//! Matrices and the rectangles around shapes.

use lopdf::Object;

use super::pdf::{Pdf, as_number};
use crate::geometry::Rect;

/// A transformation: `[a b c d e f]` (ISO 32000-1, 8.3.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

/// No coordinate of a page is farther out than this, in points; what is, is nonsense.
const MAX_COORDINATE: f64 = 1e7;

impl Matrix {
    /// Leaves everything in its place.
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Six numbers as a matrix.
    pub(super) fn new<'a>(pdf: &Pdf<'a>, object: Option<&'a Object>) -> Matrix {
        let Some(Object::Array(array)) = object else { return Matrix::IDENTITY };
        Matrix::from(&pdf.numbers(array)).unwrap_or(Matrix::IDENTITY)
    }

    /// Six numbers as a matrix.
    pub(super) fn from(numbers: &[f64]) -> Option<Matrix> {
        let six: [f64; 6] = numbers.try_into().ok()?;
        six.iter().all(|number| number.abs() < MAX_COORDINATE).then_some(Matrix(six))
    }

    /// First this, then `next`.
    pub(super) fn then(&self, next: &Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = next.0;
        let product = [
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ];
        Matrix(product.map(|number| number.clamp(-MAX_COORDINATE, MAX_COORDINATE)))
    }

    /// Where a point goes.
    pub(super) fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long a unit along each axis becomes.
    pub(super) fn scales(&self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a.hypot(b), c.hypot(d))
    }

    /// Whether upright rectangles stay upright.
    pub(super) fn is_upright(&self) -> bool {
        let [a, b, c, d, ..] = self.0;
        let zero = |number: f64| number.abs() < 1e-6;
        zero(b) && zero(c) || zero(a) && zero(d)
    }

    /// The upright rectangle around a rectangle once it is moved.
    pub(super) fn around(&self, rect: &Rect) -> Rect {
        let corners = [
            (rect.left, rect.bottom),
            (rect.right, rect.bottom),
            (rect.left, rect.top),
            (rect.right, rect.top),
        ];
        let mut area = Area::default();
        for (x, y) in corners {
            area.add(self.apply(x, y));
        }
        area.rect().unwrap_or(*rect)
    }
}

/// The rectangle around points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Area(Option<Rect>);

impl Area {
    /// Grows to hold a point.
    pub(super) fn add(&mut self, (x, y): (f64, f64)) {
        let own = self.0.unwrap_or(Rect::new(x, y, x, y));
        self.0 = Some(Rect::new(own.left.min(x), own.bottom.min(y), own.right.max(x), own.top.max(y)));
    }

    /// The rectangle, if there was a point.
    pub(super) fn rect(&self) -> Option<Rect> {
        self.0
    }
}

/// What two rectangles share; empty, if they share nothing.
pub(super) fn shared(a: &Rect, b: &Rect) -> Rect {
    let (left, bottom) = (a.left.max(b.left), a.bottom.max(b.bottom));
    Rect::new(left, bottom, a.right.min(b.right).max(left), a.top.min(b.top).max(bottom))
}

/// What is seen of a rectangle through another. A line is a rectangle without width. `None` if nothing is.
pub(super) fn seen_through(area: &Rect, clip: &Rect) -> Option<Rect> {
    let (left, bottom) = (area.left.max(clip.left), area.bottom.max(clip.bottom));
    let (right, top) = (area.right.min(clip.right), area.top.min(clip.top));
    let lost = |from: f64, to: f64, whole: f64| to < from || to == from && whole > 0.0;
    let hidden = lost(left, right, area.width()) || lost(bottom, top, area.height());
    (!hidden).then(|| Rect::new(left, bottom, right, top))
}

/// Whether two rectangles have anything in common. A line is a rectangle without width.
pub(super) fn meet(a: &Rect, b: &Rect) -> bool {
    a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top
}

/// Numbers among operands; what is none is left out.
pub(super) fn numbers(operands: &[Object]) -> Vec<f64> {
    operands.iter().filter_map(as_number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matrices_follow_one_another() {
        let turned = Matrix([0.0, 2.0, -2.0, 0.0, 0.0, 0.0]);
        let moved = Matrix([1.0, 0.0, 0.0, 1.0, 10.0, 0.0]);
        assert_eq!(turned.then(&moved).apply(1.0, 0.0), (10.0, 2.0));
        assert_eq!(turned.scales(), (2.0, 2.0));
        assert!(turned.is_upright());
        assert_eq!(turned.around(&Rect::new(0.0, 0.0, 1.0, 3.0)), Rect::new(-6.0, 0.0, 0.0, 2.0));
    }

    #[test]
    fn absurd_numbers_are_no_matrix() {
        assert!(Matrix::from(&[1e30, 0.0, 0.0, 1.0, 0.0, 0.0]).is_none());
        assert!(Matrix::from(&[1.0, 0.0]).is_none());
        let huge = Matrix([9e6, 0.0, 0.0, 9e6, 0.0, 0.0]);
        assert!(huge.then(&huge).0.iter().all(|number| number.abs() <= MAX_COORDINATE));
    }
}
