//! More categories or series than a kind can label, and more series than a book has inks.

use super::place;
use crate::diag::explanation::Example;
use crate::diag::message::{Template, Value, messages, words};
use crate::diag::{Code, Severity};
use crate::figure::facts::Instead;
use crate::ink::SERIES;
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "crowded-chart";
    ROWS(kind, most, own);
    COLUMNS(kind, most, own);
    INKS(most, own);
    HINT(instead);
    INKS_HINT(instead);
}

words! {
    "crowded-chart";
    BARS;
    COLUMN;
    PLACES;
    LINES;
    SHADES;
    TABLE;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("crowded-chart"),
    severity: Severity::Warning,
    example: Example {
        wrong: "chart: donut\ndata:\n  columns: [占比]\n  rows:\n    - [甲, 30]\n    - [乙, 20]\n    - [丙, 15]\n    - [丁, 12]\n    - [戊, 10]\n    - [己, 8]\n    - [庚, 5]",
        right: "chart: bar\ndata:\n  columns: [占比]\n  rows:\n    - [甲, 30]\n    - [乙, 20]\n    - [丙, 15]\n    - [丁, 12]\n    - [戊, 10]\n    - [己, 8]\n    - [庚, 5]",
    },
    check,
};

/// The kinds that the catalogues name for what is better.
fn better(instead: Instead) -> Value {
    let word: &'static Template = match instead {
        Instead::Bars => &BARS,
        Instead::Columns => &COLUMN,
        Instead::Places => &PLACES,
        Instead::Lines => &LINES,
        Instead::Shades => &SHADES,
        Instead::Table => &TABLE,
    };
    Value::from(word)
}

fn check(cx: &LintContext, findings: &mut Findings) {
    for figure in &cx.book.figures {
        for panel in &figure.panels {
            let chart = &panel.chart;
            let manner = &chart.kind.manner;
            let (kind, [rows, columns]) = (chart.kind.as_str(), manner.most);
            let number = |number: usize| number.to_string();
            if chart.rows.len() > rows && !chart.is_over_time() {
                let span = chart.rows.get(rows).map_or(place(figure, panel), |row| row.label.span());
                let message = ROWS.with([kind, &number(rows), &number(chart.rows.len())]);
                findings.push(findings.at(span, message).hint(HINT.with([better(manner.instead)])));
            }
            let own = chart.width();
            let most = if manner.inks { columns.min(SERIES) } else { columns };
            if own > most {
                let span = chart.columns.get(most).map_or(place(figure, panel), |column| column.label.span());
                let (message, hint) = match manner.inks && own > SERIES {
                    true => {
                        (INKS.with([&number(SERIES), &number(own)]), INKS_HINT.with([better(manner.instead)]))
                    }
                    false => (
                        COLUMNS.with([kind, &number(most), &number(own)]),
                        HINT.with([better(manner.instead)]),
                    ),
                };
                findings.push(findings.at(span, message).hint(hint));
            }
        }
    }
}
