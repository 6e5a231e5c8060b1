//! JSON Schemas made from the content types, and the check of a file against its schema.
//!
//! The same schema serves the editors' tools and the loader: one run reports every wrong place.

mod explain;
mod form;
mod limits;
mod place;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jsonschema::Validator;
use schemars::JsonSchema;
use serde_json::Value;

pub use super::kind::FileKind;
use super::{case::Case, chapter::Chapter, figure::Figure, report::Report, translation::Translation};
use crate::diag::Diagnostics;
use crate::source::Source;
use crate::source::yaml::Node;
use explain::{Checker, missing};
use form::Checked;

impl FileKind {
    /// The JSON Schema (draft 2020-12) of such a file.
    pub fn schema(self) -> Value {
        fn of<T: JsonSchema>() -> Value {
            schemars::schema_for!(T).to_value()
        }
        let mut schema = match self {
            FileKind::Report => of::<Report>(),
            FileKind::Chapter => of::<Chapter>(),
            FileKind::Case => of::<Case>(),
            FileKind::Figure => of::<Figure>(),
            FileKind::Translation => of::<Translation>(),
        };
        limits::add(self, &mut schema);
        schema
    }

    /// The compiled schema, made on first use.
    fn compiled(self) -> Option<&'static Compiled> {
        static COMPILED: [OnceLock<Option<Compiled>>; 5] = [const { OnceLock::new() }; 5];
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
    let checked = Checked { schema: &compiled.schema, root, source };
    let mut checker = Checker { checked, holes, diagnostics };
    let errors: Vec<_> = compiled.validator.iter_errors(&value).collect();
    // A key that was typed wrong is not missing besides.
    let meant: BTreeSet<_> = errors.iter().flat_map(|error| checker.meant(error)).collect();
    for error in errors.iter().filter(|error| missing(error).is_none_or(|key| !meant.contains(&key))) {
        checker.explain(error);
    }
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
    fn a_key_that_was_typed_wrong_is_not_missing_besides() {
        let case = |profile: &str, title: &str| {
            format!(
                "name: 甲\ninterviewee: {{ {title}: 总监 }}\n{profile}: 乙\ninterview: [{{ q: 丙, a: 丁 }}]\n"
            )
        };
        let found = |profile: &str, title: &str| findings(FileKind::Case, &case(profile, title));
        assert_eq!(found("profile", "title"), "");
        assert_eq!(
            found("proflie", "title"),
            "3:1:[unknown-key]: unknown key `proflie` (did you mean `profile`?)\n"
        );
        let other = found("about", "title");
        assert!(other.contains("unknown key `about`") && other.contains("`profile` is missing"), "{other}");
    }

    #[test]
    fn a_missing_value_is_pointed_at_by_its_key() {
        let found = findings(FileKind::Chapter, "body: []\ntitle:\n");
        assert_eq!(
            found,
            "2:1:[schema]: expected text here, not nothing (write the text, or take the key out)\n"
        );
    }
}
