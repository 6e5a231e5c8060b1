//! Roles: what an entry of the contents is to the book, one file each.

mod abbreviations;
mod about;
mod appendix;
mod back_cover;
mod chapter;
mod cover;
mod figure_list;
mod glossary;
mod index;
mod legal;
mod preface;
mod summary;
mod toc;

use std::fmt;
use std::ops::Deref;

use serde::Deserialize;

/// Everything that is known about a role. None of it has a default: whoever adds a role answers every question, and whoever
/// adds a question asks every role.
pub struct Facts {
    /// The word or key of the contents, and the name of its layout.
    pub name: &'static str,
    /// What it is, as the schema says it in English.
    pub description: &'static str,
    /// Where its text comes from.
    pub takes: Takes,
    /// Which list of the book it prints.
    pub lists: Listing,
    /// Whether its blocks are made up over as many pages as they take, so that a picture may have a page of its own.
    pub flows: bool,
    /// Whether it is the outside of the book: as its last entry, it stands behind the blank pages that fill the last signature.
    pub closes: bool,
}

/// What an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing: a page that its layout makes of the book as a whole.
    Nothing,
    /// A chapter's file, which has no number.
    Chapter,
    /// A chapter's file, which is numbered and opens where the book says that chapters do.
    NumberedChapter,
    /// A chapter's file, which has a letter.
    LetteredChapter,
}

/// A list that is made of the book as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// None.
    Nothing,
    /// Chapters, sections and cases with their pages.
    Contents,
    /// Words that the book explains.
    Glossary,
    /// What abbreviations stand for.
    Abbreviations,
    /// Where companies, people and terms are named, which is known once the book has pages.
    Index,
    /// Figures.
    Figures,
}

impl Listing {
    /// Whether it runs on below the list before it, rather than begin a page of its own.
    pub fn runs_on(self) -> bool {
        match self {
            Listing::Nothing | Listing::Contents => false,
            Listing::Glossary | Listing::Abbreviations | Listing::Index | Listing::Figures => true,
        }
    }
}

/// Every role, in the order of a book.
static ROLES: &[&Facts] = &[
    &cover::ROLE,
    &toc::ROLE,
    &figure_list::ROLE,
    &preface::ROLE,
    &summary::ROLE,
    &about::ROLE,
    &chapter::ROLE,
    &appendix::ROLE,
    &glossary::ROLE,
    &abbreviations::ROLE,
    &index::ROLE,
    &legal::ROLE,
    &back_cover::ROLE,
];

/// A role: a handle to what is known about it.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct Role(&'static Facts);

impl Role {
    /// That of the chapters of a part.
    pub const CHAPTER: Role = Role(&chapter::ROLE);

    /// Every role.
    pub fn all() -> impl Iterator<Item = Role> {
        ROLES.iter().map(|facts| Role(facts))
    }

    /// Whether it names a chapter's file.
    pub fn takes_chapter(self) -> bool {
        match self.takes {
            Takes::Nothing => false,
            Takes::Chapter | Takes::NumberedChapter | Takes::LetteredChapter => true,
        }
    }

    /// Whether its chapter is numbered, and opens where the book says that chapters do.
    pub fn is_numbered(self) -> bool {
        match self.takes {
            Takes::Nothing | Takes::Chapter | Takes::LetteredChapter => false,
            Takes::NumberedChapter => true,
        }
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(name: String) -> Result<Role, String> {
        Role::all()
            .find(|role| role.name == name)
            .ok_or_else(|| format!("`{name}` is no entry of the contents"))
    }
}

impl Deref for Role {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        self.0
    }
}

impl PartialEq for Role {
    fn eq(&self, other: &Role) -> bool {
        self.name == other.name
    }
}

impl Eq for Role {}

impl fmt::Debug for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
