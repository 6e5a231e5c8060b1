//! The sheets of companies: on one page, by a layout of the book's own, and with what they say of their publisher.

use crate::harness::Book;
use crate::pdf::{Pdf, squeezed};

/// A book with a company of so many questions, each with an answer of some lines, on pages of a size.
fn with_questions(size: &str, count: usize) -> Book {
    let book = Book::plain();
    let answer =
        "量具的精度来自工序，而不是来自最后一道检验；这句话写在车间的墙上，也写在每一份说明书的第一页。"
            .repeat(4);
    let questions: String = (1..=count)
        .map(|n| format!("  - q: 第{n}问，工序怎样安排？\n    a: |\n      答案{n}开始。{answer}\n"))
        .collect();
    book.write(
        "cases/changwen.yaml",
        format!(
            "name: 长问量具\ngroup: 境内企业\ninterviewee: {{ title: 质量部 }}\nprofile: 长问量具生产卡尺。\n\
             patents: {{ applications: 30, granted: 12 }}\ninterview:\n{questions}closing: |\n  访谈到此为止。\n"
        ),
    );
    book.edit("report.yaml", "page: { size: a4 }", &format!("page: {{ size: {size} }}"));
    book
}

/// The pages of a sheet.
fn pages(book: &Book, file: &str) -> Vec<String> {
    Pdf::read(&book.bytes(&format!("out/sheets/{file}.pdf"))).pages()
}

#[test]
fn a_short_case_stands_on_one_page_whole() {
    for size in ["a4", "a5"] {
        let book = with_questions(size, 1);
        book.run("sheet --all --layout one-page").done();
        book.run("sheet --all --layout one-page --only press").done();
        for file in ["changwen-one-page", "changwen-one-page-press", "banqiao-one-page", "luming-one-page"] {
            let pages = pages(&book, file);
            assert_eq!(pages.len(), 1, "{file}, {size}");
        }
        let text = pages(&book, "changwen-one-page").concat();
        book.edit(
            "cases/changwen.yaml",
            "      答案1开始。",
            "      | 工序 | 精度 |\n      |---|---|\n      | 磨削 | 0.2 |\n\n      答案1开始。",
        );
        book.run("sheet changwen --layout one-page").done();
        assert!(pages(&book, "changwen-one-page").concat().contains("磨削0.2"), "a table in an answer");
        for part in ["长问量具", "30", "12", "第1问，工序怎样安排？", "答案1开始", "访谈到此为止。"]
        {
            assert!(text.contains(&squeezed(part)), "{part}: {text}");
        }
        assert!(!text.contains("本页选刊"), "{text}");
    }
}

#[test]
fn what_a_page_has_no_room_for_is_said_there_and_to_the_editor() {
    for size in ["a4", "a5"] {
        let book = with_questions(size, 12);
        let ran = book.run("sheet changwen --layout one-page --lang en").done();
        let pages = pages(&book, "changwen-one-page");
        assert_eq!(pages.len(), 1, "{size}");
        let shown = (1..=12).filter(|n| pages[0].contains(&format!("答案{n}开始"))).count();
        assert!((1..12).contains(&shown), "{size}: {shown} questions");
        assert!(
            (1..=shown).all(|n| pages[0].contains(&format!("第{n}问，"))),
            "the first ones: {}",
            pages[0]
        );
        assert!(pages[0].contains(&format!("本页选刊{shown}问，全部12问见《素白之书》")), "{}", pages[0]);
        assert!(!pages[0].contains("访谈到此为止"), "what closes an interview follows all of it");
        assert!(
            ran.stderr.contains(&format!(
                "[sheet-fit]: the one page has no room for all of the interview: {shown} of 12"
            )),
            "{ran}"
        );
    }
}

#[test]
fn the_editor_says_which_questions_stand_on_the_page() {
    let book = with_questions("a4", 12);
    let marked = book.text("cases/changwen.yaml").replace("  - q: 第9问", "  - one_page: true\n    q: 第9问");
    book.write("cases/changwen.yaml", marked);
    book.run("sheet changwen --layout one-page").done();
    let text = pages(&book, "changwen-one-page").concat();
    assert!(text.contains("答案9开始") && text.contains("本页选刊1问，全部12问"), "{text}");
    assert_eq!(text.matches("答案").count(), 1, "{text}");
    book.run("sheet changwen").done();
    let usual = pages(&book, "changwen").concat();
    assert!((1..=12).all(|n| usual.contains(&format!("答案{n}开始"))), "the usual sheet has all: {usual}");
}

/// Which mark of a note is the first depends on the questions that stand on the page.
#[test]
fn the_notes_of_one_page_are_those_whose_marks_it_prints() {
    for (size, layout) in [("a4", "single"), ("a4", "columns"), ("a5", "single")] {
        let book = with_questions(size, 12);
        let case = (book.text("cases/changwen.yaml").replace("生产卡尺", "生产卡尺[^gauge]"))
            .replace("答案1开始", "答案1[^both]开始")
            .replace("答案2开始", "答案2[^hidden]开始")
            .replace("答案9开始", "答案9[^both]开始，再说[^both]")
            .replace("  - q: 第9问", "  - one_page: true\n    q: 第9问");
        let notes =
            format!("\nlayout: {layout}\nnotes: {{ gauge: 含数显卡尺, both: 指首件, hidden: 指末件 }}\n");
        book.write("cases/changwen.yaml", case + &notes);
        book.run("sheet changwen --layout one-page").done();
        book.run("sheet changwen --layout one-page --only press").done();
        for file in ["changwen-one-page", "changwen-one-page-press"] {
            let text = pages(&book, file).concat();
            assert!(text.contains("答案92开始，再说2"), "{size}, {layout}: {text}");
            for (note, times) in [("1含数显卡尺", 1), ("2指首件", 1), ("指末件", 0)] {
                assert_eq!(text.matches(note).count(), times, "{note}, {size}, {layout}: {text}");
            }
        }
    }
}

