//! Where layouts come from: the book's own `layouts/` first, file by file, then the built-in ones.

use std::collections::BTreeMap;
use std::ops::Range;

use include_dir::{Dir, include_dir};
use minijinja::Value;

use crate::diag::{Code, Diagnostic, Diagnostics, Place, message as m};
use crate::project::Project;
use crate::source::{Sources, Span};

use super::Generated;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The file with the words that layouts print.
const WORDS: &str = "words.yaml";

/// The layouts of a book by file name.
#[derive(Debug, Default)]
pub struct Layouts {
    files: BTreeMap<String, Layout>,
}

/// A layout's text, and its index in the sources.
#[derive(Debug)]
struct Layout {
    text: String,
    file: u32,
}

/// Whether a file of the folder is one of the layouts, or their words.
fn is_layout(name: &str) -> bool {
    name.ends_with(".j2") || name == WORDS
}

impl Layouts {
    /// The layouts of a book. Files that cannot be read are reported.
    pub fn of(project: &Project, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Layouts {
        let mut files = BTreeMap::new();
        for file in BUILT_IN.files() {
            let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) else { continue };
            if !is_layout(name) {
                continue;
            }
            let file = sources.add(format!("layouts/{name}"), text);
            files.insert(name.to_owned(), Layout { text: text.to_owned(), file });
        }
        for name in project.names("layouts").into_iter().filter(|name| is_layout(name)) {
            let file = project.read_text(&format!("layouts/{name}"), sources, diagnostics);
            if let Some((file, source)) = file.and_then(|file| Some((file, sources.get(file)?))) {
                files.insert(name, Layout { text: source.text().to_owned(), file });
            }
        }
        Layouts { files }
    }

    /// A layout's text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|layout| layout.text.as_str())
    }

    /// The place of a byte range of a layout; of the whole file if there is no such layout.
    pub fn place(&self, name: &str, range: Range<usize>) -> Place {
        match self.files.get(name) {
            Some(layout) => {
                let (start, end) = (range.start as u32, range.end as u32);
                Place::Span(Span { file: layout.file, start, end })
            }
            None => Place::File(format!("layouts/{name}")),
        }
    }

    /// The byte range of a line of a layout, from 1, without the blanks around it.
    pub fn line(&self, name: &str, line: usize) -> Option<Range<usize>> {
        let text = self.get(name)?;
        let line = text.split('\n').nth(line.checked_sub(1)?)?;
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let start = start + line.len() - line.trim_start().len();
        Some(start..start + line.trim().len())
    }

    /// Where a byte of a generated source was written, if a layout wrote it by itself: the same words in the layout that
    /// made the source, or else in another, which it may include.
    pub fn find(&self, generated: &Generated, offset: usize) -> Option<Place> {
        let around = generated.origins.between(&generated.text, offset);
        let words = generated.text.get(around)?.trim();
        let own = self.files.get_key_value(&generated.layout);
        own.into_iter().chain(&self.files).filter(|_| !words.is_empty()).find_map(|(name, layout)| {
            let at = layout.text.find(words)?;
            Some(self.place(name, at..at + words.len()))
        })
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
                let at = error.location().map_or(0, |location| location.index());
                let place = self.place(WORDS, at..at);
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
