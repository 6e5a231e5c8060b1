//! What is wrong with a file as YAML, in the editors' words, with the way to write it.

use crate::diag::message::{self as m, Message, messages};
use crate::diag::{Code, Diagnostic};
use crate::source::yaml::{Fault, FaultKind, MAX_DEPTH, MAX_NODES, quoted};

messages! {
    "fault";
    TAB;
    TAB_HINT;
    BLANK(character);
    FULL_WIDTH(found, wanted);
    WRITE(right);
    NO_BLANK;
    BLOCK_MARK(text);
    GOES_ON(mark);
    UNCLOSED(mark);
    UNCLOSED_HINT(right);
    RESERVED(mark);
    ANCHOR(name);
    ANCHOR_HINT;
    COLON;
    COLON_HINT(right);
    COMMENT(comment);
    COMMENT_HINT;
    UNINDENTED;
    UNINDENTED_HINT;
    INDENTATION;
    INDENTATION_HINT;
    ESCAPE(escape);
    ESCAPE_HINT;
    BRACKETS;
    BRACKETS_HINT;
    OTHER;
    OTHER_HINT;
}

/// The finding for a fault.
pub(super) fn explain(fault: &Fault) -> Diagnostic {
    let with =
        |message: Message, hint: Message| Diagnostic::error(Code::YamlSyntax, fault.span, message).hint(hint);
    match &fault.kind {
        FaultKind::Tab => with(TAB.plain(), TAB_HINT.plain()),
        FaultKind::Blank(c) => with(BLANK.with([format!("U+{:04X}", *c as u32)]), TAB_HINT.plain()),
        FaultKind::FullWidth { found, wanted, right } => {
            let message = FULL_WIDTH.with([found.to_string(), (*wanted).to_owned()]);
            with(message, WRITE.with([right.as_str()]))
        }
        FaultKind::NoBlank(right) => with(NO_BLANK.plain(), WRITE.with([right.as_str()])),
        FaultKind::BlockMark(text) => with(BLOCK_MARK.with([text.as_str()]), WRITE.with([quoted(text)])),
        FaultKind::GoesOn { mark, text } => {
            with(GOES_ON.with([mark.to_string()]), WRITE.with([quoted(text)]))
        }
        FaultKind::Unclosed { mark, text } => {
            with(UNCLOSED.with([mark.to_string()]), UNCLOSED_HINT.with([quoted(text)]))
        }
        FaultKind::Reserved(text) => {
            let first: String = text.chars().take(1).collect();
            with(RESERVED.with([first]), WRITE.with([quoted(text)]))
        }
        FaultKind::Anchor(name) => with(ANCHOR.with([name.as_str()]), ANCHOR_HINT.plain()),
        FaultKind::Colon(text) => with(COLON.plain(), COLON_HINT.with([quoted(text)])),
        FaultKind::CommentCuts(comment) => with(COMMENT.with([comment.as_str()]), COMMENT_HINT.plain()),
        FaultKind::Unindented => with(UNINDENTED.plain(), UNINDENTED_HINT.plain()),
        FaultKind::Indentation => with(INDENTATION.plain(), INDENTATION_HINT.plain()),
        FaultKind::Escape(escape) => with(ESCAPE.with([escape.as_str()]), ESCAPE_HINT.plain()),
        FaultKind::Brackets => with(BRACKETS.plain(), BRACKETS_HINT.plain()),
        FaultKind::DuplicateKey(key) => {
            Diagnostic::error(Code::DuplicateKey, fault.span, m::DUPLICATE_KEY.with([key]))
                .hint(m::DUPLICATE_KEY_HINT.plain())
        }
        FaultKind::TooDeep => {
            with(m::YAML_TOO_DEEP.with([&MAX_DEPTH.to_string()]), m::YAML_BUDGET_HINT.plain())
        }
        FaultKind::TooMany => {
            with(m::YAML_TOO_MANY.with([&MAX_NODES.to_string()]), m::YAML_BUDGET_HINT.plain())
        }
        FaultKind::Empty => with(m::YAML_EMPTY.plain(), m::YAML_EMPTY_HINT.plain()),
        FaultKind::SecondDocument => {
            with(m::YAML_SECOND_DOCUMENT.plain(), m::YAML_SECOND_DOCUMENT_HINT.plain())
        }
        FaultKind::Tag => with(m::YAML_TAG.plain(), m::YAML_TAG_HINT.plain()),
        FaultKind::ComplexKey => with(m::YAML_COMPLEX_KEY.plain(), BRACKETS_HINT.plain()),
        FaultKind::Other => with(OTHER.plain(), OTHER_HINT.plain()),
    }
}
