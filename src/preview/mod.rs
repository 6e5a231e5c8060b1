//! The live preview: the same pipeline kept warm, and a page in the browser that shows what it makes.
//!
//! ```text
//! saves ─► watch ─► events ─► engine ─► stage (Typesetter) ─► print ─► shared ─► server ─► browser
//!                      ▲                                                            │
//!                      └──────────────── what the browser looks at ◄────────────────┘
//! ```
//!
//! 1. [`watch`] tells the [`events`] of changed files, as the system or [`poll`] saw them; a burst is one wake, and a save during a
//!    rebuild waits there.
//! 2. [`engine`] opens the book again with what is warm, and sets every [`stage`] that somebody looks at.
//! 3. [`print`] is a document that was typeset: its pages by the number of their [`drawing`], drawn when a browser asks.
//! 4. [`shared`] holds the latest [`state`] for all browsers; [`server`] hands it out on the loopback interface.
//! 5. [`places`] leads from a point on a page to the editors' line, and back.
//!
//! Architecture invariant: the preview has no way of its own to make a page, and writes no file.

mod changed;
mod clock;
mod drawing;
mod engine;
mod events;
mod findings;
mod frame;
mod guard;
pub mod http;
mod outline;
mod pieces;
mod places;
mod poll;
mod print;
pub mod remote;
mod server;
mod shared;
mod stage;
mod state;
mod watch;
mod words;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use crate::diag::message::{Value, messages, words};
use crate::diag::{Lang, Message};
use crate::fonts::SystemFonts;
use crate::project::Folder;
use crate::project::notice::{self, Notice};
use engine::Engine;
use events::EventQueue;
use guard::{Key, Names};
use server::{ServerState, Setup};
use shared::SharedState;
use watch::Watch;

messages! {
    "preview";
    LISTENING(address);
    OTHER_NAME(port);
    NO_KEY;
    NO_BROWSER;
    LED(port, line);
    NOT_PRINTED(line);
    NOT_A_LINE(text);
    NO_PORT(port, reason);
}

words! {
    "preview";
    PORT_TAKEN;
    PORT_FORBIDDEN;
    PORT_REFUSED;
}

/// The name under which a preview tells other runs of the same user its key.
fn notice_of(port: u16) -> String {
    format!("preview-{port}")
}

/// How many hundredths of a second the end waits for browsers.
const LINGER: usize = 30;

/// Editors that register links, by name: `{path}` is absolute and percent-encoded.
pub const EDITORS: [(&str, &str); 7] = [
    ("VS Code", "vscode://file{path}:{line}:{column}"),
    ("VSCodium", "vscodium://file{path}:{line}:{column}"),
    ("Cursor", "cursor://file{path}:{line}:{column}"),
    ("Zed", "zed://file{path}:{line}:{column}"),
    ("JetBrains", "idea://open?file={path}&line={line}&column={column}"),
    ("Sublime Text", "subl://open?url=file://{path}&line={line}&column={column}"),
    ("TextMate", "txmt://open?url=file://{path}&line={line}&column={column}"),
];

/// What a preview is asked to be.
#[derive(Debug, Clone)]
pub struct Options {
    /// The book.
    pub folder: Folder,
    /// Which fonts it may use.
    pub system: SystemFonts,
    /// The port; any free one if there is none.
    pub port: Option<u16>,
    /// The name under which a forwarded port is asked for, with its port if it has one.
    pub host: Option<String>,
    /// Whether files are compared, even if the system would tell of changes.
    pub poll: bool,
    /// The language of the page and of findings.
    pub lang: Lang,
    /// The link that opens a file in an editor, with `{path}`, `{line}` and `{column}`.
    pub editor: Option<String>,
    /// A file of the book and a line, from 1, to look at first.
    pub goto: Option<(String, usize)>,
}

/// A preview whose page can be opened.
pub struct Preview {
    engine: Engine,
    shared: Arc<SharedState>,
    addresses: Vec<String>,
    stop: Stop,
    note: Option<Message>,
    /// Tells other runs of the same user where this one listens, as long as it does.
    _notice: Option<Notice>,
}

/// Ends a preview from another thread.
#[derive(Clone)]
pub struct Stop(Arc<EventQueue>);

impl Stop {
    /// Lets the rebuild under way finish, and ends the preview.
    pub fn stop(&self) {
        self.0.stop();
    }
}

impl Preview {
    /// Listens, and answers browsers at once; pages come when [`Preview::run`] made them.
    ///
    /// # Errors
    /// When the port cannot be listened on.
    pub fn start(options: Options) -> Result<Preview, Message> {
        let asked = options.port.unwrap_or(0);
        let refused = |error: io::Error| {
            let reason = match error.kind() {
                io::ErrorKind::AddrInUse => &PORT_TAKEN,
                io::ErrorKind::PermissionDenied => &PORT_FORBIDDEN,
                _ => &PORT_REFUSED,
            };
            NO_PORT.with([Value::from(asked.to_string()), Value::from(reason)])
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, asked)).map_err(refused)?;
        let port = listener.local_addr().map_err(refused)?.port();
        let key = Key::random(port).map_err(refused)?;
        // Without it nobody can be led here from elsewhere; all else works.
        let notice = notice::leave(&notice_of(port), key.secret()).ok();
        let own = format!("127.0.0.1:{port}");
        let addresses = [Some(&own), options.host.as_ref()].into_iter().flatten();
        let addresses = addresses.map(|host| format!("http://{host}/?{}", key.query())).collect();
        let shared = Arc::new(SharedState::default());
        let events = Arc::new(EventQueue::default());
        let setup = Setup {
            words: words::words(options.lang),
            root: options.folder.root().display().to_string(),
            editor: options.editor,
            editors: EDITORS,
            version: env!("CARGO_PKG_VERSION"),
        };
        let server = ServerState {
            shared: shared.clone(),
            events: events.clone(),
            names: Names::new(port, options.host.as_deref()),
            other_name: OTHER_NAME.with([port.to_string()]).render(options.lang),
            key,
            no_key: NO_KEY.plain().render(options.lang),
            setup,
        };
        let server = Arc::new(server);
        http::serve(listener, move |request| server::answer(request, &server));
        let stop = Stop(events.clone());
        let mut watch = Watch::new(&options.folder, events.clone(), options.poll);
        watch.follow(&options.folder);
        let note = watch.note();
        let engine = Engine::new(
            options.folder,
            options.system,
            options.lang,
            options.goto,
            shared.clone(),
            events,
            watch,
        );
        Ok(Preview { engine, shared, addresses, stop, note, _notice: notice })
    }

    /// What there is to say about how saves are seen.
    pub fn note(&self) -> Option<&Message> {
        self.note.as_ref()
    }

    /// The address of the page, and the one under the name that was declared. Whoever has it may look.
    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// What ends it.
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// Rebuilds on every save until it is stopped.
    pub fn run(self) {
        self.engine.run();
        // The browsers are told before the connections break.
        for _ in 0..LINGER {
            if self.shared.is_deserted() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
