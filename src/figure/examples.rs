//! New figures that several kinds share.

use super::facts::Example;

/// Shares of one series that respondents could choose several of, one of them undisclosed.
pub(super) const ONE_SERIES: Example = &[
    (
        "en",
        r#"title: Title of the figure
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
        r#"title: 图表标题
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
        r#"title: Title of the figure
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: { "2023": 200, "2022": 400 }
select: multiple
data:
  columns: ["2023", "2022"]
  rows:
    - [First, 48.5, 44.0]
    - [Second, 27.0, 31.5]
    - [Third, 12.0, ~]          # ~ is a value that was not disclosed
sources: [Source]
"#,
    ),
    (
        "zh",
        r#"title: 图表标题
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: { 2023 年: 200, 2022 年: 400 }
select: multiple
data:
  columns: [2023 年, 2022 年]
  rows:
    - [第一类, 48.5, 44.0]
    - [第二类, 27.0, 31.5]
    - [第三类, 12.0, ~]          # ~ 表示未披露
sources: [数据来源]
"#,
    ),
];

/// Parts of one whole per row, some of them undisclosed.
pub(super) const PARTS: Example = &[
    (
        "en",
        r#"title: Title of the figure
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
        r#"title: 图表标题
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
