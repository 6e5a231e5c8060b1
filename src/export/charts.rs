//! The charts of a figure alone, as SVG with live text.

use super::svg::{self, Caption};
use crate::diag::Message;
use crate::figure::{self as geometry, FontMeasure, Script, Words, draw};
use crate::fonts::Fonts;
use crate::model::{Book, Figure};
use crate::quantity::plain;

/// The charts of a figure, a document for each panel; none for a figure that holds a table.
///
/// # Errors
/// When a font of the book cannot be measured.
pub fn of(figure: &Figure, book: &Book, fonts: &Fonts) -> Result<Vec<String>, Message> {
    let faces = fonts.faces(&book.info.families.sans);
    let measure = FontMeasure::new(faces.own(), faces.fallback()).map_err(|error| error.message())?;
    let measure = measure.in_script(Script::of(book.info.speaks));
    let words = Words::for_lang(book.info.speaks);
    // The measured family first; the others have what it lacks.
    let measured = book.info.families.sans.to_string();
    let others = fonts.families().into_iter().filter(|family| *family != measured);
    let families = std::iter::once(measured.clone()).chain(others).map(|family| format!("'{family}'"));
    let families = families.collect::<Vec<_>>().join(", ");
    let theme = &book.info.theme;
    let mut documents = Vec::new();
    for panel in &figure.panels {
        match draw(&panel.chart, theme, book.info.page.measure, &measure, words) {
            geometry::Figure::Drawing(drawing) => {
                let title = panel.title.as_ref().unwrap_or(&figure.title);
                let caption = Caption { title: &plain(title), alt: &panel.alt, families: &families };
                documents.push(svg::document(&drawing, theme, &caption));
            }
            geometry::Figure::Table(_) => return Ok(Vec::new()),
        }
    }
    Ok(documents)
}
