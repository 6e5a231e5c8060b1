### 中文：程序的提示，以及中文书里由程序印出的文字。
###
### 键与 en.ftl 相同；另有命令行的帮助（help…）和各个键的说明（schema…），其英文原文在代码注释里。
### `{ $name }` 是代入的值；首尾的空格和花括号写作 `{ " " }` 和 `{"{"}`。检查结果的句子末尾不加句号。
### 各节以说出这些话的模块命名。

## diag/render

finding-error = 错误
finding-warning = 警告
finding-info = 提示
finding-hint = 建议：{ $hint }
finding-page = 第 { $page } 页
finding-object = 对象 { $number } { $generation }
finding-paragraph = 第 { $paragraph } 段

## diag/explanation

page-what = 检查什么
page-why = 为什么重要
page-example = 示例
page-fix = 怎样改
page-asked = 依据：{ $sources }。
page-wrong = 会报告：
page-right = 应为：
page-heading = { $code }（{ $severity }）

## codes

pages-document = Casebound 检查的内容
pages-printed = 由 `casebound check --explain all --lang zh` 印出。

## diag/usage

usage-invalid-value = “{ $argument }”的值“{ $value }”无效
usage-refused-value = “{ $argument }”的值“{ $value }”无效：{ $reason }
usage-no-value = “{ $argument }”需要一个值
usage-value-too-many = “{ $argument }”的值过多：“{ $value }”
usage-unknown-argument = 未知的参数“{ $argument }”
usage-unknown-command = 没有名为“{ $command }”的命令
usage-no-slugs = 请写明要哪些，或用 --all 表示全部；现有：{ $names }
usage-none-there = 还没有可选的内容
usage-no-command = “{ $command }”需要指明命令
usage-conflict = “{ $argument }”不能与“{ $others }”同时使用
usage-repeated = “{ $argument }”重复出现
usage-missing = 缺少必需的参数：{ $arguments }
usage-not-utf8 = 有参数不是 UTF-8 编码
usage-not-a-number = 不是数值
usage-out-of-range = 应在 { $low } 与 { $high } 之间
usage-shard = 请写作 K/N，K 为 1 至 N
usage-grid = 如 2x2，横竖最多各 { $most } 页
usage-pages = 页码从 1 起，如 12-20,31
usage-no-page = 没有第 { $page } 页，印刷文件共 { $count } 页
usage-renamed = { $from } 已改名为 { $to }；改正了其他 { $files } 个文件，共 { $references } 处引用
usage-rename-would = 将把 { $from } 改名为 { $to }，并改正其他 { $files } 个文件，共 { $references } 处引用
usage-translated = 待译 { $open } 处；译后改动 { $stale } 处
usage-translated-moved = { $count } 处译文随原文移到了新位置
usage-translated-gone = { $count } 处译文的原文已经删去；这些译文留在文件末尾
usage-translated-confirmed = { $count } 处译文已确认仍然适用
usage-translated-nothing = 没有要写的内容
usage-rename-left = 书中自己的版式也写了这个名称，请自行处理：{ $places }
usage-import-no-slug = “{ $name }”里没有能作文件名的字
usage-import-as-hint = 用 --as 短名 另起一个
usage-import-done = 找到 { $questions } 个问题、{ $people } 位受访人
usage-diff-now = 现在
usage-diff-same = 文字没有改动
usage-diff-no-pages = 没有比较页面：其中一个状态有错误，不能排印
usage-no-print = 不能排成文档：{ $reason }
usage-no-spine = 不知道书有多厚：请在报告的 `press` 下写 `cover: {"{"} spine: 9mm {"}"}`，或写纸张 `cover: {"{"} paper: {"{"} grammage: 120, volume: 1.1 {"}"} {"}"}`
usage-all-reports = `--report all` 只用于 check；别的命令一次只处理一个报告
usage-of-press = `--cover`、`--ticket` 和 `--pages` 都针对印刷文件，这次没有做印刷文件
usage-diff-pdf-pages = 没有比较页面：与成品 PDF 只比较文字
usage-chapter-entry = 在 report.yaml 的 contents 里写一行“- chapter: { $slug }”，或写进某一篇的 chapters
usage-no-group = 没有属于“{ $group }”这一组的案例
usage-no-group-hint = 现有的分组：{ $groups }
usage-no-groups-hint = 这本书的案例都没有写分组；`--all` 取全部案例
usage-unknown-layout = 没有名为“{ $name }”的版式
usage-unknown-layout-hint = 请用其中之一，或把它放进 layouts/：{ $names }
usage-editor = 不是 { $names } 之一，也不是含 {"{"}path{"}"} 的链接
verbose-book = 书：{ $folder }
verbose-read = 读取：{ $file }
verbose-families = 字体：{ $names }
verbose-set-in = 用到的字体：{ $fonts }
verbose-took = { $step }：{ $seconds } 秒
help-word-usage = 用法：
help-word-commands = 命令
help-word-command = 命令
help-word-arguments = 参数
help-word-options = 选项
help-word-any-options = [选项]
help-word-default = { " " }[默认：{ $value }]
help-word-values = { " " }[可选：{ $values }]
help-word-values-title = 可选值：
help-word-value = - { $name }：{ $meaning }
help-word-tip = { "  " }提示：{ $tip }
help-word-line = 用法：{ $usage }
help-word-more = 详情请看 { $command }。
man-name = 名称
man-synopsis = 概要
man-description = 说明
man-subcommands = 命令
man-version = 版本
usage-other = 无法理解这些参数
usage-host = 请写名称，有端口时写在冒号后，如 localhost:8080

## diag/message

alternatives = { " / " }
list-comma = 、
failed = 错误：{ $failure }
listed-left-out = 未印（可有可无）：{ $text }
questions = { $count } 问
not-utf8 = 文件不是 UTF-8 编码
not-utf8-hint = 请另存为 UTF-8 编码；GBK 或 GB 18030 文件需要先转换
forbidden-character = { $character } 不是可用的文字字符
forbidden-character-hint = 请删除；这类字符常在粘贴文字时带入
piled-marks = 一个字符上叠加了 { $marks } 个组合符号，最多 { $most } 个
piled-marks-hint = 请删除；这类符号常在粘贴文字时带入
file-too-large = 文件有 { $bytes } 字节，最多读取 { $most } 字节
file-missing = 找不到“{ $file }”
file-missing-hint = 请放入该文件或改正路径；路径相对于当前文件
nearest = 是否应为“{ $name }”？
path-outside = “{ $path }”指向书的文件夹之外
path-outside-hint = 请把文件复制到书内，并用不含“..”的相对路径引用
yaml-words = 版式用词文件应按语言分列，每种语言下是键和文字
path-backslash-hint = 路径各部分之间请用“/”：{ $path }
merge-conflict = 此处留有未解决的版本冲突
merge-conflict-hint = 请只保留其中一种内容，并删除以 <<<<<<<、======= 和 >>>>>>> 开头的行
file-name = “{ $name }”不能用作标识
file-name-hint = 文件名只能用字母、数字、“-”和“_”，最多 64 个字符
file-name-suggestion = 可以命名为“{ $name }”；只能用字母、数字、“-”和“_”
duplicate-key = 键“{ $key }”在此重复
duplicate-key-hint = 请只保留一个
yaml-too-deep = 嵌套超过 { $levels } 层
yaml-too-many = 展开别名后，文件的值（或相应数量的文字）超过 { $most } 个
yaml-budget-hint = 正常的书不需要这样写；请直接写出内容
yaml-empty = 文件是空的
yaml-empty-hint = 请写入内容或删除文件；可参考 _example.yaml
yaml-second-document = 此处开始了第二个文档
yaml-second-document-hint = 一个文件只放一个文档：请删除“---”
yaml-tag = 书中不使用 YAML 标签
yaml-tag-hint = 如果文字本身以“!”开头，请加引号
yaml-complex-key = 键必须是普通文字
unknown-key = 未知的键“{ $key }”
known-keys = 此处可用：{ $names }
required-key = 缺少键“{ $key }”
required-key-hint = 请在此补上“{ $key }: ……”
wrong-type = 此处应为{ $wanted }，而不是{ $found }
type-text-hint = 如果是文字，请加上引号
not-one-of = “{ $value }”不是可用的值
too-few = 至少要有 { $least } 项
too-many = 最多只能有 { $most } 项
pattern = “{ $value }”的格式不符
two-in-one = “{ $key }”与前面的键不能放在同一项
two-in-one-hint = 请另起一项：“- { $key }: ……”
type-text = 文字
type-number = 数字
type-whole = 整数
type-list = 列表
type-map = 键和值
type-bool = true 或 false
type-null = 空值
no-book = 此处没有书：当前文件夹及其上级都没有 report.yaml
no-book-hint = 可运行“casebound init 文件夹”新建，或用 --project 指定
requires = 本书要求 casebound { $wanted }，当前版本是 { $version }
requires-hint = 请安装相符的版本，或修改 requires
requires-form = “{ $text }”不是版本要求
unknown-chapter = 没有名为“{ $name }”的章节
unknown-figure = 没有名为“{ $name }”的图表
unknown-case = 没有名为“{ $name }”的案例
unknown-section = 没有名为“{ $name }”的小节
unknown-group = “{ $name }”不是本书的分组
unknown-target = “{ $target }”没有指向任何内容
bad-weight = 权重“{ $weight }”超过上限 { $most }
unknown-target-hint = 请写 fig:、case: 或 sec: 加标识，ruby: 加注音，mark:name、mark:title，或完整的 https:// 地址
create-file-hint = 请新建“{ $file }”，或改正名称
case-not-shown = 案例“{ $name }”不在书中
figure-not-shown = 图表“{ $name }”未在书中出现，无法引用
group-hint = 请在 report.yaml 的 groups 中加入它，或改用：{ $groups }
twice = “{ $name }”在书中已出现过
twice-hint = 请只放一处，其他地方用引用
first-here = 首次出现在此
unused-figure = 没有章节用到这张图表
unused-figure-hint = 请在小节中加入“- figure: { $name }”，或让文件名以“_”开头
case-left-out = 目录没有收入这个案例
case-left-out-hint = 请在 report.yaml 的 cases 中加入“{ $name }”，或写 cases: all，或让文件名以“_”开头
draft-left-out = 本案例还是草稿，没有排进书里
draft-left-out-hint = 用 casebound sheet { $name } 可以单独排印；status 改为 in-review 或 approved 后进书
no-cases = cases/ 中没有案例
no-cases-hint = 请每家企业放一个文件，或删去这一行
note-without-anchor = 注 { $number } 没有对应的标记
note-without-anchor-hint = 请在相应的标题、标签或单元格中写“^{ $number }^”
case-one-or-several = `interviewee` 与 `interviewees` 同时写了
case-one-or-several-hint = 把所有受访者都写在 `interviewees` 下
case-nobody = 没有写明受访者
case-nobody-hint = 加上 `interviewee`，写 `name` 与 `title`；有几位时写在 `interviewees` 下
case-whose = 没有写明这位受访者属于哪一家企业
case-whose-hint = 加上 `organisation`，写其中一家：{ $organisations }
facts-twice = “{ $name }”写了两次
facts-twice-hint = 删去其中一个，或改成不同的名称
case-unknown-organisation = “{ $name }”不在本案例的 `organisations` 里
case-unknown-organisation-hint = 把它加进 `organisations`，或在这里改正
interview-no-item = 这一项不是访谈的内容，或把几种内容写在了一项里
interview-no-item-hint = 一项只写一种：`q` 与 `a`、写小标题的 `section`，或写 `text` 的 `aside`
interview-not-of-item = `{ $key }` 不能与 `{ $item }` 写在一项里
interview-not-of-item-hint = 它属于问题，请另起一项，以 `- q: ……` 开头
interview-two-answers = 这个问题同时写了 `a` 与 `answers`
interview-two-answers-hint = 把每个人的回答都写在 `answers` 下，各写 `by`
interview-unknown-speaker = 受访者中没有“{ $name }”
interview-unknown-speaker-hint = 写受访者的姓名、`initials` 或职务，或采访方
interview-picture-width = 访谈里的图片不能用 `{ $width }` 的宽度
interview-picture-width-hint = 改用 `column`、`text` 或 `full`；出血的图片放在章节里
interview-nothing-printed = 访谈中没有一个问题会印出来
interview-nothing-printed-hint = 去掉其中一处 `print: false`，或不把这篇案例列入目录
note-missing = `notes` 下没有注 `{ $key }`
note-missing-hint = 在那里写上注文，`{ $key }: ……`，或删去注号
note-nearest = 是否要写注 `{ $key }`？
note-unused = 正文中没有注 `{ $key }` 的注号，这条注无处可印
note-unused-hint = 在该加注的地方写 `[^{ $key }]`，或删去这条注
note-inside = 注文里又用了注 `{ $key }`
note-inside-hint = 注文里不能再有注，请并成一条
note-in-lead = 注 `{ $key }` 的注号写在导语里，导语所在的页没有脚注的位置
note-in-lead-hint = 移到本章正文中，或写 `endnotes: true` 把注释放在章末
note-nowhere = 注 `{ $key }` 的注号写在没有注释的文字里
note-nowhere-hint = 注释属于章节与案例，写在 `notes` 下
anchor-without-note = 没有注 { $number }
anchor-without-note-hint = 请在 notes 中补上，或删除标记
bad-date = “{ $text }”不是日期
bad-date-hint = 请写 2023、2023-04 或 2023-04-26
bad-lang = 没有“{ $text }”的用词与排印规范，书不能用这种语言
bad-lang-hint = 可用的语言：{ $langs }
bad-length = “{ $text }”不是长度
bad-length-hint = 请写带单位 mm、cm、in 或 pt 的数值，如 3mm
bad-bleed = 出血超过 20 毫米
bad-page = 版心没有留下排文字的空间
empty-text = 文字是空的
empty-text-hint = 请写入文字，或删除该键
empty-answer = 问题没有回答
empty-answer-hint = 请在 a 下写出回答，或删除该问题
no-highlight = 案例“{ $name }”没有自己的 highlight
no-highlight-hint = 请在此写 text，或在案例中加 highlight
not-a-quantity = “{ $text }”不是数量
not-a-quantity-hint = 请写数字，必要时加约、近、余或 +；未披露写 ~
row-length = 该行连同标签有 { $cells } 个单元格，应有 { $wanted } 个
row-length-hint = 每列一个单元格，未披露写 ~
chart-empty = 图表没有数据行
chart-columns = “{ $chart }”需要 { $least } 列以上，现有 { $columns } 列
chart-column-twice = 列“{ $column }”重复
chart-category-twice = 类别“{ $category }”重复
chart-tuple-length = “{ $chart }”的单元格应有 { $wanted } 个数值，此处有 { $found } 个
chart-tuple = “{ $chart }”的单元格应为 { $wanted } 个数值的列表
chart-number = “{ $chart }”图此处需要数值，而不是“{ $text }”
chart-no-tuple = “{ $chart }”的单元格不能是列表
chart-negative = “{ $value }”为负值，不能作为整体的一部分
chart-over-whole = “{ $name }”各部分合计 { $sum }%，超过整体
data-one-source = 数据只能给一处：rows、csv 或 xlsx
chart-needs = “{ $chart }”图需要“{ $key }”
long-alt = 这张图的替代文字有 { $bytes } 字节，PDF 里一段最多 { $most } 字节
long-alt-hint = 用 alt 写一段较短的，说明这张图表达什么
panel-or-chart = chart（及其数据）、panels、picture 三者只写一个
prose-html = HTML 会原样印出，不会被解释
prose-image = 正文中不能放图片
prose-heading = 正文中不能写标题
prose-open = 标记“{ $mark }”没有闭合，会照原样印出
prose-open-hint = 请写成“{ $mark }”，或在前面加反斜杠
prose-hint = 如是普通文字，请在符号前加反斜杠；标题、表格和图表请用相应的内容块
picture-type = 不能使用“{ $type }”类型的图片
picture-type-hint = 请使用 svg、png、jpg、webp 或 tif
picture-too-large = 图片标称 { $width } × { $height } 像素，最多读取 { $most } 百万像素
svg-reference = SVG 引用了其他文件：{ $target }
svg-reference-hint = 请把所需内容嵌入 SVG，或转为路径
missing-glyph = 书中字体没有 { $character }
missing-glyph-hint = 已尝试 { $fonts }；请改正该字符，或在 fonts/ 放入含有它的字体
missing-font-hint = 本书字体有：{ $fonts }
font-unusable-hint = 请使用 TrueType 或 OpenType 字体文件
typst = Typst：{ $reason }
typst-hint = { $hint }
standard-date = PDF/A 要求日期：请在 report.yaml 写 date，或设置 SOURCE_DATE_EPOCH
summary = 错误 { $errors } 个，警告 { $warnings } 个，提示 { $notes } 个
mendable = 其中 { $count } 处可用“casebound check --fix”自动改正
mended = 已改正 { $places } 处，涉及 { $files } 个文件
would-mend = 可改正 { $places } 处，涉及 { $files } 个文件；未作改动
unknown-code = 没有名为“{ $code }”的检查结果；{ $hint }
checked-clean = 没有发现问题
other-reports = 文件夹里还有别的书：{ $reports }；“{ $command }”一次全部检查
merged-with-report = 按 { $report } 检查时发现
press-is-pdf = 印刷单页只有 PDF；请去掉 --format，或写 pdf
not-written = 未写出任何文件，原有输出保持不变
wrote = 已写出 { $file }
step-load = 读取书稿
step-check = 检查规则、版式和页面
step-typeset = 排版
step-export = 写出 PDF
step-sheets = 企业单页
step-proofs = 校样
step-figures = 图表
created = 已新建 { $file }
exists = “{ $file }”已存在，保持不变
next-step = 下一步：{ $step }
internal = 内部错误：{ $reason }
with-hint = { $message }；{ $hint }
not-in-book = “{ $file }”不是本书的文件
two-reports = 检查结果只能用一种格式：“{ $first }”和“{ $second }”是两种
out-is-stdout = 无法写到标准输出：请在 --out 后写文件夹
out-is-link = “{ $link }”是链接，输出会写到别处：请在 --out 后写明文件夹，或删除该链接
unchanged = 未变的文件：{ $count }
waiting = 另一次运行正在写 { $folder }，等它结束
cache-of-other-version = { $folder } 是另一版本 Casebound 的缓存：请在 --cache 后另写一个文件夹，或删除这个
no-cache = { $folder } 不是 Casebound 的缓存，里面有别的东西：请在 --cache 后写一个空的或新的文件夹
stale-output = “{ $file }”已不属于书中任何案例，可用 casebound clean 删除
cleaned = 已删除 { $file }
nothing-to-clean = 没有需要删除的文件
read-failed = 无法读取“{ $file }”：{ $reason }
write-failed = 无法写出“{ $file }”：{ $reason }
unsaid = 无法写到标准输出：{ $reason }
prose-deep = 列表或引用嵌套超过 { $most } 层，从这里起连成一段印出
prose-deep-hint = 列表最多嵌套三层
prose-table = 这不是能读的表格，竖线会原样印出：表格要有表头、格数相同的分隔行（如 `|---|---|`）和格数不多于表头的各行
picture-no-type = 图片的文件名没有写明类型
too-small = 不能小于 { $least }
too-great = 不能大于 { $most }
other-fault = 此处不应有这样的内容

## locale

locale-script = simplified
locale-indent = 2
locale-indents = all
locale-person = name-last
locale-dates = typed
locale-grouped = 5
locale-sans = Noto Sans SC
locale-serif = Noto Serif SC
locale-page = a4
locale-spine = upright

## model/words

book-part = 第{ HAN($number) }篇
book-chapter = { HAN($number) }
book-appendix = 附录 { $letter }
book-figure = 图 { $number }
book-patents-unit = 件
book-offices-unit = 个国家和地区
book-applications = 累计专利申请
book-inventions = 其中发明
book-granted = 授权发明
book-growth-applications = 专利申请增速
book-growth-inventions = 发明专利申请增速
book-growth-granted = 授权发明增速
book-period = { $period } 年
book-page = 第 { $page } 页
book-post = { JOIN($organisation, $title) }
book-person = { $post } { $name }
book-publication = 《{ $title }》
book-year = { $year } 年
book-year-month = { book-year } { book-month }
book-year-month-day = { book-year } { book-month } { $day } 日
book-month = { $month } 月
book-comma = ，
book-base = { $n }（{ $series }）
book-bases = N={ $bases }
book-between-bases = { " / " }
book-range = ～

## figure/language

chart-undisclosed = 未披露
chart-colon = ：
chart-comma = 、
chart-stop = ；
chart-end = 。
chart-brackets = （|）
chart-largest = 最大值为
chart-smallest = 最小值为
chart-categories = 类别
chart-series = 系列
chart-in-all = 等，共 { $count } 项
chart-each-icon = 每个图标代表
chart-powers = 12= 万亿|8= 亿|4= 万
chart-residual = 其他|其它|其余|其他选项|其余选项
chart-unsure = 不知道|不清楚|不确定|说不清|不好说|难以判断|未作答|拒答|无意见
chart-too-small = 面积过小、由大到小
chart-spread = 最小值|下四分位数|中位数|上四分位数|最大值|离群值
chart-box-key = 箱体：下四分位数至上四分位数；箱内竖线：中位数；两端：最小值与最大值；圆圈：离群值
chart-months = 1 月|2 月|3 月|4 月|5 月|6 月|7 月|8 月|9 月|10 月|11 月|12 月
chart-weekdays = 一|二|三|四|五|六|日
chart-steps = 阶段|时期|以上|以下|不足|超过|从不|偶尔|有时|经常|总是|每天|每周|每月|每季|每年|首|末|初|早|中|晚|低|高|小|大|极|较|很|非常|一般|第|季度|上旬|下旬|春|夏|秋|冬|周一|周二|周三|周四|周五|周六|周日|十|一月|二月|三月|四月|五月|六月|七月|八月|九月
chart-rest = 其余 { $n } 项未披露
chart-rest-of = 其余 { $n } 项未披露，包括{ $names }的全部数值
chart-own-scale = 本图自有刻度，长短不与旁图相比
chart-in-unit = 单位：{ $unit }
chart-look-about = 空心为约数
chart-look-range = 空心段为区间的上下限之间
chart-look-at-least = 末端渐隐或带箭头为不低于此数
chart-look-at-most = 空心开口或带箭头为不高于此数
chart-look-strip = 只衬色条、不铺满底色的，是约数、区间或上下限
chart-log-scale = 对数刻度：相同的间隔是相同的倍数
chart-reference = 参照
chart-remark = 标注
chart-ends = { $low } 至 { $high }
chart-whisker = 细线从区间的下限画到上限
chart-year = { $year } 年
chart-quarter = { $year } 年 Q{ $quarter }
chart-month = { $year } 年 { $month }
chart-month-alone = { $month }
chart-day = { $year } 年 { $month } { $day } 日
chart-day-alone = { $month } { $day } 日

## preview/words

desk-lang = zh-CN
desk-contents = 目录
desk-contents-hint = 目录（c）
desk-search = 在目录中查找
desk-role-cover = 封面
desk-role-toc = 目录页
desk-role-figure-list = 图目录
desk-role-glossary = 术语表
desk-role-abbreviations = 缩略语
desk-role-index = 索引
desk-single = 单页
desk-single-hint = 单页（1）
desk-spread = 对开
desk-spread-hint = 对开页（2）
desk-continuous = 连续
desk-continuous-hint = 连续滚动（3）
desk-sheet-view = 全览
desk-sheet-view-hint = 缩略图总览（4）
desk-fit-page = 适合整页（f）
desk-fit-width = 适合宽度（w）
desk-smaller = 缩小（−）
desk-larger = 放大（+）
desk-sheet = 企业单页
desk-sheet-hint = 在书页旁显示这家企业的单页（s）
desk-press = 印刷
desk-press-hint = 印刷视图：出血、裁切线与标记（p）
desk-gray = 灰度
desk-gray-hint = 柔和灰度（g）
desk-follow = 跟随
desk-follow-hint = 保存后转到所改的那一页（o）
desk-findings = 检查结果
desk-no-findings = 没有问题
desk-help = 按键
desk-close = 关闭
desk-no-pages = 书稿有错误，还没有排好的页面
desk-opening = 正在读取书稿…
desk-ready = 已是最新
desk-working = 正在排版…
desk-faulty = 书稿有错误：显示的是上一次排好的页面
desk-gone = 书的文件夹不见了：显示的是上一次排好的页面
desk-lost = 预览已结束。请重新运行 casebound preview，再打开它给出的网址。
desk-errors = { $n } 个错误
desk-warnings = { $n } 个警告
desk-infos = { $n } 条提示
desk-error = 错误
desk-warning = 警告
desk-info = 提示
desk-hint = 建议
desk-show = 在页面上查看
desk-open = 打开
desk-copy = 复制
desk-copied = 已复制
desk-nowhere = 这里没有书稿中的文字
desk-printed-here = 此处印的文字
desk-editor = 编辑器
desk-own-editor = 其他…
desk-own-editor-hint = 含 {"{"}path{"}"}、{"{"}line{"}"}、{"{"}column{"}"} 的链接
desk-page = 页
desk-of = / { $n }
desk-previous = 上一页
desk-next = 下一页
desk-page-name = 第 { $n } 页
desk-no-sheet = 转到某家企业的页面，即可看到它的单页
desk-sheet-of = 单页：{ $name }
desk-press-note = 青线：裁切　红虚线：出血　屏幕以近似颜色显示 CMYK 油墨
desk-click = 单击
desk-ctrl-click = Ctrl 单击
desk-key-turn = 上一页、下一页
desk-key-ends = 首页、末页
desk-key-arrange = 单页、对开、连续、全览
desk-key-fit = 适合整页、适合宽度
desk-key-zoom = 放大、缩小、实际大小
desk-key-contents = 目录
desk-key-search = 在目录中查找
desk-key-finding = 下一条、上一条检查结果
desk-key-findings = 检查结果
desk-key-sheet = 在旁显示企业单页
desk-key-press = 印刷视图
desk-key-gray = 灰度
desk-key-follow = 跟随保存
desk-key-click = 文字、数字或图表在书稿中的位置
desk-key-ctrl-click = 在编辑器中打开
desk-key-esc = 关闭
desk-key-help = 按键说明

## help

# 整个程序；下面这些参数各命令通用。
help = 把一文件夹的 YAML 排成可付印的企业案例集
    .project = 书的文件夹、其中的 report.yaml 或任一子文件夹 [默认：当前文件夹]
    .report = report.yaml 旁边的另一个报告文件，与它共用案例、章和图表，如 sector.yaml；check 还可以写 all，一次检查全部
    .lang = 提示所用的语言，也是新书的语言 [默认：跟随系统]
    .help = 显示帮助
    .version = 显示版本
    .system-fonts = 也使用系统字体；换一台机器，排出的书可能不同
    .names = 屏幕版 PDF 须符合的标准，多个用逗号隔开 [默认：ua-1,a-2a；书没有日期时为 ua-1]
    .color = 何时给检查结果上色 [默认：在终端上]
    .quiet = 只说有问题的地方
    .limits = 放宽读取的限度，为平时的多少倍：更大的文件和图片、更多的值、更多的工作；信得过来源时才用
    .verbose = 另外说明读取了哪些文件、用到哪些字体、每一步用时多少
    .format = 文件格式，也可加上检查结果的格式
    .format-human = 给人看的检查结果，带摘录
    .format-short = 检查结果，每条一行
    .format-json = 检查结果，JSON 格式
    .format-sarif = 检查结果，SARIF 格式
    .format-github = 检查结果，GitHub 批注格式
    .ppi = PNG 的分辨率，每英寸像素数
    .deny = 除错误外，也因这些结果以失败结束：warnings（所有警告），或某个代号
    .only-screen = 屏幕阅读用：RGB，带标签、链接和书签
    .only-press = 付印用：CMYK 的 PDF/X-4，带出血和印刷标记

