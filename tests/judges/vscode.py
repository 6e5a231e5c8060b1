#!/usr/bin/env python3
"""Judges the extension inside VS Code: vscode.py CASEBOUND SERVER VSIX [PICTURES]

SERVER is `lib/vscode/out/server-main.js` of npm's code-server, which is VS Code served to a browser; VSIX is the packaged extension. Both
are used as editors use them: the extension is installed, a book is opened in Debian's chromium, a wrong key is found and mended by its quick
fix, the preview is opened in its panel, follows the cursor and leads back to the text; the commands make a case, a sheet, a proof and the
book; a server that is killed is started again, and left alone when it dies over and over; a program that is too old, and one that is not
there, are said. Needs node on the PATH. With PICTURES, what was looked at is left there as PNG. The last line is
`vscode: N passed, N failed`.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

from browser import Broken, Browser, wait
from checks import Checks

check = Checks()
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "plain"
CASE = "cases/banqiao.yaml"
CONTROL = 2
# Nothing but the editor: no tours, no offers, no network, and the folder is one's own.
SETTINGS = {
    "security.workspace.trust.enabled": False,
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "chat.disableAIFeatures": True,
    "telemetry.telemetryLevel": "off",
    "extensions.autoCheckUpdates": False,
    "extensions.ignoreRecommendations": True,
    "editor.accessibilitySupport": "off",
    "editor.minimap.enabled": False,
    "files.autoSave": "off",
    "casebound.language": "en",
}


class Code:
    """VS Code with the extension, and a book that is open in it."""

    def __init__(self, work, program, server, vsix, pictures):
        self.pictures = pictures
        # Where it lies, nobody else's processes are.
        self.program = work / "bin" / "casebound"
        self.program.parent.mkdir()
        shutil.copy2(program, self.program)
        self.book = work / "book"
        shutil.copytree(FIXTURE, self.book)
        self.data = work / "data"
        user, self.machine = (self.data / "data" / whose / "settings.json" for whose in ("User", "Machine"))
        for settings in (user, self.machine):
            settings.parent.mkdir(parents=True)
        user.write_text(json.dumps(SETTINGS), "utf-8")
        self.use(self.program)
        places = ["--extensions-dir", str(work / "extensions"), "--server-data-dir", str(self.data)]
        node = [shutil.which("node"), str(server), "--accept-server-license-terms", *places]
        installed = subprocess.run([*node, "--install-extension", str(vsix)], capture_output=True, text=True, timeout=120)
        check("the package is installed", "successfully installed" in installed.stdout, installed.stdout + installed.stderr)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        # A group of its own, so that its extension host goes with it.
        self.server = subprocess.Popen([*node, "--without-connection-token", "--host", "127.0.0.1", "--port", str(self.port)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        wait(self.answers, "VS Code's server answers", 60)
        self.browser = Browser()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.__exit__()
        os.killpg(self.server.pid, signal.SIGTERM)
        try:
            self.server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.server.pid, signal.SIGKILL)
        for pid in self.servers() + self.processes("preview"):
            os.kill(pid, signal.SIGKILL)

    def answers(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        except OSError:
            return False

    def use(self, program):
        """Names the program, which is a matter of the machine, in one piece."""
        new = self.machine.with_suffix(".new")
        new.write_text(json.dumps({"casebound.path": str(program)}), "utf-8")
        new.replace(self.machine)

    def open(self, file):
        """Opens the book anew, with a file of it."""
        payload = json.dumps([["openFile", f"vscode-remote://127.0.0.1:{self.port}{self.book / file}"]])
        self.browser.open(f"http://127.0.0.1:{self.port}/?{urllib.parse.urlencode({'folder': str(self.book), 'payload': payload})}")

    def sees(self, script, what, seconds=60):
        """Waits until something is to be seen, and counts it."""
        try:
            self.browser.until(script, what, seconds)
            found = True
        except Broken:
            found = False
        check(what, found, "" if found else self.said())
        return found

    def said(self):
        """What the editor says of itself, for a check that fails."""
        return self.browser.run(f"{NOTES} + ' | ' + document.querySelector('.statusbar')?.innerText.replaceAll('\\n', ' ')")

    def picture(self, name):
        if self.pictures:
            self.browser.picture(self.pictures / f"vscode-{name}.png")

    # -------------------------------------------------------------- hands

    def type(self, text):
        self.browser.call("Input.insertText", text=text)

    def key(self, key, code, number, modifiers=0):
        params = {"key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": modifiers}
        self.browser.call("Input.dispatchKeyEvent", type="rawKeyDown", **params)
        self.browser.call("Input.dispatchKeyEvent", type="keyUp", **params)

    def enter(self):
        self.browser.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
        self.browser.call("Input.dispatchKeyEvent", type="keyUp", key="Enter", code="Enter", windowsVirtualKeyCode=13)

    def ask(self, text, shown):
        """Types into the palette, waits until it offers something, and takes it."""
        self.key("F1", "F1", 112)
        self.browser.until("document.querySelector('.quick-input-widget:not([style*=\"display: none\"]) input') !== null", "the palette opens")
        # Its `>` is there already for commands; another text takes its place.
        self.key("a", "KeyA", 65, CONTROL)
        self.type(text)
        self.browser.until(f"[...document.querySelectorAll('.quick-input-list .monaco-list-row')].some(row => row.innerText.includes({json.dumps(shown)}))", f"the palette offers {shown}")
        time.sleep(0.3)
        self.enter()

    def command(self, title):
        self.ask(f">Casebound: {title}", title)

    def line(self, number):
        self.ask(f":{number}", f"line {number}")
        self.browser.until(f"{AT} === {number}", f"the cursor is in line {number}")

    def visit(self, file):
        """Opens a file of the book by its name."""
        self.ask(file, Path(file).name)
        self.browser.until(tab(Path(file).name), f"{file} is open")

    # -------------------------------------------------------------- processes

    def processes(self, job):
        """The numbers of this program's processes that do a job."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                arguments = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if arguments[0] == str(self.program).encode() and job.encode() in arguments[1:2]:
                found.append(int(folder.name))
        return found

    def servers(self):
        return self.processes("lsp")


