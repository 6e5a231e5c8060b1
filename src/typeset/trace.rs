//! From the text of a document back to the editors' files.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use typst::World;
use typst::syntax::{Source, Span as TypstSpan};

use super::world::BookWorld;
use crate::source::Span;
use crate::template::Generated;

/// The generated sources of a document as they were when it was made.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    files: BTreeMap<String, (Source, Arc<Generated>)>,
}

impl Trace {
    pub(super) fn new(world: &BookWorld) -> Trace {
        let files = world.project().sources.iter().filter_map(|(path, generated)| {
            let source = world.source(BookWorld::id(path)?).ok()?;
            Some((path.clone(), (source, generated.clone())))
        });
        Trace { files: files.collect() }
    }

    /// The generated source that a place of Typst is in, with its path, and the bytes it covers there.
    pub fn generated(&self, span: TypstSpan) -> Option<(&str, &Generated, Range<usize>)> {
        let (path, (source, generated)) = self.files.get_key_value(span.id()?.vpath().get_with_slash())?;
        Some((path, generated, source.find(span)?.range()))
    }

    /// The editors' text behind a place of Typst: around it, or the first that is given to the call there.
    pub fn origin(&self, span: TypstSpan) -> Option<Span> {
        let (_, generated, range) = self.generated(span)?;
        generated.origins.around(range.start).or_else(|| generated.origins.inside(range))
    }

    /// The generated sources by path.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Generated)> {
        self.files.iter().map(|(path, (_, generated))| (path.as_str(), &**generated))
    }
}
