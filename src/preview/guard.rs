//! Who may ask: this machine's browser, on the preview's own page.
//!
//! The server listens on the loopback interface only, but every page in the browser can send requests there, and a name
//! that an attacker owns can be made to point there (DNS rebinding). So the `Host` must be the one that the preview gave
//! out, and a request that another site caused is refused. Other users of the machine can send any request, too: what tells
//! them from the editor is a [`Key`] that only the printed address holds.

use std::io;

use data_encoding::HEXLOWER;

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

/// What a browser must show to be answered. The printed address holds it; who opens that is given it as a cookie.
#[derive(Debug, Clone)]
pub(super) struct Key {
    secret: String,
    cookie: String,
}

impl Key {
    /// A new one for the preview on `port`: 128 bits that nobody can guess.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub(super) fn random(port: u16) -> io::Result<Key> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Key::known(port, HEXLOWER.encode(&bytes)))
    }

    /// That of a preview that runs on `port`.
    pub(super) fn known(port: u16, secret: String) -> Key {
        // Browsers send a cookie to every port: each preview has its own.
        Key { secret, cookie: format!("casebound-{port}") }
    }

    /// What other runs of the same user may know.
    pub(super) fn secret(&self) -> &str {
        &self.secret
    }

    /// It as the query of an address.
    pub(super) fn query(&self) -> String {
        format!("key={}", self.secret)
    }

    /// It as the value of a `Cookie` header.
    pub(super) fn cookie(&self) -> String {
        format!("{}={}", self.cookie, self.secret)
    }

    /// The `Set-Cookie` header that hands it to a browser: scripts cannot read it, and no other site can have it sent.
    pub(super) fn handed_out(&self) -> String {
        format!("{}; Path=/; HttpOnly; SameSite=Strict", self.cookie())
    }

    /// Whether a query holds it.
    pub(super) fn is_in_query(&self, query: &str) -> bool {
        query.split('&').filter_map(|pair| pair.strip_prefix("key=")).any(|value| self.is(value))
    }

    /// Whether a `Cookie` header holds it.
    pub(super) fn is_in_cookies(&self, cookies: &str) -> bool {
        let pairs = cookies.split([';', ',']).filter_map(|pair| pair.trim().split_once('='));
        pairs.filter(|(name, _)| *name == self.cookie).any(|(_, value)| self.is(value))
    }

    /// How long it takes to tell does not depend on where the two differ.
    fn is(&self, value: &str) -> bool {
        let pairs = self.secret.bytes().zip(value.bytes());
        self.secret.len() == value.len()
            && pairs.fold(0, |differs, (own, other)| differs | (own ^ other)) == 0
    }
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is answered.
    Welcome,
    /// It asks under a name that the preview did not give out: a forwarded port, or an attacker's name.
    OtherName,
    /// Another site caused it.
    OtherSite,
}

/// The names under which a preview answers, with their ports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    hosts: Vec<String>,
    origins: Vec<String>,
}

impl Names {
    /// Those of a server on `port`, and one that its user declared, `NAME` or `NAME:PORT`, as that of a forwarded port. What
    /// forwards it may speak HTTPS.
    pub(super) fn new(port: u16, declared: Option<&str>) -> Names {
        let own = ["127.0.0.1", "localhost"];
        let mut hosts: Vec<String> = own.iter().map(|name| format!("{name}:{port}")).collect();
        // Browsers leave the usual port out.
        if port == 80 {
            hosts.extend(own.map(str::to_owned));
        }
        let mut origins: Vec<String> = hosts.iter().map(|host| format!("http://{host}")).collect();
        if let Some(name) = declared {
            hosts.push(name.to_ascii_lowercase());
            origins
                .extend(["http", "https"].map(|scheme| format!("{scheme}://{}", name.to_ascii_lowercase())));
        }
        Names { hosts, origins }
    }
}

impl Caller<'_> {
    /// Whether a server that answers under these names answers this caller.
    pub(super) fn judge(&self, names: &Names) -> Verdict {
        let known = |own: &[String], asked: &str| own.iter().any(|own| asked.eq_ignore_ascii_case(own));
        if !self.host.is_some_and(|host| known(&names.hosts, host)) {
            return Verdict::OtherName;
        }
        let origin = self.origin.is_none_or(|origin| known(&names.origins, origin));
        // `none`: typed by the user or opened by another program.
        let site = self.site.is_none_or(|site| matches!(site, "same-origin" | "none"));
        if origin && site { Verdict::Welcome } else { Verdict::OtherSite }
    }
}

#[cfg(test)]
mod tests {
    use super::{Caller, Key, Names, Verdict};

    fn judged(declared: Option<&str>, host: &str, origin: &str, site: &str) -> Verdict {
        let given = |value| Some(value).filter(|value: &&str| !value.is_empty());
        Caller { host: given(host), origin: given(origin), site: given(site) }
            .judge(&Names::new(4100, declared))
    }

    fn asks(host: &str, origin: &str, site: &str) -> bool {
        judged(None, host, origin, site) == Verdict::Welcome
    }

    #[test]
    fn a_declared_name_is_welcome_and_nothing_like_it() {
        let declared = Some("Desk-4100.example.dev");
        let asks = |host, origin, site| judged(declared, host, origin, site);
        let name = "desk-4100.example.dev";
        assert_eq!(asks(name, "", "none"), Verdict::Welcome);
        assert_eq!(asks(name, "https://desk-4100.example.dev", "same-origin"), Verdict::Welcome);
        assert_eq!(asks("127.0.0.1:4100", "", ""), Verdict::Welcome);
        for host in ["example.dev", "desk-4100.example.dev.evil.example", "desk-4100.example.dev:99", ""] {
            assert_eq!(asks(host, "", ""), Verdict::OtherName, "{host}");
        }
        assert_eq!(asks(name, "https://evil.example", ""), Verdict::OtherSite);
        assert_eq!(asks(name, "", "cross-site"), Verdict::OtherSite);
    }

    #[test]
    fn the_usual_port_is_left_out() {
        let asks = |host, origin| {
            let caller = Caller { host: Some(host), origin, site: None };
            caller.judge(&Names::new(80, None)) == Verdict::Welcome
        };
        assert!(asks("127.0.0.1", None) && asks("127.0.0.1:80", None));
        assert!(asks("localhost", Some("http://localhost")));
        assert!(!asks("127.0.0.1:4100", None) && !asks("localhost", Some("http://evil.example")));
    }

    #[test]
    fn a_key_opens_its_own_preview_only() {
        let key = Key::random(4100).expect("random numbers");
        assert_eq!(key.secret().len(), 32);
        assert_ne!(key.secret(), Key::random(4100).expect("random numbers").secret());
        assert!(key.is_in_query(&key.query()) && key.is_in_query(&format!("a=b&{}", key.query())));
        assert!(key.is_in_cookies(&key.cookie()) && key.is_in_cookies(&format!("a=b; {}", key.cookie())));
        assert!(!Key::known(4101, key.secret().to_owned()).is_in_cookies(&key.cookie()));
        for wrong in ["", "key=", "key", &key.query()[..20], &format!("{}0", key.query())] {
            assert!(!key.is_in_query(wrong), "{wrong}");
        }
        for wrong in ["", "casebound-4100", "casebound-4100=", &key.cookie().to_uppercase()] {
            assert!(!key.is_in_cookies(wrong), "{wrong}");
        }
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
