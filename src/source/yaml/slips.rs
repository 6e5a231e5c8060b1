//! What editors type that YAML reads otherwise, or not at all: found line by line, with the line as it would have to be for
//! what follows to be read.
//!
//! The scan knows just enough of block structure to leave alone what is text: block scalars, the following lines of plain and
//! quoted scalars, brackets, comments. A slip that always breaks a file is looked for only in one that is broken
//! ([`first_fault`]); those that YAML reads as something else without a word are looked for in every file ([`silent`]).

use std::ops::Range;

use super::fault::YamlErrorKind;

/// A slip on one line.
#[derive(Debug, Clone)]
pub(super) struct Slip {
    /// Index of the line.
    pub line: usize,
    /// Its bytes within the line.
    pub columns: Range<usize>,
    /// What is wrong.
    pub kind: YamlErrorKind,
    /// Other lines in place of the first ones from here, so that what follows can be read.
    pub mended: Vec<String>,
}

/// The first slip of a text that YAML does not take. `anchors` tells whether an anchor of that name stands anywhere.
pub(super) fn first_fault<S: AsRef<str>>(lines: &[S], anchors: &dyn Fn(&str) -> bool) -> Option<Slip> {
    Scan { lines, broken: Some(anchors), levels: Vec::new(), opened: None }.run().into_iter().next()
}

/// The slips of a text that YAML takes for something else without a word.
pub(super) fn silent<S: AsRef<str>>(lines: &[S]) -> Vec<Slip> {
    Scan { lines, broken: None, levels: Vec::new(), opened: None }.run()
}

/// A line of block structure.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// The column of its first character behind the indentation: a dash, a key, or text.
    indent: usize,
    /// The column of its key, or of its text if it has none.
    column: usize,
    dashes: usize,
    /// The end of its key, if it has one.
    key_end: Option<usize>,
    /// Where its value starts; the length of the line if it has none.
    value: usize,
    /// The indentation that what belongs to the value must exceed.
    parent: usize,
}

impl Entry {
    fn new(line: &str) -> Entry {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let (mut column, mut dashes) = (indent, 0);
        while line[column..].starts_with("- ") || &line[column..] == "-" {
            let rest = &line[column + 1..];
            column += 1 + rest.len() - rest.trim_start_matches(' ').len();
            dashes += 1;
        }
        let key_end = key(&line[column..]).map(|length| column + length);
        let value = key_end.map_or(column, |end| {
            let rest = line[end..].find(':').map_or(line.len(), |colon| end + colon + 1);
            rest + line[rest..].len() - line[rest..].trim_start_matches(' ').len()
        });
        let parent = if key_end.is_none() && dashes > 0 { indent } else { column };
        Entry { indent, column, dashes, key_end, value, parent }
    }

    fn is_text(&self) -> bool {
        self.dashes == 0 && self.key_end.is_none()
    }
}

/// The length of the key that a text starts with: what stands before a colon and a blank or the end of the line.
pub(super) fn key(text: &str) -> Option<usize> {
    let end = match text.chars().next()? {
        quote @ ('"' | '\'') => closing(text, quote)? + 1,
        '[' | '{' | '}' | ']' | '|' | '>' | '@' | '%' | '`' | '#' | ',' => return None,
        _ => {
            let colon = text.match_indices(':').map(|(at, _)| at).find(|at| is_colon(&text[*at..]))?;
            return (!text[..colon].contains(" #")).then(|| text[..colon].trim_end().len());
        }
    };
    is_colon(text[end..].trim_start_matches(' ')).then_some(end)
}

/// Whether a text starts with a colon that ends a key.
fn is_colon(text: &str) -> bool {
    text.strip_prefix(':').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// A key as the formats of a book have them.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '_'))
}

/// Where the quote that a text starts with closes.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => {
                chars.next();
            }
            '\'' if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') => {
                chars.next();
            }
            c if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}

/// The first escape of a text in double quotes that YAML does not have.
fn unknown_escape(text: &str) -> Option<Range<usize>> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == '\\'
            && let Some((_, escaped)) = chars.next()
            && !"0abt\tnvfre \"/\\N_LPxuU\n".contains(escaped)
        {
            return Some(at..at + 1 + escaped.len_utf8());
        }
    }
    None
}

/// What follows a value that has ended: `None` if only blanks and a comment do.
fn after(rest: &str) -> Option<&str> {
    let trimmed = rest.trim_start_matches([' ', '\t']);
    let comment = trimmed.starts_with('#') && trimmed.len() < rest.len();
    (!trimmed.is_empty() && !comment).then_some(trimmed)
}

