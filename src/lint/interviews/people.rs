//! The people of a book, with the titles and companies that their cases give them.

use std::ops::Range;

use crate::lint::lookup::Lookup;
use crate::lint::{LintContext, Owner, Passage, Role};
use crate::source::Span;

/// Someone who was interviewed.
#[derive(Debug)]
pub(super) struct Person<'a> {
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

/// Everyone who was interviewed under a name, so arranged that a text is looked up and not compared with all of them.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    /// The people, in the order of their cases.
    pub all: Vec<Person<'a>>,
    /// Their places in `all`.
    names: Lookup<'a, usize>,
    companies: Lookup<'a, usize>,
}

impl<'a> People<'a> {
    /// The people of a book.
    pub(super) fn new(cx: &LintContext<'a>) -> People<'a> {
        let mut people = People::default();
        for (id, doc) in &cx.files.cases {
            let Some(doc) = doc else { continue };
            for who in doc.content.people() {
                let Some(name) = who.name.as_ref().map(|name| name.as_str().trim()) else { continue };
                if name.is_empty() {
                    continue;
                }
                let companies =
                    [Some(&doc.content.name), doc.content.latin_name.as_ref(), who.organisation.as_ref()];
                let companies: Vec<&str> =
                    companies.into_iter().flatten().map(|name| name.as_str().trim()).collect();
                let at = people.all.len();
                people.names.add(name, at);
                companies.iter().for_each(|company| people.companies.add(company, at));
                let (title, title_span) = (who.title.as_str().trim(), who.title.span());
                people.all.push(Person { case: id, name, title, companies, title_span });
            }
        }
        people
    }

    /// Who was interviewed for a case.
    pub(super) fn of_case(&self, case: &str) -> &[Person<'a>] {
        &self.all[self.places(case)]
    }

    fn places(&self, case: &str) -> Range<usize> {
        let start = self.all.partition_point(|person| person.case < case);
        start..start + self.all[start..].iter().take_while(|person| person.case == case).count()
    }

    /// Who is meant by the names that a part of a passage begins with.
    pub(super) fn at_start(&self, part: &str, passage: &Passage) -> Option<&Person<'a>> {
        self.meant(&self.names.at_start(part).map(|(_, places)| places).collect::<Vec<_>>(), passage)
    }

    /// Who is meant by the names that a passage ends with.
    pub(super) fn at_end(&self, passage: &Passage) -> Option<&Person<'a>> {
        let text = passage.text.trim();
        let endings = text.char_indices().map(|(at, _)| self.names.of(&text[at..]));
        self.meant(&endings.filter(|places| !places.is_empty()).collect::<Vec<_>>(), passage)
    }

    /// Of several of that name, the one whose case it is, or whose company the text names.
    fn meant(&self, named: &[&[usize]], passage: &Passage) -> Option<&Person<'a>> {
        match named {
            [] => return None,
            [[only]] => return self.all.get(*only),
            _ => {}
        }
        let own = match passage.owner {
            Owner::Case(id) => self.places(id),
            Owner::Report | Owner::Chapter(_) | Owner::Figure(_) => 0..0,
        };
        let companies = self.companies.within(passage.text).flat_map(|(_, places)| places);
        let fits = |at: &usize| named.iter().any(|places| places.binary_search(at).is_ok());
        let mut fitting = own.chain(companies.copied()).filter(fits);
        let first = fitting.next()?;
        fitting.all(|other| other == first).then(|| &self.all[first])
    }
}

/// The attributions of quotes and highlights, each with its case where the file tells it.
pub(super) fn attributions<'s, 'a>(
    cx: &'s LintContext<'a>,
) -> impl Iterator<Item = (&'s Passage<'a>, Option<&'a str>)> {
    cx.passages.iter().filter(|passage| passage.role == Role::Attribution).filter_map(|passage| {
        match passage.owner {
            Owner::Case(id) => Some((passage, Some(id))),
            // The signature of a letter is another matter.
            Owner::Chapter(_) if passage.path.to_string().contains("signature") => None,
            Owner::Report | Owner::Chapter(_) | Owner::Figure(_) => Some((passage, None)),
        }
    })
}
