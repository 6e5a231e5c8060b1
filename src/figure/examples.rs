//! New figures that several kinds share.

use super::facts::Example;

/// Shares of one series that respondents could choose several of, one of them undisclosed.
pub(super) const ONE_SERIES: Example = &[
    (
        "en",
        r#"title: What was found, in a sentence
subtitle: What was measured, and of whom
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: 200
select: multiple
data:
  columns: ["2023"]
  rows:
    - [First, 48.5]
    - [Second, 27.0]
    - [Third, ~]          # ~ is a value that was not disclosed
sources: [Source]
"#,
    ),
    (
        "zh",
        r#"title: 用一句话写出发现了什么
subtitle: 量的是什么、统计的是谁
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: 200
select: multiple
data:
  columns: [2023 年]
  rows:
    - [第一类, 48.5]
    - [第二类, 27.0]
    - [第三类, ~]          # ~ 表示未披露
sources: [数据来源]
"#,
    ),
];

/// The same over two series.
pub(super) const TWO_SERIES: Example = &[
    (
        "en",
        r#"title: What was found, in a sentence
subtitle: What was measured, and of whom
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: { "2022": 400, "2023": 200 }
select: multiple
data:
  columns: ["2022", "2023"]
  rows:
    - [First, 44.0, 48.5]
    - [Second, 31.5, 27.0]
    - [Third, ~, 12.0]          # ~ is a value that was not disclosed
sources: [Source]
"#,
    ),
    (
        "zh",
        r#"title: 用一句话写出发现了什么
subtitle: 量的是什么、统计的是谁
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: { 2022 年: 400, 2023 年: 200 }
select: multiple
data:
  columns: [2022 年, 2023 年]
  rows:
    - [第一类, 44.0, 48.5]
    - [第二类, 31.5, 27.0]
    - [第三类, ~, 12.0]          # ~ 表示未披露
sources: [数据来源]
"#,
    ),
];

/// Parts of one whole per row, some of them undisclosed.
pub(super) const PARTS: Example = &[
    (
        "en",
        r#"title: What was found, in a sentence
subtitle: What was measured, and of whom
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: 200
data:
  columns: [Agree, Rather agree, Disagree]
  rows:
    - [Home, 48.5, 31.5, 20.0]
    - [Abroad, 40.0, ~, ~]          # ~ is a value that was not disclosed
sources: [Source]
"#,
    ),
    (
        "zh",
        r#"title: 用一句话写出发现了什么
subtitle: 量的是什么、统计的是谁
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: { 中国: 200, 海外: 100 }
data:
  columns: [非常认同, 比较认同, 不认同]
  rows:
    - [中国, 48.5, 31.5, 20.0]
    - [海外, 40.0, ~, ~]          # ~ 表示未披露
sources: [数据来源]
"#,
    ),
];

/// Counts of two series over the years, one of them undisclosed.
pub(super) const OVER_TIME: Example = &[
    (
        "en",
        r#"title: Filings at home have doubled in two years
subtitle: Patent applications a year
chart: KIND
unit: patents
data:
  columns: [Home, Abroad]
  rows:
    - ["2021", 120, 60]
    - ["2022", 150, ~]          # ~ is a value that was not disclosed
    - ["2023", 240, 130]
sources: [Source]
"#,
    ),
    (
        "zh",
        "title: 国内申请两年翻了一番
subtitle: 每年的专利申请
chart: KIND
unit: 件
data:
  columns: [国内, 海外]
  rows:
    - [2021 年, 120, 60]
    - [2022 年, 150, ~]          # ~ 表示未披露
    - [2023 年, 240, 130]
sources: [数据来源]
",
    ),
];
