"""What a figure prints, looked for within its place."""

import re

from book import label, printed, squeeze
from claims import Claims, Field
from fields import looked

# Rows that are dates stand on an axis of time, which prints its own.
DATED = re.compile(r"\d{4}(年|年?\d{1,2}月.*|-\d{1,2}.*|\W?Q[1-4])?")
ENDS = ("low", "high")
UNDISCLOSED = re.compile(r"未披露|未揭露|非公表|[Nn]ot ?disclosed|[Uu]ndisclosed")


class Figures(Claims):
    """Looks for the captions of figures and for everything in them."""

    def cards(self, cards, loose):
        for card in cards:
            loose(card["keyword"], label)
            if card.get("count"):
                loose(card["count"], label)
            if card.get("text"):
                loose(card["text"], self.book.prose)
            for comment in card.get("comments") or []:
                loose(comment, label)

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
