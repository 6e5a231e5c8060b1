//! What the tool says in the language of its user, and what a third language takes: one more catalogue.

use casebound::codes;
use casebound::content::describe::described;
use casebound::content::schema::FileKind;
use casebound::diag::render::{Colour, Format, render};
use casebound::diag::{Code, Diagnostic, Diagnostics, Lang, Place, message as m};
use casebound::figure::{Kind, Words};
use casebound::source::Sources;
use insta::assert_snapshot;

use crate::harness::Book;

/// A language nobody wrote code for: the English catalogue with brackets around every text, but for one that it lacks.
fn bracketed() -> Lang {
    let mut text = String::new();
    for line in Lang::default().source().lines().filter(|line| !line.starts_with("empty-answer ")) {
        match line.split_once(" = ") {
            Some((key, value)) => text.push_str(&format!("{key} = ⟦{value}⟧\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    Lang::given("x-brackets", text.leak())
}

#[test]
fn a_third_language_is_one_more_catalogue() {
    let lang = bracketed();
    assert_eq!(m::UNKNOWN_KEY.with(["granded"]).render(lang), "⟦unknown key `granded`⟧");
    assert_eq!(
        m::EMPTY_ANSWER.plain().render(lang),
        "the question has no answer",
        "English where it has none"
    );
    let types = m::WRONG_TYPE.with([vec![&m::TYPE_LIST], vec![&m::TYPE_TEXT]]);
    assert_eq!(types.render(lang), "⟦expected ⟦a list⟧ here, not ⟦text⟧⟧");
    assert_eq!(Words::for_lang(lang).undisclosed, "⟦not disclosed⟧");
    assert_eq!(Words::for_lang(lang).kind("bar".parse::<Kind>().expect("a kind")), "⟦bar chart⟧");
    assert_eq!(lang.family("layout")["contents"], "⟦Contents⟧");
    let page = codes::page(codes::named("grim").expect("a code")).expect("a page").page(lang);
    assert!(page.starts_with("## ⟦grim (⟦warning⟧)⟧\n\n### ⟦What it does⟧\n\n⟦Looks for"), "{page}");
    let mut found = Diagnostics::default();
    found.push(Diagnostic::error(Code::Schema, Place::File("a.yaml".into()), m::EMPTY_TEXT.plain()));
    let sources = Sources::default();
    let text = render(&found.sorted(&sources), &sources, Format::Short, lang, Colour::Never);
    assert_eq!(text, "a.yaml: ⟦error⟧[schema]: ⟦the text is empty⟧\n");
    let english = FileKind::Case.schema();
    assert_eq!(described(FileKind::Case, lang), english, "descriptions it does not have stay English");
}

#[test]
fn help_is_in_the_language_of_its_user() {
    let nowhere = Book::empty();
    assert_snapshot!("help-zh", nowhere.run("--lang zh --help").done().stdout);
    assert_snapshot!("help-zh-sheet", nowhere.run("sheet --help --lang=zh").done().stdout);
    assert_snapshot!("help-en", nowhere.run("--lang en --help").done().stdout);
    let by_locale = nowhere.run_with("help new figure", &[("LC_ALL", "zh_CN.UTF-8")]).done().stdout;
    assert_eq!(by_locale, nowhere.run("new figure --help --lang zh").done().stdout);
    let manual = nowhere.run("man --lang zh").done().stdout;
    assert!(manual.contains(".SH 名称") && manual.contains("排印整本报告"), "{manual}");
}

#[test]
fn wrong_use_is_explained_in_the_language_of_its_user() {
    let book = Book::plain();
    let mut seen = String::new();
    for args in [
        "bild",
        "build --onyl screen",
        "build --only both",
        "watch",
        "compile",
        "sheet",
        "figure",
        "sheet 鹿鸣海事",
        "sheet cases/luming.yaml",
        "sheet nothing-like-it",
        "figure 目标",
        "new case 阿克米",
        "new figure ……",
        "build --standard a-2b,a-3b",
        "completions bsh",
        "help bild",
        "sheet banqiao --all",
        "sheet --all --shard 3/2",
        "sheet --all --jobs 0",
        "sheet --all --ppi 9000",
        "build --out",
        "build --out a --out b",
        "new",
        "preview --editor ed",
        "--lang fr check",
    ] {
        for lang in ["en", "zh"] {
            let said = book.run_with(args, &[("LC_ALL", lang)]).misused().stderr;
            seen.push_str(&format!("$ LC_ALL={lang} casebound {args}\n{}\n\n", said.trim_end()));
        }
    }
    assert_snapshot!(seen);
}

#[test]
fn schemas_are_described_in_the_language_of_their_user() {
    let book = Book::empty();
    book.run("schema --lang zh --out zh").done();
    book.run("schema --lang en --out en").done();
    let [zh, en] = ["zh", "en"].map(|lang| book.text(&format!("{lang}/case.schema.json")));
    assert!(zh.contains("受访者") && !zh.contains("Who answered"), "{zh}");
    assert!(en.contains("Who answered"), "{en}");
    book.run("init --lang zh shelf").done();
    assert_eq!(book.text("shelf/schemas/case.schema.json"), zh);
}

/// A book replaces single words of its language; the others stay.
#[test]
fn a_book_replaces_words_by_their_keys() {
    let book = Book::plain();
    book.write("layouts/words.yaml", "zh:\n  contents: 本书目录\n");
    book.run("build --keep-typst typst").done();
    let theme = book.text("typst/theme.typ");
    assert!(theme.contains("contents: \"本书目录\"") && theme.contains("company: \"访谈企业\""), "{theme}");
}
