//! A company case.

use super::anchor::Anchor;
use super::context::Context;
use super::prose::Prose;
use super::words::BookLang;
use crate::content::Scalar;
use crate::content::case::{self as content, Kind};
use crate::content::load::Doc;
use crate::content::schema::nearest_hint;
use crate::diag::{Code, Diagnostic, message as m};
use crate::picture::{self, PictureRef, Slot};
use crate::quantity::{Quantity, gap_after};
use crate::source::Text;
use crate::source::yaml::Path;

/// One interviewed company.
#[derive(Debug, Clone)]
pub struct Case {
    /// The stem of its file.
    pub id: String,
    /// The name.
    pub name: Text,
    /// The name in Latin letters.
    pub latin_name: Option<Text>,
    /// Its group.
    pub group: Option<Text>,
    /// Its industry.
    pub industry: Option<Text>,
    /// Its logo.
    pub logo: Option<PictureRef>,
    /// The interviewee's portrait.
    pub portrait: Option<PictureRef>,
    /// Who answered.
    pub interviewee: Interviewee,
    /// Organisation, title and name in one line.
    pub interviewee_line: Text,
    /// Who asked.
    pub interviewer: Option<Text>,
    /// Whether the answers are an editor's summary.
    pub digest: bool,
    /// What the company is and does.
    pub profile: Prose,
    /// Patent numbers.
    pub patents: Option<Patents>,
    /// Questions and answers.
    pub interview: Vec<QuestionAnswer>,
    /// Words from the interview.
    pub quote: Option<Excerpt>,
    /// A sentence of the editors.
    pub highlight: Option<Text>,
    /// Prose after the last answer.
    pub closing: Option<Prose>,
    /// Where the interview was published, in one line.
    pub source: Option<Text>,
}

/// Who answered.
#[derive(Debug, Clone)]
pub struct Interviewee {
    /// The person, if it was one.
    pub name: Option<Text>,
    /// The title, or the department.
    pub title: Text,
    /// The organisation.
    pub organisation: Text,
}

/// Patent numbers.
#[derive(Debug, Clone)]
pub struct Patents {
    /// The date of the numbers.
    pub as_of: Option<Text>,
    /// The numbers with their labels.
    pub stats: Vec<Stat>,
    /// Where patents were filed.
    pub offices: Option<Offices>,
}

/// A labelled number.
#[derive(Debug, Clone)]
pub struct Stat {
    /// What it is.
    pub label: Text,
    /// A period or the like, printed small.
    pub note: Option<Text>,
    /// The number.
    pub value: StatValue,
}

/// A quantity taken apart for large type; the parts in their order are the text as it was written.
#[derive(Debug, Clone)]
pub struct StatValue {
    /// The text as it was written.
    pub text: Text,
    /// What stands before the number.
    pub prefix: Option<Text>,
    /// The digits.
    pub number: Text,
    /// What stands behind the number.
    pub suffix: Option<Text>,
    /// The unit, where the text has none.
    pub unit: Option<Text>,
}

/// Where patents were filed.
#[derive(Debug, Clone)]
pub struct Offices {
    /// How many countries, regions and offices.
    pub count: Option<StatValue>,
    /// Those that are named.
    pub names: Vec<Text>,
}

/// A question and its answer.
#[derive(Debug, Clone)]
pub struct QuestionAnswer {
    /// From 1.
    pub number: usize,
    /// The question.
    pub q: Text,
    /// The answer.
    pub a: Prose,
}

/// Words from an interview with their speaker.
#[derive(Debug, Clone)]
pub struct Excerpt {
    /// The words.
    pub text: Text,
    /// The speaker.
    pub by: Text,
}

impl Case {
    /// What references lead to.
    pub fn anchor(&self) -> Anchor {
        Anchor::Case(self.id.clone())
    }

    /// Every picture that its pages show.
    pub fn pictures(&self) -> impl Iterator<Item = &PictureRef> {
        self.logo.iter().chain(&self.portrait)
    }

