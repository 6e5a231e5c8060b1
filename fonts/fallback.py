#!/usr/bin/env python3
"""Make the fallback fonts of this folder again, byte for byte.

    venv/bin/python fonts/fallback.py            # writes into fonts/
    venv/bin/python fonts/fallback.py --check    # compares with fonts/, writes nothing

They hold what the main fonts lack, and nothing that these have: letters of European names, subscripts, superscripts,
fractions and symbols, and the common characters of names in Traditional Chinese, Japanese and Korean. Needs what
`subset.py` needs, and that file beside it.
"""

import argparse
import importlib.util
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

# The recipe of the main fonts lies beside this file, under a name that fonttools uses as well.
SPEC = importlib.util.spec_from_file_location("recipe", Path(__file__).with_name("subset.py"))
recipe = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(recipe)

# package: (version, {weight: (file in the package, SHA-256 of that file)})
PACKAGES = {
    "source-sans-3": ("0.4.1", {
        300: ("300Light/SourceSans3_300Light.ttf", "4e8026d06cb19c9d5c61c67486c2493d0a3a881950d4599ad01cb2d16da51504"),
        600: ("600SemiBold/SourceSans3_600SemiBold.ttf", "bd2550fce2d295b0bf20bd8b1b7f1477da834f1066bd850aafdb4787a67a63ca"),
        500: ("500Medium/SourceSans3_500Medium.ttf", "89cae6ebea48c3044fd73c1fddd60acb2e8223f9da8174b5115514064d9e221a"),
        400: ("400Regular/SourceSans3_400Regular.ttf", "393fb5b878ceed04aebc34b097e853ae5138c51d0c34b496ce8e2b47e0d0b94a"),
        700: ("700Bold/SourceSans3_700Bold.ttf", "7109021766e915ecd9721e28d11dfc732d57affda49e4ca15bb6d1529add7fdd"),
    }),
    "source-serif-4": ("0.4.1", {
        300: ("300Light/SourceSerif4_300Light.ttf", "7ee4c600c46fa6e0f25362464a3265a240befe02d384ccf78d2ffbce6c48686f"),
        600: ("600SemiBold/SourceSerif4_600SemiBold.ttf", "d31cd1fb273e5399efc04691e9ac14b581eae836d783f6cf3c560225ebcf95c0"),
        400: ("400Regular/SourceSerif4_400Regular.ttf", "d47da11c5f55f031d9ec54c3172865d76009b2cbab5c706dfa73866b00096639"),
    }),
    "noto-sans": ("0.4.2", {
        300: ("300Light/NotoSans_300Light.ttf", "ad161dc21b079cabda74ba05032d63f729fb54ed899e995401bde1e49e19872e"),
        500: ("500Medium/NotoSans_500Medium.ttf", "8c1dc004996029f804283dd398ca2a05d4d33ebcba5c0d25ea13fd2026572279"),
        400: ("400Regular/NotoSans_400Regular.ttf", "fe8c022f48d8dd29f17b744d16f9346f4357e16f7d4f7be58b000ae7c291b614"),
        700: ("700Bold/NotoSans_700Bold.ttf", "13a813c49624ae3ba3c5c6e72c5ebffc4b9e1e6ea32f421c04069b037c6ad431"),
    }),
    "noto-sans-symbols": ("0.4.1", {
        400: ("400Regular/NotoSansSymbols_400Regular.ttf", "aedeec1cd0514930aeeafc4a88a6deff83cda1e6b58086f0b9bb9c7dd0157578"),
        700: ("700Bold/NotoSansSymbols_700Bold.ttf", "5682f6c88d6199623edf026f67a8722697e8c5f409e5249477594e409d657eb0"),
    }),
    "noto-sans-symbols-2": ("0.4.1", {
        400: ("400Regular/NotoSansSymbols2_400Regular.ttf", "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e"),
    }),
    "noto-sans-math": ("0.4.2", {
        400: ("400Regular/NotoSansMath_400Regular.ttf", "b4a1dfdbfa13b4755e5eac20cb25c1d17ed5a745ceb89639595e8cf45a2b1e07"),
    }),
    "noto-sans-tc": ("0.4.3", {
        300: ("300Light/NotoSansTC_300Light.ttf", "303c6e3cced24d2b4bc887122c51fda92b65a89cc2c103742baddf8b646a3505"),
        500: ("500Medium/NotoSansTC_500Medium.ttf", "cb08ecfb12a590f0d9288a7eeb568a40b31b914b62f4719bfb2cc5f7614955c9"),
        400: ("400Regular/NotoSansTC_400Regular.ttf", "add35d53f70727657b4509531677c4e3712b67df3d54661efdee5d3a0c16d954"),
        700: ("700Bold/NotoSansTC_700Bold.ttf", "ed4ae6ed781e34d0beee896e9be5d835a938ac7adabbcc1b6b6904290006f372"),
    }),
    "noto-sans-jp": ("0.4.3", {
        400: ("400Regular/NotoSansJP_400Regular.ttf", "d930d5d52d15231c283089760f84584272ad5e37e14607ba0d19c798e7a9caec"),
        700: ("700Bold/NotoSansJP_700Bold.ttf", "c5b7b9d6a6eb682b0d4e6bbb38509575fd2759a28f147daa74714d1359a7909e"),
    }),
    "noto-sans-kr": ("0.4.3", {
        400: ("400Regular/NotoSansKR_400Regular.ttf", "8cbc9b353bb9ce848fd69bb6a507319dfacc659cf5fd643db5d88f3c4970e1dd"),
        700: ("700Bold/NotoSansKR_700Bold.ttf", "4ffa20c272ae6d689f7c8d34ff9c8039a326e9c334d9fc8852b2a7396227d077"),
    }),
    "noto-serif-tc": ("0.4.4", {
        400: ("400Regular/NotoSerifTC_400Regular.ttf", "b0acf9799d5dc656cdeff077d36b2ee9032b762e05b3f8a7b76c81dee4eec08c"),
        700: ("700Bold/NotoSerifTC_700Bold.ttf", "98c207d0254a6b0b4b5611dd8d5bcc37af4482494477d43eba6b2409ed083140"),
    }),
    "noto-serif-jp": ("0.4.3", {
        400: ("400Regular/NotoSerifJP_400Regular.ttf", "5a04846a0e23acefae825f2f459205036a166f5a63462019ce3492d07bd20e92"),
    }),
    "noto-serif-kr": ("0.4.3", {
        400: ("400Regular/NotoSerifKR_400Regular.ttf", "c8c5922208f207214ce01791290621c28fda4ff788bd4dddc511aaebf61f4a74"),
    }),
}

