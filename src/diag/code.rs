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

            /// What findings of this code are, in a sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Code::$variant => $doc,)* }
            }

            /// The code of this name.
            pub fn parse(name: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == name)
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
    Profile "profile" "An ICC profile that cannot describe a press.",
    MissingGlyph "missing-glyph" "A character that no font of the book has.",
    FontMissing "font-missing" "A font family that the book does not have.",
    Font "font" "A font file that cannot be used.",
    Template "template" "A layout that does not render.",
    Typst "typst" "Typst does not compile the generated source.",
    Export "export" "The document cannot be written in the format asked for.",
    Requires "requires" "The book wants another version of the tool.",
    Acceptance "acceptance" "A finding is accepted in a way that does not count.",
    StaleAcceptance "stale-acceptance" "An accepted finding that is not there any more.",
    // Structure and references.
    DuplicateName "duplicate-name" "Two cases with one name.",
    CrossReferenceNumber "cross-reference-number" "A typed number of a figure, section or page that is not the real one.",
    CountMention "count-mention" "A number of cases, chapters or figures that the book does not have.",
    // Numbers.
    GrantedExceedsInventions "granted-exceeds-inventions" "More inventions granted than filed.",
    InventionsExceedApplications "inventions-exceed-applications" "More inventions than patent applications.",
    ShareMismatch "share-mismatch" "A share that its two numbers do not give.",
    SumNot100 "sum-not-100" "Parts of a whole that do not add up to 100 %.",
    SumOfParts "sum-of-parts" "Parts that do not add up to their total.",
    Grim "grim" "A percentage that no count out of its base gives.",
    SmallBase "small-base" "A percentage on a base under 30.",
    SameQuestionDifferentN "same-question-different-n" "One question with different bases.",
    MissingBase "missing-base" "Percentages without their base.",
    NumberDrift "number-drift" "One quantity with two values in the book.",
    UnitMagnitude "unit-magnitude" "One quantity in two orders of magnitude.",
    PercentVsPoint "percent-vs-point" "A difference of percentages that is called a percentage.",
    Direction "direction" "A rise or fall that its two numbers deny.",
    ThresholdWord "threshold-word" "A threshold in words that the number beside it denies.",
    // Qualifiers and form.
    DoubleQualifier "double-qualifier" "A number that is qualified twice.",
    ExactWithQualifier "exact-with-qualifier" "An exact number that is called approximate.",
    SuffixOrder "suffix-order" "A plus before its percent sign.",
    PeriodSpan "period-span" "A number of years that its range does not have.",
    Thousands "thousands" "Numbers grouped in two ways.",
    RangeDash "range-dash" "Ranges written in two ways.",
    // Interviews.
    AttributionDrift "attribution-drift" "One person with two titles.",
    MissingAttribution "missing-attribution" "Words without a speaker.",
    EnumerationGap "enumeration-gap" "An enumeration that leaves out a number.",
    ParagraphEnd "paragraph-end" "A paragraph that does not end.",
    // Chinese typography.
    HalfwidthPunctuation "halfwidth-punctuation" "Half-width punctuation between Han characters.",
    StraightQuote "straight-quote" "Straight quotation marks around Han characters.",
    UnbalancedQuote "unbalanced-quote" "A quotation mark or bracket without its partner.",
    CjkLatinSpacing "cjk-latin-spacing" "Spaces between Han and Latin in two styles.",
    Ellipsis "ellipsis" "An ellipsis that is not ……",
    Dash "dash" "A dash that is not ——",
    DoubledCharacter "doubled-character" "A character typed twice.",
    DoubledWord "doubled-word" "A word typed twice.",
    FullwidthDigit "fullwidth-digit" "Full-width digits and letters.",
    Term "term" "A spelling that the book does not use.",
    VariantName "variant-name" "One name in two spellings.",
    // Print.
    PdfSyntax "pdf-syntax" "A PDF that cannot be read, or is damaged.",
    PdfLimit "pdf-limit" "A PDF that was not looked at to its end.",
    PdfEncrypted "pdf-encrypted" "A PDF that is encrypted.",
    PdfVersion "pdf-version" "A PDF version that PDF/X-4 does not know.",
    FileId "file-id" "A PDF without an identifier.",
    OutputIntent "output-intent" "A PDF that does not say for which press it is made.",
    Xmp "xmp" "Metadata that PDF/X-4 asks for is missing or contradicts itself.",
    PageBoxes "page-boxes" "Page boxes that do not lie in one another.",
    Bleed "bleed" "No bleed, or content that ends at the trim.",
    ColourSpace "colour-space" "Colours that mean nothing to a press.",
    ForbiddenObject "forbidden-object" "What PDF/X-4 forbids: scripts, actions, embedded files, annotations, transfer functions …",
    ImageResolution "image-resolution" "A picture that is too coarse at its printed size.",
    Overset "overset" "Text that does not fit its box.",
    RgbInPress "rgb-in-press" "RGB colour in a file for press.",
    InkLimit "ink-limit" "More ink than the paper takes.",
    ThinLine "thin-line" "A line too thin to print.",
    SmallKnockout "small-knockout" "Small white text on several inks.",
    PageMultiple "page-multiple" "A page count that is no multiple of 4.",
    NoAlt "no-alt" "A picture without alternative text.",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
