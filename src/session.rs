//! A book as it is worked on: everything read and checked, ready to be rendered.

mod edition;
mod press;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::accept::Acceptances;
use crate::codes;
use crate::content::limit::PerMedium;
use crate::content::load::{Files, Loaded, ParseCache, load};
use crate::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::export::{self, Standards};
use crate::fonts::{self, Fonts, SystemFonts};
use crate::ink::Medium;
use crate::lint::{self, LintContext};
use crate::model::{self, Book};
use crate::picture::{Shown, Writes};
use crate::project::Project;
use crate::proof::approval::{self, State};
use crate::source::Sources;
use crate::template::{Document, Layouts, Settled};
use crate::typeset::{self, Plans, Typesetter};
pub use edition::{KeptTypesetter, Part, Step, typeset};
pub use press::Cover;

/// Entries of a book, cases and chapters, whose editions are made at once.
const MAX_AT_ONCE: usize = 200;

/// A book that was read, with all that was found on the way.
pub struct Session {
    /// Its folder.
    project: Project,
    /// Every file read as text.
    sources: Sources,
    /// The content files, as they are in each medium.
    files: PerMedium<Files>,
    /// The same files translated, in a book that prints both.
    translated: Option<PerMedium<Files>>,
    /// What was found, without what the editors accept.
    diagnostics: Diagnostics,
    /// What the editors accept.
    acceptances: Acceptances,
    /// The model in each medium; only to be printed if there are no errors.
    books: PerMedium<Option<Arc<Book>>>,
    /// The fonts.
    fonts: Arc<Fonts>,
    /// The layouts.
    layouts: Arc<Layouts>,
    /// Whether pictures are kept for the next time.
    writes: Writes,
}

/// What is kept from one opening of a book to the next.
#[derive(Default)]
pub struct SessionCache {
    parsed: ParseCache,
    fonts: Option<(Arc<Fonts>, Diagnostics)>,
}

impl SessionCache {
    /// Forgets the fonts, which are not looked at again as long as they are kept.
    pub fn forget_fonts(&mut self) {
        self.fonts = None;
    }

    fn fonts(&mut self, project: &Project, system: SystemFonts) -> (Arc<Fonts>, Diagnostics) {
        let load = || {
            let mut found = Diagnostics::default();
            let fonts = Fonts::load(fonts::files(project, &mut found), system, &mut found);
            (Arc::new(fonts), found)
        };
        self.fonts.get_or_insert_with(load).clone()
    }
}

/// How far a check goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// As far as a build: the book is typeset, and what stops a build is found.
    Typeset,
    /// The files, the rules, the layouts and the pictures; what shows only on pages is not found.
    Files,
}

impl Session {
    /// Reads and checks a book: structure, references, pictures, characters, and the rules whose findings are errors.
    /// [`check`](Session::check) looks at the rest.
    pub fn open(project: Project, system: SystemFonts) -> Session {
        Session::open_cached(project, system, &mut SessionCache::default())
    }

    /// The same, reusing what an earlier opening left and nothing has changed since.
    pub fn open_cached(project: Project, system: SystemFonts, cache: &mut SessionCache) -> Session {
        Session::open_with(project, system, cache, |rule| rule.severity == Severity::Error)
    }

    /// The same with every editorial rule, which take less time together than one after the other.
    pub fn open_linted(project: Project, system: SystemFonts, cache: &mut SessionCache) -> Session {
        Session::open_with(project, system, cache, |_| true)
    }

