//! The checked, linked, immutable book: numbers given, references resolved, quantities parsed.
//!
//! [`build`] makes it from the files' content and reports what does not fit together. It knows nothing of how it is printed:
//! what layouts see of it are the views of the [template](crate::template).

#![warn(
    clippy::wildcard_enum_match_arm,
    reason = "whoever adds a variant is shown every place that has to know it"
)]

mod anchor;
mod assembly;
mod axis;
mod case;
mod chapter;
mod context;
mod data;
mod facet;
mod facts;
mod figure;
mod glyphs;
mod imprint;
mod index;
mod inks;
mod interview;
mod lists;
mod makeup;
mod note_marks;
mod notes;
mod numbering;
mod order;
mod ordinal;
mod page;
mod picture;
mod press;
mod private;
pub mod prose;
pub mod series;
mod sheet;
mod spine;
mod stat;
mod table;
mod title;
mod units;
mod values;
mod words;

pub use anchor::Anchor;
pub use assembly::build;
pub use case::{Case, Excerpt, Interviewee, Offices, Patents, Stat};
pub use chapter::{Block, Card, CaseRow, Chapter, NumberGroup, NumberItem, PartLabel, Section, Signature};
pub use facts::{Fact, FactGroup, FactValue};
pub use figure::{Figure, Note, Panel, Question, SeriesBase, Sourcing};
pub use glyphs::check as check_glyphs;
pub use imprint::{Imprint, Isbn};
pub use interview::{Answer, FollowUp, Item, Question as InterviewQuestion};
pub use lists::{Explained, Indexed, Lists};
pub use makeup::MakeUp;
pub use notes::MarkedNote;
pub use page::Page;
pub use picture::{Picture, PicturePart};
pub use press::Press;
pub use sheet::{Address, SheetFoot};
pub use spine::Spine;
pub use stat::StatValue;
pub use table::{Table, TableCell};
pub use title::{Title, marks as title_marks};
pub use values::Respondents;

pub use crate::content::picture::PictureWidth;
pub use crate::content::report::{Alignment, Emphasis, Opener, SideColumn, Subheads};
pub use crate::content::role::{Listing, Role};
pub use crate::content::translation::Pairs;

use std::sync::Arc;

use crate::fonts::Families;
use crate::ink::Theme;
use crate::locale::Lang;
use crate::picture::PictureRef;
use crate::source::Text;

/// A book, ready to be typeset.
#[derive(Debug, Clone)]
pub struct Book {
    /// What is said about the book as a whole.
    pub info: Info,
    /// The parts of the book in printing order.
    pub entries: Vec<Entry>,
    /// Every case by its id, also those that the contents leave out: each can be printed as a sheet.
    pub cases: Vec<Case>,
    /// Every figure that the book shows, by its id.
    pub figures: Vec<Figure>,
    /// Glossary, abbreviations and index.
    pub lists: Lists,
    /// Where translations stand, if the book prints them beside their originals.
    pub pairs: Option<Pairs>,
    /// The same book in the language of those translations.
    pub translation: Option<Arc<Book>>,
}

/// What is said about a book as a whole.
#[derive(Debug, Clone)]
pub struct Info {
    /// The file that says it, relative to the book.
    pub report: String,
    /// The title.
    pub title: Title,
    /// The subtitle or slogan.
    pub subtitle: Option<Title>,
    /// The edition.
    pub edition: Option<Text>,
    /// The publisher.
    pub publisher: Option<Text>,
    /// Who asked the questions.
    pub interviewer: Option<Text>,
    /// Terms and names as the book spells them.
    pub spellings: Vec<Text>,
    /// The date.
    pub date: Option<Date>,
    /// The language, such as `zh`.
    pub lang: String,
    /// The region, such as `CN`.
    pub region: Option<String>,
    /// The language of the words that the book does not bring itself.
    pub speaks: Lang,
    /// The page, in mm.
    pub page: Page,
    /// What the legal page says about the edition.
    pub imprint: Option<Imprint>,
    /// The picture of the cover.
    pub cover: Option<Picture>,
    /// The inks.
    pub theme: Theme,
    /// What the make-up of its pages weighs.
    pub makeup: MakeUp,
    /// The font families.
    pub families: Families,
    /// How emphasis looks.
    pub emphasis: Emphasis,
    /// How the lines of text end.
    pub alignment: Alignment,
    /// Whether punctuation hangs at the end of a line.
    pub hanging: bool,
    /// What the printer needs.
    pub press: Press,
    /// What company sheets say of their publisher.
    pub sheet: Option<SheetFoot>,
}

