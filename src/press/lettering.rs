//! Lettering: text as outlines of a font. The slug needs no font in the file then, and its text is nobody's to search.

use std::fmt::Write;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// Letters of one face.
pub struct Lettering<'a> {
    face: Face<'a>,
}

impl<'a> Lettering<'a> {
    /// The letters of a font file. `None` if it cannot be read.
    pub fn new(font: &'a [u8]) -> Option<Lettering<'a>> {
        Face::parse(font, 0).ok().map(|face| Lettering { face })
    }

    fn glyph(&self, c: char) -> Option<(GlyphId, f64)> {
        let glyph = self.face.glyph_index(c)?;
        Some((glyph, f64::from(self.face.glyph_hor_advance(glyph)?)))
    }

    fn per_em(&self) -> f64 {
        f64::from(self.face.units_per_em().max(1))
    }

    /// The width of `text` in points. A character that the face lacks takes no room.
    pub fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().filter_map(|c| self.glyph(c)).map(|(_, advance)| advance).sum::<f64>() * size
            / self.per_em()
    }

    /// `text` cut to a width in points, with an ellipsis if anything had to go.
    pub fn fit(&self, text: &str, size: f64, width: f64) -> String {
        if self.width(text, size) <= width {
            return text.to_owned();
        }
        let mut kept = String::new();
        for c in text.chars() {
            if self.width(&format!("{kept}{c}…"), size) > width {
                break;
            }
            kept.push(c);
        }
        kept.push('…');
        kept
    }

    /// Path operators that fill `text`, set on a baseline that begins at `x`, `y`.
    pub fn path(&self, text: &str, size: f64, x: f64, y: f64) -> String {
        let scale = size / self.per_em();
        let mut outline = Outline { out: String::new(), scale, x, y, at: (0.0, 0.0) };
        for (glyph, advance) in text.chars().filter_map(|c| self.glyph(c)) {
            self.face.outline_glyph(glyph, &mut outline);
            outline.x += advance * scale;
        }
        if !outline.out.is_empty() {
            outline.out.push_str("f\n");
        }
        outline.out
    }
}

/// Writes an outline as PDF path operators.
struct Outline {
    out: String,
    scale: f64,
    x: f64,
    y: f64,
    at: (f64, f64),
}

impl Outline {
    fn place(&self, x: f64, y: f64) -> (f64, f64) {
        (self.x + x * self.scale, self.y + y * self.scale)
    }

    fn write(&mut self, points: &[(f64, f64)], operator: &str) {
        for (x, y) in points {
            let (x, y) = self.place(*x, *y);
            let _ = write!(self.out, "{x:.2} {y:.2} ");
        }
        self.out.push_str(operator);
        self.out.push('\n');
        self.at = points.last().copied().unwrap_or(self.at);
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write(&[(x.into(), y.into())], "m");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write(&[(x.into(), y.into())], "l");
    }

    /// PDF has cubic curves only: both control points lie two thirds of the way to the quadratic one.
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (control, end) = ((f64::from(x1), f64::from(y1)), (f64::from(x), f64::from(y)));
        let towards =
            |from: (f64, f64)| (from.0 + (control.0 - from.0) / 1.5, from.1 + (control.1 - from.1) / 1.5);
        self.write(&[towards(self.at), towards(end), end], "c");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.write(&[(x1.into(), y1.into()), (x2.into(), y2.into()), (x.into(), y.into())], "c");
    }

    fn close(&mut self) {
        self.out.push_str("h\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: &[u8] = include_bytes!("../../fonts/_sans/NotoSansSC-Regular.ttf");

    #[test]
    fn text_is_cut_to_its_room() {
        let letters = Lettering::new(FONT).expect("a font");
        let text = "全球企业知识产权创新调研报告";
        assert_eq!(letters.width(text, 6.0).round(), 84.0);
        assert_eq!(letters.fit(text, 6.0, 90.0), text);
        assert_eq!(letters.fit(text, 6.0, 30.0), "全球企业…");
    }

    #[test]
    fn letters_are_filled_outlines() {
        let path = Lettering::new(FONT).expect("a font").path("A", 10.0, 100.0, 200.0);
        assert!(path.ends_with("f\n") && path.contains(" m\n"), "{path}");
        assert_eq!(Lettering::new(FONT).expect("a font").path("", 10.0, 0.0, 0.0), "");
    }
}
