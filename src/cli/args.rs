//! The arguments that all commands or several of them share. Those of one command stand in its file.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use casebound::bounds;
use casebound::content::reports;
use casebound::diag::render::{Colour, Format};
use casebound::diag::{Lang, Message, message as m, usage};
use casebound::export::Standards;
use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::project::{Files, Folder, Project};
use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, Parser, ValueEnum};
use typst::foundations::Datetime;

use super::Command;
use super::output::{Console, Talk, quoted, shown};
use super::refusal::Refusal;

/// The version, with the commit that it was built from if that is known. Nothing that is written says the commit.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), env!("CASEBOUND_COMMIT"));

/// What stands for every report of the folder.
const ALL: &str = "all";

/// Turns a folder of YAML into a print-ready book of company case studies.
#[derive(Debug, Parser)]
#[command(name = "casebound", version = VERSION, propagate_version = true)]
pub(super) struct Args {
    /// The book's folder, its report.yaml, or a folder inside it [default: the current folder]
    #[arg(long, global = true, value_name = "DIR")]
    project: Option<PathBuf>,
    /// Another report beside report.yaml that shares its cases, chapters and figures, such as sector.yaml; `check` takes `all`
    #[arg(long, global = true, value_name = "FILE")]
    report: Option<String>,
    /// Language of messages, and of a new book [default: the system's]
    #[arg(long, global = true, value_parser = languages())]
    lang: Option<String>,
    /// When to colour findings [default: on a terminal]
    #[arg(long, global = true, value_name = "WHEN")]
    color: Option<ColorArg>,
    /// Say only what is wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Also say what is read, which fonts are used, and how long each step takes
    #[arg(long, short, global = true)]
    verbose: bool,
    /// Read so many times as much as usual, if you trust who made it: larger files and pictures, more values, more work
    #[arg(long, global = true, value_name = "TIMES", default_value_t = 1, hide_default_value = true, value_parser = clap::value_parser!(u64).range(1..=bounds::MOST))]
    pub limits: u64,
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

/// An edition of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Edition {
    /// For reading on a screen: RGB, tagged, with links and bookmarks
    Screen,
    /// For the printer: PDF/X-4 in CMYK, with bleed and marks
    Press,
}

impl Edition {
    /// What its documents are typeset for.
    pub(crate) fn medium(self) -> Medium {
        match self {
            Edition::Screen => Medium::Screen,
            Edition::Press => Medium::Press,
        }
    }

    /// What its files' names have at their ends.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Edition::Screen => "",
            Edition::Press => "-press",
        }
    }
}

/// A file format of sheets and figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFormat {
    Pdf,
    Png,
    Svg,
}

/// What `sheet` and `figure` write: files, and findings for a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
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

impl OutputFormat {
    /// Whether it is a format of files.
    pub(super) fn is_file(self) -> bool {
        match self {
            OutputFormat::Pdf | OutputFormat::Png | OutputFormat::Svg => true,
            OutputFormat::Human
            | OutputFormat::Short
            | OutputFormat::Json
            | OutputFormat::Sarif
            | OutputFormat::Github => false,
        }
    }
}

