/** What a visitor does with one quiz on the page, and what the host page reads from it. */

import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { focused, keys, tabTo } from "./page.mjs";
import { asDrawn, until } from "./wait.mjs";

/** @typedef {import("selenium-webdriver").WebElement} WebElement */

/** Brings what is before it, if there is something, to the middle of the page. */
const CENTRE = `?.scrollIntoView({ block: "center", behavior: "instant" })`;

/**
 * The verbs for the quiz that `selector` finds in the document.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {string} [selector]
 */
export function quiz(driver, selector = "readiness-check") {
  /** Runs `script` with `host` and `root` (its shadow root, or null) in scope. */
  const run = (script, ...values) =>
    driver.executeScript(
      `const host = document.querySelector(arguments[0]);
       if (!host) throw new Error("no " + arguments[0] + " in " + location.href);
       const root = host.shadowRoot;
       const values = [...arguments].slice(1);
       ${script}`,
      selector,
      ...values,
    );

  /**
   * @param {string} css
   * @param {string} [words] only elements that show these or have them as their label
   * @param {number} [place] of which the one at this place is brought to the middle of the page
   * @returns {Promise<WebElement[]>} visible elements in the shadow root
   */
  const findAll = (css, words = "", place = -1) =>
    run(
      `const said = (element) => element.getAttribute("aria-label") ?? element.textContent;
       const found = [...(root?.querySelectorAll(values[0]) ?? [])]
         .filter((element) => element.checkVisibility({ visibilityProperty: true }))
         .filter((element) => said(element).replace(/\\s+/g, " ").includes(values[1]));
       found[values[2]]${CENTRE};
       return found;`,
      css,
      words,
      place,
    );

  /** @param {string} css @returns {Promise<WebElement>} the first visible one, waited for */
  const find = (css) => until(`a visible ${css}`, async () => (await findAll(css))[0]);

  /** Everything visible that `css` finds and that is called exactly `name`. */
  async function named(css, name) {
    // One after the other: a hundred questions at once are more than a driver's queue holds.
    const found = [];
    for (const element of await findAll(css, name)) {
      if ((await accessibleName(element)) === name) found.push(element);
    }
    return found;
  }

  /** The visible button of that exact accessible name, waited for. */
  const button = (name) =>
    until(`a button "${name}"`, async () => (await named("button, [role=button]", name))[0]);

  /** Waits for what `script` makes of `radio`, that of a level in a slot; visually hidden inputs count. */
  const ofRadio = (what, slot, level, script) =>
    until(`${what} ${level} in the slot ${slot}`, () =>
      run(
        `const radio = root?.querySelector(
           '[data-slot="' + values[0] + '"] input[type=radio][value="' + values[1] + '"]');
         ${script}`,
        slot,
        level,
      ),
    );

  const radio = (slot, level) => ofRadio("the level", slot, level, "return radio");
  const isChosen = (slot, level) => ofRadio("the choice of", slot, level, "return radio?.checked");

  /** What a visitor presses to choose a level, brought to the middle of the page: the label where there is one. */
  const choice = (slot, level) =>
    ofRadio(
      "what to press for",
      slot,
      level,
      `const pressed = radio?.labels[0] ?? radio;
       pressed${CENTRE};
       return pressed;`,
    );

  /** Clicks what a script has found and brought to the middle of the page. */
  const clickFound = (find) => clickWhatIsFound(driver, find, (element) => element.click());

  /** The visible button of that exact accessible name, in the middle of the page. */
  const buttonToPress = (name) =>
    until(`a button "${name}" to press`, async () => {
      const [first, ...others] = await findAll("button, [role=button]", name, 0);
      if (!first || (await accessibleName(first)) === name) return first;
      for (const other of others) {
        if ((await accessibleName(other)) !== name) continue;
        await driver.executeScript(`arguments[0]${CENTRE}`, other);
        return other;
      }
    });

  return {
    run,
    find,
    findAll,
    named,
    button,
    radio,

    /** Waits until the element's `ready` promise is fulfilled. */
    ready: (seconds = 20) =>
      until(`${selector} to be ready`, () => run(`return host.ready?.then(() => true)`), seconds),

    /** Chooses a level with the pointer, on the label as most visitors do. */
    async choose(slot, level) {
      await clickFound(() => choice(slot, level));
      await isChosen(slot, level);
    },

    /** Chooses a level with Tab, arrow keys and Space only. */
    async chooseByKeyboard(slot, level) {
      const start = await tabTo(driver, `the slot ${slot}`, (element) =>
        run(
          `return values[0].type === "radio" && !!values[0].closest('[data-slot="' + values[1] + '"]')`,
          element,
          slot,
        ),
      );
      const choices = await run(
        `return values[0].closest("[data-slot]").querySelectorAll("input[type=radio]").length`,
        start,
      );
      for (let press = 0; press <= choices; press += 1) {
        if ((await (await focused(driver)).getAttribute("value")) === level) break;
        await keys(driver, Key.ARROW_DOWN);
      }
      const reached = await focused(driver);
      if (!(await reached.isSelected())) await keys(driver, Key.SPACE);
      await isChosen(slot, level);
    },

    /** Clicks the button of that name. */
    press: (name) => clickFound(() => buttonToPress(name)),

    /** Waits until a page's heading of that text has the focus. */
    arrive: (title) =>
      until(`the focus on the heading "${title}"`, async () => {
        const at = await run(
          `const at = root.activeElement;
           return { heading: at?.matches("h3") ? at.innerText.trim() : null, on: at?.outerHTML.slice(0, 80) };`,
        );
        if (at.heading === title) return true;
        throw new Error(`it is on ${at.on ?? "nothing in the quiz"}`);
      }),

    /** Goes to a condition by the list of them, counted from 0. */
    goTo: (position) =>
      clickFound(async () => (await findAll("[part=progress] li button", "", position))[position]),

    /** Opens or closes a disclosure by the words on it; several may have them. */
    async disclose(words, position = 0) {
      await clickFound(() =>
        until(`"${words}" to open or close`, () =>
          run(
            `const found = [...root.querySelectorAll("summary")]
               .filter((summary) => summary.textContent.trim() === values[0])[values[1]];
             found${CENTRE};
             return found;`,
            words,
            position,
          ),
        ),
      );
    },

    /** Opens or closes what a condition of a result rests on, by its title. */
    async unfold(title) {
      await clickFound(() =>
        until(`"${title}" to open or close`, () =>
          run(
            `const found = [...root.querySelectorAll("[part=condition] summary")]
               .find((summary) => summary.querySelector(".name").textContent === values[0]);
             found${CENTRE};
             return found;`,
            title,
          ),
        ),
      );
    },

    /** Opens everything there is to open, also what is only made once something is open. */
    openAll: () =>
      until("everything to be open", () =>
        run(
          `const all = [...root.querySelectorAll("details")];
           for (const one of all) one.open = true;
           return all.every((one) => one.childElementCount > 1);`,
        ),
      ),

    /** Replaces all answers from the host page. */
    answer: (answers) => run("host.answers = values[0]", answers),

    /** The message above the page, or "". */
    message: () =>
      run(
        `return [...root.querySelectorAll(".messages p, [role=alert] p")].map((p) => p.innerText).join(" ")`,
      ),

    /** The levels chosen on screen, by slot. */
    chosen: () =>
      run(
        `return Object.fromEntries([...root.querySelectorAll("[data-slot] input:checked")].map(
           (input) => [input.closest("[data-slot]").dataset.slot, input.value]))`,
      ),

    /** Waits until these levels are chosen on screen, for what is set by a script is drawn a little later. */
    showsChosen(expected) {
      return until(`${JSON.stringify(expected)} to be chosen`, async () => {
        assert.deepEqual(await this.chosen(), expected);
        return true;
      });
    },

    /** What the host page reads: `{ answers, code, link, profile }`. */
    state: () =>
      run(
        `return { answers: host.answers, code: host.code, link: host.link, profile: host.profile }`,
      ),

    /** The visible text of the whole quiz. */
    text: () => run(`return [...root.children].map((child) => child.innerText ?? "").join("\\n")`),
  };
}

/**
 * The name a screen reader says, as the browser itself computes it.
 *
 * @param {WebElement} element
 */
export async function accessibleName(element) {
  return (await element.getAccessibleName()).replace(/\s+/g, " ").trim();
}

/**
 * Clicks what `find` finds, and once more where the page has replaced it between the two.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {() => Promise<WebElement>} find
 * @param {(element: WebElement) => Promise<void>} [press]
 */
export async function clickWhatIsFound(driver, find, press = (element) => click(driver, element)) {
  await asDrawn(async () => press(await find()));
}

/**
 * A pointer click in the middle of an element, scrolled to the middle of the page so that nothing
 * fixed to its edges is in the way.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {WebElement} element
 */
export async function click(driver, element) {
  await driver.executeScript(`arguments[0]${CENTRE}`, element);
  await element.click();
}
