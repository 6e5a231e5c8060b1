//! A file written anew, with three of its plates as red, green and blue.

use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::PPI;
use super::overprint::{MODES, Overprint};
use super::spaces::Spaces;
use crate::geometry::Rect;
use crate::preflight::colour::Space;
use crate::preflight::content::{Piece, pieces};
use crate::preflight::page::Page;
use crate::preflight::pdf::{Pdf, as_dictionary, as_name, as_number};
use crate::preflight::picture;
use crate::preflight::seen::Seen;

/// The device's spaces, and what stands for them among the resources.
const DEVICE: [(&str, &str, Space); 3] = [
    ("DeviceGray", "PlatesG", Space::Gray),
    ("DeviceRGB", "PlatesR", Space::Rgb),
    ("DeviceCMYK", "PlatesC", Space::Cmyk),
];
/// Most steps into a file's objects.
const MAX_DEPTH: usize = 40;

/// The file with these inks as red, green and blue, each page as large as its trim.
pub(super) fn separate<'a>(
    pdf: &Pdf<'a>,
    pages: &[Page<'a>],
    seen: &Seen<'a>,
    inks: &[&str],
) -> Option<Document> {
    let mut out = pdf.document.clone();
    out.encryption_state = None;
    let mut spaces = Spaces::new(inks);
    let devices: Vec<(&str, Object)> =
        DEVICE.iter().filter_map(|(_, own, space)| Some((*own, spaces.of(space, &mut out)?))).collect();
    let (kept, glyphs) = (masks(pdf), glyphs(pdf));
    let mut rewriter = Rewriter { pdf, inks, spaces, devices, out };
    for (id, object) in pdf.document.objects.iter().filter(|(id, _)| !kept.contains(id)) {
        if !pdf.budget.step(1) {
            return None;
        }
        let mut new = rewriter.mapped(object, MAX_DEPTH);
        if let (Object::Stream(new), Object::Stream(stream)) = (&mut new, object) {
            let picture = seen.images.iter().find(|image| image.id == Some(*id));
            let samples = picture.and_then(|image| Some((picture::samples(pdf, image)?, image)));
            let is_content = pdf.name(&stream.dict, "Subtype") == Some("Form")
                || stream.dict.has(b"PatternType")
                || glyphs.contains(id);
            if let Some((samples, image)) = samples {
                let factor = image.coarsest().map_or(1.0, |(_, ppi)| (ppi / PPI).floor().max(1.0)) as usize;
                *new = shrunk(stream, &samples, image.pixels, factor, &rewriter.spaces);
            } else if is_content && let Some(data) = pdf.data(stream) {
                new.dict.remove(b"Filter");
                new.dict.remove(b"DecodeParms");
                let resources = pdf.dictionary(&stream.dict, "Resources");
                new.set_content(content(&data, Overprint::new(pdf, resources, inks)));
            }
        }
        rewriter.out.objects.insert(*id, new);
    }
    for page in pages {
        rewriter.page(page)?;
    }
    Some(rewriter.out)
}

struct Rewriter<'p, 'a, 'n> {
    pdf: &'p Pdf<'a>,
    inks: &'n [&'n str],
    spaces: Spaces<'n>,
    /// What stands for the device's spaces, by its name among the resources.
    devices: Vec<(&'n str, Object)>,
    out: Document,
}

impl<'a> Rewriter<'_, 'a, '_> {
    /// Gives a page its content in one piece, its resources, and its trim as its only box.
    fn page(&mut self, page: &Page<'a>) -> Option<()> {
        // A page begins with black.
        let mut whole = b"/PlatesG cs 0 scn /PlatesG CS 0 SCN\n".to_vec();
        let mut written = Vec::new();
        for each in self.pdf.list(page.dictionary, "Contents") {
            if let Object::Stream(stream) = self.pdf.resolve(each) {
                written.extend(self.pdf.data(stream)?);
                written.push(b'\n');
            }
        }
        whole.extend(content(&written, Overprint::new(self.pdf, page.resources, self.inks)));
        let content = self.out.add_object(Stream::new(Dictionary::new(), whole));
        let resources =
            page.resources.map(|resources| self.resources(resources, MAX_DEPTH)).unwrap_or_default();
        let trim = edges(&page.boxes.finished()?);
        let own = self.out.get_dictionary_mut(page.id?).ok()?;
        own.set("MediaBox", trim.clone());
        own.set("CropBox", trim);
        own.set("Rotate", 0);
        own.set("Contents", content);
        own.set("Resources", resources);
        own.remove(b"UserUnit");
        own.remove(b"Annots");
        Some(())
    }

