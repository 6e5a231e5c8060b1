//! What changed, said for a terminal, for a pull request, and as a page of HTML that needs nothing beside it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Serde;
use minijinja::{Environment, Value as Shown, context};
use serde::Serialize;

use super::pages::{Pair, Side};
use super::words::{Change, Changed, Kind, Part, Words};
use crate::diag::Lang;
use crate::diag::message::{Message, Template, Value, words};
use crate::diag::render::Colour;

words! {
    "compare-show";
    TITLE(old, new);
    NOTHING;
    UNIT(name, file, came, went);
    NEW_FILE;
    GONE_FILE;
    LINE(line);
    PAGE(page);
    PAGES(count);
    PAGES_SAME;
    MORE(count);
    BEFORE(page);
    AFTER(page);
    NO_PAGE;
}

/// The page of HTML.
const HTML: &str = include_str!("diff.html.j2");

/// Most characters of a passage that stayed which are shown between changes.
const CONTEXT: usize = 30;

/// Most changes of a file that a summary for a pull request shows.
const MOST: usize = 20;

/// What the states are called, and what changed between them.
#[derive(Debug)]
pub struct Difference<'a> {
    /// What the older state is called.
    pub old: &'a str,
    /// What the newer state is called.
    pub new: &'a str,
    /// What changed in words.
    pub words: &'a Words,
    /// The pages that differ; `None` where they were not compared, with the reason if somebody asked for them.
    pub pages: Result<&'a [Pair], Option<&'a Message>>,
}

impl Difference<'_> {
    pub(super) fn title(&self, lang: Lang) -> String {
        TITLE.with([self.old, self.new]).print(lang)
    }

    /// Whether the states are the same in all that was compared.
    pub fn is_empty(&self) -> bool {
        self.words.units.is_empty() && self.pages.is_ok_and(<[Pair]>::is_empty)
    }

    /// For a terminal: every change, with what went and came marked by `[-…-]` and `{+…+}`, or by colours.
    pub fn human(&self, lang: Lang, colour: Colour) -> String {
        let mut out = String::new();
        let marked = |part: &Part| match (part, colour) {
            (Part::Same(text), _) => text.clone(),
            (Part::Old(text), Colour::Never) => format!("[-{text}-]"),
            (Part::New(text), Colour::Never) => format!("{{+{text}+}}"),
            (Part::Old(text), Colour::Ansi) => format!("\u{1B}[31;9m{text}\u{1B}[0m"),
            (Part::New(text), Colour::Ansi) => format!("\u{1B}[32m{text}\u{1B}[0m"),
        };
        for unit in &self.words.units {
            out.push_str(&format!("{}\n", heading(unit, lang)));
            for change in &unit.changes {
                let parts: String = shortened(&change.parts).iter().map(marked).collect();
                out.push_str(&format!("  {}  {parts}\n", place(unit, change, lang)));
            }
            out.push('\n');
        }
        out.push_str(&self.pages_said(lang));
        out
    }

    pub(super) fn pages_said(&self, lang: Lang) -> String {
        match self.pages {
            Ok([]) => format!("{}\n", PAGES_SAME.plain().print(lang)),
            Ok(pairs) => format!("{}\n", PAGES.with([pairs.len().to_string()]).print(lang)),
            Err(Some(reason)) => format!("{}\n", reason.print(lang)),
            Err(None) => String::new(),
        }
    }

    /// A summary in Markdown, for a pull request.
    pub fn markdown(&self, lang: Lang) -> String {
        let mut out = format!("## {}\n\n", escaped(&self.title(lang)));
        if self.words.units.is_empty() {
            out.push_str(&format!("{}\n\n", NOTHING.plain().print(lang)));
        }
        let marked = |part: &Part| match part {
            Part::Same(text) => escaped(text),
            Part::Old(text) => struck(text, "~~"),
            Part::New(text) => struck(text, "**"),
        };
        for unit in &self.words.units {
            out.push_str(&format!("### {}\n\n", escaped(&heading(unit, lang))));
            for change in unit.changes.iter().take(MOST) {
                let parts: String = shortened(&change.parts).iter().map(marked).collect();
                out.push_str(&format!("- {}: {parts}\n", escaped(&place(unit, change, lang))));
            }
            if unit.changes.len() > MOST {
                let more = (unit.changes.len() - MOST).to_string();
                out.push_str(&format!("- {}\n", MORE.with([more]).print(lang)));
            }
            out.push('\n');
        }
        out.push_str(&self.pages_said(lang));
        out
    }

    /// A page of HTML with the pictures of pages in it.
    ///
    /// # Errors
    /// What the template says, which is ours.
    pub fn html(&self, lang: Lang) -> Result<String, minijinja::Error> {
        let word = |word: &'static Template| word.plain().print(lang);
        let mut environment = Environment::new();
        environment.add_template("diff.html", HTML)?;
        let units: Vec<UnitView> = self.words.units.iter().map(|unit| UnitView::new(unit, lang)).collect();
        let pages: Vec<PairView> =
            self.pages.unwrap_or_default().iter().map(|pair| PairView::new(pair, lang)).collect();
        environment.get_template("diff.html")?.render(context! {
            lang => lang.tag(),
            title => self.title(lang),
            nothing => word(&NOTHING),
            no_page => word(&NO_PAGE),
            said => self.pages_said(lang),
            units => Shown::from(Serde(units)),
            pages => Shown::from(Serde(pages)),
        })
    }
}

