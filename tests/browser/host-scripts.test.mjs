/**
 * Scripts of the host page that break what they touch: prototypes that are frozen or changed,
 * listeners that throw, elements that are removed within their own events.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, overview, SLOTS, sentence } from "./lib/assessment.mjs";
import { embed } from "./lib/embed.mjs";
import { KEY, stored } from "./lib/keeping.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, reload, errors } = await stage();
const [FIRST, SECOND] = CONDITIONS;

const script = (text, ...values) => driver.executeScript(text, ...values);

/** Answers, goes on, shows a result and shares it. */
async function works() {
  await check.choose(FIRST, "partial");
  await check.press(sentence("next"));
  await check.choose(SECOND, "none");
  await check.answer(overview());
  await check.press(sentence("see-results"));
  await check.find("[part=verdict]");
  await reload();
  assert.deepEqual((await check.state()).answers, overview());
  await check.press(sentence("start-over"));
  await until("nothing", async () => (await check.state()).code === "");
}

const FREEZE = `
  for (const value of [Object, Array, String, Number, Function, Promise, Map, Set, WeakMap, Error, RegExp,
    Date, Symbol, JSON, Math, Reflect, URL, URLSearchParams, EventTarget, Node, Element, HTMLElement,
    HTMLDivElement, HTMLInputElement, HTMLTextAreaElement, ShadowRoot, Document, Event, CustomEvent, MouseEvent,
    Storage, CSSStyleSheet, AbortController, AbortSignal, Response, WebAssembly.Memory, Uint8Array, DataView]) {
    Object.freeze(value);
    if (value.prototype) Object.freeze(value.prototype);
  }`;

test("frozen prototypes", async () => {
  await open({ before: FREEZE });
  await works();
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(await errors(), []);
});

test("prototypes with more on them than there should be", async () => {
  const before = `
    Array.prototype.extra = [1];
    String.prototype.extra = "x";
    Element.prototype.extra = null;`;
  await open({ before });
  await works();
  assert.deepEqual(await complaints(driver), []);
});

test("listeners that throw, and stop every event of the quiz's own", async () => {
  const before = `
    for (const name of ["ready", "change", "result", "error"]) {
      for (const target of [document.querySelector("readiness-check"), document, window]) {
        target.addEventListener("readiness-" + name, (event) => {
          event.stopImmediatePropagation();
          throw new Error("thrown by the host");
        });
      }
    }`;
  await open({ before });
  await works();
  await check.run("host.answers = 7");
  const said = await complaints(driver);
  assert.ok(said.length > 0);
  for (const { detail } of said) assert.match(detail, /thrown by the host/);
});

test("a container that lets no event of what is in it out", async () => {
  const before = `
    for (const type of ["input", "change", "beforeinput", "click", "dblclick", "keydown", "keyup", "keypress",
      "pointerdown", "pointermove", "pointerup", "pointerover", "pointerout", "pointercancel", "mousedown",
      "mouseup", "touchstart", "touchend", "focusin", "focusout", "submit", "toggle", "wheel"]) {
      document.querySelector("main").addEventListener(type, (event) => event.stopImmediatePropagation());
    }`;
  await open({ before });
  await works();
  await check.chooseByKeyboard(FIRST, "exploring");
  await check.press(sentence("pace-full", { total: SLOTS.length }));
  await check.disclose(sentence("add-note"));
  await (await check.find("textarea")).sendKeys("Ask");
  await until("the note", async () => /"Ask"/.test((await stored(driver)).tab[KEY]));
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(await errors(), []);
});

