//! What is read of a file, and what is found in it.

use serde_json::Value;

use super::super::Step;
use super::*;
use crate::source::Sources;

fn tree(text: &str) -> (Sources, Tree) {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", text);
    let tree = parse(sources.get(file).expect("just added"), file);
    (sources, tree)
}

fn read(text: &str) -> (Sources, Option<Node>, Vec<YamlError>) {
    let (sources, Tree { root, faults, .. }) = tree(text);
    (sources, root, faults)
}

/// Every fault with the line and column where it is.
fn faults(text: &str) -> Vec<(YamlErrorKind, (usize, usize))> {
    let (sources, _, faults) = read(text);
    let source = sources.get(0).expect("the file");
    faults.into_iter().map(|fault| (fault.kind, source.line_column(fault.span.start))).collect()
}

#[test]
fn faults_are_named_where_they_are() {
    let text = |text: &str| text.to_owned();
    let mut wrong = String::new();
    for (typed, kind, place) in [
        ("", YamlErrorKind::Empty, (1, 1)),
        ("# 只有注释\n", YamlErrorKind::Empty, (1, 1)),
        ("~\n", YamlErrorKind::Empty, (1, 1)),
        ("甲: 1\n\t乙: 2\n", YamlErrorKind::Tab, (2, 1)),
        ("甲:\n  乙: 1\n \t丙: 2\n", YamlErrorKind::Tab, (3, 2)),
        ("甲: 1\n乙: 2\n甲: 3\n", YamlErrorKind::DuplicateKey("甲".into()), (3, 1)),
        ("甲: 1\n---\n乙: 2\n", YamlErrorKind::SecondDocument, (2, 1)),
        ("甲: !!binary 乙\n", YamlErrorKind::Tag, (1, 4)),
        ("[甲]: 乙\n", YamlErrorKind::ComplexKey, (1, 1)),
        ("? {甲: 1}\n: 乙\n", YamlErrorKind::ComplexKey, (1, 3)),
        // What a text cannot begin with, or go on with.
        ("a: >500\n", YamlErrorKind::BlockMark(text(">500")), (1, 4)),
        ("a: > 500 件\n", YamlErrorKind::BlockMark(text("> 500 件")), (1, 4)),
        ("a: |甲\n", YamlErrorKind::BlockMark(text("|甲")), (1, 4)),
        ("a: >5\nb: 1\n", YamlErrorKind::BlockMark(text(">5")), (1, 4)),
        ("a: \"甲\"乙\n", YamlErrorKind::GoesOn { mark: '"', text: text("\"甲\"乙") }, (1, 4)),
        ("a: '甲'乙\n", YamlErrorKind::GoesOn { mark: '\'', text: text("'甲'乙") }, (1, 4)),
        ("- \"甲\"，乙\n", YamlErrorKind::GoesOn { mark: '"', text: text("\"甲\"，乙") }, (1, 3)),
        ("a: [甲] 乙\n", YamlErrorKind::GoesOn { mark: ']', text: text("[甲] 乙") }, (1, 4)),
        ("a: {甲}乙\n", YamlErrorKind::GoesOn { mark: '}', text: text("{甲}乙") }, (1, 4)),
        ("a: \"甲\nb: 1\n", YamlErrorKind::Unclosed { mark: '"', text: text("\"甲") }, (1, 4)),
        ("a: [甲, 乙\nb: 1\n", YamlErrorKind::Unclosed { mark: '[', text: text("[甲, 乙") }, (1, 4)),
        ("a: 5\nb: %5\n", YamlErrorKind::Reserved(text("%5")), (2, 4)),
        ("a: @甲\n", YamlErrorKind::Reserved(text("@甲")), (1, 4)),
        ("a: `甲`\n", YamlErrorKind::Reserved(text("`甲`")), (1, 4)),
        ("a: *甲* 乙\n", YamlErrorKind::Reserved(text("*甲* 乙")), (1, 4)),
        ("a: **甲**乙\n", YamlErrorKind::Reserved(text("**甲**乙")), (1, 4)),
        ("a: - 甲\n", YamlErrorKind::Reserved(text("- 甲")), (1, 4)),
        ("a: &甲 乙\n", YamlErrorKind::Anchor(text("&甲")), (1, 4)),
        ("a: \"C:\\图\"\n", YamlErrorKind::Escape(text("\\图")), (1, 7)),
        // Colons.
        ("a: 甲: 乙\n", YamlErrorKind::Colon(text("甲: 乙")), (1, 5)),
        ("a: 甲\n  乙: 丙\n", YamlErrorKind::Colon(text("乙: 丙")), (2, 4)),
        (
            "a: 1\nname：甲\n",
            YamlErrorKind::FullWidth { found: '：', wanted: ":", right: text("name: 甲") },
            (2, 5),
        ),
        (
            "a:\n  b: 1\n  name：甲\n",
            YamlErrorKind::FullWidth { found: '：', wanted: ":", right: text("name: 甲") },
            (3, 7),
        ),
        ("a: 1\nname:甲\n", YamlErrorKind::NoBlank(text("name: 甲")), (2, 5)),
        ("a:\n  - q: 1\n  -q: 2\n", YamlErrorKind::NoBlank(text("- q: 2")), (3, 3)),
        (
            "- q：甲\n  a: 乙\n",
            YamlErrorKind::FullWidth { found: '：', wanted: ":", right: text("q: 甲") },
            (1, 4),
        ),
        // Marks and blanks of another width.
        (
            "a:\n  - 甲\n  － 乙\n",
            YamlErrorKind::FullWidth { found: '－', wanted: "-", right: text("- 乙") },
            (3, 3),
        ),
        ("a: ｜\n  甲\n", YamlErrorKind::FullWidth { found: '｜', wanted: "|", right: text("a: |") }, (1, 4)),
        ("a:\n  b: 1\n\u{3000}c: 2\n", YamlErrorKind::Blank('\u{3000}'), (3, 1)),
        ("a:\n \u{A0}b: 1\n", YamlErrorKind::Blank('\u{A0}'), (2, 2)),
        // Indentation.
        ("a: |\n  甲\n乙丙。\nb: 1\n", YamlErrorKind::Unindented, (3, 1)),
        ("a:\n  - q: |\n      甲\n    乙\n    a: 丙\n", YamlErrorKind::Unindented, (4, 5)),
        ("a:\n  - q: 甲\n   a: 乙\n", YamlErrorKind::Indentation, (3, 4)),
        ("a: 甲\n  name: 乙\n", YamlErrorKind::Indentation, (2, 3)),
        // Comments that cut.
        ("a: 甲 #1 乙\n  丙\n", YamlErrorKind::CommentCuts(text("#1 乙")), (1, 6)),
        ("a: [甲 #1, 乙]\nb: 1\n", YamlErrorKind::CommentCuts(text("#1, 乙]")), (1, 4)),
        ("a: [甲, \"乙\"丙]\n", YamlErrorKind::Brackets, (1, 11)),
    ] {
        let found = faults(typed);
        if found != [(kind.clone(), place)] {
            wrong.push_str(&format!("{typed}  found {found:?}, not {kind:?} at {place:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_yaml_takes_is_no_slip() {
    for text in [
        "a: |2-\n    甲\n",
        "a: > # 折行\n  甲\n",
        "a: |+\n  name：甲\n  \"乙\"丙\n  *丁\n\n- 1\n".replace("\n- 1", "").as_str(),
        "a: \"甲\n  乙: 丙\"\nb: '丁''戊' # 己\n",
        "a: [甲, \"乙: ]\", '丙']\nb: { c: 1,\n  d: [2] }\n",
        "a: &x 甲\nb: *x\n",
        "a: 甲 # 乙: 丙\nb: 10:30\nc: http://甲\n",
        "a:\n  第一行\n  第二行 -3\nb:\n- 1\n-  c: 2\n   d: 3\n",
        "- - 甲\n  - 乙\n- c: 丙\n\n  d: 丁\n",
        "\"a b\": 甲\n'c': 乙\n2023 年: 3\n",
        "a: 甲\n　　乙\n".replace('　', " ").as_str(),
    ] {
        assert_eq!(faults(text), [], "{text}");
    }
}

#[test]
fn every_slip_of_a_file_is_found_in_one_reading() {
    let text = "name: \"菲鹏\"的专利\ngroup：境内\nprofile: |\n  甲\n乙丙。\n\n丁。\ninterview:\n  - q: 问: 答\n    a: |\n      好: 是\n  - q: >500\n    a: %5\n    b: [x\nsource: { title: 甲 }\nquote: @戊\n";
    let lines: Vec<usize> = faults(text).into_iter().map(|(_, (line, _))| line).collect();
    assert_eq!(lines, [1, 2, 5, 9, 12, 13, 14, 16]);
    let (_, tree) = tree(text);
    assert_eq!(tree.holes, ["name", "group", "profile", "interview", "quote"]);
    assert!(tree.root.is_some_and(|root| root.get(&[Step::Key("source".into())]).is_some()));
}

#[test]
fn aliases_of_another_key_are_no_fault_of_a_broken_file() {
    assert_eq!(faults("a: &x 甲\nb: *x\nc: %\n").len(), 1);
}

#[test]
fn lines_of_chinese_join_without_a_blank() {
    for (typed, text) in [
        ("a: 甲\n  乙 丙\n", "甲乙 丙"),
        ("a: >\n  甲，\n  乙\n\n  丙\n", "甲，乙\n丙\n"),
        ("a: \"甲\n  乙\"\n", "甲乙"),
        ("a: 甲\r\n  乙\r\n", "甲乙"),
        ("a: 甲\n  A 乙\n  B\n", "甲 A 乙 B"),
        ("a: AB\n  CD\n", "AB CD"),
        ("a: 甲\n\n  乙\n", "甲\n乙"),
        ("a: |\n  甲\n  乙\n", "甲\n乙\n"),
    ] {
        let (_, root, faults) = read(typed);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(root.expect("a tree").to_json()["a"], Value::from(text), "{typed}");
    }
}

#[test]
fn every_duplicate_key_and_tag_of_a_file_is_named() {
    let found = faults("a: !x 1\na: 2\nb: { c: 1, c: 2 }\nb: !y {}\n");
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn the_first_of_two_keys_counts() {
    let (_, root, _) = read("a: 1\na: 2\n");
    assert_eq!(root.expect("a tree").to_json()["a"], Value::from(1));
}

#[test]
fn nesting_and_aliases_have_limits() {
    let flow = |depth: usize| format!("{}x{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&flow(MAX_DEPTH)).1.is_some());
    assert!(matches!(faults(&flow(MAX_DEPTH + 1))[..], [(YamlErrorKind::TooDeep, _)]));
    let list = |count: usize| "- x\n".repeat(count);
    assert!(read(&list(MAX_NODES - 1)).1.is_some());
    assert!(matches!(faults(&list(MAX_NODES + 1))[..], [(YamlErrorKind::TooMany, _)]));
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (before, here) in ["a", "b", "c", "d", "e", "f"].iter().zip(["b", "c", "d", "e", "f", "g"]) {
        bomb += &format!("{here}: &{here} [{}]\n", [&*format!("*{before}"); 10].join(", "));
    }
    assert!(matches!(faults(&bomb)[..], [(YamlErrorKind::TooMany, _)]));
    let long = format!("a: &a {}\nb:\n{}", "长".repeat(20_000), "  - *a\n".repeat(1000));
    assert!(matches!(faults(&long)[..], [(YamlErrorKind::TooMany, _)]), "long texts weigh more");
}

#[test]
fn aliases_are_read_as_what_they_stand_for() {
    let (_, root, faults) = read("a: &x { b: 甲 }\nc: *x\n");
    assert!(faults.is_empty());
    assert_eq!(root.expect("a tree").to_json()["c"]["b"], Value::from("甲"));
}

#[test]
fn scalars_stay_as_they_were_typed() {
    for (typed, value) in [
        ("12", Value::from(12)),
        ("-3", Value::from(-3)),
        ("0.5", Value::from(0.5)),
        ("true", Value::from(true)),
        ("~", Value::Null),
        ("", Value::Null),
        // These would print otherwise than they were typed.
        ("12.50", Value::from("12.50")),
        ("007", Value::from("007")),
        ("+1", Value::from("+1")),
        ("1e3", Value::from("1e3")),
        ("0x10", Value::from("0x10")),
        (".5", Value::from(".5")),
        ("1_000", Value::from("1_000")),
        ("99999999999999999999", Value::from("99999999999999999999")),
        (".inf", Value::from(".inf")),
        // YAML 1.1 took these for something else.
        ("no", Value::from("no")),
        ("2023-04", Value::from("2023-04")),
        ("12:30", Value::from("12:30")),
        // In quotes everything is text.
        ("\"12\"", Value::from("12")),
        ("'true'", Value::from("true")),
        ("\"~\"", Value::from("~")),
    ] {
        let (_, root, _) = read(&format!("a: {typed}\n"));
        assert_eq!(root.expect("a tree").to_json()["a"], value, "{typed}");
    }
}

/// A part of a scalar is found where it was typed, in every style.
#[test]
fn parts_of_scalars_have_their_own_place() {
    for (text, part, place) in [
        ("a: 甲乙丙\n", "乙", (1, 5)),
        ("a: 甲乙\n  丙丁\n", "丁", (2, 4)),
        ("a: '甲乙'\n", "乙", (1, 6)),
        ("a: \"甲乙\"\n", "乙", (1, 6)),
        ("a: |\n  甲乙\n", "乙", (2, 4)),
        ("a: |\n  重复\n  重复\n\n  丙丁\n", "丁", (5, 4)),
        ("a: |\n\n  甲乙\n", "乙", (3, 4)),
        ("a: |2-\n    甲乙\n   丙\n", "丙", (3, 4)),
        ("a: >\n  甲\n  乙\n", "乙", (3, 3)),
        ("a: |\r\n  甲\r\n  乙丙\r\n", "丙", (3, 4)),
        ("- b: [{ a: 甲 }]\n  a: |\n    乙\n", "乙", (3, 5)),
        // Behind an escape, only the whole scalar is known.
        ("a: \"\\u7532乙\"\n", "乙", (1, 4)),
        ("a: '甲''乙丙'\n", "丙", (1, 4)),
    ] {
        let (sources, root, _) = read(text);
        let root = root.expect("a tree");
        let first = [Step::Index(0), Step::Key("a".into())];
        let node = root.get(&first).or_else(|| root.get(&first[1..])).expect("the scalar");
        let Kind::Scalar { text: scalar, .. } = &node.kind else { panic!("a scalar") };
        let at = scalar.find(part).expect("the part");
        let source = sources.get(0).expect("the file");
        let span = source.part(node.span, scalar, at..at + part.len());
        assert_eq!(source.line_column(span.start), place, "{part} in {text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    /// Every visible character of a block scalar is found where it was typed, however often it occurs.
    #[test]
    fn every_character_of_a_block_has_its_own_place(lines in proptest::collection::vec("甲[甲乙a#:'\"\\\\ -]{0,5}甲", 1..6)) {
        let (sources, root, faults) = read(&format!("- a: |\n    {}\n", lines.join("\n\n    ")));
        proptest::prop_assert!(faults.is_empty());
        let root = root.expect("a tree");
        let node = root.get(&[Step::Index(0), Step::Key("a".into())]).expect("the scalar");
        let Kind::Scalar { text, .. } = &node.kind else { panic!("a scalar") };
        let source = sources.get(0).expect("the file");
        let mut before = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let span = source.part(node.span, text, at..at + c.len_utf8());
            proptest::prop_assert_eq!(&source.text()[span.start as usize..span.end as usize], c.to_string());
            proptest::prop_assert!(span.start >= before, "in order");
            before = span.end;
        }
    }
}

#[test]
fn a_part_of_two_lines_spans_both() {
    let (sources, root, _) = read("a: |\n  甲乙\n  丙丁\n");
    let root = root.expect("a tree");
    let node = root.get(&[Step::Key("a".into())]).expect("the scalar");
    let Kind::Scalar { text, .. } = &node.kind else { panic!("a scalar") };
    let source = sources.get(0).expect("the file");
    let span = source.part(node.span, text, "甲".len().."甲乙\n丙".len());
    assert_eq!(&source.text()[span.start as usize..span.end as usize], "乙\n  丙");
    assert_eq!(source.part(node.span, text, 1..2), node.span, "not between two characters");
}
