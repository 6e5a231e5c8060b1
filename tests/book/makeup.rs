//! Make-up: what is set stands where the plan has it, on any page and whatever the content.

use std::collections::BTreeSet;

use casebound::export;
use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::project::{Folder, Project};
use casebound::session::{KeptTypesetter, Part, Session};
use casebound::typeset::{self, Line, Pages, Typesetter};

use crate::harness::{Book, repository, repository_file};
use crate::pdf::Pdf;

/// Sets a book and asserts that its pages are those of the plan. Returns how many there are.
fn assert_as_planned(root: &std::path::Path) -> usize {
    let mut session = Session::open(Project::new(Folder::find(root).expect("a book")), SystemFonts::Excluded);
    let Some((document, typesetter)) = session.typeset_report(Medium::Screen) else {
        panic!("{:?}", session.diagnostics())
    };
    let none: [String; 0] = [];
    assert_eq!(typesetter.contradictions(&document), none);
    Pages::new(&document).count()
}

/// A book on pages of another size.
fn on(name: &str, size: &str) -> Book {
    let book = Book::fixture(name);
    let report = book.text("report.yaml");
    let lines = report.lines().filter(|line| !line.starts_with("page:"));
    let report: String = lines.map(|line| format!("{line}\n")).collect();
    book.write("report.yaml", format!("{report}page: {size}\n"));
    book
}

/// A preview sets a book again and again, and begins with what it made and what its pages told the last time.
#[test]
fn what_is_made_again_is_as_if_it_was_made_for_the_first_time() {
    let book = Book::fixture("stress");
    let mut kept = KeptTypesetter::default();
    let mut set = |what: &str| {
        let open =
            || Session::open(Project::new(Folder::find(book.root()).expect("a book")), SystemFonts::Excluded);
        let (session, fresh) = (open(), open());
        let typeset = |session: &Session, typesetter: &mut Typesetter| {
            let mut found = Default::default();
            let document =
                session.typeset_part(Part::Report, Medium::Screen, typesetter, &mut |_| {}, &mut found);
            let sources = typesetter.project().sources.iter();
            // The way back to the files is another one where lines moved.
            let made: Vec<_> =
                sources.map(|(path, made)| (path.clone(), made.text.clone(), made.origins.clone())).collect();
            let found: Vec<_> = found.sorted(session.sources()).into_iter().cloned().collect();
            (document.map(|document| export::svg(&document)), made, found)
        };
        let (again, made, found) = typeset(&session, kept.of(&session));
        let (first, made_first, found_first) = typeset(&fresh, &mut fresh.typesetter());
        assert_eq!(found, found_first, "{what}: other findings");
        assert!(made == made_first, "{what}: the sources differ");
        assert!(again == first, "{what}: the pages differ");
        first.map_or(0, |pages| pages.len())
    };
    let pages = set("the book");
    assert!(pages > 20);
    let is_file = |file: &String| file.ends_with(".yaml") && !file.contains("/_");
    let case = book.list("cases").into_iter().find(is_file).expect("a case");
    let original = book.text(&case);
    let longer = |times: usize| {
        original.replacen(
            "    a: |\n",
            &format!("    a: |\n      {}\n", "记录每一次测量的人与时间。".repeat(times)),
            1,
        )
    };
    assert_ne!(longer(1), original);
    for (what, text) in [
        ("a sentence more", longer(1)),
        ("pages more", longer(200)),
        ("a word that cannot be set", longer(1).replacen("记录", "\u{10FFFD}", 1)),
        ("a sentence more again", longer(1)),
        ("a line above", format!("# 改\n{original}")),
        ("as it was", original.clone()),
    ] {
        book.write(&case, text);
        set(what);
    }
    let (chart, report) = ("figures/column.yaml", book.text("report.yaml"));
    let original = book.text(chart);
    let value = |value: &str| original.replacen("365", value, 1);
    assert_ne!(value("265"), original);
    let ink = "theme: { inks: { accent: { cmyk: [0, 90, 60, 10], screen: \"#C02040\" } } }\n";
    // A layout may draw what is no part of the case that it sets.
    let layout = String::from_utf8(repository_file("layouts/case.typ.j2")).expect("a layout");
    let drawn = "\n#let _ = {{ {\"id\": \"column\"} | drawing(300.0, 0) }}\n";
    for (what, file, text) in [
        ("another value", chart, value("265").into_bytes()),
        ("a line above a chart", chart, format!("# 改\n{original}").into_bytes()),
        (
            "another picture of the same name",
            "cases/images/qingce.jpg",
            repository_file("tests/fixtures/stress/cases/images/nordvik.jpg"),
        ),
        ("another ink", "report.yaml", format!("{report}{ink}").into_bytes()),
        ("a chart beside a case", "layouts/case.typ.j2", format!("{layout}{drawn}").into_bytes()),
        ("another value beside a case", chart, value("165").into_bytes()),
    ] {
        book.write(file, text);
        set(what);
    }
    book.write("report.yaml", report.replacen("\ntitle: ", "\ntitle: 新", 1));
    assert_eq!(set("another title"), pages);
}

