//! What the command line says: wrong use, and the words around help texts.
//!
//! Help texts themselves are the doc comments of the arguments in English, and `help` and `help-<command>` of the
//! catalogues in any other language.

use super::message::{messages, words};

messages! {
    "usage";
    INVALID_VALUE(value, argument);
    REFUSED_VALUE(value, argument, reason);
    NO_VALUE(argument);
    VALUE_TOO_MANY(value, argument);
    UNKNOWN_ARGUMENT(argument);
    UNKNOWN_COMMAND(command);
    NO_COMMAND(command);
    NO_SLUGS(names);
    NONE_THERE;
    CONFLICT(argument, others);
    REPEATED(argument);
    MISSING(arguments);
    NOT_UTF8;
    OTHER;
    NOT_A_NUMBER;
    OUT_OF_RANGE(low, high);
    SHARD;
    GRID(most);
    PAGES;
    NO_PAGE(page, count);
    RENAMED(from, to, references, files);
    RENAME_WOULD(from, to, references, files);
    RENAME_LEFT(places);
    TRANSLATED(open, stale);
    TRANSLATED_MOVED(count);
    TRANSLATED_GONE(count);
    TRANSLATED_CONFIRMED(count);
    TRANSLATED_NOTHING;
    IMPORT_NO_SLUG(name);
    IMPORT_AS_HINT;
    IMPORT_DONE(questions, people);
    DIFF_NOW;
    DIFF_SAME;
    DIFF_NO_PAGES;
    NO_PRINT(reason);
    NO_SPINE;
    OF_PRESS;
    ALL_REPORTS;
    DIFF_PDF_PAGES;
    CHAPTER_ENTRY(slug);
    NO_GROUP(group);
    NO_GROUP_HINT(groups);
    NO_GROUPS_HINT;
    UNKNOWN_LAYOUT(name);
    UNKNOWN_LAYOUT_HINT(names);
    EDITOR(names);
    HOST;
    APPROVED(case, who, date);
    APPROVE_ALREADY(case);
    APPROVE_UNWRITABLE(file);
    DAY;
    CORRECTIONS_NONE;
    CORRECTIONS_PLAIN;
    CORRECTIONS_APPLIED(changes, file);
    CORRECTIONS_WOULD_APPLY(changes, file);
    CORRECTIONS_APPLICABLE(changes);
    CORRECTIONS_LEFT(changes);
    CORRECTIONS_ASK;
    CORRECTIONS_ASK_AGAIN;
}

messages! {
    "verbose";
    BOOK(folder);
    READ(file);
    FAMILIES(names);
    SET_IN(fonts);
    TOOK(step, seconds);
}

words! {
    "help-word";
    USAGE;
    COMMANDS;
    COMMAND;
    ARGUMENTS;
    OPTIONS;
    ANY_OPTIONS;
    DEFAULT(value);
    VALUES(values);
    VALUES_TITLE;
    VALUE(name, meaning);
    TIP(tip);
    LINE(usage);
    MORE(command);
}

words! {
    "man";
    NAME;
    SYNOPSIS;
    DESCRIPTION;
    SUBCOMMANDS;
    VERSION;
}
