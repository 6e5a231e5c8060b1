//! What changed, as a document to print: words first, then the pages that differ, two on a sheet.

use super::pages::Side;
use super::show::{Difference, shortened};
use super::words::Part;
use crate::diag::Lang;
use crate::picture::Picture;
use crate::template::escape::literal;
use crate::template::{MAIN, TypstProject};

/// Width and height of the room for one page, in mm: half of an A4 sheet on its side.
const ROOM: (f64, f64) = (130.0, 168.0);

/// What all sheets share.
const HEAD: &str = "#set page(width: 297mm, height: 210mm, margin: 14mm, numbering: \"1\")
#set text(font: \"Noto Sans SC\", size: 9pt)
#set par(leading: 0.75em, spacing: 0.9em)
#let old(it) = strike(text(fill: rgb(\"#a3262b\"), it))
#let new(it) = underline(text(fill: rgb(\"#0b6334\"), it))
#let same(it) = it
#let at(it) = text(size: 7pt, fill: rgb(\"#5d6a6f\"), it)
#let side(label, shown) = figure(numbering: none, caption: figure.caption(position: top, label), shown)
";

/// The document. All text of the book in it is a string of Typst.
pub fn document(difference: &Difference, lang: Lang) -> TypstProject {
    let mut project = TypstProject::default();
    let title = literal(&difference.title(lang));
    let mut out = format!(
        "{HEAD}#set document(title: {title})\n#set text(lang: {})\n#heading({title})\n",
        literal(&lang.tag()[..2])
    );
    for unit in &difference.words.units {
        out.push_str(&format!("#heading(level: 2, {})\n", literal(&super::show::heading(unit, lang))));
        for change in &unit.changes {
            let part = |part: Part| match part {
                Part::Same(text) => format!("same({})", literal(&text)),
                Part::Old(text) => format!("old({})", literal(&text)),
                Part::New(text) => format!("new({})", literal(&text)),
            };
            let parts: Vec<String> = shortened(&change.parts).into_iter().map(part).collect();
            let place = literal(&super::show::place(unit, change, lang));
            out.push_str(&format!("#par({{ at({place}); h(6pt); {} }})\n", parts.join("; ")));
        }
    }
    out.push_str(&format!("#par({})\n", literal(difference.pages_said(lang).trim())));
    for pair in difference.pages.unwrap_or_default() {
        let mut cells = Vec::new();
        for (side, is_old) in [(&pair.old, true), (&pair.new, false)] {
            let label = literal(&super::show::label(side.as_ref(), is_old, lang));
            let Some(side) = side else {
                cells.push(format!("at({label})"));
                continue;
            };
            let path = format!("pages/{}-{}.png", if is_old { "old" } else { "new" }, side.number);
            cells.push(format!("side({label}, {})", shown(side, &path, &pair.areas, &label)));
            project.pictures.push(Picture::drawn(path, side.png.clone()));
        }
        out.push_str(&format!("#pagebreak()\n#grid(columns: (1fr, 1fr), {})\n", cells.join(", ")));
    }
    project.put(MAIN, out);
    project
}

/// A page with its areas.
fn shown(side: &Side, path: &str, areas: &[[f64; 4]], label: &str) -> String {
    let scale = (ROOM.0 / f64::from(side.size.0)).min(ROOM.1 / f64::from(side.size.1));
    let (width, height) = (f64::from(side.size.0) * scale, f64::from(side.size.1) * scale);
    let mut out = format!(
        "box(width: {width:.3}mm, height: {height:.3}mm, stroke: 0.25pt + rgb(\"#b7c2c2\"), {{ image(\"/{path}\", width: 100%, alt: {label})"
    );
    for [left, top, wide, high] in areas {
        out.push_str(&format!(
            "; place(top + left, dx: {left:.2}%, dy: {top:.2}%, rect(width: {wide:.2}%, height: {high:.2}%, stroke: 1pt + rgb(\"#c2410c\")))"
        ));
    }
    out + " })"
}
