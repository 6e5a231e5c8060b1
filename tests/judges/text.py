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
from pathlib import Path

import fields
from fields import looked, overlook
from book import KINDS, LISTS, Book, heading, label, plain, squeeze
from charts import Figures
from claims import Field, Verdict

# What a sheet of one page says when it prints a part of the interview.
SELECTED = re.compile(r"(?:本页选刊|本頁選刊|掲載)(\d+)[问問][，、]全部?(\d+)[问問]|全部?(\d+)[问問](?:见|見|は)|(\d+)of(\d+)questions|(\d+)questions;thewhole")


class Judge(Figures):
    """Looks for everything in a book."""

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