    /// An object with the spaces of the pass in the place of its own.
    fn mapped(&mut self, object: &'a Object, depth: usize) -> Object {
        if depth == 0 {
            return object.clone();
        }
        match object {
            Object::Array(array) => self.array(object, array, depth),
            Object::Dictionary(dictionary) => self.dictionary(dictionary, depth).into(),
            Object::Stream(stream) => {
                let dict = self.dictionary(&stream.dict, depth);
                Stream { dict, ..stream.clone() }.into()
            }
            other => other.clone(),
        }
    }

    fn array(&mut self, object: &'a Object, array: &'a [Object], depth: usize) -> Object {
        match array.first().and_then(as_name).unwrap_or_default() {
            "ICCBased" | "CalGray" | "CalRGB" | "Lab" | "Separation" | "DeviceN" => {
                let space = Space::new(self.pdf, object, None);
                self.spaces.of(&space, &mut self.out).unwrap_or_else(|| object.clone())
            }
            "Indexed" | "I" | "Pattern" => {
                let under = array.get(1).map(|under| self.named(under, depth));
                let mut array = array.to_vec();
                if let (Some(place), Some(under)) = (array.get_mut(1), under) {
                    *place = under;
                }
                array.into()
            }
            _ => array.iter().map(|each| self.mapped(each, depth - 1)).collect::<Vec<_>>().into(),
        }
    }

    fn dictionary(&mut self, dictionary: &'a Dictionary, depth: usize) -> Dictionary {
        let mut new = Dictionary::new();
        for (key, value) in dictionary {
            let value = match key.as_slice() {
                b"ColorSpace" => self.named(value, depth),
                // Resources may be an object of their own, which only their reader knows to be resources.
                b"Resources" => match as_dictionary(self.pdf.resolve(value)) {
                    Some(resources) => self.resources(resources, depth).into(),
                    None => value.clone(),
                },
                _ => self.mapped(value, depth - 1),
            };
            new.set(key.clone(), value);
        }
        if let Ok(Object::Dictionary(group)) = new.get_mut(b"Group") {
            group.remove(b"CS");
        }
        new
    }

    /// Resources, with the spaces that stand for the device's.
    fn resources(&mut self, resources: &'a Dictionary, depth: usize) -> Dictionary {
        if depth == 0 {
            return resources.clone();
        }
        let mut new = self.dictionary(resources, depth - 1);
        let mut all = Dictionary::new();
        for (name, space) in self.pdf.dictionary(resources, "ColorSpace").into_iter().flatten() {
            all.set(name.clone(), self.named(space, depth - 1));
        }
        for (name, space) in &self.devices {
            all.set(*name, space.clone());
        }
        new.set("ColorSpace", all);
        let mut states = match new.remove(b"ExtGState") {
            Some(Object::Dictionary(states)) => states,
            Some(Object::Reference(id)) => self.pdf.document.get_dictionary(id).cloned().unwrap_or_default(),
            _ => Dictionary::new(),
        };
        for (name, mode) in MODES {
            states.set(name, dictionary! { "BM" => mode });
        }
        new.set("ExtGState", states);
        new
    }

    /// A space, which may be the name of a device's.
    fn named(&mut self, object: &'a Object, depth: usize) -> Object {
        let own = as_name(object).and_then(stands_for);
        match own.and_then(|own| self.devices.iter().find(|(name, _)| *name == own)) {
            Some((_, space)) => space.clone(),
            None => self.mapped(object, depth - 1),
        }
    }
}

