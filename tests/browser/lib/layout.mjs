/** What a page looks like to who measures it: what is cut, covered, or out of reach. */

import { COMPOSED } from "./page.mjs";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

const SIDEWAYS = `(() => {
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over <= 0) return [];
  const wide = composed.filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -1 || right > innerWidth + 1;
  });
  return [over + " pixels", ...wide.slice(0, 9).map(told)];
})()`;

const CUT = `composed
  .filter((element) => element.matches("*:not(svg *)") && element.clientWidth > 1)
  // One line with the whole link is there to be copied; the drawing has no words where it is cut.
  .filter((element) => !element.matches("input, .drawing"))
  .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
  .filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = /hidden|clip/.test(overflowX + overflowY);
    return hides || element.matches("button, .choice, summary, .message, legend");
  })
  .map(told)`;

/**
 * By how much the page can be scrolled sideways and what sticks out, and the boxes that hide a part of what
 * is in them or from which text sticks out; both at once, for finding all that is visible takes longer than
 * looking at it.
 *
 * @param {WebDriver} driver
 */
export const misfits = (driver) =>
  driver.executeScript(`${COMPOSED} return { sideways: ${SIDEWAYS}, cut: ${CUT} };`);

/** Every visible stretch of text and where its lines are, as a script; not what only a screen reader says. */
const LINES = `
  const lines = composed.flatMap((element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() && element.clientWidth !== 1)
      .filter(() => !element.matches("option, textarea, style, script, title"))
      .flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((box) => ({ element, node, box }));
      })
      .filter(({ box }) => box.width > 1));
  // What is scrolled out of a box is not on top of what stands beside that.
  const inside = ({ element, box }) => {
    // What stays at the top of the window covers with its ground what is scrolled below it.
    const stays = element.closest(".bar-of-actions");
    if (stays && getComputedStyle(stays).position === "sticky") return false;
    const scrolls = element.closest(".scroll, .refused ul");
    if (!scrolls) return true;
    const { left, right, top, bottom } = scrolls.getBoundingClientRect();
    return box.left >= left - 1 && box.right <= right + 1 && box.top >= top - 1 && box.bottom <= bottom + 1;
  };`;

const OVERLAPPING = `(() => {
    const found = [];
    const seen = lines.filter(inside).sort((one, other) => one.box.top - other.box.top);
    for (const [position, one] of seen.entries()) {
      for (const other of seen.slice(position + 1)) {
        if (other.box.top > one.box.bottom) break;
        if (other.node === one.node) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        // Lines are as high as their font; a third of one is no letter.
        const least = Math.min(one.box.height, other.box.height) / 3;
        if (wide > 2 && high > least) found.push(one.node.data.trim() + " / " + other.node.data.trim());
      }
    }
    return found;
  })()`;

const BEYOND = `lines
  .filter(inside)
  .filter(({ element }) => !element.closest(".scroll, .drawing"))
  .filter(({ box }) => box.left < -1 || box.right > innerWidth + 1)
  .map(({ node }) => node.data.trim())`;

/**
 * The same, and texts of which a part is beyond the sides of the page, and pairs of texts that stand on top of
 * each other.
 *
 * @param {WebDriver} driver
 */
export const misplaced = (driver) =>
  driver.executeScript(`${COMPOSED} ${LINES}
    return { sideways: ${SIDEWAYS}, cut: ${CUT}, beyond: ${BEYOND}, overlapping: ${OVERLAPPING} };`);

/**
 * What is seen or said in the quiz in letters that no text of the page's language has. What is
 * marked as another language, a code or an address is left out.
 *
 * @param {WebDriver} driver
 */
export const foreign = (driver) =>
  driver.executeScript(`
    const { shadowRoot } = document.querySelector("readiness-check");
    const apart = "[lang=en], [translate=no], code, textarea, style, slot";
    const found = [];
    const note = (text) => /[A-Za-z]/.test(text) && found.push(text.trim());
    for (const element of shadowRoot.querySelectorAll("*")) {
      if (element.closest(apart)) continue;
      for (const name of ["aria-label", "alt", "title", "placeholder"]) note(element.getAttribute(name) ?? "");
      if (element.textContent === element.getAttribute("href")) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) note(node.data);
    }
    return found;`);

/**
 * What moved by itself since the page was opened, as the browser tells it; `null` in engines that
 * don't tell.
 */
export const shifts = (driver) =>
  driver.executeAsyncScript(`
    const done = arguments[0];
    if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return done(null);
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: "layout-shift", buffered: true });
    // Buffered entries are handed over in a task of their own; frames come after that.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      done(observer.takeRecords().filter((entry) => !entry.hadRecentInput).map((entry) => ({
        value: entry.value,
        moved: entry.sources.map(({ node, previousRect, currentRect }) =>
          [node?.nodeName, node?.className, previousRect.top, previousRect.height, currentRect.top, currentRect.height].join(" ")),
      })));
    }));`);
