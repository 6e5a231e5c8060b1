//! The arguments.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use casebound::diag::render::{Colour, Format};
use casebound::diag::{Lang, Message, message as m, usage};
use casebound::export::Standards;
use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::project::Folder;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use typst::foundations::Datetime;

use super::output::Console;
use super::refusal::Refusal;

/// Turns a folder of YAML into a print-ready book of company case studies.
#[derive(Debug, Parser)]
#[command(name = "casebound", version, propagate_version = true)]
pub struct Args {
    /// The book's folder, or one inside it [default: the current folder]
    #[arg(long, global = true, value_name = "DIR")]
    project: Option<PathBuf>,
    /// Language of messages [default: the system's]
    #[arg(long, global = true, value_parser = languages())]
    lang: Option<Lang>,
    /// When to colour findings [default: on a terminal]
    #[arg(long, global = true, value_name = "WHEN")]
    color: Option<ColorArg>,
    /// Say only what is wrong
    #[arg(long, short, global = true)]
    quiet: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When to colour findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColorArg {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes the whole report
    Build(BuildArgs),
    /// Makes single-company sheets
    Sheet(SheetArgs),
    /// Makes figures alone, for slides and the web
    Figure(FigureArgs),
    /// Reports every problem of the book at once
    Check(CheckArgs),
    /// Shows the book in the browser and sets it anew on every save
    Preview(PreviewArgs),
    /// Checks any PDF for print
    Preflight(PreflightArgs),
    /// Removes outputs of cases and figures that the book no longer has, and what is kept between builds
    Clean(CleanArgs),
    /// Makes a new book
    Init(InitArgs),
    /// Makes a new case or figure from a template
    New(NewArgs),
    /// Lists chapters, cases and figures with their numbers and pages
    List(ListArgs),
    /// Writes the JSON Schemas that editors' tools use
    Schema(SchemaArgs),
    /// Prints completions for a shell
    Completions(CompletionsArgs),
    /// Prints the manual page
    Man,
}

/// Arguments of `build`.
#[derive(Debug, ClapArgs)]
pub struct BuildArgs {
    /// Which edition to make [default: both]
    #[arg(long, value_enum)]
    pub only: Option<Edition>,
    /// Where to write [default: the book's out/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Also write the Typst project that was compiled
    #[arg(long, value_name = "DIR")]
    pub keep_typst: Option<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
    #[command(flatten)]
    pub standards: StandardArgs,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// An edition of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    /// For reading on a screen: RGB, tagged, with links and bookmarks
    Screen,
    /// For the printer: PDF/X-4 in CMYK, with bleed and marks
    Press,
}

impl Edition {
    /// What its documents are typeset for.
    pub fn medium(self) -> Medium {
        match self {
            Edition::Screen => Medium::Screen,
            Edition::Press => Medium::Press,
        }
    }

    /// What its files' names have at their ends.
    pub fn suffix(self) -> &'static str {
        match self {
            Edition::Screen => "",
            Edition::Press => "-press",
        }
    }
}

/// Arguments of `sheet`.
#[derive(Debug, ClapArgs)]
pub struct SheetArgs {
    /// Cases, by the names of their files without .yaml
    #[arg(value_name = "SLUG", required_unless_present = "all", conflicts_with = "all")]
    pub slugs: Vec<String>,
    /// Every case
    #[arg(long)]
    pub all: bool,
    /// Which edition to make [default: screen]
    #[arg(long, value_enum)]
    pub only: Option<Edition>,
    /// File formats
    #[arg(long, value_enum, value_delimiter = ',', default_value = "pdf")]
    pub format: Vec<OutputFormat>,
    /// Pixels per inch of PNG
    #[arg(long, default_value_t = 144.0, value_parser = ppi)]
    pub ppi: f64,
    /// Where to write [default: the book's out/sheets/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// How many sheets to make at once [default: one per core]
    #[arg(long, value_name = "N", value_parser = whole(1, 256))]
    pub jobs: Option<u16>,
    /// Make only part K of N, to share the work among machines
    #[arg(long, value_name = "K/N", value_parser = shard)]
    pub shard: Option<(usize, usize)>,
    #[command(flatten)]
    pub standards: StandardArgs,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// A file format of sheets and figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    Pdf,
    Png,
    Svg,
}

/// What `sheet` and `figure` write: files, and findings for a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    Pdf,
    Png,
    Svg,
    /// Findings for people, with excerpts
    Human,
    /// Findings, a line each
    Short,
    /// Findings as JSON
    Json,
    /// Findings as SARIF
    Sarif,
    /// Findings as annotations of GitHub
    Github,
}

