/**
 * What assistive technology is told, read from the browser's own accessibility tree: in every view
 * the role, name, description and state of whatever is there, and every message as it comes.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { Key } from "selenium-webdriver";
import { CONDITIONS, sentence, titleOf } from "./lib/assessment.mjs";
import { engine, openBrowser } from "./lib/browser.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { frameOf, inFrame } from "./lib/frame.mjs";
import { COMPOSED, keys } from "./lib/page.mjs";
import { accessibleName, quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { tellsStates, tree, withRole } from "./lib/tree.mjs";
import { views, viewsToSee } from "./lib/views.mjs";
import { until } from "./lib/wait.mjs";

const site = await startSite();
const driver = await openBrowser();
const check = quiz(driver);
const view = views(driver, site);

/** Every role that is compared, with what the page means by it: what is seen is what is said. */
const meant = () =>
  driver.executeScript(`${COMPOSED}
    const label = (element) => element.getAttribute("aria-label") ?? element.textContent;
    const labelled = (element) => element.getAttribute("aria-label") ?? element.labels[0].textContent;
    const is = (element, name) => element.getAttribute(name) === "true";
    const meanings = {
      group: ["fieldset", (set) => ({ name: set.querySelector("legend").textContent })],
      radio: ["[type=radio]", (radio) => ({
        name: radio.labels[0].querySelector(".label").textContent,
        description: radio.labels[0].querySelector(".hint")?.textContent ?? "",
        states: { checked: radio.checked },
      })],
      checkbox: ["[type=checkbox]", (box) => ({ name: labelled(box), states: { checked: box.checked } })],
      button: ["button", (button) => ({
        name: label(button),
        states: {
          ...(button.ariaPressed && { pressed: is(button, "aria-pressed") }),
          ...(button.ariaExpanded && { expanded: is(button, "aria-expanded") }),
        },
      })],
      disclosure: ["summary", (summary) => ({
        name: summary.textContent,
        states: { expanded: summary.parentNode.open },
      })],
      heading: ["h1, h2, h3, h4, h5", (heading) => ({
        name: heading.textContent,
        states: { level: Number(heading.localName.slice(1)) },
      })],
      link: ["a[href]", (link) => ({ name: label(link) })],
      textbox: ["textarea, [type=text]", (field) => ({ name: labelled(field) })],
      combobox: ["select", (field) => ({ name: labelled(field) })],
      region: ["[role=region], section[aria-label]", (region) => ({ name: label(region) })],
      navigation: ["nav", (nav) => ({ name: label(nav) })],
      listbox: ["[role=listbox]", (list) => ({ name: label(list) })],
      option: ["[role=option]", (option) => ({
        name: label(option),
        states: { selected: is(option, "aria-selected") },
      })],
      table: ["table", () => ({})],
      columnheader: ["thead th", (cell) => ({ name: label(cell) })],
      rowheader: ["tbody th", (cell) => ({ name: label(cell) })],
      list: ["ul, ol", () => ({})],
      status: ["[role=status]", () => ({})],
      alert: ["[role=alert]", () => ({})],
    };
    return Object.fromEntries(Object.entries(meanings).map(([role, [css, meaning]]) =>
      [role, composed.filter((element) => element.matches(css)).map(meaning)]));`);

const plain = (text) => text.replace(/\s+/g, "");

/** One line for each thing of a role, with what this engine tells; spaces are put as each likes. */
function lines(role, spoken, like) {
  return spoken.map(({ name = "", description = "", states }, index) => {
    const { description: described, states: known = {} } = like[index] ?? {};
    const told = tellsStates ? Object.keys(known).map((key) => `${key}=${states?.[key]}`) : [];
    if (tellsStates && described) told.push(plain(description));
    // WebDriver tells no name of a table's headers.
    const named = "name" in (like[index] ?? { name }) && (tellsStates || !/header$/.test(role));
    return [role, named ? plain(name) : "", ...told].join(" ");
  });
}

