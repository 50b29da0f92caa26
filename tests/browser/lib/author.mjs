/** The page that an assessment is written in, as its author uses it; and the engine that judges what comes of it. */

import { readFileSync } from "node:fs";
import { Key } from "selenium-webdriver";
import { downloads, folder } from "./files.mjs";
import { click, clickWhatIsFound } from "./quiz.mjs";
import { until } from "./wait.mjs";

const at = (path) => new URL(`../../../pkg/author/${path}`, import.meta.url);
const checks = await import(at("author.js"));
checks.initSync({ module: readFileSync(at("author_bg.wasm")) });

/** A definition of a few lines. */
export const SMALLEST = JSON.parse(
  readFileSync(new URL("../../cases/smallest.json", import.meta.url), "utf8"),
);

/** Every problem of a definition, by the engine that is compiled into the page and into the command line. */
export const problems = (definition) => JSON.parse(checks.problems(JSON.stringify(definition)));

/** What an edition changes in the one before it. */
export const changes = (older, newer) =>
  JSON.parse(checks.changes(JSON.stringify(older), JSON.stringify(newer)));

/**
 * The verbs for the page on a site.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 */
export function author(driver, site) {
  const run = (script, ...values) => driver.executeScript(script, ...values);
  const find = (css) => until(`a ${css}`, () => run(FIND, css));
  const files = folder();

  return {
    find,
    run,
    text: (css) => run("return document.querySelector(arguments[0])?.textContent ?? ''", css),

    /** Opens it and waits until it can be used. */
    async open() {
      await driver.get(site.url("/author.html"));
      await this.started();
    },

    started: () =>
      until("the page", () => run("return 'ready' in document.documentElement.dataset")),

    /** Opens it, and a definition as its file. */
    async begin(definition, name = "en.json") {
      await this.open();
      await this.bring("#definition-file", name, JSON.stringify(definition));
      await find("#desk");
    },

    /** Presses a key together with Control. */
    control: (key) =>
      driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform(),

    /** Presses the visible button of that name, within a part of the page. */
    async press(name, within = "body") {
      const script = `return [...document.querySelectorAll(arguments[1] + " button")].find((one) =>
        one.checkVisibility() && (one.getAttribute("aria-label") ?? one.textContent) === arguments[0])`;
      await clickWhatIsFound(driver, () =>
        until(`the button “${name}”`, () => run(script, name, within)),
      );
    },

    /** Pastes cells into the first page, and has them looked at. */
    async paste(cells) {
      const field = await find("#paste");
      await run("arguments[0].value = arguments[1]", field, cells);
      await this.press("Look at these cells");
    },

    /** Brings a file to one of the fields for files. */
    async bring(css, name, content) {
      const path = files.put(name, content);
      await (await find(css)).sendKeys(path);
    },

    /** Presses what leads to a problem. */
    async lead(name) {
      await run("document.querySelector('#problems').open = true");
      await this.press(name, "#problems-list");
    },

    /** The field of a place in the definition, opened if need be. */
    async field(path) {
      const css = `#editor [data-path="${path}"]`;
      const script = `const field = document.querySelector(arguments[0]);
        for (let box = field?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
        return field`;
      return until(`the field ${path}`, () => run(script, css));
    },

    /** Types into a field in place of what is there, and leaves it. */
    async type(path, text) {
      const field = await this.field(path);
      await click(driver, field);
      await run("arguments[0].select()", field);
      await field.sendKeys(text === "" ? Key.BACK_SPACE : text, Key.TAB);
      await until("the field to be left", () =>
        run("return document.activeElement?.dataset.path !== arguments[0]", path),
      );
      // The page scrolls to what has the focus then, sooner or later.
      await driver.executeAsyncScript(
        "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))",
      );
    },

    value: async (path) => run("return arguments[0].value", await this_field(run, path)),

    /** Waits until the field of a place has a text: keys reach a page when its browser gets to it. */
    has(path, text) {
      return until(`“${text}”`, async () => (await this.value(path)) === text);
    },

    /** Opens the fields of an element. */
    async unfold(path) {
      const css = `#editor [data-element="${path}"]`;
      await run("document.querySelector(arguments[0]).open = true", css);
      await find(`${css} [data-path]`);
    },

    /** Opens a part by its number; 0 is the whole. */
    part: async (number) =>
      clickWhatIsFound(driver, () => find(`#outline li:nth-child(${number + 1}) button`)),

    /** The titles of the conditions, in their order. */
    outline: () =>
      run(
        "return [...document.querySelectorAll('#outline .name')].slice(1).map((one) => one.textContent)",
      ),

    /** Waits until the engine has found so many problems. */
    problems: (number) =>
      until(`${number} problems`, async () => {
        const list = await run(
          "return [...document.querySelectorAll('#problems-list li')].map((one) => one.textContent)",
        );
        const shown = await run("return !document.querySelector('#problems').hidden");
        return list.length === number && shown === number > 0 && [list];
      }).then(([list]) => list),

    /** Saves, and reads the file. */
    async save(press = async () => clickWhatIsFound(driver, () => find("#save"))) {
      // Of two files with one name, the later would take the place of the other.
      const download = await downloads(driver);
      await press();
      const { name, text } = await download();
      return { name, definition: JSON.parse(text) };
    },

    /** Runs a script in the frame with the quiz. */
    async inQuiz(script, ...values) {
      await driver.switchTo().frame(await find("#frame"));
      try {
        return await run(script, ...values);
      } finally {
        await driver.switchTo().defaultContent();
      }
    },

    /** Waits until the quiz says `text`. */
    quizSays(text) {
      const says = `return document.querySelector("readiness-check")?.shadowRoot.textContent.includes(arguments[0])`;
      return until(`“${text}” in the quiz`, () => this.inQuiz(says, text));
    },

    /** What is announced. */
    said: () => run("return document.querySelector('#said').textContent.trim()"),

    /** Waits until that is announced. */
    hears(text) {
      return until(`${text}`, async () => {
        const said = await this.said();
        if (text.test(said)) return true;
        throw new Error(`it says “${said}”`);
      });
    },

    /** The messages over the page. */
    messages: () =>
      run("return [...document.querySelectorAll('#messages p')].map((one) => one.textContent)"),
  };
}

