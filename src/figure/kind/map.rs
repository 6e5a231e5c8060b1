//! Tiles where places lie, each shaded by its value: the provinces of China, or the countries of the world.
//!
//! The tiles stand on grids of our own (`map/*.tsv`). They show neighbours and no borders.

use std::sync::LazyLock;

use super::{Entry, bar};
use crate::diag::message::messages;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG};
use crate::figure::facts::{Facts, Instead, Manner, Names, Shape, Unsure};
use crate::figure::known::Look;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::Problem;
use crate::figure::ramp::{self, DARKEST, STEP, shade};
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};
use crate::ink::RAMP_STEPS;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "map",
        shape: Shape { most: 1, names: Names::Places, ..Shape::NUMBERS },
        order: Order::Value,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner {
            unsure: Unsure::Strip,
            thins: false,
            inks: false,
            most: [usize::MAX, 1],
            instead: Instead::Table,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                "title: The coast files most patents
chart: KIND
unit: patents
data:
  rows:                 # provinces of China or countries of the world, by any of their names
    - [Guangdong, 310]
    - [Jiangsu, 265]
    - [Beijing, 240]
    - [Zhejiang, 190]
    - [Shanghai, 175]
    - [Sichuan, 82]
    - [Hubei, 76]
    - [Shaanxi, 58]
highlight: [Guangdong]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 专利集中在沿海省份
chart: KIND
unit: 件
data:
  rows:                 # 中国省级行政区或世界各国，全称、简称均可
    - [广东省, 310]
    - [江苏省, 265]
    - [北京市, 240]
    - [浙江省, 190]
    - [上海市, 175]
    - [四川省, 82]
    - [湖北省, 76]
    - [陕西省, 58]
highlight: [广东省]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge,
    scales: ramp::scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 5] = [
            ("广东", &["31"]),
            ("江苏省", &["26.5"]),
            ("北京市", &["24"]),
            ("台湾省", &["~"]),
            ("西藏", &["2"]),
        ];
        samples::chart("map", &[], &rows)
    },
};

messages! {
    "map";
    UNKNOWN(place);
    NEAREST(name);
    UNKNOWN_HINT;
    OTHER_MAP(place);
    OTHER_MAP_HINT;
    TWICE(place, before);
    TWICE_HINT;
}

/// The largest side of a tile.
const TILE: f64 = 33.0;
/// Paper between tiles.
const SEAM: f64 = 1.2;
/// Space between the map and the list of its values, and around entries of the list.
const GAP: f64 = 8.0;
/// How alike two names are of which one is meant for the other.
const ALIKE: f64 = 0.6;

/// A place on a grid.
struct Place {
    column: u8,
    row: u8,
    /// One Han character where there is one, and letters.
    signs: [&'static str; 2],
    /// The first is the official one, the second the short one.
    names: Vec<&'static str>,
}

/// All places of a map.
struct Atlas {
    places: Vec<Place>,
    columns: u8,
    rows: u8,
}

/// Reads a grid: column, row, sign, letters and names, with tabs between them.
fn atlas(text: &'static str) -> Atlas {
    let mut places: Vec<Place> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split('\t');
        let mut number = || parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        let (column, row) = (number(), number());
        let signs = [parts.next().unwrap_or_default(), parts.next().unwrap_or_default()];
        places.push(Place { column, row, signs, names: parts.collect() });
    }
    let columns = places.iter().map(|place| place.column + 1).max().unwrap_or(1);
    let rows = places.iter().map(|place| place.row + 1).max().unwrap_or(1);
    Atlas { places, columns, rows }
}

static CHINA: LazyLock<Atlas> = LazyLock::new(|| atlas(include_str!("map/china.tsv")));
static WORLD: LazyLock<Atlas> = LazyLock::new(|| atlas(include_str!("map/world.tsv")));

