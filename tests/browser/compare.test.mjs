/**
 * Two results side by side: what differs is said in words, in the direction in which they stand,
 * and nothing of it touches the visitor's own answers.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CONDITIONS,
  EARLIER,
  labelOf,
  library,
  questionOf,
  sentence,
  titleOf,
} from "./lib/assessment.mjs";
import { ANSWERS, fill, isFilled } from "./lib/keeping.mjs";
import { codesOf, table, titled } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { accessibleName } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const PAIR = sentence("pair-title");
const [FIRST, SECOND, OWN] = ["first", "second", "own"].map((name) => sentence(`shared-${name}`));
const [UP, DOWN, KNOWN, UNKNOWN, OTHER] = [
  "moved-up",
  "moved-down",
  "became-known",
  "no-longer-known",
  "changed-otherwise",
].map((name) => sentence(name));
const NONE = sentence("unanswered");
const counted = (label, count) => sentence("labelled", { label, text: count });

/** What differs between two results: a slot, its answers, and the words for what lies between. */
const DIFFERENCES = [
  ["purpose", "exploring", "statewide", UP],
  ["purpose-vision", "statewide", "none", DOWN],
  ["purpose-content", "not-sure", "partial", KNOWN],
  ["purpose-frameworks", "none", "not-sure", UNKNOWN],
  ["purpose-definitions", "not-applicable", "none", OTHER],
  ["flexibility", "partial", "none", DOWN],
  ["flexibility-statute", null, "exploring", KNOWN],
  ["pathways", "none", "exploring", UP],
  ["funding", null, "not-sure", OTHER],
];

/** What both answered alike. */
const SAME = { educators: "partial", "purpose-networks": "not-applicable" };

/** The same differences as they are seen the other way round. */
const BACK = { [UP]: DOWN, [DOWN]: UP, [KNOWN]: UNKNOWN, [UNKNOWN]: KNOWN, [OTHER]: OTHER };

const { driver, site, check, open, results, madeWith } = await stage();

const label = (level) => (level === null ? NONE : labelOf(level));
const summary = () =>
  check.run(
    `return [...root.querySelector(".counts").children].map((line) => line.innerText.replace(/\\s+/g, " "))`,
  );
const wheels = async () => {
  const names = [];
  for (const figure of await check.findAll(".pair figure")) {
    names.push(await check.run(`return values[0].querySelector("figcaption").innerText`, figure));
    const drawing = await check.run(`return values[0].querySelector("svg")`, figure);
    assert.notEqual(await accessibleName(drawing), "");
  }
  return names;
};

/** One side of {@link DIFFERENCES} as answers. */
const side = (which) =>
  Object.fromEntries(
    DIFFERENCES.map((difference) => [difference[0], difference[which]])
      .filter(([, level]) => level !== null)
      .concat(Object.entries(SAME)),
  );

/** The rows that a table of a condition must have. */
const rowsOf = (condition, differences) =>
  differences
    .filter(([slot]) => slot === condition || slot.startsWith(`${condition}-`))
    .map(([slot, before, after, words]) => {
      const title = slot === condition ? sentence("overview") : questionOf(slot)[0];
      return [title, label(before), label(after), words];
    });

/** Fails unless every table says just what differs. */
async function areShown(differences, names) {
  const counts = [UP, DOWN, KNOWN, UNKNOWN, OTHER].map((words) => {
    const count = differences.filter((difference) => difference[3] === words).length;
    return counted(words, count);
  });
  assert.deepEqual(await summary(), counts);
  assert.deepEqual(await wheels(), names);
  for (const id of ["purpose", "flexibility", "pathways", "funding"]) {
    const rows = await table(check, sentence("differences", { title: titleOf(id) }));
    assert.deepEqual(rows, rowsOf(id, differences));
  }
  assert.equal(
    await table(check, sentence("differences", { title: titleOf("educators") })),
    null,
    "what is the same is no difference",
  );
  const stages = await table(check, sentence("pair-summary"));
  const changed = Object.fromEntries(stages.map((row) => [row[0], row[3]]));
  const count = (id, words) => rowsOf(id, differences).filter((row) => row[3] === words).length;
  for (const id of ["purpose", "flexibility", "pathways", "educators", "funding"]) {
    const moved = [UP, DOWN, KNOWN, UNKNOWN, OTHER].filter((words) => count(id, words) > 0);
    const expected = moved.map((words) => counted(words, count(id, words))).join(" · ");
    assert.equal(changed[titleOf(id)], expected || sentence("unchanged"), id);
  }
}

