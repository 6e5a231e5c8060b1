#!/usr/bin/env python3
"""Judge: the type of the pages: which sizes it has, and where large type breaks.

    display.py BOOK REPORT.pdf [SHEET.pdf ...]

Sizes are read from the content streams: of every glyph that is shown, artifacts apart, the size on the page. Note marks and subscripts
are known by what they are: figures or a letter smaller than the type before them on their line. The words of a word cloud are as large as
their values. What remains is at most seven sizes; the smallest is 7.5 pt, in legal lines and below figures, and 8 pt anywhere else.

Lines larger than running text break between words. The words are those of jieba, which knows nothing of this program, with the spellings
and names of the book; a break inside one of them counts.
"""

import logging
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import jieba
import pikepdf

from book import Book

MOST, SMALLEST, LABEL, MARK = 7, 7.5, 8.0, 5.5  # how many sizes; in points: the smallest, that of labels, that of marks
BODY = 10.5  # what is larger is display type
HAN = re.compile(r"[\u3400-\u9fff]")
jieba.setLogLevel(logging.ERROR)


def multiply(a, b):
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )


def letters(font):
    """The text of the codes of a font."""
    stream = font.get("/ToUnicode")
    if stream is None:
        return {}
    found, text = {}, stream.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                found[code] = chr(int(to, 16) + step)
    return found


class Page:
    """The glyphs of a page with their sizes and places."""

    def __init__(self, fonts):
        self.fonts, self.runs = fonts, []  # runs: (size, x, y, text)

    def read(self, holder, matrix=(1, 0, 0, 1, 0, 0), hidden=0):
        resources = holder.get("/Resources") or {}
        stack, marks, text, line, size, font, leading = [], [], matrix, matrix, 0.0, {}, 0.0
        for operands, operator in pikepdf.parse_content_stream(holder):
            name = str(operator)
            if name == "q":
                stack.append((matrix, font, size))
            elif name == "Q":
                matrix, font, size = stack.pop()
            elif name == "cm":
                matrix = multiply(tuple(map(float, operands)), matrix)
            elif name in ("BDC", "BMC"):
                marks.append(str(operands[0]) == "/Artifact")
            elif name == "EMC":
                marks.pop()
            elif name == "BT":
                text = line = (1, 0, 0, 1, 0, 0)
            elif name == "Tf":
                own = resources["/Font"][str(operands[0])]
                font, size = self.fonts.setdefault(own.objgen, None) or letters(own), float(operands[1])
                self.fonts[own.objgen] = font
            elif name == "Tm":
                text = line = tuple(map(float, operands))
            elif name in ("Td", "TD"):
                text = line = multiply((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
            elif name in ("Tj", "TJ") and not any(marks) and not hidden:
                strings = operands[0] if name == "TJ" else [operands[0]]
                shown = ""
                for each in strings:
                    if isinstance(each, pikepdf.String):
                        raw = bytes(each)
                        shown += "".join(font.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2))
                place = multiply(text, matrix)
                scale = abs(place[0] * place[3] - place[1] * place[2]) ** 0.5
                self.runs.append((round(size * scale, 2), place[4], place[5], shown))
            elif name == "Do":
                form = resources["/XObject"][str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    own = tuple(map(float, form.get("/Matrix", [1, 0, 0, 1, 0, 0])))
                    self.read(form, multiply(own, matrix), hidden + any(marks))


def pages(path):
    fonts = {}
    with pikepdf.open(path) as document:
        for page in document.pages:
            own = Page(fonts)
            own.read(page.obj)
            yield own.runs


def is_mark(run, before):
    """Whether a run is a note mark or a subscript: short, smaller than what stands before it, and off its line."""
    size, _, y, text = run
    return before and len(text.strip()) <= 6 and size < 0.8 * before[0] and 0 < abs(y - before[2]) < before[0]


def sizes(path, cloud):
    """How many glyphs have which size; the sizes of marks; and the largest type of each page."""
    counted, marks, large = Counter(), Counter(), []
    for number, runs in enumerate(pages(path), 1):
        before = None
        for run in runs:
            size, _, _, text = run
            if not text.strip():
                continue
            if is_mark(run, before):
                marks[size] += 1
                continue
            before = run
            if text.strip() in cloud or any(text.strip() and text.strip() in word for word in cloud if len(text.strip()) > 1):
                continue
            counted[size] += len(text.strip())
            if size > BODY:
                large.append((number, *run))
    return counted, marks, large


def breaks(large):
    """Neighbouring lines of large type: what stands before a break and what behind it."""
    lines = []
    for number, size, x, y, text in large:
        last = lines[-1] if lines else None
        if last and last[0] == number and abs(last[1] - size) < 0.01 and abs(last[3] - y) < 0.2:
            last[4] += text
        else:
            lines.append([number, size, x, y, text])
    for above, below in zip(lines, lines[1:]):
        near = 0.9 * above[1] < above[3] - below[3] < 2.2 * above[1]
        if above[0] == below[0] and abs(above[1] - below[1]) < 0.01 and near and abs(above[2] - below[2]) < 3.5 * above[1]:
            yield above[0], above[4].strip(), below[4].strip()


def main(arguments):
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    book, passed, failed = Book(arguments[0]), 0, 0

    def check(good, what):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        if not good:
            print(f"FAIL {what}")

    own = {"知识产权", *(each["prefer"] for each in book.report.get("terms") or []), *(case["name"] for case in book.cases.values())}
    for word in own:
        jieba.add_word(word)
    cloud = set()
    for figure in book.figures.values():
        for panel in [figure, *(figure.get("panels") or [])]:
            if (panel.get("chart") or figure.get("chart")) == "words":
                cloud.update(str(row[0]) for row in (panel.get("data") or {}).get("rows") or [] if isinstance(row, list))
    all_sizes = Counter()
    for path in map(Path, arguments[1:]):
        counted, marks, large = sizes(path, cloud)
        all_sizes.update(counted)
        if marks:
            check(min(marks) >= MARK - 0.01, f"{path.name}: a note mark of {min(marks)} pt")
        found = list(breaks(large))
        inside = []
        for page, above, below in found:
            if not (above and below and HAN.match(above[-1]) and HAN.match(below[0])):
                continue
            joined, at, cuts = above + below, 0, set()
            for word in jieba.cut(joined, HMM=False):
                # 各个方面 is two words, unless the book has a term of it.
                if len(word) == 4 and word not in own and all(jieba.get_FREQ(half) for half in (word[:2], word[2:])):
                    cuts.add(at + 2)
                at += len(word)
                cuts.add(at)
            if len(above) not in cuts:
                inside.append(f"page {page}: {above[-6:]}|{below[:6]}")
        print(f"{path.name}: sizes {', '.join(f'{size:g} ({count})' for size, count in sorted(counted.items()))}")
        print(f"  marks {', '.join(f'{size:g}' for size in sorted(marks)) or 'none'}; {len(found)} breaks of display type, {len(inside)} inside words")
        check(not inside, f"{path.name}: {len(inside)} breaks inside words: {'; '.join(inside)}")
    check(len(all_sizes) <= MOST, f"{len(all_sizes)} sizes: {sorted(all_sizes)}")
    check(min(all_sizes) >= SMALLEST, f"type of {min(all_sizes)} pt")
    between = [size for size in all_sizes if SMALLEST < size < LABEL]
    check(not between, f"labels of {between} pt")
    print(f"display: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
