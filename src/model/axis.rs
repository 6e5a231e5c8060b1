//! What a figure's file asks of a value axis, and what it sets against the values.

use super::context::Context;
use crate::content::figure::{self as content};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic};
use crate::figure::{Annotation, Asked, Chart, Reference};
use crate::quantity::Quantity;
use crate::source::{Spanned, Text};

messages! {
    "axis";
    NO_NUMBER(text);
    NO_NUMBER_HINT;
}

/// What a file says of an axis.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub axis: Option<&'a Spanned<content::Axis>>,
    pub lines: &'a [content::Line],
    pub bands: &'a [content::Band],
    pub annotations: &'a [content::Annotation],
}

impl<'a> Said<'a> {
    /// What a panel says, and for what it leaves out what its figure says. Remarks are about the values of a panel, so that they
    /// are its own.
    pub(super) fn or(self, figure: Said<'a>) -> Said<'a> {
        fn first<'a, T>(own: &'a [T], other: &'a [T]) -> &'a [T] {
            if own.is_empty() { other } else { own }
        }
        Said {
            axis: self.axis.or(figure.axis),
            lines: first(self.lines, figure.lines),
            bands: first(self.bands, figure.bands),
            annotations: self.annotations,
        }
    }

    /// Gives a chart what is said. What should be a number and is none is reported.
    pub(super) fn tell(self, chart: &mut Chart, cx: &mut Context) {
        if let Some(axis) = self.axis {
            let mut limit = |text: &Option<Text>| text.as_ref().and_then(|text| number(text, cx));
            let (min, max) = (limit(&axis.min), limit(&axis.max));
            let ticks = axis.ticks.map(usize::from);
            chart.axis = Asked { span: Some(axis.span), min, max, ticks, log: axis.log };
        }
        let bands = self.bands.iter().map(|band| (&band.label, vec![&band.from, &band.to]));
        let lines = self.lines.iter().map(|line| (&line.label, vec![&line.at]));
        for (label, ends) in bands.chain(lines) {
            cx.required(label);
            let ends: Option<Vec<Quantity>> = ends.into_iter().map(|end| number(end, cx)).collect();
            let Some(ends) = ends else { continue };
            let range = cx.lang.range();
            let written: Vec<&str> = ends.iter().map(|end| end.text.as_str()).collect();
            let printed = label.derive(format!("{} {}", label.trim(), written.join(&range)));
            chart.references.push(Reference { label: label.clone(), printed, ends });
        }
        for annotation in self.annotations {
            cx.required(&annotation.text);
            let content::Annotation { at, series, text } = annotation.clone();
            chart.annotations.push(Annotation { at, series, text });
        }
    }
}

/// The number of a text, as it prints in the book's language.
fn number(text: &Text, cx: &mut Context) -> Option<Quantity> {
    let found = Quantity::parse(text).ok().filter(|quantity| quantity.scaled().is_finite());
    if found.is_none() {
        let message = NO_NUMBER.with([text.as_str()]);
        cx.push(Diagnostic::error(Code::Quantity, text.span(), message).hint(NO_NUMBER_HINT.plain()));
    }
    found.map(|quantity| quantity.typeset(&cx.lang.range()))
}
