//! Where the numbers of the sample come from. `figures/_provenance.csv` has a line for every value that a figure draws and
//! for every base, `chapters/_provenance.csv` one for every number in the texts of chapters, cases and figures: what the source
//! prints, on which of its pages, and, where the two differ, how the one was made of the other.

#![allow(clippy::disallowed_methods, reason = "tests stand outside the pipeline")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_yaml::Value as Yaml;

use casebound::figure::{Cell, Chart};
use casebound::fonts::SystemFonts;
use casebound::model::Question;
use casebound::model::series::name;
use casebound::project::{Folder, Project};
use casebound::session::Session;
use casebound::source::Text;

use crate::harness::{repository, repository_file};

/// Words of a table that are longer than this and hold no number are no value.
const SHORT: usize = 8;

/// A text that is longer than this is a sentence, of which only the numbers count.
const SENTENCE: usize = 24;

/// Where a value stands: figure, chart, category and series.
type Place = [String; 4];

/// A line of the table.
#[derive(Debug)]
struct Line {
    value: String,
    printed: String,
    page: String,
    how: String,
}

fn provenance() -> Vec<(Place, Line)> {
    let bytes = repository_file("figures/_provenance.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(
        reader.headers().expect("a head"),
        vec!["figure", "chart", "category", "series", "value", "printed", "page", "how"]
    );
    let read = reader.records().map(|record| {
        let record = record.expect("a line");
        let field = |index: usize| record[index].to_owned();
        let line = Line { value: field(4), printed: field(5), page: field(6), how: field(7) };
        ([field(0), field(1), field(2), field(3)], line)
    });
    read.collect()
}

/// The numbers in a text, as they are written.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|part| part.trim_matches('.'))
        .filter(|part| !part.is_empty())
        .collect()
}

/// What a cell says that needs a source.
fn value(written: &Text) -> Option<String> {
    // Range marks and minus signs of print are hyphens in the files.
    let written = name(written).replace(['～', '\u{2212}'], "-");
    let length = written.chars().count();
    let counts = written.chars().any(|c| c.is_ascii_digit());
    match (counts, length) {
        (true, ..=SENTENCE) | (false, 1..=SHORT) => Some(written),
        (true, _) => Some(numbers(&written).join(" ")),
        (false, _) => None,
    }
}

/// The values that the sample's figures draw, with their places.
fn drawn() -> Vec<(Place, String)> {
    let folder = Folder::find(repository()).expect("a book");
    let session = Session::open(Project::new(folder), SystemFonts::Excluded);
    let book = session.book().expect("a book");
    let mut found = Vec::new();
    for figure in &book.figures {
        bases(&mut found, &figure.id, "", &figure.questions);
        let alone = figure.panels.len() == 1;
        for panel in &figure.panels {
            let title = panel.title.as_ref().filter(|_| !alone).map(name).unwrap_or_default();
            bases(&mut found, &figure.id, &title, &panel.questions);
            values(&mut found, &figure.id, &title, &panel.chart);
        }
    }
    found
}

fn bases(found: &mut Vec<(Place, String)>, figure: &str, chart: &str, questions: &[Question]) {
    for question in questions {
        for base in &question.each {
            let Some(n) = &base.n else { continue };
            let of = base.of.as_ref().map(|of| of.to_string()).unwrap_or_default();
            let place = [figure.to_owned(), chart.to_owned(), question.text.to_string(), of];
            found.push((place, format!("N={}", n.text)));
        }
    }
}

fn values(found: &mut Vec<(Place, String)>, figure: &str, title: &str, chart: &Chart) {
    let mut push = |category: String, series: String, written: &Text| {
        if let Some(value) = value(written) {
            found.push(([figure.to_owned(), title.to_owned(), category, series], value));
        }
    };
    // Kinds without numbers: what they show is a thought, which the chapter tells.
    let rows = chart.rows.iter().filter(|_| chart.kind.name != "rings");
    for row in rows {
        let group = row.group.map(|group| format!("{}：", name(&chart.groups[group]))).unwrap_or_default();
        // The first column of a table is that of its categories.
        let first = chart.columns.len().saturating_sub(row.cells.len());
        for (index, cell) in row.cells.iter().enumerate() {
            assert!(!matches!(cell, Cell::Tuple(_)), "{figure}: the sample has no points");
            let series =
                chart.columns.get(first + index).map(|column| name(&column.label)).unwrap_or_default();
            push(format!("{group}{}", name(&row.label)), series, &cell.written());
        }
    }
    for card in &chart.cards {
        if let Some(count) = &card.count {
            push(name(&card.keyword), String::new(), count);
        }
    }
}

