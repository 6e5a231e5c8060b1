//! The faces that have what Noto Sans SC and Noto Serif SC lack, in a crate of their own: a crate of the registry holds ten megabytes.

#![no_std]

/// The files by their names, sorted.
pub const FILES: &[(&str, &[u8])] = &[
    ("CaseboundFallbackSans-Bold.ttf", include_bytes!("../CaseboundFallbackSans-Bold.ttf")),
    ("CaseboundFallbackSans-Light.ttf", include_bytes!("../CaseboundFallbackSans-Light.ttf")),
    ("CaseboundFallbackSans-Medium.ttf", include_bytes!("../CaseboundFallbackSans-Medium.ttf")),
    ("CaseboundFallbackSans-Regular.ttf", include_bytes!("../CaseboundFallbackSans-Regular.ttf")),
    ("CaseboundFallbackSerif-Bold.ttf", include_bytes!("../CaseboundFallbackSerif-Bold.ttf")),
    ("CaseboundFallbackSerif-Regular.ttf", include_bytes!("../CaseboundFallbackSerif-Regular.ttf")),
    ("CaseboundMarksSans-Bold.ttf", include_bytes!("../CaseboundMarksSans-Bold.ttf")),
    ("CaseboundMarksSans-Light.ttf", include_bytes!("../CaseboundMarksSans-Light.ttf")),
    ("CaseboundMarksSans-Medium.ttf", include_bytes!("../CaseboundMarksSans-Medium.ttf")),
    ("CaseboundMarksSans-Regular.ttf", include_bytes!("../CaseboundMarksSans-Regular.ttf")),
    ("CaseboundMarksSerif-Bold.ttf", include_bytes!("../CaseboundMarksSerif-Bold.ttf")),
    ("CaseboundMarksSerif-Regular.ttf", include_bytes!("../CaseboundMarksSerif-Regular.ttf")),
];
