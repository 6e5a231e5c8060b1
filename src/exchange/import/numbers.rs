//! Tables of numbers: what a company discloses.

use super::super::document::{Cell, Table, paragraphs};
use super::draft::Draft;
use super::line::Line;
use crate::quantity::Quantity;
use crate::source::{Span, Text};

/// The labels of the numbers that every case has a key for.
const KNOWN: [(&str, &[&str]); 3] = [
    (
        "applications",
        &[
            "专利申请",
            "累计专利申请",
            "专利申请量",
            "专利申请总量",
            "专利申请数",
            "专利申请数量",
            "申请总量",
            "专利总申请量",
            "patent applications",
            "applications",
        ],
    ),
    ("inventions", &["发明专利申请", "发明申请", "发明专利申请量", "其中发明", "发明", "inventions"]),
    (
        "granted",
        &[
            "已授权发明",
            "授权发明",
            "发明授权",
            "授权发明专利",
            "发明专利授权",
            "发明专利授权量",
            "已授权发明专利",
            "granted inventions",
            "granted",
        ],
    ),
];

/// What labels of other numbers of patents have in them.
const OF_PATENTS: [&str; 13] = [
    "专利",
    "發明",
    "发明",
    "授权",
    "申请",
    "实用新型",
    "外观设计",
    "特許",
    "pct",
    "patent",
    "invention",
    "granted",
    "filing",
];

/// A table of numbers: its heading, and its rows of a label and a value.
pub(super) struct Numbers<'a> {
    pub(super) heading: Option<&'a [String]>,
    pub(super) rows: Vec<(&'a str, &'a str)>,
}

/// The texts of a table's cells, row by row.
pub(super) fn texts(table: &Table) -> Vec<Vec<String>> {
    let text = |cell: &Cell| {
        let texts = paragraphs(&cell.blocks).into_iter().map(|own| Line::new(own, None).text);
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    };
    table.rows.iter().map(|row| row.cells.iter().map(text).collect()).collect()
}

/// Reads a table of numbers; `None` for any other. Values are quantities, so that they can be compared and drawn.
pub(super) fn read(cells: &[Vec<String>]) -> Option<Numbers<'_>> {
    let pairs: Vec<(&str, &str)> = cells
        .iter()
        .map(|row| match row.as_slice() {
            [label, value] if !label.is_empty() && !value.is_empty() => {
                Some((label.as_str(), value.as_str()))
            }
            _ => None,
        })
        .collect::<Option<_>>()?;
    let is_number = |value: &str| Quantity::parse(&Text::new(value, Span::default())).is_ok();
    let has_heading = pairs.first().is_some_and(|(_, value)| !is_number(value));
    let rows: Vec<(&str, &str)> = pairs.into_iter().skip(usize::from(has_heading)).collect();
    let heading = cells.first().filter(|_| has_heading).map(Vec::as_slice);
    let all =
        !rows.is_empty() && rows.iter().all(|(label, value)| is_number(value) && label.chars().count() <= 40);
    all.then_some(Numbers { heading, rows })
}

/// Puts a number in its place.
pub(super) fn put(label: &str, value: &str, draft: &mut Draft) {
    let plain = label.trim().trim_end_matches(['：', ':']).to_lowercase();
    let key = KNOWN.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(key, _)| *key);
    match key.filter(|key| draft.patents.iter().all(|(own, _)| own != key)) {
        Some(key) => draft.patents.push((key, value.trim().to_owned())),
        None => {
            let of_patents = OF_PATENTS.iter().any(|word| plain.contains(word));
            let all = if of_patents { &mut draft.more } else { &mut draft.facts };
            all.push((label.trim().to_owned(), value.trim().to_owned()));
        }
    }
    let order = |key: &str| KNOWN.iter().position(|(own, _)| *own == key);
    draft.patents.sort_by_key(|(key, _)| order(key));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &[[&str; 2]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn numbers_find_their_keys() {
        let table = cells(&[
            ["指标", "数值"],
            ["发明专利申请", "602"],
            ["累计专利申请", "约 734 件"],
            ["研发人员", "320 人"],
            ["PCT 国际申请", "31 件"],
        ]);
        let Numbers { heading, rows } = read(&table).expect("a table of numbers");
        assert_eq!(heading.map(<[String]>::len), Some(2));
        let mut draft = Draft::default();
        rows.iter().for_each(|(label, value)| put(label, value, &mut draft));
        assert_eq!(
            draft.patents,
            [("applications", "约 734 件".to_owned()), ("inventions", "602".to_owned())]
        );
        assert_eq!(draft.more, [("PCT 国际申请".to_owned(), "31 件".to_owned())]);
        assert_eq!(draft.facts, [("研发人员".to_owned(), "320 人".to_owned())]);
    }

    #[test]
    fn other_tables_are_none() {
        assert!(read(&cells(&[["甲", "乙"], ["丙", "丁"]])).is_none());
        assert!(read(&cells(&[["甲", ""], ["丙", "3"]])).is_none());
    }
}
