//! Alternative text made from the data.

use super::chart::{Card, Cell, Chart, Row};
use super::facts::{Cells, FIVE};
use super::language::Words;
use super::scale::Steps;
use super::thin;
use crate::quantity::plain;

/// Most values or names that are all read out. Who listens to more has lost the first.
const READ_OUT: usize = 120;

/// Describes a chart for those who cannot see it: its kind and title, the largest and smallest value of each series, then
/// every value, or, if they are too many, what is compared and what is not disclosed. Where the drawing leaves out what is not
/// disclosed, so does the text, and says as the drawing does how much that is.
pub fn describe(chart: &Chart, title: &str, words: &Words) -> String {
    let rest = thin::rest(chart, words);
    let known = thin::disclosed(chart);
    let chart = known.as_ref().unwrap_or(chart);
    let mut parts = vec![format!("{}{}{}", words.kind(chart.kind), words.colon, plain(title))];
    parts.extend(chart.cards.iter().map(|card| read_card(card, words)));
    if chart.rows.len() > 2 {
        parts.extend((0..chart.width()).filter_map(|column| extremes(chart, column, words)));
    }
    if chart.rows.iter().map(|row| row.cells.len()).sum::<usize>() <= READ_OUT {
        parts.extend(values(chart, words));
    } else {
        parts.push(list(words.categories, chart.rows.iter().map(|row| plain(&row.label)), words));
        if chart.columns.len() > 1 {
            parts.push(list(words.series, chart.columns.iter().map(|column| plain(&column.label)), words));
        }
        let missing = undisclosed(chart, words);
        if !missing.is_empty() && !chart.quiet {
            parts.push(list(words.undisclosed, missing.iter().map(|name| plain(name)), words));
        }
    }
    parts.extend(set(chart, words));
    parts.extend(rest.map(|rest| plain(&rest)));
    format!("{}{}", parts.join(words.stop), words.end)
}

/// What the values are compared with, and what is said about single ones.
fn set(chart: &Chart, words: &Words) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if chart.steps() == Steps::Times {
        found.push(plain(words.log_scale));
    }
    let references: Vec<String> =
        chart.references.iter().map(|reference| plain(&reference.printed)).collect();
    if !references.is_empty() {
        found.push(format!("{}{}{}", words.reference, words.colon, references.join(words.comma)));
    }
    for annotation in &chart.annotations {
        let of: Vec<String> = [Some(&annotation.at), annotation.series.as_ref()]
            .into_iter()
            .flatten()
            .map(|text| plain(text))
            .collect();
        let [open, close] = words.brackets;
        let of = of.join(words.comma);
        found.push(format!("{}{open}{of}{close}{}{}", words.remark, words.colon, plain(&annotation.text)));
    }
    found
}

/// Every value: series by series, or row by row where a row is a thought of its own.
fn values(chart: &Chart, words: &Words) -> Vec<String> {
    let [open, close] = words.brackets;
    let name = |row: &Row| match row.group.and_then(|group| chart.groups.get(group)) {
        Some(group) => format!("{}/{}", plain(group), plain(&row.label)),
        None => plain(&row.label),
    };
    match chart.kind.shape.cells {
        Cells::Link => return vec![links(chart, words)],
        Cells::Spread => return spreads(chart, words),
        Cells::Number | Cells::Either | Cells::Written | Cells::Words | Cells::Tuple(_) | Cells::Cards => {}
    }
    if chart.kind.by_row || chart.columns.is_empty() {
        let row = |row: &Row| {
            let cells: Vec<String> = row.cells.iter().map(|cell| printed(cell, chart, words)).collect();
            let cells = cells.join(words.comma);
            if cells.is_empty() { name(row) } else { format!("{}{open}{cells}{close}", name(row)) }
        };
        return vec![chart.rows.iter().map(row).collect::<Vec<_>>().join(words.comma)];
    }
    let series = (0..chart.width()).map(|column| {
        let row = |(index, row): (usize, &Row)| {
            let value = printed(chart.cell(index, column), chart, words);
            let value = match row.ends.get(column) {
                Some(Some([low, high])) => {
                    let ends = words.ends(&printed(low, chart, words), &printed(high, chart, words));
                    format!("{value}{}{ends}", words.comma)
                }
                Some(None) | None => value,
            };
            format!("{}{open}{value}{close}", name(row))
        };
        let rows = chart.rows.iter().enumerate();
        let rows = rows.filter(|(index, _)| !chart.quiet || *chart.cell(*index, column) != Cell::Undisclosed);
        let values = rows.map(row).collect::<Vec<_>>().join(words.comma);
        match chart.columns.get(column).filter(|_| chart.columns.len() > 1) {
            Some(column) => format!("{}{}{values}", plain(&column.label), words.colon),
            None => values,
        }
    });
    series.collect()
}

