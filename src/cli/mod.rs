//! The command line: arguments are resolved before work starts, each command is one file, and only here is printed.

mod approve;
mod args;
mod batch;
mod build;
mod check;
mod choice;
mod clean;
mod completions;
mod corrections;
mod diff;
mod figure;
mod help;
mod import;
mod impose;
mod init;
mod interrupt;
mod kept;
mod layouts;
mod list;
mod lsp;
mod man;
mod new;
mod output;
mod preflight;
mod preview;
mod printed;
mod proof;
mod refusal;
mod rename;
mod schema;
mod sheet;
mod steps;
mod translate;

use std::process::ExitCode;

use casebound::bounds;
use casebound::diag::Lang;
use clap::error::ErrorKind;
use clap::{FromArgMatches, Parser, Subcommand};

use args::Args;
use output::{Console, Talk};

/// How a command ended.
pub(crate) enum Outcome {
    /// Everything asked for is done.
    Done,
    /// The book has errors; nothing was written.
    Faulty,
}

/// Why a command could not do its work: wrong use, or a failure of the system.
pub(crate) type Failure = casebound::diag::Message;

/// Declares the commands. Each is a module with its `Options`, whose first line of documentation is its help, and `run`.
macro_rules! commands {
    ($($command:ident => $module:ident,)*) => {
        /// A command with its options.
        #[derive(Debug, Subcommand)]
        pub(crate) enum Command {
            $($command($module::Options),)*
        }

        impl Command {
            fn run(&self, args: &Args, console: &Console) -> Result<Outcome, Failure> {
                match self {
                    $(Command::$command(own) => $module::run(own, args, console),)*
                }
            }
        }
    };
}

// In the order of the help.
commands! {
    Build => build,
    Sheet => sheet,
    Proof => proof,
    Corrections => corrections,
    Approve => approve,
    Figure => figure,
    Check => check,
    Preview => preview,
    Lsp => lsp,
    Preflight => preflight,
    Impose => impose,
    Clean => clean,
    Init => init,
    New => new,
    Import => import,
    Rename => rename,
    Translate => translate,
    Diff => diff,
    Layouts => layouts,
    List => list,
    Schema => schema,
    Completions => completions,
    Man => man,
}

/// Runs the command named by the arguments. Exit code 0: done; 1: the book has errors; 2: wrong use or a failure.
pub(crate) fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(_) => match understood(Args::lang_asked(std::env::args_os())) {
            Ok(args) => args,
            Err(code) => return code,
        },
    };
    bounds::widen(args.limits);
    let console = args.console();
    interrupt::watch();
    let outcome = args.command.run(&args, &console);
    match outcome.and_then(|outcome| console.all_said().map(|()| outcome)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(failure) => {
            console.fail(&failure);
            ExitCode::from(2)
        }
    }
}

/// Reads the arguments again in the language of their user, who asked for help or was not understood: it is said to them.
fn understood(lang: Lang) -> Result<Args, ExitCode> {
    let matches = help::command(lang).try_get_matches();
    let error = match matches.and_then(|mut matches| Args::from_arg_matches_mut(&mut matches)) {
        Ok(args) => return Ok(args),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
        }
        _ => Console::new(lang, None, Talk::Usual).complain(&refusal::refusal(&error, lang)),
    }
    Err(if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS })
}
