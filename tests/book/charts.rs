//! Data that no chart would be sent to print with: each gets an answer or a finding with a way out, and none a page that lies.

use std::collections::BTreeMap;
use std::fmt::Write;

use casebound::fonts::SystemFonts;
use casebound::ink::SERIES;
use casebound::model::series::name;
use casebound::project::{Folder, Project};
use casebound::session::Session;

use crate::harness::{Book, repository};

/// A figure with so many rows, whose cells `cell` writes.
fn rows(head: &str, count: usize, cell: impl Fn(usize) -> String) -> String {
    let mut out = format!("title: 图\nsources: [访谈]\n{head}  rows:\n");
    for row in 0..count {
        writeln!(out, "    - [{}]", cell(row)).expect("a string");
    }
    out
}

/// A figure of a few rows.
fn few(head: &str, lines: &[&str]) -> String {
    rows(head, lines.len(), |row| lines[row].to_owned())
}

fn head(kind: &str, more: &str, columns: &str) -> String {
    format!("chart: {kind}\nunit: 件\n{more}data:\n  columns: [{columns}]\n")
}

/// What is wrong with each of these, by its code and words that its message holds; nothing where it is drawn as it is.
fn cases() -> Vec<(&'static str, String, &'static [&'static str])> {
    let series = (1..=40).map(|index| format!("系列{index}")).collect::<Vec<_>>().join(", ");
    let day =
        |index: usize| format!("{}-{:02}-{:02}", 1990 + index / 336, 1 + index / 28 % 12, 1 + index % 28);
    vec![
        (
            "points",
            rows(&head("scatter", "x: 甲\ny: 乙\n", "样本"), 10_000, |row| {
                format!("点{row}, [{}, {}]", row % 97, row % 89)
            }),
            &["[crowded-chart]"],
        ),
        ("days", rows(&head("line", "", "申请"), 10_000, |row| format!("{}, {}", day(row), row % 97)), &[]),
        (
            "categories",
            rows(&head("column", "", "占比"), 200, |row| format!("类别{row}, {row}")),
            &["[crowded-chart]"],
        ),
        (
            "series",
            rows(&head("line", "order: given\n", &series), 3, |row| {
                let cells = (0..40).map(|column| (row + column).to_string()).collect::<Vec<_>>();
                format!("{}, {}", 2021 + row, cells.join(", "))
            }),
            &["[crowded-chart]"],
        ),
        ("equal", few(&head("bar", "", "占比"), &["甲, 5", "乙, 5", "丙, 5"]), &["[equal-values]"]),
        ("zero", few(&head("donut", "", "占比"), &["甲, 0", "乙, 0"]), &["[empty-chart]"]),
        ("unknown", few(&head("bar", "", "占比"), &["甲, ~", "乙, ~"]), &["[empty-chart]"]),
        ("one", few(&head("bar", "", "占比"), &["甲, 5"]), &[]),
        (
            "negative-share",
            few(&head("donut", "", "占比"), &["甲, 50", "乙, -3"]),
            &["[chart-shape]: `−3` is negative"],
        ),
        (
            "log-zero",
            few(&head("line", "axis: { log: true }\n", "申请"), &["2021, 0", "2022, 5"]),
            &["`0` has no place on a logarithmic axis"],
        ),
        (
            "log-lengths",
            few(&head("bar", "axis: { log: true }\n", "申请"), &["甲, 3", "乙, 5"]),
            &["which a logarithmic axis has not"],
        ),
        (
            "order",
            few(&head("line", "", "申请"), &["2021-03, 1", "2021-01, 5", "2021-02, 4"]),
            &["[time-order]"],
        ),
        (
            "forms",
            few(&head("line", "", "申请"), &["2021, 1", "2021-03, 5", "2021 Q2, 4"]),
            &["are dates of two forms"],
        ),
        (
            "outside",
            few(
                &head("dot", "axis: { max: 40 }\nlines: [{ at: 50, label: 半数 }]\n", "占比"),
                &["甲, 30", "乙, 20"],
            ),
            &["`半数` at `50` lies outside the axis"],
        ),
        (
            "line",
            few(&head("dot", "lines: [{ at: 500, label: 目标 }]\n", "占比"), &["甲, 30", "乙, 20"]),
            &[],
        ),
        (
            "cut",
            few(&head("line", "axis: { max: 25 }\n", "占比"), &["2021, 30", "2022, 20"]),
            &["`30` lies outside the axis"],
        ),
        (
            "no-zero",
            few(&head("column", "axis: { min: 10 }\n", "占比"), &["2021, 30", "2022, 20"]),
            &["cuts off zero"],
        ),
        (
            "crossed",
            few(&head("bar", "", "占比, low, high"), &["甲, 30, 40, 20", "乙, 20, 15, 25"]),
            &["the interval of `甲` is crossed"],
        ),
        (
            "beside",
            few(&head("bar", "", "占比, low, high"), &["甲, 30, 31, 40", "乙, 20, 15, 25"]),
            &["lies outside its interval"],
        ),
        (
            "facets",
            few(
                &head("column", "facet: 地区\n", "地区, 申请"),
                &["2021, 中国, 3", "2022, 中国, 4", "2023, 中国, 5", "2022, 海外, 1"],
            ),
            &[],
        ),
        (
            "facet-table",
            few(
                &head("table", "facet: 地区\n", "企业, 地区, 申请"),
                &["甲, 中国, 3", "乙, 海外, 4", "丙, 海外, 5"],
            ),
            &[],
        ),
        (
            "facet-year",
            few(
                &head("column", "facet: 年份\nnumbers: { thousands: comma }\n", "年份, 申请"),
                &["甲, 2021, 3", "乙, 2021, 4", "甲, 2022, 5"],
            ),
            &[],
        ),
        (
            "facet-none",
            few(&head("column", "facet: 地域\n", "地区, 申请"), &["2021, 中国, 3", "2022, 海外, 4"]),
            &["there is no column `地域`", "needs a number"],
        ),
        (
            "facet-many",
            rows(&head("column", "facet: 地区\n", "地区, 申请"), 200, |row| {
                format!("2021, 地区{row}, 3")
            }),
            &["has 200 values"],
        ),
        (
            "long-alt",
            few(&head("bar", &format!("alt: {}\n", "长".repeat(20_000)), "占比"), &["甲, 3", "乙, 5"]),
            &["the alternative text of this figure takes 60000 bytes"],
        ),
        (
            "nowhere",
            few(&head("bar", "annotations: [{ at: 丙, text: 说明 }]\n", "占比"), &["甲, 3", "乙, 5"]),
            &["there is no category `丙`"],
        ),
        (
            "no-axis",
            few(&head("donut", "lines: [{ at: 5, label: 目标 }]\n", "占比"), &["甲, 3", "乙, 5"]),
            &["has no axis of values"],
        ),
        (
            "no-number",
            few(&head("bar", "lines: [{ at: 很多, label: 目标 }]\n", "占比"), &["甲, 3", "乙, 5"]),
            &["`很多` is no number"],
        ),
    ]
}

#[test]
fn each_gets_an_answer_or_a_way_out() {
    for (name, figure, expected) in cases() {
        let book = Book::plain();
        book.write(&format!("figures/{name}.yaml"), &figure);
        let found = book.run("check --lang en --format short").stdout;
        let own: Vec<&str> =
            found.lines().filter(|line| line.contains(&format!("figures/{name}.yaml"))).collect();
        let own: Vec<&str> = own.into_iter().filter(|line| !line.contains("[unused-figure]")).collect();
        for words in expected {
            assert!(own.iter().any(|line| line.contains(words)), "{name}: no `{words}` in {found}");
        }
        assert!(!expected.is_empty() || own.is_empty(), "{name}: {own:#?}");
        let has_error = own.iter().any(|line| line.contains(": error["));
        let drawn = book.run(&format!("figure {name} --lang en"));
        if has_error {
            drawn.faulty()
        } else {
            drawn.done()
        };
    }
}

/// In a file, the column that parts the chart stands anywhere: before the categories, among the coordinates of points.
#[test]
fn a_table_is_parted_by_any_of_its_headings() {
    let book = Book::plain();
    for (name, kind, table, panels) in [
        ("first", "column", "地区,年份,申请\n中国,2021,3\n中国,2022,4\n海外,2021,5\n", 2),
        ("middle", "column", "年份,地区,申请\n2021,中国,3\n2022,中国,4\n2021,海外,5\n", 2),
        ("last", "column", "年份,申请,批次\n第一季,3,2021\n第二季,4,2021\n第一季,5,2022\n", 2),
        ("points", "scatter", "企业,地区,投入,产出\n甲,中国,3,4\n乙,中国,5,6\n丙,海外,7,8\n", 2),
        ("words", "table", "地区,企业,说明\n中国,甲,先行\n海外,乙,跟进\n", 2),
    ] {
        let facet = if name == "last" { "批次" } else { "地区" };
        book.write(&format!("figures/{name}.csv"), table);
        let spec = format!(
            "title: 分图\nchart: {kind}\nunit: 件\nfacet: {facet}\nx: 投入\ny: 产出\ndata: {{ csv: {name}.csv }}\nsources: [自有数据]\n"
        );
        let spec = if kind == "scatter" { spec } else { spec.replace("x: 投入\ny: 产出\n", "") };
        book.write(&format!("figures/{name}.yaml"), &spec);
        let found = book.run("check --no-typeset --lang en --format short").stdout;
        let own: Vec<&str> =
            found.lines().filter(|line| line.contains(&format!("figures/{name}."))).collect();
        assert!(own.iter().all(|line| line.contains("[unused-figure]")), "{name}: {own:#?}");
        let session =
            Session::open(Project::new(Folder::find(book.root()).expect("a book")), SystemFonts::Excluded);
        let model = session.book().expect("a book");
        let figure = model.figures.iter().find(|figure| figure.id == name).expect("the figure");
        let titles: Vec<String> =
            figure.panels.iter().filter_map(|panel| Some(panel.title.as_ref()?.to_string())).collect();
        assert_eq!(titles.len(), panels, "{name}: {titles:?}");
        assert!(
            figure.panels.iter().all(|panel| panel.chart.rows.iter().all(|row| row.cells.len() == 1)),
            "{name}"
        );
    }
}

#[test]
fn a_name_has_one_ink_in_a_book_and_a_chart_no_ink_twice() {
    for folder in [repository().to_owned(), repository().join("tests/fixtures/stress")] {
        let folder = Folder::find(&folder).expect("a book");
        let session = Session::open(Project::new(folder), SystemFonts::Excluded);
        let book = session.book().expect("a book");
        let mut inks: BTreeMap<String, usize> = BTreeMap::new();
        let charts = book.figures.iter().flat_map(|figure| &figure.panels).map(|panel| &panel.chart);
        for chart in charts.filter(|chart| chart.kind.manner.inks) {
            let own: Vec<(String, usize)> =
                chart.columns.iter().filter_map(|column| Some((name(&column.label), column.ink?))).collect();
            for (index, (name, ink)) in own.iter().enumerate() {
                assert_eq!(
                    inks.entry(name.clone()).or_insert(*ink),
                    ink,
                    "`{name}` has another ink elsewhere"
                );
                let twice = own[..index].iter().any(|(_, other)| other == ink && *ink < SERIES);
                assert!(!twice, "the ink of `{name}` stands twice in a chart");
            }
        }
        assert!(inks.len() > 4, "{inks:?}");
        let paper = book.info.theme.paper;
        assert!(book.info.theme.series.iter().all(|ink| ink.contrast(&paper) >= 3.0));
    }
}
