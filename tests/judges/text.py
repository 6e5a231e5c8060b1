#!/usr/bin/env python3
"""Judge: every character that the editors wrote stands on the page, in order.

    text.py BOOK REPORT.pdf [SHEETS]

Reads the book's YAML and the text that poppler finds in the PDF, and compares them field by field. Blanks do not count.
A field's characters must follow one another without anything between them; the one exception is a page break, see
`Flow.over_page` in pdf.py. Running heads and folios are left out by their place outside the type area.

Prose, questions and headings are looked for in the order of their file, so that each occurrence counts once. What stands
between them (numbers, cards, tables, people) is looked for between its neighbours, figures within their chapter; there,
too, no character counts twice. Points of scatter, bubble and line charts, the ends of intervals and dates on an axis of time may
be drawn without their numbers if those stand in the alternative text.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import fields
from fields import looked, overlook
from book import KINDS, LISTS, Book, heading, label, plain, printed, squeeze
from pdf import Flow, Objects, text_of

ORDERED = 12  # characters from which a text is long enough to be looked for by itself
# Where hardly anything is known of a chart, one line names the categories and series of which nothing is.
LISTED = re.compile(r"未(?:披露|揭露)，包括(.+?)的全部[数數]值|notdisclosed,amongthemallof(.{1,600})")
# What a sheet of one page says when it prints a part of the interview.
SELECTED = re.compile(r"(?:本页选刊|本頁選刊|掲載)(\d+)[问問][，、]全部?(\d+)[问問]|全部?(\d+)[问問](?:见|見|は)|(\d+)of(\d+)questions|(\d+)questions;thewhole")
# Rows that are dates stand on an axis of time, which prints its own.
DATED = re.compile(r"\d{4}(年|年?\d{1,2}月.*|-\d{1,2}.*|\W?Q[1-4])?")
ENDS = ("low", "high")
UNDISCLOSED = re.compile(r"未披露|未揭露|非公表|[Nn]ot ?disclosed|[Uu]ndisclosed")


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


class Judge:
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

    # ------------------------------------------------------------ looking for fields
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

    # ------------------------------------------------------------ fields of a file
    def case(self, slug, chosen=None):
        """A case: first its long texts in order, then the rest. `chosen` are the questions that are printed, if not all are."""
        case, file = self.book.cases[slug], f"cases/{slug}.yaml"
        prose = self.book.prose

        def loose(name, value):
            return Field(file, name, [plain(value)], loose=True)

        fields = [loose(key, case[key]) for key in ("name", "latin_name", "group", "industry") if case.get(key)]
        fields.append(Field(file, "profile", [prose(case["profile"])]))
        said = [case["profile"]]

        def asked(name, each):
            """A question and its answers; of several speakers, each begins with the name."""
            fields.append(Field(file, f"{name} q", [plain(each["q"])]))
            for answer in [each] if each.get("a") else each["answers"]:
                by = [squeeze(looked(answer["by"])), re.compile("[：:]")] if "by" in answer else []
                self.prose(file, f"{name} a", answer["a"], fields, by)
                said.append(answer["a"])
            for further in each.get("follow_ups") or []:
                asked(f"{name} follow-up", further)

        for place, each in self.items(slug, chosen):
            if "section" in each:
                fields.append(Field(file, "section", [plain(each["section"])]))
            elif "picture" in each:
                fields += [Field(file, f"picture {key}", [label(each["picture"][key])], loose=True, floats=True) for key in ("caption", "credit") if each["picture"].get(key)]
            elif "aside" in each:
                said.append(each["aside"]["text"])
                fields += [Field(file, f"aside {key}", [(prose if key == "text" else plain)(text)], loose=True) for key, text in each["aside"].items()]
            else:
                asked(f"interview {place}", each)
        if case.get("closing") and chosen is None:
            fields.append(Field(file, "closing", [prose(case["closing"])]))
            said.append(case["closing"])
        # Notes of a question that is left out are left out with it.
        fields += self.notes(file, case, "".join(said))
        for who in self.book.people(case):
            fields.append(Field(file, "interviewee", [[self.book.person(case, who)]], loose=True))
            if who.get("initials"):
                fields.append(loose("initials", who["initials"]))
        if asker := case.get("interviewer") or self.book.report.get("interviewer"):
            fields.append(loose("interviewer", asker))
        def counted(name, value, *units):
            """A count prints with its unit, in one piece where a word such as 余 stands between the two."""
            return Field(file, name, [plain(value), *([squeeze(value) + unit] for unit in units)], loose=True)

        patents = case.get("patents") or {}
        for key in ("as_of", "applications", "inventions", "granted"):
            if patents.get(key):
                dated = Field(file, f"patents {key}", self.book.dates(patents[key]), loose=True)
                fields.append(dated if key == "as_of" else counted(f"patents {key}", patents[key], "件"))
        for key, value in (patents.get("growth") or {}).items():
            if key != "of":
                fields.append(loose(f"patents growth {key}", value))
        offices = patents.get("offices") or {}
        if offices.get("count"):
            fields.append(counted("patents offices", offices["count"], "个国家和地区", "個國家和地區", "か国・地域", "countriesandregions"))
        fields += [loose("patents offices", value) for value in offices.get("names") or []]
        for more in patents.get("more") or []:
            fields += [loose(f"patents more {key}", value) for key, value in more.items()]
        fields += [loose("organisation", name) for name in case.get("organisations") or []]
        groups = set()
        for fact in case.get("facts") or []:
            # Facts of a group stand together, below its name.
            if fact.get("group") and fact["group"] not in groups:
                fields.append(loose("facts group", fact["group"]))
                groups.add(fact["group"])
            looked(fact.get("group"))
            fields += [loose(f"facts {key}", fact[key]) for key in ("label", "value")]
        quotes = [each for each in [case.get("quote"), *(case.get("quotes") or [])] if each]
        for quote in quotes:
            fields += [loose(f"quote {key}", value) for key, value in quote.items()]
        if not quotes and case.get("highlight"):
            fields.append(loose("highlight", case["highlight"]))
        for key, value in (case.get("source") or {}).items():
            fields.append(Field(file, f"source {key}", self.book.dates(value) if key == "date" else [plain(value)], loose=True))
        return fields

    def chapter(self, slug, role):
        """A chapter's own texts in the order of its file, and the figures it shows with their numbers."""
        chapter, file = self.book.chapters[slug], f"chapters/{slug}.yaml"
        prose, fields, figures = self.book.prose, [], []
        fields.append(Field(file, "title", [heading(chapter["title"])]))
        if chapter.get("lead"):
            fields.append(Field(file, "lead", [prose(chapter["lead"])]))
        if credit := (chapter.get("picture") or {}).get("credit"):
            fields.append(Field(file, "picture credit", [label(credit)], loose=True, floats=True))
        self.blocks(file, "body", chapter.get("body"), fields, figures, None)
        for place, section in enumerate(chapter.get("sections") or [], 1):
            name = f"section {place}"
            title = heading(section["title"])
            if section.get("lead"):
                # A heading is followed by its lead at once; so its entry in a list of contents does not count.
                title = [title[0] + lead[0], *lead[1:]] if isinstance((lead := prose(section["lead"]))[0], str) else title + lead
                name += " title and lead"
            fields.append(Field(file, name, [title]))
            self.blocks(file, f"section {place}", section.get("body"), fields, figures, place)
        fields += self.notes(file, chapter)
        if signature := chapter.get("signature"):
            fields += [Field(file, f"signature {key}", self.book.dates(value), loose=True) for key, value in signature.items()]
        return fields, figures

    def prose(self, file, name, text, fields, before=()):
        """Running text; the cells of tables in it are texts of their own, which may stand on the next page."""
        for piece in self.book.pieces(text):
            if isinstance(piece, list):
                fields += [Field(file, f"{name} cell", [self.book.prose(cell)], loose=True, floats=True) for cell in piece if cell]
            else:
                fields.append(Field(file, name, [[*before, *self.book.prose(piece)]]))
                before = ()

    def notes(self, file, tree, said=None):
        for key, text in (tree.get("notes") or {}).items():
            if said is not None and f"[^{key}]" not in said:
                overlook(text)
        return [
            Field(file, f"note {key}", [self.book.prose(text)], loose=True, anywhere=True)
            for key, text in (tree.get("notes") or {}).items()
            if said is None or f"[^{key}]" in said
        ]

    def blocks(self, file, name, body, fields, figures, section):
        book = self.book
        for place, block in enumerate(body or [], 1):
            if isinstance(block, str):
                continue
            ((kind, value),) = ((key, each) for key, each in block.items() if key != "only")
            where = f"{name} block {place} {kind}"
            if self.left_out(kind, value):
                overlook(value)
                continue

            def loose(value, text=plain):
                fields.append(Field(file, where, [text(value)], loose=True))

            if kind == "text":
                self.prose(file, where, value, fields)
            elif kind == "subhead":
                fields.append(Field(file, where, [heading(value)]))
            elif kind in ("figure", "figures"):
                figures += [(slug, section) for slug in ([value] if kind == "figure" else value)]
            elif kind == "callout":
                for key in value:
                    loose(value[key], book.prose if key == "text" else plain)
            elif kind in ("quote", "highlight"):
                case = book.cases[value["case"]]
                loose(value.get("text") or case["highlight"])
                loose(value.get("by") or book.everybody(case))
            elif kind == "numbers":
                for group in {item["group"]: looked(item["group"]) for item in value if item.get("group")}:
                    loose(group)
                for item in value:
                    loose(item["label"])
                    loose(item["value"])
            elif kind == "cards":
                self.cards(value, loose)
            elif kind == "case-table":
                for case in book.cases.values():
                    if value in ("all", case.get("group")):
                        loose(case["name"])
                        for who in book.people(case):
                            for part in filter(None, book.interviewee(case, who)[1:]):
                                loose(part)
            elif kind == "picture":
                for key in ("caption", "credit"):
                    if value.get(key):
                        fields.append(Field(file, where, [label(value[key])], loose=True, floats=True))
            elif kind in ("takeaways", "aside"):
                if value.get("title"):
                    loose(value["title"])
                for line in value.get("lines") or [value["text"]]:
                    loose(line, book.prose)
            elif kind == "table":
                cells = [cell["text"] if isinstance(cell, dict) else cell for row in value["rows"] for cell in row if cell is not None]
                for cell in value["columns"] + cells + (value.get("notes") or []) + (value.get("sources") or []):
                    loose(cell, label)

    def left_out(self, kind, value):
        """Whether a block is one that its editor let make-up leave out, and its words are nowhere."""
        if not isinstance(value, dict) or value.get("optional") != "true":
            return False
        said = value.get("caption" if kind == "picture" else "text") or self.book.cases.get(value.get("case"), {}).get("highlight")
        return bool(said) and squeeze(said) not in self.flow.text

    def cards(self, cards, loose):
        for card in cards:
            loose(card["keyword"], label)
            if card.get("count"):
                loose(card["count"], label)
            if card.get("text"):
                loose(card["text"], self.book.prose)
            for comment in card.get("comments") or []:
                loose(comment, label)

    # ------------------------------------------------------------ figures
    def caption(self, slug, number, low, high):
        """A figure's title within its chapter, with the number that its position gives it."""
        file = f"figures/{slug}.yaml"
        place = self.claim(Field(file, "title", [label(self.book.figures[slug]["title"])]), low, high)
        if place and number:
            before = self.flow.text[max(0, place[0] - 20) : place[0]]
            if before.endswith(tuple(f"{word}{number}" for word in ("图", "圖", "図", "Figure"))):
                self.verdict.good()
            else:
                self.verdict.failures.append(f"{file}: number: “{number}” should stand before the title, not “{before[-8:]}”")
        return place

    def sources(self, figures):
        """The sources that each figure of a chapter prints: the book's usual one stands once, with the first that has it."""
        usual, printed, named = self.book.report.get("source"), {}, False
        for slug in figures:
            own = self.book.figures[slug].get("sources") or []
            is_usual = usual and (not own or [squeeze(each) for each in own] == [squeeze(usual)])
            printed[slug] = ([] if named else [usual]) if is_usual else own
            for each in own:
                looked(each)
            named = named or bool(is_usual)
        return printed

    def figure(self, slug, place, high, sources):
        """Everything in a figure: between its caption and the text or the caption that follows; on its page, unless
        it is a table or has several panels, and may break."""
        figure, file = self.book.figures[slug], f"figures/{slug}.yaml"
        panels = figure.get("panels") or [figure]
        if len(panels) == 1 and figure.get("chart") != "table" and not figure.get("facet"):
            high = min(high, self.flow.page_end(place[0]))
        end = min([high, *(start for start, _ in self.used if start >= place[1])])
        fields, points, open_cells = [], [], 0

        def loose(name, *ways, unknown=False):
            fields.append(Field(file, name, [way if isinstance(way, list) else [way] for way in ways], loose=True, unknown=unknown))

        if figure.get("subtitle"):
            loose("subtitle", label(figure["subtitle"]))
        if (figure.get("picture") or {}).get("credit"):
            loose("credit", label(figure["picture"]["credit"]))
        for panel in [figure, *figure.get("panels", [])]:
            if panel is not figure and panel.get("title"):
                loose("panel title", label(panel["title"]))
            if panel.get("filter"):
                loose("filter", label(panel["filter"]))
            for question in panel.get("questions") or []:
                loose("question", label(question["text"]))
                n = question.get("n")
                for key, value in n.items() if isinstance(n, dict) else [("", n)] if n else []:
                    if value is not None:
                        loose(f"base of {key}" if key else "base", squeeze(value))
            self.cards(panel.get("cards") or [], lambda value, text: loose("card", text(value)))
            for key in ("x", "y"):
                if panel.get(key):
                    loose(key, label(panel[key]))
            for line in panel.get("lines") or []:
                loose("line", label(line["label"]) + [squeeze(looked(line["at"]))])
            for band in panel.get("bands") or []:
                ends = [squeeze(looked(band[end])) for end in ("from", "to")]
                loose("band", *(label(band["label"]) + [mark.join(ends)] for mark in "～–-"))
            for annotation in panel.get("annotations") or []:
                loose("annotation", label(annotation["text"]))
            data = panel.get("data") or {}
            rows = data.get("rows") or []
            columns = [squeeze(column) for column in data.get("columns") or []]
            parting = columns.index(squeeze(panel["facet"])) + 1 if panel.get("facet") else None
            if parting:
                # Panels are titled with what parts them.
                looked(data["columns"][parting - 1])
                for value in {squeeze(looked(cells[parting])): cells[parting] for cells in rows}.values():
                    loose("facet", label(value))
            cells_of = [row for each in rows for row in (each["rows"] if isinstance(each, dict) else [each])]
            for number, column in enumerate(data.get("columns") or [], 1):
                if number == parting or columns[number - 1] in ENDS:
                    looked(column)
                    continue
                loose("column", label(column), unknown=all(cells[number : number + 1] in ([], [None]) for cells in cells_of))
            unit = panel.get("unit") or figure.get("unit")
            chart = panel.get("chart") or figure.get("chart")
            dated = chart in ("line", "area", "column") and all(DATED.fullmatch(squeeze(cells[0])) for cells in cells_of)
            for row in rows:
                inside = row["rows"] if isinstance(row, dict) else [row]
                if isinstance(row, dict):
                    loose("group", label(row["group"]), unknown=all(cell is None for cells in inside for cell in cells[1:]))
                for cells in inside:
                    if dated:
                        points.append(("category", cells[0], None))
                    else:
                        loose("category", label(cells[0]), unknown=all(cell is None for cell in cells[1:]))
                    for number, cell in enumerate(cells[1:]):
                        if number + 1 == parting:
                            looked(cell)
                        elif columns[number : number + 1] and columns[number] in ENDS:
                            if cell is not None:
                                points.append((f"end of {cells[0]}", cell, unit))
                        elif isinstance(cell, list):
                            points += [(f"point of {cells[0]}", part, unit) for part in cell if part is not None]
                        elif cell is None:
                            open_cells += 1
                        elif chart == "line":
                            points.append((f"point of {cells[0]}", cell, unit))
                        else:
                            loose(f"cell of {cells[0]}", *printed(cell, unit, self.grouped))
        for key, texts in (("notes", figure.get("notes")), ("sources", sources)):
            for text in texts or []:
                loose(key, label(text))
        self.between(fields, [None] * len(fields), place[1], end)
        for name, value, unit in points:
            ways = printed(value, unit, 0 if name == "category" else self.grouped)
            if any(way in self.alt for way in ways):
                self.verdict.good()
            else:
                self.claim(Field(file, name, [[way] for way in ways]), place[1], end)
        if open_cells:
            if UNDISCLOSED.search(self.flow.text, place[1], end):
                self.verdict.good()
            else:
                self.verdict.failures.append(f"{file}: {open_cells} cells are not disclosed, and the page does not say so")

    # ------------------------------------------------------------ whole files
    def report(self):
        """The report: chapters and cases in the order of the contents."""
        book, flow, at, spans = self.book, self.flow, 0, []
        cover = [Field("report.yaml", key, [heading(book.report[key])]) for key in ("title", "subtitle", "edition", "publisher") if book.report.get(key)]
        if credit := ((book.report.get("cover") or {}).get("picture") or {}).get("credit"):
            cover.append(Field("report.yaml", "cover credit", [label(credit)]))
        for each in cover:
            self.claim(each, 0, flow.page_end(0))
        self.used.clear()  # the same words stand on other pages again
        start = 0
        while "figure-list" in book.report["contents"] and start < len(flow.text):
            end = flow.page_end(start)
            if flow.text.startswith(LISTS["figure-list"], start):
                self.used.append((start, end))  # titles of figures stand there that are looked for with their charts
            start = max(end, start + 1)
        entries = self.in_order(list(book.entries))
        for kind, slug, role, part in entries:
            fields, figures = self.chapter(slug, role) if kind == "chapter" else (self.case(slug), [])
            if part:
                fields.insert(0, Field("report.yaml", f"part of {slug}", [plain(part)], loose=True))
            start = at
            places = self.ordered(fields, at, len(flow.text))
            at = max([at, *(place[1] for place in places if place)])
            first = next((place[0] for place in places if place), None)
            spans.append((kind, slug, role, fields, figures, places, start, first))
        number = 0
        for k, (kind, slug, role, fields, figures, places, start, first) in enumerate(spans):
            following = next((later[7] for later in spans[k + 1 :] if later[7] is not None), None)
            end = flow.page_start(following) if following is not None else len(flow.text)
            if kind == "case" and first is not None:
                start = flow.page_start(first)
            number += role == "chapter"
            counts, captions = {}, {}
            for figure, section in figures:
                if figure not in captions:
                    prefix = f"{number}.{section}" if section else f"{number}"
                    counts[prefix] = counts.get(prefix, 0) + 1
                    own = f"{prefix}.{counts[prefix]}" if role == "chapter" else None
                    captions[figure] = self.caption(figure, own, start, end)
            sources = self.sources(captions)
            for figure, place in captions.items():
                if place:
                    self.figure(figure, place, end, sources[figure])
            self.between(fields, places, start, end, tied=kind == "chapter")

        self.lists(at)

    def lists(self, low):
        """The lists behind the chapters, each in an order of its own."""
        report, rows = self.book.report, []
        for each in report.get("glossary") or []:
            if each.get("text"):
                rows.append((each["term"], self.book.prose(each["text"])))
            if each.get("full"):
                rows.append((each["term"], plain(each["full"])))
        for term, said in rows:
            said = plain(term) + said if not isinstance(said[0], str) else [squeeze(term) + said[0], *said[1:]]
            self.claim(Field("report.yaml", f"glossary {term}", [said]), 0, len(self.flow.text))
        for key, value in (report.get("imprint") or {}).items():
            self.claim(Field("report.yaml", f"imprint {key}", [plain(value)]), 0, len(self.flow.text))
        for each in report.get("index") or []:
            self.claim(Field("report.yaml", f"index {each['term']}", [plain(each["term"])]), 0, len(self.flow.text))

    def in_order(self, entries):
        """`cases: all` leaves the order of the groups to the book: takes the cases in the order of their profiles."""
        spots = {}
        for kind, slug, _, _ in entries:
            if kind == "case":
                found, _ = self.flow.find(self.book.prose(self.book.cases[slug]["profile"]), 0, len(self.flow.text))
                spots[slug] = found[0][0] if found else float("inf")
        cases = iter(sorted((entry for entry in entries if entry[0] == "case"), key=lambda entry: spots[entry[1]]))
        return [next(cases) if entry[0] == "case" else entry for entry in entries]

    def items(self, slug, chosen):
        """What is printed of an interview, each with the number of its question. Between a choice of questions stands nothing."""
        place = 0
        for each in self.book.cases[slug]["interview"]:
            if each.get("print") == "false":
                overlook(each)
                continue
            place += "q" in each
            if chosen is None or ("q" in each and place in chosen):
                yield place, each

    def foot(self, slug):
        """What every sheet says of the publisher."""
        says = self.book.report.get("sheet") or {}
        texts = {"contact": says.get("contact"), "url": (says.get("url") or "").replace("{slug}", slug)}
        return [Field("report.yaml", f"sheet {key}", [plain(text)], loose=True) for key, text in texts.items() if text]

    def chosen(self, slug):
        """The questions that a sheet of one page prints: all, those that are marked, or so many from the first on. It says how many."""
        interview = [each for _, each in self.items(slug, None) if "q" in each]
        marked = [place for place, each in enumerate(interview, 1) if each.get("one_page") == "true"]
        said = SELECTED.search(self.flow.text)
        if not said:
            return None
        numbers = [int(number) for number in said.groups() if number]
        count, of = numbers if len(numbers) == 2 else (0, *numbers)
        chosen = marked or list(range(1, count + 1))
        if (len(chosen), len(interview)) != (count, of):
            self.verdict.failures.append(f"the page says {count} of {of} questions, and should say {len(chosen)} of {len(interview)}")
        for place, each in enumerate(interview, 1):
            if place not in chosen and squeeze(each["q"]) in self.flow.text:
                self.verdict.failures.append(f"question {place} is said to be left out and stands on the page")
        return chosen

    def sheet(self, slug, one_page=False):
        fields = self.case(slug, self.chosen(slug) if one_page else None) + self.foot(slug)
        if one_page and len(self.flow.pages) != 1:
            self.verdict.failures.append(f"a sheet of one page has {len(self.flow.pages)}")
        places = self.ordered(fields, 0, len(self.flow.text))
        self.between(fields, places, 0, len(self.flow.text), tied=False)

    def nothing_overlooked(self):
        """Every field of the format has a rule, and every text of the book that must be printed was looked for."""
        for field in fields.missing(Path(__file__).parents[2] / "schemas"):
            self.verdict.failures.append(f"the schema of a {field} has no rule in fields.py")
        book = self.book
        shown = {("cases" if kind == "case" else "chapters", slug) for kind, slug, _, _ in book.entries}
        shown |= {("figures", slug) for kind, chapter in shown if kind == "chapters" for slug in book.shown(book.chapters[chapter])}
        files = [("report.yaml", "report", book.report)]
        for folder, slug in sorted(shown):
            files.append((f"{folder}/{slug}.yaml", KINDS[folder], getattr(book, folder)[slug]))
        for file, kind, tree in files:
            for field in fields.overlooked(tree, kind):
                self.verdict.failures.append(f"{file}: {field} is in the book and this judge did not look for it")
            self.verdict.good()

    def readable(self, file):
        """No character that a reader cannot use: replacements, private ones, controls."""
        odd = sorted({c for c in self.flow.text if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or ord(c) >= 0xF0000 or ord(c) < 32})
        if odd:
            self.verdict.failures.append(f"{file}: characters without a meaning: {', '.join(f'U+{ord(c):04X}' for c in odd)}")
        else:
            self.verdict.good()


