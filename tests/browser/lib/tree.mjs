/** The accessibility tree, as the browser itself hands it to assistive technology. */

import { engine } from "./browser.mjs";
import { COMPOSED } from "./page.mjs";
import { accessibleName } from "./quiz.mjs";
import { until } from "./wait.mjs";

/**
 * Something in the tree. WebDriver tells roles and names only; Chromium and Firefox tell the rest:
 * `states` has `checked`, `pressed`, `expanded`, `selected` and `level` as far as they apply.
 *
 * @typedef {{ role: string, name: string, description?: string, states?: Record<string, boolean | number> }} Spoken
 */

/** Whether this engine tells states and descriptions too. */
export const tellsStates = engine !== "webkit";

/** Roles by the names that engines have for them, in ARIA's words. */
const ROLES = {
  DisclosureTriangle: "disclosure",
  summary: "disclosure",
  image: "img",
  graphic: "img",
  radiobutton: "radio",
  pushbutton: "button",
  "toggle button": "button",
  checkbutton: "checkbox",
  grouping: "group",
  entry: "textbox",
  statusbar: "status",
  "listbox option": "option",
};

/** What WebDriver is asked about, for engines that show no tree. */
const ASKED = `a[href], button, summary, input, textarea, select, fieldset, [role], nav, table, th,
  ol, ul, h1, h2, h3, h4, h5, iframe`;

/**
 * Everything in the tree of the page, in its order, shadow roots included.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @returns {Promise<Spoken[]>}
 */
export async function tree(driver) {
  const ask = { chromium: inChromium, firefox: inFirefox, webkit: byWebDriver }[engine];
  const found = await until("the accessibility tree of the quiz", async () => {
    const told = await ask(driver);
    return told?.some(({ role }) => role === "heading" || role === "alert") && told;
  });
  return found.map(({ role, name, ...rest }) => ({
    role: ROLES[role] ?? role,
    name: name.replace(/\s+/g, " ").trim(),
    ...rest,
  }));
}

/** The parts of it with that role. */
export const withRole = (tree, role) => tree.filter((spoken) => spoken.role === role);

async function inChromium(driver) {
  const { nodes } = await driver.sendAndGetDevToolsCommand("Accessibility.getFullAXTree", {});
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const walk = ({ ignored, role, name, description, properties = [], childIds = [] }) => {
    if (!ignored) {
      const states = {};
      for (const { name, value } of properties) {
        const said = { true: true, false: false }[value.value] ?? value.value;
        if (/^(checked|pressed|expanded|selected|level)$/.test(name)) states[name] = said;
      }
      found.push({
        role: role.value,
        name: name?.value ?? "",
        description: description?.value ?? "",
        states,
      });
    }
    for (const id of childIds) if (byId.has(id)) walk(byId.get(id));
  };
  if (nodes.length > 0) walk(nodes[0]);
  return found;
}

/** Firefox builds its tree once somebody asks for it, so the first answers may be empty. */
async function inFirefox(driver) {
  await driver.setContext("chrome");
  try {
    return await driver.executeScript(`
      // Once nobody holds the service it is shut down, and does not come back for every page.
      window.heldService ??= Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
      const service = window.heldService;
      const found = [];
      (function walk(node) {
        if (!node) return;
        const [first, second] = [{}, {}];
        node.getState(first, second);
        const words = new Set(service.getStringStates(first.value, second.value));
        const attribute = (name) => {
          try { return node.attributes.getStringProperty(name); } catch { return undefined; }
        };
        const role = service.getStringRole(node.role);
        const states = {};
        if (words.has("checkable")) states.checked = words.has("checked");
        if (role === "toggle button") states.pressed = words.has("pressed");
        if (words.has("expandable")) states.expanded = words.has("expanded");
        if (words.has("selectable")) states.selected = words.has("selected");
        if (role === "heading") states.level = Number(attribute("level"));
        found.push({
          role: /landmark|^text$/.test(role) ? (attribute("xml-roles") ?? role) : role,
          name: node.name ?? "",
          description: node.description ?? "",
          states,
        });
        for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
      })(service.getAccessibleFor(gBrowser.selectedBrowser)?.firstChild);
      return found;`);
  } finally {
    await driver.setContext("content");
  }
}

async function byWebDriver(driver) {
  const elements = await driver.executeScript(
    `${COMPOSED}
     return composed.filter((element) =>
       element.matches(arguments[0]) && !element.closest("[aria-hidden=true]"))`,
    ASKED,
  );
  const found = [];
  for (const element of elements) {
    // WebKitGTK has no word for what opens details, and takes a closed list for its button.
    const told = (await element.getAriaRole()) || "disclosure";
    const role = (await element.getTagName()) === "select" && told === "button" ? "combobox" : told;
    found.push({ role, name: await accessibleName(element) });
  }
  return found;
}
