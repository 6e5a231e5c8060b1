//! Pictures that files of the book name: found, and judged before anything decodes them.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use super::effort;
use super::source::{Format, Found, PictureRef, Slot};
use super::{decode, svg};
use crate::bounds::widened;
use crate::diag::message::{self as m, Message, Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::project::{MAX_BINARY, Project, ReadError};
use crate::signature;
use crate::source::Text;

/// Most pixels of a picture, in millions.
const MAX_MEGAPIXELS: u64 = 120;

/// Longest text of an entity that an SVG declares, in bytes.
const MAX_ENTITY: usize = 200;

/// Most places where an SVG with entities may use one.
const MAX_ENTITY_USES: usize = 10_000;

messages! {
    "picture-find";
    SVG_ENTITIES;
    SVG_ENTITIES_HINT;
    SVG_ENCODING;
    SVG_ENCODING_HINT;
    SVG_MALFORMED(line, column);
    SVG_MALFORMED_HINT;
    RENAME_HINT(file);
    EXPORT_HINT;
    HEIC_HINT;
}

/// Finds the picture that `name` names, relative to the folder `folder` of the book, for a slot. What is not a usable picture is
/// reported at the name. The pixels are not decoded yet.
pub fn find(
    project: &Project,
    folder: &str,
    name: &Text,
    slot: Slot,
    diagnostics: &mut Diagnostics,
) -> Option<PictureRef> {
    Some(measure(project, folder, name, diagnostics)?.in_slot(slot))
}

/// The same for a picture whose own size says how large it is printed. The folder of `report.yaml` is empty.
pub fn measure(project: &Project, folder: &str, name: &Text, diagnostics: &mut Diagnostics) -> Option<Found> {
    let own = name.as_str().trim_start_matches("./");
    let path = if folder.is_empty() { own.to_owned() } else { format!("{folder}/{own}") };
    // A drive's letter leads out of the book on every system.
    let from_drive = name.as_bytes().get(1) == Some(&b':');
    let bytes = if name.starts_with('/') || from_drive {
        Err(ReadError::Outside)
    } else {
        project.read(&path, MAX_BINARY)
    };
    let checked = match &bytes {
        Err(fault) => Err(fault.diagnostic(name.span(), name)),
        Ok(bytes) => check(&path, bytes, name),
    };
    match checked {
        Ok((format, size)) => Some(Found { path, name: name.clone(), format, size }),
        Err(found) => {
            diagnostics.push(found);
            None
        }
    }
}

/// The kind of a picture, its width and its height.
fn check(path: &str, bytes: &[u8], name: &Text) -> Result<(Format, (f64, f64)), Diagnostic> {
    let extension = path.rsplit_once('.').map(|(_, ext)| ext.to_ascii_lowercase()).unwrap_or_default();
    let raster = match extension.as_str() {
        "svg" => return check_svg(bytes, name).map(|()| (Format::Svg, svg::size(bytes))),
        "png" => ImageFormat::Png,
        "jpg" | "jpeg" => ImageFormat::Jpeg,
        "webp" => ImageFormat::WebP,
        "tif" | "tiff" => ImageFormat::Tiff,
        other => {
            let message = match other {
                "" => m::PICTURE_NO_TYPE.plain(),
                other => m::PICTURE_TYPE.with([other]),
            };
            let found = Diagnostic::error(Code::ImageFormat, name.span(), message);
            let is_heic = signature::identify(bytes) == Some(&signature::HEIC);
            return Err(found.hint(if is_heic { HEIC_HINT.plain() } else { m::PICTURE_TYPE_HINT.plain() }));
        }
    };
    check_raster(bytes, raster, name).map(|size| (Format::Raster(raster), size))
}

/// What is wrong with a file that cannot be read as a picture of the format that its name says.
fn unusable(bytes: &[u8], format: Format, name: &Text) -> Diagnostic {
    let found = Diagnostic::error(Code::ImageFormat, name.span(), signature::fault(bytes, format.word()));
    const NAMED: [(&Template, &str); 5] = [
        (&signature::PNG, "png"),
        (&signature::JPEG, "jpg"),
        (&signature::WEBP, "webp"),
        (&signature::TIFF, "tif"),
        (&signature::SVG, "svg"),
    ];
    let actual = signature::identify(bytes).filter(|actual| *actual != format.word());
    let right = NAMED.iter().find(|(kind, _)| actual == Some(*kind));
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    found.hint(match right {
        Some((_, extension)) => RENAME_HINT.with([format!("{stem}.{extension}")]),
        None if actual == Some(&signature::HEIC) => HEIC_HINT.plain(),
        None => EXPORT_HINT.plain(),
    })
}

/// The header alone, for width and height as the picture is seen: one that claims more pixels than a page can use is not decoded
/// at all.
fn check_raster(bytes: &[u8], format: ImageFormat, name: &Text) -> Result<(f64, f64), Diagnostic> {
    let dimensions = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    let (width, height) = dimensions.map_err(|_| unusable(bytes, Format::Raster(format), name))?;
    if u64::from(width) * u64::from(height) > widened(MAX_MEGAPIXELS) * 1_000_000 {
        let values = [width.to_string(), height.to_string(), widened(MAX_MEGAPIXELS).to_string()];
        let message = m::PICTURE_TOO_LARGE.with([&values[0], &values[1], &values[2]]);
        return Err(Diagnostic::error(Code::ImageFormat, name.span(), message));
    }
    let (width, height) = decode::dimensions(bytes, format).unwrap_or((width, height));
    Ok((width.into(), height.into()))
}

/// An SVG must be whole in itself: no entities, no other files.
fn check_svg(bytes: &[u8], name: &Text) -> Result<(), Diagnostic> {
    let error =
        |message, hint: Message| Diagnostic::error(Code::ImageFormat, name.span(), message).hint(hint);
    if signature::identify(bytes).is_some_and(|kind| *kind != signature::SVG && *kind != signature::TEXT) {
        return Err(unusable(bytes, Format::Svg, name));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(error(SVG_ENCODING.plain(), SVG_ENCODING_HINT.plain()));
    };
    let refers_to = |target: &str| {
        let target: String = target.chars().take(80).collect();
        Diagnostic::error(Code::ImageFormat, name.span(), m::SVG_REFERENCE.with([&target]))
            .hint(m::SVG_REFERENCE_HINT.plain())
    };
    // Drawing programs write the document type, and short names for addresses in it.
    if !has_plain_entities(text) {
        return Err(Diagnostic::error(Code::ImageFormat, name.span(), SVG_ENTITIES.plain())
            .hint(SVG_ENTITIES_HINT.plain()));
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = match roxmltree::Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(_) if signature::identify(bytes) != Some(&signature::SVG) || signature::is_cut_off(bytes) => {
            return Err(unusable(bytes, Format::Svg, name));
        }
        Err(fault) => {
            let at = fault.pos();
            let message = SVG_MALFORMED.with([at.row.to_string(), at.col.to_string()]);
            return Err(error(message, SVG_MALFORMED_HINT.plain()));
        }
    };
    if document.root_element().tag_name().name() != "svg" {
        return Err(unusable(bytes, Format::Svg, name));
    }
    if let Some(much) = effort::of_elements(&document) {
        return Err(Diagnostic::error(Code::ImageFormat, name.span(), much).hint(effort::HINT.plain()));
    }
    // A style sheet that is named before the picture begins.
    let mut instructions = document.root().children().filter_map(|node| node.pi());
    if let Some(sheet) = instructions.find(|instruction| instruction.target == "xml-stylesheet") {
        return Err(refers_to(sheet.value.unwrap_or(sheet.target)));
    }
    let foreign = document.descendants().find_map(|node| {
        let in_attributes = node.attributes().find_map(|attribute| {
            let value = attribute.value().trim();
            let link = matches!(attribute.name(), "href" | "src") && node.tag_name().name() != "a";
            (link && !value.starts_with('#') && !value.starts_with("data:") && !value.is_empty())
                .then_some(value)
                .or_else(|| foreign_url(value))
        });
        let in_style = node
            .is_text()
            .then(|| node.text())
            .flatten()
            .filter(|_| node.parent_element().is_some_and(|parent| parent.tag_name().name() == "style"));
        in_attributes.or_else(|| {
            let import = |css: &str| css.to_ascii_lowercase().contains("@import").then_some("@import");
            in_style.and_then(|css| import(css).or_else(|| foreign_url(css)))
        })
    });
    foreign.map_or(Ok(()), |target| Err(refers_to(target)))
}

/// Whether all entities that an SVG declares are short texts that name no other entity and no file, as Illustrator writes
/// them for its addresses. Anything else can grow without end when it is put in.
fn has_plain_entities(text: &str) -> bool {
    let mut declared = text.split("<!ENTITY").skip(1).peekable();
    if declared.peek().is_none() {
        return true;
    }
    let plain = |declaration: &str| {
        let (_, rest) = declaration.trim_start().split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let value = &rest[1..][..rest[1..].find(quote)?];
        (value.len() <= MAX_ENTITY && !value.contains(['&', '%', '<'])).then_some(())
    };
    declared.all(|declaration| plain(declaration).is_some()) && text.matches('&').count() <= MAX_ENTITY_USES
}

/// The first `url(…)` that is not a fragment of the file itself.
fn foreign_url(css: &str) -> Option<&str> {
    css.to_ascii_lowercase().match_indices("url(").find_map(|(at, _)| {
        let target = css[at + 4..].split(')').next()?.trim().trim_matches(['"', '\'']);
        (!target.starts_with('#') && !target.starts_with("data:")).then_some(target)
    })
}
