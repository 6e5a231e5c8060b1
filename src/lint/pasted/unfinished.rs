//! `unfinished`: 待补充, TODO, and the words of the scaffold.

use std::sync::OnceLock;

use regex::Regex;

use crate::diag::explanation::Example;
use crate::diag::{Code, Diagnostic, Severity};
use crate::lint::letters::{Letter, OPAQUE};
use crate::lint::words::{StandIns, Unfinished, Words};
use crate::lint::{Findings, LintContext, Passage, Role, Rule, TextKind};

crate::diag::message::messages! {
    "unfinished";
    UNFINISHED(text);
    NOTE(text);
    SCAFFOLD(text);
    HINT;
    NOTE_HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("unfinished"),
    severity: Severity::Warning,
    example: Example {
        wrong: "profile: 待补充", right: "profile: |\n  菲鹏生物成立于 2001 年……"
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let words = &cx.words.unfinished;
    for passage in cx.passages.iter().filter(|passage| passage.kind != TextKind::Quantity) {
        let text: String = passage.letters.iter().map(|letter| letter.c).collect();
        let whole = text.trim();
        if is_scaffold(words, passage, whole) {
            let first = whole.lines().next().unwrap_or_default().replace(OPAQUE, "…");
            let finding = findings.at(passage.whole(), SCAFFOLD.with([&first])).hint(HINT.plain());
            findings.push(Diagnostic { severity: Severity::Info, ..finding });
            continue;
        }
        let bare = whole.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if words.whole.contains(&bare) {
            findings.push(findings.at(passage.whole(), UNFINISHED.with([whole])).hint(HINT.plain()));
            continue;
        }
        for line in passage.lines() {
            self::line(words, passage, line, findings);
        }
    }
}

/// Whether a text is what `init` and `new` write.
fn is_scaffold(words: &Unfinished, passage: &Passage, text: &str) -> bool {
    let StandIns { company, person, job_title } = &words.stand_ins;
    let names = [(Role::Name, company), (Role::Person, person), (Role::JobTitle, job_title)];
    let is_stand_in =
        |(role, names): &(Role, &Vec<String>)| *role == passage.role && names.iter().any(|name| name == text);
    names.iter().any(is_stand_in) || words.scaffold.iter().any(|own| text.starts_with(own.as_str()))
}

fn line(words: &Unfinished, passage: &Passage, line: &[Letter], findings: &mut Findings) {
    let text: String = line.iter().map(|letter| letter.c).collect();
    let mut reported = |range: std::ops::Range<usize>| {
        let from = text[..range.start].chars().count();
        let letters = &line[from..from + text[range.clone()].chars().count()];
        let finding = findings.at(passage.place(letters), NOTE.with([&text[range]]));
        findings.push(finding.hint(NOTE_HINT.plain()));
    };
    let small = text.to_lowercase();
    // 测试 may be an item of a list.
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
    let says_so =
        bare.is_ascii() || ["待", "此处", "内容待", "占位"].iter().any(|word| bare.starts_with(word));
    if says_so && words.whole.iter().any(|word| word == bare) {
        reported(0..text.len());
        return;
    }
    // Small letters take as many bytes in what is looked for.
    if small.len() == text.len()
        && let Some(found) = anywhere().find(&small)
    {
        reported(found.range());
        return;
    }
    let mut is_marked = false;
    for found in marks().find_iter(&text) {
        // A list of things to do, and its programs, are a subject of their own.
        let rest = text[found.end()..].trim_start().to_lowercase();
        let subject = [
            "为化名",
            "是化名",
            "list",
            "清单",
            "列表",
            "应用",
            "事项",
            "软件",
            "工具",
            "app",
            "与",
            "和",
            "是",
            "一词",
            "等",
        ];
        if !subject.iter().any(|word| rest.starts_with(word)) {
            reported(found.range());
            is_marked = true;
        }
    }
    if is_marked {
        return;
    }
    for found in brackets().find_iter(&text) {
        if is_note(words, found.as_str()) {
            reported(found.range());
            return;
        }
    }
}

/// Whether a bracket holds a note to oneself.
fn is_note(words: &Unfinished, bracket: &str) -> bool {
    let inside = bracket.trim_matches(|c: char| "【】[]（）()〔〕<>「」".contains(c)).trim();
    let asks = |text: &str| text.contains(|c: char| "请待需应补核改查删确？?".contains(c));
    let written = words.writers.iter().any(|writer| {
        let said = inside.strip_prefix(writer.as_str()).and_then(|rest| rest.strip_prefix(['：', ':']));
        said.is_some_and(asks)
    });
    let note = words.notes.iter().any(|note| match inside.strip_prefix(note.as_str()) {
        // 【待定】, 【待补充：去年的数据】; 待定系数法 is another word.
        Some(rest) => {
            !rest.starts_with(char::is_alphanumeric) || matches!(bracket.chars().next(), Some('【' | '['))
        }
        None => inside.ends_with(note.as_str()) && inside.chars().count() <= 12,
    });
    written || note
}

/// What is left where something is to be done: programmers' words, a box to be ticked, letters that stand for a number or a name,
/// question marks in the place of a number.
fn marks() -> &'static Regex {
    static MARKS: OnceLock<Regex> = OnceLock::new();
    MARKS.get_or_init(|| {
        compiled(
            r"(?-u:\b)(?:TODO|FIXME|TBD)(?-u:\b)|^\s*(?:[-*] )?\[[ xX]\] |(?-u:\b)(?:\d{0,2}[Xx]{2} ?年|X{2,4} ?[%％]|X{3,4} ?(?:公司|集团|集團|企业|企業|机构|機構|大学|大學|研究院|先生|女士))|[：:（(为為达達占约約共第] ?[?？]{2,}",
        )
    })
}

