//! Printing: findings, what was written, and progress on a terminal.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use casebound::diag::message::{self as m, Message};
use casebound::diag::render::{Colour, Format, render_below};
use casebound::diag::{Diagnostics, Lang, Severity, nearest_hint, usage};
use casebound::export;
use casebound::model::Date;
use casebound::project::output::{Staged, commit};
use casebound::project::{Folder, Project, WriteError, reason, suggested_id};
use casebound::session::Session;
use casebound::source::Sources;
use typst::foundations::Datetime;

use super::{Failure, Outcome};

/// Where a command talks to its user.
pub(super) struct Console {
    lang: Lang,
    colour: Option<Colour>,
    talk: Talk,
    /// Why something could not be said on stdout.
    unsaid: OnceLock<io::Error>,
}

/// How much a command says to its user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// Only what is wrong.
    Quiet,
    /// What was done.
    Usual,
    /// Also what was read, and how long it took.
    Verbose,
}

impl Console {
    /// A console in a language. Without a `colour`, terminals get it unless `NO_COLOR` is set.
    pub(super) fn new(lang: Lang, colour: Option<Colour>, talk: Talk) -> Console {
        Console { lang, colour, talk, unsaid: OnceLock::new() }
    }

    /// Whether text for this stream is coloured.
    pub(super) fn colour(&self, stream: &impl IsTerminal) -> Colour {
        self.colour.unwrap_or_else(|| match stream.is_terminal() && env::var_os("NO_COLOR").is_none() {
            true => Colour::Ansi,
            false => Colour::Never,
        })
    }

    /// The language.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Prints a line to stdout.
    pub(super) fn print(&self, text: &str) {
        self.print_raw(format!("{text}\n").as_bytes());
    }

    /// Prints text to stdout as it is.
    pub(super) fn print_raw(&self, text: &[u8]) {
        let mut out = io::stdout();
        if let Err(error) = out.write_all(text).and_then(|()| out.flush()) {
            let _ = self.unsaid.set(error);
        }
    }

    /// Whether everything was said: a program that reads the output must not take a part for the whole. A reader who has
    /// gone does not miss anything.
    pub(super) fn all_said(&self) -> Result<(), Failure> {
        match self.unsaid.get() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(m::UNSAID.with([vec![reason(error)]]))
            }
            _ => Ok(()),
        }
    }

    /// Prints a message to stderr, unless nothing but faults is to be said.
    pub(super) fn note(&self, message: &Message) {
        if self.talk == Talk::Quiet {
            return;
        }
        let _ = writeln!(io::stderr(), "{}", message.render(self.lang));
    }

    /// Prints a message to stderr for those who want to know everything.
    pub(super) fn detail(&self, message: impl FnOnce() -> Message) {
        if self.talk == Talk::Verbose {
            self.note(&message());
        }
    }

    /// Prints to stderr what is wrong with the arguments.
    pub(super) fn complain(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Prints why a command could not do its work.
    pub(super) fn fail(&self, failure: &Failure) {
        let _ = writeln!(io::stderr(), "{}", m::FAILED.with([&failure.render(self.lang)]).render(self.lang));
        if *failure == m::NO_BOOK.plain() {
            self.note(&m::NO_BOOK_HINT.plain());
        }
    }

    /// Prints findings with their summary: for people to stderr, for programs to stdout.
    pub(super) fn findings(&self, found: &Diagnostics, sources: &Sources, report: &Report) {
        let sorted = found.sorted(sources);
        if matches!(report.format, Format::Human | Format::Short) {
            if found.is_empty() {
                return;
            }
            let colour = self.colour(&io::stderr());
            let text = render_below(&report.base, &sorted, sources, report.format, self.lang, colour);
            let _ = write!(io::stderr(), "{text}");
            self.note(&summary(found, sources));
        } else {
            let text = render_below(&report.base, &sorted, sources, report.format, self.lang, Colour::Never);
            self.print_raw(text.as_bytes());
        }
    }

    /// Prints what keeps the book from being printed. The outcome of a command that wrote nothing.
    pub(super) fn faulty(&self, session: &Session, report: &Report) -> Result<Outcome, Failure> {
        self.findings(session.diagnostics(), session.sources(), report);
        self.note(&m::NOT_WRITTEN.plain());
        Ok(Outcome::Faulty)
    }

    /// Puts staged files in their places and says so, unless there are errors.
    pub(super) fn finish(
        &self,
        session: &Session,
        staged: Vec<Staged>,
        report: &Report,
    ) -> Result<Outcome, Failure> {
        if session.diagnostics().has_errors() {
            return self.faulty(session, report);
        }
        self.findings(session.diagnostics(), session.sources(), report);
        self.wrote(staged)
    }

    /// Puts staged files in their places and says so.
    pub(super) fn wrote(&self, staged: Vec<Staged>) -> Result<Outcome, Failure> {
        for path in commit(staged).map_err(write_failure)? {
            self.note(&m::WROTE.with([&shown(&path)]));
        }
        Ok(Outcome::Done)
    }
}

