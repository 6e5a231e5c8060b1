//! What the rules of running text leave alone, because it is right as it is written: addresses, code, numbers of documents,
//! measures, and names with marks of their own.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;
use typst::utils::hash128;

use super::Words;
use crate::content::load::Files;

/// Ranges of a text's bytes, in order and apart.
#[derive(Debug, Default)]
pub struct Kept {
    /// What is not text of the editor: addresses of the web and of mail.
    pub hidden: Vec<Range<usize>>,
    /// What is text, and stays as it is.
    pub fixed: Vec<Range<usize>>,
}

/// Finds what is kept in the texts of a book.
#[derive(Debug, Default)]
pub struct Keeper {
    /// Names with marks that would mean something else in running text, such as Yahoo!
    names: Vec<String>,
    /// Stands for the names where a text's hash asks for them, many times in a book.
    key: u128,
}

impl Hash for Keeper {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// What is kept, by its form. Where only a part of the form is kept, it is the first group.
const FORMS: &[&str] = &[
    // Code.
    r"`[^`\n]+`",
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",
    r"</?[A-Za-z][^<>\n\p{Han}]*>",
    r#"[A-Za-z_][A-Za-z0-9_.:-]*\s?=\s?(?:"[^"\n]*"|'[^'\n]*')"#,
    r"\{[^{}\n]{1,200}\}|\$[^$\n\p{Han}]+\$",
    r"(?:^|[^A-Za-z0-9-])(--[a-z][a-z0-9-]*(?:=[^\s\p{Han}，。；、）]+)?)",
    r"!==?|:=|::",
    r"\bO\([^()\n]{1,12}\)",
    // Files and paths. A title in 《》 may have blanks.
    r"《[^《》\n]*\.[A-Za-z0-9]{1,5}》",
    // Brackets in a file's name are in pairs; behind a blank it may have commas.
    r"(?i)(?:[\p{Han}a-z0-9_.+~&@#-]|[(（][^()（）\n]{1,40}[)）]|\[[^\[\]\n]{1,40}\]|【[^【】\n]{1,40}】)+\.(?:pdf|docx?|docm|xlsx?|xlsb|pptx?|wps|et|dps|od[stp]|rtf|csv|tsv|txt|md|tex|bib|epub|json|ya?ml|toml|xml|html?|css|s[ac]ss|[jt]sx?|vue|py|rb|rs|java|kt|swift|go|cpp|sql|sh|bat|exe|dll|apk|dmg|zip|rar|7z|tar|gz|png|jpe?g|heic|gif|bmp|svg|webp|tiff?|psd|ai|eps|cdr|fig|sketch|indd|key|mp[34]|avi|mov|wav|ttf|otf|woff2?|log|ini|conf|env|icc|bak)\b",
    r"(?i)[\s“：]((?:[\p{Han}a-z0-9_.+~&@#-]|[(（][^()（）\n]{1,40}[)）]|\[[^\[\]\n]{1,40}\]|【[^【】\n]{1,40}】|[,;!'])+\.(?:pdf|docx?|docm|xlsx?|xlsb|pptx?|wps|et|dps|od[stp]|rtf|csv|tsv|txt|md|tex|bib|epub|json|ya?ml|toml|xml|html?|css|s[ac]ss|[jt]sx?|vue|py|rb|rs|java|kt|swift|go|cpp|sql|sh|bat|exe|dll|apk|dmg|zip|rar|7z|tar|gz|png|jpe?g|heic|gif|bmp|svg|webp|tiff?|psd|ai|eps|cdr|fig|sketch|indd|key|mp[34]|avi|mov|wav|ttf|otf|woff2?|log|ini|conf|env|icc|bak)\b)",
    r"[A-Za-z]:\\[^\s，。；：！？、“”‘’（）《》]*",
    r"(?:^|[^A-Za-z0-9])((?:\.{1,2}|~)?(?:/[A-Za-z0-9_.\-]+){2,}/?)",
    r"[A-Za-z0-9_.~\-]*(?:/[\p{Han}A-Za-z0-9_.\-]+)+\.[A-Za-z0-9]{1,5}\b",
    // Addresses with Han characters in them; `address` finds those that begin with a scheme.
    r"[\p{Han}A-Za-z0-9_.+-]+@[\p{Han}A-Za-z0-9-]+(?:\.[\p{Han}A-Za-z0-9-]+)+",
    r"[\p{Han}A-Za-z0-9-]+\.(?:中国|网址|商标|集团|香港|台湾|政务|公益)(?:/[^\s，。；：！？、“”‘’（）《》]*)?",
    r"[\p{Han}A-Za-z0-9-]+\.(?:公司|网络|在线|移动|手机|信息|网店|商城)/[^\s，。；：！？、“”‘’（）《》]*",
    r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|gov|edu|io|ai|dev|app)/[\p{Han}A-Za-z0-9_./?=&%#+-]*",
    // Numbers of standards, patents, judgments, decrees, licences, contracts, plates and telephones.
    r"(?:^|[^A-Za-z0-9])([A-Z]{1,6}(?:/[A-Z]{1,4})*[ -]?[0-9]+(?:[.\-–—:/~～][0-9]+)+)",
    r"(?:ZL|CN|US|EP|JP|KR|WO|DE|GB|TW)\s?[0-9][0-9 .,/]{5,}[0-9Xx](?:\s?[A-Z][0-9]?)?",
    r"\p{Han}{0,6}[〔\[（(]\s?(?:19|20)[0-9]{2}\s?[〕\]）)]\s?[\p{Han}A-Za-z0-9]{0,12}?\s?[0-9]+\s?号(?:之[一二三四五六])?",
    r"\p{Han}{0,2}(?:ICP|EDI)[备证]?[字]?\s?[A-Z0-9-]+号(?:-[0-9]+)?",
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}\b",
    r"(?:编号|合同号|专利号|申请号|公开号|公告号|证书号|登记号|备案号|批号|单号|证号|号码|电话|传真|热线|邮编|型号|账号|No\.?|№)[:：为是]?\s?([A-Za-z0-9(（+][A-Za-z0-9()（）./ -]*[A-Za-z0-9])",
    r"(?:\+[0-9]{1,3}[- ]?)?(?:[(（]\+?[0-9]{2,4}[)）][- ]?|\b[0-9]{3,4}-)[0-9]{3,4}[- ]?[0-9]{4}\b(?:-[0-9]{1,6})?",
    r"\+[0-9]{1,3}(?:[- ][0-9]{2,5}){2,5}",
    r"\b[A-Za-z0-9]+(?:-[A-Za-z0-9]+){2,}\b",
    r"\b(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}\b",
    // References in the form of GB/T 7714, with half-width marks.
    r"[^\n]*\[(?:M|J|D|N|R|S|P|C|G|Z|A|(?:EB|DB|J|M)/OL)\][^\n]*",
    // Measures, intervals, faces.
    r#"[0-9]+(?:\.[0-9]+)?°\s?(?:[0-9]+(?:\.[0-9]+)?['′]\s?)?(?:[0-9]+(?:\.[0-9]+)?["″])?"#,
    r#"[0-9]+'\s?[0-9]+(?:\.[0-9]+)?""#,
    r#"[0-9]+(?:\.[0-9]+)?["″]\s?[x×*]\s?[0-9]+(?:\.[0-9]+)?["″]"#,
    r"[\[(]\s?-?[0-9.]+\s?,\s?\+?[0-9.∞]+\s?[\])]",
    r"(?:^|[\s\p{Han}，。！？])([:;]-?[()DPp])(?:$|[\s，。！？])",
];

