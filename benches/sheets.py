#!/usr/bin/env python3
"""How fast company sheets are made, and how memory grows with their number.

    sheets.py [N] [--book DIR] [--casebound FILE] [--rounds N] [--jobs N]

Makes throw-away books whose N cases (200) are the book's own over and over, each with a name of its own.
"""

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from measure import ROOT, copy_book, run

FEW, MANY = 50, 400


def multiply(book, to, count):
    """A book with `count` cases made from the cases of another."""
    copy_book(book, to)
    files = sorted(file for file in (book / "cases").glob("*.yaml") if not file.stem.startswith("_"))
    for file in (to / "cases").glob("*.yaml"):
        file.unlink()
    for number in range(count):
        file = files[number % len(files)]
        text = re.sub(r"^name: (.*)$", lambda found: f"name: {found[1]} {number + 1}", file.read_text("utf-8"), count=1, flags=re.M)
        (to / "cases" / f"{file.stem}-{number + 1:04}.yaml").write_text(text, "utf-8")
    # What the chapters say about single companies is not there any more: the book is its cases.
    shutil.rmtree(to / "chapters", ignore_errors=True)
    shutil.rmtree(to / "figures", ignore_errors=True)
    report = (to / "report.yaml").read_text("utf-8")
    head = report[: re.search(r"^contents:", report, re.M).start()]
    # Nor are the lists at its end.
    head = re.sub(r"^(?:abbreviations|glossary|imprint|index):.*\n(?:[ #-].*\n|\n)*", "", head, flags=re.M)
    (to / "report.yaml").write_text(head + "contents:\n  - cover\n  - cases: all\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("--book", type=Path, default=ROOT)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", help="sheets at once; one per core unless given")
    options = parser.parse_args()
    jobs = ["--jobs", options.jobs] if options.jobs else []
    memory = {}
    print(f"{'sheets':>8}{'time':>11}{'per second':>13}{'peak memory':>14}   ({os.cpu_count()} cores, {options.jobs or 'all'} used, median of {options.rounds})")
    for count in sorted({options.count, FEW, MANY}):
        with tempfile.TemporaryDirectory() as work:
            book, out = Path(work) / "book", Path(work) / "out"
            multiply(options.book.resolve(), book, count)
            command = [options.casebound.resolve(), "--project", book, "sheet", "--all", "--out", out, *jobs]
            rounds = [run(command) for _ in range(options.rounds)]
            made = len(list(out.glob("*.pdf")))
        if made != count:
            sys.exit(f"{made} sheets were made, not {count}")
        seconds, memory[count] = (statistics.median(each) for each in zip(*rounds))
        print(f"{count:>8}{seconds:>9.2f} s{count / seconds:>13.1f}{memory[count]:>10.0f} MiB")
    grown = (memory[MANY] - memory[FEW]) / (MANY - FEW)
    print(f"from {FEW} to {MANY} sheets peak memory grows by {memory[MANY] / memory[FEW]:.2f} times, {grown * 1024:.0f} KiB a sheet")


if __name__ == "__main__":
    main()