/// How findings are printed.
pub(super) struct Report {
    format: Format,
    /// What stands before the paths of the book's files, so that they are relative to the current folder.
    base: String,
}

impl Report {
    /// Findings about a book in this folder.
    pub(super) fn new(format: Format, root: &Path) -> Report {
        Report { format, base: below(root) }
    }

    /// Findings about a file that the user named.
    pub(super) fn of_file(format: Format) -> Report {
        Report { format, base: String::new() }
    }
}

/// The book's folder as seen from the current one, with a `/` at its end; empty if it is not below it.
pub(super) fn below(root: &Path) -> String {
    let here = env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let parts = root.strip_prefix(&here).map(|path| path.iter()).into_iter().flatten();
    parts.map(|part| format!("{}/", part.to_string_lossy())).collect()
}

/// Errors, warnings and notes in numbers.
pub(super) fn summary(found: &Diagnostics, sources: &Sources) -> Message {
    let sorted = found.sorted(sources);
    let count = |severity| sorted.iter().filter(|d| d.severity == severity).count().to_string();
    m::SUMMARY.with([&count(Severity::Error), &count(Severity::Warning), &count(Severity::Info)])
}

/// A path as its user would type it: relative to the current folder where it is below it.
pub(super) fn shown(path: &Path) -> String {
    let here = env::current_dir().unwrap_or_else(|_| PathBuf::new());
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}

/// A path as a shell takes it.
pub(super) fn quoted(path: &Path) -> String {
    let path = shown(path);
    let is_plain = |c: char| c.is_alphanumeric() || "_-+=,.:/@%".contains(c) || cfg!(windows) && c == '\\';
    if path.chars().all(is_plain) && !path.is_empty() {
        path
    } else if cfg!(windows) || !path.contains(['"', '$', '`', '\\', '!']) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

/// A failure with the way out.
pub(super) fn with_hint(message: &Message, hint: &Message, console: &Console) -> Failure {
    m::WITH_HINT.with([message.render(console.lang()), hint.render(console.lang())])
}

/// Something named on the command line that the book does not have, with the one that was meant. `known` are ids with the names
/// that they go by.
pub(super) fn unknown(
    message: &Message,
    typed: &str,
    known: &[(&str, Vec<&str>)],
    console: &Console,
) -> Failure {
    let ids: Vec<String> = known.iter().map(|(id, _)| (*id).to_owned()).collect();
    let stem = Path::new(typed).file_stem().and_then(|stem| stem.to_str()).unwrap_or(typed);
    let goes_by = |(id, names): &&(&str, Vec<&str>)| *id == stem || names.contains(&typed);
    let part = |(_, names): &&(&str, Vec<&str>)| names.iter().any(|name| name.contains(typed));
    let meant = known.iter().find(goes_by).or_else(|| known.iter().find(part)).map(|(id, _)| *id);
    let by_sound = suggested_id(typed).filter(|_| !typed.is_ascii());
    let hint = match meant {
        Some(id) => Some(m::NEAREST.with([id])),
        None => nearest_hint(by_sound.as_deref().unwrap_or(typed), &ids),
    };
    match hint {
        Some(hint) => with_hint(message, &hint, console),
        None => message.clone(),
    }
}

/// What a command says that was not told which cases or figures it is for.
pub(super) fn which(folder: &Folder, content: &str) -> Failure {
    let stems = Project::new(folder.clone()).stems(content, &mut Diagnostics::default());
    if stems.is_empty() { usage::NONE_THERE.plain() } else { usage::NO_SLUGS.with([stems]) }
}

/// The failure to write a file.
pub(super) fn write_failure(error: WriteError) -> Failure {
    error.message(&shown(&error.path))
}

/// The moment that documents say they were made: `SOURCE_DATE_EPOCH`, else the book's date.
pub(super) fn moment(date: Option<&Date>) -> Option<Datetime> {
    let epoch = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    match epoch {
        Some(seconds) => export::moment(seconds),
        None => {
            let date = date?;
            Datetime::from_ymd_hms(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1), 0, 0, 0)
        }
    }
}
