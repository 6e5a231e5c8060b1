//! What company sheets say of their publisher: mark, contact, and an address with its code.

use url::Url;

use super::context::Context;
use super::prose::uri;
use crate::content::report::{Report, Sheet as Content};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Message};
use crate::picture::{self, AddressCode, PictureRef, Slot};
use crate::source::Text;

messages! {
    "sheet";
    URL_SCHEME(url);
    URL_SCHEME_HINT;
    URL_PLACEHOLDER(url);
    URL_PLACEHOLDER_HINT;
    URL_LONG(url, bytes);
    URL_LONG_HINT;
}

/// What stands in an address for the id of a case.
const SLUG: &str = "{slug}";

/// What stands at the foot of every company sheet.
#[derive(Debug, Clone, Default)]
pub struct SheetFoot {
    /// The publisher's mark; without one, its name is set in type.
    pub mark: Option<PictureRef>,
    /// How to reach the publisher.
    pub contact: Option<Text>,
    /// The address, with `{slug}` where the id of the case is to stand.
    url: Option<Text>,
}

/// The address of a case.
#[derive(Debug, Clone)]
pub struct Address {
    /// As it was typed, with the id of the case.
    pub text: Text,
    /// The same as a URI (RFC 3986).
    pub uri: String,
    /// Its code.
    pub code: AddressCode,
}

impl SheetFoot {
    /// What a report says. An address that is none, or that no code holds, is reported at its place.
    pub(super) fn new(report: &Report, cx: &mut Context) -> Option<SheetFoot> {
        let Content { mark, contact, url } = report.sheet.as_ref()?;
        contact.iter().chain(url).for_each(|text| cx.required(text));
        let foot = SheetFoot {
            mark: mark
                .as_ref()
                .and_then(|name| picture::find(cx.project, "", name, Slot::Mark, &mut cx.diagnostics)),
            contact: contact.as_ref().map(|text| text.derive(text.trim())),
            url: url.as_ref().map(|text| text.derive(text.trim())),
        };
        if let Some(url) = foot.url.as_ref().filter(|url| !url.is_empty())
            && let Some((message, hint)) = foot.fault(url, cx)
        {
            cx.push(Diagnostic::error(Code::Schema, url.span(), message).hint(hint));
        }
        Some(foot)
    }

    /// What is wrong with an address.
    fn fault(&self, url: &Text, cx: &Context) -> Option<(Message, Message)> {
        let placed = url.replace(SLUG, "x");
        if placed.contains(['{', '}']) {
            return Some((URL_PLACEHOLDER.with([url.as_str()]), URL_PLACEHOLDER_HINT.plain()));
        }
        let web = Url::parse(&placed).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https") && url.has_host() && placed.contains("://")
        });
        if !web || placed.contains(char::is_whitespace) {
            return Some((URL_SCHEME.with([url.as_str()]), URL_SCHEME_HINT.plain()));
        }
        // Codes grow with the address, so that the longest id says whether all have one.
        let longest = cx.files.cases.keys().max_by_key(|id| uri(&url.replace(SLUG, id)).len())?;
        let address = uri(&url.replace(SLUG, longest));
        AddressCode::new(&address)
            .is_none()
            .then(|| (URL_LONG.with([&address, &address.len().to_string()]), URL_LONG_HINT.plain()))
    }

    /// The address that the sheet of a case prints.
    pub fn address(&self, id: &str) -> Option<Address> {
        let url = self.url.as_ref()?;
        let text = url.derive(url.replace(SLUG, id));
        let uri = uri(&text);
        let code = AddressCode::new(&uri)?;
        Some(Address { text, uri, code })
    }
}
