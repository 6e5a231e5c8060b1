//! The map of the crate's documentation against the arrows that the code has: a module imports only those that stand before
//! it on the map, and inside a module there is no circle among its parts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A file of `src/`: its path there, such as `figure/kind/bar.rs`, and its text.
type File = (String, String);

/// The parts of a path and the line that names it.
type Named = (Vec<String>, usize);

/// An arrow between two parts of a module: from, to, and where.
type Arrow = (String, String, String);

#[test]
fn arrows_run_back_along_the_map() {
    let files = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), "");
    let library = files.iter().find(|(path, _)| path == "lib.rs").expect("the library");
    let order = map(&library.1);
    let declared: BTreeSet<String> = children(&library.1).into_keys().collect();
    let drawn: BTreeSet<String> = order.iter().cloned().collect();
    assert_eq!(drawn, declared, "the map of src/lib.rs names every module of the library, and no other");
    assert_eq!(drawn.len(), order.len(), "the map names a module twice");
    let faults = judge(&files, &order);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong with the arrows of these files.
fn judge(files: &[File], order: &[String]) -> Vec<String> {
    let texts: BTreeMap<&str, &str> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let rank = |module: &str| order.iter().position(|own| own == module);
    let hidden = test_files(&texts);
    let mut parents: BTreeMap<&[String], Parent> = BTreeMap::new();
    let modules: Vec<Vec<String>> = files.iter().map(|(path, _)| module(path)).collect();
    for own in &modules {
        for outer in (1..own.len()).map(|depth| &own[..depth]) {
            if let Some(root) = root(outer).iter().find_map(|root| texts.get(root.as_str())) {
                parents.entry(outer).or_insert_with(|| Parent::of(root, outer));
            }
        }
    }
    let mut faults = Vec::new();
    let mut inside: BTreeMap<Vec<String>, Vec<Arrow>> = BTreeMap::new();
    for ((path, text), own) in files.iter().zip(&modules) {
        // The binary's own modules stand behind all of the library's.
        if let Some(from) = rank(&own[0]) {
            for (named, line) in paths(text, own, Tests::In) {
                if let Some(to) = named.first().and_then(|name| rank(name))
                    && to > from
                {
                    let (from, to) = (&order[from], &order[to]);
                    faults.push(format!(
                        "src/{path}:{line}: `{from}` imports `{to}`, which stands after it on the map"
                    ));
                }
            }
        }
        if hidden.contains(path.as_str()) {
            continue;
        }
        for (named, line) in paths(text, own, Tests::Out) {
            for depth in 1..own.len() {
                let (outer, part) = (&own[..depth], &own[depth]);
                let Some(parent) = parents.get(outer) else { continue };
                let next = named.strip_prefix(outer).and_then(|rest| rest.first());
                // What a module passes on from one of its parts is that part's.
                let next = next.map(|next| parent.passed_on.get(next).unwrap_or(next));
                if let Some(to) = next.filter(|to| *to != part && parent.parts.contains_key(*to)) {
                    let at = format!("src/{path}:{line}");
                    inside.entry(outer.to_vec()).or_default().push((part.clone(), to.clone(), at));
                }
            }
        }
    }
    for (outer, arrows) in &inside {
        if let Some(circle) = circle(arrows) {
            let steps = circle.iter().map(|(from, to, at)| format!("  {at}: `{from}` imports `{to}`"));
            let steps = steps.collect::<Vec<_>>().join("\n");
            faults.push(format!("the parts of `{}` run in a circle:\n{steps}", outer.join("::")));
        }
    }
    faults
}

/// The modules that the crate's documentation lists, in their order.
fn map(library: &str) -> Vec<String> {
    let name = |line: &str| {
        let (number, rest) = line.strip_prefix("//! ")?.split_once(". [`")?;
        number.parse::<usize>().ok()?;
        Some(rest.split_once('`')?.0.to_owned())
    };
    library.lines().filter_map(name).collect()
}

