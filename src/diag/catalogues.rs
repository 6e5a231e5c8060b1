//! The catalogues against the code, and against each other.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;
use linkme::distributed_slice;

use super::{Lang, message as m};

/// What the tables of [`messages!`](crate::diag::message::messages) declare, table by table.
#[distributed_slice]
pub(crate) static DECLARED: [fn(&mut Vec<Declared>)];

/// A sentence or word that the code says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declared {
    pub key: &'static str,
    pub values: &'static [&'static str],
    /// Whether it is a sentence, which has a form, or a word, which has none.
    pub sentence: bool,
}

fn declared() -> Vec<Declared> {
    let mut all = Vec::new();
    DECLARED.iter().for_each(|table| table(&mut all));
    assert!(all.len() > 300, "the tables are found");
    all
}

/// A catalogue as a parser of its own reads it: the variables of every text.
#[derive(Debug, Default)]
struct Catalogue {
    variables: BTreeMap<String, BTreeSet<String>>,
    /// Messages that other messages say.
    parts: BTreeSet<String>,
}

impl Catalogue {
    fn new(lang: Lang) -> Catalogue {
        let source = lang.source();
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{lang:?}: {errors:?}"));
        let mut catalogue = Catalogue::default();
        let messages: BTreeMap<&str, &Message<&str>> = (resource.body.iter())
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some((message.id.name, message)),
                _ => None,
            })
            .collect();
        let count = resource.body.iter().filter(|entry| matches!(entry, Entry::Message(_))).count();
        assert_eq!(messages.len(), count, "{lang:?}: a key stands twice");
        for (key, message) in &messages {
            if let Some(value) = &message.value {
                let variables = catalogue.variables_of(value, &messages);
                catalogue.variables.insert((*key).to_owned(), variables);
            }
            for attribute in &message.attributes {
                let variables = catalogue.variables_of(&attribute.value, &messages);
                let before = catalogue.variables.insert(format!("{key}.{}", attribute.id.name), variables);
                assert!(before.is_none(), "{lang:?}: {key}.{} stands twice", attribute.id.name);
            }
        }
        catalogue
    }

    fn variables_of(
        &mut self,
        pattern: &Pattern<&str>,
        all: &BTreeMap<&str, &Message<&str>>,
    ) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let inline = match expression {
                Expression::Inline(inline) => inline,
                Expression::Select { selector, variants } => {
                    for variant in variants {
                        found.extend(self.variables_of(&variant.value, all));
                    }
                    selector
                }
            };
            match inline {
                InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
                InlineExpression::FunctionReference { arguments, .. } => {
                    for argument in &arguments.positional {
                        if let InlineExpression::VariableReference { id } = argument {
                            found.insert(id.name.to_owned());
                        }
                    }
                }
                InlineExpression::MessageReference { id, .. } => {
                    self.parts.insert(id.name.to_owned());
                    if let Some(value) = all.get(id.name).and_then(|message| message.value.as_ref()) {
                        found.extend(self.variables_of(value, all));
                    }
                }
                _ => {}
            }
        }
        found
    }
}

/// Help texts and descriptions of keys, whose English stands in the code.
fn is_translation(path: &str) -> bool {
    let help = path.starts_with("help") && !path.starts_with("help-word-");
    help || path.starts_with("schema-")
}

#[test]
fn the_catalogues_say_what_the_code_says() {
    let english = Catalogue::new(Lang::default());
    let mut said: BTreeMap<String, Option<&[&str]>> = BTreeMap::new();
    for one in declared() {
        assert!(
            said.insert(one.key.to_owned(), Some(one.values)).is_none(),
            "`{}` is declared twice",
            one.key
        );
    }
    said.extend(english.parts.iter().map(|key| (key.clone(), None)));
    // Families, which are compared with what says them where that is: kinds of charts, rules, layouts, conventions, the page of the
    // preview.
    let families = ["kind-", "rule-", "layout-", "locale-", "desk-"];
    let others = english.variables.keys().filter(|key| families.iter().any(|family| key.starts_with(family)));
    said.extend(others.map(|key| (key.clone(), None)));

    for (key, values) in &said {
        let has = english.variables.get(key).unwrap_or_else(|| panic!("locales/en.ftl lacks `{key}`"));
        if let Some(values) = values {
            let values: BTreeSet<String> = values.iter().map(|&value| value.to_owned()).collect();
            assert_eq!(*has, values, "`{key}` of locales/en.ftl takes other values than the code gives");
        }
    }
    for key in english.variables.keys() {
        assert!(said.contains_key(key), "nothing says `{key}` of locales/en.ftl");
    }
}

