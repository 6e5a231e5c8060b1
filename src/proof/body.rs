//! The text of the Word file: labels and fields, and prose as Word sets it.

use super::field::Field;
use super::link::{Mark, is_address};
use super::manuscript::Manuscript;
use super::xml::{TEXT_PART, Xml};
use crate::lint::Role;
use crate::model::prose::{self, Block, Inline, Table};
use crate::source::Text;

/// The levels that lists of Word have.
const LEVELS: usize = 9;
/// How much deeper each stands, in twentieths of a point.
const INDENT: usize = 420;
/// The width of labels before short fields, in twentieths of a point.
const LABELS: &str = "2000";
/// The most characters of a tag; Word takes a file with longer ones for damaged.
const LONGEST_TAG: usize = 64;

/// The text of a proof, and what other parts have to say of it.
pub(super) struct Body {
    /// The part.
    pub document: String,
    /// The targets of its links, by their numbers.
    pub links: Vec<String>,
    /// Its lists: the first number of a numbered one, with its level.
    pub lists: Vec<(Option<u64>, usize)>,
}

/// The tag of a field's content control: its path.
pub(super) fn tag(index: usize, tag: &str) -> String {
    if tag.chars().count() <= LONGEST_TAG { tag.to_owned() } else { format!("field-{index}") }
}

/// The text of a proof.
pub(super) fn document(manuscript: &Manuscript) -> Body {
    let mut writer =
        Writer { xml: Xml::part("w:document", &TEXT_PART), manuscript, links: Vec::new(), lists: Vec::new() };
    writer.all();
    Body { document: writer.xml.finish("w:document"), links: writer.links, lists: writer.lists }
}

struct Writer<'a> {
    xml: Xml,
    manuscript: &'a Manuscript<'a>,
    links: Vec<String>,
    lists: Vec<(Option<u64>, usize)>,
}

/// How text looks.
#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
    script: Option<&'static str>,
    link: bool,
    label: bool,
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Default)]
struct Within {
    /// The list whose item it begins, and its level.
    item: Option<(usize, usize)>,
    /// How many lists it stands in.
    depth: usize,
    quote: bool,
}

