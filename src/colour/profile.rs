//! ICC profiles: what their header says, and whether a press can be described by one (ICC.1:2010, clause 7).

use std::fmt;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use crate::diag::message::{Message, messages};

messages! {
    NO_PROFILE;
    PROFILE_CUT_OFF(claimed, actual);
    PROFILE_TABLE(tag);
    PROFILE_VERSION(version);
    PROFILE_SPACE(space);
    PROFILE_CLASS(class);
    PROFILE_LACKS(tag);
    PROFILE_UNUSABLE;
    PROFILE_HINT;
}

/// Bytes before the table of tags.
const HEADER: usize = 128;
/// Most tags of a sane profile.
const MAX_TAGS: usize = 256;
/// The newest version that PDF 1.6 knows is 4; profiles of version 5 are another format (ICC.2).
const MAX_VERSION: u8 = 4;

/// What the header and the table of tags of a profile say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Major and minor version.
    pub version: (u8, u8),
    /// Its class: `prtr`, `mntr`, `scnr`, `spac` …
    pub class: String,
    /// The colour space of the device: `CMYK`, `RGB`, `GRAY` …
    pub space: String,
    /// The names of its tags.
    pub tags: Vec<String>,
}

/// Why a profile cannot describe a press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileError {
    /// It is no ICC profile at all.
    NotIcc,
    /// It ends before the length that its header claims.
    CutOff {
        /// Bytes that the header claims.
        claimed: usize,
        /// Bytes there are.
        found: usize,
    },
    /// A tag lies outside the file.
    Table(String),
    /// A version that PDF/X-4 does not allow.
    Version(u8),
    /// Another colour space than CMYK.
    Space(String),
    /// Another class than `prtr`.
    Class(String),
    /// A tag that conversion needs is missing.
    Lacks(&'static str),
    /// The colour engine refuses it.
    Unusable,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for ProfileError {}

impl ProfileError {
    /// The sentence about it.
    pub fn message(&self) -> Message {
        match self {
            ProfileError::NotIcc => NO_PROFILE.plain(),
            ProfileError::CutOff { claimed, found } => {
                PROFILE_CUT_OFF.with([&claimed.to_string(), &found.to_string()])
            }
            ProfileError::Table(tag) => PROFILE_TABLE.with([tag]),
            ProfileError::Version(version) => PROFILE_VERSION.with([&version.to_string()]),
            ProfileError::Space(space) => PROFILE_SPACE.with([space]),
            ProfileError::Class(class) => PROFILE_CLASS.with([class]),
            ProfileError::Lacks(tag) => PROFILE_LACKS.with([*tag]),
            ProfileError::Unusable => PROFILE_UNUSABLE.plain(),
        }
    }
}

impl Header {
    /// Reads the header and the table of tags.
    ///
    /// # Errors
    /// When the bytes are no ICC profile, or not all of one.
    pub fn read(bytes: &[u8]) -> Result<Header, ProfileError> {
        if bytes.get(36..40) != Some(b"acsp") {
            return Err(ProfileError::NotIcc);
        }
        let claimed = number(bytes, 0).ok_or(ProfileError::NotIcc)?;
        if claimed > bytes.len() {
            return Err(ProfileError::CutOff { claimed, found: bytes.len() });
        }
        let count = number(bytes, HEADER).unwrap_or(0);
        let mut tags = Vec::new();
        for index in 0..count.min(MAX_TAGS) {
            let entry = HEADER + 4 + index * 12;
            let name = name(bytes, entry);
            let end = number(bytes, entry + 4)
                .and_then(|offset| offset.checked_add(number(bytes, entry + 8)?))
                .filter(|end| *end <= bytes.len());
            if end.is_none() {
                return Err(ProfileError::Table(name));
            }
            tags.push(name);
        }
        let version = (bytes[8], bytes[9] >> 4);
        Ok(Header { version, class: name(bytes, 12), space: name(bytes, 16), tags })
    }
}

/// A big-endian number of four bytes.
fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// A signature of four letters, without the blanks at its end.
fn name(bytes: &[u8], at: usize) -> String {
    let four = bytes.get(at..at + 4).unwrap_or_default();
    let letters = four.iter().map(|b| if b.is_ascii_graphic() || *b == b' ' { *b as char } else { '?' });
    letters.collect::<String>().trim_end().to_owned()
}

/// A checked CMYK output profile.
#[derive(PartialEq, Eq)]
pub struct OutputProfile {
    bytes: Vec<u8>,
    digest: [u8; 32],
    description: String,
}

impl fmt::Debug for OutputProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02x?}", self.description, self.digest)
    }
}

