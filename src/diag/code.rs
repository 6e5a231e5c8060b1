//! The stable codes of findings, with an example of each. Those that only a rule reports are the rule's own; here stand those that a stage
//! reports, or several do. What each stands for is the page `rule-<code>` of the catalogues.

use std::fmt;

use super::Severity;

/// A code with the severity of its findings, or the worst of them, and a piece of a book with the fault and without it.
pub(super) type Page = (Code, Severity, &'static str, &'static str);

/// Declares the codes.
macro_rules! codes {
    ($($(#[$doc:meta])* $list:ident {
        $($variant:ident $name:literal $severity:ident, $wrong:literal, $right:literal;)*
    })*) => {
        /// What kind of finding a diagnostic is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = concat!("`", $name, "`")] $variant,)*)*
            /// What only a rule reports, by its stable name.
            Rule(&'static str),
        }

        impl Code {
            /// The stable name, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $($(Code::$variant => $name,)*)* Code::Rule(name) => name }
            }
        }

        $(
            $(#[$doc])*
            pub(super) const $list: &[Page] =
                &[$((Code::$variant, Severity::$severity, $wrong, $right),)*];
        )*
    };
}

codes! {
    /// What is found when a book is read, linked and checked, in the order of the stages.
    OF_CHECK {
        YamlSyntax "yaml-syntax" Error, "industry: AI: 芯片", "industry: \"AI: 芯片\"";
        MergeConflict "merge-conflict" Error, "<<<<<<< HEAD\nindustry: 体外诊断\n=======\nindustry: 医疗器械\n>>>>>>> 校样", "industry: 体外诊断";
        DuplicateKey "duplicate-key" Error, "name: 菲鹏生物\nname: 菲鹏", "name: 菲鹏生物";
        UnknownKey "unknown-key" Error, "intervewee: { title: 法务部 }", "interviewee: { title: 法务部 }";
        Schema "schema" Error, "interview: 知识产权意味着什么？", "interview:\n  - q: 知识产权意味着什么？\n    a: |\n      先写记录，再谈保护。";
        Encoding "encoding" Error, "name: <a file saved as GB 18030>", "name: 菲鹏生物";
        MissingFile "missing-file" Error, "logo: images/Fapon.svg   # the file is fapon.svg", "logo: images/fapon.svg";
        UnsafePath "unsafe-path" Error, "logo: ../../pictures/fapon.svg", "logo: images/fapon.svg";
        FileName "file-name" Error, "cases/菲鹏 生物.yaml", "cases/fapon.yaml";
        FileSize "file-size" Error, "cases/dump.yaml   # 80 MB", "cases/fapon.yaml   # 6 kB";
        UnknownReference "unknown-reference" Error, "见[](fig:patent-work-fokus)", "见[](fig:patent-work-focus)";
        DuplicateReference "duplicate-reference" Error, "- figure: focus\n- figure: focus", "- figure: focus\n- text: |\n    另见[](fig:focus)。";
        UnusedFigure "unused-figure" Warning, "figures/focus.yaml   # no `figure: focus` anywhere", "- figure: focus";
        CaseNotInBook "case-not-in-book" Warning, "cases: [fapon]   # cases/nio.yaml is there too", "cases: all";
        TranslationGone "translation-gone" Warning, "fields: { interview/7/q: { of: 3f7a9c21, text: What next? } }   # there are six questions", "fields: { interview/5/q: { of: 3f7a9c21, text: What next? } }";
        NoteAnchor "note-anchor" Warning, "title: 样本分布^1^\nnotes: []", "title: 样本分布^1^\nnotes: [只计境内企业]";
        NoteMark "note-mark" Error, "a: 我们先做检索[^1]。   # without `notes`", "a: 我们先做检索[^1]。\nnotes: { 1: 指专利检索。 }";
        Prose "prose" Warning, "第一行<br>第二行", "第一行\n\n第二行";
        NarrowSpine "narrow-spine" Info, "press: { cover: { spine: 3mm } }", "press: { cover: { spine: 9mm } }";
        Quantity "quantity" Error, "applications: 若干", "applications: 734";
        ChartShape "chart-shape" Error, "columns: [2023 年, 2022 年]\nrows:\n  - [降低成本, 30]", "columns: [2023 年, 2022 年]\nrows:\n  - [降低成本, 30, ~]";
        DataFile "data-file" Warning, "xlsx: { file: growth.xlsx }   # column C is hidden", "xlsx: { file: growth.xlsx, range: \"A1:B9\" }";
        EmptyAnswer "empty-answer" Error, "- q: 最大的挑战是什么？\n  a: \"\"", "- q: 最大的挑战是什么？\n  a: 人手不足。";
        ImageFormat "image-format" Error, "logo: images/fapon.webp   # a text file under another name", "logo: images/fapon.svg";
        PictureFold "picture-fold" Warning, "picture: { file: images/hall.jpg, width: spread, focus: [50%, 40%], alt: 大厅里的两位工程师 }", "picture: { file: images/hall.jpg, width: spread, focus: [30%, 40%], alt: 大厅里的两位工程师 }";
        Profile "profile" Error, "press: { profile: sRGB.icc }", "press: { profile: fogra39l-coated.icc }";
        ProfileCondition "profile-condition" Warning, "press: { profile: PSOuncoated_v3_FOGRA52.icc, condition: FOGRA39 }", "press: { profile: PSOuncoated_v3_FOGRA52.icc, condition: FOGRA52 }";
        MissingGlyph "missing-glyph" Error, "name: 邓\u{1F600}花", "name: 邓盛花";
        FontMissing "font-missing" Error, "fonts/   # without the serif family", "fonts/NotoSerifSC.ttf";
        GlyphForms "glyph-forms" Warning, "lang: zh-TW   # and no Traditional Chinese font in fonts/", "fonts/NotoSansTC-Regular.ttf";
        Font "font" Error, "fonts/house.woff2", "fonts/house.otf";
        Template "template" Error, "{{ case.nmae }}", "{{ case.name }}";
        TextLost "text-lost" Error, "#set page(margin: 0pt)   // layouts/theme.typ.j2, without `book.subtitle`", "subtitle: {{ book.subtitle }},";
        Typst "typst" Error, "#text(size: 9pt fill: black)[…]   // in a layout", "#text(size: 9pt, fill: black)[…]";
        Export "export" Error, "casebound build   # a link that PDF cannot hold", "[网站](https://example.com)";
        ApprovalStale "approval-stale" Warning, "a: 先写记录，再谈专利保护。   # approved as 先写记录，再谈保护。", "a: 先写记录，再谈保护。";
        ApprovalMissing "approval-missing" Error, "press: { require_approval: true }   # and a case without `approval`", "approval: { by: 王芳, date: 2023-04-12, of: 1617f34bf2ff9775 }";
        Requires "requires" Error, "requires: casebound >= 9.0", "requires: casebound >= 0.1";
        Acceptance "acceptance" Error, "accept:\n  - { code: granted-exceeds-inventions, reason: \"\" }", "accept:\n  - { code: granted-exceeds-inventions, reason: 原报告如此刊印 }";
        StaleAcceptance "stale-acceptance" Warning, "accept:\n  - { code: thousands, reason: 照录 }   # the text was corrected since", "# no entry";
    }
    /// What comes back from companies.
    OF_RETURN {
        ReturnedFile "returned-file" Error, "casebound corrections scan.pdf   # printed and scanned", "casebound corrections fapon.docx";
        Correction "correction" Warning, "a: 先写记录，再谈保护。   # returned as 先写记录，再谈专利保护。", "a: 先写记录，再谈专利保护。";
        CorrectionComment "correction-comment" Warning, "a: 人手不足。   # with the comment “请补充年份”", "a: 2023 年人手不足。";
        CorrectionConflict "correction-conflict" Error, "a: 先做记录，再谈保护。   # sent as 先写记录，returned as 先写好记录", "a: 先做好记录，再谈保护。";
    }
    /// What shows only when a book is typeset, or when a finished PDF is examined.
    OF_PRINT {
        PdfSyntax "pdf-syntax" Error, "report.pdf, cut off after 1 MB", "report.pdf, whole";
        PdfLimit "pdf-limit" Warning, "a map of thirty million lines on one page", "the same map as a picture of 600 ppi";
        PdfEncrypted "pdf-encrypted" Error, "/Encrypt 7 0 R", "no /Encrypt";
        ImageResolution "image-resolution" Warning, "logo: images/fapon.png   # 300 pixels wide, printed 60 mm wide", "logo: images/fapon.svg";
        Overset "overset" Error, "callout: { number: 12.5%, text: 一段写了两百字的说明…… }", "callout: { number: 12.5%, text: 的企业选择此项 }";
        PageFill "page-fill" Warning, "- pagebreak   # after a few lines", "# no page break";
        LonelyLines "lonely-lines" Warning, "closing: 谢谢。   # alone on a third page", "# the same thanks in the last answer";
        LeftOut "left-out" Info, "quote: { case: fapon, text: 先写记录, optional: true }   # where no page has room to fill", "quote: { case: fapon, text: 先写记录 }";
        FigureFar "figure-far" Warning, "见[](fig:focus)……   # and two spreads of text before `figure: focus`", "见[](fig:focus)。\n- figure: focus";
        SheetFit "sheet-fit" Error, "one_page: true   # at all twelve questions", "one_page: true   # at the three that matter most";
        Runt "runt" Warning, "先写记录，再谈保\n护。   # as it is printed", "先写记录，再谈\n保护。";
        RgbInPress "rgb-in-press" Warning, "DeviceRGB 0.18 0.63 0.85", "DeviceCMYK 0.70 0.15 0 0";
        InkLimit "ink-limit" Warning, "cmyk: [90, 80, 80, 90]", "cmyk: [60, 50, 50, 90]";
        ThinLine "thin-line" Warning, "0.1 w", "0.25 w";
        SmallKnockout "small-knockout" Warning, "5 pt, white on C70 M15 Y0 K0", "7 pt, white on C70 M15 Y0 K0";
    }
    /// What is found in documents of word processors that become part of a book.
    OF_EXCHANGE {
        ForeignDocument "foreign-document" Error, "casebound import 访谈.doc", "casebound import 访谈.docx";
        ImportUnsure "import-unsure" Warning, "公司怎样看待专利？   # neither bold nor marked, like the other questions", "问：公司怎样看待专利？";
        ImportLeftOut "import-left-out" Warning, "采访时间：2023 年 4 月   # no key of a case", "受访人：李明（知识产权总监）";
        ImportComment "import-comment" Info, "请核实这个数字   # a comment of Word", "734 件   # checked, and the comment gone";
        ImportChange "import-change" Info, "734 件   # put in with tracked changes", "734 件   # accepted in Word";
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
