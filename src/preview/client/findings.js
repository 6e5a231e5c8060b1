// The findings: message, excerpt, hint and place. What is fixed vanishes with the next news.

import { byId, counted, make, words } from "/words.js";
import { placeLine } from "/place.js";

export class Findings {
  constructor(show) {
    this.show = show;
    this.panel = byId("findings");
    this.button = byId("toggle-findings");
    this.found = [];
    this.at = -1;
    /// Whether the user closed the panel since the last errors came.
    this.closed = false;
    this.button.addEventListener("click", () => this.toggle());
  }

  update(found, status) {
    const key = JSON.stringify(found);
    const errors = found.filter(each => each.severity === "error").length;
    if (key !== this.key) {
      this.key = key;
      const order = { error: 0, warning: 1, info: 2 };
      this.found = found.map((each, index) => ({ ...each, index })).sort((a, b) => order[a.severity] - order[b.severity] || a.index - b.index);
      this.at = -1;
      this.draw();
      this.count();
      if (errors > 0 && !this.hadErrors) this.closed = false;
    }
    const bad = status === "faulty" || status === "gone";
    if (bad && !this.closed) this.toggle(true, false);
    // The errors brought the panel here, and without them it goes.
    if (!bad && this.hadErrors && !this.asked) this.toggle(false, false);
    this.hadErrors = errors > 0;
  }

  toggle(open = this.panel.hidden, byUser = true) {
    if (byUser) {
      this.closed = !open;
      this.asked = open;
    }
    this.panel.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  count() {
    const counts = ["error", "warning", "info"].map(kind => [kind, this.found.filter(each => each.severity === kind).length]);
    const shown = counts.filter(([, count]) => count > 0);
    this.button.replaceChildren(...(shown.length === 0
      ? [make("span", { class: "dot fine" }), words.noFindings]
      : shown.map(([kind, count]) => make("span", { class: "tally" }, make("span", { class: `dot ${kind}` }), counted(words[`${kind}s`], count)))));
  }

  draw() {
    const close = make("button", { class: "icon close", "aria-label": words.close, title: words.close, onclick: () => this.toggle(false) }, "×");
    const head = make("header", {}, make("h2", {}, words.findings), close);
    const list = make("ol", {}, ...this.found.map((each, index) => this.item(each, index)));
    if (this.found.length === 0) list.append(make("li", { class: "none" }, words.noFindings));
    this.panel.replaceChildren(head, list);
  }

  item(found, index) {
    const [before, place, after] = found.excerpt ?? [];
    const excerpt = found.excerpt && make("pre", {}, found.line ? make("span", { class: "line" }, String(found.line)) : null,
      make("code", {}, before, make("mark", {}, place === "" ? " " : place), after));
    const related = found.related.map(each => make("div", { class: "related" }, each.message, " ", placeLine(each)));
    const element = make("li", { class: found.severity, tabindex: "-1" },
      make("p", { class: "message" }, make("span", { class: `dot ${found.severity}`, title: words[found.severity] }), make("span", {}, found.message), make("span", { class: "code" }, found.code)),
      excerpt,
      found.hint && make("p", { class: "hint" }, make("b", {}, words.hint), " ", found.hint),
      ...related,
      make("div", { class: "where" }, placeLine(found),
        found.line > 0 && make("button", { class: "link", onclick: () => this.show(found) }, words.show)));
    element.dataset.index = index;
    return element;
  }

  /// The next finding, or the one before.
  step(direction) {
    if (this.found.length === 0) return;
    if (this.panel.hidden) this.toggle(true);
    this.at = (this.at + direction + this.found.length) % this.found.length;
    const items = [...this.panel.querySelectorAll("ol > li")];
    items.forEach((item, index) => item.classList.toggle("now", index === this.at));
    items[this.at]?.scrollIntoView({ block: "nearest" });
    if (this.found[this.at].line > 0) this.show(this.found[this.at]);
  }
}
