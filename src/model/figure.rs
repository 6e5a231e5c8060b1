//! Figures: charts with their titles, questions and notes.

use super::Page;
use super::anchor::Anchor;
use super::axis::Said;
use super::context::Context;
use super::data::Data;
use super::facet;
use super::picture::Picture;
use super::prose::{Inline, notes};
use super::units;
use super::values::Respondents;
use crate::content::chapter;
use crate::content::figure::{self as content, Base, NumberStyle, Scale, Select};
use crate::content::load::Doc;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, message as m};
use crate::figure::{self as geometry, Cell, Chart, Order, Words};
use crate::limits::MAX_STRING;
use crate::quantity::plain;
use crate::source::yaml::Kind;
use crate::source::{Span, Spanned, Text};

/// How many values a chart has at most that may stand beside another one without having been asked to.
const SMALL: usize = 12;

messages! {
    "figure-picture";
    OTHER_KEY(key);
    OTHER_KEY_HINT;
}

/// A figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The stem of its file.
    pub id: String,
    /// `4.1.1`; none in chapters without a number.
    pub number: Option<String>,
    /// The title.
    pub title: Text,
    /// What was measured, with the unit that all panels share.
    pub subtitle: Option<Text>,
    /// What it shows, for those who cannot see it.
    pub alt: Text,
    /// The questions that all panels share.
    pub questions: Vec<Question>,
    /// Which answers are counted.
    pub filter: Option<Text>,
    /// The charts; one unless the file has `panels`, none if it shows a picture.
    pub panels: Vec<Panel>,
    /// What it shows instead of charts.
    pub picture: Option<Box<Picture>>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Where its data come from; empty where its chapter has said so before.
    pub sources: Vec<Text>,
    /// Whether they are the book's usual one.
    pub sourcing: Sourcing,
}

/// What a figure's source is to the figures around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sourcing {
    /// Its own.
    Own,
    /// The book's usual one.
    Usual,
    /// The book's usual one, named here for the figures of the chapter that follow.
    Standing,
}

/// Leaves the book's usual source to the first of a chapter's figures that have it.
pub(super) fn name_source_once<'a>(figures: impl Iterator<Item = &'a mut Figure>) {
    let mut usual: Vec<_> = figures.filter(|figure| figure.sourcing == Sourcing::Usual).collect();
    if let [first, rest @ ..] = usual.as_mut_slice()
        && !rest.is_empty()
    {
        first.sourcing = Sourcing::Standing;
        rest.iter_mut().for_each(|figure| figure.sources.clear());
    }
}

/// One chart of a figure.
#[derive(Debug, Clone)]
pub struct Panel {
    /// From 0.
    pub index: usize,
    /// The panel's title.
    pub title: Option<Text>,
    /// Its unit, where the panels of its figure do not share one.
    pub unit: Option<Text>,
    /// Its own questions.
    pub questions: Vec<Question>,
    /// Which answers are counted.
    pub filter: Option<Text>,
    /// What it shows, for those who cannot see it.
    pub alt: Text,
    /// Whether the chart may break over pages.
    pub breakable: bool,
    /// Whether the chart reads well at half the measure.
    pub half: bool,
    /// Whether it may stand beside another figure without having been asked to: one chart that is read at half the measure as
    /// easily as at the whole one.
    pub small: bool,
    /// The name of its kind, such as `stacked-bar`.
    pub kind: &'static str,
    /// The data.
    pub chart: Chart,
}

/// A question with its bases in one line.
#[derive(Debug, Clone)]
pub struct Question {
    /// The question.
    pub text: Text,
    /// `N=432（2023 年）/492（2022 年）`
    pub bases: Option<Text>,
    /// The bases one by one.
    pub each: Vec<SeriesBase>,
}