/** What is told and what is meant, where that is not the same. */
function differing(told, all) {
  return Object.entries(all).flatMap(([role, meant]) => {
    const wanted = lines(role, meant, meant);
    // Lists of choices have options too, details are groups, and files are chosen with a button to
    // some: of these it counts that what is meant is there.
    const more = /^(group|option|button)$/.test(role);
    const names = new Set(meant.map(({ name }) => plain(name ?? "")));
    const spoken = withRole(told, role).filter(({ name }) => !more || names.has(plain(name)));
    const found = lines(role, spoken, meant);
    return isDeepStrictEqual(found, wanted) ? [] : [{ role, found, wanted }];
  });
}

for (const [name, show] of viewsToSee(driver, site)) {
  test(`what is told of: ${name}`, async () => {
    await show();
    let [told, all, differs] = [[], {}, []];
    // What comes later, such as the next steps, reaches the tree a moment after the page.
    await until(
      "the tree of the page",
      async () => {
        [told, all] = [await tree(driver), await meant()];
        differs = differing(told, all);
        if (differs.length === 0) return true;
        const { role, found, wanted } = differs[0];
        const at = wanted.findIndex((line, index) => line !== found[index]);
        throw new Error(
          `${role}: ${found.length} of ${wanted.length}, told "${found[at]}" for "${wanted[at]}"`,
        );
      },
      6,
    );
    for (const role of [
      "button",
      "radio",
      "link",
      "textbox",
      "combobox",
      "region",
      "img",
      "group",
    ]) {
      const nameless = withRole(told, role).filter(({ name }) => name === "");
      // Details are groups in some engines; their names are those of their summaries.
      if (role !== "group") assert.deepEqual(nameless, [], `${role} without a name`);
    }
    const levels = all.heading.map(({ states }) => states.level);
    levels.forEach((level, index) => {
      assert.ok(level <= (levels[index - 1] ?? 0) + 1, `headings in order: ${levels}`);
    });
    // The page around has these once; a second one would not say which is which.
    for (const role of ["banner", "main", "contentinfo"]) {
      assert.ok(withRole(told, role).length <= 1, `one ${role}`);
    }
  });
}

/** Marks the part of the page whose changes are read out, and says whether it is still that one. */
const LIVE = {
  mark: (css) => check.run("root.querySelector(values[0]).marked = true", css),
  says: (css, text) =>
    until(`${css} to say "${text}"`, async () => {
      const [live, said] = await check.run(
        `const at = root.querySelector(values[0]);
         return [at?.marked === true, at?.innerText.replace(/\\s+/g, " ").trim()];`,
        css,
      );
      assert.equal(live, true, "it was there before");
      return said.startsWith(text);
    }),
};

test("what changes by itself is announced, in a place that was there before", async () => {
  await view["first page, quick"]();
  const count = "[part=progress] [role=status]";
  await LIVE.mark(count);
  await check.choose("purpose", "partial");
  await LIVE.says(count, sentence("answered", { answered: 1, total: CONDITIONS.length }));
  const alert = ".messages[aria-live=assertive]";
  await LIVE.mark(alert);
  await check.run("location.hash = 'readiness-nonsense'");
  await LIVE.says(alert, sentence("link-damaged"));
  await check.press(sentence("dismiss"));
  await LIVE.says(alert, "");
  await check.press("See results");
  await check.find("[part=step]");
  const copied = ".bar-of-actions [aria-live]";
  await LIVE.mark(copied);
  await check.press("Copy link");
  await until("word of the copy", () =>
    check.run(`return root.querySelector(values[0]).innerText`, copied),
  );
  await LIVE.says(copied, "");
  const outlook = "[part=step] [aria-live]";
  await LIVE.mark(outlook);
  await check.run(`root.querySelector("[part=step] button.quiet").click()`);
  await until("the what-if", () =>
    check.run(`return root.querySelector(values[0]).innerText`, outlook),
  );
  await LIVE.says(outlook, "");
  await LIVE.mark(alert);
  await check.press("Start over");
  await LIVE.says(alert, sentence("forgotten"));
  await check.press(sentence("undo"));
  await LIVE.says(alert, "");
  await view["result without its guide"]();
  assert.equal(await (await check.find("[part=plan] > div")).getAttribute("aria-live"), "polite");
  await view["failed to load"]();
  const panel = await check.find("[part=failure]");
  assert.equal(await panel.getAriaRole(), "alert");
});

