//! `image-format`: every picture can be decoded, and is there to its end.

use lopdf::Stream;

use crate::diag::message::{Template, Value, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::picture::jpeg;
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
        // The others than these are not opened here, only known.
        "CCITTFaxDecode" | "JBIG2Decode" => None,
        "DCTDecode" | "JPXDecode" if image.filters.len() > 1 => None,
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
