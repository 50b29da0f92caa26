/**
 * The first view in the page's HTML: the quiz goes on from it as it is, keeps what was entered before the
 * script came, and puts its own in the place of any other.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CONDITIONS, elementsOf, overview, sentence } from "./lib/assessment.mjs";
import { builder, paste } from "./lib/builder.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { shifts } from "./lib/layout.mjs";
import { PACKAGE } from "./lib/npm.mjs";
import { complaints } from "./lib/page.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check } = await stage();
const elsewhere = await startSite();
const [FIRST] = CONDITIONS;

const first = (name, folder = "/pkg/") =>
  readFileSync(join(PACKAGE, "first", `${name}.html`), "utf8").replace("/readiness-check/", folder);

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'";

/** Opens a page without the script, which comes from `origin` when the returned function is called. */
async function openAhead(parts, origin = "") {
  await driver.get(embed(site, { ...parts, script: false }));
  return () =>
    driver.executeScript(
      `const script = Object.assign(document.createElement("script"), { type: "module", src: arguments[0] });
       document.head.append(script);`,
      origin + FILES.script,
    );
}

/** Marks the view in the HTML, to be known again. */
const marked = () =>
  until("the view", () =>
    check.run(`
    const view = root?.querySelector(".readiness-check");
    if (view) view.ours = true;
    return !!view;`),
  );

const isOurs = () => check.run(`return Boolean(root.querySelector(".readiness-check")?.ours)`);

/** Where everything is that a visitor sees, and how it looks; colours come out of long sums. */
const places = () =>
  check.run(`
    return [...root.querySelectorAll("h2, h3, p, legend, label, summary, button, svg")]
      .filter((element) => element.checkVisibility() && !element.matches(".unseen, .status, .answered"))
      .map((element) => [element.localName, ...Object.values(element.getBoundingClientRect().toJSON()).map((at) => at.toFixed(2)),
        getComputedStyle(element).color, getComputedStyle(element).backgroundColor, getComputedStyle(element).font].join(" ").replace(/0\\.\\d+/g, (part) => Number(part).toFixed(3)));`);

const KINDS = {
  "with its style inside": { name: "en-quick" },
  "with a link to its style, under a strict policy": { name: "en-quick.linked", strict: true },
  "at the full pace": {
    name: "en-full",
    attributes: `pace="full"`,
    slots: [FIRST, elementsOf(FIRST)[0]],
  },
  "in Spanish": { name: "es-quick", attributes: `lang="es"` },
};

for (const [kind, { name, attributes = "", strict, slots = [FIRST] }] of Object.entries(KINDS)) {
  for (const away of [false, true]) {
    test(`${kind}, ${away ? "from another server" : "from the page's own"}: it stays as it is, with what was entered`, async () => {
      const other = elsewhere.origin;
      elsewhere.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
      if (strict) {
        const also = away ? STRICT.replaceAll("'self'", `'self' ${other}`) : STRICT;
        site.headers("/embed", { "content-security-policy": also });
      }
      const content = `${first(name, away ? `${other}/pkg/` : "/pkg/")}<p>Own words</p>`;
      const release = await openAhead({ attributes, content }, away ? other : "");
      await marked();
      await until("the style", () =>
        check.run(`return getComputedStyle(root.querySelector(".header")).display === "flex"`),
      );
      for (const slot of slots) {
        await check.run(
          `root.querySelector('[data-slot="' + values[0] + '"] [value="partial"]').click()`,
          slot,
        );
      }
      await check.run(`root.querySelector("button.primary").focus()`);
      let before;
      await until("the page at rest", async () => {
        const last = JSON.stringify(before);
        before = await places();
        return JSON.stringify(before) === last;
      });
      let loaded;
      const hold = new Promise((resolve) => {
        loaded = resolve;
      });
      for (const one of [site, elsewhere]) one.fault(FILES.module, { hold });
      await release();
      await until("the class", () =>
        driver.executeScript(`return !!customElements.get("readiness-check")`),
      );
      assert.ok(await isOurs());
      assert.deepEqual(await places(), before);
      assert.equal(await check.run("return root.activeElement?.className"), "primary");
      const answers = Object.fromEntries(slots.map((slot) => [slot, "partial"]));
      assert.deepEqual(await check.run("return host.answers"), answers);
      loaded();
      await check.ready();
      assert.ok(!(await isOurs()));
      assert.deepEqual((await check.state()).answers, answers);
      // With an answer there is one button more.
      const after = await places();
      assert.deepEqual(
        before.filter((place) => !after.includes(place)),
        [],
      );
      assert.deepEqual((await shifts(driver)) ?? [], []);
      await driver.navigate().refresh();
      await release();
      await check.ready();
      assert.deepEqual((await check.state()).answers, answers);
      assert.deepEqual(await complaints(driver), []);
    });
  }
}

