#!/usr/bin/env python3
"""Judge: poppler and qpdf on the files for press, and on what `casebound preflight` says of them.

    preflight.py CASEBOUND FILE.pdf ...

qpdf finds no fault in a file, every font is embedded, and preflight reports no error. The boxes, fonts and resolutions that
preflight prints are those that pdfinfo, pdffonts and pdfimages see; what its plates hold is what Ghostscript's hold.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageStat

from checks import Checks

MM = 25.4 / 72
# Pages whose plates are compared, evenly between the first and the last; and by how much of the area an ink may differ, in percent.
PLATES = 8
COVERAGE = 1.0


def run(*command, codes=(0,)):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode not in codes:
        raise SystemExit(f"FAIL {command[0]}: {done.stderr}")
    return done.stdout


def boxes(path, page):
    """The boxes of a page in mm, as pdfinfo prints them."""
    text = run("pdfinfo", "-box", "-f", page, "-l", page, path)
    found = re.findall(rf"Page +{page} (\w+)Box: +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", text)
    edges = {name.lower(): [float(edge) * MM for edge in rest] for name, *rest in found}
    return {name: [left, bottom, right - left, top - bottom] for name, (left, bottom, right, top) in edges.items()}


def fonts(path):
    """Name and whether it is embedded, of every font that pdffonts lists. The columns end at fixed places."""
    for line in run("pdffonts", path).splitlines()[2:]:
        name = line.split()[0]
        embedded = line.split()[-5] == "yes"
        yield re.sub(r"^[A-Z]{6}\+", "", name), embedded


def resolutions(path):
    """The lowest resolution of every picture, by object."""
    found = {}
    for line in run("pdfimages", "-list", path).splitlines()[2:]:
        columns = line.split()
        if columns[2] == "image" and columns[10].isdigit():
            ppi = min(float(columns[12]), float(columns[13]))
            key = f"{columns[10]} {columns[11]}"
            found[key] = min(ppi, found.get(key, ppi))
    return found


def plates(check, path, coverage):
    """The part of the trim that each process ink covers, beside Ghostscript's, whose pixels are made smaller to the same size."""
    numbers = sorted({round(1 + step * (len(coverage) - 1) / (PLATES - 1)) for step in range(PLATES)})
    with tempfile.TemporaryDirectory() as folder:
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-r600", "-dDownScaleFactor=6", "-dUseTrimBox",
            f"-sPageList={','.join(map(str, numbers))}", f"-sOutputFile={folder}/p%d.tif", path)
        for index, number in enumerate(numbers, 1):
            own = dict(coverage[number - 1]["inks"])
            for ink in ("Cyan", "Magenta", "Yellow", "Black"):
                plate = Image.open(Path(folder) / f"p{index}({ink}).tif").convert("L")
                other = (255 - ImageStat.Stat(plate).mean[0]) / 2.55
                same = abs(own.get(ink, 0) - other) < COVERAGE
                check(f"{path}: page {number} has as much {ink}", same, own.get(ink, 0), other)


def judge(check, path, result):
    qpdf = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    check(f"{path}: qpdf", qpdf.returncode == 0 and "WARNING" not in qpdf.stderr, qpdf.stderr)
    facts = result["facts"]
    check(f"{path}: it was read", facts)
    if not facts:
        return
    errors = [each for each in result["findings"] if each["severity"] == "error"]
    check(f"{path}: preflight reports errors", not errors, *(each["message"] for each in errors))
    for each in result["findings"]:
        print("note", path, each["code"], each["message"])
    seen = list(fonts(path))
    check(f"{path}: fonts that are not embedded", seen and all(embedded for _, embedded in seen), seen)
    check(f"{path}: the same fonts", {name for name, _ in seen} == {font["name"] for font in facts["fonts"]}, seen)
    for group in facts["boxes"]:
        other = boxes(path, group["pages"][0])
        for name in ("media", "bleed", "trim"):
            same = group[name] and all(abs(a - b) < 0.02 for a, b in zip(group[name], other[name]))
            check(f"{path}: the same {name} box", same, group[name], other.get(name))
    plates(check, path, facts["coverage"])
    own = {image["object"]: image["ppi"] for image in facts["images"] if image["space"]}
    for key, ppi in resolutions(path).items():
        check(f"{path}: the same resolution of object {key}", key in own and abs(own[key] - ppi) <= 1.5, own.get(key), ppi)


def main(arguments):
    casebound, *paths = arguments
    check = Checks()
    results = json.loads(run(casebound, "preflight", "--facts", "--plates", "--format", "json", *paths, codes=(0, 1)))
    check("every file has a result", [each["file"] for each in results] == paths)
    for result in results:
        judge(check, result["file"], result)
    print(f"preflight: {check.passed} passed, {check.failed} failed")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
