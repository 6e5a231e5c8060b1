#!/usr/bin/env python3
"""Judge: the plates that `casebound preflight` draws, pixel by pixel against Ghostscript's `tiffsep`.

    plates.py CASEBOUND [--pages N] FILE.pdf ...

The files, N pages of them in all (50 unless it is said), and pages of our own with overprint, opacity, blend modes, groups, soft
masks, shadings, patterns, spot inks, pictures and clipping. Ghostscript's plates are drawn six times as large and made smaller. A pixel is another one
if it is not within TOLERANCE of what Ghostscript has there or right beside it: edges are not drawn alike.
"""

import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import numpy
import pikepdf
from PIL import Image
from pikepdf import Array, Dictionary, Name, Stream

from checks import Checks

# What a pixel may differ by, of 255; the share of pixels that may differ by more, and the mean difference, in percent of the area.
# A page of close text is edges all over: two columns of it come to 1.2 %.
TOLERANCE = 12
OTHERS, OTHERS_IN_TEXT = 1.0, 1.3
MEAN = 1.0
PAGES = 50
# The renderer sets tiles at whole pixels, so that they drift: as much of the area is covered, elsewhere.
BY_AREA = {"a tiling", "a tiling without colour"}
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
SIDE = 200


def form(pdf, content, **entries):
    entries.setdefault("BBox", [0, 0, SIDE, SIDE])
    return pdf.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form, **entries)


def group(**entries):
    return Dictionary(S=Name.Transparency, **entries)


def separation(pdf, name, cmyk):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=cmyk, N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])