impl Keeper {
    /// The keeper of a book: its companies' names and those that `report.yaml` declares are kept, if they have marks.
    pub fn new(files: &Files) -> Keeper {
        let cases = files.cases.values().flatten().flat_map(|doc| {
            let further = doc.content.latin_name.iter().chain(&doc.content.organisations);
            [&doc.content.name].into_iter().chain(further).map(|name| name.as_str())
        });
        let declared = files.report.iter().flat_map(|doc| doc.content.names.iter().map(|name| name.as_str()));
        let brands = Words::get().typography.brands.iter().map(String::as_str);
        let marked = |name: &&str| name.contains(|c: char| !c.is_alphanumeric() && c != ' ');
        let names = cases.chain(declared).chain(brands).map(str::trim).filter(marked);
        Keeper::of(names.map(str::to_owned).collect())
    }

    fn of(names: Vec<String>) -> Keeper {
        Keeper { key: hash128(&names), names }
    }

    /// What of a text is kept.
    pub fn kept(&self, text: &str) -> Kept {
        // Hardly any text has something of the kind.
        if !text.bytes().any(|b| b.is_ascii_punctuation() || b.is_ascii_digit()) {
            return Kept::default();
        }
        let mut kept = Kept::default();
        for range in addresses(text) {
            let own = if text[range.clone()].is_ascii() { &mut kept.hidden } else { &mut kept.fixed };
            own.push(range);
        }
        for form in forms() {
            for found in form.captures_iter(text) {
                kept.fixed.extend(found.get(1).or(found.get(0)).map(|part| part.range()));
            }
        }
        kept.fixed.extend(data(text));
        for name in &self.names {
            let whole = |(at, _): &(usize, &str)| {
                let joined = |c: Option<char>, own: Option<char>| {
                    let latin = |c: char| c.is_alphanumeric() && !is_han(c);
                    c.is_some_and(latin) && own.is_some_and(latin)
                };
                let (before, after) = (&text[..*at], &text[at + name.len()..]);
                !joined(before.chars().next_back(), name.chars().next())
                    && !joined(after.chars().next(), name.chars().next_back())
            };
            kept.fixed
                .extend(text.match_indices(name.as_str()).filter(whole).map(|(at, _)| at..at + name.len()));
        }
        let inside = |range: &Range<usize>, hidden: &Range<usize>| {
            hidden.start <= range.start && range.end <= hidden.end
        };
        kept.fixed.retain(|range| !kept.hidden.iter().any(|hidden| inside(range, hidden)));
        kept.fixed = merged(kept.fixed);
        kept
    }
}

