//! What the validator says, as findings at their places.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the validator knows more faults than the schemas can have"
)]

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use super::form::Checked;
use super::place::{key_of, resolve, steps};
use crate::diag::message::{self as m, Message, Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, nearest, nearest_hint};
use crate::source::Span;
use crate::source::characters::is_invisible;
use crate::source::yaml::{Kind, Node};

messages! {
    "form";
    UNKNOWN_BLOCK(name);
    ALONE(name);
    ALONE_HINT(name);
    UNKNOWN_ENTRY(name);
    TEXT_AS_KEY_HINT;
}

/// Turns the validator's errors into findings at their places.
pub(super) struct Checker<'a> {
    pub checked: Checked<'a>,
    /// Top-level keys that were written, but could not be read.
    pub holes: &'a [String],
    pub diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn push(&mut self, code: Code, span: Span, message: Message, hint: Option<Message>) {
        let mut found = Diagnostic::error(code, span, message);
        found.hint = hint;
        self.diagnostics.push(found);
    }

    pub(super) fn explain(&mut self, error: &ValidationError) {
        let steps = steps(error.instance_path().as_str(), self.checked.root);
        let node = self.checked.root.get(&steps).unwrap_or(self.checked.root);
        let span = node.span;
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let known = self.known_keys(error);
                let places = node.keys();
                for key in unexpected {
                    let at = places.get(key.as_str()).map_or(span, |key| key.span);
                    let hint =
                        if steps.is_empty() { key_hint(key, &known) } else { nearest_hint(key, &known) };
                    self.push(Code::UnknownKey, at, m::UNKNOWN_KEY.with([key]), hint);
                }
            }
            ValidationErrorKind::Required { property } => {
                let key = plain(property);
                if steps.is_empty() && self.holes.contains(&key) {
                    return;
                }
                let hint = Some(m::REQUIRED_KEY_HINT.with([&key]));
                self.push(Code::Schema, head(span, node), m::REQUIRED_KEY.with([&key]), hint);
            }
            ValidationErrorKind::Type { kind } => {
                let message = m::WRONG_TYPE.with([wanted(kind), vec![type_of(error.instance())]]);
                let hint = self.checked.right_form(error, kind);
                self.push(Code::Schema, span, message, hint);
            }
            ValidationErrorKind::Enum { options } => {
                let options = options.as_array().into_iter().flatten().map(plain).collect::<Vec<_>>();
                self.not_one_of(span, error.instance(), &options);
            }
            ValidationErrorKind::Constant { expected_value } => {
                self.not_one_of(span, error.instance(), &[plain(expected_value)]);
            }
            ValidationErrorKind::MinItems { limit } => {
                self.push(Code::Schema, span, m::TOO_FEW.with([&limit.to_string()]), None);
            }
            ValidationErrorKind::MaxItems { limit } => {
                self.push(Code::Schema, span, m::TOO_MANY.with([&limit.to_string()]), None);
            }
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                self.explain_choice(error, context, span);
            }
            ValidationErrorKind::Minimum { limit } => {
                self.push(Code::Schema, span, m::TOO_SMALL.with([limit.to_string()]), None);
            }
            ValidationErrorKind::Maximum { limit } => {
                self.push(Code::Schema, span, m::TOO_GREAT.with([limit.to_string()]), None);
            }
            // The schemas made from the types ask for nothing else.
            _ => self.push(Code::Schema, span, m::OTHER_FAULT.plain(), None),
        }
    }

    /// The keys that those which nobody knows must have been meant for, each with the place of its map.
    pub(super) fn meant(&self, error: &ValidationError) -> Vec<Key> {
        let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() else {
            return Vec::new();
        };
        let known = self.known_keys(error);
        let meant = unexpected.iter().filter_map(|key| nearest(key, &known));
        meant.map(|key| (error.instance_path().as_str().to_owned(), key.clone())).collect()
    }

    fn not_one_of(&mut self, span: Span, typed: &Value, options: &[String]) {
        let typed = plain(typed);
        self.push(Code::Schema, span, m::NOT_ONE_OF.with([&typed]), nearest_hint(&typed, options));
    }

    /// A value that fits none of several shapes: explains the shape that was meant, or names the shapes.
    fn explain_choice(&mut self, error: &ValidationError, shapes: &[Vec<ValidationError>], span: Span) {
        let here = error.instance_path().as_str();
        let is_here = |e: &&ValidationError| e.instance_path().as_str() == here;
        let of_other_type = |shape: &&Vec<ValidationError>| {
            shape.iter().filter(is_here).any(|e| matches!(e.kind(), ValidationErrorKind::Type { .. }))
        };
        let without_its_key = |shape: &&Vec<ValidationError>| {
            shape.iter().filter(is_here).any(|e| {
                use ValidationErrorKind::{AnyOf, Constant, Enum, OneOfNotValid, Required};
                matches!(
                    e.kind(),
                    Required { .. } | Enum { .. } | Constant { .. } | AnyOf { .. } | OneOfNotValid { .. }
                )
            })
        };
        let (other_type, same_type): (Vec<_>, Vec<_>) = shapes.iter().partition(of_other_type);
        // The shape that was meant is the one whose own key is present, or the only one of the value's type.
        let has_its_key: Vec<_> = same_type.iter().filter(|shape| !without_its_key(shape)).collect();
        // With the keys of several, it is the shape of the first key.
        let first = error.instance().as_object().and_then(|object| object.keys().next().cloned());
        let takes_first = |shape: &&&&Vec<ValidationError>| {
            !shape.iter().filter(is_here).any(|e| match e.kind() {
                ValidationErrorKind::AdditionalProperties { unexpected } => {
                    first.as_ref().is_some_and(|key| unexpected.contains(key))
                }
                _ => false,
            })
        };
        let meant = has_its_key.iter().find(takes_first).or(has_its_key.first()).copied();
        if let (Some(shape), 2..) = (meant, has_its_key.len()) {
            shape.iter().for_each(|e| self.explain_two_in_one(e));
            return;
        }
        if let (Some(shape), _) | (None, [shape]) = (meant, same_type.as_slice()) {
            shape.iter().for_each(|e| self.explain(e));
            return;
        }
        if same_type.is_empty() {
            let mut types: Vec<_> = other_type
                .iter()
                .copied()
                .flatten()
                .filter(is_here)
                .flat_map(|e| match e.kind() {
                    ValidationErrorKind::Type { kind } => wanted(kind),
                    _ => Vec::new(),
                })
                .collect();
            types.dedup();
            let message = m::WRONG_TYPE.with([types, vec![type_of(error.instance())]]);
            let hint = other_type.into_iter().flatten().filter(is_here).find_map(|e| match e.kind() {
                ValidationErrorKind::Type { kind } => self.checked.right_form(e, kind),
                _ => None,
            });
            self.push(Code::Schema, span, message, hint);
            return;
        }
        let mut options: Vec<String> = Vec::new();
        for e in same_type.into_iter().flatten().filter(is_here) {
            match e.kind() {
                ValidationErrorKind::Required { property } => options.push(plain(property)),
                ValidationErrorKind::Enum { options: known } => {
                    options.extend(known.as_array().into_iter().flatten().map(plain));
                }
                ValidationErrorKind::Constant { expected_value } => options.push(plain(expected_value)),
                _ => {}
            }
        }
        options.dedup();
        match error.instance().as_object().and_then(|object| object.keys().next()) {
            Some(key) => {
                let steps = steps(here, self.checked.root);
                let at =
                    self.checked.root.get(&steps).and_then(|node| node.key(key)).map_or(span, |key| key.span);
                // A word that stands alone, such as `- pagebreak`, with a value behind it.
                let is_word = |e: &ValidationError| match e.kind() {
                    ValidationErrorKind::Enum { options } => {
                        options.as_array().is_some_and(|known| known.iter().any(|own| plain(own) == *key))
                    }
                    ValidationErrorKind::Constant { expected_value } => plain(expected_value) == *key,
                    _ => false,
                };
                let alone = shapes.iter().flatten().filter(is_here).any(is_word);
                let message = match key_of(&steps) {
                    _ if alone => ALONE.with([key]),
                    Some("body") => UNKNOWN_BLOCK.with([key]),
                    Some("contents") => UNKNOWN_ENTRY.with([key]),
                    _ => m::UNKNOWN_KEY.with([key]),
                };
                let hint = if alone { Some(ALONE_HINT.with([key])) } else { nearest_hint(key, &options) };
                self.push(Code::UnknownKey, at, message, hint);
            }
            None => self.not_one_of(span, error.instance(), &options),
        }
    }

    /// A map that holds the keys of several shapes, such as two blocks without a dash between them.
    fn explain_two_in_one(&mut self, error: &ValidationError) {
        let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() else {
            return self.explain(error);
        };
        let known = self.known_keys(error);
        let node = self
            .checked
            .root
            .get(&steps(error.instance_path().as_str(), self.checked.root))
            .unwrap_or(self.checked.root);
        let places = node.keys();
        for key in unexpected {
            let at = places.get(key.as_str()).map_or(node.span, |key| key.span);
            match nearest(key, &known) {
                Some(near) => {
                    self.push(
                        Code::UnknownKey,
                        at,
                        m::UNKNOWN_KEY.with([key]),
                        Some(m::NEAREST.with([near])),
                    );
                }
                None => {
                    self.push(
                        Code::Schema,
                        at,
                        m::TWO_IN_ONE.with([key]),
                        Some(m::TWO_IN_ONE_HINT.with([key])),
                    );
                }
            }
        }
    }

    /// The keys an object may have: the schema's `properties` beside the failed `additionalProperties`.
    fn known_keys(&self, error: &ValidationError) -> Vec<String> {
        error
            .schema_path()
            .as_str()
            .strip_suffix("/additionalProperties")
            .and_then(|parent| resolve(self.checked.schema, parent))
            .and_then(|object| object.get("properties")?.as_object())
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default()
    }
}

