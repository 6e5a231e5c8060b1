//! Names near to a mistyped one.

use super::message::{self as m, Message};

/// The nearest known name if one is near, else all of them.
pub fn nearest_hint(typed: &str, known: &[String]) -> Option<Message> {
    match nearest(typed, known) {
        Some(name) => Some(m::NEAREST.with([name])),
        None if known.is_empty() => None,
        None => Some(m::KNOWN_KEYS.with([known.to_vec()])),
    }
}

/// The known name that more than half agrees with the one typed.
pub fn nearest<'a>(typed: &str, known: &'a [String]) -> Option<&'a String> {
    let likeness = |name: &&String| strsim::normalized_damerau_levenshtein(typed, name);
    let near = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    near.filter(|name| likeness(name) > 0.5)
}

#[cfg(test)]
mod tests {
    use super::nearest_hint;
    use crate::locale::Lang;

    #[test]
    fn only_a_near_name_is_proposed() {
        let hint = |typed: &str| {
            nearest_hint(typed, &["bar".into(), "donut".into()]).map(|hint| hint.render(Lang::default()))
        };
        assert_eq!(hint("bra").as_deref(), Some("did you mean `bar`?"));
        assert_eq!(hint("pie").as_deref(), Some("allowed here: bar, donut"));
        assert_eq!(nearest_hint("pie", &[]), None);
    }
}
