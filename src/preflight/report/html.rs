//! The report as one HTML file that needs no other.

use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::escape::escape;

use super::{
    Collected, Drawn, FINDINGS, File, HELD_TO, LEGEND, MORE, NOT_DRAWN, PAGES, TITLE, WHERE, severity,
};
use crate::diag::message::Message;
use crate::diag::{Diagnostic, Lang};
use crate::geometry::Rect;
use crate::preflight::listing;

/// The report on these files.
pub fn html(collected: &Collected) -> String {
    let title: Vec<String> = Lang::all().iter().map(|lang| TITLE.plain().render(*lang)).collect();
    let title = title.join(" · ");
    let (head, heading) = (escape(title.as_str()), both(&TITLE.plain()));
    let held_to = both(&HELD_TO.with([collected.preset.as_str()]));
    let mut out = format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{head}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<h1>{heading}</h1>\n<p>{held_to}</p>\n"
    );
    collected.files.iter().for_each(|file| section(&mut out, file));
    out + "</body>\n</html>\n"
}

fn section(out: &mut String, file: &File) {
    let _ = writeln!(out, "<section>\n<h2>{}</h2>", escape(file.name.as_str()));
    let _ = writeln!(out, "<p class=\"verdict\">{}</p>", both(&file.verdict));
    if !file.facts.is_empty() {
        out.push_str("<div class=\"facts\">\n");
        for (lang, rows) in &file.facts {
            let _ = writeln!(out, "<dl lang=\"{}\">", lang.tag());
            let coverage = listing::coverage(&file.coverage, *lang);
            for row in rows.iter().chain(&coverage) {
                let _ = writeln!(out, "<dt>{}</dt>", escape(row.heading.as_str()));
                let none = row.lines.is_empty().then(|| listing::none(*lang));
                for line in row.lines.iter().chain(&none) {
                    let _ = writeln!(out, "<dd>{}</dd>", escape(line.as_str()));
                }
            }
            out.push_str("</dl>\n");
        }
        out.push_str("</div>\n");
    }
    if !file.found.is_empty() {
        let _ = writeln!(out, "<h3>{}</h3>\n<ol>", both(&FINDINGS.plain()));
        file.found.iter().for_each(|finding| out.push_str(&item(finding)));
        out.push_str("</ol>\n");
    }
    if !file.pages.is_empty() {
        pages(out, file);
    }
    out.push_str("</section>\n");
}

/// A sentence in every language.
fn both(message: &Message) -> String {
    let said = Lang::all().iter().map(|lang| {
        format!("<span lang=\"{}\">{}</span>", lang.tag(), escape(message.render(*lang).as_str()))
    });
    said.collect::<Vec<_>>().join(" ")
}

fn item(finding: &Diagnostic) -> String {
    let (class, word) = severity(finding.severity);
    let mut item = format!("<li class=\"{class}\"><b>{}</b> <code>{}</code>", both(&word), finding.code);
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
fn pages(out: &mut String, file: &File) {
    let _ = writeln!(
        out,
        "<h3>{}</h3>\n<p>{}</p>\n<div class=\"pages\">",
        both(&PAGES.plain()),
        both(&LEGEND.plain())
    );
    for page in &file.pages {
        let picture = match &page.picture {
            Some(png) => format!("<img alt=\"\" src=\"data:image/png;base64,{}\">", STANDARD.encode(png)),
            None => format!("<p>{}</p>", both(&NOT_DRAWN.plain())),
        };
        let _ = writeln!(
            out,
            "<figure><div class=\"sheet\" style=\"aspect-ratio:{}\">{picture}{}</div><figcaption>{}</figcaption></figure>",
            page.sheet.proportion(),
            overlay(page),
            both(&WHERE.with([page.number.to_string()])),
        );
    }
    out.push_str("</div>\n");
    if file.more > 0 {
        let _ = writeln!(out, "<p>{}</p>", both(&MORE.with([file.more.to_string()])));
    }
}

/// The trim, the bleed and the places of findings as a drawing over a page.
fn overlay(page: &Drawn) -> String {
    let mut svg = "<svg viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\">".to_owned();
    let mut rectangle = |class: &str, title: Option<usize>, rect: &Rect| {
        let Rect { left, bottom, right, top } = *rect;
        // What is too small to be seen is still marked.
        let (width, height) = ((right - left).max(0.004), (bottom - top).max(0.003));
        let title = title.map(|number| format!("<title>{number}</title>")).unwrap_or_default();
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{left:.4}\" y=\"{top:.4}\" width=\"{width:.4}\" height=\"{height:.4}\">{title}</rect>"
        );
    };
    for (class, rect) in [("trim", page.sheet.trim), ("bleed", page.sheet.bleed)] {
        if let Some(rect) = rect {
            rectangle(class, None, &page.sheet.on_picture(&rect));
        }
    }
    for (number, how_bad, rect) in &page.marks {
        rectangle(severity(*how_bad).0, Some(*number), rect);
    }
    svg + "</svg>"
}

const STYLE: &str = "
body { font: 15px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
[lang=en] { color: #555 } h1 [lang=en], h2 [lang=en], h3 [lang=en] { font-weight: normal }
.verdict { font-size: 1.2em } .facts { display: flex; gap: 2rem; flex-wrap: wrap }
dl { font-size: .85em; flex: 1 1 26rem; background: #f6f6f4; padding: .8rem; margin: 0; min-width: 0; overflow-wrap: anywhere }
dt { font-weight: bold; margin-top: .5rem } dd { margin: 0 0 0 1rem }
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