# 各参数后面的值
help-value =
    .dir = 文件夹
    .slug = 文件名
    .n = 数
    .k-n = K/N
    .times = 倍数
    .code = 代号
    .what = 结果
    .file = 文件
    .file-html-file-pdf = 文件.html|文件.pdf
    .file-pdf = 文件.pdf
    .columnsxrows = 列x行
    .mm = 毫米
    .pages = 页码
    .preset = 预设
    .date = 日期
    .file-line = 文件:行号
    .name = 名称
    .name-link = 名称|链接
    .group = 分组
    .old = 原名
    .new = 新名
    .names = 标准
    .kind = 图表种类
    .lang = 语言
    .only = 版本
    .format = 格式
    .ppi = 分辨率
    .svg-text = 方式
    .shell = SHELL
    .when = 何时

help-help = 显示本说明，或某个命令的帮助
help-build = 排印整本报告
    .only = 只做哪个版本 [默认：两个都做]
    .pages = 只要印刷文件的这些页，如 `12-20,31`，另存为一个文件
    .ticket = 在印刷文件旁另写一份给印厂的工单：JSON 和一页 PDF
    .cover = 另做单独成页的封面：封底、书脊、封面在一张上，厚度按报告的 `press: cover`；印刷文件则只剩书芯
    .out = 写到哪里 [默认：书的 out/]
    .keep-typst = 另外写出编译所用的 Typst 工程
    .format = 检查结果的输出格式

help-sheet = 制作企业单页
    .slugs = 案例，写文件名，不带 .yaml
    .all = 全部案例
    .group = 某一分组的全部案例
    .layout = 版式：sheet（普通单页）、one-page（只占一页），或书中 layouts/ 里自己的版式
    .only = 做哪个版本 [默认：屏幕版]
    .out = 写到哪里 [默认：书的 out/sheets/]
    .jobs = 同时制作多少份 [默认：每个处理器核一份]
    .shard = 只做 N 份中的第 K 份，便于分给多台机器
    .cache = 从哪里取以前（不论在哪台机器上）做好的单页，并把新做的存在那里 [默认：书的 out/.cache/sheets/]
    .force = 全部重做

help-proof = 制作送企业审阅的 Word 文件和 PDF
    .slugs = 案例，写文件名，不带 .yaml
    .all = 全部案例
    .group = 某一分组的全部案例
    .out = 写到哪里 [默认：书的 out/proofs/]

help-corrections = 显示企业在返回的校样中的修改，或写入案例
    .file = 返回的文件
    .case = 案例，仅当文件没有写明是哪一个时
    .format = 结果的输出格式
    .apply = 把不与其他改动冲突的修改写入案例
    .interactive = 逐条询问是否写入
    .dry-run = 只以 unified diff 显示将要写入的内容，不写文件

help-approve = 记录企业认可现在要印的文字
    .slug = 案例，写文件名，不带 .yaml
    .by = 谁认可的
    .date = 何时，例如 2023-04-12

help-figure = 单独制作图表，用于幻灯片和网页
    .slugs = 图表，写文件名，不带 .yaml
    .all = 全部图表
    .gallery = 全部图表，并把每张图与它的 YAML 并排放在一页上：gallery.html
    .contact-sheet = 全部图表，并缩小排在一张图上：contact-sheet.png
    .svg-text = SVG 中的文字写成什么；表格总是轮廓
    .svg-text-outlines = 轮廓：在哪里显示都一样，连同图题
    .svg-text-text = 文字：可以编辑，只有图表本身；需要装有书的字体
    .out = 写到哪里 [默认：书的 out/figures/]

help-check = 一次报告书稿的全部问题
    .format = 结果的输出格式
    .files = 只报告这些文件 [默认：整本书]
    .rule = 只查这些代号的问题，几个代号之间用逗号
    .no-typeset = 不排版：较快，但只在页面上显现的问题查不出来
    .explain = 只解释某个代号，或用 all 解释全部代号
    .fix = 先在文件里改正无须判断的地方，再报告其余的问题
    .dry-run = 只把 --fix 会作的改动印成统一差异格式，不改文件

help-preview = 在浏览器中预览全书，每次保存都重新排版
    .port = 127.0.0.1 上的端口 [默认：任一空闲端口]
    .host = 转发端口时地址栏中的名称，如 localhost:8080 或隧道的域名
    .poll = 定时比较文件，而不等系统通知保存；用于网络磁盘等
    .open = 打开浏览器
    .goto = 显示印有这一行的页面；与 --port 合用时，转到该端口上已在运行的预览
    .editor = 在编辑器中打开某处所用的链接：写编辑器名称，如 "VS Code"、"Zed"、"JetBrains"，或写含 {"{"}path{"}"}、{"{"}line{"}"}、{"{"}column{"}"} 的链接

help-lsp = 为编辑器服务，边写边查
    .stdio = 接受而不用：有的编辑器会加上它

help-preflight = 检查任何 PDF 能否付印
    .files = PDF 文件，来自 Casebound 或其他程序均可
    .format = 结果的输出格式
    .plates = 另外画出每页的印版：各油墨的覆盖率和最重处，包括叠印与透明
    .plate-pictures = 另外把每页的印版存成图片，每种油墨一张
    .report = 另外写一份给印厂的报告：HTML 或 PDF，有文件情况、每页的油墨和覆盖率、检查结果，以及标出位置的页面
    .preset = 按什么要求检查：`x4`（默认）、`x1a`、`x3`、`x6`、`gwg2022-offset`、`gwg2022-web`、`offset-coated`、`offset-uncoated`、`newspaper`、`digital`，或自己的 YAML 文件
    .facts = 另外列出每个文件的情况：页面框、字体、图片及其分辨率、油墨、输出意图

help-impose = 把任何 PDF 的页面拼到大纸上，用于数码印刷和样书
    .file = PDF 文件，来自 Casebound 或其他程序均可
    .booklet = 每面两页，对折骑马订
    .n-up = 每面横竖各排几页，如 2x2
    .creep = 骑马订最里面的页向折缝移动多少毫米
    .out = 写到哪里 [默认：原文件旁，文件名后加 `-booklet` 或 `-2x2`]

help-clean = 删除书中不再有的输出文件，以及缓存
    .dry-run = 只说会删除什么，不删除

help-init = 新建一本书
    .dir = 新书的文件夹

help-new = 用模板新建案例、图表或章
help-new-case = 新建企业案例：cases/文件名.yaml
    .slug = 文件名，不带 .yaml

help-new-figure = 新建图表：figures/文件名.yaml
    .slug = 文件名，不带 .yaml
    .chart = 图表的种类

help-new-chapter = 新建一章：chapters/文件名.yaml
    .slug = 文件名，不带 .yaml

help-import = 从 Word、LibreOffice、Markdown 或文本文件生成案例
    .file = 文档：.docx、.odt、.md 或 .txt
    .slug = 案例的文件名，不带 .yaml；不写时取公司名的读音
    .reject = 修订按拒绝处理；不写时按接受处理
    .format = 检查结果的输出格式

help-diff = 列出书的两个状态之间改了什么：文字和页面
    .old = 旧的状态：git 版本、书的文件夹，或成品 PDF
    .new = 新的状态；不写时取书的现状
    .html = 另写一个 HTML 页面，改动的页面左右对照
    .pdf = 另写一份 PDF，内容相同
    .format = 改动的输出格式
    .format-human = 给人看，标出删去和添上的文字
    .format-markdown = 供合并请求用的摘要

help-rename = 给案例、图或章改名，并改正所有引用
    .old = 文件名，不带 .yaml；有几个文件同名时连文件夹写，例如 cases/acme
    .new = 新的文件名，不带文件夹和 .yaml
    .dry-run = 只显示会改什么，不改动文件

help-translate = 在 translations/ 里写出待译的文字，已有的译文不动
    .language = 语言，如 en
    .files = 文件，如 cases/acme [默认：书里印出的全部]
    .confirm = 原文改过的译文仍然适用，更新记号
    .dry-run = 只显示会写什么，不动文件
help-layouts = 把内置的版式放进书里
help-layouts-export = 把内置的版式复制到书的 layouts/，从此代替内置的
    .names = 版式的名称，例如 one-page

help-list = 列出章节、案例和图表，连同编号和页码
    .format = 清单的输出格式

help-schema = 写出编辑器所用的 JSON Schema
    .out = 写到哪里 [默认：书的 schemas/]

help-completions = 输出命令行补全脚本
    .shell = 哪种 shell

help-man = 写出手册页
    .out = 写到哪个文件夹，每个命令一页，例如 casebound-build.1 [默认：只输出总页]

## schema

schema-report = 书。
    .title = 书名；竖线是排成几行时断行的地方，哪里都不印。
    .subtitle = 副书名或一句口号；竖线同上。
    .edition = 版次，例如 `2023 年`。
    .publisher = 出版方。
    .interviewer = 访谈的提问方；案例里可以另写。
    .source = 图表的资料来源。没有写 `sources`、或只写了这一个的图，来源就是它；每章只印一次。
    .date = 日期：`2023`、`2023-04` 或 `2023-04-26`。
    .lang = 语言：默认 `zh-CN`，还有 `zh-TW`、`zh-HK`、`en-GB`、`en-US`、`ja`。`zh` 即 `zh-CN`，`en` 即 `en-GB`。
    .translation = 书里印哪种语言的译文，译文在 `translations/语言/` 里：写 `en` 单印英文；写 `lang: en` 和 `pairs: below`（或 `beside`），原文与译文逐处对照。
    .requires = 本书需要的 casebound 版本，例如 `casebound >= 0.1`。
    .page = 成品尺寸和页边距；默认 A4。
    .cover = 封面上除文字之外还有什么。
    .theme = 字体和油墨。
    .press = 印厂的要求。
    .sheet = 企业单页上出版方的信息。
    .series = 各系列按名称所用的颜色，全书一致：1 为主题中第一种系列颜色，8 为最后一种。未写的系列按出现次序取色。
    .numbers = 图表中数字的印法；不写则照原文。
    .groups = 案例的分组，按书中的次序。
    .terms = 规定的用词。
    .names = 人、企业和品牌的正确名称：不算别的名称的错写，自带的标点照原样。
    .imprint = 版权页上的版次、许可和书号。
    .glossary = 书里解释的词和缩略语，供目录里的 `glossary` 和 `abbreviations` 使用。
    .index = 除企业和人物之外索引收入的术语，供目录里的 `index` 使用。
    .makeup = 拼版各项的权重；不写的用默认值。
    .style = 书写体例；不写时以多数文件的写法为准。
    .contents = 书的各个部分，按先后次序。
    .accept = 在此接受的检查结果。

schema-language = 书里是否印译文，怎样印。
    .string = 译文的语言，书里只印这一种。
    .paired = 译文的语言，译文与原文一同印出。

schema-paired = 原文与译文对照。
    .lang = 译文的语言：`en`，或 `lang` 所列的其他语言。
    .pairs = 译文排在哪里。

schema-pairs = 译文排在哪里。
    .below = 原文下面。
    .beside = 原文旁边，自成一栏。

schema-translation = 一个文件的译文。
    .fields = 各处译文，按原文在文件里的路径，从 0 数起，例如 `interview/0/q`。
    .accept = 在此接受的检查结果。

schema-translated = 一处译文。
    .of = 译自哪段原文：原文的记号，由 casebound translate 写出。
    .text = 译文；还没有译时空着。

schema-cover = 封面。
    .picture = 书名下面的图片，出血。

schema-page = 页面：一个开本的名称，或尺寸和页边距。
    .size = 开本的名称。
    .page-setup = 尺寸和页边距。

schema-size = 有名称的成品尺寸。
    .a4 = 210 毫米 × 297 毫米。
    .a5 = 148 毫米 × 210 毫米。
    .b5 = 176 毫米 × 250 毫米。
    .size-16k = 210 毫米 × 285 毫米，大 16 开。
    .letter = 216 毫米 × 279 毫米。

schema-page-setup = 成品尺寸和页边距，写成带单位的长度，例如 `210mm`。
    .size = 有名称的开本。
    .width = 成品宽度；开本没有名称时写。
    .height = 成品高度；开本没有名称时写。
    .inside = 订口一侧的页边距。
    .outside = 切口一侧的页边距。
    .top = 天头：正文以上的页边距。
    .bottom = 地脚：正文以下的页边距。
    .side = 侧栏立在哪里。
    .subheads = 各章的小标题立在哪里。

schema-subheads = 各章的小标题立在哪里。
    .above = 在所领的文字上面。
    .side = 在侧栏里，与所领文字的头几行并排；后面不是文字、文字比小标题还短，或者页面太窄，就排在上面。

schema-side-column = 正文旁边放编号、引语和肖像的一栏立在哪里；窄页没有这一栏。
    .left = 每一页都在左：编号先于它所编的内容，纸上和屏幕上都是如此。
    .outer = 在切口一侧：左页在左，右页在右。访谈只排一栏，跨页的表格与正文同宽；企业单页不成对开，仍在左。

schema-theme = 书的字体和油墨；油墨在印刷时用 CMYK，在屏幕上用 RGB。
    .sans = 标题、标签和图表的字体，默认 `Noto Sans SC`；其他字体的文件放在 `fonts/`。
    .serif = 正文的字体，默认 `Noto Serif SC`；其他字体的文件放在 `fonts/`。
    .quotation = 引文的字体，例如楷体，文件放在 `fonts/`；默认与周围文字相同。
    .emphasis = 中文里 `*强调*` 的样子。
    .alignment = 正文各行的行尾。
    .hanging = 行尾的逗号、顿号、句号是否悬挂在版心之外；默认不悬挂。
    .inks = 按用途写的油墨：accent、accent-tint、accent-wash、text、muted、rule、paper。
    .spot = 专色，单独一块印版。除非 inks 另有规定，强调色及其浅色都用它。
    .series = 图表各系列的油墨，按次序，最多八种。
    .parts = 各篇的油墨，按次序：篇章页、切口色标和书眉用它。上面要印反白字，须够深。默认用强调色和系列里较深的颜色。

schema-emphasis = 强调的样子。
    .ink = 用强调色。
    .dots = 每个汉字下面加着重号。

schema-alignment = 正文各行的行尾。
    .justified = 两端对齐。
    .ragged = 左对齐，右边参差，有些英文书如此。

schema-ink = 一种油墨：印刷四色，或专色的网点。
    .cmyk = 青、品、黄、黑的百分数。
    .spot = 专色的百分数。
    .screen = 屏幕上的同一颜色，`"#RRGGBB"`；专色的网点另有自己的屏幕色。

schema-spot = 专色。
    .name = 专色的名称，例如 `PANTONE 3165 C`：印厂据此调墨。
    .cmyk = 没有这种专色时的替代：青、品、黄、黑的百分数。
    .screen = 屏幕上的同一颜色，`"#RRGGBB"`。

schema-press = 印厂的要求。
    .bleed = 四边的出血，默认 `3mm`。
    .marks = 出血之外是否印裁切线、套准标记和作业信息；默认印。
    .profile = 与纸张相符的 CMYK 输出特性文件，书中的 `.icc` 文件；默认为铜版纸 FOGRA39。
    .condition = 印刷条件的名称，例如 `FOGRA51`。
    .intent = 图片颜色转到印刷的方式。
    .black_point_compensation = 图片最暗处是否对应印刷的最暗处；默认对应。
    .ink_limit = 一处最多的墨量，例如 `300%`；默认为印刷条件自己的上限。
    .signature = 印厂一次折多少页，默认 4：封底前补空白页，使总页数为其倍数。
    .opener = 章从哪里起。
    .require_approval = 付印之前，书中每个案例是否都要按现在的文字得到企业认可；默认只提醒认可之后的改动。
    .cover = 书有多厚，用于单独成页的封面（`build --cover`）。

schema-cover-sheet = 书有多厚：书脊的宽度，或与页数一起算出书脊的纸张。
    .spine = 印厂给的书脊宽度，例如 `9mm`；骑马订的书写 `0mm`。
    .paper = 内页的纸张。

schema-paper = 纸张。
    .grammage = 每平方米多少克，例如 `120`。
    .volume = 松厚度，每克多少立方厘米，例如 `1.1`；默认 1。
    .caliper = 一张纸的厚度，例如 `0.12mm`，代替克重和松厚度。

schema-intent = 印刷没有的颜色怎样转换（ICC.1:2010，6.2）。
    .relative = 印刷有的颜色保持不变，白色变为纸白。
    .perceptual = 所有颜色一起移动，保住颜色之间的差别。
    .saturation = 鲜艳的颜色保持鲜艳。
    .absolute = 颜色保持不变，并模拟纸张本身的底色。

schema-sheet = 企业单页末尾的出版方信息。
    .mark = 出版方的标志，图片，路径相对于本文件：svg、png、jpg、webp 或 tif。不写则排出版方的名称。
    .contact = 一行联系方式。
    .url = 网址，`https://…`，以文字和二维码印出。其中的 `{"{"}slug{"}"}` 代表案例的文件名，不带 `.yaml`。

schema-opener = 章从哪里起。
    .any = 接着的下一页。
    .right = 下一个右页；必要时前面留空白页。

schema-number-style = 数字的印法；不写则照原文。
    .decimals = 小数位数。
    .thousands = 千位怎样分节。

schema-thousands = 千位怎样分节。
    .none = 不分节：15009。
    .comma = 用逗号：15,009。
    .space = 用不换行空格：15 009。

schema-make-up = 拼版各项的权重，都是不超过 10000 的整数；取总和最小的排法。
    .page = 多一页，默认 40。
    .white = 不在结尾的一页页脚空一行，按平方计，默认 5。
    .stretch = 块间距多出一行，默认 2。
    .later = 图排在提到它的下一页，默认 60。
    .parted = 引语或数字与所属文字不在同一页，默认 150。
    .lonely = 不足四分之一的一页，默认 8000。
    .facing = 对开两页的末行高低相差一行，默认 24。
    .paired = 本来上下排列的两幅小图并排，默认 50。

schema-style = 书写体例。
    .cjk_latin_space = 汉字与拉丁字母、数字之间是否空一格。
    .tight = 无论如何都不空格的词，例如 `A轮`。

schema-imprint = 版权页上的版次、许可和书号。
    .edition = 版次和印次，如 `2032 年 5 月第 1 版，第 1 次印刷`。
    .licence = 以何种许可使用。
    .isbn = 十三位书号，连同条码印出。

schema-explanation = 书里解释的一个词，或一个缩略语。
    .term = 词或缩略语，照书里的写法。
    .full = 缩略语的全称。
    .text = 释义，正文。
    .sort = 读音，用于排序：多音字如 重庆 写 `chongqing`。

schema-index-term = 索引里的一个术语。
    .term = 术语，照索引里的写法。
    .find = 在书里改找这些写法。
    .sort = 读音，用于排序。

schema-term = 规定的用词。
    .prefer = 使用的写法。
    .instead_of = 不用的写法。

schema-entry = 书的一个部分。
    .cover = 封面。
    .toc = 目录。
    .figure-list = 图目录。
    .preface = 前言，写章的标识。
    .summary = 摘要，写章的标识。
    .about = 调研说明，写章的标识。
    .chapter = 不属于任何一篇的章，写其标识。
    .appendix = 附录，写章的标识；编号是字母。
    .glossary = 术语表。
    .abbreviations = 缩略语表。
    .index = 企业、人物和术语的索引。
    .legal = 版权页，写章的标识。
    .back-cover = 封底，写章的标识。
    .page = 只用于某些版本的页，写其名称。
    .part = 一篇，连同其中的章和案例。
    .cases-entry = 不属于任何一篇的案例。

schema-only = 用于哪些介质（`print` 印刷，`screen` 屏幕）和版本（报告文件名，不带 .yaml）；不写就都用。

schema-part = 一篇：标题、各章，以及最后一章之后的案例。
    .part = 篇名。
    .chapters = 各章的标识。
    .chapters-chapter = 只用于某些版本的章，写其标识。
    .cases = 最后一章之后的案例。
    .order = 案例的次序；不写时，全部收入的按文件名，列出标识的照所列次序。

schema-cases = 收入哪些案例：按分组和文件名收入全部，按标识收入一部分，或收入电子表格的各行。
    .all-cases = `all`
    .array = 各案例的标识，按书中的次序。
    .case-table = 电子表格的各行。

schema-case-table = 电子表格里的案例，一行一个，按行的次序。第一行是各栏的名称。
    .table = 工作簿（.xlsx）或 CSV 文件，路径相对于本文件。其中写到的图片，路径相对于 `cases/`。
    .sheet = 工作簿中工作表的名称；默认为第一张。
    .range = 单元格范围，如 `A1:D9`；默认为填了内容的全部。
    .map = 各栏是什么，按栏名写：案例的项目，如 `patents.granted`、`interview.1.q`；`id`，即案例若有文件时的文件名；不印的写 `~`。同名的栏用 `interview.*.q` 依次计数。栏名就是项目名的不用写。
    .constants = 单元格里没有写时，各项目的值。
    .sheets_only = 这些案例是否只排单页，不进书。

schema-all-cases = 单词 `all`。
    .all = `cases/` 中的全部文件。

schema-cases-entry = `cases: all`
    .cases = 收入哪些案例。
    .order = 次序；不写时，全部收入的按文件名，列出标识的照所列次序。

schema-case-order = 案例的次序，各分组分别排。
    .file = 按文件名。
    .pinyin = 按名称的读音，拉丁字母在前。

schema-accept = 编辑接受的一条检查结果，连同理由。
    .code = 检查结果的代号。
    .reason = 为什么照此刊印。

schema-chapter = 一章，或正文前后的一页。
    .title = 标题。竖线是标题排成几行时断行的地方，如 `创新加速时代|再问知识产权价值`；竖线本身哪里都不印，要印竖线就写 `\|`。
    .short = 书眉上用的短标题。
    .lead = 标题下的引言，正文。
    .picture = 篇章页上的图片，出血。
    .body = 第一节之前的内容块。
    .sections = 各节，按位置编号。
    .notes = 注文，按正文中的注号 `[^1]` 对应，正文。
    .endnotes = 注释放在章末，而不放在页脚。
    .signature = 信末的署名。
    .layout = 排它用的版式，即文件 `layouts/<名称>.typ.j2`；默认用它在目录中所属的版式。
    .accept = 在此接受的检查结果。

schema-block = 一个内容块：只有一个键，或写 `pagebreak`。
    .text = 正文。
    .subhead = 小标题，在本节内按位置编号；竖线是排成几行时断行的地方。
    .figure = 一张图表，写其标识。
    .figures = 两张图表并排。
    .callout = 一个放大的数字，连同上下文字。
    .quote = 案例访谈中的原话。
    .highlight = 编辑写的一句案例要点，不加引号。
    .cards = 卡片 01、02、03。
    .takeaways = 三到五行要点，排在一个框里。
    .picture = 照片或图画。
    .aside = 旁注：排得下就排在边栏，否则排在原处。
    .table = 文字表格，没有图号。
    .numbers = 几个放大的数字并排。
    .case-table = 一个分组的企业及其受访者的表格；`all` 为全部分组。
    .pagebreak = 另起一页。

schema-callout = 一个放大的数字。
    .before = 数字上面的文字。
    .number = 数字，照印。
    .text = 数字下面的文字。

schema-excerpt = 案例访谈中的原话。
    .case = 案例的标识。
    .text = 原话，须与访谈一字不差；`……` 表示有删节。
    .by = 出自何人；默认为受访者。
    .optional = 是否只在需要补白的页上才印。

schema-highlight = 编辑写的一句案例要点。
    .case = 案例的标识。
    .text = 要点；默认为案例自己的 `highlight`。
    .by = 出处；默认为受访者。
    .optional = 是否只在需要补白的页上才印。

schema-card = 一张卡片。
    .keyword = 关键词。
    .count = 提及的次数。
    .text = 一句说明。
    .comments = 评语。

schema-picture = 照片或图画，连同说明。
    .file = 文件，路径相对于本文件：jpg、png、webp、tif 或 svg。
    .width = 印多宽。
    .caption = 图片下面的说明。
    .credit = 作者或版权方，小字印在说明之后。
    .alt = 图片的内容，供看不见的读者用。
    .focus = 裁切时留在画面里的点：离左边和上边多远，如 `[50%, 30%]`；默认为正中。
    .optional = 是否只在需要补白的页上才印。

schema-picture-width = 图片印多宽。
    .column = 与边栏同宽；排得下就排在边栏里。
    .text = 与正文同宽。
    .full = 与两栏同宽。
    .bleed = 与页面同宽，排在页首，三边出血。
    .spread = 跨左右两页。

schema-ground-picture = 封面或篇章页上的图片，三边出血。
    .file = 文件，路径相对于本文件：jpg、png、webp、tif 或 svg。
    .credit = 作者或版权方，以小字印出。
    .alt = 图片的内容，供看不见的读者用。
    .focus = 裁切时留在画面里的点：离左边和上边多远，如 `[50%, 30%]`；默认为正中。

schema-figure-picture = 有图号、图题的照片或图画，与两栏同宽。
    .file = 文件，路径相对于本文件：jpg、png、webp、tif 或 svg。
    .credit = 作者或版权方，以小字印在下面。
    .alt = 图片的内容，供看不见的读者用。

schema-takeaways = 读者应当带走的几行要点。
    .title = 标题；默认用书里的词。
    .lines = 三到五行，每行一段正文。

schema-aside = 旁注。
    .title = 标题。
    .text = 内容，正文。

schema-table = 文字表格。
    .columns = 表头。
    .widths = 各列宽度之比，如 `[2, 1, 1]`；默认第一列按内容定宽。
    .rows = 各行，每列一个单元格；`~` 表示未披露。
    .notes = 注，按位置编号。
    .sources = 资料来源。

schema-table-cell = 一个单元格：文字，或占几格的文字。
    .string = 文字。
    .merged = 占几格的文字。

schema-merged = 占几格的文字。
    .text = 文字。
    .columns = 占几列；这一行相应少写几个单元格。
    .rows = 占几行；下面各行相应少写一个单元格。

schema-labelled = 一个值，连同标签。
    .label = 这是什么值。
    .value = 值。
    .group = 标签所属，例如某个地区。

schema-section = 一节。
    .title = 标题；竖线是排成几行时断行的地方。
    .id = 供 `[](sec:<标识>)` 引用的标识。
    .lead = 放大排印的导语，正文。
    .body = 内容块。

schema-signature = 信末的署名。
    .name = 署名者。
    .date = 日期。

