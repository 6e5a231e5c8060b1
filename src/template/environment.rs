//! The minijinja environment: strict undefined, a formatter that prints values as Typst literals, and the filters.

#![allow(clippy::wildcard_enum_match_arm, reason = "the engine may learn kinds of values")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use super::escape::{literal, marked, marked_literal};
use super::value::{InkValue, PictureValue, ProseValue, TextValue};
use super::view::Print;
use super::{Document, Layouts, THEME, drawing, lost, prose, table};
use crate::bounds::widened;
use crate::diag::message::{Message, messages};
use crate::figure::{self, Chart, FontMeasure, Height, Script};
use crate::fonts::Fonts;
use crate::geometry::number;
use crate::ink::{Ink, Medium, Spot};
use crate::model::prose::notes;
use crate::model::{self, Book};
use crate::picture::Pictures;

messages! {
    "template-value";
    OMIT;
    OTHER_VALUE(filter, kind);
    NOT_PRINTED(kind);
}

/// Most work of one layout, in minijinja's fuel: an instruction, or 64 bytes of what it makes, each. A long chapter takes less
/// than a fortieth of it; a layout that loops or doubles its texts ends there.
const MAX_FUEL: u64 = 8_000_000;

/// What the filters need to know.
#[derive(Clone)]
pub(super) struct FilterContext {
    pub book: Arc<Book>,
    pub fonts: Arc<Fonts>,
    pub medium: Medium,
    pub document: Document,
    pub pictures: Arc<Pictures>,
}

/// An environment over these layouts.
pub(super) fn new(context: FilterContext, layouts: Arc<Layouts>) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_fuel(Some(widened(MAX_FUEL)));
    // Errors carry the bytes of the layout that they are about.
    env.set_debug(true);
    // Tags on lines of their own leave no lines behind. Only delimiters could make the syntax invalid, and they stay.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        env.set_syntax(syntax);
    }
    env.set_loader(move |name| Ok(layouts.get(name).map(str::to_owned)));
    // With escaping on, what a macro returns is known to be Typst source and is not escaped again.
    env.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
    let document = context.document;
    let pictures = context.pictures.clone();
    env.set_formatter(move |out, _: &mut State, value| format(out, value, document, &pictures));
    env.add_filter("prose", move |value: Value| match value.downcast_object_ref::<ProseValue>() {
        Some(value) => Ok(Value::from_safe_string(prose::content(&value.0, document))),
        None => Err(wrong("prose", &value)),
    });
    env.add_filter("paragraphs", move |value: Value| match value.downcast_object_ref::<ProseValue>() {
        Some(value) => Ok(Value::from_safe_string(prose::paragraphs(&value.0, document))),
        None => Err(wrong("paragraphs", &value)),
    });
    env.add_filter("notes", move |value: Value| match value.downcast_object_ref::<TextValue>() {
        Some(text) => Ok(Value::from_safe_string(prose::inline_content(&notes(&text.0), document))),
        None => Err(wrong("notes", &value)),
    });
    env.add_filter("label", |value: Value| match value.as_str() {
        Some(label) => Ok(Value::from_safe_string(format!("label({})", literal(label)))),
        None if value.is_none() => Ok(Value::from_safe_string("none".into())),
        None => Err(wrong("label", &value)),
    });
    let print = Print::new(&context.book.info.families);
    env.add_global("print", Value::from(Serde(print)));
    env.add_function("omit", |value: Value, reason: String| {
        if reason.trim().is_empty() {
            return Err(refused(OMIT.plain()));
        }
        let marks: String = lost::texts(&value).iter().map(|text| marked(text, "")).collect();
        Ok(Value::from_safe_string(marks))
    });
    let medium = context.medium;
    let spot = context.book.info.theme.spot.clone();
    env.add_filter("color", move |value: Value| match value.downcast_object_ref::<InkValue>() {
        Some(ink) => Ok(Value::from_safe_string(color(&ink.0, spot.as_ref(), medium))),
        None => Err(wrong("color", &value)),
    });
    let own = context.clone();
    let drawing = move |state: &mut State, figure: Value, width: f64, panel: usize, beside: Option<Value>| {
        let drawings = state.get_or_insert_extension(Drawings::default());
        own.drawing(&figure, width, panel, beside.as_ref(), drawings)
    };
    env.add_filter("drawing", drawing);
    let apart = context.clone();
    let heights = move |state: &mut State, figure: Value, width: f64, panel: usize, beside: Option<Value>| {
        let drawings = state.get_or_insert_extension(Drawings::default());
        context.heights(&figure, width, panel, beside.as_ref(), drawings)
    };
    env.add_filter("heights", heights);
    let apart = move |state: &mut State, figure: Value, width: f64, panel: usize, beside: Option<Value>| {
        let drawings = state.get_or_insert_extension(Drawings::default());
        let drawn = apart.apart(&figure, width, panel, beside.as_ref(), Height::Usual, drawings)?;
        Ok::<_, Error>(Value::from_safe_string(drawn.unwrap_or_else(|| "none".to_owned())))
    };
    env.add_filter("apart", apart);
    env
}

