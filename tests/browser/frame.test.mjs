/**
 * The quiz in a frame, isolated from the page, and what is left where frames are refused.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { definitionWith, overview, sentence } from "./lib/assessment.mjs";
import { resize } from "./lib/browser.mjs";
import { beginAfresh, embed, FILES } from "./lib/embed.mjs";
import { across, frameOf, inFrame } from "./lib/frame.mjs";
import { says } from "./lib/keeping.mjs";
import { titled } from "./lib/others.mjs";
import { axe, complaints, keys, log, tabTo } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const POLICY = "content-security-policy";
const ANSWERS = { purpose: "partial", "purpose-vision": "statewide" };
const TITLE = "State policy readiness check";

const { driver, site, check, details, errors, open, madeWith } = await stage();
// WebDriver doesn't scroll the page to what it clicks in a frame of another origin.
await resize(driver, 1024, 1300);
/** Where the package comes from when that is not the page's own server. */
const other = await startSite();

/**
 * Opens a page with the package of the other site. What a frame stores there is out of reach for a test in
 * WebKit, so nothing is stored where nothing is to be.
 */
const openAcross = (parts) => open(across(other, { attributes: `isolated save="off"`, ...parts }));

beforeEach(() => beginAfresh(driver, other));

const inside = (act) => inFrame(driver, check, act);
const changes = (count) =>
  until(`${count} changes`, async () => (await details("change")).length === count);

/** Chooses two levels in the frame and shows the result there. */
const answerInside = () =>
  inside(async (inner) => {
    for (const [slot, level] of Object.entries(ANSWERS)) await inner.choose(slot, level);
    await inner.press(sentence("see-results"));
    await inner.arrive(sentence("result-title"));
  });

test("a frame has all of an assessment that the page asks for by its name", async () => {
  await openAcross({ attributes: `isolated save="off" assessment="state-policy" pace="full"` });
  await answerInside();
  await inside((inner) => inner.find("[part=plan] h4"));
  assert.deepEqual(await errors(), []);
});

const chosenInside = async (expected, one = check) =>
  until(JSON.stringify(expected), () =>
    inFrame(driver, one, async (inner) => {
      assert.deepEqual(await inner.chosen(), expected);
      return true;
    }),
  );

test("a quiz in a frame takes what the page sets, asks and forgets", async () => {
  const { code } = await madeWith({ ...overview(), purpose: "none" });
  const before = `document.querySelector("readiness-check").answers = ${JSON.stringify(ANSWERS)};`;
  await openAcross({ before });
  await changes(1);
  await chosenInside({ purpose: "partial" });
  await check.answer(overview());
  await changes(2);
  await chosenInside({ purpose: overview().purpose });
  await check.run("host.answers = { purpose: 'excellent' }");
  await until("the error", async () => (await errors()).length === 1);
  assert.equal((await errors())[0].kind, "answers-invalid");
  await chosenInside({ purpose: overview().purpose });
  await check.run("return host.open(values[0])", code);
  await inside((inner) => titled(inner, sentence("shared-title")));
  const failure = await check.run(
    "return host.open('Rubbish').then(() => null, ({ kind }) => kind)",
  );
  assert.equal(failure, "link-damaged");
  await check.run("host.lang = 'es'; host.pace = 'full'");
  await until("Spanish", () => inside(async (inner) => /Volver/.test(await inner.text())));
  await check.run("host.reset()");
  await chosenInside({});
});

test("the address bar and `code` lead to results in the frame, too", async () => {
  const { code } = await madeWith(overview());
  await openAcross();
  await driver.executeScript(`location.hash = "#readiness-${code}"`);
  await inside((inner) => titled(inner, sentence("shared-title")));
  await driver.navigate().refresh();
  await check.ready();
  await inside((inner) => titled(inner, sentence("shared-title")));
  await driver.executeScript("location.hash = ''");
  await inside((inner) => inner.find("[data-slot=purpose]"));
  const steps = await driver.executeScript("return history.length");
  await driver.executeScript("location.hash = '#elsewhere'");
  await inside((inner) => inner.find("[data-slot=purpose]"));
  assert.equal(await driver.executeScript("return history.length"), steps + 1);
  await check.run("host.code = values[0]", code);
  await inside((inner) => titled(inner, sentence("shared-title")));
});

