//! `build`: the whole report.

use std::path::Path;

use casebound::diag::Diagnostics;
use casebound::diag::message as m;
use casebound::export;
use casebound::project::output::{Staged, stage};
use casebound::session::Session;
use casebound::template::TypstProject;

use super::args::{Args, BuildArgs, Edition};
use super::output::{Console, moment, write_failure};
use super::{Failure, Outcome};

pub fn run(own: &BuildArgs, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let bar = console.progress(&m::STEP_LOAD, None);
    let mut session = Session::open(args.project()?, own.fonts.system());
    let editions = match own.only {
        None => vec![Edition::Screen, Edition::Press],
        Some(only) => vec![only],
    };
    let out = own.out.clone().unwrap_or_else(|| session.project.root().join("out"));
    let moment = moment(session.book.as_ref().and_then(|book| book.info.date.as_ref()));
    let standards = own.standards.standards(moment)?;
    let mut staged = Vec::new();
    for edition in &editions {
        bar.set_message(m::STEP_TYPESET.plain().render(console.lang()));
        let Some((document, typesetter)) = session.report(edition.medium()) else { break };
        bar.set_message(m::STEP_EXPORT.plain().render(console.lang()));
        let mut found = Diagnostics::default();
        let bytes = match edition {
            Edition::Screen => export::pdf(&document, moment, &standards)
                .map_err(|errors| errors.iter().for_each(|error| found.push(typesetter.explain(error))))
                .ok(),
            Edition::Press => {
                let title = session.book.as_ref().map(|book| book.info.title.to_string()).unwrap_or_default();
                session.press_file(&document, &title, moment, &typesetter, &mut found)
            }
        };
        session.diagnostics.append(found);
        let Some(bytes) = bytes else { break };
        // What is kept is one project: the screen's, unless only the press's is made.
        if let Some(dir) = own.keep_typst.as_deref().filter(|_| *edition == editions[0]) {
            staged.extend(typst_project(dir, typesetter.project(), &session)?);
        }
        let name = format!("report{}.pdf", edition.suffix());
        staged.push(stage(out.join(name), &bytes).map_err(|(path, error)| write_failure(&path, &error))?);
    }
    bar.finish_and_clear();
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