/// Where every row leads to, and how much of it.
fn links(chart: &Chart, words: &Words) -> String {
    let [open, close] = words.brackets;
    let link = |row: &Row| {
        let how_much: Vec<String> =
            row.cells.iter().skip(1).map(|cell| printed(cell, chart, words)).collect();
        let target = row.cells.first().map_or(String::new(), |cell| plain(&cell.written()));
        let link = format!("{} → {target}", plain(&row.label));
        if how_much.is_empty() { link } else { format!("{link}{open}{}{close}", how_much.join(words.comma)) }
    };
    chart.rows.iter().map(link).collect::<Vec<_>>().join(words.comma)
}

/// The five numbers of every distribution by their names, and what lies outside.
fn spreads(chart: &Chart, words: &Words) -> Vec<String> {
    let numbers = |cell: &Cell| match cell {
        Cell::Tuple(parts) => {
            let name = |index: usize| words.spread.get(index.min(FIVE)).copied().unwrap_or_default();
            let part =
                |(index, part): (usize, &Cell)| format!("{} {}", name(index), printed(part, chart, words));
            parts.iter().enumerate().map(part).collect::<Vec<_>>().join(words.comma)
        }
        Cell::Undisclosed | Cell::Text(_) | Cell::Quantity(_) => printed(cell, chart, words),
    };
    let several = chart.columns.len() > 1;
    let row = |row: &Row| {
        let cells = row.cells.iter().enumerate().map(|(column, cell)| {
            let series = chart.columns.get(column).filter(|_| several);
            let series =
                series.map_or(String::new(), |series| format!("{}{}", plain(&series.label), words.comma));
            format!("{}{}{series}{}", plain(&row.label), words.colon, numbers(cell))
        });
        cells.collect::<Vec<_>>()
    };
    chart.rows.iter().flat_map(row).collect()
}

/// A cell as it is printed, without note marks.
fn printed(cell: &Cell, chart: &Chart, words: &Words) -> String {
    match cell {
        Cell::Undisclosed => words.undisclosed.to_owned(),
        Cell::Text(text) => plain(text),
        Cell::Quantity(quantity) => plain(&quantity.with_unit(chart.unit.as_ref())),
        Cell::Tuple(parts) => {
            parts.iter().map(|part| printed(part, chart, words)).collect::<Vec<_>>().join(words.comma)
        }
    }
}

/// Everything that stands on a card.
fn read_card(card: &Card, words: &Words) -> String {
    let said = [card.count.as_ref(), card.text.as_ref()].into_iter().flatten().chain(&card.comments);
    let said: Vec<String> = said.map(|text| plain(text)).collect();
    let said = said.join(words.comma);
    if said.is_empty() {
        plain(&card.keyword)
    } else {
        format!("{}{}{said}", plain(&card.keyword), words.colon)
    }
}

fn list(noun: &str, items: impl Iterator<Item = String>, words: &Words) -> String {
    let items: Vec<String> = items.collect();
    let read: Vec<&str> = items.iter().take(READ_OUT).map(String::as_str).collect();
    let all = if read.len() < items.len() { words.in_all(items.len()) } else { String::new() };
    format!("{noun}{}{}{all}", words.colon, read.join(words.comma))
}

fn extremes(chart: &Chart, column: usize, words: &Words) -> Option<String> {
    let known = || (0..chart.rows.len()).filter_map(|row| Some((row, chart.cell(row, column).known()?)));
    let (top, _) = known().max_by(|a, b| a.1.high.total_cmp(&b.1.high).then(b.0.cmp(&a.0)))?;
    let (bottom, _) = known().min_by(|a, b| a.1.low.total_cmp(&b.1.low).then(a.0.cmp(&b.0)))?;
    let value = |row: usize| {
        let quantity = chart.cell(row, column).quantity()?;
        let [open, close] = words.brackets;
        let printed = plain(&quantity.with_unit(chart.unit.as_ref()));
        Some(format!("{}{open}{printed}{close}", plain(&chart.rows[row].label)))
    };
    let name = chart.columns.get(column).filter(|_| chart.columns.len() > 1);
    let name = name.map_or(String::new(), |name| format!("{}{}", plain(&name.label), words.colon));
    let mut sentence = format!("{name}{}{}", words.largest, value(top)?);
    if bottom != top {
        sentence.push_str(&format!("{}{}{}", words.comma, words.smallest, value(bottom)?));
    }
    Some(sentence)
}