AT = "Number(document.querySelector('.statusbar')?.innerText.match(/Ln (\\d+)/)?.[1])"
WAVES = "document.querySelectorAll('.monaco-editor .squiggly-error').length"
TEXT = "[...document.querySelectorAll('.monaco-editor .view-line')].map(line => line.innerText.replace(/\\u00a0/g, ' ')).join('\\n')"
# The panel is a frame in a frame of the same server.
PANEL = "document.querySelector('iframe.webview')?.contentDocument?.querySelector('#active-frame')?.contentDocument"
# The page, from 0, that stands a third down the panel.
SHOWN = f"(pages => pages.findIndex(page => page.getBoundingClientRect().bottom > 0.34 * {PANEL}.defaultView.innerHeight))([...{PANEL}.querySelectorAll('.page')])"
NOTES = "[...document.querySelectorAll('.notification-list-item, .notification-toast')].map(each => each.innerText).join('\\n')"


def tab(name):
    """Whether a file is the one that is shown in its group."""
    return f"[...document.querySelectorAll('.tab.active')].some(tab => tab.textContent.includes({json.dumps(name)}))"


def findings(code):
    path = code.book / CASE
    path.write_text(path.read_text("utf-8").replace("profile:", "profil:", 1), "utf-8")
    code.open(CASE)
    if not code.sees(f"{WAVES} > 0", "the extension wakes up and marks a wrong key", 120):
        return False
    code.sees("document.body.innerText.includes('Make the sheet')", "lenses stand above a case")
    line = path.read_text("utf-8").split("profil:")[0].count("\n") + 1
    code.line(line)
    code.key(".", "Period", 190, CONTROL)
    code.sees("document.querySelector('.action-widget .monaco-list-row') !== null", "quick fixes are offered")
    code.picture("fixes")
    code.enter()
    code.sees(f"{TEXT}.includes('profile:')", "the quick fix mends the key")
    code.sees(f"{WAVES} === 0", "and the findings go")
    code.key("s", "KeyS", 83, CONTROL)
    return wait(lambda: "\nprofile:" in path.read_text("utf-8"), "the file is saved", 20)


