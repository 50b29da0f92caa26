/**
 * What sites do with the elements on their pages: routes without a page load, other documents, the
 * browser's memory of pages that were left, several versions of the script, elements that are there
 * before it.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { overview, sentence, titleOf } from "./lib/assessment.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { PACKAGE } from "./lib/npm.mjs";
import { complaints, loaded, log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { contentType } from "./lib/types.mjs";
import { until } from "./lib/wait.mjs";

const ANSWERS = { purpose: "partial", "purpose-vision": "not-applicable" };
const SEND_TO = "https://forms.example.org/f?entry={code}";

const { driver, site, check, open, details, setHash, madeWith } = await stage();

/** Brings the element's script to a page that hasn't got it. */
const bringScript = (address = FILES.script) =>
  driver.executeScript(
    `return new Promise((resolve, reject) => {
       const script = Object.assign(document.createElement("script"), { type: "module" });
       Object.assign(script, { src: arguments[0], onload: () => resolve(null), onerror: reject });
       document.head.append(script);
     })`,
    address,
  );

test("a router of fragments takes the quiz away and brings it back", async () => {
  const body = `<nav></nav><div id="view"></div><script>
    const route = () => {
      const quiz = location.hash === "#/quiz" || location.hash.startsWith("#readiness-");
      const shown = document.querySelector("#view readiness-check");
      if (quiz && !shown) view.innerHTML = "<readiness-check></readiness-check>";
      if (!quiz) view.innerHTML = "<h2>" + location.hash.slice(2) + "</h2>";
    };
    addEventListener("hashchange", route);
    route();
  </script>`;
  const { code } = await madeWith(overview());
  await driver.get(embed(site, { body }));
  await setHash("#/quiz");
  await check.ready();
  await check.answer(ANSWERS);
  await check.press("Next");
  await check.arrive(titleOf("flexibility"));
  for (const route of ["#/about", "#/a/b?c=d&e", "#/readiness-check", "#", "#!/x"]) {
    await setHash(route);
    await until("no quiz", () =>
      driver.executeScript(`return !document.querySelector("readiness-check")`),
    );
    await setHash("#/quiz");
    await check.ready();
    await check.find("[data-slot=flexibility]");
    assert.deepEqual((await check.state()).answers, ANSWERS);
    assert.equal(await driver.executeScript("return location.hash"), "#/quiz");
  }
  // A result link is a route of ours; the visitor's own answers wait behind it.
  await setHash(`#readiness-${code}`);
  await until("the shared result", async () => (await details("result")).at(-1)?.code === code);
  await driver.navigate().back();
  await check.find("[data-slot=flexibility]");
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(await details("error"), []);
});

test("a router of paths: links lead to the page that is shown", async () => {
  await open();
  await check.answer(ANSWERS);
  const { code } = await check.state();
  for (const path of ["/quiz/deep?tab=1", "/other"]) {
    await driver.executeScript("history.pushState({ own: 1 }, '', arguments[0])", path);
    assert.equal((await check.state()).link, `${site.url(path)}#readiness-${code}`);
  }
  await driver.executeScript("history.replaceState({ own: 2 }, '', '/replaced')");
  await check.press("Next");
  await check.press("See results");
  await until("a result", async () => (await details("result")).length === 1);
  assert.equal((await details("result"))[0].link, `${site.url("/replaced")}#readiness-${code}`);
  // What the router keeps in its history is its own.
  assert.deepEqual(await driver.executeScript("return [history.state, location.pathname]"), [
    { own: 2 },
    "/replaced",
  ]);
  // By script: WebKit's own button passes over pages that no visitor asked for.
  await driver.executeScript("history.back()");
  await until("the page before", () =>
    driver.executeScript(`return location.pathname === "/quiz/deep"`),
  );
  assert.deepEqual((await check.state()).answers, ANSWERS);
  // Files are found where the script is, not where the page says it is.
  assert.deepEqual(await complaints(driver), []);
});

