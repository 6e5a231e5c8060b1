//! From a point on a page to the editors' line, and back.
//!
//! Typst remembers for every glyph which expression of a generated source printed it. If that expression stands for an
//! editor's text, the way is exact. If it is the layout's own, such as `case.name`, the printed words themselves are
//! looked for among the texts of the page's file, and where there are no words, such as in a bar of a chart, the
//! nearest words on the page speak for it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;
use typst::text::TextItem;

use super::outline::Chapter;
use super::pieces::{Piece, pieces};
use super::print::Print;
use crate::source::{Source, Span};

/// How many of the nearest pieces of text are asked where they come from.
const NEIGHBOURS: usize = 40;

/// A place in a file of the book, with what is printed of it; lengths in pt from the trim's upper left corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Spot {
    /// The file, relative to the book.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The printed words.
    pub words: String,
    /// Left, top, width and height of the words.
    pub area: [f64; 4],
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Aim {
    /// The page, from 0.
    pub page: usize,
    /// Left, top, width and height in pt from the trim's upper left corner.
    pub area: [f64; 4],
}

/// The editors' text behind a point of a page (from 0), in pt.
pub(super) fn at(print: &Print, page: usize, x: f64, y: f64) -> Option<Spot> {
    let frame = &print.document.pages().get(page)?.frame;
    let pieces = pieces(frame);
    let mut near: Vec<&Piece> = pieces.iter().collect();
    near.sort_by(|a, b| a.distance(x, y).total_cmp(&b.distance(x, y)));
    near.truncate(NEIGHBOURS);
    let surroundings = Surroundings::new(print, &near);
    near.iter().find_map(|piece| {
        let glyph = piece.glyph(x, y);
        let span = origin(print, piece, glyph).or_else(|| surroundings.by_words(piece, glyph))?;
        let source = print.sources.get(span.file)?;
        let offset = locate(source, span, piece.item, glyph).unwrap_or(span.start);
        let (line, column) = source.line_column(offset);
        Some(Spot {
            file: source.path().to_owned(),
            line,
            column,
            words: piece.item.text.to_string(),
            area: piece.area,
        })
    })
}

/// Where a line of a file is printed on the pages (from 0) for which `looked_at` holds: first of all on those of the file
/// itself, else on any, such as the contents, else where the file's chapter or case begins.
pub(super) fn of_line(
    print: &Print,
    outline: &[Chapter],
    file: &str,
    line: usize,
    looked_at: impl Fn(usize) -> bool,
) -> Option<Aim> {
    let mut own: Vec<usize> = Vec::new();
    for (position, chapter) in outline.iter().enumerate() {
        let Some(first) = chapter.item.page else { continue };
        let next = outline[position + 1..].iter().find_map(|next| next.item.page);
        if chapter.item.file == file {
            own.extend(first..next.unwrap_or(print.pages.len()).max(first + 1));
        }
        // A figure's pages: where its label is, and the next one for a long table.
        let figures = chapter.items.iter().filter(|item| item.kind == "figure" && item.file == file);
        own.extend(figures.filter_map(|item| item.page).flat_map(|page| [page, page + 1]));
    }
    own.retain(|page| looked_at(*page));
    find(print, file, line, own.iter().copied())
        .or_else(|| find(print, file, line, (0..print.pages.len()).filter(|page| looked_at(*page))))
        .or_else(|| own.first().map(|page| Aim { page: *page, area: [0.0; 4] }))
}

/// Where a line of a file is printed: on one of `pages` (from 0), the best place that there is.
fn find(print: &Print, file: &str, line: usize, pages: impl Iterator<Item = usize>) -> Option<Aim> {
    let index = print.sources.find(file)?;
    let source = print.sources.get(index)?;
    let text = source.line(line);
    let start = source.offset(line, 0);
    let wanted = start..start + text.len() as u32;
    let mut best: Option<(usize, Aim)> = None;
    for page in pages {
        let Some(typeset) = print.document.pages().get(page) else { continue };
        for piece in pieces(&typeset.frame) {
            let rank = match origin(print, &piece, 0) {
                Some(span) => rank(source, index, span, &piece, &wanted),
                // Words that the layout printed from a value: the longer they are, the less they are a coincidence.
                None => {
                    let words = piece.item.text.trim();
                    let length = words.chars().count();
                    if length >= 2 && text.contains(words) { length.min(RANK_NEAR - 1) } else { 0 }
                }
            };
            if rank > best.map_or(0, |(rank, _)| rank) {
                best = Some((rank, Aim { page, area: piece.area }));
            }
            if rank == RANK_EXACT {
                return best.map(|(_, aim)| aim);
            }
        }
    }
    best.map(|(_, aim)| aim)
}

/// The words stand in the line.
const RANK_EXACT: usize = 1000;
/// The words stand in a text that covers the line.
const RANK_NEAR: usize = 500;