schema-approval = 企业的认可。
    .by = 谁认可的。
    .date = 何时，例如 `2023-04-12`。
    .of = 当时要印的文字的哈希。

schema-case = 一家受访企业。文件名（不带 .yaml）就是它的标识。
    .organisations = 几家企业一同受访时，各家的名称；`name` 这时是标题。
    .facts = 专利之外的其他情况；值可以是文字。
    .name = 企业名称。
    .latin_name = 拉丁字母的名称，印在企业名称旁边。
    .group = report.yaml 中的一个分组。
    .industry = 行业。
    .logo = 标志图片，路径相对于本文件：svg、png、jpg 或 webp。
    .interviewee = 受访者，只有一位（或一个部门）时写。
    .interviewees = 受访者，有几位时写。
    .interviewer = 采访方；默认为 report.yaml 中的采访方。
    .kind = 回答是访谈实录还是编者摘要。
    .status = 进度：草稿照样检查，可以排单页，但不进书。
    .approval = 企业认可了什么，由 `casebound approve` 写入。
    .layout = 问答排一栏还是两栏；不写时看长短。
    .profile = 企业简介，正文。
    .patents = 企业披露的专利数据。
    .interview = 问与答，中间可以有小标题与旁注。
    .quote = 访谈中的一句原话，放大排在篇末。只用于访谈实录。
    .quotes = 更多的原话。
    .highlight = 编辑写的一句要点，放大排在篇末，不加引号。
    .closing = 最后一个回答之后的正文。
    .notes = 注文，按正文中的注号 `[^1]` 对应，正文。
    .source = 访谈发表在何处。
    .translation = 短案例自带的译文：各处译文按原文在本文件里的路径写，例如 `interview/0/q`。长的另写在 `translations/` 里。
    .translation-lang = 译文的语言：`en`，或 report.yaml 的 `lang` 所列的其他语言。
    .accept = 在此接受的检查结果。

schema-interviewee = 受访者：一个人，或不具名的部门。
    .name = 姓名；受访者是部门时不写。
    .title = 职务，或部门名称。
    .organisation = 所属机构；默认为企业名称。写了 `organisations` 时，是其中一家。
    .initials = 几人同答时，在回答前用来代替姓名的简称，如 `李`。
    .portrait = 肖像，路径相对于本文件：jpg、png、webp 或 tif。

schema-kind = 回答是不是受访者的原话。
    .verbatim = 访谈实录。
    .digest = 编者摘要；书页上会注明。

schema-layout = 问答的排法。
    .single = 一栏，旁边是问题的序号。
    .columns = 两栏；页面排不下两栏时仍排一栏。

schema-patents = 专利数据。各项都是数量，照所写的印出。
    .as_of = 数据的截止日期。
    .applications = 累计专利申请。
    .inventions = 其中的发明。
    .granted = 授权发明。
    .growth = 增长速度。
    .offices = 在哪些国家和地区申请。
    .more = 其他数据。

schema-growth = 一段时期的增长。
    .rate = 增速，例如 `82%`。
    .period = 起止年份，例如 `2019-2022`。
    .of = 什么在增长。

schema-growth-of = 什么在增长。
    .applications = 专利申请。
    .inventions = 发明专利申请。
    .granted = 授权发明。

schema-offices = 国家、地区和专利局。
    .count = 数目。
    .names = 列出名称的是哪些。

schema-status = 案例的进度。
    .draft = 草稿：单页上会注明，不排进书里。
    .in-review = 企业审阅中。
    .approved = 企业已确认。

schema-item = 访谈的一项：问题 `q` 与回答 `a` 或 `answers`，小标题 `section`，旁注 `aside`，或图片 `picture`。
    .q = 问题，照原样印出。
    .a = 回答，正文。
    .answers = 几个人的回答。
    .follow_ups = 追问。
    .section = 访谈中间的小标题。
    .aside = 回答旁边的旁注。
    .picture = 照片或图画。
    .print = 是否印出；`false` 只留在文件里。
    .one_page = 是否排在只占一页的单页上。各问都不标时，从第一问起，能排几问排几问。

schema-answer = 几个人中一人的回答。
    .by = 受访者的姓名、简称或职务，或采访方。
    .a = 回答，正文。

schema-follow-up = 追问。
    .q = 问题，照原样印出。
    .a = 回答，正文。
    .answers = 几个人的回答。

schema-quote = 摘出的一句原话。
    .text = 原话，须与访谈一字不差；`……` 表示有删节。
    .by = 出自何人；默认为受访者。

schema-source = 访谈发表在何处。
    .title = 出版物。
    .publisher = 出版者。
    .date = 日期。
    .page = 页码。
    .url = 网址。

schema-figure = 一张图表。文件名（不带 .yaml）就是它的标识，图号由书给出。
    .title = 图题，不写图号：可以是一句话，说出发现了什么。
    .subtitle = 副标题：量的是什么、统计的是谁。
    .chart = 图表的种类；有 `panels` 或 `picture` 时不写。
    .picture = 以照片或图画代替图表。
    .unit = 数值的单位；只在副标题后印一次。
    .scale = 是否与旁边的图同一刻度。
    .questions = 所问的问题，各有自己的样本数。
    .select = 受访者能否选多项。
    .filter = 统计哪些回答。
    .data = 数值。
    .x = 横轴的标题（scatter、bubble）。
    .y = 纵轴的标题（scatter、bubble）。
    .axis = 对数值轴的要求。
    .lines = 供比较的参考线。
    .bands = 供比较的参考带。
    .annotations = 对个别数值的标注。
    .facet = 按哪一列的取值分图，每个取值一张；数据在文件里时，写任意一列的标题，第一列也可以。
    .order = 类别的次序。
    .numbers = 数字的印法；默认照全书。
    .highlight = 要突出的类别或系列。
    .cards = `cards` 图的卡片。
    .notes = 注，按位置编号，用 `^1^` 标出。
    .sources = 资料来源。
    .alt = 替代文字；不写时由数据生成。
    .panels = 同一图题下的几张图。
    .accept = 在此接受的检查结果。

schema-question = 一个问题，连同样本数。
    .text = 问题，照问卷原文。
    .n = 多少人回答。

schema-base = 一个问题的样本数（N）。
    .string = 全体同一个样本数。
    .object = 每个系列、年份或地区各一个样本数；`~` 表示未披露。

schema-select = 一个系列的各值相加能否超过整体。
    .single = 每人选一项。
    .multiple = 可选多项。

schema-data = 图表的数值：写在这里，或从旁边的文件读取。
    .columns = 系列。
    .rows = 各类别及其数值。
    .csv = CSV 文件，路径相对于本文件：第一行是系列，第一列是类别。
    .xlsx = 电子表格，路径相对于本文件，排法同 CSV。

schema-row = 一个类别及其数值，或一组类别。
    .array = 类别在前，随后每列一个单元格。
    .group = 同一标签下的几行。

schema-cell = 一个单元格：数量或文字，或一个点的坐标。
    .string = 数量或文字。
    .array = `[x, y]` 或 `[x, y, 大小]`。

schema-group = 同一标签下的几行。
    .group = 标签。
    .rows = 各行。

schema-spreadsheet = 电子表格中的一块区域。
    .file = 文件，路径相对于本文件。
    .sheet = 工作表名称；默认为第一张。
    .range = 单元格区域，例如 `A1:D9`；默认为全部有内容的单元格。

schema-scale = 图的刻度。
    .shared = 单位相同的分图和并排的图用同一刻度。
    .own = 自有刻度，并在图下注明。

schema-axis = 对数值轴的要求。
    .min = 从多少开始。长度总从零量起。
    .max = 到多少为止；不得小于任何数值。
    .ticks = 大约几个刻度。
    .log = 相同的间隔是否为相同的倍数：1、10、100。

schema-line = 供比较的参考线。
    .at = 数值。
    .label = 它是什么。

schema-band = 供比较的参考带。
    .from = 下限。
    .to = 上限。
    .label = 它是什么。

schema-annotation = 对一个数值的标注。
    .at = 所说的类别。
    .series = 所说的系列；默认为在此有数值的第一个。
    .text = 要说的话。

schema-order = 类别的次序。
    .given = 照所写的次序。
    .value = 按数值，从大到小。

schema-panel = 同一图题下的一张图。
    .title = 这张图的标题。
    .chart = 图表的种类。
    .unit = 数值的单位；默认同整图。
    .scale = 是否与旁边的图同一刻度；默认同整图。
    .questions = 所问的问题，各有自己的样本数。
    .select = 受访者能否选多项；默认同整图。
    .filter = 统计哪些回答。
    .data = 数值。
    .x = 横轴的标题（scatter、bubble）。
    .y = 纵轴的标题（scatter、bubble）。
    .axis = 对数值轴的要求；默认同整图。
    .lines = 供比较的参考线；默认同整图。
    .bands = 供比较的参考带；默认同整图。
    .annotations = 对个别数值的标注。
    .order = 类别的次序。
    .highlight = 要突出的类别或系列；默认同整图。
    .cards = `cards` 图的卡片。

## colour/profile

no-profile = 这不是 ICC 配置文件
profile-cut-off = 配置文件不完整：标称 { $claimed } 字节，实有 { $actual } 字节
profile-table = 配置文件已损坏：标签“{ $tag }”超出文件范围
profile-version = 配置文件是 ICC { $version } 版，PDF/X-4 不允许
profile-space = 配置文件描述的是 { $space }，不是 CMYK
profile-class = 配置文件的类别是“{ $class }”，不是输出设备（prtr）
profile-lacks = 配置文件没有标签“{ $tag }”，无法用于转换
profile-unusable = 无法用这个配置文件转换颜色
profile-hint = 请向印厂索取所用纸张的 CMYK 输出配置文件，或删去 profile，按铜版纸 FOGRA39 印刷

## content/faults

fault-tab = 缩进处是制表符，YAML 要求用空格
fault-tab-hint = 请改为每级两个空格
fault-blank = 这一行用 { $character } 缩进，YAML 要求用普通空格
fault-full-width = 此处是“{ $found }”，YAML 要求用“{ $wanted }”
fault-write = 请写成 { $right }
fault-no-blank = 此处缺一个空格
fault-block-mark = “{ $text }”会被当作一段文字的开头，因为 | 和 > 是它的记号
fault-goes-on = YAML 读到“{ $mark }”就认为文字已经结束，而后面还有内容
fault-unclosed = 此处的“{ $mark }”没有与之配对的后一半
fault-unclosed-hint = 请补上后一半；如果它是文字的一部分，请写成 { $right }
fault-reserved = YAML 中的文字不能以“{ $mark }”开头
fault-anchor = “{ $name }”会被当作 YAML 的锚点名，不会印出
fault-anchor-hint = 如果是文字，请把整段文字加上引号
fault-colon = 文字中的“: ”（冒号加空格）会被 YAML 当作新的键
fault-colon-hint = 请写成 { $right }；用中文冒号则不必加引号
fault-comment = “{ $comment }”会被当作注释而丢掉，而后面还有文字
fault-comment-hint = 如果“#”是文字的一部分，请把整段文字加上引号；否则请把注释另起一行
fault-unindented = 这一行不属于任何键
fault-unindented-hint = 请缩进到它所属的键下面，与该段文字的其他行对齐
fault-indentation = 这一行的缩进与同级的行不一致
fault-indentation-hint = 同一级的键要左对齐，比上一级多缩进两个空格
fault-escape = 双引号中的“{ $escape }”没有意义
fault-escape-hint = 请改用单引号，其中的反斜杠就是反斜杠；路径各部分之间用“/”
fault-brackets = 此处的括号和逗号不成对
fault-brackets-hint = 方括号或花括号里的文字如果含有英文逗号、“: ”、[ ] {"{"} {"}"} 或引号，请加引号
fault-other = 这里无法按 YAML 读取
fault-other-hint = 请检查这一行和上一行：缩进是否对齐，含“: ”“ #”或以符号开头的文字是否加了引号

## content/load

forbidden-escape-hint = 它是双引号中的转义带入的：请改用单引号，其中的反斜杠就是反斜杠
misread = 此处的写法不符合要求

## content/schema

form-unknown-block = 没有名为“{ $name }”的内容块
form-unknown-entry = 目录中没有“{ $name }”这种条目
form-alone = “{ $name }”单独一行，后面不写内容
form-alone-hint = 请写成 - { $name }
form-text-as-key-hint = 带冒号的文字会被当作键：请把这一行缩进到所属的文字下面，或加上引号
form-quote-hint = 如果这就是文字本身，请写成 { $right }
form-one-text-hint = “{ $key }”是一段文字：请直接写在键后，或在 | 之后另起一行，不要再分键或列项
form-write = 请写成 { $right }
form-no-dash-hint = “{ $key }”只有一个：请去掉“-”，把其中的键直接写在下面
form-dash-hint = 这里是列表：每一项以“- ”开头，如“- { $key }: ……”

## accept

accept-unknown-code = 没有名为“{ $code }”的检查结果
accept-no-reason = 接受“{ $code }”而没有写明理由
accept-no-reason-hint = 请在 reason 中写明为何照此刊印
accept-error-accepted = “{ $code }”是错误，不能接受
accept-error-accepted-hint = 请改正所报告的问题，并删除这一项
accept-stale = 文件中已没有被接受的“{ $code }”
accept-stale-hint = 请删除这一项

## diag/code: print

rule-pdf-syntax = 无法读取或已损坏的 PDF。
    .what = 报告无法读取的 PDF、须重建对象表才能读取的 PDF，以及无法读取的内容。
    .why = 印厂的设备可能中断，或漏掉页面。
    .fix = 请重新导出，发送后核对文件大小。

rule-pdf-limit = 没有检查到底的 PDF。
    .what = 说明文件的内容超出预检对单个文件的处理上限，有一部分没有检查。
    .why = 没有检查的部分可能有问题。
    .fix = 请拆分文件，或简化图形。

rule-pdf-encrypted = 加密的 PDF。
    .what = 报告加密的 PDF，包括不用密码就能打开的。
    .why = PDF/X-4 不允许加密，印厂需要对页面拼版。
    .fix = 请去掉密码和限制后另存。

rule-image-resolution = 按印出的尺寸看，分辨率不足的图片。
    .what = 用图片的像素数除以印出的尺寸：低于 300 ppi 为警告，低于 150 ppi 为错误。检查成品文件时，1 位的图片要 600 和 300 ppi；预设各有自己的数值。
    .why = 每英寸 150 至 200 线的网屏需要约两倍的像素，不足就会看到锯齿和模糊。1 位的图片没有灰度缓和边缘的锯齿。
    .fix = 改用矢量图，或像素更多的图片。

rule-overset = 在所给区域里放不下的文字。
    .what = 报告在版式所给的区域里放不下的文字。
    .why = 放不下的文字印不出来，或压到旁边的内容。
    .fix = 缩短文字。

rule-page-fill = 一章中间几乎空着的页。
    .what = 报告排满不到 40 % 的页，一章或一个案例的末页、按要求分页之处除外。
    .why = 页脚大片空白，像是漏排了什么。
    .fix = 移动排不下的图或表，去掉分页，或把不能断开的内容拆开。

rule-lonely-lines = 末页只剩几行。
    .what = 报告篇幅超过一页的章或案例中，排满不到四分之一的末页。
    .why = 几行字孤零零占一页，容易被漏看，也像排错了。
    .fix = 删去几行，或再多写一点。

rule-left-out = 没有空处可补而省去的内容。
    .what = 说明标有 `optional: true` 的引语、观点或图片中哪些没有印出，因为没有哪一页需要它来补白。
    .why = 可有可无的内容由拼版取舍，编者应当知道结果。
    .fix = 一定要印的，去掉 `optional: true`。

rule-figure-far = 离提到它的文字太远的图。
    .what = 报告比首次提到它的那一对开页再往后一个对开页还远的图。
    .why = 读者要在句子和图之间来回翻页。
    .fix = 把图放在提到它的段落之后，或晚些再提。

rule-sheet-fit = 一页排不下的单页。
    .what = 用 `sheet --layout one-page` 制作单页时，提示哪几问没有排上；标了 `one_page: true` 的几问排不下，或不排问答也排不下时，报错并说明多出几行。
    .why = 字小到没人读的一页等于什么都没说；略去了内容的一页必须说明。
    .fix = 在要排的各问写上 `one_page: true`，缩短简介，或改排普通单页。

rule-runt = 末行只有一个字。
    .what = 报告末行只剩一个字（连同标点）的段落。
    .why = 一行只有一个字，版面上像一个洞。
    .fix = 增减一两个字。

rule-rgb-in-press = 印刷文件中的 RGB 颜色。
    .what = 在用于印刷的 PDF 中查找 RGB 颜色，以及自带配置文件的灰度和 CMYK。
    .why = 颜色会由印厂自行转换，结果不可控。
    .fix = 油墨都写成 CMYK；图片交给 Casebound 转换。

rule-ink-limit = 墨量超出纸张的承受。
    .what = 把青、品、黄、黑相加，与印刷条件的总墨量上限比较。
    .why = 墨量超出纸张的承受，不易干，会蹭脏和粘背。
    .fix = 深色多用黑墨，少用三色叠印。

rule-thin-line = 细得印不出来的线。
    .what = 报告细于 0.25 pt 的线，包括底色上的白线。
    .why = 印版未必能留住这么细的线，带网点的更会断开。
    .fix = 用 0.25 pt 以上的线；带网点的用 0.5 pt。

rule-small-knockout = 多色底上的小号反白字。
    .what = 报告多色底上小于 6 pt 的反白字。
    .why = 套印稍有偏差，底色就会把笔画填死。
    .fix = 加大字号，或改用单色底。

## diag/code: check

rule-yaml-syntax = 文件不是 YAML，或用了书中不能使用的写法。
    .what = 按 YAML 1.2 读取每个内容文件，报告语法错误，以及书中不能使用的写法：标签、多个文档、用制表符缩进。
    .why = 文件读不出来，其中的内容就无从谈起。
    .fix = 看所指的行和上一行：每级缩进两个空格，冒号后空一格；文字里有“: ”或“ #”时整项加引号。

rule-merge-conflict = 留有版本冲突的文件。
    .what = 报告版本管理在两人同改一处时留下的 <<<<<<< 和 >>>>>>> 行。
    .why = 两种版本都会留在书里。
    .fix = 保留一种，删去另一种和三行记号。

rule-duplicate-key = 同一层里有重复的键。
    .what = 报告同一层里重复的键。
    .why = 读取 YAML 的程序会悄悄丢掉一个，丢哪个全凭运气。
    .fix = 只留一个。

rule-unknown-key = 格式中没有的键。
    .what = 报告格式中没有的键，并给出最接近的可用的键。
    .why = 键名拼错，内容就会无声无息地漏掉。
    .fix = 改正键名，或删去。

