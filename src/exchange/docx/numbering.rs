//! The numbers that Word shows before paragraphs, which its files do not hold: they are counted (ECMA-376, 17.9).

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::document::ListItem;
use super::super::fault::Fault;
use super::super::package::{Package, tree};
use super::super::xml::{attribute, child, elements, value};

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document, and how far they are counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Kinds of lists by their ids.
    kinds: BTreeMap<String, Vec<Level>>,
    /// The kind of each list, and the levels that it begins anew.
    lists: BTreeMap<String, (String, BTreeMap<u8, u32>)>,
    /// The last number of each level of each kind.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists that were begun.
    begun: Vec<String>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// The label, with `%1` for the number of the first level.
    text: String,
    /// Whether all numbers of the label are digits.
    is_legal: bool,
}

impl Default for Level {
    fn default() -> Level {
        Level { start: 1, format: "decimal".to_owned(), text: String::new(), is_legal: false }
    }
}

impl Numbering {
    pub(super) fn read(package: &Package, part: Option<&str>) -> Result<Numbering, Fault> {
        let Some(part) = part else { return Ok(Numbering::default()) };
        let Some(text) = package.text(part)? else { return Ok(Numbering::default()) };
        let tree = tree(part, &text)?;
        let mut numbering = Numbering::default();
        for node in elements(tree.root_element()) {
            match node.tag_name().name() {
                "abstractNum" => {
                    let id = attribute(node, "abstractNumId").unwrap_or_default();
                    numbering.kinds.insert(id.to_owned(), levels(node, vec![Level::default(); LEVELS]));
                }
                "num" => numbering.list(node),
                _ => {}
            }
        }
        Ok(numbering)
    }

    fn list(&mut self, node: Node) {
        let (Some(id), Some(kind)) = (attribute(node, "numId"), value(node, "abstractNumId")) else { return };
        let mut starts = BTreeMap::new();
        let mut own = None;
        for change in elements(node).filter(|node| node.tag_name().name() == "lvlOverride") {
            let Some(level) = attribute(change, "ilvl").and_then(|level| level.parse::<u8>().ok()) else {
                continue;
            };
            let start = value(change, "startOverride").and_then(|start| start.parse().ok());
            starts.extend(start.map(|start| (level, start)));
            if child(change, "lvl").is_some() {
                let base = own.take().or_else(|| self.kinds.get(kind).cloned()).unwrap_or_default();
                own = Some(levels(change, base));
            }
        }
        // A list with levels of its own is a kind of its own.
        let kind = match own {
            Some(own) => {
                let kind = format!("{kind}/{id}");
                self.kinds.insert(kind.clone(), own);
                kind
            }
            None => kind.to_owned(),
        };
        self.lists.insert(id.to_owned(), (kind, starts));
    }

    /// Counts a paragraph of a list; `None` for no list.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<ListItem> {
        let (kind, starts) = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let at = usize::from(level).min(LEVELS - 1);
        let own = levels.get(at)?;
        let counts = self.counts.entry(kind.clone()).or_default();
        if !self.begun.iter().any(|begun| begun == list) {
            self.begun.push(list.to_owned());
            for (&level, &start) in starts {
                if let Some(count) = counts.get_mut(usize::from(level)) {
                    *count = start.checked_sub(1);
                }
            }
        }
        counts[at] = Some(counts[at].map_or(own.start, |count| count.saturating_add(1)));
        counts[at + 1..].fill(None);
        let is_bullet = own.format == "bullet";
        let label = if is_bullet { "•".to_owned() } else { label(levels, own, counts) };
        Some(ListItem { list: list.to_owned(), level: at as u8, label, is_bullet })
    }
}

/// The levels that an element defines, over others.
fn levels(node: Node, mut levels: Vec<Level>) -> Vec<Level> {
    for node in node.descendants().filter(|node| node.tag_name().name() == "lvl") {
        let index = attribute(node, "ilvl").and_then(|level| level.parse::<usize>().ok());
        let Some(level) = index.and_then(|index| levels.get_mut(index)) else { continue };
        *level = Level {
            start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(0),
            format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
            text: value(node, "lvlText").unwrap_or_default().to_owned(),
            is_legal: child(node, "isLgl").is_some(),
        };
    }
    levels
}

