//! A word with a preview that is already running: an editor's key sends it to a line.
//!
//! Anybody may listen on a port. A preview is believed that left a notice which only the same user could leave, and that holds
//! as long as it runs.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use super::clock::Deadline;
use super::guard::Key;
use crate::project::{Folder, notice};

/// How long a running preview may take to answer everything.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Most bytes of an answer that are read.
const MAX_ANSWER: usize = 64 * 1024;

/// What a running preview says to being sent to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It shows the page.
    Shown,
    /// The line is not printed on any of its pages.
    NotPrinted,
    /// Nobody listens there, or no preview of this book.
    Nobody,
}

/// Sends the preview of a book that listens on `port` to a line of a file.
pub fn lead(folder: &Folder, port: u16, file: &str, line: usize) -> Answer {
    let Some(secret) = notice::read(&super::notice_of(port)) else { return Answer::Nobody };
    let (key, deadline) = (Key::known(port, secret), Deadline::after(TIMEOUT));
    let ask = |path: &str| ask(port, path, &key, &deadline);
    let root = folder.root().display().to_string();
    match ask("/setup") {
        Ok((200, setup)) if setup["root"] == Value::String(root) => {}
        _ => return Answer::Nobody,
    }
    match ask(&format!("/goto?file={}&line={line}", encoded(file))) {
        Ok((200, _)) => Answer::Shown,
        Ok(_) => Answer::NotPrinted,
        Err(_) => Answer::Nobody,
    }
}

/// Status and JSON of an answer, before the deadline.
fn ask(port: u16, path: &str, key: &Key, deadline: &Deadline) -> io::Result<(u16, Value)> {
    let left = || deadline.left().ok_or(io::ErrorKind::TimedOut);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, left()?)?;
    stream.set_write_timeout(Some(left()?))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {}\r\nConnection: close\r\n\r\n",
        key.cookie()
    )?;
    let mut answer = Vec::new();
    let mut chunk = [0; 4096];
    while answer.len() < MAX_ANSWER {
        stream.set_read_timeout(Some(left()?))?;
        match stream.read(&mut chunk)? {
            0 => break,
            count => answer.extend_from_slice(&chunk[..count]),
        }
    }
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Ok((status, serde_json::from_str(body).unwrap_or_default()))
}

/// Text as a value of a query.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn paths_are_safe_in_a_query() {
        assert_eq!(encoded("cases/a b&菲.yaml"), "cases/a%20b%26%E8%8F%B2.yaml");
    }
}
