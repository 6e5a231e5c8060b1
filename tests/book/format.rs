//! The reference of the files, `docs/format.md` and `docs/format.zh.md`: made from the schemas and compared with what is kept.
//!
//! `INSTA_UPDATE=always cargo test --release --test book format` writes both anew. What the schemas say stands in Chinese in
//! `locales/zh.ftl`.

#![allow(clippy::disallowed_methods, reason = "a test reads and writes the repository")]

use std::fmt::Write;
use std::fs;

use casebound::content::describe::described;
use casebound::content::schema::FileKind;
use casebound::diag::Lang;
use serde_json::{Map, Value};

use crate::harness::repository;

/// A language of the reference.
#[derive(Clone, Copy)]
enum Language {
    English,
    Chinese,
}

impl Language {
    /// The wording of this language.
    fn pick(self, english: &'static str, chinese: &'static str) -> &'static str {
        match self {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }
}

/// A schema with the name of its kind of file.
struct Schema {
    name: &'static str,
    root: Value,
}

/// Writes the reference in one language.
struct Writer<'a> {
    language: Language,
    schemas: &'a [Schema],
    out: String,
}

impl<'a> Writer<'a> {
    fn document(mut self) -> String {
        let intro = self.language.pick(INTRO, INTRO_ZH);
        self.out.push_str(intro);
        for schema in self.schemas {
            let (path, example) = example(schema.name);
            let _ = write!(self.out, "\n## {path}\n\n{}\n\n", self.described(&schema.root));
            self.keys(schema, &schema.root);
            let _ = write!(self.out, "\n```yaml\n{}```\n", example.trim_start_matches('\n'));
            for (name, definition) in definitions(&schema.root) {
                if !self.is_shared(name) {
                    self.definition(schema, name, definition);
                }
            }
        }
        let _ = write!(self.out, "\n## {}\n", self.language.pick("In several files", "多种文件共用"));
        let mut done = Vec::new();
        for schema in self.schemas {
            for (name, definition) in definitions(&schema.root) {
                if self.is_shared(name) && !done.contains(name) {
                    self.definition(schema, name, definition);
                    done.push(name.clone());
                }
            }
        }
        self.out
    }

    /// Whether several schemas define this name, all of them alike.
    fn is_shared(&self, name: &str) -> bool {
        let mut all = self.schemas.iter().filter_map(|schema| schema.root["$defs"].get(name));
        let first = all.next();
        let rest: Vec<_> = all.collect();
        !rest.is_empty() && rest.iter().all(|other| Some(*other) == first)
    }

    /// The heading of a definition.
    fn heading(&self, schema: &Schema, name: &str) -> String {
        if self.is_shared(name) { name.to_owned() } else { format!("{} {name}", schema.name) }
    }

    fn described(&self, node: &Value) -> String {
        node["description"].as_str().map(one_line).unwrap_or_default()
    }

    fn definition(&mut self, schema: &Schema, name: &str, definition: &Value) {
        let heading = self.heading(schema, name);
        let described = self.described(definition);
        let _ = write!(self.out, "\n### {heading}\n\n");
        if !described.is_empty() {
            let _ = write!(self.out, "{described}\n\n");
        }
        if let Some(choices) = choices(definition) {
            for choice in choices {
                self.choice(schema, choice);
            }
        } else if let Some(values) = definition["enum"].as_array() {
            let values: Vec<String> = values.iter().map(|value| format!("`{}`", plain(value))).collect();
            let _ = writeln!(self.out, "{}", values.join(", "));
        } else {
            self.keys(schema, definition);
        }
    }

    /// One of several forms of a value.
    fn choice(&mut self, schema: &Schema, choice: &Value) {
        let words = self.described(choice);
        let words = if words.is_empty() { words } else { format!(" – {words}") };
        let value = match choice["properties"].as_object().filter(|keys| keys.len() == 1) {
            Some(keys) => {
                let (key, value) = keys.iter().next().expect("one key");
                format!("`{key}:` {}", self.value(schema, value))
            }
            None => self.value(schema, choice),
        };
        let _ = writeln!(self.out, "- {value}{words}");
    }