#[test]
fn the_sample_stands_as_planned() {
    assert_as_planned(repository());
    for size in [
        "{ size: a5 }",
        "{ size: a5, subheads: side }",
        "{ width: 170mm, height: 240mm }",
        "{ width: 297mm, height: 210mm }",
    ] {
        let book = Book::sample();
        book.edit("report.yaml", "page: { size: a4 }", &format!("page: {size}"));
        assert_as_planned(book.root());
    }
}

#[test]
fn every_block_stands_as_planned_on_any_page() {
    for size in [
        "{ size: a4 }",
        "{ size: a4, side: outer, subheads: side }",
        "{ size: a5, subheads: side }",
        "{ width: 170mm, height: 240mm }",
        "{ width: 297mm, height: 210mm }",
    ] {
        for name in ["stress", "verbatim", "english"] {
            assert_as_planned(on(name, size).root());
        }
    }
}

#[test]
fn sheets_stand_as_planned() {
    let folder = Folder::find(repository()).expect("a book");
    let session = Session::open(Project::new(folder), SystemFonts::Excluded);
    let mut typesetter = session.typesetter();
    let book = session.book().expect("a book").clone();
    for case in &book.cases {
        let mut found = Default::default();
        let part = Part::Sheet(&case.id);
        let document = session.typeset_part(part, Medium::Screen, &mut typesetter, &mut |_| {}, &mut found);
        let none: [String; 0] = [];
        assert_eq!(typesetter.contradictions(&document.expect("a sheet")), none, "{}", case.id);
    }
}

/// A case with so many questions and so long answers.
fn case(name: &str, questions: usize, answer: usize) -> String {
    let answer = "记录每一次测量的人与时间。".repeat(answer);
    let interview: String =
        (1..=questions).map(|number| format!("  - q: 第 {number} 问问什么？\n    a: {answer}\n")).collect();
    format!(
        "name: {name}\nlatin_name: {}\ninterviewee: {{ title: 法务总监 }}\nprofile: 制造测量仪器。\ninterview:\n{interview}",
        name.replace('量', " Measure").replace('衡', " Balance")
    )
}

#[test]
fn a_case_of_one_question_or_forty_and_a_paragraph_of_pages_are_set() {
    for (questions, answer) in [(1, 1), (40, 3), (1, 700)] {
        let book = Book::plain();
        for file in book.list("cases").iter().filter(|file| file.ends_with(".yaml")) {
            book.delete(file);
        }
        book.write("cases/liangheng.yaml", case("量衡", questions, answer));
        let report = book.text("report.yaml");
        let start = report.find("contents:").expect("contents");
        book.write("report.yaml", format!("{}contents:\n  - cases: all\n", &report[..start]));
        assert_as_planned(book.root());
    }
}

#[test]
fn what_make_up_cannot_mend_is_said() {
    let book = Book::fixture("stress");
    // One sentence alone on the page that an editor begins.
    let chapter = book.text("chapters/blocks.yaml");
    let (before, after) = chapter.split_once("      - pagebreak\n").expect("a page break");
    let notes = &after[after.find("\nnotes:").expect("notes")..];
    let sentence = "      - pagebreak\n      - text: |\n          分页之后只有一句。";
    book.write("chapters/blocks.yaml", format!("{before}{sentence}{notes}"));
    let line = before.lines().count() + 3;
    let found = book.run("check --format short").stdout;
    let about = |code: &str| found.lines().filter(|line| line.contains(code)).collect::<Vec<_>>().join("\n");
    assert!(about("lonely-lines").starts_with(&format!("chapters/blocks.yaml:{line}:")), "{found}");
    assert_eq!(about("figure-far"), "");
    let list = book.run("list --format json").done().stdout;
    assert!(list.contains("\"finding\": \"lonely-lines\""), "{list}");
}

