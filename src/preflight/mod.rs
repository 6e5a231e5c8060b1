//! Preflight: read-only checks of any PDF for print, and the facts about it.
//!
//! A file is loaded with distrust ([`pdf`]), its [`page`]s are found, their content is run and noted down ([`interpret`],
//! [`seen`]), then every rule looks at the whole. What a rule finds is the same [`Diagnostic`] as
//! everywhere, with page and object as its place. The clauses are those of PDF/X-4 (ISO 15930-7) that `press/PDF_X4.md` goes
//! through, and what printers ask for besides.
//!
//! Adding a rule is one new file in `rules/`, its name in `rules/mod.rs`, what it says and its page in `locales/`, and a file that it finds
//! something in among the tests.
//!
//! Architecture invariant: nothing here writes or reads files, and no file may make it panic, run without end, or fill the
//! memory: depth, steps and bytes are all counted.

mod by_ink;
mod claims;
mod codestream;
mod colour;
mod content;
pub mod facts;
mod font;
mod geometry;
mod ground;
mod interpret;
pub mod listing;
pub(crate) mod page;
mod paper;
pub(crate) mod pdf;
mod picture;
mod plates;
pub mod preset;
pub mod presets;
pub mod report;
mod rules;
mod seen;
mod shading;
mod state;
mod thumbnail;
pub mod ticket;
mod xmp;

use lopdf::{Document, ObjectId};

use crate::colour::condition::Condition;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, PdfPlace, Severity};
use crate::geometry::Rect;
use facts::{Facts, StandardFacts};
use page::Page;
use pdf::{Broken, Budget, Pdf, Unreadable};
use plates::Coverage;
pub use plates::Plate;
use preset::Preset;
pub use rules::Rule;
use seen::Seen;
use state::A4;

messages! {
    "preflight";
    NO_PDF_HINT;
    REPAIRED;
    DAMAGED_TREE;
    NO_PAGES;
    UNREADABLE(page);
    SYNTAX_HINT;
    LOCKED;
    ENCRYPTED;
    ENCRYPTED_HINT;
    TOO_MUCH;
    TOO_MUCH_HINT;
    PANICKED;
    PANICKED_HINT;
    NO_PLATES;
    NO_PLATES_HINT;
}

/// How far a file is looked into.
pub enum Depth<'l> {
    /// What stands in it.
    Objects,
    /// What it puts on the plates, too: every page is drawn, and shown to whoever wants to look.
    Plates(Option<&'l mut (dyn FnMut(Plate) + Send)>),
}

/// What is known about a file.
#[derive(Debug)]
pub struct Report {
    /// What it is; none if it cannot be read.
    pub facts: Option<Facts>,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// Its pages, in their order.
    pub sheets: Vec<Sheet>,
}

/// A page as it is shown, in its own units.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What a viewer shows of it.
    pub shown: Rect,
    /// What is left after cutting, if the page says so.
    pub trim: Option<Rect>,
    /// What is printed, if the page says so.
    pub bleed: Option<Rect>,
    /// How far it is turned clockwise, in quarters.
    pub quarters: u8,
}

impl Sheet {
    /// Its width over its height, as it is shown.
    fn proportion(&self) -> f64 {
        let proportion = self.shown.width() / self.shown.height();
        if self.quarters.is_multiple_of(2) { proportion } else { 1.0 / proportion }
    }

    /// Where a rectangle is on the picture of the page, in parts of its width and height from its upper left corner: `top` is less
    /// than `bottom`.
    fn on_picture(&self, rect: &Rect) -> Rect {
        let across = |x: f64| (x - self.shown.left) / self.shown.width();
        let up = |y: f64| (y - self.shown.bottom) / self.shown.height();
        let (left, right) = (across(rect.left), across(rect.right));
        let (bottom, top) = (up(rect.bottom), up(rect.top));
        match self.quarters {
            1 => Rect::new(bottom, right, top, left),
            2 => Rect::new(1.0 - right, top, 1.0 - left, bottom),
            3 => Rect::new(1.0 - top, 1.0 - left, 1.0 - bottom, 1.0 - right),
            _ => Rect::new(left, 1.0 - bottom, right, 1.0 - top),
        }
    }
}