    /// Builds the model of one file.
    pub(super) fn of(id: &str, doc: &Doc<content::Case>, cx: &mut Context) -> Case {
        let content = &doc.content;
        let root = Path::default();
        let text = |key: &str, value: &Scalar| doc.text(&root.key(key), value);
        let optional = |key: &str, value: &Option<Scalar>| value.as_ref().map(|value| text(key, value));
        let name = text("name", &content.name);
        cx.required(&name);
        let group = optional("group", &content.group);
        if let Some(group) = &group
            && !cx.groups.iter().any(|known| known == group.as_str())
        {
            let found = Diagnostic::error(
                Code::UnknownReference,
                group.span(),
                m::UNKNOWN_GROUP.with([group.as_str()]),
            );
            let near = nearest_hint(group, &cx.groups).filter(|_| !cx.groups.is_empty());
            let hint = near.unwrap_or_else(|| m::GROUP_HINT.with([&cx.groups.join(", ")]));
            cx.push(found.hint(hint));
        }
        let who = root.key("interviewee");
        let interviewee = Interviewee {
            name: content.interviewee.name.as_ref().map(|own| doc.text(&who.key("name"), own)),
            title: doc.text(&who.key("title"), &content.interviewee.title),
            organisation: match &content.interviewee.organisation {
                Some(organisation) => doc.text(&who.key("organisation"), organisation),
                None => name.clone(),
            },
        };
        let logo = optional("logo", &content.logo);
        let logo =
            logo.and_then(|logo| picture::find(cx.project, "cases", &logo, Slot::Logo, &mut cx.diagnostics));
        let portrait = content.interviewee.portrait.as_ref().map(|own| doc.text(&who.key("portrait"), own));
        let portrait = portrait
            .and_then(|own| picture::find(cx.project, "cases", &own, Slot::Portrait, &mut cx.diagnostics));
        let interview: Vec<_> =
            content.interview.iter().enumerate().map(|(i, e)| exchange(doc, i, e, cx)).collect();
        let interviewee_line = line(&interviewee);
        Case {
            id: id.to_owned(),
            latin_name: optional("latin_name", &content.latin_name),
            group,
            industry: optional("industry", &content.industry),
            logo,
            portrait,
            interviewer: optional("interviewer", &content.interviewer).or_else(|| cx.interviewer.clone()),
            digest: content.kind == Kind::Digest,
            profile: cx.prose(doc, &root.key("profile"), &content.profile),
            patents: content.patents.as_ref().map(|patents| self::patents(doc, patents, cx)),
            quote: content.quote.as_ref().map(|quote| {
                let path = root.key("quote");
                let words = doc.text(&path.key("text"), &quote.text);
                let by = quote.by.as_ref().map(|by| doc.text(&path.key("by"), by));
                Excerpt { text: words, by: by.unwrap_or_else(|| interviewee_line.clone()) }
            }),
            highlight: optional("highlight", &content.highlight).map(|text| text.derive(text.trim())),
            closing: content.closing.as_ref().map(|closing| cx.prose(doc, &root.key("closing"), closing)),
            source: content.source.as_ref().and_then(|source| source_line(doc, source, cx.lang)),
            name,
            interviewee,
            interviewee_line,
            interview,
        }
    }
}

fn exchange(
    doc: &Doc<content::Case>,
    index: usize,
    exchange: &content::Exchange,
    cx: &mut Context,
) -> QuestionAnswer {
    let path = Path::default().key("interview").index(index);
    let q = doc.text(&path.key("q"), &exchange.q);
    cx.required(&q);
    let a = cx.prose(doc, &path.key("a"), &exchange.a);
    if a.is_empty() {
        let span = doc.root.get(&path.0).and_then(|node| node.key("a")).map_or(q.span(), |key| key.span);
        let found = Diagnostic::error(Code::EmptyAnswer, span, m::EMPTY_ANSWER.plain());
        cx.push(found.hint(m::EMPTY_ANSWER_HINT.plain()));
    }
    QuestionAnswer { number: index + 1, q: q.derive(q.trim()), a }
}

/// 菲鹏生物 IP 总 邓盛花: a space only where Latin meets Han, and before the person's name.
fn line(who: &Interviewee) -> Text {
    let gap = match (who.organisation.chars().next_back(), who.title.chars().next()) {
        (Some(before), Some(after)) if before.is_ascii() || after.is_ascii() => " ",
        _ => "",
    };
    let name = who.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
    who.title.derive(format!("{}{gap}{}{name}", who.organisation, who.title))
}

