//! Why a document of a word processor cannot be read, and the way out.

use std::fmt;

use crate::diag::message::{Message, Template, messages};
use crate::diag::{Code, Diagnostic, Place};
use crate::signature;

messages! {
    "exchange";
    OLD_WORD;
    OTHER_OFFICE;
    ENCRYPTED;
    ENCRYPTED_HINT;
    TOO_MUCH;
    TOO_MUCH_HINT;
    BAD_PART(part);
    ENTITIES(part);
    SAVE_HINT;
    SAVE_ODT_HINT;
    ENCODING;
    ENCODING_HINT;
    PDF_LOCKED;
    PDF_LOCKED_HINT;
    PDF_HINT;
    PDF_TOO_MUCH;
}

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong with it.
    pub message: Message,
    /// The way out.
    pub hint: Message,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message, f)
    }
}

impl std::error::Error for Fault {}

impl Fault {
    fn new(message: Message, hint: &'static Template) -> Fault {
        Fault { message, hint: hint.plain() }
    }

    /// The file is not what is `wanted`, one of the words of [`signature`].
    pub(super) fn of_file(bytes: &[u8], wanted: &'static Template) -> Fault {
        let hint = if *wanted == signature::WORD { &SAVE_HINT } else { &SAVE_ODT_HINT };
        let holds = |name: &str| {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(wide.len()).any(|window| window == wide)
        };
        // Containers of Office 97 and of locked files ([MS-CFB]) name their streams in UTF-16.
        match bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            true if holds("EncryptedPackage") => Fault::encrypted(),
            true if holds("WordDocument") => Fault::new(OLD_WORD.plain(), &SAVE_HINT),
            true => Fault::new(OTHER_OFFICE.plain(), hint),
            false => Fault::new(signature::fault(bytes, wanted), hint),
        }
    }

    /// It is text in an encoding that is not known.
    pub(super) fn encoding() -> Fault {
        Fault::new(ENCODING.plain(), &ENCODING_HINT)
    }

    /// The finding about the file of this path.
    pub fn diagnostic(self, path: &str) -> Diagnostic {
        Diagnostic::error(Code::ForeignDocument, Place::File(path.to_owned()), self.message).hint(self.hint)
    }

    /// It opens with a password only.
    pub(super) fn encrypted() -> Fault {
        Fault::new(ENCRYPTED.plain(), &ENCRYPTED_HINT)
    }

    /// It unpacks to more than any document needs.
    pub(super) fn too_much() -> Fault {
        Fault::new(TOO_MUCH.plain(), &TOO_MUCH_HINT)
    }

    /// It is a PDF that opens with a password only.
    pub(super) fn locked_pdf() -> Fault {
        Fault::new(PDF_LOCKED.plain(), &PDF_LOCKED_HINT)
    }

    /// It is a PDF that cannot be read; `message` says what is wrong with it.
    pub(super) fn damaged_pdf(message: Message) -> Fault {
        Fault::new(message, &PDF_HINT)
    }

    /// It is a PDF with more in it than any proof needs.
    pub(super) fn endless_pdf() -> Fault {
        Fault::new(PDF_TOO_MUCH.plain(), &PDF_HINT)
    }

    /// A part cannot be read as XML.
    pub(super) fn bad_part(part: &str, error: &roxmltree::Error) -> Fault {
        match error {
            roxmltree::Error::DtdDetected => Fault::new(ENTITIES.with([part]), &SAVE_HINT),
            roxmltree::Error::NodesLimitReached => Fault::too_much(),
            _ => Fault::broken(part),
        }
    }

    /// A part cannot be unpacked or is no text.
    pub(super) fn broken(part: &str) -> Fault {
        Fault::new(BAD_PART.with([part]), &SAVE_HINT)
    }
}
