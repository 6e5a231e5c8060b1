//! From text to tree.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::fault::{YamlError, YamlErrorKind};
use super::slips::{self, Slip};
use super::{Key, Kind, Node, Style};
use crate::bounds::widened_count;
use crate::source::{Source, Sources, Span, is_han};

/// Deepest nesting of lists and maps a file may have.
pub const MAX_DEPTH: usize = 48;
/// Most values a file may have once its aliases are expanded. A long text counts once more for every [`WEIGHT`] bytes.
pub const MAX_NODES: usize = 100_000;
/// Bytes of a text that weigh as much as a value.
const WEIGHT: usize = 256;

/// A file as far as it could be read.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The tree of what could be read.
    pub root: Option<Node>,
    /// What is wrong with the file, in its order.
    pub faults: Vec<YamlError>,
    /// The top-level keys whose values could not be read, and are missing in the tree.
    pub holes: Vec<String>,
}

/// Parses the file `file`. Where YAML breaks off, reading goes on at the next line that can be told apart, and the rest of the
/// file is read from the next top-level key on.
pub fn parse(source: &Source, file: u32) -> Tree {
    let mut whole = Builder::new(source, file, 0..source.text().len());
    let root = whole.document();
    let mut tree = match root {
        Ok(root) => {
            whole.unused_anchors();
            let lines: Vec<&str> = source.text().split('\n').collect();
            let silent = slips::silent(&lines).into_iter().map(|slip| fault_of(slip, 1, source, file));
            let mut tree = Tree { root: Some(root), faults: silent.collect(), holes: Vec::new() };
            tree.cut();
            tree.faults.append(&mut whole.faults);
            tree
        }
        Err(YamlError {
            kind:
                YamlErrorKind::TooDeep
                | YamlErrorKind::TooMany
                | YamlErrorKind::Empty
                | YamlErrorKind::SecondDocument,
            ..
        }) => {
            let faults = whole.faults.into_iter().chain(root.err()).collect();
            Tree { root: None, faults, holes: Vec::new() }
        }
        Err(first) => recover(source, file, first),
    };
    tree.faults.sort_by_key(|fault| fault.span);
    tree
}

impl Tree {
    /// Takes the top-level entries with faults out of the tree: what YAML made of them is not what was meant.
    fn cut(&mut self) {
        let Some(Node { kind: Kind::Mapping(entries), .. }) = &mut self.root else { return };
        let starts: Vec<u32> = entries.iter().map(|(key, _)| key.span.start).collect();
        let entry_of =
            |fault: &YamlError| starts.partition_point(|start| *start <= fault.span.start).checked_sub(1);
        // A line that is not indented as it should be was cut off from the entry before.
        let before = |fault: &YamlError| {
            let cut_off = matches!(fault.kind, YamlErrorKind::Blank(_) | YamlErrorKind::Tab);
            entry_of(fault).filter(|_| cut_off)?.checked_sub(1)
        };
        let faults = self.faults.iter();
        let broken: BTreeSet<usize> =
            faults.flat_map(|fault| entry_of(fault).into_iter().chain(before(fault))).collect();
        for at in broken.into_iter().rev() {
            self.holes.push(entries.remove(at).0.text);
        }
    }
}

fn fault_of(slip: Slip, first_line: usize, source: &Source, file: u32) -> YamlError {
    let start = source.offset(first_line + slip.line, 0);
    let [start, end] = [slip.columns.start, slip.columns.end].map(|column| start + column as u32);
    YamlError { span: Span { file, start, end }, kind: slip.kind }
}

