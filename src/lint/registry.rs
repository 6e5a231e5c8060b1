//! Every rule: one line each, in the order of the catalogue.

use super::{Rule, form, structure, typography};

/// Every rule.
pub static RULES: &[Rule] = &[
    // Structure and references.
    structure::duplicate_name::RULE,
    structure::cross_reference_number::RULE,
    structure::count_mention::RULE,
    // Numbers.
    // Qualifiers and form.
    form::double_qualifier::RULE,
    form::exact_with_qualifier::RULE,
    form::suffix_order::RULE,
    form::period_span::RULE,
    form::thousands::RULE,
    form::range_dash::RULE,
    // Interviews.
    // Chinese typography.
    typography::halfwidth_punctuation::RULE,
    typography::straight_quote::RULE,
    typography::unbalanced_quote::RULE,
    typography::cjk_latin_spacing::RULE,
    typography::ellipsis::RULE,
    typography::dash::RULE,
    typography::doubled_character::RULE,
    typography::doubled_word::RULE,
    typography::fullwidth_digit::RULE,
    typography::term::RULE,
    typography::variant_name::RULE,
];
