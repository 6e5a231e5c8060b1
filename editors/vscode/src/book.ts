// What can be told of a book from paths and texts alone.
import * as fs from "node:fs";
import * as path from "node:path";

/** The folder of the book that a file belongs to: the nearest one, upwards, that holds `report.yaml`. */
export function bookOf(file: string): string | undefined {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, "report.yaml"))) {
      // What translates `report.yaml` has its name.
      const root = path.dirname(path.dirname(folder));
      const translated = path.basename(path.dirname(folder)) === "translations" && fs.existsSync(path.join(root, "report.yaml"));
      return translated ? root : folder;
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The case that a file of a book holds, by its id. */
export function caseOf(book: string, file: string): string | undefined {
  const [folder, name, ...deeper] = path.relative(book, file).split(path.sep);
  if (folder !== "cases" || !name?.endsWith(".yaml") || name.startsWith("_") || deeper.length > 0) return undefined;
  return path.basename(name, ".yaml");
}

/** Whether a text can name a file of a book: what the program takes as an id. */
export const isId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(text);

/** The version in what `casebound --version` prints: `casebound 0.1.0`. */
export const versionIn = (printed: string): string | undefined => /(\d+\.\d+\.\d+)/.exec(printed)?.[1];

/** Whether version `a` comes before `b`, both as `1.2.3`. */
export function isOlder(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The address in what the preview prints, and its port. */
export function addressIn(printed: string): { address: string; port: number } | undefined {
  const found = /http:\/\/127\.0\.0\.1:(\d+)\/\S*/.exec(printed);
  return found ? { address: found[0], port: Number(found[1]) } : undefined;
}
