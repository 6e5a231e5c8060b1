//! The layouts: minijinja templates that turn the model into Typst sources.
//!
//! Architecture invariant: no text of an editor reaches Typst other than as a string literal. The formatter of
//! [`environment`] sees every value that a layout prints, and prints it as a literal; prose becomes calls of Typst
//! functions whose arguments are literals ([`prose`]). Editors' text is never a template either.

#![warn(
    clippy::wildcard_enum_match_arm,
    reason = "whoever adds a variant is shown every place that has to know it"
)]

mod drawing;
mod environment;
pub mod escape;
mod fit;
mod generated;
mod kept;
mod layouts;
mod lost;
mod origin;
mod phrases;
mod project;
mod prose;
mod table;
mod value;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use environment::Drawings;
pub use fit::{FIT, Fit, Trial};
pub use generated::Generated;
pub use kept::Entries;
pub use layouts::{Layouts, SHEET};
pub use origin::OriginMap;
pub use project::{Flow, MAIN, MEDIUM, NO_PLAN, ONCE, PASS, PHRASES, Pass, THEME, TypstProject};
use project::{IDENTITY, PLAIN_ONCE, plan_path};
pub use view::label;

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Place};
use crate::figure::FontMeasure;
use crate::fonts::Fonts;
use crate::ink::Medium;
use crate::model::{Book, Case, Entry, Figure, Listing, MakeUp, Role, SheetFoot};
use crate::picture::{PictureRef, Pictures};
use crate::source::Text;

messages! {
    "template";
    NO_LAYOUT(name);
    NO_LAYOUT_HINT(names);
    SYNTAX;
    UNDEFINED(name);
    NO_FILTER(name);
    NO_FUNCTION(name);
    NO_INCLUDE;
    ENDLESS;
    FUEL;
    FUEL_HINT;
    OTHER(text);
}

/// What the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The whole book.
    Report,
    /// One company's sheet or one figure, where nothing else of the book can be linked to.
    Excerpt,
}

/// The path of the source of a page without a file.
pub fn page(role: Role) -> String {
    format!("/pages/{}.typ", role.name)
}

/// The path of the source of an entry of the book.
fn path(entry: &Entry, book: &Book) -> Option<String> {
    match entry {
        Entry::Page(role) => Some(page(*role)),
        Entry::Chapter(_, chapter) => Some(format!("/chapters/{}.typ", chapter.id)),
        Entry::Case { .. } => entry.case(book).map(|case| format!("/cases/{}.typ", case.id)),
    }
}

/// Renders the layouts of a book.
pub struct Renderer {
    environment: Environment<'static>,
    layouts: Arc<Layouts>,
    makeup: MakeUp,
    medium: Medium,
    document: Document,
    pictures: Arc<Pictures>,
    info: Value,
    words: Value,
    /// The words of the other language of a book that prints both.
    other_words: Option<Value>,
    /// The book, as far as it is not in the words of layouts.
    book: Arc<Book>,
    /// What stays on one line in display type of the whole book, as a source.
    phrases: OnceLock<String>,
    /// What every page shares, rendered once, with what is to be said about it.
    theme: OnceLock<(TypstProject, Vec<Diagnostic>)>,
    /// What company sheets say of their publisher.
    foot: Option<SheetFoot>,
    /// The ids of the cases that stand in the report.
    in_report: BTreeSet<String>,
}

/// How many blank pages stand before an entry, by its index; at the index after the last one, those at the book's end.
pub type Blanks = BTreeMap<usize, usize>;

/// What of a book only its pages tell, and its pages depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Its blank pages.
    pub blanks: Blanks,
    /// The pages, from 1, that name what the index lists, by its name.
    pub mentions: BTreeMap<String, Vec<usize>>,
    /// How many pages the contents take, 0 if that is not known. It spares Typst a round of its own and changes no page.
    pub contents: usize,
}

impl Settled {
    /// Whether the pages of the one are those of the other.
    pub fn agrees(&self, other: &Settled) -> bool {
        self.blanks == other.blanks && self.mentions == other.mentions
    }
}

/// What a layout makes.
#[derive(Clone, Default)]
struct Rendered {
    /// The source, if there is one.
    source: Option<Arc<Generated>>,
    /// Sources that it reads, with their paths.
    read: Vec<(String, Arc<Generated>)>,
    /// The ids of the figures that are drawn in it.
    drawn: BTreeSet<String>,
    /// What is to be said about it.
    found: Vec<Diagnostic>,
}

