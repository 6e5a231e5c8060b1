//! `preflight`: any PDF, checked for print.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use casebound::diag::message as m;
use casebound::diag::render::{Colour, Format, render};
use casebound::diag::{Diagnostics, Place};
use casebound::export;
use casebound::preflight::facts::Facts;
use casebound::preflight::preset::Preset;
use casebound::preflight::report::{Collected, document, html};
use casebound::preflight::{self, Depth, Plate, presets};
use casebound::project::output::{Staged, commit, stage};
use casebound::project::{MAX_PDF, MAX_TEXT, ReadError, read_named, text_of};
use casebound::source::Sources;
use serde::Serialize;
use serde_json::Value;

use super::args::{Args, FormatArg};
use super::check::Denied;
use super::output::{Console, shown, summary, with_hint, write_failure};
use super::printed::Printer;
use super::{Failure, Outcome};

/// One file in JSON with its facts.
#[derive(Serialize)]
struct File {
    file: String,
    facts: Option<Facts>,
    findings: Value,
}

/// Checks any PDF for print
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// PDF files, from Casebound or any other program
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
    /// Also print what each file is: boxes, fonts, pictures with their resolution, inks, output intents
    #[arg(long)]
    pub facts: bool,
    /// What to hold the files to: `x4` (if nothing else is said), `x1a`, `x3`, `x6`, `gwg2022-offset`,
    /// `gwg2022-web`, `offset-coated`, `offset-uncoated`, `newspaper`, `digital`, or a YAML file of your own
    #[arg(long, value_name = "PRESET", default_value = "x4", hide_default_value = true)]
    pub preset: String,
    /// Also draw the plates of every page: how much each ink covers, and the heaviest spot, through overlap and transparency
    #[arg(long)]
    pub plates: bool,
    /// Also write the plates of every page as pictures, one for each ink
    #[arg(long, value_name = "DIR")]
    pub plate_pictures: Option<PathBuf>,
    /// Also write a report for the printer, as HTML or PDF: the facts, the inks of every page and what they cover, the findings, and
    /// the pages with the places marked
    // It shares its name, and so its type, with the option that chooses a report of a book: no file of PDF has one.
    #[arg(long, value_name = "FILE.html|FILE.pdf")]
    pub report: Option<String>,
    /// Also fail on findings that are no errors: `warnings`, or a code
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
}

pub(super) fn run(own: &Options, _: &Args, console: &Console) -> Result<Outcome, Failure> {
    let denied = Denied::from_names(&own.deny, console)?;
    let mut sources = Sources::default();
    let mut all = Diagnostics::default();
    let preset = preset(&own.preset, &mut sources, &mut all, console)?;
    let format = Format::from(own.format);
    let colour = if io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none() {
        Colour::Ansi
    } else {
        Colour::Never
    };
    let print =
        |found: &Diagnostics| render(&found.sorted(&sources), &sources, format, console.lang(), colour);
    let mut staged = Vec::new();
    let mut files = Vec::new();
    let mut collected = own.report.as_ref().map(|_| Collected::new(&own.preset));
    // Nothing is judged by a preset that has faults.
    for (path, preset) in own.files.iter().zip(std::iter::repeat(&preset).map_while(Option::as_ref)) {
        // As the user wrote it.
        let file = path.display().to_string();
        let bytes = match read_named(path, MAX_PDF) {
            Ok(bytes) => bytes,
            Err(fault @ ReadError::TooLarge { .. }) => {
                all.push(fault.diagnostic(Place::File(file.clone()), &file));
                continue;
            }
            Err(fault) => return Err(fault.message(&file)),
        };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut unwritten = None;
        let mut look = |plate: Plate| {
            let Some(folder) = own.plate_pictures.as_ref().filter(|_| unwritten.is_none()) else { return };
            match picture(folder, &stem, &plate) {
                Ok(picture) => staged.push(picture),
                Err(failure) => unwritten = Some(failure),
            }
        };
        let depth = match own.plate_pictures {
            Some(_) => Depth::Plates(Some(&mut look)),
            // Printers ask how much of each ink lies on a page, and the report is what they get.
            None if own.plates || own.report.is_some() => Depth::Plates(None),
            None => Depth::Objects,
        };
        let report = preflight::inspect(&file, &bytes, preset, depth);
        if let Some(failure) = unwritten {
            return Err(failure);
        }
        if let Some(collected) = &mut collected {
            collected.add(&file, &bytes, &report);
        }
        if own.facts && format == Format::Json {
            let findings = print(&report.diagnostics);
            let findings = serde_json::from_str(&findings).map_err(|e| m::INTERNAL.with([&e.to_string()]))?;
            files.push(File { file, facts: report.facts, findings });
        } else if own.facts && matches!(format, Format::Human | Format::Short) {
            let table = report.facts.map(|facts| facts.table(console.lang())).unwrap_or_default();
            console.print_raw(format!("{file}\n\n{table}\n").as_bytes());
        }
        all.append(report.diagnostics);
    }
    match (format, own.facts) {
        (Format::Json, true) => {
            let text =
                serde_json::to_string_pretty(&files).map_err(|e| m::INTERNAL.with([&e.to_string()]))?;
            console.print(&text);
        }
        _ => console.print_raw(print(&all).as_bytes()),
    }
    if let (Some(path), Some(collected)) = (&own.report, collected) {
        let path = Path::new(path);
        let bytes = if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
            let printer = Printer::new();
            printer.pdf(document(&collected, console.lang(), &|c| printer.covers(c)), console)?
        } else {
            html(&collected).into_bytes()
        };
        staged.push(stage(path, &bytes).map_err(write_failure)?);
    }
    match &own.plate_pictures {
        // A line for each of them would bury the findings.
        Some(folder) if !staged.is_empty() => {
            commit(staged).map_err(write_failure)?;
            console.note(&m::WROTE.with([&shown(folder)]));
        }
        _ => {
            console.wrote(staged)?;
        }
    }
    if !matches!(format, Format::Json | Format::Sarif) {
        console.note(&if all.is_empty() { m::CHECKED_CLEAN.plain() } else { summary(&all, &sources) });
    }
    let fails = all.sorted(&sources).into_iter().any(|found| denied.fails(found));
    Ok(if fails { Outcome::Faulty } else { Outcome::Done })
}

/// A plate as a gray PNG whose name says page and ink.
fn picture(folder: &Path, stem: &str, plate: &Plate) -> Result<Staged, Failure> {
    let ink: String = plate.ink.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let path = folder.join(format!("{stem}-{:03}-{ink}.png", plate.page));
    let png = export::gray_png(plate.width.into(), plate.height.into(), &plate.pixels)?;
    stage(path, &png).map_err(write_failure)
}

/// The preset of a name, or of a file. None if the file has faults, which are reported.
fn preset(
    name: &str,
    sources: &mut Sources,
    found: &mut Diagnostics,
    console: &Console,
) -> Result<Option<Preset>, Failure> {
    let path = Path::new(name);
    let (message, hint) = match presets::named(name) {
        Ok(preset) => return Ok(Some(preset)),
        Err(unknown) => unknown,
    };
    if !path.exists() {
        return Err(hint.map_or(message.clone(), |hint| with_hint(&message, &hint, console)));
    }
    let bytes = read_named(path, MAX_TEXT).map_err(|fault| fault.message(name))?;
    let source = text_of(name, bytes, sources, found);
    let source = source.and_then(|file| Some((sources.get(file)?, file)));
    let (preset, faults) = source.map(|(source, file)| presets::read(source, file)).unwrap_or_default();
    found.append(faults);
    Ok(preset)
}
