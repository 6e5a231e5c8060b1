// Pages on a desk: which are there, how large, and when their pictures are fetched. Pictures are images, so that nothing in
// them can run or become part of this page; they are vectors and stay sharp.

import { make, say, words } from "/words.js";
import { open, scale, step, turn } from "/layout.js";

/// Pixels of a thumbnail's width, from small to large.
const THUMBS = [96, 136, 184, 248, 340];
/// How many pictures stay loaded out of sight.
const KEPT = 24;
/// How long, in milliseconds, a page stays as pixels that has just changed: the next change may be on its way.
const CALM = 900;
const SVG = "http://www.w3.org/2000/svg";

export class Desk {
  constructor(room, options) {
    this.room = room;
    this.options = options;
    this.list = make("div", { class: "pages" });
    room.append(this.list);
    this.leaves = [];
    this.view = null;
    this.arrangement = options.arrangement ?? "continuous";
    this.fit = options.fit ?? "page";
    this.zoom = 1;
    this.thumb = 2;
    this.page = 0;
    this.used = [];
    this.seen = new IntersectionObserver(entries => this.sight(entries), { root: room, rootMargin: "50% 0px" });
    new ResizeObserver(() => this.keepPlace(() => this.measure())).observe(room);
    room.addEventListener("scroll", () => this.scrolled(), { passive: true });
    room.addEventListener("click", event => this.clicked(event));
    room.addEventListener("wheel", event => this.wheeled(event), { passive: false });
  }

  /// Shows the pages of a view. Those that look as before are not touched.
  show(view, told) {
    const other = view !== this.view;
    const pages = told?.pages ?? [];
    const before = this.leaves.map(leaf => leaf.page.id);
    this.view = view;
    this.frame = told?.frame ?? null;
    while (this.leaves.length > pages.length) {
      const leaf = this.leaves.pop();
      this.seen.unobserve(leaf.element);
      leaf.element.remove();
    }
    const known = new Set(before);
    const changed = [];
    pages.forEach((page, index) => {
      const leaf = this.leaves[index] ?? this.add(index);
      const same = leaf.page?.id === page.id && leaf.view === view;
      leaf.page = page;
      leaf.view = view;
      if (same) return;
      leaf.mark = !other && before.length > 0 && !known.has(page.id);
      leaf.element.style.setProperty("--w", page.width);
      leaf.element.style.setProperty("--h", page.height);
      leaf.element.style.setProperty("--b", page.bleed);
      leaf.label.textContent = index + 1;
      leaf.element.setAttribute("aria-label", say(words.pageName, { n: index + 1 }));
      this.overlay(leaf);
      if (leaf.near) changed.push(leaf); else this.drop(leaf);
    });
    const [seen, unseen] = [true, false].map(wanted => changed.filter(leaf => this.sees(leaf.index) === wanted));
    Promise.all(seen.map(leaf => this.fetch(leaf))).then(() => unseen.forEach(leaf => this.fetch(leaf)));
    this.list.classList.toggle("as-press", Boolean(this.frame));
    this.list.style.setProperty("--slug", this.frame?.slug ?? 0);
    if (this.page >= pages.length) this.page = Math.max(pages.length - 1, 0);
    this.lay();
  }

  add(index) {
    const label = make("span", { class: "folio" });
    const paper = make("div", { class: "paper" });
    const element = make("div", { class: "leaf", role: "img", "data-index": index }, paper, label);
    const leaf = { element, paper, label, index, page: null, picture: null, near: false, shown: null };
    element.leaf = leaf;
    this.leaves.push(leaf);
    this.list.append(element);
    this.seen.observe(element);
    return leaf;
  }