/// The charts of a layout.
#[derive(Default)]
pub(super) struct Drawings {
    /// The ids of the figures that it draws.
    pub drawn: BTreeSet<String>,
    /// Those that stand in sources of their own, by the paths of these: Typst reads only those that are set.
    pub apart: BTreeMap<String, String>,
}

impl FilterContext {
    /// The figure of the book that a layout names; none for nothing.
    fn figure(&self, figure: &Value) -> Result<Option<&model::Figure>, Error> {
        if figure.is_none() || figure.is_undefined() {
            return Ok(None);
        }
        let id = figure.get_attr("id")?;
        Ok(id.as_str().and_then(|id| self.book.figure(id)))
    }

    /// A panel's chart as Typst source, `width` pt wide. It shares its scale with the other panels of its figure and with those
    /// of the figure `beside` it.
    fn drawing(
        &self,
        figure: &Value,
        width: f64,
        index: usize,
        beside: Option<&Value>,
        drawings: &mut Drawings,
    ) -> Result<Value, Error> {
        let drawn = self.drawn(figure, width, index, beside, Height::Usual, drawings)?;
        Ok(Value::from_safe_string(match &drawn {
            figure::Figure::Drawing(own) => drawing::drawing(own),
            figure::Figure::Table(own) => table::table(own),
        }))
    }

    /// The same chart in its other heights: an array of dictionaries, each with the `height` and a function that gives the `body`.
    fn heights(
        &self,
        figure: &Value,
        width: f64,
        panel: usize,
        beside: Option<&Value>,
        drawings: &mut Drawings,
    ) -> Result<Value, Error> {
        let mut others = String::from("(");
        for height in Height::OTHERS {
            if let Some(other) = self.apart(figure, width, panel, beside, height, drawings)? {
                let _ = write!(others, "{other}, ");
            }
        }
        others.push(')');
        Ok(Value::from_safe_string(others))
    }

    /// A chart in a source of its own, as a dictionary with its `width` and `height` and a function that gives its `body`. None for
    /// a table.
    fn apart(
        &self,
        figure: &Value,
        width: f64,
        panel: usize,
        beside: Option<&Value>,
        height: Height,
        drawings: &mut Drawings,
    ) -> Result<Option<String>, Error> {
        let figure::Figure::Drawing(own) = self.drawn(figure, width, panel, beside, height, drawings)? else {
            return Ok(None);
        };
        let id = |figure: &Value| figure.get_attr("id").map(|id| id.to_string());
        let beside = beside.filter(|beside| !beside.is_none() && !beside.is_undefined());
        let beside_id = beside.map(id).transpose()?.map_or_else(String::new, |id| format!("-{id}"));
        let suffix = match height {
            Height::Usual => "usual",
            Height::Low => "low",
            Height::Lowest => "lowest",
            Height::Tall => "tall",
            Height::Tallest => "tallest",
        };
        let path = format!("/drawings/{}-{panel}-{}{beside_id}-{suffix}.typ", id(figure)?, number(width));
        let made = format!(
            "(width: {}pt, height: {}pt, body: () => include {})",
            number(own.width),
            number(own.height),
            literal(&path)
        );
        drawings
            .apart
            .insert(path, format!("#import {}: ink\n#{}\n", literal(THEME), drawing::drawing(&own)));
        Ok(Some(made))
    }

