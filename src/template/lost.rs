//! Texts that no layout printed: what the layouts were given against what they made of it.
//!
//! A layout's values are walked as it could have walked them, so that nothing has to be listed here: whatever text the model
//! hands over must come out again. What comes out is known by the origin marks, which every printed text carries.

#![allow(clippy::wildcard_enum_match_arm, reason = "the engine may learn kinds of values")]

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use minijinja::value::ValueKind;

use super::escape::unescape;
use super::value::{ChartValue, ProseValue, TextValue};
use super::{Generated, Layouts};
use crate::diag::message::{self, messages};
use crate::diag::{Code, Diagnostic};
use crate::figure::{self, Cell, Chart};
use crate::model::prose::{Block, Footnote, Inline, Mark, Prose};
use crate::quantity::{Run, runs};
use crate::source::{Span, Text};

messages! {
    "text-lost";
    LOST(layout, path);
    LOST_HINT(path);
    LOST_OWN_HINT(path, layouts);
}

/// Texts that layouts may leave out, by the end of their names, and why. A layout that leaves out others says so itself, with
/// `omit`.
const FREE: &[(&str, &str)] = &[
    ("book.interviewer", "every case says who asked"),
    ("title_lines", "the title as its editor would break it"),
    ("subtitle_lines", "the subtitle as its editor would break it"),
    ("text_lines", "the sub-heading as its editor would break it"),
    ("chapter.short", "it is for running heads, which not every page has"),
    ("interviewees.name", "it is a part of `line`"),
    ("interviewees.title", "it is a part of `line`"),
    ("interviewees.organisation", "it is a part of `line`"),
    ("interviewees.post", "it is a part of `line`"),
    ("value.text", "its parts stand beside it, for large type"),
    ("count.text", "its parts stand beside it, for large type"),
    ("figure.alt", "each panel says its own part"),
    ("figures.alt", "each panel says its own part"),
    ("figure.other.alt", "each panel says its own part"),
    ("figures.other.alt", "each panel says its own part"),
];

/// Everything in `values` that is in none of the sources generated from them, as findings in the order of the values: errors
/// of `layout`, and warnings where a kind of chart has no place for a text. What is lost as a whole is one finding.
pub(super) fn lost<'a>(
    values: &[(&'static str, Value)],
    generated: impl IntoIterator<Item = &'a Generated>,
    layout: &str,
    layouts: &Layouts,
) -> Vec<Diagnostic> {
    search(values, Printed::new(generated, |_| true), layout, layouts)
}

/// The same of what is said about the book as a whole, which has no charts, in all of its sources.
pub(super) fn lost_of_book<'a>(
    book: &Value,
    generated: impl IntoIterator<Item = &'a Generated>,
    layouts: &Layouts,
) -> Vec<Diagnostic> {
    let mut places = BTreeSet::new();
    spans(book, "book", &mut places);
    let printed = Printed::new(generated, |span| places.contains(&span));
    search(&[("book", book.clone())], printed, "theme.typ.j2", layouts)
}

/// The places of all texts that are to be printed of a value without charts.
fn spans(value: &Value, path: &str, found: &mut BTreeSet<Span>) {
    each(value, path, &mut |path, part| match part {
        Part::Text(text) => drop(found.insert(text.span())),
        Part::Chart(_) => {}
        Part::Value(value) => spans(value, path, found),
    });
}

