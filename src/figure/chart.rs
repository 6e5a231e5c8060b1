//! The data of one chart, checked and parsed: what every kind draws from.

use super::facts::{Kind, Order};
use crate::quantity::Quantity;
use crate::source::{Span, Text};

/// A chart: categories in rows, series in columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: Kind,
    /// The unit of cells that carry none.
    pub unit: Option<Text>,
    /// The series.
    pub columns: Vec<Column>,
    /// Labels of the groups that rows belong to.
    pub groups: Vec<Text>,
    /// The categories with their cells.
    pub rows: Vec<Row>,
    /// The order of the categories.
    pub order: Order,
    /// Title of the horizontal axis.
    pub x: Option<Text>,
    /// Title of the vertical axis.
    pub y: Option<Text>,
    /// The cards of a `cards` chart.
    pub cards: Vec<Card>,
    /// Whether the values of a series may add up to more than the whole.
    pub multiple: bool,
    /// Whether its editor says that the categories are in the order in which they are written.
    pub ordered: bool,
    /// Whether it keeps a scale of its own beside charts of the same unit.
    pub own_scale: bool,
    /// What was asked of its value axis.
    pub axis: Asked,
    /// Lines and bands that its values are compared with.
    pub references: Vec<Reference>,
    /// Remarks at single values.
    pub annotations: Vec<Annotation>,
    /// The column by which its figure was parted into panels.
    pub facet: Option<Text>,
    /// Whether its cells say nothing where they are not disclosed, because one line below says it for all of them.
    pub quiet: bool,
}

impl Chart {
    /// An empty chart of a kind.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            unit: None,
            columns: Vec::new(),
            groups: Vec::new(),
            rows: Vec::new(),
            order: Order::Given,
            x: None,
            y: None,
            cards: Vec::new(),
            multiple: false,
            ordered: false,
            own_scale: false,
            axis: Asked::default(),
            references: Vec::new(),
            annotations: Vec::new(),
            facet: None,
            quiet: false,
        }
    }

    /// The cell of a row in a column; a missing one counts as undisclosed.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|row| row.cells.get(column)).unwrap_or(&Cell::Undisclosed)
    }

    /// The number in a cell, with its magnitude.
    pub fn number(&self, row: usize, column: usize) -> Option<f64> {
        self.cell(row, column).number()
    }

    /// How many columns there are, counting those that only cells tell of.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).chain([self.columns.len()]).max().unwrap_or(0)
    }

    /// Whether the values are percentages.
    pub fn is_percent(&self) -> bool {
        let unit = self.unit.as_deref().map_or("", str::trim);
        unit.starts_with(['%', '％'])
            || (unit.is_empty()
                && self
                    .rows
                    .iter()
                    .flat_map(|row| &row.cells)
                    .any(|cell| cell.quantity().is_some_and(|q| q.is_percent)))
    }

    /// Whether it shows signed values instead of the parts of a whole.
    pub fn is_signed(&self) -> bool {
        let negative = |cell: &Cell| cell.number().is_some_and(|value| value < 0.0);
        self.kind.shape.signed && self.rows.iter().flat_map(|row| &row.cells).any(negative)
    }

    /// Whether some row is highlighted, so that the others step back.
    pub fn highlights_rows(&self) -> bool {
        self.rows.iter().any(|row| row.highlighted)
    }

    /// Whether some column is highlighted, so that the others step back.
    pub fn highlights_columns(&self) -> bool {
        self.columns.iter().any(|column| column.highlighted)
    }
}

/// What was asked of a value axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// Where it was asked; none where it was not.
    pub span: Option<Span>,
    /// Its least value.
    pub min: Option<Quantity>,
    /// Its largest.
    pub max: Option<Quantity>,
    /// About how many ticks it has.
    pub ticks: Option<usize>,
    /// Whether equal steps on it are equal factors.
    pub log: bool,
}

/// A line, or a band, that values are compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What it means.
    pub label: Text,
    /// The same with its value, as it is printed.
    pub printed: Text,
    /// The value of a line; the two ends of a band.
    pub ends: Vec<Quantity>,
}

/// A remark at a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// The category whose value it is about.
    pub at: Text,
    /// The series; the first where none is named.
    pub series: Option<Text>,
    /// What is said.
    pub text: Text,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub label: Text,
    /// Whether it is stressed.
    pub highlighted: bool,
    /// The ink that its name has in the whole book, as an index into the theme's inks of series. In the order of the columns
    /// where the book has given none.
    pub ink: Option<usize>,
}

/// One category.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub label: Text,
    /// Index into [`Chart::groups`].
    pub group: Option<usize>,
    /// Whether it is stressed.
    pub highlighted: bool,
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// The ends of the intervals around the values, one per cell; fewer where the others have none.
    pub ends: Vec<Option<[Cell; 2]>>,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "almost every cell of a book is a quantity")]
pub enum Cell {
    /// The source does not say.
    Undisclosed,
    /// Words.
    Text(Text),
    /// A number.
    Quantity(Quantity),
    /// Coordinates of a point.
    Tuple(Vec<Cell>),
}

impl Cell {
    /// The quantity, when the cell is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Quantity(quantity) => Some(quantity),
            Self::Undisclosed | Self::Text(_) | Self::Tuple(_) => None,
        }
    }

    /// All its quantities: its own, or those of its parts.
    pub fn quantities(&self) -> Vec<&Quantity> {
        match self {
            Self::Tuple(parts) => parts.iter().flat_map(Cell::quantities).collect(),
            Self::Undisclosed | Self::Text(_) | Self::Quantity(_) => self.quantity().into_iter().collect(),
        }
    }

    /// The number with its magnitude, when the cell is one and it is finite.
    pub fn number(&self) -> Option<f64> {
        self.quantity().map(Quantity::scaled).filter(|value| value.is_finite())
    }

    /// The words or the number as they were written; nothing for what is not disclosed or a tuple.
    pub fn written(&self) -> Text {
        match self {
            Self::Text(text) => text.clone(),
            Self::Quantity(quantity) => quantity.text.clone(),
            Self::Undisclosed | Self::Tuple(_) => Text::default(),
        }
    }

    /// A part of a tuple; of any other cell, the cell itself is the first part.
    pub fn part(&self, index: usize) -> &Cell {
        match self {
            Self::Tuple(parts) => parts.get(index).unwrap_or(&Cell::Undisclosed),
            Self::Undisclosed | Self::Text(_) | Self::Quantity(_) if index == 0 => self,
            Self::Undisclosed | Self::Text(_) | Self::Quantity(_) => &Cell::Undisclosed,
        }
    }
}

/// One card of a `cards` chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The keyword, set large.
    pub keyword: Text,
    /// How often it came up.
    pub count: Option<Text>,
    /// A paragraph about it.
    pub text: Option<Text>,
    /// What people said about it.
    pub comments: Vec<Text>,
}
