//! Who may ask: this machine's browser, on the preview's own page.
//!
//! The server listens on the loopback interface only, but every page in the browser can send requests there, and a name
//! that an attacker owns can be made to point there (DNS rebinding). So the `Host` must be the one that the preview gave
//! out, and a request that another site caused is refused.

/// Who sent a request, by the headers that matter.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Caller<'a> {
    /// `Host`.
    pub host: Option<&'a str>,
    /// `Origin`, which browsers send with requests of other sites.
    pub origin: Option<&'a str>,
    /// `Sec-Fetch-Site`, which says whose page caused the request.
    pub site: Option<&'a str>,
}

impl Caller<'_> {
    /// Whether a server on `port` answers.
    pub(super) fn is_welcome(&self, port: u16) -> bool {
        let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        let host = self.host.is_some_and(|host| own.iter().any(|own| host.eq_ignore_ascii_case(own)));
        let origin = self.origin.is_none_or(|origin| {
            origin.strip_prefix("http://").is_some_and(|origin| own.iter().any(|own| origin == own))
        });
        // `none`: typed by the user or opened by another program.
        let site = self.site.is_none_or(|site| matches!(site, "same-origin" | "none"));
        host && origin && site
    }
}

#[cfg(test)]
mod tests {
    use super::Caller;

    fn asks(host: &str, origin: &str, site: &str) -> bool {
        let given = |value| Some(value).filter(|value: &&str| !value.is_empty());
        Caller { host: given(host), origin: given(origin), site: given(site) }.is_welcome(4100)
    }

    #[test]
    fn the_own_page_is_welcome() {
        assert!(asks("127.0.0.1:4100", "", ""));
        assert!(asks("localhost:4100", "", "none"));
        assert!(asks("LOCALHOST:4100", "http://localhost:4100", "same-origin"));
    }

    #[test]
    fn others_are_not() {
        assert!(!asks("", "", ""));
        for host in [
            "evil.example",
            "evil.example:4100",
            "127.0.0.1",
            "127.0.0.1:4101",
            "127.0.0.1:4100.evil.example",
            "localhost",
        ] {
            assert!(!asks(host, "", ""), "{host}");
        }
        for origin in [
            "null",
            "https://127.0.0.1:4100",
            "http://127.0.0.1:4101",
            "http://evil.example",
            "http://127.0.0.1:4100.evil.example",
        ] {
            assert!(!asks("127.0.0.1:4100", origin, ""), "{origin}");
        }
        for site in ["cross-site", "same-site", "SAME-ORIGIN"] {
            assert!(!asks("127.0.0.1:4100", "", site), "{site}");
        }
    }
}
