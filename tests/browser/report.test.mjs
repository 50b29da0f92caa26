/**
 * What only a result needs is a module of its own: when it is fetched, what is shown meanwhile,
 * and that nothing is lost when it doesn't come.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, condition, overview, sentence } from "./lib/assessment.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { complaints, focused } from "./lib/page.mjs";
import { clickWhatIsFound } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const OWN = { purpose: "exploring" };
const TITLE = sentence("result-title");
const FAILED = sentence("loading-failed");

const { driver, site, check, open, errors, results, madeWith, setHash } = await stage();

const asked = () => site.requested(FILES.report).length;
const shows = (text) => until(text, async () => (await check.text()).includes(text));
const result = () => check.find(".verdict");
const isHeadingFocused = async () => (await (await focused(driver)).getText()) === TITLE;

/** A promise and the call that fulfils it. */
function gate() {
  let release = () => {};
  const closed = new Promise((resolve) => {
    release = resolve;
  });
  return { closed, release };
}

test("it is fetched once, and only when a result is near", async () => {
  const body = "<readiness-check></readiness-check><readiness-check></readiness-check>";
  await open({ body });
  await check.answer(OWN);
  await check.press("Next");
  await check.choose(CONDITIONS[1], "partial");
  assert.equal(asked(), 0);
  await check.goTo(CONDITIONS.length - 1);
  await until("the request", () => asked() === 1);
  await check.press("See results");
  await result();
  const { code } = await check.state();
  await driver.executeScript(
    `return document.querySelectorAll("readiness-check")[1].open(arguments[0])`,
    code,
  );
  assert.equal(asked(), 1);
  assert.deepEqual(await complaints(driver), []);
});

test("it is fetched when every overview question is answered", async () => {
  await open({});
  await check.run("host.answers = values[0]", overview());
  await until("the request", () => asked() === 1);
});

test("while it is on its way the visitor is told, and keeps the focus and every answer", async () => {
  const { closed, release } = gate();
  site.fault(FILES.report, { hold: closed });
  await open({});
  await check.answer(OWN);
  await check.press("See results");
  await shows(sentence("loading"));
  await until("the focus on the heading", isHeadingFocused);
  assert.equal((await results()).length, 1);
  await check.press("Back");
  await check.choose(CONDITIONS.at(-1), "partial");
  await check.press("See results");
  await shows(sentence("loading"));
  release();
  await result();
  assert.equal(await isHeadingFocused(), true);
  assert.equal(asked(), 1);
  assert.deepEqual((await check.state()).answers, { ...OWN, [CONDITIONS.at(-1)]: "partial" });
  assert.deepEqual(await complaints(driver), []);
});

test("elements wait for their questions, and trying again helps where they don't come", async () => {
  // It is asked for as soon as the questions are there, and when elements are opened.
  site.fault(FILES.words, { status: 404, times: 2 });
  await open({});
  const { id, elements } = condition(CONDITIONS[0]);
  const opening = sentence("show-elements", { total: elements.length });
  await check.press(opening);
  await shows(FAILED);
  assert.equal(await check.run("return root.querySelectorAll('[data-slot]').length"), 1);
  await check.choose(id, "partial");
  await check.press(sentence("try-again"));
  await check.choose(elements[0].id, "exploring");
  assert.equal((await check.text()).includes(FAILED), false);
  assert.deepEqual((await check.state()).answers, {
    [id]: "partial",
    [elements[0].id]: "exploring",
  });
});

const FAULTS = {
  "a missing file": [FILES.report, { status: 404 }],
  "a file cut off": [FILES.report, { cut: 5000 }],
  "a file that is none": [FILES.report, { body: "Sign in to the network first" }],
  "a file of words that is missing": [FILES.words, { status: 404 }],
};

