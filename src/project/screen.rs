//! Pictures for the screen: inks become light.
//!
//! A PDF for the screen holds no inks, since nothing would say how they look.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::assets::Picture;
use crate::colour::convert::{Converter, Rendering, Space};
use crate::colour::profile::OutputProfile;
use crate::jpeg::{self, FourInks};

/// The quality of a converted picture, of 100.
const QUALITY: u8 = 92;

/// The picture as the screen shows it: a JPEG of four inks is converted to sRGB, any other stays as it is.
pub fn on_screen(picture: &Picture) -> Picture {
    let converted = jpeg::four_inks(&picture.bytes).and_then(convert);
    Picture { path: picture.path.clone(), bytes: converted.unwrap_or_else(|| picture.bytes.clone()) }
}

fn convert(inks: FourInks) -> Option<Vec<u8>> {
    let (width, height) = (u32::try_from(inks.width).ok()?, u32::try_from(inks.height).ok()?);
    let to_light = |profile: &[u8]| Converter::new(Space::Cmyk(profile), Space::Srgb, Rendering::default());
    let own = inks.profile.as_deref().and_then(to_light);
    let converter = own.or_else(|| to_light(OutputProfile::built_in().bytes()))?;
    let mut samples = inks.samples;
    if inks.inverted {
        samples.iter_mut().for_each(|ink| *ink = 255 - *ink);
    }
    let mut light = vec![0; samples.len() / 4 * 3];
    converter.convert(&samples, &mut light);
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(Cursor::new(&mut bytes), QUALITY)
        .write_image(&light, width, height, ExtendedColorType::Rgb8)
        .ok()?;
    Some(bytes)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test reads its fixtures")]
mod tests {
    use super::on_screen;
    use crate::project::assets::Picture;

    fn fixture(name: &str) -> Picture {
        let path = format!("{}/tests/fixtures/stress/cases/images/{name}", env!("CARGO_MANIFEST_DIR"));
        Picture { path: name.to_owned(), bytes: std::fs::read(path).expect("a fixture") }
    }

    #[test]
    fn inks_become_light() {
        let shown = on_screen(&fixture("nordvik.jpg"));
        let picture = image::load_from_memory(&shown.bytes).expect("a picture");
        assert_eq!(picture.color(), image::ColorType::Rgb8);
        let picture = picture.into_rgb8();
        // Paper is white, and the bar of cyan with some magenta is a blue.
        let near =
            |found: [u8; 3], wanted: [u8; 3]| found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 12);
        assert!(near(picture.get_pixel(20, 20).0, [255, 255, 255]), "{:?}", picture.get_pixel(20, 20));
        let [red, green, blue] = picture.get_pixel(150, 450).0;
        assert!(blue > green && green > red, "{red} {green} {blue}");
    }

    #[test]
    fn other_pictures_stay_as_they_are() {
        for name in ["qingce.jpg", "shiwu.png", "linglan.svg", "vigang.webp"] {
            let picture = fixture(name);
            assert_eq!(on_screen(&picture).bytes, picture.bytes, "{name}");
        }
    }
}
