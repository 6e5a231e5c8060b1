//! The words of the page, from the catalogue: text for the browser, which puts values in.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use serde::Serialize;

use crate::locale::Lang;

/// The categories by which languages count, as browsers name them: those of `Intl.PluralRules`.
const COUNTS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Words that come with a number, `desk-errors` and so on: their texts choose by `$plural`.
const COUNTED: [&str; 3] = ["errors", "warnings", "infos"];

/// A word of the page, with `{n}` or `{name}` where a value comes.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Word {
    /// The same for every number.
    Text(String),
    /// By how many there are.
    Counted(BTreeMap<&'static str, String>),
}

/// The words of a language by their names, such as `fit-page`.
pub(super) fn words(lang: Lang) -> BTreeMap<String, Word> {
    let say = |name: &str, plural: &'static str| {
        let values = [("n", "{n}"), ("name", "{name}"), ("plural", plural)];
        lang.say(&format!("desk-{name}"), Some(&FluentArgs::from_iter(values))).into_owned()
    };
    let word = |name: &String| match COUNTED.contains(&name.as_str()) {
        true => Word::Counted(COUNTS.map(|count| (count, say(name, count))).into()),
        false => Word::Text(say(name, "other")),
    };
    lang.family("desk").into_keys().map(|name| (name.clone(), word(&name))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::words;
    use crate::locale::Lang;
    use crate::model::Role;

    /// The scripts that say words.
    const SCRIPTS: [&str; 6] = [
        include_str!("client/contents.js"),
        include_str!("client/desk.js"),
        include_str!("client/findings.js"),
        include_str!("client/place.js"),
        include_str!("client/preview.js"),
        include_str!("client/words.js"),
    ];

    /// `fit-page` is `fitPage`.
    fn camel(name: &str) -> String {
        let mut parts = name.split('-');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |name, part| format!("{name}{}{}", part[..1].to_uppercase(), &part[1..]))
    }

    #[test]
    fn pages_without_a_file_have_a_name() {
        let roles =
            Role::all().filter(|role| !role.takes_chapter()).map(|role| format!("role-{}", role.name));
        let words = words(Lang::default()).into_keys().filter(|name| name.starts_with("role-"));
        assert_eq!(words.collect::<BTreeSet<_>>(), roles.collect::<BTreeSet<_>>());
    }

    #[test]
    fn the_page_says_every_word_and_no_other() {
        let scripts = SCRIPTS.concat();
        let names: BTreeSet<&str> = scripts.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let known: BTreeSet<String> = words(Lang::default()).keys().map(|name| camel(name)).collect();
        for word in &known {
            // Some names are put together: `single` and `Hint`, `error` and `s`.
            let stem = word.strip_suffix("Hint").or(word.strip_suffix('s')).unwrap_or(word);
            let state = ["ready", "gone"].contains(&word.as_str()) || word.starts_with("role");
            assert!(state || names.contains(word.as_str()) || names.contains(stem), "nothing says {word}");
        }
        for rest in scripts.split(" words.").skip(1).chain(scripts.split("(words.").skip(1)) {
            let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            assert!(known.contains(&name), "there is no word {name}");
        }
    }
}
