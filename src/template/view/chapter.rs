//! A chapter and its blocks as their layouts see them.

use serde::Serialize;

use super::figure::{Figure, Note};
use super::label;
use super::picture::Picture;
use crate::model::prose::Prose;
use crate::model::{
    self, Block, Card, CaseRow, MarkedNote, NumberGroup, NumberItem, PartLabel, Section, Signature, Table,
    TableCell,
};
use crate::source::Text;

/// A chapter, or a page of front or back matter.
#[derive(Debug, Serialize)]
pub struct Chapter<'a> {
    id: &'a str,
    label: String,
    number: &'a Option<String>,
    part: Option<Part<'a>>,
    first_of_part: bool,
    title: &'a Text,
    title_lines: &'a [Text],
    short: &'a Text,
    lead: &'a Option<Prose>,
    picture: Option<Picture<'a>>,
    body: Vec<PairedBlock<'a>>,
    sections: Vec<SectionView<'a>>,
    endnotes: Vec<MarkedNoteView<'a>>,
    signature: Option<SignatureView<'a>>,
    other: Option<OtherChapter<'a>>,
}

/// What a chapter says besides its blocks, in another language.
#[derive(Debug, Serialize)]
struct OtherChapter<'a> {
    title: &'a Text,
    lead: &'a Option<Prose>,
    endnotes: Vec<MarkedNoteView<'a>>,
    signature: Option<SignatureView<'a>>,
}

/// A note of a chapter or case.
#[derive(Debug, Serialize)]
pub(super) struct MarkedNoteView<'a> {
    number: usize,
    id: &'a str,
    text: &'a Prose,
    at_end: bool,
}

/// A part of the book.
#[derive(Debug, Serialize)]
pub struct Part<'a> {
    position: usize,
    of: usize,
    number: &'a str,
    title: &'a Text,
    other: Option<&'a Text>,
}

#[derive(Debug, Serialize)]
struct SectionView<'a> {
    number: &'a Option<String>,
    label: String,
    title: &'a Text,
    title_lines: &'a [Text],
    lead: &'a Option<Prose>,
    body: Vec<PairedBlock<'a>>,
    other: Option<OtherSection<'a>>,
}

/// What a section says besides its blocks, in another language.
#[derive(Debug, Serialize)]
struct OtherSection<'a> {
    title: &'a Text,
    lead: &'a Option<Prose>,
}

#[derive(Debug, Serialize)]
struct SignatureView<'a> {
    name: &'a Text,
    date: &'a Option<Text>,
}

/// A block with what it is in the other language of a book that prints both.
#[derive(Debug, Serialize)]
struct PairedBlock<'a> {
    #[serde(flatten)]
    own: BlockView<'a>,
    other: Option<BlockView<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum BlockView<'a> {
    Text {
        text: &'a Prose,
    },
    Subhead {
        number: usize,
        text: &'a Text,
        text_lines: &'a [Text],
    },
    Figure {
        figure: Figure<'a>,
    },
    Figures {
        figures: Vec<Figure<'a>>,
    },
    Callout {
        number: &'a Text,
        text: &'a Text,
        before: &'a Option<Text>,
    },
    Quote {
        text: &'a Text,
        by: &'a Text,
        case_label: Option<String>,
        optional: bool,
    },
    Highlight {
        text: &'a Text,
        by: &'a Text,
        case_label: Option<String>,
        optional: bool,
    },
    Numbers {
        groups: Vec<NumbersView<'a>>,
    },
    Cards {
        cards: Vec<CardView<'a>>,
    },
    CaseTable {
        group: &'a Option<Text>,
        cases: Vec<RowView<'a>>,
    },
    Takeaways {
        title: &'a Option<Text>,
        lines: &'a [Prose],
    },
    Aside {
        title: &'a Option<Text>,
        text: &'a Prose,
    },
    Picture {
        picture: Picture<'a>,
    },
    Table {
        columns: &'a [Text],
        widths: &'a [u32],
        rows: Vec<Vec<CellView<'a>>>,
        notes: Vec<Note<'a>>,
        sources: &'a [Text],
    },
    Pagebreak,
}

