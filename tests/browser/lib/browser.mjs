/** A real browser for a test: opened, sized, photographed, and closed with the test that asked. */

import { writeFileSync } from "node:fs";
import { after } from "node:test";
import { Builder } from "selenium-webdriver";
import { engines, SCREEN } from "./engines.mjs";
import { scratchFolder } from "./process.mjs";
import { until } from "./wait.mjs";

/** The engine under test: chromium, firefox or webkit. */
export const engine = process.env.READINESS_BROWSER ?? "chromium";

if (!(engine in engines)) {
  throw new Error(`READINESS_BROWSER is "${engine}"; it takes ${Object.keys(engines).join(", ")}`);
}

/** True before a release, when nothing is left out. */
export const all = process.env.READINESS_ALL === "yes";

/**
 * True if this engine is to look at everything. What axe-core reads, the document, is the same in all engines, and
 * what differs a little is seen by fewer steps: so one is enough before everything is to run in each.
 */
export const thorough = engine === "chromium" || all;

/**
 * Opens a browser that remembers nothing, with a page of 1024 × 768. It closes with the test file
 * at the latest; `driver.quit()` closes it earlier. In a run of many files it comes from their
 * pool, see `pool.mjs`.
 *
 * @param {import("./engines.mjs").Media} [media] what the browser says about its visitor
 * @returns {Promise<import("selenium-webdriver").WebDriver>}
 */
export async function openBrowser(media = {}) {
  refuseUnknown(media);
  const pool = process.env.READINESS_POOL;
  const atStart = engines[engine].mediaAtRuntime || Object.keys(media).length === 0;
  const { driver, stop } = pool && atStart ? await borrow(pool) : await startBrowser(media);
  after(async () => {
    // It may be closed already, which is what we want.
    await driver.quit().catch(() => {});
    stop();
  });
  await driver.manage().setTimeouts({ script: 20_000, pageLoad: 30_000, implicit: 0 });
  await resize(driver, 1024, 768);
  if (engines[engine].mediaAtRuntime) await emulate(driver, media);
  return driver;
}

/**
 * Starts a browser with an empty profile; `stop` ends it and its driver.
 *
 * @param {import("./engines.mjs").Media} [media]
 */
export async function startBrowser(media = {}) {
  const folder = scratchFolder();
  const { url, capabilities, stop } = await engines[engine].start(folder.path, media);
  const driver = await connect(url, capabilities);
  return {
    driver,
    url,
    stop() {
      stop();
      folder.remove();
    },
  };
}

/** Any capabilities but the engine's name are those of the browsers in the pool. */
async function borrow(pool) {
  const driver = await connect(pool, { browserName: engines[engine].browserName });
  return { driver, stop() {} };
}

const connect = (url, capabilities) =>
  new Builder()
    .disableEnvironmentOverrides()
    .usingServer(url)
    .withCapabilities(capabilities)
    .build();

/** Another browser beside the first, with a profile of its own: a second visitor. */
export const freshBrowser = openBrowser;

/**
 * Whether this engine can pretend `feature` at all.
 *
 * @param {keyof import("./engines.mjs").Media} feature
 */
export const canEmulate = (feature) => engines[engine].media.includes(feature);

/**
 * Changes what an open browser says about its visitor; what is left out goes back to normal.
 * WebKitGTK can only be told at its start: `openBrowser(media)`.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./engines.mjs").Media} media
 */
