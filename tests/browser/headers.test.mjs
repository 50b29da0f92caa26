/**
 * The files of `docs/headers/`: the package served by them has the right types, is kept for as
 * long as it may be, and works on a page of the same site and on one of another.
 */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { overview, sentence } from "./lib/assessment.mjs";
import { engine, openBrowser } from "./lib/browser.mjs";
import { frameOf } from "./lib/frame.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { apache, FOLDER, nginx, staticHost, windows } from "./lib/served.mjs";
import { startSite } from "./lib/site.mjs";
import { until } from "./lib/wait.mjs";

const PACKAGE = readdirSync(new URL("../../pkg/", import.meta.url), {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).split("/pkg/").at(-1));
const HASHED = /-[0-9a-f]{8}\.[a-z]+$/;
/** What a browser keeps from one visit to the next: WebKit under a driver, only in its memory. */
const KEPT = engine === "webkit" ? /-[0-9a-f]{8}\.js$/ : HASHED;
const TYPES = {
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  htm: "text/html",
  html: "text/html",
  wasm: "application/wasm",
};

/** A page with the package from such an origin. */
const pageWith = (origin) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title>
   <link rel="icon" href="data:,"></head><body><main><h1>A host page</h1>
   <readiness-check save="off"></readiness-check></main>
   <script type="module" src="${origin}${FOLDER}readiness-check.js" crossorigin></script></body></html>`;

const driver = await openBrowser();
const check = quiz(driver);
const other = await startSite();

/** As far as a result, so that every file has been asked for. */
async function goThrough() {
  await check.ready();
  await check.answer(overview());
  await check.press("See results");
  await check.arrive(sentence("result-title"));
  await until("the plan", async () => (await check.findAll("[part=plan] li")).length > 0);
}

const SERVERS = { "nginx.conf": nginx, ".htaccess": apache, _headers: staticHost };
const FOR_EVER = "public, max-age=31536000, immutable";
const ANEW = /^no-cache$|max-age=0, must-revalidate$/;

/** Asks for every file of the package; `kept` says what may be used without asking again. */
async function checkEveryFile(origin, kept) {
  for (const name of PACKAGE) {
    const response = await fetch(origin + FOLDER + name);
    const header = (name) => response.headers.get(name);
    assert.equal(response.status, 200, name);
    const [type] = (header("content-type") ?? "").split(";");
    assert.equal(type, TYPES[/\.(\w+)$/.exec(name)?.[1]] ?? "text/plain", name);
    assert.equal(header("access-control-allow-origin"), "*", name);
    assert.equal(header("cross-origin-resource-policy"), "cross-origin", name);
    assert.equal(header("x-content-type-options"), "nosniff", name);
    const embedder = /^frame.*\.html$/.test(name) ? "require-corp" : null;
    assert.equal(header("cross-origin-embedder-policy"), embedder, name);
    if (kept.test(name)) assert.equal(header("cache-control"), FOR_EVER, name);
    else assert.match(header("cache-control"), ANEW, name);
  }
  const missing = await fetch(`${origin}${FOLDER}glue-00000000.js`);
  assert.equal(missing.status, 404);
}

for (const [file, serve] of Object.entries(SERVERS)) {
  test(`${file}: every file has its type, may be used anywhere, and is kept as long as it may be`, async () => {
    const { origin } = await serve(pageWith(""));
    await checkEveryFile(origin, HASHED);
  });

  test(`${file}: the quiz runs on the same site, and a second visit asks for little`, async () => {
    const { origin, requested } = await serve(pageWith(""));
    const visit = async () => {
      const before = requested().length;
      await driver.get(`${origin}/`);
      await goThrough();
      return requested().slice(before);
    };
    const first = await visit();
    for (const kind of [HASHED, KEPT]) assert.ok(first.some((path) => kind.test(path)));
    await driver.get("about:blank");
    const second = await visit();
    assert.deepEqual(
      second.filter((path) => KEPT.test(path)),
      [],
    );
  });

  test(`${file}: the quiz runs on a page of another site`, async () => {
    const { origin, requested } = await serve("");
    await driver.get(other.html("/embed", pageWith(origin)));
    await goThrough();
    assert.deepEqual(await complaints(driver), []);
    assert.ok(requested().some((path) => path.endsWith(".wasm")));
    assert.deepEqual(other.requested(/\.(wasm|json)$/), []);
  });

  test(`${file}: an isolated quiz runs on a page that takes only what says it may be embedded`, async () => {
    const { origin } = await serve("");
    const page = pageWith(origin).replace("<readiness-check", "<readiness-check isolated");
    other.headers("/isolated", { "cross-origin-embedder-policy": "require-corp" });
    await driver.get(other.html("/isolated", page));
    await check.ready();
    assert.ok((await frameOf(check)).title);
    assert.deepEqual(await complaints(driver), []);
  });
}

test("web.config: every file has its type, may be used anywhere, and the quiz runs", async () => {
  const { origin } = await windows(pageWith(""));
  await checkEveryFile(origin, /^nothing$/);
  await driver.get(`${origin}/`);
  await goThrough();
});

for (const [file, serve] of [
  ["nginx.conf", nginx],
  [".htaccess", apache],
]) {
  test(`${file}: what is worth it is sent compressed`, async () => {
    const { origin } = await serve("");
    for (const name of PACKAGE.filter((name) => /\.(js|wasm|json|css)$/.test(name))) {
      const response = await fetch(origin + FOLDER + name, {
        headers: { "accept-encoding": "gzip" },
      });
      assert.equal(response.headers.get("content-encoding"), "gzip", name);
      assert.match(response.headers.get("vary") ?? "", /accept-encoding/i, name);
    }
  });
}
