//! The print file: what Typst exports, finished into PDF/X-4 (ISO 15930-7).
//!
//! Typst writes the pages: CMYK and spot inks, embedded fonts, bookmarks, no tags. [`impose`] prepares them,
//! [`finish`] adds everything else: boxes, marks, output intent, metadata. `PDF_X4.md` beside this file goes through the
//! standard clause by clause.

pub mod boxes;
pub mod cover;
mod findings;
pub mod imposition;
pub mod lettering;
pub mod marks;
mod outline;
pub mod plates;
pub mod selection;
mod xmp;

use std::collections::BTreeMap;
use std::fmt;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};
use sha2::{Digest, Sha256};
use typst::foundations::Datetime;
use typst::layout::Abs;
use typst_layout::PagedDocument;

use crate::colour::condition::REGISTRY;
use crate::diag::message::{Message, messages};
use crate::geometry::{PT_PER_MM, Rect};
use crate::limits::SLUG;
use crate::model::Press;
use boxes::Boxes;
use lettering::Lettering;

messages! {
    "press";
    UNFINISHED;
    SMALL_PAGE(page);
}

/// What the file says of the program that wrote it.
const PRODUCER: &str = concat!("Casebound ", env!("CARGO_PKG_VERSION"));

/// What a press file says besides its pages.
pub struct Job<'a> {
    /// The title of the book, which tells its documents from those of others.
    pub book: &'a str,
    /// The title.
    pub title: &'a str,
    /// Who publishes it.
    pub author: Option<&'a str>,
    /// The language, such as `zh`.
    pub lang: &'a str,
    /// When it was made. A book without a date says the first moment of 1970: the standard asks for a date, and the clock
    /// must not be asked.
    pub moment: Option<Datetime>,
    /// The printer's demands.
    pub press: &'a Press,
    /// Bleed on all sides, in mm.
    pub bleed: f64,
    /// The font of the job line.
    pub font: Option<&'a [u8]>,
    /// Where the sheet is folded, in mm from the left edge of the trim.
    pub folds: &'a [f64],
}

/// Why an exported file cannot be finished.
#[derive(Debug)]
pub enum FinishError {
    /// It is not the PDF that was expected.
    Pdf(lopdf::Error),
    /// A page, counted from 1, is too small for its bleed.
    Page(usize),
}

impl From<lopdf::Error> for FinishError {
    fn from(error: lopdf::Error) -> Self {
        FinishError::Pdf(error)
    }
}

impl From<std::io::Error> for FinishError {
    fn from(error: std::io::Error) -> Self {
        FinishError::Pdf(error.into())
    }
}

impl std::error::Error for FinishError {}

impl FinishError {
    /// The sentence, in any language.
    pub fn message(&self) -> Message {
        match self {
            FinishError::Pdf(_) => UNFINISHED.plain(),
            FinishError::Page(number) => SMALL_PAGE.with([number.to_string()]),
        }
    }
}

impl fmt::Display for FinishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(), f)
    }
}

/// The width of the slug on all sides, in points.
fn slug(press: &Press) -> f64 {
    if press.marks { SLUG * PT_PER_MM } else { 0.0 }
}

/// The document as the press prints it: on sheets that have room for the marks, small type on one plate.
pub fn impose(document: &PagedDocument, press: &Press) -> PagedDocument {
    let slug = Abs::pt(slug(press));
    let widened = document.pages().iter().cloned().map(|mut page| {
        page.bleed = page.bleed.map(|bleed| bleed + slug);
        plates::separate(&mut page);
        page
    });
    PagedDocument::new(widened.collect(), typst::model::Document::info(document).clone())
}

/// Finishes an exported PDF whose sheets were [imposed](impose).
///
/// # Errors
/// When the bytes are not what Typst writes.
pub fn finish(exported: &[u8], job: &Job) -> Result<Vec<u8>, FinishError> {
    let mut pdf = Document::load_mem(exported)?;
    pdf.version = "1.6".to_owned();
    pages(&mut pdf, job)?;
    blend_in_inks(&mut pdf);
    catalog(&mut pdf, job)?;
    metadata(&mut pdf, exported, job)?;
    pdf.prune_objects();
    let mut bytes = Vec::with_capacity(exported.len() + 256 * 1024);
    pdf.save_to(&mut bytes)?;
    Ok(bytes)
}

