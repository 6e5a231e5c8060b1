//! The preview over HTTP, as a browser and as an attacker would talk to it. What is seen on its page is tested in a real
//! browser, by `tests/judges/preview.py`.

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
struct Running {
    child: Child,
    port: u16,
    key: String,
}

impl Running {
    fn of(book: &Book, args: &str) -> Running {
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

    fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Status and body of an answer to a request as it is, with its head.
    fn raw(&self, request: &str) -> (u16, String, String) {
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
    fn cookie(&self) -> String {
        format!("Cookie: casebound-{}={}\r\n", self.port, self.key)
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> (u16, String, String) {
        let (host, cookie) = (self.address(), self.cookie());
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}Connection: close\r\n{headers}\r\n"
        ))
    }

    fn get(&self, path: &str) -> (u16, String) {
        let (status, _, body) = self.ask("GET", path, "");
        (status, body)
    }

    fn json(&self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}: {body}");
        serde_json::from_str(&body).unwrap_or_else(|error| panic!("{path}: {error}\n{body}"))
    }

    /// Waits for a state.
    fn until(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..1500 {
            let state = self.json("/state");
            if holds(&state) {
                return state;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("never {what}: {:#}", self.json("/state"));
    }

    fn ready(&self) -> Value {
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

fn pages(state: &Value) -> Vec<String> {
    let pages = state["views"]["report"]["pages"].as_array().cloned().unwrap_or_default();
    pages.iter().map(|page| page["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn only_the_own_page_is_answered() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let (own, cookie) = (preview.address(), preview.cookie());
    let asks = |headers: &str| {
        preview.raw(&format!("GET /state HTTP/1.1\r\nConnection: close\r\n{cookie}{headers}\r\n")).0
    };
    assert_eq!(asks(&format!("Host: {own}\r\n")), 200);
    assert_eq!(asks(&format!("Host: localhost:{}\r\n", preview.port)), 200);
    assert_eq!(asks(&format!("Host: {own}\r\nOrigin: http://{own}\r\nSec-Fetch-Site: same-origin\r\n")), 200);
    for refused in [
        String::new(),
        "Host: evil.example\r\n".to_owned(),
        format!("Host: evil.example:{}\r\n", preview.port),
        "Host: 127.0.0.1\r\n".to_owned(),
        format!("Host: {own}\r\nHost: evil.example\r\n"),
        format!("Host: {own}\r\nOrigin: http://evil.example\r\n"),
        format!("Host: {own}\r\nOrigin: null\r\n"),
        format!("Host: {own}\r\nOrigin: http://{own}\r\nOrigin: http://evil.example\r\n"),
        format!("Host: {own}\r\nSec-Fetch-Site: cross-site\r\n"),
    ] {
        assert_eq!(asks(&refused), 403, "{refused}");
    }
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

/// Other users of the machine can connect, and do not know the address.
#[test]
fn only_who_was_given_the_address_reads() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let (own, key) = (preview.address(), preview.key.as_str());
    assert!(key.len() == 32 && key != Running::of(&book, "").key, "{key}");
    let asks = |path: &str, headers: &str| {
        preview.raw(&format!("GET {path} HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n{headers}\r\n"))
    };
    for path in
        ["/", "/preview.js", "/setup", "/state", "/news", "/place", "/find", "/goto", "/page/report/0.svg"]
    {
        for headers in [
            String::new(),
            format!("Cookie: casebound-{}=\r\n", preview.port),
            format!("Cookie: casebound-{}={}\r\n", preview.port, &key[..31]),
            format!("Cookie: casebound-{}={key}\r\n", preview.port.wrapping_add(1)),
            format!("Authorization: Bearer {key}\r\n"),
        ] {
            let (status, head, words) = asks(path, &headers);
            assert_eq!(status, 403, "{path} {headers}");
            assert!(words.contains("address") && !head.contains("Set-Cookie"), "{head}{words}");
        }
    }
    assert_eq!(asks(&format!("/state?key={key}"), "").0, 403, "the key opens the page only");
    assert_eq!(asks(&format!("/?key={}", &key[..31]), "").0, 403);
    let (status, head, page) = asks(&format!("/?key={key}"), "");
    assert!(status == 200 && page.contains("<!doctype html>"), "{head}");
    let cookie = head.lines().find_map(|line| line.strip_prefix("Set-Cookie: ")).expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let pair = cookie.split(';').next().expect("a pair");
    assert_eq!(asks("/state", &format!("Cookie: a=b; {pair}\r\n")).0, 200);
}

/// Connections that send a byte and wait are many, and the browser is answered.
#[test]
fn slow_connections_keep_no_browser_out() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let slow: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = TcpStream::connect(preview.address()).expect("a connection");
            stream.write_all(b"G").expect("a byte");
            stream
        })
        .collect();
    assert_eq!(preview.get("/state").0, 200);
    drop(slow);
}

/// A key in an editor waits for nobody and believes nobody but a preview of the same user.
#[test]
fn a_line_is_shown_by_a_preview_only() {
    let book = Book::plain();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its address").port();
    let root = fs::canonicalize(book.root()).expect("a folder").display().to_string();
    // It says whatever is asked of a preview, and never ends.
    thread::spawn(move || {
        let body = serde_json::json!({ "root": root });
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n{body}");
        for mut stream in listener.incoming().flatten() {
            let _ = stream.write_all(head.as_bytes());
            thread::spawn(move || {
                while stream.write_all(b" ").is_ok() {
                    thread::sleep(Duration::from_millis(200));
                }
            });
        }
    });
    let ran = book.run(&format!("preview --port {port} --goto cases/banqiao.yaml:1")).misused();
    assert!(ran.stderr.contains(&port.to_string()) && !ran.stderr.contains("shows"), "{ran}");
}

#[test]
fn nothing_but_reading_and_nothing_but_the_page() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT"] {
        assert_eq!(preview.ask(method, "/state", "").0, 405, "{method}");
    }
    assert_eq!(preview.ask("HEAD", "/", "").2, "");
    for path in [
        "/report.yaml",
        "/cases/banqiao.yaml",
        "/../report.yaml",
        "/%2e%2e/report.yaml",
        "//etc/passwd",
        "/page/report/../../report.yaml",
        "/page/report/..%2f..%2freport.yaml.svg",
        "/page/sheet-..%2fx/00000000000000000000000000000000.svg",
        "/page/report/00000000000000000000000000000000.svg",
        "/page/report/+0000000000000000000000000000000.svg",
        "/place",
        "/place?view=report&page=99999&x=1&y=1",
        "/place?view=report&page=-5&x=NaN&y=inf",
        "/find?view=report&file=../secret&line=1",
        "/goto?file=/etc/passwd&line=1",
        "/preview.html",
    ] {
        let (status, body) = preview.get(path);
        assert_eq!(status, 404, "{path}: {body}");
    }
    assert_eq!(preview.raw("nonsense\r\n\r\n").0, 400);
    assert_eq!(preview.raw(&format!("GET /{} HTTP/1.1\r\n", "a".repeat(40_000))).0, 431);
}

