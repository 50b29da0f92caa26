/**
 * A group's way from a thread of e-mails to a result it agreed on, and what is kept of it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import {
  CONDITIONS,
  definitionWith,
  elementsOf,
  labelOf,
  questionOf,
  SLOTS,
  sentence,
  titleOf,
} from "./lib/assessment.mjs";
import { ANSWERS } from "./lib/keeping.mjs";
import { agreed, FIRST, people, spreadOf, stepsApart, thread, toDiscuss } from "./lib/meeting.mjs";
import { codesOf, goToOpen, handIn, refusedLines, titled } from "./lib/others.mjs";
import { complaints, keys, tabTo } from "./lib/page.mjs";
import { accessibleName } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, reload, results, errors, madeWith, setHash } = await stage();

const together = (count) => titled(check, sentence("group-title", { count }));
const settleName = (slot) => sentence("settle-for", { title: questionOf(slot)[0] });

/** What the page says about each question: its words, its counts, its steps, what is settled. */
const rows = (within) =>
  check.run(
    `const plain = (element) => element?.textContent.replace(/\\s+/g, " ").trim();
     const labelled = (row) => plain(row.closest("details")?.querySelector("summary")) ?? "";
     return [...root.querySelectorAll("[part=spread]")]
       .filter((row) => labelled(row) === values[0])
       .map((row) => ({
         question: [plain(row.querySelector("h5")), plain(row.querySelector(".asked .hint"))],
         counts: [...row.querySelectorAll(".counts li")].map(plain),
         apart: plain(row.querySelector(".given .hint")),
         settled: row.querySelector("select").selectedOptions[0].label,
       }));`,
    within,
  );

/** Opens what is made on demand, and waits for its rows. */
async function disclose(label, count) {
  const unfold = () =>
    check.run(
      `const details = [...root.querySelectorAll("details")]
         .find((details) => details.querySelector("summary").innerText === values[0]);
       if (details && !details.open) details.querySelector("summary").click();
       return details?.querySelectorAll("[part=spread]").length;`,
      label,
    );
  await until(`${count} questions under "${label}"`, async () => (await unfold()) === count);
}

/** What {@link rows} must be for a group. */
function expectedRow(members, slot, settled) {
  const { levels, unsure, apart, unanswered } = spreadOf(members, slot);
  const labels = ["none", "exploring", "partial", "statewide", "not-sure", "not-applicable"];
  const counts = [...levels, unsure, apart].map((count, index) => [count, labelOf(labels[index])]);
  const steps = stepsApart(levels);
  return {
    question: questionOf(slot),
    counts: [...counts, [unanswered, sentence("unanswered")]]
      .filter(([count]) => count > 0)
      .map(([count, label]) => sentence("labelled", { label, text: count })),
    apart:
      steps === null ? sentence("steps-apart-none") : sentence("steps-apart", { count: steps }),
    settled: settled[slot] ? labelOf(settled[slot]) : sentence("settle-open"),
  };
}

/** What everybody chose alike, by slot. */
const agreedBy = (members) =>
  Object.fromEntries(
    SLOTS.map((slot) => [slot, agreed(spreadOf(members, slot))]).filter(([, level]) => level),
  );

/** Fails unless the whole page is that of this group. */
async function isGroup(members, settled) {
  await together(members.length);
  const discussed = toDiscuss(members);
  const expected = (slots) => slots.map((slot) => expectedRow(members, slot, settled));
  const [first, rest] = [discussed.slice(0, FIRST), discussed.slice(FIRST)];
  assert.deepEqual(await rows(""), expected(first));
  for (const condition of CONDITIONS) {
    const asked = [condition, ...elementsOf(condition)];
    const slots = rest.filter((slot) => asked.includes(slot));
    if (slots.length === 0) continue;
    const label = sentence("labelled", { label: titleOf(condition), text: slots.length });
    await disclose(label, slots.length);
    assert.deepEqual(await rows(label), expected(slots));
  }
  const without = Object.keys(agreedBy(members));
  const label = sentence("group-agreed", { count: without.length });
  await disclose(label, without.length);
  const unneeded = (await rows(label)).map(({ question }) => question.join());
  assert.deepEqual(unneeded.sort(), without.map((slot) => questionOf(slot).join()).sort());
  const nobody = SLOTS.length - discussed.length - without.length;
  const text = await check.text();
  for (const said of [
    sentence("group-discuss", { count: first.length }),
    sentence("group-rest", { count: rest.length }),
    sentence("group-nobody", { count: nobody }),
    settledCount(settled),
  ]) {
    assert.ok(text.includes(said), `"${said}" is not in ${text.slice(0, 3000)}`);
  }
}

