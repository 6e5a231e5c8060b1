"""PDF files as poppler and qpdf see them."""

import html
import json
import re
import subprocess
from dataclasses import dataclass


DASHES = str.maketrans("−－–～〜", "-----")


def run(*command):
    """What a tool prints. qpdf's 3 means that it had to repair the file, which `qpdf --check` reports."""
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, encoding="utf-8")
    if done.returncode and (command[0], done.returncode) != ("qpdf", 3):
        raise SystemExit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


@dataclass
class Word:
    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass
class Line:
    """Words that stand side by side; `left` is measured from the type area's edge."""

    page: int
    left: float
    height: float
    start: int
    end: int = 0


JOINTS = "『』「」‘’…《》（）()“”；，、：;,:=等など"  # what layouts set around a text without a blank
WORD = re.compile(r'<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*?)</word>', re.S)


def words(path):
    """All words in the order in which the page's content writes them, with their places.

    `-raw` is that order. The default order is guessed from the places and mixes what stands side by side (a table's
    cells, a figure beside its notes), `-layout` mixes whatever shares a line; only `-raw` keeps a text together.
    """
    pages = run("pdftotext", "-q", "-raw", "-bbox", path, "-").split("<page ")[1:]
    return [
        Word(number, *map(float, word[:4]), html.unescape(word[4]))
        for number, page in enumerate(pages, 1)
        for word in WORD.findall(page)
    ]


def within(word, page):
    """Whether a word stands between the top and the bottom margin. What does not is a running head or a folio."""
    middle = (word.top + word.bottom) / 2
    return page["top"] <= middle <= page["height"] - page["bottom"]


class Flow:
    """The text of all type areas without blanks, each character with its line."""

    def __init__(self, path, page, spine=True):
        self.text, self.lines, self.line_of, self.pages, self.edges = "", [], [], {}, {0}
        mean = (page["inside"] + page["outside"]) / 2
        self.shifts = {0.0, page["aside"], -page["aside"]}
        pieces, length, last = [], 0, None
        for word in words(path):
            # The hyphen of a divided word is no character of the text.
            piece = "".join(word.text.split()).translate(DASHES).replace("\u00ad", "").replace("\u2060", "")
            if not piece or not within(word, page):
                continue
            edge = (page["inside"] if word.page % 2 else page["outside"]) if spine else mean
            if last is None or not beside(last, word):
                self.lines.append(Line(word.page, word.left - edge, 0.0, length))
                self.pages.setdefault(word.page, length)
            line = self.lines[-1]
            line.height = max(line.height, word.bottom - word.top)
            pieces.append(piece)
            length += len(piece)
            line.end = length
            self.edges.add(length)
            self.line_of += [len(self.lines) - 1] * len(piece)
            last = word
        self.text = "".join(pieces)
        self.by_page = {}
        for line in self.lines:
            self.by_page.setdefault(line.page, []).append(line)

    def page_of(self, at):
        return self.lines[self.line_of[min(at, len(self.line_of) - 1)]].page

    def page_end(self, at):
        """Where the page of a character ends."""
        return self.by_page[self.page_of(at)][-1].end

    def page_start(self, at):
        return self.pages[self.page_of(at)]

    # ------------------------------------------------------------ finding a text
    def match(self, parts, start):
        """Reads `parts` from `start` on. Returns the stretches of text they take, one per page, or how far they got and
        what should have followed."""
        at, done, stretches, low = start, 0, [], start
        for k, part in enumerate(parts):
            if isinstance(part, re.Pattern):
                found = part.match(self.text, at)
                if not found:
                    to = self.over_page(at, part)
                    if to is None:
                        return None, (done, at, f"/{part.pattern}/")
                    stretches.append((low, at))
                    found, low = part.match(self.text, to), to
                at = found.end()
                continue
            i = 0
            while i < len(part):
                while i < len(part) and at < len(self.text) and self.text[at] == part[i]:
                    at, i, done = at + 1, i + 1, done + 1
                if i == len(part):
                    break
                rest = part[i:]
                for more in parts[k + 1 :]:
                    if not isinstance(more, str):
                        break
                    rest += more
                to = self.over_page(at, re.compile(re.escape(rest[:12])))
                if to is None:
                    return None, (done, at, part[i : i + 12])
                stretches.append((low, at))
                at = low = to
        return [*stretches, (low, at)], None

    def over_page(self, at, expected):
        """Where a text that broke off at the end of a line goes on.

        The only interruption allowed: the text leaves the page and goes on on the next one that has text, at the beginning of a
        line with the same left edge (an indent or a level of a list, and a side column at the fore-edge, apart) and the same size of type. What lies between are whole lines
        of other blocks: a figure at the page's foot or head, the other cells of a table's row, its repeated header.
        """
        if at == 0 or self.lines[self.line_of[at - 1]].end != at:
            return None
        before = self.lines[self.line_of[at - 1]]
        for page in (before.page + 1, before.page + 2):
            alike = [
                line
                for line in self.by_page.get(page, [])
                if abs(line.height - before.height) < 0.4
                and any(abs(line.left - before.left + shift) < 3.3 * before.height for shift in self.shifts)
            ]
            for line in alike:
                if expected.match(self.text, line.start):
                    return line.start
            # A page of figures alone is passed over.
            if alike:
                break
        return None

    def find(self, parts, low, high, free=None):
        """The first place between `low` and `high` that holds `parts`; else the place that comes nearest."""
        best, head = (-1, low, ""), parts[0]
        if isinstance(head, re.Pattern):
            starts = (found.start() for found in head.finditer(self.text, low, high))
        else:
            starts = self.occurrences(head[:6], low, high)
        for start in starts:
            stretches, failed = self.match(parts, start)
            if stretches and (free is None or free(stretches)):
                return stretches, None
            failed = failed or (0, start, None)
            best = max(best, failed, key=lambda each: each[0])
        if best[0] < 0 and isinstance(head, str):
            for length in range(min(5, len(head) - 1), 0, -1):
                start = self.text.find(head[:length], low, high)
                if start >= 0:
                    return None, (length, start + length, head[length : length + 12])
        return None, best if best[0] >= 0 else (0, low, head[:12] if isinstance(head, str) else f"/{head.pattern}/")

    def occurrences(self, string, low, high):
        at = self.text.find(string, low, high)
        while at >= 0:
            yield at
            at = self.text.find(string, at + 1, high)

    def whole(self, start, end):
        """Whether a text found between these places is not a piece of a longer one: blanks or joints are around it."""
        return (start in self.edges or self.text[start - 1] in JOINTS) and (end in self.edges or self.text[end] in JOINTS)