def preview(code):
    code.command("Preview this page")
    drawn = f"[...({PANEL}?.querySelectorAll('.page img') ?? [])].some(picture => picture.naturalWidth > 0)"
    if not code.sees(drawn, "the preview opens in a panel with pages", 120):
        return
    time.sleep(1)
    code.picture("panel")
    before = code.browser.run(SHOWN)
    check("the panel shows the case", before > 0, before)
    code.browser.run("document.querySelector('.editor-group-container .monaco-editor textarea, .editor-group-container .native-edit-context').focus()")
    code.visit("cases/luming.yaml")
    code.line(2)
    code.sees(f"{SHOWN} > {before}", "the page follows the cursor into another file")
    # A click on the case that was shown before leads back to its file.
    spot = code.browser.run(f"""(page => {{
        page.scrollIntoView();
        const outer = document.querySelector('iframe.webview').getBoundingClientRect(), box = page.getBoundingClientRect();
        return [outer.x + box.x + box.width * 0.3, outer.y + Math.max(box.y, 0) + 120];
    }})({PANEL}.querySelectorAll('.page')[{before}])""")
    time.sleep(1)
    code.browser.click(*spot)
    code.sees(tab("banqiao.yaml"), "a click on a page leads to its file")
    path = code.book / CASE
    known = code.browser.run(f"{PANEL}.querySelectorAll('.page')[{before}].dataset.id")
    # Which kinds of pictures it shows from now on.
    code.browser.run(f"""window.kinds = []; new ({PANEL}.defaultView.MutationObserver)(seen => window.kinds.push(...seen.map(each => each.target.src.slice(11, 14))))
        .observe({PANEL}.querySelectorAll('.page')[{before}], {{ attributeFilter: ["src"], subtree: true }}); undefined""")
    path.write_text(path.read_text("utf-8").replace("虚构的仪器企业", "虚构的精密仪器企业", 1), "utf-8")
    page = f"{PANEL}.querySelectorAll('.page')[{before}]"
    code.sees(f"{page}.dataset.id !== {json.dumps(known)} && {page}.dataset.drawn === {page}.dataset.id", "a saved change is drawn in the panel")
    kinds = code.browser.run("(window.kinds ?? []).join()")
    check("as pixels first", kinds.startswith("png"), kinds)
    code.sees(f"{page}.querySelector('img').src.startsWith('data:image/svg')", "and as a vector after a while")


def jobs(code):
    code.command("New case")
    code.browser.until("document.querySelector('.quick-input-widget')?.innerText.includes('pinyin')", "the name is asked for")
    code.type("xinqi")
    time.sleep(0.3)
    code.enter()
    code.sees(tab("xinqi.yaml"), "a new case is open")
    check("and it is a file of the book", (code.book / "cases" / "xinqi.yaml").is_file())
    code.visit(CASE)
    for title, made in [("Make this company's sheet", "out/sheets/banqiao.pdf"), ("Make this company's proof", "out/proofs/banqiao.docx"), ("Build the book", "out/report.pdf")]:
        code.command(title)
        try:
            wait((code.book / made).is_file, f"{made} is there", 120)
            check(f"{title}: {made}", True)
        except Broken as broken:
            check(f"{title}: {made}", False, f"{broken}\n{code.said()}")
    code.picture("jobs")


def crashes(code):
    killed, times = set(), 0
    for _ in range(8):
        try:
            wait(lambda: set(code.servers()) - killed, "a server runs", 10)
        except Broken:
            break
        for pid in set(code.servers()) - killed:
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
        times += 1
        time.sleep(0.5)
    check("a server that is killed is started again", times > 1, times)
    check("and left alone when it dies over and over", times == 5 and not code.servers(), times)
    code.sees(f"{NOTES}.includes('will not be restarted')", "that is said")
    code.picture("crashed")
    code.command("Start the language server again")
    wait(code.servers, "a server runs again", 30)
    check("the command starts it again", len(code.servers()) == 1, code.servers())


def programs(code, work):
    old = work / "old"
    old.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "casebound 0.0.1" && exit\nexec {code.program} "$@"\n')
    old.chmod(0o755)
    code.use(old)
    code.sees(f"{NOTES}.includes('older than this extension')", "a program older than the extension is said")
    code.use(work / "nowhere")
    code.sees(f"{NOTES}.includes('was not found')", "a program that is not there is said")
    code.picture("missing")
    check("and nothing runs", wait(lambda: not code.servers(), "the server ends", 30))


def main():
    program, server, vsix = (Path(each).resolve() for each in sys.argv[1:4])
    pictures = Path(sys.argv[4]) if len(sys.argv) > 4 else None
    with tempfile.TemporaryDirectory() as work:
        with Code(Path(work), program, server, vsix, pictures) as code:
            try:
                if findings(code):
                    preview(code)
                    jobs(code)
                    crashes(code)
                    programs(code, Path(work))
            except Broken as broken:
                code.picture("broken")
                check("nothing is in the way", False, f"{broken}\n{code.said()}")
    print(f"vscode: {check.passed} passed, {check.failed} failed")
    sys.exit(check.failed > 0)


if __name__ == "__main__":
    main()