/// A key, with the place of its map.
pub(super) type Key = (String, String);

/// The key that is missing by an error, if that is what it says.
pub(super) fn missing(error: &ValidationError) -> Option<Key> {
    let ValidationErrorKind::Required { property } = error.kind() else { return None };
    Some((error.instance_path().as_str().to_owned(), plain(property)))
}

/// What an unknown key may have been meant for: a known one, or a line of text.
fn key_hint(typed: &str, known: &[String]) -> Option<Message> {
    let seen: String = typed.chars().filter(|c| !is_invisible(*c, "", "")).collect();
    let is_text = !seen.is_ascii() || seen.contains(' ');
    if known.contains(&seen) {
        Some(m::NEAREST.with([seen]))
    } else if is_text {
        Some(TEXT_AS_KEY_HINT.plain())
    } else {
        nearest_hint(typed, known)
    }
}

/// The first key of a map, so that a finding about the whole map does not mark all of it.
fn head(span: Span, node: &Node) -> Span {
    match &node.kind {
        Kind::Mapping(entries) => entries.first().map_or(span, |(key, _)| key.span),
        Kind::Scalar { .. } | Kind::Sequence(_) => span,
    }
}

/// The editors' words for the types a schema wants.
fn wanted(kind: &TypeKind) -> Vec<&'static Template> {
    let names: Vec<String> = match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
    };
    // Where text may stand, a number may too, and nobody needs to be told.
    if names.iter().any(|name| name == "string") {
        return vec![&m::TYPE_TEXT];
    }
    names
        .iter()
        .filter_map(|name| match name.as_str() {
            "object" => Some(&m::TYPE_MAP),
            "array" => Some(&m::TYPE_LIST),
            "boolean" => Some(&m::TYPE_BOOL),
            "number" => Some(&m::TYPE_NUMBER),
            "integer" => Some(&m::TYPE_WHOLE),
            _ => None,
        })
        .collect()
}

fn type_of(value: &Value) -> &'static Template {
    match value {
        Value::Object(_) => &m::TYPE_MAP,
        Value::Array(_) => &m::TYPE_LIST,
        Value::Bool(_) => &m::TYPE_BOOL,
        Value::Number(_) => &m::TYPE_NUMBER,
        Value::Null => &m::TYPE_NULL,
        Value::String(_) => &m::TYPE_TEXT,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
