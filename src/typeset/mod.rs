//! Typesetting in process: a Typst world over memory, and its errors brought back to the editors' files.

mod again;
mod ahead;
mod beside;
mod blanks;
mod columns;
mod facing;
mod fit;
mod lines;
mod makeup;
mod measure;
mod mentions;
mod notes;
mod once;
mod overset;
mod pages;
mod places;
mod plans;
mod remarks;

mod trace;
mod walk;
mod world;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use typst::World;
use typst::diag::{Severity, SourceDiagnostic, SourceResult, Warned};
use typst::ecow::EcoVec;
use typst::layout::{FrameItem, Point};
use typst::syntax::{DiagSpan, FileId, Span as TypstSpan};
use typst::utils::hash128;
use typst_layout::{Page, PagedDocument};

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Place, message as m};
use crate::fonts::Fonts;
use crate::model::Date;
use crate::picture::Shown;
use crate::template::escape::literal;
use crate::template::{Entries, Flow, Generated, MEDIUM, NO_PLAN, PHRASES, THEME, TypstProject};
use again::Last;
pub use blanks::blanks;
pub use lines::{Line, lines};
use makeup::MadeUp;
use measure::Measured;
use mentions::Named;
use overset::Overset;
pub use pages::{Pages, fonts};
use places::{Places, Steps};
pub use plans::Plans;
use plans::{Made, Sides};
pub use remarks::PageFill;
pub use trace::Trace;
use walk::{Position, neighbours, walk};
use world::{BookWorld, MeasuringWorld};

messages! {
    OVERSET(text, distance);
    OVERSET_HINT;
    TALL_FIGURE;
    TALL_FIGURE_HINT;
    LONG_NOTE(lines, most);
    LONG_NOTE_HINT;
}

/// How many characters of a text a message shows.
const SHOWN: usize = 24;

/// How many compilations an unused result survives in Typst's cache, which all documents of the process share.
const CACHE_AGE: usize = 8;

/// So much of a text as a message shows.
fn shortened(text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() { shown + "…" } else { shown }
}

/// Makes Typst's cache forget what the last documents did not use; without it a process that typesets on and on would grow.
/// It takes a while, so a preview shows its pages first.
pub fn forget_unused() {
    comemo::evict(CACHE_AGE);
}

/// Makes Typst's cache forget everything: what comes next has nothing in common with it, and needs the memory.
pub fn forget_all() {
    comemo::evict(0);
}

/// Typesets one document after another over the same fonts. Keep it for a batch: what documents share is computed once.
pub struct Typesetter {
    world: BookWorld,
    fonts: Arc<Fonts>,
    /// What its pages show of the pictures.
    pub shown: Shown,
    /// What the entries of the last report were rendered into, where the next one is likely to be much the same.
    pub rendered: Option<Entries>,
    plans: Plans,
    /// Where the flows of the last report begin.
    sides: Sides,
    /// How each flow of the last document was made up, in their order, and by which keys that is known.
    made_up: Vec<Option<Arc<MadeUp>>>,
    keys: Vec<u128>,
    /// What the pages of the last report name.
    named: Named,
    /// What is kept of the last document, where the next one is likely to be much the same.
    last: Option<Last>,
}

impl Typesetter {
    /// A typesetter with these fonts. `date` is what Typst takes for today.
    pub fn new(fonts: Arc<Fonts>, date: Option<&Date>, plans: Plans) -> Typesetter {
        let world = BookWorld::new(fonts.clone(), date);
        Typesetter {
            world,
            fonts,
            shown: Shown::default(),
            rendered: None,
            plans,
            sides: Sides::new(),
            made_up: Vec::new(),
            keys: Vec::new(),
            named: Named::default(),
            last: None,
        }
    }

    /// The same for one document that changes a little from time to time.
    pub fn of_one_document(self) -> Typesetter {
        Typesetter { rendered: Some(Entries::default()), last: Some(Last::default()), ..self }
    }