impl Rendered {
    /// Nothing but what is to be said.
    fn none(found: Diagnostic) -> Rendered {
        Rendered { found: vec![found], ..Rendered::default() }
    }
}

/// What a layout sees besides the book and its words, by the names it has there.
type Values = Vec<(&'static str, Value)>;

/// Keeps what was rendered under its path.
fn keep(path: &str, rendered: Rendered, project: &mut TypstProject, diagnostics: &mut Diagnostics) {
    let Rendered { source, read, drawn: _, found } = rendered;
    found.into_iter().for_each(|found| diagnostics.push(found));
    let own = source.map(|source| (path.to_owned(), source));
    project.sources.extend(own.into_iter().chain(read));
}

/// The value by which a layout knows where its plan stands.
fn plan_of(source: &str) -> (&'static str, Value) {
    ("plan", Value::from(plan_path(source)))
}

impl Renderer {
    /// A renderer for one kind of document of a book, which shows these pictures. Faults of the layouts' own files are reported.
    pub fn new(
        book: &Arc<Book>,
        fonts: &Arc<Fonts>,
        layouts: &Arc<Layouts>,
        medium: Medium,
        document: Document,
        pictures: Arc<Pictures>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Renderer> {
        // The charts are measured in the fonts that will print them; without any there is nothing to measure with.
        let faces = fonts.faces(&book.info.families.sans);
        if let Err(error) = FontMeasure::new(faces.own(), faces.fallback()) {
            let place = Place::File("fonts".into());
            diagnostics.push(Diagnostic::error(Code::FontMissing, place, error.message()));
            return None;
        }
        let words = layouts.words(&book.info, diagnostics)?;
        let other_words = match &book.translation {
            Some(translation) => Some(layouts.words(&translation.info, diagnostics)?),
            None => None,
        };
        let context = environment::FilterContext {
            book: book.clone(),
            fonts: fonts.clone(),
            medium,
            document,
            pictures: pictures.clone(),
        };
        let environment = environment::new(context, layouts.clone());
        let view = view::Book::new(&book.info, medium, &[], 0).paired(book);
        let info = Value::from(Serde(match document {
            Document::Report => view,
            Document::Excerpt => view.unfaced(),
        }));
        Some(Renderer {
            environment,
            layouts: layouts.clone(),
            makeup: book.info.makeup,
            medium,
            document,
            pictures,
            info,
            words,
            other_words,
            book: book.clone(),
            phrases: OnceLock::new(),
            theme: OnceLock::new(),
            foot: book.info.sheet.clone(),
            in_report: book
                .entries
                .iter()
                .filter_map(|entry| entry.case(book))
                .map(|case| case.id.clone())
                .collect(),
        })
    }

    /// The whole book: a main file, the theme, and one file per entry. Entries that are `kept` from the last time and were made of
    /// the same are not rendered again.
    pub fn report(
        &self,
        settled: &Settled,
        kept: Option<&mut Entries>,
        diagnostics: &mut Diagnostics,
    ) -> TypstProject {
        let book = &*self.book;
        let mut project = self.project();
        self.add_pictures(book.info.cover.iter().flat_map(|picture| picture.files()), &mut project);
        let rendered = self.entries(settled, kept);
        for (index, (entry, rendered)) in book.entries.iter().zip(rendered).enumerate() {
            let Some((path, rendered)) = rendered else { continue };
            if let Some(case) = entry.case(book) {
                self.add_pictures(case.pictures(), &mut project);
            }
            if let Some(chapter) = entry.chapter() {
                self.add_pictures(chapter.pictures().flat_map(|picture| picture.files()), &mut project);
            }
            keep(&path, rendered, &mut project, diagnostics);
            if !matches!(entry, Entry::Page(_)) {
                project.add_flow(&path, index);
            }
        }
        self.put_main(settled, &mut project, diagnostics);
        self.render_theme(&mut project, diagnostics);
        self.put_phrases(&mut project);
        // What is said about the book as a whole may be printed anywhere in it.
        let all = project.sources.values().map(|generated| &**generated);
        let found = lost::lost_of_book(&self.info, all, &self.layouts);
        found.into_iter().for_each(|found| diagnostics.push(found));
        project
    }

    /// Renders what of a report says where its pages are: all else is as it was.
    pub fn settle(&self, settled: &Settled, project: &mut TypstProject, diagnostics: &mut Diagnostics) {
        let lists_pages = |entry: &&Entry| {
            entry.role().is_some_and(|role| matches!(role.lists, Listing::Contents | Listing::Index))
        };
        for entry in self.book.entries.iter().filter(lists_pages) {
            if let Some((path, rendered)) = self.entry(entry, settled) {
                keep(&path, rendered, project, diagnostics);
            }
        }
        self.put_main(settled, project, diagnostics);
    }

    /// The main file, which says in which order entries and blank pages follow one another.
    fn put_main(&self, settled: &Settled, project: &mut TypstProject, diagnostics: &mut Diagnostics) {
        let blanks = |index: usize| settled.blanks.get(&index).copied().unwrap_or(0);
        let book = &*self.book;
        let entries: Vec<_> = book
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| {
                let kind = entry.role().map_or("case", |role| role.name);
                let list = entry.role().is_some_and(|role| role.lists.runs_on());
                Some(view::Entry { kind, path: path(entry, book)?, blanks: blanks(index), list })
            })
            .collect();
        let at_end = blanks(book.entries.len());
        let info = view::Book::new(&book.info, self.medium, &entries, at_end).paired(book);
        keep(MAIN, self.generate_with("main", Value::from(Serde(info)), Values::new()), project, diagnostics);
    }

    /// A case as layouts see it.
    fn case<'c>(&'c self, case: &'c Case) -> view::Case<'c> {
        view::Case::paired(case, self.book.translation.as_deref())
    }

    /// One company's sheet by a layout that the book or the tool has.
    pub fn sheet(&self, case: &Case, layout: &str, diagnostics: &mut Diagnostics) -> TypstProject {
        let address = self.foot.as_ref().and_then(|foot| foot.address(&case.id));
        let sheet = view::Sheet::new(self.foot.as_ref(), address.as_ref(), self.in_report.contains(&case.id));
        let values =
            vec![("case", Value::from(Serde(self.case(case)))), ("sheet", Value::from(Serde(sheet)))];
        let mut project = self.excerpt(layout, values, diagnostics);
        project.put(PHRASES, phrases::of_sheet(&self.book.info, case, &self.figure_word()));
        self.add_pictures(case.pictures(), &mut project);
        let mark = self.foot.as_ref().and_then(|foot| foot.mark.as_ref());
        project.pictures.extend(mark.and_then(|mark| self.pictures.of(mark)).cloned());
        // A layout says by what it reads whether its blocks are made up, and whether it fits on one page.
        let reads = |path: &str| project.sources.get(MAIN).is_some_and(|main| main.text.contains(path));
        let (flows, fits) = (reads(&plan_path(MAIN)), reads(FIT));
        if flows {
            project.add_flow(MAIN, 0);
        }
        project.fit = fits.then(|| Fit::new(case));
        project
    }

    /// Feeds what the sheet of a case is made of to a hash, but for what the sheets of a book have in common.
    pub fn feed_sheet(&self, case: &Case, layout: &str, hash: &mut Sha256) {
        let other = self.book.translation.as_deref().and_then(|book| book.case(&case.id));
        let in_report = self.in_report.contains(&case.id);
        // Texts are shown without their places: a row that moves down is the same case.
        hash.update(format!("{layout} {in_report} {case:?} {other:?}"));
        let mark = self.foot.as_ref().and_then(|foot| foot.mark.as_ref());
        for picture in case.pictures().chain(mark).filter_map(|source| self.pictures.of(source)) {
            picture.feed(hash);
        }
    }

    fn add_pictures<'p>(&self, shown: impl Iterator<Item = &'p PictureRef>, project: &mut TypstProject) {
        project.pictures.extend(shown.filter_map(|source| self.pictures.of(source)).cloned());
    }

    /// The spine of the book, so many mm wide.
    pub fn spine(&self, width: f64, diagnostics: &mut Diagnostics) -> TypstProject {
        let spine = view::Spine::new(width, self.book.info.speaks.conventions().spine);
        let mut project = self.excerpt("spine", vec![("spine", Value::from(Serde(spine)))], diagnostics);
        self.put_phrases(&mut project);
        project
    }

    /// One figure alone.
    pub fn plate(&self, figure: &Figure, diagnostics: &mut Diagnostics) -> TypstProject {
        let other = self.book.translation.as_deref().and_then(|book| book.figure(&figure.id));
        let values = vec![("figure", Value::from(Serde(view::Figure::paired(figure, other))))];
        let mut project = self.excerpt("plate", values, diagnostics);
        self.add_pictures(figure.picture.iter().flat_map(|picture| picture.files()), &mut project);
        self.put_phrases(&mut project);
        project
    }

    /// What a company is sent for its approval. `identity` is written into the file, for programs.
    pub fn proof(&self, proof: &view::Proof, identity: &str, diagnostics: &mut Diagnostics) -> TypstProject {
        let values = vec![("proof", Value::from(Serde(proof)))];
        let mut project = self.excerpt("proof", values, diagnostics);
        self.put_phrases(&mut project);
        project.put(IDENTITY, format!("#let identity = {}\n", escape::literal(identity)));
        project
    }

    fn excerpt(&self, layout: &str, mut values: Values, diagnostics: &mut Diagnostics) -> TypstProject {
        debug_assert_eq!(self.document, Document::Excerpt);
        let mut project = self.project();
        self.render_theme(&mut project, diagnostics);
        values.push(plan_of(MAIN));
        keep(MAIN, self.generate(layout, values), &mut project, diagnostics);
        project
    }

    /// What every page shares.
    fn render_theme(&self, project: &mut TypstProject, diagnostics: &mut Diagnostics) {
        let (theme, found) = self.theme.get_or_init(|| {
            let (mut theme, mut found) = (TypstProject::default(), Diagnostics::default());
            for (layout, path) in [("medium", MEDIUM), ("theme", THEME)] {
                keep(path, self.generate(layout, Values::new()), &mut theme, &mut found);
            }
            (theme, found.iter().cloned().collect())
        });
        project.sources.extend(theme.sources.clone());
        found.iter().for_each(|found| diagnostics.push(found.clone()));
    }

    fn project(&self) -> TypstProject {
        let mut project =
            TypstProject { layouts: self.layouts.clone(), makeup: self.makeup, ..TypstProject::default() };
        project.put(PASS, Pass::Set.source());
        project.put(ONCE, PLAIN_ONCE.to_owned());
        project
    }

    /// Says what stays on one line in the display type of the whole book.
    fn put_phrases(&self, project: &mut TypstProject) {
        let phrases = self.phrases.get_or_init(|| phrases::of_book(&self.book, &self.figure_word()));
        project.put(PHRASES, phrases.clone());
    }

    /// What the book calls a figure.
    fn figure_word(&self) -> String {
        let figure = self.words.get_attr("figure").unwrap_or_default();
        figure.as_str().unwrap_or_default().trim().to_owned()
    }

    /// The path of an entry of the book and what its layout makes of it.
    fn entry(&self, entry: &Entry, settled: &Settled) -> Option<(String, Rendered)> {
        let book = &*self.book;
        let path = path(entry, book)?;
        let rendered = match entry {
            Entry::Page(role) => {
                self.generate(role.name, view::list(role.lists, book, &settled.mentions, settled.contents))
            }
            Entry::Chapter(role, chapter) => {
                let other = book.translation.as_deref().and_then(|book| book.chapter(&chapter.id));
                let value = Value::from(Serde(view::Chapter::paired(chapter, other)));
                let values = vec![("chapter", value), plan_of(&path)];
                match chapter.layout.as_ref().map_or(Ok(role.name), |name| self.named(name)) {
                    Ok(layout) => self.generate(layout, values),
                    Err(found) => Rendered::none(found),
                }
            }
            Entry::Case { case, opens_group, part } => {
                let case = book.cases.get(*case)?;
                let values = vec![
                    ("case", Value::from(Serde(self.case(case)))),
                    ("level", Value::from(self.level(entry))),
                    ("opens_group", Value::from(*opens_group)),
                    ("part", Value::from(Serde(part.as_ref().map(|part| view::Part::paired(part, None))))),
                    plan_of(&path),
                ];
                self.generate("case", values)
            }
        };
        Some((path, rendered))
    }

    /// The level of a case among the headings: it is a section of the chapter before it, and stands by itself in a book without chapters.
    fn level(&self, case: &Entry) -> u8 {
        let mut before = self.book.entries.iter().take_while(|each| !std::ptr::eq(*each, case));
        1 + u8::from(before.any(|each| each.role().is_some_and(Role::is_numbered)))
    }

    /// The name of a layout that a chapter asks for. One that is not there is a finding that lists those that are.
    fn named<'t>(&self, name: &'t Text) -> Result<&'t str, Diagnostic> {
        if self.layouts.get(&format!("{name}.typ.j2")).is_some() {
            return Ok(name);
        }
        let known = self.layouts.of_chapters();
        let found = Diagnostic::error(Code::MissingFile, name.span(), NO_LAYOUT.with([name.as_str()]));
        Err(found.hint(NO_LAYOUT_HINT.with([known])))
    }

    /// What a layout makes of its values.
    fn generate(&self, layout: &str, values: Values) -> Rendered {
        self.generate_with(layout, self.info.clone(), values)
    }

    /// The same with another view of the book. Nothing that a layout is given besides the book may get lost.
    fn generate_with(&self, layout: &str, book: Value, values: Values) -> Rendered {
        let name = format!("{layout}.typ.j2");
        let other = self.other_words.clone().unwrap_or_default();
        let mut context =
            BTreeMap::from([("book", book), ("word", self.words.clone()), ("other_word", other)]);
        context.extend(values.iter().cloned());
        let rendered =
            self.environment.get_template(&name).and_then(|template| template.render_captured(context));
        let rendered = match rendered {
            Ok(rendered) => rendered,
            Err(error) => return Rendered::none(self.explain(&name, &error)),
        };
        let source = Arc::new(Generated::of(&name, rendered.output()));
        let drawings = rendered.state().get_extension::<Drawings>();
        let apart = drawings.into_iter().flat_map(|drawings| &drawings.apart);
        let read: Vec<_> =
            apart.map(|(path, marked)| (path.clone(), Arc::new(Generated::of(&name, marked)))).collect();
        let drawn = drawings.map(|drawings| drawings.drawn.clone()).unwrap_or_default();
        let all = std::iter::once(&source).chain(read.iter().map(|(_, source)| source));
        let found = lost::lost(&values, all.map(|source| &**source), &name, &self.layouts);
        Rendered { source: Some(source), read, drawn, found }
    }

    /// The innermost error names the layout and line that failed.
    fn explain(&self, layout: &str, error: &minijinja::Error) -> Diagnostic {
        let mut inner = error;
        let mut own = None;
        while let Some(source) = std::error::Error::source(inner) {
            own = source.downcast_ref::<Message>();
            match source.downcast_ref::<minijinja::Error>() {
                Some(source) => inner = source,
                None => break,
            }
        }
        let name = inner.name().unwrap_or(layout);
        let line = || inner.line().and_then(|line| self.layouts.line(name, line));
        let range = inner.range().filter(|range| !range.is_empty()).or_else(line).unwrap_or(0..0);
        let written =
            self.layouts.get(name).and_then(|text| text.get(range.clone())).unwrap_or_default().trim();
        let message = match (own, inner.kind()) {
            (Some(own), _) => own.clone(),
            (_, ErrorKind::SyntaxError) => SYNTAX.plain(),
            (_, ErrorKind::UndefinedError) => UNDEFINED.with([written]),
            (_, ErrorKind::UnknownFilter | ErrorKind::UnknownTest) => NO_FILTER.with([written]),
            (_, ErrorKind::UnknownFunction | ErrorKind::UnknownMethod) => NO_FUNCTION.with([written]),
            (_, ErrorKind::TemplateNotFound) => NO_INCLUDE.plain(),
            (_, ErrorKind::InvalidOperation)
                if inner.detail().is_some_and(|words| words.contains("recursion")) =>
            {
                ENDLESS.plain()
            }
            (_, ErrorKind::OutOfFuel) => FUEL.plain(),
            _ => OTHER.with([written]),
        };
        let found = Diagnostic::error(Code::Template, self.layouts.place(name, range), message);
        if inner.kind() == ErrorKind::OutOfFuel { found.hint(FUEL_HINT.plain()) } else { found }
    }
}
