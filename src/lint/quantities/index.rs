//! The index of labelled quantities: what the book says about one thing in several places.
//!
//! The numbers of figures, number blocks and patent sidebars are known by their labels. A clause that names the label (row and
//! column of a figure, what a patent number counts) and holds exactly one number of that kind says the same quantity again.
//! Where both cannot mean one number, there is a [`Conflict`]; the rules take from the conflicts what is theirs. Clauses that
//! speak of another region or year, of a difference, or of several numbers at once are left alone.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::figures::{Cell, cells, normal, shown};
use super::leftover::{Leftover, leftovers};
use super::mention::Mention;
use super::reading::{Reading, Unit};
use super::sidebar::{Disclosed, disclosed};
use super::spoken::{Clause, Spoken, callouts};
use crate::lint::lookup::Lookup;
use crate::lint::{LintContext, Owner, Passage};
use crate::source::yaml::Step;
use crate::source::{Span, Text};

/// One quantity with two values.
#[derive(Debug, Clone)]
pub(crate) struct Conflict {
    /// What is wrong between them.
    pub kind: Kind,
    /// Where prose says it.
    pub said: Span,
    /// What it says there.
    pub said_text: String,
    /// Where the book has it in a figure or sidebar.
    pub known: Span,
    /// What it says there.
    pub known_text: String,
    /// What the quantity is called.
    pub label: String,
}

/// What is wrong between two values of one quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Other digits.
    Drift,
    /// The same digits in another order of magnitude.
    Magnitude,
    /// A threshold in words that the number does not reach.
    Threshold,
    /// A rise that is a fall.
    Direction,
}

/// A number with the words that name it.
struct Known {
    /// All of them stand in the clause.
    clause: Vec<String>,
    /// All of them stand in the sentence.
    sentence: Vec<String>,
    /// None of them stands in the sentence.
    not: Vec<String>,
    /// Everything that its figure says about it; a region or year of the clause must stand there.
    about: String,
    label: String,
    text: Text,
    reading: Reading,
}

/// Every conflict of a book.
pub(crate) fn conflicts(cx: &LintContext) -> Vec<Conflict> {
    let figures = Figures::new(cx);
    let facts = disclosed(cx.files);
    let callouts = callouts(&cx.passages);
    let mut found: Vec<Conflict> = cx
        .spoken()
        .par_iter()
        .chain(&callouts)
        .flat_map_iter(|spoken| {
            let Some(passage) = cx.passages.get(spoken.passage) else { return Vec::new() };
            let mut found = match passage.owner {
                Owner::Chapter(id) => figures.conflicts(id, spoken, cx),
                Owner::Report | Owner::Case(_) | Owner::Figure(_) => Vec::new(),
            };
            found.extend(fact_conflicts(&facts, spoken, cx));
            found
        })
        .collect();
    let known: BTreeSet<Span> = found.iter().map(|conflict| conflict.said).collect();
    let leftovers = figures.leftovers(cx);
    found.extend(leftovers.into_iter().filter(|conflict| !known.contains(&conflict.said)));
    found
}

/// A section of a chapter: the chapter's id and the section's index, `None` for the blocks before the first.
type SectionKey<'a> = (&'a str, Option<usize>);

/// The known numbers by the section that shows them.
struct Figures<'a> {
    by_section: BTreeMap<SectionKey<'a>, Vec<Known>>,
    cells: BTreeMap<SectionKey<'a>, Vec<Cell<'a>>>,
}

