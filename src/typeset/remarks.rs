//! What make-up could not mend: pages that stay short, figures far from their names, paragraphs that end in a single character.

use std::collections::BTreeMap;

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, FrameItem, Point};
use typst::model::ParElem;
use typst::syntax::Span as TypstSpan;
use typst_layout::PagedDocument;

use super::makeup::{FILLS, MadeUp};
use super::measure::Row;
use super::places::{Places, Steps};
use super::walk::walk;
use super::{Typesetter, shortened};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::pagination::{Placed, Role};

messages! {
    PAGE_FILL(page, percent);
    PAGE_FILL_HINT;
    LONELY_LINES(page, percent);
    LONELY_LINES_HINT;
    LEFT_OUT(text);
    LEFT_OUT_HINT;
    FIGURE_FAR(page, named);
    FIGURE_FAR_HINT;
    RUNT(text);
    RUNT_HINT;
}

/// Under this share of its area a page in the midst of a chapter is short.
const SHORT: f64 = 0.40;
/// Under this share of its area the last page of a chapter is lonely.
const LONELY: f64 = 0.25;

/// How small, as a share of its size, the layout `flow` draws what would be taller than a page.
const SMALLEST: f64 = 0.7;

/// A bleed may lie between the place of a block and its frame, in points; running heads stand further away.
const SLACK: f64 = 12.0;

/// How full a page is that was made up.
#[derive(Debug, Clone)]
pub struct PageFill {
    /// The page, from 1.
    pub page: usize,
    /// The path of the source that it shows.
    pub source: String,
    /// The share of its lines that are filled, from the head down.
    pub fill: f64,
    /// Whether its chapter, or a page break that the editor wants, ends there.
    pub last: bool,
    /// What is to be said about it.
    pub remark: Option<Code>,
    /// How far down, in points, its first block begins.
    top: f64,
}

impl PageFill {
    fn new(page: usize, source: &str, fill: f64, last: bool, only: bool, top: f64) -> PageFill {
        let remark = if !last && fill < SHORT {
            Some(Code::PageFill)
        } else if last && !only && fill < LONELY {
            Some(Code::LonelyLines)
        } else {
            None
        };
        PageFill { page, source: source.to_owned(), fill, last, remark, top }
    }
}

/// A figure far from the text that names it: its page, how far down in points it begins, and the page of its name.
struct Far {
    page: usize,
    top: f64,
    named: usize,
}

impl Typesetter {
    /// How full the pages are that were made up, in the order of the entries.
    pub fn page_fills(&self, document: &PagedDocument) -> Vec<PageFill> {
        self.fills(&Places::new(document))
    }

    fn fills(&self, places: &Places) -> Vec<PageFill> {
        let planned =
            self.planned().filter_map(|(entry, source, made)| Some((made, source, places.of(entry)?)));
        planned.flat_map(|(made, source, steps)| made.fills(source, steps)).collect()
    }

    /// What the editors marked as optional and no page needed to fill it: its place, and its words as they would begin.
    pub fn left_out(&self) -> Vec<(Place, String)> {
        let mut found = Vec::new();
        for (_, source, made) in self.planned() {
            for words in made.left_out() {
                let generated = self.project().sources.get(source);
                let span = generated.and_then(|made| made.origins.holding(&made.text, words));
                found.push((span.map_or_else(|| file_of(source), Place::Span), shortened(words)));
            }
        }
        found
    }

