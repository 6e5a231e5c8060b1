//! Prose as Typst content: calls whose arguments are string literals.

use super::Document;
use super::escape::{literal, marked_literal};
use super::view::label;
use crate::model::Anchor;
use crate::model::prose::{Block, Footnote, Inline, Mark, Prose, Table, uri};
use crate::source::is_han;

/// A content block `[…]` for prose.
pub(super) fn content(prose: &Prose, document: Document) -> String {
    let mut out = String::from("[");
    blocks(&prose.0, document, &mut out);
    out.push(']');
    out
}

/// An array for prose: a content block `[…]` for each paragraph, list or quotation, an item of a flow for each table.
pub(super) fn paragraphs(prose: &Prose, document: Document) -> String {
    let mut out = String::from("(");
    for block in &prose.0 {
        match block {
            Block::Table(table) => self::table(table, document, &mut out),
            Block::Paragraph(_) | Block::List { .. } | Block::Quote(_) => {
                out.push('[');
                blocks(std::slice::from_ref(block), document, &mut out);
                out.push(']');
            }
        }
        out.push_str(", ");
    }
    out.push(')');
    out
}

/// A content block `[…]` for text with note marks.
pub(super) fn inline_content(inlines: &[Inline], document: Document) -> String {
    let mut out = String::from("[");
    self::inlines(inlines, document, &mut out);
    out.push(']');
    out
}

fn blocks(all: &[Block], document: Document, out: &mut String) {
    for (index, block) in all.iter().enumerate() {
        if index > 0 {
            out.push_str("#parbreak()");
        }
        match block {
            Block::Paragraph(content) => inlines(content, document, out),
            Block::List { start, items } => {
                match start {
                    Some(start) => out.push_str(&format!("#enum(start: {start}, tight: true")),
                    None => out.push_str("#list(tight: true"),
                }
                for item in items {
                    out.push_str(", [");
                    blocks(item, document, out);
                    out.push(']');
                }
                out.push_str(");");
            }
            Block::Quote(inner) => {
                out.push_str("#quote(block: true)[");
                blocks(inner, document, out);
                out.push_str("];");
            }
            Block::Table(table) => {
                out.push_str("#emit(");
                self::table(table, document, out);
                out.push_str(");");
            }
        }
    }
}

fn table(table: &Table, document: Document, out: &mut String) {
    let row = |cells: &[Vec<Inline>], out: &mut String| {
        out.push('(');
        for cell in cells {
            out.push('[');
            inlines(cell, document, out);
            out.push_str("], ");
        }
        out.push(')');
    };
    out.push_str("prose-table(");
    row(&table.head, out);
    out.push_str(", (");
    for cells in &table.rows {
        row(cells, out);
        out.push_str(", ");
    }
    out.push_str("), (");
    table.right.iter().for_each(|right| out.push_str(if *right { "right, " } else { "left, " }));
    out.push_str("))");
}

/// Every call ends with a semicolon, so that the next text cannot continue it.
fn inlines(all: &[Inline], document: Document, out: &mut String) {
    for (index, inline) in all.iter().enumerate() {
        match inline {
            Inline::Text(text) => out.push_str(&format!("#{};", marked_literal(text))),
            Inline::Strong(inner) => wrapped("strong", inner, document, out),
            Inline::Emphasis(inner) => wrapped("emph", inner, document, out),
            Inline::Note(number) => out.push_str(&format!("#note-mark({});", marked_literal(number))),
            Inline::Footnote(note) => footnote(note, document, out),
            Inline::Sub(low) => out.push_str(&format!("#sub[#{};];", marked_literal(low))),
            Inline::Link { target, content } => {
                out.push_str(&format!("#link({})[", literal(&uri(target))));
                if content.is_empty() {
                    out.push_str(&format!("#{};", marked_literal(target)));
                }
                inlines(content, document, out);
                out.push_str("];");
            }
            Inline::Marked(Mark::Ruby(reading), content) => {
                out.push_str(&format!("#ruby({})[", marked_literal(reading)));
                inlines(content, document, out);
                out.push_str("];");
            }
            Inline::Marked(Mark::Name, content) => wrapped("proper-name", content, document, out),
            Inline::Marked(Mark::Title, content) => wrapped("work-title", content, document, out),
            // An excerpt stands alone: what it refers to is not in it.
            Inline::Reference(reference) if document == Document::Excerpt => {
                out.push_str(&format!("#{};", marked_literal(&reference.text)));
            }
            Inline::Reference(reference) => {
                let function = if reference.page { "xref-page" } else { "xref" };
                let text = marked_literal(&reference.text);
                out.push_str(&format!("#{function}(label({}), {text});", literal(&label(&reference.target))));
                // The number of a figure stays with the word before it: no space is made there between it and Han.
                let numbered = matches!(reference.target, Anchor::Figure(_))
                    && reference.text.ends_with(|last: char| last.is_ascii_digit());
                if numbered
                    && matches!(all.get(index + 1), Some(Inline::Text(next)) if next.starts_with(is_letter_of_han))
                {
                    out.push_str("#h(0.25em, weak: true);");
                }
            }
        }
    }
}

fn is_letter_of_han(c: char) -> bool {
    is_han(c) && c.is_alphabetic()
}

fn footnote(note: &Footnote, document: Document, out: &mut String) {
    let call = |name: &str, number: &usize, id: &str| format!("#{name}(\"{number}\", {}", literal(id));
    match note {
        Footnote::AtFoot { number, id, text } => {
            out.push_str(&format!("{}, {});", call("foot-note", number, id), content(text, document)));
        }
        Footnote::Again { number, id } => out.push_str(&format!("{});", call("foot-note-again", number, id))),
        Footnote::AtEnd { number, id, first } => {
            out.push_str(&format!("{}, first: {first});", call("end-mark", number, id)));
        }
    }
}

fn wrapped(function: &str, inner: &[Inline], document: Document, out: &mut String) {
    out.push_str(&format!("#{function}["));
    inlines(inner, document, out);
    out.push_str("];");
}
