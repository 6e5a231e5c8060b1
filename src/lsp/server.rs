//! Reads messages, keeps the books up to date, and answers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crossbeam_channel::{Receiver, Sender, select, unbounded};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, PublishDiagnostics, ShowMessage,
};
use lsp_types::request::{RegisterCapability, Request as _};
use lsp_types::{
    CancelParams, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, InitializeParams,
    InitializeResult, MessageType, NumberOrString, Registration, RegistrationParams, ServerInfo,
    ShowMessageParams, Uri,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::answers::{self, Answers};
use super::books::{Book, Changed};
use super::texts::Text;
use super::uri;
use super::worker::Done;
use super::{End, Options};
use crate::content::reports;
use crate::diag::Lang;
use crate::fonts::SystemFonts;
use crate::project::{Folder, Project};

/// A server with the books of its client.
pub(super) struct Server<'c> {
    connection: &'c Connection,
    answers: Answers,
    system: SystemFonts,
    /// The report that books are looked at with, if not `report.yaml`.
    report: Option<String>,
    /// The books by their reports.
    books: BTreeMap<PathBuf, Book>,
    /// Which open file belongs to which book, by the file's address: the book's report, and the path in its folder.
    homes: BTreeMap<String, (PathBuf, String)>,
    /// Folders of which was said that they are in no book.
    outside: BTreeSet<PathBuf>,
    done: (Sender<Done>, Receiver<Done>),
    /// Whether the client said that it will leave.
    leaving: bool,
}

