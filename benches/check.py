#!/usr/bin/env python3
"""How fast a book is checked: the sample itself, and books of many cases.

    check.py [N] [--book DIR] [--casebound FILE] [--rounds N]

Makes throw-away books whose N cases (1000) are the book's own over and over, each with a name of its own, and runs `check`
over them: every file is read, linked and looked at by every rule, and the layouts are rendered.
"""

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from measure import ROOT, run
from sheets import multiply


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--book", type=Path, default=ROOT)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'book':>12}{'time':>11}{'peak memory':>14}   ({os.cpu_count()} cores, median of {options.rounds})")

    def measure(name, book):
        rounds = [run([options.casebound.resolve(), "--project", book, "check", "--format", "short"]) for _ in range(options.rounds)]
        seconds, memory = (statistics.median(each) for each in zip(*rounds))
        print(f"{name:>12}{seconds:>9.2f} s{memory:>10.0f} MiB")

    measure("the sample", options.book.resolve())
    for count in sorted({options.count // 10, options.count}):
        with tempfile.TemporaryDirectory() as work:
            book = Path(work) / "book"
            multiply(options.book.resolve(), book, count)
            measure(f"{count} cases", book)


if __name__ == "__main__":
    main()
