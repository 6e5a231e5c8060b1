//! `completions`: what a shell needs to complete the arguments.

use super::args::Args;
use super::output::Console;
use super::{Failure, Outcome, help};

/// Prints completions for a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

pub(super) fn run(own: &Options, _: &Args, console: &Console) -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(own.shell, &mut help::command(console.lang()), "casebound", &mut text);
    console.print_raw(&text);
    Ok(Outcome::Done)
}
