//! `man`: the manual pages, for packagers.

use std::path::PathBuf;

use casebound::diag::{message as m, usage};
use casebound::project::output::stage;
use clap::Command;
use clap_mangen::Man;

use super::args::Args;
use super::output::{Console, write_failure};
use super::{Failure, Outcome, help};

/// Writes the manual pages
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The folder to write one page per command to, such as casebound-build.1 [default: only the first page, printed]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

pub(super) fn run(own: &Options, _: &Args, console: &Console) -> Result<Outcome, Failure> {
    let word = |word: &'static m::Template| word.plain().render(console.lang());
    let command = without_help(help::command(console.lang()), &word(&usage::SUBCOMMANDS));
    match &own.out {
        Some(out) if out.as_os_str() == "-" => Err(m::OUT_IS_STDOUT.plain()),
        Some(out) => {
            let mut staged = Vec::new();
            for command in with_subcommands(&command) {
                let man = Man::new(command.clone());
                let file = stage(out.join(man.get_filename()), page(&man, console)?.as_bytes());
                staged.push(file.map_err(write_failure)?);
            }
            console.wrote(staged)
        }
        None => {
            console.print_raw(page(&Man::new(command), console)?.as_bytes());
            Ok(Outcome::Done)
        }
    }
}

/// `help` and what it offers have no pages: they are these pages.
fn without_help(command: Command, heading: &str) -> Command {
    command.subcommand_help_heading(heading.to_owned()).mut_subcommands(|sub| match sub.get_name() {
        "help" => sub.hide(true),
        _ => without_help(sub, heading),
    })
}

/// A command and all below it that have pages.
fn with_subcommands(command: &Command) -> Vec<&Command> {
    let below = command.get_subcommands().filter(|sub| !sub.is_hide_set()).flat_map(with_subcommands);
    std::iter::once(command).chain(below).collect()
}

/// A page whose headings are of the language.
fn page(man: &Man, console: &Console) -> Result<String, Failure> {
    let mut text = Vec::new();
    man.render(&mut text).map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
    let mut text = String::from_utf8_lossy(&text).into_owned();
    // The library writes its own English ones.
    for (english, heading) in [
        ("NAME", &usage::NAME),
        ("SYNOPSIS", &usage::SYNOPSIS),
        ("DESCRIPTION", &usage::DESCRIPTION),
        ("VERSION", &usage::VERSION),
    ] {
        let heading = heading.plain().render(console.lang());
        text = text.replace(&format!(".SH {english}\n"), &format!(".SH {heading}\n"));
    }
    Ok(text)
}
