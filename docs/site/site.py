"""The site: an mdBook in Chinese and one in English, made of the pages of the repository and of what the program prints.

    python docs/site/site.py CASEBOUND OUT

CASEBOUND is the program, OUT a folder that is written anew: `OUT/index.html` leads to `OUT/zh/` and `OUT/en/`. Pages that stand in the
repository are taken as they are; commands, rules and the gallery of charts are what the program says and draws. Then every link is
followed, and the last line counts: `site: N passed, N failed`.
"""

import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urldefrag

ROOT = Path(__file__).resolve().parents[2]
# Page, its title and its file in Chinese, its title and its file in English. A page without a file is made by the program.
PAGES = [
    ("start", "十分钟上手", "docs/start.zh.md", "Start in ten minutes", "docs/start.md"),
    ("guide", "编辑指南", "cases/README.md", "The editors’ guide", "src/scaffold/en/cases/README.md"),
    ("gallery", "图表一览", None, "Gallery of charts", None),
    ("rules", "检查规则", "src/lint/RULES.zh.md", "Rules", "src/lint/RULES.md"),
    ("format", "文件格式", "docs/format.zh.md", "Format of the files", "docs/format.md"),
    ("layouts", "版面", "layouts/README.zh.md", "Layouts", "layouts/README.md"),
    ("press", "印刷与印前检查", "docs/press.zh.md", "Press and preflight", "docs/press.md"),
    ("approval", "送审与核定", "docs/approval.zh.md", "Proofs, corrections, approval", "docs/approval.md"),
    ("editors", "在编辑器里", "docs/editors.zh.md", "In the editor", "docs/editors.md"),
    ("commands", "命令", None, "Commands", None),
    ("architecture", "程序的构造", "docs/architecture.zh.md", "Architecture", "docs/architecture.md"),
    ("glossary", "词汇", "docs/glossary.zh.md", "Glossary", "docs/glossary.md"),
]
NAMES = {"zh": "Casebound 手册", "en": "The Casebound manual"}
# A link, unless it stands in code: a block between fences or indented by four, or a span between backquotes.
LINK = re.compile(r"^```.*?^```$|^(?: {4}|\t)[^\n]*$|(!?\[[^\]\n]*\])\(([^)\s]+)\)|`[^`\n]+`", flags=re.S | re.M)


def said(program, *arguments):
    """What the program prints."""
    # As wide as a page of the site.
    environment = {**os.environ, "COLUMNS": "80"}
    return subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True, cwd=ROOT, env=environment).stdout


def page(path, lang):
    """A page of the repository: links to other pages of the site, in either language, lead to them, those to files stay words."""
    pages = {}
    for name, _, zh, _, en in PAGES:
        for of, file in (("zh", zh), ("en", en)):
            if file:
                pages[(ROOT / file).resolve()] = f"{name}.md" if of == lang else f"../{of}/{name}.html"
    here = (ROOT / path).parent

    def lead(match):
        words, target = match.groups()
        if not target:
            return match[0]
        file, mark = urldefrag(target)
        if not file or re.match(r"[a-z]+:", target):
            return match[0]
        name = pages.get((here / file).resolve())
        return f"{words}({name}{'#' + mark if mark else ''})" if name else words.lstrip("!")[1:-1]

    return LINK.sub(lead, (ROOT / path).read_text(encoding="utf-8"))


def commands(program, lang):
    """The help of every command, in the order of the program's own."""
    whole = said(program, "--help", "--lang", lang)
    names = re.findall(r"^  ([a-z]+)(?:  |$)", whole, flags=re.M)
    title = "命令" if lang == "zh" else "Commands"
    parts = [f"# {title}\n\n```text\n{whole}```\n"]
    for name in names:
        if name != "help":
            parts.append(f"## {name}\n\n```text\n{said(program, name, '--help', '--lang', lang)}```\n")
    return "\n".join(parts)


def gallery(program, lang, folder):
    """Every kind of chart: the example that the program makes of it, drawn, with its YAML below."""
    schema = json.loads((ROOT / "schemas" / "figure.schema.json").read_text(encoding="utf-8"))
    kinds = schema["$defs"]["Chart"]["enum"]
    book = folder / "book"
    said(program, "init", book, "--lang", lang)
    for kind in kinds:
        said(program, "--project", book, "new", "figure", f"shown-{kind}", "--chart", kind)
    slugs = [f"shown-{kind}" for kind in kinds]
    said(program, "--project", book, "figure", *slugs, "--format", "svg", "--out", folder / "figures")
    title = "图表一览" if lang == "zh" else "Gallery of charts"
    parts = [f"# {title}\n"]
    for kind, slug in zip(kinds, slugs):
        yaml = (book / "figures" / f"{slug}.yaml").read_text(encoding="utf-8")
        parts.append(f"## {kind}\n\n![{kind}](gallery/{slug}.svg)\n\n```yaml\n{yaml}```\n")
    return "\n".join(parts), sorted((folder / "figures").glob("*.svg"))