/// Every rule, in the order of its work.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    rules::RULES.iter().copied()
}

/// Looks at a file as far as `depth` says, by what the preset asks for. `name` is what findings call it.
pub fn inspect(name: &str, bytes: &[u8], preset: &Preset, depth: Depth<'_>) -> Report {
    apart(name, || inspect_here(name, bytes, preset, depth))
}

/// Does the work on a thread with a large stack. A panic there is this program's fault, but it is the file's reader who meets it:
/// it becomes a finding.
fn apart(name: &str, work: impl FnOnce() -> Report + Send) -> Report {
    let place = || PdfPlace { file: name.to_owned(), page: None, object: None, areas: Vec::new() };
    let failed = |code, message: Message, hint: Message| {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::error(code, place(), message).hint(hint));
        Report { facts: None, diagnostics, sheets: Vec::new() }
    };
    match pdf::apart(work) {
        Ok(report) => report,
        Err(Broken::Panicked) => failed(Code::PdfSyntax, PANICKED.plain(), PANICKED_HINT.plain()),
        Err(Broken::NoThread) => failed(Code::PdfLimit, TOO_MUCH.plain(), TOO_MUCH_HINT.plain()),
    }
}

fn inspect_here(name: &str, bytes: &[u8], preset: &Preset, depth: Depth<'_>) -> Report {
    let mut diagnostics = Diagnostics::default();
    let place = || PdfPlace { file: name.to_owned(), page: None, object: None, areas: Vec::new() };
    let mut refuse = |code, message: Message, hint: Message| {
        diagnostics.push(Diagnostic::error(code, place(), message).hint(hint));
    };
    let document = match pdf::load(bytes) {
        Ok(document) => document,
        Err(Unreadable::Locked) => {
            refuse(Code::PdfEncrypted, LOCKED.plain(), ENCRYPTED_HINT.plain());
            return Report { facts: None, diagnostics, sheets: Vec::new() };
        }
        Err(Unreadable::Damaged(message)) => {
            refuse(Code::PdfSyntax, message, NO_PDF_HINT.plain());
            return Report { facts: None, diagnostics, sheets: Vec::new() };
        }
    };
    if document.was_encrypted() {
        refuse(Code::PdfEncrypted, ENCRYPTED.plain(), ENCRYPTED_HINT.plain());
    }
    if document.xref_recovery.is_some() {
        refuse(Code::PdfSyntax, REPAIRED.plain(), SYNTAX_HINT.plain());
    }
    let mut inspection = Inspection::new(name, &document, preset);
    inspection.report_reading(&mut diagnostics);
    let readable = diagnostics.is_empty();
    if let Depth::Plates(look) = depth {
        let (pages, square) = (&inspection.pages, preset.ink_square);
        inspection.plates = plates::measure(&inspection.pdf, pages, &inspection.seen, square, look);
        if inspection.plates.is_none() {
            let finding = Diagnostic::warning(Code::PdfLimit, place(), NO_PLATES.plain());
            diagnostics.push(finding.hint(NO_PLATES_HINT.plain()));
        }
    }
    diagnostics.append(inspection.findings(|_| true));
    if inspection.pdf.budget.is_spent() {
        let finding = Diagnostic::warning(Code::PdfLimit, place(), TOO_MUCH.plain());
        diagnostics.push(finding.hint(TOO_MUCH_HINT.plain()));
    }
    let standards = inspection.standards(readable);
    Report { facts: Some(Facts::new(&inspection, standards)), diagnostics, sheets: inspection.sheets() }
}

