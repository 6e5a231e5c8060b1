//! What a drawing says in words below its marks, and how light inks hold against the paper.

use super::alt::undisclosed;
use super::chart::Chart;
use super::context::{ChartContext, SMALL};
use super::facts::Unsure;
use super::known::{Look, looks};
use super::mark::{Anchor, Drawing, Paint};
use super::scale::Steps;
use super::thin;
use crate::source::Text;

/// The least contrast of a mark against the paper (WCAG 2.2, 1.4.11).
const LEAST_CONTRAST: f64 = 3.0;
/// Space above the first line below a drawing.
const ABOVE: f64 = 5.0;

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

    /// One line that says which values are not disclosed; returns where it ends. An unknown value has no mark. A chart of which
    /// hardly anything is known has a line of its own.
    pub(super) fn not_disclosed(&self, drawing: &mut Drawing, top: f64) -> f64 {
        let names = undisclosed(self.chart, self.words);
        let Some(near) = self.chart.rows.first().filter(|_| !names.is_empty() && !self.chart.quiet) else {
            return top;
        };
        let text = format!("{}{}{}", self.words.undisclosed, self.words.colon, names.join(self.words.comma));
        self.small_print(drawing, &near.label.derive(text), top)
    }

    /// A row's label with a value of it in brackets.
    pub(super) fn with_value(&self, label: &Text, value: &str) -> String {
        let [open, close] = self.words.brackets;
        format!("{label}{open}{value}{close}")
    }

    /// Whether a mark of this ink needs an outline to be seen on the paper.
    pub(super) fn is_faint(&self, paint: Paint) -> bool {
        self.ink(paint).contrast(&self.theme.paper) < LEAST_CONTRAST
    }

    /// Adds the lines that go with the drawing of `whole`, of which the context's chart is what is drawn.
    pub(super) fn aftertext(&self, drawing: &mut Drawing, whole: &Chart) {
        let near = whole.rows.first().map(|row| row.label.clone()).unwrap_or_default();
        let mut lines: Vec<Text> = Vec::new();
        let looks = looks(self.chart);
        match self.chart.kind.manner.unsure {
            Unsure::Printed => {}
            Unsure::Strip if looks.is_empty() => {}
            Unsure::Strip => lines.push(near.derive(self.words.look_strip)),
            Unsure::Hollow | Unsure::Single => {
                let word = |look: &Look| match look {
                    Look::Exact => None,
                    Look::About => Some(self.words.look_about),
                    Look::Range => Some(self.words.look_range),
                    Look::AtLeast => Some(self.words.look_at_least),
                    Look::AtMost => Some(self.words.look_at_most),
                };
                let said: Vec<&str> = looks.iter().filter_map(word).collect();
                if !said.is_empty() {
                    lines.push(near.derive(said.join(self.words.stop)));
                }
            }
        }
        lines.extend(thin::rest(whole, self.words));
        if whole.has_intervals() {
            lines.push(near.derive(self.words.whisker));
        }
        if whole.steps() == Steps::Times {
            lines.push(near.derive(self.words.log_scale));
        }
        if whole.own_scale {
            lines.push(near.derive(self.words.own_scale));
        }
        if lines.is_empty() {
            return;
        }
        let mut y = drawing.height + ABOVE;
        for line in lines {
            y = self.small_print(drawing, &line, y);
        }
        drawing.height = y;
    }
}
