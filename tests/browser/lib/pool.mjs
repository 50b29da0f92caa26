/**
 * Browsers that are started once for many test files: a WebDriver server that lends an open session
 * to whoever asks for a new one, and cleans it when it is ended.
 */

import { Agent, createServer, request } from "node:http";
import { forgetEverything, startBrowser } from "./browser.mjs";

/** @typedef {Awaited<ReturnType<typeof startBrowser>>} Browser */

/** Starts the server and answers with its address, which test files read from `READINESS_POOL`. */
export async function startPool() {
  /** @type {Browser[]} */
  const idle = [];
  /** @type {Map<string, Browser>} by the session's id */
  const lent = new Map();
  const agent = new Agent({ keepAlive: true });

  async function lend() {
    const browser = idle.pop() ?? (await startBrowser());
    const session = await browser.driver.getSession();
    lent.set(session.getId(), browser);
    const known = session.getCapabilities();
    const capabilities = Object.fromEntries([...known.keys()].map((key) => [key, known.get(key)]));
    return { sessionId: session.getId(), capabilities };
  }

  /** One that can't be cleaned, such as one that a test has crashed, is of no use to the next. */
  async function takeBack(id, browser) {
    lent.delete(id);
    await forgetEverything(browser.driver).then(() => idle.push(browser), browser.stop);
  }

  async function answer(incoming, response) {
    const [, , id, ...command] = incoming.url.split("/");
    const browser = lent.get(id);
    if (browser && (command.length > 0 || incoming.method !== "DELETE")) {
      // Drivers answer only who calls them by their own address.
      const { host, ...headers } = incoming.headers;
      const { method } = incoming;
      const passed = request(browser.url + incoming.url, { method, headers, agent }, (answered) => {
        response.writeHead(answered.statusCode, answered.headers);
        answered.pipe(response);
      });
      passed.once("error", (error) => response.destroy(error));
      incoming.pipe(passed);
      return;
    }
    incoming.resume();
    if (browser) await takeBack(id, browser);
    const value = browser || incoming.method !== "POST" ? null : await lend();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ value }));
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error) => {
      const value = { error: "unknown error", message: String(error.stack), stacktrace: "" };
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ value }));
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}
