// What the side panel asks the preview, against a server that answers as that does.
const assert = require("node:assert");
const http = require("node:http");
const test = require("node:test");

const { events, Pages, shownIn } = require("../out/test/pages.js");

const state = (id, focus) => ({ busy: false, views: { report: { pages: [{ id, width: 595, height: 842, bleed: 0, folio: 1 }] } }, focus });

test("events are read when they are whole", () => {
  const { states, rest } = events(`data: {"a":1}\n\n: still here\n\ndata: {"a":2}\n\ndata: {"a"`);
  assert.deepEqual(states, [{ a: 1 }, { a: 2 }]);
  assert.equal(rest, 'data: {"a"');
});

test("what is shown is the report and where it was led to", () => {
  const focus = { serial: 3, view: "report", page: 0, area: [1, 2, 3, 4], asked: true };
  assert.deepEqual(shownIn(state("aa", focus)), { pages: [{ id: "aa", width: 595, height: 842 }], focus: { serial: 3, page: 0, area: [1, 2, 3, 4] } });
  assert.equal(shownIn(state("aa", { ...focus, view: "sheet:acme" })).focus, undefined);
  assert.equal(shownIn({ views: {} }), undefined);
});

test("the preview is asked with its key, for what it has", async () => {
  const id = "0123456789abcdef0123456789abcdef";
  const asked = [];
  const server = http.createServer((request, answer) => {
    asked.push(request.url);
    if (request.headers.cookie !== `casebound-${server.address().port}=secret`) return answer.writeHead(403).end();
    if (request.url === "/news?view=report") return answer.write(`data: ${JSON.stringify(state(id, null))}\n\n`);
    if (request.url === `/page/report/${id}.svg`) return answer.end("<svg/>");
    if (request.url === `/page/report/${id}.png?scale=1.5`) return answer.end(Buffer.from([137, 80, 78, 71]));
    if (request.url.startsWith("/place?")) return answer.end('{"file":"cases/acme.yaml","line":7,"column":3}');
    return answer.writeHead(404).end("null");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const pages = new Pages(`http://127.0.0.1:${server.address().port}/?key=secret`);
  const shown = await new Promise((tell) => pages.watch(tell));
  assert.equal(shown.pages[0].id, id);
  assert.equal(await pages.picture(id), `data:image/svg+xml;base64,${btoa("<svg/>")}`);
  assert.equal(await pages.picture(id, 1.5), "data:image/png;base64,iVBORw==");
  assert.equal(await pages.picture(id, "1&x"), undefined);
  assert.equal(await pages.picture("../../setup"), undefined);
  assert.equal(await pages.picture(id.replace("0", "f")), undefined);
  assert.deepEqual(await pages.spot(2, 10.5, 20), { file: "cases/acme.yaml", line: 7, column: 3 });
  assert.ok(asked.includes("/place?view=report&page=2&x=10.5&y=20"));
  pages.stop();
  server.closeAllConnections();
  server.close();
  assert.equal(await new Pages(`http://127.0.0.1:${1}/?key=x`).picture(id), undefined);
});
