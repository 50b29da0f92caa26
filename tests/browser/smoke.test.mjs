/** The test of the test tools: that a browser, the site and the verbs do what they say. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { canEmulate, emulate, engine, freshBrowser, openBrowser, resize } from "./lib/browser.mjs";
import { axe, complaints, focused, log } from "./lib/page.mjs";
import { accessibleName, quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";

const PAGE = `<!doctype html><html lang="en"><head><title>Smoke</title></head><body>
<main><h1>Smoke</h1><smoke-quiz></smoke-quiz></main>
<script type="module">
  customElements.define("smoke-quiz", class extends HTMLElement {
    ready = Promise.resolve();
    answers = {};
    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      root.innerHTML = \`<div style="height: 2000px"></div>
        <fieldset data-slot="purpose"><legend>Purpose</legend>
          <label><input type="radio" name="p" value="none"> Nothing in place</label>
          <label><input type="radio" name="p" value="partial"> Partly in place</label>
          <label><input type="radio" name="p" value="statewide"> In place statewide</label>
        </fieldset><button>Next <span aria-hidden="true">→</span></button>\`;
      root.addEventListener("change", (event) => {
        this.answers.purpose = event.target.value;
        const detail = { answers: this.answers };
        this.dispatchEvent(new CustomEvent("readiness-change", { detail, bubbles: true, composed: true }));
      });
      root.querySelector("button").onclick = () => root.querySelector("input:checked").focus();
    }
  });
</script></body></html>`;

const driver = await openBrowser();
const site = await startSite();
const smoke = quiz(driver, "smoke-quiz");

beforeEach(() => site.clear());

async function open() {
  await driver.get(site.html("/smoke", PAGE));
  await smoke.ready();
}

test("the pointer and the keyboard reach into the shadow root", async () => {
  await open();
  await smoke.choose("purpose", "partial");
  assert.deepEqual((await smoke.state()).answers, { purpose: "partial" });
  await smoke.chooseByKeyboard("purpose", "statewide");
  assert.deepEqual(await smoke.chosen(), { purpose: "statewide" });
  await smoke.press("Next");
  assert.equal(await accessibleName(await focused(driver)), "In place statewide");
  assert.deepEqual(
    (await log(driver, "readiness-change")).map((entry) => entry.detail.answers.purpose),
    ["partial", "statewide"],
  );
  assert.deepEqual(await complaints(driver), []);
});

test("the keyboard starts from nothing chosen", async () => {
  await open();
  await smoke.chooseByKeyboard("purpose", "none");
  assert.deepEqual(await smoke.chosen(), { purpose: "none" });
});

test("axe looks into the shadow root", async () => {
  await open();
  assert.deepEqual(await axe(driver), []);
  await smoke.run(`root.querySelector("button").textContent = ""`);
  const found = await axe(driver);
  assert.match(found.join("\n"), /button-name.*\n {2}smoke-quiz >>> button/);
});

test("faults, headers and the request log", async () => {
  site.fault("/data", { status: 503, body: "later", times: 1 });
  site.fault(/^\/wrong/, { type: "text/plain", body: "{}" });
  site.fault("/cut", { body: "0123456789", cut: 4 });
  let release = () => {};
  site.fault("/held", {
    body: "held",
    hold: new Promise((resolve) => {
      release = resolve;
    }),
  });
  site.headers("/smoke", { "content-security-policy": "img-src 'none'" });
  await open();
  const get = (path) =>
    driver.executeScript(
      `return fetch(arguments[0]).then(
         async (r) => [r.status, r.headers.get("content-type"), await r.text()],
         () => "failed").catch(() => "failed")`,
      path,
    );
  assert.deepEqual(await get("/data"), [503, "text/plain", "later"]);
  assert.equal((await get("/data"))[0], 404);
  assert.deepEqual(await get("/wrong.json"), [200, "text/plain", "{}"]);
  assert.equal(await get("/cut"), "failed");
  const held = get("/held");
  release();
  assert.equal((await held)[2], "held");
  assert.equal(site.requested("/data").length, 2);
  await driver.executeScript(
    `document.body.append(Object.assign(new Image(), { src: "/no.png" }))`,
  );
  assert.match((await log(driver, "csp"))[0]?.detail ?? "", /^img-src/);
});

test("a page can be as narrow as a phone and change what it knows of its visitor", async () => {
  await open();
  await resize(driver, 320, 640);
  assert.equal(await driver.executeScript("return matchMedia('(max-width: 320px)').matches"), true);
  await resize(driver, 1024, 768);
  assert.equal(await driver.executeScript("return document.hasFocus()"), true);
  const media = { colorScheme: "dark", reducedMotion: true };
  const told = (other) =>
    other.executeScript(
      `return ["prefers-color-scheme: dark", "prefers-reduced-motion: reduce", "forced-colors: active"]
         .map((query) => matchMedia("(" + query + ")").matches)`,
    );
  const other = await freshBrowser(media);
  await other.get(site.html("/other", PAGE));
  assert.deepEqual(await told(other), [true, true, false]);
  await other.quit();
  assert.deepEqual(await told(driver), [false, false, false]);
  if (!canEmulate("forcedColors")) return;
  await emulate(driver, { forcedColors: true });
  assert.equal((await told(driver))[2], true, engine);
  await emulate(driver, {});
  assert.deepEqual(await told(driver), [false, false, false]);
});
