#!/usr/bin/env python3
"""Judge: index, glossary and list of figures say what the book's pages do.

    lists.py BOOK REPORT.pdf

Looks for every company, person and term of the book in the text that poppler finds within the type area of each page, joins pages that
follow one another, and compares them with what the index prints behind the name; looks for the terms of the glossary anywhere; and for
the number of every figure on the page that the list of figures names.
"""

import re
import sys
from pathlib import Path

import pikepdf

from book import LISTS, NOTE, Book, plain
from pdf import run


def blank(text):
    return "".join(text.split())


class Pages:
    """The text of every page within its type area: as lines joined by blanks, and without any."""

    def __init__(self, path, page):
        self.spaced, self.joined = [], []
        top, height = page["top"], page["height"] - page["top"] - page["bottom"]
        count = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", path))[1])
        area = ["-x", "0", "-y", str(round(top - 4)), "-W", str(round(page["width"])), "-H", str(round(height + 8))]
        self.of = lambda number, *more: run("pdftotext", "-f", str(number), "-l", str(number), *area, *more, path, "-")
        for number in range(1, count + 1):
            text = self.of(number)
            self.spaced.append(re.sub(r"-\s+", "", text).replace("\n", " "))
            self.joined.append(blank(text))

    def columns(self, numbers):
        """The text of pages without blanks, column after column, as it was set."""
        return "".join(blank(self.of(number, "-raw")) for number in numbers)

    def having(self, form, among):
        if form.isascii():
            wanted = re.compile(rf"(?<![A-Za-z0-9]){re.escape(form)}(?![A-Za-z0-9])")
            return [number for number in among if wanted.search(self.spaced[number - 1])]
        return [number for number in among if blank(form) in self.joined[number - 1]]


def headings(path):
    """What bookmarks are called and the pages, from 1, that they lead to."""
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found = []

        def walk(items):
            for item in items:
                target = item.destination if item.destination is not None else item.action.get("/D")
                if isinstance(target, pikepdf.Array):
                    found.append((item.title, numbers[target[0].objgen]))
                walk(item.children)

        with pdf.open_outline() as outline:
            walk(outline.root)
    return found


def runs(pages):
    found = []
    for page in pages:
        if found and found[-1][1] == page - 1:
            found[-1][1] = page
        else:
            found.append([page, page])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in found)


def main(arguments):
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    book, path = Book(arguments[0]), Path(arguments[1])
    pages = Pages(path, book.page())
    if not any(role in book.report["contents"] for role in LISTS):
        print("lists: 0 passed, 0 failed")
        return False
    listed = {"toc": "目录", **LISTS}
    marks = headings(path)
    # list → its first page. A short one stands below another; to the contents, which begin a page, no bookmark leads.
    heads = {role: number for role, head in LISTS.items() for title, number in marks if title == head and head in pages.joined[number - 1]}
    if "toc" in book.report["contents"]:
        contents = (number for number, text in enumerate(pages.joined, 1) if text.startswith(listed["toc"]))
        heads.update({"toc": number for number in [next(contents, None)] if number})
    failures, passed = [], 0

    def check(good, message):
        nonlocal passed
        if good:
            passed += 1
        else:
            failures.append(message)

    for role in listed:
        if role in book.report["contents"]:
            check(role in heads, f"no page has the title of `{role}`")
    # A list goes on to the page before the next heading.
    starts = sorted({*(number for _, number in marks), *heads.values(), len(pages.joined) + 1})
    own = {role: range(head, next(start for start in starts if start > head)) for role, head in heads.items()}
    of_lists = {number for numbers in own.values() for number in numbers}
    first = next((number for number, text in enumerate(pages.joined, 1) if number > 1 and number not in of_lists), 2)
    among = [number for number in range(first, len(pages.joined) + 1) if number not in of_lists]

    if "index" in heads:
        printed = pages.columns(own["index"])
        shown = [slug for kind, slug, _, _ in book.entries if kind == "case"]
        names = {}
        for term in book.report.get("index") or []:
            names[str(term["term"])] = [str(form) for form in term.get("find") or [term["term"]]]
        for slug in shown:
            case = book.cases[slug]
            names.setdefault(str(case["name"]), [str(each) for each in (case["name"], case.get("latin_name")) if each])
            for who in filter(None, (who.get("name") for who in book.people(case))):
                names.setdefault(str(who), [str(who)])
        for name, forms in names.items():
            having = sorted({number for form in forms for number in pages.having(form, among)})
            wanted = blank(name) + runs(having)
            check(re.search(re.escape(wanted) + r"(?![\d、–])", printed), f"the index should print “{name} {runs(having)}”")
    for each in book.report.get("glossary") or []:
        term = str(each["term"])
        check(pages.having(term, among), f"the glossary explains “{term}”, which stands nowhere")
    if "figure-list" in heads:
        printed = "".join(pages.joined[number - 1] for number in own["figure-list"])
        for kind, slug, _, _ in book.entries:
            for figure in book.shown(book.chapters[slug]) if kind == "chapter" else []:
                # Marks of notes stand with the figure alone.
                title, marked = (blank(plain(NOTE.sub(mark, book.figures[figure]["title"]))[0]) for mark in ("", r"\1"))
                found = re.search(re.escape(title) + r"(\d+)", printed)
                check(found and marked in pages.joined[int(found[1]) - 1], f"the list of figures leads to no page with “{marked}”")
    for failure in failures:
        print(f"FAIL {path.name}: {failure}")
    print(f"lists: {passed} passed, {len(failures)} failed")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
