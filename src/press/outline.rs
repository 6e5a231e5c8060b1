//! The bookmarks of a selection of pages.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId};

/// Keeps the bookmarks that lead to these pages. A heading whose page is left out, above one that is kept, leads where that one does.
///
/// # Errors
/// When the bookmarks are not as Typst writes them.
pub(super) fn keep(pdf: &mut Document, pages: &BTreeSet<ObjectId>) -> lopdf::Result<()> {
    let Ok(root) = pdf.catalog()?.get(b"Outlines").and_then(Object::as_reference) else { return Ok(()) };
    if below(pdf, root, pages)?.is_empty() {
        let catalog = pdf.catalog_mut()?;
        catalog.remove(b"Outlines");
        catalog.remove(b"PageMode");
    }
    Ok(())
}

/// What is kept below a bookmark or the root of all, each hung in its place.
fn below(pdf: &mut Document, parent: ObjectId, pages: &BTreeSet<ObjectId>) -> lopdf::Result<Vec<ObjectId>> {
    let linked = |pdf: &Document, id: ObjectId, key: &[u8]| -> lopdf::Result<Option<ObjectId>> {
        Ok(pdf.get_dictionary(id)?.get(key).and_then(Object::as_reference).ok())
    };
    let mut kept = Vec::new();
    let mut next = linked(pdf, parent, b"First")?;
    while let Some(id) = next {
        next = linked(pdf, id, b"Next")?;
        let inside = below(pdf, id, pages)?;
        let place = pdf.get_dictionary(id)?.get(b"Dest").and_then(|place| pdf.dereference(place));
        let place = place.and_then(|(_, place)| place.as_array());
        let page = place.ok().and_then(|place| place.first()).and_then(|page| page.as_reference().ok());
        if !page.is_some_and(|page| pages.contains(&page)) {
            let Some(first) = inside.first() else { continue };
            let place = pdf.get_dictionary(*first)?.get(b"Dest")?.clone();
            pdf.get_dictionary_mut(id)?.set("Dest", place);
        }
        kept.push(id);
    }
    for (index, id) in kept.iter().enumerate() {
        let beside = |index: Option<usize>| index.and_then(|index| kept.get(index)).copied();
        let bookmark = pdf.get_dictionary_mut(*id)?;
        for (key, other) in [("Prev", beside(index.checked_sub(1))), ("Next", beside(Some(index + 1)))] {
            match other {
                Some(other) => bookmark.set(key, other),
                None => drop(bookmark.remove(key.as_bytes())),
            }
        }
    }
    let above = pdf.get_dictionary_mut(parent)?;
    match (kept.first(), kept.last()) {
        (Some(first), Some(last)) => {
            // What is closed counts below zero (ISO 32000-1, 12.3.3).
            let closed = above.get(b"Count").and_then(Object::as_i64).is_ok_and(|count| count < 0);
            let count = kept.len() as i64;
            above.set("Count", if closed { -count } else { count });
            above.set("First", *first);
            above.set("Last", *last);
        }
        _ => ["Count", "First", "Last"].into_iter().for_each(|key| drop(above.remove(key.as_bytes()))),
    }
    Ok(kept)
}
