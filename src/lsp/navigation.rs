//! From a name to what it stands for, to all who use it, and to another name.

use lsp_server::{ErrorCode, ResponseError};
use lsp_types::{Location, PrepareRenameResponse, WorkspaceEdit};

use super::edits::{Edits, replacement};
use super::findings::bytes;
use super::here::{Here, Reference, kind, own, references, section_links};
use super::names;
use super::position::Lines;
use crate::diag::message::{self as m, messages};
use crate::diag::{Diagnostics, Lang, Message};
use crate::fonts::SystemFonts;
use crate::mend;
use crate::mend::references::What;
use crate::project::{is_id, suggested_id};
use crate::source::yaml::{self, Node};
use crate::source::{Source, Span};

messages! {
    "lsp";
    NOT_A_NAME;
    NO_RENAMES;
}

/// Where what is named at a byte stands.
pub(super) fn definition(here: &Here, offset: usize) -> Option<Location> {
    if let Some(Reference { what, id, .. }) = here.reference(offset) {
        return start(here, what, &id);
    }
    let (id, _) = here.section(&here.root()?, offset)?;
    let section = names::sections(here.analysis).into_iter().find(|section| section.id == id)?;
    here.location(section.span)
}

/// The beginning of the file of this id.
fn start(here: &Here, what: What, id: &str) -> Option<Location> {
    let path = what.path(id);
    here.analysis.source(&path)?;
    Some(Location { uri: here.address(&path)?, range: lsp_types::Range::default() })
}

/// Everything that names what is named at a byte; where nothing is, what names the file itself.
pub(super) fn uses(here: &Here, offset: usize, declared: bool) -> Vec<Location> {
    if let Some((what, id)) = here.reference(offset).map(|reference| (reference.what, reference.id)) {
        return uses_of(here, what, &id, declared);
    }
    if let Some((id, _)) = here.root().and_then(|root| here.section(&root, offset)) {
        let sections = names::sections(here.analysis).into_iter();
        let own = sections.filter(|section| declared && section.id == id);
        let mut found: Vec<Location> = own.filter_map(|section| here.location(section.span)).collect();
        found.extend(everywhere(here, |path, source, root| {
            let links = section_links(path, source, root).into_iter();
            links.filter(|(own, _)| *own == id).map(|(_, span)| span).collect()
        }));
        return found;
    }
    own(here.path).map(|(what, id)| uses_of(here, what, id, declared)).unwrap_or_default()
}

/// Everything that names a case, a figure or a chapter.
fn uses_of(here: &Here, what: What, id: &str, declared: bool) -> Vec<Location> {
    let mut found: Vec<Location> = start(here, what, id).filter(|_| declared).into_iter().collect();
    found.extend(everywhere(here, |path, source, root| {
        let all = references(path, source, root).into_iter();
        all.filter(|own| own.what == what && own.id == id).map(|own| own.span).collect()
    }));
    found
}

/// What `find` finds in the trees of all files of the folder: of those that the report reads, and of those that it does not: other
/// reports, and what translates into other languages.
fn everywhere(here: &Here, find: impl Fn(&str, &Source, &Node) -> Vec<Span>) -> Vec<Location> {
    let project = here.book.as_typed();
    let mut sources = here.analysis.session.sources().clone();
    for (_, path) in mend::rename::files(&project) {
        if sources.find(&path).is_none() {
            project.read_text(&path, &mut sources, &mut Diagnostics::default());
        }
    }
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| kind(source.path()).is_some()) {
        let file = sources.find(source.path()).unwrap_or_default();
        let (Some(root), Some(uri)) = (yaml::parse(source, file).root, here.address(source.path())) else {
            continue;
        };
        let spans = find(source.path(), source, &root);
        let lines = Lines::new(source.text());
        found.extend(spans.into_iter().map(|span| Location::new(uri.clone(), lines.range(bytes(span)))));
    }
    found
}

/// What would be given another name.
pub(super) fn prepare(here: &Here, offset: usize) -> Option<PrepareRenameResponse> {
    let reference = here.reference(offset)?;
    let range = here.lines.range(bytes(reference.span));
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: reference.id })
}

/// Another name for what is named at a byte: what `casebound rename` would change.
pub(super) fn rename(
    here: &Here,
    offset: usize,
    new: &str,
    renames: bool,
    lang: Lang,
) -> Result<Option<WorkspaceEdit>, ResponseError> {
    let fault = |said: Message| ResponseError {
        code: ErrorCode::RequestFailed as i32,
        message: said.render(lang),
        data: None,
    };
    let Some(Reference { what, id, .. }) = here.reference(offset) else {
        return Err(fault(NOT_A_NAME.plain()));
    };
    if !is_id(new) {
        let hint = suggested_id(new)
            .map_or_else(|| m::FILE_NAME_HINT.plain(), |id| m::FILE_NAME_SUGGESTION.with([id]));
        let said = [m::FILE_NAME.with([new]), hint].map(|part| part.render(lang));
        return Err(fault(m::WITH_HINT.with(said)));
    }
    if !renames {
        return Err(fault(NO_RENAMES.plain()));
    }
    let plan = mend::rename::plan(&here.book.as_typed(), &what.path(&id), new, SystemFonts::Excluded)
        .map_err(fault)?;
    let mut edits = Edits::default();
    // Before a file goes, its own text is mended.
    let moved = plan.translations.iter().map(|moved| (&moved.from, &moved.text));
    let moved = std::iter::once((&plan.from, &plan.text)).chain(moved);
    let moved = moved.filter_map(|(path, text)| Some((path, here.analysis.source(path)?.1.text(), text)));
    let others = plan.files.iter().map(|file| (&file.path, file.before.as_str(), &file.after));
    for (path, before, after) in moved.chain(others) {
        if let Some(uri) = here.address(path) {
            edits = edits.change(uri, replacement(before, after).into_iter().collect());
        }
    }
    let translations = plan.translations.iter().map(|moved| (&moved.from, &moved.to));
    for (from, to) in std::iter::once((&plan.from, &plan.to)).chain(translations) {
        if let (Some(from), Some(to)) = (here.address(from), here.address(to)) {
            edits = edits.rename(from, to);
        }
    }
    Ok(edits.done())
}