test("answers in a frame survive a reload of the page, and a move on it", async () => {
  await openAcross({ attributes: "isolated" });
  await inside((inner) => inner.choose("purpose", "partial"));
  await changes(1);
  await driver.navigate().refresh();
  await check.ready();
  await chosenInside({ purpose: "partial" });
  await driver.executeScript(`
    const host = document.querySelector("readiness-check");
    document.body.append(host);`);
  await until("the frame again", async () => (await details("ready")).length === 2);
  await chosenInside({ purpose: "partial" });
  // Or the next quiz of that origin would go on with it.
  await check.run("host.reset()");
  await chosenInside({});
});

test("an isolated frame has one height and tells of no focus, whatever is answered and shown", async () => {
  await openAcross({ attributes: `isolated save="off" pace="full"` });
  const heights = new Set();
  const note = async () => {
    const { height } = await frameOf(check);
    heights.add(height);
    assert.equal(
      await check.run(`return root.querySelector("iframe").getAttribute("height")`),
      null,
    );
  };
  await note();
  await inside(async (inner) => {
    await inner.choose("purpose", "partial");
    await inner.run("values[0].focus()", await inner.button("Next"));
  });
  await note();
  await inside(async (inner) => {
    await inner.press(sentence("see-results"));
    await inner.arrive(sentence("result-title"));
  });
  await note();
  assert.equal(heights.size, 1, `${[...heights]}`);
  // Or the next quiz of that origin would go on with it.
  await check.run("host.reset()");
  await inside((inner) => inner.find("[data-slot=purpose]"));
  assert.equal(await driver.executeScript("return scrollY"), 0);
});

test("the keyboard goes into the frame, through it and out again", async () => {
  await openAcross({
    body: `<readiness-check isolated save="off"></readiness-check><p><a href="#after">After</a></p>`,
  });
  await frameOf(check);
  await keys(driver, Key.TAB);
  await until("a radio by keyboard", async () => {
    await keys(driver, Key.TAB);
    await keys(driver, Key.SPACE);
    return (await details("change")).at(-1)?.answered === 1;
  });
  await tabTo(driver, "the link after it", async (element) =>
    (await element.getText().catch(() => "")).includes("After"),
  );
});

test("an isolated quiz tells the page how far it is, and nothing of what it holds", async () => {
  await openAcross({ attributes: "isolated" });
  await inside(async (inner) => {
    await inner.choose("purpose", "partial");
    await inner.press(sentence("see-results"));
    await inner.arrive(sentence("result-title"));
  });
  await until("the result", async () => (await details("result")).length === 1);
  assert.deepEqual(await check.state(), { answers: {}, code: "", link: "", profile: null });
  assert.deepEqual(await details("result"), [{ code: "", link: "", profile: null }]);
  assert.deepEqual(await details("change"), [{ answers: {}, code: "", answered: 1, total: 87 }]);
  assert.equal(await check.run(`return root.querySelector("iframe").contentDocument`), null);
  // Without `isolated` the page reads what it keeps, but nothing that was kept apart.
  await check.run("host.isolated = false");
  await check.find("[data-slot=purpose]");
  assert.deepEqual((await check.state()).answers, {});
  await check.run("host.isolated = true");
  // What is kept apart is there again.
  await inside((inner) => says(inner, "result-title"));
  assert.deepEqual(await complaints(driver), []);
  await check.run("host.reset()");
  await chosenInside({});
});

test("a page on the package's own server can't look into an isolated quiz either", async () => {
  other.clear();
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  await open({ attributes: "isolated" });
  await inside((inner) => inner.choose("purpose", "partial"));
  await changes(1);
  assert.equal(await check.run(`return root.querySelector("iframe").contentDocument`), null);
  assert.deepEqual(await check.state(), { answers: {}, code: "", link: "", profile: null });
});

