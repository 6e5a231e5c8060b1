//! Every sentence the tool says about a book, in English and Chinese, in one table.

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
}

/// A sentence with its values; the sentence is chosen when it is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    template: &'static Template,
    values: Vec<Value>,
}

/// A value of a message: text as it is, or a word that has its own translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text from a file or another program.
    Text(String),
    /// Words of the table, joined by `/`.
    Words(Vec<&'static Template>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::Text(text.clone())
    }
}

impl From<Vec<&'static Template>> for Value {
    fn from(words: Vec<&'static Template>) -> Self {
        Value::Words(words)
    }
}

/// A sentence in both languages; `{}` takes the next value, in the same order in both.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    en: &'static str,
    zh: &'static str,
}

impl Template {
    /// A sentence in English and in Chinese.
    pub const fn new(en: &'static str, zh: &'static str) -> Template {
        Template { en, zh }
    }

    /// The message with these values in place of the `{}`.
    pub fn with<const N: usize, V: Into<Value>>(&'static self, values: [V; N]) -> Message {
        Message { template: self, values: values.map(Into::into).to_vec() }
    }

    /// The message, which takes no values.
    pub fn plain(&'static self) -> Message {
        Message { template: self, values: Vec::new() }
    }

    fn sentence(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

impl Message {
    /// The sentence in a language: lower-case and without a full stop in English.
    pub fn render(&self, lang: Lang) -> String {
        let mut out = String::new();
        let mut values = self.values.iter();
        for (index, part) in self.template.sentence(lang).split("{}").enumerate() {
            if index > 0 {
                match values.next() {
                    Some(Value::Text(text)) => out.push_str(text),
                    Some(Value::Words(words)) => {
                        let words: Vec<&str> = words.iter().map(|word| word.sentence(lang)).collect();
                        out.push_str(&words.join(" / "));
                    }
                    None => {}
                }
            }
            out.push_str(part);
        }
        out
    }
}

/// Declares a table of sentences: name, English, Chinese. What most stages say stands in the table of this module; a rule or
/// a stage with words of its own keeps them beside its code.
macro_rules! messages {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        $(#[doc = $en] pub static $name: $crate::diag::message::Template =
            $crate::diag::message::Template::new($en, $zh);)*

        #[cfg(test)]
        #[test]
        fn the_sentences_are_in_form() {
            $($crate::diag::message::assert_form(stringify!($name), &$name);)*
        }
    };
}
pub(crate) use messages;

/// Asserts what holds of every sentence: the same values in both languages, lower case and no full stop in English.
#[cfg(test)]
pub(crate) fn assert_form(name: &str, template: &Template) {
    let values = |text: &str| text.matches("{}").count();
    assert_eq!(
        values(template.en),
        values(template.zh),
        "{name} takes different values in the two languages"
    );
    assert!(!template.en.ends_with('.'), "{name}");
    let word = template.en.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let name_or_acronym = word == "Typst" || word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
    assert!(!word.starts_with(char::is_uppercase) || name_or_acronym, "{name}");
}

messages! {
    // Files.
    NOT_UTF8: "the file is not UTF-8", "文件不是 UTF-8 编码";
    NOT_UTF8_HINT: "save it again as UTF-8; GBK or GB 18030 text turns into other characters otherwise", "请另存为 UTF-8 编码；GBK 或 GB 18030 文件需要先转换";
    FORBIDDEN_CHARACTER: "{} is no character of a text", "{} 不是可用的文字字符";
    FORBIDDEN_CHARACTER_HINT: "delete it; it often comes along when text is pasted", "请删除；这类字符常在粘贴文字时带入";
    FILE_TOO_LARGE: "the file has {} bytes; at most {} are read", "文件有 {} 字节，最多读取 {} 字节";
    FILE_UNREADABLE: "cannot read the file: {}", "无法读取文件：{}";
    FILE_MISSING: "`{}` is not there", "找不到“{}”";
    FILE_MISSING_HINT: "put the file there, or correct the path; it is relative to this file", "请放入该文件或改正路径；路径相对于当前文件";
    NEAREST: "did you mean `{}`?", "是否应为“{}”？";
    PATH_OUTSIDE: "`{}` leads out of the book's folder", "“{}”指向书的文件夹之外";
    PATH_OUTSIDE_HINT: "copy the file into the book and name it by a relative path without `..`", "请把文件复制到书内，并用不含“..”的相对路径引用";
    FILE_NAME: "`{}` cannot be an id", "“{}”不能用作标识";
    FILE_NAME_HINT: "name the file with letters, digits, `-` and `_` only, at most 64 of them", "文件名只能用字母、数字、“-”和“_”，最多 64 个字符";
    // YAML.
    YAML_SYNTAX: "not valid YAML: {}", "不是有效的 YAML：{}";
    YAML_SYNTAX_HINT: "look at the indentation, and quote text that holds `: ` or ` #`, or that starts with a mark such as `[`, `{`, `*`, `&`, `!`, `%`, `@` or a backtick", "请检查缩进；含“: ”或“ #”、或以 [ { * & ! % @ ` 等符号开头的文字要加引号";
    YAML_TAB: "a tab where YAML wants spaces", "缩进处是制表符，YAML 要求用空格";
    YAML_TAB_HINT: "indent with two spaces per level", "请改为每级两个空格";
    DUPLICATE_KEY: "the key `{}` stands twice here", "键“{}”在此重复";
    DUPLICATE_KEY_HINT: "keep one of the two", "请只保留一个";
    YAML_TOO_DEEP: "nested deeper than {} levels", "嵌套超过 {} 层";
    YAML_TOO_MANY: "more than {} values once the aliases are expanded", "展开别名后超过 {} 个值";
    YAML_BUDGET_HINT: "no book needs this; write the content out plainly", "正常的书不需要这样写；请直接写出内容";
    YAML_EMPTY: "the file is empty", "文件是空的";
    YAML_EMPTY_HINT: "write its keys, or delete the file; `_example.yaml` shows them", "请写入内容或删除文件；可参考 _example.yaml";
    YAML_SECOND_DOCUMENT: "a second document begins here", "此处开始了第二个文档";
    YAML_SECOND_DOCUMENT_HINT: "one file holds one document: delete the `---`", "一个文件只放一个文档：请删除“---”";
    YAML_TAG: "YAML tags mean nothing in a book", "书中不使用 YAML 标签";
    YAML_TAG_HINT: "quote the text if its first character is meant to be `!`", "如果文字本身以“!”开头，请加引号";
    YAML_COMPLEX_KEY: "a key must be plain text", "键必须是普通文字";
    // Shape.
    UNKNOWN_KEY: "unknown key `{}`", "未知的键“{}”";
    KNOWN_KEYS: "known here: {}", "此处可用：{}";
    REQUIRED_KEY: "the key `{}` is missing", "缺少键“{}”";
    REQUIRED_KEY_HINT: "add `{}: …` here", "请在此补上“{}: ……”";
    WRONG_TYPE: "expected {} here, not {}", "此处应为{}，而不是{}";
    TYPE_TEXT_HINT: "put quotes around it if it is meant as text", "如果是文字，请加上引号";
    NOT_ONE_OF: "`{}` is none of the values known here", "“{}”不是可用的值";
    TOO_FEW: "at least {} must be given", "至少要有 {} 项";
    TOO_MANY: "at most {} may be given", "最多只能有 {} 项";
    PATTERN: "`{}` has not the form expected here", "“{}”的格式不符";
    TWO_IN_ONE: "`{}` does not belong to the key before it", "“{}”与前面的键不能放在同一项";
    TWO_IN_ONE_HINT: "begin an item of its own: `- {}: …`", "请另起一项：“- {}: ……”";
    SCHEMA_OTHER: "{}", "{}";
    TYPE_TEXT: "text", "文字";
    TYPE_NUMBER: "a number", "数字";
    TYPE_LIST: "a list", "列表";
    TYPE_MAP: "keys and values", "键和值";
    TYPE_BOOL: "true or false", "true 或 false";
    TYPE_NULL: "nothing", "空值";
    // The book.
    NO_BOOK: "no book here: `report.yaml` is in neither this folder nor those above it", "此处没有书：当前文件夹及其上级都没有 report.yaml";
    NO_BOOK_HINT: "run `casebound init DIR`, or name the book with `--project DIR`", "可运行“casebound init 文件夹”新建，或用 --project 指定";
    REQUIRES: "the book requires casebound {}, this is {}", "本书要求 casebound {}，当前版本是 {}";
    REQUIRES_HINT: "install a matching version, or change `requires`", "请安装相符的版本，或修改 requires";
    REQUIRES_FORM: "`{}` is no version requirement", "“{}”不是版本要求";
    UNKNOWN_CHAPTER: "there is no chapter `{}`", "没有名为“{}”的章节";
    UNKNOWN_FIGURE: "there is no figure `{}`", "没有名为“{}”的图表";
    UNKNOWN_CASE: "there is no case `{}`", "没有名为“{}”的案例";
    UNKNOWN_SECTION: "there is no section `{}`", "没有名为“{}”的小节";
    UNKNOWN_GROUP: "`{}` is none of the book's groups", "“{}”不是本书的分组";
    UNKNOWN_TARGET: "`{}` refers to nothing", "“{}”没有指向任何内容";
    UNKNOWN_TARGET_HINT: "write `fig:`, `case:` or `sec:` and an id, or a full address with `https://`", "请写 fig:、case: 或 sec: 加标识，或完整的 https:// 地址";
    CREATE_FILE_HINT: "create `{}`, or correct the name", "请新建“{}”，或改正名称";
    CASE_NOT_SHOWN: "the case `{}` is not part of the book", "案例“{}”不在书中";
    FIGURE_NOT_SHOWN: "the figure `{}` is not shown, so nothing can refer to it", "图表“{}”未在书中出现，无法引用";
    GROUP_HINT: "add it to `groups` in report.yaml, or choose one of: {}", "请在 report.yaml 的 groups 中加入它，或改用：{}";
    TWICE: "`{}` already stands elsewhere in the book", "“{}”在书中已出现过";
    TWICE_HINT: "show it once, and refer to it elsewhere", "请只放一处，其他地方用引用";
    FIRST_HERE: "it stands here first", "首次出现在此";
    UNUSED_FIGURE: "no chapter shows this figure", "没有章节用到这张图表";
    UNUSED_FIGURE_HINT: "add `- figure: {}` to a section, or start the file's name with `_`", "请在小节中加入“- figure: {}”，或让文件名以“_”开头";
    CASE_LEFT_OUT: "the contents leave this case out", "目录没有收入这个案例";
    CASE_LEFT_OUT_HINT: "add `{}` to `cases` in report.yaml, write `cases: all`, or start the file's name with `_`", "请在 report.yaml 的 cases 中加入“{}”，或写 cases: all，或让文件名以“_”开头";
    NOTE_WITHOUT_ANCHOR: "note {} is anchored nowhere", "注 {} 没有对应的标记";
    NOTE_WITHOUT_ANCHOR_HINT: "write `^{}^` in the title, a label or a cell it belongs to", "请在相应的标题、标签或单元格中写“^{}^”";
    ANCHOR_WITHOUT_NOTE: "there is no note {}", "没有注 {}";
    ANCHOR_WITHOUT_NOTE_HINT: "add the note to `notes`, or take the mark out", "请在 notes 中补上，或删除标记";
    BAD_DATE: "`{}` is no date", "“{}”不是日期";
    BAD_DATE_HINT: "write `2023`, `2023-04` or `2023-04-26`", "请写 2023、2023-04 或 2023-04-26";
    BAD_LANG: "`{}` is no language", "“{}”不是语言代码";
    BAD_LANG_HINT: "write a code such as `zh-CN`, `zh` or `en-GB`", "请写 zh-CN、zh 或 en-GB 之类的代码";
    BAD_LENGTH: "`{}` is no length", "“{}”不是长度";
    BAD_LENGTH_HINT: "write a number with mm, cm, in or pt, such as `3mm`", "请写带单位 mm、cm、in 或 pt 的数值，如 3mm";
    BAD_BLEED: "more than 20 mm of bleed", "出血超过 20 毫米";
    BAD_PAGE: "the page leaves no room for text", "版心没有留下排文字的空间";
    BAD_INK: "`{}` is no ink", "“{}”不是油墨数值";
    BAD_INK_HINT: "write `cmyk` as four percentages and `screen` as `\"#RRGGBB\"`", "请把 cmyk 写成四个百分数，screen 写成 \"#RRGGBB\"";
    EMPTY_TEXT: "the text is empty", "文字是空的";
    EMPTY_TEXT_HINT: "write the text, or take the key out", "请写入文字，或删除该键";
    EMPTY_ANSWER: "the question has no answer", "问题没有回答";
    EMPTY_ANSWER_HINT: "write the answer under `a`, or take the question out", "请在 a 下写出回答，或删除该问题";
    NO_HIGHLIGHT: "the case `{}` has no highlight of its own", "案例“{}”没有自己的 highlight";
    NO_HIGHLIGHT_HINT: "write `text` here, or add `highlight` to the case", "请在此写 text，或在案例中加 highlight";
    NOT_A_QUANTITY: "`{}` is no quantity", "“{}”不是数量";
    NOT_A_QUANTITY_HINT: "write a number, with words such as 约, 近, 余 or + if need be; `~` where nothing is disclosed", "请写数字，必要时加约、近、余或 +；未披露写 ~";
    ROW_LENGTH: "the row has {} cells, its label included, where {} belong", "该行连同标签有 {} 个单元格，应有 {} 个";
    ROW_LENGTH_HINT: "give one cell per column, and `~` where nothing is disclosed", "每列一个单元格，未披露写 ~";
    CHART_EMPTY: "the chart has no rows", "图表没有数据行";
    CHART_COLUMNS: "`{}` needs {} columns or more, the chart has {}", "“{}”需要 {} 列以上，现有 {} 列";
    CHART_COLUMN_TWICE: "the column `{}` occurs twice", "列“{}”重复";
    CHART_CATEGORY_TWICE: "the category `{}` occurs twice", "类别“{}”重复";
    CHART_TUPLE_LENGTH: "a cell of `{}` has {} numbers, this one has {}", "“{}”的单元格应有 {} 个数值，此处有 {} 个";
    CHART_TUPLE: "a cell of `{}` must be a list of {} numbers", "“{}”的单元格应为 {} 个数值的列表";
    CHART_NUMBER: "a `{}` chart needs a number here, not `{}`", "“{}”图此处需要数值，而不是“{}”";
    CHART_NO_TUPLE: "a cell of `{}` cannot be a list", "“{}”的单元格不能是列表";
    CHART_NEGATIVE: "`{}` is negative and cannot be a part of a whole", "“{}”为负值，不能作为整体的一部分";
    CHART_OVER_WHOLE: "the parts of `{}` add up to {} %, more than the whole", "“{}”各部分合计 {}%，超过整体";
    DATA_ONE_SOURCE: "give the data once: as `rows`, as `csv` or as `xlsx`", "数据只能给一处：rows、csv 或 xlsx";
    CHART_NEEDS: "a `{}` chart needs `{}`", "“{}”图需要“{}”";
    PANEL_OR_CHART: "give either `chart` with its data, or `panels`", "请给出 chart 及其数据，或者 panels";
    PROSE_HTML: "HTML is printed as typed, not interpreted", "HTML 会原样印出，不会被解释";
    PROSE_IMAGE: "pictures do not belong in prose", "正文中不能放图片";
    PROSE_HEADING: "headings do not belong in prose", "正文中不能写标题";
    PROSE_HINT: "put a backslash before the mark if it is meant as text; use a block for headings and figures", "如是普通文字，请在符号前加反斜杠；标题和图表请用相应的内容块";
    // Pictures, fonts and glyphs.
    NOT_A_PICTURE: "this is no {} picture: {}", "这不是 {} 图片：{}";
    PICTURE_TYPE: "pictures of the type `{}` cannot be used", "不能使用“{}”类型的图片";
    PICTURE_TYPE_HINT: "use svg, png, jpg, webp or tif", "请使用 svg、png、jpg、webp 或 tif";
    PICTURE_TOO_LARGE: "the picture claims {} × {} pixels; at most {} million are read", "图片标称 {} × {} 像素，最多读取 {} 百万像素";
    SVG_REFERENCE: "the SVG refers to another file: {}", "SVG 引用了其他文件：{}";
    SVG_REFERENCE_HINT: "embed what it needs, or turn it into paths", "请把所需内容嵌入 SVG，或转为路径";
    MISSING_GLYPH: "no font of the book has {}", "书中字体没有 {}";
    MISSING_GLYPH_HINT: "tried {}; correct the character, or put a font that has it into fonts/", "已尝试 {}；请改正该字符，或在 fonts/ 放入含有它的字体";
    FONT_FAMILY: "no font to set text in: {}", "没有可用于排版的字体：{}";
    MISSING_FONT_HINT: "the book's fonts are: {}", "本书字体有：{}";
    FONT_UNUSABLE: "this is no font that can be used", "这不是可用的字体文件";
    FONT_UNUSABLE_HINT: "use a static or variable TrueType or OpenType file", "请使用 TrueType 或 OpenType 字体文件";
    // Layouts and Typst.
    TEMPLATE: "the layout does not render: {}", "版式无法渲染：{}";
    TYPST: "Typst: {}", "Typst：{}";
    TYPST_HINT: "{}", "{}";
    STANDARDS: "these standards do not go together: {}", "这些标准不能同时采用：{}";
    STANDARD_DATE: "PDF/A takes a date: give `date` in report.yaml, or set SOURCE_DATE_EPOCH", "PDF/A 要求日期：请在 report.yaml 写 date，或设置 SOURCE_DATE_EPOCH";
    EXPORT: "the document cannot be exported: {}", "无法导出文档：{}";
    // What the commands say.
    SUMMARY: "errors: {}, warnings: {}, notes: {}", "错误 {} 个，警告 {} 个，提示 {} 个";
    MENDABLE: "`casebound check --fix` mends {} of them", "其中 {} 处可用“casebound check --fix”自动改正";
    MENDED: "mended {} places in {} files", "已改正 {} 处，涉及 {} 个文件";
    WOULD_MEND: "would mend {} places in {} files; nothing was changed", "可改正 {} 处，涉及 {} 个文件；未作改动";
    UNKNOWN_CODE: "there is no finding `{}`; {}", "没有名为“{}”的检查结果；{}";
    CHECKED_CLEAN: "no problems found", "没有发现问题";
    PRESS_IS_PDF: "the printer's sheets are PDF files; leave out `--format`, or ask for `pdf`", "印刷单页只有 PDF；请去掉 --format，或写 pdf";
    NOT_WRITTEN: "nothing was written; older outputs are untouched", "未写出任何文件，原有输出保持不变";
    WROTE: "wrote {}", "已写出 {}";
    STEP_LOAD: "reading the book", "读取书稿";
    STEP_TYPESET: "typesetting", "排版";
    STEP_EXPORT: "writing the PDF", "写出 PDF";
    STEP_SHEETS: "company sheets", "企业单页";
    STEP_FIGURES: "figures", "图表";
    CREATED: "created {}", "已新建 {}";
    EXISTS: "`{}` is already there and stays as it is", "“{}”已存在，保持不变";
    NEXT_STEP: "next: {}", "下一步：{}";
    INTERNAL: "internal failure: {}", "内部错误：{}";
    READ_FAILED: "cannot read `{}`: {}", "无法读取“{}”：{}";
    WRITE_FAILED: "cannot write `{}`: {}", "无法写出“{}”：{}";
}
