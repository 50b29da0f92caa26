/** What leaves the page: sheets that are printed, files that are saved, texts that are copied. */

import { until } from "./wait.mjs";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/**
 * Stands between the page and the browser: what is printed, saved and copied is noted and goes
 * no further, the same in every engine.
 *
 * @param {WebDriver} driver
 * @param {object} [options]
 * @param {boolean} [options.prints] whether the browser begins to print
 * @param {boolean} [options.copies] whether it lets the page write to the clipboard
 */
export const take = (driver, { prints = true, copies = true } = {}) =>
  driver.executeScript(
    `const [prints, copies] = arguments;
     const taken = { sheets: [], files: [], copied: [] };
     window.taken = taken;
     const frames = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
     Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
       ...frames,
       get() {
         const view = frames.get.call(this);
         if (view) view.print = () => {
           if (!prints) return;
           view.dispatchEvent(new Event("beforeprint"));
           taken.sheets.push(view);
         };
         return view;
       },
     });
     const asText = (blob) => new Promise((resolve) => {
       const reader = new FileReader();
       reader.onload = () => resolve(reader.result);
       reader.readAsDataURL(blob);
     });
     const blobs = new Map();
     const address = URL.createObjectURL;
     URL.createObjectURL = (blob) => {
       const made = address.call(URL, blob);
       blobs.set(made, blob);
       return made;
     };
     const click = HTMLAnchorElement.prototype.click;
     HTMLAnchorElement.prototype.click = function () {
       if (!blobs.has(this.href)) return click.call(this);
       const { download: name } = this;
       asText(blobs.get(this.href)).then((data) => taken.files.push({ name, data }));
     };
     const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
     const clipboard = {
       writeText: (text) => copies ? Promise.resolve(void taken.copied.push({ "text/plain": text })) : refuse(),
       async write([item]) {
         if (!copies) return refuse();
         const parts = await Promise.all(item.types.map(async (type) =>
           [type, await (await item.getType(type)).text()]));
         taken.copied.push(Object.fromEntries(parts));
       },
     };
     Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });`,
    prints,
    copies,
  );

/**
 * The next file that the page saves.
 *
 * @param {WebDriver} driver
 * @returns {Promise<{ name: string, type: string, content: Buffer }>}
 */
export async function savedFile(driver) {
  const { name, data } = await until("a saved file", () =>
    driver.executeScript("return taken.files.shift()"),
  );
  const [, type, content] = /^data:([^;,]*)[^,]*,(.*)$/s.exec(data);
  return { name, type, content: Buffer.from(content, "base64") };
}

/**
 * The next thing that the page puts on the clipboard, by content type.
 *
 * @param {WebDriver} driver
 * @returns {Promise<Record<string, string>>}
 */
export const copiedText = (driver) =>
  until("something copied", () => driver.executeScript("return taken.copied.shift()"));

/**
 * The document of the sheet that is being printed, with its style written out so that it can be
 * opened by itself.
 *
 * @param {WebDriver} driver
 * @returns {Promise<string>}
 */
export const printedSheet = (driver) =>
  until("a printed sheet", () =>
    driver.executeScript(
      `const page = taken.sheets.at(-1)?.document;
       if (!page) return null;
       const styles = page.adoptedStyleSheets.map(({ cssRules }) =>
         [...cssRules].map(({ cssText }) => cssText).join("\\n"));
       return page.documentElement.outerHTML.replace("</head>",
         '<meta charset="utf-8"><style>' + styles.join("\\n") + "</style></head>");`,
    ),
  );

/**
 * Pages as a PDF, as the browser would print what is open (Chromium only).
 *
 * @param {WebDriver} driver
 * @returns {Promise<Buffer>}
 */
export async function pdf(driver) {
  const made = await driver.sendAndGetDevToolsCommand("Page.printToPDF", {
    preferCSSPageSize: true,
    // Letter, as in the United States.
    paperWidth: 8.5,
    paperHeight: 11,
  });
  return Buffer.from(made.data, "base64");
}
