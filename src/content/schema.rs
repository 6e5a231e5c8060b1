//! JSON Schemas made from the content types, and the check of a file against its schema.
//!
//! The same schema serves the editors' tools and the loader: one run reports every wrong place.

use std::sync::OnceLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use schemars::JsonSchema;
use serde_json::Value;

use super::{case::Case, chapter::Chapter, figure::Figure, report::Report};
use crate::diag::message::{self as m, Message, Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::yaml::{Kind, Node, Step, quoted};
use crate::source::{Source, Span};

messages! {
    "form";
    UNKNOWN_BLOCK(name);
    UNKNOWN_ENTRY(name);
    TEXT_AS_KEY_HINT;
    QUOTE_HINT(right);
    ONE_TEXT_HINT(key);
    WRITE(right);
    NO_DASH_HINT(key);
    DASH_HINT(key);
}

/// The kinds of YAML file in a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// `report.yaml`
    Report,
    /// `chapters/*.yaml`
    Chapter,
    /// `cases/*.yaml`
    Case,
    /// `figures/*.yaml`
    Figure,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [FileKind; 4] = [FileKind::Report, FileKind::Chapter, FileKind::Case, FileKind::Figure];

    /// The name of the schema's file: `<name>.schema.json`.
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Report => "report",
            FileKind::Chapter => "chapter",
            FileKind::Case => "case",
            FileKind::Figure => "figure",
        }
    }

    /// The JSON Schema (draft 2020-12) of such a file.
    pub fn schema(self) -> Value {
        fn of<T: JsonSchema>() -> Value {
            schemars::schema_for!(T).to_value()
        }
        match self {
            FileKind::Report => of::<Report>(),
            FileKind::Chapter => of::<Chapter>(),
            FileKind::Case => of::<Case>(),
            FileKind::Figure => of::<Figure>(),
        }
    }

    /// The compiled schema, made on first use.
    fn compiled(self) -> Option<&'static Compiled> {
        static COMPILED: [OnceLock<Option<Compiled>>; 4] = [const { OnceLock::new() }; 4];
        let make = || {
            let schema = self.schema();
            let validator = jsonschema::validator_for(&schema).ok()?;
            Some(Compiled { schema, validator })
        };
        COMPILED[self as usize].get_or_init(make).as_ref()
    }
}

struct Compiled {
    schema: Value,
    validator: Validator,
}

/// Checks a file's tree against the schema of its kind. Every wrong place is one finding.
/// Top-level keys in `holes` were written, but could not be read.
pub fn check(kind: FileKind, root: &Node, source: &Source, holes: &[String], diagnostics: &mut Diagnostics) {
    let Some(compiled) = kind.compiled() else { return };
    let value = root.to_json();
    let mut checker = Checker { schema: &compiled.schema, root, source, holes, diagnostics };
    for error in compiled.validator.iter_errors(&value) {
        checker.explain(&error);
    }
}