/// The file formats and the format of findings that were asked for; `usual` files if only findings were.
pub fn formats(asked: &[OutputFormat], usual: FileFormat) -> Result<(Vec<FileFormat>, Format), Message> {
    let mut files = Vec::new();
    let mut findings: Option<Format> = None;
    for format in asked {
        let report = match format {
            OutputFormat::Pdf => {
                files.push(FileFormat::Pdf);
                continue;
            }
            OutputFormat::Png => {
                files.push(FileFormat::Png);
                continue;
            }
            OutputFormat::Svg => {
                files.push(FileFormat::Svg);
                continue;
            }
            OutputFormat::Human => Format::Human,
            OutputFormat::Short => Format::Short,
            OutputFormat::Json => Format::Json,
            OutputFormat::Sarif => Format::Sarif,
            OutputFormat::Github => Format::Github,
        };
        if let Some(first) = findings.filter(|first| *first != report) {
            let name = |format: Format| format!("{format:?}").to_lowercase();
            return Err(m::TWO_REPORTS.with([name(first), name(report)]));
        }
        findings = Some(report);
    }
    if files.is_empty() {
        files.push(usual);
    }
    Ok((files, findings.unwrap_or(Format::Human)))
}

/// The folder that `--out` names. `-`, the standard output elsewhere, is none.
pub fn out_folder(typed: Option<&Path>, usual: impl FnOnce() -> PathBuf) -> Result<PathBuf, Message> {
    match typed {
        Some(path) if path == Path::new("-") => Err(m::OUT_IS_STDOUT.plain()),
        Some(path) => Ok(path.to_owned()),
        None => Ok(usual()),
    }
}

/// Arguments of `figure`.
#[derive(Debug, ClapArgs)]
pub struct FigureArgs {
    /// Figures, by the names of their files without .yaml
    #[arg(value_name = "SLUG", required_unless_present_any = ["all", "gallery", "contact_sheet"], conflicts_with_all = ["all", "gallery", "contact_sheet"])]
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
    pub format: Vec<OutputFormat>,
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

/// What the text of SVG becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SvgText {
    /// Shapes that look right everywhere, the caption included
    Outlines,
    /// Text that can be edited, the chart alone; it needs the book's fonts
    Text,
}

/// Arguments of `check`.
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// How to print findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
    /// Also fail on findings that are no errors: `warnings`, or a code
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
    /// Report only on these files [default: the whole book]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Look only for findings of these codes, several with commas between them
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub rule: Vec<String>,
    /// Leave the pages out: quicker, but what shows only there is not found
    #[arg(long)]
    pub no_typeset: bool,
    /// Explain a code, or `all`, and do nothing else
    #[arg(long, value_name = "CODE", conflicts_with_all = ["fix", "deny", "rule"])]
    pub explain: Option<String>,
    /// Mend in the files what needs no judgement, then report the rest
    #[arg(long)]
    pub fix: bool,
    /// Print what --fix would change as a unified diff, and change nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// Arguments of `preflight`.
#[derive(Debug, ClapArgs)]
pub struct PreflightArgs {
    /// PDF files, from Casebound or any other program
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value = "human")]
    pub format: FormatArg,
    /// Also print what each file is: boxes, fonts, pictures with their resolution, inks, output intents
    #[arg(long)]
    pub facts: bool,
    /// Also fail on findings that are no errors: `warnings`, or a code
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
}

/// How to print findings.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FormatArg {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

impl From<FormatArg> for Format {
    fn from(arg: FormatArg) -> Format {
        match arg {
            FormatArg::Human => Format::Human,
            FormatArg::Short => Format::Short,
            FormatArg::Json => Format::Json,
            FormatArg::Sarif => Format::Sarif,
            FormatArg::Github => Format::Github,
        }
    }
}

