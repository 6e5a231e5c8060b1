//! The loopback server: the page, its pictures, the news, and the way to the source. It only reads.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;

use super::clock::Stopwatch;
use super::events::EventQueue;
use super::guard::{Caller, Key, Names, Verdict};
use super::http::{Answer, Request};
use super::places::{self, Aim};
use super::print::Drawing;
use super::shared::{SharedState, Subscription, Update};
use super::stage::View;
use super::state::State;
use super::words::Word;

/// Most views that one browser looks at.
const MAX_VIEWS: usize = 4;

/// The page: nothing from elsewhere, no script but its own, nothing embedded anywhere.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// A picture, should it be opened by itself: no script at all.
const PICTURE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";
const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";
const TEXT: &str = "text/plain; charset=utf-8";

/// The files of the page by their paths.
const CLIENT: [(&str, &str, &str); 10] = [
    ("/", HTML, include_str!("client/index.html")),
    ("/preview.css", CSS, include_str!("client/preview.css")),
    ("/preview.js", SCRIPT, include_str!("client/preview.js")),
    ("/desk.js", SCRIPT, include_str!("client/desk.js")),
    ("/layout.js", SCRIPT, include_str!("client/layout.js")),
    ("/contents.js", SCRIPT, include_str!("client/contents.js")),
    ("/findings.js", SCRIPT, include_str!("client/findings.js")),
    ("/place.js", SCRIPT, include_str!("client/place.js")),
    ("/words.js", SCRIPT, include_str!("client/words.js")),
    ("/icon.svg", SVG, include_str!("client/icon.svg")),
];

/// What every request has access to.
pub(super) struct ServerState {
    /// The latest state.
    pub shared: Arc<SharedState>,
    /// Where events are left for the engine.
    pub events: Arc<EventQueue>,
    /// The names under which it answers.
    pub names: Names,
    /// What is said to those who ask under another one.
    pub other_name: String,
    /// What a browser must show.
    pub key: Key,
    /// What is said to those who do not.
    pub no_key: String,
    /// What the page must know once.
    pub setup: Setup,
}

/// What the page must know once.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Setup {
    /// What the page says, by name.
    pub words: BTreeMap<String, Word>,
    /// The book's folder, absolute.
    pub root: String,
    /// The link that opens a file, with `{path}`, `{line}` and `{column}`.
    pub editor: Option<String>,
    /// The editors to choose from, with their links.
    pub editors: [(&'static str, &'static str); 7],
    /// The version of the program.
    pub version: &'static str,
}

/// The answer to a request.
pub(super) fn answer(request: &Request, server: &Arc<ServerState>) -> Answer {
    let [host, origin, site] = ["Host", "Origin", "Sec-Fetch-Site"].map(|name| request.header(name));
    let caller = Caller { host: host.as_deref(), origin: origin.as_deref(), site: site.as_deref() };
    match caller.judge(&server.names) {
        Verdict::Welcome => {}
        Verdict::OtherName => return plain(403, &server.other_name),
        Verdict::OtherSite => return plain(403, "this preview only answers its own page"),
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return plain(405, "this preview only answers GET");
    }
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    if path == "/" && server.key.is_in_query(query) {
        return handed_out(&server.key);
    }
    if !request.header("Cookie").is_some_and(|cookies| server.key.is_in_cookies(&cookies)) {
        return plain(403, &server.no_key);
    }
    let query = Query(query);
    if let Some(file) = client(path) {
        return file;
    }
    match path {
        "/setup" => json(Some(&server.setup)),
        "/state" => json(Some(&server.shared.state())),
        "/news" => news(server, &query),
        "/place" => json(place(server, &query).as_ref()),
        "/find" => json(find(server, &query).as_ref()),
        "/goto" => json(go(server, &query).as_ref()),
        _ => match path.strip_prefix("/page/") {
            Some(name) => picture(server, name, &query),
            None => plain(404, "there is nothing here"),
        },
    }
}

/// A file of the page.
fn client(path: &str) -> Option<Answer> {
    let (_, kind, text) = CLIENT.iter().find(|(known, ..)| *known == path)?;
    Some(whole(200, kind, "no-cache", PAGE_POLICY, text.as_bytes().to_vec()))
}

/// `/place?view=…&page=…&x=…&y=…`: the editors' text behind a point.
fn place(server: &ServerState, query: &Query) -> Option<places::Spot> {
    let print = server.shared.print(&query.view()?)?;
    places::at(&print, query.number("page")? as usize, query.number("x")?, query.number("y")?)
}

/// `/find?view=…&file=…&line=…`: where a line is printed.
fn find(server: &ServerState, query: &Query) -> Option<Aim> {
    let (file, line) = (query.text("file")?, query.number("line")? as usize);
    places::of_line(
        &*server.shared.print(&query.view()?)?,
        &server.shared.state().outline,
        &file,
        line,
        |_| true,
    )
}

/// `/goto?file=…&line=…`: makes every browser look at where a line is printed.
fn go(server: &ServerState, query: &Query) -> Option<Aim> {
    let (file, line) = (query.text("file")?, query.number("line")? as usize);
    server.shared.lead_to(&file, line)
}

