/**
 * What the element tells its host page: how often, in what words, how far it is heard, and that
 * whoever listens may do what they like.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SLOTS } from "./lib/assessment.mjs";
import { embed } from "./lib/embed.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, details, shown } = await stage();

test("events: how many, what they say, and how far they are heard", async () => {
  const body = `<section></section><script>
    window.heard = [];
    const root = document.querySelector("section").attachShadow({ mode: "open" });
    root.innerHTML = "<readiness-check></readiness-check>";
    for (const name of ["ready", "change", "result", "error"])
      document.addEventListener("readiness-" + name, (event) =>
        heard.push([event.type, event.bubbles, event.composed, event.target.localName]));
  </script>`;
  await driver.get(embed(site, { body }));
  await until("ready", () => driver.executeScript("return heard.length"));
  await driver.executeScript(`
    window.host = document.querySelector("section").shadowRoot.firstChild;
    host.answers = { purpose: "partial" };
    host.answers = 7;`);
  // The button for the result appears with the first answer.
  await until("a result", () =>
    driver.executeScript(`
      const buttons = [...host.shadowRoot.querySelectorAll("button")];
      buttons.find((button) => button.innerText === "See results")?.click();
      return heard.some(([type]) => type === "readiness-result");`),
  );
  const names = ["ready", "change", "error", "result"];
  assert.deepEqual(
    await driver.executeScript("return heard"),
    names.map((name) => [`readiness-${name}`, true, true, "section"]),
  );
  const [change] = await details("change");
  const [result] = await details("result");
  const { code } = change;
  assert.deepEqual(change, {
    answers: { purpose: "partial" },
    code,
    answered: 1,
    total: SLOTS.length,
  });
  assert.deepEqual(Object.keys(result).sort(), ["code", "link", "profile"]);
  assert.deepEqual([result.code, result.link], [code, `${site.url("/embed")}#readiness-${code}`]);
});

test("choosing the same again, the pace and moving about report no change", async () => {
  await open();
  await check.choose("purpose", "partial");
  await check.choose("purpose", "partial");
  await check.answer({ purpose: "partial" });
  await check.press("Next");
  await check.press("Back");
  await check.run(`host.pace = "full"`);
  await shown("[data-slot=purpose-vision]");
  assert.equal((await details("change")).length, 1);
  await check.press("See results");
  await check.press("Back");
  assert.equal((await details("result")).length, 1);
});

test("a handler may set answers, or remove the element", async () => {
  await open();
  await check.run(`
    host.addEventListener("readiness-change", () => { host.answers = { funding: "none" }; }, { once: true })`);
  await check.choose("purpose", "partial");
  await until("the handler's answers", async () => (await check.state()).answers.funding);
  assert.deepEqual((await check.state()).answers, { funding: "none" });
  const cases = {
    change: () => check.run(`root.querySelector("[data-slot=purpose] [value=none]").click()`),
    result: () => check.press("See results"),
    ready: () =>
      driver.executeScript(
        `kept.remove(); return new Promise((resolve) => setTimeout(resolve)).then(() => { place.append(kept) })`,
      ),
  };
  for (const [event, provoke] of Object.entries(cases)) {
    await check.run(
      `window.kept = host; window.place = host.parentNode;
       host.addEventListener("readiness-" + values[0], () => host.remove(), { once: true })`,
      event,
    );
    await provoke();
    await until(`removal on ${event}`, () => driver.executeScript("return !kept.isConnected"));
    await driver.executeScript("place.append(kept)");
    await check.find("h3");
  }
  assert.deepEqual((await check.state()).answers, { funding: "none", purpose: "none" });
  assert.deepEqual(await complaints(driver), []);
});
