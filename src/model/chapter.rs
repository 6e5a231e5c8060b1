//! Chapters and their blocks.

use super::Book;
use super::anchor::Anchor;
use super::case::Case;
use super::context::Context;
use super::figure::{Figure, name_source_once};
use super::notes::{MarkedNote, Place};
use super::numbering::PartSlot;
use super::ordinal::Ordinal;
use super::picture::{OPENER, Picture};
use super::prose::Prose;
use super::table::Table;
use super::title::Title;
use super::values::{check_dates, typed_date, typeset};
use crate::content::case::Labelled;
use crate::content::chapter as content;
use crate::content::load::Doc;
use crate::diag::{Code, Diagnostic, message as m, nearest_hint};
use crate::source::Text;

/// A chapter, or a page of front or back matter.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// The stem of its file.
    pub id: String,
    /// 一, 二 …; none in front and back matter.
    pub number: Option<String>,
    /// The part it belongs to.
    pub part: Option<PartLabel>,
    /// Whether it opens its part.
    pub first_of_part: bool,
    /// The title.
    pub title: Title,
    /// The title for the running head.
    pub short: Text,
    /// Prose under the title.
    pub lead: Option<Prose>,
    /// The picture of its opening page.
    pub picture: Option<Picture>,
    /// Blocks before the first section.
    pub body: Vec<Block>,
    /// The sections.
    pub sections: Vec<Section>,
    /// The sign-off of a letter.
    pub signature: Option<Signature>,
    /// The notes at its end.
    pub endnotes: Vec<MarkedNote>,
    /// The name of the layout that sets it, if not that of its role.
    pub layout: Option<Text>,
}

/// A part's number and title.
#[derive(Debug, Clone)]
pub struct PartLabel {
    /// From 1.
    pub position: usize,
    /// How many parts the book has.
    pub of: usize,
    /// 第一篇
    pub number: String,
    /// The title.
    pub title: Text,
}

impl PartLabel {
    pub(super) fn new(part: PartSlot, cx: &Context) -> PartLabel {
        let PartSlot { number, of, title } = part;
        PartLabel { position: number, of, number: cx.lang.part(number), title }
    }
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// `1.1`; none in chapters without a number.
    pub number: Option<String>,
    /// What references lead to.
    pub anchor: Anchor,
    /// The title.
    pub title: Title,
    /// The lead statement.
    pub lead: Option<Prose>,
    /// The blocks.
    pub body: Vec<Block>,
}

/// The sign-off of a letter.
#[derive(Debug, Clone)]
pub struct Signature {
    /// Who signs.
    pub name: Text,
    /// When.
    pub date: Option<Text>,
}

/// One block of a body.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the fields are those of content::chapter, resolved")]
pub enum Block {
    Text { text: Prose },
    Subhead { number: usize, text: Title },
    Figure { figure: Figure },
    Figures { figures: Vec<Figure> },
    Callout { number: Text, text: Text, before: Option<Text> },
    Quote { text: Text, by: Text, case: Option<Anchor>, optional: bool },
    Highlight { text: Text, by: Text, case: Option<Anchor>, optional: bool },
    Numbers { groups: Vec<NumberGroup> },
    Cards { cards: Vec<Card> },
    CaseTable { group: Option<Text>, cases: Vec<CaseRow> },
    Takeaways { title: Option<Text>, lines: Vec<Prose> },
    Aside { title: Option<Text>, text: Prose },
    Picture { picture: Box<Picture> },
    Table { table: Table },
    Pagebreak,
}

impl Block {
    /// The figures that it shows.
    pub fn figures(&self) -> &[Figure] {
        match self.shown() {
            Shown::Figures(figures) => figures,
            Shown::Picture(_) | Shown::Text => &[],
        }
    }

    /// The picture that it is.
    pub fn picture(&self) -> Option<&Picture> {
        match self.shown() {
            Shown::Picture(picture) => Some(picture),
            Shown::Figures(_) | Shown::Text => None,
        }
    }

