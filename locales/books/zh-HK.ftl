### 香港繁體中文，只列與臺灣用法不同的詞。

locale-base = zh-TW
locale-sans = Noto Sans HK
locale-serif = Noto Serif HK
chart-powers = 12= 萬億|8= 億|4= 萬
chart-spread = 最小值|下四分位數|中位數|上四分位數|最大值|離群值
book-publication = 《{ $title }》