    fn open_with(
        project: Project,
        system: SystemFonts,
        cache: &mut SessionCache,
        rules: impl Fn(&lint::Rule) -> bool + Sync,
    ) -> Session {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let Loaded { files, translated } = load(&project, &mut sources, &mut cache.parsed, &mut diagnostics);
        let (fonts, found) = cache.fonts(&project, system);
        diagnostics.append(found);
        let mut build = |medium| {
            let files = files.of(medium);
            let mut book = model::build(&project, files, &sources, &mut diagnostics)?;
            let info = &mut book.info;
            let lang = files.report.as_ref().and_then(|doc| doc.content.lang.as_ref());
            let place = lang.map_or(Place::File(info.report.clone()), |lang| lang.span().into());
            fonts.settle(&mut info.families, info.speaks, place, &mut diagnostics);
            fonts.require(&info.families, &mut diagnostics);
            let translated = translated.as_ref().map(|files| files.of(medium));
            let translation =
                translated.map(|files| model::build(&project, files, &sources, &mut diagnostics));
            book.translation = translation.flatten().map(Arc::new);
            Some(Arc::new(book))
        };
        let screen = build(Medium::Screen);
        let differs = files.press.is_some() || translated.as_ref().is_some_and(|files| files.press.is_some());
        let books = PerMedium { screen, press: differs.then(|| build(Medium::Press)) };
        let layouts = Layouts::load(&project, &mut sources, &mut diagnostics);
        let all = || files.each().chain(translated.iter().flat_map(PerMedium::each));
        for files in all() {
            model::check_glyphs(files, &sources, &|c| fonts.covers(c), &fonts.families(), &mut diagnostics);
        }
        approval::check(files.each(), &sources, &project, &mut diagnostics);
        let acceptances = Acceptances::new(all(), &mut diagnostics);
        let mut session = Session {
            project,
            sources,
            files,
            translated,
            diagnostics: Diagnostics::default(),
            acceptances,
            books,
            fonts,
            layouts: Arc::new(layouts),
            writes: Writes::Kept,
        };
        session.add_findings(diagnostics);
        let found = session.lint(rules);
        session.add_findings(found);
        session
    }

    /// The text of every file that was read, with the way from bytes to lines and columns.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The content of the YAML files as the screen shows it.
    pub fn files(&self) -> &Files {
        &self.files.screen
    }

    /// What was found so far, without what the editors accept.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Keeps only the findings for which `wanted` holds.
    pub fn retain(&mut self, wanted: impl Fn(&Diagnostic) -> bool) {
        self.diagnostics = std::mem::take(&mut self.diagnostics).without(|found| !wanted(found));
    }

    /// The model, as far as the files could be read, as the screen shows it; what is said about the book as a whole is the same in
    /// every medium. [`printable`](Session::printable) is the one without errors.
    pub fn book(&self) -> Option<&Arc<Book>> {
        self.books.screen.as_ref()
    }

    /// The model in each medium where it differs.
    pub fn books(&self) -> impl Iterator<Item = &Book> {
        self.books.each().flatten().map(|book| &**book)
    }

    /// How far each case is with its company, by its id.
    pub fn approvals(&self) -> BTreeMap<String, State> {
        let cases = self.files.each().flat_map(|files| &files.cases);
        let cases = cases.filter_map(|(id, doc)| Some((id, doc.as_ref()?)));
        cases.map(|(id, doc)| (id.clone(), State::of(id, doc, &self.sources, &self.project))).collect()
    }

    /// The layouts.
    pub fn layouts(&self) -> &Arc<Layouts> {
        &self.layouts
    }

    /// The fonts.
    pub fn fonts(&self) -> &Arc<Fonts> {
        &self.fonts
    }

    /// Keeps only the findings that concern some files of a folder of content: of those about content, the ones about these
    /// files and the report; and all about layouts, fonts and the rest.
    pub fn keep_findings_of(&mut self, folder: &str, stems: &[String]) {
        let used: BTreeSet<String> = stems.iter().map(|stem| format!("{folder}/{stem}.yaml")).collect();
        let sources = self.sources.clone();
        let content = ["cases/", "chapters/", "figures/"];
        let original =
            |file: &str| match file.strip_prefix("translations/").and_then(|rest| rest.split_once('/')) {
                Some((_, own)) => own.to_owned(),
                None => file.to_owned(),
            };
        let files = self.files.screen.clone();
        // Rows of a spreadsheet are as good as files.
        let row = |found: &Diagnostic| match found.place {
            Place::Span(span) => files.case_rows().find_map(|rows| rows.at(span)),
            Place::File(_) | Place::Pdf(_) => None,
        };
        self.retain(|found| match (found.file(&sources).map(original), row(found)) {
            (_, Some(id)) => id.is_some_and(|id| stems.iter().any(|stem| stem == id)),
            (Some(file), None) if content.iter().any(|folder| file.starts_with(folder)) => {
                used.contains(&file)
            }
            _ => true,
        });
    }

