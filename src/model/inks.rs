//! The inks of a report: read, checked, and judged by the ink that the paper takes.

use std::sync::Arc;

use super::context::Context;
use crate::colour::Condition;
use crate::content::report::{Ink as InkContent, Report};
use crate::diag::message::{self as m, Message, messages};
use crate::diag::{Code, Diagnostic, nearest_hint};
use crate::ink::{Ink, PART_CONTRAST, Spot, Theme};
use crate::source::{Spanned, Text};

messages! {
    INK_LACKS(key);
    INK_LACKS_HINT(example);
    TWO_INKS;
    TWO_INKS_HINT;
    BAD_PERCENT(text);
    BAD_PERCENT_HINT;
    BAD_SCREEN(text);
    BAD_SCREEN_HINT;
    NO_SPOT;
    NO_SPOT_HINT;
    BAD_SPOT(name);
    BAD_SPOT_HINT;
    HEAVY_INK(ink, condition, limit);
    HEAVY_INK_HINT;
    PALE_PART(contrast, least);
    PALE_PART_HINT;
}

/// Names that stand for plates the press has anyway (ISO 32000-1, 8.6.6.4).
const PLATES: [&str; 6] = ["all", "none", "cyan", "magenta", "yellow", "black"];

/// The inks of a report.
pub(super) fn theme(report: &Report, cx: &mut Context) -> Theme {
    let mut theme = own(report, cx);
    if theme.parts.is_empty() {
        theme.parts = theme.usual_parts();
    }
    theme
}

fn own(report: &Report, cx: &mut Context) -> Theme {
    let mut theme = Theme::default();
    let Some(content) = &report.theme else { return theme };
    if let Some(declared) = &content.spot {
        let own = declared.name.trim();
        if own.is_empty() || PLATES.contains(&own.to_lowercase().as_str()) {
            let found = Diagnostic::error(Code::Schema, declared.name.span(), BAD_SPOT.with([own]));
            cx.push(found.hint(BAD_SPOT_HINT.plain()));
        }
        if let (Some(cmyk), Some(screen)) = (mixed(&declared.cmyk, cx), on_screen(&declared.screen, cx)) {
            theme.take(Spot { name: Arc::from(own), cmyk, screen });
        }
    }
    let spot = theme.spot.clone();
    for (role, own) in &content.inks {
        let slot = match role.as_str() {
            "accent" => &mut theme.accent,
            "accent-tint" => &mut theme.accent_tint,
            "accent-wash" => &mut theme.accent_wash,
            "text" => &mut theme.text,
            "muted" => &mut theme.muted,
            "rule" => &mut theme.rule,
            "paper" => &mut theme.paper,
            other => {
                let known = ["accent", "accent-tint", "accent-wash", "text", "muted", "rule", "paper"];
                let found = Diagnostic::error(Code::UnknownKey, role.span(), m::UNKNOWN_KEY.with([other]));
                let hint = nearest_hint(other, &known.map(str::to_owned));
                cx.push(Diagnostic { hint, ..found });
                continue;
            }
        };
        if let Some(own) = ink(own, spot.as_ref(), cx) {
            *slot = own;
        }
    }
    // The first series is in the accent, unless the book says otherwise.
    theme.series[0] = theme.accent;
    for (slot, own) in theme.series.iter_mut().zip(&content.series) {
        if let Some(own) = ink(own, spot.as_ref(), cx) {
            *slot = own;
        }
    }
    for declared in &content.parts {
        let Some(part) = ink(declared, spot.as_ref(), cx) else { continue };
        let contrast = part.contrast(&theme.paper);
        if contrast < PART_CONTRAST {
            let values = [contrast, PART_CONTRAST].map(|ratio| format!("{ratio:.1}"));
            let found = Diagnostic::warning(Code::Schema, declared.span, PALE_PART.with(values));
            cx.push(found.hint(PALE_PART_HINT.plain()));
        }
        theme.parts.push(part);
    }
    theme
}