# The Latin letters of the main fonts are those of Source Sans and Source Serif, drawn this much larger.
SANS_SCALE = 1.117
SERIF_SCALE = 1.06

# Their stems are as thick as those of no single weight of today's Source fonts, but lie between two: (the lighter, the heavier, how far
# between). Measured at the letter I: 60, 92, 116 and 148 thousandths of an em in the sans, 88 and 142 in the serif.
BETWEEN = {
    ("source-sans-3", 300): (300, 400, 0.21),
    ("source-sans-3", 700): (600, 700, 0.53),
    ("source-serif-4", 400): (300, 400, 0.62),
    ("source-serif-4", 700): (600, 600, 0),
}

LATIN = [
    (0x0300, 0x036F),  # combining marks
    (0x0100, 0x024F),  # Latin Extended-A and -B
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x209F),  # punctuation and spaces, superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218B),  # letterlike signs, fractions, roman numerals
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x04FF),  # Cyrillic
]
SYMBOLS = [(0x2190, 0x22FF), (0x25A0, 0x27BF)]  # arrows, mathematics; shapes, signs, dingbats
# Marks that steer the text around them are never printed.
WITHOUT = set(range(0x200B, 0x2010)) | set(range(0x2028, 0x202F)) | set(range(0x2060, 0x2070))


def rows(codec, first, last):
    """Every character of the lead bytes `first` to `last` of a double-byte code."""
    found = set()
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


BIG5_COMMON = rows("big5", 0xA4, 0xC6)  # 5,401 characters in common use
BIG5_LESS = rows("big5", 0xC9, 0xF9)  # 7,652 less common ones, which names use
JIS_COMMON = rows("euc_jp", 0xB0, 0xCF)  # level 1 of JIS X 0208
JIS_LESS = rows("euc_jp", 0xD0, 0xF4)  # level 2, which names use
# Variants in Japanese names, such as 髙 and 﨑, as IBM and NEC coded them; 𠮷.
JAPANESE_NAMES = rows("cp932", 0xED, 0xEE) | {0x20BB7} | set(map(ord, "邉邊齋齊淵瀨瀬嵜祐禎彌"))
# Hong Kong: what is spoken and what places are called.
HONG_KONG = set(map(ord, "嘅咗嚟啲嘢瞓攞喺冚噉嗰哋揾搵攰掟揸嬲唞嘥揼孭唔啱咩咁冇乜嘈噃喎嘞囉吓咪佢嗮晒曬擺餸煲飛揈埗脷氹屻鰂塱磡涌滘衞綫裏着峯畧羣牀喆堃鱻"))
BOPOMOFO = set(range(0x31A0, 0x31C0))
HANGUL = rows("euc_kr", 0xB0, 0xC8)  # the 2,350 syllables of KS X 1001
KOREAN = HANGUL | set(range(0x3131, 0x318F))


