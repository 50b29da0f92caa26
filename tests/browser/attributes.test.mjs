/**
 * Every attribute of an element, changed in one task, at each moment of its life: what is there
 * afterwards is the quiz that the last values ask for.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { overview, packaged, sentence } from "./lib/assessment.mjs";
import { delay } from "./lib/delayed.mjs";
import { beginAfresh, embed, FILES } from "./lib/embed.mjs";
import { across, inFrame } from "./lib/frame.mjs";
import { stored } from "./lib/keeping.mjs";
import { titled } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, details, errors, madeWith } = await stage();
/** Where the package comes from when that is not the page's own server. */
const other = await startSite();

const script = (text, ...values) => driver.executeScript(text, ...values);
const ASSESSMENTS = new URL("../../assessments/", import.meta.url);
const read = (assessment, language) =>
  JSON.parse(readFileSync(new URL(`${assessment}/${language}.json`, ASSESSMENTS), "utf8"));

/** A page on the package's own server, whose frame belongs to no site. */
const embedded = (parts) => {
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  return embed(site, parts);
};

/** A task of the page's own: what a driver runs is none in every engine. */
const inOneTask = (text) =>
  check.run(`return new Promise((resolve) => setTimeout(() => { ${text} resolve(null); }))`);

/** The beginning of a script that gives `host` values of attributes; `null` is for none. */
const changed = (values) => `
  for (const [name, value] of ${JSON.stringify(Object.entries(values))}) {
    if (value === null) host.removeAttribute(name);
    else host.setAttribute(name, value);
  }`;

/** Results of each assessment, as codes. */
async function codes() {
  const { levels, conditions } = read("leaders", "en");
  const [state, leaders] = [
    await madeWith(overview()),
    await madeWith({ [conditions[0].id]: levels[1].id }, { attributes: `assessment="leaders"` }),
  ];
  return { "state-policy": state.code, leaders: leaders.code };
}

/**
 * Fails unless the quiz is the one that these values ask for, after so many were ready. Answers its first question, each turn with
 * another level, to see where that is kept and linked to.
 */
async function isAskedFor(values, turn, readies) {
  const assessment = values.assessment ?? "state-policy";
  const language = values.lang ?? "en";
  const isolated = values.isolated !== null;
  const { title, language: tag, levels, conditions } = read(assessment, language);
  const [{ id: slot, elements }] = conditions;
  const { id: level } = levels[turn % levels.length];
  await until("readiness-ready", async () => (await details("ready")).length >= readies);
  assert.equal(await check.run(`return root.querySelector("iframe") !== null`), isolated);
  await check.answer({ [slot]: level });
  const look = async (one) => {
    await until(`the title "${title}"`, () =>
      one.run(`return root.querySelector("[part=title]")?.textContent === values[0]`, title),
    );
    assert.equal(await one.run(`return root.querySelector("[part=quiz]").lang`), tag);
    if (values.code) await titled(one, packaged(language)[0].text["shared-title"]);
    else {
      await one.find(`[data-slot=${slot}]`);
      const found = await one.findAll(`[data-slot=${elements[0].id}]`);
      assert.equal(found.length > 0, values.pace === "full");
    }
    await until("the link", async () => {
      const { code, link } = await one.state();
      const path = (values["share-url"] ?? "/embed#readiness-{code}").replace("{code}", code);
      assert.notEqual(code, "");
      assert.equal(link, site.url(path));
      return true;
    });
  };
  if (isolated) await inFrame(driver, check, look);
  else await look(check);
  const key = `readiness-check:${assessment}${values.id === null ? "" : `#${values.id}`}`;
  const { tab, device } = await stored(driver);
  const kept = [tab, device].map((storage) => JSON.parse(storage[key] ?? "{}").answers?.[slot]);
  const save = isolated ? "off" : (values.save ?? "tab");
  assert.deepEqual(
    kept.map((one) => one === level),
    [save === "tab", save === "device"],
    `${JSON.stringify({ tab, device })} of ${JSON.stringify(values)}`,
  );
  assert.deepEqual(await errors(), []);
  assert.equal((await details("ready")).length, readies);
}

