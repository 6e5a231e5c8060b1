#!/usr/bin/env python3
"""How long it takes to make the sheets of a large book, and then the one that changed.

    incremental.py [N] [--casebound FILE]

Makes a throw-away book of a spreadsheet of N companies (10000). Runs `sheet --all` over it, again with nothing changed, again with one
cell changed, and with a shared cache but without outputs, as another machine would. After the third run the sheets are compared
with those of a run that makes all of them.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from measure import ROOT, work
from tables import book


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10000)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--no-compare", action="store_true", help="leave out the run that makes all of them again")
    options = parser.parse_args()
    binary = options.casebound.resolve()
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "book"
        book(to, options.count)

        def run(what, *arguments):
            seconds, memory, processor = work([binary, "--project", to, "sheet", "--all", *arguments], cwd=to)
            print(f"{what:>34}{seconds:>10.2f} s{processor:>11.2f} s{memory:>10.0f} MiB", flush=True)

        print(f"{f'{options.count} sheets, {os.cpu_count()} cores':>34}{'time':>12}{'processor':>13}{'peak memory':>14}")
        run("all of them")
        run("nothing changed")
        table = (to / "companies.csv").read_text("utf-8")
        (to / "companies.csv").write_text(table.replace("第7量具是一家", "第7量具现在是一家", 1), "utf-8")
        run("one changed")
        made = sorted(file.name for file in (to / "out/sheets").iterdir())
        if len(made) != options.count:
            sys.exit(f"{len(made)} sheets were made, not {options.count}")
        if not options.no_compare:
            run("all of them, elsewhere", "--out", to / "fresh")
            different = [name for name in made if (to / "fresh" / name).read_bytes() != (to / "out/sheets" / name).read_bytes()]
            if different:
                sys.exit(f"{len(different)} sheets are not as if all had been made, such as {different[0]}")
        shutil.rmtree(to / "out/sheets")
        run("no outputs, all kept")


if __name__ == "__main__":
    main()
