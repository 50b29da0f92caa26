/**
 * Two quizzes on one page that are used alike: whatever becomes of the words of the first, it has to
 * say what the second says.
 */

import assert from "node:assert/strict";
import { definitionWith, LEVELS, sentence } from "./assessment.mjs";
import { delay } from "./delayed.mjs";
import { embed, FILES } from "./embed.mjs";
import { until } from "./wait.mjs";

/** The words of every question by its slot, in the order of the alphabet, with `above` over it or its title. */
const words = (above) =>
  Object.fromEntries(
    definitionWith().conditions.flatMap(({ id, question, elements }) =>
      [{ id, title: sentence("overview"), question }, ...elements].map(
        ({ id, title, question }) => [
          id,
          `${above ?? title} ${question}`.split(/\s+/).sort().join(" "),
        ],
      ),
    ),
  );

/** The words by which a visitor is asked, and those by which a group settles on a level. */
const WORDS = { asks: words(), settles: words(sentence("settle")) };

/** Some level for each of many questions. */
export const levelOf = (position) => LEVELS[position % LEVELS.length];

/** What runs in the page. `twins` are the two elements, the one that is meddled with first. */
function helpers(wordsOf) {
  const plain = (text) => text.replaceAll(/[⟦⟧]/g, "").replaceAll(/\s+/g, " ").trim();
  /** The words in a part of a quiz, without those that others put there. */
  const words = (part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.parentElement.closest("style, .foreign, .translation")) continue;
      found.push(...plain(text.data).split(" ").filter(Boolean));
    }
    return found;
  };
  const labels = (part) =>
    [...part.querySelectorAll("[aria-label]")].map((one) => plain(one.getAttribute("aria-label")));
  /** What is in one list more often than in the other. */
  const beyond = (one, other) => {
    const rest = new Map();
    for (const word of other) rest.set(word, (rest.get(word) ?? 0) + 1);
    return one.filter((word) => {
      const left = rest.get(word) ?? 0;
      rest.set(word, left - 1);
      return left <= 0;
    });
  };
  const questions = (host) => [...host.shadowRoot.querySelectorAll("[data-slot]")];
  /** What is chosen and written where a question stands, by its slot. */
  const entries = (host) =>
    questions(host).map((one) => [
      one.dataset.slot,
      one.querySelector(":checked")?.value,
      one.querySelector("textarea")?.value,
    ]);

  Object.assign(window, {
    find: (host, css, name) => {
      const called = (one) => plain(one.getAttribute("aria-label") ?? words(one).join(" "));
      const found = [...host.shadowRoot.querySelectorAll(css)];
      return name === undefined ? found[0] : found.find((one) => called(one) === name);
    },

    /** Clicks where an element is read, on whatever others have put there. */
    pressOn: (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let text = walker.nextNode();
      while (text && plain(text.data) === "") text = walker.nextNode();
      (text?.parentElement ?? element).click();
      return true;
    },

    /** The question that reads like this, wherever it stands. */
    asked: (host, text) =>
      questions(host).find((one) =>
        words(one.querySelector("legend")).sort().join(" ").includes(text),
      ),

    /**
     * How the two differ: what the first says that the second doesn't, and if it `keeps` all, what
     * it should say; and which question isn't the one of its slot, by what each slot has to `ask`.
     */
    differences: (twins, asks, keeps) => {
      const [mine, other] = twins.map((host) => host.shadowRoot);
      const told = [];
      for (const { shadowRoot } of twins) {
        const shown = [...shadowRoot.children].filter((one) => !one.matches("style, link"));
        const { length } = shadowRoot.querySelectorAll("[part=quiz]");
        if (shown.length !== 1 || length !== 1)
          told.push(`${shown.length} panels, ${length} views`);
      }
      if (keeps && !mine.textContent.includes("⟦")) told.push("nothing is translated");
      const compare = (name, read) => {
        const [ours, theirs] = [read(mine), read(other)];
        const more = beyond(ours, theirs);
        const fewer = keeps ? beyond(theirs, ours) : [];
        if (more.length > 0) told.push(`${name} goes on to say: ${more.join(" ")}`);
        if (fewer.length > 0) told.push(`${name} doesn't say: ${fewer.join(" ")}`);
      };
      const [shown, wanted] = twins.map(questions);
      const [slots, slotsWanted] = [shown, wanted].map((all) => all.map((one) => one.dataset.slot));
      if (slots.join() !== slotsWanted.join()) told.push(`questions ${slots} for ${slotsWanted}`);
      for (const [position, question] of shown.entries()) {
        const { slot } = question.dataset;
        const ask = words(question.querySelector("legend")).sort().join(" ");
        if (asks && ask !== wordsOf[asks][slot]) told.push(`${slot} asks: ${ask}`);
        const there = wanted[position];
        if (there) compare(slot, (quiz) => words(quiz === mine ? question : there));
      }
      compare("the quiz", words);
      compare("a label", labels);
      for (const beside of mine.querySelectorAll(".translation")) {
        const here = words(beside.parentElement).join(" ");
        const there = plain(beside.textContent);
        if (!here.includes(there)) told.push(`beside “${here}” stands “${there}”`);
      }
      const [entered, written] = twins.map((host) => JSON.stringify(entries(host)));
      if (entered !== written) told.push(`${entered} are entered for ${written}`);
      const [answers, given] = twins.map((host) => JSON.stringify(host.answers));
      if (answers !== given) told.push(`answers ${answers} for ${given}`);
      return told;
    },

    /**
     * Asks again in every frame until `probe` finds no fault, or throws none; the faults there still are
     * after ten seconds.
     */
    faultless: async (probe) => {
      const late = performance.now() + 10_000;
      const faultsNow = () => {
        try {
          return probe();
        } catch (error) {
          return [String(error)];
        }
      };
      for (;;) {
        // What was done before has been drawn by then, and whoever watches has been told of it.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const faults = faultsNow();
        if (faults.length === 0 || performance.now() > late) return faults;
      }
    },
  });
}

