//! The heaviest colour of a blend (ISO 32000-1, 8.7.4.5 and 7.10).

use std::rc::Rc;

use lopdf::{Dictionary, Object};

use super::colour::{Inks, Space};
use super::pdf::{Pdf, as_dictionary};

/// How deep functions may stand inside one another.
const MAX_DEPTH: usize = 4;
/// Most functions of one blend that are looked at.
const MAX_STOPS: usize = 256;

/// The inks of the stop that takes most of them. Blends whose stops do not stand in the file count as unknown colours.
pub(super) fn heaviest<'a>(pdf: &Pdf<'a>, shading: &'a Dictionary, space: &Rc<Space>) -> Inks {
    let mut stops = Vec::new();
    match pdf.list(shading, "Function") {
        [single] => collect(pdf, single, &mut stops, MAX_DEPTH),
        // One function per component: the worst there could be is every component at its own end.
        several => {
            let mut parts: Vec<(f32, f32)> = Vec::new();
            for each in several.iter().take(super::colour::MAX_COMPONENTS) {
                let mut ends = Vec::new();
                collect(pdf, each, &mut ends, MAX_DEPTH);
                let values = || ends.iter().filter_map(|end| end.first().copied());
                parts.push((values().fold(f32::MAX, f32::min), values().fold(f32::MIN, f32::max)));
            }
            stops.push(parts.iter().map(|(low, _)| *low).collect());
            stops.push(parts.iter().map(|(_, high)| *high).collect());
        }
    }
    let inks = stops.iter().map(|colour| space.inks(colour));
    let weight = |inks: &Inks| inks.coverage().unwrap_or(-1.0);
    inks.max_by(|a, b| weight(a).total_cmp(&weight(b))).unwrap_or_else(Inks::unknown)
}

/// The colours at the ends of an exponential function, or of all the functions that one stitches together.
fn collect<'a>(pdf: &Pdf<'a>, function: &'a Object, stops: &mut Vec<Vec<f32>>, depth: usize) {
    if depth == 0 || stops.len() >= MAX_STOPS || !pdf.budget.step(1) {
        return;
    }
    let Some(dictionary) = as_dictionary(pdf.resolve(function)) else { return };
    match pdf.number(dictionary, "FunctionType") {
        Some(2.0) => {
            for (key, missing) in [("C0", 0.0), ("C1", 1.0)] {
                let written = pdf.numbers(pdf.list(dictionary, key));
                let colour = written.into_iter().take(super::colour::MAX_COMPONENTS).map(|part| part as f32);
                let colour: Vec<f32> = colour.collect();
                stops.push(if colour.is_empty() { vec![missing] } else { colour });
            }
        }
        Some(3.0) => {
            pdf.list(dictionary, "Functions").iter().for_each(|each| collect(pdf, each, stops, depth - 1));
        }
        _ => {}
    }
}
