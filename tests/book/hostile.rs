//! Text that looks like code, in every place where an editor may write: it never fails, and prints as it was typed.

use casebound::diag::Diagnostics;
use casebound::export::{self, Standards};
use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::model::prose;
use casebound::project::{Folder, Project};
use casebound::session::{Session, typeset};
use casebound::source::{Span, Text};
use casebound::template::escape::literal;
use casebound::template::{Document, SHEET};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use typst::syntax::{ast, parse_code};

use crate::harness::Book;
use crate::pdf::{Pdf, squeezed};

/// What means something to Typst, minijinja, CommonMark, YAML, HTML or a spreadsheet.
const MARKS: [&str; 58] = [
    "#",
    "$",
    "@",
    "*",
    "**",
    "_",
    "\\",
    "\\\\",
    "`",
    "```",
    "~",
    "<",
    ">",
    "[",
    "]",
    "[[",
    "{{",
    "}}",
    "{{ x }}",
    "{%",
    "%}",
    "{% raw %}",
    "{#",
    "#}",
    "{-",
    "//",
    "/*",
    "*/",
    "--",
    "---",
    "...",
    "\"",
    "'",
    "=",
    "==",
    "- ",
    "-",
    "+ ",
    "+",
    "1.",
    "1) ",
    "/ ",
    "&",
    "&amp;",
    "&#35;",
    "!",
    "![a](b)",
    "[a](b)",
    "^",
    "^1^",
    "|",
    ";",
    ",",
    ": ",
    "%",
    "#{1+1}",
    "\\u{41}",
    "https://a.b/c?d=e&f#g",
];

/// A document of one case whose fields are all different.
struct Sheet {
    questions: Vec<String>,
    answers: Vec<String>,
}

impl Sheet {
    fn of_questions(questions: Vec<String>) -> Sheet {
        let answers = vec!["答。".to_owned(); questions.len()];
        Sheet { questions, answers }
    }

    fn of_answers(answers: Vec<String>) -> Sheet {
        let questions = vec!["问？".to_owned(); answers.len()];
        Sheet { questions, answers }
    }

    /// Prints the case alone and reads the sheet's text.
    fn print(&self) -> String {
        let book = Book::plain();
        let mut case = "name: 某\ninterviewee: { title: 某 }\nprofile: 某。\ninterview:\n".to_owned();
        for (q, a) in self.questions.iter().zip(&self.answers) {
            case.push_str(&format!("  - q: {}\n    a: {}\n", quoted(q), quoted(a)));
        }
        book.write("cases/hostile.yaml", case);
        print(&book, "hostile")
    }
}

/// A text as a YAML scalar in double quotes, which JSON's strings are.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("JSON")
}

/// Prints one company's sheet in this process.
fn print(book: &Book, case: &str) -> String {
    let session =
        Session::open(Project::new(Folder::find(book.root()).expect("a book")), SystemFonts::Excluded);
    let mut found = Diagnostics::default();
    let book = session
        .printable(Medium::Screen)
        .unwrap_or_else(|| panic!("{:?}", session.diagnostics().sorted(session.sources())));
    let renderer = session
        .renderer(book, Medium::Screen, Document::Excerpt, Default::default(), &mut found)
        .expect("a renderer");
    let project = renderer.sheet(book.case(case).expect("the case"), SHEET, &mut found);
    let mut typesetter = session.typesetter();
    let document = typeset(&mut typesetter, project, &mut found);
    let document = document.unwrap_or_else(|| panic!("{:?}", found.sorted(session.sources())));
    Pdf::read(&export::pdf(&document, None, &Standards::usual(None)).expect("a PDF")).text()
}

/// Every text must be printed, each behind the one before it.
fn printed_in_order(texts: &[String], printed: &str) {
    let mut from = 0;
    for text in texts {
        let typed = squeezed(text);
        let at = printed[from..].find(&typed);
        let near: String = printed[from..].chars().take(60).collect();
        from += at
            .unwrap_or_else(|| panic!("{text:?} must be printed as typed, but the page goes on: {near}"))
            + typed.len();
    }
}

