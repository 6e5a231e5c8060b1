//! The XMP packet of a press file (ISO 15930-7, 6.2.1 and 6.7).

use data_encoding::HEXLOWER;
use typst::foundations::Datetime;
use xmp_writer::{DateTime, LangId, RenditionClass, Timezone, XmpWriter};

/// What the packet says.
pub(super) struct Facts<'a> {
    /// The title.
    pub title: &'a str,
    /// Who made it.
    pub author: Option<&'a str>,
    /// The language of the title, such as `zh`.
    pub lang: &'a str,
    /// When it was made.
    pub moment: Option<Datetime>,
    /// The program that wrote it.
    pub producer: &'a str,
    /// The identity of the document through all its versions.
    pub document_id: &'a str,
    /// The identity of this very file.
    pub instance_id: &'a str,
}

/// The packet, to be embedded uncompressed.
pub(super) fn packet(facts: &Facts) -> String {
    let mut xmp = XmpWriter::new();
    let date = date(facts.moment.as_ref());
    xmp.pdfx_version("PDF/X-4");
    xmp.title([(None, facts.title), (Some(LangId(facts.lang)), facts.title)]);
    if let Some(author) = facts.author {
        xmp.creator([author]);
    }
    xmp.format("application/pdf");
    xmp.create_date(date).modify_date(date).metadata_date(date);
    xmp.creator_tool(facts.producer).producer(facts.producer);
    xmp.trapped(false);
    xmp.document_id(facts.document_id).instance_id(facts.instance_id);
    xmp.version_id("1").rendition_class(RenditionClass::Default);
    xmp.finish(None)
}

/// A digest's first sixteen bytes as an identity.
pub(super) fn uuid(digest: &[u8]) -> String {
    const PARTS: [usize; 5] = [4, 2, 2, 2, 6];
    let mut bytes = digest.iter().copied().chain(std::iter::repeat(0));
    let parts = PARTS.map(|length| HEXLOWER.encode(&bytes.by_ref().take(length).collect::<Vec<u8>>()));
    format!("uuid:{}", parts.join("-"))
}

/// A moment, or the first of 1970: a date is asked for, and a book may have none.
fn date(moment: Option<&Datetime>) -> DateTime {
    let part = |part: fn(&Datetime) -> Option<u8>, least: u8| moment.and_then(part).unwrap_or(least);
    let year = moment.and_then(Datetime::year).and_then(|year| u16::try_from(year).ok());
    DateTime::new(
        year.unwrap_or(1970),
        part(Datetime::month, 1),
        part(Datetime::day, 1),
        part(Datetime::hour, 0),
        part(Datetime::minute, 0),
        part(Datetime::second, 0),
        Timezone::Utc,
    )
}

/// The same moment as a PDF date (ISO 32000-1, 7.9.4).
pub(super) fn pdf_date(moment: Option<&Datetime>) -> String {
    let DateTime { year, month, day, hour, minute, second, .. } = date(moment);
    let two = |value: Option<u8>| format!("{:02}", value.unwrap_or(0));
    format!("D:{year:04}{}{}{}{}{}Z", two(month), two(day), two(hour), two(minute), two(second))
}
