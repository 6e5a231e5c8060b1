//! Where layouts come from: the book's own `layouts/` first, file by file, then the built-in ones.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use minijinja::Value;

use crate::diag::{Code, Diagnostic, Diagnostics, Place, message as m};
use crate::project::Project;
use crate::source::Sources;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The file with the words that layouts print.
const WORDS: &str = "words.yaml";

/// The layouts of a book by file name.
#[derive(Debug, Default)]
pub struct Layouts {
    files: BTreeMap<String, String>,
}

impl Layouts {
    /// The layouts of a book. Files that cannot be read are reported.
    pub fn of(project: &Project, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Layouts {
        let mut files: BTreeMap<String, String> = BUILT_IN
            .files()
            .filter_map(|file| Some((file.path().to_str()?.to_owned(), file.contents_utf8()?.to_owned())))
            .collect();
        for name in project.names("layouts").into_iter().filter(|name| name.ends_with(".j2") || name == WORDS)
        {
            let file = project.read_text(&format!("layouts/{name}"), sources, diagnostics);
            if let Some(source) = file.and_then(|file| sources.get(file)) {
                files.insert(name, source.text().to_owned());
            }
        }
        Layouts { files }
    }

    /// A layout's text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(String::as_str)
    }

    /// The words of a language; English where a language has none.
    pub fn words(&self, lang: &str, diagnostics: &mut Diagnostics) -> Option<Value> {
        let text = self.get(WORDS).unwrap_or_default();
        match serde_yaml::from_str::<BTreeMap<String, BTreeMap<String, String>>>(text) {
            Ok(mut all) => {
                let words = all.remove(lang).or_else(|| all.remove("en")).unwrap_or_default();
                Some(Value::from(words))
            }
            Err(error) => {
                let place = Place::File(format!("layouts/{WORDS}"));
                diagnostics.push(Diagnostic::error(
                    Code::Template,
                    place,
                    m::YAML_SYNTAX.with([&error.to_string()]),
                ));
                None
            }
        }
    }
}
