//! The faces of Noto Sans SC that Casebound prints with, in a crate of their own: a crate of the registry holds ten megabytes.

#![no_std]

/// The files by their names, sorted.
pub const FILES: &[(&str, &[u8])] = &[
    ("NotoSansSC-Bold.ttf", include_bytes!("../NotoSansSC-Bold.ttf")),
    ("NotoSansSC-Light.ttf", include_bytes!("../NotoSansSC-Light.ttf")),
    ("NotoSansSC-Medium.ttf", include_bytes!("../NotoSansSC-Medium.ttf")),
    ("NotoSansSC-Regular.ttf", include_bytes!("../NotoSansSC-Regular.ttf")),
];
