#!/usr/bin/env python3
"""What the press edition costs: against the screen's, and with a book of photographs.

    press.py [CASEBOUND] [PHOTOGRAPHS]

Prints the sample report in each edition alone and both at once, then the press edition of a book with 200 photographs of
12 megapixels twice, the second time from the cache: seconds and peak memory.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from measure import ROOT, copy_book, run

RUNS = 5
WIDTH, HEIGHT = 4000, 3000
CASE = """name: 摄影企业 {n}
interviewee: {{ name: 张三, title: 总监, portrait: images/{n}.jpg }}
profile: |
  第 {n} 家虚构的企业。
interview:
  - q: 问题？
    a: |
      回答。
"""
REPORT = "title: 摄影之书\nlang: zh-CN\ndate: 2031-04\npage: { size: a4 }\ncontents: [cover, { cases: all }, { legal: legal }]\n"
LEGAL = "title: 版权\nsections: [{ title: 版权, lead: 版权所有。 }]\n"


def photographs(book, count):
    """Photographs with noise, each another one: one is encoded, the others differ in a comment before its data."""
    from PIL import Image  # the one thing that Python's own library lacks

    grain = Image.effect_noise((WIDTH, HEIGHT), 60).convert("RGB")
    slope = Image.linear_gradient("L").resize((WIDTH, HEIGHT)).convert("RGB")
    one = book / "one.jpg"
    Image.blend(slope, grain, 0.35).save(one, quality=88)
    data = one.read_bytes()
    one.unlink()
    folder = book / "cases/images"
    folder.mkdir(parents=True)
    for n in range(1, count + 1):
        words = f"photograph {n}".encode()
        (folder / f"{n}.jpg").write_bytes(data[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + data[2:])
        (book / f"cases/c{n:03}.yaml").write_text(CASE.format(n=n), encoding="utf-8")
    (book / "report.yaml").write_text(REPORT, encoding="utf-8")
    (book / "chapters").mkdir()
    (book / "chapters/legal.yaml").write_text(LEGAL, encoding="utf-8")
    return len(data)


def interleaved(commands):
    """Median seconds and most memory of each command; they take turns, so that a busy machine is busy for all."""
    runs = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {
        name: (statistics.median(seconds for seconds, _ in each), max(memory for _, memory in each))
        for name, each in runs.items()
    }


def main(arguments):
    casebound = Path(arguments[0]) if arguments else ROOT / "target/release/casebound"
    count = int(arguments[1]) if len(arguments) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample"
        copy_book(ROOT, sample)
        build = [casebound, "--project", sample, "build"]
        print(f"sample report, median of {RUNS}")
        took = interleaved({
            "screen": [*build, "--only", "screen"],
            "press": [*build, "--only", "press"],
            "both": build,
        })
        for edition, (seconds, memory) in took.items():
            print(f"  {edition:8} {seconds:6.2f} s   {memory:5.0f} MiB")
        print(f"  press / screen: {took['press'][0] / took['screen'][0]:.2f}")

        book = Path(folder) / "photographs"
        book.mkdir()
        size = photographs(book, count)
        print(f"{count} photographs of {WIDTH} × {HEIGHT} pixels, {size / 1e6:.1f} MB each")
        build = [casebound, "--project", book, "build", "--only", "press"]
        for what in ("first build", "from cache"):
            seconds, memory = run(build)
            print(f"  {what:12} {seconds:6.1f} s   {memory:5.0f} MiB")
        cache = book / "out/.cache/pictures"
        kept = sum(1 for _ in cache.iterdir())
        print(f"  kept: {kept} pictures, {sum(each.stat().st_size for each in cache.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
