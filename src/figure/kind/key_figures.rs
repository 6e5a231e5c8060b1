//! Big numbers in tiles, each with its change.

use super::Entry;
use crate::figure::chart::Cell;
use crate::figure::context::{ChartContext, LABEL, SMALL, STRONG, VALUE};
use crate::figure::facts::{Cells, Facts, Manner, Shape};
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::measures;
use crate::quantity::Sign;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "key-figures",
        shape: Shape { cells: Cells::Either, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner { most: [16, 4], ..Manner::WORDS },
        example: &[
            (
                "en",
                r#"title: Filings fell while grants rose
chart: KIND
data:
  columns: ["2023", +/-]
  rows:
    - [Filed, 531.0 thousand, -7.3%]
    - [Granted, 79.2 thousand, +17.9%]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                "title: 申请量下降，授权量上升
chart: KIND
data:
  columns: [2023 年, +/-]
  rows:
    - [申请, 531.0 万件, -7.3%]
    - [授权, 79.2 万件, +17.9%]
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
        let rows: [(&str, &[&str]); 2] =
            [("专利申请总量", &["531.0 万件", "-7.3%"]), ("授权发明", &["79.2 万件", "+17.9%"])];
        samples::chart("key-figures", &["规模", "增速"], &rows)
    },
};

/// The number of a tile.
const NUMBER: Style = Style::new(measures::TITLE, 700);
/// Words that stand where a number would.
const WORDS: Style = Style::new(measures::BODY, 700);
/// What is written around the number.
const AROUND: Style = Style::new(measures::SMALL, 500);
/// The narrowest tile.
const MIN_TILE: f64 = 80.0;
/// The most tiles in a line.
const MAX_TILES: usize = 4;
/// Space between tiles.
const GUTTER: f64 = 14.0;
/// Space between lines of tiles.
const LINE_GAP: f64 = 12.0;
/// Space above and below the tiles of a group.
const ABOVE_TILES: f64 = 7.0;
const BELOW_GROUP: f64 = 9.0;
/// The widest column of group names.
const GROUP: f64 = 62.0;
/// Side of an arrow.
const ARROW: f64 = 5.0;

/// One number, measured.
struct Tile {
    label: Block,
    value: Value,
    changes: Vec<Change>,
}

/// A big value: a number with the words around it, or words.
enum Value {
    Number { before: Text, digits: Text, after: Block, breaks: bool },
    Words { block: Block, paint: Paint },
}

/// A smaller value below the big one.
struct Change {
    sign: Option<Sign>,
    block: Block,
    paint: Paint,
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let mut y = key(cx, &mut drawing);
    let grouped = cx.chart.rows.iter().any(|row| row.group.is_some());
    let names = cx.chart.groups.iter().map(|name| cx.wrap(name, STRONG, GROUP).width);
    let left = if grouped { names.fold(0.0, f64::max) + GUTTER } else { 0.0 };
    let room = cx.width - left;
    let groups = groups(cx);
    let most = groups.iter().map(|(_, rows)| rows.len()).max().unwrap_or(1);
    let fitting = (((room + GUTTER) / (MIN_TILE + GUTTER)).floor() as usize).clamp(1, MAX_TILES);
    let per_line = even_lines(most, fitting);
    let width = (room + GUTTER) / per_line as f64 - GUTTER;

    for (group, rows) in groups {
        drawing.line(at(0.0, y), at(cx.width, y), Stroke::solid(Paint::Accent, 0.75));
        y += cx.gap(ABOVE_TILES);
        let mut bottom = y;
        if let Some(name) = group.and_then(|group| cx.chart.groups.get(group)) {
            let block = cx.wrap(name, STRONG, GROUP);
            block.draw(&mut drawing, 0.0, y, Anchor::Start, Paint::Accent);
            bottom += block.height();
        }
        let mut top = y;
        for line in rows.chunks(per_line) {
            let tiles: Vec<Tile> = line.iter().map(|&row| tile(cx, row, width)).collect();
            // Labels of one line share a height, so that their numbers share a baseline.
            let head = tiles.iter().map(|tile| tile.label.height()).fold(0.0, f64::max);
            let body = tiles.iter().map(|tile| tile.value.height()).fold(0.0, f64::max);
            let mut end = top;
            for (index, tile) in tiles.iter().enumerate() {
                let x = left + index as f64 * (width + GUTTER);
                end = end.max(draw_tile(&mut drawing, cx, tile, x, top, [head, body]));
            }
            bottom = bottom.max(end);
            top = end + cx.gap(LINE_GAP);
        }
        y = bottom + cx.gap(BELOW_GROUP);
    }
    drawing.height = y - cx.gap(BELOW_GROUP) + 5.0;
    drawing
}

/// Rows by group, in the order of the groups' first rows.
fn groups(cx: &ChartContext<'_>) -> Vec<(Option<usize>, Vec<usize>)> {
    let mut groups: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
    for row in cx.order() {
        let own = cx.chart.rows[row].group;
        match groups.last_mut() {
            Some((group, rows)) if *group == own => rows.push(row),
            _ => groups.push((own, vec![row])),
        }
    }
    groups
}

/// Tiles per line such that `count` tiles fill lines of at most `fitting` evenly.
fn even_lines(count: usize, fitting: usize) -> usize {
    let lines = count.div_ceil(fitting).max(1);
    count.div_ceil(lines).max(1)
}

/// Says which number is which.
fn key(cx: &ChartContext<'_>, drawing: &mut Drawing) -> f64 {
    let labels: Vec<Text> = (0..cx.chart.columns.len()).map(|column| cx.column_label(column)).collect();
    if labels.iter().all(|label| label.trim().is_empty()) {
        return 1.0;
    }
    let mut x = 0.0;
    let mut top = 0.0;
    let mut line = 0.0f64;
    for (column, label) in labels.iter().enumerate() {
        let icon = if column == 0 { 7.0 } else { 2.0 * ARROW + 1.5 };
        let block = cx.wrap(label, SMALL, cx.width - icon - 4.0);
        if x > 0.0 && x + icon + 4.0 + block.width > cx.width {
            x = 0.0;
            top += line;
            line = 0.0;
        }
        let middle = top + SMALL.leading() / 2.0;
        if column == 0 {
            drawing.rect(Area::new(x, middle - 3.5, 7.0, 7.0), Paint::Accent);
        } else {
            arrow(drawing, x, middle, Sign::Plus, Paint::Accent);
            arrow(drawing, x + ARROW + 1.5, middle, Sign::Minus, Paint::Series(4));
        }
        block.draw(drawing, x + icon + 4.0, top, Anchor::Start, Paint::Muted);
        line = line.max(block.height());
        x += icon + 4.0 + block.width + 14.0;
    }
    top + line + 6.0
}

fn tile(cx: &ChartContext<'_>, row: usize, width: f64) -> Tile {
    let source = &cx.chart.rows[row];
    let style = if source.highlighted { STRONG } else { LABEL };
    let label = cx.wrap(&source.label, style, width);
    let value = value(cx, cx.chart.cell(row, 0), &source.label, width);
    let changes = (1..cx.chart.width()).map(|column| change(cx, row, column, width)).collect();
    Tile { label, value, changes }
}

fn value(cx: &ChartContext<'_>, cell: &Cell, near: &Text, width: f64) -> Value {
    let printed = cx.printed(cell, near);
    let Cell::Quantity(quantity) = cell else {
        let (style, paint) =
            if matches!(cell, Cell::Undisclosed) { (AROUND, Paint::Muted) } else { (WORDS, Paint::Accent) };
        return Value::Words { block: cx.wrap(&printed, style, width), paint };
    };
    let (before, digits, after) = cut(&printed, &quantity.number_text);
    let (before, digits) = (printed.derive(before), printed.derive(digits));
    let head = cx.width_of(&before, AROUND) + cx.width_of(&digits, NUMBER);
    let tail = printed.derive(after);
    let beside = width - head - 3.0;
    let breaks = cx.width_of(&tail, AROUND) > beside;
    let after = cx.wrap(&tail, AROUND, if breaks { width } else { beside });
    // A number too long for its tile is set smaller, as words are.
    if head > width {
        return Value::Words { block: cx.wrap(&printed, WORDS, width), paint: Paint::Accent };
    }
    Value::Number { before, digits, after, breaks }
}

/// Cuts a printed quantity into what stands before the digits, the digits with sign and percent sign, and the rest.
fn cut<'a>(printed: &'a str, number: &str) -> (&'a str, &'a str, &'a str) {
    let Some(at) = printed.find(number) else { return ("", "", printed) };
    let start = printed[..at].trim_end_matches(['+', '-', '＋', '－', '−', '–']).len();
    let mut end = at + number.len();
    for sign in ["%", "％", "+"] {
        if printed[end..].starts_with(sign) {
            end += sign.len();
        }
    }
    let after = &printed[end..];
    let after = if after.starts_with('^') { after } else { after.trim_start() };
    (printed[..start].trim_end(), &printed[start..end], after)
}