/// The name of a file with how many characters came and went.
pub(super) fn heading(unit: &Changed, lang: Lang) -> String {
    let [came, went] = Words::counts(&unit.changes).map(|count| count.to_string());
    let said = UNIT.with([unit.name.as_str(), &unit.id, &came, &went]).print(lang);
    match unit.kind {
        Kind::Changed => said,
        Kind::New => format!("{said} {}", NEW_FILE.plain().print(lang)),
        Kind::Gone => format!("{said} {}", GONE_FILE.plain().print(lang)),
    }
}

/// Where a change stands.
pub(super) fn place(unit: &Changed, change: &Change, lang: Lang) -> String {
    if unit.id == "pdf" {
        return PAGE.with([Value::from(change.line.to_string())]).print(lang);
    }
    let line = LINE.with([Value::from(change.line.to_string())]).print(lang);
    if change.place.is_empty() { line } else { format!("{line} {}", change.place) }
}

/// What stands below a page.
pub(super) fn label(side: Option<&Side>, is_old: bool, lang: Lang) -> String {
    let template = if is_old { &BEFORE } else { &AFTER };
    match side {
        Some(side) => template.with([side.number.to_string()]).print(lang),
        None => NO_PAGE.plain().print(lang),
    }
}

/// Parts of which long ones that stayed are shortened in the middle, or at the ends of the text.
pub(super) fn shortened(parts: &[Part]) -> Vec<Part> {
    let last = parts.len().saturating_sub(1);
    let short = |(index, part): (usize, &Part)| {
        let Part::Same(text) = part else { return part.clone() };
        let letters: Vec<char> = text.chars().collect();
        let (head, tail) = (if index == 0 { 0 } else { CONTEXT }, if index == last { 0 } else { CONTEXT });
        if letters.len() <= head + tail + 1 {
            return part.clone();
        }
        let of = |part: &[char]| part.iter().collect::<String>();
        Part::Same(format!("{}……{}", of(&letters[..head]), of(&letters[letters.len() - tail..])))
    };
    parts.iter().enumerate().map(short).collect()
}

/// Text of a book in Markdown, where none of it is a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            // What names people and issues in other places does not do so here.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            c if "\\`*_{}[]()+-.!|~>".contains(c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Text between marks, which must not stand beside blanks.
fn struck(text: &str, mark: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let end = start + inner.len();
    format!("{}{mark}{}{mark}{}", &text[..start], escaped(inner), &text[end..])
}

#[derive(Debug, Clone, Serialize)]
struct UnitView {
    heading: String,
    changes: Vec<ChangeView>,
}

#[derive(Debug, Clone, Serialize)]
struct ChangeView {
    place: String,
    parts: Vec<PartView>,
}

#[derive(Debug, Clone, Serialize)]
struct PartView {
    /// The element of HTML.
    tag: &'static str,
    text: String,
}

#[derive(Debug, Clone, Serialize)]
struct PairView {
    old: Option<SideView>,
    new: Option<SideView>,
    areas: Vec<[f64; 4]>,
}

#[derive(Debug, Clone, Serialize)]
struct SideView {
    label: String,
    data: String,
}

impl UnitView {
    fn new(unit: &Changed, lang: Lang) -> UnitView {
        let part = |part: Part| match part {
            Part::Same(text) => PartView { tag: "span", text },
            Part::Old(text) => PartView { tag: "del", text },
            Part::New(text) => PartView { tag: "ins", text },
        };
        let change = |change: &Change| ChangeView {
            place: place(unit, change, lang),
            parts: shortened(&change.parts).into_iter().map(part).collect(),
        };
        UnitView { heading: heading(unit, lang), changes: unit.changes.iter().map(change).collect() }
    }
}

impl PairView {
    fn new(pair: &Pair, lang: Lang) -> PairView {
        let view = |side: &Option<Side>, is_old| {
            side.as_ref().map(|own| SideView {
                label: label(Some(own), is_old, lang),
                data: STANDARD.encode(&own.png),
            })
        };
        PairView { old: view(&pair.old, true), new: view(&pair.new, false), areas: pair.areas.clone() }
    }
}
