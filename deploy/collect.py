#!/usr/bin/env python3
"""Puts together what the parts of a batch have made: their sheets and their findings.

    collect.py SHARDS OUT [N]

SHARDS has a folder for each part, K-of-N, as shard.sh leaves them. OUT/findings.json gets every finding once. Only if all parts are
there and none has failed, OUT/sheets gets the sheets, in the place of older ones. Ends with 0, with 1 if the book has errors, and
with 2 if a part is missing or failed otherwise. N is how many parts there should be; without it, what the folders say.
"""

import json
import os
import re
import sys
from pathlib import Path


def parts(shards, wanted):
    """The folders of the parts, by their numbers. Those of a batch that was divided otherwise are left alone."""
    found = {}
    for folder in shards.iterdir():
        name = re.fullmatch(r"(\d+)-of-(\d+)", folder.name)
        if name:
            found.setdefault(int(name[2]), {})[int(name[1])] = folder
    if wanted is None and len(found) != 1:
        sys.exit(f"{shards}: parts of {sorted(found) or 'nothing'}: say how many parts there are")
    of = wanted or next(iter(found))
    return of, found.get(of, {})


def read(folder):
    """The code that a part ended with, and its findings. One that was cut off has neither."""
    try:
        code = int((folder / "exit").read_text())
        return code, json.loads((folder / "findings.json").read_text("utf-8") or "[]")
    except (OSError, ValueError):
        return 2, []


def main(arguments):
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    shards, out = Path(arguments[0]), Path(arguments[1])
    of, folders = parts(shards, int(arguments[2]) if len(arguments) == 3 else None)
    failed = 0
    findings = {}
    for part in range(1, of + 1):
        code, found = read(folders[part]) if part in folders else (2, [])
        if code not in (0, 1):
            print(f"part {part} of {of}: {'failed' if part in folders else 'is missing'}", file=sys.stderr)
        failed = max(failed, code)
        # What is said of the book as a whole, every part says.
        findings.update({json.dumps(each, sort_keys=True): each for each in found})
    out.mkdir(parents=True, exist_ok=True)
    merged = sorted(findings.values(), key=lambda each: (each["file"], each["line"], each["column"], each["code"]))
    (out / "findings.json").write_text(json.dumps(merged, ensure_ascii=False, indent=2) + "\n", "utf-8")
    for each in merged:
        print(f"{each['file']}:{each['line']}:{each['column']}: {each['severity']}[{each['code']}]: {each['message']}")
    if failed:
        return failed
    (out / "sheets").mkdir(exist_ok=True)
    count = 0
    for part in range(1, of + 1):
        for sheet in sorted((folders[part] / "sheets").iterdir()):
            os.replace(sheet, out / "sheets" / sheet.name)
            count += 1
    print(f"{count} sheets in {out / 'sheets'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
