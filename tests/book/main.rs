//! The tool as its users meet it: the real binary over real folders.
//!
//! Bad input is collected in catalogues, one per theme: what was broken, and what `check --format short` says about it.
//! After a change of messages, `INSTA_UPDATE=always cargo test --release` writes them anew, to be read as a diff.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod annotated;
mod approvals;
mod case_tables;
mod charts;
mod check;
mod clean;
mod commands;
mod content;
mod cover_sheet;
mod damaged;
mod desk;
mod differences;
mod display;
mod documents;
mod editions;
mod everyday;
mod faces;
mod files;
mod format;
mod furniture;
mod harness;
mod hostile;
mod importing;
mod imposition;
mod incremental;
mod integrity;
mod interviews;
mod languages;
mod layers;
mod layout_reference;
mod layouts;
mod links;
mod lists;
mod logos;
mod lost;
mod lsp;
mod makeup;
mod mutations;
mod notes;
mod numbers;
mod outputs;
mod overset;
mod pages;
mod pdf;
mod pictures;
mod preflight;
mod preflight_presets;
mod preflight_report;
mod preflight_rules;
mod press;
mod preview;
mod preview_guard;
mod proofs;
mod prose_tables;
mod provenance;
mod readme;
mod recipes;
mod resaved;
mod rules;
mod scaffold;
mod sentences;
mod sheets;
mod standards;
mod tables;
mod text;
mod tongues;
mod translations;
mod typed;
mod weekly;
mod yaml;
