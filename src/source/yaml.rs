//! YAML as a tree that knows where each key and value stands.
//!
//! Scalars keep the text that was typed: `12.50` stays `12.50`. The tree is what spans are looked up
//! in; the typed view of a file is made from [`Node::to_value`] by `serde_yaml`.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use serde_yaml::Value;

use super::{Source, Span};

/// Deepest nesting of lists and maps a file may have.
pub const MAX_DEPTH: usize = 48;
/// Most values a file may have once its aliases are expanded.
pub const MAX_NODES: usize = 100_000;

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where the value stands: the scalar's characters, or from the first to the last child.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of YAML value that a book can hold.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A scalar, as typed; `block` for `|` and `>` scalars, `plain` when it had no quotes.
    Scalar {
        /// The text after YAML's unescaping.
        text: String,
        /// How it was written.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A map, in file order. Keys are text.
    Mapping(Vec<(Key, Node)>),
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// A block scalar: `|` or `>`.
    Block,
}

/// A key of a map.
#[derive(Debug, Clone)]
pub struct Key {
    /// Where the key stands.
    pub span: Span,
    /// The key's text.
    pub text: String,
}

/// What is wrong with a file as YAML.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: FaultKind,
}

/// The kinds of [`Fault`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The scanner's own words.
    Syntax(String),
    /// A tab where YAML wants spaces.
    Tab,
    /// A key that stands twice in one map.
    DuplicateKey(String),
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// More than [`MAX_NODES`] values.
    TooMany,
    /// Nothing but comments.
    Empty,
    /// A second `---` document.
    SecondDocument,
    /// A YAML tag such as `!include`.
    Tag,
    /// A key that is a list or a map.
    ComplexKey,
}

impl Node {
    /// The node at `path`, a list of keys and indices.
    pub fn get(&self, path: &[Step]) -> Option<&Node> {
        path.iter().try_fold(self, |node, step| match (&node.kind, step) {
            (Kind::Mapping(entries), Step::Key(key)) => {
                entries.iter().find(|(k, _)| k.text == *key).map(|(_, value)| value)
            }
            (Kind::Sequence(items), Step::Index(index)) => items.get(*index),
            _ => None,
        })
    }

    /// The key of a map's entry.
    pub fn key(&self, name: &str) -> Option<&Key> {
        match &self.kind {
            Kind::Mapping(entries) => entries.iter().map(|(key, _)| key).find(|key| key.text == name),
            _ => None,
        }
    }

    /// The value for typed reading. A plain scalar becomes a number only when the number prints
    /// exactly as it was typed; everything else but `true`, `false` and null stays text.
    pub fn to_value(&self) -> Value {
        match &self.kind {
            Kind::Scalar { text, style: Style::Plain } => plain_value(text),
            Kind::Scalar { text, .. } => Value::String(text.clone()),
            Kind::Sequence(items) => Value::Sequence(items.iter().map(Node::to_value).collect()),
            Kind::Mapping(entries) => Value::Mapping(
                entries
                    .iter()
                    .map(|(key, value)| (Value::String(key.text.clone()), value.to_value()))
                    .collect(),
            ),
        }
    }

    /// The place of the bytes `start..end` of a scalar's text. Exact unless escapes in quotes stand before it; else the
    /// whole scalar.
    pub fn sub_span(&self, source: &Source, start: usize, end: usize) -> Span {
        let Kind::Scalar { text, style } = &self.kind else { return self.span };
        let written = source.text().get(self.span.start as usize..self.span.end as usize);
        let found = written.and_then(|written| {
            let open = usize::from(*style == Style::Quoted);
            let part = written_at(text, written.get(open..)?, start, end)?;
            Some((open + part.start, open + part.end))
        });
        let place = |(from, to): (usize, usize)| Span {
            start: self.span.start + from as u32,
            end: self.span.start + to as u32,
            ..self.span
        };
        found.map_or(self.span, place)
    }
}

