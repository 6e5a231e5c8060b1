//! The schemas of content files, as they are asked for at a path: which keys and values a place takes, and what they mean.

use serde_json::Value;

use crate::content::describe::described;
use crate::content::schema::FileKind;
use crate::diag::Lang;
use crate::source::yaml::{Path, Step};

/// The schemas in a language.
pub(super) struct Schemas([Value; FileKind::ALL.len()]);

/// A key or a value that a place takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// As it is written.
    pub name: String,
    /// What it means.
    pub meaning: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is a key, and no value.
    pub is_key: bool,
}

impl Schemas {
    /// The schemas with their descriptions in a language.
    pub(super) fn new(lang: Lang) -> Schemas {
        Schemas(FileKind::ALL.map(|kind| described(kind, lang)))
    }

    fn root(&self, kind: FileKind) -> &Value {
        &self.0[FileKind::ALL.iter().position(|own| *own == kind).unwrap_or_default()]
    }

    /// The shapes that the value at a path may have.
    fn shapes(&self, kind: FileKind, path: &Path) -> Vec<&Value> {
        let root = self.root(kind);
        let mut shapes = open(root, root);
        for step in &path.0 {
            let inner = shapes.into_iter().filter_map(|shape| match step {
                Step::Key(key) => match shape.get("properties").and_then(|own| own.get(key)) {
                    Some(own) => Some(own),
                    None => shape.get("additionalProperties").filter(|own| own.is_object()),
                },
                Step::Index(_) => shape.get("items"),
            });
            shapes = inner.flat_map(|inner| open(root, inner)).collect();
        }
        shapes
    }

    /// The keys of the map at a path that can stand beside others, and the words that may stand there instead of a map.
    pub(super) fn choices(&self, kind: FileKind, path: &Path, beside: &[&str]) -> Vec<Choice> {
        let mut found: Vec<Choice> = Vec::new();
        for shape in self.shapes(kind, path) {
            let properties = shape.get("properties").and_then(Value::as_object);
            let fits = properties.is_some_and(|own| beside.iter().all(|key| own.contains_key(*key)));
            let required = shape.get("required").and_then(Value::as_array);
            for (name, own) in properties.into_iter().flatten().filter(|_| fits) {
                if beside.contains(&name.as_str()) {
                    continue;
                }
                found.push(Choice {
                    name: name.clone(),
                    meaning: meaning(own).or_else(|| meaning(shape)),
                    required: required.is_some_and(|names| names.iter().any(|own| own == name.as_str())),
                    is_key: true,
                });
            }
            if beside.is_empty() {
                found.extend(words(shape));
            }
        }
        let mut known = std::collections::BTreeSet::new();
        found.retain(|choice| known.insert(choice.name.clone()));
        found
    }

    /// What a word that the place at a path takes means; what the place does, if no more is said of the word. `None` for a text
    /// that is none of its words.
    pub(super) fn word(&self, kind: FileKind, path: &Path, text: &str) -> Option<String> {
        let mut words = self.shapes(kind, path).into_iter().flat_map(words);
        let word = words.find(|word| word.name == text)?;
        word.meaning.or_else(|| self.meaning(kind, path))
    }

    /// What the key at the end of a path means.
    pub(super) fn meaning(&self, kind: FileKind, path: &Path) -> Option<String> {
        let (Step::Key(last), outer) = path.0.split_last()? else { return None };
        self.shapes(kind, &Path(outer.to_vec())).into_iter().find_map(|shape| {
            let own = shape.get("properties")?.get(last)?;
            meaning(own).or_else(|| meaning(shape))
        })
    }
}

/// A schema and all that it leads to, with what is no reference and no choice itself.
fn open<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s Value> {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let target = target.strip_prefix('#').and_then(|target| root.pointer(target));
        return target.map(|target| open(root, target)).unwrap_or_default();
    }
    let shapes = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
    let shapes: Vec<&Value> = shapes.flat_map(|shape| open(root, shape)).collect();
    if shapes.is_empty() { vec![schema] } else { shapes }
}

/// The words that a shape takes.
fn words(shape: &Value) -> Vec<Choice> {
    let word = |value: &Value, meaning: Option<String>| {
        let name = value.as_str()?.to_owned();
        Some(Choice { name, meaning, required: false, is_key: false })
    };
    let one = shape.get("const").and_then(|value| word(value, meaning(shape)));
    let several = shape.get("enum").and_then(Value::as_array).into_iter().flatten();
    let several = several.filter_map(|value| word(value, None));
    let is_switch = shape.get("type").and_then(Value::as_str) == Some("boolean");
    let switch = ["true", "false"].into_iter().filter(|_| is_switch);
    let switch =
        switch.map(|name| Choice { name: name.to_owned(), meaning: None, required: false, is_key: false });
    one.into_iter().chain(several).chain(switch).collect()
}

fn meaning(schema: &Value) -> Option<String> {
    schema.get("description").and_then(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Path {
        let steps = text.split('/').filter(|step| !step.is_empty());
        Path(steps.map(|step| step.parse().map_or(Step::Key(step.to_owned()), Step::Index)).collect())
    }

    fn names(kind: FileKind, at: &str, beside: &[&str]) -> Vec<String> {
        let schemas = Schemas::new(Lang::default());
        schemas.choices(kind, &path(at), beside).into_iter().map(|choice| choice.name).collect()
    }

    #[test]
    fn a_place_takes_what_its_schema_has() {
        assert!(names(FileKind::Case, "", &["name"]).contains(&"profile".to_owned()));
        assert!(!names(FileKind::Case, "", &["name"]).contains(&"name".to_owned()));
        assert_eq!(names(FileKind::Case, "kind", &[]), ["verbatim", "digest"]);
        assert!(names(FileKind::Figure, "chart", &[]).contains(&"donut".to_owned()));
        let blocks = names(FileKind::Chapter, "sections/0/body/0", &[]);
        assert!(["text", "figure", "pagebreak"].iter().all(|name| blocks.contains(&(*name).to_owned())));
        assert_eq!(names(FileKind::Chapter, "body/0", &["text"]), ["only"], "a block has one key");
        assert_eq!(names(FileKind::Chapter, "body/0/quote", &["case"])[..2], ["text", "by"]);
        assert_eq!(names(FileKind::Case, "nowhere/3", &[]), Vec::<String>::new());
    }

    #[test]
    fn words_mean_something_too() {
        let schemas = Schemas::new(Lang::from_tag("en"));
        let word = |kind, at: &str, text| schemas.word(kind, &path(at), text);
        assert!(word(FileKind::Figure, "chart", "bar").is_some());
        assert_ne!(word(FileKind::Case, "kind", "digest"), word(FileKind::Case, "kind", "verbatim"));
        assert_eq!(word(FileKind::Case, "kind", "something"), None);
        assert_eq!(word(FileKind::Case, "name", "digest"), None);
    }

    #[test]
    fn keys_mean_what_editors_read() {
        let schemas = Schemas::new(Lang::from_tag("zh"));
        assert_eq!(schemas.meaning(FileKind::Case, &path("name")).as_deref(), Some("企业名称。"));
        assert!(schemas.meaning(FileKind::Chapter, &path("sections/0/body/0/text")).is_some());
        assert_eq!(schemas.meaning(FileKind::Case, &path("nothing")), None);
    }
}
