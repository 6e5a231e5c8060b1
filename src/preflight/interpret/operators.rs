//! The operators of content and how many operands each takes (ISO 32000-1, annex A).

use lopdf::content::Operation;

use crate::preflight::seen::Fault;

/// Operators by the number of their operands. What `sc` and its like take depends on the colour space.
const OPERATORS: [&[&str]; 8] = [
    &[
        "b", "B", "b*", "B*", "BT", "BX", "EMC", "ET", "EX", "f", "F", "f*", "h", "n", "q", "Q", "s", "S",
        "T*", "W", "W*",
    ],
    &[
        "BMC", "cs", "CS", "Do", "g", "G", "gs", "i", "j", "J", "M", "MP", "ri", "sh", "Tc", "Tj", "TJ",
        "TL", "Tr", "Ts", "Tw", "Tz", "w", "'",
    ],
    &["BDC", "d", "d0", "DP", "l", "m", "Td", "TD", "Tf"],
    &["rg", "RG", "\""],
    &["k", "K", "re", "v", "y"],
    &[],
    &["c", "cm", "d1", "Tm"],
    &["sc", "scn", "SC", "SCN"],
];
/// The row of those that take any number.
const ANY: usize = OPERATORS.len() - 1;

/// What is wrong with an operation by itself.
pub(super) fn fault(operation: &Operation) -> Option<Fault> {
    let (name, given) = (operation.operator.as_str(), operation.operands.len());
    match OPERATORS.iter().position(|row| row.contains(&name)) {
        Some(asked) => (asked != given && asked != ANY).then(|| Fault::Operands(name.to_owned(), given)),
        None => Some(Fault::Operator(name.chars().take(20).collect())),
    }
}
