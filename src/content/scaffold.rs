//! What new books and new files of a book begin with.

use include_dir::{Dir, include_dir};

use crate::locale::Lang;

/// A folder for every language that has one, and `common` for all of them.
static SCAFFOLDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold");

/// The template of a case.
pub const CASE: &str = "case.yaml";

/// The template of a chapter.
pub const CHAPTER: &str = "chapter.yaml";

/// What stands in a template for the name of the new file.
pub const SLUG: &str = "SLUG";

/// The folder of this name: a language's tag, or `common`.
pub fn folder(name: &str) -> Option<&'static Dir<'static>> {
    SCAFFOLDS.get_dir(name)
}

/// The folder of a language, else the English one.
pub fn of(lang: Lang) -> Option<&'static Dir<'static>> {
    [lang, Lang::default()].into_iter().find_map(|lang| folder(lang.tag()))
}

/// A template in a language, such as [`CASE`].
pub fn template(lang: Lang, name: &str) -> Option<&'static str> {
    let folder = of(lang)?;
    folder.get_file(folder.path().join("new").join(name))?.contents_utf8()
}
