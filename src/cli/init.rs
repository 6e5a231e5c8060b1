//! `init`: a new book that already passes `check` and builds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use casebound::content::scaffold;
use casebound::diag::message as m;
use casebound::project::output::create_new;
use include_dir::Dir;

use super::args::Args;
use super::output::{Console, quoted, shown, write_failure};
use super::{Failure, Outcome, schema};

/// What stands in a new book for the language that it is in, and for the name of its page.
const LANG: &str = "{lang}";
const PAGE: &str = "{page}";

/// Makes a new book
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The new book's folder
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let lang = args.lang_of_book();
    // The book in its own language, the guide in the user's.
    let of_book = lang.bases().find_map(|lang| scaffold::folder(lang.tag()));
    let mut files = BTreeMap::new();
    for folder in [scaffold::of(console.lang()), scaffold::folder("common"), of_book].into_iter().flatten() {
        collect(folder, folder.path(), &mut files);
    }
    let schemas = schema::files(console.lang())?;
    let schemas = schemas.iter().map(|(name, text)| (format!("schemas/{name}"), text.as_str()));
    // Names that a package cannot hold as they are: hidden files.
    let visible = |path: String| path.replace("dot-", ".");
    let files = files.into_iter().map(|(path, text)| (visible(path), text)).chain(schemas);
    let files = files.filter(|(path, _)| !path.starts_with("new/"));
    let page = lang.conventions().page;
    let filled = |text: &str| text.replace(LANG, lang.tag()).replace(PAGE, &page);
    write(&files.map(|(path, text)| (own.dir.join(path), filled(text))).collect::<Vec<_>>(), console)?;
    console.note(&m::NEXT_STEP.with([format!("casebound --project {} build", quoted(&own.dir))]));
    Ok(Outcome::Done)
}

/// The files below a folder, by their paths in it; they take the places of others.
fn collect(dir: &'static Dir<'static>, base: &Path, files: &mut BTreeMap<String, &'static str>) {
    for file in dir.files() {
        let path = file.path().strip_prefix(base).unwrap_or(file.path());
        if let (Some(path), Some(text)) = (path.to_str(), file.contents_utf8()) {
            files.insert(path.to_owned(), text);
        }
    }
    dir.dirs().for_each(|dir| collect(dir, base, files));
}

/// Writes files that do not exist yet, all or none; existing ones stay as they are.
pub(super) fn write(files: &[(PathBuf, String)], console: &Console) -> Result<(), Failure> {
    for (path, created) in create_new(files).map_err(write_failure)? {
        let said = if created { &m::CREATED } else { &m::EXISTS };
        console.note(&said.with([&shown(&path)]));
    }
    Ok(())
}
