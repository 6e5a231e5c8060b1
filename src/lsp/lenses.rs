//! Words above a line that do something: show its page, make its sheet. The client has the commands, as it has the windows.

use lsp_types::{CodeLens, Command, Position, Range};
use serde_json::{Value, json};

use super::findings::bytes;
use super::here::{Here, own};
use crate::content::schema::FileKind;
use crate::diag::Lang;
use crate::diag::message::{Message, words};
use crate::mend::references::What;
use crate::source::yaml::{Kind, Step};

words! {
    "lsp";
    PREVIEW;
    SHEET;
}

/// Shows the page of a line: `{ uri, line }`, the line from 1.
const PREVIEW_COMMAND: &str = "casebound.preview";

/// Makes the sheet of a case: `{ slug }`.
const SHEET_COMMAND: &str = "casebound.sheet";

/// The lenses of a file: at its beginning, and at the sections of a chapter.
pub(super) fn lenses(here: &Here, lang: Lang) -> Vec<CodeLens> {
    let (Some(kind), Some(uri)) = (here.kind(), here.address(here.path)) else { return Vec::new() };
    let lens = |at: Position, title: Message, command: &str, argument: Value| CodeLens {
        range: Range::new(at, at),
        command: Some(Command {
            title: title.render(lang),
            command: command.to_owned(),
            arguments: Some(vec![argument]),
        }),
        data: None,
    };
    let preview =
        |at: Position| lens(at, PREVIEW.plain(), PREVIEW_COMMAND, json!({ "uri": uri, "line": at.line + 1 }));
    let start = Position::default();
    let mut lenses = vec![preview(start)];
    if let Some((What::Case, slug)) = own(here.path) {
        lenses.push(lens(start, SHEET.plain(), SHEET_COMMAND, json!({ "slug": slug })));
    }
    if kind == FileKind::Chapter
        && let Some(root) = here.root()
        && let Some(sections) = root.get(&[Step::Key("sections".to_owned())])
        && let Kind::Sequence(sections) = &sections.kind
    {
        let starts = sections.iter().map(|section| here.lines.position(bytes(section.span).start));
        lenses.extend(starts.map(|at| preview(Position { character: 0, ..at })));
    }
    lenses
}
