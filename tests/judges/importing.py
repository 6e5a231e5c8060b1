#!/usr/bin/env python3
"""Judge: an interview of twenty pages comes out of a document of any style whole, and its questions and speakers are found.

    importing.py CASEBOUND

Writes one invented interview in seven forms with python-docx, odfpy and plain text: by styles, by 问 and 答, by bold questions, by speakers,
by numbers, as a text of LibreOffice, as Markdown. Imports each into an empty book, reads the case with PyYAML, and compares: every
paragraph, note and comment must be in the file or among the findings, letter by letter; every question, heading and speaker in its
place. What `check` finds wrong in the case afterwards must be no error.
"""

import json
import random
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import yaml
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from odf import text as odt
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties

from checks import Checks

QUESTIONS = 24
NAME = "蓝桥仪器"
PEOPLE = [("沈知远", "知识产权总监"), ("顾明薇", "法务经理")]
SECTIONS = {0: "研发与专利", 8: "布局与风险", 16: "人才与未来"}
PROFILE = [
    "蓝桥仪器是一家虚构的测量仪器企业，成立于 2009 年，产品有振动传感器、恒温槽与校准软件。",
    "公司约有 640 名员工，其中研发人员 210 人；三个研发中心共用一套实验记录系统。",
]
NOTES = {3: "指立项前一周完成的专利检索报告。", 11: "数据由公司提供，截至 2023 年 4 月。"}
MARGIN = "蓝桥仪器 · 内部资料"
SUBJECTS = ["研发小组", "法务同事", "我们", "实验室", "销售团队", "审查员", "合作伙伴", "年轻的工程师"]
VERBS = ["先写记录", "再看检索报告", "比较三种方案", "记下每次失败", "约定评审的日期", "把图纸交给代理人", "估算成本", "复核权利要求"]
ENDS = ["然后才谈保护。", "这样省下的时间不止一周。", "成本因此下降了 12.5%。", "结果写进 2*3 的表格里。", "温度保持在 20~30 ℃。", "见 [附件](二)。", "路径是 D:\\*\\档案。"]


def interview():
    """Questions with their answers: paragraphs of runs (text, look)."""
    made = random.Random(7)
    found = []
    for number in range(QUESTIONS):
        ask = f"{made.choice(['公司怎样看待', '您如何处理', '什么决定了', '为什么要重视'])}第 {number + 1} 项工作中的“{made.choice(VERBS)}”？"
        paragraphs = []
        for _ in range(made.randint(2, 4)):
            sentences = "".join(f"{made.choice(SUBJECTS)}{made.choice(VERBS)}，{made.choice(VERBS)}，{made.choice(ENDS)}" for _ in range(made.randint(5, 8)))
            paragraphs.append([(sentences, None)])
        paragraphs[0] += [("要紧的是", None), ("先看寿命", "bold"), ("，再看 CO", None), ("2", "sub"), (" 的排放。", None)]
        if number % 5 == 1:
            paragraphs.append([("- 不是列表的一行；", None), ("着重", "italic"), ("的词。", None)])
        if number % 7 == 2:
            paragraphs.append([("1. 这不是编号，10^6^ 也不是注号。", None)])
        found.append((ask, paragraphs))
    return found


INTERVIEW = interview()