/// The module that a file holds: `figure/kind/mod.rs` is `figure::kind`.
fn module(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// The files that a module may have as its root.
fn root(module: &[String]) -> [String; 2] {
    let path = module.join("/");
    [format!("{path}/mod.rs"), format!("{path}.rs")]
}

/// The files that only tests see: those that are declared so, with what lies below them.
fn test_files<'a>(texts: &BTreeMap<&'a str, &str>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for (path, text) in texts {
        for (child, only) in children(text) {
            let mut own = module(path);
            own.push(child);
            let folder = format!("{}/", own.join("/"));
            let below = texts
                .keys()
                .filter(|path| root(&own).contains(&path.to_string()) || path.starts_with(&folder));
            if only == Tests::In {
                found.extend(below);
            }
        }
    }
    found
}

/// The modules that a file declares in files of their own, and whether only tests see them.
fn children(text: &str) -> BTreeMap<String, Tests> {
    let all = tokens(text);
    let without = without_tests(&all);
    let declared = |tokens: &[Token]| -> BTreeSet<String> {
        let found = tokens.windows(3).filter(|three| three[0].0 == "mod" && three[2].0 == ";");
        found.map(|three| three[1].0.clone()).collect()
    };
    let printed = declared(&without);
    let only = |name: &String| if printed.contains(name) { Tests::Out } else { Tests::In };
    declared(&all).into_iter().map(|name| (name.clone(), only(&name))).collect()
}

/// A module that has parts in files of their own.
struct Parent {
    parts: BTreeMap<String, Tests>,
    /// The names that its root passes on from its parts.
    passed_on: BTreeMap<String, String>,
}

impl Parent {
    fn of(root: &str, module: &[String]) -> Parent {
        let parts = children(root);
        let tokens = without_tests(&tokens(root));
        let mut passed_on = BTreeMap::new();
        for at in (0..tokens.len()).filter(|&at| tokens[at].0 == "use") {
            for (mut path, _) in tree(&tokens, at + 1).0 {
                if path[0] == "self" {
                    path.remove(0);
                } else if path[0] == "crate" && path[1..].starts_with(module) {
                    path.drain(..=module.len());
                }
                if let [part, .., name] = path.as_slice()
                    && parts.contains_key(part)
                {
                    passed_on.insert(name.clone(), part.clone());
                }
            }
        }
        Parent { parts, passed_on }
    }
}

/// Whether the code of tests is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tests {
    In,
    Out,
}

/// Every path of a file that begins at the crate, at the module itself or above it, as the crate's.
fn paths(text: &str, own: &[String], tests: Tests) -> Vec<Named> {
    let all = tokens(text);
    let tokens = if tests == Tests::In { all } else { without_tests(&all) };
    let mut found = Vec::new();
    let mut depth = 0;
    // How deep the modules lie that are written out in the file.
    let mut inner: Vec<usize> = Vec::new();
    for at in 0..tokens.len() {
        match tokens[at].0.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if inner.last() == Some(&depth) {
                    inner.pop();
                }
            }
            "mod" if tokens.get(at + 2).is_some_and(|token| token.0 == "{") => inner.push(depth),
            "crate" | "super" | "self" if at == 0 || tokens[at - 1].0 != "::" => {
                for (path, line) in tree(&tokens, at).0 {
                    let mut base = if path[0] == "crate" { Vec::new() } else { own.to_vec() };
                    base.extend(inner.iter().filter(|_| path[0] != "crate").map(|_| "…".to_owned()));
                    for part in path {
                        match part.as_str() {
                            "crate" | "self" => {}
                            "super" => drop(base.pop()),
                            _ => base.push(part),
                        }
                    }
                    found.push((base, line));
                }
            }
            _ => {}
        }
    }
    found
}