/// A plain value without the comment behind it.
fn uncommented(value: &str) -> &str {
    let end = if value.starts_with('#') { Some(0) } else { value.find(" #") };
    value[..end.unwrap_or(value.len())].trim_end()
}

/// The kinds of value that go on over several lines.
enum Extent {
    /// Up to this line, which is not part of it.
    To(usize),
    /// It does not end.
    Open,
    /// It ends before this line, and something follows.
    GoesOn(usize),
}

struct Scan<'a, S> {
    lines: &'a [S],
    /// Whether an anchor is known, if the text is broken.
    broken: Option<&'a dyn Fn(&str) -> bool>,
    /// The columns of the lists and maps that are open, with whether each is a list.
    levels: Vec<(usize, bool)>,
    /// The entry before, if its value is still to come.
    opened: Option<Entry>,
}

impl<'a, S: AsRef<str>> Scan<'a, S> {
    fn line(&self, at: usize) -> &'a str {
        let lines: &'a [S] = self.lines;
        lines.get(at).map_or("", |line| line.as_ref().trim_end_matches(['\r', '\n']))
    }

    fn run(mut self) -> Vec<Slip> {
        let mut found = Vec::new();
        let mut at = 0;
        // The entry whose plain value goes on over the lines that are indented deeper.
        let mut open: Option<Entry> = None;
        // In a broken text, only the first slip is sure: the others may follow from it.
        while at < self.lines.len() && (self.broken.is_none() || found.is_empty()) {
            let line = self.line(at);
            let text = line.trim_start();
            if text.is_empty() || text.starts_with('#') || matches!(line, "---" | "...") {
                at += 1;
                continue;
            }
            if let Some(slip) = self.indentation(at, open.is_some()) {
                found.push(slip);
                (open, self.opened) = (None, None);
                at += 1;
                continue;
            }
            let mut entry = Entry::new(line);
            if let Some(before) = open.filter(|before| entry.indent > before.parent) {
                found.extend(self.broken.and_then(|_| self.continuation(at, before, entry)));
                at += 1;
                continue;
            }
            match self.opened.filter(|opened| entry.is_text() && entry.indent > opened.parent) {
                // A value on a line of its own.
                Some(opened) => {
                    entry.parent = opened.parent;
                    found.extend(self.broken.and_then(|_| self.mistyped_key(at, entry)));
                }
                None => {
                    let slip = self.structure(at, entry);
                    found.extend(self.broken.and(slip));
                }
            }
            let value = uncommented(&line[entry.value..]);
            self.opened = (value.is_empty() || value.starts_with(['&', '!'])).then_some(entry);
            let (next, slip, plain) = self.value(at, entry);
            found.extend(slip);
            open = plain.then_some(entry);
            at = next;
        }
        found
    }

    /// A slip whose line ends behind `columns`, with another value in its place.
    fn masked(&self, at: usize, columns: Range<usize>, kind: YamlErrorKind, value: usize) -> Slip {
        let head = &self.line(at)[..value];
        let blank = if head.ends_with(' ') || head.is_empty() { "" } else { " " };
        Slip { line: at, columns, kind, mended: vec![format!("{head}{blank}|")] }
    }

    /// Tabs and blanks of other kinds before an item or a key.
    fn indentation(&self, at: usize, continued: bool) -> Option<Slip> {
        let line = self.line(at);
        let rest = line.trim_start();
        let indent = &line[..line.len() - rest.len()];
        let (start, c) = indent.char_indices().find(|(_, c)| *c != ' ')?;
        let entry = Entry::new(rest);
        let named = entry.key_end.is_some_and(|end| is_name(&rest[entry.column..end]));
        let tabbed = c == '\t' && entry.key_end.is_some();
        if !(named || tabbed || entry.dashes > 0 && !continued) {
            return None;
        }
        let width = |c: char| if matches!(c, '\t' | '\u{3000}') { 2 } else { 1 };
        let blanks = " ".repeat(indent.chars().map(width).sum());
        let kind = if c == '\t' { YamlErrorKind::Tab } else { YamlErrorKind::Blank(c) };
        let columns = start..start + c.len_utf8();
        Some(Slip { line: at, columns, kind, mended: vec![format!("{blanks}{rest}")] })
    }

    /// A line of a plain value that goes on.
    fn continuation(&self, at: usize, before: Entry, entry: Entry) -> Option<Slip> {
        let line = self.line(at);
        let colon = line.match_indices(':').map(|(at, _)| at).find(|at| is_colon(&line[*at..]))?;
        if line[..colon].contains(" #") {
            return None;
        }
        let named = entry.key_end.is_some_and(|end| is_name(&line[entry.column..end]));
        let (columns, kind) = if named {
            (entry.column..colon, YamlErrorKind::Indentation)
        } else {
            (colon..colon + 1, YamlErrorKind::Colon(line.trim().to_owned()))
        };
        let mended = if named {
            // A key that is too deep belongs beside the one before.
            vec![format!("{}{}", " ".repeat(before.column), &line[entry.column..])]
        } else {
            vec![String::new()]
        };
        Some(Slip { line: at, columns, kind, mended })
    }

    /// A line that is neither an item nor a key, or stands in a column where nothing began.
    fn structure(&mut self, at: usize, entry: Entry) -> Option<Slip> {
        let line = self.line(at);
        if let Some(slip) = self.mistyped_dash(at, entry) {
            return Some(slip);
        }
        if entry.is_text() {
            return self.no_entry(at, entry);
        }
        let is_list = entry.dashes > 0;
        let level = self.levels.iter().filter(|(_, list)| *list == is_list);
        let near =
            level.min_by_key(|(column, _)| column.abs_diff(entry.indent)).map_or(0, |(column, _)| *column);
        self.levels.retain(|(column, _)| *column <= entry.indent);
        let opens = self.opened.is_some_and(|opened| entry.indent > opened.parent);
        let fits = self.levels.last().is_none_or(|(column, _)| *column == entry.indent || opens);
        if !fits {
            let mended = vec![format!("{}{}", " ".repeat(near), &line[entry.indent..])];
            let columns = entry.indent..line.len();
            return Some(Slip { line: at, columns, kind: YamlErrorKind::Indentation, mended });
        }
        if self.levels.last().is_none_or(|(column, _)| *column < entry.indent) {
            self.levels.push((entry.indent, is_list));
        }
        if is_list && entry.key_end.is_some() {
            self.levels.push((entry.column, false));
        }
        None
    }

    /// A line of text where an item or a key must stand.
    fn no_entry(&self, at: usize, entry: Entry) -> Option<Slip> {
        if let Some(slip) = self.mistyped_key(at, entry) {
            return Some(slip);
        }
        // With no key before it, the line may be the whole of the file.
        if self.levels.is_empty() {
            return None;
        }
        let known = |at: &usize| !Entry::new(self.line(*at)).is_text();
        let end = (at..self.lines.len()).find(known).unwrap_or(self.lines.len());
        let columns = entry.column..self.line(at).len();
        Some(Slip {
            line: at,
            columns,
            kind: YamlErrorKind::Unindented,
            mended: vec![String::new(); end - at],
        })
    }

    /// An item whose dash is another mark, or has no blank behind it.
    fn mistyped_dash(&self, at: usize, entry: Entry) -> Option<Slip> {
        let text = &self.line(at)[entry.indent..];
        let found = text.chars().next().filter(|c| matches!(c, '-' | '－' | '–' | '—' | '•' | '·' | '●'))?;
        let tight = found == '-' && key(&text[1..]).is_some_and(|length| is_name(&text[1..=length]));
        if self.levels.is_empty() || found == '-' && !tight {
            return None;
        }
        let right = format!("- {}", text[found.len_utf8()..].trim());
        let columns = entry.indent..entry.indent + found.len_utf8();
        let mended = vec![format!("{}{right}", " ".repeat(entry.indent))];
        let kind = if tight {
            YamlErrorKind::NoBlank(right)
        } else {
            YamlErrorKind::FullWidth { found, wanted: "-", right }
        };
        Some(Slip { line: at, columns, kind, mended })
    }

    /// A key with a full-width colon, or without the blank behind its colon.
    fn mistyped_key(&self, at: usize, entry: Entry) -> Option<Slip> {
        let line = self.line(at);
        let text = &line[entry.value..];
        let rest = text.trim_start_matches(|c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_'));
        let name = &text[..text.len() - rest.len()];
        let mark = rest.chars().next().filter(|mark| is_name(name) && matches!(mark, '：' | ':'))?;
        if rest.starts_with("://") {
            return None;
        }
        let right = format!("{name}: {}", rest[mark.len_utf8()..].trim());
        let kind = match mark {
            ':' => YamlErrorKind::NoBlank(right),
            _ => YamlErrorKind::FullWidth { found: mark, wanted: ":", right },
        };
        let start = entry.value + name.len();
        let mended = vec![format!("{}: |", &line[..start])];
        Some(Slip { line: at, columns: start..start + mark.len_utf8(), kind, mended })
    }

    /// A value: the line behind it, what is wrong with it, and whether it is plain and goes on over deeper lines.
    fn value(&self, at: usize, entry: Entry) -> (usize, Option<Slip>, bool) {
        let line = self.line(at);
        let value = line[entry.value..].trim_end();
        let columns = entry.value..entry.value + value.len();
        let whole = |kind| self.masked(at, columns.clone(), kind, entry.value);
        let Some(first) = value.chars().next() else { return (at + 1, None, false) };
        match first {
            '|' | '>' => {
                let header = &value[1..];
                let digits = header.trim_start_matches(['+', '-']);
                let indicator = digits.trim_start_matches(|c: char| matches!(c, '1'..='9' | '+' | '-'));
                let next = self.block_end(at + 1, entry.parent);
                if after(indicator).is_some() || indicator.starts_with('#') {
                    return (
                        next,
                        self.broken.map(|_| whole(YamlErrorKind::BlockMark(value.to_owned()))),
                        false,
                    );
                }
                let number = header.contains(|c: char| c.is_ascii_digit());
                let empty = (at + 1..next).all(|at| self.line(at).trim().is_empty());
                let lost = (number && empty).then(|| whole(YamlErrorKind::BlockMark(value.to_owned())));
                (next, lost, false)
            }
            '｜' | '＞' if after(&value[first.len_utf8()..]).is_none() => {
                let wanted = if first == '｜' { "|" } else { ">" };
                let right =
                    format!("{}{wanted}", &line.trim_start()[..line.trim_start().len() - value.len()]);
                let kind = YamlErrorKind::FullWidth { found: first, wanted, right };
                (self.block_end(at + 1, entry.parent), Some(whole(kind)), false)
            }
            '"' | '\'' => self.quoted(at, entry, first),
            '[' | '{' => self.bracketed(at, entry, first),
            _ => {
                let slip = self.broken.and_then(|anchors| self.plain(at, entry, value, first, anchors));
                // What begins with a comment has no value; deeper lines belong to the key.
                (at + 1, slip, !uncommented(value).is_empty() && !matches!(first, '&' | '!'))
            }
        }
    }

    /// The line behind a block scalar whose parent stands in a column.
    fn block_end(&self, from: usize, parent: usize) -> usize {
        let inside = |at: &usize| {
            let line = self.line(*at);
            line.trim().is_empty() || line.len() - line.trim_start_matches(' ').len() > parent
        };
        (from..self.lines.len()).find(|at| !inside(at)).unwrap_or(self.lines.len())
    }

    fn quoted(&self, at: usize, entry: Entry, quote: char) -> (usize, Option<Slip>, bool) {
        let head = self.line(at)[entry.value..].trim_end();
        let broken = self.broken.is_some();
        match self.extent(at, entry, |text| closing(text, quote).map(|end| end + 1)) {
            Extent::To(next) => {
                let escape = if quote == '"' && broken { self.escape(at..next, entry) } else { None };
                (next, escape, false)
            }
            Extent::GoesOn(next) => {
                let kind = YamlErrorKind::GoesOn { mark: quote, text: head.to_owned() };
                let columns = entry.value..entry.value + head.len();
                (next, broken.then(|| self.masked(at, columns, kind, entry.value)), false)
            }
            Extent::Open => {
                let kind = YamlErrorKind::Unclosed { mark: quote, text: head.to_owned() };
                let columns = entry.value..entry.value + 1;
                let next = self.block_end(at + 1, entry.parent);
                (next, broken.then(|| self.masked(at, columns, kind, entry.value)), false)
            }
        }
    }

    /// An escape that YAML does not have, on one of a quoted value's lines.
    fn escape(&self, mut lines: Range<usize>, entry: Entry) -> Option<Slip> {
        let first = lines.start;
        lines.find_map(|at| {
            let from = if at == first { entry.value } else { 0 };
            let found = unknown_escape(&self.line(at)[from..])?;
            let columns = from + found.start..from + found.end;
            let kind = YamlErrorKind::Escape(self.line(at)[columns.clone()].to_owned());
            let mended = [&self.line(at)[..columns.start], &self.line(at)[columns.end..]].concat();
            Some(Slip { line: at, columns, kind, mended: vec![mended] })
        })
    }

    fn bracketed(&self, at: usize, entry: Entry, open: char) -> (usize, Option<Slip>, bool) {
        let head = self.line(at)[entry.value..].trim_end();
        let broken = self.broken.is_some();
        let columns = entry.value..entry.value + head.len();
        match self.extent(at, entry, bracket_end) {
            Extent::To(next) => (next, None, false),
            Extent::GoesOn(next) => {
                let mark = if open == '[' { ']' } else { '}' };
                let kind = YamlErrorKind::GoesOn { mark, text: head.to_owned() };
                (next, broken.then(|| self.masked(at, columns, kind, entry.value)), false)
            }
            Extent::Open => {
                let comment = head.find(" #").map(|at| head[at + 1..].to_owned());
                let kind = match comment {
                    Some(comment) => YamlErrorKind::CommentCuts(comment),
                    None => YamlErrorKind::Unclosed { mark: open, text: head.to_owned() },
                };
                let next = self.block_end(at + 1, entry.parent);
                (next, broken.then(|| self.masked(at, columns, kind, entry.value)), false)
            }
        }
    }

    /// How far a quoted or bracketed value reaches. `end` finds the byte behind its end in the text so far.
    fn extent(&self, at: usize, entry: Entry, end: impl Fn(&str) -> Option<usize>) -> Extent {
        /// Nobody writes longer values in quotes or brackets: lines, and bytes.
        const LONGEST: (usize, usize) = (500, 100_000);
        let mut text = self.line(at)[entry.value..].to_owned();
        let mut next = at + 1;
        loop {
            if let Some(end) = end(&text) {
                let rest = text[end..].split('\n').next().unwrap_or_default();
                return match after(rest) {
                    Some(_) => Extent::GoesOn(next),
                    None => Extent::To(next),
                };
            }
            let line = self.line(next);
            let own = Entry::new(line);
            let ends = !line.trim().is_empty()
                && own.indent <= entry.parent
                && (own.dashes > 0 || own.key_end.is_some());
            let long = next - at > LONGEST.0 || text.len() > LONGEST.1;
            if next >= self.lines.len() || ends || long {
                return Extent::Open;
            }
            text.push('\n');
            text.push_str(line);
            next += 1;
        }
    }

    /// A plain value that YAML does not take.
    fn plain(
        &self,
        at: usize,
        entry: Entry,
        value: &str,
        first: char,
        anchors: &dyn Fn(&str) -> bool,
    ) -> Option<Slip> {
        let columns = entry.value..entry.value + value.len();
        let whole = |kind| Some(self.masked(at, columns.clone(), kind, entry.value));
        match first {
            '%' | '@' | '`' | '!' => return whole(YamlErrorKind::Reserved(value.to_owned())),
            ',' | ']' | '}' if entry.key_end.is_some() => {
                return whole(YamlErrorKind::Reserved(value.to_owned()));
            }
            '*' => {
                let name: String = value
                    .chars()
                    .skip(1)
                    .take_while(|c| !c.is_whitespace() && !"[]{},".contains(*c))
                    .collect();
                if name.is_empty() || !anchors(&name) {
                    return whole(YamlErrorKind::Reserved(value.to_owned()));
                }
            }
            '-' | '?' if entry.key_end.is_some() && (value.len() == 1 || value[1..].starts_with(' ')) => {
                return whole(YamlErrorKind::Reserved(value.to_owned()));
            }
            _ => {}
        }
        if entry.key_end.is_none()
            && let Some(slip) = self.mistyped_key(at, entry)
        {
            return Some(slip);
        }
        let own = uncommented(value);
        let colon = own.match_indices(':').map(|(at, _)| at).find(|at| is_colon(&own[*at..]));
        if let (Some(colon), Some(_)) = (colon, entry.key_end) {
            let columns = entry.value + colon..entry.value + colon + 1;
            return Some(self.masked(at, columns, YamlErrorKind::Colon(own.to_owned()), entry.value));
        }
        if own.len() < value.len() && !own.is_empty() && self.goes_on(at, entry) {
            let start = entry.value + own.len() + value[own.len()..].find('#').unwrap_or_default();
            let columns = start..entry.value + value.len();
            let kind = YamlErrorKind::CommentCuts(value[start - entry.value..].to_owned());
            return Some(self.masked(at, columns, kind, entry.value));
        }
        None
    }

    /// Whether the next line of text is indented deeper than an entry.
    fn goes_on(&self, at: usize, entry: Entry) -> bool {
        let mut rest =
            (at + 1..self.lines.len()).map(|at| self.line(at)).filter(|line| !line.trim().is_empty());
        rest.next().is_some_and(|line| {
            line.len() - line.trim_start().len() > entry.parent && !line.trim_start().starts_with('#')
        })
    }
}

/// The byte behind the bracket that closes the one a text starts with. Brackets in quotes and comments do not count.
fn bracket_end(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut before = '[';
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            '"' | '\'' if matches!(before, '[' | '{' | ',' | ':') => {
                at += closing(&text[at..], c)?;
            }
            '#' if text[..at].ends_with([' ', '\n']) => {
                at += text[at..].find('\n')?;
            }
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    None
}
