//! The book as every layout sees it.

use serde::Serialize;

use super::picture::Picture;
use crate::ink::{Medium, Theme};
use crate::locale::Conventions;
use crate::model::{
    self, Alignment, Date, Emphasis, Imprint, Info, Isbn, Opener, Page, Pairs, Press, SideColumn, Subheads,
    Title,
};
use crate::source::Text;

/// What layouts know about the book.
#[derive(Debug, Serialize)]
pub struct Book<'a> {
    title: &'a Text,
    title_lines: &'a [Text],
    subtitle: Option<&'a Text>,
    subtitle_lines: &'a [Text],
    edition: &'a Option<Text>,
    publisher: &'a Option<Text>,
    interviewer: &'a Option<Text>,
    date: Option<DateView<'a>>,
    lang: &'a str,
    region: &'a Option<String>,
    convention: Conventions,
    page: PageView,
    imprint: Option<ImprintView<'a>>,
    cover: Option<Picture<'a>>,
    theme: &'a Theme,
    emphasis: Emphasis,
    alignment: Alignment,
    hanging: bool,
    press: PressView,
    medium: Medium,
    entries: &'a [Entry],
    blanks_at_end: usize,
    pairs: Option<PairsView<'a>>,
    other: Option<OtherView<'a>>,
}

/// How texts and their translations stand together, and the language of these.
#[derive(Debug, Serialize)]
struct PairsView<'a> {
    place: Pairs,
    lang: &'a str,
    region: &'a Option<String>,
}

/// What is said about the book as a whole, in another language.
#[derive(Debug, Serialize)]
struct OtherView<'a> {
    title: &'a Text,
    subtitle: Option<&'a Text>,
    edition: &'a Option<Text>,
    publisher: &'a Option<Text>,
}

/// An entry of the book as the main layout sees it.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// The name of its layout.
    pub kind: &'static str,
    /// The path of its source.
    pub path: String,
    /// How many blank pages stand before it.
    pub blanks: usize,
    /// Whether it is a list that may stand on a page with others.
    pub list: bool,
}

#[derive(Debug, Serialize)]
struct DateView<'a> {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct ImprintView<'a> {
    edition: &'a Option<Text>,
    licence: &'a Option<Text>,
    isbn: Option<IsbnView<'a>>,
}

#[derive(Debug, Serialize)]
struct IsbnView<'a> {
    text: &'a Text,
    bars: &'a [[usize; 2]],
}

/// Lengths in mm; the measure in pt.
#[derive(Debug, Serialize)]
struct PageView {
    width: f64,
    height: f64,
    inside: f64,
    outside: f64,
    top: f64,
    bottom: f64,
    bleed: f64,
    measure: f64,
    main: f64,
    side: SideColumn,
    subheads: Subheads,
}

#[derive(Debug, Serialize)]
struct PressView {
    signature: u32,
    opener: Opener,
}

impl<'a> Book<'a> {
    /// The view of a book for a medium, with its entries as far as they are known.
    pub fn new(info: &'a Info, medium: Medium, entries: &'a [Entry], blanks_at_end: usize) -> Book<'a> {
        let Info {
            title,
            subtitle,
            edition,
            publisher,
            interviewer,
            spellings: _,
            date,
            lang,
            region,
            page,
            imprint,
            cover,
            theme,
            families: _,
            makeup: _,
            emphasis,
            alignment,
            hanging,
            press,
            // Sheets alone print it, and have it as a value of their own.
            sheet: _,
            speaks,
            // Pages do not name files.
            report: _,
        } = info;
        Book {
            title,
            title_lines: title.lines(),
            subtitle: subtitle.as_ref().map(Title::text),
            subtitle_lines: subtitle.as_ref().map_or(&[], Title::lines),
            edition,
            publisher,
            interviewer,
            date: date.as_ref().map(DateView::from),
            lang,
            region,
            convention: speaks.conventions(),
            page: page.into(),
            imprint: imprint.as_ref().map(ImprintView::from),
            cover: cover.as_ref().map(Picture::from),
            theme,
            emphasis: *emphasis,
            alignment: *alignment,
            hanging: *hanging,
            press: press.into(),
            medium,
            entries,
            blanks_at_end,
            pairs: None,
            other: None,
        }
    }

    /// The same with its translation, if `book`, of which this is the view, prints both.
    pub fn paired(self, book: &'a model::Book) -> Book<'a> {
        let Some((place, other)) = book.pairs.zip(book.translation.as_deref()) else { return self };
        let Info { title, subtitle, edition, publisher, lang, region, .. } = &other.info;
        Book {
            pairs: Some(PairsView { place, lang, region }),
            other: Some(OtherView {
                title,
                subtitle: subtitle.as_ref().map(Title::text),
                edition,
                publisher,
            }),
            ..self
        }
    }

    /// The same for pages that face no other, such as those of sheets.
    pub fn unfaced(mut self) -> Book<'a> {
        self.page.side = SideColumn::Left;
        self
    }
}

impl<'a> From<&'a Date> for DateView<'a> {
    fn from(date: &'a Date) -> Self {
        let Date { year, month, day, text } = date;
        DateView { year: *year, month: *month, day: *day, text }
    }
}

impl<'a> From<&'a Imprint> for ImprintView<'a> {
    fn from(imprint: &'a Imprint) -> Self {
        let Imprint { edition, licence, isbn } = imprint;
        let isbn = isbn.as_ref().map(|Isbn { text, bars }| IsbnView { text, bars });
        ImprintView { edition, licence, isbn }
    }
}

impl From<&Page> for PageView {
    fn from(page: &Page) -> Self {
        let Page { width, height, inside, outside, top, bottom, bleed, measure, side_column, subheads } =
            *page;
        let (main, side) = (page.main(), side_column);
        PageView { width, height, inside, outside, top, bottom, bleed, measure, main, side, subheads }
    }
}

impl From<&Press> for PressView {
    fn from(press: &Press) -> Self {
        let Press { marks: _, output: _, signature, opener, spine: _ } = press;
        PressView { signature: *signature, opener: *opener }
    }
}
