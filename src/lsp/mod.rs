//! The language server: every finding in the editor, at its word, with its way out.
//!
//! ```text
//! client ─► server ─► texts ─► books ─► worker: files and rules ──┐
//!              ▲                    └─► worker: pages ────────────┤
//!              └───────────── findings, answers ◄── analysis ◄────┘
//! ```
//!
//! 1. [`position`] and [`uri`] are the protocol's way to name places and files.
//! 2. [`texts`] are the files that the client has open, as they are typed; they stand for those on the disk.
//! 3. [`worker`] makes an [`analysis`] of the newest texts: one thread reads the files and runs the rules at once, another sets
//!    the pages when nothing has changed for a moment.
//! 4. [`books`] are the books that open files belong to, each with its latest analysis; [`findings`] are what was found in it.
//! 5. [`server`] reads messages. A request is answered when the analysis knows the texts that it was asked about. What there is
//!    to be asked for stand in [`answers`], and each in a file of its own; what they need of a file is [`here`].
//!
//! Architecture invariant: the server writes nothing but the pictures that a build keeps as well; what it changes in the book are
//! edits that the client makes.

mod actions;
mod analysis;
mod answers;
mod books;
mod completion;
mod cursor;
mod edits;
mod findings;
mod format;
mod here;
mod hover;
mod lenses;
mod names;
mod navigation;
mod outline;
mod position;
mod schemas;
mod server;
mod texts;
mod tokens;
mod uri;
mod worker;

use lsp_server::Connection;

use crate::diag::Lang;
use crate::diag::message::messages;
use crate::fonts::SystemFonts;

messages! {
    "lsp";
    BROKEN(reason);
}

/// How a client is to be served.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language that was asked for; the client's, if none was.
    pub lang: Option<Lang>,
    /// The language of a client that has none.
    pub usual: Lang,
    /// Which fonts pages are set in.
    pub system: SystemFonts,
    /// The report that books are looked at with, where they have one of this name; `report.yaml` if none was asked for.
    pub report: Option<String>,
}

/// How a client left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It said that it would.
    Orderly,
    /// It went without a word.
    Lost,
}

/// Serves a client until it leaves.
///
/// # Errors
/// When the client does not keep to the protocol.
pub fn serve(connection: &Connection, options: Options) -> Result<End, crate::diag::Message> {
    server::Server::start(connection, options)
        .and_then(|mut server| server.run())
        .map_err(|reason| BROKEN.with([reason]))
}