/// A date as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day, from 1.
    pub day: Option<u8>,
    /// The date in the book's language.
    pub text: String,
}

/// One part of the book in printing order.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A page that its layout makes of the book as a whole.
    Page(Role),
    /// A chapter, or a page of front or back matter.
    Chapter(Role, Box<Chapter>),
    /// A case, as an index into [`Book::cases`], and whether it opens its group.
    Case {
        /// Index into [`Book::cases`].
        case: usize,
        /// Whether it is the first case of its group.
        opens_group: bool,
        /// The part it belongs to.
        part: Option<PartLabel>,
    },
}

impl Entry {
    /// What it is to the book; a case is none but itself.
    pub fn role(&self) -> Option<Role> {
        match self {
            Entry::Page(role) | Entry::Chapter(role, _) => Some(*role),
            Entry::Case { .. } => None,
        }
    }

    /// Its chapter, if it is one.
    pub fn chapter(&self) -> Option<&Chapter> {
        match self {
            Entry::Chapter(_, chapter) => Some(chapter),
            Entry::Page(_) | Entry::Case { .. } => None,
        }
    }

    /// Its case in `book`, if it is one.
    pub fn case<'b>(&self, book: &'b Book) -> Option<&'b Case> {
        match self {
            Entry::Case { case, .. } => book.cases.get(*case),
            Entry::Page(_) | Entry::Chapter(..) => None,
        }
    }
}

/// The entry of the contents that is the cover.
const COVER: &str = "cover";

impl Book {
    /// The case with this id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.position(id).map(|at| &self.cases[at])
    }

    /// The chapter with this id that it prints.
    pub fn chapter(&self, id: &str) -> Option<&Chapter> {
        self.entries.iter().filter_map(Entry::chapter).find(|chapter| chapter.id == id)
    }

    /// Where the case with this id is in [`Book::cases`].
    fn position(&self, id: &str) -> Option<usize> {
        self.cases.binary_search_by(|case| case.id.as_str().cmp(id)).ok()
    }

    /// How many of its pages the cover has in front and at the back, where it is a sheet of its own: the outside, and the inside, which
    /// stays white. `None` where the cover is printed with the pages inside, or there is none.
    pub fn cover_pages(&self) -> Option<[usize; 2]> {
        self.info.press.spine.as_ref()?;
        let front = self.entries.first().and_then(Entry::role).is_some_and(|role| role.name == COVER);
        let back = self.entries.last().and_then(Entry::role).is_some_and(|role| role.closes);
        front.then_some([2, if back { 2 } else { 0 }])
    }

    /// The pictures of its report, and the mark of its sheets: it is judged with them.
    pub fn pictures(&self) -> Vec<&PictureRef> {
        let cases = self.entries.iter().filter_map(|entry| entry.case(self)).flat_map(Case::pictures);
        let chapters = self.entries.iter().filter_map(Entry::chapter).flat_map(Chapter::pictures);
        let pictures = self.info.cover.iter().chain(chapters);
        cases.chain(pictures.flat_map(Picture::files)).chain(self.mark()).collect()
    }

    /// The pictures of a company's sheet.
    pub fn sheet_pictures<'b>(&'b self, case: &'b Case) -> Vec<&'b PictureRef> {
        case.pictures().chain(self.mark()).collect()
    }

    /// The publisher's mark.
    fn mark(&self) -> Option<&PictureRef> {
        self.info.sheet.as_ref()?.mark.as_ref()
    }

    /// Whether the book prints a file, by its path.
    pub fn prints(&self, path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let id = name.trim_end_matches(".yaml");
        match folder {
            "chapters" => self.entries.iter().filter_map(Entry::chapter).any(|chapter| chapter.id == id),
            "cases" => self.entries.iter().filter_map(|entry| entry.case(self)).any(|case| case.id == id),
            "figures" => {
                let blocks = self.entries.iter().filter_map(Entry::chapter).flat_map(Chapter::blocks);
                blocks.flat_map(Block::figures).any(|figure| figure.id == id)
            }
            _ => true,
        }
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        let at = self.figures.binary_search_by(|figure| figure.id.as_str().cmp(id)).ok()?;
        Some(&self.figures[at])
    }
}