test("a link of two says in words what differs, and swapping turns it round", async () => {
  await open(site.url("/"));
  const codes = await codesOf(check, [side(1), side(2)]);
  await check.answer(ANSWERS);
  const own = await check.state();
  await open(`${site.url("/")}?two#readiness-${codes.join("-")}`);
  await titled(check, PAIR);
  await areShown(DIFFERENCES, [FIRST, SECOND]);
  const listed = await check.run(`return root.querySelectorAll("[part=condition]").length`);
  assert.equal(listed, 2 * CONDITIONS.length);
  await check.press(sentence("swap"));
  const turned = DIFFERENCES.map(([slot, before, after, words]) => [
    slot,
    after,
    before,
    BACK[words],
  ]);
  await until("the other direction", async () => (await results()).length === 4);
  await areShown(turned, [FIRST, SECOND]);
  assert.deepEqual(
    (await results()).map(({ code }) => code),
    [...codes, codes[1], codes[0]],
  );
  assert.equal(
    await check.run(`return root.querySelector(".share input").value`),
    `${site.url("/")}?two#readiness-${codes[1]}-${codes[0]}`,
  );
  await check.press(sentence("swap"));
  await until("the first direction", async () => (await results()).length === 6);
  await areShown(DIFFERENCES, [FIRST, SECOND]);
  assert.deepEqual(await check.findAll("input[type=radio]"), []);
  assert.deepEqual(await check.state(), {
    ...own,
    link: `${site.url("/")}?two#${own.link.split("#")[1]}`,
  });
  assert.deepEqual(await complaints(driver), []);
});

test("two equal results are said to be the same", async () => {
  const { code } = await madeWith(ANSWERS);
  await open(`${site.url("/")}#readiness-${code}-${code}`);
  await titled(check, PAIR);
  assert.ok((await check.text()).includes(sentence("pair-same")));
});

test("a shared result is compared with one's own, which are all there again afterwards", async () => {
  const { code } = await madeWith({ flexibility: "none", "purpose-vision": "exploring" });
  await open(site.url("/"));
  await fill(check);
  const own = await check.state();
  await driver.executeScript("location.hash = arguments[0]", `readiness-${code}`);
  await titled(check, sentence("shared-title"));
  await check.press(sentence("compare-with-mine"));
  await check.arrive(PAIR);
  const differences = sentence("differences", { title: titleOf("flexibility") });
  const moved = (first, second, words) => [
    [sentence("overview"), label(first), label(second), words],
  ];
  assert.deepEqual(await wheels(), [OWN, SECOND]);
  assert.deepEqual(await table(check, differences), moved("partial", "none", DOWN));
  assert.equal(await table(check, sentence("differences", { title: titleOf("purpose") })), null);
  await check.press(sentence("swap"));
  await until("the other direction", async () => (await wheels())[1] === OWN);
  assert.deepEqual(await wheels(), [FIRST, OWN]);
  assert.deepEqual(await table(check, differences), moved("none", "partial", UP));
  assert.deepEqual(await check.state(), own);
  await check.press(sentence("back-to-mine"));
  await check.arrive(titleOf("flexibility"));
  await isFilled(check);
  assert.deepEqual(await check.state(), own);
  assert.deepEqual(await complaints(driver), []);
});

test("who has no answers is offered no comparison with them", async () => {
  const { code } = await madeWith(ANSWERS);
  await open(`${site.url("/")}#readiness-${code}`);
  await titled(check, sentence("shared-title"));
  await check.button(sentence("add-results"));
  assert.deepEqual(await check.named("button", sentence("compare-with-mine")), []);
});

const NOW = { "books-new": "done", "books-old": "none", people: "started" };

test("a question that was reworded since is never shown as moved", async () => {
  site.json("/library.json", library());
  const attributes = `assessment="/library.json"`;
  const { code } = await madeWith(NOW, { attributes });
  for (const codes of [
    [EARLIER, code],
    [code, EARLIER],
  ]) {
    await open({ attributes, path: `/${codes[0]}` });
    await check.run("return host.open(values[0])", codes.join("-"));
    await titled(check, "T pair-title");
    const rows = await table(check, "T differences Books");
    const words = Object.fromEntries(rows.map((row) => [row[0], row[3]]));
    assert.equal(words["New books"], "T not-comparable");
    assert.match(words["Old books"], /T moved-(up|down)/);
    const people = await table(check, "T differences People");
    assert.deepEqual(
      people.map((row) => row[3]),
      ["T not-comparable"],
    );
    const text = await check.text();
    for (const said of ["edition 1, now 2, kept 5", "reworded New books", "retired Heat"]) {
      assert.ok(text.includes(said), said);
    }
  }
  await check.answer(NOW);
  await check.run("return host.open(values[0])", EARLIER);
  await check.press("T compare-with-mine");
  await titled(check, "T pair-title");
  const rows = await table(check, "T differences Books");
  assert.equal(rows.find(([title]) => title === "New books")[3], "T not-comparable");
  assert.deepEqual((await check.state()).answers, NOW);
});
