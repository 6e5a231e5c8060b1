//! `build`: the whole report.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use casebound::diag::Diagnostics;
use casebound::diag::message as m;
use casebound::diag::usage;
use casebound::export::{self, Standards};
use casebound::picture::{Picture, Shown, put_in};
use casebound::preflight::preset::Preset;
use casebound::preflight::{self, Depth, ticket};
use casebound::press::selection;
use casebound::project::output::{Staged, stage, stage_with};
use casebound::session::Session;
use casebound::template::TypstProject;
use casebound::typeset::{self, Plans, Typesetter};
use typst::foundations::Datetime;

use super::args::{Args, Edition, FontArgs, FormatArg, StandardArgs, out_folder};
use super::output::{Console, Report, moment, write_failure};
use super::printed::Printer;
use super::refusal::Refusal;
use super::{Failure, Outcome};

/// Makes the whole report
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Which edition to make [default: both]
    #[arg(long, value_enum)]
    pub only: Option<Edition>,
    /// Only these pages of the press file, such as `12-20,31`, in a file of their own
    #[arg(long, value_name = "PAGES", value_parser = pages, conflicts_with = "ticket")]
    pub pages: Option<Selected>,
    /// Also write the printer's job ticket beside the press file, as JSON and as a page to print
    #[arg(long)]
    pub ticket: bool,
    /// Also write the cover as a file of its own: back, spine and front on one sheet, as thick as `press: cover` of the report says; the
    /// press file then has the pages inside alone
    #[arg(long)]
    pub cover: bool,
    /// Where to write [default: the book's out/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Also write the Typst project that was compiled
    #[arg(long, value_name = "DIR")]
    pub keep_typst: Option<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
    #[command(flatten)]
    pub standards: StandardArgs,
    #[command(flatten)]
    pub fonts: FontArgs,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let mut session = console.open(&folder, own.fonts.system());
    let of_press = own.cover || own.ticket || own.pages.is_some();
    if of_press && own.only == Some(Edition::Screen) {
        return Err(usage::OF_PRESS.plain());
    }
    if own.cover
        && session.book().is_some_and(|book| book.info.press.spine.is_none())
        && !session.diagnostics().has_errors()
    {
        return Err(usage::NO_SPINE.plain());
    }
    let editions = match own.only {
        None => vec![Edition::Screen, Edition::Press],
        Some(only) => vec![only],
    };
    let report = Report::new(own.format.into(), folder.root());
    if !editions.contains(&Edition::Press) {
        session.spare_press();
    }
    let out = out_folder(own.out.as_deref(), &folder, "out")?;
    if own.out.is_some() {
        session.keep_nothing();
    }
    let moment = moment(session.book().and_then(|book| book.info.date.as_ref()));
    let standards = own.standards.standards(moment)?;
    let step = console.step(&m::STEP_TYPESET, None);
    let plans = session.plans();
    let wanted = Wanted { cover: own.cover, typesetter: own.keep_typst.is_some() };
    let made: Vec<_> = if session.is_large() {
        // A large book takes all the memory that there is for one of its editions.
        let alone = |edition: &Edition| {
            let made = make(*edition, &session, plans.clone(), moment, &standards, wanted, console);
            typeset::forget_all();
            Ok(made)
        };
        editions.iter().map(alone).collect()
    } else {
        // Both editions at once, each on a thread of its own.
        thread::scope(|scope| {
            let (session, standards, plans) = (&session, &standards, &plans);
            let work = |edition| {
                scope.spawn(move || make(edition, session, plans.clone(), moment, standards, wanted, console))
            };
            let running: Vec<_> = editions.iter().map(|edition| work(*edition)).collect();
            running.into_iter().map(thread::ScopedJoinHandle::join).collect()
        })
    };
    step.end();
    session.keep_plans(&plans);
    let mut staged = Vec::new();
    for (edition, made) in editions.iter().zip(made) {
        let (file, found) = made.unwrap_or_else(|panic| resume_unwind(panic));
        session.add_findings(found);
        let Some(File { bytes, cover, pictures, typesetter }) = file else { continue };
        // What is kept is one project: the screen's, unless only the press's is made.
        if let (Some(dir), Some(typesetter)) = (&own.keep_typst, typesetter)
            && *edition == editions[0]
        {
            staged.extend(typst_project(dir, typesetter.project(), &session)?);
        }
        let name = format!("{}{}", folder.edition(), edition.suffix());
        // Printers want two files: the cover, and the block without it.
        let bytes = match session.book().and_then(|book| book.cover_pages()) {
            Some(ends) if cover.is_some() && own.pages.is_none() => block(&bytes, ends)?,
            _ => bytes,
        };
        if *edition == Edition::Press && own.ticket {
            let mut whole = Vec::new();
            put_in(&bytes, &pictures, &mut whole).map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
            staged.extend(ticket(&name, &whole, &out, console)?);
        }
        let mut put = |name: &str, bytes: &[u8]| {
            let path = out.join(format!("{name}.pdf"));
            staged.push(stage_with(path, |out| put_in(bytes, &pictures, out)).map_err(write_failure)?);
            Ok::<(), Failure>(())
        };
        if let Some(cover) = cover {
            put(&format!("{}-cover", folder.edition()), &cover)?;
        }
        let (name, bytes) = match own.pages.as_ref().filter(|_| *edition == Edition::Press) {
            Some(selected) => (format!("{name}-{}", selected.written), selected.of(&bytes)?),
            None => (name, bytes),
        };
        put(&name, &bytes)?;
    }
    console.finish(&session, staged, &report)
}

