//! A figure as its layouts see it. Its charts' data only a drawing prints.

use serde::Serialize;

use super::label;
use super::picture::Picture;
use crate::figure::Chart;
use crate::model::{self, Sourcing};
use crate::source::Text;

/// A figure.
#[derive(Debug, Serialize)]
pub struct Figure<'a> {
    id: &'a str,
    label: String,
    number: &'a Option<String>,
    title: &'a Text,
    subtitle: &'a Option<Text>,
    alt: &'a Text,
    questions: Vec<QuestionView<'a>>,
    filter: &'a Option<Text>,
    panels: Vec<PanelView<'a>>,
    picture: Option<Picture<'a>>,
    notes: Vec<Note<'a>>,
    sources: &'a [Text],
    sources_stand: bool,
    other: Option<Box<Figure<'a>>>,
}

#[derive(Debug, Serialize)]
struct PanelView<'a> {
    index: usize,
    title: &'a Option<Text>,
    unit: &'a Option<Text>,
    questions: Vec<QuestionView<'a>>,
    filter: &'a Option<Text>,
    alt: &'a Text,
    breakable: bool,
    half: bool,
    small: bool,
    /// Whether it is one of the panels that a column parts a chart into.
    facet: bool,
    /// The name of its kind, such as `stacked-bar`.
    chart: &'static str,
    data: &'a Chart,
    other: Option<OtherPanel<'a>>,
}

/// What is said about a panel, in another language. What its chart says in it is in the drawing.
#[derive(Debug, Serialize)]
struct OtherPanel<'a> {
    title: &'a Option<Text>,
    unit: &'a Option<Text>,
    questions: Vec<QuestionView<'a>>,
    filter: &'a Option<Text>,
    alt: &'a Text,
}

#[derive(Debug, Serialize)]
struct QuestionView<'a> {
    text: &'a Text,
    bases: &'a Option<Text>,
}

/// A note with its number.
#[derive(Debug, Serialize)]
pub(super) struct Note<'a> {
    number: usize,
    text: &'a Text,
}

impl<'a> Figure<'a> {
    /// A figure with what it is in the other language of a book that prints both.
    pub fn paired(figure: &'a model::Figure, other: Option<&'a model::Figure>) -> Figure<'a> {
        let Some(other) = other else { return figure.into() };
        let mut own = Figure::from(figure);
        for ((panel, one), two) in own.panels.iter_mut().zip(&figure.panels).zip(&other.panels) {
            let mut said = OtherPanel::from(two);
            // Where each value has its unit, that is in one language; what it is called in the other stands above the chart.
            if panel.unit.is_none() && two.chart.unit.is_some() {
                (panel.unit, said.unit) = (&one.chart.unit, &two.chart.unit);
            }
            panel.other = Some(said);
        }
        // The charts of both languages are one drawing.
        own.other = Some(Box::new(Figure { panels: Vec::new(), ..other.into() }));
        own
    }
}

impl<'a> From<&'a model::Panel> for OtherPanel<'a> {
    fn from(panel: &'a model::Panel) -> Self {
        let model::Panel { title, unit, questions, filter, alt, .. } = panel;
        let questions = questions.iter().map(QuestionView::from).collect();
        OtherPanel { title, unit, questions, filter, alt }
    }
}

impl<'a> From<&'a model::Figure> for Figure<'a> {
    fn from(figure: &'a model::Figure) -> Self {
        let model::Figure {
            id,
            number,
            title,
            subtitle,
            alt,
            questions,
            filter,
            panels,
            picture,
            notes,
            sources,
            sourcing,
        } = figure;
        Figure {
            id,
            label: label(&figure.anchor()),
            number,
            title,
            subtitle,
            alt,
            questions: questions.iter().map(QuestionView::from).collect(),
            filter,
            panels: panels.iter().map(PanelView::from).collect(),
            picture: picture.as_deref().map(Picture::from),
            notes: notes.iter().map(Note::from).collect(),
            sources,
            sources_stand: *sourcing == Sourcing::Standing,
            other: None,
        }
    }
}

impl<'a> From<&'a model::Panel> for PanelView<'a> {
    fn from(panel: &'a model::Panel) -> Self {
        let model::Panel { index, title, unit, questions, filter, alt, breakable, half, small, kind, chart } =
            panel;
        PanelView {
            index: *index,
            title,
            unit,
            questions: questions.iter().map(QuestionView::from).collect(),
            filter,
            alt,
            breakable: *breakable,
            half: *half,
            small: *small,
            facet: chart.facet.is_some(),
            chart: kind,
            data: chart,
            other: None,
        }
    }
}

impl<'a> From<&'a model::Question> for QuestionView<'a> {
    fn from(question: &'a model::Question) -> Self {
        let model::Question { text, bases, each: _ } = question;
        QuestionView { text, bases }
    }
}

impl<'a> From<&'a model::Note> for Note<'a> {
    fn from(note: &'a model::Note) -> Self {
        let model::Note { number, text } = note;
        Note { number: *number, text }
    }
}
