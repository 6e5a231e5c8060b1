//! The facts about a file in words: what a printer asks first, then everything else.

use super::facts::{CoverageFacts, Facts};
use super::pdf::Pages;
use super::preset::Standard;
use crate::diag::Lang;
use crate::diag::message::{Template, messages};

messages! {
    "facts";
    FILE;
    BOXES;
    FONTS;
    IMAGES;
    INKS;
    INTENTS;
    PAGES(page);
    EMBEDDED;
    NOT_EMBEDDED;
    NONE;
    COUNT(pages);
    TAGGED;
    ENCRYPTED;
    FORMAT;
    TRIM(size, bleed, page);
    TRIM_ALONE(size, page);
    COLOUR(count, page);
    BLACK(count, page);
    BLANK(count, page);
    LOWEST(ppi, page);
    STANDARDS;
    KEPT(standard);
    KEPT_PUBLISHED(standard);
    BROKEN(standard);
    NOT_CHECKED(standard);
    COVERAGE;
    PAGE_COVERAGE(page, inks, heaviest);
}

/// What is said under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The heading.
    pub heading: String,
    /// A sentence each; none if there is nothing of it.
    pub lines: Vec<String>,
}

impl Facts {
    /// The facts as a table.
    pub fn table(&self, lang: Lang) -> String {
        let mut out = String::new();
        for row in self.rows(lang).into_iter().chain(coverage(&self.coverage, lang)) {
            let none = if row.lines.is_empty() { format!(" {}", none(lang)) } else { String::new() };
            out.push_str(&format!("{}:{none}\n", row.heading));
            row.lines.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
        }
        out
    }

    /// The facts, heading by heading, but for the [`coverage`] of pages.
    pub fn rows(&self, lang: Lang) -> Vec<Row> {
        let row = |heading: &'static Template, lines| Row { heading: heading.plain().render(lang), lines };
        vec![
            row(&FILE, vec![self.file(lang)]),
            self.format(lang),
            self.standards(lang),
            row(&BOXES, self.boxes(lang)),
            row(&FONTS, self.fonts(lang)),
            row(&IMAGES, self.images(lang)),
            row(
                &INKS,
                self.inks.iter().map(|ink| format!("{}: {}", ink.name, pages(&ink.pages, lang))).collect(),
            ),
            row(&INTENTS, self.intents()),
        ]
    }

    fn file(&self, lang: Lang) -> String {
        let tagged = self.tagged.then(|| TAGGED.plain().render(lang));
        let encrypted = self.encrypted.then(|| ENCRYPTED.plain().render(lang));
        let count = COUNT.with([&self.pages.to_string()]).render(lang);
        let parts = [Some(format!("PDF {}", self.version)), Some(count), tagged, encrypted];
        let parts = parts.into_iter().chain([self.title.clone(), self.producer.clone()]).flatten();
        parts.collect::<Vec<_>>().join(", ")
    }

    /// What a printer asks first: size and bleed, pages in colour and in black, the lowest resolution.
    pub(super) fn format(&self, lang: Lang) -> Row {
        let mut lines = Vec::new();
        for each in &self.boxes {
            let Some([left, _, width, height]) = each.trim.or(each.art).or(each.crop).or(each.media) else {
                continue;
            };
            let size = format!("{width} × {height}");
            let sentence = match each.bleed.filter(|_| each.trim.is_some()) {
                Some(bleed) => {
                    let bleed = format!("{:.1}", left - bleed[0]);
                    TRIM.with([size, bleed, pages(&each.pages, lang)])
                }
                None => TRIM_ALONE.with([size, pages(&each.pages, lang)]),
            };
            lines.push(sentence.render(lang));
        }
        let by_ink = &self.pages_by_ink;
        for (sentence, numbers) in
            [(&COLOUR, &by_ink.colour), (&BLACK, &by_ink.black), (&BLANK, &by_ink.blank)]
        {
            if !numbers.is_empty() {
                let values = [numbers.len().to_string(), pages(numbers, lang)];
                lines.push(sentence.with(values).render(lang));
            }
        }
        if let Some(lowest) = &self.lowest_resolution {
            let values = [format!("{:.0}", lowest.ppi), pages(&[lowest.page], lang)];
            lines.push(LOWEST.with(values).render(lang));
        }
        Row { heading: FORMAT.plain().render(lang), lines }
    }

