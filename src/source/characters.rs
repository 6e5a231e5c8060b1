//! Characters that nobody sees or that only look like others: where they are right, and what stands for them where they are not.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most combining marks on one letter: more than any script or phonetic alphabet piles up. Shaping takes memory for every mark.
pub const MAX_MARKS: usize = 16;

/// Where more than [`MAX_MARKS`] combining marks stand on one letter: the bytes from the first mark to the last, and how many.
pub fn piles(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let mut pile: Option<(Range<usize>, usize)> = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii() || !is_combining_mark(c) {
            found.extend(pile.take().filter(|(_, count)| *count > MAX_MARKS));
            continue;
        }
        let (range, count) = pile.get_or_insert((at..at, 0));
        range.end = at + c.len_utf8();
        *count += 1;
    }
    found.extend(pile.filter(|(_, count)| *count > MAX_MARKS));
    found
}

/// Whether a character cannot be seen and has no business between these two texts. A joiner inside an emoji or in a script
/// that needs it, and a variation selector behind what varies, are right.
pub fn is_invisible(c: char, before: &str, after: &str) -> bool {
    let last = || before.chars().next_back();
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{200C}' => !last().is_some_and(joins_letters),
        '\u{200D}' => !joins(before, after),
        '\u{FE00}'..='\u{FE0F}' => !last().is_some_and(|c| !c.is_ascii_alphabetic() && !c.is_whitespace()),
        '\u{E0100}'..='\u{E01EF}' => !last().is_some_and(|c| ('\u{2E80}'..='\u{3FFFF}').contains(&c)),
        '\u{E0020}'..='\u{E007F}' => {
            !last().is_some_and(|c| c == '\u{1F3F4}' || ('\u{E0020}'..='\u{E007E}').contains(&c))
        }
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0001}' => true,
        c => c.is_control(),
    }
}

/// Whether a joiner stands between two parts of an emoji, or in a script that needs joiners.
fn joins(before: &str, after: &str) -> bool {
    let is_emoji = |c: char| matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    let last = before.chars().rev().find(|c| *c != '\u{FE0F}');
    let next = after.chars().next();
    last.is_some_and(joins_letters) || last.is_some_and(is_emoji) && next.is_some_and(is_emoji)
}

/// Whether joiners and non-joiners are part of how a script is written: Arabic and those of India and its neighbours.
fn joins_letters(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}')
}

/// Whether a character is not part of any text: controls, noncharacters, the private planes that the pipeline uses itself, and
/// marks that turn the direction of the text around them, which make a line read otherwise than it is.
pub fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{F0000}'..)
        || (c as u32 & 0xFFFE) == 0xFFFE
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character ends a line without being a line break of the file: what Word, slides and old terminals write.
pub fn is_other_break(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What stands for an invisible character between these two texts: nothing, or a space where it parts words of an alphabet
/// as a line break does.
pub fn replacement(c: char, before: &str, after: &str) -> &'static str {
    let wordy = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_ideograph(c));
    let parts = is_other_break(c) && wordy(before.chars().next_back()) && wordy(after.chars().next());
    if parts { " " } else { "" }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The common characters that a compatibility character stands for: of Kangxi and other radicals, compatibility ideographs
/// and Latin ligatures. `None` for every other character.
pub fn unified(c: char) -> Option<String> {
    let folded = match c {
        '\u{2E80}'..='\u{2FDF}'
            if let Some((_, common)) = RADICALS.iter().find(|(radical, _)| *radical == c) =>
        {
            common.to_string()
        }
        '\u{2E80}'..='\u{2FDF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{2F800}'..='\u{2FA1F}' => std::iter::once(c).nfkc().collect(),
        _ => return None,
    };
    (!folded.chars().eq([c])).then_some(folded)
}