def beside(last, word):
    """Whether a word continues the last one's line."""
    overlap = min(last.bottom, word.bottom) - max(last.top, word.top)
    height = min(last.bottom - last.top, word.bottom - word.top)
    tall = max(last.bottom - last.top, word.bottom - word.top)
    return (
        last.page == word.page and overlap > height / 2 and word.left >= last.left and word.left - last.right < tall
    )


# ---------------------------------------------------------------- objects
class Objects:
    """The objects of a PDF, read through qpdf's JSON."""

    def __init__(self, path):
        document = json.loads(run("qpdf", "--json=2", "--json-stream-data=none", path))
        self.pages, self.outlines, self.labels = document["pages"], document["outlines"], document["pagelabels"]
        objects = document["qpdf"][1]
        self.trailer = objects["trailer"]["value"]
        self.values = {
            key[4:]: each.get("value", each.get("stream", {}).get("dict")) for key, each in objects.items() if key != "trailer"
        }
        self.root = self.get(self.trailer["/Root"])

    def get(self, value):
        """Follows a reference."""
        while isinstance(value, str) and value in self.values:
            value = self.values[value]
        return value

    def all(self, key, name):
        """All dictionaries whose `key` is `name`."""
        return [each for each in self.values.values() if isinstance(each, dict) and each.get(key) == name]

    def names(self, node):
        """A name tree as a dictionary."""
        node = self.get(node) or {}
        pairs = self.get(node.get("/Names")) or []
        found = dict(zip(pairs[::2], pairs[1::2]))
        for kid in self.get(node.get("/Kids")) or []:
            found.update(self.names(kid))
        return found


def text_of(value):
    """A string of qpdf's JSON."""
    return value[2:] if isinstance(value, str) and value.startswith("u:") else value
