//! A picture as a PDF of one page, which is how Typst takes what is in inks.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A file of one page, as wide and tall as said, in points, on which a content draws with these resources, which are in the file.
/// `None` if it cannot be written.
pub(super) fn of(
    mut pdf: Document,
    size: [f32; 2],
    resources: Dictionary,
    content: Stream,
) -> Option<Vec<u8>> {
    let content = pdf.add_object(content);
    let pages = pdf.new_object_id();
    let [width, height] = size.map(Object::Real);
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), width, height],
        "Resources" => resources, "Contents" => content,
    });
    pdf.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 });
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).ok()?;
    Some(bytes)
}