/// A name without note marks, blanks and case.
fn bare(name: &str) -> String {
    let plain = crate::quantity::plain(name);
    plain.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

impl Atlas {
    /// The place of a name, by its index.
    fn find(&self, name: &str) -> Option<usize> {
        let name = bare(name);
        self.places.iter().position(|place| place.names.iter().any(|own| bare(own) == name))
    }

    /// The known name that is most like another.
    fn nearest(&self, name: &str) -> Option<(f64, &'static str)> {
        let name = bare(name);
        let names = self.places.iter().flat_map(|place| &place.names);
        let scored = names.map(|own| (strsim::normalized_levenshtein(&name, &bare(own)), *own));
        scored.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0))
    }
}

/// The map that most of the rows are on; that of China where both have as many.
fn map_of(chart: &Chart) -> Option<&'static Atlas> {
    let hits = |atlas: &Atlas| chart.rows.iter().filter(|row| atlas.find(&row.label).is_some()).count();
    let (china, world) = (hits(&CHINA), hits(&WORLD));
    if china.max(world) == 0 {
        None
    } else if china >= world {
        Some(&CHINA)
    } else {
        Some(&WORLD)
    }
}

fn judge(chart: &Chart) -> Vec<Problem> {
    let atlas = map_of(chart).unwrap_or(&CHINA);
    let mut found = Vec::new();
    let mut seen: Vec<(usize, &Text)> = Vec::new();
    for label in chart.rows.iter().map(|row| &row.label) {
        match atlas.find(label) {
            Some(place) => {
                if let Some((_, before)) =
                    seen.iter().find(|(own, before)| *own == place && before.as_str() != label.as_str())
                {
                    let message = TWICE.with([label.as_str(), before.as_str()]);
                    found.push(Problem::new(label.span(), message, TWICE_HINT.plain()));
                }
                seen.push((place, label));
            }
            None if CHINA.find(label).is_some() || WORLD.find(label).is_some() => {
                let message = OTHER_MAP.with([label.as_str()]);
                found.push(Problem::new(label.span(), message, OTHER_MAP_HINT.plain()));
            }
            None => {
                let own = atlas.nearest(label);
                let other = CHINA.nearest(label).into_iter().chain(WORLD.nearest(label));
                let nearest = own.or_else(|| other.max_by(|a, b| a.0.total_cmp(&b.0)));
                let hint = nearest.map_or_else(|| UNKNOWN_HINT.plain(), |(_, name)| NEAREST.with([name]));
                found.push(Problem::new(label.span(), UNKNOWN.with([label.as_str()]), hint));
            }
        }
    }
    found
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let grouped = chart.rows.iter().any(|row| row.group.is_some());
    let (Some(atlas), false) = (map_of(chart), chart.width() > 1 || grouped) else {
        return bar::horizontal(cx);
    };
    let near = &chart.rows[0].label;
    let rows: Vec<(usize, Option<usize>)> =
        (0..chart.rows.len()).map(|row| (row, atlas.find(&chart.rows[row].label))).collect();
    let row_at = |place: usize| rows.iter().find(|(_, own)| *own == Some(place)).map(|(row, _)| *row);
    let domain = cx.scales.shade.unwrap_or_else(|| ramp::domain(cx));
    let side = (cx.width / f64::from(atlas.columns)).min(TILE);
    let width = side * f64::from(atlas.columns);

    let mut drawing = Drawing::new(cx.width);
    let top = key(cx, &mut drawing, domain, near);
    let left = (cx.width - width) / 2.0;
    let speaks_han = !near.is_ascii();
    let sign = |place: &Place| near.derive(place.signs[usize::from(!speaks_han)]);
    // A tile holds its place's short name and value, when all of them have room.
    let full = |place: usize, row: usize| {
        let name = near.derive(short(&atlas.places[place], speaks_han));
        let name = cx.wrap(&name, SMALL, side - 2.0 * SEAM - 1.0);
        let value = cx.wrap(cx.reading(row, 0).label(), SMALL, side - 2.0 * SEAM - 1.0);
        (name, value)
    };
    let fits = |(name, value): &(Block, Block)| {
        let room = side - 2.0 * SEAM - 1.0;
        name.width <= room
            && value.width <= room
            && name.lines.len() == 1
            && value.lines.len() == 1
            && name.height() + value.height() <= room
    };
    let mut known = rows.iter().filter_map(|(row, place)| Some((*row, (*place)?)));
    let holds = known.all(|(row, place)| fits(&full(place, row)));

    for (index, place) in atlas.places.iter().enumerate() {
        let x = left + f64::from(place.column) * side;
        let y = top + f64::from(place.row) * side;
        let area = Area::new(x, y, side, side).grown(-SEAM / 2.0);
        let (row, reading) = match row_at(index) {
            Some(row) => (Some(row), Some(cx.reading(row, 0))),
            None => (None, None),
        };
        let ground = match &reading {
            Some(Reading::Number(known, _)) if known.look != Look::Exact => {
                drawing.polygon(&area.grown(-0.2).corners(), None, Some(Stroke::solid(Paint::Muted, 0.4)));
                cx.strip(&mut drawing, area, *known, &|value| shade(value, domain, DARKEST));
                Paint::Paper
            }
            Some(Reading::Number(known, _)) => {
                let paint = shade(known.high, domain, DARKEST);
                cx.solid(&mut drawing, area, paint);
                paint
            }
            Some(Reading::Unknown(_)) => {
                drawing.polygon(&area.grown(-0.3).corners(), None, Some(Stroke::solid(Paint::Muted, 0.6)));
                Paint::Paper
            }
            None => {
                drawing.polygon(&area.grown(-0.2).corners(), None, Some(Stroke::solid(Paint::Rule, 0.4)));
                Paint::Paper
            }
        };
        let (middle, centre) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
        let Some(row) = row else {
            let sign = sign(place);
            if cx.width_of(&sign, SMALL) <= area.width && side >= TILE / 2.0 && atlas.columns < 12 {
                drawing.text(at(middle, centre + SMALL.drop()), Anchor::Middle, &sign, SMALL, Paint::Muted);
            }
            continue;
        };
        if chart.rows[row].highlighted {
            drawing.polygon(&area.corners(), None, Some(Stroke::solid(Paint::Text, 1.2)));
        }
        let ink = cx.text_on(ground);
        if holds {
            let (name, value) = full(index, row);
            let start = centre - (name.height() + value.height()) / 2.0;
            name.draw(&mut drawing, middle, start, Anchor::Middle, ink);
            value.draw(&mut drawing, middle, start + name.height(), Anchor::Middle, ink);
        } else {
            let sign = sign(place);
            if cx.width_of(&sign, SMALL) <= area.width && SMALL.size <= area.height {
                drawing.text(at(middle, centre + SMALL.drop()), Anchor::Middle, &sign, SMALL, ink);
            }
        }
    }
    let bottom = top + side * f64::from(atlas.rows) + GAP;
    let listed: Vec<usize> = cx
        .order()
        .into_iter()
        .filter(|row| !holds || rows.iter().any(|(own, place)| own == row && place.is_none()))
        .collect();
    let signed = |row: usize| {
        let place = rows.iter().find(|(own, _)| *own == row).and_then(|(_, place)| *place);
        place.map_or_else(String::new, |place| sign(&atlas.places[place]).to_string())
    };
    drawing.height = list(cx, &mut drawing, &listed, &signed, bottom);
    drawing
}

