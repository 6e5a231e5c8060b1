//! Views: what layouts see of the model. Each takes its type of the model apart whole, so that a field that is added there is
//! shown here or left out on purpose.

mod book;
mod case;
mod chapter;
mod figure;
mod lists;
mod picture;
mod print;
mod proof;
mod sheet;
mod spine;

pub use book::{Book, Entry};
pub use case::Case;
pub use chapter::{Chapter, Part};
pub use figure::Figure;
pub(super) use lists::list;
pub use print::Print;
pub use proof::{Look, Proof, ProofField, ProofPart};
pub use sheet::Sheet;
pub use spine::Spine;

use crate::model::Anchor;

/// The Typst label of something that is referred to.
pub fn label(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Chapter(id) => format!("ch-{id}"),
        Anchor::Section { chapter, number } => format!("sec-{chapter}-{number}"),
        Anchor::Figure(id) => format!("fig-{id}"),
        Anchor::Case(id) => format!("case-{id}"),
    }
}
