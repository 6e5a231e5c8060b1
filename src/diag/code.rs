//! The stable codes of all findings.

use std::fmt;

/// Declares the codes: variant, name, and what the code stands for.
macro_rules! codes {
    ($($variant:ident $name:literal $doc:literal,)*) => {
        /// What kind of finding a diagnostic is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $doc] $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The stable name, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }
        }
    };
}

codes! {
    YamlSyntax "yaml-syntax" "The file is not YAML, or not YAML that a book can hold.",
    DuplicateKey "duplicate-key" "A key stands twice in one map.",
    UnknownKey "unknown-key" "A key that the format does not have.",
    Schema "schema" "A value of the wrong type or shape, or a required key is missing.",
    Encoding "encoding" "A file is not UTF-8, or holds characters that cannot be text.",
    MissingFile "missing-file" "A file that the book names is not there.",
    UnsafePath "unsafe-path" "A path leaves the book's folder.",
    FileName "file-name" "A file's name cannot be an id.",
    FileSize "file-size" "A file is larger than the tool reads.",
    UnknownReference "unknown-reference" "A figure, case, section or group that the book does not have.",
    DuplicateReference "duplicate-reference" "One chapter, figure or case stands twice in the book.",
    UnusedFigure "unused-figure" "A figure that no chapter shows.",
    CaseNotInBook "case-not-in-book" "A case that the contents leave out.",
    NoteAnchor "note-anchor" "A note without an anchor, or an anchor without a note.",
    Prose "prose" "Markup that the prose subset does not have.",
    Quantity "quantity" "Text where a number must be.",
    ChartShape "chart-shape" "Data that does not suit the chart.",
    QuoteNotInInterview "quote-not-in-interview" "A quote that does not occur in the interview.",
    QuoteInDigest "quote-in-digest" "A quote from an interview that is only a digest.",
    EmptyAnswer "empty-answer" "A question without an answer.",
    ImageFormat "image-format" "A picture that cannot be used.",
    MissingGlyph "missing-glyph" "A character that no font of the book has.",
    FontMissing "font-missing" "A font family that the book does not have.",
    Font "font" "A font file that cannot be used.",
    Template "template" "A layout that does not render.",
    Typst "typst" "Typst does not compile the generated source.",
    Export "export" "The document cannot be written in the format asked for.",
    Requires "requires" "The book wants another version of the tool.",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
