/**
 * The keyboard's way through every view: each thing is reached by Tab, in order, with a ring around
 * it that can be seen, and nothing lies over it. And the focus is never lost, whatever changes.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { everything, overview, sentence, titleOf } from "./lib/assessment.mjs";
import { openBrowser, resize } from "./lib/browser.mjs";
import { beginAfresh, embed, FILES } from "./lib/embed.mjs";
import { codesOf, goToOpen, handIn, titled } from "./lib/others.mjs";
import { COMPOSED, keys } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { viewsToSee } from "./lib/views.mjs";
import { until } from "./lib/wait.mjs";

const site = await startSite();
const driver = await openBrowser();
const check = quiz(driver);

/** What of the WCAG is measured here. */
const RING = { width: 2, contrast: 3 };

for (const [name, show] of viewsToSee(driver, site)) {
  test(`by Tab through: ${name}`, async () => {
    await show();
    for (const size of [
      [1280, 800],
      [320, 568],
    ]) {
      await resize(driver, ...size);
      const stops = await watch();
      for (let pressed = 0; pressed < stops; pressed += 50) {
        await keys(driver, ...Array(Math.min(50, stops - pressed)).fill(Key.TAB));
      }
      // Some browsers have stops of their own; behind the last one some leave the page.
      for (
        let more = 0;
        more < 30 && (await driver.executeScript("return left()")) > 0;
        more += 1
      ) {
        await keys(driver, Key.TAB);
      }
      const { missed, backwards, faults } = await driver.executeScript("return unwatch()");
      assert.deepEqual(missed, [], `reached, ${size}`);
      assert.deepEqual(backwards, [], `in order, ${size}`);
      assert.deepEqual(faults, [], `seen, ${size}`);
    }
  });
}

/**
 * Begins to note where Tab leads, from the start of the page: at each press it looks at what has
 * the focus. Says how many stops there should be.
 */
const watch = () =>
  driver.executeScript(
    `${COMPOSED}
    const stops = composed.filter((element) =>
      element.matches("button, summary, textarea, select, input:not([type=radio]), a[href], [tabindex='0']"));
    // Of the radios of a question one is a stop.
    const groups = composed.filter((element) => element.matches("fieldset"));
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const paint = (...colours) => {
      canvas.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const up = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
    const ground = (element) => {
      const colours = [];
      for (let at = up(element); at; at = up(at)) colours.unshift(getComputedStyle(at).backgroundColor);
      return paint("white", ...colours);
    };
    const luminance = (colour) => {
      const [r, g, b] = colour.slice(0, 3).map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    };
    const deep = () => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element === document.body || element === document.documentElement ? null : element;
    };
    const topAt = (x, y) => {
      let top = document.elementFromPoint(x, y);
      while (top?.shadowRoot) {
        const inner = top.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === top) break;
        top = inner;
      }
      return top;
    };
    const seen = (element) => {
      const box = element.getBoundingClientRect();
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [above, below] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      if (right - left < 1 || below - above < 1) return false;
      // A grid of points, for a drawing is not everywhere.
      return [0.1, 0.3, 0.5, 0.7, 0.9].some((x) => [0.1, 0.3, 0.5, 0.7, 0.9].some((y) => {
        const top = topAt(left + x * (right - left), above + y * (below - above));
        return top && (element.contains(top) || top.contains(element) || top.shadowRoot?.contains(element));
      }));
    };
    const visited = [];
    const faults = new Set();
    const hidden = [];
    const look = () => {
      const element = deep();
      if (!element || visited.includes(element)) return;
      visited.push(element);
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const width = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
      const clear = contrast(paint(outlineColor), ground(element));
      if (!element.matches(":focus-visible") || width < arguments[0].width)
        faults.add("a ring of " + width + " pixels: " + told(element));
      else if (clear < arguments[0].contrast) faults.add("a contrast of " + clear.toFixed(2) + ": " + told(element));
      if (!seen(element)) hidden.push(element);
    };
    const listen = (event) => { if (event.key === "Tab") look(); };
    addEventListener("keydown", listen, true);
    const missed = () => [
      ...stops.filter((stop) => !visited.includes(stop)),
      ...groups.filter((group) =>
        !visited.some((element) => element.type === "radio" && group.contains(element))),
    ];
    window.left = () => {
      look();
      return missed().length;
    };
    window.unwatch = () => {
      removeEventListener("keydown", listen, true);
      // Some browsers scroll later than the next key comes; that nothing lies over it is looked at then.
      for (const element of hidden) {
        (element.closest(".drawing") ?? element).scrollIntoView({ block: "nearest" });
        if (!seen(element)) faults.add("hidden: " + told(element));
      }
      const order = visited.map((element) => composed.indexOf(element)).filter((place) => place >= 0);
      // Where it begins anew after the last one is no way back.
      const turns = order.filter((place, index) => place < order[index - 1]);
      return {
        missed: missed().map(told),
        backwards: turns.slice(1).map((place) => told(composed[place])),
        faults: [...faults],
      };
    };
    deep()?.blur();
    scrollTo(0, 0);
    // From here Tab goes on.
    const start = document.body;
    start.tabIndex = -1;
    start.focus();
    start.removeAttribute("tabindex");
    return stops.length + groups.length;`,
    RING,
  );

