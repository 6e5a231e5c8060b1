//! Units in cells that contradict the chart's.

use super::chart::{Cell, Chart};
use crate::diag::Message;
use crate::diag::message::messages;
use crate::quantity::Quantity;
use crate::source::Span;

messages! {
    "units";
    CONTRADICTS(cell, own, unit);
    TWICE(cell, unit);
}

/// Words of magnitude that a unit may begin with.
const MAGNITUDES: [&str; 17] = [
    "万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "万", "萬億", "千億", "百億", "十億", "億", "千萬",
    "百萬", "萬", "兆",
];

/// Currencies by their signs.
const CURRENCIES: [(&str, &str); 6] =
    [("¥", "元"), ("￥", "元"), ("RMB", "元"), ("$", "美元"), ("US$", "美元"), ("€", "欧元")];

/// Every cell whose unit is another than the chart's: what is wrong, and where. Kinds whose rows have units of their own are left out.
pub(super) fn contradictions(chart: &Chart) -> Vec<(Message, Span)> {
    let Some(unit) = chart.unit.as_ref().filter(|unit| !unit.trim().is_empty()) else { return Vec::new() };
    if !chart.kind.shape.has_one_unit() {
        return Vec::new();
    }
    let cells = chart.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::quantity);
    cells.filter_map(|quantity| contradiction(quantity, unit.trim())).collect()
}

fn contradiction(quantity: &Quantity, unit: &str) -> Option<(Message, Span)> {
    let percent = unit.starts_with(['%', '％']);
    let span = quantity.text.span();
    let says = |own: &str| {
        let message = CONTRADICTS.with([quantity.text.as_str(), own, unit]);
        Some((message, span))
    };
    match (quantity.is_percent, &quantity.unit) {
        (true, _) if !percent => says("%"),
        (true, _) => None,
        // 3 万 of 万件 are 3 亿.
        (false, None) => {
            let twice = quantity.magnitude.is_some() && split(unit).0.is_some();
            let message = TWICE.with([quantity.text.as_str(), unit]);
            twice.then_some((message, span))
        }
        (false, Some(own)) => {
            let magnitude = quantity.magnitude.as_ref().map(|magnitude| magnitude.text.as_str());
            let same =
                !percent && alike(split(own).1, split(unit).1) && magnitude.or(split(own).0) == split(unit).0;
            if same { None } else { says(&format!("{}{own}", magnitude.unwrap_or_default())) }
        }
    }
}

/// The magnitude and the rest of a unit: 万件 counts in ten thousands.
fn split(unit: &str) -> (Option<&'static str>, &str) {
    let unit = unit.trim();
    let word = MAGNITUDES.iter().find(|word| unit.starts_with(**word));
    (word.copied(), word.map_or(unit, |word| unit[word.len()..].trim()))
}

/// Whether two names are of one unit: 件 and 件专利, ¥ and 元.
fn alike(own: &str, unit: &str) -> bool {
    let name = |word: &str| -> String {
        let plain = word.split(['（', '(', '/']).next().unwrap_or(word).trim();
        CURRENCIES.iter().find(|(sign, _)| *sign == plain).map_or(plain, |(_, name)| name).to_owned()
    };
    let (own, unit) = (name(own), name(unit));
    own.starts_with(&unit) || unit.starts_with(&own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Lang;
    use crate::figure::samples;
    use crate::source::Text;

    fn said(unit: &str, cell: &str) -> Option<String> {
        let mut chart = samples::chart("column", &["x"], &[("a", &[cell])]);
        chart.unit = Some(Text::new(unit, Span::default()));
        contradictions(&chart).first().map(|(message, _)| message.render(Lang::default()))
    }

    #[test]
    fn a_cell_in_another_unit_is_named() {
        for (unit, cell) in [
            ("%", "38.9"),
            ("%", "38.9%"),
            ("件", "734 件"),
            ("万件", "3 万件"),
            ("万件", "3"),
            ("元", "¥5,000"),
            ("家企业", "5 家"),
            ("件", "3 万"),
            ("", "5 件"),
        ] {
            assert_eq!(said(unit, cell), None, "{unit} {cell}");
        }
        for (unit, cell, message) in [
            ("件", "38.9%", "`38.9%` is in `%`, the chart in `件`"),
            ("%", "45 件", "`45 件` is in `件`, the chart in `%`"),
            ("%", "5 个百分点", "`5 个百分点` is in `个百分点`, the chart in `%`"),
            ("万件", "5 件", "`5 件` is in `件`, the chart in `万件`"),
            ("万件", "3 亿件", "`3 亿件` is in `亿件`, the chart in `万件`"),
            ("万件", "3 万", "`3 万` has a magnitude of its own, and the chart's unit `万件` another"),
            ("元", "$5", "`$5` is in `$`, the chart in `元`"),
        ] {
            assert_eq!(said(unit, cell).as_deref(), Some(message));
        }
    }
}