#[test]
fn every_value_of_the_samples_figures_has_a_source() {
    let drawn: BTreeSet<(Place, String)> = drawn().into_iter().collect();
    let sourced: BTreeSet<(Place, String)> =
        provenance().into_iter().map(|(place, line)| (place, line.value)).collect();
    let without: Vec<_> = drawn.difference(&sourced).collect();
    let unused: Vec<_> = sourced.difference(&drawn).collect();
    assert!(without.is_empty(), "without a source: {without:#?}");
    assert!(unused.is_empty(), "a source of nothing: {unused:#?}");
    assert!(drawn.len() > 300, "{} values", drawn.len());
}

#[test]
fn a_value_is_what_its_source_prints_or_says_how_it_was_made() {
    for (place, line) in provenance() {
        assert!(!line.printed.is_empty(), "{place:?}: {line:?}");
        let pages = line.page.split('-').all(|page| (4..=63).contains(&page.parse().unwrap_or(0)));
        assert!(pages, "{place:?}: {line:?}");
        if line.how.is_empty() {
            assert_eq!(numbers(&line.value), numbers(&line.printed), "{place:?}");
            if numbers(&line.value).is_empty() {
                assert_eq!(line.value, line.printed, "{place:?}");
            }
        } else {
            // Another way of writing the same: no difference, sum or middle of what is printed.
            let made = ["相减", "相加", "中点", "平均"].iter().any(|word| line.how.contains(word));
            assert!(!made, "{place:?}: {line:?}");
        }
    }
}

/// Keys whose texts are not printed, or cite the source itself.
const UNREAD: [&str; 20] = [
    "logo", "file", "case", "figure", "figures", "width", "focus", "csv", "id", "layout", "only", "accept",
    "requires", "lang", "widths", "code", "source", "sources", "picture", "axis",
];

static NOTE_MARK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[\^[^\]]*\]|\^[^^]*\^").expect("a pattern"));
static LINK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\]\([^)]*\)").expect("a pattern"));
static ITEM: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^\s*\d+\. ").expect("a pattern"));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d+(?:,\d{3})*(?:\.\d+)?%?").expect("a pattern"));

/// The texts below a place of a file.
fn texts(yaml: &Yaml, of_figure: bool, found: &mut Vec<String>) {
    match yaml {
        Yaml::Mapping(entries) => {
            for (key, value) in entries {
                let key = key.as_str().unwrap_or_default();
                // What figures draw has a table of its own.
                let drawn = of_figure && ["data", "cards", "n"].contains(&key);
                if !drawn && !UNREAD.contains(&key) {
                    texts(value, of_figure, found);
                }
            }
        }
        Yaml::Sequence(entries) => entries.iter().for_each(|value| texts(value, of_figure, found)),
        Yaml::String(text) => found.push(text.clone()),
        Yaml::Number(number) => found.push(number.to_string()),
        Yaml::Null | Yaml::Bool(_) | Yaml::Tagged(_) => {}
    }
}

/// The numbers in the texts of the sample, each with its file and the clause around it.
fn told() -> BTreeSet<[String; 3]> {
    let mut found = BTreeSet::new();
    for folder in ["chapters", "cases", "figures"] {
        let files = std::fs::read_dir(repository().join(folder)).expect("a folder");
        let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
        for name in names.filter(|name| name.ends_with(".yaml") && !name.starts_with('_')) {
            let file = format!("{folder}/{name}");
            let mut own = Vec::new();
            let yaml = serde_yaml::from_slice(&repository_file(&file)).expect("YAML");
            texts(&yaml, folder == "figures", &mut own);
            for text in own {
                let text = bare(&text).replace(['*', '[', ']'], "");
                for clause in text.split(['。', '；', '，', '？', '！', '：', '\n']).map(str::trim) {
                    let numbers = NUMBER.find_iter(clause).map(|number| number.as_str().to_owned());
                    found.extend(numbers.map(|number| [file.clone(), clause.to_owned(), number]));
                }
            }
        }
    }
    found
}