/** Where the focus is: in the quiz, and on something that is shown. */
const isHeld = () =>
  check.run(`
    const at = root.activeElement;
    return document.activeElement === host && !!at && at.isConnected && at.checkVisibility();`);

const held = async (after) =>
  until(`the focus in the quiz after ${after}`, isHeld)
    .then(() =>
      // What still comes, such as a section that is loaded, must not take it away.
      check.run("return new Promise((resolve) => setTimeout(() => setTimeout(resolve)))"),
    )
    .then(async () => assert.ok(await isHeld(), after));

/** Presses the button of that name as the keyboard does. */
async function pressed(name) {
  const button = await check.button(name);
  await check.run("values[0].focus()", button);
  await keys(driver, Key.ENTER);
}

async function opened(parts = {}) {
  site.clear();
  await beginAfresh(driver, site);
  await driver.get(embed(site, parts));
  await check.ready();
}

test("questions: the focus stays whatever is answered, cleared, shown or changed", async () => {
  await opened();
  await check.chooseByKeyboard("purpose", "partial");
  await held("an answer");
  await pressed(`${sentence("clear")}: ${sentence("overview")}`);
  await held("taking an answer back");
  await pressed(sentence("show-elements", { total: 9 }));
  await held("showing the elements");
  await pressed(sentence("hide-elements", { total: 9 }));
  await held("hiding the elements");
  await pressed(sentence("pace-full", { total: 87 }));
  await held("the other pace");
  await pressed(sentence("pace-quick", { total: 8 }));
  await held("the first pace");
  await check.chooseByKeyboard("purpose", "none");
  await check.run(`host.lang = "es"`);
  await until("Spanish", () =>
    check.run(`return root.querySelector("[part=quiz]").lang.startsWith("es")`),
  );
  await held("another language, on a radio");
  await check.run(`host.lang = "en"`);
  await check.button("Next");
  await held("the first language");
  await check.run("values[0].focus()", await check.button("Next"));
  await check.run(`host.lang = "es"`);
  await until("Spanish", () =>
    check.run(`return root.querySelector("[part=quiz]").lang.startsWith("es")`),
  );
  await held("another language, on a button");
  await check.run(`host.lang = "en"`);
  await pressed("Next");
  await check.arrive(titleOf("flexibility"));
  await pressed("Back");
  await check.arrive(titleOf("purpose"));
  await check.run("values[0].focus()", (await check.findAll("[part=progress] li button"))[3]);
  await keys(driver, Key.ENTER);
  await held("going by the list");
  await check.run("host.reset()");
  await held("forgetting by the page");
});

test("results: the focus stays while things are undone, opened, closed and dismissed", async () => {
  await opened();
  await check.answer(everything());
  const codes = await codesOf(check, [everything(), overview(), { purpose: "none" }]);
  await pressed("See results");
  await check.arrive(sentence("result-title"));
  await check.find("[part=step]");
  await pressed("Start over");
  await held("starting over");
  await pressed(sentence("undo"));
  await held("undoing that");
  await pressed("Back");
  await goToOpen(check);
  await pressed(sentence("open-button"));
  await held("opening nothing");
  await handIn(check, codes[1]);
  await check.arrive(sentence("shared-title"));
  await pressed(sentence("compare-with-mine"));
  await check.arrive(sentence("pair-title"));
  await pressed(sentence("swap"));
  await held("swapping");
  await pressed(sentence("back-to-mine"));
  await held("going back");
  await check.run("location.hash = values[0]", `readiness-${codes.join("-")}`);
  await titled(check, sentence("group-title", { count: 3 }));
  await held("a link to a group");
  await check.run("location.hash = 'readiness-nonsense'");
  await pressed(sentence("dismiss"));
  await held("dismissing a message");
});

test("failures: the focus stays while it is tried again", async () => {
  site.clear();
  await beginAfresh(driver, site);
  site.fault(FILES.module, { status: 404, times: 2 });
  await driver.get(embed(site));
  await pressed("Try again");
  await held("trying to load the quiz again");
  await check.ready();
  await held("the quiz");
  site.fault(FILES.guide, { status: 404 });
  await check.answer(overview());
  await pressed("See results");
  await until("the message", async () => (await check.text()).includes(sentence("guide-failed")));
  site.clear();
  await pressed("Try again");
  await held("trying to load the next steps again");
  await check.find("[part=step]");
  await held("the next steps");
});
