//! Words sized by value, set line by line as text is.

use super::Entry;
use crate::figure::context::{ChartContext, Reading, SMALL};
use crate::figure::facts::{Columns, Facts, Instead, Manner, Shape};
use crate::figure::mark::{Anchor, Drawing, Paint, at};
use crate::figure::measure::Style;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::extent;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "words",
        shape: Shape { columns: Columns::Nothing, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: false,
        counts: true,
        manner: Manner { most: [40, 1], instead: Instead::Bars, ..Manner::WORDS },
        example: &[
            (
                "en",
                "title: What respondents speak of most
chart: KIND
questions:
  - text: What was asked?
    n: 200
data:
  rows:
    - [Risk, 35]
    - [Cost, 20]
    - [Speed, 8]
highlight: [Risk]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 受访者最常提到的词
chart: KIND
questions:
  - text: 问题是什么？
    n: 200
data:
  rows:
    - [风险, 35]
    - [成本, 20]
    - [速度, 8]
highlight: [风险]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: unjudged,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::one_series("words"),
};

/// Type sizes of the smallest and the largest value.
const SIZES: [f64; 2] = [9.0, 27.0];
/// Space between a word and its value.
const INNER: f64 = 2.5;
/// Space between two words.
const OUTER: f64 = 13.0;

/// A word with its value, measured.
struct Word {
    lines: Vec<Text>,
    value: Text,
    style: Style,
    paint: Paint,
    width: f64,
}

/// Distance between two lines of a word, as a share of its size.
const LEADING: f64 = 1.12;
/// Height of a line above its baseline, as a share of its size.
const RISE: f64 = 0.95;

impl Word {
    /// What the word takes below its first baseline.
    fn depth(&self) -> f64 {
        self.style.size * (LEADING * self.lines.len() as f64 - RISE)
    }
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let chart = cx.chart;
    let values = (0..chart.rows.len()).filter_map(|row| chart.number(row, 0));
    let domain = extent(values).unwrap_or([0.0, 0.0]);
    let words: Vec<Word> = cx.order().into_iter().map(|row| word(cx, row, domain)).collect();

    let mut lines: Vec<Vec<&Word>> = Vec::new();
    let mut used = 0.0;
    for word in &words {
        match lines.last_mut() {
            Some(line) if used + OUTER + word.width <= cx.width => {
                used += OUTER + word.width;
                line.push(word);
            }
            _ => {
                used = word.width;
                lines.push(vec![word]);
            }
        }
    }
    let mut top = 0.0;
    for line in &lines {
        let size = line.iter().map(|word| word.style.size).fold(0.0, f64::max);
        let depth = line.iter().map(|word| word.depth()).fold(0.0, f64::max);
        let mut x = 0.0;
        for word in line {
            let mut baseline = top + size * RISE;
            let mut widest = 0.0f64;
            for (index, part) in word.lines.iter().enumerate() {
                if index > 0 {
                    baseline += word.style.size * LEADING;
                }
                drawing.text(at(x, baseline), Anchor::Start, part, word.style, word.paint);
                widest = cx.width_of(part, word.style);
            }
            let value = at(x + widest + INNER, baseline);
            drawing.text(value, Anchor::Start, &word.value, SMALL, Paint::Muted);
            x += word.width + OUTER;
        }
        top += size * RISE + depth + 5.0;
    }
    drawing.height = (top - 3.0).max(1.0);
    drawing
}

fn word(cx: &ChartContext<'_>, row: usize, [low, high]: [f64; 2]) -> Word {
    let source = &cx.chart.rows[row];
    let reading = cx.reading(row, 0);
    let share = match reading {
        Reading::Number(known, _) if high > low => (known.high - low) / (high - low),
        Reading::Number(..) => 0.5,
        Reading::Unknown(_) => 0.0,
    };
    // The square root keeps areas, not heights, in proportion.
    let mut style = Style::new(
        SIZES[0] + (SIZES[1] - SIZES[0]) * share.max(0.0).sqrt(),
        if share > 0.35 { 700 } else { 500 },
    );
    let value = reading.label().clone();
    let beside = INNER + cx.width_of(&value, SMALL);
    let limit = (cx.width - beside).max(cx.width / 2.0);
    let natural = cx.width_of(&source.label, style);
    if natural > limit {
        style.size = (style.size * limit / natural).max(SIZES[0]);
    }
    let block = cx.wrap(&source.label, style, limit);
    let paint = match reading {
        Reading::Unknown(_) => Paint::Muted,
        Reading::Number(..) if source.highlighted || !cx.chart.highlights_rows() => Paint::Accent,
        Reading::Number(..) => Paint::Ramp(4),
    };
    let last = block.lines.last().map_or(0.0, |line| cx.width_of(line, style));
    Word { width: block.width.max(last + beside), lines: block.lines, value, style, paint }
}
