//! Quotation marks and apostrophes: as wide as the letters around them, in the layouts as in charts.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::{Face, GlyphId, Tag};

/// What a Chinese text has in Latin: words with an apostrophe, and quotations in which no Han character and none of its marks stands.
/// Layouts know the expression as `print.latin_marks`.
pub const LATIN_MARKS: &str = concat!(
    r"\p{Latin}+(?:’ ?\p{Latin}+)+",
    r"|“[^“”\p{Han}\u{3000}-\u{30FF}\u{FF00}-\u{FF60}]*\p{Latin}[^“”\p{Han}\u{3000}-\u{30FF}\u{FF00}-\u{FF60}]*”",
    r"|‘[^‘’\p{Han}\u{3000}-\u{30FF}\u{FF00}-\u{FF60}]*\p{Latin}[^‘’\p{Han}\u{3000}-\u{30FF}\u{FF00}-\u{FF60}]*’",
);

/// Marks that fonts for Chinese have twice: as wide as a Han character, and as wide as a Latin letter (the OpenType feature `pwid`).
pub(super) const MARKS: [char; 5] = ['‘', '’', '“', '”', '…'];

/// The marks of a text that stand among Latin letters, as ranges of its bytes.
pub(super) fn latin(text: &str) -> Vec<Range<usize>> {
    // The expression is a constant; a test compiles it.
    static LATIN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(LATIN_MARKS).ok());
    if !text.contains(MARKS) {
        return Vec::new();
    }
    LATIN.iter().flat_map(|latin| latin.find_iter(text)).map(|found| found.range()).collect()
}

/// The narrow glyph of a mark, if the face has one.
pub(super) fn narrow(face: &Face<'_>, mark: char) -> Option<GlyphId> {
    let wide = face.glyph_index(mark)?;
    let table = face.tables().gsub?;
    let feature = table.features.find(Tag::from_bytes(b"pwid"))?;
    let lookups = feature.lookup_indices.into_iter().filter_map(|index| table.lookups.get(index));
    lookups.flat_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable>()).find_map(|table| {
        let SubstitutionSubtable::Single(single) = table else { return None };
        match single {
            SingleSubstitution::Format1 { coverage, delta } => {
                coverage.get(wide).map(|_| GlyphId(wide.0.wrapping_add_signed(delta)))
            }
            SingleSubstitution::Format2 { coverage, substitutes } => substitutes.get(coverage.get(wide)?),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::latin;

    #[test]
    fn marks_take_the_script_around_them() {
        let found =
            |text: &'static str| latin(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("欧莱雅（L’Oréal）说“美”"), ["L’Oréal"]);
        assert_eq!(found("称为“Open Source, 2.0”的做法"), ["“Open Source, 2.0”"]);
        assert_eq!(found("称为“PCT 申请”的做法"), [""; 0]);
        assert_eq!(found("the companies’ rights, ‘as is’"), ["companies’ rights", "‘as is’"]);
        assert_eq!(found("‘专利 IP’，“2023”"), [""; 0]);
    }
}
