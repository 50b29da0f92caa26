/**
 * What visitors set for themselves, in every view: nothing moves, nothing is told by colour alone,
 * nothing shows only while a pointer is over it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, overview, sentence } from "./lib/assessment.mjs";
import { canEmulate, openBrowser } from "./lib/browser.mjs";
import { people } from "./lib/meeting.mjs";
import { codesOf, titled } from "./lib/others.mjs";
import { COMPOSED } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { viewsToSee } from "./lib/views.mjs";

const site = await startSite();

test("nothing moves, nothing waits for a pointer, and drawings have their facts beside them", async (t) => {
  const driver = await openBrowser({ reducedMotion: true });
  for (const [name, show] of viewsToSee(driver, site)) {
    await t.test(name, async () => {
      await show();
      assert.deepEqual(await moving(driver), []);
      assert.deepEqual(await onHover(driver), []);
      assert.deepEqual(await unexplained(driver), []);
    });
  }
  await driver.quit();
});

/** What runs an animation or would run one. */
const moving = (driver) =>
  driver.executeScript(`${COMPOSED}
    const moves = ({ animationName, transitionDuration, scrollBehavior }) =>
      animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth";
    return [
      ...composed.filter((element) => moves(getComputedStyle(element)) || element.matches("marquee, video, animate")).map(told),
      ...document.getAnimations().map(String),
    ];`);

/** Rules that change more under a pointer than how something looks that is there anyway. */
const onHover = (driver) =>
  driver.executeScript(`
    const looks = /^(background|border|box-shadow$|color$|fill|text-decoration|text-underline)/;
    const found = [];
    const walk = (rules, selectors) => {
      for (const rule of rules) {
        const path = [...selectors, rule.selectorText ?? ""];
        if (rule.style && /:hover/.test(path.join(" ")))
          for (const property of rule.style) if (!looks.test(property)) found.push(path.join(" ") + " " + property);
        if (rule.cssRules) walk(rule.cssRules, path);
      }
    };
    for (const sheet of document.querySelector("readiness-check").shadowRoot.adoptedStyleSheets) walk(sheet.cssRules, []);
    return found;`);

/** Bars without their counts, and drawings that are neither named nor beside a text. */
const unexplained = (driver) =>
  driver.executeScript(`${COMPOSED}
    return [
      ...composed.filter((element) => element.matches(".bar") && !element.parentNode.querySelector(".counts li") &&
        !element.closest("summary")?.querySelector(".where").textContent),
      ...composed.filter((element) => element.matches("svg:not([aria-hidden=true], svg svg)") &&
        !element.getAttribute("aria-label") && !element.closest("[aria-hidden=true]")),
    ].map(told);`);

test("in forced colours what is chosen, pressed and current differs", {
  skip: !canEmulate("forcedColors") && "this engine can't force colours",
}, async () => {
  site.clear();
  const driver = await openBrowser({ forcedColors: true });
  const check = quiz(driver);
  await driver.get(site.url("/"));
  await check.ready();
  await check.choose("purpose", "partial");
  const look = (css, property) =>
    check.run("return getComputedStyle(root.querySelector(values[0]))[values[1]]", css, property);
  assert.equal(await look(".choice:has(:checked)", "outlineStyle"), "solid");
  assert.equal(await look(".choice:not(:has(:checked))", "outlineStyle"), "none");
  assert.notEqual(
    await look(".pace [aria-pressed=true]", "backgroundColor"),
    await look(".pace [aria-pressed=false]", "backgroundColor"),
  );
  assert.notEqual(
    await look(".progress .here .position", "backgroundColor"),
    await look(".progress li:last-child .position", "backgroundColor"),
  );
  assert.equal(await look(".primary", "borderTopStyle"), "solid");
  await check.answer(overview());
  await check.press("See results");
  await check.arrive(sentence("result-title"));
  // Every part of a wheel is drawn in a colour that is not that of the page.
  const lost = await driver.executeScript(`${COMPOSED}
    const page = getComputedStyle(document.body).backgroundColor;
    return composed.filter((element) => element.matches(".wheel :is(.level, .hatch, .dash, .estimate-edge)"))
      .filter((element) => {
        const { fill, stroke } = getComputedStyle(element);
        return [fill, stroke].every((colour) => colour === "none" || colour === page);
      })
      .map(told);`);
  assert.deepEqual(lost, []);
  // And in no colour but the visitor's own: levels and rings, then a group's bars too.
  await check.answer(everything());
  await check.find(".wheel .level");
  assert.deepEqual(await foreign(driver, ".wheel .level"), []);
  const codes = await codesOf(check, people(3));
  await check.run("return host.open(values[0])", codes.join("-"));
  await titled(check, sentence("group-title", { count: 3 }));
  assert.deepEqual(await foreign(driver, ".bar .level"), []);
});

/** Colours in drawings that no visitor chose; a drawing has to have `part`. */
async function foreign(driver, part) {
  const { drawn, others } = await driver.executeScript(
    `${COMPOSED}
    const probe = document.body.appendChild(document.createElement("i"));
    const colours = ["Canvas", "CanvasText", "GrayText", "transparent"].map((colour) => {
      probe.style.cssText = "forced-color-adjust: none; color: " + colour;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const others = composed.filter((element) => element.matches(".wheel *, .bar *"))
      .flatMap((element) => {
        const { fill, stroke } = getComputedStyle(element);
        return [fill, stroke].map((colour) => [element.getAttribute("class"), colour]);
      })
      .filter(([, colour]) => colour !== "none" && !colours.includes(colour))
      .map(String);
    return { drawn: composed.some((element) => element.matches(arguments[0])), others };`,
    part,
  );
  assert.ok(drawn, `no ${part} is drawn`);
  return [...new Set(others)];
}
