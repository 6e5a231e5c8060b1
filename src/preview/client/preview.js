// The page: news from the engine come in here and go to the desk, the contents and the findings; keys and buttons go out.

import { byId, make, say, speak, words } from "/words.js";
import { ARRANGEMENTS } from "/layout.js";
import { Desk } from "/desk.js";
import { Contents } from "/contents.js";
import { Findings } from "/findings.js";
import { Place, setUp } from "/place.js";

// The key of the printed address is a cookie by now, and is not to be seen in the address line.
history.replaceState(null, "", "/");

const remembered = JSON.parse(sessionStorage.getItem("casebound:look") ?? "{}");
const narrow = matchMedia("(max-width: 720px)");
const look = { arrangement: "continuous", fit: "page", page: 0, press: false, sheet: false, gray: false, follow: true, contents: !narrow.matches, ...remembered };

let state = null;
let source = null;
let looked = "";
let serial = null;

const setup = await (await fetch("/setup")).json();
speak(setup.words);
setUp(setup);

const place = new Place();
const painted = (view, page, id) => {
  // Read by measurements: when the picture of a page was handed to the screen.
  requestAnimationFrame(() => setTimeout(() => {
    performance.clearMarks("casebound:paint");
    performance.mark("casebound:paint", { detail: { view, page, id, rebuild: state?.rebuilds } });
    dispatchEvent(new CustomEvent("casebound:paint", { detail: { view, page, id } }));
  }));
};
const desk = new Desk(byId("desk"), {
  arrangement: look.arrangement, fit: look.fit,
  pointed: at => place.point(at), painted, paged: paged, changed: remember, measured: sized,
});
const beside = new Desk(byId("beside"), { arrangement: "continuous", fit: "width", margin: 16, pointed: at => place.point(at), painted });
const contents = new Contents(page => {
  desk.goTo(page);
  if (narrow.matches) show("contents", false);
});
const findings = new Findings(async found => {
  const query = new URLSearchParams({ view: main(), file: found.file, line: found.line });
  const answer = await fetch(`/find?${query}`);
  if (!answer.ok) return;
  const aim = await answer.json();
  desk.goTo(aim.page, aim.area);
  desk.outline(aim.page, aim.area);
});

// ---------------------------------------------------------------- news

const main = () => look.press ? "press" : "report";

/// The company on whose pages the desk is.
function company() {
  const entries = state?.outline.filter(each => each.page !== null) ?? [];
  const entry = entries.findLast(each => each.page <= desk.page);
  return entry?.case ? entry : null;
}

/// Tells the engine what is looked at: it typesets nothing else.
function listen() {
  const views = [main()];
  const entry = look.sheet ? company() : null;
  if (entry) views.push(`sheet-${entry.case}`);
  const wanted = views.join();
  if (wanted === looked) return;
  looked = wanted;
  source?.close();
  source = new EventSource(`/news?${new URLSearchParams(views.map(view => ["view", view]))}`);
  source.onmessage = event => hear(JSON.parse(event.data));
  // The browser tries again by itself, should only the connection be broken.
  source.onerror = lost;
}

function lost() {
  document.body.dataset.status = "lost";
  byId("state").textContent = words.lost;
}

function hear(told) {
  state = told;
  const pages = told.views[main()];
  if (pages) desk.show(main(), pages);
  byId("waiting").hidden = Boolean(pages) || desk.leaves.length > 0;
  byId("waiting").textContent = told.status === "faulty" ? words.noPages : words.opening;
  if (pages && look.page !== null) {
    desk.goTo(look.page);
    look.page = null;
  }
  showSheet();
  contents.show(told.outline, told.findings);
  findings.update(told.findings, told.status);
  byId("title").textContent = told.title || "Casebound";
  document.title = told.title ? `${told.title} · Casebound` : "Casebound";
  document.body.dataset.status = told.status;
  document.body.classList.toggle("busy", told.busy);
  byId("state").textContent = told.busy && told.status !== "faulty" ? words.working : words[told.status];
  const { load, template, typeset, compare } = told.timing;
  const sum = load + template + typeset + compare;
  byId("timing").textContent = sum > 0 ? `${Math.round(sum)} ms` : "";
  byId("timing").title = `load ${load} · template ${template} · typeset ${typeset} · compare ${compare}`;
  paged();
  aim(told.focus);
}

