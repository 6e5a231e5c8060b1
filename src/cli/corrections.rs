//! `corrections`: what a company sent back, as findings at the lines of its case, and written there when that is asked for.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use casebound::diag::message::{Message, Value};
use casebound::diag::render::{Format, render_below};
use casebound::diag::usage::{
    CORRECTIONS_APPLICABLE, CORRECTIONS_APPLIED, CORRECTIONS_ASK, CORRECTIONS_ASK_AGAIN, CORRECTIONS_LEFT,
    CORRECTIONS_NONE, CORRECTIONS_PLAIN, CORRECTIONS_WOULD_APPLY,
};
use casebound::diag::{Code, Diagnostic, Diagnostics, Place};
use casebound::exchange;
use casebound::fonts::SystemFonts;
use casebound::mend::corrections::plan;
use casebound::project::{MAX_BINARY, Project, read_named};
use casebound::proof::correction::{Case, Correction, Wanted};
use casebound::proof::docx::property;
use casebound::proof::identity::{
    NO_CASE, NO_CASE_HINT, NO_PLACES, SCANNED, SCANNED_HINT, UNKNOWN_PROOF_HINT, identify, of_pdf,
};
use casebound::proof::returned::{Returned, Sent};
use casebound::proof::{annotated, fields, places, tags};
use casebound::session::Session;
use casebound::signature;
use casebound::source::Sources;

use super::args::{Args, FormatArg};
use super::output::{Console, below, shown, summary, write_failure};
use super::{Failure, Outcome};

/// Shows what a company changed in a returned proof, or writes it
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The returned file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The case, if the file does not say which one it is of
    #[arg(long, value_name = "SLUG")]
    pub case: Option<String>,
    /// How to print what was found
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
    /// Write the changes that meet no other into the case
    #[arg(long, conflicts_with = "interactive")]
    pub apply: bool,
    /// Ask of every change whether to write it
    #[arg(long)]
    pub interactive: bool,
    /// Print what would be written as a unified diff, and write nothing
    #[arg(long, requires = "apply")]
    pub dry_run: bool,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let project = Project::new(folder.clone());
    let session = console.open(&folder, SystemFonts::Excluded);
    let base = below(folder.root());
    let (found, case, is_plain) = match read(own, &session, &project)? {
        Read::Corrections(found, case, is_plain) => (found, case, is_plain),
        Read::Refused(found) => {
            show(&[&found], session.sources(), own, &base, console);
            return Ok(Outcome::Faulty);
        }
    };
    let path = format!("cases/{case}.yaml");
    let source = session.sources().find(&path).and_then(|file| session.sources().get(file));
    let mut all = Diagnostics::default();
    found.iter().for_each(|one| all.push(one.found.clone()));
    let sorted = all.sorted(session.sources());
    let wanted: Vec<Wanted> = if own.interactive {
        ask(&found, session.sources(), &base, console)
    } else {
        show(&sorted, session.sources(), own, &base, console);
        found.iter().filter_map(|one| one.edit.clone()).collect()
    };
    if !matches!(Format::from(own.format), Format::Json | Format::Sarif) {
        if sorted.is_empty() {
            console.note(&CORRECTIONS_NONE.plain());
        } else {
            console.note(&summary(&all, session.sources()));
        }
        if is_plain {
            console.note(&CORRECTIONS_PLAIN.plain());
        }
    }
    if let Some(source) = source
        && (own.apply || own.interactive)
    {
        let (plan, left) = plan(source, &wanted);
        if own.dry_run {
            console.print_raw(plan.diff().as_bytes());
            console.note(&CORRECTIONS_WOULD_APPLY.with([plan.settled.into(), Value::from(path)]));
            return Ok(Outcome::Done);
        }
        plan.write(&folder).map_err(write_failure)?;
        if plan.settled > 0 {
            console.note(&CORRECTIONS_APPLIED.with([plan.settled.into(), Value::from(path)]));
        }
        if !left.is_empty() {
            console.note(&CORRECTIONS_LEFT.with([left.len()]));
            return Ok(Outcome::Faulty);
        }
    } else if !wanted.is_empty() {
        console.note(&CORRECTIONS_APPLICABLE.with([wanted.len()]));
    }
    Ok(if all.has_errors() { Outcome::Faulty } else { Outcome::Done })
}

/// What a file turned out to be.
enum Read {
    /// A proof: what was changed and said in it, its case, and whether the program that saved it may have lost how texts look.
    Corrections(Vec<Correction>, String, bool),
    /// Nothing that can be used, and why.
    Refused(Diagnostic),
}

/// A file that came back.
enum Back {
    Word(exchange::Document),
    Pages(exchange::pdf::Pdf),
}

