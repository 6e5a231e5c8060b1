//! The marks of one chart of every kind as text that can be reviewed.

use super::mark::{Drawing, Mark, Point, Step};
use super::measure::tests::Even;
use super::samples::drawn;
use super::table::{Entry, Table};
use super::{Figure, Words, draw, kind};
use crate::geometry::number;
use crate::ink::Theme;
use crate::locale::Lang;

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
    for entry in kind::ENTRIES {
        let (kind, chart) = (entry.facts.name, (entry.sample)());
        assert!(super::problems(&chart).is_empty(), "{kind}: {:?}", super::problems(&chart));
        let text = match draw(&chart, &Theme::default(), 400.0, &Even, Words::for_lang(Lang::from_tag("zh")))
        {
            Figure::Drawing(_) => readable(&drawn(&chart, 400.0)),
            Figure::Table(table) => readable_table(&table),
        };
        insta::assert_snapshot!(format!("marks of {kind}"), text);
    }
}