rule-schema = 值的类型或形式不对，或缺少必填的键。
    .what = 按文件的模式检查每个值：类型、必填项、可用的词、日期、长度。每一处错误各报一次。
    .why = 形式不对的值，印出来就不会是编辑想要的样子。
    .fix = 按提示改写；全部的键见 schemas/*.schema.json 和 _example.yaml。

rule-encoding = 文件不是 UTF-8，或含有不能作为文字的字符。
    .what = 报告不是 UTF-8 的文件，以及不能作为文字的控制字符。
    .why = 编码不符的文字会变成别的字；看不见的字符会改变印出的内容。
    .fix = 另存为 UTF-8；删去所指的字符。

rule-missing-file = 书中提到的文件不存在。
    .what = 报告书中提到而不存在的图片、表格等文件。
    .why = 印出的页面会缺一块。
    .fix = 放入该文件，或改正路径；大小写也要一致。

rule-unsafe-path = 路径指向书的文件夹之外。
    .what = 报告指向书的文件夹之外的路径，包括“..”、绝对路径和链接。
    .why = 书复制到哪里都应当完整，也不应印出不属于它的内容。
    .fix = 把文件复制到书内，用相对路径引用。

rule-file-name = 内容文件夹中有不会被读取的文件。
    .what = 报告文件名不能用作标识或扩展名不对的内容文件、同步服务留下的副本、子文件夹里的内容、名称不对的文件夹，以及内容旁边不会被读取的其他文件。
    .why = 文件名就是案例或图表的标识，也用于输出文件和引用；不被读取的企业会从书中悄然消失。
    .fix = 用字母、数字、“-”和“_”，最多 64 个，扩展名为 .yaml；不是内容的文件，请在文件名前加“_”。

rule-file-size = 文件超过读取上限。
    .what = 报告超过读取上限的文件。
    .why = 几兆字节的文本文件多半不是编辑写的。
    .fix = 查看文件里是什么；图片应放在 images/。

rule-unknown-reference = 书中没有的图表、案例、小节或分组。
    .what = 报告提到而不存在的图表、案例、章节或分组，并给出最接近的名称。
    .why = 引用处什么也印不出来。
    .fix = 改正名称，或补上所缺的内容。

rule-duplicate-reference = 同一章节、图表或案例在书中出现两次。
    .what = 报告在书中出现两次的章节、图表或案例，以及重复的小节标识。
    .why = 同一内容会有两个编号和页码，引用便无从确定。
    .fix = 只放一处，其他地方用引用。

rule-unused-figure = 没有章节用到的图表。
    .what = 报告没有章节用到的图表。
    .why = 图表已经做好，却没有印进书里。
    .fix = 在小节中用上它，或让文件名以“_”开头。

rule-case-not-in-book = 目录没有收入的案例。
    .what = 报告目录没有收入的案例。
    .why = 受访的企业会在书里找不到自己。
    .fix = 在 report.yaml 的 cases 中加入它，或让文件名以“_”开头。

rule-note-anchor = 注没有标记，或标记没有注。
    .what = 对照图表的注与标题、标签、单元格里的“^1^”标记。
    .why = 读者会看到没有注的标记，或不知所指的注。
    .fix = 补上注或标记，或删去多余的一方。

rule-note-mark = 注释与注号对不上。
    .what = 将章节或案例 `notes` 下的注文与正文中的注号 `[^1]` 逐一核对。
    .why = 有注号而无注文，读者无处可查；有注文而无注号，注文便无处可印。
    .fix = 补上注文或注号，或删去多余的一方。注文里不能再有注；章首页没有页脚可放脚注，写上 `endnotes: true` 可把本章注释放在章末。

rule-prose = 正文不支持的标记。
    .what = 报告正文里的 HTML、图片和标题，以及不成表格的表格：某行的格数多于表头，或表头下没有分隔行。
    .why = 它们会原样印出，多半不是本意。
    .fix = 改用正文的标记或章节的内容块；要照印的符号前加反斜杠。

rule-narrow-spine = 书脊太窄，印不了字。
    .what = 比较书脊的宽度（给定的，或由纸张和页数算出的）与 5 mm；不到 5 mm 的书脊不印字。
    .why = 折书脊有一毫米左右的偏差，窄书脊上的字会折到封面或封底。
    .fix = 不必处理，书脊留白；换松厚的纸，书脊会宽些。

rule-quantity = 应为数字之处写了文字。
    .what = 读取每个数字及其限定：约、近、超过、余、+、万、单位。
    .why = 图表要画这些数，检查要比较这些数。
    .fix = 写数字；没有披露的写 ~，或删去该键。

rule-chart-shape = 数据与图表不相配。
    .what = 检查图表数据：每行与列数相符，名称不重复，要画的地方是数，各部分不超过整体。
    .why = 图画不出来，或画出的不是数据的意思。
    .fix = 每列一个单元格，未披露的写 ~。

rule-data-file = 数据文件无法读取，或有内容不会印出。
    .what = 按显示的样子读取 CSV 和工作簿：数字与日期格式、合并单元格、隐藏的行列、标题行上方的标题和数据下方的说明。不印出的内容会逐一说明；文件类型不符、错误值、没有结果的公式则为错误。
    .why = 表格显示的与文件里存的往往不同，读者应当看到前者。
    .fix = 从文件中删去不应印出的内容，或用 range 写明区域；保存前先让公式算出结果。

rule-empty-answer = 问题没有回答。
    .what = 报告没有回答的问题。
    .why = 只印问题不印回答，像是企业拒绝作答。
    .fix = 补上回答，或删去问题。

rule-image-format = 不能使用的图片。
    .what = 使用前先解码每张图片；SVG 不能引用其他文件。
    .why = 损坏的图片会中断排印，或印成空白。
    .fix = 使用 svg、png、jpg 或 webp；重新导出图片。

rule-missing-glyph = 书中字体都没有的字。
    .what = 在书的字体中查找每个字符。
    .why = 字体没有的字会印成空框。
    .fix = 改正该字，或在 fonts/ 放入含有它的字体。

rule-font-missing = 书中没有的字体。
    .what = 报告版式需要而书中没有的字体。
    .why = 换用别的字体，字宽和页数都会改变。
    .fix = 在 fonts/ 放入该字体。

rule-glyph-forms = 字形属于另一地区。
    .what = 繁体中文或日文书使用内置字体时报告：内置字体是大陆字形。
    .why = 台湾、香港和日本的读者一眼就能看出字体不对：笔画有别，逗号句号也不居中。
    .fix = 把该条发现所说的字体放进 fonts/，其余不必改动。Google Fonts 提供，可免费印刷和嵌入。

rule-font = 不能使用的字体文件。
    .what = 报告 fonts/ 里不能使用的字体文件。
    .why = 本应使用它的文字会换成别的字体。
    .fix = 使用 TrueType 或 OpenType 文件。

rule-picture-fold = 跨页图片的焦点落在订口。
    .what = 看跨页图片的 `focus` 离两页之间的订口有多远。
    .why = 订口两侧各有几毫米看不见，人脸和文字会被折进去。
    .fix = 换一张主体在左页或右页的图片，或把 `focus` 移开正中。

rule-profile = 不能描述印刷条件的 ICC 特性文件。
    .what = 读取 press.profile 所指的 ICC 特性文件：它必须描述 CMYK 印刷条件。
    .why = 颜色会按别的设备转换，印厂也会退回文件。
    .fix = 向印厂索取与印刷机和纸张相符的特性文件。

rule-template = 版式无法渲染。
    .what = 渲染书的每个版式。
    .why = 版式渲染不出来，就什么也印不了。
    .fix = 改正所指的行；内置版式里有全部可用的值。

rule-text-lost = 书里的文字没有印出。
    .what = 对照交给版式的内容与印出的内容：版式没有印出的文字是错误，图表类型没有位置可印的文字是警告。
    .why = 编辑写下的内容会从书里消失，而没有人知道。
    .fix = 印出该文字，或在版式中写明不印的理由：{"{"}{"{"} omit(chapter.lead, "封面没有位置") {"}"}{"}"}。图表印不出的内容应从文件中删去，或换一种图表。

rule-typst = Typst 无法编译生成的源文件。
    .what = 把 Typst 的错误和警告带回到引起它们的版式或内容行。
    .why = 页面无法照此排版。
    .fix = 改正版式；编辑写的文字不会引起 Typst 错误。

rule-export = 文档无法写成所需的格式。
    .what = 报告无法写成所需格式的文档。
    .why = 写不出文件，或写出损坏的文件。
    .fix = 按提示修改；其中写明了格式不接受什么。

rule-requires = 本书要求另一个版本的程序。
    .what = 比较 report.yaml 的 requires 与当前版本。
    .why = 旧版本可能漏掉书里用到的功能，印出另一本书。
    .fix = 安装相符的版本，或修改 requires。

rule-acceptance = 接受检查结果的写法无效。
    .what = 检查 accept 的每一项：代号存在，写明理由，且不是错误。
    .why = 接受一条结果就是让它不再出现；后来的人要能看到原因。
    .fix = 照检查结果写代号，并说明为何照此刊印；错误则要改正。

rule-stale-acceptance = 所接受的结果已不再出现。
    .what = 报告 accept 中已没有对应结果的项。
    .why = 留着它，下一次出现同类问题就没人看见了。
    .fix = 删去这一项。

rule-profile-condition = 配置文件是为另一种印刷条件制作的。
    .what = 对照 press.condition 写的印刷条件与 press.profile 所指特性文件自己的说明。
    .why = 颜色按一种纸张转换，告诉印厂的却是另一种。
    .fix = 写明特性文件对应的印刷条件，或换用该条件的特性文件。

## lint/charts/crowded_chart

crowded-chart-rows = “{ $kind }”图最多看得清 { $most } 个类别，这里有 { $own } 个
crowded-chart-columns = “{ $kind }”图最多分得清 { $most } 个系列，这里有 { $own } 个
crowded-chart-inks = 一本书只有 { $most } 种系列颜色，此图有 { $own } 个系列，多出的都只能是灰色
crowded-chart-hint = 请改用 { $instead }，或只画最大的几项、其余合并，或分成几个分图
crowded-chart-inks-hint = 请只画要紧的系列，其余合并为一个；或分成几个分图，或改用不靠颜色区分的 { $instead }
crowded-chart-bars = bar
crowded-chart-column = column
crowded-chart-places = dot
crowded-chart-lines = line
crowded-chart-shades = heat-table
crowded-chart-table = table
rule-crowded-chart = 类别或系列太多，图画不下。
    .what = 报告类别或系列多于该种图所能标注的图表，以及系列多于全书颜色的图表。
    .why = 标签过小、歪斜或省略，读者就不会看；两个系列同色，便无法分辨。
    .fix = 改用提示中的图表，少画几项，或分成几个分图。

## lint/charts/empty_chart

empty-chart-undisclosed = 此图没有一个已披露的数值
empty-chart-undisclosed-hint = 请在正文中说明来源给出了什么，并删去此图
empty-chart-zero = “{ $name }”的各部分都是零，没有可以分割的整体
empty-chart-zero-hint = 请用一句话说明，或改用 bar
rule-empty-chart = 图中没有可画的内容。
    .what = 报告数值全部未披露的图表，以及各部分都是零的构成图。
    .why = 这样的图占了版面，却没有告诉读者任何东西。
    .fix = 删去此图，在正文中写明已知的内容。

## lint/charts/equal_values

equal-values-equal = 此图的 { $n } 个数值都是 { $value }，没有可比较的
equal-values-hint = 请用一句话说明，或用 key-figures 写成一个数
rule-equal-values = 图中的数值全都相等。
    .what = 报告有三个以上数值、且全部相等的图表。
    .why = 图表用来表现差别；没有差别时，一个数更清楚。
    .fix = 写成一句话，或改用 key-figures。

## lint/charts/missing_unit

missing-unit-none = 此图的数值没有单位
missing-unit-hint = 请补上 unit，如 unit: "%"；单位只在副标题后印一次
rule-missing-unit = 数值没有单位。
    .what = 报告数值不带单位、图表也没有写 unit 的图表。
    .why = 没有单位的数，可以是比例，可以是件数，也可以是金额。
    .fix = 在图表或分图中补上 unit。

## lint/charts/shared_ink

shared-ink-same = “{ $first }”与“{ $second }”在同一张图中颜色相同
shared-ink-hint = 请在 report.yaml 的 series 中给它们不同的编号
rule-shared-ink = 同一张图中两个系列同色。
    .what = 报告同在一张图中、而 report.yaml 的 series 给了相同颜色的两个系列。
    .why = 读者靠颜色分辨系列。
    .fix = 给其中一个换一个编号。

## lint/charts/time_order

time-order-backwards = “{ $first }”排在“{ $second }”之前，而时间应从左到右
time-order-hint = 请先写较早的一项
rule-time-order = 年份或区间倒着排列。
    .what = 报告用线连接、而年份、日期或区间由大到小排列的图表。
    .why = 线往上走，读者会以为是随时间增长。
    .fix = 把各列或各行由早到晚排列。

## lint/charts/unknown_series

unknown-series-none = 没有一张图有名为“{ $name }”的系列
unknown-series-hint = 请删去这一行，或照各图 columns 中的写法写
rule-unknown-series = 给不存在的系列指定了颜色。
    .what = 报告 report.yaml 的 series 中、任何图表都没有的系列名。
    .why = 指定颜色总有用意；名称写错了，该系列的颜色便不是编者所想的。
    .fix = 照图中的写法写（不带注释标记），或删去这一行。

## lint/charts/unordered_line

unordered-line-names = 线连接了没有先后次序的“{ $first }”与“{ $second }”
unordered-line-hint = 请改用 bar，多个系列用 grouped-bar；如果确有次序，请写明 order: given
rule-unordered-line = 用线连接没有次序的类别。
    .what = 报告用线连接、而类别既不是时间、也不是区间或程度的图表。
    .why = 线表示两点之间还有东西；两个行业之间什么也没有。
    .fix = 改用提示中的图表。类别确有次序时，用 order: given 写明。

## lint/pictures/missing_caption

missing-caption-none = 这张图片没有说明
missing-caption-hint = 用 `caption` 写一句：图里是什么，为什么放在这里
rule-missing-caption = 图片没有说明。
    .what = 报告内容里没有 `caption` 的图片。
    .why = 没有说明的照片是装饰：读者不知道该看什么。
    .fix = 用 `caption` 写一句话。

## lint/pictures/missing_credit

missing-credit-none = 这张图片没有写作者或版权方
missing-credit-hint = 用 `credit` 写明，例如“某某 摄”或“某某公司供图”
rule-missing-credit = 图片没有写作者或版权方。
    .what = 报告没有 `credit` 的图片，封面和篇章页上的也算。
    .why = 使用照片须经许可，多数许可要求署名。
    .fix = 用 `credit` 写明作者或版权方。

## lint/lists/empty_list

empty-list-none = 目录里有 `{ $list }`，但没有可列的内容
empty-list-hint = 从 `contents` 里删去 `{ $list }`，或补上内容
rule-empty-list = 空的列表。
    .what = 报告目录里的术语表、缩略语表、索引和图目录，如果其中没有内容。
    .why = 印出来是一页只有标题的白纸。
    .fix = 补上内容，或从 `contents` 里删去这一行。

## lint/lists/unused_term

unused-term-none = 书里没有出现“{ $term }”
unused-term-hint = 核对写法，在 `find` 里写书里的写法，或删去这一条
rule-unused-term = 书里没有出现的术语。
    .what = 在各章和案例里查找术语表、缩略语表和索引里的每个词。
    .why = 读者会去找一个不存在的词；多半是写法不一致。
    .fix = 改成书里的写法，或删去这一条。

## content/translation

translation-no-original = 这是“{ $file }”的译文，书里没有这个文件
translation-no-original-hint = 请改成原文文件的名称，或删去
translation-twice = “{ $field }”译成 { $lang } 的译文有两处：这里，和 translations/ 里的文件
translation-twice-hint = 保留一处
translation-no-field = 原文的“{ $field }”处没有文字
translation-no-field-hint = 运行 casebound translate，它会找到移动过的原文；原文已经删去的，删去这一项
rule-translation-gone = 译文没有对应的原文。
    .what = 把 translations/ 里的文件及其中各项与原文文件对照。
    .why = 原文删去或移动之后，译文留在原处，哪里也不印，没有人会发现。
    .fix = 运行 casebound translate 语言：移动过的，译文随原文走；其余的放到文件末尾，不要的删去。

## lint/translations/translation_missing

translation-missing-file = “{ $file }”还没有译成 { $lang }
translation-missing-text = 这里还没有译成 { $lang }
translation-missing-hint = 运行 casebound translate { $lang }，在它写的文件里填上译文；填好之前照原文印
rule-translation-missing = 还没有译文的文字。
    .what = 在印译文的书里，查每一处有文字的内容是否有译文。数字不必译，中文文件里纯西文的名称也不必译。
    .why = 没有译文的地方，会以原文的语言印出来。
    .fix = 运行 casebound translate 语言：每处原文都有一项，上面写着原文。

## lint/translations/translation_stale

translation-stale-changed = 译文所依据的原文已经改过
translation-stale-changed-here = 现在的原文
translation-stale-changed-hint = 改好译文，再运行 casebound translate 语言 { $file } --confirm
translation-stale-unmarked = 没有写明译自哪段原文
rule-translation-stale = 依据旧原文的译文。
    .what = 每处译文以一个记号记着所译的原文；检查时与现在的原文对照。
    .why = 一种语言里改正了的数字，另一种语言里还是错的。
    .fix = 重译改过的原文，再用 casebound translate 语言 文件 --confirm 更新记号。

## lint/lists/unexplained_abbreviation

unexplained-abbreviation-none = “{ $term }”第一次出现时没有写明“{ $full }”
unexplained-abbreviation-hint = 在这里写成“{ $full }（{ $term }）”
rule-unexplained-abbreviation = 缩略语第一次出现时没有解释。
    .what = 按书的次序，找有 `full` 的缩略语第一次出现的那段文字，看其中有没有全称。
    .why = 不是每个读者都翻到书后的缩略语表。
    .fix = 第一次出现时写全称，缩略语放在括号里。

## lint/form/double_qualifier

double-qualifier-twice = “{ $text }”用了两个限定词：“{ $before }”和“{ $behind }”
double-qualifier-hint = 请只留一个
rule-double-qualifier = 一个数字加了两重限定。
    .what = 报告前后各有一个约数词的数字：约……左右、近……余、超过……以上。“近 10 余年”指最近十几年，不报告。
    .why = 两个词意思重复，甚至互相矛盾：“近 1000”不到一千，“1000 余”超过一千。
    .fix = 只留一个限定词。

## lint/form/exact_with_qualifier

exact-with-qualifier-exact = “{ $text }”精确到个位，又用“{ $qualifier }”表示约数
exact-with-qualifier-hint = 请取整，或删去约数词
rule-exact-with-qualifier = 精确的数字被说成约数。
    .what = 报告三位以上、末位不是 0，而又带有余、多、+、约、近的整数。
    .why = 精确到个位的数就不是约数：要么约数词是习惯用语，要么这个数另有来历。
    .fix = 删去约数词，或把数取整。

## lint/form/period_span

period-span-span = “{ $text }”与旁边的 { $from }-{ $to } 年不符，后者是 { $years } 个年份
period-span-hint = 请改为实际的年数，或改正起止年份；从首年到末年的增长则少算一年
rule-period-span = 年数与起止年份不符。
    .what = 对照“近三年”“过去 5 年”之类的说法与紧挨着的起止年份。
    .why = 2019 到 2022 是四个年份、三年增长；读者不知道算的是哪一种。
    .fix = 数清年份，或说明指的是增长。

## lint/form/range_dash

range-dash-other = 范围“{ $text }”用了“{ $mark }”，全书多数用“{ $usual }”
range-dash-hint = 请写“{ $text }”
rule-range-dash = 数值范围有两种写法。
    .what = 统计数字范围的连接号（- – — ~ ～），报告与多数不同的。后面或中间带单位的才算范围；日期、图 3-4、GB/T 1.1-2020、7-11、型号、比分和各种编号不计。
    .why = 一本书一种体例，检索也不会漏。
    .fix = 统一连接号；可用 check --fix 自动改正。

## lint/form/suffix_order

suffix-order-order = “{ $text }”的加号写在了百分号前面
suffix-order-hint = 请写“{ $text }”
rule-suffix-order = 加号写在百分号前面。
    .what = 报告写在数字与百分号之间的加号。
    .why = 加号修饰的是 90% 这个量，不是数字本身。
    .fix = 把加号移到后面；可用 check --fix 自动改正。

## lint/form/thousands

thousands-grouped = “{ $text }”有千位分隔，全书多数没有
thousands-plain = “{ $text }”没有千位分隔，全书多数有
thousands-hint = 请写“{ $text }”
rule-thousands = 千位分节有两种写法。
    .what = 统计五到九位数里有千位逗号和没有的，报告较少的一种。图表里的数按 report.yaml 的 numbers 统一印出，不计；邮编、股票代码等编号也不计。
    .why = 两种写法混用，像是拼凑自两个来源。
    .fix = 统一写法。

## lint/interviews/attribution_drift

attribution-drift-drift = { $name } 在此处是“{ $here }”，另一处是“{ $elsewhere }”
attribution-drift-drift-hint = 同一个人的职务全书只用一种写法
attribution-drift-there = 另一处的职务
rule-attribution-drift = 同一人有两个职务。
    .what = 把每位受访者的职务，与引语和摘要的署名、同一人的其他案例、以及正文中紧挨在姓名前的职务相比较。空格和公司名不计。
    .why = 一个人两个头衔，读者会以为是两个人，本人更会看出来。
    .fix = 统一职务；或删去 by，自动采用受访者的职务。

## lint/interviews/enumeration_gap

enumeration-gap-gap = “{ $next }”前面是“{ $last }”，缺少“{ $missing }”
enumeration-gap-gap-hint = 请补上漏掉的一项，或重新编号
enumeration-gap-before = 前一项
rule-enumeration-gap = 列举跳过了一个序号。
    .what = 在每段文字中依次查看分句开头的“第一、第二、第三”（“首先”“其次”算作前两项）、“一是、二是、三是”和“其一、其二、其三”，报告缺了前一项的序号。
    .why = 访谈删节时，常常删了第二点，却留着“第三”；读者会回头去找。
    .fix = 补上漏掉的一点，或重新编号。

## lint/interviews/missing_attribution

missing-attribution-empty = 引语没有写明是谁说的
missing-attribution-nameless = 署名中没有受访者 { $name } 的姓名
missing-attribution-hint = 可删去 by，自动采用受访者；或写明公司、职务和姓名
missing-attribution-block = 单独成段的引语没有说话人
missing-attribution-block-hint = 请改用 quote 块并写明 case，或在后面另起一行用“——”写明说话人
rule-missing-attribution = 引语没有写明出自何人。
    .what = 报告 by 为空、或漏写受访者姓名的引语，以及正文中单独成段、却没有写明说话人的引用块。
    .why = 引号里的话总是某个人说的；读者想知道是谁，说话的人也想看到自己的名字。
    .fix = 删去 by，或写明公司、职务和姓名。

## lint/interviews/paragraph_end

paragraph-end-open = 段落以“{ $end }”结尾
paragraph-end-open-hint = 请补全句子；后文可能有遗漏
paragraph-end-bare = 段末没有标点
paragraph-end-bare-hint = 请补上标点，或补全句子
rule-paragraph-end = 没有结束的段落。
    .what = 查看每个回答、简介、结语和正文段落的最后一个字符：应当是句末标点（。！？……，或其后的引号、括号）。冒号和分号可以引出下一段。列表项，以及正文中不成句的单行，不作要求。
    .why = 在逗号处戛然而止的段落，多半是从采访稿搬运时丢了后半句。
    .fix = 补全句子，或补上句末标点。

## lint/interviews/quote_in_digest

quote-in-digest-digest = 摘要不是受访者原话，不能加引号引用
quote-in-digest-digest-hint = 请改用 highlight，它不带引号
rule-quote-in-digest = 从摘要中引用原话。
    .what = 报告从编者摘要中引出的引语。
    .why = 没有人说过这些话。
    .fix = 改用 highlight，它不带引号。

## lint/interviews/quote_not_in_interview

quote-not-in-interview-not-said = { $name } 的访谈中没有这段话
quote-not-in-interview-empty = 引语中没有文字
quote-not-in-interview-difference = 原话 { $words }（[-…-] 为原话有而引语无，{"{"}+…+{"}"} 为引语有而原话无）
quote-not-in-interview-order = 这段话确有，但在访谈中位于前一段之前：请按访谈中的先后排列
quote-not-in-interview-hint = 请逐字引用访谈，省略处用“……”
quote-not-in-interview-nearest = 最接近的原话
rule-quote-not-in-interview = 引文不见于访谈。
    .what = 在访谈的回答里查找每一条引语。空格、标点的全角半角、引号的样式和首尾的标点不计；“……”表示删节，删节处前后的文字须按访谈中的先后出现。报告最接近的原话，并逐字列出差异。
    .why = 署了真人姓名的引语，必须是本人说过的话。
    .fix = 从回答里重新复制，略去处用“……”。

## lint/numbers/direction

direction-rises = { $from } 到 { $to } 是上升，不是“{ $word }”
direction-falls = { $from } 到 { $to } 是下降，不是“{ $word }”
direction-not-above = { $first } 并不高于 { $second }，中间却用了“{ $word }”
direction-not-below = { $first } 并不低于 { $second }，中间却用了“{ $word }”
direction-sign = { $told } 的升降方向与图表相反：图表中作 { $actual }（{ $name }）
direction-hint = 请改正表示方向的词，或改正有误的数
direction-other = 另一个数
direction-above = { $first } 高于 { $second }，中间却用了“{ $word }”
direction-below = { $first } 低于 { $second }，中间却用了“{ $word }”
rule-direction = 升降与两个数不符。
    .what = 把表示方向的词与两旁的数比较：“由 A 升至 B”“从 2022 年的 A 降到 B”“A 高于……的 B”“A，不低于……的 B”；也与本节图表中同一数值的正负号比较。只看单位相同、差别超出舍入误差的数；名次数字越小越靠前，不作比较。
    .why = 数改了，旁边的“升”“降”却忘了改。
    .fix = 改正表示方向的词，或改正数值。

## lint/numbers/granted_exceeds_inventions

granted-exceeds-inventions-exceeds = 授权发明 { $granted }，多于发明专利总量 { $inventions }
granted-exceeds-inventions-exceeds-hint = 请向企业核对两个数的口径；如原文如此刊印，可写明理由接受
granted-exceeds-inventions-inventions = 发明专利总量
rule-granted-exceeds-inventions = 授权发明多于发明申请。
    .what = 比较案例 patents 中的 granted（授权发明）与 inventions（发明专利总量）。
    .why = 授权的发明必然包含在发明总量之内；多出来，不是笔误，就是两个口径不同的数并排放着。
    .fix = 请向企业核对；如果原文如此刊印，用 accept 接受并说明理由。

## lint/numbers/grim

grim-base = N={ $base } 不可能是样本数：{ $misfits } 个百分比（共 { $count } 个）都不是整数除以 { $n } 的结果
grim-value = N={ $n } 时得不到 { $value }：{ $low } 人为 { $low_share }，{ $high } 人为 { $high_share }
grim-value-hint = 请核对这个百分比和它的样本数
grim-fits = 这些百分比都与 N={ $n } 相合，书中另一图表用的正是这个样本数
grim-fits-none = 请核对样本数和各百分比；书中其他样本数也解释不了。如为加权结果，请在注释中写明“加权”
grim-base-here = 样本数
grim-misfit = 与样本数不合
grim-rebased = 这些百分比都与 N={ $n } 相合：如剔除了 { $left_out } 人，请在注释中说明，并印出剔除后的样本数
grim-cut-off = N={ $n } 的百分比是截尾，不是四舍五入：{ $respondents } 人为 { $share }，印作 { $printed }
grim-cut-off-hint = 请改为四舍五入，否则各项相加会少一截
rule-grim = 样本数得不出的百分比。
    .what = 为图表中每个确切的百分比寻找背后的整数人数：必须有整数 k，使 100 k/N 按印出的精度四舍五入后等于印出的值（恰在中间时进舍均可；由两个选项相加的值，容许两次舍入的误差）。同一样本数下多数值不合，就报告样本数，并给出相合的样本数；只有个别值不合，就报告那个值。如果各值都是截尾所得，或者另有较小的样本数能解释全部，会如实说明。规模未知的子样本、加权结果（题目、筛选条件或注释写明“加权”）、注释说明为推算的值、约数样本（“约 200”）、样本数过大以致精度无法分辨的，都不检查。
    .why = 人数都是整数。没有任何人数能得出的百分比，不是数字印错，就是用了别的题的样本数；会算的读者查得出来（GRIM 检验）。
    .fix = 到调研数据里核对样本数和百分比。如果原文如此刊印，在注释中说明并用 accept 接受。

## lint/numbers/inventions_exceed_applications

inventions-exceed-applications-exceed = { $inventions } 多于累计专利申请 { $applications }
inventions-exceed-applications-exceed-hint = 发明是专利申请的一部分，授权又是发明的一部分；请核对这两个数
inventions-exceed-applications-applications = 累计专利申请
rule-inventions-exceed-applications = 发明多于专利申请总数。
    .what = 比较案例 patents 中的 inventions、granted 与 applications。
    .why = 发明只是三种专利之一，数量不会超过专利申请总量。
    .fix = 看看两个数是否填反，或漏了“万”。

## lint/numbers/missing_base

missing-base-no-base = 百分比没有样本数：此处没有带 n 的调研问题
missing-base-no-base-hint = 请补上 questions，写明问题和样本数 n；如来源没有给出，可写明理由接受
missing-base-no-series-base = 系列“{ $series }”没有自己的样本数
missing-base-no-series-base-hint = 请写成 n: {"{"} ……，{ $series }: 样本数 {"}"}；来源没有给出时写 ~
rule-missing-base = 百分比没有样本数。
    .what = 报告没有样本数 n 的百分比图表，以及以地区或年份命名、而问题中没有给出其样本数的系列。样本数写 ~ 表示来源未给出，视为已说明。
    .why = 不知道问了多少人，百分比就说明不了什么；而各地区、各年份的样本各不相同。
    .fix = 补上样本数。来源没有给出时，该系列写 ~，或写明理由接受。

## lint/numbers/number_drift

number-drift-drift = 此处作 { $here }，另一处作 { $elsewhere }（{ $name }）
number-drift-drift-hint = 请查明哪一处正确，两处写成一致
number-drift-there = 另一处的数值
rule-number-drift = 同一数量在书中有两个值。
    .what = 为全书带标签的数值建立索引：图表的单元格、案例的专利数量。文中一个分句提到同一标签且只有一个数，就与索引比较，精度以两处写法为准（15.7% 与 15.72% 相合，“超过 8.5 万”与 86,000 相合）。说的是别的年份、地区、群体，或是差值，或含有多个数的分句，不作比较。
    .why = 报告最常见的错误：图里的数改了，文中没改，或者相反。
    .fix = 查明哪个值正确，两处写成一致。

## lint/numbers/percent_vs_point

percent-vs-point-point = { $first } 与 { $second } 相差的是百分点，不应写作 { $text }
percent-vs-point-share = 占比的变化应以百分点计：{ $text } 是相对于什么？
percent-vs-point-point-hint = 请写作“{ $text }”
percent-vs-point-other = 其中一个百分比
rule-percent-vs-point = 把百分点写成了百分比。
    .what = 报告两个百分比之差后面的百分号（“由 67% 升至 82%，提高 15%”），以及分句写明为占比、比例的变化后面的百分号（“占比下降 10.4% 至 45.6%”“这一比例比 2021 年增加了 11.3%”）。
    .why = 由 67% 到 82% 是 15 个百分点，却是 22%。写错一个词，意思就变了。
    .fix = 把 % 改成“个百分点”。

## lint/numbers/same_question_different_n

same-question-different-n-differs = 此处 N={ $here }，而同一问题在另一图表中 N={ $elsewhere }
same-question-different-n-differs-hint = 请改正有误的样本数；如确为另一部分样本，请在注释中说明并接受
same-question-different-n-there = 另一处样本数
rule-same-question-different-n = 同一问题的样本数不同。
    .what = 比较全书中文字相同的调研问题的样本数，逐个系列比较；不分系列的样本数与各系列一起比较。
    .why = 同一道题只答过一次；出现两个样本数，要么有一处抄错了，要么悄悄去掉了一部分回答。
    .fix = 查明哪个样本数正确。如果确为部分样本，在注释中说明是哪一部分，再用 accept 接受。

## lint/numbers/share_mismatch

share-mismatch-share = 占比印作 { $share }，而 { $part } 占 { $whole } 的 { $actual }%
share-mismatch-share-hint = 请改正有误的一个数，或删去占比
share-mismatch-applications = 累计专利申请
share-mismatch-inventions = 发明专利总量
share-mismatch-whole = 总数
share-mismatch-part = 其中的数
rule-share-mismatch = 占比与它的两个数不符。
    .what = 用案例的 inventions 除以 applications，与 patents.more 中的发明专利占比比较；也核对句子中的占比与它所依据的两个数（“13 家企业中有 10 家，占 80%”）。
    .why = 读者也会除。
    .fix = 改正有误的一个数，或删去占比。

## lint/numbers/small_base

small-base-given = 样本只有 { $n } 个，一个受访者就是 { $points } 个百分点
small-base-implied = “{ $name }”占样本的 { $share }，N={ $n } 中至多有 { $most } 个受访者
small-base-small-hint = 请写明样本数，或改用人数而不用百分比
small-base-share = 它在样本中的占比
rule-small-base = 样本数不足 30 的百分比。
    .what = 报告样本不足 30 的百分比：或是问题写明的样本数，或是由样本构成图可知该组至多有这么多受访者。
    .why = 样本不足 30 时，多一人少一人就差三个百分点以上；写到小数点后一位，是一种并不存在的精确。
    .fix = 印出该组的样本数，或用人数代替百分比。

## lint/numbers/sum_not_100

sum-not-100-sum = “{ $name }”各部分相加为 { $sum }%，不是 100%
sum-not-100-over = “{ $name }”已披露的部分相加已达 { $sum }%
sum-not-100-sum-hint = 请找出有误或遗漏的值；如果是多选题，请写 select: multiple
rule-sum-not-100 = 整体的各部分合计不是 100%。
    .what = 把属于同一整体的百分比相加：堆积条的各段、环形图的各份、单选题的各项。每个值允许末位半个单位的舍入误差；含未披露或约数的整体，只有当确切的各项之和已超过 100% 时才报告。
    .why = 合计不到或超过 100%，读者一眼就知道有一个数错了，却不知道是哪一个。
    .fix = 改正数值，补上遗漏的部分；如果可以多选，写明 select: multiple。

## lint/numbers/sum_of_parts

sum-of-parts-sum = 合计写作 { $total }，而各部分相加为 { $sum }
sum-of-parts-sum-hint = 请改正合计或有误的一项
sum-of-parts-part = 其中一项
rule-sum-of-parts = 各部分之和不等于合计。
    .what = 把图表一列中的各行相加，与“合计”“总计”行或组名中的合计比较；也核对句子自己给出的合计（“两项合计 45.1%”“573 份、229 份，共计 802 份”）。只有单位相同的确切数值才相加。
    .why = 合计与分项对不上，读者就会怀疑所有的数。
    .fix = 改正合计或有误的一项。

## lint/numbers/threshold_word

threshold-word-threshold = “{ $words }”与 { $value } 不符
threshold-word-threshold-hint = 请改用与数值相符的说法，或直接写出数值
threshold-word-number = 数值
rule-threshold-word = 文字所说的界限与旁边的数不符。
    .what = 把文字表示的占比（“七成以上”“过半”“近四成”）与紧挨着的确切百分比（括号内，或“即”“达”“为”之后），或与本节图表中同一标签的数值比较。“近”指略低于，“以上”“超”指不低于，“约”或不加限定指上下五个百分点以内。
    .why = 43% 写成“近四成”是往少里说，68% 写成“七成以上”是往多里说。
    .fix = 换用与数值相符的说法，或只写数值。

## lint/numbers/unit_magnitude

unit-magnitude-magnitude = 此处作 { $here }，另一处作 { $elsewhere }（{ $name }）：有一处的“万”“亿”等单位写错
unit-magnitude-magnitude-hint = 请查明哪个数量级正确，两处写成一致
unit-magnitude-there = 另一处的数值
unit-magnitude-part = { $part } 多于 { $whole }，而“{ $name }”是“{ $text }”的一部分
unit-magnitude-part-hint = 请核对此处的“万”“亿”
rule-unit-magnitude = 同一数量相差一个数量级。
    .what = 报告同一标签的数值在两处数字相同而数量级不同（6183 件与 6183 万件），以及图表中按名称属于另一行、却超过其十倍的行（“最高法院新收案件”与“新收案件”）。
    .why = 多一个或少一个“万”，数值就差一万倍，而校对时很难察觉。
    .fix = 两处都写成正确的数量级。

## lint/structure/count_mention

count-mention-count = 文中说 { $told } 家，书中收录 { $actual } 家
count-mention-hint = 请改正数目，或查看缺了哪个案例
rule-count-mention = 文中所说的案例、章节或图表的数目与书不符。
    .what = 在章节里查找谈到访谈、案例而又写出企业数目的句子，数目接近案例数时与全部案例及各组案例相比较。
    .why = 案例到最后一天还会增减，前言里说的往往还是旧数目。
    .fix = 改正数目。

## lint/structure/cross_reference_number

cross-reference-number-no-figure = 书中没有图 { $number }
cross-reference-number-figure-hint = 请写 [](fig:图的代号)，编号会自动填写并随之更新
cross-reference-number-no-section = 书中没有 { $number } 节
cross-reference-number-section-hint = 请写 [](sec:小节的代号)，编号会自动填写并随之更新
rule-cross-reference-number = 手写的图号、节号或页码与实际不符。
    .what = 在正文中查找手写的图号（图 4.1.1）和节号（4.2 节、2.2 章节），报告书中没有的。页码要排版后才知道，不作比较。
    .why = 手写的编号，前面只要加一张图或一节就错了。
    .fix = 改用引用。

## lint/structure/duplicate_name

duplicate-name-name = 另有案例也叫“{ $name }”
duplicate-name-hint = 可能是误存的副本；如确是两者，请在名称中加以区别
rule-duplicate-name = 两个案例同名。
    .what = 比较所有案例的名称，不计空格和大小写。
    .why = 目录里会出现两个同名条目，引用也分不清指哪一个。
    .fix = 删去副本，或用名称区别两者。

## lint/structure/text_in_comment

text-in-comment-found = “{ $comment }”会被当作注释，不会印出
text-in-comment-hint = 如果它是文字的一部分，请写成 { $right }；如果是批注，请在 # 后加空格，或另起一行
rule-text-in-comment = 会被 YAML 当作注释的文字。
    .what = 查看每段不加引号的文字之后是否有“ #”：YAML 会把它以后的内容当作注释。看起来像正文的就报告：# 后紧接文字，或前面的括号、引号、句子要到后面才完整。“# 待确认”之类的批注不报。
    .why = 注释会悄无声息地消失，印出来的句子就断了。
    .fix = 把整段文字加上引号。批注则在 # 后加空格，或另起一行。

## lint/structure/unread_mark

unread-mark-found = “{ $mark }”会照原样印出：此处不识别标记
unread-mark-hint = 请删去标记，只有正文才识别
unread-mark-low-hint = 请写“{ $right }”
rule-unread-mark = 标记写在不识别标记的地方。
    .what = 报告照原样印出的文字（名称、标题、提问、引语、注、来源）里的 `**加粗**`、链接、注号和下标；图表的标题、标签和单元格识别注号和下标。
    .why = 页面上会印出星号、尖号和波浪号。
    .fix = 删去标记；下标数字可直接用 ₂ 这样的字符。

## lint/typography/cjk_latin_spacing

cjk-latin-spacing-tight = “{ $text }”的汉字与西文之间没有空格，与全书写法不一
cjk-latin-spacing-spaced = “{ $text }”的汉字与西文之间有空格，与全书写法不一
cjk-latin-spacing-more = 此段有 { $places } 处汉字与西文之间没有空格，如“{ $text }”，与全书写法不一
cjk-latin-spacing-more-spaced = 此段有 { $places } 处汉字与西文之间有空格，如“{ $text }”，与全书写法不一
cjk-latin-spacing-hint = 全书请用一种写法；印刷时自动留空，但检索和核对只认写法一致的文字
rule-cjk-latin-spacing = 中西文之间的空格有两种写法。
    .what = 检查汉字与拉丁字母、数字之间是否空格，报告与 report.yaml 的 style: {"{"} cjk_latin_space: true {"}"} 或 false 不一致的段落；没有写明时以多数文件的写法为准。名称以及 A股、90后 之类的词不计，style: {"{"} tight: [...] {"}"} 可以补充这类词。
    .why = 印刷时总会自动留出四分之一字宽的空，但两种写法混用，检索、核对和再利用都不方便（clreq 第 3.2.2 节）。
    .fix = 统一写法；可用 check --fix 自动增删空格。

## lint/typography/dash

dash-not-a-dash = “{ $text }”不是规范的破折号
dash-hint = 请写“——”，占两格
rule-dash = 不规范的破折号。
    .what = 报告用连字符、断开或多出一截的“—”、制表线等代替的破折号。单个“—”是连接号，不报告。
    .why = 中文破折号是“——”（GB/T 15834-2011 第 4.10 条），一条线，占两格，不断开。
    .fix = 写作“——”；两笔或三笔的可用 check --fix 自动改正。

## lint/typography/doubled_character

doubled-character-doubled = “{ $text }”重复了
doubled-character-doubled-mark = 标点“{ $mark }”重复了
doubled-character-hint = 如系笔误，请只留一个
doubled-character-too-many-marks = “{ $marks }”：叹号、问号叠用最多三个
doubled-character-mark-hint = 请只留一个
doubled-character-marks-hint = 请写“{ $marks }”
rule-doubled-character = 一个字打了两遍。
    .what = 报告重复的虚词，前提是两个字都不属于旁边的词或名称；并报告“，，”“。，”之类重复的标点和三个以上叠用的叹号、问号。“现在在意”“目的的确”“不了了之”等不报告。
    .why = 这是最常见的笔误，通读时很容易放过；标点的叠用见 GB/T 15834-2011 第 4.2、4.3 条。
    .fix = 确属多余的，删去一个；check --fix 只改重复的逗号一类标点。

## lint/typography/doubled_word

doubled-word-doubled = “{ $text }”重复了
doubled-word-hint = 请只留一个
rule-doubled-word = 一个词打了两遍。
    .what = 报告紧接着重复的三到八个汉字、不会叠用的双字词（如“进行”“我们”），以及重复的外文单词。“一步一步”“梳理梳理”“专利申请申请人”等有意义的重复不报告。
    .why = 这是复制粘贴时留下的痕迹。
    .fix = 确属多余的，删去一个。

## lint/typography/ellipsis

ellipsis-not-an-ellipsis = “{ $text }”不是规范的省略号
ellipsis-hint = 请写“……”，六个点，占两格
rule-ellipsis = 不规范的省略号。
    .what = 报告中文旁边的连续句点、“。。。”和单个“…”。
    .why = 中文省略号是“……”（GB/T 15834-2011 第 4.11 条），六个点，居中，不拆开。
    .fix = 写作“……”；可用 check --fix 自动改正。

## lint/typography/fullwidth_digit

fullwidth-digit-fullwidth = “{ $text }”是全角字符
fullwidth-digit-hint = 请写“{ $text }”
rule-fullwidth-digit = 全角的数字和字母。
    .what = 报告全角的数字和拉丁字母，以及它们之间的小数点。
    .why = 全角数字字距过大，在表中对不齐，按数字检索也找不到。
    .fix = 数字和字母用半角；可用 check --fix 自动改正。

## lint/typography/halfwidth_punctuation

halfwidth-punctuation-halfwidth = 中文里用了半角的“{ $mark }”
halfwidth-punctuation-hint = 请写“{ $mark }”
brackets-halfwidth = “{ $text }”用了半角括号
brackets-more = 此行有 { $count } 个编号用了半角括号，如“{ $text }”
brackets-hint = 请写“（{ $text }）”，括号旁不空格
rule-halfwidth-punctuation = 汉字之间的半角标点。
    .what = 报告汉字旁边的半角 , ; : ? ! 和句末的 .，以及中文里的半角括号。外文、整句英文、网址、时间、比例、数字和按 GB/T 7714 著录的文献不报告。
    .why = 半角标点紧贴前一个字，断行和对齐也与全角标点不同（clreq 第 3.1 节）。
    .fix = 改用全角标点，旁边不空格；没有歧义的可用 check --fix 自动改正。

## lint/typography/straight_quote

straight-quote-straight = “{ $text }”用了直引号
straight-quote-unpaired = 中文里用了直引号
straight-quote-hint = 请用{ $outer }，里层用{ $inner }
straight-quote-latin = 直引号或直撇号 { $count } 处
straight-quote-latin-hint = 请用“ ”和‘ ’，撇号用’
rule-straight-quote = 汉字外的直引号。
    .what = 报告中文使用的直引号，包括中文里括住外文词语的。撇号、英寸符号、代码和整句英文不报告。英文书里的直引号和直撇号都报告，一段一条；英尺、英寸符号不报告。
    .why = 直引号看不出起止；大陆中文用“ ”和‘ ’（GB/T 15834-2011 第 4.8 条）。
    .fix = 改用弯引号；成对的可用 check --fix 自动改正，英文的按前后空格改正。

## lint/typography/term

term-forbidden = 本书不用“{ $text }”这一写法
term-hint = 请按 report.yaml 的 terms 写作“{ $term }”
rule-term = 本书不用的写法。
    .what = 查找 report.yaml 的 terms 中 instead_of 列出的写法；属于首选写法一部分的不计。出处的标题照原样，不检查。
    .why = 同一事物有两种叫法，读者会以为是两件事。
    .fix = 改用首选写法；可用 check --fix 自动改正。

## lint/typography/unbalanced_quote

unbalanced-quote-without-close = “{ $mark }”没有对应的后半
unbalanced-quote-without-open = “{ $mark }”没有对应的前半
unbalanced-quote-turned = 此处的“{ $mark }”应为“{ $right }”
unbalanced-quote-hint = 请补上“{ $partner }”，或删去
unbalanced-quote-turned-hint = 请改为相反方向
rule-unbalanced-quote = 引号或括号不成对。
    .what = 在每一段内配对引号、书名号和括号，报告落单的和方向相反的。分几段的引文可以每段有前引号，只在末段有后引号。
    .why = 读者分不清引文到哪里为止，后面是谁的话。
    .fix = 补上所缺的一半；方向相反的可用 check --fix 自动改正。

## lint/typography/variant_name

variant-name-variant = “{ $here }”在别处写作“{ $elsewhere }”
variant-name-hint = 如是同一家，请写作“{ $text }”
rule-variant-name = 同一名称有两种写法。
    .what = 把每个词与书中的公司名对照：外文名大小写不同或差一个字母；四字以上的中文名中间换了一个同音字；在企业自己的案例里，较短的名称也查。report.yaml 的 names 中声明的名称，以及 Group、Inc 之类的词不算错写。
    .why = 公司看到自己的名字写错，就不会再往下读了。
    .fix = 按案例的 name 或 latin_name 书写；如是另一家公司，请写进 report.yaml 的 names。

## model/geometry

bleed-over-margin = 出血 { $bleed } 毫米，比最小的页边距 { $margin } 毫米还宽
bleed-over-margin-hint = 印厂一般要求出血 3 毫米；否则请加宽页边距

## model/inks

ink-lacks = 油墨缺少 { $key }
ink-lacks-hint = cmyk 用于印刷，screen 用于屏幕：请补上 { $example } 之类的值
two-inks = 油墨同时写了 cmyk 和 spot
two-inks-hint = 请只留一个：或由四色混合，或取专色的网点
bad-percent = “{ $text }”不是 0 至 100 的百分数
bad-percent-hint = 请写 70 或 70% 之类的数
bad-series-ink = 系列颜色只有 { $most } 种，没有编号 { $ink }
bad-series-ink-hint = 请写 1 到 { $most } 的数：theme 的 series 中各颜色的顺序
bad-screen = “{ $text }”不是颜色
bad-screen-hint = 请把红、绿、蓝写成 "#RRGGBB"，要带引号
no-spot = 书中没有声明专色，无法取其网点
no-spot-hint = 请在 theme 下声明：spot: {"{"} name: PANTONE 3165 C, cmyk: [100, 40, 30, 45], screen: "#004D66" {"}"}
bad-spot = “{ $name }”不能作专色名称
bad-spot-hint = 请写专色油墨的名称，如 PANTONE 3165 C
pale-part = 这个颜色上的反白字对比度只有 { $contrast } : 1，至少 { $least } : 1 才看得清
pale-part-hint = 换一个更深的颜色，例如 `cmyk: [100, 40, 30, 45]`
heavy-ink = 这个颜色的墨量是 { $ink }%，{ $condition } 最多 { $limit }%
heavy-ink-hint = 深色多用黑墨，少用三色叠印

## model/press

bad-signature = 一个印张 { $pages } 页，没有印刷机能折
bad-signature-hint = 请写印厂一次折页的页数：1，或不超过 64 的偶数
sheet-url-scheme = “{ $url }”不是网址
sheet-url-scheme-hint = 请写完整的网址，例如 https://example.com/cases/{"{"}slug{"}"}
sheet-url-placeholder = “{ $url }”中的花括号没有含义
sheet-url-placeholder-hint = 只有 {"{"}slug{"}"} 有含义：案例的文件名，不带 .yaml
sheet-url-long = 网址“{ $url }”有 { $bytes } 个字符，印出来的二维码容不下
sheet-url-long-hint = 请换一个不超过 213 个字符的网址，例如会转到它的短网址
bad-limit = “{ $text }”不是油墨总量上限
bad-limit-hint = 请按印厂要求写四色油墨总量的百分比，200% 到 400%
other-condition = 配置文件“{ $profile }”是为 { $made_for } 制作的，不是 { $condition }
other-condition-hint = 请写 condition: { $condition }，或向印厂索取另一份配置文件

## project/error

read-dead-link = “{ $file }”是失效的链接
read-dead-link-hint = 请换成文件本身
read-is-folder = “{ $file }”是文件夹，不是文件
read-is-folder-hint = 请写明其中的文件，或给文件夹改名
system-not-allowed = 当前用户没有权限
system-missing = 不存在
system-exists = 已经存在
system-folder-in-the-way = 已有同名的文件夹
system-no-folder = 应为文件夹的位置是一个文件
system-disk-full = 磁盘已满
system-read-only = 磁盘不可写入
system-name-too-long = 名称过长，或含有磁盘不支持的字符
system-in-use = 正被其他程序使用
system-network = 网络驱动器没有响应
system-changed = 文件已被其他程序修改
system-fault = 磁盘或系统出错

## project/folder

folder-no-place = 没有文件夹“{ $folder }”
folder-not-a-report = “{ $file }”不是书的 report.yaml：请指定文件夹或其中的 report.yaml
folder-report-name = 请把“{ $file }”改名为 report.yaml，否则不会被读取
folder-no-edition = 书的文件夹里没有“{ $file }”
folder-no-edition-nearest = 书的文件夹里没有“{ $file }”：是指“{ $near }”吗？
folder-edition-place = 请把“{ $file }”移到 report.yaml 旁边：各版本的报告文件都放在书的文件夹里
folder-edition-name = 请给“{ $file }”改名：报告文件名只用字母 a-z、数字、- 和 _，不以 -press 结尾，也不能叫 print 或 screen，输出文件都以它命名
folder-report-elsewhere = 书不在这台电脑上：请通过同步服务下载“{ $file }”

## content/limit

limit-no-edition = 没有“{ $name }”这个版本
limit-no-edition-hint = 可用的有：{ $known }；版本就是 report.yaml 旁边的另一个报告文件，写它的文件名，不带 .yaml
limit-left-out = 这个版本不收“{ $name }”
limit-left-out-hint = 请给引用它的内容加上同样的 only，或让它也在这里印出
limit-left-out-here = 在这里略去

## project/listing

listing-subfolder = 文件夹“{ $folder }”中的内容文件不会被读取
listing-subfolder-hint = 请移到“{ $file }”；不需要的，请在文件夹名前加“_”
listing-unnameable = 文件名不是 Unicode 编码，无法读取
listing-unnameable-hint = 请改名；这类文件名常来自其他系统制作的压缩包
listing-no-file = 这既不是文件也不是文件夹
listing-no-file-hint = 请换成文件
listing-folder-name = 文件夹“{ $name }”不会被读取：名称应为“{ $folder }”
listing-folder-name-hint = 请改名为“{ $folder }”
listing-no-content = “{ $name }”不会被读取
listing-no-content-hint = 如属本书内容，请写成“{ $file }”；否则请在文件名前加“_”，或移出“{ $folder }”

## press

press-unfinished = 无法完成印刷文件
press-small-page = 第 { $page } 页小于其出血

## figure/measure

measure-no-font = 没有可用于图表的字体
measure-broken-font = 无法读取字重为 { $weight } 的字体

## export

export-clashing = PDF 无法同时符合这些标准：{ $names }
export-no-png = 页面过大，无法存为图片

## template/environment

template-value-omit = omit 需要写明不印出的原因
template-value-other-value = “{ $filter }”不能用于 { $kind } 类的值
template-value-not-printed = { $kind } 类的值不能直接印出

## signature

signature-other = 这是{ $actual }，不是{ $wanted }
signature-unknown = 这不是{ $wanted }
signature-cut-off = 这个{ $wanted }不完整，文件被截断
signature-damaged = 这个{ $wanted }已损坏
signature-nothing = 文件是空的，不是{ $wanted }
signature-kind-png = { " PNG 图片" }
signature-kind-jpeg = { " JPEG 图片" }
signature-kind-webp = { " WebP 图片" }
signature-kind-tiff = { " TIFF 图片" }
signature-kind-gif = { " GIF 图片" }
signature-kind-bmp = { " BMP 图片" }
signature-kind-heic = 手机拍摄的 HEIC 或 AVIF 图片
signature-kind-svg = { " SVG 图片" }
signature-kind-photoshop = { " Photoshop 文件" }
signature-kind-postscript = { " EPS 或 PostScript 文件" }
signature-kind-pdf = { " PDF 文件" }
signature-kind-word = { " Word 文档" }
signature-kind-workbook = 工作簿
signature-kind-slides = { " PowerPoint 演示文稿" }
signature-kind-old-office = { " Office 97-2003 文件，或有密码的文件" }
signature-kind-zip = { " ZIP 压缩包" }
signature-kind-compressed = 压缩文件
signature-kind-font = 字体文件
signature-kind-web-font = 网页字体（WOFF）
signature-kind-web-page = 网页
signature-kind-xml = { " XML 文件" }
signature-kind-pointer = { " Git LFS 占位文件" }
signature-kind-text = 文本文件
signature-kind-csv = { " CSV 文件" }
signature-kind-zeros = 全为零的文件

## project/stray

stray-placeholder = “{ $file }”由同步服务保管，不在这台电脑上
stray-placeholder-hint = 请在文件管理器中打开该文件夹，把“{ $file }”下载到本机
stray-conflict-copy = “{ $copy }”是“{ $file }”的另一份副本
stray-conflict-copy-hint = 请比较两份文件，把正确的内容留在“{ $file }”中并删除副本；或另取文件名
stray-other-extension = “{ $name }”不会被读取：内容文件的扩展名是 .yaml
stray-other-extension-hint = 请改名为“{ $file }”

## picture/effort
picture-effort-deep = 该 SVG 的元素嵌套或相互引用超过 { $most } 层
picture-effort-many = 该 SVG 要画的元素超过 { $most } 个
picture-effort-text = 该 SVG 中的文字超过 { $most } 个字符
picture-effort-filter = 该 SVG 的效果“{ $effect }”所需的计算量远远超过一个标志的需要
picture-effort-hint = 请在制作该图的软件中拼合或简化图形，或按印刷尺寸另存为 PNG

## picture/find

picture-find-svg-entities = SVG 中声明的实体不只是一小段文字
picture-find-svg-entities-hint = 请重新存为普通 SVG：在 Illustrator 中用“导出为”而不是“存储为”
picture-find-svg-encoding = SVG 不是 UTF-8 编码
picture-find-svg-encoding-hint = 请重新存为 UTF-8 编码的普通 SVG
picture-find-svg-malformed = SVG 在第 { $line } 行第 { $column } 列处已损坏
picture-find-svg-malformed-hint = 请用绘图软件打开，重新导出为普通 SVG
picture-find-rename-hint = 请改名为“{ $file }”并相应引用，或重新存为所需的格式
picture-find-export-hint = 请重新从来源复制，或重新导出
picture-find-heic-hint = 这是手机相机的格式：请另存为 JPEG 再用，或在手机的相机设置里改用“兼容性最佳”

## model/glyphs

glyphs-private-hint = 这是从符号字体粘贴来的字符，原意多半是“{ $character }”，请改为该字符

## template/layouts

layouts-not-a-layout = 没有页面使用名为“{ $name }”的版式

## model/assembly: pictures

no-page = 这一页的内容排在一起，图片不能独占页首或跨两页
no-page-hint = 改写 `width: full`，或把图片放进一章

## model/picture

content-picture-bad-focus = “{ $text }”不是画面里的位置
content-picture-bad-focus-hint = 写 0% 到 100% 之间的两个数，先写离左边多远，再写离上边多远，如 `[50%, 30%]`
figure-picture-other-key = “{ $key }”是图表才有的键，本图是一张图片
figure-picture-other-key-hint = 请删去，或把 picture 换成 chart；图片的替代文字写在 picture 的 alt 里
content-picture-in-gutter = 焦点落在两页之间的订口里，会看不清
content-picture-spread-optional = 跨页图片自占两页，不能用来补白
content-picture-spread-optional-hint = 去掉 `optional: true`，或改用别的 `width`
content-picture-in-gutter-hint = 换一张主体在左页或右页的图片，或移动 `focus`，使主体离开正中

## model/imprint

imprint-no-isbn = “{ $text }”不是十三位的书号
imprint-no-isbn-hint = 写出以 978 或 979 开头的十三位数字，可以带连字符；十位的旧书号先换成十三位
imprint-check-digit = 书号的校验码是 { $found }，按前十二位应为 { $right }
imprint-check-digit-hint = 对照出版社给的书号，多半是抄错了一位

## model/lists

lists-unexplained = 这个词没有解释
lists-unexplained-hint = 用 `text` 写释义；是缩略语就用 `full` 写全称
lists-unlisted = 书的目录里没有 `{ $list }`，这里写的印不出来
lists-unlisted-hint = 在 `contents` 里加一行 `- { $list }`

## model/table

table-widths = widths 写了 { $widths } 个，表格有 { $columns } 列
table-widths-hint = 每列写一个不小于 1 的整数，例如 `[2, 1, 1]`
table-zero-width = 一列的宽度不能是 0
table-crosses = 这个单元格占 { $columns } 列，与上面行合并下来的单元格重叠
table-beyond = 合并的单元格超出表格的最后一行 { $rows } 行
table-merged-hint = 改小 `columns` 或 `rows`，或补上所缺的单元格和行

## model/values

value-not-respondents = “{ $text }”不是样本数
value-not-respondents-hint = 请写正整数，或约 500、500+；各部分样本分别计数时写 {"{"} 国内: 573, 海外: ~ {"}"}，来源未给出写 ~
value-not-a-count = “{ $text }”不可能是{ $things }的数量
value-not-a-count-hint = 请写零或正整数，必要时加约、近、余或 +；比例和增速请写在 growth 或 more 中
value-patents = 专利
value-offices = 国家和机构
value-bad-year = 年份 { $year } 恐有误
value-bad-year-hint = 年份应在 { $first } 到 { $last } 之间
value-years-reversed = “{ $text }”的起止年份颠倒
value-years-reversed-hint = 请先写起始年份，如 2019-2022

## picture

picture-low-resolution = 图片有 { $width } × { $height } 像素，按印刷尺寸只有 { $ppi } ppi
picture-low-resolution-hint = 请换用至少 { $width } × { $height } 像素的图片，或 SVG
picture-broken-profile = 图片内嵌的颜色配置文件无法使用，颜色按 { $space } 读取
picture-broken-profile-hint = 请重新保存图片，并嵌入 sRGB 配置文件
picture-picture-ink = 图片最深处的墨量达 { $ink }%，{ $condition } 最多 { $limit }%
picture-picture-ink-hint = 请按印厂的配置文件转换，或存为 RGB 由程序转换
picture-svg-pixels = SVG 含有{ $effects }，无法直接用油墨表现，将按像素印刷
picture-svg-pixels-hint = 请向企业索取纯色版本
picture-svg-line = SVG 中有按印刷尺寸仅 { $width } pt 的线，印刷至少要 { $least } pt
picture-svg-line-hint = 请加粗线条，或转为填充图形
picture-svg-empty = SVG 没有画出任何内容
picture-svg-empty-hint = 请在浏览器里打开：如果也是空白，请换一个文件；否则请重新导出为普通 SVG
picture-pale = 标志只有白色，印在纸上什么也看不见
picture-pale-hint = 请索取用于浅色背景的版本
picture-svg-live-text = SVG 中有“{ $family }”字体的文字，本书没有该字体，将改用其他字体
picture-svg-live-text-hint = 请把文字转为轮廓（转曲），或把字体放入 fonts/
picture-svg-undrawn-text = SVG 中有写在 { $element } 里的文字，只有原来的软件能画出
picture-gradient = 渐变
picture-pattern = 图案填充
picture-mask = 蒙版
picture-filter = 滤镜
picture-opacity = 半透明的编组
picture-blending = 混合模式
picture-pixels = 内嵌位图
picture-too-heavy = 图片过大，超出页面所需
picture-too-heavy-hint = 请减少像素后重新保存，或简化图形
picture-unsupported = 无法读取这一类{ $kind }
picture-unsupported-hint = 请另存为 RGB 或灰度、每色 8 位
picture-svg-no-size = SVG 没有宽度和高度

## preflight/facts

facts-file = 文件
facts-boxes = 页面框（毫米）
facts-fonts = 字体
facts-images = 图片
facts-inks = 油墨
facts-intents = 输出意图
facts-pages = 第 { $page } 页
facts-embedded = 已嵌入
facts-not-embedded = 未嵌入
facts-none = 无
facts-count = 共 { $pages } 页
facts-tagged = 有标签
facts-encrypted = 已加密
facts-coverage = 成品线以内的油墨
facts-page-coverage = { $page }：{ $inks }；最重处 { $heaviest }%
facts-format = 给印厂
facts-trim = 成品 { $size } 毫米，出血 { $bleed } 毫米：{ $page }
facts-trim-alone = 成品 { $size } 毫米：{ $page }
facts-colour = 成品线以内为彩色：{ $count } 页（{ $page }）
facts-black = 成品线以内为单黑：{ $count } 页（{ $page }）
facts-blank = 空白：{ $count } 页（{ $page }）
facts-lowest = 最低分辨率：{ $ppi } ppi，{ $page }
facts-standards = 标准
facts-kept = { $standard }：文件自称符合，就文件所见确实符合
facts-kept-published = { $standard }：文件自称符合；就文件所见、按已公开的要求，确实符合
facts-broken = { $standard }：文件自称符合，实则不符
facts-not-checked = { $standard }：文件自称符合，这里不检查

## preflight

preflight-no-pdf-hint = 请重新导出；传输中断的文件需要重新发送
preflight-repaired = 文件的对象表已损坏，为继续检查已重建
preflight-damaged-tree = 页面树已损坏
preflight-no-pages = 文件没有页面
preflight-unreadable = 第 { $page } 页的内容无法读取
preflight-syntax-hint = 请在生成它的程序中打开并重新导出
preflight-locked = 文件已加密，需要密码
preflight-encrypted = 文件已加密
preflight-encrypted-hint = 请去掉密码和限制后另存；PDF/X-4 不允许加密
preflight-too-much = 文件的内容超出预检对单个文件的处理上限，有一部分没有检查
preflight-too-much-hint = 请拆分文件，或简化其中的图形
preflight-no-plates = 无法画出文件的印版，油墨叠加的情况没有检查
preflight-no-plates-hint = 其他结果仍然有效；可逐页再试
preflight-panicked = 检查程序处理这个文件时中断了，再多的情况看不出来
preflight-panicked-hint = 这是 Casebound 的毛病，由这个文件引出；请连同文件一起报告，并先用别的程序检查

## preflight/rules/no_alt

preflight-no-alt-no-alt = 没有替代文字的图：{ $count } 幅
preflight-no-alt-hint = 请为每幅图写替代文字，或标为装饰
rule-no-alt = 没有替代文字的图。
    .what = 报告带标签的 PDF 中没有替代文字的图。
    .why = 用读屏软件的读者听不到图的内容。
    .fix = 在图表里写 alt；不写时由数据生成。

## preflight/rules/bleed

preflight-bleed-no-bleed = 第 { $page } 页没有出血
preflight-bleed-narrow = 第 { $page } 页的出血最窄处为 { $bleed } 毫米，印厂要求 { $asked } 毫米
preflight-bleed-stops-at = 第 { $page } 页有内容到了成品边缘却没有进入出血，差 { $distance } 毫米
preflight-bleed-hint = 请把底色和图片向成品线外延伸 { $asked } 毫米
rule-bleed = 没有出血，或内容到成品线为止。
    .what = 报告没有 3 毫米出血的页面，以及到成品线就停止的底色和图片。
    .why = 裁切总有偏差，会露出白边。
    .fix = 请把底色和图片向四边各延伸 3 毫米。

## preflight/rules/colour_space

preflight-colour-space-device-rgb = 第 { $page } 页使用了没有说明设备的 RGB（DeviceRGB）
preflight-colour-space-device-rgb-image = 第 { $page } 页的图片使用了没有说明设备的 RGB（DeviceRGB）
preflight-colour-space-unreadable = 第 { $page } 页的色彩空间无法读取
preflight-colour-space-rgb-hint = 请转换为 CMYK，或附上 RGB 配置文件
preflight-colour-space-unreadable-hint = 请重新导出
rule-colour-space = 印刷机无法理解的颜色。
    .what = 报告 DeviceRGB（印刷机无法直接印出）以及无法读取的色彩空间。
    .why = 没有任何地方写明这是哪一种红。
    .fix = 请转换为 CMYK，或附上 RGB 配置文件。

## preflight/rules/file_id

preflight-file-id-no-id = 文件尾没有 /ID，无法区分各次交付的文件
preflight-file-id-no-id-hint = 请重新导出为 PDF/X-4
rule-file-id = 没有文件标识的 PDF。
    .what = 报告文件尾没有标识的 PDF。
    .why = 无法区分修改后的文件和之前的文件。
    .fix = 请导出为 PDF/X-4；casebound build 写出的就是这种文件。

## preflight/rules/font_missing

preflight-font-missing-not-embedded = 字体 { $font } 没有嵌入（第 { $page } 页）
preflight-font-missing-hint = 请在导出时嵌入，或把文字转为轮廓；别的机器会换成其他字体印出

## preflight/rules/forbidden_object

preflight-forbidden-object-script = JavaScript 脚本（{ $count } 处）
preflight-forbidden-object-action = 打开或点击时执行的动作（{ $count } 处）
preflight-forbidden-object-embedded = 嵌入的文件（{ $count } 处）
preflight-forbidden-object-form = 可填写的表单（{ $count } 处）
preflight-forbidden-object-annotation = 印刷范围内的批注（{ $count } 处）
preflight-forbidden-object-postscript = 文件内的 PostScript 代码（{ $count } 处）
preflight-forbidden-object-transfer = 传递函数（{ $count } 处）
preflight-forbidden-object-halftone = 文件自带的网点（{ $count } 处）
preflight-forbidden-object-opi = 等待替换的图片（OPI，{ $count } 处）
preflight-forbidden-object-alternates = 带有替代版本的图片（{ $count } 处）
preflight-forbidden-object-reference = 对其他文件页面的引用（{ $count } 处）
preflight-forbidden-object-lzw = LZW 压缩（{ $count } 处）
preflight-forbidden-object-hint = 请重新导出为 PDF/X-4，其中不会包含它
rule-forbidden-object = PDF/X-4 禁止的内容：脚本、动作、嵌入文件、批注、传递函数等。
    .what = 报告 PDF/X-4 禁止的内容：脚本、动作、表单、嵌入文件、印刷范围内的批注、PostScript、传递函数、自带网点、OPI、替代图片、LZW。
    .why = 它们会让定稿后的页面发生变化，或使印刷流程中断。
    .fix = 请导出为 PDF/X-4；casebound build 写出的就是这种文件。

## preflight/rules/missing_glyph

preflight-missing-glyph-notdef = 字体 { $font } 缺少要显示的字：共 { $missing } 个，首见于第 { $page } 页
preflight-missing-glyph-hint = 请查看页面上的空框，并改用含有这些字的字体

## preflight/rules/image_format

preflight-image-format-broken = 第 { $page } 页的图片无法读取：{ $reason }
preflight-image-format-filter = 第 { $page } 页的图片使用了印刷流程不识别的压缩方式：{ $filter }
preflight-image-format-short = 数据不完整
preflight-image-format-no-jpeg = 不是 JPEG
preflight-image-format-no-jpx = 不是 JPEG 2000
preflight-image-format-jbig2-file = 里面是完整的 JBIG2 文件，PDF 只收不带文件头的数据
preflight-image-format-no-size = 没有尺寸
preflight-image-format-hint = 请重新置入图片并导出

## preflight/rules/image_resolution

preflight-image-resolution-coarse = 一张 { $width } × { $height } 像素的图片以 { $ppi } ppi 印出（第 { $page } 页）
preflight-image-resolution-hint = 请换用像素更多的图片，或缩小尺寸；{ $ppi } ppi 即可

## preflight/rules/ink_limit

preflight-ink-limit-colour = 第 { $page } 页有颜色的总墨量达 { $ink }%，印刷条件的上限为 { $limit }%
preflight-ink-limit-picture = 第 { $page } 页的图片总墨量达 { $ink }%，超限像素占 { $share }%，印刷条件的上限为 { $limit }%
preflight-ink-limit-plates = 第 { $page } 页的油墨叠加达 { $ink }%，{ $share }% 的面积超过上限 { $limit }%
preflight-ink-limit-square = 第 { $page } 页在边长 { $side } mm 的方块里平均墨量达 { $ink }%，上限为 { $limit }%
preflight-ink-limit-hint = 深色多用黑、少用三色；图片请用印厂的配置文件转换

## preflight/rules/xmp

preflight-xmp-no-packet = 文件没有 XMP 元数据
preflight-xmp-broken = XMP 元数据无法读取
preflight-xmp-compressed = XMP 元数据被压缩，其他程序无法读取
preflight-xmp-no-claim = 文件没有声明自己是 { $standard }
preflight-xmp-other-claim = 文件声明自己是 { $claim }，而不是 { $standard }
preflight-xmp-missing = XMP 元数据缺少 { $what }
preflight-xmp-trapped = 没有写明是否已做陷印：pdf:Trapped 应为 True 或 False
preflight-xmp-differs = 信息字典的 /{ $key } 是“{ $info }”，XMP 元数据却是“{ $xmp }”
preflight-xmp-hint = 请重新导出为 { $standard }
rule-xmp = PDF/X-4 所要求的元数据缺失或自相矛盾。
    .what = 读取 XMP 元数据：PDF/X-4 声明、标题、日期、标识和陷印，并与信息字典比较。
    .why = 按声明分流的印刷流程会拒收，或重复陷印。
    .fix = 请导出为 PDF/X-4；casebound build 写出的就是这种文件。

## preflight/rules/output_intent

preflight-output-intent-none = 文件没有印刷输出意图，无法知道颜色针对哪种印刷条件
preflight-output-intent-several = 文件有 { $count } 个印刷输出意图，只能有一个
preflight-output-intent-no-identifier = 输出意图没有写明印刷条件
preflight-output-intent-no-profile = 输出意图没有附带 ICC 配置文件
preflight-output-intent-unreadable = 输出意图的配置文件无法读取
preflight-output-intent-class = 输出意图的配置文件类别是“{ $class }”，不是输出设备（prtr）
preflight-output-intent-space = 输出意图的配置文件描述的是 { $space }，不是 CMYK
preflight-output-intent-components = 输出意图的配置文件标称 { $count } 个分量，实为 4 个
preflight-output-intent-hint = 请用印厂的 CMYK 配置文件导出为 PDF/X-4
rule-output-intent = 没有写明印刷条件的 PDF。
    .what = 要求有且只有一个印刷输出意图，写明印刷条件并附 CMYK 输出配置文件。
    .why = 同样的 CMYK 在不同纸张上颜色不同；不写明就无法打样。
    .fix = 请用印厂的配置文件导出为 PDF/X-4；书中由 press 指定。

## preflight/rules/page_boxes

preflight-page-boxes-no-media = 第 { $page } 页没有 MediaBox
preflight-page-boxes-no-trim = 第 { $page } 页没有 TrimBox 也没有 ArtBox，无法知道裁切位置
preflight-page-boxes-trim-and-art = 第 { $page } 页同时有 TrimBox 和 ArtBox，只能有一个
preflight-page-boxes-trim-outside = 第 { $page } 页的 TrimBox 超出 BleedBox 或纸张
preflight-page-boxes-bleed-outside = 第 { $page } 页的 BleedBox 超出纸张
preflight-page-boxes-crop-cuts = 第 { $page } 页的 CropBox 裁掉了要印的部分
preflight-page-boxes-unit = 第 { $page } 页使用自定单位（/UserUnit），许多印刷流程不识别
preflight-page-boxes-hint = 请在制作文件的程序中设好成品尺寸和出血，再导出为 PDF/X-4
rule-page-boxes = 页面框没有依次包含。
    .what = 报告没有裁切框的页面，以及没有依次包含的页面框：TrimBox 在 BleedBox 内，BleedBox 在 MediaBox 内。
    .why = 印厂只能猜测页面的边界。
    .fix = 请在制作文件的程序中设好成品尺寸和出血。

## preflight/rules/page_sizes

preflight-page-sizes-another = 第 { $page } 页裁切后为 { $size } mm，多数页为 { $usual } mm
preflight-page-sizes-turned = 第 { $page } 页用 /Rotate 转了方向
preflight-page-sizes-hint = 封面、拉页请另做文件交付，或事先告知印厂
preflight-page-sizes-turned-hint = 请在制作文件的软件里转好方向；不是每家印厂都认 /Rotate
rule-page-sizes = 页面大小不一，或转了方向。
    .what = 比较各页裁切后的尺寸（精确到 0.1 毫米），并报告用 /Rotate 转了方向的页。
    .why = 印前要把页面并排拼版：大小不同的页会放歪、被缩放或被裁掉。
    .fix = 大小不同的部分单独导出；需要转向的页，导出之前转好。

## preflight/rules/page_multiple

preflight-page-multiple-odd = 文件有 { $pages } 页，不是 4 的倍数
preflight-page-multiple-hint = 请与印厂约定空白页，或增减页数；单张印品无需理会
rule-page-multiple = 页数不是 4 的倍数。
    .what = 报告不是 4 的倍数的页数。
    .why = 印张要折页，不足的页由印厂补白，位置不定。
    .fix = 增减页数，或与印厂约定空白页。

## preflight/rules/rgb_in_press

preflight-rgb-in-press-in-space = 第 { $page } 页有 { $space } 颜色，将由印厂自行转换
preflight-rgb-in-press-gray = 第 { $page } 页有带配置文件的灰色，会变成四色而不是单黑
preflight-rgb-in-press-cmyk = 第 { $page } 页有带其他配置文件的 CMYK，印刷时会再转换，单黑会变成四色
preflight-rgb-in-press-group = 第 { $page } 页的透明效果在 RGB 中混合
preflight-rgb-in-press-hint = 颜色请用 CMYK 或专色，图片请用印厂的配置文件转换

## preflight/rules/small_knockout

preflight-small-knockout-small = 第 { $page } 页有 { $size } pt 的反白字，底色由多种油墨构成
preflight-small-knockout-hint = 请用 { $size } pt 以上的字号，或改用单色底

## preflight/rules/white_overprint

preflight-white-overprint-vanishes = 第 { $page } 页有白色设为叠印，根本印不出来
preflight-white-overprint-risky = 第 { $page } 页有白色设为叠印，有的印厂会印不出来
preflight-white-overprint-hint = 请取消白色对象的叠印
rule-white-overprint = 白色设为叠印。
    .what = 报告设为叠印的白色文字、线条和图形。
    .why = 白色就是纸。叠印会留住下面的颜色，屏幕上看得见的白字，印出来就没有了。
    .fix = 在制作文件的程序里取消白色对象的叠印。

## preflight/rules/gray_overprint

preflight-gray-overprint-gray = 第 { $page } 页有设为叠印的灰度对象
preflight-gray-overprint-hint = 请改用 CMYK 的黑，或关掉叠印
rule-gray-overprint = 灰度对象设了叠印。
    .what = 报告用 DeviceGray 或带色彩配置文件的灰度着色、又设为叠印的文字、线条和图形。
    .why = 灰度属于四个印刷色版：即使设为叠印，其余三个版仍会被清空（ISO 32000-1，8.6.7）。有的印厂印成叠印，有的印成镂空，结果不定。
    .fix = 在制作文件的软件里改用 CMYK 的黑，或关掉叠印。

## preflight/rules/black_knockout

preflight-black-knockout-knocks-out = 第 { $page } 页有黑字在彩色底上镂空，最小 { $size } pt
preflight-black-knockout-hint = 请把小号黑字和细黑线设为叠印，或问印厂；印厂的 RIP 通常会自动处理
preflight-black-knockout-line = 第 { $page } 页有黑线在彩色底上镂空，最细 { $width } pt
rule-black-knockout = 小号黑字或细黑线在彩色底上镂空。
    .what = 报告彩色底上没有设为叠印、小于 12 pt 的黑字和细于 2 pt 的黑线；设了叠印、但用的是灰度或没有 `/OPM 1`，其他色版照样清空，同样报告。
    .why = 套印稍有不准，字的四周、线的两侧就会露白。
    .fix = 用 CMYK 的黑，设为叠印并加上 `/OPM 1`。多数印厂的 RIP 会自动处理。

## preflight/rules/small_rich_text

preflight-small-rich-text-rich = 第 { $page } 页有 { $size } pt 的文字用了 { $count } 种油墨
preflight-small-rich-text-hint = 小字请用一种油墨，最好是单黑
rule-small-rich-text = 小字用了多种油墨。
    .what = 报告小于 9 pt 而用三种以上油墨的文字；预设可以另定数目。
    .why = 套印难免差十分之一毫米，小字会出彩边。
    .fix = 小字用单黑，或用一种专色。

## preflight/rules/safe_margin

preflight-safe-margin-close = 第 { $page } 页有文字离成品线只有 { $distance } mm，不足 { $margin } mm
preflight-safe-margin-cut = 第 { $page } 页有文字会被裁掉一部分
preflight-safe-margin-hint = 请移到离成品线 { $margin } mm 以上
rule-safe-margin = 文字离成品线太近。
    .what = 报告离成品线不足 3 mm 的文字，以及跨出成品线的文字。只量一行从哪里开始、上下到哪里，不量到哪里结束；一英寸以上的大字放过。
    .why = 折页和裁切总有偏差：这一本裁掉一个字，那一本页边歪斜。
    .fix = 移到离成品线 3 mm 以上，厚书 5 mm 以上。

## preflight/rules/tiny_text

preflight-tiny-text-tiny = 第 { $page } 页有小到 { $size } pt 的文字
preflight-tiny-text-hint = 文字请用 { $size } pt 以上
rule-tiny-text = 小得读不出的文字。
    .what = 报告小于 5 pt 的文字。
    .why = 没有人读得清，笔画也比网点还细。
    .fix = 排大一些。随图缩小的文字，往往比在制图软件里看到的小。

## preflight/rules/rich_black_text

preflight-rich-black-text-rich = 第 { $page } 页有总墨量 { $ink }% 的黑字，{ $most }% 就够了
preflight-rich-black-text-hint = 文字请用单黑，或在黑下面只垫一种油墨
rule-rich-black-text = 黑字下面垫了太多墨。
    .what = 报告黑不低于 85%、四色相加超过 280% 的文字，不论字号。
    .why = 墨量这么大，细笔画会糊，还会粘到对页，看上去却并不更黑。
    .fix = 文字用单黑；大字可以在下面垫 40% 的青。

## preflight/rules/spot_inks

preflight-spot-inks-more = 文件用了 { $count } 种专色（{ $inks }），要求不超过 { $most } 种
preflight-spot-inks-hint = 不印的专色请转成 CMYK；要印的请与印厂约定
rule-spot-inks = 专色比约定的多。
    .what = 预设规定了专色数目（`spot_inks`）时，清点页面上真正用到的专色。
    .why = 每种专色都多一块版、多占印刷机一个色组；否则由印厂自行转换。
    .fix = 在制作文件的程序里转成 CMYK，置入的文件也要转；或与印厂约定。

## preflight/rules/courier

preflight-courier-used = 第 { $page } 页有用 Courier 排的文字
preflight-courier-hint = 请核对这里原本是否该用别的字体
rule-courier = 用 Courier 排的文字。
    .what = 报告名称正是 `Courier` 的字体；`Courier New` 是另一种字体，不报告。
    .why = 生成 PDF 的程序找不到字体时，常用 Courier 顶替，并照样嵌入。
    .fix = 与版面核对。如果本来就要用 Courier，不必理会。

## preflight/rules/blank_page

preflight-blank-page-blank = 第 { $page } 页什么也不印
preflight-blank-page-hint = 请看看是否有内容隐藏或丢失；如果本来就是空白页，请告诉印厂
rule-blank-page = 什么也没有的页。
    .what = 预设规定了空白页数目（`blank_pages`）时，清点成品线以内没有任何油墨的页。
    .why = 空白页可能是有意留的，也可能是内容丢了，印厂无从判断。
    .fix = 查看这一页。如果本来就是空白页，交付时说明。

## preflight/rules/registration_colour

preflight-registration-colour-inside = 第 { $page } 页的成品线以内用了套版色，即所有油墨一起印
preflight-registration-colour-hint = 请用单黑（C0 M0 Y0 K100），套版色只用于印刷标记
rule-registration-colour = 页面内用了套版色。
    .what = 报告成品线以内用套版色（`/All`）的文字和图形。
    .why = 看上去是黑色，墨量却是 400%：干不了，而且每个专色版上也有。
    .fix = 改用单黑。程序里套版色的名称是“套版色”或“Registration”。

## preflight/rules/content_stream

preflight-content-stream-operator = 第 { $page } 页用了 PDF 没有的操作符：`{ $operator }`
preflight-content-stream-operands = 第 { $page } 页的操作符 `{ $operator }` 操作数个数不对（{ $count } 个）
preflight-content-stream-missing = 第 { $page } 页用到 `{ $name }`（`{ $operator }`），资源里却没有
preflight-content-stream-unbalanced = 第 { $page } 页保存与恢复图形状态的次数不相等
preflight-content-stream-hint = 请在制作文件的程序里打开，重新导出
rule-content-stream = 页面里有 PDF 不认识的指令。
    .what = 报告 PDF 没有的操作符、个数不对的操作数，以及资源里没有的名称。
    .why = 各个程序各猜各的：屏幕上看到的，不是印出来的。
    .fix = 重新导出文件，或请人修好制作文件的程序。

## preflight/rules/profiled_black

preflight-profiled-black-text = 第 { $page } 页的黑字在 { $space } 中，印刷时会转换成多种油墨
preflight-profiled-black-hint = 黑字请用 DeviceGray 或 C0 M0 Y0 K100，不带配置文件
rule-profiled-black = 黑字带配置文件。
    .what = 报告用灰度、RGB 或 CMYK 而带有配置文件（印刷条件自己的除外）的黑字。
    .why = 带配置文件的黑色会转换成四色混合，小字出彩边。
    .fix = 黑字以 DeviceGray 或单黑 100% 导出，不带配置文件。

## preflight/rules/optional_content

preflight-optional-content-automatic = 图层由打开它的程序自动开关（`/AS`），PDF/X-4 不允许
preflight-optional-content-hidden = 不印的图层：{ $layers }
preflight-optional-content-hint = 请合并图层，或删去不印的图层
rule-optional-content = 会开会关的图层。
    .what = 报告自动开关的图层（`/AS`），并列出关着的图层；关着的图层不算作印在页面上。
    .why = 打样看到的，可能不是印出来的。
    .fix = 合并图层，或删去不印的图层。

## preflight/rules/die_line

preflight-die-line-layer = 名称像刀版的图层：{ $layers }
preflight-die-line-ink = 第 { $page } 页有名称像刀版的油墨 { $ink }，已设为叠印
preflight-die-line-ink-knocks-out = 第 { $page } 页有名称像刀版的油墨 { $ink }，而且镂空
preflight-die-line-hint = 请告诉印厂这不是要印的油墨；设为叠印，单放一个图层
rule-die-line = 油墨或图层里有刀版线。
    .what = 报告名称像模切、压痕、打孔线的油墨和图层，如“CutContour”“刀版”。
    .why = 没人注意，线就会印出来；如果镂空，去掉这块版也会留下一道白线。
    .fix = 设为叠印，单放一个图层，并告诉印厂。

## preflight/rules/separation_names

preflight-separation-names-differ = 专色 { $ink } 在不同地方代表不同的颜色
preflight-separation-names-alike = 专色 { $ink } 与 { $other } 只是写法不同
preflight-separation-names-papers = 专色 { $ink } 与 { $other } 是同一种油墨，只是名称对应的纸张不同
preflight-separation-names-twins = 专色 { $ink } 与 { $other } 名称不同，颜色完全相同
preflight-separation-names-hint = 请在所有置入的文件里统一专色的名称和颜色，再重新导出
rule-separation-names = 一个专色两种颜色，或一种油墨两个名称。
    .what = 报告名称相同而替代颜色不同的专色，以及一种油墨用了两个名称的情况：只有大小写、空格、连字符或表示纸张的字母（`C`、`U` 等）不同，或颜色完全相同。
    .why = 本该两块版的出成一块，或本该一块版的出成两块。
    .fix = 在制作文件的程序里整理色板，置入的文件也要整理。

## preflight/presets

preset-unknown = 没有名为“{ $name }”的预设，也没有这个文件
preset-no-map = 预设应是一列键和值
preset-no-map-hint = 每行写一个键，如 `ink_limit: 300`
preset-number = `{ $key }` 写成了 { $value }
preset-number-hint = `{ $key }` 应是 { $low } 到 { $high } 的数
preset-value = `{ $key }` 不能是“{ $value }”

## preflight/rules/earlier_pdf_x

preflight-earlier-pdf-x-no-claim = 文件没有说明自己是 { $standard }
preflight-earlier-pdf-x-other-claim = 文件说自己是 { $claim }，不是 { $standard }
preflight-earlier-pdf-x-missing = 信息字典缺少{ $keys }
preflight-earlier-pdf-x-trapped = 没有说明是否做过陷印：`/Trapped` 应为 True 或 False
preflight-earlier-pdf-x-opacity = 第 { $page } 页有半透明对象，{ $standard } 不支持
preflight-earlier-pdf-x-mode = 第 { $page } 页用了混合模式，{ $standard } 不支持
preflight-earlier-pdf-x-mask = 第 { $page } 页有软蒙版，{ $standard } 不支持
preflight-earlier-pdf-x-group = 第 { $page } 页有透明组，{ $standard } 不支持
preflight-earlier-pdf-x-layers = 文件有图层，{ $standard } 不支持
preflight-earlier-pdf-x-filter = 第 { $page } 页的图片用 `{ $filter }` 压缩，{ $standard } 不支持
preflight-earlier-pdf-x-depth = 第 { $page } 页的图片每色超过 8 位，{ $standard } 不支持
preflight-earlier-pdf-x-hint = 请以 { $standard } 导出，或与印厂商定用 PDF/X-4
rule-earlier-pdf-x = PDF/X-4 允许而 PDF/X-1a、PDF/X-3 不允许的内容。
    .what = 使用预设 `x1a`、`x3` 时，报告透明效果、图层、较新的压缩方式，以及没有说明自己是什么标准的文件。
    .why = 要求这些标准的印厂，程序只认得这些；其余的会漏印，或印成不透明。
    .fix = 按印厂要求的标准导出；导出时会拼合透明效果。

## preflight/report

### 单独成页的封面。
book-cover-title = 《{ $title }》封面，书脊 { $width } mm
cover-no-cover = 没有封面，不能做封面文件：目录不是以 `cover` 开头
cover-no-cover-hint = 在目录的第一行写 `- cover`，或删去 `press` 下的 `cover`
cover-narrow-spine = 书脊宽 { $width } mm，不印字；{ $least } mm 以上才印书名和出版者
cover-narrow-spine-hint = 不必处理；换松厚的纸，书脊会宽些

### 书脊的宽度。
spine-one-of-both = 书脊只能有一个宽度：印厂给的，或按纸张算的
spine-one-of-both-hint = 写 `spine: 9mm`，或 `paper: {"{"} grammage: 120, volume: 1.1 {"}"}`，或 `paper: {"{"} caliper: 0.12mm {"}"}`
spine-range = “{ $text }”不在 { $low } 到 { $high } 之间
spine-range-hint = 请问印厂，或查纸张的技术参数

report-title = 预检报告
report-held-to = 按预设“{ $preset }”检查。
report-clean = 没有发现问题。
report-counts = 错误 { $errors }、警告 { $warnings }、提示 { $infos }
report-findings = 检查结果
report-pages = 有问题的页
report-where = 第 { $page } 页
report-error = 错误
report-warning = 警告
report-info = 提示
report-not-drawn = 这一页无法绘制。
report-more = 另有 { $count } 页有问题，未绘制
report-legend = 绿线为成品线，绿虚线为出血。标出的是发现问题的位置，指针停在上面会显示序号。颜色以屏幕为准。
report-legend-printed = 绿线为成品线，绿虚线为出血。标出的是发现问题的位置，旁边的数字是检查结果的序号；同一结果有多处时只在第一处标号。颜色以屏幕为准。
paper-more = 另有 { $count } 项
report-page = 页
report-heaviest = 最重处

### 随印刷文件打印的工单。
ticket-title = 印刷工单
ticket-file = 文件
ticket-bytes = { $bytes } 字节
ticket-inks = 油墨
ticket-fonts = 字体
ticket-condition = 印刷条件
ticket-preflight = 预检
ticket-agree = 待商定
ticket-run = 印数
ticket-paper = 纸张
ticket-binding = 装订与印后
ticket-delivery = 交货

## press/imposition

imposition-unreadable = 文件不是能完整读出的 PDF；`preflight` 会说明问题
imposition-encrypted = 文件加了密；请另存为不带密码的文件
imposition-no-pages = 文件没有页面
imposition-sizes = 第 { $page } 页的尺寸与前面不同；拼版要求各页尺寸相同

## preflight/rules/thin_line

preflight-thin-line-thin-on = 第 { $page } 页有 { $width } pt 的细线
preflight-thin-line-hair = 第 { $page } 页有零宽度的线，会以设备能画的最细印出
preflight-thin-line-white = 第 { $page } 页的底色上有 { $width } pt 的白线，会被墨糊住
preflight-thin-line-hint = 请用 { $width } pt 以上，带网点的用 0.5 pt

## preflight/rules/pdf_version

preflight-pdf-version-too-new = 文件是 PDF { $version }，{ $standard } 最高为 { $newest }
preflight-pdf-version-too-old = 文件是 PDF { $version }，{ $standard } 应为 PDF 2.0
preflight-pdf-version-too-new-hint = 请导出为 { $standard } 或 PDF { $newest }
rule-pdf-version = 标准不以之为基础的 PDF 版本。
    .what = 报告高于 1.6 的 PDF 版本（PDF/X-4 以 1.6 为基础），PDF/X-1a、PDF/X-3 高于 1.4 的，PDF/X-6 不是 2.0 的。
    .why = 新版本可能含有印刷流程不识别的内容。
    .fix = 请导出为 PDF/X-4；casebound build 写出的就是这种文件。

## press/findings

press-rgb-colour = 颜色 { $colour } 不是油墨
press-rgb-colour-hint = 请使用 theme 里的油墨，或写 cmyk(…)
press-heavy-colour = 有颜色的墨量达 { $ink }%，{ $condition } 最多 { $limit }%
press-heavy-colour-hint = 深色多用黑墨，少用三色叠印
press-thin-line = 有 { $width } pt 的线，印刷至少要 { $least } pt
press-thin-line-hint = 请在版式中加粗
press-small-knockout = { $size } pt 的反白字在 { $inks } 种油墨上；{ $least } pt 以上才不会糊
press-small-knockout-hint = 请加大字号，或改用单色底

## preview/engine

preview-folder-gone = 书的文件夹不见了：{ $folder }
preview-folder-gone-hint = 请把它恢复为原来的名称，或结束预览，在书现在的位置重新启动

## preview/watch

watch-polling = 按 --poll 的要求，每半秒比较一次文件
watch-polling-drive = 每半秒比较一次文件：这类磁盘（{ $drive }）上的保存，系统不会全部通知
watch-polling-fallback = 每半秒比较一次文件：系统无法监视它们

## preview

preview-listening = 预览（按 Ctrl-C 结束）：{ " " }{ $address }
preview-led = 端口 { $port } 上的预览已转到 { $line }
preview-not-printed = 没有哪一页印有 { $line }
preview-not-a-line = “{ $text }”不是书中的文件和行号；请写作“文件:行号”，例如 cases/acme.yaml:12
preview-no-port = 预览无法使用 127.0.0.1:{ $port }：{ $reason }
preview-no-browser = 无法打开浏览器，请自行打开上述地址
preview-port-taken = 其他程序正在使用；请换一个端口，或不指定
preview-port-forbidden = 当前用户无权使用；请用 1023 以上的端口
preview-port-refused = 系统拒绝
preview-no-key = 预览只给打开了它所给网址的人看：请到启动 casebound preview 的地方找这个网址
preview-other-name = 预览只在 http://127.0.0.1:{ $port }/ 上应答。如果端口是转发来的，请转发到相同的端口号（例如 ssh -L { $port }:127.0.0.1:{ $port }）并打开它所给的网址；或者用 --host 加地址栏中的名称启动预览

## typeset

overset = “{ $text }”放不下，超出版心 { $distance } 毫米
overset-hint = 请缩短，或在可以换行的地方加空格
tall-figure = 这张图缩到可读的最小尺寸，仍比一页高
tall-figure-hint = 减少行数，或拆成几个分图、几张图；`table` 可以跨页
long-note = 这条注要占 { $lines } 行，页脚最多 { $most } 行，否则正文没有位置
long-note-hint = 请缩短，或把一部分移到正文中；章节可写 `endnotes: true` 把注释放在章末

## typeset/remarks

page-fill = 第 { $page } 页只排满 { $percent } %，而这一章还没有完
page-fill-hint = 可以移动图或分页的位置，或让图前多排些文字
lonely-lines = 末页（第 { $page } 页）只排满 { $percent } %
lonely-lines-hint = 略加删减，让这几行回到前一页，或适当补充文字
left-out = 没有空页需要补白，这里省去：{ $text }
left-out-hint = 一定要印的，去掉 `optional: true`
figure-far = 图排在第 { $page } 页，而第 { $named } 页就已提到它
figure-far-hint = 请把图放在提到它的段落之后，或晚些再提
runt = “{ $text }”的末行只剩一个字
runt-hint = 这一段增减一两个字即可
one-page-long = 即使不排访谈，这份单页也比一页多 { $lines } 行
one-page-long-hint = 缩短简介或引语；或者改排普通单页：不写 --layout one-page
one-page-long-marked = 标了 one_page: true 的问答比一页多 { $lines } 行
one-page-long-marked-hint = 去掉一问的标记；或者改排普通单页：不写 --layout one-page
one-page-left-out = 一页排不下全部访谈：排了 { $of } 问中的 { $shown } 问，未排第 { $questions } 问
one-page-left-out-closing = 一页排不下 closing，未排
one-page-left-out-hint = 普通单页有全部内容；在要排的各问写上 one_page: true，可以指定排哪几问
translate-nothing = 没有“{ $file }”这个案例、章、图或报告
translate-unreadable = “{ $file }”有错，不知道有哪些要译；请先改正
translate-stubborn = “{ $file }”的写法无法逐行改动；请把 fields 的每一项各自写成几行

rename-nothing = 没有名为“{ $name }”的案例、图或章
rename-several = 有几个文件叫“{ $name }”，请写明是哪一个：{ $paths }
rename-of-row = “{ $id }”是 { $file } 中的一行，请在那里改它的标识
rename-taken = 已经有“{ $path }”
rename-unreadable = 这些文件有错，不知道是否引用了它，请先改正：{ $files }
rename-stubborn = 这些地方的写法只能由编辑自己改，没有改动任何文件：{ $places }
rename-breaks = 改名后书里会多出一个错误：{ $file } 的 { $code }；没有改动任何文件

## figure/interval

interval-crossed = “{ $label }”的区间两端颠倒：“{ $low }”大于“{ $high }”
interval-crossed-hint = `low` 写下限，`high` 写上限
interval-outside = “{ $label }”的“{ $value }”不在其区间“{ $low }”至“{ $high }”之内
interval-outside-hint = 请核对：数值应在两端之间
interval-alone = “{ $label }”的区间里没有数值
interval-alone-hint = 把区间写作数值：`44-53`，`low` 和 `high` 留空
interval-several = “{ $kind }”中几个系列的区间会叠在一起
interval-several-hint = 改用 `grouped-bar`，或一个系列一张图

## figure/reference

axis-none = “{ $kind }”没有数值轴，`axis`、`lines`、`bands`、`annotations` 无处可放
axis-none-hint = 删去这几项，或改用数值沿轴排列的图，如 `bar`、`column`、`dot`、`line`
axis-not-zero = 数值轴止于“{ $limit }”，切掉了零；“{ $kind }”的长度从零量起，切掉后便不成比例
axis-not-zero-hint = 删去这一项，或改用 `dot`、`line`、`range`：它们看的是位置，不是长度
axis-crossed = 数值轴两端颠倒：`min` 的“{ $min }”不小于 `max` 的“{ $max }”
axis-crossed-hint = `min` 写较小的数，`max` 写较大的数
axis-cuts = “{ $value }”在数值轴之外，轴止于“{ $limit }”
axis-cuts-stack = “{ $label }”各部分合计 { $sum }，在数值轴之外，轴止于“{ $limit }”
axis-cuts-hint = 图上不截断数值：把轴的这一端移到数值之外，或删去不写，由轴自行取够
axis-log-lengths = “{ $kind }”的长度从零量起，而对数轴上没有零
axis-log-lengths-hint = 改用 `dot`、`line`、`range`，或删去 `log`
axis-log-zero = “{ $value }”在对数轴上没有位置：只有大于零的数才有
axis-log-zero-hint = 删去 `log`，或把这些数值另行列出
axis-outside = “{ $label }”（{ $value }）在数值轴之外，轴止于“{ $limit }”
axis-outside-hint = 把轴的这一端移到它之外，或删去不写，由轴自行留出位置
axis-band = 参考带“{ $label }”两端颠倒：“{ $from }”不小于“{ $to }”
axis-band-hint = `from` 写下限，`to` 写上限；只有一个数值时用 `lines`
axis-nowhere = 图中没有“{ $name }”这一类别
axis-no-series = 图中没有“{ $name }”这一系列
axis-nowhere-hint = 照 `data` 里的写法写

## figure/time

dates-mixed = “{ $first }”与“{ $other }”是两种写法的日期，不能放在同一时间轴上
dates-mixed-hint = 统一成一种写法：`2021`、`2021 Q1`、`2021-03` 或 `2021-03-15`

## model/axis

axis-no-number = “{ $text }”不是数值轴上的数
axis-no-number-hint = 照 `data` 里的写法写一个数：`50`、`12.5`、`3 万`

## model/facet

facet-none = 没有可用来分图的列“{ $name }”
facet-none-hint = 写 `data` 中的一列，该列的单元格说明每一行属于哪张分图
facet-many = “{ $name }”有 { $values } 个取值，一张图至多分成 { $most } 张
facet-many-hint = 只画要紧的几项，其余合并；或改用 `heat-table`
facet-empty = “{ $name }”这一行没有写明属于哪张分图
facet-empty-hint = 写在 `facet` 所指的那一列

## figure/problem

unfit-not-printed = “{ $kind }”图不会印出这段文字
unfit-not-printed-hint = 请删去，或换一种图表
unfit-most = “{ $kind }”图只画 { $most } 个系列，这里有 { $columns } 个
unfit-most-hint = 每个系列单独作一个分图，或改用可并列多个系列的图，如 `grouped-bar`
unfit-negative = “{ $value }”小于零，“{ $kind }”图无法表示
unfit-negative-hint = 改用 `bar` 或 `diverging-bar`，可画零的两侧
unfit-range = “{ $value }”是区间，而“{ $kind }”中每个图形只有一个大小，来源并未披露是多少
unfit-range-hint = 改用 `bar`、`column`、`dot` 或 `range`，从一端画到另一端

histogram-no-bin = “{ $label }”不是数值区间
histogram-no-bin-hint = 先小后大写明起止，如 `0-10`、`不足 10`、`50 以上`；有名称的类别请用 `column`
histogram-overlap = 区间“{ $label }”与“{ $before }”重叠
histogram-uneven = 各区间宽窄不一，高度没有共同的含义，画上数值轴或参考线会被误读
histogram-uneven-hint = 把区间改成等宽并写明两端，或删去数值轴和参考线
histogram-overlap-hint = 由小到大排列，后一区间从前一区间的终点开始

waterfall-mismatch = “{ $level }”为“{ $written }”，而各项变动加总为 { $sum }
waterfall-mismatch-hint = 请更正数值，或补上遗漏的变动；未披露的变动写 `~`
waterfall-no-change = 所有数值都没有正负号，没有任何变动
waterfall-no-change-hint = 变动写明正负号（`+5`、`-3`），存量不写；或改用 `column`

range-crossed = “{ $label }”的区间颠倒：“{ $low }”大于“{ $high }”
range-crossed-hint = 三列依次为下限、数值、上限

funnel-grows = “{ $stage }”为“{ $value }”，大于前一阶段的“{ $before }”
funnel-grows-hint = 请按阶段先后排列；有升有降的数据用 `waterfall` 或 `bar`

box-unordered = “{ $label }”中“{ $before }”排在“{ $after }”之前
box-unordered-hint = 五个数由小到大：最小值、下四分位数、中位数、上四分位数、最大值
box-within = “{ $label }”的“{ $outlier }”在两端之间，不是离群值
box-within-hint = 五个数之后只写超出两端的数值；两端不计离群值

bump-no-rank = “{ $label }”的“{ $value }”不是名次
bump-no-rank-hint = 名次是从 1 起的整数；测量所得的数值请用 `line` 或 `slope`

radar-axes = { $count } 条轴画不成雷达图，应有 { $least } 至 { $most } 条
radar-axes-hint = 请用 `bar`；多个系列可用 `dot`

calendar-no-day = “{ $day }”不是日期
calendar-no-day-hint = 写明年、月、日，如 `2024-03-05`；按月、按季的数据请用 `column` 或 `line`
calendar-impossible = 日历上没有“{ $day }”这一天
calendar-impossible-hint = 请更正月份或日期
calendar-twice = “{ $day }”与“{ $before }”是同一天
calendar-twice-hint = 请保留其中一个

links-nowhere = “{ $from }”没有写明去向
links-nowhere-hint = 每行第二格是去向，第三格是数值
links-itself = “{ $name }”指向自身
links-itself-hint = 请改为另一项，或删去此行

sankey-circle = 经过“{ $name }”的流向成环
sankey-circle-hint = 请调转或删去其中一条；不分方向的联系请用 `network`

map-unknown = 地图上没有“{ $place }”
map-nearest = 是否应为“{ $name }”？
map-unknown-hint = 地图只有中国省级行政区与世界各国；其他地方请用 `bar`
map-other-map = “{ $place }”与其余各行不在同一张地图上
map-other-map-hint = 请分为两图或两个分图：一张省级，一张各国
map-twice = “{ $place }”与“{ $before }”是同一地方
map-twice-hint = 请保留其中一个

numbers-unwritten = 数据无法写出：{ $error }
numbers-values = 数值
numbers-about = 说明
numbers-panel = 分图
numbers-group = 分组
numbers-category = 类别
numbers-series = 系列
numbers-part = 分项
numbers-written = 原文
numbers-value = 数值
numbers-at-least = 不低于
numbers-at-most = 不高于
numbers-unit = 单位
numbers-title = 标题
numbers-question = 问题
numbers-filter = 统计范围
numbers-note = 注
numbers-source = 资料来源

## template

template-no-layout = 没有名为“{ $name }”的版式
template-no-layout-hint = 请把它放进 layouts/，或改用其中之一：{ $names }
template-syntax = 版式此处写法有误：标签、括号或引号没有闭合，或位置不对
template-undefined = 版式用到了不存在的“{ $name }”
template-no-filter = 没有名为“{ $name }”的过滤器
template-no-function = 没有名为“{ $name }”的函数
template-no-include = 没有可嵌入的同名版式
template-endless = 版式无法结束
template-fuel = 版面的工作量超过一章所需，已经停下
template-fuel-hint = 请改正没有尽头的循环；若一章有几千个内容块，请拆开，或用 `--limits 2` 放宽
template-other = 版式无法这样做：“{ $text }”

## template/lost

text-lost-lost = layouts/{ $layout } 没有印出这里的文字，它在版式里是 { $path }
text-lost-lost-hint = 请在那里印出，或写明不印的理由：{"{"}{"{"} omit({ $path }, "理由") {"}"}{"}"}
text-lost-lost-own-hint = 请在那里或它用到的版式中印出，或写明不印的理由：{"{"}{"{"} omit({ $path }, "理由") {"}"}{"}"}；本书自有的版式：{ $layouts }

## figure/kind

kind-bar = 条形图
kind-column = 柱形图
kind-grouped-bar = 分组条形图
kind-stacked-bar = 堆积条形图
kind-diverging-bar = 发散条形图
kind-line = 折线图
kind-slope = 坡度图
kind-dot = 点图
kind-scatter = 散点图
kind-bubble = 气泡图
kind-donut = 环形图
kind-pictogram = 象形图
kind-waffle = 方格图
kind-heat-table = 热力表
kind-key-figures = 关键数字
kind-table = 表格
kind-rings = 同心圆图
kind-cards = 卡片
kind-timeline = 时间线
kind-words = 词云
kind-histogram = 直方图
kind-likert = 李克特量表图
kind-area = 面积图
kind-waterfall = 瀑布图
kind-range = 区间图
kind-treemap = 矩形树图
kind-funnel = 漏斗图
kind-box = 箱线图
kind-bump = 名次变化图
kind-marimekko = 不等高堆叠图
kind-radar = 雷达图
kind-calendar = 日历热力图
kind-sankey = 桑基图
kind-network = 关系网络图
kind-map = 方格地图

## layouts

layout-contents = 目录
layout-figure = 图{ " " }
layout-chapter-mark = 、
layout-summary-number = 一
layout-figure-question = 问
layout-figure-filter = 口径
layout-figure-notes = 注
layout-figure-sources = 资料来源
layout-figure-sources-stand = （本章各图除另行注明外，下同）
layout-list-comma = 、
layout-list-last = 、
layout-among = { "" }
layout-list-stop = ；
layout-and-more = 等
layout-and-between = 和
layout-patents = 专利数据
layout-patents-as-of = 截至
layout-offices = 专利布局
layout-facts = 企业概况
layout-organisations = 受访企业
layout-interviewee = 受访者
layout-interviewer = 采访方
layout-speaker-mark = ：
layout-digest-notice = 编者根据已发表访谈整理的摘要，非受访者原话。
layout-source = 原载
layout-case-label = 企业案例
layout-company = 访谈企业
layout-person = 访谈对象
layout-page = 页码
layout-page-before = （第{ " " }
layout-page-after = { " " }页）
layout-sections = 本章内容
layout-cases = 本章企业
layout-view = 案例要点
layout-glossary = 术语表
layout-abbreviations = 缩略语
layout-index = 索引
layout-figure-list = 图目录
layout-takeaways = 要点
layout-highlight = 本篇要点
layout-quote-open = “
layout-quote-close = ”
layout-by = ——
layout-sheet-label = 企业案例单页
layout-sheet-from = 选自《
layout-sheet-from-end = 》
layout-draft = 草稿
layout-code-of = 二维码：
layout-selected = 本页选刊{ " " }
layout-selected-of = { " " }问，
layout-selected-all = 全部{ " " }
layout-selected-end = { " " }问
layout-whole-in = 见《
layout-whole-in-end = 》

## fonts

fonts-unknown-family = 没有名为“{ $family }”的字体
fonts-forms = { $lang } 的书应使用“{ $family }”，而书中没有这种字体，暂以“{ $instead }”代替，字形是大陆的
fonts-forms-hint = 请从 Google Fonts 下载 { $family }，把 { $name }-Regular.ttf 等文件放进 fonts/；或用 theme: { "{" } { $role }: … { "}" } 指定别的字体
fonts-unknown-family-hint = 请把字体文件放入 fonts/，或改用现有的字体：{ $families }

## content/tabular/csv

csv-broken = 这一行无法读取
csv-unclosed = 此单元格前的引号没有闭合，文件的其余部分都在其中
csv-encoding = CSV 文件不是 UTF-8、UTF-16 或 GB 18030 编码
csv-suspected = CSV 文件按 GB 18030 读取，但更像是 { $encoding } 编码，文字可能有误
csv-rare = CSV 文件按 GB 18030 读取，但生僻字过多，很可能是其他编码
csv-utf8-hint = 请用原来的软件打开，另存为“CSV UTF-8”
csv-workbook = 这是工作簿，不是 CSV 文件
csv-workbook-hint = 请写在 xlsx: 下，或另存为 CSV
csv-web-page = 这是网页，不是 CSV 文件
csv-web-page-hint = 请用电子表格打开，另存为“CSV UTF-8”
csv-separator = 没有找到单元格之间的分隔符：“{ $mark }”不能作分隔符
csv-separator-hint = 请用半角逗号、半角分号或制表符分隔单元格
csv-two-points = “{ $comma }”用逗号作小数点，“{ $point }”用句点
csv-two-points-hint = 请统一写法
csv-ambiguous = “{ $cell }”可能是千位分隔，也可能是小数
csv-ambiguous-hint = 请去掉千位分隔符，或用句点作小数点
csv-point-here = 在此

## content/rows

columns-no-column = 表中没有“{ $heading }”这一栏
columns-unmapped = “{ $heading }”一栏不会印出：它的名称不是案例的项目，`map` 里也没有写
columns-unmapped-hint = 在 `map` 下写 `{ $heading }: 项目名`；不印的写 `{ $heading }: ~`
columns-unmapped-many = 从“{ $first }”到“{ $last }”有 { $columns } 栏不会印出：它们的名称不是案例的项目，`map` 里也没有写
columns-unmapped-many-hint = 要印的写在 `map` 下，如 `{ $first }: 项目名`；其余可用 `range` 排除在外
columns-unnamed = 这一栏没有名称，不会印出
columns-unnamed-hint = 给这一栏加上名称，或删去
columns-group = `{ $key }` 下面还有项目，不能直接填文字
columns-group-hint = 请写其中一项：{ $keys }
columns-same-key = 有两栏都是 `{ $key }`
columns-same-key-hint = 把其中一栏改为别的项目或 `~`；名称相同的各栏用 `*` 区分：`interview.*.a`
columns-other-column = 另一栏
columns-no-id-column = 没有一栏写明案例的标识
columns-no-id-column-hint = 把一栏命名为 `id`，或在 `map` 下写“栏名: id”；标识就是文件名：字母、数字、`-` 与 `_`
columns-no-key-column = 没有一栏写着每个案例都要有的 `{ $key }`
columns-no-language = 没有写明译文是什么语言
columns-no-language-hint = 写在 `constants` 下，如“translation.lang: en”
columns-no-key-column-hint = 在 `map` 下写明，如“栏名: { $key }”，或写在 `constants` 下

rows-no-id = 这一行没有标识
rows-no-id-hint = 请写上：字母、数字、`-` 与 `_`，每行各不相同
rows-no-id-suggestion = 可以写 `{ $id }`
rows-bad-id = “{ $id }”不能作文件名
rows-bad-id-hint = 只用字母、数字、`-` 与 `_`
rows-id-twice = 两行的标识都是“{ $id }”
rows-id-twice-hint = 请改其中一个
rows-id-of-file = 标识“{ $id }”已是 { $file } 的标识
rows-first-row = 第一次在此

## content/tabular/shape

shape-too-many = 表格超过 { $most } 个单元格
shape-empty = 标题行下没有数据
shape-error-cell = 单元格里是错误值：{ $error }
shape-error-cell-hint = 请改正公式后重新保存；未披露的请留空
shape-title = 标题行上方的“{ $text }”不会印出
shape-title-hint = 请写在图表的 title 中，并从此处删去
shape-remark = 数据下方的“{ $text }”不会印出
shape-title-of-records-hint = 若不是标题，请删去；它下面的一行是各栏的名称
shape-remark-of-records-hint = 请删去，或把这一行补成完整的案例
shape-empty-row = 这一行是空的
shape-empty-row-hint = 请删去；它下面的各行照常读取
shape-remark-hint = 请写在图表的 notes 或 sources 中，并从此处删去

## content/tabular/workbook

workbook-no-sheet = 没有名为“{ $sheet }”的工作表
workbook-range = “{ $range }”不是单元格区域
workbook-range-hint = 请写两个角的单元格，如 A1:D9
workbook-save-hint = 请用电子表格打开，另存为 Excel 工作簿（.xlsx）
workbook-xls = 这是 Excel 97-2003 工作簿（.xls），无法得知数字的显示格式
workbook-xlsb = 这是二进制工作簿（.xlsb）
workbook-ods = 这是 LibreOffice 电子表格（.ods）
workbook-numbers = 这是 Apple Numbers 表格
workbook-encrypted = 工作簿有打开密码
workbook-encrypted-hint = 请另存一份不带密码的副本
workbook-html = 这是网页，只是取了工作簿的名字
workbook-xml = 这是 Excel 2003 XML 表格
workbook-text = 这是文本文件，不是工作簿
workbook-text-hint = 如果是 CSV，请写在 csv: 下
workbook-bomb = 工作簿解压后过大，不予读取
workbook-unsolved = 此单元格的公式没有保存计算结果
workbook-unsolved-hint = 请用电子表格打开，计算后重新保存
workbook-hidden-rows = 隐藏的行不会印出：第 { $rows } 行（工作表“{ $sheet }”）
workbook-hidden-columns = 隐藏的列不会印出：{ $columns } 列（工作表“{ $sheet }”）
workbook-hidden-hint = 如应印出，请在工作簿中取消隐藏；否则请删除
workbook-hidden-sheet = 工作表“{ $sheet }”在工作簿中是隐藏的
workbook-hidden-sheet-hint = 请核对是否应使用此表，并在工作簿中取消隐藏
workbook-skipped-sheet = 隐藏的工作表不会印出：{ $sheets }；第一个可见的工作表是“{ $sheet }”
workbook-skipped-sheet-hint = 请在 sheet 中写明工作表

## figure/units

units-contradicts = “{ $cell }”的单位是“{ $own }”，图表的单位是“{ $unit }”
units-twice = “{ $cell }”自带数量级，图表的单位“{ $unit }”又有一个

## model/data

no-heading = 此列没有标题
no-heading-hint = 请在表格第一行写明系列名称

## lint/interviews/question_prefix

question-prefix-question = 问题前有“{ $mark }”
question-prefix-answer = 回答前有“{ $mark }”
question-prefix-hint = 请删去：版面已区分问与答
rule-question-prefix = 问题或回答前手写的标记。
    .what = 报告问题开头的“问：”“Q：”“Q1：”“问题一：”等，以及回答开头的“答：”“A：”。
    .why = 采访稿需要这类标记，版面自有区分，印出来就重复了。
    .fix = 删去标记；没有编号，或编号与问题次序相符的，可用 check --fix 自动改正。

## lint/interviews/quote_marks

quote-marks-outer = 引语自带引号
quote-marks-outer-hint = 请删去：版面会加引号
quote-marks-inner = 引语里的“{ $text }”用了双引号
quote-marks-inner-hint = 请用{ $within }：引语印在{ $around }里
rule-quote-marks = 引语自带引号。
    .what = 报告首尾自带引号的引语，以及引语里面的双引号。
    .why = 版面会给引语加“ ”：自带引号就成了双重引号；引号里再用引号，应为单引号（GB/T 15834-2011 第 4.8 条）。
    .fix = 删去外层引号，里层改用单引号；可用 check --fix 自动改正。

## lint/interviews/repeated_answer

repeated-answer-repeated = 这段文字与别处完全相同
repeated-answer-hint = 可能是重复粘贴，请换成此处应有的内容
rule-repeated-answer = 一段文字出现在两处。
    .what = 比较全书的回答和简介，空格和标点的全角半角不计，报告四十字以上、出现两次的。
    .why = 两个人不会说出一字不差的话；其中一处是贴错的，那里本该有的内容就丢了。
    .fix = 换成应有的文字。

## lint/pasted/compatibility_character

compatibility-character-lookalike = “{ $character }”（{ $point }）只是形似“{ $right }”（{ $right_point }）
compatibility-character-more = 有 { $count } 个字只是形似，如“{ $character }”（{ $point }）应为“{ $right }”
compatibility-character-hint = 请改为通用字；前者多半是从 PDF 复制出来的
rule-compatibility-character = 只是形似的字。
    .what = 报告文字里的康熙部首、其他部首、兼容汉字和拉丁连字，并给出对应的通用字。
    .why = 这些字符是从 PDF 复制出来的，看上去没错，其实是另一个字：检索不到，字体里也常常没有。
    .fix = 改为通用字；可用 check --fix 自动改正。

## lint/pasted/impossible_date

impossible-date-no-month = 没有 { $month } 月
impossible-date-no-day = { $month } 月没有 { $day } 日
impossible-date-no-leap-day = { $year } 年 2 月没有 29 日
impossible-date-no-year = { $year } 不像年份
impossible-date-hint = 请对照出处核对日期
rule-impossible-date = 日历上没有的日期或年份。
    .what = 检查文字里的日期，如“2031 年 2 月 30 日”“13 月 5 日”“2031-04-31”，以及日期中 2199 年以后或五位数的年份。
    .why = 日历上没有的日期必是笔误，而且猜不出原来是哪一天。
    .fix = 改正日期。

## lint/pasted/invisible_character

invisible-character-invisible = 有看不见的字符：{ $character }
invisible-character-times = 此行有 { $count } 处看不见的字符：{ $character }
invisible-character-blank = 中文里有特殊空格：{ $character }
invisible-character-lost = { $character } 表示复制时丢失了内容
invisible-character-hint = 请删去；这类字符是粘贴时带入的
invisible-character-escaped-hint = 双引号里的转义写法代表这个字符，请删去
invisible-character-blank-hint = 请改为普通空格，或删去
invisible-character-lost-hint = 请对照原稿补上此处的内容
invisible-character-zero-width-space = 零宽空格（U+200B）
invisible-character-zero-width-non-joiner = 零宽不连字（U+200C）
invisible-character-zero-width-joiner = 零宽连字（U+200D）
invisible-character-word-joiner = 词连接符（U+2060）
invisible-character-soft-hyphen = 软连字符（U+00AD）
invisible-character-left-to-right = 从左到右标记（U+200E）
invisible-character-right-to-left = 从右到左标记（U+200F）
invisible-character-line-separator = 行分隔符（U+2028）
invisible-character-paragraph-separator = 段分隔符（U+2029）
invisible-character-hangul-filler = 谚文填充符（U+3164）
invisible-character-no-break-space = 不换行空格（U+00A0）
invisible-character-narrow-no-break-space = 窄不换行空格（U+202F）
invisible-character-object = 对象占位符（U+FFFC）
invisible-character-replacement = 替换字符（U+FFFD）
rule-invisible-character = 看不见的字符。
    .what = 在所有文件里查找看不见的字符：零宽空格、软连字符、方向标记、行分隔符、表情符号以外的连字符，以及中文旁边的不换行空格和窄空格，并给出码位。引语和名称的比对不计这些字符。
    .why = 看上去相同的两段文字其实不同：检索不到，名称对不上，行也断在不该断的地方。
    .fix = 删去；可用 check --fix 自动改正。

## lint/pasted/line_break

line-break-wrapped = 这一段的折行是别的软件留下的
line-break-wrapped-hint = 一段写成一行
line-break-hyphenated = “{ $word }”在行末被连字符断开
line-break-hyphenated-hint = 请把单词写完整
line-break-joined = 下一行会印在同一段里：单独换行不另起一段
line-break-joined-hint = 请在两行之间空一行，或连成一行
rule-line-break = 别处留下的折行。
    .what = 报告三行以上、都在句中同一宽度处折断的段落，行末用连字符断开的单词，以及没有空行隔开的几个整段。
    .why = 从 PDF 或邮件复制来的文字带着原来的折行，看不出哪里是真正的分段。
    .fix = 一段写成一行，段与段之间空一行；check --fix 会接起在汉字之间折断的行。

## lint/pasted/pasted_list

pasted-list-bullet = “{ $mark }”在这里不是列表
pasted-list-bullet-hint = 列表项请以“- ”开头
pasted-list-inline = 一行里有几个以“{ $mark }”开头的列表项
pasted-list-inline-hint = 请一项一行，以“- ”开头
pasted-list-number = “{ $mark }”会接着上一行印：单独换行不另起一段
pasted-list-number-hint = 请在前面空一行，或用“1. ”“2. ”编号
pasted-list-indent = 段首有手工缩进
pasted-list-indent-hint = 请删去空格；段落由版面区分，空一行另起一段
rule-pasted-list = 其他软件的列表符号和缩进。
    .what = 报告正文里以“•”之类符号开头的行，紧接上一行、以“（1）”“1、”“①”开头的行，以及用全角空格缩进的段落。
    .why = 正文只认“- ”“1. ”和空行；其他软件做出的列表会当作普通文字，连成一段印出来。
    .fix = 列表项以“- ”或“1. ”开头，或空一行；check --fix 会改正项目符号，在编号行之间补空行，并删去缩进。

## lint/pasted/unfinished

unfinished-unfinished = 此处尚未写完：“{ $text }”
unfinished-note = 文中留有编辑之间的批注：“{ $text }”
unfinished-scaffold = “{ $text }”是模板自带的文字
unfinished-hint = 请补写，或删去这一项
unfinished-note-hint = 请处理后删去；要留批注可写成以 # 开头的注释
rule-unfinished = 还没有写完的文字。
    .what = 报告只写着“待补充”“TODO”之类的文字，括号里的批注（如【待核实】（编者：请补数据）），文字处理软件留下的占位文字，并提示仍是模板原文的内容。“编者注”“编者按”和句子里的“待定”不报告。
    .why = 最难堪的莫过于把写给同事的话印进书里。
    .fix = 补上所缺的内容，或删去这一项。

## lint/typography/interpunct

interpunct-not-an-interpunct = 外国人名的间隔号写成了“{ $mark }”
interpunct-hint = 如是人名，请写“{ $name }”
rule-interpunct = 外国人名之间不是“·”的点。
    .what = 报告汉译外国人名各部分之间误用的句点、项目符号和日文中点。其他文字之间的不报告。
    .why = 外国人名各部分之间用间隔号“·”（U+00B7，GB/T 15834-2011 第 4.14 条）；用别的点，检索不到，行末也会断开。
    .fix = 改用“·”；除可能是句号的半角点外，可用 check --fix 自动改正。

## lint/typography/stray_space

stray-space-beside-mark = “{ $mark }”旁边有空格
stray-space-before-percent = 数字与“{ $mark }”之间有空格
stray-space-between-han = 汉字之间有空格：“{ $text }”
stray-space-hint = 请删去
stray-space-between-han-hint = 如无分隔作用，请删去
rule-stray-space = 中文里多余的空格。
    .what = 报告全角标点旁边、中文里数字与百分号之间，以及句中两个汉字之间的空格。分隔名单、章节号和标语两半的空格不报告。
    .why = 全角标点自带空白，再加空格就在行中留下窟窿（clreq 第 3.1 节）。
    .fix = 删去；除汉字之间的以外，可用 check --fix 自动改正。

## exchange

exchange-old-word = 这是 Word 97 至 2003 的文档（.doc）
exchange-other-office = 这是旧版 Office 的文件，不是 Word 文档
exchange-encrypted = 文档要输入密码才能打开
exchange-encrypted-hint = 用密码打开，取消密码后另存
exchange-too-much = 文档解压后远远超过正常大小
exchange-too-much-hint = 请发送人重新提供；如果文档没有问题，把文字复制到新文档里
exchange-bad-part = 文档已损坏：其中的“{ $part }”无法读取
exchange-entities = 文档中的“{ $part }”声明了实体，任何文字处理软件都不会这样写
exchange-save-hint = 用 Word、WPS 或 LibreOffice 打开，另存为 .docx
exchange-save-odt-hint = 用 LibreOffice 打开，另存为 .odt 或 .docx
exchange-encoding = 认不出文字的编码
exchange-encoding-hint = 另存为 UTF-8
exchange-pdf-locked = 这个 PDF 要输入密码才能打开
exchange-pdf-locked-hint = 用密码打开，取消密码后另存
exchange-pdf-hint = 请发送人重新提供
exchange-pdf-too-much = 这个 PDF 的内容远远超过一份校样
exchange-place-paragraph = 第 { $paragraph } 段
exchange-place-cell = 第 { $paragraph } 段，表 { $table } 第 { $row } 行第 { $column } 列
exchange-place-note = 注 { $note }
exchange-place-comment = 批注 { $comment }
exchange-place-whole = 整个文档

## exchange/import

import-name-guessed = 公司名按标题取为“{ $name }”
import-no-name = 没有找到公司名，暂用文件名“{ $name }”
import-no-profile = 没有找到介绍公司的文字，缺 profile
import-nobody = 没有找到受访人，缺 interviewee
import-no-title = 没有找到“{ $name }”的职务
import-person-guessed = 姓名与职务是猜测分开的：“{ $text }”
import-speaker-new = “{ $name }”有回答，但访谈之前没有介绍
import-no-questions = 没有找到问题，全文放在 profile 里
import-question-guessed = 只因以问号结尾，当作问题
import-maybe-question = 像是问题，但没有任何标记，留在回答里
import-no-answer = 这个问题没有找到回答
import-section-guessed = 又短又粗，当作小标题
import-aside-guessed = 小标题下、第一个问题之前的文字，当作旁注
import-closing-guessed = 最后一个小标题下的文字，当作结语
import-boxed = 文本框里的文字，当作旁注
import-numbers-taken = 表中的 { $count } 个数字放进了 patents 和 facts
import-table-merged = 表里有合并的单元格；正文的表格没有这种单元格，以空格代替
import-table-otherwise = 这个表不能写成正文里的表格，各单元格写成段落
import-picture-place = 图片“{ $file }”原在此处；现放在这一问之后，或访谈的最前面
import-picture-alt = 没有说明图片“{ $file }”画的是什么，缺 alt
import-picture-format = 图片“{ $file }”的格式不能排印；已存下，没有放进访谈
import-picture-missing = 文档里没有这张图片，或图片过大
import-note-moved = 问题里有注号，已移到回答里
import-looks-lost = 有的格式在正文里没有对应的标记；文字完整
import-link-lost = 到“{ $target }”的链接对读者无用；文字留下，地址写在说明里
import-struck = 手工加了删除线，仍当作正文
import-left-out = 在案例里没有位置：“{ $text }”
import-hidden = 隐藏文字：“{ $text }”
import-margin = 页眉或页脚的文字：“{ $text }”
import-changed = { $count } 处修订按接受处理（{ $authors }）
import-changed-rejected = { $count } 处修订按拒绝处理（{ $authors }）
import-put-in = 修订：加上“{ $text }”（{ $who }）
import-taken-out = 修订：删去“{ $text }”（{ $who }）
import-nobody-named = 未署名
import-comment = { $author }批注：{ $text }
import-macros = 文档里有宏；没有运行，也没有保留
import-external = 文档引用了“{ $target }”，没有去取
import-formula = 公式只留下字母和符号，排成一行：“{ $text }”
import-symbol = 不认得符号字体里的一个字符：{ $symbol }，以“□”代替
import-object = 图表、图形或嵌入的对象没有收入；其中的文字写在说明里：“{ $text }”
import-foreign = 另一种格式的部分没有读：“{ $part }”
import-deep = 内容嵌套过深，最里面的文字写在说明里：“{ $text }”
import-look-hint = 请在案例文件里核对
import-left-hint = 如果是文字，写在案例文件末尾的说明里；请移到合适的位置，或删去
import-comment-hint = 请处理；批注不进入案例
import-fill-hint = 请在案例文件里补上
import-file-left = 以下文字在案例里没有位置，请移到合适的地方，或删去：
import-file-alt = 图片画的是什么
rule-foreign-document = 不能导入的文档。
    .what = 谨慎地打开 Word、LibreOffice、Markdown 和文本文件：不取它引用的任何东西，不运行宏，不试密码，解压后大得不正常的一律拒绝。
    .why = 文档从许多人手里寄来；损坏或加锁的，与其读一半，不如请对方重发。
    .fix = 用 Word、WPS 或 LibreOffice 打开，取消密码，另存为 .docx。

rule-import-unsure = 文档里靠猜测理解的，或没有找到的内容。
    .what = 在所在的段落指出：没有可靠标记而当作公司、人物、问题、小标题或旁注的内容，以及案例需要而文档没有写的内容。
    .why = 一句话放错位置，就成了别人说的。
    .fix = 在案例文件里核对、改正；要重新导入，可在文档里用“问：”“答：”标出问答。

rule-import-left-out = 文档里在案例中没有位置的文字或其他东西。
    .what = 报告导入时放不进去的内容：没有对应项目的标签行、页眉页脚、隐藏文字、不能排印的图片、图表、公式。文字写在案例文件末尾的说明里。
    .why = 企业寄来的内容，不能不知不觉地丢掉。
    .fix = 移到案例文件里合适的位置，或删去说明。

rule-import-comment = 文档里的批注。
    .what = 在所指的段落列出每条批注和作者。
    .why = 批注是给编辑的问题，不会印出来。
    .fix = 按批注处理。

rule-import-change = 文档里的修订。
    .what = 报告文档里有多少处未定的修订、由谁所作，并逐条列出前 200 处所在的段落。默认按接受处理，加 --reject 则按拒绝处理。
    .why = 没有人定夺的修订，未必是双方同意的。
    .fix = 若不是全部接受，先在 Word 里逐一定夺，再导入。
## proof/manuscript

proof-title = 审阅稿：{ $name }
proof-draft = 送审稿
proof-guide = 请直接在各栏文字中修改。修订记录已经打开，也可以在任何地方加批注；各栏之间的文字不能修改。请不要删除或复制整栏，改好后请发回这个文件。
proof-paper-guide = 请在这个 PDF 上标出要改的地方：可以删除、插入或替换文字，也可以加附注。每段文字都有编号，来信时可以引用。改好后请发回这个文件。
proof-hash = 校样 { $hash }
proof-interview = 访谈
proof-patents = 专利
proof-people = 受访者
proof-quotes = 引语
proof-notes = 注释
proof-source = 出处
proof-name = 公司名称
proof-latin-name = 外文名
proof-industry = 行业
proof-person = 姓名
proof-job-title = 职务
proof-organisation = 机构
proof-profile = 公司简介
proof-question = 问题 { $number }
proof-further = 追问
proof-answer = 回答
proof-section = 小标题
proof-aside = 旁白
proof-caption = 图注
proof-credit = 图片来源
proof-quote = 引语
proof-speaker = 说话人
proof-highlight = 要点
proof-closing = 结语
proof-note = 注 { $key }
proof-label = 名目
proof-value = 数值
proof-period = 日期或期间
proof-applications = 专利申请
proof-inventions = 发明
proof-granted = 授权发明
proof-rate = 增长
proof-offices = 国家和地区
proof-office = 国家或地区
proof-other = 文字

## proof/correction, proof/identity

returned-changed = “{ $old }”要改为“{ $new }”（{ $who }）
returned-inserted = 要加上“{ $new }”（{ $who }）
returned-inserted-after = 要在“{ $before }”之后加上“{ $new }”（{ $who }）
returned-removed = 要删去“{ $old }”（{ $who }）
returned-changed-hint = 用 `casebound corrections` 加 `--apply` 即可写入
returned-untracked = 未留修订记录
returned-unnamed = 未署名
returned-commented = 批注：“{ $text }”（{ $who }）
returned-commented-outside = “{ $line }”处的批注（不在任何一栏中）：“{ $text }”（{ $who }）
returned-commented-hint = 批注不会写入任何文字，请自行处理
returned-picture = “{ $field }”中贴入了图片
returned-picture-hint = 请索取图片文件，再用 `picture` 放入
returned-outside = 各栏之间的文字：“{ $text }”
returned-outside-hint = 无法判断应放在哪里，请手工写入
returned-conflict = “{ $old }”要改为“{ $new }”（{ $who }），而书中现为“{ $now }”
returned-conflict-hint = 双方都改了这一句，请自行决定
returned-emptied = “{ $field }”的文字全部被删去（{ $who }）
returned-emptied-hint = 如果确实如此，请自行删去这个键
returned-missing = 返回的文件中没有“{ $field }”这一栏
returned-missing-hint = 该栏被删去或并入了另一栏，请对照原文
returned-twice = 返回的文件中“{ $field }”这一栏出现多次，文字各不相同
returned-twice-hint = 请询问以哪一处为准
returned-gone = 案例中已没有“{ $field }”，其中“{ $old }”要改为“{ $new }”（{ $who }）
returned-gone-hint = 请找到这段文字的去处，自行决定
returned-not-a-proof = 这不是 Casebound 制作的校样，或者保存它的程序去掉了文件属性
returned-not-a-proof-hint = 如果确是校样，请用 `--case` 写明案例；其他文档用 `casebound import` 读入
returned-other-book = 这是另一本书《{ $title }》的校样
returned-other-book-hint = 请在那本书的文件夹中运行
returned-other-case = 这是“{ $case }”的校样，不是“{ $wanted }”的
returned-other-case-hint = 请去掉 `--case`，或写 `{ $case }`
returned-unknown-proof = 书中没有“{ $case }”的这份校样的记录
returned-unknown-proof-hint = 送出的文字保存在 `.casebound/proofs/` 中：请从制作校样的地方取来，并一并提交
returned-never-sent = “{ $case }”没有做过校样
returned-never-sent-hint = 用 `casebound proof { $case }` 制作
returned-no-case = 书中没有可读的案例“{ $case }”
returned-no-case-hint = 如果文件是手工改名的，请把 `.casebound/proofs/` 中的文件夹也改名；如果文件有错误，请先改正
returned-older = 这是该案例的第 { $number } 份校样，之后又做了第 { $newest } 份
returned-older-hint = 其中的修改仍会合并；请确认企业是否看过较新的一份
returned-scanned = 这个 PDF 没有文字：是打印后扫描的，或存成了图片
returned-scanned-hint = 请对照原文，并请企业发回原来的文件：在 PDF 阅读器中加注释，或在 Word 文件中修改
returned-no-places = 书中没有这份校样的页面记录

## proof/annotated

annotated-struck = “{ $old }”被删去（{ $who }），无法在原处写入
annotated-replaced = “{ $old }”要改为“{ $new }”（{ $who }），无法在原处写入
annotated-put-in = 这里要加上“{ $new }”（{ $who }），无法在原处写入
annotated-withdrawn = 对“{ $old }”的修改已被答复者拒绝（{ $who }）
annotated-marked = 标出了“{ $text }”，但没有说明（{ $who }）
annotated-typed-over = “{ $new }”直接打在“{ $old }”上面（{ $who }）；如果是要替换它，请改在文件里
annotated-drawn = 这里有标记或图形，但没有说明（{ $who }）
annotated-outside = 第 { $page } 页的附注（不在任何一栏中）：“{ $text }”（{ $who }）
annotated-outside-mark = 第 { $page } 页有标记或图形（不在任何一栏中）（{ $who }）
annotated-retyped = PDF 的正文被改动：“{ $old }”改成了“{ $new }”
annotated-retyped-elsewhere = 第 { $page } 页各栏之外的 PDF 正文被改动：“{ $old }”改成了“{ $new }”
annotated-other-text = 第 { $page } 页的文字与送出的不同，请对照原文
annotated-picture-page = 第 { $page } 页已没有文字，成了图片，请对照原文
annotated-other-pages = 送出 { $sent } 页，返回 { $came } 页
annotated-other-size = 第 { $page } 页的大小与送出的不同，其中附注的位置可能不准
annotated-flattened = 文件中没有注释，却比送出时多了图形：注释已被合并到页面中。请对照原文，或索取合并之前的文件
annotated-reprinted = 文件是重新打印成的 PDF，原先的注释可能已成为页面的一部分，请对照原文

usage-corrections-plain = 这个文件由 7.5 以前的 LibreOffice 保存，粗体和斜体可能已经丢失，企业加上或取消的看不出来；请企业用 Word 或新版 LibreOffice 保存后再发来
usage-corrections-none = 没有修改，也没有批注
usage-corrections-applied = 已将 { $changes } 处修改写入 { $file }
usage-corrections-would-apply = 将把 { $changes } 处修改写入 { $file }
usage-corrections-applicable = 有 { $changes } 处修改可以用 `--apply` 写入，或用 `--interactive` 逐条写入
usage-corrections-left = 有 { $changes } 处修改无法在原处写入，请手工写入
usage-corrections-ask = 写入吗？y 是，n 否，q 结束
usage-corrections-ask-again = 请输入 y、n 或 q

## 企业返回的文件

rule-returned-file = 无法使用的返回文件。
    .what = 报告不属于本书的校样、另一案例的校样、无法读取的文件，以及没有文字的文件，例如扫描件。不是最新一份的校样也会说明。
    .why = 修改是与送出的文字对照得出的；没有送出的文字，任何差别都会被当成企业的意见。
    .fix = 在正确的书中运行；把 `.casebound/proofs/` 与书一起保存；请企业发回收到的那个文件。
rule-correction = 企业要求的修改。
    .what = 报告返回的校样中每一栏的修改，不论是否留有修订记录，都指到所在的行；文件写明作者和日期的，一并列出。
    .why = 案例要按企业认可的文字印刷。
    .fix = 看过之后，用 `casebound corrections FILE --apply` 写入，或用 `--interactive` 逐条写入。
rule-correction-comment = 企业的批注。
    .what = 报告返回的校样中的批注，指到所说的那一行；贴入的图片也一并报告。
    .why = 批注要求的事，程序无法代劳。
    .fix = 回复批注，或修改文字。
rule-correction-conflict = 与书中改动相冲突的企业修改。
    .what = 报告落在校样送出之后书中已改动的句子里的修改，被删去、合并或复制的栏，以及各栏之间的文字。
    .why = 同一句话双方都改了，只有编辑能决定。
    .fix = 请自行决定。这类修改不会写入。

## proof/approval

approval-stale = 自 { $who } 于 { $date } 认可以来，本案例改动了 { $changes } 处
approval-stale-unknown = 自 { $who } 于 { $date } 认可以来，本案例有改动；`.casebound/proofs/` 中没有当时的文字
approval-stale-hint = 用 `casebound proof { $case }` 重新送审，或撤回改动
approval-no-approval = 本案例尚未得到企业认可
approval-no-approval-hint = 用 `casebound approve { $case } --by 姓名 --date 年-月-日` 记录认可
approval-changed = “{ $old }”改成了“{ $new }”
approval-added = 新加了“{ $new }”
approval-removed = 删去了“{ $old }”
proof-state-none = 未送审
proof-state-draft = 草稿
proof-state-in-review = 审阅中
proof-state-approved = 已认可
proof-state-stale-state = 认可后有改动

usage-approved = 已记录：{ $who } 于 { $date } 认可 { $case }
usage-approve-already = “{ $case }”已经这样认可过
usage-approve-unwritable = 无法把认可写入 { $file } 而不动其他文字；请把文件中的键各写一行
usage-day = 请写实际存在的日期，格式为 2023-04-12

rule-approval-stale = 企业认可之后又改动过的案例。
    .what = 把案例要印的文字与 `approval` 认可的文字逐字对照，并列出差别。文字标记、折行和不印的内容不算。写了 `press: {"{"} require_approval: true {"}"}` 时是错误。
    .why = 否则会把企业没有看过的话印在企业名下。
    .fix = 重新送审，再用 `casebound approve` 记录新的认可；或撤回改动。
rule-approval-missing = 企业尚未认可的案例。
    .what = `report.yaml` 写了 `press: {"{"} require_approval: true {"}"}` 时，报告书中没有 `approval` 的案例。不排进书的草稿不要求。
    .why = 企业没有看过的文字不应付印。
    .fix = 用 `casebound approve SLUG --by 姓名 --date 年-月-日` 记录认可。
## lsp

lsp-broken = 编辑器与 casebound lsp 无法对话：{ $reason }

## lsp/actions

lsp-replace = 改为“{ $text }”
lsp-remove = 删去
lsp-nearest = 改为“{ $name }”
lsp-accept = 保留此处的“{ $code }”，并写明理由
lsp-create = 新建 { $file }
lsp-fix-all = 改正全部无须判断之处

## lsp/navigation

lsp-not-a-name = 这里没有可以改名的东西：请指向案例、图表或章的文件名
lsp-no-renames = 这个编辑器不能给文件改名；请运行 casebound rename

## lsp/lenses

lsp-preview = 预览此页
lsp-sheet = 制作企业单页

## project/git

git-not-there = 这里没有 git 程序；可以比较两个文件夹，或与 PDF 比较
git-no-repository = “{ $folder }”不在 git 仓库里；可以比较两个文件夹，或与 PDF 比较
git-unknown = 没有“{ $revision }”这个版本、文件夹或 PDF
git-no-book = 在“{ $revision }”时，这里还没有这本书
git-too-much = 书在“{ $revision }”时大得不正常
git-broken = git 给不出“{ $revision }”的文件；仓库完整吗？

## compare

compare-locked = “{ $file }”要输入密码才能打开
compare-no-text = “{ $file }”里没有文字，是打印后扫描的吗？
compare-show-title = 从 { $old } 到 { $new } 的改动
compare-show-nothing = 文字没有改动。
compare-show-unit = { $name }（{ $file }）：增 { $came } 字，删 { $went } 字
compare-show-new-file = （新增）
compare-show-gone-file = （已删）
compare-show-line = 第 { $line } 行
compare-show-page = 第 { $page } 页
compare-show-pages = 有 { $count } 处页面不同
compare-show-pages-same = 页面相同
compare-show-more = 还有 { $count } 处改动
compare-show-before = 原来：第 { $page } 页
compare-show-after = 现在：第 { $page } 页
compare-show-no-page = 没有这一页
