//! The commands that the README shows, run in their order.

#![allow(clippy::disallowed_methods, reason = "the README is read from the repository")]

use std::fs;

use crate::harness::{Book, repository, run};

/// The commands of every `sh` block that uses the installed binary; those that use cargo are what runs this test.
fn blocks() -> Vec<Vec<String>> {
    let readme = fs::read_to_string(repository().join("README.md")).expect("the README");
    let blocks = readme.split("```sh\n").skip(1).map(|rest| {
        let block = rest.split("```").next().unwrap_or_default();
        block.lines().filter(|line| !line.starts_with("cargo ")).map(str::to_owned).collect::<Vec<_>>()
    });
    blocks.filter(|block| !block.is_empty()).collect()
}

#[test]
fn the_readme_works_as_it_is_written() {
    let blocks = blocks();
    assert!(!blocks.is_empty(), "the README shows no command");
    for block in blocks {
        let home = Book::empty();
        let mut folder = home.root().to_owned();
        for line in block {
            match line.split_once(' ') {
                Some(("cd", to)) => folder = folder.join(to),
                Some(("casebound", args)) => drop(run(&folder, args, &[]).done()),
                _ => panic!("the README shows `{line}`, which this test cannot run"),
            }
        }
        assert!(folder.join("out/report.pdf").is_file());
    }
}

#[test]
fn the_readme_names_every_command() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("the README");
    let help = run(repository(), "--help", &[]).done().stdout;
    let list =
        help.split("Commands:\n").nth(1).expect("the commands").split("\n\n").next().unwrap_or_default();
    let commands: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"build"), "{help}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        assert!(readme.contains(&format!("`{command}")), "{command}");
    }
}
