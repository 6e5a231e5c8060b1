//! What the printer needs: condition, profile, marks, signature.

use std::sync::Arc;

use super::context::Context;
use super::spine::Spine;
use crate::colour::condition::of_profile;
use crate::colour::profile::PROFILE_HINT;
use crate::colour::{Condition, Output, OutputProfile, Rendering};
use crate::content::report::{Opener, Press as PressContent, Report};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic};
use crate::project::MAX_BINARY;

messages! {
    BAD_SIGNATURE(pages);
    BAD_SIGNATURE_HINT;
    OTHER_CONDITION(profile, made_for, condition);
    OTHER_CONDITION_HINT(condition);
    BAD_LIMIT(text);
    BAD_LIMIT_HINT;
}

/// Pages of a signature unless the book says otherwise: one sheet folded once.
const SIGNATURE: u32 = 4;

/// The printer's demands.
#[derive(Debug, Clone)]
pub struct Press {
    /// Whether sheets carry marks.
    pub marks: bool,
    /// What it prints with.
    pub output: Output,
    /// The book is filled up with blank pages to a multiple of this.
    pub signature: u32,
    /// Where chapters open.
    pub opener: Opener,
    /// How wide the spine is, if the book says so.
    pub spine: Option<Spine>,
}

impl Press {
    /// The demands of a report.
    pub(super) fn new(report: &Report, cx: &mut Context) -> Press {
        let content = report.press.clone().unwrap_or_default();
        let profile = profile(&content, cx);
        let mut condition = match (&content.condition, &profile) {
            (Some(name), _) => Condition::named(name.as_str().trim()),
            (None, Some(profile)) if !profile.description().is_empty() => {
                Condition::named(profile.description())
            }
            (None, Some(_)) => Condition::named("Custom"),
            (None, None) => Condition::built_in(),
        };
        // The profile converts for one paper, and the printer is told of another.
        if let (Some(name), Some(profile)) = (&content.condition, &profile)
            && condition.registered
            && let Some(made_for) = of_profile(profile.description())
            && !made_for.eq_ignore_ascii_case(&condition.identifier)
        {
            let message =
                OTHER_CONDITION.with([profile.description(), made_for, condition.identifier.as_str()]);
            let found = Diagnostic::warning(Code::ProfileCondition, name.span(), message);
            cx.push(found.hint(OTHER_CONDITION_HINT.with([made_for])));
        }
        if let Some(limit) = &content.ink_limit {
            let typed = limit.as_str().trim();
            let value = typed.trim_end_matches('%').trim().parse::<f64>().ok();
            match value.filter(|value| (200.0..=400.0).contains(value)) {
                Some(value) => condition.ink_limit = value,
                None => {
                    let found = Diagnostic::error(Code::Schema, limit.span(), BAD_LIMIT.with([typed]));
                    cx.push(found.hint(BAD_LIMIT_HINT.plain()));
                }
            }
        }
        if let Some(signature) = content.signature
            && *signature != 1
            && (!signature.is_multiple_of(2) || !(2..=64).contains(&*signature))
        {
            let message = BAD_SIGNATURE.with([&signature.to_string()]);
            let found = Diagnostic::error(Code::Schema, signature.span, message);
            cx.push(found.hint(BAD_SIGNATURE_HINT.plain()));
        }
        Press {
            marks: content.marks.unwrap_or(true),
            output: Output {
                profile: profile.unwrap_or_else(OutputProfile::built_in),
                rendering: Rendering {
                    intent: content.intent.unwrap_or_default(),
                    black_point_compensation: content.black_point_compensation.unwrap_or(true),
                },
                condition,
            },
            signature: content.signature.map_or(SIGNATURE, |signature| signature.max(1)),
            opener: content.opener.unwrap_or_default(),
            spine: content.cover.as_ref().and_then(|cover| Spine::new(cover, cx)),
        }
    }
}

/// The book's own profile, if it names a usable one.
fn profile(content: &PressContent, cx: &mut Context) -> Option<Arc<OutputProfile>> {
    let name = content.profile.as_ref()?;
    let found = match cx.project.read(name.trim_start_matches("./"), MAX_BINARY) {
        Err(fault) => fault.diagnostic(name.span(), name),
        Ok(bytes) => match OutputProfile::read(bytes) {
            Ok(profile) => return Some(Arc::new(profile)),
            Err(fault) => {
                Diagnostic::error(Code::Profile, name.span(), fault.message()).hint(PROFILE_HINT.plain())
            }
        },
    };
    cx.push(found);
    None
}
