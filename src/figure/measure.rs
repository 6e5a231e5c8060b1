//! The width of text, and lines that fit a width.

use std::fmt;

use ttf_parser::{Face, Tag};

use super::marks;
use crate::diag::message::{Message, messages};
use crate::locale::Lang;
use crate::quantity::{Run, note_mark, runs, subscript};
use crate::source::Text;

/// Size of a raised note mark, as a share of the text beside it.
pub const NOTE_SCALE: f64 = crate::measures::NOTE;
/// How far a note mark is raised, as a share of the text's size.
pub const NOTE_RISE: f64 = 0.34;
/// How far a subscript is lowered, as a share of the text's size.
pub const SUB_DROP: f64 = 0.16;
/// Distance between two baselines, as a share of the size.
const LEADING: f64 = 1.3;
/// Half the height of Han characters and digits, as a share of the size: what centres a line.
const HALF_HEIGHT: f64 = 0.37;

/// The axis of a variable font along which its strokes grow.
const WEIGHT_AXIS: Tag = Tag::from_bytes(b"wght");

/// How unequal two lines may be that break at a pause.
const MIN_EVENNESS: f64 = 0.45;

/// Closing marks and the like, small kana and what repeats or lengthens a sound: never at a line's start.
const NO_START: &str = concat!(
    "，。、；：？！）》」』】〕”’…—·％℃,.;:?!)]}%+＋~～／",
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ々・〜"
);
/// Opening marks: never at a line's end.
const NO_END: &str = "（《「『【〔“‘([{￥¥$＃#";

messages! {
    "measure";
    NO_FONT;
    BROKEN_FONT(weight);
}

/// Size in points and weight of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size in points.
    pub size: f64,
    /// Weight from 100 to 900.
    pub weight: u16,
}

impl Style {
    /// A size and a weight.
    pub const fn new(size: f64, weight: u16) -> Self {
        Self { size, weight }
    }

    /// Distance between two baselines.
    pub fn leading(&self) -> f64 {
        self.size * LEADING
    }

    /// What to add to the middle of a line's height to get its baseline.
    pub fn drop(&self) -> f64 {
        self.size * HALF_HEIGHT
    }
}

/// Measures text in the fonts that will print it.
pub trait Measure: Sync {
    /// The advance width in points of `text`, set on one line.
    fn width(&self, text: &str, size: f64, weight: u16) -> f64;
}

/// A font that cannot be measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontError {
    /// No font was given.
    NoFont,
    /// The font of this weight cannot be read.
    Broken(u16),
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(), f)
    }
}

impl std::error::Error for FontError {}

impl FontError {
    /// The sentence, in any language.
    pub fn message(&self) -> Message {
        match self {
            Self::NoFont => NO_FONT.plain(),
            Self::Broken(weight) => BROKEN_FONT.with([weight.to_string()]),
        }
    }
}

/// Measures with the advance widths of font files.
pub struct FontMeasure<'a> {
    faces: Vec<Cut<'a>>,
    fallback: Vec<Cut<'a>>,
    script: Script,
}

/// The script of a book, whose marks are as wide as its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Script {
    /// Marks are as wide as Han characters, unless Latin letters are around them.
    #[default]
    Han,
    /// All marks are as narrow as Latin letters.
    Latin,
}

impl Script {
    /// The script of a book in a language.
    pub fn of(lang: Lang) -> Script {
        if lang.conventions().script.is_square() { Script::Han } else { Script::Latin }
    }
}

/// A face of a family at a weight.
struct Cut<'a> {
    weight: u16,
    face: Face<'a>,
    /// The advance widths of the narrow marks in ems, as far as there are some.
    narrow: [Option<f64>; marks::MARKS.len()],
}

impl<'a> Cut<'a> {
    fn new(weight: u16, face: Face<'a>) -> Cut<'a> {
        let ems =
            |glyph| Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em().max(1)));
        let narrow = marks::MARKS.map(|mark| marks::narrow(&face, mark).and_then(ems));
        Cut { weight, face, narrow }
    }
}

