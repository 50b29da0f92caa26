/**
 * Pages on which components of this kind are reported to fail: globals that a library has replaced, key
 * handlers on the whole document, copies for other widths, routers and page changes.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, overview, sentence } from "./lib/assessment.mjs";
import { embed } from "./lib/embed.mjs";
import { titled } from "./lib/others.mjs";
import { complaints, focused, keys } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, madeWith, setHash } = await stage();
const [FIRST, SECOND] = CONDITIONS;
const SHARED = sentence("shared-title");

const script = (text, ...values) => driver.executeScript(text, ...values);

/**
 * Answers, goes on, opens what others send, and shows a result: by scripts, for the driver's own trust the
 * classes of nodes too.
 */
async function works() {
  const choose = (slot, level) =>
    until(`${level} in ${slot}`, () =>
      check.run(
        `const radio = root.querySelector('[data-slot="' + values[0] + '"] [value="' + values[1] + '"]');
         radio?.click();
         return host.answers[values[0]] === values[1];`,
        slot,
        level,
      ),
    );
  const press = (name) =>
    until(`a button "${name}"`, () =>
      check.run(
        `const button = [...root.querySelectorAll("button")].find(({ textContent }) => textContent === values[0]);
         button?.click();
         return Boolean(button);`,
        name,
      ),
    );
  const shows = (css) => until(css, () => check.run("return !!root.querySelector(values[0])", css));
  await choose(FIRST, "partial");
  await press(sentence("next"));
  await choose(SECOND, "none");
  await press(sentence("open-results"));
  await shows("textarea");
  await check.run(`root.querySelector("textarea").value = "none in here"`);
  await press(sentence("open-button"));
  await shows(".refused li");
  await press(sentence("back-to-mine"));
  await press(sentence("see-results"));
  await shows("[part=verdict]");
  await press(sentence("copy-link"));
  assert.deepEqual(await check.run("return host.answers"), {
    [FIRST]: "partial",
    [SECOND]: "none",
  });
}

const REPLACED = {
  "MooTools' window class": "window.Window = function () {}",
  "classes of nodes": `
    for (const name of ["Element", "HTMLElement", "ShadowRoot", "Node", "HTMLInputElement", "HTMLTextAreaElement",
      "HTMLSelectElement", "Document"]) window[name] = function () {};`,
  "MooTools' way to make arrays": `
    Array.from = (item) => item == null ? [] :
      typeof item.length === "number" && typeof item !== "string" ? Array.prototype.slice.call(item) : [item];`,
};

for (const [name, before] of Object.entries(REPLACED)) {
  for (const fallback of [false, true]) {
    test(`${name}, replaced by the page${fallback ? ", without WebAssembly" : ""}`, async () => {
      const without = fallback ? "delete window.WebAssembly;" : "";
      // The element's own class has to be one of the browser's: the page replaces it later.
      await driver.get(embed(site, { before: without + before.replace(/"HTMLElement", /, "") }));
      await check.ready();
      await works();
      assert.deepEqual(await complaints(driver), []);
    });
  }
}

test("a slide show turns at keys, but not while somebody writes or chooses", async () => {
  const before = `
    window.turned = [];
    for (const name of ["keydown", "keypress", "keyup"]) {
      document.addEventListener(name, (event) => {
        if (/input|textarea|select/i.test(event.target.tagName)) return;
        if (![" ", "ArrowDown", "ArrowRight", "n", "f", "Escape"].includes(event.key)) return;
        turned.push(event.key);
        event.preventDefault();
      });
    }`;
  await open({ before, attributes: `pace="full"` });
  await check.chooseByKeyboard(FIRST, "partial");
  assert.deepEqual(await script("return turned"), []);
  await check.disclose(sentence("add-note"));
  await (await check.find("textarea")).click();
  await keys(driver, "no fun");
  assert.equal(await check.run(`return root.querySelector("textarea").value`), "no fun");
  assert.deepEqual(await script("return turned"), []);
  // A dialog around the quiz has to hear of this one.
  await keys(driver, "\uE00C");
  await until("Escape", () => script(`return turned.includes("Escape")`));
});

test("a page that lets nobody copy lets visitors write and paste", async () => {
  const before = `
    const inField = (event) => /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    document.onmousedown = document.onselectstart = document.oncontextmenu = (event) => inField(event) ? undefined : false;
    document.oncopy = document.oncut = document.onpaste = (event) => inField(event) ? undefined : false;
    document.onkeydown = (event) => event.ctrlKey && !inField(event) ? false : undefined;`;
  await open({ before, attributes: `pace="full"` });
  await check.disclose(sentence("add-note"));
  await (await check.find("textarea")).click();
  assert.equal(await (await focused(driver)).getTagName(), "textarea");
  const stopped = await check.run(`
    const field = root.querySelector("textarea");
    const tried = [new ClipboardEvent("paste"), new ClipboardEvent("copy"),
      new KeyboardEvent("keydown", { key: "v", ctrlKey: true }), new MouseEvent("contextmenu")];
    return tried.map(({ type, constructor, key, ctrlKey }) =>
      field.dispatchEvent(new constructor(type, { bubbles: true, cancelable: true, composed: true, key, ctrlKey })));`);
  assert.deepEqual(stopped, [true, true, true, true]);
});