def crafted(path):
    """One page for each thing that plates may get wrong."""
    pdf = pikepdf.new()
    exponential = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0, 0], C1=[0, 0, 1, 0.5], N=1)
    axial = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[20, 0, 180, 0], Function=exponential, Extend=[True, True])
    radial = Dictionary(ShadingType=3, ColorSpace=Name.DeviceCMYK, Coords=[100, 100, 10, 100, 100, 80], Function=exponential)
    gray = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
    fade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[20, 0, 180, 0], Function=gray, Extend=[True, True])
    spot = separation(pdf, "Sample Orange", [0, 0.6, 1, 0])
    mixed_tint = pdf.make_stream(b"{ 0 exch dup 0 exch 4 1 roll pop exch 0 }", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
    mixed = Array([Name.DeviceN, Array([Name("/Sample Orange"), Name.Black]), Name.DeviceCMYK, mixed_tint])
    tile = pdf.make_stream(b"0 0.8 0 0 k 0 0 6 6 re f 0 0 0 0.7 k 6 6 6 6 re f", PatternType=1, PaintType=1, TilingType=1,
                           BBox=[0, 0, 12, 12], XStep=12, YStep=12, Resources=Dictionary())
    plain = pdf.make_stream(b"0 0 6 6 re f", PatternType=1, PaintType=2, TilingType=1, BBox=[0, 0, 12, 12], XStep=12, YStep=12,
                            Resources=Dictionary())
    ramp = bytes(value for row in range(64) for column in range(64) for value in (column * 4, row * 4, 0, (row + column) * 2))
    picture = pdf.make_stream(zlib.compress(ramp), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64, BitsPerComponent=8,
                              ColorSpace=Name.DeviceCMYK, Filter=Name.FlateDecode)
    alpha = bytes(min(255, column * 4) for row in range(64) for column in range(64))
    mask = pdf.make_stream(alpha, Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64, BitsPerComponent=8, ColorSpace=Name.DeviceGray)
    masked = pdf.make_stream(ramp, Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64, BitsPerComponent=8,
                             ColorSpace=Name.DeviceCMYK, SMask=mask)
    stencil = pdf.make_stream(bytes([0xAA, 0x55] * 8), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=16, ImageMask=True,
                              BitsPerComponent=1)
    table = Array([Name.Indexed, Name.DeviceCMYK, 3, pikepdf.String(bytes([0, 0, 0, 0, 255, 0, 0, 0, 0, 128, 255, 0, 0, 0, 0, 200]))])
    indexed = pdf.make_stream(bytes(index % 4 for index in range(64)), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8,
                              BitsPerComponent=8, ColorSpace=table)
    gray_picture = pdf.make_stream(bytes(range(0, 256, 4)) * 64, Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64,
                                   BitsPerComponent=8, ColorSpace=Name.DeviceGray)
    soft = form(pdf, "/Fade sh", Group=group(CS=Name.DeviceGray), Resources=Dictionary(Shading=Dictionary(Fade=fade)))
    inside = "0.8 0 0 0 k 40 40 80 80 re f 0 0 0.9 0 k 80 80 80 80 re f"
    states = Dictionary(
        O=Dictionary(OP=True, op=True, OPM=1), O0=Dictionary(OP=True, op=True, OPM=0), N=Dictionary(OP=False, op=False),
        H=Dictionary(ca=0.5, CA=0.5), M=Dictionary(BM=Name.Multiply), Screen=Dictionary(BM=Name.Screen), Dark=Dictionary(BM=Name.Darken),
        S=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=soft)), S0=Dictionary(SMask=Name("/None")))
    forms = Dictionary(
        P=picture, Q=masked, B=stencil, I=indexed, Y=gray_picture,
        G=form(pdf, inside, Group=group(CS=Name.DeviceCMYK)), GI=form(pdf, inside, Group=group(CS=Name.DeviceCMYK, I=True)),
        GK=form(pdf, inside, Group=group(CS=Name.DeviceCMYK, K=True)),
        GM=form(pdf, "/M gs " + inside, Group=group(I=True, CS=Name.DeviceCMYK), Resources=Dictionary(ExtGState=states)),
        T=form(pdf, "0 0 1 0 k 0 0 60 40 re f", Matrix=[0.8, 0.5, -0.5, 0.8, 80, 40]))
    ground = "0.2 0.5 0.1 0 k 20 20 160 160 re f "
    pages = {
        "colours": "1 0 0 0 k 20 20 40 160 re f 0 1 0 0 k 60 20 40 160 re f 0 0 1 0 k 100 20 40 160 re f 0.3 g 140 20 40 160 re f",
        "black overprints": ground + "/O gs 0 0 0 1 k 60 60 80 80 re f",
        "black knocks out": ground + "0 0 0 1 k 60 60 80 80 re f",
        "two inks overprint": "1 0 0 0 k 20 20 120 120 re f /O gs 0 1 0 0 k 60 60 120 120 re f",
        "a spot overprints": ground + "/O0 gs /Spot cs 0.8 scn 60 60 80 80 re f",
        "a spot knocks out": ground + "/Spot cs 0.8 scn 60 60 80 80 re f",
        "two spots in one colour": ground + "/Mixed cs 0.7 0.4 scn 60 60 80 80 re f",
        "gray overprints": ground + "/O gs 0.2 g 60 60 80 80 re f",
        "light gray overprints black": "0 0 0 0.9 k 20 20 160 160 re f /Spot cs 0.7 scn 20 20 60 160 re f /O gs 0.7 g 60 60 80 80 re f",
        "gray overprints a spot": "/Spot cs 0.8 scn 20 20 160 160 re f /O gs 0.5 g 60 60 80 80 re f",
        "four inks overprint in mode 0": ground + "/O0 gs 0.6 0 0 0.2 k 60 60 80 80 re f",
        "four inks overprint in mode 1": ground + "/O gs 0.6 0.2 0 0 k 60 60 80 80 re f",
        "a lighter spot overprints itself": "/Spot cs 0.8 scn 20 20 160 160 re f /O gs 0.3 scn 60 60 80 80 re f",
        "lines overprint": ground + "/O gs 0 0 0 0.5 K 10 w 20 60 m 180 120 l S 0.4 G 20 100 m 180 160 l S",
        "overprint ends": ground + "q /O gs 0 0 0 1 k 40 40 40 40 re f Q 0 0 0 1 k 100 100 40 40 re f /N gs 0 0 0.5 0 k 60 60 40 40 re f",
        "a picture overprints": ground + "/O gs q 120 0 0 120 40 40 cm /P Do Q",
        "white knocks out": ground + "0 0 0 0 k 60 60 80 80 re f",
        "half opaque": ground + "/H gs 0 0 0 1 k 60 60 80 80 re f",
        "half opaque spot": ground + "/H gs /Spot cs 1 scn 60 60 80 80 re f",
        "multiplied": ground + "/M gs 0.7 0 0.3 0.2 k 60 60 100 100 re f",
        "screened": ground + "/Screen gs 0.7 0 0.3 0.2 k 60 60 100 100 re f",
        "darkened": ground + "/Dark gs 0.7 0 0.3 0.2 k 60 60 100 100 re f",
        "a group": ground + "/H gs /G Do",
        "an isolated group": ground + "/H gs /GI Do",
        "a knockout group": ground + "/H gs /GK Do",
        "a group that multiplies inside": ground + "/GM Do",
        "a soft mask": ground + "/S gs 0.9 0 0 0.6 k 30 30 140 140 re f",
        "a picture through a soft mask": ground + "/S gs q 140 0 0 140 30 30 cm /P Do Q",
        "an axial shading": "q 20 20 160 160 re W n /Axial sh Q",
        "a radial shading": "q 20 20 160 160 re W n /Radial sh Q",
        "a shading as paint": "/Pattern cs /A scn 40 40 120 120 re f",
        "a tiling": ground + "/Pattern cs /T scn 40 40 120 120 re f",
        "a tiling without colour": ground + "/Uncoloured cs 0 0.3 0.9 0.1 /U scn 40 40 120 120 re f",
        "a picture": "q 160 0 0 160 20 20 cm /P Do Q",
        "a picture with alpha": ground + "q 120 0 0 120 40 40 cm /Q Do Q",
        "a picture by a table": "q 160 0 0 160 20 20 cm /I Do Q",
        "a gray picture": "q 160 0 0 160 20 20 cm /Y Do Q",
        "a turned picture": "q 100 60 -60 100 80 20 cm /P Do Q",
        "a stencil": ground + "0 0.9 0.2 0 k q 120 0 0 120 40 40 cm /B Do Q",
        "clipped": ground + "q 100 40 m 160 160 l 40 160 l h W n 0 1 0 0 k 0 0 200 200 re f Q",
        "by the even-odd rule": "0 1 1 0 k 20 20 160 160 re 60 60 80 80 re f*",
        "strokes": "0.9 0.1 0 0.3 K 12 w 1 J 1 j 40 40 m 160 100 l 60 160 l S [10 6] 0 d 4 w 30 180 m 180 180 l S",
        "curves": "0 0.4 0.9 0 k 100 20 m 180 20 180 180 100 180 c 20 180 20 20 100 20 c b",
        "a turned form": "/T Do",
        "registration": "/All cs 1 scn 60 60 80 80 re f",
    }
    for content in pages.values():
        page = pdf.add_blank_page(page_size=(SIDE, SIDE))
        page.obj.TrimBox = Array([0, 0, SIDE, SIDE])
        page.obj.Contents = pdf.make_stream(content.encode())
        page.obj.Group = group(CS=Name.DeviceCMYK)
        page.obj.Resources = Dictionary(
            ExtGState=states, XObject=forms, Shading=Dictionary(Axial=axial, Radial=radial),
            Pattern=Dictionary(T=tile, U=plain, A=Dictionary(PatternType=2, Shading=axial)),
            ColorSpace=Dictionary(Spot=spot, Mixed=mixed, All=separation(pdf, "All", [1, 1, 1, 1]),
                                  Uncoloured=Array([Name.Pattern, Name.DeviceCMYK])))
    pdf.save(path)
    return list(pages)


