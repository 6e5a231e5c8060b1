//! The help texts of the command line in the language of its user.

use casebound::diag::message as m;
use casebound::diag::{Lang, usage};
use clap::builder::{StyledStr, Styles};
use clap::{Arg, Command, CommandFactory};

use super::args::Args;

/// The command tree with the help texts that a language has, and English ones where it has none.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = Args::command();
    // Only then are the help arguments and the help command there.
    command.build();
    localized(command, &["help".to_owned()], lang)
}

/// `keys` are the command's own key and those of the commands above it, whose texts it may share.
fn localized(command: Command, keys: &[String], lang: Lang) -> Command {
    let word = |word: &'static m::Template| word.plain().render(lang);
    let about = lang.own(&keys[0]);
    let command = match about {
        Some(about) => command.about(about.into_owned()),
        None => command,
    };
    let command = command
        .subcommand_help_heading(word(&usage::COMMANDS))
        .subcommand_value_name(word(&usage::COMMAND))
        .mut_args(|arg| argument(arg, keys, lang))
        .mut_subcommands(|sub| {
            let keys = below(keys, sub.get_name());
            localized(sub, &keys, lang)
        });
    let heading = Styles::styled().get_usage().to_owned();
    let heading = format!("{heading}{}{heading:#}", word(&usage::USAGE));
    let tail = if command.get_arguments().next().is_some() { "\n\n{all-args}" } else { "" };
    let template = format!("{{before-help}}{{about-with-newline}}\n{heading}{{usage}}{tail}{{after-help}}");
    let usage = usage_line(&command, lang);
    command.help_template(StyledStr::from(template)).override_usage(StyledStr::from(usage))
}

/// The keys of a command below another. `help` is the same everywhere, and what it offers are the same commands once more.
fn below(keys: &[String], name: &str) -> Vec<String> {
    match keys {
        keys if name == "help" => [&["help-help".to_owned()], keys].concat(),
        [own, above @ ..] if own == "help-help" => below(above, name),
        [own, ..] => [&[format!("{own}-{name}")], keys].concat(),
        [] => Vec::new(),
    }
}

/// How a command is called, with the styles of a terminal.
fn usage_line(command: &Command, lang: Lang) -> String {
    let line = command.clone().render_usage().ansi().to_string();
    // The library's own heading stands before it.
    let line =
        line.split_once("Usage:").and_then(|(_, line)| line.split_once(' ')).map_or("", |(_, line)| line);
    line.replace("[OPTIONS]", &usage::ANY_OPTIONS.plain().render(lang))
}

fn argument(arg: Arg, keys: &[String], lang: Lang) -> Arg {
    let heading = if arg.is_positional() { &usage::ARGUMENTS } else { &usage::OPTIONS };
    let arg = arg.help_heading(heading.plain().render(lang));
    let find = |name: &str| keys.iter().find_map(|key| lang.own(&format!("{key}.{name}")));
    let id = kebab(arg.get_id().as_str());
    let Some(help) = find(&id) else { return arg };
    // The library's words for defaults and values are English: the text says them instead.
    let takes_values = arg.get_action().takes_values();
    let mut short = help.into_owned();
    let defaults = arg.get_default_values().iter().filter_map(|value| value.to_str());
    let comma = m::LIST_COMMA.plain().render(lang);
    let defaults = defaults.collect::<Vec<_>>().join(&comma);
    if takes_values && !defaults.is_empty() {
        short.push_str(&usage::DEFAULT.with([defaults]).render(lang));
    }
    let mut long = short.clone();
    let values = arg.get_possible_values();
    if takes_values && !values.is_empty() && !arg.is_hide_possible_values_set() {
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        short.push_str(&usage::VALUES.with([names.join(&comma)]).render(lang));
        let meant =
            |name: &str| Some(usage::VALUE.with([name, &find(&format!("{id}-{name}"))?]).render(lang));
        let meanings: Option<Vec<String>> = names.iter().map(|name| meant(name)).collect();
        long = match meanings {
            Some(meanings) => {
                format!("{long}\n\n{}\n{}", usage::VALUES_TITLE.plain().render(lang), meanings.join("\n"))
            }
            None => short.clone(),
        };
    }
    let named: Option<Vec<String>> = arg.get_value_names().map(|names| {
        let name = |name: &clap::builder::Str| lang.own(&format!("help-value.{}", kebab(name)));
        names
            .iter()
            .map(|own| name(own).map_or_else(|| own.to_string(), std::borrow::Cow::into_owned))
            .collect()
    });
    let arg = match named {
        Some(names) if takes_values => arg.value_names(names),
        _ => arg,
    };
    arg.help(short).long_help(long).hide_possible_values(true).hide_default_value(true)
}

/// An id or a name of values as the attribute of a catalogue: `keep_typst` is `keep-typst`, `FILE:LINE` is `file-line`.
fn kebab(name: &str) -> String {
    name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use casebound::diag::Lang;
    use clap::{Command, CommandFactory};

    use super::{Args, below, command, kebab};

    /// What a language must say: each with the paths by which it may say it.
    fn needed(command: &Command, keys: &[String], all: &mut Vec<Vec<String>>) {
        all.push(vec![keys[0].clone()]);
        for arg in command.get_arguments() {
            let id = kebab(arg.get_id().as_str());
            let paths = |name: &str| keys.iter().map(|key| format!("{key}.{name}")).collect::<Vec<_>>();
            all.push(paths(&id));
            let values = arg.get_possible_values();
            let described = values.iter().filter(|value| value.get_help().is_some());
            all.extend(described.map(|value| paths(&format!("{id}-{}", value.get_name()))));
            if arg.get_action().takes_values() {
                let names = arg.get_value_names().unwrap_or_default().iter();
                all.extend(names.map(|name| vec![format!("help-value.{}", kebab(name))]));
            }
        }
        for sub in command.get_subcommands() {
            needed(sub, &below(keys, sub.get_name()), all);
        }
    }

    #[test]
    fn every_language_helps_with_everything_and_nothing_else() {
        let mut all = Vec::new();
        let mut tree = Args::command();
        tree.build();
        needed(&tree, &["help".to_owned()], &mut all);
        for &lang in Lang::all().iter().filter(|&&lang| lang != Lang::default()) {
            let mut needless: BTreeSet<String> = lang
                .paths()
                .into_iter()
                .filter(|path| path.starts_with("help") && !path.starts_with("help-word-"))
                .collect();
            let mut missing = BTreeSet::new();
            for paths in &all {
                match paths.iter().find(|path| lang.own(path).is_some()) {
                    Some(path) => drop(needless.remove(path)),
                    None => drop(missing.insert(&paths[0])),
                }
            }
            assert!(missing.is_empty(), "locales/{lang:?}.ftl lacks {missing:#?}");
            assert!(needless.is_empty(), "locales/{lang:?}.ftl helps with what is not there: {needless:#?}");
        }
    }

    #[test]
    fn a_third_language_helps_too() {
        let lang = Lang::given(
            "x-test",
            "help-build = ⟦build⟧\n    .out = ⟦out⟧\nhelp-word-options = ⟦options⟧\nhelp-word-usage = ⟦usage⟧\n",
        );
        let mut tree = command(lang);
        let help = tree.find_subcommand_mut("build").expect("a command").render_help().to_string();
        for text in ["⟦build⟧", "⟦out⟧", "⟦options⟧:", "⟦usage⟧casebound build", "Which edition to make"]
        {
            assert!(help.contains(text), "{text}: {help}");
        }
    }
}
