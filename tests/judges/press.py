#!/usr/bin/env python3
"""Judge: the printer's file, as pikepdf, poppler and Ghostscript see it.

    press.py [--spot NAME] PRESS.pdf ...

Clause by clause of PDF/X-4 (ISO 15930-7): file, output intent, XMP, boxes, fonts, colour spaces, what must not be there.
Then what a printer looks at: marks outside the bleed, grounds that reach it, total ink, small type on one plate, the spot's plate.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import pikepdf
from PIL import Image
from pikepdf import Array, Dictionary, Name, Stream

from checks import Checks
from pdf import run

MM = 72 / 25.4
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
DPI = 72
MOST_PAGES = 24
LIMITS = {"FOGRA39": 330}
CAUTIOUS = 300


def box(page, name):
    return [float(edge) for edge in page.obj[name]] if name in page.obj else None


def holds(outer, inner):
    return all(a <= b + 0.002 for a, b in zip(outer[:2], inner[:2])) and all(a + 0.002 >= b for a, b in zip(outer[2:], inner[2:]))


# ---------------------------------------------------------------- clauses
def file_structure(check, path, pdf):
    raw = path.read_bytes()
    check("the header is not PDF 1.6", raw.startswith(b"%PDF-1.6"), raw[:8])
    check("no binary mark after the header", any(byte > 127 for byte in raw[9:20]))
    check("no /ID", len(pdf.trailer.get("/ID", [])) == 2)
    check("it is encrypted", "/Encrypt" not in pdf.trailer)
    check("qpdf finds faults", "No syntax or stream encoding errors" in run("qpdf", "--check", path))


def output_intent(check, pdf):
    intents = pdf.Root.get("/OutputIntents", [])
    check("there is not exactly one output intent", len(intents) == 1, len(intents))
    if len(intents) != 1:
        return None
    intent = intents[0]
    check("the intent is not GTS_PDFX", intent.get("/S") == Name.GTS_PDFX, intent.get("/S"))
    condition = str(intent.get("/OutputConditionIdentifier", ""))
    check("the intent names no condition", condition)
    check("the intent says nothing of the condition", str(intent.get("/Info", "")) and str(intent.get("/OutputCondition", "")))
    profile = intent.get("/DestOutputProfile")
    check("the intent has no profile", isinstance(profile, Stream))
    icc = profile.read_bytes()
    check("the profile has not four channels", profile.get("/N") == 4, profile.get("/N"))
    check("the profile is not an output profile", icc[12:16] == b"prtr", icc[12:16])
    check("the profile is not CMYK", icc[16:20] == b"CMYK", icc[16:20])
    check("the profile is not whole", int.from_bytes(icc[:4], "big") == len(icc), len(icc))
    return condition


def metadata(check, pdf):
    stream = pdf.Root.get("/Metadata")
    check("there is no XMP", isinstance(stream, Stream))
    check("the XMP is compressed", "/Filter" not in stream)
    xmp = stream.read_bytes().decode()
    value = lambda name: (re.search(rf"<{name}>([^<]*)</{name}>", xmp) or [None, None])[1]
    check("the XMP does not say PDF/X-4", value("pdfxid:GTS_PDFXVersion") == "PDF/X-4", value("pdfxid:GTS_PDFXVersion"))
    title = re.search(r'<dc:title>.*?<rdf:li xml:lang="x-default">([^<]*)</rdf:li>', xmp, re.S)
    check("the XMP has no title", title)
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass", "pdf:Producer"):
        check(f"the XMP has no {name}", value(name))
    check("the XMP does not say that nothing is trapped", value("pdf:Trapped") == "False", value("pdf:Trapped"))
    info = pdf.docinfo
    check("/Info and XMP disagree on the title", title and str(info.get("/Title")) == title[1].replace("&amp;", "&").replace("&lt;", "<"), info.get("/Title"))
    check("/Info does not say that nothing is trapped", str(info.get("/Trapped")) == "/False")
    check("/Info does not say PDF/X-4", str(info.get("/GTS_PDFXVersion")) == "PDF/X-4")
    digits = lambda text: re.sub(r"\D", "", text or "")[:14]
    check("/Info and XMP disagree on the date", digits(str(info.get("/CreationDate"))) == digits(value("xmp:CreateDate")))


def boxes(check, pdf):
    """Returns the width of the slug of every page; none if a page lacks a box."""
    slugs = []
    for number, page in enumerate(pdf.pages, 1):
        media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        check(f"page {number} lacks a box", media and bleed and trim)
        if not (media and bleed and trim):
            return None
        check(f"page {number}: its boxes do not hold each other", holds(media, bleed) and holds(bleed, trim), media, bleed, trim)
        check(f"page {number} has an ArtBox, a CropBox or a UserUnit", not {"/ArtBox", "/CropBox", "/UserUnit"} & set(page.obj.keys()))
        around = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
        check(f"page {number}: its bleed is not alike on all sides", max(around) - min(around) < 0.01, around)
        slugs.append(min(bleed[0] - media[0], bleed[1] - media[1], media[2] - bleed[2], media[3] - bleed[3]))
    return slugs


def fonts(check, path):
    for line in run("pdffonts", path).splitlines()[2:]:
        embedded = line[54:].split()[1] if len(line) > 54 else "no"
        check("a font is not embedded", " yes yes " in line[54:] or embedded == "yes", line)


def streams(pdf):
    """Every content stream with the colour spaces of its resources."""
    for number, page in enumerate(pdf.pages, 1):
        yield f"page {number}", page, page.obj.get("/Resources", Dictionary())
    for each in pdf.objects:
        if isinstance(each, Stream) and (each.get("/Subtype") == Name.Form or each.get("/PatternType") == 1):
            yield "a form", each, each.get("/Resources", Dictionary())


def allowed(space):
    if isinstance(space, Name):
        return space in (Name.DeviceCMYK, Name.Pattern)
    if isinstance(space, Array) and space[0] in (Name.Separation, Name.DeviceN):
        return space[2] == Name.DeviceCMYK
    return isinstance(space, Array) and space[0] == Name.Pattern


def colour(check, pdf):
    wrong = {}
    for where, stream, resources in streams(pdf):
        spaces = {name: space for name, space in (resources.get("/ColorSpace") or Dictionary()).items()}
        for name, space in spaces.items():
            if not allowed(space):
                wrong.setdefault(f"colour space {space}"[:80], where)
        for instruction in pikepdf.parse_content_stream(stream, "rg RG g G cs CS sh BI"):
            operator = str(instruction.operator)
            if operator in ("rg", "RG", "g", "G", "BI"):
                wrong.setdefault(f"operator {operator}", where)
            elif operator in ("cs", "CS"):
                name = str(instruction.operands[0])
                if not allowed(spaces.get(name, instruction.operands[0])):
                    wrong.setdefault(f"{operator} {name}", where)
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Subtype") == Name.Image and not allowed(each.get("/ColorSpace")):
            wrong.setdefault(f"an image in {each.get('/ColorSpace')}"[:80], each.objgen)
        if isinstance(each, (Dictionary, Stream)) and "/ShadingType" in each and not allowed(each.get("/ColorSpace")):
            wrong.setdefault("a gradient in another space", each.objgen)
    check("colour that is neither CMYK nor spot", not wrong, wrong)


def forbidden(check, pdf):
    root = pdf.Root
    for name in ("/AcroForm", "/AA", "/OpenAction", "/StructTreeRoot", "/MarkInfo", "/Collection"):
        check(f"the catalog has {name}", name not in root)
    names = root.get("/Names", Dictionary())
    check("there are scripts or embedded files", not {"/JavaScript", "/EmbeddedFiles"} & set(names.keys()))
    annotated = [number for number, page in enumerate(pdf.pages, 1) if len(page.obj.get("/Annots", []))]
    check("pages with annotations", not annotated, annotated)
    bad = {}
    for each in pdf.objects:
        if not isinstance(each, (Dictionary, Stream)):
            continue
        filters = each.get("/Filter", [])
        filters = [filters] if isinstance(filters, Name) else list(filters)
        if Name.LZWDecode in filters:
            bad["LZW"] = each.objgen
        if each.get("/Subtype") == Name.PS or "/PS" in each:
            bad["PostScript"] = each.objgen
        for key in ("/OPI", "/Alternates", "/TR", "/HTP", "/JS"):
            if key in each and not (key == "/TR" and each.get("/Type") != Name.ExtGState):
                bad[key] = each.objgen
        if each.get("/Type") == Name.ExtGState and ({"/HT", "/TR2"} & set(each.keys())):
            bad["halftone or transfer"] = each.objgen
        if each.get("/S") in (Name.JavaScript, Name.Launch, Name.URI, Name.GoToR, Name.SubmitForm):
            bad["an action"] = each.objgen
    check("what the standard forbids", not bad, bad)
    with pdf.open_outline() as outline:
        flat = list(outline.root)
        for item in flat:
            flat.extend(item.children)
    check("a bookmark acts instead of having a destination", all(item.action is None for item in flat))


def labels(check, pdf):
    tree = pdf.Root.get("/PageLabels")
    check("there are no page labels", tree is not None)
    if tree is not None:
        nums = list(tree.Nums)
        check("the labels do not count from 1", nums[0] == 0 and nums[1].get("/S") == Name.D and nums[1].get("/St", 1) == 1)


# ---------------------------------------------------------------- marks
def marks(check, pdf, slugs):
    for number, (page, slug) in enumerate(zip(pdf.pages, slugs), 1):
        registered = [each for each in (page.obj.get("/Resources", {}).get("/ColorSpace") or {}).values() if isinstance(each, Array) and each[0] == Name.Separation and each[1] == Name.All]
        if slug < 0.1:
            check(f"page {number} has marks but no slug", not registered)
            continue
        check(f"page {number}: its slug is narrower than 10 mm", slug >= 10 * MM - 0.01, slug / MM)
        check(f"page {number} has no marks", registered)
        bleed, media = box(page, "/BleedBox"), box(page, "/MediaBox")
        inside, thick, lines = [], set(), 0
        for form in (page.obj.Resources.get("/XObject") or {}).values():
            spaces = form.get("/Resources", Dictionary()).get("/ColorSpace") or {}
            if not any(isinstance(each, Array) and each[1] == Name.All for each in spaces.values()):
                continue
            at = None
            for instruction in pikepdf.parse_content_stream(form):
                values, operator = [float(each) for each in instruction.operands if not isinstance(each, (Name, Array, pikepdf.String))], str(instruction.operator)
                if operator == "w":
                    thick.add(values[0])
                if operator in ("m", "l", "c"):
                    points = list(zip(values[::2], values[1::2]))
                    if operator == "l" and at:
                        lines += 1
                        points.append(((at[0] + points[-1][0]) / 2, (at[1] + points[-1][1]) / 2))
                    at = list(zip(values[::2], values[1::2]))[-1]
                    inside += [point for point in points if bleed[0] < point[0] < bleed[2] and bleed[1] < point[1] < bleed[3]]
                    inside += [point for point in points if not (media[0] <= point[0] <= media[2] and media[1] <= point[1] <= media[3])]
        check(f"page {number}: marks inside the bleed or off the sheet", not inside, inside[:3])
        check(f"page {number}: crop marks and targets are not lines of 0.25 pt", thick == {0.25} and lines >= 16, thick, lines)


# ---------------------------------------------------------------- plates
def plates(path, pages, folder, dpi):
    """The plates of some pages, each an array of ink from 0 to 255."""
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}", f"-sPageList={','.join(map(str, pages))}",
         f"-sOutputFile={folder}/p%d.tif", str(path)],
        check=True, capture_output=True,
    )
    made = {}
    for index, number in enumerate(pages, 1):
        found = {}
        for file in Path(folder).glob(f"p{index}(*).tif"):
            name = re.search(r"\((.*)\)\.tif$", file.name)[1]
            found[name] = 255 - numpy.asarray(Image.open(file).convert("L")).astype(int)
        made[number] = found
    return made


def spread(count):
    """Some pages of all: the first, the last, and evenly between."""
    return sorted({round(1 + step * (count - 1) / (MOST_PAGES - 1)) for step in range(MOST_PAGES)}) if count > MOST_PAGES else list(range(1, count + 1))


def area(page, rect, shape):
    """A rectangle in points as rows and columns of a plate."""
    media = box(page, "/MediaBox")
    scale = shape[1] / (media[2] - media[0])
    left, right = (rect[0] - media[0]) * scale, (rect[2] - media[0]) * scale
    top, bottom = (media[3] - rect[3]) * scale, (media[3] - rect[1]) * scale
    return slice(max(int(round(top)), 0), int(round(bottom))), slice(max(int(round(left)), 0), int(round(right)))


def ink(check, path, pdf, condition, spot):
    pages = spread(len(pdf.pages))
    with tempfile.TemporaryDirectory() as folder:
        made = plates(path, pages, folder, DPI)
    limit = LIMITS.get(condition, CAUTIOUS)
    spots = set()
    for number, found in made.items():
        page = pdf.pages[number - 1]
        check(f"page {number} has not the four plates", set(PROCESS) <= set(found), set(found))
        total = sum(found[name] for name in PROCESS) / 2.55
        shape = total.shape
        bleed, trim = box(page, "/BleedBox"), box(page, "/TrimBox")
        printed = total[area(page, bleed, shape)]
        check(f"page {number}: more ink than {condition} takes", printed.max() <= limit + 2, f"{printed.max():.0f} %")
        spots |= {name for name, plate in found.items() if name not in PROCESS and plate[area(page, bleed, shape)].any()}
        every = sum(found.values())
        reaches(check, number, every, page, trim, bleed)
    expected = {spot} if spot else set()
    check("the plates of spot inks are not those declared", spots == expected, spots)


def reaches(check, number, every, page, trim, bleed):
    """What touches the trim goes on to the bleed's end."""
    width = 0.8 * MM
    if min(trim[0] - bleed[0], trim[1] - bleed[1]) < 2 * width:
        return
    sides = {
        "left": ([trim[0], trim[1], trim[0] + width, trim[3]], [bleed[0], trim[1], bleed[0] + width, trim[3]], 1),
        "right": ([trim[2] - width, trim[1], trim[2], trim[3]], [bleed[2] - width, trim[1], bleed[2], trim[3]], 1),
        "top": ([trim[0], trim[3] - width, trim[2], trim[3]], [trim[0], bleed[3] - width, trim[2], bleed[3]], 0),
        "bottom": ([trim[0], trim[1], trim[2], trim[1] + width], [trim[0], bleed[1], trim[2], bleed[1] + width], 0),
    }
    for side, (inner, outer, axis) in sides.items():
        at_trim = (every[area(page, inner, every.shape)] > 0).any(axis=axis).mean()
        at_end = (every[area(page, outer, every.shape)] > 0).any(axis=axis).mean()
        if at_trim > 0.02:
            check(f"page {number}: its {side} ground ends before the bleed", at_end > 0.9 * at_trim, f"{at_trim:.2f}, then {at_end:.2f}")


