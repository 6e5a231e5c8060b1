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

/// Writes a translation wherever `translate` left room for it in a file.
fn fill(book: &Book, path: &str, original: &str, translated: &str) {
    let mark = format!("  #= {original}\n");
    let text = book.text(path);
    let (head, entries) = text.split_once(&mark).unwrap_or_else(|| panic!("{path} has no {original}"));
    let entries = entries.split(&mark).map(|entry| {
        let (key, rest) = entry.split_once("\n    text:").expect("room");
        let (_, rest) = rest.split_once('\n').expect("the end of the line");
        format!("{mark}{key}\n    text: {translated}\n{rest}")
    });
    book.write(path, format!("{head}{}", entries.collect::<String>()));
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
fn both_languages_stand_in_chapters_figures_and_on_the_cover() {
    for place in ["below", "beside"] {
        let book = paired();
        book.edit("report.yaml", "pairs: below", &format!("pairs: {place}"));
        book.run("build --only screen").done();
        book.run("sheet --all --layout one-page").done();
        let printed = text(&book, "out/report.pdf");
        for file in ["report", "chapters/findings", "chapters/preface", "figures/focus"] {
            for (own, translated) in pairs(&book, &format!("translations/en/{file}.yaml")) {
                // What a reference prints, the book says; who asked stands in every case.
                for part in [own, translated].iter().filter(|part| !part.contains("](")) {
                    assert!(printed.contains(&squeezed(part)), "{place}: {part} of {file}: {printed}");
                }
            }
        }
        assert!(printed.contains("seeBanqiaoInstruments(page7)"), "{printed}");
        for case in ["banqiao", "luming"] {
            let printed = text(&book, &format!("out/sheets/{case}-one-page.pdf"));
            for (own, translated) in pairs(&book, &format!("translations/en/cases/{case}.yaml")) {
                for part in [own, translated] {
                    assert!(printed.contains(&squeezed(&part)), "{place}: {part} of {case}: {printed}");
                }
            }
        }
    }
}

/// Every block, every kind of chart: a text that a layout would not print in both languages is an error.
#[test]
fn nothing_of_a_book_with_one_of_everything_is_lost_in_two_languages() {
    let book = Book::fixture("stress");
    book.edit("report.yaml", "lang: zh-CN\n", "lang: zh-CN\ntranslation: { lang: en, pairs: below }\n");
    book.run("translate en").done();
    for path in book.list("translations") {
        let original: serde_yaml::Value =
            serde_yaml::from_str(&book.text(path.trim_start_matches("translations/en/"))).expect("YAML");
        let mut filled = String::new();
        let mut key = String::new();
        for line in book.text(&path).lines() {
            if let Some(name) =
                line.strip_prefix("  ").filter(|rest| rest.ends_with(':') && !rest.starts_with([' ', '#']))
            {
                name.trim_end_matches(':').trim_matches('"').clone_into(&mut key);
            }
            let text = (line == "    text:").then(|| translated(&original, &key));
            let text = text.map(|text| format!("    text: {}", serde_json::Value::from(text)));
            filled.push_str(text.as_deref().unwrap_or(line));
            filled.push('\n');
        }
        book.write(&path, filled);
    }
    let found = book.run("check --no-typeset --format short --lang en").done().stdout;
    assert!(!found.contains("[text-lost]") && !found.contains("[translation-missing]"), "{found}");
}

/// A text that says the same with a word more; numbers, names that are named elsewhere, and words of an interview stay as they are.
fn translated(file: &serde_yaml::Value, path: &str) -> String {
    let value = path.split('/').fold(file, |value, step| match step.parse::<usize>() {
        Ok(index) if value.is_sequence() => &value[index],
        Ok(index) if !value[step].is_string() && !value[step].is_mapping() => &value[index],
        _ => &value[step],
    });
    let text = value.as_str().map_or_else(String::new, |text| text.trim_end().to_owned());
    let stays = ["quote", "notes", "date", "as_of"].iter().any(|key| path.contains(key));
    if stays || text.chars().count() < 16 && text.contains(|c: char| c.is_ascii_digit()) {
        return text;
    }
    format!("{text} Zq")
}

#[test]
fn rows_have_translations_as_files_have() {
    let book = Book::plain();
    book.append("report.yaml", "  - cases: { table: companies.csv }\n");
    book.write(
        "companies.csv",
        "id,name,interviewee.title,profile,interview.1.q,interview.1.a\n\
         qinghe,青禾阀门,法务部,青禾阀门是一家虚构的企业。,先做什么？,先看文献。\n",
    );
    book.edit("report.yaml", "lang: zh-CN\n", "lang: zh-CN\ntranslation: { lang: en, pairs: below }\n");
    let found = book.run("check --no-typeset --format short --lang en").done().stdout;
    assert!(found.contains("companies.csv:2:8: warning[translation-missing]"), "{found}");
    let ran = book.run("translate en cases/qinghe --lang en").done();
    assert!(ran.stderr.contains("5 texts to translate"), "{ran}");
    let path = "translations/en/cases/qinghe.yaml";
    for (original, text) in [
        ("青禾阀门", "Qinghe Valves"),
        ("法务部", "Legal Department"),
        ("青禾阀门是一家虚构的企业。", "An invented company."),
        ("先做什么？", "What comes first?"),
        ("先看文献。", "The literature."),
    ] {
        fill(&book, path, original, text);
    }
    let found = book.run("check --no-typeset --format short --lang en").done().stdout;
    assert!(!found.contains("companies.csv"), "{found}");
    book.run("sheet qinghe").done();
    let printed = text(&book, "out/sheets/qinghe.pdf");
    for part in ["青禾阀门", "QingheValves", "先看文献。", "Theliterature."] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    // What was changed is found at its cell, what is gone in the translation, and one of nobody by its file.
    book.edit("companies.csv", "先看文献。", "先看样机。");
    book.edit(path, "fields:\n", "fields:\n  interview/4/q: { of: 00c0ffee, text: What next? }\n");
    book.write("translations/en/cases/nobody.yaml", "fields: { name: { text: Nobody } }\n");
    let found = book.run("check --no-typeset --format short --lang en").done().stdout;
    for part in [
        "translations/en/cases/qinghe.yaml:4:3: warning[translation-gone]",
        "warning[translation-stale]",
        "translations/en/cases/nobody.yaml: warning[translation-gone]",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
}

#[test]
fn rows_bring_their_translations_in_columns() {
    let book = Book::plain();
    book.append(
        "report.yaml",
        "  - cases:\n      table: companies.csv\n      map: { 英文名: translation.name, 英文答: translation.interview.*.a }\n      \
         constants: { translation.lang: en }\n",
    );
    let head =
        "id,name,interviewee.title,profile,interview.1.q,interview.1.a,英文名,英文答,translation.profile";
    book.write(
        "companies.csv",
        format!(
            "{head}\n\
             qinghe,青禾阀门,法务部,青禾阀门是一家虚构的企业。,先做什么？,先看文献。,Qinghe Valves,\"The literature.\nThen a model.\",\n\
             lanting,兰亭纸业,法务部,兰亭纸业是一家虚构的企业。,先做什么？,先看样机。,,,\n"
        ),
    );
    book.run("check --deny warnings").done();
    book.edit("report.yaml", "lang: zh-CN\n", "lang: zh-CN\ntranslation: { lang: en, pairs: below }\n");
    let found = book.run("check --no-typeset --format short --lang en").done().stdout;
    // What a row does not translate is missed at its cell; a row without any translation is one finding.
    let missed = found.lines().filter(|line| line.contains("[translation-missing]"));
    let missed: Vec<&str> =
        missed.filter_map(|line| line.strip_prefix("companies.csv:")?.split(": ").next()).collect();
    assert_eq!(missed, ["2:13", "2:17", "2:31", "4:9"], "{found}");
    book.run("sheet qinghe").done();
    let printed = text(&book, "out/sheets/qinghe.pdf");
    for part in ["青禾阀门", "QingheValves", "Theliterature.", "Thenamodel."] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    // Said once: of a column that translates nothing, and of a language that nothing names.
    book.edit("report.yaml", "英文名: translation.name", "英文名: translation.nam");
    let found = book.run("check --no-typeset --format short --lang en").faulty().stdout;
    assert!(found.contains("error[unknown-key]: unknown key `nam`"), "{found}");
    book.edit("report.yaml", "英文名: translation.nam", "英文名: translation.name");
    book.edit("report.yaml", "constants: { translation.lang: en }", "constants: { kind: digest }");
    let found = book.run("check --no-typeset --format short --lang en").faulty().stdout;
    assert!(found.contains("nothing says which language the translations are in"), "{found}");
}

/// A figure of the plain book whose data stands in a file of its own.
fn with_table(book: &Book) {
    let figure = book.text("figures/focus.yaml");
    let (head, rest) = figure.split_once("data:\n").expect("its data");
    let (_, tail) = rest.split_once("sources:").expect("what follows it");
    book.write(
        "figures/focus.yaml",
        format!("{head}data: {{ csv: focus.csv }}\nhighlight: [降低成本]\nsources:{tail}"),
    );
    book.write("figures/focus.csv", "目标,2031 年\n缩短交付周期,50.0\n降低成本,30.0\n开拓市场,20.0\n");
}

#[test]
fn words_of_a_figures_table_are_translated() {
    let book = paired();
    with_table(&book);
    let ran = book.run("translate en figures/focus --lang en").done();
    // What was translated in the figure goes along to where it stands now; the heading of the first column is new.
    assert!(ran.stderr.contains("1 texts to translate"), "{ran}");
    let path = "translations/en/figures/focus.yaml";
    assert!(
        book.text(path).contains("  data/columns/1:\n    of: cf16bc34\n    text: \"In 2031\""),
        "{}",
        book.text(path)
    );
    let written = book.text(path).replace("    text:\n", "    text: Aim\n");
    book.write(path, written);
    book.run("check --deny warnings").done();
    book.run("check --deny warnings --report english").done();
    book.run("build --only screen").done();
    let printed = text(&book, "out/report.pdf");
    for part in ["缩短交付周期", "Shorterleadtimes", "降低成本", "Lowercosts"] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    book.run("build --only screen --report english").done();
    let printed = text(&book, "out/english.pdf");
    assert!(printed.contains("Lowercosts") && !printed.contains("降低成本"), "{printed}");
    // A word that is changed in the table is stale, a row that is gone leaves its translation, and one that is new is missed.
    book.write("figures/focus.csv", "目标,2031 年\n缩短交货周期,50.0\n降低成本,30.0\n");
    let found = book.run("check --no-typeset --format short --lang en").done().stdout;
    assert!(found.contains(&format!("{path}:")) && found.contains("warning[translation-stale]"), "{found}");
    assert!(found.contains("warning[translation-gone]"), "{found}");
    book.write(
        "figures/focus.csv",
        "目标,2031 年\n缩短交付周期,50.0\n降低成本,30.0\n开拓市场,15.0\n另一目标,5.0\n",
    );
    let found = book.run("check --no-typeset --format short --lang en").done().stdout;
    assert!(found.contains("figures/focus.csv:5:1: warning[translation-missing]"), "{found}");
}

#[test]
fn contents_lists_and_units_are_in_both_languages() {
    let book = paired();
    book.edit(
        "report.yaml",
        "contents:\n",
        "index: [{ term: 立项 }]\nglossary: [{ term: 立项, text: 项目的开始。 }]\ncontents:\n",
    );
    book.append("report.yaml", "  - figure-list\n  - glossary\n  - index\n");
    book.edit("figures/focus.yaml", "chart: bar\nunit: \"%\"", "chart: donut\nunit: 家");
    book.run("translate en").done();
    for (path, original, translated) in [
        ("report", "立项", "Kick-off"),
        ("report", "项目的开始。", "The beginning of a project."),
        ("figures/focus", "家", "companies"),
    ] {
        fill(&book, &format!("translations/en/{path}.yaml"), original, translated);
    }
    book.run("build --only screen").done();
    let pages: Vec<String> =
        Pdf::read(&book.bytes("out/report.pdf")).pages().iter().map(|page| squeezed(page)).collect();
    let page = |part: &str| {
        pages.iter().find(|page| page.contains(part)).unwrap_or_else(|| panic!("{part}: {pages:#?}"))
    };
    let contents = page("目录Contents");
    for part in ["Specimens", "Numbers", "BanqiaoInstruments", "Domesticcompanies"] {
        assert!(contents.contains(part), "{part}: {contents}");
    }
    assert!(page("图目录Figures图1.1.1").contains("Whatcomesfirstforcompanies"));
    assert!(page("Kick-off").contains("Thebeginningofaproject."));
    // Short lists share a page.
    let last = pages.last().expect("the lists");
    let index = &last[last.find("索引").expect("the index")..];
    // First the names of the book, then those of the translation, in their own alphabet.
    let places = ["索引Index", "板桥仪器", "沈知远", "BanqiaoInstruments", "Kick-off", "ShenZhiyuan"];
    let places: Vec<_> = places.iter().map(|part| index.find(part)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}: {index}");
    // Each value has its unit in one language; what it is called in the other stands above the chart.
    assert!(page("家·companies").contains("缩短交付周期Shorterleadtimes"));
}

#[test]
fn a_skeleton_of_a_book_in_two_languages_has_the_report() {
    let book = Book::plain();
    book.edit("report.yaml", "lang: zh-CN\n", "lang: zh-CN\ntranslation: { lang: en, pairs: below }\n");
    book.run("translate en").done();
    assert!(book.text("translations/en/report.yaml").contains("#= 素白之书\n  title:\n"));
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
