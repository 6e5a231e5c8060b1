//! `translate`: the skeleton of a translation, and what to do about texts that were changed since.

use casebound::diag::message as m;
use casebound::diag::render::Format;
use casebound::diag::usage::{
    TRANSLATED, TRANSLATED_CONFIRMED, TRANSLATED_GONE, TRANSLATED_MOVED, TRANSLATED_NOTHING,
};
use casebound::fonts::SystemFonts;
use casebound::locale::Lang;
use casebound::mend::translate::{Wish, plan};
use casebound::project::Project;

use super::args::Args;
use super::output::{Console, Report, with_hint, write_failure};
use super::{Failure, Outcome};

/// Writes what is to be translated into translations/, beside what is translated already
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The language, such as en
    #[arg(value_name = "LANG")]
    pub language: String,
    /// Files such as cases/acme [default: all that the book prints]
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// Say that translations of texts that were changed since are right as they are
    #[arg(long)]
    pub confirm: bool,
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    if Lang::of_book(&own.language).is_none() {
        let tags: Vec<&str> = Lang::of_books().iter().map(|lang| lang.tag()).collect();
        return Err(with_hint(&m::BAD_LANG.with([&own.language]), &m::BAD_LANG_HINT.with([tags]), console));
    }
    let folder = args.folder()?;
    let session = console.open(&folder, SystemFonts::Excluded);
    let Some(book) = session.book() else {
        return console.faulty(&session, &Report::new(Format::Human, folder.root()));
    };
    let wish = Wish { lang: &own.language, files: &own.files, confirm: own.confirm };
    let plan = plan(&Project::new(folder.clone()), session.files(), book, wish)?;
    if own.dry_run {
        console.print_raw(plan.diff().as_bytes());
    } else {
        console.wrote(plan.stage(&folder).map_err(write_failure)?)?;
    }
    console.note(&TRANSLATED.with([plan.open.to_string(), plan.stale.to_string()]));
    for (count, message) in [
        (plan.moved, &TRANSLATED_MOVED),
        (plan.gone, &TRANSLATED_GONE),
        (plan.confirmed, &TRANSLATED_CONFIRMED),
    ] {
        if count > 0 {
            console.note(&message.with([count.to_string()]));
        }
    }
    if plan.files.is_empty() {
        console.note(&TRANSLATED_NOTHING.plain());
    }
    Ok(Outcome::Done)
}