    /// The standards that are claimed, and whether they are kept.
    pub(super) fn standards(&self, lang: Lang) -> Row {
        let lines = self.standards.iter().map(|claim| {
            let sentence = match claim.kept {
                // Not all that it asks for is published.
                Some(true) if claim.name == Standard::X6.name() => &KEPT_PUBLISHED,
                Some(true) => &KEPT,
                Some(false) => &BROKEN,
                None => &NOT_CHECKED,
            };
            sentence.with([&claim.name]).render(lang)
        });
        Row { heading: STANDARDS.plain().render(lang), lines: lines.collect() }
    }

    fn boxes(&self, lang: Lang) -> Vec<String> {
        let lines = self.boxes.iter().map(|each| {
            let named = [
                ("media", each.media),
                ("crop", each.crop),
                ("bleed", each.bleed),
                ("trim", each.trim),
                ("art", each.art),
            ];
            let sizes = named.iter().filter_map(|(name, rect)| {
                let [left, bottom, width, height] = (*rect)?;
                Some(format!("{name} {width} × {height} @ {left}, {bottom}"))
            });
            format!("{}: {}", pages(&each.pages, lang), sizes.collect::<Vec<_>>().join("; "))
        });
        lines.collect()
    }

    fn fonts(&self, lang: Lang) -> Vec<String> {
        let lines = self.fonts.iter().map(|font| {
            let embedded = if font.embedded { &EMBEDDED } else { &NOT_EMBEDDED };
            let embedded = embedded.plain().render(lang);
            format!("{} ({}, {embedded}): {}", font.name, font.kind, pages(&font.pages, lang))
        });
        lines.collect()
    }

    fn images(&self, lang: Lang) -> Vec<String> {
        let lines = self.images.iter().map(|image| {
            let [columns, rows] = image.pixels;
            let ppi = image.ppi.map_or("-".to_owned(), |ppi| format!("{ppi:.0}"));
            let (space, filter) =
                (image.space.as_deref().unwrap_or("-"), image.filter.as_deref().unwrap_or("-"));
            format!("{columns} × {rows}, {ppi} ppi, {space}, {filter}: {}", pages(&image.pages, lang))
        });
        lines.collect()
    }

    fn intents(&self) -> Vec<String> {
        let lines = self.intents.iter().map(|intent| {
            let parts = [&intent.kind, &intent.identifier, &intent.condition, &intent.profile];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(", ")
        });
        lines.collect()
    }
}

/// What lies on the plates of each page; none if they were not drawn.
pub fn coverage(of: &[CoverageFacts], lang: Lang) -> Option<Row> {
    let lines = of.iter().map(|page| {
        let inks: Vec<String> = page.inks.iter().map(|(name, part)| format!("{name} {part:.1} %")).collect();
        let values = [pages(&[page.page], lang), inks.join(", "), page.heaviest.to_string()];
        PAGE_COVERAGE.with(values).render(lang)
    });
    (!of.is_empty()).then(|| Row { heading: COVERAGE.plain().render(lang), lines: lines.collect() })
}

/// That there is none of what a heading names.
pub(super) fn none(lang: Lang) -> String {
    NONE.plain().render(lang)
}

fn pages(numbers: &[usize], lang: Lang) -> String {
    let mut pages = Pages::default();
    numbers.iter().for_each(|number| pages.add(*number));
    PAGES.with([&pages.to_string()]).render(lang)
}
