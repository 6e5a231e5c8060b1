//! How a book is set in its language, apart from words: the entries `locale-…` of the catalogues.

use serde::Serialize;

use super::Lang;

/// The conventions of a language of books.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conventions {
    /// The script.
    pub script: Script,
    /// How far a paragraph is indented, in em.
    pub indent: f64,
    /// Which paragraphs are.
    pub indents: Indents,
    /// Whether a person's name stands before the title.
    pub name_first: bool,
    /// Whether a date such as `2026-04` prints as it was typed.
    #[serde(skip)]
    pub typed_dates: bool,
    /// The fewest digits before the point that a comma parts.
    #[serde(skip)]
    pub grouped_from: usize,
    /// The family without serifs that the language is set in.
    #[serde(skip)]
    pub sans: String,
    /// The family with serifs.
    #[serde(skip)]
    pub serif: String,
    /// The name of the page of a new book.
    #[serde(skip)]
    pub page: String,
    /// How the spine reads.
    #[serde(skip)]
    pub spine: Reading,
}

/// How text on a spine reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// One character below the other.
    Upright,
    /// Turned clockwise, from head to foot.
    Down,
    /// Turned counter-clockwise, from foot to head.
    Up,
}

/// The script of a language, with the forms of its characters and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Script {
    /// Simplified Chinese.
    Simplified,
    /// Traditional Chinese: marks in the middle of their squares, 「」 around quotations.
    Traditional,
    /// Japanese: Han characters and kana.
    Japanese,
    /// Latin letters.
    Latin,
}

/// Which paragraphs are indented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indents {
    /// All.
    All,
    /// Those that follow a paragraph; the first below a head is not.
    Paragraph,
}

impl Script {
    /// Whether text is set in squares, with marks as wide as characters.
    pub fn is_square(self) -> bool {
        match self {
            Script::Simplified | Script::Traditional | Script::Japanese => true,
            Script::Latin => false,
        }
    }
}

impl Conventions {
    /// The conventions of a language, those of English where it has none. An entry that is not in form is read as English has
    /// it; a test finds it.
    pub(super) fn of(lang: Lang) -> Conventions {
        let text = |key| lang.text(key).into_owned();
        Conventions {
            script: match &*lang.text("locale-script") {
                "simplified" => Script::Simplified,
                "traditional" => Script::Traditional,
                "japanese" => Script::Japanese,
                _ => Script::Latin,
            },
            indent: text("locale-indent").parse().unwrap_or_default(),
            indents: if lang.text("locale-indents") == "all" { Indents::All } else { Indents::Paragraph },
            name_first: lang.text("locale-person") == "name-first",
            typed_dates: lang.text("locale-dates") == "typed",
            grouped_from: text("locale-grouped").parse().unwrap_or_default(),
            sans: text("locale-sans"),
            serif: text("locale-serif"),
            page: text("locale-page"),
            spine: match &*lang.text("locale-spine") {
                "upright" => Reading::Upright,
                "up" => Reading::Up,
                _ => Reading::Down,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Indents, Lang, Script};

    #[test]
    fn every_language_of_books_has_its_conventions() {
        let known = [
            ("locale-script", ["simplified", "traditional", "japanese", "latin"].as_slice()),
            ("locale-indents", &["all", "paragraph"]),
            ("locale-person", &["name-first", "name-last"]),
            ("locale-dates", &["typed", "written"]),
            ("locale-grouped", &["4", "5"]),
            ("locale-page", &["a4", "letter"]),
            ("locale-spine", &["upright", "down", "up"]),
        ];
        for lang in Lang::of_books() {
            for (key, forms) in known {
                assert!(forms.contains(&&*lang.text(key)), "{lang:?}: {key}");
            }
            assert!(lang.conventions().indent > 0.0, "{lang:?}");
        }
    }

    #[test]
    fn conventions_differ_as_the_languages_do() {
        let of = |tag| Lang::of_book(tag).unwrap_or_default().conventions();
        let (english, taiwan, hong_kong) = (of("en-US"), of("zh-TW"), of("zh-HK"));
        assert_eq!(
            (english.script, english.indents, english.name_first),
            (Script::Latin, Indents::Paragraph, true)
        );
        assert_eq!((taiwan.script, taiwan.indents, taiwan.indent), (Script::Traditional, Indents::All, 2.0));
        assert_eq!((hong_kong.script, &*hong_kong.sans), (Script::Traditional, "Noto Sans HK"));
        assert_eq!((english.page.as_str(), taiwan.page.as_str()), ("letter", "a4"));
        assert_eq!(of("ja").script, Script::Japanese);
    }
}
