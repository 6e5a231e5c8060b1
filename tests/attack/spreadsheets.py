"""Spreadsheets that unpack to more than they are."""

import zipfile

from bench import book, run, verdict

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{0}</worksheet>'


def text(place, words):
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(place, value):
    return f'<c r="{place}"><v>{value}</v></c>'


def row(at, *cells):
    return f'<row r="{at}">{"".join(cells)}</row>'


GOOD = row(1, text("A1", "项"), text("B1", "值")) + row(2, text("A2", "甲"), number("B2", 3)) + row(3, text("A3", "乙"), number("B3", 4))


def letters(number):
    name = ""
    while number:
        number, last = divmod(number - 1, 26)
        name = chr(65 + last) + name
    return name


def sheet(program, xml, ranged=None, parts=(), says=None, codes=(0, 1)):
    """Checks a book with one figure that reads this sheet."""
    with book() as folder:
        with zipfile.ZipFile(folder / "figures" / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", TYPES)
            package.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
            package.writestr("xl/workbook.xml", BOOK)
            package.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml"))
            package.writestr("xl/worksheets/sheet1.xml", xml)
            for name, bytes in parts:
                package.writestr(name, bytes)
        figure = folder / "figures" / "t.yaml"
        xlsx = "{ file: t.xlsx" + (f', range: "{ranged}"' if ranged else "") + " }"
        figure.write_text(f"title: 表\nchart: bar\nunit: 件\nsources: [示例]\ndata:\n  xlsx: {xlsx}\n", "utf-8")
        return verdict(run(program, folder, "check", "--no-typeset"), says, codes)


def far_cells(program, _long):
    """One value at the far end of the grid."""
    far = row(1048576, text("XFD1048576", " "))
    value = row(1048576, number("XFD1048576", 5))
    cross = "".join(row(at, number(f"A{at}", at)) for at in range(2, 9000))
    wide = row(1, *(number(f"{letters(at)}1", at) for at in range(1, 9000)))
    merged = "<mergeCells>" + "".join(f'<mergeCell ref="A{at}:XFD1048576"/>' for at in range(1, 400)) + "</mergeCells>"
    hidden = "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 20000 + "</cols>"
    data = "<sheetData>{}</sheetData>"
    return [
        sheet(program, SHEET.format(data.format(GOOD + far))),
        sheet(program, SHEET.format(data.format(GOOD + far)), "A1:B3", codes=(0,)),
        sheet(program, SHEET.format(data.format(GOOD + value)), "A1:B3", codes=(0,)),
        sheet(program, SHEET.format(data.format(GOOD + value))),
        sheet(program, SHEET.format(data.format(wide + cross))),
        sheet(program, SHEET.format(data.format(GOOD) + merged)),
        sheet(program, SHEET.format(hidden + data.format(wide))),
        sheet(program, SHEET.format(data.format(GOOD)), "A1:XFD1048576", codes=(1,)),
        sheet(program, SHEET.format(data.format('<row r="4294967295"><c r="XFD4294967295"><v>1</v></c></row>'))),
        sheet(program, SHEET.format('<dimension ref="A1:XFD1048576"/>' + data.format(GOOD)), codes=(0,)),
    ]


def bombs(program, _long):
    """Parts that unpack to gigabytes, and packages of many parts."""
    long = "x" * (200 << 20)
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>'
    good = SHEET.format(f"<sheetData>{GOOD}</sheetData>")
    return [
        sheet(program, SHEET.format(f"<sheetData>{row(1, text('A1', long))}</sheetData>"), codes=(1,)),
        sheet(program, good, parts=[("xl/styles.xml", " " * (200 << 20))], codes=(1,)),
        sheet(program, good, parts=[("xl/sharedStrings.xml", strings)]),
        sheet(program, good, parts=[(f"xl/a{at}.xml", "") for at in range(5000)], codes=(1,)),
        sheet(program, good, parts=[("xl/media/a.bin", b"\0" * (200 << 20))]),
        sheet(program, SHEET.format("<a>" * 100000), codes=(0, 1)),
        sheet(program, "<!DOCTYPE x [" + "".join(f'<!ENTITY e{at} "{"&e%d;" % (at - 1) * 10}">' for at in range(1, 12)) + "]>" + good),
    ]


ATTACKS = [far_cells, bombs]
