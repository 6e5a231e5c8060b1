//! `check`: every problem of the book at once, and what can be mended without judgement, mended.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use casebound::codes;
use casebound::content::reports;
use casebound::diag::message::{self as m, Value};
use casebound::diag::render::{Format, render_below};
use casebound::diag::{Code, Diagnostic, Merged, Safety, Severity};
use casebound::mend;
use casebound::project::{Files, Folder, Project};
use casebound::session::Depth;
use casebound::typeset::forget_unused;

use super::args::{Args, FontArgs, FormatArg};
use super::output::{Console, below, shown, summary, write_failure};
use super::{Failure, Outcome};

/// Reports every problem of the book at once
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How to print findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
    /// Also fail on findings that are no errors: `warnings`, or a code
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
    /// Report only on these files [default: the whole book]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Look only for findings of these codes, several with commas between them
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub rule: Vec<String>,
    /// Leave the pages out: quicker, but what shows only there is not found
    #[arg(long)]
    pub no_typeset: bool,
    /// Explain a code, or `all`, and do nothing else
    #[arg(long, value_name = "CODE", conflicts_with_all = ["fix", "deny", "rule"])]
    pub explain: Option<String>,
    /// Mend in the files what needs no judgement, then report the rest
    #[arg(long)]
    pub fix: bool,
    /// Print what --fix would change as a unified diff, and change nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    #[command(flatten)]
    pub fonts: FontArgs,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    if let Some(name) = &own.explain {
        return explain(name, console);
    }
    let rules =
        own.rule.iter().map(|name| code(name, console)).collect::<Result<BTreeSet<Code>, Failure>>()?;
    let wanted = |code: Code| rules.is_empty() || rules.contains(&code);
    let denied = Denied::from_names(&own.deny, console)?;
    let folders = args.folders()?;
    let projects: Vec<Project> = folders.iter().cloned().map(Project::new).collect();
    let [folder, ..] = folders.as_slice() else { return Err(m::NO_BOOK.plain()) };
    if own.fix {
        let plan = mend::plan(&projects, own.fonts.system(), wanted);
        if own.dry_run {
            console.print_raw(plan.diff().as_bytes());
            console.note(&m::WOULD_MEND.with(counts(&plan)));
            return Ok(Outcome::Done);
        }
        plan.write(folder).map_err(write_failure)?;
        console.note(&m::MENDED.with(counts(&plan)));
    }
    let files =
        own.files.iter().map(|path| named(path, folder)).collect::<Result<BTreeSet<String>, Failure>>()?;
    let mut merged = Merged::default();
    for folder in &folders {
        let mut session = console.open(folder, own.fonts.system());
        session.keep_nothing();
        let step = console.step(&m::STEP_CHECK, None);
        session.check(if own.no_typeset { Depth::Files } else { Depth::Typeset });
        step.end();
        merged.add(folder.report(), session.diagnostics(), session.sources());
        forget_unused();
    }
    let (found, sources) = merged.finish();
    let asked = |found: &Diagnostic| {
        files.is_empty() || found.file(&sources).is_some_and(|file| files.contains(file))
    };
    let found = found.without(|found| !wanted(found.code) || !asked(found));
    let format = Format::from(own.format);
    let colour = console.colour(&io::stdout());
    let sorted = found.sorted(&sources);
    let base = below(folder.root());
    let text = render_below(&base, &sorted, &sources, format, console.lang(), colour);
    console.print_raw(text.as_bytes());
    if !matches!(format, Format::Json | Format::Sarif) {
        if sorted.is_empty() {
            console.note(&m::CHECKED_CLEAN.plain());
        } else {
            console.note(&summary(&found, &sources));
        }
        if args.report_given().is_none() {
            let others = reports::names(&projects[0]).into_iter().filter(|name| name != folder.report());
            let others: Vec<String> = others.collect();
            if !others.is_empty() {
                let command = args.command_line("check --report all");
                console.note(&m::OTHER_REPORTS.with([Value::from(others), Value::from(command)]));
            }
        }
        let safe = |found: &&&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
        let mendable = sorted.iter().filter(safe).count();
        if mendable > 0 && !own.fix {
            console.note(&m::MENDABLE.with([&mendable.to_string()]));
        }
    }
    Ok(if sorted.iter().any(|found| denied.fails(found)) { Outcome::Faulty } else { Outcome::Done })
}

/// The path in the book of a file that was typed.
fn named(path: &Path, folder: &Folder) -> Result<String, Failure> {
    folder.relative(&path.to_string_lossy()).ok_or_else(|| m::NOT_IN_BOOK.with([&shown(path)]))
}

/// What was mended, and in how many files.
fn counts(plan: &mend::FixPlan) -> [String; 2] {
    [plan.settled.to_string(), plan.files.len().to_string()]
}

/// Findings that fail a check though they are no errors.
pub(super) struct Denied {
    codes: BTreeSet<Code>,
    warnings: bool,
}

impl Denied {
    /// The findings of these codes; `warnings` stands for every warning.
    pub(super) fn from_names(names: &[String], console: &Console) -> Result<Denied, Failure> {
        let (warnings, codes): (Vec<&String>, Vec<&String>) =
            names.iter().partition(|name| *name == "warnings");
        let codes = codes.into_iter().map(|name| code(name, console)).collect::<Result<_, Failure>>()?;
        Ok(Denied { codes, warnings: !warnings.is_empty() })
    }

    /// Whether a finding fails the check.
    pub(super) fn fails(&self, found: &Diagnostic) -> bool {
        found.severity == Severity::Error
            || self.codes.contains(&found.code)
            || self.warnings && found.severity == Severity::Warning
    }
}

/// The code of a name that was typed. An unknown one names the nearest.
fn code(name: &str, console: &Console) -> Result<Code, Failure> {
    codes::named(name).map_err(|hint| {
        let hint = hint.map(|hint| hint.render(console.lang()));
        m::UNKNOWN_CODE.with([name, &hint.unwrap_or_default()])
    })
}

/// Prints the page of a code, or of all.
fn explain(name: &str, console: &Console) -> Result<Outcome, Failure> {
    let lang = console.lang();
    let text = match name {
        "all" => codes::document(lang),
        name => {
            let code = code(name, console)?;
            codes::page(code).map(|page| page.page(lang)).unwrap_or_default()
        }
    };
    console.print_raw(text.as_bytes());
    Ok(Outcome::Done)
}
