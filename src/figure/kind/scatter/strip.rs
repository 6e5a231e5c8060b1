//! The strip below a plane: points of which only the horizontal value is disclosed.

use super::{RADIUS, Spot, paint_of};
use crate::figure::context::{ChartContext, SMALL, VALUE};
use crate::figure::known::Known;
use crate::figure::mark::{Anchor, Drawing, Paint, Stroke, at};
use crate::figure::measure::Style;
use crate::figure::scale::Scale;
use crate::source::Text;

/// Height of a row of the strip.
const STRIP_ROW: f64 = 14.0;

/// The strip of points without a vertical value: one line per category; returns where it ends.
pub(super) fn strip(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    spots: &[&Spot],
    scale: &Scale,
    left: f64,
    top: f64,
) -> f64 {
    let near = cx.chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
    let title = cx.chart.y.as_ref().map_or(String::new(), |title| format!("{title}{}", cx.words.colon));
    let title = near.derive(format!("{title}{}", cx.words.undisclosed));
    let block = cx.wrap(&title, SMALL, cx.width - left);
    let mut rows: Vec<usize> = spots.iter().map(|spot| spot.row).collect();
    rows.dedup();
    let largest = |row: usize| {
        spots
            .iter()
            .filter(|spot| spot.row == row)
            .filter_map(|spot| spot.x)
            .map(|x| x.high)
            .fold(f64::MIN, f64::max)
    };
    rows.sort_by(|&a, &b| largest(b).total_cmp(&largest(a)));
    drawing.line(at(left, top), at(cx.width, top), Stroke::solid(Paint::Muted, 0.5));
    block.draw(drawing, left, top + 8.5 - SMALL.leading() / 2.0, Anchor::Start, Paint::Muted);
    let mut y = top + 8.5 - SMALL.leading() / 2.0 + block.height() + 3.0;
    for row in rows {
        let members: Vec<&&Spot> = spots.iter().filter(|spot| spot.row == row).collect();
        y = strip_row(cx, drawing, row, &members, scale, left, y);
    }
    y + 3.0
}

fn strip_row(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    row: usize,
    members: &[&&Spot],
    scale: &Scale,
    left: f64,
    top: f64,
) -> f64 {
    let source = &cx.chart.rows[row];
    let value = |spot: &Spot| cx.printed(cx.chart.cell(spot.row, spot.column).part(0), &source.label);
    let mut order: Vec<&&Spot> = members.to_vec();
    let value_at = |known: Option<Known>, end: fn(Known) -> f64| known.map_or(0.0, end);
    order.sort_by(|a, b| value_at(a.x, |x| x.high).total_cmp(&value_at(b.x, |x| x.high)));
    let (Some(first), Some(last)) = (order.first(), order.last()) else { return top };
    let (from, to) = (scale.at(value_at(first.x, |x| x.low)), scale.at(value_at(last.x, |x| x.high)));
    // The values beside the outer points; what lies between is read off the axis.
    let before = if order.len() > 1 { Some(value(first)) } else { None };
    let after = value(last);
    let width = |text: &Text, style: Style| cx.width_of(text, style);
    let start = from - RADIUS - 3.0 - before.as_ref().map_or(0.0, |text| width(text, VALUE) + 8.0);
    let end = to + RADIUS + 3.0 + width(&after, VALUE);
    let style = cx.row_style(row);
    let ink = if source.highlighted { Paint::Accent } else { Paint::Text };
    let name = cx.wrap(&source.label, style, (start - left).max(cx.width - end - 8.0).max(40.0));
    let is_left = name.width <= start - left;
    let beside = start >= left && end <= cx.width && (is_left || name.width <= cx.width - end - 8.0);
    let height = if beside { STRIP_ROW.max(name.height() + 2.0) } else { STRIP_ROW };
    let mut top = top;
    if beside {
        let edge = top + height / 2.0 - name.height() / 2.0;
        let (x, anchor) = if is_left { (start, Anchor::End) } else { (end + 8.0, Anchor::Start) };
        name.draw(drawing, x, edge, anchor, ink);
    } else {
        // A narrow frame: name and values above the points.
        let values: Vec<Text> = order.iter().map(|spot| value(spot)).collect();
        let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
        let [open, close] = cx.words.brackets;
        let text = format!("{}{open}{}{close}", source.label, values.join(cx.words.comma));
        let block = cx.wrap(&source.label.derive(text), style, cx.width - left);
        block.draw(drawing, left, top, Anchor::Start, ink);
        top += block.height();
    }
    let y = top + height / 2.0;
    drawing.line(at(from, y), at(to, y), Stroke::solid(Paint::AccentTint, 1.6));
    if beside {
        if let Some(before) = before {
            drawing.text(at(from - RADIUS - 3.0, y + VALUE.drop()), Anchor::End, &before, VALUE, Paint::Text);
        }
        drawing.text(at(to + RADIUS + 3.0, y + VALUE.drop()), Anchor::Start, &after, VALUE, Paint::Text);
    }
    for spot in order.iter().rev() {
        if let Some(x) = spot.x {
            let paint = paint_of(cx, spot);
            cx.spot(drawing, x, RADIUS, paint, (spot.row, spot.column), &|value| at(scale.at(value), y));
        }
    }
    top + height
}