/// The label of a paragraph: `%1.%2` with the numbers of its levels.
fn label(levels: &[Level], own: &Level, counts: &[Option<u32>; LEVELS]) -> String {
    let mut out = String::new();
    let mut rest = own.text.chars().peekable();
    while let Some(c) = rest.next() {
        let level = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|level| c == '%' && *level > 0);
        let Some(index) = level.map(|level| level as usize - 1) else {
            out.push(c);
            continue;
        };
        rest.next();
        let Some(level) = levels.get(index) else { continue };
        let number = counts.get(index).copied().flatten().unwrap_or(level.start);
        out.push_str(&numeral(number, if own.is_legal { "decimal" } else { &level.format }));
    }
    out
}

/// A number in one of Word's formats (ECMA-376, 17.18.59). Those of other scripts are written in digits.
fn numeral(number: u32, format: &str) -> String {
    const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
    const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    let digits = number.to_string();
    let of = |all: &[char]| (number as usize).checked_sub(1).and_then(|at| all.get(at)).map(char::to_string);
    let each = |all: &[char; 10]| {
        digits.chars().filter_map(|digit| all.get(digit.to_digit(10)? as usize)).collect::<String>()
    };
    let enclosed = |first: u32| char::from_u32(first + number - 1).map(|c| c.to_string());
    let found = match format {
        "none" => Some(String::new()),
        "lowerLetter" => Some(letters(number)),
        "upperLetter" => Some(letters(number).to_uppercase()),
        "lowerRoman" => Some(roman(number)),
        "upperRoman" => Some(roman(number).to_uppercase()),
        "decimalZero" => Some(format!("{number:02}")),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => han(number, &DIGITS, ['十', '百', '千']),
        "chineseLegalSimplified" | "ideographLegalTraditional" => han(number, &FORMAL, ['拾', '佰', '仟']),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Some(each(&DIGITS)),
        "ideographTraditional" => of(&STEMS),
        "ideographZodiac" => of(&BRANCHES),
        "decimalFullWidth" | "decimalFullWidth2" => {
            Some(digits.chars().filter_map(|digit| char::from_u32(digit as u32 + 0xFEE0)).collect())
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            enclosed(0x2460)
        }
        "decimalEnclosedParen" if (1..=20).contains(&number) => enclosed(0x2474),
        "decimalEnclosedFullstop" if (1..=20).contains(&number) => enclosed(0x2488),
        "ideographEnclosedCircle" if (1..=10).contains(&number) => enclosed(0x3280),
        _ => None,
    };
    found.unwrap_or(digits)
}

/// a … z, aa, bb, as Word counts in letters.
fn letters(number: u32) -> String {
    let Some(at) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + (at % 26) as u8);
    std::iter::repeat_n(letter, (at / 26 + 1).min(30) as usize).collect()
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let (mut left, mut out) = (number, String::new());
    for (value, letters) in PARTS {
        while left >= value {
            left -= value;
            out.push_str(letters);
        }
    }
    out
}

/// A number below ten thousand in Han numerals: 十二, 一百〇五.
fn han(number: u32, digits: &[char; 10], powers: [char; 3]) -> Option<String> {
    if number == 0 || number > 9999 {
        return None;
    }
    let (mut out, mut gap) = (String::new(), false);
    for (power, name) in [(1000, Some(powers[2])), (100, Some(powers[1])), (10, Some(powers[0])), (1, None)] {
        let digit = (number / power % 10) as usize;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(digits[0]);
            gap = false;
        }
        // Ten to nineteen begin with the ten.
        if !(power == 10 && digit == 1 && out.is_empty() && name == Some('十')) {
            out.push(digits[digit]);
        }
        out.extend(name);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_does() {
        for (number, format, written) in [
            (3, "decimal", "3"),
            (3, "upperRoman", "III"),
            (1994, "lowerRoman", "mcmxciv"),
            (28, "lowerLetter", "bb"),
            (4, "decimalEnclosedCircle", "④"),
            (21, "decimalEnclosedCircle", "21"),
            (10, "chineseCountingThousand", "十"),
            (12, "chineseCounting", "十二"),
            (105, "chineseCountingThousand", "一百〇五"),
            (20, "japaneseCounting", "二十"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (3, "ideographTraditional", "丙"),
            (11, "ideographTraditional", "11"),
            (7, "decimalFullWidth", "７"),
            (2, "hebrew1", "2"),
            (5, "none", ""),
        ] {
            assert_eq!(numeral(number, format), written, "{number} {format}");
        }
    }
}