#[test]
fn a_page_break_in_the_midst_leaves_a_page_to_be_looked_at() {
    let book = Book::plain();
    let figure = "      - figure: focus\n";
    let text = "      - text: |\n          受访企业先写记录，再谈保护。\n".repeat(3);
    book.edit("chapters/findings.yaml", figure, &format!("{figure}      - pagebreak\n{text}"));
    let found = book.run("check --format short").stdout;
    assert!(!found.contains("page-fill"), "the editor wants that break: {found}");
}

#[test]
fn an_edition_is_the_same_whether_or_not_the_other_is_made_with_it() {
    let alone_as_together = |book: &Book| {
        book.run("build").done();
        for (only, file) in [("screen", "report.pdf"), ("press", "report-press.pdf")] {
            book.run(&format!("build --only {only} --out out/alone")).done();
            let [together, alone] = ["out", "out/alone"].map(|dir| book.bytes(&format!("{dir}/{file}")));
            assert!(together == alone, "{file}");
        }
    };
    alone_as_together(&Book::fixture("stress"));
    // The press's own callouts are taller than the screen's.
    let book = Book::fixture("stress");
    let parts = String::from_utf8(repository_file("layouts/parts.typ.j2")).expect("a layout");
    let head = "padded-item(role: \"beside\", room => {\n";
    assert!(parts.contains(head));
    let room = format!("{head}  v((if on-screen {{ 1 }} else {{ 9 }}) * unit)\n");
    book.write("layouts/parts.typ.j2", parts.replacen(head, &room, 1));
    alone_as_together(&book);
}

#[test]
fn a_book_may_weigh_its_pages_otherwise() {
    let book = Book::fixture("stress");
    book.append(
        "report.yaml",
        "makeup: { page: 0, white: 40, stretch: 0, later: 5, parted: 500, lonely: 9000, facing: 90 }\n",
    );
    assert_as_planned(book.root());
    book.edit("report.yaml", "white: 40", "white: 10001");
    let found = book.run("check --format short").faulty().stdout;
    assert!(found.contains("report.yaml:49:27: error[schema]") && found.contains("10000"), "{found}");
}

#[test]
fn marks_that_hang_stand_as_planned_and_lose_no_text() {
    let book = Book::fixture("stress");
    book.run("build --only screen").done();
    let [plain, hanging] = ["", "theme: { hanging: true }\n"].map(|theme| {
        book.append("report.yaml", theme);
        assert_as_planned(book.root());
        book.run("build --only screen").done();
        let mut letters: Vec<char> =
            Pdf::read(&book.bytes("out/report.pdf")).text().replace('\u{2060}', "").chars().collect();
        letters.sort_unstable();
        (book.bytes("out/report.pdf"), letters)
    });
    assert!(plain.0 != hanging.0, "lines end otherwise");
    assert_eq!(plain.1, hanging.1);
}

#[test]
fn long_names_and_chapters_that_open_on_the_right_stand_as_planned() {
    let book = Book::fixture("stress");
    let (han, latin) = ("量衡规矩".repeat(15), "Measures and Balances of the ".repeat(2));
    book.write(
        "cases/lianghenglong.yaml",
        case(&han, 6, 9).replace("latin_name: ", &format!("latin_name: {latin}")),
    );
    book.append("report.yaml", "press: { opener: right }\n");
    assert_as_planned(book.root());
}

#[test]
fn the_same_pages_whatever_was_kept() {
    let book = Book::plain();
    let build = || {
        book.run("build --only screen").done();
        book.bytes("out/report.pdf")
    };
    let first = build();
    let kept = book.list("out/.cache/makeup");
    assert_eq!(kept, ["out/.cache/makeup/report.cbor"]);
    let makeup = book.bytes(&kept[0]);
    assert!(first == build(), "from what was kept");
    assert!(makeup == book.bytes(&kept[0]), "nothing was measured again");
    book.edit("chapters/findings.yaml", "本章只有两节，够用即可。", &"本章只有两节，够用即可。".repeat(90));
    let longer = build();
    let changed = book.bytes(&kept[0]);
    assert!(changed != makeup, "what has changed is measured again");
    for (damaged, what) in [
        (&makeup[..], "an older state"),
        (&changed[..changed.len() / 2], "half of it"),
        (b"?", "something else"),
    ] {
        book.write(&kept[0], damaged);
        assert!(longer == build(), "{what} is not what was kept");
    }
}

