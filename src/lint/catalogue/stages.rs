//! Pages of the codes that reading and linking a book make: files, YAML, schema, references, pictures, layouts.

use super::page;
use crate::diag::explanation::Documented;

/// The pages, in the order of the stages.
pub(super) const PAGES: &[Documented] = &[
    page!(YamlSyntax Error, "industry: AI: 芯片", "industry: \"AI: 芯片\""),
    page!(MergeConflict Error, "<<<<<<< HEAD\nindustry: 体外诊断\n=======\nindustry: 医疗器械\n>>>>>>> 校样", "industry: 体外诊断"),
    page!(DuplicateKey Error, "name: 菲鹏生物\nname: 菲鹏", "name: 菲鹏生物"),
    page!(UnknownKey Error, "intervewee: { title: 法务部 }", "interviewee: { title: 法务部 }"),
    page!(Schema Error, "interview: 知识产权意味着什么？", "interview:\n  - q: 知识产权意味着什么？\n    a: |\n      先写记录，再谈保护。"),
    page!(Encoding Error, "name: <a file saved as GB 18030>", "name: 菲鹏生物"),
    page!(MissingFile Error, "logo: images/Fapon.svg   # the file is fapon.svg", "logo: images/fapon.svg"),
    page!(UnsafePath Error, "logo: ../../pictures/fapon.svg", "logo: images/fapon.svg"),
    page!(FileName Error, "cases/菲鹏 生物.yaml", "cases/fapon.yaml"),
    page!(FileSize Error, "cases/dump.yaml   # 80 MB", "cases/fapon.yaml   # 6 kB"),
    page!(UnknownReference Error, "见[](fig:patent-work-fokus)", "见[](fig:patent-work-focus)"),
    page!(DuplicateReference Error, "- figure: focus\n- figure: focus", "- figure: focus\n- text: |\n    另见[](fig:focus)。"),
    page!(UnusedFigure Warning, "figures/focus.yaml   # no `figure: focus` anywhere", "- figure: focus"),
    page!(CaseNotInBook Warning, "cases: [fapon]   # cases/nio.yaml is there too", "cases: all"),
    page!(NoteAnchor Warning, "title: 样本分布^1^\nnotes: []", "title: 样本分布^1^\nnotes: [只计境内企业]"),
    page!(Prose Warning, "第一行<br>第二行", "第一行\n\n第二行"),
    page!(Quantity Error, "applications: 若干", "applications: 734"),
    page!(ChartShape Error, "columns: [2023 年, 2022 年]\nrows:\n  - [降低成本, 30]", "columns: [2023 年, 2022 年]\nrows:\n  - [降低成本, 30, ~]"),
    page!(DataFile Warning, "xlsx: { file: growth.xlsx }   # column C is hidden", "xlsx: { file: growth.xlsx, range: \"A1:B9\" }"),
    page!(EmptyAnswer Error, "- q: 最大的挑战是什么？\n  a: \"\"", "- q: 最大的挑战是什么？\n  a: 人手不足。"),
    page!(ImageFormat Error, "logo: images/fapon.webp   # a text file under another name", "logo: images/fapon.svg"),
    page!(MissingGlyph Error, "name: 邓\u{1F600}花", "name: 邓盛花"),
    page!(FontMissing Error, "fonts/   # without the serif family", "fonts/NotoSerifSC.ttf"),
    page!(Font Error, "fonts/house.woff2", "fonts/house.otf"),
    page!(Profile Error, "press: { profile: sRGB.icc }", "press: { profile: fogra39l-coated.icc }"),
    page!(ProfileCondition Warning, "press: { profile: PSOuncoated_v3_FOGRA52.icc, condition: FOGRA39 }", "press: { profile: PSOuncoated_v3_FOGRA52.icc, condition: FOGRA52 }"),
    page!(Template Error, "{{ case.nmae }}", "{{ case.name }}"),
    page!(TextLost Error, "#set page(margin: 0pt)   // layouts/theme.typ.j2, without `book.subtitle`", "subtitle: {{ book.subtitle }},"),
    page!(Typst Error, "#text(size: 9pt fill: black)[…]   // in a layout", "#text(size: 9pt, fill: black)[…]"),
    page!(Export Error, "casebound build   # a link that PDF cannot hold", "[网站](https://example.com)"),
    page!(Requires Error, "requires: casebound >= 9.0", "requires: casebound >= 0.1"),
    page!(Acceptance Error, "accept:\n  - { code: granted-exceeds-inventions, reason: \"\" }", "accept:\n  - { code: granted-exceeds-inventions, reason: 原报告如此刊印 }"),
    page!(StaleAcceptance Warning, "accept:\n  - { code: thousands, reason: 照录 }   # the text was corrected since", "# no entry"),
];
