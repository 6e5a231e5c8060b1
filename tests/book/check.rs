//! `check` as an editor meets it: mending, accepting, explaining, and what other tools read of it.

#![allow(clippy::disallowed_methods, reason = "a test keeps the catalogue up to date")]

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use casebound::fonts::SystemFonts;
use casebound::project::{Folder, Project};
use casebound::session::Session;
use insta::assert_snapshot;

use crate::harness::{Book, repository, run};

const CHAPTER: &str = "chapters/preface.yaml";
const CASE: &str = "cases/luming.yaml";

/// A book with mistakes of typography in every way of writing YAML.
fn untidy() -> Book {
    let book = Book::plain();
    book.write(
        CHAPTER,
        "# 前言,由编辑写\r\ntitle: '写在前面,放在后面'   # 标题,待定\r\nbody:\r\n  - text: |\r\n      2031年,IP团队提交了 300 件专利...\r\n\r\n      **重点:**价值的的\"护城河\"。\r\n  - subhead: \"一, 二; 三\"\r\n  - text: >\r\n      折行的,\r\n      文字.\r\nsignature: {name: 示例出版研究室, date: 2031 年 4 月}\r\n",
    )
    .edit(CASE, "title: 法务部", "title: 法务部(总部)")
    .append(CASE, "patents: { growth: { rate: 90+% }, more: [{label: 占比, value: \"20～30%\"}, {label: 其他, value: 3-5}, {label: 又, value: 5-6}] }\n");
    book
}

#[test]
fn fix_mends_the_culprits_and_nothing_else() {
    let book = untidy();
    let ran = book.run("check --fix --format short").done();
    // Which of two characters was meant is for an editor to say.
    assert!(ran.stdout.lines().all(|line| line.contains("[doubled-character]")), "{ran}");
    assert_snapshot!(format!("{}\n{}\n{}", book.text(CHAPTER), book.text(CASE), ran.stderr));
}

/// A preview stops them for the next save.
#[test]
fn rules_that_ran_out_of_time_find_nothing_and_begin_anew() {
    let book = untidy();
    let folder = Folder::find(book.root()).expect("a book");
    let mut session = Session::open(Project::new(folder), SystemFonts::Excluded);
    let found = |session: &Session| session.diagnostics().iter().count();
    let before = found(&session);
    let left = AtomicUsize::new(20);
    let time = || left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).is_ok();
    assert!(!session.run_warning_rules_while(time));
    assert_eq!(found(&session), before);
    assert!(session.run_warning_rules_while(|| true));
    assert!(found(&session) > before);
}

