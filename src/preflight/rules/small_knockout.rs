//! `small-knockout`: small light text on several inks fills in where the plates do not meet exactly.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::limits::MIN_KNOCKOUT;
use crate::preflight::Inspection;
use crate::preflight::rules::{Kinds, Rule, short};
use crate::preflight::seen::{Kind, Mark};

messages! {
    "preflight-small-knockout";
    SMALL(page, size);
    HINT;
}

/// Text of this size and more keeps its shape, in points, with room for rounding.
const SAFE: f64 = MIN_KNOCKOUT - 0.05;
/// What is lighter than this counts as white, in percent of one ink.
const LIGHT: f64 = 20.0;
/// Grounds of one page that are remembered, the last ones.
const MAX_GROUNDS: usize = 4_000;

pub(super) const RULE: Rule = Rule { code: Code::SmallKnockout, page: None, check };

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    // One finding per size, in tenths of a point.
    let mut kinds: Kinds<i64> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        let mut grounds: Vec<&Mark> = Vec::new();
        for mark in marks {
            match mark.kind {
                Kind::Fill { rectangle: true, .. } | Kind::Image | Kind::Shading => {
                    if grounds.len() >= MAX_GROUNDS {
                        grounds.remove(0);
                    }
                    grounds.push(mark);
                }
                Kind::Text(size) if size * page.user_unit < SAFE && size > 0.0 => {
                    let light = mark.inks.coverage().is_some_and(|coverage| coverage <= LIGHT);
                    let on_several = light
                        && inspection.pdf.budget.step(1 + grounds.len() / 16)
                        && grounds
                            .iter()
                            .rev()
                            .find(|ground| covers(ground, mark))
                            .is_some_and(|ground| ground.inks.count() >= 2);
                    if on_several {
                        let size = size * page.user_unit;
                        kinds.entry((size * 10.0).round() as i64).or_default().add(
                            page.number,
                            mark.object,
                            -size,
                        );
                    }
                }
                _ => {}
            }
        }
    }
    for (tenths, fault) in &kinds {
        let place = inspection.place(fault.pages.first(), fault.object);
        let message = SMALL.with([&fault.pages.to_string(), &short(*tenths as f64 / 10.0)]);
        found.push(Diagnostic::warning(Code::SmallKnockout, place, message).hint(HINT.plain()));
    }
}

/// Whether a text begins on a ground.
fn covers(ground: &Mark, text: &Mark) -> bool {
    let (x, y) = (text.area.left, (text.area.bottom + text.area.top) / 2.0);
    let area = &ground.area;
    area.left <= x && x <= area.right && area.bottom <= y && y <= area.top
}
