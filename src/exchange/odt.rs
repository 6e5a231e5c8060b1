//! Documents of LibreOffice (.odt; OpenDocument 1.3), in the same model as those of Word.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::document::{
    Alignment, Block, Cell, Change, ChangeKind, Comment, Content, Document, ListItem, Look, NoteId,
    Paragraph, Part, Picture, Place, Remark, RemarkKind, Row, Run, Script, Table, text,
};
use super::fault::Fault;
use super::package::{Package, tree};
use super::xml::{attribute, child, elements};
use crate::signature;

/// How deep elements are followed into one another.
const MAX_DEPTH: usize = 200;
/// Most blanks, rows and cells that an element may stand for.
const MAX_REPEATED: usize = 1000;

/// Whether a file says that it is a text of OpenDocument.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";
    bytes.starts_with(b"PK") && bytes[..bytes.len().min(256)].windows(KIND.len()).any(|window| window == KIND)
}

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let package = Package::open(bytes, &signature::ZIP)?;
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Fault::encrypted());
    }
    let mut reader = Reader::new(&package);
    if let Some(text) = package.text("styles.xml")? {
        let tree = tree("styles.xml", &text)?;
        reader.styles(tree.root_element());
        for node in tree.descendants().filter(|node| matches!(node.tag_name().name(), "header" | "footer")) {
            let blocks = reader.blocks_of(node, Part::Margin);
            let line = self::text(&blocks).trim().replace('\n', " ");
            if !line.is_empty() && !reader.document.margins.contains(&line) {
                reader.document.margins.push(line);
            }
        }
    }
    const MAIN: &str = "content.xml";
    let text = package.text(MAIN)?.ok_or_else(|| Fault::broken(MAIN))?;
    let tree = tree(MAIN, &text)?;
    let root = tree.root_element();
    reader.styles(root);
    let body = child(root, "body").and_then(|body| child(body, "text")).ok_or_else(|| Fault::broken(MAIN))?;
    for region in body.descendants().filter(|node| node.tag_name().name() == "changed-region") {
        reader.region(region);
    }
    let blocks = reader.blocks_of(body, Part::Text);
    let mut document = reader.document;
    document.blocks = blocks;
    if package.names().any(|name| name.starts_with("basic/") || name.starts_with("scripts/")) {
        let remark = Remark { kind: RemarkKind::Macros, place: Place::default(), detail: String::new() };
        document.remarks.insert(0, remark);
    }
    Ok(document)
}

/// What a style says of text.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    base: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    script: Option<Script>,
    strike: Option<bool>,
    hidden: Option<bool>,
    alignment: Option<Alignment>,
    outline: Option<u8>,
}

struct Reader<'p, 'a> {
    package: &'p Package<'a>,
    styles: BTreeMap<(String, String), Style>,
    /// Whether each level of each style of lists has bullets.
    lists: BTreeMap<String, BTreeMap<u8, bool>>,
    /// Tracked changes by their ids, with the text that was taken out.
    regions: BTreeMap<String, (Change, Vec<Block>)>,
    document: Document,
    at: Place,
    tables: usize,
    depth: usize,
    /// The changes that are open.
    changes: Vec<(String, Change)>,
    open: Vec<(String, usize)>,
    counts: Vec<usize>,
}

impl<'p, 'a> Reader<'p, 'a> {
    fn new(package: &'p Package<'a>) -> Reader<'p, 'a> {
        Reader {
            package,
            styles: BTreeMap::new(),
            lists: BTreeMap::new(),
            regions: BTreeMap::new(),
            document: Document::default(),
            at: Place::default(),
            tables: 0,
            depth: 0,
            changes: Vec::new(),
            open: Vec::new(),
            counts: Vec::new(),
        }
    }

