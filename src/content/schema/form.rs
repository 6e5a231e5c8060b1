//! How a value of the wrong form would be written right.

use jsonschema::ValidationError;
use jsonschema::error::TypeKind;
use serde_json::Value;

use super::place::{key_of, resolve, steps};
use crate::diag::message::{self as m, Message, messages};
use crate::source::Source;
use crate::source::yaml::{Kind, Node, Step, quoted};

messages! {
    "form";
    QUOTE_HINT(right);
    ONE_TEXT_HINT(key);
    WRITE(right);
    NO_DASH_HINT(key);
    DASH_HINT(key);
}

/// A file and what it is checked against.
pub(super) struct Checked<'a> {
    pub schema: &'a Value,
    pub root: &'a Node,
    pub source: &'a Source,
}

impl Checked<'_> {
    /// How a value of the wrong type would be written right, as far as it can be told from what was typed.
    pub(super) fn right_form(&self, error: &ValidationError, kind: &TypeKind) -> Option<Message> {
        let steps = steps(error.instance_path().as_str(), self.root);
        let node = self.root.get(&steps)?;
        let key = key_of(&steps)?;
        let is_item = matches!(steps.last(), Some(Step::Index(_)));
        let typed = self.typed(node);
        let expects = |name: &str| match kind {
            TypeKind::Single(one) => one.to_string() == name,
            TypeKind::Multiple(many) => many.iter().any(|one| one.to_string() == name),
        };
        let schema =
            error.schema_path().as_str().strip_suffix("/type").and_then(|at| resolve(self.schema, at));
        if expects("string") {
            let closed = schema.is_some_and(|own| ["enum", "const"].iter().any(|key| own.get(key).is_some()));
            return Some(match &node.kind {
                Kind::Scalar { .. } if node.is_null() => {
                    let behind = typed.split_once(':').map(|(_, behind)| behind.trim_start());
                    match behind.filter(|behind| behind.starts_with('#')) {
                        Some(comment) => QUOTE_HINT.with([quoted(comment)]),
                        None => m::EMPTY_TEXT_HINT.plain(),
                    }
                }
                Kind::Mapping(entries) => match entries.as_slice() {
                    [(own, Node { kind: Kind::Scalar { text, .. }, .. })] => {
                        QUOTE_HINT.with([quoted(&format!("{}: {text}", own.text))])
                    }
                    _ => ONE_TEXT_HINT.with([key]),
                },
                Kind::Sequence(items)
                    if closed && let [Node { kind: Kind::Scalar { text, .. }, .. }] = items.as_slice() =>
                {
                    WRITE.with([format!("{key}: {text}")])
                }
                Kind::Sequence(_) if typed.starts_with('[') => QUOTE_HINT.with([quoted(typed)]),
                Kind::Sequence(_) => ONE_TEXT_HINT.with([key]),
                Kind::Scalar { .. } => m::TYPE_TEXT_HINT.plain(),
            });
        }
        if expects("object") {
            let form = |value: &str| Some(format!("{{ {} }}", self.required(schema?, value)?));
            let whole = |form: String| if is_item { form } else { format!("{key}: {form}") };
            let known = || match schema?.get("properties").and_then(Value::as_object) {
                Some(known) => Some(m::KNOWN_KEYS.with([known.keys().cloned().collect::<Vec<_>>()])),
                // Names of the editor's own, each with its text.
                None => Some(WRITE.with([whole("{ ……: …… }".to_owned())])),
            };
            return match &node.kind {
                Kind::Scalar { .. } if node.is_null() => Some(WRITE.with([whole(form("……")?)])),
                Kind::Scalar { text, .. } => match mistyped(text) {
                    Some(right) => Some(WRITE.with([right])),
                    None => match form(text) {
                        Some(form) => Some(WRITE.with([whole(form)])),
                        None => known(),
                    },
                },
                Kind::Sequence(items)
                    if matches!(items.as_slice(), [Node { kind: Kind::Mapping(_), .. }]) =>
                {
                    Some(NO_DASH_HINT.with([key]))
                }
                Kind::Sequence(_) => match form("……") {
                    Some(form) => Some(WRITE.with([whole(form)])),
                    None => known(),
                },
                Kind::Mapping(_) => None,
            };
        }
        if expects("array") {
            let items = schema.and_then(|schema| schema.get("items"));
            let item = items.and_then(|items| self.required(items, "……"));
            return match (&node.kind, item) {
                (Kind::Mapping(entries), _) => Some(DASH_HINT.with([&entries.first()?.0.text])),
                (_, Some(item)) => Some(DASH_HINT.with([item.split(':').next()?])),
                (Kind::Scalar { text, .. }, None) if !text.is_empty() => {
                    let parts = text.split([',', '，', '、', '；', ';']).flat_map(|part| {
                        let numbers = part.split_whitespace().all(|word| word.parse::<f64>().is_ok());
                        if numbers { part.split_whitespace().collect() } else { vec![part.trim()] }
                    });
                    Some(WRITE.with([format!("{key}: [{}]", parts.collect::<Vec<_>>().join(", "))]))
                }
                _ => None,
            };
        }
        None
    }

    /// The keys that an object must have, the first with a value: `rate: 18%`.
    fn required(&self, schema: &Value, value: &str) -> Option<String> {
        let schema = match schema.get("$ref") {
            Some(target) => self.schema.pointer(target.as_str()?.strip_prefix('#')?)?,
            None => schema,
        };
        let names = schema.get("required")?.as_array()?.iter().filter_map(Value::as_str);
        let fields: Vec<String> = names
            .enumerate()
            .map(|(position, name)| format!("{name}: {}", if position == 0 { value } else { "……" }))
            .collect();
        (!fields.is_empty()).then(|| fields.join(", "))
    }

    /// What was typed for a value, up to the end of its first line.
    fn typed(&self, node: &Node) -> &str {
        let rest = self.source.text().get(node.span.start as usize..).unwrap_or_default();
        rest.lines().next().unwrap_or_default().trim_end()
    }
}

/// A key whose colon is full-width or has no blank behind it, as it should be.
fn mistyped(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_'));
    let name = &text[..text.len() - rest.len()];
    let value = rest.strip_prefix(['：', ':']).filter(|rest| !name.is_empty() && !rest.starts_with("//"))?;
    Some(format!("{name}: {}", value.trim()))
}
