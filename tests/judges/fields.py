"""What becomes of every field of the format.

The schemas say which fields there are. Each is either looked for on the page, or stands here with the reason why it is not.
`missing` compares the two, so that a field that is added to the format and not to the judge is a failure.
"""

import json
from pathlib import Path

PRINTED = None
PLACE = "says where something is, or which one is meant"
FORM = "says how something is set, not what"
LOGIC = "is for the checks alone"
DRAWN = "is a picture, which other judges look at"
WORDED = "is printed in words that the book chooses"

# Sections and panels hold what chapters and figures hold; their own fields are the same but for the prefix.
PREFIXES = {"chapter": "sections.[].", "figure": "panels.[]."}

FIELDS = {
    "report": {
        "title": PRINTED, "subtitle": PRINTED, "edition": PRINTED, "publisher": PRINTED,
        "interviewer": "is the default of the cases, and is looked for with them",
        "source": "is the default of the figures, and is looked for with the first of a chapter",
        "date": WORDED, "lang": FORM, "translation": FORM, "requires": LOGIC, "page": FORM, "theme": FORM, "press": FORM,
        "sheet.mark": DRAWN, "sheet.contact": "is looked for on the sheets", "sheet.url": "is looked for on the sheets, and in their codes",
        "numbers": FORM, "makeup": FORM,
        "series": FORM, "groups": LOGIC, "terms": LOGIC, "names": LOGIC, "names.[]": LOGIC, "style": LOGIC, "accept": LOGIC,
        "cover.picture.file": DRAWN, "cover.picture.alt": "is for those who cannot see the picture", "cover.picture.credit": PRINTED,
        "cover.picture.focus": FORM, "imprint.edition": PRINTED, "imprint.licence": PRINTED, "imprint.isbn": PRINTED, "glossary.[].term": PRINTED, "glossary.[].full": PRINTED, "glossary.[].text": PRINTED, "glossary.[].sort": FORM,
        "index.[].term": PRINTED, "index.[].find": LOGIC, "index.[].sort": FORM, "contents.[]": FORM, "contents.[].part": PRINTED, "contents.[].preface": PLACE, "contents.[].summary": PLACE,
        "contents.[].about": PLACE, "contents.[].chapters": PLACE, "contents.[].cases": PLACE, "contents.[].order": FORM, "contents.[].chapter": PLACE, "contents.[].appendix": PLACE,
        "contents.[].page": PLACE, "contents.[].legal": PLACE, "contents.[].back-cover": PLACE,
    },
    "chapter": {
        "title": PRINTED, "short": "is for running heads, which are left out by their place", "lead": PRINTED, "id": PLACE,
        "picture.file": DRAWN, "picture.alt": "is for those who cannot see the picture", "picture.credit": PRINTED, "picture.focus": FORM,
        "layout": FORM, "body.[]": FORM, "body.[].text": PRINTED, "body.[].subhead": PRINTED, "body.[].figure": PLACE,
        "body.[].figures": PLACE, "body.[].callout.before": PRINTED, "body.[].callout.number": PRINTED,
        "body.[].callout.text": PRINTED, "body.[].quote.case": PLACE, "body.[].quote.text": PRINTED, "body.[].quote.by": PRINTED, "body.[].quote.optional": FORM,
        "body.[].highlight.case": PLACE, "body.[].highlight.text": PRINTED, "body.[].highlight.by": PRINTED, "body.[].highlight.optional": FORM, "body.[].picture.optional": FORM,
        "body.[].cards.[].keyword": PRINTED, "body.[].cards.[].count": PRINTED, "body.[].cards.[].text": PRINTED,
        "body.[].cards.[].comments.[]": PRINTED, "body.[].picture.file": DRAWN, "body.[].picture.width": FORM, "body.[].picture.caption": PRINTED, "body.[].picture.credit": PRINTED,
        "body.[].picture.alt": "is for those who cannot see the picture", "body.[].picture.focus": FORM,
        "body.[].takeaways.title": PRINTED, "body.[].takeaways.lines.[]": PRINTED, "body.[].aside.title": PRINTED, "body.[].aside.text": PRINTED,
        "body.[].table.columns.[]": PRINTED, "body.[].table.widths": FORM, "body.[].table.rows.[].[]": PRINTED,
        "body.[].table.rows.[].[].text": PRINTED, "body.[].table.rows.[].[].columns": FORM, "body.[].table.rows.[].[].rows": FORM,
        "body.[].table.notes.[]": PRINTED, "body.[].table.sources.[]": PRINTED, "body.[].numbers.[].label": PRINTED,
        "body.[].numbers.[].value": PRINTED, "body.[].numbers.[].group": PRINTED, "body.[].case-table": PLACE,
        "signature.name": PRINTED, "signature.date": PRINTED, "notes.{}": PRINTED, "endnotes": FORM, "accept": LOGIC,
    },
    "case": {
        "name": PRINTED, "latin_name": PRINTED, "group": PRINTED, "industry": PRINTED, "logo": DRAWN,
        "interviewee.name": PRINTED, "interviewee.title": PRINTED, "interviewee.organisation": PRINTED,
        "interviewee.portrait": DRAWN, "interviewer": PRINTED, "kind": WORDED, "status": "leaves a draft out of the book; its sheet says so", "approval": "is the company's word, for check and list", "layout": FORM, "profile": PRINTED, "patents.as_of": PRINTED,
        "patents.applications": PRINTED, "patents.inventions": PRINTED, "patents.granted": PRINTED,
        "patents.growth.rate": PRINTED, "patents.growth.period": PRINTED, "patents.growth.of": WORDED,
        "patents.offices.count": PRINTED, "patents.offices.names.[]": PRINTED, "patents.more.[].label": PRINTED,
        "organisations.[]": PRINTED, "facts.[].label": PRINTED, "facts.[].value": PRINTED, "facts.[].group": PRINTED,
        "patents.more.[].value": PRINTED, "patents.more.[].group": PRINTED, "interview.[].q": PRINTED, "interview.[].a": PRINTED, "interview.[].answers.[].by": PRINTED, "interview.[].answers.[].a": PRINTED,
        "interview.[].follow_ups.[].q": PRINTED, "interview.[].follow_ups.[].a": PRINTED, "interview.[].follow_ups.[].answers.[].by": PRINTED,
        "interview.[].follow_ups.[].answers.[].a": PRINTED, "interview.[].section": PRINTED, "interview.[].aside.title": PRINTED,
        "interview.[].aside.text": PRINTED, "interview.[].print": FORM, "interview.[].picture.file": DRAWN, "interview.[].picture.optional": FORM, "interview.[].picture.width": FORM,
        "interview.[].picture.caption": PRINTED, "interview.[].picture.credit": PRINTED, "interview.[].picture.focus": FORM,
        "interview.[].picture.alt": "is for those who cannot see the picture", "quotes.[].text": PRINTED, "quotes.[].by": PRINTED,
        "interviewees.[].name": PRINTED, "interviewees.[].title": PRINTED, "interviewees.[].organisation": PRINTED,
        "interviewees.[].initials": PRINTED, "interviewees.[].portrait": DRAWN, "interviewee.initials": PRINTED,
        "interview.[].one_page": FORM,
        "quote.text": PRINTED, "quote.by": PRINTED, "highlight": PRINTED, "closing": PRINTED, "notes.{}": PRINTED, "source.title": PRINTED,
        "translation": "is printed in a book of translations", "source.publisher": PRINTED, "source.date": PRINTED, "source.page": PRINTED, "source.url": PRINTED, "accept": LOGIC,
    },
    "figure": {
        "title": PRINTED, "subtitle": PRINTED, "chart": FORM, "scale": FORM, "unit": "stands at the values that have none of their own",
        "questions.[].text": PRINTED, "questions.[].n": PRINTED, "questions.[].n.{}": PRINTED, "select": LOGIC,
        "filter": PRINTED, "data.columns.[]": PRINTED, "data.rows.[].[]": PRINTED, "data.rows.[].[].[]": PRINTED,
        "data.rows.[].group": PRINTED, "data.rows.[].rows.[].[]": PRINTED, "data.rows.[].rows.[].[].[]": PRINTED,
        "data.csv": PLACE, "data.xlsx": PLACE, "x": PRINTED, "y": PRINTED, "axis": FORM, "lines.[].at": PRINTED, "lines.[].label": PRINTED,
        "bands.[].from": PRINTED, "bands.[].to": PRINTED, "bands.[].label": PRINTED, "annotations.[].at": PLACE,
        "annotations.[].series": PLACE, "annotations.[].text": PRINTED, "facet": PLACE, "order": FORM, "numbers": FORM, "highlight": FORM,
        "cards.[].keyword": PRINTED, "cards.[].count": PRINTED, "cards.[].text": PRINTED, "cards.[].comments.[]": PRINTED,
        "notes.[]": PRINTED, "sources.[]": PRINTED, "alt": "is for those who cannot see the figure", "accept": LOGIC,
        "picture.file": DRAWN, "picture.credit": PRINTED, "picture.alt": "is for those who cannot see the picture",
    },
}