/// Boxes and marks of every page.
fn pages(pdf: &mut Document, job: &Job) -> Result<(), FinishError> {
    let (slug, bleed) = (slug(job.press), job.bleed * PT_PER_MM);
    let letters = job.font.and_then(Lettering::new).filter(|_| job.press.marks);
    let line = job_line(job);
    let registration = registration(pdf);
    let ids: Vec<ObjectId> = pdf.page_iter().collect();
    let count = ids.len();
    // Pages of one size share their frame: the clip to the bleed, and the marks.
    let mut frames: BTreeMap<[i64; 4], (ObjectId, ObjectId)> = BTreeMap::new();
    for (index, id) in ids.into_iter().enumerate() {
        let boxes = media_box(pdf, id)?.and_then(|media| Boxes::new(media, slug, bleed));
        let boxes = boxes.ok_or(FinishError::Page(index + 1))?;
        let page = pdf.get_dictionary_mut(id)?;
        for name in ["CropBox", "ArtBox", "UserUnit", "Annots", "StructParents", "Tabs", "AA"] {
            page.remove(name.as_bytes());
        }
        page.set("MediaBox", numbers(&boxes.media));
        page.set("BleedBox", numbers(&boxes.bleed));
        page.set("TrimBox", numbers(&boxes.trim));
        if !job.press.marks {
            continue;
        }
        let contents = page.get(b"Contents").cloned()?;
        let size = [boxes.media.left, boxes.media.bottom, boxes.media.right, boxes.media.top];
        let key = size.map(|edge| (edge * 1000.0).round() as i64);
        let (clip, form) = *frames.entry(key).or_insert_with(|| {
            frame(pdf, &boxes, &marks::shared(&boxes, job.folds, &line, letters.as_ref()), registration)
        });
        let folio = letters.as_ref().map(|letters| marks::folio(&boxes, index + 1, count, letters));
        let last = format!("Q\nq\n/CbMarks Do\n{}Q\n", folio.unwrap_or_default());
        let last = pdf.add_object(compressed(dictionary! {}, last.into_bytes()));
        let resources = resources(pdf, id)?;
        entry(resources, "XObject").set("CbMarks", form);
        entry(resources, "ColorSpace").set("Reg", registration);
        let mut parts = vec![clip.into()];
        match contents {
            Object::Array(own) => parts.extend(own),
            own => parts.push(own),
        }
        parts.push(last.into());
        pdf.get_dictionary_mut(id)?.set("Contents", parts);
    }
    Ok(())
}

/// Groups blend in the inks of the press: a drawing's are written for the screen, and what is painted into one would be converted to
/// its space and back (ISO 15930-7:2010, 6.9; ISO 32000-1, 11.6.6).
fn blend_in_inks(pdf: &mut Document) {
    let is_rgb = |space: &Object| match pdf.dereference(space) {
        Ok((_, Object::Name(name))) => name == b"DeviceRGB",
        Ok((_, Object::Array(parts))) => {
            let profile = parts.get(1).and_then(|profile| pdf.dereference(profile).ok());
            let stream = profile.and_then(|(_, profile)| profile.as_stream().ok());
            stream.is_some_and(|stream| stream.dict.get(b"N").and_then(Object::as_i64).is_ok_and(|n| n == 3))
        }
        _ => false,
    };
    let has_rgb_group = |object: &&Object| {
        let group = object.as_stream().and_then(|form| form.dict.get(b"Group"));
        let group = group.and_then(|group| pdf.dereference(group)).and_then(|(_, group)| group.as_dict());
        group.and_then(|group| group.get(b"CS")).is_ok_and(is_rgb)
    };
    let forms = pdf.objects.iter().filter(|(_, object)| has_rgb_group(object));
    let forms: Vec<ObjectId> = forms.map(|(id, _)| *id).collect();
    for form in forms {
        let Some(Object::Stream(stream)) = pdf.objects.get_mut(&form) else { continue };
        let group = match stream.dict.get_mut(b"Group") {
            Ok(Object::Reference(id)) => {
                let id = *id;
                pdf.get_dictionary_mut(id)
            }
            Ok(group) => group.as_dict_mut(),
            Err(error) => Err(error),
        };
        if let Ok(group) = group {
            group.set("CS", Object::Name(b"DeviceCMYK".to_vec()));
        }
    }
}

/// The colour space of registration colour: every plate there is (ISO 32000-1, 8.6.6.4).
fn registration(pdf: &mut Document) -> ObjectId {
    let tint = dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![0.into(); 4],
        "C1" => vec![1.into(); 4],
        "N" => 1,
    };
    let tint = pdf.add_object(tint);
    let name = |name: &str| Object::Name(name.into());
    pdf.add_object(vec![name("Separation"), name("All"), name("DeviceCMYK"), tint.into()])
}

/// The content before a page's own, which keeps it inside the bleed, and the marks as a form.
fn frame(pdf: &mut Document, boxes: &Boxes, marks: &str, registration: ObjectId) -> (ObjectId, ObjectId) {
    let Rect { left, bottom, .. } = boxes.bleed;
    let (width, height) = (boxes.bleed.width(), boxes.bleed.height());
    let clip = format!("q\n{left:.3} {bottom:.3} {width:.3} {height:.3} re W n\n");
    let clip = pdf.add_object(Stream::new(dictionary! {}, clip.into_bytes()));
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => numbers(&boxes.media),
        "Resources" => dictionary! { "ColorSpace" => dictionary! { "Reg" => registration } },
    };
    (clip, pdf.add_object(compressed(form, marks.as_bytes().to_vec())))
}

fn compressed(dictionary: Dictionary, content: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dictionary, content);
    // What cannot be made smaller stays as it is.
    let _ = stream.compress();
    stream
}

