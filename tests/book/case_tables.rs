//! Cases from spreadsheets: one row, one company.

use insta::assert_snapshot;
use rust_xlsxwriter::{Format, Workbook};

use crate::harness::{Book, Catalogue};
use crate::pdf::Pdf;

const ENTRY: &str = "  - cases:
      table: companies.csv
      map:
        代号: id
        企业: name
        分组: group
        职务: interviewee.title
        简介: profile
        累计申请: patents.applications
        授权: patents.granted
        布局: patents.offices.names
        人数: facts.1.value
        问题: interview.*.q
        回答: interview.*.a
        备注: ~
      constants: { facts.1.label: 员工, kind: digest }
";
const HEAD: &str = "代号,企业,分组,职务,简介,累计申请,授权,布局,人数,问题,回答,问题,回答,备注\n";
const QINGHE: &str = "qinghe,青禾阀门,境内企业,法务部,青禾阀门是一家虚构的企业。,320,约 120,欧洲、日本,86 人,先做什么？,\"先看文献。\n再看样机。\",然后呢？,然后写。,内部\n";
const BEIXI: &str =
    "beixi,北溪泵业,境外企业,标准部,北溪泵业是一家虚构的企业。,,,,,先做什么？,先问客户。,,,\n";

/// A workbook whose second sheet has these rows, with bars between their cells. What ends with `%` is a number that is shown so.
fn workbook(rows: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").expect("a name");
    let sheet = workbook.add_worksheet();
    sheet.set_name("企业").expect("a name");
    let percent = Format::new().set_num_format("0%");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells.split('|')) {
            let number = cell.strip_suffix('%').and_then(|number| number.parse::<f64>().ok());
            match number {
                Some(number) => sheet.write_with_format(row, column, number / 100.0, &percent),
                None => sheet.write(row, column, cell),
            }
            .expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// The plain book with a spreadsheet of two companies.
fn with_table(book: &Book) -> &Book {
    book.append("report.yaml", ENTRY).write("companies.csv", format!("{HEAD}{QINGHE}{BEIXI}"))
}

fn report(book: &Book) -> String {
    book.run("build --only screen").done();
    Pdf::read(&book.bytes("out/report.pdf")).text()
}

#[test]
fn each_row_is_a_case() {
    let book = Book::plain();
    with_table(&book).run("check --deny warnings").done();
    let text = report(&book);
    for part in [
        "青禾阀门法务部",
        "累计专利申请320件",
        "约120件",
        "欧洲、日本",
        "员工86人",
        "1先做什么？",
        "先看文献。",
        "再看样机。",
        "2然后呢？",
        "北溪泵业是一家虚构的企业。",
        "先问客户。",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("内部"), "{text}");
    let listed = book.run("list --format json").done().json();
    let ids: Vec<&str> =
        listed["cases"].as_array().expect("cases").iter().filter_map(|case| case["id"].as_str()).collect();
    assert_eq!(ids, ["banqiao", "luming", "qinghe", "beixi"], "in the order of the rows");
    book.run("sheet --all").done();
    book.run("sheet beixi --layout one-page").done();
    assert_eq!(book.list("out/sheets").len(), 5);
    let sheet = Pdf::read(&book.bytes("out/sheets/beixi.pdf")).text();
    assert!(!sheet.contains("员工") && !sheet.contains("然后呢"), "what has no cell has no label: {sheet}");
}

/// The same cases from a workbook, whose sheets, merged cells, dates and formats are read as those of charts are.
#[test]
fn a_workbook_is_as_good_as_csv() {
    let book = Book::plain();
    let head = "id|name|group|interviewee.title|profile|interview.1.q|interview.1.a|patents.more.1.label|patents.more.1.value";
    let row =
        "qinghe|青禾阀门|境内企业|法务部|一家虚构的企业。|先做什么？|先看文献。\n再看样机。|发明专利占比|75%";
    book.write("companies.xlsx", workbook(&[head, row]));
    book.append("report.yaml", "  - cases: { table: companies.xlsx, sheet: 企业 }\n");
    book.run("check --deny warnings").done();
    let text = report(&book);
    for part in ["青禾阀门", "发明专利占比75%", "先看文献。", "再看样机。"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// What is wrong in a row is said at its cell, and of a sheet only what concerns it.
#[test]
fn findings_are_at_their_cells() {
    let book = Book::plain();
    with_table(&book);
    book.edit("companies.csv", "境外企业,标准部", "境外企企,标准部");
    let found = book.run("check --format short --lang en").faulty().stdout;
    assert!(found.contains("companies.csv:4:12: error[unknown-reference]"), "{found}");
    book.run("sheet qinghe").done();
    book.run("sheet beixi").faulty();

    let book = Book::plain();
    book.append("report.yaml", "  - cases: { table: companies.xlsx, sheet: 企业 }\n");
    for (name, granted, place) in
        [("", "12", "企业!B2: error[schema]"), ("青禾阀门", "若干", "企业!G2: error[quantity]")]
    {
        let head = "id|name|interviewee.title|profile|interview.1.q|interview.1.a|patents.granted";
        let row = format!("qinghe|{name}|法务部|一家虚构的企业。|先做什么？|先看文献。|{granted}");
        book.write("companies.xlsx", workbook(&[head, &row]));
        let found = book.run("check --format short --lang en").faulty().stdout;
        assert!(found.contains(place), "{found}");
    }
}

/// Nothing is mended in a spreadsheet, and none of its rows is renamed.
#[test]
fn a_spreadsheet_is_read_only() {
    let book = Book::plain();
    with_table(&book).edit("companies.csv", "先问客户。", "先问客户,，。".replace(',', "").as_str());
    let before = book.text("companies.csv");
    book.run("check --fix --no-typeset");
    assert_eq!(book.text("companies.csv"), before);
    let ran = book.run("rename beixi xibei --lang en").misused();
    assert!(ran.stderr.contains("`beixi` is a row of companies.csv"), "{ran}");
    book.edit("companies.csv", "先问客户，。", "先问客户。");
    book.run("rename banqiao qiaoban").done();
}

/// A draft among the rows is left out of the book; a table for sheets alone is no part of it.
#[test]
fn rows_may_be_for_sheets_alone() {
    let book = Book::plain();
    with_table(&book).edit(
        "report.yaml",
        "      constants: {",
        "      sheets_only: true\n      constants: { status: draft,",
    );
    book.run("check --deny warnings").done();
    assert!(!report(&book).contains("青禾阀门"));
    book.run("sheet beixi --format svg").done();
    let listed = book.run("list --lang en").done().stdout;
    assert!(listed.contains("[beixi]  draft"), "{listed}");
}

/// What is accepted in `report.yaml` is accepted in the spreadsheet that it names.
#[test]
fn findings_in_a_spreadsheet_are_accepted_in_the_report() {
    let book = Book::plain();
    with_table(&book).edit("companies.csv", "320,约 120", "320,约 520");
    let found = book.run("check --format short --lang en --deny warnings").faulty().stdout;
    let code = found.split(['[', ']']).nth(1).expect("a code").to_owned();
    assert!(found.contains("companies.csv:2:"), "{found}");
    book.append("report.yaml", &format!("accept: [{{ code: {code}, reason: 照录 }}]\n"));
    book.run("check --deny warnings").done();
}

#[test]
fn wrong_tables() {
    let mut seen = Catalogue::default();
    seen.refuses("two rows of one id", |book| {
        with_table(book).edit("companies.csv", "beixi,", "qinghe,");
    });
    seen.refuses("a row with the id of a file", |book| {
        with_table(book).edit("companies.csv", "beixi,", "luming,");
    });
    seen.refuses("a row without an id, and an empty one", |book| {
        with_table(book).edit("companies.csv", "beixi,", "\n,");
    });
    seen.refuses("an id that is no name of a file", |book| {
        with_table(book).edit("companies.csv", "beixi,", "北溪,");
    });
    seen.refuses("a column for a key that cases do not have", |book| {
        with_table(book).edit("report.yaml", "patents.granted", "patents.grantd");
    });
    seen.refuses("a column for what holds other keys", |book| {
        with_table(book).edit("report.yaml", "patents.granted", "patents");
    });
    seen.refuses("a column that is not there", |book| {
        with_table(book).edit("report.yaml", "        授权: ", "        授权发明: ");
    });
    seen.refuses("two columns for one key", |book| {
        with_table(book).edit("report.yaml", "patents.granted", "patents.applications");
    });
    seen.refuses("no column of ids", |book| {
        with_table(book).edit("report.yaml", "代号: id", "代号: ~");
    });
    seen.refuses("no column for what every case needs", |book| {
        with_table(book).edit("report.yaml", "企业: name", "企业: latin_name");
    });
    seen.refuses("an empty cell for what every case needs, and a question without an answer", |book| {
        with_table(book).edit("companies.csv", ",标准部,北溪泵业是一家虚构的企业。", ",标准部,");
        book.edit("companies.csv", "先做什么？,先问客户。", "先做什么？,");
    });
    seen.refuses("a wrong word, and a wrong constant", |book| {
        with_table(book).edit("report.yaml", "kind: digest", "kind: digets");
    });
    seen.refuses("an error of a formula", |book| {
        with_table(book).edit("companies.csv", "320,约 120", "#REF!,约 120");
    });
    seen.refuses("nothing but headings", |book| {
        with_table(book).write("companies.csv", HEAD);
    });
    seen.refuses("no such file", |book| {
        with_table(book).delete("companies.csv");
    });
    seen.refuses("outside of the book", |book| {
        with_table(book).edit("report.yaml", "table: companies.csv", "table: ../companies.csv");
    });
    seen.refuses("a setting that is none", |book| {
        with_table(book).edit("report.yaml", "      constants:", "      constant:");
    });
    assert_snapshot!(seen);
}

/// Two hundred columns that nobody asked for are said, each at its heading, and keep nothing from being read.
#[test]
fn many_columns_are_read() {
    let book = Book::plain();
    let more: String = (0..200).map(|number| format!(",附注 {number}")).collect();
    let cells: String = (0..200).map(|number| format!(",值 {number}")).collect();
    with_table(&book);
    book.write("companies.csv", format!("{}{more}\n{}{cells}\n", HEAD.trim_end(), BEIXI.trim_end()));
    let found = book.run("check --format short --lang en").done().stdout;
    assert!(found.contains("200 columns are not printed, from `附注 0` to `附注 199`"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(report(&book).contains("北溪泵业"));
}