/// A cell of a table, and over how many columns and rows it goes.
#[derive(Debug, Serialize)]
struct CellView<'a> {
    text: &'a Text,
    columns: usize,
    rows: usize,
}

#[derive(Debug, Serialize)]
struct NumbersView<'a> {
    label: &'a Option<Text>,
    items: Vec<NumberView<'a>>,
}

#[derive(Debug, Serialize)]
struct NumberView<'a> {
    label: &'a Text,
    value: &'a Text,
}

#[derive(Debug, Serialize)]
struct CardView<'a> {
    number: &'a str,
    keyword: &'a Text,
    count: &'a Option<Text>,
    text: &'a Option<Prose>,
    comments: &'a [Text],
}

#[derive(Debug, Serialize)]
struct RowView<'a> {
    name: &'a Text,
    latin_name: &'a Option<Text>,
    interviewee: &'a Text,
    label: Option<String>,
}

impl<'a> Chapter<'a> {
    /// A chapter with what it is in the other language of a book that prints both.
    pub fn paired(chapter: &'a model::Chapter, other: Option<&'a model::Chapter>) -> Chapter<'a> {
        let model::Chapter {
            id,
            number,
            part,
            first_of_part,
            title,
            short,
            lead,
            picture,
            body,
            sections,
            endnotes,
            signature,
            layout: _,
        } = chapter;
        Chapter {
            id,
            label: label(&chapter.anchor()),
            number,
            part: part.as_ref().map(|part| Part::paired(part, other.and_then(|other| other.part.as_ref()))),
            first_of_part: *first_of_part,
            title,
            title_lines: title.lines(),
            short,
            lead,
            picture: picture.as_ref().map(Picture::from),
            body: blocks(body, other.map(|other| &other.body)),
            sections: sections
                .iter()
                .enumerate()
                .map(|(at, own)| SectionView::paired(own, other.and_then(|other| other.sections.get(at))))
                .collect(),
            endnotes: endnotes.iter().map(MarkedNoteView::from).collect(),
            signature: signature.as_ref().map(SignatureView::from),
            other: other.map(OtherChapter::from),
        }
    }
}

impl<'a> From<&'a model::Chapter> for OtherChapter<'a> {
    fn from(chapter: &'a model::Chapter) -> Self {
        let model::Chapter { title, lead, endnotes, signature, .. } = chapter;
        OtherChapter {
            title,
            lead,
            endnotes: endnotes.iter().map(MarkedNoteView::from).collect(),
            signature: signature.as_ref().map(SignatureView::from),
        }
    }
}

/// Blocks, each with the one that stands in its place in the translation.
fn blocks<'a>(own: &'a [Block], other: Option<&'a Vec<Block>>) -> Vec<PairedBlock<'a>> {
    let other = |at: usize| other.and_then(|blocks| blocks.get(at));
    own.iter().enumerate().map(|(at, block)| PairedBlock::new(block, other(at))).collect()
}

impl<'a> PairedBlock<'a> {
    fn new(own: &'a Block, other: Option<&'a Block>) -> Self {
        let figures = |own: &'a [model::Figure], other: &'a [model::Figure]| {
            own.iter()
                .enumerate()
                .map(|(at, figure)| Figure::paired(figure, other.get(at)))
                .collect::<Vec<_>>()
        };
        let own = match (own, other) {
            (Block::Figure { figure }, Some(Block::Figure { figure: other })) => {
                BlockView::Figure { figure: Figure::paired(figure, Some(other)) }
            }
            (Block::Figures { figures: own }, Some(Block::Figures { figures: other })) => {
                BlockView::Figures { figures: figures(own, other) }
            }
            (own, _) => own.into(),
        };
        // A figure has its translation within.
        let other = other.filter(|other| other.figures().is_empty());
        PairedBlock { own, other: other.map(BlockView::from) }
    }
}

impl<'a> From<&'a MarkedNote> for MarkedNoteView<'a> {
    fn from(note: &'a MarkedNote) -> Self {
        let MarkedNote { number, id, text, at_end } = note;
        MarkedNoteView { number: *number, id, text, at_end: *at_end }
    }
}