def switched(text, name, lang):
    """A page with the way to the same one in the other language below its title, unless it shows that itself."""
    other, words = ("en", "English") if lang == "zh" else ("zh", "中文")
    address = f"../{other}/{name}.html"
    title, rest = text.split("\n", 1)
    return text if address in text else f"{title}\n\n[{words}]({address})\n{rest}"


def build(program, lang, out):
    """One book of the site."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        source = scratch / "src"
        source.mkdir()
        contents = [f"# {NAMES[lang]}\n"]
        for name, zh, zh_file, en, en_file in PAGES:
            title, file = (zh, zh_file) if lang == "zh" else (en, en_file)
            if file:
                text = page(file, lang)
            elif name == "commands":
                text = commands(program, lang)
            else:
                text, drawn = gallery(program, lang, scratch)
                (source / "gallery").mkdir()
                for each in drawn:
                    shutil.copy(each, source / "gallery")
            (source / f"{name}.md").write_text(switched(text, name, lang), encoding="utf-8")
            contents.append(f"- [{title}]({name}.md)")
        (source / "SUMMARY.md").write_text("\n".join(contents) + "\n", encoding="utf-8")
        language = "zh-CN" if lang == "zh" else "en"
        (scratch / "book.toml").write_text(
            f'[book]\ntitle = "{NAMES[lang]}"\nlanguage = "{language}"\n[output.html]\nno-section-label = true\n[output.html.search]\nenable = true\n', encoding="utf-8"
        )
        subprocess.run(["mdbook", "build", scratch, "--dest-dir", out / lang], check=True)
    # Behind the search itself: a script of its own could come after the first search.
    for engine in (out / lang).glob("elasticlunr*.js"):
        with engine.open("a", encoding="utf-8") as file:
            file.write("\n" + Path(__file__).with_name("search.js").read_text(encoding="utf-8"))


class Links(html.parser.HTMLParser):
    """Links, what a page loads, and the places in it."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.ids = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("id"):
            self.ids.add(attributes["id"])
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if tag in ("img", "script") and attributes.get("src"):
            self.loads.append(attributes["src"])
        if tag == "link" and attributes.get("href"):
            self.loads.append(attributes["href"])


def judge(out):
    """Follows every link of the site. What a page loads is part of the site: it works without a network."""
    passed, failed = 0, 0

    def check(holds, message):
        nonlocal passed, failed
        passed, failed = passed + bool(holds), failed + (not holds)
        if not holds:
            print(f"FAIL {message}")

    pages = {path: Links(path.read_text(encoding="utf-8")) for path in sorted(out.rglob("*.html"))}
    for path, found in pages.items():
        # Its links lead from the root of wherever it is put.
        if path.name in ("404.html", "toc.html"):
            continue
        for link in found.links + found.loads:
            file, mark = urldefrag(link)
            where = path.relative_to(out)
            if re.match(r"[a-z]+:", link):
                check(link not in found.loads, f"{where} loads {link}")
                continue
            target = (path.parent / unquote(file)).resolve() if file else path
            target = target / "index.html" if target.is_dir() else target
            check(target.exists(), f"{where} leads to {link}, which is not there")
            if mark and target in pages:
                check(unquote(mark) in pages[target].ids, f"{where} leads to {link}: no such place")
    for lang, other in (("zh", "en"), ("en", "zh")):
        check(any((out / lang).glob("searchindex*.js")), f"{lang} cannot be searched")
        for name, *_ in PAGES:
            there = f"../{other}/{name}.html"
            check(there in pages[out / lang / f"{name}.html"].links, f"{lang}/{name}.html does not lead to {there}")
    print(f"site: {passed} passed, {failed} failed")
    return failed


def main(program, out):
    out = Path(out).resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for lang in NAMES:
        build(os.path.abspath(program), lang, out)
    links = "".join(f'<li><a href="{lang}/index.html" lang="{lang}">{name}</a></li>' for lang, name in NAMES.items())
    (out / "index.html").write_text(f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Casebound</title><h1>Casebound</h1><ul>{links}</ul></html>\n', encoding="utf-8")
    return judge(out)


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
