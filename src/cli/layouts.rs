//! `layouts`: the tool's own layouts, taken into a book to be changed there.

use casebound::diag::message as m;
use casebound::diag::nearest;
use casebound::diag::usage::{UNKNOWN_LAYOUT, UNKNOWN_LAYOUT_HINT};
use casebound::template::Layouts;
use clap::Subcommand;

use super::args::Args;
use super::init::write;
use super::output::{Console, shown, with_hint};
use super::{Failure, Outcome};

/// Takes built-in layouts into the book
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub what: LayoutsWhat,
}

/// What to do with layouts.
#[derive(Debug, Subcommand)]
pub(crate) enum LayoutsWhat {
    /// Copies built-in layouts into the book's layouts/, where they replace the built-in ones
    Export {
        /// Names of layouts, such as one-page
        #[arg(value_name = "NAME", required = true)]
        names: Vec<String>,
    },
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let LayoutsWhat::Export { names } = &own.what;
    let book = args.folder()?;
    let mut files = Vec::new();
    for name in names {
        let stem = name.strip_suffix(".typ.j2").unwrap_or(name);
        let Some(text) = Layouts::built_in(stem) else {
            let known = Layouts::all_built_in();
            let near = nearest(stem, &known).map(|near| m::NEAREST.with([near]));
            let hint = near.unwrap_or_else(|| UNKNOWN_LAYOUT_HINT.with([known.clone()]));
            return Err(with_hint(&UNKNOWN_LAYOUT.with([stem]), &hint, console));
        };
        let path = book.root().join("layouts").join(format!("{stem}.typ.j2"));
        // What a book has changed is not written over.
        if path.exists() {
            return Err(m::EXISTS.with([&shown(&path)]));
        }
        if !files.iter().any(|(known, _)| *known == path) {
            files.push((path, text.to_owned()));
        }
    }
    write(&files, console)?;
    Ok(Outcome::Done)
}
