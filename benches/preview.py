#!/usr/bin/env python3
"""From a save to the new pixels, in a real browser; and memory over many rebuilds.

    preview.py [--edits N] [--cases N] [--book DIR] [--casebound FILE]      50 edits each of an answer, a figure's value, a patent number
    preview.py --rebuilds N [--cases N] [--book DIR] [--casebound FILE]     resident memory after 50 rebuilds and after N

With `--cases` the book has so many, which are its own over and over. The time runs from just before the file is written to the moment
the browser presents the page's picture (Element Timing). The split: detect (write, notice, quiet time, news), load, template, typeset,
compare, draw, transfer, paint. Between the edits Typst compiles what `--keep-typst` wrote of the book, as in `against_typst.py`; what an
edit takes is also said as a share of that. Exits with 1 if in the book as it is a median is over 250 ms or a 95th percentile over 500 ms,
or if memory grows by more than a fifth. Needs Debian's chromium, `pip install websocket-client` and a rival.
"""

import argparse
import json
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from against_typst import rival
from measure import ROOT, copy_book, run

MOST_MEDIAN, MOST_LATE, MOST_GROWTH = 250, 500, 1.2
# What is aimed at: shares of the time in which Typst compiles the book.
AIM_MEDIAN, AIM_LATE = 0.10, 0.16
# Typst compiles the book once in so many edits.
TURN = 5
STAGES = ["detect", "load", "template", "typeset", "compare", "draw", "transfer", "paint"]


def edit_answer(text, number):
    """Another word in the first answer."""
    return re.sub(r"(\n\s+a: \|\n\s+\S{6})(?:第\d{4}稿)?", lambda found: f"{found[1]}第{number:04}稿", text, count=1)


def edit_value(text, number):
    """Another number in the first row of a figure."""
    return re.sub(r"(rows:\n\s+- \[[^,]+, )[\d.]+", lambda found: f"{found[1]}{20 + number % 30}.{number % 9 + 1}", text, count=1)


def edit_patents(text, number):
    """Another number of applications."""
    return re.sub(r"(\n  applications: )\d+", lambda found: f"{found[1]}{700 + number % 97}", text, count=1)


EDITS = {
    "an answer": ("cases/fapon.yaml", edit_answer),
    "a figure's value": ("figures/patent-work-focus.yaml", edit_value),
    "a patent number": ("cases/fapon.yaml", edit_patents),
}


def enlarge(book, count):
    """Gives a book so many cases, which are its own over and over, each with a name of its own."""
    files = sorted(file for file in (book / "cases").glob("*.yaml") if not file.stem.startswith("_"))
    for number in range(len(files), count):
        file = files[number % len(files)]
        text = re.sub(r"^((?:latin_)?name): (.*)$", lambda found: f"{found[1]}: {found[2]} {number + 1}", file.read_text("utf-8"), flags=re.M)
        (book / "cases" / f"{file.stem}-{number + 1:04}.yaml").write_text(text, "utf-8")
    report = book / "report.yaml"
    report.write_text(re.sub(r"^( +)cases:\n(?:\1 +- .*\n)+", r"\1cases: all\n", report.read_text("utf-8"), count=1, flags=re.M), "utf-8")


class Typst:
    """Typst over the sources of a book, from which it has nothing to remember."""

    def __init__(self, casebound, book, work):
        run([casebound, "--project", book, "build", "--only", "screen", "--out", work / "out", "--keep-typst", work / "typst"])
        self.name, self.command, self.bare = rival(work / "typst", work / "theirs.pdf")
        self.compile()

    def compile(self):
        """Milliseconds, without those of an interpreter."""
        return (run(self.command)[0] - (run(self.bare)[0] if self.bare else 0)) * 1000


