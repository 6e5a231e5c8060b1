#!/usr/bin/env python3
"""Judge: the code on a company sheet says the sheet's address, is large enough, and is printed in black alone.

    codes.py BOOK SHEET.pdf...

A decoder that nobody here wrote (ZXing) reads the code from the rendered pages, at the resolution of a poor telephone. Press files are
separated by Ghostscript as a RIP does it. A sheet of a book without an address must have no code.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import zxingcpp
from PIL import Image

from book import Book

READ_PPI, MEASURE_PPI, INK_PPI = 150, 300, 300
MIN_MODULE, QUIET = 0.4, 4  # mm; modules (ISO/IEC 18004)
BYTES = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213]  # that versions 1 to 10 hold at level M


def pages(path, ppi, device="png"):
    """The pages as pictures: from poppler, or separated into four inks by Ghostscript."""
    with tempfile.TemporaryDirectory() as folder:
        if device == "png":
            command = ["pdftoppm", "-r", str(ppi), "-gray", "-png", path, f"{folder}/page"]
        else:
            command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dTextAlphaBits=1", "-dGraphicsAlphaBits=1", "-sDEVICE=tiff32nc", f"-r{ppi}", f"-sOutputFile={folder}/page-%02d.tif", path]
        subprocess.run([str(each) for each in command], check=True, capture_output=True)
        for file in sorted(Path(folder).iterdir()):
            with Image.open(file) as picture:
                yield picture.convert("L") if device == "png" else picture.copy()


def codes(path, ppi):
    """Every code with the picture of its page."""
    for picture in pages(path, ppi):
        for code in zxingcpp.read_barcodes(picture):
            yield code, picture


def corners(code):
    place = code.position
    points = [place.top_left, place.top_right, place.bottom_right, place.bottom_left]
    xs, ys = [point.x for point in points], [point.y for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def judge(path, expected):
    read = [code.text for code, _ in codes(path, READ_PPI)]
    if expected is None:
        return [f"there is a code, {read}, and the book has no address"] if read else []
    if read != [expected]:
        return [f"the codes at {READ_PPI} ppi say {read}, not {expected}"]
    faults = []
    code, picture = next(codes(path, MEASURE_PPI))
    left, top, right, bottom = corners(code)
    modules = 21 + 4 * next(version for version, most in enumerate(BYTES) if len(expected.encode()) <= most)
    module = (right - left + 1) / modules
    if (size := module / MEASURE_PPI * 25.4) < MIN_MODULE - 0.01:
        faults.append(f"its modules are {size:.2f} mm wide, under {MIN_MODULE}")
    zone = round((QUIET - 0.5) * module)
    around = picture.crop((left - zone, top - zone, right + zone, bottom + zone))
    inside = around.copy()
    inside.paste(255, (zone - 2, zone - 2, inside.width - zone + 2, inside.height - zone + 2))
    if inside.getextrema()[0] < 225:
        faults.append("something is printed in its quiet zone")
    if path.stem.endswith("-press"):
        scale = INK_PPI / MEASURE_PPI
        number = next(index for index, page in enumerate(pages(path, MEASURE_PPI)) if any(zxingcpp.read_barcodes(page)))
        plates = list(pages(path, INK_PPI, "inks"))[number]
        plates = plates.crop(tuple(round(each * scale) for each in (left, top, right, bottom)))
        highest = [plate.getextrema()[1] for plate in plates.split()]
        if max(highest[:3]) > 2 or highest[3] < 250:
            faults.append(f"its inks are {highest} of 255, and should be black alone")
    return faults


def main(arguments):
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    book = Book(arguments[0])
    address = (book.report.get("sheet") or {}).get("url")
    passed = failed = 0
    for path in map(Path, arguments[1:]):
        slug = re.sub(r"(-one-page)?(-press)?$", "", path.stem)
        expected = quote(address.replace("{slug}", slug), safe=":/?#[]@!$&'()*+,;=%-._~") if address else None
        faults = judge(path, expected)
        for fault in faults:
            print(f"FAIL {path.name}: {fault}")
        passed, failed = passed + (not faults), failed + len(faults)
    print(f"codes: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
