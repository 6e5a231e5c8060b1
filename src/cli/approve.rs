//! `approve`: a company agrees with what is printed of it.

use casebound::diag::render::Format;
use casebound::diag::usage::{APPROVE_ALREADY, APPROVE_UNWRITABLE, APPROVED, DAY};
use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::mend::approval::{Approved, plan};
use casebound::project::Project;
use casebound::proof::{self, Record};

use super::args::Args;
use super::choice::named;
use super::output::{Console, Report, write_failure};
use super::refusal::Refusal;
use super::{Failure, Outcome};

/// Records that a company agrees with what is printed of it now
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The case, by the name of its file without .yaml
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// Who agreed
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// When, such as 2023-04-12
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: String,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let mut session = console.open(&folder, SystemFonts::Excluded);
    session.keep_findings_of("cases", std::slice::from_ref(&own.slug));
    session.retain(|found| !proof::approval::concerns(found.code));
    let report = Report::new(Format::Human, folder.root());
    let Some(book) = session.printable(Medium::Screen).cloned() else {
        return console.faulty(&session, &report);
    };
    let case = named(&own.slug, &book, console)?;
    let doc = session.files().cases.get(&case.id).and_then(Option::as_ref);
    let Some((doc, source)) = doc.and_then(|doc| Some((doc, session.sources().get(doc.file)?))) else {
        return console.faulty(&session, &report);
    };
    let project = Project::new(folder.clone());
    let record = Record::new(
        book.info.title.as_str(),
        &case.id,
        &proof::fields(doc.file, session.sources()),
        &project,
    );
    let approved = Approved { by: own.by.trim(), date: &own.date, of: &record.hash };
    let Some(file) = plan(source, approved) else { return Err(APPROVE_UNWRITABLE.with([source.path()])) };
    if file.before == file.after {
        console.note(&APPROVE_ALREADY.with([&case.id]));
        return Ok(Outcome::Done);
    }
    let mut staged =
        vec![folder.stage_rewrite(&file.path, &file.before, &file.after).map_err(write_failure)?];
    // What was sent says more than a record that is made now.
    if proof::record::find(&project, &case.id, &record.hash).is_none() {
        staged.push(folder.stage_kept(&record.path(), &record.json()).map_err(write_failure)?);
    }
    console.wrote(staged)?;
    console.note(&APPROVED.with([case.name.as_str(), approved.by, approved.date]));
    Ok(Outcome::Done)
}

/// A day that exists.
fn day(text: &str) -> Result<String, Refusal> {
    let mut parts = text.split('-').map(str::parse::<u16>);
    let exists = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) if text.len() == 10 => {
            let month = u8::try_from(month).ok().and_then(|month| time::Month::try_from(month).ok());
            let day = u8::try_from(day).ok();
            month
                .zip(day)
                .is_some_and(|(month, day)| time::Date::from_calendar_date(year.into(), month, day).is_ok())
        }
        _ => false,
    };
    if exists { Ok(text.to_owned()) } else { Err(Refusal(DAY.plain())) }
}
