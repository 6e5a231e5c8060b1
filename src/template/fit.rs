//! A sheet that has to fit on one page: what its layout is told to try, and what it may leave out.

use std::fmt::Write;

use crate::model::Case;
use crate::source::Span;

/// Path of the source that says what a sheet of one page is to try.
pub const FIT: &str = "/fit.typ";

/// What a sheet of one page may leave out: questions, and what closes the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Every question of the case, in their order.
    pub questions: Vec<FitQuestion>,
    /// Whether something closes the interview.
    pub closing: bool,
    /// The company's name.
    pub name: Span,
}

/// A question of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FitQuestion {
    /// Where it stands.
    pub span: Span,
    /// Whether its editor wants it on the page.
    pub marked: bool,
}

/// One way to set a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Whether the interview is set in small type, in columns where the page has room for them.
    pub tight: bool,
    /// Whether columns end where questions do, about equally long.
    pub even: bool,
    /// The questions that are printed, from 1.
    pub shown: Vec<usize>,
    /// Whether what closes the interview is printed.
    pub closing: bool,
}

impl Fit {
    /// What the sheet of a case may leave out.
    pub(super) fn new(case: &Case) -> Fit {
        let questions = case.questions();
        Fit {
            questions: questions
                .map(|each| FitQuestion { span: each.q.span(), marked: each.one_page })
                .collect(),
            closing: case.closing.is_some(),
            name: case.name.span(),
        }
    }
}

impl Trial {
    /// The Typst source that tells a layout of it.
    pub(crate) fn source(&self, of: usize) -> String {
        let shown = self.shown.iter().fold(String::new(), |mut shown, number| {
            let _ = write!(shown, "{number}, ");
            shown
        });
        let Trial { tight, even, shown: _, closing } = self;
        format!("#let fit = (tight: {tight}, even: {even}, shown: ({shown}), of: {of}, closing: {closing})\n")
    }
}
