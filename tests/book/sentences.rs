//! Sentences about numbers, made from numbers: those that are true are let pass, and the same with one number or word turned
//! are found, each on its line with its code.

use crate::harness::Book;

const CHAPTER: &str = "chapters/preface.yaml";
const SENTENCE: &str = "这本小书没有一处错误，供人一次改坏一处。";

/// Numbers that differ from run to run of a loop, and are the same on every machine.
struct Numbers(u64);

impl Numbers {
    /// A whole number from `low` up to and without `high`.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + (self.0 >> 33) % (high - low)
    }
}

/// A true sentence, a false one, and the code of what is wrong with it.
fn pair(kind: u64, numbers: &mut Numbers) -> (String, String, &'static str) {
    let low = numbers.between(100, 450);
    let high = low + numbers.between(12, 400);
    let text = |tenths: u64| format!("{}.{}%", tenths / 10, tenths % 10);
    let (a, b) = (text(low), text(high));
    let points = text(high - low);
    let points = points.trim_end_matches('%');
    let tens = numbers.between(3, 8);
    let word = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"][tens as usize];
    let over = text(tens * 100 + numbers.between(5, 60));
    let under = text(tens * 100 - numbers.between(5, 60));
    match kind % 8 {
        0 => (format!("这一比例由 {a} 升至 {b}。"), format!("这一比例由 {b} 升至 {a}。"), "direction"),
        1 => (format!("这一比例从 {b} 降到 {a}。"), format!("这一比例从 {a} 降到 {b}。"), "direction"),
        2 => (
            format!("选这一项的占 {b}，明显高于上一组的 {a}。"),
            format!("选这一项的占 {a}，明显高于上一组的 {b}。"),
            "direction",
        ),
        3 => (
            format!("这一比例由 {a} 升至 {b}，提高 {points} 个百分点。"),
            format!("这一比例由 {a} 升至 {b}，提高 {points}%。"),
            "percent-vs-point",
        ),
        4 => (
            format!("{word}成以上的受访者（{over}）选择了这一项。"),
            format!("{word}成以上的受访者（{under}）选择了这一项。"),
            "threshold-word",
        ),
        5 => (
            format!("近{word}成受访者（{under}）选择了这一项。"),
            format!("近{word}成受访者（{over}）选择了这一项。"),
            "threshold-word",
        ),
        6 => (
            format!("前两项各占 {a} 和 {b}，两项合计 {}。", text(low + high)),
            format!("前两项各占 {a} 和 {b}，两项合计 {}。", text(low + high + 9)),
            "sum-of-parts",
        ),
        _ => (
            format!("收到答卷 {low} 份和 {high} 份，两者合计 {} 份。", low + high),
            format!("收到答卷 {low} 份和 {high} 份，两者合计 {} 份。", low + high + 10),
            "sum-of-parts",
        ),
    }
}

#[test]
fn true_sentences_pass_and_false_ones_are_found() {
    let mut numbers = Numbers(2031);
    let pairs: Vec<_> = (0..400).map(|kind| pair(kind, &mut numbers)).collect();
    let chapter = |sentences: Vec<&str>| {
        let book = Book::plain();
        book.edit(CHAPTER, SENTENCE, &sentences.join("\n\n      "));
        book
    };
    let truths = chapter(pairs.iter().map(|(truth, ..)| truth.as_str()).collect());
    assert_eq!(truths.run("check --format short").stdout, "");

    let lies = chapter(pairs.iter().map(|(_, lie, _)| lie.as_str()).collect());
    let found = lies.run("check --format json").json();
    let found = found.as_array().expect("an array");
    let text = lies.text(CHAPTER);
    let first = text.lines().position(|line| line.contains(&pairs[0].1)).expect("the first line") + 1;
    for (position, (_, lie, code)) in pairs.iter().enumerate() {
        let line = first + 2 * position;
        let own: Vec<_> = found.iter().filter(|one| one["line"] == line).collect();
        assert!(own.len() == 1 && own[0]["code"] == *code, "{lie}: {own:?}");
    }
    assert_eq!(found.len(), pairs.len());
}