impl OutputProfile {
    /// Checks a profile for use as the destination of an output intent (ISO 15930-7, 6.2.2): class `prtr`, CMYK, whole, and
    /// able to convert both ways.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bytes: Vec<u8>) -> Result<OutputProfile, ProfileError> {
        let header = Header::read(&bytes)?;
        if header.class != "prtr" {
            return Err(ProfileError::Class(header.class));
        }
        if header.space != "CMYK" {
            return Err(ProfileError::Space(header.space));
        }
        if header.version.0 > MAX_VERSION {
            return Err(ProfileError::Version(header.version.0));
        }
        for needed in ["A2B0", "B2A0"] {
            if !header.tags.iter().any(|tag| tag == needed) {
                return Err(ProfileError::Lacks(needed));
            }
        }
        let profile = lcms2::Profile::new_icc(&bytes).map_err(|_| ProfileError::Unusable)?;
        let trial = lcms2::Transform::<[u8; 3], [u8; 4]>::new_flags(
            &lcms2::Profile::new_srgb(),
            lcms2::PixelFormat::RGB_8,
            &profile,
            lcms2::PixelFormat::CMYK_8,
            lcms2::Intent::RelativeColorimetric,
            lcms2::Flags::NO_OPTIMIZE,
        );
        trial.map_err(|_| ProfileError::Unusable)?;
        let description = profile.info(lcms2::InfoType::Description, lcms2::Locale::none());
        let description = description.unwrap_or_default().trim().to_owned();
        let digest = Sha256::digest(&bytes).into();
        Ok(OutputProfile { bytes, digest, description })
    }

    /// The profile that every book has: FOGRA39L, coated paper, 285 % of ink at most.
    pub fn built_in() -> Arc<OutputProfile> {
        static BUILT_IN: OnceLock<Arc<OutputProfile>> = OnceLock::new();
        BUILT_IN
            .get_or_init(|| {
                let bytes = include_bytes!("../press/profiles/fogra39l-coated.icc");
                let digest = Sha256::digest(bytes).into();
                let description = "FOGRA39L coated".to_owned();
                Arc::new(OutputProfile { bytes: bytes.to_vec(), digest, description })
            })
            .clone()
    }

    /// The profile itself.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What tells it from every other.
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// What it says of itself.
    pub fn description(&self) -> &str {
        &self.description
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Vec<u8> {
        OutputProfile::built_in().bytes().to_vec()
    }

    #[test]
    fn the_built_in_profile_describes_a_press() {
        let read = OutputProfile::read(built_in()).expect("a press");
        assert_eq!(read.digest(), OutputProfile::built_in().digest());
        let header = Header::read(&built_in()).expect("a profile");
        assert_eq!((header.class.as_str(), header.space.as_str()), ("prtr", "CMYK"));
    }

    #[test]
    fn what_describes_no_press_is_refused() {
        assert_eq!(OutputProfile::read(Vec::new()), Err(ProfileError::NotIcc));
        assert_eq!(
            OutputProfile::read(b"%PDF-1.7 and more text than a header has".to_vec()),
            Err(ProfileError::NotIcc)
        );
        let whole = built_in();
        for cut in [130, 1000, whole.len() - 1] {
            let found = OutputProfile::read(whole[..cut].to_vec());
            assert_eq!(found, Err(ProfileError::CutOff { claimed: whole.len(), found: cut }));
        }
        let screen = lcms2::Profile::new_srgb().icc().expect("a profile");
        assert_eq!(OutputProfile::read(screen), Err(ProfileError::Class("mntr".into())));
        let with = |at: usize, name: &[u8; 4]| {
            let mut bytes = built_in();
            bytes[at..at + 4].copy_from_slice(name);
            OutputProfile::read(bytes)
        };
        assert_eq!(with(16, b"RGB "), Err(ProfileError::Space("RGB".into())));
        assert_eq!(with(8, &[5, 0, 0, 0]), Err(ProfileError::Version(5)));
        assert!(matches!(with(136, &[0xFF; 4]), Err(ProfileError::Table(_))));
    }

    proptest::proptest! {
        #[test]
        fn no_damage_makes_the_reader_fall_over(at in 0usize..4096, byte: u8, keep in 0usize..120_348) {
            let mut bytes = built_in();
            bytes[at] = byte;
            bytes.truncate(keep);
            let _ = Header::read(&bytes);
        }
    }
}
