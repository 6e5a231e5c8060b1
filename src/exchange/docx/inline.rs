//! The runs of a paragraph.

use roxmltree::Node;

use super::super::document::Block;
use super::super::document::{Change, Content, ControlLevel, Look, NoteId, Picture, RemarkKind, Run, Script};
use super::super::xml::{attribute, child, elements, switch, value};
use super::field::{self, Field};
use super::symbol::symbol;
use super::walk::{Around, Reader, change, choice, restyled, with};

/// What stands around runs.
#[derive(Debug, Clone)]
struct Beside<'b> {
    link: Option<String>,
    controls: Vec<usize>,
    changes: Vec<Change>,
    hidden: bool,
    around: &'b Around,
}

/// What runs are collected into: themselves, and the blocks of boxes among them.
struct Out<'o> {
    runs: Vec<Run>,
    boxes: &'o mut Vec<Block>,
}

/// The looks of a run, and who changed them.
type Looks = (Look, Option<Change>);

impl Reader<'_, '_> {
    /// The runs of a paragraph; the blocks of text boxes among them come behind `boxes`.
    pub(super) fn runs(
        &mut self,
        node: Node,
        around: &Around,
        hidden: bool,
        boxes: &mut Vec<Block>,
    ) -> Vec<Run> {
        let beside =
            Beside { link: None, controls: Vec::new(), changes: around.changes.clone(), hidden, around };
        let mut out = Out { runs: Vec::new(), boxes };
        self.inlines(node, &beside, &mut out);
        out.runs
    }

    fn inlines(&mut self, parent: Node, beside: &Beside, out: &mut Out) {
        if !self.enter(parent) {
            return;
        }
        for node in elements(parent) {
            match node.tag_name().name() {
                "r" => self.run(node, beside, out),
                "hyperlink" => {
                    let link = self.hyperlink(node).or_else(|| beside.link.clone());
                    self.inlines(node, &Beside { link, ..beside.clone() }, out);
                }
                "fldSimple" => {
                    let instruction = attribute(node, "instr").unwrap_or_default();
                    let link = field::link(instruction).or_else(|| beside.link.clone());
                    self.inlines(node, &Beside { link, ..beside.clone() }, out);
                }
                "sdt" => {
                    let outer: Vec<usize> = [&beside.around.controls[..], &beside.controls[..]].concat();
                    let control = self.control(node, ControlLevel::Inline, &outer);
                    let inner = Beside { controls: with(&beside.controls, control), ..beside.clone() };
                    child(node, "sdtContent").into_iter().for_each(|node| self.inlines(node, &inner, out));
                }
                "AlternateContent" => {
                    choice(node).into_iter().for_each(|node| self.inlines(node, beside, out));
                }
                "commentRangeStart" | "commentRangeEnd" => self.comment_edge(node),
                "oMath" | "oMathPara" => self.formula(node, beside, out),
                "subDoc" => {
                    let id = attribute(node, "id").unwrap_or_default();
                    let target = self.relations.target(id).map_or("", |(target, _)| target).to_owned();
                    self.remark(RemarkKind::Foreign, target);
                }
                name => {
                    if let Some(change) = change(name, node) {
                        let inner = Beside { changes: with(&beside.changes, change), ..beside.clone() };
                        self.inlines(node, &inner, out);
                    } else if matches!(name, "smartTag" | "customXml" | "dir" | "bdo") {
                        self.inlines(node, beside, out);
                    }
                }
            }
        }
        self.depth -= 1;
    }

    fn hyperlink(&self, node: Node) -> Option<String> {
        let id = node.attributes().find(|own| own.name() == "id").map(|own| own.value());
        let target = id.and_then(|id| self.relations.target(id)).map(|(target, _)| target.to_owned());
        match (target, attribute(node, "anchor").or_else(|| attribute(node, "docLocation"))) {
            (Some(target), Some(anchor)) => Some(format!("{target}#{anchor}")),
            (Some(target), None) => Some(target),
            (None, Some(anchor)) => Some(format!("#{anchor}")),
            (None, None) => None,
        }
    }

    fn run(&mut self, node: Node, beside: &Beside, out: &mut Out) {
        let looks = self.looks(child(node, "rPr"), beside.hidden);
        self.content(node, &looks, beside, out);
    }

    fn looks(&self, properties: Option<Node>, hidden: bool) -> Looks {
        let Some(own) = properties else { return (Look { hidden, ..Look::default() }, None) };
        let style = self.styles.of_run(value(own, "rStyle"));
        let is = |name, by_style| switch(own, name).unwrap_or(by_style);
        let marked = value(own, "em").is_some_and(|mark| mark != "none");
        let look = Look {
            bold: is("b", style.bold),
            italic: is("i", style.italic) || marked,
            script: match value(own, "vertAlign").or(style.script.as_deref()) {
                Some("superscript") => Script::Super,
                Some("subscript") => Script::Sub,
                _ => Script::Base,
            },
            strike: is("strike", false) || is("dstrike", false),
            hidden: is("vanish", style.hidden || hidden),
            ruby: None,
        };
        (look, child(own, "rPrChange").map(restyled))
    }

