//! The XMP packet: what a file says about itself (ISO 16684-1).

use std::collections::BTreeMap;

/// The properties of a packet, by namespace and name.
#[derive(Debug, Default)]
pub(super) struct Packet(BTreeMap<(String, String), String>);

/// Namespaces.
pub(super) const PDFX_ID: &str = "http://www.npes.org/pdfx/ns/id/";
/// Of the older PDF/X.
pub(super) const PDFX: &str = "http://ns.adobe.com/pdfx/1.3/";
/// Of PDF/A.
pub(super) const PDFA_ID: &str = "http://www.aiim.org/pdfa/ns/id/";
/// Of PDF/UA.
pub(super) const PDFUA_ID: &str = "http://www.aiim.org/pdfua/ns/id/";
/// Of PDF/VT.
pub(super) const PDFVT_ID: &str = "http://www.npes.org/pdfvt/ns/id/";
/// Of Dublin Core.
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
/// Of XMP itself.
pub(super) const XMP: &str = "http://ns.adobe.com/xap/1.0/";
/// Of media management.
pub(super) const MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
/// Of PDF.
pub(super) const PDF: &str = "http://ns.adobe.com/pdf/1.3/";

/// Of RDF, in which a packet is written.
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

impl Packet {
    /// Reads a packet. `None` if it is not XML, or holds no RDF.
    pub(super) fn read(bytes: &[u8]) -> Option<Packet> {
        let text = std::str::from_utf8(bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes)).ok()?;
        let document = roxmltree::Document::parse(text.trim_matches(['\0', ' ', '\n', '\r', '\t'])).ok()?;
        let is_description = |node: &roxmltree::Node| {
            node.has_tag_name((RDF, "Description"))
                && node.parent_element().is_some_and(|parent| parent.has_tag_name((RDF, "RDF")))
        };
        let mut properties = BTreeMap::new();
        let mut any = false;
        for description in document.descendants().filter(is_description) {
            any = true;
            for attribute in description.attributes() {
                if let Some(namespace) = attribute.namespace().filter(|namespace| *namespace != RDF) {
                    let key = (namespace.to_owned(), attribute.name().to_owned());
                    properties.insert(key, attribute.value().to_owned());
                }
            }
            for property in description.children().filter(roxmltree::Node::is_element) {
                let name = property.tag_name();
                // The first item of a list or of alternatives stands for it.
                let value = property.descendants().filter_map(|node| node.text()).map(str::trim);
                let value =
                    value.filter(|text| !text.is_empty()).map(str::to_owned).next().unwrap_or_default();
                let key = (name.namespace().unwrap_or_default().to_owned(), name.name().to_owned());
                properties.entry(key).or_insert(value);
            }
        }
        any.then_some(Packet(properties))
    }

    /// A property that is not empty.
    pub(super) fn get(&self, namespace: &str, name: &str) -> Option<&str> {
        let value = self.0.get(&(namespace.to_owned(), name.to_owned()))?;
        (!value.is_empty()).then_some(value.as_str())
    }
}

/// A moment of a PDF (`D:20230401120000+08'00'`) or of XMP (`2023-04-01T12:00:00+08:00`) as minutes of the year 0, with seconds
/// left out. `None` if it is none.
pub(super) fn moment(text: &str) -> Option<i64> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let mut digits = text.bytes().filter(u8::is_ascii_digit);
    let zone_at = text.char_indices().skip(5).find(|(at, c)| {
        matches!(c, 'Z' | '+') || *c == '-' && *at > 8 && (text.contains('T') || !text[..*at].contains('-'))
    });
    let (time, zone) = zone_at.map_or((text, ""), |(at, _)| text.split_at(at));
    let known = time.bytes().filter(u8::is_ascii_digit).count();
    if known < 4 {
        return None;
    }
    let mut number = |count: usize, missing: i64, at: usize| -> Option<i64> {
        if known < at + count {
            return (known <= at).then_some(missing);
        }
        let mut value = 0;
        for _ in 0..count {
            value = value * 10 + i64::from(digits.next()? - b'0');
        }
        Some(value)
    };
    let (year, month, day) = (number(4, 0, 0)?, number(2, 1, 4)?, number(2, 1, 6)?);
    let (hour, minute) = (number(2, 0, 8)?, number(2, 0, 10)?);
    let zone_digits: Vec<i64> =
        zone.bytes().filter(u8::is_ascii_digit).map(|d| i64::from(d - b'0')).collect();
    let away = match zone_digits[..] {
        [h1, h2, m1, m2, ..] => (h1 * 10 + h2) * 60 + m1 * 10 + m2,
        [h1, h2, ..] => (h1 * 10 + h2) * 60,
        _ => 0,
    };
    let away = if zone.starts_with('-') { -away } else { away };
    // Days by a calendar of equal months: enough to compare moments that are meant to be the same.
    Some((((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute - away)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_in_two_notations() {
        let same = [
            ("D:20230401120000+08'00'", "2023-04-01T12:00:00+08:00"),
            ("D:20230401040000Z", "2023-04-01T12:00:00+08:00"),
            ("D:20230401", "2023-04-01T00:00:00Z"),
            ("D:20230401000000-05'30'", "2023-04-01T05:30Z"),
        ];
        for (pdf, xmp) in same {
            assert_eq!(moment(pdf), moment(xmp), "{pdf} {xmp}");
            assert!(moment(pdf).is_some());
        }
        assert_ne!(moment("D:20230401120000Z"), moment("2023-04-01T12:01:00Z"));
        assert_eq!(moment("yesterday"), None);
    }

    #[test]
    fn properties_stand_in_elements_and_attributes() {
        let packet = br#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Trapped="False" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#;
        let packet = Packet::read(packet).expect("a packet");
        assert_eq!(packet.get(PDF, "Trapped"), Some("False"));
        assert_eq!(packet.get(DC, "title"), Some("A title"));
        assert_eq!(packet.get(XMP, "CreateDate"), None);
        assert!(Packet::read(b"<a/>").is_none());
        assert!(Packet::read(b"\xFF\xFE").is_none());
    }
}
