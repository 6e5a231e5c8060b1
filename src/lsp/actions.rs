//! What the client offers beside a finding: its replacement, the nearest name, the file that is missing, and to let it stand.

use std::collections::BTreeMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Diagnostic as Shown, NumberOrString,
    TextEdit, WorkspaceEdit,
};

use super::analysis::Found;
use super::edits::{Edits, replacement};
use super::findings::bytes;
use super::here::{Here, kind, touches};
use super::position::Lines;
use crate::codes::is_always_error;
use crate::content::scaffold::{self, CASE, CHAPTER, SLUG};
use crate::diag::message::{self as m, Message, words};
use crate::diag::{Code, Diagnostic, Lang, Place, Safety, Severity};
use crate::figure::Kind as Chart;
use crate::fonts::SystemFonts;
use crate::mend;
use crate::mend::references::What;
use crate::project::is_id;
use crate::source::Span;
use crate::source::yaml::{Kind, Node};

words! {
    "lsp";
    REPLACE(text);
    REMOVE;
    NEAREST(name);
    ACCEPT(code);
    CREATE(file);
    FIX_ALL;
}

/// What can be done about the findings in a range.
pub(super) fn actions(
    here: &Here,
    params: &CodeActionParams,
    creates: bool,
    lang: Lang,
) -> Vec<CodeActionOrCommand> {
    let wanted = |kind: &CodeActionKind| {
        params.context.only.as_ref().is_none_or(|only| {
            only.iter().any(|only| {
                let rest = kind.as_str().strip_prefix(only.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.')) || only.as_str().is_empty()
            })
        })
    };
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        let range = here.lines.bytes(params.range);
        for found in here.book.found() {
            let at = match found.diagnostic.place {
                Place::Span(span) => bytes(span),
                Place::File(_) => 0..0,
                Place::Pdf(_) => continue,
            };
            if found.diagnostic.file(found.sources) == Some(here.path) && touches(&at, &range) {
                let offers = Offers { here, found, shown: &params.context.diagnostics, lang };
                actions.extend(offers.all(creates));
            }
        }
    }
    // It takes several readings of the book, so that only who asks for it waits for it.
    let fix_all = CodeActionKind::SOURCE_FIX_ALL;
    if params.context.only.is_some() && wanted(&fix_all) {
        actions.extend(all_fixes(here).map(|edit| CodeAction {
            title: FIX_ALL.plain().render(lang),
            kind: Some(fix_all),
            edit: Some(edit),
            ..CodeAction::default()
        }));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// What `check --fix` would make of the file.
fn all_fixes(here: &Here) -> Option<WorkspaceEdit> {
    let plan = mend::plan(&[here.book.as_typed()], SystemFonts::Excluded, |_| true);
    let file = plan.files.iter().find(|file| file.path == here.path)?;
    let edit = replacement(&file.before, &file.after)?;
    Edits::default().change(here.address(here.path)?, vec![edit]).done()
}

/// A finding about which something can be done.
struct Offers<'a> {
    here: &'a Here<'a>,
    found: Found<'a>,
    /// What the client shows at the place.
    shown: &'a [Shown],
    lang: Lang,
}

impl Offers<'_> {
    fn all(&self, creates: bool) -> Vec<CodeAction> {
        let found = self.found.diagnostic;
        let fix = found.fix.as_ref().and_then(|fix| {
            let edit = self.edits(fix.edits.iter().map(|edit| (edit.span, edit.text.as_str())))?;
            let title = match fix.edits.iter().find(|edit| !edit.text.trim().is_empty()) {
                Some(edit) => REPLACE.with([edit.text.trim()]),
                None => REMOVE.plain(),
            };
            Some(self.action(&title, edit, fix.safety == Safety::Safe))
        });
        let create = if creates { self.create() } else { None };
        [fix, self.nearest(), create, self.accept()].into_iter().flatten().collect()
    }

    fn action(&self, title: &Message, edit: WorkspaceEdit, preferred: bool) -> CodeAction {
        let code = NumberOrString::String(self.found.diagnostic.code.to_string());
        let shown = self.shown.iter().filter(|shown| shown.code.as_ref() == Some(&code)).cloned();
        let shown: Vec<Shown> = shown.collect();
        CodeAction {
            title: title.render(self.lang),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: (!shown.is_empty()).then_some(shown),
            edit: Some(edit),
            is_preferred: Some(preferred),
            ..CodeAction::default()
        }
    }

    /// Replacements of places. `None` if one of them is in a text that has changed since.
    fn edits<'t>(&self, edits: impl Iterator<Item = (Span, &'t str)>) -> Option<WorkspaceEdit> {
        let mut files: BTreeMap<&str, Vec<TextEdit>> = BTreeMap::new();
        for (span, text) in edits {
            let source = self.found.sources.get(span.file)?;
            let (_, now) = self.here.analysis.source(source.path())?;
            if now != source {
                return None;
            }
            let range = Lines::new(source.text()).range(bytes(span));
            files.entry(source.path()).or_default().push(TextEdit { range, new_text: text.to_owned() });
        }
        let mut all = Edits::default();
        for (path, edits) in files {
            all = all.change(self.here.address(path)?, edits);
        }
        all.done()
    }

    /// The known name that stands nearest to the one typed.
    fn nearest(&self) -> Option<CodeAction> {
        let Diagnostic { message, hint, place, .. } = self.found.diagnostic;
        let near = hint.as_ref()?.text_of(&m::NEAREST)?;
        let typed = message.first_text()?;
        let Place::Span(span) = place else { return None };
        let written = self.found.sources.get(span.file)?.text().get(bytes(*span))?;
        let mut places = written.match_indices(typed).map(|(at, _)| at as u32);
        let (at, None) = (places.next()?, places.next()) else { return None };
        let start = span.start + at;
        let typed = Span { start, end: start + typed.len() as u32, ..*span };
        let edit = self.edits(std::iter::once((typed, near)))?;
        Some(self.action(&NEAREST.with([near]), edit, true))
    }

    /// The file that something names and that is missing.
    fn create(&self) -> Option<CodeAction> {
        let message = &self.found.diagnostic.message;
        let named = [
            (What::Case, message.text_of(&m::UNKNOWN_CASE)),
            (What::Figure, message.text_of(&m::UNKNOWN_FIGURE)),
            (What::Chapter, message.text_of(&m::UNKNOWN_CHAPTER)),
        ];
        let (what, id) = named.into_iter().find_map(|(what, id)| Some((what, id.filter(|id| is_id(id))?)))?;
        let path = what.path(id);
        if self.here.analysis.source(&path).is_some() {
            return None;
        }
        let text = match what {
            What::Case => scaffold::template(self.lang, CASE)?.to_owned(),
            What::Chapter => scaffold::template(self.lang, CHAPTER)?.to_owned(),
            What::Figure => Chart::all().next()?.scaffold(self.lang),
        };
        let edit = Edits::default().create(self.here.address(&path)?, text.replace(SLUG, id)).done()?;
        Some(self.action(&CREATE.with([path]), edit, false))
    }

    /// An entry under `accept`, whose reason is the editor's to write.
    fn accept(&self) -> Option<CodeAction> {
        let Diagnostic { code, severity, place, .. } = self.found.diagnostic;
        let stale = *code == Code::StaleAcceptance;
        if *severity == Severity::Error || stale || is_always_error(*code) || kind(self.here.path).is_none() {
            return None;
        }
        // What is about a file as a whole has no place that could be accepted.
        let Place::Span(_) = place else { return None };
        let (at, text) = entry(&self.here.root()?, self.here.source.text(), code.as_str())?;
        let at = self.here.lines.position(at);
        let edit = TextEdit { range: lsp_types::Range::new(at, at), new_text: text };
        let edit = Edits::default().change(self.here.address(self.here.path)?, vec![edit]).done()?;
        Some(self.action(&ACCEPT.with([code.as_str()]), edit, false))
    }
}

