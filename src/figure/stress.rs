//! The properties that every drawing has, whatever the data.

use super::chart::{Card, Cell, Chart, Column, Row};
use super::facts::{Cells, FIVE, Kind, Names, Order, Parts, Total};
use super::language::Words;
use super::mark::{Area, Drawing, Mark, Step};
use super::measure::tests::Even;
use super::samples::{cell, chart, drawn, quantity, text};
use super::scale::Steps;
use super::truth::lies;
use super::{Annotation, Figure, Reference, draw};
use crate::ink::Theme;
use crate::locale::Lang;
use crate::source::{Span, Text};

const LABELS: [&str; 6] = [
    "专利",
    "提升公司声誉",
    "研发全过程中，追踪竞争对手的研发动态，捕捉技术发展的宏观趋势（含专利/商标/著作权）",
    "Licensing-in of externally developed technology platforms",
    "IP 负责人^1^",
    "每周一次及以上",
];
const COLUMNS: [&str; 4] =
    ["2023 年", "极大价值或较大价值", "中国样本中采用“合作研发”的企业占比^2^", "Overseas respondents"];
const VALUES: [[&str; 6]; 7] = [
    ["38.9", "约 12.5", "7", "0.4", "21.6", "90+"],
    ["~", "62.8", "~", "3", "~", "近 30"],
    ["-7.3%", "+17.9%", "0", "-20.5", "57.2", "~"],
    ["~", "~", "~", "~", "~", "~"],
    ["101.6^1^ 万亿美元", "2.48 万亿美元", "753.62 万件", "4523 家", "15009 余件", "~"],
    ["大幅提升", "每季度一次", "12", "~", "33.45%^3^", "1"],
    ["0", "0", "100", "0", "0", "0"],
];

/// Places of two maps, and one that is on neither.
const PLACES: [[&str; 6]; 2] = [
    ["北京市", "新疆维吾尔自治区", "香港特别行政区", "台湾省", "Guangdong", "某地"],
    ["中国", "美国", "France", "阿拉伯联合酋长国", "中国台湾", "某地"],
];

/// A chart of a kind with so many rows and columns; `seed` picks labels, values, groups and highlights.
fn generated(kind: Kind, rows: usize, columns: usize, seed: usize) -> Chart {
    let mut chart = Chart::new(kind);
    let values = VALUES[seed % VALUES.len()];
    chart.unit = (values[0] != VALUES[4][0]).then(|| text("%"));
    chart.order = if seed.is_multiple_of(2) { Order::Value } else { Order::Given };
    chart.multiple = seed.is_multiple_of(3);
    chart.x = Some(text("应用程度"));
    chart.y = Some(text("重视程度"));
    let labels = |from: &[&str], index: usize| {
        let own = from[(index + seed) % from.len()];
        text(&if index < from.len() { own.to_owned() } else { format!("{own}{index}") })
    };
    chart.columns = (0..columns)
        .map(|index| Column {
            label: labels(&COLUMNS, index),
            highlighted: seed % 5 == 1 && index == 0,
            ink: None,
        })
        .collect();
    chart.groups = if seed % 4 == 2 { vec![text("中国"), text("海外企业样本")] } else { Vec::new() };
    let written = |row: usize, column: usize| match kind.shape.cells {
        Cells::Tuple(length) => {
            let part =
                |shift: usize| values[(row * 3 + column * 2 + shift) % values.len()].replace(['^', '%'], "");
            cell(&(0..length).map(part).collect::<Vec<_>>().join("|"))
        }
        Cells::Spread => {
            let part =
                |shift: usize| values[(row * 2 + column + shift) % values.len()].replace(['^', '%'], "");
            cell(&(0..FIVE + seed % 3).map(part).collect::<Vec<_>>().join("|"))
        }
        Cells::Link if column == 0 => Cell::Text(labels(&LABELS, row / 2 + 3)),
        Cells::Written | Cells::Words => Cell::Text(labels(&LABELS, row + column)),
        Cells::Link | Cells::Number | Cells::Either | Cells::Cards => {
            cell(values[(row + column) % values.len()])
        }
    };
    let name = |index: usize| match kind.shape.names {
        Names::Labels if kind.manner.dates && seed % 4 == 1 => dated(index, rows, seed),
        Names::Labels => labels(&LABELS, index),
        Names::Bins => text(&format!("{}-{}", index * 10, index * 10 + 10)),
        Names::Days => text(&format!("2024-{:02}-{:02}", 1 + index / 28, 1 + index % 28)),
        Names::Places => labels(&PLACES[seed % 2], index),
    };
    let row = |index: usize| Row {
        label: name(index),
        group: (!chart.groups.is_empty()).then_some(index * 2 / rows),
        highlighted: seed % 5 == 2 && index == 0,
        cells: (0..columns).map(|column| written(index, column)).collect(),
        ends: (0..columns).map(|column| ends_of(&written(index, column), index + seed)).collect(),
    };
    chart.rows = (0..rows).map(row).collect();
    if !kind.manner.intervals || seed % 7 > 3 {
        chart.rows.iter_mut().for_each(|row| row.ends.clear());
    }
    set(&mut chart, seed);
    if kind.shape.cells == Cells::Cards {
        let card = |index: usize| Card {
            keyword: labels(&LABELS, index),
            count: Some(text("20+ 次")),
            text: Some(text(LABELS[2])),
            comments: vec![text(LABELS[(index + seed) % LABELS.len()]); columns],
        };
        chart.cards = (0..rows).map(card).collect();
        chart.rows.clear();
    }
    chart
}

