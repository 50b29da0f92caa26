/**
 * What a result leads on to: next steps with their reasons, what would be if one were taken, what
 * to find out; and what shows when that can't be loaded.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import {
  CONDITIONS,
  definitionWith,
  elementsOfKind,
  everything,
  GUIDE,
  guideSentence,
  levelOf,
  listed,
  overview,
  SLOTS,
  sentence,
  slotTitleOf,
  stageOf,
  titleOf,
  withinOf,
} from "./lib/assessment.mjs";
import { beginAfresh, FILES } from "./lib/embed.mjs";
import { complaints, focused, keys, tabTo } from "./lib/page.mjs";
import { accessibleName, clickWhatIsFound } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, reload, errors, shown } = await stage();

const ELEMENTS = SLOTS.filter((slot) => !CONDITIONS.includes(slot));
const PRIORITY = guideSentence("prioritize");
const SUPPOSE = guideSentence("suppose");
const BACK = guideSentence("suppose-back");

/** Every element answered the same. */
const all = (level) => Object.fromEntries(ELEMENTS.map((slot) => [slot, level]));

/** The titles of what is listed, of what is on the screen only. */
const titles = (part) => texts(`[part=${part}] h5`);

/** The visible texts of what `css` finds. */
const texts = (css) =>
  check.run(
    `return [...root.querySelectorAll(values[0])]
       .filter((one) => one.checkVisibility({ visibilityProperty: true }))
       .map((one) => one.innerText.trim());`,
    css,
  );

/** The result of these answers, with or without what leads on from it. */
async function result(answers, { planned = true, ...parts } = {}) {
  await beginAfresh(driver, site);
  await open(parts);
  await check.answer(answers);
  await check.press("See results");
  await check.find(".verdict");
  if (planned) await shown("[part=plan] h4");
}

/** The step or task of that title; its words. */
const entry = (title) =>
  until(`an entry "${title}"`, () =>
    check.run(
      `return [...root.querySelectorAll(".move")].find((entry) =>
         entry.querySelector("h5").textContent === values[0])`,
      title,
    ),
  );

const wordsOf = async (title) => (await (await entry(title)).getText()).replace(/\s+/g, " ");

/** A control in a step, by what it says itself; the title stands behind it for those who hear it. */
const control = (title, name) => check.button(`${name}: ${title}`);

/** The number of steps that come before *more*. */
const FIRST = 3;

/** Shows the rest of the steps; how many there are in all. */
async function everyStep() {
  const count = await check.run(
    `const [more] = root.querySelectorAll("ol.moves + .more summary");
     return Number(more.textContent.match(/\\d+/)[0]);`,
  );
  const total = count + (await titles("step")).length;
  await check.disclose(guideSentence("more", { count }));
  await until("every step", async () => (await titles("step")).length === total);
  return total;
}

test("with everything answered, three steps come first, each with its reasons", async () => {
  await result(everything());
  const first = await titles("step");
  assert.equal(first.length, FIRST);
  for (const title of first) {
    const words = await wordsOf(title);
    assert.match(words, /From “[^”]+” to “[^”]+”/);
    assert.match(words, /(A first move|You are there when): \S/);
    assert.match(words, /(Could be led by|Ask): \S/);
    const reasons = await check.run(
      `return values[0].querySelectorAll(".because li").length`,
      await entry(title),
    );
    assert.ok(reasons > 0, title);
  }
  await everyStep();
  assert.deepEqual((await titles("step")).slice(0, FIRST), first);
  // The numbers go on where the first ones end.
  const start = await check.run(`return root.querySelectorAll("ol.moves")[1].start`);
  assert.equal(start, FIRST + 1);
  assert.deepEqual(await complaints(driver), []);
});

test("a step unfolds into who helps, what to ask and who has done it", async () => {
  await result(everything());
  const [title] = await titles("step");
  await check.disclose(`${guideSentence("step-more")}: ${title}`);
  await until("the details", async () =>
    (await wordsOf(title)).includes(`${guideSentence("find")}:`),
  );
});

