//! Presets are YAML files, built in or a printer's own.

use std::sync::LazyLock;

use super::preset::{Preset, Standard};
use super::rules::RULES;
use crate::content::explain;
use crate::diag::message::{Message, messages};
use crate::diag::{self, Code, Diagnostic, Diagnostics, Severity, nearest_hint};
use crate::source::yaml::{self, Key, Kind, Node};
use crate::source::{Source, Sources};

messages! {
    "preset";
    UNKNOWN(name);
    NO_MAP;
    NO_MAP_HINT;
    NUMBER(key, value);
    NUMBER_HINT(key, low, high);
    VALUE(key, value);
}

/// The presets that are built in, by name.
const BUILT_IN: [(&str, &str); 10] = [
    ("x4", include_str!("presets/x4.yaml")),
    ("x1a", include_str!("presets/x1a.yaml")),
    ("x3", include_str!("presets/x3.yaml")),
    ("x6", include_str!("presets/x6.yaml")),
    ("gwg2022-offset", include_str!("presets/gwg2022-offset.yaml")),
    ("gwg2022-web", include_str!("presets/gwg2022-web.yaml")),
    ("offset-coated", include_str!("presets/offset-coated.yaml")),
    ("offset-uncoated", include_str!("presets/offset-uncoated.yaml")),
    ("newspaper", include_str!("presets/newspaper.yaml")),
    ("digital", include_str!("presets/digital.yaml")),
];

/// The names of the presets that are built in.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// The preset of this name.
///
/// # Errors
/// When there is none: the sentence, with the nearest name, or all.
pub fn named(name: &str) -> Result<Preset, (Message, Option<Message>)> {
    let Some((_, text)) = BUILT_IN.iter().find(|(own, _)| *own == name) else {
        let known: Vec<String> = names().map(str::to_owned).collect();
        return Err((UNKNOWN.with([name]), nearest_hint(name, &known)));
    };
    let mut sources = Sources::default();
    let file = sources.add(name, *text);
    Ok(sources.get(file).and_then(|source| read(source, file).0).unwrap_or_default())
}

/// The preset that a standard alone makes.
pub(super) fn of(standard: Standard) -> &'static Preset {
    static PRESETS: LazyLock<[Preset; 4]> =
        LazyLock::new(|| ["x1a", "x3", "x4", "x6"].map(|name| named(name).unwrap_or_default()));
    let [x1a, x3, x4, x6] = &*PRESETS;
    match standard {
        Standard::X1a => x1a,
        Standard::X3 => x3,
        Standard::X4 => x4,
        Standard::X6 => x6,
    }
}

/// Reads a printer's own preset, and says all that is wrong with it. None if anything is.
pub fn read(source: &Source, file: u32) -> (Option<Preset>, Diagnostics) {
    let mut found = Diagnostics::default();
    let tree = yaml::parse(source, file);
    tree.faults.iter().for_each(|fault| found.push(explain(fault)));
    let mut preset = Preset::default();
    match tree.root {
        Some(Node { kind: Kind::Mapping(entries), .. }) => {
            entries.iter().for_each(|(key, value)| take(&mut preset, key, value, &mut found));
        }
        Some(other) => {
            let finding = Diagnostic::error(Code::Schema, other.span, NO_MAP.plain());
            found.push(finding.hint(NO_MAP_HINT.plain()));
        }
        None => {}
    }
    (found.is_empty().then_some(preset), found)
}

