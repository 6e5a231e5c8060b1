//! The blocks of a part: paragraphs, tables, and what stands around them.

use roxmltree::Node;

use super::super::crossed::uncrossed;
use super::super::document::{
    Alignment, Block, Cell, Change, ChangeKind, Control, ControlLevel, Document, Paragraph, Part, Place,
    Remark, RemarkKind, Row, Table,
};
use super::super::fault::Fault;
use super::super::package::{self, Package};
use super::super::xml::{attribute, child, elements, switch, value};
use super::field::Field;
use super::numbering::Numbering;
use super::relations::Relations;
use super::styles::{OfParagraph, Styles};

/// How deep elements are followed into one another; deeper ones are said, not read.
const MAX_DEPTH: usize = 400;

/// What is known while a document is read.
pub(super) struct Reader<'p, 'a> {
    pub(super) package: &'p Package<'a>,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// What was read so far.
    pub(super) document: Document,
    /// The relations of the part that is read.
    pub(super) relations: Relations,
    /// The numbers that the file gives its comments.
    pub(super) comments: Vec<String>,
    /// The comments that are about what is read now.
    pub(super) open: Vec<usize>,
    /// The fields that are open, the outermost first; they may begin in one paragraph and end in another.
    pub(super) fields: Vec<Field>,
    /// Tables so far.
    pub(super) tables: usize,
    /// Where what is read now stands.
    pub(super) at: Place,
    /// How deep it stands.
    pub(super) depth: usize,
}

/// What stands around blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub(super) controls: Vec<usize>,
    pub(super) changes: Vec<Change>,
    pub(super) boxed: bool,
}

impl Reader<'_, '_> {
    /// The blocks of a part; `None` where there is none, or the text of a document is that of something else.
    pub(super) fn part(&mut self, name: &str, part: Part) -> Result<Option<Vec<Block>>, Fault> {
        let Some(text) = self.package.text(name)? else { return Ok(None) };
        let mended;
        let tree = match package::tree(name, &text) {
            Ok(tree) => tree,
            Err(fault) => {
                mended = uncrossed(&text).ok_or(fault)?;
                package::tree(name, &mended)?
            }
        };
        self.relations = Relations::of(self.package, name)?;
        self.begin(part);
        let root = tree.root_element();
        if part != Part::Text {
            return Ok(Some(self.blocks_of(root)));
        }
        let body = Some(root).filter(|root| root.tag_name().name() == "document");
        Ok(body.and_then(|root| child(root, "body")).map(|body| self.blocks_of(body)))
    }

    /// Turns to another text of the document.
    pub(super) fn begin(&mut self, part: Part) {
        self.at = Place { part, ..Place::default() };
        self.open.clear();
    }

    /// The blocks in an element, with nothing around them.
    pub(super) fn blocks_of(&mut self, node: Node) -> Vec<Block> {
        let mut out = Vec::new();
        self.blocks(node, &Around::default(), &mut out);
        // A field without an end has taken text for what it is computed from.
        for field in std::mem::take(&mut self.fields) {
            if !field.in_result && !field.instruction.trim().is_empty() {
                self.remark(RemarkKind::Object, field.instruction);
            }
        }
        out
    }

