//! The editorial rules: one file per rule, run over the finished, immutable model.
//!
//! A [`Rule`] looks at a [`LintContext`]: the [`Book`], the files it came from, and every text of every file
//! as a [`Passage`] that leads from its characters back to the very place in the file. What it finds goes to its
//! [`Findings`], which know the rule's code and severity. Rules run side by side on all cores and share nothing.
//!
//! Adding a rule is one new file in the folder of its group and its name in the group's list; the words of Chinese that it knows
//! go into `words.yaml`, what it says ([`messages!`](crate::diag::message)) and its page into `locales/`, its fixtures into
//! `tests/rules/<code>/`.
//!
//! Architecture invariant: a rule reads and never writes; it must be silent on correct text, and where it is not sure, it
//! keeps quiet.

#![warn(
    clippy::wildcard_enum_match_arm,
    reason = "whoever adds a variant is shown every place that has to know it"
)]

mod field;
pub mod fix;
pub mod kept;
pub mod letters;
mod lookup;
mod passage;
mod words;

mod charts;
mod form;
mod interviews;
mod lists;
mod numbers;
mod pasted;
mod pictures;
mod quantities;
mod structure;
mod translations;
mod typography;

pub(crate) use field::{is_prose, text_at};
pub(crate) use translations::{Wanted, wanted};

use std::sync::OnceLock;

use rayon::prelude::*;

pub use field::Role;
pub use letters::TextKind;
pub use passage::{Owner, Passage};
pub use words::Words;

use quantities::index::{self, Conflict};
use quantities::spoken::{self, Spoken};

use crate::content::load::Files;
use crate::diag::explanation::{Documented, Example};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Place, Severity};
use crate::model::Book;
use crate::source::Sources;

/// A rule of the managing editor.
#[derive(Debug)]
pub struct Rule {
    /// The code of its findings.
    pub code: Code,
    /// Their severity.
    pub severity: Severity,
    /// What it finds; its page is `rule-<code>` of the catalogues.
    pub example: Example,
    /// Looks at the book and reports.
    pub check: fn(&LintContext, &mut Findings),
}

impl Rule {
    /// The rule's code with its page.
    pub const fn documented(&self) -> Documented {
        Documented { code: self.code, severity: self.severity, example: self.example, asked: None }
    }
}

/// What rules look at.
pub struct LintContext<'a> {
    /// The book. Files with faults of their own are not in it.
    pub book: &'a Book,
    /// The files as they were written.
    pub files: &'a Files,
    /// Their text.
    pub sources: &'a Sources,
    /// Every text of every file, in the order of files: report, chapters, cases, figures.
    pub passages: Vec<Passage<'a>>,
    /// The words that rules know.
    pub words: &'static Words,
    spoken: OnceLock<Vec<Spoken>>,
    conflicts: OnceLock<Vec<Conflict>>,
}

impl<'a> LintContext<'a> {
    /// Collects the passages of a book.
    pub fn new(book: &'a Book, files: &'a Files, sources: &'a Sources) -> LintContext<'a> {
        let mut passages = passage::of(files, sources);
        // Of files that a book in another language does not print, there need be no translation.
        if files.lang.is_some() {
            let printed = passage::printed(book);
            passages.retain(|passage| printed.contains(&passage.owner));
        }
        LintContext {
            book,
            files,
            sources,
            passages,
            words: Words::get(),
            spoken: OnceLock::new(),
            conflicts: OnceLock::new(),
        }
    }

    /// What the book says in sentences that hold numbers; read when a rule first asks.
    fn spoken(&self) -> &[Spoken] {
        self.spoken.get_or_init(|| spoken::spoken(&self.passages))
    }

    /// Quantities of the book that contradict each other; found when a rule first asks.
    fn conflicts(&self) -> &[Conflict] {
        self.conflicts.get_or_init(|| index::conflicts(self))
    }
}

/// Where a rule reports.
pub struct Findings {
    code: Code,
    severity: Severity,
    found: Diagnostics,
}

impl Findings {
    /// A finding of this rule, to be completed and handed to [`push`](Findings::push).
    pub fn at(&self, place: impl Into<Place>, message: Message) -> Diagnostic {
        Diagnostic { severity: self.severity, ..Diagnostic::error(self.code, place, message) }
    }

    /// Reports a finding.
    pub fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }
}

/// Every rule, in the order of the catalogue.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        structure::RULES,
        translations::RULES,
        charts::RULES,
        pictures::RULES,
        lists::RULES,
        numbers::RULES,
        form::RULES,
        interviews::RULES,
        pasted::RULES,
        typography::RULES,
    ]
    .into_iter()
    .flatten()
}

/// Runs the rules for which `wanted` holds, on all cores. Each is asked for when it is its turn.
pub fn run(cx: &LintContext, wanted: impl Fn(&Rule) -> bool + Sync) -> Diagnostics {
    let all: Vec<&Rule> = rules().collect();
    let found: Vec<Diagnostics> = all
        .into_par_iter()
        .filter(|rule| wanted(rule))
        .map(|rule| {
            let mut findings =
                Findings { code: rule.code, severity: rule.severity, found: Diagnostics::default() };
            (rule.check)(cx, &mut findings);
            findings.found
        })
        .collect();
    let mut all = Diagnostics::default();
    found.into_iter().for_each(|found| all.append(found));
    all
}
