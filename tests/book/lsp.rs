//! The language server as an editor meets it: the real binary, spoken to in JSON-RPC. A client that nobody here wrote drives it in
//! `tests/judges/lsp.py`.

#![allow(clippy::disallowed_methods, reason = "a test prepares files")]

use std::cell::{Cell, RefCell};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Book, repository};

/// How long an answer may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(120);

/// An editor with a server of its own.
struct Editor {
    child: RefCell<Child>,
    stdin: RefCell<Option<ChildStdin>>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    early: RefCell<Vec<Value>>,
    next: Cell<i64>,
}

impl Editor {
    fn start(options: Value) -> Editor {
        let mut child = Command::new(env!("CARGO_BIN_EXE_casebound"))
            .args(["lsp"])
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        let mut stdout = BufReader::new(child.stdout.take().expect("its stdout"));
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let stdin = RefCell::new(child.stdin.take());
        let child = RefCell::new(child);
        let editor = Editor { child, stdin, messages, early: RefCell::default(), next: Cell::new(1) };
        let operations = json!({ "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] } });
        let greeting = editor.ask(
            "initialize",
            &json!({ "processId": null, "rootUri": null, "capabilities": { "workspace": operations }, "initializationOptions": options }),
        );
        assert_eq!(greeting["result"]["serverInfo"]["name"], "casebound");
        editor.tell("initialized", &json!({}));
        editor
    }

    /// An editor in English.
    fn english() -> Editor {
        Editor::start(json!({ "lang": "en" }))
    }

    fn send(&self, message: &Value) {
        let body = message.to_string();
        let mut stdin = self.stdin.borrow_mut();
        let stdin = stdin.as_mut().expect("an open stdin");
        write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
        stdin.flush().expect("the server reads");
    }

    fn tell(&self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Waits for the message that is wanted; others are kept.
    fn wait(&self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let at = self.early.borrow().iter().position(&wanted);
        if let Some(at) = at {
            return self.early.borrow_mut().remove(at);
        }
        loop {
            let message = self
                .messages
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|error| panic!("{what}: {error}; came so far: {:#?}", self.early.borrow()));
            if wanted(&message) {
                return message;
            }
            self.early.borrow_mut().push(message);
        }
    }

    /// The response to a request.
    fn ask(&self, method: &str, params: &Value) -> Value {
        let id = self.next.replace(self.next.get() + 1);
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.wait(method, |message| message["id"] == id && message.get("method").is_none())
    }

    /// What a request about a place of a file results in.
    fn at(&self, method: &str, uri: &str, place: (usize, usize), more: &Value) -> Value {
        let (line, character) = place;
        let mut params =
            json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
        params.as_object_mut().expect("params").extend(more.as_object().cloned().unwrap_or_default());
        self.ask(method, &params)["result"].clone()
    }

    fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn change(&self, uri: &str, version: i64, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// The findings of a file, once they hold what is wanted.
    fn findings(&self, uri: &str, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let found =
            |message: &Value| message["params"]["diagnostics"].as_array().cloned().unwrap_or_default();
        let message = self.wait("findings", |message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && wanted(&found(message))
        });
        found(&message)
    }

    /// The finding of a code in a file.
    fn finding(&self, uri: &str, code: &str) -> Value {
        let has = |found: &Value| found["code"] == code;
        let all = self.findings(uri, |all| all.iter().any(has));
        all.into_iter().find(has).expect("the finding")
    }

    /// What can be done about a finding, by its title.
    fn action(&self, uri: &str, finding: &Value, title: &str) -> Value {
        let context = json!({ "diagnostics": [finding] });
        let params = json!({ "textDocument": { "uri": uri }, "range": finding["range"], "context": context });
        let actions = self.ask("textDocument/codeAction", &params)["result"].clone();
        let found = actions.as_array().expect("actions").iter().find(|action| action["title"] == title);
        found.unwrap_or_else(|| panic!("no `{title}` in {actions:#}")).clone()
    }

    /// Leaves as clients do, and returns the exit code.
    fn leave(&self) -> Option<i32> {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        self.child.borrow_mut().wait().expect("it ends").code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.borrow_mut().kill();
        let _ = self.child.borrow_mut().wait();
    }
}

fn read(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

fn uri(root: &Path, path: &str) -> String {
    format!("file://{}/{path}", root.canonicalize().expect("a folder").display())
}

/// Line and UTF-16 column of the one place where a text stands, and of its end.
fn place(text: &str, part: &str) -> [(usize, usize); 2] {
    let mut places = text.match_indices(part);
    let (at, _) = places.next().unwrap_or_else(|| panic!("no `{part}`"));
    assert!(places.next().is_none(), "`{part}` stands there twice");
    [at, at + part.len()].map(|at| {
        let before = &text[..at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count(), line.encode_utf16().count())
    })
}

fn range([start, end]: [(usize, usize); 2]) -> Value {
    let position = |(line, character)| json!({ "line": line, "character": character });
    json!({ "start": position(start), "end": position(end) })
}

/// The one edit of an action, made in a text.
fn applied(text: &str, edit: &Value) -> String {
    let edits = edit["documentChanges"].as_array().expect("changes");
    let [change] = edits.as_slice() else { panic!("several changes: {edit:#}") };
    let mut all: Vec<&Value> = change["edits"].as_array().expect("edits").iter().collect();
    all.sort_by_key(|edit| std::cmp::Reverse(offset(text, &edit["range"]["start"])));
    let mut text = text.to_owned();
    for edit in all {
        let [start, end] = ["start", "end"].map(|end| offset(&text, &edit["range"][end]));
        text.replace_range(start..end, edit["newText"].as_str().expect("a text"));
    }
    text
}

fn offset(text: &str, position: &Value) -> usize {
    let [line, column] =
        ["line", "character"].map(|part| position[part].as_u64().expect("a number") as usize);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut units = 0;
    for (at, c) in text[start..].char_indices() {
        if units >= column {
            return start + at;
        }
        units += c.len_utf16();
    }
    text.len()
}

fn labels(items: &Value) -> Vec<String> {
    let label = |item: &Value| item["label"].as_str().expect("a label").to_owned();
    items.as_array().expect("items").iter().map(label).collect()
}

#[test]
fn a_finding_stands_at_its_word_and_is_mended_before_it_is_saved() {
    let book = Book::plain();
    let file = uri(book.root(), "chapters/findings.yaml");
    let editor = Editor::english();
    let text = book.text("chapters/findings.yaml").replace("见[](fig:focus)", "👩‍🔬见[](fig:focsu)");
    editor.open(&file, &text);
    let found = editor.finding(&file, "unknown-reference");
    assert_eq!(found["range"], range(place(&text, "fig:focsu")), "in UTF-16");
    assert_eq!(found["severity"], 1);
    assert_eq!(found["source"], "casebound");
    assert_eq!(found["message"], "there is no figure `focsu`\ndid you mean `focus`?");
    let action = editor.action(&file, &found, "Change to `focus`");
    let mended = applied(&text, &action["edit"]);
    assert_eq!(mended, text.replace("focsu", "focus"));
    editor.change(&file, 2, &json!([{ "range": found["range"], "text": "fig:focus" }]));
    // The emoji has no glyph in the book's fonts.
    let left = editor.findings(&file, |all| all.iter().all(|found| found["code"] != "unknown-reference"));
    assert!(left.iter().all(|found| found["code"] == "missing-glyph"), "{left:#?}");
    let start = place(&text, "👩‍🔬")[0];
    editor.change(&file, 3, &json!([{ "range": range([start, (start.0, start.1 + 5)]), "text": "" }]));
    assert_eq!(editor.findings(&file, <[Value]>::is_empty), Vec::<Value>::new());
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_only_pages_show_comes_when_nobody_types() {
    let book = Book::plain();
    let file = uri(book.root(), "chapters/findings.yaml");
    let editor = Editor::english();
    let long = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3);
    let text = book.text("chapters/findings.yaml").replace("[访谈, 2 次]", &format!("[访谈, {long}]"));
    editor.open(&file, &text);
    let found = editor.finding(&file, "overset");
    assert_eq!(found["severity"], 1);
    // It stays while another file is typed in, and goes with its cause.
    let other = uri(book.root(), "chapters/preface.yaml");
    editor.open(&other, &book.text("chapters/preface.yaml").replace("title: 写在前面", "titel: 写在前面"));
    editor.finding(&other, "unknown-key");
    editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": file } }));
    assert_eq!(editor.findings(&file, <[Value]>::is_empty), Vec::<Value>::new());
}

#[test]
fn a_finding_can_be_accepted_and_a_missing_file_made() {
    let book = Book::plain();
    let file = uri(book.root(), "cases/banqiao.yaml");
    let editor = Editor::start(json!({ "lang": "zh" }));
    let text = book.text("cases/banqiao.yaml").replace("人手不足。", "人手不足,");
    editor.open(&file, &text);
    let found = editor.finding(&file, "halfwidth-punctuation");
    let fix = editor.action(&file, &found, "改为“，”");
    assert_eq!(applied(&text, &fix["edit"]), text.replace("人手不足,", "人手不足，"));
    assert_eq!(fix["isPreferred"], true);
    let accept = editor.action(&file, &found, "保留此处的“halfwidth-punctuation”，并写明理由");
    let entry = "accept:\n  - { code: halfwidth-punctuation, reason: \"\" }\n";
    assert_eq!(applied(&text, &accept["edit"]), format!("{text}{entry}"));
    let only = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let whole = range([(0, 0), (999, 0)]);
    let params = json!({ "textDocument": { "uri": file }, "range": whole, "context": only });
    let all = editor.ask("textDocument/codeAction", &params)["result"].clone();
    assert_eq!(applied(&text, &all[0]["edit"]), text.replace("人手不足,", "人手不足，"));

    let chapter = uri(book.root(), "chapters/findings.yaml");
    editor.open(&chapter, &book.text("chapters/findings.yaml").replace("case: luming", "case: qingshui"));
    let found = editor.finding(&chapter, "unknown-reference");
    let create = editor.action(&chapter, &found, "新建 cases/qingshui.yaml");
    let changes = &create["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], uri(book.root(), "cases/qingshui.yaml"));
    let scaffold = changes[1]["edits"][0]["newText"].as_str().expect("a text");
    assert!(scaffold.contains("企业名称（qingshui）"), "{scaffold}");
}

#[test]
fn what_may_be_typed_is_offered() {
    let book = Book::plain();
    let editor = Editor::start(json!({ "lang": "zh" }));
    let offered = |path: &str, text: &str| {
        let file = uri(book.root(), path);
        let [at, _] = place(text, "¦");
        editor.open(&file, &text.replace('¦', ""));
        let items = editor.at("textDocument/completion", &file, at, &json!({}));
        editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": file } }));
        items
    };
    let case = book.text("cases/luming.yaml");
    let keys = offered("cases/luming.yaml", &format!("{case}¦"));
    let industry = keys.as_array().expect("items").iter().find(|item| item["label"] == "industry");
    assert_eq!(industry.expect("a key")["documentation"]["value"], "行业。");
    assert!(!labels(&keys).contains(&"name".to_owned()), "it is there already");
    assert_eq!(
        labels(&offered("cases/luming.yaml", "nam¦"))[..1],
        ["name"],
        "what must be there comes first"
    );
    assert_eq!(labels(&offered("cases/luming.yaml", "kind: ¦")), ["verbatim", "digest"]);
    assert_eq!(labels(&offered("cases/luming.yaml", "group: ¦")), ["境内企业", "境外企业"]);
    assert_eq!(labels(&offered("cases/luming.yaml", "logo: ¦")), ["images/banqiao.svg"]);
    assert_eq!(
        labels(&offered("cases/luming.yaml", "profile: |\n  见[](¦\n")),
        ["case:banqiao", "case:luming", "fig:focus", "sec:numbers", "sec:words"]
    );
    assert!(labels(&offered("figures/focus.yaml", "chart: ¦")).contains(&"waffle".to_owned()));
    assert_eq!(labels(&offered("chapters/findings.yaml", "body:\n  - figure: ¦")), ["focus"]);
    assert_eq!(
        labels(&offered("chapters/findings.yaml", "body:\n  - quote: { case: ¦")),
        ["banqiao", "luming"]
    );
    assert!(labels(&offered("report.yaml", "lang: ¦")).contains(&"ja".to_owned()));
    let report = "contents:\n  - part: 甲\n    chapters: [¦";
    assert_eq!(labels(&offered("report.yaml", report))[..2], ["findings", "preface"]);
}

#[test]
fn what_is_pointed_at_is_explained() {
    let book = Book::plain();
    let (file, text) = (uri(book.root(), "chapters/findings.yaml"), book.text("chapters/findings.yaml"));
    let editor = Editor::start(json!({ "lang": "zh" }));
    let said = |file: &str, at| {
        let hover = editor.at("textDocument/hover", file, at, &json!({}));
        hover["contents"]["value"].as_str().map(str::to_owned).unwrap_or_default()
    };
    editor.open(&file, &text);
    let figure = said(&file, place(&text, "fig:focus")[1]);
    assert!(
        figure.starts_with("**1.1.1  受访企业的首要目标**\n\n---\n\n![focus](data:image/svg+xml;base64,"),
        "{figure}"
    );
    assert_eq!(said(&file, place(&text, "sec:words")[1]), "**文字**");
    assert!(said(&file, place(&text, "case: luming")[1]).contains("鹿鸣海事"));
    assert_ne!(said(&file, place(&text, "lead")[0]), "");
    assert_eq!(said(&file, place(&text, "本章只有")[1]), "");
    let (figure, text) = (uri(book.root(), "figures/focus.yaml"), book.text("figures/focus.yaml"));
    editor.open(&figure, &text);
    assert!(said(&figure, place(&text, "chart")[0]).contains("data:image/svg+xml"));
    editor.open(&figure, &text.replace("chart: bar", "chart: bra"));
    assert!(said(&figure, place(&text, "bar")[0]).contains("## schema"), "the page of the finding");
}

#[test]
fn names_lead_to_their_files_and_can_be_changed() {
    let book = Book::plain();
    let (file, text) = (uri(book.root(), "chapters/findings.yaml"), book.text("chapters/findings.yaml"));
    let editor = Editor::english();
    editor.open(&file, &text);
    let at = place(&text, "case:banqiao")[1];
    let case = uri(book.root(), "cases/banqiao.yaml");
    assert_eq!(editor.at("textDocument/definition", &file, at, &json!({}))["uri"], case);
    let section = editor.at("textDocument/definition", &file, place(&text, "sec:words")[1], &json!({}));
    assert_eq!(section["range"]["start"]["line"], place(&text, "title: 文字")[0].0);
    let context = json!({ "context": { "includeDeclaration": true } });
    let uses = editor.at("textDocument/references", &file, at, &context);
    let lines: Vec<u64> = uses
        .as_array()
        .expect("uses")
        .iter()
        .map(|place| place["range"]["start"]["line"].as_u64().expect("a line"))
        .collect();
    assert_eq!(lines, [0, 8, 14], "the file, the link and the quote");
    // A section's links, from one of them and from the section itself.
    for part in ["sec:words", "id: words"] {
        let uses = editor.at("textDocument/references", &file, place(&text, part)[1], &context);
        let words: Vec<Value> =
            uses.as_array().expect("uses").iter().map(|place| place["range"].clone()).collect();
        let [link, end] = place(&text, "sec:words");
        assert_eq!(words, [range(place(&text, "文字")), range([(link.0, link.1 + 4), end])], "{part}");
    }
    let prepared = editor.at("textDocument/prepareRename", &file, at, &json!({}));
    assert_eq!(prepared["placeholder"], "banqiao");
    let renamed = editor.at("textDocument/rename", &file, at, &json!({ "newName": "qingshui" }));
    let changes = renamed["documentChanges"].as_array().expect("changes");
    assert_eq!(changes.len(), 2, "{renamed:#}");
    assert_eq!(
        applied(&text, &json!({ "documentChanges": [changes[0]] })),
        text.replace("banqiao", "qingshui")
    );
    assert_eq!(
        changes[1],
        json!({ "kind": "rename", "oldUri": case, "newUri": uri(book.root(), "cases/qingshui.yaml") })
    );
    let position = json!({ "line": at.0, "character": at.1 });
    let refused = editor.ask(
        "textDocument/rename",
        &json!({ "textDocument": { "uri": file }, "position": position, "newName": "luming" }),
    );
    assert!(
        refused["error"]["message"].as_str().expect("a reason").contains("cases/luming.yaml"),
        "{refused}"
    );
    let found = editor.ask("workspace/symbol", &json!({ "query": "鹿鸣" }))["result"].clone();
    assert_eq!(found[0]["name"], "鹿鸣海事");
}

#[test]
fn a_file_is_outlined_folded_coloured_and_tidied() {
    let book = Book::plain();
    let (file, text) = (uri(book.root(), "chapters/findings.yaml"), book.text("chapters/findings.yaml"));
    let editor = Editor::english();
    let untidy = text.replace("title: 主要发现\n", "title: 主要发现  \n");
    editor.open(&file, &untidy);
    let about = |method: &str, more: Value| {
        let mut params = json!({ "textDocument": { "uri": file } });
        params.as_object_mut().expect("params").extend(more.as_object().cloned().unwrap_or_default());
        editor.ask(method, &params)["result"].clone()
    };
    let outline = about("textDocument/documentSymbol", json!({}));
    assert_eq!(outline[2]["name"], "sections");
    assert_eq!(outline[2]["children"][0]["name"], "数字");
    let folds = about("textDocument/foldingRange", json!({}));
    assert!(
        folds.as_array().expect("folds").iter().any(|fold| fold["startLine"] == 1 && fold["endLine"] == 2),
        "{folds}"
    );
    let tokens = about("textDocument/semanticTokens/full", json!({}));
    assert_eq!(tokens["data"].as_array().expect("numbers").len(), 3 * 5, "three links");
    let lenses = about("textDocument/codeLens", json!({}));
    assert_eq!(lenses[0]["command"]["command"], "casebound.preview");
    assert_eq!(lenses[2]["command"]["arguments"], json!([{ "uri": file, "line": 11 }]));
    let edits =
        about("textDocument/formatting", json!({ "options": { "tabSize": 2, "insertSpaces": true } }));
    assert_eq!(applied(&untidy, &json!({ "documentChanges": [{ "edits": edits }] })), text);
}

#[test]
fn two_books_do_not_mix_and_what_is_in_none_is_said_once() {
    let (one, other, nowhere) = (Book::plain(), Book::plain(), Book::empty());
    nowhere.write("notes.yaml", "a: 1\n").write("more.yaml", "b: 1\n");
    let editor = Editor::english();
    editor.open(&uri(nowhere.root(), "notes.yaml"), "a: 1\n");
    editor.open(&uri(nowhere.root(), "more.yaml"), "b: 1\n");
    let said = editor.wait("a word", |message| message["method"] == "window/showMessage");
    assert!(said["params"]["message"].as_str().expect("a text").contains("report.yaml"), "{said}");
    let files = [&one, &other].map(|book| uri(book.root(), "cases/luming.yaml"));
    let text = one.text("cases/luming.yaml");
    editor.open(&files[0], &text.replace("kind: digest", "kind: digset"));
    editor.open(&files[1], &text.replace("group:", "gruop:"));
    assert_eq!(editor.finding(&files[0], "schema")["severity"], 1);
    let found = editor.findings(&files[1], |all| !all.is_empty());
    assert!(found.iter().all(|found| found["code"] != "schema"), "{found:#?}");
    let hover = editor.at("textDocument/hover", &uri(nowhere.root(), "notes.yaml"), (0, 0), &json!({}));
    assert_eq!(hover, Value::Null);
    let again =
        editor.early.borrow().iter().filter(|message| message["method"] == "window/showMessage").count();
    assert_eq!(again, 0, "once for a folder");
}

#[test]
fn a_client_that_is_wrong_or_gone_breaks_nothing() {
    let book = Book::plain();
    let file = uri(book.root(), "cases/luming.yaml");
    let text = book.text("cases/luming.yaml");
    let editor = Editor::english();
    editor.change(&file, 1, &json!([{ "text": "never opened" }]));
    editor.open(&file, &text);
    let outside = range([(4000, 7), (5000, 9)]);
    editor.change(&file, 2, &json!([{ "range": outside, "text": "titel: 甲\n" }]));
    let found = editor.finding(&file, "unknown-key");
    assert_eq!(found["range"]["start"], json!({ "line": text.lines().count(), "character": 0 }));
    assert_eq!(
        editor.at("textDocument/hover", &file, (9999, 9999), &json!({}))["contents"]["kind"],
        Value::Null
    );
    let backwards = range([(1, 99), (0, 0)]);
    editor.change(&file, 3, &json!([{ "range": backwards, "text": "" }, { "text": text }]));
    assert_eq!(editor.findings(&file, <[Value]>::is_empty), Vec::<Value>::new());
    let unknown = editor.ask("textDocument/nothing", &json!({ "textDocument": { "uri": file } }));
    assert_eq!(unknown["error"]["code"], -32601);
    let wrong = editor.ask("textDocument/hover", &json!({ "textDocument": { "uri": file } }));
    assert_eq!(wrong["error"]["code"], -32602);
    editor.tell("textDocument/didChange", &json!({ "nonsense": true }));
    editor.open("untitled:Untitled-1", "a: 1");
    // It closes in the middle of a request, and leaves without a word.
    editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": file } }));
    assert_eq!(editor.at("textDocument/completion", &file, (0, 0), &json!({})), Value::Null);
    drop(editor.stdin.borrow_mut().take());
    assert_eq!(editor.child.borrow_mut().wait().expect("it ends").code(), Some(1));
}

#[test]
fn five_thousand_changes_are_one() {
    let book = Book::plain();
    let (file, text) = (uri(book.root(), "cases/luming.yaml"), book.text("cases/luming.yaml"));
    let editor = Editor::english();
    editor.open(&file, &text);
    let end = text.lines().count();
    for version in 0..5000 {
        let at = range([(end, version), (end, version)]);
        editor.change(&file, version as i64 + 2, &json!([{ "range": at, "text": "x" }]));
    }
    editor.change(&file, 6000, &json!([{ "range": range([(end, 0), (end, 5000)]), "text": "titel: 甲" }]));
    editor.finding(&file, "unknown-key");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn the_book_of_the_repository_can_be_worked_on() {
    let editor = Editor::english();
    let path = "cases/fapon.yaml";
    let file = uri(repository(), path);
    let text = String::from_utf8(crate::harness::repository_file(path)).expect("a text");
    editor.open(&file, &text.replace("kind:", "knid:"));
    editor.finding(&file, "unknown-key");
}

/// Where several reports share a folder, a file is looked at with the one that prints it.
#[test]
fn a_file_of_another_report_is_looked_at_with_that() {
    let book = Book::plain();
    book.overlay(&repository().join("tests/fixtures/translated"));
    book.write("report.yaml", Book::plain().text("report.yaml"));
    book.write("chapters/extra.yaml", "title: 附加\nbody:\n  - text: 见[](case:nobody)。\n");
    book.write("sector.yaml", "title: 分册\nlang: zh-CN\ncontents: [{ preface: extra }]\n");
    let editor = Editor::english();
    // `report.yaml` prints it, and so do others.
    let case = uri(book.root(), "cases/luming.yaml");
    editor.open(&case, &book.text("cases/luming.yaml").replace("group:", "gruop:"));
    assert_eq!(editor.finding(&case, "unknown-key")["severity"], 1);
    let chapter = uri(book.root(), "chapters/extra.yaml");
    editor.open(&chapter, &book.text("chapters/extra.yaml"));
    assert_eq!(editor.finding(&chapter, "unknown-reference")["severity"], 1);
    let sector = uri(book.root(), "sector.yaml");
    editor.open(&sector, &book.text("sector.yaml").replace("lang:", "lagn:"));
    assert_eq!(editor.finding(&sector, "unknown-key")["severity"], 1);
    // A translation is the business of the report in its language.
    let path = "translations/en/cases/banqiao.yaml";
    let translation = uri(book.root(), path);
    editor.open(&translation, &book.text(path).replace("  industry:", "  industri:"));
    assert_eq!(editor.finding(&translation, "translation-gone")["severity"], 2);
    // What is typed in one file counts for every report.
    editor.change(&case, 2, &json!([{ "text": book.text("cases/luming.yaml") }]));
    editor.findings(&case, |all| all.iter().all(|found| found["severity"] != 1));
}

/// An edition's report has all that `report.yaml` has.
#[test]
fn another_report_is_worked_on_like_the_first() {
    let book = Book::plain();
    book.overlay(&repository().join("tests/fixtures/translated"));
    let editor = Editor::english();
    let (file, text) = (uri(book.root(), "english.yaml"), book.text("english.yaml"));
    let text = text.replace("    cases: all\n", "    cases: [luming]\n  - fro\n");
    editor.open(&file, &text);
    let offered =
        |part| labels(&editor.at("textDocument/completion", &file, place(&text, part)[1], &json!({})));
    assert!(offered("  - fro").contains(&"summary".to_owned()));
    assert_eq!(offered("cases: [")[..1], ["banqiao"]);
    let at = place(&text, "[luming")[1];
    assert_eq!(
        editor.at("textDocument/definition", &file, at, &json!({}))["uri"],
        uri(book.root(), "cases/luming.yaml")
    );
    let said = editor.at("textDocument/hover", &file, place(&text, "interviewer")[0], &json!({}));
    assert_ne!(said["contents"]["value"], Value::Null);
    // Who names a case is found in every report, whichever is worked on.
    let case = uri(book.root(), "cases/luming.yaml");
    editor.open(&case, &book.text("cases/luming.yaml"));
    let context = json!({ "context": { "includeDeclaration": false } });
    let uses = editor.at("textDocument/references", &case, (0, 0), &context);
    let places: Vec<Value> =
        uses.as_array().expect("uses").iter().map(|place| place["uri"].clone()).collect();
    assert_eq!(
        places,
        ["chapters/findings.yaml", "english.yaml"].map(|path| uri(book.root(), path)),
        "{uses:#}"
    );
    let missing = text.replace("  - fro\n", "").replace("[findings]", "[findings, closing]");
    editor.change(&file, 2, &json!([{ "text": missing }]));
    let found = editor.finding(&file, "unknown-reference");
    editor.action(&file, &found, "Make chapters/closing.yaml");
}

/// A term goes in the place of its beginning, not of the sentence before it.
#[test]
fn a_term_is_offered_where_it_is_begun() {
    let book = Book::plain();
    let terms =
        "terms: [{ prefer: 知识产权, instead_of: [知产] }, { prefer: IP 团队, instead_of: [知产团队] }]\n";
    book.write("report.yaml", format!("{}{terms}", book.text("report.yaml")));
    let editor = Editor::english();
    let case = book.text("cases/luming.yaml");
    let after = |typed: &str| {
        let file = uri(book.root(), "cases/luming.yaml");
        let text = case.replace("鹿鸣海事是一家", &format!("{typed}¦"));
        let [at, _] = place(&text, "¦");
        let text = text.replace('¦', "");
        editor.open(&file, &text);
        let items = editor.at("textDocument/completion", &file, at, &json!({}));
        editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": file } }));
        let made = |item: &Value| {
            let edits = json!({ "documentChanges": [{ "edits": [item["textEdit"]] }] });
            let line = applied(&text, &edits).lines().nth(at.0).expect("a line").to_owned();
            line.trim().replace("虚构的船用灯具企业。", "")
        };
        items.as_array().expect("items").iter().map(made).collect::<Vec<_>>()
    };
    assert_eq!(after("😀他们的知"), ["😀他们的知识产权", "😀他们的IP 团队"]);
    assert_eq!(after("他们的知产团"), ["他们的IP 团队"]);
    assert_eq!(after("这是 IP"), ["这是 IP 团队"]);
    assert_eq!(after("VIP"), Vec::<String>::new(), "inside another word");
    assert_eq!(after("他们"), Vec::<String>::new());
    assert_eq!(after("他们，"), ["他们，知识产权", "他们，IP 团队"]);
    // Prose that is no block has them too.
    let file = uri(book.root(), "cases/luming.yaml");
    let text = format!("{case}closing: 知");
    editor.open(&file, &text);
    let items = editor.at("textDocument/completion", &file, place(&text, "closing: 知")[1], &json!({}));
    assert_eq!(labels(&items), ["知识产权", "IP 团队"]);
}

#[test]
fn quotes_comments_and_brackets_over_lines_are_seen() {
    let book = Book::plain();
    let editor = Editor::english();
    let case = book.text("cases/luming.yaml");
    let (file, path) = (uri(book.root(), "cases/luming.yaml"), "cases/luming.yaml");
    let made = |typed: &str, label: &str| {
        let text = format!("{case}{typed}");
        let [at, _] = place(&text, "¦");
        let text = text.replace('¦', "");
        editor.open(&file, &text);
        let items = editor.at("textDocument/completion", &file, at, &json!({}));
        editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": file } }));
        let item = items.as_array().expect("items").iter().find(|item| item["label"] == label).cloned();
        let edits = |item: Value| json!({ "documentChanges": [{ "edits": [item["textEdit"]] }] });
        item.map(|item| applied(&text, &edits(item)).replace(&case, ""))
    };
    assert_eq!(made("status: \"dr¦\"\n", "draft").as_deref(), Some("status: \"draft\"\n"), "{path}");
    assert_eq!(made("\"indus¦\"", "industry").as_deref(), Some("\"industry\""));
    assert_eq!(
        made("patents: {\n  granted: 1,\n  inv¦\n}\n", "inventions").as_deref(),
        Some("patents: {\n  granted: 1,\n  inventions: \n}\n")
    );
    assert_eq!(made("# indus¦\n", "industry"), None);
    assert_eq!(made("status: draft # dr¦\n", "draft"), None);
}

#[test]
fn words_of_a_key_and_charts_beside_others_are_explained() {
    let book = Book::plain();
    let editor = Editor::english();
    let said = |file: &str, at| {
        let hover = editor.at("textDocument/hover", file, at, &json!({}));
        hover["contents"]["value"].as_str().map(str::to_owned).unwrap_or_default()
    };
    let (case, text) = (uri(book.root(), "cases/luming.yaml"), book.text("cases/luming.yaml"));
    editor.open(&case, &text);
    assert_ne!(said(&case, place(&text, "digest")[0]), "");
    let accepting = format!("{text}accept:\n  - {{ code: term, reason: 照录 }}\n");
    editor.change(&case, 2, &json!([{ "text": accepting }]));
    assert!(said(&case, place(&accepting, "term")[0]).contains("## term"), "the page of the rule");
    let panels = "title: 甲\npanels:\n  - title: 乙\n    chart: bar\n    unit: \"%\"\n    data: { columns: [丙], rows: [[丁, 1], [戊, 2]] }\n";
    let figure = uri(book.root(), "figures/focus.yaml");
    editor.open(&figure, panels);
    for part in ["chart", "bar"] {
        let said = said(&figure, place(panels, part)[1]);
        assert!(said.contains("data:image/svg+xml"), "{part}: {said}");
    }
}
