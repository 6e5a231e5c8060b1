#!/usr/bin/env python3
"""Judge: pictures that are to reach the bleed do.

    bleed.py BOOK PRESS.pdf

Counts in the book's YAML the pages that such a picture stands on (cover, openers, heads of pages, pairs of facing pages), and
measures in the printer's file where pictures are painted: from the operators of the pages alone, forms and clips included.
"""

import sys
from pathlib import Path

import pikepdf

from book import Book

NEAR = 0.3  # points
UNIT = [(0, 0), (1, 0), (0, 1), (1, 1)]


def times(a, b):
    """The matrix that does `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )


def around(points, matrix):
    placed = [(x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]) for x, y in points]
    xs, ys = zip(*placed)
    return min(xs), min(ys), max(xs), max(ys)


def meet(a, b):
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def pictures(stream, matrix, clip, sheet):
    """The rectangles of the page that pictures cover, as far as they are not clipped. A form is one as a whole if it paints none."""
    found, kept, path = [], [], []
    objects = stream.get("/Resources", {}).get("/XObject", {})
    for operands, operator in pikepdf.parse_content_stream(stream):
        name = str(operator)
        numbers = [float(each) for each in operands] if all(not isinstance(each, (pikepdf.Object, str)) for each in operands) else []
        if name == "q":
            kept.append((matrix, clip))
        elif name == "Q":
            matrix, clip = kept.pop()
        elif name == "cm":
            matrix = times(numbers, matrix)
        elif name == "re":
            x, y, width, height = numbers
            path += [(x, y), (x + width, y + height)]
        elif name in ("m", "l"):
            path.append(tuple(numbers))
        elif name == "c":
            path.append(tuple(numbers[-2:]))
        elif name in ("W", "W*") and path:
            clip = meet(clip, around(path, matrix))
        elif name == "Do":
            one = objects[str(operands[0])]
            if one.Subtype == "/Image":
                found.append(meet(clip, around(UNIT, matrix)))
            else:
                inner = times([float(each) for each in one.get("/Matrix", [1, 0, 0, 1, 0, 0])], matrix)
                x, y, right, top = (float(each) for each in one.BBox)
                whole = meet(clip, around([(x, y), (right, top)], inner))
                # What is drawn on the whole sheet is its marks.
                found += pictures(one, inner, whole, sheet) or [each for each in [whole] if each != sheet]
        if name in ("f", "f*", "S", "s", "B", "B*", "b", "b*", "n", "F"):
            path = []
    return found


def wanted(book):
    """How many pages have a picture that reaches the bleed on three sides, and how many one that does on all four."""
    three = four = 0
    if (book.report.get("cover") or {}).get("picture"):
        three += 1
    for kind, slug, _, _ in book.entries:
        if kind != "chapter":
            continue
        chapter = book.chapters[slug]
        three += bool(chapter.get("picture"))
        for part in [chapter, *(chapter.get("sections") or [])]:
            for block in part.get("body") or []:
                width = block["picture"].get("width") if isinstance(block, dict) and "picture" in block else None
                three += width == "bleed"
                four += 2 * (width == "spread")
    return three, four


def main(arguments):
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    book, path = Book(arguments[0]), Path(arguments[1])
    three = four = 0
    for page in pikepdf.open(path).pages:
        box = [float(each) for each in page.obj.BleedBox]
        media = tuple(float(each) for each in page.obj.MediaBox)
        most = 0
        for left, bottom, right, top in pictures(page.obj, (1, 0, 0, 1, 0, 0), media, media):
            if left < box[0] + NEAR and right > box[2] - NEAR:
                most = max(most, 2 + (bottom < box[1] + NEAR) + (top > box[3] - NEAR))
        three += most == 3
        four += most == 4
    passed = failed = 0
    for what, found, asked in zip(("three sides", "four sides"), (three, four), wanted(book)):
        if found == asked:
            passed += 1
        else:
            failed += 1
            print(f"FAIL {path.name}: {asked} pages should have a picture in the bleed on {what}, {found} do")
    print(f"bleed: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
