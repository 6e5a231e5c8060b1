//! What the layouts are rendered into: a Typst project, and the paths of its sources.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::Sha256;

use super::escape::literal;
use super::fit::Fit;
use super::generated::Generated;
use super::layouts::Layouts;
use crate::model::MakeUp;
use crate::picture::Picture;
use crate::project::store::feed;

/// A Typst project: every file that the compiler may read.
#[derive(Debug, Clone, Default)]
pub struct TypstProject {
    /// Generated sources by path, such as `/main.typ`.
    pub sources: BTreeMap<String, Arc<Generated>>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// The layouts that the sources were made by.
    pub layouts: Arc<Layouts>,
    /// What the make-up of the book's pages weighs.
    pub makeup: MakeUp,
    /// The sources whose blocks wait for a plan.
    pub flows: Vec<Flow>,
    /// What it may leave out, if it is a sheet whose layout fits it on one page.
    pub fit: Option<Fit>,
}

/// A source whose blocks are made up into pages before it is set.
#[derive(Debug, Clone)]
pub struct Flow {
    /// Its path.
    pub source: String,
    /// The path of the source that holds its plan.
    pub plan: String,
    /// The index of the entry of the book that it sets.
    pub entry: usize,
}

/// The path of the source that holds the plan of a source.
pub(super) fn plan_path(source: &str) -> String {
    format!("{}.plan.typ", source.trim_end_matches(".typ"))
}

/// The source of a plan that is not made yet.
pub const NO_PLAN: &str = "#let plan = none\n";

impl TypstProject {
    /// Puts a source that no layout made.
    pub fn put(&mut self, path: &str, text: String) {
        self.sources.insert(path.to_owned(), Arc::new(Generated::plain(text)));
    }

    /// Makes room for the plan of a source, which sets this entry of the book.
    pub(super) fn add_flow(&mut self, source: &str, entry: usize) {
        let flow = Flow { source: source.to_owned(), plan: plan_path(source), entry };
        self.put(&flow.plan, NO_PLAN.to_owned());
        self.flows.push(flow);
    }

    /// Feeds everything that its pages depend on to a hash, but for fonts and the date.
    pub fn feed(&self, hash: &mut Sha256) {
        for (path, source) in &self.sources {
            feed(hash, path);
            feed(hash, source.digest());
        }
        self.pictures.iter().for_each(|picture| picture.feed(hash));
        feed(hash, format!("{:?}", self.makeup));
        let fit = self.fit.as_ref().map(|fit| {
            let marked: Vec<bool> = fit.questions.iter().map(|question| question.marked).collect();
            (marked, fit.closing)
        });
        feed(hash, format!("{fit:?}"));
    }
}

/// What Typst is to do with the blocks of flows.
#[derive(Debug, Clone, Copy)]
pub enum Pass<'a> {
    /// Set those of one flow once and say how tall each is.
    Measure(&'a Flow),
    /// Put them on pages.
    Set,
}

impl Pass<'_> {
    /// The source that says so, for [`PASS`].
    pub fn source(self) -> String {
        let flow = match self {
            Pass::Measure(flow) => literal(&flow.source),
            Pass::Set => "none".to_owned(),
        };
        format!("#let measured-flow = {flow}\n")
    }
}

/// Path of the source that says which pass it is.
pub const PASS: &str = "/pass.typ";

/// Path of the source whose function `once` sets what both passes share. This one sets it where it stands, as any Typst can; the
/// typesetter has its own.
pub const ONCE: &str = "/once.typ";
pub(super) const PLAIN_ONCE: &str = "#let once(name, height, breakable, body) = body\n";

/// Path of the source that holds what the editions differ in.
pub const MEDIUM: &str = "/medium.typ";

/// Path of the source of what all pages share.
pub const THEME: &str = "/theme.typ";

/// Path of the source that says which proof a document is.
pub(super) const IDENTITY: &str = "/identity.typ";

/// Path of the source that says what stays on one line in display type.
pub const PHRASES: &str = "/phrases.typ";

/// Path of the main file of every document. One path for all, because Typst never forgets a path.
pub const MAIN: &str = "/main.typ";