fn search(
    values: &[(&'static str, Value)],
    printed: Printed<'_>,
    layout: &str,
    layouts: &Layouts,
) -> Vec<Diagnostic> {
    let mut search = Search { printed, unfit: Vec::new() };
    let branches = values.iter().map(|(name, value)| search.branch(value, name)).collect::<Vec<_>>();
    let lost = branches.into_iter().flat_map(|branch| branch.lost);
    let mut found: Vec<Diagnostic> = lost.map(|lost| lost.diagnostic(layout, layouts)).collect();
    found.extend(search.unfit);
    // One text may stand under several names.
    let mut seen = Vec::new();
    found.retain(|found| {
        !seen.contains(&found.place) && {
            seen.push(found.place.clone());
            true
        }
    });
    found
}

/// What was given to a layout under a name and is not printed.
struct Lost {
    path: String,
    /// Its first text.
    text: Text,
}

impl Lost {
    fn diagnostic(&self, layout: &str, layouts: &Layouts) -> Diagnostic {
        let path = self.path.as_str();
        let found = Diagnostic::error(Code::TextLost, self.text.span(), LOST.with([layout, path]));
        let own: Vec<&str> = layouts.own().collect();
        found.hint(if own.is_empty() {
            LOST_HINT.with([path])
        } else {
            LOST_OWN_HINT.with([message::Value::from(path), message::Value::from(own)])
        })
    }
}

/// What became of a value and everything in it.
#[derive(Default)]
struct Branch {
    texts: usize,
    missing: usize,
    lost: Vec<Lost>,
}

impl Branch {
    /// A text, or several that are printed together or not at all.
    fn leaf(path: &str, text: &Text, printed: bool) -> Branch {
        let lost = Lost { path: path.to_owned(), text: text.clone() };
        Branch {
            texts: 1,
            missing: usize::from(!printed),
            lost: if printed { Vec::new() } else { vec![lost] },
        }
    }
}

/// The way through the values of a layout.
struct Search<'a> {
    printed: Printed<'a>,
    /// Texts that their kind of chart has no place for.
    unfit: Vec<Diagnostic>,
}

impl Search<'_> {
    fn branch(&mut self, value: &Value, path: &str) -> Branch {
        let mut branch = Branch::default();
        each(value, path, &mut |path, part| {
            let inner = match part {
                Part::Text(text) if visible(text).is_empty() => Branch::default(),
                Part::Text(text) => Branch::leaf(path, text, self.printed.holds(text)),
                Part::Chart(chart) => self.chart(chart, path),
                Part::Value(value) => self.branch(value, path),
            };
            branch.texts += inner.texts;
            branch.missing += inner.missing;
            branch.lost.extend(inner.lost);
        });
        // Nothing of it is there: it is lost as a whole, at its first text.
        if branch.texts > 0 && branch.missing == branch.texts {
            branch.lost.truncate(1);
            branch.lost.iter_mut().for_each(|lost| lost.path = path.to_owned());
        }
        branch
    }

    /// What a layout draws at all, it draws whole: the rest is up to the kind.
    fn chart(&mut self, chart: &Chart, path: &str) -> Branch {
        let words = words(chart);
        let Some(first) = words.first() else { return Branch::default() };
        let drawn = words.iter().any(|text| self.printed.marks(text));
        if drawn {
            let unfit = words.iter().filter(|text| !self.printed.mentions(text));
            // A unit that stands above the drawing is a text of its figure.
            let beside = !chart.kind.manner.unit_once;
            let unit = chart.unit.iter().filter(|unit| beside && !self.printed.has_unit(chart, unit));
            self.unfit.extend(unfit.copied().chain(unit).map(|text| figure::not_printed(chart.kind, text)));
        }
        Branch::leaf(path, first, drawn)
    }
}

/// Every text in a value, for those who leave one out on purpose.
pub(super) fn texts(value: &Value) -> Vec<Text> {
    let mut texts = Vec::new();
    each(value, "", &mut |_, part| match part {
        Part::Text(text) => texts.push(text.clone()),
        Part::Chart(chart) => texts.extend(words(chart).into_iter().chain(&chart.unit).cloned()),
        Part::Value(value) => texts.extend(self::texts(value)),
    });
    texts
}

