//! Every sentence the tool says about a book: a key of the catalogues in `locales/`, with its values.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use serde::{Deserialize, Serialize};

use crate::locale::Lang;
use crate::source::characters;

/// A sentence with its values; it is put into words when it is rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message(Box<Sentence>);

/// A key of the catalogues with the values that its sentence takes, by their names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Sentence {
    key: Cow<'static, str>,
    values: Vec<(Cow<'static, str>, Value)>,
}

/// A key of the catalogues with the names of the values that its sentence takes.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    key: &'static str,
    names: &'static [&'static str],
}

/// A value of a message: text as it is, a number that the sentence may count, or words that the catalogues have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Text from a file or another program.
    Text(String),
    /// A number.
    Number(i32),
    /// Texts, with what the language puts between the parts of a list.
    List(Vec<String>),
    /// Words of the catalogues; between several of them stands what the language puts between alternatives.
    Words(Vec<Word>),
}

/// Words of the catalogues, by their key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word(Cow<'static, str>);

impl From<&'static Template> for Word {
    fn from(template: &'static Template) -> Self {
        Word(Cow::Borrowed(template.0.key))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::Text(text.clone())
    }
}

impl From<Vec<String>> for Value {
    fn from(texts: Vec<String>) -> Self {
        Value::List(texts)
    }
}

impl From<Vec<&str>> for Value {
    fn from(texts: Vec<&str>) -> Self {
        Value::List(texts.into_iter().map(str::to_owned).collect())
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Value::Number(number)
    }
}

/// How many there are: the catalogue chooses its words by it.
impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Number(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

impl From<&'static Template> for Value {
    fn from(word: &'static Template) -> Self {
        Value::Words(vec![word.into()])
    }
}

impl From<Vec<&'static Template>> for Value {
    fn from(words: Vec<&'static Template>) -> Self {
        Value::Words(words.into_iter().map(Word::from).collect())
    }
}

impl Value {
    fn in_words(&self, lang: Lang, show: fn(&str) -> Cow<'_, str>) -> FluentValue<'_> {
        match self {
            Value::Text(text) => show(text).into(),
            Value::Number(number) => number.into(),
            Value::List(texts) => texts.join(&lang.text(LIST_COMMA.0.key)).into(),
            Value::Words(words) => {
                let words: Vec<_> = words.iter().map(|word| lang.text(&word.0)).collect();
                words.join(&lang.text(ALTERNATIVES.0.key)).into()
            }
        }
    }
}

/// A sentence of the catalogues by its key, with the names of the `N` values it takes.
#[derive(Debug, PartialEq, Eq)]
pub struct Template<const N: usize = 0>(Entry);

impl<const N: usize> Template<N> {
    /// The sentence of this key, which takes values of these names. [`messages!`] is how to declare one.
    pub const fn new(key: &'static str, names: &'static [&'static str; N]) -> Template<N> {
        Template(Entry { key, names })
    }

    /// The message with these values, in the order of their names.
    pub fn with<V: Into<Value>>(&'static self, values: [V; N]) -> Message {
        let names = self.0.names.iter().copied().map(Cow::Borrowed);
        let values = names.zip(values.map(Into::into)).collect();
        Message(Box::new(Sentence { key: Cow::Borrowed(self.0.key), values }))
    }
}

impl Template {
    /// The message, which takes no values.
    pub fn plain(&'static self) -> Message {
        Message(Box::new(Sentence { key: Cow::Borrowed(self.0.key), values: Vec::new() }))
    }
}

impl Message {
    /// The first text among its values, if it is of this template.
    pub fn text_of<const N: usize>(&self, template: &'static Template<N>) -> Option<&str> {
        self.first_text().filter(|_| self.0.key == template.0.key)
    }

    /// The first of its values, if that is a text.
    pub fn first_text(&self) -> Option<&str> {
        match self.0.values.first()? {
            (_, Value::Text(text)) => Some(text),
            (_, Value::Number(_) | Value::List(_) | Value::Words(_)) => None,
        }
    }

    /// The sentence in a language: lower-case and without a full stop in English.
    pub fn render(&self, lang: Lang) -> String {
        self.say(lang, characters::shown)
    }

    /// The same for a page, which prints texts as they were typed; a finding shows what is not seen in them.
    pub fn print(&self, lang: Lang) -> String {
        self.say(lang, |text| text.into())
    }

    fn say(&self, lang: Lang, show: fn(&str) -> Cow<'_, str>) -> String {
        let values = self.0.values.iter().map(|(name, value)| (name.as_ref(), value.in_words(lang, show)));
        let values: FluentArgs = values.collect();
        lang.say(&self.0.key, Some(&values)).into_owned()
    }
}

/// The sentence in English. With [`Message::render`] it is in any language.
impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.render(Lang::default()))
    }
}

impl std::error::Error for Message {}