fn forms() -> &'static [Regex] {
    static COMPILED: OnceLock<Vec<Regex>> = OnceLock::new();
    // Han characters are words to Unicode, too; here a word is one of ASCII.
    let compiled = |form: &str| Regex::new(&form.replace(r"\b", r"(?-u:\b)")).ok();
    COMPILED.get_or_init(|| FORMS.iter().filter_map(|form| compiled(form)).collect())
}

/// Ranges in order, those that meet as one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// Addresses of the web and of mail.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for mark in ["://", "www.", "@"] {
        for (at, _) in text.match_indices(mark) {
            if found.iter().any(|known| known.contains(&at)) {
                continue;
            }
            let before = text[..at].chars().rev().take_while(|c| is_address(*c)).count();
            let end = at + address(&text[at..]);
            // An address of mail has something on both sides, and a dot behind.
            if mark != "@" || before > 0 && text[at..end].contains('.') {
                found.push(at - before..end);
            }
        }
    }
    merged(found)
}

fn is_address(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | ')' | '(' | '[' | ']')
}

/// The length of an address from its first mark on. Letters beyond ASCII belong to it behind a mark of the address, or
/// before one: `.com/专利` and `/2031版.pdf`, not `.com查看`. Brackets belong to it if they are closed in it.
fn address(text: &str) -> usize {
    let mut brackets = 0;
    let mut last = ' ';
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let own = match c {
            '(' if text[at..].split(char::is_whitespace).next().is_some_and(|rest| rest.contains(')')) => {
                brackets += 1;
                true
            }
            ')' if brackets > 0 => {
                brackets -= 1;
                true
            }
            c if is_han(c) => {
                let rest = text[at..].trim_start_matches(is_han);
                let goes_on = rest.starts_with(['.', '/', '?', '=', '&', '#', '%', '_', '-'])
                    && rest[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
                is_han(last) || "/=?&#-_.:%+@".contains(last) || goes_on
            }
            c => is_address(c),
        };
        if !own {
            break;
        }
        (last, end) = (c, at + c.len_utf8());
    }
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '\'', '`']).len()
}