/// Reads a broken file key by key.
fn recover(source: &Source, file: u32, first: YamlError) -> Tree {
    let lines: Vec<&str> = source.text().split_inclusive('\n').collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|at| top_level_key(lines[*at]).is_some()).collect();
    let mut tree = Tree { root: None, faults: Vec::new(), holes: Vec::new() };
    let mut entries: Vec<(Key, Node)> = Vec::new();
    let mut known = HashSet::new();
    let bounds =
        std::iter::once(0).chain(starts.iter().copied()).zip(starts.iter().copied().chain([lines.len()]));
    for (from, to) in bounds.filter(|(from, to)| from < to) {
        let blank = |line: &&str| {
            line.trim().is_empty() || line.trim_start().starts_with('#') || line.trim_end() == "---"
        };
        if lines[from..to].iter().all(blank) {
            continue;
        }
        let start = source.offset(from + 1, 0) as usize;
        let end = if to == lines.len() { source.text().len() } else { source.offset(to + 1, 0) as usize };
        let own: Vec<&str> = lines[from..to].iter().map(|line| line.trim_end_matches('\n')).collect();
        let silent = slips::silent(&own);
        let mut part = Builder::new(source, file, start..end);
        match part.document() {
            // YAML takes it, for something else than was meant.
            Ok(Node { kind: Kind::Mapping(_), .. }) if !silent.is_empty() => {
                tree.holes.extend(top_level_key(lines[from]).map(str::to_owned));
                tree.faults.extend(silent.into_iter().map(|slip| fault_of(slip, from + 1, source, file)));
            }
            Ok(Node { kind: Kind::Mapping(own), .. }) => {
                tree.faults.append(&mut part.faults);
                for (key, value) in own {
                    if !known.insert(key.text.clone()) {
                        tree.faults
                            .push(YamlError { span: key.span, kind: YamlErrorKind::DuplicateKey(key.text) });
                    } else {
                        entries.push((key, value));
                    }
                }
            }
            found => {
                tree.holes.extend(top_level_key(lines[from]).map(str::to_owned));
                // What is not a map by itself is text that belongs to nothing.
                let unreadable = found.map_or_else(
                    |fault| fault,
                    |node| YamlError { span: node.span, kind: YamlErrorKind::Unindented },
                );
                tree.faults.extend(mend(&lines[from..to], from, unreadable, source, file));
            }
        }
    }
    if tree.faults.is_empty() {
        tree.faults.push(first);
    }
    if let (Some((first, _)), Some((_, last))) = (entries.first(), entries.last()) {
        let span = Span { file, start: first.span.start, end: last.span.end };
        tree.root = Some(Node { span, kind: Kind::Mapping(entries) });
    }
    tree
}

/// The key of a line that begins an entry of a file's outermost map, even if its colon is mistyped.
fn top_level_key(line: &str) -> Option<&str> {
    let line = line.trim_end();
    if line.starts_with([' ', '\t', '#', '-', '\u{3000}', '\u{A0}']) {
        return None;
    }
    slips::key(line).filter(|length| *length > 0).map(|length| &line[..length]).or_else(|| {
        let name =
            line.split([':', '：']).next().filter(|name| name.len() < line.len() && slips::is_name(name))?;
        (!line[name.len()..].starts_with("://")).then_some(name)
    })
}

/// Most faults that are looked for in the value of one key.
const MAX_FAULTS: usize = 20;

/// What is wrong in the lines of one entry: each slip is mended, and the entry read again. What is not a known slip ends the
/// search, as everything after it may only follow from it.
fn mend(lines: &[&str], before: usize, unreadable: YamlError, source: &Source, file: u32) -> Vec<YamlError> {
    let mut lines: Vec<String> =
        lines.iter().map(|line| line.trim_end_matches(['\r', '\n']).to_owned()).collect();
    let mut mended = Vec::new();
    let mut faults = Vec::new();
    let mut unreadable = unreadable;
    let anchors = |name: &str| source.text().contains(&format!("&{name}"));
    while faults.len() < MAX_FAULTS {
        match &unreadable.kind {
            YamlErrorKind::ComplexKey => {
                faults.push(unreadable);
                return faults;
            }
            // The anchor stands under another key.
            YamlErrorKind::Reserved(alias) if alias.strip_prefix('*').is_some_and(anchors) => return faults,
            _ => {}
        }
        match slips::first_fault(&lines, &anchors) {
            Some(slip) if !mended.contains(&slip.line) => {
                let at = slip.line;
                for (place, line) in lines[at..].iter_mut().zip(&slip.mended) {
                    place.clone_from(line);
                }
                mended.extend(at..at + slip.mended.len());
                faults.push(fault_of(slip, before + 1, source, file));
            }
            _ => {
                let (line, _) = source.line_column(unreadable.span.start);
                if !mended.contains(&(line.saturating_sub(before + 1))) {
                    faults.push(unreadable);
                }
                return faults;
            }
        }
        let mut sources = Sources::default();
        let own = sources.add("", lines.join("\n"));
        let Some(text) = sources.get(own) else { return faults };
        let mut part = Builder::new(text, file, 0..text.text().len());
        match part.document() {
            Ok(_) => return faults,
            Err(fault) => {
                // The place in the text as it was typed.
                let (line, column) = text.line_column(fault.span.start);
                let start = source.offset(before + line, column - 1);
                unreadable = YamlError { span: Span { file, start, end: start }, kind: fault.kind };
            }
        }
    }
    faults
}