/// How many answered a question.
#[derive(Debug, Clone)]
pub struct SeriesBase {
    /// The series, year or region that it is the base of; `None` for one base for all.
    pub of: Option<Text>,
    /// The number; `None` where the source does not say.
    pub n: Option<Respondents>,
}

/// A note with its number.
#[derive(Debug, Clone)]
pub struct Note {
    /// From 1.
    pub number: usize,
    /// The note.
    pub text: Text,
}

impl Note {
    /// Numbers notes by position.
    pub(super) fn list(texts: &[Text]) -> Vec<Note> {
        texts
            .iter()
            .enumerate()
            .map(|(i, text)| Note { number: i + 1, text: text.derive(text.trim()) })
            .collect()
    }
}

/// What the file itself and each of its panels have in common.
struct PanelSource<'a> {
    span: Span,
    title: Option<&'a Text>,
    chart: Spanned<content::Chart>,
    unit: Option<&'a Text>,
    scale: Scale,
    questions: &'a [content::Question],
    select: Select,
    filter: Option<&'a Text>,
    data: Option<&'a Spanned<content::Data>>,
    x: Option<&'a Text>,
    y: Option<&'a Text>,
    said: Said<'a>,
    facet: Option<&'a Text>,
    order: Option<content::Order>,
    highlight: &'a [Text],
    cards: &'a [chapter::Card],
}

impl Figure {
    /// What references lead to.
    pub fn anchor(&self) -> Anchor {
        Anchor::Figure(self.id.clone())
    }

    /// Builds the model of one file.
    pub(super) fn new(id: &str, doc: &Doc<content::Figure>, page: &Page, cx: &mut Context) -> Figure {
        let content = &doc.content;
        let title = &content.title;
        cx.required(title);
        let numbers = content.numbers.unwrap_or(cx.numbers);
        let grouped_from = cx.lang.grouped_from();
        let mut builder = Builder { cx, numbers, grouped_from };
        let mut panels = Vec::new();
        let said = Said {
            axis: content.axis.as_ref(),
            lines: &content.lines,
            bands: &content.bands,
            annotations: &content.annotations,
        };
        match (content.chart, content.panels.is_empty(), &content.picture) {
            (Some(chart), true, None) => {
                let source = PanelSource {
                    span: doc.root.span,
                    title: None,
                    chart,
                    unit: content.unit.as_ref(),
                    scale: content.scale,
                    // The figure's own questions and filter are printed once, above all panels.
                    questions: &[],
                    select: content.select,
                    filter: None,
                    data: content.data.as_ref(),
                    x: content.x.as_ref(),
                    y: content.y.as_ref(),
                    said,
                    facet: content.facet.as_ref(),
                    order: content.order,
                    highlight: &content.highlight,
                    cards: &content.cards,
                };
                builder.panels(0, &source, &mut panels);
            }
            (None, false, None) => {
                for (position, panel) in content.panels.iter().enumerate() {
                    let highlight =
                        if panel.highlight.is_empty() { &content.highlight } else { &panel.highlight };
                    let source = PanelSource {
                        span: panel.span,
                        title: panel.title.as_ref(),
                        chart: panel.chart,
                        unit: panel.unit.as_ref().or(content.unit.as_ref()),
                        scale: panel.scale.unwrap_or(content.scale),
                        questions: &panel.questions,
                        select: panel.select.unwrap_or(content.select),
                        filter: panel.filter.as_ref(),
                        data: panel.data.as_ref(),
                        x: panel.x.as_ref(),
                        y: panel.y.as_ref(),
                        said: Said {
                            axis: panel.axis.as_ref(),
                            lines: &panel.lines,
                            bands: &panel.bands,
                            annotations: &panel.annotations,
                        }
                        .or(said),
                        facet: None,
                        order: panel.order,
                        highlight,
                        cards: &panel.cards,
                    };
                    builder.panels(position, &source, &mut panels);
                }
            }
            (None, true, Some(_)) => no_chart(doc, builder.cx),
            _ => builder.cx.push(Diagnostic::error(Code::Schema, title.span(), m::PANEL_OR_CHART.plain())),
        }
        let picture = content.picture.as_ref();
        let picture =
            picture.and_then(|picture| Picture::of_figure(&picture.value, page, builder.cx)).map(Box::new);
        let questions = builder.questions(&content.questions);
        let notes = Note::list(&content.notes);
        let titled: Vec<units::Titled<'_>> =
            panels.iter().map(|panel| (panel.title.as_ref(), &panel.chart)).collect();
        let (subtitle, own) = units::say(title, content.subtitle.as_ref(), &titled, cx.lang.chart_words());
        panels.iter_mut().zip(own).for_each(|(panel, unit)| panel.unit = unit);
        let mut anchors = vec![title];
        anchors.extend(&content.subtitle);
        anchors.extend(questions.iter().map(|question| &question.text));
        for panel in &panels {
            anchors.extend(panel.anchors());
        }
        check_notes(&anchors, &notes, cx);
        describe(title, &mut panels, cx.lang.chart_words());
        // The editor's own text stands for the whole: the first drawing says it.
        if let (Some(own), Some(first)) = (&content.alt, panels.first_mut()) {
            first.alt = own.clone();
        }
        for panel in &panels {
            let bytes = pdf_bytes(&panel.alt);
            if bytes > MAX_STRING {
                let place = content.alt.as_ref().unwrap_or(title).span();
                let found = Diagnostic::error(
                    Code::Export,
                    place,
                    m::LONG_ALT.with([bytes, MAX_STRING].map(|n| n.to_string())),
                );
                cx.push(found.hint(m::LONG_ALT_HINT.plain()));
            }
        }
        let (sources, sourcing) = sources(&content.sources, cx.source.as_ref());
        let alts: Vec<&str> = panels.iter().map(|panel| panel.alt.as_str()).collect();
        let alt = content.picture.as_ref().map(|picture| &picture.value.alt).or(content.alt.as_ref());
        let alt = alt.cloned().unwrap_or_else(|| title.derive(alts.join("\n")));
        Figure {
            id: id.to_owned(),
            number: cx.index.figures.get(id).cloned().flatten(),
            alt,
            questions,
            filter: content.filter.clone(),
            panels,
            picture,
            notes,
            sources,
            sourcing,
            title: title.clone(),
            subtitle,
        }
    }
}

