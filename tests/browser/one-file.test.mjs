/**
 * The quiz in one file: from a disk, without a network, in both languages, with links of its own and
 * with codes that are pasted. Its policy lets nothing out.
 */

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { overview, sentence } from "./lib/assessment.mjs";
import { leave } from "./lib/embed.mjs";
import { goToOpen, handIn, titled } from "./lib/others.mjs";
import { axe, complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { travel } from "./lib/travel.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check } = await stage();

const PATH = fileURLToPath(new URL("../../pkg/readiness-check.html", import.meta.url));
const FILE = pathToFileURL(PATH).href;

/** Everything the page has asked for: none of it came over a network. */
const asked = () =>
  driver.executeScript(
    `return performance.getEntriesByType("resource").map(({ name }) => name)
       .filter((name) => !name.startsWith("blob:") && !name.startsWith("data:"))`,
  );

const through = () => travel(driver, check);

test("from a disk: the quick pace, its result, its link opened again, a code handed in", async () => {
  await driver.get(`${FILE}?lang=en`);
  await check.ready();
  await through();
  await check.find("[part=step]");
  const { code, link, answers } = await check.state();
  assert.deepEqual(answers, overview());
  assert.equal(link, `${FILE}?lang=en#readiness-${code}`);
  await leave(driver, site);
  await driver.get(link);
  await check.ready();
  await titled(check, sentence("shared-title"));
  await leave(driver, site);
  await driver.get(`${FILE}?lang=en`);
  await check.ready();
  await check.run("host.reset()");
  await goToOpen(check);
  await handIn(check, `Mine is ${code}`);
  await titled(check, sentence("shared-title"));
  assert.deepEqual(await asked(), []);
});

test("in the other language, by a button and by the address", async () => {
  await driver.get(`${FILE}?lang=en`);
  await check.ready();
  await check.choose("purpose", "partial");
  const spanish = await driver.findElement({ css: ".languages [lang=es]" });
  await spanish.click();
  await until("Spanish", async () => /Siguiente/.test(await check.text()));
  assert.equal(await spanish.getAttribute("aria-pressed"), "true");
  assert.equal(await driver.executeScript("return document.documentElement.lang"), "es");
  assert.deepEqual((await check.state()).answers, { purpose: "partial" });
  await driver.get(`${FILE}?lang=es&pace=full`);
  await check.ready();
  await until("Spanish", async () => /Siguiente/.test(await check.text()));
});

test("from a server: nothing is asked for, and nothing is to complain of", async () => {
  await driver.get(site.url("/pkg/readiness-check.html?lang=en"));
  await check.ready();
  await through();
  await check.find("[part=step]");
  assert.deepEqual(await axe(driver), []);
  assert.deepEqual(await complaints(driver), []);
  // WebKit asks for an icon that no page names.
  const own = ["/pkg/readiness-check.html", "/recorder.js", "/favicon.ico", "/forgotten"];
  assert.deepEqual(
    site.requests.map(({ path }) => path).filter((path) => !own.includes(path)),
    [],
  );
});

test("without WebAssembly it is the same", async () => {
  site.headers("/pkg/readiness-check.html", {
    "content-security-policy": `script-src 'unsafe-inline' blob: ${site.url("/recorder.js")}`,
  });
  await driver.get(site.url("/pkg/readiness-check.html?lang=en"));
  await check.ready();
  await through();
});

test("it is small enough for a mail", () => {
  assert.ok(statSync(PATH).size <= 1_200_000);
});
