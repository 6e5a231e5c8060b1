#!/usr/bin/env python3
"""Judge: what companies write on the pages of a proof comes back at its field, and nothing else does.

    annotations.py CASEBOUND BOOK [NOTES]

pdfminer and pikepdf, which nobody here wrote, find where letters stand on the pages of every proof and put annotations there, as Acrobat, Foxit,
Preview and WPS write them: NOTES of each case, 60 by default, at random places. Text that is struck out, put in or replaced must come back at
its line with its author, and be written so that the file is, byte for byte, the older one with those changes; notes and highlights must come back as
comments there. Saved again unchanged by qpdf, pikepdf and Ghostscript, a proof must bring
back nothing; printed anew by poppler, only that.
"""

import random
import re
import sys
import tempfile
from pathlib import Path

import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer
from pikepdf import Array, Dictionary, Name, String

from proofs import HAN, Judge, listed, place, run, same

AUTHORS = {"acrobat": "Wang Fang", "foxit": "李 明", "preview": "Zoë", "wps": "王芳"}
TOGETHER = 12


def letters(item):
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for each in item:
            yield from letters(each)


def lines(path):
    """The lines of each page: letters of one baseline that stand beside each other."""
    for page in extract_pages(path, laparams=None):
        found = []
        for char in letters(page):
            last = found[-1][-1] if found else None
            if last and abs(last.y0 - char.y0) < 1 and abs(last.size - char.size) < 0.1 and -1 < char.x0 - last.x1 < 12:
                found[-1].append(char)
            else:
                found.append([char])
        yield [line for line in found if len(line) >= 6]


def quad(chars):
    x0, x1 = min(c.x0 for c in chars), max(c.x1 for c in chars)
    y0, y1 = min(c.y0 for c in chars), max(c.y1 for c in chars)
    return [x0, y1, x1, y1, x0, y0, x1, y0]


def around(quads):
    xs, ys = quads[0::2], quads[1::2]
    return [min(xs), min(ys), max(xs), max(ys)]


class Pen:
    """Writes annotations as a program does."""

    def __init__(self, pdf, page, program):
        self.pdf, self.page, self.program = pdf, page, program
        if "/Annots" not in page:
            page["/Annots"] = Array()

    def put(self, subtype, rect, contents=None, **more):
        own = Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=rect, T=String(AUTHORS[self.program]), M=String("D:20310412080000+08'00'"), F=4, **more)
        if contents is not None:
            own.Contents = String(contents)
        if self.program != "preview":
            own.P = self.page.obj
        own = self.pdf.make_indirect(own)
        self.page.Annots.append(own)
        if self.program in ("acrobat", "foxit"):
            self.page.Annots.append(self.pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Parent=own, Rect=[0, 0, 9, 9])))
        return own

    def text(self, subtype, chars, contents=None, **more):
        quads = [number for line in chars for number in quad(line)]
        return self.put(subtype, around(quads), contents, QuadPoints=Array(quads), **more)

    def caret(self, x, line, contents, **more):
        low = min(c.y0 for c in line)
        return self.put("Caret", [x - 4, low - 5, x + 4, low + 6], contents, RD=[1, 1, 1, 1], **more)

    def strike(self, chars):
        self.text("StrikeOut", chars)

    def insert(self, before, line, new):
        self.caret(before[-1].x1, line, new, Subj=String("Inserted Text"))

    def replace(self, chars, new):
        if self.program == "acrobat":
            caret = self.caret(chars[-1].x1, chars, new, IT=Name.Replace)
            self.text("StrikeOut", [chars], IRT=caret, RT=Name.Group, IT=Name.StrikeOutTextEdit)
        else:
            strike = self.text("StrikeOut", [chars], new if self.program == "wps" else None)
            self.caret(chars[-1].x1, chars, "" if self.program == "wps" else new, IRT=strike, RT=Name.Group)