/// A mark alone, at the beginning, at the end, in the middle, and twice.
fn around(mark: &str) -> [String; 6] {
    [
        mark.to_owned(),
        format!("{mark}始"),
        format!("终{mark}"),
        format!("前 {mark} 后"),
        format!("前{mark}中{mark}后"),
        format!("{mark}{mark}"),
    ]
}

#[test]
fn every_mark_at_every_position_of_plain_text() {
    let sheet = Sheet::of_questions(MARKS.iter().flat_map(|mark| around(mark)).collect());
    printed_in_order(&sheet.questions, &sheet.print());
}

#[test]
fn every_mark_in_every_plain_field() {
    let text = MARKS.concat();
    let fields = [
        "名称",
        "拉丁名",
        "行业",
        "人名",
        "职务",
        "机构",
        "采访方",
        "地区",
        "标签",
        "分组",
        "署名",
        "出处",
        "社名",
    ];
    let typed: Vec<String> = fields.iter().map(|field| format!("{field}{text}{field}")).collect();
    let [
        name,
        latin,
        industry,
        person,
        title,
        organisation,
        asker,
        office,
        label,
        group,
        by,
        source,
        publisher,
    ] = typed.each_ref_quoted();
    let book = Book::plain();
    book.write(
        "cases/hostile.yaml",
        format!(
            "name: {name}\nlatin_name: {latin}\nindustry: {industry}\ninterviewer: {asker}\n\
             interviewee: {{ name: {person}, title: {title}, organisation: {organisation} }}\nprofile: 某。\n\
             patents: {{ offices: {{ names: [{office}] }}, more: [{{ label: {label}, value: 1, group: {group} }}] }}\n\
             interview: [{{ q: 问？, a: 答。 }}]\nquote: {{ text: 答, by: {by} }}\n\
             source: {{ title: {source}, publisher: {publisher} }}\n"
        ),
    );
    let printed = print(&book, "hostile");
    for text in typed {
        // A bar breaks a sub-heading.
        let text = if text.starts_with("小题") { text.replace('|', "") } else { text };
        assert!(printed.contains(&squeezed(&text)), "{text} must be printed as typed in:\n{printed}");
    }
}

/// Quotes the fields of a table of texts.
trait EachQuoted {
    fn each_ref_quoted<const N: usize>(&self) -> [String; N];
}

impl EachQuoted for Vec<String> {
    fn each_ref_quoted<const N: usize>(&self) -> [String; N] {
        let quoted: Vec<String> = self.iter().map(|text| quoted(text)).collect();
        quoted.try_into().expect("as many fields as names")
    }
}

#[test]
fn every_mark_in_chapters_and_figures() {
    // A note mark is one in these places, and a colon parts a title's theme from its thesis.
    let marks = MARKS.iter().filter(|mark| !mark.contains('^') && !mark.contains(':'));
    let text = marks.copied().collect::<String>();
    let places = [
        "图题", "问题", "列名", "行名", "脚注", "来源", "小题", "数前", "数后", "卡名", "评语", "表头",
        "表格",
    ];
    let typed: Vec<String> = places.iter().map(|place| format!("{place}{text}{place}")).collect();
    let [title, question, column, row, note, source, subhead, before, after, card, comment, head, cell] =
        typed.each_ref_quoted();
    let book = Book::plain();
    book.write(
        "figures/hostile.yaml",
        format!(
            "title: {title}\nchart: table\nquestions: [{{ text: {question} }}]\n\
             data: {{ columns: [{column}, 乙], rows: [[{row}, 丁]] }}\nnotes: [{note}]\nsources: [{source}]\n\
             accept: [{{ code: note-anchor, reason: 试 }}]\n"
        ),
    )
    .append(
        "chapters/findings.yaml",
        &format!(
            "      - figure: hostile\n      - subhead: {subhead}\n      - callout: {{ number: 1, before: {before}, text: {after} }}\n\
             \x20     - cards: [{{ keyword: {card}, comments: [{comment}] }}]\n\
             \x20     - table: {{ columns: [{head}], rows: [[{cell}]] }}\n"
        ),
    );
    book.run("build").done();
    let printed = Pdf::read(&book.bytes("out/report.pdf")).text();
    for text in typed {
        // A bar breaks a sub-heading.
        let text = if text.starts_with("小题") { text.replace('|', "") } else { text };
        assert!(printed.contains(&squeezed(&text)), "{text} must be printed as typed in:\n{printed}");
    }
}