#[test]
fn every_language_has_every_text() {
    let english = Catalogue::new(Lang::default());
    assert!(!english.variables.keys().any(|path| is_translation(path)), "English help stands in the code");
    let words: BTreeSet<&str> = declared().iter().filter(|one| !one.sentence).map(|one| one.key).collect();
    for &lang in Lang::all().iter().filter(|&&lang| lang != Lang::default()) {
        let own = Catalogue::new(lang);
        for (path, variables) in &english.variables {
            let has =
                own.variables.get(path).unwrap_or_else(|| panic!("locales/{lang:?}.ftl lacks `{path}`"));
            // A word may do without a value; a sentence that drops one has lost what it is about.
            let whole = words.contains(path.as_str()) || path.starts_with("desk-") || has == variables;
            assert!(whole && has.is_subset(variables), "`{path}` of locales/{lang:?}.ftl takes other values");
        }
        for path in own.variables.keys().filter(|path| !is_translation(path)) {
            assert!(
                english.variables.contains_key(path),
                "`{path}` of locales/{lang:?}.ftl is not in en.ftl"
            );
        }
    }
}

/// What pages and charts of a book say, whose language the tool need not speak.
fn is_of_books(path: &str, words: &BTreeSet<&str>) -> bool {
    let families = ["kind-", "layout-", "locale-"];
    let tables = ["book-", "chart-", "numbers-", "proof-"];
    families.iter().any(|family| path.starts_with(family))
        || words.contains(path) && tables.iter().any(|table| path.starts_with(table))
        || path == "chart-in-all"
}

#[test]
fn every_language_of_books_has_every_word_of_theirs() {
    let english = Catalogue::new(Lang::default());
    let words: BTreeSet<&str> = declared().iter().filter(|one| !one.sentence).map(|one| one.key).collect();
    let wanted: Vec<_> = english.variables.iter().filter(|(path, _)| is_of_books(path, &words)).collect();
    assert!(wanted.len() > 100, "{}", wanted.len());
    for lang in Lang::of_books() {
        let own: Vec<Catalogue> = lang.bases().map(Catalogue::new).collect();
        for (path, variables) in &wanted {
            let has = own.iter().find_map(|catalogue| catalogue.variables.get(*path));
            let has = has.unwrap_or_else(|| panic!("locales/books/{lang:?}.ftl lacks `{path}`"));
            assert!(has.is_subset(variables), "`{path}` of locales/books/{lang:?}.ftl takes other values");
        }
        for path in own.first().iter().flat_map(|own| own.variables.keys()) {
            let known = english.variables.contains_key(path) && is_of_books(path, &words);
            let setting = ["locale-base", "locale-also", "book-month"].contains(&path.as_str());
            assert!(known || setting, "`{path}` of locales/books/{lang:?}.ftl is none of a book's words");
        }
    }
}

#[test]
fn sentences_are_in_form() {
    for one in declared().into_iter().filter(|one| one.sentence) {
        let text = Lang::default().text(one.key);
        assert!(!text.ends_with('.'), "{}: {text}", one.key);
        let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let name = word == "Typst" || word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
        assert!(!word.starts_with(char::is_uppercase) || name, "{}: {text}", one.key);
    }
}

#[test]
fn text_of_editors_is_data() {
    let hostile = "{ $name } { 1 -> *[a] b } .what = x";
    for &lang in Lang::all() {
        assert!(m::UNKNOWN_KEY.with([hostile]).render(lang).contains(hostile));
        assert!(m::UNKNOWN_KEY.with(["a\u{2068}\n.b"]).render(lang).contains("a⟨U+2068⟩ .b"));
    }
}