#[test]
fn what_the_last_pages_told_makes_no_other_pages() {
    for opener in ["any", "right"] {
        let book = Book::fixture("stress");
        book.append("report.yaml", &format!("press: {{ opener: {opener}, signature: 8 }}\n"));
        let build = || {
            book.run("build").done();
            ["report", "report-press"].map(|name| book.bytes(&format!("out/{name}.pdf")))
        };
        build();
        let (short, long) = ("顺序没有深意", "顺序没有深意，校准却有".repeat(120));
        // A page more, which turns all that follows over and moves what the index lists; and a page less.
        for (before, after) in [(short, long.as_str()), (long.as_str(), short)] {
            book.edit("chapters/blocks.yaml", before, after);
            let over_what_was_kept = build();
            std::fs::remove_dir_all(book.root().join("out/.cache")).expect("what was kept");
            assert!(over_what_was_kept == build(), "opener {opener}");
        }
        // Blank pages before entries that are gone.
        for gone in ["  - figure-list\n", "  - back-cover: back-cover\n"] {
            book.edit("report.yaml", gone, "");
        }
        let over_what_was_kept = build();
        std::fs::remove_dir_all(book.root().join("out/.cache")).expect("what was kept");
        assert!(over_what_was_kept == build(), "opener {opener}, a shorter book");
    }
}

/// A chapter of so many paragraphs around a quote that may be left out.
fn with_filler(paragraphs: usize) -> Book {
    let book = Book::plain();
    let text = "      - text: |\n          受访企业先写记录，再谈保护，然后才谈许可与转让。\n";
    let quote = "      - quote: { case: banqiao, text: 先写记录，再谈保护。, optional: true }\n";
    let start = "  - title: 文字\n    id: words\n    body:\n";
    let body = format!("{start}{quote}{}", text.repeat(paragraphs));
    book.edit("chapters/findings.yaml", start, &body);
    book
}

