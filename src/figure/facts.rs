//! What the program knows about a kind of chart: the questions that each kind's own file answers.

use std::fmt;
use std::ops::Deref;

use crate::locale::Lang;

/// How many numbers tell of a distribution: its ends, its quartiles and its median.
pub const FIVE: usize = 5;

/// Everything that is known about a kind of chart. None of it has a default: whoever adds a kind answers every question,
/// and whoever adds a question asks every kind.
pub struct Facts {
    /// The name in a book, such as `stacked-bar`.
    pub name: &'static str,
    /// What data it takes.
    pub shape: Shape,
    /// The order of the categories, unless their editor says otherwise.
    pub order: Order,
    /// Whether it may break over pages.
    pub breakable: bool,
    /// Whether it reads well at half the measure, so that two of them stand side by side.
    pub half: bool,
    /// Whether a row is a thought of its own, so that values are read out row by row and not series by series.
    pub by_row: bool,
    /// Whether its percentages are shares of those who were asked: how many they were is missed where it is not said.
    pub base: bool,
    /// Whether each of its percentages counts answers out of one base, which only some percentages can do.
    pub counts: bool,
    /// How it shows values.
    pub manner: Manner,
    /// A new figure of this kind, with words to be written over.
    pub example: Example,
}

/// How a kind shows values.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// How it shows that a value is approximate, a range or a bound.
    pub unsure: Unsure,
    /// Whether categories of which nothing is disclosed may be left out of it, and named below.
    pub thins: bool,
    /// Whether its columns are series, each of which has one ink in the whole book.
    pub inks: bool,
    /// Whether its unit is said once, above it, and not beside every value.
    pub unit_once: bool,
    /// What it joins by lines, which has to have an order.
    pub joins: Joins,
    /// Whether it draws intervals around values.
    pub intervals: bool,
    /// Whether the values of several series lie beside each other, and not on one line.
    pub parallel: bool,
    /// Whether it sets dates on an axis of time.
    pub dates: bool,
    /// What its values are measured as, along an axis that others can be set on.
    pub values: Values,
    /// The most rows and columns that it can label so that they are read.
    pub most: [usize; 2],
    /// What is better for more.
    pub instead: Instead,
}

/// What is better than a kind that has too much to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// Bars that are ranked.
    Bars,
    /// Columns of their own height.
    Columns,
    /// Places on one line per category.
    Places,
    /// Lines over an axis.
    Lines,
    /// Cells that are shaded.
    Shades,
    /// A table of numbers.
    Table,
}

/// What a kind joins by lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joins {
    /// Nothing.
    Nothing,
    /// The rows of a series.
    Rows,
    /// The columns of a row.
    Columns,
}

/// What the values of a kind are measured as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Always as the same.
    Always(Measured),
    /// One series as lengths, several as places.
    Stems,
    /// Signed values, and those of one series, as lengths; others along no axis.
    Signed,
}

/// What values are measured as along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// There is no axis of values.
    Nothing,
    /// Lengths from zero.
    Lengths,
    /// The parts of a row, as lengths on each other.
    Stacks,
    /// Places.
    Places,
    /// The second value of a point, as its height.
    Heights,
}

/// How a kind shows that a value is not exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsure {
    /// Not at all: it prints values, and draws none of them.
    Printed,
    /// What is not certain is hollow. A range cannot be shown: each mark has one size or place, which a range has not.
    Single,
    /// What is not certain is hollow, and an end that is only a bound is open.
    Hollow,
    /// A strip of its shade stands in the cell that would be shaded.
    Strip,
}

impl Manner {
    /// Values of named series as lengths or places.
    pub const SERIES: Manner = Manner {
        unsure: Unsure::Hollow,
        thins: true,
        inks: true,
        unit_once: true,
        joins: Joins::Nothing,
        intervals: false,
        parallel: false,
        dates: false,
        values: Values::Always(Measured::Nothing),
        most: [30, 4],
        instead: Instead::Shades,
    };

    /// Values as parts of a whole, in the shades of one ink.
    pub const PARTS: Manner = Manner { inks: false, most: [20, 7], ..Manner::SERIES };

    /// Words, and numbers as they are printed.
    pub const WORDS: Manner = Manner {
        unsure: Unsure::Printed,
        thins: false,
        inks: false,
        unit_once: false,
        joins: Joins::Nothing,
        intervals: false,
        parallel: false,
        dates: false,
        values: Values::Always(Measured::Nothing),
        most: [usize::MAX; 2],
        instead: Instead::Table,
    };
}

/// A kind of chart: a handle to what is known about it.
#[derive(Clone, Copy)]
pub struct Kind(&'static Facts);

impl Kind {
    /// The kind that these are the facts of.
    pub(super) const fn new(facts: &'static Facts) -> Kind {
        Kind(facts)
    }

    /// The name of the kind in a book.
    pub fn as_str(self) -> &'static str {
        self.0.name
    }
}

impl Deref for Kind {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        self.0
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The order in which categories are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As written.
    #[default]
    Given,
    /// Largest first; undisclosed ones and “other” last.
    Value,
}