/// The weights that a variable font is measured at.
const WEIGHTS: [u16; 9] = [100, 200, 300, 400, 500, 600, 700, 800, 900];

impl<'a> FontMeasure<'a> {
    /// Reads font files, each with its weight; those of `fallback` measure the characters that the others lack.
    ///
    /// # Errors
    /// When there is no font, or one cannot be read.
    pub fn new(
        fonts: impl IntoIterator<Item = (u16, &'a [u8])>,
        fallback: impl IntoIterator<Item = (u16, &'a [u8])>,
    ) -> Result<Self, FontError> {
        let faces = read(fonts)?;
        if faces.is_empty() {
            return Err(FontError::NoFont);
        }
        Ok(Self { faces, fallback: read(fallback)?, script: Script::default() })
    }

    /// The same for a book in a script.
    pub fn in_script(self, script: Script) -> Self {
        Self { script, ..self }
    }
}

fn read<'a>(fonts: impl IntoIterator<Item = (u16, &'a [u8])>) -> Result<Vec<Cut<'a>>, FontError> {
    let mut faces = Vec::new();
    for (weight, bytes) in fonts {
        let face = Face::parse(bytes, 0).map_err(|_| FontError::Broken(weight))?;
        let axis = face.variation_axes().into_iter().find(|axis| axis.tag == WEIGHT_AXIS);
        match axis {
            // A variable font is a face at every weight.
            Some(axis) => {
                for at in WEIGHTS {
                    let mut instance = face.clone();
                    let value = f32::from(at).clamp(axis.min_value, axis.max_value);
                    if instance.set_variation(WEIGHT_AXIS, value).is_some() {
                        faces.push(Cut::new(at, instance));
                    }
                }
            }
            None => faces.push(Cut::new(weight, face)),
        }
    }
    Ok(faces)
}

/// The face whose weight is nearest.
fn nearest<'f, 'a>(faces: &'f [Cut<'a>], weight: u16) -> Option<&'f Cut<'a>> {
    faces.iter().min_by_key(|cut| cut.weight.abs_diff(weight))
}

/// The advance width of a character in ems, where a mark may be narrow.
fn advance(cut: &Cut<'_>, c: char, narrow: bool) -> Option<f64> {
    let Cut { face, narrow: marks, weight: _ } = cut;
    let mark = marks::MARKS.iter().position(|mark| narrow && *mark == c);
    if let Some(ems) = mark.and_then(|mark| *marks.get(mark)?) {
        return Some(ems);
    }
    let units = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph))?;
    Some(f64::from(units) / f64::from(face.units_per_em().max(1)))
}

impl Measure for FontMeasure<'_> {
    fn width(&self, text: &str, size: f64, weight: u16) -> f64 {
        let [own, other] = [&self.faces, &self.fallback].map(|faces| nearest(faces, weight));
        let latin = if self.script == Script::Han {
            marks::latin(text)
        } else {
            std::iter::once(0..text.len()).collect()
        };
        let ems = |(at, c): (usize, char)| {
            let narrow = latin.iter().any(|range| range.contains(&at));
            let measured = own.and_then(|cut| advance(cut, c, narrow)).or_else(|| advance(other?, c, narrow));
            measured.unwrap_or(if is_wide(c) { 1.0 } else { 0.55 })
        };
        text.char_indices().map(ems).sum::<f64>() * size
    }
}

/// The width of a label, with its note marks raised and its subscripts lowered.
pub fn text_width(text: &str, style: Style, measure: &dyn Measure) -> f64 {
    let width = |run: Run<'_>| match run {
        Run::Plain(text) => measure.width(text, style.size, style.weight),
        Run::Note(mark) | Run::Sub(mark) => measure.width(mark, style.size * NOTE_SCALE, style.weight),
    };
    runs(text).into_iter().map(width).sum()
}

/// Whether a character is as wide as it is high and may stand apart from its neighbours.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}' | '—' | '…' | '“' | '”' | '‘' | '’')
}

/// Text broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The lines, without blanks at their ends.
    pub lines: Vec<Text>,
    /// The width of the widest line.
    pub width: f64,
    /// Size and weight.
    pub style: Style,
}

