/**
 * The builder as a page: bad input, its address, its preview, the keyboard, and how it looks; and
 * the demo page that leads to it.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { canEmulate, openBrowser, resize } from "./lib/browser.mjs";
import { builder } from "./lib/builder.mjs";
import { beginAfresh } from "./lib/embed.mjs";
import { axe, complaints, focused, judged, keys, tabTo } from "./lib/page.mjs";
import { accessibleName, click, quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { copiedText, take } from "./lib/taken.mjs";
import { until } from "./lib/wait.mjs";

const driver = await openBrowser();
const site = await startSite();
const page = builder(driver, site);
const check = quiz(driver);

beforeEach(async () => {
  site.clear();
  await beginAfresh(driver, site);
});

test("what can't be taken is explained at its field, and the snippet stays as it was", async () => {
  const cases = [
    ["accent", "blu", /“blu” is no colour/, "teal"],
    ["accent", "red; } body { display: none", /is no colour/, "var(--brand, #123)"],
    ["accent", "red/*", /is no colour/, "rgb(10 20 30)"],
    ["radius", "big", /“big” is no length/, "0.5rem"],
    ["font", `"Unclosed`, /is no list of fonts/, `"Closed", serif`],
    ["package", "javascript:alert(1)", /begins with javascript:/, "./pkg"],
    ["package", "cdn.example.org/quiz/", /Write https:\/\//, "https://cdn.example.org/quiz/"],
    ["package", "http://cdn.example.org/quiz/", /begins with http:/, "/quiz"],
    ["package", "https://me:secret@example.org/", /a name or a password/, "https://example.org/"],
    ["package", "/quiz/?v=1", /is no folder/, "/quiz/"],
    [
      "send-to",
      "https://example.org/form",
      /no place for the result/,
      "mailto:a@example.org?body={link}",
    ],
    [
      "send-to",
      "http://example.org/{code}",
      /neither a mail nor a server/,
      "https://example.org/?r={code}",
    ],
    ["send-label", "<b>Send</b>", /markup/, "Send & see"],
    ["share-url", "my page", /has a space/, "/page#{code}"],
    ["assessment", "https://", /is no address/, "/pets.json"],
  ];
  await page.open();
  await page.unfold();
  for (const [name, bad, message, good] of cases) {
    const before = await page.copies();
    await page.type(name, bad);
    assert.match(await page.problem(name), message, bad);
    assert.deepEqual(await page.copies(), before, bad);
    const field = await page.find(`#choices [name="${name}"]`);
    assert.equal(await field.getAttribute("aria-invalid"), "true", bad);
    const described = (await field.getAttribute("aria-describedby")).split(" ");
    assert.ok(described.includes(`${name}-problem`), bad);
    await page.type(name, good);
    assert.equal(await page.problem(name), "", good);
    assert.equal(await field.getAttribute("aria-invalid"), null, good);
    assert.notDeepEqual(await page.copies(), before, good);
  }
});

test("the address holds the choices and brings them back; what it can't hold is explained", async () => {
  await page.open();
  await page.choose("lang", "es");
  await page.choose("isolated");
  await page.choose("pin");
  await page.type("introduction", "Hello & welcome");
  await page.type("accent", "teal");
  await page.dress("dark");
  const made = await page.copies();
  const { search, hash } = new URL(await driver.getCurrentUrl());
  assert.equal(hash, "");
  assert.deepEqual(Object.fromEntries(new URLSearchParams(search)), {
    lang: "es",
    isolated: "yes",
    accent: "teal",
    introduction: "Hello & welcome",
    pin: "no",
    host: "dark",
  });
  await driver.get("about:blank");
  await page.open(search);
  await until("the same", async () => (await page.text("snippet")) === made.snippet);
  assert.deepEqual(await page.copies(), made);
  assert.equal(await (await page.find("#host")).getAttribute("value"), "dark");
  assert.equal(await (await page.find("#accent-picker")).getAttribute("value"), "#008080");
  assert.deepEqual(
    await driver.executeScript(
      "return [sessionStorage.length, localStorage.length, document.cookie]",
    ),
    [0, 0, ""],
  );
  await page.open("?accent=blu&pace=leisurely&package=javascript:1&host=%22&what=else");
  assert.match(await page.problem("accent"), /“blu” is no colour/);
  assert.match(await page.problem("package"), /javascript:/);
  assert.ok((await page.text("snippet")).includes(`src="/readiness-check/readiness-check.js"`));
});

test("whatever the package has can be chosen, in each of its languages", async () => {
  await page.open();
  const list = new URL("../../pkg/assessments.json", import.meta.url);
  const { assessments, languages } = JSON.parse(readFileSync(list, "utf8"));
  const offered = await driver.executeScript(`return {
    assessments: [...document.querySelectorAll("#packaged option")].map(({ text }) => text).slice(0, -1),
    languages: [...document.querySelectorAll("[name=lang]")].map(({ value }) => value).slice(1),
  }`);
  assert.deepEqual(offered, {
    assessments: Object.values(assessments).map(({ en }) => en.title),
    languages: Object.keys(languages),
  });
  const counts = () =>
    driver.executeScript(
      `return ["quick", "full"].map((pace) => document.getElementById(pace + "-count").textContent)`,
    );
  assert.deepEqual(await counts(), ["8 questions", "all 87 questions"]);
  await driver.findElement({ css: `#packaged option[value="leaders"]` }).click();
  assert.deepEqual(await counts(), ["4 questions", "all 17 questions"]);
  await page.choose("lang", "es");
  await page.choose("first", "linked");
  const { title, credit } = assessments.leaders.es;
  const snippet = await until("its first view", async () => {
    const snippet = await page.text("snippet");
    return snippet.includes("shadowrootmode") && snippet;
  });
  assert.match(snippet, /<readiness-check lang="es" assessment="leaders">/);
  assert.ok(snippet.includes(title), "the first view is that of the assessment");
  assert.ok(snippet.includes("frame.html?lang=es&amp;assessment=leaders"));
  assert.ok(snippet.includes(`<a href="${credit.address}">${credit.label}</a>`));
  await page.inPreview(() =>
    until("the questions in the preview", async () => (await check.text()).includes(title)),
  );
  // Questions of one's own are called by an address, and nothing is known of them.
  await page.type("assessment", "/pets.json");
  assert.deepEqual(await counts(), ["few questions", "all questions"]);
  assert.equal(await driver.executeScript(`return document.querySelector("#packaged").value`), "/");
  await driver.findElement({ css: "#packaged option" }).click();
  assert.deepEqual(await counts(), ["8 questions", "all 87 questions"]);
  assert.ok(!(await page.text("snippet")).includes("assessment="));
});

test("without a list of what the package has, that is said, and there is a snippet all the same", async () => {
  site.fault("/pkg/assessments.json", { status: 404 });
  await page.open();
  const note = await page.find("#list-note");
  assert.match(await note.getText(), /no assessments.json/);
  await page.choose("pace", "full");
  assert.match(
    await page.text("snippet"),
    /^<script type="module"[^>]*><\/script>\n<readiness-check pace="full">\n<\/readiness-check>\n$/,
  );
});

test("the preview follows, and keeps what was answered in it", async () => {
  await page.open();
  await page.inPreview(async () => {
    await check.answer({ purpose: "partial" });
  });
  await page.choose("lang", "es");
  await page.type("accent", "#a3360b");
  await page.type("introduction", "Hello");
  await page.dress("government");
  const read = `return {
    accent: host.style.getPropertyValue("--readiness-accent"),
    introduction: host.querySelector("[slot=introduction]")?.textContent,
    banner: getComputedStyle(document.querySelector(".banner")).backgroundColor,
    language: root.querySelector("[part=quiz]").lang.slice(0, 2),
  }`;
  await page.inPreview(async () => {
    await until("all of it", async () => {
      assert.deepEqual(await check.run(read), {
        accent: "#a3360b",
        introduction: "Hello",
        banner: "rgb(29, 63, 143)",
        language: "es",
      });
      return true;
    });
    assert.deepEqual((await check.state()).answers, { purpose: "partial" });
  });
  assert.deepEqual(await complaints(driver), []);
});

test("the builder itself runs under the strict policy", async () => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types readiness-check";
  site.headers(/\.html$/, { "content-security-policy": policy });
  await page.open("?host=dark&accent=teal&introduction=Hello");
  await page.choose("pace", "full");
  await page.inPreview(async () => {
    await check.find("[data-slot=purpose-vision]");
    assert.deepEqual(await complaints(driver), []);
  });
  assert.deepEqual(await complaints(driver), []);
});

test("by keyboard alone: a colour is typed, the snippet is copied, and that is announced", async () => {
  await page.open();
  await take(driver);
  const name = (wanted) => async (element) => (await accessibleName(element)) === wanted;
  await tabTo(driver, "the accent colour", name("Accent colour"));
  await keys(driver, "teal", Key.ENTER);
  await until("the colour", async () => (await page.text("rule")).includes("teal"));
  await tabTo(driver, "the copy button", async (element) =>
    driver.executeScript(`return arguments[0].dataset.copies === "snippet"`, element),
  );
  await keys(driver, Key.ENTER);
  assert.equal((await copiedText(driver))["text/plain"], await page.text("snippet"));
  const said = await driver.executeScript(
    "return [document.activeElement.parentNode.querySelector('[role=status]').textContent]",
  );
  assert.deepEqual(said, ["Copied."]);
  assert.equal(await accessibleName(await focused(driver)), "Copy");
  // Where the clipboard is closed, the text is selected.
  await take(driver, { copies: false });
  await keys(driver, Key.ENTER);
  await until("the selection", async () =>
    driver.executeScript("return String(getSelection()).includes('<readiness-check')"),
  );
});

const LOOKS = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: true }].filter(
  (look) => Object.keys(look).every(canEmulate),
);
const HOSTS = ["plain", "newspaper", "government", "toolkit", "dark"];

for (const look of LOOKS) {
  test(`axe-core and sideways scrolling, ${JSON.stringify(look)}`, async () => {
    const driver = await openBrowser(look);
    const page = builder(driver, site);
    const options = judged(look);
    const pages = ["/es.html", "/leaders.html", ...HOSTS.map((host) => `/host.html?host=${host}`)];
    const fits = async (what) => {
      for (const width of [320, 1280]) {
        await resize(driver, width, 800);
        // Of other looks only colours, which are the same on a phone and on a desk.
        if (options && (look.colorScheme === "light" || width === 320)) {
          assert.deepEqual(await axe(driver, options), [], `${what}, ${width} pixels wide`);
        }
        const over = await driver.executeScript(
          "return document.documentElement.scrollWidth - innerWidth",
        );
        assert.ok(over <= 0, `${what}, ${width} pixels wide: ${over} too many`);
      }
    };
    await page.open("?accent=blu&radius=big&package=https://cdn.example.org/a/very/long/folder/");
    await page.choose("isolated");
    await fits("the builder");
    for (const one of pages) {
      await driver.get(site.url(one));
      await quiz(driver).ready();
      await fits(one);
    }
    await driver.quit();
  });
}

test("the demo page and its Spanish sister lead to each other and to the builder", async () => {
  await driver.get(site.url("/"));
  await click(driver, await driver.findElement({ linkText: "Español" }));
  await check.ready();
  await check.button("Siguiente");
  assert.equal(await driver.executeScript("return document.documentElement.lang"), "es");
  await click(driver, await driver.findElement({ linkText: "English" }));
  await check.ready();
  await check.button("Next");
  await click(driver, await driver.findElement({ partialLinkText: "Make a snippet" }));
  await until("the builder", async () => (await page.text("snippet")) !== "");
  assert.deepEqual(await complaints(driver), []);
});
