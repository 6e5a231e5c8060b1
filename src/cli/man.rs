//! `man`: the manual page, for packagers.

use casebound::diag::{message as m, usage};

use super::args::Args;
use super::output::Console;
use super::{Failure, Outcome, help};

/// Prints the manual page
#[derive(Debug, clap::Args)]
pub(crate) struct Options {}

pub(super) fn run(_: &Options, _: &Args, console: &Console) -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    let word = |word: &'static m::Template| word.plain().render(console.lang());
    let command = help::command(console.lang()).subcommand_help_heading(word(&usage::SUBCOMMANDS));
    let page = clap_mangen::Man::new(command);
    page.render(&mut text).map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
    // The library writes its own English headings.
    let mut text = String::from_utf8_lossy(&text).into_owned();
    for (english, heading) in [
        ("NAME", &usage::NAME),
        ("SYNOPSIS", &usage::SYNOPSIS),
        ("DESCRIPTION", &usage::DESCRIPTION),
        ("VERSION", &usage::VERSION),
    ] {
        text = text.replace(&format!(".SH {english}\n"), &format!(".SH {}\n", word(heading)));
    }
    console.print_raw(text.as_bytes());
    Ok(Outcome::Done)
}
