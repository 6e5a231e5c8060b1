//! The numbers of a figure as files for a spreadsheet.
//!
//! Each chart is a table that can be read back as the data of a figure. A second table has every value on a row of its own, with
//! its group, its unit, and what words around the number make of it: a range and a bound are numbers there. A third says what is
//! said around the charts: questions with their bases, notes, sources.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::diag::message::{Message, Template, messages, words};
use crate::figure::facts::{Cells, FIVE};
use crate::figure::interval::ENDS;
use crate::figure::{Cell, Chart, Words};
use crate::locale::Lang;
use crate::model::{Figure, Panel};
use crate::quantity::{Bound, Quantity, Sign, plain};

messages! {
    "numbers";
    UNWRITTEN(error);
}

words! {
    "numbers";
    VALUES;
    ABOUT;
    PANEL;
    GROUP;
    CATEGORY;
    SERIES;
    PART;
    WRITTEN;
    VALUE;
    AT_LEAST;
    AT_MOST;
    UNIT;
    TITLE;
    QUESTION;
    FILTER;
    NOTE;
    SOURCE;
}

/// A field of a table.
#[derive(Debug, Clone, PartialEq)]
enum Field {
    Empty,
    Text(String),
    /// A number, the code of the format that prints it as it was written, and how that was.
    Number(f64, String, String),
}

impl Field {
    fn text(text: impl Into<String>) -> Field {
        Field::Text(text.into())
    }

    /// A number that was worked out, such as the end of a range with its magnitude.
    fn number(value: f64) -> Field {
        // At most 12 significant digits, so that 0.07 × 100 is 7.
        let value = format!("{value:.11e}").parse().unwrap_or(value);
        Field::Number(value, "General".to_owned(), value.to_string())
    }
}

type Table = Vec<Vec<Field>>;

fn word(template: &'static Template, lang: Lang) -> String {
    template.plain().render(lang)
}

/// The tables of a figure: one per chart, then all its values, then what is said around them. Each with the end of its file's
/// name and the name of its sheet.
fn tables(figure: &Figure, lang: Lang) -> Vec<(String, String, Table)> {
    let single = figure.panels.len() == 1;
    let mut found = Vec::new();
    for panel in &figure.panels {
        let number = (panel.index + 1).to_string();
        let end = if single { String::new() } else { format!("-{number}") };
        found.push((end, number, chart(&panel.chart, lang)));
    }
    found.push((".values".to_owned(), word(&VALUES, lang), values(figure, lang)));
    found.push((".about".to_owned(), word(&ABOUT, lang), about(figure, lang)));
    found
}

/// A chart as the data of a figure: the first row names the series, the first column the categories.
fn chart(chart: &Chart, lang: Lang) -> Table {
    let shape = &chart.kind.shape;
    if shape.cells == Cells::Cards {
        return cards(chart);
    }
    let arity = shape.arity();
    let skip = shape.named_categories();
    let mut head = Vec::new();
    head.push(
        chart
            .columns
            .iter()
            .take(skip)
            .next()
            .map_or(Field::Empty, |column| Field::text(column.label.as_str())),
    );
    let width = chart.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for column in 0..width {
        // A file has headings even where a chart prints none.
        let label = chart.columns.get(column + skip).map(|column| column.label.to_string());
        let own = || format!("{} {}", word(&VALUE, lang), column + 1);
        head.push(Field::text(label.unwrap_or_else(own)));
        head.extend(std::iter::repeat_n(Field::Empty, arity - 1));
        if has_ends(chart, column) {
            head.extend(ENDS.map(Field::text));
        }
    }
    let mut table = vec![head];
    for row in &chart.rows {
        let mut fields = vec![Field::text(row.label.as_str())];
        for column in 0..width {
            let cell = row.cells.get(column).unwrap_or(&Cell::Undisclosed);
            match arity {
                1 => fields.push(field(cell)),
                _ => fields.extend((0..arity).map(|part| field(cell.part(part)))),
            }
            if has_ends(chart, column) {
                match row.ends.get(column).and_then(Option::as_ref) {
                    Some(ends) => fields.extend(ends.iter().map(field)),
                    None => fields.extend([Field::Empty, Field::Empty]),
                }
            }
        }
        table.push(fields);
    }
    table
}

/// Whether a series has intervals around its values.
fn has_ends(chart: &Chart, column: usize) -> bool {
    chart.rows.iter().any(|row| row.ends.get(column).is_some_and(Option::is_some))
}

fn cards(chart: &Chart) -> Table {
    let row = |card: &crate::figure::Card| {
        let texts = [Some(&card.keyword), card.count.as_ref(), card.text.as_ref()];
        let field =
            |text: Option<&crate::source::Text>| text.map_or(Field::Empty, |text| Field::text(text.as_str()));
        texts
            .into_iter()
            .map(field)
            .chain(card.comments.iter().map(|text| Field::text(text.as_str())))
            .collect()
    };
    chart.cards.iter().map(row).collect()
}