/// Turns the validator's errors into findings at their places.
struct Checker<'a> {
    schema: &'a Value,
    root: &'a Node,
    source: &'a Source,
    holes: &'a [String],
    diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn push(&mut self, code: Code, span: Span, message: Message, hint: Option<Message>) {
        let mut found = Diagnostic::error(code, span, message);
        found.hint = hint;
        self.diagnostics.push(found);
    }

    fn explain(&mut self, error: &ValidationError) {
        let steps = steps(error.instance_path().as_str(), self.root);
        let node = self.root.get(&steps).unwrap_or(self.root);
        let span = node.span;
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let known = self.known_keys(error);
                for key in unexpected {
                    let at = node.key(key).map_or(span, |key| key.span);
                    let hint =
                        if steps.is_empty() { key_hint(key, &known) } else { nearest_hint(key, &known) };
                    self.push(Code::UnknownKey, at, m::UNKNOWN_KEY.with([key]), hint);
                }
            }
            ValidationErrorKind::Required { property } => {
                let key = plain(property);
                if steps.is_empty() && self.holes.contains(&key) {
                    return;
                }
                let hint = Some(m::REQUIRED_KEY_HINT.with([&key]));
                self.push(Code::Schema, head(span, node), m::REQUIRED_KEY.with([&key]), hint);
            }
            ValidationErrorKind::Type { kind } => {
                let message = m::WRONG_TYPE.with([wanted(kind), vec![type_of(error.instance())]]);
                let hint = self.right_form(error, kind);
                self.push(Code::Schema, span, message, hint);
            }
            ValidationErrorKind::Enum { options } => {
                let options = options.as_array().into_iter().flatten().map(plain).collect::<Vec<_>>();
                self.not_one_of(span, error.instance(), &options);
            }
            ValidationErrorKind::Constant { expected_value } => {
                self.not_one_of(span, error.instance(), &[plain(expected_value)]);
            }
            ValidationErrorKind::MinItems { limit } => {
                self.push(Code::Schema, span, m::TOO_FEW.with([&limit.to_string()]), None);
            }
            ValidationErrorKind::MaxItems { limit } => {
                self.push(Code::Schema, span, m::TOO_MANY.with([&limit.to_string()]), None);
            }
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                self.explain_choice(error, context, span);
            }
            _ => self.push(Code::Schema, span, m::OTHER_FAULT.with([&error.to_string()]), None),
        }
    }

    fn not_one_of(&mut self, span: Span, typed: &Value, options: &[String]) {
        let typed = plain(typed);
        self.push(Code::Schema, span, m::NOT_ONE_OF.with([&typed]), nearest_hint(&typed, options));
    }

    /// A value that fits none of several shapes: explains the shape that was meant, or names the shapes.
    fn explain_choice(&mut self, error: &ValidationError, shapes: &[Vec<ValidationError>], span: Span) {
        let here = error.instance_path().as_str();
        let is_here = |e: &&ValidationError| e.instance_path().as_str() == here;
        let of_other_type = |shape: &&Vec<ValidationError>| {
            shape.iter().filter(is_here).any(|e| matches!(e.kind(), ValidationErrorKind::Type { .. }))
        };
        let without_its_key = |shape: &&Vec<ValidationError>| {
            shape.iter().filter(is_here).any(|e| {
                use ValidationErrorKind::{AnyOf, Constant, Enum, OneOfNotValid, Required};
                matches!(
                    e.kind(),
                    Required { .. } | Enum { .. } | Constant { .. } | AnyOf { .. } | OneOfNotValid { .. }
                )
            })
        };
        let (other_type, same_type): (Vec<_>, Vec<_>) = shapes.iter().partition(of_other_type);
        // The shape that was meant is the one whose own key is present, or the only one of the value's type.
        let has_its_key: Vec<_> = same_type.iter().filter(|shape| !without_its_key(shape)).collect();
        // With the keys of several, it is the shape of the first key.
        let first = error.instance().as_object().and_then(|object| object.keys().next().cloned());
        let takes_first = |shape: &&&&Vec<ValidationError>| {
            !shape.iter().filter(is_here).any(|e| match e.kind() {
                ValidationErrorKind::AdditionalProperties { unexpected } => {
                    first.as_ref().is_some_and(|key| unexpected.contains(key))
                }
                _ => false,
            })
        };
        let meant = has_its_key.iter().find(takes_first).or(has_its_key.first()).copied();
        if let (Some(shape), 2..) = (meant, has_its_key.len()) {
            shape.iter().for_each(|e| self.explain_two_in_one(e));
            return;
        }
        if let (Some(shape), _) | (None, [shape]) = (meant, same_type.as_slice()) {
            shape.iter().for_each(|e| self.explain(e));
            return;
        }
        if same_type.is_empty() {
            let mut types: Vec<_> = other_type
                .iter()
                .copied()
                .flatten()
                .filter(is_here)
                .flat_map(|e| match e.kind() {
                    ValidationErrorKind::Type { kind } => wanted(kind),
                    _ => Vec::new(),
                })
                .collect();
            types.dedup();
            let message = m::WRONG_TYPE.with([types, vec![type_of(error.instance())]]);
            let hint = other_type.into_iter().flatten().filter(is_here).find_map(|e| match e.kind() {
                ValidationErrorKind::Type { kind } => self.right_form(e, kind),
                _ => None,
            });
            self.push(Code::Schema, span, message, hint);
            return;
        }
        let mut options: Vec<String> = Vec::new();
        for e in same_type.into_iter().flatten().filter(is_here) {
            match e.kind() {
                ValidationErrorKind::Required { property } => options.push(plain(property)),
                ValidationErrorKind::Enum { options: known } => {
                    options.extend(known.as_array().into_iter().flatten().map(plain));
                }
                ValidationErrorKind::Constant { expected_value } => options.push(plain(expected_value)),
                _ => {}
            }
        }
        options.dedup();
        match error.instance().as_object().and_then(|object| object.keys().next()) {
            Some(key) => {
                let steps = steps(here, self.root);
                let at = self.root.get(&steps).and_then(|node| node.key(key)).map_or(span, |key| key.span);
                let message = match key_of(&steps) {
                    Some("body") => UNKNOWN_BLOCK.with([key]),
                    Some("contents") => UNKNOWN_ENTRY.with([key]),
                    _ => m::UNKNOWN_KEY.with([key]),
                };
                self.push(Code::UnknownKey, at, message, nearest_hint(key, &options));
            }
            None => self.not_one_of(span, error.instance(), &options),
        }
    }

    /// A map that holds the keys of several shapes, such as two blocks without a dash between them.
    fn explain_two_in_one(&mut self, error: &ValidationError) {
        let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() else {
            return self.explain(error);
        };
        let known = self.known_keys(error);
        let node = self.root.get(&steps(error.instance_path().as_str(), self.root)).unwrap_or(self.root);
        for key in unexpected {
            let at = node.key(key).map_or(node.span, |key| key.span);
            match nearest(key, &known) {
                Some(near) => {
                    self.push(
                        Code::UnknownKey,
                        at,
                        m::UNKNOWN_KEY.with([key]),
                        Some(m::NEAREST.with([near])),
                    );
                }
                None => {
                    self.push(
                        Code::Schema,
                        at,
                        m::TWO_IN_ONE.with([key]),
                        Some(m::TWO_IN_ONE_HINT.with([key])),
                    );
                }
            }
        }
    }

    /// How a value of the wrong type would be written right, as far as it can be told from what was typed.
    fn right_form(&self, error: &ValidationError, kind: &TypeKind) -> Option<Message> {
        let steps = steps(error.instance_path().as_str(), self.root);
        let node = self.root.get(&steps)?;
        let key = key_of(&steps)?;
        let is_item = matches!(steps.last(), Some(Step::Index(_)));
        let typed = self.typed(node);
        let expects = |name: &str| match kind {
            TypeKind::Single(one) => one.to_string() == name,
            TypeKind::Multiple(many) => many.iter().any(|one| one.to_string() == name),
        };
        if expects("string") {
            return Some(match &node.kind {
                Kind::Scalar { .. } if node.is_null() => {
                    let behind = typed.split_once(':').map(|(_, behind)| behind.trim_start());
                    match behind.filter(|behind| behind.starts_with('#')) {
                        Some(comment) => QUOTE_HINT.with([quoted(comment)]),
                        None => m::EMPTY_TEXT_HINT.plain(),
                    }
                }
                Kind::Mapping(entries) => match entries.as_slice() {
                    [(own, Node { kind: Kind::Scalar { text, .. }, .. })] => {
                        QUOTE_HINT.with([quoted(&format!("{}: {text}", own.text))])
                    }
                    _ => ONE_TEXT_HINT.with([key]),
                },
                Kind::Sequence(_) if typed.starts_with('[') => QUOTE_HINT.with([quoted(typed)]),
                Kind::Sequence(_) => ONE_TEXT_HINT.with([key]),
                Kind::Scalar { .. } => m::TYPE_TEXT_HINT.plain(),
            });
        }
        let schema =
            error.schema_path().as_str().strip_suffix("/type").and_then(|at| resolve(self.schema, at));
        if expects("object") {
            let form = |value: &str| Some(format!("{{ {} }}", self.required(schema?, value)?));
            let whole = |form: String| if is_item { form } else { format!("{key}: {form}") };
            return match &node.kind {
                Kind::Scalar { .. } if node.is_null() => Some(WRITE.with([whole(form("……")?)])),
                Kind::Scalar { text, .. } => match mistyped(text) {
                    Some(right) => Some(WRITE.with([right])),
                    None => Some(WRITE.with([whole(form(text)?)])),
                },
                Kind::Sequence(items)
                    if matches!(items.as_slice(), [Node { kind: Kind::Mapping(_), .. }]) =>
                {
                    Some(NO_DASH_HINT.with([key]))
                }
                Kind::Sequence(_) => Some(WRITE.with([whole(form("……")?)])),
                Kind::Mapping(_) => None,
            };
        }
        if expects("array") {
            let items = schema.and_then(|schema| schema.get("items"));
            let item = items.and_then(|items| self.required(items, "……"));
            return match (&node.kind, item) {
                (Kind::Mapping(entries), _) => Some(DASH_HINT.with([&entries.first()?.0.text])),
                (_, Some(item)) => Some(DASH_HINT.with([item.split(':').next()?])),
                (Kind::Scalar { text, .. }, None) if !text.is_empty() => {
                    Some(WRITE.with([format!("{key}: [{text}]")]))
                }
                _ => None,
            };
        }
        None
    }

    /// The keys that an object must have, the first with a value: `rate: 18%`.
    fn required(&self, schema: &Value, value: &str) -> Option<String> {
        let schema = match schema.get("$ref") {
            Some(target) => self.schema.pointer(target.as_str()?.strip_prefix('#')?)?,
            None => schema,
        };
        let names = schema.get("required")?.as_array()?.iter().filter_map(Value::as_str);
        let fields: Vec<String> = names
            .enumerate()
            .map(|(position, name)| format!("{name}: {}", if position == 0 { value } else { "……" }))
            .collect();
        (!fields.is_empty()).then(|| fields.join(", "))
    }

    /// What was typed for a value, up to the end of its first line.
    fn typed(&self, node: &Node) -> &str {
        let rest = self.source.text().get(node.span.start as usize..).unwrap_or_default();
        rest.lines().next().unwrap_or_default().trim_end()
    }

    /// The keys an object may have: the schema's `properties` beside the failed `additionalProperties`.
    fn known_keys(&self, error: &ValidationError) -> Vec<String> {
        error
            .schema_path()
            .as_str()
            .strip_suffix("/additionalProperties")
            .and_then(|parent| resolve(self.schema, parent))
            .and_then(|object| object.get("properties")?.as_object())
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default()
    }
}

