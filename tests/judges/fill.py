#!/usr/bin/env python3
"""Judge: how full the pages are, by their ink, and what stands on which.

    fill.py [--targets | --within MEAN] BOOK REPORT.pdf [SHEET.pdf ...]

A page is filled down to its lowest ink (darker than 235 of 255 at 40 dpi) in the live area, from 26 mm under the top trim to
28 mm above the foot on A4, in proportion on other sizes, without 10 mm at either side, where tabs bleed off. The first page, the last two, pages whose ground reaches the trim, and
blank pages are left out. Bookmarks say where chapters and cases begin, and their heads where contents do: what stands before that is
a last page. How full it is, only its text decides; how full the pages within chapters are, make-up does. Both means are printed, that
of all pages and that of the pages that end nothing.

Of every book: a case of two pages is a spread, and a figure stands on the page or spread that first names it, or on the next one. With
--targets, all pages must be as full as they are meant to be. A very small book has almost as many last pages as others: with --within, the
mean of the others must be MEAN at least, and none of them under 60 % full.
"""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from book import LISTS, Book, squeeze
from pdf import Objects, words

DPI, INK = 40, 235
TOP, FOOT, SIDE, A4 = 26.0, 28.0, 10.0, 297.0  # mm
MEAN, SHORT, LONELY = 0.93, 0.60, 0.25  # the targets: mean fill, and what is short anywhere and on a last page
MOST_SHORT = 4
CONTENTS = {"目录", "目錄", "目次", "Contents"}


def pictures(path, dpi=DPI):
    """Every page in grey."""
    done = subprocess.run(["pdftoppm", "-q", "-r", str(dpi), "-gray", str(path)], capture_output=True, check=True).stdout
    at = 0
    while at < len(done):
        header = done[at : at + 64].split(None, 4)
        width, height = int(header[1]), int(header[2])
        start = at + done[at : at + 64].index(header[3] + b"\n") + len(header[3]) + 1
        yield np.frombuffer(done, np.uint8, width * height, start).reshape(height, width)
        at = start + width * height


def fill(page):
    """How far down the live area ink reaches, from 0 to 1; None for a page that is no content page."""
    height = page.shape[0]
    dark = page < INK
    corner = dark[2, 2:-2].mean() > 0.9 and dark[-3, 2:-2].mean() > 0.9
    if corner or not dark.any():
        return None
    top, foot = round(height * TOP / A4), round(height * (A4 - FOOT) / A4)
    side = round(height * SIDE / A4)
    rows = np.flatnonzero(dark[top:foot, side:-side].any(axis=1))
    return 0.0 if len(rows) == 0 else (rows[-1] + 1) / (foot - top)


def starts(book, objects):
    """The pages on which chapters and cases begin, those of them that are cases, and the pages of sections by their numbers."""
    found, cases, sections = set(), set(), {}
    names = {" ".join(filter(None, (case["name"], case.get("latin_name")))) for case in book.cases.values()}

    def walk(items, level):
        for item in items:
            page = item.get("destpageposfrom1")
            if item["title"] in names:
                cases.add(page)
            elif number := re.match(r"\d+\.\d+", item["title"]):
                sections[number[0]] = page
            if level == 1 or item["title"] in names:
                found.add(page)
            walk(item["kids"], level + 1)

    walk(objects.outlines, 1)
    return found, cases, sections


def contents(path):
    """The pages on which contents begin, which no bookmark leads to: their first words stand there in large type."""
    first = {}
    for word in words(path):
        if word.bottom - word.top > 18:
            first.setdefault(word.page, squeeze(word.text))
    return {page for page, text in first.items() if text in CONTENTS}


def report(path, begin):
    """Fills of the content pages by number, which of them are last pages, and which pages are blank."""
    pages = list(pictures(path))
    fills = {number: fill(page) for number, page in enumerate(pages, 1) if 1 < number <= len(pages) - 2}
    fills = {number: value for number, value in fills.items() if value is not None}
    blank = {number for number, page in enumerate(pages, 1) if not (page < INK).any()}
    last = {number for number in fills if number + 1 in begin or number + 1 not in fills}
    return fills, last, blank


