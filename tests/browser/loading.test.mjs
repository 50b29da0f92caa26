/**
 * Loading, and every way in which it goes wrong: what the visitor is told, that it can be tried
 * again, and that nothing entered is lost on the way.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { definitionWith, GUIDE, LEVELS, overview, sentence, titleOf } from "./lib/assessment.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { complaints } from "./lib/page.mjs";
import { click, quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const CONTENT = `<p id="instead">Read the framework instead.</p>`;
const ANSWERS = { purpose: "partial" };
const EARLY = `document.querySelector("readiness-check").answers = ${JSON.stringify(ANSWERS)};`;
const TOLD = {
  "load-failed": /could not be loaded/,
  "assessment-invalid": /could not be read/,
  crashed: /stopped working/,
};

const { driver, site, check, errors } = await stage();

const open = (parts) => driver.get(embed(site, { content: CONTENT, ...parts }));
const isInstead = () => driver.findElement({ id: "instead" }).isDisplayed();

/** Waits for the failure message of that kind, in place of the quiz. */
async function fails(kind, text = TOLD[kind], times = 1) {
  await until(`the message for ${kind}`, async () => text.test(await check.message()));
  const found = await errors();
  assert.deepEqual(
    found.map((error) => error.kind),
    Array(times).fill(kind),
  );
  assert.equal(await isInstead(), true, "the element's own content shows");
  assert.deepEqual(await check.findAll("[data-slot]"), []);
  return found.at(-1).message;
}

/** Waits for the quiz, with the answers that were set before all went well. */
async function works(slot = "purpose") {
  await check.ready();
  await check.find(`[data-slot=${slot}]`);
  await until("the early answers", async () => (await check.state()).answers.purpose);
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.equal(await isInstead(), false, "the element's own content is put away");
}

/** A promise and the call that fulfils it. */
function gate() {
  let open = () => {};
  const closed = new Promise((resolve) => {
    open = resolve;
  });
  return { closed, open };
}

test("the definition and the module are asked for at once, and only once", async () => {
  const { closed, open: release } = gate();
  for (const file of [FILES.definition, FILES.wasm, FILES.glue]) site.fault(file, { hold: closed });
  const address = embed(site, { content: CONTENT, before: EARLY });
  await driver.get("about:blank");
  await driver
    .executeScript("setTimeout(() => { location = arguments[0] })", address)
    .catch(() => {});
  await until("all three requests", () =>
    [FILES.definition, FILES.wasm, FILES.glue].every((file) => site.requested(file).length === 1),
  );
  await until("the message", async () => /Loading/.test(await check.text()));
  assert.equal(
    await check.run(`return root.querySelector("[role=status]").innerText`),
    "Loading the quiz…",
  );
  assert.equal(await isInstead(), true);
  assert.equal((await check.state()).profile, null);
  release();
  await works();
  assert.equal(site.requested(FILES.definition).length, 1);
  const data = site.requests.map(({ path }) => path).filter((path) => path.endsWith(".json"));
  for (const path of data) assert.ok(FILES.definition.test(path) || FILES.words.test(path), path);
  assert.deepEqual(await complaints(driver), []);
});

const FAULTS = {
  "a missing definition": [FILES.definition, { status: 404 }, "load-failed"],
  "another definition than the package's": [FILES.definition, { body: "{}" }, "load-failed"],
  "a definition cut off": [FILES.definition, { cut: 999 }, "load-failed"],
  "a definition of one's own that is not JSON": [
    "/own.json",
    { body: "<!doctype html>" },
    "assessment-invalid",
  ],
  "half a definition of one's own": ["/own.json", { body: `{"id": "st` }, "assessment-invalid"],
  "an empty definition of one's own": ["/own.json", { body: "" }, "assessment-invalid"],
  "a definition of one's own that is too large": [
    "/own.json",
    { body: `{"id": "${"x".repeat(4 * 2 ** 20)}"}` },
    "load-failed",
  ],
  "a missing module": [FILES.module, { status: 404 }, "load-failed"],
  "a failing server": [FILES.module, { status: 503 }, "load-failed"],
  "a module cut off": [FILES.module, { cut: 5000 }, "load-failed"],
  "a module that is none": [FILES.module, { body: "Sign in to the network first" }, "load-failed"],
  "missing glue": [FILES.engine, { status: 404 }, "load-failed"],
  "glue that does something else": [
    FILES.engine,
    { body: "globalThis.ran = true", type: "text/javascript" },
    "load-failed",
  ],
  "glue that is none": [
    FILES.engine,
    { body: "<p>Sign in", type: "text/javascript" },
    "load-failed",
  ],
};