impl<'c> Server<'c> {
    /// Greets the client.
    pub(super) fn start(connection: &'c Connection, options: Options) -> Result<Server<'c>, String> {
        let (id, params) = connection.initialize_start().map_err(|error| error.to_string())?;
        let asked = params.pointer("/initializationOptions/lang").and_then(Value::as_str).map(Lang::from_tag);
        let locale = params.get("locale").and_then(Value::as_str).map(Lang::from_tag);
        let report =
            params.pointer("/initializationOptions/report").and_then(Value::as_str).map(str::to_owned);
        let report = report.filter(|report| !report.is_empty()).or(options.report);
        let lang = asked.or(options.lang).or(locale).unwrap_or(options.usual);
        let params: InitializeParams = serde_json::from_value(params).map_err(|error| error.to_string())?;
        let answers = Answers::new(lang, &params.capabilities);
        let greeting = InitializeResult {
            capabilities: answers::capabilities(),
            server_info: Some(ServerInfo {
                name: "casebound".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        let greeting = serde_json::to_value(greeting).map_err(|error| error.to_string())?;
        connection.initialize_finish(id, greeting).map_err(|error| error.to_string())?;
        let server = Server {
            connection,
            answers,
            system: options.system,
            report,
            books: BTreeMap::new(),
            homes: BTreeMap::new(),
            outside: BTreeSet::new(),
            done: unbounded(),
            leaving: false,
        };
        let watched = params.capabilities.workspace.and_then(|workspace| workspace.did_change_watched_files);
        if watched.and_then(|watched| watched.dynamic_registration) == Some(true) {
            server.watch();
        }
        Ok(server)
    }

    /// Works until the client leaves.
    pub(super) fn run(&mut self) -> Result<End, String> {
        let connection = self.connection;
        let done = self.done.1.clone();
        loop {
            select! {
                recv(connection.receiver) -> message => {
                    // What has come meanwhile is looked at together.
                    let more = std::iter::from_fn(|| connection.receiver.try_recv().ok());
                    let Ok(message) = message else { return Ok(End::Lost) };
                    for message in std::iter::once(message).chain(more) {
                        if let Some(end) = self.take(message) {
                            return Ok(end);
                        }
                    }
                }
                recv(done) -> done => if let Ok(done) = done { self.learn(done) },
            }
            if self.books.values_mut().any(|book| book.flush().is_none()) {
                return Err("an analysis broke off".to_owned());
            }
        }
    }

    /// Takes a message; says how the client left, if that was its last.
    fn take(&mut self, message: Message) -> Option<End> {
        match message {
            Message::Request(request) if request.method == "shutdown" => {
                self.leaving = true;
                self.respond(Response::new_ok(request.id, Value::Null));
            }
            Message::Request(request) if self.leaving => {
                let said = "the server is shutting down".to_owned();
                self.respond(Response::new_err(request.id, ErrorCode::InvalidRequest as i32, said));
            }
            Message::Request(request) => self.ask(request),
            Message::Notification(note) if note.method == "exit" => {
                return Some(if self.leaving { End::Orderly } else { End::Lost });
            }
            Message::Notification(note) => self.note(note),
            // To what the client was asked for, which it may refuse.
            Message::Response(_) => {}
        }
        None
    }

    /// Takes a request: it waits for the state of its book, or is answered at once if it is about none.
    fn ask(&mut self, request: Request) {
        let file = request.params.pointer("/textDocument/uri").and_then(Value::as_str);
        let root = match file {
            Some(file) => self.homes.get(file).map(|(root, _)| root.clone()),
            None => self.books.keys().next().cloned(),
        };
        match root.and_then(|root| self.books.get_mut(&root)) {
            Some(book) => {
                book.wait(request);
                let ready = book.ready();
                self.answer(ready);
            }
            None => self.respond(Response::new_ok(request.id, Value::Null)),
        }
    }

    /// Answers requests whose state is known.
    fn answer(&self, requests: Vec<Request>) {
        for request in requests {
            let file = request.params.pointer("/textDocument/uri").and_then(Value::as_str);
            let home = file.and_then(|file| self.homes.get(file));
            let here = home.and_then(|(root, path)| Some((self.books.get(root)?, path.as_str())));
            self.respond(self.answers.answer(&request, here, self.books.values()));
        }
    }

    /// Takes what has become known of a book.
    fn learn(&mut self, done: Done) {
        let Some(book) = self.books.get_mut(&done.report) else { return };
        book.learn(done);
        let news = book.news(self.answers.lang);
        let ready = book.ready();
        for news in news {
            self.notify::<PublishDiagnostics>(&news);
        }
        self.answer(ready);
    }

    /// Takes a notification. One that cannot be understood is none.
    fn note(&mut self, note: Notification) {
        fn read<N: lsp_types::notification::Notification>(note: Notification) -> Option<N::Params> {
            serde_json::from_value(note.params).ok()
        }
        match note.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(params) = read::<DidOpenTextDocument>(note) {
                    let file = params.text_document;
                    self.open(Text { uri: file.uri, version: file.version, text: file.text });
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(params) = read::<DidChangeTextDocument>(note) {
                    let file = params.text_document;
                    self.each_with(&file.uri, |book, path| {
                        if let Some(text) = book.open.get_mut(path) {
                            text.version = file.version;
                            text.change(params.content_changes.clone());
                            book.change(Changed::Texts);
                        }
                    });
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(params) = read::<DidCloseTextDocument>(note) {
                    let file = params.text_document.uri;
                    self.each_with(&file, |book, path| {
                        book.open.remove(path);
                        book.own.remove(path);
                        book.change(Changed::Texts);
                    });
                    self.homes.remove(file.as_str());
                }
            }
            DidSaveTextDocument::METHOD => {
                if let Some(params) = read::<DidSaveTextDocument>(note) {
                    self.each_with(&params.text_document.uri, |book, _| book.change(Changed::Disk));
                }
            }
            DidChangeWatchedFiles::METHOD => {
                if let Some(params) = read::<DidChangeWatchedFiles>(note) {
                    let files: Vec<PathBuf> =
                        params.changes.iter().filter_map(|change| uri::to_path(&change.uri)).collect();
                    for book in self.books.values_mut() {
                        // What is made of the book changes nothing in it.
                        let root = book.folder.root().to_owned();
                        let (inside, made) = (|file: &PathBuf| file.starts_with(&root), root.join("out"));
                        if files.iter().any(|file| inside(file) && !file.starts_with(&made)) {
                            book.change(Changed::Disk);
                        }
                    }
                }
            }
            "$/cancelRequest" => {
                if let Ok(CancelParams { id }) = serde_json::from_value(note.params) {
                    self.cancel(match id {
                        NumberOrString::Number(id) => id.into(),
                        NumberOrString::String(id) => id.into(),
                    });
                }
            }
            _ => {}
        }
    }

    /// Calls `change` with every book of the folder of an open file, and the file's path there.
    fn each_with(&mut self, file: &Uri, mut change: impl FnMut(&mut Book, &str)) {
        let Some((report, path)) = self.homes.get(file.as_str()) else { return };
        let Some(root) = report.parent() else { return };
        self.books.values_mut().filter(|book| book.folder.root() == root).for_each(|book| change(book, path));
    }

    /// Takes a file that was opened. One outside every book is said to be, once for its folder.
    fn open(&mut self, text: Text) {
        let Some(file) = uri::to_path(&text.uri) else { return };
        let Some(folder) = file.parent() else { return };
        match Folder::find(folder) {
            Ok(found) => {
                let main = self.with_report(found);
                let Some(path) = Book::path_in(&main, &file) else { return };
                let home = reports::of_file(&Project::new(main.clone()), &path);
                let home = main.clone().with_report(&home).unwrap_or_else(|_| main.clone());
                self.book(main, true);
                let report = self.book(home, false);
                if let Some(book) = self.books.get_mut(&report) {
                    book.own.insert(path.clone());
                }
                self.homes.insert(text.uri.to_string(), (report, path.clone()));
                let uri = text.uri.clone();
                self.each_with(&uri, |book, path| {
                    book.open.insert(path.to_owned(), text.clone());
                    book.change(Changed::Texts);
                });
            }
            Err(reason) => self.say_once(folder, &reason),
        }
    }

    /// The folder of a book with the report that was asked for, if it has that.
    fn with_report(&self, folder: Folder) -> Folder {
        let asked = self.report.as_ref().and_then(|report| folder.clone().with_report(report).ok());
        asked.unwrap_or(folder)
    }

    /// Sees to it that there is a book of a report, and returns where that lies.
    fn book(&mut self, folder: Folder, main: bool) -> PathBuf {
        let root = folder.root().to_owned();
        let report = root.join(Project::new(folder.clone()).report());
        if !self.books.contains_key(&report) {
            let mut book = Book::new(folder, main, self.system, &self.done.0);
            let beside = self.books.values().find(|other| other.folder.root() == root);
            book.open = beside.map(|other| other.open.clone()).unwrap_or_default();
            self.books.insert(report.clone(), book);
        }
        report
    }

    fn say_once(&mut self, folder: &Path, reason: &crate::diag::Message) {
        if self.outside.insert(folder.to_owned()) {
            let message = reason.render(self.answers.lang);
            self.notify::<ShowMessage>(&ShowMessageParams { typ: MessageType::INFO, message });
        }
    }

    /// Forgets a request that still waits.
    fn cancel(&mut self, id: RequestId) {
        for book in self.books.values_mut() {
            let before = book.waiting.len();
            book.waiting.retain(|(_, request)| request.id != id);
            if book.waiting.len() < before {
                let said = "cancelled".to_owned();
                return self.respond(Response::new_err(id, ErrorCode::RequestCanceled as i32, said));
            }
        }
    }

    /// Asks to be told of changes on the disk.
    fn watch(&self) {
        let all = FileSystemWatcher { glob_pattern: GlobPattern::String("**/*".to_owned()), kind: None };
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: vec![all] };
        let registration = Registration {
            id: "files".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let params = RegistrationParams { registrations: vec![registration] };
        let request =
            Request::new(RequestId::from("watch".to_owned()), RegisterCapability::METHOD.to_owned(), params);
        self.send(request.into());
    }

    fn notify<N: lsp_types::notification::Notification>(&self, params: &N::Params)
    where
        N::Params: Serialize,
    {
        self.send(Notification::new(N::METHOD.to_owned(), json!(params)).into());
    }

    fn respond(&self, response: Response) {
        self.send(response.into());
    }

    /// A client that has gone is told nothing; that it has gone shows when the next message is read.
    fn send(&self, message: Message) {
        let _ = self.connection.sender.send(message);
    }
}
