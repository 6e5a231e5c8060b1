//! Conversion of pixels to the press and back, by LittleCMS: the one engine here that knows black point compensation.

use lcms2::{DisallowCache, Flags, GlobalContext, PixelFormat, Profile, Transform};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::profile::{Header, OutputProfile};

/// How colours that the press does not have are brought to it (ICC.1:2010, clause 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// Colours stay as they are where the press has them; white becomes the paper.
    #[default]
    Relative,
    /// All colours move together, so that differences survive.
    Perceptual,
    /// Strong colours stay strong.
    Saturation,
    /// Colours stay as they are, and the paper's own tint is imitated.
    Absolute,
}

impl Intent {
    fn lcms(self) -> lcms2::Intent {
        match self {
            Intent::Relative => lcms2::Intent::RelativeColorimetric,
            Intent::Perceptual => lcms2::Intent::Perceptual,
            Intent::Saturation => lcms2::Intent::Saturation,
            Intent::Absolute => lcms2::Intent::AbsoluteColorimetric,
        }
    }
}

/// How pictures are converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rendering {
    /// The rendering intent.
    pub intent: Intent,
    /// Whether the darkest of the source becomes the darkest of the press.
    pub black_point_compensation: bool,
}

impl Default for Rendering {
    fn default() -> Self {
        Self { intent: Intent::Relative, black_point_compensation: true }
    }
}

/// What the numbers of a pixel mean, eight bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space<'a> {
    /// sRGB.
    Srgb,
    /// RGB as a profile describes it.
    Rgb(&'a [u8]),
    /// CMYK as a profile describes it; 255 is full ink.
    Cmyk(&'a [u8]),
}

/// Converts pixels. May be used by many threads at once.
pub struct Converter(Transform<u8, u8, GlobalContext, DisallowCache>);

impl Converter {
    /// A converter between two spaces. `None` if a profile does not describe the space that it is said to, or the engine
    /// cannot use it.
    pub fn new(from: Space, to: Space, rendering: Rendering) -> Option<Converter> {
        let (from, from_format) = open(from)?;
        let (to, to_format) = open(to)?;
        let mut flags = Flags::NO_CACHE;
        if rendering.black_point_compensation {
            flags = flags | Flags::BLACKPOINT_COMPENSATION;
        }
        let context = GlobalContext::new();
        let intent = rendering.intent.lcms();
        Transform::new_flags_context(context, &from, from_format, &to, to_format, intent, flags)
            .ok()
            .map(Converter)
    }

    /// Converts as many pixels as both slices hold.
    pub fn convert(&self, from: &[u8], to: &mut [u8]) {
        self.0.transform_pixels(from, to);
    }
}

fn open(space: Space) -> Option<(Profile, PixelFormat)> {
    let checked = |bytes: &[u8], space: &str| {
        let header = Header::read(bytes).ok().filter(|header| header.space == space)?;
        // A device link or a named colour profile describes no pixels.
        let describes = matches!(header.class.as_str(), "mntr" | "scnr" | "prtr" | "spac");
        if describes { Profile::new_icc(bytes).ok() } else { None }
    };
    match space {
        Space::Srgb => Some((Profile::new_srgb(), PixelFormat::RGB_8)),
        Space::Rgb(bytes) => Some((checked(bytes, "RGB")?, PixelFormat::RGB_8)),
        Space::Cmyk(bytes) => Some((checked(bytes, "CMYK")?, PixelFormat::CMYK_8)),
    }
}

/// How much black alone shows each of the 256 sRGB grays, white as the paper and black as the darkest that black gives:
/// a gray picture then needs one ink, and nothing can be out of register.
pub fn black_for_gray(profile: &OutputProfile) -> Option<[u8; 256]> {
    let (press, format) = open(Space::Cmyk(profile.bytes()))?;
    let xyz = Profile::new_xyz();
    let measure = Transform::<[u8; 4], [f64; 3]>::new(
        &press,
        format,
        &xyz,
        PixelFormat::XYZ_DBL,
        lcms2::Intent::RelativeColorimetric,
    )
    .ok()?;
    let inks: Vec<[u8; 4]> = (0..=255).map(|k| [0, 0, 0, k]).collect();
    let mut shown = vec![[0.0; 3]; inks.len()];
    measure.transform_pixels(&inks, &mut shown);
    let light: Vec<f64> = shown.iter().map(|xyz| xyz[1]).collect();
    let (paper, darkest) = (*light.first()?, *light.last()?);
    let mut table = [0; 256];
    for (gray, slot) in table.iter_mut().enumerate() {
        let wanted = darkest + (paper - darkest) * linear(gray as f64 / 255.0);
        let off = |k: &usize| (light[*k] - wanted).abs();
        let best = (0..light.len()).min_by(|a, b| off(a).total_cmp(&off(b)));
        *slot = best.unwrap_or(0) as u8;
    }
    Some(table)
}

/// An sRGB value as linear light (IEC 61966-2-1).
fn linear(value: f64) -> f64 {
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press() -> Converter {
        let profile = OutputProfile::built_in();
        Converter::new(Space::Srgb, Space::Cmyk(profile.bytes()), Rendering::default()).expect("a converter")
    }

    #[test]
    fn white_is_the_paper_and_black_is_within_the_limit() {
        let mut cmyk = [0; 8];
        press().convert(&[255, 255, 255, 0, 0, 0], &mut cmyk);
        assert_eq!(cmyk[..4], [0; 4]);
        let total: f64 = cmyk[4..].iter().map(|ink| f64::from(*ink) / 2.55).sum();
        assert!((200.0..=300.0).contains(&total), "{total} %");
    }

    #[test]
    fn gray_takes_black_alone_and_darkens_step_by_step() {
        let table = black_for_gray(&OutputProfile::built_in()).expect("a table");
        assert_eq!((table[255], table[0]), (0, 255));
        assert!(table.windows(2).all(|pair| pair[0] >= pair[1]), "{table:?}");
    }

    #[test]
    fn a_profile_of_another_space_is_no_source() {
        let srgb = Profile::new_srgb().icc().expect("a profile");
        let own = OutputProfile::built_in();
        let to = Space::Cmyk(own.bytes());
        assert!(Converter::new(Space::Rgb(&srgb), to, Rendering::default()).is_some());
        assert!(Converter::new(Space::Cmyk(&srgb), to, Rendering::default()).is_none());
        assert!(Converter::new(Space::Rgb(b"nothing"), to, Rendering::default()).is_none());
        assert!(Converter::new(Space::Rgb(own.bytes()), to, Rendering::default()).is_none());
    }
}
