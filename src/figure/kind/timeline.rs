//! Dated events on a line: rows of a date, a heading and a text.

use super::Entry;
use crate::figure::context::{ChartContext, STRONG};
use crate::figure::facts::{Facts, Manner, Shape};
use crate::figure::mark::{Anchor, Drawing, Paint, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::measures;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "timeline",
        shape: Shape { least: 1, repeats: true, ..Shape::WORDS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner { most: [20, usize::MAX], ..Manner::WORDS },
        example: &[
            (
                "en",
                "title: From the first patent to the first licence
chart: KIND
data:
  rows:
    - [2021, First patent, Write about it here.]
    - [2022, First licence, Write about it here.]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 从第一件专利到首次许可
chart: KIND
data:
  rows:
    - [2021, 第一件专利, 在这里写说明。]
    - [2022, 首次许可, 在这里写说明。]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: unjudged,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        samples::chart("timeline", &[], &[("2021", &["起步", "第一件专利"]), ("2022", &["扩张", "出海"])])
    },
};

/// Dates and headings.
const HEADING: Style = Style::new(measures::SMALL, 700);
/// Texts.
const BODY: Style = Style::new(measures::SMALL, 400);
/// The largest share of the frame that dates may take.
const DATE_SHARE: f64 = 0.24;
/// Space on both sides of the line.
const GUTTER: f64 = 11.0;
/// Space between two events.
const GAP: f64 = 10.0;
/// Radius of a dot.
const RADIUS: f64 = 3.4;

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let chart = cx.chart;
    let limit = cx.width * DATE_SHARE;
    let dates: Vec<Block> = chart.rows.iter().map(|row| cx.wrap(&row.label, HEADING, limit)).collect();
    let line = dates.iter().map(|date| date.width).fold(0.0, f64::max) + GUTTER;
    let x = line + GUTTER;
    let room = cx.width - x;
    let mut y = 0.0;
    let mut group = None;
    let mut dots: Vec<(f64, bool)> = Vec::new();
    let mut runs: Vec<Vec<(f64, bool)>> = Vec::new();
    for row in cx.order() {
        let source = &chart.rows[row];
        if source.group != group {
            group = source.group;
            if let Some(name) = group.and_then(|group| chart.groups.get(group)) {
                runs.push(std::mem::take(&mut dots));
                let block = cx.wrap(name, STRONG, cx.width);
                block.draw(&mut drawing, 0.0, y, Anchor::Start, Paint::Accent);
                y += block.height() + 5.0;
            }
        }
        let ink = if source.highlighted { Paint::Accent } else { Paint::Text };
        dates[row].draw(&mut drawing, line - GUTTER, y, Anchor::End, ink);
        dots.push((y + HEADING.leading() / 2.0, source.highlighted || !chart.highlights_rows()));
        let mut pen = y;
        for (index, cell) in source.cells.iter().enumerate() {
            let printed = cx.printed(cell, &source.label);
            // The first cell is the heading, further ones are texts.
            let (style, ink) = if index == 0 { (HEADING, ink) } else { (BODY, Paint::Text) };
            for paragraph in printed.lines().filter(|line| !line.trim().is_empty()) {
                let paragraph = printed.derive(paragraph);
                let block = if index == 0 {
                    cx.wrap(&paragraph, style, room)
                } else {
                    cx.fill(&paragraph, style, room)
                };
                block.draw(&mut drawing, x, pen, Anchor::Start, ink);
                pen += block.height() + 1.5;
            }
        }
        y = pen.max(y + dates[row].height()) + GAP;
    }
    runs.push(dots);
    for run in &runs {
        if let (Some((top, _)), Some((bottom, _))) = (run.first(), run.last()) {
            drawing.line(at(line, *top), at(line, *bottom), Stroke::solid(Paint::AccentTint, 1.2));
        }
        for &(y, strong) in run {
            drawing.dot(at(line, y), RADIUS, if strong { Paint::Accent } else { Paint::Ramp(3) });
        }
    }
    drawing.height = (y - GAP).max(1.0);
    drawing
}