    /// Adds findings, except those that the editors accept.
    pub fn add_findings(&mut self, found: Diagnostics) {
        let mut found = self.without_accepted(found);
        // What a program can mend is YAML: the text of a spreadsheet is not the file's.
        let sheets: BTreeSet<u32> = self.files.screen.case_rows().map(|rows| rows.file).collect();
        if !sheets.is_empty() {
            found.for_each(|found| {
                let fix = found.fix.take();
                found.fix = fix.filter(|fix| !fix.edits.iter().any(|edit| sheets.contains(&edit.span.file)));
            });
        }
        self.diagnostics.append(found);
    }

    /// The findings that the editors do not accept.
    pub fn without_accepted(&mut self, found: Diagnostics) -> Diagnostics {
        self.acceptances.admit(found)
    }

    /// What the editorial rules find for which `wanted` holds.
    fn lint(&self, wanted: impl Fn(&lint::Rule) -> bool + Sync) -> Diagnostics {
        let mut found = Diagnostics::default();
        for &medium in self.media() {
            let Some(book) = self.books.of(medium) else { continue };
            let translation = book.translation.as_deref().zip(self.translated.as_ref());
            let translation = translation.map(|(book, files)| (book, files.of(medium)));
            for (book, files) in [(&**book, self.files.of(medium))].into_iter().chain(translation) {
                found.append(lint::run(&LintContext::new(book, files, &self.sources), &wanted));
            }
        }
        found
    }

