//! Where layouts come from: the book's own `layouts/` first, file by file, then the built-in ones.

use std::collections::BTreeMap;
use std::ops::Range;

use include_dir::{Dir, include_dir};
use minijinja::Value;

use crate::diag::message::{self as m, Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Place, nearest};
use crate::model::{Info, Role};
use crate::project::Project;
use crate::source::{Sources, Span};

use super::Generated;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The usual layout of a sheet.
pub const SHEET: &str = "sheet";

/// The layouts of sheets that the tool has.
const SHEETS: [&str; 2] = [SHEET, "one-page"];

/// The file in which a book replaces words that layouts print.
const WORDS: &str = "words.yaml";

messages! {
    "layouts";
    NOT_A_LAYOUT(name);
}

/// The layout that a name was likely meant for, if it is none itself.
fn near_miss(name: &str, known: &[String]) -> Option<Message> {
    if known.iter().any(|own| own == name) {
        return None;
    }
    let stem = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    let stems: Vec<String> = known.iter().map(|name| stem(name)).collect();
    nearest(&stem(name), &stems).map(|near| m::NEAREST.with([near]))
}

/// The layouts of a book by file name.
#[derive(Debug, Default, Hash)]
pub struct Layouts {
    files: BTreeMap<String, Layout>,
}

/// A layout's text, and its index in the sources.
#[derive(Debug, Hash)]
struct Layout {
    text: String,
    file: u32,
    /// Whether the book has it and the tool has not.
    own: bool,
}

/// Whether a file of the folder is one of the layouts, or their words.
fn is_layout(name: &str) -> bool {
    name.ends_with(".j2") || name == WORDS
}

impl Layouts {
    /// The layouts of a book. Files that cannot be read are reported.
    pub fn load(project: &Project, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Layouts {
        let mut files = BTreeMap::new();
        for file in BUILT_IN.files() {
            let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) else { continue };
            if !is_layout(name) {
                continue;
            }
            let file = sources.add(format!("layouts/{name}"), text);
            files.insert(name.to_owned(), Layout { text: text.to_owned(), file, own: false });
        }
        let known: Vec<String> = files.keys().cloned().collect();
        let names = project.names("layouts", is_layout, diagnostics);
        let paths: Vec<String> = names.iter().map(|name| format!("layouts/{name}")).collect();
        let texts = project.read_texts(&paths, sources, diagnostics);
        for (name, file) in names.into_iter().zip(texts) {
            // A layout of another name may be included by one; a slip of the pen is not.
            if let Some(hint) = near_miss(&name, &known) {
                let place = Place::File(format!("layouts/{name}"));
                diagnostics
                    .push(Diagnostic::warning(Code::FileName, place, NOT_A_LAYOUT.with([&name])).hint(hint));
            }
            let built_in = BUILT_IN.get_file(&name).and_then(|file| file.contents_utf8());
            if let Some((file, source)) = file.and_then(|file| Some((file, sources.get(file)?))) {
                files.insert(
                    name,
                    Layout { own: built_in != Some(source.text()), text: source.text().to_owned(), file },
                );
            }
        }
        Layouts { files }
    }

    /// The text of the tool's own layout of this name.
    pub fn built_in(name: &str) -> Option<&'static str> {
        BUILT_IN.get_file(format!("{name}.typ.j2"))?.contents_utf8()
    }

    /// The names of the tool's own layouts, sorted.
    pub fn all_built_in() -> Vec<String> {
        let names = BUILT_IN.files().filter_map(|file| file.path().to_str()?.strip_suffix(".typ.j2"));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    }

    /// Whether the book has layouts of its own.
    pub fn has_own(&self) -> bool {
        self.own().next().is_some()
    }

    /// A layout's text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|layout| layout.text.as_str())
    }

    /// The names of those that are the book's own and not the tool's.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, layout)| layout.own).map(|(name, _)| name.as_str())
    }

    /// The layouts that a chapter may ask for: those of the roles, and what the book adds to the tool's own.
    pub fn of_chapters(&self) -> Vec<&str> {
        let roles = Role::all().filter(|role| role.takes_chapter());
        roles.map(|role| role.name).chain(self.added()).collect()
    }

    /// The layouts that a sheet may have: the tool's, and what the book adds to them.
    pub fn of_sheets(&self) -> Vec<&str> {
        SHEETS.into_iter().chain(self.added()).collect()
    }

    /// What the book adds to the tool's own layouts.
    fn added(&self) -> impl Iterator<Item = &str> {
        let added = self.own().filter(|name| !BUILT_IN.contains(name));
        added.filter_map(|name| name.strip_suffix(".typ.j2"))
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

    /// The words that layouts print in a book that speaks this language, each by its name: the catalogue's, or the book's own
    /// where its `words.yaml` has one for the book's language.
    pub fn words(&self, info: &Info, diagnostics: &mut Diagnostics) -> Option<Value> {
        let words = info.speaks.family("layout").into_iter();
        let mut words: BTreeMap<String, String> =
            words.map(|(name, word)| (name.replace('-', "_"), word.into_owned())).collect();
        let Some(text) = self.get(WORDS) else { return Some(Value::from(words)) };
        match serde_yaml::from_str::<BTreeMap<String, BTreeMap<String, String>>>(text) {
            Ok(mut own) => {
                words.extend(
                    own.remove(info.speaks.tag()).or_else(|| own.remove(&info.lang)).unwrap_or_default(),
                );
                Some(Value::from(words))
            }
            Err(error) => {
                let at = error.location().map_or(0, |location| location.index());
                let place = self.place(WORDS, at..at);
                diagnostics.push(Diagnostic::error(Code::Template, place, m::YAML_WORDS.plain()));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{BUILT_IN, is_layout};
    use crate::locale::Lang;

    #[test]
    fn layouts_print_every_word_and_no_other() {
        let layouts = BUILT_IN.files().filter(|file| file.path().to_str().is_some_and(is_layout));
        let texts = layouts.filter_map(|file| file.contents_utf8());
        let said: BTreeSet<String> = texts
            .flat_map(|text| text.split("{{ word.").skip(1))
            .filter_map(|rest| Some(rest.split_once(" }}")?.0.replace('_', "-")))
            .collect();
        assert_eq!(Lang::default().family("layout").into_keys().collect::<BTreeSet<_>>(), said);
    }
}