/// Follows a schema location, through `$ref`s.
fn resolve<'a>(schema: &'a Value, location: &str) -> Option<&'a Value> {
    let mut here = schema;
    for step in location.split('/').filter(|step| !step.is_empty()) {
        let step = step.replace("~1", "/").replace("~0", "~");
        here = match step.as_str() {
            "$ref" => {
                let target = here.get("$ref")?.as_str()?.strip_prefix('#')?;
                schema.pointer(target)?
            }
            _ => match here {
                Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
                _ => here.get(&step)?,
            },
        };
    }
    Some(here)
}

/// The key that a value stands under, itself or as an item of its list.
fn key_of(steps: &[Step]) -> Option<&str> {
    steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    })
}

/// A key whose colon is full-width or has no blank behind it, as it should be.
fn mistyped(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_'));
    let name = &text[..text.len() - rest.len()];
    let value = rest.strip_prefix(['：', ':']).filter(|rest| !name.is_empty() && !rest.starts_with("//"))?;
    Some(format!("{name}: {}", value.trim()))
}

/// What an unknown key may have been meant for: a known one, or a line of text.
fn key_hint(typed: &str, known: &[String]) -> Option<Message> {
    let is_text = !typed.is_ascii() || typed.contains(' ');
    if is_text { Some(TEXT_AS_KEY_HINT.plain()) } else { nearest_hint(typed, known) }
}

