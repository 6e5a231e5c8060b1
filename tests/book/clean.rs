//! Books without mistakes, made in numbers: nothing may be found in them.

use crate::harness::Book;

const CASES: usize = 200;

/// Chooses from a list, a different one for every case and every place in it.
struct Choice(u64);

impl Choice {
    fn below(&mut self, n: usize) -> usize {
        // Numerical Recipes' generator: the same cases on every machine.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const FIRST: &[&str] = &[
    "青", "南", "石", "云", "海", "松", "远", "明", "恒", "嘉", "润", "启", "瀚", "岚", "朗", "沐", "霁",
    "澄",
];
const SECOND: &[&str] = &["禾", "岭", "川", "屿", "桐", "砚", "筑", "帆", "舟", "岳", "沙", "泉"];
const TRADES: &[&str] = &["光学", "材料", "医药", "软件", "船舶", "能源", "照明", "食品", "陶瓷", "航空"];
const FAMILY: &[&str] = &["沈", "顾", "陆", "秦", "方", "葛", "程", "黎", "孟", "温", "骆", "邵"];
const GIVEN: &[&str] = &["知远", "若水", "清和", "怀瑾", "思齐", "景行", "明允", "子衿", "望舒", "以宁"];
const TITLES: &[&str] = &["知识产权总监", "IP 总", "法务部负责人", "研发副总裁", "专利部经理"];
const QUESTIONS: &[&str] = &[
    "知识产权在贵公司意味着什么？",
    "贵公司怎样开展专利布局？有哪些经验？",
    "在 FTO（自由实施）分析上，贵公司有什么做法？",
    "今年最大的挑战是什么？",
    "“走出去”之后，专利工作有什么变化？",
    "贵公司如何看待 AI 在检索中的作用？",
];
const SENTENCES: &[&str] = &[
    "先写记录，再谈保护。",
    "我们现在在意的是质量，数量已经不那么重要了。",
    "立项之前先做检索，这件事说起来简单，做起来要花时间：找得全，读得懂，还要说得清。",
    "团队有 12 人，其中 5 人来自研发部门。",
    "过去三年，我们在欧洲、美国和日本提交了 PCT 申请。",
    "一名新人要学 3-5 年，才能独立写出一份说明书。",
    "好的专利像一道“护城河”，对手绕不过去，客户也看得见。",
    "有人问：“这样做值得吗？”我们的回答是：值得。",
    "从 2019 年到 2022 年，预算一直在增长……但人手没有跟上。",
    "知识产权不只是成本——它也是资产。",
    "《专利法》修改之后，侵权的代价高了，维权的路也宽了。",
    "时时记录，天天检索，人人参与，这是公司的习惯。",
    "第一，要早；第二，要准；第三，要能用。",
    "首先是流程，其次是工具，最后是人。",
    "检索一次约 2 小时，比过去快了近 40%。",
    "我们同 30 多家同行有许可往来，大多数是交叉许可。",
    "海外的案子由 C 级高管直接过问，每季度开一次会。",
    "目的的确只有一个：让研究成果用得上。",
    "产品的 B端客户更看重稳定，C端客户更看重体验。",
    "资料见 https://example.com/a?b=1,2;c(d) 一页。",
    "风险与收益之比大约是 1:3，会议一般在 17:30 前结束。",
    "版本 2.0 用了 Transformer（一种网络结构），准确率达 93.5%。",
    "专利与商业秘密各有所长，要看技术的寿命。",
    "为了了解市场，我们每年走访客户，问他们缺什么。",
];

#[test]
fn two_hundred_clean_cases_have_no_findings() {
    let book = Book::plain();
    let mut choice = Choice(2031);
    for number in 0..CASES {
        book.write(&format!("cases/clean-{number:03}.yaml"), case(number, &mut choice));
    }
    let ran = book.run("check --format short --deny warnings");
    assert_eq!(ran.stdout, "", "{ran}");
    ran.done();
}

/// A case with everything, whose numbers agree with one another.
fn case(number: usize, choice: &mut Choice) -> String {
    // No two names are alike: the first two characters and the trade count up.
    let name = format!(
        "{}{}{}",
        FIRST[number % FIRST.len()],
        SECOND[number / FIRST.len() % SECOND.len()],
        TRADES[(number / FIRST.len() + number) % TRADES.len()]
    );
    let who = format!("{}{}", FAMILY[number % FAMILY.len()], GIVEN[number / FAMILY.len() % GIVEN.len()]);
    let title = choice.of(TITLES);
    let group = choice.of(&["境内企业", "境外企业"]);
    let applications = 200 + 10 * choice.below(400);
    let inventions = applications * (50 + choice.below(40)) / 100;
    let granted = inventions * (20 + choice.below(60)) / 100;
    let share = 100.0 * inventions as f64 / applications as f64;
    let answers: Vec<String> = (0..3 + choice.below(3))
        .map(|nth| {
            let paragraphs: Vec<String> = (0..1 + choice.below(3))
                .map(|_| (0..2 + choice.below(3)).map(|_| choice.of(SENTENCES)).collect::<String>())
                .collect();
            let question = QUESTIONS[(number + nth) % QUESTIONS.len()];
            // No two answers are the same.
            let own = format!("{name}的想法写在第 {} 份记录里。", 7 * number + nth + 1);
            format!("  - q: {question}\n    a: |\n      {}\n\n      {own}\n", paragraphs.join("\n\n      "))
        })
        .collect();
    let patents = match choice.below(3) {
        0 => format!(
            "patents:\n  applications: {applications}\n  inventions: {inventions}\n  granted: {granted}\n  more: [{{ label: 发明占比, value: {share:.1}% }}]\n"
        ),
        1 => format!(
            "patents:\n  applications: 约 {}\n  growth: {{ rate: {}%, period: 2019-2022 }}\n",
            applications / 100 * 100,
            10 + choice.below(80)
        ),
        _ => "patents: { granted: 300+, offices: { count: 20 多, names: [欧洲, 美国] } }\n".to_owned(),
    };
    let words = "先写记录，再谈保护。";
    let (kind, end) = if answers.iter().any(|answer| answer.contains(words)) {
        ("verbatim", format!("quote: {{ text: {words} }}\n"))
    } else {
        ("digest", "highlight: 记录在先，保护在后。\n".to_owned())
    };
    format!(
        "name: {name}\ngroup: {group}\ninterviewee: {{ name: {who}, title: {title} }}\nkind: {kind}\nprofile: |\n  {name}是一家虚构的企业，\
         成立于 {} 年，员工约 {} 人，产品销往 {} 多个国家。\n{patents}interview:\n{}{end}",
        1980 + choice.below(40),
        100 * (1 + choice.below(60)),
        10 * (1 + choice.below(9)),
        answers.concat(),
    )
}
