//! Some pages of a press file, as a file of its own.

use std::collections::BTreeSet;

use lopdf::{Document, Object, dictionary};

/// Page numbers as people write them, `12-20,31`. `None` if it is not that, or a range runs backwards.
pub fn numbers(written: &str) -> Option<BTreeSet<u32>> {
    let mut found = BTreeSet::new();
    for part in written.split([',', '，', '、']).map(str::trim) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        if first == 0 || last < first || last > MAX_PAGES {
            return None;
        }
        found.extend(first..=last);
    }
    Some(found)
}

/// No book has more pages.
const MAX_PAGES: u32 = 20_000;

/// How many pages a press file has.
///
/// # Errors
/// When the bytes are no PDF.
pub fn count(bytes: &[u8]) -> lopdf::Result<u32> {
    Ok(Document::load_mem(bytes)?.page_iter().count() as u32)
}

/// The file with these pages alone. They keep their labels; bookmarks, some of which would lead nowhere, are left out.
///
/// # Errors
/// When the bytes are no PDF.
pub fn select(bytes: &[u8], pages: &BTreeSet<u32>) -> lopdf::Result<Vec<u8>> {
    let mut pdf = Document::load_mem(bytes)?;
    let others: Vec<u32> = pdf.get_pages().into_keys().filter(|number| !pages.contains(number)).collect();
    let kept: Vec<u32> = pdf.get_pages().into_keys().filter(|number| pages.contains(number)).collect();
    pdf.delete_pages(&others);
    let labels = (0_i64..).zip(kept).flat_map(|(index, number)| {
        let label = dictionary! { "S" => "D", "St" => i64::from(number) };
        [Object::from(index), Object::from(label)]
    });
    let labels = dictionary! { "Nums" => labels.collect::<Vec<_>>() };
    let labels = pdf.add_object(labels);
    let catalog = pdf.catalog_mut()?;
    catalog.remove(b"Outlines");
    catalog.remove(b"PageMode");
    catalog.set("PageLabels", labels);
    pdf.prune_objects();
    let mut selected = Vec::new();
    pdf.save_to(&mut selected)?;
    Ok(selected)
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn pages_are_written_as_people_write_them() {
        let list = |written: &str| numbers(written).map(|pages| pages.into_iter().collect::<Vec<_>>());
        assert_eq!(list("3"), Some(vec![3]));
        assert_eq!(list("12-14, 2"), Some(vec![2, 12, 13, 14]));
        assert_eq!(list("1–2、9"), Some(vec![1, 2, 9]));
        for wrong in ["", "0", "5-3", "1-", "a", "1,,2", "1-999999999"] {
            assert_eq!(list(wrong), None, "{wrong}");
        }
    }
}