/// The nearest known name if one is near, else all of them.
pub fn nearest_hint(typed: &str, known: &[String]) -> Option<Message> {
    match nearest(typed, known) {
        Some(name) => Some(m::NEAREST.with([name])),
        None if known.is_empty() => None,
        None => Some(m::KNOWN_KEYS.with([&known.join(", ")])),
    }
}

/// The known name that more than half agrees with the one typed.
fn nearest<'a>(typed: &str, known: &'a [String]) -> Option<&'a String> {
    let likeness = |name: &&String| strsim::normalized_damerau_levenshtein(typed, name);
    let near = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    near.filter(|name| likeness(name) > 0.5)
}

/// The path of a JSON Pointer into the file's tree.
fn steps(pointer: &str, root: &Node) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let in_list = root.get(&steps).is_some_and(|node| matches!(node.kind, Kind::Sequence(_)));
        steps.push(match part.parse() {
            Ok(index) if in_list => Step::Index(index),
            _ => Step::Key(part),
        });
    }
    steps
}

/// The first key of a map, so that a finding about the whole map does not mark all of it.
fn head(span: Span, node: &Node) -> Span {
    match &node.kind {
        Kind::Mapping(entries) => entries.first().map_or(span, |(key, _)| key.span),
        _ => span,
    }
}

/// The editors' words for the types a schema wants.
fn wanted(kind: &TypeKind) -> Vec<&'static Template> {
    let names: Vec<String> = match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
    };
    // Where text may stand, a number may too, and nobody needs to be told.
    if names.iter().any(|name| name == "string") {
        return vec![&m::TYPE_TEXT];
    }
    names
        .iter()
        .filter_map(|name| match name.as_str() {
            "object" => Some(&m::TYPE_MAP),
            "array" => Some(&m::TYPE_LIST),
            "boolean" => Some(&m::TYPE_BOOL),
            "number" | "integer" => Some(&m::TYPE_NUMBER),
            _ => None,
        })
        .collect()
}

