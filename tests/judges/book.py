"""A book's YAML as its editors know it: what has to stand on the page, written down from the documented format alone.

The text of a field is a list of parts. A `str` must be on the page letter by letter (blanks taken out on both sides);
a compiled pattern stands for what the book makes of a mark: a reference's number, a list's bullet.
"""

import re
from pathlib import Path

import yaml

from fields import looked, marked
from pdf import DASHES

Pattern = re.Pattern
NOTE = re.compile(r"\^([A-Za-z0-9*†‡]{1,3})\^")
LOW = re.compile(r"~([\w.,+=-]{1,6})~")
FOOTNOTE = re.compile(r"\[\^[\w.-]+\]")
FIGURE = re.compile(r"(图|圖|図|Figure)([A-Z]+\.)?[\d.]+")
PAGE = re.compile(r"(（第\d+[页頁]）|（\d+ページ）|\(page\d+\))?")
MONTHS = "January February March April May June July August September October November December".split()
KINDS = {"report.yaml": "report", "chapters": "chapter", "cases": "case", "figures": "figure"}  # by file or folder
# Lists that are made of the book as a whole, by their entry of the contents: their titles.
LISTS = {"figure-list": "图目录", "glossary": "术语表", "abbreviations": "缩略语", "index": "索引"}
MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
SIZES = {"a4": (210, 297), "a5": (148, 210), "b5": (176, 250), "16k": (210, 285), "letter": (215.9, 279.4)}


