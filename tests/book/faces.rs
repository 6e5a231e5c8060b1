//! The font families of a book: charts are measured in the face that prints them.

use casebound::figure::{FontMeasure, Measure};
use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};
use crate::pdf::Pdf;

/// The faces of the two families that are nearest to the weight of values.
const SANS: &[u8] = include_bytes!("../../fonts/_sans/NotoSansSC-Medium.ttf");
const SERIF: &[u8] = include_bytes!("../../fonts/_serif/NotoSerifSC-Regular.ttf");

const THEME: &str = "theme:\n";

/// The drawing of the plain book's figure as SVG with live text, its sans family another one.
fn drawing(sans: Option<&str>) -> String {
    let book = Book::plain();
    // Digits are of one width in both families, a percent sign is not.
    book.edit("figures/focus.yaml", "50.0", "50.0%");
    // An ink that is seen on the paper needs no outline: its bars are rectangles.
    book.edit("report.yaml", "#2FA0DA", "#004D66");
    if let Some(sans) = sans {
        book.edit("report.yaml", THEME, &format!("{THEME}  sans: {sans}\n"));
    }
    book.run("figure focus --format svg,pdf --svg-text text").done();
    let fonts = Pdf::read(&book.bytes("out/figures/focus.pdf")).fonts();
    let printed = sans.unwrap_or("Noto Sans SC").replace(' ', "");
    assert!(fonts.iter().all(|font| font.contains(&printed)), "{fonts:?} are all {printed}");
    book.text("out/figures/focus.svg")
}

/// Where the longest bar of a drawing ends, in points.
fn longest(svg: &str) -> f64 {
    let number = |bar: &str, name: &str| -> f64 {
        let value = bar.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {name} in {bar}"))
    };
    let bars = svg.split("<rect").skip(1).map(|bar| number(bar, "x") + number(bar, "width"));
    bars.fold(0.0, f64::max)
}

/// The width of a value, in points, in a font of the program.
fn width(font: &[u8], value: &str) -> f64 {
    FontMeasure::new([(500, font)], []).expect("a font").width(value, 8.0, 500)
}

#[test]
fn charts_are_measured_in_the_family_of_the_theme() {
    let (usual, other) = (drawing(None), drawing(Some("Noto Serif SC")));
    assert_eq!(drawing(Some("Noto Sans SC")), usual);
    assert!(usual.contains("font-family=\"&apos;Noto Sans SC&apos;, "));
    assert!(other.contains("font-family=\"&apos;Noto Serif SC&apos;, "));
    // The bars leave as much room as the value of the longest one takes.
    let (usual, other) = (longest(&usual), longest(&other));
    let (sans, serif) = (width(SANS, "50.0%"), width(SERIF, "50.0%"));
    assert!((sans - serif).abs() > 0.1, "the families differ");
    assert!((usual + sans - other - serif).abs() < 0.01, "{usual} + {sans} is not {other} + {serif}");
}

#[test]
fn a_family_that_is_not_there_is_named_at_its_place() {
    let mut seen = Catalogue::default();
    seen.refuses("a sans family", |book| {
        book.edit("report.yaml", THEME, &format!("{THEME}  sans: Noto Sanz SC\n"));
    });
    seen.refuses_in("--lang zh", "both families", |book| {
        book.edit("report.yaml", THEME, &format!("{THEME}  sans: 思源黑体\n  serif: ~\n"));
    });
    seen.refuses("an empty serif family", |book| {
        book.edit("report.yaml", THEME, &format!("{THEME}  serif: \"\"\n"));
    });
    assert_snapshot!(seen);
}