    fn styles(&mut self, root: Node) {
        for node in root.descendants() {
            match node.tag_name().name() {
                "style" => {
                    let key = |name| attribute(node, name).unwrap_or_default().to_owned();
                    self.styles.insert((key("family"), key("name")), style(node));
                }
                "list-style" => {
                    let levels = elements(node).filter_map(|level| {
                        let number = attribute(level, "level")?.parse().ok()?;
                        Some((number, level.tag_name().name() != "list-level-style-number"))
                    });
                    let name = attribute(node, "name").unwrap_or_default().to_owned();
                    self.lists.insert(name, levels.collect());
                }
                _ => {}
            }
        }
    }

    /// A style of a family with what it stands on.
    fn chain(&self, family: &str, name: &str) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(style) = next
            .take()
            .and_then(|name| self.styles.get(&(family.to_owned(), name)))
            .filter(|_| chain.len() < 64)
        {
            next.clone_from(&style.base);
            chain.push(style);
        }
        chain
    }

    fn region(&mut self, region: Node) {
        let id = attribute(region, "id").unwrap_or_default().to_owned();
        for node in elements(region) {
            let kind = match node.tag_name().name() {
                "insertion" => ChangeKind::Inserted,
                "deletion" => ChangeKind::Deleted,
                _ => continue,
            };
            let info = child(node, "change-info");
            let said =
                |name| info.and_then(|info| child(info, name)).and_then(|own| own.text()).unwrap_or_default();
            let change = Change { kind, author: said("creator").to_owned(), date: said("date").to_owned() };
            let blocks =
                if kind == ChangeKind::Deleted { self.blocks_of(node, Part::Margin) } else { Vec::new() };
            self.regions.insert(id.clone(), (change, blocks));
        }
    }

    fn blocks_of(&mut self, node: Node, part: Part) -> Vec<Block> {
        let (at, mut out) = (self.at, Vec::new());
        self.at = Place { part, ..Place::default() };
        self.blocks(node, None, &mut out);
        self.at = at;
        out
    }

    fn blocks(&mut self, parent: Node, list: Option<(&str, u8)>, out: &mut Vec<Block>) {
        if self.depth >= MAX_DEPTH {
            let texts = parent.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
            let detail = texts.collect();
            return self.document.remarks.push(Remark { kind: RemarkKind::Deep, place: self.at, detail });
        }
        self.depth += 1;
        for node in elements(parent) {
            match node.tag_name().name() {
                "p" | "h" => self.paragraph(node, list, out),
                "list" => {
                    let level = list.map_or(0, |(_, level)| level + 1);
                    let own =
                        attribute(node, "style-name").or(list.map(|(name, _)| name)).unwrap_or_default();
                    self.counts.truncate(usize::from(level));
                    self.counts.push(0);
                    self.blocks(node, Some((own, level)), out);
                }
                "list-item" | "list-header" => {
                    self.counts.iter_mut().last().into_iter().for_each(|count| *count += 1);
                    let first = out.len();
                    self.blocks(node, list, out);
                    // Only the first paragraph of an item has its label.
                    out.iter_mut().skip(first + 1).for_each(|block| {
                        if let Block::Paragraph(paragraph) = block
                            && paragraph
                                .list
                                .as_ref()
                                .is_some_and(|own| Some(own.level) == list.map(|(_, level)| level))
                        {
                            paragraph.list = None;
                        }
                    });
                }
                "table" => self.table(node, out),
                "change-start" | "change-end" | "change" => self.edge(node, &mut Vec::new()),
                "tracked-changes" | "forms" | "sequence-decls" | "variable-decls" | "change-info" => {}
                _ => self.blocks(node, list, out),
            }
        }
        self.depth -= 1;
    }

    fn paragraph(&mut self, node: Node, list: Option<(&str, u8)>, out: &mut Vec<Block>) {
        self.at.paragraph += 1;
        let name = attribute(node, "style-name").unwrap_or_default();
        let chain = self.chain("paragraph", name);
        let named = chain.iter().find(|own| !own.name.starts_with('P') || own.name.len() > 4);
        let level = attribute(node, "outline-level").and_then(|level| level.parse().ok());
        let is_heading = node.tag_name().name() == "h";
        let mut paragraph = Paragraph {
            place: self.at,
            style: named.map(|own| own.name.clone()),
            outline: level.or_else(|| chain.iter().find_map(|own| own.outline)).filter(|_| is_heading),
            list: list.map(|list| self.label(list)),
            alignment: chain.iter().find_map(|own| own.alignment).unwrap_or_default(),
            is_bold: chain.iter().find_map(|own| own.bold).unwrap_or(false),
            ..Paragraph::default()
        };
        let look = Look {
            italic: chain.iter().find_map(|own| own.italic).unwrap_or(false),
            hidden: chain.iter().find_map(|own| own.hidden).unwrap_or(false),
            ..Look::default()
        };
        let mut boxes = Vec::new();
        self.inlines(node, &look, None, &mut paragraph.runs, &mut boxes);
        out.push(Block::Paragraph(Box::new(paragraph)));
        out.append(&mut boxes);
    }

    fn label(&self, (name, level): (&str, u8)) -> ListItem {
        let is_bullet = self.lists.get(name).and_then(|own| own.get(&(level + 1))).copied().unwrap_or(true);
        let number = self.counts.last().copied().unwrap_or(1).max(1);
        let label = if is_bullet { "•".to_owned() } else { format!("{number}.") };
        ListItem { list: name.to_owned(), level, label, is_bullet }
    }

    fn inlines(
        &mut self,
        parent: Node,
        look: &Look,
        link: Option<&str>,
        runs: &mut Vec<Run>,
        boxes: &mut Vec<Block>,
    ) {
        if self.depth >= MAX_DEPTH {
            let texts = parent.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
            let detail = texts.collect();
            return self.document.remarks.push(Remark { kind: RemarkKind::Deep, place: self.at, detail });
        }
        self.depth += 1;
        for node in parent.children() {
            if let Some(text) = node.text().filter(|_| node.is_text()) {
                // Blanks and line breaks of the file are one blank (OpenDocument, 6.1.2).
                let mut plain = String::new();
                for c in text.chars() {
                    match c {
                        ' ' | '\n' | '\r' | '\t' if plain.ends_with(' ') => {}
                        ' ' | '\n' | '\r' | '\t' => plain.push(' '),
                        c => plain.push(c),
                    }
                }
                self.push(Content::Text(plain), look, link, runs);
                continue;
            }
            match node.tag_name().name() {
                "span" => {
                    let own = self.looks(attribute(node, "style-name").unwrap_or_default(), look);
                    self.inlines(node, &own, link, runs, boxes);
                }
                "a" => self.inlines(node, look, attribute(node, "href").or(link), runs, boxes),
                "s" => {
                    let count = attribute(node, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                    self.push(Content::Text(" ".repeat(usize::min(count, MAX_REPEATED))), look, link, runs);
                }
                "tab" => self.push(Content::Text("\t".to_owned()), look, link, runs),
                "line-break" => self.push(Content::Text("\n".to_owned()), look, link, runs),
                "note" => self.note(node, look, runs),
                "annotation" => self.comment(node),
                "annotation-end" => {
                    let name = attribute(node, "name").unwrap_or_default();
                    self.open.retain(|(own, _)| own != name);
                }
                "ruby" => {
                    let reading = child(node, "ruby-text").and_then(|own| own.text()).map(str::to_owned);
                    let look = Look { ruby: reading, ..look.clone() };
                    child(node, "ruby-base")
                        .into_iter()
                        .for_each(|own| self.inlines(own, &look, link, runs, boxes));
                }
                "frame" => self.frame(node, look, link, runs, boxes),
                "change-start" | "change-end" | "change" => self.edge(node, runs),
                "custom-shape" | "rect" | "line" | "g" | "text-box" => self.blocks_in_box(node, boxes),
                _ => self.inlines(node, look, link, runs, boxes),
            }
        }
        self.depth -= 1;
    }

    fn looks(&self, name: &str, look: &Look) -> Look {
        let chain = self.chain("text", name);
        let script = chain.iter().find_map(|own| own.script);
        Look {
            bold: chain.iter().find_map(|own| own.bold).unwrap_or(look.bold),
            italic: chain.iter().find_map(|own| own.italic).unwrap_or(look.italic),
            script: script.unwrap_or(look.script),
            strike: chain.iter().find_map(|own| own.strike).unwrap_or(look.strike),
            hidden: chain.iter().find_map(|own| own.hidden).unwrap_or(look.hidden),
            ruby: look.ruby.clone(),
        }
    }

    fn push(&mut self, content: Content, look: &Look, link: Option<&str>, runs: &mut Vec<Run>) {
        let run = Run {
            content,
            look: look.clone(),
            link: link.map(str::to_owned),
            controls: Vec::new(),
            comments: self.open.iter().map(|(_, index)| *index).collect(),
            changes: self.changes.iter().map(|(_, change)| change.clone()).collect(),
            restyled: None,
        };
        runs.push(run);
    }

    fn note(&mut self, node: Node, look: &Look, runs: &mut Vec<Run>) {
        let is_endnote = attribute(node, "note-class") == Some("endnote");
        let id = attribute(node, "id").map_or_else(|| self.document.notes.len().to_string(), str::to_owned);
        let note = NoteId { is_endnote, id };
        let number = self.document.notes.len() + 1;
        let blocks = child(node, "note-body").map(|body| self.blocks_of(body, Part::Note(number)));
        self.document.notes.insert(note.clone(), blocks.unwrap_or_default());
        self.push(Content::Note(note), look, None, runs);
    }

    fn comment(&mut self, node: Node) {
        let said = |name| child(node, name).and_then(|own| own.text()).unwrap_or_default().to_owned();
        let index = self.document.comments.len();
        let blocks = self.blocks_of(node, Part::Comment(index + 1));
        let place = Some(self.at);
        let comment = Comment { author: said("creator"), date: said("date"), text: text(&blocks), place };
        self.document.comments.push(comment);
        if let Some(name) = attribute(node, "name") {
            self.open.push((name.to_owned(), index));
        }
    }

    fn frame(
        &mut self,
        node: Node,
        look: &Look,
        link: Option<&str>,
        runs: &mut Vec<Run>,
        boxes: &mut Vec<Block>,
    ) {
        let alt = ["desc", "title"].into_iter().find_map(|name| child(node, name)?.text()).map(str::to_owned);
        if let Some(image) = child(node, "image") {
            let href = attribute(image, "href").unwrap_or_default().trim_start_matches("./").to_owned();
            let bytes = self.package.picture(&href);
            if bytes.is_none() {
                let remark = Remark { kind: RemarkKind::NoPicture, place: self.at, detail: href.clone() };
                self.document.remarks.push(remark);
            }
            let part = bytes.map(|bytes| {
                self.document.pictures.insert(href.clone(), bytes);
                href
            });
            self.push(Content::Picture(Picture { part, alt }), look, link, runs);
        } else if child(node, "object").is_some() || child(node, "object-ole").is_some() {
            let remark = Remark { kind: RemarkKind::Object, place: self.at, detail: alt.unwrap_or_default() };
            self.document.remarks.push(remark);
        } else {
            self.blocks_in_box(node, boxes);
        }
    }

    fn blocks_in_box(&mut self, node: Node, boxes: &mut Vec<Block>) {
        let first = boxes.len();
        self.blocks(node, None, boxes);
        boxes[first..].iter_mut().for_each(|block| {
            if let Block::Paragraph(paragraph) = block {
                paragraph.boxed = true;
            }
        });
    }

    /// The beginning or end of a tracked change. What was taken out stands elsewhere in the file and comes back here.
    fn edge(&mut self, node: Node, runs: &mut Vec<Run>) {
        let Some(id) = attribute(node, "change-id") else { return };
        let Some((change, blocks)) = self.regions.get(id).cloned() else { return };
        match node.tag_name().name() {
            "change-start" => self.changes.push((id.to_owned(), change)),
            "change-end" => self.changes.retain(|(own, _)| own != id),
            _ => {
                for (index, block) in blocks.into_iter().enumerate() {
                    let Block::Paragraph(paragraph) = block else { continue };
                    let gap = (index > 0).then(|| Content::Text("\n".to_owned()));
                    let texts = paragraph.runs.into_iter().map(|run| (run.content, run.look));
                    for (content, look) in gap.map(|gap| (gap, Look::default())).into_iter().chain(texts) {
                        let first = runs.len();
                        self.push(content, &look, None, runs);
                        runs[first..].iter_mut().for_each(|run| run.changes.push(change.clone()));
                    }
                }
            }
        }
    }

    fn table(&mut self, node: Node, out: &mut Vec<Block>) {
        self.tables += 1;
        let (number, outside) = (self.tables, self.at.cell);
        let mut table = Table::default();
        for row in node.descendants().filter(|own| own.tag_name().name() == "table-row") {
            // Rows of tables in cells are theirs.
            let nearest = row.ancestors().skip(1).find(|own| own.tag_name().name() == "table");
            if nearest != Some(node) {
                continue;
            }
            let mut cells = Vec::new();
            for cell in elements(row) {
                let count =
                    |name| attribute(cell, name).and_then(|own| own.parse::<usize>().ok()).unwrap_or(1);
                match cell.tag_name().name() {
                    "table-cell" => {
                        self.at.cell = Some([number, table.rows.len() + 1, cells.len() + 1]);
                        let mut blocks = Vec::new();
                        self.blocks(cell, None, &mut blocks);
                        let columns = count("number-columns-spanned").clamp(1, 63);
                        cells.push(Cell { blocks, columns, continues: false });
                    }
                    // A cell that lies below another one counts only where it continues a column.
                    "covered-table-cell" => {
                        cells.push(Cell { columns: 1, continues: true, ..Cell::default() });
                    }
                    _ => {}
                }
            }
            // Those beside a wide cell are part of it.
            let mut beside = 0;
            cells.retain(|cell| {
                let covered = cell.continues && beside > 0;
                beside = if covered { beside - 1 } else { cell.columns - 1 };
                !covered
            });
            table.rows.push(Row { cells, changes: Vec::new() });
        }
        self.at.cell = outside;
        out.push(Block::Table(table));
    }
}

