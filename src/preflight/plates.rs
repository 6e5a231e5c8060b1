//! How much of each ink stands where: pages as plates, through transparency, overlap and patterns.
//!
//! A renderer makes pictures of red, green and blue. So the file is written anew for every three inks: wherever a colour is named, it
//! becomes one whose red, green and blue are what is left of the paper on these three plates. Opacity and blend modes work on plates as
//! they do on light (ISO 32000-1, 11.3.4), hence the picture is the plates. Where something overprints, there is a file for each ink:
//! it is painted on the plates of its own inks, and on no other.

mod overprint;
mod rewrite;
mod spaces;

use std::thread;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf as Drawn;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use lopdf::Document;

use super::colour::PROCESS;
use super::page::Page;
use super::pdf::Pdf;
use super::seen::Seen;
use crate::geometry::{PT_PER_INCH, PT_PER_MM};

/// Pixels per inch of the plates.
pub(super) const PPI: f64 = 100.0;
/// Most pixels of one page.
const MAX_PIXELS: f64 = 64e6;
/// Most pixels of all pages and passes.
const MAX_WORK: f64 = 6e9;
/// Most spot inks that are looked at.
const MAX_SPOTS: usize = 32;
/// Bytes of stack for the renderer.
const STACK: usize = 64 << 20;

/// The inks inside the trim of a page.
#[derive(Debug, Clone)]
pub(super) struct Coverage {
    /// The page.
    pub page: usize,
    /// Every ink of the file, with the part of the area that it covers, in percent.
    pub inks: Vec<(String, f64)>,
    /// All inks together, in whole percent: how many pixels have how much.
    pub totals: Vec<usize>,
    /// The process inks together on the heaviest square, on average, in percent; none if no square was asked for.
    pub square: Option<f64>,
}

impl Coverage {
    /// The most ink on one spot, in percent.
    pub(super) fn heaviest(&self) -> usize {
        self.totals.iter().rposition(|count| *count > 0).unwrap_or(0)
    }

    /// The part of the area that has more ink than this, in percent.
    pub(super) fn over(&self, limit: f64) -> f64 {
        let all: usize = self.totals.iter().sum();
        let over = self.totals.iter().enumerate().filter(|(percent, _)| *percent as f64 > limit);
        over.map(|(_, count)| *count).sum::<usize>() as f64 * 100.0 / all.max(1) as f64
    }
}

/// The plate of an ink: what it puts on a page inside its trim.
#[derive(Debug, Clone)]
pub struct Plate {
    /// The page, from 1.
    pub page: usize,
    /// The ink.
    pub ink: String,
    /// Pixels of a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// How much of the paper is left at each pixel: 0 is full ink.
    pub pixels: Vec<u8>,
}

/// Who looks at each plate while it is there.
pub(super) type Look<'l> = &'l mut (dyn FnMut(Plate) + Send);

/// The plates of every page; `look` sees each of them, if there is one; `square` is the side of a square to average over, in mm. `None` if the file cannot be drawn, or asks for too much work.
pub(super) fn measure(
    pdf: &Pdf,
    pages: &[Page],
    seen: &Seen,
    square: Option<f64>,
    look: Option<Look>,
) -> Option<Vec<Coverage>> {
    let inks: Vec<String> =
        PROCESS.into_iter().chain(seen.spots()).take(PROCESS.len() + MAX_SPOTS).map(str::to_owned).collect();
    let sizes: Vec<(u16, u16)> = pages.iter().map(size).collect::<Option<_>>()?;
    // Cyan, magenta and yellow make one pass, black and two spot inks the next; what overprints may be on one plate and not on another.
    let together = if seen.overprints() { 1 } else { 3 };
    let all: Vec<usize> = (0..inks.len()).collect();
    let passes: Vec<Vec<usize>> = all.chunks(together).map(<[usize]>::to_vec).collect();
    let pixels: f64 = sizes.iter().map(|(width, height)| f64::from(*width) * f64::from(*height)).sum();
    if pixels * passes.len() as f64 > MAX_WORK {
        return None;
    }
    let files: Vec<Vec<u8>> = passes
        .iter()
        .map(|pass| {
            let names: Vec<&str> = pass.iter().map(|ink| inks[*ink].as_str()).collect();
            bytes(rewrite::separate(pdf, pages, seen, &names)?)
        })
        .collect::<Option<_>>()?;
    // A panic of the renderer is no fault of the file; the thread ends there, and nothing is said of the plates.
    let work = || draw(&files, &passes, &sizes, &inks, square, look);
    thread::scope(|scope| {
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok()?.join().ok()?
    })
}

fn bytes(mut document: Document) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).ok()?;
    Some(bytes)
}

/// The size of a page's plates, in pixels.
fn size(page: &Page) -> Option<(u16, u16)> {
    let trim = page.boxes.finished()?;
    let scale = PPI / PT_PER_INCH;
    let (width, height) = ((trim.width() * scale).floor(), (trim.height() * scale).floor());
    let fits = width >= 1.0
        && height >= 1.0
        && width.max(height) < f64::from(u16::MAX)
        && width * height <= MAX_PIXELS;
    fits.then_some((width as u16, height as u16))
}