class Value(str):
    """A text of a file that knows its field and whether anyone looked for it."""

    def __new__(cls, text, field):
        value = super().__new__(cls, text)
        value.field, value.looked_for = field, False
        return value


def looked(text):
    """The text, which is now known to be looked for."""
    if isinstance(text, Value):
        text.looked_for = True
    return text


def overlook(tree):
    """Everything in a tree is known not to be printed."""
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else []:
        overlook(each)
    looked(tree)


def marked(tree, kind, steps=()):
    """A file's tree with its texts as values."""
    if isinstance(tree, dict):
        return {key: marked(each, kind, (*steps, key)) for key, each in tree.items()}
    if isinstance(tree, list):
        return [marked(each, kind, (*steps, "[]")) for each in tree]
    return Value(tree, name(kind, steps)) if isinstance(tree, str) else tree


def name(kind, steps):
    """The field that these steps lead to: of a part with its own prefix, that of the whole."""
    return ".".join(steps).removeprefix(PREFIXES.get(kind, " "))


def rule(kind, field):
    """What becomes of a field: its own rule, that of bases by name, or that of everything it stands in. KeyError: none."""
    steps = field.split(".")
    if "only" in steps[-2:]:
        return FORM
    if kind == "figure" and steps[:3] == ["questions", "[]", "n"] and len(steps) == 4:
        steps[3] = "{}"
    for end in range(len(steps), 0, -1):
        above = ".".join(steps[:end])
        found = FIELDS[kind].get(above, KeyError)
        if found is not KeyError and (end == len(steps) or found is not PRINTED and not above.endswith("[]")):
            return found
    raise KeyError(field)


