//! A case as a file that editors go on with.

use super::draft::{Answer, Draft, Item, Passage, Question};
use super::front::Person;
use crate::diag::Lang;
use crate::diag::message::words;
use crate::source::Sources;
use crate::source::yaml::{Kind, Style, parse};

words! {
    "import-file";
    LEFT;
    ALT;
}

/// The file of a case. What fits nowhere stands at its end, in comments.
pub(super) fn file(draft: &Draft, lang: Lang) -> String {
    let mut out = Out { text: "# yaml-language-server: $schema=../schemas/case.schema.json\n".to_owned() };
    out.value(0, "name", &draft.name);
    for (key, value) in [("latin_name", &draft.latin_name), ("industry", &draft.industry)] {
        value.iter().for_each(|value| out.value(0, key, value));
    }
    match draft.people.as_slice() {
        [] => {}
        [person] => {
            out.line(0, "interviewee:");
            out.person(person, "  ", "  ");
        }
        people => {
            out.line(0, "interviewees:");
            people.iter().for_each(|person| out.person(person, "  - ", "    "));
        }
    }
    draft.interviewer.iter().for_each(|value| out.value(0, "interviewer", value));
    out.passage(0, "profile", &draft.profile);
    if !draft.patents.is_empty() || !draft.more.is_empty() {
        out.line(0, "patents:");
        draft.patents.iter().for_each(|(key, value)| out.line(2, &format!("{key}: {}", flow(value))));
        if !draft.more.is_empty() {
            out.line(2, "more:");
        }
        out.numbers(4, &draft.more);
    }
    if !draft.facts.is_empty() {
        out.line(0, "facts:");
        out.numbers(2, &draft.facts);
    }
    if !draft.items.is_empty() {
        out.line(0, "interview:");
    }
    draft.items.iter().for_each(|item| out.item(item, lang));
    out.passage(0, "closing", &draft.closing);
    if !draft.notes.is_empty() {
        out.line(0, "notes:");
        draft.notes.iter().for_each(|(mark, note)| out.passage(2, mark, note));
    }
    if !draft.left.is_empty() {
        out.text.push_str(&format!("\n# {}\n", LEFT.plain().print(lang)));
        for line in draft.left.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty()) {
            out.text.push_str(&format!("#   {}\n", line.trim()));
        }
    }
    out.text
}

struct Out {
    text: String,
}

impl Out {
    /// Numbers with their labels.
    fn numbers(&mut self, indent: usize, all: &[(String, String)]) {
        for (label, value) in all {
            self.line(indent, &format!("- {{ label: {}, value: {} }}", flow(label), flow(value)));
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&format!("{}{text}\n", " ".repeat(indent)));
    }

    fn value(&mut self, indent: usize, key: &str, value: &str) {
        self.line(indent, &format!("{key}: {}", scalar(value)));
    }

    fn person(&mut self, person: &Person, first: &str, rest: &str) {
        let keys = [
            ("name", Some(&person.name)),
            ("title", person.title.as_ref()),
            ("organisation", person.organisation.as_ref()),
        ];
        let keys = keys
            .into_iter()
            .filter_map(|(key, value)| value.filter(|own| !own.is_empty()).map(|own| (key, own)));
        for (index, (key, value)) in keys.enumerate() {
            let indent = if index == 0 { first } else { rest };
            self.text.push_str(&format!("{indent}{key}: {}\n", scalar(value)));
        }
    }

    /// Prose as a block, a line each paragraph.
    fn passage(&mut self, indent: usize, key: &str, passage: &Passage) {
        if !passage.is_empty() {
            self.line(indent, &format!("{key}: |"));
            self.block(indent + 2, &passage.text());
        }
    }

    fn block(&mut self, indent: usize, text: &str) {
        for line in text.lines() {
            if line.is_empty() {
                self.text.push('\n');
            } else {
                self.line(indent, line);
            }
        }
    }

    fn item(&mut self, item: &Item, lang: Lang) {
        match item {
            Item::Section(title) => self.line(2, &format!("- section: {}", scalar(title))),
            Item::Question(question) => self.question(question, 2),
            Item::Aside { title, text } => {
                self.line(2, "- aside:");
                title.iter().for_each(|title| self.value(6, "title", title));
                self.passage(6, "text", text);
            }
            Item::Picture(picture) => {
                self.line(2, "- picture:");
                self.value(6, "file", &picture.file);
                picture.caption.iter().for_each(|caption| self.value(6, "caption", caption));
                match &picture.alt {
                    Some(alt) => self.value(6, "alt", alt),
                    // What a picture shows can only be said by who sees it.
                    None => self.line(6, &format!("# alt: {}", ALT.plain().print(lang))),
                }
            }
        }
    }

    fn question(&mut self, question: &Question, indent: usize) {
        self.line(indent, &format!("- q: {}", scalar(&question.q)));
        match question.answers.as_slice() {
            [Answer { by: None, text }] => self.passage(indent + 2, "a", text),
            answers => {
                if !answers.is_empty() {
                    self.line(indent + 2, "answers:");
                }
                for answer in answers {
                    self.line(
                        indent + 4,
                        &format!("- by: {}", scalar(answer.by.as_deref().unwrap_or_default())),
                    );
                    self.passage(indent + 6, "a", &answer.text);
                }
            }
        }
        if !question.follow_ups.is_empty() {
            self.line(indent + 2, "follow_ups:");
            question.follow_ups.iter().for_each(|each| self.question(each, indent + 4));
        }
    }
}

/// A text as a value: as it is where YAML reads it so, else in quotation marks.
fn scalar(text: &str) -> String {
    // A company may be called 360.
    let is_text = text.parse::<f64>().is_err() && !["true", "false"].contains(&text.to_lowercase().as_str());
    if is_text && reads_as(&format!("k: {text}\n"), text) { text.to_owned() } else { quoted(text) }
}

/// The same inside braces, where numbers may stand, too.
fn flow(text: &str) -> String {
    if reads_as(&format!("k: {{ a: {text}, b: {text} }}\n"), text) { text.to_owned() } else { quoted(text) }
}

/// A string of JSON is one of YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// Whether YAML reads a value as just this text.
fn reads_as(yaml: &str, text: &str) -> bool {
    let mut sources = Sources::default();
    let file = sources.add("case.yaml", yaml);
    let Some(source) = sources.get(file) else { return false };
    let tree = parse(source, file);
    let Some(root) = tree.root.filter(|_| tree.faults.is_empty()) else { return false };
    let Kind::Mapping(entries) = &root.kind else { return false };
    let [(_, value)] = entries.as_slice() else { return false };
    let values: Vec<&Kind> = match &value.kind {
        Kind::Mapping(inner) if inner.len() == 2 => inner.iter().map(|(_, value)| &value.kind).collect(),
        kind => vec![kind],
    };
    values.iter().all(|kind| matches!(kind, Kind::Scalar { text: own, style: Style::Plain } if own == text))
        && !text.is_empty()
        && !value.is_null()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_they_were() {
        for (text, written) in [
            ("蓝桥仪器", "蓝桥仪器"),
            ("AI: 芯片", "\"AI: 芯片\""),
            ("甲 # 乙", "\"甲 # 乙\""),
            ("- 甲", "\"- 甲\""),
            ("“专利”意味着什么？", "“专利”意味着什么？"),
            ("\"专利\"", "\"\\\"专利\\\"\""),
            ("*甲*", "\"*甲*\""),
            ("~", "\"~\""),
            ("360", "\"360\""),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), written);
        }
        assert_eq!(flow("甲, 乙"), "\"甲, 乙\"");
        assert_eq!(flow("82%"), "82%");
    }
}
