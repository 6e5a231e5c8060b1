//! `diff`: what changed between two states of the book.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::{io, thread};

use casebound::compare::State;
use casebound::compare::pages::{Pair, pairs};
use casebound::compare::print::document;
use casebound::compare::show::Difference;
use casebound::compare::words::Words;
use casebound::diag::message as m;
use casebound::diag::usage::{DIFF_NO_PAGES, DIFF_NOW, DIFF_PDF_PAGES, DIFF_SAME};
use casebound::diag::{Diagnostics, Message};
use casebound::fonts::{self, SystemFonts};
use casebound::ink::Medium;
use casebound::picture::Shown;
use casebound::project::output::stage;
use casebound::project::{Files, Folder, MAX_PDF, Project, git, read_named};
use casebound::session::{Session, SessionCache};
use casebound::typeset::Plans;
use clap::ValueEnum;
use typst_layout::PagedDocument;

use super::args::Args;
use super::output::{Console, write_failure};
use super::printed::Printer;
use super::{Failure, Outcome};

/// Shows what changed between two states of the book, in words and on pages
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The older state: a revision of git, a book's folder, or a finished PDF
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The newer state [default: the book as it is]
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// Also write a page of HTML with the changed pages side by side
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Also write a PDF that shows the same
    #[arg(long, value_name = "FILE")]
    pub pdf: Option<PathBuf>,
    /// How to print what changed
    #[arg(long, value_enum, default_value = "human")]
    pub format: DiffFormat,
}

/// How what changed is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// With what went and came marked
    Human,
    /// A summary for a pull request
    Markdown,
}

/// A state that was asked for.
enum Asked {
    Book(Project),
    /// A finished PDF, by its name.
    Pdf(String, Vec<u8>),
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let old = asked(&own.old, args)?;
    let new = match &own.new {
        Some(name) => asked(name, args)?,
        None => Asked::Book(Project::new(args.folder()?)),
    };
    let lang = console.lang();
    let wants_pages = own.html.is_some() || own.pdf.is_some();
    let newer = own.new.clone().unwrap_or_else(|| DIFF_NOW.plain().print(lang));
    // A PDF has pages only: what it is compared with is taken as it is printed, too.
    let as_pages = matches!(old, Asked::Pdf(..)) || matches!(new, Asked::Pdf(..));
    let (words, pages) = match (&old, &new) {
        (Asked::Book(one), Asked::Book(other)) if !as_pages => {
            let words = Words::between(&State::of_book(one), &State::of_book(other));
            let pages = wants_pages.then(|| both(one, other));
            (words, pages)
        }
        _ => {
            let words = Words::between(&printed(&old)?, &printed(&new)?);
            (words, wants_pages.then(|| Err(DIFF_PDF_PAGES.plain())))
        }
    };
    let difference = Difference {
        old: &own.old,
        new: &newer,
        words: &words,
        pages: match &pages {
            Some(Ok(pairs)) => Ok(pairs),
            Some(Err(reason)) => Err(Some(reason)),
            None => Err(None),
        },
    };
    match own.format {
        DiffFormat::Markdown => console.print_raw(difference.markdown(lang).as_bytes()),
        DiffFormat::Human if words.units.is_empty() => {
            console.note(&DIFF_SAME.plain());
            console.print_raw(difference.human(lang, console.colour(&io::stdout())).as_bytes());
        }
        DiffFormat::Human => {
            console.print_raw(difference.human(lang, console.colour(&io::stdout())).as_bytes());
        }
    }
    let mut staged = Vec::new();
    if let Some(path) = &own.html {
        let html = difference.html(lang).map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
        staged.push(stage(path, html.as_bytes()).map_err(write_failure)?);
    }
    if let Some(path) = &own.pdf {
        staged.push(
            stage(path, &Printer::new().pdf(document(&difference, console.lang()), console)?)
                .map_err(write_failure)?,
        );
    }
    console.wrote(staged)
}

/// What an argument stands for: a PDF or a folder that is there, else a revision.
fn asked(name: &str, args: &Args) -> Result<Asked, Failure> {
    let path = Path::new(name);
    if path.is_dir() {
        let folder = Folder::find(path)?;
        return Ok(Asked::Book(Project::new(match args.report_given() {
            Some(report) => folder.with_report(report)?,
            None => folder,
        })));
    }
    if path.is_file() {
        let bytes = read_named(path, MAX_PDF).map_err(|fault| fault.message(name))?;
        return Ok(Asked::Pdf(name.to_owned(), bytes));
    }
    let book = args.folder()?;
    git::revision(book.root(), name).map(|files| Asked::Book(Project::new(files).with_report(book.report())))
}

/// The texts of a state as it is printed.
fn printed(state: &Asked) -> Result<State, Failure> {
    match state {
        Asked::Pdf(name, bytes) => State::of_pdf(name, bytes),
        Asked::Book(project) => {
            let session = session(project, &mut SessionCache::default());
            Ok(State::of_pages(&typeset(&session, session.plans())?))
        }
    }
}

/// The pages of both states that differ. They are set at once, each on a thread of its own; what they have in common is made up once:
/// one finds what the other left, and what was kept of the newer one.
fn both(old: &Project, new: &Project) -> Result<Vec<Pair>, Message> {
    let mut cache = SessionCache::default();
    let newer = session(new, &mut cache);
    let fonts = |project| fonts::files(project, &mut Diagnostics::default());
    if fonts(old) != fonts(new) {
        cache.forget_fonts();
    }
    let older = session(old, &mut cache);
    let plans = newer.plans();
    let (before, after) = if newer.is_large() || older.is_large() {
        (typeset(&older, plans.clone()), typeset(&newer, plans))
    } else {
        thread::scope(|scope| {
            let before = scope.spawn(|| typeset(&older, plans.clone()));
            let after = typeset(&newer, plans.clone());
            (before.join().unwrap_or_else(|panic| resume_unwind(panic)), after)
        })
    };
    Ok(pairs(&before?, &after?))
}

/// A book that is looked at only.
fn session(project: &Project, cache: &mut SessionCache) -> Session {
    let mut session = Session::open_cached(project.clone(), SystemFonts::Excluded, cache);
    session.keep_nothing();
    session
}

/// A book's pages for the screen.
fn typeset(session: &Session, plans: Plans) -> Result<PagedDocument, Message> {
    let made = session.typeset_edition(Medium::Screen, Shown::Whole, plans, &mut Diagnostics::default());
    made.map(|(document, _)| document).ok_or_else(|| DIFF_NO_PAGES.plain())
}
