/**
 * One quiz through everything that a page does to its element: replaced, moved and swapped, its
 * attributes changed at any time and all at once, opened and asked when it is not there.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { around, CONDITIONS, definitionWith, library, sentence } from "./lib/assessment.mjs";
import { delay } from "./lib/delayed.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { inFrame } from "./lib/frame.mjs";
import { KEY, stored } from "./lib/keeping.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { REPLACEMENTS } from "./lib/replaced.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, details, errors, madeWith } = await stage();
const [FIRST, SECOND] = CONDITIONS;
const ANSWERS = { [FIRST]: "partial" };

const script = (text, ...values) => driver.executeScript(text, ...values);
const answersAre = (expected, one = check) =>
  until(`the answers ${JSON.stringify(expected)}`, async () => {
    const { answers } = await one.state();
    assert.deepEqual(answers, expected);
    return true;
  });
/** A task later, and whatever it has led to. */
const later = () => script("return new Promise((resolve) => setTimeout(resolve))");

for (const [how, replace] of Object.entries(REPLACEMENTS)) {
  test(`replaced ${how}: the next goes on, again and again`, async () => {
    await open();
    await check.answer(ANSWERS);
    await answersAre(ANSWERS);
    for (let time = 0; time < 3; time += 1) {
      await check.run(replace);
      await check.ready();
      await answersAre(ANSWERS);
    }
    assert.deepEqual(Object.keys((await stored(driver)).tab), [KEY]);
    assert.deepEqual(await errors(), []);
  });
}

test("moved and swapped, each element keeps its own answers", async () => {
  await open({
    body: `<p><readiness-check></readiness-check></p><p><readiness-check class="b"></readiness-check></p>`,
  });
  const second = quiz(driver, ".b");
  await second.ready();
  await check.answer(ANSWERS);
  await second.answer({ [FIRST]: "none" });
  await script(`
    const [a, b] = document.querySelectorAll("readiness-check");
    const place = b.parentNode;
    a.replaceWith(b);
    place.append(a);`);
  await later();
  const [b, a] = [check, quiz(driver, "readiness-check:not(.b)")];
  assert.deepEqual((await b.state()).answers, { [FIRST]: "none" });
  assert.deepEqual((await a.state()).answers, ANSWERS);
  await b.choose(FIRST, "exploring");
  await driver.navigate().refresh();
  for (const one of [second, a]) await one.ready();
  assert.deepEqual((await a.state()).answers, ANSWERS);
  assert.deepEqual((await second.state()).answers, { [FIRST]: "exploring" });
  assert.deepEqual(await complaints(driver), []);
});

const CHANGE = `
  const host = document.querySelector("readiness-check");
  Object.assign(host, { lang: "es", pace: "full", save: "device", shareUrl: "/to/{code}" });`;

/** Everything that was changed is so, and the answer is where it belongs. */
async function isChanged() {
  await check.ready();
  await until("Spanish", async () => /¿/.test(await check.text()));
  await check.find(`[data-slot=${FIRST}-vision]`);
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.match((await check.state()).link, /\/to\/\w+$/);
  const { tab, device } = await stored(driver);
  assert.deepEqual([tab, JSON.parse(device[KEY]).answers], [{}, ANSWERS]);
  assert.deepEqual(await complaints(driver), []);
}

test("attributes that change in one task before the quiz is there", async () => {
  const release = delay(site, FILES.wasm);
  await driver.get(embed(site));
  await check.choose(FIRST, ANSWERS[FIRST]);
  await script(CHANGE);
  release();
  await isChanged();
});

test("attributes that change in the moment it is there", async () => {
  const before = `addEventListener("readiness-ready", () => { ${CHANGE} }, { once: true });`;
  await open({ before });
  // Not by a pointer, for other words and more questions are coming, which move what it points at.
  await until("the choice", () =>
    check.run(
      `const radio = root.querySelector('[data-slot="' + values[0] + '"] [value="' + values[1] + '"]');
       radio?.click();
       return radio?.checked;`,
      FIRST,
      ANSWERS[FIRST],
    ),
  );
  await isChanged();
});