fn type_of(value: &Value) -> &'static Template {
    match value {
        Value::Object(_) => &m::TYPE_MAP,
        Value::Array(_) => &m::TYPE_LIST,
        Value::Bool(_) => &m::TYPE_BOOL,
        Value::Number(_) => &m::TYPE_NUMBER,
        Value::Null => &m::TYPE_NULL,
        Value::String(_) => &m::TYPE_TEXT,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Lang;
    use crate::diag::render::{Colour, Format, render};
    use crate::source::yaml::Tree;
    use crate::source::{Sources, yaml};

    /// What a user reads about a file, without the file's name.
    fn findings(kind: FileKind, text: &str) -> String {
        let mut sources = Sources::default();
        let file = sources.add("f", text);
        let source = sources.get(file).expect("just added");
        let Tree { root, faults, .. } = yaml::parse(source, file);
        assert!(faults.is_empty(), "{faults:?}");
        let root = root.expect("YAML");
        let mut found = Diagnostics::default();
        check(kind, &root, source, &[], &mut found);
        let found = render(&found.sorted(&sources), &sources, Format::Short, Lang::default(), Colour::Never);
        found.replace("f:", "").replace(" error", "")
    }

    fn blocks(blocks: &str) -> String {
        findings(FileKind::Chapter, &format!("title: t\nbody:\n{blocks}"))
    }

    fn contents(entries: &str) -> String {
        findings(FileKind::Report, &format!("title: t\ncontents:\n{entries}"))
    }

    #[test]
    fn all_schemas_compile() {
        assert!(FileKind::ALL.into_iter().all(|kind| kind.compiled().is_some()));
    }

    #[test]
    fn sound_files_are_sound() {
        assert_eq!(
            blocks(
                "  - text: t\n  - pagebreak\n  - figures: [a, b]\n  - table: { columns: [1], rows: [[~]] }\n"
            ),
            ""
        );
        assert_eq!(contents("  - cover\n  - { part: p, cases: all }\n  - { back-cover: b }\n"), "");
    }

    #[test]
    fn blocks_say_what_was_meant() {
        for (typed, expected) in [
            ("  - txt: t\n", "3:5:[unknown-key]: there is no block `txt` (did you mean `text`?)\n"),
            (
                "  - pagebrake\n",
                "3:5:[schema]: `pagebrake` is not one of the values allowed here (did you mean `pagebreak`?)\n",
            ),
            (
                "  - text: [a]\n",
                "3:11:[schema]: expected text here, not a list (write \"[a]\" if that is the text)\n",
            ),
            (
                "  - callout: { text: t }\n",
                "3:16:[schema]: the key `number` is missing (add `number: …` here)\n",
            ),
            (
                "  - callout: { number: 1, text: t, befor: b }\n",
                "3:36:[unknown-key]: unknown key `befor` (did you mean `before`?)\n",
            ),
            (
                "  - text: t\n    figure: f\n",
                "4:5:[schema]: `figure` does not belong to the key before it (begin an item of its own: `- figure: …`)\n",
            ),
            ("  - figures: [a]\n", "3:14:[schema]: at least 2 must be given\n"),
        ] {
            assert_eq!(blocks(typed), expected, "{typed}");
        }
    }

    #[test]
    fn entries_of_the_contents_say_what_was_meant() {
        for (typed, expected) in [
            (
                "  - tocs\n",
                "3:5:[schema]: `tocs` is not one of the values allowed here (did you mean `toc`?)\n",
            ),
            (
                "  - prefce: p\n",
                "3:5:[unknown-key]: there is no entry `prefce` of the contents (did you mean `preface`?)\n",
            ),
            (
                "  - part: p\n    chapter: [a]\n",
                "4:5:[unknown-key]: unknown key `chapter` (did you mean `chapters`?)\n",
            ),
            (
                "  - part: p\n    cases: every\n",
                "4:12:[schema]: `every` is not one of the values allowed here (allowed here: all)\n",
            ),
        ] {
            assert_eq!(contents(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_missing_value_is_pointed_at_by_its_key() {
        let found = findings(FileKind::Chapter, "body: []\ntitle:\n");
        assert_eq!(
            found,
            "2:1:[schema]: expected text here, not nothing (write the text, or take the key out)\n"
        );
    }

    #[test]
    fn only_a_near_name_is_proposed() {
        let hint = |typed: &str| {
            nearest_hint(typed, &["bar".into(), "donut".into()]).map(|hint| hint.render(Lang::default()))
        };
        assert_eq!(hint("bra").as_deref(), Some("did you mean `bar`?"));
        assert_eq!(hint("pie").as_deref(), Some("allowed here: bar, donut"));
        assert_eq!(nearest_hint("pie", &[]), None);
    }
}