fn edges(rect: &Rect) -> Vec<Object> {
    [rect.left, rect.bottom, rect.right, rect.top].map(|edge| Object::Real(edge as f32)).into()
}

/// What makes masks, and stays as it is: it is light, not ink.
fn masks<'a>(pdf: &Pdf<'a>) -> BTreeSet<ObjectId> {
    let mut kept = BTreeSet::new();
    for object in pdf.document.objects.values() {
        let mut stack: Vec<&'a Object> = vec![object];
        while let Some(object) = stack.pop() {
            let dictionary = match object {
                Object::Array(array) => {
                    stack.extend(array);
                    continue;
                }
                other => as_dictionary(other),
            };
            let Some(dictionary) = dictionary.filter(|_| pdf.budget.step(1)) else { continue };
            stack.extend(dictionary.iter().map(|(_, value)| value));
            let Ok(mask) = dictionary.get(b"SMask") else { continue };
            match (mask, pdf.resolve(mask)) {
                (Object::Reference(id), Object::Stream(_)) => drop(kept.insert(*id)),
                (_, Object::Dictionary(mask)) => {
                    if let Ok(group) = mask.get(b"G") {
                        below(pdf, group, &mut kept);
                    }
                }
                _ => {}
            }
        }
    }
    kept
}

/// Every object that an object leads to.
fn below<'a>(pdf: &Pdf<'a>, object: &'a Object, found: &mut BTreeSet<ObjectId>) {
    let mut stack = vec![object];
    while let Some(object) = stack.pop() {
        match object {
            Object::Reference(id) if found.insert(*id) => stack.extend(pdf.document.objects.get(id)),
            Object::Array(array) => stack.extend(array),
            other => {
                let entries = as_dictionary(other).into_iter().flat_map(Dictionary::iter);
                stack.extend(entries.filter(|(key, _)| *key != b"Parent").map(|(_, value)| value));
            }
        }
    }
}

/// The glyphs that are content.
fn glyphs<'a>(pdf: &Pdf<'a>) -> BTreeSet<ObjectId> {
    let fonts = pdf.document.objects.values().filter_map(as_dictionary);
    let procedures = fonts.filter_map(|font| pdf.dictionary(font, "CharProcs"));
    procedures.flat_map(Dictionary::iter).filter_map(|(_, glyph)| glyph.as_reference().ok()).collect()
}

/// The name under which a device's space stands among the resources.
fn stands_for(name: &str) -> Option<&'static str> {
    let long = match name {
        "G" => "DeviceGray",
        "RGB" => "DeviceRGB",
        "CMYK" => "DeviceCMYK",
        other => other,
    };
    DEVICE.iter().find(|(device, ..)| *device == long).map(|(_, own, _)| *own)
}

/// A CMYK picture as what its pixels are on the pass's plates, made smaller by a whole factor.
fn shrunk(stream: &Stream, samples: &[u8], size: (f64, f64), factor: usize, spaces: &Spaces) -> Stream {
    let (columns, rows) = (size.0 as usize, size.1 as usize);
    let (wide, high) = ((columns / factor).max(1), (rows / factor).max(1));
    let mut light = Vec::with_capacity(wide * high * 3);
    for row in 0..high {
        for column in 0..wide {
            let mut sums = [0_usize; 4];
            let mut count = 0;
            for y in (row * factor)..((row + 1) * factor).min(rows) {
                for x in (column * factor)..((column + 1) * factor).min(columns) {
                    let at = (y * columns + x) * 4;
                    for (sum, ink) in sums.iter_mut().zip(samples.get(at..at + 4).unwrap_or_default()) {
                        *sum += usize::from(*ink);
                    }
                    count += 1;
                }
            }
            light.extend(spaces.of_pixel(sums.map(|sum| (sum / count.max(1)) as u8)));
        }
    }
    let mut dict = stream.dict.clone();
    for key in ["Filter", "DecodeParms", "Decode", "Intent"] {
        dict.remove(key.as_bytes());
    }
    dict.set("Width", wide as i64);
    dict.set("Height", high as i64);
    dict.set("ColorSpace", Object::Name(b"DeviceRGB".to_vec()));
    dict.set("BitsPerComponent", 8);
    let mut shrunk = Stream::new(dict, light);
    let _ = shrunk.compress();
    shrunk
}