/// Categories with an undisclosed cell, note marks kept, each with the series it is undisclosed in when others are
/// known.
pub(super) fn undisclosed(chart: &Chart, words: &Words) -> Vec<String> {
    let unknown = |cell: &Cell| match cell {
        Cell::Undisclosed => true,
        Cell::Tuple(parts) => parts.contains(&Cell::Undisclosed),
        Cell::Text(_) | Cell::Quantity(_) => false,
    };
    let mut names = Vec::new();
    for row in &chart.rows {
        let missing: Vec<usize> =
            (0..row.cells.len()).filter(|&column| unknown(&row.cells[column])).collect();
        if missing.is_empty() {
            continue;
        }
        let label = match (chart.kind.shape.cells, row.cells.first()) {
            (Cells::Link, Some(target)) => format!("{} → {}", row.label, target.written()),
            _ => row.label.to_string(),
        };
        if missing.len() == row.cells.len() || chart.columns.is_empty() {
            names.push(label);
            continue;
        }
        let series = missing.iter().filter_map(|&column| chart.columns.get(column));
        let series: Vec<String> = series.map(|column| column.label.to_string()).collect();
        let [open, close] = words.brackets;
        names.push(format!("{label}{open}{}{close}", series.join(words.comma)));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::describe;
    use crate::figure::language::Words;
    use crate::figure::samples;
    use crate::locale::Lang;

    #[test]
    fn says_what_is_largest_smallest_and_missing() {
        let chart = samples::chart(
            "bar",
            &["2023 年"],
            &[("固化^1^", &["38.9"]), ("收入", &["~"]), ("融资", &["4"])],
        );
        assert_eq!(
            describe(&chart, "专利价值^1^", Words::for_lang(Lang::from_tag("zh"))),
            "条形图：专利价值；最大值为固化（38.9%）、最小值为融资（4%）；固化（38.9%）、收入（未披露）、融资（4%）。"
        );
        assert_eq!(
            describe(&chart, "Value", Words::for_lang(Lang::default())),
            "bar chart: Value; largest 固化 (38.9%), smallest 融资 (4%); 固化 (38.9%), 收入 (not disclosed), 融资 (4%)."
        );
    }

    #[test]
    fn what_is_mostly_not_disclosed_is_said_once() {
        let rows: [(&str, &[&str]); 4] =
            [("甲", &["约 30"]), ("乙", &["~"]), ("丙", &["~"]), ("丁", &["90+"])];
        let chart = samples::chart("bar", &["占比"], &rows);
        assert_eq!(
            describe(&chart, "题", Words::for_lang(Lang::from_tag("zh"))),
            "条形图：题；甲（约 30%）、丁（90%+）；其余 2 项未披露，包括乙、丙的全部数值。"
        );
    }

    #[test]
    fn reads_out_every_series_and_point() {
        let chart = samples::chart("scatter", &["今年", "去年"], &[("标准", &["60|52.5", "52.5|~"])]);
        assert_eq!(
            describe(&chart, "重视", Words::for_lang(Lang::from_tag("zh"))),
            "散点图：重视；今年：标准（60%、52.5%）；去年：标准（52.5%、未披露）。"
        );
    }

    #[test]
    fn too_many_values_are_summed_up() {
        let cells: [&str; 41] = ["7"; 41];
        let labels: Vec<String> = (0..3).map(|row| format!("第{row}行")).collect();
        let rows: Vec<(&str, &[&str])> = labels.iter().map(|label| (label.as_str(), &cells[..])).collect();
        let columns: Vec<String> = (0..41).map(|column| format!("列{column}")).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let described = describe(
            &samples::chart("heat-table", &columns, &rows),
            "题",
            Words::for_lang(Lang::from_tag("zh")),
        );
        assert!(described.contains("类别：第0行、第1行、第2行；系列：列0、列1"), "{described}");
        let labels: Vec<String> = (0..300).map(|row| format!("第{row}行")).collect();
        let rows: Vec<(&str, &[&str])> = labels.iter().map(|label| (label.as_str(), &["7"][..])).collect();
        let chart = samples::chart("bar", &["今年"], &rows);
        let described = describe(&chart, "题", Words::for_lang(Lang::from_tag("zh")));
        assert!(described.ends_with("第118行、第119行等，共 300 项。"), "{described}");
        let described = describe(&chart, "Title", Words::for_lang(Lang::default()));
        assert!(described.ends_with("第119行 and so on, 300 in all."), "{described}");
    }
}