    /// Makes up the pages of a project: measures its flows, as far as they are others than the last time, and gives each its
    /// plan. Faults are left for [`typeset`](Typesetter::typeset) to find.
    fn make_up(&mut self, project: &mut TypstProject) {
        // Most flows will have the plan that they had: a source that stays keeps its tree.
        for flow in &project.flows {
            if let Some(plan) = self.world.project().sources.get(&flow.plan) {
                project.sources.insert(flow.plan.clone(), plan.clone());
            }
        }
        self.world.set_project(project.clone());
        let text = |path: &str| project.sources.get(path).map(|source| source.digest());
        let shared = hash128(&(
            [THEME, PHRASES].map(text),
            // What is ours takes the same room in every medium.
            text(MEDIUM).filter(|_| project.layouts.has_own()),
            project.pictures.iter().map(|picture| picture.original).collect::<Vec<_>>(),
            project.makeup,
        ));
        let flows = project.flows.clone();
        let plans = self.plans.clone();
        // Whoever comes second waits for the first, and finds what it needs.
        let mut known = plans.known();
        let made = flows.par_iter().map(|flow| {
            let key = hash128(&(shared, text(&flow.source)));
            let fresh = || {
                let measured = self.measure(flow);
                Made::new(key, measured.map(|measured| makeup::make_up(measured, project.makeup)))
            };
            let mut made = known.get(&flow.source, key).cloned().unwrap_or_else(fresh);
            let plan = made.on(self.sides.get(&flow.source).copied(), project.makeup);
            (made, plan)
        });
        let made: Vec<_> = made.collect();
        self.made_up.clear();
        self.keys.clear();
        for (entry, (flow, (made, plan))) in flows.into_iter().zip(made).enumerate() {
            project
                .put(&flow.plan, plan.as_ref().map_or(NO_PLAN.to_owned(), |plan| plan.source(&flow, entry)));
            self.made_up.push(plan);
            self.keys.push(made.key);
            known.put(flow.source, made);
        }
    }

    /// The plans it makes and sets by, which others may share.
    pub fn plans(&self) -> Plans {
        self.plans.clone()
    }

    /// Where a document contradicts the plans it was set by. None does; a test asks.
    pub fn contradictions(&self, document: &PagedDocument) -> Vec<String> {
        let places = Places::new(document);
        let planned =
            self.planned().filter_map(|(entry, source, made)| Some((source, made, places.of(entry)?)));
        let found = |(source, made, steps): (&str, &MadeUp, &Steps)| {
            let found = made.contradictions(steps).into_iter();
            found.map(|found| format!("{source}: {found}")).collect::<Vec<_>>()
        };
        planned.flat_map(found).collect()
    }

    /// The flows of the last document that have a plan, each with its number and its source.
    fn planned(&self) -> impl Iterator<Item = (usize, &str, &MadeUp)> {
        let flows = self.world.project().flows.iter().zip(&self.made_up).enumerate();
        flows.filter_map(|(entry, (flow, made))| Some((entry, flow.source.as_str(), &**made.as_ref()?)))
    }

    /// Sets the blocks of one flow of the project, each once.
    fn measure(&self, flow: &Flow) -> Option<Measured> {
        let world = MeasuringWorld::new(&self.world, flow);
        let document = match &self.last {
            Some(last) => last.measure(&flow.source, &world),
            None => typst::compile::<PagedDocument>(&world).output.ok(),
        };
        measure::read(&document?)
    }

    /// Makes up and typesets a project. `None` if there are errors; all of them are reported. Whoever typesets again and again
    /// calls [`forget_unused`] in between.
    pub fn typeset(
        &mut self,
        mut project: TypstProject,
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        match project.fit.take() {
            Some(fit) => self.typeset_fitted(&project, &fit, diagnostics),
            None => self.typeset_planned(project, diagnostics),
        }
    }

    fn typeset_planned(
        &mut self,
        mut project: TypstProject,
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        self.make_up(&mut project);
        self.world.set_project(project);
        let Warned { output, warnings } = self.compile();
        for warning in &warnings {
            diagnostics.push(self.explain(warning));
        }
        match output {
            Ok(document) => self.without_tofu(document, diagnostics).and_then(|document| {
                let tall = self.report_tall(&document, diagnostics);
                let mut overset = overset::overset(&self.changed(&document));
                // What hangs out there has its reason.
                overset.retain(|line| !tall.contains(&(line.position.page + 1)));
                self.report_overset(&document, &overset, diagnostics);
                let sound = !self.report_long_notes(diagnostics) && overset.is_empty() && tall.is_empty();
                if sound && let Some(last) = &mut self.last {
                    last.keep(&document);
                }
                sound.then_some(document)
            }),
            Err(errors) => {
                for error in &errors {
                    diagnostics.push(self.explain(error));
                }
                None
            }
        }
    }