/// Where a new acceptance goes, and how it is written: behind the last one of a list that has lines of its own, or as a list of
/// its own at the end. `None` where neither can be done without touching what stands there.
fn entry(root: &Node, text: &str, code: &str) -> Option<(usize, String)> {
    let item = format!("- {{ code: {code}, reason: \"\" }}");
    let own_line = |at: usize| if text[..at].ends_with('\n') || at == 0 { "" } else { "\n" };
    let Kind::Mapping(entries) = &root.kind else { return None };
    match entries.iter().find(|(key, _)| key.text == "accept") {
        None => {
            let last = text.lines().rev().find(|line| !line.trim().is_empty())?;
            let ended = last.starts_with("---") || last.starts_with("...");
            // Behind the blank lines that a file may end with, which a block of text there could count.
            (!ended).then(|| (text.len(), format!("{}accept:\n  {item}\n", own_line(text.len()))))
        }
        Some((_, Node { kind: Kind::Sequence(items), .. })) => {
            let (first, last) = (items.first()?, items.last()?);
            let start = text[..first.span.start as usize].rfind('\n')? + 1;
            let indent = text[start..].split_once("- ")?.0;
            if !indent.trim().is_empty() {
                return None;
            }
            let end = last.span.end as usize;
            let line = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
            Some((line, format!("{}{indent}{item}\n", own_line(line))))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, yaml};

    fn accepted(text: &str) -> String {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let root = yaml::parse(sources.get(file).expect("just added"), file).root.expect("a tree");
        match entry(&root, text, "dash") {
            Some((at, entry)) => format!("{}{entry}{}", &text[..at], &text[at..]),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn an_acceptance_stands_where_the_others_do() {
        let own = "- { code: dash, reason: \"\" }\n";
        assert_eq!(accepted("name: 甲"), format!("name: 甲\naccept:\n  {own}"));
        assert_eq!(accepted("a: |\n  甲\n"), format!("a: |\n  甲\naccept:\n  {own}"));
        let list = "accept:\n  - { code: term, reason: 照录 } # 甲\nname: 甲\n";
        let (head, tail) = list.split_at(list.find("name").expect("a name"));
        assert_eq!(accepted(list), format!("{head}  {own}{tail}"));
        let flat = "accept:\n- code: term\n  reason: 照录\n";
        assert_eq!(accepted(flat), format!("{flat}{own}"));
        assert_eq!(accepted("accept: [{ code: term, reason: 照录 }]\n"), "nothing");
    }
}
