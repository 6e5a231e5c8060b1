#!/usr/bin/env python3
"""Casebound against Typst on the same book: the whole process, from YAML to PDF, against compiling the Typst project that
`--keep-typst` wrote, in which the pages are made up already. Casebound builds as it does every day, over what the build before
kept; `first` is a build of a book that was never built. Exits with 1 if Casebound takes more than 1.25 times the time or 1.5
times the memory.

    against_typst.py [--book DIR] [--casebound FILE] [--rounds N]

The rival is a `typst` 0.15 on the PATH, else the Python package `typst` (`pip install typst==0.15.2`), whose process also
starts Python; then the ratio is given with and without a bare Python's time and memory.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, copy_book, run

MOST_TIME, MOST_MEMORY = 1.25, 1.5


def rival(project, pdf):
    """The rival's command and, if it needs one, the command that only starts its interpreter."""
    typst = shutil.which("typst")
    if typst:
        version = subprocess.run([typst, "--version"], capture_output=True, text=True).stdout.strip()
        if re.match(r"typst 0\.15\.", version):
            options = ["--root", project, "--ignore-system-fonts", "--font-path", project / "fonts"]
            return version, [typst, "compile", *options, project / "main.typ", pdf], None
        print(f"{version} on the PATH is not 0.15", file=sys.stderr)
    try:
        from importlib.metadata import version

        name = f"Python package typst {version('typst')}"
    except ImportError:
        sys.exit("no rival: put typst 0.15 on the PATH or `pip install typst==0.15.2`")
    script = f"import typst; typst.compile({str(project / 'main.typ')!r}, {str(pdf)!r}, root={str(project)!r}, ignore_system_fonts=True, font_paths=[{str(project / 'fonts')!r}])"
    return name, [sys.executable, "-c", script], [sys.executable, "-c", "pass"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=ROOT)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        daily, fresh = work / "book", work / "fresh"
        for copy in (daily, fresh):
            copy_book(options.book.resolve(), copy)
        build = [options.casebound.resolve(), "--project", daily, "build", "--only", "screen"]
        # What goes elsewhere leaves nothing in the book.
        first = [options.casebound.resolve(), "--project", fresh, "build", "--only", "screen", "--out", work / "first"]
        run([*build, "--keep-typst", work / "typst"])
        name, theirs, bare = rival(work / "typst", work / "theirs.pdf")
        commands = {"casebound": build, "first": first, "typst": theirs} | ({"python": bare} if bare else {})
        taken = {key: [] for key in commands}
        # One round that does not count fills the caches; then by turns, so that all suffer the same neighbours.
        for number in range(options.rounds + 1):
            for key, command in commands.items():
                figures = run(command)
                if number:
                    taken[key].append(figures)
        sizes = [(work / file).stat().st_size for file in ("book/out/report.pdf", "theirs.pdf")]
    middle = {key: [statistics.median(each) for each in zip(*rounds)] for key, rounds in taken.items()}
    print(f"{options.rounds} rounds by turns, medians; rival: {name}\n")
    print(f"{'':<12}{'time':>10}{'fastest':>10}{'slowest':>10}{'peak memory':>14}")
    for key, (seconds, memory) in middle.items():
        times = [each[0] for each in taken[key]]
        print(f"{key:<12}{seconds:>8.3f} s{min(times):>8.3f} s{max(times):>8.3f} s{memory:>10.0f} MiB")
    start, own = middle.get("python", (0, 0))
    their_time, their_memory = middle["typst"][0] - start, middle["typst"][1] - own
    ratios = {key: (middle[key][0] / their_time, middle[key][1] / their_memory) for key in ("casebound", "first")}
    print(f"\nPDF: {sizes[0]} and {sizes[1]} bytes")
    for key, (time, memory) in ratios.items():
        print(f"ratio of {key:<10} time {time:.2f}, memory {memory:.2f}" + (", without Python" if bare else ""))
    time, memory = ratios["casebound"]
    print(f"at most {MOST_TIME} and {MOST_MEMORY}")
    return time > MOST_TIME or memory > MOST_MEMORY


if __name__ == "__main__":
    sys.exit(main())
