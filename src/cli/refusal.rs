//! What is said of wrong use, in the language of the user.

use std::error::Error as _;
use std::fmt;

use casebound::diag::message as m;
use casebound::diag::{Lang, Message, usage};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Why a value was refused.
#[derive(Debug, Clone)]
pub(super) struct Refusal(pub Message);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.render(Lang::default()))
    }
}

impl std::error::Error for Refusal {}

/// What other programs call what a command does.
const OTHER_NAMES: [(&str, &[&str]); 6] = [
    ("preview", &["watch", "serve", "server", "live", "dev", "start", "view", "open"]),
    ("build", &["compile", "make", "render", "pdf", "print", "export"]),
    ("check", &["lint", "validate", "verify", "test"]),
    ("check --fix", &["fix", "format", "fmt"]),
    ("new", &["create", "add"]),
    ("list", &["ls", "show"]),
];

/// What is wrong with the arguments, in a sentence and with the way out.
pub(super) fn refusal(error: &Error, lang: Lang) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let comma = m::LIST_COMMA.plain().render(lang);
    let one = |kind| text(kind).join(&comma);
    let argument = one(ContextKind::InvalidArg);
    let value = one(ContextKind::InvalidValue);
    let command = one(ContextKind::InvalidSubcommand);
    let message = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => usage::NO_VALUE.with([argument]),
        ErrorKind::InvalidValue => usage::INVALID_VALUE.with([value, argument]),
        ErrorKind::ValueValidation => {
            let refusal = error.source().and_then(|source| source.downcast_ref::<Refusal>());
            let reason = refusal.map(|Refusal(reason)| reason.render(lang));
            match reason {
                Some(reason) => usage::REFUSED_VALUE.with([value, argument, reason]),
                None => usage::INVALID_VALUE.with([value, argument]),
            }
        }
        ErrorKind::TooManyValues => usage::VALUE_TOO_MANY.with([value, argument]),
        ErrorKind::UnknownArgument => usage::UNKNOWN_ARGUMENT.with([argument]),
        ErrorKind::InvalidSubcommand => usage::UNKNOWN_COMMAND.with([&command]),
        ErrorKind::MissingSubcommand => usage::NO_COMMAND.with([&command]),
        ErrorKind::ArgumentConflict => match one(ContextKind::PriorArg) {
            other if other == argument => usage::REPEATED.with([argument]),
            others => usage::CONFLICT.with([argument, others]),
        },
        ErrorKind::MissingRequiredArgument => usage::MISSING.with([argument]),
        ErrorKind::InvalidUtf8 => usage::NOT_UTF8.plain(),
        _ => usage::OTHER.plain(),
    };
    let mut lines = vec![m::FAILED.with([message.render(lang)]).render(lang)];
    let tip = |message: Message| usage::TIP.with([message.render(lang)]).render(lang);
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near: Vec<String> = near.into_iter().flat_map(text).collect();
    let known: Vec<String> =
        [ContextKind::ValidValue, ContextKind::ValidSubcommand].into_iter().flat_map(text).collect();
    let meant = OTHER_NAMES.iter().find(|(_, others)| others.contains(&command.as_str()));
    if let Some(near) = meant.map(|(own, _)| *own).or(near.first().map(String::as_str)) {
        lines.push(tip(m::NEAREST.with([near])));
    }
    if !known.is_empty() {
        lines.push(tip(m::KNOWN_KEYS.with([known])));
    }
    if let Some(ContextValue::StyledStr(line)) = error.get(ContextKind::Usage) {
        let line = line.to_string();
        let line = line.trim_start_matches("Usage:").trim();
        lines.extend([String::new(), usage::LINE.with([line]).render(lang)]);
    }
    lines.extend([String::new(), usage::MORE.with(["--help"]).render(lang)]);
    lines.join("\n")
}
