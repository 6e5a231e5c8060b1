//! The stable codes of all findings. What each stands for is the page `rule-<code>` of the catalogues.

use std::fmt;

/// Declares the codes: variant and name.
macro_rules! codes {
    ($($variant:ident $name:literal,)*) => {
        /// What kind of finding a diagnostic is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = concat!("`", $name, "`")] $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The stable name, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The code of this name.
            pub fn parse(name: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == name)
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
    QuoteNotInInterview "quote-not-in-interview",
    QuoteInDigest "quote-in-digest",
    EmptyAnswer "empty-answer",
    ImageFormat "image-format",
    Profile "profile",
    ProfileCondition "profile-condition",
    MissingGlyph "missing-glyph",
    FontMissing "font-missing",
    Font "font",
    Template "template",
    Typst "typst",
    Export "export",
    Requires "requires",
    Acceptance "acceptance",
    StaleAcceptance "stale-acceptance",
    // Structure and references.
    DuplicateName "duplicate-name",
    CrossReferenceNumber "cross-reference-number",
    CountMention "count-mention",
    LostText "lost-text",
    // Numbers.
    GrantedExceedsInventions "granted-exceeds-inventions",
    InventionsExceedApplications "inventions-exceed-applications",
    ShareMismatch "share-mismatch",
    SumNot100 "sum-not-100",
    SumOfParts "sum-of-parts",
    Grim "grim",
    SmallBase "small-base",
    SameQuestionDifferentN "same-question-different-n",
    MissingBase "missing-base",
    NumberDrift "number-drift",
    UnitMagnitude "unit-magnitude",
    PercentVsPoint "percent-vs-point",
    Direction "direction",
    ThresholdWord "threshold-word",
    // Qualifiers and form.
    DoubleQualifier "double-qualifier",
    ExactWithQualifier "exact-with-qualifier",
    SuffixOrder "suffix-order",
    PeriodSpan "period-span",
    Thousands "thousands",
    RangeDash "range-dash",
    // Interviews.
    AttributionDrift "attribution-drift",
    MissingAttribution "missing-attribution",
    EnumerationGap "enumeration-gap",
    ParagraphEnd "paragraph-end",
    QuestionPrefix "question-prefix",
    QuoteMarks "quote-marks",
    RepeatedAnswer "repeated-answer",
    // What is pasted.
    InvisibleCharacter "invisible-character",
    CompatibilityCharacter "compatibility-character",
    PastedList "pasted-list",
    LineBreak "line-break",
    Unfinished "unfinished",
    ImpossibleDate "impossible-date",
    // Chinese typography.
    HalfwidthPunctuation "halfwidth-punctuation",
    StraightQuote "straight-quote",
    UnbalancedQuote "unbalanced-quote",
    CjkLatinSpacing "cjk-latin-spacing",
    Ellipsis "ellipsis",
    Dash "dash",
    DoubledCharacter "doubled-character",
    DoubledWord "doubled-word",
    FullwidthDigit "fullwidth-digit",
    StraySpace "stray-space",
    Interpunct "interpunct",
    Term "term",
    VariantName "variant-name",
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
