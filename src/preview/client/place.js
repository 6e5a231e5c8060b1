// From a page to the source: file and line to copy, and a link that opens them in an editor.

import { byId, make, words } from "/words.js";

/// Schemes that do not open an editor but run something here.
const FORBIDDEN = /^(javascript|data|vbscript|blob|about):/i;

let setup = { root: "", editor: null, editors: [] };
/// The link that the user chose here.
let own = null;

export function setUp(told) {
  setup = told;
  own = localStorage.getItem("casebound:editor");
}

/// The link that opens a file: as chosen here, else as the command said, else the first editor's.
const template = () => own ?? setup.editor ?? setup.editors[0][1];

/// The link that opens a place in the chosen editor.
export function editorLink({ file, line, column }) {
  const path = encodeURI(`${setup.root.startsWith("/") ? "" : "/"}${setup.root.replaceAll("\\", "/")}/${file}`).replace(/[?#&]/g, encodeURIComponent);
  const link = template().replace("{path}", () => path).replace("{line}", Math.max(line, 1)).replace("{column}", Math.max(column, 1));
  return FORBIDDEN.test(link) || !/^[a-z][a-z0-9+.-]*:/i.test(link) ? null : link;
}

const spelled = ({ file, line, column }) => line > 0 ? `${file}:${line}${column > 1 ? `:${column}` : ""}` : file;

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = words.copied;
  setTimeout(() => { button.textContent = words.copy; }, 1200);
}

/// `file:line` with what can be done with it.
export function placeLine(at) {
  const text = spelled(at);
  const link = editorLink(at);
  return make("span", { class: "place-line" },
    make("code", { class: "file" }, text),
    make("button", { class: "link", onclick: event => copy(text, event.currentTarget) }, words.copy),
    link && make("a", { class: "link open", href: link }, words.open));
}

export class Place {
  constructor() {
    this.box = byId("place");
    document.addEventListener("pointerdown", event => {
      if (!this.box.hidden && !this.box.contains(event.target)) this.hide();
    });
  }

  hide() {
    this.box.hidden = true;
    this.desk?.outline(-1);
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /// Asks what stands at a point of a page and shows it there; with Ctrl, opens it.
  async point({ desk, view, page, x, y, event }) {
    const { clientX, clientY } = event;
    const openIt = event.ctrlKey || event.metaKey;
    const query = new URLSearchParams({ view, page, x: x.toFixed(2), y: y.toFixed(2) });
    const answer = await fetch(`/place?${query}`);
    const spot = answer.ok ? await answer.json() : null;
    this.desk = desk;
    desk.outline(page, spot?.area);
    this.fill(spot, clientX, clientY);
    const link = spot && editorLink(spot);
    if (openIt && link) location.href = link;
  }

  fill(spot, x, y) {
    if (!spot) {
      this.box.replaceChildren(make("p", { class: "nowhere" }, words.nowhere));
    } else {
      const chosen = template();
      const known = setup.editors.some(([, link]) => link === chosen);
      const select = make("select", { "aria-label": words.editor },
        ...setup.editors.map(([name, link]) => make("option", { value: link, selected: link === chosen }, name)),
        make("option", { value: "", selected: !known }, words.ownEditor));
      const field = make("input", { class: "own", spellcheck: "false", placeholder: words.ownEditorHint, hidden: known });
      field.value = known ? "" : chosen;
      const choose = link => {
        own = link;
        localStorage.setItem("casebound:editor", link);
        this.box.querySelector(".place-line")?.replaceWith(placeLine(spot));
      };
      select.addEventListener("change", () => {
        field.hidden = select.value !== "";
        if (select.value !== "") choose(select.value); else field.focus();
      });
      field.addEventListener("change", () => { if (field.value.trim()) choose(field.value.trim()); });
      field.addEventListener("keydown", event => event.stopPropagation());
      this.box.replaceChildren(
        make("p", { class: "printed" }, spot.words.length > 60 ? `${spot.words.slice(0, 60)}…` : spot.words),
        placeLine(spot),
        make("label", { class: "editor" }, `${words.editor} `, select), field);
    }
    this.box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.min(Math.max(x + 10, 8), innerWidth - width - 8);
    const top = y + 16 + height < innerHeight ? y + 16 : Math.max(y - height - 16, 8);
    this.box.style.setProperty("left", `${left}px`);
    this.box.style.setProperty("top", `${top}px`);
  }
}