/// YAML that passes `check`, by the tag of its language. `KIND` stands for the name of the kind.
pub type Example = &'static [(&'static str, &'static str)];

impl Facts {
    /// A new figure of this kind in a language, else in English.
    pub fn scaffold(&self, lang: Lang) -> String {
        let texts =
            [lang.tag(), Lang::default().tag()].map(|tag| self.example.iter().find(|(own, _)| *own == tag));
        let text = texts.into_iter().flatten().next().map_or("", |(_, text)| *text);
        let head = "# yaml-language-server: $schema=../schemas/figure.schema.json";
        format!("{head}\n{}", text.replace("KIND", self.name))
    }
}

/// What data a kind takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// What cells hold.
    pub cells: Cells,
    /// What the columns name.
    pub columns: Columns,
    /// The fewest columns that make sense.
    pub least: usize,
    /// The most columns that it draws as itself.
    pub most: usize,
    /// What the names of its rows say.
    pub names: Names,
    /// Whether a name may stand for two rows.
    pub repeats: bool,
    /// Which cells are the parts of a whole, where there is one.
    pub parts: Parts,
    /// Whether those parts make up the whole.
    pub total: Total,
    /// Whether values below zero are drawn to the other side of zero, where others would be parts of a whole.
    pub signed: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// A quantity.
    Number,
    /// A quantity, or words in its place.
    Either,
    /// Words. What could be read as a quantity prints as it is written, and is one to the rules.
    Written,
    /// Words, also where they could be read as a quantity.
    Words,
    /// A tuple of so many quantities.
    Tuple(usize),
    /// The five numbers of a distribution, from its least to its largest; then whatever lies outside.
    Spread,
    /// Words in the first cell, where a row leads to; a quantity in the second, how much of it.
    Link,
    /// There are no cells; cards take their place.
    Cards,
}

impl Cells {
    /// What the cell at `index` of a row holds.
    pub fn at(self, index: usize) -> Cells {
        match self {
            Cells::Link if index == 0 => Cells::Words,
            Cells::Link => Cells::Number,
            Cells::Number
            | Cells::Either
            | Cells::Written
            | Cells::Words
            | Cells::Tuple(_)
            | Cells::Spread
            | Cells::Cards => self,
        }
    }
}

/// What the names of rows say to a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Nothing: they are printed as they are written.
    Labels,
    /// From where to where a class of values reaches: `10-20`, `90+`. An axis prints the bounds.
    Bins,
    /// Days. A calendar has them.
    Days,
    /// Places. A map has them, by their short names.
    Places,
}

impl Names {
    /// Whether each is printed as it is written.
    pub fn printed(self) -> bool {
        self == Names::Labels
    }
}

/// What the columns of a kind name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// The series. The column of the categories has no name.
    Series,
    /// Every column, also that of the categories.
    All,
    /// Nothing that is printed.
    Nothing,
}

/// In which direction the parts of a whole lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// Each row is a whole, its cells the parts.
    AcrossRow,
    /// Each column is a whole, its cells the parts.
    DownColumn,
    /// The kind does not tell.
    Unknown,
}

/// Whether percentages that are parts of a whole make up 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// They are drawn as the parts of one whole, and cannot be more.
    Drawn,
    /// They do where they are all the answers to one question.
    OfAnswers,
    /// Nothing is known about it.
    Open,
}

impl Shape {
    /// Quantities whose kind tells nothing about a whole.
    pub const NUMBERS: Shape = Shape {
        cells: Cells::Number,
        columns: Columns::Series,
        least: 1,
        most: usize::MAX,
        names: Names::Labels,
        repeats: false,
        parts: Parts::Unknown,
        total: Total::Open,
        signed: false,
    };

    /// Words in rows that no column names.
    pub const WORDS: Shape =
        Shape { cells: Cells::Words, columns: Columns::Nothing, least: 0, ..Shape::NUMBERS };

    /// How many values a series takes of a row.
    pub fn arity(&self) -> usize {
        match self.cells {
            Cells::Tuple(length) => length,
            Cells::Spread => FIVE,
            Cells::Number | Cells::Either | Cells::Written | Cells::Words | Cells::Link | Cells::Cards => 1,
        }
    }

    /// How many of the columns' names belong to the column of the categories.
    pub fn named_categories(&self) -> usize {
        match self.columns {
            Columns::All => 1,
            Columns::Series | Columns::Nothing => 0,
        }
    }

    /// Whether the names of columns are printed.
    pub fn names_columns(&self) -> bool {
        self.columns != Columns::Nothing
    }

    /// Whether a cell that could be read as a quantity is kept as it is written.
    pub fn keeps_words(&self) -> bool {
        matches!(self.cells, Cells::Written | Cells::Words)
    }

    /// Whether all cells are in one unit: words, points and numbers among words have units of their own.
    pub fn has_one_unit(&self) -> bool {
        self.cells == Cells::Number
    }

    /// The key of a figure's file that its values stand under.
    pub fn key(&self) -> &'static str {
        if self.cells == Cells::Cards { "cards" } else { "data" }
    }
}