    /// The keys of a map as a table.
    fn keys(&mut self, schema: &Schema, node: &Value) {
        let head = self.language.pick("| key | needed | value | meaning |", "| 键 | 必填 | 值 | 含义 |");
        let _ = write!(self.out, "{head}\n|---|---|---|---|\n");
        let needed: Vec<&str> =
            node["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (key, value) in node["properties"].as_object().into_iter().flatten() {
            let mark = if needed.contains(&key.as_str()) { self.language.pick("yes", "是") } else { "" };
            let kind = self.value(schema, value);
            let words = self.described(value).replace('|', "\\|");
            let _ = writeln!(self.out, "| `{key}` | {mark} | {kind} | {words} |");
        }
    }

    /// What a value is, in a few words. That a key may be left out is said by its column.
    fn value(&self, schema: &Schema, node: &Value) -> String {
        let pick = |english, chinese| self.language.pick(english, chinese);
        if let Some(target) = node["$ref"].as_str() {
            let name = target.rsplit('/').next().expect("a name");
            let heading = self.heading(schema, name);
            return format!("[{name}](#{})", heading.to_lowercase().replace(' ', "-"));
        }
        if let Some(constant) = node.get("const") {
            return format!("`{}`", plain(constant));
        }
        if let Some(values) = node["enum"].as_array() {
            let values: Vec<String> = values.iter().map(|value| format!("`{}`", plain(value))).collect();
            return values.join(", ");
        }
        if let Some(choices) = choices(node) {
            let forms = choices.iter().filter(|form| form["type"] != "null");
            let forms: Vec<String> = forms.map(|form| self.value(schema, form)).collect();
            return forms.join(pick(" or ", " 或 "));
        }
        let types: Vec<&str> = match &node["type"] {
            Value::String(one) => vec![one],
            Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let name = match types.iter().find(|name| **name != "null") {
            Some(&"array") => {
                let count = count(node).map(|count| format!(" ({count})")).unwrap_or_default();
                let item = self.item(schema, &node["items"]);
                match self.language {
                    Language::English => format!("list of {item}{count}"),
                    Language::Chinese => format!("列表：{item}{count}"),
                }
            }
            Some(&"object") => match node.get("additionalProperties").filter(|more| more.is_object()) {
                Some(more) => format!("{}{}", pick("any key: ", "任意键："), self.item(schema, more)),
                None => pick("map", "映射").to_owned(),
            },
            Some(&"boolean") => pick("`true` or `false`", "`true` 或 `false`").to_owned(),
            Some(&"integer") => pick("whole number", "整数").to_owned(),
            Some(&"number") => pick("number", "数").to_owned(),
            Some(&"string") => pick("text", "文字").to_owned(),
            other => panic!("no word for {other:?} in {node}"),
        };
        if let Some(range) = range(node) { format!("{name} ({range})") } else { name }
    }

    /// What an item of a list or map is; it may be left open with `~`.
    fn item(&self, schema: &Schema, node: &Value) -> String {
        let open = choices(node).is_some_and(|forms| forms.iter().any(|form| form["type"] == "null"))
            || node["type"].as_array().is_some_and(|types| types.iter().any(|name| name == "null"));
        let value = self.value(schema, node);
        if open { format!("{value}{}", self.language.pick(" or `~`", " 或 `~`")) } else { value }
    }
}

fn definitions(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["$defs"].as_object().into_iter().flat_map(Map::iter)
}

fn choices(node: &Value) -> Option<&Vec<Value>> {
    node["oneOf"].as_array().or_else(|| node["anyOf"].as_array())
}

fn count(node: &Value) -> Option<String> {
    match (node["minItems"].as_u64(), node["maxItems"].as_u64()) {
        (Some(least), Some(most)) if least == most => Some(least.to_string()),
        (least, most) => bounds(least, most),
    }
}

fn range(node: &Value) -> Option<String> {
    // That a count is not negative goes without saying.
    let least = node["minimum"].as_u64().filter(|least| *least > 0);
    // The bounds of the integers themselves are no bounds of the book.
    let most = node["maximum"].as_u64().filter(|most| *most < u64::from(u8::MAX));
    bounds(least, most)
}

fn bounds(least: Option<u64>, most: Option<u64>) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) => Some(format!("{least}–{most}")),
        (Some(least), None) => Some(format!("≥ {least}")),
        (None, Some(most)) => Some(format!("≤ {most}")),
        (None, None) => None,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The pattern of a kind's paths, and a file of the test books, which build.