impl Writer<'_> {
    fn all(&mut self) {
        self.xml.open("w:body", &[]);
        // Everything is one group, which Word locks but for the controls in it.
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        self.xml.value("w:id", "1");
        self.xml.value("w:lock", "contentLocked");
        self.xml.empty("w:group", &[]);
        self.xml.close("w:sdtPr");
        self.xml.open("w:sdtContent", &[]);
        self.line("Title", &self.manuscript.title());
        self.line("Guide", &self.manuscript.guide());
        let mut part = "";
        for (index, field) in self.manuscript.fields.iter().enumerate() {
            if field.part() != part {
                let before = self.manuscript.heading(part);
                part = field.part();
                if let Some(heading) =
                    self.manuscript.heading(part).filter(|heading| before.as_ref() != Some(heading))
                {
                    self.line("Heading1", &heading);
                }
            }
            self.field(index, field);
        }
        self.xml.close("w:sdtContent");
        self.xml.close("w:sdt");
        self.xml.open("w:sectPr", &[]);
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        self.xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [("w:top", "1440"), ("w:right", "1440"), ("w:bottom", "1440"), ("w:left", "1440")];
        self.xml.empty(
            "w:pgMar",
            &[&margins[..], &[("w:header", "720"), ("w:footer", "720"), ("w:gutter", "0")]].concat(),
        );
        self.xml.close("w:sectPr");
        self.xml.close("w:body");
    }

    /// A locked line.
    fn line(&mut self, style: &str, text: &str) {
        self.open_paragraph(Some(style), Within::default());
        self.run(text, Look::default());
        self.xml.close("w:p");
    }

    fn field(&mut self, index: usize, field: &Field) {
        let label = self.manuscript.label(field);
        if field.prose {
            if let Some(label) = label {
                self.line("Label", &label);
            }
            self.open_control(index, field);
            let (prose, _) = prose::parse(&Text::new(field.text.as_str(), field.span));
            self.blocks(&prose.0, Within::default());
            if prose.0.is_empty() {
                self.paragraph(&[], Within::default());
            }
            return self.close_control();
        }
        let style = match field.role {
            Role::Question => Some("Question"),
            Role::Subhead => Some("Heading2"),
            _ => None,
        };
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        match style {
            Some(style) => self.xml.value("w:pStyle", style),
            None => {
                self.xml.open("w:tabs", &[]);
                self.xml.empty("w:tab", &[("w:val", "left"), ("w:pos", LABELS)]);
                self.xml.close("w:tabs");
                self.xml.empty("w:ind", &[("w:left", LABELS), ("w:hanging", LABELS)]);
            }
        }
        self.xml.close("w:pPr");
        if let Some(label) = label {
            let look = Look { label: true, ..Look::default() };
            match style {
                Some("Heading2") => {}
                Some(_) => self.run(&format!("{label}\u{2003}"), look),
                None => self.run(&format!("{label}\t"), look),
            }
        }
        self.open_control(index, field);
        self.run(&field.words(), Look::default());
        self.close_control();
        self.xml.close("w:p");
    }

    /// Opens the control of a field: it can be filled otherwise, and not be taken away.
    fn open_control(&mut self, index: usize, field: &Field) {
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        let tag = tag(index, &field.tag);
        self.xml.value("w:alias", &tag);
        self.xml.value("w:tag", &tag);
        self.xml.value("w:id", &(index + 2).to_string());
        self.xml.value("w:lock", "sdtLocked");
        if !field.prose {
            self.xml.empty("w:text", &[]);
        }
        self.xml.close("w:sdtPr");
        self.xml.open("w:sdtContent", &[]);
    }

    fn close_control(&mut self) {
        self.xml.close("w:sdtContent");
        self.xml.close("w:sdt");
    }

    fn blocks(&mut self, blocks: &[Block], within: Within) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.paragraph(inlines, within),
                Block::Quote(inner) => self.blocks(inner, Within { quote: true, ..within }),
                Block::Table(table) => self.table(table),
                Block::List { start, items } => {
                    let level = within.depth.min(LEVELS - 1);
                    self.lists.push((*start, level));
                    let list = self.lists.len();
                    for item in items {
                        let inner = Within { item: None, depth: within.depth + 1, quote: within.quote };
                        match item.as_slice() {
                            [first @ Block::Paragraph(_), rest @ ..] => {
                                self.blocks(
                                    std::slice::from_ref(first),
                                    Within { item: Some((list, level)), ..inner },
                                );
                                self.blocks(rest, inner);
                            }
                            other => {
                                self.paragraph(&[], Within { item: Some((list, level)), ..inner });
                                self.blocks(other, inner);
                            }
                        }
                    }
                }
            }
        }
    }

    fn open_paragraph(&mut self, style: Option<&str>, within: Within) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        if let Some(style) = style {
            self.xml.value("w:pStyle", style);
        }
        match within.item {
            Some((list, level)) => {
                self.xml.open("w:numPr", &[]);
                self.xml.value("w:ilvl", &level.to_string());
                self.xml.value("w:numId", &list.to_string());
                self.xml.close("w:numPr");
            }
            None if within.depth > 0 => {
                let left = (within.depth.min(LEVELS) * INDENT).to_string();
                self.xml.empty("w:ind", &[("w:left", &left)]);
            }
            None => {}
        }
        self.xml.close("w:pPr");
    }

    fn paragraph(&mut self, inlines: &[Inline], within: Within) {
        self.open_paragraph(within.quote.then_some("Quote"), within);
        self.inlines(inlines, Look::default());
        self.xml.close("w:p");
    }

    fn table(&mut self, table: &Table) {
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        self.xml.open("w:tblBorders", &[]);
        for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
            self.xml
                .empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "A0A0A0")]);
        }
        self.xml.close("w:tblBorders");
        self.xml.close("w:tblPr");
        self.xml.open("w:tblGrid", &[]);
        let width = (9000 / table.head.len().max(1)).to_string();
        table.head.iter().for_each(|_| self.xml.empty("w:gridCol", &[("w:w", &width)]));
        self.xml.close("w:tblGrid");
        for (number, row) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
            self.xml.open("w:tr", &[]);
            for (column, cell) in row.iter().enumerate() {
                self.xml.open("w:tc", &[]);
                self.xml.open("w:tcPr", &[]);
                self.xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                self.xml.close("w:tcPr");
                self.xml.open("w:p", &[]);
                self.xml.open("w:pPr", &[]);
                if table.right.get(column) == Some(&true) {
                    self.xml.value("w:jc", "right");
                }
                self.xml.close("w:pPr");
                self.inlines(cell, Look { label: number == 0, ..Look::default() });
                self.xml.close("w:p");
                self.xml.close("w:tc");
            }
            self.xml.close("w:tr");
        }
        self.xml.close("w:tbl");
        // Word wants a paragraph behind a table, and one between two of them.
        self.xml.empty("w:p", &[]);
    }

    fn inlines(&mut self, inlines: &[Inline], look: Look) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.run(text, look),
                Inline::Strong(inner) => self.inlines(inner, Look { bold: true, ..look }),
                Inline::Emphasis(inner) => self.inlines(inner, Look { italic: true, ..look }),
                Inline::Note(text) => self.run(text, Look { script: Some("superscript"), ..look }),
                Inline::Sub(text) => self.run(text, Look { script: Some("subscript"), ..look }),
                Inline::Link { target, content } => self.link(target, content, look),
                // They stand in prose only once a book is linked, and this prose is read from the file.
                Inline::Footnote(_) => {}
                Inline::Reference(reference) => self.run(&reference.text, look),
                Inline::Marked(_, inner) => self.inlines(inner, look),
            }
        }
    }

    fn link(&mut self, target: &str, content: &[Inline], look: Look) {
        let note = target.strip_prefix('^');
        let shown = || note.map_or_else(|| self.manuscript.shown(target), str::to_owned);
        let shown = content.is_empty().then(shown);
        let href = match is_address(target) {
            true => target.to_owned(),
            false => Mark { target: target.to_owned(), shown: shown.clone() }.href(),
        };
        let number = self.links.iter().position(|known| *known == href).unwrap_or_else(|| {
            self.links.push(href);
            self.links.len() - 1
        });
        self.xml.open("w:hyperlink", &[("r:id", &format!("link{number}"))]);
        let look =
            Look { link: is_address(target), script: note.map(|_| "superscript").or(look.script), ..look };
        match shown {
            Some(shown) => self.run(&shown, look),
            None => self.inlines(content, look),
        }
        self.xml.close("w:hyperlink");
    }

    fn run(&mut self, text: &str, look: Look) {
        self.xml.open("w:r", &[]);
        self.xml.open("w:rPr", &[]);
        if look.bold {
            self.xml.empty("w:b", &[]);
        }
        if look.italic {
            self.xml.empty("w:i", &[]);
        }
        if look.label {
            self.xml.value("w:color", "707070");
        }
        if look.link {
            self.xml.value("w:color", "0563C1");
            self.xml.value("w:u", "single");
        }
        if let Some(script) = look.script {
            self.xml.value("w:vertAlign", script);
        }
        self.xml.close("w:rPr");
        for (number, part) in text.split('\t').enumerate() {
            if number > 0 {
                self.xml.empty("w:tab", &[]);
            }
            self.xml.open("w:t", &[("xml:space", "preserve")]);
            self.xml.text(part);
            self.xml.close("w:t");
        }
        self.xml.close("w:r");
    }
}

