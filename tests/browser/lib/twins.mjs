/**
 * Two quizzes on one page that are used alike: whatever becomes of the words of the first, it has to
 * say what the second says.
 */

import { embed } from "./embed.mjs";
import { until } from "./wait.mjs";

/** What runs in the page. `twins` are the two elements, the one that is meddled with first. */
function helpers() {
  const plain = (text) => text.replaceAll(/[⟦⟧]/g, "").replaceAll(/\s+/g, " ").trim();
  const quizOf = (host) => host.shadowRoot.querySelector("[part=quiz]");
  /** The words in a part of a quiz, without those that others put there. */
  const words = (part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.parentElement.closest(".foreign, .translation")) continue;
      found.push(...plain(text.data).split(" ").filter(Boolean));
    }
    return found;
  };
  const labels = (part) =>
    [...part.querySelectorAll("[aria-label]")].map((one) => plain(one.getAttribute("aria-label")));
  /** What is in one list more often than in the other. */
  const beyond = (one, other) => {
    const rest = [...other];
    return one.filter((word) => {
      const at = rest.indexOf(word);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
  };
  const questions = (host) =>
    Object.fromEntries(
      [...quizOf(host).querySelectorAll("[data-slot]")].map((one) => [one.dataset.slot, one]),
    );

  Object.assign(window, {
    find: (host, css, name) => {
      const called = (one) => plain(one.getAttribute("aria-label") ?? words(one).join(" "));
      const found = [...quizOf(host).querySelectorAll(css)];
      return name === undefined ? found[0] : found.find((one) => called(one) === name);
    },

    /** The question that reads like this, wherever it stands. */
    asked: (host, text) =>
      Object.values(questions(host)).find((one) =>
        words(one.querySelector("legend")).sort().join(" ").includes(text),
      ),

    /**
     * How the two differ: what the first says that the second doesn't, and if it `keeps` all, what
     * it should say; and which question isn't the one of its slot, by what each slot has to ask.
     */
    differences: (twins, asks, keeps) => {
      const [mine, other] = twins.map(quizOf);
      const told = [];
      const compare = (name, read) => {
        const [ours, theirs] = [read(mine), read(other)];
        const more = beyond(ours, theirs);
        const fewer = keeps ? beyond(theirs, ours) : [];
        if (more.length > 0) told.push(`${name} goes on to say: ${more.join(" ")}`);
        if (fewer.length > 0) told.push(`${name} doesn't say: ${fewer.join(" ")}`);
      };
      const [slots, wanted] = twins.map((host) => Object.keys(questions(host)));
      if (slots.join() !== wanted.join()) told.push(`questions ${slots} for ${wanted}`);
      for (const [slot, question] of Object.entries(questions(twins[0]))) {
        const ask = words(question.querySelector("legend")).sort().join(" ");
        if (asks && ask !== asks[slot]) told.push(`${slot} asks: ${ask}`);
        const there = questions(twins[1])[slot];
        if (there) compare(slot, (quiz) => words(quiz === mine ? question : there));
      }
      compare("the quiz", words);
      compare("a label", labels);
      for (const beside of mine.querySelectorAll(".translation")) {
        const here = words(beside.parentElement).join(" ");
        const there = plain(beside.textContent);
        if (!here.includes(there)) told.push(`beside “${here}” stands “${there}”`);
      }
      const [answers, given] = twins.map((host) => JSON.stringify(host.answers));
      if (answers !== given) told.push(`answers ${answers} for ${given}`);
      return told;
    },
  });
}

/**
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 */
export function twins(driver, site) {
  const run = (script, ...values) =>
    driver.executeScript(
      `const twins = [...document.querySelectorAll("readiness-check")];
       const [mine] = twins;
       const values = [...arguments];
       ${script}`,
      ...values,
    );
  return {
    run,

    /** Opens them, and has the first translated. */
    async open(translator, fragment = "") {
      const quiz = `<readiness-check save="off"></readiness-check>`;
      const address = embed(site, { body: quiz + quiz, before: `(${helpers})()` });
      await driver.get(`${address}${fragment}`);
      await until("two quizzes", () =>
        run(`return Promise.all(twins.map((host) => host.ready)).then(() => twins.length === 2)`),
      );
      await run(`const root = mine.shadowRoot; ${translator.script}`);
    },

    /** Does the same with both: `script` has `host` in scope, and waits for what it doesn't find. */
    both: (what, script, ...values) =>
      until(what, () =>
        run(
          `const act = (host) => { ${script} };
           const done = (window.done ??= new Set());
           for (const host of twins) {
             if (done.has(host)) continue;
             const found = act(host);
             if (!found) return false;
             done.add(host);
           }
           window.done = undefined;
           return true;`,
          ...values,
        ),
      ),

    /** Waits until both say the same, and everything is translated. */
    agree: (what, asks, keeps) =>
      until(
        `the quiz to say what it means ${what}`,
        async () => {
          const told = await run(
            `return window.translator.idle() ? differences(twins, ...values) : ["nothing yet"]`,
            asks,
            keeps,
          );
          if (told.length === 0) return true;
          throw new Error(told.slice(0, 5).join("\n"));
        },
        10,
      ),
  };
}