/// A declared name as a key: `LOW_RESOLUTION` is `low-resolution`. `N` is the length of the name.
pub(crate) const fn key<const N: usize>(name: &str) -> [u8; N] {
    let mut key = [0; N];
    let mut at = 0;
    while at < N {
        key[at] = match name.as_bytes()[at] {
            b'_' => b'-',
            letter => letter.to_ascii_lowercase(),
        };
        at += 1;
    }
    key
}

/// Declares sentences, each by its name and the names of its values: `LOW_RESOLUTION(width, height)` under `"picture"` is the
/// key `picture-low-resolution` of the catalogues, whose text may say `{ $width }`. A module declares what it says itself; what
/// many say stands in the table of this module. Tests compare all of them with every catalogue.
macro_rules! messages {
    ($prefix:literal; $($rest:tt)*) => { $crate::diag::message::declare! { true, concat!($prefix, "-"); $($rest)* } };
    ($($rest:tt)*) => { $crate::diag::message::declare! { true, ""; $($rest)* } };
}
pub(crate) use messages;

/// Declares words that are no sentences, such as those that a book prints, in the form of [`messages!`].
macro_rules! words {
    ($prefix:literal; $($rest:tt)*) => { $crate::diag::message::declare! { false, concat!($prefix, "-"); $($rest)* } };
}
pub(crate) use words;

macro_rules! declare {
    ($sentence:literal, $prefix:expr; $($name:ident $(($($value:ident),+ $(,)?))?;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "` of the catalogues.")]
            #[allow(unreachable_pub, reason = "some tables are the library's, others a module's own")]
            pub static $name: $crate::diag::message::Template<{ <[&str]>::len(&[$($(stringify!($value)),+)?]) }> =
                $crate::diag::message::Template::new(
                    {
                        const NAME: &str = concat!($prefix, stringify!($name));
                        const KEY: [u8; NAME.len()] = $crate::diag::message::key(NAME);
                        match str::from_utf8(&KEY) {
                            Ok(key) => key,
                            Err(_) => NAME,
                        }
                    },
                    &[$($(stringify!($value)),+)?],
                );
        )*

        #[cfg(test)]
        #[allow(unsafe_code, reason = "tables are gathered from a section of the test's binary")]
        const _: () = {
            #[linkme::distributed_slice($crate::diag::catalogues::DECLARED)]
            static DECLARED: fn(&mut Vec<$crate::diag::catalogues::Declared>) = |all| {
                $(all.push($name.declared($sentence));)*
            };
        };
    };
}
pub(crate) use declare;

#[cfg(test)]
impl<const N: usize> Template<N> {
    /// What tests compare with the catalogues.
    pub(crate) fn declared(&'static self, sentence: bool) -> crate::diag::catalogues::Declared {
        crate::diag::catalogues::Declared { key: self.0.key, values: self.0.names, sentence }
    }
}

