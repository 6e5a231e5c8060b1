//! What the files of a proof are made of, whatever their format: the fields in their order, and the words between them.

use super::field::Field;
use super::record::Record;
use crate::diag::message::{Template, words};
use crate::lint::Role;
use crate::locale::{Lang, Script};
use crate::model::Book;

words! {
    "proof";
    TITLE(name);
    DRAFT;
    GUIDE;
    PAPER_GUIDE;
    HASH(hash);
    INTERVIEW;
    PATENTS;
    PEOPLE;
    QUOTES;
    NOTES;
    SOURCE;
    NAME;
    LATIN_NAME;
    INDUSTRY;
    PERSON;
    JOB_TITLE;
    ORGANISATION;
    PROFILE;
    QUESTION(number);
    FURTHER;
    ANSWER;
    SECTION;
    ASIDE;
    CAPTION;
    CREDIT;
    QUOTE;
    SPEAKER;
    HIGHLIGHT;
    CLOSING;
    NOTE(key);
    LABEL;
    VALUE;
    PERIOD;
    APPLICATIONS;
    INVENTIONS;
    GRANTED;
    RATE;
    OFFICES;
    OFFICE;
    OTHER;
}

/// A proof of a case, before it is a file.
pub struct Manuscript<'a> {
    /// What is kept of it.
    pub record: &'a Record,
    /// Its fields.
    pub fields: &'a [Field],
    /// The company's name.
    pub name: &'a str,
    /// The book.
    pub book: &'a Book,
    /// The language of the book, such as `zh-CN`.
    pub tag: String,
    /// How far the case is, in the book's language.
    pub state: String,
}

impl<'a> Manuscript<'a> {
    /// The proof of a case of this name.
    pub fn new(
        record: &'a Record,
        fields: &'a [Field],
        name: &'a str,
        book: &'a Book,
        state: String,
    ) -> Self {
        let info = &book.info;
        let tag = match &info.region {
            Some(region) => format!("{}-{region}", info.lang),
            None => info.lang.clone(),
        };
        Manuscript { record, fields, name, book, tag, state }
    }

    /// A word of it.
    pub fn word(&self, word: &'static Template) -> String {
        word.plain().print(self.lang())
    }

    /// Its language.
    pub fn lang(&self) -> Lang {
        self.book.info.speaks
    }

    /// Its title: that it is a proof, and of what.
    pub fn title(&self) -> String {
        TITLE.with([self.name]).print(self.lang())
    }

    /// What its readers are asked for.
    pub fn guide(&self) -> String {
        self.word(&GUIDE)
    }

    /// What its readers are asked for who have it on pages.
    pub fn paper_guide(&self) -> String {
        self.word(&PAPER_GUIDE)
    }

    /// What its pages are marked with.
    pub fn mark(&self) -> String {
        self.word(&DRAFT)
    }

    /// What stands in its footer: the book, how far the case is, and which proof it is.
    pub fn foot(&self) -> String {
        let hash = HASH.with([self.record.hash.as_str()]).print(self.lang());
        [self.record.book.as_str(), &self.state, &hash].join(" · ")
    }

    /// Whether it is set in Han characters.
    pub fn is_han(&self) -> bool {
        self.lang().conventions().script != Script::Latin
    }

    /// The fonts of Latin letters and of Han characters, which every machine with Word or WPS has.
    pub fn fonts(&self) -> (&'static str, &'static str) {
        let han = match self.lang().conventions().script {
            Script::Traditional => "PMingLiU",
            Script::Japanese => "MS Mincho",
            Script::Simplified | Script::Latin => "SimSun",
        };
        ("Times New Roman", han)
    }

    /// What the reference to `target`, such as `fig:focus`, shows where the text gives it no words: what it leads to.
    pub fn shown(&self, target: &str) -> String {
        let book = self.book;
        let name = match target.split_once(':') {
            Some(("fig", id)) => {
                book.figures.iter().find(|figure| figure.id == id).map(|figure| figure.title.to_string())
            }
            Some(("case", id)) => book.case(id).map(|case| case.name.to_string()),
            Some(("sec", id)) => {
                let chapters = book.entries.iter().filter_map(|entry| entry.chapter());
                let own = id.split(['#', '/']).next().unwrap_or(id);
                chapters
                    .into_iter()
                    .find(|chapter| chapter.id == own)
                    .map(|chapter| chapter.title.to_string())
            }
            _ => None,
        };
        name.unwrap_or_else(|| target.to_owned())
    }

    /// The heading above the fields of a part of the file; nothing for those that stand at its head.
    pub fn heading(&self, part: &str) -> Option<String> {
        let word = match part {
            "interviewee" | "interviewees" => &PEOPLE,
            "profile" => &PROFILE,
            "patents" => &PATENTS,
            "interview" => &INTERVIEW,
            "quote" | "quotes" => &QUOTES,
            "notes" => &NOTES,
            "source" => &SOURCE,
            _ => return None,
        };
        Some(self.word(word))
    }

    /// What stands before a field, so that it is known for what it is; nothing where its heading says it.
    pub fn label(&self, field: &Field) -> Option<String> {
        let last = field.tag.rsplit('.').next().unwrap_or_default();
        let word = match (field.role, last) {
            (Role::Profile, _) => return None,
            (Role::Question, _) if field.tag.contains("follow_ups") => &FURTHER,
            (Role::Question, _) => {
                return Some(QUESTION.with([field.question.to_string()]).print(self.lang()));
            }
            (Role::Answer, _) => return Some(field.by.clone().unwrap_or_else(|| self.word(&ANSWER))),
            (Role::Note, _) => return Some(NOTE.with([last]).print(self.lang())),
            (Role::Number, "applications") => &APPLICATIONS,
            (Role::Number, "inventions") => &INVENTIONS,
            (Role::Number, "granted") => &GRANTED,
            (Role::Number, "rate") => &RATE,
            (Role::Number, "count") => &OFFICES,
            (Role::Number, _) => &VALUE,
            (Role::Label, _) if field.tag.contains("offices") => &OFFICE,
            (role, _) => word(role),
        };
        Some(self.word(word))
    }
}

/// What a field of this part in its file is called.
fn word(role: Role) -> &'static Template {
    match role {
        Role::Name => &NAME,
        Role::LatinName => &LATIN_NAME,
        Role::Industry => &INDUSTRY,
        Role::Person => &PERSON,
        Role::JobTitle => &JOB_TITLE,
        Role::Organisation => &ORGANISATION,
        Role::Profile => &PROFILE,
        Role::Answer => &ANSWER,
        Role::Question | Role::Survey => &FURTHER,
        Role::Subhead | Role::Title | Role::Lead => &SECTION,
        Role::Aside | Role::Text | Role::Card | Role::Callout => &ASIDE,
        Role::Caption => &CAPTION,
        Role::Credit => &CREDIT,
        Role::Quote => &QUOTE,
        Role::Attribution => &SPEAKER,
        Role::Highlight => &HIGHLIGHT,
        Role::Closing => &CLOSING,
        Role::Source => &SOURCE,
        Role::Label | Role::Unit | Role::Filter | Role::Base => &LABEL,
        Role::Number | Role::Cell => &VALUE,
        Role::Period | Role::Edition => &PERIOD,
        Role::Note | Role::Alt => &OTHER,
    }
}
