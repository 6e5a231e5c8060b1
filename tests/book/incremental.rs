//! What has not changed is not made again, and is the same as if it had been.

#![allow(clippy::disallowed_methods, reason = "a test prepares and inspects files")]

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::harness::Book;

/// A book of four companies.
fn of_four() -> Book {
    let book = Book::plain();
    for id in ["chuanjia", "donghe"] {
        let text =
            book.text("cases/banqiao.yaml").replace("板桥", if id == "donghe" { "东河" } else { "川嘉" });
        book.write(&format!("cases/{id}.yaml"), text);
    }
    book
}

/// The files of a folder with their bytes.
fn bytes(book: &Book, folder: &str) -> Vec<(String, Vec<u8>)> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    book.list(folder).into_iter().map(|path| (name(&path), book.bytes(&path))).collect()
}

/// How many sheets a run says it did not touch, and how many it wrote.
fn told(stderr: &str) -> (usize, usize) {
    let kept = stderr.lines().find_map(|line| line.strip_prefix("as they were: ")?.parse().ok());
    (kept.unwrap_or(0), stderr.lines().filter(|line| line.starts_with("wrote ")).count())
}

#[test]
fn only_what_changed_is_made_again() {
    let book = of_four();
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (0, 4));
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (4, 0));
    book.edit("cases/donghe.yaml", "name: 东河", "name: 新东河");
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (3, 1));
    book.run("sheet --all --out fresh").done();
    assert_eq!(bytes(&book, "out/sheets"), bytes(&book, "fresh"));
    // What all sheets show changes all of them; another layout, edition or format is another sheet.
    book.edit("report.yaml", "publisher: 示例出版研究室", "publisher: 另一个出版研究室");
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (0, 4));
    assert_eq!(told(&book.run("sheet --all --format svg --lang en").done().stderr).0, 0);
    assert_eq!(told(&book.run("sheet --all --only press --lang en").done().stderr), (0, 4));
    assert_eq!(told(&book.run("sheet --all --only press --lang en").done().stderr), (4, 0));
    // A sheet that is gone or damaged comes back as it was.
    book.delete("out/sheets/donghe.pdf").write("out/sheets/banqiao.pdf", "damaged");
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (2, 2));
    book.run("sheet --all --out again").done();
    assert_eq!(book.bytes("out/sheets/banqiao.pdf"), book.bytes("again/banqiao.pdf"));
    assert_eq!(told(&book.run("sheet --all --force --lang en").done().stderr), (0, 4));
}

/// A company that is named in another one's answer is a part of that one's sheet.
#[test]
fn a_name_that_is_referred_to_counts() {
    let book = of_four();
    book.edit("cases/luming.yaml", "该部门先估计", "与[](case:donghe)一样，该部门先估计");
    book.run("sheet --all").done();
    book.edit("cases/donghe.yaml", "name: 东河", "name: 新东河");
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (2, 2));
}

/// What is said about a sheet is said each time it is asked for.
#[test]
fn findings_are_said_again() {
    let book = of_four();
    let questions: String = (0..40)
        .map(|n| format!("  - q: 第 {n} 问？\n    a: {}\n", "先看文献，再看样机。".repeat(12)))
        .collect();
    book.edit("cases/donghe.yaml", "interview:\n", &format!("interview:\n{questions}"));
    let first = book.run("sheet donghe --layout one-page --lang en").done().stderr;
    let second = book.run("sheet donghe --layout one-page --lang en").done().stderr;
    assert!(first.contains("sheet-fit") && second.contains("sheet-fit"), "{first}\n{second}");
    assert_eq!(told(&second), (1, 0), "and the sheet is not made again: {second}");
    // The note goes with its question, which stands further down now.
    book.write("cases/donghe.yaml", format!("# 东河\n{}", book.text("cases/donghe.yaml")));
    let third = book.run("sheet donghe --layout one-page --lang en").done().stderr;
    let line = |said: &str| -> usize {
        let place = said.split("donghe.yaml:").nth(1).and_then(|rest| rest.split(':').next());
        place.and_then(|line| line.parse().ok()).expect("a line")
    };
    assert_eq!(line(&third), line(&second) + 1, "{second}\n{third}");
    assert_eq!(told(&third), (1, 0), "{third}");
}

/// A row that moves to another line is the same company.
#[test]
fn rows_are_known_by_what_they_say() {
    let book = Book::plain();
    let row = |id: &str| format!("{id},企业{id},法务部,一家虚构的企业。,忙吗？,忙。\n");
    let head = "id,name,interviewee.title,profile,interview.1.q,interview.1.a\n";
    let all: String = ["a1", "b2", "c3"].map(row).concat();
    book.append("report.yaml", "  - cases: { table: companies.csv, sheets_only: true }\n");
    book.write("companies.csv", format!("{head}{all}"));
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (0, 5));
    let moved = all.replace("企业b2", "企业b2，原名一个长得多的名字");
    book.write("companies.csv", format!("{head}{}{moved}", row("new")));
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (4, 2));
}

