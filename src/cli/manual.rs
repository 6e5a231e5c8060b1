//! `completions` and `man`, for packagers.

use casebound::diag::message as m;
use clap::CommandFactory;

use super::args::{Args, CompletionsArgs};
use super::output::Console;
use super::{Failure, Outcome};

pub fn completions(own: &CompletionsArgs, console: &Console) -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(own.shell, &mut Args::command(), "casebound", &mut text);
    console.print_raw(&text);
    Ok(Outcome::Done)
}

pub fn man(console: &Console) -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    let page = clap_mangen::Man::new(Args::command());
    page.render(&mut text).map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
    console.print_raw(&text);
    Ok(Outcome::Done)
}