#[test]
fn every_answer_is_fenced_in() {
    let book = Book::plain();
    let preview = Running::of(&book, "");
    let state = preview.ready();
    let picture = format!("/page/report/{}.svg", pages(&state)[0]);
    let pixels = picture.replace(".svg", ".png?scale=1.5");
    for path in ["/", "/preview.js", "/state", "/nowhere", &picture, &pixels] {
        let (_, head, _) = preview.ask("GET", path, "");
        assert!(head.contains("Content-Security-Policy: default-src 'none'"), "{path}: {head}");
        assert!(!head.contains("unsafe-eval") && !head.contains("script-src *"), "{path}: {head}");
        assert!(head.contains("X-Content-Type-Options: nosniff"), "{path}: {head}");
        assert!(head.contains("Cross-Origin-Resource-Policy: same-origin"), "{path}: {head}");
        assert!(!head.to_ascii_lowercase().contains("access-control-allow-origin"), "{path}: {head}");
    }
    let (_, head, svg) = preview.ask("GET", &picture, "");
    assert!(head.contains("sandbox") && !head.contains("script-src"), "{head}");
    let (status, head, _) = preview.ask("GET", &pixels, "");
    assert!(status == 200 && head.contains("image/png") && head.contains("sandbox"), "{head}");
    // Pixels are made for screens: none, and more than one has, are refused.
    for scale in ["", "?scale=0", "?scale=-1", "?scale=inf", "?scale=x", "?scale=99999"] {
        assert_eq!(preview.get(&picture.replace(".svg", &format!(".png{scale}"))).0, 404, "{scale}");
    }
    assert!(svg.starts_with("<svg") && !svg.contains("<script"), "{}", &svg[..200]);
}

#[test]
fn text_of_the_book_stays_text() {
    let book = Book::plain();
    let hostile = "</script><img src=x onerror=alert(1)>\\u2028";
    book.edit("report.yaml", "title: ", &format!("subtitle: '{hostile}'\ntitle: "));
    let preview = Running::of(&book, "");
    let state = preview.ready();
    let (_, head, page) = preview.ask("GET", "/", "");
    assert!(
        head.contains("text/html") && !page.contains("onerror"),
        "nothing of the book is in the page itself"
    );
    let (_, head, _) = preview.ask("GET", "/state", "");
    assert!(head.contains("application/json"), "{head}");
    for id in pages(&state) {
        let (_, svg) = preview.get(&format!("/page/report/{id}.svg"));
        assert!(!svg.contains("onerror"), "a picture holds shapes, no text");
    }
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
            let font = crate::harness::repository_file("fonts/NotoSansSC-Light.ttf");
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
fn those_who_forward_a_port_are_told_what_to_do() {
    let book = Book::plain();
    let preview = Running::of(&book, "--host desk.example.dev");
    let own = preview.port;
    let ask = |host: &str| {
        let cookie = preview.cookie();
        preview.raw(&format!("GET /state HTTP/1.1\r\nConnection: close\r\nHost: {host}\r\n{cookie}\r\n"))
    };
    assert_eq!(ask("desk.example.dev").0, 200);
    let (status, head, words) = ask("localhost:8080");
    assert_eq!(status, 403);
    assert!(words.contains(&format!("ssh -L {own}:127.0.0.1:{own}")) && words.contains("--host"), "{words}");
    assert!(head.contains("text/plain") && head.contains("nosniff"), "{head}");
    for host in ["", "a b", "desk/path", "<script>"] {
        book.run_list(&["preview", "--host", host]).misused();
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
