//! A book as it is worked on: everything read and checked, ready to be rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use typst::foundations::Datetime;
use typst_layout::PagedDocument;

use crate::accept::Acceptances;
use crate::codes;
use crate::content::limit::PerMedium;
use crate::content::load::{Files, Loaded, ParseCache, load};
use crate::diag::message::{messages, words};
use crate::diag::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::export::{self, Standards};
use crate::fonts::{self, Fonts, SystemFonts};
use crate::ink::Medium;
use crate::limits::MIN_SPINE;
use crate::lint::{self, LintContext};
use crate::model::{self, Book, Date, Entry};
use crate::picture::{Cache, ImagePreparer, PictureRef, Pictures, Writes};
use crate::press::{self, Job};
use crate::project::Project;
use crate::proof::approval::{self, State};
use crate::source::Sources;
use crate::template::{Document, Layouts, Renderer, SHEET, Settled, TypstProject};
use crate::typeset::{self, Pages, Plans, Typesetter};

messages! {
    "cover";
    NO_COVER;
    NO_COVER_HINT;
    NARROW_SPINE(width, least);
    NARROW_SPINE_HINT;
}

words! {
    "book";
    COVER_TITLE(title, width);
}

/// The entry of the contents that is the cover.
const COVER: &str = "cover";

/// The cover as a sheet of its own.
pub struct Cover {
    /// One page: back, spine, front.
    pub document: PagedDocument,
    /// What the file is called by those who hang it up.
    pub title: String,
    /// Where the sheet is folded, in mm from the left.
    pub folds: Vec<f64>,
}

/// How often a book is set to find where its blank pages go.
const MAX_ROUNDS: usize = 3;

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

/// What of a book to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The whole book.
    Report,
    /// The sheet of the case with this id.
    Sheet(&'a str),
}

/// How far a check goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// As far as a build: the book is typeset, and what stops a build is found.
    Typeset,
    /// The files, the rules, the layouts and the pictures; what shows only on pages is not found.
    Files,
}