/// Title, edition date and condition for those who hang the sheets up.
fn job_line(job: &Job) -> String {
    let date = job.moment.map(|moment| {
        let part = |value: Option<u8>| value.unwrap_or(1);
        format!("{}-{:02}-{:02}", moment.year().unwrap_or(1970), part(moment.month()), part(moment.day()))
    });
    let parts = [Some(job.title.to_owned()), date, Some(job.press.output.condition.identifier.clone())];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ·  ")
}

fn media_box(pdf: &Document, page: ObjectId) -> lopdf::Result<Option<Rect>> {
    let edges = pdf.get_dictionary(page)?.get(b"MediaBox")?.as_array()?;
    let edges: Vec<f64> =
        edges.iter().map(|edge| edge.as_float().map(f64::from)).collect::<Result<_, _>>()?;
    match edges[..] {
        [left, bottom, right, top] => Ok(Some(Rect::new(left, bottom, right, top))),
        _ => Ok(None),
    }
}

fn numbers(rect: &Rect) -> Vec<Object> {
    let round = |edge: f64| Object::Real(((edge * 1000.0).round() / 1000.0) as f32);
    vec![round(rect.left), round(rect.bottom), round(rect.right), round(rect.top)]
}

/// The resources of a page, wherever they stand.
fn resources(pdf: &mut Document, page: ObjectId) -> lopdf::Result<&mut Dictionary> {
    let shared = match pdf.get_dictionary(page)?.get(b"Resources") {
        Ok(Object::Reference(id)) => Some(*id),
        _ => None,
    };
    match shared {
        Some(id) => pdf.get_dictionary_mut(id),
        None => Ok(entry(pdf.get_dictionary_mut(page)?, "Resources")),
    }
}

/// The dictionary under a key, created if missing.
fn entry<'d>(dictionary: &'d mut Dictionary, key: &str) -> &'d mut Dictionary {
    if !matches!(dictionary.get(key.as_bytes()), Ok(Object::Dictionary(_))) {
        dictionary.set(key, Dictionary::new());
    }
    match dictionary.get_mut(key.as_bytes()) {
        Ok(Object::Dictionary(found)) => found,
        _ => unreachable!("it was just put there"),
    }
}

/// Output intent and page labels; everything that acts, embeds or asks goes.
fn catalog(pdf: &mut Document, job: &Job) -> lopdf::Result<()> {
    let profile = Stream::new(dictionary! { "N" => 4 }, job.press.output.profile.bytes().to_vec());
    let mut profile = profile;
    let _ = profile.compress();
    let profile = pdf.add_object(profile);
    let condition = &job.press.output.condition;
    let mut intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => text_string(&condition.identifier),
        "OutputCondition" => text_string(&condition.description),
        "Info" => text_string(&condition.description),
        "DestOutputProfile" => profile,
    };
    if condition.registered {
        intent.set("RegistryName", text_string(REGISTRY));
    }
    let intent = pdf.add_object(intent);
    // Folios count every sheet from 1, and so do the labels.
    let labels = dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "D" }.into()] };
    let labels = pdf.add_object(labels);
    let catalog = pdf.catalog_mut()?;
    for name in [
        "AcroForm",
        "AA",
        "OpenAction",
        "Names",
        "MarkInfo",
        "StructTreeRoot",
        "Collection",
        "Version",
        "Extensions",
    ] {
        catalog.remove(name.as_bytes());
    }
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("PageLabels", labels);
    Ok(())
}

/// The document information, the XMP packet that agrees with it, and the file's identity.
fn metadata(pdf: &mut Document, exported: &[u8], job: &Job) -> lopdf::Result<()> {
    // A book's cover is one document, and the book another, whatever the spine becomes: what is folded is the cover.
    let part = (!job.folds.is_empty()).then_some("cover");
    let document: Vec<&str> = [job.book, job.author.unwrap_or_default()].into_iter().chain(part).collect();
    let document = Sha256::digest(document.join("\n").as_bytes());
    let instance =
        Sha256::new().chain_update(exported).chain_update(job.press.output.profile.digest()).finalize();
    let packet = xmp::packet(&xmp::Facts {
        title: job.title,
        author: job.author,
        lang: job.lang,
        moment: job.moment,
        producer: PRODUCER,
        document_id: &xmp::uuid(&document),
        instance_id: &xmp::uuid(&instance),
    });
    let stream = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet.into_bytes());
    let stream = pdf.add_object(stream.with_compression(false));
    pdf.catalog_mut()?.set("Metadata", stream);
    let date = text_string(&xmp::pdf_date(job.moment.as_ref()));
    let mut info = dictionary! {
        "Title" => text_string(job.title),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
        "Trapped" => "False",
        "GTS_PDFXVersion" => text_string("PDF/X-4"),
    };
    if let Some(author) = job.author {
        info.set("Author", text_string(author));
    }
    let info = pdf.add_object(info);
    pdf.trailer.set("Info", info);
    let id =
        |digest: &[u8]| Object::String(digest.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id(&document), id(&instance)]);
    Ok(())
}
