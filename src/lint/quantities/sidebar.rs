//! What cases disclose about their patents.

use std::collections::BTreeMap;

use super::reading::Reading;
use crate::content::load::Files;
use crate::quantity::Quantity;
use crate::source::Text;

/// A number of a case's `patents`.
#[derive(Debug, Clone)]
pub(crate) struct Disclosed<'a> {
    /// The case's id.
    pub case: &'a str,
    /// The company's name.
    pub name: &'a str,
    /// The key: `applications`, `inventions`, `granted`; or the label of one of `more`.
    pub key: &'a str,
    /// As written.
    pub text: Text,
    /// What it says.
    pub reading: Reading,
}

/// The numbers of every case by its id.
pub(crate) fn disclosed<'a>(files: &'a Files) -> BTreeMap<&'a str, Vec<Disclosed<'a>>> {
    let mut found = BTreeMap::new();
    for (id, doc) in &files.cases {
        let Some(doc) = doc else { continue };
        let Some(patents) = &doc.content.patents else { continue };
        let counts = [
            ("applications", &patents.applications),
            ("inventions", &patents.inventions),
            ("granted", &patents.granted),
        ];
        let counts = counts.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?, Some("件"))));
        let more = patents.more.iter().map(|more| (more.label.as_str(), &more.value, None));
        let read = |(key, text, unit): (&'a str, &Text, Option<&str>)| {
            let quantity = Quantity::parse(text).ok()?;
            let reading = Reading::new(&quantity, unit);
            Some(Disclosed { case: id, name: doc.content.name.as_str(), key, text: text.clone(), reading })
        };
        found.insert(id.as_str(), counts.chain(more).filter_map(read).collect());
    }
    found
}
