//! A report that can be sent to the printer: one HTML file that needs no other, in every language of the tool, with the facts, the
//! findings, and the pages on which something was found.

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::escape::escape;

use super::thumbnail::thumbnails;
use super::{Report, Sheet};
use crate::diag::message::{Message, words};
use crate::diag::{Diagnostic, Lang, PdfArea, Place, Severity};
use crate::geometry::Rect;

words! {
    "report";
    TITLE;
    HELD_TO(preset);
    CLEAN;
    COUNTS(errors, warnings, infos);
    FINDINGS;
    PAGES;
    WHERE(page);
    ERROR;
    WARNING;
    INFO;
    NOT_DRAWN;
    MORE(count);
    LEGEND;
}

/// Most pages that are drawn.
const MAX_PAGES: usize = 200;
/// Most places that are marked on one page.
const MAX_MARKS: usize = 300;

/// The report on files that were held to one preset, file by file.
pub struct Html(String);

impl Html {
    /// Begins a report; `preset` is what the user calls the preset.
    pub fn new(preset: &str) -> Html {
        let title: Vec<String> = Lang::all().iter().map(|lang| TITLE.plain().render(*lang)).collect();
        let title = title.join(" · ");
        let (head, heading) = (escape(title.as_str()), both(&TITLE.plain()));
        let held_to = both(&HELD_TO.with([preset]));
        Html(format!(
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{head}</title>\n<style>{STYLE}</style>\n\
             </head>\n<body>\n<h1>{heading}</h1>\n<p>{held_to}</p>\n"
        ))
    }

    /// Adds a file, by what findings call it, with its bytes and what was found.
    pub fn add(&mut self, name: &str, bytes: &[u8], report: &Report) {
        let found = in_order(report);
        let count = |severity| found.iter().filter(|each| each.severity == severity).count().to_string();
        let out = &mut self.0;
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", escape(name));
        let verdict = if found.is_empty() {
            CLEAN.plain()
        } else {
            COUNTS.with([Severity::Error, Severity::Warning, Severity::Info].map(count))
        };
        let _ = writeln!(out, "<p class=\"verdict\">{}</p>", both(&verdict));
        if let Some(facts) = &report.facts {
            out.push_str("<div class=\"facts\">\n");
            for lang in Lang::all() {
                let table = facts.table(*lang);
                let _ = writeln!(out, "<pre lang=\"{}\">{}</pre>", lang.tag(), escape(table.as_str()));
            }
            out.push_str("</div>\n");
        }
        if !found.is_empty() {
            let _ = writeln!(out, "<h3>{}</h3>\n<ol>", both(&FINDINGS.plain()));
            found.iter().for_each(|finding| out.push_str(&item(finding)));
            out.push_str("</ol>\n");
            pages(out, bytes, report, &found);
        }
        out.push_str("</section>\n");
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.0 + "</body>\n</html>\n"
    }
}

/// A sentence in every language.
fn both(message: &Message) -> String {
    let said = Lang::all().iter().map(|lang| {
        format!("<span lang=\"{}\">{}</span>", lang.tag(), escape(message.render(*lang).as_str()))
    });
    said.collect::<Vec<_>>().join(" ")
}

/// The findings, the worst first.
fn in_order(report: &Report) -> Vec<&Diagnostic> {
    let mut found: Vec<&Diagnostic> = report.diagnostics.iter().collect();
    found.sort_by_key(|finding| finding.severity);
    found
}

fn item(finding: &Diagnostic) -> String {
    let (class, word) = match finding.severity {
        Severity::Error => ("error", &ERROR),
        Severity::Warning => ("warning", &WARNING),
        Severity::Info => ("info", &INFO),
    };
    let mut item =
        format!("<li class=\"{class}\"><b>{}</b> <code>{}</code>", both(&word.plain()), finding.code);
    for lang in Lang::all() {
        let message = finding.message.render(*lang);
        let hint = finding.hint.as_ref().map(|hint| hint.render(*lang));
        let hint = hint.map(|hint| format!("<i>{}</i>", escape(hint.as_str())));
        let _ = write!(
            item,
            "<p lang=\"{}\">{} {}</p>",
            lang.tag(),
            escape(message.as_str()),
            hint.unwrap_or_default()
        );
    }
    item + "</li>\n"
}