/** Does the same once with each of the twins, as soon as it is found there. */
const IN_BOTH = `
  const rest = new Set(twins);
  const waiting = await faultless(() => {
    for (const host of rest) {
      if (!act(host)) return ["it is not to be found"];
      rest.delete(host);
    }
    return [];
  });
  if (waiting.length > 0) return waiting;`;

/** Both say the same, and everything is translated. */
const AGREE = `
  return faultless(() => translator.idle() ? differences(twins, ...values.slice(-2)) : ["nothing yet"]);`;

const HELPERS = `(${helpers})(${JSON.stringify(WORDS)})`;

/**
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 */
export function twins(driver, site) {
  let opened = 0;
  let release = () => {};
  const run = (script, ...values) =>
    driver.executeScript(
      `const twins = [...document.querySelectorAll("readiness-check")];
       const [mine] = twins;
       const values = [...arguments];
       ${script}`,
      ...values,
    );
  const translate = (translator) =>
    `const root = document.querySelector("readiness-check").shadowRoot; ${translator.script}`;
  /** Resolves when both quizzes are there. */
  const ready = () =>
    until("two quizzes", () =>
      run(`return Promise.all(twins.map((host) => host.ready)).then(() => twins.length === 2)`),
    );
  return {
    run,

    /**
     * Opens them on their first views, the first translated from its beginning. With a view as
     * `content` there is no script yet, see `load`; the module comes with `come`. The result of `code` is
     * what the address asks the first for, and the page the second.
     *
     * @param {(typeof import("./translators.mjs").TRANSLATORS)[number]} translator
     */
    async open(
      translator,
      { attributes = `save="off"`, content = "", before = "", code = "" } = {},
    ) {
      release = delay(site, FILES.module);
      const tag = (more) => `<readiness-check ${attributes} ${more}>${content}</readiness-check>`;
      const begin = `() => { ${translate(translator)} }`;
      // An address that differs only in its fragment would not be loaded.
      opened += 1;
      const address = embed(site, {
        path: `/twins-${opened}`,
        body: tag("") + tag(code && `code="${code}"`),
        before: `${before}; ${HELPERS};
          ${content ? `(${begin})()` : `customElements.whenDefined("readiness-check").then(${begin})`};`,
        script: content === "",
      });
      await driver.get(address + (code && `#readiness-${code}`));
    },

    /** Brings the script to views in the page's HTML, once they are translated. */
    async load() {
      await until("the translation", () => run("return window.translator.idle()"));
      await run(
        `const script = Object.assign(document.createElement("script"), { type: "module", src: values[0] });
         document.head.append(script);`,
        FILES.script,
      );
      await until("the class", () => run(`return !!customElements.get("readiness-check")`));
    },

    /** Has the module come, once all that is there is translated. */
    async come() {
      await until("the translation", () => run("return window.translator.idle()"));
      release();
      await ready();
    },

    /** Gives the quiz of the page or frame that is open a twin, and has it translated from now on. */
    async pair(translator) {
      await run(
        `${HELPERS};
         const twin = mine.cloneNode();
         twin.id = "";
         mine.after(twin);`,
      );
      await ready();
      await run(translate(translator));
    },

    /** Does the same with both: `script` has `host` in scope, and waits for what it doesn't find. */
    both: (what, script, ...values) => waitFor(what, `${actWith(script)} return [];`, ...values),

    /**
     * Does the same with both, if there is a script, and waits until both say the same and everything is
     * translated: in the page, for there are thousands of steps.
     *
     * @param {string} what
     * @param {"asks" | "settles" | null} asks what the questions on the page have to say
     * @param {boolean} keeps
     * @param {string} [script]
     */
    agree: (what, asks, keeps, script = "", ...values) =>
      waitFor(
        `the quiz to say what it means ${what}`,
        `${script && actWith(script)} ${AGREE}`,
        ...values,
        asks,
        keeps,
      ),
  };

  async function waitFor(what, script, ...values) {
    const faults = await run(`return (async () => { ${script} })();`, ...values);
    assert.deepEqual(faults.slice(0, 5), [], `Waited 10 s for ${what}`);
  }
}

