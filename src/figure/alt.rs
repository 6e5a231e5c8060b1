//! Alternative text made from the data.

use super::chart::{Cell, Chart, Kind};
use super::language::Words;
use crate::content::quantity::{Run, runs};

/// Describes a chart in a sentence or two: its kind and title, what it compares, the largest and smallest value
/// of each series, and what is not disclosed.
pub fn describe(chart: &Chart, title: &str, words: &Words) -> String {
    let mut parts = vec![format!("{}{}{}", words.kind(chart.kind), words.colon, plain(title))];
    if chart.kind == Kind::Cards {
        let names: Vec<String> = chart.cards.iter().map(|card| plain(&card.keyword)).collect();
        parts.push(names.join(words.comma));
        return finish(&parts, words);
    }
    parts.push(list(words.categories, chart.rows.iter().map(|row| plain(&row.label)), words));
    if chart.columns.len() > 1 {
        parts.push(list(words.series, chart.columns.iter().map(|column| plain(&column.label)), words));
    }
    for column in 0..chart.width() {
        parts.extend(extremes(chart, column, words));
    }
    let missing = undisclosed(chart, words);
    if !missing.is_empty() {
        parts.push(list(words.undisclosed, missing.iter().map(|name| plain(name)), words));
    }
    finish(&parts, words)
}

fn finish(parts: &[String], words: &Words) -> String {
    format!("{}{}", parts.join(words.stop), words.end)
}

fn list(noun: &str, items: impl Iterator<Item = String>, words: &Words) -> String {
    format!("{noun}{}{}", words.colon, items.collect::<Vec<_>>().join(words.comma))
}

fn extremes(chart: &Chart, column: usize, words: &Words) -> Option<String> {
    let known = || (0..chart.rows.len()).filter_map(|row| Some((row, chart.number(row, column)?)));
    let (top, _) = known().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let (bottom, _) = known().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    let value = |row: usize| {
        let quantity = chart.cell(row, column).quantity()?;
        let [open, close] = words.brackets;
        let printed = plain(&quantity.with_unit(chart.unit.as_ref()));
        Some(format!("{}{open}{printed}{close}", plain(&chart.rows[row].label)))
    };
    let space = if words.largest.is_ascii() { " " } else { "" };
    let name = chart.columns.get(column).filter(|_| chart.columns.len() > 1);
    let name = name.map_or(String::new(), |name| format!("{}{}", plain(&name.label), words.colon));
    let mut sentence = format!("{name}{}{space}{}", words.largest, value(top)?);
    if bottom != top {
        sentence.push_str(&format!("{}{}{space}{}", words.comma, words.smallest, value(bottom)?));
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
        let label = row.label.to_string();
        if missing.len() == row.cells.len() {
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

/// A label without its note marks.
fn plain(label: &str) -> String {
    let keep = |run: Run<'_>| match run {
        Run::Plain(text) => Some(text.to_owned()),
        Run::Note(_) => None,
    };
    runs(label).into_iter().filter_map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::describe;
    use crate::figure::language::Words;
    use crate::figure::stress;

    #[test]
    fn says_what_is_largest_smallest_and_missing() {
        let chart =
            stress::chart("bar", &["2023 年"], &[("固化^1^", &["38.9"]), ("收入", &["~"]), ("融资", &["4"])]);
        assert_eq!(
            describe(&chart, "专利价值^1^", &Words::ZH),
            "条形图：专利价值；类别：固化、收入、融资；最大值为固化（38.9%）、最小值为融资（4%）；未披露：收入。"
        );
        assert_eq!(
            describe(&chart, "Value", &Words::EN),
            "bar chart: Value; categories: 固化, 收入, 融资; largest 固化 (38.9%), smallest 融资 (4%); not disclosed: 收入."
        );
    }
}
