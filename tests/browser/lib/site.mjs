/** A web server for tests: the demo site, the package, ad-hoc pages, and every way to go wrong. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { normalize } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { contentType } from "./types.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Longest prefix first; the recorder is served to every page. */
const FOLDERS = [
  ["/recorder.js", `${root}tests/browser/lib/recorder.js`],
  ["/pages/", `${root}tests/browser/pages/`],
  ["/pkg/", `${root}pkg/`],
  ["/", `${root}www/`],
];

/**
 * What goes wrong with a response. Parts combine; `times` limits it to the first so many requests.
 *
 * @typedef {object} Fault
 * @property {number} [status]
 * @property {string} [type] another content type
 * @property {string | Buffer} [body] another body
 * @property {Record<string, string>} [headers]
 * @property {Promise<unknown>} [hold] the response waits for this
 * @property {number} [cut] the connection breaks after so many bytes of the body
 * @property {number} [stall] nothing more comes after so many bytes of the body, without an end
 * @property {number} [times]
 *
 * @typedef {{ method: string, url: string, path: string, headers: import("node:http").IncomingHttpHeaders }} Request
 *
 * @typedef {string | RegExp} Pattern a path, exactly, or an expression that finds something in it
 */

/**
 * Starts a site on a free port of 127.0.0.1; it stops with the test file.
 * Call it twice for two origins.
 */
export async function startSite() {
  const site = new Site();
  await site.listen();
  after(() => site.stop());
  return site;
}

/** One web server; {@link startSite} makes them. */
export class Site {
  /** @type {Request[]} every request so far, oldest first */
  requests = [];
  origin = "";
  #pages = new Map();
  /** @type {[prefix: string, path: string][]} */
  #folders = [];
  /** @type {{ pattern: Pattern, fault: Fault, left: number }[]} */
  #faults = [];
  /** @type {import("node:http").Server | undefined} */
  #server;

  async listen() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error) => response.destroy(error));
    });
    this.#server.listen(0, "127.0.0.1");
    await new Promise((resolve) => this.#server.once("listening", resolve));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
  }

  /**
   * Moves to another port and so to another origin, for which no browser has stored anything.
   */
  async move() {
    const server = this.#server;
    await this.listen();
    server.close();
    server.closeAllConnections();
  }

  stop() {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  /** The address of a path on this site. */
  url(path = "/") {
    return this.origin + path;
  }

  /**
   * Puts a page at `path`. Every page of the site gets the recorder first in its head, so that
   * nothing happens before it listens.
   *
   * @param {string} path
   * @param {string} text
   * @returns {string} its address
   */
  html(path, text) {
    this.#pages.set(path, text);
    return this.url(path);
  }

  /**
   * Puts data at `path` as JSON, for example another assessment.
   *
   * @param {string} path
   * @param {unknown} data
   * @returns {string} its address
   */
  json(path, data) {
    this.fault(path, { body: JSON.stringify(data), type: contentType(".json") });
    return this.url(path);
  }

  /**
   * Serves a folder of the test's own.
   *
   * @param {string} prefix the beginning of the paths, which ends in a slash
   * @param {string} path
   */
  folder(prefix, path) {
    this.#folders.push([prefix, `${path}/`]);
  }

  /**
   * Makes responses to `pattern` go wrong until {@link Site.clear}.
   *
   * @param {Pattern} pattern
   * @param {Fault} fault
   */
  fault(pattern, fault) {
    this.#faults.push({ pattern, fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  /**
   * Adds headers to responses to `pattern`, for example a content security policy.
   *
   * @param {Pattern} pattern
   * @param {Record<string, string>} headers
   */
  headers(pattern, headers) {
    this.fault(pattern, { headers });
  }

  /**
   * The requests so far whose path matches.
   *
   * @param {Pattern} pattern
   */
  requested(pattern) {
    return this.requests.filter((request) => matches(pattern, request.path));
  }

  /** Forgets requests, faults, headers, ad-hoc pages and folders: call it between tests. */
  clear() {
    this.requests.length = 0;
    this.#faults.length = 0;
    this.#pages.clear();
    this.#folders.length = 0;
  }

  async #answer(request, response) {
    const { method = "GET", url = "/", headers } = request;
    const path = decodeURIComponent(new URL(url, this.origin).pathname);
    this.requests.push({ method, url, path, headers });
    const fault = this.#take(path);
    await fault.hold;
    const found = await this.#find(path);
    const status = fault.status ?? (found || fault.body !== undefined ? 200 : 404);
    const body = Buffer.from(fault.body ?? found?.body ?? `Nothing at ${path}\n`);
    response.writeHead(status, {
      "content-type": fault.type ?? found?.type ?? "text/plain",
      "content-length": body.length,
      // Every load shows in the request log.
      "cache-control": "no-store",
      ...fault.headers,
    });
    if (method === "HEAD") response.end();
    else if (fault.stall !== undefined) response.write(body.subarray(0, fault.stall));
    else if (fault.cut === undefined) response.end(body);
    else response.write(body.subarray(0, fault.cut), () => response.destroy());
  }

  /** @returns {Fault} everything that applies to this one request */
  #take(path) {
    const taken = this.#faults.filter((entry) => entry.left > 0 && matches(entry.pattern, path));
    for (const entry of taken) entry.left -= 1;
    const faults = taken.map((entry) => entry.fault);
    const headers = Object.assign({}, ...faults.map((fault) => fault.headers));
    return Object.assign({}, ...faults, { headers });
  }

  async #find(path) {
    const page = this.#pages.get(path);
    if (page !== undefined) return { body: recorded(page), type: contentType(".html") };
    const [prefix, target] =
      [...this.#folders, ...FOLDERS].find(([start]) => path.startsWith(start)) ?? [];
    const rest = normalize(`/${path.slice(prefix.length)}`).slice(1);
    const file = target + (rest === "" && target.endsWith("/") ? "index.html" : rest);
    const name = file.endsWith("/") ? `${file}index.html` : file;
    const body = await readFile(name).catch(() => null);
    if (body === null) return null;
    const type = contentType(name);
    return { body: type.startsWith("text/html") ? recorded(String(body)) : body, type };
  }
}

/** @param {Pattern} pattern @param {string} path */
const matches = (pattern, path) =>
  typeof pattern === "string" ? pattern === path : pattern.test(path);

/** A page with the recorder as its first script, after the doctype and any opening tags. */
function recorded(page) {
  const opening = /^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?/i.exec(page)?.[0] ?? "";
  return `${opening}<script src="/recorder.js"></script>${page.slice(opening.length)}`;
}
