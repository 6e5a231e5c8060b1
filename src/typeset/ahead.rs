//! Evaluation ahead of Typst, which evaluates one source after another: here all cores do, and Typst finds what they made in its
//! cache.

use comemo::Track;
use rayon::prelude::*;
use typst::World;
use typst::engine::{Route, Sink, Traced};
use typst::syntax::FileId;

use super::world::BookWorld;
use crate::template::{MAIN, THEME};

/// Evaluates the flows of the world's project. What is found in them is found again by whoever compiles it.
pub(super) fn evaluate(world: &BookWorld) {
    let evaluate = |id: Option<FileId>| {
        let Some(source) = id.and_then(|id| world.source(id).ok()) else { return };
        let world: &dyn World = world;
        let (traced, route, mut sink) = (Traced::default(), Route::default(), Sink::new());
        let library = world.library();
        let _ = typst_eval::eval(
            world.track(),
            library,
            traced.track(),
            sink.track_mut(),
            route.track(),
            &source,
        );
    };
    // All of them read the theme.
    evaluate(BookWorld::id(THEME));
    let flows = world.project().flows.iter().filter(|flow| flow.source != MAIN);
    let ids: Vec<_> = flows.map(|flow| BookWorld::id(&flow.source)).collect();
    ids.into_par_iter().for_each(evaluate);
}
