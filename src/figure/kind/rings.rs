//! Concentric rings of a concept, from the centre outwards, each with its name and items.

use super::Entry;
use crate::figure::context::{ChartContext, LABEL};
use crate::figure::facts::{Facts, Manner, Shape};
use crate::figure::mark::{Anchor, Drawing, Mark, Paint, Point, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::place::spread;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::measures;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "rings",
        shape: Shape::WORDS,
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner { most: [6, usize::MAX], ..Manner::WORDS },
        example: &[
            (
                "en",
                "title: Everything turns on a clear strategy
chart: KIND
data:
  rows:          # from the centre outwards
    - [First, Keyword one, Keyword two]
    - [Second, Keyword three]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 一切围绕清晰的战略展开
chart: KIND
data:
  rows:          # 由内向外
    - [第一类, 关键词一, 关键词二]
    - [第二类, 关键词三]
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
        samples::chart("rings", &[], &[("本体价值", &["固化技术成果"]), ("业务价值", &["声誉", "情报"])])
    },
};

/// The name of a ring.
const NAME: Style = Style::new(measures::BODY, 700);
/// Share of the frame that the rings take at most.
const SHARE: f64 = 0.44;
/// Radius of the outermost ring, at most.
const MAX_RADIUS: f64 = 92.0;
/// The thinnest ring.
const MIN_RING: f64 = 12.0;
/// Space between the rings and the list.
const GUTTER: f64 = 34.0;
/// Space between two entries of the list.
const GAP: f64 = 12.0;

/// A ring's entry in the list.
struct Entrance {
    name: Block,
    items: Vec<Block>,
}

impl Entrance {
    fn height(&self) -> f64 {
        self.name.height() + 3.0 + self.items.iter().map(Block::height).sum::<f64>() + GAP
    }
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let rows = &cx.chart.rows;
    let count = rows.len();
    let radius = (cx.width * SHARE / 2.0).min(MAX_RADIUS).max(MIN_RING * count as f64);
    // Many rings in a narrow frame would leave the list no room.
    let radius = radius.min(cx.width * 0.3);
    let x = 2.0 * radius + GUTTER;
    let room = cx.width - x;
    let entries: Vec<Entrance> = rows
        .iter()
        .map(|row| {
            let items: Vec<Text> = row.cells.iter().map(|cell| cx.printed(cell, &row.label)).collect();
            Entrance { name: cx.wrap(&row.label, NAME, room), items: items_block(cx, &items, room) }
        })
        .collect();
    let list: f64 = entries.iter().map(Entrance::height).sum::<f64>() - GAP;
    let height = list.max(2.0 * radius + 2.0);
    let center = at(radius, height / 2.0);

    let ring = |index: usize| radius * (index + 1) as f64 / count as f64;
    let paints = cx.scale_paints(count);
    for index in (0..count).rev() {
        let stroke = Some(Stroke::solid(Paint::Paper, 1.5));
        let fill = Some(paints[index]);
        drawing.marks.push(Mark::Circle { center, radius: ring(index), fill, stroke });
    }
    // Anchors climb from the centre to the rim, so that leaders do not cross.
    let anchor = |index: usize| {
        let depth = if index == 0 { 0.0 } else { (ring(index) + ring(index - 1)) / 2.0 };
        let turn = if count > 1 { index as f64 / (count - 1) as f64 } else { 0.0 };
        let angle = (-62.0 + turn * 124.0f64).to_radians();
        at(center.x + depth * angle.cos(), center.y + depth * angle.sin())
    };
    let wanted: Vec<(f64, f64)> =
        entries.iter().enumerate().map(|(index, entry)| (anchor(index).y, entry.height())).collect();
    let middles = spread(&ordered(&wanted), -GAP / 2.0, height + GAP / 2.0);
    for (index, (entry, &middle)) in entries.iter().zip(&middles).enumerate() {
        let top = middle - entry.height() / 2.0 + GAP / 2.0;
        let level = top + NAME.leading() / 2.0;
        let from = anchor(index);
        let elbow = at(2.0 * radius + 12.0, level);
        // On each ring that it crosses the leader takes the ink that shows there.
        let mut start = from;
        for (outer, &paint) in paints.iter().enumerate().skip(index) {
            let end = rim_crossing(from, elbow, center, ring(outer));
            drawing.line(start, end, Stroke::solid(cx.text_on(paint), 0.5));
            start = end;
        }
        drawing.polyline(&[start, elbow, at(x - 6.0, level)], Stroke::solid(Paint::Text, 0.5));
        let ink = cx.text_on(paints[index]);
        drawing.dot(from, 2.4, ink);
        let highlighted = rows[index].highlighted || !cx.chart.highlights_rows();
        let paint = if highlighted { Paint::Accent } else { Paint::Text };
        entry.name.draw(&mut drawing, x, top, Anchor::Start, paint);
        let mut y = top + entry.name.height() + 3.0;
        for block in &entry.items {
            block.draw(&mut drawing, x, y, Anchor::Start, Paint::Text);
            y += block.height();
        }
    }
    drawing.height = height;
    drawing
}

/// Items on as few lines as they need, as a list with its own separator.
fn items_block(cx: &ChartContext<'_>, items: &[Text], room: f64) -> Vec<Block> {
    let each: Vec<Block> = items.iter().map(|item| cx.wrap(item, LABEL, room)).collect();
    let total: f64 = each.iter().map(|block| block.width + LABEL.size).sum();
    if each.len() > 1 && total > room || each.iter().any(|block| block.lines.len() > 1) {
        return each;
    }
    let Some(first) = items.first() else { return Vec::new() };
    let joined: Vec<&str> = items.iter().map(|item| item.as_str()).collect();
    vec![cx.wrap(&first.derive(joined.join(cx.words.comma)), LABEL, room)]
}

/// Centres in the order of the rows: an entry never stands above the one before it.
fn ordered(wanted: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut lowest = f64::MIN;
    wanted
        .iter()
        .map(|&(centre, size)| {
            lowest = lowest.max(centre);
            (lowest, size)
        })
        .collect()
}

/// Where the line from a point inside a circle to one outside leaves the circle.
fn rim_crossing(from: Point, to: Point, center: Point, radius: f64) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (fx, fy) = (from.x - center.x, from.y - center.y);
    let a = dx * dx + dy * dy;
    let b = 2.0 * (fx * dx + fy * dy);
    let c = fx * fx + fy * fy - radius * radius;
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    let share = if a > 0.0 { ((root - b) / (2.0 * a)).clamp(0.0, 1.0) } else { 0.0 };
    at(from.x + dx * share, from.y + dy * share)
}
