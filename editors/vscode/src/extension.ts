// Casebound in VS Code: the language server, the preview, and the jobs of every day.
import { execFile } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

import { bookOf, caseOf, isId, isOlder, versionIn } from "./book";
import { Previews } from "./preview";

/** How often the server is started again within three minutes before it is left alone. */
const RESTARTS = 4;

let client: LanguageClient | undefined;

const setting = <T>(name: string): T | undefined => vscode.workspace.getConfiguration("casebound").get<T>(name);
const program = (): string => setting<string>("path") || "casebound";

function language(): string {
  const chosen = setting<string>("language") ?? "auto";
  if (chosen !== "auto") return chosen;
  return vscode.env.language.startsWith("zh") ? "zh" : "en";
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const previews = new Previews(program, () => setting<string>("preview.in") !== "browser");
  const command = (name: string, run: (...given: never[]) => unknown): void => {
    context.subscriptions.push(vscode.commands.registerCommand(`casebound.${name}`, run));
  };
  command("preview", (given?: { uri: string; line: number }) => {
    const place = given ? { file: vscode.Uri.parse(given.uri).fsPath, line: given.line } : here();
    const book = place && found(place.file);
    if (place && book) previews.show(book, place.file, place.line);
  });
  command("newCase", newCase);
  command("sheet", (given?: { slug: string }) => ofCase("sheet", given?.slug));
  command("proof", (given?: { slug: string }) => ofCase("proof", given?.slug));
  command("build", () => {
    const book = found(here()?.file);
    if (book) terminal(book, ["build"]);
  });
  command("restart", async () => {
    await client?.stop();
    await start(context);
  });
  context.subscriptions.push(
    previews,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const file = textEditor.document.uri.fsPath;
      const book = setting<boolean>("preview.follow") && textEditor.document.languageId === "yaml" ? bookOf(file) : undefined;
      const line = selections[0]?.active.line;
      if (book && line !== undefined) previews.follow(book, file, line + 1);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (["path", "language", "report"].some((name) => change.affectsConfiguration(`casebound.${name}`))) void vscode.commands.executeCommand("casebound.restart");
    }),
  );
  await start(context);
}

export function deactivate(): Thenable<void> | undefined {
  return client?.stop();
}

/** Starts the language server, if there is a program to start. */
async function start(context: vscode.ExtensionContext): Promise<void> {
  const version = await installed();
  if (version === undefined) {
    const open = vscode.l10n.t("Open settings");
    const message = vscode.l10n.t("The program casebound was not found. Install it, or name it in the setting casebound.path.");
    void vscode.window.showErrorMessage(message, open).then((chosen) => {
      if (chosen) void vscode.commands.executeCommand("workbench.action.openSettings", "casebound.path");
    });
    return;
  }
  const own = String((context.extension.packageJSON as { version: string }).version);
  if (isOlder(version, own)) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("casebound {0} is older than this extension, which is made for {1}. Some features may be missing.", version, own),
    );
  }
  const server: ServerOptions = { command: program(), args: ["lsp", "--lang", language()] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "yaml", pattern: "**/*.yaml" },
    ],
    initializationOptions: { lang: language(), report: setting<string>("report") },
    connectionOptions: { maxRestartCount: RESTARTS },
    // Other YAML of the workspace is none of its business.
    middleware: {
      didOpen: async (document, next) => { if (inBook(document)) await next(document); },
      didChange: async (change, next) => { if (inBook(change.document)) await next(change); },
      didClose: async (document, next) => { if (inBook(document)) await next(document); },
    },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.yaml,cases/**,chapters/**,figures/**,translations/**,layouts/**,fonts/**}") },
  };
  client = new LanguageClient("casebound", "Casebound", server, options);
  await client.start();
}

/** The version of the program. `undefined` if it cannot be started. */
function installed(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program(), ["--version"], { timeout: 20000 }, (error, printed) => resolve(error ? undefined : (versionIn(printed) ?? "0.0.0")));
  });
}

const inBook = (document: vscode.TextDocument): boolean => bookOf(document.uri.fsPath) !== undefined;

/** File and line, from 1, of the cursor. */
function here(): { file: string; line: number } | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && { file: editor.document.uri.fsPath, line: editor.selection.active.line + 1 };
}

/** The book of a file, or of the folder that is open; it is said if there is none. */
function found(file: string | undefined): string | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const book = (file && bookOf(file)) ?? (folder && bookOf(path.join(folder, "report.yaml")));
  if (!book) void vscode.window.showWarningMessage(vscode.l10n.t("This file is in no book: there is no report.yaml in its folder or above it."));
  return book || undefined;
}

function ofCase(job: "sheet" | "proof", slug: string | undefined): void {
  const file = here()?.file;
  const book = found(file);
  const own = slug ?? (book && file && caseOf(book, file));
  if (!book) return;
  if (own && isId(own)) terminal(book, [job, own]);
  else void vscode.window.showWarningMessage(vscode.l10n.t("This is no case: cases are cases/NAME.yaml."));
}

async function newCase(): Promise<void> {
  const book = found(here()?.file);
  if (!book) return;
  const slug = await vscode.window.showInputBox({
    prompt: vscode.l10n.t("Name of the file: letters, digits and hyphens, such as the company's name in pinyin"),
    validateInput: (text) => (isId(text) ? undefined : vscode.l10n.t("Letters, digits, - and _ only.")),
  });
  if (!slug) return;
  execFile(program(), ["new", "case", slug, "--project", book, "--lang", language()], async (error, _, complaint) => {
    if (error) {
      void vscode.window.showErrorMessage(complaint.trim() || error.message);
      return;
    }
    await vscode.window.showTextDocument(vscode.Uri.file(path.join(book, "cases", `${slug}.yaml`)));
  });
}

/** Runs the program where its findings can be read. Its arguments never pass a shell. */
function terminal(book: string, args: string[]): void {
  const task = new vscode.Task({ type: "casebound" }, vscode.TaskScope.Workspace, args.join(" "), "casebound", new vscode.ProcessExecution(program(), [...args, "--project", book], { cwd: book }));
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
  void vscode.tasks.executeTask(task);
}