/// Other machines use what one has made, wherever their books lie.
#[test]
fn a_folder_is_shared() {
    let cache = Book::empty();
    let cache = cache.path("cache");
    let args = format!("sheet --all --lang en --cache {}", cache.display());
    let (one, other) = (of_four(), of_four());
    assert_eq!(told(&one.run(&args).done().stderr), (0, 4));
    assert!(!one.path("out/.cache/sheets").exists(), "nothing is kept in the book then");
    assert_eq!(told(&other.run(&args).done().stderr), (0, 4));
    let fresh = of_four();
    fresh.run("sheet --all --force").done();
    assert_eq!(bytes(&other, "out/sheets"), bytes(&fresh, "out/sheets"));
    // They came from there, since what lies there is what comes out.
    let key = fs::read_dir(&cache).expect("the folder").flatten().count();
    assert!(key > 1, "the mark, and what was made");
    let shards = of_four();
    for shard in 1..=4 {
        shards.run(&format!("{args} --shard {shard}/4")).done();
    }
    assert_eq!(bytes(&shards, "out/sheets"), bytes(&fresh, "out/sheets"));
}

#[test]
fn a_folder_that_is_no_cache_of_this_version_is_refused() {
    let book = of_four();
    book.write("older/CASEBOUND-CACHE", "0\n").write("pictures/summer.jpg", "mine");
    let ran = book.run("sheet --all --lang en --cache older").misused();
    assert!(ran.stderr.contains("is a cache of another version of Casebound"), "{ran}");
    let ran = book.run("sheet --all --lang en --cache pictures").misused();
    assert!(ran.stderr.contains("is no cache of Casebound"), "{ran}");
    assert_eq!(book.list("pictures"), ["pictures/summer.jpg"]);
    assert!(!book.path("out").exists());
    let ran = book.run("sheet --all --lang en --cache report.yaml").misused();
    assert!(ran.stderr.contains("report.yaml"), "{ran}");
    book.run("sheet --all --lang en --shard 5/4").misused();
}

/// A file of the cache that was damaged, cut off or exchanged is not believed.
#[test]
fn a_damaged_cache_is_made_anew() {
    let book = of_four();
    book.run("sheet --all").done();
    for path in book.list("out/.cache/sheets").iter().filter(|path| !path.ends_with("CASEBOUND-CACHE")) {
        let mut bytes = book.bytes(path);
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        book.write(path, bytes);
    }
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (0, 4));
    assert_eq!(told(&book.run("sheet --all --lang en").done().stderr), (4, 0));
}

/// Two runs at once end as one after the other would.
#[test]
fn two_runs_at_once_end_well() {
    let book = of_four();
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_casebound"))
            .args(["sheet", "--all", "--lang", "en"])
            .current_dir(book.root())
            .env_clear()
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs")
    };
    let both = [start(), start()];
    let ends: Vec<(usize, usize)> = both
        .into_iter()
        .map(|run| {
            let output = run.wait_with_output().expect("it ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            told(&String::from_utf8_lossy(&output.stderr))
        })
        .collect();
    // Whoever came second found what the first had made.
    assert_eq!(ends.iter().map(|(_, wrote)| wrote).sum::<usize>(), 4, "{ends:?}");
    book.run("sheet --all --out fresh").done();
    assert_eq!(bytes(&book, "out/sheets"), bytes(&book, "fresh"));
    assert_eq!(book.list("out/sheets").len(), 4, "nothing half-written is left");
}

/// A batch that was ended goes on with what it had not made.
#[test]
#[cfg(unix)]
fn an_interrupted_batch_goes_on() {
    let book = Book::plain();
    let banqiao = book.text("cases/banqiao.yaml");
    for number in 0..40 {
        book.write(&format!("cases/c{number:02}.yaml"), banqiao.replace("板桥", &format!("第{number}桥")));
    }
    let mut run = Command::new(env!("CARGO_BIN_EXE_casebound"))
        .args(["sheet", "--all", "--jobs", "1"])
        .current_dir(book.root())
        .env_clear()
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let kept =
        || if book.path("out/.cache/sheets").exists() { book.list("out/.cache/sheets").len() } else { 0 };
    while kept() < 8 {
        assert!(run.try_wait().expect("it runs").is_none(), "it ended before it was ended");
        std::thread::sleep(Duration::from_millis(5));
    }
    run.kill().expect("it is ended");
    run.wait().expect("it ended");
    assert!(!book.path("out/sheets/c00.pdf").exists(), "all of them or none");
    let made = kept();
    book.run("sheet --all").done();
    assert!(made >= 8 && kept() > made);
    book.run("sheet --all --out fresh").done();
    assert_eq!(bytes(&book, "out/sheets"), bytes(&book, "fresh"));
}