/// What a chart is told is nothing to a picture, and would be lost.
fn no_chart(doc: &Doc<content::Figure>, cx: &mut Context) {
    const OWN: [&str; 8] =
        ["title", "subtitle", "picture", "questions", "filter", "notes", "sources", "accept"];
    let Kind::Mapping(entries) = &doc.root.kind else { return };
    for (key, _) in entries.iter().filter(|(key, _)| !OWN.contains(&key.text.as_str())) {
        let found = Diagnostic::error(Code::Schema, key.span, OTHER_KEY.with([key.text.as_str()]));
        cx.push(found.hint(OTHER_KEY_HINT.plain()));
    }
}

/// How many bytes a text takes as a string of a PDF, in UTF-16 unless it is ASCII; those who write it count it in UTF-8.
fn pdf_bytes(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.len().max(2 * (1 + text.encode_utf16().count())) }
}

/// The sources of a figure, which are the book's usual one if it names no other.
fn sources(own: &[Text], usual: Option<&Text>) -> (Vec<Text>, Sourcing) {
    match (own, usual) {
        ([], Some(usual)) => (vec![usual.clone()], Sourcing::Usual),
        ([one], Some(usual)) if one.trim() == usual.trim() => (own.to_vec(), Sourcing::Usual),
        _ => (own.to_vec(), Sourcing::Own),
    }
}

