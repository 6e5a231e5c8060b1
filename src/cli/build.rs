//! `build`: the whole report.

use std::path::Path;

use casebound::diag::message as m;
use casebound::export;
use casebound::project::output::{Staged, stage};
use casebound::session::Session;
use casebound::template::{Medium, TypstProject};

use super::args::{Args, BuildArgs, Edition};
use super::output::{Console, moment, write_failure};
use super::{Failure, Outcome};

pub fn run(own: &BuildArgs, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let bar = console.progress(&m::STEP_LOAD, None);
    let mut session = Session::open(args.project()?, own.fonts.system());
    let medium = match own.only {
        None | Some(Edition::Screen) => Medium::Screen,
    };
    bar.set_message(m::STEP_TYPESET.plain().render(console.lang()));
    let typeset = session.report(medium);
    bar.set_message(m::STEP_EXPORT.plain().render(console.lang()));
    let date = session.book.as_ref().and_then(|book| book.info.date.clone());
    let exported =
        typeset.and_then(|(document, typesetter)| match export::pdf(&document, moment(date.as_ref())) {
            Ok(bytes) => Some((bytes, typesetter)),
            Err(errors) => {
                errors.iter().for_each(|error| session.diagnostics.push(typesetter.explain(error)));
                None
            }
        });
    bar.finish_and_clear();
    let Some((bytes, typesetter)) = exported else { return console.faulty(&session) };
    let out = own.out.clone().unwrap_or_else(|| session.project.root().join("out"));
    let mut staged = Vec::new();
    if let Some(dir) = &own.keep_typst {
        staged.extend(typst_project(dir, typesetter.project(), &session)?);
    }
    staged.push(stage(out.join("report.pdf"), &bytes).map_err(|(path, error)| write_failure(&path, &error))?);
    console.finish(&session, staged)
}

/// The project that was compiled, with its fonts, as `typst compile` accepts it.
fn typst_project(dir: &Path, project: &TypstProject, session: &Session) -> Result<Vec<Staged>, Failure> {
    let sources = project.sources.iter().map(|(path, generated)| (path.clone(), generated.text.as_bytes()));
    let pictures = project.pictures.iter().map(|picture| (picture.virtual_path(), picture.bytes.as_slice()));
    let fonts = session.fonts.files().map(|(name, bytes)| (format!("/fonts/{name}"), bytes));
    sources
        .chain(pictures)
        .chain(fonts)
        .map(|(path, bytes)| {
            let path = dir.join(path.trim_start_matches('/'));
            stage(path, bytes).map_err(|(path, error)| write_failure(&path, &error))
        })
        .collect()
}