test("all attributes in one task, at each moment: the quiz is the one that was asked for last", async () => {
  const { leaders } = await codes();
  const first = {
    id: "b",
    assessment: "leaders",
    lang: "es",
    pace: "full",
    code: leaders,
    "share-url": "/b/{code}",
    "send-to": "https://b.example/{code}",
    "send-label": "B",
    save: "device",
    isolated: "",
    loading: "lazy",
  };
  const last = {
    id: "c",
    assessment: "state-policy",
    lang: "en",
    pace: "quick",
    code: null,
    "share-url": "/c/{code}",
    "send-to": "https://c.example/{code}",
    "send-label": "C",
    save: "device",
    isolated: null,
    loading: "eager",
  };
  const moments = {
    async "before the script has come"() {
      await driver.get(embedded({ script: false }));
      await inOneTask(changed(first));
      await script(
        `document.head.append(Object.assign(document.createElement("script"),
           { type: "module", src: arguments[0] }));`,
        FILES.script,
      );
    },
    async "before the module has come"() {
      const release = delay(site, FILES.wasm);
      await driver.get(embedded());
      await check.choose("purpose", "partial");
      await inOneTask(changed(first));
      release();
    },
    async "in the moment it is there"() {
      const before = `addEventListener("readiness-ready", ({ target: host }) => { ${changed(first)} }, { once: true });`;
      await driver.get(embedded({ before }));
    },
    async later() {
      await open(embedded());
      await check.choose("purpose", "partial");
      await inOneTask(changed(first));
    },
    async "while a result is on its way"() {
      const release = delay(site, FILES.report);
      await open(embedded());
      await check.answer(overview());
      await check.press(sentence("see-results"));
      await inOneTask(changed(first));
      release();
    },
    async "while it is away"() {
      await open(embedded());
      await check.choose("purpose", "partial");
      await check.run("window.kept = host; host.remove();");
      await script("return new Promise((resolve) => setTimeout(resolve))");
      await script(
        `const host = kept; ${changed(first)} document.querySelector("main").append(host);`,
      );
    },
  };
  const early = ["before the script has come", "before the module has come"];
  for (const [moment, begin] of Object.entries(moments)) {
    await begin();
    const readies = early.includes(moment) ? 1 : 2;
    await isAskedFor(first, 1, readies);
    await inOneTask(changed(last));
    await isAskedFor(last, 2, readies + 1);
    await check.press(sentence("see-results"));
    await until("a button to send the result", () =>
      check.run(`return root.querySelector("a.secondary")?.innerText.trim() === "C: c.example"`),
    );
    assert.deepEqual(await complaints(driver), [], moment);
    await script("sessionStorage.clear(); localStorage.clear()");
    site.clear();
  }
});

test("a hundred changes in one task come to the last of each", async () => {
  const shared = await codes();
  const choices = {
    assessment: [null, "state-policy", "leaders"],
    lang: [null, "en", "es"],
    pace: [null, "quick", "full"],
    code: [null, "", ...Object.values(shared)],
    "share-url": [null, "/b/{code}", "/c/{code}"],
    "send-to": [null, "https://b.example/{code}", "mailto:c@example.org?body={link}"],
    "send-label": [null, "B", "C"],
    save: [null, "tab", "device", "off"],
    isolated: [null, ""],
    loading: [null, "eager", "lazy"],
  };
  const names = Object.keys(choices);
  const values = { id: null, ...Object.fromEntries(names.map((name) => [name, null])) };
  let state = 7;
  /** One of a list: as if by chance, and the same one in each run. */
  const oneOf = (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)];
  };
  await open(embedded());
  for (let turn = 0; turn < 4; turn += 1) {
    const changes = Array.from({ length: 100 }, () => {
      const name = oneOf(names);
      return { [name]: oneOf(choices[name]) };
    });
    Object.assign(values, ...changes);
    // A code is one of that assessment.
    values.code = oneOf([null, shared[values.assessment ?? "state-policy"]]);
    changes.push({ code: values.code });
    await inOneTask(changes.map(changed).join(""));
    await isAskedFor(values, turn, turn + 2);
  }
  assert.deepEqual(await complaints(driver), []);
});

test("isolated that is set late takes nothing from what the frame has stored", async () => {
  await beginAfresh(driver, other);
  await open(across(other));
  const stays = () =>
    inFrame(driver, check, (inner) =>
      until("the answer", async () => (await inner.chosen()).purpose === "partial"),
    );
  await inFrame(driver, check, async (inner) => inner.choose("purpose", "partial"));
  const before = `customElements.whenDefined("readiness-check").then(() => {
    document.querySelector("readiness-check").isolated = true;
  });`;
  await open(across(other, { attributes: "", before }));
  await stays();
  await open(across(other, { attributes: "" }));
  await check.run("host.isolated = true");
  await stays();
  // What a frame stores is out of reach for a test in WebKit.
  await check.run("host.reset()");
});

test("another assessment while its frame is on the way is given no answers of the one before", async () => {
  await open(embedded({ attributes: `save="off"` }));
  await check.choose("purpose", "partial");
  const release = delay(site, /^\/pkg\/framed-\w+\.js$/);
  await check.run("host.isolated = true");
  await until("the request", () => site.requested(/framed/).length > 0);
  await check.run(`host.assessment = "leaders"`);
  release();
  await inFrame(driver, check, (inner) => inner.find("[data-slot=vision]"));
  assert.deepEqual(await errors(), []);
});