    /// What stands in a run.
    fn content(&mut self, parent: Node, looks: &Looks, beside: &Beside, out: &mut Out) {
        if !self.enter(parent) {
            return;
        }
        for node in elements(parent) {
            match node.tag_name().name() {
                "t" | "delText" => self.text(&text_of(node), looks, beside, out),
                "instrText" | "delInstrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                        field.instruction.push_str(node.text().unwrap_or_default());
                    }
                }
                "fldChar" => self.field(node, looks, beside, out),
                "tab" | "ptab" => self.text("\t", looks, beside, out),
                "br" if matches!(attribute(node, "type"), None | Some("textWrapping")) => {
                    self.text("\n", looks, beside, out);
                }
                "cr" => self.text("\n", looks, beside, out),
                "noBreakHyphen" => self.text("\u{2011}", looks, beside, out),
                "softHyphen" => self.text("\u{AD}", looks, beside, out),
                "sym" => {
                    let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    let font = attribute(node, "font").unwrap_or_default();
                    self.symbol(font, code.unwrap_or(0), looks, beside, out);
                }
                name @ ("footnoteReference" | "endnoteReference") => {
                    let id = attribute(node, "id").unwrap_or_default().to_owned();
                    let note = NoteId { is_endnote: name == "endnoteReference", id };
                    self.push(Content::Note(note), looks, beside, out);
                }
                "commentReference" => {
                    let id = attribute(node, "id").unwrap_or_default();
                    if let Some(index) = self.comments.iter().position(|own| own == id) {
                        self.say_where(index, self.at.paragraph);
                    }
                }
                "ruby" => self.ruby(node, looks, beside, out),
                "drawing" | "pict" | "object" => self.graphics(node, &mut None, looks, beside, out),
                "AlternateContent" => {
                    choice(node).into_iter().for_each(|node| self.content(node, looks, beside, out));
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn text(&mut self, text: &str, looks: &Looks, beside: &Beside, out: &mut Out) {
        // What stands before the result of a field is what it is computed from.
        if let Some(field) = self.fields.iter_mut().rev().find(|field| !field.in_result) {
            field.instruction.push_str(text);
            return;
        }
        if !text.is_empty() {
            self.push(Content::Text(text.to_owned()), looks, beside, out);
        }
    }

    fn push(&mut self, content: Content, (look, restyled): &Looks, beside: &Beside, out: &mut Out) {
        let link = self.fields.iter().rev().filter(|field| field.in_result);
        let link = link.filter_map(|field| field::link(&field.instruction)).next();
        let run = Run {
            content,
            look: look.clone(),
            link: link.or_else(|| beside.link.clone()),
            controls: beside.controls.clone(),
            comments: self.open.clone(),
            changes: beside.changes.clone(),
            restyled: restyled.clone(),
        };
        // Word cuts text at every check of the spelling.
        if let (Some(last), Content::Text(text)) = (out.runs.last_mut(), &run.content)
            && let Content::Text(before) = &last.content
            && (Run { content: run.content.clone(), ..last.clone() }) == run
        {
            last.content = Content::Text(format!("{before}{text}"));
            return;
        }
        out.runs.push(run);
    }

    fn field(&mut self, node: Node, looks: &Looks, beside: &Beside, out: &mut Out) {
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                self.fields.last_mut().into_iter().for_each(|field| field.in_result = true);
            }
            Some("end") => {
                let Some(field) = self.fields.pop().filter(|field| !field.in_result) else { return };
                if let Some((font, code)) = field::symbol(&field.instruction) {
                    self.symbol(&font, code, looks, beside, out);
                } else if let Some((text, ruby)) = field::equation(&field.instruction) {
                    let look = Look { ruby, ..looks.0.clone() };
                    self.text(&text, &(look, looks.1.clone()), beside, out);
                }
            }
            _ => {}
        }
    }

    fn symbol(&mut self, font: &str, code: u32, looks: &Looks, beside: &Beside, out: &mut Out) {
        let known = symbol(font, code);
        if known.is_none() {
            self.remark(RemarkKind::Symbol, format!("{font} {code:04X}"));
        }
        self.text(known.unwrap_or('□').encode_utf8(&mut [0; 4]), looks, beside, out);
    }

    /// Text with its reading above it.
    fn ruby(&mut self, node: Node, looks: &Looks, beside: &Beside, out: &mut Out) {
        let reading = child(node, "rt").map(|reading| {
            let texts = reading.descendants().filter(|node| node.tag_name().name() == "t");
            texts.map(|node| text_of(node)).collect::<String>()
        });
        let Some(base) = child(node, "rubyBase") else { return };
        let first = out.runs.len();
        // The runs of the base are runs of their own.
        let hidden = Beside { hidden: looks.0.hidden, ..beside.clone() };
        let mut own = Out { runs: Vec::new(), boxes: out.boxes };
        self.inlines(base, &hidden, &mut own);
        out.runs.append(&mut own.runs);
        out.runs[first..].iter_mut().for_each(|run| run.look.ruby.clone_from(&reading));
    }