fn draw(
    files: &[Vec<u8>],
    passes: &[Vec<usize>],
    sizes: &[(u16, u16)],
    inks: &[String],
    square: Option<f64>,
    mut look: Option<Look>,
) -> Option<Vec<Coverage>> {
    let drawn: Vec<Drawn> =
        files.iter().map(|bytes| Drawn::new(bytes.clone()).ok()).collect::<Option<_>>()?;
    let caches: Vec<RenderCache> = drawn.iter().map(|_| RenderCache::new()).collect();
    let scale = (PPI / PT_PER_INCH) as f32;
    let mut pages = Vec::new();
    for (index, (width, height)) in sizes.iter().enumerate() {
        let pixels = usize::from(*width) * usize::from(*height);
        let mut sums = vec![0_u16; pixels];
        let mut process = square.map(|_| vec![0_u16; pixels]);
        let mut covered = vec![0_u64; inks.len()];
        for ((pdf, cache), pass) in drawn.iter().zip(&caches).zip(passes) {
            let settings = RenderSettings {
                x_scale: scale,
                y_scale: scale,
                width: Some(*width),
                height: Some(*height),
                bg_color: WHITE,
            };
            let picture = render(pdf.pages().get(index)?, cache, &InterpreterSettings::default(), &settings);
            if let Some(look) = &mut look {
                for (channel, ink) in pass.iter().enumerate() {
                    let light = picture.data().iter().map(|pixel| [pixel.r, pixel.g, pixel.b][channel]);
                    let (width, height) = (*width, *height);
                    look(Plate {
                        page: index + 1,
                        ink: inks[*ink].clone(),
                        width,
                        height,
                        pixels: light.collect(),
                    });
                }
            }
            for (pixel, sum) in picture.data().iter().zip(&mut sums) {
                for (ink, light) in pass.iter().zip([pixel.r, pixel.g, pixel.b]) {
                    let part = 255 - light;
                    covered[*ink] += u64::from(part);
                    *sum += u16::from(part);
                }
            }
            // Process inks come first: the last pass that has any is the one with black in front of spot inks.
            if let Some(process) = &mut process {
                let parts = pass.iter().filter(|ink| **ink < PROCESS.len()).count();
                for (pixel, sum) in picture.data().iter().zip(process) {
                    let light = [pixel.r, pixel.g, pixel.b];
                    *sum += light.iter().take(parts).map(|light| u16::from(255 - light)).sum::<u16>();
                }
            }
        }
        let mut totals = vec![0; 100 * inks.len() + 1];
        for sum in sums {
            let percent = (f64::from(sum) / 2.55).round() as usize;
            totals[percent.min(100 * inks.len())] += 1;
        }
        let part = |sum: u64| sum as f64 / 2.55 / pixels as f64;
        let inks = inks.iter().cloned().zip(covered.into_iter().map(part)).collect();
        let square = process.zip(square).map(|(process, side)| {
            let side = (side * PT_PER_MM * PPI / PT_PER_INCH).round() as usize;
            heaviest_square(&process, usize::from(*width), side)
        });
        pages.push(Coverage { page: index + 1, inks, totals, square });
    }
    Some(pages)
}

/// The largest average over a square of `side` pixels, or what the page has of it, in percent.
fn heaviest_square(sums: &[u16], width: usize, side: usize) -> f64 {
    let height = sums.len() / width.max(1);
    let (across, down) = (side.clamp(1, width.max(1)), side.clamp(1, height.max(1)));
    // The sum of each column over the rows of the square, moved down row by row.
    let mut columns = vec![0_u64; width];
    let mut heaviest = 0;
    for (row, line) in sums.chunks_exact(width.max(1)).enumerate() {
        for (column, sum) in columns.iter_mut().zip(line) {
            *column += u64::from(*sum);
        }
        if let Some(gone) = row.checked_sub(down) {
            for (column, sum) in columns.iter_mut().zip(&sums[gone * width..]) {
                *column -= u64::from(*sum);
            }
        }
        if row + 1 < down {
            continue;
        }
        let mut square: u64 = columns.iter().take(across).sum();
        heaviest = heaviest.max(square);
        for (entering, leaving) in columns.iter().skip(across).zip(&columns) {
            square = square + entering - leaving;
            heaviest = heaviest.max(square);
        }
    }
    heaviest as f64 / 2.55 / (across * down) as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::heaviest_square;

    proptest! {
        #[test]
        fn the_heaviest_square_is_found(width in 1_usize..9, height in 1_usize..9, side in 1_usize..6, seed: u64) {
            let sums: Vec<u16> = (0..width * height).map(|at| (seed.rotate_left(at as u32 * 7) % 1021) as u16).collect();
            let (across, down) = (side.min(width), side.min(height));
            let mut heaviest = 0;
            for top in 0..=height - down {
                for left in 0..=width - across {
                    let rows = top..top + down;
                    let square = rows.flat_map(|row| &sums[row * width + left..row * width + left + across]);
                    heaviest = heaviest.max(square.map(|sum| u64::from(*sum)).sum());
                }
            }
            let expected = heaviest as f64 / 2.55 / (across * down) as f64;
            prop_assert!((heaviest_square(&sums, width, side) - expected).abs() < 1e-9);
        }
    }
}