export async function emulate(driver, media) {
  refuseUnknown(media);
  const { colorScheme = "light", reducedMotion = false, forcedColors = false } = media;
  if (engine === "chromium") {
    const features = [
      { name: "prefers-color-scheme", value: colorScheme },
      { name: "prefers-reduced-motion", value: reducedMotion ? "reduce" : "no-preference" },
      { name: "forced-colors", value: forcedColors ? "active" : "none" },
    ];
    await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
  } else if (engine === "firefox") {
    await inFirefoxItself(
      driver,
      `for (const [name, value] of Object.entries(arguments[0])) Services.prefs.setIntPref(name, value)`,
      {
        "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
        "ui.prefersReducedMotion": reducedMotion ? 1 : 0,
        "browser.display.document_color_use": forcedColors ? 2 : 1,
      },
    );
  } else {
    throw new Error("WebKitGTK takes this only when it starts: openBrowser({ … })");
  }
  await until(`the page to hear of ${JSON.stringify(media)}`, () =>
    driver.executeScript(
      `return Object.entries(arguments[0]).every(([query, on]) => matchMedia(query).matches === on)`,
      {
        "(prefers-reduced-motion: reduce)": reducedMotion,
        "(forced-colors: active)": forcedColors,
        // Forced colours decide themselves whether they are dark.
        ...(forcedColors ? {} : { "(prefers-color-scheme: dark)": colorScheme === "dark" }),
      },
    ),
  );
}

/**
 * Gives the page exactly this many CSS pixels, down to a phone's 320.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {number} width
 * @param {number} height
 */
export async function resize(driver, width, height) {
  if (engine === "chromium") {
    const size = { width, height, deviceScaleFactor: 0, mobile: false };
    await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
  } else if (engine === "firefox") {
    // Firefox keeps its window at 500 pixels and more, but not the page in it.
    await inFirefoxItself(
      driver,
      `for (const [side, pixels] of Object.entries(arguments[0]))
         for (const limit of ["", "min-", "max-"])
           gBrowser.selectedBrowser.style.setProperty(limit + side, pixels + "px")`,
      { width, height },
    );
  } else {
    // X gives the keyboard to the window under the pointer, which rests at the screen's middle.
    const toolbar = await driver.executeScript("return outerHeight - innerHeight");
    const x = Math.max(0, Math.round((SCREEN.width - width) / 2));
    const y = Math.max(0, Math.round((SCREEN.height - height) / 2));
    await driver
      .manage()
      .window()
      .setRect({ x, y, width, height: height + toolbar });
  }
  await until(`a page of ${width} × ${height} pixels`, async () => {
    const [w, h] = await driver.executeScript("return [innerWidth, innerHeight]");
    if (w === width && h === height) return true;
    throw new Error(`it has ${w} × ${h}`);
  });
}

/**
 * Writes what is visible now to a PNG file.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {string} path
 */
export async function screenshot(driver, path) {
  writeFileSync(path, await driver.takeScreenshot(), "base64");
}

/**
 * Leaves nothing of what was done with a browser: a new tab instead of those that are open, and
 * neither cookies, nor storage, nor caches.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 */
export async function forgetEverything(driver) {
  const [first, ...others] = await driver.getAllWindowHandles();
  await driver.switchTo().window(first);
  await driver.switchTo().newWindow("tab");
  const fresh = await driver.getWindowHandle();
  for (const handle of [first, ...others]) {
    await driver.switchTo().window(handle);
    await driver.close();
  }
  await driver.switchTo().window(fresh);
  if (engine === "chromium") {
    // Otherwise a tab that outlived the one in front of it has no focus, and none can be given to its fields.
    await driver.sendDevToolsCommand("Page.bringToFront", {});
    await driver.sendDevToolsCommand("Network.clearBrowserCookies", {});
    await driver.sendDevToolsCommand("Network.clearBrowserCache", {});
    const all = { origin: "*", storageTypes: "all" };
    await driver.sendDevToolsCommand("Storage.clearDataForOrigin", all);
  } else if (engine === "firefox") {
    await inFirefoxItself(
      driver,
      `return new Promise((resolve) => Services.clearData.deleteData(
         Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: resolve }))`,
    );
  }
}

/** Runs a script in Firefox itself rather than in the page. */
export async function inFirefoxItself(driver, script, argument) {
  await driver.setContext("chrome");
  try {
    await driver.executeScript(script, argument);
  } finally {
    await driver.setContext("content");
  }
}

function refuseUnknown(media) {
  for (const feature of Object.keys(media)) {
    if (!canEmulate(feature)) {
      throw new Error(`${engine} cannot pretend ${feature}; ask canEmulate("${feature}") first`);
    }
  }
}