#[test]
fn every_number_of_the_samples_texts_has_a_source() {
    let bytes = repository_file("chapters/_provenance.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(reader.headers().expect("a head"), vec!["file", "passage", "value", "printed", "page", "how"]);
    let mut sourced = BTreeSet::new();
    for record in reader.records() {
        let record = record.expect("a line");
        let (value, printed, how) = (&record[2], &record[3], &record[5]);
        assert!(!printed.is_empty(), "{record:?}");
        let pages = record[4].split('-').all(|page| (3..=99).contains(&page.parse().unwrap_or(0)));
        assert!(pages, "{record:?}");
        if how.is_empty() {
            let [value, printed] = [value, printed].map(|text| text.replace(',', ""));
            assert_eq!(numbers(&value), numbers(&printed), "{record:?}");
        }
        sourced.insert([0, 1, 2].map(|field| record[field].to_owned()));
    }
    let told = told();
    let without: Vec<_> = told.difference(&sourced).collect();
    let unused: Vec<_> = sourced.difference(&told).collect();
    assert!(without.is_empty(), "without a source: {without:#?}");
    assert!(unused.is_empty(), "a source of nothing: {unused:#?}");
    assert!(told.len() > 800, "{} numbers", told.len());
}

/// A text without the marks of notes, the addresses of links and the numbers of items.
fn bare(text: &str) -> String {
    ITEM.replace_all(&LINK.replace_all(&NOTE_MARK.replace_all(text, ""), ""), "").into_owned()
}

/// Powers of ten that are words after a number, of both languages.
const MAGNITUDES: [(&str, f64); 8] = [
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("千万", 1e7),
    ("亿", 1e8),
    ("万", 1e4),
    ("成", 10.0),
    (" million", 1e6),
    (" billion", 1e9),
];

static COUNTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d+(?:,\d{3})*(?:\.\d+)?|[一二三四五六七八九]").expect("a pattern"));

/// What the numbers of a text may say: each as it stands, and with the powers of ten that follow it. `10-100 亿元` and
/// `10 to 100 billion` name the power once for both.
fn values_told(text: &str) -> Vec<(String, Vec<f64>)> {
    let digits = "一二三四五六七八九";
    let powers = |clause: &str| -> Vec<f64> {
        let named = MAGNITUDES.iter().filter(|(word, _)| clause.contains(word));
        std::iter::once(1.0).chain(named.map(|(_, power)| *power)).collect()
    };
    let read = COUNTED.find_iter(text).filter_map(|number| {
        let written = number.as_str();
        let value = match digits.find(written) {
            Some(at) => (at / '一'.len_utf8() + 1) as f64,
            None => written.replace(',', "").parse().ok()?,
        };
        let after = &text[number.end()..];
        let clause = after.split(['，', '。', '；', ';']).next().unwrap_or_default();
        Some((written.to_owned(), powers(clause).iter().map(|power| value * power).collect()))
    });
    // A power alone is a number: 千亿元以上.
    let alone = MAGNITUDES.iter().filter(|(word, _)| text.contains(word));
    read.chain(alone.map(|(word, power)| ((*word).to_owned(), vec![*power]))).collect()
}

/// What stands at a place of a file, as translations name it: `sections/0/title`.
fn at<'a>(file: &'a Yaml, path: &str) -> &'a Yaml {
    path.split('/').fold(file, |place, part| match part.parse::<usize>() {
        Ok(index) if place.is_sequence() => &place[index],
        _ => &place[part],
    })
}

#[test]
fn every_number_of_the_english_edition_stands_in_its_original() {
    let mut compared = 0;
    for folder in ["chapters", "cases", "figures"] {
        let files = std::fs::read_dir(repository().join("translations/en").join(folder)).expect("a folder");
        for file in files {
            let name = file.expect("a file").file_name().to_string_lossy().into_owned();
            let own: Yaml =
                serde_yaml::from_slice(&repository_file(&format!("{folder}/{name}"))).expect("YAML");
            let english: Yaml =
                serde_yaml::from_slice(&repository_file(&format!("translations/en/{folder}/{name}")))
                    .expect("YAML");
            for (path, entry) in english["fields"].as_mapping().expect("fields") {
                let path = path.as_str().expect("a path");
                let original = match at(&own, path) {
                    Yaml::String(text) => bare(text),
                    Yaml::Number(number) => number.to_string(),
                    other => panic!("{folder}/{name}: {path}: {other:?}"),
                };
                let known: Vec<f64> = values_told(&original).into_iter().flat_map(|(_, told)| told).collect();
                let text = bare(entry["text"].as_str().expect("a text"));
                for number in COUNTED.find_iter(&text) {
                    let told = values_told(&text[number.start()..]);
                    let (written, may_be) = told.first().expect("the number");
                    let stands =
                        may_be.iter().any(|value| known.iter().any(|one| (one - value).abs() < 1e-6 * value));
                    assert!(stands, "{folder}/{name}: {path}: {written} is not in “{original}”");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 60, "{compared} numbers");
}
