//! The kinds of YAML file in a book.

/// The kinds of YAML file in a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `report.yaml`
    Report,
    /// `chapters/*.yaml`
    Chapter,
    /// `cases/*.yaml`
    Case,
    /// `figures/*.yaml`
    Figure,
    /// `translations/<language>/**/*.yaml`
    Translation,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [FileKind; 5] =
        [FileKind::Report, FileKind::Chapter, FileKind::Case, FileKind::Figure, FileKind::Translation];

    /// The kinds that are translated.
    pub const CONTENT: [FileKind; 4] =
        [FileKind::Report, FileKind::Chapter, FileKind::Case, FileKind::Figure];

    /// The name of the schema's file: `<name>.schema.json`.
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Report => "report",
            FileKind::Chapter => "chapter",
            FileKind::Case => "case",
            FileKind::Figure => "figure",
            FileKind::Translation => "translation",
        }
    }

    /// The folder of such files; the book's own for the report. Translations lie in folders of these names in their language's.
    pub fn folder(self) -> &'static str {
        match self {
            FileKind::Report | FileKind::Translation => "",
            FileKind::Chapter => "chapters",
            FileKind::Case => "cases",
            FileKind::Figure => "figures",
        }
    }

    /// What references call such a file by its id.
    pub fn target(self, id: &str) -> String {
        match self {
            FileKind::Report | FileKind::Translation => self.name().to_owned(),
            FileKind::Chapter => format!("chapter:{id}"),
            FileKind::Case => format!("case:{id}"),
            FileKind::Figure => format!("fig:{id}"),
        }
    }
}