const this_field = (run, path) =>
  until(`the field ${path}`, () =>
    run("return document.querySelector(arguments[0])", `#editor [data-path="${path}"]`),
  );

const FIND = `return [...document.querySelectorAll(arguments[0])].find((one) => one.checkVisibility())`;

/** A rubric as it is copied out of a spreadsheet: a title above, merged cells, an empty row. */
export const CELLS = [
  "Our family engagement rubric",
  "",
  "Domain\tIndicator\tQuestion\tKind\tEvidence\t1 Emerging\t2 Developing\t3 Strong",
  "Welcome\tFront desk\tIs somebody there who speaks the families’ languages?\tPeople\tThe rota\tNobody\tOn some days\tEvery day",
  "\tSigns\tCan families find their way?\tPlace\t\tNo\tTo the entrance\tEverywhere",
  "\t\t\t\t\t\t\t",
  "Listening\tSurvey\tAre families asked what they need?\tPeople\t\tNever\t\tEach year",
].join("\n");

/** A definition of so many conditions with so many elements each. */
export const large = (conditions, elements) => ({
  id: "large",
  title: "A large one",
  levels: ["None", "Some", "Most", "All"],
  conditions: Array.from({ length: conditions }, (_, at) => ({
    id: `condition-no-${at + 1}`,
    title: `Condition no. ${at + 1}`,
    question: `How far is condition ${at + 1}, all in all?`,
    elements: Array.from({ length: elements }, (_, place) => ({
      id: `element-no-${at + 1}-${place + 1}`,
      title: `Element ${place + 1} of ${at + 1}`,
      question: `Is there what element ${place + 1} of condition ${at + 1} asks for, and does it last?`,
      "how-to-tell": "Ask those who would know, and look at what is written down.",
      levels: ["Nothing of it is there", "It has begun", "Most of it is there", "It is all there"],
    })),
  })),
});
