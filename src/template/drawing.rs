//! Charts as Typst code: the marks of a drawing.

use std::fmt::Write;

use super::escape::marked_literal;
use crate::figure::mark::{
    Anchor, Drawing, HATCH_BORDER, HATCH_LINE, Mark, Paint, Point, Step, Stroke, hatching,
};
use crate::figure::measure::{NOTE_RISE, NOTE_SCALE, SUB_DROP, Style};
use crate::geometry::number;
use crate::ink::{RAMP_STEPS, SERIES};
use crate::limits::{MIN_KNOCKOUT, MIN_LINE};
use crate::quantity::{Run, runs};
use crate::source::Text;

/// Width of the block that the marks stand in; wide enough for Typst never to break a line by itself.
const ROOM: f64 = 1200.0;

/// A drawing as one `box(…)` in Typst's code mode. The template around it sets the font family, which must be
/// the measured one, and defines `ink`.
pub(super) fn drawing(drawing: &Drawing) -> String {
    let mut out = String::new();
    let (width, height) = (number(drawing.width), number(drawing.height));
    // Where only the size of a chart is asked for, its marks are not evaluated.
    let _ = writeln!(out, "box(width: {width}pt, height: {height}pt, clip: false, context {{");
    out.push_str("  set text(top-edge: \"baseline\", bottom-edge: \"baseline\", cjk-latin-spacing: none, hyphenate: false)\n");
    out.push_str("  set align(left)\n");
    // Lines are already broken; to look for better breaks would be half the work of setting a chart.
    out.push_str("  set par(justify: false, linebreaks: \"simple\", first-line-indent: 0pt, hanging-indent: 0pt, leading: 0pt, spacing: 0pt)\n");
    let _ = writeln!(out, "  block(width: {ROOM}pt, height: {height}pt, {{");
    for mark in &drawing.marks {
        out.push_str("  ");
        emit(&mut out, mark);
        out.push('\n');
    }
    out.push_str("})})");
    out
}

/// A paint as Typst code.
pub(super) fn paint(paint: Paint) -> String {
    match paint {
        Paint::Accent => "ink.accent".into(),
        Paint::AccentTint => "ink.accent-tint".into(),
        Paint::AccentWash => "ink.accent-wash".into(),
        Paint::Text => "ink.text".into(),
        Paint::Muted => "ink.muted".into(),
        Paint::Rule => "ink.rule".into(),
        Paint::Paper => "ink.paper".into(),
        Paint::Series(index) => format!("ink.series.at({})", index % SERIES),
        Paint::Ramp(index) => format!("ink.ramp.at({})", index.min(RAMP_STEPS - 1)),
    }
}

/// The pieces of a label as Typst code that yields content; note marks are raised, subscripts lowered, and of a size that is a
/// share of the text's.
fn label(text: &Text, note_scale: f64) -> String {
    let parts = runs(text);
    if let [Run::Plain(_)] = parts[..] {
        return marked_literal(text);
    }
    let mut out = String::from("{ ");
    for part in parts {
        match part {
            Run::Plain(plain) => out.push_str(&marked_literal(&text.derive(plain))),
            Run::Note(mark) | Run::Sub(mark) => {
                let drop = if matches!(part, Run::Note(_)) { -NOTE_RISE } else { SUB_DROP };
                let (size, rise) = (number(note_scale), number(drop / note_scale));
                let mark = marked_literal(&text.derive(mark));
                let _ = write!(out, "text(size: {size}em, baseline: {rise}em, {mark})");
            }
        }
        out.push_str("; ");
    }
    out.push('}');
    out
}

fn emit(out: &mut String, mark: &Mark) {
    let _ = match mark {
        Mark::Rect { area, fill } => write!(
            out,
            "place(top + left, dx: {}pt, dy: {}pt, rect(width: {}pt, height: {}pt, radius: 0pt, fill: {}, stroke: none))",
            number(area.x),
            number(area.y),
            number(area.width),
            number(area.height),
            paint(*fill)
        ),
        Mark::Circle { center, radius, fill, stroke } => write!(
            out,
            "place(top + left, dx: {}pt, dy: {}pt, circle(radius: {}pt, fill: {}, stroke: {}))",
            number(center.x - radius),
            number(center.y - radius),
            number(*radius),
            fill.map_or("none".into(), paint),
            stroke.as_ref().map_or("none".into(), outline)
        ),
        Mark::Line { from, to, stroke } => write!(
            out,
            "place(top + left, line(start: {}, end: {}, stroke: {}))",
            point(from),
            point(to),
            outline(stroke)
        ),
        Mark::Path { steps, fill, stroke } => write!(
            out,
            "place(top + left, curve(fill: {}, stroke: {}, {}))",
            fill.map_or("none".into(), paint),
            stroke.as_ref().map_or("none".into(), outline),
            path(steps)
        ),
        Mark::Hatch { outline: corners } => write!(out, "{}", hatch(corners)),
        Mark::Text { at, anchor, text, style, paint } => {
            write!(out, "{}", line_of_text(*at, *anchor, text, *style, *paint))
        }
    };
}