impl Panel {
    /// Every text of the panel that a note can be anchored in.
    fn anchors(&self) -> impl Iterator<Item = &Text> {
        fn of_cell(cell: &Cell) -> Vec<&Text> {
            match cell {
                Cell::Undisclosed => Vec::new(),
                Cell::Text(text) => vec![text],
                Cell::Quantity(quantity) => vec![&quantity.text],
                Cell::Tuple(parts) => parts.iter().flat_map(of_cell).collect(),
            }
        }
        let chart = &self.chart;
        let cards = chart.cards.iter().flat_map(|card| {
            [Some(&card.keyword), card.count.as_ref(), card.text.as_ref()]
                .into_iter()
                .flatten()
                .chain(&card.comments)
        });
        self.title
            .iter()
            .chain(self.questions.iter().map(|question| &question.text))
            .chain(self.filter.iter())
            .chain(&chart.groups)
            .chain(chart.columns.iter().map(|column| &column.label))
            .chain(
                chart
                    .rows
                    .iter()
                    .flat_map(|row| std::iter::once(&row.label).chain(row.cells.iter().flat_map(of_cell))),
            )
            .chain(chart.x.iter())
            .chain(chart.y.iter())
            .chain(cards)
    }
}

/// The alternative texts made from the data: each panel under the figure's title and its own.
fn describe(title: &Text, panels: &mut [Panel], words: &Words) {
    for panel in panels {
        let heading = match &panel.title {
            Some(own) => format!("{}{}{}", plain(title), words.comma, plain(own)),
            None => plain(title),
        };
        panel.alt = panel.alt.derive(geometry::alt::describe(&panel.chart, &heading, words));
    }
}

struct Builder<'c, 'x> {
    cx: &'c mut Context<'x>,
    numbers: NumberStyle,
    grouped_from: usize,
}

impl Builder<'_, '_> {
    /// The panels that a source makes: one, or one for each value of the column that it is parted by.
    fn panels(&mut self, first: usize, source: &PanelSource<'_>, panels: &mut Vec<Panel>) {
        let chart = self.chart(source);
        let parts = match source.facet {
            Some(facet) => facet::part(chart, facet, self.cx),
            None => vec![(source.title.cloned(), chart)],
        };
        for (index, (title, chart)) in parts.into_iter().enumerate() {
            let panel = self.panel(first + index, title, chart, source);
            panels.push(panel);
        }
    }

    /// The data of a source as one chart.
    fn chart(&mut self, source: &PanelSource<'_>) -> Chart {
        let kind = source.chart.0;
        let mut chart = Chart::new(kind);
        chart.unit = source.unit.cloned();
        chart.x = source.x.cloned();
        chart.y = source.y.cloned();
        chart.multiple = source.select == Select::Multiple;
        chart.own_scale = source.scale == Scale::Own;
        chart.ordered = source.order == Some(content::Order::Given);
        chart.cards.extend(source.cards.iter().map(|card| geometry::Card {
            keyword: card.keyword.clone(),
            count: card.count.clone(),
            text: card.text.clone(),
            comments: card.comments.clone(),
        }));
        match source.data {
            Some(data) => {
                let files = self.cx.files;
                let mut filled = Data {
                    cx: self.cx,
                    highlight: source.highlight,
                    facet: source.facet,
                    numbers: self.numbers,
                    grouped_from: self.grouped_from,
                };
                match files.table(data) {
                    Some(table) => filled.table(table, &mut chart),
                    None => filled.inline(data, &mut chart),
                }
            }
            None if chart.cards.is_empty() => {
                let message = m::CHART_NEEDS.with([kind.as_str(), kind.shape.key()]);
                self.cx.push(Diagnostic::error(Code::ChartShape, source.chart.span, message));
            }
            None => {}
        }
        chart.fold_intervals();
        source.said.tell(&mut chart, self.cx);
        chart
    }

