/** Chromium by its own protocol: every visit a new visitor, on a fast machine or a slow one. */

import { Builder } from "selenium-webdriver";
import { engines } from "../../tests/browser/lib/engines.mjs";
import { scratchFolder } from "../../tests/browser/lib/process.mjs";

const MEGABIT = 1_000_000 / 8;

/** How a visitor comes: processor slowed so many times, and a network. */
export const MODES = {
  slowed: {
    rate: 4,
    network: { latency: 150, downloadThroughput: 1.6 * MEGABIT, uploadThroughput: 1.6 * MEGABIT },
  },
  unthrottled: {
    rate: 1,
    network: { latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
  },
};

const SCREEN = { width: 1024, height: 768, deviceScaleFactor: 1, mobile: false };

/** A browser that runs; {@link openChromium} makes them. */
class Chromium {
  #connection;
  #close;

  constructor(connection, close) {
    this.#connection = connection;
    this.#close = close;
  }

  /** One command after the other: the connection speaks to one page at a time. */
  async send(session, method, parameters = {}) {
    this.#connection.sessionId = session;
    const { result, error } = await this.#connection.send(method, parameters);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /**
   * Lets a new visitor, with nothing stored and nothing cached, come to `address`.
   *
   * @template T
   * @param {string} address
   * @param {{ rate: number, network: object }} mode
   * @param {string} script what runs before the page's own scripts
   * @param {(page: Page) => Promise<T>} act
   */
  async visit(address, mode, script, act) {
    const browser = (method, parameters) => this.send(null, method, parameters);
    const { browserContextId } = await browser("Target.createBrowserContext");
    const target = { url: "about:blank", browserContextId };
    const { targetId } = await browser("Target.createTarget", target);
    const attached = await browser("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page((...command) => this.send(attached.sessionId, ...command));
    try {
      await page.send("Page.enable");
      await page.send("Emulation.setDeviceMetricsOverride", SCREEN);
      await page.send("Emulation.setFocusEmulationEnabled", { enabled: true });
      await page.send("Network.enable");
      await page.send("Network.emulateNetworkConditions", { offline: false, ...mode.network });
      await page.send("Emulation.setCPUThrottlingRate", { rate: mode.rate });
      await page.send("Page.addScriptToEvaluateOnNewDocument", { source: script });
      await page.send("Page.navigate", { url: address });
      return await act(page);
    } finally {
      await browser("Target.disposeBrowserContext", { browserContextId });
    }
  }

  /** Its name and version. */
  async version() {
    return (await this.send(null, "Browser.getVersion")).product;
  }

  close = () => this.#close();
}

/** A page that somebody visits. */
export class Page {
  /** @param {(method: string, parameters?: object) => Promise<any>} send */
  constructor(send) {
    this.send = send;
  }

  /** The value of an expression, waited for if it is a promise. */
  async run(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** A real click, which the browser itself leads to what is there. */
  async click({ x, y }) {
    const press = { x, y, button: "left", clickCount: 1 };
    await this.send("Input.dispatchMouseEvent", { type: "mousePressed", ...press });
    await this.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...press });
  }

  /** What the browser has counted of this page. @returns {Promise<Record<string, number>>} */
  async metrics() {
    const { metrics } = await this.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }
}

/** Starts Chromium with an empty profile. */
export async function openChromium() {
  const folder = scratchFolder();
  const started = await engines.chromium.start(folder.path, {});
  const driver = await new Builder()
    .disableEnvironmentOverrides()
    .usingServer(started.url)
    .withCapabilities(started.capabilities)
    .build();
  const connection = await driver.createCDPConnection("browser");
  return new Chromium(connection, async () => {
    await driver.quit();
    started.stop();
    folder.remove();
  });
}
