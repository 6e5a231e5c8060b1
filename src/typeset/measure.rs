//! Measuring: the blocks of a flow, set once, and how many grid lines each of them takes.
//!
//! The layout `flow` puts what make-up has to know before every block, as metadata; heights, and where a block may break, are
//! read from the frames.

use serde::{Deserialize, Serialize};
use typst::foundations::{Dict, Label, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, FrameItem, Point};
use typst::model::{EnumItem, ListItem, ParElem};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::walk::walk;
use crate::pagination::Note;

/// The blocks of a flow as they were measured.
#[derive(Debug, Default)]
pub(super) struct Measured {
    pub grid: Grid,
    pub rows: Vec<Row>,
}

/// The grid of a flow.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct Grid {
    /// How many lines a page holds.
    pub lines: u32,
    /// From line to line, in points.
    pub unit: f64,
    /// Between two lines, in points.
    pub gap: f64,
}

/// A block of a flow.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Row {
    /// Index of the item, and of its part.
    pub place: (i64, i64),
    pub kind: String,
    pub role: String,
    pub before: u32,
    pub after: u32,
    pub above: u32,
    pub below: u32,
    /// Whether it stands in a column.
    pub column: bool,
    /// What stands in the side column along its last lines: its items, and how many lines they take.
    pub sides: Vec<i64>,
    pub side_lines: u32,
    /// The sub-heading that stands in the side column along its first lines, and those of the text behind it, and how many of its own lines
    /// that takes.
    pub head: Option<i64>,
    pub head_lines: u32,
    /// Whether it stands at the head of a page and nowhere else.
    pub at_head: bool,
    /// Whether figures keep their order to it.
    pub bars: bool,
    /// Whether it begins a section.
    pub section: bool,
    /// The labels by which text names it; two figures side by side have two.
    pub targets: Vec<String>,
    /// Whether it is drawn smaller where it would be taller than a page.
    pub shrinks: bool,
    /// How much taller, in points, it is in each of its other heights.
    pub others: Vec<f64>,
    /// Its height in points side by side with the next row, where they may stand so.
    pub paired: Option<f64>,
    /// The words of what is set only where it fills a page.
    pub optional: Option<String>,
    /// Its height in points.
    pub height: f64,
    /// The heights, in points, at which paragraphs, items of lists and rows of tables begin.
    pub starts: Vec<f64>,
    /// The notes whose marks it bears: how far down each mark is and how tall the note will be, in points, and its id.
    pub notes: Vec<(f64, f64, String)>,
    /// The labels that its text names, each with the height, in points, at which it does.
    pub names: Vec<(String, f64)>,
}

impl Row {
    /// How many lines it takes.
    pub(super) fn lines(&self, grid: Grid) -> u32 {
        let lines = grid.lines_of(self.height);
        if self.shrinks { lines.min(grid.lines) } else { lines }
    }

    /// How many lines it takes, or, where that is more than a page has, in the tallest of its other heights that fits.
    pub(super) fn fitting(&self, grid: Grid) -> u32 {
        let usual = self.lines(grid);
        let others = self.heights(grid).into_iter().filter(|lines| *lines <= grid.lines);
        if usual > grid.lines { others.max().unwrap_or(usual) } else { usual }
    }

    /// How many lines it takes in each of its other heights.
    pub(super) fn heights(&self, grid: Grid) -> Vec<u32> {
        self.others.iter().map(|more| grid.lines_of(self.height + more)).collect()
    }

    /// Its notes, as make-up counts them.
    pub(super) fn noted(&self, grid: Grid) -> Vec<Note> {
        let last = self.lines(grid).saturating_sub(1);
        let note = |(down, height, _): &(f64, f64, String)| Note {
            line: ((down / grid.unit).max(0.0) as u32).min(last),
            height: (height / grid.unit * 100.0).ceil().max(1.0) as u32,
        };
        self.notes.iter().map(note).collect()
    }
}

impl Grid {
    /// How many lines a height takes.
    pub(super) fn lines_of(self, height: f64) -> u32 {
        // Less than a hair is rounding.
        ((height + self.gap - 0.05) / self.unit).ceil().max(1.0) as u32
    }
}

/// The blocks of a document that was set to be measured. `None` if it holds no flow, or more than one.
pub(super) fn read(document: &PagedDocument) -> Option<Measured> {
    let mut reader = Reader::default();
    for page in document.pages() {
        walk(&page.frame, Point::zero(), &mut |item, at| reader.item(item, at));
    }
    (reader.flows == 1).then_some(reader.measured)
}

