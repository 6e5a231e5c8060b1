//! The languages that the tool and its books speak: one catalogue of texts each, in `locales/`.
//!
//! A catalogue is a [Fluent](https://projectfluent.org) file: messages, the pages of rules, the words that layouts and charts
//! print, help texts, descriptions of keys, what the preview says, and what differs from language to language without being
//! a sentence, such as the comma of a list or the names of powers of ten. A language is one more file: what it lacks is
//! said in English. English has no help texts and descriptions of keys of its own: those are the doc comments of the code.
//!
//! Books are in more languages than the tool speaks: those have files of their own in `locales/books/`, with the words of
//! pages and charts and with [`Conventions`] only. Such a file may stand on another, which has what it lacks: `zh-CN` on what
//! `zh` says, `en-US` on `en-GB`.
//!
//! Architecture invariant: no code asks which language it speaks. It asks the [`Lang`] for a text or a convention.

mod conventions;
mod join;
mod numeral;

pub use conventions::{Conventions, Indents, Reading, Script};

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

/// The folder of the languages that only books are in.
const BOOKS: &str = "books";

/// The most languages that stand on one another.
const DEPTH: usize = 4;

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
        static ALL: LazyLock<Vec<Lang>> = LazyLock::new(|| catalogues(&FILES));
        &ALL
    }

    /// The languages that a book may be in, by their tags.
    pub fn of_books() -> &'static [Lang] {
        static BOOK: LazyLock<Vec<Lang>> =
            LazyLock::new(|| FILES.get_dir(BOOKS).map(catalogues).unwrap_or_default());
        &BOOK
    }

    /// The language of books of exactly this tag, such as `zh-TW`, or of its shorter name, such as `zh` for `zh-CN`.
    pub fn of_book(tag: &str) -> Option<Lang> {
        let is = |name: &str| name.eq_ignore_ascii_case(tag);
        let named = |lang: &&Lang| is(lang.tag()) || lang.setting("locale-also").is_some_and(is);
        Lang::of_books().iter().find(named).copied()
    }

    /// The language of exactly this tag.
    pub fn named(tag: &str) -> Option<Lang> {
        Lang::all().iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(tag))
    }

    /// The language that suits a tag or locale best, such as `zh-CN` or `zh_CN.UTF-8`: the one that agrees with most of its
    /// first parts, and English where none does.
    pub fn from_tag(tag: &str) -> Lang {
        shorter(&plain(tag)).find_map(Lang::named).unwrap_or_default()
    }

    /// The language of books that suits a language of the tool or a locale best: the one that has its tag or stands on what it says.
    pub fn for_books(tag: &str) -> Lang {
        let own = Lang::from_tag(tag);
        shorter(&plain(tag)).find_map(Lang::of_book).or_else(|| Lang::of_book(own.tag())).unwrap_or(own)
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

    /// How a book in this language is set.
    pub fn conventions(self) -> Conventions {
        Conventions::of(self)
    }

    /// The languages that this one stands on, itself first.
    pub fn bases(self) -> impl Iterator<Item = Lang> {
        let base = |lang: &Lang| {
            let tag = lang.setting("locale-base")?;
            Lang::named(tag).or_else(|| Lang::of_book(tag))
        };
        std::iter::successors(Some(self), base).take(DEPTH)
    }

    /// What the language's own file says of it in a line.
    fn setting(self, key: &str) -> Option<&'static str> {
        let lines = self.0.source.lines();
        lines
            .filter_map(|line| line.split_once('='))
            .find(|(name, _)| name.trim() == key)
            .map(|(_, text)| text.trim())
    }

    /// The keys of the catalogue and of those it stands on, in the order of the files.
    fn keys(self) -> impl Iterator<Item = &'static str> {
        let lines = self.bases().flat_map(|lang| lang.source().lines());
        let keys = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        keys.filter_map(|line| Some(line.split_once('=')?.0.trim()))
    }

    fn catalogue(self) -> &'static FluentBundle<FluentResource> {
        self.0.catalogue.get_or_init(|| self.read())
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

impl Lang {
    /// The catalogue, over those it stands on. An entry that is not in form is left out: a test finds it.
    fn read(self) -> FluentBundle<FluentResource> {
        let mut catalogue = FluentBundle::new_concurrent(vec![self.tag().parse().unwrap_or_default()]);
        // Values are text of editors, and stand in the sentence as they are.
        catalogue.set_use_isolating(false);
        // Both are the first of their names.
        let _ = catalogue.add_function("HAN", |values, _| match values {
            [FluentValue::Number(number)] => numeral::han(number.value as usize).into(),
            _ => FluentValue::Error,
        });
        let _ = catalogue.add_function("JOIN", |values, _| match values {
            [FluentValue::String(first), FluentValue::String(second)] => join::joined(first, second).into(),
            _ => FluentValue::Error,
        });
        let bases: Vec<Lang> = self.bases().collect();
        for lang in bases.into_iter().rev() {
            let resource = FluentResource::try_new(lang.source().to_owned());
            catalogue.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        }
        catalogue
    }
}

/// The languages whose catalogues lie in a folder, by their tags.
fn catalogues(folder: &'static Dir<'static>) -> Vec<Lang> {
    let catalogue = |file: &'static include_dir::File| {
        let tag = file.path().file_name()?.to_str()?.strip_suffix(".ftl")?;
        Some(Lang::given(tag, file.contents_utf8()?))
    };
    let mut all: Vec<Lang> = folder.files().filter_map(catalogue).collect();
    all.sort_by_key(|lang| lang.tag());
    all
}

/// A tag without what a system says of encodings: `zh-CN` for `zh_CN.UTF-8`.
fn plain(tag: &str) -> String {
    tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-")
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

/// A tag, and what is left of it without its last parts.
fn shorter(tag: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(tag), |tag| Some(tag.rsplit_once('-')?.0))
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
    #[test]
    fn the_language_of_a_book() {
        let tag = |lang: Option<Lang>| lang.map(Lang::tag);
        for lang in Lang::of_books() {
            assert_eq!(tag(Lang::of_book(&lang.tag().to_lowercase())), Some(lang.tag()));
        }
        assert_eq!(tag(Lang::of_book("zh")), Some("zh-CN"));
        assert_eq!(tag(Lang::of_book("en")), Some("en-GB"));
        for unknown in ["", "fr", "zh-SG", "en_GB", "japanese"] {
            assert_eq!(tag(Lang::of_book(unknown)), None);
        }
        for (locale, lang) in
            [("zh_TW.UTF-8", "zh-TW"), ("zh", "zh-CN"), ("en_US", "en-US"), ("ja_JP", "ja"), ("C", "en-GB")]
        {
            assert_eq!(Lang::for_books(locale).tag(), lang);
        }
    }

    #[test]
    fn a_language_stands_on_another() {
        let american = Lang::of_book("en-US").unwrap_or_default();
        assert_eq!(american.text("layout-and-more"), ", and others");
        assert_eq!(american.text("layout-contents"), "Contents");
        let tags: Vec<_> = american.bases().map(Lang::tag).collect();
        assert_eq!(tags, ["en-US", "en-GB", "en"]);
    }
}
