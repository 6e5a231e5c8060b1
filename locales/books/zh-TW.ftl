### 臺灣繁體中文：書中各處的用詞。

locale-script = traditional
locale-indent = 2
locale-indents = all
locale-person = name-last
locale-dates = written
locale-grouped = 4
locale-sans = Noto Sans TC
locale-serif = Noto Serif TC
locale-page = a4

## model/words

book-part = 第{ HAN($number) }篇
book-chapter = { HAN($number) }
book-appendix = 附錄 { $letter }
book-figure = 圖 { $number }
book-patents-unit = 件
book-offices-unit = 個國家和地區
book-applications = 累計專利申請
book-inventions = 其中發明
book-granted = 核准發明
book-growth-applications = 專利申請增幅
book-growth-inventions = 發明專利申請增幅
book-growth-granted = 核准發明增幅
book-period = { $period }年
book-page = 第 { $page } 頁
book-post = { JOIN($organisation, $title) }
book-person = { $post } { $name }
book-publication = 《{ $title }》
book-year = { $year }年
book-year-month = { book-year }{ book-month }
book-year-month-day = { book-year }{ book-month }{ $day }日
book-month = { $month }月
book-comma = ，
book-base = { $n }（{ $series }）
book-bases = N={ $bases }
book-between-bases = { " / " }
book-range = ～

## figure/language

chart-undisclosed = 未揭露
chart-colon = ：
chart-comma = 、
chart-stop = ；
chart-end = 。
chart-brackets = （|）
chart-largest = 最大值為
chart-smallest = 最小值為
chart-categories = 類別
chart-series = 數列
chart-in-all = 等，共 { $count } 項
chart-each-icon = 每個圖示代表
chart-powers = 12= 兆|8= 億|4= 萬
chart-residual = 其他|其它|其餘|其他選項|其餘選項
chart-unsure = 不知道|不清楚|不確定|說不清|不好說|難以判斷|未作答|拒答|無意見
chart-too-small = 面積過小、由大到小
chart-spread = 最小值|下四分位數|中位數|上四分位數|最大值|離群值
chart-box-key = 箱體：下四分位數至上四分位數；箱內直線：中位數；兩端：最小值與最大值；圓圈：離群值
chart-months = 1 月|2 月|3 月|4 月|5 月|6 月|7 月|8 月|9 月|10 月|11 月|12 月
chart-weekdays = 一|二|三|四|五|六|日
chart-steps = 階段|時期|以上|以下|不足|超過|從不|偶爾|有時|經常|總是|每天|每週|每月|每季|每年|首|末|初|早|中|晚|低|高|小|大|極|較|很|非常|一般|第|季度|季|上旬|下旬|春|夏|秋|冬|週一|週二|週三|週四|週五|週六|週日|十|一月|二月|三月|四月|五月|六月|七月|八月|九月
chart-rest = 其餘 { $n } 項未揭露
chart-rest-of = 其餘 { $n } 項未揭露，包括{ $names }的全部數值
chart-own-scale = 本圖自有刻度，長短不與旁圖相比
chart-in-unit = 單位：{ $unit }
chart-look-about = 空心為約數
chart-look-range = 空心段為區間的上下限之間
chart-look-at-least = 末端漸淡或帶箭頭為不低於此數
chart-look-at-most = 空心開口或帶箭頭為不高於此數
chart-look-strip = 只襯色條、不鋪滿底色的，是約數、區間或上下限
chart-log-scale = 對數刻度：相同的間隔是相同的倍數
chart-reference = 參照
chart-remark = 標註
chart-ends = { $low } 至 { $high }
chart-whisker = 細線由區間的下限畫到上限
chart-year = { $year } 年
chart-quarter = { $year } 年 Q{ $quarter }
chart-month = { $year } 年 { $month }
chart-month-alone = { $month }
chart-day = { $year } 年 { $month } { $day } 日
chart-day-alone = { $month } { $day } 日

## export/numbers

numbers-values = 數值
numbers-about = 說明
numbers-panel = 分圖
numbers-group = 分組
numbers-category = 類別
numbers-series = 數列
numbers-part = 分項
numbers-written = 原文
numbers-value = 數值
numbers-at-least = 不低於
numbers-at-most = 不高於
numbers-unit = 單位
numbers-title = 標題
numbers-question = 問題
numbers-filter = 統計範圍
numbers-note = 註
numbers-source = 資料來源

## figure/kind

kind-bar = 橫條圖
kind-column = 直條圖
kind-grouped-bar = 群組橫條圖
kind-stacked-bar = 堆疊橫條圖
kind-diverging-bar = 分歧橫條圖
kind-line = 折線圖
kind-slope = 坡度圖
kind-dot = 點圖
kind-scatter = 散佈圖
kind-bubble = 泡泡圖
kind-donut = 環圈圖
kind-pictogram = 象形圖
kind-waffle = 方格圖
kind-heat-table = 熱度表
kind-key-figures = 關鍵數字
kind-table = 表格
kind-rings = 同心圓圖
kind-cards = 卡片
kind-timeline = 時間軸
kind-words = 文字雲
kind-histogram = 直方圖
kind-likert = 李克特量表圖
kind-area = 區域圖
kind-waterfall = 瀑布圖
kind-range = 區間圖
kind-treemap = 矩形式樹狀結構圖
kind-funnel = 漏斗圖
kind-box = 盒鬚圖
kind-bump = 名次變化圖
kind-marimekko = 不等寬堆疊圖
kind-radar = 雷達圖
kind-calendar = 月曆熱度圖
kind-sankey = 桑基圖
kind-network = 關係網路圖
kind-map = 方格地圖

## layouts

layout-contents = 目錄
layout-figure = 圖{ " " }
layout-chapter-mark = 、
layout-summary-number = 一
layout-figure-question = 問
layout-figure-filter = 樣本
layout-figure-notes = 註
layout-figure-sources = 資料來源
layout-figure-sources-stand = （本章各圖除另行註明外，下同）
layout-list-comma = 、
layout-list-last = 、
layout-among = { "" }
layout-list-stop = ；
layout-and-more = 等
layout-and-between = 和
layout-patents = 專利數據
layout-patents-as-of = 截至
layout-offices = 專利布局
layout-interviewee = 受訪者
layout-interviewer = 採訪單位
layout-speaker-mark = ：
layout-digest-notice = 編者根據已發表訪談整理的摘要，非受訪者原話。
layout-source = 原載
layout-case-label = 企業案例
layout-company = 受訪企業
layout-person = 受訪者
layout-page = 頁碼
layout-page-before = （第{ " " }
layout-page-after = { " " }頁）
layout-sections = 本章內容
layout-cases = 本章企業
layout-view = 案例要點
layout-highlight = 本篇要點
layout-takeaways = 要點
layout-glossary = 術語表
layout-abbreviations = 縮略語
layout-index = 索引
layout-figure-list = 圖目錄
layout-quote-open = 「
layout-quote-close = 」
layout-by = ——
layout-sheet-label = 企業案例單頁
layout-sheet-from = 選自《
layout-sheet-from-end = 》
layout-draft = 草稿
layout-code-of = QR 碼：
layout-selected = 本頁選刊{ " " }
layout-selected-of = { " " }問，
layout-selected-all = 全部{ " " }
layout-selected-end = { " " }問
layout-whole-in = 見《
layout-whole-in-end = 》
