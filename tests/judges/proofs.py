#!/usr/bin/env python3
"""Judge: what companies change in a proof comes back at its field, and nothing else does.

    proofs.py CASEBOUND BOOK [EDITS]

python-docx, LibreOffice and pandoc, which nobody here wrote, open every proof of a book. Saved again unchanged it must bring back nothing;
pandoc must read every text whole; and EDITS changes of each case, 200 by default, at random places, half of them tracked, must come back
at their lines with their author, and be written so that the file is, byte for byte, the older one with those changes.
"""

import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from copy import deepcopy
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from checks import Checks

AUTHOR = "Wang Fang"
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
# Edits that one file holds, no two in one run.
TOGETHER = 10


def run(*command, cwd=None):
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)


def blank(text):
    return "".join(text.split())


def fields(document):
    """The content controls with a tag, and their runs of text that no link holds."""
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is None:
            continue
        for each in control.iter(qn("w:r")):
            text = each.find(qn("w:t"))
            if text is not None and each.getparent().tag != qn("w:hyperlink"):
                yield tag.get(qn("w:val")), each, text.text


def with_text(like, text, element="w:t"):
    new = deepcopy(like)
    old = new.find(qn("w:t"))
    piece = OxmlElement(element)
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    new.replace(old, piece)
    return new


def change(kind, chance, text):
    """A random change of a text: what stands before it, what goes, what comes, what stands behind it."""
    at = chance.randrange(1, len(text))
    gone = text[at:min(len(text) - 1, at + chance.randrange(1, 9))] if kind != "insert" else ""
    come = "".join(chance.choice(HAN) for _ in range(chance.randrange(1, 9))) if kind != "delete" else ""
    if kind == "replace" and chance.random() < 0.2:
        come = chance.choice(["IP", "2031", "A: b", "# 1", "“x”", "100%"])
    return text[:at], gone, come, text[at + len(gone):]