#[derive(Default)]
struct Reader {
    measured: Measured,
    flows: usize,
    /// Where the row begins that is being read.
    top: Option<Abs>,
}

impl Reader {
    fn item(&mut self, item: &FrameItem, at: Point) {
        match item {
            FrameItem::Tag(Tag::Start(element, _)) => {
                if let Some(metadata) = element.to_packed::<MetadataElem>() {
                    if let Some(label) = element.label() {
                        self.metadata(label, &metadata.value, at.y);
                    }
                } else if element.is::<ParElem>() || element.is::<ListItem>() || element.is::<EnumItem>() {
                    self.begins("text", at.y);
                }
            }
            FrameItem::Shape(shape, _) => {
                if let Geometry::Line(to) = shape.geometry
                    && to.y.abs() < Abs::pt(0.01)
                {
                    self.begins("table", at.y);
                }
            }
            _ => {}
        }
    }

    /// Something begins in the row, if the row is of this kind.
    fn begins(&mut self, kind: &str, y: Abs) {
        if let Some((row, top)) = self.measured.rows.last_mut().zip(self.top)
            && row.kind == kind
        {
            row.starts.push((y - top).to_pt());
        }
    }

    fn metadata(&mut self, label: Label, value: &Value, y: Abs) {
        let name = label.resolve();
        let is = |other: &str| name.as_str() == other;
        if is("makeup-row") {
            if let Value::Dict(dict) = value {
                self.measured.rows.push(row(dict));
                self.top = Some(y);
            }
        } else if is("makeup-end") {
            if let Some((row, top)) = self.measured.rows.last_mut().zip(self.top.take()) {
                row.height = (y - top).to_pt();
            }
        } else if is("makeup-grid") {
            if let Value::Dict(dict) = value {
                self.flows += 1;
                self.measured.grid = Grid {
                    lines: whole(dict, "lines"),
                    unit: number(dict, "unit"),
                    gap: number(dict, "gap"),
                };
            }
        } else if is("makeup-note") {
            if let Value::Dict(dict) = value
                && let Some((row, top)) = self.measured.rows.last_mut().zip(self.top)
            {
                let id = text(dict, "id").unwrap_or_default();
                row.notes.push(((y - top).to_pt(), number(dict, "height"), id));
            }
        } else if is("makeup-name")
            && let Value::Str(name) = value
            && let Some((row, top)) = self.measured.rows.last_mut().zip(self.top)
        {
            row.names.push((name.to_string(), (y - top).to_pt()));
        }
    }
}

fn text(dict: &Dict, key: &str) -> Option<String> {
    match dict.get(key) {
        Ok(Value::Str(text)) => Some(text.to_string()),
        _ => None,
    }
}

fn row(dict: &Dict) -> Row {
    let place = match dict.get("place") {
        Ok(Value::Array(place)) => {
            place.iter().map(|each| if let Value::Int(each) = each { *each } else { 0 }).collect()
        }
        _ => Vec::new(),
    };
    Row {
        place: (place.first().copied().unwrap_or(0), place.get(1).copied().unwrap_or(0)),
        kind: text(dict, "kind").unwrap_or_default(),
        role: text(dict, "role").unwrap_or_default(),
        before: whole(dict, "before"),
        after: whole(dict, "after"),
        above: whole(dict, "above"),
        below: whole(dict, "below"),
        column: matches!(dict.get("in-column"), Ok(Value::Bool(true))),
        at_head: matches!(dict.get("at-head"), Ok(Value::Bool(true))),
        bars: matches!(dict.get("bars"), Ok(Value::Bool(true))),
        section: matches!(dict.get("section"), Ok(Value::Bool(true))),
        shrinks: matches!(dict.get("shrinks"), Ok(Value::Bool(true))),
        others: match dict.get("others") {
            Ok(Value::Array(others)) => others.iter().filter_map(|each| each.clone().cast().ok()).collect(),
            _ => Vec::new(),
        },
        optional: text(dict, "optional"),
        targets: match dict.get("targets") {
            Ok(Value::Array(targets)) => targets.iter().filter_map(|each| each.clone().cast().ok()).collect(),
            _ => Vec::new(),
        },
        ..Row::default()
    }
}

fn number(dict: &Dict, key: &str) -> f64 {
    match dict.get(key) {
        Ok(Value::Int(number)) => *number as f64,
        Ok(Value::Float(number)) => *number,
        _ => 0.0,
    }
}

fn whole(dict: &Dict, key: &str) -> u32 {
    number(dict, key).round().clamp(0.0, 10_000.0) as u32
}
