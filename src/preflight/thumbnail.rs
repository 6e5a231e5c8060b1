//! Pages as small pictures, for reports.

use std::thread;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

/// The longer side of a picture, in pixels.
const SIDE: f32 = 420.0;
/// Bytes of stack for the renderer.
const STACK: usize = 64 << 20;

/// The pages asked for, counted from 1, each as PNG. A page that cannot be drawn is missing; so are those after one that stops the
/// renderer.
pub(super) fn thumbnails(bytes: &[u8], numbers: &[usize]) -> Vec<(usize, Vec<u8>)> {
    let bytes = bytes.to_vec();
    let (sender, drawn) = std::sync::mpsc::channel();
    let numbers = numbers.to_vec();
    let work = move || {
        let Ok(pdf) = Pdf::new(bytes) else { return };
        let cache = RenderCache::new();
        for number in numbers {
            let Some(page) = number.checked_sub(1).and_then(|index| pdf.pages().get(index)) else { continue };
            let (width, height) = page.render_dimensions();
            let scale = SIDE / width.max(height);
            if !scale.is_finite() || width.min(height) * scale < 1.0 {
                continue;
            }
            let settings = RenderSettings {
                x_scale: scale,
                y_scale: scale,
                bg_color: WHITE,
                ..RenderSettings::default()
            };
            let picture = render(page, &cache, &InterpreterSettings::default(), &settings);
            let sent = picture.into_png().map(|png| sender.send((number, png)));
            if !matches!(sent, Ok(Ok(()))) {
                return;
            }
        }
    };
    // A panic of the renderer ends the thread, and with it the pictures.
    let running = thread::Builder::new().stack_size(STACK).spawn(work);
    let pictures = drawn.iter().collect();
    if let Ok(running) = running {
        let _ = running.join();
    }
    pictures
}
