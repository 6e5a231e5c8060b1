#!/usr/bin/env python3
"""How long an editor waits for findings: lsp.py [--book DIR] [--file PATH] [--casebound FILE] [--rounds N]

Opens a file of a book in `casebound lsp`, and types a mistake and takes it back, over and over, without saving. Measured is the
time from the keystroke to the findings of files and rules, and, in a second series that rests after every keystroke, to those that
only pages show: a word wider than its column. Prints medians and 95th percentiles in milliseconds.
"""

import argparse
import json
import os
import queue
import statistics
import subprocess
import threading
import time
from pathlib import Path

from measure import ROOT


ON_PAGES = "overset"
# Seconds in which pages are set for certain.
REST = 2.0


class Editor:
    def __init__(self, casebound):
        self.server = subprocess.Popen([casebound, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.messages = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        self.send({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
        self.messages.get(timeout=60)
        self.send({"method": "initialized", "params": {}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def read(self):
        while line := self.server.stdout.readline():
            length = int(line.split(b":")[1])
            self.server.stdout.readline()
            self.messages.put((time.perf_counter(), json.loads(self.server.stdout.read(length))))

    def change(self, uri, version, text):
        """Types, and returns the moment."""
        self.send({"method": "textDocument/didChange", "params": {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}})
        return time.perf_counter()

    def until(self, uri, holds):
        """The moment at which the findings of a file are as wanted."""
        while True:
            moment, message = self.messages.get(timeout=120)
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                if holds({found["code"] for found in message["params"]["diagnostics"]}):
                    return moment


def series(editor, uri, sound, wrong, code, rounds):
    times = []
    version = 1
    for _ in range(rounds):
        for text, wanted in ((wrong, True), (sound, False)):
            version += 1
            if code == ON_PAGES:
                # Until the pages of the text before are known, what they showed is still said of the same text.
                time.sleep(REST)
            typed = editor.change(uri, version, text)
            seen = editor.until(uri, lambda codes: (code in codes) == wanted)
            # What only pages show goes with its words, before there are new pages.
            if wanted or code != ON_PAGES:
                times.append((seen - typed) * 1000)
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=ROOT)
    parser.add_argument("--file", default="chapters/trends.yaml")
    parser.add_argument("--casebound", type=Path, default=ROOT / "target/release/casebound")
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    path = (options.book / options.file).resolve()
    uri, sound = path.as_uri(), path.read_text("utf-8")
    editor = Editor(options.casebound.resolve())
    wrong = sound.replace("title:", "titel:", 1)
    # Under the first body of the file.
    body = sound.index("body:\n") + len("body:\n")
    indent = " " * (len(sound[body:]) - len(sound[body:].lstrip(" ")))
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 8
    long = f"{indent}- table: {{ columns: [甲, 乙], rows: [[丙, {word}]] }}\n"
    heavy = sound[:body] + long + sound[body:]
    editor.send({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": wrong}}})
    editor.until(uri, lambda codes: "unknown-key" in codes)
    kinds = [("files and rules", wrong, "unknown-key", options.rounds), ("pages", heavy, ON_PAGES, max(3, options.rounds // 4))]
    print(f"{'findings of':>16}{'median':>10}{'95th':>10}   ({os.cpu_count()} cores)")
    editor.change(uri, 1, sound)
    editor.until(uri, lambda codes: "unknown-key" not in codes)
    for name, text, code, rounds in kinds:
        times = sorted(series(editor, uri, sound, text, code, rounds))
        print(f"{name:>16}{statistics.median(times):>7.0f} ms{times[int(len(times) * 0.95) - 1]:>7.0f} ms", flush=True)
    editor.server.stdin.close()
    editor.server.wait(timeout=60)


if __name__ == "__main__":
    main()