/// Arguments of `preview`.
#[derive(Debug, ClapArgs)]
pub struct PreviewArgs {
    /// The port on 127.0.0.1 [default: a free one]
    #[arg(long, value_name = "N", value_parser = whole(0, u16::MAX))]
    pub port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Show the page that prints this line; with --port, in the preview that already runs there
    #[arg(long, value_name = "FILE:LINE")]
    pub goto: Option<String>,
    /// The link that opens a place in an editor: a name such as "VS Code", "Zed" or "JetBrains", or a link with {path}, {line} and {column}
    #[arg(long, value_name = "NAME|LINK", value_parser = editor)]
    pub editor: Option<String>,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// Arguments of `clean`.
#[derive(Debug, ClapArgs)]
pub struct CleanArgs {
    /// Say what would be removed, and remove nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `init`.
#[derive(Debug, ClapArgs)]
pub struct InitArgs {
    /// The new book's folder
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
}

/// Arguments of `new`.
#[derive(Debug, ClapArgs)]
pub struct NewArgs {
    #[command(subcommand)]
    pub what: NewWhat,
}

/// What to make.
#[derive(Debug, Subcommand)]
pub enum NewWhat {
    /// A company case: cases/SLUG.yaml
    Case {
        /// The file's name without .yaml
        slug: String,
    },
    /// A figure: figures/SLUG.yaml
    Figure {
        /// The file's name without .yaml
        slug: String,
        /// The kind of chart
        #[arg(long, value_name = "KIND", default_value = "bar", value_parser = chart_kinds())]
        chart: String,
    },
}

/// Arguments of `list`.
#[derive(Debug, ClapArgs)]
pub struct ListArgs {
    /// How to print the list
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// How to print a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Human,
    Json,
}

/// Arguments of `schema`.
#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// Where to write [default: the book's schemas/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Which standards PDF files for the screen conform to.
#[derive(Debug, ClapArgs)]
pub struct StandardArgs {
    /// What PDF files for the screen must conform to, several with commas between them [default: ua-1,a-2a; ua-1 alone
    /// for a book without a date]
    #[arg(long = "standard", value_name = "NAMES", value_delimiter = ',', value_parser = standard_names())]
    names: Vec<String>,
}

impl StandardArgs {
    /// The standards asked for, else the usual ones of a document that says it was made at `moment`.
    pub fn standards(&self, moment: Option<Datetime>) -> Result<Standards, Message> {
        if self.names.is_empty() {
            return Ok(Standards::usual(moment));
        }
        if moment.is_none() && self.names.iter().any(|name| name.starts_with("a-")) {
            return Err(m::STANDARD_DATE.plain());
        }
        Standards::of(&self.names).map_err(|error| m::STANDARDS.with([&error.to_string()]))
    }
}

/// Which fonts may be used.
#[derive(Debug, ClapArgs)]
pub struct FontArgs {
    /// Also use the system's fonts; another machine may then make another book
    #[arg(long)]
    system_fonts: bool,
}

impl FontArgs {
    /// The choice as the library names it.
    pub fn system(&self) -> SystemFonts {
        if self.system_fonts { SystemFonts::Included } else { SystemFonts::Excluded }
    }
}

impl Args {
    /// The language of messages: as asked for, else the locale's.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(of_system)
    }

    /// The language that arguments ask for, even if they cannot be understood otherwise.
    pub fn lang_asked(args: impl Iterator<Item = OsString>) -> Lang {
        let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
        let values = args.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
        let joined = args.iter().filter_map(|arg| arg.strip_prefix("--lang="));
        values.chain(joined).find_map(Lang::named).unwrap_or_else(of_system)
    }

    /// Where the command talks to its user.
    pub fn console(&self) -> Console {
        let colour = match self.color {
            None | Some(ColorArg::Auto) => None,
            Some(ColorArg::Always) => Some(Colour::Ansi),
            Some(ColorArg::Never) => Some(Colour::Never),
        };
        Console::new(self.lang(), colour, self.quiet)
    }

    /// The book named, or the nearest one above the current folder.
    pub fn folder(&self) -> Result<Folder, Message> {
        let dir = self.project.as_deref().unwrap_or(Path::new("."));
        Folder::find(dir).ok_or_else(|| m::NO_BOOK.plain())
    }
}

/// The language of the system's locale.
fn of_system() -> Lang {
    let names = ["CASEBOUND_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = names.filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    locale.map_or_else(Lang::default, |locale| Lang::of(&locale))
}

/// The tags of the languages that there are.
fn languages() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::all().iter().map(|lang| lang.tag())).map(|tag| Lang::of(&tag))
}

/// The names of the chart vocabulary.
fn chart_kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(casebound::figure::Kind::ALL.map(|kind| kind.as_str()))
}

/// The names of the standards.
fn standard_names() -> PossibleValuesParser {
    PossibleValuesParser::new(casebound::export::STANDARDS)
}

/// A known editor's name, or a link that names a file.
fn editor(text: &str) -> Result<String, Refusal> {
    let known = casebound::preview::EDITORS;
    match known.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        Some((_, link)) => Ok((*link).to_owned()),
        None if text.contains("{path}") && text.contains(':') => Ok(text.to_owned()),
        None => {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            Err(Refusal(usage::EDITOR.with([names.join(", ")])))
        }
    }
}

/// A whole number within limits.
fn whole(low: u16, high: u16) -> impl Fn(&str) -> Result<u16, Refusal> + Clone {
    move |text| {
        let number: i64 = text.parse().map_err(|_| Refusal(usage::NOT_A_NUMBER.plain()))?;
        let within = u16::try_from(number).ok().filter(|number| (low..=high).contains(number));
        within.ok_or_else(|| Refusal(usage::OUT_OF_RANGE.with([low.to_string(), high.to_string()])))
    }
}

fn ppi(text: &str) -> Result<f64, Refusal> {
    let value: f64 = text.parse().map_err(|_| Refusal(usage::NOT_A_NUMBER.plain()))?;
    let range = 18.0..=1200.0;
    if range.contains(&value) { Ok(value) } else { Err(Refusal(usage::OUT_OF_RANGE.with(["18", "1200"]))) }
}

fn shard(text: &str) -> Result<(usize, usize), Refusal> {
    let parts = text.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    match parts {
        Some((k, n)) if (1..=n).contains(&k) => Ok((k, n)),
        _ => Err(Refusal(usage::SHARD.plain())),
    }
}
