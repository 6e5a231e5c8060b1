//! The engine: waits for events, runs the pipeline over the book with everything kept warm, and publishes the state.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::clock::{Stopwatch, Timing};
use super::events::{Changes, EventQueue, Wake};
use super::findings::findings;
use super::frame::Frame;
use super::outline::outline;
use super::places;
use super::print::Print;
use super::shared::SharedState;
use super::stage::{Stage, View};
use super::state::Status;
use super::watch::Watch;
use crate::diag::{Code, Diagnostic, Diagnostics, Lang, Place};
use crate::fonts::SystemFonts;
use crate::project::{Folder, Project};
use crate::proof::approval::State;
use crate::session::{Session, SessionCache};
use crate::source::{Source, Sources};
use crate::typeset;

crate::diag::message::messages! {
    "preview";
    FOLDER_GONE(folder);
    FOLDER_GONE_HINT;
}

/// How often the folder is looked for without a word from the watcher.
const IDLE: Duration = Duration::from_millis(700);

/// How long what nobody uses any more is kept after a rebuild: the browser draws first, on the same cores.
const SOON: Duration = Duration::from_millis(60);

/// How long the rules wait, for the same reason.
const PAUSE: Duration = Duration::from_millis(250);

/// The rebuild loop and what it keeps warm.
pub(super) struct Engine {
    folder: Folder,
    project: Project,
    system: SystemFonts,
    lang: Lang,
    shared: Arc<SharedState>,
    events: Arc<EventQueue>,
    watch: Watch,
    cache: SessionCache,
    session: Option<Session>,
    /// Whether nothing is kept that nobody uses any more.
    tidy: bool,
    /// Whether the rules that keep nothing from being printed have looked at the session.
    advised: bool,
    sources: Arc<Sources>,
    stages: BTreeMap<View, Stage>,
    /// Where to lead the browsers when there are pages.
    goto: Option<(String, usize)>,
    /// Whether the folder was there when it was last looked for.
    there: bool,
}

impl Engine {
    /// An engine for a book.
    pub(super) fn new(
        folder: Folder,
        system: SystemFonts,
        lang: Lang,
        goto: Option<(String, usize)>,
        shared: Arc<SharedState>,
        events: Arc<EventQueue>,
        watch: Watch,
    ) -> Engine {
        Engine {
            project: Project::new(folder.clone()),
            folder,
            system,
            lang,
            shared,
            watch,
            events,
            cache: SessionCache::default(),
            session: None,
            tidy: true,
            advised: true,
            sources: Arc::default(),
            stages: BTreeMap::new(),
            goto,
            there: true,
        }
    }

    /// Works until an event says stop.
    pub(super) fn run(mut self) {
        self.changed(&Changes { folders: true, unknown: true, ..Changes::default() });
        loop {
            let idle = match (self.tidy, self.advised) {
                (false, _) => SOON,
                (true, false) => PAUSE,
                (true, true) => IDLE,
            };
            match self.events.wait(idle) {
                Wake::Stop => break self.shared.close(),
                Wake::Changed(changes) => self.changed(&changes),
                Wake::ViewsChanged => self.typeset_wanted(),
                Wake::Idle if !self.tidy => self.tidy(),
                Wake::Idle if !self.advised => {
                    // No save waits for them.
                    let events = self.events.clone();
                    self.advise(|| !events.has_news());
                }
                Wake::Idle => {
                    let there = self.folder.exists();
                    if there != self.there {
                        self.changed(&Changes { folders: true, unknown: true, ..Changes::default() });
                    }
                }
            }
        }
    }

