#!/usr/bin/env python3
"""Judge: the files' structure, as qpdf and poppler see it.

    structure.py BOOK REPORT.pdf [SHEET.pdf ...]

File syntax, fonts, page size, metadata, language, tags, bookmarks, links, folios and the table of contents. A sheet is
known by its name, which is its case's. Says nothing about conformance to PDF/UA or PDF/A.
"""

import os
import re
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

from book import LISTS, NOTE, Book, heading, squeeze
from checks import Checks
from pdf import Objects, beside, run, text_of, within, words


def date_of(book):
    """The book's moment: SOURCE_DATE_EPOCH, else the first day that report.yaml's date can mean."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    if not book.report.get("date"):
        return None
    year, month, day = (list(map(int, book.report["date"].split("-"))) + [1, 1])[:3]
    return datetime(year, month, day, tzinfo=timezone.utc)


def is_moment(text, moment):
    """Whether a date of a PDF or of its XMP is this moment, in whatever zone it is written."""
    found = re.match(r"(?:D:)?(\d{4})\D?(\d\d)\D?(\d\d)[T ]?(\d\d)?\D?(\d\d)?\D?(\d\d)?(.*)", str(text_of(text)))
    if not found or found[7].strip("0:'") not in ("", "Z", "+", "-"):
        return False
    return datetime(*(int(each or 0) for each in found.groups()[:6]), tzinfo=timezone.utc) == moment


# ---------------------------------------------------------------- one file
def file_and_fonts(check, path):
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    check("qpdf finds faults", done.returncode == 0 and "WARNING" not in done.stderr, done.stderr.strip())
    fonts = run("pdffonts", path).splitlines()[2:]
    check("there are no fonts", fonts)
    for font in fonts:
        embedded, subset, unicode = font.split()[-5:-2]
        name = font.split()[0]
        whole = embedded == subset == unicode == "yes" and re.match(r"[A-Z]{6}\+", name)
        check("a font is not an embedded subset with a way back to Unicode", whole, font)


def metadata(check, path, objects, book, title):
    info = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines() if ":" in line)
    info = {key: value.strip() for key, value in info.items()}
    check("the file is not tagged", info.get("Tagged") == "yes")
    check("the file has scripts, forms or a lock", (info["JavaScript"], info["Form"], info["Encrypted"]) == ("no", "none", "no"))
    check("title", squeeze(info.get("Title") or "") == heading(title)[0], info.get("Title"))
    if book.report.get("publisher"):
        check("author", info.get("Author") == book.report["publisher"], info.get("Author"))
    size, trim = book.page(), re.compile(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts")
    sizes = {tuple(map(float, found)) for found in trim.findall(run("pdfinfo", "-f", 1, "-l", info["Pages"], path))}
    fits = all(abs(wide - size["width"]) < 0.1 and abs(tall - size["height"]) < 0.1 for wide, tall in sizes)
    check("page size", sizes and fits, sizes)
    language = book.report.get("lang") or "zh-CN"
    check("language", text_of(objects.root.get("/Lang")) == language, objects.root.get("/Lang"))
    moment = date_of(book)
    if moment:
        dates = objects.get(objects.trailer.get("/Info")) or {}
        for key in ("/CreationDate", "/ModDate"):
            check(key, is_moment(dates.get(key), moment), dates.get(key))
        packet = objects.root.get("/Metadata", "").split()
        xmp = run("qpdf", f"--show-object={packet[0]}", "--filtered-stream-data", path) if packet else ""
        for key in ("CreateDate", "ModifyDate"):
            found = re.search(rf"xmp:{key}(?:>|=\")([^<\"]+)", xmp)
            check(f"XMP {key}", found and is_moment(found[1], moment), found and found[1])


def tags_and_links(check, objects, urls):
    tree = objects.get(objects.root.get("/StructTreeRoot"))
    check("there is no structure tree", isinstance(tree, dict) and tree.get("/K"))
    blind = [each for each in objects.all("/S", "/Figure") if not text_of(each.get("/Alt"))]
    check("figures without alternative text", not blind, len(blind))
    names = objects.names((objects.get(objects.root.get("/Names")) or {}).get("/Dests"))
    pages = {page["object"] for page in objects.pages}
    lost, seen = [], set()
    for link in objects.all("/Subtype", "/Link"):
        action = objects.get(link.get("/A")) or {}
        if action.get("/S") == "/URI":
            seen.add(text_of(action["/URI"]))
            continue
        target = link.get("/Dest", action.get("/D"))
        place = objects.get(names.get(target, target))
        place = place.get("/D") if isinstance(place, dict) else place
        if not (isinstance(place, list) and place[0] in pages):
            lost.append(target)
    check("links that lead nowhere", not lost, lost)
    for url in urls:
        check("an address is not a link", url in seen, url)


def addresses(prose_fields):
    """The addresses that prose links to."""
    found = (re.findall(r"(?<!\\)\[[^\[\]]*\]\(([^\s)]+)\)", text) for text in prose_fields)
    return {url for each in found for url in each if re.match(r"https?://|mailto:", url)}


def prose_of(node):
    """All prose of chapters and cases."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str):
                if key in ("text", "lead", "profile", "a", "closing"):
                    yield value
            else:
                yield from prose_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from prose_of(value)