class Preview:
    """A running preview of a copy of a book."""

    def __init__(self, casebound, book):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.book = book
        self.process = subprocess.Popen([str(casebound), "--project", str(book), "preview", "--port", str(self.port)], stderr=subprocess.PIPE, text=True)
        self.address = re.search(r"http://\S+", self.process.stderr.readline())[0]
        self.until(lambda state: state["status"] == "ready", 120)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        if self.process.wait(20) != 0:
            sys.exit("the preview did not end cleanly")

    def ask(self, path, seconds):
        """An answer, as the preview's own page is given it."""
        cookie = f"casebound-{self.port}={self.address.split('key=')[1]}"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Cookie": cookie})
        return urllib.request.urlopen(request, timeout=seconds)

    def get(self, path):
        with self.ask(path, 30) as answer:
            return answer.read()

    def state(self):
        return json.loads(self.get("/state"))

    def until(self, holds, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                state = self.state()
                if holds(state):
                    return state
            except OSError:
                pass
            time.sleep(0.01)
        sys.exit("the preview does not get there")

    def memory(self):
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


WATCH = """
window.pixels = new Map();
new PerformanceObserver(list => { for (const each of list.getEntries()) if (each.renderTime) pixels.set(new URL(each.url).pathname, each.renderTime); }).observe({ type: "element", buffered: true });
performance.setResourceTimingBufferSize(100000);
"""
READ = """
(path => {
  const fetched = performance.getEntriesByType("resource").find(each => each.name.startsWith(location.origin + path + "."));
  const painted = fetched && pixels.get(new URL(fetched.name).pathname);
  if (!fetched || !painted) return null;
  const at = time => performance.timeOrigin + time;
  return { news: at(fetched.startTime), answered: at(fetched.responseEnd), painted: at(painted), draw: fetched.serverTiming.find(each => each.name === "draw")?.duration ?? 0 };
})
"""


def time_edits(preview, browser, typst, file, edit, count):
    """Milliseconds of each edit, whole and split; and those that Typst took by turns."""
    path = preview.book / file
    text = path.read_text("utf-8")
    rows, theirs = [], []
    # Two edits that do not count bring the page into view and the caches to work.
    for number in range(-2, count):
        before = preview.state()
        old = {page["id"] for page in before["views"]["report"]["pages"]}
        new = edit(text, number + 11)
        assert new != path.read_text("utf-8"), "the edit changes nothing"
        began = time.time() * 1000
        path.write_text(new, "utf-8")
        after = preview.until(lambda state: state["rebuilds"] > before["rebuilds"])
        if after["status"] != "ready":
            sys.exit(f"the edit broke the book: {after['findings'][:1]}")
        changed = [page["id"] for page in after["views"]["report"]["pages"] if page["id"] not in old]
        end = time.monotonic() + 5
        seen = None
        while seen is None and time.monotonic() < end:
            # Of the pages that changed, the one in view is painted first.
            painted = [found for id in changed if (found := browser.run(f"{READ}({json.dumps(f'/page/report/{id}')})"))]
            seen = min(painted, key=lambda each: each["painted"], default=None)
        time.sleep(0.25)
        if number < 0:
            continue
        if seen is None:
            sys.exit("the new page was never painted")
        timing = after["timing"]
        pipeline = sum(timing[stage] for stage in ("load", "template", "typeset", "compare"))
        row = {stage: timing[stage] for stage in ("load", "template", "typeset", "compare")}
        row["detect"] = seen["news"] - began - pipeline
        row["draw"] = seen["draw"]
        row["transfer"] = seen["answered"] - seen["news"] - seen["draw"]
        row["paint"] = seen["painted"] - seen["answered"]
        row["whole"] = seen["painted"] - began
        rows.append(row)
        if number % TURN == 0:
            theirs.append(typst.compile())
    return rows, theirs


def percentile(values, share):
    values = sorted(values)
    return values[min(int(len(values) * share), len(values) - 1)]


def latency(options, book, work):
    from browser import Browser

    failed = False
    typst = Typst(options.casebound, book, work)
    with Preview(options.casebound, book) as preview, Browser() as browser:
        pages = len(preview.state()["views"]["report"]["pages"])
        print(f"{options.edits} edits each in a book of {pages} pages; milliseconds, medians of the stages; rival: {typst.name}\n")
        print(f"{'':<18}{'median':>8}{'95 %':>8}{'most':>8}  " + "".join(f"{stage:>10}" for stage in STAGES) + f"{'typst':>10}{'median':>8}{'95 %':>8}")
        for name, (file, edit) in EDITS.items():
            browser.open(preview.address)
            browser.until("document.querySelector('.leaf img') !== null", "pages")
            browser.run(WATCH)
            rows, theirs = time_edits(preview, browser, typst, file, edit, options.edits)
            whole, their = [row["whole"] for row in rows], statistics.median(theirs)
            median, late = statistics.median(whole), percentile(whole, 0.95)
            split = "".join(f"{statistics.median(row[stage] for row in rows):>10.1f}" for stage in STAGES)
            shares = f"{their:>10.0f}{median / their:>8.2f}{late / their:>8.2f}"
            print(f"{name:<18}{median:>8.0f}{late:>8.0f}{max(whole):>8.0f}  {split}{shares}", flush=True)
            failed |= not options.cases and (median > MOST_MEDIAN or late > MOST_LATE)
    print(f"\nthe aim is {AIM_MEDIAN:.2f} and {AIM_LATE:.2f} of Typst's time")
    return failed


def listen(preview):
    """A browser's part: the news, and the pictures of pages that changed."""
    known = set()
    with preview.ask("/news?view=report", 60) as news:
        for line in news:
            if line.startswith(b"data: "):
                state = json.loads(line[6:])
                for page in state["views"].get("report", {}).get("pages", []):
                    if page["id"] not in known and known:
                        try:
                            preview.get(f"/page/report/{page['id']}.png?scale=1")
                        except OSError:
                            pass
                known = {page["id"] for page in state["views"].get("report", {}).get("pages", [])}


def memory(options, book):
    with Preview(options.casebound, book) as preview:
        threading.Thread(target=listen, args=[preview], daemon=True).start()
        path = book / "cases/fapon.yaml"
        text = path.read_text("utf-8")
        first = None
        began = time.monotonic()
        for number in range(1, options.rebuilds + 1):
            before = preview.state()["rebuilds"]
            path.write_text(edit_patents(edit_answer(text, number), number), "utf-8")
            preview.until(lambda state: state["rebuilds"] > before)
            if number == 50:
                first = preview.memory()
            if number % 50 == 0:
                print(f"{number:>6} rebuilds {preview.memory():>8.0f} MiB {time.monotonic() - began:>8.0f} s", flush=True)
        growth = preview.memory() / first
        print(f"memory after {options.rebuilds} rebuilds: {growth:.2f} times that after 50")
        return growth > MOST_GROWTH


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--rebuilds", type=int, default=0)
    parser.add_argument("--cases", type=int, default=0)
    parser.add_argument("--book", type=Path, default=ROOT)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    options = parser.parse_args()
    options.casebound = options.casebound.resolve()
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        book = work / "book"
        copy_book(options.book.resolve(), book)
        if options.cases:
            enlarge(book, options.cases)
        sys.exit(memory(options, book) if options.rebuilds else latency(options, book, work))


if __name__ == "__main__":
    main()
