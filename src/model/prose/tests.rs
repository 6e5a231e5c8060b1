//! The subset of CommonMark, case by case.

use super::*;
use crate::source::Span;

fn read(typed: &str) -> Prose {
    parse(&Text::new(typed, Span::default())).0
}

/// The tree as text: `P` paragraph, `S` strong, `E` emphasis, `N` note, `D` subscript, `L` link, `U` bullets, `O3` numbers from 3,
/// `Q` quote.
fn tree(typed: &str) -> String {
    read(typed).0.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    let all = |blocks: &[Block]| blocks.iter().map(self::block).collect::<String>();
    match block {
        Block::Paragraph(content) => format!("P({})", content.iter().map(inline).collect::<String>()),
        Block::List { start, items } => {
            let kind = start.map_or("U".to_owned(), |start| format!("O{start}"));
            format!("{kind}[{}]", items.iter().map(|item| all(item)).collect::<Vec<_>>().join("|"))
        }
        Block::Quote(blocks) => format!("Q[{}]", all(blocks)),
        Block::Table(table) => {
            let row = |cells: &Vec<Vec<Inline>>| {
                cells.iter().map(|cell| cell.iter().map(inline).collect()).collect::<Vec<String>>().join("|")
            };
            let right: String = table.right.iter().map(|right| if *right { '>' } else { '<' }).collect();
            format!(
                "T{right}[{};{}]",
                row(&table.head),
                table.rows.iter().map(row).collect::<Vec<_>>().join(";")
            )
        }
    }
}

fn inline(inline: &Inline) -> String {
    let all = |inlines: &[Inline]| inlines.iter().map(self::inline).collect::<String>();
    match inline {
        Inline::Text(text) => text.to_string(),
        Inline::Strong(content) => format!("S({})", all(content)),
        Inline::Emphasis(content) => format!("E({})", all(content)),
        Inline::Note(number) => format!("N({number})"),
        Inline::Footnote(note) => format!("F({note:?})"),
        Inline::Sub(low) => format!("D({low})"),
        Inline::Link { target, content } => format!("L({target}:{})", all(content)),
        Inline::Reference(reference) => format!("R({:?})", reference.target),
        Inline::Marked(mark, content) => format!("M({mark:?}:{})", all(content)),
    }
}

#[test]
fn marks_of_the_subset() {
    for (typed, expected) in [
        ("甲", "P(甲)"),
        ("甲\n\n乙", "P(甲)P(乙)"),
        ("甲**乙**丙", "P(甲S(乙)丙)"),
        ("甲*乙*丙", "P(甲E(乙)丙)"),
        ("***甲***", "P(E(S(甲)))"),
        ("**甲*乙*丙**", "P(S(甲E(乙)丙))"),
        // CommonMark would not close these, for want of a blank behind the punctuation.
        ("**重点。**后文", "P(S(重点。)后文)"),
        ("前文**“重点”**后文", "P(前文S(“重点”)后文)"),
        ("见*（注）*。", "P(见E(（注）)。)"),
        ("甲^1^乙", "P(甲N(1)乙)"),
        ("CO~2~ 与 H~2~O", "P(COD(2) 与 HD(2)O)"),
        ("**Ca(OH)~2~**", "P(S(Ca(OH)D(2)))"),
        (r"CO\~2~", "P(CO~2~)"),
        ("约 20~30 家，~40 件、~50 件", "P(约 20~30 家，~40 件、~50 件)"),
        ("甲[^1]乙[^law]。", "P(甲L(^1:)乙L(^law:)。)"),
        ("**甲[^法-2]**", "P(S(甲L(^法-2:)))"),
        (r"甲\[^1]", "P(甲[^1])"),
        ("甲[^ 1]、[^]、[^1", "P(甲[^ 1]、[^]、[^1)"),
        ("**甲^12^**", "P(S(甲N(12)))"),
        ("[甲](https://a.b/c_d?e=f&g#h)", "P(L(https://a.b/c_d?e=f&g#h:甲))"),
        ("[甲](https://a.b/c_(d))", "P(L(https://a.b/c_(d):甲))"),
        ("见 https://a.b/c_(d)。", "P(见 L(https://a.b/c_(d):https://a.b/c_(d))。)"),
        ("**www.a.cn**，ip@a.cn", "P(S(L(https://www.a.cn:www.a.cn))，L(mailto:ip@a.cn:ip@a.cn))"),
        ("[https://a.b](https://a.b)", "P(L(https://a.b:https://a.b))"),
        ("[](fig:a-b)", "P(L(fig:a-b:))"),
        ("[**甲**乙](sec:x)", "P(L(sec:x:S(甲)乙))"),
        ("[甲\\]乙](sec:x)", "P(L(sec:x:甲]乙))"),
        ("- 甲\n- 乙", "U[P(甲)|P(乙)]"),
        ("3. 甲\n4. 乙", "O3[P(甲)|P(乙)]"),
        ("- 甲\n\n- 乙", "U[P(甲)|P(乙)]"),
        ("- 甲\n  - 乙\n  - 丙\n- 丁", "U[P(甲)U[P(乙)|P(丙)]|P(丁)]"),
        ("1. 甲\n   - 乙\n\n     丙", "O1[P(甲)U[P(乙)P(丙)]]"),
        ("> 甲\n> 乙\n\n丙", "Q[P(甲乙)]P(丙)"),
        ("| 甲 | 乙 |\n|---|--:|\n| 丙 | **3** |\n| 丁 | |", "T<>[甲|乙;丙|S(3);丁|]"),
        ("前。\n\n甲|乙\n-|-\n丙 \\| 丁|#3\n\n后。", "P(前。)T<<[甲|乙;丙 | 丁|#3]P(后。)"),
        // A row of three cells would lose one below a head of two: this is no table.
        ("甲|乙\n-|-\n丙|丁|戊", "P(甲|乙 -|- 丙|丁|戊)"),
        ("甲 | 乙", "P(甲 | 乙)"),
        ("> - 甲", "Q[U[P(甲)]]"),
        ("甲\n- 乙", "P(甲)U[P(乙)]"),
    ] {
        assert_eq!(tree(typed), expected, "{typed}");
    }
}

