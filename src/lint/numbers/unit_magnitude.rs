//! One quantity in two orders of magnitude.

use std::collections::BTreeMap;

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::figures::{Cell, cells, normal};
use crate::lint::quantities::index::Kind;
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, Rule, Scene};

messages! {
    MAGNITUDE: "{} here, but {} elsewhere for `{}`: one of them has the wrong magnitude", "此处作 {}，另一处作 {}（{}）：有一处的“万”“亿”等单位写错";
    MAGNITUDE_HINT: "find out which order of magnitude is right, and write it in both places", "请查明哪个数量级正确，两处写成一致";
    THERE: "the other value", "另一处的数值";
    PART: "{} is more than {}, of which it is a part: `{}` is named in `{}`", "{} 多于 {}，而“{}”是“{}”的一部分";
    PART_HINT: "see whether 万 or 亿 is right here", "请核对此处的“万”“亿”";
}

pub const RULE: Rule = Rule {
    code: Code::UnitMagnitude,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Reports one labelled quantity with the same digits and different magnitudes in two places (6183 件, 6183 万件), and a row of a figure that is more than ten times the row it is a part of by its name (最高法院新收案件 in 新收案件).",
            "报告同一标签的数值在两处数字相同而数量级不同（6183 件与 6183 万件），以及图表中按名称属于另一行、却超过其十倍的行（“最高法院新收案件”与“新收案件”）。",
        ),
        why: both(
            "A 万 too much or too little changes the number ten-thousandfold, and no proofreader stumbles over it.",
            "多一个或少一个“万”，数值就差一万倍，而校对时很难察觉。",
        ),
        wrong: "rows:\n  - [新收案件, 52.6 万件]\n  - [最高法院新收案件, 6183 万件]",
        right: "rows:\n  - [新收案件, 52.6 万件]\n  - [最高法院新收案件, 6183 件]",
        fix: both("Write the right magnitude in both places.", "两处都写成正确的数量级。"),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    for conflict in scene.conflicts().iter().filter(|conflict| conflict.kind == Kind::Magnitude) {
        let values = [&conflict.said_text, &conflict.known_text, &conflict.label];
        let found = findings.at(conflict.said, MAGNITUDE.with(values)).hint(MAGNITUDE_HINT.plain());
        findings.push(found.related(conflict.known, THERE.plain()));
    }
    for figure in &scene.book.figures {
        let all = cells(figure, scene.words);
        let counted = |cell: &&Cell| matches!(cell.reading.unit, Unit::Named(_)) && cell.part.is_none();
        let mut wholes: BTreeMap<(usize, usize, &str, String), Vec<&Cell>> = BTreeMap::new();
        for whole in all.iter().filter(counted) {
            let label = normal(&whole.label);
            if label.chars().count() >= 4 {
                wholes.entry((whole.panel.index, whole.column, &whole.group, label)).or_default().push(whole);
            }
        }
        for part in all.iter().filter(counted) {
            let label = normal(&part.label);
            // 授权发明专利量 is a part of 发明专利量.
            let mut named = label.char_indices().skip(1).filter_map(|(at, _)| {
                let key = (part.panel.index, part.column, part.group.as_str(), label[at..].to_owned());
                wholes.get(&key)?.iter().find(|whole| whole.reading.unit == part.reading.unit)
            });
            let Some(whole) = named.next() else { continue };
            if part.reading.value > 10.0 * whole.reading.value {
                let values = [part.text.as_str(), whole.text.as_str(), &part.label, &whole.label];
                let found = findings.at(part.span(), PART.with(values)).hint(PART_HINT.plain());
                findings.push(found.related(whole.span(), THERE.plain()));
            }
        }
    }
}
