//! Targets of the fuzzer: any bytes, in every place where Casebound reads what others have written.
//!
//! None may panic, hang or eat the memory, and every finding must stand at a place of a file. `fuzz/run` runs all of them for
//! some seconds each, with the usual toolchain; `cargo fuzz run NAME` runs one for as long as there is patience.

use std::cell::RefCell;

use casebound::colour::convert::black_for_gray;
use casebound::colour::{Converter, OutputProfile, Rendering, Space};
use casebound::diag::{Diagnostics, Place};
use casebound::fonts::SystemFonts;
use casebound::model::prose;
use casebound::preflight;
use casebound::preview::http;
use casebound::project::{Memory, Project};
use casebound::quantity::{self, Quantity};
use casebound::session::{Depth, Session, SessionCache};
use casebound::source::{Sources, Span, Text};

macro_rules! book {
    ($($path:literal),*) => {
        [$(($path, include_bytes!(concat!("../book/", $path)).as_slice())),*]
    };
}

/// The smallest book with a file of every kind that others write.
const BOOK: [(&str, &[u8]); 8] = book![
    "report.yaml",
    "chapters/one.yaml",
    "cases/one.yaml",
    "cases/images/logo.svg",
    "figures/from-csv.yaml",
    "figures/data.csv",
    "figures/from-xlsx.yaml",
    "figures/data.xlsx"
];

/// A case's file.
pub fn yaml(data: &[u8]) {
    check("cases/one.yaml", data);
}

/// A text with marks.
pub fn prose(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (read, foreign) = prose::parse(&Text::new(text, Span::default()));
    read.plain();
    quantity::plain(text);
    for (_, range) in foreign {
        assert!(text.get(range.clone()).is_some(), "{range:?} is not part of the text");
    }
}

/// A number with its qualifiers.
pub fn quantity(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let text = Text::new(text, Span::default());
    if let Ok(quantity) = Quantity::parse(&text) {
        assert!(quantity.scaled().is_finite() || text.len() > 300, "{} is not a number", quantity.scaled());
    }
    if let Some((_, length)) = Quantity::leading(&text) {
        assert!(text.get(..length).is_some(), "{length} is within a character");
    }
}

/// A chart's data from a spreadsheet's text file.
pub fn csv(data: &[u8]) {
    check("figures/data.csv", data);
}

/// The same from a spreadsheet.
pub fn xlsx(data: &[u8]) {
    check("figures/data.xlsx", data);
}

/// A logo.
pub fn svg(data: &[u8]) {
    check("cases/images/logo.svg", data);
}

/// A colour profile, of a press or in a picture.
pub fn icc(data: &[u8]) {
    if let Ok(profile) = OutputProfile::read(data.to_vec()) {
        black_for_gray(&profile);
    }
    let convert = |from, to, pixel: &[u8], size| {
        if let Some(converter) = Converter::new(from, to, Rendering::default()) {
            converter.convert(pixel, &mut vec![0; size]);
        }
    };
    convert(Space::Srgb, Space::Cmyk(data), &[20, 120, 220], 4);
    convert(Space::Cmyk(data), Space::Srgb, &[20, 120, 220, 7], 3);
    convert(Space::Rgb(data), Space::Srgb, &[20, 120, 220], 3);
}

/// A layout of a stranger's book.
pub fn layout(data: &[u8]) {
    check("layouts/company.typ.j2", data);
}

/// What anybody sends to the preview.
pub fn http(data: &[u8]) {
    if let Ok(Some((request, length))) = http::parse(data) {
        assert!(length <= data.len() && !request.method.is_empty());
        request.header("Host");
    }
}

/// Anybody's PDF.
pub fn preflight(data: &[u8]) {
    preflight::inspect("any.pdf", data, &preflight::preset::Preset::default(), preflight::Depth::Objects);
}

/// Checks the book with these bytes in place of one of its files.
fn check(file: &str, bytes: &[u8]) {
    thread_local! {
        static CACHE: RefCell<SessionCache> = RefCell::default();
    }
    let mut files = Memory::from(BOOK);
    files.insert(file, bytes);
    let session = CACHE.with(|cache| {
        let mut session =
            Session::open_cached(Project::new(files), SystemFonts::Excluded, &mut cache.borrow_mut());
        session.check(Depth::Files);
        session
    });
    judge(session.diagnostics(), session.sources());
}

/// Every finding stands in a file, within its text.
fn judge(found: &Diagnostics, sources: &Sources) {
    for finding in found.sorted(sources) {
        if let Place::Span(span) = finding.place {
            let text = sources.get(span.file).map(|source| source.text()).unwrap_or_default();
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{finding:?}");
        }
    }
}