/// A file with all that was read of it: what rules look at.
pub struct Inspection<'a> {
    /// What findings call the file.
    name: &'a str,
    /// What it is held to.
    preset: &'a Preset,
    /// Its objects.
    pdf: Pdf<'a>,
    /// Its pages.
    pages: Vec<Page<'a>>,
    /// Whether the tree of pages has no fault.
    sound: bool,
    /// What the pages show.
    seen: Seen<'a>,
    /// The printing condition that the file names, if it names one.
    condition: Option<Condition>,
    /// The inks of every page, if the plates were asked for and can be made.
    plates: Option<Vec<Coverage>>,
}

impl<'a> Inspection<'a> {
    fn new(name: &'a str, document: &'a Document, preset: &'a Preset) -> Inspection<'a> {
        let pdf = Pdf { document, budget: Budget::default() };
        let (pages, sound) = page::pages(&pdf);
        let mut seen = Seen::default();
        let hidden = interpret::hidden_layers(&pdf);
        for page in &pages {
            interpret::look_at(&pdf, page, &hidden, &mut seen);
        }
        let condition = rules::output_intent::condition(&pdf);
        Inspection { name, preset, pdf, pages, sound, seen, condition, plates: None }
    }

    /// What those rules find that are asked for, as bad as the preset takes it to be.
    fn findings(&self, asked: impl Fn(&Rule) -> bool) -> Diagnostics {
        let mut judged = Diagnostics::default();
        for rule in rules::RULES.iter().filter(|rule| asked(rule)) {
            let mut found = Diagnostics::default();
            (rule.check)(self, &mut found);
            found
                .iter()
                .filter_map(|finding| self.preset.judge(finding.clone()))
                .for_each(|finding| judged.push(finding));
        }
        judged
    }

    /// The standards that the file claims, and whether it keeps those that are checked here.
    fn standards(&mut self, readable: bool) -> Vec<StandardFacts> {
        let claims = claims::of(&self.pdf).into_iter().map(|claim| {
            let kept = claim.standard.map(|standard| {
                let asked = std::mem::replace(&mut self.preset, presets::of(standard));
                let found = self.findings(|rule| rule.of_standard);
                self.preset = asked;
                readable && found.iter().all(|finding| finding.severity != Severity::Error)
            });
            StandardFacts { name: claim.name, kept }
        });
        claims.collect()
    }

    /// The pages as they are shown.
    fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.pages.iter().map(|page| Sheet {
            shown: page.boxes.shown().unwrap_or(A4),
            trim: page.boxes.trim,
            bleed: page.boxes.bleed,
            quarters: page.quarters,
        });
        sheets.collect()
    }

    /// A place in the file.
    fn place(&self, page: Option<usize>, object: Option<ObjectId>) -> PdfPlace {
        PdfPlace { file: self.name.to_owned(), page, object, areas: Vec::new() }
    }

    /// The file as a whole.
    fn whole(&self) -> PdfPlace {
        self.place(None, None)
    }

    /// Reports what could not be read.
    fn report_reading(&self, diagnostics: &mut Diagnostics) {
        let mut report = |page, object, message: Message| {
            let place = self.place(page, object);
            diagnostics.push(Diagnostic::error(Code::PdfSyntax, place, message).hint(SYNTAX_HINT.plain()));
        };
        if self.pages.is_empty() {
            report(None, None, NO_PAGES.plain());
        } else if !self.sound {
            report(None, None, DAMAGED_TREE.plain());
        }
        let mut known = std::collections::BTreeSet::new();
        for &(page, object) in &self.seen.unreadable {
            if known.insert(object) {
                report(Some(page), object, UNREADABLE.with([&page.to_string()]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn a_panic_is_a_finding() {
        let report = apart("a.pdf", || panic!("a fault of this program"));
        assert!(report.facts.is_none());
        let codes: Vec<_> = report.diagnostics.iter().map(|found| found.code.as_str()).collect();
        assert_eq!(codes, ["pdf-syntax"]);
    }
}
