#!/usr/bin/env python3
"""Builds throw-away books with 100, 200 and 400 figures (every kind repeated) and, each time, the same book whose charts are
replaced by one word. Prints seconds, seconds per figure, and the share of the build that the charts cost. Exits with 1 if that
share is over 35 % at 400 figures, or if the cost per figure grows by more than half from 100 to 400.

    figures.py [--casebound FILE] [--rounds N]
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, run

MOST_SHARE, MOST_GROWTH = 0.35, 1.5


def samples(casebound, folder):
    """What `new figure` writes for every kind."""
    folder.mkdir()
    (folder / "report.yaml").write_text("title: 样本\nlang: zh-CN\ncontents:\n  - toc\n", encoding="utf-8")
    schema = json.loads((ROOT / "schemas/figure.schema.json").read_text(encoding="utf-8"))
    for kind in schema["$defs"]["Chart"]["enum"]:
        subprocess.run([casebound, "--project", folder, "new", "figure", kind, "--chart", kind], check=True, capture_output=True)
    return [path.read_text(encoding="utf-8") for path in sorted((folder / "figures").glob("*.yaml"))]


def book(folder, figures, count, drawn):
    """A book of `count` of these figures, ten to a section with a paragraph each; without charts unless `drawn`."""
    (folder / "chapters").mkdir(parents=True)
    (folder / "figures").mkdir()
    sections = []
    for number in range(count):
        slug = f"f{number:03}"
        text = figures[number % len(figures)]
        if not drawn:
            head = re.search(r"^title: .*$", text, re.M).group(0)
            text = f"{head}\nchart: table\ndata:\n  columns: [x]\n  rows: [[y]]\n"
        (folder / "figures" / f"{slug}.yaml").write_text(text, encoding="utf-8")
        if number % 10 == 0:
            sections.append(f"  - title: 第 {number // 10 + 1} 组\n    body:\n")
        paragraph = "这一段文字让每张图之前都有正文，如同真实的报告。" * 8
        sections[-1] += f"      - text: |\n          {paragraph}\n      - figure: {slug}\n"
    (folder / "chapters/one.yaml").write_text("title: 图表\nsections:\n" + "".join(sections), encoding="utf-8")
    contents = "contents:\n  - toc\n  - part: 图表\n    chapters: [one]\n"
    (folder / "report.yaml").write_text("title: 图表之书\n" + contents, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    casebound = options.casebound.resolve()
    costs, share = {}, 0.0
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        figures = samples(casebound, work / "samples")
        print("figures  build s  without charts s  ms per chart  share of the build")
        for count in (100, 200, 400):
            folders = {drawn: work / f"{count}-{drawn}" for drawn in (True, False)}
            for drawn, folder in folders.items():
                book(folder, figures, count, drawn)
            taken = {True: [], False: []}
            for _ in range(options.rounds):
                for drawn, folder in folders.items():
                    taken[drawn].append(run([casebound, "--project", folder, "build", "--only", "screen", "--out", folder / "out"])[0])
            whole, without = (statistics.median(taken[drawn]) for drawn in (True, False))
            costs[count] = (whole - without) / count
            share = (whole - without) / whole
            print(f"{count:7}  {whole:7.2f}  {without:16.2f}  {costs[count] * 1000:12.1f}  {share:18.0%}")
    growth = costs[400] / costs[100]
    print(f"cost of a chart at 400 figures against 100: {growth:.2f}")
    sys.exit(1 if share > MOST_SHARE or growth > MOST_GROWTH else 0)


if __name__ == "__main__":
    main()