const settledCount = (settled) =>
  sentence("settled-count", { answered: Object.keys(settled).length, total: SLOTS.length });

/** Chooses in a list by Tab and arrow keys. */
async function settleByKeyboard(slot, level) {
  const label = level ? labelOf(level) : sentence("settle-open");
  const list = await tabTo(
    driver,
    settleName(slot),
    async (element) => (await accessibleName(element)) === settleName(slot),
    400,
  );
  const steps = await check.run(
    `const [list, label] = values;
     return [...list.options].findIndex((option) => option.label === label) - list.selectedIndex;`,
    list,
    label,
  );
  for (let step = 0; step < Math.abs(steps); step += 1) {
    await keys(driver, steps > 0 ? Key.ARROW_DOWN : Key.ARROW_UP);
  }
  await until(`"${label}" to be chosen`, () =>
    check.run(`return values[0].selectedOptions[0].label === values[1]`, list, label),
  );
}

/** What the link of the agreed result holds, taken over by somebody without answers. */
async function agreedAnswers() {
  const link = await check.run(
    `const agreed = [...root.querySelectorAll("[part=share]")]
       .find((share) => share.querySelector("h4").innerText === values[0]);
     return agreed.querySelector("input").value;`,
    sentence("share-settled"),
  );
  const tab = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  await driver.get(link);
  await check.ready();
  await titled(check, sentence("shared-title"));
  await check.press(sentence("adopt"));
  await check.arrive(sentence("result-title"));
  const { answers } = await check.state();
  await driver.close();
  await driver.switchTo().window(tab);
  return answers;
}

test("from a thread of e-mails to a result that twelve agreed on", async () => {
  const ten = people(10);
  site.json(
    "/foreign.json",
    definitionWith((definition) => {
      definition.id = "another-policy";
    }),
  );
  const foreign = await madeWith(ANSWERS, { attributes: `assessment="/foreign.json"` });
  await open(site.url("/"));
  await check.answer(ANSWERS);
  const own = await check.state();
  const codes = await codesOf(check, ten);
  const cut = codes[4].slice(0, 21);
  const { text, order, lines } = thread(
    codes,
    { cut, foreign: foreign.code },
    "https://example.org/r",
  );
  const members = order.map((position) => ten[position]);

  await goToOpen(check);
  await handIn(check, text);
  await together(12);
  const reasons = {
    cut: sentence("link-cut", { seen: 21, expected: codes[4].length }),
    foreign: sentence("link-other"),
  };
  assert.deepEqual(
    await refusedLines(check),
    ["cut", "foreign"].map((bad) =>
      sentence("refused-line", { line: lines[bad], reason: reasons[bad] }),
    ),
  );
  const [shown, ...more] = await results();
  assert.equal(shown.code, order.map((position) => codes[position]).join("-"));
  assert.equal(shown.link, `${site.url("/")}#readiness-${shown.code}`);
  assert.deepEqual(more, [], "a group is one result");
  const settled = agreedBy(members);
  await isGroup(members, settled);

  const [worst, next, third] = toDiscuss(members);
  await settleByKeyboard(worst, "exploring");
  await settleByKeyboard(next, "statewide");
  await settleByKeyboard(third, "not-sure");
  Object.assign(settled, { [worst]: "exploring", [next]: "statewide", [third]: "not-sure" });
  await isGroup(members, settled);
  await settleByKeyboard(third, "");
  delete settled[third];
  await isGroup(members, settled);
  assert.deepEqual(await agreedAnswers(), settled);

  await reload();
  await isGroup(members, settled);
  assert.ok((await check.text()).includes(sentence("group-repeated", { count: 2 })));
  await check.press(sentence("count-once"));
  const once = [...new Set(members)];
  await isGroup(once, settled);
  await reload();
  await isGroup(once, settled);

  await check.press(sentence("add-results"));
  await check.arrive(sentence("open-title"));
  assert.ok((await check.text()).includes(sentence("open-adding", { count: 10 })));
  const [eleventh] = people(11).slice(10);
  const [added] = await codesOf(check, [eleventh]);
  await handIn(check, `One more: ${added}`);
  await isGroup([...once, eleventh], settled);
  assert.deepEqual(await refusedLines(check), []);
  assert.deepEqual(await agreedAnswers(), settled);

  assert.deepEqual(await check.state(), own);
  await check.press(sentence("back-to-mine"));
  await check.arrive(titleOf("purpose"));
  assert.deepEqual(await check.state(), own);
  assert.deepEqual(await errors(), []);
  assert.deepEqual(await complaints(driver), []);
});