# ---------------------------------------------------------------- the report
def outline(items, level=1):
    for item in items:
        yield level, squeeze(item["title"]), item.get("destpageposfrom1")
        yield from outline(item["kids"], level + 1)


def full_name(case):
    return squeeze(case["name"] + (case.get("latin_name") or ""))


def headings(book, shown):
    """Every chapter, section and company that must have a bookmark. The cases of `all` come in the book's own order."""
    cases = sorted(
        (slug for kind, slug, _, _ in book.entries if kind == "case"),
        key=lambda slug: next((k for k, mark in enumerate(shown) if mark[1] == full_name(book.cases[slug])), 0),
    )
    for kind, slug, role, _ in book.entries:
        if kind == "case":
            yield full_name(book.cases[cases.pop(0)])
        elif role != "back-cover":
            chapter = book.chapters[slug]
            yield heading(chapter["title"])[0]
            if role in ("chapter", "appendix", "preface"):
                yield from (heading(section["title"])[0] for section in chapter.get("sections") or [])


def bookmarks(check, objects, book, flow):
    marks, at = list(outline(objects.outlines)), 0
    check("there are no bookmarks", marks)
    pages, expected = {}, list(headings(book, marks))
    for title in expected:
        place = next((k for k in range(at, len(marks)) if marks[k][1].endswith(title)), None)
        check("a heading has no bookmark in its place", place is not None, title)
        if place is None:
            continue
        at, page = place + 1, marks[place][2]
        pages[title] = page
        check("a bookmark leads to a page without its heading", title in flow.get(page, ""), title, f"page {page}")
    lists = [title for role, title in LISTS.items() if role in book.report["contents"]]
    for title in lists:
        check("a list has no bookmark", any(mark[1] == title for mark in marks), title)
    check("bookmarks that no heading has", len(marks) == len(expected) + len(lists), len(marks) - len(expected) - len(lists))
    return pages


def labels(objects):
    """The label of every page, as a viewer shows it."""
    found, start = {}, {"index": 0, "label": {}}
    ranges = {each["index"]: each for each in objects.labels}
    for index in range(len(objects.pages)):
        start = ranges.get(index, start)
        style, first = start["label"].get("/S", "/D" if not objects.labels else None), start["label"].get("/St", 1)
        number = first + index - start["index"]
        prefix = text_of(start["label"].get("/P", "")) or ""
        found[index + 1] = prefix + (str(number) if style == "/D" else roman(number, style) if style else "")
    return found


def roman(number, style):
    text = ""
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        text += sign * (number // value)
        number %= value
    return text if style == "/R" else text.lower()


def folios(check, path, book, label):
    """The folio at a page's foot is the page's label."""
    page, feet = book.page(), {}
    for word in words(path):
        if not within(word, page) and word.top > page["height"] / 2:
            feet.setdefault(word.page, []).append(word.text)
    check("no page has a folio", any(label[number] in foot for number, foot in feet.items()))
    wrong = [f"page {number} says “{' '.join(foot)}”" for number, foot in feet.items() if label[number] not in (foot[0], foot[-1])]
    check("folios that are not their page's label", not wrong, f"{len(wrong)} of {len(feet)}", "; ".join(wrong[:3]))


def contents(check, path, book, pages, label):
    """Every entry of the table of contents names the page on which its heading stands."""
    if "toc" not in book.report["contents"]:
        return
    lines, last = [], None
    for word in words(path):
        if last is None or not (beside(last, word) or word.page == last.page and abs(word.bottom - last.bottom) < 2 and word.left > last.left):
            lines.append("")
        lines[-1] += squeeze(word.text)
        last = word
    entries = [found.groups() for line in lines if (found := re.fullmatch(r"(.*?)\.{4,}(\w+)", line))]
    for title, page in pages.items():
        entry = next((entry for entry in entries if entry[0].endswith(title)), None)
        check("the table of contents lacks a heading", entry, title)
        check("the table of contents names another page", entry and entry[1] == label[page], title, f"{entry and entry[1]}, not {label[page]}")


def main(arguments):
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    book, passed, failed = Book(arguments[0]), 0, 0
    for number, path in enumerate(map(Path, arguments[1:])):
        check, objects = Checks(path.name), Objects(path)
        file_and_fonts(check, path)
        if number == 0:
            metadata(check, path, objects, book, book.report["title"])
            shown = [book.chapters[slug] if kind == "chapter" else book.cases[slug] for kind, slug, _, _ in book.entries]
            tags_and_links(check, objects, addresses(prose_of(shown)))
            flow = {}
            for word in words(path):
                flow[word.page] = flow.get(word.page, "") + squeeze(word.text)
            pages, label = bookmarks(check, objects, book, flow), labels(objects)
            folios(check, path, book, label)
            contents(check, path, book, pages, label)
        else:
            case = book.cases[path.stem.removesuffix("-one-page")]
            metadata(check, path, objects, book, " ".join(filter(None, (case["name"], case.get("latin_name")))))
            tags_and_links(check, objects, addresses(prose_of(case)))
        passed, failed = passed + check.passed, failed + check.failed
    print(f"structure: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
