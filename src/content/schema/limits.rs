//! Where `only` may stand, and the translation of a case: what [`limit`](crate::content::limit) and
//! [`translation`](crate::content::translation) take out of the trees before the types see them, so that the schemas made from the types
//! do not know it.

use serde_json::{Map, Value, json};

use super::FileKind;
use crate::content::limit::{CHAPTER, KEY, PAGE};
use crate::content::role::Role;
use crate::content::translation;

/// The definitions of a kind that can be limited: shapes, or what has several of them.
fn limited(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::Report => &["Entry", "Part", "CasesEntry"],
        FileKind::Chapter => &["Block", "Section"],
        FileKind::Case => &["Item", "Answer", "FollowUp"],
        FileKind::Figure | FileKind::Translation => &[],
    }
}

/// Adds `only` to the schema of a kind.
pub(super) fn add(kind: FileKind, schema: &mut Value) {
    let names = limited(kind);
    if let (FileKind::Case, Some(case)) = (kind, schema.as_object_mut()) {
        limit(case);
        if let Some(properties) = case.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert(translation::KEY.to_owned(), translated());
        }
    }
    let Some(types) = schema.get_mut("$defs").and_then(Value::as_object_mut) else { return };
    for name in names {
        let Some(own) = types.get_mut(*name).and_then(Value::as_object_mut) else { continue };
        let shapes = own.get_mut("oneOf").and_then(Value::as_array_mut);
        shapes.into_iter().flatten().filter_map(Value::as_object_mut).for_each(limit);
        limit(own);
    }
    if kind == FileKind::Report {
        let pages = Role::all().filter(|role| !role.takes_chapter()).map(|role| role.name);
        let page = json!({ "description": "A page that is not in every edition.", "enum": pages.collect::<Vec<_>>() });
        if let Some(shapes) = types.get_mut("Entry").and_then(|own| own.get_mut("oneOf")?.as_array_mut()) {
            shapes.push(item(PAGE, page));
        }
        if let Some(items) =
            types.get_mut("Part").and_then(|own| own.pointer_mut("/properties/chapters/items"))
        {
            let chapter = json!({ "description": "A chapter that is not in every edition.", "type": ["string", "number"] });
            *items = json!({ "anyOf": [items.take(), item(CHAPTER, chapter)] });
        }
    }
    if !names.is_empty() {
        types.insert(
            "Only".to_owned(),
            json!({
                "description": "For which media (`print`, `screen`) and editions (the names of reports without `.yaml`) it is; for all by default.",
                "type": "array",
                "items": { "type": ["string", "number"] },
                "minItems": 1,
            }),
        );
    }
}

/// What a short case brings of its own: a language, and translations by their paths.
fn translated() -> Value {
    json!({
        "description": "Its translation into a language, for a short case: each text by its path in this file, such as `interview/0/q`. A longer one has a file in `translations/`.",
        "type": "object",
        "properties": {
            "lang": { "description": "The language: `en`, or another as report.yaml has it.", "type": ["string", "number"] },
        },
        "required": ["lang"],
        "additionalProperties": { "type": ["string", "number"] },
    })
}

/// A name that is limited, where it stands by itself otherwise.
fn item(key: &str, value: Value) -> Value {
    json!({
        "type": "object",
        "properties": { (key): value, (KEY): { "$ref": "#/$defs/Only" } },
        "required": [key, KEY],
        "additionalProperties": false,
    })
}

/// Lets a map have `only`.
fn limit(shape: &mut Map<String, Value>) {
    if let Some(properties) = shape.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert(KEY.to_owned(), json!({ "$ref": "#/$defs/Only" }));
    }
}