for (const [name, [file, fault]] of Object.entries(FAULTS)) {
  test(`${name} is explained where a result was asked for, and trying again helps`, async () => {
    // The rest of the definition is asked for once more, as soon as the questions are there.
    const times = file === FILES.words ? 3 : 2;
    site.fault(file, { ...fault, times });
    await open({});
    await check.answer(OWN);
    await check.press("See results");
    await shows(FAILED);
    await check.press(sentence("try-again"));
    await until("a second error", async () => (await errors()).length === 2);
    await shows(FAILED);
    for (const { kind, message } of await errors()) {
      assert.equal(kind, "load-failed");
      assert.match(`/pkg/${message.match(/[\w-]+\.(wasm|json)/)?.[0]}`, file);
    }
    await check.press(sentence("try-again"));
    await result();
    assert.equal(await isHeadingFocused(), true);
    assert.deepEqual((await check.text()).includes(FAILED), false);
    assert.deepEqual((await check.state()).answers, OWN);
  });
}

test("nobody is bothered when fetching it ahead fails", async () => {
  site.fault(FILES.report, { status: 503, times: 1 });
  await open({});
  await check.goTo(CONDITIONS.length - 1);
  await until("the request", () => asked() === 1);
  await check.press("Back");
  assert.deepEqual([await errors(), await check.message()], [[], ""]);
  await check.run("host.answers = values[0]", overview());
  await check.press("See results");
  await result();
  assert.equal(asked(), 2);
});

test("for a page with a link it is fetched at once, beside everything else", async () => {
  const { code } = await madeWith(OWN);
  const { closed, release } = gate();
  site.fault(FILES.wasm, { hold: closed });
  const address = `${embed(site)}#readiness-${code}`;
  await driver
    .executeScript("setTimeout(() => { location = arguments[0] })", address)
    .catch(() => {});
  await until("the request", () => asked() === 1);
  release();
  await check.ready();
  await shows(sentence("shared-title"));
  assert.equal(asked(), 1);
});

test("a link is opened as soon as it can be, also when that has to be tried again", async () => {
  const { code } = await madeWith(OWN);
  site.fault(FILES.report, { status: 503, times: 1 });
  await open({});
  await setHash(`readiness-${code}`);
  await shows(FAILED);
  assert.deepEqual(
    (await errors()).map(({ kind }) => kind),
    ["load-failed"],
  );
  await check.press(sentence("try-again"));
  await shows(sentence("shared-title"));
  assert.deepEqual(
    (await results()).map((shown) => shown.code),
    [code],
  );
});

test("a link that has left the address before it could be opened stays closed", async () => {
  const { code } = await madeWith(OWN);
  const { closed, release } = gate();
  site.fault(FILES.report, { hold: closed });
  await open({});
  await setHash(`readiness-${code}`);
  await until("the request", () => asked() === 1);
  await setHash("elsewhere");
  const opened = check.run("return host.open(values[0]).then(() => host.ready)", code);
  release();
  await opened;
  assert.equal((await results()).length, 1);
});

test("open() says that it could not be loaded, and can be called again", async () => {
  const { code } = await madeWith(OWN);
  site.fault(FILES.report, { status: 503, times: 1 });
  await open({});
  const attempt = "return host.open(values[0]).then(() => 'opened', ({ kind }) => kind)";
  assert.equal(await check.run(attempt, code), "load-failed");
  assert.equal(await check.run(attempt, code), "opened");
  await shows(sentence("shared-title"));
});

test("who takes over what open() showed gets next steps", async () => {
  const { code } = await madeWith(OWN);
  await open({});
  await check.run("return host.open(values[0])", code);
  await check.press(sentence("adopt"));
  await result();
  await check.find("[part=step]");
});

test("wrong content types do no harm, and after a crash it is loaded anew", async () => {
  site.fault(FILES.report, { type: "application/octet-stream" });
  await open({});
  await check.answer(OWN);
  await check.press("See results");
  await result();
  // A host script that breaks the DOM under the quiz: no page should, but some will.
  await driver.executeScript(`
    window.insertBefore = Node.prototype.insertBefore;
    Node.prototype.insertBefore = () => { throw new Error("broken by the host") };`);
  await clickWhatIsFound(driver, () => check.button("Back"));
  await until("the crash", async () => (await errors()).length === 1);
  await driver.executeScript("Node.prototype.insertBefore = window.insertBefore");
  await check.press("Try again");
  await check.ready();
  await check.press("See results");
  await result();
  assert.deepEqual((await check.state()).answers, OWN);
});
