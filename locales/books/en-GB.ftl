### British English: its words are those of `en.ftl`.

locale-base = en
locale-also = en