const OTHERS = {
  "another version": () =>
    first("en-quick").replace(/data-view="[^ ]+/, `data-view="state-policy-en-quick-00000000.json`),
  "another language": () => first("es-quick"),
  "another pace": () => first("en-full"),
  "fewer controls than there should be": () => first("en-quick").replace(/<input [^>]*>/, ""),
  "words beside the view": () => first("en-quick").replace("</template>", "Buy now</template>"),
  "something else altogether": () => `<template shadowrootmode="open"><p>Buy now</p></template>`,
  "one that says something else of where answers are kept": () => first("en-quick"),
  "no mark": () => first("en-quick").replace(/ data-view="[^"]+"/, ""),
};

for (const [what, content] of Object.entries(OTHERS)) {
  test(`${what} gives way to the quiz's own first view`, async () => {
    const attributes = what.includes("kept") ? `save="device"` : "";
    const release = await openAhead({ content: content(), attributes });
    await until("a root", () => check.run("root.firstElementChild.ours = true; return true"));
    let loaded;
    site.fault(FILES.module, {
      hold: new Promise((resolve) => {
        loaded = resolve;
      }),
    });
    await release();
    await check.find(`[data-slot=${FIRST}]`);
    await until("its own view", () =>
      check.run(`return ![...root.children].some((child) => child.ours)`),
    );
    assert.equal(await check.run("return root.childNodes.length"), 1);
    await check.choose(FIRST, "none");
    loaded();
    await check.ready();
    assert.deepEqual((await check.state()).answers, { [FIRST]: "none" });
    assert.deepEqual(await complaints(driver), []);
  });
}

test("two of it, or one where the browser knows no such thing, are as good as none", async () => {
  const twice = first("en-quick") + first("en-quick");
  const unknown = first("en-quick").replace("shadowrootmode", "shadowrootkind");
  for (const content of [twice, unknown]) {
    const release = await openAhead({ content });
    await release();
    await check.ready();
    await check.choose(FIRST, "none");
    assert.deepEqual((await check.state()).answers, { [FIRST]: "none" });
    assert.equal(
      await driver.executeScript(
        "return document.body.innerText.split(arguments[0]).length",
        sentence("next"),
      ),
      1,
    );
    assert.deepEqual(await complaints(driver), []);
    await driver.executeScript("sessionStorage.clear()");
  }
});

test("who comes back, or opens a link, sees what is theirs, and loses nothing entered meanwhile", async () => {
  const content = first("en-quick");
  let release = await openAhead({ content });
  await release();
  await check.ready();
  await check.answer(overview());
  const { code } = await check.state();
  release = await openAhead({ content });
  await marked();
  await check.run(`root.querySelector('[data-slot="${FIRST}"] [value="not-sure"]').click()`);
  await release();
  await check.ready();
  assert.notEqual(overview()[FIRST], "not-sure");
  assert.deepEqual((await check.state()).answers, { ...overview(), [FIRST]: "not-sure" });
  await driver.executeScript("sessionStorage.clear()");
  await driver.get("about:blank");
  await driver.get(`${embed(site, { content, path: "/linked" })}#readiness-${code}`);
  await until("the result", async () => (await check.text()).includes(sentence("shared-title")));
});

test("the page that makes snippets offers both forms, and what it makes is gone on from", async () => {
  const page = builder(driver, site);
  for (const [first, style] of [
    ["inline", "style"],
    ["linked", "link"],
  ]) {
    await page.open("?package=/pkg/");
    await page.choose("first", first);
    await until("the view in the snippet", async () =>
      (await page.text("snippet")).includes("data-view"),
    );
    const copies = await page.copies();
    // The site puts it into every HTML that it sends.
    const snippet = copies.snippet.replace(`<script src="/recorder.js"></script>`, "");
    const copied = { ...copies, snippet };
    await driver.get(
      paste(site, { ...copied, snippet: copied.snippet.replace("<script", "<script-later") }),
    );
    await until("the style", () =>
      check.run(`return getComputedStyle(root.querySelector(".header")).display === "flex"`),
    );
    assert.equal(await check.run("return root.firstElementChild.localName"), style);
    await driver.get("about:blank");
    await driver.get(paste(site, copied));
    await check.ready();
    await check.choose(FIRST, "none");
    assert.deepEqual(await complaints(driver), []);
    assert.deepEqual(site.requested("/violations"), []);
    await driver.executeScript("sessionStorage.clear()");
  }
  // An isolated quiz has no view in the HTML; only what the page writes is looked at, not the quiz in it.
  await driver.get("about:blank");
  await driver.get(site.url("/embed.html?first=inline&isolated=yes"));
  await until("the snippet", () => page.text("snippet"));
  assert.ok(!(await page.text("snippet")).includes("<template"));
});