/// Where the bytes `start..end` of a scalar's text stand in the file. YAML's folding and indentation move only blanks,
/// so all other characters follow one another in both; where they differ, an escape stands before the part.
fn written_at(text: &str, written: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let solid = |(_, c): &(usize, char)| !c.is_whitespace();
    let mut found: Option<Range<usize>> = None;
    for ((at, c), (place, w)) in text.char_indices().filter(solid).zip(written.char_indices().filter(solid)) {
        if at >= end {
            break;
        }
        if c != w {
            return None;
        }
        if at >= start {
            let from = found.as_ref().map_or(place, |found| found.start);
            found = Some(from..place + w.len_utf8());
        }
    }
    found
}

/// A scalar without quotes under YAML 1.2's core schema, as far as it prints back unchanged.
fn plain_value(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    if let Ok(number) = text.parse::<i64>()
        && number.to_string() == text
    {
        return Value::Number(number.into());
    }
    if let Ok(number) = text.parse::<f64>()
        && number.is_finite()
        && number.to_string() == text
    {
        return Value::Number(number.into());
    }
    Value::String(text.to_owned())
}

/// One step of a path into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into a map.
    Key(String),
    /// Into a list.
    Index(usize),
}

/// `/interview/0/q`, as in JSON Pointer (RFC 6901).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// This path and one key more.
    pub fn key(&self, key: &str) -> Path {
        self.with(Step::Key(key.to_owned()))
    }

    /// This path and one index more.
    pub fn index(&self, index: usize) -> Path {
        self.with(Step::Index(index))
    }

    fn with(&self, step: Step) -> Path {
        Path(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|step| match step {
            Step::Key(key) => write!(f, "/{key}"),
            Step::Index(index) => write!(f, "/{index}"),
        })
    }
}

/// Parses the file `file`. Duplicate keys and tags are reported together with the tree; the other faults leave
/// no tree.
pub fn parse(source: &Source, file: u32) -> (Option<Node>, Vec<Fault>) {
    let mut builder = Builder { source, file, anchors: HashMap::new(), count: 0, faults: Vec::new() };
    let root = builder.document();
    if let Err(fault) = &root {
        builder.faults.push(fault.clone());
    }
    (root.ok(), builder.faults)
}

struct Builder<'a> {
    source: &'a Source,
    file: u32,
    anchors: HashMap<usize, Node>,
    count: usize,
    faults: Vec<Fault>,
}

type Events<'a> = Parser<'a, saphyr_parser::StrInput<'a>>;