    /// Reads the book again and typesets what is looked at.
    fn changed(&mut self, changes: &Changes) {
        if changes.folders || changes.unknown {
            // Before the files are read, so that no save falls between.
            self.watch.follow(&self.folder);
        }
        self.there = self.folder.exists();
        if !self.there {
            return self.gone();
        }
        let mut watch = Stopwatch::start();
        if changes.unknown || changes.folders || changes.files.iter().any(|path| is_font(path)) {
            self.cache.forget_fonts();
        }
        let mut session = Session::open_cached(self.project.clone(), self.system, &mut self.cache);
        session.spare_press();
        self.watch.include(&self.folder, &self.project.asked());
        let only_text =
            !changes.unknown && !changes.folders && changes.files.iter().all(|path| is_text(path));
        if only_text && self.session.is_some() && *session.sources() == *self.sources {
            // An editor touched a file, or saved it as it was.
            return;
        }
        self.shared.busy();
        let before = std::mem::replace(&mut self.sources, Arc::new(session.sources().clone()));
        let edit = edited(&self.folder, changes, &before, &self.sources);
        self.session = Some(session);
        self.advised = false;
        let timing = Timing { load: watch.lap(), ..Timing::default() };
        let wanted = self.shared.wanted();
        self.stages.retain(|view, _| wanted.contains(view));
        self.stages.values_mut().for_each(Stage::outdate);
        self.typeset(timing, edit.as_ref());
    }

    /// Typesets what is looked at and is not on the stage as the files are now.
    fn typeset_wanted(&mut self) {
        let outdated = |view: &View| !self.stages.get(view).is_some_and(Stage::is_fresh);
        if self.there && self.shared.wanted().iter().any(outdated) {
            self.shared.busy();
            self.typeset(Timing::default(), None);
        }
    }

    /// Typesets every view that is looked at and outdated, and writes it on the board.
    fn typeset(&mut self, mut timing: Timing, edit: Option<&Edit>) {
        // Where one save follows another at once, there was no time for it.
        self.tidy();
        let Some(session) = &self.session else { return };
        for view in self.shared.wanted() {
            let stage = self.stages.entry(view.clone()).or_default();
            if stage.is_fresh() {
                continue;
            }
            let before = stage.print().cloned();
            stage.set(&view, session, &self.sources, &mut timing);
            let print =
                stage.print().filter(|print| !before.as_ref().is_some_and(|old| Arc::ptr_eq(old, print)));
            if let Some(print) = print {
                show(&self.shared, session, (&view, self.lang), print, before.as_deref());
                follow(&self.shared, &view, edit);
            }
        }
        if let Some((file, line)) = &self.goto
            && self.shared.lead_to(file, *line).is_some()
        {
            self.goto = None;
        }
        let typeset = self.stages.values().any(|stage| stage.found().has_errors());
        let faulty =
            typeset || self.session.as_ref().is_some_and(|session| session.diagnostics().has_errors());
        if faulty {
            // Nothing new is painted that could be kept waiting.
            self.advise(|| true);
        } else if self.advised {
            self.report();
        }
        self.shared.write(|state, _| {
            state.rebuilds += 1;
            state.timing = timing;
            if !faulty {
                state.status = Status::Ready;
                // What the rules found before stays until they have looked again.
                state.findings.retain(|found| !found.is_error());
            }
        });
        self.shared.rest();
        self.tidy = false;
    }

    /// Forgets what Typst made for pages that are no more.
    fn tidy(&mut self) {
        if !std::mem::replace(&mut self.tidy, true) {
            typeset::forget_unused();
        }
    }

    /// Runs the rules that keep nothing from being printed, as long as there is time.
    fn advise(&mut self, time: impl Fn() -> bool + Sync) {
        self.advised = self.session.as_mut().is_none_or(|session| session.run_warning_rules_while(time));
        if self.advised && self.session.is_some() {
            self.report();
        }
    }

    /// Writes how the book is, and what was found, on the board.
    fn report(&mut self) {
        let Some(session) = &mut self.session else { return };
        let mut typeset = Diagnostics::default();
        for stage in self.stages.values().filter(|stage| stage.is_fresh()) {
            typeset.append(stage.found().clone());
        }
        let typeset = session.without_accepted(typeset);
        session.report_stale_acceptances();
        let mut found = session.diagnostics().clone();
        found.append(typeset);
        let status = if found.has_errors() { Status::Faulty } else { Status::Ready };
        let findings = findings(&found, session.sources(), self.lang);
        self.shared.write(|state, prints| {
            state.status = status;
            state.findings = findings;
            state.views.retain(|view, _| self.stages.contains_key(view));
            prints.retain(|view, _| self.stages.contains_key(view));
        });
    }

