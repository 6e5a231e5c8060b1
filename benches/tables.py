#!/usr/bin/env python3
"""How checks of cases from one spreadsheet grow with its rows.

    tables.py [N…] [--casebound FILE]

Makes throw-away books of a CSV file and of a workbook of N rows (1000 and 10000), each an interview of three questions, and runs
`check` over them: as sheets alone, so that no book is typeset. Exits with 1 if the processor's time of the largest two grows faster
than by the exponent 1.1, or if a check takes more than 1 GiB.
"""

import argparse
import csv
import io
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from check import MOST_EXPONENT
from measure import ROOT, exponent, work

ROWS = [1000, 10000]
MOST_MEMORY = 1024  # MiB
HEAD = ["id", "name", "group", "industry", "interviewee.title", "profile", "patents.applications", "patents.granted", "facts.1.value"] + ["interview.*.q", "interview.*.a"] * 3
REPORT = """title: 一行一家
groups: [企业]
contents:
  - cover
  - cases:
      table: companies.{kind}
      sheets_only: true
      map: {{ interview.*.q: interview.*.q, interview.*.a: interview.*.a }}
      constants: {{ facts.1.label: 员工, kind: digest }}
"""


def row(number):
    name = f"第{number}量具"
    answer = f"{name}先看文献，再看样机，然后决定写不写；写的每半年回看一次，不写的公开发表。" * 3
    asked = [part for turn in range(3) for part in (f"{name}怎样安排第{turn + 1}件事？", answer)]
    return [f"c{number:05}", name, "企业", "量具", "法务部", f"{name}是一家虚构的企业，做第{number % 97}种量具，客户多为中小工厂。", str(200 + number % 900), str(100 + number % 90), f"{40 + number % 50} 人", *asked]


def workbook(rows):
    """A workbook of inline texts."""
    cells = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in each) + "</row>" for each in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets><sheet name="Companies" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="s" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def book(to, count, kind="csv"):
    """A book of so many rows."""
    to.mkdir(parents=True, exist_ok=True)
    rows = [HEAD, *(row(number + 1) for number in range(count))]
    if kind == "csv":
        with open(to / "companies.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        (to / "companies.xlsx").write_bytes(workbook(rows))
    (to / "report.yaml").write_text(REPORT.format(kind=kind), "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int, nargs="*", default=ROWS)
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    options = parser.parse_args()
    failed = False
    print(f"{'kind':>6}{'rows':>8}{'time':>11}{'processor':>13}{'peak memory':>14}")
    for kind in ("csv", "xlsx"):
        taken = []
        for count in sorted(options.rows):
            with tempfile.TemporaryDirectory() as folder:
                to = Path(folder) / "book"
                book(to, count, kind)
                seconds, memory, processor = work([options.casebound.resolve(), "--project", to, "check", "--format", "short"], cwd=to)
            taken.append((count, processor))
            failed |= memory > MOST_MEMORY
            print(f"{kind:>6}{count:>8}{seconds:>9.2f} s{processor:>11.2f} s{memory:>10.0f} MiB", flush=True)
        if len(taken) > 1:
            power = exponent(taken[-2], taken[-1])
            failed |= power > MOST_EXPONENT
            print(f"the time grows with the rows by exponent {power:.2f} (at most {MOST_EXPONENT})")
    return failed


if __name__ == "__main__":
    sys.exit(main())
