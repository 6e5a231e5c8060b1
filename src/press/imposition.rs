//! Pages on sheets, for digital printing and dummies: booklets that are folded and stapled, and several pages side by side. Offset
//! printers impose themselves.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::numbers;
use crate::diag::message::{Message, messages};
use crate::geometry::{PT_PER_MM, Rect};

messages! {
    "imposition";
    UNREADABLE;
    ENCRYPTED;
    NO_PAGES;
    SIZES(page);
}

/// How pages are laid on sheets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Layout {
    /// Two on each side of sheets that are folded once, one inside the other. The inner sheets stick out by the thickness of those around
    /// them: their pages move towards the fold, the innermost by `creep` in mm.
    Booklet {
        /// How far the innermost pages move, in mm.
        creep: f64,
    },
    /// Side by side in their order.
    Grid {
        /// How many stand beside one another.
        columns: usize,
        /// How many stand above one another.
        rows: usize,
    },
}

/// Most bytes of a page's content.
const MAX_CONTENT: usize = 192 << 20;
/// Most nodes of the page tree that a page inherits from.
const MAX_PARENTS: usize = 32;

/// A page on a sheet: its number from 0, none for a blank one, and how far it moves to the right, in points.
type Placed = (Option<usize>, f64);

/// The sides of a booklet's sheets, front and back in turn, each with its left and its right page. What is missing to a multiple of four
/// is blank at the end.
fn booklet(pages: usize, creep: f64) -> Vec<[Placed; 2]> {
    let whole = pages.next_multiple_of(4);
    let sheets = whole / 4;
    let page = |number: usize| (number < pages).then_some(number);
    let mut sides = Vec::new();
    for sheet in 0..sheets {
        let shift = if sheets > 1 { creep * sheet as f64 / (sheets - 1) as f64 } else { 0.0 };
        let (first, last) = (2 * sheet, whole - 1 - 2 * sheet);
        sides.push([(page(last), shift), (page(first), -shift)]);
        sides.push([(page(first + 1), shift), (page(last - 1), -shift)]);
    }
    sides
}

/// The file with its pages laid on sheets, each cut to its trim. Output intent and metadata stay; links, bookmarks and tags, which
/// lead to single pages, are left out.
///
/// # Errors
/// A sentence: the file cannot be read, or its pages differ in size.
pub fn impose(bytes: &[u8], layout: Layout) -> Result<Vec<u8>, Message> {
    let mut pdf = Document::load_mem(bytes).map_err(|_| UNREADABLE.plain())?;
    if pdf.was_encrypted() || pdf.trailer.has(b"Encrypt") {
        return Err(ENCRYPTED.plain());
    }
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let mut forms = Vec::new();
    let mut size = None;
    for (index, page) in pages.iter().enumerate() {
        let (form, own) = form(&mut pdf, *page).ok_or_else(|| UNREADABLE.plain())?;
        let (width, height) = *size.get_or_insert(own);
        if (own.0 - width).abs() > 0.5 || (own.1 - height).abs() > 0.5 {
            return Err(SIZES.with([(index + 1).to_string()]));
        }
        forms.push(form);
    }
    let (width, height) = size.ok_or_else(|| NO_PAGES.plain())?;
    let sheets: Vec<(f64, f64, Vec<Placed>)> = match layout {
        Layout::Booklet { creep } => booklet(forms.len(), creep * PT_PER_MM)
            .into_iter()
            .map(|pages| (2.0 * width, height, pages.to_vec()))
            .collect(),
        Layout::Grid { columns, rows } => (0..forms.len())
            .collect::<Vec<_>>()
            .chunks((columns * rows).max(1))
            .map(|pages| {
                let placed = pages.iter().map(|page| (Some(*page), 0.0)).collect();
                (columns as f64 * width, rows as f64 * height, placed)
            })
            .collect(),
    };
    let root = pdf.new_object_id();
    let kids: Vec<Object> = sheets
        .into_iter()
        .map(|(sheet_width, sheet_height, placed)| {
            let across = (sheet_width / width).round() as usize;
            let mut content = String::new();
            let mut used = Dictionary::new();
            for (place, (page, shift)) in placed.into_iter().enumerate() {
                let Some(form) = page.and_then(|page| forms.get(page)) else { continue };
                let (column, row) = (place % across, place / across);
                let (x, y) = (column as f64 * width, sheet_height - (row + 1) as f64 * height);
                let name = format!("Page{place}");
                // A page that moves keeps to its own half.
                content.push_str(&format!(
                    "q {x:.3} {y:.3} {width:.3} {height:.3} re W n 1 0 0 1 {:.3} {y:.3} cm /{name} Do Q\n",
                    x + shift
                ));
                used.set(name, *form);
            }
            let content = pdf.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
            let sheet = Rect::new(0.0, 0.0, sheet_width, sheet_height);
            let page = dictionary! {
                "Type" => "Page", "Parent" => root, "MediaBox" => numbers(&sheet), "TrimBox" => numbers(&sheet),
                "Resources" => dictionary! { "XObject" => used }, "Contents" => content,
            };
            pdf.add_object(page).into()
        })
        .collect();
    let count = kids.len() as i64;
    pdf.objects.insert(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = pdf.catalog_mut().map_err(|_| UNREADABLE.plain())?;
    for name in [
        "Outlines",
        "PageLabels",
        "PageMode",
        "Dests",
        "Names",
        "StructTreeRoot",
        "MarkInfo",
        "AcroForm",
        "OpenAction",
    ] {
        catalog.remove(name.as_bytes());
    }
    catalog.set("Pages", root);
    pdf.prune_objects();
    let mut imposed = Vec::new();
    pdf.save_to(&mut imposed).map_err(|_| UNREADABLE.plain())?;
    Ok(imposed)
}

/// A page as a form whose lower left corner is that of its trim, and its width and height as it is shown.
fn form(pdf: &mut Document, page: ObjectId) -> Option<(ObjectId, (f64, f64))> {
    let content = pdf.get_page_content_with_limit(page, MAX_CONTENT).ok()?;
    let own = |pdf: &Document, key: &str| inherited(pdf, page, key.as_bytes());
    let boxes = ["TrimBox", "CropBox", "MediaBox"];
    let area = boxes.iter().find_map(|key| rectangle(pdf, &own(pdf, key)?))?;
    let turned = own(pdf, "Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0);
    let resources = own(pdf, "Resources").unwrap_or_else(|| Dictionary::new().into());
    let Rect { left, bottom, right, top } = area;
    let (matrix, size) = match turned.rem_euclid(360) / 90 {
        1 => ([0.0, -1.0, 1.0, 0.0, -bottom, right], (area.height(), area.width())),
        2 => ([-1.0, 0.0, 0.0, -1.0, right, top], (area.width(), area.height())),
        3 => ([0.0, 1.0, -1.0, 0.0, top, -left], (area.height(), area.width())),
        _ => ([1.0, 0.0, 0.0, 1.0, -left, -bottom], (area.width(), area.height())),
    };
    let matrix: Vec<Object> = matrix.map(|part| Object::Real(part as f32)).into();
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&area), "Matrix" => matrix, "Resources" => resources,
    };
    let mut dictionary = dictionary;
    if let Ok(group) = pdf.get_dictionary(page).ok()?.get(b"Group") {
        dictionary.set("Group", group.clone());
    }
    Some((pdf.add_object(super::compressed(dictionary, content)), size))
}

