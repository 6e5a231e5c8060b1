//! Every rule: one line each, in the order of the catalogue.

use super::Rule;

/// Every rule.
pub static RULES: &[Rule] = &[
    // Structure and references.
    // Numbers.
    // Qualifiers and form.
    // Interviews.
    // Chinese typography.
];
