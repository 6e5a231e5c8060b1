//! The board between the engine and the browsers: the engine writes the latest state on it, each browser reads it when
//! it has time. A slow browser skips states and never holds anything up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::inbox::Inbox;
use super::places::{self, Aim};
use super::print::Print;
use super::stage::View;
use super::state::{Focus, State};

/// How long a browser waits before it is sent a sign of life.
const PULSE: Duration = Duration::from_secs(10);

/// The latest state, for everyone to read.
#[derive(Default)]
pub struct Board {
    shown: Mutex<Shown>,
    written: Condvar,
}

#[derive(Default)]
struct Shown {
    state: State,
    prints: BTreeMap<View, Arc<Print>>,
    busy: bool,
    closed: bool,
    /// Goes up whenever something above changes.
    serial: u64,
    wanted: BTreeMap<View, usize>,
}

/// What a browser reads.
pub enum News {
    /// The state, and whether a rebuild is under way.
    State(Box<State>, bool),
    /// Nothing new.
    Pulse,
    /// The preview ends.
    Closed,
}

impl Board {
    /// Replaces the state and the prints behind it.
    pub fn write(&self, change: impl FnOnce(&mut State, &mut BTreeMap<View, Arc<Print>>)) {
        self.change(|shown| change(&mut shown.state, &mut shown.prints));
    }

    /// Says that a rebuild is under way.
    pub fn busy(&self) {
        self.change(|shown| shown.busy = true);
    }

    /// Says that a rebuild is done.
    pub fn rest(&self) {
        self.change(|shown| shown.busy = false);
    }

    /// Sends the browsers away.
    pub fn close(&self) {
        self.change(|shown| shown.closed = true);
    }

    /// Makes the browsers look at a place.
    pub fn focus(&self, view: View, aim: Aim, asked: bool) {
        self.change(|shown| {
            let serial = shown.state.focus.as_ref().map_or(0, |focus| focus.serial) + 1;
            shown.state.focus = Some(Focus { serial, view, aim, asked });
        });
    }

    /// Makes the browsers look at where a line of a file is printed, if it is.
    pub fn lead_to(&self, file: &str, line: usize) -> Option<Aim> {
        let outline = self.state().outline;
        let (view, aim) = self.wanted().into_iter().find_map(|view| {
            let aim = places::of_line(&*self.print(&view)?, &outline, file, line, |_| true)?;
            Some((view, aim))
        })?;
        self.focus(view, aim, true);
        Some(aim)
    }

    /// The last good print of a view.
    pub fn print(&self, view: &View) -> Option<Arc<Print>> {
        self.lock().prints.get(view).cloned()
    }

    /// The state as it is.
    pub fn state(&self) -> State {
        self.lock().state.clone()
    }

    /// Waits for a state after the one with this serial, which is then the new one's.
    pub fn read(&self, serial: &mut Option<u64>) -> News {
        let same = |shown: &mut Shown| !shown.closed && *serial == Some(shown.serial);
        let (shown, _) =
            self.written.wait_timeout_while(self.lock(), PULSE, same).unwrap_or_else(PoisonError::into_inner);
        if shown.closed {
            News::Closed
        } else if *serial == Some(shown.serial) {
            News::Pulse
        } else {
            *serial = Some(shown.serial);
            News::State(Box::new(shown.state.clone()), shown.busy)
        }
    }

    /// What the browsers look at; the report if there is none.
    pub fn wanted(&self) -> BTreeSet<View> {
        let wanted: BTreeSet<View> = self.lock().wanted.keys().cloned().collect();
        if wanted.is_empty() { BTreeSet::from([View::Report]) } else { wanted }
    }

    /// Whether no browser looks.
    pub fn is_deserted(&self) -> bool {
        self.lock().wanted.is_empty()
    }

    fn change(&self, change: impl FnOnce(&mut Shown)) {
        let mut shown = self.lock();
        change(&mut shown);
        shown.serial += 1;
        self.written.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A browser's wish to look at views, which ends when it is dropped.
pub struct Wish {
    board: Arc<Board>,
    views: Vec<View>,
}

impl Wish {
    /// Wishes for views and tells the engine.
    pub fn new(board: &Arc<Board>, inbox: &Inbox, views: Vec<View>) -> Wish {
        let mut shown = board.lock();
        for view in &views {
            *shown.wanted.entry(view.clone()).or_default() += 1;
        }
        drop(shown);
        inbox.wish();
        Wish { board: board.clone(), views }
    }
}

impl Drop for Wish {
    fn drop(&mut self) {
        let mut shown = self.board.lock();
        for view in &self.views {
            let count = shown.wanted.get(view).copied().unwrap_or_default();
            match count {
                0 | 1 => shown.wanted.remove(view),
                more => shown.wanted.insert(view.clone(), more - 1),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_reader_sees_the_latest_state_only() {
        let board = Board::default();
        let mut serial = None;
        for rebuilds in 1..=5 {
            board.write(|state, _| state.rebuilds = rebuilds);
        }
        let News::State(state, busy) = board.read(&mut serial) else { panic!("a state") };
        assert_eq!((state.rebuilds, busy), (5, false));
        board.busy();
        assert!(matches!(board.read(&mut serial), News::State(_, true)));
        board.close();
        assert!(matches!(board.read(&mut serial), News::Closed));
    }

    #[test]
    fn wishes_end_with_their_browser() {
        let (board, inbox) = (Arc::new(Board::default()), Inbox::default());
        assert_eq!(board.wanted(), BTreeSet::from([View::Report]));
        let one = Wish::new(&board, &inbox, vec![View::Press]);
        let two = Wish::new(&board, &inbox, vec![View::Press, View::Sheet("a".into())]);
        drop(one);
        assert_eq!(board.wanted(), BTreeSet::from([View::Press, View::Sheet("a".into())]));
        drop(two);
        assert_eq!(board.wanted(), BTreeSet::from([View::Report]));
    }
}