    /// The media whose books differ: one, unless something is for one of them alone.
    fn media(&self) -> &'static [Medium] {
        if self.books.press.is_some() { &[Medium::Screen, Medium::Press] } else { &[Medium::Screen] }
    }

    /// Leaves nothing in the book's folder from now on, not even pictures made ready for the next time.
    pub fn keep_nothing(&mut self) {
        self.writes = Writes::Never;
    }

    /// Looks at everything that can be said about a book: every editorial rule, the layouts, the pages, and acceptances
    /// that nothing answers to.
    pub fn check(&mut self, depth: Depth) {
        self.run_warning_rules();
        let mut found = Diagnostics::default();
        match depth {
            Depth::Files => {
                self.check_layouts(&mut found);
                for book in self.media().iter().filter_map(|medium| self.sound(*medium)) {
                    // Whatever a picture has against it shows on the press.
                    let preparer = self.image_preparer(book, Medium::Press, Writes::Never);
                    preparer.prepare(&book.pictures(), &mut found);
                }
            }
            Depth::Typeset => self.proof(&mut self.typesetter_with(self.plans()), &mut found),
        }
        self.add_findings(found);
        self.report_stale_acceptances();
    }

    /// The same as far as pages show it, of a book that was opened [with every rule](Session::open_linted) and is looked at again and
    /// again: what was typeset is kept for the next time.
    pub fn check_again(&mut self, kept: &mut KeptTypesetter) {
        let mut found = Diagnostics::default();
        self.proof(kept.of(self), &mut found);
        self.add_findings(found);
        self.report_stale_acceptances();
    }

    /// Sets the book as builds do: for the press and, where that may say something else, for the screen.
    fn proof(&self, press: &mut Typesetter, found: &mut Diagnostics) {
        if !self.proof_press(press, found) {
            return self.check_layouts(found);
        }
        // Media differ in inks and links and not in lines; the exporter adds nothing unless layouts or fonts are the book's own.
        if self.layouts.has_own() || self.fonts.has_own() || self.books.press.is_some() {
            // One edition at a time is memory enough.
            if self.is_large() {
                typeset::forget_all();
            }
            self.proof_screen(press.plans(), found);
        }
    }

    /// The layouts are part of the book: a broken one is found here, not first at the printer's.
    fn check_layouts(&self, found: &mut Diagnostics) {
        for &medium in self.media() {
            let Some(book) = self.sound(medium) else { continue };
            if let Some(renderer) = self.renderer(book, medium, Document::Report, Arc::default(), found) {
                renderer.report(&Settled::default(), None, found);
            }
        }
    }

    /// Sets the book as a build does for the press. Says whether there are pages.
    fn proof_press(&self, typesetter: &mut Typesetter, found: &mut Diagnostics) -> bool {
        if self.sound(Medium::Press).is_none() {
            return false;
        }
        typesetter.shown = self.as_shown(Shown::StandIns);
        let document = self.typeset_part(Part::Report, Medium::Press, typesetter, &mut |_| {}, found);
        let Some(document) = document else { return false };
        typesetter.remark(&document, found);
        self.impose(&document, typesetter, found);
        self.cover(&document, found);
        true
    }

    /// Sets the book as a build does for the screen.
    fn proof_screen(&self, plans: Plans, found: &mut Diagnostics) {
        let typeset = self.typeset_edition(Medium::Screen, Shown::StandIns, plans, found);
        let Some((document, typesetter)) = typeset else { return };
        typesetter.remark(&document, found);
        if let Err(errors) = export::pdf(&document, None, &Standards::usual(None)) {
            errors.0.iter().for_each(|error| found.push(typesetter.explain(error)));
        }
    }

    /// Whether one edition of the book takes all the memory that there is, so that they are made one after the other and none
    /// remembers what another was set from.
    pub fn is_large(&self) -> bool {
        self.book().is_some_and(|book| book.entries.len() > MAX_AT_ONCE)
    }

    /// Runs the editorial rules whose findings are no errors.
    pub fn run_warning_rules(&mut self) {
        self.run_warning_rules_while(|| true);
    }

    /// The same as long as `time` holds: once it does not, it never does again. Says whether all of them have looked; otherwise nothing
    /// is found.
    pub fn run_warning_rules_while(&mut self, time: impl Fn() -> bool + Sync) -> bool {
        let found = self.lint(|rule| rule.severity != Severity::Error && time());
        let done = time();
        if done {
            self.add_findings(found);
        }
        done
    }

    /// Reports acceptances that no longer match any finding. Call it after everything else was checked.
    pub fn report_stale_acceptances(&mut self) {
        // A file with faults is read only in part, so that a finding may be missing for that reason.
        if !self.diagnostics.has_errors() {
            let files = self.files.of(Medium::Screen);
            let elsewhere = |file: u32| {
                let path = self.sources.get(file).map(|source| source.path()).unwrap_or_default();
                files.is_shared() && !self.books().any(|book| book.prints(path))
            };
            let stale = self.acceptances.stale(codes::is_checked, |file| !elsewhere(file));
            self.diagnostics.append(stale);
        }
    }

    /// The book in a medium, if nothing found so far keeps it from being printed. That a company has not approved its case keeps it
    /// from the press alone.
    pub fn printable(&self, medium: Medium) -> Option<&Arc<Book>> {
        let approved = medium == Medium::Screen || !self.diagnostics.has_errors();
        self.sound(medium).filter(|_| approved)
    }

    /// The book in a medium, if nothing but missing approvals keeps it from being printed.
    fn sound(&self, medium: Medium) -> Option<&Arc<Book>> {
        let stops = |found: &Diagnostic| found.severity == Severity::Error && !approval::concerns(found.code);
        self.books.of(medium).as_ref().filter(|_| !self.diagnostics.iter().any(stops))
    }

    /// What keeps the book from the press alone is a warning from now on: nothing is printed there.
    pub fn spare_press(&mut self) {
        self.diagnostics.for_each(|found| {
            if approval::concerns(found.code) {
                found.severity = found.severity.max(Severity::Warning);
            }
        });
    }
}
