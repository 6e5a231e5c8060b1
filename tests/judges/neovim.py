#!/usr/bin/env python3
"""Judges the language server in Neovim, an editor that nobody here wrote: neovim.py CASEBOUND BOOK

Opens a case of a copy of BOOK in which a reference leads nowhere, waits for the finding, takes the quick fix that is offered, and
writes the file. The last line is `neovim: N passed, N failed`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import Checks, copy_book

# Neovim 0.7 and later. What is seen is written as JSON to the file that the environment names.
SCRIPT = r"""
local seen = {}
local function leave(said)
  seen.said = said
  vim.fn.writefile({ vim.json.encode(seen) }, vim.env.SEEN)
  vim.cmd(said and "cquit 1" or "qall!")
end
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  cmd = { vim.env.CASEBOUND, "lsp" },
  root_dir = vim.env.BOOK,
  init_options = { lang = "en" },
})
if not client or not vim.lsp.buf_attach_client(buffer, client) then return leave("the server does not start") end
local function found()
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    if each.code == "unknown-reference" or (each.user_data and each.user_data.lsp and each.user_data.lsp.code == "unknown-reference") then return each end
  end
end
if not vim.wait(60000, function() return found() ~= nil end, 20) then return leave("no finding comes") end
local one = found()
seen.message, seen.line, seen.column = one.message, one.lnum, one.col
local range = {
  start = { line = one.lnum, character = one.user_data and one.user_data.lsp and one.user_data.lsp.range and one.user_data.lsp.range.start.character or one.col },
}
range["end"] = range.start
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", {
  textDocument = vim.lsp.util.make_text_document_params(buffer),
  range = range,
  context = { diagnostics = {} },
}, 30000)
local action
for _, answer in pairs(answers or {}) do
  for _, each in ipairs(answer.result or {}) do
    if each.title == vim.env.TITLE then action = each end
  end
end
if not action then return leave("the fix is not offered") end
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
if not vim.wait(60000, function() return found() == nil end, 20) then return leave("the finding stays") end
vim.cmd("silent write")
leave(nil)
"""


def main():
    casebound, origin = (Path(each).resolve() for each in sys.argv[1:3])
    check = Checks()
    with tempfile.TemporaryDirectory() as work:
        work = Path(work).resolve()
        book = work / "book"
        copy_book(origin, book)
        case = book / "cases/fapon.yaml"
        sound = case.read_text("utf-8").replace("profile: |\n", "profile: |\n  👩‍🔬见[](case:nio)。\n", 1)
        case.write_text(sound.replace("case:nio", "case:nioo"), "utf-8")
        (work / "judge.lua").write_text(SCRIPT, "utf-8")
        environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(work), "LANG": "C.UTF-8", "SEEN": str(work / "seen.json"),
            "CASEBOUND": str(casebound), "BOOK": str(book), "TITLE": "Change to `nio`",
        }
        ran = subprocess.run(["nvim", "--headless", "--clean", "-n", str(case), "-c", f"luafile {work / 'judge.lua'}"],
                             env=environment, capture_output=True, text=True, timeout=180)
        seen = json.loads((work / "seen.json").read_text("utf-8")) if (work / "seen.json").exists() else {}
        check("Neovim leaves without a fault", ran.returncode == 0 and not seen.get("said"), seen.get("said") or ran.stderr[-500:])
        line = sound.splitlines().index(next(each for each in sound.splitlines() if "👩‍🔬" in each))
        check("the finding stands in its line", seen.get("line") == line, seen)
        check("it says what is wrong", "nioo" in seen.get("message", ""), seen)
        check("the quick fix mends the file", case.read_text("utf-8") == sound)
    print(f"neovim: {check.passed} passed, {check.failed} failed")
    sys.exit(check.failed > 0)


if __name__ == "__main__":
    main()