    fn drawn(
        &self,
        figure: &Value,
        width: f64,
        index: usize,
        beside: Option<&Value>,
        height: Height,
        drawings: &mut Drawings,
    ) -> Result<figure::Figure, Error> {
        let own = self.figure(figure)?.ok_or_else(|| wrong("drawing", figure))?;
        let panel = own.panels.get(index).ok_or_else(|| wrong("drawing", figure))?;
        let other = beside.map(|beside| self.figure(beside)).transpose()?.flatten();
        drawings.drawn.extend([Some(own), other].into_iter().flatten().map(|figure| figure.id.clone()));
        let others: Vec<(&Chart, f64)> = [Some(own), other]
            .into_iter()
            .flatten()
            .flat_map(|figure| &figure.panels)
            .filter(|other| !std::ptr::eq(*other, panel))
            .map(|other| (&other.chart, width))
            .collect();
        let faces = self.fonts.faces(&self.book.info.families.sans);
        let measure =
            FontMeasure::new(faces.own(), faces.fallback()).map_err(|error| refused(error.message()))?;
        let measure = measure.in_script(Script::of(self.book.info.speaks));
        let words = figure::Words::for_lang(self.book.info.speaks);
        let theme = &self.book.info.theme;
        let translated = self.book.translation.as_deref().and_then(|book| book.figure(&own.id));
        let paired = translated.and_then(|other| Some(panel.chart.paired(&other.panels.get(index)?.chart)));
        let chart = paired.as_ref().unwrap_or(&panel.chart);
        Ok(figure::draw_beside(chart, &others, theme, width, height, &measure, words))
    }
}

/// An ink as a Typst colour. CMYK is never made from RGB or the other way round: both are authored.
fn color(ink: &Ink, spot: Option<&Spot>, medium: Medium) -> String {
    match medium {
        Medium::Screen => {
            let [r, g, b] = ink.screen;
            format!("rgb({r}, {g}, {b})")
        }
        Medium::Press => {
            let cmyk = |[c, m, y, k]: [f64; 4]| format!("cmyk({c}%, {m}%, {y}%, {k}%)");
            match ink.spot.zip(spot) {
                Some((tint, Spot { name, cmyk: full, .. })) => {
                    format!("color.spot({}, {}).tint({tint}%)", literal(name), cmyk(*full))
                }
                None => cmyk(ink.cmyk),
            }
        }
    }
}

fn wrong(filter: &str, value: &Value) -> Error {
    refused(OTHER_VALUE.with([filter.to_owned(), value.kind().to_string()]))
}

/// An error of a layout, in the words of the catalogues.
fn refused(message: Message) -> Error {
    Error::new(ErrorKind::InvalidOperation, "").with_source(message)
}

/// Prints a value as Typst source: a literal, an array of literals, or what a filter already made.
fn format(out: &mut Output, value: &Value, document: Document, pictures: &Pictures) -> Result<(), Error> {
    let source = typst(value, document, pictures)?;
    out.write_str(&source).map_err(Error::from)
}

fn typst(value: &Value, document: Document, pictures: &Pictures) -> Result<String, Error> {
    if let Some(picture) = value.downcast_object_ref::<PictureValue>() {
        return Ok(literal(&pictures.path(&picture.0)));
    }
    if let Some(text) = value.downcast_object_ref::<TextValue>() {
        return Ok(marked_literal(&text.0));
    }
    if let Some(value) = value.downcast_object_ref::<ProseValue>() {
        return Ok(prose::content(&value.0, document));
    }
    match value.kind() {
        ValueKind::String if value.is_safe() => Ok(value.as_str().unwrap_or_default().to_owned()),
        ValueKind::String => Ok(literal(value.as_str().unwrap_or_default())),
        ValueKind::None => Ok("none".into()),
        ValueKind::Bool => Ok(if value.is_true() { "true" } else { "false" }.into()),
        ValueKind::Number => Ok(value.to_string()),
        ValueKind::Seq | ValueKind::Iterable => {
            let mut list = String::from("(");
            for item in value.try_iter()? {
                list.push_str(&typst(&item, document, pictures)?);
                list.push_str(", ");
            }
            list.push(')');
            Ok(list)
        }
        kind => Err(refused(NOT_PRINTED.with([kind.to_string()]))),
    }
}
