//! The people of a book, with the titles and companies that their cases give them.

use crate::lint::{Owner, Passage, Role, Scene};
use crate::source::Span;

/// Someone who was interviewed.
#[derive(Debug)]
pub struct Person<'a> {
    /// The case's id.
    pub case: &'a str,
    /// The name.
    pub name: &'a str,
    /// The title.
    pub title: &'a str,
    /// The names of the company.
    pub companies: Vec<&'a str>,
    /// Where the title stands.
    pub title_span: Span,
}

/// Everyone who was interviewed under a name.
pub fn people<'a>(scene: &Scene<'a>) -> Vec<Person<'a>> {
    let mut found = Vec::new();
    for (id, doc) in &scene.files.cases {
        let Some(doc) = doc else { continue };
        let who = &doc.content.interviewee;
        let Some(name) = &who.name else { continue };
        let path = crate::source::yaml::Path::default().key("interviewee").key("title");
        let companies = [Some(&doc.content.name), doc.content.latin_name.as_ref(), who.organisation.as_ref()];
        found.push(Person {
            case: id,
            name: name.as_str().trim(),
            title: who.title.as_str().trim(),
            companies: companies.into_iter().flatten().map(|name| name.as_str().trim()).collect(),
            title_span: doc.span(&path),
        });
    }
    found.retain(|person| !person.name.is_empty());
    found
}

/// The attributions of quotes and highlights, each with its case where the file tells it.
pub fn attributions<'s, 'a>(
    scene: &'s Scene<'a>,
) -> impl Iterator<Item = (&'s Passage<'a>, Option<&'a str>)> {
    scene.passages.iter().filter(|passage| passage.role == Role::Attribution).filter_map(|passage| {
        match passage.owner {
            Owner::Case(id) => Some((passage, Some(id))),
            // The signature of a letter is another matter.
            Owner::Chapter(_) if passage.path.to_string().contains("signature") => None,
            _ => Some((passage, None)),
        }
    })
}
