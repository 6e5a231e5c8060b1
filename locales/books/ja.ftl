### 日本語：書籍の各所に印刷される語。

locale-script = japanese
locale-indent = 1
locale-indents = all
locale-person = name-last
locale-dates = written
locale-grouped = 4
locale-sans = Noto Sans JP
locale-serif = Noto Serif JP
locale-page = a4

## model/words

book-part = 第{ $number }部
book-chapter = { $number }
book-appendix = 付録{ $letter }
book-figure = 図{ $number }
book-patents-unit = 件
book-offices-unit = か国・地域
book-applications = 特許出願（累計）
book-inventions = うち発明
book-granted = 登録特許
book-growth-applications = 特許出願の伸び
book-growth-inventions = 発明の出願の伸び
book-growth-granted = 登録特許の伸び
book-period = { $period }年
book-page = { $page }ページ
book-post = { $organisation } { $title }
book-person = { $post } { $name }
book-publication = 『{ $title }』
book-year = { $year }年
book-year-month = { book-year }{ book-month }
book-year-month-day = { book-year }{ book-month }{ $day }日
book-month = { $month }月
book-comma = 、
book-base = { $n }（{ $series }）
book-bases = N={ $bases }
book-between-bases = { " / " }
book-range = ～

## figure/language

chart-undisclosed = 非公表
chart-colon = ：
chart-comma = 、
chart-stop = ；
chart-end = 。
chart-brackets = （|）
chart-largest = 最大値は
chart-smallest = 最小値は
chart-categories = 項目
chart-series = 系列
chart-in-all = など、全{ $count }件
chart-each-icon = アイコン 1 個あたり
chart-powers = 12= 兆|8= 億|4= 万
chart-residual = その他|そのほか|他
chart-unsure = わからない|分からない|どちらともいえない|無回答|不明|答えられない
chart-too-small = 小さすぎて表示できないもの（大きい順）
chart-spread = 最小値|第1四分位数|中央値|第3四分位数|最大値|外れ値
chart-box-key = 箱：第1四分位数から第3四分位数まで；箱の中の線：中央値；両端：最小値と最大値；丸：外れ値
chart-months = 1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月
chart-weekdays = 月|火|水|木|金|土|日
chart-steps = 段階|時期|以上|以下|未満|超|まったく|ほとんど|ときどき|よく|常に|毎日|毎週|毎月|毎年|初|中|末|早|晩|低|高|小|大|やや|とても|非常|第|四半期|上旬|下旬|春|夏|秋|冬|一月|二月|三月|四月|五月|六月|七月|八月|九月|十
chart-rest = ほか{ $n }件は非公表
chart-rest-of = ほか{ $n }件は非公表（{ $names }はすべて非公表）
chart-own-scale = この図の目盛りは独自のもので、隣の図と長さを比べられない
chart-in-unit = 単位：{ $unit }
chart-look-about = 白抜きは概数
chart-look-range = 白抜きの区間は下限から上限まで
chart-look-at-least = 薄れる端または矢印はそれ以上
chart-look-at-most = 白抜きの開いた端または矢印はそれ以下
chart-look-strip = 地色でなく帯で示したものは、概数、範囲、または上限・下限
chart-log-scale = 対数目盛り：同じ間隔は同じ倍率
chart-reference = 比較の基準
chart-remark = 注記
chart-ends = { $low }から{ $high }まで
chart-whisker = 細い線は区間の下限から上限まで
chart-year = { $year }年
chart-quarter = { $year }年Q{ $quarter }
chart-month = { $year }年{ $month }
chart-month-alone = { $month }
chart-day = { $year }年{ $month }{ $day }日
chart-day-alone = { $month }{ $day }日

## export/numbers

numbers-values = 数値
numbers-about = 説明
numbers-panel = 図
numbers-group = グループ
numbers-category = 項目
numbers-series = 系列
numbers-part = 内訳
numbers-written = 原文
numbers-value = 値
numbers-at-least = 下限
numbers-at-most = 上限
numbers-unit = 単位
numbers-title = 題名
numbers-question = 設問
numbers-filter = 集計対象
numbers-note = 注
numbers-source = 出典

## figure/kind

kind-bar = 横棒グラフ
kind-column = 縦棒グラフ
kind-grouped-bar = 集合横棒グラフ
kind-stacked-bar = 積み上げ横棒グラフ
kind-diverging-bar = 左右に分かれる横棒グラフ
kind-line = 折れ線グラフ
kind-slope = スロープグラフ
kind-dot = ドットプロット
kind-scatter = 散布図
kind-bubble = バブルチャート
kind-donut = ドーナツグラフ
kind-pictogram = ピクトグラム
kind-waffle = ワッフルチャート
kind-heat-table = ヒート表
kind-key-figures = 主要な数値
kind-table = 表
kind-rings = 同心円グラフ
kind-cards = カード
kind-timeline = 年表
kind-words = ワードクラウド
kind-histogram = ヒストグラム
kind-likert = リッカート尺度のグラフ
kind-area = 面グラフ
kind-waterfall = ウォーターフォール図
kind-range = 範囲グラフ
kind-treemap = ツリーマップ
kind-funnel = ファネルチャート
kind-box = 箱ひげ図
kind-bump = 順位の推移図
kind-marimekko = マリメッコチャート
kind-radar = レーダーチャート
kind-calendar = カレンダーヒートマップ
kind-sankey = サンキー図
kind-network = ネットワーク図
kind-map = タイル地図

## layouts

layout-contents = 目次
layout-figure = 図
layout-chapter-mark = { "　" }
layout-summary-number = 1
layout-figure-question = 設問
layout-figure-filter = 対象
layout-figure-notes = 注
layout-figure-sources = 出典
layout-figure-sources-stand = （本章の図は、特に記さない限り同じ）
layout-list-comma = 、
layout-list-last = 、
layout-among = { "" }
layout-list-stop = ；
layout-and-more = など
layout-and-between = と
layout-patents = 特許データ
layout-patents-as-of = 時点：
layout-offices = 出願先
layout-interviewee = 回答者
layout-interviewer = 聞き手
layout-speaker-mark = ：
layout-digest-notice = 公表されたインタビューをもとに編者がまとめたもので、回答者の言葉そのものではない。
layout-source = 初出
layout-case-label = 企業事例
layout-company = 企業
layout-person = 回答者
layout-page = ページ
layout-page-before = （{ "" }
layout-page-after = ページ）
layout-sections = この章の内容
layout-cases = この章の企業
layout-view = 事例から
layout-highlight = 要点
layout-takeaways = ポイント
layout-glossary = 用語集
layout-abbreviations = 略語
layout-index = 索引
layout-figure-list = 図一覧
layout-quote-open = 「
layout-quote-close = 」
layout-by = ——
layout-sheet-label = 企業事例シート
layout-sheet-from = 『
layout-sheet-from-end = 』より
layout-draft = 下書き
layout-code-of = QR コード：
layout-selected = 掲載{ " " }
layout-selected-of = { " " }問、
layout-selected-all = 全{ " " }
layout-selected-end = { " " }問
layout-whole-in = は『
layout-whole-in-end = 』
