//! What was made up last: flows that have not changed are not measured again, within a process and from one to the next.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use typst::utils::hash128;

use super::makeup::MadeUp;
use crate::fonts::Fonts;
use crate::model::Date;
use crate::pagination::Side;
use crate::project::{Project, stem_of};

/// Make-up by the path of its source. Typesetters of the editions of one book share it, so that only the first of them
/// measures; no two threads of one pool may.
#[derive(Clone, Default)]
pub struct Plans(Arc<Mutex<Known>>);

/// What is known, and whether it is more than what was kept.
#[derive(Default)]
pub(super) struct Known {
    made: BTreeMap<String, Made>,
    changed: bool,
}

/// A flow's make-up, if it can be measured at all, and the hash of all that it depends on but program, fonts and date.
#[derive(Clone)]
pub(super) struct Made {
    pub key: u128,
    pub plan: Option<Arc<MadeUp>>,
    /// The same where the flow is known to begin on a side of the open book.
    pub sides: BTreeMap<Side, Arc<MadeUp>>,
}

impl Made {
    pub(super) fn new(key: u128, plan: Option<MadeUp>) -> Made {
        Made { key, plan: plan.map(Arc::new), sides: BTreeMap::new() }
    }
}

/// What is kept between processes: the hash of program, fonts and date; and for each path the key and the make-up.
type Kept<M> = (u128, BTreeMap<String, (u128, M)>);

impl Plans {
    /// What was kept of a book. A cache that cannot be read, or that another program or other fonts made, is none.
    pub fn kept(project: &Project, fonts: &Fonts, date: Option<&Date>) -> Plans {
        let kept = project.kept(&name(project));
        let kept = kept.and_then(|bytes| ciborium::from_reader::<Kept<Option<MadeUp>>, _>(&*bytes).ok());
        let kept =
            kept.filter(|(made_by, _)| *made_by == by(fonts, date)).map(|(_, kept)| kept).unwrap_or_default();
        let made = |(path, (key, plan)): (String, (u128, Option<MadeUp>))| (path, Made::new(key, plan));
        Plans(Arc::new(Mutex::new(Known { made: kept.into_iter().map(made).collect(), changed: false })))
    }

    /// Keeps what is known for the next process, if that is more than this one was given.
    pub fn keep(&self, project: &Project, fonts: &Fonts, date: Option<&Date>) {
        let mut known = self.known();
        if !std::mem::take(&mut known.changed) {
            return;
        }
        let made = known.made.iter().map(|(path, made)| (path.clone(), (made.key, made.plan.as_deref())));
        let kept: Kept<Option<&MadeUp>> = (by(fonts, date), made.collect());
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
        self.made.get(source).filter(|made| made.key == key)
    }

    /// The make-up of a flow, to be told its side.
    pub(super) fn get_mut(&mut self, source: &str) -> Option<&mut Made> {
        self.made.get_mut(source)
    }

    pub(super) fn put(&mut self, source: String, made: Made) {
        self.changed |= self.get(&source, made.key).is_none();
        self.made.insert(source, made);
    }
}

fn name(project: &Project) -> String {
    format!("makeup/{}.cbor", stem_of(project.report()))
}

fn by(fonts: &Fonts, date: Option<&Date>) -> u128 {
    let own: Vec<_> = fonts.files().filter(|_| fonts.has_own()).collect();
    hash128(&(env!("CASEBOUND_BUILD"), fonts.book(), own, date.map(|date| format!("{date:?}"))))
}