def report(sheet, own, verdict):
    """Says what is wrong with a sheet; returns how much."""
    for failure in own.failures:
        print(f"FAIL sheets/{sheet.name}: {failure}")
    verdict.passed += own.passed
    return len(own.failures)


def main(arguments):
    if len(arguments) not in (2, 3):
        raise SystemExit(__doc__)
    book, path = Book(arguments[0]), Path(arguments[1])
    verdict = Verdict()
    judge = Judge(book, path, verdict)
    judge.report()
    judge.readable(path.name)
    judge.nothing_overlooked()
    for failure in verdict.failures:
        print(f"FAIL {path.name}: {failure}")
    failed = len(verdict.failures)
    if len(arguments) == 3:
        for slug in book.cases:
            sheet, own = Path(arguments[2]) / f"{slug}.pdf", Verdict()
            if sheet.exists():
                judge = Judge(book, sheet, own, spine=False)
                judge.sheet(slug)
                judge.readable(sheet.name)
            else:
                own.failures.append("the sheet is missing")
            failed += report(sheet, own, verdict)
            if (sheet := sheet.with_stem(f"{slug}-one-page")).exists():
                own = Verdict()
                judge = Judge(book, sheet, own, spine=False)
                judge.sheet(slug, one_page=True)
                judge.readable(sheet.name)
                failed += report(sheet, own, verdict)
    print(f"text: {verdict.passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
