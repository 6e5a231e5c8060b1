//! Runs as prose: the marks that editors write, around text in which nothing is a mark.
//!
//! What was written is read again by the reader of prose and compared. Where a mark would not be read as it was meant, it is left out, never
//! the text.

use super::document::{Content, NoteId, Run, Script};
use crate::model::prose::{Block, ESCAPABLE, line_marks, parse};
use crate::quantity::{Run as Mark, note_mark, runs, subscript};
use crate::source::characters::{is_forbidden, is_invisible, replacement};
use crate::source::{Span, Text};

/// A line of prose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The prose.
    pub text: String,
    /// Whether something of its looks has no mark, or none that could stand here.
    pub is_plainer: bool,
}

/// A piece of a line that looks the same.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    text: String,
    bold: bool,
    italic: bool,
    script: Script,
    ruby: Option<String>,
    link: Option<String>,
    /// The mark of a note, which has no text.
    note: Option<String>,
}

/// How much is escaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escape {
    /// What would be a mark where it stands.
    Needed,
    /// Whatever could be one.
    All,
}

/// The prose of runs, one line for each line of theirs, empty ones left out. `mark` gives the name of a note.
pub fn lines(runs: &[Run], mark: &mut impl FnMut(&NoteId) -> String) -> Vec<Line> {
    let mut all: Vec<Vec<Piece>> = vec![Vec::new()];
    for run in runs {
        let piece = Piece {
            text: String::new(),
            bold: run.look.bold,
            italic: run.look.italic,
            script: run.look.script,
            ruby: run.look.ruby.clone(),
            link: run.link.clone().filter(|link| is_target(link)),
            note: None,
        };
        match &run.content {
            Content::Text(text) => {
                for (index, part) in text.split('\n').enumerate() {
                    if index > 0 {
                        all.push(Vec::new());
                    }
                    let text = cleaned(part);
                    let line = all.last_mut().filter(|_| !text.is_empty());
                    line.into_iter()
                        .for_each(|line| line.push(Piece { text: text.clone(), ..piece.clone() }));
                }
            }
            Content::Note(note) => {
                let note = Some(mark(note));
                let line = all.last_mut();
                line.into_iter().for_each(|line| line.push(Piece { note: note.clone(), ..piece.clone() }));
            }
            Content::Picture(_) => {}
        }
    }
    all.into_iter().map(|pieces| line(trimmed(joined(pieces)))).filter(|line| !line.text.is_empty()).collect()
}

/// Text without characters that cannot stand in a file of the book or that nobody sees.
pub fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            '\t' | '\n' | '\r' => out.push(' '),
            c if is_forbidden(c) || is_invisible(c, before, after) => {
                out.push_str(replacement(c, before, after));
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether prose has links to such a target.
pub fn is_target(link: &str) -> bool {
    let scheme = link.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto") && !link.contains(char::is_whitespace)
}

fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last)
                if piece.note.is_none() && *last == (Piece { text: last.text.clone(), ..piece.clone() }) =>
            {
                last.text.push_str(&piece.text);
            }
            _ => out.push(piece),
        }
    }
    out
}

/// The pieces without blanks at the ends of the line.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while let Some(first) = pieces.first_mut().filter(|piece| piece.note.is_none()) {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        pieces.remove(0);
    }
    while let Some(last) = pieces.last_mut().filter(|piece| piece.note.is_none()) {
        last.text = last.text.trim_end().to_owned();
        if !last.text.is_empty() {
            break;
        }
        pieces.pop();
    }
    pieces
}

fn line(pieces: Vec<Piece>) -> Line {
    let plain: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let marked = [Escape::Needed, Escape::All].into_iter().map(|escape| written(&pieces, escape));
    if let Some((text, is_plainer)) = marked.into_iter().find(|(text, _)| reads_as(text, &plain)) {
        return Line { text, is_plainer };
    }
    // Without looks, nothing can be misread.
    let bare: Vec<Piece> = pieces
        .iter()
        .map(|piece| Piece {
            text: piece.text.clone(),
            note: piece.note.clone(),
            bold: false,
            italic: false,
            script: Script::Base,
            ruby: None,
            link: None,
        })
        .collect();
    Line { text: written(&joined(bare), Escape::All).0, is_plainer: true }
}

