// What the extension tells of a book by itself, without an editor.
const assert = require("node:assert");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");

const { addressIn, bookOf, caseOf, isId, isOlder, versionIn } = require("../out/test/book.js");

test("a file belongs to the nearest book above it", () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "casebound-"));
  fs.mkdirSync(path.join(root, "inner", "cases"), { recursive: true });
  assert.equal(bookOf(path.join(root, "inner", "cases", "a.yaml")), undefined);
  fs.writeFileSync(path.join(root, "report.yaml"), "");
  assert.equal(bookOf(path.join(root, "inner", "cases", "a.yaml")), root);
  fs.writeFileSync(path.join(root, "inner", "report.yaml"), "");
  assert.equal(bookOf(path.join(root, "inner", "cases", "a.yaml")), path.join(root, "inner"));
  const translated = path.join(root, "inner", "translations", "en");
  fs.mkdirSync(translated, { recursive: true });
  fs.writeFileSync(path.join(translated, "report.yaml"), "");
  assert.equal(bookOf(path.join(translated, "report.yaml")), path.join(root, "inner"));
  fs.rmSync(root, { recursive: true });
});

test("cases are the files of their folder", () => {
  const book = path.join(path.sep, "book");
  assert.equal(caseOf(book, path.join(book, "cases", "zte.yaml")), "zte");
  for (const other of [["cases", "_example.yaml"], ["cases", "deep", "zte.yaml"], ["figures", "zte.yaml"], ["report.yaml"], ["cases", "logo.png"]]) {
    assert.equal(caseOf(book, path.join(book, ...other)), undefined);
  }
});

test("ids are what the program takes", () => {
  for (const right of ["zte", "0a", "a_b-c"]) assert.ok(isId(right));
  for (const wrong of ["", "-a", "a b", "中兴", "../a", "a;rm", "a".repeat(65)]) assert.ok(!isId(wrong));
});

test("versions are compared by their numbers", () => {
  assert.equal(versionIn("casebound 0.12.3 (abc)\n"), "0.12.3");
  assert.equal(versionIn("nothing"), undefined);
  assert.ok(isOlder("0.9.9", "0.10.0"));
  assert.ok(!isOlder("0.10.0", "0.10.0"));
  assert.ok(!isOlder("1.0.0", "0.99.0"));
});

test("the preview's address is read from what it prints", () => {
  assert.deepEqual(addressIn("listening on http://127.0.0.1:4321/?key=abc \n"), { address: "http://127.0.0.1:4321/?key=abc", port: 4321 });
  assert.equal(addressIn("http://example.com:80/"), undefined);
});