test("a definition of the page's own is asked by the frame as well", async () => {
  site.json(
    "/own.json",
    definitionWith((definition) => {
      definition.title = "Ours";
    }),
  );
  await openAcross({ attributes: `isolated assessment="/own.json"` });
  assert.equal((await frameOf(check)).title, "Ours");
  await check.run(`host.setAttribute("assessment", "/nowhere.json")`);
  await until("the error", async () => (await errors()).length === 1);
  assert.match((await errors())[0].message, /nowhere\.json/);
  const refused = await check.run("return host.open('x').then(() => null, ({ kind }) => kind)");
  assert.equal(refused, "load-failed", "there is no quiz to open anything");
  await check.run(`host.removeAttribute("assessment")`);
  await until("the packaged one", async () => (await frameOf(check)).title === TITLE);
});

test("messages of others are not taken for the frame's", async () => {
  const before = `addEventListener("message", ({ data }) => { window.call ??= data; });`;
  await openAcross({ before });
  assert.ok(await driver.executeScript("return window.call.readinessCheck"));
  await driver.executeScript(`
    const fake = window.call;
    window.postMessage(fake, "*");
    window.postMessage(null, "*");
    window.postMessage({ kind: "change", value: { answered: 7 } }, "*");
    const frame = document.createElement("iframe");
    frame.srcdoc = \`<script>
      parent.postMessage(parent.call, "*");
      parent.postMessage("x", "*");
    </script>\`;
    document.body.append(frame);`);
  await inside((inner) => inner.choose("purpose", "partial"));
  await changes(1);
  assert.equal((await details("ready")).length, 1);
  // Nor does the frame listen to anybody but the page that greeted it first.
  await check.run(`
    const { contentWindow } = root.querySelector("iframe");
    const { port1, port2 } = new MessageChannel();
    window.heard = [];
    port1.onmessage = ({ data }) => window.heard.push(data);
    contentWindow.postMessage({ ...window.call, name: "", attributes: {}, theme: {} }, "*", [port2]);
    contentWindow.postMessage({ kind: "reset" }, "*");`);
  await inside((inner) => inner.choose("purpose", "none"));
  await changes(2);
  assert.deepEqual(await driver.executeScript("return window.heard"), []);
});

test("where frames are refused, a message leads to the quiz's own page", async () => {
  const { code } = await madeWith(overview());
  for (const policy of ["frame-src 'none'", "default-src 'self'; frame-src https:"]) {
    site.headers("/embed", { [POLICY]: policy });
    await driver.get(
      `${embed(site, { attributes: `isolated lang="es" pace="full"`, content: "<p>Else</p>" })}#readiness-${code}`,
    );
    await until("the message", async () => (await check.message()) !== "");
    const link = await check.find("a");
    assert.equal(
      await link.getAttribute("href"),
      `${site.url("/pkg/frame.html")}?lang=es&pace=full#readiness-${code}`,
    );
    assert.deepEqual(
      (await errors()).map(({ kind }) => kind),
      ["load-failed"],
    );
    assert.match((await errors())[0].message, /frame-src/);
    assert.match(await check.message(), /iframe/);
    assert.match(await driver.findElement({ css: "readiness-check p" }).getText(), /Else/);
    await driver.get(await link.getAttribute("href"));
    await check.ready();
    await check.find("[part~=result]");
  }
});

