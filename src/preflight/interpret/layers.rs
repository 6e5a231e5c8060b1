//! Layers: what is hidden unless someone shows it is not printed (ISO 32000-1, 8.11).

use std::collections::BTreeSet;

use lopdf::content::Operation;
use lopdf::{Dictionary, Object, ObjectId};

use super::Interpreter;
use crate::preflight::pdf::{Pdf, as_dictionary, as_name, raw};

/// Most pieces of marked content inside one another.
const MAX_OPEN: usize = 1000;

/// The layers of a file that its usual configuration hides.
pub(in crate::preflight) fn hidden_layers(pdf: &Pdf) -> BTreeSet<ObjectId> {
    let properties = pdf.catalog().and_then(|catalog| pdf.dictionary(catalog, "OCProperties"));
    let Some(usual) = properties.and_then(|properties| pdf.dictionary(properties, "D")) else {
        return BTreeSet::new();
    };
    let ids =
        |list: &[Object]| list.iter().filter_map(|each| each.as_reference().ok()).collect::<BTreeSet<_>>();
    let (on, off) = (ids(pdf.list(usual, "ON")), ids(pdf.list(usual, "OFF")));
    match (pdf.name(usual, "BaseState"), properties) {
        (Some("OFF"), Some(properties)) => {
            ids(pdf.list(properties, "OCGs")).difference(&on).copied().collect()
        }
        _ => off,
    }
}

impl<'a> Interpreter<'_, 'a> {
    /// Whether what stands here is on a hidden layer.
    pub(super) fn is_hidden(&self) -> bool {
        self.marked.contains(&true)
    }

    /// Opens marked content, which may stand on a layer.
    pub(super) fn open_marked(&mut self, operation: &Operation, resources: Option<&'a Dictionary>) {
        if self.marked.len() >= MAX_OPEN {
            self.pdf.budget.exceed();
            return;
        }
        let [tag, properties, ..] = &operation.operands[..] else { return self.marked.push(false) };
        let layer = (as_name(tag) == Some("OC")).then(|| as_name(properties)).flatten();
        let layer = layer.and_then(|name| self.resource(operation, "Properties", Some(name), resources));
        let hides = layer.is_some_and(|layer| self.hides(layer));
        self.marked.push(hides);
    }

    /// Whether an object is on a hidden layer by its own entry.
    pub(super) fn is_hidden_by(&self, dictionary: &'a Dictionary) -> bool {
        raw(dictionary, "OC").is_some_and(|layer| self.hides(layer))
    }

    /// Whether a layer is hidden, or a membership in layers hides (8.11.2.2; visibility expressions are not read).
    fn hides(&self, layer: &'a Object) -> bool {
        let is_off = |object: &Object| object.as_reference().is_ok_and(|id| self.hidden.contains(&id));
        if is_off(layer) {
            return true;
        }
        let Some(dictionary) = as_dictionary(self.pdf.resolve(layer)) else { return false };
        if self.pdf.name(dictionary, "Type") != Some("OCMD") {
            return false;
        }
        let groups = match raw(dictionary, "OCGs") {
            Some(one @ Object::Reference(_)) if !matches!(self.pdf.resolve(one), Object::Array(_)) => {
                std::slice::from_ref(one)
            }
            _ => self.pdf.list(dictionary, "OCGs"),
        };
        let off = groups.iter().filter(|group| is_off(group)).count();
        let shown = match self.pdf.name(dictionary, "P") {
            Some("AllOn") => off == 0,
            Some("AnyOff") => off > 0,
            Some("AllOff") => off == groups.len(),
            _ => off < groups.len(),
        };
        !shown && !groups.is_empty()
    }
}
