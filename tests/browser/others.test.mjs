/**
 * What others send, by every way it can come in: what can't be opened is explained in words that
 * fit, what can be becomes the visitor's own only when they say so twice, and links are handed on.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CONDITIONS,
  definitionWith,
  EARLIER,
  everything,
  library,
  overview,
  sentence,
  titleOf,
} from "./lib/assessment.mjs";
import { embed } from "./lib/embed.mjs";
import { goToOpen, handIn, refusedLines, titled } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const OWN = { purpose: "exploring", "purpose-vision": "statewide" };
const SHARED = sentence("shared-title");
const RESULT = sentence("result-title");

const { driver, site, check, open, errors, results, madeWith, setHash } = await stage();

const answers = async () => (await check.state()).answers;
const hears = (count) =>
  until(`${count} errors`, async () => {
    const { length } = await errors();
    if (length === count) return true;
    throw new Error(`there are ${length}`);
  });

/** Codes that can't be opened, each with the words for it. */
async function unreadable() {
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
  const newer = await madeWith(everything(), { attributes: `assessment="/newer.json"` });
  const changed = code.slice(0, 20) + (code[20] === "a" ? "b" : "a") + code.slice(21);
  const cut = sentence("link-cut", { seen: 33, expected: code.length });
  return {
    damaged: { code: changed, words: sentence("link-damaged"), kind: "link-damaged" },
    cut: { code: code.slice(0, 33), words: cut, kind: "link-damaged" },
    lowered: { code: code.toLowerCase(), words: sentence("link-case"), kind: "link-damaged" },
    raised: { code: code.toUpperCase(), words: sentence("link-case"), kind: "link-damaged" },
    newer: { code: newer.code, words: sentence("link-newer"), kind: "link-newer" },
    foreign: { code: foreign.code, words: sentence("link-other"), kind: "link-other-assessment" },
  };
}

test("whatever is wrong with a link is said wherever it comes in", async () => {
  const links = await unreadable();
  await open(embed(site));
  await check.answer(OWN);
  const own = await check.state();
  let heard = 0;
  for (const [name, { code, words, kind }] of Object.entries(links)) {
    const message = `${words} ${sentence("untouched")}`;
    const ways = {
      fragment: () => setHash(`readiness-${code}`),
      "open()": () => check.run("host.open(values[0]).catch(() => {})", code),
      "code attribute": () => check.run(`host.setAttribute("code", values[0])`, code),
    };
    for (const [way, come] of Object.entries(ways)) {
      await come();
      heard += 1;
      await hears(heard);
      assert.deepEqual((await errors()).at(-1), { kind, message }, `${name} by ${way}`);
      await until(
        `the message on ${name} by ${way}`,
        async () => (await check.message()) === message,
      );
      await check.press(sentence("dismiss"));
      await until("no message", async () => (await check.message()) === "");
    }
    await goToOpen(check);
    await handIn(check, `Hello,\n\nthis is mine: https://example.org/#readiness-${code}\n`);
    const lines = [sentence("refused-line", { line: 3, reason: words })];
    await until(`the line on ${name}`, async () => (await refusedLines(check)).length > 0);
    assert.deepEqual(await refusedLines(check), lines, name);
    await handIn(check, code);
    await until(
      `the line on ${name} alone`,
      async () => (await refusedLines(check))[0] !== lines[0],
    );
    assert.deepEqual(await refusedLines(check), [
      sentence("refused-line", { line: 1, reason: words }),
    ]);
    await check.press(sentence("back-to-mine"));
    await check.arrive(titleOf("purpose"));
  }
  assert.deepEqual(await check.state(), own);
  assert.deepEqual(await results(), []);
  assert.equal(heard, (await errors()).length);
  assert.deepEqual(await complaints(driver), []);
});

test("of a text without any code that is said, and the text stays to be looked at", async () => {
  await open(site.url("/"));
  await goToOpen(check);
  const text = "Dear all,\nno link in here.";
  await handIn(check, text);
  const line = sentence("refused-line", { line: 1, reason: sentence("no-code") });
  await until("the line", async () => (await refusedLines(check)).includes(line));
  assert.equal(await (await check.find("textarea")).getAttribute("value"), text);
  assert.ok((await check.text()).includes(sentence("untouched")));
});

test("a percent-encoded fragment opens, and one that the address swallowed does no harm", async () => {
  const { code } = await madeWith(OWN);
  for (const hash of [
    `readiness%2D${code}`,
    `%72eadiness-${code}`,
    `readiness-%31${code.slice(1)}`,
  ]) {
    await open(`${site.url("/")}?${hash.length}#${hash}`);
    await titled(check, SHARED);
  }
  await open(`${site.url("/")}?from=mail%23readiness-${code}`);
  await check.find("[data-slot=purpose]");
  assert.deepEqual([await errors(), await results()], [[], []]);
  await check.run("return host.open(values[0])", await driver.getCurrentUrl());
  await titled(check, SHARED);
  await check.press(sentence("start-mine"));
  await goToOpen(check);
  await handIn(check, await driver.getCurrentUrl());
  await titled(check, SHARED);
});