/// Opens a file as what its bytes say it is; one that says nothing, as what its name says.
fn open(bytes: &[u8], path: &Path) -> Result<Back, exchange::Fault> {
    let named = || path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
    match signature::identify(bytes) {
        Some(kind) if *kind == signature::PDF => exchange::pdf::read(bytes).map(Back::Pages),
        None if named() => exchange::pdf::read(bytes).map(Back::Pages),
        _ => exchange::docx::read(bytes).map(Back::Word),
    }
}

fn read(own: &Options, session: &Session, project: &Project) -> Result<Read, Failure> {
    let file = shown(&own.file);
    let refuse = |message: Message, hint: Message| {
        Ok(Read::Refused(
            Diagnostic::error(Code::ReturnedFile, Place::File(file.clone()), message).hint(hint),
        ))
    };
    let bytes = match read_named(&own.file, MAX_BINARY) {
        Ok(bytes) => bytes,
        Err(fault) => {
            let found = fault.diagnostic(Place::File(file.clone()), &file);
            return Ok(Read::Refused(found));
        }
    };
    let opened = match open(&bytes, &own.file) {
        Ok(opened) => opened,
        Err(fault) => return refuse(fault.message, fault.hint),
    };
    let properties = match &opened {
        Back::Word(document) => document.properties.clone(),
        // What was printed and scanned has nothing that could be read.
        Back::Pages(pdf) if pdf.pages.iter().all(|page| page.text.trim().is_empty()) => {
            return refuse(SCANNED.plain(), SCANNED_HINT.plain());
        }
        Back::Pages(pdf) => of_pdf(pdf, project),
    };
    let title = session.book().map(|book| book.info.title.as_str().to_owned()).unwrap_or_default();
    let identified = match identify(&properties, &title, own.case.as_deref(), project) {
        Ok(identified) => identified,
        Err((message, hint)) => return refuse(message, hint),
    };
    let doc = session.files().cases.get(&identified.case).and_then(Option::as_ref);
    let Some((doc, source)) = doc.and_then(|doc| Some((doc, session.sources().get(doc.file)?))) else {
        return refuse(NO_CASE.with([&identified.case]), NO_CASE_HINT.plain());
    };
    let record = &identified.record;
    let fields = fields(doc.file, session.sources());
    let (returned, comments) = match opened {
        Back::Word(document) => {
            let tags = tags(record);
            let returned = Returned::read(&document, &Sent { tags: &tags, frame: Some(&record.frame) });
            (returned, document.comments)
        }
        Back::Pages(pdf) => {
            let named = properties.get(property::PLACES).map(String::as_str);
            let known = places::find(project, &identified.case, &record.hash, named);
            // Of several forms of a proof that does not say which it is, one with as many pages is the likeliest.
            let likely = known.iter().find(|own| own.pages.len() == pdf.pages.len()).or(known.first());
            let Some(places) = likely else { return refuse(NO_PLACES.plain(), UNKNOWN_PROOF_HINT.plain()) };
            let read = annotated::read(&pdf, record, places, named.is_some());
            (read.returned, read.comments)
        }
    };
    let name = doc.content.name.span();
    let case = Case { record, fields: &fields, source, name };
    let mut found = case.corrections(&returned, &comments);
    if let Some((message, hint)) = identified.older {
        let found_older = Diagnostic::info(Code::ReturnedFile, name, message).hint(hint);
        found.insert(0, Correction { found: found_older, edit: None });
    }
    Ok(Read::Corrections(found, identified.case, returned.is_flat || returned.is_repeated))
}

fn show(found: &[&Diagnostic], sources: &Sources, own: &Options, base: &str, console: &Console) {
    let colour = console.colour(&io::stdout());
    let text = render_below(base, found, sources, own.format.into(), console.lang(), colour);
    console.print_raw(text.as_bytes());
}

/// Shows every correction, and asks of those that can be written whether to write them.
fn ask(found: &[Correction], sources: &Sources, base: &str, console: &Console) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let colour = console.colour(&io::stdout());
    let mut lines = io::stdin().lock().lines();
    for one in found {
        let text = render_below(base, &[&one.found], sources, Format::Human, console.lang(), colour);
        console.print_raw(text.as_bytes());
        let Some(edit) = &one.edit else { continue };
        console.complain(&CORRECTIONS_ASK.plain().render(console.lang()));
        loop {
            // Whoever says nothing more wants nothing more.
            let Some(Ok(line)) = lines.next() else { return wanted };
            match line.trim().to_lowercase().as_str() {
                "y" | "yes" | "是" => wanted.push(edit.clone()),
                "n" | "no" | "否" | "" => {}
                "q" => return wanted,
                _ => {
                    console.complain(&CORRECTIONS_ASK_AGAIN.plain().render(console.lang()));
                    continue;
                }
            }
            break;
        }
    }
    wanted
}