# Marks that stand in the middle of their squares in Traditional Chinese.
MARKS = set(map(ord, "，。、；：！？"))


def points(ranges):
    return {point for first, last in ranges for point in range(first, last + 1)} - WITHOUT


# output file: (the main font whose characters are left out, family, weight, sources in order of preference)
FONTS = {
    "CaseboundFallbackSans-Regular.ttf": ("NotoSansSC-Regular.ttf", "Casebound Fallback Sans", 400, [
        ("source-sans-3", points(LATIN + SYMBOLS), SANS_SCALE),
        ("noto-sans", points(LATIN), 1),
        ("noto-sans-symbols-2", points(SYMBOLS), 1),
        ("noto-sans-symbols", points(SYMBOLS), 1),
        ("noto-sans-math", points(SYMBOLS), 1),
        ("noto-sans-tc", BIG5_COMMON | BIG5_LESS | HONG_KONG | BOPOMOFO, 1),
        ("noto-sans-jp", JIS_COMMON | JIS_LESS | JAPANESE_NAMES, 1),
        ("noto-sans-kr", KOREAN, 1),
    ]),
    "CaseboundFallbackSans-Bold.ttf": ("NotoSansSC-Bold.ttf", "Casebound Fallback Sans", 700, [
        ("source-sans-3", points(LATIN + SYMBOLS), SANS_SCALE),
        ("noto-sans", points(LATIN), 1),
        ("noto-sans-tc", BIG5_COMMON | HONG_KONG, 1),
        ("noto-sans-jp", JIS_COMMON | JAPANESE_NAMES, 1),
        ("noto-sans-kr", KOREAN, 1),
    ]),
    "CaseboundFallbackSans-Light.ttf": ("NotoSansSC-Light.ttf", "Casebound Fallback Sans", 300, [
        ("source-sans-3", points(LATIN + SYMBOLS), SANS_SCALE),
        ("noto-sans", points(LATIN), 1),
    ]),
    "CaseboundFallbackSans-Medium.ttf": ("NotoSansSC-Medium.ttf", "Casebound Fallback Sans", 500, [
        ("source-sans-3", points(LATIN + SYMBOLS), SANS_SCALE),
        ("noto-sans", points(LATIN), 1),
    ]),
    "CaseboundFallbackSerif-Bold.ttf": ("NotoSerifSC-Bold.ttf", "Casebound Fallback Serif", 700, [
        ("source-serif-4", points(LATIN), SERIF_SCALE),
    ]),
    "CaseboundFallbackSerif-Regular.ttf": ("NotoSerifSC-Regular.ttf", "Casebound Fallback Serif", 400, [
        ("source-serif-4", points(LATIN), SERIF_SCALE),
        ("noto-serif-tc", BIG5_COMMON | HONG_KONG, 1),
        ("noto-serif-jp", JIS_COMMON | JAPANESE_NAMES, 1),
        ("noto-serif-kr", KOREAN, 1),
    ]),
}
for weight, style in {300: "Light", 400: "Regular", 500: "Medium", 700: "Bold"}.items():
    FONTS[f"CaseboundMarksSans-{style}.ttf"] = (f"NotoSansSC-{style}.ttf", "Casebound Marks Sans", weight, [("noto-sans-tc", MARKS, 1)])
for weight, style in {400: "Regular", 700: "Bold"}.items():
    FONTS[f"CaseboundMarksSerif-{style}.ttf"] = (f"NotoSerifSC-{style}.ttf", "Casebound Marks Serif", weight, [("noto-serif-tc", MARKS, 1)])

LICENCE = "SIL Open Font License 1.1; made from the fonts named in fonts/README.md of Casebound"
COPYRIGHT = (
    "Copyright 2010-2021 Adobe, with Reserved Font Name 'Source'; 2014 The Source Serif 4 Project Authors; "
    "2012 Google Inc.; 2022 The Noto Project Authors"
)


