#!/usr/bin/env python3
"""Judges the preview in a real browser: preview.py CASEBOUND BOOK [PICTURES]

Loads it, edits a case on the disk and sees the change, breaks it and sees the finding, fixes it, clicks its way to the source, turns pages
by keyboard, and makes the window narrow. The book is copied first. With PICTURES, what was looked at is left there as PNG. Where AXE names
the script of axe-core, that looks at the page in each of these states, and at the gallery of charts.
"""

import itertools
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from browser import Broken, Browser, wait
from checks import Checks, copy_book

check = Checks()
AXE = Path(os.environ["AXE"]).read_text("utf-8") if os.environ.get("AXE") else None


def accessible(browser, what):
    """Has axe-core look at what the browser shows."""
    if AXE is None:
        return
    if browser.run("typeof axe") != "object":
        browser.run(f"{AXE}; 1")
    found = json.loads(browser.run("axe.run(document, { resultTypes: ['violations'] }).then(found => JSON.stringify(found.violations.map(each => [each.id, each.nodes.map(node => node.html).slice(0, 3)])))"))
    check(f"axe-core has nothing against {what}", found == [], found)


def ask(address, path):
    """An answer of the preview, as its own page is given it."""
    parts = urllib.parse.urlsplit(address)
    key = urllib.parse.parse_qs(parts.query)["key"][0]
    request = urllib.request.Request(f"http://{parts.netloc}/{path}", headers={"Cookie": f"casebound-{parts.port}={key}"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


class Judge:
    def __init__(self, browser, address, book, pictures):
        self.browser, self.address, self.book, self.pictures = browser, address, book, pictures
        state = self.state()
        entries = [each for each in state["outline"] if each["case"] and each["page"] is not None]
        self.case = entries[len(entries) // 2]
        self.file = book / self.case["file"]
        self.text = self.file.read_text("utf-8")
        self.pages = len(state["views"]["report"]["pages"])

    def state(self):
        return ask(self.address, "state")

    def picture(self, name):
        if self.pictures:
            self.browser.picture(self.pictures / f"{name}.png")

    def go(self, page):
        self.browser.run(f"(field => {{ field.value = {page + 1}; field.dispatchEvent(new Event('change')); }})(document.querySelector('#page'))")
        self.browser.until(f"document.querySelector('.leaf[data-index=\"{page}\"] img') !== null", f"page {page + 1} is drawn")

    def shown(self, page):
        return self.browser.run(f"document.querySelector('#desk .leaf[data-index=\"{page}\"] img')?.getAttribute('src')")

    def calm(self):
        """Waits until nothing is marked any more."""
        self.browser.until("document.querySelector('.changed') === null && !document.body.classList.contains('busy')", "calm")

    # ------------------------------------------------------------ what is judged

    def loads(self):
        self.browser.open(self.address)
        self.browser.until("document.querySelector('#desk .leaf img') !== null", "the first page is drawn")
        leaves = self.browser.run("document.querySelectorAll('#desk .leaf').length")
        check("every page has its place", leaves == self.pages, f"{leaves} of {self.pages}")
        check("the book's title stands in the bar", self.browser.run("document.querySelector('#title').textContent") == self.state()["title"])
        drawn = self.browser.run("document.querySelectorAll('#desk .leaf img').length")
        check("only what is near the window is drawn", drawn < 12, f"{drawn} pages")
        asked, origin = self.browser.requested(), self.address.split("?")[0]
        check("nothing is asked for elsewhere", all(url.startswith(origin) for url in asked), asked)
        check("the key leaves the address line", self.browser.run("location.href") == origin, self.browser.run("location.href"))
        self.browser.open(origin)
        self.browser.until("document.querySelector('#desk .leaf img') !== null", "the page loads again without the key")
        check("no complaint of the browser", self.browser.complaints() == [])
        rows = self.browser.run("document.querySelectorAll('#tree .row').length")
        check("the contents list chapters, figures and companies", rows >= len(self.state()["outline"]), f"{rows} rows")
        self.picture("loaded")
        accessible(self.browser, "the preview")

    def arranges_and_turns(self):
        visible = "[...document.querySelectorAll('#desk .leaf')].filter(leaf => !leaf.hidden).map(leaf => Number(leaf.dataset.index))"
        page = "Number(document.querySelector('#page').value)"
        press, run = self.browser.press, self.browser.run
        press("Home")
        press("1")
        check("one page", run(visible) == [0], run(visible))
        press("ArrowRight")
        check("the next page", (run(visible), run(page)) == ([1], 2), run(visible))
        press("2")
        check("facing pages, even ones on the left", run(visible) == [1, 2], run(visible))
        press("ArrowRight")
        check("the next facing pages", run(visible) == [3, 4], run(visible))
        self.picture("spread")
        press("End")
        check("the last page", self.pages - 1 in run(visible), run(visible))
        press("4")
        check("all pages at once", len(run(visible)) == self.pages)
        self.browser.until("document.querySelectorAll('#desk .leaf img').length > 4", "thumbnails are drawn")
        width = run("document.querySelector('#desk .leaf').getBoundingClientRect().width")
        check("small ones", width < 260, width)
        time.sleep(0.5)
        self.picture("all")
        accessible(self.browser, "all pages at once")
        press("3")
        press("f")
        fitting = run("document.querySelector('#desk .leaf').getBoundingClientRect().height <= document.querySelector('#desk').clientHeight")
        check("a page fits", fitting)
        before = run("document.querySelector('#desk .leaf').getBoundingClientRect().width")
        press("w")
        wide = run("document.querySelector('#desk .leaf').getBoundingClientRect().width")
        check("a page is as wide as the window", wide > before and wide <= run("document.querySelector('#desk').clientWidth"), wide)
        press("+")
        check("larger", run("document.querySelector('#desk .leaf').getBoundingClientRect().width") > wide)
        press("f")
        press("?")
        check("the keys are explained", run("document.querySelector('#help').open"))
        self.picture("help")
        accessible(self.browser, "the help")
        press("Escape")
        self.browser.until("!document.querySelector('#help').open", "help closes")
        press("c")
        check("contents are put away", run("getComputedStyle(document.querySelector('#contents')).display") == "none")
        press("c")

    def follows_a_save(self):
        page = self.case["page"]
        self.go(page)
        self.calm()
        before, top = self.shown(page), self.browser.run("document.querySelector('#desk').scrollTop")
        self.browser.requested()
        pixels = self.browser.picture()
        self.browser.run("window.kept = document.querySelector('#desk .leaf[data-index=\"%d\"] img')" % (page + 1))
        name = re.search(r"^name: (.*)$", self.text, re.M)[1]
        self.file.write_text(self.text.replace(f"name: {name}", f"name: {name}改", 1), "utf-8")
        self.browser.until(f"document.querySelector('#desk .leaf[data-index=\"{page}\"] img').getAttribute('src') !== {json.dumps(before)}", "the page is drawn anew")
        check("the page that changed is marked", self.browser.run(f"document.querySelector('#desk .leaf[data-index=\"{page}\"]').classList.contains('changed')"))
        self.picture("changed")
        check("the pixels are others", self.browser.picture() != pixels)
        check("the scroll position stays", self.browser.run("document.querySelector('#desk').scrollTop") == top)
        state = self.state()
        ids = {each["id"] for index, each in enumerate(state["views"]["report"]["pages"]) if index in state["views"]["report"]["changed"]}
        asked = [url for url in self.browser.requested() if "/page/" in url]
        check("only pages that changed are sent", asked and all(url.rsplit("/", 1)[1][:32] in ids for url in asked), asked)
        self.calm()
        check("the mark goes", self.browser.run("document.querySelector('.changed') === null"))
        # Away from it, a save leads there.
        self.go(0)
        self.file.write_text(self.text, "utf-8")
        self.browser.until(f"document.querySelector('#page').value === '{page + 1}'", "the window goes to the page that was saved")
        check("a save leads to its page", True)
        # Unless the editor does not want that.
        self.browser.press("o")
        self.go(0)
        self.file.write_text(self.text.replace(f"name: {name}", f"name: {name}又改", 1), "utf-8")
        wait(lambda: f"{name}又改" in json.dumps(self.state()["outline"], ensure_ascii=False), "the name is read")
        time.sleep(0.4)
        check("without following, the window stays", self.browser.run("document.querySelector('#page').value") == "1")
        self.browser.press("o")
        self.file.write_text(self.text, "utf-8")
        wait(lambda: f"{name}又改" not in json.dumps(self.state()["outline"], ensure_ascii=False), "the name is read")

    def shows_findings(self):
        self.go(self.case["page"])
        before = self.shown(self.case["page"])
        hostile = "<img src=x onerror=window.run=1><script>window.run=2</script>"
        self.file.write_text(self.text.replace("interview:", f"kindd: '{hostile}'\n'{hostile}': 1\ninterview:", 1), "utf-8")
        self.browser.until("!document.querySelector('#findings').hidden", "the findings appear")
        self.browser.until("document.querySelectorAll('#findings li.error').length >= 2", "the findings are there")
        text = self.browser.run("document.querySelector('#findings').textContent")
        check("message, excerpt and place", "kindd" in text and self.case["file"] in text and hostile in text, text)
        check("a way out", self.browser.run("document.querySelector('#findings .hint') !== null"))
        check("text of the book is no HTML", self.browser.run("window.run === undefined && document.querySelector('#findings img, #findings script, #tree img') === null"))
        check("the last good pages stay", self.shown(self.case["page"]) == before)
        badge = self.browser.run("document.querySelector('.row.case .badge.error')?.textContent")
        check("the contents say where", badge is not None and int(badge) >= 2, badge)
        status = self.browser.run("document.body.dataset.status")
        check("the state says so", status == "faulty", status)
        self.picture("findings")
        accessible(self.browser, "the findings")
        self.browser.press("n")
        check("a key goes to the next finding", self.browser.run("document.querySelector('#findings li.now') !== null"))
        self.file.write_text(self.text, "utf-8")
        self.browser.until("document.querySelector('#findings').hidden", "the findings vanish by themselves")
        check("fixed findings vanish", self.browser.run("document.querySelectorAll('#findings li.error').length") == 0)
        check("nothing in the book ran", self.browser.run("window.run === undefined"))

    def leads_to_the_source(self):
        page = self.case["page"]
        self.browser.press("3")
        self.browser.press("f")
        self.go(page)
        lines = self.text.splitlines()
        question = next(number for number, line in enumerate(lines, 1) if line.lstrip().startswith("- q:"))
        aim = ask(self.address, f"find?view=report&file={self.case['file']}&line={question}")
        left, top, width, height = aim["area"]
        self.go(aim["page"])
        spot = self.browser.run(f"""(() => {{ const leaf = document.querySelector('#desk .leaf[data-index="{aim['page']}"]'), box = leaf.getBoundingClientRect();
            const scale = box.width / {self.state()['views']['report']['pages'][aim['page']]['width']};
            return [box.x + {left + width / 3} * scale, box.y + {top + height / 2} * scale]; }})()""")
        self.browser.click(*spot)
        self.browser.until("!document.querySelector('#place').hidden", "the place appears")
        shown = self.browser.run("document.querySelector('#place .file').textContent")
        check("a click on a question names its line", shown.startswith(f"{self.case['file']}:{question}"), shown)
        link = self.browser.run("document.querySelector('#place a.open').getAttribute('href')")
        wanted = f"{self.file.resolve()}:{question}:"
        check("a link opens it in an editor", link.startswith("vscode://file/") and wanted in link, link)
        check("the words are outlined", self.browser.run("document.querySelector('.outlined') !== null"))
        self.picture("place")
        accessible(self.browser, "the place")
        self.browser.run("(select => { select.value = [...select.options].find(each => each.textContent === 'Zed').value; select.dispatchEvent(new Event('change')); })(document.querySelector('#place select'))")
        link = self.browser.run("document.querySelector('#place a.open').getAttribute('href')")
        check("another editor can be chosen", link.startswith("zed://file/"), link)
        self.browser.run("(field => { field.value = 'javascript:window.run=3//{path}'; field.dispatchEvent(new Event('change')); })(document.querySelector('#place .own'))")
        check("a link that is not an editor's is none", self.browser.run("document.querySelector('#place a.open') === null"))
        self.browser.run("localStorage.clear()")
        self.browser.press("Escape")
        check("Esc closes it", self.browser.run("document.querySelector('#place').hidden"))
        # A number and a bar of a chart.
        figure = next(item for chapter in self.state()["outline"] for item in chapter["items"] if item["kind"] == "figure" and item["page"] is not None)
        self.go(figure["page"])
        state = self.state()["views"]["report"]["pages"][figure["page"]]
        files = set()
        for down, across in itertools.product(range(10, 95, 5), (20, 40, 60, 80)):
            query = f"view=report&page={figure['page']}&x={state['width'] * across / 100}&y={state['height'] * down / 100}"
            files.add(ask(self.address, f"place?{query}")["file"])
        check("a chart leads to its figure's file", figure["file"] in files, files)

    def looks_in_other_ways(self):
        self.go(self.case["page"])
        self.browser.press("s")
        self.browser.until("document.querySelector('#beside .leaf img') !== null", "the company's sheet appears")
        check("the sheet stands beside the pages", self.browser.run("document.querySelector('#beside').getBoundingClientRect().width > 200"))
        time.sleep(0.3)
        self.picture("sheet")
        accessible(self.browser, "the sheet beside the pages")
        self.browser.press("s")
        self.browser.press("p")
        self.browser.until("document.querySelector('.as-press .leaf img') !== null", "the press view appears", 60)
        check("bleed, trim and marks are shown", self.browser.run("['bleed', 'trim', 'mark'].every(name => document.querySelector(`.lines .${name}`) !== null)"))
        check("the page says that inks are approximate", self.browser.run("!document.querySelector('#press-note').hidden"))
        time.sleep(0.3)
        self.picture("press")
        accessible(self.browser, "the press view")
        self.browser.press("p")
        self.browser.press("g")
        check("grayscale", "grayscale" in self.browser.run("getComputedStyle(document.querySelector('#desk .leaf img')).filter"))
        self.picture("gray")
        self.browser.press("g")

    def fits_a_narrow_window(self):
        self.browser.resize(420, 800)
        self.browser.until("innerWidth === 420", "the window is narrow")
        self.browser.until("getComputedStyle(document.querySelector('#contents')).display === 'none'", "the contents give way")
        check("nothing stands out of a narrow window", self.browser.run("document.documentElement.scrollWidth <= 420 && document.querySelector('#end').getBoundingClientRect().right <= 420"))
        wide = self.browser.run("document.querySelector('#desk .leaf').getBoundingClientRect().width")
        check("the page fits it", 200 < wide <= 420, wide)
        time.sleep(0.3)
        self.picture("narrow")
        accessible(self.browser, "a narrow window")
        self.browser.resize(1440, 900)

    def all(self):
        for judge in (self.loads, self.arranges_and_turns, self.follows_a_save, self.shows_findings, self.leads_to_the_source, self.looks_in_other_ways, self.fits_a_narrow_window):
            try:
                judge()
            except (Broken, OSError, StopIteration, KeyError, TypeError) as error:
                check(judge.__name__, False, repr(error))
                self.file.write_text(self.text, "utf-8")
        check("no complaint of the browser at the end", (found := self.browser.complaints()) == [], found)


def main():
    casebound, origin = (Path(each).resolve() for each in sys.argv[1:3])
    pictures = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        book = Path(work) / "book"
        copy_book(origin, book)
        process = subprocess.Popen([casebound, "--project", book, "--lang", "en", "preview"], stderr=subprocess.PIPE, text=True)
        try:
            address = re.search(r"http://\S+", process.stderr.readline())[0]
            ready = lambda: ask(address, "state")["status"] == "ready"
            wait(ready, "the book is ready", 120)
            with Browser() as browser:
                Judge(browser, address, book, pictures).all()
                process.send_signal(signal.SIGINT)
                check("Ctrl-C ends the preview cleanly", process.wait(20) == 0)
                browser.until("document.body.dataset.status === 'lost'", "the page says that the preview has ended")
                if AXE:
                    gallery = Path(work) / "gallery"
                    subprocess.run([casebound, "--project", book, "figure", "--gallery", "--out", gallery], check=True, capture_output=True)
                    browser.open((gallery / "gallery.html").as_uri())
                    browser.until("document.querySelectorAll('section img').length > 0", "the gallery is shown")
                    accessible(browser, "the gallery")
        finally:
            process.kill()
    print(f"preview: {check.passed} passed, {check.failed} failed")
    sys.exit(check.failed > 0)


if __name__ == "__main__":
    main()