/// The short name of a place, in the language that the book names places in.
fn short(place: &Place, han: bool) -> &'static str {
    let is_han = |name: &&&str| name.chars().all(|c| !c.is_ascii()) == han;
    let names = || place.names.iter().filter(is_han);
    names().min_by_key(|name| name.chars().count()).copied().unwrap_or(place.names[0])
}

/// The steps of the scale with its ends as they are written; returns where the map starts.
fn key(cx: &ChartContext<'_>, drawing: &mut Drawing, [low, high]: [f64; 2], near: &Text) -> f64 {
    let top = cx.ramp_heading(drawing);
    let (from, to) = (cx.ramp_end(low, near), cx.ramp_end(high, near));
    let start = cx.width_of(&from, SMALL) + 3.0;
    let end = start + RAMP_STEPS as f64 * STEP + 3.0;
    if high <= low || end + cx.width_of(&to, SMALL) > cx.width {
        return top;
    }
    let baseline = top + SMALL.leading() / 2.0 + SMALL.drop();
    drawing.text(at(0.0, baseline), Anchor::Start, &from, SMALL, Paint::Muted);
    cx.ramp_steps(drawing, [start, top], &std::array::from_fn::<_, RAMP_STEPS, _>(Paint::Ramp));
    drawing.text(at(end, baseline), Anchor::Start, &to, SMALL, Paint::Muted);
    top + SMALL.leading() + 6.0
}

