#!/usr/bin/env python3
"""Judge: what LibreOffice changes in a proof by itself, as somebody does who types in it, comes back at its field, and nothing else does.

    office.py CASEBOUND BOOK [EDITS]

EDITS changes of each case, 60 by default, at random places, are made by LibreOffice over UNO, in half of the files with changes tracked, and saved as
a file of Word. They must come back at their lines, and be written so that the file is, byte for byte, the older one with those changes.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

from proofs import Judge, change, fields, listed, place, same

# Debian's own Python, which knows UNO.
PYTHON = "/usr/bin/python3"
TOGETHER = 10

# Runs there: opens each file of the jobs, replaces text where it stands, and saves it.
TYPIST = r'''
import json, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

jobs, home = json.load(open(sys.argv[1])), sys.argv[2]
office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--norestore", f"--accept=pipe,name=casebound{abs(hash(home))};urp;"])
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name=casebound{abs(hash(home))};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.5)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    value = lambda name, what: PropertyValue(Name=name, Value=what)
    for job in jobs:
        document = desktop.loadComponentFromURL("file://" + job["file"], "_blank", 0, (value("Hidden", True),))
        document.RecordChanges = False
        made = []
        for text, start, gone, come in job["edits"]:
            search = document.createSearchDescriptor()
            search.SearchString, search.SearchCaseSensitive = text, True
            found = document.findAll(search)
            if found.Count != 1:
                made.append(False)
                continue
            document.RecordChanges = job["tracked"]
            cursor = found.getByIndex(0).Text.createTextCursorByRange(found.getByIndex(0).Start)
            cursor.goRight(start, False)
            cursor.goRight(len(gone), True)
            if cursor.String != gone:
                made.append(False)
                continue
            cursor.String = come
            document.RecordChanges = False
            made.append(True)
        job["made"] = made
        document.storeToURL("file://" + job["out"], (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    json.dump(jobs, open(sys.argv[1], "w"))
    desktop.terminate()
except Exception:
    office.kill()
    raise
office.wait(60)
'''


class Office(Judge):
    def jobs(self, path, chance):
        """Batches of changes of one case."""
        source = (self.book / f"cases/{path.stem}.yaml").read_text(encoding="utf-8")
        runs = [(tag, text) for tag, _, text in fields(docx.Document(path))
                if len(text) >= 6 and source.count(text) == 1 and not re.search(r"[*\[\]^~|\\'\"]", text)]
        jobs, count = [], 0
        while runs and count < self.edits:
            chance.shuffle(runs)
            edits = []
            for _, text in runs[:TOGETHER]:
                before, gone, come, behind = change(chance.choice(["insert", "delete", "replace"]), chance, text)
                new = before + come + behind
                if new == text or "  " in new or new != new.strip():
                    continue
                edits.append((text, len(before), gone, come))
            count += len(edits)
            out = self.work / f"{path.stem}-{len(jobs)}.docx"
            jobs.append({"file": str(path), "out": str(out), "tracked": chance.random() < 0.5, "edits": edits, "slug": path.stem})
        return jobs

    def type(self, jobs):
        """LibreOffice does the jobs, and says which changes it could make."""
        order = self.work / "jobs.json"
        order.write_text(json.dumps(jobs), encoding="utf-8")
        done = subprocess.run([PYTHON, "-c", TYPIST, order, self.work / "home"], capture_output=True, text=True, timeout=3600)
        self.check(f"LibreOffice\n{done.stdout}{done.stderr}", done.returncode == 0)
        return json.loads(order.read_text(encoding="utf-8"))

    def judge(self, job):
        file = self.book / f"cases/{job['slug']}.yaml"
        before = file.read_bytes()
        source = wanted = before.decode("utf-8")
        lines, made = set(), 0
        for (text, start, gone, come), done in zip(job["edits"], job["made"]):
            if done:
                wanted = wanted.replace(text, text[:start] + come + text[start + len(gone):])
                lines.add(source[:source.index(text)].count("\n") + 1)
                made += 1
        found = listed(self.corrections(job["out"], "--format", "json"))
        at = {place(each) for each in found}
        applied = self.corrections(job["out"], "--apply")
        now = file.read_text(encoding="utf-8")
        file.write_bytes(before)
        good = at == lines and same(now, wanted)
        if not self.check(f"{Path(job['out']).name}{' tracked' if job['tracked'] else ''}: lines {sorted(lines)} came back at {sorted(at)}", good):
            for a, b in zip(wanted.splitlines(), now.splitlines()):
                if a != b:
                    print(f"  wanted {a}\n  has    {b}")
            print(applied.stdout[-2000:], applied.stderr[-600:])
        return made, len(job["edits"])


def main(arguments):
    casebound, book, *more = arguments
    with tempfile.TemporaryDirectory() as work:
        judge = Office(casebound, Path(book).resolve(), int(more[0]) if more else 60, Path(work))
        jobs = [job for number, path in enumerate(judge.proofs) for job in judge.jobs(path, random.Random(number))]
        counts = [judge.judge(job) for job in judge.type(jobs)]
        made, asked = (sum(each) for each in zip(*counts))
        judge.check(f"LibreOffice made only {made} of {asked} changes", made * 10 >= asked * 9)
        print(f"{made} changes by LibreOffice in {len(counts)} files, {sum(job['tracked'] for job in jobs)} of them tracked")
    print(f"office: {judge.check.passed} passed, {judge.check.failed} failed")
    return judge.check.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