test("of a hidden copy and a visible one, the visible one opens a link", async () => {
  const { code } = await madeWith(overview());
  const other = await madeWith({ [FIRST]: "none" });
  const copies = (first, second) => `
    <div ${first}><readiness-check id="one"></readiness-check></div>
    <div ${second}><readiness-check id="two"></readiness-check></div>`;
  for (const [body, shown, hidden] of [
    [copies("hidden", ""), "#two", "#one"],
    [copies("", "hidden"), "#one", "#two"],
  ]) {
    await driver.get(`${embed(site, { body })}#readiness-${code}`);
    const visible = quiz(driver, shown);
    await visible.ready();
    await titled(visible, SHARED);
    await quiz(driver, hidden).ready();
    await setHash("");
    await until("the quiz", async () => (await visible.findAll("[data-slot]")).length);
    await setHash(`readiness-${other.code}`);
    await titled(visible, SHARED);
    const titles = await script(
      `return [...document.querySelectorAll("readiness-check")].map(
         ({ shadowRoot }) => shadowRoot.querySelector("h3")?.textContent)`,
    );
    assert.equal(titles.filter((title) => title === SHARED).length, 1);
    await driver.get("about:blank");
  }
});

test("a router that writes a link into the address has it opened, once, and may take it away", async (t) => {
  const { code } = await madeWith(overview());
  await open();
  if (!(await script(`return "navigation" in window`))) {
    t.skip("nothing tells a page of an address that a script has written");
    return;
  }
  await script(`history.pushState({}, "", "#readiness-" + arguments[0])`, code);
  await titled(check, SHARED);
  await script(`history.replaceState({}, "", location.pathname)`);
  await titled(check, SHARED);
  const opened = () =>
    script(`return readinessLog.filter(({ type }) => type === "readiness-result").length`);
  assert.equal(await opened(), 1);
  await setHash(`readiness-${code}`);
  await until("the second time", async () => (await opened()) === 2);
  await setHash("");
  await until("the quiz", async () => (await check.findAll("[data-slot]")).length);
  assert.equal(await opened(), 2);
  assert.deepEqual(await complaints(driver), []);
});

const SWAPS = {
  "Turbo's": `document.body.replaceWith(document.adoptNode(page.body))`,
  "htmx's": `document.body.innerHTML = page.body.innerHTML`,
  "one by one": `document.body.replaceChildren(...document.adoptNode(page.body).children)`,
  "the new before the old": `
    const old = [...document.body.children];
    document.body.append(...document.adoptNode(page.body).children);
    for (const child of old) child.remove();`,
};

for (const [name, swap] of Object.entries(SWAPS)) {
  test(`the next page's body in place of this one's (${name}) has the same answers`, async () => {
    const next = site.html(
      "/next",
      `<!doctype html><title>Next</title><body><h1>Next</h1><readiness-check></readiness-check></body>`,
    );
    await open();
    await check.choose(FIRST, "partial");
    for (const _ of ["there", "and again"]) {
      await script(
        `return fetch(arguments[0]).then((response) => response.text()).then((text) => {
           const page = new DOMParser().parseFromString(text, "text/html");
           ${swap}
         });`,
        next,
      );
      await check.ready();
      await until("the answers", async () => (await check.state()).answers[FIRST] === "partial");
      assert.deepEqual(await check.chosen(), { [FIRST]: "partial" });
    }
    assert.deepEqual(await complaints(driver), []);
  });
}

test("fields to write in are large enough for phones not to zoom", async () => {
  await open({ css: "body { font-size: 14px }", attributes: `pace="full"` });
  await check.disclose(sentence("add-note"));
  const sizes = () =>
    check.run(
      `return [...root.querySelectorAll("textarea, input:not([type=radio], [type=checkbox], [type=file]), select")].map(
         (field) => parseFloat(getComputedStyle(field).fontSize))`,
    );
  const [size] = await sizes();
  assert.equal(size, 16);
  await check.answer(overview());
  await check.press(sentence("see-results"));
  await check.find("[part=verdict]");
  await check.openAll();
  const all = await sizes();
  assert.ok(all.length > 2);
  assert.deepEqual(
    all.filter((one) => one < 16),
    [],
  );
});
