//! What is answered: which requests there are, and who knows the answer.

use lsp_server::{ErrorCode, Request, Response, ResponseError};
use lsp_types::request::{
    CodeActionRequest, CodeLensRequest, Completion, DocumentSymbolRequest, FoldingRangeRequest, Formatting,
    GotoDefinition, HoverRequest, PrepareRenameRequest, References, Rename, Request as Asked,
    SemanticTokensFullRequest, WorkspaceSymbolRequest,
};
use lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, CompletionResponse, DocumentSymbolResponse, FoldingRangeProviderCapability,
    GotoDefinitionResponse, HoverProviderCapability, OneOf, RenameOptions, ResourceOperationKind,
    SaveOptions, SemanticTokensFullOptions, SemanticTokensOptions, SemanticTokensResult,
    SemanticTokensServerCapabilities, ServerCapabilities, TextDocumentPositionParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceSymbolResponse,
};
use serde_json::Value;

use super::books::Book;
use super::here::Here;
use super::schemas::Schemas;
use super::{actions, completion, format, hover, lenses, navigation, outline, tokens};
use crate::diag::Lang;

/// Answers requests in a language.
pub(super) struct Answers {
    /// The language.
    pub lang: Lang,
    schemas: Schemas,
    /// Whether the client can make files.
    creates: bool,
    /// Whether it can give them other names.
    renames: bool,
}

/// What the server can do.
pub(super) fn capabilities() -> ServerCapabilities {
    let characters = |all: &str| Some(all.chars().map(String::from).collect());
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        completion_provider: Some(CompletionOptions {
            trigger_characters: characters(":(-[ "),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
            SemanticTokensOptions {
                legend: tokens::legend(),
                full: Some(SemanticTokensFullOptions::Bool(true)),
                ..SemanticTokensOptions::default()
            },
        )),
        document_formatting_provider: Some(OneOf::Left(true)),
        ..ServerCapabilities::default()
    }
}

/// A request as far as it is answered here.
struct Question<'r>(&'r Request);

impl Question<'_> {
    /// The answer to a request of this kind; `None` if it is of another.
    fn of<R: Asked>(
        &self,
        answer: impl FnOnce(R::Params) -> Result<R::Result, ResponseError>,
    ) -> Option<Result<Value, ResponseError>> {
        if self.0.method != R::METHOD {
            return None;
        }
        let fault = |code: ErrorCode, error: &serde_json::Error| ResponseError {
            code: code as i32,
            message: error.to_string(),
            data: None,
        };
        Some(
            serde_json::from_value(self.0.params.clone())
                .map_err(|error| fault(ErrorCode::InvalidParams, &error))
                .and_then(answer)
                .and_then(|answer| {
                    serde_json::to_value(answer).map_err(|error| fault(ErrorCode::InternalError, &error))
                }),
        )
    }
}

impl Answers {
    /// Answers in a language, to a client that can do this.
    pub(super) fn new(lang: Lang, client: &ClientCapabilities) -> Answers {
        let edits = client.workspace.as_ref().and_then(|workspace| workspace.workspace_edit.as_ref());
        let operations = edits.and_then(|edits| edits.resource_operations.as_ref());
        let can = |operation| operations.is_some_and(|own| own.contains(&operation));
        let (creates, renames) = (can(ResourceOperationKind::Create), can(ResourceOperationKind::Rename));
        Answers { lang, schemas: Schemas::new(lang), creates, renames }
    }

    /// Answers a request about a file of a book, or about all books.
    pub(super) fn answer<'b>(
        &self,
        request: &Request,
        here: Option<(&'b Book, &'b str)>,
        books: impl Iterator<Item = &'b Book>,
    ) -> Response {
        let id = request.id.clone();
        // A file that the book does not read has no answers.
        let here = here.and_then(|(book, path)| Here::new(book, path));
        let answer = self.about_file(&Question(request), here.as_ref()).or_else(|| {
            Question(request).of::<WorkspaceSymbolRequest>(|params| {
                let found = books.flat_map(|book| outline::search(book, &params.query)).collect();
                Ok(Some(WorkspaceSymbolResponse::Nested(found)))
            })
        });
        match answer {
            Some(Ok(value)) => Response::new_ok(id, value),
            Some(Err(error)) => Response::new_err(id, error.code, error.message),
            None => {
                let said = format!("there is no {}", request.method);
                Response::new_err(id, ErrorCode::MethodNotFound as i32, said)
            }
        }
    }

    /// Answers a request about a file; `None` if there is no such request.
    fn about_file(&self, question: &Question, here: Option<&Here>) -> Option<Result<Value, ResponseError>> {
        let (lang, schemas) = (self.lang, &self.schemas);
        let at = |position: &TextDocumentPositionParams| {
            here.map(|here| (here, here.lines.offset(position.position)))
        };
        None.or_else(|| {
            question.of::<Completion>(|params| {
                let items = at(&params.text_document_position)
                    .map(|(here, offset)| completion::complete(here, offset, schemas, lang));
                Ok(items.map(CompletionResponse::Array))
            })
        })
        .or_else(|| {
            question.of::<CodeActionRequest>(|params| {
                Ok(here.map(|here| actions::actions(here, &params, self.creates, lang)))
            })
        })
        .or_else(|| {
            question.of::<HoverRequest>(|params| {
                let at = at(&params.text_document_position_params);
                Ok(at.and_then(|(here, offset)| hover::hover(here, offset, schemas, lang)))
            })
        })
        .or_else(|| {
            question.of::<GotoDefinition>(|params| {
                let at = at(&params.text_document_position_params);
                let found = at.and_then(|(here, offset)| navigation::definition(here, offset));
                Ok(found.map(GotoDefinitionResponse::Scalar))
            })
        })
        .or_else(|| {
            question.of::<References>(|params| {
                let declared = params.context.include_declaration;
                let at = at(&params.text_document_position);
                Ok(at.map(|(here, offset)| navigation::uses(here, offset, declared)))
            })
        })
        .or_else(|| {
            question.of::<PrepareRenameRequest>(|params| {
                Ok(at(&params).and_then(|(here, offset)| navigation::prepare(here, offset)))
            })
        })
        .or_else(|| {
            question.of::<Rename>(|params| match at(&params.text_document_position) {
                Some((here, offset)) => {
                    navigation::rename(here, offset, &params.new_name, self.renames, lang)
                }
                None => Ok(None),
            })
        })
        .or_else(|| {
            question.of::<DocumentSymbolRequest>(|_| {
                Ok(here.map(|here| DocumentSymbolResponse::Nested(outline::symbols(here))))
            })
        })
        .or_else(|| question.of::<FoldingRangeRequest>(|_| Ok(here.map(outline::folds))))
        .or_else(|| question.of::<CodeLensRequest>(|_| Ok(here.map(|here| lenses::lenses(here, lang)))))
        .or_else(|| {
            question.of::<SemanticTokensFullRequest>(|_| {
                Ok(here.map(|here| SemanticTokensResult::Tokens(tokens::tokens(here))))
            })
        })
        .or_else(|| question.of::<Formatting>(|_| Ok(here.map(format::format))))
    }
}
