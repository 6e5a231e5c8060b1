//! Mistakes planted one at a time in a book without any: each is found, with the right code and on the right line.

use std::collections::BTreeSet;

use crate::harness::Book;

const REPORT: &str = "report.yaml";
const CASE: &str = "cases/banqiao.yaml";
const OTHER: &str = "cases/luming.yaml";
const CHAPTER: &str = "chapters/findings.yaml";
const PREFACE: &str = "chapters/preface.yaml";
const FIGURE: &str = "figures/focus.yaml";

const SENTENCE: &str = "这本小书没有一处错误，供人一次改坏一处。";
const ANSWER: &str = "先写记录，再谈保护。记录写得清楚，保护才有依据。";

/// A mistake: `old` of a file becomes `new`, and `code` is found on the line where `at` stands behind the change.
struct Mistake {
    code: &'static str,
    file: &'static str,
    old: &'static str,
    new: &'static str,
    at: &'static str,
}

const fn planted(
    code: &'static str,
    file: &'static str,
    old: &'static str,
    new: &'static str,
    at: &'static str,
) -> Mistake {
    Mistake { code, file, old, new, at }
}

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    // Files and structure.
    planted("yaml-syntax", OTHER, "  title: 法务部", "\ttitle: 法务部", "\ttitle"),
    planted("duplicate-key", CASE, "kind: verbatim", "kind: verbatim\nkind: verbatim", "kind: verbatim\nprofile"),
    planted("unknown-key", CASE, "industry:", "industri:", "industri"),
    planted("schema", OTHER, "kind: digest", "kind: digets", "digets"),
    planted("missing-file", CASE, "images/banqiao.svg", "images/banqiao.png", "images"),
    planted("unsafe-path", CASE, "images/banqiao.svg", "../../banqiao.svg", "banqiao.svg"),
    planted("quantity", CASE, "granted: 210", "granted: 若干", "若干"),
    planted("unknown-reference", CHAPTER, "[](fig:focus)", "[](fig:fokus)", "fokus"),
    planted("unknown-reference", CHAPTER, "[](sec:words)", "[](sec:word)", "sec:word"),
    planted("unknown-reference", OTHER, "group: 境外企业", "group: 海外企业", "海外"),
    planted("unknown-reference", REPORT, "[findings]", "[finding]", "finding"),
    planted("duplicate-reference", CHAPTER, "- figure: focus", "- figure: focus\n      - figure: focus", "focus\n  - title"),
    planted("case-not-in-book", REPORT, "cases: all", "cases: [banqiao]", ""),
    planted("unused-figure", CHAPTER, "      - figure: focus\n", "", ""),
    planted("duplicate-name", OTHER, "name: 鹿鸣海事", "name: 板桥仪器", "板桥"),
    planted("note-anchor", FIGURE, "[降低成本, 30.0]", "[降低成本^1^, 30.0]", "降低成本"),
    planted("chart-shape", FIGURE, "[降低成本, 30.0]", "[降低成本, 30.0, 1]", "降低成本"),
    planted("cross-reference-number", PREFACE, SENTENCE, "数据见图 2.1.1。", "图"),
    planted("prose", PREFACE, SENTENCE, "第一行<br>第二行。", "<br>"),
    planted("missing-glyph", PREFACE, SENTENCE, "这里有一个\u{1F9FF}。", "这里"),
    planted("acceptance", FIGURE, "sources:", "accept: [{ code: no-such-thing, reason: 无 }]\nsources:", "accept"),
    planted("stale-acceptance", FIGURE, "sources:", "accept: [{ code: grim, reason: 无 }]\nsources:", "accept"),
    // Numbers.
    planted("granted-exceeds-inventions", CASE, "granted: 210", "granted: 481", "granted"),
    planted("inventions-exceed-applications", CASE, "applications: 640", "applications: 460", "inventions"),
    planted("share-mismatch", CASE, "granted: 210", "granted: 210\n  more: [{ label: 发明占比, value: 57% }]", "more"),
    planted("sum-not-100", FIGURE, "[降低成本, 30.0]", "[降低成本, 20.0]", "columns"),
    planted("grim", FIGURE, "[缩短交付周期, 50.0]", "[缩短交付周期, 50.4]", "50.4"),
    planted("small-base", FIGURE, "n: 120", "n: 20", "n: 20"),
    planted("missing-base", FIGURE, "    n: 120\n", "", "unit"),
    planted("number-drift", CASE, "生产台式光谱仪。", "生产台式光谱仪，累计申请专利 604 件。", "604"),
    planted("number-drift", CHAPTER, "首要目标见", "首要目标里，把降低成本放在首位的占 35.0%，见", "35.0"),
    planted("unit-magnitude", CASE, "生产台式光谱仪。", "生产台式光谱仪，累计申请专利 640 万件。", "640 万"),
    planted("percent-vs-point", PREFACE, SENTENCE, "这一比例由 35.0% 升至 50.0%，提高 15%。", "15%"),
    planted("direction", PREFACE, SENTENCE, "这一比例由 82% 升至 67%。", "82%"),
    planted("threshold-word", PREFACE, SENTENCE, "七成以上的企业（68.2%）人手不足。", "七成"),
    // Qualifiers and form.
    planted("double-qualifier", CASE, "granted: 210", "granted: 近 200 余", "200"),
    planted("double-qualifier", PREFACE, SENTENCE, "书里约有约 100 处左右的记号。", "100"),
    planted("exact-with-qualifier", CASE, "granted: 210", "granted: 211 余", "211"),
    planted("suffix-order", PREFACE, SENTENCE, "九成即 90+% 的企业如此。", "90"),
    planted("period-span", PREFACE, SENTENCE, "近三年（2027-2030 年）没有错误。", "近三年"),
    planted("thousands", PREFACE, SENTENCE, "书有 12000 字，注有 13000 字，图有 14,000 点。", "14,000"),
    planted("range-dash", PREFACE, SENTENCE, "每章有 3-5 处与 6-8 处记号，另有 9～11 处。", "9～11"),
    // Interviews.
    planted("quote-not-in-interview", CASE, "text: 记录写得清楚", "text: 记录写得明白", "明白"),
    planted("quote-not-in-interview", CHAPTER, "text: 先写记录，再谈保护。", "text: 先谈保护，再写记录。", "先谈"),
    planted("quote-in-digest", OTHER, "highlight: 寿命", "quote: { text: 该部门先估计技术的寿命 }\nhighlight: 寿命", "quote"),
    planted("empty-answer", CASE, ANSWER, " ", "a: |"),
    planted("attribution-drift", CHAPTER, "首要目标见", "首要目标（板桥仪器负责人沈知远语）见", "沈知远"),
    planted("missing-attribution", CASE, "text: 记录写得清楚，保护才有依据。", "text: 记录写得清楚，保护才有依据。\n  by: 板桥仪器", "by"),
    planted("enumeration-gap", CASE, ANSWER, "先写记录，再谈保护。第一，记录要写得早。第三，记录写得清楚，保护才有依据。", "第三"),
    planted("paragraph-end", CASE, "才能独立写出一份说明书。", "才能独立写出一份说明书，", "人手不足"),
    // Chinese typography.
    planted("halfwidth-punctuation", PREFACE, SENTENCE, "这本小书没有一处错误,供人一次改坏一处。", "没有"),
    planted("halfwidth-punctuation", CASE, "q: 本年最大的挑战是什么？", "q: 本年最大的挑战(限一项)是什么？", "限一项"),
    planted("straight-quote", PREFACE, SENTENCE, "这本\"小书\"没有错误。", "小书"),
    planted("unbalanced-quote", PREFACE, SENTENCE, "这本“小书没有错误。", "小书"),
    planted("unbalanced-quote", CASE, "q: 本年最大的挑战是什么？", "q: 本年最大的挑战（限一项是什么？", "本年"),
    planted("cjk-latin-spacing", PREFACE, SENTENCE, "全书 3 处、5 处、7 处与9处没有错误。", "全书"),
    planted("ellipsis", PREFACE, SENTENCE, "错字、漏字、衍字...都没有。", "错字"),
    planted("dash", PREFACE, SENTENCE, "一本小书--没有错误。", "小书"),
    planted("doubled-character", PREFACE, SENTENCE, "这本小书的的错误在别处。", "小书"),
    planted("doubled-word", PREFACE, SENTENCE, "这本小书供人进行进行改错。", "小书"),
    planted("fullwidth-digit", PREFACE, SENTENCE, "这本小书印于２０３１年。", "小书"),
    planted("term", REPORT, "groups:", "terms: [{ prefer: 仪器仪表, instead_of: [仪表仪器] }]\ninterviewer: 仪表仪器研究室\ngroups:", "仪表仪器研究室"),
    planted("variant-name", PREFACE, SENTENCE, "板乔仪器的访谈没有错误。", "板乔"),
    planted("variant-name", PREFACE, SENTENCE, "BANQIAO 的访谈没有错误。", "BANQIAO"),
];

