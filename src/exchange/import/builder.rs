//! Puts the parts of a document in their places in a case.

use std::collections::BTreeMap;

use super::super::document::{
    self, Content, Document, NoteId, Paragraph, Picture as Drawn, Place, Run, Table, paragraphs,
};
use super::super::prose::{self, cleaned, is_target};
use super::Wishes;
use super::draft::{Answer, Draft, Item, Passage, Picture, Question};
use super::findings::{self as say, Findings, cut};
use super::front::{self, Field, Person};
use super::line::{Line, Start};
use super::mode::{Mode, Sure, mode};
use super::numbers;
use super::parts::{Part, parts};
use super::remains;
use crate::project::suggested_id;

/// Where text goes that nothing else is known of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Profile,
    /// Below a heading, before its first question.
    Section,
    Answer,
}

/// A case, its pictures, and the id that its name suggests.
pub(super) struct Built {
    pub(super) draft: Draft,
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    pub(super) slug: Option<String>,
}

/// Puts a case together.
pub(super) struct Builder<'a> {
    document: &'a Document,
    wishes: &'a Wishes<'a>,
    findings: &'a mut Findings,
    draft: Draft,
    mode: Option<Mode>,
    spot: Spot,
    /// The names of notes in the order of their marks.
    marks: Vec<NoteId>,
    pictures: Vec<(String, Vec<u8>)>,
    /// The name of each person as lines begin with it.
    called: BTreeMap<String, String>,
    /// Where each question stands, for what is said of it at the end.
    asked_at: Vec<Place>,
    /// The id of the case.
    slug: Option<String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        document: &'a Document,
        wishes: &'a Wishes<'a>,
        findings: &'a mut Findings,
    ) -> Builder<'a> {
        Builder {
            document,
            wishes,
            findings,
            draft: Draft::default(),
            mode: None,
            spot: Spot::Profile,
            marks: Vec::new(),
            pictures: Vec::new(),
            called: BTreeMap::new(),
            asked_at: Vec::new(),
            slug: None,
        }
    }

    /// What was put together.
    pub(super) fn done(self) -> Built {
        Built { draft: self.draft, pictures: self.pictures, slug: self.slug }
    }

    /// Reads the whole document.
    pub(super) fn read(&mut self) {
        let parts = parts(self.document);
        let lines: Vec<&Line> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Line(line) if !line.boxed => Some(&**line),
                Part::Line(_) | Part::Table(..) | Part::Picture(..) => None,
            })
            .collect();
        self.mode = mode(&lines);
        let start = self.start(&parts);
        let (front, rest) = parts.split_at(start);
        self.front(front);
        if !rest.is_empty() {
            self.spot = Spot::Section;
        }
        rest.iter().for_each(|part| self.part(part));
        self.settle();
        self.notes();
        remains::hidden(self.document, self.findings, &mut self.draft);
        remains::lacks(&self.draft, self.findings);
    }

    /// The first part of the interview: its first question, with the headings right before it.
    fn start(&self, parts: &[Part]) -> usize {
        let Some(mode) = &self.mode else { return parts.len() };
        let is_question =
            |part: &Part| matches!(part, Part::Line(line) if !line.boxed && mode.question(line).is_some());
        let mut start = parts.iter().position(is_question).unwrap_or(parts.len());
        // The first heading may be the title.
        while start > 1
            && let Part::Line(line) = &parts[start - 1]
            && line.heading.is_some()
            && line.style != "title"
        {
            start -= 1;
        }
        start
    }

    fn front(&mut self, parts: &[Part]) {
        let title = parts.iter().find_map(|part| match part {
            Part::Line(line) if !line.boxed => Some(line),
            Part::Line(_) | Part::Table(..) | Part::Picture(..) => None,
        });
        let title = title.filter(|line| front::is_title(line)).map(|line| (line.place, line.text.clone()));
        for part in parts {
            match part {
                Part::Line(line) if title.as_ref().is_some_and(|(place, _)| *place == line.place) => {}
                Part::Line(line) if line.boxed => self.boxed(line),
                Part::Line(line) => self.front_line(line),
                Part::Table(..) | Part::Picture(..) => {}
            }
        }
        match (title, self.draft.name.is_empty()) {
            (Some((place, title)), true) => {
                self.draft.name = front::company(&title);
                self.findings.unsure(place, say::NAME_GUESSED.with([&self.draft.name]));
                if title != self.draft.name {
                    self.draft.left.insert(0, title);
                }
            }
            (Some((_, title)), false) if title != self.draft.name => self.draft.left.insert(0, title),
            (Some(_), false) => {}
            (None, true) => {
                self.draft.name = front::company(self.wishes.stem);
                self.findings.missing(Place::default(), say::NO_NAME.with([&self.draft.name]));
            }
            (None, false) => {}
        }
        // Pictures are named after the company.
        self.slug = [
            self.wishes.slug.map(str::to_owned),
            suggested_id(&self.draft.name),
            suggested_id(self.wishes.stem),
        ]
        .into_iter()
        .flatten()
        .next();
        for part in parts.iter().filter(|part| !matches!(part, Part::Line(_))) {
            self.part(part);
        }
    }

    /// A line before the interview.
    fn front_line(&mut self, line: &Line) {
        let (label, length) = match &line.start {
            Start::Named(label, _, length) => (label.as_str(), *length),
            Start::Asked(_) | Start::AskedOn(_) | Start::Answered(_) | Start::Nothing => ("", 0),
        };
        let mut rest = line.clone();
        rest.cut(length);
        let text = rest.text.clone();
        let field = front::field(label).filter(|_| !text.is_empty() || length > 0);
        match field {
            Some(Field::Name) => self.draft.name = text,
            Some(Field::LatinName) => self.draft.latin_name = Some(text),
            Some(Field::Industry) => self.draft.industry = Some(text),
            Some(Field::Interviewer) => self.draft.interviewer = Some(text),
            Some(Field::Person) => {
                for person in front::people(&text) {
                    if person.guessed {
                        self.findings.unsure(line.place, say::PERSON_GUESSED.with([&text]));
                    }
                    self.draft.people.push(person);
                }
            }
            Some(Field::Title) if self.draft.people.last().is_some_and(|person| person.title.is_none()) => {
                self.draft
                    .people
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|person| person.title = Some(text.clone()));
            }
            Some(Field::Organisation) if !self.draft.people.is_empty() => {
                let last = self.draft.people.iter_mut().last();
                last.into_iter().for_each(|person| person.organisation = Some(text.clone()));
            }
            Some(Field::Profile) => self.passage_line(&rest),
            Some(Field::Title | Field::Organisation) => self.leave(line),
            // The keys of the case say it.
            None if (line.heading.is_some() || line.bold) && front::is_said_by_its_place(&text) => {}
            // A label that no key has: kept, but not as a sentence about the company.
            None if !label.is_empty() && line.length() <= 60 && !line.is_sentence() => self.leave(line),
            None if line.heading.is_some() || line.style == "subtitle" || line.style == "副标题" => {
                self.leave(line);
            }
            None if line.bold && line.length() <= 20 && !line.is_sentence() => self.leave(line),
            None => self.passage_line(line),
        }
    }

    /// A part of the interview.
    fn part(&mut self, part: &Part) {
        match part {
            Part::Line(line) if line.boxed => self.boxed(line),
            Part::Line(line) => self.line(line),
            Part::Table(table, place) => self.table(table, *place),
            Part::Picture(picture, place) => self.picture(picture, *place),
        }
    }

    fn line(&mut self, line: &Line) {
        if self.is_caption(line) {
            return self.caption(line);
        }
        let sure = self.mode.as_ref().and_then(|mode| mode.question(line));
        if let Some(sure) = sure {
            if sure == Sure::Guessed {
                self.findings.unsure(line.place, say::QUESTION_GUESSED.plain());
            }
            return self.question(line);
        }
        if line.heading.is_some() {
            return self.section(line);
        }
        let is_short = line.bold && line.length() <= 30 && !line.is_sentence() && line.label.is_none();
        if is_short && matches!(line.start, Start::Nothing) && self.mode != Some(Mode::Bold) {
            self.findings.unsure(line.place, say::SECTION_GUESSED.plain());
            return self.section(line);
        }
        if let Start::Answered(length) = line.start {
            return self.answer(line, None, length);
        }
        let speaker = self.mode.as_ref().and_then(|mode| mode.speaker(line));
        if let Some((name, title, length)) = speaker {
            let name = self.person(name, title, line.place);
            return self.answer(line, Some(name), length);
        }
        if line.asks() && line.length() <= 60 && self.spot == Spot::Answer {
            self.findings.unsure(line.place, say::MAYBE_QUESTION.plain());
        }
        self.passage_line(line);
    }

    fn section(&mut self, line: &Line) {
        self.spot = Spot::Section;
        let title = line.text.clone();
        if front::is_opening(&title) && self.draft.items.is_empty() {
            return;
        }
        self.draft.items.push(Item::Section(title));
    }

    fn question(&mut self, line: &Line) {
        let mut line = line.clone();
        let goes_on = matches!(line.start, Start::AskedOn(_));
        match (&line.start, &self.mode) {
            (Start::Asked(length) | Start::AskedOn(length), _) => line.cut(*length),
            (Start::Named(_, _, length), Some(Mode::Speakers { .. })) => line.cut(*length),
            _ => {}
        }
        if let Some(length) = line.number() {
            line.cut(length);
        }
        let question =
            Question { q: line.text.clone(), marks: self.note_marks(&line), ..Question::default() };
        self.spot = Spot::Answer;
        let last = self.draft.items.iter_mut().rev().find_map(|item| match item {
            Item::Question(question) => Some(question),
            Item::Section(_) | Item::Aside { .. } | Item::Picture(_) => None,
        });
        match last.filter(|_| goes_on) {
            Some(last) => last.follow_ups.push(question),
            None => {
                self.asked_at.push(line.place);
                self.draft.items.push(Item::Question(question));
            }
        }
    }

    fn answer(&mut self, line: &Line, by: Option<String>, length: usize) {
        let mut line = line.clone();
        line.cut(length);
        self.spot = Spot::Answer;
        match self.last_question() {
            Some(question) => question.answers.push(Answer { by, text: Passage::default() }),
            None => self.spot = Spot::Profile,
        }
        if !line.text.is_empty() {
            self.passage_line(&line);
        }
    }

    /// The question that is answered now.
    fn last_question(&mut self) -> Option<&mut Question> {
        let last = self.draft.items.iter_mut().rev().find_map(|item| match item {
            Item::Question(question) => Some(question),
            Item::Section(_) | Item::Aside { .. } | Item::Picture(_) => None,
        });
        last.map(Question::current)
    }

    /// Where text goes now.
    fn passage(&mut self, place: Place) -> &mut Passage {
        let needs_aside = match self.spot {
            Spot::Profile => false,
            Spot::Section => !matches!(self.draft.items.last(), Some(Item::Aside { title: None, .. })),
            Spot::Answer => self.last_question().is_none(),
        };
        if needs_aside {
            let closes =
                matches!(self.draft.items.last(), Some(Item::Section(title)) if front::is_closing(title));
            self.findings.unsure(
                place,
                if closes { say::CLOSING_GUESSED.plain() } else { say::ASIDE_GUESSED.plain() },
            );
            self.draft.items.push(Item::Aside { title: None, text: Passage::default() });
            self.spot = Spot::Section;
        }
        let last = self.draft.items.iter().rposition(|item| matches!(item, Item::Question(_)));
        let at = match self.spot {
            Spot::Profile => None,
            Spot::Section => self.draft.items.len().checked_sub(1),
            Spot::Answer => last,
        };
        match at.map(|at| &mut self.draft.items[at]) {
            Some(Item::Question(question)) => question.current().passage(),
            Some(Item::Aside { text, .. }) => text,
            Some(Item::Section(_) | Item::Picture(_)) | None => &mut self.draft.profile,
        }
    }

    /// A line of text, where text goes now.
    fn passage_line(&mut self, line: &Line) {
        let texts = self.prose(&line.runs, line.place);
        let passage = self.passage(line.place);
        let Some(label) = &line.label else {
            return texts.into_iter().for_each(|text| passage.push(text));
        };
        let digits = label.text.strip_suffix('.').filter(|digits| digits.parse::<u16>().is_ok());
        let indent = "   ".repeat(usize::from(label.level.min(4)));
        match (label.is_bullet, digits) {
            (true, _) => passage.push_item(format!("{indent}- {}", texts.join(" "))),
            (false, Some(digits)) => passage.push_item(format!("{indent}{digits}. {}", texts.join(" "))),
            // 一、 and （三） are no marks of prose; they stand as Word shows them.
            (false, None) => {
                let label = cleaned(&label.text);
                let mut texts = texts.into_iter();
                passage.push(format!("{label}{}", texts.next().unwrap_or_default()));
                texts.for_each(|text| passage.push(text));
            }
        }
    }

    /// The prose of runs. What of their looks has no mark is said.
    fn prose(&mut self, runs: &[Run], place: Place) -> Vec<String> {
        let mut marks = std::mem::take(&mut self.marks);
        let lines = prose::lines(runs, &mut |note| mark(&mut marks, note));
        self.marks = marks;
        if lines.iter().any(|line| line.is_plainer) {
            self.findings.unsure(place, say::LOOKS_LOST.plain());
        }
        if runs.iter().any(|run| run.look.strike) {
            self.findings.unsure(place, say::STRUCK.plain());
        }
        let mut targets: Vec<&str> = runs.iter().filter_map(|run| run.link.as_deref()).collect();
        targets.dedup();
        for target in targets.into_iter().filter(|target| !target.starts_with('#') && !is_target(target)) {
            self.findings.left_out(place, say::LINK_LOST.with([&cut(target)]));
            self.draft.left.push(target.to_owned());
        }
        lines.into_iter().map(|line| line.text).collect()
    }

    /// The marks of notes in a line that cannot have any.
    fn note_marks(&mut self, line: &Line) -> String {
        let mut out = String::new();
        for run in &line.runs {
            if let Content::Note(note) = &run.content {
                out.push_str(&format!("[^{}]", mark(&mut self.marks, note)));
            }
        }
        if !out.is_empty() {
            self.findings.unsure(line.place, say::NOTE_MOVED.plain());
        }
        out
    }

    /// The name of a person whom lines call so. A new one is added.
    fn person(&mut self, called: &str, title: Option<&str>, place: Place) -> String {
        if let Some(name) = self.called.get(called) {
            return name.clone();
        }
        // 李总 and 李 are whoever is called 李明, if no one else is.
        let short = called.strip_suffix(['总', '工']).unwrap_or(called);
        let mut known =
            self.draft.people.iter_mut().filter(|own| own.name == called || own.name.starts_with(short));
        let name = match (known.next(), known.next()) {
            (Some(person), None) => {
                person.title = person.title.take().or_else(|| title.map(str::to_owned));
                person.name.clone()
            }
            _ => {
                let title = title.map(str::to_owned);
                self.draft.people.push(Person { name: called.to_owned(), title, ..Person::default() });
                self.findings.unsure(place, say::SPEAKER_NEW.with([called]));
                called.to_owned()
            }
        };
        self.called.insert(called.to_owned(), name.clone());
        name
    }

    fn table(&mut self, table: &Table, place: Place) {
        let is_merged =
            table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.columns > 1 || cell.continues);
        let texts = numbers::texts(table);
        if let Some(numbers::Numbers { heading, rows }) = numbers::read(&texts).filter(|_| !is_merged) {
            self.findings.unsure(place, say::NUMBERS_TAKEN.with([rows.len().to_string()]));
            rows.iter().for_each(|(label, value)| numbers::put(label, value, &mut self.draft));
            return self.draft.left.extend(heading.map(|cells| cells.join(" ")));
        }
        if is_merged {
            self.findings.unsure(place, say::TABLE_MERGED.plain());
        }
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in &table.rows {
            let mut cells = Vec::new();
            for cell in &row.cells {
                let texts: Vec<String> =
                    paragraphs(&cell.blocks).into_iter().flat_map(|own| self.cell_prose(own)).collect();
                cells.push(texts.join(" "));
                cells.extend(std::iter::repeat_n(String::new(), cell.columns - 1));
            }
            rows.push(cells);
        }
        let written = prose::table(&rows);
        if written.is_none() {
            self.findings.unsure(place, say::TABLE_OTHERWISE.plain());
        }
        let passage = self.passage(place);
        match written {
            Some(table) => passage.push(table),
            None => {
                rows.into_iter()
                    .flatten()
                    .filter(|cell| !cell.is_empty())
                    .for_each(|cell| passage.push(cell));
            }
        }
    }

    fn cell_prose(&mut self, paragraph: &Paragraph) -> Vec<String> {
        let line = Line::new(paragraph, None);
        let label = line.label.as_ref().map_or(String::new(), |label| cleaned(&label.text));
        let mut texts = self.prose(&line.runs, line.place);
        if let Some(first) = texts.first_mut() {
            first.insert_str(0, &label);
        }
        texts
    }

    fn picture(&mut self, picture: &Drawn, place: Place) {
        let bytes = picture.part.as_ref().and_then(|part| Some((part, self.document.pictures.get(part)?)));
        let Some((part, bytes)) = bytes else { return };
        let end = part.rsplit('.').next().unwrap_or_default().to_lowercase();
        let stem = self.slug.clone().unwrap_or_default();
        // The same picture may stand in several places.
        let known = self.pictures.iter().find(|(_, own)| own == bytes).map(|(file, _)| file.clone());
        let number = self.pictures.len() + 1;
        let file = known.unwrap_or_else(|| {
            let file = format!("images/{stem}-{number}.{end}");
            self.pictures.push((file.clone(), bytes.clone()));
            file
        });
        if !["jpg", "jpeg", "png", "webp", "tif", "tiff", "svg"].contains(&end.as_str()) {
            self.findings.left_out(place, say::PICTURE_FORMAT.with([&file]));
            return self
                .draft
                .left
                .push([file.as_str(), picture.alt.as_deref().unwrap_or_default()].join(" "));
        }
        if self.spot != Spot::Section {
            self.findings.unsure(place, say::PICTURE_PLACE.with([&file]));
        }
        let alt = picture.alt.as_deref().map(|alt| cleaned(alt).trim().to_owned());
        if alt.is_none() {
            self.findings.missing(place, say::PICTURE_ALT.with([&file]));
        }
        self.draft.items.push(Item::Picture(Picture { file, alt, caption: None }));
    }

    /// Whether a line is what stands below the picture before it.
    fn is_caption(&self, line: &Line) -> bool {
        let open =
            matches!(self.draft.items.last(), Some(Item::Picture(picture)) if picture.caption.is_none());
        let numbered = ["图", "Figure ", "Fig. "].into_iter().any(|word| {
            line.text
                .strip_prefix(word)
                .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        });
        open && (numbered || line.is_styled(&["caption", "题注"])) && line.length() <= 100
    }

    fn caption(&mut self, line: &Line) {
        let texts = self.prose(&line.runs, line.place);
        if let Some(Item::Picture(picture)) = self.draft.items.last_mut() {
            picture.caption = Some(texts.join(" "));
        }
    }

    /// Text in a box is a thought beside the others.
    fn boxed(&mut self, line: &Line) {
        self.findings.unsure(line.place, say::BOXED.plain());
        let texts = self.prose(&line.runs, line.place);
        let (spot, mut text) = (self.spot, Passage::default());
        texts.into_iter().for_each(|own| text.push(own));
        match self.draft.items.last_mut() {
            Some(Item::Aside { text: own, .. }) => own.append(text),
            _ => self.draft.items.push(Item::Aside { title: None, text }),
        }
        self.spot = spot;
    }

    /// Keeps a line in a comment of the file.
    fn leave(&mut self, line: &Line) {
        let text = line.text.clone();
        let text = match &line.start {
            // The label of a row stands in a cell of its own.
            Start::Named(label, _, 0) => format!("{label}：{text}"),
            _ => text,
        };
        self.findings.left_out(line.place, say::LEFT_OUT.with([&cut(&text)]));
        let text = text + &self.note_marks(line);
        self.draft.left.push(text);
    }

    /// What only shows at the end: sections without questions, who speaks where several do, questions without answers.
    fn settle(&mut self) {
        self.draft.join_sections();
        let several = self.draft.people.len() > 1;
        let first = self.draft.people.first().map(|person| person.name.clone());
        let mut places = self.asked_at.iter();
        for item in &mut self.draft.items {
            let Item::Question(question) = item else { continue };
            let place = places.next().copied().unwrap_or_default();
            question.settle(several, first.as_deref());
            if question.answers.is_empty() {
                self.findings.missing(place, say::NO_ANSWER.plain());
            }
        }
    }

    /// The texts of notes, in the order of their marks; those without a mark come behind them.
    fn notes(&mut self) {
        let mut at = 0;
        // A note may have marks of its own.
        while at < self.marks.len() {
            let id = self.marks[at].clone();
            at += 1;
            let mut passage = Passage::default();
            let blocks = self.document.notes.get(&id).map(Vec::as_slice).unwrap_or_default();
            for paragraph in paragraphs(blocks) {
                let line = Line::new(paragraph, None);
                self.prose(&line.runs, line.place).into_iter().for_each(|text| passage.push(text));
            }
            self.draft.notes.push((at.to_string(), passage));
        }
        for (id, blocks) in &self.document.notes {
            let text = document::text(blocks);
            if !self.marks.contains(id) && !text.trim().is_empty() {
                self.draft.left.push(cleaned(text.trim()));
            }
        }
    }
}

/// The name of a note: its number in the order of the marks.
fn mark(marks: &mut Vec<NoteId>, note: &NoteId) -> String {
    let known = marks.iter().position(|own| own == note);
    let index = known.unwrap_or_else(|| {
        marks.push(note.clone());
        marks.len() - 1
    });
    (index + 1).to_string()
}
