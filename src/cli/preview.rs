//! `preview`: the book in the browser, set anew on every save.

use casebound::diag::usage;
use casebound::preview::remote::{self, Answer};
use casebound::preview::{self as p, Preview};
use casebound::project::Folder;

use super::args::{Args, FontArgs, whole};
use super::output::Console;
use super::refusal::Refusal;
use super::{Failure, Outcome, interrupt};

/// Shows the book in the browser and sets it anew on every save
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The port on 127.0.0.1 [default: a free one]
    #[arg(long, value_name = "N", value_parser = whole(0, u16::MAX))]
    pub port: Option<u16>,
    /// The name under which a forwarded port is asked for, such as localhost:8080 or a name of a tunnel
    #[arg(long, value_name = "NAME", value_parser = host)]
    pub host: Option<String>,
    /// Compare the files instead of waiting for the system to tell of saves, as on drives of networks
    #[arg(long)]
    pub poll: bool,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Show the page that prints this line; with --port, in the preview that already runs there
    #[arg(long, value_name = "FILE:LINE")]
    pub goto: Option<String>,
    /// The link that opens a place in an editor: a name such as "VS Code", "Zed" or "JetBrains", or a link with {path}, {line} and {column}
    #[arg(long, value_name = "NAME|LINK", value_parser = editor)]
    pub editor: Option<String>,
    #[command(flatten)]
    pub fonts: FontArgs,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let goto = own.goto.as_deref().map(|typed| line_of(typed, &folder)).transpose()?;
    // An editor's key sends the preview that is open to a line.
    if let (Some((file, line)), Some(port)) = (&goto, own.port) {
        let spelled = format!("{file}:{line}");
        match remote::lead(&folder, port, file, *line) {
            Answer::Shown => {
                console.note(&p::LED.with([&port.to_string(), &spelled]));
                return Ok(Outcome::Done);
            }
            Answer::NotPrinted => return Err(p::NOT_PRINTED.with([&spelled])),
            Answer::Nobody => {}
        }
    }
    let preview = Preview::start(p::Options {
        folder,
        system: own.fonts.system(),
        port: own.port,
        host: own.host.clone(),
        poll: own.poll,
        lang: console.lang(),
        editor: own.editor.clone(),
        goto,
    })?;
    let stop = preview.stop();
    interrupt::first(move || stop.stop());
    for address in preview.addresses() {
        console.note(&p::LISTENING.with([address]));
    }
    if let Some(note) = preview.note() {
        console.note(note);
    }
    let open = preview.addresses().first().filter(|_| own.open);
    if open.is_some_and(|address| open::that_detached(address).is_err()) {
        console.note(&p::NO_BROWSER.plain());
    }
    preview.run();
    Ok(Outcome::Done)
}

/// `FILE:LINE` as a path relative to the book, with `/`, and a line from 1. The file may be given relative to the current
/// folder or to the book.
fn line_of(typed: &str, folder: &Folder) -> Result<(String, usize), Failure> {
    let wrong = || p::NOT_A_LINE.with([typed]);
    let numbered = |text: &str| {
        let (file, number) = text.rsplit_once(':')?;
        Some((file.to_owned(), number.parse::<usize>().ok()?))
    };
    let (file, last) = numbered(typed).ok_or_else(wrong)?;
    // An editor may add the column.
    let (file, line) = numbered(&file).unwrap_or((file, last));
    folder.relative(&file).map(|file| (file, line.max(1))).ok_or_else(wrong)
}

/// A name, and a port behind it; a whole address is taken for what it names.
fn host(text: &str) -> Result<String, Refusal> {
    let name = text.split_once("://").map_or(text, |(_, rest)| rest).trim_end_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if name.is_empty() || !name.chars().all(plain) {
        return Err(Refusal(usage::HOST.plain()));
    }
    Ok(name.to_owned())
}

/// A known editor's name, or a link that names a file.
fn editor(text: &str) -> Result<String, Refusal> {
    let known = casebound::preview::EDITORS;
    match known.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        Some((_, link)) => Ok((*link).to_owned()),
        None if text.contains("{path}") && text.contains(':') => Ok(text.to_owned()),
        None => {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            Err(Refusal(usage::EDITOR.with([names])))
        }
    }
}
