//! `schema`: the JSON Schemas that editors' tools use.

use std::path::PathBuf;

use casebound::content::describe;
use casebound::content::schema::FileKind;
use casebound::diag::{Lang, message as m};
use casebound::project::output::stage;

use super::args::Args;
use super::output::{Console, write_failure};
use super::{Failure, Outcome};

/// Writes the JSON Schemas that editors' tools use
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Where to write [default: the book's schemas/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let out = match &own.out {
        Some(out) => out.clone(),
        None => args.folder()?.root().join("schemas"),
    };
    let mut staged = Vec::new();
    for (name, text) in files(console.lang())? {
        let file = stage(out.join(name), text.as_bytes());
        staged.push(file.map_err(write_failure)?);
    }
    console.wrote(staged)
}

/// Name and text of every schema's file, described in a language.
pub(super) fn files(lang: Lang) -> Result<Vec<(String, String)>, Failure> {
    FileKind::ALL
        .into_iter()
        .map(|kind| {
            let text = serde_json::to_string_pretty(&describe::described(kind, lang))
                .map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
            Ok((format!("{}.schema.json", kind.name()), text + "\n"))
        })
        .collect()
}