fn change(cx: &ChartContext<'_>, row: usize, column: usize, width: f64) -> Change {
    let source = &cx.chart.rows[row];
    let cell = cx.chart.cell(row, column);
    let printed = cx.printed(cell, &source.label);
    let sign = cell.quantity().and_then(|quantity| quantity.sign);
    let paint = match (sign, cell) {
        (Some(Sign::Plus), _) => Paint::Accent,
        (Some(Sign::Minus), _) => Paint::Series(4),
        (None, Cell::Undisclosed) => Paint::Muted,
        (None, _) => Paint::Text,
    };
    // With several small values each needs its name; a single one is named by the key.
    let text = if cx.chart.width() > 2 {
        let name = cx.column_label(column);
        printed.derive(format!("{name} {printed}"))
    } else {
        printed
    };
    let indent = if sign.is_some() { ARROW + 3.0 } else { 0.0 };
    Change { sign, block: cx.wrap(&text, VALUE, width - indent), paint }
}

impl Value {
    fn height(&self) -> f64 {
        match self {
            Self::Number { after, breaks, .. } => {
                NUMBER.size * 1.15 + if *breaks { after.height() } else { after.height() - AROUND.leading() }
            }
            Self::Words { block, .. } => block.height() + 4.0,
        }
    }
}