class Annotations(Judge):
    suffix = "pdf"

    def changes(self, path, chance):
        slug = path.stem
        file = self.book / f"cases/{slug}.yaml"
        before = file.read_bytes()
        source = before.decode("utf-8")
        pages = list(lines(path))
        made, back = 0, 0
        while made < self.edits:
            pdf = pikepdf.open(path)
            program = chance.choice(list(AUTHORS))
            places = [(number, line) for number, page in enumerate(pages) for line in page]
            places = [(number, line, "".join(c.get_text() for c in line)) for number, line in places]
            # Text that stands once in the file, and not as a key, and once on the pages; ligatures are letters that no reader can part.
            shown = "\n".join(text for _, _, text in places)
            places = [each for each in places if source.count(each[2]) == shown.count(each[2]) == 1 and f"{each[2]}:" not in source and len(each[1]) == len(each[2]) and not re.search(r"[*\[\]^~|\\'\"]", each[2])]
            chance.shuffle(places)
            wanted, at_lines, commented = source, set(), set()
            for number, line, text in places[:TOGETHER]:
                pen = Pen(pdf, pdf.pages[number], program)
                kinds = ["strike", "insert", "replace", "mark", "note"]
                kind = chance.choice([kind for kind in kinds if program != "preview" or kind not in ("insert", "replace")])
                start = chance.randrange(1, len(text) - 1)
                end = min(len(text) - 1, start + chance.randrange(1, 9))
                new = "".join(chance.choice(HAN) for _ in range(chance.randrange(1, 9)))
                own = source[:source.index(text)].count("\n") + 1
                if kind in ("mark", "note"):
                    if kind == "mark":
                        pen.text(chance.choice(["Highlight", "Underline", "Squiggly"]), [line[start:end]], "为什么")
                    else:
                        x, y = line[start].x0, line[start].y0
                        pen.put("Text", [x, y, x + 18, y + 18], "请核对", Name=Name.Comment)
                    commented.add(own)
                    made += 1
                    continue
                gone = "" if kind == "insert" else text[start:end]
                come = "" if kind == "strike" else new
                result = text[:start] + come + text[start + len(gone):]
                if "  " in result or result == text or gone.strip() != gone or come and (gone or text)[-1:] == " ":
                    continue
                if kind == "strike":
                    pen.strike([line[start:end]])
                elif kind == "insert":
                    pen.insert(line[:start], line, new)
                else:
                    pen.replace(line[start:end], new)
                at_lines.add(own)
                wanted = wanted.replace(text, result)
                made += 1
            returned = self.work / f"{slug}-back.pdf"
            pdf.save(returned, compress_streams=chance.random() < 0.5, object_stream_mode=chance.choice(list(pikepdf.ObjectStreamMode)))
            found = listed(self.corrections(returned, "--format", "json"))
            at = {place(each) for each in found if "correction-comment" not in str(each)}
            said = {place(each) for each in found if "correction-comment" in str(each)}
            named = all(AUTHORS[program] in str(each) for each in found)
            self.corrections(returned, "--apply")
            now = file.read_text(encoding="utf-8")
            file.write_bytes(before)
            good = at == at_lines and commented == said and named and same(now, wanted)
            if not self.check(f"{slug}: {program} changed lines {sorted(at_lines)}, which came back at {sorted(at)}; comments of {sorted(commented)} at {sorted(said)}", good):
                for a, b in zip(wanted.splitlines(), now.splitlines()):
                    if a != b:
                        print(f"  wanted {a}\n  has    {b}")
            else:
                back += len(at_lines | commented)
        print(f"{slug}: {made} annotations, {back} lines came back as they were meant")

    def saved(self, path):
        """The proof saved again by other programs."""
        again = self.work / f"{path.stem}-pikepdf.pdf"
        with pikepdf.open(path) as pdf:
            pdf.save(again, linearize=True)
        self.unchanged(again, "saved by pikepdf")
        other = self.work / f"{path.stem}-qpdf.pdf"
        run("qpdf", "--object-streams=disable", "--stream-data=uncompress", path, other)
        self.unchanged(other, "saved by qpdf")
        distilled = self.work / f"{path.stem}-gs.pdf"
        run("gs", "-q", "-sDEVICE=pdfwrite", "-o", distilled, path)
        self.unchanged(distilled, "saved by Ghostscript")
        printed = self.work / f"{path.stem}-cairo.pdf"
        run("pdftocairo", "-pdf", path, printed)
        done = self.corrections(printed, "--format", "short")
        self.check(f"{path.name} printed anew brings back\n{done.stdout}{done.stderr}", done.stdout.count("\n") == 1 and "was printed anew" in done.stdout)


def main(arguments):
    casebound, book, *more = arguments
    with tempfile.TemporaryDirectory() as work:
        judge = Annotations(casebound, Path(book).resolve(), int(more[0]) if more else 60, Path(work))
        for number, path in enumerate(judge.proofs):
            judge.unchanged(path, "as it was sent")
            judge.saved(path)
            judge.changes(path, random.Random(number))
    print(f"annotations: {judge.check.passed} passed, {judge.check.failed} failed")
    return judge.check.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
