//! Lists that are made of the book as a whole: glossary, abbreviations, index.

use super::Case;
use super::context::Context;
use super::prose::Prose;
use crate::content::contents::Entry;
use crate::content::report::Report;
use crate::content::role::Listing;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic};
use crate::project::syllable;
use crate::source::Text;

messages! {
    "lists";
    UNEXPLAINED;
    UNEXPLAINED_HINT;
    UNLISTED(list);
    UNLISTED_HINT(list);
}

/// The lists of a book, each in the order of the alphabet: Han characters stand where their sound does.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// Words and abbreviations that are explained.
    pub explained: Vec<Explained>,
    /// What the index names.
    pub indexed: Vec<Indexed>,
}

/// A word that is explained.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The letter that it stands under.
    pub initial: String,
    /// The word.
    pub term: Text,
    /// What it stands for, if it is an abbreviation.
    pub full: Option<Text>,
    /// What it means.
    pub text: Option<Prose>,
    /// Its place in the report, from 0, by which a translation finds it.
    pub position: usize,
}

/// What the index names.
#[derive(Debug, Clone)]
pub struct Indexed {
    /// What it is, in whatever language it is named: a term by its place, a name by its case and its place there.
    pub of: String,
    /// The letter that it stands under.
    pub initial: String,
    /// Its name.
    pub name: Text,
    /// What is looked for on the pages.
    pub forms: Vec<String>,
    /// Whether the editor named it, not a case.
    pub is_term: bool,
}

impl Lists {
    /// The lists of a report with these cases.
    pub(super) fn new(report: &Report, cases: &[Case], cx: &mut Context) -> Lists {
        let mut explained: Vec<(String, Explained)> = Vec::new();
        for (position, each) in report.glossary.iter().enumerate() {
            cx.required(&each.term);
            if each.full.is_none() && each.text.is_none() {
                let found = Diagnostic::error(Code::Schema, each.term.span(), UNEXPLAINED.plain());
                cx.push(found.hint(UNEXPLAINED_HINT.plain()));
            }
            let key = sound(each.sort.as_ref().unwrap_or(&each.term));
            let own = Explained {
                initial: initial(&key),
                term: each.term.clone(),
                full: each.full.clone(),
                text: each.text.as_ref().map(|text| cx.prose(text)),
                position,
            };
            explained.push((key, own));
        }
        explained.sort_by(|(a, first), (b, second)| (a, first.term.as_str()).cmp(&(b, second.term.as_str())));
        let lists = Lists {
            explained: explained.into_iter().map(|(_, own)| own).collect(),
            indexed: indexed(report, cases, cx),
        };
        lists.report_unlisted(report, cx);
        lists
    }

    /// Words with their meanings.
    pub fn glossary(&self) -> impl Iterator<Item = &Explained> {
        self.explained.iter().filter(|each| each.text.is_some())
    }

    /// Abbreviations.
    pub fn abbreviations(&self) -> impl Iterator<Item = &Explained> {
        self.explained.iter().filter(|each| each.full.is_some())
    }

    /// What is typed is printed: a list that the contents do not have is an error.
    fn report_unlisted(&self, report: &Report, cx: &mut Context) {
        let has = |listing| {
            report.contents.iter().any(|entry| matches!(entry, Entry::Page(role) if role.lists == listing))
        };
        let mut lost = |listing, term: Option<&Text>| {
            if let Some(term) = term.filter(|_| !has(listing)) {
                let name = super::Role::all().find(|role| role.lists == listing).map_or("", |role| role.name);
                let found = Diagnostic::error(Code::TextLost, term.span(), UNLISTED.with([name]));
                cx.push(found.hint(UNLISTED_HINT.with([name])));
            }
        };
        lost(Listing::Glossary, self.glossary().next().map(|each| &each.term));
        lost(Listing::Abbreviations, self.abbreviations().next().map(|each| &each.term));
        lost(Listing::Index, report.index.first().map(|each| &each.term));
    }
}

/// Companies, people and terms. What an editor says about a name goes for that of a company or a person.
fn indexed(report: &Report, cases: &[Case], cx: &Context) -> Vec<Indexed> {
    let shown = cases.iter().filter(|case| cx.index.cases.contains(&case.id));
    let named = shown.flat_map(|case| {
        let company =
            [Some(&case.name), case.latin_name.as_ref()].into_iter().flatten().map(|name| name.to_string());
        let people = case.interviewees.iter().filter_map(|who| who.name.as_ref());
        let people = people.map(|name| (name, vec![name.to_string()]));
        // A heading is no company.
        let own = case.organisations.is_empty().then(|| (&case.name, company.collect()));
        let several = case.organisations.iter().map(|name| (name, vec![name.to_string()]));
        let all = own.into_iter().chain(several).chain(people).enumerate();
        all.map(|(place, (name, forms))| (format!("{} {place}", case.id), name, forms))
    });
    let terms = report.index.iter().enumerate().map(|(place, each)| {
        let forms: Vec<String> = each.find.iter().map(ToString::to_string).collect();
        let forms = if forms.is_empty() { vec![each.term.to_string()] } else { forms };
        (place.to_string(), each, forms)
    });
    let mut found: Vec<(String, Indexed)> = Vec::new();
    let mut add = |key: String, of, name: &Text, forms: Vec<String>, is_term| {
        if !found.iter().any(|(_, known)| known.name == *name) {
            let own = Indexed { of, initial: initial(&key), name: name.clone(), forms, is_term };
            found.push((key, own));
        }
    };
    for (of, each, forms) in terms {
        add(sound(each.sort.as_ref().unwrap_or(&each.term)), of, &each.term, forms, true);
    }
    for (of, name, forms) in named {
        add(sound(name), of, name, forms, false);
    }
    found.sort_by(|(a, first), (b, second)| (a, first.name.as_str()).cmp(&(b, second.name.as_str())));
    found.into_iter().map(|(_, own)| own).collect()
}

/// The letters by which a word is found: Han characters by their most common sound, without tones; marks and blanks do not count.
fn sound(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars() {
        match syllable(c) {
            Some(sound) => key.push_str(&sound),
            None => key.extend(c.to_lowercase().filter(|c| c.is_alphanumeric())),
        }
    }
    key
}

/// The letter of a key; what begins with none stands under `#`.
fn initial(key: &str) -> String {
    let first = key.chars().next().filter(char::is_ascii_alphabetic);
    first.map_or_else(|| "#".to_owned(), |letter| letter.to_ascii_uppercase().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_stands_where_its_sound_does() {
        let mut words = ["专利", "IPC", "3C 认证", "北京", "bar", "阿里", "“引号”"];
        words.sort_by_key(|word| sound(word));
        assert_eq!(words, ["3C 认证", "阿里", "bar", "北京", "IPC", "“引号”", "专利"]);
        assert_eq!(words.map(|word| initial(&sound(word))).join(""), "#ABBIYZ");
    }
}