def cut(data, wanted, scale, target):
    """Subset one source to `wanted`, without layout features, drawn `scale` times as large."""
    target.write_bytes(data)
    font = TTFont(target, recalcTimestamp=False, lazy=False)
    if scale != 1:
        scale_upem(font, round(1000 * scale))
        font["head"].unitsPerEm = 1000
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "DSIG", "meta", "MATH", "avar", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.save(target)
    font.close()


def blend(light, heavy, share):
    """Draw what is in `light` as thick as lies `share` of the way to `heavy`; both are cut to the same characters."""
    font, other = TTFont(light, recalcTimestamp=False, lazy=False), TTFont(heavy, lazy=False)
    for glyph in font.getGlyphOrder():
        near, far = (each["glyf"]._getCoordinatesAndControls(glyph, each["hmtx"].metrics)[0] for each in (font, other))
        if len(near) != len(far):
            sys.exit(f"{glyph} has other points in the two weights")
        mixed = GlyphCoordinates([(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in zip(near, far)])
        mixed.toInt()
        font["glyf"]._setCoordinates(glyph, mixed, font["hmtx"].metrics)
    font.save(light)
    font.close()


def name(font, family, weight):
    """Names of our own: a changed font must not carry a reserved one."""
    style = {300: "Light", 400: "Regular", 500: "Medium", 700: "Bold"}[weight]
    table = font["name"]
    table.names = []
    plain = weight in (400, 700)
    own = {0: COPYRIGHT, 1: family if plain else f"{family} {style}", 2: style if plain else "Regular", 3: f"{family} {style}", 4: f"{family} {style}", 5: "Version 1.0",
           6: f"{family.replace(' ', '')}-{style}", 13: LICENCE, 14: "https://scripts.sil.org/OFL"}
    if not plain:
        own |= {16: family, 17: style}
    for number, text in own.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40 if weight == 400 else 0
    font["OS/2"].fsType = 0
    font["head"].macStyle = 1 if weight == 700 else 0
    font["head"].created = font["head"].modified = 0
    font["head"].fontRevision = 1.0


def make(target, main, family, weight, sources, cache, scratch):
    """Make one fallback font."""
    # The marks take the places of the main font's.
    known = set() if family.startswith("Casebound Marks") else set(TTFont(main, lazy=True).getBestCmap())
    parts = []
    for package, wanted, scale in sources:
        version, files = PACKAGES[package]
        lighter, heavier, share = BETWEEN.get((package, weight), (weight, weight, 0))
        archive = recipe.fetch((f"@expo-google-fonts/{package}", version), cache)
        data, thick = (recipe.member(archive, *(files.get(each) or files[400])) for each in (lighter, heavier))
        source = scratch / f"{package}.ttf"
        source.write_bytes(data)
        has = set(TTFont(source, lazy=True).getBestCmap())
        own = (wanted & has) - known
        known |= own
        if own:
            cut(data, own, scale, source)
            if share:
                cut(thick, own, scale, scratch / "thick.ttf")
                blend(source, scratch / "thick.ttf", share)
            parts.append(source)
    options = Options()
    options.drop_tables = ["vmtx", "vhea"]
    font = Merger(options).merge([str(part) for part in parts])
    name(font, family, weight)
    # Lines keep their height: the metrics are those of the main font.
    model = TTFont(main, lazy=True)
    for field in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], field, getattr(model["hhea"], field))
    for field in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight"):
        setattr(font["OS/2"], field, getattr(model["OS/2"], field))
    font.recalcTimestamp = False
    font.save(target, reorderTables=True)
    font.close()


def main():
    parser = argparse.ArgumentParser(description="Make the fallback fonts below this folder again.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        cache = args.cache or scratch
        cache.mkdir(parents=True, exist_ok=True)
        different = []
        for file, (main_font, family, weight, sources) in FONTS.items():
            made = scratch / file
            make(made, args.out / recipe.home(main_font) / main_font, family, weight, sources, cache, scratch)
            data = made.read_bytes()
            target = args.out / recipe.home(file) / file
            same = target.exists() and target.read_bytes() == data
            if not same and args.check:
                different.append(file)
            elif not same:
                target.write_bytes(data)
            state = "same" if same else "DIFFERENT" if args.check else "written"
            print(f"{file:36} {len(data):>9} bytes  {recipe.sha256(data)[:16]}  {state}", flush=True)
        if different:
            sys.exit("not the same: " + ", ".join(different))


if __name__ == "__main__":
    main()