fn patents(doc: &Doc<content::Case>, patents: &content::Patents, cx: &mut Context) -> Patents {
    let path = Path::default().key("patents");
    let lang = cx.lang;
    let [applications, inventions, granted] = lang.patent_labels();
    let counts = [
        ("applications", applications, &patents.applications),
        ("inventions", inventions, &patents.inventions),
        ("granted", granted, &patents.granted),
    ];
    let mut stats = Vec::new();
    for (key, label, value) in counts {
        let Some(value) = value else { continue };
        let value = doc.text(&path.key(key), value);
        let label = value.derive(label);
        stats.push(Stat { label, note: None, value: stat_value(&value, lang.patents_unit().as_deref(), cx) });
    }
    if let Some(growth) = &patents.growth {
        let path = path.key("growth");
        let rate = doc.text(&path.key("rate"), &growth.rate);
        let period = growth.period.as_ref().map(|period| doc.text(&path.key("period"), period));
        stats.push(Stat {
            label: rate.derive(lang.growth(growth.of)),
            note: period.map(|period| period.derive(lang.period(&period))),
            value: stat_value(&rate, None, cx),
        });
    }
    for (position, more) in patents.more.iter().enumerate() {
        let path = path.key("more").index(position);
        let value = doc.text(&path.key("value"), &more.value);
        stats.push(Stat {
            label: doc.text(&path.key("label"), &more.label),
            note: more.group.as_ref().map(|group| doc.text(&path.key("group"), group)),
            value: stat_value(&value, None, cx),
        });
    }
    let offices = patents.offices.as_ref().map(|offices| {
        let path = path.key("offices");
        let count = offices.count.as_ref().map(|count| doc.text(&path.key("count"), count));
        let names = path.key("names");
        Offices {
            count: count.map(|count| stat_value(&count, lang.offices_unit().as_deref(), cx)),
            names: offices
                .names
                .iter()
                .enumerate()
                .map(|(i, name)| doc.text(&names.index(i), name))
                .collect(),
        }
    });
    let as_of = patents.as_of.as_ref().map(|as_of| doc.text(&path.key("as_of"), as_of));
    Patents { as_of, stats, offices }
}

/// Takes a quantity apart around its digits. `unit` is added where the text names none.
fn stat_value(text: &Text, unit: Option<&str>, cx: &mut Context) -> StatValue {
    let whole =
        StatValue { text: text.clone(), prefix: None, number: text.clone(), suffix: None, unit: None };
    let quantity = match Quantity::parse(text) {
        Ok(quantity) => quantity,
        Err(_) => {
            let found =
                Diagnostic::error(Code::Quantity, text.span(), m::NOT_A_QUANTITY.with([text.as_str()]));
            cx.push(found.hint(m::NOT_A_QUANTITY_HINT.plain()));
            return whole;
        }
    };
    // The unit stands behind the words of the number and before its remark: 320 件（含实用新型）, 15009 余件.
    let unit = unit.map(|unit| text.derive(unit));
    let named = quantity.unit.is_some() || quantity.is_percent || unit.is_none();
    let printed = quantity.with_unit(unit.as_ref());
    let Some((before, after)) = printed.split_once(quantity.number_text.as_str()) else { return whole };
    let part = |part: &str| (!part.trim().is_empty()).then(|| text.derive(part.trim()));
    let apart = unit.as_deref().filter(|_| !named).and_then(|unit| after.split_once(unit));
    let (suffix, unit) = match (apart, unit) {
        (Some((suffix, remark)), Some(unit)) if suffix.is_empty() || gap_after(suffix) => {
            (part(suffix), Some(text.derive(format!("{unit}{remark}"))))
        }
        _ => (part(after), None),
    };
    StatValue { text: text.clone(), prefix: part(before), number: quantity.number_text.clone(), suffix, unit }
}

fn source_line(doc: &Doc<content::Case>, source: &content::Source, lang: BookLang) -> Option<Text> {
    let parts = [
        source.publisher.as_ref().map(|publisher| publisher.0.clone()),
        source.title.as_ref().map(|title| lang.publication(title.as_str())),
        source.date.as_ref().map(|date| date.0.clone()),
        source.page.as_ref().map(|page| lang.page(page.as_str())),
        source.url.as_ref().map(|url| url.0.clone()),
    ];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(&lang.comma());
    (!line.is_empty()).then(|| Text::new(line, doc.span(&Path::default().key("source"))))
}
