//! `preview`: the book in the browser, set anew on every save.

use casebound::preview::remote::{self, Answer};
use casebound::preview::{self as p, Options, Preview};
use casebound::project::Folder;

use super::args::{Args, PreviewArgs};
use super::output::Console;
use super::{Failure, Outcome};

pub fn run(own: &PreviewArgs, args: &Args, console: &Console) -> Result<Outcome, Failure> {
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
    let preview = Preview::start(Options {
        folder,
        system: own.fonts.system(),
        port: own.port,
        lang: console.lang(),
        editor: own.editor.clone(),
        goto,
    })?;
    let stop = preview.stop();
    ctrlc::set_handler(move || stop.stop()).map_err(|error| p::NO_SIGNAL.with([&error.to_string()]))?;
    console.note(&p::LISTENING.with([&preview.address()]));
    if own.open
        && let Err(error) = open::that_detached(preview.address())
    {
        console.note(&p::NO_BROWSER.with([&error.to_string()]));
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