/// Whether prose reads as one paragraph of this text.
fn reads_as(prose: &str, plain: &str) -> bool {
    let (read, _) = parse(&Text::new(prose, Span::default()));
    let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let is_paragraph = matches!(read.0.as_slice(), [Block::Paragraph(_)]) || plain.trim().is_empty();
    is_paragraph && visible(&read.plain()) == visible(plain)
}

/// The pieces with their marks, and whether some have none.
fn written(pieces: &[Piece], escape: Escape) -> (String, bool) {
    let mut plainer = false;
    let mut out = String::new();
    for group in pieces.chunk_by(|a, b| a.link == b.link) {
        let link = group[0].link.as_deref();
        let label: String = group.iter().map(|piece| piece.text.as_str()).collect();
        // An address that stands for itself is a link without marks.
        if link.is_some_and(|link| link == label || link == format!("mailto:{label}")) {
            out.push_str(&label);
            continue;
        }
        let mut inner = String::new();
        for group in group.chunk_by(|a, b| a.bold == b.bold) {
            let mut strong = String::new();
            for group in group.chunk_by(|a, b| a.italic == b.italic) {
                let before = format!("{out}{inner}{strong}");
                let mut text = String::new();
                for piece in group {
                    text.push_str(&unit(piece, &format!("{before}{text}"), escape, &mut plainer));
                }
                strong.push_str(&wrapped(&text, if group[0].italic { "*" } else { "" }));
            }
            inner.push_str(&wrapped(&strong, if group[0].bold { "**" } else { "" }));
        }
        match link {
            Some(link) => out.push_str(&format!("[{inner}]({link})")),
            None => out.push_str(&inner),
        }
    }
    (out, plainer)
}

/// One piece with the marks that stand closest to it.
fn unit(piece: &Piece, before: &str, escape: Escape, plainer: &mut bool) -> String {
    if let Some(note) = &piece.note {
        return format!("[^{note}]");
    }
    let text = escaped(&piece.text, before, escape);
    if let Some(reading) = &piece.ruby {
        let fits =
            !reading.is_empty() && !reading.contains(|c: char| c.is_whitespace() || "()<>".contains(c));
        if fits && piece.link.is_none() {
            return format!("[{text}](ruby:{reading})");
        }
        *plainer = true;
    }
    let mark = match piece.script {
        Script::Base => return text,
        Script::Super => format!("^{}^", piece.text),
        Script::Sub => format!("~{}~", piece.text),
    };
    let length = match piece.script {
        Script::Super => note_mark(&mark),
        Script::Base | Script::Sub => subscript(before, &mark),
    };
    if length == Some(mark.len()) {
        return mark;
    }
    *plainer = true;
    text
}

/// A text between marks; blanks at its ends stay outside.
fn wrapped(text: &str, mark: &str) -> String {
    let inner = text.trim();
    if mark.is_empty() || inner.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    format!("{}{mark}{inner}{mark}{}", &text[..start], &text[start + inner.len()..])
}

/// Text in which no character is a mark.
fn escaped(text: &str, before: &str, escape: Escape) -> String {
    let all = escape == Escape::All;
    let brackets = all || text.contains("](") || text.contains("[^");
    let carets = all || runs(text).iter().any(|run| !matches!(run, Mark::Plain(_)));
    let mut out = String::with_capacity(text.len());
    // At the start of a line the marks of lists and quotations count, too.
    let start = if before.is_empty() { line_marks(text) } else { 0 };
    let mut last = before.chars().next_back();
    for (at, c) in text.char_indices() {
        let opens = at < start && matches!(c, '-' | '>' | '.');
        let is_mark = match c {
            '*' => true,
            '[' | ']' => brackets,
            '^' | '~' => carets,
            _ => opens,
        };
        if is_mark || last == Some('\\') && ESCAPABLE.contains(&c) {
            out.push('\\');
        }
        out.push(c);
        last = Some(c);
    }
    out
}

