//! `list`: chapters, cases and figures with their numbers and pages.

use std::collections::{BTreeMap, BTreeSet};

use casebound::diag::message as m;
use casebound::diag::render::Format;
use casebound::ink::Medium;
use casebound::model::prose::unmarked;
use casebound::model::{Book, Case, Chapter, Entry, Page};
use casebound::proof::approval::State;
use casebound::template::label;
use casebound::typeset::{PageFill, Pages};
use clap::ValueEnum;
use serde::Serialize;

use super::args::{Args, FontArgs};
use super::output::{Console, Report};
use super::{Failure, Outcome};

#[derive(Serialize)]
struct Listing {
    pages: usize,
    chapters: Vec<ChapterRow>,
    figures: Vec<FigureRow>,
    cases: Vec<CaseRow>,
    filled: Vec<FilledRow>,
    /// What is optional and no page needed, as it would begin.
    left_out: Vec<String>,
}

/// A page that was made up.
#[derive(Serialize)]
struct FilledRow {
    page: usize,
    /// The chapter or case that it shows.
    id: String,
    /// How much of its lines are filled, from 0 to 1.
    fill: f64,
    /// Whether its chapter or case ends there.
    last: bool,
    /// The code of what is to be said about it.
    finding: Option<&'static str>,
}

#[derive(Serialize)]
struct ChapterRow {
    id: String,
    number: Option<String>,
    title: String,
    page: Option<usize>,
}

#[derive(Serialize)]
struct FigureRow {
    id: String,
    number: Option<String>,
    title: String,
    page: Option<usize>,
}

#[derive(Serialize)]
struct CaseRow {
    id: String,
    name: String,
    group: Option<String>,
    /// How far it is with its company.
    approval: State,
    questions: usize,
    page: Option<usize>,
    last_page: Option<usize>,
    /// How much of the last page's text area is filled, from 0 to 1.
    last_page_fill: Option<f64>,
}

/// Lists chapters, cases and figures with their numbers and pages
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How to print the list
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// The share of its lines from which a page counts as full, for a reader of the list.
const FULL: f64 = 0.6;

/// How to print a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Human,
    Json,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let mut session = console.open(&folder, own.fonts.system());
    let step = console.step(&m::STEP_TYPESET, None);
    let typeset = session.typeset_report(Medium::Screen);
    step.end();
    let report = Report::new(Format::Human, folder.root());
    let Some(book) = session.book().cloned() else { return console.faulty(&session, &report) };
    let Some((document, typesetter)) = typeset else { return console.faulty(&session, &report) };
    let states = session.approvals();
    let mut listing = listing(&book, &Pages::new(&document), &states);
    listing.filled = typesetter.page_fills(&document).iter().map(FilledRow::from).collect();
    listing.left_out = typesetter.left_out().into_iter().map(|(_, text)| text).collect();
    match own.format {
        ListFormat::Json => {
            let text =
                serde_json::to_string_pretty(&listing).map_err(|e| m::INTERNAL.with([&e.to_string()]))?;
            console.print(&text);
        }
        ListFormat::Human => human(&listing, console),
    }
    Ok(Outcome::Done)
}

/// The cases that the book leaves out stand behind the others, without pages.
fn listing(book: &Book, pages: &Pages, states: &BTreeMap<String, State>) -> Listing {
    let mut listing = Listing {
        pages: pages.count(),
        chapters: Vec::new(),
        figures: Vec::new(),
        cases: Vec::new(),
        filled: Vec::new(),
        left_out: Vec::new(),
    };
    for entry in &book.entries {
        match entry {
            Entry::Chapter(_, chapter) => {
                listing.chapters.push(ChapterRow {
                    id: chapter.id.clone(),
                    number: chapter.number.clone(),
                    title: chapter.title.to_string(),
                    page: pages.page(&label(&chapter.anchor())),
                });
                figures(chapter, pages, &mut listing.figures);
            }
            Entry::Case { case, .. } => {
                listing.cases.extend(book.cases.get(*case).map(|case| case_row(case, book, states, pages)));
            }
            Entry::Page(_) => {}
        }
    }
    let printed: BTreeSet<String> = listing.cases.iter().map(|row| row.id.clone()).collect();
    let others = book.cases.iter().filter(|case| !printed.contains(&case.id));
    listing.cases.extend(others.map(|case| case_row(case, book, states, pages)));
    listing
}