    fn shown(&self) -> Shown<'_> {
        match self {
            Block::Figure { figure } => Shown::Figures(std::slice::from_ref(figure)),
            Block::Figures { figures } => Shown::Figures(figures),
            Block::Picture { picture } => Shown::Picture(picture),
            Block::Text { .. }
            | Block::Subhead { .. }
            | Block::Callout { .. }
            | Block::Quote { .. }
            | Block::Highlight { .. }
            | Block::Numbers { .. }
            | Block::Cards { .. }
            | Block::CaseTable { .. }
            | Block::Takeaways { .. }
            | Block::Aside { .. }
            | Block::Table { .. }
            | Block::Pagebreak => Shown::Text,
        }
    }

    fn figures_mut(&mut self) -> &mut [Figure] {
        match self {
            Block::Figure { figure } => std::slice::from_mut(figure),
            Block::Figures { figures } => figures,
            Block::Text { .. }
            | Block::Subhead { .. }
            | Block::Callout { .. }
            | Block::Quote { .. }
            | Block::Highlight { .. }
            | Block::Numbers { .. }
            | Block::Cards { .. }
            | Block::CaseTable { .. }
            | Block::Takeaways { .. }
            | Block::Aside { .. }
            | Block::Picture { .. }
            | Block::Table { .. }
            | Block::Pagebreak => &mut [],
        }
    }
}

/// What a block shows besides text.
enum Shown<'a> {
    Figures(&'a [Figure]),
    Picture(&'a Picture),
    Text,
}

/// Numbers with a common label.
#[derive(Debug, Clone)]
pub struct NumberGroup {
    /// The label.
    pub label: Option<Text>,
    /// The numbers.
    pub items: Vec<NumberItem>,
}

/// A number with its label.
#[derive(Debug, Clone)]
pub struct NumberItem {
    /// What it is.
    pub label: Text,
    /// The number.
    pub value: Text,
}

/// A card.
#[derive(Debug, Clone)]
pub struct Card {
    /// 01, 02 …
    pub number: String,
    /// The keyword.
    pub keyword: Text,
    /// How often it was named.
    pub count: Option<Text>,
    /// Prose about it.
    pub text: Option<Prose>,
    /// Comments.
    pub comments: Vec<Text>,
}

/// A row of the table of cases.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// The company.
    pub name: Text,
    /// Its name in Latin letters.
    pub latin_name: Option<Text>,
    /// Title and name of whom it sent.
    pub interviewee: Text,
    /// The case, if the book shows it.
    pub anchor: Option<Anchor>,
}

impl Chapter {
    /// What references lead to.
    pub fn anchor(&self) -> Anchor {
        Anchor::Chapter(self.id.clone())
    }

