//! The inks of a book: one accent, its tints, and eight series inks, each for press and screen.
//!
//! Every ink is authored in CMYK and carries the sRGB colour that the same ink shows on coated
//! paper, so that the screen edition looks like the printed one. No component lies between 0 and
//! [`MIN_TINT`] %, because a lighter tint does not hold on a press.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits::MIN_TINT;

/// How many inks tell series apart.
pub const SERIES: usize = 8;

/// How many steps [`Theme::ramp`] has.
pub const RAMP_STEPS: usize = 7;

/// What a document is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// A PDF that is read on a screen: RGB inks, links.
    Screen,
    /// A PDF that is printed: CMYK inks, bleed.
    Press,
}

/// One ink: what the press prints and what the screen shows for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Cyan, magenta, yellow and black, each in percent.
    pub cmyk: [f64; 4],
    /// The same colour on screen, as sRGB.
    pub screen: [u8; 3],
    /// How much of the spot ink it is, in percent; `cmyk` only stands in for it then.
    pub spot: Option<f64>,
}

/// A spot ink: mixed by its name, printed from a plate of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its name, such as `PANTONE 3165 C`.
    pub name: Arc<str>,
    /// What stands in for the full ink, in percent.
    pub cmyk: [f64; 4],
    /// The full ink on screen, as sRGB.
    pub screen: [u8; 3],
}

impl Spot {
    /// A tint of the ink, in percent.
    pub fn tint(&self, percent: f64) -> Ink {
        let share = percent / 100.0;
        let towards_paper = |channel: u8| (255.0 - (255.0 - f64::from(channel)) * share).round() as u8;
        Ink {
            cmyk: self.cmyk.map(|ink| ink * share),
            screen: self.screen.map(towards_paper),
            spot: Some(percent),
        }
    }
}

impl Ink {
    /// Black alone.
    pub const KEY: Ink = Ink::new([0.0, 0.0, 0.0, 100.0], [0, 0, 0]);

    /// An ink of four percentages and its screen colour.
    pub const fn new(cmyk: [f64; 4], screen: [u8; 3]) -> Self {
        Self { cmyk, screen, spot: None }
    }

    /// Relative luminance as WCAG defines it: 0 for black, 1 for white.
    pub fn luminance(&self) -> f64 {
        let [r, g, b] = self.screen.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// WCAG contrast ratio between two inks, from 1 to 21.
    pub fn contrast(&self, other: &Ink) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The same ink a little lighter, for figures of type behind type.
    pub fn tone(&self, paper: &Ink) -> Ink {
        self.towards(paper, 0.13)
    }

    /// The same ink so much lighter that it can be read on the full one.
    pub fn pale(&self, paper: &Ink) -> Ink {
        self.towards(paper, 0.76)
    }

    /// The ink `share` of the way from this one to `other`, kept printable.
    fn towards(&self, other: &Ink, share: f64) -> Ink {
        let mut cmyk = [0.0; 4];
        let mut screen = [0; 3];
        for (slot, (from, to)) in cmyk.iter_mut().zip(self.cmyk.iter().zip(other.cmyk)) {
            *slot = printable(from + (to - from) * share);
        }
        for (slot, (from, to)) in screen.iter_mut().zip(self.screen.iter().zip(other.screen)) {
            *slot = (f64::from(*from) + (f64::from(to) - f64::from(*from)) * share).round() as u8;
        }
        // Between tints of the spot ink lie tints of it; paper is none of it.
        let tint = |ink: &Ink| ink.spot.or((ink.cmyk == [0.0; 4]).then_some(0.0));
        let spot = tint(self)
            .zip(tint(other))
            .filter(|_| self.spot.is_some() || other.spot.is_some())
            .map(|(from, to)| printable(from + (to - from) * share));
        Ink { cmyk, screen, spot }
    }
}

/// The inks of a book.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The one strong colour: highlights, first series, question text.
    pub accent: Ink,
    /// A clear tint of the accent: what stands beside a highlight.
    pub accent_tint: Ink,
    /// A faint tint of the accent: bands and empty slots.
    pub accent_wash: Ink,
    /// Body and label text; black alone.
    pub text: Ink,
    /// Secondary text; a tint of black alone.
    pub muted: Ink,
    /// Hairlines and hatching.
    pub rule: Ink,
    /// The unprinted sheet.
    pub paper: Ink,
    /// Inks that tell series apart; the first is the accent.
    pub series: [Ink; SERIES],
    /// The inks of the book's parts in their order, dark enough for white type; a book with more parts begins again.
    pub parts: Vec<Ink>,
    /// The spot ink, if there is one.
    pub spot: Option<Spot>,
}

