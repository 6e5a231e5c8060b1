//! What is wrong with a file as YAML, in the editors' words, with the way to write it.

use crate::bounds::widened_count;
use crate::diag::message::{self as m, Message, messages};
use crate::diag::{Code, Diagnostic};
use crate::source::yaml::{MAX_DEPTH, MAX_NODES, YamlError, YamlErrorKind, quoted};

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
pub(crate) fn explain(fault: &YamlError) -> Diagnostic {
    let with =
        |message: Message, hint: Message| Diagnostic::error(Code::YamlSyntax, fault.span, message).hint(hint);
    match &fault.kind {
        YamlErrorKind::Tab => with(TAB.plain(), TAB_HINT.plain()),
        YamlErrorKind::Blank(c) => with(BLANK.with([format!("U+{:04X}", *c as u32)]), TAB_HINT.plain()),
        YamlErrorKind::FullWidth { found, wanted, right } => {
            let message = FULL_WIDTH.with([found.to_string(), (*wanted).to_owned()]);
            with(message, WRITE.with([right.as_str()]))
        }
        YamlErrorKind::NoBlank(right) => with(NO_BLANK.plain(), WRITE.with([right.as_str()])),
        YamlErrorKind::BlockMark(text) => with(BLOCK_MARK.with([text.as_str()]), WRITE.with([quoted(text)])),
        YamlErrorKind::GoesOn { mark, text } => {
            with(GOES_ON.with([mark.to_string()]), WRITE.with([quoted(text)]))
        }
        YamlErrorKind::Unclosed { mark, text } => {
            with(UNCLOSED.with([mark.to_string()]), UNCLOSED_HINT.with([quoted(text)]))
        }
        YamlErrorKind::Reserved(text) => {
            let first: String = text.chars().take(1).collect();
            with(RESERVED.with([first]), WRITE.with([quoted(text)]))
        }
        YamlErrorKind::Anchor(name) => with(ANCHOR.with([name.as_str()]), ANCHOR_HINT.plain()),
        YamlErrorKind::Colon(text) => with(COLON.plain(), COLON_HINT.with([quoted(text)])),
        YamlErrorKind::CommentCuts(comment) => with(COMMENT.with([comment.as_str()]), COMMENT_HINT.plain()),
        YamlErrorKind::Unindented => with(UNINDENTED.plain(), UNINDENTED_HINT.plain()),
        YamlErrorKind::Indentation => with(INDENTATION.plain(), INDENTATION_HINT.plain()),
        YamlErrorKind::Escape(escape) => with(ESCAPE.with([escape.as_str()]), ESCAPE_HINT.plain()),
        YamlErrorKind::Brackets => with(BRACKETS.plain(), BRACKETS_HINT.plain()),
        YamlErrorKind::DuplicateKey(key) => {
            Diagnostic::error(Code::DuplicateKey, fault.span, m::DUPLICATE_KEY.with([key]))
                .hint(m::DUPLICATE_KEY_HINT.plain())
        }
        YamlErrorKind::TooDeep => {
            with(m::YAML_TOO_DEEP.with([&MAX_DEPTH.to_string()]), m::YAML_BUDGET_HINT.plain())
        }
        YamlErrorKind::TooMany => {
            with(m::YAML_TOO_MANY.with([&widened_count(MAX_NODES).to_string()]), m::YAML_BUDGET_HINT.plain())
        }
        YamlErrorKind::Empty => with(m::YAML_EMPTY.plain(), m::YAML_EMPTY_HINT.plain()),
        YamlErrorKind::SecondDocument => {
            with(m::YAML_SECOND_DOCUMENT.plain(), m::YAML_SECOND_DOCUMENT_HINT.plain())
        }
        YamlErrorKind::Tag => with(m::YAML_TAG.plain(), m::YAML_TAG_HINT.plain()),
        YamlErrorKind::ComplexKey => with(m::YAML_COMPLEX_KEY.plain(), BRACKETS_HINT.plain()),
        YamlErrorKind::Other => with(OTHER.plain(), OTHER_HINT.plain()),
    }
}
