//! `check`: every problem of the book at once.

use std::env;
use std::io::{self, IsTerminal};

use casebound::diag::Severity;
use casebound::diag::message as m;
use casebound::diag::render::{Colour, Format, render};
use casebound::session::Session;

use super::args::{Args, CheckArgs, Deny};
use super::output::{Console, summary};
use super::{Failure, Outcome};

pub fn run(own: &CheckArgs, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let mut session = Session::open(args.project()?, own.fonts.system());
    session.check();
    let format = Format::from(own.format);
    let colour = if io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none() {
        Colour::Ansi
    } else {
        Colour::Never
    };
    let sorted = session.diagnostics.sorted(&session.sources);
    console.print_raw(render(&sorted, &session.sources, format, console.lang(), colour).as_bytes());
    if format != Format::Json {
        if sorted.is_empty() {
            console.note(&m::CHECKED_CLEAN.plain());
        } else {
            console.note(&summary(&session.diagnostics, &session.sources));
        }
    }
    let denied = own.deny == Some(Deny::Warnings) && session.diagnostics.count(Severity::Warning) > 0;
    Ok(if session.diagnostics.has_errors() || denied { Outcome::Faulty } else { Outcome::Done })
}