messages! {
    // Between words of which one is meant, and between the parts of a list.
    ALTERNATIVES;
    LIST_COMMA;
    // Files.
    NOT_UTF8;
    NOT_UTF8_HINT;
    FORBIDDEN_CHARACTER(character);
    FORBIDDEN_CHARACTER_HINT;
    PILED_MARKS(marks, most);
    PILED_MARKS_HINT;
    FILE_TOO_LARGE(bytes, most);
    FILE_MISSING(file);
    FILE_MISSING_HINT;
    NEAREST(name);
    PATH_OUTSIDE(path);
    PATH_OUTSIDE_HINT;
    YAML_WORDS;
    PATH_BACKSLASH_HINT(path);
    MERGE_CONFLICT;
    MERGE_CONFLICT_HINT;
    FILE_NAME(name);
    FILE_NAME_HINT;
    FILE_NAME_SUGGESTION(name);
    // YAML.
    DUPLICATE_KEY(key);
    DUPLICATE_KEY_HINT;
    YAML_TOO_DEEP(levels);
    YAML_TOO_MANY(most);
    YAML_BUDGET_HINT;
    YAML_EMPTY;
    YAML_EMPTY_HINT;
    YAML_SECOND_DOCUMENT;
    YAML_SECOND_DOCUMENT_HINT;
    YAML_TAG;
    YAML_TAG_HINT;
    YAML_COMPLEX_KEY;
    // Shape.
    UNKNOWN_KEY(key);
    KNOWN_KEYS(names);
    REQUIRED_KEY(key);
    REQUIRED_KEY_HINT(key);
    WRONG_TYPE(wanted, found);
    TYPE_TEXT_HINT;
    NOT_ONE_OF(value);
    TOO_FEW(least);
    TOO_MANY(most);
    PATTERN(value);
    TWO_IN_ONE(key);
    TWO_IN_ONE_HINT(key);
    TOO_SMALL(least);
    TOO_GREAT(most);
    OTHER_FAULT;
    TYPE_TEXT;
    TYPE_NUMBER;
    TYPE_WHOLE;
    TYPE_LIST;
    TYPE_MAP;
    TYPE_BOOL;
    TYPE_NULL;
    // The book.
    NO_BOOK;
    NO_BOOK_HINT;
    REQUIRES(wanted, version);
    REQUIRES_HINT;
    REQUIRES_FORM(text);
    UNKNOWN_CHAPTER(name);
    UNKNOWN_FIGURE(name);
    UNKNOWN_CASE(name);
    UNKNOWN_SECTION(name);
    UNKNOWN_GROUP(name);
    UNKNOWN_TARGET(target);
    UNKNOWN_TARGET_HINT;
    CREATE_FILE_HINT(file);
    CASE_NOT_SHOWN(name);
    FIGURE_NOT_SHOWN(name);
    GROUP_HINT(groups);
    TWICE(name);
    TWICE_HINT;
    FIRST_HERE;
    UNUSED_FIGURE;
    UNUSED_FIGURE_HINT(name);
    DRAFT_LEFT_OUT;
    DRAFT_LEFT_OUT_HINT(name);
    CASE_LEFT_OUT;
    CASE_LEFT_OUT_HINT(name);
    NO_CASES;
    NO_CASES_HINT;
    NOTE_WITHOUT_ANCHOR(number);
    NOTE_WITHOUT_ANCHOR_HINT(number);
    ANCHOR_WITHOUT_NOTE(number);
    ANCHOR_WITHOUT_NOTE_HINT;
    BAD_DATE(text);
    BAD_DATE_HINT;
    BAD_LANG(text);
    BAD_LANG_HINT(langs);
    BAD_LENGTH(text);
    BAD_LENGTH_HINT;
    BAD_BLEED;
    BAD_PAGE;
    EMPTY_TEXT;
    EMPTY_TEXT_HINT;
    EMPTY_ANSWER;
    EMPTY_ANSWER_HINT;
    NO_HIGHLIGHT(name);
    NO_HIGHLIGHT_HINT;
    NOT_A_QUANTITY(text);
    NOT_A_QUANTITY_HINT;
    ROW_LENGTH(cells, wanted);
    ROW_LENGTH_HINT;
    CHART_EMPTY;
    CHART_COLUMNS(chart, least, columns);
    CHART_COLUMN_TWICE(column);
    CHART_CATEGORY_TWICE(category);
    CHART_TUPLE_LENGTH(chart, wanted, found);
    CHART_TUPLE(chart, wanted);
    CHART_NUMBER(chart, text);
    CHART_NO_TUPLE(chart);
    CHART_NEGATIVE(value);
    CHART_OVER_WHOLE(name, sum);
    DATA_ONE_SOURCE;
    CHART_NEEDS(chart, key);
    PANEL_OR_CHART;
    LONG_ALT(bytes, most);
    LONG_ALT_HINT;
    PROSE_HTML;
    PROSE_IMAGE;
    PROSE_HEADING;
    PROSE_TABLE;
    PROSE_DEEP(most);
    PROSE_DEEP_HINT;
    PROSE_OPEN(mark);
    PROSE_OPEN_HINT(mark);
    PROSE_HINT;
    // Pictures, fonts and glyphs.
    PICTURE_TYPE(type);
    PICTURE_NO_TYPE;
    PICTURE_TYPE_HINT;
    PICTURE_TOO_LARGE(width, height, most);
    SVG_REFERENCE(target);
    SVG_REFERENCE_HINT;
    MISSING_GLYPH(character);
    MISSING_GLYPH_HINT(fonts);
    MISSING_FONT_HINT(fonts);
    FONT_UNUSABLE_HINT;
    // Layouts and Typst.
    TYPST(reason);
    TYPST_HINT(hint);
    STANDARD_DATE;
    // What the commands say.
    FAILED(failure);
    LISTED_LEFT_OUT(text);
    QUESTIONS(count);
    SUMMARY(errors, warnings, notes);
    MENDABLE(count);
    MENDED(places, files);
    WOULD_MEND(places, files);
    UNKNOWN_CODE(code, hint);
    CHECKED_CLEAN;
    OTHER_REPORTS(reports, command);
    PRESS_IS_PDF;
    NOT_WRITTEN;
    WROTE(file);
    STEP_LOAD;
    STEP_CHECK;
    STEP_TYPESET;
    STEP_EXPORT;
    STEP_SHEETS;
    STEP_PROOFS;
    STEP_FIGURES;
    CREATED(file);
    EXISTS(file);
    NEXT_STEP(step);
    INTERNAL(reason);
    WITH_HINT(message, hint);
    NOT_IN_BOOK(file);
    TWO_REPORTS(first, second);
    OUT_IS_STDOUT;
    OUT_IS_LINK(link);
    STALE_OUTPUT(file);
    UNCHANGED(count);
    WAITING(folder);
    CACHE_OF_OTHER_VERSION(folder);
    NO_CACHE(folder);
    CLEANED(file);
    NOTHING_TO_CLEAN;
    READ_FAILED(file, reason);
    WRITE_FAILED(file, reason);
    UNSAID(reason);
}
