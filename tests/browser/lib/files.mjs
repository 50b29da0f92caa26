/** Files that leave the page and files that come to it. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { engine, inFirefoxItself } from "./browser.mjs";
import { scratchFolder } from "./process.mjs";
import { until } from "./wait.mjs";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/** A folder for the files of a test file, removed with it; and the call that puts one there. */
export function folder() {
  const { path, remove } = scratchFolder();
  after(remove);
  return {
    path,
    /** @param {string} name @param {string | Buffer} content @returns {string} its path */
    put(name, content) {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
  };
}

/**
 * Has the page's downloads end up where the test can read them. WebKitGTK has nowhere to put them
 * while it is driven: there the page is asked for the file at the last moment. Call it anew on
 * every page.
 *
 * @param {WebDriver} driver
 * @returns {Promise<() => Promise<{ name: string, text: string }>>} waits for the next download
 */
export async function downloads(driver) {
  if (engine === "webkit") return intercepted(driver);
  const { path } = folder();
  if (engine === "chromium") {
    const options = { behavior: "allow", downloadPath: path };
    await driver.sendDevToolsCommand("Browser.setDownloadBehavior", options);
  } else {
    await inFirefoxItself(
      driver,
      `Services.prefs.setIntPref("browser.download.folderList", 2);
       Services.prefs.setStringPref("browser.download.dir", arguments[0]);
       Services.prefs.setBoolPref("browser.download.always_ask_before_handling_new_types", false);
       // The list of downloads would take the next keys.
       Services.prefs.setBoolPref("browser.download.alwaysOpenPanel", false);
       Services.prefs.setStringPref("browser.helperApps.neverAsk.saveToDisk", "application/json");`,
      path,
    );
  }
  const seen = new Set();
  return () =>
    until("a download", () => {
      const names = readdirSync(path).filter((name) => !seen.has(name));
      // What is not there to the end has another name, which it keeps for a moment even when it is, or is empty.
      const [name, ...more] = names;
      const there = name && more.length === 0 && !/\.(crdownload|part)$/.test(name);
      const text = there ? readFileSync(join(path, name), "utf8") : "";
      if (!text.endsWith("}\n")) throw new Error(`there is ${names.join(", ") || "nothing"}`);
      seen.add(name);
      return { name, text };
    });
}

async function intercepted(driver) {
  await driver.executeScript(`
    window.downloads = [];
    // A policy may forbid to fetch what there is an address of.
    const make = URL.createObjectURL;
    const made = new Map();
    URL.createObjectURL = (blob) => {
      const address = make.call(URL, blob);
      made.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      const name = this.download;
      made.get(this.href).text().then((text) => downloads.push({ name, text }));
    };`);
  return () => until("a download", () => driver.executeScript("return downloads.shift()"));
}

/**
 * Chooses files in a field as the browser's own dialogue would hand them over.
 *
 * @param {import("selenium-webdriver").WebElement} field
 * @param {string[]} paths
 */
export const choose = (field, paths) => field.sendKeys(paths.join("\n"));

/**
 * Drops files on an element. Only Chromium lets a driver drag anything in from outside; elsewhere
 * the page is told as the browser would tell it.
 *
 * @param {WebDriver} driver
 * @param {import("selenium-webdriver").WebElement} element
 * @param {string[]} paths
 */
export async function drop(driver, element, paths) {
  if (engine === "chromium") {
    const { x, y, width } = await element.getRect();
    const scrolled = await driver.executeScript("return [scrollX, scrollY]");
    const at = { x: x - scrolled[0] + width / 2, y: y - scrolled[1] + 5 };
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await driver.sendDevToolsCommand("Input.dispatchDragEvent", { type, ...at, data });
    }
    return;
  }
  const files = paths.map((path) => [path.split("/").at(-1), readFileSync(path, "utf8")]);
  await driver.executeScript(
    `const dataTransfer = new DataTransfer();
     for (const [name, text] of arguments[1]) dataTransfer.items.add(new File([text], name));
     for (const type of ["dragenter", "dragover", "drop"]) {
       const options = { dataTransfer, bubbles: true, composed: true, cancelable: true };
       arguments[0].dispatchEvent(new DragEvent(type, options));
     }`,
    element,
    files,
  );
}