fn example(kind: &str) -> (&'static str, String) {
    let (pattern, path) = match kind {
        "report" => ("report.yaml", "report.yaml"),
        "chapter" => ("chapters/*.yaml", "chapters/findings.yaml"),
        "case" => ("cases/*.yaml", "cases/luming.yaml"),
        "figure" => ("figures/*.yaml", "figures/focus.yaml"),
        "translation" => ("translations/*/*/*.yaml", "../translated/translations/en/cases/luming.yaml"),
        other => panic!("no example of {other}"),
    };
    let path = repository().join("tests/fixtures/plain").join(path);
    (pattern, fs::read_to_string(path).expect("an example"))
}

const INTRO: &str = "\
# The files of a book

Made from the program's own types; a test keeps it up to date. In Chinese: [format.zh.md](format.zh.md).

- **text** is a YAML string or number and prints as typed. Keys that say *prose* know paragraphs, `**strong**`,
  `*emphasis*`, lists, tables of bars with a rule `|---|---|` below their head, links, notes `[^1]` (their texts stand under `notes`), `^1^` note marks, `CO~2~` subscripts, block quotes, the references `[](fig:<id>)`, `[](case:<id>)` and
  `[](sec:<id>)`, and marks of Chinese typography, `[彧](ruby:yù)`, `[孔子](mark:name)`, `[论语](mark:title)`; a backslash prints such a mark as it stands.
- A **quantity** is text such as `734`, `38.9%`, `约 8.5 万`, `500+`, `2019-2022` or `~` for what is not disclosed. It prints as
  typed, with the minus and the range of the language (−6.5%, 20～30%), and is understood as a number with its precision.
- An **id** is the name of a file without `.yaml`: letters, digits, `-` and `_`, at most 64 of them, a letter or digit first.
  A file whose name starts with `_` is not content.
- A **path** is relative to the file that names it and stays inside the book.
- Every key stands once. An unknown key is an error, with the nearest known one as a hint.
";

const INTRO_ZH: &str = "\
# 书稿文件的格式

由程序的类型生成，并有测试保证与程序一致。英文版：[format.md](format.md)。

- **文字**是 YAML 的字符串或数，照原样印出。注明“正文”的键可以分段，可以用 `**加粗**`、`*强调*`、列表、表格（竖线隔开，表头下一行写 `|---|---|`）、链接、注 `[^1]`（注文写在 `notes` 下）、注号 `^1^`、下标 `CO~2~`、
  引文段落，以及引用 `[](fig:标识)`、`[](case:标识)`、`[](sec:标识)`，注音 `[彧](ruby:yù)`、专名号 `[孔子](mark:name)`、书名号 `[论语](mark:title)`；要照印这些符号，在前面加反斜杠。
- **数量**是 `734`、`38.9%`、`约 8.5 万`、`500+`、`2019-2022` 这样的文字，未披露的写 `~`。印出时照原样，只是负号一律印作 −，范围按书的语言印作 ～ 或 –；检查时按其精度当作数来比较。
- **标识**是去掉 `.yaml` 的文件名：字母、数字、`-` 和 `_`，最多 64 个，以字母或数字开头。文件名以 `_` 开头的不是书稿。
- **路径**从写它的那个文件算起，不能指向书的文件夹之外。
- 每个键只写一次。写错的键是错误，并提示最接近的键。
";

#[test]
fn the_reference_of_the_files_is_up_to_date() {
    for (language, lang, path) in
        [(Language::English, "en", "docs/format.md"), (Language::Chinese, "zh", "docs/format.zh.md")]
    {
        let root = |kind: FileKind| described(kind, Lang::from_tag(lang));
        let schemas: Vec<Schema> =
            FileKind::ALL.into_iter().map(|kind| Schema { name: kind.name(), root: root(kind) }).collect();
        let made = Writer { language, schemas: &schemas, out: String::new() }.document();
        let file = repository().join(path);
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            fs::write(&file, &made).expect("a file");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            kept == made,
            "{path} is out of date: INSTA_UPDATE=always cargo test --release --test book format"
        );
    }
}