impl<'a> Builder<'a> {
    fn document(&mut self) -> Result<Node, Fault> {
        let mut events = Parser::new_from_str(self.source.text());
        let mut root = None;
        loop {
            let (event, span) = self.next(&mut events)?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(Fault { span, kind: FaultKind::SecondDocument });
                }
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
                event => root = Some(self.node(&mut events, event, span, 0)?),
            }
        }
        let whole = Span { file: self.file, start: 0, end: 0 };
        match root {
            Some(Node { kind: Kind::Scalar { ref text, style: Style::Plain }, .. })
                if text.is_empty() || text == "~" =>
            {
                Err(Fault { span: whole, kind: FaultKind::Empty })
            }
            Some(root) => Ok(root),
            None => Err(Fault { span: whole, kind: FaultKind::Empty }),
        }
    }

    fn next(&self, events: &mut Events<'a>) -> Result<(Event<'a>, Span), Fault> {
        match events.next_event() {
            Some(Ok((event, span))) => Ok((event, self.span(span.start, span.end))),
            Some(Err(error)) => Err(self.syntax(&error)),
            None => Ok((Event::StreamEnd, Span { file: self.file, start: 0, end: 0 })),
        }
    }

    fn span(&self, start: saphyr_parser::Marker, end: saphyr_parser::Marker) -> Span {
        let start = self.source.offset(start.line(), start.col());
        Span { file: self.file, start, end: self.source.offset(end.line(), end.col()).max(start) }
    }

    fn syntax(&self, error: &ScanError) -> Fault {
        let span = self.span(*error.marker(), *error.marker());
        let (line, _) = self.source.line_column(span.start);
        // The scanner names the value before a line that a tab indents.
        let next = line + usize::from(error.info().contains("tab"));
        let tab = (line..=next).find_map(|line| {
            let indent = self.source.line(line).chars().take_while(|c| c.is_whitespace());
            indent.collect::<String>().find('\t').map(|at| self.source.offset(line, at))
        });
        match tab {
            Some(start) => {
                Fault { span: Span { file: self.file, start, end: start + 1 }, kind: FaultKind::Tab }
            }
            None => Fault { span, kind: FaultKind::Syntax(error.info().to_owned()) },
        }
    }

    fn node(
        &mut self,
        events: &mut Events<'a>,
        event: Event<'a>,
        span: Span,
        depth: usize,
    ) -> Result<Node, Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault { span, kind: FaultKind::TooDeep });
        }
        self.count += 1;
        if self.count > MAX_NODES {
            return Err(Fault { span, kind: FaultKind::TooMany });
        }
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.reject_tag(tag.is_some(), span);
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                (Node { span, kind: Kind::Scalar { text: text.into_owned(), style } }, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.reject_tag(tag.is_some(), span);
                let mut items = Vec::new();
                let end = loop {
                    let (event, at) = self.next(events)?;
                    if let Event::SequenceEnd | Event::StreamEnd = event {
                        break at;
                    }
                    items.push(self.node(events, event, at, depth + 1)?);
                };
                let end = items.last().map_or(end.end, |node| node.span.end);
                (Node { span: Span { end, ..span }, kind: Kind::Sequence(items) }, anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.reject_tag(tag.is_some(), span);
                let entries = self.mapping(events, depth)?;
                let start = entries.first().map_or(span.start, |(key, _)| key.span.start);
                let end = entries.last().map_or(span.end, |(_, node)| node.span.end);
                (Node { span: Span { start, end, ..span }, kind: Kind::Mapping(entries) }, anchor)
            }
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor).cloned() else {
                    return Err(Fault { span, kind: FaultKind::Syntax("unknown alias".into()) });
                };
                self.count += size(&node);
                if self.count > MAX_NODES {
                    return Err(Fault { span, kind: FaultKind::TooMany });
                }
                return Ok(node);
            }
            _ => return Err(Fault { span, kind: FaultKind::Syntax("unexpected end of the file".into()) }),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn mapping(&mut self, events: &mut Events<'a>, depth: usize) -> Result<Vec<(Key, Node)>, Fault> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut known = HashSet::new();
        loop {
            let (event, span) = self.next(events)?;
            let key = match event {
                Event::MappingEnd | Event::StreamEnd => return Ok(entries),
                Event::Scalar(text, ..) => Key { span, text: text.into_owned() },
                _ => return Err(Fault { span, kind: FaultKind::ComplexKey }),
            };
            let (event, at) = self.next(events)?;
            let value = self.node(events, event, at, depth + 1)?;
            if !known.insert(key.text.clone()) {
                self.faults.push(Fault { span: key.span, kind: FaultKind::DuplicateKey(key.text) });
            } else {
                entries.push((key, value));
            }
        }
    }

    fn reject_tag(&mut self, tagged: bool, span: Span) {
        if tagged {
            self.faults.push(Fault { span, kind: FaultKind::Tag });
        }
    }
}