/// `/page/<view>/<drawing>.svg`, or `.png?scale=…` with so many pixels to a pt: a picture, which never changes under its name.
fn picture(server: &ServerState, name: &str, query: &Query) -> Answer {
    let mut watch = Stopwatch::start();
    let drawn = name.split_once('/').and_then(|(view, file)| {
        let (drawing, kind) = file.split_once('.')?;
        let drawing = u128::from_str_radix(drawing, 16).ok().filter(|_| drawing.len() == 32).map(Drawing)?;
        let print = server.shared.print(&view.parse().ok()?)?;
        match kind {
            "svg" => Some((SVG, print.draw(drawing)?)),
            "png" => Some((PNG, print.pixels(drawing, query.number("scale")?)?)),
            _ => None,
        }
    });
    let Some((kind, picture)) = drawn else { return plain(404, "this page looks otherwise now") };
    let mut headers = headers(kind, "max-age=31536000, immutable", PICTURE_POLICY);
    headers.push(("Server-Timing", format!("draw;dur={}", watch.lap())));
    Answer::Whole(200, headers, picture)
}

/// `/news?view=…`: the states as they come, as server-sent events.
fn news(server: &Arc<ServerState>, query: &Query) -> Answer {
    let views: Vec<View> = query.all("view").filter_map(|name| name.parse().ok()).take(MAX_VIEWS).collect();
    let server = server.clone();
    let tell = move |out: &mut dyn Write| {
        let _subscription = Subscription::new(&server.shared, &server.events, views);
        tell(out, &server.shared)
    };
    Answer::Stream(headers("text/event-stream", "no-store", PAGE_POLICY), Box::new(tell))
}

fn tell(out: &mut dyn Write, shared: &SharedState) -> io::Result<()> {
    #[derive(Serialize)]
    struct UpdateEvent<'a> {
        busy: bool,
        #[serde(flatten)]
        state: &'a State,
    }
    let mut serial = None;
    loop {
        // Each in one piece: what is written goes out at once.
        let event = match shared.read(&mut serial) {
            Update::State(state, busy) => {
                format!("data: {}\n\n", serde_json::to_string(&UpdateEvent { busy, state: &state })?)
            }
            Update::Pulse => ": still here\n\n".to_owned(),
            Update::Closed => return Ok(()),
        };
        out.write_all(event.as_bytes())?;
    }
}

fn json<T: Serialize>(value: Option<&T>) -> Answer {
    let body = value.and_then(|value| serde_json::to_vec(value).ok());
    let status = if body.is_some() { 200 } else { 404 };
    whole(status, JSON, "no-store", PAGE_POLICY, body.unwrap_or_else(|| b"null".to_vec()))
}

fn plain(status: u16, words: &str) -> Answer {
    whole(status, TEXT, "no-store", PAGE_POLICY, words.as_bytes().to_vec())
}

fn whole(status: u16, kind: &str, caching: &str, policy: &str, body: Vec<u8>) -> Answer {
    Answer::Whole(status, headers(kind, caching, policy), body)
}

/// The page for whoever opened the printed address, with the key to everything else.
fn handed_out(key: &Key) -> Answer {
    let mut headers = headers(HTML, "no-store", PAGE_POLICY);
    headers.push(("Set-Cookie", key.handed_out()));
    Answer::Whole(200, headers, include_bytes!("client/index.html").to_vec())
}

/// What every answer says: it is what it says it is, and no other site may use it.
fn headers(kind: &str, caching: &str, policy: &str) -> Vec<(&'static str, String)> {
    vec![
        ("Content-Type", kind.to_owned()),
        ("Cache-Control", caching.to_owned()),
        ("Content-Security-Policy", policy.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ]
}

/// The part of a URL after `?`.
struct Query<'a>(&'a str);

impl Query<'_> {
    /// Every value of a key.
    fn all<'q>(&'q self, key: &'q str) -> impl Iterator<Item = String> + 'q {
        let pairs = self.0.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(move |(name, _)| *name == key).map(|(_, value)| decoded(value))
    }

    fn text(&self, key: &str) -> Option<String> {
        self.all(key).next()
    }

    fn number(&self, key: &str) -> Option<f64> {
        self.text(key)?.parse().ok().filter(|number: &f64| number.is_finite() && *number >= -1000.0)
    }

    fn view(&self) -> Option<View> {
        self.text("view")?.parse().ok()
    }
}

/// Percent-encoded text as it is; what is no UTF-8 becomes a replacement character.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(if first == b'+' { b' ' } else { first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_read() {
        let query = Query("view=press&view=sheet-a&file=cases%2F%E8%8F%B2.yaml&x=1.5&bad=%zz+%");
        assert_eq!(query.view(), Some(View::Press));
        assert_eq!(query.all("view").count(), 2);
        assert_eq!(query.text("file").as_deref(), Some("cases/菲.yaml"));
        assert_eq!(query.number("x"), Some(1.5));
        assert_eq!(query.text("bad").as_deref(), Some("%zz %"));
        assert_eq!(query.number("none"), None);
    }
}
