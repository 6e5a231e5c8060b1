#!/usr/bin/env python3
"""What make-up costs: measuring the blocks of a book, planning its pages, and the rounds that find where these stand.

    makeup.py [--runs N] [--book DIR] [--casebound FILE]

A build keeps its plans and what its pages told in `out/.cache/makeup/`, and the next one takes what has not changed. The book is built, both
its PDFs, which share their plans, with all other caches warm, without that file and with it; the difference of the processor's seconds is what make-up takes of a first build. Then one
answer is edited between two builds, which makes up one case anew: what that takes longer than a build with nothing to do holds the make-up of an edit, with the
pages that it changes. Medians of N runs (7 by default). Exits with 1 if make-up takes 15 % of a first build or more.
"""

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from measure import ROOT, copy_book, work

MOST = 0.15


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--book", type=Path, default=ROOT)
    options.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    own = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book")
        copy_book(own.book, book)
        build = [own.casebound.resolve(), "build"]
        plans, case = book / "out/.cache/makeup", next(iter(sorted(book.glob("cases/[a-z]*.yaml"))))

        def seconds(before):
            taken = []
            for number in range(own.runs):
                before(number)
                taken.append(work(build, book)[2])
            return statistics.median(taken)

        def edit(number):
            text = case.read_text(encoding="utf-8")
            case.write_text(re.sub(r"(\n\s+a: \|\n\s+\S{6})(?:第\d{4}稿)?", rf"\g<1>第{number:04}稿", text, count=1), encoding="utf-8")

        work(build, book)
        whole = seconds(lambda _: shutil.rmtree(plans))
        kept = seconds(lambda _: None)
        edited = seconds(edit)
    share = (whole - kept) / whole
    print(f"build {whole * 1000:.0f} ms of processor, with the plans kept {kept * 1000:.0f} ms: make-up takes {share:.1%} of the first")
    print(f"after an edit of one answer {edited * 1000:.0f} ms: {(edited - kept) * 1000:+.0f} ms")
    return share >= MOST


if __name__ == "__main__":
    sys.exit(main())
