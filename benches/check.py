#!/usr/bin/env python3
"""How fast a book is checked, and how the time grows: with the number of cases, and with the rows of a table.

    check.py [--cases N…] [--rows N…] [--book DIR] [--casebound FILE] [--rounds N]

Makes throw-away books whose N cases (500, 1000, 2000, 4000) are the book's own over and over, each with a name of its own, and
books of one table of N rows (the same), and runs `check --no-typeset` over them: every file is read, linked and looked at by every
rule, and the layouts are rendered; how long Typst takes is another matter. The exponent is the slope of time over size from the
smallest to the largest, both as logarithms: 1 is a straight line, 2 a square. Exits with 1 if one is more than 1.1.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from measure import ROOT, exponent, work
from sheets import multiply

SIZES = [500, 1000, 2000, 4000]
MOST_EXPONENT = 1.1


def tabulate(to, rows):
    """A book of one table, whose rows are all different and hold words and numbers."""
    files = {
        "report.yaml": "title: 表\ncontents:\n  - chapter: one\n",
        "chapters/one.yaml": "title: 章\nsections:\n  - title: 节\n    body:\n      - figure: large\n",
        "figures/large.yaml": "title: 大表\nchart: table\nsources: [自有数据]\ndata:\n  columns: [企业, 年份, 说明, 数量]\n  rows:\n"
        + "".join(f"    - [企业{n}, {2000 + n % 24}, 第 {n} 行的说明文字较长，可以换行, {n * 7 % 1000} 件]\n" for n in range(rows)),
    }
    for name, text in files.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_text(text, "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rows", type=int, nargs="*", default=SIZES)
    parser.add_argument("--book", type=Path, default=ROOT)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'book':>12}{'time':>11}{'processor':>13}{'peak memory':>14}   ({os.cpu_count()} cores, median of {options.rounds})")

    def measure(name, book):
        """Seconds of processor time."""
        rounds = [work([options.casebound.resolve(), "--project", book, "check", "--no-typeset", "--format", "short"]) for _ in range(options.rounds)]
        seconds, memory, processor = (statistics.median(each) for each in zip(*rounds))
        print(f"{name:>12}{seconds:>9.2f} s{processor:>11.2f} s{memory:>10.0f} MiB", flush=True)
        return processor

    measure("the sample", options.book.resolve())
    failed = False
    kinds = {
        "cases": (options.cases, lambda to, count: multiply(options.book.resolve(), to, count)),
        "rows": (options.rows, tabulate),
    }
    for kind, (sizes, make) in kinds.items():
        taken = []
        for size in sorted(set(sizes)):
            with tempfile.TemporaryDirectory() as folder:
                book = Path(folder) / "book"
                make(book, size)
                taken.append((size, measure(f"{size} {kind}", book)))
        if len(taken) > 1:
            power = exponent(taken[0], taken[-1])
            failed |= power > MOST_EXPONENT
            print(f"the time of {kind} grows with exponent {power:.2f} (at most {MOST_EXPONENT})")
    return failed


if __name__ == "__main__":
    sys.exit(main())
