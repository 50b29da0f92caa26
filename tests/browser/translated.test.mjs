/**
 * The quiz under the hands of translators, reading aids and extensions: whatever they make of its
 * words, the question that is read is the one that takes the answer, and nothing of an earlier page,
 * count or message stays.
 */

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { CONDITIONS, definitionWith, elementsOf, LEVELS, sentence } from "./lib/assessment.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { forget } from "./lib/embed.mjs";
import { people } from "./lib/meeting.mjs";
import { complaints } from "./lib/page.mjs";
import { startSite } from "./lib/site.mjs";
import { TRANSLATORS } from "./lib/translators.mjs";
import { twins } from "./lib/twins.mjs";

const driver = await openBrowser();
const site = await startSite();
const { run, open, both, agree } = twins(driver, site);

/** The words of every question by its slot, in the order of the alphabet. */
const ASKS = Object.fromEntries(
  definitionWith().conditions.flatMap(({ id, question, elements }) =>
    [{ id, title: sentence("overview"), question }, ...elements].map(({ id, title, question }) => [
      id,
      `${title} ${question}`.split(/\s+/).sort().join(" "),
    ]),
  ),
);

beforeEach(async () => {
  site.clear();
  await forget(driver, site);
});

/** What a visitor does with both quizzes; the first has to agree with the second after every step. */
function visitor({ keeps }) {
  const settled = (what) => agree(what, ASKS, keeps);
  async function act(what, script, ...values) {
    await both(what, script, ...values);
    await settled(`after ${what}`);
  }
  return {
    act,
    settled,
    arrive: (title) => act(`the page “${title}”`, `return find(host, "h3", values[0]);`, title),
    press: (name, css = "button") =>
      act(
        `“${name}”`,
        `const button = find(host, ...values); button?.click(); return button;`,
        css,
        name,
      ),
    /** Chooses where the question is read. */
    async choose(slot, level) {
      await act(
        `${level} for ${slot}`,
        `const radio = asked(host, values[0])?.querySelector("[value=" + values[1] + "]");
         radio?.click(); return radio;`,
        ASKS[slot],
        level,
      );
      assert.equal(await run("return mine.answers[values[0]]", slot), level);
    },
    goTo: (nth) =>
      act(
        `condition ${nth}`,
        `const at = find(host, "nav li:nth-child(" + values[0] + ") button"); at.click(); return at;`,
        nth,
      ),
    answer: (answers) => act("answers", `host.answers = values[0]; return true;`, answers),
  };
}

const levelOf = (position) => LEVELS[position % LEVELS.length];

for (const translator of TRANSLATORS) {
  describe(translator.name, () => {
    const { act, settled, arrive, press, choose, goTo, answer } = visitor(translator);

    test("at the quick pace, there and back", async () => {
      await open(translator);
      await settled("at first");
      for (const [position, id] of CONDITIONS.entries()) {
        await choose(id, levelOf(position));
        if (position === 2) {
          const total = elementsOf(id).length;
          await press(sentence("show-elements", { total }));
          await choose(elementsOf(id)[1], "not-sure");
          await press(sentence("hide-elements", { total }));
        }
        if (position + 1 < CONDITIONS.length) await press(sentence("next"));
      }
      await press(sentence("back"));
      await choose(CONDITIONS.at(-2), "not-sure");
      await goTo(2);
      await choose(CONDITIONS[1], "none");
      await press(`${sentence("clear")}: ${sentence("overview")}`);
      await goTo(CONDITIONS.length);
      assert.deepEqual(await complaints(driver), []);
    });

    test("at the full pace, with notes and everything opened", async () => {
      await open(translator);
      await act("the full pace", `return (host.pace = "full");`);
      for (const [position, id] of CONDITIONS.slice(0, 3).entries()) {
        await act(
          "opening everything",
          `for (const one of host.shadowRoot.querySelectorAll("details")) one.open = true; return true;`,
        );
        for (const [at, slot] of elementsOf(id).slice(0, 3).entries()) {
          await choose(slot, levelOf(position + at));
        }
        await act(
          "a note",
          `const note = find(host, "textarea"); note.value = "A note";
           note.dispatchEvent(new Event("input", { bubbles: true })); return true;`,
        );
        await press(sentence("next"));
      }
      await press(sentence("back"));
      await press(sentence("see-results"));
      await arrive(sentence("result-title"));
      await press(sentence("back"));
      assert.deepEqual(await complaints(driver), []);
    });

    test("through a result, its plan and its messages", async () => {
      await open(translator);
      const [person] = people(1);
      await answer(person);
      await press(sentence("see-results"));
      await arrive(sentence("result-title"));
      await act("the plan", `return find(host, "[part=step]");`);
      const inStep = (css) =>
        `const at = find(host, "[part=step] ${css}"); at?.click(); return at;`;
      await act("a what-if", inStep(".ways button"));
      await act("the end of it", inStep(".ways button"));
      await act(
        "another one",
        `const at = [...host.shadowRoot.querySelectorAll("[part=step] .ways button")][1]; at.click(); return at;`,
      );
      await act("a priority", inStep(".mark input"));
      await act("no priority", inStep(".mark input"));
      await act(
        "a mark of the wheel",
        `const at = find(host, "[role=option]");
         at.dispatchEvent(new MouseEvent("click", { bubbles: true })); return at;`,
      );
      await press(sentence("save-file"));
      await press(sentence("back"));
      await choose(CONDITIONS.at(-1), "none");
      await press(sentence("see-results"));
      await arrive(sentence("result-title"));
      await press(sentence("start-over"));
      await press(sentence("undo"));
      await press(sentence("start-over"));
      await both("another language", `return (host.lang = "es");`);
      await both(
        "Spanish",
        `return host.shadowRoot.querySelector("[part=quiz]").lang.startsWith("es");`,
      );
      await agree("in Spanish", null, translator.keeps);
      assert.deepEqual(await complaints(driver), []);
    });

    test("through results of others", async () => {
      await open(translator);
      const codes = await run(
        `return values[0].map((answers) => { mine.answers = answers; return mine.code; });`,
        people(4),
      );
      await answer({});
      const go = async (title, ...shown) => {
        await both(
          `${shown.length} results`,
          `host.open(values[0]).catch(() => {}); return true;`,
          `readiness-${shown.join("-")}`,
        );
        await arrive(sentence(title, { count: shown.length }));
      };
      const [one, two, three, four] = codes;
      await go("shared-title", one);
      await go("shared-title", two);
      await go("pair-title", one, two);
      await press(sentence("swap"));
      await go("pair-title", three, two);
      await go("group-title", one, two, three);
      await go("group-title", one, two, three, four);
      const settle = (level) =>
        act(
          `${level} settled`,
          `const list = find(host, "select"); list.value = values[0];
           list.dispatchEvent(new Event("change", { bubbles: true })); return true;`,
          level,
        );
      await settle("partial");
      await settle("none");
      await press(sentence("add-results"));
      const hand = (text) =>
        act(
          `handing in “${text}”`,
          `const field = find(host, "textarea"); field.value = values[0];
           const button = find(host, "button", values[1]); button.click(); return true;`,
          text,
          sentence("open-button"),
        );
      await hand("nothing at all");
      await hand(`#readiness-${one.slice(0, 12)} and #readiness-rubbish1`);
      await press(sentence("start-mine"));
      await act("a damaged link", `host.open("nonsense").catch(() => {}); return true;`);
      await press(sentence("dismiss"));
      await press(sentence("next"));
      await choose(CONDITIONS[1], "partial");
      assert.deepEqual(await complaints(driver), []);
    });
  });
}
