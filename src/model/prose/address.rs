//! Addresses in running text: where a bare one begins and ends, and what a link's target is as a URI.

use std::ops::Range;

use url::Url;

/// The bare addresses of a text, in order: `https://…`, `http://…`, `www.…`, and e-mail addresses.
///
/// An address ends before a blank, before Chinese punctuation, and before a Han character that does not begin a part of
/// it: in `见https://例子.中国/专利说明` the path is Han, in `访问https://example.com/a了解` the sentence goes on. Points
/// and closing brackets at its end belong to the sentence, unless the bracket was opened inside.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let rest = &text[at..];
        let begins =
            || !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '@'));
        let scheme = ["https://", "http://", "www."]
            .into_iter()
            .find(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        if let Some(scheme) = scheme.filter(|_| begins()) {
            let length = extent(rest, scheme.len());
            if length > scheme.len() && rest[scheme.len()..length].starts_with(char::is_alphanumeric) {
                found.push(at..at + length);
            }
        } else if c == '@' {
            found.extend(
                mailbox(text, at).filter(|range| found.last().is_none_or(|last| last.end <= range.start)),
            );
        }
    }
    found
}

/// Length of the address at the start of `text`, whose first `scheme` bytes are known to belong to it.
fn extent(text: &str, scheme: usize) -> usize {
    let mut end = scheme;
    let mut before = '/';
    // A host of Han letters goes on until its path; behind a Latin host Han only begins a part.
    let mut han = true;
    for c in text[scheme..].chars() {
        let part_begins = matches!(before, '/' | '?' | '=' | '&' | '#' | '.' | '-' | '_' | '+' | ',');
        let belongs = match c {
            c if c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c) => true,
            c if c.is_alphanumeric() => c.is_ascii() || part_begins || han,
            _ => false,
        };
        if !belongs {
            break;
        }
        han = !c.is_ascii() || (han && part_begins && end == scheme);
        before = c;
        end += c.len_utf8();
    }
    // What closes a sentence or a bracket around the address is none of it.
    loop {
        let address = &text[..end];
        let open = |open: char, close: char| address.matches(open).count() < address.matches(close).count();
        let Some(last) = address.chars().next_back().filter(|_| end > scheme) else { return end };
        let surplus = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '&' => true,
            ')' => open('(', ')'),
            ']' => open('[', ']'),
            _ => false,
        };
        if !surplus {
            return end;
        }
        end -= last.len_utf8();
    }
}

/// The e-mail address around the `@` at `at`.
fn mailbox(text: &str, at: usize) -> Option<Range<usize>> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let name = text[..at].chars().rev().take_while(|c| local(*c)).map(char::len_utf8).sum::<usize>();
    let host = &text[at + 1..];
    let length =
        host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
    let host = host[..length].trim_end_matches(['.', '-']);
    let (_, top) = host.rsplit_once('.')?;
    let sound = name > 0 && top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic());
    sound.then(|| at - name..at + 1 + host.len())
}

/// A link's target as a URI (RFC 3986): Han letters of the host in their ASCII form, those of the path percent-encoded.
/// What cannot be read as one stays as it is typed.
pub fn uri(typed: &str) -> String {
    let with_scheme = match typed {
        _ if typed.contains("://") || typed.starts_with("mailto:") => typed.to_owned(),
        _ if typed.contains('@') => format!("mailto:{typed}"),
        _ => format!("https://{typed}"),
    };
    if with_scheme.is_ascii() {
        return with_scheme;
    }
    Url::parse(&with_scheme).map_or(with_scheme, String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("见 https://example.com/a。", "https://example.com/a"),
            ("见（https://example.com/a）", "https://example.com/a"),
            ("(see https://example.com/a_(b).)", "https://example.com/a_(b)"),
            ("访问https://example.com/a了解", "https://example.com/a"),
            ("访问https://example.com了解", "https://example.com"),
            ("官网www.example.com，欢迎", "www.example.com"),
            ("https://例子.中国/专利?fr=a", "https://例子.中国/专利?fr=a"),
            ("https://example.com/专利/检索?q=电池&n=1 处", "https://example.com/专利/检索?q=电池&n=1"),
            ("写信到ip@example.com.cn。", "ip@example.com.cn"),
            ("HTTPS://Example.com/", "HTTPS://Example.com/"),
            ("https://example.com/x?a=1,", "https://example.com/x?a=1"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_text() {
        for text in
            ["https://", "www.", "价格 @ 5 元", "a@b", "@某人", "nwww.example.com", "https:// 空", "12@34.56"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn targets_are_uris() {
        for (typed, expected) in [
            ("https://example.com/a(b)", "https://example.com/a(b)"),
            (
                "https://例子.中国/专利?q=电池",
                "https://xn--fsqu00a.xn--fiqs8s/%E4%B8%93%E5%88%A9?q=%E7%94%B5%E6%B1%A0",
            ),
            ("www.example.com", "https://www.example.com"),
            ("ip@example.com", "mailto:ip@example.com"),
            ("mailto:ip@example.com", "mailto:ip@example.com"),
        ] {
            assert_eq!(uri(typed), expected, "{typed}");
        }
    }
}