WORD = re.compile(r'<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*?)</word>', re.S)
DENSE = 144


def tinted(page, rect, found):
    """Whether a word stands on colour: its surroundings, a little away from it, have some."""
    left, bottom, right, top = rect
    corners = [(left - 1.5, bottom - 3), (right + 1.5, bottom - 3), (left - 1.5, top + 3), (right + 1.5, top + 3)]
    for x, y in corners:
        where = area(page, [x - 0.3, y - 0.3, x + 0.3, y + 0.3], found["Cyan"].shape)
        if any(plate[where].any() for name, plate in found.items() if name != "Black"):
            return True
    return False


def small_type(check, path, pdf):
    """Words under 14 pt on paper print from one plate."""
    pages = [number for number in spread(len(pdf.pages))][1:-1][:12] or [1]
    with tempfile.TemporaryDirectory() as folder:
        made = plates(path, pages, folder, DENSE)
    words = 0
    for number, found in made.items():
        page = pdf.pages[number - 1]
        media = box(page, "/MediaBox")
        text = run("pdftotext", "-q", "-bbox", "-f", number, "-l", number, path, "-")
        wrong = []
        for left, top, right, bottom, word in WORD.findall(text):
            left, top, right, bottom = map(float, (left, top, right, bottom))
            if bottom - top > 15:
                continue
            third = (bottom - top) / 4
            rect = [media[0] + left, media[3] - bottom + third, media[0] + right, media[3] - top - third]
            where = area(page, rect, found["Cyan"].shape)
            colours = [plate[where] for name, plate in found.items() if name != "Black"]
            if not all(each.size for each in colours) or tinted(page, rect, found):
                continue
            words += 1
            on = sum((each > 0).any() for each in colours)
            if on and not (on == 1 and not found["Black"][where].any()):
                wrong.append(word)
        check(f"page {number}: small type on several plates", not wrong, len(wrong), wrong[:5])
    check("there is no small type to look at", words > 0 or len(pdf.pages) < 3)


def main(arguments):
    spot = None
    if arguments[:1] == ["--spot"]:
        spot, arguments = arguments[1], arguments[2:]
    if not arguments:
        raise SystemExit(__doc__)
    passed = failed = 0
    for path in map(Path, arguments):
        check = Checks(path.name)
        with pikepdf.open(path) as pdf:
            file_structure(check, path, pdf)
            condition = output_intent(check, pdf)
            metadata(check, pdf)
            slugs = boxes(check, pdf)
            fonts(check, path)
            colour(check, pdf)
            forbidden(check, pdf)
            labels(check, pdf)
            if slugs:
                marks(check, pdf, slugs)
                ink(check, path, pdf, condition, spot)
                small_type(check, path, pdf)
        passed, failed = passed + check.passed, failed + check.failed
    print(f"press: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
