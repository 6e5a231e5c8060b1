"""Writes the workbooks and CSV files of this folder: small tables as openpyxl, xlsxwriter and LibreOffice save them, with what
editors' files have beside their numbers. Needs openpyxl, xlsxwriter, msoffcrypto-tool and, for `office-*`, soffice. The companies are invented.

    python3 tests/real/tables/make.py
"""

import datetime
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
from openpyxl.styles import Font

HERE = Path(__file__).parent
STAMP = datetime.datetime(2031, 4, 26)
ROWS = [("缩短交付周期", 0.389, 0.363), ("降低成本", 0.3, 0.307), ("开拓市场", 0.311, 0.33)]


def stable(path, otherwise={}):
    """Packs a workbook anew without the clock, so that the file is the same every time; sheets with parts written otherwise."""
    parts = []
    with zipfile.ZipFile(path) as old:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2031-04-26T00:00:00Z", data)
            for old_part, new_part in otherwise.items():
                data = data.replace(old_part, new_part) if "/worksheets/" in name else data
            parts.append((name, data))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            new.writestr(zipfile.ZipInfo(name, (2031, 4, 26, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def open_book():
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = STAMP
    sheet = book.active
    sheet.title = "调查"
    return book, sheet


def save(book, name, otherwise={}):
    path = HERE / name
    book.save(path)
    stable(path, otherwise)


def percent():
    book, sheet = open_book()
    sheet.append(["目标", "2031 年", "2030 年"])
    for row in ROWS:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.number_format = "0.0%"
    save(book, "percent.xlsx")


def formats():
    book = xlsxwriter.Workbook(HERE / "formats.xlsx")
    book.set_properties({"created": STAMP})
    sheet = book.add_worksheet("格式")
    sheet.write_row(0, 0, ["项目", "数值"])
    rows = [
        ("千位", 15009, "#,##0"),
        ("两位小数", 1234567.891, "#,##0.00"),
        ("单位", 12, '0"件"'),
        ("万", 12345, '0!.0,"万"'),
        ("货币", 1234.5, "[$¥-804]#,##0.00"),
        ("会计", 1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
        ("负数", -3.5, "0.0_);(0.0)"),
        ("无格式", 0.1 + 0.2, None),
        ("文字", "38.9", "@"),
    ]
    for number, (label, value, code) in enumerate(rows, 1):
        sheet.write(number, 0, label)
        style = book.add_format({"num_format": code}) if code else None
        (sheet.write_string if isinstance(value, str) else sheet.write_number)(number, 1, value, style)
    book.close()
    stable(HERE / "formats.xlsx")


def dates(name, since_1904):
    book = xlsxwriter.Workbook(HERE / name, {"date_1904": since_1904})
    book.set_properties({"created": STAMP})
    sheet = book.add_worksheet("日期")
    sheet.write_row(0, 0, ["日期", "数量"])
    for number, code in enumerate(["yyyy-mm-dd", 'yyyy"年"m"月"', "yyyy", "mm-dd-yy"], 1):
        sheet.write_datetime(number, 0, datetime.datetime(2031, number, 26), book.add_format({"num_format": code}))
        sheet.write_number(number, 1, number * 10)
    book.close()
    stable(HERE / name)


def merged():
    book, sheet = open_book()
    sheet.append(["表 1 受访企业的目标（%）"])
    sheet.append(["目标", "2031 年", None, "2030 年", None])
    sheet.append([None, "境内", "境外", "境内", "境外"])
    sheet.append(["缩短交付周期", 38.9, 36.3, 30, 31])
    sheet.append(["降低成本", 30, None, 28, 27])
    sheet.append(["注：多选题"])
    for area in ["A1:E1", "A2:A3", "B2:C2", "D2:E2", "B5:C5", "A6:E6"]:
        sheet.merge_cells(area)
    sheet["A1"].font = Font(bold=True)
    save(book, "merged.xlsx")


def hidden():
    book, sheet = open_book()
    notes = book.create_sheet("草稿", 0)
    notes.append(["不要", "印出"])
    notes.append(["甲", 1])
    notes.sheet_state = "hidden"
    sheet.append(["目标", "2031 年", "旧值", "2030 年"])
    for label, new, old in ROWS:
        sheet.append([label, new * 100, 99, old * 100])
    sheet.append(["备选", 1, 99, 1])
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[5].hidden = True
    sheet.append(["没有高度", 1, 99, 1, 7])
    sheet.row_dimensions[6].height = 1
    sheet.column_dimensions["E"].width = 1
    book.active = 1
    save(book, "hidden.xlsx", {b' ht="1"': b' ht="0"', b' width="1"': b' width="0"'})


def formulas():
    book, sheet = open_book()
    sheet.append(["目标", "2031 年"])
    sheet.append(["甲", 12])
    sheet.append(["乙", "=B2*2"])
    save(book, "formula-unsaved.xlsx")
    book = xlsxwriter.Workbook(HERE / "formula-error.xlsx")
    book.set_properties({"created": STAMP})
    sheet = book.add_worksheet("调查")
    sheet.write_row(0, 0, ["目标", "2031 年", "比值"])
    sheet.write_row(1, 0, ["甲", 12])
    sheet.write_formula("C2", "=B2/2", None, 6)
    sheet.write_row(2, 0, ["乙", 0])
    sheet.write_formula("C3", "=B2/B3", None, "#DIV/0!")
    book.close()
    stable(HERE / "formula-error.xlsx")


def far():
    """Two cells at opposite corners of a sheet."""
    book, sheet = open_book()
    sheet["A1"] = "目标"
    sheet["XFD1048576"] = 1
    save(book, "far.xlsx")


def password():
    plain = msoffcrypto.format.ooxml.OOXMLFile((HERE / "percent.xlsx").open("rb"))
    with (HERE / "password.xlsx").open("wb") as out:
        plain.encrypt("geheim", out)


def texts():
    table = "目标,2031 年,2030 年\n缩短交付周期,38.9,36.3\n降低成本,30.0,30.7\n开拓市场,31.1,33.0\n"
    crlf = table.replace("\n", "\r\n")
    files = {
        "utf-8-bom.csv": "\ufeff".encode() + crlf.encode(),
        "gb18030.csv": crlf.encode("gb18030"),
        "utf-16.csv": ("\ufeff" + crlf.replace(",", "\t")).encode("utf-16-le"),
        "big5.csv": "目標,2031 年,2030 年\r\n縮短交付週期,38.9,36.3\r\n降低營運成本,30.0,30.7\r\n開拓海外市場,31.1,33.0\r\n".encode("big5"),
        "german.csv": "\ufeffTabelle 1;;\r\nZiel;2031;2030\r\nKürzere Lieferzeit;38,9;36,3\r\nGeringere Kosten;30,0;30,7\r\nUmsatz, netto;1.234,5;998\r\nQuelle: Beispiel;;\r\n".encode(),
        "sep.csv": "sep=;\r\nGoal;2031;2030\r\nDelivery;38.9;36.3\r\nCost, total;30.0;30.7\r\n".encode(),
        "two-points.csv": "Ziel;2031\r\nA;38,9\r\nB;36.3\r\n".encode(),
        "ambiguous.csv": "Ziel;2031\r\nA;1.234\r\nB;998\r\n".encode(),
        "errors.csv": "目标,2031 年\r\n甲,#DIV/0!\r\n乙,12\r\n".encode(),
        "wide.csv": "目标，2031 年\r\n甲，12\r\n乙，13\r\n".encode(),
        "web-page.xlsx": "<html><body><table><tr><td>目标</td><td>12</td></tr></table></body></html>".encode(),
        "text.xlsx": crlf.encode(),
    }
    for name, data in files.items():
        (HERE / name).write_bytes(data)


def office():
    """What LibreOffice makes of the workbooks: another .xlsx, an .ods, an .xls and one with a password."""
    soffice = shutil.which("soffice")
    if not soffice:
        sys.exit("soffice is not there; office-* stay as they are")
    with tempfile.TemporaryDirectory() as folder:
        def convert(source, kind, name):
            copy, out = Path(folder) / f"{Path(name).stem}.xlsx", Path(folder) / "out"
            shutil.copy(HERE / source, copy)
            subprocess.run(
                [soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", str(out), str(copy)], check=True,
                capture_output=True,
            )
            shutil.copy(out / name, HERE / name)

        convert("percent.xlsx", "xlsx:Calc MS Excel 2007 XML", "office-percent.xlsx")
        convert("merged.xlsx", "xlsx:Calc MS Excel 2007 XML", "office-merged.xlsx")
        convert("percent.xlsx", "ods", "office.ods")
        convert("percent.xlsx", "xls:MS Excel 97", "office.xls")
        convert("merged.xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1", "office-merged.csv")


percent()
formats()
dates("dates.xlsx", False)
dates("dates-1904.xlsx", True)
merged()
hidden()
formulas()
far()
password()
texts()
if "--without-office" not in sys.argv:
    office()
