//! The schemas in the languages of editors: every description by its key in the catalogues.
//!
//! English descriptions are the doc comments of the types. Another language has them under the name of the type, `schema-case`,
//! and of what is described in it, `schema-case.name`: a property by its name, a word by itself, a shape by its type or by
//! the key that it must have.

use serde_json::Value;

use super::schema::FileKind;
use crate::locale::Lang;

/// The JSON Schema of a kind of file, with the descriptions that a language has.
pub fn described(kind: FileKind, lang: Lang) -> Value {
    let mut schema = kind.schema();
    each_description(kind, &mut schema, &mut |key, text| {
        if let Some(own) = lang.own(key) {
            *text = own.into_owned();
        }
    });
    schema
}

/// Visits every description of a schema with its key.
fn each_description(kind: FileKind, schema: &mut Value, visit: &mut impl FnMut(&str, &mut String)) {
    if let Some(Value::Object(types)) = schema.get_mut("$defs") {
        for (name, schema) in types {
            walk(schema, &format!("schema-{}", kebab(name)), &[], visit);
        }
    }
    walk(schema, &format!("schema-{}", kind.name()), &[], visit);
}

/// `trail` leads from the type to what is described.
fn walk(schema: &mut Value, key: &str, trail: &[String], visit: &mut impl FnMut(&str, &mut String)) {
    let Value::Object(schema) = schema else { return };
    for (name, value) in schema.iter_mut() {
        let deeper = |step: String| [trail, &[step]].concat();
        match (name.as_str(), value) {
            ("description", Value::String(text)) => match trail {
                [] => visit(key, text),
                trail => visit(&format!("{key}.{}", trail.join("-")), text),
            },
            ("properties", Value::Object(properties)) => {
                for (name, schema) in properties {
                    // The key that a shape is known by is described by the same words.
                    let same = trail.last() == Some(name);
                    let trail = if same { trail.to_vec() } else { deeper(name.clone()) };
                    walk(schema, key, &trail, visit);
                }
            }
            ("oneOf" | "anyOf", Value::Array(shapes)) => {
                for shape in shapes {
                    let name = name_of(shape);
                    walk(shape, key, &deeper(name), visit);
                }
            }
            ("items" | "additionalProperties", schema) => walk(schema, key, trail, visit),
            _ => {}
        }
    }
}

/// What a shape is known by.
fn name_of(shape: &Value) -> String {
    let word = shape.get("const").and_then(Value::as_str);
    let key = || shape.pointer("/required/0").and_then(Value::as_str);
    let reference = || shape.get("$ref")?.as_str()?.rsplit('/').next().map(kebab);
    let kind = || shape.get("type").and_then(|kind| kind.as_str().or_else(|| kind.get(0)?.as_str()));
    let name = word.or_else(key).map(str::to_owned).or_else(reference);
    let name = name.or_else(|| kind().map(str::to_owned)).unwrap_or_else(|| "other".to_owned());
    // A name of the catalogues begins with a letter: 16k is `size-16k`.
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("size-{name}") }
}

/// `PageSetup` is `page-setup`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{described, each_description};
    use crate::content::schema::FileKind;
    use crate::locale::Lang;

    /// Every key with its English text.
    fn descriptions() -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for kind in FileKind::ALL {
            each_description(kind, &mut kind.schema(), &mut |key, text| {
                let before = all.insert(key.to_owned(), text.clone());
                assert!(
                    before.as_ref().is_none_or(|before| before == text),
                    "{key} means two things: {text}"
                );
            });
        }
        all
    }

    #[test]
    fn every_language_describes_every_key_and_no_other() {
        let needed: BTreeSet<String> = descriptions().into_keys().collect();
        for &lang in Lang::all().iter().filter(|&&lang| lang != Lang::default()) {
            let has: BTreeSet<String> =
                lang.paths().into_iter().filter(|path| path.starts_with("schema-")).collect();
            let missing: Vec<_> = needed.difference(&has).collect();
            assert!(missing.is_empty(), "locales/{lang:?}.ftl lacks {missing:#?}");
            let needless: Vec<_> = has.difference(&needed).collect();
            assert!(needless.is_empty(), "locales/{lang:?}.ftl has what no schema has: {needless:#?}");
        }
        assert!(
            Lang::default().paths().iter().all(|key| !key.starts_with("schema-")),
            "English stands in the types"
        );
    }

    #[test]
    fn a_schema_speaks_the_language_asked_for() {
        let schema = described(FileKind::Case, Lang::from_tag("zh"));
        assert_eq!(schema["properties"]["name"]["description"], "企业名称。");
    }
}
