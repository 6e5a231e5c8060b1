//! `new`: a case, a figure or a chapter from a template that already passes `check`.

use casebound::content::scaffold::{self, CASE, CHAPTER, SLUG};
use casebound::diag::message as m;
use casebound::diag::usage::CHAPTER_ENTRY;
use casebound::figure::Kind;
use casebound::project::{is_id, suggested_id};
use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::args::Args;
use super::init::write;
use super::output::{Console, shown, with_hint};
use super::{Failure, Outcome};

/// Makes a new case, figure or chapter from a template
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub what: NewWhat,
}

/// What to make.
#[derive(Debug, Subcommand)]
pub(crate) enum NewWhat {
    /// A company case: cases/SLUG.yaml
    Case {
        /// The file's name without .yaml
        slug: String,
    },
    /// A figure: figures/SLUG.yaml
    Figure {
        /// The file's name without .yaml
        slug: String,
        /// The kind of chart
        #[arg(long, value_name = "KIND", default_value = first_kind(), value_parser = chart_kinds())]
        chart: Kind,
    },
    /// A chapter: chapters/SLUG.yaml
    Chapter {
        /// The file's name without .yaml
        slug: String,
    },
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let book = args.folder()?;
    let (folder, slug, text) = match &own.what {
        NewWhat::Case { slug } => ("cases", slug, own_template(CASE, console)?),
        NewWhat::Chapter { slug } => ("chapters", slug, own_template(CHAPTER, console)?),
        NewWhat::Figure { slug, chart } => ("figures", slug, chart.scaffold(console.lang())),
    };
    if !is_id(slug) {
        let hint = match suggested_id(slug) {
            Some(id) => m::FILE_NAME_SUGGESTION.with([id]),
            None => m::FILE_NAME_HINT.plain(),
        };
        return Err(with_hint(&m::FILE_NAME.with([slug]), &hint, console));
    }
    let path = book.root().join(folder).join(format!("{slug}.yaml"));
    if path.exists() {
        return Err(m::EXISTS.with([&shown(&path)]));
    }
    // Two cases made one after the other have two names.
    write(&[(path, text.replace(SLUG, slug))], console)?;
    let next = match &own.what {
        NewWhat::Case { slug } => args.command_line(&format!("sheet {slug}")),
        NewWhat::Figure { slug, .. } => format!("- figure: {slug}"),
        // Where it stands in the book is the editor's to say.
        NewWhat::Chapter { slug } => CHAPTER_ENTRY.with([slug]).render(console.lang()),
    };
    console.note(&m::NEXT_STEP.with([&next]));
    Ok(Outcome::Done)
}

/// A template in the language of the user.
fn own_template(name: &str, console: &Console) -> Result<String, Failure> {
    scaffold::template(console.lang(), name).map(str::to_owned).ok_or_else(|| m::INTERNAL.with([name]))
}

/// The first of the chart vocabulary.
fn first_kind() -> &'static str {
    Kind::all().next().map_or("", Kind::as_str)
}

/// The names of the chart vocabulary.
fn chart_kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::all().map(Kind::as_str)).try_map(|name| name.parse::<Kind>())
}