impl<'a> Figures<'a> {
    fn new(cx: &LintContext<'a>) -> Figures<'a> {
        let mut by_section: BTreeMap<SectionKey, Vec<Known>> = BTreeMap::new();
        let mut all: BTreeMap<SectionKey, Vec<Cell>> = BTreeMap::new();
        // In how many figures a label stands: one that many share (an industry) does not name a number by itself.
        let mut labels: BTreeMap<String, usize> = BTreeMap::new();
        for figure in &cx.book.figures {
            let rows = figure.panels.iter().flat_map(|panel| &panel.chart.rows);
            let own: BTreeSet<String> = rows.map(|row| normal(&row.label)).collect();
            own.into_iter().for_each(|label| *labels.entry(label).or_default() += 1);
        }
        for (chapter, section, figures) in shown(cx.book) {
            let known = by_section.entry((chapter, section)).or_default();
            for figure in figures {
                let cells = cells(figure, cx.words);
                let common = |label: &str| labels.get(label).is_some_and(|figures| *figures > 1);
                for panel in cells.chunk_by(|a, b| a.panel.index == b.panel.index) {
                    let named = panel.iter().map(|cell| Names::new(cell)).collect::<Vec<_>>();
                    let labels = Labels::new(panel, &named);
                    let pairs = panel.iter().zip(&named);
                    known.extend(pairs.filter_map(|(cell, names)| of_cell(cell, names, &labels, &common)));
                }
                all.entry((chapter, section)).or_default().extend(cells);
            }
        }
        Figures { by_section, cells: all }
    }

    /// Numbers of a section's prose that stand nearly in its figures.
    fn leftovers(&self, cx: &LintContext) -> Vec<Conflict> {
        let mut texts: BTreeMap<SectionKey, Vec<&Spoken>> = BTreeMap::new();
        for spoken in cx.spoken() {
            let Some(passage) = cx.passages.get(spoken.passage) else { continue };
            if let Owner::Chapter(id) = passage.owner {
                texts.entry((id, section_of(passage))).or_default().push(spoken);
            }
        }
        let sections = self.cells.iter().filter_map(|(key, cells)| Some((texts.get(key)?, cells)));
        sections
            .flat_map(|(texts, cells)| leftovers(texts, cells))
            .map(|Leftover { spoken, mention, cell }| Conflict {
                kind: Kind::Drift,
                said: spoken.span(&cx.passages, &mention.range),
                said_text: spoken.text[mention.range.clone()].to_owned(),
                known: cell.span(),
                known_text: cell.text.to_string(),
                label: cell.label.clone(),
            })
            .collect()
    }

    fn conflicts(&self, chapter: &str, spoken: &Spoken, cx: &LintContext) -> Vec<Conflict> {
        let Some(passage) = cx.passages.get(spoken.passage) else { return Vec::new() };
        let Some(known) = self.by_section.get(&(chapter, section_of(passage))) else { return Vec::new() };
        let mut found = Vec::new();
        for sentence in spoken.sentences.iter() {
            let whole = normal(&spoken.text[sentence.range.clone()]);
            for clause in sentence.clauses.iter().filter(|clause| !clause.mentions.is_empty()) {
                found.extend(compare(known, &whole, clause, spoken, cx));
            }
        }
        found
    }
}

/// The section of its chapter that a passage stands in.
fn section_of(passage: &Passage) -> Option<usize> {
    match passage.path.0.as_slice() {
        [Step::Key(key), Step::Index(section), ..] if key == "sections" => Some(*section),
        _ => None,
    }
}

/// Compares the one number of a clause with the numbers that the clause names.
fn compare(
    known: &[Known],
    whole: &str,
    clause: &Clause,
    spoken: &Spoken,
    cx: &LintContext,
) -> Option<Conflict> {
    let text = &spoken.text[clause.range.clone()];
    let own = normal(text);
    let named: Vec<&Known> = known
        .iter()
        .filter(|known| known.clause.iter().all(|word| own.contains(word.as_str())))
        .filter(|known| known.sentence.iter().all(|word| whole.contains(word.as_str())))
        .filter(|known| !known.not.iter().any(|word| whole.contains(word.as_str())))
        .filter(|known| same_scope(&own, &known.about, cx))
        .collect();
    // 20% 以上 in the label is not a statement.
    let states = |mention: &&Mention| {
        let written = normal(&spoken.text[mention.range.clone()]);
        mention.reading.unit != Unit::Point
            && !named.iter().any(|known| known.clause.iter().any(|word| word.contains(&written)))
    };
    let stated: Vec<&Mention> = clause
        .mentions
        .iter()
        .filter(states)
        .filter(|mention| named.iter().any(|known| mention.reading.comparable(&known.reading)))
        .collect();
    // One number of its kind: of two, the clause does not tell which is which.
    let single = |mention: &&&Mention| {
        stated.iter().filter(|other| other.reading.comparable(&mention.reading)).count() == 1
    };
    stated.iter().filter(single).find_map(|mention| {
        let named: Vec<&&Known> =
            named.iter().filter(|known| mention.reading.comparable(&known.reading)).collect();
        let kind = judge(mention, &named, known, text, cx)?;
        Some(conflict(kind, mention, named.first()?, spoken, cx))
    })
}

/// What is wrong between a number and those that its clause names. Several that the clause does not tell apart leave open
/// which one it means, and so does another number of the same row that agrees.
fn judge(
    mention: &Mention,
    named: &[&&Known],
    all: &[Known],
    clause: &str,
    cx: &LintContext,
) -> Option<Kind> {
    let [only] = named else { return None };
    let agrees = |known: &Known| mention.reading.agrees_unsigned(&known.reading);
    if agrees(only) {
        return wrong_way(clause, &only.reading, cx).then_some(Kind::Direction);
    }
    let row = only.clause.first();
    if all.iter().any(|known| known.clause.first() == row && agrees(known)) {
        return None;
    }
    Some(if mention.reading.misses_magnitude(&only.reading) {
        Kind::Magnitude
    } else if mention.spelled || mention.reading.half >= 2.5 {
        Kind::Threshold
    } else {
        Kind::Drift
    })
}

fn conflict(kind: Kind, mention: &Mention, known: &Known, spoken: &Spoken, cx: &LintContext) -> Conflict {
    Conflict {
        kind,
        said: spoken.span(&cx.passages, &mention.range),
        said_text: spoken.text[mention.range.clone()].to_owned(),
        known: known.text.span(),
        known_text: known.text.to_string(),
        label: known.label.clone(),
    }
}

/// Whether prose calls a falling number a rise, or the other way round.
fn wrong_way(clause: &str, known: &Reading, cx: &LintContext) -> bool {
    let words = &cx.words.numbers;
    let says = |list: &[String]| list.iter().any(|word| clause.contains(word.as_str()));
    let (rises, falls) = (says(&words.rise), says(&words.fall));
    (known.value < 0.0 && rises && !falls) || (known.value > 0.0 && falls && !rises && known.signed)
}

/// Whether a clause speaks of no region or year that its number knows nothing of.
fn same_scope(clause: &str, about: &str, cx: &LintContext) -> bool {
    let words = &cx.words.numbers;
    let foreign = |word: &String| clause.contains(word.as_str()) && !about.contains(word.as_str());
    let regions = words.regions.iter().any(foreign);
    let others = words.elsewhere.iter().any(foreign);
    let years = clause.match_indices("20").any(|(at, _)| {
        let year = clause.get(at..at + 4).unwrap_or_default();
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        is_year && clause[at + 4..].starts_with('年') && !about.contains(year)
    });
    !regions && !others && !years
}

/// What a cell is called, as labels are compared.
struct Names {
    label: String,
    series: String,
    group: String,
}

impl Names {
    fn new(cell: &Cell) -> Names {
        Names { label: normal(&cell.label), series: normal(&cell.series), group: normal(&cell.group) }
    }
}

/// What a panel calls its cells: what tells one from another.
struct Labels<'a> {
    /// The groups of each label.
    groups: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Labels that hold a label, by it.
    longer: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// A reading of each unit in each column.
    units: BTreeMap<usize, Vec<&'a Reading>>,
}

