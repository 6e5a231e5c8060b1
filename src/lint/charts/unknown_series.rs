//! A colour for a series that does not exist.

use std::collections::BTreeSet;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Severity, nearest_hint};
use crate::lint::{Findings, LintContext, Rule};
use crate::model::series;

messages! {
    "unknown-series";
    NONE(name);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("unknown-series"),
    severity: Severity::Warning,
    example: Example {
        wrong: "series: { 国内企业: 1 }   # report.yaml; the charts say 国内",
        right: "series: { 国内: 1 }",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let Some(report) = &cx.files.report else { return };
    let charts = cx.book.figures.iter().flat_map(|figure| &figure.panels).map(|panel| &panel.chart);
    let charts = charts.filter(|chart| chart.kind.manner.inks);
    let known: BTreeSet<String> =
        charts.flat_map(|chart| &chart.columns).map(|column| series::name(&column.label)).collect();
    let known: Vec<String> = known.into_iter().collect();
    for of in report.content.series.keys() {
        let name = series::name(of);
        if !known.contains(&name) {
            let found = findings.at(of.span(), NONE.with([name.as_str()]));
            let hint = nearest_hint(&name, &known).or_else(|| Some(HINT.plain()));
            findings.push(Diagnostic { hint, ..found });
        }
    }
}