def edit(element, parts, tracked):
    """Makes a change in a run, as Word does."""
    before, gone, come, behind = parts
    if not tracked:
        element.find(qn("w:t")).text = before + come + behind
        element.find(qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return
    new = [with_text(element, before)]
    for text, wrap, piece in [(gone, "w:del", "w:delText"), (come, "w:ins", "w:t")]:
        if text:
            around = OxmlElement(wrap)
            for key, value in [("w:id", "9"), ("w:author", AUTHOR), ("w:date", "2031-04-12T08:00:00Z")]:
                around.set(qn(key), value)
            around.append(with_text(element, text, piece))
            new.append(around)
    new.append(with_text(element, behind))
    for each in new:
        element.addprevious(each)
    element.getparent().remove(element)


def office(source, folder):
    """LibreOffice opens a file and saves it as one of Word."""
    home = folder / "profile"
    run("soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "office", *source)
    return folder / "office"


class Judge:
    suffix = "docx"

    def __init__(self, casebound, book, edits, work):
        self.casebound, self.edits, self.work = Path(casebound).resolve(), edits, work
        self.check = Checks()
        self.book = work / "book"
        shutil.copytree(book, self.book, ignore=shutil.ignore_patterns("target", "out", ".git", ".casebound"))
        done = run(self.casebound, "proof", "--all", cwd=self.book)
        self.check(f"proof --all\n{done.stderr}", done.returncode == 0)
        self.proofs = sorted((self.book / "out/proofs").glob(f"*.{self.suffix}"))

    def corrections(self, path, *more):
        return run(self.casebound, "corrections", path, "--lang", "en", *more, cwd=self.book)

    def unchanged(self, path, what):
        done = self.corrections(path, "--format", "short")
        self.check(f"{path.name} {what} brings back\n{done.stdout}{done.stderr}", done.returncode == 0 and done.stdout == "")

    def whole(self, path):
        """pandoc reads every text of the case whole."""
        text = blank(run("pandoc", "-t", "plain", "--wrap=none", path).stdout)
        missing = [tag for tag, _, piece in fields(docx.Document(path)) if blank(piece) not in text]
        self.check(f"{path.name}: pandoc does not read {missing}", text and not missing)

    def changes(self, path, chance):
        """Random changes of one case."""
        slug = path.stem
        file = self.book / f"cases/{slug}.yaml"
        before = file.read_bytes()
        source = before.decode("utf-8")
        made, back = 0, 0
        while made < self.edits:
            document = docx.Document(path)
            runs = [(tag, each, text) for tag, each, text in fields(document)
                    if len(text) >= 6 and source.count(text) == 1 and not re.search(r"[*\[\]^~|\\'\"]", text)]
            chance.shuffle(runs)
            wanted, lines, tracked_lines = source, set(), set()
            for tag, element, text in runs[:TOGETHER]:
                parts = change(chance.choice(["insert", "delete", "replace"]), chance, text)
                tracked = chance.random() < 0.5
                new = parts[0] + parts[2] + parts[3]
                # Half a number or a word more is another word: what the file says is the same.
                if new == text or new != " ".join(new.split(" ")) or "  " in new or new != new.strip():
                    continue
                edit(element, parts, tracked)
                line = source[:source.index(text)].count("\n") + 1
                lines.add(line)
                if tracked:
                    tracked_lines.add(line)
                wanted = wanted.replace(text, new)
                made += 1
            if not lines:
                break
            returned = self.work / f"{slug}-back.docx"
            document.save(returned)
            found = listed(self.corrections(returned, "--format", "json"))
            at = {place(each) for each in found}
            named = {place(each) for each in found if AUTHOR in json.dumps(each)}
            applied = self.corrections(returned, "--apply")
            now = file.read_text(encoding="utf-8")
            file.write_bytes(before)
            good = at == lines and tracked_lines <= named and same(now, wanted)
            if not self.check(f"{slug}: lines {sorted(lines)} came back at {sorted(at)}, by their author {sorted(tracked_lines)} at {sorted(named)}", good):
                if not same(now, wanted):
                    for a, b in zip(wanted.splitlines(), now.splitlines()):
                        if a != b:
                            print(f"  wanted {a}\n  has    {b}")
                    print(applied.stderr)
            else:
                back += len(lines)
        print(f"{slug}: {made} changes, {back} lines came back as they were wanted")

    def comments(self, path):
        """A comment made by python-docx stands at its line."""
        document = docx.Document(path)
        for paragraph in document.element.body.iter(qn("w:p")):
            inside = [run for run in paragraph.iter(qn("w:r")) if run.getparent().tag == qn("w:sdtContent") or paragraph.getparent().tag == qn("w:sdtContent")]
            if inside and paragraph.getparent().getparent().find(f"{qn('w:sdtPr')}/{qn('w:tag')}") is not None:
                first = docx.text.run.Run(inside[0], docx.text.paragraph.Paragraph(paragraph, document))
                document.add_comment(first, text="please check", author=AUTHOR, initials="WF")
                break
        else:
            return
        returned = self.work / "comment.docx"
        document.save(returned)
        done = self.corrections(returned, "--format", "short")
        self.check(f"{path.name}: a comment came back as\n{done.stdout}{done.stderr}", f"comment: `please check` ({AUTHOR}" in done.stdout and done.stdout.count("\n") == 1)


def same(now, wanted):
    """Whether a file says what was wanted: byte for byte, but for quotes around a value that YAML would misread."""
    if now == wanted:
        return True
    plain = lambda text: [re.sub(r"(: )'(.*)'( *#.*|[ ,}].*)?$", lambda m: m[1] + m[2].replace("''", "'") + (m[3] or ""), line) for line in text.splitlines()]
    return plain(now) == plain(wanted)


def listed(done):
    """The findings that a command printed as JSON."""
    found = json.loads(done.stdout)
    return found["findings"] if isinstance(found, dict) else found


def place(finding):
    found = re.search(r'"line": ?(\d+)', json.dumps(finding))
    return int(found[1]) if found else 0


def main(arguments):
    casebound, book, *more = arguments
    with tempfile.TemporaryDirectory() as work:
        judge = Judge(casebound, Path(book).resolve(), int(more[0]) if more else 200, Path(work))
        saved = office(judge.proofs, judge.work) if judge.proofs else judge.work
        for number, path in enumerate(judge.proofs):
            judge.unchanged(path, "as it was sent")
            again = judge.work / f"{path.stem}-python.docx"
            docx.Document(path).save(again)
            judge.unchanged(again, "saved by python-docx")
            if judge.check(f"LibreOffice does not save {path.name}", (saved / path.name).is_file()):
                judge.unchanged(saved / path.name, "saved by LibreOffice")
            judge.whole(path)
            judge.comments(path)
            judge.changes(path, random.Random(number))
    print(f"proofs: {judge.check.passed} passed, {judge.check.failed} failed")
    return judge.check.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
