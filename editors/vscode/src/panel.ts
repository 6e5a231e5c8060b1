// The side panel: the pages of a book below one another. It asks nobody but the extension, which hands it pictures; a picture runs no
// script. A click leads to the line, and the page of the line that is edited comes into view.
import { randomBytes } from "node:crypto";
import * as path from "node:path";
import * as vscode from "vscode";

import { Pages, Shown } from "./pages";

type Wish = { kind: "page"; id: string; scale?: number } | { kind: "place"; page: number; x: number; y: number };

export class Panel implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly pages: Pages;

  constructor(
    private readonly book: string,
    address: string,
    closed: () => void,
  ) {
    this.pages = new Pages(address);
    this.panel = vscode.window.createWebviewPanel("casebound.preview", path.basename(book), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {
      enableScripts: true,
      localResourceRoots: [],
      retainContextWhenHidden: true,
    });
    this.panel.webview.html = page(randomBytes(16).toString("hex"));
    this.panel.webview.onDidReceiveMessage((wish: Wish) => void this.take(wish));
    this.panel.onDidDispose(() => {
      this.pages.stop();
      closed();
    });
    this.pages.watch((shown: Shown) => void this.panel.webview.postMessage({ kind: "shown", ...shown }));
  }

  /** Brings the panel back into view. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async take(wish: Wish): Promise<void> {
    if (wish.kind === "page") {
      const pixels = wish.scale === undefined ? undefined : await this.pages.picture(wish.id, wish.scale);
      // Pixels that could not be had are no reason to wait.
      const src = pixels ?? (await this.pages.picture(wish.id));
      if (src) void this.panel.webview.postMessage({ kind: "picture", id: wish.id, src, pixels: pixels !== undefined });
      return;
    }
    const spot = await this.pages.spot(wish.page, wish.x, wish.y);
    const file = spot && path.resolve(this.book, spot.file);
    // Only files of the book are opened.
    if (!spot || !file?.startsWith(this.book + path.sep)) return;
    const at = new vscode.Position(Math.max(spot.line - 1, 0), Math.max(spot.column - 1, 0));
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, selection: new vscode.Range(at, at) });
  }
}

/** The page of the panel: its own script by a number used once, pictures as data, nothing from anywhere. */
function page(nonce: string): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'">
<style nonce="${nonce}">
  body { margin: 0; padding: 12px; background: var(--vscode-editor-background); }
  .page { position: relative; display: block; width: 100%; margin: 0 0 12px; padding: 0; border: 0; background: #fff; cursor: pointer; }
  .page:focus-visible { outline: 2px solid var(--vscode-focusBorder); }
  .page img { display: block; width: 100%; }
</style>
</head>
<body>
<main></main>
<script nonce="${nonce}">
const editor = acquireVsCodeApi();
const main = document.querySelector("main");
// How long, in milliseconds, a page that has just changed stays as pixels: the next change may be on its way.
const CALM = 900;
let pages = [], serial = -1;
const near = new IntersectionObserver(seen => seen.filter(each => each.isIntersecting).forEach(each => wish(each.target)), { rootMargin: "100%" });
// A page that has just changed comes as pixels, which are painted at once, and as a vector when nothing changes for a while.
const wish = leaf => {
  const { id, drawn, changed } = leaf.dataset;
  const scale = changed === id ? leaf.clientWidth * devicePixelRatio / pages[leaf.dataset.index].width : undefined;
  if (drawn !== id) editor.postMessage({ kind: "page", id, scale });
};
function leaf(index) {
  const button = document.createElement("button");
  button.className = "page";
  button.dataset.index = index;
  button.ariaLabel = String(index + 1);
  button.append(document.createElement("img"));
  button.firstChild.alt = "";
  button.addEventListener("click", event => {
    const box = button.getBoundingClientRect(), scale = pages[index].width / box.width;
    editor.postMessage({ kind: "place", page: index, x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale });
  });
  near.observe(button);
  return button;
}
function show(now) {
  const known = new Set(pages.map(page => page.id));
  pages = now.pages;
  while (main.children.length > pages.length) main.lastChild.remove();
  while (main.children.length < pages.length) main.append(leaf(main.children.length));
  pages.forEach((page, index) => {
    const own = main.children[index];
    own.style.aspectRatio = page.width + " / " + page.height;
    if (own.dataset.id !== page.id) {
      if (known.size && !known.has(page.id)) own.dataset.changed = page.id;
      own.dataset.id = page.id;
      near.unobserve(own);
      near.observe(own);
    }
  });
  if (now.focus && now.focus.serial > serial && main.children[now.focus.page]) {
    serial = now.focus.serial;
    const own = main.children[now.focus.page], box = own.getBoundingClientRect();
    const top = now.focus.area[1] / pages[now.focus.page].height * box.height;
    scrollTo({ top: scrollY + box.top + top - innerHeight / 3, behavior: "smooth" });
  }
}
addEventListener("message", ({ data }) => {
  if (data.kind === "shown") show(data);
  if (data.kind === "picture") for (const own of main.children) if (own.dataset.id === data.id) {
    own.dataset.drawn = data.id;
    own.firstChild.src = data.src;
    if (data.pixels) setTimeout(() => { if (own.dataset.id === data.id) editor.postMessage({ kind: "page", id: data.id }); }, CALM);
  }
});
</script>
</body>
</html>`;
}
