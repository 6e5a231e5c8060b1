//! A word with a preview that is already running: an editor's key sends it to a line.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::project::Folder;

/// How long a running preview may take to answer.
const TIMEOUT: Duration = Duration::from_secs(2);
/// Most bytes of an answer that are read.
const MAX_ANSWER: u64 = 64 * 1024;

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
    let root = folder.root().display().to_string();
    match ask(port, "/setup") {
        Ok((200, setup)) if setup["root"] == Value::String(root) => {}
        _ => return Answer::Nobody,
    }
    match ask(port, &format!("/goto?file={}&line={line}", encoded(file))) {
        Ok((200, _)) => Answer::Shown,
        Ok(_) => Answer::NotPrinted,
        Err(_) => Answer::Nobody,
    }
}

/// Status and JSON of an answer.
fn ask(port: u16, path: &str) -> io::Result<(u16, Value)> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(MAX_ANSWER).read_to_string(&mut answer)?;
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