for (const [name, [file, fault, kind]] of Object.entries(FAULTS)) {
  test(`${name} is explained, and trying again helps`, async () => {
    site.json("/own.json", definitionWith());
    // Each try is for WebAssembly and for JavaScript.
    const times = [FILES.module, FILES.engine].includes(file) ? 4 : 2;
    site.fault(file, { ...fault, times });
    await open({ before: EARLY, attributes: file === "/own.json" ? `assessment="/own.json"` : "" });
    const message = await fails(kind);
    assert.equal(await driver.executeScript("return window.ran"), null, "nothing of it was run");
    assert.match(message, /\.(json|wasm|js)\b/, "the message names the file");
    await check.press("Try again");
    await until("a second error", async () => (await errors()).length === 2);
    await fails(kind, TOLD[kind], 2);
    await check.press("Try again");
    await works();
  });
}

/** Notes the longest time for which the page did nothing else, in milliseconds. */
const PAUSES = `
  let last = performance.now();
  window.longest = 0;
  setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 50);`;

/** How much a panel or a log can show. */
const FEW = 30_000;

/** What a server sends of a text that packs well. */
const packed = (text) => ({
  body: gzipSync(text),
  headers: { "content-encoding": "gzip" },
  type: "application/json",
});
const packedWith = (change) => packed(JSON.stringify(definitionWith(change)));
const many = (entry, count) => Array(count).fill(entry);

/** Definitions of a few thousand bytes on their way, and how each is refused. */
const HEAVY = {
  // Most of 25 million bytes, and no end: whoever waits for that waits for ever.
  "/endless.json": [
    { ...packed(`[${"[],".repeat(2 ** 23)}`), stall: 16_000 },
    "load-failed",
    /larger than 4194304 bytes/,
  ],
  "/million.json": [
    packed(`{"id": "own", "conditions": [${many("{}", 1_000_000).join()}]}`),
    "assessment-invalid",
    /holds more than any/,
  ],
  "/conditions.json": [
    packedWith((definition) => {
      definition.conditions = many({}, 100_000);
    }),
    "assessment-invalid",
    /^conditions: needs at most 4096 entries/,
  ],
  "/kinds.json": [
    packedWith((definition) => {
      definition.kinds = many(definition.kinds[0], 5000);
    }),
    "assessment-invalid",
    /^kinds: needs at most 4096 entries/,
  ],
};

test("what unpacks to a thousand times its size is refused soon, and the page goes on meanwhile", async () => {
  const other = quiz(driver, "#other");
  const body = `<readiness-check save="off"></readiness-check><readiness-check id="other" save="off"></readiness-check>`;
  site.json(
    "/own.json",
    definitionWith((definition) => {
      definition.guide = "/guide.json";
    }),
  );
  site.fault("/guide.json", packed(JSON.stringify({ ...GUIDE, sources: many({}, 80_000) })));
  await driver.get(embed(site, { body, before: PAUSES }));
  await check.ready();
  await other.ready();
  let turn = 0;
  /** The page has not stood still, the other quiz has an answer, and what was told is short. */
  const goesOn = async (path, kind, reason) => {
    turn += 1;
    const level = LEVELS[turn % LEVELS.length];
    // By script, for what is above it changes.
    await other.run(
      `root.querySelector('[data-slot="purpose"] [value="' + values[0] + '"]').click()`,
      level,
    );
    await until(`the refusal of ${path}`, async () => (await errors()).length === turn);
    const { kind: found, message } = (await errors()).at(-1);
    assert.equal(found, kind, path);
    assert.match(message, reason);
    assert.ok(message.length < FEW, `${message.length} letters of ${path}`);
    assert.ok((await check.text()).length < FEW, path);
    assert.deepEqual((await other.state()).answers, { purpose: level });
    const longest = await driver.executeScript("return longest");
    assert.ok(longest < 2000, `${path}: ${longest} ms`);
  };
  for (const [path, [fault, ...expected]] of Object.entries(HEAVY)) {
    site.fault(path, fault);
    await check.run("host.assessment = values[0]", path);
    await goesOn(path, ...expected);
  }
  await check.run(`host.assessment = "/own.json"`);
  await check.ready();
  await check.answer(overview());
  await check.press(sentence("see-results"));
  await goesOn("/guide.json", "assessment-invalid", /^sources: needs at most 4096 entries/);
  await until("the reason", async () => (await check.text()).includes(sentence("guide-failed")));
  await check.find("[part=verdict]");
});

