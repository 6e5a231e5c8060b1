//! A document on the stage: typeset again and again with everything kept warm, and its last good print.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::clock::{Stopwatch, Timing};
use super::print::Print;
use crate::diag::Diagnostics;
use crate::ink::Medium;
use crate::project::is_id;
use crate::session::{KeptTypesetter, Part, Session, Step};
use crate::source::Sources;

/// What can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum View {
    /// The report for reading on a screen.
    Report,
    /// The report for the press.
    Press,
    /// The sheet of a company, by its case's id.
    Sheet(String),
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::Report => f.write_str("report"),
            View::Press => f.write_str("press"),
            View::Sheet(id) => write!(f, "sheet-{id}"),
        }
    }
}

/// A name that is not a view's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnknownView;

impl fmt::Display for UnknownView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown view")
    }
}

impl std::error::Error for UnknownView {}

impl FromStr for View {
    type Err = UnknownView;

    fn from_str(name: &str) -> Result<View, UnknownView> {
        match name {
            "report" => Ok(View::Report),
            "press" => Ok(View::Press),
            _ => {
                let id = name.strip_prefix("sheet-").filter(|id| is_id(id)).ok_or(UnknownView)?;
                Ok(View::Sheet(id.to_owned()))
            }
        }
    }
}

impl Serialize for View {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A document with its typesetter.
#[derive(Default)]
pub(super) struct Stage {
    typesetter: KeptTypesetter,
    print: Option<Arc<Print>>,
    found: Diagnostics,
    fresh: bool,
}

impl Stage {
    /// The last good print.
    pub(super) fn print(&self) -> Option<&Arc<Print>> {
        self.print.as_ref()
    }

    /// What was found when it was typeset.
    pub(super) fn found(&self) -> &Diagnostics {
        &self.found
    }

    /// Whether it was typeset since it was outdated.
    pub(super) fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// The files are others now.
    pub(super) fn outdate(&mut self) {
        self.fresh = false;
    }

    /// Typesets the document anew. With errors, the last good print stays.
    pub(super) fn set(
        &mut self,
        view: &View,
        session: &Session,
        sources: &Arc<Sources>,
        timing: &mut Timing,
    ) {
        let mut found = Diagnostics::default();
        self.try_set(view, session, sources, timing, &mut found);
        self.found = found;
        self.fresh = true;
    }

    fn try_set(
        &mut self,
        view: &View,
        session: &Session,
        sources: &Arc<Sources>,
        timing: &mut Timing,
        found: &mut Diagnostics,
    ) -> Option<()> {
        let mut watch = Stopwatch::start();
        let (part, medium) = match view {
            View::Report => (Part::Report, Medium::Screen),
            View::Press => (Part::Report, Medium::Press),
            View::Sheet(id) => (Part::Sheet(id), Medium::Screen),
        };
        let typesetter = self.typesetter.of(session);
        let mut done = |step| match step {
            Step::Rendered => timing.template += watch.lap(),
            Step::Typeset => timing.typeset += watch.lap(),
        };
        let document = session.typeset_part(part, medium, typesetter, &mut done, found);
        let trace = typesetter.trace();
        let before = self.print.take();
        let print = document.map(|document| Print::new(document, trace, sources.clone(), before.as_deref()));
        self.print = print.map(Arc::new).or(before);
        timing.compare += watch.lap();
        Some(())
    }
}
