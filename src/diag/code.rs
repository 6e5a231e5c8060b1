//! The stable codes of all findings; those of editorial rules are declared by the rules. What each stands for is the page `rule-<code>` of the catalogues.

use std::fmt;

/// Declares the codes: variant and name.
macro_rules! codes {
    ($($variant:ident $name:literal,)*) => {
        /// What kind of finding a diagnostic is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// What an editorial rule finds, by its stable name.
            Rule(&'static str),
        }

        impl Code {
            /// Every code that is not a rule's.
            pub const OF_STAGES: &[Code] = &[$(Code::$variant,)*];

            /// The stable name, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* Code::Rule(name) => name }
            }
        }
    };
}

codes! {
    YamlSyntax "yaml-syntax",
    MergeConflict "merge-conflict",
    DuplicateKey "duplicate-key",
    UnknownKey "unknown-key",
    Schema "schema",
    Encoding "encoding",
    MissingFile "missing-file",
    UnsafePath "unsafe-path",
    FileName "file-name",
    FileSize "file-size",
    UnknownReference "unknown-reference",
    DuplicateReference "duplicate-reference",
    UnusedFigure "unused-figure",
    CaseNotInBook "case-not-in-book",
    NoteAnchor "note-anchor",
    Prose "prose",
    Quantity "quantity",
    ChartShape "chart-shape",
    DataFile "data-file",
    EmptyAnswer "empty-answer",
    ImageFormat "image-format",
    Profile "profile",
    ProfileCondition "profile-condition",
    MissingGlyph "missing-glyph",
    FontMissing "font-missing",
    Font "font",
    Template "template",
    TextLost "text-lost",
    Typst "typst",
    Export "export",
    Requires "requires",
    Acceptance "acceptance",
    StaleAcceptance "stale-acceptance",
    // Print.
    PdfSyntax "pdf-syntax",
    PdfLimit "pdf-limit",
    PdfEncrypted "pdf-encrypted",
    PdfVersion "pdf-version",
    FileId "file-id",
    OutputIntent "output-intent",
    Xmp "xmp",
    PageBoxes "page-boxes",
    Bleed "bleed",
    ColourSpace "colour-space",
    ForbiddenObject "forbidden-object",
    ImageResolution "image-resolution",
    Overset "overset",
    RgbInPress "rgb-in-press",
    InkLimit "ink-limit",
    ThinLine "thin-line",
    SmallKnockout "small-knockout",
    PageMultiple "page-multiple",
    NoAlt "no-alt",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
