//! The Typst world of a book: generated sources and pictures in memory, nothing else.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};

use super::once;
use crate::fonts::Fonts;
use crate::model::Date;
use crate::template::escape::literal;
use crate::template::{Flow, Generated, MAIN, NO_PLAN, ONCE, PASS, Pass, TypstProject};

/// One library for all worlds: Typst's cache takes another library for another language.
fn library() -> &'static LazyHash<Library> {
    static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let mut library = Library::default();
        once::define(library.global.scope_mut());
        LazyHash::new(library)
    })
}

pub(super) struct BookWorld {
    fonts: Arc<Fonts>,
    files: FileStore<Memory>,
    /// The sources that were ever asked for. What is read only where it is set, as charts in another height are, may never be.
    asked: HashSet<FileId>,
    main: FileId,
    /// The function `once`, which the project has in words of any Typst.
    once: Option<Source>,
    today: Option<Datetime>,
}

/// Serves the files of a project. No package, no file of the system.
struct Memory(TypstProject);

/// The text of a generated source, without a copy of it.
struct Text(Arc<Generated>);

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0.text
    }
}

impl FileLoader for Memory {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_with_slash();
        let missing = || FileError::NotFound(path.into());
        if *id.root() != VirtualRoot::Project {
            return Err(missing());
        }
        if let Some(generated) = self.0.sources.get(path) {
            return Ok(Bytes::from_string(Text(generated.clone())));
        }
        let picture = self.0.pictures.iter().find(|picture| picture.virtual_path() == path);
        picture.map(|picture| picture.bytes.clone()).ok_or_else(missing)
    }
}

impl BookWorld {
    pub(super) fn new(fonts: Arc<Fonts>, date: Option<&Date>) -> BookWorld {
        // The path is a constant that is plainly valid; an invalid one would leave the world without a main file.
        let main = BookWorld::id(MAIN).unwrap_or_else(|| unreachable!("{MAIN} is a valid path"));
        let today = date
            .and_then(|date| Datetime::from_ymd(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1)));
        let files = FileStore::new(Memory(TypstProject::default()));
        let once = BookWorld::id(ONCE).map(|id| Source::new(id, once::SOURCE.to_owned()));
        BookWorld { fonts, files, asked: HashSet::new(), main, once, today }
    }

    /// Typst's name for a file of the project.
    pub(super) fn id(path: &str) -> Option<FileId> {
        Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?)))
    }

    /// Replaces all files. Sources that stay under their path are edited in place.
    pub(super) fn set_project(&mut self, project: TypstProject) {
        // The store forgets what nobody has asked for since the last time, and would parse it anew.
        let (memory, asked) = self.files.dependencies();
        self.asked.extend(asked.filter(|id| memory.0.sources.contains_key(id.vpath().get_with_slash())));
        self.asked.retain(|id| self.files.source(*id).is_ok());
        self.files.loader_mut().0 = project;
        self.files.reset();
    }

    pub(super) fn project(&self) -> &TypstProject {
        &self.files.loader().0
    }
}

impl World for BookWorld {
    fn library(&self) -> &LazyHash<Library> {
        library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let own = self.once.as_ref().filter(|once| once.id() == id);
        own.map_or_else(|| self.files.source(id), |once| Ok(once.clone()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    /// The book's date: no clock is read, so the same book gives the same bytes.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

/// A world in which one source of a project is measured, alone: all else is as in the project's own world, where it is read once
/// for all and edited in place.
pub(super) struct MeasuringWorld<'a> {
    world: &'a BookWorld,
    /// The sources that are others here.
    own: Vec<Source>,
}

impl<'a> MeasuringWorld<'a> {
    /// The world that measures a flow, which has no plan there.
    pub(super) fn new(world: &'a BookWorld, flow: &Flow) -> MeasuringWorld<'a> {
        let path = flow.source.as_str();
        let main = format!("#import \"/theme.typ\": *\n#show: book\n#include {}\n", literal(path));
        let main = Some((MAIN, main)).filter(|_| path != MAIN);
        let pass = [(PASS, Pass::Measure(flow).source()), (flow.plan.as_str(), NO_PLAN.to_owned())];
        let own = main.into_iter().chain(pass);
        let own = own.filter_map(|(path, text)| Some(Source::new(BookWorld::id(path)?, text)));
        MeasuringWorld { world, own: own.collect() }
    }
}

impl World for MeasuringWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.world.library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.world.book()
    }

    fn main(&self) -> FileId {
        self.world.main()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let own = self.own.iter().find(|source| source.id() == id);
        own.map_or_else(|| self.world.source(id), |source| Ok(source.clone()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.world.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.world.font(index)
    }

    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        self.world.today(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::fonts::SystemFonts;

    #[test]
    fn a_source_that_stays_is_not_parsed_again_even_if_nobody_asked_for_it() {
        let fonts = Fonts::load(Vec::new(), SystemFonts::Excluded, &mut Diagnostics::default());
        let mut world = BookWorld::new(Arc::new(fonts), None);
        let mut project = TypstProject::default();
        project.put(MAIN, "= 甲".to_owned());
        world.set_project(project.clone());
        let id = BookWorld::id(MAIN).expect("a path");
        let before = world.source(id).expect("it is there");
        for _ in 0..3 {
            world.set_project(project.clone());
        }
        let after = world.source(id).expect("it is there");
        assert_eq!(before.text().as_ptr(), after.text().as_ptr(), "the same tree over the same text");
    }
}