test("properties and functions that throw when the quiz asks for them", async () => {
  await open();
  const refused = await check.run(`
    const thrown = () => { throw new Error("thrown by the host"); };
    host.answers = new Proxy({}, { ownKeys: thrown });
    host.answers = { get ${FIRST}() { return thrown(); } };
    host.answers = { toString: thrown, ${FIRST}: { toString: thrown } };
    host.answers = { ${FIRST}: Symbol("x") };
    return host.open({ toString: thrown }).then(() => "opened", (error) => error.message);`);
  assert.equal(refused, "thrown by the host");
  assert.deepEqual(
    (await errors()).map(({ kind }) => kind),
    Array(4).fill("answers-invalid"),
  );
  await works();
  assert.deepEqual(await complaints(driver), []);
});

test("an element whose own functions throw once the quiz is there", async () => {
  await open();
  await check.run(`
    const thrown = () => { throw new Error("thrown by the host"); };
    const { getAttribute } = Element.prototype;
    host.dispatchEvent = thrown;
    host.getAttribute = (name) => name === "share-url" ? thrown() : getAttribute.call(host, name);`);
  await check.choose(FIRST, "partial");
  await check.press(sentence("next"));
  await check.choose(SECOND, "none");
  await check.answer(overview());
  await check.press(sentence("see-results"));
  await check.find("[part=verdict]");
  assert.deepEqual((await check.state()).answers, overview());
  const said = await complaints(driver);
  assert.ok(said.length > 0);
  for (const { type, detail } of said) {
    assert.equal(type, "console-error");
    assert.match(detail, /thrown by the host/);
  }
  await check.run(`
    delete host.dispatchEvent;
    delete host.getAttribute;
    host.shareUrl = "/r/{code}";`);
  const { code, link } = await check.state();
  assert.equal(link, site.url(`/r/${code}`));
  assert.deepEqual(await errors(), []);
});

for (const name of ["ready", "change", "result", "error"]) {
  test(`removed within readiness-${name}, and back with everything`, async () => {
    const before = `
      addEventListener("readiness-${name}", ({ target }) => {
        window.kept = target;
        target.remove();
      }, { once: true });`;
    await driver.get(embed(site, { before }));
    const acts = {
      ready: "",
      change: `host.answers = { ${FIRST}: "partial" }`,
      result: `host.answers = { ${FIRST}: "partial" }`,
      error: `host.answers = { ${FIRST}: "partial" }; host.answers = { ${FIRST}: "excellent" }`,
    };
    if (name !== "ready") {
      await check.ready();
      await check.run(acts[name]);
      if (name === "result") await check.press(sentence("see-results"));
    }
    await until("the event", () => script("return Boolean(window.kept) && !kept.isConnected"));
    await script("return new Promise((resolve) => setTimeout(resolve))");
    const expected = name === "ready" ? {} : { [FIRST]: "partial" };
    assert.deepEqual(await script("return kept.answers"), expected);
    await script(`document.querySelector("main").append(kept)`);
    await check.ready();
    assert.deepEqual((await check.state()).answers, expected);
    if (name === "result") await check.find("[part=verdict]");
    else await check.choose(FIRST, "exploring");
    assert.deepEqual(await complaints(driver), []);
  });
}

test("an element that moves itself, and changes all its attributes, within each of its events", async () => {
  const before = `
    let times = 0;
    for (const name of ["ready", "change", "result", "error"]) {
      addEventListener("readiness-" + name, ({ target }) => {
        if (++times > 12) return;
        Object.assign(target, { lang: times % 2 ? "es" : "en", pace: times % 3 ? "full" : "quick",
          save: ["tab", "device", "off"][times % 3], shareUrl: "/" + times, code: "" });
        document.body.append(target);
      });
    }`;
  await driver.get(embed(site, { before }));
  await check.ready();
  await check.answer({ [FIRST]: "partial" });
  await check.run(`host.answers = { ${FIRST}: "excellent" }`);
  await check.run(`host.lang = "en"`);
  await check.ready();
  await until("English", async () => (await check.text()).includes(sentence("next")));
  assert.deepEqual((await check.state()).answers, { [FIRST]: "partial" });
  await check.choose(FIRST, "exploring");
  assert.deepEqual(await complaints(driver), []);
});