test("a frame that is missing, refused by its server, or of another version", async () => {
  const page = /^\/pkg\/frame(-sandboxed)?\.html$/;
  const faults = [
    { status: 404, body: "Nothing here" },
    { headers: { "x-frame-options": "DENY" } },
    // As servers send pages that hand out npm's packages.
    { type: "text/plain; charset=utf-8", headers: { "x-content-type-options": "nosniff" } },
    {
      body: `<!doctype html><script>parent.postMessage({ readinessCheck: 99 }, "*")</script>`,
      type: "text/html",
    },
    {
      body: `<!doctype html><script>parent.postMessage({ readinessCheck: "broken" }, "*")</script>`,
      type: "text/html",
    },
  ];
  for (const fault of faults) {
    site.clear();
    site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
    site.fault(page, fault);
    await driver.get(embed(site, { attributes: "isolated" }));
    await until("the message", async () => (await check.message()) !== "", 25);
    // The quiz's own page would be text as well.
    const asText = fault.type?.startsWith("text/plain");
    if (asText) assert.deepEqual(await check.findAll("a"), []);
    else await check.find("a");
    const [{ kind, message }, ...more] = await errors();
    assert.deepEqual([kind, more], ["load-failed", []]);
    assert.match(
      message,
      "body" in fault && !("status" in fault) ? /version/ : /frame(-sandboxed)?\.html/,
    );
    if (asText) assert.match(message, /the server sends pages as "text\/plain/);
    if (fault.status) assert.match(message, /the server answered 404/);
  }
  // It can be tried again.
  site.clear();
  site.fault(page, { ...faults[3], times: 1 });
  await driver.get(embed(site, { attributes: "isolated" }));
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  await until("the message", async () => (await check.message()) !== "");
  assert.equal((await errors())[0].kind, "load-failed");
  await check.press("Try again");
  await check.ready();
});

test("the quiz's own page is a page with a quiz", async () => {
  const { code } = await madeWith(overview());
  await driver.get(site.url("/pkg/frame.html"));
  await check.ready();
  assert.equal(await driver.getTitle(), TITLE);
  await check.choose("purpose", "partial");
  assert.equal((await check.state()).link.split("#")[0], site.url("/pkg/frame.html"));
  assert.deepEqual(await axe(driver), []);
  await driver.get(`${site.url("/pkg/frame.html")}?lang=es&pace=full#readiness-${code}`);
  await check.ready();
  assert.equal(await driver.executeScript("return document.documentElement.lang"), "es");
  await check.find("[part~=result]");
  assert.deepEqual(await axe(driver), []);
  assert.deepEqual(await complaints(driver), []);
  // It is the way on from a page that refuses the quiz, so it leads nowhere else.
  site.fault(FILES.module, { status: 404 });
  await driver.get(site.url("/pkg/frame.html"));
  await until("the message", async () => (await check.message()) !== "");
  assert.deepEqual(
    (await log(driver, "readiness-error")).map(({ detail }) => detail.kind),
    ["load-failed"],
  );
  assert.deepEqual(await check.findAll("[part=failure] a"), []);
});

test("a frame looks like the page around it, and axe finds nothing in either", async () => {
  await openAcross();
  // What is asked of a whole page is the business of the page around.
  const wholes = ["page-has-heading-one", "landmark-one-main", "region"];
  const frame = { rules: Object.fromEntries(wholes.map((rule) => [rule, { enabled: false }])) };
  await inside(async () => assert.deepEqual(await axe(driver, frame), []));
  assert.deepEqual(await axe(driver), []);
  const body = `<div id="around"><readiness-check isolated></readiness-check></div>`;
  await openAcross({ body });
  await driver.executeScript(`
    const { style } = document.getElementById("around");
    style.font = "21px Georgia";
    style.colorScheme = "dark";
    style.setProperty("--readiness-accent", "rgb(200, 30, 60)");
    const host = document.querySelector("readiness-check");
    host.remove();
    document.getElementById("around").append(host);`);
  await until("the frame again", async () => (await details("ready")).length === 2);
  await inside(async () => {
    const look = await driver.executeScript(`
      const look = getComputedStyle(document.documentElement);
      return [look.fontSize, look.fontFamily, look.colorScheme,
        look.getPropertyValue("--readiness-accent")];`);
    assert.deepEqual(look, ["21px", "Georgia", "dark", "rgb(200, 30, 60)"]);
  });
});

test("two quizzes in frames keep their answers apart", async () => {
  await openAcross({
    body: `<readiness-check isolated></readiness-check><readiness-check isolated id="b"></readiness-check>`,
  });
  const second = quiz(driver, "#b");
  await second.ready();
  await check.answer({ purpose: "none" });
  await second.answer({ purpose: "statewide" });
  await changes(2);
  await driver.navigate().refresh();
  await check.ready();
  await second.ready();
  await chosenInside({ purpose: "none" });
  await chosenInside({ purpose: "statewide" }, second);
  for (const one of [check, second]) await one.run("host.reset()");
  await chosenInside({});
  await chosenInside({}, second);
});
