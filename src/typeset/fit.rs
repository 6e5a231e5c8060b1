//! A sheet that fits on one page: what it holds is found by setting it.
//!
//! The roomiest way comes first; where not all questions stand on the page in any way, those do which their editor marked, or, where
//! none is marked, as many as fit, from the first on. Nothing is left out without a word.

use std::collections::BTreeSet;

use typst::layout::{FrameItem, Point};
use typst_layout::PagedDocument;

use super::Typesetter;
use super::walk::walk;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::template::{FIT, Fit, Trial, TypstProject};

messages! {
    "one-page";
    LONG(lines);
    LONG_HINT;
    LONG_MARKED(lines);
    LONG_MARKED_HINT;
    LEFT_OUT(questions, shown, of);
    LEFT_OUT_CLOSING;
    LEFT_OUT_HINT;
}

/// The ways to set what is to be printed, the roomiest first: whether type is small, and whether columns end where questions do.
const WAYS: [(bool, bool); 3] = [(false, true), (true, true), (true, false)];

impl Typesetter {
    /// Sets a sheet on one page. `None` if it does not fit or has errors, which are reported.
    pub(super) fn typeset_fitted(
        &mut self,
        project: &TypstProject,
        fit: &Fit,
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        let of = fit.questions.len();
        let marked: Vec<usize> =
            (1..).zip(&fit.questions).filter(|(_, each)| each.marked).map(|(at, _)| at).collect();
        let by_mark = !marked.is_empty();
        let wanted: Vec<usize> = if by_mark { marked } else { (1..=of).collect() };
        let trial = |(tight, even), shown: &[usize]| Trial {
            tight,
            even,
            shown: shown.to_vec(),
            closing: fit.closing && shown.len() == of,
        };
        let mut over = 0;
        for way in WAYS {
            let trial = trial(way, &wanted);
            match self.attempt(project, &trial, of, diagnostics)? {
                Ok(document) => {
                    diagnostics.append(left_out(fit, &trial));
                    return Some(document);
                }
                Err(lines) => over = lines,
            }
        }
        if by_mark {
            let place = fit.questions.iter().find(|each| each.marked).map_or(fit.name, |each| each.span);
            let found = Diagnostic::error(Code::SheetFit, place, LONG_MARKED.with([over as i32]));
            diagnostics.push(found.hint(LONG_MARKED_HINT.plain()));
            return None;
        }
        // As many questions as fit; with one less there is always more room. All of them may do so without the closing.
        let (mut least, mut most) = (0, if fit.closing { of } else { of.saturating_sub(1) });
        let mut best = None;
        while least <= most {
            let count = least + (most - least) / 2;
            let shown: Vec<usize> = (1..=count).collect();
            let mut trial = trial((true, false), &shown);
            trial.closing = false;
            match self.attempt(project, &trial, of, diagnostics)? {
                Ok(document) => {
                    best = Some((document, trial));
                    least = count + 1;
                }
                Err(lines) if count == 0 => {
                    over = lines;
                    break;
                }
                Err(_) => most = count - 1,
            }
        }
        let Some((document, mut trial)) = best else {
            let found = Diagnostic::error(Code::SheetFit, fit.name, LONG.with([over as i32]));
            diagnostics.push(found.hint(LONG_HINT.plain()));
            return None;
        };
        diagnostics.append(left_out(fit, &trial));
        trial.even = true;
        Some(self.attempt(project, &trial, of, diagnostics)?.unwrap_or(document))
    }

    /// Sets a sheet in one way, or says how many lines are too many. `None` if there are errors, which are reported.
    fn attempt(
        &mut self,
        project: &TypstProject,
        trial: &Trial,
        of: usize,
        diagnostics: &mut Diagnostics,
    ) -> Option<Result<PagedDocument, usize>> {
        let mut project = project.clone();
        project.put(FIT, trial.source(of));
        let mut found = Diagnostics::default();
        let document = self.typeset_planned(project, &mut found);
        let Some(document) = document else {
            diagnostics.append(found);
            return None;
        };
        if document.pages().len() > 1 {
            return Some(Err(lines_over(&document)));
        }
        diagnostics.append(found);
        Some(Ok(document))
    }
}

/// The lines of text that do not stand on the first page.
fn lines_over(document: &PagedDocument) -> usize {
    let mut lines = BTreeSet::new();
    for (number, page) in document.pages().iter().enumerate().skip(1) {
        let middle = page.frame.width() / 2.0;
        walk(&page.frame, Point::zero(), &mut |item, at| {
            if let FrameItem::Text(_) = item {
                lines.insert((number, at.x > middle, at.y.to_pt().round() as i64));
            }
        });
    }
    lines.len().max(1)
}

/// What is said of the questions that do not stand on the page.
fn left_out(fit: &Fit, trial: &Trial) -> Diagnostics {
    let mut found = Diagnostics::default();
    let mut say = |place, message| {
        let note =
            Diagnostic { severity: Severity::Info, ..Diagnostic::error(Code::SheetFit, place, message) };
        found.push(note.hint(LEFT_OUT_HINT.plain()));
    };
    let missing: Vec<(usize, _)> =
        (1..).zip(&fit.questions).filter(|(at, _)| !trial.shown.contains(at)).collect();
    let numbers: Vec<String> = missing.iter().map(|(at, _)| at.to_string()).collect();
    if let Some((_, first)) = missing.first() {
        let values = [numbers.join(", "), trial.shown.len().to_string(), fit.questions.len().to_string()];
        say(first.span, LEFT_OUT.with(values));
    } else if fit.closing && !trial.closing {
        say(fit.name, LEFT_OUT_CLOSING.plain());
    }
    found
}