#[test]
fn more_than_fits_is_an_error_and_leaves_the_older_sheet_alone() {
    let book = with_questions("a4", 12);
    let marked = book.text("cases/changwen.yaml").replace("  - q: ", "  - one_page: true\n    q: ");
    book.write("cases/changwen.yaml", marked);
    book.write("out/sheets/changwen-one-page.pdf", "an older sheet");
    let ran = book.run("sheet changwen --layout one-page --lang en").faulty();
    assert!(ran.stderr.contains("the questions marked `one_page: true` make the sheet"), "{ran}");
    assert!(ran.stderr.contains("cases/changwen.yaml:8:8"), "{ran}");
    assert_eq!(book.bytes("out/sheets/changwen-one-page.pdf"), b"an older sheet");
    let profile = "长问量具生产卡尺，".repeat(400);
    book.edit("cases/changwen.yaml", "profile: 长问量具生产卡尺。", &format!("profile: {profile}其余从略。"));
    let unmarked = book.text("cases/changwen.yaml").replace("one_page: true\n    q: ", "q: ");
    book.write("cases/changwen.yaml", unmarked);
    let ran = book.run("sheet changwen --layout one-page --lang en").faulty();
    assert!(ran.stderr.contains("lines too long for one page, even without the interview"), "{ran}");
    book.run("sheet changwen").done();
}

#[test]
fn a_book_brings_a_layout_of_its_own() {
    let book = Book::plain();
    book.write(
        "layouts/card.typ.j2",
        "{% include \"sheet-data.typ.j2\" %}\n\n#show: setup\n#kicker(case)\n#full-name(case)\n#people(case)\n\
         #case.profile.join()\n{{ omit(case.patents, \"a card\") }}{{ omit(case.interview, \"a card\") }}\
         {{ omit(case.quote, \"a card\") }}{{ omit(case.highlight, \"a card\") }}\n",
    );
    book.run("sheet --all --layout card").done();
    assert!(pages(&book, "banqiao-card").concat().contains("板桥仪器BanqiaoInstruments"));
    let ran = book.run("sheet --all --layout carf --lang en").misused();
    assert!(ran.stderr.contains("there is no layout `carf`") && ran.stderr.contains("`card`"), "{ran}");
    let ran = book.run("sheet --all --layout poster-wall --lang en").misused();
    assert!(ran.stderr.contains("sheet, one-page, card"), "{ran}");
}

/// A book whose sheets say this of their publisher.
fn with_foot(keys: &str) -> Book {
    let book = Book::plain();
    book.edit("report.yaml", "press: {", &format!("sheet: {{ {keys} }}\npress: {{"));
    book
}

#[test]
fn every_sheet_says_who_publishes_it_and_where() {
    let book = with_foot("contact: 联系：casebook@example.com, url: \"https://example.com/{slug}\"");
    for args in ["--layout sheet", "--layout one-page", "--only press", "--layout one-page --only press"] {
        book.run(&format!("sheet --all {args}")).done();
    }
    for file in ["banqiao", "banqiao-press", "banqiao-one-page", "banqiao-one-page-press"] {
        let text = pages(&book, file).concat();
        for part in ["联系：casebook@example.com", "https://example.com/banqiao"] {
            assert!(text.contains(part), "{file}: {part}: {text}");
        }
        let linked =
            String::from_utf8_lossy(&book.bytes(&format!("out/sheets/{file}.pdf"))).contains("/Annots");
        assert_eq!(linked, !file.ends_with("-press"), "{file}");
    }
    book.run("build").done();
    let report = Pdf::read(&book.bytes("out/report.pdf")).text();
    assert!(!report.contains("casebook@example.com"), "it is for sheets alone");
}

#[test]
fn an_address_that_leads_nowhere_is_found_where_it_stands() {
    let long = format!("https://example.com/{}/{{slug}}", "a".repeat(200));
    for (url, said) in [
        ("example.com/{slug}", "is no web address"),
        ("ftp://example.com/{slug}", "is no web address"),
        ("https://", "is no web address"),
        ("https://example.com/a b", "is no web address"),
        ("https://example.com/{id}", "holds braces that stand for nothing"),
        (long.as_str(), "more than a printed code can hold"),
    ] {
        let book = with_foot(&format!("url: \"{url}\""));
        let ran = book.run("check --format short --lang en").faulty();
        let line =
            ran.stdout.lines().find(|line| line.contains(said)).unwrap_or_else(|| panic!("{url}: {ran}"));
        assert!(line.starts_with("report.yaml:12:15: error[schema]"), "{line}");
    }
    for url in ["https://example.com/{slug}", "http://例子.中国/案例/{slug}"] {
        let book = with_foot(&format!("url: \"{url}\""));
        book.run("check --deny warnings").done();
    }
}

#[test]
fn a_mark_is_a_picture_like_any_other() {
    let book = with_foot("mark: images/mark.svg");
    let ran = book.run("check --format short --lang en").faulty();
    assert!(ran.stdout.contains("report.yaml:12:16: error[missing-file]"), "{ran}");
    let picture = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path fill="#004d66" d="M0 0h60v20H0z"/></svg>"##;
    book.write("images/mark.svg", picture);
    book.run("check --deny warnings").done();
    for args in ["--layout sheet", "--layout one-page --only press"] {
        book.run(&format!("sheet --all {args}")).done();
    }
}
