/**
 * Result links: what they open, what they leave alone, and what is said about each that can't be
 * opened.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, everything, overview, sentence, titleOf } from "./lib/assessment.mjs";
import { freshBrowser } from "./lib/browser.mjs";
import { embed } from "./lib/embed.mjs";
import { refusedLines, titled } from "./lib/others.mjs";
import { complaints, log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const OWN = { purpose: "exploring", "purpose-vision": "statewide" };
const SHARED = sentence("shared-title");

const { driver, site, check, open, errors, results, madeWith, setHash } = await stage();

const isShared = () =>
  until("the shared result", async () => (await check.text()).includes(SHARED));

test("a link opens the same picture for somebody else", async () => {
  await open(site.url("/"));
  await check.answer(everything());
  const { code, link, profile } = await check.state();
  const other = await freshBrowser();
  const theirs = quiz(other);
  await other.get(link);
  await theirs.ready();
  await until("the shared result", async () => (await theirs.text()).includes(SHARED));
  const [result, ...more] = await log(other, "readiness-result");
  assert.deepEqual([result.detail, more], [{ code, link, profile }, []]);
  assert.deepEqual(await theirs.findAll("input[type=radio]"), []);
  const state = await theirs.state();
  assert.deepEqual([state.answers, state.code, state.link], [{}, "", ""]);
  assert.equal(await other.executeScript("return localStorage.length + sessionStorage.length"), 0);
  await theirs.press(sentence("start-mine"));
  await theirs.choose(CONDITIONS[0], "none");
  assert.deepEqual((await theirs.state()).answers, { [CONDITIONS[0]]: "none" });
  assert.equal(await other.getCurrentUrl(), link);
  assert.deepEqual(await complaints(other), []);
  await other.quit();
});

test("a link opened beside one's own answers leaves them alone", async () => {
  const { code } = await madeWith(overview());
  await open(site.url("/"));
  await check.answer(OWN);
  await check.goTo(3);
  const own = await check.state();
  await setHash(`readiness-${code}`);
  await isShared();
  assert.deepEqual(await check.state(), own);
  assert.deepEqual(
    (await results()).map((result) => result.code),
    [code],
  );
  await check.press(sentence("back-to-mine"));
  await check.arrive(titleOf(CONDITIONS[3]));
  assert.deepEqual(await check.state(), own);
  await driver.navigate().refresh();
  await check.ready();
  await isShared();
  assert.deepEqual(await check.state(), own);
});

test("several codes stand side by side", async () => {
  const one = await madeWith(overview());
  const two = await madeWith(OWN);
  await open(`${site.url("/")}#readiness-${one.code}-${two.code}`);
  await titled(check, sentence("pair-title"));
  assert.deepEqual(
    (await results()).map(({ profile }) => profile),
    [one.profile, two.profile],
  );
  const text = await check.text();
  for (const name of ["shared-first", "shared-second"]) {
    assert.ok(text.includes(sentence(name)), text);
  }
});

test("of several codes those that can be read open, and the others are told of", async () => {
  const one = await madeWith(overview());
  const two = await madeWith(OWN);
  const damaged = one.code.slice(0, -1);
  await open(`${site.url("/")}#readiness-${one.code}-${damaged}-${two.code}`);
  const told = async () => {
    await titled(check, sentence("pair-title"));
    const lines = await refusedLines(check);
    assert.equal(lines.length, 1, lines.join("\n"));
  };
  await told();
  const codes = (await results()).map((result) => result.code);
  assert.deepEqual(codes, [one.code, two.code]);
  await check.press(sentence("start-mine"));
  await check.run("return host.open(values[0])", `${one.code}-${two.code}-${damaged}`);
  await told();
  assert.deepEqual([await errors(), await complaints(driver)], [[], []]);
});

test("open() and the code attribute show a result", async () => {
  const { code, link } = await madeWith(OWN);
  await open(embed(site, { attributes: `code="${code}"` }));
  await isShared();
  assert.deepEqual((await check.state()).answers, {});
  await check.run(`host.removeAttribute("code")`);
  await until("the questions", async () => (await check.findAll("[data-slot=purpose]"))[0]);
  for (const text of [code, link, `#readiness-${code}`, `See ${link} for my answers.`]) {
    await check.run("return host.open(values[0])", text);
    await isShared();
    await check.press(sentence("start-mine"));
  }
  assert.deepEqual(
    (await results()).map((result) => result.code),
    Array(5).fill(code),
  );
  await check.run(`host.code = "nonsense"`);
  await until("an error", async () => (await errors()).length);
  assert.equal((await errors())[0].kind, "link-damaged");
  assert.deepEqual(await complaints(driver), []);
});

test("fragments that are not ours are left to the page", async () => {
  const { code } = await madeWith(OWN);
  const body = `<h2 id="readiness-anything">A heading</h2><readiness-check></readiness-check>`;
  await open(`${embed(site, { body })}#readiness-anything`);
  for (const hash of ["section", `x-readiness-${code}`, code, "readiness", "Readiness-x", ""]) {
    await setHash(hash);
  }
  // The last one is ours, so that all before it were seen.
  await setHash(`readiness-${code}`);
  await isShared();
  assert.equal((await results()).length, 1);
  assert.deepEqual(await errors(), []);
});

test("the address bar and the history are only ever read", async () => {
  const { code } = await madeWith(OWN);
  const address = `${site.url("/")}?from=mail#readiness-${code}`;
  await open(address);
  const entries = await driver.executeScript("return history.length");
  await check.press(sentence("start-mine"));
  await check.choose("purpose", "none");
  await check.press("Next");
  await check.press("See results");
  await check.press("Copy link");
  await check.find(".copied");
  await check.press("Start over");
  await check.press(sentence("undo"));
  await check.run("host.reset()");
  assert.equal(await driver.getCurrentUrl(), address);
  assert.equal(await driver.executeScript("return history.length"), entries);
});

test("links lead where share-url says", async () => {
  await open(embed(site, { attributes: `share-url="https://example.org/quiz?r={code}&x=1"` }));
  await check.answer(OWN);
  const { code, link } = await check.state();
  assert.equal(link, `https://example.org/quiz?r=${code}&x=1`);
  const linkWith = (address) => check.run("host.shareUrl = values[0]; return host.link", address);
  assert.equal(
    await linkWith("https://example.org/quiz"),
    `https://example.org/quiz#readiness-${code}`,
  );
  assert.equal(await linkWith("other#part"), `${site.url("/other")}#readiness-${code}`);
  assert.equal(await linkWith("/r/{code}"), site.url(`/r/${code}`));
  assert.equal(await linkWith("https://"), `${site.url("/embed")}#readiness-${code}`);
  assert.equal(await linkWith(null), `${site.url("/embed")}#readiness-${code}`);
  await check.press("See results");
  await check.run(`host.shareUrl = "/r/{code}"`);
  await until("the field to follow", () =>
    check.run(
      `return root.querySelector(".share input").value === values[0]`,
      site.url(`/r/${code}`),
    ),
  );
  const shown = await results();
  assert.equal(shown.at(-1).link, `${site.url("/embed")}#readiness-${code}`);
});
