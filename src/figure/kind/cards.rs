//! Numbered cards: a keyword, how often it came up, a paragraph and comments.

use super::Entry;
use crate::figure::chart::Card;
use crate::figure::context::{ChartContext, VALUE};
use crate::figure::facts::{Cells, Columns, Facts, Manner, Shape};
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::problem::unjudged;
use crate::figure::scales::Scales;
#[cfg(test)]
use crate::figure::{Chart, samples};
use crate::figure::{Figure, Order};
use crate::measures;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "cards",
        shape: Shape { cells: Cells::Cards, columns: Columns::Nothing, least: 0, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: false,
        counts: false,
        manner: Manner::WORDS,
        example: &[
            (
                "en",
                "title: What respondents speak of most
chart: KIND
questions:
  - text: What was asked?
    n: 200
cards:
  - keyword: Keyword one
    count: 35 times
    comments: [Write about it here.]
  - keyword: Keyword two
    count: 20 times
    comments: [Write about it here.]
  - keyword: Keyword three
    count: 12 times
    comments: [Write about it here.]
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
cards:
  - keyword: 关键词一
    count: 35 次
    comments: [在这里写说明。]
  - keyword: 关键词二
    count: 20 次
    comments: [在这里写说明。]
  - keyword: 关键词三
    count: 12 次
    comments: [在这里写说明。]
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
        let card = |keyword: &str| Card {
            keyword: samples::text(keyword),
            count: Some(samples::text("35 次")),
            text: None,
            comments: vec![samples::text("价值难以向上传递。")],
        };
        let cards = ["价值", "出海", "情报"].map(card).to_vec();
        Chart { cards, ..samples::chart("cards", &[], &[]) }
    },
};

/// The number of a card.
const NUMBER: Style = Style::new(measures::TITLE, 300);
/// The keyword.
const KEYWORD: Style = Style::new(measures::BODY, 700);
/// Paragraphs and comments.
const BODY: Style = Style::new(measures::SMALL, 400);
/// The narrowest card.
const MIN_WIDTH: f64 = 124.0;
/// The most cards in a line.
const MAX_COLUMNS: usize = 3;
/// Space between cards.
const GUTTER: f64 = 12.0;
/// Space inside a card.
const INSET: f64 = 11.0;
/// The room for a number beside the words of its card.
const ASIDE: f64 = 34.0;
/// Space between the parts of a card.
const GAP: f64 = 7.0;

/// A card, measured.
struct Measured {
    number: Text,
    keyword: Block,
    count: Option<Block>,
    text: Vec<Block>,
    comments: Vec<Vec<Block>>,
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let cards = cx.chart.cards.len();
    if cards == 0 {
        return cx.empty();
    }
    let fitting = (((cx.width + GUTTER) / (MIN_WIDTH + GUTTER)).floor() as usize).clamp(1, MAX_COLUMNS);
    let even = |columns: usize| cards.div_ceil(cards.div_ceil(columns));
    let most = even(fitting);
    // Where places stay empty, fewer columns may take less room.
    let fewer = if cards.is_multiple_of(most) { most } else { 1 };
    let ways = (fewer..=most).rev().filter(|columns| even(*columns) == *columns);
    let drawings = ways.map(|columns| draw_columns(cx, columns));
    let lower = |best: Drawing, other: Drawing| if other.height < best.height { other } else { best };
    drawings.reduce(lower).unwrap_or_else(|| cx.empty())
}

fn draw_columns(cx: &ChartContext<'_>, columns: usize) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let cards = &cx.chart.cards;
    let width = (cx.width + GUTTER) / columns as f64 - GUTTER;
    // Cards as wide as the chart have their numbers beside their words.
    let aside = if columns == 1 && cards.len() > 1 { ASIDE } else { 0.0 };
    let room = width - 2.0 * INSET - aside;
    let measured: Vec<Measured> =
        cards.iter().enumerate().map(|(index, card)| measure(cx, index, card, room)).collect();
    let head = if aside > 0.0 { INSET } else { head_height() };
    let gap = cx.gap(GAP);
    let mut top = 0.0;
    for line in measured.chunks(columns) {
        let mut ends = [0.0f64; 3];
        for card in line {
            // Keywords, counts and paragraphs start at the same height in all cards of a line.
            ends[0] = ends[0].max(card.keyword.height());
            ends[1] = ends[1].max(card.count.as_ref().map_or(0.0, |count| count.height() + 2.0));
            ends[2] = ends[2].max(height_of(&card.text));
        }
        let comments =
            |card: &Measured| card.comments.iter().map(|comment| height_of(comment) + 2.0 * gap).sum::<f64>();
        let tallest = line.iter().map(comments).fold(0.0, f64::max);
        let height = head + ends.iter().sum::<f64>() + gap + tallest + INSET;
        for (index, card) in line.iter().enumerate() {
            let area = Area::new(index as f64 * (width + GUTTER), top, width, height);
            draw_card(&mut drawing, card, area, [aside, head, gap], ends);
        }
        top += height + GUTTER;
    }
    drawing.height = top - GUTTER;
    drawing
}

fn head_height() -> f64 {
    INSET + NUMBER.leading() + 2.0
}

fn height_of(paragraphs: &[Block]) -> f64 {
    paragraphs.iter().map(Block::height).sum()
}

fn measure(cx: &ChartContext<'_>, index: usize, card: &Card, width: f64) -> Measured {
    // A block scalar brings paragraphs; each is set on its own.
    let paragraphs = |text: &Text| -> Vec<Block> {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| cx.fill(&text.derive(line), BODY, width)).collect()
    };
    Measured {
        number: card.keyword.derive(format!("{:02}", index + 1)),
        keyword: cx.wrap(&card.keyword, KEYWORD, width),
        count: card.count.as_ref().map(|count| cx.wrap(count, VALUE, width)),
        text: card.text.as_ref().map(paragraphs).unwrap_or_default(),
        comments: card.comments.iter().map(paragraphs).collect(),
    }
}

/// Draws a card whose words begin so far from its corner and have so much between them.
fn draw_card(
    drawing: &mut Drawing,
    card: &Measured,
    area: Area,
    [aside, head, gap]: [f64; 3],
    [keyword, count, text]: [f64; 3],
) {
    drawing.rect(area, Paint::AccentWash);
    drawing.rect(Area::new(area.x, area.y, area.width, 2.0), Paint::Accent);
    let number = at(area.x + INSET, area.y + INSET + NUMBER.size * 0.95);
    drawing.text(number, Anchor::Start, &card.number, NUMBER, Paint::Accent);
    let x = area.x + INSET + aside;
    let inner = area.width - 2.0 * INSET - aside;
    let mut y = area.y + head;
    card.keyword.draw(drawing, x, y, Anchor::Start, Paint::Text);
    y += keyword;
    if let Some(block) = &card.count {
        block.draw(drawing, x, y + 1.0, Anchor::Start, Paint::Accent);
    }
    y += count + gap;
    let mut pen = y;
    for paragraph in &card.text {
        paragraph.draw(drawing, x, pen, Anchor::Start, Paint::Text);
        pen += paragraph.height();
    }
    y += text;
    for comment in &card.comments {
        y += gap;
        drawing.line(at(x, y), at(x + inner, y), Stroke::solid(Paint::AccentTint, 0.6));
        y += gap;
        for paragraph in comment {
            paragraph.draw(drawing, x, y, Anchor::Start, Paint::Text);
            y += paragraph.height();
        }
    }
}
