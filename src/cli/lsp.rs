//! `lsp`: the book in an editor that speaks the Language Server Protocol.

use casebound::diag::message as m;
use casebound::lsp::{self, End};
use lsp_server::Connection;

use super::args::{Args, FontArgs};
use super::output::Console;
use super::{Failure, Outcome};

/// Serves editors, which show findings as one types
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Taken and ignored: some editors add it
    #[arg(long, hide = true)]
    pub stdio: bool,
    #[command(flatten)]
    pub fonts: FontArgs,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let (connection, threads) = Connection::stdio();
    let options = lsp::Options {
        lang: args.lang_given(),
        usual: console.lang(),
        system: own.fonts.system(),
        report: args.report_given().map(str::to_owned),
    };
    let end = lsp::serve(&connection, options)?;
    // The writer ends when nothing more can come.
    drop(connection);
    threads.join().map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
    Ok(match end {
        End::Orderly => Outcome::Done,
        End::Lost => Outcome::Faulty,
    })
}
