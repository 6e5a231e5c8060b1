//! The preview over HTTP, as a browser talks to it; whom it answers is tested beside this. What is seen on its page is tested in a
//! real browser, by `tests/judges/preview.py`.

#![allow(clippy::disallowed_methods, reason = "a test prepares and removes files")]

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::harness::Book;

/// A running preview of a book.
pub(crate) struct Running {
    child: Child,
    pub(crate) port: u16,
    pub(crate) key: String,
}

impl Running {
    pub(crate) fn of(book: &Book, args: &str) -> Running {
        let mut child = Command::new(env!("CARGO_BIN_EXE_casebound"))
            .args(["--lang", "en", "preview"])
            .args(args.split_whitespace())
            .current_dir(book.root())
            .env_clear()
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut line = String::new();
        let stderr = child.stderr.take().expect("its stderr");
        BufReader::new(stderr).read_line(&mut line).expect("a line");
        let parts = line.split("127.0.0.1:").nth(1).and_then(|rest| {
            let (port, key) = rest.trim_end().split_once("/?key=")?;
            Some((port.parse().ok()?, key.to_owned()))
        });
        let (port, key) = parts.unwrap_or_else(|| panic!("no address in {line}"));
        Running { child, port, key }
    }

    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Status and body of an answer to a request as it is, with its head.
    pub(crate) fn raw(&self, request: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(self.address()).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let answer = String::from_utf8_lossy(&bytes);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, head.to_owned(), body.to_owned())
    }

    /// The header that a browser sends which opened the printed address.
    pub(crate) fn cookie(&self) -> String {
        format!("Cookie: casebound-{}={}\r\n", self.port, self.key)
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str) -> (u16, String, String) {
        let (host, cookie) = (self.address(), self.cookie());
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}Connection: close\r\n{headers}\r\n"
        ))
    }

    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let (status, _, body) = self.ask("GET", path, "");
        (status, body)
    }

    pub(crate) fn json(&self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}: {body}");
        serde_json::from_str(&body).unwrap_or_else(|error| panic!("{path}: {error}\n{body}"))
    }

    /// Waits for a state.
    pub(crate) fn until(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..1500 {
            let state = self.json("/state");
            if holds(&state) {
                return state;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("never {what}: {:#}", self.json("/state"));
    }

    pub(crate) fn ready(&self) -> Value {
        self.until("ready", |state| state["status"] == "ready")
    }

    /// Ends it as Ctrl-C does, and returns the exit code.
    #[cfg(unix)]
    fn interrupt(mut self) -> Option<i32> {
        let killed = Command::new("/bin/kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(killed.expect("kill runs").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The numbers of the drawings of its pages.
pub(crate) fn pages(state: &Value) -> Vec<String> {
    let pages = state["views"]["report"]["pages"].as_array().cloned().unwrap_or_default();
    pages.iter().map(|page| page["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn another_report_of_the_folder_is_shown_and_followed() {
    let book = Book::plain();
    book.write(
        "sector.yaml",
        "title: 行业之书\ngroups: [境内企业, 境外企业]\ncontents: [cover, { cases: all }]\n",
    );
    let preview = Running::of(&book, "--report sector.yaml");
    let state = preview.ready();
    assert_eq!(state["title"], "行业之书");
    assert_eq!(state["outline"][0]["file"], "sector.yaml", "{:#}", state["outline"]);
    book.edit("sector.yaml", "行业之书", "行业新书");
    preview.until("set anew", |state| state["title"] == "行业新书");
}

/// What is missing for the press keeps no page from being shown.
#[test]
fn the_outline_says_how_far_each_case_is() {
    let book = Book::plain();
    book.edit("report.yaml", "press: { bleed: 3mm }", "press: { bleed: 3mm, require_approval: true }");
    book.edit("cases/banqiao.yaml", "kind: verbatim\n", "kind: verbatim\nstatus: in-review\n");
    let preview = Running::of(&book, "");
    let said = |state: &Value| {
        let chapters = state["outline"].as_array().cloned().unwrap_or_default();
        let own = chapters.into_iter().find(|chapter| chapter["case"] == "banqiao");
        own.and_then(|chapter| Some(chapter["approval"].as_str()?.to_owned())).unwrap_or_default()
    };
    let state = preview.ready();
    assert_eq!(said(&state), "in review", "{:#}", state["outline"]);
    book.run_list(&["approve", "banqiao", "--by", "王芳", "--date", "2031-04-12"]).done();
    preview.until("approved", |state| said(state) == "approved");
    book.edit("cases/banqiao.yaml", "人手不足。", "人手很少。");
    preview.until("stale", |state| said(state) == "changed since approval");
}

#[test]
fn saves_are_seen_however_an_editor_writes() {
    saves_are_seen("");
}

/// Where the system tells nothing, such as on drives of networks.
#[test]
fn saves_are_seen_by_comparing_files() {
    saves_are_seen("--poll");
}

fn saves_are_seen(args: &str) {
    let book = Book::plain();
    let preview = Running::of(&book, args);
    let before = RefCell::new(pages(&preview.ready()));
    let is_other = |state: &Value| pages(state) != *before.borrow();
    let changed = |what: &str| {
        let state = preview.until(what, |state| state["status"] == "ready" && is_other(state));
        *before.borrow_mut() = pages(&state);
    };
    // In place.
    let text = book.text("cases/banqiao.yaml");
    let name = text.lines().find_map(|line| line.strip_prefix("name: ")).expect("a name").to_owned();
    let renamed = |new: &str| text.replace(&format!("name: {name}"), &format!("name: {new}"));
    book.write("cases/banqiao.yaml", renamed("板桥甲"));
    changed("written in place");
    // By rename.
    book.write("cases/.banqiao.yaml.swp", renamed("板桥乙"));
    fs::rename(book.path("cases/.banqiao.yaml.swp"), book.path("cases/banqiao.yaml")).expect("a rename");
    changed("renamed over");
    // Deleted first, then written.
    book.delete("cases/banqiao.yaml");
    preview.until("without the case", |state| state["status"] == "faulty" || is_other(state));
    book.write("cases/banqiao.yaml", renamed("板桥丙"));
    changed("written anew");
    // A burst, whose last save counts.
    for number in 0..40 {
        book.write("cases/banqiao.yaml", renamed(&format!("板桥{number}")));
    }
    let rebuilds = |state: &Value| state["rebuilds"].as_u64().unwrap_or_default();
    let started = rebuilds(&preview.json("/state"));
    let state = preview.until("the last of a burst", |state| {
        state["outline"].to_string().contains("板桥39") && state["status"] == "ready"
    });
    assert!(rebuilds(&state) - started < 20, "a burst is few rebuilds");
}

/// Every file that was read is watched, wherever it lies in the book, also one that is put where it was missing.
#[test]
fn replaced_files_of_every_kind_are_seen() {
    for args in ["", "--poll"] {
        let book = Book::plain();
        let picture = |shade: u8, format| {
            let mut bytes = std::io::Cursor::new(Vec::new());
            image::RgbImage::from_pixel(600, 600, image::Rgb([shade; 3]))
                .write_to(&mut bytes, format)
                .expect("a picture");
            bytes.into_inner()
        };
        let profile = crate::harness::repository_file("src/press/profiles/fogra39l-coated.icc");
        book.write("press/paper.icc", &profile)
            .write("cases/images/a.tif", picture(40, image::ImageFormat::Tiff))
            .edit("report.yaml", "press: { bleed: 3mm }", "press: { bleed: 3mm, profile: press/paper.icc }")
            .edit("cases/banqiao.yaml", "logo: images/banqiao.svg", "logo: images/a.tif")
            .write("figures/focus.yaml", "title: 目标\nchart: bar\nunit: \"%\"\ndata: { csv: rows.txt }\n")
            .write("figures/rows.txt", "类别,占比\n甲,30\n乙,40\n");
        let preview = Running::of(&book, args);
        let mut rebuilds = preview.ready()["rebuilds"].as_u64().unwrap_or_default();
        let mut seen = |what: &str, change: &dyn Fn()| {
            change();
            let state = preview.until(what, |state| {
                state["rebuilds"].as_u64().unwrap_or_default() > rebuilds && state["status"] == "ready"
            });
            rebuilds = state["rebuilds"].as_u64().unwrap_or_default();
        };
        seen("a TIFF", &|| {
            book.write("cases/images/a.tif", picture(200, image::ImageFormat::Tiff));
        });
        seen("data", &|| {
            book.write("figures/rows.txt", "类别,占比\n甲,30\n乙,45\n");
        });
        seen("a profile", &|| {
            book.write("press/paper.icc", &profile);
        });
        seen("a font", &|| {
            let font = crate::harness::repository_file("fonts/_sans/NotoSansSC-Light.ttf");
            book.write("fonts/NotoSansSC-Light.ttf", font);
        });
        book.delete("press/paper.icc");
        preview.until("faulty", |state| state["status"] == "faulty");
        seen("a file that was missing", &|| {
            book.write("press/paper.icc", &profile);
        });
    }
}

#[test]
fn the_last_good_pages_stay_and_findings_vanish() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let good = pages(&preview.ready());
    let text = book.text("cases/luming.yaml");
    book.edit("cases/luming.yaml", "kind: digest", "kind: digst");
    let state = preview.until("faulty", |state| state["status"] == "faulty");
    assert_eq!(pages(&state), good);
    let found = &state["findings"][0];
    assert_eq!(found["file"], "cases/luming.yaml");
    assert_eq!((&found["line"], &found["column"]), (&Value::from(5), &Value::from(7)));
    assert_eq!(found["hint"], "did you mean `digest`?");
    assert_eq!(found["excerpt"], serde_json::json!(["kind: ", "digst", ""]));
    for id in &good {
        assert_eq!(preview.get(&format!("/page/report/{id}.svg")).0, 200);
    }
    book.write("cases/luming.yaml", text);
    let state = preview.ready();
    assert_eq!(pages(&state), good);
    assert!(!state["findings"].to_string().contains("digst"));
}

#[test]
fn a_lost_report_and_a_lost_folder_come_back() {
    let book = Book::empty();
    let root = book.path("book");
    let copy = Book::plain();
    for file in copy.list("") {
        book.write(&format!("book/{file}"), copy.bytes(&file));
    }
    let mut preview = Running::of(&book, "--project book");
    let good = pages(&preview.ready());
    let report = book.text("book/report.yaml");
    book.delete("book/report.yaml");
    let state = preview.until("faulty", |state| state["status"] == "faulty");
    assert_eq!((pages(&state), &state["findings"][0]["file"]), (good.clone(), &Value::from("report.yaml")));
    book.write("book/report.yaml", &report);
    preview.ready();

    fs::rename(book.path("book/cases"), book.path("book/cases-old")).expect("a rename");
    preview.until("without cases", |state| state["status"] == "faulty" || pages(state) != good);
    fs::rename(book.path("book/cases-old"), book.path("book/cases")).expect("a rename");
    preview.until("with cases", |state| state["status"] == "ready" && pages(state) == good);

    fs::rename(&root, book.path("elsewhere")).expect("a rename");
    let state = preview.until("gone", |state| state["status"] == "gone");
    assert_eq!(pages(&state), good);
    fs::rename(book.path("elsewhere"), &root).expect("a rename");
    preview.ready();
    // What is watched is the folder that came back.
    book.write("book/report.yaml", report.replace("title: ", "title: 新"));
    preview
        .until("a new title", |state| state["title"].as_str().is_some_and(|title| title.starts_with('新')));
    assert_eq!(preview.child.try_wait().expect("it runs"), None);
}

#[test]
fn from_a_page_to_the_source_and_back() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let state = preview.ready();
    let case = state["outline"].as_array().expect("an outline").iter().find(|each| each["case"] == "banqiao");
    let page = case.expect("the case")["page"].as_u64().expect("its page");
    let source = book.text("cases/banqiao.yaml");
    let line = |start: &str| {
        source.lines().position(|line| line.trim_start().starts_with(start)).expect("a line") + 1
    };
    for start in ["name:", "- q:"] {
        let wanted = line(start);
        let aim = preview.json(&format!("/find?view=report&file=cases%2Fbanqiao.yaml&line={wanted}"));
        let area: Vec<f64> =
            aim["area"].as_array().expect("an area").iter().filter_map(Value::as_f64).collect();
        assert!(aim["page"].as_u64().expect("a page") >= page && area[3] > 0.0, "{start} {aim}");
        let (x, y) = (area[0] + area[2] / 2.0, area[1] + area[3] / 2.0);
        let spot = preview.json(&format!("/place?view=report&page={}&x={x}&y={y}", aim["page"]));
        assert_eq!(
            (&spot["file"], &spot["line"]),
            (&Value::from("cases/banqiao.yaml"), &Value::from(wanted)),
            "{start}"
        );
    }
    // Another run of the command leads the browsers there.
    let wanted = line("- q:");
    let lead =
        book.run(&format!("preview --port {} --goto cases/banqiao.yaml:{wanted}:3", preview.port)).done();
    assert!(lead.stderr.contains(&format!("cases/banqiao.yaml:{wanted}")), "{lead}");
    let focus = &preview.json("/state")["focus"];
    assert_eq!((&focus["asked"], &focus["view"]), (&Value::from(true), &Value::from("report")));
}

#[test]
fn a_save_leads_to_its_page() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    preview.ready();
    book.edit("cases/luming.yaml", "name: ", "name: 新");
    let state = preview.until("a focus", |state| state["focus"].is_object());
    let changed = &state["views"]["report"]["changed"];
    assert!(changed.as_array().expect("pages").contains(&state["focus"]["page"]), "{state:#}");
    assert_eq!(state["focus"]["asked"], false);
}

#[test]
fn sheets_and_the_press_are_made_when_they_are_looked_at() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let state = preview.ready();
    assert_eq!(state["views"].as_object().expect("views").len(), 1);
    let mut news = TcpStream::connect(preview.address()).expect("a connection");
    let (host, cookie) = (preview.address(), preview.cookie());
    let views = "view=press&view=sheet-luming&view=sheet-nobody";
    write!(news, "GET /news?{views} HTTP/1.1\r\nHost: {host}\r\n{cookie}\r\n").expect("a request");
    let state = preview.until("all views", |state| {
        state["views"]["press"].is_object() && state["views"]["sheet-luming"].is_object()
    });
    assert!(state["views"]["press"]["pages"][0]["bleed"].as_f64().expect("a bleed") > 8.0);
    assert!(state["views"]["press"]["frame"]["marks"].as_array().expect("marks").len() >= 8);
    assert_eq!(state["views"].get("sheet-nobody"), None);
}

#[test]
fn a_port_in_use_is_a_failure_and_wrong_use_is_named() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let ran = book.run(&format!("preview --port {}", preview.port)).misused();
    assert!(ran.stderr.contains(&preview.port.to_string()), "{ran}");
    for args in [
        "preview --port 70000",
        "preview --goto nowhere.yaml:3",
        "preview --goto cases/luming.yaml",
        "preview --editor nonsense",
    ] {
        book.run(args).misused();
    }
}

/// The first Ctrl-C lets the rebuild finish; one that never does ends with the second.
#[cfg(unix)]
#[test]
fn a_second_ctrl_c_ends_a_layout_without_end() {
    let book = Book::plain();
    let layout = crate::harness::repository_file("layouts/block-highlight.typ.j2");
    let endless = "\n  { for i in range(9000000) { for k in range(9000000) { } } },\n";
    book.write("layouts/block-highlight.typ.j2", [layout.as_slice(), endless.as_bytes()].concat());
    let mut preview = Running::of(&book, "");
    let mut news = TcpStream::connect(preview.address()).expect("a connection");
    let (host, cookie) = (preview.address(), preview.cookie());
    write!(news, "GET /news?view=report HTTP/1.1\r\nHost: {host}\r\n{cookie}\r\n").expect("a request");
    let mut told = BufReader::new(news).lines();
    told.find(|line| line.as_ref().is_ok_and(|line| line.contains("\"busy\":true")))
        .expect("it is at work")
        .ok();
    for _ in 0..2 {
        let killed = Command::new("/bin/kill").args(["-INT", &preview.child.id().to_string()]).status();
        assert!(killed.expect("kill runs").success());
        thread::sleep(Duration::from_millis(300));
    }
    assert_eq!(preview.child.wait().expect("it ends").code(), Some(130));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    let book = Book::plain();
    let files = book.list("");
    let preview = Running::of(&book, "");
    preview.ready();
    // A browser that listens does not keep it.
    let mut news = TcpStream::connect(preview.address()).expect("a connection");
    let (host, cookie) = (preview.address(), preview.cookie());
    write!(news, "GET /news?view=report HTTP/1.1\r\nHost: {host}\r\n{cookie}\r\n").expect("a request");
    assert_eq!(preview.interrupt(), Some(0));
    assert_eq!(book.list(""), files, "a preview writes nothing");
}
