//! `preflight`: any PDF, checked for print.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use casebound::diag::message as m;
use casebound::diag::render::{Colour, Format, render};
use casebound::diag::{Diagnostics, Place};
use casebound::preflight::facts::Facts;
use casebound::preflight::preset::Preset;
use casebound::preflight::report::Html;
use casebound::preflight::{self, Depth, presets};
use casebound::project::output::stage;
use casebound::project::{MAX_PDF, MAX_TEXT, ReadError, read_named, text_of};
use casebound::source::Sources;
use serde::Serialize;
use serde_json::Value;

use super::args::{Args, FormatArg};
use super::check::Denied;
use super::output::{Console, summary, with_hint, write_failure};
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
    /// What to hold the files to: `x4` (if nothing else is said), `x1a`, `x3`, `gwg2022-offset`, `offset-coated`,
    /// `offset-uncoated`, `newspaper`, `digital`, or a YAML file of your own
    #[arg(long, value_name = "PRESET", default_value = "x4", hide_default_value = true)]
    pub preset: String,
    /// Also draw the plates of every page: how much each ink covers, and the heaviest spot, through overlap and transparency
    #[arg(long)]
    pub plates: bool,
    /// Also write a report for the printer: one HTML file with the facts, the findings, and the pages with the places marked
    // It shares its name, and so its type, with the option that chooses a report of a book: no file of PDF has one.
    #[arg(long, value_name = "FILE.html")]
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
    let depth = if own.plates { Depth::Plates } else { Depth::Objects };
    let mut files = Vec::new();
    let mut html = own.report.as_ref().map(|_| Html::new(&own.preset));
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
        let report = preflight::inspect(&file, &bytes, preset, depth);
        if let Some(html) = &mut html {
            html.add(&file, &bytes, &report);
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
    if let (Some(path), Some(html)) = (&own.report, html) {
        let staged = stage(Path::new(path), html.finish().as_bytes()).map_err(write_failure)?;
        console.wrote(vec![staged])?;
    }
    if !matches!(format, Format::Json | Format::Sarif) {
        console.note(&if all.is_empty() { m::CHECKED_CLEAN.plain() } else { summary(&all, &sources) });
    }
    let fails = all.sorted(&sources).into_iter().any(|found| denied.fails(found));
    Ok(if fails { Outcome::Faulty } else { Outcome::Done })
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