/// The file formats and the format of findings that were asked for; `usual` files if only findings were.
pub(super) fn formats(
    asked: &[OutputFormat],
    usual: FileFormat,
) -> Result<(Vec<FileFormat>, Format), Message> {
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
pub(super) fn out_folder(typed: Option<&Path>, folder: &Folder, usual: &str) -> Result<PathBuf, Message> {
    match typed {
        Some(path) if path == Path::new("-") => Err(m::OUT_IS_STDOUT.plain()),
        Some(path) => Ok(path.to_owned()),
        // Whoever sends a book must not decide where on this machine it is written to.
        None => folder.outputs(usual).map_err(|link| m::OUT_IS_LINK.with([shown(&link)])),
    }
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

/// Which standards PDF files for the screen conform to.
#[derive(Debug, ClapArgs)]
pub(crate) struct StandardArgs {
    /// What PDF files for the screen must conform to, several with commas between them [default: ua-1,a-2a; ua-1 alone
    /// for a book without a date]
    #[arg(long = "standard", value_name = "NAMES", value_delimiter = ',', value_parser = standard_names())]
    names: Vec<String>,
}

impl StandardArgs {
    /// The standards asked for, else the usual ones of a document that says it was made at `moment`.
    pub(crate) fn standards(&self, moment: Option<Datetime>) -> Result<Standards, Message> {
        if self.names.is_empty() {
            return Ok(Standards::usual(moment));
        }
        if moment.is_none() && self.names.iter().any(|name| name.starts_with("a-")) {
            return Err(m::STANDARD_DATE.plain());
        }
        Standards::from_names(&self.names)
    }
}

/// Which fonts may be used.
#[derive(Debug, ClapArgs)]
pub(crate) struct FontArgs {
    /// Also use the system's fonts; another machine may then make another book
    #[arg(long)]
    system_fonts: bool,
}

impl FontArgs {
    /// The choice as the library names it.
    pub(crate) fn system(&self) -> SystemFonts {
        if self.system_fonts { SystemFonts::Included } else { SystemFonts::Excluded }
    }
}

impl Args {
    /// The language of messages: as asked for, else the locale's.
    pub(super) fn lang(&self) -> Lang {
        Lang::from_tag(&self.tag())
    }

    /// The language of messages that was asked for.
    pub(super) fn lang_given(&self) -> Option<Lang> {
        self.lang.as_deref().map(Lang::from_tag)
    }

    /// The language of a new book: as asked for, else the locale's.
    pub(super) fn lang_of_book(&self) -> Lang {
        Lang::for_books(&self.tag())
    }

    /// The language or locale asked for, else the system's.
    fn tag(&self) -> String {
        self.lang.clone().unwrap_or_else(of_system)
    }

    /// The language that arguments ask for, even if they cannot be understood otherwise.
    pub(super) fn lang_asked(args: impl Iterator<Item = OsString>) -> Lang {
        let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
        let values = args.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
        let joined = args.iter().filter_map(|arg| arg.strip_prefix("--lang="));
        let tag = values.chain(joined).find(|tag| tags().any(|known| known == *tag));
        Lang::from_tag(&tag.map_or_else(of_system, str::to_owned))
    }

    /// Where the command talks to its user.
    pub(super) fn console(&self) -> Console {
        let colour = match self.color {
            None | Some(ColorArg::Auto) => None,
            Some(ColorArg::Always) => Some(Colour::Ansi),
            Some(ColorArg::Never) => Some(Colour::Never),
        };
        let talk = match (self.quiet, self.verbose) {
            (true, _) => Talk::Quiet,
            (false, true) => Talk::Verbose,
            (false, false) => Talk::Usual,
        };
        Console::new(self.lang(), colour, talk)
    }

    /// A command for the same book, as a shell takes it.
    pub(super) fn command_line(&self, rest: &str) -> String {
        let book = self.project.as_ref().map(|book| format!("--project {} ", quoted(book)));
        let report = self.report.as_ref().map(|report| format!("--report {} ", quoted(Path::new(report))));
        format!("casebound {}{}{rest}", book.unwrap_or_default(), report.unwrap_or_default())
    }

    /// The report that was asked for.
    pub(super) fn report_given(&self) -> Option<&str> {
        self.report.as_deref()
    }

    /// The book named, or the nearest one above the current folder.
    pub(super) fn folder(&self) -> Result<Folder, Message> {
        match self.report.as_deref() {
            Some(ALL) => Err(usage::ALL_REPORTS.plain()),
            Some(report) => self.usual_folder()?.with_report(report),
            None => self.usual_folder(),
        }
    }

    /// The same with each report that was asked for, that of `report.yaml` first.
    pub(super) fn folders(&self) -> Result<Vec<Folder>, Message> {
        if self.report.as_deref() != Some(ALL) {
            return self.folder().map(|folder| vec![folder]);
        }
        let folder = self.usual_folder()?;
        let mut names = reports::names(&Project::new(folder.clone()));
        names.sort_by_key(|name| name != folder.report());
        names.iter().map(|name| folder.clone().with_report(name)).collect()
    }

    fn usual_folder(&self) -> Result<Folder, Message> {
        Folder::find(self.project.as_deref().unwrap_or(Path::new(".")))
    }
}

/// The system's locale; nothing where it names none.
fn of_system() -> String {
    let names = ["CASEBOUND_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = names.filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    locale.unwrap_or_default()
}

/// The tags of the languages that the tool speaks, then of those that books may be in.
fn tags() -> impl Iterator<Item = &'static str> {
    [Lang::all(), Lang::of_books()].into_iter().flatten().map(|lang| lang.tag())
}

/// Takes one of them.
fn languages() -> PossibleValuesParser {
    PossibleValuesParser::new(tags())
}

/// The names of the standards.
fn standard_names() -> PossibleValuesParser {
    PossibleValuesParser::new(casebound::export::STANDARDS)
}

/// A whole number within limits.
pub(super) fn whole(low: u16, high: u16) -> impl Fn(&str) -> Result<u16, Refusal> + Clone {
    move |text| {
        let number: i64 = text.parse().map_err(|_| Refusal(usage::NOT_A_NUMBER.plain()))?;
        let within = u16::try_from(number).ok().filter(|number| (low..=high).contains(number));
        within.ok_or_else(|| Refusal(usage::OUT_OF_RANGE.with([low.to_string(), high.to_string()])))
    }
}

pub(super) fn ppi(text: &str) -> Result<f64, Refusal> {
    let value: f64 = text.parse().map_err(|_| Refusal(usage::NOT_A_NUMBER.plain()))?;
    let range = 18.0..=1200.0;
    if range.contains(&value) { Ok(value) } else { Err(Refusal(usage::OUT_OF_RANGE.with(["18", "1200"]))) }
}