/// A date with gaps before some, in one of four forms.
fn dated(index: usize, rows: usize, seed: usize) -> Text {
    let step = index + index / 3 * (seed % 3) + rows % 2;
    let (year, month, day) = (1990 + step / 12, 1 + step % 12, 1 + step % 28);
    text(&match seed / 4 % 4 {
        0 => format!("{} 年", 1950 + step),
        1 => format!("{year}-{month:02}"),
        2 => format!("{} Q{}", 1990 + step / 4, 1 + step % 4),
        _ => format!("2024-{:02}-{day:02}", 1 + step / 28),
    })
}

/// An interval around some values of kinds that draw them.
fn ends_of(cell: &Cell, seed: usize) -> Option<[Cell; 2]> {
    let value = cell.number().filter(|_| seed % 6 < 2)?;
    let end = |by: f64| super::samples::cell(&format!("{:.1}", value + by));
    Some([end(-4.0 - value.abs() * 0.2), if seed % 6 == 1 { Cell::Undisclosed } else { end(6.0) }])
}

/// Asks something of the axis, and sets lines, bands and remarks against the values.
fn set(chart: &mut Chart, seed: usize) {
    let reference = |label: &str, ends: &[&str]| Reference {
        label: text(label),
        printed: text(&format!("{label} {}", ends.join("～"))),
        ends: ends.iter().map(|end| quantity(end)).collect(),
    };
    if seed.is_multiple_of(3) {
        chart.axis.span = Some(Span::default());
        chart.axis.ticks = Some(2 + seed % 7);
        chart.axis.log = seed.is_multiple_of(2);
        chart.axis.min = (seed % 4 == 1).then(|| quantity("-30"));
        chart.axis.max = (seed % 5 == 1).then(|| quantity("120"));
    }
    for line in 0..seed % 4 {
        let value = ["50", "12.5", "51", "-3"][(line + seed) % 4];
        chart
            .references
            .push(reference(["半数", "全国平均水平^1^", "Target for the year"][line % 3], &[value]));
    }
    if seed % 5 == 2 {
        chart.references.push(reference("正常范围", &["20", "40"]));
        chart
            .references
            .push(reference("a band that is wider than it has room for its long label", &["90", "95.5"]));
    }
    let rows = chart.rows.iter().map(|row| row.label.clone()).take(seed % 3);
    let remark = |(index, at): (usize, Text)| Annotation {
        at,
        series: (index == 1).then(|| chart.columns.last().map(|column| column.label.clone())).flatten(),
        text: text(
            ["问卷改版", "New rules for licences came into force in this year, in all countries"]
                [(index + seed) % 2],
        ),
    };
    chart.annotations = rows.enumerate().map(remark).collect();
}

fn extent_of(mark: &Mark, measure: &Even) -> Area {
    let points: Vec<super::mark::Point> = match mark {
        Mark::Rect { area, .. } => area.corners(),
        Mark::Circle { center, radius, .. } => {
            Area::new(center.x, center.y, 0.0, 0.0).grown(*radius).corners()
        }
        Mark::Line { from, to, .. } => vec![*from, *to],
        Mark::Hatch { outline } => outline.clone(),
        Mark::Path { steps, .. } => steps
            .iter()
            .filter_map(|step| match step {
                Step::Move(to) | Step::Line(to) | Step::Cubic(_, _, to) => Some(*to),
                Step::Close => None,
            })
            .collect(),
        Mark::Text { at, anchor, text, style, .. } => {
            super::mark::text_area(*at, *anchor, text, *style, measure).corners()
        }
    };
    let x = super::scale::extent(points.iter().map(|point| point.x)).unwrap_or([0.0, 0.0]);
    let y = super::scale::extent(points.iter().map(|point| point.y)).unwrap_or([0.0, 0.0]);
    Area::new(x[0], y[0], x[1] - x[0], y[1] - y[0])
}

