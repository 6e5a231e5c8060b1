//! The commands that the README and the first page of the manual show, run in their order.

#![allow(
    clippy::disallowed_methods,
    reason = "both are read from the repository, and files are put where they ask for them"
)]

use std::fs;
use std::path::PathBuf;

use crate::harness::{Book, repository, run};
use crate::importing::{paragraph, word};

/// The commands of every `sh` block of a document that uses the installed binary; those that use cargo are what runs this test.
fn blocks(document: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(repository().join(document)).expect("the document");
    let blocks = text.split("```sh\n").skip(1).map(|rest| {
        let block = rest.split("```").next().unwrap_or_default();
        block.lines().filter(|line| !line.starts_with("cargo ")).map(str::to_owned).collect::<Vec<_>>()
    });
    let blocks: Vec<_> = blocks.filter(|block| !block.is_empty()).collect();
    assert!(!blocks.is_empty(), "{document} shows no command");
    blocks
}

/// Runs commands one after another in an empty folder, and returns it with the folder where the last of them ran.
fn follow(document: &str, commands: impl IntoIterator<Item = String>) -> (Book, PathBuf) {
    let home = Book::empty();
    let mut folder = home.root().to_owned();
    for line in commands {
        match line.split_once(' ') {
            Some(("cd", to)) => folder = folder.join(to),
            // It serves until it is ended; its own tests do that.
            Some(("casebound", "preview --open")) => {}
            Some(("casebound", args)) => {
                if let Some(import) = args.strip_prefix("import ") {
                    // Another way to the case that was begun before, from a file that the reader has.
                    let file = import.split(' ').next().expect("a file");
                    let lines = [
                        "受访人：沈知远，总监",
                        "蓝桥仪器是一家虚构的企业。",
                        "问：先做什么？",
                        "答：先写记录。",
                    ];
                    let body: String = lines.iter().map(|line| paragraph(line)).collect();
                    fs::write(folder.join(file), word(&body)).expect("a document");
                    fs::remove_file(folder.join("cases/lanqiao.yaml")).expect("the case before");
                }
                drop(run(&folder, args, &[]).done());
            }
            _ => panic!("{document} shows `{line}`, which this test cannot run"),
        }
    }
    (home, folder)
}

#[test]
fn the_readme_works_as_it_is_written() {
    for block in blocks("README.md") {
        let (_home, folder) = follow("README.md", block);
        assert!(folder.join("out/report.pdf").is_file());
    }
}

#[test]
fn the_first_page_of_the_manual_works_as_it_is_written() {
    for document in ["docs/start.md", "docs/start.zh.md"] {
        let (_home, folder) = follow(document, blocks(document).concat());
        for made in ["out/report.pdf", "out/report-press.pdf", "out/sheets/lanqiao.pdf"] {
            assert!(folder.join(made).is_file(), "{document}: {made}");
        }
        let case = fs::read_to_string(folder.join("cases/lanqiao.yaml")).expect("the case");
        assert!(case.contains("先写记录。"), "{document}: {case}");
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
