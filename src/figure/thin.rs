//! What is left of a chart of which hardly anything is disclosed.
//!
//! Where half of the cells or more are not disclosed, a drawing of all of them would be boxes that say so. It shows what is
//! known instead, and one line below says what is not.

use super::chart::{Cell, Chart};
use super::language::Words;
use crate::source::Text;

/// The share of undisclosed cells from which on only the known ones are drawn.
const MOSTLY: f64 = 0.5;

fn counts(chart: &Chart) -> (usize, usize) {
    let width = chart.width();
    let unknown =
        |row: usize| (0..width).filter(|&column| *chart.cell(row, column) == Cell::Undisclosed).count();
    ((0..chart.rows.len()).map(unknown).sum(), chart.rows.len() * width)
}

/// The disclosed part of a chart: without the rows and columns of which nothing is known. `None` where enough is known to draw
/// all of it, where nothing is, or where its kind has to keep its categories.
pub(super) fn disclosed(chart: &Chart) -> Option<Chart> {
    let (unknown, all) = counts(chart);
    if !chart.kind.manner.thins || unknown == all || (unknown as f64) < MOSTLY * all as f64 {
        return None;
    }
    let width = chart.width();
    let is_known = |row: usize, column: usize| *chart.cell(row, column) != Cell::Undisclosed;
    let rows: Vec<usize> =
        (0..chart.rows.len()).filter(|&row| (0..width).any(|column| is_known(row, column))).collect();
    let columns: Vec<usize> =
        (0..width).filter(|&column| rows.iter().any(|&row| is_known(row, column))).collect();
    // A kind that compares columns is no longer itself with too few of them.
    let columns = if columns.len() < chart.kind.shape.least { (0..width).collect() } else { columns };
    let mut known = Chart { quiet: true, ..chart.clone() };
    known.columns = columns.iter().filter_map(|&column| chart.columns.get(column)).cloned().collect();
    known.rows = rows.iter().filter_map(|&row| chart.rows.get(row)).cloned().collect();
    for (row, &source) in known.rows.iter_mut().zip(&rows) {
        row.cells = columns.iter().map(|&column| chart.cell(source, column).clone()).collect();
        let ends =
            |&column: &usize| chart.rows.get(source).and_then(|row| row.ends.get(column)).cloned().flatten();
        row.ends = columns.iter().map(ends).collect();
    }
    Some(known)
}

/// The line that says how many values of a chart are not drawn, and whose.
pub(super) fn rest(chart: &Chart, words: &Words) -> Option<Text> {
    let known = disclosed(chart)?;
    let (unknown, _) = counts(chart);
    let gone = |label: &&Text, kept: &[&Text]| !label.trim().is_empty() && !kept.contains(label);
    let rows: Vec<&Text> = known.rows.iter().map(|row| &row.label).collect();
    let columns: Vec<&Text> = known.columns.iter().map(|column| &column.label).collect();
    let mut names: Vec<String> = Vec::new();
    for members in chart.rows.chunk_by(|one, next| one.group == next.group) {
        let group = members.first().and_then(|row| chart.groups.get(row.group?));
        let lost = members.iter().map(|row| &row.label).filter(|label| gone(label, &rows));
        let lost: Vec<&str> = lost.map(|label| label.as_str()).collect();
        match group {
            // A group of which nothing is left is named with what it held.
            Some(group) if lost.len() == members.len() => {
                let [open, close] = words.brackets;
                names.push(format!("{group}{open}{}{close}", lost.join(words.comma)));
            }
            _ => names.extend(lost.into_iter().map(str::to_owned)),
        }
    }
    let lost = chart.columns.iter().map(|column| &column.label).filter(|label| gone(label, &columns));
    names.extend(lost.map(|label| label.as_str().to_owned()));
    let near = chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
    Some(near.derive(words.rest(unknown, &names)))
}

#[cfg(test)]
mod tests {
    use super::{disclosed, rest};
    use crate::figure::language::Words;
    use crate::figure::samples::chart;
    use crate::locale::Lang;

    #[test]
    fn what_is_mostly_unknown_shows_what_is_known() {
        let rows: [(&str, &[&str]); 3] =
            [("生命健康", &["57", "~", "~"]), ("半导体", &["~", "~", "~"]), ("汽车", &["~", "15.4", "~"])];
        let table = chart("heat-table", &["申请", "转让", "许可"], &rows);
        let known = disclosed(&table).expect("seven of nine are unknown");
        let labels: Vec<&str> = known.rows.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["生命健康", "汽车"]);
        assert_eq!(known.columns.len(), 2);
        assert_eq!(known.number(1, 1), Some(15.4));
        let words = Words::for_lang(Lang::from_tag("zh"));
        let line = rest(&table, words).expect("something is left out");
        assert_eq!(line.as_str(), "其余 7 项未披露，包括半导体、许可的全部数值");
    }

    #[test]
    fn a_group_of_which_nothing_is_known_is_named_with_its_rows() {
        let mut table =
            chart("bar", &["x"], &[("甲", &["1"]), ("乙", &["~"]), ("丙", &["~"]), ("丁", &["~"])]);
        table.groups = ["本体", "资产"].map(|name| table.rows[0].label.derive(name.to_owned())).to_vec();
        for (row, group) in table.rows.iter_mut().zip([0, 0, 1, 1]) {
            row.group = Some(group);
        }
        let line = rest(&table, Words::for_lang(Lang::from_tag("zh"))).expect("something is left out");
        assert_eq!(line.as_str(), "其余 3 项未披露，包括乙、资产（丙、丁）的全部数值");
    }

    #[test]
    fn enough_or_nothing_known_is_drawn_as_it_is() {
        let half = chart("bar", &["x"], &[("a", &["1"]), ("b", &["2"]), ("c", &["~"])]);
        assert_eq!(disclosed(&half), None);
        let none = chart("bar", &["x"], &[("a", &["~"]), ("b", &["~"])]);
        assert_eq!(disclosed(&none), None);
        let years = chart("line", &["x"], &[("2021", &["1"]), ("2022", &["~"])]);
        assert_eq!(disclosed(&years), None);
    }
}
