/**
 * Results under the hands of translators, reading aids and extensions: one's own with its plan, those
 * that a link asks for on arrival, a pair, and a group with its meeting.
 */

import assert from "node:assert/strict";
import { before, beforeEach, describe, test } from "node:test";
import { CONDITIONS, sentence, slotTitleOf } from "./lib/assessment.mjs";
import { openBrowser } from "./lib/browser.mjs";
import { beginAfresh, embed } from "./lib/embed.mjs";
import { people, toDiscuss } from "./lib/meeting.mjs";
import { codesOf } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { TRANSLATORS } from "./lib/translators.mjs";
import { twins, visitor } from "./lib/twins.mjs";

const driver = await openBrowser();
const site = await startSite();
const pairs = twins(driver, site);
const { open, come, both, agree } = pairs;
const MEMBERS = people(4);

/** The codes of the four of them. */
let codes = [];

before(async () => {
  await driver.get(embed(site));
  const check = quiz(driver);
  await check.ready();
  codes = await codesOf(check, MEMBERS);
});

beforeEach(async () => {
  site.clear();
  await beginAfresh(driver, site);
});

/**
 * The translators that are there when a link to two or three results arrives too: those of browsers, which
 * work by themselves on whatever page is opened. For the rest, one arrival is enough, with the same
 * pages after it.
 */
const BROWSERS = ["chrome", "firefox", "edge"];

/** The name of the page that shows so many results. */
const nameOf = (count) =>
  sentence(["shared-title", "pair-title"][count - 1] ?? "group-title", { count });

for (const translator of TRANSLATORS) {
  describe(translator.name, () => {
    const { act, arrive, press, choose, answer, openAll } = visitor(translator, pairs);

    test("through a result, its plan and its messages", async () => {
      await open(translator);
      await come();
      await answer(MEMBERS[0]);
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

    test("through results of others, from a link on", async () => {
      /** Has the link to so many of them opened on arrival. */
      const follow = async (count) => {
        await open(translator, { code: codes.slice(0, count).join("-") });
        await come();
        await arrive(nameOf(count));
      };
      const go = async (...shown) => {
        await both(
          `${shown.length} results`,
          `host.open(values[0]).catch(() => {}); return true;`,
          `readiness-${shown.join("-")}`,
        );
        await arrive(nameOf(shown.length));
      };
      const [one, two, three, four] = codes;
      if (BROWSERS.includes(translator.name)) {
        await follow(2);
        await press(sentence("swap"));
        await follow(3);
      }
      await follow(1);
      await press(sentence("adopt"));
      await arrive(sentence("result-title"));
      await go(two);
      await press(sentence("compare-with-mine"));
      await arrive(nameOf(2));
      await press(sentence("swap"));
      await go(three, two);
      await go(one, two, three);
      await go(one, two, three, four);
      const settle = (level) =>
        act(
          `${level} settled`,
          `const list = find(host, "select"); list.value = values[0];
           list.dispatchEvent(new Event("change", { bubbles: true })); return true;`,
          level,
        );
      await settle("partial");
      await settle("none");

      const room = visitor(translator, pairs, "settles");
      const [first, second, third] = toDiscuss(MEMBERS);
      await room.press(sentence("meeting-start"));
      await room.pick(first, "partial");
      await room.press(sentence("next"));
      await room.pick(second, "not-sure");
      await room.press(sentence("back"));
      await room.pick(first, "exploring");
      await room.press(slotTitleOf(third));
      await room.pick(third, "statewide");
      await room.press(sentence("meeting-end"));
      await openAll();

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
      await press(sentence("back-to-mine"));
      await arrive(sentence("result-title"));
      await act("a damaged link", `host.open("nonsense").catch(() => {}); return true;`);
      await press(sentence("dismiss"));
      if (translator.keeps) {
        await go(four);
        await openAll();
        await press(sentence("adopt-confirm"));
        await arrive(sentence("result-title"));
        await press(sentence("undo"));
        await press(sentence("back-to-mine"));
      }
      await press(sentence("back"));
      await choose(CONDITIONS.at(-1), "partial");
      assert.deepEqual(await complaints(driver), []);
    });
  });
}