/// Radicals of the supplement that Unicode does not decompose (Unicode Character Database, EquivalentUnifiedIdeograph.txt),
/// and three of Kangxi's whose glyph is that of the simplified character in Chinese fonts, which PDF files confuse them with.
const RADICALS: [(char, char); 28] = [
    ('⼾', '户'),
    ('⾭', '青'),
    ('⿈', '黄'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
];

/// A text as one line of a report can show it: what would turn, end or erase the line is named instead, and a line break is a
/// blank. File names, keys and titles come from anywhere.
pub fn shown(text: &str) -> Cow<'_, str> {
    let tame = |c: char| {
        !is_forbidden(c)
            && !is_other_break(c)
            && !matches!(c, '\n' | '\r' | '\u{200E}' | '\u{200F}' | '\u{61C}')
    };
    if text.chars().all(tame) {
        return Cow::Borrowed(text);
    }
    let named = |c: char| match c {
        '\n' | '\r' => " ".to_owned(),
        c if tame(c) => c.to_string(),
        c => format!("⟨{}⟩", code_point(c)),
    };
    Cow::Owned(text.chars().map(named).collect())
}

/// `U+200B`
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_and_selectors_are_right_where_they_belong() {
        let invisible = |text: &str| {
            text.char_indices()
                .filter(|(at, c)| is_invisible(*c, &text[..*at], &text[at + c.len_utf8()..]))
                .map(|(_, c)| code_point(c))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for right in [
            "👩\u{200D}🔬",
            "❤\u{FE0F}\u{200D}🔥",
            "☑\u{FE0F}",
            "1\u{FE0F}\u{20E3}",
            "葛\u{E0100}",
            "می\u{200C}خواهم",
            "क्\u{200D}ष",
            "甲\t乙\r\n",
        ] {
            assert_eq!(invisible(right), "", "{right:?}");
        }
        assert_eq!(invisible("专\u{200B}利\u{200D}战\u{AD}略"), "U+200B U+200D U+00AD");
        assert_eq!(
            invisible("\u{FEFF}a\u{FE0F}\u{B}b\u{200C}\u{2028}"),
            "U+FEFF U+FE0F U+000B U+200C U+2028"
        );
    }

    #[test]
    fn what_is_shown_cannot_turn_or_end_its_line() {
        assert_eq!(shown("案例 a.yaml"), "案例 a.yaml");
        assert_eq!(shown("a\u{1B}[2J\u{7}b\nc\u{202E}d"), "a⟨U+001B⟩[2J⟨U+0007⟩b c⟨U+202E⟩d");
        assert_eq!(shown("a\u{200F}\u{2028}"), "a⟨U+200F⟩⟨U+2028⟩");
    }

    #[test]
    fn piles_of_marks_are_told_from_letters_with_marks() {
        assert_eq!(piles("Việt Nam e\u{301}\u{323}, ก็ไม่ \u{301}"), []);
        let most = "\u{301}".repeat(MAX_MARKS);
        assert_eq!(piles(&format!("e{most}a{most}")), []);
        let text = format!("甲e{most}\u{FE0F}乙");
        assert_eq!(piles(&text), [(4..text.len() - 3, MAX_MARKS + 1)]);
    }

    #[test]
    fn compatibility_characters_have_a_common_one() {
        let folded = |text: &str| {
            text.chars().map(|c| unified(c).unwrap_or_else(|| c.to_string())).collect::<String>()
        };
        assert_eq!(folded("⽤⼾⾭⻋⻢⼀\u{F9E4}\u{2F800}ﬁle"), "用户青车马一理丽file");
        assert_eq!(folded("用户﨑①㎡℃Ⅳ"), "用户﨑①㎡℃Ⅳ", "what is a character of its own stays");
    }

    #[test]
    fn other_line_breaks_part_words_of_an_alphabet() {
        assert_eq!(replacement('\u{B}', "专利", "战略"), "");
        assert_eq!(replacement('\u{2028}', "patent", "strategy"), " ");
        assert_eq!(replacement('\u{200B}', "pat", "ent"), "");
    }
}