test("what is marked comes first, also after a reload, and can be unmarked", async () => {
  await result(all("none"));
  const before = await titles("step");
  const total = await everyStep();
  const unfolded = await titles("step");
  const marked = unfolded[before.length + 2];
  const box = async () => check.run(`return values[0].querySelector("input")`, await entry(marked));
  const hasFocus = async () =>
    check.run("return root.activeElement === values[0]", await box()).then((has) => {
      assert.ok(has, "the focus stays with what was pressed");
    });
  assert.equal(await accessibleName(await box()), `${PRIORITY}: ${marked}`);
  const { code } = await check.state();
  await tabTo(
    driver,
    "the box",
    async (element) =>
      (await accessibleName(element)).includes(marked) && (await element.getTagName()) === "input",
  );
  await keys(driver, Key.SPACE);
  await until("it to come first", async () => (await titles("step"))[0] === marked);
  assert.match(await wordsOf(marked), /You marked this as a priority\./);
  assert.equal(await (await box()).isSelected(), true);
  await hasFocus();
  assert.equal((await check.state()).code, code);
  await reload();
  await shown("[part=plan] h4");
  await until("it to come first", async () => (await titles("step"))[0] === marked);
  assert.equal(await (await box()).isSelected(), true);
  // Back among the rest, which unfolds: what was pressed is not to vanish.
  await clickWhatIsFound(driver, () => box());
  await until("the order as before", async () => (await titles("step"))[0] === before[0]);
  await until("every step", async () => (await titles("step")).length === total);
  assert.deepEqual(await titles("step"), unfolded);
  await hasFocus();
  assert.deepEqual(await complaints(driver), []);
});

test("what if: the stages then and now, and nothing changes", async () => {
  const flexibility = elementsOfKind("flexibility", "policy").concat(
    elementsOfKind("flexibility", "implementation"),
  );
  const half = Math.ceil(flexibility.length / 2);
  const answers = {
    ...all("none"),
    ...Object.fromEntries(
      flexibility.map((slot, place) => [slot, place < half ? "statewide" : "partial"]),
    ),
  };
  await result(answers);
  const before = await check.state();
  const events = async () => (await driver.executeScript("return readinessLog")).length;
  const said = await events();
  const title = (await titles("step"))[0];
  const press = async (name) => clickWhatIsFound(driver, () => control(title, name));
  await press(SUPPOSE);
  await shown("[part=outlook]");
  const words = await wordsOf(title);
  const level = levelOf("statewide");
  assert.ok(words.includes(guideSentence("supposed", { title, level })), words);
  assert.match(words, new RegExp(`${sentence("overall")}: 7 of 8 conditions ${withinOf("none")}`));
  const wheel = await check.run(
    `return root.querySelector("[part=outlook] svg").getAttribute("aria-label")`,
  );
  assert.match(wheel, /^Readiness wheel\./);
  assert.equal(await accessibleName(await focused(driver)), `${BACK}: ${title}`);
  assert.deepEqual(await check.state(), before);
  assert.equal(await events(), said, "the host page hears of nothing");
  await press(BACK);
  await until("no outlook", async () => (await check.findAll("[part=outlook]")).length === 0);
  assert.equal(await accessibleName(await focused(driver)), `${SUPPOSE}: ${title}`);
  assert.deepEqual(await check.state(), before);
  assert.deepEqual(await complaints(driver), []);
});

test("what if says from which stage to which where one step makes the difference", async () => {
  const [first, ...rest] = [
    ...elementsOfKind("purpose", "policy"),
    ...elementsOfKind("purpose", "implementation"),
  ];
  const low = rest.length / 2;
  const answers = Object.fromEntries([
    ...rest.map((slot, place) => [slot, place < low ? "statewide" : "none"]),
    [first, "none"],
  ]);
  await result(answers);
  const title = slotTitleOf(first);
  await clickWhatIsFound(driver, () => control(title, SUPPOSE));
  const [before, after] = ["none", "statewide"].map(stageOf);
  const change = new RegExp(`${titleOf("purpose")}: [^→]*${before} → [^→]*${after}`);
  await until("the change", async () => change.test(await wordsOf(title)));
});

test("what nobody is sure of becomes something to find out, with whom to ask", async () => {
  await result({ ...all("partial"), "purpose-vision": "not-sure", funding: "not-sure" });
  const advice = GUIDE.elements.find(({ id }) => id === "purpose-vision");
  const asked = advice.ask.map((id) => GUIDE.actors.find((actor) => actor.id === id).label);
  const words = await wordsOf(slotTitleOf("purpose-vision"));
  const elements = definitionWith(() => {}).conditions.flatMap(({ elements }) => elements);
  const tell = elements.find(({ id }) => id === "purpose-vision")["how-to-tell"];
  assert.ok(words.includes(tell.replace(/\s+/g, " ")), words);
  assert.ok(words.includes(`${guideSentence("ask")}: ${listed(asked)}`), words);
  assert.deepEqual(await titles("task"), [slotTitleOf("purpose-vision")]);
  await result({ funding: "not-sure" });
  assert.deepEqual(await titles("step"), []);
  assert.deepEqual(await titles("task"), [sentence("overview-of", { title: titleOf("funding") })]);
});

test("each situation is told in words: nothing yet, under way, done", async () => {
  const [nothing, some] = GUIDE.situations;
  await result(all("none"));
  assert.ok((await check.text()).includes(`${nothing.when} ${nothing.then}`));
  assert.ok((await titles("step")).length <= nothing.most);
  await result(all("partial"));
  assert.ok((await check.text()).includes(`${some.when} ${some.then}`));
  assert.ok((await check.text()).includes(guideSentence("larger")));
  await result(all("statewide"));
  assert.ok((await check.text()).includes(guideSentence("plan-done")));
  await result({ purpose: "not-sure", "purpose-vision": "not-applicable" });
  assert.ok((await check.text()).includes(guideSentence("plan-empty")));
});