class Loader(yaml.SafeLoader):
    """Every scalar as it is written; only `~`, `null` and nothing are no text."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in known if each[0] == "tag:yaml.org,2002:null"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def translate(tree, fields):
    """Puts translations in the place of what they translate, and of whatever names that."""
    names = {}
    for path, own in fields.items():
        if not own.get("text"):
            continue
        steps = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")]
        parent = tree
        for step in steps[:-1]:
            parent = parent[int(step) if isinstance(parent, list) else step]
        last = int(steps[-1]) if isinstance(parent, list) else steps[-1]
        names[parent[last]] = own["text"]
        parent[last] = own["text"]
    rename(tree, names)


def rename(tree, names):
    """Goes on naming what is translated."""
    for key, each in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if key in ("by", "at", "series", "facet") and each in names:
            tree[key] = names[each]
        elif key == "highlight" and isinstance(each, list):
            tree[key] = [names.get(one, one) for one in each]
        elif key == "n" and isinstance(each, dict):
            tree[key] = {names.get(one, one): value for one, value in each.items()}
        elif isinstance(each, (dict, list)):
            rename(each, names)


def squeeze(text):
    """The text without blanks. A minus and what joins a range print as the language has them, whatever was typed."""
    return "".join(looked(text).split()).translate(DASHES)


def heading(text):
    """A title: a bar that breaks it prints nowhere, as does a backslash before one."""
    kept = ""
    for at, c in enumerate(looked(text)):
        before, after = text[:at], text[at + 1 :]
        escapes = c == "\\" and after.startswith("|")
        breaks = c == "|" and not before.endswith("\\") and before.strip() and after.strip() and not (before[-1].isspace() and after[0].isspace())
        if not escapes and not breaks:
            kept += c
    return [squeeze(kept)]


def label(text):
    """A title, label, cell or note: `^1^` prints as a raised 1, all else as typed."""
    return [squeeze(NOTE.sub(r"\1", looked(text)))]


def plain(text):
    """Any other field that is not prose prints as typed."""
    return [squeeze(text)]


class Book:
    """The book in a folder, or the one of a report in it, as it is on the screen."""

    def __init__(self, root):
        root = Path(root)
        self.root, name = (root, "report.yaml") if root.is_dir() else (root.parent, root.name)
        self.edition = name.removesuffix(".yaml")
        self.lang_of_texts = None
        self.report = self.load(name)
        # A book in one language takes its texts from their translations.
        lang = self.report.get("translation")
        self.lang_of_texts = lang if isinstance(lang, str) else None
        self.chapters, self.cases, self.figures = (self.folder(name) for name in ("chapters", "cases", "figures"))
        self.entries = list(self.walk())
        self.sections, self.numbered, number, letters = {}, set(), 0, iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # id → number and title; figures with a number
        for kind, slug, role, _ in self.entries:
            if kind != "chapter":
                continue
            number += role == "chapter"
            sign = {"chapter": str(number), "appendix": next(letters) if role == "appendix" else ""}.get(role, "")
            if sign:
                self.numbered.update(self.shown(self.chapters[slug]))
            for place, section in enumerate(self.chapters[slug].get("sections") or [], 1):
                if section.get("id"):
                    self.sections[section["id"]] = (f"{sign}.{place}" if sign else "", heading(section["title"])[0])

    def load(self, name):
        with open(self.root / name, encoding="utf-8") as file:
            tree = yaml.load(file, Loader)
        if self.lang_of_texts and (own := self.root / "translations" / str(self.lang_of_texts) / name).exists():
            with open(own, encoding="utf-8") as file:
                translate(tree, yaml.load(file, Loader).get("fields") or {})
            # A name that is the Latin one in the other language prints once.
            if "latin_name" in tree and tree["latin_name"] == tree["name"]:
                del tree["latin_name"]
        return marked(self.limited(tree, "file"), KINDS.get(name.partition("/")[0], "report"))

    def limited(self, tree, spot):
        """What is not for other editions, nor for print alone. `spot`: the file, or the key of the list that the item stands in."""
        if isinstance(tree, list):
            kept = [self.limited(each, spot) for each in tree if not isinstance(each, dict) or self.admits(each.get("only"))]
            # A page of the contents, or a chapter of a part, that is limited.
            name = {"contents": "page", "chapters": "chapter"}.get(spot)
            return [each[name] if isinstance(each, dict) and "only" in each and set(each) == {name, "only"} else each for each in kept]
        if not isinstance(tree, dict):
            return tree
        if not self.admits(tree.get("only")):
            return None
        return {key: self.limited(each, key) for key, each in tree.items()}

    def admits(self, only):
        if not isinstance(only, list):
            return True
        media, editions = [name for name in only if name in ("print", "screen")], [name for name in only if name not in ("print", "screen")]
        return (not media or "screen" in media) and (not editions or self.edition in editions)

    def folder(self, name):
        files = sorted((self.root / name).glob("*.yaml"))
        trees = {file.stem: self.load(f"{name}/{file.name}") for file in files if not file.stem.startswith("_")}
        return {slug: tree for slug, tree in trees.items() if tree is not None}

    def walk(self):
        """The contents in printing order: kind, slug, role and part of each chapter and case."""
        for entry in self.report["contents"]:
            if isinstance(entry, str):
                continue
            part = entry.get("part")
            for role, value in entry.items():
                if role == "cases":
                    for slug in sorted(self.cases) if value == "all" else value:
                        if slug not in self.cases or self.cases[slug].get("status") == "draft":
                            continue
                        yield "case", slug, "case", None
                elif role == "chapters":
                    for slug in value:
                        yield "chapter", slug, "chapter", part
                elif role not in ("part", "order", "only"):
                    yield "chapter", value, role, None

    def page(self):
        """Trim and margins in points; what is not given is A4's, in proportion."""
        given = self.report.get("page") or {}
        given = {"size": given} if isinstance(given, str) else given
        width, height = SIZES[(given.get("size") or "a4").lower()]

        def length(key, default):
            typed = re.fullmatch(r"\s*([\d.]+)\s*([a-z]+)\s*", given.get(key) or "")
            return float(typed[1]) * MILLIMETRES[typed[2]] if typed else default

        page = {"width": length("width", width), "height": length("height", height)}
        for key, default in {"inside": 25, "outside": 22}.items():
            page[key] = length(key, default * page["width"] / 210)
        for key in ("top", "bottom"):
            page[key] = length(key, 26 * page["height"] / 297)
        # A side column at the fore-edge takes about a quarter of the measure, on the left of left pages and on the right of right ones.
        measure = page["width"] - page["inside"] - page["outside"]
        page["aside"] = 0.25 * measure if given.get("side") == "outer" else 0.0
        return {key: value * 72 / 25.4 for key, value in page.items()}

    # ------------------------------------------------------------ prose
    def prose(self, text):
        """The parts that prose prints: its marks are taken out, its references stand open."""
        parts = []
        for mark, paragraph in blocks(looked(text)):
            if mark is not None:
                parts.append(mark)
            parts.extend(self.inline(paragraph))
        return merged(parts)

    @staticmethod
    def pieces(text):
        """Prose between its tables, and the cells of each table."""
        rows, found = table_rows(looked(text)), [""]
        for number, line in enumerate(text.split("\n")):
            if number in rows:
                if not isinstance(found[-1], list):
                    found.append([])
                found[-1] += rows[number]
            else:
                if isinstance(found[-1], list):
                    found.append("")
                found[-1] += line + "\n"
        return [piece for piece in found if isinstance(piece, list) or piece.strip()]

    def inline(self, text):
        """CommonMark's emphasis, links, note marks and the escapes of the subset."""
        out, stars, at = [], [], 0
        while at < len(text):
            c, rest = text[at], text[at:]
            if c == "\\" and rest[1:2] and rest[1] in "*[]^>-.":
                out.append(rest[1])
                at += 2
            elif c == "*" and not (rest.startswith("* ") and (at == 0 or text[at - 1] == "\n")):
                run = len(rest) - len(rest.lstrip("*"))
                before, after = text[at - 1 : at] or " ", rest[run : run + 1] or " "
                stars.append({"at": len(out), "n": run, "whole": run, "opens": not after.isspace(), "closes": not before.isspace()})
                out.append("")
                at += run
            elif c == "[" and (link := re.match(r"\[([^\[]*?)\]\(([^\s)]+)\)", rest)):
                out.extend(self.inline(link[1]) if link[1] else self.reference(link[2]))
                if link[1] and link[2].startswith("ruby:"):
                    out.append(link[2].removeprefix("ruby:"))
                at += link.end()
            elif c == "[" and (note := FOOTNOTE.match(rest)):
                # The book numbers its notes; their keys print nowhere.
                out.append(re.compile(r"\d{1,3}"))
                at += note.end()
            elif c == "~" and text[at - 1 : at].isalnum() and (low := LOW.match(rest)):
                out.append(low[1])
                at += low.end()
            elif c == "^" and (note := NOTE.match(rest)):
                out.append(note[1])
                at += note.end()
            else:
                out.append(c)
                at += 1
        for at, left in unmatched(stars):
            out[at] = "*" * left
        return out

    def reference(self, target):
        """What a link without a text of its own prints."""
        kind, _, name = target.partition(":")
        if kind == "fig" and name in self.figures:
            # A figure in a chapter without a number is named by its title.
            return [FIGURE if name in self.numbered else squeeze(NOTE.sub("", self.figures[name]["title"]))]
        if kind == "case" and name in self.cases:
            return [self.cases[name]["name"], PAGE]
        if kind == "sec" and name in self.sections:
            return list(self.sections[name])
        return [target]

    @staticmethod
    def shown(chapter):
        """The figures a chapter shows."""
        for part in [chapter, *(chapter.get("sections") or [])]:
            for block in part.get("body") or []:
                if isinstance(block, dict) and "figure" in block:
                    yield block["figure"]
                elif isinstance(block, dict):
                    yield from block.get("figures") or []

    # ------------------------------------------------------------ the language
    def lang(self):
        return self.report.get("lang") or "zh-CN"

    def dates(self, value):
        """How a date may stand on the page: as typed, or written out as its language does."""
        ways = [plain(value)]
        typed = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", looked(value))
        if typed and self.lang() not in ("zh-CN", "zh"):
            year, month, day = (part and str(int(part)) for part in typed.groups())
            if not self.lang().startswith("en"):
                ways = [year + "年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")]
            elif not month:
                ways = [year]
            elif self.lang() == "en-US":
                ways = [MONTHS[int(month) - 1] + (f"{day}," if day else "") + year]
            else:
                ways = [(day or "") + MONTHS[int(month) - 1] + year]
            ways = [[way] for way in ways]
        return ways

    @staticmethod
    def people(case):
        return [case["interviewee"]] if case.get("interviewee") else case["interviewees"]

    def everybody(self, case):
        """What stands below words that name no speaker."""
        comma = "," if self.lang().startswith("en") else "、"
        return comma.join(self.person(case, who) for who in self.people(case))

    def person(self, case, who):
        """One who answered, in one line: organisation, title, name; in English the other way round."""
        parts = [squeeze(part) for part in self.interviewee(case, who) if part]
        return ",".join(reversed(parts)) if self.lang().startswith("en") else "".join(parts)

    @staticmethod
    def interviewee(case, who):
        return [who.get("organisation") or case["name"], who["title"], who.get("name") or ""]