/// Follows a save, or an editor's wish, once.
function aim(focus) {
  if (!focus || focus.serial === serial) return;
  const first = serial === null;
  serial = focus.serial;
  if (first && !focus.asked) return;
  if (!focus.asked && !look.follow) return;
  if (focus.view !== main() || !desk.leaves[focus.page]) return;
  if (focus.asked || !desk.sees(focus.page, focus.area)) desk.goTo(focus.page, focus.area, { gently: true });
  if (focus.asked) desk.outline(focus.page, focus.area);
}

function showSheet() {
  const room = byId("beside");
  room.hidden = !look.sheet;
  if (!look.sheet) return;
  const entry = company();
  const told = entry && state?.views[`sheet-${entry.case}`];
  if (told) beside.show(`sheet-${entry.case}`, told);
  else if (!entry) beside.show("none", null);
  room.dataset.note = entry ? say(words.sheetOf, { name: entry.title }) : words.noSheet;
}

// ---------------------------------------------------------------- what the page shows of itself

function paged() {
  const count = desk.leaves.length;
  const field = byId("page");
  if (document.activeElement !== field) field.value = count ? desk.page + 1 : "";
  byId("of").textContent = count ? say(words.of, { n: count }) : "";
  byId("previous").disabled = desk.page === 0;
  byId("next").disabled = desk.page >= count - 1;
  contents.mark(desk.page);
  if (look.sheet) {
    listen();
    showSheet();
  }
  remember();
}

function sized() {
  const percent = desk.percent();
  byId("zoom").textContent = desk.arrangement === "all" || !Number.isFinite(percent) ? "" : `${percent} %`;
  byId("fit-page").setAttribute("aria-pressed", String(desk.fit === "page" && desk.arrangement !== "all"));
  byId("fit-width").setAttribute("aria-pressed", String(desk.fit === "width" && desk.arrangement !== "all"));
}

function remember() {
  for (const button of byId("arrangements").children) button.setAttribute("aria-checked", String(button.dataset.arrangement === desk.arrangement));
  sized();
  const { press, sheet, gray, follow, contents } = look;
  // Before the first pages came, the page to return to is still the one of last time.
  const page = look.page ?? desk.page;
  sessionStorage.setItem("casebound:look", JSON.stringify({ arrangement: desk.arrangement, fit: desk.fit === "custom" ? "page" : desk.fit, page, press, sheet, gray, follow, contents }));
}

function show(what, on = !look[what]) {
  look[what] = on;
  byId("room").classList.toggle("with-contents", look.contents);
  byId("toggle-contents").setAttribute("aria-expanded", String(look.contents));
  document.body.classList.toggle("gray", look.gray);
  document.body.classList.toggle("press", look.press);
  for (const name of ["sheet", "press", "gray", "follow"]) byId(name).setAttribute("aria-pressed", String(look[name]));
  byId("press-note").hidden = !look.press;
  if (what === "press" && state?.views[main()]) desk.show(main(), state.views[main()]);
  listen();
  showSheet();
  remember();
}

function label(id, text, hint) {
  const element = byId(id);
  if (text) element.textContent = text;
  element.title = hint ?? text;
  if (!text) element.setAttribute("aria-label", hint);
}

// ---------------------------------------------------------------- buttons and keys

