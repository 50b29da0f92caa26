/**
 * Links that can't be opened: each is explained in its place, in words that fit what is wrong with
 * it, and the visitor's own answers stay as they are.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, definitionWith, everything, sentence } from "./lib/assessment.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const UNTOUCHED = sentence("untouched");
const OWN = { purpose: "exploring", "purpose-vision": "statewide" };

const { driver, site, check, open, errors, results, madeWith, setHash } = await stage();

test("each link that can't be opened is explained in its place", async () => {
  site.json(
    "/foreign.json",
    definitionWith((definition) => {
      definition.id = "another-policy";
    }),
  );
  site.json(
    "/newer.json",
    definitionWith((definition) => {
      definition.edition += 1;
    }),
  );
  const { code } = await madeWith(everything());
  const foreign = await madeWith(OWN, { attributes: `assessment="/foreign.json"` });
  const newer = await madeWith(OWN, { attributes: `assessment="/newer.json"` });
  const changed = code.slice(0, 20) + (code[20] === "a" ? "b" : "a") + code.slice(21);
  const cut = { seen: 30, expected: code.length };
  const cases = [
    ["nonsense", "link-damaged", sentence("link-damaged")],
    [code.slice(0, 30), "link-damaged", sentence("link-cut", cut)],
    [changed, "link-damaged", sentence("link-damaged")],
    [code.toLowerCase(), "link-damaged", sentence("link-case")],
    [code.repeat(200), "link-damaged", sentence("link-damaged")],
    [`${changed}-${code.slice(0, 30)}`, "link-damaged", sentence("link-damaged")],
    [foreign.code, "link-other-assessment", sentence("link-other")],
    [newer.code, "link-newer", sentence("link-newer")],
    ["", "link-damaged", sentence("no-code")],
    // What no code contains ends it.
    [`${code.slice(0, 30)}ä${code.slice(31)}`, "link-damaged", sentence("link-cut", cut)],
    [`${code.slice(0, 30)}.`, "link-damaged", sentence("link-cut", cut)],
    ["%E0%A4%A", "link-damaged", sentence("link-character", { character: "%", position: 1 })],
  ];
  await open(site.url("/"));
  await check.answer(OWN);
  await check.goTo(2);
  const own = await check.state();
  let count = 0;
  for (const [text, kind, words] of cases) {
    const message = `${words} ${UNTOUCHED}`;
    // Only a changed fragment tells the page.
    await setHash("elsewhere");
    await setHash(`readiness-${text}`);
    count += 1;
    await until(`an error for ${text}`, async () => (await errors()).length === count);
    assert.deepEqual((await errors()).at(-1), { kind, message }, text);
    await until("the message", async () => (await check.message()) === message);
    const rejected = await check.run(
      `return host.open(values[0]).then(() => null, (error) =>
         ({ isError: Object.prototype.toString.call(error) === "[object Error]", kind: error.kind, message: error.message }))`,
      text,
    );
    count += 1;
    assert.deepEqual(rejected, { isError: true, kind, message }, text);
    assert.deepEqual((await errors()).at(-1), { kind, message }, text);
  }
  assert.deepEqual(await check.state(), own);
  assert.deepEqual(await results(), []);
  assert.equal((await check.findAll(`[data-slot=${CONDITIONS[2]}]`)).length, 1);
  await check.press(sentence("dismiss"));
  await until("no message", async () => (await check.message()) === "");
  assert.deepEqual(await complaints(driver), []);
});

test("a damaged link is explained on arrival, and the quiz is there", async () => {
  await open(`${site.url("/")}#readiness-nonsense`);
  await until(
    "the message",
    async () => (await check.message()) === `${sentence("link-damaged")} ${UNTOUCHED}`,
  );
  assert.deepEqual(
    (await errors()).map(({ kind }) => kind),
    ["link-damaged"],
  );
  await check.choose("purpose", "partial");
});