/// The least contrast of a part's ink to the paper, as WCAG counts it: white text stands on it.
pub const PART_CONTRAST: f64 = 4.5;

/// How far an ink of a series may be darkened to become a part's, as a share of the way to black.
const DEEPEST: f64 = 0.35;

/// Tints of a spot ink that become the accent's, in percent.
const SPOT_TINTS: (f64, f64) = (35.0, 14.0);

impl Theme {
    /// The four inks of everything that the theme declares, in percent.
    pub fn inks(&self) -> Vec<[f64; 4]> {
        let Theme { accent, accent_tint, accent_wash, text, muted, rule, paper, series, parts, spot: _ } =
            self;
        let parts = parts.iter().flat_map(|part| [*part, part.tone(paper), part.pale(paper)]);
        let own = [accent, accent_tint, accent_wash, text, muted, rule, paper].into_iter().chain(series);
        own.copied().chain(self.ramp()).chain(parts).map(|ink| ink.cmyk).collect()
    }

    /// Makes a spot ink the accent, and tints of it the accent's.
    pub fn take(&mut self, spot: Spot) {
        self.accent = spot.tint(100.0);
        self.accent_tint = spot.tint(SPOT_TINTS.0);
        self.accent_wash = spot.tint(SPOT_TINTS.1);
        self.series[0] = self.accent;
        self.spot = Some(spot);
    }

    /// Tone on tone: the accent a little lighter, for figures of type behind type.
    pub fn accent_tone(&self) -> Ink {
        self.accent.tone(&self.paper)
    }

    /// The inks of parts where a book declares none: the accent, and those of the series that carry white type once they are a
    /// little darker. A spot ink is the only one.
    pub fn usual_parts(&self) -> Vec<Ink> {
        let further = self.series.iter().skip(1).filter(|_| self.spot.is_none());
        let further = further.filter_map(|ink| {
            let shades = [0.0, 0.1, 0.2, 0.3, DEEPEST].into_iter();
            let mut shades = shades.map(|share| ink.towards(&self.text, share));
            shades.find(|shade| shade.contrast(&self.paper) >= PART_CONTRAST)
        });
        std::iter::once(self.accent).chain(further).collect()
    }

    /// Steps of the accent from its lightest printable shade to full strength, for ordered scales.
    pub fn ramp(&self) -> [Ink; RAMP_STEPS] {
        let mut steps = [self.accent; RAMP_STEPS];
        steps[0] = self.accent_wash.towards(&self.accent_tint, 0.5);
        let last = (RAMP_STEPS - 2) as f64;
        for (index, step) in steps.iter_mut().skip(1).enumerate() {
            *step = self.accent_tint.towards(&self.accent, index as f64 / last);
        }
        steps
    }
}

impl Default for Theme {
    /// Deep petrol with ochre, teal, violet, brick, olive, burgundy and umber: each seen on the paper, and all apart for
    /// colour-blind readers and in grey.
    fn default() -> Self {
        let accent = Ink::new([100.0, 40.0, 30.0, 45.0], [0, 77, 102]);
        Self {
            accent,
            accent_tint: Ink::new([35.0, 8.0, 12.0, 0.0], [178, 210, 221]),
            accent_wash: Ink::new([14.0, 0.0, 8.0, 0.0], [226, 241, 239]),
            text: Ink::new([0.0, 0.0, 0.0, 100.0], [31, 31, 29]),
            muted: Ink::new([0.0, 0.0, 0.0, 70.0], [113, 113, 112]),
            rule: Ink::new([0.0, 0.0, 0.0, 25.0], [208, 208, 208]),
            paper: Ink::new([0.0, 0.0, 0.0, 0.0], [255, 255, 255]),
            series: [
                accent,
                Ink::new([15.0, 40.0, 95.0, 20.0], [188, 137, 27]),
                Ink::new([80.0, 10.0, 40.0, 25.0], [7, 135, 134]),
                Ink::new([70.0, 65.0, 0.0, 0.0], [101, 98, 169]),
                Ink::new([30.0, 85.0, 100.0, 20.0], [158, 62, 27]),
                Ink::new([45.0, 25.0, 70.0, 25.0], [131, 139, 86]),
                Ink::new([35.0, 100.0, 40.0, 60.0], [95, 16, 49]),
                Ink::new([55.0, 70.0, 80.0, 30.0], [109, 74, 56]),
            ],
            parts: Vec::new(),
            spot: None,
        }
    }
}

