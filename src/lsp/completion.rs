//! What may stand where the cursor is: keys, words, names of what the book has, and files.

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, MarkupContent, MarkupKind, Range,
    TextEdit,
};

use super::cursor::{self, Cursor, Slot};
use super::here::Here;
use super::names;
use super::schemas::Schemas;
use crate::codes;
use crate::content::schema::FileKind;
use crate::diag::Lang;
use crate::mend::references::{ALL, has_links};
use crate::project::EntryKind;
use crate::source::yaml::Step;

/// How deep below a file's folder files are offered.
const DEPTH: usize = 3;

/// Most files that are offered.
const MAX_FILES: usize = 500;

/// What the names of pictures end with.
const PICTURES: [&str; 7] = [".svg", ".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff"];

/// What may stand at a byte, the likeliest first.
pub(super) fn complete(here: &Here, offset: usize, schemas: &Schemas, lang: Lang) -> Vec<CompletionItem> {
    let Some(kind) = here.kind() else { return Vec::new() };
    let cursor = cursor::at(here.source.text(), offset);
    let range = here.lines.range(offset - cursor.word.len()..offset);
    let mut offers = Offers { here, kind, range, items: Vec::new() };
    match cursor.slot {
        Slot::Comment => {}
        Slot::Target => offers.targets(cursor.word),
        Slot::Prose => offers.terms(cursor.word, offset),
        Slot::Key | Slot::Value if is_prose(kind, &cursor) => {
            offers.terms(cursor.word, offset);
        }
        Slot::Key | Slot::Value => {
            offers.names(&cursor, lang);
            for choice in schemas.choices(kind, &cursor.path, &cursor.beside) {
                let is_key = choice.is_key && cursor.slot == Slot::Key;
                // A map begins on a line of its own.
                if choice.is_key && !is_key {
                    continue;
                }
                let text = match is_key && !cursor.quoted {
                    true => format!("{}: ", choice.name),
                    false => choice.name.clone(),
                };
                let item =
                    if is_key { CompletionItemKind::PROPERTY } else { CompletionItemKind::ENUM_MEMBER };
                offers.add(&choice.name, text, item, None, choice.meaning, usize::from(!choice.required));
            }
        }
    }
    offers.items
}

/// Whether a text that is no block is prose.
fn is_prose(kind: FileKind, cursor: &Cursor) -> bool {
    match kind {
        FileKind::Translation => cursor.path.0.last().and_then(Step::as_key) == Some("text"),
        kind => has_links(kind, &cursor.path, cursor.word),
    }
}

/// How many bytes at the end of what is typed are the beginning of a word. Letters of no more than one script follow one another
/// in a word, so that a Latin one begins where none stands before it.
fn begun(typed: &str, word: &str) -> usize {
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    let starts = typed.char_indices().filter(|(at, c)| {
        let before = typed[..*at].chars().next_back();
        word.starts_with(&typed[*at..]) && !(is_latin(*c) && before.is_some_and(is_latin))
    });
    starts.map(|(at, _)| typed.len() - at).max().unwrap_or_default()
}

/// What is offered for a place.
struct Offers<'a> {
    here: &'a Here<'a>,
    kind: FileKind,
    /// What is typed already.
    range: Range,
    items: Vec<CompletionItem>,
}

