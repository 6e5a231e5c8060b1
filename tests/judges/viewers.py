#!/usr/bin/env python3
"""Judge: what real viewers write on the pages of a proof comes back at its line.

    viewers.py CASEBOUND BOOK [PDFJS]

Evince's library (Poppler), MuPDF and, where the folder PDFJS of its package is named, Firefox's viewer open proofs, put annotations at random places
and save them. Text that is struck out must come back as a change at its line, everything else as a comment there, with what it says; saved again
without a mark, a proof must bring back nothing.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from annotations import lines
from proofs import Judge, listed, place

HERE = Path(__file__).resolve().parent / "viewers"
AUTHOR = "王芳"
# Proofs that are looked at, and annotations in one of them.
MOST, TOGETHER = 4, 12
SAID = {"mark": "请核对", "wave": "", "note": "这里不对", "typed": "改成这样", "strike": ""}


class Viewers(Judge):
    suffix = "pdf"

    def written(self, path, name, command, annotations):
        made = self.work / f"{path.stem}-{name}.pdf"
        done = subprocess.run([*command, path, made], input=json.dumps(annotations), capture_output=True, text=True)
        return made if self.check(f"{name} cannot write on {path.name}: {done.stderr}", made.exists() and done.returncode == 0) else None

    def viewer(self, path, name, command, kinds, chance):
        saved = self.written(path, f"{name}-saved", command, [])
        if saved:
            self.unchanged(saved, f"saved by {name}")
        source = (self.book / f"cases/{path.stem}.yaml").read_text(encoding="utf-8")
        places = [(number, line, "".join(char.get_text() for char in line)) for number, page in enumerate(lines(path)) for line in page]
        places = [each for each in places if source.count(each[2]) == 1 and len(each[1]) == len(each[2]) > 8 and "'" not in each[2]]
        chance.shuffle(places)
        annotations, changed, said = [], set(), {}
        for (number, line, text), kind in zip(places[:TOGETHER], kinds * TOGETHER):
            at = chance.randrange(1, len(text) - 5)
            part = line[at:at + 4]
            rect = [part[0].x0, min(c.y0 for c in part), part[-1].x1, max(c.y1 for c in part)]
            annotations.append({"kind": kind, "page": number, "rect": rect, "text": SAID[kind], "author": AUTHOR})
            own = source[:source.index(text)].count("\n") + 1
            if kind == "strike":
                changed.add(own)
            else:
                said.setdefault(own, []).append(SAID[kind] or text[at:at + 4].strip())
        made = self.written(path, name, command, annotations)
        if not made:
            return
        found = listed(self.corrections(made, "--format", "json"))
        comments = [each for each in found if "correction-comment" in str(each)]
        at = {place(each) for each in found if each not in comments}
        self.check(f"{path.stem}: {name} struck out at {sorted(changed)}, which came back at {sorted(at)}", at == changed)
        for own, texts in said.items():
            here = "\n".join(str(each) for each in comments if place(each) == own)
            self.check(f"{path.stem}: {name} says {texts} at line {own}, where is said: {here}", all(text in here for text in texts))
        print(f"{path.stem}: {name}, {len(annotations)} annotations")


def main(arguments):
    casebound, book, *pdfjs = arguments
    viewers = [
        ("poppler", ["/usr/bin/python3", HERE / "poppler.py"], ["strike", "mark", "note", "wave"]),
        ("mupdf", [sys.executable, HERE / "mupdf.py"], ["strike", "mark", "note", "wave", "typed"]),
    ]
    if pdfjs:
        viewers.append(("pdf.js", ["node", HERE / "pdfjs.mjs", Path(pdfjs[0]).resolve()], ["mark", "typed", "wave"]))
    with tempfile.TemporaryDirectory() as work:
        judge = Viewers(casebound, Path(book).resolve(), 0, Path(work))
        for number, path in enumerate(judge.proofs[:MOST]):
            for name, command, kinds in viewers:
                judge.viewer(path, name, command, kinds, random.Random(number))
    print(f"viewers: {judge.check.passed} passed, {judge.check.failed} failed")
    return judge.check.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
