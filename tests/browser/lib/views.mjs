/** Everything a visitor can come to see on the demo page, and how to get there. */

import { around, everything, overview, sentence } from "./assessment.mjs";
import { thorough } from "./browser.mjs";
import { beginAfresh, FILES } from "./embed.mjs";
import { people } from "./meeting.mjs";
import { codesOf, goToOpen, handIn, refusedLines, titled } from "./others.mjs";
import { quiz } from "./quiz.mjs";
import { take } from "./taken.mjs";
import { until } from "./wait.mjs";

/** Those whose parts no other view has: for what differs by engine, or by a reader's settings, in one way everywhere. */
const EVERY_PART = [
  "first page, full, everything unfolded",
  "a page in the middle, answered",
  "result, full, with a plan unfolded and a what-if",
  "the brief to copy by hand",
  "where results of others are handed in, after three that can't be opened",
  "a pair, everything unfolded",
  "a group of twelve, everything unfolded",
  "started over",
  "failed to load",
];

/** The views to look at: in the first engine all, in the others those that have every part among them. */
export const viewsToSee = (driver, site) =>
  Object.entries(views(driver, site)).filter(([name]) => thorough || EVERY_PART.includes(name));

/**
 * The views by name; each call starts afresh and comes back when the view is there.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 * @returns {Record<string, () => Promise<void>>}
 */
export function views(driver, site) {
  const check = quiz(driver);

  async function open(fragment = "") {
    site.clear();
    await beginAfresh(driver, site);
    await driver.get(site.url(`/${fragment}`));
    await check.ready();
  }

  async function result(answers) {
    await open();
    await check.answer(answers);
    await check.press(sentence("see-results"));
    await check.arrive(sentence("result-title"));
    // The steps come with the guide, later than the rest.
    await check.find("[part=step]");
  }

  const { openAll } = check;

  return {
    async "first page, quick"() {
      await open();
    },
    async "first page, full, everything unfolded"() {
      await open();
      await check.run(`host.pace = "full"`);
      await check.find("[data-slot=purpose-vision]");
      // The rules come with the rest of the definition, later than the questions.
      await until("the rules", () => check.run(`return !!root.querySelector(".rules")`));
      await openAll();
    },
    async "a page in the middle, answered"() {
      await open();
      await check.answer(everything());
      await check.goTo(4);
      await check.press(sentence("show-elements", { total: 10 }));
      await check.find("[data-slot=assessment-purpose]");
    },
    async "result of a single answer"() {
      await result({ purpose: "partial" });
    },
    async "result, quick"() {
      await result(overview());
    },
    async "result, full, every table unfolded"() {
      await result(everything());
      await openAll();
    },
    async "result, full, with a plan unfolded and a what-if"() {
      await result(everything());
      await openAll();
      await check.run(`root.querySelector("[part=step] .ways button").click()`);
      await check.find("[part=outlook]");
      await check.run(`root.querySelector("[part=step] input").click()`);
    },
    async "result without its guide"() {
      await open();
      site.fault(FILES.guide, { status: 404 });
      await check.answer(overview());
      await check.press(sentence("see-results"));
      await until("the message", async () =>
        (await check.text()).includes(sentence("guide-failed")),
      );
    },
    async "the brief to copy by hand"() {
      await result(overview());
      await take(driver, { prints: false });
      await check.press(sentence("print"));
      await check.find("textarea");
    },
    async "two shared results"() {
      await open();
      const codes = [];
      for (const answers of [overview(), everything()]) {
        await check.answer(answers);
        codes.push((await check.state()).code);
      }
      await open(`#readiness-${codes.join("-")}`);
      await until("both results", async () =>
        (await check.text()).includes(sentence("shared-second")),
      );
    },
    async "where results of others are handed in, after three that can't be opened"() {
      await open();
      await goToOpen(check);
      const [code] = await codesOf(check, [everything()]);
      const cut = [20, 30, 40].map((length) => `Mine: #readiness-${code.slice(0, length)}.`);
      await handIn(check, cut.join("\n\n"));
      await until("what can't be opened", async () => (await refusedLines(check)).length === 3);
    },
    async "a pair, everything unfolded"() {
      await open();
      const codes = await codesOf(check, people(2));
      await open(`#readiness-${codes.join("-")}`);
      await titled(check, sentence("pair-title"));
      await openAll();
    },
    async "a group of twelve, everything unfolded"() {
      await open();
      const codes = await codesOf(check, people(11));
      await open(`#readiness-${[...codes, codes[0]].join("-")}`);
      await titled(check, sentence("group-title", { count: 12 }));
      await openAll();
    },
    async "a shared result, everything unfolded"() {
      await open();
      const [code] = await codesOf(check, [everything()]);
      await check.answer(overview());
      await check.run("location.hash = values[0]", `readiness-${code}`);
      await titled(check, sentence("shared-title"));
      await openAll();
    },
    async "a damaged link"() {
      await open("#readiness-nonsense");
      await check.button(sentence("dismiss"));
    },
    async "started over"() {
      await result(overview());
      await check.press(sentence("start-over"));
      await check.button(sentence("undo"));
    },
    async "failed to load"() {
      site.clear();
      await beginAfresh(driver, site);
      site.fault(FILES.module, { status: 404 });
      await driver.get(site.url("/"));
      await check.button(around("retry"));
    },
  };
}

/**
 * Puts the view that is open into another language; the panel for failures has its own.
 *
 * @param {ReturnType<typeof quiz>} check
 * @param {string} language
 */
export async function speak(check, language) {
  const part = await check.run(`return root.querySelector("[part=failure]") ? "failure" : "quiz"`);
  // What failed is said in the language of the questions below it, which come with the page.
  const way =
    part === "failure"
      ? "window.isLeft = true; location.assign(values[1])"
      : "host.lang = values[0]";
  await check.run(way, language, language === "es" ? "/es.html" : "/");
  await until(`the ${part} in ${language}`, () =>
    check.run(
      `return !window.isLeft && document.readyState === "complete"
         && root.querySelector("[part=" + values[0] + "]")?.lang.split("-")[0] === values[1]`,
      part,
      language,
    ),
  );
}
