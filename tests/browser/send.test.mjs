/**
 * The button that sends a result to a place of the page's choosing: where it leads, what goes with it,
 * and that there is none where the page asks for something that won't do.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { overview, sentence } from "./lib/assessment.mjs";
import { beginAfresh } from "./lib/embed.mjs";
import { inFrame } from "./lib/frame.mjs";
import { axe, complaints, log } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { travel } from "./lib/travel.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, shown } = await stage();

const FORM = "https://forms.example.org/f?entry.1={code}&amp;entry.2={link}";

/** The links that send something, as the visitor reads them, and where they lead. */
const ways = (quiz = check) =>
  quiz.run(`return [...root.querySelectorAll("a.secondary")].map((link) => ({
    words: link.innerText.trim(), address: link.href, tab: link.target, referrer: link.rel }))`);

async function result(attributes) {
  await open({ attributes });
  await check.answer(overview());
  await check.press("See results");
  await shown(".bar-of-actions");
  return check.state();
}

test("it says where it leads, stands at hand and beside the link, and carries the answers alone", async () => {
  const { code, link } = await result(`send-to="${FORM}"`);
  const address = `https://forms.example.org/f?entry.1=${code}&entry.2=${encodeURIComponent(link)}`;
  const words = sentence("send").replace("{place}", "forms.example.org");
  const way = { words, address, tab: "_blank", referrer: "noreferrer" };
  assert.deepEqual(await ways(), [way, way]);
  const hint = sentence("send-hint").replaceAll("{place}", "forms.example.org");
  assert.ok((await check.run(`return root.querySelector(".share").innerText`)).includes(hint));
  // Nothing has gone there, nor will before somebody presses it.
  assert.deepEqual(site.requested("/f"), []);
  assert.deepEqual(await axe(driver), []);
  assert.deepEqual(await complaints(driver), []);
});

test("a mail opens beside the page, with the words of the page for it, as plain text", async () => {
  const { link } = await result(
    `send-to="mailto:policy@example.org?subject=Our%20result&amp;body={link}" send-label="To the team & more"`,
  );
  const [way] = await ways();
  assert.equal(way.words, "To the team & more: policy@example.org");
  assert.equal(way.tab, "");
  const body = encodeURIComponent(link);
  assert.equal(way.address, `mailto:policy@example.org?subject=Our%20result&body=${body}`);
  const hint = sentence("send-mail-hint").replaceAll("{place}", "policy@example.org");
  assert.ok((await check.run(`return root.querySelector(".share").innerText`)).includes(hint));
});

test("it follows the page's attributes and properties, and goes with them", async () => {
  await result("");
  assert.deepEqual(await ways(), []);
  await check.run(`host.sendTo = "https://one.example/{code}"; host.sendLabel = "One"`);
  await until("the button", async () => (await ways())[0]?.words === "One: one.example");
  assert.equal(
    await check.run(`return host.getAttribute("send-to")`),
    "https://one.example/{code}",
  );
  await check.run(`host.sendTo = null`);
  await until("no button", async () => (await ways()).length === 0);
});

test("what won't do gives no button, and tells whoever builds the page, once", async () => {
  for (const [attributes, reason] of [
    [`send-to="http://example.org/{code}"`, /neither with mailto: nor with https:/],
    [`send-to="https://example.org/"`, /neither \{code\} nor \{link\}/],
    [`send-to="https://example.org/{code}" send-label="<b>Send</b>"`, /holds markup/],
  ]) {
    await beginAfresh(driver, site);
    await result(attributes);
    assert.deepEqual(await ways(), []);
    const told = await log(driver, "console-warn");
    assert.equal(told.length, 1, attributes);
    assert.match(told[0].detail, reason);
  }
});

test("an isolated quiz offers it too, and tells the page nothing of what would go there", async () => {
  // A frame of no origin fetches the package as from another server.
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  await open({ attributes: `isolated send-to="${FORM}"` });
  await inFrame(driver, check, async (inner) => {
    await travel(driver, inner);
    await until("the button", async () => (await ways(inner)).length > 0);
    const [way] = await ways(inner);
    assert.match(way.address, /^https:\/\/forms\.example\.org\/f\?entry\.1=[0-9A-Za-z]+&/);
  });
  assert.deepEqual(await ways(), []);
});
