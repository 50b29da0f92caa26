/**
 * The quiz where WebAssembly is missing, refused, or can't be fetched: the same module as JavaScript,
 * in the page itself, and fetched by nobody else.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { around, everything, overview, sentence } from "./lib/assessment.mjs";
import { FILES } from "./lib/embed.mjs";
import { people } from "./lib/meeting.mjs";
import { titled } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { printedSheet, take } from "./lib/taken.mjs";
import { travel } from "./lib/travel.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, errors, madeWith } = await stage();

const PARTS = { before: "delete window.WebAssembly" };

const count = (file) => site.requested(file).length;

const through = () => travel(driver, check);

test("without WebAssembly: the quick pace, its result, a pair, a group and the brief", async () => {
  await open(PARTS);
  assert.equal(count(FILES.fallback), 1);
  assert.equal(count(FILES.wasm), 0);
  await through();
  const { code, link, answers } = await check.state();
  assert.deepEqual(answers, overview());
  await check.find("[part=step]");
  await take(driver);
  await check.press(sentence("print"));
  assert.match(await printedSheet(driver), new RegExp(code));
  await check.run("return host.open(values[0])", link);
  await titled(check, sentence("shared-title"));
  await check.run("return host.open(values[0])", `${code}-${code}`);
  await titled(check, sentence("pair-title"));
  assert.equal(count(FILES.report), 0);
  assert.deepEqual(await complaints(driver), []);
});

test("without WebAssembly: every element, a code that is the same, a link and a group", async () => {
  const { code } = await madeWith(everything());
  await open({ ...PARTS, attributes: "pace=full" });
  await check.answer(everything());
  assert.equal((await check.state()).code, code);
  await check.run("location.hash = values[0]", `readiness-${code}`);
  await titled(check, sentence("shared-title"));
  const codes = [];
  for (const answers of people(5)) {
    await check.answer(answers);
    codes.push((await check.state()).code);
  }
  await check.run("return host.open(values[0])", codes.join("-"));
  await titled(check, sentence("group-title", { count: 5 }));
  assert.deepEqual(await complaints(driver), []);
});

test("a browser with WebAssembly fetches nothing of it", async () => {
  await open();
  await check.answer(overview());
  await check.press(sentence("see-results"));
  await check.find("[part=step]");
  assert.equal(count(FILES.fallback), 0);
});

const FAULTS = {
  "is missing": { status: 404 },
  "is a page of the network's": { body: "<p>Sign in first</p>", type: "text/html" },
  "is cut off": { cut: 5000 },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  test(`a module that ${name} is followed by the one in JavaScript`, async () => {
    site.fault(FILES.wasm, fault);
    await open();
    assert.equal(count(FILES.fallback), 1);
    await through();
    assert.deepEqual(await errors(), []);
  });
}

test("WebAssembly that seems to be there and traps at once", async () => {
  await open({
    before: `
      const real = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (...values) => {
        const { instance, module } = await real.apply(WebAssembly, values);
        const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) =>
          [name, typeof value === "function"
            ? () => { throw new WebAssembly.RuntimeError("unreachable"); } : value]));
        return { instance: { exports }, module };
      };`,
  });
  assert.equal(count(FILES.fallback), 1);
  await through();
});

const REFUSALS = {
  missing: { status: 404 },
  cut: { cut: 9000 },
  altered: { body: "export const begin = () => {}" },
};

for (const [name, fault] of Object.entries(REFUSALS)) {
  test(`both refused, the JavaScript ${name}: a message that leads on, and another try`, async () => {
    site.fault(FILES.fallback, { ...fault, times: 1 });
    await driver.get(
      site.html(
        "/blocked",
        `<!doctype html><title>Blocked</title>
      <script>${PARTS.before}</script><readiness-check>Our own words</readiness-check>
      <script type="module" src="${FILES.script}"></script>`,
      ),
    );
    const [{ kind, message }] = await until("the error", async () => {
      const all = await errors();
      return all.length > 0 && all;
    });
    assert.equal(kind, "wasm-blocked");
    assert.match(message, /WebAssembly.*fallback-/);
    await check.find("[part=failure] a");
    await check.press(around("retry"));
    await check.ready();
    await check.choose("purpose", "partial");
    assert.equal((await check.state()).answers.purpose, "partial");
  });
}
