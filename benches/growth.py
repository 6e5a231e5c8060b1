#!/usr/bin/env python3
"""How the time and memory of every command grow with the size of a book.

    growth.py [--cases N…] [--figures N…] [--rows N…] [--pictures N…] [--book DIR] [--casebound FILE] [--only COMMAND…]

Makes throw-away books of N cases, which are the book's own over and over, of N figures, of one table of N rows, and of N
pictures of 50 megapixels that fill their pages; runs `check`, `check --no-typeset`, `build`, `sheet --all` and `preflight` over the first,
`check --no-typeset` and `figure --all` over the next, and both editions of `build` over the last, with nothing kept. The exponent is the slope of the processor's time over size between the two largest, both as logarithms: 1 is a straight
line, 2 a square. Exits with 1 if one is more than 1.1.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from check import MOST_EXPONENT, tabulate
from measure import ROOT, exponent, work
from sheets import multiply

CASES = [15, 60, 240, 960]
FIGURES = [50, 400, 2000, 4000]
ROWS = [1000, 10000]
PICTURES = [10, 40]


def draw(to, count):
    """A book of so many charts, all different, in one chapter."""
    (to / "figures").mkdir(parents=True)
    (to / "chapters").mkdir()
    for n in range(count):
        rows = "".join(f"    - [第{row + 1}项, {10 + (n * 7 + row * 13) % 60}.{n % 10}]\n" for row in range(6))
        text = f"title: 第 {n + 1} 张图\nchart: bar\nunit: \"%\"\nquestions:\n  - {{ text: 贵公司选择哪几项？, n: {200 + n % 90} }}\ndata:\n  columns: [占比]\n  rows:\n{rows}"
        (to / "figures" / f"chart-{n + 1:04}.yaml").write_text(text, "utf-8")
    shown = "".join(f"      - figure: chart-{n + 1:04}\n" for n in range(count))
    (to / "chapters" / "one.yaml").write_text(f"title: 章\nsections:\n  - title: 节\n    body:\n{shown}", "utf-8")
    (to / "report.yaml").write_text("title: 图\ncontents:\n  - chapter: one\n", "utf-8")


def hang(to, count):
    """A book of so many large pictures, all different: clouds of colour, which are made soon."""
    from PIL import Image  # the one thing that Python's own library lacks

    folder = to / "chapters" / "images"
    folder.mkdir(parents=True)
    shown = ""
    for n in range(count):
        seen = Image.frombytes("RGB", (60, 40), random.Random(n).randbytes(60 * 40 * 3)).resize((8660, 5774), Image.BILINEAR)
        name = f"{n + 1}.{'png' if n % 10 == 9 else 'jpg'}"
        seen.save(folder / name, quality=85, compress_level=1)
        shown += f"      - picture: {{ file: images/{name}, width: bleed, caption: 云, credit: 示例, alt: 云 }}\n"
    (to / "chapters" / "one.yaml").write_text(f"title: 章\nsections:\n  - title: 节\n    body:\n{shown}", "utf-8")
    (to / "report.yaml").write_text("title: 图\ncontents:\n  - chapter: one\n", "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="*", default=CASES)
    parser.add_argument("--figures", type=int, nargs="*", default=FIGURES)
    parser.add_argument("--rows", type=int, nargs="*", default=ROWS)
    parser.add_argument("--pictures", type=int, nargs="*", default=PICTURES)
    parser.add_argument("--book", type=Path, default=ROOT)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--only", nargs="*", help="of the commands' names")
    options = parser.parse_args()
    binary, sample = options.casebound.resolve(), options.book.resolve()
    files = ["check", "--no-typeset", "--format", "short"]
    kinds = [
        ("cases", options.cases, lambda to, count: multiply(sample, to, count), [
            ("check --no-typeset", files), ("check", files[:1] + files[2:]), ("build", ["build"]), ("sheet", ["sheet", "--all"]),
            ("preflight", ["preflight", "out/report-press.pdf", "--format", "short"]),
        ]),
        ("figures", options.figures, draw, [("check --no-typeset", files), ("figure", ["figure", "--all"])]),
        ("rows", options.rows, tabulate, [("check --no-typeset", files)]),
        ("pictures", options.pictures, hang, [("screen", ["build", "--only", "screen"]), ("press", ["build", "--only", "press"])]),
    ]
    print(f"{'command':>20}{'size':>16}{'time':>11}{'processor':>13}{'peak memory':>14}")
    failed = False
    for kind, sizes, make, commands in kinds:
        taken = {}
        for size in sorted(set(sizes)):
            with tempfile.TemporaryDirectory() as folder:
                book = Path(folder) / "book"
                make(book, size)
                for name, arguments in commands:
                    if options.only and name not in options.only and not (name == "build" and "preflight" in options.only):
                        continue
                    seconds, memory, processor = work([binary, "--project", book, *arguments], cwd=book)
                    taken.setdefault(name, []).append((size, processor))
                    print(f"{name:>20}{f'{size} {kind}':>16}{seconds:>9.2f} s{processor:>11.2f} s{memory:>10.0f} MiB", flush=True)
        for name, rounds in taken.items():
            if len(rounds) > 1:
                power = exponent(rounds[-2], rounds[-1])
                failed |= power > MOST_EXPONENT
                print(f"the time of {name} grows with the {kind} by exponent {power:.2f} (at most {MOST_EXPONENT})", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
