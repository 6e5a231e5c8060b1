//! Ids: names of content files that are safe as such, as outputs and as labels on every system.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

/// The most characters of an id.
const MAX_LENGTH: usize = 64;

/// Whether a name is safe as an id, a file name and a Typst label on every system.
pub fn is_id(name: &str) -> bool {
    // Names that are devices on Windows, whatever their extension.
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let numbered = |prefix: &str| {
        name.to_ascii_lowercase()
            .strip_prefix(prefix)
            .is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    };
    (1..=MAX_LENGTH).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !RESERVED.contains(&name.to_ascii_lowercase().as_str())
        && !numbered("com")
        && !numbered("lpt")
}

/// The commonest sound of a Han character in letters alone: without its tone, and with `v` for ü. `None` for any other character.
pub fn syllable(c: char) -> Option<String> {
    c.to_pinyin().map(|sound| sound.plain().replace('ü', "v"))
}

/// The id that a name suggests: Han characters by their sound, letters without their accents, `-` for whatever parts them.
/// `None` if nothing of it can stand in one.
pub fn suggested_id(name: &str) -> Option<String> {
    let mut id = String::new();
    let mut last_was_han = false;
    for c in name.nfkd() {
        let sound = syllable(c);
        let is_han = sound.is_some();
        // Accents belong to the letter before them.
        if unicode_normalization::char::is_combining_mark(c) {
            continue;
        }
        let part = match sound {
            Some(sound) => sound,
            None if c.is_ascii_alphanumeric() || c == '_' => c.to_ascii_lowercase().to_string(),
            None => String::new(),
        };
        let parted = part.is_empty() || is_han != last_was_han;
        if parted && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        id.push_str(&part);
        last_was_han = is_han;
    }
    let id: String = id.trim_matches(['-', '_']).chars().take(MAX_LENGTH).collect();
    let id = id.trim_end_matches(['-', '_']).to_owned();
    is_id(&id).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_everywhere() {
        for good in ["a", "fapon", "A-1_b", "2023", "console", "com10", &"x".repeat(64)] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "",
            "-a",
            "_a",
            ".a",
            "a.b",
            "a b",
            "a/b",
            "案例",
            "é",
            "con",
            "NUL",
            "Com1",
            "lpt9",
            &"x".repeat(65),
        ] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn names_suggest_ids() {
        for (name, id) in [
            ("阿克米", Some("akemi")),
            ("阿克米 Robotics", Some("akemi-robotics")),
            ("3D打印", Some("3d-dayin")),
            ("Société Générale", Some("societe-generale")),
            ("绿能（中国）", Some("lvneng-zhongguo")),
            ("ＡＢＣ", Some("abc")),
            ("acme.yaml", Some("acme-yaml")),
            ("_甲", Some("jia")),
            ("con", None),
            ("……", None),
            ("", None),
        ] {
            assert_eq!(suggested_id(name).as_deref(), id, "{name}");
        }
    }
}
