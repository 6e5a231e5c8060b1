#!/usr/bin/env python3
"""Judge: the conversion of pictures, against LittleCMS as Pillow brings it.

    colour.py CASEBOUND PROFILE.icc

A book with a picture of 24 reference patches is printed, the picture taken out of the press file, and each patch compared with
what LittleCMS makes of it with the same profile and intent: mean ΔE*ab under 1, maximum under 3.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageCms, ImageDraw

ROOT = Path(__file__).resolve().parent.parent.parent
SIDE = 100
# The sRGB values of a colour checker's fields.
PATCHES = [
    (115, 82, 68), (194, 150, 130), (98, 122, 157), (87, 108, 67), (133, 128, 177), (103, 189, 170),
    (214, 126, 44), (80, 91, 166), (193, 90, 99), (94, 60, 108), (157, 188, 64), (224, 163, 46),
    (56, 61, 150), (70, 148, 73), (175, 54, 60), (231, 199, 31), (187, 86, 149), (8, 133, 161),
    (243, 243, 242), (200, 200, 200), (160, 160, 160), (122, 122, 121), (85, 85, 85), (52, 52, 52),
]
INTENTS = {"relative": ImageCms.Intent.RELATIVE_COLORIMETRIC, "perceptual": ImageCms.Intent.PERCEPTUAL}


def checker():
    picture = Image.new("RGB", (6 * SIDE, 4 * SIDE))
    draw = ImageDraw.Draw(picture)
    for index, colour in enumerate(PATCHES):
        x, y = index % 6 * SIDE, index // 6 * SIDE
        draw.rectangle([x, y, x + SIDE - 1, y + SIDE - 1], fill=colour)
    return picture


def printed(casebound, intent, folder):
    """The patches as the press file has them."""
    book = folder / intent
    shutil.copytree(ROOT / "tests/fixtures/plain", book)
    report = book / "report.yaml"
    lines = [line for line in report.read_text().splitlines() if not line.startswith("press:")]
    report.write_text("\n".join([*lines, f"press: {{ intent: {intent} }}", ""]))
    checker().save(book / "cases/images/patches.png")
    case = book / "cases/luming.yaml"
    case.write_text(case.read_text().replace("interviewee:\n", "interviewee:\n  portrait: images/patches.png\n"))
    subprocess.run([casebound, "--project", book, "sheet", "luming", "--only", "press"], check=True, capture_output=True)
    with pikepdf.open(book / "out/sheets/luming-press.pdf") as pdf:
        pictures = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == pikepdf.Name.Image]
        largest = max(pictures, key=lambda each: int(each.Width))
        width, height = int(largest.Width), int(largest.Height)
        if largest.Filter == pikepdf.Name.DCTDecode:
            # Pillow takes Adobe's mark into account, as the file's own /Decode does.
            picture = Image.open(io.BytesIO(largest.read_raw_bytes()))
            assert picture.mode == "CMYK" and list(map(float, largest.Decode)) == [1, 0] * 4
        else:
            assert largest.ColorSpace == pikepdf.Name.DeviceCMYK and largest.BitsPerComponent == 8 and "/Decode" not in largest
            picture = Image.frombytes("CMYK", (width, height), largest.read_bytes())
        centre = lambda index: (int((index % 6 + 0.5) * width / 6), int((index // 6 + 0.5) * height / 4))
        return [picture.getpixel(centre(index)) for index in range(len(PATCHES))]


def pixels(colours, mode):
    picture = Image.new(mode, (len(colours), 1))
    picture.putdata(colours)
    return picture


def main(arguments):
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    casebound, profile = arguments
    lab = ImageCms.createProfile("LAB")
    show = ImageCms.buildTransform(profile, lab, "CMYK", "LAB", renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC)

    def seen(cmyk):
        return [
            (l / 2.55, a - 256 * (a > 127), b - 256 * (b > 127))
            for l, a, b in ImageCms.applyTransform(pixels(cmyk, "CMYK"), show).get_flattened_data()
        ]

    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, intent in INTENTS.items():
            reference = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK", renderingIntent=intent,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
            wanted = list(ImageCms.applyTransform(pixels(PATCHES, "RGB"), reference).get_flattened_data())
            found = printed(casebound, name, Path(folder))
            distance = [sum((x - y) ** 2 for x, y in zip(a, b)) ** 0.5 for a, b in zip(seen(wanted), seen(found))]
            mean, most = sum(distance) / len(distance), max(distance)
            print(f"{name}: mean ΔE {mean:.2f}, maximum {most:.2f}")
            for what, good in (("mean under 1", mean < 1), ("maximum under 3", most < 3)):
                passed, failed = passed + good, failed + (not good)
                if not good:
                    print(f"FAIL {name}: {what}")
    print(f"colour: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
