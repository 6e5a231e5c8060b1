//! The unit of a figure's values, said once: behind the subtitle where all panels share it, else behind the panel's title.

use crate::figure::{Chart, Words};
use crate::source::Text;

/// Words that say that values are percentages.
const PERCENT: [&str; 7] = ["%", "％", "百分比", "百分点", "percent", "per cent", "Percent"];

/// A panel: its title and its chart.
pub(super) type Titled<'a> = (Option<&'a Text>, &'a Chart);

/// The subtitle with the unit that all panels share, and for each panel the unit that it has to say itself. Where a title or an
/// axis names a unit, nobody says it again.
pub(super) fn say(
    title: &Text,
    subtitle: Option<&Text>,
    panels: &[Titled<'_>],
    words: &Words,
) -> (Option<Text>, Vec<Option<Text>>) {
    let unit = |(_, chart): &Titled<'_>| {
        let unit = chart.unit.as_ref().filter(|unit| !unit.trim().is_empty())?;
        (chart.kind.manner.unit_once && !chart.rows.is_empty()).then(|| unit.clone())
    };
    let units: Vec<Option<Text>> = panels.iter().map(unit).collect();
    let silent = vec![None; panels.len()];
    let shared = match &units[..] {
        [Some(first), rest @ ..] => {
            let same =
                |other: &Option<Text>| other.as_ref().is_some_and(|other| other.trim() == first.trim());
            rest.iter().all(same).then_some(first)
        }
        _ => None,
    };
    if let Some(unit) = shared {
        let axes = panels.iter().flat_map(|(_, chart)| [chart.x.as_ref(), chart.y.as_ref()]);
        if [Some(title), subtitle].into_iter().chain(axes).flatten().any(|text| names(text, unit)) {
            return (subtitle.cloned(), silent);
        }
        let said = match subtitle {
            Some(subtitle) => in_brackets(subtitle, unit, words),
            None => unit.derive(words.in_unit(unit.trim())),
        };
        return (Some(said), silent);
    }
    let own = panels.iter().zip(units).map(|((own, chart), unit)| {
        let unit = unit?;
        let above = [Some(title), subtitle, *own, chart.x.as_ref(), chart.y.as_ref()];
        let is_said = above.into_iter().flatten().any(|text| names(text, &unit));
        (!is_said).then(|| unit.derive(words.in_unit(unit.trim())))
    });
    (subtitle.cloned(), own.collect())
}

/// Whether a text names a unit.
fn names(text: &Text, unit: &Text) -> bool {
    let unit = unit.trim();
    let percent = unit.starts_with(['%', '％']);
    if percent {
        return PERCENT.iter().any(|word| text.contains(word));
    }
    if unit.chars().count() > 1 {
        return text.contains(unit);
    }
    // 项 is in 专利项目 and names no unit there: behind a bracket or a number, it does.
    let names = |(at, _): (usize, &str)| {
        let before = text[..at].trim_end().chars().next_back();
        before.is_some_and(|c| c.is_numeric() || "(（：:".contains(c))
    };
    text.match_indices(unit).any(names)
}

fn in_brackets(text: &Text, unit: &Text, words: &Words) -> Text {
    let [open, close] = words.brackets;
    text.derive(format!("{}{open}{}{close}", text.trim_end(), unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::names;
    use crate::source::{Span, Text};

    #[test]
    fn a_unit_is_said_once() {
        let text = |text: &str| Text::new(text, Span::default());
        assert!(names(&text("受访企业占比（%）"), &text("%")));
        assert!(names(&text("Share of firms, per cent"), &text("%")));
        assert!(names(&text("授权量（万件）"), &text("万件")));
        assert!(!names(&text("受访企业占比"), &text("%")));
        assert!(names(&text("单位：项"), &text("项")));
        assert!(!names(&text("十二项提案里只有一项成为专利项目"), &text("年")));
        assert!(!names(&text("各类项目的漏斗"), &text("项")));
    }
}
