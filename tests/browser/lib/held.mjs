/** What a page holds on to, as far as each engine tells. */

import { engine, inFirefoxItself } from "./browser.mjs";

/**
 * For a page, before the package's own script: takes note of the module's memory and tables, and of the
 * elements that `watch(element)` is told about, without holding them.
 */
export const GRABBED = `{
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...values) => {
    const made = await instantiate(...values);
    window.exported = made.instance.exports;
    return made;
  };
  window.watched = [];
  // A page's elements may become the next one's: each counts once.
  const known = new WeakSet();
  window.watch = (element) => {
    if (!known.has(element)) watched.push(new WeakRef(element));
    known.add(element);
  };
}`;

/**
 * What is held once everything is collected that can be: `pages` of the module's memory, `references`
 * from it to the page, the size of its `table` of functions, and `elements` that were watched and have left
 * the page. Only Chromium tells the number of nodes, listeners and documents and the bytes of JavaScript,
 * collects when asked to, and so takes no chances. Firefox collects in its own good time after being
 * asked; WebKitGTK can't be asked, and is made to by waste.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @returns {Promise<Record<string, number>>}
 */
export async function measure(driver) {
  await collect[engine](driver);
  const held = await driver.executeScript(`
    const { memory, __wbindgen_externrefs: references, __indirect_function_table: table } = exported;
    // What the glue keeps there for itself comes first.
    let count = 0;
    for (let place = 1028; place < references.length; place += 1) {
      if (references.get(place) != null) count += 1;
    }
    window.watched = watched.filter((one) => one.deref() && !one.deref().isConnected);
    return {
      pages: memory.buffer.byteLength / 65536,
      references: count,
      table: table.length,
      elements: watched.length,
    };`);
  return { ...held, ...(engine === "chromium" ? await counted(driver) : {}) };
}

async function counted(driver) {
  await driver.sendDevToolsCommand("Performance.enable", {});
  const { metrics } = await driver.sendAndGetDevToolsCommand("Performance.getMetrics", {});
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  return {
    nodes: value("Nodes"),
    listeners: value("JSEventListeners"),
    documents: value("Documents"),
    heap: value("JSHeapUsedSize"),
  };
}

const collect = {
  async chromium(driver) {
    // What the first frees may have been all that held something else.
    for (let time = 0; time < 2; time += 1) {
      await driver.sendAndGetDevToolsCommand("HeapProfiler.collectGarbage", {});
    }
  },
  async firefox(driver) {
    for (const what of ["child-gc-request", "child-cc-request", "child-mmu-request"]) {
      await inFirefoxItself(driver, `Services.obs.notifyObservers(null, arguments[0])`, what);
    }
    await waste(driver);
  },
  webkit: (driver) => waste(driver),
};

/** Fills memory with what nobody needs until a thing that nobody needs is gone. */
const waste = (driver) =>
  driver.executeScript(`
    const gone = new WeakRef({});
    return (async () => {
      for (let turn = 0; turn < 100; turn += 1) {
        for (let part = 0; part < 20; part += 1) new Uint8Array(2 ** 20).fill(1);
        new Array(10_000).fill().map(() => document.createElement("p"));
        await new Promise((resolve) => setTimeout(resolve));
        if (turn > 5 && !gone.deref()) return;
      }
    })();`);
