//! `image-format`: every picture can be decoded, and is there to its end.

use hayro_ccitt::{DecodeSettings, EncodingMode};
use lopdf::{Object, Stream};

use crate::diag::message::{Template, Value, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::picture::jpeg;
use crate::preflight::pdf::as_dictionary;
use crate::preflight::rules::Rule;
use crate::preflight::seen::ImageUse;
use crate::preflight::{Inspection, codestream};

messages! {
    "preflight-image-format";
    BROKEN(page, reason);
    FILTER(page, filter);
    SHORT;
    NO_JPEG;
    NO_JPX;
    JBIG2_FILE;
    NO_SIZE;
    HINT;
}

pub(super) const RULE: Rule =
    Rule { code: Code::ImageFormat, asked: Some("ISO 32000-1, 7.4"), page: None, of_standard: true, check };

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for image in &inspection.seen.images {
        let Some(stream) = image.stream else { continue };
        let fault = fault(inspection, image, stream);
        if let (Some(fault), Some(first)) = (fault, image.places.first()) {
            let place = inspection.place(Some(first.page), image.id);
            let page = Value::from(&first.page.to_string());
            let message = match fault {
                Fault::Filter(name) => FILTER.with([page, Value::Text(name)]),
                Fault::Data(words) => BROKEN.with([page, Value::from(words)]),
            };
            found.push(Diagnostic::error(Code::ImageFormat, place, message).hint(HINT.plain()));
        }
    }
}

/// What is wrong with a picture's data.
enum Fault {
    /// A compression that is not one of PDF's.
    Filter(String),
    /// Something else.
    Data(&'static Template),
}

fn fault(inspection: &Inspection, image: &ImageUse, stream: &Stream) -> Option<Fault> {
    let (columns, rows) = image.pixels;
    if columns < 1.0 || rows < 1.0 {
        return Some(Fault::Data(&NO_SIZE));
    }
    let last = image.filters.last().map_or("", String::as_str);
    match last {
        // What is packed twice is not opened here.
        "DCTDecode" | "JPXDecode" | "CCITTFaxDecode" | "JBIG2Decode" if image.filters.len() > 1 => None,
        "CCITTFaxDecode" => {
            let whole = fax(inspection, image, stream);
            (whole == Some(false)).then_some(Fault::Data(&SHORT))
        }
        "JBIG2Decode" => match codestream::jbig2_ends(&stream.content) {
            Some(true) => None,
            Some(false) => Some(Fault::Data(&SHORT)),
            None => Some(Fault::Data(&JBIG2_FILE)),
        },
        "DCTDecode" if !jpeg::is_jpeg(&stream.content) => Some(Fault::Data(&NO_JPEG)),
        "DCTDecode" => (!codestream::jpeg_ends(&stream.content)).then_some(Fault::Data(&SHORT)),
        "JPXDecode" => match codestream::jpx_ends(&stream.content) {
            Some(true) => None,
            Some(false) => Some(Fault::Data(&SHORT)),
            None => Some(Fault::Data(&NO_JPX)),
        },
        "" | "FlateDecode" | "LZWDecode" | "RunLengthDecode" | "ASCII85Decode" | "ASCIIHexDecode" => {
            let components = image.space.as_ref().map_or(1, |space| space.components());
            let row = (columns * components as f64 * image.bits / 8.0).ceil();
            let data = inspection.pdf.data(stream);
            let enough = data.is_none_or(|data| components == 0 || data.len() as f64 >= row * rows);
            (!enough).then_some(Fault::Data(&SHORT))
        }
        other => Some(Fault::Filter(other.to_owned())),
    }
}

/// Whether a fax has all its rows (ISO 32000-1, table 11). `None` if that cannot be told.
fn fax(inspection: &Inspection, image: &ImageUse, stream: &Stream) -> Option<bool> {
    let pdf = &inspection.pdf;
    let parameters =
        pdf.list(&stream.dict, "DecodeParms").first().and_then(|each| as_dictionary(pdf.resolve(each)));
    let number = |key| parameters.and_then(|parameters| pdf.number(parameters, key));
    let switch = |key, usual| match parameters.and_then(|parameters| pdf.get(parameters, key)) {
        Some(Object::Boolean(on)) => *on,
        _ => usual,
    };
    let encoding = match number("K").unwrap_or(0.0) {
        k if k < 0.0 => EncodingMode::Group4,
        0.0 => EncodingMode::Group3_1D,
        k => EncodingMode::Group3_2D { k: k as u32 },
    };
    let settings = DecodeSettings {
        columns: number("Columns").unwrap_or(1728.0) as u32,
        rows: image.pixels.1 as u32,
        end_of_block: switch("EndOfBlock", true),
        end_of_line: switch("EndOfLine", false),
        rows_are_byte_aligned: switch("EncodedByteAlign", false),
        encoding,
        invert_black: switch("BlackIs1", false),
    };
    // Reading a byte of a fax is a step's work at most.
    pdf.budget.step(stream.content.len() / 16).then(|| codestream::fax_ends(&stream.content, settings))?
}