/// A table as prose, its first row as the head; `None` where prose has no such table. Cells are lines of prose.
pub fn table(rows: &[Vec<String>]) -> Option<String> {
    let columns = rows.iter().map(Vec::len).max().filter(|columns| *columns > 0)?;
    let row = |cells: &Vec<String>| {
        let cells =
            (0..columns).map(|column| cells.get(column).map_or("", String::as_str).replace('|', "\\|"));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", "---|".repeat(columns));
    let lines: Vec<String> =
        [row(rows.first()?), rule].into_iter().chain(rows[1..].iter().map(row)).collect();
    let text = lines.join("\n");
    let (read, _) = parse(&Text::new(text.as_str(), Span::default()));
    matches!(read.0.as_slice(), [Block::Table(_)]).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::document::Look;

    fn run(text: &str, look: Look) -> Run {
        Run {
            content: Content::Text(text.to_owned()),
            look,
            link: None,
            controls: Vec::new(),
            comments: Vec::new(),
            changes: Vec::new(),
            restyled: None,
        }
    }

    fn one(runs: &[Run]) -> String {
        let lines = lines(runs, &mut |note| note.id.clone());
        lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn looks_are_marks() {
        let look = |of: fn(&mut Look)| {
            let mut look = Look::default();
            of(&mut look);
            look
        };
        let bold = || look(|own| own.bold = true);
        let cases = [
            (
                vec![run("先", Look::default()), run(" 看记录。", bold()), run("再谈", Look::default())],
                "先 **看记录。**再谈",
            ),
            (vec![run("着重", look(|own| own.italic = true))], "*着重*"),
            (vec![run("CO", Look::default()), run("2", look(|own| own.script = Script::Sub))], "CO~2~"),
            (vec![run("见", Look::default()), run("1", look(|own| own.script = Script::Super))], "见^1^"),
            (vec![run("彧", look(|own| own.ruby = Some("yù".into())))], "[彧](ruby:yù)"),
            (
                vec![Run { link: Some("https://a.cn".into()), ..run("网站", Look::default()) }],
                "[网站](https://a.cn)",
            ),
            (
                vec![Run { link: Some("https://a.cn".into()), ..run("https://a.cn", Look::default()) }],
                "https://a.cn",
            ),
            (vec![Run { link: Some("#x".into()), ..run("上文", Look::default()) }], "上文"),
            (vec![run("甲\n乙", bold())], "**甲**\n**乙**"),
        ];
        for (runs, written) in cases {
            assert_eq!(one(&runs), written);
        }
    }

    #[test]
    fn text_is_no_mark() {
        for (text, written) in [
            ("5 * 3 * 2", "5 \\* 3 \\* 2"),
            ("20~30", "20~30"),
            ("CO~2~", "CO\\~2\\~"),
            ("- 项", "\\- 项"),
            ("1. 项", "1\\. 项"),
            ("3.5 亿", "3.5 亿"),
            ("[甲]", "[甲]"),
            ("[甲](乙)", "\\[甲\\](乙)"),
            ("a\\*b", "a\\\\*b"),
            ("# 甲_乙_`c`<b>&amp;", "# 甲_乙_`c`<b>&amp;"),
        ] {
            assert_eq!(one(&[run(text, Look::default())]), written);
        }
    }

    #[test]
    fn tables_are_prose_where_they_can_be() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            table(&[row(&["甲", "乙"]), row(&["1|2"])]).as_deref(),
            Some("| 甲 | 乙 |\n|---|---|\n| 1\\|2 |  |")
        );
        assert_eq!(table(&[row(&["甲"])]), None);
    }

    proptest! {
        #[test]
        fn no_text_is_lost_or_read_as_marks(
            texts in prop::collection::vec(("[甲乙。， a1*_~^\\[\\]()>.#|`<\\\\!-]{0,8}", any::<[bool; 2]>(), 0..3_u8), 1..5)
        ) {
            let runs: Vec<Run> = texts.iter().map(|(text, [bold, italic], script)| {
                let script = [Script::Base, Script::Super, Script::Sub][usize::from(*script)];
                run(text, Look { bold: *bold, italic: *italic, script, ..Look::default() })
            }).collect();
            let wanted: String = texts.iter().map(|(text, ..)| text.as_str()).collect();
            let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(visible(&parse(&Text::new(one(&runs), Span::default())).0.plain()), visible(&wanted));
        }
    }
}