/// The paths of the tree that begins at a token, each with the line of its last part, and the token behind it.
fn tree(tokens: &[Token], mut at: usize) -> (Vec<Named>, usize) {
    let mut path = Vec::new();
    let mut last = 0;
    while let Some(Token(token, line)) = tokens.get(at) {
        match token.as_str() {
            "{" => {
                let mut all = Vec::new();
                at += 1;
                while tokens.get(at).is_some_and(|token| token.0 != "}") {
                    let (branch, next) = tree(tokens, at);
                    all.extend(branch.into_iter().map(|(rest, line)| ([path.clone(), rest].concat(), line)));
                    // Behind a branch may stand another name for it.
                    at = (next..tokens.len())
                        .find(|&at| matches!(tokens[at].0.as_str(), "," | "}"))
                        .unwrap_or(tokens.len());
                    at += usize::from(tokens.get(at).is_some_and(|token| token.0 == ","));
                }
                return (all, at + 1);
            }
            "::" => {}
            name if name == "*" || name.starts_with(|c: char| c.is_alphanumeric() || c == '_') => {
                path.push(token.clone());
                last = *line;
            }
            _ => break,
        }
        at += 1;
        let joined = tokens[at - 1].0 == "::" || tokens.get(at).is_some_and(|token| token.0 == "::");
        if !joined {
            break;
        }
    }
    (if path.is_empty() { Vec::new() } else { vec![(path, last)] }, at)
}

/// The shortest circle of the arrows, if there is one.
fn circle(arrows: &[Arrow]) -> Option<Vec<Arrow>> {
    let mut shortest: Option<Vec<Arrow>> = None;
    for start in arrows {
        // From the end of this arrow back to its beginning, breadth first.
        let mut ways = vec![vec![start.clone()]];
        let mut seen = BTreeSet::from([start.1.clone()]);
        while let Some(way) = (!ways.is_empty()).then(|| ways.remove(0)) {
            let end = &way[way.len() - 1].1;
            if *end == start.0 {
                if shortest.as_ref().is_none_or(|known| way.len() < known.len()) {
                    shortest = Some(way);
                }
                break;
            }
            for arrow in arrows.iter().filter(|arrow| arrow.0 == *end) {
                if arrow.1 == start.0 || seen.insert(arrow.1.clone()) {
                    ways.push([way.clone(), vec![arrow.clone()]].concat());
                }
            }
        }
    }
    shortest
}

/// A name, a sign or `::`, and its line.
#[derive(Debug, Clone)]
struct Token(String, usize);

/// The words and signs of Rust code, without comments, texts and characters.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => quoted(rest),
            'r' | 'b' if raw(rest).is_some() => raw(rest).unwrap_or(1),
            // A character, unless it is a lifetime.
            '\'' if rest[1..].starts_with('\\') => 2 + rest[2..].find('\'').map_or(0, |end| end.max(1) + 1),
            '\'' => {
                let next = rest[1..].chars().next().map_or(0, char::len_utf8);
                if rest[1 + next..].starts_with('\'') { next + 2 } else { 1 }
            }
            ':' if rest.starts_with("::") => {
                found.push(Token("::".into(), line));
                2
            }
            c if c.is_alphanumeric() || c == '_' => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                found.push(Token(rest[..end].into(), line));
                end
            }
            c => {
                if !c.is_whitespace() {
                    found.push(Token(c.into(), line));
                }
                c.len_utf8()
            }
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// The length of a text between quotes.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

/// The length of a raw text, if one begins here.
fn raw(rest: &str) -> Option<usize> {
    let start = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let fence = start.len() - start.trim_start_matches('#').len();
    let body = start[fence..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(fence));
    let end = body.find(&close).map_or(body.len(), |end| end + close.len());
    Some(rest.len() - body.len() + end)
}

/// The code that is not a test: without the items under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let marked = tokens[at..].iter().map(|token| token.0.as_str()).take(MARK.len()).eq(MARK);
        if !marked {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let mut depth = 0;
        at += MARK.len();
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token.0.as_str() {
                "{" | "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                "}" => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                ";" if depth == 0 => break,
                _ => {}
            }
        }
    }
    kept
}