test("handed over to another document and back", async () => {
  await open({ body: `<readiness-check></readiness-check><iframe title="Another"></iframe>` });
  await check.answer(ANSWERS);
  const look = `
    const button = kept.shadowRoot.querySelector("button.primary");
    return button && kept.ownerDocument.defaultView.getComputedStyle(button).backgroundColor;`;
  await check.run("window.kept = host");
  const colour = await driver.executeScript(look);
  for (const place of ["document.querySelector('iframe').contentDocument", "document"]) {
    await driver.executeScript(
      `const page = ${place};
       page.body.append(page.adoptNode(kept));
       return kept.ready.then(() => null);`,
    );
    await until("the quiz as it looked before", async () => {
      const now = await driver.executeScript(look);
      return now === colour;
    });
    assert.deepEqual(await driver.executeScript("return kept.answers"), ANSWERS);
    // A result brings a style sheet of its own.
    await driver.executeScript(`
      const buttons = [...kept.shadowRoot.querySelectorAll("button")];
      buttons.find((button) => button.textContent === "See results").click();`);
    await until("a wheel in its place", () =>
      driver.executeScript(`
        const figure = kept.shadowRoot.querySelector("[part=figure]");
        return figure && kept.ownerDocument.defaultView.getComputedStyle(figure).display === "grid";`),
    );
    await driver.executeScript(`kept.shadowRoot.querySelector("[part=steps] button").click()`);
  }
  await check.goTo(1);
  await check.arrive(titleOf("flexibility"));
  assert.deepEqual(await complaints(driver), []);
});

test("imported into another document, which has the script too", async () => {
  const inner = embed(site, { path: "/inner", body: "<section></section>" });
  await open({
    body: `<readiness-check save="off"></readiness-check>
      <iframe title="Another" src="${inner}"></iframe>`,
  });
  await check.answer(ANSWERS);
  await until("the quiz in the frame", () =>
    driver.executeScript(`
      const { contentWindow, contentDocument } = document.querySelector("iframe");
      const section = contentDocument.querySelector("section");
      if (!contentWindow.customElements?.get("readiness-check") || !section) return false;
      if (!section.firstChild) {
        section.append(contentDocument.importNode(document.querySelector("readiness-check"), true));
      }
      return section.firstChild.shadowRoot?.querySelector("[data-slot]") !== null;`),
  );
  const [own, answers] = await driver.executeScript(`
    const copy = document.querySelector("iframe").contentDocument.querySelector("readiness-check");
    return [copy instanceof customElements.get("readiness-check"), copy.answers];`);
  assert.equal(own, false, "it belongs to the frame's own script");
  assert.deepEqual(answers, {});
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.deepEqual(await complaints(driver), []);
});

test("left and come back to, as the browser remembers the page", async () => {
  // Chromium remembers no page that may not be stored.
  site.headers(/^\/(embed|elsewhere)$/, { "cache-control": "no-cache" });
  // The pages go there and back by themselves, for a driver that asks on the way may wait for ever.
  site.html("/shown", "");
  const elsewhere = site.html(
    "/elsewhere",
    "<!doctype html><script>onload = () => setTimeout(() => history.back())</script>",
  );
  const before = `
    addEventListener("pageshow", async ({ persisted }) => (await fetch("/shown?" + persisted)).text());`;
  await open({ before, attributes: `save="off"` });
  await check.answer(ANSWERS);
  // Firefox remembers no page on which its driver has clicked.
  await check.run(
    `[...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Next").click()`,
  );
  await check.arrive(titleOf("flexibility"));
  await loaded(driver, "-rest-", "shown");
  await driver.executeScript("setTimeout(() => { location.href = arguments[0]; })", elsewhere);
  const shown = () => site.requested("/shown").map(({ url }) => url);
  await until("the page", () => shown().length === 2);
  assert.deepEqual(shown(), ["/shown?false", "/shown?true"]);
  await check.find("[data-slot=flexibility]");
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.equal((await details("ready")).length, 1);
  await check.choose("flexibility", "none");
  assert.equal((await details("change")).length, 2);
  // What was not needed yet is still found.
  await check.press("See results");
  await check.find("[part=verdict]");
  assert.deepEqual(await complaints(driver), []);
});

