//! What it takes to add a thing, as `CONTRIBUTING.md` says it: no file but those named there knows it by its name.

#![allow(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use casebound::content::schema::FileKind;
use casebound::diag::explanation::{of_check, of_exchange, of_print};
use casebound::figure::Kind;
use casebound::lint::rules;
use casebound::model::Role;
use casebound::preflight;
use serde_json::Value;

use crate::harness::{Book, repository};

/// The text of every source and layout without its tests, by its path.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in ["src", "layouts"] {
        walk(&repository().join(folder), &mut found);
    }
    found
}

fn walk(folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.strip_prefix(repository()).expect("a path below").to_string_lossy().into_owned();
        let only_tests =
            ["/tests.rs", "figure/samples.rs", "figure/stress.rs", "figure/snapshot.rs", "figure/truth.rs"];
        if path.is_dir() {
            walk(&path, found);
        } else if [".rs", ".j2"].iter().any(|end| name.ends_with(end))
            && !only_tests.iter().any(|end| name.ends_with(end))
        {
            let text = fs::read_to_string(&path).expect("a text");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            found.insert(name, code.to_owned());
        }
    }
}

/// The files that hold a name as a literal, other than as the prefix of a table of messages.
fn literal(sources: &BTreeMap<String, String>, name: &str) -> Vec<String> {
    let (quoted, prefix) = (format!("\"{name}\""), format!("\"{name}\";"));
    let says = |line: &str| line.contains(&quoted) && line.trim() != prefix;
    sources.iter().filter(|(_, text)| text.lines().any(says)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn a_chart_kind_is_one_file() {
    // Words of the format and of SVG that some kinds share.
    let shared = ["cards", "line", "table"];
    let sources = sources();
    for kind in Kind::all() {
        let module = kind.name.replace('-', "_");
        let own = format!("src/figure/kind/{module}.rs");
        assert!(sources.contains_key(&own), "{own} is the file of `{kind}`");
        if !shared.contains(&kind.name) {
            assert_eq!(literal(&sources, kind.name), [own], "`{kind}` is named in its own file only");
        }
        let elsewhere: Vec<&String> = sources
            .iter()
            .filter(|(path, text)| {
                !path.starts_with("src/figure/kind/") && text.contains(&format!("kind::{module}::"))
            })
            .map(|(path, _)| path)
            .collect();
        assert!(elsewhere.is_empty(), "the module of `{kind}` is used by {elsewhere:?}");
    }
}

#[test]
fn a_rule_is_one_file() {
    let sources = sources();
    for rule in rules() {
        let code = rule.code.as_str();
        let mut files = literal(&sources, code);
        // A key of the format, or an element of OpenDocument, may have the same name.
        files.retain(|path| path != "src/lint/field.rs" && path != "src/exchange/odt.rs");
        let [own] = files.as_slice() else { panic!("`{code}` is named in {files:?}") };
        let stem = format!("/{}.rs", code.replace('-', "_"));
        assert!(own.starts_with("src/lint/") && own.ends_with(&stem), "{own} is the file of `{code}`");
    }
}

#[test]
fn a_rule_of_preflight_is_one_file() {
    // A box of a page is called so, too.
    let shared = ["bleed"];
    let sources = sources();
    let mut samples = String::new();
    for name in [
        "preflight__what_a_file_lacks_to_be_pdf_x_4",
        "preflight__what_prints_badly",
        "preflight_presets__what_older_standards_forbid",
        "preflight_presets__what_the_ghent_workgroup_asks_for",
        "preflight_rules__what_printers_send_back",
    ] {
        let path = repository().join(format!("tests/book/snapshots/book__{name}.snap"));
        samples += &fs::read_to_string(path).expect("a snapshot");
    }
    for rule in preflight::rules() {
        let code = rule.code.as_str();
        let own = format!("src/preflight/rules/{}.rs", code.replace('-', "_"));
        assert!(sources.contains_key(&own), "{own} is the file of `{code}`");
        if !shared.contains(&code) {
            let place = if rule.documented().is_some() { own } else { "src/diag/code.rs".to_owned() };
            assert_eq!(literal(&sources, code), [place], "`{code}` is named where it is declared");
        }
        assert!(samples.contains(&format!("[{code}]")), "`{code}` finds nothing in tests/book/preflight.rs");
    }
    let rules = sources.keys().filter(|path| path.starts_with("src/preflight/rules/"));
    assert_eq!(rules.count(), preflight::rules().count() + 1, "every file is a rule, but for the registry");
}

#[test]
fn a_code_of_stages_is_one_line() {
    // Keys of files, names of filters, words of the command line.
    let shared = ["prose", "profile", "font", "typst", "requires", "export"];
    let sources = sources();
    for page in of_check().chain(of_print()).chain(of_exchange()) {
        let code = page.code.as_str();
        if !shared.contains(&code) {
            assert_eq!(literal(&sources, code), ["src/diag/code.rs"], "`{code}` is named in its line only");
        }
    }
}

#[test]
fn an_entry_of_the_contents_is_one_file_and_a_layout() {
    // Words that mean something else, too: what a picture does to its frame, a value of layouts, a word before a number.
    let shared = ["cover", "chapter", "about", "glossary", "index"];
    let sources = sources();
    for role in Role::all() {
        let module = role.name.replace('-', "_");
        let own = format!("src/content/role/{module}.rs");
        assert!(sources.contains_key(&own), "{own} is the file of `{}`", role.name);
        let layout = format!("layouts/{}.typ.j2", role.name);
        assert!(sources.contains_key(&layout), "{layout} is the layout of `{}`", role.name);
        if !shared.contains(&role.name) {
            assert_eq!(literal(&sources, role.name), [own], "`{}` is named in its own file only", role.name);
        }
    }
    let registry = "src/content/role/mod.rs";
    let files = sources.keys().filter(|path| path.starts_with("src/content/role/") && *path != registry);
    assert_eq!(
        files.count(),
        Role::all().count(),
        "every file is a role, and every role has a name of its own"
    );
}

/// The names of the blocks of a chapter.
fn blocks() -> Vec<String> {
    let schema = FileKind::Chapter.schema();
    let choices = schema["$defs"]["Block"]["oneOf"].as_array().expect("blocks").clone();
    let named = choices.iter().flat_map(|choice| {
        // Whatever else a block has beside its own key, it need not have.
        let keys = choice["required"].as_array().into_iter().flatten();
        let words = [&choice["const"]].into_iter().chain(choice["enum"].as_array().into_iter().flatten());
        keys.chain(words).filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    });
    named.collect()
}

#[test]
fn a_block_has_a_layout_of_its_name() {
    let blocks = blocks();
    assert!(blocks.len() >= 12, "{blocks:?}");
    let sources = sources();
    for block in &blocks {
        let own = format!("layouts/block-{block}.typ.j2");
        assert!(sources.contains_key(&own), "{own} is the layout of `{block}`");
    }
    let layouts = sources.keys().filter_map(|path| path.strip_prefix("layouts/block-"));
    for layout in layouts {
        let name = layout.trim_end_matches(".typ.j2").to_owned();
        assert!(blocks.contains(&name), "layouts/block-{layout} is the layout of no block");
    }
}

#[test]
fn a_block_is_known_to_few() {
    // Words that mean something else, too: parts of a case or a figure, items of the theme's flow, folders.
    let shared =
        ["text", "figure", "figures", "picture", "quote", "highlight", "cards", "table", "numbers", "aside"];
    // The language server completes the group that a table of cases names.
    let recipe =
        ["src/content/chapter.rs", "src/lint/field.rs", "src/lsp/completion.rs", "src/model/chapter.rs"];
    let sources = sources();
    for block in blocks().iter().filter(|block| !shared.contains(&block.as_str())) {
        let known: Vec<String> =
            literal(&sources, block).into_iter().filter(|path| !recipe.contains(&path.as_str())).collect();
        assert!(known.is_empty(), "`{block}` is named in {known:?}");
    }
}

#[test]
fn a_command_is_one_file() {
    let help = Book::empty().run("--help").done().stdout;
    let listed =
        help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("the commands");
    let commands: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 12, "{commands:?}");
    let sources = sources();
    for command in &commands {
        let own = &sources[&format!("src/cli/{command}.rs")];
        assert!(own.contains("struct Options") && own.contains("fn run("), "src/cli/{command}.rs");
    }
    let shared = [
        "args",
        "batch",
        "choice",
        "help",
        "interrupt",
        "kept",
        "mod",
        "output",
        "printed",
        "refusal",
        "steps",
    ]
    .map(|name| format!("src/cli/{name}.rs"));
    for path in sources.keys().filter(|path| path.starts_with("src/cli/") && path.ends_with(".rs")) {
        let command = path.trim_start_matches("src/cli/").trim_end_matches(".rs");
        assert!(shared.contains(path) || commands.contains(&command), "{path} is not a command");
    }
}