test("attributes that change later, and while the element is moved", async () => {
  for (const move of [
    CHANGE,
    `${CHANGE} document.body.append(host);`,
    `const kept = document.querySelector("readiness-check");
     const { parentNode } = kept;
     kept.replaceWith("Away");
     Object.assign(kept, { lang: "es", pace: "full", save: "device", shareUrl: "/to/{code}" });
     parentNode.append(kept);`,
  ]) {
    await open();
    await check.choose(FIRST, ANSWERS[FIRST]);
    await script(move);
    await isChanged();
    await script("sessionStorage.clear(); localStorage.clear()");
  }
});

test("attributes that change while the element is away", async () => {
  await open();
  await check.choose(FIRST, ANSWERS[FIRST]);
  await script(`window.kept = document.querySelector("readiness-check"); kept.remove();`);
  await later();
  await script(`
    Object.assign(kept, { lang: "es", pace: "full", save: "device", shareUrl: "/to/{code}" });
    document.body.append(kept);`);
  await isChanged();
});

test("save that is set when the element is on the page takes up what the device holds", async () => {
  await open({ attributes: `save="device"` });
  await check.choose(FIRST, ANSWERS[FIRST]);
  await driver.get(embed(site, { body: "" }));
  await script(`
    const made = document.createElement("readiness-check");
    document.body.append(made);
    made.save = "device";`);
  await check.ready();
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await check.press(sentence("next"));
  assert.deepEqual(JSON.parse((await stored(driver)).device[KEY]).answers, ANSWERS);
  // A switch on the page, where nothing was entered.
  await open({ attributes: `save="tab"` });
  await check.press(sentence("next"));
  await check.run(`host.save = "device"`);
  await answersAre(ANSWERS);
  await check.press(sentence("next"));
  assert.deepEqual(JSON.parse((await stored(driver)).device[KEY]).answers, ANSWERS);
  // And after a visit that was not to be remembered.
  await open({ attributes: `save="tab"` });
  await check.press(sentence("next"));
  await check.choose(SECOND, "none");
  await check.run(`host.save = "device"`);
  await answersAre({ ...ANSWERS, [SECOND]: "none" });
  const { tab, device } = await stored(driver);
  assert.deepEqual([tab, JSON.parse(device[KEY]).answers], [{}, { ...ANSWERS, [SECOND]: "none" }]);
});

test("another assessment while the element is away: each has its own answers", async () => {
  const own = definitionWith((definition) => {
    definition.id = "own";
  });
  site.json("/own.json", own);
  site.json("/library.json", library());
  await open({ attributes: `assessment="/own.json"` });
  await check.answer({ [FIRST]: "none" });
  await answersAre({ [FIRST]: "none" });
  await check.run(`host.assessment = ""`);
  await check.ready();
  await check.answer(ANSWERS);
  await answersAre(ANSWERS);
  for (const task of ["", "await new Promise((resolve) => setTimeout(resolve));"]) {
    for (const [assessment, expected] of [
      ["/own.json", { [FIRST]: "none" }],
      ["", ANSWERS],
      ["/library.json", {}],
      ["", ANSWERS],
    ]) {
      await script(
        `return (async () => {
           const host = document.querySelector("readiness-check");
           host.remove();
           ${task}
           host.setAttribute("assessment", arguments[0]);
           document.body.append(host);
           await host.ready;
         })()`,
        assessment,
      );
      await answersAre(expected);
    }
  }
  assert.deepEqual(await errors(), []);
});

test("isolated, assessment and language in one task, before and after the quiz is there", async () => {
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  site.json("/library.json", library());
  for (const late of [true, false]) {
    const release = late ? delay(site, FILES.wasm) : () => {};
    await driver.get(embed(site, { attributes: `save="off"` }));
    if (late) await check.choose(FIRST, ANSWERS[FIRST]);
    else await check.ready();
    // A task of the page's own: what a driver runs is none in every engine.
    await check.run(
      `return new Promise((resolve) => setTimeout(() => {
         resolve(void Object.assign(host, { isolated: true, assessment: "/library.json", lang: "es" }));
       }))`,
    );
    release();
    await check.ready();
    await inFrame(driver, check, async (inner) => {
      await inner.ready();
      assert.deepEqual(await inner.chosen(), {});
    });
    await check.run(`Object.assign(host, { isolated: false, assessment: "" })`);
    await check.ready();
    await check.find(`[data-slot=${FIRST}]`);
    assert.deepEqual(await errors(), []);
  }
});

