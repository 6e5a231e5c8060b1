//! Word's documents (.docx, .docm; ECMA-376), as Word, WPS and LibreOffice write them.
//!
//! The parts of the package are read as trees; [`walk`] goes through their blocks and [`inline`] through their runs, with [`styles`] and
//! [`numbering`] to ask. What a reader of Word would see as text is text here, wherever it stands: in boxes, fields, content controls,
//! tables, notes.

mod field;
mod inline;
mod numbering;
mod relations;
mod styles;
mod symbol;
#[cfg(test)]
mod tests;
mod walk;

use super::document::{self, Comment, Document, NoteId, Part, Place, Remark, RemarkKind};
use super::fault::Fault;
use super::package::{Package, tree};
use super::xml::{attribute, elements};
use crate::signature;
use numbering::Numbering;
use relations::Relations;
use styles::Styles;
use walk::Reader;

/// Bytes of stack for a document: its elements may stand deep in one another.
const STACK: usize = 64 << 20;

/// Reads a document.
///
/// # Errors
/// When the file is no document of Word, is locked, damaged, or unpacks to more than any document needs.
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let work = || std::thread::Builder::new().stack_size(STACK);
    std::thread::scope(|scope| match work().spawn_scoped(scope, || read_here(bytes)) {
        Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        Err(_) => read_here(bytes),
    })
}

fn read_here(bytes: &[u8]) -> Result<Document, Fault> {
    let package = Package::open(bytes, &signature::WORD)?;
    let start = Relations::of_package(&package)?;
    let main = start.part("officeDocument").unwrap_or("word/document.xml").to_owned();
    let relations = Relations::of(&package, &main)?;
    let part = |kind: &str| relations.part(kind).map(str::to_owned);
    let mut reader = Reader {
        package: &package,
        styles: Styles::read(&package, part("styles").as_deref())?,
        numbering: Numbering::read(&package, part("numbering").as_deref())?,
        document: Document::default(),
        relations: Relations::default(),
        comments: comment_ids(&package, part("comments").as_deref())?,
        open: Vec::new(),
        fields: Vec::new(),
        tables: 0,
        at: Place::default(),
        depth: 0,
    };
    reader.document.comments.resize_with(reader.comments.len(), Comment::default);
    // A workbook is a package with a main part, too.
    let blocks = reader.part(&main, Part::Text)?;
    reader.document.blocks = blocks.ok_or_else(|| Fault::of_file(bytes, &signature::WORD))?;
    for (kind, is_endnote) in [("footnotes", false), ("endnotes", true)] {
        reader.notes(part(kind).as_deref(), is_endnote)?;
    }
    reader.read_comments(part("comments").as_deref())?;
    reader.margins(&relations)?;
    let mut document = reader.document;
    document.properties = properties(&package)?;
    if package.names().any(|name| name.ends_with("vbaproject.bin")) {
        document.remarks.insert(0, whole(RemarkKind::Macros, String::new()));
    }
    let settings = part("settings").map(|part| Relations::of(&package, &part)).transpose()?;
    for target in settings.iter().chain([&relations]).flat_map(Relations::elsewhere) {
        document.remarks.push(whole(RemarkKind::External, target.to_owned()));
    }
    Ok(document)
}

fn whole(kind: RemarkKind, detail: String) -> Remark {
    Remark { kind, place: Place::default(), detail }
}

/// The numbers that the file gives its comments, in its order.
fn comment_ids(package: &Package, part: Option<&str>) -> Result<Vec<String>, Fault> {
    let Some(part) = part else { return Ok(Vec::new()) };
    let Some(text) = package.text(part)? else { return Ok(Vec::new()) };
    let tree = tree(part, &text)?;
    let all = elements(tree.root_element()).filter(|node| node.tag_name().name() == "comment");
    Ok(all.map(|node| attribute(node, "id").unwrap_or_default().to_owned()).collect())
}

/// What a program wrote into the document's own properties.
fn properties(package: &Package) -> Result<std::collections::BTreeMap<String, String>, Fault> {
    const PART: &str = "docProps/custom.xml";
    let Some(text) = package.text(PART)? else { return Ok(Default::default()) };
    let tree = tree(PART, &text)?;
    let all = elements(tree.root_element()).filter_map(|property| {
        let name = attribute(property, "name")?.to_owned();
        let value = elements(property).next().and_then(|value| value.text()).unwrap_or_default();
        Some((name, value.to_owned()))
    });
    Ok(all.collect())
}

impl Reader<'_, '_> {
    /// The texts of notes. Those that only draw the line above notes are none.
    fn notes(&mut self, part: Option<&str>, is_endnote: bool) -> Result<(), Fault> {
        let Some(part) = part else { return Ok(()) };
        let Some(text) = self.package.text(part)? else { return Ok(()) };
        let tree = tree(part, &text)?;
        self.relations = Relations::of(self.package, part)?;
        for node in elements(tree.root_element()) {
            if attribute(node, "type").is_some_and(|kind| kind != "normal") {
                continue;
            }
            let id = NoteId { is_endnote, id: attribute(node, "id").unwrap_or_default().to_owned() };
            self.begin(Part::Note(self.document.notes.len() + 1));
            let blocks = self.blocks_of(node);
            self.document.notes.insert(id, blocks);
        }
        Ok(())
    }

    /// The texts of comments, with who wrote them.
    fn read_comments(&mut self, part: Option<&str>) -> Result<(), Fault> {
        let Some(part) = part else { return Ok(()) };
        let Some(text) = self.package.text(part)? else { return Ok(()) };
        let tree = tree(part, &text)?;
        self.relations = Relations::of(self.package, part)?;
        let nodes = elements(tree.root_element()).filter(|node| node.tag_name().name() == "comment");
        for (index, node) in nodes.enumerate() {
            self.begin(Part::Comment(index + 1));
            let text = document::text(&self.blocks_of(node));
            let said = |name| attribute(node, name).unwrap_or_default().to_owned();
            if let Some(comment) = self.document.comments.get_mut(index) {
                (comment.author, comment.date, comment.text) = (said("author"), said("date"), text);
            }
        }
        Ok(())
    }

    /// The texts of headers and footers.
    fn margins(&mut self, relations: &Relations) -> Result<(), Fault> {
        let parts: Vec<String> =
            ["header", "footer"].into_iter().flat_map(|kind| relations.parts(kind)).collect();
        for part in parts {
            let blocks = self.part(&part, Part::Margin)?.unwrap_or_default();
            for line in document::text(&blocks).lines().map(str::trim).filter(|line| !line.is_empty()) {
                if !self.document.margins.iter().any(|known| known == line) {
                    self.document.margins.push(line.to_owned());
                }
            }
        }
        Ok(())
    }
}