    /// All blocks, in their order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.body.iter().chain(self.sections.iter().flat_map(|section| &section.body))
    }

    /// Every picture that its pages show.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let figures = self.blocks().flat_map(Block::figures).filter_map(|figure| figure.picture.as_deref());
        self.picture.iter().chain(self.blocks().filter_map(Block::picture)).chain(figures)
    }

    /// Builds the model of one file. Figures and cases of the book are already built.
    pub(super) fn new(
        id: &str,
        doc: &Doc<content::Chapter>,
        ordinal: Option<Ordinal>,
        (part, first_of_part): (Option<PartSlot>, bool),
        book: &Book,
        cx: &mut Context,
    ) -> Chapter {
        let content = &doc.content;
        cx.required(&content.title);
        // Openers have no foot.
        let place = if content.endnotes { Place::End } else { Place::Foot };
        cx.open_notes(
            format!("chapter-{id}"),
            &content.notes,
            if content.endnotes { place } else { Place::Footless },
        );
        let lead = content.lead.as_ref().map(|lead| cx.prose(lead));
        cx.place_notes(place);
        let mut blocks = Blocks { book, cx };
        let mut body = blocks.of(&content.body);
        let mut sections: Vec<_> = content
            .sections
            .iter()
            .enumerate()
            .map(|(position, section)| Section {
                number: ordinal.map(|own| format!("{own}.{}", position + 1)),
                anchor: Anchor::Section { chapter: id.to_owned(), number: position + 1 },
                title: Title::read(&section.title),
                lead: section.lead.as_ref().map(|lead| blocks.cx.prose(lead)),
                body: blocks.of(&section.body),
            })
            .collect();
        let blocks = body.iter_mut().chain(sections.iter_mut().flat_map(|section| &mut section.body));
        name_source_once(blocks.flat_map(Block::figures_mut));
        let endnotes = cx.close_notes().into_iter().filter(|note| note.at_end).collect();
        if let Some(date) = content.signature.as_ref().and_then(|signature| signature.date.as_ref()) {
            check_dates(date, cx);
        }
        let signature = content.signature.as_ref().map(|signature| Signature {
            name: signature.name.clone(),
            date: signature.date.as_ref().map(|date| date.derive(typed_date(date, cx))),
        });
        let title = Title::read(&content.title);
        Chapter {
            id: id.to_owned(),
            number: ordinal.map(|own| cx.lang.chapter(own)),
            first_of_part,
            part: part.map(|part| PartLabel::new(part, cx)),
            short: content.short.as_ref().unwrap_or(&title).clone(),
            lead,
            endnotes,
            picture: content
                .picture
                .as_ref()
                .and_then(|picture| Picture::ground(picture, "chapters", OPENER, &book.info.page, cx)),
            layout: content.layout.clone(),
            title,
            body,
            sections,
            signature,
        }
    }
}

/// Builds blocks.
struct Blocks<'a, 'c, 'x> {
    book: &'a Book,
    cx: &'c mut Context<'x>,
}

impl<'a> Blocks<'a, '_, '_> {
    fn of(&mut self, body: &[content::Block]) -> Vec<Block> {
        let mut subheads = 0;
        body.iter().filter_map(|block| self.block(block, &mut subheads)).collect()
    }

    /// `None` for a block whose figure or case does not exist, which is reported elsewhere.
    fn block(&mut self, block: &content::Block, subheads: &mut usize) -> Option<Block> {
        Some(match block {
            content::Block::Text(text) => Block::Text { text: self.cx.prose(text) },
            content::Block::Subhead(text) => {
                *subheads += 1;
                Block::Subhead { number: *subheads, text: Title::read(text) }
            }
            content::Block::Figure(id) => Block::Figure { figure: self.book.figure(id.as_str())?.clone() },
            content::Block::Figures(ids) => {
                let figures = ids.iter().filter_map(|id| self.book.figure(id.as_str())).cloned().collect();
                Block::Figures { figures }
            }
            content::Block::Callout(callout) => Block::Callout {
                number: typeset(&callout.number, false, self.cx),
                text: callout.text.clone(),
                before: callout.before.clone(),
            },
            content::Block::Quote(quote) => {
                let case = self.case(&quote.case)?;
                Block::Quote {
                    text: quote.text.clone(),
                    by: quote.by.as_ref().unwrap_or(&case.by).clone(),
                    case: self.shown(case),
                    optional: quote.optional,
                }
            }
            content::Block::Highlight(highlight) => {
                let case = self.case(&highlight.case)?;
                let Some(text) = highlight.text.as_ref().or(case.highlight.as_ref()) else {
                    let id = &highlight.case;
                    let message = m::NO_HIGHLIGHT.with([id.as_str()]);
                    let found = Diagnostic::error(Code::Schema, id.span(), message);
                    self.cx.push(found.hint(m::NO_HIGHLIGHT_HINT.plain()));
                    return None;
                };
                Block::Highlight {
                    text: text.derive(text.trim()),
                    by: highlight.by.as_ref().unwrap_or(&case.by).clone(),
                    case: self.shown(case),
                    optional: highlight.optional,
                }
            }
            content::Block::Numbers(numbers) => Block::Numbers { groups: groups(numbers, self.cx) },
            content::Block::Cards(cards) => Block::Cards {
                cards: cards
                    .iter()
                    .enumerate()
                    .map(|(position, card)| Card {
                        number: format!("{:02}", position + 1),
                        keyword: card.keyword.clone(),
                        count: card.count.clone(),
                        text: card.text.as_ref().map(|text| self.cx.prose(text)),
                        comments: card.comments.clone(),
                    })
                    .collect(),
            },
            content::Block::CaseTable(group) => self.case_table(group)?,
            content::Block::Takeaways(takeaways) => Block::Takeaways {
                title: takeaways.title.clone(),
                lines: takeaways.lines.iter().map(|line| self.cx.prose(line)).collect(),
            },
            content::Block::Aside(aside) => {
                Block::Aside { title: aside.title.clone(), text: self.cx.prose(&aside.text) }
            }
            content::Block::Picture(picture) => {
                let picture = Picture::new(picture, "chapters", &self.book.info.page, self.cx)?;
                Block::Picture { picture: Box::new(picture) }
            }
            content::Block::Table(table) => Block::Table { table: Table::new(table, self.cx) },
            content::Block::Pagebreak => Block::Pagebreak,
        })
    }

