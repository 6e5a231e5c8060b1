#!/usr/bin/env python3
"""Writes annotations on a PDF as viewers over MuPDF do.

    mupdf.py IN OUT < ANNOTATIONS
"""

import json
import sys

import pymupdf


def main(given, made):
    document = pymupdf.open(given)
    for each in json.load(sys.stdin):
        page = document[each["page"]]
        left, low, right, high = each["rect"]
        rect = pymupdf.Rect(left, page.rect.height - high, right, page.rect.height - low)
        if each["kind"] == "note":
            own = page.add_text_annot(rect.tl, each["text"])
        elif each["kind"] == "typed":
            own = page.add_freetext_annot(rect, each["text"], fontname="china-s", fontsize=7)
        else:
            own = {"strike": page.add_strikeout_annot, "mark": page.add_highlight_annot, "wave": page.add_squiggly_annot}[each["kind"]](rect)
        own.set_info(title=each["author"], content=each["text"])
        own.update()
    document.save(made)


main(*sys.argv[1:])