/** Marks what says something, has it said again, and waits for another one that says the same. */
async function isSaidAgain(css, again) {
  const said = await until(`what ${css} says`, () =>
    check.run(
      `const at = root.querySelector(values[0]);
       if (!at?.textContent) return "";
       at.marked = true;
       return at.textContent;`,
      css,
    ),
  );
  await again();
  await until(`"${said}" to be said again`, () =>
    check.run(
      `const at = root.querySelector(values[0]);
       return at?.textContent === values[1] && !at.marked;`,
      css,
      said,
    ),
  );
}

test("what is said again is said by something new, for nothing else is read out", async () => {
  await view["first page, quick"]();
  await check.run("location.hash = 'readiness-nonsense'");
  await isSaidAgain(".messages .message", () => check.run("location.hash = 'readiness-nonsensf'"));
  await check.press(sentence("dismiss"));
  await check.choose("purpose", "partial");
  await check.press(sentence("see-results"));
  await check.find("[part=step]");
  for (const place of [".bar-of-actions", ".share"]) {
    const copy = () =>
      check.run(
        `[...root.querySelectorAll(values[0] + " button")]
        .find((button) => button.innerText === values[1]).click()`,
        place,
        sentence("copy-link"),
      );
    await copy();
    await isSaidAgain(`${place} [aria-live] p`, copy);
  }
  await view["where results of others are handed in, after three that can't be opened"]();
  await isSaidAgain(".refused [role=alert]", () => check.press(sentence("open-button")));
});

test("no part of the quiz is told to be clicked because its root listens to clicks", async (t) => {
  if (engine !== "firefox") return t.skip("only Firefox tells of such actions");
  await view["result, quick"]();
  await driver.setContext("chrome");
  try {
    const clickable = await driver.executeScript(`
      window.heldService ??= Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
      const found = [];
      (function walk(node) {
        if (window.heldService.getStringRole(node.role) === "heading" && node.actionCount > 0) found.push(node.name);
        for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
      })(window.heldService.getAccessibleFor(gBrowser.selectedBrowser).firstChild);
      return found;`);
    assert.deepEqual(clickable, []);
  } finally {
    await driver.setContext("content");
  }
});

test("the wheel is a list that is read mark by mark", async () => {
  await view["result, quick"]();
  const wheel = await check.find("[role=listbox]");
  await check.run("values[0].focus()", wheel);
  await keys(driver, Key.ARROW_DOWN, Key.ARROW_DOWN);
  const read = () =>
    check.run(
      `return root.getElementById(values[0].getAttribute("aria-activedescendant"))?.ariaLabel`,
      wheel,
    );
  await until("the second condition", async () =>
    (await read())?.startsWith(titleOf(CONDITIONS[1])),
  );
  const name = await read();
  await until("the one that is read to be chosen", async () => {
    const options = withRole(await tree(driver), "option").filter((option) =>
      option.name.includes(": "),
    );
    return tellsStates
      ? options
          .filter(({ states }) => states.selected)
          .map((option) => option.name)
          .join() === name
      : options.length === CONDITIONS.length;
  });
});

test("a frame is called what its quiz is called, and has the same in it", async () => {
  // On another server, for a frame that is sandboxed tells drivers nothing.
  const other = await startSite();
  other.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  const after = `<script type="module" src="${other.url(FILES.script)}"></script>`;
  await driver.get(embed(site, { attributes: "isolated", script: false, after }));
  const { title } = await frameOf(check);
  assert.equal(await accessibleName(await check.find("iframe")), title);
  await inFrame(driver, check, async (inner) => {
    assert.equal(await driver.executeScript("return document.title"), title);
    const radio = await inner.radio("purpose", "partial");
    assert.deepEqual(
      [await radio.getAriaRole(), await accessibleName(radio)],
      ["radio", "Partly in place"],
    );
  });
  await driver.get(site.url("/pkg/frame.html?lang=es"));
  await check.ready();
  assert.equal(await driver.executeScript("return document.documentElement.lang"), "es");
  // The name that it has before the quiz is there stays in the tree a moment longer than on the page.
  const named = await driver.getTitle();
  await until(`the heading "${named}"`, async () => {
    const { name } = withRole(await tree(driver), "heading")[0];
    if (name === named) return true;
    throw new Error(`it is "${name}"`);
  });
});