def merged(parts):
    """Neighbouring strings as one, without blanks."""
    out = []
    for part in parts:
        if isinstance(part, Pattern):
            out.append(part)
        elif part := squeeze(part):
            if out and isinstance(out[-1], str):
                out[-1] += part
            else:
                out.append(part)
    return out


def blocks(text):
    """Paragraphs and list items, each with the pattern of the mark that is printed before it."""
    found, mark, lines, listed, counter = [], None, [], False, {}

    def close():
        nonlocal mark, lines
        if lines or mark is not None:
            found.append((mark, "\n".join(lines)))
        mark, lines = None, []

    rows = table_rows(text)
    for number, line in enumerate(text.split("\n")):
        rest = line.strip()
        if number in rows:
            close()
            found.extend((None, cell) for cell in rows[number])
            continue
        if not rest:
            close()
            continue
        indent = len(line) - len(line.lstrip())
        if indent == 0 and not lines and not re.match(r"- |\d{1,9}\. ", rest):
            listed, counter = False, {}
        while opening := re.match(r"- |> ?|(\d{1,9})\. ", rest):
            number = opening[1]
            if opening[0] == ">" and rest != ">" or number and lines and not listed and number != "1":
                break
            if not opening[0].startswith(">"):
                close()
                listed = True
                if number:
                    counter[indent] = counter.get(indent, int(number) - 1) + 1
                    mark = re.compile(rf"{counter[indent]}[.)、]?")
                else:
                    counter.pop(indent, None)
                    mark = re.compile(r"\W")
            rest = rest[opening.end() :].lstrip()
        lines.append(rest)
    close()
    return found


