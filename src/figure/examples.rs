//! New figures that several kinds share.

use super::facts::Example;

/// Shares of one series that respondents could choose several of, one of them undisclosed.
pub(super) const ONE_SERIES: Example = &[
    (
        "en",
        r#"title: Half of the respondents value protection most
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
    - [Protects research, 48.5]
    - [Keeps risks off, 27.0]
    - [Earns money, ~]          # ~ is a value that was not disclosed
highlight: [Protects research]
sources: [Write the source here.]
"#,
    ),
    (
        "zh",
        r#"title: 近半数受访者最看重保护研发
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
    - [保护研发, 48.5]
    - [管控风险, 27.0]
    - [获取收入, ~]          # ~ 表示未披露
highlight: [保护研发]
sources: [在这里写数据来源。]
"#,
    ),
];

/// The same over two series.
pub(super) const TWO_SERIES: Example = &[
    (
        "en",
        r#"title: Protection matters more than a year ago
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
    - [Protects research, 44.0, 48.5]
    - [Keeps risks off, 31.5, 27.0]
    - [Earns money, ~, 12.0]          # ~ is a value that was not disclosed
highlight: ["2023"]
sources: [Write the source here.]
"#,
    ),
    (
        "zh",
        r#"title: 对保护研发的重视上升
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
    - [保护研发, 44.0, 48.5]
    - [管控风险, 31.5, 27.0]
    - [获取收入, ~, 12.0]          # ~ 表示未披露
highlight: [2023 年]
sources: [在这里写数据来源。]
"#,
    ),
];

/// Parts of one whole per row, some of them undisclosed.
pub(super) const PARTS: Example = &[
    (
        "en",
        r#"title: Four in five at home agree
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
highlight: [Agree]
sources: [Write the source here.]
"#,
    ),
    (
        "zh",
        r#"title: 中国受访者五分之四表示认同
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
highlight: [非常认同]
sources: [在这里写数据来源。]
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
sources: [Write the source here.]
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
sources: [在这里写数据来源。]
",
    ),
];
