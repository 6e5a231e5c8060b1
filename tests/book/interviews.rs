//! Interviews as they are: several speakers, headings, asides, questions that wait.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};
use crate::pdf::Pdf;

const CASE: &str = "cases/luming.yaml";
const ONE: &str = "interviewee:\n  title: 法务部\n";
const TWO: &str = "interviewees:\n  - { name: 沈知远, title: 法务总监, initials: 沈 }\n  - { name: 林虚舟, title: 研发副总裁 }\n";
const ANSWER: &str = "    a: |\n      该部门先估计技术的寿命，再与专利的期限比较，短于期限的改为公开发表。\n";
const ANSWERS: &str =
    "    answers:\n      - { by: 沈, a: 先估计技术的寿命。 }\n      - { by: 林虚舟, a: 再看能不能抄。 }\n";

/// The plain book with two people who answer its one question.
fn of_two(book: &Book) -> &Book {
    book.edit(CASE, ONE, TWO).edit(CASE, ANSWER, ANSWERS)
}

fn pages(book: &Book) -> Vec<String> {
    book.run("build --only screen").done();
    Pdf::read(&book.bytes("out/report.pdf")).pages()
}

#[test]
fn several_speakers_are_named_with_their_answers() {
    let book = Book::plain();
    of_two(&book);
    let text = pages(&book).concat();
    for part in [
        "沈鹿鸣海事法务总监沈知远",
        "鹿鸣海事研发副总裁林虚舟",
        "沈：先估计技术的寿命。",
        "林虚舟：再看能不能抄。",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn headings_asides_and_further_questions_stand_in_their_order() {
    let book = Book::plain();
    book.edit(CASE, "interview:\n", "interview:\n  - section: 取舍\n");
    book.edit(CASE, ANSWER, &format!("{ANSWER}    follow_ups:\n      - {{ q: 然后呢？, a: 每季度复核一次。 }}\n  - aside: {{ title: 公开发表, text: 使技术成为现有技术。 }}\n  - q: 还有呢？\n    a: 没有了。\n"));
    let text = pages(&book).concat();
    let places: Vec<usize> = ["取舍", "该部门先估计", "然后呢？", "每季度复核一次。", "还有呢？", "没有了。"]
        .iter()
        .map(|part| text.rfind(part).unwrap_or_else(|| panic!("{part}: {text}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(text.contains("公开发表") && text.contains("使技术成为现有技术。"));
}

/// A question that waits is in the file and nowhere else; numbers go on without it.
#[test]
fn a_question_that_is_not_printed_stays_in_the_file() {
    let book = Book::plain();
    book.edit(
        CASE,
        "interview:\n",
        "interview:\n  - q: 先不印的问题？\n    a: 先不印的回答[^1]。\n    print: false\n",
    );
    book.append(CASE, "notes: { 1: 先不印的注。 }\n");
    let text = pages(&book).concat();
    assert!(!text.contains("先不印"), "{text}");
    let list = book.run("list --format json").done().json();
    assert_eq!(list["cases"][1]["questions"], 1, "{list}");
}

/// What else is known of a company stands beside its patents, in groups; a text is as good as a number.
#[test]
fn facts_stand_in_their_groups() {
    let book = Book::plain();
    book.edit(
        CASE,
        "interview:\n",
        "facts:\n  - { label: 研发人员, value: 320 人, group: 公司 }\n  - { label: 标准, value: 12 项, group: 行业 }\n  \
         - { label: 总部, value: 虚构港, group: 公司 }\n  - { label: 成立, value: 1998 年 }\ninterview:\n",
    );
    let text = pages(&book).concat();
    let places: Vec<usize> = ["公司研发人员320人", "总部虚构港", "行业标准12项", "企业概况成立1998年"]
        .iter()
        .map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    for layout in ["sheet", "one-page"] {
        book.run(&format!("sheet luming --layout {layout} --out {layout}")).done();
        let name = if layout == "sheet" { "luming" } else { "luming-one-page" };
        let text = Pdf::read(&book.bytes(&format!("{layout}/{name}.pdf"))).text();
        assert!(text.contains("总部") && text.contains("虚构港") && text.contains("320"), "{layout}: {text}");
    }
}

/// Several companies under one heading: the page names them, and the index lists them in its place.
#[test]
fn several_companies_answer_under_one_heading() {
    let book = Book::plain();
    of_two(&book).edit(CASE, "法务总监, ", "法务总监, organisation: 甲海灯具, ");
    book.edit(CASE, "研发副总裁 }", "研发副总裁, organisation: 乙海航标 }");
    book.edit(CASE, "name: 鹿鸣海事\n", "name: 两家谈海\norganisations: [甲海灯具, 乙海航标]\n");
    book.edit("report.yaml", "contents:\n", "contents:\n  - index\n");
    let text = pages(&book).concat();
    for part in ["受访企业甲海灯具、乙海航标", "沈甲海灯具法务总监沈知远", "乙海航标研发副总裁林虚舟"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let index = pages(&book).into_iter().find(|page| page.contains("索引")).expect("an index");
    assert!(index.contains("甲海灯具") && !index.contains("两家谈海"), "{index}");
    for layout in ["sheet", "one-page"] {
        book.run(&format!("sheet luming --layout {layout}")).done();
    }
}

#[test]
fn wrong_interviews() {
    let mut seen = Catalogue::default();
    seen.refuses("an interviewee twice", |book| {
        of_two(book).edit(CASE, "林虚舟, title", "沈知远, title");
    });
    seen.refuses("one and several", |book| {
        book.edit(CASE, ONE, &format!("{ONE}{TWO}"));
    });
    seen.refuses("a fact twice, and without a value", |book| {
        book.edit(CASE, "interview:\n", "facts:\n  - { label: 总部, value: 甲港 }\n  - { label: 总部, value: 乙港 }\n  - { label: 员工, value: '' }\ninterview:\n");
    });
    seen.refuses("a company twice", |book| {
        book.edit(CASE, "title: 法务部\n", "title: 法务部\n  organisation: 甲海灯具\n");
        book.edit(CASE, "interview:\n", "organisations: [甲海灯具, 甲海灯具]\ninterview:\n");
    });
    seen.refuses("of several companies nobody knows whose", |book| {
        of_two(book).edit(CASE, "title: 法务总监, ", "title: 法务总监, organisation: 甲海灯县, ");
        book.edit(CASE, "interview:\n", "organisations: [甲海灯具, 乙海航标]\ninterview:\n");
    });
    seen.refuses("nobody", |book| {
        book.edit(CASE, ONE, "");
    });
    seen.refuses("an answer by nobody", |book| {
        of_two(book).edit(CASE, "by: 林虚舟", "by: 林虚丹");
    });
    seen.refuses("a question without an answer", |book| {
        book.edit(CASE, ANSWER, "");
    });
    seen.refuses("an answer and answers", |book| {
        book.edit(CASE, ONE, TWO).edit(CASE, ANSWER, &format!("{ANSWER}{ANSWERS}"));
    });
    seen.refuses("two items in one", |book| {
        book.edit(CASE, "  - q: ", "  - section: 取舍\n    q: ");
    });
    seen.refuses("an empty item", |book| {
        book.edit(CASE, "interview:\n", "interview:\n  - print: true\n");
    });
    seen.refuses("an answer to a heading", |book| {
        book.edit(CASE, "interview:\n", "interview:\n  - section: 取舍\n    a: 先看寿命。\n");
    });
    seen.refuses("nothing that is printed", |book| {
        book.edit(CASE, ANSWER, &format!("{ANSWER}    print: false\n"));
    });
    seen.refuses("a picture into the bleed", |book| {
        book.write("cases/images/wall.svg", WALL);
        book.edit(
            CASE,
            "interview:\n",
            "interview:\n  - picture: { file: images/wall.svg, width: bleed, alt: 一面墙 }\n",
        );
    });
    seen.refuses("a picture that is not there", |book| {
        book.edit(CASE, "interview:\n", "interview:\n  - picture: { file: images/wall.svg, alt: 一面墙 }\n");
    });
    assert_snapshot!(seen);
}

const WALL: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><path fill="#204060" d="M0 0h300v200H0z"/></svg>"##;

/// A picture between two answers is printed with its caption, in the report and on the sheet, in one column and in two.
#[test]
fn a_picture_stands_between_answers() {
    for layout in ["single", "columns"] {
        let book = Book::plain();
        book.write("cases/images/wall.svg", WALL);
        book.edit(CASE, "interview:\n", &format!("layout: {layout}\ninterview:\n  - picture: {{ file: images/wall.svg, width: text, caption: 墙的正面, credit: 示例摄影, alt: 一面墙 }}\n"));
        let text = pages(&book).concat();
        assert!(text.contains("墙的正面") && text.contains("示例摄影"), "{text}");
        book.run("sheet luming --only screen --out sheets").done();
        assert!(Pdf::read(&book.bytes("sheets/luming.pdf")).text().contains("墙的正面"));
    }
}
