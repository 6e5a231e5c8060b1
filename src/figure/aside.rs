//! What a drawing says in words below its marks, and how light inks hold against the paper.

use super::alt::undisclosed;
use super::context::{ChartContext, SMALL};
use super::mark::{Anchor, Area, Drawing, Paint, Stroke};
use crate::source::Text;

/// The least contrast of a mark against the paper (WCAG 2.2, 1.4.11).
const LEAST_CONTRAST: f64 = 3.0;
/// Outline of marks whose ink is too light to be seen alone.
const OUTLINE: f64 = 0.5;

impl ChartContext<'_> {
    /// A paragraph below the marks, in small type; returns where it ends.
    pub(super) fn small_print(&self, drawing: &mut Drawing, text: &Text, top: f64) -> f64 {
        if text.trim().is_empty() {
            return top;
        }
        let block = self.fill(text, SMALL, self.width);
        block.draw(drawing, 0.0, top, Anchor::Start, Paint::Muted);
        top + block.height() + 1.0
    }

    /// One line that says which values are not disclosed; returns where it ends. An unknown value has no mark.
    pub(super) fn not_disclosed(&self, drawing: &mut Drawing, top: f64) -> f64 {
        let names = undisclosed(self.chart, self.words);
        let Some(near) = self.chart.rows.first().filter(|_| !names.is_empty()) else { return top };
        let text = format!("{}{}{}", self.words.undisclosed, self.words.colon, names.join(self.words.comma));
        self.small_print(drawing, &near.label.derive(text), top)
    }

    /// A row's label with a value of it in brackets.
    pub(super) fn with_value(&self, label: &Text, value: &str) -> String {
        let [open, close] = self.words.brackets;
        format!("{label}{open}{value}{close}")
    }

    /// A filled rectangle that is seen on the paper, whatever its ink: a light one has an outline.
    pub(super) fn tile(&self, drawing: &mut Drawing, area: Area, paint: Paint) {
        drawing.rect(area, paint);
        if area.width > OUTLINE && area.height > OUTLINE && self.is_faint(paint) {
            let stroke = Some(Stroke::solid(Paint::Muted, OUTLINE));
            drawing.polygon(&area.grown(-OUTLINE / 2.0).corners(), None, stroke);
        }
    }

    /// Whether a mark of this ink needs an outline to be seen on the paper.
    pub(super) fn is_faint(&self, paint: Paint) -> bool {
        self.ink(paint).contrast(&self.theme.paper) < LEAST_CONTRAST
    }
}
