//! The fields of a case that a company reads: every text that is printed, in the order of the printed case, with its path in the file.

use crate::content::schema::FileKind;
use crate::lint::{Role, TextKind, text_at};
use crate::model::prose;
use crate::source::yaml::{self, Kind, Node, Path, Step, Style};
use crate::source::{Sources, Span, Text};

/// A text of a case.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its path in the file, such as `interview[2].a`.
    pub tag: String,
    /// Its part in the case.
    pub role: Role,
    /// Whether it is read as prose, with marks.
    pub prose: bool,
    /// The text as the file has it, after YAML's unescaping.
    pub text: String,
    /// How the file writes it.
    pub style: Style,
    /// Where it stands in the file.
    pub span: Span,
    /// The number of its question, from 1; of what belongs to none, 0.
    pub question: usize,
    /// Who gives it, of an answer that says so.
    pub by: Option<String>,
}

impl Field {
    /// The key of the file's map that it stands in, such as `interview`.
    pub fn part(&self) -> &str {
        self.tag.split(['[', '.']).next().unwrap_or_default()
    }

    /// What is printed of it, word for word: without marks of prose and with lines joined.
    pub fn words(&self) -> String {
        words(&self.text, self.prose)
    }
}

/// What is printed of a text, word for word.
pub(super) fn words(text: &str, prose: bool) -> String {
    if !prose {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let (prose, _) = prose::parse(&Text::new(text, Span::default()));
    prose.plain().trim().to_owned()
}

/// A path without its numbers: what fields of one kind have in common.
pub(super) fn shape(tag: &str) -> String {
    tag.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// The parts of a case in the order in which it is printed. What is not among them follows as the file has it.
const ORDER: [&str; 15] = [
    "name",
    "latin_name",
    "industry",
    "interviewee",
    "interviewees",
    "interviewer",
    "profile",
    "patents",
    "interview",
    "quote",
    "quotes",
    "highlight",
    "closing",
    "notes",
    "source",
];

/// The fields of the case in a file: of all editions and media, since its company reads the whole of it.
pub fn fields(file: u32, sources: &Sources) -> Vec<Field> {
    let tree = sources.get(file).and_then(|source| yaml::parse(source, file).root);
    let Some(Kind::Mapping(entries)) = tree.as_ref().map(|root| &root.kind) else { return Vec::new() };
    let rank = |key: &str| ORDER.iter().position(|own| *own == key).unwrap_or(ORDER.len());
    let mut parts: Vec<_> = entries.iter().collect();
    parts.sort_by_key(|(key, _)| rank(&key.text));
    let mut walk = Walk { found: Vec::new(), question: 0 };
    for (key, value) in parts {
        walk.node(value, &Path::default().key(&key.text), None);
    }
    walk.found
}

struct Walk {
    found: Vec<Field>,
    question: usize,
}

impl Walk {
    fn node(&mut self, node: &Node, path: &Path, by: Option<&str>) {
        match &node.kind {
            Kind::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.node(item, &path.index(index), by);
                }
            }
            Kind::Mapping(entries) => {
                let scalar = |name: &str| {
                    let value = entries.iter().find(|(key, _)| key.text == name).map(|(_, value)| value);
                    value.and_then(|value| match &value.kind {
                        Kind::Scalar { text, .. } => Some(text.as_str()),
                        Kind::Sequence(_) | Kind::Mapping(_) => None,
                    })
                };
                // What is kept in the file only is nobody's to approve.
                if scalar("print") == Some("false") {
                    return;
                }
                let is_item =
                    matches!(path.0.as_slice(), [Step::Key(part), Step::Index(_)] if part == "interview");
                self.question += usize::from(is_item && scalar("q").is_some());
                let by = scalar("by").filter(|_| scalar("a").is_some());
                for (key, value) in entries {
                    self.node(value, &path.key(&key.text), by);
                }
            }
            Kind::Scalar { text, style } => {
                let Some((kind, role)) = printed(path, text) else { return };
                if text.trim().is_empty() {
                    return;
                }
                let in_interview = path.0.first() == Some(&Step::Key("interview".to_owned()));
                self.found.push(Field {
                    tag: tag(path),
                    role,
                    prose: kind == TextKind::Prose,
                    text: text.clone(),
                    style: *style,
                    span: node.span,
                    question: if in_interview { self.question } else { 0 },
                    by: by.filter(|_| role == Role::Answer).map(str::to_owned),
                });
            }
        }
    }
}

/// What the scalar at a path of a case is, if it is printed as it is typed: the texts, and the settings that are printed.
fn printed(path: &Path, text: &str) -> Option<(TextKind, Role)> {
    const SETTINGS: [&str; 4] = ["patents.as_of", "source.date", "source.page", "source.url"];
    match text_at(FileKind::Case, path, text) {
        // The key of a group belongs to the book; an alternative text is for those who cannot see the picture.
        Some((_, Role::Alt)) => None,
        Some(_) if tag(path) == "group" => None,
        Some((kind, role)) => {
            (path.0.last() != Some(&Step::Key("initials".to_owned()))).then_some((kind, role))
        }
        None if SETTINGS.contains(&tag(path).as_str()) => {
            let role = if path.0.first() == Some(&Step::Key("patents".to_owned())) {
                Role::Period
            } else {
                Role::Source
            };
            Some((TextKind::Plain, role))
        }
        None => None,
    }
}

/// A path as editors read it: `interview[2].a`.
fn tag(path: &Path) -> String {
    let mut tag = String::new();
    for step in &path.0 {
        match step {
            Step::Key(key) if tag.is_empty() => tag.push_str(key),
            Step::Key(key) => tag.extend([".", key]),
            Step::Index(index) => tag.push_str(&format!("[{index}]")),
        }
    }
    tag
}
