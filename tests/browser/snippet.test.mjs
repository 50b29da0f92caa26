/**
 * What the builder gives to copy: what each choice adds to it, that nothing typed becomes markup,
 * and that it does on a partner's site, under the policy made for it, what was promised.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { definitionWith, overview, sentence } from "./lib/assessment.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { builder, paste } from "./lib/builder.mjs";
import { beginAfresh } from "./lib/embed.mjs";
import { complaints, log } from "./lib/page.mjs";
import { clickWhatIsFound, quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { until } from "./lib/wait.mjs";

const ENTRY = new URL("../../pkg/readiness-check.js", import.meta.url);
const HASH = `sha384-${createHash("sha384").update(readFileSync(ENTRY)).digest("base64")}`;
const FRAMEWORK =
  "https://knowledgeworks.org/resources/state-policy-framework-personalized-learning";
const FALLBACK = `<noscript><p>The quiz needs JavaScript. <a href="${FRAMEWORK}">Read the framework</a>.</p></noscript>`;

const driver = await openBrowser();
/** Where the builder is, a partner's own site, and a third that sends files to everybody. */
const [site, partner, elsewhere] = [await startSite(), await startSite(), await startSite()];
const page = builder(driver, site);
const check = quiz(driver);

beforeEach(async () => {
  for (const one of [site, partner, elsewhere]) one.clear();
  await beginAfresh(driver, partner);
  await beginAfresh(driver, site);
  site.json("/pkg/integrity.json", { "readiness-check.js": HASH });
});

const pinned = () => until("the hash", async () => (await page.text("snippet")).includes(HASH));

test("with nothing chosen there is nothing but the script, the element and its fallback", async () => {
  await page.open();
  await pinned();
  assert.deepEqual(await page.copies(), {
    snippet: [
      `<script type="module" src="/readiness-check/readiness-check.js" integrity="${HASH}" crossorigin></script>`,
      "<readiness-check>",
      `  <p><a href="/readiness-check/frame.html">Open the quiz on its own page</a></p>`,
      `  ${FALLBACK}`,
      "</readiness-check>",
      "",
    ].join("\n"),
    rule: "",
    policy:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'",
    headers: "",
  });
  assert.equal(new URL(await driver.getCurrentUrl()).search, "");
  assert.deepEqual(await complaints(driver), []);
});

test("each choice shows in what there is to copy, and going back takes it out again", async () => {
  await page.open();
  await pinned();
  const before = await page.copies();
  await page.choose("lang", "es");
  await page.choose("pace", "full");
  await page.choose("save", "off");
  await page.type("accent", "#a3360b");
  await page.unfold();
  await page.type("heading-font", `"Source Serif 4", serif`);
  await page.type("introduction", `One line.${Key.ENTER}${Key.ENTER}Another one.`);
  await page.type("footer", "The end.");
  await page.type("package", "https://cdn.example.org/quiz;1/readiness-check.js");
  await page.type("share-url", "https://example.org/r/{code}");
  await page.type("assessment", "https://cdn.example.org/pets/en.json");
  await page.choose("isolated");
  await page.choose("pin");
  const own =
    "https://cdn.example.org/quiz;1/frame.html?lang=es&amp;pace=full&amp;assessment=https%3A%2F%2Fcdn.example.org%2Fpets%2Fen.json";
  assert.deepEqual(await page.copies(), {
    snippet: [
      `<script type="module" src="https://cdn.example.org/quiz;1/readiness-check.js" crossorigin></script>`,
      `<readiness-check lang="es" pace="full" save="off" assessment="https://cdn.example.org/pets/en.json" share-url="https://example.org/r/{code}" isolated>`,
      `  <p slot="introduction">One line.</p>`,
      `  <p slot="introduction">Another one.</p>`,
      `  <p slot="footer">The end.</p>`,
      `  <p><a href="${own}">Abrir la autoevaluación en una página aparte</a></p>`,
      "  <noscript><p>La autoevaluación necesita JavaScript.</p></noscript>",
      "</readiness-check>",
      "",
    ].join("\n"),
    rule: `readiness-check {\n  --readiness-accent: #a3360b;\n  --readiness-heading-font: "Source Serif 4", serif;\n}\n`,
    policy:
      "default-src 'none'; script-src 'self' https://cdn.example.org/quiz%3B1/; frame-src https://cdn.example.org/quiz%3B1/; connect-src https://cdn.example.org/pets/; style-src 'self'; img-src 'self'",
    headers: [
      "# https://cdn.example.org, every file of the package",
      "Access-Control-Allow-Origin: *",
      "Cross-Origin-Resource-Policy: cross-origin",
      "# and no X-Frame-Options, nor a frame-ancestors that leaves your page out",
      "# https://cdn.example.org, your questions and their guide",
      "Access-Control-Allow-Origin: *",
      "Cross-Origin-Resource-Policy: cross-origin",
      "",
    ].join("\n"),
  });
  await page.choose("styling", "attribute");
  const { snippet, rule, policy } = await page.copies();
  assert.equal(rule, "");
  assert.ok(
    snippet.includes(
      ` style="--readiness-accent: #a3360b; --readiness-heading-font: &quot;Source Serif 4&quot;, serif"`,
    ),
  );
  assert.ok(policy.includes("style-src-attr 'unsafe-inline'"));
  await clickWhatIsFound(driver, () => page.find("#reset"));
  assert.deepEqual(await page.copies(), before);
});

/** The headers that the builder prints for one of the servers. */
const printed = (headers, origin) =>
  Object.fromEntries(
    headers
      .split("# ")
      .find((block) => block.startsWith(origin))
      .split("\n")
      .slice(1)
      .filter((line) => line.includes(":"))
      .map((line) => line.split(": ")),
  );