    fn case(&mut self, id: &Text) -> Option<&'a Case> {
        let book: &'a Book = self.book;
        let case = book.case(id.as_str());
        // A case with faults of its own is reported where they are.
        if case.is_none()
            && !self.cx.files.cases.contains_key(id.as_str())
            && !self.cx.left_out(&format!("case:{id}"), id.span())
        {
            let known = self.cx.files.cases.keys();
            let file = format!("cases/{id}.yaml");
            self.cx.unknown(m::UNKNOWN_CASE.with([id.as_str()]), id, known, &file, id.span());
        }
        case
    }

    /// What leads to a case, if the book shows it.
    fn shown(&self, case: &Case) -> Option<Anchor> {
        self.cx.index.cases.contains(&case.id).then(|| case.anchor())
    }

    fn case_table(&mut self, group: &Text) -> Option<Block> {
        let name = group.as_str();
        if name != "all" && !self.cx.groups.iter().any(|known| known == name) {
            let found =
                Diagnostic::error(Code::UnknownReference, group.span(), m::UNKNOWN_GROUP.with([name]));
            let hint = nearest_hint(name, &self.cx.groups);
            self.cx.push(Diagnostic { hint, ..found });
            return None;
        }
        let shown = self.cx.index.cases.iter().filter_map(|id| self.book.case(id));
        let cases = shown
            .filter(|case| name == "all" || case.group.as_deref() == Some(name))
            .map(|case| CaseRow {
                name: case.name.clone(),
                latin_name: case.latin_name.clone(),
                interviewee: who(case, self.cx),
                anchor: Some(case.anchor()),
            })
            .collect();
        let group = (name != "all").then(|| group.clone());
        Some(Block::CaseTable { group, cases })
    }
}

/// Neighbouring numbers of one group stand together.
fn groups(numbers: &[Labelled], cx: &Context) -> Vec<NumberGroup> {
    let mut groups: Vec<NumberGroup> = Vec::new();
    for Labelled { label, value, group } in numbers {
        let item = NumberItem { label: label.clone(), value: typeset(value, false, cx) };
        match groups.last_mut() {
            Some(last) if last.label == *group => last.items.push(item),
            _ => groups.push(NumberGroup { label: group.clone(), items: vec![item] }),
        }
    }
    groups
}

/// Title and name, without the organisation, which stands in the column before.
fn who(case: &Case, cx: &Context) -> Text {
    let each = case.interviewees.iter().map(|who| match &who.name {
        Some(name) => format!("{} {name}", who.title),
        None => who.title.to_string(),
    });
    let first = case.interviewees.first().map_or(&case.name, |who| &who.title);
    first.derive(each.collect::<Vec<_>>().join(&cx.lang.comma()))
}
