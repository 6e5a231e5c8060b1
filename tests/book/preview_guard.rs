//! Whom a preview answers, and what it lets them do.

#![allow(clippy::disallowed_methods, reason = "a test prepares and removes files")]

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use crate::harness::Book;
use crate::preview::{Running, pages};

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