test("that policies are ahead of implementation, or behind, is said", async () => {
  const split = (policy, implementation) =>
    Object.fromEntries([
      ...elementsOfKind("purpose", "policy").map((slot) => [slot, policy]),
      ...elementsOfKind("purpose", "implementation").map((slot) => [slot, implementation]),
    ]);
  await result(split("statewide", "exploring"));
  const said = async () => {
    await check.unfold(titleOf("purpose"));
    await check.find("[part=condition] .detail");
    return texts(".ahead");
  };
  const [policies, actions] = ["Policies", "Implementation actions"];
  assert.deepEqual(await said(), [sentence("ahead", { ahead: policies, behind: actions })]);
  await result(split("none", "exploring"));
  assert.deepEqual(await said(), [sentence("ahead", { ahead: actions, behind: policies })]);
  await result(split("partial", "partial"));
  assert.deepEqual(await said(), []);
});

test("the guide is fetched when a result is near, once, and never before", async () => {
  const asked = () => site.requested(FILES.guide).length;
  await open({ body: "<readiness-check></readiness-check><readiness-check></readiness-check>" });
  await check.answer({ purpose: "partial" });
  await check.press("Next");
  await check.choose(CONDITIONS[1], "partial");
  assert.equal(asked(), 0);
  await check.goTo(CONDITIONS.length - 1);
  await until("the request", () => asked() === 1);
  await check.press("See results");
  await shown("[part=plan] h4");
  await check.press("Back");
  await check.press("See results");
  await shown("[part=plan] h4");
  assert.equal(asked(), 1);
});

test("while the guide is on its way the rest is there, and says so", async () => {
  let release = () => {};
  const hold = new Promise((resolve) => {
    release = resolve;
  });
  site.fault(FILES.guide, { hold });
  await result(overview(), { planned: false });
  await until("the words", async () =>
    (await (await check.find("[part=plan] [aria-live]")).getText()).includes(
      sentence("guide-loading"),
    ),
  );
  release();
  await shown("[part=plan] h4");
  assert.equal((await check.text()).includes(sentence("guide-loading")), false);
  assert.deepEqual(await complaints(driver), []);
});

const unknown = structuredClone(GUIDE);
unknown.elements[0].id = "purpose-nothing";
const FAULTS = {
  "a missing guide": [{ status: 404 }, "load-failed", /state-policy-guide-en-\w+\.json/],
  "a guide cut off": [{ cut: 999 }, "load-failed", /state-policy-guide-en-\w+\.json/],
  "another guide than the package's": [
    { body: JSON.stringify(unknown) },
    "load-failed",
    /state-policy-guide-en-\w+\.json/,
  ],
  "a guide of one's own that is not JSON": [
    { body: "<p>Sign in" },
    "assessment-invalid",
    /own-guide\.json is not JSON/,
    true,
  ],
  "a guide of one's own to something else": [
    { body: JSON.stringify(unknown) },
    "assessment-invalid",
    /elements\[0\]\.id: no element has the id "purpose-nothing"/,
    true,
  ],
};

/** An assessment of the page's own, with a guide beside it. */
function ownAssessment() {
  const own = definitionWith((definition) => {
    definition.guide = "own-guide.json";
  });
  site.json("/own.json", own);
  site.json("/own-guide.json", GUIDE);
  return `assessment="/own.json"`;
}

for (const [name, [fault, kind, message, own]] of Object.entries(FAULTS)) {
  test(`${name} is told of once, the result is there, and trying again helps`, async () => {
    const attributes = own ? ownAssessment() : "";
    site.fault(own ? "/own-guide.json" : FILES.guide, fault);
    await result(everything(), { planned: false, attributes });
    const failed = async () => (await check.text()).includes(sentence("guide-failed"));
    await until("the message", failed);
    const told = await errors();
    assert.equal(told.length, 1);
    assert.equal(told[0].kind, kind);
    assert.match(told[0].message, message);
    await check.press(sentence("try-again"));
    await until("a second error", async () => (await errors()).length === 2);
    await until("the message", failed);
    assert.equal((await check.findAll("[part=condition]")).length, CONDITIONS.length);
    site.clear();
    if (own) ownAssessment();
    await check.press(sentence("try-again"));
    await shown("[part=plan] h4");
    assert.equal(await failed(), false);
    assert.equal(await (await focused(driver)).getAttribute("part"), "plan");
    assert.equal((await errors()).length, 2);
    assert.equal((await titles("step")).length, FIRST);
  });
}
