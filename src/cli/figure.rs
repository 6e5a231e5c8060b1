//! `figure`: figures alone, and the gallery of all.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::LazyLock;

use casebound::diag::Diagnostics;
use casebound::diag::message as m;
use casebound::export::{charts, numbers};
use casebound::ink::Medium;
use casebound::model::Figure;
use casebound::picture::PictureRef;
use casebound::project::output::Staged;
use casebound::session::Session;
use casebound::template::{Renderer, TypstProject};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use image::RgbaImage;
use image::imageops::FilterType;
use minijinja::{Environment, context};

use super::args::{
    Args, Edition, FileFormat, FontArgs, OutputFormat, StandardArgs, formats, out_folder, ppi,
};
use super::batch::{Batch, Excerpt};
use super::output::{Console, Report, unknown, which};
use super::{Failure, Outcome};

/// The page of all figures beside their YAML. Its name ends with `.html`, so minijinja escapes what it prints.
const GALLERY: &str = include_str!("gallery.html.j2");

/// Makes figures alone, for slides and the web
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Figures, by the names of their files without .yaml
    #[arg(value_name = "SLUG", conflicts_with_all = ["all", "gallery", "contact_sheet"])]
    pub slugs: Vec<String>,
    /// Every figure
    #[arg(long)]
    pub all: bool,
    /// Every figure, and a page that shows each beside its YAML: gallery.html
    #[arg(long)]
    pub gallery: bool,
    /// Every figure on one picture: contact-sheet.png
    #[arg(long)]
    pub contact_sheet: bool,
    /// File formats
    #[arg(long, value_enum, value_delimiter = ',', default_value = "svg")]
    pub format: Vec<FigureFormat>,
    /// Pixels per inch of PNG
    #[arg(long, default_value_t = 144.0, value_parser = ppi)]
    pub ppi: f64,
    /// What the text of SVG becomes; a table's is always outlines
    #[arg(long, value_enum, default_value = "outlines")]
    pub svg_text: SvgText,
    /// Where to write [default: the book's out/figures/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub standards: StandardArgs,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// What `figure` writes: files of pages, findings, or the numbers of its charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureFormat {
    Page(OutputFormat),
    Csv,
    Xlsx,
}

impl FigureFormat {
    /// As files of pages have it, unless it is one of numbers.
    fn page(self) -> Option<OutputFormat> {
        match self {
            FigureFormat::Page(format) => Some(format),
            FigureFormat::Csv | FigureFormat::Xlsx => None,
        }
    }
}

impl ValueEnum for FigureFormat {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<FigureFormat>> = LazyLock::new(|| {
            let (pages, findings): (Vec<_>, Vec<_>) =
                OutputFormat::value_variants().iter().partition(|format| format.is_file());
            let page = |format: &OutputFormat| FigureFormat::Page(*format);
            let numbers = [FigureFormat::Csv, FigureFormat::Xlsx];
            pages.into_iter().map(page).chain(numbers).chain(findings.into_iter().map(page)).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            FigureFormat::Page(format) => format.to_possible_value(),
            FigureFormat::Csv => Some(PossibleValue::new("csv")),
            FigureFormat::Xlsx => Some(PossibleValue::new("xlsx")),
        }
    }
}

/// What the text of SVG becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SvgText {
    /// Shapes that look right everywhere, the caption included
    Outlines,
    /// Text that can be edited, the chart alone; it needs the book's fonts
    Text,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    if own.slugs.is_empty() && !(own.all || own.gallery || own.contact_sheet) {
        return Err(which(&folder, "figures"));
    }
    let mut session = console.open(&folder, own.fonts.system());
    let pages: Vec<OutputFormat> = own.format.iter().filter_map(|format| format.page()).collect();
    let (mut formats, findings) = formats(&pages, FileFormat::Svg)?;
    if pages.len() < own.format.len() && !pages.iter().any(|format| format.is_file()) {
        // Numbers alone were asked for.
        formats.clear();
    }
    let report = Report::new(findings, folder.root());
    if !own.slugs.is_empty() {
        session.keep_findings_of("figures", &own.slugs);
    }
    session.spare_press();
    let Some(book) = session.printable(Medium::Screen).cloned() else {
        return console.faulty(&session, &report);
    };
    let mut figures: Vec<&Figure> = Vec::new();
    for slug in own.slugs.iter().collect::<BTreeSet<_>>() {
        figures.push(book.figure(slug).ok_or_else(|| {
            let known: Vec<(&str, Vec<&str>)> =
                book.figures.iter().map(|figure| (figure.id.as_str(), vec![figure.title.as_str()])).collect();
            unknown(&m::UNKNOWN_FIGURE.with([slug]), slug, &known, console)
        })?);
    }
    if own.all || own.gallery || own.contact_sheet {
        figures = book.figures.iter().collect();
        figures.sort_by_key(|figure| (figure.number.is_none(), order(figure), figure.id.clone()));
    }
    let out = out_folder(own.out.as_deref(), &folder, &folder.out("figures"))?;
    if own.out.is_some() {
        session.keep_nothing();
    }
    if own.gallery && !formats.contains(&FileFormat::Svg) {
        formats.push(FileFormat::Svg);
    }
    if own.contact_sheet && !formats.contains(&FileFormat::Png) {
        formats.push(FileFormat::Png);
    }
    let batch = Batch {
        formats: &formats,
        edition: Edition::Screen,
        ppi: own.ppi,
        out: &out,
        jobs: 0,
        standards: &own.standards,
        kept: None,
    };
    let mut staged = match formats.is_empty() {
        true => Vec::new(),
        false => batch.run(&figures, &mut session, &m::STEP_FIGURES, console)?.staged,
    };
    for figure in &figures {
        if own.format.contains(&FigureFormat::Csv) {
            for (end, bytes) in numbers::csv(figure, book.info.speaks)? {
                staged.push(batch.stage(&format!("{}{end}.csv", figure.id), &bytes)?);
            }
        }
        if own.format.contains(&FigureFormat::Xlsx) {
            let bytes = numbers::xlsx(figure, book.info.speaks)?;
            staged.push(batch.stage(&format!("{}.xlsx", figure.id), &bytes)?);
        }
    }
    if own.svg_text == SvgText::Text && formats.contains(&FileFormat::Svg) {
        let drawn = figures
            .iter()
            .map(|figure| live_text(figure, &session, &batch))
            .collect::<Result<Vec<_>, _>>()?;
        // Outlines of the same name give way.
        let drawn: Vec<Staged> = drawn.into_iter().flatten().collect();
        staged.retain(|file| !drawn.iter().any(|own| own.path() == file.path()));
        staged.extend(drawn);
    }
    if own.gallery {
        staged.push(batch.stage("gallery.html", gallery(&session, &figures)?.as_bytes())?);
    }
    if own.contact_sheet {
        staged.push(batch.stage("contact-sheet.png", &contact_sheet(&staged)?)?);
    }
    console.finish(&session, staged, &report)
}

