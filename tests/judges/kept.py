#!/usr/bin/env python3
"""Judge: what `build --keep-typst` writes is a project that Typst alone compiles, into the same pages.

    kept.py CASEBOUND BOOK WORK

Typst comes as its own package for Python. The words of every page, and how it looks at 50 dpi, must be those of the report for the screen.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
import typst

from fill import pictures

DPI, NOISE = 50, 8  # of 255


def words(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.split(b"\f")


def alike(ours, theirs):
    return ours.shape == theirs.shape and np.abs(ours.astype(int) - theirs).max(initial=0) <= NOISE


def main(casebound, book, work):
    work = Path(work).absolute()
    kept, theirs = work / "typst", work / "theirs.pdf"
    command = [casebound, "--project", book, "build", "--only", "screen", "--out", work, "--keep-typst", kept]
    subprocess.run(command, check=True, capture_output=True)
    typst.compile(str(kept / "main.typ"), str(theirs), root=str(kept), ignore_system_fonts=True, font_paths=[str(kept / "fonts")])
    [ours] = [path for path in work.glob("*.pdf") if path != theirs]
    passed = failed = 0
    for what, read, same in [("words", words, lambda a, b: a == b), ("looks", lambda path: list(pictures(path, DPI)), alike)]:
        pages = read(ours), read(theirs)
        if len(pages[0]) != len(pages[1]):
            print(f"FAIL {len(pages[0])} pages, and {len(pages[1])} by Typst alone")
            failed += 1
        for number, (a, b) in enumerate(zip(*pages), 1):
            good = same(a, b)
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"FAIL page {number}: its {what} differ")
    print(f"kept: {passed} passed, {failed} failed")
    return failed > 0 or not passed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
