//! Labelled points on two axes whose area is a third value.

use super::Entry;
use super::scatter::{Sizes, plane, plane_scales};
use crate::figure::facts::{Cells, Facts, Instead, Manner, Measured, Shape, Values};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "bubble",
        shape: Shape { cells: Cells::Tuple(3), ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: false,
        manner: Manner {
            thins: false,
            values: Values::Always(Measured::Heights),
            most: [20, 4],
            instead: Instead::Table,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                r#"title: What matters most is used most
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: 200
select: multiple
x: How much it matters
y: How much it is used
data:
  columns: ["2023"]
  rows:          # [x, y, size]
    - [Protects research, [91.4, 38.9, 120]]
    - [Keeps risks off, [60.0, 20.5, 40]]
highlight: [Protects research]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                r#"title: 越受重视，应用越多
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: 200
select: multiple
x: 重视程度
y: 应用程度
data:
  columns: [2023 年]
  rows:          # [x, y, size]
    - [保护研发, [91.4, 38.9, 120]]
    - [管控风险, [60.0, 20.5, 40]]
highlight: [保护研发]
sources: [在这里写数据来源。]
"#,
            ),
        ],
    },
    judge: unjudged,
    scales: |cx| plane_scales(cx, Sizes::Third),
    draw: |cx| Figure::Drawing(plane(cx, Sizes::Third)),
    #[cfg(test)]
    sample: || samples::chart("bubble", &["2023 年"], &[("甲", &["91.4|38.9|120"]), ("乙", &["60|20.5|40"])]),
};
