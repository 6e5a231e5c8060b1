"""Fields of a book, and the places of a document that they are found in."""

import re
from dataclasses import dataclass, field

from book import squeeze
from pdf import Flow, Objects, text_of

ORDERED = 12  # characters from which a text is long enough to be looked for by itself
# Where hardly anything is known of a chart, one line names the categories and series of which nothing is.
LISTED = re.compile(r"未(?:披露|揭露)，包括(.+?)的全部[数數]值|notdisclosed,amongthemallof(.{1,600})")


@dataclass
class Field:
    file: str
    name: str
    ways: list  # each a list of parts; one of them must be found
    loose: bool = False  # may stand before or after its neighbours in the file
    floats: bool = False  # may stand before or after anything in its chapter
    unknown: bool = False  # a category or series of which nothing is disclosed
    anywhere: bool = False  # a note: it stands at the foot of some page of its chapter or case, or at its end

    def length(self):
        return sum(len(part) for part in self.ways[0] if isinstance(part, str))


@dataclass
class Verdict:
    passed: int = 0
    failures: list = field(default_factory=list)

    def good(self):
        self.passed += 1

    def bad(self, each, flow, failed):
        """The first place where a text stops matching."""
        done, at, expected = failed
        page = f"page {flow.page_of(at)}" if flow.text else "an empty document"
        if expected is None:
            how = f"“{each.ways[0][0][:12]}” stands on {page} only as another field or as part of a longer text"
        elif done:
            before, got = flow.text[max(0, at - 12) : at], flow.text[at : at + 12] or "the end"
            how = f"matches {done} characters up to “{before}”, then should go on “{expected}” but goes on “{got}” ({page})"
        else:
            how = f"“{expected}” is nowhere in its place (from {page} on)"
        self.failures.append(f"{each.file}: {each.name}: {how}")


class Claims:
    """The text of a document, each character of which counts for one field."""

    def __init__(self, book, path, verdict, spine=True):
        self.book, self.verdict = book, verdict
        self.flow = Flow(path, book.page(), spine)
        self.alt = squeeze(" ".join(str(text_of(each.get("/Alt", ""))) for each in Objects(path).all("/S", "/Figure")))
        self.used = []
        by_comma = (book.report.get("numbers") or {}).get("thousands") == "comma"
        self.grouped = (5 if book.lang() in ("zh-CN", "zh") else 4) if by_comma else 0

    def free(self, stretches):
        """Whether these characters count for no other field and are the whole of what stands there."""
        taken = any(start < high and low < end for start, end in stretches for low, high in self.used)
        return not taken and self.flow.whole(stretches[0][0], stretches[-1][1])

    def take(self, stretches):
        self.used += stretches
        self.verdict.good()
        return stretches[0][0], stretches[-1][1]

    def ordered(self, fields, low, high):
        """Looks for the long texts of a file one after another; returns their places, `None` for what is missing."""
        places, at = [], low
        for each in fields:
            place = None
            if not each.loose and each.length() >= ORDERED:
                found, failed = self.flow.find(each.ways[0], at, high, self.free)
                if found:
                    place = self.take(found)
                    at = place[1]
                else:
                    self.verdict.bad(each, self.flow, failed)
            places.append(place)
        return places

    def between(self, fields, places, low, high, tied=True):
        """Looks for everything else: short texts in order, then the rest, the longest first. `tied` to its neighbours
        in the file, or anywhere between `low` and `high`."""
        at, waiting = low, []
        for k, each in enumerate(fields):
            if places[k]:
                at = places[k][1]
            elif each.anywhere:
                waiting.append((each, low, high))
            elif each.loose or each.length() < ORDERED:
                end = next((place[0] for place in places[k + 1 :] if place), high)
                if each.loose:
                    waiting.append((each, at, max(at, end)) if tied and not each.floats else (each, low, high))
                else:
                    place = self.claim(each, at, max(at, end))
                    at = place[1] if place else at
        for each, start, end in sorted(waiting, key=lambda entry: -entry[0].length()):
            self.claim(each, start, end)

    def claim(self, each, low, high):
        if each.unknown:
            for line in LISTED.finditer(self.flow.text, low, high):
                if any(len(way) == 1 and way[0] in line[0] for way in each.ways):
                    self.verdict.good()
                    return None
        nearest = None
        for way in each.ways:
            found, failed = self.flow.find(way, low, high, self.free)
            if found:
                return self.take(found)
            nearest = nearest or failed
        self.verdict.bad(each, self.flow, nearest)
        return None

    def readable(self, file):
        """No character that a reader cannot use: replacements, private ones, controls."""
        odd = sorted({c for c in self.flow.text if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or ord(c) >= 0xF0000 or ord(c) < 32})
        if odd:
            self.verdict.failures.append(f"{file}: characters without a meaning: {', '.join(f'U+{ord(c):04X}' for c in odd)}")
        else:
            self.verdict.good()