/// The pages on which something was found, with the places.
fn pages(out: &mut String, bytes: &[u8], report: &Report, found: &[&Diagnostic]) {
    let mut marked: BTreeMap<usize, Vec<(usize, Severity, PdfArea)>> = BTreeMap::new();
    for (number, finding) in (1..).zip(found) {
        let Place::Pdf(place) = &finding.place else { continue };
        if let Some(page) = place.page {
            marked.entry(page).or_default();
        }
        for area in &place.areas {
            marked.entry(area.page).or_default().push((number, finding.severity, *area));
        }
    }
    if marked.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<h3>{}</h3>\n<p>{}</p>\n<div class=\"pages\">",
        both(&PAGES.plain()),
        both(&LEGEND.plain())
    );
    let numbers: Vec<usize> = marked.keys().copied().take(MAX_PAGES).collect();
    let drawn: BTreeMap<usize, Vec<u8>> = thumbnails(bytes, &numbers).into_iter().collect();
    for number in &numbers {
        let Some(sheet) = report.sheets.get(number - 1) else { continue };
        let picture = match drawn.get(number) {
            Some(png) => format!("<img alt=\"\" src=\"data:image/png;base64,{}\">", STANDARD.encode(png)),
            None => format!("<p>{}</p>", both(&NOT_DRAWN.plain())),
        };
        let marks = marked.get(number).map_or(&[][..], Vec::as_slice);
        let _ = writeln!(
            out,
            "<figure><div class=\"sheet\" style=\"aspect-ratio:{}\">{picture}{}</div><figcaption>{}</figcaption></figure>",
            sheet.proportion(),
            overlay(sheet, marks),
            both(&WHERE.with([number.to_string()])),
        );
    }
    out.push_str("</div>\n");
    if marked.len() > numbers.len() {
        let _ = writeln!(out, "<p>{}</p>", both(&MORE.with([(marked.len() - numbers.len()).to_string()])));
    }
}

/// The trim, the bleed and the places of findings as a drawing over a page.
fn overlay(sheet: &Sheet, marks: &[(usize, Severity, PdfArea)]) -> String {
    let mut svg = "<svg viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\">".to_owned();
    let mut rectangle = |class: &str, title: Option<usize>, rect: &Rect| {
        let Rect { left, bottom, right, top } = sheet.on_picture(rect);
        // What is too small to be seen is still marked.
        let (width, height) = ((right - left).max(0.004), (bottom - top).max(0.003));
        let title = title.map(|number| format!("<title>{number}</title>")).unwrap_or_default();
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{left:.4}\" y=\"{top:.4}\" width=\"{width:.4}\" height=\"{height:.4}\">{title}</rect>"
        );
    };
    for (class, rect) in [("trim", sheet.trim), ("bleed", sheet.bleed)] {
        if let Some(rect) = rect {
            rectangle(class, None, &rect);
        }
    }
    for (number, severity, area) in marks.iter().take(MAX_MARKS) {
        let class = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let [left, bottom, right, top] = area.edges.map(|edge| f64::from(edge) / 100.0);
        rectangle(class, Some(*number), &Rect::new(left, bottom, right, top));
    }
    svg + "</svg>"
}

const STYLE: &str = "
body { font: 15px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
[lang=en] { color: #555 } h1 [lang=en], h2 [lang=en], h3 [lang=en] { font-weight: normal }
.verdict { font-size: 1.2em } .facts { display: flex; gap: 2rem; flex-wrap: wrap }
pre { font: 12px/1.45 ui-monospace, monospace; white-space: pre-wrap; flex: 1 1 26rem; background: #f6f6f4; padding: .8rem }
li { margin: .6rem 0; padding-left: .6rem; border-left: 4px solid } li p { margin: 0 } li i { opacity: .8 }
li.error { border-color: #c8102e } li.warning { border-color: #e08a00 } li.info { border-color: #8a8a8a }
.pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1.2rem }
figure { margin: 0 } .sheet { position: relative; box-shadow: 0 0 0 1px #bbb } .sheet img { width: 100%; height: 100%; display: block }
.sheet svg { position: absolute; inset: 0; width: 100%; height: 100% }
rect { fill: none; stroke-width: 1.5px; vector-effect: non-scaling-stroke }
rect.trim { stroke: #0a7d3c } rect.bleed { stroke: #0a7d3c; stroke-dasharray: 4 3 }
rect.error { stroke: #c8102e; fill: #c8102e22 } rect.warning { stroke: #e08a00; fill: #e08a0022 } rect.info { stroke: #8a8a8a; fill: #8a8a8a22 }
@media print { li, figure { break-inside: avoid } }
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_turn_with_their_page() {
        let mut sheet =
            Sheet { shown: Rect::new(0.0, 0.0, 100.0, 200.0), trim: None, bleed: None, quarters: 0 };
        let mark = Rect::new(10.0, 20.0, 30.0, 60.0);
        let seen = |sheet: &Sheet| {
            let Rect { left, bottom, right, top } = sheet.on_picture(&mark);
            [left, top, right, bottom].map(|edge| (edge * 100.0).round() as i32)
        };
        // Left, upper, right and lower edge, from the picture's upper left corner.
        let expected = [[10, 70, 30, 90], [10, 10, 30, 30], [70, 10, 90, 30], [70, 70, 90, 90]];
        for (quarters, expected) in (0..).zip(expected) {
            sheet.quarters = quarters;
            assert_eq!(seen(&sheet), expected, "{quarters} quarters");
        }
    }
}