fn field(cell: &Cell) -> Field {
    match cell {
        Cell::Undisclosed => Field::Empty,
        Cell::Text(text) => Field::text(text.as_str()),
        Cell::Quantity(quantity) => number(quantity).unwrap_or_else(|| Field::text(quantity.text.as_str())),
        Cell::Tuple(parts) => {
            Field::text(parts.iter().map(|part| part.written().to_string()).collect::<Vec<_>>().join(" "))
        }
    }
}

/// A quantity of digits alone, perhaps with a sign and a percent sign, as a number that prints as it was written.
fn number(quantity: &Quantity) -> Option<Field> {
    let written = quantity.text.as_str();
    let decimals = quantity.decimals();
    let places = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
    let grouped = written.contains(',');
    let percent = if quantity.is_percent { "%" } else { "" };
    let format = format!("{}{places}{percent}", if grouped { "#,##0" } else { "0" });
    let format = if quantity.sign == Some(Sign::Plus) { format!("+{format};-{format}") } else { format };
    let digits = format!("{:.decimals$}", quantity.value.abs());
    let sign = match quantity.sign {
        Some(Sign::Plus) => "+",
        Some(Sign::Minus) => "-",
        None => "",
    };
    let is_plain = written.replace(',', "") == format!("{sign}{digits}{percent}");
    let value = if quantity.is_percent { quantity.value / 100.0 } else { quantity.value };
    // Fifteen digits are all that a spreadsheet keeps.
    (is_plain && digits.len() <= 15).then(|| Field::Number(value, format, written.to_owned()))
}

/// Every value on a row of its own.
fn values(figure: &Figure, lang: Lang) -> Table {
    let heads = [&PANEL, &GROUP, &CATEGORY, &SERIES, &PART, &WRITTEN, &VALUE, &AT_LEAST, &AT_MOST, &UNIT];
    let mut table: Table = vec![heads.iter().map(|head| Field::text(word(head, lang))).collect()];
    for panel in &figure.panels {
        let chart = &panel.chart;
        for row in &chart.rows {
            let group = row.group.and_then(|group| chart.groups.get(group));
            for (column, cell) in row.cells.iter().enumerate() {
                let series = chart.columns.get(column + chart.kind.shape.named_categories());
                let head = [
                    Field::text(name(panel)),
                    group.map_or(Field::Empty, |group| Field::text(plain(group))),
                    Field::text(plain(&row.label)),
                    series.map_or(Field::Empty, |series| Field::text(plain(&series.label))),
                ];
                let mut parts: Vec<(Field, &Cell)> = match cell {
                    Cell::Tuple(parts) => {
                        let part = |(index, part)| (Field::text(part_name(chart, index, lang)), part);
                        parts.iter().enumerate().map(part).collect()
                    }
                    Cell::Undisclosed | Cell::Text(_) | Cell::Quantity(_) => vec![(Field::Empty, cell)],
                };
                if let Some(Some(ends)) = row.ends.get(column) {
                    parts.extend(ENDS.map(Field::text).into_iter().zip(ends));
                }
                for (part, cell) in parts {
                    let mut fields = head.to_vec();
                    fields.push(part);
                    fields.extend(read(cell, chart, lang));
                    table.push(fields);
                }
            }
        }
    }
    table
}

fn name(panel: &Panel) -> String {
    panel.title.as_ref().map_or_else(|| (panel.index + 1).to_string(), |title| plain(title))
}

/// What a part of a tuple is: one of five numbers by its name, any other by its place.
fn part_name(chart: &Chart, index: usize, lang: Lang) -> String {
    let names = Words::for_lang(lang).spread;
    match names.get(index.min(FIVE)).filter(|_| chart.kind.shape.cells == Cells::Spread) {
        Some(name) => (*name).to_owned(),
        None => (index + 1).to_string(),
    }
}

/// A value as it is written, as a number, its bounds, and its unit.
fn read(cell: &Cell, chart: &Chart, lang: Lang) -> [Field; 5] {
    let quantity = match cell {
        Cell::Undisclosed => {
            let word = Field::text(Words::for_lang(lang).undisclosed);
            return [word, Field::Empty, Field::Empty, Field::Empty, Field::Empty];
        }
        Cell::Text(_) | Cell::Tuple(_) => {
            return [field(cell), Field::Empty, Field::Empty, Field::Empty, Field::Empty];
        }
        Cell::Quantity(quantity) => quantity,
    };
    let factor = quantity.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor);
    let value = || Field::number(quantity.scaled());
    let [exact, low, high] = match (quantity.range, quantity.bound()) {
        (Some([low, high]), _) => [Field::Empty, Field::number(low * factor), Field::number(high * factor)],
        (None, Bound::AtLeast) => [Field::Empty, value(), Field::Empty],
        (None, Bound::AtMost | Bound::JustUnder) => [Field::Empty, Field::Empty, value()],
        (None, Bound::Exact | Bound::About) => [value(), Field::Empty, Field::Empty],
    };
    let unit = match (&quantity.unit, quantity.is_percent) {
        (_, true) => Field::text("%"),
        (Some(unit), false) => Field::text(unit.as_str()),
        (None, false) => chart.unit.as_ref().map_or(Field::Empty, |unit| Field::text(plain(unit))),
    };
    [Field::text(plain(&quantity.text)), exact, low, high, unit]
}