/// An entry of a page, or of what it inherits from.
fn inherited(pdf: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut node = pdf.get_dictionary(page).ok()?;
    for _ in 0..MAX_PARENTS {
        if let Ok(value) = node.get(key) {
            return pdf.dereference(value).ok().map(|(_, value)| value.clone());
        }
        node = node
            .get(b"Parent")
            .and_then(Object::as_reference)
            .and_then(|parent| pdf.get_dictionary(parent))
            .ok()?;
    }
    None
}

fn rectangle(pdf: &Document, object: &Object) -> Option<Rect> {
    let edges = object.as_array().ok()?.iter();
    let edges = edges.map(|edge| pdf.dereference(edge).ok()?.1.as_float().ok().map(f64::from));
    let edges: Vec<f64> = edges.collect::<Option<_>>()?;
    let [x0, y0, x1, y1] = edges[..] else { return None };
    let rect = Rect::new(x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1));
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(rect)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_booklet_of_eight_pages() {
        let pages: Vec<[Option<usize>; 2]> =
            booklet(7, 4.0).into_iter().map(|side| side.map(|(page, _)| page.map(|page| page + 1))).collect();
        assert_eq!(
            pages,
            [[None, Some(1)], [Some(2), Some(7)], [Some(6), Some(3)], [Some(4), Some(5)]],
            "the blank page stands at the end, outside"
        );
        let shifts: Vec<[f64; 2]> =
            booklet(8, 4.0).into_iter().map(|side| side.map(|(_, shift)| shift)).collect();
        assert_eq!(shifts, [[0.0, -0.0], [0.0, -0.0], [4.0, -4.0], [4.0, -4.0]], "towards the fold");
    }

    proptest! {
        #[test]
        fn every_page_stands_once_and_faces_its_neighbour(pages in 1usize..400) {
            let sides = booklet(pages, 3.0);
            let mut placed: Vec<usize> = sides.iter().flatten().filter_map(|(page, _)| *page).collect();
            placed.sort_unstable();
            prop_assert_eq!(placed, (0..pages).collect::<Vec<_>>());
            // What is behind a page on its sheet is the next one or the one before.
            for sheet in sides.chunks(2) {
                let [front, back] = sheet else { unreachable!("sheets have two sides") };
                for (one, other) in [(front[0].0, back[1].0), (front[1].0, back[0].0)] {
                    if let (Some(one), Some(other)) = (one, other) {
                        prop_assert_eq!(one.abs_diff(other), 1);
                    }
                }
            }
        }
    }
}
