//! `ink-limit`: no spot of the paper takes more ink than dries (ISO 12647-2, total area coverage).

use lopdf::{Object, Stream};

use crate::colour::condition::CAUTIOUS_LIMIT;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::picture::jpeg;
use crate::preflight::Inspection;
use crate::preflight::colour::Space;
use crate::preflight::rules::{Kinds, Rule};
use crate::preflight::seen::ImageUse;

messages! {
    "preflight-ink-limit";
    COLOUR(page, ink, limit);
    PICTURE(page, ink, share, limit);
    HINT;
}

/// What rounding may add, in percent.
const TOLERANCE: f64 = 0.6;
/// The part of a picture's pixels that may be over the limit: the noise of its compression, in percent.
const NOISE: f64 = 0.1;
/// Most bytes of a picture's samples.
const MAX_SAMPLES: f64 = 512e6;

pub(super) const RULE: Rule = Rule { code: Code::InkLimit, page: None, check };

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let own = inspection.condition.as_ref().map_or(CAUTIOUS_LIMIT, |condition| condition.ink_limit);
    let limit = inspection.preset.ink_limit.unwrap_or(own);
    // One finding per weight, in whole percents.
    let mut colours: Kinds<i64> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks {
            let Some(coverage) = mark.inks.coverage().filter(|coverage| *coverage > limit + TOLERANCE) else {
                continue;
            };
            // Marks in the slug are in every ink by intent.
            if page.boxes.print(&mark.area) {
                colours.entry(coverage.round() as i64).or_default().add(page.number, mark.object, coverage);
            }
        }
    }
    for (percent, fault) in colours.iter().rev() {
        let place = inspection.place(fault.pages.first(), fault.object);
        let values = [fault.pages.to_string(), percent.to_string(), limit.to_string()];
        let finding = Diagnostic::warning(Code::InkLimit, place, COLOUR.with(values.each_ref()));
        found.push(finding.hint(HINT.plain()));
    }
    for image in &inspection.seen.images {
        let (Some(stream), Some((page, ..))) = (image.stream, image.places.first()) else { continue };
        let Some((heaviest, share)) = weigh(inspection, image, stream, limit + TOLERANCE) else { continue };
        if share > NOISE {
            let place = inspection.place(Some(*page), image.id);
            let values =
                [page.to_string(), format!("{heaviest:.0}"), format!("{share:.1}"), limit.to_string()];
            let finding = Diagnostic::warning(Code::InkLimit, place, PICTURE.with(values.each_ref()));
            found.push(finding.hint(HINT.plain()));
        }
    }
}

/// The heaviest pixel of a CMYK picture of eight bits, and the share of pixels over the limit, both in percent. `None` for
/// any other picture.
fn weigh(inspection: &Inspection, image: &ImageUse, stream: &Stream, limit: f64) -> Option<(f64, f64)> {
    let pdf = &inspection.pdf;
    let (columns, rows) = image.pixels;
    let four = matches!(image.space.as_deref(), Some(Space::Cmyk | Space::Icc(4, _)));
    if !four || image.bits != 8.0 || columns * rows * 4.0 > MAX_SAMPLES {
        return None;
    }
    let decode = pdf.numbers(pdf.list(&stream.dict, "Decode"));
    let inverted = matches!(pdf.get(&stream.dict, "Decode"), Some(Object::Array(_)))
        && decode.first().zip(decode.get(1)).is_some_and(|(low, high)| low > high);
    let samples = match image.filters.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["DCTDecode"] => {
            // Only the decoded rows count against the budget: the decoder has limits of its own.
            if !pdf.budget.step((columns * rows / 64.0) as usize) {
                return None;
            }
            jpeg::four_inks(&stream.content)?.samples
        }
        _ if image.filters.iter().any(|filter| filter == "JPXDecode" || filter == "DCTDecode") => {
            return None;
        }
        _ => pdf.data(stream)?,
    };
    let most = limit * 2.55;
    let (mut heaviest, mut over, mut count) = (0_u32, 0_u64, 0_u64);
    for pixel in samples.chunks_exact(4) {
        let sum: u32 = pixel.iter().map(|ink| u32::from(if inverted { 255 - *ink } else { *ink })).sum();
        heaviest = heaviest.max(sum);
        over += u64::from(f64::from(sum) > most);
        count += 1;
    }
    (count > 0).then(|| (f64::from(heaviest) / 2.55, over as f64 * 100.0 / count as f64))
}
