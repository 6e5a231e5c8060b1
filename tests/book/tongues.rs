//! Books in other languages than simplified Chinese: what a page says in each, and what a check makes of it.

use crate::harness::Book;
use crate::pdf::Pdf;

/// What a book's screen edition says, without blanks and divisions of words.
fn said(book: &Book) -> String {
    book.run("build --only screen").done();
    squeezed(&Pdf::read(&book.bytes("out/report.pdf")).text())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{2060}')).collect()
}

/// A book's text in which each of these stands.
fn says(book: &Book, texts: &[&str]) {
    let said = said(book);
    for text in texts {
        assert!(said.contains(&squeezed(text)), "`{text}` is not in\n{said}");
    }
}

#[test]
fn books_in_other_languages_are_clean() {
    for name in ["english", "taiwan", "japanese"] {
        let found = Book::fixture(name).run("check --deny warnings --format short").done();
        assert_eq!(found.stdout, "", "{name}");
    }
}

#[test]
fn an_english_book_follows_english_conventions() {
    let book = Book::fixture("english");
    says(
        &book,
        &[
            "April 2031",
            "Part 1",
            "Figure 1.1.1",
            "Q: What do you do",
            "N = 212 (2031) / 187 (2029)",
            "Notes: 1) Several answers were possible.",
            "Source: Harbour Institute for Practice",
            "not disclosed",
            "11,840",
            "as of March 2031",
            "Zoë Ó Briain, Head of Development, Østerlund Scales",
            "2027–2030",
            "9 countries and regions, among them Denmark, United Kingdom, Germany and Japan",
            "United Kingdom, Norway, Netherlands and others",
            "‘A drawing goes out of date",
            "does not.’",
            "Harbour Press, Conversations in Workshops, 14 March 2031, p. 12",
        ],
    );
    book.edit("report.yaml", "lang: en-GB", "lang: en-US");
    says(
        &book,
        &[
            "Germany, and Japan",
            "Netherlands, and others",
            "“A drawing goes out of date",
            "Conversations in Workshops, March 14, 2031, p. 12",
        ],
    );
}

#[test]
fn a_traditional_chinese_book_follows_its_own() {
    let book = Book::fixture("taiwan");
    says(
        &book,
        &[
            "2031年4月12日",
            "第一篇",
            "圖 1.1.1",
            "N=212（2031 年） / 187（2029 年）",
            "未揭露",
            "埔里衡器研發處協理 沈遠翹",
            "「圖紙印出來的那一天就過時了。",
            "截至 2031年3月",
            "臺灣、美國、德國、日本等 9 個國家和地區",
            "鹽埕出版，《工作坊裡的對話》，2031年3月14日，第 12 頁",
        ],
    );
    let hong_kong =
        book.edit("report.yaml", "lang: zh-TW", "lang: zh-HK").run("check --format short --deny warnings");
    assert_eq!(hong_kong.done().stdout, "");
}

/// Fonts of the mainland have commas at the corner of their squares.
#[test]
fn marks_stand_in_the_middle_in_traditional_chinese() {
    let fonts = |name: &str| {
        let book = Book::fixture(name);
        book.run("build --only screen").done();
        String::from_utf8_lossy(&book.bytes("out/report.pdf")).contains("CaseboundMarksSerif-Regular")
    };
    assert!(fonts("taiwan"));
    assert!(!fonts("japanese") && !fonts("plain"));
}

#[test]
fn a_japanese_title_breaks_between_words() {
    let book = Book::fixture("japanese");
    book.run("build --only screen --keep-typst typst").done();
    let phrases = book.text("typst/phrases.typ");
    assert!(
        phrases.contains("Hiragana") && phrases.contains("考え") && !phrases.contains("ず書"),
        "{phrases}"
    );
}

#[test]
fn a_japanese_book_follows_its_own() {
    says(
        &Book::fixture("japanese"),
        &[
            "第1部",
            "図1.1",
            "非公表",
            "青葉計量 開発部長 佐々木 遥",
            "「図面は刷られたその日に古くなります。」",
            "浜辺書房、『作業場の対話』、2031年3月14日、12ページ",
        ],
    );
}

#[test]
fn fonts_of_another_region_are_named_once_each() {
    for (lang, families) in [
        ("zh-TW", ["Noto Sans TC", "Noto Serif TC"]),
        ("zh-HK", ["Noto Sans HK", "Noto Serif HK"]),
        ("ja", ["Noto Sans JP", "Noto Serif JP"]),
    ] {
        let book = Book::plain();
        book.edit("report.yaml", "lang: zh-CN", &format!("lang: {lang}"));
        let found = book.run("check --format short").stdout;
        for family in families {
            let named: Vec<&str> =
                found.lines().filter(|line| line.contains(&format!("is set in `{family}`"))).collect();
            assert!(
                named.len() == 1 && named[0].starts_with("report.yaml:6:7: warning[glyph-forms]"),
                "{found}"
            );
        }
        // Whoever chooses the fonts knows them.
        book.edit("report.yaml", "theme:\n", "theme:\n  sans: Noto Sans SC\n  serif: Noto Serif SC\n");
        assert!(!book.run("check --format short").stdout.contains("glyph-forms"), "{lang}");
    }
}
