//! How editors write numbers, and how they are read.

use super::{Quantity, QuantityError, Run, Sign, runs};
use crate::source::{Span, Text};

fn text(value: &str) -> Text {
    Text::new(value, Span::default())
}

fn parse(value: &str) -> Quantity {
    Quantity::parse(&text(value)).unwrap_or_else(|error| panic!("{value}: {error}"))
}

fn part(text: &Option<Text>) -> &str {
    text.as_deref().unwrap_or("")
}

#[test]
fn reads_what_editors_write() {
    // written, scaled, prefix, suffix, unit, percent, approximate
    let table = [
        ("734", 734.0, "", "", "", false, false),
        ("734 件", 734.0, "", "", "件", false, false),
        ("500+", 500.0, "", "+", "", false, true),
        ("500＋ 件", 500.0, "", "＋", "件", false, true),
        ("约 8.5 万", 85_000.0, "约", "", "", false, true),
        ("超过 8.5 万件", 85_000.0, "超过", "", "件", false, true),
        ("4.3 万余件", 43_000.0, "", "余", "件", false, true),
        ("15009 余", 15_009.0, "", "余", "", false, true),
        ("近 1000", 1000.0, "近", "", "", false, true),
        ("近 1000 余件", 1000.0, "近", "余", "件", false, true),
        ("10 多个国家 / 地区", 10.0, "", "多", "个国家 / 地区", false, true),
        ("10 多万", 100_000.0, "", "多", "", false, true),
        ("90%+", 90.0, "", "+", "", true, true),
        ("90+%", 90.0, "", "+", "", true, true),
        ("９０％", 90.0, "", "", "", true, false),
        ("33.45%", 33.45, "", "", "", true, false),
        ("~40", 40.0, "~", "", "", false, true),
        ("≥ 3", 3.0, "≥", "", "", false, true),
        ("-6.50%", -6.5, "", "", "", true, false),
        ("－6.50%", -6.5, "", "", "", true, false),
        ("+3.1%", 3.1, "", "", "", true, false),
        ("仅 0.7%", 0.7, "仅", "", "", true, false),
        ("高达 234%", 234.0, "高达", "", "", true, false),
        ("101.6^1^ 万亿美元", 101.6e12, "", "", "美元", false, false),
        ("3.10%^1^", 3.1, "", "", "", true, false),
        ("121 万亿人民币", 121e12, "", "", "人民币", false, false),
        ("13.3 十亿美元", 13.3e9, "", "", "美元", false, false),
        ("44,328.57 万元", 443_285_700.0, "", "", "元", false, false),
        ("50,000 多家", 50_000.0, "", "多", "家", false, true),
        ("75% 上下", 75.0, "", "上下", "", true, true),
        ("9 成以上", 90.0, "", "以上", "", true, true),
        ("7 成", 70.0, "", "", "", true, false),
        ("3 成员", 3.0, "", "", "成员", false, false),
        ("20+ 次", 20.0, "", "+", "次", false, true),
        ("近 1/10", 0.1, "近", "", "", false, true),
        ("88-90%", 89.0, "", "", "", true, true),
        ("93%-95%", 94.0, "", "", "", true, true),
        ("5 km", 5.0, "", "", "km", false, false),
        ("5k", 5000.0, "", "", "", false, false),
        ("2.5M", 2_500_000.0, "", "", "", false, false),
        ("5.1 个百分点", 5.1, "", "", "个百分点", false, false),
        ("0", 0.0, "", "", "", false, false),
    ];
    for (written, scaled, prefix, suffix, unit, percent, approximate) in table {
        let read = parse(written);
        assert!(
            (read.scaled() - scaled).abs() <= 1e-9 * scaled.abs().max(1.0),
            "{written}: {}",
            read.scaled()
        );
        assert_eq!(
            (part(&read.prefix), part(&read.suffix), part(&read.unit)),
            (prefix, suffix, unit),
            "{written}"
        );
        assert_eq!((read.is_percent, read.approximate()), (percent, approximate), "{written}");
        assert_eq!(read.text.as_str(), written);
    }
}

#[test]
fn keeps_sign_range_and_digits() {
    assert_eq!(parse("+3.10%").sign, Some(Sign::Plus));
    assert_eq!(parse("−3").sign, Some(Sign::Minus));
    assert_eq!(parse("3").sign, None);
    assert_eq!(parse("93%-95%").range, Some([93.0, 95.0]));
    assert_eq!(parse("44,328.57 万元").number_text.as_str(), "44,328.57");
    assert_eq!(parse("-6.50%").number_text.as_str(), "6.50");
    assert_eq!(part(&parse("约超过 30").prefix), "约超过");
}

#[test]
fn refuses_what_is_no_quantity() {
    assert_eq!(Quantity::parse(&text("  ")), Err(QuantityError::Empty));
    for wrong in ["未披露", "大幅提升", "~", "+", "七成以上", "约"] {
        assert_eq!(Quantity::parse(&text(wrong)), Err(QuantityError::NoNumber), "{wrong}");
    }
    for wrong in [
        "2022/1/7",
        "2022-01-07",
        "5，其中 3 件",
        "12 a 3",
        "3 件。",
        "1,23",
        "40 家受访企业在专利运营上投入更多",
    ] {
        assert!(matches!(Quantity::parse(&text(wrong)), Err(QuantityError::Trailing(_))), "{wrong}");
    }
}

#[test]
fn adds_a_unit_only_where_there_is_none() {
    let table = [
        ("38.9", "%", "38.9%"),
        ("38.9%", "%", "38.9%"),
        ("约 40", "%", "约 40%"),
        ("90+", "%", "90%+"),
        ("40 左右", "%", "40% 左右"),
        ("38.9^1^", "%", "38.9%^1^"),
        ("734", "件", "734 件"),
        ("734 件", "件", "734 件"),
        ("4.3 万余", "件", "4.3 万余件"),
        ("2.6^1^", "万人", "2.6^1^ 万人"),
    ];
    for (written, unit, printed) in table {
        assert_eq!(parse(written).with_unit(Some(&text(unit))).as_str(), printed);
    }
    assert_eq!(parse("38.9").with_unit(None).as_str(), "38.9");
}

#[test]
fn splits_labels_at_note_marks() {
    assert_eq!(runs("专利^3^量"), [Run::Plain("专利"), Run::Note("3"), Run::Plain("量")]);
    assert_eq!(runs("2^n"), [Run::Plain("2^n")]);
    assert_eq!(runs("a^ ^b^2^"), [Run::Plain("a^ "), Run::Note("b"), Run::Plain("2^")]);
    assert_eq!(runs(""), []);
}
