//! XML as it is written: elements opened and closed by their names, every text escaped.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What the kinds of relationships begin with.
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespaces of a part with text.
pub(super) const TEXT_PART: [(&str, &str); 2] = [("xmlns:w", MAIN), ("xmlns:r", RELATIONSHIPS)];

/// A part of a package that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A part whose root is open.
    pub(super) fn part(root: &str, attributes: &[(&str, &str)]) -> Xml {
        let mut xml = Xml(Writer::new(Vec::new()));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.open(root, attributes);
        xml
    }

    /// Writing to memory cannot fail.
    fn write(&mut self, event: Event) {
        let _ = self.0.write_event(event);
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// Closes the element that is open.
    pub(super) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// An element with a value, the only attribute of most that the format has.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(text)));
    }

    /// The part, closed with its root.
    pub(super) fn finish(mut self, root: &str) -> String {
        self.close(root);
        String::from_utf8(self.0.into_inner()).unwrap_or_default()
    }
}