/// Builds the tree of a part of a file that begins with a line.
struct Builder<'a> {
    source: &'a Source,
    file: u32,
    part: Range<usize>,
    /// How many lines stand before the part.
    before: usize,
    anchors: BTreeMap<usize, Node>,
    aliased: HashSet<usize>,
    count: usize,
    faults: Vec<YamlError>,
}

type Events<'a> = Parser<'a, saphyr_parser::StrInput<'a>>;

impl<'a> Builder<'a> {
    fn new(source: &'a Source, file: u32, part: Range<usize>) -> Builder<'a> {
        let (line, _) = source.line_column(part.start as u32);
        Builder {
            source,
            file,
            part,
            before: line - 1,
            anchors: BTreeMap::new(),
            aliased: HashSet::new(),
            count: 0,
            faults: Vec::new(),
        }
    }

    fn document(&mut self) -> Result<Node, YamlError> {
        let mut events = Parser::new_from_str(self.source.text().get(self.part.clone()).unwrap_or_default());
        let mut root = None;
        loop {
            let (event, span) = self.next(&mut events)?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(YamlError { span, kind: YamlErrorKind::SecondDocument });
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
                Err(YamlError { span: whole, kind: YamlErrorKind::Empty })
            }
            Some(root) => Ok(root),
            None => Err(YamlError { span: whole, kind: YamlErrorKind::Empty }),
        }
    }

    fn next(&self, events: &mut Events<'a>) -> Result<(Event<'a>, Span), YamlError> {
        match events.next_event() {
            Some(Ok((event, span))) => Ok((event, self.span(span.start, span.end))),
            Some(Err(error)) => Err(self.syntax(&error)),
            None => Ok((Event::StreamEnd, Span { file: self.file, start: 0, end: 0 })),
        }
    }

    fn span(&self, start: saphyr_parser::Marker, end: saphyr_parser::Marker) -> Span {
        let start = self.source.offset(self.before + start.line(), start.col());
        let end = self.source.offset(self.before + end.line(), end.col());
        Span { file: self.file, start, end: end.max(start) }
    }

    fn syntax(&self, error: &ScanError) -> YamlError {
        let span = self.span(*error.marker(), *error.marker());
        let (line, _) = self.source.line_column(span.start);
        // The scanner names the value before a line that a tab indents.
        let next = line + usize::from(error.info().contains("tab"));
        let tab = (line..=next).find_map(|line| {
            let indent = self.source.line(line).chars().take_while(|c| c.is_whitespace());
            indent.collect::<String>().find('\t').map(|at| self.source.offset(line, at))
        });
        let kind = match tab {
            Some(start) => {
                return YamlError {
                    span: Span { file: self.file, start, end: start + 1 },
                    kind: YamlErrorKind::Tab,
                };
            }
            // The name of an alias to nothing.
            None if error.info().contains("unknown anchor") => {
                let rest = self.source.text().get(span.start as usize..).unwrap_or_default();
                let name = rest.chars().take_while(|c| !c.is_whitespace() && !"[]{},".contains(*c));
                YamlErrorKind::Reserved(name.collect())
            }
            None => kind_of(error.info(), self.source.line(line)),
        };
        YamlError { span, kind }
    }

    /// Text behind `&` that YAML takes for the name of an anchor. A list or a map may have a name that nobody uses; a text
    /// that begins with one has lost it.
    fn unused_anchors(&mut self) {
        for (id, node) in &self.anchors {
            let unused = matches!(node.kind, Kind::Scalar { .. }) && !self.aliased.contains(id);
            let before = self.source.text().get(..node.span.end as usize).unwrap_or_default();
            if let Some(start) = before.rfind('&').filter(|_| unused) {
                let name: String =
                    self.source.text()[start..].chars().take_while(|c| !c.is_whitespace()).collect();
                let span = Span { file: self.file, start: start as u32, end: (start + name.len()) as u32 };
                self.faults.push(YamlError { span, kind: YamlErrorKind::Anchor(name) });
            }
        }
    }

