//! The numbers of figures with the labels, bases and notes that belong to them.

use std::collections::BTreeSet;

use super::reading::Reading;
use crate::figure::Cell as ChartCell;
use crate::figure::facts::Cells;
use crate::lint::Words;
use crate::model::{Book, Figure, Panel, Question};
use crate::quantity::{Quantity, Run, plain, runs};
use crate::source::{Span, Text};

/// One number of a figure.
#[derive(Debug, Clone)]
pub(crate) struct Cell<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Its panel.
    pub panel: &'a Panel,
    /// The row's index.
    pub row: usize,
    /// The column's index.
    pub column: usize,
    /// The coordinate, in a cell of several.
    pub part: Option<usize>,
    /// The row's label without note marks.
    pub label: String,
    /// The column's label without note marks.
    pub series: String,
    /// The label of the row's group without note marks.
    pub group: String,
    /// The number as printed.
    pub text: Text,
    /// What it says.
    pub reading: Reading,
    /// Whether a note says that the number was worked out by the editors.
    pub derived: bool,
}

impl Cell<'_> {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        self.text.span()
    }
}

/// Every number of a figure.
pub(crate) fn cells<'a>(figure: &'a Figure, words: &Words) -> Vec<Cell<'a>> {
    let worked_out: BTreeSet<String> = figure
        .notes
        .iter()
        .filter(|note| words.numbers.derived.iter().any(|word| note.text.contains(word.as_str())))
        .map(|note| note.number.to_string())
        .collect();
    let derived =
        |text: &str| runs(text).iter().any(|run| matches!(run, Run::Note(n) if worked_out.contains(*n)));
    let title_derived = derived(&figure.title);
    let mut found = Vec::new();
    for panel in &figure.panels {
        let chart = &panel.chart;
        let unit = chart.unit.as_deref();
        let shift = chart.kind.shape.named_categories();
        for (row, line) in chart.rows.iter().enumerate() {
            let group =
                line.group.and_then(|group| chart.groups.get(group)).map(Text::as_str).unwrap_or_default();
            let row_derived = derived(&line.label) || derived(group);
            // `专利申请总量 (万件)`: the unit in the label.
            let own_unit = bracketed(&line.label);
            for (column, cell) in line.cells.iter().enumerate() {
                let series = chart.columns.get(column + shift).map_or("", |column| column.label.as_str());
                let unit = unit.or(own_unit).or_else(|| bracketed(series));
                let mut add = |part: Option<usize>, quantity: &Quantity| {
                    found.push(Cell {
                        figure,
                        panel,
                        row,
                        column,
                        part,
                        label: plain(&line.label),
                        series: plain(series),
                        group: plain(group),
                        text: quantity.text.clone(),
                        reading: Reading::new(quantity, unit),
                        derived: title_derived || row_derived || derived(series) || derived(&quantity.text),
                    });
                };
                match cell {
                    ChartCell::Quantity(quantity) => add(None, quantity),
                    ChartCell::Text(text) if chart.kind.shape.cells == Cells::Written => {
                        if let Ok(quantity) = Quantity::parse(text) {
                            add(None, &quantity);
                        }
                    }
                    ChartCell::Tuple(coordinates) => {
                        for (part, coordinate) in coordinates.iter().enumerate() {
                            if let ChartCell::Quantity(quantity) = coordinate {
                                add(Some(part), quantity);
                            }
                        }
                    }
                    ChartCell::Text(_) | ChartCell::Undisclosed => {}
                }
            }
        }
    }
    found
}

/// The words in brackets at a label's end, as a unit.
fn bracketed(label: &str) -> Option<&str> {
    let label = label.trim_end();
    let open = label.rfind(['（', '('])?;
    let inner = label[open..].strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (inner.chars().count() <= 8).then_some(inner)
}

/// The letters and digits of a text, by which labels are compared.
pub(crate) fn normal(text: &str) -> String {
    plain(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The questions that a panel's numbers answer: its own, else the figure's.
pub(crate) fn questions<'a>(figure: &'a Figure, panel: &'a Panel) -> &'a [Question] {
    if panel.questions.is_empty() { &figure.questions } else { &panel.questions }
}

/// Whether a label names the series of a base: it is the name, or the name after a word (中国 2023 年) or before a colon.
pub(crate) fn names_series(label: &str, of: &str) -> bool {
    let (label, of) = (plain(label), plain(of));
    let head = label.split(['：', ':']).next().unwrap_or(&label).trim();
    let (own, wanted) = (normal(head), normal(&of));
    let rest = own.strip_suffix(wanted.as_str()).or_else(|| own.strip_prefix(wanted.as_str()));
    !wanted.is_empty() && rest.is_some_and(|rest| rest.chars().count() <= 4)
}

/// Whether a label names a region or a year, whose answers have a base of their own.
pub(crate) fn is_series_name(label: &str, words: &Words) -> bool {
    let name = normal(label);
    let year =
        |text: &str| text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
    let region = |text: &str| words.numbers.regions.iter().any(|region| text == region);
    let stripped = words.numbers.regions.iter().find_map(|region| name.strip_prefix(region.as_str()));
    let rest = stripped.map(|rest| rest.trim_end_matches('年'));
    let tail = |rest: &str| {
        rest.is_empty() || year(rest) || matches!(rest, "企业" | "样本" | "受访企业" | "企业样本")
    };
    year(name.strip_suffix('年').unwrap_or(&name)) || region(&name) || rest.is_some_and(tail)
}

/// Whether the numbers of a panel are shares of subsamples (industries, stages, roles) whose sizes are not printed, or of a
/// part of the answers only.
pub(crate) fn of_subsamples(figure: &Figure, panel: &Panel, words: &Words) -> bool {
    let titles = [Some(&figure.title), panel.title.as_ref()];
    let filters = [figure.filter.as_ref(), panel.filter.as_ref()];
    let split = titles
        .into_iter()
        .flatten()
        .any(|title| words.numbers.subsamples.iter().any(|word| title.contains(word.as_str())));
    // 占主动诉讼的占比; but not 选取……的样本占比.
    let part = filters.into_iter().flatten().any(|filter| {
        filter.match_indices('占').any(|(at, _)| !filter[at + '占'.len_utf8()..].starts_with(['比', '有']))
    });
    split || part
}

/// The figures that each section shows: by the chapter's id and the section's index, `None` for blocks before the first.
pub(crate) fn shown(book: &Book) -> Vec<(&str, Option<usize>, Vec<&Figure>)> {
    let mut found = Vec::new();
    for entry in &book.entries {
        let Some(chapter) = entry.chapter() else { continue };
        let bodies = std::iter::once((None, &chapter.body))
            .chain(chapter.sections.iter().enumerate().map(|(i, section)| (Some(i), &section.body)));
        for (section, body) in bodies {
            let figures: Vec<&Figure> = body.iter().flat_map(crate::model::Block::figures).collect();
            found.push((chapter.id.as_str(), section, figures));
        }
    }
    found
}
