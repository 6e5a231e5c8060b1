//! What stands before an interview: the company, who speaks, what the company is.

use super::line::{Line, Start};

/// What a line with a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    LatinName,
    Industry,
    Person,
    Title,
    Organisation,
    Interviewer,
    Profile,
}

/// The words that label fields, in Chinese and English.
const FIELDS: [(Field, &[&str]); 8] = [
    (
        Field::Name,
        &[
            "公司名称",
            "企业名称",
            "公司全称",
            "受访企业",
            "受访公司",
            "受访单位",
            "采访企业",
            "企业",
            "公司",
            "company",
            "company name",
        ],
    ),
    (Field::LatinName, &["英文名", "英文名称", "外文名", "公司英文名", "english name"]),
    (Field::Industry, &["行业", "所属行业", "所在行业", "industry"]),
    (
        Field::Person,
        &[
            "受访人",
            "受访者",
            "受访嘉宾",
            "嘉宾",
            "被访者",
            "被访人",
            "被采访人",
            "采访对象",
            "访谈对象",
            "受访人员",
            "受访人姓名",
            "受访者姓名",
            "姓名",
            "interviewee",
            "interviewees",
            "guest",
            "name",
        ],
    ),
    (Field::Title, &["职务", "职位", "职称", "受访人职务", "title", "position"]),
    (Field::Organisation, &["单位", "机构", "所在单位", "organisation", "organization"]),
    (
        Field::Interviewer,
        &["采访人", "采访者", "采访方", "访谈人", "采访", "采访机构", "采访单位", "提问者", "interviewer"],
    ),
    (
        Field::Profile,
        &[
            "公司简介",
            "企业简介",
            "公司介绍",
            "企业介绍",
            "公司概况",
            "企业概况",
            "简介",
            "关于公司",
            "profile",
            "about",
            "about the company",
        ],
    ),
];

/// Names under which interviewers ask.
const ASKERS: [&str; 13] = [
    "记者",
    "主持人",
    "采访者",
    "采访人",
    "提问者",
    "提问人",
    "编者",
    "编辑",
    "编辑部",
    "访谈人",
    "interviewer",
    "host",
    "moderator",
];

/// Words with which titles end.
const TITLES: [&str; 42] = [
    "总监",
    "经理",
    "总裁",
    "主任",
    "负责人",
    "顾问",
    "律师",
    "总经理",
    "董事",
    "董事长",
    "主管",
    "工程师",
    "科学家",
    "院长",
    "所长",
    "部长",
    "处长",
    "科长",
    "组长",
    "秘书",
    "官",
    "总",
    "专员",
    "代表",
    "教授",
    "研究员",
    "合伙人",
    "创始人",
    "代理人",
    "法务",
    "director",
    "manager",
    "counsel",
    "officer",
    "president",
    "head",
    "lead",
    "engineer",
    "chief",
    "attorney",
    "scientist",
    "founder",
];

/// Headings that only say that the interview follows.
const OPENINGS: [&str; 10] = [
    "访谈",
    "访谈正文",
    "访谈内容",
    "访谈实录",
    "采访实录",
    "采访正文",
    "问答",
    "正文",
    "interview",
    "questions and answers",
];

/// Headings below which a text closes the interview.
const CLOSINGS: [&str; 9] = ["结语", "结束语", "编后", "编后语", "编后记", "后记", "尾声", "小结", "closing"];

/// A person who answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) title: Option<String>,
    pub(super) organisation: Option<String>,
    /// Whether which part is the name was guessed.
    pub(super) guessed: bool,
}

/// The field that a label names.
pub(super) fn field(label: &str) -> Option<Field> {
    let label: String = label.to_lowercase().chars().filter(|c| !c.is_whitespace() || c.is_ascii()).collect();
    FIELDS.iter().find(|(_, words)| words.contains(&label.trim())).map(|(field, _)| *field)
}

/// Whether a label is a name under which interviewers ask.
pub(super) fn is_asker(label: &str) -> bool {
    ASKERS.contains(&label.to_lowercase().as_str())
}

