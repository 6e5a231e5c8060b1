//! What reports and tickets share on paper: their Typst, and the way of text into it.

use crate::diag::Lang;
use crate::diag::message::{Message, words};
use crate::preflight::listing::{self, Row};
use crate::template::escape::literal;

words! {
    "paper";
    MORE(count);
}

/// What begins every document.
const HEAD: &str =
    "#set page(paper: \"a4\", margin: (x: 18mm, top: 18mm, bottom: 20mm), numbering: \"1 / 1\")
#set text(font: \"Noto Sans SC\", size: 8.5pt)
#set par(leading: 0.6em, spacing: 0.75em, justify: false)
#set block(above: 0.75em, below: 0.75em)
#show heading.where(level: 1): set text(size: 20pt, weight: \"bold\")
#show heading.where(level: 2): set text(size: 12pt, weight: \"bold\")
#show heading.where(level: 3): set text(size: 9.5pt, weight: \"bold\")
#show heading: set block(above: 1.6em, below: 0.8em)
#show figure.caption: set text(size: 7pt)
#let other(tag, it) = text(lang: tag, fill: rgb(\"#5d6a6f\"), it)
#let narrow(it) = text(features: (\"pwid\",), it)
#let faint(it) = text(fill: rgb(\"#5d6a6f\"), it)
";

/// Most characters of a text that is not ours.
const MAX_TEXT: usize = 600;
/// How many characters without a blank may stand together before a line may break among them.
const RUN: usize = 24;

/// Text on its way to paper. `covers` says which characters there are letters for.
pub(super) struct Paper<'f> {
    covers: &'f dyn Fn(char) -> bool,
    /// The languages, the reader's first.
    pub langs: Vec<Lang>,
}

impl Paper<'_> {
    /// Paper for a reader of this language, who hands it on to readers of others.
    pub(super) fn new(lang: Lang, covers: &dyn Fn(char) -> bool) -> Paper<'_> {
        let others = Lang::all().iter().copied().filter(|other| *other != lang);
        Paper { covers, langs: std::iter::once(lang).chain(others).collect() }
    }

    /// The beginning of a document with this title.
    pub(super) fn begin(&self, title: &Message) -> String {
        let titles: Vec<String> = self.langs.iter().map(|lang| title.render(*lang)).collect();
        let own = self.langs.first().map_or("en", |lang| &lang.tag()[..2]);
        format!(
            "{HEAD}#set document(title: {})\n#set text(lang: {})\n#heading({})\n",
            literal(&titles.join(" · ")),
            literal(own),
            self.both(title)
        )
    }

    /// A text that may be anybody's as an expression of Typst.
    pub(super) fn text(&self, text: &str) -> String {
        literal(&self.legible(text, RUN))
    }

    /// The same in a narrow place.
    pub(super) fn narrow(&self, text: &str) -> String {
        literal(&self.legible(text, RUN / 3))
    }

    /// A sentence in every language, the reader's own first, as an expression.
    pub(super) fn both(&self, message: &Message) -> String {
        let said = self.langs.iter().enumerate().map(|(place, lang)| self.said(place, message, *lang));
        format!("{{ {} }}", said.collect::<Vec<_>>().join("; [ ]; "))
    }

    /// A sentence in the language that stands in this place among the reader's.
    pub(super) fn said(&self, place: usize, message: &Message, lang: Lang) -> String {
        self.in_language(place, lang, &message.render(lang))
    }

    /// A text in the language that stands in this place among the reader's.
    pub(super) fn in_language(&self, place: usize, lang: Lang, text: &str) -> String {
        let mut text = self.text(text);
        if !lang.conventions().script.is_square() {
            text = format!("narrow({text})");
        }
        if place == 0 { text } else { format!("other({}, {text})", literal(&lang.tag()[..2])) }
    }

    /// Facts heading by heading, in the reader's language and beside it in the others, `most` lines under each.
    pub(super) fn rows(&self, of: &[(Lang, Vec<Row>)], most: usize) -> String {
        let rows = |lang: &Lang| of.iter().find(|(own, _)| own == lang).map(|(_, rows)| rows);
        let ordered: Vec<(usize, Lang, &Vec<Row>)> = (self.langs.iter().enumerate())
            .filter_map(|(place, lang)| Some((place, *lang, rows(lang)?)))
            .collect();
        let Some(count) = ordered.iter().map(|(.., rows)| rows.len()).max() else { return String::new() };
        let columns = vec!["1fr"; ordered.len()].join(", ");
        let mut out = format!(
            "#block(fill: rgb(\"#f4f5f3\"), inset: 8pt, width: 100%, text(size: 7.5pt, grid(columns: ({columns},), column-gutter: 10pt, row-gutter: 7pt,\n"
        );
        for index in 0..count {
            for (place, lang, rows) in &ordered {
                let Some(row) = rows.get(index) else { continue };
                let said = |text: &str| self.in_language(*place, *lang, text);
                let mut lines: Vec<String> = row.lines.iter().take(most).map(|line| said(line)).collect();
                if row.lines.is_empty() {
                    lines.push(said(&listing::none(*lang)));
                } else if row.lines.len() > most {
                    lines.push(self.said(*place, &MORE.with([(row.lines.len() - most).to_string()]), *lang));
                }
                let lines = lines.join("; linebreak(); ");
                out.push_str(&format!("{{ strong({}); linebreak(); {lines} }},\n", said(&row.heading)));
            }
        }
        out + ")))\n"
    }

    /// A text of which every character shows: what has no letter, or would turn what stands beside it, is named by its number. It
    /// breaks anywhere after a `run` without a blank.
    fn legible(&self, text: &str, run: usize) -> String {
        let mut out = String::new();
        let mut together = 0;
        for (count, c) in text.chars().enumerate() {
            if count == MAX_TEXT {
                out.push('…');
                break;
            }
            together = if c.is_whitespace() || !c.is_ascii() { 0 } else { together + 1 };
            if together > run {
                out.push('\u{200B}');
                together = 1;
            }
            match c {
                '\n' | '\r' | '\t' => out.push(' '),
                c if !is_hidden(c) && (self.covers)(c) => out.push(c),
                c => out.push_str(&format!("‹U+{:04X}›\u{200B}", c as u32)),
            }
        }
        out
    }
}

/// Whether a character does not show, but may change how others do.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_shows() {
        let paper = Paper::new(Lang::default(), &|c| c.is_ascii() || c == '字');
        let shown = |text: &str| paper.legible(text, 4).replace('\u{200B}', "|");
        assert_eq!(shown("字 \"#$\\"), "字 \"#$\\");
        assert_eq!(shown("a\u{202E}b\u{0}\nع"), "a‹U+202E›|b‹U+0000›| ‹U+0639›|");
        assert_eq!(shown("abcdefghij kl"), "abcd|efgh|ij kl");
        assert_eq!(paper.legible(&"字".repeat(700), 4).chars().count(), 601);
    }
}