#[test]
fn marks_that_prose_does_not_have_are_printed_as_typed() {
    // Those of the subset are the next test's.
    let literal =
        |mark: &&&str| !mark.contains(['*', '[', '^', '\\']) && !matches!(**mark, ">" | "- " | "1.");
    let around: Vec<String> = MARKS.iter().filter(literal).flat_map(|mark| around(mark)).collect();
    let sheet =
        Sheet::of_answers(around.iter().map(|text| format!("{text}\n\n又{text}\n另起{text}")).collect());
    let printed: Vec<String> = around.iter().map(|text| format!("{text}又{text}另起{text}")).collect();
    printed_in_order(&printed, &sheet.print());
}

/// Text of any characters, the hostile ones before all others.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(MARKS.to_vec()).prop_map(str::to_owned),
        2 => "[a-zA-Z0-9 ]{1,4}",
        2 => "[专利案例企业调研报告数据，。？！“”（）]{1,4}",
        1 => Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

/// A paragraph of prose: how it is typed, and what it says.
#[derive(Debug, Clone)]
struct Typed {
    typed: String,
    says: String,
}

/// Plain text with a backslash before every mark. It begins and ends with a letter, so that marks around it hold.
fn escaped() -> impl Strategy<Value = Typed> {
    hostile().prop_map(|text| {
        let says = format!("甲{text}乙");
        let typed =
            says.chars().flat_map(|c| ['\\', c].into_iter().skip(usize::from(!"*[]^~>-.".contains(c))));
        Typed { typed: typed.collect(), says }
    })
}

fn marked() -> impl Strategy<Value = Typed> {
    let around = |open: &'static str, close: &'static str| {
        escaped()
            .prop_map(move |text| Typed { typed: format!("{open}{}{close}", text.typed), says: text.says })
    };
    let nested = (escaped(), escaped(), escaped()).prop_map(|(a, b, c)| Typed {
        typed: format!("**{}*{}*{}**", a.typed, b.typed, c.typed),
        says: a.says + &b.says + &c.says,
    });
    let note = (1..20u8).prop_map(|n| Typed { typed: format!("^{n}^"), says: n.to_string() });
    let low = (1..20u8).prop_map(|n| Typed { typed: format!("H~{n}~"), says: format!("H{n}") });
    prop_oneof![
        around("**", "**"),
        around("*", "*"),
        around("[", "](https://example.com/a_b)"),
        nested,
        note,
        low
    ]
}

fn paragraph() -> impl Strategy<Value = Typed> {
    (escaped(), prop::collection::vec((marked(), escaped()), 0..4)).prop_map(|(first, rest)| {
        rest.into_iter().fold(first, |all, (marked, plain)| Typed {
            typed: all.typed + &marked.typed + &plain.typed,
            says: all.says + &marked.says + &plain.says,
        })
    })
}

/// Every run makes the same texts; `PROPTEST_RNG_SEED` makes others. A text that fails is printed and becomes a test of its
/// own, not a file.
fn few(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let rng_seed = if default.rng_seed == RngSeed::Random { RngSeed::Fixed(2031) } else { default.rng_seed };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..default }
}

fn says(prose: &str) -> String {
    prose::parse(&Text::new(prose, Span::default())).0.plain()
}

