//! `import`: a case from a document.

use std::path::PathBuf;

use casebound::diag::message as m;
use casebound::diag::usage::{IMPORT_AS_HINT, IMPORT_DONE, IMPORT_NO_SLUG};
use casebound::diag::{Diagnostics, render::Format};
use casebound::exchange::document::Changes;
use casebound::exchange::import::{Wishes, case};
use casebound::exchange::read;
use casebound::project::output::stage_new;
use casebound::project::{MAX_BINARY, is_id, read_named, suggested_id};
use casebound::source::Sources;

use super::args::{Args, FormatArg};
use super::output::{Console, Report, shown, with_hint, write_failure};
use super::{Failure, Outcome};

/// Makes a case of a document of Word or LibreOffice, Markdown or text
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The document: .docx, .odt, .md or .txt
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The name of the case's file without .yaml [default: the company's name by its sound]
    #[arg(long = "as", value_name = "SLUG")]
    pub slug: Option<String>,
    /// Take tracked changes as rejected, not as accepted
    #[arg(long)]
    pub reject: bool,
    /// How to print findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let book = args.folder()?;
    if let Some(slug) = own.slug.as_ref().filter(|slug| !is_id(slug)) {
        let hint = suggested_id(slug)
            .map_or_else(|| m::FILE_NAME_HINT.plain(), |id| m::FILE_NAME_SUGGESTION.with([id]));
        return Err(with_hint(&m::FILE_NAME.with([slug]), &hint, console));
    }
    let file = own.file.display().to_string();
    let report = Report::of_file(Format::from(own.format));
    let bytes = read_named(&own.file, MAX_BINARY).map_err(|fault| fault.message(&file))?;
    let opened = match read(&file, &bytes) {
        Ok(opened) => opened,
        Err(fault) => {
            let mut found = Diagnostics::default();
            found.push(fault.diagnostic(&file));
            console.findings(&found, &Sources::default(), &report);
            console.note(&m::NOT_WRITTEN.plain());
            return Ok(Outcome::Faulty);
        }
    };
    let stem = own.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let changes = if own.reject { Changes::Rejected } else { Changes::Accepted };
    let wishes =
        Wishes { file: &file, stem: &stem, slug: own.slug.as_deref(), changes, lang: console.lang() };
    let made = case(opened.document, opened.lines.as_deref(), &wishes);
    let hint = || IMPORT_AS_HINT.plain();
    let slug = made.slug.ok_or_else(|| with_hint(&IMPORT_NO_SLUG.with([&made.name]), &hint(), console))?;
    let cases = book.root().join("cases");
    let pictures = made.pictures.into_iter().map(|(path, bytes)| (cases.join(path), bytes));
    let all: Vec<(PathBuf, Vec<u8>)> =
        [(cases.join(format!("{slug}.yaml")), made.yaml.into_bytes())].into_iter().chain(pictures).collect();
    // What an editor has written is never written over.
    if let Some((path, _)) = all.iter().find(|(path, _)| path.exists()) {
        return Err(with_hint(&m::EXISTS.with([&shown(path)]), &hint(), console));
    }
    let staged = all.iter().map(|(path, bytes)| stage_new(path, bytes)).collect::<Result<_, _>>();
    console.findings(&made.diagnostics, &made.sources, &report);
    let outcome = console.wrote(staged.map_err(write_failure)?)?;
    console.note(&IMPORT_DONE.with([made.questions, made.people]));
    console.note(&m::NEXT_STEP.with([&args.command_line(&format!("sheet {slug}"))]));
    Ok(outcome)
}