/// What a key sets, and between which bounds.
type Number = (&'static str, fn(&mut Preset) -> &mut f64, f64, f64);

const NUMBERS: [Number; 14] = [
    ("resolution", |preset| &mut preset.resolution, 1.0, 2540.0),
    ("lowest_resolution", |preset| &mut preset.lowest_resolution, 1.0, 2540.0),
    ("bitmap_resolution", |preset| &mut preset.bitmap_resolution, 1.0, 5080.0),
    ("lowest_bitmap_resolution", |preset| &mut preset.lowest_bitmap_resolution, 1.0, 5080.0),
    ("line_width", |preset| &mut preset.line_width, 0.0, 72.0),
    ("bleed", |preset| &mut preset.bleed, 0.0, 100.0),
    ("safe_margin", |preset| &mut preset.safe_margin, 0.0, 100.0),
    ("smallest_text", |preset| &mut preset.smallest_text, 0.0, 1000.0),
    ("small_text", |preset| &mut preset.small_text, 0.0, 1000.0),
    ("small_text_inks", |preset| &mut preset.small_text_inks, 1.0, 36.0),
    ("rich_black", |preset| &mut preset.rich_black, 100.0, 400.0),
    ("white_text", |preset| &mut preset.white_text, 0.0, 1000.0),
    ("black_text", |preset| &mut preset.black_text, 0.0, 1000.0),
    ("black_line", |preset| &mut preset.black_line, 0.0, 72.0),
];

/// The same of what is not asked for unless it is set.
type Limit = (&'static str, fn(&mut Preset) -> &mut Option<f64>, f64, f64);

const LIMITS: [Limit; 4] = [
    ("ink_limit", |preset| &mut preset.ink_limit, 100.0, 400.0),
    ("ink_square", |preset| &mut preset.ink_square, 1.0, 200.0),
    ("blank_pages", |preset| &mut preset.blank_pages, 0.0, 20_000.0),
    ("spot_inks", |preset| &mut preset.spot_inks, 0.0, 32.0),
];

fn take(preset: &mut Preset, key: &Key, value: &Node, found: &mut Diagnostics) {
    let mut number = |low: f64, high: f64| {
        let written = text(value).unwrap_or_default();
        let read = written.trim_end_matches(['%', ' ']).parse().ok();
        let read = read.filter(|number: &f64| (low..=high).contains(number));
        if read.is_none() {
            let hint = NUMBER_HINT.with([key.text.clone(), low.to_string(), high.to_string()]);
            let message = NUMBER.with([key.text.as_str(), written]);
            found.push(Diagnostic::error(Code::Schema, value.span, message).hint(hint));
        }
        read
    };
    match key.text.as_str() {
        "standard" => {
            const KNOWN: [(&str, Option<Standard>); 5] = [
                ("x4", Some(Standard::X4)),
                ("x6", Some(Standard::X6)),
                ("x1a", Some(Standard::X1a)),
                ("x3", Some(Standard::X3)),
                ("none", None),
            ];
            preset.standard = one_of(&key.text, value, &KNOWN, found).unwrap_or(preset.standard);
        }
        "rules" => match &value.kind {
            Kind::Mapping(entries) => {
                entries.iter().for_each(|(rule, severity)| severity_of(preset, rule, severity, found));
            }
            Kind::Scalar { .. } | Kind::Sequence(_) => {
                let finding = Diagnostic::error(Code::Schema, value.span, NO_MAP.plain());
                found.push(finding.hint(NO_MAP_HINT.plain()));
            }
        },
        other => {
            let same = |name: &str| name == other;
            if let Some((_, place, low, high)) = NUMBERS.iter().find(|(name, ..)| same(name)) {
                if let Some(number) = number(*low, *high) {
                    *place(preset) = number;
                }
            } else if let Some((_, place, low, high)) = LIMITS.iter().find(|(name, ..)| same(name)) {
                *place(preset) = number(*low, *high);
            } else {
                let numbers = NUMBERS.iter().map(|(name, ..)| *name);
                let limits = LIMITS.iter().map(|(name, ..)| *name);
                let known = numbers.chain(limits).chain(["standard", "rules"]).map(str::to_owned);
                unknown_key(key, &known.collect::<Vec<_>>(), found);
            }
        }
    }
}

fn severity_of(preset: &mut Preset, rule: &Key, value: &Node, found: &mut Diagnostics) {
    const KNOWN: [(&str, Option<Severity>); 4] = [
        ("error", Some(Severity::Error)),
        ("warning", Some(Severity::Warning)),
        ("info", Some(Severity::Info)),
        ("off", None),
    ];
    let codes = || RULES.iter().map(|rule| rule.code.as_str());
    match codes().find(|code| *code == rule.text) {
        Some(code) => {
            if let Some(severity) = one_of(&rule.text, value, &KNOWN, found) {
                preset.rules.insert(code, severity);
            }
        }
        None => unknown_key(rule, &codes().map(str::to_owned).collect::<Vec<_>>(), found),
    }
}

fn unknown_key(key: &Key, known: &[String], found: &mut Diagnostics) {
    let message = diag::message::UNKNOWN_KEY.with([key.text.as_str()]);
    let mut finding = Diagnostic::error(Code::UnknownKey, key.span, message);
    finding.hint = nearest_hint(&key.text, known);
    found.push(finding);
}

/// The value that a word stands for.
fn one_of<T: Copy>(key: &str, value: &Node, known: &[(&str, T)], found: &mut Diagnostics) -> Option<T> {
    let written = text(value).unwrap_or_default();
    let meant = known.iter().find(|(word, _)| *word == written).map(|(_, meant)| *meant);
    if meant.is_none() {
        let words: Vec<String> = known.iter().map(|(word, _)| (*word).to_owned()).collect();
        let mut finding = Diagnostic::error(Code::Schema, value.span, VALUE.with([key, written]));
        finding.hint = nearest_hint(written, &words);
        found.push(finding);
    }
    meant
}

fn text(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Scalar { text, .. } => Some(text),
        Kind::Sequence(_) | Kind::Mapping(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_can_be_read() {
        for (name, text) in BUILT_IN {
            let mut sources = Sources::default();
            let file = sources.add(name, text);
            let (preset, found) = read(sources.get(file).expect("a source"), file);
            assert!(preset.is_some(), "{name}: {found:?}");
        }
        assert_eq!(named("x4").ok(), Some(Preset::default()), "unless another is named");
    }
}