def overlooked(tree, kind):
    """The fields with a text that should be on the page and that no rule of the judge looked for."""
    if isinstance(tree, Value):
        if tree and not tree.looked_for and rule(kind, tree.field) is PRINTED:
            yield tree.field
    elif isinstance(tree, (dict, list)):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from overlooked(each, kind)


def missing(folder):
    """The fields of the schemas that have no rule here."""
    for kind in FIELDS:
        schema = json.loads(Path(folder, f"{kind}.schema.json").read_text(encoding="utf-8"))
        for field in sorted({name(kind, steps) for steps in leaves(schema, schema, ())}):
            try:
                rule(kind, field)
            except KeyError:
                yield f"{kind}: {field}"


def leaves(node, schema, steps):
    """The steps to every scalar that a schema allows."""
    if not isinstance(node, dict):
        return
    if "$ref" in node:
        yield from leaves(schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], schema, steps)
    for each in [*node.get("anyOf", []), *node.get("oneOf", []), *node.get("allOf", [])]:
        yield from leaves(each, schema, steps)
    for key, each in node.get("properties", {}).items():
        yield from leaves(each, schema, (*steps, key))
    yield from leaves(node.get("items"), schema, (*steps, "[]"))
    yield from leaves(node.get("additionalProperties"), schema, (*steps, "{}"))
    types = node.get("type", [])
    if {"string", "number", "integer", "boolean"} & set([types] if isinstance(types, str) else types) or {"enum", "const"} & set(node):
        yield steps
