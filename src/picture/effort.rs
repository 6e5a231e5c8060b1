//! How much work a drawing asks for, told before anything draws it.

use std::collections::{HashMap, HashSet};

use roxmltree::{Document, Node, NodeId};
use usvg::Group;
use usvg::filter::{Filter, Kind};
use usvg::tiny_skia_path::Transform;

use crate::bounds::widened;
use crate::diag::message::{Message, messages};

messages! {
    "picture-effort";
    DEEP(most);
    MANY(most);
    TEXT(most);
    FILTER(effect);
    HINT;
}

/// Deepest nesting of an SVG's elements, references followed.
const MAX_DEPTH: usize = 64;
/// Most elements of an SVG, counted as often as they are drawn.
const MAX_ELEMENTS: u64 = 100_000;
/// Longest text of an SVG, in characters.
const MAX_TEXT: u64 = 20_000;
/// Most effects of one filter.
const MAX_EFFECTS: usize = 32;
/// Most octaves of an SVG's noise.
const MAX_OCTAVES: u32 = 16;
/// Widest kernel of an SVG's convolution, in pixels.
const MAX_KERNEL: u32 = 15;
/// Widest stretch of a shape in an SVG, as a share of the drawing's size.
const MAX_STRETCH: f32 = 0.02;
/// Largest region of an SVG's filter, as a multiple of the drawing's size.
const MAX_REGION: f32 = 8.0;

/// What a drawing has too much of before its shapes are known: depth, elements or text.
pub(super) fn of_elements(document: &Document) -> Option<Message> {
    match Counter::new(document).count(document.root(), 0) {
        None => Some(DEEP.with([&MAX_DEPTH.to_string()])),
        Some(Count { elements, .. }) if elements > widened(MAX_ELEMENTS) => {
            Some(MANY.with([&widened(MAX_ELEMENTS).to_string()]))
        }
        Some(Count { text, .. }) if text > widened(MAX_TEXT) => {
            Some(TEXT.with([&widened(MAX_TEXT).to_string()]))
        }
        Some(_) => None,
    }
}

/// The first effect of a drawing's filters that asks for too much, by its name in SVG.
pub(super) fn of_filters(tree: &usvg::Tree) -> Option<&'static str> {
    of_group(tree.root(), tree.size().width().max(tree.size().height()))
}

/// The same of a group of a drawing, of the groups in it, and of what clips, masks and fills them.
fn of_group(group: &Group, side: f32) -> Option<&'static str> {
    let mut found =
        group.filters().iter().find_map(|filter| heavy_effect(filter, group.abs_transform(), side));
    for node in group.children() {
        if let usvg::Node::Group(inner) = node {
            found = found.or_else(|| of_group(inner, side));
        }
        node.subroots(|root| found = found.or_else(|| of_group(root, side)));
    }
    found
}

/// An effect of a filter that asks for too much in a drawing whose longer side is `side`.
fn heavy_effect(filter: &Filter, transform: Transform, side: f32) -> Option<&'static str> {
    let region = filter.rect().transform(transform)?;
    let most = MAX_REGION * side;
    if filter.primitives().len() > MAX_EFFECTS || region.width() > most || region.height() > most {
        return Some("filter");
    }
    let (across, down) = transform.get_scale();
    let stretched = |radius: f32| radius * across.max(down) > MAX_STRETCH * side;
    filter.primitives().iter().find_map(|primitive| match primitive.kind() {
        Kind::Turbulence(noise) => (noise.num_octaves() > MAX_OCTAVES).then_some("feTurbulence"),
        Kind::Morphology(shape) => {
            stretched(shape.radius_x().get().max(shape.radius_y().get())).then_some("feMorphology")
        }
        Kind::ConvolveMatrix(kernel) => {
            let matrix = kernel.matrix();
            (matrix.columns().max(matrix.rows()) > MAX_KERNEL).then_some("feConvolveMatrix")
        }
        Kind::Image(_) => Some("feImage"),
        _ => None,
    })
}

/// What a part of a drawing amounts to, as often as it is drawn.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Levels below it, references followed.
    height: usize,
    elements: u64,
    text: u64,
}

/// Counts the parts of a drawing, those included that they refer to.
struct Counter<'a, 'input> {
    by_id: HashMap<&'a str, Node<'a, 'input>>,
    /// Rules of style sheets that refer to something: their selectors and what they name.
    rules: Vec<(&'a str, Vec<&'a str>)>,
    counted: HashMap<NodeId, Count>,
    open: HashSet<NodeId>,
}