fn style(node: Node) -> Style {
    let text = child(node, "text-properties");
    let of = |name| text.and_then(|own| attribute(own, name));
    let alignment = child(node, "paragraph-properties").and_then(|own| attribute(own, "text-align"));
    let weight = of("font-weight").or_else(|| of("font-weight-asian"));
    let slant = of("font-style").or_else(|| of("font-style-asian"));
    let position = of("text-position").and_then(|position| position.split_whitespace().next());
    Style {
        name: attribute(node, "display-name")
            .or_else(|| attribute(node, "name"))
            .unwrap_or_default()
            .to_owned(),
        base: attribute(node, "parent-style-name").map(str::to_owned),
        bold: weight.map(|weight| weight == "bold" || weight.parse().is_ok_and(|weight: u16| weight >= 600)),
        italic: slant.map(|slant| slant != "normal"),
        script: position.map(|position| match position {
            "super" => Script::Super,
            "sub" => Script::Sub,
            position if position.starts_with('-') => Script::Sub,
            position if position.starts_with('0') => Script::Base,
            _ => Script::Super,
        }),
        strike: of("text-line-through-style").map(|style| style != "none"),
        hidden: of("display").map(|display| display == "none"),
        alignment: alignment.map(|alignment| match alignment {
            "center" => Alignment::Centre,
            "end" | "right" => Alignment::End,
            _ => Alignment::Start,
        }),
        outline: attribute(node, "default-outline-level").and_then(|level| level.parse().ok()),
    }
}
