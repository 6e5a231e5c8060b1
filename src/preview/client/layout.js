// How pages are arranged and how large they are: pure rules, no pages touched here.

export const ARRANGEMENTS = ["single", "spread", "continuous", "all"];

/// CSS pixels in a point at real size.
export const PX_PER_PT = 96 / 72;
const STEPS = [0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3, 4, 6, 8];

/// The pages, from 0, that lie open together with one: a book opens with its first page on the right.
export function spreadOf(page, count) {
  const left = page - (page + 1) % 2;
  return [left, left + 1].filter(each => each >= 0 && each < count);
}

/// The pages that are on the desk when `page` is looked at; `null` for all.
export function open(arrangement, page, count) {
  if (arrangement === "single") return [page];
  if (arrangement === "spread") return spreadOf(page, count);
  return null;
}

/// The next page forward or back.
export function turn(arrangement, page, count, step) {
  if (arrangement !== "spread") return Math.min(Math.max(page + step, 0), count - 1);
  const pages = spreadOf(page, count);
  const next = step > 0 ? pages[pages.length - 1] + 1 : pages[0] - 1;
  return next < 0 || next >= count ? page : spreadOf(next, count)[0];
}

/// Pixels per point for a page in a room; `across` pages stand beside each other.
export function scale(fit, custom, page, room, across) {
  if (fit === "custom") return custom * PX_PER_PT;
  const width = (room.width - 2 * room.margin - (across - 1) * room.gap) / (across * page.width);
  const height = (room.height - 2 * room.margin) / page.height;
  return Math.max(fit === "width" ? width : Math.min(width, height), 0.05);
}

/// The next larger or smaller step of a zoom.
export function step(zoom, direction) {
  if (direction > 0) return STEPS.find(each => each > zoom * 1.01) ?? zoom;
  return STEPS.findLast(each => each < zoom * 0.99) ?? zoom;
}
