//! The marks of one chart of every kind as text that can be reviewed.

use super::mark::{Drawing, Mark, Point, Step};
use super::stress::{chart, drawn};
use super::table::{Entry, Table};
use super::{Card, Chart, Figure, Kind, Words, draw};
use crate::figure::measure::tests::Even;
use crate::figure::stress::text;
use crate::geometry::number;
use crate::ink::Theme;
use crate::locale::Lang;

/// A plain chart of a kind, as an editor would write it.
fn sample(kind: Kind) -> Chart {
    let shares: [(&str, &[&str]); 3] =
        [("固化技术成果", &["49.7", "46.0"]), ("风险管控", &["26.8", "约 30"]), ("获取收入", &["5.4", "~"])];
    let one: [(&str, &[&str]); 3] =
        [("固化技术成果", &["49.7"]), ("风险管控", &["26.8"]), ("获取收入^1^", &["~"])];
    let mut chart = match kind {
        Kind::Bar | Kind::Column | Kind::Waffle | Kind::Words => chart(kind.as_str(), &["2023 年"], &one),
        Kind::Donut => chart("donut", &["2023 年"], &[("有", &["76.6"]), ("没有", &["23.4"])]),
        Kind::StackedBar | Kind::DivergingBar => chart(
            kind.as_str(),
            &["认同", "一般", "不认同"],
            &[("中国", &["62.8", "25.0", "12.2"]), ("海外", &["67", "~", "~"])],
        ),
        Kind::Scatter => chart(
            "scatter",
            &["2023 年", "2022 年"],
            &[("固化技术成果", &["91.4|38.9", "86.9|36.3"]), ("风险管控", &["90.7|31.9", "76.0|~"])],
        ),
        Kind::Bubble => chart("bubble", &["2023 年"], &[("甲", &["91.4|38.9|120"]), ("乙", &["60|20.5|40"])]),
        Kind::Pictogram => chart("pictogram", &["人数"], &[("中国", &["约 65"]), ("海外", &["约 50"])]),
        Kind::KeyFigures => chart(
            "key-figures",
            &["规模", "增速"],
            &[("专利申请总量", &["531.0 万件", "-7.3%"]), ("授权发明", &["79.2 万件", "+17.9%"])],
        ),
        Kind::Table => chart("table", &["时间", "事件"], &[("2022-01", &["生效"]), ("2022-05", &["加入"])]),
        Kind::Rings => {
            chart("rings", &[], &[("本体价值", &["固化技术成果"]), ("业务价值", &["声誉", "情报"])])
        }
        Kind::Timeline => {
            chart("timeline", &[], &[("2021", &["起步", "第一件专利"]), ("2022", &["扩张", "出海"])])
        }
        Kind::Cards => Chart::new(Kind::Cards),
        _ => chart(kind.as_str(), &["2023 年", "2022 年"], &shares),
    };
    if kind == Kind::Pictogram {
        chart.unit = Some(text("人"));
    }
    if kind == Kind::Cards {
        let card = |keyword: &str| Card {
            keyword: text(keyword),
            count: Some(text("35 次")),
            text: None,
            comments: vec![text("价值难以向上传递。")],
        };
        chart.cards = ["价值", "出海", "情报"].map(card).to_vec();
    }
    chart
}

fn point(point: &Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

fn readable(drawing: &Drawing) -> String {
    let mut out = format!("frame {} x {}\n", number(drawing.width), number(drawing.height));
    for mark in &drawing.marks {
        let line = match mark {
            Mark::Rect { area, fill } => {
                let sides = [area.x, area.y, area.width, area.height].map(number);
                format!("rect {} {fill:?}", sides.join(" "))
            }
            Mark::Circle { center, radius, fill, .. } => {
                format!("circle {} r {} {fill:?}", point(center), number(*radius))
            }
            Mark::Line { from, to, stroke } => {
                format!("line {} - {} {:?} {}", point(from), point(to), stroke.paint, number(stroke.width))
            }
            Mark::Path { steps, fill, .. } => {
                let ends = steps.iter().filter_map(|step| match step {
                    Step::Move(to) | Step::Line(to) | Step::Cubic(_, _, to) => Some(point(to)),
                    Step::Close => None,
                });
                format!("path {} {fill:?}", ends.collect::<Vec<_>>().join(" "))
            }
            Mark::Hatch { outline } => {
                format!("hatch {}", outline.iter().map(point).collect::<Vec<_>>().join(" "))
            }
            Mark::Text { at, anchor, text, style, paint } => {
                let (size, weight) = (number(style.size), style.weight);
                format!("text {} {anchor:?} {size}/{weight} {paint:?} {text}", point(at))
            }
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn readable_table(table: &Table) -> String {
    let mut out =
        format!("table {}pt, inset {}, groups {:?}\n", number(table.size), number(table.inset), table.groups);
    let entry = |entry: &Entry| format!("{} {:?} {}", entry.weight, entry.paint, entry.text);
    for column in &table.columns {
        let even = if column.justified { ", even" } else { "" };
        out.push_str(&format!("column {}{even}: {}\n", number(column.width), entry(&column.heading)));
    }
    for row in &table.rows {
        let group = row.group.as_ref().map_or("none".to_owned(), entry);
        let entries: Vec<String> = row.entries.iter().map(entry).collect();
        out.push_str(&format!("row of {group}, at least {}: {}\n", number(row.least), entries.join(" | ")));
    }
    out
}

#[test]
fn the_marks_of_every_kind() {
    for kind in Kind::ALL {
        let chart = sample(kind);
        assert!(super::problems(&chart).is_empty(), "{kind}: {:?}", super::problems(&chart));
        let text = match draw(&chart, &Theme::default(), 400.0, &Even, Words::of(Lang::of("zh"))) {
            Figure::Drawing(_) => readable(&drawn(&chart, 400.0)),
            Figure::Table(table) => readable_table(&table),
        };
        insta::assert_snapshot!(format!("marks of {kind}"), text);
    }
}