/// A line of text, placed by the end that stands at its point. Every layer around it would be a layout of its own.
fn line_of_text(at: Point, anchor: Anchor, text: &Text, style: Style, ink: Paint) -> String {
    let (align, from) = match anchor {
        Anchor::Start => ("left", 0.0),
        Anchor::Middle => ("center", ROOM / 2.0),
        Anchor::End => ("right", ROOM),
    };
    let (x, y, size) = (number(at.x - from), number(at.y), number(style.size));
    let (weight, fill) = (style.weight, paint(ink));
    // White on ink closes up where it is small.
    let note_scale = if ink == Paint::Paper { NOTE_SCALE.max(MIN_KNOCKOUT / style.size) } else { NOTE_SCALE };
    let text = format!("text(size: {size}pt, weight: {weight}, fill: {fill}, {})", label(text, note_scale));
    format!("place(top + {align}, dx: {x}pt, dy: {y}pt, {text})")
}

fn point(point: &Point) -> String {
    format!("({}pt, {}pt)", number(point.x), number(point.y))
}

fn outline(stroke: &Stroke) -> String {
    let width = number(stroke.width.max(MIN_LINE));
    let dash = if stroke.dashed { "(2pt, 1.6pt)" } else { "none" };
    format!("(paint: {}, thickness: {width}pt, cap: \"butt\", dash: {dash})", paint(stroke.paint))
}

fn path(steps: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Move(to) => format!("curve.move({})", point(to)),
        Step::Line(to) => format!("curve.line({})", point(to)),
        Step::Cubic(a, b, to) => format!("curve.cubic({}, {}, {})", point(a), point(b), point(to)),
        Step::Close => "curve.close(mode: \"straight\")".into(),
    };
    steps.iter().map(step).collect::<Vec<_>>().join(", ")
}

/// The sign for “not disclosed”: its diagonal lines under its border.
fn hatch(corners: &[Point]) -> String {
    let (lines, edge) = hatching(corners);
    let stroke = |width| outline(&Stroke::solid(Paint::Rule, width));
    let border =
        format!("place(top + left, curve(fill: none, stroke: {}, {}))", stroke(HATCH_BORDER), path(&edge));
    if lines.is_empty() {
        return border;
    }
    format!(
        "place(top + left, curve(fill: none, stroke: {}, {}))\n  {border}",
        stroke(HATCH_LINE),
        path(&lines)
    )
}

#[cfg(test)]
mod tests {
    use super::{NOTE_SCALE, drawing, label};
    use crate::figure::mark::{Anchor, Area, Drawing, Paint, at};
    use crate::figure::measure::Style;
    use crate::source::{Span, Text};

    #[test]
    fn text_enters_as_a_literal_only() {
        let text = Text::new("#let \"x\" ^1^ $a$", Span::default());
        let source = label(&text, NOTE_SCALE);
        assert!(source.contains("\"#let \\\"x\\\" \""), "{source}");
        assert!(source.contains("text(size: 0.67em, baseline: -"), "{source}");
        let source = label(&Text::new("CO~2~", Span::default()), NOTE_SCALE);
        assert!(source.contains("text(size: 0.67em, baseline: 0."), "{source}");
    }

    #[test]
    fn a_drawing_is_one_box() {
        let mut frame = Drawing::new(100.0);
        frame.height = 20.5;
        frame.rect(Area::new(0.0, 0.0, 50.0, 10.0), Paint::Accent);
        frame.hatch(Area::new(0.0, 0.0, 20.0, 10.0));
        frame.text(
            at(4.0, 9.0),
            Anchor::Start,
            &Text::new("专利", Span::default()),
            Style::new(8.0, 400),
            Paint::Text,
        );
        let source = drawing(&frame);
        assert!(source.starts_with("box(width: 100pt, height: 20.5pt"));
        assert!(source.contains("fill: ink.accent"));
        assert_eq!(source.matches('(').count(), source.matches(')').count());
    }
}