    fn panel(
        &mut self,
        index: usize,
        title: Option<Text>,
        mut chart: Chart,
        source: &PanelSource<'_>,
    ) -> Panel {
        let kind = chart.kind;
        // Years and bands keep their order, whatever a kind does with names.
        let labels = || chart.rows.iter().map(|row| row.label.as_str());
        chart.order = match source.order {
            Some(content::Order::Given) => Order::Given,
            Some(content::Order::Value) => Order::Value,
            // Panels are compared category by category.
            None if chart.facet.is_some() => Order::Given,
            None if geometry::ordered::direction(labels()).is_some() => Order::Given,
            None => kind.order,
        };
        // A file that could not be read is reported where it is named, not as a chart without data.
        let unread = source.data.is_some_and(|data| data.csv.is_some() || data.xlsx.is_some())
            && chart.rows.is_empty();
        for problem in geometry::problems(&chart).into_iter().filter(|_| !unread) {
            let Some(data) = source.data else { continue };
            let span = if problem.span == Span::default() { data.span } else { problem.span };
            let found = Diagnostic::error(Code::ChartShape, span, problem.message);
            self.cx.push(match problem.hint {
                Some(hint) => found.hint(hint),
                None => found,
            });
        }
        Panel {
            index,
            title,
            unit: None,
            questions: self.questions(source.questions),
            filter: source.filter.cloned(),
            alt: Text::new("", source.span),
            breakable: kind.breakable,
            half: kind.half || chart.facet.is_some(),
            small: kind.half && chart.facet.is_none() && chart.rows.len() * chart.columns.len() <= SMALL,
            kind: kind.as_str(),
            chart,
        }
    }

    fn questions(&mut self, questions: &[content::Question]) -> Vec<Question> {
        questions
            .iter()
            .map(|question| {
                let each: Vec<SeriesBase> = match question.n.as_deref() {
                    None => Vec::new(),
                    Some(Base::One(n)) => vec![SeriesBase { of: None, n: Respondents::read(n, self.cx) }],
                    Some(Base::Each(each)) => {
                        let base = |(of, n): (&Text, &Option<Text>)| SeriesBase {
                            of: Some(of.clone()),
                            n: n.as_ref().and_then(|n| Respondents::read(n, self.cx)),
                        };
                        each.iter().map(base).collect()
                    }
                };
                let undisclosed = self.cx.lang.chart_words().undisclosed;
                let printed = each.iter().map(|base| {
                    let n = base.n.as_ref().map_or(undisclosed, |n| n.text.as_str());
                    base.of.as_deref().map_or(n.to_owned(), |of| self.cx.lang.base_of(n, of))
                });
                let printed = self.cx.lang.bases(&printed.collect::<Vec<_>>());
                Question {
                    text: question.text.clone(),
                    bases: question
                        .n
                        .as_ref()
                        .filter(|_| !each.is_empty())
                        .map(|n| Text::new(printed, n.span)),
                    each,
                }
            })
            .collect()
    }
}

/// Every note has an anchor, every anchor a note.
pub(super) fn check_notes(anchors: &[&Text], all: &[Note], cx: &mut Context) {
    let mut used = Vec::new();
    for text in anchors {
        for inline in notes(text) {
            let Inline::Note(number) = inline else { continue };
            if !all.iter().any(|note| note.number.to_string() == number.as_str()) {
                let message = m::ANCHOR_WITHOUT_NOTE.with([number.as_str()]);
                let found = Diagnostic::warning(Code::NoteAnchor, text.span(), message);
                cx.push(found.hint(m::ANCHOR_WITHOUT_NOTE_HINT.plain()));
            }
            used.push(number.to_string());
        }
    }
    for note in all.iter().filter(|note| !used.contains(&note.number.to_string())) {
        let number = note.number.to_string();
        let found =
            Diagnostic::warning(Code::NoteAnchor, note.text.span(), m::NOTE_WITHOUT_ANCHOR.with([&number]));
        cx.push(found.hint(m::NOTE_WITHOUT_ANCHOR_HINT.with([&number])));
    }
}