fn rank(source: &Source, file: u32, span: Span, piece: &Piece, wanted: &Range<u32>) -> usize {
    if span.file != file || span.end < wanted.start || span.start > wanted.end {
        return 0;
    }
    match locate(source, span, piece.item, 0) {
        Some(offset) if wanted.contains(&offset) => RANK_EXACT,
        Some(_) => 0,
        None if wanted.contains(&span.start) => RANK_EXACT - 1,
        None => RANK_NEAR,
    }
}

/// The editors' text that a glyph was printed from, if its expression is an editor's.
fn origin(print: &Print, piece: &Piece, glyph: usize) -> Option<Span> {
    print.trace.origin(piece.item.glyphs.get(glyph)?.span.0)
}

/// The file's byte that a glyph of printed text stands for: the printed words from the glyph on are looked for in the text
/// that they came from, then fewer and fewer of them, since marks may stand between.
fn locate(source: &Source, span: Span, item: &TextItem, glyph: usize) -> Option<u32> {
    let text = source.text().get(span.start as usize..span.end as usize)?;
    let printed = item.text.as_str();
    let from = item.glyphs.get(glyph)?.range().start;
    if let Some(at) = text.find(printed) {
        return Some(span.start + (at + from) as u32);
    }
    let rest = printed.get(from..)?;
    [24, 12, 6, 3].into_iter().find_map(|length| {
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
        let words = rest.get(..end).filter(|words| words.chars().count() >= 2)?;
        text.find(words).map(|at| span.start + at as u32)
    })
}

/// Which generated source the text around a point comes from, and where in it.
struct Surroundings<'a> {
    print: &'a Print,
    /// The generated source of most pieces, and the byte in it of the nearest one.
    main: Option<(&'a str, usize)>,
}

impl<'a> Surroundings<'a> {
    fn new(print: &'a Print, near: &[&Piece]) -> Surroundings<'a> {
        let mut files: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for piece in near {
            let Some(glyph) = piece.item.glyphs.first() else { continue };
            let Some((path, generated, range)) = print.trace.generated(glyph.span.0) else { continue };
            if generated
                .origins
                .around(range.start)
                .or_else(|| generated.origins.inside(range.clone()))
                .is_some()
            {
                files.entry(path).or_insert((0, range.start)).0 += 1;
            }
        }
        let main = files.into_iter().max_by_key(|(_, (count, _))| *count);
        Surroundings { print, main: main.map(|(path, (_, at))| (path, at)) }
    }

    /// The text of an editor that says the same as a piece, or holds its words, or the word under the point: first of
    /// the file around, then of any.
    fn by_words(&self, piece: &Piece, glyph: usize) -> Option<Span> {
        let printed = piece.item.text.trim();
        let from = piece.item.glyphs.get(glyph)?.range().start;
        let word = word_at(&piece.item.text, from);
        let own = || {
            self.print.trace.sources().filter(|(path, _)| self.main.is_some_and(|(main, _)| main == *path))
        };
        let near = self.main.map_or(0, |(_, at)| at);
        [printed, word].into_iter().filter(|words| !words.is_empty()).find_map(|words| {
            let same = |literal: &str| literal == words;
            let holds = |literal: &str| words.chars().count() >= 2 && literal.contains(words);
            let all = || self.print.trace.sources();
            nearest(own(), near, &same)
                .or_else(|| nearest(own(), near, &holds))
                .or_else(|| nearest(all(), 0, &same))
                .or_else(|| nearest(all(), 0, &holds))
        })
    }
}

/// The span of the literal nearest to a byte that fits.
fn nearest<'a>(
    sources: impl Iterator<Item = (&'a str, &'a crate::template::Generated)>,
    near: usize,
    fits: &dyn Fn(&str) -> bool,
) -> Option<Span> {
    let literals = sources.flat_map(|(_, generated)| {
        let text = &generated.text;
        generated.origins.iter().filter_map(move |(range, span)| {
            let literal = text.get(range.clone())?.strip_prefix('"')?.strip_suffix('"')?;
            Some((literal, range.start, span))
        })
    });
    let fitting = literals.filter(|(literal, ..)| fits(literal.trim()));
    fitting.min_by_key(|(_, at, _)| at.abs_diff(near)).map(|(_, _, span)| span)
}

/// The word around a byte: what stands between blanks.
fn word_at(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = after.find(char::is_whitespace).map_or(text.len(), |end| at + end);
    text.get(start..end).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::word_at;

    #[test]
    fn a_word_is_what_stands_between_blanks() {
        let text = "菲鹏生物 Fapon Biotech";
        assert_eq!(word_at(text, 0), "菲鹏生物");
        assert_eq!(word_at(text, text.find("pon").expect("a word")), "Fapon");
        assert_eq!(word_at(text, text.len()), "Biotech");
        assert_eq!(word_at("", 0), "");
    }
}