/// Words that are left where something is to be done, in small letters.
fn anywhere() -> &'static Regex {
    static ANYWHERE: OnceLock<Regex> = OnceLock::new();
    ANYWHERE.get_or_init(|| {
        let words = Words::get().unfinished.anywhere.iter().map(|word| regex::escape(&word.to_lowercase()));
        compiled(&words.collect::<Vec<_>>().join("|"))
    })
}

/// Short texts in brackets.
fn brackets() -> &'static Regex {
    static BRACKETS: OnceLock<Regex> = OnceLock::new();
    BRACKETS.get_or_init(|| {
        compiled(r"【[^【】]{1,40}】|\[[^\[\]]{1,40}\]|（[^（）]{1,40}）|\([^()]{1,40}\)|〔[^〔〕]{1,40}〕")
    })
}

/// A pattern of this file; one that is broken finds nothing.
fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|_| unreachable!("the patterns of this file are sound"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Kind;
    use crate::lint::Words;

    #[test]
    fn notes_are_told_from_what_is_printed() {
        let words = &Words::get().unfinished;
        for note in [
            "【待定】",
            "【待补充：去年的数据】",
            "（编者：请补 2031 年数据）",
            "[待确认]",
            "（数据待核实）",
            "(TBD)",
            "（编辑：此处需删改）",
        ] {
            assert!(is_note(words, note), "{note}");
        }
        for printed in [
            "（编者注：见下文）",
            "（编辑：沈知远）",
            "（待定系数法）",
            "（见图）",
            "【摘要】",
            "[1]",
            "（作者：顾若水）",
        ] {
            assert!(!is_note(words, printed), "{printed}");
        }
    }

    #[test]
    fn the_words_of_the_scaffold_are_its_own() {
        let files = concat!(
            include_str!("../../scaffold/zh/new/case.yaml"),
            include_str!("../../scaffold/zh/chapters/preface.yaml"),
            include_str!("../../scaffold/zh/chapters/findings.yaml"),
            include_str!("../../scaffold/zh/report.yaml"),
            include_str!("../../scaffold/en/new/case.yaml"),
            include_str!("../../scaffold/en/chapters/preface.yaml"),
            include_str!("../../scaffold/en/chapters/findings.yaml"),
            include_str!("../../scaffold/en/report.yaml"),
            include_str!("../../scaffold/zh-TW/cases/first.yaml"),
            include_str!("../../scaffold/zh-TW/chapters/preface.yaml"),
            include_str!("../../scaffold/zh-TW/chapters/findings.yaml"),
            include_str!("../../scaffold/zh-TW/chapters/legal.yaml"),
            include_str!("../../scaffold/zh-TW/report.yaml"),
            include_str!("../../scaffold/ja/cases/first.yaml"),
            include_str!("../../scaffold/ja/chapters/preface.yaml"),
            include_str!("../../scaffold/ja/chapters/findings.yaml"),
            include_str!("../../scaffold/ja/chapters/legal.yaml"),
            include_str!("../../scaffold/ja/report.yaml"),
        );
        let figures = Kind::all().flat_map(|kind| kind.example.iter().map(|(_, text)| *text));
        let scaffold: String = std::iter::once(files).chain(figures).collect();
        let Unfinished { scaffold: beginnings, stand_ins, .. } = &Words::get().unfinished;
        let StandIns { company, person, job_title } = stand_ins;
        for words in [beginnings, company, person, job_title].into_iter().flatten() {
            assert!(scaffold.contains(words.as_str()), "{words}");
        }
    }
}