test("two versions of the script: the first stays in charge", async () => {
  const files = readdirSync(PACKAGE, { withFileTypes: true }).filter((one) => one.isFile());
  for (const { name } of files) {
    const body = readFileSync(join(PACKAGE, name));
    const other = name === "readiness-check.js" ? `${body}\nwindow.other = true;` : body;
    site.fault(`/other/${name}`, { body: other, type: contentType(name) });
  }
  for (const [first, second] of [
    ["/pkg/", "/other/"],
    ["/other/", "/pkg/"],
  ]) {
    site.requests.length = 0;
    await driver.get(embed(site, { script: false }));
    await bringScript(`${first}readiness-check.js`);
    await bringScript(`${second}readiness-check.js`);
    assert.equal(await driver.executeScript("return window.other"), true);
    await check.ready();
    await check.answer(overview());
    await check.press("See results");
    await check.find("[part=verdict]");
    await check.run(
      `host.after(Object.assign(document.createElement("readiness-check"), { id: "more" }))`,
    );
    await quiz(driver, "#more").ready();
    assert.deepEqual(
      site.requests.map(({ path }) => path).filter((path) => path.startsWith(second)),
      [`${second}readiness-check.js`],
    );
    assert.ok(site.requests.some(({ path }) => path.startsWith(first) && path.endsWith(".wasm")));
    assert.deepEqual(await complaints(driver), []);
    await driver.executeScript("sessionStorage.clear()");
  }
});

test("there before the script, however it was made, and with all its properties", async () => {
  await driver.get(embed(site, { body: `<section></section>`, script: false }));
  await driver.executeScript(
    `const section = document.querySelector("section");
     section.innerHTML = '<readiness-check id="parsed" pace="full" save="off"><p>Wait</p></readiness-check>';
     const clone = section.firstChild.cloneNode(true);
     clone.id = "cloned";
     const template = document.createElement("template");
     template.innerHTML = '<readiness-check id="stamped" pace="full" save="off"></readiness-check>';
     const made = document.createElement("readiness-check");
     Object.assign(made, { id: "made", pace: "full", save: "off", shareUrl: "/r/{code}",
       sendTo: arguments[1], sendLabel: "To the team", assessment: "state-policy", loading: "eager",
       answers: arguments[0], isolated: false });
     section.append(clone, template, template.content.cloneNode(true), made);
     window.aside = document.createElement("readiness-check");
     Object.assign(aside, { id: "aside", pace: "full", save: "off", answers: arguments[0] });
     window.opened = document.createElement("readiness-check");
     Object.assign(opened, { id: "opened", save: "off" });`,
    ANSWERS,
    SEND_TO,
  );
  assert.equal(
    await driver.executeScript(`return document.querySelector("#parsed p").checkVisibility()`),
    true,
  );
  await bringScript();
  // This one was upgraded by nobody: it was on no page.
  await driver.executeScript(`document.querySelector("section").append(aside)`);
  for (const id of ["parsed", "cloned", "stamped", "made", "aside"]) {
    const other = quiz(driver, `#${id}`);
    await other.ready();
    await other.find("[data-slot=purpose-vision]");
    const given = id === "made" || id === "aside";
    assert.deepEqual((await other.state()).answers, given ? ANSWERS : {}, id);
    assert.equal(await other.run("return Object.keys(host).length"), 0, id);
  }
  const made = quiz(driver, "#made");
  const { code, link } = await made.state();
  assert.equal(link, site.url(`/r/${code}`));
  const attributes = ["send-to", "send-label", "assessment", "loading"];
  assert.deepEqual(
    await made.run("return values[0].map((name) => host.getAttribute(name))", attributes),
    [SEND_TO, "To the team", "state-policy", "eager"],
  );
  // What stands in a template is no element of the page.
  assert.equal((await log(driver, "readiness-ready")).length, 5);
  await driver.executeScript(
    `opened.code = arguments[0];
     document.querySelector("section").append(opened);`,
    code,
  );
  const opened = quiz(driver, "#opened");
  await until("the result", async () => (await opened.text()).includes(sentence("shared-title")));
  assert.equal(await opened.run("return Object.keys(host).length"), 0);
  // A copy of a living one has its attributes, not its answers.
  await driver.executeScript(`
    const copy = document.querySelector("#made").cloneNode(true);
    copy.id = "copy";
    document.querySelector("section").append(copy);`);
  const copy = quiz(driver, "#copy");
  await copy.ready();
  await copy.find("[data-slot=purpose-vision]");
  assert.deepEqual((await copy.state()).answers, {});
  assert.equal(await copy.run("return host.shareUrl"), "/r/{code}");
  assert.deepEqual(await complaints(driver), []);
});