impl<'a> Labels<'a> {
    fn new(panel: &'a [Cell], named: &'a [Names]) -> Labels<'a> {
        let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut units: BTreeMap<usize, Vec<&Reading>> = BTreeMap::new();
        for (cell, names) in panel.iter().zip(named) {
            groups.entry(&names.label).or_default().insert(&names.group);
            let units = units.entry(cell.column).or_default();
            if units.iter().all(|known| known.unit != cell.reading.unit) {
                units.push(&cell.reading);
            }
        }
        let mut known = Lookup::default();
        groups.keys().for_each(|label| known.add(label, *label));
        let mut longer: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for label in groups.keys() {
            let within = known.within(label).flat_map(|(_, within)| within).filter(|within| *within != label);
            within.for_each(|within| {
                longer.entry(within).or_default().insert(label);
            });
        }
        Labels { groups, longer, units }
    }
}

/// A figure's number as prose would name it.
fn of_cell(cell: &Cell, names: &Names, panel: &Labels, common: &dyn Fn(&str) -> bool) -> Option<Known> {
    let label = names.label.as_str();
    let alone = panel.units.len() == 1;
    let chars = |text: &str| text.chars().count();
    if cell.derived || cell.part.is_some() || chars(label) < 2 {
        return None;
    }
    // A short or common label alone says too little.
    if alone && (chars(label) < 4 || common(label)) {
        return None;
    }
    let mut known = Known {
        clause: vec![label.to_owned()],
        sentence: Vec::new(),
        not: Vec::new(),
        about: normal(&format!(
            "{}{}{}{}{}",
            cell.figure.title,
            cell.panel.title.as_deref().unwrap_or_default(),
            cell.label,
            cell.series,
            cell.group
        )),
        label: [cell.group.as_str(), cell.label.as_str(), if alone { "" } else { cell.series.as_str() }]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        text: cell.text.clone(),
        reading: cell.reading.clone(),
    };
    // Columns with units of their own (规模, 增长) are told apart by the unit.
    let mut others = panel.units.iter().filter(|(column, _)| **column != cell.column);
    if others.any(|(_, units)| units.iter().any(|other| other.comparable(&cell.reading))) {
        if chars(&names.series) < 2 {
            return None;
        }
        known.clause.push(names.series.clone());
    }
    // The same label in several groups: 全球, 中国.
    let groups = panel.groups.get(label).into_iter().flatten().filter(|group| **group != names.group);
    let groups: Vec<String> = groups.map(|group| (*group).to_owned()).collect();
    if !groups.is_empty() {
        known.sentence.push(names.group.clone());
        known.not.extend(groups);
    }
    // A label within another label of the figure (新收案件, 最高法院新收案件) is named by the longer one.
    known.not.extend(panel.longer.get(label).into_iter().flatten().map(|longer| (*longer).to_owned()));
    Some(known)
}

