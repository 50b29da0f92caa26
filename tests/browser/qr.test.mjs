/** The QR code, read from the screen by a program that knows nothing of how it was made. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { everything, overview, sentence } from "./lib/assessment.mjs";
import { canEmulate, emulate, engine, resize, screenshot } from "./lib/browser.mjs";
import { folder } from "./lib/files.mjs";
import { people } from "./lib/meeting.mjs";
import { codesOf, titled } from "./lib/others.mjs";
import { program } from "./lib/process.mjs";
import { accessibleName } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open } = await stage();
const pictures = folder();

/** What the reader sees in the QR code on the page. */
async function scanned() {
  const drawing = await check.find(".share svg");
  assert.equal(await accessibleName(drawing), sentence("qr-label"));
  await driver.executeScript(
    `arguments[0].scrollIntoView({ block: "center", behavior: "instant" })`,
    drawing,
  );
  // Of the whole page, as a camera sees it; WebKitGTK can't take one element out of it, and may
  // not have painted yet what was scrolled to.
  const path = join(pictures.path, "page.png");
  const options = ["--quiet", "--raw", "--nodbus", path];
  return until("the reader to see a code", async () => {
    await screenshot(driver, path);
    return execFileSync(program("zbarimg"), options, { encoding: "utf8" }).trim();
  });
}

/** The position of the last disclosure with these words: what is settled comes before all results. */
const lastOf = async (words) => (await check.findAll("summary", words)).length - 1;

const field = () => check.run(`return root.querySelector(".share input").value`);

for (const [name, answers] of Object.entries({ quick: overview(), full: everything() })) {
  test(`the QR code of a ${name} result is its link`, async () => {
    await open(site.url("/"));
    await check.answer(answers);
    const { link } = await check.state();
    await check.press("See results");
    await check.arrive(sentence("result-title"));
    await check.disclose(sentence("qr-code"));
    assert.equal(await scanned(), link);
    assert.equal(await field(), link);
    await check.press("Back");
    await check.run(`host.answers = { purpose: "none" }`);
    await check.press("See results");
    await check.disclose(sentence("qr-code"));
    assert.equal(await scanned(), (await check.state()).link);
  });
}

test("the largest that is offered can be read too, and a larger one isn't offered", async () => {
  const page = "https://example.org/readiness";
  await open({ attributes: `share-url="${page}"` });
  const codes = await codesOf(check, people(40));
  const linkOf = (count) => `${page}#readiness-${codes.slice(0, count).join("-")}`;
  const most = codes.findIndex((_, position) => linkOf(position + 1).length > 1000);
  const show = async (count) => {
    await check.run("return host.open(values[0])", codes.slice(0, count).join("-"));
    await titled(check, sentence("group-title", { count }));
  };
  await show(most);
  await check.disclose(sentence("qr-code"), await lastOf(sentence("qr-code")));
  assert.ok(linkOf(most).length > 940, `${linkOf(most).length}`);
  assert.equal(await scanned(), linkOf(most));
  await show(most + 1);
  // Another group is another page, on which nothing is open.
  await check.disclose(sentence("qr-code"), await lastOf(sentence("qr-code")));
  assert.ok((await check.text()).includes(sentence("qr-long")));
});

test("it can be read on a phone, in the dark and in forced colours", async (t) => {
  const looks = [{}, { colorScheme: "dark" }, { forcedColors: true }];
  for (const look of looks.filter((look) => Object.keys(look).every(canEmulate))) {
    // WebKitGTK takes a look only when it starts.
    if (engine === "webkit" && Object.keys(look).length > 0) continue;
    await t.test(JSON.stringify(look), async () => {
      if (engine !== "webkit") await emulate(driver, look);
      await resize(driver, 320, 800);
      await open(site.url("/"));
      await check.answer(everything());
      const { link } = await check.state();
      await check.press("See results");
      await check.disclose(sentence("qr-code"));
      assert.equal(await scanned(), link);
    });
  }
});
