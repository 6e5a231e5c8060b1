// The preview of a book: one process for each book, a page in the browser, which follows the cursor. A click on the page leads
// back into the editor by a link of its own.
import { ChildProcess, execFile, spawn } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";

import { addressIn } from "./book";

interface Running {
  process: ChildProcess;
  port?: number;
}

export class Previews implements vscode.Disposable {
  private readonly running = new Map<string, Running>();
  private pending: NodeJS.Timeout | undefined;

  constructor(private readonly program: () => string) {}

  /** Shows the page of a line, from 1; starts the preview if none is running. */
  show(book: string, file: string, line: number): void {
    const place = `${path.relative(book, file).split(path.sep).join("/")}:${line}`;
    const known = this.running.get(book);
    if (known?.port) {
      this.lead(book, known.port, place);
      return;
    }
    if (!known) this.start(book, place);
  }

  /** Leads a preview that is running to a line, once the cursor rests. */
  follow(book: string, file: string, line: number): void {
    if (!this.running.get(book)?.port) return;
    clearTimeout(this.pending);
    this.pending = setTimeout(() => this.show(book, file, line), 400);
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
        void vscode.env.openExternal(vscode.Uri.parse(found.address));
      }
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.on("error", (error) => (said = error.message));
    child.on("close", (code, signal) => {
      this.running.delete(book);
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
    for (const { process } of this.running.values()) process.kill();
  }
}