    /// What Typst makes of the world.
    fn compile(&self) -> Warned<SourceResult<PagedDocument>> {
        if let Some(document) = self.last.as_ref().and_then(|last| last.settle(&self.world)) {
            return Warned { output: Ok(document), warnings: EcoVec::new() };
        }
        ahead::evaluate(&self.world);
        typst::compile(&self.world)
    }

    /// The pages of a document, with their numbers from 0, that were not found sound before.
    fn changed<'d>(&self, document: &'d PagedDocument) -> Vec<(usize, &'d Page)> {
        match &self.last {
            Some(last) => last.changed(document),
            None => document.pages().iter().enumerate().collect(),
        }
    }

    /// Brings a finding of Typst back to the file that caused it.
    pub fn explain(&self, found: &SourceDiagnostic) -> Diagnostic {
        let message = found.message.as_str();
        let calls = found.trace.iter().map(|call| DiagSpan::from(call.span));
        let place = self.place(found.span, calls);
        // Typst only warns of an unknown family and then prints the text in another font, or not at all.
        let missing_font = message.starts_with("unknown font family");
        let code = if missing_font { Code::FontMissing } else { Code::Typst };
        let mut diagnostic = Diagnostic::error(code, place, m::TYPST.with([message]));
        if found.severity == Severity::Warning && !missing_font {
            diagnostic.severity = crate::diag::Severity::Warning;
        }
        let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
        if missing_font {
            diagnostic = diagnostic.hint(m::MISSING_FONT_HINT.with([self.fonts.families()]));
        } else if !hints.is_empty() {
            diagnostic = diagnostic.hint(m::TYPST_HINT.with([&hints.join("; ")]));
        }
        diagnostic
    }

    /// The place to look at for a place in generated source: the editors' text around it or around a call that led to it,
    /// the first text given to such a call, the layout's own words, or at least some text near by.
    fn place(&self, span: DiagSpan, calls: impl Iterator<Item = DiagSpan>) -> Place {
        let project = self.world.project();
        let spans: Vec<_> =
            std::iter::once(span).chain(calls).filter_map(|span| self.generated(span)).collect();
        let around = spans.iter().find_map(|(generated, range)| generated.origins.around(range.start));
        let given =
            || spans.iter().skip(1).find_map(|(generated, range)| generated.origins.inside(range.clone()));
        let written =
            || spans.iter().find_map(|(generated, range)| project.layouts.find(generated, range.start));
        let near = || spans.iter().find_map(|(generated, range)| generated.origins.near(range.start));
        let layout = || spans.first().map_or("main.typ.j2", |(generated, _)| &generated.layout);
        around
            .or_else(given)
            .map(Place::Span)
            .or_else(written)
            .or_else(|| near().map(Place::Span))
            .unwrap_or_else(|| Place::File(format!("layouts/{}", layout())))
    }

    fn generated(&self, span: DiagSpan) -> Option<(&Generated, Range<usize>)> {
        use typst::WorldExt;
        let id: FileId = span.id()?;
        let range = self.world.range(span)?;
        let generated = self.world.project().sources.get(id.vpath().get_with_slash())?;
        Some((generated, range))
    }

    /// Reports every glyph that no font has. Typst prints an empty box for it without a word.
    fn without_tofu(&self, document: PagedDocument, diagnostics: &mut Diagnostics) -> Option<PagedDocument> {
        let pages = self.changed(&document).into_par_iter().flat_map_iter(|(page, typeset)| {
            let (mut missing, mut order) = (Vec::new(), 0);
            walk(&typeset.frame, Point::zero(), &mut |item, _| {
                let FrameItem::Text(text) = item else { return };
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let shown = text.text.get(glyph.range()).unwrap_or_default().to_owned();
                    missing.push((shown, glyph.span.0, Position { page, order }));
                }
                order += 1;
            });
            missing
        });
        let missing: Vec<(String, TypstSpan, Position)> = pages.collect();
        if missing.is_empty() {
            return Some(document);
        }
        let families = self.fonts.families();
        for (text, span, position) in missing {
            let codes: Vec<String> = text.chars().map(|c| format!("{c} (U+{:04X})", c as u32)).collect();
            let place = self.text_place(span, &text, || neighbours(&document, position));
            diagnostics.push(
                Diagnostic::error(Code::MissingGlyph, place, m::MISSING_GLYPH.with([codes]))
                    .hint(m::MISSING_GLYPH_HINT.with([families.clone()])),
            );
        }
        None
    }

    /// The way from the last document's text back to the files it was made from; it outlives the next document.
    pub fn trace(&self) -> Trace {
        Trace::new(&self.world)
    }

    /// The place of a text that was printed. What a layout prints by a name of its own is found by its words: first in the
    /// source of the nearest text beside it that tells its own, then in any.
    fn text_place(&self, span: TypstSpan, text: &str, beside: impl FnOnce() -> Vec<TypstSpan>) -> Place {
        let told = |span: TypstSpan| {
            let (made, range) = self.generated(span.into())?;
            made.origins.around(range.start).map(|own| (made, own))
        };
        let holding = |made: &Generated| made.origins.holding(&made.text, text);
        let sources = || self.world.project().sources.values();
        told(span)
            .map(|(_, own)| own)
            .or_else(|| beside().into_iter().find_map(told).and_then(|(made, _)| holding(made)))
            .or_else(|| sources().find_map(|made| holding(made)))
            .map_or_else(|| self.place(span.into(), std::iter::empty()), Place::Span)
    }

    /// Reports each text that does not fit once, however often the book prints it, and where it stands out most.
    fn report_overset(&self, document: &PagedDocument, overset: &[Overset], diagnostics: &mut Diagnostics) {
        let mut worst: Vec<(Place, &Overset)> = Vec::new();
        for line in overset {
            let place = self.text_place(line.span, &line.text, || neighbours(document, line.position));
            match worst.iter_mut().find(|(known, _)| *known == place) {
                Some((_, known)) if known.by >= line.by => {}
                Some((_, known)) => *known = line,
                None => worst.push((place, line)),
            }
        }
        for (place, line) in worst {
            let shown = shortened(&line.text);
            let message = OVERSET.with([&shown, &format!("{:.1}", line.by.max(0.1))]);
            diagnostics.push(Diagnostic::error(Code::Overset, place, message).hint(OVERSET_HINT.plain()));
        }
    }

    /// Reports the figures that fit on no page. Returns the pages, from 1, where they stand.
    fn report_tall(&self, document: &PagedDocument, diagnostics: &mut Diagnostics) -> BTreeSet<usize> {
        let mut pages = BTreeSet::new();
        // Most books have none, and need not be searched.
        if !self.planned().any(|(.., made)| made.has_too_tall()) {
            return pages;
        }
        let places = Places::new(document);
        for (entry, source, made) in self.planned() {
            for (label, page) in places.of(entry).map_or_else(Vec::new, |steps| made.too_tall(steps)) {
                // Where its data stand, not where it is named.
                let target = format!("target: label({})", literal(label));
                let made = self.world.project().sources.get(source);
                let at = made.and_then(|made| Some((made, made.text.find(&target)?)));
                let place = at.and_then(|(made, at)| made.origins.near(at)).map(Place::Span);
                let place = place.unwrap_or_else(|| Place::File(source.to_owned()));
                diagnostics.push(
                    Diagnostic::error(Code::Overset, place, TALL_FIGURE.plain())
                        .hint(TALL_FIGURE_HINT.plain()),
                );
                pages.insert(page);
            }
        }
        pages
    }

    /// Reports the notes that leave a page no room for the text they belong to. Returns whether there are any.
    fn report_long_notes(&self, diagnostics: &mut Diagnostics) -> bool {
        let mut found = false;
        for (_, source, made) in self.planned() {
            for (id, lines, most) in made.long_notes() {
                let made = self.world.project().sources.get(source);
                let at = made.and_then(|made| Some((made, made.text.find(&literal(id))?)));
                let place = at.and_then(|(made, at)| made.origins.near(at)).map(Place::Span);
                let message = LONG_NOTE.with([lines, most].map(|lines| lines.to_string()));
                let place = place.unwrap_or_else(|| Place::File(source.to_owned()));
                diagnostics
                    .push(Diagnostic::error(Code::Overset, place, message).hint(LONG_NOTE_HINT.plain()));
                found = true;
            }
        }
        found
    }

    /// The place that a part of the last document comes from.
    pub fn locate(&self, span: TypstSpan) -> Place {
        self.place(span.into(), std::iter::empty())
    }

    /// The files that the last document was made from.
    pub fn project(&self) -> &TypstProject {
        self.world.project()
    }

    /// The world, for queries.
    pub fn world(&self) -> &dyn World {
        &self.world
    }
}
