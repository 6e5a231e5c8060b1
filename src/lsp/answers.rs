//! What is answered: which requests there are, and who knows the answer.

use lsp_server::{ErrorCode, Request, Response};
use lsp_types::{
    ClientCapabilities, SaveOptions, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};
use serde_json::Value;

use super::books::Book;
use crate::diag::Lang;

/// Answers requests in a language.
pub(super) struct Answers {
    /// The language.
    pub lang: Lang,
}

/// What the server can do.
pub(super) fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

impl Answers {
    pub(super) fn new(lang: Lang, _client: &ClientCapabilities) -> Answers {
        Answers { lang }
    }

    /// Answers a request about a file of a book, or about all books.
    pub(super) fn answer<'b>(
        &self,
        request: &Request,
        _here: Option<(&'b Book, &'b str)>,
        _books: impl Iterator<Item = &'b Book>,
    ) -> Response {
        let said = format!("there is no {}", request.method);
        let _: Value = Value::Null;
        Response::new_err(request.id.clone(), ErrorCode::MethodNotFound as i32, said)
    }
}