/// A press file without so many pages in front and at the back.
fn block(bytes: &[u8], [front, back]: [usize; 2]) -> Result<Vec<u8>, Failure> {
    let broken = |error: lopdf::Error| m::INTERNAL.with([&error.to_string()]);
    let last = (selection::count(bytes).map_err(broken)? as usize).saturating_sub(back);
    let inside = (front + 1..=last).map(|page| page as u32).collect();
    selection::select(bytes, &inside).map_err(broken)
}

/// The job ticket of a press file of this name: one for programs, one for people.
fn ticket(name: &str, bytes: &[u8], out: &Path, console: &Console) -> Result<Vec<Staged>, Failure> {
    let file = format!("{name}.pdf");
    let report = preflight::inspect(&file, bytes, &Preset::default(), Depth::Objects);
    let json = serde_json::to_string_pretty(&ticket::ticket(&file, bytes, &report));
    let json = json.map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
    let mut staged =
        vec![stage(out.join(format!("{name}.job.json")), json.as_bytes()).map_err(write_failure)?];
    let printer = Printer::new();
    let page = ticket::document(&file, bytes, &report, console.lang(), &|c| printer.covers(c));
    if let Some(page) = page {
        let page = printer.pdf(page, console)?;
        staged.push(stage(out.join(format!("{name}.job.pdf")), &page).map_err(write_failure)?);
    }
    Ok(staged)
}

/// Pages of the press file.
#[derive(Debug, Clone)]
pub(crate) struct Selected {
    /// As they were typed, in a form that is safe in the name of a file.
    written: String,
    numbers: BTreeSet<u32>,
}

fn pages(written: &str) -> Result<Selected, Refusal> {
    let numbers = selection::numbers(written).ok_or_else(|| Refusal(usage::PAGES.plain()))?;
    let written = written.replace(['，', '、', ','], "_").replace('–', "-").replace(' ', "");
    Ok(Selected { written, numbers })
}

impl Selected {
    /// The file with these pages alone. Pages that it does not have are named.
    fn of(&self, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
        let broken = |error: lopdf::Error| m::INTERNAL.with([&error.to_string()]);
        let count = selection::count(bytes).map_err(broken)?;
        match self.numbers.iter().find(|number| **number > count) {
            Some(beyond) => Err(usage::NO_PAGE.with([beyond.to_string(), count.to_string()])),
            None => selection::select(bytes, &self.numbers).map_err(broken),
        }
    }
}

/// One edition: its file, if it could be made, and what was found on the way.
type Made = (Option<File>, Diagnostics);

/// An edition's file.
struct File {
    bytes: Vec<u8>,
    /// The cover as a file of its own, if it is wanted.
    cover: Option<Vec<u8>>,
    /// The pictures that something stands in for in both.
    pictures: Vec<Picture>,
    /// What made it, if it is to be kept.
    typesetter: Option<Typesetter>,
}

/// What is wanted of an edition besides its file.
#[derive(Clone, Copy)]
struct Wanted {
    cover: bool,
    typesetter: bool,
}

fn make(
    edition: Edition,
    session: &Session,
    plans: Plans,
    moment: Option<Datetime>,
    standards: &Standards,
    wanted: Wanted,
    console: &Console,
) -> Made {
    let mut cover = None;
    let mut found = Diagnostics::default();
    let typeset = session.typeset_edition(edition.medium(), Shown::StandIns, plans, &mut found);
    let Some((document, typesetter)) = typeset else {
        return (None, found);
    };
    if edition == Edition::Screen {
        console.tell_fonts(&document);
    }
    let bytes = match edition {
        Edition::Screen => export::pdf(&document, moment, standards)
            .map_err(|errors| errors.0.iter().for_each(|error| found.push(typesetter.explain(error))))
            .ok(),
        Edition::Press => {
            let title = session.book().map(|book| book.info.title.to_string()).unwrap_or_default();
            let sheet = wanted.cover.then(|| session.cover(&document, &mut found)).flatten();
            cover = sheet.and_then(|sheet| {
                let named = (sheet.title.as_str(), sheet.folds.as_slice());
                session.finish_press_pdf(&sheet.document, named, moment, &typesetter, &mut found)
            });
            session.finish_press_pdf(&document, (&title, &[]), moment, &typesetter, &mut found)
        }
    };
    let file = bytes.map(|bytes| {
        let pictures = typesetter.project().pictures.clone();
        File { bytes, cover, pictures, typesetter: wanted.typesetter.then_some(typesetter) }
    });
    (file, found)
}

/// The project that was compiled, with its fonts, as `typst compile` accepts it.
fn typst_project(dir: &Path, project: &TypstProject, session: &Session) -> Result<Vec<Staged>, Failure> {
    let place = |path: &str| dir.join(path.trim_start_matches('/'));
    let sources = project.sources.iter().map(|(path, generated)| (place(path), generated.text.as_bytes()));
    let fonts = session.fonts().files().map(|(name, bytes)| (place(&format!("/fonts/{name}")), bytes));
    let written = sources.chain(fonts).map(|(path, bytes)| stage(path, bytes));
    let pictures = project
        .pictures
        .iter()
        .map(|picture| stage_with(place(&picture.virtual_path()), |out| out.write_all(&picture.printed()?)));
    written.chain(pictures).map(|staged| staged.map_err(write_failure)).collect()
}