def two_pages(begin, cases, blank, total):
    """The first pages of cases that take two pages."""
    for start in sorted(cases):
        end = min([each for each in begin if each > start], default=total + 1) - 1
        while end in blank:
            end -= 1
        if end == start + 1:
            yield start


def listed(objects, begin):
    """The pages of the list of figures, which has their titles, too."""
    heads = [item["destpageposfrom1"] for item in objects.outlines if item["title"] == LISTS["figure-list"]]
    return {page for head in heads for page in range(head, min([each for each in begin if each > head], default=head + 1))}


def far(book, path, sections, lists):
    """Figures that stand neither on the page or spread of their section that first names them nor on the next one. `lists` are pages
    where they only are listed."""
    texts = {}
    for word in words(path):
        if word.page in lists:
            continue
        texts[word.page] = texts.get(word.page, "") + squeeze(word.text)
    titles = {re.sub(r"\^\d+\^", "", squeeze(figure["title"])) for figure in book.figures.values()}
    captions, named = {}, {}
    for page, text in sorted(texts.items()):
        for found in re.finditer(r"(?:图|Figure)(\d+\.\d+(?:\.\d+)?)", text):
            title = text[found.end() :]
            if any(title.startswith(each[:8]) for each in titles):
                captions.setdefault(found[1], page)
            else:
                named.setdefault(found[1], []).append(page)
    for number, page in captions.items():
        section = sections.get(number.rpartition(".")[0], page)
        first = min((each for each in named.get(number, []) if each >= section), default=page)
        if not 0 <= page // 2 - first // 2 <= 1:
            yield f"{number} is named on page {first} and stands on page {page}"


def main(arguments):
    targets = "--targets" in arguments
    arguments = [each for each in arguments if each != "--targets"]
    least = 0.0 if targets else None
    if "--within" in arguments:
        at = arguments.index("--within")
        least = float(arguments[at + 1])
        del arguments[at : at + 2]
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    book, path, passed, failed = Book(arguments[0]), Path(arguments[1]), 0, 0

    def check(good, what):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        if not good:
            print(f"FAIL {what}")

    objects = Objects(path)
    begin, cases, sections = starts(book, objects)
    fills, last, blank = report(path, begin | contents(path))
    within = [value for number, value in fills.items() if number not in last]
    mean, mean_within = (sum(values) / max(len(values), 1) for values in (fills.values(), within))
    short = [number for number, value in fills.items() if value < SHORT]
    inside = [number for number in short if number not in last]
    lonely = [number for number in last if fills[number] < LONELY]
    spreads = list(two_pages(begin, cases, blank, max(fills)))
    torn = [start for start in spreads if start % 2]
    distant = list(far(book, path, sections, listed(objects, begin)))

    def shown(pages):
        return ", ".join(f"{number} ({fills[number]:.0%})" for number in sorted(pages)) or "none"

    print(f"{path.name}: {len(fills)} content pages, mean {mean:.3f}; the {len(within)} that end nothing, mean {mean_within:.3f}; blank: {len(blank)}; cases of two pages: {len(spreads)}")
    print(f"  under {SHORT:.0%} and not at an end: {shown(inside)}")
    print(f"  last pages under {SHORT:.0%}: {shown(set(short) - set(inside))}")
    check(not torn, f"cases of two pages that are no spreads, from page {torn}")
    for each in distant:
        check(False, each)
    check(not distant, f"{len(distant)} figures are far from their names")
    if least is not None:
        check(not inside, f"pages under {SHORT:.0%} that end nothing: {shown(inside)}")
        check(mean_within >= least, f"the mean fill of the pages that end nothing is {mean_within:.3f}, under {least}")
    if targets:
        check(mean >= MEAN, f"the mean fill is {mean:.3f}, under {MEAN}")
        check(len(short) <= MOST_SHORT, f"{len(short)} pages under {SHORT:.0%}: {shown(short)}")
        check(not lonely, f"last pages under {LONELY:.0%}: {shown(lonely)}")
    for sheet in map(Path, arguments[2:]):
        values = [fill(page) or 0 for page in pictures(sheet)]
        print(f"  {sheet.name}: {', '.join(f'{value:.0%}' for value in values)}")
        check(len(values) == 1 or values[-1] >= LONELY, f"{sheet.name}: the last of {len(values)} pages is filled to {values[-1]:.0%}")
    print(f"fill: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