impl<'a, 'input> Counter<'a, 'input> {
    fn new(document: &'a Document<'input>) -> Self {
        let named = |node: Node<'a, 'input>| node.attribute("id").map(|id| (id, node));
        let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
        let rules =
            sheets.filter_map(|sheet| sheet.text()).flat_map(|css| css.split('}')).filter_map(|rule| {
                let (selector, body) = rule.rsplit_once('{')?;
                let named: Vec<&str> = references(body).collect();
                (!named.is_empty()).then_some((selector, named))
            });
        Counter {
            by_id: document.descendants().filter_map(named).collect(),
            rules: rules.collect(),
            counted: HashMap::new(),
            open: HashSet::new(),
        }
    }

    /// Counts a part that stands `depth` deep; `None` when it goes deeper than it may. A part that refers to itself is not
    /// drawn again.
    fn count(&mut self, node: Node<'a, 'input>, depth: usize) -> Option<Count> {
        if let Some(known) = self.counted.get(&node.id()) {
            return (depth + known.height <= MAX_DEPTH).then_some(*known);
        }
        if depth > MAX_DEPTH {
            return None;
        }
        if !self.open.insert(node.id()) {
            return Some(Count::default());
        }
        let mut whole = Count {
            height: 0,
            elements: u64::from(node.is_element()),
            text: node.text().filter(|_| node.is_text()).map_or(0, |text| text.chars().count() as u64),
        };
        let targets: Vec<Node> = self.targets(node);
        for part in node.children().chain(targets) {
            let part = self.count(part, depth + 1)?;
            whole.height = whole.height.max(part.height + 1);
            whole.elements = whole.elements.saturating_add(part.elements);
            whole.text = whole.text.saturating_add(part.text);
        }
        self.open.remove(&node.id());
        self.counted.insert(node.id(), whole);
        Some(whole)
    }

    /// What an element draws besides its children: what it uses, clips, masks and fills itself with.
    fn targets(&self, node: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
        let own = node.attributes().flat_map(|attribute| {
            let link =
                (attribute.name() == "href").then(|| attribute.value().trim().strip_prefix('#')).flatten();
            link.into_iter().chain(references(attribute.value()))
        });
        let is_selected = |selector: &str| {
            let mut names = node.attribute("class").unwrap_or_default().split_whitespace();
            selector.contains('*')
                || selector.contains(node.tag_name().name())
                || names.any(|name| selector.contains(name))
                || node.attribute("id").is_some_and(|id| selector.contains(id))
        };
        let styled = self.rules.iter().filter(|(selector, _)| node.is_element() && is_selected(selector));
        own.chain(styled.flat_map(|(_, named)| named.iter().copied()))
            .filter_map(|id| self.by_id.get(id).copied())
            .collect()
    }
}

/// The parts of the same file that a value names with `url(#…)`.
fn references(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let target = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        target.strip_prefix('#')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">"#;

    fn of(body: &str) -> Option<String> {
        let text = format!("{HEAD}{body}</svg>");
        let document = Document::parse(&text).expect("XML");
        of_elements(&document).map(|message| message.to_string())
    }

    /// Parts that clip one another, the last one first used.
    fn chain(length: usize) -> String {
        let clip =
            |at: usize| format!(r#"<clipPath id="c{at}" clip-path="url(#c{})"><path/></clipPath>"#, at - 1);
        let clips: String = (1..=length).map(clip).collect();
        format!(r#"{clips}<g clip-path="url(#c{length})"/>"#)
    }

    #[test]
    fn depth_counts_through_references_in_any_order() {
        assert_eq!(of(&chain(MAX_DEPTH / 2)), None);
        let deep = format!(
            "the elements of this SVG stand in one another or refer to one another more than {MAX_DEPTH} deep"
        );
        assert_eq!(of(&chain(2 * MAX_DEPTH)).as_ref(), Some(&deep));
        assert_eq!(of(&("<g>".repeat(MAX_DEPTH) + &"</g>".repeat(MAX_DEPTH))).as_ref(), Some(&deep));
    }

    #[test]
    fn effects_are_found_in_masks_and_patterns() {
        let noise = r#"<filter id="f"><feTurbulence baseFrequency="1" numOctaves="99"/></filter>"#;
        let dot = r##"<rect width="9" height="9" fill="#123" filter="url(#f)"/>"##;
        for body in [
            dot.to_owned(),
            format!(r#"<mask id="m">{dot}</mask><rect width="9" height="9" mask="url(#m)"/>"#),
            format!(
                r#"<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse">{dot}</pattern>
                <rect width="9" height="9" fill="url(#p)"/>"#
            ),
        ] {
            let tree = usvg::Tree::from_str(&format!("{HEAD}{noise}{body}</svg>"), &Default::default());
            assert_eq!(of_filters(&tree.expect("SVG")), Some("feTurbulence"), "{body}");
        }
    }
}