#[test]
fn planted_mistakes_are_found_on_their_lines() {
    assert_eq!(Book::plain().run("check --format short").done().stdout, "", "the book is clean");
    let mut unseen = Vec::new();
    for mistake in MISTAKES {
        let Mistake { code, file, old, new, at } = *mistake;
        let book = Book::plain();
        let text = book.text(file);
        let place = text.find(old).unwrap_or_else(|| panic!("`{old}` must stand in {file}"));
        book.write(file, text.replacen(old, new, 1));
        // The interviewer may be there already.
        if code == "term" {
            book.edit(file, "interviewer: 示例研究室\n", "");
        }
        let changed = book.text(file);
        let from = changed.len().min(place.saturating_sub(40));
        let from = (0..=from).rev().find(|at| changed.is_char_boundary(*at)).unwrap_or_default();
        let line = changed[from..].find(at).map(|found| changed[..from + found].matches('\n').count() + 1);
        let found = book.run("check --format json").json();
        let found = found.as_array().expect("an array");
        let hit = found.iter().any(|one| {
            let line = line.filter(|_| !at.is_empty());
            one["code"] == code && line.is_none_or(|line| one["file"] == file && one["line"] == line)
        });
        if !hit {
            let found: Vec<String> =
                found.iter().map(|one| format!("{} {}:{}", one["code"], one["file"], one["line"])).collect();
            unseen.push(format!("{code} in {file}:{line:?}: {found:?}"));
        }
    }
    assert!(
        unseen.is_empty(),
        "{} of {} are not found:\n{}",
        unseen.len(),
        MISTAKES.len(),
        unseen.join("\n")
    );
    let kinds: BTreeSet<&str> = MISTAKES.iter().map(|mistake| mistake.code).collect();
    assert!(kinds.len() >= 40, "{} kinds", kinds.len());
}