def table_rows(text):
    """The cells of each line of the tables in a text, by the number of the line: of a head, none of its rule, and of rows."""
    lines, rows, at = text.split("\n"), {}, 0
    bars = lambda line: [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", line.strip()))]
    while at < len(lines):
        end = next((number for number in range(at, len(lines)) if not lines[number].strip()), len(lines))
        table = lines[at:end]
        if len(table) > 2 and re.fullmatch(r"[|:\- ]+", table[1].strip()) and "|" in table[1] and "|" in table[0]:
            rows.update({at + k: [] if k == 1 else bars(line) for k, line in enumerate(table)})
        at = end + 1
    return rows


def unmatched(stars):
    """Where stars stay on the page: CommonMark's rule for `*`, run by run."""
    for k, closer in enumerate(stars):
        j = k - 1
        while closer["closes"] and closer["n"] and j >= 0:
            opener = stars[j]
            odd = (opener["closes"] or closer["opens"]) and (opener["whole"] + closer["whole"]) % 3 == 0
            odd = odd and not (opener["whole"] % 3 == 0 and closer["whole"] % 3 == 0)
            if not opener["opens"] or not opener["n"] or odd:
                j -= 1
                continue
            taken = 2 if min(opener["n"], closer["n"]) >= 2 else 1
            opener["n"] -= taken
            closer["n"] -= taken
            for between in stars[j + 1 : k]:
                between["opens"] = False
    return [(star["at"], star["n"]) for star in stars if star["n"]]


def printed(value, unit, grouped=0):
    """How a cell may stand on the page: with the figure's unit added, or as written; thousands are parted from `grouped` digits on."""
    value = looked(value)
    if grouped:
        value = re.sub(r"(?<![\d.])\d{4,}", lambda digits: f"{int(digits[0]):,}" if len(digits[0]) >= grouped else digits[0], value)
    text = NOTE.sub(r"\1", value)
    ways = [text]
    number = re.search(r"\d[\d.,]*(-[\d.]+)?", value)
    if unit and number and unit not in text:
        if unit[0] in "%％‰":
            marked = value[: number.end()] + unit + value[number.end() :]
            ways.insert(0, NOTE.sub(r"\1", marked))
        else:
            ways.insert(0, text + unit)
    return [squeeze(way) for way in ways]
