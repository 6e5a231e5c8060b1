#!/usr/bin/env python3
"""Judge: outloud, which reads a PDF as a screen reader would (PDF/UA-1, WCAG 2.2), independently of veraPDF.

    outloud.py FILE.pdf ...

Every rule that applies to a file is a check; what outloud calls an error fails it. Its warnings are printed.
"""

import json
import subprocess
import sys
from pathlib import Path

# It counts header rows and suspects a torn heading in a table with more than three; the heads of a table's groups are
# header rows too.
SKIPPED = "TBL-010"


def main(paths):
    outloud = Path(sys.executable).parent / "outloud"
    done = subprocess.run([outloud, "--json", "-", "--quiet", "--skip", SKIPPED, *paths], capture_output=True, text=True)
    results = json.loads(done.stdout[done.stdout.index("{"):])["results"]
    passed = failed = 0
    for result in results:
        errors = [each for each in result["findings"] if each["severity"] == "error"]
        warnings = [each for each in result["findings"] if each["severity"] == "warning"]
        if result["error"]:
            errors.append({"rule": "unreadable", "message": result["error"]})
        ran = {each["rule"] for each in result["rules"] if each["status"] == "ran"}
        broken = {each["rule"] for each in errors}
        passed += len(ran - broken)
        failed += len(broken)
        for word, found in (("FAIL", errors), ("note", warnings)):
            for each in found:
                print(word, result["path"], each["rule"], each["message"], each.get("evidence", ""))
    if len(results) != len(paths):
        failed += 1
        print("FAIL some files were not read")
    print(f"outloud: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