test("every file of the package that is loaded is held to its hash", () => {
  const folder = new URL("../../pkg/", import.meta.url);
  const text = (name) => readFileSync(new URL(name, folder), "utf8");
  const hash = (name) =>
    `sha256-${createHash("sha256")
      .update(readFileSync(new URL(name, folder)))
      .digest("base64")}`;
  // What nobody needs before that module is there.
  const mounted = readdirSync(folder).find((name) => name.startsWith("mounted-"));
  const named = [
    ...text("readiness-check.js").matchAll(/"([\w.-]+) (sha256-[^"]+)"/g),
    ...text(mounted).matchAll(/"([^"]+)":"(sha256-[^"]+)"/g),
    ...text("frame.html").matchAll(/(?:src|href)="([^":]+)" integrity="([^"]+)"/g),
    ...text("first/en-quick.linked.html").matchAll(/href="[^"]*\/([^"/]+)" integrity="([^"]+)"/g),
  ].map(([, name, integrity]) => [name, integrity]);
  // The entry for bundlers holds nothing to a hash, and nothing loads it but a bundler.
  const loaded = readdirSync(folder).filter(
    (name) => /\.(js|wasm|css)$|-[0-9a-f]{8}\.json$/.test(name) && !name.includes(".bundled."),
  );
  assert.deepEqual(new Set(named.map(([name]) => name)), new Set(loaded));
  for (const [name, integrity] of named) assert.equal(integrity, hash(name), name);
  assert.equal(
    JSON.parse(text("integrity.json"))["readiness-check.js"],
    hash("readiness-check.js"),
  );
});

test("every problem of a definition is named", async () => {
  const broken = definitionWith((definition) => {
    definition.edition = "three";
    definition.title = "";
    definition.conditions[1].elements[0].kind = "wish";
    definition.text.next = null;
    definition.levels[0].label = 5;
  });
  site.json("/broken.json", broken);
  await open({ attributes: `assessment="/broken.json"` });
  const message = await fails("assessment-invalid");
  for (const path of [
    "edition",
    "title",
    "conditions[1].elements[0].kind",
    "text.next",
    "levels[0].label",
  ]) {
    assert.ok(message.includes(path), `${path} in ${message}`);
  }
  for (const [index, data] of [[], null, 5, "text", {}, { id: "x" }].entries()) {
    site.json(`/shape-${index}.json`, data);
    await open({ attributes: `assessment="/shape-${index}.json"` });
    await fails("assessment-invalid");
  }
});

test("a definition that was mended is read on trying again, and answers are kept as ever", async () => {
  site.json(
    "/mended.json",
    definitionWith(() => {}),
  );
  const body = JSON.stringify(definitionWith((definition) => delete definition.id));
  site.fault("/mended.json", { body, times: 1 });
  await open({ attributes: `assessment="/mended.json"`, before: EARLY });
  await fails("assessment-invalid");
  await check.press("Try again");
  await works();
  const keys = await driver.executeScript("return Object.keys(sessionStorage)");
  assert.deepEqual(keys, ["readiness-check:state-policy"]);
});

test("wrong content types do no harm", async () => {
  site.fault(FILES.definition, { type: "text/plain" });
  site.fault(FILES.wasm, { type: "application/octet-stream" });
  await open({ before: EARLY });
  await works();
  // What the console says of the module is meant for whoever runs the server.
  const said = await complaints(driver);
  assert.deepEqual(
    said.filter(({ detail }) => !/MIME type/.test(detail)),
    [],
  );
});

test("the strictest policy that allows WebAssembly is enough for the whole quiz", async () => {
  site.headers("/", {
    "content-security-policy": `default-src 'none'; script-src 'self' 'wasm-unsafe-eval';
      connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';
      require-trusted-types-for 'script'; trusted-types readiness-check`.replace(/\s+/g, " "),
  });
  await driver.get(site.url("/"));
  await check.ready();
  await check.choose("purpose", "partial");
  await check.press("Next");
  await check.arrive(titleOf("flexibility"));
  await check.run(`host.pace = "full"`);
  await check.choose("flexibility-statute", "not-sure");
  await check.press("See results");
  await check.arrive(sentence("result-title"));
  await check.press("Copy link");
  await check.run("return host.open(host.code)");
  await check.press(sentence("back-to-mine"));
  assert.deepEqual(await complaints(driver), []);
});

test("a crash is explained, keeps what was entered, and can be got over", async () => {
  await open();
  await check.ready();
  await check.answer(ANSWERS);
  // A host script that breaks the DOM under the quiz: no page should, but some will.
  await driver.executeScript(`
    window.insertBefore = Node.prototype.insertBefore;
    Node.prototype.insertBefore = () => { throw new Error("broken by the host") };`);
  const next = await check.button("Next");
  await click(driver, next);
  await fails("crashed");
  const { answers, code } = await check.state();
  assert.deepEqual(answers, ANSWERS);
  assert.ok((await check.text()).includes(code) && code !== "");
  await driver.executeScript("Node.prototype.insertBefore = window.insertBefore");
  await check.press("Try again");
  await works("flexibility");
  await check.press("Back");
  await check.choose("purpose", "none");
});
