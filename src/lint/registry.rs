//! Every rule: one line each, in the order of the catalogue.

use super::{Rule, form, interviews, numbers, pasted, structure, typography};

/// Every rule.
pub static RULES: &[Rule] = &[
    // Structure and references.
    structure::duplicate_name::RULE,
    structure::cross_reference_number::RULE,
    structure::count_mention::RULE,
    structure::lost_text::RULE,
    // Numbers.
    numbers::granted_exceeds_inventions::RULE,
    numbers::inventions_exceed_applications::RULE,
    numbers::share_mismatch::RULE,
    numbers::sum_not_100::RULE,
    numbers::sum_of_parts::RULE,
    numbers::grim::RULE,
    numbers::small_base::RULE,
    numbers::same_question_different_n::RULE,
    numbers::missing_base::RULE,
    numbers::number_drift::RULE,
    numbers::unit_magnitude::RULE,
    numbers::percent_vs_point::RULE,
    numbers::direction::RULE,
    numbers::threshold_word::RULE,
    // Qualifiers and form.
    form::double_qualifier::RULE,
    form::exact_with_qualifier::RULE,
    form::suffix_order::RULE,
    form::period_span::RULE,
    form::thousands::RULE,
    form::range_dash::RULE,
    // Interviews.
    interviews::quote_not_in_interview::RULE,
    interviews::quote_in_digest::RULE,
    interviews::attribution_drift::RULE,
    interviews::missing_attribution::RULE,
    interviews::enumeration_gap::RULE,
    interviews::paragraph_end::RULE,
    interviews::question_prefix::RULE,
    interviews::quote_marks::RULE,
    interviews::repeated_answer::RULE,
    // What is pasted.
    pasted::invisible_character::RULE,
    pasted::compatibility_character::RULE,
    pasted::pasted_list::RULE,
    pasted::line_break::RULE,
    pasted::unfinished::RULE,
    pasted::impossible_date::RULE,
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
    typography::stray_space::RULE,
    typography::interpunct::RULE,
    typography::term::RULE,
    typography::variant_name::RULE,
];