  /// The lines of the press view: bleed, trim and marks.
  overlay(leaf) {
    leaf.lines?.remove();
    leaf.lines = null;
    if (!this.frame) return;
    const { width, height, bleed } = leaf.page;
    const edge = bleed + this.frame.slug;
    const shape = (name, attributes) => {
      const element = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const svg = shape("svg", { class: "lines", viewBox: `${-edge} ${-edge} ${width + 2 * edge} ${height + 2 * edge}`, "aria-hidden": "true" });
    const around = by => `M${-by} ${-by}H${width + by}V${height + by}H${-by}Z`;
    svg.append(shape("path", { class: "beyond", d: around(bleed) + around(0), "fill-rule": "evenodd" }));
    svg.append(shape("path", { class: "bleed", d: around(bleed) }), shape("path", { class: "trim", d: around(0) }));
    for (const [x1, y1, x2, y2] of this.frame.marks) svg.append(shape("path", { class: "mark", d: `M${x1} ${y1}L${x2} ${y2}` }));
    for (const [cx, cy] of this.frame.targets) svg.append(shape("circle", { class: "mark", cx, cy, r: this.frame.radius }));
    leaf.lines = svg;
    leaf.element.append(svg);
  }

  sight(entries) {
    for (const entry of entries) {
      const leaf = entry.target.leaf;
      leaf.near = entry.isIntersecting;
      if (leaf.near && leaf.page && leaf.shown !== leaf.page.id) this.fetch(leaf);
      if (!leaf.near && leaf.picture) this.retire(leaf);
    }
  }

  /// Fetches a leaf's picture; what is there stays until the new one can be painted. A page that has just changed comes as pixels,
  /// which a browser paints at once, and stays so until nothing changes for a while.
  async fetch(leaf) {
    const { id } = leaf.page;
    if (leaf.coming === id) return;
    leaf.coming = id;
    const file = `/page/${leaf.view}/${id}`;
    if (leaf.mark && await this.put(leaf, id, `${file}.png?scale=${(this.scale * devicePixelRatio).toFixed(4)}`)) {
      setTimeout(() => { if (leaf.shown === id && leaf.page?.id === id) this.put(leaf, id, `${file}.svg`); }, CALM);
    } else if (leaf.coming === id) {
      // Pixels that could not be had are no reason to wait.
      await this.put(leaf, id, `${file}.svg`);
    }
    if (leaf.coming !== id) return;
    leaf.coming = null;
    if (leaf.mark && leaf.shown === id) this.flash(leaf);
  }

  /// Puts a picture on a leaf once it is there. Says whether it did.
  async put(leaf, id, src) {
    const picture = make("img", { alt: "", draggable: "false", elementtiming: "page", src });
    try {
      // Not `decode`: a vector has nothing to decode, and the promise comes frames later.
      await new Promise((loaded, lost) => { picture.onload = loaded; picture.onerror = lost; });
    } catch {
      // It looks otherwise by now, and the news of that are on their way.
      return false;
    }
    if (leaf.page?.id !== id || (leaf.coming !== id && leaf.shown !== id)) return false;
    leaf.shown = id;
    leaf.paper.replaceChildren(picture);
    leaf.picture = picture;
    this.used = this.used.filter(each => each !== leaf);
    this.options.painted?.(leaf.view, leaf.index, id);
    return true;
  }

  flash(leaf) {
    leaf.mark = false;
    leaf.element.classList.add("changed");
    clearTimeout(leaf.calm);
    leaf.calm = setTimeout(() => leaf.element.classList.remove("changed"), 1600);
  }

  drop(leaf) {
    leaf.paper.replaceChildren();
    leaf.picture = leaf.shown = leaf.coming = null;
  }

  retire(leaf) {
    this.used.push(leaf);
    while (this.used.length > KEPT) {
      const old = this.used.shift();
      if (!old.near) this.drop(old);
    }
  }

  // ------------------------------------------------------------ arrangement and size

  arrange(arrangement) {
    const page = this.page;
    this.arrangement = arrangement;
    this.lay();
    this.goTo(page);
    this.options.changed?.();
  }

  setFit(fit) {
    this.fit = fit;
    this.keepPlace(() => this.measure());
    this.options.changed?.();
  }

  magnify(direction) {
    if (this.arrangement === "all") {
      this.thumb = Math.min(Math.max(this.thumb + direction, 0), THUMBS.length - 1);
    } else {
      this.zoom = direction === 0 ? 1 : step(this.percent() / 100, direction);
      this.fit = "custom";
    }
    this.keepPlace(() => this.measure());
    this.options.changed?.();
  }

  percent() {
    return Math.round(this.scale / (96 / 72) * 100);
  }

  lay() {
    const pages = open(this.arrangement, this.page, this.leaves.length);
    this.list.dataset.arrangement = this.arrangement;
    for (const leaf of this.leaves) {
      leaf.element.hidden = pages !== null && !pages.includes(leaf.index);
      leaf.element.classList.toggle("recto", leaf.index % 2 === 0);
    }
    this.list.classList.toggle("alone", pages?.length === 1);
    this.measure();
  }

  measure() {
    const first = (this.leaves[this.page] ?? this.leaves[0])?.page;
    if (!first) return;
    const edge = 2 * (first.bleed + (this.frame?.slug ?? 0));
    const page = { width: first.width + edge, height: first.height + edge };
    const margin = this.options.margin ?? 28;
    const room = { width: this.room.clientWidth, height: this.room.clientHeight, margin: Math.min(margin, this.room.clientWidth * 0.04), gap: 0 };
    const across = this.arrangement === "spread" ? 2 : 1;
    this.scale = this.arrangement === "all" ? THUMBS[this.thumb] / page.width : scale(this.fit, this.zoom, page, room, across);
    this.list.style.setProperty("--s", this.scale);
    this.options.measured?.(this);
  }

  /// Changes sizes and leaves what is in the middle of the room where it is.
  keepPlace(change) {
    const leaf = this.leaves[this.page];
    const room = this.room;
    if (!leaf || leaf.element.hidden) return change();
    const height = leaf.element.offsetHeight || 1;
    const share = (room.scrollTop + room.clientHeight / 2 - leaf.element.offsetTop) / height;
    change();
    room.scrollTop = leaf.element.offsetTop + share * leaf.element.offsetHeight - room.clientHeight / 2;
  }

  // ------------------------------------------------------------ moving

  /// Goes to a page; with an area in pt, only as far as it takes to see that.
  goTo(page, area, { gently = false } = {}) {
    if (!this.leaves.length) return;
    this.page = Math.min(Math.max(page, 0), this.leaves.length - 1);
    const leaf = this.leaves[this.page];
    if (leaf.element.hidden) this.lay();
    const room = this.room;
    const top = leaf.element.offsetTop;
    const box = area && area[3] > 0 ? this.box(leaf, area) : null;
    let to = top - Math.max((room.clientHeight - leaf.element.offsetHeight) / 2, 14);
    if (box && leaf.element.offsetHeight > room.clientHeight - 40) {
      const middle = top + box.top + box.height / 2;
      const visible = middle > room.scrollTop + 40 && middle < room.scrollTop + room.clientHeight - 40;
      to = visible ? room.scrollTop : middle - room.clientHeight / 2;
    } else if (gently && top >= room.scrollTop - 20 && top + leaf.element.offsetHeight <= room.scrollTop + room.clientHeight + 20) {
      to = room.scrollTop;
    }
    room.scrollTo({ top: to });
    this.options.paged?.(this);
  }

  turn(direction) {
    this.goTo(turn(this.arrangement, this.page, this.leaves.length, direction));
  }

  /// Whether a page, or an area of it, can be seen.
  sees(page, area) {
    const leaf = this.leaves[page];
    if (!leaf || leaf.element.hidden) return false;
    const room = this.room;
    const box = area && area[3] > 0 ? this.box(leaf, area) : { top: 0, height: leaf.element.offsetHeight };
    const middle = leaf.element.offsetTop + box.top + box.height / 2;
    return middle > room.scrollTop && middle < room.scrollTop + room.clientHeight;
  }

  box(leaf, [left, top, width, height]) {
    const edge = leaf.page.bleed + (this.frame?.slug ?? 0);
    const at = value => value * this.scale;
    return { left: at(left + edge), top: at(top + edge), width: at(width), height: at(height) };
  }

  scrolled() {
    this.wait ??= requestAnimationFrame(() => {
      this.wait = null;
      if (this.arrangement !== "continuous" && this.arrangement !== "all") return;
      const middle = this.room.scrollTop + this.room.clientHeight / 2;
      const distance = leaf => Math.abs(leaf.element.offsetTop + leaf.element.offsetHeight / 2 - middle);
      let best = this.leaves[this.page];
      // In the overview many pages stand in one row: the one last gone to keeps its place while it is seen.
      if (this.arrangement === "all" && best && this.sees(best.index)) return;
      for (const leaf of this.leaves) if (!best || distance(leaf) < distance(best) - 1) best = leaf;
      if (best && best.index !== this.page) {
        this.page = best.index;
        this.options.paged?.(this);
      }
    });
  }

  // ------------------------------------------------------------ pointing

  clicked(event) {
    const leaf = event.target.closest?.(".leaf")?.leaf;
    if (!leaf || event.button !== 0) return;
    this.page = leaf.index;
    this.options.paged?.(this);
    const rect = leaf.element.getBoundingClientRect();
    const edge = leaf.page.bleed + (this.frame?.slug ?? 0);
    const x = (event.clientX - rect.left) / this.scale - edge;
    const y = (event.clientY - rect.top) / this.scale - edge;
    this.options.pointed?.({ desk: this, view: leaf.view, page: leaf.index, x, y, event });
  }

  /// Outlines an area of a page until something else is outlined.
  outline(page, area) {
    this.outlined?.remove();
    const leaf = this.leaves[page];
    if (!leaf || !area || area[3] <= 0) return;
    const box = this.box(leaf, area);
    this.outlined = make("div", { class: "outlined" });
    for (const [key, value] of Object.entries(box)) this.outlined.style.setProperty(key, `${value}px`);
    leaf.element.append(this.outlined);
  }

  wheeled(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    if (event.deltaY) this.magnify(event.deltaY < 0 ? 1 : -1);
  }
}
