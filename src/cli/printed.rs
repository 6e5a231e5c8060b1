//! Documents of the program's own as PDF, in its own fonts: reports and tickets, not books.

use std::sync::Arc;

use casebound::diag::Diagnostics;
use casebound::diag::usage::NO_PRINT;
use casebound::export::{self, Standards};
use casebound::fonts::{self, Fonts, SystemFonts};
use casebound::project::{Memory, Project};
use casebound::template::TypstProject;
use casebound::typeset::{Plans, Typesetter};

use super::Failure;
use super::output::Console;

/// The program's own fonts, to print with.
pub(super) struct Printer(Arc<Fonts>);

impl Printer {
    pub(super) fn new() -> Printer {
        let mut found = Diagnostics::default();
        let files = fonts::files(&Project::new(Memory::default()), &mut found);
        Printer(Arc::new(Fonts::load(files, SystemFonts::Excluded, &mut found)))
    }

    /// Whether there is a letter for a character.
    pub(super) fn covers(&self, c: char) -> bool {
        self.0.covers(c)
    }

    /// The document as a tagged PDF.
    pub(super) fn pdf(&self, document: TypstProject, console: &Console) -> Result<Vec<u8>, Failure> {
        let mut found = Diagnostics::default();
        let document = Typesetter::new(self.0.clone(), None, Plans::default()).typeset(document, &mut found);
        let document = document.ok_or_else(|| {
            let reasons = found.iter().map(|found| found.message.render(console.lang()));
            NO_PRINT.with([reasons.collect::<Vec<_>>().join("; ")])
        })?;
        let pdf = export::pdf(&document, None, &Standards::usual(None));
        pdf.map_err(|error| NO_PRINT.with([error.to_string()]))
    }
}
