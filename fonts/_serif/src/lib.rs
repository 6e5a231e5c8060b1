//! The faces of Noto Serif SC that Casebound prints with, in a crate of their own: a crate of the registry holds ten megabytes.

#![no_std]

/// The files by their names, sorted.
pub const FILES: &[(&str, &[u8])] = &[
    ("NotoSerifSC-Bold.ttf", include_bytes!("../NotoSerifSC-Bold.ttf")),
    ("NotoSerifSC-Regular.ttf", include_bytes!("../NotoSerifSC-Regular.ttf")),
];