proptest! {
    #![proptest_config(few(512))]

    /// Typst reads a literal back as the very text.
    #[test]
    fn literals_are_strings(text in prop_oneof![hostile(), any::<String>()]) {
        let root = parse_code(&literal(&text));
        prop_assert!(root.errors_and_warnings().0.is_empty());
        let code = root.cast::<ast::Code>().expect("code");
        let all: Vec<ast::Expr> = code.exprs().collect();
        prop_assert!(matches!(&all[..], [ast::Expr::Str(read)] if read.get() == text.as_str()), "{:?}", root);
    }

    /// Prose says what was typed between its marks.
    #[test]
    fn prose_says_what_was_typed(paragraphs in prop::collection::vec(paragraph(), 1..4)) {
        let typed: Vec<&str> = paragraphs.iter().map(|each| each.typed.as_str()).collect();
        let expected: Vec<&str> = paragraphs.iter().map(|each| each.says.as_str()).collect();
        prop_assert_eq!(says(&typed.join("\n\n")), expected.join("\n") + "\n");
    }

    /// A line break is a blank, but not between two Han characters.
    #[test]
    fn lines_are_joined(lines in prop::collection::vec("[案例报告]{1,3}|[a-z]{1,3}", 1..6)) {
        let han = |line: &String| !line.is_ascii();
        let mut expected = lines[0].clone();
        for pair in lines.windows(2) {
            expected += if han(&pair[0]) && han(&pair[1]) { "" } else { " " };
            expected += &pair[1];
        }
        prop_assert_eq!(says(&lines.join("\n")), expected + "\n");
    }

    /// Whatever is typed as prose, no character but marks, digits of lists and blanks is lost or made up.
    #[test]
    fn prose_keeps_every_letter(lines in prop::collection::vec(hostile(), 1..6)) {
        let typed = lines.join("\n").replace(']', "");
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !"*^>-.\\0123456789".contains(*c)).collect::<String>();
        prop_assert_eq!(letters(&says(&typed)), letters(&typed));
    }
}

proptest! {
    #![proptest_config(few(12))]

    #[test]
    fn plain_text_is_printed_as_typed(questions in prop::collection::vec(hostile(), 40)) {
        let sheet = Sheet::of_questions(questions.into_iter().map(|q| format!("问{q}")).collect());
        printed_in_order(&sheet.questions, &sheet.print());
    }

    #[test]
    fn prose_is_printed_as_it_says(paragraphs in prop::collection::vec(paragraph(), 40)) {
        let sheet = Sheet::of_answers(paragraphs.iter().map(|each| each.typed.clone()).collect());
        let says: Vec<String> = paragraphs.into_iter().map(|each| each.says).collect();
        printed_in_order(&says, &sheet.print());
    }

    #[test]
    fn any_prose_can_be_typeset(answers in prop::collection::vec(hostile(), 40)) {
        // A link to nowhere is an error of its own.
        Sheet::of_answers(answers.into_iter().map(|answer| format!("答{}", answer.replace(']', "\n"))).collect()).print();
    }
}

#[test]
fn nesting_without_end_is_only_text() {
    let steps: String = (0..200).map(|level| format!("{}- 级\n", "  ".repeat(level))).collect();
    let stars = "*甲 **乙 ".repeat(2000) + &" 丙** 丁*".repeat(2000);
    let quotes = "> ".repeat(5000) + "引";
    let bullets = "- ".repeat(5000) + "项";
    let numbers = "1. ".repeat(5000) + "条";
    let brackets = "[".repeat(5000) + "](x";
    for (text, word) in [(steps, "级"), (quotes, "引"), (bullets, "项"), (numbers, "条"), (brackets, "[](x")]
    {
        assert!(says(&text).contains(word), "{word} must be read");
    }
    assert!(Sheet::of_answers(vec![stars]).print().contains("丁"));
    // Were every bracket to look for its end anew, this would take minutes.
    let open = "![".repeat(200_000) + "](x";
    assert_eq!(says(&open), open + "\n");
}

#[test]
fn limits_are_moved_by_whoever_runs_the_program() {
    let book = Book::plain();
    let long = format!("{}# {}\n", book.text("report.yaml"), "长".repeat(1_500_000));
    book.write("report.yaml", long);
    let refused = book.run("check --no-typeset").faulty();
    assert!(refused.stdout.contains("error[file-size]"), "{}", refused.stdout);
    book.run("check --no-typeset --limits 2").done();
    for times in ["0", "65", "some"] {
        book.run(&format!("check --no-typeset --limits {times}")).misused();
    }
}