/// Draws a tile; returns where it ends.
fn draw_tile(
    drawing: &mut Drawing,
    cx: &ChartContext<'_>,
    tile: &Tile,
    x: f64,
    top: f64,
    [head, body]: [f64; 2],
) -> f64 {
    tile.label.draw(drawing, x, top, Anchor::Start, Paint::Text);
    let start = top + head + 2.0;
    match &tile.value {
        Value::Number { before, digits, after, breaks } => {
            let baseline = start + NUMBER.size * 0.92;
            drawing.text(at(x, baseline), Anchor::Start, before, AROUND, Paint::Accent);
            let mut pen = x + cx.width_of(before, AROUND);
            if pen > x {
                pen += 2.0;
            }
            drawing.text(at(pen, baseline), Anchor::Start, digits, NUMBER, Paint::Accent);
            pen += cx.width_of(digits, NUMBER);
            if *breaks {
                after.draw(drawing, x, start + NUMBER.size * 1.1, Anchor::Start, Paint::Accent);
            } else if let Some(line) = after.lines.first() {
                let gap = if line.starts_with('^') { 1.0 } else { 3.0 };
                drawing.text(at(pen + gap, baseline), Anchor::Start, line, AROUND, Paint::Accent);
            }
        }
        Value::Words { block, paint } => block.draw(drawing, x, start + 3.0, Anchor::Start, *paint),
    }
    let mut y = start + body + 2.0;
    for change in &tile.changes {
        let mut indent = 0.0;
        if let Some(sign) = change.sign {
            arrow(drawing, x, y + VALUE.leading() / 2.0, sign, change.paint);
            indent = ARROW + 3.0;
        }
        change.block.draw(drawing, x + indent, y, Anchor::Start, change.paint);
        y += change.block.height() + 1.0;
    }
    y
}

/// Draws a small triangle whose left edge is `x` and whose middle is `y`.
fn arrow(drawing: &mut Drawing, x: f64, y: f64, sign: Sign, paint: Paint) {
    let half = ARROW / 2.0;
    let tip = if sign == Sign::Plus { -half * 0.9 } else { half * 0.9 };
    let corners = [at(x, y - tip), at(x + ARROW, y - tip), at(x + half, y + tip)];
    drawing.polygon(&corners, Some(paint), None);
}
