//! Books in two languages, and in another language than their files: what is printed, what is missing, and what was changed since.

use crate::harness::{Book, Catalogue, repository};
use crate::pdf::Pdf;

/// The plain book with its English translations, whose report prints both.
fn paired() -> Book {
    let book = Book::plain();
    book.overlay(&repository().join("tests/fixtures/translated"));
    book
}

/// The text of a PDF, without blanks.
fn text(book: &Book, path: &str) -> String {
    squeezed(&Pdf::read(&book.bytes(path)).text())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The translations in a file, and the texts that they translate.
fn pairs(book: &Book, path: &str) -> Vec<(String, String)> {
    let file: serde_yaml::Value = serde_yaml::from_str(&book.text(path)).expect("YAML");
    let shown = book.text(path);
    let originals = shown.lines().filter_map(|line| line.trim_start().strip_prefix("#= "));
    let fields = file["fields"].as_mapping().expect("fields");
    let translated = fields.values().map(|own| own["text"].as_str().expect("a text").to_owned());
    originals.map(str::to_owned).zip(translated).collect()
}

#[test]
fn both_languages_stand_on_the_pages_of_a_case() {
    for place in ["below", "beside"] {
        let book = paired();
        book.edit("report.yaml", "pairs: below", &format!("pairs: {place}"));
        book.run("check --deny warnings").done();
        book.run("build").done();
        book.run("sheet --all").done();
        for case in ["banqiao", "luming"] {
            let all = pairs(&book, &format!("translations/en/cases/{case}.yaml"));
            assert!(all.len() > 5, "{case}");
            for path in ["out/report.pdf", &format!("out/sheets/{case}.pdf")] {
                let printed = text(&book, path);
                for (own, translated) in &all {
                    for part in [own, translated] {
                        assert!(
                            printed.contains(&squeezed(part)),
                            "{place}: {part} is not in {path}\n{printed}"
                        );
                    }
                }
            }
            let printed = text(&book, "out/report.pdf");
            let (own, translated) = &all[all.len() - 2];
            assert!(printed.find(&squeezed(own)) < printed.find(&squeezed(translated)), "{place}");
        }
    }
}

#[test]
fn a_book_in_english_alone_has_no_word_of_chinese() {
    let book = paired();
    book.run("check --deny warnings --report english").done();
    book.run("build --only screen --report english").done();
    book.run("sheet banqiao --report english").done();
    book.run("figure focus --report english").done();
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    for path in ["out/english.pdf", "out/english/sheets/banqiao.pdf"] {
        let printed = text(&book, path);
        assert!(!printed.contains(han), "{printed}");
        assert!(printed.contains("Recordsfirst,protectionsecond."), "{printed}");
    }
    assert!(text(&book, "out/english.pdf").contains("Figure1.1.1"));
}

#[test]
fn the_english_edition_of_the_sample_is_sound() {
    let ran = crate::harness::run(
        repository(),
        "check --no-typeset --deny warnings --report english --lang en",
        &[],
    );
    ran.done();
    let ran =
        crate::harness::run(repository(), "translate en --report english --dry-run --lang en", &[]).done();
    assert_eq!(ran.stdout, "", "casebound translate en --report english");
}

#[test]
fn a_book_without_translations_is_as_it_was() {
    let book = Book::plain();
    book.run("build").done();
    let before = ["out/report.pdf", "out/report-press.pdf"].map(|path| book.bytes(path));
    book.overlay(&repository().join("tests/fixtures/translated"));
    book.write("report.yaml", Book::plain().text("report.yaml"));
    book.run("build").done();
    assert_eq!(before, ["out/report.pdf", "out/report-press.pdf"].map(|path| book.bytes(path)));
}

#[test]
fn a_skeleton_has_every_text_and_keeps_what_is_translated() {
    let book = Book::plain();
    let ran = book.run("translate en cases/banqiao --lang en").done();
    assert!(ran.stderr.contains("11 texts to translate; 0 changed"), "{ran}");
    let path = "translations/en/cases/banqiao.yaml";
    insta::assert_snapshot!(book.text(path));
    book.edit(path, "  #= 仪器仪表\n  industry:\n", "  # the trade's own word\n  industry:\n");
    let marked = book.text(path);
    let industry =
        marked.lines().skip_while(|line| *line != "  industry:").nth(1).expect("a mark").to_owned();
    book.edit(
        path,
        &format!("{industry}\n    text:"),
        &format!("{industry}\n    text: 'Instruments' # checked"),
    );
    // A question before the others: the translations go with their questions.
    book.edit(
        path,
        &format!("  interview/1/q:\n{}\n    text:", mark_of(&book, path, "  interview/1/q:")),
        &format!(
            "  interview/1/q:\n{}\n    text: |\n      The greatest\n      challenge?",
            mark_of(&book, path, "  interview/1/q:")
        ),
    );
    book.edit(
        "cases/banqiao.yaml",
        "interview:\n",
        "interview:\n  - q: 贵公司有多少人？\n    a: |\n      约百人。\n",
    );
    let ran = book.run("translate en cases/banqiao --lang en").done();
    assert!(ran.stderr.contains("1 translations went with their texts"), "{ran}");
    let text = book.text(path);
    assert!(text.contains("  # the trade's own word\n"), "{text}");
    assert!(text.contains("text: 'Instruments' # checked"), "{text}");
    assert!(text.contains("  interview/2/q:\n"), "{text}");
    assert!(text.contains("    text: |\n      The greatest\n      challenge?\n"), "{text}");
    // Nothing more is to be done.
    let ran = book.run("translate en cases/banqiao --lang en").done();
    assert!(ran.stderr.contains("there is nothing to write"), "{ran}");
    assert_eq!(book.text(path), text);
}

/// The line of the mark below a key.
fn mark_of(book: &Book, path: &str, key: &str) -> String {
    book.text(path).lines().skip_while(|line| *line != key).nth(1).expect("a mark").to_owned()
}

#[test]
fn a_changed_text_is_found_until_it_is_confirmed() {
    let book = paired();
    book.edit("cases/banqiao.yaml", "人手不足。一名新人要学三年", "人手不足。一名新人要学四年");
    let found = book.run("check --format short --lang en --no-typeset").done().stdout;
    assert!(
        found.contains("translations/en/cases/banqiao.yaml:") && found.contains("[translation-stale]"),
        "{found}"
    );
    let ran = book.run("translate en --lang en").done();
    assert!(ran.stderr.contains("1 changed since"), "{ran}");
    assert!(book.run("check --format short").done().stdout.contains("[translation-stale]"));
    let path = "translations/en/cases/banqiao.yaml";
    let ran = book.run("translate en cases/banqiao --confirm --dry-run").done();
    assert!(ran.stdout.contains("--- a/translations/en/cases/banqiao.yaml"), "{ran}");
    book.edit(path, "needs three years", "needs four years");
    book.run("translate en cases/banqiao.yaml --confirm").done();
    book.run("check --deny warnings").done();
}

#[test]
fn the_same_words_are_translated_once() {
    let book = paired();
    book.write(
        "cases/third.yaml",
        "name: 第三企业\ngroup: 境外企业\ninterviewee: { title: 法务部 }\nprofile: 一家企业。\ninterview:\n  - { q: 忙吗？, a: 忙。 }\n",
    );
    book.run("translate en").done();
    let text = book.text("translations/en/cases/third.yaml");
    assert!(
        text.contains("text: \"Legal Department\"") && text.contains("text: \"Foreign companies\""),
        "{text}"
    );
}

#[test]
fn names_are_translated_wherever_they_are_named() {
    let book = paired();
    book.edit("figures/focus.yaml", "chart: bar\n", "chart: bar\nhighlight: [降低成本]\n");
    book.run("translate en").done();
    book.run("check --deny warnings").done();
    book.run("check --deny warnings --report english").done();
}

#[test]
fn renaming_takes_translations_along() {
    let book = paired();
    book.run("rename banqiao bq").done();
    assert!(!book.list("translations").contains(&"translations/en/cases/banqiao.yaml".to_owned()));
    assert!(book.text("translations/en/cases/bq.yaml").contains("Banqiao Instruments"));
    assert!(book.text("translations/en/chapters/findings.yaml").contains("(case:bq)"));
    book.run("check --deny warnings").done();
    book.run("check --deny warnings --report english").done();
}

/// A case with its translation in its own file.
const BROUGHT: &str = "translation:\n  lang: en\n  name: Luming Marine\n  interview/0/q: How do you decide?\n  \
                       interview/0/a: |\n    By the life of the technology.\n";

#[test]
fn a_short_case_brings_its_translation() {
    let book = Book::plain();
    book.append("cases/luming.yaml", BROUGHT);
    book.run("check --deny warnings").done();
    book.edit("report.yaml", "lang: zh-CN\n", "lang: zh-CN\ntranslation: { lang: en, pairs: below }\n");
    book.run("build --only screen").done();
    let printed = text(&book, "out/report.pdf");
    assert!(
        printed.contains("Howdoyoudecide?") && printed.contains("Bythelifeofthetechnology."),
        "{printed}"
    );
    let ran = book.run("translate en cases/luming --lang en").done();
    assert!(ran.stderr.contains("there is nothing to write"), "{ran}");
    book.write("translations/en/cases/luming.yaml", "fields: { name: { text: Luming } }\n");
    let found = book.run("check --format short --lang en").faulty().stdout;
    assert!(
        found.contains(
            "cases/luming.yaml:15:3: error[duplicate-reference]: `name` is translated into `en` twice"
        ),
        "{found}"
    );
    book.delete("translations/en/cases/luming.yaml");
    book.edit("cases/luming.yaml", "  interview/0/q:", "  interview/9/q:");
    let found = book.run("check --format short --lang en").done().stdout;
    assert!(found.contains("cases/luming.yaml:16:3: warning[translation-gone]"), "{found}");
    book.edit("cases/luming.yaml", "  lang: en\n", "");
    let found = book.run("check --format short --lang en").faulty().stdout;
    assert!(found.contains("the key `lang` is missing"), "{found}");
}

#[test]
fn wrong_translations() {
    let mut found = Catalogue::default();
    let overlay = |book: &Book| {
        book.overlay(&repository().join("tests/fixtures/translated"));
    };
    found.refuses("a language that no book is in", |book| {
        overlay(book);
        book.edit("report.yaml", "lang: en,", "lang: english,");
    });
    found.refuses_in("--lang zh", "a language that no book is in, in Chinese", |book| {
        overlay(book);
        book.edit("report.yaml", "lang: en,", "lang: xx,");
    });
    found.refuses("the same field translated twice", |book| {
        overlay(book);
        book.edit("translations/en/cases/luming.yaml", "fields:\n", "fields:\n  name: { text: Luming }\n");
    });
    found.refuses("an unknown key of a translation", |book| {
        overlay(book);
        book.edit(
            "translations/en/cases/luming.yaml",
            "fields:\n",
            "fields:\n  source/page: { form: 1, text: x }\n",
        );
    });
    found.refuses("a translation without a map", |book| {
        overlay(book);
        book.edit("translations/en/cases/luming.yaml", "fields:\n", "fields:\n  source/page: seven\n");
    });
    found.refuses("a reference in a translation that leads nowhere", |book| {
        overlay(book);
        book.edit(
            "translations/en/chapters/findings.yaml",
            "more see [](case:banqiao)",
            "more see [](case:banqia)",
        );
    });
    found.refuses("pairs that stand nowhere", |book| {
        overlay(book);
        book.edit("report.yaml", "pairs: below", "pairs: above");
    });
    insta::assert_snapshot!(found.to_string());
}

#[test]
fn translations_of_what_is_gone() {
    let book = paired();
    book.edit(
        "translations/en/cases/luming.yaml",
        "fields:\n",
        "fields:\n  interview/7/q: { of: 00c0ffee, text: What next? }\n",
    );
    book.write("translations/en/cases/nobody.yaml", "fields: { name: { text: Nobody } }\n");
    let found = book.run("check --format short --lang en").done().stdout;
    insta::assert_snapshot!(found);
    let ran = book.run("translate en --lang en").done();
    assert!(ran.stderr.contains("1 translations are of texts that are gone"), "{ran}");
    assert!(
        book.text("translations/en/cases/luming.yaml")
            .ends_with("interview/7/q: { of: 00c0ffee, text: What next? }\n")
    );
}

#[test]
fn a_skeleton_that_cannot_be_written() {
    let book = paired();
    let ran = book.run("translate klingon --lang en").misused();
    assert!(ran.stderr.contains("en-GB"), "{ran}");
    let ran = book.run("translate en cases/nobody --lang en").misused();
    assert!(ran.stderr.contains("cases/nobody"), "{ran}");
    let flow = "fields: { name: { text: Luming Marine } }\n";
    book.write("translations/en/cases/luming.yaml", flow);
    let ran = book.run("translate en cases/luming --lang en").misused();
    assert!(ran.stderr.contains("line by line"), "{ran}");
    assert_eq!(book.text("translations/en/cases/luming.yaml"), flow);
}