/// Compares what a case's own texts, and chapters that name it, say about its patents.
fn fact_conflicts(
    facts: &BTreeMap<&str, Vec<Disclosed>>,
    spoken: &Spoken,
    cx: &LintContext,
) -> Vec<Conflict> {
    let Some(passage) = cx.passages.get(spoken.passage) else { return Vec::new() };
    let own = match passage.owner {
        Owner::Case(id) => facts.get(id).map(Vec::as_slice).unwrap_or_default(),
        Owner::Report | Owner::Chapter(_) | Owner::Figure(_) => &[],
    };
    let mut found = Vec::new();
    for sentence in spoken.sentences.iter() {
        let whole = &spoken.text[sentence.range.clone()];
        for clause in sentence.clauses.iter().filter(|clause| !clause.mentions.is_empty()) {
            let text = &spoken.text[clause.range.clone()];
            for fact in &cx.words.numbers.facts {
                let holds = |word: &String| text.contains(word.as_str());
                if !fact.all.iter().all(holds) || !fact.any.iter().any(holds) || fact.none.iter().any(holds) {
                    continue;
                }
                let counts = |mention: &&Mention| matches!(&mention.reading.unit, Unit::Named(unit) if fact.units.iter().any(|known| known == unit));
                let counted: Vec<&Mention> = clause.mentions.iter().filter(counts).collect();
                let [mention] = counted.as_slice() else { continue };
                let about: Vec<&Disclosed> = match passage.owner {
                    Owner::Case(_) => own.iter().collect(),
                    // A chapter's sentence that names one case.
                    Owner::Chapter(_) => {
                        let raw = spoken.typed(&cx.passages, &sentence.range);
                        let named = |d: &&Disclosed| {
                            whole.contains(d.name) || raw.contains(&format!("](case:{})", d.case))
                        };
                        let named: Vec<&Disclosed> = facts.values().flatten().filter(named).collect();
                        if named.iter().any(|d| named.first().is_some_and(|first| first.case != d.case)) {
                            continue;
                        }
                        named
                    }
                    Owner::Report | Owner::Figure(_) => continue,
                };
                let Some(known) = about.into_iter().find(|known| known.key == fact.key) else { continue };
                if mention.reading.agrees(&known.reading) {
                    continue;
                }
                let kind = if mention.reading.misses_magnitude(&known.reading) {
                    Kind::Magnitude
                } else {
                    Kind::Drift
                };
                found.push(Conflict {
                    kind,
                    said: spoken.span(&cx.passages, &mention.range),
                    said_text: spoken.text[mention.range.clone()].to_owned(),
                    known: known.text.span(),
                    known_text: known.text.to_string(),
                    label: fact.key.clone(),
                });
            }
        }
    }
    found
}