/// Number of values in a tree.
fn size(node: &Node) -> usize {
    1 + match &node.kind {
        Kind::Scalar { .. } => 0,
        Kind::Sequence(items) => items.iter().map(size).sum(),
        Kind::Mapping(entries) => entries.iter().map(|(_, value)| size(value)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sources;
    use super::*;

    fn read(text: &str) -> (Sources, Option<Node>, Vec<Fault>) {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let (root, faults) = parse(sources.get(file).expect("just added"), file);
        (sources, root, faults)
    }

    /// Every fault with the line and column where it is.
    fn faults(text: &str) -> Vec<(FaultKind, (usize, usize))> {
        let (sources, _, faults) = read(text);
        let source = sources.get(0).expect("the file");
        faults.into_iter().map(|fault| (fault.kind, source.line_column(fault.span.start))).collect()
    }

    #[test]
    fn faults_are_named_where_they_are() {
        for (text, kind, place) in [
            ("", FaultKind::Empty, (1, 1)),
            ("# 只有注释\n", FaultKind::Empty, (1, 1)),
            ("~\n", FaultKind::Empty, (1, 1)),
            ("甲: 1\n\t乙: 2\n", FaultKind::Tab, (2, 1)),
            ("甲:\n  乙: 1\n \t丙: 2\n", FaultKind::Tab, (3, 2)),
            ("甲: 1\n乙: 2\n甲: 3\n", FaultKind::DuplicateKey("甲".into()), (3, 1)),
            ("甲: 1\n---\n乙: 2\n", FaultKind::SecondDocument, (2, 1)),
            ("甲: !!binary 乙\n", FaultKind::Tag, (1, 4)),
            ("[甲]: 乙\n", FaultKind::ComplexKey, (1, 1)),
            ("? {甲: 1}\n: 乙\n", FaultKind::ComplexKey, (1, 3)),
        ] {
            assert_eq!(faults(text), [(kind, place)], "{text}");
        }
    }

    #[test]
    fn syntax_errors_have_the_scanners_words() {
        for (text, place) in
            [("甲: \"乙\n", (1, 4)), ("甲: 乙: 丙\n", (1, 5)), ("甲: *乙\n", (1, 4)), ("- 甲\n乙\n", (3, 1))]
        {
            let found = faults(text);
            assert!(
                matches!(found.as_slice(), [(FaultKind::Syntax(words), at)] if !words.is_empty() && *at == place),
                "{text} {found:?}"
            );
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
        assert_eq!(root.expect("a tree").to_value()["a"], Value::from(1));
    }

    #[test]
    fn nesting_and_aliases_have_limits() {
        let flow = |depth: usize| format!("{}x{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&flow(MAX_DEPTH)).1.is_some());
        assert!(matches!(faults(&flow(MAX_DEPTH + 1))[..], [(FaultKind::TooDeep, _)]));
        let list = |count: usize| "- x\n".repeat(count);
        assert!(read(&list(MAX_NODES - 1)).1.is_some());
        assert!(matches!(faults(&list(MAX_NODES + 1))[..], [(FaultKind::TooMany, _)]));
        let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (before, here) in ["a", "b", "c", "d", "e", "f"].iter().zip(["b", "c", "d", "e", "f", "g"]) {
            bomb += &format!("{here}: &{here} [{}]\n", [&*format!("*{before}"); 10].join(", "));
        }
        assert!(matches!(faults(&bomb)[..], [(FaultKind::TooMany, _)]));
    }

    #[test]
    fn aliases_are_read_as_what_they_stand_for() {
        let (_, root, faults) = read("a: &x { b: 甲 }\nc: *x\n");
        assert!(faults.is_empty());
        assert_eq!(root.expect("a tree").to_value()["c"]["b"], Value::from("甲"));
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
            assert_eq!(root.expect("a tree").to_value()["a"], value, "{typed}");
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
            let span = node.sub_span(source, at, at + part.len());
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
                let span = node.sub_span(source, at, at + c.len_utf8());
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
        let source = sources.get(0).expect("the file");
        let span = node.sub_span(source, "甲".len(), "甲乙\n丙".len());
        assert_eq!(&source.text()[span.start as usize..span.end as usize], "乙\n  丙");
        assert_eq!(node.sub_span(source, 1, 2), node.span, "not between two characters");
    }
}