/// Objects and lists of data: `{"a": "甲"}`, `["甲", "乙"]`.
fn data(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '{' | '[')) {
        let begins = text[at + 1..].trim_start_matches(' ').starts_with(['"', '\'', '{', '[']);
        if !begins || found.last().is_some_and(|last| last.contains(&at)) {
            continue;
        }
        let (open, close) = if c == '{' { ('{', '}') } else { ('[', ']') };
        let mut depth = 0;
        let line = text[at..].split('\n').next().unwrap_or_default();
        let end = line.char_indices().find(|(_, c)| {
            depth += i32::from(*c == open) - i32::from(*c == close);
            depth == 0
        });
        found.extend(end.map(|(length, _)| at..at + length + 1));
    }
    found
}

/// Whether a character is a Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeper() -> Keeper {
        Keeper::of(vec!["Yahoo!".to_owned(), "C++".to_owned()])
    }

    /// The parts of a text that are kept: addresses in `<>`, others in `[]`.
    fn shown(text: &str) -> Vec<String> {
        let kept = keeper().kept(text);
        let part = |range: &Range<usize>, marks: [&str; 2]| {
            format!("{}{}{}", marks[0], &text[range.clone()], marks[1])
        };
        let hidden = kept.hidden.iter().map(|range| (range.start, part(range, ["<", ">"])));
        let fixed = kept.fixed.iter().map(|range| (range.start, part(range, ["[", "]"])));
        let mut all: Vec<_> = hidden.chain(fixed).collect();
        all.sort();
        all.into_iter().map(|(_, part)| part).collect()
    }

    #[test]
    fn every_form_is_one() {
        assert_eq!(forms().len(), FORMS.len());
    }

    #[test]
    fn addresses_end_where_text_begins() {
        assert_eq!(
            shown("见 https://a.b/c,d?e=1. 又 www.a.cn，写信到 a.b@c.de，或@某人"),
            ["<https://a.b/c,d?e=1>", "<www.a.cn>", "<a.b@c.de>"]
        );
        assert_eq!(shown("见 https://例子.中国/专利?fr=a，后文"), ["[https://例子.中国/专利?fr=a]"]);
        assert_eq!(shown("访问https://a.com查看"), ["<https://a.com>"]);
        assert_eq!(
            shown("（https://a.com/b(c)）与 https://a.com/报告2031版.pdf。"),
            ["<https://a.com/b(c)>", "[https://a.com/报告2031版.pdf]"]
        );
    }

    #[test]
    fn documents_code_and_names_are_kept() {
        for (text, kept) in [
            ("按 GB/T 1.1-2020 起草", "[GB/T 1.1-2020]"),
            ("打开《手册 V1.2,终稿.docx》", "[《手册 V1.2,终稿.docx》]"),
            ("运行 check --fix 即可", "[--fix]"),
            ("返回 {\"名称\": \"甲,乙\"} 一段", "[{\"名称\": \"甲,乙\"}]"),
            ("写作&lt;甲", "[&lt;]"),
            ("位于东经116°23'一带", "[116°23']"),
            ("用Yahoo!搜索", "[Yahoo!]"),
            ("（2031）京73民初1234号判决", "[（2031）京73民初1234号]"),
            ("电话：(010)6234-5678。", "[(010)6234-5678]"),
            ("合同编号：HT-2031-015", "[HT-2031-015]"),
            ("区间(0, 1]内", "[(0, 1]]"),
            ("（见附件(终稿).docx）一节", "[见附件(终稿).docx]"),
            ("数据见 2031年申请量,分地区.xlsx，", "[2031年申请量,分地区.xlsx]"),
            ("（600001.SH）与（BABA.N）", "[600001.SH]"),
            ("幻灯片 发布会(终稿).key 已上传", "[发布会(终稿).key]"),
        ] {
            assert_eq!(shown(text), [kept], "{text}");
        }
        for text in ["专利,商标(见下)", "增长20-50%", "从2019-2022年", "第1.2节", "共5.8\"长", "他说:你好"]
        {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }
}
