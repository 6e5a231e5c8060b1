//! Places of a schema and of what is checked against it.

use serde_json::Value;

use crate::source::yaml::{Kind, Node, Step};

/// Follows a schema location, through `$ref`s.
pub(super) fn resolve<'a>(schema: &'a Value, location: &str) -> Option<&'a Value> {
    let mut here = schema;
    for step in location.split('/').filter(|step| !step.is_empty()) {
        let step = step.replace("~1", "/").replace("~0", "~");
        here = match step.as_str() {
            "$ref" => {
                let target = here.get("$ref")?.as_str()?.strip_prefix('#')?;
                schema.pointer(target)?
            }
            _ => match here.as_array() {
                Some(items) => items.get(step.parse::<usize>().ok()?)?,
                None => here.get(&step)?,
            },
        };
    }
    Some(here)
}

/// The path of a JSON Pointer into the file's tree.
pub(super) fn steps(pointer: &str, root: &Node) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let in_list = root.get(&steps).is_some_and(|node| matches!(node.kind, Kind::Sequence(_)));
        steps.push(match part.parse() {
            Ok(index) if in_list => Step::Index(index),
            _ => Step::Key(part),
        });
    }
    steps
}

/// The key that a value stands under, itself or as an item of its list.
pub(super) fn key_of(steps: &[Step]) -> Option<&str> {
    steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    })
}