    /// The folder does not exist: the last good pages stay.
    fn gone(&mut self) {
        let folder = Place::File(self.folder.root().display().to_string());
        let mut found = Diagnostics::default();
        found.push(
            Diagnostic::error(
                Code::MissingFile,
                folder,
                FOLDER_GONE.with([&self.folder.root().display().to_string()]),
            )
            .hint(FOLDER_GONE_HINT.plain()),
        );
        // What is read when it comes back is new, whatever it is.
        self.session = None;
        let findings = findings(&found, &self.sources, self.lang);
        self.shared.write(|state, _| {
            state.status = Status::Gone;
            state.findings = findings;
        });
    }
}

/// Writes new pages on the board, and then what is where.
fn show(
    shared: &SharedState,
    session: &Session,
    (view, lang): (&View, Lang),
    print: &Arc<Print>,
    before: Option<&Print>,
) {
    let press = session.book().filter(|_| *view == View::Press).map(|book| &book.info.press);
    let frame = press.and_then(|press| Frame::new(print.pages.first()?, press));
    shared.write(|state, prints| {
        let pages = state.views.entry(view.clone()).or_default();
        *pages = pages.after(print, frame, before);
        if let Some(book) = session.book() {
            state.title = book.info.title.to_string();
        }
        prints.insert(view.clone(), print.clone());
    });
    // The browser asks for the pages meanwhile.
    let Some(book) = session.book().filter(|_| !matches!(view, View::Sheet(_))) else { return };
    let states = session.approvals();
    let approval = |case: &str| {
        let said = states.get(case).filter(|state| **state != State::None);
        said.map(|state| state.word().plain().render(lang))
    };
    let outline = outline(book, session.files(), print, approval);
    shared.write(|state, _| state.outline = outline);
}

/// Leads the browsers to the page that shows what was saved, if it looks otherwise now.
fn follow(shared: &SharedState, view: &View, edit: Option<&Edit>) {
    let Some((edit, print)) = edit.zip(shared.print(view)) else { return };
    let state = shared.state();
    let Some(pages) = state.views.get(view) else { return };
    let changed = |page| pages.changed.contains(&page);
    if let Some(aim) = places::of_line(&print, &state.outline, &edit.file, edit.line, changed) {
        shared.focus(view.clone(), aim, false);
    }
}

/// The first line that a save changed.
struct Edit {
    /// Relative to the book.
    file: String,
    /// From 1.
    line: usize,
}

fn edited(folder: &Folder, changes: &Changes, before: &Sources, now: &Sources) -> Option<Edit> {
    changes.files.iter().find_map(|path| {
        let parts: Option<Vec<&str>> =
            path.strip_prefix(folder.root()).ok()?.iter().map(|part| part.to_str()).collect();
        let file = parts?.join("/");
        let new = now.get(now.find(&file)?)?;
        let old = before.find(&file).and_then(|index| before.get(index));
        let line = old.map_or(Some(1), |old| first_difference(old, new))?;
        Some(Edit { file, line })
    })
}

/// The first line, from 1, that two texts do not share.
fn first_difference(old: &Source, new: &Source) -> Option<usize> {
    if old.text() == new.text() {
        return None;
    }
    let same = old.text().bytes().zip(new.text().bytes()).take_while(|(a, b)| a == b).count();
    Some(new.line_column(same as u32).0)
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    extensions.contains(&extension.to_ascii_lowercase().as_str())
}

fn is_font(path: &Path) -> bool {
    has_extension(path, &["ttf", "otf", "ttc", "otc"])
}

/// Whether everything in a file that matters to a book is among the sources.
fn is_text(path: &Path) -> bool {
    has_extension(path, &["yaml", "yml", "csv", "j2"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_the_first_line_that_differs() {
        let mut sources = Sources::default();
        let mut add = |text: &str| sources.add("a.yaml", text);
        let (old, new, shorter) =
            (add("a: 一\nb: 二\nc: 三\n"), add("a: 一\nb: 五\nc: 三\n"), add("a: 一\n"));
        let get = |index| sources.get(index).expect("just added");
        assert_eq!(first_difference(get(old), get(new)), Some(2));
        assert_eq!(first_difference(get(old), get(shorter)), Some(2));
        assert_eq!(first_difference(get(old), get(old)), None);
    }
}
