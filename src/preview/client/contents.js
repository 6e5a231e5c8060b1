// The contents: parts, chapters, figures and companies, with how many findings each has.

import { byId, counted, make, pageName, words } from "/words.js";

export class Contents {
  constructor(go) {
    this.go = go;
    this.rows = [];
    this.tree = byId("tree");
    this.search = byId("search");
    this.search.addEventListener("input", () => this.filter());
    this.search.addEventListener("keydown", event => {
      if (event.key === "Enter") this.rows.find(row => !row.element.hidden && row.page !== null)?.element.click();
      if (event.key === "Escape") { this.search.value = ""; this.filter(); this.search.blur(); }
      event.stopPropagation();
    });
  }

  show(outline, findings) {
    const key = JSON.stringify([outline, findings.map(each => [each.file, each.severity])]);
    if (key === this.key) return;
    this.key = key;
    const found = new Map();
    for (const each of findings) {
      const counts = found.get(each.file) ?? { error: 0, warning: 0, info: 0 };
      counts[each.severity] += 1;
      found.set(each.file, counts);
    }
    this.rows = [];
    const list = make("ul");
    for (const chapter of outline) {
      if (chapter.part) list.append(make("li", { class: "part" }, chapter.part));
      if (chapter.group) list.append(make("li", { class: "part" }, chapter.group));
      list.append(this.row(chapter, found, true));
      for (const item of chapter.items) list.append(this.row(item, found, item.kind === "figure"));
    }
    this.tree.replaceChildren(list);
    this.filter();
    this.mark(this.page ?? 0);
  }

  row(item, found, shown) {
    const title = item.title || pageName(item.kind);
    const counts = shown && item.title ? found.get(item.file) : null;
    const badges = ["error", "warning"].filter(each => counts?.[each]).map(each =>
      make("span", { class: `badge ${each}`, title: counted(words[`${each}s`], counts[each]) }, String(counts[each])));
    const button = make("button", {
      class: `row ${item.kind}`, disabled: item.page === null, onclick: () => this.go(item.page, item),
    }, make("span", { class: "number" }, item.number ?? ""), make("span", { class: "name" }, title),
    ...(item.approval ? [make("span", { class: "approval" }, item.approval)] : []), ...badges,
    make("span", { class: "at" }, item.page === null ? "" : String(item.page + 1)));
    const element = make("li", {}, button);
    this.rows.push({ element: button, item: element, page: item.page, kind: item.kind, text: `${item.number ?? ""} ${title}`.toLowerCase() });
    return element;
  }

  filter() {
    const words = this.search.value.trim().toLowerCase();
    for (const row of this.rows) row.item.hidden = words !== "" && !row.text.includes(words);
    for (const part of this.tree.querySelectorAll(".part")) part.hidden = words !== "";
  }

  /// Marks where a page is.
  mark(page) {
    this.page = page;
    let now = null;
    for (const row of this.rows) if (row.page !== null && row.page <= page && (now === null || row.page >= now.page)) now = row;
    if (now === this.now && now?.element.classList.contains("now")) return;
    this.now?.element.classList.remove("now");
    this.now?.element.removeAttribute("aria-current");
    this.now = now;
    now?.element.classList.add("now");
    now?.element.setAttribute("aria-current", "location");
    const tree = this.tree;
    if (now && tree.offsetParent !== null) {
      const top = now.item.offsetTop, height = now.item.offsetHeight;
      if (top < tree.scrollTop + 40 || top + height > tree.scrollTop + tree.clientHeight - 40) tree.scrollTop = top - tree.clientHeight / 2;
    }
  }
}
