// The preview of a book: one process for each book, its pages in a panel beside the text or in the browser, which follow the cursor. A
// click on a page leads back into the editor: the panel's through the extension, the browser's by a link of its own.
import { ChildProcess, execFile, spawn } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";

import { addressIn } from "./book";
import { Panel } from "./panel";

interface Running {
  process: ChildProcess;
  address?: string;
  port?: number;
  panel?: Panel | undefined;
}

export class Previews implements vscode.Disposable {
  private readonly running = new Map<string, Running>();
  private pending: NodeJS.Timeout | undefined;

  /** `inPanel` says whether pages are shown beside the text rather than in the browser. */
  constructor(
    private readonly program: () => string,
    private readonly inPanel: () => boolean,
  ) {}

  /** Shows the page of a line, from 1; starts the preview if none is running. */
  show(book: string, file: string, line: number): void {
    const known = this.running.get(book);
    if (known?.port) {
      this.open(book, known);
      this.lead(book, known.port, place(book, file, line));
    } else if (!known) this.start(book, place(book, file, line));
  }

  /** Leads a preview that is running to a line, once the cursor rests. */
  follow(book: string, file: string, line: number): void {
    const port = this.running.get(book)?.port;
    if (!port) return;
    clearTimeout(this.pending);
    this.pending = setTimeout(() => this.lead(book, port, place(book, file, line)), 400);
  }

  /** Shows the pages of a preview that is running. A browser that shows them already need not be opened. */
  private open(book: string, own: Running): void {
    if (!own.address) return;
    if (own.panel) own.panel.reveal();
    else if (this.inPanel()) own.panel = new Panel(book, own.address, () => (own.panel = undefined));
  }

  private start(book: string, place: string): void {
    const args = ["preview", "--project", book, "--goto", place, "--editor", vscode.env.uriScheme === "vscode" ? "VS Code" : `${vscode.env.uriScheme}://file/{path}:{line}:{column}`];
    const child = spawn(this.program(), args, { cwd: book });
    const own: Running = { process: child };
    this.running.set(book, own);
    let said = "";
    const listen = (bytes: Buffer): void => {
      said += bytes.toString("utf8");
      const found = own.port ? undefined : addressIn(said);
      if (found) {
        own.port = found.port;
        own.address = found.address;
        if (this.inPanel()) this.open(book, own);
        else void vscode.env.openExternal(vscode.Uri.parse(found.address));
      }
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.on("error", (error) => (said = error.message));
    child.on("close", (code, signal) => {
      this.running.delete(book);
      own.panel?.dispose();
      if (code !== 0 && !signal) {
        void vscode.window.showErrorMessage(vscode.l10n.t("The preview ended: {0}", said.trim().slice(-400)));
      }
    });
  }

  private lead(book: string, port: number, place: string): void {
    // A line that prints nothing leaves the page as it is.
    execFile(this.program(), ["preview", "--project", book, "--port", String(port), "--goto", place, "--quiet"], { timeout: 5000 }, () => undefined);
  }

  dispose(): void {
    clearTimeout(this.pending);
    for (const { process, panel } of this.running.values()) {
      panel?.dispose();
      process.kill();
    }
  }
}

/** A line of a file as the preview is told it. */
const place = (book: string, file: string, line: number): string => `${path.relative(book, file).split(path.sep).join("/")}:${line}`;