/// What a value holds.
enum Part<'a> {
    Text(&'a Text),
    Chart(&'a Chart),
    /// A value of a list or a map.
    Value(&'a Value),
}

/// What a source prints.
struct Printed<'a> {
    /// What stands there for each place of the book, as readers see it.
    texts: BTreeMap<Span, String>,
    /// What layouts wrote by themselves.
    own: OnceCell<String>,
    sources: Vec<&'a Generated>,
}

impl<'a> Printed<'a> {
    /// What sources print at the places for which `wanted` holds.
    fn new(sources: impl IntoIterator<Item = &'a Generated>, wanted: impl Fn(Span) -> bool) -> Printed<'a> {
        let sources: Vec<&Generated> = sources.into_iter().collect();
        let mut texts: BTreeMap<Span, String> = BTreeMap::new();
        for source in &sources {
            for (range, span) in source.origins.iter().filter(|(_, span)| wanted(*span)) {
                let written = &source.text[range];
                let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
                texts.entry(span).or_default().push_str(&visible(&unescape(inner.unwrap_or(written))));
            }
        }
        Printed { texts, own: OnceCell::new(), sources }
    }

    /// Whether something is printed of what stands at the place of a text.
    fn marks(&self, text: &Text) -> bool {
        self.texts.contains_key(&text.span()) || self.omits(text)
    }

    /// Whether a text is left out on purpose.
    fn omits(&self, text: &Text) -> bool {
        self.sources.iter().any(|source| source.origins.omits(text.span()))
    }

    /// Whether a text is printed: at its place in whole, with or without its note marks, or as part of a literal that a
    /// layout made of it.
    fn holds(&self, text: &Text) -> bool {
        let whole = visible(text);
        if whole.is_empty() || self.omits(text) {
            return true;
        }
        let plain = |run: &Run<'_>| match run {
            Run::Plain(plain) | Run::Sub(plain) => visible(plain),
            Run::Note(_) => String::new(),
        };
        let bare: String = runs(text).iter().map(plain).collect();
        match self.texts.get(&text.span()) {
            Some(there) => there.contains(&whole) || there.contains(&bare),
            None => self
                .own
                .get_or_init(|| self.sources.iter().map(|source| own(source)).collect())
                .contains(&whole),
        }
    }

    /// Whether a text is printed, or said in an alternative text.
    fn mentions(&self, text: &Text) -> bool {
        let whole = visible(text);
        self.holds(text) || self.texts.values().any(|there| there.contains(&whole))
    }

    /// Whether a chart prints its unit, beside a label or a value.
    fn has_unit(&self, chart: &Chart, unit: &Text) -> bool {
        let unit = visible(unit);
        let prints = |text: &Text| self.texts.get(&text.span()).is_some_and(|there| there.contains(&unit));
        let quantities = chart.rows.iter().flat_map(|row| &row.cells).flat_map(quantities);
        words(chart).into_iter().any(&prints) || quantities.into_iter().any(prints)
    }
}

/// What a layout wrote by itself between the texts of the book.
fn own(source: &Generated) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (range, _) in source.origins.iter() {
        out.push_str(source.text.get(at..range.start).unwrap_or_default());
        at = at.max(range.end);
    }
    out.push_str(&source.text[at..]);
    visible(&unescape(&out))
}

/// The characters of a text that are seen, wherever its lines break.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '^').collect()
}