for (const arrangement of ARRANGEMENTS) {
  const name = arrangement === "all" ? "sheetView" : arrangement;
  byId("arrangements").append(make("button", {
    "data-arrangement": arrangement, role: "radio", title: words[`${name}Hint`], onclick: () => desk.arrange(arrangement),
  }, words[name]));
}
label("toggle-contents", "", words.contentsHint);
label("fit-page", "", words.fitPage);
label("fit-width", "", words.fitWidth);
label("smaller", "", words.smaller);
label("larger", "", words.larger);
label("sheet", words.sheet, words.sheetHint);
label("press", words.press, words.pressHint);
label("gray", words.gray, words.grayHint);
label("follow", words.follow, words.followHint);
label("previous", "", words.previous);
label("next", "", words.next);
label("help-button", "", words.help);
byId("press-note").textContent = words.pressNote;
byId("search").placeholder = words.search;
byId("search").setAttribute("aria-label", words.search);
byId("contents").setAttribute("aria-label", words.contents);
byId("findings").setAttribute("aria-label", words.findings);
byId("page").setAttribute("aria-label", words.page);
byId("place").setAttribute("aria-label", words.printedHere);
byId("state").textContent = words.opening;
byId("waiting").textContent = words.opening;

const actions = {
  "toggle-contents": () => show("contents"),
  "fit-page": () => desk.setFit("page"),
  "fit-width": () => desk.setFit("width"),
  smaller: () => desk.magnify(-1),
  larger: () => desk.magnify(1),
  sheet: () => show("sheet"),
  press: () => show("press"),
  gray: () => show("gray"),
  follow: () => show("follow"),
  previous: () => desk.turn(-1),
  next: () => desk.turn(1),
  "help-button": help,
};
for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);

byId("page").addEventListener("change", event => {
  const page = Number.parseInt(event.target.value, 10);
  if (Number.isFinite(page)) desk.goTo(page - 1);
  event.target.blur();
});
byId("page").addEventListener("focus", event => event.target.select());

// The keys, and the words for what they do. The names of some keys are words themselves.
const HELP = [
  ["← →  PgUp PgDn", "keyTurn"], ["Home  End", "keyEnds"], ["1 2 3 4", "keyArrange"], ["f  w", "keyFit"], ["+  −  0", "keyZoom"],
  ["c", "keyContents"], ["/", "keySearch"], ["n  N", "keyFinding"], ["e", "keyFindings"], ["s", "keySheet"], ["p", "keyPress"],
  ["g", "keyGray"], ["o", "keyFollow"], ["click", "keyClick"], ["ctrlClick", "keyCtrlClick"], ["Esc", "keyEsc"], ["?", "keyHelp"],
];

function help() {
  const dialog = byId("help");
  const rows = HELP.map(([keys, what]) => make("tr", {}, make("th", { scope: "row" }, ...keys.split("  ").map(key => make("kbd", {}, words[key] ?? key))), make("td", {}, words[what])));
  dialog.replaceChildren(make("h2", {}, words.help), make("table", {}, make("tbody", {}, ...rows)),
    make("p", { class: "version" }, `Casebound ${setup.version}`), make("button", { class: "text", onclick: () => dialog.close() }, words.close));
  dialog.showModal();
}
byId("help").addEventListener("click", event => { if (event.target === byId("help")) byId("help").close(); });

const KEYS = {
  ArrowRight: () => desk.turn(1), ArrowLeft: () => desk.turn(-1), PageDown: () => desk.turn(1), PageUp: () => desk.turn(-1),
  Home: () => desk.goTo(0), End: () => desk.goTo(desk.leaves.length - 1),
  1: () => desk.arrange("single"), 2: () => desk.arrange("spread"), 3: () => desk.arrange("continuous"), 4: () => desk.arrange("all"),
  f: actions["fit-page"], w: actions["fit-width"], "+": actions.larger, "=": actions.larger, "-": actions.smaller, 0: () => desk.magnify(0),
  c: actions["toggle-contents"], s: actions.sheet, p: actions.press, g: actions.gray, o: actions.follow,
  e: () => findings.toggle(), n: () => findings.step(1), N: () => findings.step(-1), "?": help,
  "/": () => { show("contents", true); byId("search").focus(); },
  Escape: () => {
    if (place.isOpen) place.hide();
    else if (!byId("findings").hidden) findings.toggle(false);
    else if (narrow.matches) show("contents", false);
    desk.outline(-1);
  },
};
addEventListener("keydown", event => {
  const typing = event.target.matches("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open || (typing && event.key !== "Escape")) return;
  const action = KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

narrow.addEventListener("change", () => { if (narrow.matches) show("contents", false); });
show("contents", look.contents);