/// Places with their values in columns below the map; returns where they end.
fn list(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    rows: &[usize],
    signed: &dyn Fn(usize) -> String,
    top: f64,
) -> f64 {
    let entry = |row: usize| {
        let source = &cx.chart.rows[row];
        let text = format!("{} {}  {}", signed(row), source.label, cx.reading(row, 0).label());
        let style = if source.highlighted { STRONG } else { SMALL };
        cx.wrap(&source.label.derive(text.trim()), style, cx.width)
    };
    let entries: Vec<Block> = rows.iter().map(|&row| entry(row)).collect();
    let widest = entries.iter().map(|entry| entry.width).fold(0.0, f64::max) + 2.0 * GAP;
    let columns = (((cx.width + 2.0 * GAP) / widest).floor() as usize).clamp(1, entries.len().max(1));
    let per_column = entries.len().div_ceil(columns).max(1);
    let mut bottom = top;
    for (column, members) in entries.chunks(per_column).enumerate() {
        let mut y = top;
        for entry in members {
            entry.draw(drawing, column as f64 * widest, y, Anchor::Start, Paint::Text);
            y += entry.height() + 1.5;
        }
        bottom = bottom.max(y);
    }
    bottom
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CHINA, WORLD, judge};
    use crate::diag::Lang;
    use crate::figure::samples::chart;

    #[test]
    fn no_two_places_share_a_tile_or_a_name() {
        for (atlas, count) in [(&*CHINA, 34), (&*WORLD, 200)] {
            assert_eq!(atlas.places.len(), count);
            let tiles: BTreeSet<(u8, u8)> =
                atlas.places.iter().map(|place| (place.column, place.row)).collect();
            assert_eq!(tiles.len(), count);
            let names: Vec<&str> =
                atlas.places.iter().flat_map(|place| place.names.iter().copied()).collect();
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
            assert!(atlas.places.iter().all(|place| place.names.len() >= 2 && !place.signs[0].is_empty()));
        }
    }

    #[test]
    fn china_is_whole() {
        for name in ["台湾省", "香港特别行政区", "澳门特别行政区", "西藏自治区", "新疆维吾尔自治区", "海南省"]
        {
            assert!(CHINA.find(name).is_some(), "{name}");
        }
        for name in ["中国台湾", "中国香港", "中国澳门"] {
            assert!(WORLD.find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn unknown_places_get_the_nearest_name() {
        let data: [(&str, &[&str]); 5] = [
            ("广东", &["1"]),
            ("黑龙江", &["1"]),
            ("黑龙江省", &["2"]),
            ("内蒙古自治州", &["1"]),
            ("法国", &["3"]),
        ];
        let found = judge(&chart("map", &[], &data));
        let said: Vec<String> = found.iter().map(|problem| problem.message.render(Lang::default())).collect();
        assert_eq!(
            said,
            [
                "`黑龙江省` is the same place as `黑龙江`",
                "there is no `内蒙古自治州` on the map",
                "`法国` is on another map than the other rows",
            ]
        );
        let hint = found[1].hint.as_ref().map(|hint| hint.render(Lang::default()));
        assert_eq!(hint.as_deref(), Some("did you mean `内蒙古自治区`?"));
    }
}