const actWith = (script) => `const act = (host) => { ${script} }; ${IN_BOTH}`;

/**
 * What a visitor does with both quizzes; the first has to agree with the second after every step.
 *
 * @param {(typeof import("./translators.mjs").TRANSLATORS)[number]} translator
 * @param {ReturnType<typeof twins>} twins
 * @param {"asks" | "settles"} [asks]
 */
export function visitor({ keeps }, { run, agree }, asks = "asks") {
  const settled = (what) => agree(what, asks, keeps);
  const act = (what, script, ...values) => agree(`after ${what}`, asks, keeps, script, ...values);
  /** Chooses where the question is read. */
  const pick = (slot, level) =>
    act(
      `${level} for ${slot}`,
      `const radio = asked(host, values[0])?.querySelector("[value=" + values[1] + "]");
       return radio && pressOn(radio.closest("label"));`,
      WORDS[asks][slot],
      level,
    );
  return {
    act,
    settled,
    pick,
    arrive: (title) => act(`the page “${title}”`, `return find(host, "h3", values[0]);`, title),
    press: (name, css = "button") =>
      act(
        `“${name}”`,
        `const button = find(host, ...values); return button && pressOn(button);`,
        css,
        name,
      ),
    /** Chooses likewise, and the page is told of that question. */
    async choose(slot, level) {
      await pick(slot, level);
      assert.equal(await run("return mine.answers[values[0]]", slot), level);
    },
    goTo: (nth) =>
      act(
        `condition ${nth}`,
        `return pressOn(find(host, "nav li:nth-child(" + values[0] + ") button"));`,
        nth,
      ),
    answer: (answers) => act("answers", `host.answers = values[0]; return true;`, answers),
    openAll: () =>
      act(
        "opening everything",
        `for (const one of host.shadowRoot.querySelectorAll("details")) one.open = true; return true;`,
      ),
    note: (text) =>
      act(
        "a note",
        `const note = find(host, "textarea"); note.value = values[0];
         note.dispatchEvent(new Event("input", { bubbles: true })); return true;`,
        text,
      ),
  };
}