/// The files of a folder and its folders, by their paths in it, sorted.
#[allow(clippy::disallowed_methods, reason = "the code is read as text")]
fn files(folder: &Path, under: &str) -> Vec<File> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        let name = format!("{under}{}", entry.file_name().to_str().expect("a name"));
        if entry.path().is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/")));
        } else if name.ends_with(".rs") {
            found.push((name, fs::read_to_string(entry.path()).expect("a text")));
        }
    }
    found.sort();
    found
}

/// What is wrong with files whose map is `low`, `high`.
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<File> = files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
    judge(&files, &["low".to_owned(), "high".to_owned()])
}

#[test]
fn an_arrow_up_the_map_is_found() {
    let up =
        |line: usize| format!("src/low/a.rs:{line}: `low` imports `high`, which stands after it on the map");
    for (text, line) in [
        ("use crate::high::Thing;", 1),
        ("\nuse crate::{low::b, high};", 2),
        ("use crate::{\n    low,\n    high::{self, Thing as Other},\n};", 3),
        ("fn f() -> u8 {\n    crate::high::f()\n}", 2),
        ("fn f(own: &dyn crate::high::Thing) {}", 1),
        ("use super::super::high;", 1),
        ("format!(\"{}\", 'x', '\\'', crate::high::X);", 1),
        ("#[cfg(test)]\nmod tests {\n    use super::super::super::high::f;\n}", 3),
    ] {
        assert!(
            faults(&[("low/a.rs", text)]).contains(&up(line)),
            "{text}: {:?}",
            faults(&[("low/a.rs", text)])
        );
    }
}

#[test]
fn what_only_looks_like_an_arrow_is_none() {
    let text = "// use crate::high;\n/* crate::high */\nconst A: &str = \"use crate::high; \\\"\";\n\
                const B: &str = r#\"crate::high\"#;\nfn f<'a>(c: char) { c == '\"'; crate::low::high(); high::f() }";
    assert_eq!(faults(&[("low/a.rs", text), ("high.rs", "use crate::low::{a, high};")]), [""; 0]);
}

#[test]
fn a_circle_inside_a_module_is_found() {
    let root = (
        "low/mod.rs",
        "mod a;\npub mod b;\nmod c;\n\npub use c::{Deep, other::Thing as Named};\nfn shared() {}",
    );
    let open = [
        root,
        ("low/a.rs", "use super::{b, shared};"),
        ("low/b.rs", "use crate::low::Deep;"),
        ("low/c.rs", ""),
    ];
    assert_eq!(faults(&open), [""; 0]);
    // The parent passes `Deep` on, but it is `c` that has it.
    let closed = [
        root,
        open[1],
        open[2],
        ("low/c/mod.rs", "mod inner;"),
        ("low/c/inner.rs", "\nuse crate::low::a::f;"),
    ];
    let found = "the parts of `low` run in a circle:\n  src/low/a.rs:1: `a` imports `b`\n  \
                 src/low/b.rs:1: `b` imports `c`\n  src/low/c/inner.rs:2: `c` imports `a`";
    assert_eq!(faults(&closed), [found]);
    // Tests may look anywhere in their module.
    let tested =
        [root, open[1], open[2], ("low/c.rs", "#[cfg(test)]\nmod tests {\n    use crate::low::a::f;\n}")];
    assert_eq!(faults(&tested), [""; 0]);
    let files = [
        ("low/mod.rs", "mod a;\n#[cfg(test)]\nmod b;"),
        ("low/a.rs", "use super::b;"),
        ("low/b.rs", "use super::a;"),
    ];
    assert_eq!(faults(&files), [""; 0]);
}

#[test]
fn the_map_is_read_from_the_documentation() {
    let library = "//! Text.\n//!\n//! 1. [`source`] keeps text.\n//!    More.\n//! 2. [`diag`]: findings.\n//!\n//! [`lint`]";
    assert_eq!(map(library), ["source", "diag"]);
}
