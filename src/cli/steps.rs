//! The steps of a command: a spinner while one goes on, and what each read and how long it took for those who ask with `--verbose`.

#![allow(
    clippy::disallowed_methods,
    reason = "how long a step took is shown to its user, and is not part of a book"
)]

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use casebound::diag::message::{self as m, Template, Value};
use casebound::diag::usage as v;
use casebound::fonts::SystemFonts;
use casebound::project::{Folder, Project};
use casebound::session::Session;
use casebound::typeset::fonts;
use indicatif::{ProgressBar, ProgressStyle};
use typst_layout::PagedDocument;

use super::output::Console;

/// A step that goes on.
pub(super) struct Step<'a> {
    console: &'a Console,
    name: &'static Template,
    bar: ProgressBar,
    began: Instant,
}

impl Step<'_> {
    /// One more is done of many.
    pub(super) fn count(&self) {
        self.bar.inc(1);
    }

    /// It is done.
    pub(super) fn end(self) {
        self.bar.finish_and_clear();
        let seconds = format!("{:.2}", self.began.elapsed().as_secs_f64());
        self.console.detail(|| v::TOOK.with([Value::from(self.name), Value::from(seconds)]));
    }
}

impl Console {
    /// Begins a step. On a terminal a spinner names it, and counts if there is a `total`.
    pub(super) fn step(&self, name: &'static Template, total: Option<u64>) -> Step<'_> {
        Step { console: self, name, bar: self.bar(name, total), began: Instant::now() }
    }

    fn bar(&self, name: &'static Template, total: Option<u64>) -> ProgressBar {
        if !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = match total {
            Some(total) => ProgressBar::new(total),
            None => ProgressBar::new_spinner(),
        };
        let style = if total.is_some() { "{spinner} {msg} {pos}/{len}" } else { "{spinner} {msg}" };
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        bar.set_message(name.plain().render(self.lang()));
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }

    /// Opens a book, and tells those who ask what was read.
    pub(super) fn open(&self, folder: &Folder, system: SystemFonts) -> Session {
        self.detail(|| v::BOOK.with([folder.root().display().to_string()]));
        let step = self.step(&m::STEP_LOAD, None);
        let project = Project::new(folder.clone());
        let session = Session::open(project.clone(), system);
        step.end();
        for file in project.asked() {
            self.detail(|| v::READ.with([file]));
        }
        self.detail(|| v::FAMILIES.with([session.fonts().families()]));
        session
    }

    /// Tells those who ask which fonts a document is set in.
    pub(super) fn tell_fonts(&self, document: &PagedDocument) {
        self.detail(|| v::SET_IN.with([fonts(document)]));
    }
}
