### Simplified Chinese of the mainland: its words are those of `zh.ftl`.

locale-base = zh
locale-also = zh