    /// The letters and signs of a formula, in their order.
    fn formula(&mut self, node: Node, beside: &Beside, out: &mut Out) {
        let texts = node.descendants().filter(|node| node.tag_name().name() == "t");
        let text: String = texts.map(|node| text_of(node)).collect();
        self.remark(RemarkKind::Formula, text.clone());
        let looks = (Look { hidden: beside.hidden, ..Look::default() }, None);
        self.text(&text, &looks, beside, out);
    }

    /// Pictures, the text of boxes, and other things that are drawn.
    fn graphics(
        &mut self,
        parent: Node,
        alt: &mut Option<String>,
        looks: &Looks,
        beside: &Beside,
        out: &mut Out,
    ) {
        if !self.enter(parent) {
            return;
        }
        for node in elements(parent) {
            match node.tag_name().name() {
                "docPr" => {
                    let said = attribute(node, "descr").or_else(|| attribute(node, "title"));
                    *alt = said.filter(|said| !said.trim().is_empty()).map(str::to_owned);
                }
                "txbxContent" => {
                    let controls = [&beside.around.controls[..], &beside.controls[..]].concat();
                    let inner = Around { controls, changes: beside.changes.clone(), boxed: true };
                    // A field that is open around a box is not continued in it.
                    let fields = std::mem::take(&mut self.fields);
                    self.blocks(node, &inner, out.boxes);
                    self.fields = fields;
                }
                "blip" => self.picture(node, ["embed", "link"], alt, looks, beside, out),
                "imagedata" => {
                    self.picture(node, ["id", "href"], alt, looks, beside, out);
                    self.graphics(node, alt, looks, beside, out);
                }
                "shape" | "rect" | "roundrect" | "oval" => {
                    let said = attribute(node, "alt").filter(|said| !said.trim().is_empty());
                    *alt = said.map(str::to_owned).or(alt.take());
                    self.graphics(node, alt, looks, beside, out);
                }
                "textpath" => {
                    let text = attribute(node, "string").unwrap_or_default().to_owned();
                    self.remark(RemarkKind::Object, text);
                }
                "chart" | "relIds" => self.object(node),
                "OLEObject" => {
                    let program = attribute(node, "ProgID").unwrap_or_default().to_owned();
                    self.remark(RemarkKind::Object, program);
                }
                "AlternateContent" => {
                    choice(node).into_iter().for_each(|node| self.graphics(node, alt, looks, beside, out));
                }
                _ => self.graphics(node, alt, looks, beside, out),
            }
        }
        self.depth -= 1;
    }

    fn picture(
        &mut self,
        node: Node,
        names: [&str; 2],
        alt: &Option<String>,
        looks: &Looks,
        beside: &Beside,
        out: &mut Out,
    ) {
        let target = names.into_iter().find_map(|name| self.relations.target(attribute(node, name)?));
        let Some((target, is_elsewhere)) = target.map(|(target, elsewhere)| (target.to_owned(), elsewhere))
        else {
            return;
        };
        let bytes = if is_elsewhere { None } else { self.package.picture(&target) };
        if bytes.is_none() {
            self.remark(RemarkKind::NoPicture, target.clone());
        }
        let part = bytes.map(|bytes| {
            self.document.pictures.insert(target.clone(), bytes);
            target
        });
        self.push(Content::Picture(Picture { part, alt: alt.clone() }), looks, beside, out);
    }

    /// A chart or a diagram: a part of its own, whose texts are kept in a remark.
    fn object(&mut self, node: Node) {
        let ids = ["id", "dm"].into_iter().find_map(|name| attribute(node, name));
        let target = ids.and_then(|id| self.relations.target(id)).filter(|(_, elsewhere)| !elsewhere);
        let name = target.map(|(target, _)| target.to_owned()).unwrap_or_default();
        let text = self.package.text(&name).ok().flatten().unwrap_or_default();
        let tree = super::super::package::tree(&name, &text);
        let texts: Vec<String> = tree
            .iter()
            .flat_map(|tree| {
                let texts = tree.descendants().filter(|node| matches!(node.tag_name().name(), "t" | "v"));
                texts.filter_map(|node| node.text()).map(|text| text.trim().to_owned()).collect::<Vec<_>>()
            })
            .filter(|text| !text.is_empty())
            .collect();
        self.remark(RemarkKind::Object, texts.join(" "));
    }
}

/// The text of an element as Word shows it: line breaks of the file are blanks, and blanks at its edges count only if it says so.
fn text_of(node: Node) -> String {
    let text: String = node.children().filter_map(|child| child.text()).collect();
    let text = text.replace(['\n', '\r', '\t'], " ");
    let keeps = node.attributes().any(|own| own.name() == "space" && own.value() == "preserve");
    if keeps { text } else { text.trim_matches(' ').to_owned() }
}