test("another's answers take the place of one's own only when that is confirmed, and undone", async () => {
  const { code } = await madeWith(overview());
  await open(site.url("/"));
  await check.answer(OWN);
  await check.goTo(2);
  await check.arrive(titleOf(CONDITIONS[2]));
  const own = await check.state();
  await setHash(`readiness-${code}`);
  await titled(check, SHARED);
  await check.disclose(sentence("adopt"));
  await until("the warning", async () =>
    (await check.text()).includes(sentence("adopt-warning", { answered: 2 })),
  );
  assert.deepEqual(await check.state(), own);
  await check.press(sentence("adopt-confirm"));
  await check.arrive(RESULT);
  assert.deepEqual(await answers(), overview());
  assert.equal(await check.message(), sentence("adopted"));
  await check.press(sentence("undo"));
  await until("one's own answers", async () => (await check.state()).code === own.code);
  assert.deepEqual(await check.state(), own);
  assert.equal(await check.message(), "");
  await titled(check, SHARED);
  await check.press(sentence("back-to-mine"));
  await check.arrive(titleOf(CONDITIONS[2]));
  assert.deepEqual(await complaints(driver), []);
});

test("who has no answers takes over another's at once, and they are kept", async () => {
  const { code } = await madeWith(overview());
  await open(`${site.url("/")}#readiness-${code}`);
  await titled(check, SHARED);
  await check.press(sentence("adopt"));
  await check.arrive(RESULT);
  assert.deepEqual(await answers(), overview());
  await setHash("");
  await driver.navigate().refresh();
  await check.ready();
  await titled(check, RESULT);
  assert.deepEqual(await answers(), overview());
});

test("what has been reworded or retired since is not taken over", async () => {
  site.json("/library.json", library());
  await open({ attributes: `assessment="/library.json"` });
  await check.run("return host.open(values[0])", EARLIER);
  await titled(check, "T shared-title");
  await check.press("T adopt");
  await check.arrive("T result-title");
  assert.deepEqual(await answers(), {
    rooms: "started",
    books: "not-sure",
    "rooms-light": "done",
    "rooms-quiet": "not-applicable",
    "books-old": "done",
  });
});

const said = async (words) =>
  (await check.run(`return root.querySelector(".share [aria-live]").innerText`)) === words;

/** A page on a device whose share menu answers so. */
const device = (answer) => ({
  path: "/device",
  before: `
    window.handed = [];
    Object.defineProperty(navigator, "share", {
      configurable: true,
      value: (data) => {
        const answer = ${answer};
        answer.catch(() => {}).then(() => setTimeout(() => handed.push(data)));
        return answer;
      },
    });`,
});

const sharing = {
  "takes it": ["Promise.resolve()", ""],
  "is closed again": [`Promise.reject(new DOMException("closed", "AbortError"))`, ""],
  "refuses it": [
    `Promise.reject(new DOMException("no", "NotAllowedError"))`,
    sentence("share-failed"),
  ],
};

for (const [what, [answer, told]] of Object.entries(sharing)) {
  test(`a share menu that ${what}`, async () => {
    await open(device(answer));
    await check.answer(OWN);
    const { link } = await check.state();
    await check.press("See results");
    await check.arrive(RESULT);
    await check.press(sentence("share-link"));
    await until("the menu to have answered", () =>
      driver.executeScript("return handed.length === 1"),
    );
    assert.deepEqual(await driver.executeScript("return handed"), [{ url: link }]);
    await until(`"${told}"`, () => said(told));
    assert.deepEqual(await complaints(driver), []);
  });
}

test("without a share menu none is offered", async () => {
  await open({ before: "delete Navigator.prototype.share" });
  await check.answer(OWN);
  await check.press("See results");
  await check.arrive(RESULT);
  await check.button(sentence("copy-link"));
  assert.deepEqual(await check.named("button", sentence("share-link")), []);
});

const WORDS =
  "The state board met in June, see https://example.org/minutes#item-14 for all of it. ";
const MEGABYTE = 2 ** 20;
const filled = (part) => part.repeat(Math.ceil(MEGABYTE / part.length)).slice(0, MEGABYTE);

const MESSES = {
  prose: filled(WORDS),
  "one word": filled("x"),
  "readiness-": filled("readiness-"),
  "#readiness-": filled("#readiness-"),
  "damaged links": filled("https://example.org/#readiness-1fd11aB3c\n"),
  "damaged codes": filled("1fd11GnfswD8CCRCQS8QI3WalvG2StBZpyTmpkiHvr3OwymbX\n"),
  "percent signs": filled("%25"),
  entities: filled("&#x1;"),
  "what can't be seen": "\u200b\u00ad".repeat(MEGABYTE / 4),
};

for (const [name, text] of Object.entries(MESSES)) {
  test(`a megabyte of ${name} is answered, and the page goes on`, async (t) => {
    await open(site.url("/"));
    await check.answer(OWN);
    await goToOpen(check);
    const start = Date.now();
    await handIn(check, text);
    await until("an answer", () => check.run(`return !!root.querySelector(".refused li")`), 15);
    const seconds = (Date.now() - start) / 1000;
    t.diagnostic(`${name}: ${seconds.toFixed(1)} s`);
    assert.ok(seconds < 10, `${seconds} s`);
    await check.press(sentence("back-to-mine"));
    await check.choose("purpose", "partial");
    assert.deepEqual(await answers(), { ...OWN, purpose: "partial" });
    assert.deepEqual([await errors(), await complaints(driver)], [[], []]);
  });
}
