/**
 * The desk of the page that an assessment is written in: order, conditions, levels, ids, editions and translations,
 * and the quiz beside it.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { author, changes, large, problems, SMALLEST } from "./lib/author.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { beginAfresh } from "./lib/embed.mjs";
import { complaints, focused, keys, tabTo } from "./lib/page.mjs";
import { accessibleName, click, clickWhatIsFound } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { until } from "./lib/wait.mjs";

const driver = await openBrowser();
const site = await startSite();
const page = author(driver, site);

beforeEach(() => beginAfresh(driver, site));

test("an order changes no slot, by keyboard, and undo goes all the way back", async () => {
  await page.begin(SMALLEST);
  const before = (await page.save()).definition;
  await page.part(1);
  await tabTo(driver, "down", async (one) =>
    (await accessibleName(one)).startsWith("Down: Is there time"),
  );
  await keys(driver, Key.ENTER);
  await page.hears(/is now 2 of 4/);
  await keys(driver, Key.ENTER);
  await page.hears(/is now 3 of 4/);
  assert.match(await accessibleName(await focused(driver)), /^Down: Is there time/);
  const { definition } = await page.save();
  assert.deepEqual(
    definition.conditions.map(({ id }) => id),
    ["choice", "library", "aloud", "families"],
  );
  assert.deepEqual(definition.slots, before.slots);
  assert.deepEqual(problems(definition), []);
  await page.part(2);
  await page.type("conditions[1].title", "The library");
  await page.press("Add an element");
  await keys(driver, "Warmth", Key.TAB, "Is it warm?");
  await page.has("conditions[1].elements[2].question", "Is it warm?");
  assert.deepEqual((await page.save()).definition.slots, [...before.slots, "warmth"]);
  for (let step = 0; step < 6; step += 1) await page.control("z");
  await until("all undone", async () => (await page.outline())[0].startsWith("Is there time"));
  assert.deepEqual((await page.save()).definition, before);
  for (let step = 0; step < 6; step += 1) await page.control("y");
  assert.equal((await page.save()).definition.conditions[1].elements.length, 3);
});

test("an element moves to another condition by keyboard, with its translation, and undo brings it back", async () => {
  await page.begin(SMALLEST);
  await page.press("Not yet");
  await page.run("document.querySelector('#languages').open = true");
  await page.press("Start", "#languages");
  await page.part(3);
  await page.type("conditions[2].elements[1].title", "Libros nuevos");
  await page.press("Back to the original");
  const before = (await page.save()).definition;
  await page.unfold("conditions[2].elements[1]");
  const choice = await tabTo(
    driver,
    "its condition",
    async (one) => (await one.getAttribute("id")) === "home-conditions[2].elements[1]",
  );
  assert.equal(await accessibleName(choice), "Condition");
  await keys(driver, Key.TAB, Key.ENTER);
  await page.hears(/^It is in “Library” already/);
  await driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
  await keys(driver, "Fam", Key.TAB);
  assert.equal(await accessibleName(await focused(driver)), "Move there: New books");
  await keys(driver, Key.ENTER);
  await page.hears(/^“New books” is now in “Families”, 2 of 2\. Undo brings it back\.$/);
  assert.match(await accessibleName(await focused(driver)), /^New books/);
  const { definition } = await page.save();
  const [, , library, families] = definition.conditions;
  assert.deepEqual(library.elements, [before.conditions[2].elements[0]]);
  assert.deepEqual(families.elements[1], before.conditions[2].elements[1]);
  assert.deepEqual(definition.slots, before.slots);
  assert.deepEqual(problems(definition), []);
  await page.control("z");
  await page.has("conditions[2].elements[1].title", "New books");
  assert.deepEqual((await page.save()).definition, before);
  await page.control("y");
  await page.has("conditions[3].elements[1].title", "New books");
  await page.press("Spanish15 missing", "#translations");
  const spanish = (await page.save()).definition.conditions[3].elements[1];
  assert.deepEqual([spanish.id, spanish.title], ["library-new", "Libros nuevos"]);
  await page.press("Back to the original");
  await until("the draft", () =>
    page.run(
      "return JSON.parse(localStorage.getItem('readiness-author:1'))?.draft.definition.conditions[3].elements[1]?.id",
    ),
  );
  await driver.navigate().refresh();
  await page.started();
  assert.deepEqual((await page.save()).definition, definition);
  assert.deepEqual(await complaints(driver), []);
});

test("an element that links hold moves without another edition, but never into a question that they hold", async () => {
  await page.begin(SMALLEST);
  const before = (await page.save()).definition;
  await page.press("Yes, links are out");
  await page.part(3);
  await page.unfold("conditions[2].elements[1]");
  const choice = await page.find("#home-conditions\\[2\\]\\.elements\\[1\\]");
  assert.deepEqual(
    await page.run("return [...arguments[0].options].map((one) => one.disabled)", choice),
    [true, true, false, false],
  );
  await page.run("arguments[0].value = 3", choice);
  await page.press("Move there: New books");
  await page.hears(/is now in “Families”/);
  const { definition } = await page.save();
  assert.equal(definition.edition, undefined);
  const { moved, ...others } = changes(before, definition);
  assert.deepEqual(moved, ["library-new"]);
  assert.deepEqual(Object.values(others).flat(), []);
  await page.part(0);
  await until("what changes", async () =>
    /In another condition: “New books”/.test(await page.text("#publication")),
  );
  await page.press("Undo");
  // A condition that its last element leaves has nothing to ask.
  for (const name of ["Opening hours", "New books"]) {
    await page.part(3);
    await page.unfold("conditions[2].elements[0]");
    await page.run("document.querySelector('#editor [id^=home-]').value = 3");
    await page.press(`Move there: ${name}`);
  }
  await page.hears(/is now in “Families”, 3 of 3\. “Library” has no elements left\./);
  assert.match((await page.problems(2))[0], /^Library.* Ask a question here, or add elements\./);
});

test("the quiz shows the element that is written at, and leaves focus and page alone", async () => {
  await page.begin(large(3, 10));
  await page.press("Not yet");
  const seen = (slot) =>
    until(`${slot} in the quiz`, () =>
      page.inQuiz(
        `const { top, bottom } = document.querySelector("readiness-check").shadowRoot
           .querySelector('[data-slot="' + arguments[0] + '"]').getBoundingClientRect();
         return top >= 0 && bottom <= innerHeight`,
        slot,
      ),
    );
  await page.part(2);
  await page.unfold("conditions[1].elements[7]");
  const title = await page.field("conditions[1].elements[7].title");
  await click(driver, title);
  const scrolled = await page.run("return scrollY");
  await seen("element-no-2-8");
  assert.equal(await page.run("return document.activeElement === arguments[0]", title), true);
  assert.equal(await page.run("return scrollY"), scrolled);
  // WebKit's driver sends keys to the frame that it was in last.
  await click(driver, title);
  await keys(driver, "More of ");
  await page.quizSays("More of ");
  await seen("element-no-2-8");
  assert.equal(await page.run("return document.activeElement === arguments[0]", title), true);
  await page.unfold("conditions[1].elements[2]");
  await clickWhatIsFound(driver, () => page.field("conditions[1].elements[2].question"));
  await seen("element-no-2-3");
  await clickWhatIsFound(driver, () => page.field("conditions[1].question"));
  await until("the condition's beginning", () => page.inQuiz("return scrollY === 0"));
  assert.deepEqual(await complaints(driver), []);
});

test("what has been answered is retired instead of removed, under a higher edition", async () => {
  await page.begin(SMALLEST);
  const before = (await page.save()).definition;
  await page.press("Yes, links are out");
  await page.part(3);
  await page.press("Add an element");
  await keys(driver, "Warmth", Key.TAB, "Is it warm?");
  await page.has("conditions[2].elements[2].question", "Is it warm?");
  await page.unfold("conditions[2].elements[0]");
  await page.press("Remove: Opening hours");
  await page.hears(/“Opening hours” is removed\. Links that have an answer/);
  await page.part(1);
  assert.match(await page.text("#editor .elements"), /so it stays one question/);
  const { definition } = await page.save();
  assert.equal(definition.edition, 2);
  assert.deepEqual(definition.slots, [...before.slots, "warmth"]);
  assert.deepEqual(definition.retired, [
    { id: "library-open", title: "Opening hours", edition: 2 },
  ]);
  assert.deepEqual(problems(definition), []);
  const { breaks, added, retired } = changes(before, definition);
  assert.deepEqual(
    { breaks, added, retired },
    { breaks: [], added: ["warmth"], retired: ["library-open"] },
  );
  await page.part(0);
  await until("what changes", async () =>
    /New: “Warmth”.*No longer asked: “Opening hours”/.test(await page.text("#publication")),
  );
  // Then that is what is published, and the next one follows.
  await page.press("Edition 2 is published now");
  await page.part(3);
  await page.unfold("conditions[2].elements[0]");
  await page.type("conditions[2].elements[0].question", "Does it lend games as well?");
  await page.run(
    "document.querySelector('#editor [data-do=reword][data-at$=\"elements[0]\"]').click()",
  );
  const third = (await page.save()).definition;
  assert.equal(third.edition, 3);
  assert.deepEqual(changes(definition, third).reworded, ["library-new"]);
  assert.deepEqual(changes(definition, third).breaks, []);
  assert.deepEqual(changes(before, third).breaks, []);
  // Or nobody has answered it after all.
  await page.part(0);
  await page.run("document.querySelector('[name=published][value=no]').click()");
  assert.deepEqual(problems((await page.save()).definition), []);
});

test("the id of the whole follows the title until links hold it, and the question whether they do is asked once", async () => {
  await page.open();
  await page.press("An empty assessment");
  await page.type("title", "Our Café");
  await page.type("title", "Our bar");
  assert.equal((await page.save()).definition.id, "our-bar");
  await page.begin(SMALLEST);
  assert.equal(await page.text("#answered-id"), SMALLEST.id);
  await page.part(0);
  await page.run("document.querySelector('[name=published][value=yes]').click()");
  assert.equal(await page.run("return document.querySelector('#answered').hidden"), true);
});

test("ids are made of titles, and stay", async () => {
  await page.open();
  await page.press("An empty assessment");
  await page.type("title", "Our Café");
  await page.part(1);
  await page.type("conditions[0].question", "Is it open?");
  await page.press("Add a condition");
  await page.type("conditions[1].title", "Cakes");
  await page.press("Add an element");
  await page.type("conditions[1].elements[0].title", "Cakes");
  await page.type("conditions[1].elements[0].question", "Are there cakes?");
  await page.type("conditions[1].title", "Cakes & more");
  await page.type("conditions[1].question", "");
  const { definition } = await page.save();
  assert.deepEqual(problems(definition), []);
  assert.deepEqual(
    [
      definition.id,
      ...definition.conditions.map(({ id }) => id),
      definition.conditions[1].elements[0].id,
    ],
    ["our-cafe", "is-it-open", "cakes", "cakes-2"],
  );
  assert.deepEqual(definition.slots, ["is-it-open", "cakes-2"]);
});

test("levels from two to six, and what they look like goes with them", async () => {
  await page.begin(large(1, 2));
  await page.press("Not yet");
  await page.part(0);
  await page.press("Add a level");
  await keys(driver, "Beyond");
  await page.problems(2);
  await page.press("Undo");
  await page.press("Undo");
  await page.problems(0);
  await page.press("Remove: level 2");
  const { definition } = await page.save();
  assert.deepEqual(definition.levels, ["None", "Most", "All"]);
  assert.equal(definition.conditions[0].elements[0].levels.length, 3);
  await page.press("Remove: level 2");
  assert.equal(
    await page.run(
      "return document.querySelector('[data-do=remove-level]').getAttribute('aria-disabled')",
    ),
    "true",
  );
});

test("a translation stands beside its original, counts what is missing, and is a file of its own", async () => {
  await page.begin(SMALLEST);
  await page.press("Not yet");
  await page.run("document.querySelector('#languages').open = true");
  await page.press("Start", "#languages");
  assert.equal(await page.text("#desk-title"), "Reading at our school – into Spanish");
  await page.part(0);
  await page.type("title", "La lectura en nuestra escuela");
  await page.part(2);
  await until("the original", async () =>
    (await page.text("#translation-conditions\\[1\\]\\.question-source")).startsWith(
      "May children",
    ),
  );
  await page.type("conditions[1].question", "¿Pueden elegir?");
  await until("the count", async () => /^14 texts still/.test(await page.text("#missing")));
  await page.quizSays("¿Pueden elegir?");
  const { name, definition } = await page.save();
  assert.equal(name, "es.json");
  assert.equal(definition.language, "es");
  assert.equal(definition.title, "La lectura en nuestra escuela");
  assert.equal(definition.conditions[1].question, "¿Pueden elegir?");
  assert.deepEqual(problems(definition), []);
  await page.press("Back to the original");
  // It stays with what it belongs to.
  await page.part(2);
  await page.press("Down: Choice");
  await page.press("Spanish14 missing", "#translations");
  assert.equal((await page.save()).definition.conditions[2].question, "¿Pueden elegir?");
});

test("a problem is at its field, which says so", async () => {
  await page.begin({ ...SMALLEST, credit: { text: "", label: "Us", address: "http://x" } });
  await page.problems(2);
  await page.part(3);
  await page.unfold("conditions[2].elements[0]");
  await page.type("conditions[2].elements[0].title", "");
  await page.problems(3);
  const field = await page.field("conditions[2].elements[0].title");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const described = (await field.getAttribute("aria-describedby")).split(" ")[0];
  const said = "return document.getElementById(arguments[0]).textContent";
  assert.equal(await page.run(said, described), "Still empty.");
  assert.match(await page.text("#outline [aria-current]"), /1 to do/);
  await page.type("conditions[2].elements[0].title", "Hours");
  await page.problems(2);
  assert.equal(await field.getAttribute("aria-invalid"), null);
});
