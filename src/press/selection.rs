//! Some pages of a press file, as a file of its own.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object, ObjectId, dictionary};
use sha2::{Digest, Sha256};

use super::outline;
use super::xmp::uuid;

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

/// The file with these pages alone. They keep their labels and bookmarks, and the file has an identity of its own, which the whole file's
/// and the numbers of the pages make; it stays a form of the same document (XMP, part 2, 2.8).
///
/// # Errors
/// When the bytes are no PDF.
pub fn select(bytes: &[u8], pages: &BTreeSet<u32>) -> lopdf::Result<Vec<u8>> {
    let mut pdf = Document::load_mem(bytes)?;
    let others: Vec<u32> = pdf.get_pages().into_keys().filter(|number| !pages.contains(number)).collect();
    let kept: BTreeMap<u32, ObjectId> =
        pdf.get_pages().into_iter().filter(|(number, _)| pages.contains(number)).collect();
    outline::keep(&mut pdf, &kept.values().copied().collect())?;
    pdf.delete_pages(&others);
    name(&mut pdf, kept.keys())?;
    let labels = (0_i64..).zip(kept.into_keys()).flat_map(|(index, number)| {
        let label = dictionary! { "S" => "D", "St" => i64::from(number) };
        [Object::from(index), Object::from(label)]
    });
    let labels = dictionary! { "Nums" => labels.collect::<Vec<_>>() };
    let labels = pdf.add_object(labels);
    let catalog = pdf.catalog_mut()?;
    catalog.set("PageLabels", labels);
    pdf.prune_objects();
    let mut selected = Vec::new();
    pdf.save_to(&mut selected)?;
    Ok(selected)
}

/// Gives the file its own identity, in the trailer and in the XMP packet.
fn name<'k>(pdf: &mut Document, kept: impl Iterator<Item = &'k u32>) -> lopdf::Result<()> {
    let whole = match pdf.trailer.get(b"ID").and_then(Object::as_array)?.get(1) {
        Some(Object::String(instance, _)) => instance.clone(),
        _ => return Ok(()),
    };
    let numbers: Vec<String> = kept.map(u32::to_string).collect();
    let own = Sha256::new().chain_update(&whole).chain_update(numbers.join(",")).finalize();
    let own = own.get(..whole.len()).unwrap_or_default();
    let (before, after) = (uuid(&whole), uuid(own));
    let packet = pdf.catalog()?.get(b"Metadata").and_then(Object::as_reference)?;
    let packet = pdf.get_object_mut(packet)?.as_stream_mut()?;
    let text = String::from_utf8_lossy(&packet.content).replace(&before, &after);
    packet.set_content(text.into_bytes());
    if let Ok(Object::Array(identity)) = pdf.trailer.get_mut(b"ID")
        && let Some(Object::String(instance, _)) = identity.get_mut(1)
    {
        *instance = own.to_vec();
    }
    Ok(())
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
