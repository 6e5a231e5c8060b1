//! XML whose tags of tracked changes cross other tags.
//!
//! LibreOffice before 7.5 writes a change that begins in a content control so: `<w:del><w:sdt>…<w:sdtContent></w:del><w:del>…</w:del>…`. Word
//! takes such a file for damaged. What the tags that cross say is said again inside: without them the part reads as it was meant.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

/// The tags that may cross others.
const CHANGES: [&str; 4] = ["ins", "del", "moveFrom", "moveTo"];

/// The text without tags of changes that cross others; `None` if its tags do not fit otherwise, or there is nothing to mend.
pub(super) fn uncrossed(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut open: Vec<(String, Range<usize>)> = Vec::new();
    // Ends whose beginnings were taken out.
    let mut orphans: BTreeMap<String, usize> = BTreeMap::new();
    let mut gone: Vec<Range<usize>> = Vec::new();
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let tag = start..usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Start(own) => open.push((own.name().as_ref().to_owned(), tag)),
            Event::End(own) => {
                let own = own.name().as_ref().to_owned();
                while let Some((last, begins)) = open.pop() {
                    if last == own {
                        break;
                    }
                    let crosses = |name: &String| CHANGES.contains(&local(name));
                    if crosses(&own) {
                        // The end of a change in another element: its beginning stands further out.
                        open.push((last, begins));
                        match open.iter().rposition(|(name, _)| *name == own) {
                            Some(at) => gone.push(open.remove(at).1),
                            None => *orphans.get_mut(&own).filter(|left| **left > 0)? -= 1,
                        }
                        gone.push(tag);
                        break;
                    }
                    if !crosses(&last) {
                        return None;
                    }
                    *orphans.entry(last).or_default() += 1;
                    gone.push(begins);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if gone.is_empty() || !open.is_empty() {
        return None;
    }
    gone.sort_by_key(|tag| tag.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for tag in gone {
        out.push_str(text.get(at..tag.start)?);
        at = tag.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::uncrossed;

    #[test]
    fn changes_that_cross_other_tags_are_taken_out() {
        let crossed = "<p><w:del a='1'><sdt><c></w:del><w:del><r>x</r></w:del></c></sdt><b/></p>";
        assert_eq!(
            uncrossed(crossed).as_deref(),
            Some("<p><sdt><c><w:del><r>x</r></w:del></c></sdt><b/></p>")
        );
        let other = "<p><c><w:ins><r>x</r></c></w:ins></p>";
        assert_eq!(uncrossed(other).as_deref(), Some("<p><c><r>x</r></c></p>"));
    }

    #[test]
    fn other_damage_stays() {
        for text in
            ["<p><w:ins>x</w:ins></p>", "<p><a><b></a></b></p>", "<p><w:ins>", "<p></w:ins></p>", "<p", ""]
        {
            assert_eq!(uncrossed(text), None, "{text}");
        }
    }
}
