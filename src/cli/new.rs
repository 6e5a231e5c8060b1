//! `new`: a case or a figure from a template that already passes `check`.

use casebound::diag::message as m;
use casebound::project::is_id;

use super::args::{Args, NewArgs, NewWhat};
use super::init::{template, write};
use super::output::{Console, shown};
use super::{Failure, Outcome};

pub fn run(own: &NewArgs, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let book = args.folder()?;
    let (folder, slug, name) = match &own.what {
        NewWhat::Case { slug } => ("cases", slug, "case.yaml".to_owned()),
        NewWhat::Figure { slug, chart } => ("figures", slug, format!("figures/{chart}.yaml")),
    };
    if !is_id(slug) {
        return Err(m::FILE_NAME.with([slug]));
    }
    let path = book.root().join(folder).join(format!("{slug}.yaml"));
    if path.exists() {
        return Err(m::EXISTS.with([&shown(&path)]));
    }
    let text = template(console.lang(), &name).ok_or_else(|| m::INTERNAL.with([&name]))?;
    // Two cases made one after the other have two names.
    write(&path, &text.replace("SLUG", slug), console)?;
    let next = match &own.what {
        NewWhat::Case { slug } => format!("casebound sheet {slug}"),
        NewWhat::Figure { slug, .. } => format!("- figure: {slug}"),
    };
    console.note(&m::NEXT_STEP.with([&next]));
    Ok(Outcome::Done)
}