impl<'a> Part<'a> {
    /// A part with what it is called in the other language of a book that prints both.
    pub fn paired(part: &'a PartLabel, other: Option<&'a PartLabel>) -> Self {
        let PartLabel { position, of, number, title } = part;
        Part { position: *position, of: *of, number, title, other: other.map(|other| &other.title) }
    }
}

impl<'a> SectionView<'a> {
    fn paired(section: &'a Section, other: Option<&'a Section>) -> Self {
        let Section { number, anchor, title, lead, body } = section;
        SectionView {
            number,
            label: label(anchor),
            title,
            title_lines: title.lines(),
            lead,
            body: blocks(body, other.map(|other| &other.body)),
            other: other.map(|Section { title, lead, .. }| OtherSection { title, lead }),
        }
    }
}

impl<'a> From<&'a Signature> for SignatureView<'a> {
    fn from(signature: &'a Signature) -> Self {
        let Signature { name, date } = signature;
        SignatureView { name, date }
    }
}

impl<'a> From<&'a Block> for BlockView<'a> {
    fn from(block: &'a Block) -> Self {
        match block {
            Block::Text { text } => BlockView::Text { text },
            Block::Subhead { number, text } => {
                BlockView::Subhead { number: *number, text, text_lines: text.lines() }
            }
            Block::Figure { figure } => BlockView::Figure { figure: figure.into() },
            Block::Figures { figures } => {
                BlockView::Figures { figures: figures.iter().map(Figure::from).collect() }
            }
            Block::Callout { number, text, before } => BlockView::Callout { number, text, before },
            Block::Quote { text, by, case, optional } => {
                BlockView::Quote { text, by, case_label: case.as_ref().map(label), optional: *optional }
            }
            Block::Highlight { text, by, case, optional } => {
                BlockView::Highlight { text, by, case_label: case.as_ref().map(label), optional: *optional }
            }
            Block::Numbers { groups } => {
                BlockView::Numbers { groups: groups.iter().map(NumbersView::from).collect() }
            }
            Block::Cards { cards } => BlockView::Cards { cards: cards.iter().map(CardView::from).collect() },
            Block::CaseTable { group, cases } => {
                BlockView::CaseTable { group, cases: cases.iter().map(RowView::from).collect() }
            }
            Block::Takeaways { title, lines } => BlockView::Takeaways { title, lines },
            Block::Aside { title, text } => BlockView::Aside { title, text },
            Block::Picture { picture } => BlockView::Picture { picture: (&**picture).into() },
            Block::Table { table: Table { columns, widths, rows, notes, sources } } => BlockView::Table {
                columns,
                widths,
                rows: rows.iter().map(|row| row.iter().map(CellView::from).collect()).collect(),
                notes: notes.iter().map(Note::from).collect(),
                sources,
            },
            Block::Pagebreak => BlockView::Pagebreak,
        }
    }
}

impl<'a> From<&'a TableCell> for CellView<'a> {
    fn from(cell: &'a TableCell) -> Self {
        let TableCell { text, columns, rows } = cell;
        CellView { text, columns: *columns, rows: *rows }
    }
}

impl<'a> From<&'a NumberGroup> for NumbersView<'a> {
    fn from(group: &'a NumberGroup) -> Self {
        let NumberGroup { label, items } = group;
        NumbersView { label, items: items.iter().map(NumberView::from).collect() }
    }
}

impl<'a> From<&'a NumberItem> for NumberView<'a> {
    fn from(item: &'a NumberItem) -> Self {
        let NumberItem { label, value } = item;
        NumberView { label, value }
    }
}

impl<'a> From<&'a Card> for CardView<'a> {
    fn from(card: &'a Card) -> Self {
        let Card { number, keyword, count, text, comments } = card;
        CardView { number, keyword, count, text, comments }
    }
}

impl<'a> From<&'a CaseRow> for RowView<'a> {
    fn from(row: &'a CaseRow) -> Self {
        let CaseRow { name, latin_name, interviewee, anchor } = row;
        RowView { name, latin_name, interviewee, label: anchor.as_ref().map(label) }
    }
}
