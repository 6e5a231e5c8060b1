//! Which cases a command is for: some by their names, those of a group, or all.

use std::collections::BTreeSet;

use casebound::diag::message as m;
use casebound::diag::nearest;
use casebound::diag::usage::{NO_GROUP, NO_GROUP_HINT, NO_GROUPS_HINT};
use casebound::fonts::SystemFonts;
use casebound::model::{Book, Case};
use casebound::project::Folder;
use casebound::session::Session;

use super::Failure;
use super::output::{Console, unknown, which, with_hint};

/// Which cases.
#[derive(Debug, clap::Args)]
pub(crate) struct CaseArgs {
    /// Cases, by the names of their files without .yaml
    #[arg(value_name = "SLUG", conflicts_with = "all")]
    pub slugs: Vec<String>,
    /// Every case
    #[arg(long)]
    pub all: bool,
    /// Every case of a group
    #[arg(long, value_name = "GROUP", conflicts_with_all = ["slugs", "all"])]
    pub group: Option<String>,
}

impl CaseArgs {
    /// The book with the findings that concern these cases. A command that was not told which it is for is refused.
    pub(super) fn open(
        &self,
        folder: &Folder,
        system: SystemFonts,
        console: &Console,
    ) -> Result<Session, Failure> {
        if self.slugs.is_empty() && !self.all && self.group.is_none() {
            return Err(which(folder, "cases"));
        }
        let mut session = console.open(folder, system);
        if !self.slugs.is_empty() {
            session.keep_findings_of("cases", &self.slugs);
        }
        Ok(session)
    }

    /// The cases of the book that are meant, each once.
    pub(super) fn chosen<'b>(&self, book: &'b Book, console: &Console) -> Result<Vec<&'b Case>, Failure> {
        if self.all {
            return Ok(book.cases.iter().collect());
        }
        if let Some(group) = &self.group {
            return in_group(group, book, console);
        }
        let slugs: BTreeSet<&String> = self.slugs.iter().collect();
        slugs.into_iter().map(|slug| named(slug, book, console)).collect()
    }
}

/// The case of this name. One that the book does not have is wrong use.
pub(super) fn named<'b>(slug: &str, book: &'b Book, console: &Console) -> Result<&'b Case, Failure> {
    book.case(slug).ok_or_else(|| unknown(&m::UNKNOWN_CASE.with([slug]), slug, &names(book), console))
}

/// The cases of a group. One that the book does not have, or that is empty, is wrong use.
fn in_group<'b>(group: &str, book: &'b Book, console: &Console) -> Result<Vec<&'b Case>, Failure> {
    let groups: BTreeSet<&str> =
        book.cases.iter().filter_map(|case| Some(case.group.as_ref()?.as_str())).collect();
    if !groups.contains(group) {
        let known: Vec<String> = groups.into_iter().map(str::to_owned).collect();
        let near = nearest(group, &known).map(|near| m::NEAREST.with([near]));
        let hint = near.unwrap_or_else(|| match known.is_empty() {
            true => NO_GROUPS_HINT.plain(),
            false => NO_GROUP_HINT.with([known.clone()]),
        });
        return Err(with_hint(&NO_GROUP.with([group]), &hint, console));
    }
    Ok(book
        .cases
        .iter()
        .filter(|case| case.group.as_ref().is_some_and(|own| own.as_str() == group))
        .collect())
}

/// The ids of the cases, each with the names that its company goes by.
fn names(book: &Book) -> Vec<(&str, Vec<&str>)> {
    let cases = book.cases.iter();
    cases
        .map(|case| {
            let names = [&case.name].into_iter().chain(&case.latin_name).chain(&case.organisations);
            (case.id.as_str(), names.map(|name| name.as_str()).collect())
        })
        .collect()
}