def run(*command, codes=(0,)):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode not in codes:
        raise SystemExit(f"FAIL {command[0]}: {done.stderr}")
    return done.stdout


def plain(ink):
    return "".join(c if c.isalnum() else "-" for c in ink)


def compare(check, name, own, other, drawn=None):
    """Two plates of one size or nearly so, of a page on which this was drawn if it is one of ours."""
    height, width = (min(a, b) for a, b in zip(own.shape, other.shape))
    own, other = (plate[:height, :width].astype(int) for plate in (own, other))
    padded = numpy.pad(other, 1, mode="edge")
    beside = [padded[y:y + height, x:x + width] for y in range(3) for x in range(3)]
    low, high = numpy.minimum.reduce(beside) - TOLERANCE, numpy.maximum.reduce(beside) + TOLERANCE
    others = float(((own < low) | (own > high)).mean() * 100)
    mean = float(abs(own - other).mean() / 2.55)
    if drawn in BY_AREA:
        area = float(abs(own.mean() - other.mean()) / 2.55)
        check(f"{name}: the covered area", area <= MEAN, f"{area:.2f} %")
        return 0.0, area
    check(f"{name}: pixels that are others", others <= (OTHERS if drawn else OTHERS_IN_TEXT), f"{others:.2f} %", f"mean {mean:.2f} %")
    check(f"{name}: mean difference", mean <= MEAN, f"{mean:.2f} %")
    return others, mean


def judge(check, casebound, path, numbers, names, worst):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        run(casebound, "preflight", "--plate-pictures", folder / "own", path, codes=(0, 1))
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-r600", "-dDownScaleFactor=6", "-dUseTrimBox",
            "-dOverprint=/enable", f"-sPageList={','.join(map(str, numbers))}", f"-sOutputFile={folder}/p%d.tif", path)
        for index, number in enumerate(numbers, 1):
            label = f"{path.name} page {number}" + (f" ({names[number - 1]})" if names else "")
            plates = {re.search(r"\((.*)\)\.tif$", each.name).group(1): each for each in folder.glob(f"p{index}(*).tif")}
            for ink in sorted(set(plates) | set(PROCESS)):
                own = folder / "own" / f"{path.stem}-{number:03}-{plain(ink)}.png"
                if not check(f"{label}: there is a plate of {ink}", own.exists()):
                    continue
                other = numpy.asarray(Image.open(plates[ink]).convert("L")) if ink in plates else None
                own = numpy.asarray(Image.open(own))
                other = other if other is not None else numpy.full(own.shape, 255)
                drawn = names[number - 1] if names else None
                worst.append((*compare(check, f"{label}, {ink}", own, other, drawn), label, ink))


def main(arguments):
    most = PAGES
    if "--pages" in arguments:
        at = arguments.index("--pages")
        most = int(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2:]
    casebound, *paths = arguments
    check, worst = Checks(), []
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "crafted.pdf"
        names = crafted(own)
        judge(check, casebound, own, range(1, len(names) + 1), names, worst)
        for path in map(Path, paths):
            count = len(pikepdf.open(path).pages)
            share = min(count, max(1, most // len(paths)))
            numbers = sorted({round(1 + step * (count - 1) / max(1, share - 1)) for step in range(share)})
            judge(check, casebound, path, numbers, None, worst)
    worst.sort(reverse=True)
    for others, mean, label, ink in worst[:8]:
        print(f"{label}, {ink}: {others:.2f} % of the pixels are others, mean difference {mean:.2f} %")
    print(f"{len(worst)} plates were compared")
    print(f"plates: {check.passed} passed, {check.failed} failed")
    return check.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