fn case_row(case: &Case, book: &Book, states: &BTreeMap<String, State>, pages: &Pages) -> CaseRow {
    let own = label(&case.anchor());
    let end = pages.case_end(&own);
    CaseRow {
        id: case.id.clone(),
        name: case.name.to_string(),
        group: case.group.as_ref().map(ToString::to_string),
        approval: states.get(&case.id).copied().unwrap_or(State::None),
        questions: case.questions().count(),
        page: pages.page(&own),
        last_page: end.map(|(page, _)| page),
        last_page_fill: end.map(|(_, y)| fill(y, &book.info.page)),
    }
}

impl From<&PageFill> for FilledRow {
    fn from(page: &PageFill) -> FilledRow {
        let file = page.source.rsplit('/').next().unwrap_or_default();
        FilledRow {
            page: page.page,
            id: file.trim_end_matches(".typ").to_owned(),
            fill: hundredths(page.fill),
            last: page.last,
            finding: page.remark.map(casebound::diag::Code::as_str),
        }
    }
}

fn hundredths(share: f64) -> f64 {
    (share.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

/// How far down the text area a position is, in hundredths; `y` in mm from the trim's top.
fn fill(y: f64, page: &Page) -> f64 {
    let share = (y - page.top) / (page.height - page.top - page.bottom);
    hundredths(share)
}

fn figures(chapter: &Chapter, pages: &Pages, rows: &mut Vec<FigureRow>) {
    let bodies = std::iter::once(&chapter.body).chain(chapter.sections.iter().map(|section| &section.body));
    for block in bodies.flatten() {
        rows.extend(block.figures().iter().map(|figure| FigureRow {
            id: figure.id.clone(),
            number: figure.number.clone(),
            title: unmarked(&figure.title).to_string(),
            page: pages.page(&label(&figure.anchor())),
        }));
    }
}

fn human(listing: &Listing, console: &Console) {
    let page = |page: Option<usize>| page.map_or("–".to_owned(), |page| page.to_string());
    let number = |number: &Option<String>| number.clone().unwrap_or_default();
    for row in &listing.chapters {
        console.print(&format!(
            "{:>4}  {:<5} {}  [{}]",
            page(row.page),
            number(&row.number),
            row.title,
            row.id
        ));
    }
    console.print("");
    for row in &listing.figures {
        console.print(&format!(
            "{:>4}  {:<7} {}  [{}]",
            page(row.page),
            number(&row.number),
            row.title,
            row.id
        ));
    }
    console.print("");
    for row in &listing.cases {
        let fill = row.last_page_fill.map_or("–".to_owned(), |fill| format!("{:.0} %", fill * 100.0));
        let range = format!("{}-{}", page(row.page), page(row.last_page));
        let group = row.group.as_deref().unwrap_or_default();
        console.print(&format!(
            "{range:>8}  {fill:>5}  {}  {}  {group}  [{}]  {}",
            m::QUESTIONS.with([&row.questions.to_string()]).render(console.lang()),
            row.name,
            row.id,
            row.approval.word().plain().render(console.lang()),
        ));
    }
    // Of all pages, those that are not full.
    console.print("");
    for row in listing.filled.iter().filter(|row| row.fill < FULL) {
        let finding = row.finding.unwrap_or_default();
        let line = format!("{:>4}  {:>3.0} %  [{}]  {finding}", row.page, row.fill * 100.0, row.id);
        console.print(line.trim_end());
    }
    for text in &listing.left_out {
        console.print(&m::LISTED_LEFT_OUT.with([text]).render(console.lang()));
    }
}
