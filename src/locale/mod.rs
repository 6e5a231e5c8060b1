//! The languages that the tool and its books speak: one catalogue of texts each, in `locales/`.
//!
//! A catalogue is a [Fluent](https://projectfluent.org) file: messages, the pages of rules, the words that layouts and charts
//! print, help texts, descriptions of keys, what the preview says, and what differs from language to language without being
//! a sentence, such as the comma of a list or the names of powers of ten. A language is one more file: what it lacks is
//! said in English. English has no help texts and descriptions of keys of its own: those are the doc comments of the code.
//!
//! Architecture invariant: no code asks which language it speaks. It asks the [`Lang`] for a text.

mod numeral;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// What is said where a language has no text of its own.
const ENGLISH: &str = "en";

/// A language, by its catalogue.
#[derive(Clone, Copy)]
pub struct Lang(&'static Locale);

/// A language's tag and catalogue, which is read when a text is first asked for.
struct Locale {
    tag: &'static str,
    source: &'static str,
    catalogue: OnceLock<FluentBundle<FluentResource>>,
}

impl Lang {
    /// The languages that have a catalogue, by their tags.
    pub fn all() -> &'static [Lang] {
        static ALL: LazyLock<Vec<Lang>> = LazyLock::new(|| {
            let catalogue = |file: &'static include_dir::File| {
                let tag = file.path().file_name()?.to_str()?.strip_suffix(".ftl")?;
                Some(Lang::given(tag, file.contents_utf8()?))
            };
            let mut all: Vec<Lang> = FILES.files().filter_map(catalogue).collect();
            all.sort_by_key(|lang| lang.tag());
            all
        });
        &ALL
    }

    /// The language of exactly this tag.
    pub fn named(tag: &str) -> Option<Lang> {
        Lang::all().iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(tag))
    }

    /// The language that suits a tag or locale best, such as `zh-CN` or `zh_CN.UTF-8`: the one that agrees with most of its
    /// first parts, and English where none does.
    pub fn from_tag(tag: &str) -> Lang {
        let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        let shorter = std::iter::successors(Some(tag.as_str()), |tag| Some(tag.rsplit_once('-')?.0));
        shorter.into_iter().find_map(Lang::named).unwrap_or_default()
    }

    /// A language whose catalogue is given as text. Both are kept for as long as the program runs.
    pub fn given(tag: &'static str, source: &'static str) -> Lang {
        Lang(Box::leak(Box::new(Locale { tag, source, catalogue: OnceLock::new() })))
    }

    /// The tag, such as `zh`.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// The catalogue as it is written.
    pub fn source(self) -> &'static str {
        self.0.source
    }

    /// The text of a key, or of an attribute with `key.attribute`: this language's, else English, else the key itself.
    pub fn text(self, key: &str) -> Cow<'static, str> {
        self.say(key, None)
    }

    /// The same with values for the text's variables.
    pub fn say(self, key: &str, values: Option<&FluentArgs>) -> Cow<'static, str> {
        let text = self.find(key, values).or_else(|| Lang::default().find(key, values));
        text.unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The text of a key that this language has itself.
    pub fn own(self, key: &str) -> Option<Cow<'static, str>> {
        self.find(key, None)
    }

    /// The texts whose keys begin with a word and a hyphen, by the rest of their keys.
    pub fn family(self, word: &str) -> BTreeMap<String, Cow<'static, str>> {
        let keys = [Lang::default(), self].into_iter().flat_map(|lang| {
            let own = |key: &&str| key.strip_prefix(word).is_some_and(|rest| rest.starts_with('-'));
            lang.keys().filter(own).collect::<Vec<_>>()
        });
        keys.map(|key| (key[word.len() + 1..].to_owned(), self.text(key))).collect()
    }

    /// Everything that the catalogue has a text for: keys, and attributes with their keys, in the order of the file.
    pub fn paths(self) -> Vec<String> {
        let catalogue = self.catalogue();
        let paths = |key: &'static str| {
            let message = catalogue.get_message(key);
            let attributes = message.iter().flat_map(|message| message.attributes());
            let attributes =
                attributes.map(|attribute| format!("{key}.{}", attribute.id())).collect::<Vec<_>>();
            let own = message.and_then(|message| message.value()).map(|_| key.to_owned());
            own.into_iter().chain(attributes)
        };
        self.keys().flat_map(paths).collect()
    }

    /// The keys of the catalogue, in the order of the file.
    fn keys(self) -> impl Iterator<Item = &'static str> {
        let lines = self.0.source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        lines.filter_map(|line| Some(line.split_once('=')?.0.trim()))
    }

    fn catalogue(self) -> &'static FluentBundle<FluentResource> {
        self.0.catalogue.get_or_init(|| self.0.read())
    }

    fn find(self, key: &str, values: Option<&FluentArgs>) -> Option<Cow<'static, str>> {
        let catalogue = self.catalogue();
        let pattern = match key.split_once('.') {
            Some((key, attribute)) => catalogue.get_message(key)?.get_attribute(attribute)?.value(),
            None => catalogue.get_message(key)?.value()?,
        };
        Some(catalogue.format_pattern(pattern, values, &mut Vec::new()))
    }
}

impl Locale {
    /// The catalogue. An entry that is not in form is left out: a test finds it.
    fn read(&self) -> FluentBundle<FluentResource> {
        let resource =
            FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut catalogue = FluentBundle::new_concurrent(vec![self.tag.parse().unwrap_or_default()]);
        // Values are text of editors, and stand in the sentence as they are.
        catalogue.set_use_isolating(false);
        // Both are the first of their names.
        let _ = catalogue.add_function("HAN", |values, _| match values {
            [FluentValue::Number(number)] => numeral::han(number.value as usize).into(),
            _ => FluentValue::Error,
        });
        let _ = catalogue.add_resource(resource);
        catalogue
    }
}

impl Default for Lang {
    fn default() -> Lang {
        static DEFAULT: LazyLock<Lang> =
            LazyLock::new(|| Lang::named(ENGLISH).unwrap_or_else(|| Lang::given(ENGLISH, "")));
        *DEFAULT
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Lang) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Lang {}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_language_that_suits_best() {
        for (tag, lang) in
            [("zh", "zh"), ("zh_CN.UTF-8", "zh"), ("zh-Hans-CN", "zh"), ("ZH", "zh"), ("en-GB", "en")]
        {
            assert_eq!(Lang::from_tag(tag).tag(), lang);
        }
        for unknown in ["", "C", "POSIX", "tlh", "zhx"] {
            assert_eq!(Lang::from_tag(unknown), Lang::default());
        }
    }
}
