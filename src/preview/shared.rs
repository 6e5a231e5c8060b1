//! The state that engine and browsers share: the engine writes the latest one, each browser's connection reads it when
//! it has time. A slow browser skips states and never holds anything up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::events::EventQueue;
use super::places::{self, Aim};
use super::print::Print;
use super::stage::View;
use super::state::{Focus, State};

/// How long a browser waits before it is sent a sign of life.
const PULSE: Duration = Duration::from_secs(10);

/// The latest state, for everyone to read.
#[derive(Default)]
pub(super) struct SharedState {
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
pub(super) enum Update {
    /// The state, and whether a rebuild is under way.
    State(Box<State>, bool),
    /// Nothing new.
    Pulse,
    /// The preview ends.
    Closed,
}

impl SharedState {
    /// Replaces the state and the prints behind it.
    pub(super) fn write(&self, change: impl FnOnce(&mut State, &mut BTreeMap<View, Arc<Print>>)) {
        self.change(|shown| change(&mut shown.state, &mut shown.prints));
    }

    /// Says that a rebuild is under way.
    pub(super) fn busy(&self) {
        self.change(|shown| shown.busy = true);
    }

    /// Says that a rebuild is done.
    pub(super) fn rest(&self) {
        self.change(|shown| shown.busy = false);
    }

    /// Sends the browsers away.
    pub(super) fn close(&self) {
        self.change(|shown| shown.closed = true);
    }

    /// Makes the browsers look at a place.
    pub(super) fn focus(&self, view: View, aim: Aim, asked: bool) {
        self.change(|shown| {
            let serial = shown.state.focus.as_ref().map_or(0, |focus| focus.serial) + 1;
            shown.state.focus = Some(Focus { serial, view, aim, asked });
        });
    }

    /// Makes the browsers look at where a line of a file is printed, if it is.
    pub(super) fn lead_to(&self, file: &str, line: usize) -> Option<Aim> {
        let outline = self.state().outline;
        let (view, aim) = self.wanted().into_iter().find_map(|view| {
            let aim = places::of_line(&*self.print(&view)?, &outline, file, line, |_| true)?;
            Some((view, aim))
        })?;
        self.focus(view, aim, true);
        Some(aim)
    }

    /// The last good print of a view.
    pub(super) fn print(&self, view: &View) -> Option<Arc<Print>> {
        self.lock().prints.get(view).cloned()
    }

    /// The state as it is.
    pub(super) fn state(&self) -> State {
        self.lock().state.clone()
    }

    /// Waits for a state after the one with this serial, which is then the new one's.
    pub(super) fn read(&self, serial: &mut Option<u64>) -> Update {
        let same = |shown: &mut Shown| !shown.closed && *serial == Some(shown.serial);
        let (shown, _) =
            self.written.wait_timeout_while(self.lock(), PULSE, same).unwrap_or_else(PoisonError::into_inner);
        if shown.closed {
            Update::Closed
        } else if *serial == Some(shown.serial) {
            Update::Pulse
        } else {
            *serial = Some(shown.serial);
            Update::State(Box::new(shown.state.clone()), shown.busy)
        }
    }

    /// What the browsers look at; the report if there is none.
    pub(super) fn wanted(&self) -> BTreeSet<View> {
        let wanted: BTreeSet<View> = self.lock().wanted.keys().cloned().collect();
        if wanted.is_empty() { BTreeSet::from([View::Report]) } else { wanted }
    }

    /// Whether no browser looks.
    pub(super) fn is_deserted(&self) -> bool {
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

/// A browser's subscription to views, which ends when it is dropped.
pub(super) struct Subscription {
    shared: Arc<SharedState>,
    views: Vec<View>,
}

impl Subscription {
    /// Subscribes to views and tells the engine.
    pub(super) fn new(shared: &Arc<SharedState>, events: &EventQueue, views: Vec<View>) -> Subscription {
        let mut shown = shared.lock();
        for view in &views {
            *shown.wanted.entry(view.clone()).or_default() += 1;
        }
        drop(shown);
        events.views_changed();
        Subscription { shared: shared.clone(), views }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut shown = self.shared.lock();
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
        let shared = SharedState::default();
        let mut serial = None;
        for rebuilds in 1..=5 {
            shared.write(|state, _| state.rebuilds = rebuilds);
        }
        let Update::State(state, busy) = shared.read(&mut serial) else { panic!("a state") };
        assert_eq!((state.rebuilds, busy), (5, false));
        shared.busy();
        assert!(matches!(shared.read(&mut serial), Update::State(_, true)));
        shared.close();
        assert!(matches!(shared.read(&mut serial), Update::Closed));
    }

    #[test]
    fn wishes_end_with_their_browser() {
        let (shared, events) = (Arc::new(SharedState::default()), EventQueue::default());
        assert_eq!(shared.wanted(), BTreeSet::from([View::Report]));
        let one = Subscription::new(&shared, &events, vec![View::Press]);
        let two = Subscription::new(&shared, &events, vec![View::Press, View::Sheet("a".into())]);
        drop(one);
        assert_eq!(shared.wanted(), BTreeSet::from([View::Press, View::Sheet("a".into())]));
        drop(two);
        assert_eq!(shared.wanted(), BTreeSet::from([View::Report]));
    }
}
