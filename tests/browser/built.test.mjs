/**
 * Assessments of an author's own by the command line: in a package that `build` has written, by their names, as
 * those that it comes with; and on the page of `preview`, while their files change.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { resize } from "./lib/browser.mjs";
import { embed } from "./lib/embed.mjs";
import { inFrame } from "./lib/frame.mjs";
import { PACKAGE } from "./lib/npm.mjs";
import { complaints } from "./lib/page.mjs";
import { freePort, scratchFolder, start } from "./lib/process.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, details, errors } = await stage();
/** Where the package comes from when that is not the page's own server. */
const other = await startSite();
// WebDriver doesn't scroll the page to what it clicks in a frame of another origin.
await resize(driver, 1024, 1300);
const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));
const program = join(root, "target/debug/readiness-check");
const { path: scratch, remove } = scratchFolder();
after(remove);

function write(name, content) {
  const path = join(scratch, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
}

/** The definition of a few lines, and what a quiz says in its languages. */
const SMALLEST = read("tests/cases/smallest.json");
const SPANISH = { ...SMALLEST, language: "es", title: "La lectura en nuestra escuela" };
const said = (phrase, language = "en") => read(`interface/${language}.json`).text[phrase];
const QUESTION = SMALLEST.conditions[0].question;
/** A level for each question that is asked at the quick pace, by condition. */
const ANSWERS = {
  aloud: { aloud: "level-1" },
  choice: { choice: "level-3" },
  library: { "library-open": "level-2", "library-new": "level-2" },
  families: { families: "level-3" },
};

/** A longer one, with a guide. */
const LONGER = { ...read("assessments/state-policy/en.json"), id: "survey", guide: "guide.json" };

write("reading/en.json", SMALLEST);
write("reading/es.json", SPANISH);
write("survey/en.json", LONGER);
write("survey/guide.json", {
  ...read("assessments/state-policy/guide/en.json"),
  assessment: "survey",
});
const OUT = join(scratch, "out");
const given = ["reading", "survey"].map((id) => join(scratch, id));
const { status, stdout, stderr } = spawnSync(
  program,
  ["build", "--package", PACKAGE, "--out", OUT, ...given],
  { encoding: "utf8" },
);
assert.equal(status, 0, `${stdout}${stderr}`);

/** The parts of a page with the package that was built. */
const built = (attributes, { address = "/built/readiness-check.js", ...parts } = {}) => ({
  attributes,
  ...parts,
  script: false,
  after: `<script type="module" src="${address}"></script>`,
});

beforeEach(() => {
  other.clear();
  for (const server of [site, other]) {
    server.folder("/built/", OUT);
    server.headers(/^\/built\//, { "access-control-allow-origin": "*" });
  }
});

/** Goes through the small one as far as the result. */
async function walk(quiz, language = "en") {
  for (const [position, condition] of SMALLEST.conditions.entries()) {
    if (position > 0) await quiz.arrive(condition.title ?? condition.question);
    for (const [slot, level] of Object.entries(ANSWERS[condition.id])) {
      await quiz.choose(slot, level);
    }
    const last = position + 1 === SMALLEST.conditions.length;
    await quiz.press(said(last ? "see-results" : "next", language));
  }
  await quiz.arrive(said("result-title", language));
}

/** Opens a quiz whose module, and the script before it, come when the call that is returned lets them. */
async function openHeld(attributes, text) {
  let release;
  const hold = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(/(\.wasm|\/mounted-\w+\.js)$/, { hold });
  await driver.get(embed(site, built(attributes)));
  await until("the first view, without the module", async () =>
    (await check.run(`return root?.textContent ?? ""`)).includes(text),
  );
  return release;
}

test("an assessment of a built package shows its first view, and goes on to its result", async () => {
  const release = await openHeld(`assessment="reading"`, QUESTION);
  await check.choose("aloud", "level-1");
  // The entry has brought it.
  assert.equal(site.requested(/reading-en-quick/).length, 0);
  release();
  await check.ready();
  await walk(check);
  const { answers, code } = await check.state();
  assert.deepEqual(answers, Object.assign({}, ...Object.values(ANSWERS)));
  await check.run("return host.reset()");
  await check.run("return host.open(values[0])", code);
  await check.arrive(said("shared-title"));
  assert.deepEqual(await errors(), []);
  assert.deepEqual(await complaints(driver), []);
});

test("each language has its own words, and a first view that waits for no script", async () => {
  const release = await openHeld(`assessment="reading" lang="es"`, SPANISH.title);
  assert.equal(site.requested(/reading-es-quick/).length, 1);
  release();
  await check.ready();
  await walk(check, "es");
  assert.deepEqual(await complaints(driver), []);
});

test("it is isolated too, in a frame of another origin", async () => {
  const address = other.url("/built/readiness-check.js");
  await open(built(`assessment="reading" isolated save="off"`, { address }));
  await inFrame(driver, check, (inner) => walk(inner));
  assert.equal(await check.run("return host.code"), "");
  assert.deepEqual(await errors(), []);
});

test("and in one of no origin", async () => {
  await open(built(`assessment="reading" isolated`));
  // Chromium's driver tells no names of buttons in there.
  await inFrame(driver, check, (inner) => inner.choose("aloud", "level-1"));
  const told = await until("a change", async () => (await details("change")).at(-1));
  assert.deepEqual([told.answered, told.answers], [1, {}]);
  assert.equal(site.requested("/built/frame-sandboxed.html").length, 1);
  assert.deepEqual(await errors(), []);
});

test("the page of its own takes its name", async () => {
  await driver.get(site.url("/built/frame.html?assessment=reading&lang=es"));
  await check.ready();
  assert.equal(await driver.getTitle(), SPANISH.title);
  await walk(check, "es");
});

test("a long one comes in parts, with its guide", async () => {
  await open(built(`assessment="survey"`));
  const [{ id }] = LONGER.conditions;
  const [lowest] = LONGER.levels;
  await check.answer({ [id]: lowest.id });
  await check.press(said("see-results"));
  await check.arrive(LONGER.text["result-title"] ?? said("result-title"));
  await check.find("[part=step]");
  for (const part of ["en", "rest-en", "guide-en"]) {
    assert.equal(site.requested(new RegExp(`/survey-${part}-\\w{8}\\.json$`)).length, 1, part);
  }
  assert.deepEqual(await complaints(driver), []);
});

test("its first view may stand in the page's HTML", async () => {
  for (const language of ["en", "es"]) {
    const content = readFileSync(join(OUT, `first/reading-${language}-quick.html`), "utf8");
    await open(built(`assessment="reading" lang="${language}"`, { content }));
    await walk(check, language);
    // What stands there already is not asked for.
    assert.equal(site.requested(/reading-\w+-quick/).length, 0);
    await check.run("return host.reset()");
  }
});

test("the packaged ones are as before", async () => {
  const { conditions } = read("assessments/state-policy/en.json");
  const release = await openHeld("", conditions[0].question);
  release();
  await check.ready();
  assert.match(await check.text(), new RegExp(conditions[0].title));
  await open(built(`assessment="leaders" lang="es"`));
  assert.match(await check.text(), new RegExp(read("assessments/leaders/es.json").title));
  assert.deepEqual(await errors(), []);
});

test("a preview follows its files, and says what is wrong with them", async () => {
  write("mine/en.json", SMALLEST);
  const port = await freePort();
  const words = ["preview", join(scratch, "mine"), "--package", PACKAGE, "--port", String(port)];
  const { stop } = start(program, words, { folder: scratch });
  const page = `http://127.0.0.1:${port}/`;
  await until("the program to answer", async () => (await fetch(page)).ok);
  await driver.get(page);
  const title = (words) =>
    until(words, async () => (await check.run(`return root?.textContent ?? ""`)).includes(words));
  await title(SMALLEST.title);
  await check.ready();
  await check.choose("aloud", "level-2");
  write("mine/en.json", { ...SMALLEST, title: "Reading everywhere" });
  await title("Reading everywhere");
  await check.ready();
  await until(
    "the answer to be kept",
    async () => (await check.state()).answers.aloud === "level-2",
  );
  write("mine/en.json", { ...SMALLEST, levels: [] });
  const problems = () =>
    driver.executeScript(`return [document.querySelector("readiness-check")?.localName ?? "no quiz",
      document.getElementById("problems").textContent].join(": ")`);
  await until("the problem", async () => /^no quiz: .*en\.json: levels: /.test(await problems()));
  write("mine/en.json", SMALLEST);
  await title(SMALLEST.title);
  assert.match(await problems(), /^readiness-check: $/);
  stop();
});