impl Block {
    /// The height of all lines.
    pub fn height(&self) -> f64 {
        self.lines.len() as f64 * self.style.leading()
    }
}

/// Breaks `text` into the fewest lines no wider than `limit`, all about equally long. Only what cannot be
/// broken, a single wide character, may be wider.
pub fn wrap(text: &Text, style: Style, limit: f64, measure: &dyn Measure) -> Block {
    balanced(text, style, limit, measure, true)
}

/// Like [`wrap`], but fills every line before it starts another: for paragraphs.
pub fn fill(text: &Text, style: Style, limit: f64, measure: &dyn Measure) -> Block {
    balanced(text, style, limit, measure, false)
}

fn balanced(text: &Text, style: Style, limit: f64, measure: &dyn Measure, even: bool) -> Block {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let atoms = atoms(paragraph, style, limit, measure);
        let mut breaks = greedy(&atoms, limit);
        if breaks.len() > 1 {
            breaks = if even {
                phrased(&atoms, limit, breaks.len()).unwrap_or_else(|| narrowest(&atoms, limit, breaks.len()))
            } else {
                companionable(&atoms, limit, breaks, style)
            };
        }
        let mut start = 0;
        for end in breaks {
            lines.push(text.derive(join(&atoms[start..end])));
            start = end;
        }
    }
    if lines.is_empty() {
        lines.push(text.derive(""));
    }
    let width = lines.iter().map(|line| text_width(line, style, measure)).fold(0.0, f64::max);
    Block { lines, width, style }
}

/// A stretch of text that stays on one line.
struct Atom<'a> {
    text: &'a str,
    width: f64,
    /// The width of the blanks at its end, which vanish at a line's end.
    blank: f64,
}

fn join(atoms: &[Atom<'_>]) -> String {
    let line: String = atoms.iter().map(|atom| atom.text).collect();
    line.trim().to_owned()
}

/// Cuts text wherever a line may break, and anywhere inside a stretch wider than `limit`.
fn atoms<'a>(text: &'a str, style: Style, limit: f64, measure: &dyn Measure) -> Vec<Atom<'a>> {
    let pieces = pieces(text);
    let mut atoms = Vec::new();
    let mut push = |text: &'a str| {
        let blank = text_width(&text[text.trim_end().len()..], style, measure);
        atoms.push(Atom { text, width: text_width(text, style, measure), blank });
    };
    let mut start = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let ends = pieces.get(index + 1).is_none_or(|next| may_break(piece, next));
        if !ends {
            continue;
        }
        let end = offset(text, piece) + piece.len();
        let stretch = &text[start..end];
        if text_width(stretch.trim_end(), style, measure) <= limit {
            push(stretch);
        } else {
            pieces
                .iter()
                .filter(|piece| (start..end).contains(&offset(text, piece)))
                .for_each(|piece| push(piece));
        }
        start = end;
    }
    atoms
}

/// Where a part of `text` starts in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// Single characters, each with the note marks and subscripts after it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while let Some(c) = text[start..].chars().next() {
        let mark = |at: usize| note_mark(&text[at..]).or_else(|| subscript(&text[..at], &text[at..]));
        let mut end = start + mark(start).unwrap_or(c.len_utf8());
        while let Some(length) = mark(end) {
            end += length;
        }
        pieces.push(&text[start..end]);
        start = end;
    }
    pieces
}

fn may_break(before: &str, after: &str) -> bool {
    let (Some(a), Some(b)) = (before.chars().next(), after.chars().next()) else { return false };
    if b.is_whitespace()
        || NO_START.contains(b)
        || NO_END.contains(a)
        || a == '’' && b.is_alphabetic() && !is_wide(b)
    {
        return false;
    }
    a.is_whitespace() || is_wide(a) || is_wide(b) || (a == '/' && !b.is_ascii_digit())
}

/// Ends of lines, as indices into `atoms`, when each line takes what fits.
fn greedy(atoms: &[Atom<'_>], limit: f64) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for (index, atom) in atoms.iter().enumerate() {
        if used > 0.0 && used + atom.width - atom.blank > limit + 1e-6 {
            breaks.push(index);
            used = 0.0;
        }
        used += atom.width;
    }
    if !atoms.is_empty() {
        breaks.push(atoms.len());
    }
    breaks
}

