//! What editors do every week, each one command or one key.

use crate::harness::{Book, repository_file};
use crate::pdf::Pdf;

/// A case of this name.
fn case(name: &str, keys: &str) -> String {
    format!(
        "name: {name}\ngroup: 境内企业\n{keys}interviewee: {{ title: 法务部 }}\nprofile: {name}是一家虚构的企业。\n\
         interview:\n  - q: {name}怎样安排工作？\n    a: |\n      {name}先看文献，再看样机。\n"
    )
}

/// Where names stand in the book's text, one behind the other.
fn in_order(book: &Book, names: &[&str]) {
    book.run("build --only screen").done();
    let text = Pdf::read(&book.bytes("out/report.pdf")).text();
    let places: Vec<_> = names.iter().map(|name| text.find(&format!("{name}是一家虚构"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{names:?}: {places:?}");
}

#[test]
fn sheets_of_one_group() {
    let book = Book::plain();
    book.run_list(&["sheet", "--group", "境外企业"]).done();
    assert_eq!(book.list("out/sheets"), ["out/sheets/luming.pdf"]);
    let ran = book.run_list(&["sheet", "--group", "境外公司", "--lang", "en"]).misused();
    assert!(
        ran.stderr.contains("no case is of the group `境外公司`") && ran.stderr.contains("境外企业"),
        "{ran}"
    );
    book.run_list(&["sheet", "banqiao", "--group", "境外企业"]).misused();
    for case in ["banqiao", "luming"] {
        let path = format!("cases/{case}.yaml");
        let text = book.text(&path);
        let ungrouped: Vec<&str> = text.lines().filter(|line| !line.starts_with("group:")).collect();
        book.write(&path, format!("{}\n", ungrouped.join("\n")));
    }
    let ran = book.run_list(&["sheet", "--group", "境外企业", "--lang", "en"]).misused();
    assert!(ran.stderr.contains("no case of this book names a group"), "{ran}");
}

#[test]
fn a_built_in_layout_becomes_the_books_own() {
    let book = Book::plain();
    book.run("layouts export one-page sheets.typ.j2").done();
    for name in ["one-page", "sheets"] {
        let path = format!("layouts/{name}.typ.j2");
        assert_eq!(book.bytes(&path), repository_file(&path));
    }
    book.run("sheet --all --layout one-page").done();
    book.append("layouts/sheets.typ.j2", "// ours\n");
    book.run("layouts export cover sheets").misused();
    assert!(book.text("layouts/sheets.typ.j2").ends_with("// ours\n"), "what was changed stays");
    assert_eq!(book.list("layouts").len(), 2, "all of them or none");
    let ran = book.run("layouts export oen-page --lang en").misused();
    assert!(
        ran.stderr.contains("there is no layout `oen-page`") && ran.stderr.contains("`one-page`"),
        "{ran}"
    );
}

#[test]
fn a_new_chapter_says_where_it_goes() {
    for lang in ["en", "zh"] {
        let book = Book::plain();
        let ran = book.run(&format!("new chapter outlook --lang {lang}")).done();
        assert!(ran.stderr.contains("- chapter: outlook"), "{ran}");
        book.edit("report.yaml", "chapters: [findings]", "chapters: [findings, outlook]");
        book.run("check --deny warnings").done();
        book.run("build --only screen").done();
        book.run("new chapter outlook").misused();
        book.run("new chapter ../outlook").misused();
    }
}

#[test]
fn cases_stand_by_file_by_sound_or_as_listed() {
    let book = Book::plain();
    for (id, name) in [("a", "中环"), ("b", "蔚蓝"), ("c", "阿里山"), ("d", "SKF")] {
        book.write(&format!("cases/{id}.yaml"), case(name, ""));
    }
    in_order(&book, &["中环", "蔚蓝", "板桥仪器", "阿里山", "SKF", "鹿鸣海事"]);
    book.edit("report.yaml", "    cases: all\n", "    cases: all\n    order: pinyin\n");
    in_order(&book, &["SKF", "阿里山", "板桥仪器", "蔚蓝", "中环", "鹿鸣海事"]);
    book.edit(
        "report.yaml",
        "    cases: all\n    order: pinyin\n",
        "    cases: [c, b, a, d, banqiao, luming]\n",
    );
    in_order(&book, &["阿里山", "蔚蓝", "中环", "SKF", "板桥仪器"]);
    book.edit("report.yaml", "luming]\n", "luming]\n    order: size\n");
    let found = book.run("check --format short --lang en").faulty().stdout;
    assert!(found.contains("file, pinyin"), "{found}");
}

#[test]
fn a_draft_is_checked_and_printed_alone() {
    let book = Book::plain();
    book.write("cases/caogao.yaml", case("草稿量具", "status: draft\n"));
    let ran = book.run("check --deny warnings --format short --lang en").done();
    assert!(
        ran.stdout.contains("cases/caogao.yaml:3:9: info[case-not-in-book]: this case is a draft"),
        "{ran}"
    );
    book.run("build --only screen").done();
    assert!(!Pdf::read(&book.bytes("out/report.pdf")).text().contains("草稿量具"));
    let listed = book.run("list --format json").done().json();
    let own = &listed["cases"][2];
    assert_eq!((&own["id"], &own["approval"]), (&"caogao".into(), &"draft".into()), "{listed}");
    assert!(own["page"].is_null(), "{listed}");
    let listed = book.run("list --lang en").done().stdout;
    assert!(listed.contains("草稿量具  境内企业  [caogao]  draft"), "{listed}");
    for layout in ["sheet", "one-page"] {
        book.run(&format!("sheet caogao --layout {layout}")).done();
    }
    book.run("sheet caogao --format svg").done();
    let drawn = book.text("out/sheets/caogao.svg");
    book.edit("cases/caogao.yaml", "status: draft", "status: approved");
    book.run("sheet caogao --format svg").done();
    assert!(drawn.len() > book.text("out/sheets/caogao.svg").len(), "a draft says so");
    book.run("build --only screen").done();
    assert!(Pdf::read(&book.bytes("out/report.pdf")).text().contains("草稿量具"));
    book.edit("cases/caogao.yaml", "status: approved", "status: draft");
    book.append(
        "chapters/preface.yaml",
        "sections: [{ title: 另见, body: [{ text: \"见[](case:caogao)。\" }] }]\n",
    );
    let found = book.run("check --format short --lang en").faulty().stdout;
    assert!(
        found.contains("the case `caogao` is not part of the book") && found.contains("once `status` is"),
        "{found}"
    );
}

/// A book whose case, figure and chapter are named in every way there is.
fn with_references() -> Book {
    let book = Book::plain();
    book.edit("report.yaml", "cases: all", "cases: [banqiao, luming]   # 案例的次序");
    book.edit(
        "chapters/findings.yaml",
        "      - figure: focus\n",
        "      - figure: 'focus'  # 焦点\n      - text: >\n          折行之后\n          见[](case:banqiao)与[图](fig:focus)。\n      \
         - text: \"再见[](case:banqiao)，banqiao 不动。\"\n      - quote: { case: banqiao, text: 记录写得清楚 }\n",
    );
    book
}

#[test]
fn renaming_mends_every_reference_and_nothing_else() {
    let book = with_references();
    book.run("check --deny warnings").done();
    let texts = ["report.yaml", "chapters/findings.yaml"].map(|path| book.text(path));
    let seen = book.run("rename banqiao bq-instruments --dry-run --lang en").done();
    assert!(seen.stdout.contains("+    cases: [bq-instruments, luming]   # 案例的次序"), "{seen}");
    assert_eq!(book.text("report.yaml"), texts[0]);
    let ran = book.run("rename banqiao bq-instruments --lang en").done();
    assert!(ran.stderr.contains("mended 6 references in 2 other files"), "{ran}");
    let named = |text: &str| {
        text.replace("case:banqiao", "case:bq-instruments").replace("case: banqiao", "case: bq-instruments")
    };
    assert_eq!(book.text("report.yaml"), texts[0].replace("[banqiao,", "[bq-instruments,"));
    assert_eq!(book.text("chapters/findings.yaml"), named(&texts[1]));
    assert!(!book.path("cases/banqiao.yaml").exists());
    assert_eq!(book.bytes("cases/bq-instruments.yaml"), Book::plain().bytes("cases/banqiao.yaml"));
    book.run("rename figures/focus.yaml lens").done();
    book.run("rename findings results").done();
    let text = book.text("chapters/results.yaml");
    assert!(text.contains("- figure: 'lens'  # 焦点") && text.contains("[图](fig:lens)"), "{text}");
    assert!(book.text("report.yaml").contains("chapters: [results]"));
    book.run("check --deny warnings").done();
    book.run("build --only screen").done();
}

#[test]
fn a_name_that_cannot_be_given_is_refused_whole() {
    let book = with_references();
    book.write("figures/banqiao.yaml", book.text("figures/focus.yaml"));
    let before: Vec<_> = book.list("").into_iter().map(|path| (book.bytes(&path), path)).collect();
    for (args, said) in [
        ("rename nobody somebody", "there is no case, figure or chapter `nobody`"),
        ("rename banqiao other", "cases/banqiao.yaml, figures/banqiao.yaml"),
        ("rename cases/banqiao luming", "`cases/luming.yaml` is there already"),
        ("rename cases/banqiao 板桥", "name it `banqiao`"),
        ("rename cases/banqiao ../banqiao", "banqiao"),
        ("rename cases/banqiao null", "nothing was changed"),
    ] {
        let ran = book.run(&format!("{args} --lang en")).misused();
        assert!(ran.stderr.contains(said), "{args}: {ran}");
    }
    book.write("chapters/broken.yaml", "title: [\n");
    let ran = book.run("rename focus lens --lang en").misused();
    assert!(ran.stderr.contains("chapters/broken.yaml"), "{ran}");
    book.delete("chapters/broken.yaml");
    let after: Vec<_> = book.list("").into_iter().map(|path| (book.bytes(&path), path)).collect();
    assert_eq!(after, before);
}

#[test]
fn what_only_a_designer_can_change_is_said() {
    let book = with_references();
    book.write("layouts/card.typ.j2", "// for banqiao\n// for banqiao-two\n");
    let ran = book.run("rename banqiao bq --lang en").done();
    assert!(ran.stderr.contains("layouts/card.typ.j2:1") && !ran.stderr.contains("card.typ.j2:2"), "{ran}");
}