    /// The blocks in an element.
    pub(super) fn blocks(&mut self, parent: Node, around: &Around, out: &mut Vec<Block>) {
        if !self.enter(parent) {
            return;
        }
        for node in elements(parent) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, around, out),
                "tbl" => self.table(node, around, out),
                "sdt" => {
                    let control = self.control(node, ControlLevel::Block, &around.controls);
                    let inner = Around { controls: with(&around.controls, control), ..around.clone() };
                    child(node, "sdtContent").into_iter().for_each(|node| self.blocks(node, &inner, out));
                }
                "AlternateContent" => {
                    choice(node).into_iter().for_each(|node| self.blocks(node, around, out));
                }
                "commentRangeStart" | "commentRangeEnd" => self.comment_edge(node),
                "altChunk" => {
                    let id = attribute(node, "id").unwrap_or_default();
                    let target = self.relations.target(id).map_or("", |(target, _)| target).to_owned();
                    self.remark(RemarkKind::Foreign, target);
                }
                name => {
                    let changes = match change(name, node) {
                        Some(change) => with(&around.changes, change),
                        None => around.changes.clone(),
                    };
                    // Wrappers that say nothing about the text.
                    if changes.len() > around.changes.len()
                        || matches!(name, "customXml" | "smartTag" | "sdtContent")
                    {
                        self.blocks(node, &Around { changes, ..around.clone() }, out);
                    }
                }
            }
        }
        self.depth -= 1;
    }

    fn paragraph(&mut self, node: Node, around: &Around, out: &mut Vec<Block>) {
        self.at.paragraph += 1;
        let place = self.at;
        let properties = child(node, "pPr");
        let of = |name| properties.and_then(|own| value(own, name));
        let style = self.styles.of_paragraph(of("pStyle"));
        let mark = properties.and_then(|own| child(own, "rPr"));
        let changes =
            mark.into_iter().flat_map(elements).filter_map(|node| change(node.tag_name().name(), node));
        let mark: Vec<Change> = around.changes.iter().cloned().chain(changes).collect();
        let outline = match of("outlineLvl").and_then(|level| level.parse::<u8>().ok()) {
            Some(level) => Some(level).filter(|level| *level < 9).map(|level| level + 1),
            None => style.outline,
        };
        let is_gone = mark.iter().any(|change| change.kind == ChangeKind::Deleted);
        let list = if is_gone { None } else { self.list(properties, &style) };
        let mut paragraph = Paragraph {
            place,
            outline,
            list,
            alignment: match of("jc").or(style.alignment.as_deref()) {
                Some("center") => Alignment::Centre,
                Some("right" | "end") => Alignment::End,
                _ => Alignment::Start,
            },
            is_bold: style.bold,
            boxed: around.boxed,
            controls: around.controls.clone(),
            runs: Vec::new(),
            mark,
            restyled: properties.and_then(|own| child(own, "pPrChange")).map(restyled),
            style: style.name,
        };
        let mut boxes = Vec::new();
        let runs = self.runs(node, around, style.hidden, &mut boxes);
        paragraph.runs = runs;
        out.push(Block::Paragraph(Box::new(paragraph)));
        out.append(&mut boxes);
    }

    fn list(
        &mut self,
        properties: Option<Node>,
        style: &OfParagraph,
    ) -> Option<super::super::document::ListItem> {
        let own = properties.and_then(|own| child(own, "numPr"));
        let id = own.and_then(|own| value(own, "numId")).map(str::to_owned).or_else(|| style.list.clone())?;
        let level = own.and_then(|own| value(own, "ilvl")).and_then(|level| level.parse().ok());
        self.numbering.next(&id, level.or(style.level).unwrap_or(0))
    }

    fn table(&mut self, node: Node, around: &Around, out: &mut Vec<Block>) {
        self.tables += 1;
        let (number, outside) = (self.tables, self.at.cell);
        let mut table = Table::default();
        self.rows(node, around, number, &mut table);
        self.at.cell = outside;
        out.push(Block::Table(table));
    }

    fn rows(&mut self, parent: Node, around: &Around, number: usize, table: &mut Table) {
        if !self.enter(parent) {
            return;
        }
        for node in elements(parent) {
            match node.tag_name().name() {
                "tr" => {
                    let properties = child(node, "trPr");
                    let changes = properties.into_iter().flat_map(elements);
                    let changes = changes.filter_map(|node| change(node.tag_name().name(), node));
                    let mut row = Row {
                        cells: Vec::new(),
                        changes: around.changes.iter().cloned().chain(changes).collect(),
                    };
                    let around = Around { changes: Vec::new(), ..around.clone() };
                    self.cells(node, &around, [number, table.rows.len() + 1], &mut row);
                    table.rows.push(row);
                }
                "sdt" => {
                    let control = self.control(node, ControlLevel::Row, &around.controls);
                    let inner = Around { controls: with(&around.controls, control), ..around.clone() };
                    child(node, "sdtContent")
                        .into_iter()
                        .for_each(|node| self.rows(node, &inner, number, table));
                }
                "commentRangeStart" | "commentRangeEnd" => self.comment_edge(node),
                "AlternateContent" => {
                    choice(node).into_iter().for_each(|node| self.rows(node, around, number, table));
                }
                "customXml" => self.rows(node, around, number, table),
                name => {
                    if let Some(change) = change(name, node) {
                        let inner = Around { changes: with(&around.changes, change), ..around.clone() };
                        self.rows(node, &inner, number, table);
                    }
                }
            }
        }
        self.depth -= 1;
    }

    fn cells(&mut self, parent: Node, around: &Around, [table, line]: [usize; 2], row: &mut Row) {
        if !self.enter(parent) {
            return;
        }
        for node in elements(parent) {
            match node.tag_name().name() {
                "tc" => {
                    let properties = child(node, "tcPr");
                    let columns =
                        properties.and_then(|own| value(own, "gridSpan")).and_then(|n| n.parse().ok());
                    let merge = properties.and_then(|own| child(own, "vMerge"));
                    let continues = merge.is_some_and(|own| attribute(own, "val") != Some("restart"));
                    self.at.cell = Some([table, line, row.cells.len() + 1]);
                    let mut cell =
                        Cell { blocks: Vec::new(), columns: columns.unwrap_or(1).clamp(1, 63), continues };
                    self.blocks(node, around, &mut cell.blocks);
                    row.cells.push(cell);
                }
                "sdt" => {
                    let control = self.control(node, ControlLevel::Cell, &around.controls);
                    let inner = Around { controls: with(&around.controls, control), ..around.clone() };
                    child(node, "sdtContent")
                        .into_iter()
                        .for_each(|node| self.cells(node, &inner, [table, line], row));
                }
                "commentRangeStart" | "commentRangeEnd" => self.comment_edge(node),
                "customXml" => self.cells(node, around, [table, line], row),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// Notes a content control and returns its index.
    pub(super) fn control(&mut self, node: Node, level: ControlLevel, around: &[usize]) -> usize {
        let properties = child(node, "sdtPr");
        let said = |name| properties.and_then(|own| value(own, name)).map(str::to_owned);
        // One around paragraphs begins with the next one.
        let paragraph = self.at.paragraph + usize::from(level != ControlLevel::Inline);
        self.document.controls.push(Control {
            tag: said("tag"),
            alias: said("alias"),
            level,
            parent: around.last().copied(),
            is_placeholder: properties.and_then(|own| switch(own, "showingPlcHdr")).unwrap_or(false),
            place: Place { paragraph, ..self.at },
        });
        self.document.controls.len() - 1
    }

    /// Begins or ends what a comment is about.
    pub(super) fn comment_edge(&mut self, node: Node) {
        let Some(id) = attribute(node, "id") else { return };
        let Some(index) = self.comments.iter().position(|own| own == id) else { return };
        if node.tag_name().name() == "commentRangeEnd" {
            self.open.retain(|open| *open != index);
            return;
        }
        if !self.open.contains(&index) {
            self.open.push(index);
        }
        // One that begins between paragraphs is about the next.
        let paragraph = self.at.paragraph.max(1);
        self.say_where(index, paragraph);
    }

    /// Remembers where what a comment is about begins.
    pub(super) fn say_where(&mut self, comment: usize, paragraph: usize) {
        let place = Place { paragraph, ..self.at };
        if let Some(comment) = self.document.comments.get_mut(comment) {
            comment.place.get_or_insert(place);
        }
    }

    pub(super) fn remark(&mut self, kind: RemarkKind, detail: String) {
        let remark = Remark { kind, place: self.at, detail };
        if !self.document.remarks.contains(&remark) {
            self.document.remarks.push(remark);
        }
    }

    /// Goes one element deeper, if that is not too deep. Whoever has entered takes one off `depth` afterwards.
    pub(super) fn enter(&mut self, node: Node) -> bool {
        if self.depth >= MAX_DEPTH {
            let texts = node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
            self.remark(RemarkKind::Deep, texts.collect());
            return false;
        }
        self.depth += 1;
        true
    }
}

/// A list with one item more.
pub(super) fn with<T: Clone>(list: &[T], item: T) -> Vec<T> {
    list.iter().cloned().chain([item]).collect()
}

/// Of content that is there in several forms, the first that is not empty.
pub(super) fn choice<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    elements(node).find(|form| elements(*form).next().is_some())
}

/// The tracked change that an element is.
pub(super) fn change(name: &str, node: Node) -> Option<Change> {
    let kind = match name {
        "ins" | "cellIns" => ChangeKind::Inserted,
        "del" | "cellDel" => ChangeKind::Deleted,
        "moveFrom" => ChangeKind::MovedAway,
        "moveTo" => ChangeKind::MovedHere,
        _ => return None,
    };
    Some(said(kind, node))
}

/// A change of looks.
pub(super) fn restyled(node: Node) -> Change {
    said(ChangeKind::Restyled, node)
}

fn said(kind: ChangeKind, node: Node) -> Change {
    let said = |name| attribute(node, name).unwrap_or_default().to_owned();
    Change { kind, author: said("author"), date: said("date") }
}