/// What is said around the charts, with whose it is.
fn about(figure: &Figure, lang: Lang) -> Table {
    let mut table = Table::new();
    let mut say = |head: &'static Template, of: String, text: String| {
        table.push(vec![Field::text(word(head, lang)), Field::text(of), Field::text(text)]);
    };
    let title = plain(&figure.title);
    say(&TITLE, figure.number.clone().unwrap_or_default(), title);
    let question = |question: &crate::model::Question| {
        let bases = question.bases.as_deref().unwrap_or_default();
        format!("{} {bases}", plain(&question.text)).trim().to_owned()
    };
    for own in &figure.questions {
        say(&QUESTION, String::new(), question(own));
    }
    if let Some(filter) = &figure.filter {
        say(&FILTER, String::new(), plain(filter));
    }
    for panel in &figure.panels {
        let of = (panel.index + 1).to_string();
        if let Some(title) = &panel.title {
            say(&PANEL, of.clone(), plain(title));
        }
        if let Some(unit) = &panel.chart.unit {
            say(&UNIT, of.clone(), plain(unit));
        }
        for own in &panel.questions {
            say(&QUESTION, of.clone(), question(own));
        }
        if let Some(filter) = &panel.filter {
            say(&FILTER, of.clone(), plain(filter));
        }
    }
    for note in &figure.notes {
        say(&NOTE, note.number.to_string(), plain(&note.text));
    }
    for source in &figure.sources {
        say(&SOURCE, String::new(), plain(source));
    }
    table
}

/// The tables of a figure as CSV files: the end of each one's name, and its bytes, as Excel wants them: UTF-8 with a mark of its
/// order, lines that end with CRLF. Text that would be a formula there begins with an apostrophe.
///
/// # Errors
/// A sentence, when the rows cannot be put together.
pub fn csv(figure: &Figure, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Message> {
    let file = |(end, _, table): (String, String, Table)| {
        let mut writer = ::csv::WriterBuilder::new()
            .flexible(true)
            .terminator(::csv::Terminator::CRLF)
            .from_writer("\u{FEFF}".as_bytes().to_vec());
        for row in &table {
            let fields = row.iter().map(|field| match field {
                Field::Empty => String::new(),
                Field::Text(text) => harmless(text),
                Field::Number(_, _, written) => written.clone(),
            });
            let written = writer.write_record(fields);
            written.map_err(|error| UNWRITTEN.with([error.to_string()]))?;
        }
        let bytes = writer.into_inner().map_err(|error| UNWRITTEN.with([error.to_string()]))?;
        Ok((end, bytes))
    };
    tables(figure, lang).into_iter().map(file).collect()
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The tables of a figure as the sheets of a workbook. Texts are texts there, never formulas; the file has no date of its own.
///
/// # Errors
/// A sentence, when the workbook cannot be written.
pub fn xlsx(figure: &Figure, lang: Lang) -> Result<Vec<u8>, Message> {
    workbook(figure, lang).map_err(|error| UNWRITTEN.with([error.to_string()]))
}

fn workbook(figure: &Figure, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook
        .set_properties(&DocProperties::new().set_title(plain(&figure.title)).set_creation_datetime(&made));
    for (_, name, table) in tables(figure, lang) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        fill(sheet, &table)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    // What is longer than a cell holds ends there.
    const LONGEST: usize = 32_767;
    for (row, fields) in table.iter().enumerate() {
        for (column, field) in fields.iter().enumerate() {
            let (row, column) = (row as u32, u16::try_from(column).unwrap_or(u16::MAX));
            match field {
                Field::Empty => {}
                Field::Text(text) => {
                    sheet.write_string(row, column, text.chars().take(LONGEST).collect::<String>())?;
                }
                Field::Number(value, code, _) => {
                    sheet.write_number_with_format(
                        row,
                        column,
                        *value,
                        &Format::new().set_num_format(code),
                    )?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Field, harmless, number};
    use crate::quantity::Quantity;
    use crate::source::{Span, Text};

    fn written(text: &str) -> Option<(f64, String)> {
        let quantity = Quantity::parse(&Text::new(text, Span::default())).expect("a quantity");
        match number(&quantity) {
            Some(Field::Number(value, code, _)) => Some((value, code)),
            Some(Field::Empty | Field::Text(_)) | None => None,
        }
    }

    #[test]
    fn exact_numbers_are_numbers_that_print_as_they_were_written() {
        assert_eq!(written("22.0"), Some((22.0, "0.0".to_owned())));
        assert_eq!(written("15,009"), Some((15009.0, "#,##0".to_owned())));
        assert_eq!(written("38.9%"), Some((0.389, "0.0%".to_owned())));
        assert_eq!(written("+17"), Some((17.0, "+0;-0".to_owned())));
        assert_eq!(written("-6.50"), Some((-6.5, "0.00".to_owned())));
        for text in ["约 44", "90+", "34-38%", "3 万", "734 件", "12^1^"] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+cmd", "-2+3", "@SUM(A1)"] {
            assert!(harmless(text).starts_with('\''));
        }
        assert_eq!(harmless("专利"), "专利");
    }
}