/// A step of typesetting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The layouts are rendered.
    Rendered,
    /// Typst is done.
    Typeset,
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
        rules: impl Fn(&lint::Rule) -> bool,
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
        session.lint(rules);
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

    /// Runs the editorial rules for which `wanted` holds.
    fn lint(&mut self, wanted: impl Fn(&lint::Rule) -> bool) {
        if !lint::rules().any(&wanted) {
            return;
        }
        for &medium in self.media() {
            let Some(book) = self.books.of(medium).clone() else { continue };
            let translation = book.translation.as_deref().zip(self.translated.as_ref());
            let translation = translation.map(|(book, files)| (book, files.of(medium)));
            let mut found = Diagnostics::default();
            for (book, files) in [(&*book, self.files.of(medium))].into_iter().chain(translation) {
                found.append(lint::run(&LintContext::new(book, files, &self.sources), &wanted));
            }
            self.add_findings(found);
        }
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
        // The layouts are part of the book: a broken one is found here, not first at the printer's.
        let mut found = Diagnostics::default();
        for &medium in self.media() {
            let Some(book) = self.sound(medium) else { continue };
            let none = Arc::default();
            if let Some(renderer) = self.renderer(book, medium, Document::Report, none, &mut found) {
                renderer.report(book, medium, &Settled::default(), &mut found);
            }
            if depth == Depth::Files {
                // Whatever a picture has against it shows on the press.
                self.image_preparer(book, Medium::Press, Writes::Never).prepare(&book.pictures(), &mut found);
            }
        }
        if depth == Depth::Typeset && self.sound(Medium::Press).is_some() {
            self.proof(&mut found);
        }
        self.add_findings(found);
        self.report_stale_acceptances();
    }

    /// Sets the book as a build does. Media differ in inks and links and not in lines, so that the printer's alone is
    /// set, unless something is for one of them alone; the exporter adds nothing to it unless layouts or fonts are the book's own.
    fn proof(&self, found: &mut Diagnostics) {
        let plans = self.plans();
        let Some((document, typesetter)) = self.typeset_edition(Medium::Press, plans.clone(), found) else {
            return;
        };
        typesetter.remark(&document, found);
        self.impose(&document, &typesetter, found);
        self.cover(&document, found);
        // One edition at a time is memory enough.
        drop((document, typesetter));
        if self.is_large() {
            typeset::forget_all();
        }
        if (self.layouts.has_own() || self.fonts.has_own() || self.books.press.is_some())
            && let Some((document, typesetter)) = self.typeset_edition(Medium::Screen, plans, found)
        {
            typesetter.remark(&document, found);
            if let Err(errors) = export::pdf(&document, None, &Standards::usual(None)) {
                errors.0.iter().for_each(|error| found.push(typesetter.explain(error)));
            }
        }
    }

    /// Whether one edition of the book takes all the memory that there is, so that they are made one after the other and none
    /// remembers what another was set from.
    pub fn is_large(&self) -> bool {
        self.book().is_some_and(|book| book.entries.len() > MAX_AT_ONCE)
    }

    /// Runs the editorial rules whose findings are no errors.
    pub fn run_warning_rules(&mut self) {
        self.lint(|rule| rule.severity != Severity::Error);
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

    /// A typesetter with the book's fonts and date, for documents that have nothing in common with those of the last time.
    pub fn typesetter(&self) -> Typesetter {
        self.typesetter_with(Plans::default())
    }

    /// A typesetter with the book's fonts and date, and these plans.
    pub fn typesetter_with(&self, plans: Plans) -> Typesetter {
        Typesetter::new(self.fonts.clone(), self.date(), plans)
    }

    /// The plans by which the report was made up the last time.
    pub fn plans(&self) -> Plans {
        Plans::kept(&self.project, &self.fonts, self.date())
    }

    fn date(&self) -> Option<&Date> {
        self.book().and_then(|book| book.info.date.as_ref())
    }

    /// Typesets the whole book. `None` if there are errors, which are added to the diagnostics.
    pub fn typeset_report(&mut self, medium: Medium) -> Option<(PagedDocument, Typesetter)> {
        let mut found = Diagnostics::default();
        let typeset = self.typeset_edition(medium, self.plans(), &mut found);
        self.add_findings(found);
        typeset
    }

    /// The same for one of several editions that are made at once, on a thread each, and share their plans.
    pub fn typeset_edition(
        &self,
        medium: Medium,
        plans: Plans,
        found: &mut Diagnostics,
    ) -> Option<(PagedDocument, Typesetter)> {
        let mut typesetter = self.typesetter_with(plans.clone());
        let document = self.typeset_part(Part::Report, medium, &mut typesetter, &mut |_| {}, found)?;
        if self.writes == Writes::Kept {
            plans.keep(&self.project, &self.fonts, self.date());
        }
        Some((document, typesetter))
    }

    /// Typesets a part of the book; `done` is told of every step. `None` if there is no such part or there are errors.
    pub fn typeset_part(
        &self,
        part: Part,
        medium: Medium,
        typesetter: &mut Typesetter,
        done: &mut dyn FnMut(Step),
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        let pictures = self.prepare_pictures(part, medium, diagnostics)?;
        // Where blank pages go is known once the pages are; they are likely to be where they were the last time.
        let mut settled = if part == Part::Report { typesetter.settled.clone() } else { Settled::default() };
        for round in 1.. {
            let project = self.render(part, medium, &settled, &pictures, diagnostics);
            done(Step::Rendered);
            let mut own = Diagnostics::default();
            let document = typesetter.typeset(project?, &mut own);
            done(Step::Typeset);
            let wanted = document
                .as_ref()
                .zip(self.books.of(medium).as_ref())
                .filter(|_| part == Part::Report)
                .map(|(document, book)| {
                    let blanks = typeset::blanks(book, medium, &Pages::new(document), &settled.blanks);
                    let turned = typesetter.turn(document, &settled.blanks, &blanks);
                    (Settled { blanks, mentions: typeset::mentions(book, document) }, turned)
                })
                .filter(|(wanted, turned)| round < MAX_ROUNDS && (*wanted != settled || *turned))
                .map(|(wanted, _)| wanted);
            let Some(wanted) = wanted else {
                diagnostics.append(own);
                if document.is_some() && part == Part::Report {
                    typesetter.settled = settled;
                }
                return document;
            };
            settled = wanted;
        }
        None
    }

    /// The cover of the typeset report as one sheet: back, spine and front. `None` if the report does not say how thick it is, or if
    /// there is none, which is reported.
    pub fn cover(&self, document: &PagedDocument, diagnostics: &mut Diagnostics) -> Option<Cover> {
        let book = self.printable(Medium::Press)?;
        let spine = book.info.press.spine?;
        let role = |entry: Option<&Entry>| entry.and_then(Entry::role);
        let closed = role(book.entries.last()).is_some_and(|role| role.closes);
        let pages = document.pages();
        let Some(front) = pages
            .first()
            .filter(|_| matches!(book.entries.first(), Some(Entry::Page(role)) if role.name == COVER))
        else {
            let found = Diagnostic::error(Code::Schema, spine.span, NO_COVER.plain());
            diagnostics.push(found.hint(NO_COVER_HINT.plain()));
            return None;
        };
        let back = pages.last().filter(|_| closed);
        let width = spine.width(pages.len() - 1 - usize::from(closed));
        if width > 0.0 && width < MIN_SPINE {
            let values = [width, MIN_SPINE].map(|mm| mm.to_string());
            let found = Diagnostic::info(Code::NarrowSpine, spine.span, NARROW_SPINE.with(values));
            diagnostics.push(found.hint(NARROW_SPINE_HINT.plain()));
        }
        let renderer = self.renderer(book, Medium::Press, Document::Excerpt, Arc::default(), diagnostics)?;
        let set = (width > 0.0).then(|| {
            let project = renderer.spine(width, diagnostics);
            self.typesetter().typeset(project, diagnostics)
        });
        let set = match set {
            Some(document) => Some(document?),
            None => None,
        };
        let sheet = press::cover::sheet(back, set.as_ref().and_then(|set| set.pages().first()), front);
        let info = typst::model::Document::info(document).clone();
        let title = COVER_TITLE.with([book.info.title.as_str(), &width.to_string()]).print(book.info.speaks);
        let left = book.info.page.width;
        let folds = if width > 0.0 { vec![left, left + width] } else { vec![left] };
        Some(Cover { document: PagedDocument::new([sheet].into_iter().collect(), info), title, folds })
    }

    /// A typeset document as the printer's file: PDF/X-4. `folds` are those of its sheets, in mm from the left. `None` if it cannot be
    /// written, which is reported.
    pub fn finish_press_pdf(
        &self,
        document: &PagedDocument,
        (title, folds): (&str, &[f64]),
        moment: Option<Datetime>,
        typesetter: &Typesetter,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        let info = &self.book()?.info;
        let faces = self.fonts.faces(&info.families.sans);
        let job = Job {
            title,
            author: info.publisher.as_deref(),
            lang: &info.lang,
            moment,
            press: &info.press,
            bleed: info.page.bleed,
            font: faces.own().min_by_key(|(weight, _)| weight.abs_diff(400)).map(|(_, bytes)| bytes),
            folds,
        };
        let imposed = self.impose(document, typesetter, diagnostics)?;
        let exported = match export::press_pages(&imposed, moment) {
            Ok(exported) => exported,
            Err(errors) => {
                errors.0.iter().for_each(|error| diagnostics.push(typesetter.explain(error)));
                return None;
            }
        };
        let finished = press::finish(&exported, &job);
        if let Err(error) = &finished {
            let place = Place::File(info.report.clone());
            diagnostics.push(Diagnostic::error(Code::Export, place, error.message()));
        }
        finished.ok()
    }

    /// A typeset document on the printer's sheets; what its plates would print badly is reported.
    fn impose(
        &self,
        document: &PagedDocument,
        typesetter: &Typesetter,
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        let info = &self.book()?.info;
        let imposed = press::impose(document, &info.press);
        let known = info.theme.inks();
        for found in press::plates::inspect(&imposed, info.press.output.condition.ink_limit, &known) {
            diagnostics.push(found.diagnostic(typesetter.locate(found.span), &info.press));
        }
        Some(imposed)
    }

    /// The pictures of a part of the book. `None` if there are errors.
    fn prepare_pictures(
        &self,
        part: Part,
        medium: Medium,
        diagnostics: &mut Diagnostics,
    ) -> Option<Arc<Pictures>> {
        let book = self.sound(medium)?;
        let shown = match part {
            Part::Report => book.pictures(),
            Part::Sheet(id) => book.case(id).map(|case| book.sheet_pictures(case)).unwrap_or_default(),
        };
        self.pictures(&shown, medium, diagnostics)
    }

    /// Pictures, made ready for a medium. `None` if there are errors.
    pub fn pictures(
        &self,
        shown: &[&PictureRef],
        medium: Medium,
        diagnostics: &mut Diagnostics,
    ) -> Option<Arc<Pictures>> {
        let mut found = Diagnostics::default();
        let prepared =
            self.image_preparer(self.sound(medium)?, medium, self.writes).prepare(shown, &mut found);
        let sound = !found.has_errors();
        diagnostics.append(found);
        sound.then(|| Arc::new(prepared))
    }

    fn image_preparer<'a>(&'a self, book: &'a Book, medium: Medium, writes: Writes) -> ImagePreparer<'a> {
        ImagePreparer {
            project: &self.project,
            medium,
            press: &book.info.press.output,
            paper: book.info.theme.paper.screen,
            fonts: &self.fonts,
            families: &book.info.families,
            cache: Cache::new(&self.project, writes),
        }
    }

    /// Renders a part of the book with these blank pages and pictures.
    fn render(
        &self,
        part: Part,
        medium: Medium,
        settled: &Settled,
        pictures: &Arc<Pictures>,
        diagnostics: &mut Diagnostics,
    ) -> Option<TypstProject> {
        let book = self.sound(medium)?;
        let document = match part {
            Part::Report => Document::Report,
            Part::Sheet(_) => Document::Excerpt,
        };
        let mut found = Diagnostics::default();
        let renderer = self.renderer(book, medium, document, pictures.clone(), &mut found);
        let project = renderer.and_then(|renderer| match part {
            Part::Report => Some(renderer.report(book, medium, settled, &mut found)),
            Part::Sheet(id) => book.case(id).map(|case| renderer.sheet(case, SHEET, &mut found)),
        });
        let sound = !found.has_errors();
        diagnostics.append(found);
        project.filter(|_| sound)
    }

    /// A renderer for documents of this book that show these pictures.
    pub fn renderer(
        &self,
        book: &Arc<Book>,
        medium: Medium,
        document: Document,
        pictures: Arc<Pictures>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Renderer> {
        Renderer::new(book, &self.fonts, &self.layouts, medium, document, pictures, diagnostics)
    }
}

/// Typesets a rendered document of a batch.
pub fn typeset(
    typesetter: &mut Typesetter,
    project: TypstProject,
    diagnostics: &mut Diagnostics,
) -> Option<PagedDocument> {
    let document = typesetter.typeset(project, diagnostics);
    typeset::forget_unused();
    document
}
