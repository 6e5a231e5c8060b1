//! What was made up last: flows that have not changed are not measured again, and a report begins with what its last pages told,
//! within a process and from one to the next.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use typst::utils::hash128;

use super::makeup::MadeUp;
use crate::fonts::Fonts;
use crate::ink::Medium;
use crate::model::{Date, MakeUp};
use crate::pagination::Side;
use crate::project::{Project, stem_of};
use crate::template::Settled;

/// Make-up by the path of its source. Typesetters of the editions of one book share it, so that only the first of them
/// measures; no two threads of one pool may.
#[derive(Clone, Default)]
pub struct Plans(Arc<Mutex<Known>>);

/// How many make-ups of a flow are known at once: those of two states of a book that are looked at together.
const STATES: usize = 2;

/// What is known, and whether it is more than what was kept.
#[derive(Default)]
pub(super) struct Known {
    /// The latest first.
    made: BTreeMap<String, Vec<Made>>,
    told: BTreeMap<Medium, Told>,
    changed: bool,
}

/// The sides on which flows begin, by the paths of their sources.
pub(super) type Sides = BTreeMap<String, Side>;

/// What only the pages of a report told: it settles itself in a few rounds, from wherever they begin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    pub settled: Settled,
    /// Where its flows begin.
    pub sides: Sides,
}

/// A flow's make-up, if it can be measured at all, and the hash of all that it depends on but program, fonts and date.
#[derive(Clone)]
pub(super) struct Made {
    pub key: u128,
    pub plan: Option<Arc<MadeUp>>,
    /// The make-up where the flow is known to begin on a side of the open book, if it is another there.
    pub sides: BTreeMap<Side, Option<Arc<MadeUp>>>,
}

impl Made {
    pub(super) fn new(key: u128, plan: Option<MadeUp>) -> Made {
        Made { key, plan: plan.map(Arc::new), sides: BTreeMap::new() }
    }
}

/// What is kept between processes: the hash of program, fonts and date; for each path the key and the make-up; and what the pages
/// told.
type Kept<M, T> = (u128, BTreeMap<String, (u128, M, BTreeMap<Side, M>)>, T);

impl Plans {
    /// What was kept of a book. A cache that cannot be read, or that another program or other fonts made, is none.
    pub fn kept(project: &Project, fonts: &Fonts, date: Option<&Date>) -> Plans {
        let kept = project.kept(&name(project));
        let read = |bytes: Vec<u8>| {
            ciborium::from_reader::<Kept<Option<MadeUp>, BTreeMap<Medium, Told>>, _>(&*bytes).ok()
        };
        let kept = kept.and_then(read).filter(|(made_by, ..)| *made_by == by(fonts, date));
        let (_, made, told) = kept.unwrap_or_default();
        let made = made.into_iter().map(|(path, (key, plan, sides))| {
            let sides = sides.into_iter().map(|(side, plan)| (side, plan.map(Arc::new))).collect();
            (path, vec![Made { sides, ..Made::new(key, plan) }])
        });
        Plans(Arc::new(Mutex::new(Known { made: made.collect(), told, changed: false })))
    }

    /// Keeps what is known for the next process, if that is more than this one was given.
    pub fn keep(&self, project: &Project, fonts: &Fonts, date: Option<&Date>) {
        let mut known = self.known();
        if !std::mem::take(&mut known.changed) {
            return;
        }
        let latest = known.made.iter().filter_map(|(path, made)| Some((path, made.first()?)));
        let made = latest.map(|(path, made)| {
            let sides = made.sides.iter().map(|(side, plan)| (*side, plan.as_deref())).collect();
            (path.clone(), (made.key, made.plan.as_deref(), sides))
        });
        let kept: Kept<Option<&MadeUp>, _> = (by(fonts, date), made.collect(), &known.told);
        let mut bytes = Vec::new();
        if ciborium::into_writer(&kept, &mut bytes).is_ok() {
            project.keep(&name(project), &bytes);
        }
    }

    pub(super) fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// The make-up of a flow, if it was made with this key.
    pub(super) fn get(&self, source: &str, key: u128) -> Option<&Made> {
        self.made.get(source)?.iter().find(|made| made.key == key)
    }

    /// The make-up with this key of a flow on this side, if the flow is known.
    pub(super) fn on(
        &mut self,
        (source, key): (&str, u128),
        side: Option<Side>,
        own: MakeUp,
    ) -> Option<Arc<MadeUp>> {
        let made = self.made.get_mut(source)?.iter_mut().find(|made| made.key == key)?;
        let sides = made.sides.len();
        let plan = made.on(side, own);
        self.changed |= made.sides.len() > sides;
        plan
    }

    pub(super) fn put(&mut self, source: String, made: Made) {
        self.changed |= self.get(&source, made.key).is_none_or(|known| known.sides.len() < made.sides.len());
        let states = self.made.entry(source).or_default();
        states.retain(|own| own.key != made.key);
        states.insert(0, made);
        states.truncate(STATES);
    }

    /// What the pages of the last report told in a medium.
    pub(super) fn told(&self, medium: Medium) -> Told {
        self.told.get(&medium).cloned().unwrap_or_default()
    }

    pub(super) fn tell(&mut self, medium: Medium, told: Told) {
        self.changed |= self.told.get(&medium) != Some(&told);
        self.told.insert(medium, told);
    }
}

fn name(project: &Project) -> String {
    format!("makeup/{}.cbor", stem_of(project.report()))
}

fn by(fonts: &Fonts, date: Option<&Date>) -> u128 {
    let own: Vec<_> = fonts.files().filter(|_| fonts.has_own()).collect();
    hash128(&(env!("CASEBOUND_BUILD"), fonts.book(), own, date.map(|date| format!("{date:?}"))))
}
