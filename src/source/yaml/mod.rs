//! YAML as a tree that knows where each key and value stands.
//!
//! Scalars keep the text that was typed: `12.50` stays `12.50`. Typed content is deserialised from the tree itself, so that
//! places travel with values; the check against a schema sees the same tree as JSON.

mod de;
mod fault;
mod parse;
mod slips;

use std::collections::HashMap;
use std::fmt;

use serde_json::Value;

pub use de::{Error, from_node};
pub use fault::{YamlError, YamlErrorKind};
pub use parse::{MAX_DEPTH, MAX_NODES, Tree, parse};

use super::Span;

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where the value stands: the scalar's characters, or from the first to the last child.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of YAML value that a book can hold.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A scalar, as typed; `block` for `|` and `>` scalars, `plain` when it had no quotes.
    Scalar {
        /// The text after YAML's unescaping.
        text: String,
        /// How it was written.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A map, in file order. Keys are text.
    Mapping(Vec<(Key, Node)>),
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// A block scalar: `|` or `>`.
    Block,
}

/// A key of a map.
#[derive(Debug, Clone)]
pub struct Key {
    /// Where the key stands.
    pub span: Span,
    /// The key's text.
    pub text: String,
}

impl Node {
    /// The node at `path`, a list of keys and indices.
    pub fn get(&self, path: &[Step]) -> Option<&Node> {
        path.iter().try_fold(self, |node, step| match (&node.kind, step) {
            (Kind::Mapping(entries), Step::Key(key)) => {
                entries.iter().find(|(k, _)| k.text == *key).map(|(_, value)| value)
            }
            (Kind::Sequence(items), Step::Index(index)) => items.get(*index),
            _ => None,
        })
    }

    /// The key of a map's entry.
    pub fn key(&self, name: &str) -> Option<&Key> {
        match &self.kind {
            Kind::Mapping(entries) => entries.iter().map(|(key, _)| key).find(|key| key.text == name),
            _ => None,
        }
    }

    /// The keys of a map by their texts.
    pub fn keys(&self) -> HashMap<&str, &Key> {
        match &self.kind {
            Kind::Mapping(entries) => entries.iter().map(|(key, _)| (key.text.as_str(), key)).collect(),
            Kind::Scalar { .. } | Kind::Sequence(_) => HashMap::new(),
        }
    }

    /// The tree as JSON, for the check against a schema. A plain scalar becomes a number only when the number prints exactly
    /// as it was typed; everything else but `true`, `false` and null stays text.
    pub fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Scalar { text, style: Style::Plain } => plain_value(text),
            Kind::Scalar { text, .. } => Value::String(text.clone()),
            Kind::Sequence(items) => Value::Array(items.iter().map(Node::to_json).collect()),
            Kind::Mapping(entries) => Value::Object(
                entries.iter().map(|(key, value)| (key.text.clone(), value.to_json())).collect(),
            ),
        }
    }

    /// Whether nothing stands here: no characters, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, style: Style::Plain } if NULLS.contains(&text.as_str()))
    }
}

/// How YAML 1.2's core schema writes nothing.
const NULLS: [&str; 5] = ["", "~", "null", "Null", "NULL"];

/// A scalar without quotes under YAML 1.2's core schema, as far as it prints back unchanged.
fn plain_value(text: &str) -> Value {
    match text {
        _ if NULLS.contains(&text) => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    if let Ok(number) = text.parse::<i64>()
        && number.to_string() == text
    {
        return Value::Number(number.into());
    }
    if let Ok(float) = text.parse::<f64>()
        && let Some(number) = serde_json::Number::from_f64(float)
        && float.to_string() == text
    {
        return Value::Number(number);
    }
    Value::String(text.to_owned())
}

/// A text as it can be written in YAML: in quotes that do not occur in it, shortened in the middle if it is long.
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    const ENDS: usize = 16;
    let letters: Vec<char> = text.trim().chars().collect();
    let shown: String = if letters.len() > LONGEST {
        let ends = [&letters[..ENDS], &letters[letters.len() - ENDS..]];
        ends.map(|end| end.iter().collect::<String>()).join("……")
    } else {
        letters.iter().collect()
    };
    if !shown.contains(['"', '\\']) {
        format!("\"{shown}\"")
    } else {
        format!("'{}'", shown.replace('\'', "''"))
    }
}

/// One step of a path into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into a map.
    Key(String),
    /// Into a list.
    Index(usize),
}

impl Step {
    /// The key, if it leads into a map.
    pub fn as_key(&self) -> Option<&str> {
        match self {
            Step::Key(key) => Some(key),
            Step::Index(_) => None,
        }
    }
}

/// `/interview/0/q`, as in JSON Pointer (RFC 6901).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// This path and one key more.
    pub fn key(&self, key: &str) -> Path {
        self.with(Step::Key(key.to_owned()))
    }

    /// This path and one index more.
    pub fn index(&self, index: usize) -> Path {
        self.with(Step::Index(index))
    }

    /// The keys on its way, without the indices.
    pub fn keys(&self) -> Vec<&str> {
        self.0.iter().filter_map(Step::as_key).collect()
    }

    fn with(&self, step: Step) -> Path {
        Path(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|step| match step {
            Step::Key(key) => write!(f, "/{key}"),
            Step::Index(index) => write!(f, "/{index}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_is_quoted_in_marks_that_it_does_not_have() {
        assert_eq!(quoted("[待定] 说明"), "\"[待定] 说明\"");
        assert_eq!(quoted("\"菲鹏\"的专利"), "'\"菲鹏\"的专利'");
        assert_eq!(quoted("a\\b"), "'a\\b'");
        assert_eq!(quoted("\"it's\""), "'\"it''s\"'");
        assert_eq!(quoted(&"甲".repeat(60)).chars().count(), 36);
    }
}
