//! How editors write numbers, and how they are read.

use super::{Bound, Quantity, QuantityError, Run, Sign, plain, runs};
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
        // Comparisons, denied ones turned round.
        ("不超过 30", 30.0, "不超过", "", "", false, true),
        ("不低于 30%", 30.0, "不低于", "", "", true, true),
        ("没有达到 30%", 30.0, "没有达到", "", "", true, true),
        ("低于 0.5", 0.5, "低于", "", "", false, true),
        // Bounds behind the unit.
        ("15家以上", 15.0, "", "以上", "家", false, true),
        ("达3年以上", 3.0, "达", "以上", "年", false, true),
        ("2 倍以上", 2.0, "", "以上", "倍", false, true),
        ("5 家上下游企业", 5.0, "", "", "家上下游企业", false, false),
        ("20 来家", 20.0, "", "来", "家", false, true),
        ("20 几家", 20.0, "", "几", "家", false, true),
        ("5 来自海外", 5.0, "", "", "来自海外", false, false),
        // Ranges.
        ("20 至 30%", 25.0, "", "", "", true, true),
        ("20—30%", 25.0, "", "", "", true, true),
        ("20%～30%", 25.0, "", "", "", true, true),
        ("-5～10", 2.5, "", "", "", false, true),
        ("3-5 万", 40_000.0, "", "", "", false, true),
        ("20-30% 之间", 25.0, "", "之间", "", true, true),
        // Magnitudes.
        ("3万5千", 35_000.0, "", "", "", false, false),
        ("1 亿 2000 万元", 120_000_000.0, "", "", "元", false, false),
        ("20w", 200_000.0, "", "", "", false, false),
        ("20w+", 200_000.0, "", "+", "", false, true),
        ("3.2 million", 3_200_000.0, "", "", "", false, false),
        ("5 千克", 5.0, "", "", "千克", false, false),
        ("2 百分点", 2.0, "", "", "百分点", false, false),
        ("8 成半", 85.0, "", "", "", true, false),
        ("9成9", 99.0, "", "", "", true, false),
        // Currencies and remarks.
        ("¥5,000", 5000.0, "", "", "¥", false, false),
        ("-$3.5 亿", -350_000_000.0, "", "", "$", false, false),
        ("¥5,000 元", 5000.0, "", "", "元", false, false),
        ("320 (含实用新型)", 320.0, "", "", "", false, false),
        ("320 件（含 PCT 30 件）", 320.0, "", "", "件", false, false),
        ("15\u{A0}009", 15_009.0, "", "", "", false, false),
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
    assert_eq!(parse("-5～10").range, Some([-5.0, 10.0]));
    assert_eq!(parse("-10～-5").range, Some([-10.0, -5.0]));
    assert_eq!(parse("320 (含实用新型)").remark.as_deref(), Some("(含实用新型)"));
    for (text, bound) in [
        ("不超过 30", Bound::AtMost),
        ("不低于 30", Bound::AtLeast),
        ("高于 30", Bound::AtLeast),
        ("未达到 30", Bound::AtMost),
        ("不止 30", Bound::AtLeast),
        ("30 家以下", Bound::AtMost),
        ("近 30 余", Bound::About),
        ("3 至 5 年不等", Bound::About),
    ] {
        assert_eq!(parse(text).bound(), bound, "{text}");
    }
    for (text, half) in
        [("3万5千", 500.0), ("1亿2000万", 5000.0), ("44.8%", 0.05), ("8 成半", 0.5), ("7 成", 5.0)]
    {
        assert!((parse(text).half() - half).abs() < 1e-9, "{text}");
    }
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
        "24/7",
        "10³",
        "3.2×10⁶",
        "20W",
        "3万5",
        "38,9",
        "0,125",
        "1234,567",
        "90-88%",
        "20 - 30%",
        "-5-10",
        "1.5E+05",
        "17:30",
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
        ("320 (含实用新型)", "件", "320 件 (含实用新型)"),
        ("40 左右", "家", "40 家左右"),
        ("15009余 件", "件", "15009余件"),
        ("10 多 个", "个", "10 多个"),
        ("¥5,000", "元", "¥5,000"),
    ];
    for (written, unit, printed) in table {
        assert_eq!(parse(written).with_unit(Some(&text(unit))).as_str(), printed);
    }
    assert_eq!(parse("38.9").with_unit(None).as_str(), "38.9");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    /// A number between any words that belong to it has its value, and prints as it was typed.
    #[test]
    fn numbers_are_read_among_their_words(
        whole in 1u64..10_000_000,
        decimals in proptest::option::of(0u32..1000),
        prefix in proptest::sample::select(vec!["", "约", "近 ", "超过", "不超过 ", "不低于", "≥"]),
        factor in proptest::sample::select(vec![("", 1.0), (" 万", 1e4), ("亿", 1e8), (" 千", 1e3)]),
        suffix in proptest::sample::select(vec!["", "余", " 多", "+"]),
        unit in proptest::sample::select(vec!["", "件", " 家", "元", "个国家 / 地区"]),
        tail in proptest::sample::select(vec!["", "以上", "左右"]),
    ) {
        let digits = decimals.map_or(whole.to_string(), |decimals| format!("{whole}.{decimals:03}"));
        let tail = if unit.is_empty() { "" } else { tail };
        let written = format!("{prefix}{digits}{}{suffix}{unit}{tail}", factor.0);
        let read = parse(&written);
        let value = digits.parse::<f64>().expect("a number") * factor.1;
        proptest::prop_assert!((read.scaled() - value).abs() <= 1e-9 * value, "{written}: {}", read.scaled());
        proptest::prop_assert_eq!(part(&read.unit), unit.trim(), "{}", written);
        proptest::prop_assert_eq!(read.text.as_str(), written.as_str());
        let tight = super::tight(&written);
        let printed = read.with_unit(Some(&text("件")));
        let added = if unit.is_empty() { printed.replacen('件', "", 1) } else { printed.to_string() };
        proptest::prop_assert_eq!(added.replace(' ', ""), tight.replace(' ', ""), "{}", written);
    }

    /// No text makes the reader panic, and what is read is kept as it was typed.
    #[test]
    fn any_text_is_read(written in "[约近超不至少百千万亿成半多余来几以上左右件家年0-9０.,/%％～~+＋¥$（）()^1W w³—-]{0,24}") {
        if let Ok(read) = Quantity::parse(&text(&written)) {
            proptest::prop_assert_eq!(read.text.as_str(), written.as_str());
            let _ = (read.with_unit(Some(&text("件"))), read.with_unit(Some(&text("%"))), read.half());
        }
        let _ = Quantity::leading(&text(&written));
    }
}

