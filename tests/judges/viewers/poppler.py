#!/usr/bin/env python3
"""Writes annotations on a PDF as Evince does, with Poppler's own library.

    poppler.py IN OUT < ANNOTATIONS
"""

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402


def point(x, y):
    own = Poppler.Point()
    own.x, own.y = x, y
    return own


def main(given, made):
    document = Poppler.Document.new_from_file(Path(given).resolve().as_uri(), None)
    for each in json.load(sys.stdin):
        page = document.get_page(each["page"])
        left, low, right, high = each["rect"]
        rect = Poppler.Rectangle()
        rect.x1, rect.y1, rect.x2, rect.y2 = left, low, right, high
        quad = Poppler.Quadrilateral()
        quad.p1, quad.p2, quad.p3, quad.p4 = point(left, high), point(right, high), point(left, low), point(right, low)
        if each["kind"] == "note":
            own = Poppler.AnnotText.new(document, rect)
        else:
            markup = Poppler.AnnotTextMarkup
            new = {"strike": markup.new_strikeout, "mark": markup.new_highlight, "wave": markup.new_squiggly}[each["kind"]]
            own = new(document, rect, [quad])
        own.set_label(each["author"])
        if each["text"]:
            own.set_contents(each["text"])
        page.add_annot(own)
    document.save(Path(made).resolve().as_uri())


main(*sys.argv[1:])
