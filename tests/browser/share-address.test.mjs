/**
 * The address that result links lead to: codes stay in the fragment, whatever the page's own
 * address holds, unless the page itself asks for something else.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, sentence } from "./lib/assessment.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open } = await stage();
const [FIRST] = CONDITIONS;
const ANSWERS = { [FIRST]: "partial" };

/** The link that a page of this address makes, and its code. */
async function linkOn(address) {
  await open(address);
  await check.answer(ANSWERS);
  const { link, code } = await check.state();
  return { link, code };
}

test("a place for the code in the page's own address is none", async () => {
  const page = embed(site);
  for (const query of [
    "utm={code}",
    "x={code}",
    "{code}",
    "x=%7Bcode%7D",
    "a=1&x={code}&b={code}",
  ]) {
    const { link, code } = await linkOn(`${page}?${query}`);
    const { hash, search } = new URL(link);
    assert.equal(hash, `#readiness-${code}`, query);
    assert.ok(!search.includes(code), link);
    assert.doesNotMatch(link, /[{}]/);
  }
  const { link, code } = await linkOn(`${site.url("/pkg/frame.html")}?x={code}`);
  assert.ok(link.endsWith(`frame.html?x=%7Bcode%7D#readiness-${code}`), link);
  await driver.get("about:blank");
  site.requests.length = 0;
  await driver.get(link);
  await check.arrive(sentence("shared-title"));
  assert.ok(
    site.requests.every(({ url }) => !url.includes(code)),
    "no server learns of it",
  );
});

test("links keep what the page needs, without what only follows visitors", async () => {
  const page = embed(site);
  for (const [query, kept] of [
    ["", ""],
    ["?page=7", "?page=7"],
    ["?utm_source=mail&utm_campaign=a%20b&gclid=1&fbclid=2", ""],
    ["?page=7&utm_medium=x&mc_eid=abc", "?page=7"],
  ]) {
    const { link, code } = await linkOn(page + query);
    assert.equal(link, `${page}${kept}#readiness-${code}`);
  }
});

test("links lead to the canonical address of a page that names one", async () => {
  const page = (canonical) =>
    site.html(
      "/canonical",
      `<!doctype html><html lang="en"><head><title>A page</title><link rel="canonical" href="${canonical}">
       </head><body><readiness-check></readiness-check><script type="module" src="${FILES.script}"></script></body></html>`,
    );
  for (const [canonical, expected] of [
    ["https://example.org/quiz", "https://example.org/quiz"],
    ["/quiz#top", site.url("/quiz")],
    ["https://example.org/{code}?utm_source=x", "https://example.org/%7Bcode%7D"],
    ["javascript:alert(1)", site.url("/canonical?session=SECRET")],
    ["", site.url("/canonical?session=SECRET")],
  ]) {
    const { link, code } = await linkOn(`${page(canonical)}?session=SECRET`);
    assert.equal(link, `${expected}#readiness-${code}`, canonical);
  }
});

test("share-url may have one place for the code, and loses nothing behind it", async () => {
  for (const [asked, expected] of [
    ["/to/{code}/x", (code) => site.url(`/to/${code}/x`)],
    ["/to?c={code}&d={code}&e=1", (code) => site.url(`/to?c=${code}&d={code}&e=1`)],
    ["?c={code}", (code) => `${site.url("/embed")}?c=${code}`],
    ["#/quiz/{code}", (code) => `${site.url("/embed")}#/quiz/${code}`],
    ["https://[", (code) => `${site.url("/embed")}#readiness-${code}`],
    ["  ", (code) => `${site.url("/embed")}#readiness-${code}`],
  ]) {
    await open({ attributes: `share-url="${asked}"` });
    await check.answer(ANSWERS);
    const { link, code } = await check.state();
    assert.equal(decodeURI(link), expected(code), asked);
  }
});

test("a page without an address of its own makes links to the one it came from, or none that lie", async () => {
  const inner = `<base target=_self><readiness-check></readiness-check><script type=module src=${site.url(FILES.script)}></script>`;
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  const outer = site.html(
    "/outer",
    `<!doctype html><title>Outer</title><iframe srcdoc="${inner}"></iframe>`,
  );
  await driver.get(`${outer}?page=7`);
  await driver.switchTo().frame(0);
  const framed = quiz(driver);
  await framed.ready();
  await framed.answer(ANSWERS);
  const { link, code } = await framed.state();
  assert.equal(link, `${outer}?page=7#readiness-${code}`);
  await driver.switchTo().defaultContent();
  // A blob is gone with the tab that made it.
  await driver.executeScript(
    `const page = new Blob(["<!doctype html><title>Blob</title>", arguments[0]], { type: "text/html" });
     const frame = Object.assign(document.createElement("iframe"), { src: URL.createObjectURL(page) });
     document.body.replaceChildren(frame);`,
    inner,
  );
  await until("the frame", () => driver.executeScript("return frames.length === 1"));
  await driver.switchTo().frame(0);
  await framed.ready();
  await framed.answer(ANSWERS);
  const blob = await framed.state();
  assert.equal(blob.link, `#readiness-${code}`);
  await driver.switchTo().defaultContent();
});
