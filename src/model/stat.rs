//! Quantities taken apart for large type.

use super::context::Context;
use super::values::{Counted, check_count};
use crate::diag::message as m;
use crate::diag::{Code, Diagnostic};
use crate::quantity::{Quantity, gap_after};
use crate::source::Text;

/// A quantity taken apart for large type; the parts in their order are the text as it was written.
#[derive(Debug, Clone)]
pub struct StatValue {
    /// The text as it was written.
    pub text: Text,
    /// What stands before the number.
    pub prefix: Option<Text>,
    /// The digits.
    pub number: Text,
    /// What stands behind the number.
    pub suffix: Option<Text>,
    /// The unit, where the text has none.
    pub unit: Option<Text>,
}

/// Takes a quantity apart around its digits. `unit` is added where the text names none; `counted` is what it counts.
pub(super) fn stat_value(
    text: &Text,
    unit: Option<&str>,
    counted: Option<Counted>,
    cx: &mut Context,
) -> StatValue {
    let whole =
        StatValue { text: text.clone(), prefix: None, number: text.clone(), suffix: None, unit: None };
    let Ok(quantity) = Quantity::parse(text) else {
        let found = Diagnostic::error(Code::Quantity, text.span(), m::NOT_A_QUANTITY.with([text.as_str()]));
        cx.push(found.hint(m::NOT_A_QUANTITY_HINT.plain()));
        return whole;
    };
    if let Some(counted) = counted {
        check_count(&quantity, counted, cx);
    }
    let quantity = quantity.typeset(&cx.lang.range());
    // The unit stands behind the words of the number and before its remark: 320 件（含实用新型）, 15009 余件.
    let unit = unit.map(|unit| text.derive(unit));
    let named = quantity.unit.is_some() || quantity.is_percent || unit.is_none();
    let printed = quantity.with_unit(unit.as_ref());
    let Some((before, after)) = printed.split_once(quantity.number_text.as_str()) else { return whole };
    let part = |part: &str| (!part.trim().is_empty()).then(|| text.derive(part.trim()));
    let apart = unit.as_deref().filter(|_| !named).and_then(|unit| after.split_once(unit));
    let (suffix, unit) = match (apart, unit) {
        (Some((suffix, remark)), Some(unit)) if suffix.is_empty() || gap_after(suffix) => {
            (part(suffix), Some(text.derive(format!("{unit}{remark}"))))
        }
        _ => (part(after), None),
    };
    StatValue { text: text.clone(), prefix: part(before), number: quantity.number_text.clone(), suffix, unit }
}