    fn node(
        &mut self,
        events: &mut Events<'a>,
        event: Event<'a>,
        span: Span,
        depth: usize,
    ) -> Result<Node, YamlError> {
        if depth > MAX_DEPTH {
            return Err(YamlError { span, kind: YamlErrorKind::TooDeep });
        }
        self.count += 1;
        if self.count > widened_count(MAX_NODES) {
            return Err(YamlError { span, kind: YamlErrorKind::TooMany });
        }
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.reject_tag(tag.is_some(), span);
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                let text = self.unfolded(text.into_owned(), span, style);
                self.count += text.len() / WEIGHT;
                (Node { span, kind: Kind::Scalar { text, style } }, anchor)
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
                    return Err(YamlError { span, kind: YamlErrorKind::Other });
                };
                self.aliased.insert(anchor);
                self.count += size(&node);
                if self.count > widened_count(MAX_NODES) {
                    return Err(YamlError { span, kind: YamlErrorKind::TooMany });
                }
                return Ok(node);
            }
            _ => return Err(YamlError { span, kind: YamlErrorKind::Other }),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn mapping(&mut self, events: &mut Events<'a>, depth: usize) -> Result<Vec<(Key, Node)>, YamlError> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut known = HashSet::new();
        loop {
            let (event, span) = self.next(events)?;
            let key = match event {
                Event::MappingEnd | Event::StreamEnd => return Ok(entries),
                Event::Scalar(text, ..) => Key { span, text: text.into_owned() },
                _ => return Err(YamlError { span, kind: YamlErrorKind::ComplexKey }),
            };
            let (event, at) = self.next(events)?;
            let mut value = self.node(events, event, at, depth + 1)?;
            // What was left empty has no extent; its key has.
            if value.span.start >= value.span.end {
                value.span = key.span;
            }
            if !known.insert(key.text.clone()) {
                self.faults.push(YamlError { span: key.span, kind: YamlErrorKind::DuplicateKey(key.text) });
            } else {
                entries.push((key, value));
            }
        }
    }

    /// A text without the blanks that YAML puts in place of line breaks between Han characters, which Chinese does not have
    /// (clreq §3.1).
    fn unfolded(&self, text: String, span: Span, style: Style) -> String {
        let written = self.source.text().get(span.start as usize..span.end as usize).unwrap_or_default();
        if !written.contains('\n') || !text.contains(' ') {
            return text;
        }
        let written = if style == Style::Quoted { written.get(1..).unwrap_or_default() } else { written };
        joined(&text, written).unwrap_or(text)
    }

    fn reject_tag(&mut self, tagged: bool, span: Span) {
        if tagged {
            self.faults.push(YamlError { span, kind: YamlErrorKind::Tag });
        }
    }
}

/// `None` where the text is not what is written but for its blanks.
fn joined(text: &str, written: &str) -> Option<String> {
    let blank = |text: &str| text.len() - text.trim_start().len();
    let mut out = String::with_capacity(text.len());
    let (mut text, mut written) = (text, written.trim_start());
    while let Some(c) = text.chars().next() {
        let (own, there) = (blank(text), blank(written));
        if own > 0 {
            let folded = &text[..own] == " " && written[..there].matches('\n').count() == 1;
            let han = |c: Option<char>| c.is_some_and(is_han);
            if !(folded && han(out.chars().next_back()) && han(text[own..].chars().next())) {
                out.push_str(&text[..own]);
            }
            (text, written) = (&text[own..], &written[there..]);
        } else if written.starts_with(c) {
            out.push(c);
            (text, written) = (&text[c.len_utf8()..], &written[c.len_utf8()..]);
        } else {
            return None;
        }
    }
    Some(out)
}

/// What the scanner's words mean for an editor, about a line. They are English and speak of tokens, so they are not passed on.
fn kind_of(words: &str, line: &str) -> YamlErrorKind {
    let says = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if says(&["flow", "misplaced bracket", "trailing content"]) {
        YamlErrorKind::Brackets
    } else if says(&["indent", "block mapping", "block collection", "block sequence"]) {
        YamlErrorKind::Indentation
    } else if says(&["mapping values"]) {
        YamlErrorKind::Colon(line.trim().to_owned())
    } else if says(&["recursion limit"]) {
        YamlErrorKind::TooDeep
    } else if says(&["simple key"]) {
        YamlErrorKind::Unindented
    } else {
        YamlErrorKind::Other
    }
}

/// What a tree weighs, in values.
fn size(node: &Node) -> usize {
    1 + match &node.kind {
        Kind::Scalar { text, .. } => text.len() / WEIGHT,
        Kind::Sequence(items) => items.iter().map(size).sum(),
        Kind::Mapping(entries) => entries.iter().map(|(_, value)| size(value)).sum(),
    }
}

#[cfg(test)]
mod tests;
