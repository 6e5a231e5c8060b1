//! One quantity with two values in the book.

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::index::Kind;
use crate::lint::{Findings, Rule, Scene};

messages! {
    DRIFT: "{} here, but {} elsewhere for `{}`", "此处作 {}，另一处作 {}（{}）";
    DRIFT_HINT: "find out which of the two is right, and write it in both places", "请查明哪一处正确，两处写成一致";
    THERE: "the other value", "另一处的数值";
}

pub const RULE: Rule = Rule {
    code: Code::NumberDrift,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Keeps an index of the labelled quantities of the book: cells of figures, patent numbers of cases. A clause that names the same label and holds one number is compared with it, as exactly as both are written (15.7 % agrees with 15.72 %, 超过 8.5 万 with 86,000). Clauses about another year, region or group, differences, and clauses with several numbers are left alone.",
            "为全书带标签的数值建立索引：图表的单元格、案例的专利数量。文中一个分句提到同一标签且只有一个数，就与索引比较，精度以两处写法为准（15.7% 与 15.72% 相合，“超过 8.5 万”与 86,000 相合）。说的是别的年份、地区、群体，或是差值，或含有多个数的分句，不作比较。",
        ),
        why: both(
            "The commonest mistake of a report: a number is corrected in the chart and stays in the text, or the other way round.",
            "报告最常见的错误：图里的数改了，文中没改，或者相反。",
        ),
        wrong: "patents: { applications: 734 }\nprofile: |\n  公司累计申请专利 743 件。",
        right: "patents: { applications: 734 }\nprofile: |\n  公司累计申请专利 734 件。",
        fix: both(
            "Find out which value is right, and write it in both places.",
            "查明哪个值正确，两处写成一致。",
        ),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    for conflict in scene.conflicts().iter().filter(|conflict| conflict.kind == Kind::Drift) {
        let values = [&conflict.said_text, &conflict.known_text, &conflict.label];
        let found = findings.at(conflict.said, DRIFT.with(values)).hint(DRIFT_HINT.plain());
        findings.push(found.related(conflict.known, THERE.plain()));
    }
}