/// Calls `visit` with everything that a value holds and that is to be printed, and the name that a layout has for it.
fn each(value: &Value, path: &str, visit: &mut dyn FnMut(&str, Part<'_>)) {
    if is_free(path) {
        return;
    }
    if let Some(text) = value.downcast_object_ref::<TextValue>() {
        return visit(path, Part::Text(&text.0));
    }
    if let Some(prose) = value.downcast_object_ref::<ProseValue>() {
        return of_prose(&prose.0).into_iter().for_each(|text| visit(path, Part::Text(text)));
    }
    if let Some(chart) = value.downcast_object_ref::<ChartValue>() {
        return visit(path, Part::Chart(&chart.0));
    }
    // Strings can be iterated, too.
    let keyed = match value.kind() {
        ValueKind::Map => true,
        ValueKind::Seq | ValueKind::Iterable => false,
        _ => return,
    };
    for (index, item) in value.try_iter().into_iter().flatten().enumerate() {
        if keyed {
            let inner = value.get_item(&item).unwrap_or_default();
            visit(&format!("{path}.{item}"), Part::Value(&inner));
        } else {
            visit(&format!("{path}[{index}]"), Part::Value(&item));
        }
    }
}

/// Whether a layout need not print what it has under this name.
fn is_free(path: &str) -> bool {
    let keys: Vec<&str> = path.split('.').map(|key| key.split('[').next().unwrap_or(key)).collect();
    FREE.iter().any(|(free, _)| keys.ends_with(&free.split('.').collect::<Vec<_>>()))
}

/// The texts of prose.
fn of_prose(prose: &Prose) -> Vec<&Text> {
    fn blocks<'a>(all: &'a [Block], found: &mut Vec<&'a Text>) {
        for block in all {
            match block {
                Block::Paragraph(content) => inlines(content, found),
                Block::List { start: _, items } => items.iter().for_each(|item| blocks(item, found)),
                Block::Quote(inner) => blocks(inner, found),
                Block::Table(table) => table.cells().for_each(|cell| inlines(cell, found)),
            }
        }
    }
    fn inlines<'a>(all: &'a [Inline], found: &mut Vec<&'a Text>) {
        for inline in all {
            match inline {
                Inline::Text(text) | Inline::Note(text) | Inline::Sub(text) => found.push(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) => inlines(inner, found),
                Inline::Link { target, content } if content.is_empty() => found.push(target),
                Inline::Link { target: _, content } => inlines(content, found),
                Inline::Reference(reference) => found.push(&reference.text),
                Inline::Footnote(Footnote::AtFoot { text, .. }) => blocks(&text.0, found),
                Inline::Footnote(Footnote::Again { .. } | Footnote::AtEnd { .. }) => {}
                Inline::Marked(mark, content) => {
                    inlines(content, found);
                    if let Mark::Ruby(reading) = mark {
                        found.push(reading);
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    blocks(&prose.0, &mut found);
    found
}

/// The words of a chart; its numbers are drawn. The headings of a kind that prints none are no words of it: a file of data
/// must have some.
fn words(chart: &Chart) -> Vec<&Text> {
    fn of_cell(cell: &Cell) -> Vec<&Text> {
        match cell {
            Cell::Text(text) => vec![text],
            Cell::Tuple(parts) => parts.iter().flat_map(of_cell).collect(),
            Cell::Quantity(_) | Cell::Undisclosed => Vec::new(),
        }
    }
    let named = chart.kind.shape.names_columns();
    let columns = chart.columns.iter().filter(|_| named).map(|column| &column.label);
    let mut found: Vec<&Text> = chart.groups.iter().chain(columns).chain(&chart.x).chain(&chart.y).collect();
    found.extend(chart.references.iter().map(|reference| &reference.printed));
    found.extend(chart.annotations.iter().map(|annotation| &annotation.text));
    // An axis, a calendar or a map prints what names of its rows mean.
    let printed = chart.kind.shape.names.printed() && !chart.is_over_time();
    for row in &chart.rows {
        found.extend(Some(&row.label).filter(|_| printed));
        found.extend(row.cells.iter().flat_map(of_cell));
    }
    for card in &chart.cards {
        found.extend([Some(&card.keyword), card.count.as_ref(), card.text.as_ref()].into_iter().flatten());
        found.extend(&card.comments);
    }
    found
}

/// The quantities in a cell as they are written.
fn quantities(cell: &Cell) -> Vec<&Text> {
    match cell {
        Cell::Quantity(quantity) => vec![&quantity.text],
        Cell::Tuple(parts) => parts.iter().flat_map(quantities).collect(),
        Cell::Text(_) | Cell::Undisclosed => Vec::new(),
    }
}