/// What is wrong with a drawing, in words.
fn faults(drawing: &Drawing, chart: &Chart) -> Vec<String> {
    let mut faults = Vec::new();
    let frame = Area::new(0.0, 0.0, drawing.width, drawing.height).grown(1.2);
    let finite = |area: &Area| [area.x, area.y, area.width, area.height].iter().all(|part| part.is_finite());
    for mark in &drawing.marks {
        let area = extent_of(mark, &Even);
        if !finite(&area) || !frame.holds(&area) {
            faults.push(format!("outside {}x{}: {area:?} {mark:?}", drawing.width, drawing.height));
        }
    }
    let texts: Vec<(&Text, Area)> = drawing
        .marks
        .iter()
        .filter_map(|mark| {
            let Mark::Text { text, .. } = mark else { return None };
            Some((text, extent_of(mark, &Even).grown(-0.4)))
        })
        .collect();
    for (index, (text, area)) in texts.iter().enumerate() {
        for (other, second) in &texts[index + 1..] {
            if area.width > 0.0 && second.width > 0.0 && area.meets(second) {
                faults.push(format!("overlap: `{text}` {area:?} and `{other}` {second:?}"));
            }
        }
    }
    let squeeze = |text: &str| text.replace(char::is_whitespace, "");
    let all: String = texts.iter().map(|(text, _)| squeeze(text)).collect();
    let rows = chart
        .rows
        .iter()
        .map(|row| &row.label)
        .filter(|_| chart.kind.shape.names.printed() && !chart.is_over_time());
    let columns =
        chart.columns.iter().map(|column| &column.label).take(if chart.rows.is_empty() { 0 } else { 99 });
    let columns = columns.filter(|_| chart.kind.shape.names_columns());
    let ends = chart.rows.iter().filter_map(|row| match row.cells.first() {
        Some(Cell::Text(text)) if chart.kind.shape.cells == Cells::Link => Some(text),
        _ => None,
    });
    let has_axis = chart.measured() != super::facts::Measured::Nothing;
    let set = chart
        .references
        .iter()
        .map(|reference| &reference.printed)
        .filter(|_| has_axis && !drawing.plots.is_empty());
    let set = set.chain(chart.annotations.iter().map(|annotation| &annotation.text));
    for label in
        rows.chain(ends).chain(set).chain(columns).chain(chart.cards.iter().map(|card| &card.keyword))
    {
        if !all.contains(&squeeze(label)) {
            faults.push(format!("dropped: `{label}`"));
        }
    }
    faults
}

/// What of a drawing is out of proportion to its values.
fn untrue(drawing: &Drawing, chart: &Chart) -> Vec<String> {
    // On a logarithmic axis equal values are not equal lengths.
    if chart.steps() != Steps::Even {
        return Vec::new();
    }
    let shape = &chart.kind.shape;
    if shape.total != Total::Drawn || shape.parts != Parts::DownColumn {
        return lies(&[drawing]);
    }
    // Each column is a whole of its own.
    let of = |column: usize| {
        let shown = drawing.shown.iter().filter(|shown| shown.cell.1 == column).copied().collect();
        lies(&[&Drawing { shown, ..drawing.clone() }])
    };
    (0..chart.width()).flat_map(of).collect()
}

#[test]
fn nothing_overlaps_is_clipped_or_dropped() {
    let mut seed = 0;
    let mut count = 0;
    let mut found = Vec::new();
    for kind in Kind::all() {
        for rows in [1, 2, 3, 5, 8, 12, 17, 40] {
            for columns in [1, 2, 3, 5, 8] {
                for width in [160.0, 218.0, 453.0] {
                    seed += 1;
                    let chart = generated(kind, rows, columns, seed);
                    let Figure::Drawing(drawing) =
                        draw(&chart, &Theme::default(), width, &Even, Words::for_lang(Lang::from_tag("zh")))
                    else {
                        continue;
                    };
                    let name = format!("{kind} {rows}x{columns} at {width}, seed {seed}");
                    let mut faults = faults(&drawing, &chart);
                    faults.extend(untrue(&drawing, &chart));
                    count += faults.len();
                    found.extend(faults.into_iter().take(1).map(|fault| format!("{name}: {fault}")));
                }
            }
        }
    }
    assert!(found.is_empty(), "{count} faults in {} drawings:\n{}", found.len(), found.join("\n"));
}

