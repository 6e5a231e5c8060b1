//! A case as far as it was understood.

use super::front::Person;

/// A case.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) latin_name: Option<String>,
    pub(super) industry: Option<String>,
    pub(super) people: Vec<Person>,
    pub(super) interviewer: Option<String>,
    pub(super) profile: Passage,
    /// The known numbers by their keys.
    pub(super) patents: Vec<(&'static str, String)>,
    /// Further numbers of patents: label and value.
    pub(super) more: Vec<(String, String)>,
    /// Numbers of other things: label and value.
    pub(super) facts: Vec<(String, String)>,
    pub(super) items: Vec<Item>,
    pub(super) closing: Passage,
    /// The notes in the order of their marks.
    pub(super) notes: Vec<(String, Passage)>,
    /// What fits nowhere.
    pub(super) left: Vec<String>,
}

/// One item of an interview.
#[derive(Debug)]
pub(super) enum Item {
    Section(String),
    Question(Question),
    Aside { title: Option<String>, text: Passage },
    Picture(Picture),
}

/// A question with what is answered.
#[derive(Debug, Default)]
pub(super) struct Question {
    pub(super) q: String,
    pub(super) answers: Vec<Answer>,
    pub(super) follow_ups: Vec<Question>,
    /// Marks of notes that stood in the question, where none may stand.
    pub(super) marks: String,
}

/// What someone answers.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) by: Option<String>,
    pub(super) text: Passage,
}

/// A picture with its file below `cases/`.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) file: String,
    pub(super) alt: Option<String>,
    pub(super) caption: Option<String>,
}

/// Blocks of prose.
#[derive(Debug, Default)]
pub(super) struct Passage(Vec<Block>);

#[derive(Debug)]
struct Block {
    text: String,
    /// Items of a list stand on lines of their own, without a blank one between.
    is_item: bool,
}

impl Passage {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a paragraph or a table.
    pub(super) fn push(&mut self, text: String) {
        self.0.push(Block { text, is_item: false });
    }

    /// Adds an item of a list.
    pub(super) fn push_item(&mut self, text: String) {
        self.0.push(Block { text, is_item: true });
    }

    pub(super) fn append(&mut self, mut other: Passage) {
        self.0.append(&mut other.0);
    }

    /// Adds marks to the end of its first block.
    pub(super) fn mark(&mut self, marks: &str) {
        match self.0.first_mut() {
            Some(block) if !block.text.contains("\n|") => block.text.push_str(marks),
            _ => self.0.insert(0, Block { text: marks.to_owned(), is_item: false }),
        }
    }

    /// The prose.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for (index, block) in self.0.iter().enumerate() {
            let tight = index > 0 && block.is_item && self.0[index - 1].is_item;
            out.push_str(if index == 0 {
                ""
            } else if tight {
                "\n"
            } else {
                "\n\n"
            });
            out.push_str(&block.text);
        }
        out
    }
}

impl Draft {
    /// How many questions there are, follow-ups included.
    pub(super) fn questions(&self) -> usize {
        let count = |item: &Item| match item {
            Item::Question(question) => 1 + question.follow_ups.len(),
            Item::Section(_) | Item::Aside { .. } | Item::Picture(_) => 0,
        };
        self.items.iter().map(count).sum()
    }

    /// Makes a thought beside the others of a section that has text and no question, and of the last such text what closes the
    /// interview, if its heading says so.
    pub(super) fn join_sections(&mut self) {
        let mut items: Vec<Item> = Vec::new();
        let mut rest = std::mem::take(&mut self.items).into_iter().peekable();
        while let Some(item) = rest.next() {
            let ends = matches!(rest.peek(), None | Some(Item::Section(_)));
            match (items.pop(), item) {
                (Some(Item::Section(title)), Item::Aside { title: None, text }) if ends => {
                    if rest.peek().is_none() && super::front::is_closing(&title) {
                        self.closing.append(text);
                        self.left.push(title);
                    } else {
                        items.push(Item::Aside { title: Some(title), text });
                    }
                }
                (before, item) => {
                    items.extend(before);
                    items.push(item);
                }
            }
        }
        self.items = items;
    }
}

impl Question {
    /// Its last follow-up, else itself.
    pub(super) fn current(&mut self) -> &mut Question {
        match self.follow_ups.is_empty() {
            true => self,
            false => {
                let last = self.follow_ups.len() - 1;
                &mut self.follow_ups[last]
            }
        }
    }

    /// Where its answer goes on.
    pub(super) fn passage(&mut self) -> &mut Passage {
        if self.answers.is_empty() {
            self.answers.push(Answer::default());
        }
        let last = self.answers.len() - 1;
        &mut self.answers[last].text
    }

    /// Joins answers of the same person, and names who gives them only where several people speak. Marks of notes go to the first.
    pub(super) fn settle(&mut self, several: bool, first: Option<&str>) {
        let mut answers: Vec<Answer> = Vec::new();
        for answer in std::mem::take(&mut self.answers) {
            match answers.last_mut() {
                Some(last) if answer.by.is_none() || last.by == answer.by => last.text.append(answer.text),
                Some(_) | None => answers.push(answer),
            }
        }
        answers.retain(|answer| !answer.text.is_empty());
        let named = several && answers.iter().any(|answer| answer.by.is_some());
        if named {
            let by = first.map(str::to_owned);
            answers.iter_mut().for_each(|answer| answer.by = answer.by.take().or_else(|| by.clone()));
        } else {
            let mut joined = Passage::default();
            answers.drain(..).for_each(|answer| joined.append(answer.text));
            answers.extend((!joined.is_empty()).then_some(Answer { by: None, text: joined }));
        }
        if !self.marks.is_empty() {
            match answers.first_mut() {
                Some(answer) => answer.text.mark(&self.marks),
                None => {
                    let mut text = Passage::default();
                    text.push(self.marks.clone());
                    answers.push(Answer { by: None, text });
                }
            }
        }
        self.answers = answers;
        self.follow_ups.iter_mut().for_each(|each| each.settle(several, first));
    }
}