/// The staged PNG files side by side, reduced to one width.
fn contact_sheet(staged: &[Staged]) -> Result<Vec<u8>, Failure> {
    const COLUMNS: usize = 6;
    const WIDTH: u32 = 360;
    const GAP: u32 = 12;
    let broken = |error: image::ImageError| m::INTERNAL.with([&error.to_string()]);
    let pictures =
        staged.iter().filter(|file| file.path().extension().is_some_and(|ext| ext == "png")).map(|file| {
            let picture = file
                .reader()
                .map_err(image::ImageError::from)
                .and_then(|reader| image::load(reader, image::ImageFormat::Png));
            picture
                .map(|picture| picture.resize(WIDTH, u32::MAX, FilterType::CatmullRom).into_rgba8())
                .map_err(broken)
        });
    let pictures = pictures.collect::<Result<Vec<_>, _>>()?;
    let rows: Vec<u32> = pictures
        .chunks(COLUMNS)
        .map(|row| row.iter().map(RgbaImage::height).max().unwrap_or(0) + GAP)
        .collect();
    let width = COLUMNS as u32 * (WIDTH + GAP) + GAP;
    let mut sheet =
        RgbaImage::from_pixel(width, rows.iter().sum::<u32>() + GAP, image::Rgba([222, 226, 226, 255]));
    let mut top = GAP;
    for (row, height) in pictures.chunks(COLUMNS).zip(&rows) {
        for (column, picture) in row.iter().enumerate() {
            let left = GAP + column as u32 * (WIDTH + GAP);
            image::imageops::overlay(&mut sheet, picture, left.into(), top.into());
        }
        top += height;
    }
    let mut bytes = Vec::new();
    sheet.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).map_err(broken)?;
    Ok(bytes)
}

/// The charts of a figure as SVG with live text, one file per panel; none for a figure that holds a table.
fn live_text(figure: &Figure, session: &Session, batch: &Batch) -> Result<Vec<Staged>, Failure> {
    let Some(book) = session.book() else { return Ok(Vec::new()) };
    let documents = charts::of(figure, book, session.fonts())?;
    let single = documents.len() == 1;
    let files = documents.iter().enumerate().map(|(index, document)| {
        let number = if single { String::new() } else { format!("-{}", index + 1) };
        batch.stage(&format!("{}{number}.svg", figure.id), document.as_bytes())
    });
    files.collect()
}

/// The parts of a figure's number, for the order of the book.
fn order(figure: &Figure) -> Vec<usize> {
    figure.number.iter().flat_map(|number| number.split('.')).filter_map(|part| part.parse().ok()).collect()
}

fn gallery(session: &Session, figures: &[&Figure]) -> Result<String, Failure> {
    let items = figures.iter().map(|figure| {
        let doc = session.files().figures.get(&figure.id).and_then(|doc| doc.as_ref());
        let source = doc.and_then(|doc| session.sources().get(doc.file));
        context! {
            id => figure.id.as_str(),
            number => figure.number.as_deref(),
            title => figure.title.as_str(),
            alt => figure.alt.as_str(),
            kinds => figure.panels.iter().map(|panel| panel.kind).collect::<Vec<_>>(),
            yaml => source.map(casebound::source::Source::text).unwrap_or_default(),
        }
    });
    let book = session.book();
    let page = context! {
        title => book.map(|book| book.info.title.as_str()),
        lang => book.map(|book| book.info.lang.as_str()),
        figures => items.collect::<Vec<_>>(),
    };
    Environment::new()
        .render_named_str("gallery.html", GALLERY, page)
        .map_err(|error| m::INTERNAL.with([&error.to_string()]))
}

impl Excerpt for &Figure {
    fn stem(&self) -> String {
        self.id.clone()
    }

    fn title(&self) -> String {
        self.title.to_string()
    }

    fn pictures(&self) -> Vec<&PictureRef> {
        self.picture.iter().flat_map(|picture| picture.files()).collect()
    }

    fn origin(&self) -> String {
        format!("figures/{}.yaml", self.id)
    }

    fn render(&self, renderer: &Renderer, diagnostics: &mut Diagnostics) -> TypstProject {
        renderer.plate(self, diagnostics)
    }
}