#[test]
fn fix_leaves_a_tidy_book_alone() {
    let book = untidy();
    book.run("check --fix").done();
    let (chapter, case) = (book.bytes(CHAPTER), book.bytes(CASE));
    let again = book.run("check --fix").done();
    assert!(again.stderr.contains("mended 0 places in 0 files"), "{again}");
    assert_eq!((book.bytes(CHAPTER), book.bytes(CASE)), (chapter, case));
    let left: Vec<String> = book.list("").into_iter().filter(|file| file.contains(".casebound-")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn dry_run_prints_a_diff_and_changes_nothing() {
    let book = untidy();
    let before = (book.bytes(CHAPTER), book.bytes(CASE));
    let ran = book.run("check --fix --dry-run").done();
    assert_eq!((book.bytes(CHAPTER), book.bytes(CASE)), before);
    assert_snapshot!(format!("{}{}", ran.stdout, ran.stderr));
    book.run("check --dry-run").misused();
}

#[test]
fn fix_keeps_to_the_rules_asked_for() {
    let book = untidy();
    book.run("check --fix --rule ellipsis").done();
    let text = book.text(CHAPTER);
    assert!(text.contains("专利……") && text.contains("2031年,IP团队"), "{text}");
}

#[test]
fn fix_does_not_touch_what_is_accepted() {
    let book = untidy();
    book.append(CHAPTER, "accept:\n  - { code: ellipsis, reason: 照录 }\n");
    book.run("check --fix").done();
    assert!(book.text(CHAPTER).contains("专利..."));
}

#[test]
fn fix_does_not_part_a_series_from_its_base() {
    let book = Book::plain();
    let figure = "figures/focus.yaml";
    book.edit(figure, "    n: 120\n", "    n: { 2031年: 120 }\n").edit(figure, "[2031 年]", "[2031年]");
    book.edit(CHAPTER, "这本小书没有一处错误", "全书 3 处、5 处与 7 处都没有错误");
    let ran = book.run("check --fix --format short").done();
    assert!(ran.stdout.contains("[cjk-latin-spacing]"), "{ran}");
    assert!(book.text(figure).contains("columns: [2031年]"), "{}", book.text(figure));
}

#[test]
fn fix_mends_sound_files_beside_broken_ones() {
    let book = untidy();
    book.append("cases/banqiao.yaml", "nonsense: true\n");
    book.run("check --fix").faulty();
    assert!(book.text(CHAPTER).contains("专利……"));
}

#[test]
fn a_byte_order_mark_stays() {
    let book = untidy();
    book.write(CHAPTER, format!("\u{FEFF}{}", book.text(CHAPTER)));
    book.run("check --fix").done();
    assert!(book.text(CHAPTER).starts_with("\u{FEFF}# 前言,由编辑写\r\n"));
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let book = untidy();
    let path = book.path(CHAPTER);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    book.run("check --fix").done();
    let mode = fs::File::open(&path).and_then(|file| file.metadata()).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn acceptances_have_a_reason_and_an_object() {
    let book = untidy();
    book.append(
        CHAPTER,
        "accept:\n  - { code: ellipsis, reason: 照录 }\n  - { code: dash, reason: 照录 }\n  - { code: thousand, reason: 照录 }\n  - { code: term, reason: \" \" }\n  - { code: empty-answer, reason: 照录 }\n  - { code: ink-limit, reason: 印厂同意 }\n",
    );
    let refused = book.run("check --format short").faulty();
    let about: Vec<&str> = refused.stdout.lines().filter(|line| line.contains("accept")).collect();
    assert_snapshot!(about.join("\n"));
    let sound = book
        .text(CHAPTER)
        .lines()
        .filter(|line| !["thousand,", "term", "empty"].iter().any(|part| line.contains(part)))
        .collect::<Vec<_>>()
        .join("\n");
    book.write(CHAPTER, sound + "\n");
    let stale = book.run("check --format short --rule stale-acceptance --rule ellipsis").done();
    assert_snapshot!(stale.stdout);
}

#[test]
fn some_findings_may_be_asked_for_and_some_denied() {
    let book = untidy();
    let only = book.run("check --format short --rule dash --rule ellipsis").done();
    assert_eq!(only.stdout.lines().count(), 1, "{only}");
    book.run("check --deny dash").done();
    book.run("check --deny ellipsis").faulty();
    book.run("check --deny warnings").faulty();
    for args in ["--rule elipsis", "--deny elipsis", "--explain elipsis"] {
        let ran = book.run(&format!("check {args}")).misused();
        assert!(ran.stderr.contains("did you mean `ellipsis`?"), "{ran}");
    }
}

#[test]
fn the_sample_book_is_in_order() {
    let ran = run(repository(), "check --deny warnings --format short", &[]).done();
    assert!(ran.stdout.lines().all(|line| line.contains(": info[")), "{ran}");
}

#[test]
fn codes_are_explained_without_a_book() {
    let nowhere = Book::empty();
    assert_snapshot!(nowhere.run("check --explain ellipsis").done().stdout);
    assert_snapshot!("explained_in_chinese", nowhere.run("check --explain ellipsis --lang zh").done().stdout);
}

#[test]
fn the_catalogue_is_up_to_date() {
    for (lang, path) in [("en", "src/lint/RULES.md"), ("zh", "src/lint/RULES.zh.md")] {
        let args = format!("check --explain all --lang {lang}");
        let printed = run(repository(), &args, &[]).done().stdout;
        let file = repository().join(path);
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            fs::write(&file, &printed).expect("a file");
        }
        let kept = fs::read_to_string(&file).expect("the catalogue");
        assert!(kept == printed, "{path} is not what `casebound {args}` prints");
    }
}

#[test]
fn what_people_read() {
    let book = untidy();
    assert_snapshot!(book.run("check --rule ellipsis --rule straight-quote").done().stdout);
    assert_snapshot!(
        "what_people_read_in_chinese",
        book.run("check --rule ellipsis --rule straight-quote --lang zh").done().stdout
    );
}

#[test]
fn what_github_reads() {
    let book = untidy();
    book.write("cases/a,b%.yaml", "");
    assert_snapshot!(book.run("check --format github").faulty().stdout);
    let above = book.root().parent().expect("a folder above");
    let name = book.root().file_name().expect("a name").to_string_lossy().into_owned();
    let ran = run(above, &format!("--project {name} check --format github --rule dash"), &[]).done();
    let all = run(above, &format!("--project {name} check --format github --rule ellipsis"), &[]).done();
    assert_eq!(ran.stdout, "");
    assert!(all.stdout.starts_with(&format!("::warning file={name}/chapters/preface.yaml,line=5")), "{all}");
}

#[test]
fn what_programs_read() {
    let book = untidy();
    let found = book.run("check --format json --rule straight-quote").done().json();
    assert_snapshot!(serde_json::to_string_pretty(&found).expect("JSON"));
}

#[test]
fn sarif_is_in_form() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("sarif.schema.json")).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let broken = untidy();
    broken.append("cases/banqiao.yaml", "name: twice\n").write("cases/图 1.yaml", "");
    for (book, code) in [(Book::plain(), 0), (untidy(), 0), (broken, 1)] {
        let ran = book.run("check --format sarif");
        let log = if code == 0 { ran.done() } else { ran.faulty() }.json();
        let wrong: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}\n{log:#}");
    }
    assert_snapshot!(
        untidy()
            .run("check --format sarif --rule straight-quote")
            .done()
            .stdout
            .replace(env!("CARGO_PKG_VERSION"), "VERSION")
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    /// Whatever is typed, and however it is quoted: mending is done at once, keeps the tree, and touches only marks and blanks
    /// that rules complain of.
    #[test]
    fn mending_is_safe(
        block in proptest::collection::vec("[甲乙的在a1 ,;:?!().\"'“”‘’（）…—*^\\[\\]#%+０Ｂ-]{1,24}", 1..4),
        plain in "[甲乙的在a1,;?!().…—０Ｂ+%-]{1,16}",
        quoted in "[甲乙的在a1 ,;:?!()…—０Ｂ+%#-]{1,16}",
    ) {
        let book = Book::plain();
        let lines: Vec<String> = block.iter().map(|line| format!("甲{line}乙")).collect();
        let text = format!(
            "title: 甲{plain}  # 注,释\nbody:\n  - subhead: '{quoted}甲'\n  - subhead: \"{quoted}甲\" # 注\n  - text: |\n      {}\n",
            lines.join("\n\n      ")
        );
        book.write(CHAPTER, &text);
        book.run("check --fix");
        let once = book.text(CHAPTER);
        book.run("check --fix");
        proptest::prop_assert_eq!(&once, &book.text(CHAPTER), "plan again changes nothing");
        let before: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        let after: serde_yaml::Value = serde_yaml::from_str(&once).expect("still YAML");
        let letters = |value: &serde_yaml::Value| {
            let text = serde_yaml::to_string(value).expect("YAML");
            let narrow = text.replace('０', "0").replace('Ｂ', "B");
            narrow.chars().filter(|c| "甲乙a1B0".contains(*c)).collect::<String>()
        };
        proptest::prop_assert_eq!(letters(&before), letters(&after), "letters and their order stay");
        let shape = |text: &str| text.matches(['#', '\n']).count();
        proptest::prop_assert_eq!(shape(&text), shape(&once), "lines and comments stay");
    }
}