def png():
    """A picture of one pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\x20\x60\xa0")) + chunk(b"IEND", b"")


class Word:
    """A document of python-docx in one of the styles."""

    def __init__(self, style, folder):
        self.style, self.folder = style, folder
        self.doc = Document()
        self.doc.sections[0].header.paragraphs[0].text = MARGIN
        self.notes = []

    def write(self, path):
        title = self.doc.add_paragraph(f"{NAME}访谈录", style="Title" if self.style == "styles" else None)
        if self.style != "styles":
            title.alignment = WD_ALIGN_PARAGRAPH.CENTER
            title.runs[0].bold = True
        self.doc.add_paragraph("受访人：" + "、".join(f"{name}（{title}）" for name, title in PEOPLE))
        self.doc.add_paragraph("采访方：横桥研究室")
        self.doc.add_paragraph("采访时间：2023 年 4 月")
        for text in PROFILE:
            self.doc.add_paragraph(text)
        table = self.doc.add_table(rows=0, cols=2)
        for cells in [("指标", "数值"), ("累计专利申请", "734 件"), ("发明专利申请", "602"), ("软件著作权", "约 40 件")]:
            row = table.add_row()
            row.cells[0].text, row.cells[1].text = cells
        for number, (ask, paragraphs) in enumerate(INTERVIEW):
            if number in SECTIONS:
                self.section(SECTIONS[number])
            self.question(number, ask)
            for place, runs in enumerate(paragraphs):
                self.answer(number, place, runs)
            if number == 5:
                self.picture()
            if number == 9:
                self.changes()
        self.doc.save(path)
        if self.notes:
            self.footnotes(path)

    def section(self, text):
        if self.style == "styles":
            self.doc.add_heading(text, 1)
        else:
            self.doc.add_heading(text, 2)

    def question(self, number, text):
        if self.style == "styles":
            self.doc.add_heading(text, 2)
        elif self.style == "marks":
            self.doc.add_paragraph(f"问：{text}")
        elif self.style == "bold":
            self.doc.add_paragraph().add_run(text).bold = True
        elif self.style == "speakers":
            self.doc.add_paragraph(f"记者：{text}")
        elif self.style == "numbers":
            if number % 2:
                self.doc.add_paragraph(text, style="List Number")
            else:
                self.doc.add_paragraph(f"{number + 1}、{text}")

    def answer(self, number, place, runs):
        paragraph = self.doc.add_paragraph()
        if self.style == "marks" and place == 0:
            paragraph.add_run("答：")
        if self.style == "speakers" and place in (0, 1):
            paragraph.add_run(f"{PEOPLE[place][0]}：").bold = True
        for text, look in runs:
            run = paragraph.add_run(text)
            run.bold = True if look == "bold" else None
            run.italic = True if look == "italic" else None
            run.font.subscript = True if look == "sub" else None
        if place == 0 and number in NOTES:
            self.notes.append((paragraph, NOTES[number]))
        if place == 0 and number == 2:
            self.doc.add_comment(paragraph.runs, text="请核实这个数字。", author="王芳", initials="王")

    def picture(self):
        (self.folder / "lab.png").write_bytes(png())
        self.doc.add_picture(str(self.folder / "lab.png"), width=Pt(60))
        self.doc.add_paragraph("图 1 恒温实验室", style="Caption")

    def changes(self):
        paragraph = self.doc.add_paragraph("修订之前的话")
        for kind, tag, text in [("ins", "w:t", "，加上的话"), ("del", "w:delText", "，删去的话")]:
            change = OxmlElement(f"w:{kind}")
            change.set(qn("w:author"), "顾明薇")
            run, word = OxmlElement("w:r"), OxmlElement(tag)
            word.text = text
            run.append(word)
            change.append(run)
            paragraph._p.append(change)

    def footnotes(self, path):
        """python-docx writes no footnotes: their part is added to the package as Word has it."""
        import zipfile

        names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        for number, (paragraph, _) in enumerate(self.notes, 1):
            run, mark = OxmlElement("w:r"), OxmlElement("w:footnoteReference")
            mark.set(qn("w:id"), str(number))
            run.append(mark)
            paragraph._p.append(run)
        self.doc.save(path)
        notes = "".join(f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>' for number, (_, text) in enumerate(self.notes, 1))
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        relation = b'<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
        relations = "word/_rels/document.xml.rels"
        parts[relations] = parts[relations].replace(b"</Relationships>", relation)
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{names}">{notes}</w:footnotes>'.encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, data)


def write_odt(path):
    doc = OpenDocumentText()
    looks = {}
    for look, properties in {"bold": {"fontweight": "bold"}, "italic": {"fontstyle": "italic"}, "sub": {"textposition": "sub 58%"}}.items():
        looks[look] = Style(name=look, family="text")
        looks[look].addElement(TextProperties(**properties))
        doc.automaticstyles.addElement(looks[look])
    add = doc.text.addElement
    add(odt.H(outlinelevel=1, text=f"{NAME}访谈录"))
    add(odt.P(text="受访人：" + "、".join(f"{name}（{title}）" for name, title in PEOPLE)))
    add(odt.P(text="采访方：横桥研究室"))
    for text in PROFILE:
        add(odt.P(text=text))
    for number, (ask, paragraphs) in enumerate(INTERVIEW):
        if number in SECTIONS:
            add(odt.H(outlinelevel=2, text=SECTIONS[number]))
        add(odt.H(outlinelevel=3, text=ask))
        for place, runs in enumerate(paragraphs):
            paragraph = odt.P()
            for text, look in runs:
                paragraph.addElement(odt.Span(stylename=looks[look], text=text) if look else odt.Span(text=text))
            if place == 0 and number in NOTES:
                note = odt.Note(noteclass="footnote", id=f"ftn{number}")
                note.addElement(odt.NoteCitation(text="1"))
                body = odt.NoteBody()
                body.addElement(odt.P(text=NOTES[number]))
                note.addElement(body)
                paragraph.addElement(note)
            add(paragraph)
    doc.save(path)


def escape(text):
    text = re.sub(r"([\\`*_{}\[\]<>#^~|])", r"\\\1", text)
    return re.sub(r"^(\d+)\.", r"\1\\.", re.sub(r"^-", r"\\-", text))


def write_markdown(path):
    lines = [f"# {NAME}访谈录", "受访人：" + "、".join(f"{name}（{title}）" for name, title in PEOPLE), "采访方：横桥研究室", *PROFILE]
    for number, (ask, paragraphs) in enumerate(INTERVIEW):
        if number in SECTIONS:
            lines.append(f"## {SECTIONS[number]}")
        lines.append(f"**{escape(ask)}**")
        for place, runs in enumerate(paragraphs):
            marks = {"bold": "**", "italic": "*", "sub": "", None: ""}
            line = "".join(f"{marks[look]}{escape(text)}{marks[look]}" for text, look in runs)
            lines.append(line + (f"[^{number}]" if place == 0 and number in NOTES else ""))
    lines += [f"[^{number}]: {text}" for number, text in NOTES.items()]
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def squeeze(text):
    return "".join(text.split())


def unmarked(prose):
    """Prose as it reads: a character behind a backslash is itself."""
    out, at = "", 0
    while at < len(prose):
        c = prose[at]
        if c == "\\" and prose[at + 1 : at + 2] and prose[at + 1] in "*[]^~>-.|":
            out += prose[at + 1]
            at += 2
        elif note := re.match(r"\[\^[\w.-]+\]", prose[at:]):
            at += note.end()
        elif mark := re.match(r"([~^])([\w.,+=-]{1,6})\1", prose[at:]):
            out += mark[2]
            at += mark.end()
        else:
            out += "" if c == "*" else c
            at += 1
    return squeeze(out)


def strings(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif value is not None:
        yield str(value)


def main(casebound):
    check = Checks()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        book = folder / "book"
        (book / "cases").mkdir(parents=True)
        (book / "report.yaml").write_text("title: 样书\ncontents:\n  - cases: all\n", encoding="utf-8")
        forms = ["styles", "marks", "bold", "speakers", "numbers", "odt", "md"]
        for form in forms:
            path = folder / f"{form}.{'docx' if form not in ('odt', 'md') else form}"
            if form == "odt":
                write_odt(path)
            elif form == "md":
                write_markdown(path)
            else:
                Word(form, folder).write(path)
            one(check, casebound, book, form, path)
        ran = subprocess.run([casebound, "--project", book, "check", "--no-typeset", "--format", "json"], capture_output=True, text=True)
        # What a picture shows nobody has written.
        errors = [found for found in json.loads(ran.stdout) if found["severity"] == "error" and "alt" not in found["message"]]
        check(f"errors in what was made: {errors[:3]}", not errors)
    print(f"importing: {check.passed} passed, {check.failed} failed")
    return 1 if check.failed else 0


def one(check, casebound, book, form, path):
    ran = subprocess.run([casebound, "--project", book, "import", path, "--as", form, "--format", "json"], capture_output=True, text=True)
    check(f"{form}: {ran.stderr}", ran.returncode == 0)
    written = (book / "cases" / f"{form}.yaml").read_text(encoding="utf-8")
    case = yaml.safe_load(written)
    comments = "".join(line for line in written.splitlines() if line.startswith("#"))
    everything = squeeze(comments) + "".join(unmarked(text) for text in strings(case))
    findings = json.loads(ran.stdout)
    said = squeeze("".join(found["message"] for found in findings))
    wanted = [text for text in PROFILE] + [ask for ask, _ in INTERVIEW] + list(SECTIONS.values()) + list(NOTES.values())
    wanted += ["".join(text for text, _ in runs) for _, paragraphs in INTERVIEW for runs in paragraphs]
    is_word = form not in ("odt", "md")
    if is_word:
        wanted += ["734 件", "602", "约 40 件", "指标", "图 1 恒温实验室", "2023 年 4 月", MARGIN, "修订之前的话，加上的话"]
    lost = [text for text in wanted if squeeze(text) not in everything]
    characters = sum(len(squeeze(text)) for text in wanted)
    check(f"{form}: {sum(len(squeeze(text)) for text in lost)} of {characters} characters lost: {lost[:2]}", not lost)
    items = case["interview"]
    asked = [item["q"] for item in items if "q" in item]
    found = sum(ask in asked for ask, _ in INTERVIEW)
    check(f"{form}: {found} of {QUESTIONS} questions, {len(asked) - found} that are none", found == QUESTIONS and len(asked) == QUESTIONS)
    sections = [item["section"] for item in items if "section" in item]
    check(f"{form}: sections {sections}", sections == list(SECTIONS.values()))
    for (ask, paragraphs), item in zip(INTERVIEW, [item for item in items if "q" in item]):
        answer = unmarked("".join(strings([item.get("a"), [each["a"] for each in item.get("answers", [])]])))
        meant = squeeze("".join("".join(text for text, _ in runs) for runs in paragraphs))
        if form != "numbers" and not (is_word and "修订" in answer):
            check(f"{form}: the answer to {ask}", answer.startswith(meant))
    people = [(each["name"], each.get("title")) for each in case.get("interviewees", [])]
    check(f"{form}: {people}", people == PEOPLE)
    speakers = sum(len(item.get("answers", [])) for item in items)
    if form == "speakers":
        named = all([each["by"] for each in item["answers"]] == [name for name, _ in PEOPLE] for item in items if "q" in item)
        check(f"{form}: who speaks", named)
    check(f"{form}: notes {case.get('notes')}", len(case.get("notes") or {}) == len(NOTES))
    check(f"{form}: {case['name']}", case["name"] == NAME and case.get("interviewer") == "横桥研究室")
    if is_word:
        check(f"{form}: {case['patents']}", case["patents"]["applications"] == "734 件")
        check(f"{form}: the comment is said", "请核实这个数字" in said)
        check(f"{form}: what was taken out is gone", "删去的话" not in everything)
        check(f"{form}: the picture", (book / "cases" / "images" / f"{form}-1.png").read_bytes() == png())
    unsure = sum(found["code"].startswith("import-") for found in findings)
    print(f"{form}: {found} of {QUESTIONS} questions, {len(people)} of {len(PEOPLE)} people, {speakers} answers with their speakers, {characters} characters, 0 lost" if not lost else f"{form}: lost", f"{unsure} findings", sep=", ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