#[test]
fn subscripts_belong_to_letters() {
    for (text, read, sub) in [
        ("CO~2~ 排放", "CO2 排放", "2"),
        ("PM~2.5~", "PM2.5", "2.5"),
        ("Ca(OH)~2~", "Ca(OH)2", "2"),
        ("x~max~", "xmax", "max"),
        ("β~1~", "β1", "1"),
        ("SO~4~^2-^", "SO4", "4"),
    ] {
        assert!(runs(text).contains(&Run::Sub(sub)), "{text}");
        assert_eq!(plain(text), read);
    }
    for text in
        ["20~30%、40~50%", "~40 家，~50 件", "2019~2022 年~", "甲~1~", "A 轮~B 轮", "a~b c~", "~2~", "A~甲~"]
    {
        assert_eq!(runs(text), [Run::Plain(text)], "{text}");
    }
}

#[test]
fn splits_labels_at_note_marks() {
    assert_eq!(runs("专利^3^量"), [Run::Plain("专利"), Run::Note("3"), Run::Plain("量")]);
    assert_eq!(runs("2^n"), [Run::Plain("2^n")]);
    assert_eq!(runs("a^ ^b^2^"), [Run::Plain("a^ "), Run::Note("b"), Run::Plain("2^")]);
    assert_eq!(runs(""), []);
    assert_eq!(runs("10^-3^ m^2^"), [Run::Plain("10"), Run::Note("-3"), Run::Plain(" m"), Run::Note("2")]);
}

#[test]
fn a_quantity_prints_with_the_marks_of_its_language() {
    for (typed, printed, number) in [
        ("-6.50%", "−6.50%", "6.50"),
        ("约 －3 万件", "约 −3 万件", "3"),
        ("88-90%", "88～90%", "88～90"),
        ("93%-95%", "93%～95%", "93%～95"),
        ("20 ~ 30 家", "20～30 家", "20～30"),
        ("-5～10", "−5～10", "5～10"),
        ("-10～-5", "−10～−5", "10～−5"),
        ("-10 至 -5", "−10 至 −5", "10 至 −5"),
        ("20 至 30%", "20 至 30%", "20 至 30"),
        ("~40", "~40", "40"),
        ("734 件", "734 件", "734"),
    ] {
        let quantity = parse(typed).typeset("～");
        assert_eq!((quantity.text.as_str(), quantity.number_text.as_str()), (printed, number), "{typed}");
        let again = parse(printed);
        assert_eq!(
            (again.value, again.range, again.is_percent),
            (quantity.value, quantity.range, quantity.is_percent)
        );
    }
    assert_eq!(parse("88-90").typeset("–").with_unit(Some(&text("家"))).as_str(), "88–90 家");
    assert_eq!(parse("-3").typeset("–").with_unit(Some(&text("%"))).as_str(), "−3%");
}

#[test]
fn qualifiers_are_read_in_every_language_of_books() {
    for (typed, value, bound) in [
        ("about 320", 320.0, Bound::About),
        ("more than 8.5 million", 8.5e6, Bound::AtLeast),
        ("nearly 40%", 40.0, Bound::JustUnder),
        ("up to 12", 12.0, Bound::AtMost),
        ("約 6300 件", 6300.0, Bound::About),
        ("超過 3 萬", 3e4, Bound::AtLeast),
        ("600 餘", 600.0, Bound::AtLeast),
        ("1.2 億元", 1.2e8, Bound::Exact),
        ("2 兆元", 2e12, Bound::Exact),
        ("30 億円程度", 3e9, Bound::About),
        ("20 社未満", 20.0, Bound::AtMost),
    ] {
        let quantity = parse(typed);
        assert_eq!((quantity.scaled(), quantity.bound()), (value, bound), "{typed}");
    }
    assert_eq!(parse("300 兆瓦").scaled(), 300.0, "megawatts are no trillions");
}