/// Content with the pass's spaces in the place of the device's, and the modes in which what overprints is drawn.
fn content(data: &[u8], mut overprint: Overprint) -> Vec<u8> {
    let mut out = Vec::new();
    let set = |mode: &'static str| Operation::new("gs", vec![Object::Name(mode.into())]);
    for piece in pieces(data).0 {
        match piece {
            Piece::Operations(operations) => {
                let operations = Content::decode_iter(operations).map_while(Result::ok);
                let operations = operations.flat_map(|operation| {
                    let mode = overprint.before(&operation).map(set);
                    mode.into_iter().chain(rewritten(operation)).collect::<Vec<_>>()
                });
                let operations: Vec<Operation> = operations.collect();
                out.extend(Content { operations }.encode().unwrap_or_default());
                out.push(b'\n');
            }
            Piece::Image { dictionary, data } => {
                let operations: Vec<Operation> = overprint.before_picture().map(set).into_iter().collect();
                out.extend(Content { operations }.encode().unwrap_or_default());
                out.extend(b"\nBI ");
                out.extend(inline(dictionary));
                out.extend(b" ID ");
                out.extend(data);
                out.extend(b"\nEI\n");
            }
        }
    }
    out
}

/// The entries of an inline picture, with the space by its name among the resources.
fn inline(dictionary: &[u8]) -> Vec<u8> {
    let written = [b"<<", dictionary, b">> Do"].concat();
    let parsed = Content::decode(&written).ok().and_then(|content| content.operations.into_iter().next());
    let Some(Object::Dictionary(mut entries)) =
        parsed.and_then(|operation| operation.operands.into_iter().next())
    else {
        return dictionary.to_vec();
    };
    for key in ["CS", "ColorSpace"] {
        if let Ok(space) = entries.get_mut(key.as_bytes())
            && let Some(own) = as_name(space).and_then(stands_for)
        {
            *space = Object::Name(own.into());
        }
    }
    let operations = vec![Operation::new("Do", vec![Object::Dictionary(entries)])];
    let encoded = Content { operations }.encode().unwrap_or_default();
    let encoded = String::from_utf8_lossy(&encoded).into_owned();
    let inner = encoded.trim().trim_end_matches("Do").trim();
    inner.trim_start_matches("<<").trim_end_matches(">>").as_bytes().to_vec()
}

/// An operation on the pass's spaces.
fn rewritten(operation: Operation) -> Vec<Operation> {
    let set = |space: &str, strokes: bool, colour: Vec<Object>| {
        let (choose, take) = if strokes { ("CS", "SCN") } else { ("cs", "scn") };
        vec![Operation::new(choose, vec![Object::Name(space.into())]), Operation::new(take, colour)]
    };
    let strokes = operation.operator.starts_with(char::is_uppercase);
    let numbers = operation.operands.iter().filter(|operand| as_number(operand).is_some()).count();
    match (operation.operator.as_str(), numbers) {
        ("g" | "G", 1) => set("PlatesG", strokes, operation.operands),
        ("rg" | "RG", 3) => set("PlatesR", strokes, operation.operands),
        ("k" | "K", 4) => set("PlatesC", strokes, operation.operands),
        ("cs" | "CS", _) => match operation.operands.first().and_then(as_name).and_then(stands_for) {
            Some(own) => {
                let first = match own {
                    "PlatesC" => vec![0.into(), 0.into(), 0.into(), 1.into()],
                    "PlatesR" => vec![0.into(); 3],
                    _ => vec![0.into()],
                };
                set(own, strokes, first)
            }
            None => vec![operation],
        },
        _ => vec![operation],
    }
}
