//! `init`: a new book that already passes `check` and builds.

use std::io;
use std::path::Path;

use casebound::diag::{Lang, message as m};
use casebound::project::output::create_new;
use include_dir::{Dir, include_dir};

use super::args::InitArgs;
use super::output::{Console, shown, write_failure};
use super::{Failure, Outcome, schema};

static ZH: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/zh");
static EN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/en");
/// The same for books of every language.
static COMMON: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/common");

/// The scaffolds of a language.
pub fn scaffold(lang: Lang) -> &'static Dir<'static> {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

pub fn run(own: &InitArgs, console: &Console) -> Result<Outcome, Failure> {
    let mut files = Vec::new();
    collect(scaffold(console.lang()), &mut files);
    collect(&COMMON, &mut files);
    let schemas = schema::files()?;
    let schemas = schemas.iter().map(|(name, text)| (format!("schemas/{name}"), text.as_str()));
    // Names that a package cannot hold as they are: hidden files.
    let visible = |path: String| path.replace("dot-", ".");
    let files = files.into_iter().map(|(path, text)| (visible(path), text)).chain(schemas);
    for (path, text) in files.filter(|(path, _)| !path.starts_with("new/")) {
        write(&own.dir.join(path), text, console)?;
    }
    console.note(&m::NEXT_STEP.with([format!("casebound --project {} build", shown(&own.dir)).as_str()]));
    Ok(Outcome::Done)
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push((path.to_owned(), text));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

/// Writes a file that is not there yet; one that is stays as it is.
pub fn write(path: &Path, text: &str, console: &Console) -> Result<(), Failure> {
    match create_new(path, text) {
        Ok(()) => console.note(&m::CREATED.with([&shown(path)])),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            console.note(&m::EXISTS.with([&shown(path)]));
        }
        Err(error) => return Err(write_failure(path, &error)),
    }
    Ok(())
}