#[test]
fn what_is_optional_fills_a_page_or_is_said_to_be_left_out() {
    let printed = |book: &Book| {
        assert_as_planned(book.root());
        book.run("build --only screen").done();
        Pdf::read(&book.bytes("out/report.pdf")).text().matches("先写记录，再谈保护。").count()
    };
    let (few, many) = (with_filler(4), with_filler(12));
    let found = |book: &Book| {
        let found = book.run("check --format short").stdout;
        found.lines().filter(|line| line.contains("left-out")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!((printed(&few), found(&few)), (printed(&many) + 1, Vec::new()));
    let said = found(&many);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("chapters/findings.yaml:") && said[0].contains("先写记录"), "{said:?}");
    let list = many.run("list").done().stdout;
    assert!(list.contains("not printed, being optional: 先写记录"), "{list}");
    // Whoever does not say so has it printed.
    many.edit("chapters/findings.yaml", ", optional: true", "");
    assert_eq!((printed(&many), found(&many)), (printed(&few), Vec::new()));
}

#[test]
fn a_picture_over_two_pages_is_not_optional() {
    let book = Book::fixture("stress");
    book.edit("chapters/pictures.yaml", "width: spread", "width: spread\n          optional: true");
    let found = book.run("check --format short").faulty().stdout;
    assert!(found.contains("error[schema]") && found.contains("over two pages"), "{found}");
}

/// A book whose only figure has so many bars.
fn with_bars(bars: usize) -> Book {
    let book = Book::plain();
    let rows: String =
        (1..=bars).map(|number| format!("    - [第 {number} 项工作, {}]\n", number % 90 + 5)).collect();
    let head = "title: 各项工作的比例\nchart: bar\nunit: \"%\"\nselect: multiple\nsources: [示例调查]\n";
    book.write("figures/focus.yaml", format!("{head}data:\n  columns: [比例]\n  rows:\n{rows}"));
    book
}

#[test]
fn a_chart_of_about_a_page_stands_as_planned() {
    assert_as_planned(with_bars(34).root());
}

#[test]
fn a_chart_that_fits_on_no_page_is_one_finding() {
    let found = with_bars(120).run("check --format short").faulty().stdout;
    let overset: Vec<&str> = found.lines().filter(|line| line.contains("[overset]")).collect();
    assert_eq!(overset.len(), 1, "{found}");
    assert!(
        overset[0].starts_with("figures/focus.yaml:") && overset[0].contains("taller than a page"),
        "{found}"
    );
}

#[test]
fn a_side_column_at_the_fore_edge_stands_on_the_right_of_right_pages() {
    let book = on("verbatim", "{ size: a4, side: outer }");
    assert_as_planned(book.root());
    let mut session =
        Session::open(Project::new(Folder::find(book.root()).expect("a book")), SystemFonts::Excluded);
    let (document, typesetter) = session.typeset_report(Medium::Screen).expect("pages");
    let of_a_case = |line: &Line| {
        session.sources().get(line.origin.file).is_some_and(|file| file.path().starts_with("cases/"))
    };
    let lines = typeset::lines(&document, &typesetter.trace());
    let long = lines.iter().filter(|line| line.text.chars().count() >= 30 && of_a_case(line));
    let mut begin = [BTreeSet::new(), BTreeSet::new()];
    for line in long {
        begin[(line.page + 1) % 2].insert(line.edges[0].round() as i64);
    }
    // In points: 22 mm of margin, the side column and what parts it from the text; 25 mm of margin.
    let [left, right] = begin.map(|edges| edges.into_iter().min());
    assert_eq!((left, right), (Some(176), Some(71)));
    // Sheets face nothing.
    let sheets = |side: &str| {
        let book = on("verbatim", &format!("{{ size: a4, side: {side} }}"));
        book.run("sheet --all").done();
        book.list("out/sheets").iter().map(|file| book.bytes(file)).collect::<Vec<_>>()
    };
    assert!(sheets("outer") == sheets("left"));
}

/// How many sub-headings of the sample stand beside their text, on pages of this setup.
fn beside(page: &str) -> usize {
    let book = Book::sample();
    book.edit("report.yaml", "page: { size: a4 }", &format!("page: {page}"));
    assert_as_planned(book.root());
    book.run("build --only screen --keep-typst typst").done();
    let plans = book.list("typst/chapters").into_iter().filter(|file| file.ends_with(".plan.typ"));
    let count = |file: String| {
        book.text(&file)
            .lines()
            .filter(|step| step.contains(", head: ") && !step.contains("head: none"))
            .count()
    };
    plans.map(count).sum()
}

#[test]
fn sub_headings_stand_beside_their_text_where_a_book_wants_them_so() {
    assert_eq!(beside("{ size: a4, subheads: side }"), 34);
    assert_eq!(beside("{ size: a4, side: outer, subheads: side }"), 34);
    assert_eq!(beside("{ size: a4, subheads: above }"), 0);
}

/// A book whose chapter has text, two small charts named together, and text: `lines` of it above.
fn with_two_small_charts(lines: usize, size: &str, makeup: &str) -> Book {
    let book = Book::plain();
    for (name, title) in [("erste", "第一幅"), ("zweite", "第二幅")] {
        let rows: String =
            (2027..=2031).map(|year| format!("    - [{year} 年, {}]\n", year - 2000)).collect();
        book.write(
            &format!("figures/{name}.yaml"),
            format!("title: {title}\nchart: column\nunit: 件\ndata:\n  columns: [数量]\n  rows:\n{rows}sources: [示例]\n"),
        );
    }
    let text = "校准之前先看档案，校准之后再写档案。".repeat(lines * 2);
    let body = format!(
        "      - text: |\n          {text}见[](fig:erste)与[](fig:zweite)。\n      - figure: erste\n      - figure: zweite\n      - text: |\n          {}\n",
        "两幅图说的是同一件事。".repeat(8)
    );
    book.write(
        "chapters/zwei.yaml",
        format!("title: 两幅小图\nsections:\n  - title: 一节\n    body:\n{body}"),
    );
    let all = book.text("report.yaml").replacen("size: a4", size, 1);
    let start = all.find("contents:").expect("contents");
    book.write("report.yaml", format!("{}makeup: {makeup}\ncontents:\n  - chapter: zwei\n", &all[..start]));
    book
}

/// The pages of a book, and how many of its figures stand beside the one before them.
fn pages_and_pairs(book: &Book) -> (usize, usize) {
    let pages = assert_as_planned(book.root());
    book.run("build --only screen --keep-typst typst").done();
    let plan = book.text("typst/chapters/zwei.plan.typ");
    (pages, plan.matches("spot: \"beside\"").count())
}

#[test]
fn two_small_charts_stand_side_by_side_where_that_saves_a_page() {
    let found = |lines, size, makeup| pages_and_pairs(&with_two_small_charts(lines, size, makeup));
    let (paired, apart) = (found(12, "size: a4", "{}"), found(12, "size: a4", "{ paired: 10000 }"));
    assert_eq!((paired.1, apart.1), (1, 0));
    assert!(paired.0 < apart.0, "{paired:?} {apart:?}");
    // Where they have room below one another, and where the page is narrow, they stand so.
    assert_eq!(found(0, "size: a4", "{}").1, 0);
    assert_eq!(found(12, "size: a5", "{}").1, 0);
}
