#!/usr/bin/env python3
"""Judges the language server with a client that nobody here wrote, pygls: lsp.py CASEBOUND BOOK

The client checks every answer against the protocol's types. A copy of BOOK is opened, broken and mended without being saved, and
asked for everything that the server says it can do. The last line is `lsp: N passed, N failed`.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from checks import Checks, copy_book

PATIENCE = 120
check = Checks()


class Editor(LanguageClient):
    """A client that keeps the latest findings of every file."""

    def __init__(self):
        super().__init__("judge", "1")
        self.findings, self.said, self.broken = {}, [], []
        self.news = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params):
            self.findings[params.uri] = params.diagnostics
            self.news.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params):
            self.said.append(params.message)
            self.news.set()

    def report_server_error(self, error, source):
        self.broken.append(error)

    async def until(self, holds):
        """Waits for findings; false if they never come."""
        for _ in range(PATIENCE * 10):
            if holds():
                return True
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), 0.1)
            except asyncio.TimeoutError:
                pass
        return False


class Document:
    def __init__(self, editor, path):
        self.editor, self.uri, self.text, self.version = editor, path.as_uri(), path.read_text("utf-8"), 1
        self.id = types.TextDocumentIdentifier(self.uri)
        item = types.TextDocumentItem(self.uri, "yaml", 1, self.text)
        editor.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, text):
        self.version += 1
        self.text = text
        at = types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri)
        self.editor.text_document_did_change(types.DidChangeTextDocumentParams(at, [types.TextDocumentContentChangeWholeDocument(text)]))

    def position(self, part, end=False):
        """Where the first `part` stands, in UTF-16."""
        at = self.text.index(part) + (len(part) if end else 0)
        before = self.text[:at]
        return types.Position(before.count("\n"), len(before.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2)

    def codes(self):
        return {found.code for found in self.editor.findings.get(self.uri, [])}

    def applied(self, edits):
        lines = self.text.split("\n")

        def offset(position):
            line = lines[position.line].encode("utf-16-le")[: position.character * 2].decode("utf-16-le")
            return sum(len(line) + 1 for line in lines[: position.line]) + len(line)

        text = self.text
        for edit in sorted(edits, key=lambda edit: -offset(edit.range.start)):
            text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
        return text


async def mend(document, code, title):
    """Makes a quick fix, and sees the finding go."""
    found = next(found for found in document.editor.findings[document.uri] if found.code == code)
    context = types.CodeActionContext([found])
    actions = await document.editor.text_document_code_action_async(types.CodeActionParams(document.id, found.range, context))
    action = next((action for action in actions if action.title == title), None)
    check(f"`{title}` is offered", action, [action.title for action in actions])
    if action:
        document.change(document.applied(action.edit.document_changes[0].edits))
        check(f"`{title}` mends", await document.editor.until(lambda: code not in document.codes()), document.codes())


async def judge(casebound, book, nowhere):
    editor = Editor()
    await editor.start_io(casebound, "lsp")
    workspace = types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create, types.ResourceOperationKind.Rename]
        )
    )
    greeting = await editor.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(workspace=workspace), initialization_options={"lang": "en"})
    )
    check("it says who it is", greeting.server_info.name == "casebound", greeting.server_info)
    editor.initialized(types.InitializedParams())

    case = Document(editor, book / "cases/fapon.yaml")
    sound = case.text
    case.change(sound.replace("profile: |\n", "profile: |\n  👩‍🔬见[](case:nioo)。\n", 1))
    check("a finding comes", await editor.until(lambda: "unknown-reference" in case.codes()), case.codes())
    found = next(found for found in editor.findings[case.uri] if found.code == "unknown-reference")
    check("it stands at its word, in UTF-16", found.range.start == case.position("case:nioo"), found.range)
    await mend(case, "unknown-reference", "Change to `nio`")

    at = case.position("case:nio", end=True)
    hover = await editor.text_document_hover_async(types.HoverParams(case.id, at))
    check("a name is explained", hover and "蔚来" in hover.contents.value, hover)
    definition = await editor.text_document_definition_async(types.DefinitionParams(case.id, at))
    check("a name leads to its file", definition.uri.endswith("/cases/nio.yaml"), definition)
    uses = await editor.text_document_references_async(types.ReferenceParams(context=types.ReferenceContext(False), text_document=case.id, position=at))
    check("all who use a name are found", any(use.uri == case.uri for use in uses), uses)
    prepared = await editor.text_document_prepare_rename_async(types.PrepareRenameParams(case.id, at))
    check("a name can be changed", prepared.placeholder == "nio", prepared)
    renamed = await editor.text_document_rename_async(types.RenameParams(text_document=case.id, position=at, new_name="nio-inc"))
    check("renaming renames the file", any(getattr(change, "kind", "") == "rename" for change in renamed.document_changes), renamed)
    check("renaming mends the text", any(getattr(change, "text_document", None) and change.text_document.uri == case.uri for change in renamed.document_changes))

    case.change(sound + "\nlay")
    offered = await editor.text_document_completion_async(types.CompletionParams(case.id, case.position("\nlay", end=True)))
    labels = [item.label for item in offered]
    check("keys are offered, without those that are there", "layout" in labels and "name" not in labels, labels)
    case.change(sound.replace("profile: |\n", "profile: |\n  见[](fig:\n", 1))
    offered = await editor.text_document_completion_async(types.CompletionParams(case.id, case.position("](fig:", end=True)))
    check("figures are offered", len(offered) == len(list((book / "figures").glob("[!_]*.yaml"))), len(offered))

    async def offered_at(document, text, part):
        document.change(text)
        offered = await editor.text_document_completion_async(types.CompletionParams(document.id, document.position(part, end=True)))
        return {item.label for item in offered}

    stems = {path.stem for path in (book / "cases").glob("[!_]*.yaml")}
    labels = await offered_at(case, sound.replace("profile: |\n", "profile: |\n  见[](case:\n", 1), "](case:")
    check("cases are offered", {label.rsplit(":", 1)[-1] for label in labels} >= stems, labels)
    check("sections are offered", await offered_at(case, sound.replace("profile: |\n", "profile: |\n  见[](sec:\n", 1), "](sec:"))
    group = next(line for line in sound.splitlines() if line.startswith("group: "))
    labels = await offered_at(case, sound.replace(group, "group: ", 1), "\ngroup: ")
    check("groups are offered", group.removeprefix("group: ") in labels, labels)
    labels = await offered_at(case, sound + "\nkind: ", "\nkind: ")
    check("words of a key are offered", labels >= {"verbatim", "digest"}, labels)
    labels = await offered_at(case, sound + "\naccept:\n  - code: ", "code: ")
    check("codes are offered", "term" in labels, len(labels))
    labels = await offered_at(case, sound.replace(group, f"logo: \n{group}", 1), "\nlogo: ")
    check("pictures are offered", "images/mark.svg" in labels, labels)
    case.change(sound)
    check("the sound file has no errors", await editor.until(lambda: all(found.severity != types.DiagnosticSeverity.Error for found in editor.findings.get(case.uri, []))))

    symbols = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(case.id))
    check("the outline has the interview", any(symbol.name == "interview" and symbol.children for symbol in symbols))
    folds = await editor.text_document_folding_range_async(types.FoldingRangeParams(case.id))
    check("folds lie in the file", folds and all(fold.end_line < case.text.count("\n") + 1 for fold in folds))
    lenses = await editor.text_document_code_lens_async(types.CodeLensParams(case.id))
    check("a case has two lenses", [lens.command.command for lens in lenses] == ["casebound.preview", "casebound.sheet"], lenses)
    tokens = await editor.text_document_semantic_tokens_full_async(types.SemanticTokensParams(case.id))
    check("tokens are whole", len(tokens.data) % 5 == 0, len(tokens.data))
    options = types.FormattingOptions(2, True)
    edits = await editor.text_document_formatting_async(types.DocumentFormattingParams(case.id, options))
    check("a tidy file stays as it is", not edits, edits)
    found = await editor.workspace_symbol_async(types.WorkspaceSymbolParams("fapon"))
    check("a case is found by its name", any(symbol.location.uri == case.uri for symbol in found), found)

    figure = Document(editor, sorted((book / "figures").glob("[!_]*.yaml"))[0])
    hover = await editor.text_document_hover_async(types.HoverParams(figure.id, figure.position("title:")))
    check("a figure is drawn or said to be none", hover is not None, hover)

    drawn = next(path for path in sorted((book / "figures").glob("[!_]*.yaml")) if "chart: bar\n" in path.read_text("utf-8"))
    figure = Document(editor, drawn)
    hover = await editor.text_document_hover_async(types.HoverParams(figure.id, figure.position("chart: bar")))
    check("a chart is drawn", "data:image/svg+xml" in hover.contents.value or ".svg" in hover.contents.value, hover.contents.value[:200])
    labels = await offered_at(figure, figure.text.replace("chart: bar\n", "chart: \n", 1), "chart: ")
    check("kinds of chart are offered", labels >= {"bar", "donut", "line"}, labels)

    # What cannot be done by itself: to make the case that is missing, and to let a finding stand.
    case.change(sound.replace("profile: |\n", "profile: |\n  见[](case:nobody-at-all)。\n", 1))
    check("a missing case is found", await editor.until(lambda: "unknown-reference" in case.codes()), case.codes())
    found = next(found for found in editor.findings[case.uri] if found.code == "unknown-reference")
    actions = await editor.text_document_code_action_async(types.CodeActionParams(case.id, found.range, types.CodeActionContext([found])))
    made = [change for action in actions if action.edit for change in action.edit.document_changes or [] if getattr(change, "kind", "") == "create"]
    check("the missing case can be made", any(change.uri.endswith("/cases/nobody-at-all.yaml") for change in made), [action.title for action in actions])
    case.change(sound.replace("profile: |\n", "profile: |\n  他他说,好的。\n", 1))
    check("a warning comes", await editor.until(lambda: any(found.severity == types.DiagnosticSeverity.Warning for found in editor.findings.get(case.uri, []))), case.codes())
    found = next(found for found in editor.findings[case.uri] if found.severity == types.DiagnosticSeverity.Warning)
    hover = await editor.text_document_hover_async(types.HoverParams(case.id, found.range.start))
    check("a finding's rule is explained", hover and str(found.code) in hover.contents.value, hover)
    actions = await editor.text_document_code_action_async(types.CodeActionParams(case.id, found.range, types.CodeActionContext([found])))
    accepts = [action for action in actions if action.edit and any("accept" in edit.new_text for change in action.edit.document_changes for edit in getattr(change, "edits", []))]
    check("it can be let stand, with a reason", accepts, [action.title for action in actions])
    untidy = sound.replace(group, f"{group}  ", 1).rstrip("\n")
    case.change(untidy)
    edits = await editor.text_document_formatting_async(types.DocumentFormattingParams(case.id, options))
    tidy = case.applied(edits or [])
    check("formatting takes blanks away and nothing else", edits and tidy == sound.rstrip("\n") + "\n", edits)
    case.change(sound)

    outside = Document(editor, nowhere / "notes.yaml")
    check("a file in no book is said to be", await editor.until(lambda: any("report.yaml" in said for said in editor.said)), editor.said)
    check("nothing is known of it", await editor.text_document_hover_async(types.HoverParams(outside.id, types.Position(0, 0))) is None)

    far = types.Position(99999, 99999)
    check("a place outside the text is no fault", await editor.text_document_definition_async(types.DefinitionParams(case.id, far)) is None)
    check("the client understood everything", not editor.broken, editor.broken)
    await editor.shutdown_async(None)
    editor.exit(None)
    await asyncio.wait_for(editor._server.wait(), 30)
    check("it leaves as it should", editor._server.returncode == 0, editor._server.returncode)


def main():
    casebound, book = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        copy, nowhere = Path(folder).resolve() / "book", Path(folder).resolve() / "nowhere"
        copy_book(book, copy)
        nowhere.mkdir()
        (copy / "cases/images").mkdir(exist_ok=True)
        (copy / "cases/images/mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
        (nowhere / "notes.yaml").write_text("a: 1\n", "utf-8")
        asyncio.run(judge(casebound, copy, nowhere))
    print(f"lsp: {check.passed} passed, {check.failed} failed")
    sys.exit(check.failed > 0)


if __name__ == "__main__":
    main()
