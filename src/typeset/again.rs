//! Typesetting again: Typst begins with what the last document told it, and pages that look as before are not looked at again.
//!
//! Typst lays a document out till what it tells of itself – where its headings stand, how far its counters are – is what it was
//! laid out by, from nothing. After a small change most of that is as it was: beginning with it, once is enough instead of three times.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use comemo::{Constraint, Track};
use rayon::prelude::*;
use typst::World;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Output, StyleChain, Target, TargetElem};
use typst::introspection::Introspector;
use typst::utils::{Protected, hash128};
use typst_layout::{Page, PagedDocument, PagedIntrospector};

/// How often a document is laid out from what the last one told, before Typst begins from nothing.
const ATTEMPTS: usize = 2;

/// Of so many flows it is kept what they told when they were measured last: those that an editor works on.
const MEASURED: usize = 4;

/// What is kept of the last document.
#[derive(Default)]
pub(super) struct Last {
    told: Option<Arc<PagedIntrospector>>,
    /// The hashes of its pages that had nothing against them.
    sound: HashSet<u128>,
    /// What flows told, by the paths of their sources, the latest last.
    measured: Mutex<VecDeque<(String, Arc<PagedIntrospector>)>>,
}

impl Last {
    /// The world's document, if what the last one told settles it.
    pub(super) fn settle(&self, world: &dyn World) -> Option<PagedDocument> {
        settle(world, self.told.clone()?)
    }

    /// The document of a world that measures a flow, the same way.
    pub(super) fn measure(&self, flow: &str, world: &dyn World) -> Option<PagedDocument> {
        let measured = || self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        let told = measured().iter().find(|(path, _)| path == flow).map(|(_, told)| told.clone());
        let settled = told.and_then(|told| settle(world, told));
        let document = settled.or_else(|| typst::compile::<PagedDocument>(world).output.ok())?;
        let mut measured = measured();
        measured.retain(|(path, _)| path != flow);
        measured.push_back((flow.to_owned(), document.introspector().clone()));
        if measured.len() > MEASURED {
            measured.pop_front();
        }
        Some(document)
    }

    /// The pages, with their numbers from 0, that looked otherwise in the last document.
    pub(super) fn changed<'d>(&self, document: &'d PagedDocument) -> Vec<(usize, &'d Page)> {
        let pages = document.pages().par_iter().enumerate();
        pages.filter(|(_, page)| !self.sound.contains(&hash128(page))).collect()
    }

    /// Keeps what a document tells that has nothing against it.
    pub(super) fn keep(&mut self, document: &PagedDocument) {
        self.told = Some(document.introspector().clone());
        self.sound = document.pages().par_iter().map(hash128).collect();
    }
}

/// The world's document, if it is settled by what another one told and Typst has nothing to say about it. Findings are worded by
/// [`typst::compile`] alone, as for a document that is set for the first time.
fn settle(world: &dyn World, mut told: Arc<PagedIntrospector>) -> Option<PagedDocument> {
    let (traced, library) = (Traced::default(), world.library());
    let main = world.source(world.main()).ok()?;
    let mut said = Sink::new();
    let module = typst_eval::eval(
        world.track(),
        library,
        traced.track(),
        said.track_mut(),
        Route::default().track(),
        &main,
    );
    let content = module.ok()?.content();
    let target = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    for _ in 0..ATTEMPTS {
        let constraint = Constraint::new();
        let mut found = Sink::new();
        let introspector: &dyn Introspector = &*told;
        let mut engine = Engine {
            library,
            world: world.track(),
            introspector: Protected::new(introspector.track_with(&constraint)),
            traced: traced.track(),
            sink: found.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &content, base.chain(&target)).ok()?;
        if constraint.validate(Output::introspector(&document)) {
            said.extend_from_sink(found);
            return (said.delayed().is_empty() && said.warnings().is_empty()).then_some(document);
        }
        told = document.introspector().clone();
    }
    None
}