    /// Reports what make-up could not mend in a document that this typesetter set last.
    pub fn remark(&self, document: &PagedDocument, diagnostics: &mut Diagnostics) {
        let warning = |code, place, message| Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, place, message)
        };
        let places = Places::new(document);
        for page in self.fills(&places) {
            let Some(code) = page.remark else { continue };
            let place = self.place_on(document, page.page, page.top, &page.source);
            let (number, percent) = (page.page.to_string(), format!("{:.0}", page.fill * 100.0));
            let (message, hint) = match code {
                Code::PageFill => (PAGE_FILL.with([&number, &percent]), PAGE_FILL_HINT.plain()),
                _ => (LONELY_LINES.with([&number, &percent]), LONELY_LINES_HINT.plain()),
            };
            diagnostics.push(warning(code, place, message).hint(hint));
        }
        for (place, text) in self.left_out() {
            let note = Diagnostic {
                severity: Severity::Info,
                ..Diagnostic::error(Code::LeftOut, place, LEFT_OUT.with([&text]))
            };
            diagnostics.push(note.hint(LEFT_OUT_HINT.plain()));
        }
        for (entry, source, made) in self.planned() {
            for far in places.of(entry).map_or_else(Vec::new, |steps| made.far(steps)) {
                let place = self.place_on(document, far.page, far.top, source);
                let message = FIGURE_FAR.with([&far.page.to_string(), &far.named.to_string()]);
                diagnostics.push(warning(Code::FigureFar, place, message).hint(FIGURE_FAR_HINT.plain()));
            }
        }
        for (text, span) in runts(document) {
            // What a layout prints by itself is not the editors'.
            if let place @ Place::Span(_) = self.text_place(span, &text, Vec::new) {
                diagnostics.push(warning(Code::Runt, place, RUNT.with([&text])).hint(RUNT_HINT.plain()));
            }
        }
    }

    /// The editors' text that comes first on a page, from a height in points on; else the file behind a source.
    fn place_on(&self, document: &PagedDocument, page: usize, top: f64, source: &str) -> Place {
        let mut spans = Vec::new();
        if let Some(page) = page.checked_sub(1).and_then(|index| document.pages().get(index)) {
            walk(&page.frame, Point::zero(), &mut |item, at| {
                if let FrameItem::Text(text) = item
                    && at.y.to_pt() > top - SLACK
                {
                    spans.extend(text.glyphs.first().map(|glyph| glyph.span.0));
                }
            });
        }
        let origin = |span: TypstSpan| {
            let (made, range) = self.generated(span.into())?;
            made.origins.around(range.start).map(Place::Span)
        };
        spans.into_iter().find_map(origin).unwrap_or_else(|| file_of(source))
    }
}

/// The file that a source was made from.
fn file_of(source: &str) -> Place {
    Place::File(format!("{}.yaml", source.trim_matches('/').trim_end_matches(".typ")))
}

impl MadeUp {
    /// How full its pages are in a document where its steps stand at these places.
    fn fills(&self, source: &str, places: &Steps) -> Vec<PageFill> {
        let Some((_, top)) = places.get(&0).copied() else { return Vec::new() };
        let numbers = self.numbers(places);
        let pages = &self.plan.pages;
        let mut fills: Vec<PageFill> = Vec::new();
        let several = self.place(pages.len().max(1) - 1).0 > 0;
        let mut lines = 0;
        for (index, page) in pages.iter().enumerate() {
            let ((number, above), next) = (self.place(index), pages.get(index + 1));
            lines = lines.max(above + page.filled + page.foot);
            // Columns stand on one page.
            if next.is_some() && self.place(index + 1).0 == number {
                continue;
            }
            let fill = f64::from(lines) / f64::from(self.grid.lines.max(1));
            let on = numbers.get(number).copied().unwrap_or_default();
            fills.push(PageFill::new(on, source, fill, self.ends_at(index), !several, top));
            lines = 0;
        }
        fills
    }

