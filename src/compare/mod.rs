//! What changed between two states of a book: words by chapter and company, and pages side by side.
//!
//! A [`State`] is the texts of a book, or those of a finished PDF. [`words`] pairs their paragraphs and finds the words that came and went;
//! [`pages`] pairs typeset pages and marks where they differ; [`show`] says both for a terminal, a pull request,
//! or a page of HTML, [`mod@print`] as a document.
//!
//! Words can always be compared, even where a state has faults; pages only of books that can be printed.

pub mod pages;
pub mod print;
pub mod show;
mod state;
pub mod words;

pub use state::{Passage, State, Unit};
