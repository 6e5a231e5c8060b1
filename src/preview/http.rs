//! As much of HTTP/1.1 as a page on the own machine needs: GET and HEAD without bodies, connections that stay open, answers
//! of known length, and streams.
//!
//! A thread per connection, and a limit on both: the ready-made servers for threads hand several waiting connections to one
//! worker, where the second one starves behind the first, which the browser keeps open. Whoever was never answered well gives
//! way to others, so that connections that only wait keep no browser out.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::clock::Deadline;

/// Most bytes of a request.
const MAX_REQUEST: usize = 16 * 1024;
/// Most headers of a request.
const MAX_HEADERS: usize = 64;
/// Most connections at once; a browser opens six for a page.
const MAX_CONNECTIONS: usize = 64;
/// How long a connection may be idle.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// How long a request may take to come in.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a browser may take to read.
const WRITE_TIMEOUT: Duration = Duration::from_secs(20);

/// A request.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET` and so on.
    pub method: String,
    /// Path and query.
    pub target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header; all of them if there are several, which no browser sends.
    pub fn header(&self, name: &str) -> Option<String> {
        let found = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let values: Vec<&str> = found.map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

/// What writes a stream.
type BodyWriter = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()>>;

/// An answer.
pub(super) enum Answer {
    /// Status, headers and a body of known length.
    Whole(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// Headers, and what writes the body until it returns.
    Stream(Vec<(&'static str, String)>, BodyWriter),
}

impl Answer {
    /// Whether it gives what was asked for.
    fn is_good(&self) -> bool {
        match self {
            Answer::Whole(status, ..) => *status < 400,
            Answer::Stream(..) => true,
        }
    }
}

/// How long nobody is let in when the system has no more connections to give.
const PAUSE: Duration = Duration::from_millis(200);

/// Answers everyone who connects, on threads of their own.
pub(super) fn serve(listener: TcpListener, answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    let open = Arc::new(Connections::default());
    thread::spawn(move || {
        for stream in listener.incoming() {
            match stream {
                Ok(stream) => let_in(stream, &answer, &open),
                Err(_) => thread::sleep(PAUSE),
            }
        }
    });
}

/// Serves a connection on a thread of its own, or says that there are too many.
fn let_in(
    stream: TcpStream,
    answer: &Arc<impl Fn(&Request) -> Answer + Send + Sync + 'static>,
    open: &Arc<Connections>,
) {
    let Some(seat) = stream.try_clone().ok().and_then(|copy| Connections::enter(open, copy)) else {
        return refuse(stream);
    };
    let answer = answer.clone();
    // Without a thread the connection is closed, and a browser tries again.
    let _ = thread::Builder::new().spawn(move || {
        // A browser that went away is not a failure.
        let _ = serve_connection(stream, &seat, &*answer);
    });
}

/// Says at once that there are too many connections; whoever does not listen is not waited for.
fn refuse(mut stream: TcpStream) {
    let words = reason(503).as_bytes().to_vec();
    let _ = stream
        .set_nonblocking(true)
        .and_then(|()| write(&mut stream, Answer::Whole(503, Vec::new(), words), false, false));
}

/// The connections that are open, oldest first.
#[derive(Default)]
struct Connections(Mutex<Open>);

#[derive(Default)]
struct Open {
    next: u64,
    /// Each with whether it was ever answered well.
    streams: BTreeMap<u64, (TcpStream, bool)>,
}

/// A connection's place among those that are open, until it is dropped.
struct Seat {
    connections: Arc<Connections>,
    number: u64,
}

impl Connections {
    /// A place for a connection. When there is none, the oldest one that was never answered well is closed; nothing if all were.
    fn enter(connections: &Arc<Connections>, stream: TcpStream) -> Option<Seat> {
        let mut open = connections.lock();
        if open.streams.len() >= MAX_CONNECTIONS {
            let stranger = open.streams.iter().find(|(_, (_, known))| !known).map(|(number, _)| *number)?;
            if let Some((stream, _)) = open.streams.remove(&stranger) {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
        let number = open.next;
        open.next += 1;
        open.streams.insert(number, (stream, false));
        drop(open);
        Some(Seat { connections: connections.clone(), number })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// The connection was answered well: it gives way to nobody.
    fn keep(&self) {
        if let Some((_, known)) = self.connections.lock().streams.get_mut(&self.number) {
            *known = true;
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.connections.lock().streams.remove(&self.number);
    }
}

/// One connection, request by request.
fn serve_connection(
    mut stream: TcpStream,
    seat: &Seat,
    answer: &impl Fn(&Request) -> Answer,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(WRITE_TIMEOUT))?;
    let mut received = Vec::new();
    loop {
        if received.is_empty() {
            stream.set_read_timeout(Some(IDLE_TIMEOUT))?;
            if fill(&mut stream, &mut received)? == 0 {
                return Ok(());
            }
        }
        let deadline = Deadline::after(REQUEST_TIMEOUT);
        let timed = |stream: &mut TcpStream, received: &mut Vec<u8>| {
            stream.set_read_timeout(Some(deadline.left().ok_or(io::ErrorKind::TimedOut)?))?;
            fill(stream, received)
        };
        let (request, length) = match read(&mut stream, &mut received, timed)? {
            Some(Ok(read)) => read,
            Some(Err(status)) => {
                let words = reason(status).as_bytes().to_vec();
                write(&mut stream, Answer::Whole(status, Vec::new(), words), false, false)?;
                return linger(stream);
            }
            None => return Ok(()),
        };
        received.drain(..length);
        // A body is not read, so what follows it cannot be told from it.
        let stay = request.header("Content-Length").is_none()
            && request.header("Transfer-Encoding").is_none()
            && !request.header("Connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        let answered = answer(&request);
        if answered.is_good() {
            seat.keep();
        }
        let stay = stay && matches!(answered, Answer::Whole(..));
        write(&mut stream, answered, request.method == "HEAD", stay)?;
        if !stay {
            return Ok(());
        }
    }
}

/// Closes a connection whose other side may still be sending: closing it at once would discard the answer.
fn linger(mut stream: TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    let mut rest = [0; 4096];
    for _ in 0..64 {
        if stream.read(&mut rest)? == 0 {
            break;
        }
    }
    Ok(())
}

/// The next request and its length in bytes, the status that refuses it, or nothing if the browser is gone.
fn read<S>(
    stream: &mut S,
    received: &mut Vec<u8>,
    mut fill: impl FnMut(&mut S, &mut Vec<u8>) -> io::Result<usize>,
) -> io::Result<Option<Result<(Request, usize), u16>>> {
    loop {
        match parse(received) {
            Ok(Some(request)) => return Ok(Some(Ok(request))),
            Err(status) => return Ok(Some(Err(status))),
            Ok(None) if received.len() > MAX_REQUEST => return Ok(Some(Err(431))),
            Ok(None) => {}
        }
        if fill(stream, received)? == 0 {
            return Ok(None);
        }
    }
}

/// Adds what has come to what was received; how many bytes that is.
fn fill(stream: &mut impl Read, received: &mut Vec<u8>) -> io::Result<usize> {
    let mut chunk = [0; 4096];
    let count = stream.read(&mut chunk)?;
    received.extend_from_slice(&chunk[..count]);
    Ok(count)
}

/// The request at the beginning of bytes with its length, nothing if it is not all there.
///
/// # Errors
/// The status that refuses it.
pub fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>, u16> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let length = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(431),
        Err(_) => return Err(400),
    };
    let headers = parsed.headers.iter().map(|header| {
        Some((header.name.to_owned(), std::str::from_utf8(header.value).ok()?.trim().to_owned()))
    });
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        target: parsed.path.unwrap_or_default().to_owned(),
        headers: headers.collect::<Option<_>>().ok_or(400_u16)?,
    };
    Ok(Some((request, length)))
}

fn write(stream: &mut TcpStream, answer: Answer, head_only: bool, stay: bool) -> io::Result<()> {
    let head = |status: u16, headers: &[(&'static str, String)], more: &str| {
        let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(more);
        head.push_str(if stay { "\r\n" } else { "Connection: close\r\n\r\n" });
        head.into_bytes()
    };
    match answer {
        Answer::Whole(status, headers, body) => {
            let mut out = head(status, &headers, &format!("Content-Length: {}\r\n", body.len()));
            if !head_only {
                out.extend_from_slice(&body);
            }
            stream.write_all(&out)
        }
        Answer::Stream(headers, body) => {
            stream.write_all(&head(200, &headers, ""))?;
            if head_only { Ok(()) } else { body(stream) }
        }
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_one_after_another() {
        let bytes = b"GET /a?b=c HTTP/1.1\r\nHost: h\r\n\r\nGET /d HTTP/1.1\r\n\r\n";
        let (first, length) = parse(bytes).expect("sound").expect("whole");
        assert_eq!((first.method.as_str(), first.target.as_str()), ("GET", "/a?b=c"));
        assert_eq!((first.header("host").as_deref(), first.header("Origin")), (Some("h"), None));
        let (second, rest) = parse(&bytes[length..]).expect("sound").expect("whole");
        assert_eq!((second.target.as_str(), length + rest), ("/d", bytes.len()));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        assert_eq!(parse(b"GET / HTTP/1.1\r\nHos"), Ok(None));
        assert_eq!(parse(b"\x16\x03\x01\x00 hello"), Err(400));
        assert_eq!(parse(b"GET / HTTP/1.1\r\nA b: c\r\n\r\n"), Err(400));
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(MAX_HEADERS + 1));
        assert_eq!(parse(many.as_bytes()), Err(431));
        let endless = vec![b'a'; 3 * MAX_REQUEST];
        let read = read(&mut &endless[..], &mut b"GET /".to_vec(), fill).expect("bytes");
        assert_eq!(read.expect("an answer"), Err(431));
    }

    /// A server, and one more connection to it.
    fn connect(address: std::net::SocketAddr, sent: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.write_all(sent.as_bytes()).expect("bytes");
        stream
    }

    fn server() -> std::net::SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("its address");
        serve(listener, |request| {
            let status = if request.target == "/secret" { 403 } else { 200 };
            Answer::Whole(status, Vec::new(), b"said".to_vec())
        });
        address
    }

    /// The status of the next answer on a connection.
    fn status(stream: &mut TcpStream) -> String {
        let mut head = [0; 12];
        stream.read_exact(&mut head).expect("an answer");
        String::from_utf8_lossy(&head[9..]).into_owned()
    }

    #[test]
    fn who_only_waits_keeps_nobody_out() {
        let address = server();
        let mut first = connect(address, "GET / HTTP/1.1\r\n\r\n");
        assert_eq!(status(&mut first), "200");
        let slow: Vec<TcpStream> = (0..MAX_CONNECTIONS).map(|_| connect(address, "G")).collect();
        let refused: Vec<TcpStream> =
            (0..MAX_CONNECTIONS).map(|_| connect(address, "GET /secret HTTP/1.1\r\n\r\n")).collect();
        assert_eq!(status(&mut connect(address, "GET / HTTP/1.1\r\n\r\n")), "200");
        // Whoever was answered stays.
        first.read_exact(&mut [0; " OK\r\nContent-Length: 4\r\n\r\nsaid".len()]).expect("the rest");
        first.write_all(b"GET / HTTP/1.1\r\n\r\n").expect("bytes");
        assert_eq!(status(&mut first), "200");
        drop((slow, refused));
    }

    #[test]
    fn too_many_are_told_so() {
        let address = server();
        let mut known: Vec<TcpStream> =
            (0..MAX_CONNECTIONS).map(|_| connect(address, "GET / HTTP/1.1\r\n\r\n")).collect();
        assert!(known.iter_mut().all(|stream| status(stream) == "200"));
        assert_eq!(status(&mut connect(address, "")), "503");
    }

    #[test]
    fn a_header_that_stands_there_twice_hides_nothing() {
        let (request, _) =
            parse(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").expect("sound").expect("whole");
        assert_eq!(request.header("Host").as_deref(), Some("a, b"));
    }
}