/// The breaks of the narrowest setting that needs no more than `count` lines.
fn narrowest(atoms: &[Atom<'_>], limit: f64, count: usize) -> Vec<usize> {
    let mut low = 0.0;
    let mut high = limit;
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if greedy(atoms, middle).len() <= count {
            high = middle;
        } else {
            low = middle;
        }
    }
    greedy(atoms, high)
}

/// The break of a label of two lines at a mark that the reader pauses at, when it leaves lines not too unequal.
fn phrased(atoms: &[Atom<'_>], limit: f64, count: usize) -> Option<Vec<usize>> {
    if count != 2 {
        return None;
    }
    let width = |part: &[Atom<'_>]| {
        let blank = part.last().map_or(0.0, |atom| atom.blank);
        part.iter().map(|atom| atom.width).sum::<f64>() - blank
    };
    let evenness = |&index: &usize| {
        let (first, second) = (width(&atoms[..index]), width(&atoms[index..]));
        (first <= limit && second <= limit).then(|| first.min(second) / first.max(second))
    };
    let pauses = |&index: &usize| {
        atoms[index - 1].text.trim_end().ends_with(['，', '、', '；', '：', '）', ',', ';', ':', ')'])
            || atoms[index].text.starts_with(['（', '('])
    };
    let candidates = (1..atoms.len()).filter(pauses).filter_map(|index| Some((index, evenness(&index)?)));
    let (index, evenness) = candidates.max_by(|a, b| a.1.total_cmp(&b.1))?;
    (evenness >= MIN_EVENNESS).then(|| vec![index, atoms.len()])
}

/// Breaks of a paragraph whose last line holds more than a lone character: slightly shorter lines pass some on.
fn companionable(atoms: &[Atom<'_>], limit: f64, breaks: Vec<usize>, style: Style) -> Vec<usize> {
    let last = |breaks: &[usize]| {
        let start = breaks.len().checked_sub(2).map_or(0, |index| breaks[index]);
        atoms[start..].iter().map(|atom| atom.width).sum::<f64>()
    };
    let least = 2.6 * style.size;
    if last(&breaks) >= least {
        return breaks;
    }
    let shorter = (1..=8).map(|step| greedy(atoms, limit - f64::from(step) * style.size / 2.0));
    let mut fitting = shorter.filter(|other| other.len() == breaks.len() && last(other) >= least);
    fitting.next().unwrap_or(breaks)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{FontError, FontMeasure, Measure, Style, fill, is_wide, text_width, wrap};
    use crate::source::{Span, Text};

    /// Every Han character one em, everything else 0.55 em.
    pub(crate) struct Even;

    impl Measure for Even {
        fn width(&self, text: &str, size: f64, _: u16) -> f64 {
            text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.55 }).sum::<f64>() * size
        }
    }

    const STYLE: Style = Style::new(10.0, 400);

    fn lines(text: &str, limit: f64) -> Vec<String> {
        let text = Text::new(text, Span::default());
        wrap(&text, STYLE, limit, &Even).lines.iter().map(|line| line.to_string()).collect()
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(lines("固化技术成果和其他", 50.0), ["固化技术成", "果和其他"]);
        assert_eq!(lines("没有专门人员", 50.0), ["没有专", "门人员"]);
        assert_eq!(lines("专利", 50.0), ["专利"]);
        assert_eq!(lines("攻坚技术突破时，寻找具体思路", 90.0), ["攻坚技术突破时，", "寻找具体思路"]);
        assert_eq!(lines("样本，采用合作研发的企业", 90.0), ["样本，采用合", "作研发的企业"]);
    }

    #[test]
    fn punctuation_stays_off_the_start_of_lines() {
        for limit in [30.0, 35.0, 40.0, 50.0, 60.0] {
            for line in lines("研发全过程中，追踪竞争对手（动态）。技术查新，规避侵权！", limit)
            {
                assert!(!line.starts_with(['，', '。', '）', '！']), "{line}");
                assert!(!line.ends_with('（'), "{line}");
            }
        }
    }

    #[test]
    fn kana_keep_to_the_rules_of_their_lines() {
        for limit in [40.0, 50.0, 60.0, 80.0] {
            for line in lines("ちょっとキャッチーなデータ、きゃしゃなグループ。人々", limit)
            {
                assert!(!line.starts_with(['ょ', 'っ', 'ャ', 'ッ', 'ー', 'ゃ', '々', '、', '。']), "{line}");
            }
        }
    }

    #[test]
    fn words_numbers_and_notes_stay_whole() {
        assert_eq!(lines("通过 licensing 引进", 50.0), ["通过", "licensing", "引进"]);
        assert_eq!(lines("占比 38.9%^1^ 以上", 35.0), ["占比", "38.9%^1^", "以上"]);
        let long = lines("incomprehensibilities", 40.0);
        assert!(long.len() > 1 && long.concat() == "incomprehensibilities");
    }

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        let text = "IP 负责人与研发负责人：对 2022 年专利/商标工作（含 PCT）价值的评价^2^";
        for limit in [12.0, 25.0, 60.0, 110.0, 400.0] {
            let block = fill(&Text::new(text, Span::default()), STYLE, limit, &Even);
            let printed: String = block.lines.iter().map(|line| line.as_str()).collect();
            assert_eq!(printed.replace(' ', ""), text.replace(' ', ""));
            let fits = |line: &Text| text_width(line, STYLE, &Even) <= limit + 15.0;
            assert!(block.lines.iter().all(fits), "{:?}", block.lines);
        }
    }

    #[test]
    fn no_paragraph_ends_on_a_lone_character() {
        let text = Text::new("团队人员意识等词常被提及全公司都有专利情报的意识。", Span::default());
        let block = fill(&text, STYLE, 120.0, &Even);
        assert_eq!(block.lines.len(), 3);
        assert!(block.lines[2].chars().count() > 2, "{:?}", block.lines);
    }

    #[test]
    fn fonts_are_measured_by_their_advances() {
        let regular: &[u8] =
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/_sans/NotoSansSC-Regular.ttf"));
        let Ok(measure) = FontMeasure::new([(400, regular)], []) else { panic!("the font is readable") };
        assert!((measure.width("专利", 10.0, 400) - 20.0).abs() < 1e-9);
        let digits = measure.width("0123456789", 10.0, 700);
        assert!((50.0..60.0).contains(&digits), "{digits}");
        assert_eq!(FontMeasure::new([], []).err(), Some(FontError::NoFont));
        assert!(matches!(FontMeasure::new([(400, &b"no font"[..])], []).err(), Some(FontError::Broken(400))));
    }

    #[test]
    fn marks_are_measured_as_they_print() {
        let regular: &[u8] =
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/_sans/NotoSansSC-Regular.ttf"));
        let read =
            || FontMeasure::new([(400, regular)], []).unwrap_or_else(|_| panic!("the font is readable"));
        let (han, latin) = (read(), read().in_script(super::Script::Latin));
        let width = |measure: &FontMeasure, text: &str| (measure.width(text, 1000.0, 400)).round();
        assert_eq!(width(&han, "“专利”") - width(&han, "专利"), 2000.0);
        assert_eq!(width(&han, "“Open”") - width(&han, "Open"), 950.0);
        assert_eq!(width(&han, "L’Oréal") - width(&han, "LOréal"), 279.0);
        assert_eq!(width(&latin, "“专利”") - width(&latin, "专利"), 950.0);
        assert_eq!(lines("L’Oréal 与 L’Oréal", 45.0), ["L’Oréal", "与", "L’Oréal"]);
    }

    #[test]
    fn note_marks_are_small() {
        assert!((text_width("专利^1^", STYLE, &Even) - (20.0 + 0.55 * 6.7)).abs() < 1e-9);
        assert_eq!(text_width("CO~2~", STYLE, &Even), text_width("CO^2^", STYLE, &Even));
        assert_eq!(super::pieces("CO~2~e"), ["C", "O~2~", "e"]);
    }
}