/// Whether a heading only says that the interview follows.
pub(super) fn is_opening(text: &str) -> bool {
    OPENINGS.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a heading only says what its place in a case says, too: that the profile or the interview follows.
pub(super) fn is_said_by_its_place(text: &str) -> bool {
    is_opening(text) || field(text) == Some(Field::Profile)
}

/// Whether the text below a heading closes the interview.
pub(super) fn is_closing(text: &str) -> bool {
    CLOSINGS.contains(&text.trim().to_lowercase().as_str())
}

/// Whether the first line of a document is its title: it is set so, or is no sentence.
pub(super) fn is_title(line: &Line) -> bool {
    let named = line.style == "title" || line.style == "标题" || line.heading == Some(1);
    let is_short = line.length() <= 40 && !line.text.contains(['。', '；', ';']) && !line.is_sentence();
    let is_free = match &line.start {
        Start::Nothing => true,
        // 蓝桥仪器：先写记录 begins as a line with a label does.
        Start::Named(label, ..) => named && field(label).is_none() && !is_asker(label),
        Start::Asked(_) | Start::AskedOn(_) | Start::Answered(_) => false,
    };
    is_free && !line.asks() && (named || is_short)
}

/// The company that a title names, such as the first part of 蓝桥仪器：先写记录, or of 蓝桥仪器访谈录.
pub(super) fn company(title: &str) -> String {
    const BEFORE: [&str; 8] =
        ["专访", "对话", "访谈", "采访", "走进", "对谈", "interview with ", "interview: "];
    const BEHIND: [&str; 12] = [
        "访谈实录",
        "采访实录",
        "访谈录",
        "访谈纪要",
        "采访纪要",
        "采访提纲",
        "访谈提纲",
        "访谈稿",
        "采访稿",
        "访谈",
        "专访",
        "采访",
    ];
    let plain = title.trim().trim_matches(['《', '》', '“', '”', '【', '】', ' ']);
    let parts = plain.split(['：', ':', '—', '｜', '|', '–', '·']);
    let strip = |part: &str| {
        let mut part = part.trim().to_owned();
        for word in BEFORE {
            let starts = part.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            if starts && part.len() > word.len() {
                part = part[word.len()..].trim().to_owned();
            }
        }
        for word in BEHIND {
            part = part.strip_suffix(word).map(|rest| rest.trim().to_owned()).unwrap_or(part);
        }
        part
    };
    parts.map(strip).find(|part| !part.is_empty()).unwrap_or_else(|| plain.to_owned())
}

/// The people whom a line names: 李明（知识产权总监）、王芳（法务经理）.
pub(super) fn people(text: &str) -> Vec<Person> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        match c {
            '、' | '；' | ';' | '/' | '\n' if depth <= 0 => parts.push(String::new()),
            c => parts.iter_mut().last().into_iter().for_each(|part| part.push(c)),
        }
    }
    let mut found: Vec<Person> = Vec::new();
    for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        let person = person(part);
        // 李明、知识产权总监 is one person.
        match found.last_mut() {
            Some(last) if last.title.is_none() && is_title_text(part) && person.title.is_none() => {
                last.title = Some(part.to_owned());
            }
            _ => found.push(person),
        }
    }
    found
}

fn person(text: &str) -> Person {
    let brackets = text.find(['（', '(']).filter(|_| text.ends_with(['）', ')']));
    if let Some(open) = brackets.filter(|open| *open > 0) {
        let title = text[open..].trim_matches(['（', '(', '）', ')']).trim();
        return Person {
            name: text[..open].trim().to_owned(),
            title: Some(title.to_owned()),
            ..Person::default()
        };
    }
    if let Some((name, title)) = text.split_once(['，', ',']) {
        let (name, title) = (name.trim(), title.trim());
        let turned = is_title_text(name) && !is_title_text(title);
        let (name, title) = if turned { (title, name) } else { (name, title) };
        return Person {
            name: name.to_owned(),
            title: Some(title.to_owned()),
            guessed: turned,
            ..Person::default()
        };
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_han = !text.is_ascii();
    match words.as_slice() {
        [first, rest @ ..] if is_han && !rest.is_empty() => {
            let rest = rest.join(" ");
            match (is_title_text(first), is_title_text(&rest)) {
                (false, true) => Person { name: (*first).to_owned(), title: Some(rest), ..Person::default() },
                (true, _) => Person {
                    name: rest,
                    title: Some((*first).to_owned()),
                    guessed: true,
                    ..Person::default()
                },
                (false, false) => Person { name: text.to_owned(), ..Person::default() },
            }
        }
        _ => Person { name: text.to_owned(), ..Person::default() },
    }
}

fn is_title_text(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    // A name of two or three characters may end in 总, but hardly begins so.
    TITLES.iter().any(|word| {
        text.ends_with(word) && (text.chars().count() > word.chars().count() || word.chars().count() > 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_are_found_in_titles() {
        for (title, name) in [
            ("蓝桥仪器访谈录", "蓝桥仪器"),
            ("专访蓝桥仪器：先写记录，再谈保护", "蓝桥仪器"),
            ("访谈｜蓝桥仪器", "蓝桥仪器"),
            ("蓝桥仪器", "蓝桥仪器"),
            ("Interview with Blue Bridge", "Blue Bridge"),
        ] {
            assert_eq!(company(title), name, "{title}");
        }
    }

    #[test]
    fn people_are_found_with_their_titles() {
        let said = |text: &str| {
            let all = people(text).into_iter();
            all.map(|own| format!("{}|{}", own.name, own.title.unwrap_or_default()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (text, found) in [
            ("李明（知识产权总监）、王芳（法务经理）", "李明|知识产权总监 王芳|法务经理"),
            ("李明，知识产权总监；王芳，法务经理", "李明|知识产权总监 王芳|法务经理"),
            ("李明 知识产权总监", "李明|知识产权总监"),
            ("知识产权总监 李明", "李明|知识产权总监"),
            ("李明、知识产权总监", "李明|知识产权总监"),
            ("李明、王芳", "李明| 王芳|"),
            ("Alex Salmu (IP Counsel)", "Alex Salmu|IP Counsel"),
            ("Alex Salmu, IP Counsel", "Alex Salmu|IP Counsel"),
        ] {
            assert_eq!(said(text), found, "{text}");
        }
    }

    #[test]
    fn labels_are_fields() {
        assert_eq!(field("公司名称"), Some(Field::Name));
        assert_eq!(field("Interviewee"), Some(Field::Person));
        assert_eq!(field("李明"), None);
    }
}