/// The part that says how lists are numbered.
pub(super) fn numbering(lists: &[(Option<u64>, usize)]) -> String {
    let mut xml = Xml::part("w:numbering", &TEXT_PART[..1]);
    for (id, numbered) in [("0", false), ("1", true)] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.value("w:multiLevelType", "hybridMultilevel");
        for level in 0..LEVELS {
            xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
            xml.value("w:start", "1");
            xml.value("w:numFmt", if numbered { "decimal" } else { "bullet" });
            xml.value("w:lvlText", &if numbered { format!("%{}.", level + 1) } else { "•".to_owned() });
            xml.value("w:lvlJc", "left");
            xml.open("w:pPr", &[]);
            let left = ((level + 1) * INDENT).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &INDENT.to_string())]);
            xml.close("w:pPr");
            xml.close("w:lvl");
        }
        xml.close("w:abstractNum");
    }
    for (index, (start, level)) in lists.iter().enumerate() {
        xml.open("w:num", &[("w:numId", &(index + 1).to_string())]);
        xml.value("w:abstractNumId", if start.is_some() { "1" } else { "0" });
        if let Some(start) = start {
            xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
            xml.value("w:startOverride", &start.to_string());
            xml.close("w:lvlOverride");
        }
        xml.close("w:num");
    }
    xml.finish("w:numbering")
}

/// The part with the line at the foot of every page.
pub(super) fn footer(manuscript: &Manuscript) -> String {
    let mut xml = Xml::part("w:ftr", &TEXT_PART);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Label");
    xml.close("w:pPr");
    xml.open("w:r", &[]);
    xml.open("w:t", &[("xml:space", "preserve")]);
    xml.text(&format!("{} · ", manuscript.foot()));
    xml.close("w:t");
    xml.close("w:r");
    xml.open("w:fldSimple", &[("w:instr", "PAGE")]);
    xml.open("w:r", &[]);
    xml.open("w:t", &[]);
    xml.text("1");
    xml.close("w:t");
    xml.close("w:r");
    xml.close("w:fldSimple");
    xml.close("w:p");
    xml.finish("w:ftr")
}
