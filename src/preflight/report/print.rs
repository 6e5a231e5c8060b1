//! The report on paper, as a document for Typst.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{
    Collected, Drawn, FINDINGS, File, HEAVIEST, HELD_TO, LEGEND_PRINTED, MORE, NOT_DRAWN, PAGE, PAGES, TITLE,
    WHERE, severity,
};
use crate::diag::{Diagnostic, Lang, Severity};
use crate::geometry::Rect;
use crate::picture::Picture;
use crate::preflight::listing;
use crate::preflight::paper::Paper;
use crate::template::{MAIN, TypstProject};

/// Most lines under one heading of the facts.
const MAX_LINES: usize = 24;
/// Most inks that have a column of their own.
const MAX_COLUMNS: usize = 9;
/// Width and height of the room for one page, in mm.
const ROOM: (f64, f64) = (53.0, 75.0);

/// The report on these files for a reader of a language. `covers` says which characters there are letters for.
pub fn document(collected: &Collected, lang: Lang, covers: &dyn Fn(char) -> bool) -> TypstProject {
    let paper = Paper::new(lang, covers);
    let mut project = TypstProject::default();
    let mut out = paper.begin(&TITLE.plain());
    let _ = writeln!(out, "#par({})", paper.both(&HELD_TO.with([collected.preset.as_str()])));
    for (number, file) in collected.files.iter().enumerate() {
        section(&mut out, &paper, number, file, &mut project);
    }
    project.put(MAIN, out);
    project
}

fn section(out: &mut String, paper: &Paper, number: usize, file: &File, project: &mut TypstProject) {
    let _ = writeln!(out, "#heading(level: 2, {})", paper.text(&file.name));
    let _ = writeln!(out, "#par(text(size: 10.5pt, {}))", paper.both(&file.verdict));
    out.push_str(&paper.rows(&file.facts, MAX_LINES));
    coverage(out, paper, file);
    if !file.found.is_empty() {
        let _ = writeln!(out, "#heading(level: 3, {})", paper.both(&FINDINGS.plain()));
        for (number, finding) in (1..).zip(&file.found) {
            item(out, paper, number, finding);
        }
    }
    if !file.pages.is_empty() {
        pages(out, paper, number, file, project);
    }
}

/// The inks of each page as a table, or as lines if there are too many.
fn coverage(out: &mut String, paper: &Paper, file: &File) {
    if file.coverage.is_empty() {
        return;
    }
    let _ = writeln!(out, "#heading(level: 3, {})", paper.both(&listing::COVERAGE.plain()));
    let mut inks: Vec<&str> = vec!["Cyan", "Magenta", "Yellow", "Black"];
    for (name, _) in file.coverage.iter().flat_map(|page| &page.inks) {
        if !inks.contains(&name.as_str()) {
            inks.push(name);
        }
    }
    if inks.len() > MAX_COLUMNS {
        if let Some(lang) = paper.langs.first() {
            for line in listing::coverage(&file.coverage, *lang).into_iter().flat_map(|row| row.lines) {
                let _ = writeln!(out, "#par({})", paper.text(&line));
            }
        }
        return;
    }
    let head = std::iter::once(paper.both(&PAGE.plain()))
        .chain(inks.iter().map(|ink| paper.narrow(ink)))
        .chain([paper.both(&HEAVIEST.plain())]);
    let head: Vec<String> = head.map(|cell| format!("strong({cell})")).collect();
    let _ = writeln!(
        out,
        "#text(size: 7pt, table(columns: ({}), stroke: (x, y) => (bottom: 0.4pt + rgb(\"#b7c2c2\")), inset: (x: 3pt, y: 2.5pt), align: (x, y) => if x == 0 {{ left }} else {{ right }}, table.header({}),",
        vec!["1fr"; head.len()].join(", "),
        head.join(", ")
    );
    for page in &file.coverage {
        let part = |ink: &&str| page.inks.iter().find(|(name, _)| name == ink).map(|(_, part)| *part);
        let cells = inks.iter().map(|ink| part(ink).map_or("–".to_owned(), |part| format!("{part:.1} %")));
        let cells =
            std::iter::once(page.page.to_string()).chain(cells).chain([format!("{} %", page.heaviest)]);
        let cells: Vec<String> = cells.map(|cell| paper.text(&cell)).collect();
        let _ = writeln!(out, "{},", cells.join(", "));
    }
    out.push_str("))\n");
}

fn colour(how_bad: Severity) -> &'static str {
    match how_bad {
        Severity::Error => "#c8102e",
        Severity::Warning => "#b86e00",
        Severity::Info => "#5d6a6f",
    }
}