/// Charts that one is parted into: the same categories, series and axis, other values.
fn facets(kind: Kind, rows: usize, columns: usize, seed: usize) -> Vec<Chart> {
    let mut whole = generated(kind, rows, columns, seed);
    whole.facet = Some(text("地区"));
    whole.order = Order::Given;
    whole.groups.clear();
    whole.rows.iter_mut().for_each(|row| row.group = None);
    let part = |shift: usize| {
        // Values of one sort: in the order of another seed, or not disclosed.
        let mut own = whole.clone();
        let count = own.rows.len();
        let values = |row: usize| whole.rows.get((row + shift) % count.max(1)).cloned();
        for (index, row) in own.rows.iter_mut().enumerate() {
            let Some(other) = values(index) else { continue };
            (row.cells, row.ends) = (other.cells, other.ends);
            if shift > 0 && index % 4 == 3 {
                row.cells.iter_mut().for_each(|cell| *cell = Cell::Undisclosed);
                row.ends.clear();
            }
        }
        own
    };
    (0..3).map(part).collect()
}

/// What a chart is parted into stands side by side on one scale, as soundly as alone.
#[test]
fn facets_share_their_scale_and_nothing_overlaps() {
    let words = Words::for_lang(Lang::from_tag("zh"));
    let mut seed = 0;
    let mut found = Vec::new();
    for kind in Kind::all().filter(|kind| kind.shape.cells != Cells::Cards) {
        for rows in [2, 3, 7, 12] {
            for (columns, width) in [(1, 218.0), (2, 218.0), (3, 453.0)] {
                seed += 1;
                let parts = facets(kind, rows, columns, seed);
                let mut drawings = Vec::new();
                for (index, part) in parts.iter().enumerate() {
                    let others: Vec<(&Chart, f64)> = parts
                        .iter()
                        .enumerate()
                        .filter(|(other, _)| *other != index)
                        .map(|(_, other)| (other, width))
                        .collect();
                    let drawn = super::draw_beside(
                        part,
                        &others,
                        &Theme::default(),
                        width,
                        super::Height::Usual,
                        &Even,
                        words,
                    );
                    let Figure::Drawing(drawing) = drawn else { continue };
                    let name = format!("{kind} {rows}x{columns} at {width}, seed {seed}, facet {index}");
                    let mut faults = faults(&drawing, part);
                    faults.extend(untrue(&drawing, part));
                    found.extend(faults.into_iter().take(1).map(|fault| format!("{name}: {fault}")));
                    drawings.push(drawing);
                }
                // What is drawn by lengths or heights along an axis is measured across all of them.
                let lengths = matches!(
                    parts[0].measured(),
                    super::facts::Measured::Lengths | super::facts::Measured::Stacks
                );
                if lengths && parts[0].steps() == Steps::Even {
                    let all: Vec<&Drawing> = drawings.iter().collect();
                    let lies = lies(&all).into_iter().take(1);
                    found.extend(
                        lies.map(|lie| format!("{kind} {rows}x{columns} at {width}, seed {seed}: {lie}")),
                    );
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn odd_data_never_panics() {
    for kind in Kind::all() {
        let empty = Chart::new(kind);
        drawn(&empty, f64::NAN);
        let mut ragged =
            chart(kind.as_str(), &["a"], &[("", &[]), ("b", &["1", "x", "1|2|3|4"]), ("b", &["9e9"])]);
        drawn(&ragged, 100.0);
        ragged.columns.clear();
        ragged.unit = None;
        ragged.rows[0].group = Some(7);
        drawn(&ragged, 300.0);
        assert!(!super::problems(&ragged).is_empty() || kind.shape.keeps_words());
    }
}

#[test]
fn same_data_same_drawing() {
    for (index, kind) in Kind::all().enumerate() {
        let chart = generated(kind, 5, 3, index);
        let print = || draw(&chart, &Theme::default(), 400.0, &Even, Words::for_lang(Lang::from_tag("zh")));
        assert_eq!(print(), print());
    }
}
