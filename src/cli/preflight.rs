//! `preflight`: any PDF, checked for print.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use casebound::diag::message as m;
use casebound::diag::render::{Colour, Format, render};
use casebound::diag::{Diagnostics, Place};
use casebound::preflight;
use casebound::preflight::facts::Facts;
use casebound::preflight::preset::Preset;
use casebound::project::{MAX_PDF, ReadError, read_named};
use casebound::source::Sources;
use serde::Serialize;
use serde_json::Value;

use super::args::{Args, FormatArg};
use super::check::Denied;
use super::output::{Console, summary};
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
    /// Also fail on findings that are no errors: `warnings`, or a code
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
}

pub(super) fn run(own: &Options, _: &Args, console: &Console) -> Result<Outcome, Failure> {
    let denied = Denied::from_names(&own.deny, console)?;
    let sources = Sources::default();
    let format = Format::from(own.format);
    let colour = if io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none() {
        Colour::Ansi
    } else {
        Colour::Never
    };
    let print =
        |found: &Diagnostics| render(&found.sorted(&sources), &sources, format, console.lang(), colour);
    let mut all = Diagnostics::default();
    let mut files = Vec::new();
    for path in &own.files {
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
        let report = preflight::inspect(&file, &bytes, &Preset::default());
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
    if !matches!(format, Format::Json | Format::Sarif) {
        console.note(&if all.is_empty() { m::CHECKED_CLEAN.plain() } else { summary(&all, &sources) });
    }
    let fails = all.sorted(&sources).into_iter().any(|found| denied.fails(found));
    Ok(if fails { Outcome::Faulty } else { Outcome::Done })
}