fn ink(content: &Spanned<InkContent>, spot: Option<&Spot>, cx: &mut Context) -> Option<Ink> {
    let screen = content.screen.as_ref().map(|screen| on_screen(screen, cx));
    let mut refuse = |message: Message, hint: Message| {
        cx.push(Diagnostic::error(Code::Schema, content.span, message).hint(hint));
        None
    };
    match (&content.cmyk, &content.spot) {
        (Some(_), Some(_)) => refuse(TWO_INKS.plain(), TWO_INKS_HINT.plain()),
        (None, None) => refuse(INK_LACKS.with(["cmyk"]), INK_LACKS_HINT.with(["cmyk: [70, 15, 0, 0]"])),
        (Some(cmyk), None) => {
            let Some(screen) = screen else {
                return refuse(INK_LACKS.with(["screen"]), INK_LACKS_HINT.with(["screen: \"#2FA0DA\""]));
            };
            mixed(cmyk, cx).zip(screen).map(|(cmyk, screen)| Ink::new(cmyk, screen))
        }
        (None, Some(tint)) => {
            let Some(spot) = spot else { return refuse(NO_SPOT.plain(), NO_SPOT_HINT.plain()) };
            let tinted = checked_percent(tint, cx).map(|tint| spot.tint(tint));
            match screen {
                None => tinted,
                Some(screen) => tinted.zip(screen).map(|(ink, screen)| Ink { screen, ..ink }),
            }
        }
    }
}

/// Four inks; each that is no percentage is reported.
fn mixed(inks: &[Text], cx: &mut Context) -> Option<[f64; 4]> {
    let read: Vec<Option<f64>> = inks.iter().map(|ink| checked_percent(ink, cx)).collect();
    read.into_iter().collect::<Option<Vec<f64>>>()?.try_into().ok()
}

fn checked_percent(scalar: &Text, cx: &mut Context) -> Option<f64> {
    let read = percent(scalar);
    if read.is_none() {
        let found = Diagnostic::error(Code::Schema, scalar.span(), BAD_PERCENT.with([scalar.as_str()]));
        cx.push(found.hint(BAD_PERCENT_HINT.plain()));
    }
    read
}

fn on_screen(scalar: &Text, cx: &mut Context) -> Option<[u8; 3]> {
    let read = hex(scalar);
    if read.is_none() {
        let found = Diagnostic::error(Code::Schema, scalar.span(), BAD_SCREEN.with([scalar.as_str()]));
        cx.push(found.hint(BAD_SCREEN_HINT.plain()));
    }
    read
}

fn percent(scalar: &Text) -> Option<f64> {
    let value: f64 = scalar.as_str().trim_end_matches('%').trim().parse().ok()?;
    (0.0..=100.0).contains(&value).then_some(value)
}

fn four(inks: &[Text]) -> Option<[f64; 4]> {
    let inks: Vec<f64> = inks.iter().map(percent).collect::<Option<_>>()?;
    inks.try_into().ok()
}

fn hex(scalar: &Text) -> Option<[u8; 3]> {
    let hex = scalar.as_str().strip_prefix('#')?;
    let sound = hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit());
    let rgb = u32::from_str_radix(hex, 16).ok().filter(|_| sound)?;
    Some([(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8])
}

/// Reports every ink of the report that the paper does not take.
pub(super) fn weigh(report: &Report, condition: &Condition, cx: &mut Context) {
    let Some(content) = &report.theme else { return };
    let heavy = content
        .inks
        .values()
        .chain(&content.series)
        .chain(&content.parts)
        .filter_map(|ink| Some((ink.span, four(ink.cmyk.as_deref()?)?.iter().sum::<f64>())))
        .filter(|(_, total)| *total > condition.ink_limit);
    for (span, total) in heavy {
        let [total, limit] = [total, condition.ink_limit].map(|percent| format!("{percent:.0}"));
        let message = HEAVY_INK.with([&total, &condition.identifier, &limit].map(String::from));
        let found = Diagnostic::warning(Code::InkLimit, span, message);
        cx.push(found.hint(HEAVY_INK_HINT.plain()));
    }
}