#[test]
fn everything_else_is_text() {
    for typed in [
        r"C:\new\table",
        "a_b_c __d__",
        "# 甲",
        "#let x = 1",
        "`甲` ```乙```",
        "<b>甲</b> <!-- 乙 -->",
        "&amp; &#35; &nbsp;",
        "ftp://example.com/?a=1&b=2#c",
        "<ftp://example.com>",
        "甲 ~~乙~~ | 丙",
        "$x$ @y {{ z }} {% w %}",
        "-- --- ... \"甲\" '乙'",
        "+ 甲",
        "* 甲",
        "1) 甲",
        "= 甲",
        "===",
        "---",
        "|---|",
        "[甲]",
        "[甲] (乙)",
        "[甲]: ftp://a.b",
        "[甲](乙 丙)",
        "甲*",
        "5 * 3 * 2",
        "2^10 与 ^",
        "-甲",
        "1.甲",
        ">甲",
        "1234567890. 甲",
        "    四个空格不是代码",
        "\t制表符也不是",
    ] {
        assert_eq!(tree(typed), format!("P({})", typed.trim()), "{typed}");
    }
}

#[test]
fn a_backslash_makes_marks_into_text() {
    for (typed, expected) in [
        (r"\*甲\*", "P(*甲*)"),
        (r"\*\*甲\*\*", "P(**甲**)"),
        (r"**\*甲\***", "P(S(*甲*))"),
        (r"\[甲\](乙)", "P([甲](乙))"),
        (r"\^1^", "P(^1^)"),
        (r"\^1\^", "P(^1^)"),
        (r"\- 甲", "P(- 甲)"),
        (r"1\. 甲", "P(1. 甲)"),
        (r"\> 甲", "P(> 甲)"),
        (r"甲\", r"P(甲\)"),
        (r"\\*甲\*", r"P(\*甲*)"),
        (r"\_ \# \$ \`", r"P(\_ \# \$ \`)"),
    ] {
        assert_eq!(tree(typed), expected, "{typed}");
    }
}

/// A line break is a blank, but not between two Han characters or full-width marks.
#[test]
fn lines_are_joined_as_their_languages_want() {
    for (typed, expected) in [
        ("甲\n乙", "P(甲乙)"),
        ("甲，\n乙", "P(甲，乙)"),
        ("甲\n“乙”", "P(甲“乙”)"),
        ("甲  \n乙", "P(甲乙)"),
        ("甲\nb", "P(甲 b)"),
        ("a\n乙", "P(a 乙)"),
        ("a\nb", "P(a b)"),
        ("a,\nb", "P(a, b)"),
        ("カ\nナ", "P(カナ)"),
        ("甲\n1", "P(甲 1)"),
        (r"a\", r"P(a\)"),
        ("a\\\nb", "P(a\\ b)"),
        ("甲**乙**\n丙", "P(甲S(乙)丙)"),
    ] {
        assert_eq!(tree(typed), expected, "{typed}");
    }
}

#[test]
fn foreign_markup_is_pointed_at() {
    let found = |typed: &str| {
        let (_, found) = parse(&Text::new(typed, Span::default()));
        found.into_iter().map(|(what, at)| (what, typed[at].to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(found("甲<br/>乙</b>"), [(Foreign::Html, "<br/>".into()), (Foreign::Html, "</b>".into())]);
    assert_eq!(found("甲 ![图](a.png)"), [(Foreign::Image, "![图](a.png)".into())]);
    assert_eq!(found("甲\n\n## 乙\n"), [(Foreign::Heading, "## 乙".into())]);
    assert_eq!(found("a < b、<甲>、#1、C#、####### 甲、!甲"), []);
    let open = |mark: &str| vec![(Foreign::OpenMark, mark.to_owned())];
    for (typed, mark) in [("排放 CO~2 气体", "~2"), ("H~2O", "~2"), ("10^6 次", "^6"), ("每 m^2 一件", "^2")]
    {
        assert_eq!(found(typed), open(mark), "{typed}");
    }
    for typed in
        ["CO~2~、H~2~O、10^6^ 次", "Q1~Q4、A~3、20~30%、~40 家", "2^n、x^y、a^ b", "v1.2~1.4", r"CO\~2"]
    {
        assert_eq!(found(typed), [], "{typed}");
    }
}

#[test]
fn stars_that_close_nothing_are_named() {
    let found = |typed: &str| {
        let (_, found) = parse(&Text::new(typed, Span::default()));
        found.into_iter().map(|(what, range)| (what, range.start)).collect::<Vec<_>>()
    };
    assert_eq!(found("甲**乙**丙**丁"), [(Foreign::OpenMark, 13)]);
    assert_eq!(found("甲**乙**\n\n**丙。"), [(Foreign::OpenMark, 12)]);
    for typed in ["甲**乙**丙", "**甲\n乙**", "`a**b`", r"2\**3", "***甲***", "甲*乙*"] {
        assert_eq!(found(typed), [], "{typed}");
    }
}

#[test]
fn nesting_ends_somewhere() {
    let depth = tree(&("> ".repeat(MAX_DEPTH * 3) + "甲")).matches('Q').count();
    assert_eq!(depth, MAX_DEPTH);
    let deep = "*甲 **乙 ".repeat(MAX_DEPTH) + &"丙** 丁* ".repeat(MAX_DEPTH);
    let levels = tree(&deep).matches(['S', 'E']).count();
    assert_eq!(levels, MAX_DEPTH);
    assert_eq!(read(&deep).plain().trim_end(), deep.replace('*', "").trim_end());
}

#[test]
fn what_is_nested_too_deep_is_said() {
    let list = |levels: usize| -> String {
        (0..levels).map(|level| format!("{}- 甲{level}级\n", "  ".repeat(level))).collect()
    };
    let said = |typed: &str| {
        let (_, found) = parse(&Text::new(typed, Span::default()));
        found.into_iter().map(|(_, range)| typed[range].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said(&list(MAX_DEPTH)), [""; 0]);
    assert_eq!(said(&list(MAX_DEPTH + 3)), ["- 甲16级"]);
    assert_eq!(said(&format!("甲\n\n{}乙", "> ".repeat(MAX_DEPTH + 1))).len(), 1);
}

#[test]
fn plain_text_has_no_marks() {
    assert_eq!(read("**甲**^1^\n\n- [乙](sec:x)\n").plain(), "甲1\n乙\n");
    assert_eq!(crate::quantity::plain("标题^1^与^2^"), "标题与");
    assert!(read(" \n\n").is_empty() && read("").is_empty() && !read("甲").is_empty());
}
