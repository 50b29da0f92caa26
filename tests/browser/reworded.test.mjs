/**
 * Words in the nodes of those before them: as long as nobody else changes the quiz, and never again
 * once somebody does, whose translation may be on its way for a page that has gone.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { CONDITIONS, elementsOf, sentence, titleOf } from "./lib/assessment.mjs";
import { FILES } from "./lib/embed.mjs";
import { people } from "./lib/meeting.mjs";
import { codesOf } from "./lib/others.mjs";
import { complaints, keys } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open } = await stage();
const [FIRST, SECOND, THIRD] = CONDITIONS;

/** What tells one question from another: its legend, what levels mean for it, what it explains. */
const TOLD = "[data-slot] :is(legend span, .choice .hint, details.more p)";

/** Notes the nodes of such words, and what they say. */
const note = (of = check) =>
  of.run(
    `window.noted = [...root.querySelectorAll(values[0])]
       .map(({ firstChild }) => [firstChild, firstChild.parentElement, firstChild.data]);`,
    TOLD,
  );

/** The number of nodes that were noted and say something else now, where they were. */
const rewritten = (of = check) =>
  of.run(
    `return noted.filter(([text, around, words]) =>
       root.contains(text) && text.parentElement === around && text.data !== words).length`,
  );

/** Has somebody add to words, those of a question if nothing else is said, and waits until they have left with that. */
async function meddle(of = check, css = "[data-slot] legend span") {
  await of.run(
    `window.mark = document.createElement("font");
     mark.append("⟦added⟧");
     root.querySelector(values[0]).append(mark);`,
    css,
  );
  await until("what was added to be gone", () => of.run("return !mark.isConnected"));
}

test("while nobody changes words, a page becomes the next one in the nodes that are there", async () => {
  await open({ attributes: `pace="full"` });
  const [element] = elementsOf(FIRST);
  await check.choose(element, "partial");
  await check.openAll();
  const field = await check.find(`[data-slot=${element}] textarea`);
  await field.sendKeys("A note");
  for (const title of [SECOND, THIRD]) {
    await note();
    await check.press(sentence("next"));
    await check.arrive(titleOf(title));
    assert.ok((await rewritten()) > 20, `${await rewritten()} nodes say something else`);
  }
  await check.press(sentence("see-results"));
  await check.arrive(sentence("result-title"));
  for (const language of ["es", "en"]) {
    await check.run("host.lang = values[0]", language);
    await until(language, () =>
      check.run(`return root.querySelector("[part=quiz]").lang.startsWith(values[0])`, language),
    );
  }
  await check.press(sentence("back"));
  await check.arrive(titleOf(CONDITIONS.at(-1)));
  await check.run("host.pace = 'quick'");
  await check.run("host.pace = 'full'");
  await note();
  await check.press(sentence("back"));
  await check.arrive(titleOf(CONDITIONS.at(-2)));
  assert.ok((await rewritten()) > 20, "still");
  assert.deepEqual(await complaints(driver), []);
});

/** How a translation is put on the page: of a `text` that was in `around`, and is `said` in other words. */
const WAYS = {
  "into the same nodes": "text.data = said;",
  "in nodes of its own": `
    const font = document.createElement("font");
    font.append(said);
    text.replaceWith(font);`,
  "behind the words": `
    const font = document.createElement("font");
    font.append(said);
    around.append(font);`,
  "in the place of all that is there": "around.replaceChildren(said);",
};
const HOSTS = { "": "", ", without WebAssembly": "delete window.WebAssembly" };

for (const [way, put] of Object.entries(WAYS)) {
  for (const [where, before] of Object.entries(HOSTS)) {
    test(`a translation that comes late, ${way}, leaves again${where}`, async () => {
      await open({ attributes: `pace="full" save="off"`, before });
      assert.equal(site.requested(FILES.wasm).length, before ? 0 : 1);
      await check.press(sentence("next"));
      await check.arrive(titleOf(SECOND));
      const words = await check.text();
      await check.press(sentence("back"));
      await check.arrive(titleOf(FIRST));
      await note();
      await check.press(sentence("next"));
      await check.arrive(titleOf(SECOND));
      assert.ok((await rewritten()) > 20, "they say something else by now");
      await check.run(
        `for (const [text, around, words] of noted) {
           const said = "⟦" + words + "⟧";
           ${put}
         }`,
      );
      await until("only words of this page", async () => {
        assert.equal(await check.text(), words);
        return true;
      });
      await note();
      await check.press(sentence("next"));
      await check.arrive(titleOf(THIRD));
      assert.equal(await rewritten(), 0, "from now on words leave with what they are in");
      assert.deepEqual(await complaints(driver), []);
    });
  }
}

test("whoever changes one quiz may change all of a page", async () => {
  const one = (id) => `<readiness-check id="${id}" pace="full" save="off"></readiness-check>`;
  await open({ body: one("first") + one("second") });
  const second = quiz(driver, "#second");
  await second.ready();
  await meddle();
  await note(second);
  await second.press(sentence("next"));
  await second.arrive(titleOf(SECOND));
  assert.equal(await rewritten(second), 0);
  assert.deepEqual(await complaints(driver), []);
});

test("what is written, opened and focused stays when somebody changes words", async () => {
  await open({ attributes: `pace="full"` });
  const [element] = elementsOf(FIRST);
  await check.choose(element, "partial");
  await check.disclose(sentence("add-note"));
  const field = await check.find(`[data-slot=${element}] textarea`);
  await field.sendKeys("A note");
  await check.run("values[0].setSelectionRange(2, 2)", field);
  await meddle();
  assert.ok(await check.run("return root.activeElement === values[0]", field));
  await keys(driver, "t");
  assert.equal(await field.getAttribute("value"), "A tnote");
  assert.deepEqual(await check.chosen(), { [element]: "partial" });
  assert.deepEqual((await check.state()).answers, { [element]: "partial" });
  assert.deepEqual(await complaints(driver), []);
});

test("the heading of what is open keeps the focus when somebody changes words", async () => {
  await open({ attributes: `pace="full" save="off"` });
  await check.run(`root.querySelector("[data-slot] details.more summary").focus()`);
  await keys(driver, Key.ENTER);
  const isOpen = () => check.run(`return !!root.activeElement?.matches("details[open] > summary")`);
  await until("it to be open", isOpen);
  await meddle();
  await until("the focus to be on it", isOpen);
  assert.deepEqual(await complaints(driver), []);
});

test("a result with its plan, and a group's, are the same after somebody has changed words in them", async () => {
  const members = people(3);
  await open({ attributes: `save="off"` });
  const codes = await codesOf(check, members);
  const shows = async (code, title) => {
    // A page of its own, for the first change counts for all that follow.
    await open({ attributes: `save="off"` });
    if (code) await check.run("host.open(values[0])", `readiness-${code}`);
    else {
      await check.answer(members[0]);
      await check.goTo(CONDITIONS.length - 1);
      await check.press(sentence("see-results"));
    }
    await check.arrive(title);
    if (!code) await check.find("[part=step]");
    const words = await check.text();
    await meddle(check, ".main p");
    await until("all that was there", async () => {
      assert.equal(await check.text(), words);
      return true;
    });
  };
  await shows("", sentence("result-title"));
  await shows(codes.join("-"), sentence("group-title", { count: codes.length }));
  assert.deepEqual(await complaints(driver), []);
});