test("what one group settled on is not carried to another", async () => {
  const [first, second] = [people(8).slice(0, 4), people(8).slice(4)];
  await open(site.url("/"));
  const codes = await codesOf(check, first);
  const others = await codesOf(check, second);
  await setHash(`readiness-${codes.join("-")}`);
  await together(4);
  const [slot] = toDiscuss(first);
  await settleByKeyboard(slot, "statewide");
  await isGroup(first, { ...agreedBy(first), [slot]: "statewide" });
  await setHash(`readiness-${others.join("-")}`);
  await until("the other group", async () => (await results()).length === 2);
  await isGroup(second, agreedBy(second));
  // The same where the page is left in between.
  await settleByKeyboard(slot, "exploring");
  await open(`${site.url("/")}?again#readiness-${codes.join("-")}`);
  await isGroup(first, agreedBy(first));
});

test("a group whose link is still in the address keeps what it settled on", async () => {
  const members = people(5);
  await open(site.url("/"));
  const codes = await codesOf(check, members);
  await setHash(`readiness-${codes.join("-")}`);
  await together(5);
  const settled = agreedBy(members);
  for (const slot of toDiscuss(members).slice(0, 2)) {
    await settleByKeyboard(slot, "partial");
    settled[slot] = "partial";
  }
  await reload();
  await isGroup(members, settled);
});

test("whoever adds to a group and leaves the page in between finds the group again", async () => {
  const members = people(4);
  await open(site.url("/"));
  const codes = await codesOf(check, members);
  await goToOpen(check);
  await handIn(check, codes.join("\n"));
  await together(4);
  const [slot] = toDiscuss(members);
  await settleByKeyboard(slot, "partial");
  await check.press(sentence("add-results"));
  await check.arrive(sentence("open-title"));
  await reload();
  await isGroup(members, { ...agreedBy(members), [slot]: "partial" });
});

/** What is on the screen while one question is taken by itself. */
const meeting = () =>
  check.run(
    `const plain = (element) => element?.textContent.replace(/\\s+/g, " ").trim();
     const within = root.querySelector(".meeting");
     if (!within) return null;
     const heading = within.querySelector("h4");
     const here = within.querySelector("[aria-current]");
     return {
       step: plain(heading.querySelector(".step")),
       title: plain(heading.querySelector(".step + *")),
       counts: [...within.querySelectorAll(".counts li")].map(plain),
       chosen: within.querySelector("fieldset :checked")?.value ?? null,
       settled: plain(within.querySelector("[role=status]")),
       here: [plain(here), plain(here.nextElementSibling)],
       focused: root.activeElement === heading,
       ring: getComputedStyle(heading).outlineStyle,
     };`,
  );

test("a meeting takes its questions one at a time, by keyboard", async () => {
  const members = people(12);
  const settled = agreedBy(members);
  const agenda = toDiscuss(members).slice(0, FIRST);
  await open(site.url("/"));
  await setHash(`readiness-${(await codesOf(check, members)).join("-")}`);
  await together(12);
  const height = await check.run(`return root.querySelector("article").offsetHeight`);
  assert.ok(height < 3500, `the group's page is ${height} pixels high`);

  const isAt = async (position) => {
    const slot = agenda[position];
    const expected = expectedRow(members, slot, settled);
    const step = sentence("meeting-step", { number: position + 1, total: agenda.length });
    await until(step, async () => (await meeting())?.step === step);
    assert.deepEqual(await meeting(), {
      step,
      title: expected.question[0],
      counts: expected.counts,
      chosen: settled[slot] ?? null,
      settled: settledCount(settled),
      here: [expected.question[0], expected.settled],
      focused: true,
      ring: "none",
    });
  };
  const press = async (name) => {
    await tabTo(driver, name, async (element) => (await element.getText()) === name, 60);
    await keys(driver, Key.ENTER);
  };

  await press(sentence("meeting-start"));
  await isAt(0);
  await keys(driver, Key.TAB, Key.SPACE);
  await until("the choice", async () => (await meeting()).chosen === "none");
  settled[agenda[0]] = "none";
  await press(sentence("next"));
  await isAt(1);
  await press(sentence("back"));
  await isAt(0);
  await check.press(questionOf(agenda[9])[0]);
  await isAt(9);
  await press(sentence("meeting-end"));
  await until("the overview", async () => (await meeting()) === null);
  // It moves once the page has rendered.
  const title = sentence("group-discuss", { count: agenda.length });
  await until(
    "the focus on the overview",
    async () => (await check.run(`return root.activeElement?.textContent`)) === title,
  );
  await isGroup(members, settled);
  assert.deepEqual(await complaints(driver), []);
});
