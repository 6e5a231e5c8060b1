//! Pages as they look, small, against pictures that someone has looked at: `tests/pages/<book>-<page>.png`.
//!
//! A page that looks otherwise leaves what it looks like now, and where it differs in red, in `target/tmp/pages/`. If it is
//! meant to, `UPDATE_PAGES=1 cargo test --release --test book pages` takes the new pictures, to be reviewed with the change.

#![allow(clippy::disallowed_methods, reason = "a test reads the repository and writes the build folder")]

use std::fs;
use std::path::Path;

use casebound::export;
use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::project::{Folder, Project};
use casebound::session::Session;
use image::{Rgba, RgbaImage};

use crate::harness::{Book, repository};

/// Pixels per inch: enough to see that a mark has moved, and few enough to keep.
const PPI: f64 = 40.0;
/// The most that a channel of a pixel may differ; processors round differently.
const TOLERANCE: u8 = 3;

/// The pages, from 1, that show one of each: cover, contents, opener, text, charts, tables, cards, a case.
const PAGES: [(&str, &[usize]); 2] = [("plain", &[1, 5, 6]), ("stress", &[4, 11, 12, 14, 18, 25, 27])];

#[test]
fn pages_look_as_they_did() {
    let changed: Vec<String> = PAGES.iter().flat_map(|(book, pages)| differences(book, pages)).collect();
    assert!(
        changed.is_empty(),
        "these pages look otherwise: {}; see target/tmp/pages, and take them with UPDATE_PAGES=1 if they are meant to",
        changed.join(", ")
    );
}

/// The names of a book's pages that look otherwise.
fn differences(name: &str, pages: &[usize]) -> Vec<String> {
    let book = Book::fixture(name);
    let project = Project::new(Folder::find(book.root()).expect("a book"));
    let mut session = Session::open(project, SystemFonts::Excluded);
    let (document, _) = session.typeset_report(Medium::Screen).expect("a book without errors");
    let pictures = export::png(&document, PPI).expect("pages as pictures");
    let named = pages.iter().map(|page| (format!("{name}-{page}"), pictures.get(page - 1)));
    named.filter(|(name, picture)| !is_known(name, picture.expect("a page"))).map(|(name, _)| name).collect()
}

/// Whether a page looks as its reference does, or the reference was to be made anew.
fn is_known(name: &str, page: &[u8]) -> bool {
    let reference = repository().join("tests/pages").join(format!("{name}.png"));
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(reference, page).expect("a reference to write");
        return true;
    }
    let now = image::load_from_memory(page).expect("a picture").into_rgba8();
    let before = image::open(&reference).map(image::DynamicImage::into_rgba8).unwrap_or_default();
    let Some(difference) = difference(&before, &now) else { return true };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).expect("a folder in the build folder");
    fs::write(folder.join(format!("{name}.now.png")), page).expect("a picture to write");
    difference.save(folder.join(format!("{name}.difference.png"))).expect("a picture to write");
    false
}

/// The new picture, pale, with every pixel that differs in red; `None` if none does.
fn difference(before: &RgbaImage, now: &RgbaImage) -> Option<RgbaImage> {
    let differs = |x, y, pixel: &Rgba<u8>| {
        let old = before.get_pixel_checked(x, y);
        old.is_none_or(|old| old.0.iter().zip(pixel.0).any(|(a, b)| a.abs_diff(b) > TOLERANCE))
    };
    let mut any = before.dimensions() != now.dimensions();
    let mut shown = now.clone();
    for (x, y, pixel) in shown.enumerate_pixels_mut() {
        if differs(x, y, pixel) {
            *pixel = Rgba([220, 0, 0, 255]);
            any = true;
        } else {
            pixel.0[..3].iter_mut().for_each(|channel| *channel = 191 + *channel / 4);
        }
    }
    any.then_some(shown)
}

#[test]
fn a_mark_that_moved_is_seen() {
    let before = RgbaImage::from_pixel(9, 9, Rgba([255, 255, 255, 255]));
    let mut now = before.clone();
    now.put_pixel(4, 4, Rgba([253, 255, 255, 255]));
    assert!(difference(&before, &now).is_none(), "rounding is not a difference");
    now.put_pixel(4, 4, Rgba([200, 255, 255, 255]));
    let shown = difference(&before, &now).expect("a difference");
    assert_eq!(shown.pixels().filter(|pixel| pixel.0 == [220, 0, 0, 255]).count(), 1);
    assert!(difference(&before, &RgbaImage::new(9, 8)).is_some(), "another size");
}