    /// The number that each page of the plan has in the document: what begins on a left page moves all behind it.
    fn numbers(&self, places: &Steps) -> Vec<usize> {
        let mut moved: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, step) in self.steps().iter().enumerate() {
            let fills = step.row.and_then(|row| self.rows.get(row)).is_some_and(|row| row.kind == FILLS);
            if let Some((page, _)) = places.get(&index).filter(|_| fills) {
                moved.insert(step.at.0, page.saturating_sub(step.at.0));
            }
        }
        let from = places.get(&0).map_or(0, |(page, _)| *page);
        let on = |page: usize| moved.range(..=page).next_back().map_or(from, |(_, first)| *first) + page;
        (0..self.plan.pages.len()).map(on).collect()
    }

    /// The figures that stand further from their names than on the next spread.
    fn far(&self, places: &Steps) -> Vec<Far> {
        let numbers = self.numbers(places);
        let page_of = |block: usize, line: u32| {
            let holds = |placed: &Placed| placed.block == block && (placed.from..placed.to).contains(&line);
            let (on, _) = self.place(self.plan.pages.iter().position(|page| page.placed.iter().any(holds))?);
            numbers.get(on).copied()
        };
        let steps = self.steps();
        let figures = self.blocks.iter().enumerate().filter_map(|(block, row)| {
            let Role::Figure { named, line, .. } = row.role else { return None };
            let (page, named) = (page_of(block, 0)?, page_of(named, line)?);
            let step = steps.iter().position(|step| step.row == Some(block))?;
            let (_, top) = places.get(&step).copied()?;
            (page / 2 > named / 2 + 1).then_some(Far { page, top, named })
        });
        figures.collect()
    }

    /// Whether a row is taller than a page even where it is drawn as small as it may be.
    fn is_too_tall(&self, row: &Row) -> bool {
        let room = f64::from(self.grid.lines) * self.grid.unit - self.grid.gap;
        row.shrinks && row.height * SMALLEST > room
    }

    /// Whether any row is too tall.
    pub(super) fn has_too_tall(&self) -> bool {
        self.rows.iter().any(|row| self.is_too_tall(row))
    }

    /// The rows that are too tall: their labels, and their pages in a document where its steps stand at these places.
    pub(super) fn too_tall(&self, places: &Steps) -> Vec<(&str, usize)> {
        let steps = self.steps();
        let tall = steps.iter().enumerate().filter_map(|(index, step)| {
            let row = step.row.and_then(|row| self.rows.get(row)).filter(|row| self.is_too_tall(row))?;
            Some((row.targets.first()?.as_str(), places.get(&index)?.0))
        });
        tall.collect()
    }

    /// The words of what no page needed.
    pub(super) fn left_out(&self) -> impl Iterator<Item = &str> {
        let rows = self.plan.left_out.iter().filter_map(|block| self.rows.get(*block));
        rows.filter_map(|row| row.optional.as_deref())
    }
}

/// The last lines of paragraphs that hold one character and its punctuation, with what stands before it.
fn runts(document: &PagedDocument) -> Vec<(String, TypstSpan)> {
    let mut reader = Paragraphs::default();
    for page in document.pages() {
        walk(&page.frame, Point::zero(), &mut |item, at| reader.item(item, at));
        // What goes on overleaf stands at another height.
        reader.height = None;
    }
    reader.found
}

/// Shortest line, in characters, above a runt: a value in a narrow cell is no paragraph.
const MIN_LINE: usize = 8;

#[derive(Default)]
struct Paragraphs {
    /// The paragraph that is being read.
    open: Option<Location>,
    height: Option<Abs>,
    lines: Vec<String>,
    span: Option<TypstSpan>,
    found: Vec<(String, TypstSpan)>,
}

impl Paragraphs {
    fn item(&mut self, item: &FrameItem, at: Point) {
        match item {
            FrameItem::Tag(Tag::Start(element, _)) if element.is::<ParElem>() => {
                (self.open, self.height) = (element.location(), None);
                self.lines.clear();
            }
            FrameItem::Tag(Tag::End(location, ..)) if self.open == Some(*location) => self.close(),
            FrameItem::Text(text) if self.open.is_some() => {
                // A mark set higher or lower is on the line it belongs to.
                let same = self.height.is_some_and(|height| (height - at.y).abs() < text.size * 0.7);
                if !same {
                    self.lines.push(String::new());
                    self.height = Some(at.y);
                }
                if let Some(line) = self.lines.last_mut() {
                    line.push_str(&text.text);
                }
                self.span = text.glyphs.first().map(|glyph| glyph.span.0);
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        self.open = None;
        let [.., before, last] = self.lines.as_slice() else { return };
        let alone = last.chars().filter(|c| c.is_alphanumeric()).count() == 1;
        if alone
            && before.chars().count() >= MIN_LINE
            && let Some(span) = self.span
        {
            let tail: Vec<char> = before.chars().rev().take(6).collect();
            let text = tail.into_iter().rev().chain(last.trim().chars()).collect();
            self.found.push((text, span));
        }
    }
}
