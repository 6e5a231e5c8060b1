//! What paragraphs and runs are by their styles.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::fault::Fault;
use super::super::package::{Package, tree};
use super::super::xml::{attribute, child, elements, switch, value};

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    /// The list and the level in it.
    numbering: Option<(Option<String>, Option<u8>)>,
    alignment: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    script: Option<String>,
    hidden: Option<bool>,
}

/// What a paragraph is by its style.
#[derive(Debug, Clone, Default)]
pub(super) struct OfParagraph {
    pub(super) name: Option<String>,
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) alignment: Option<String>,
    pub(super) bold: bool,
    pub(super) hidden: bool,
}

/// What a run is by its style.
#[derive(Debug, Clone, Default)]
pub(super) struct OfRun {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) script: Option<String>,
    pub(super) hidden: bool,
}

/// Most styles that stand on one another.
const MAX_CHAIN: usize = 64;

impl Styles {
    pub(super) fn read(package: &Package, part: Option<&str>) -> Result<Styles, Fault> {
        let Some(part) = part else { return Ok(Styles::default()) };
        let Some(text) = package.text(part)? else { return Ok(Styles::default()) };
        let tree = tree(part, &text)?;
        let mut styles = Styles::default();
        for node in elements(tree.root_element()).filter(|node| node.tag_name().name() == "style") {
            let Some(id) = attribute(node, "styleId") else { continue };
            let usual = attribute(node, "default").is_some_and(|value| matches!(value, "1" | "true"));
            if usual && attribute(node, "type") == Some("paragraph") {
                styles.usual = Some(id.to_owned());
            }
            styles.all.insert(id.to_owned(), style(node));
        }
        Ok(styles)
    }

    /// What a paragraph with this style is; one without has the document's usual one.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> OfParagraph {
        let Some(id) = id.or(self.usual.as_deref()) else { return OfParagraph::default() };
        let chain = self.chain(id);
        let numbering = |of: fn(&(Option<String>, Option<u8>)) -> bool| {
            chain.iter().find_map(|style| style.numbering.clone().filter(of))
        };
        let name = chain.first().map_or_else(|| id.to_owned(), |style| style.name.clone());
        OfParagraph {
            outline: chain
                .iter()
                .find_map(|style| style.outline)
                .or_else(|| heading(&name))
                .filter(|&level| level < 9)
                .map(|level| level + 1),
            name: Some(name),
            list: numbering(|(list, _)| list.is_some()).and_then(|(list, _)| list),
            level: numbering(|(_, level)| level.is_some()).and_then(|(_, level)| level),
            alignment: chain.iter().find_map(|style| style.alignment.clone()),
            bold: chain.iter().find_map(|style| style.bold).unwrap_or(false),
            hidden: chain.iter().find_map(|style| style.hidden).unwrap_or(false),
        }
    }

    /// What a run with this style is.
    pub(super) fn of_run(&self, id: Option<&str>) -> OfRun {
        let chain = id.map(|id| self.chain(id)).unwrap_or_default();
        OfRun {
            bold: chain.iter().find_map(|style| style.bold).unwrap_or(false),
            italic: chain.iter().find_map(|style| style.italic).unwrap_or(false),
            script: chain.iter().find_map(|style| style.script.clone()),
            hidden: chain.iter().find_map(|style| style.hidden).unwrap_or(false),
        }
    }

    /// A style and those that it stands on.
    fn chain(&self, id: &str) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(style) = next.and_then(|id| self.all.get(id)).filter(|_| chain.len() < MAX_CHAIN) {
            chain.push(style);
            next = style.base.as_deref();
        }
        chain
    }
}

/// The level of Word's own headings, from 0, where their style does not say it.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let rest = ["heading", "标题"].into_iter().find_map(|word| name.strip_prefix(word))?;
    rest.trim().parse::<u8>().ok()?.checked_sub(1)
}

fn style(node: Node) -> Style {
    let paragraph = child(node, "pPr");
    let run = child(node, "rPr");
    let list = paragraph.and_then(|own| child(own, "numPr"));
    let number = |node: Node, name| value(node, name).and_then(|value| value.parse().ok());
    Style {
        name: value(node, "name").unwrap_or_default().to_owned(),
        base: value(node, "basedOn").map(str::to_owned),
        outline: paragraph.and_then(|own| number(own, "outlineLvl")),
        numbering: list.map(|list| (value(list, "numId").map(str::to_owned), number(list, "ilvl"))),
        alignment: paragraph.and_then(|own| value(own, "jc")).map(str::to_owned),
        bold: run.and_then(|own| switch(own, "b")),
        italic: run.and_then(|own| switch(own, "i")),
        script: run.and_then(|own| value(own, "vertAlign")).map(str::to_owned),
        hidden: run.and_then(|own| switch(own, "vanish")),
    }
}