/// One sRGB channel as linear light.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// `percent`, moved to zero or to the least tint when the press could not hold it.
fn printable(percent: f64) -> f64 {
    if percent < MIN_TINT / 2.0 { 0.0 } else { percent.max(MIN_TINT) }
}

#[cfg(test)]
mod tests {
    use super::{Ink, Theme, linear};
    use crate::limits::MIN_TINT;

    /// No deficiency, and full protanopia, deuteranopia and tritanopia in linear sRGB (Machado, Oliveira and Fernandes, 2009).
    const DEFICIENCIES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
        let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn seen_with(ink: &Ink, matrix: &[[f64; 3]; 3]) -> [f64; 3] {
        let light = ink.screen.map(linear);
        lab(matrix.map(|row| row.iter().zip(light).map(|(m, l)| m * l).sum::<f64>().clamp(0.0, 1.0)))
    }

    fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    fn every_ink(theme: &Theme) -> Vec<Ink> {
        let mut inks = vec![theme.accent, theme.accent_tint, theme.accent_wash, theme.text];
        inks.extend([theme.muted, theme.rule, theme.paper]);
        inks.extend(theme.series);
        inks.extend(theme.ramp());
        inks.push(theme.accent_tone());
        for part in theme.usual_parts() {
            inks.extend([part, part.tone(&theme.paper), part.pale(&theme.paper)]);
        }
        inks
    }

    #[test]
    fn series_stay_apart_for_every_eye_and_in_grey() {
        let inks = Theme::default().series;
        let grey = |ink: &Ink| lab(ink.screen.map(linear))[0];
        for (index, one) in inks.iter().enumerate() {
            for other in &inks[index + 1..] {
                for matrix in &DEFICIENCIES {
                    let apart = distance(seen_with(one, matrix), seen_with(other, matrix));
                    assert!(apart >= 15.0, "{one:?} {other:?} {apart}");
                }
                assert!((grey(one) - grey(other)).abs() >= 4.0, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn series_are_seen_on_the_paper() {
        let theme = Theme::default();
        for ink in &theme.series {
            assert!(ink.contrast(&theme.paper) >= 3.0, "{ink:?}");
        }
    }

    #[test]
    fn no_tint_is_too_light_and_no_ink_too_heavy() {
        for ink in every_ink(&Theme::default()) {
            assert!(ink.cmyk.iter().all(|&part| part == 0.0 || part >= MIN_TINT), "{ink:?}");
            assert!(ink.cmyk.iter().sum::<f64>() <= 285.0, "{ink:?}");
        }
    }

    #[test]
    fn a_spot_ink_brings_its_tints() {
        let mut theme = Theme::default();
        theme.take(super::Spot {
            name: "PANTONE 3165 C".into(),
            cmyk: [100.0, 40.0, 30.0, 45.0],
            screen: [0, 77, 102],
        });
        let tints: Vec<Option<f64>> = theme.ramp().iter().map(|ink| ink.spot).collect();
        assert!(tints.iter().all(|tint| tint.is_some_and(|tint| tint >= MIN_TINT)), "{tints:?}");
        assert_eq!(theme.accent.spot, Some(100.0));
        assert_eq!(theme.accent_tone().spot, Some(87.0));
        assert_eq!(theme.text.spot, None);
    }

    #[test]
    fn text_is_black_alone_and_readable() {
        let theme = Theme::default();
        assert_eq!(theme.text.cmyk, [0.0, 0.0, 0.0, 100.0]);
        assert_eq!(theme.muted.cmyk[..3], [0.0; 3]);
        assert!(theme.muted.contrast(&theme.paper) >= 4.5);
        assert!(theme.accent.contrast(&theme.paper) >= 7.0);
    }

    #[test]
    fn parts_carry_white_type_and_differ() {
        let theme = Theme::default();
        let parts = theme.usual_parts();
        assert!(parts.len() >= 4, "{parts:?}");
        for (index, part) in parts.iter().enumerate() {
            assert!(part.contrast(&theme.paper) >= super::PART_CONTRAST, "{part:?}");
            assert!(part.contrast(&part.pale(&theme.paper)) >= 3.0, "{part:?}");
            let own = lab(part.screen.map(linear));
            let others = parts.iter().skip(index + 1).map(|other| lab(other.screen.map(linear)));
            assert!(others.into_iter().all(|other| distance(own, other) >= 15.0), "{part:?}");
        }
    }

    #[test]
    fn ramp_darkens_step_by_step() {
        let ramp = Theme::default().ramp();
        assert!(ramp.windows(2).all(|pair| pair[0].luminance() > pair[1].luminance()));
        assert_eq!(ramp[ramp.len() - 1], Theme::default().accent);
    }
}