impl Offers<'_> {
    /// Offers a text under a name. Items of a lower `rank` come first.
    fn add(
        &mut self,
        name: &str,
        text: String,
        kind: CompletionItemKind,
        detail: Option<String>,
        meaning: Option<String>,
        rank: usize,
    ) {
        let meaning = meaning.map(|value| MarkupContent { kind: MarkupKind::Markdown, value });
        self.items.push(CompletionItem {
            label: name.to_owned(),
            kind: Some(kind),
            detail,
            documentation: meaning.map(Documentation::MarkupContent),
            sort_text: Some(format!("{rank}{:04}", self.items.len())),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: self.range, new_text: text })),
            ..CompletionItem::default()
        });
    }

    fn reference(&mut self, name: &str, detail: Option<String>) {
        self.add(name, name.to_owned(), CompletionItemKind::REFERENCE, detail, None, 0);
    }

    /// What a link of prose may lead to.
    fn targets(&mut self, typed: &str) {
        let analysis = self.here.analysis;
        for what in ALL {
            let Some(word) = what.link().filter(|word| typed.starts_with(*word) || word.starts_with(typed))
            else {
                continue;
            };
            for id in names::ids(analysis, what) {
                self.reference(&format!("{word}{id}"), names::title(analysis, what, &id));
            }
        }
        if typed.starts_with(names::SECTION) || names::SECTION.starts_with(typed) {
            for section in names::sections(analysis) {
                self.reference(&format!("{}{}", names::SECTION, section.id), Some(section.title));
            }
        }
    }

    /// The words that the book prefers: where one of them, or one that it stands for, is begun, those, and in the place of what is
    /// typed of it; where no word is, all.
    fn terms(&mut self, typed: &str, offset: usize) {
        let report = self.here.analysis.session.files().report.clone();
        let terms = report.iter().flat_map(|report| &report.content.terms);
        let terms: Vec<_> = terms
            .map(|term| {
                let all = std::iter::once(&term.prefer).chain(&term.instead_of);
                (term, all.map(|word| begun(typed, word)).max().unwrap_or_default())
            })
            .collect();
        let is_begun = terms.iter().any(|(_, begun)| *begun > 0);
        if !is_begun && typed.ends_with(char::is_alphanumeric) {
            return;
        }
        for (term, begun) in terms.into_iter().filter(|(_, begun)| *begun > 0 || !is_begun) {
            let others = term.instead_of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let text = term.prefer.to_string();
            self.range = self.here.lines.range(offset - begun..offset);
            self.add(&text.clone(), text, CompletionItemKind::TEXT, Some(others), None, 0);
            // What is typed may be the beginning of a word that this one stands for.
            if let Some(item) = self.items.last_mut().filter(|_| begun > 0) {
                item.filter_text = Some(typed[typed.len() - begun..].to_owned());
            }
        }
    }

    /// Names of what the book has, where a path takes one.
    fn names(&mut self, cursor: &Cursor, lang: Lang) {
        let Cursor { path, slot, .. } = cursor;
        let keys = path.keys();
        let analysis = self.here.analysis;
        // A key could begin here as well: names are offered for values and for items of lists.
        if *slot == Slot::Key && !matches!(path.0.last(), Some(Step::Index(_))) {
            return;
        }
        if let Some(what) = ALL.into_iter().find(|what| what.is_named_at(self.kind, path)) {
            for id in names::ids(analysis, what) {
                self.reference(&id, names::title(analysis, what, &id));
            }
        }
        let report = analysis.session.files().report.clone();
        match (self.kind, keys.as_slice()) {
            (FileKind::Case, ["group"]) | (FileKind::Chapter, [.., "case-table"]) => {
                for group in report.iter().flat_map(|report| &report.content.groups) {
                    self.reference(group, None);
                }
            }
            (FileKind::Report, ["lang"]) => {
                for lang in Lang::of_books() {
                    self.reference(lang.tag(), None);
                }
            }
            (_, ["accept", "code"]) => {
                for page in codes::all().filter(|page| !codes::is_always_error(page.code)) {
                    self.reference(page.code.as_str(), Some(page.code.summary(lang)));
                }
            }
            (_, [.., key]) => self.files(key),
            _ => {}
        }
    }

    /// The files that a key may name, relative to the file.
    fn files(&mut self, key: &str) {
        let ends: &[&str] = match key {
            "logo" | "portrait" | "file" if !self.is_sheet() => &PICTURES,
            "mark" => &PICTURES,
            "file" => &[".xlsx", ".xls", ".ods"],
            "csv" => &[".csv"],
            _ => return,
        };
        let folder = self.here.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut found = Vec::new();
        self.walk(folder, "", DEPTH, &mut |name| {
            let lower = name.to_ascii_lowercase();
            if ends.iter().any(|end| lower.ends_with(end)) {
                found.push(name.to_owned());
            }
        });
        for name in found.into_iter().take(MAX_FILES) {
            self.add(&name, name.clone(), CompletionItemKind::FILE, None, None, 0);
        }
    }

    /// Whether a file named in it is a spreadsheet.
    fn is_sheet(&self) -> bool {
        self.kind == FileKind::Figure
    }

    fn walk(&self, folder: &str, below: &str, depth: usize, visit: &mut dyn FnMut(&str)) {
        let join = |one: &str, other: &str| match one {
            "" => other.to_owned(),
            one => format!("{one}/{other}"),
        };
        for entry in self.here.book.entries(join(folder, below).trim_end_matches('/')) {
            let name = join(below, &entry.name);
            match entry.kind {
                EntryKind::File => visit(&name),
                // The report stands beside all other folders: pictures lie in one, outputs in another.
                EntryKind::Folder if depth > 0 && !entry.name.starts_with('.') && name != "out" => {
                    self.walk(folder, &name, depth - 1, visit);
                }
                EntryKind::Folder | EntryKind::DeadLink | EntryKind::Unnameable | EntryKind::Other => {}
            }
        }
    }
}
