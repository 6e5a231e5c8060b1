//! Which proof a returned file is: by the properties that were written into it, or by what its user says.

use std::collections::{BTreeMap, BTreeSet};

use super::docx::property;
use super::paper;
use super::record::{self, Record};
use crate::diag::Message;
use crate::diag::message::messages;
use crate::exchange::pdf::Pdf;
use crate::project::Project;

messages! {
    "returned";
    NOT_A_PROOF;
    NOT_A_PROOF_HINT;
    OTHER_BOOK(title);
    OTHER_BOOK_HINT;
    OTHER_CASE(case, wanted);
    OTHER_CASE_HINT(case);
    UNKNOWN_PROOF(case);
    UNKNOWN_PROOF_HINT;
    NEVER_SENT(case);
    NEVER_SENT_HINT(case);
    NO_CASE(case);
    NO_CASE_HINT;
    OLDER(number, newest);
    OLDER_HINT;
    SCANNED;
    SCANNED_HINT;
    NO_PLACES;
}

/// The most words of a PDF's pages that are tried as the hash of a proof.
const MOST_WORDS: usize = 1_000;

/// The proof that a file is.
#[derive(Debug, Clone)]
pub struct Identified {
    /// The case, by the name of its file now.
    pub case: String,
    /// What was sent.
    pub record: Record,
    /// That a newer proof was sent since, if so, and what that means.
    pub older: Option<(Message, Message)>,
}

/// What a PDF says it is: what was written into it for programs, else what its pages print.
pub fn of_pdf(pdf: &Pdf, project: &Project) -> BTreeMap<String, String> {
    let said = paper::properties(&pdf.keywords);
    if !said.is_empty() {
        return said;
    }
    let cases = record::cases(project);
    let known = |word: &str| {
        let case = cases.iter().find(|case| record::find(project, case, word).is_some())?;
        Some(
            [(property::PROOF, word), (property::CASE, case)]
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
        )
    };
    // A program may part the letters of a line, or join words.
    let pages = pdf.pages.iter().map(|page| page.text.split_whitespace().collect::<String>());
    let text = pages.collect::<Vec<_>>().join("\n");
    let runs = text.split(|c: char| !c.is_ascii_hexdigit());
    let words = runs.flat_map(|run| (0..run.len()).filter_map(|at| run.get(at..at + record::DIGITS)));
    let named: BTreeSet<&str> = words.take(MOST_WORDS).collect();
    named.into_iter().find_map(known).into_iter().flatten().collect()
}

/// Finds out which proof a file is. `title` is the book's, `asked` the case that the user names.
///
/// # Errors
/// Why it is no proof of this book and case, and the way out.
pub fn identify(
    properties: &BTreeMap<String, String>,
    title: &str,
    asked: Option<&str>,
    project: &Project,
) -> Result<Identified, (Message, Message)> {
    let property = |name: &str| properties.get(name).map(|value| value.trim().to_owned());
    let (case, record) = match (property(property::PROOF), asked) {
        (Some(hash), _) => {
            let named = property(property::CASE).unwrap_or_default();
            let all = record::cases(project);
            let found = all.into_iter().find_map(|case| Some((record::find(project, &case, &hash)?, case)));
            match found {
                Some((record, case)) => (case, record),
                None => {
                    let book = property(property::BOOK).unwrap_or_default();
                    return Err(if book == title {
                        (UNKNOWN_PROOF.with([&named]), UNKNOWN_PROOF_HINT.plain())
                    } else {
                        (OTHER_BOOK.with([&book]), OTHER_BOOK_HINT.plain())
                    });
                }
            }
        }
        // A program took the properties out; the newest proof is the likeliest.
        (None, Some(case)) => match record::of_case(project, case).pop() {
            Some(record) => (case.to_owned(), record),
            None => return Err((NEVER_SENT.with([case]), NEVER_SENT_HINT.with([case]))),
        },
        (None, None) => return Err((NOT_A_PROOF.plain(), NOT_A_PROOF_HINT.plain())),
    };
    if let Some(asked) = asked.filter(|asked| *asked != case) {
        return Err((OTHER_CASE.with([case.as_str(), asked]), OTHER_CASE_HINT.with([&case])));
    }
    let newest =
        record::of_case(project, &case).iter().map(|record| record.number).max().unwrap_or(record.number);
    let older = (newest > record.number).then(|| {
        let numbers = [record.number, newest].map(|number| number as i32);
        (OLDER.with(numbers), OLDER_HINT.plain())
    });
    Ok(Identified { case, record, older })
}