fn item(out: &mut String, paper: &Paper, number: usize, finding: &Diagnostic) {
    let (_, word) = severity(finding.severity);
    let colour = colour(finding.severity);
    let mut lines = vec![format!(
        "text(fill: rgb(\"{colour}\"), strong({{ {}; h(4pt); {} }})); h(5pt); faint({})",
        paper.text(&number.to_string()),
        paper.both(&word),
        paper.text(finding.code.as_str())
    )];
    for (place, lang) in paper.langs.iter().enumerate() {
        let message = paper.said(place, &finding.message, *lang);
        let hint = finding.hint.as_ref().map(|hint| paper.said(place, hint, *lang));
        let hint = hint.map(|hint| format!("; h(5pt); faint({hint})"));
        lines.push(format!("{message}{}", hint.unwrap_or_default()));
    }
    let _ = writeln!(
        out,
        "#block(stroke: (left: 1.5pt + rgb(\"{colour}\")), inset: (left: 6pt, y: 1pt), width: 100%, {{ {} }})",
        lines.join("; linebreak(); ")
    );
}

/// The pages on which something was found, with the places.
fn pages(out: &mut String, paper: &Paper, file_number: usize, file: &File, project: &mut TypstProject) {
    let _ = writeln!(out, "#heading(level: 3, {})", paper.both(&PAGES.plain()));
    let _ = writeln!(out, "#par({})", paper.both(&LEGEND_PRINTED.plain()));
    out.push_str("#grid(columns: (1fr, 1fr, 1fr), column-gutter: 6mm, row-gutter: 6mm,\n");
    for page in &file.pages {
        let label = paper.both(&WHERE.with([page.number.to_string()]));
        let said: Vec<String> =
            paper.langs.iter().map(|lang| WHERE.with([page.number.to_string()]).render(*lang)).collect();
        let path = format!("pages/{file_number}-{}.png", page.number);
        let shown = match &page.picture {
            Some(png) => {
                project.pictures.push(Picture::drawn(path.clone(), png.clone()));
                format!(
                    "image(\"/{path}\", width: 100%, height: 100%, alt: {})",
                    paper.text(&said.join(" · "))
                )
            }
            None => paper.both(&NOT_DRAWN.plain()),
        };
        let (width, height) = size(page.sheet.proportion());
        let _ = writeln!(
            out,
            "figure(numbering: none, caption: {label}, box(width: {width:.2}mm, height: {height:.2}mm, stroke: 0.3pt + rgb(\"#9aa5a5\"), {{ {shown}; pdf.artifact({{ {} }}) }})),",
            overlay(page, paper)
        );
    }
    out.push_str(")\n");
    if file.more > 0 {
        let _ = writeln!(out, "#par({})", paper.both(&MORE.with([file.more.to_string()])));
    }
}

/// Width and height of a page in its room, in mm.
fn size(proportion: f64) -> (f64, f64) {
    let width = ROOM.0.min(ROOM.1 * proportion);
    (width, (width / proportion).max(1.0))
}

/// The trim, the bleed and the places of findings over a page. The first place of a finding bears its number.
fn overlay(page: &Drawn, paper: &Paper) -> String {
    let mut out = String::new();
    let mut rectangle = |stroke: &str, rect: &Rect| {
        let (width, height) = ((rect.right - rect.left).max(0.006), (rect.bottom - rect.top).max(0.004));
        let [left, top, width, height] = [rect.left, rect.top, width, height].map(|part| part * 100.0);
        let _ = write!(
            out,
            "place(top + left, dx: {left:.2}%, dy: {top:.2}%, rect(width: {width:.2}%, height: {height:.2}%, stroke: {stroke})); "
        );
    };
    let frames = [
        ("0.5pt + rgb(\"#0a7d3c\")", page.sheet.trim),
        ("(paint: rgb(\"#0a7d3c\"), thickness: 0.5pt, dash: \"densely-dashed\")", page.sheet.bleed),
    ];
    for (stroke, rect) in frames {
        if let Some(rect) = rect {
            rectangle(stroke, &page.sheet.on_picture(&rect));
        }
    }
    for (_, how_bad, rect) in &page.marks {
        rectangle(&format!("0.7pt + rgb(\"{}\")", colour(*how_bad)), rect);
    }
    let mut numbered = BTreeSet::new();
    for (number, how_bad, rect) in &page.marks {
        if numbered.insert(*number) {
            let (x, y) = (rect.left.clamp(0.0, 0.94) * 100.0, rect.top.clamp(0.0, 0.97) * 100.0);
            let _ = write!(
                out,
                "place(top + left, dx: {x:.2}%, dy: {y:.2}%, box(fill: rgb(\"{}\"), inset: 1pt, text(size: 4.5pt, fill: white, {}))); ",
                colour(*how_bad),
                paper.text(&number.to_string())
            );
        }
    }
    out
}