/** Opens a partner's page with what was made, and goes through the quiz to a result. */
async function goThrough(made) {
  await driver.get(paste(partner, made));
  await check.ready();
  await check.choose("purpose", "partial");
  await check.answer(overview());
  await check.press("See results");
  await check.arrive(sentence("result-title"));
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(partner.requested("/violations"), []);
}

test("the plain snippet runs on a partner's own site under the policy made for it", async () => {
  await page.open("?package=/pkg/");
  await pinned();
  const made = await page.copies();
  await goThrough(made);
  // Also where strings may not become scripts or markup.
  const trusted = `${made.policy}; require-trusted-types-for 'script'; trusted-types readiness-check`;
  await beginAfresh(driver, partner);
  await goThrough({ ...made, policy: trusted });
  // The reports that were missing above do come.
  await beginAfresh(driver, partner);
  partner.clear();
  const less = made.policy.replace("connect-src 'self'", "connect-src 'none'");
  await driver.get(paste(partner, { ...made, policy: less }));
  await until("a report", () => partner.requested("/violations").length > 0);
});

test("a snippet with everything runs from another server under the policy made for it", async () => {
  const own = definitionWith((definition) => {
    definition.id = "pets";
    definition.title = "Pets";
  });
  elsewhere.json("/own/pets.json", own);
  elsewhere.json("/own/guide/en.json", {});
  await page.open();
  await page.choose("pace", "full");
  await page.choose("save", "off");
  await page.type("accent", "#a3360b");
  await page.type("package", elsewhere.url("/pkg"));
  await page.type("assessment", elsewhere.url("/own/pets.json"));
  await page.type("share-url", "https://example.org/r/{code}");
  await pinned();
  const made = await page.copies();
  assert.ok(made.rule && made.headers);
  // Without these headers the browser refuses the script, and the element's own content is left.
  await driver.get(paste(partner, made));
  await until("the refusal", async () => (await log(driver, "load-error")).length > 0);
  assert.equal(await check.run("return host.shadowRoot"), null);
  assert.ok(await driver.findElement({ partialLinkText: "Open the quiz" }).isDisplayed());
  partner.clear();
  elsewhere.headers(/^\/(pkg|own)\//, printed(made.headers, elsewhere.origin));
  await driver.get(paste(partner, made));
  await check.ready();
  await check.find("[data-slot=purpose-vision]");
  await check.answer(overview());
  const { link, profile } = await check.state();
  assert.ok(link.startsWith("https://example.org/r/"), link);
  assert.equal(profile.assessment, "pets");
  const accent = `return getComputedStyle(host).getPropertyValue("--readiness-accent").trim()`;
  assert.equal(await check.run(accent), "rgb(163, 54, 11)");
  await check.choose("purpose-vision", "partial");
  await check.press("See results");
  await check.arrive(sentence("result-title"));
  assert.deepEqual(
    await driver.executeScript("return [sessionStorage.length, localStorage.length]"),
    [0, 0],
  );
  assert.deepEqual(
    (await complaints(driver)).filter(({ type }) => type === "csp"),
    [],
  );
  assert.deepEqual(partner.requested("/violations"), []);
  assert.ok(elsewhere.requested(/\.wasm$/).length > 0);
  assert.equal(partner.requested(/\.(wasm|json)$/).length, 0);
});

test("isolated on one's own server, the package has to serve a frame that belongs to no site", async () => {
  await page.open("?isolated=yes");
  await pinned();
  const { snippet, policy, headers } = await page.copies();
  assert.ok(snippet.includes("<readiness-check isolated>"));
  assert.ok(policy.includes("script-src 'self'; frame-src 'self';"), policy);
  assert.match(headers, /^# your own server, .*\nAccess-Control-Allow-Origin: \*\n/);
});

test("a look written onto the element holds under its policy, and the file must be the very one", async () => {
  await page.open("?package=/pkg/&accent=%23a3360b&styling=attribute");
  await pinned();
  const made = await page.copies();
  await goThrough(made);
  const accent = `return getComputedStyle(host).getPropertyValue("--readiness-accent").trim()`;
  assert.equal(await check.run(accent), "rgb(163, 54, 11)");
  partner.fault("/pkg/readiness-check.js", { body: `${readFileSync(ENTRY, "utf8")}\n//` });
  await driver.get(paste(partner, made));
  await until("the refusal", async () =>
    (await complaints(driver)).some(({ type }) => type === "load-error"),
  );
  const upgraded = await check.run("return host.shadowRoot !== null");
  assert.equal(upgraded, false);
});

test("whatever is typed stays text", async () => {
  const introduction = `</readiness-check><script>alert(1)</script> & "so" 'on' <!-- &lt;`;
  const share = `https://example.org/?a="b"&c=<d>&e={code}`;
  await page.open();
  await page.type("introduction", introduction);
  await page.type("share-url", share);
  const parsed = await driver.executeScript(
    `const page = new DOMParser().parseFromString(arguments[0], "text/html");
     const quiz = page.querySelector("readiness-check");
     return {
       elements: [...page.querySelectorAll("head *, body *")].map((one) => one.localName).join(" "),
       introduction: quiz.querySelector("[slot=introduction]").textContent,
       share: quiz.getAttribute("share-url"),
       attributes: quiz.getAttributeNames(),
     };`,
    await page.text("snippet"),
  );
  assert.deepEqual(parsed, {
    elements: "script readiness-check p p a noscript p a",
    introduction,
    share,
    attributes: ["share-url"],
  });
});

test("without a list of hashes there is none, and that is said", async () => {
  site.clear();
  site.fault("/pkg/integrity.json", { status: 404, body: "" });
  await page.open();
  await until("the note", async () => /no hash/.test(await page.text("hash-note")));
  assert.ok(!(await page.text("snippet")).includes("integrity"));
});