test("answers that the page sets go with the quiz, wherever it runs by then", async () => {
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  const release = delay(site, FILES.wasm);
  await driver.get(embed(site));
  await check.answer(ANSWERS);
  await check.run("host.isolated = true");
  release();
  await check.ready();
  await inFrame(driver, check, async (inner) => {
    await until("the answer", async () => (await inner.chosen())[FIRST] === ANSWERS[FIRST]);
  });
});

test("open() settles and ready tells the truth, after failures and changes", async () => {
  const { code } = await madeWith(ANSWERS);
  site.fault(FILES.module, { status: 503, times: 2 });
  await driver.get(embed(site, { attributes: `save="off"` }));
  const opened = `host.open(values[0]).then(() => "opened", ({ kind }) => kind)`;
  assert.equal(await check.run(`return ${opened}`, code), "load-failed", "while it fails");
  assert.equal(await check.run(`return ${opened}`, code), "load-failed", "once it has failed");
  await check.run("window.first = host.ready.then(() => true)");
  await check.press(around("retry"));
  assert.equal(await script("return first"), true, "the promise of before is kept");
  assert.equal(await check.run(`return ${opened}`, code), "opened");
  // Away, it waits; back, it opens.
  await check.run("window.kept = host; host.remove()");
  await later();
  await script(
    `
    const [code] = arguments;
    window.told = [];
    kept.ready.then(() => told.push("ready"));
    kept.open(code).then(() => told.push("opened"), ({ kind }) => told.push(kind));`,
    code,
  );
  await later();
  assert.deepEqual(await script("return told"), []);
  await script("document.body.append(kept)");
  await until("both", () => script("return told.length === 2"));
  assert.deepEqual(await script("return told"), ["ready", "opened"]);
  // A change of place or assessment is another wait, and whoever asked before it is served after it.
  for (const change of [
    "host.isolated = true",
    `host.assessment = "/own.json?framed"`,
    "host.isolated = false",
    `host.assessment = "/own.json"`,
  ]) {
    site.clear();
    site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
    site.json("/own.json", definitionWith());
    const release = delay(site, /own\.json|frame.*html/);
    const [renewed, early] = await check.run(
      `const before = host.ready;
       window.told = [];
       ${opened}.then((how) => told.push(how));
       ${change};
       const { ready } = host;
       ready.then(() => told.push("ready"));
       // What has been kept already is heard by then.
       return Promise.resolve().then(() => [ready !== before, [...told]]);`,
      code,
    );
    assert.deepEqual([renewed, early], [true, []], change);
    release();
    await until("both", () => script("return told.length === 2"));
    assert.deepEqual(await script("return told"), ["ready", "opened"], change);
  }
  assert.ok((await details("ready")).length >= 4);
});

test("nothing of the visitor's stays in what waits for the next quiz", async () => {
  await open({ attributes: `pace="full" save="off"` });
  await check.choose(FIRST, "partial");
  await check.disclose(sentence("add-note"));
  await (await check.find("textarea")).sendKeys("Ask the board");
  await check.answer({ ...ANSWERS, [SECOND]: "none" });
  await script(`
    const host = document.querySelector("readiness-check");
    window.left = host.shadowRoot.querySelector("[part=quiz]").parentNode;
    host.remove();`);
  await until("an empty one", () =>
    script(`return !left.querySelector(":checked") &&
      [...left.querySelectorAll("textarea")].every(({ value }) => value === "")`),
  );
  assert.ok(!(await script("return left.outerHTML")).includes("Ask the board"));
});

test("assessments under addresses that never come again are not remembered for ever", async () => {
  const own = definitionWith();
  const use = async (number) => {
    await script(
      `document.querySelector("main").innerHTML =
         '<readiness-check save="off" assessment="/own.json?ts=' + arguments[0] + '"></readiness-check>';`,
      number,
    );
    await check.ready();
  };
  const asked = (number) =>
    site.requests.filter(({ url }) => url === `/own.json?ts=${number}`).length;
  site.json("/own.json", own);
  await driver.get(embed(site, { body: "" }));
  for (let number = 0; number < 12; number += 1) await use(number);
  for (const number of [11, 0]) await use(number);
  assert.deepEqual([asked(11), asked(0)], [1, 2]);
});
