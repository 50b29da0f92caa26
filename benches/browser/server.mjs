/** A web server that sends from memory what was compressed ahead, and can hold a file back. */

import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import { contentType } from "../../tests/browser/lib/types.mjs";

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

export class Server {
  origin = "";
  /** Paths that were asked for, oldest first. @type {string[]} */
  requests = [];
  /** @type {Map<string, Buffer>} */
  #files = new Map();
  /** @type {{ path: string, released: Promise<void> } | null} */
  #held = null;
  #sending = 0;
  #server = createServer((request, response) => this.#answer(request, response));

  /** @param {Map<string, string | Buffer>} files by path */
  constructor(files) {
    for (const [path, content] of files) this.put(path, content);
  }

  /** Adds a file. */
  put(path, content) {
    this.#files.set(path, brotliCompressSync(content, BEST));
  }

  async listen() {
    this.#server.listen(0, "127.0.0.1");
    await new Promise((resolve) => this.#server.once("listening", resolve));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** The bytes of a file as they are sent, without the header. */
  size = (path) => this.#files.get(path)?.length ?? 0;

  /** Whether nothing is being sent. */
  get idle() {
    return this.#sending === 0;
  }

  /** Holds back the file at `path`; the call that is returned lets it go. */
  hold(path) {
    let release = () => {};
    const released = new Promise((resolve) => {
      release = resolve;
    });
    this.#held = { path, released };
    return () => {
      this.#held = null;
      release();
    };
  }

  async #answer({ url }, response) {
    const path = new URL(url, this.origin).pathname;
    this.requests.push(path);
    this.#sending += 1;
    response.once("close", () => {
      this.#sending -= 1;
    });
    if (path === this.#held?.path) await this.#held.released;
    const body = this.#files.get(path);
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    const type = contentType(path.endsWith("/") ? "index.html" : path);
    response.writeHead(200, {
      "content-type": type,
      "content-encoding": "br",
      "content-length": body.length,
      "cache-control": "max-age=3600",
    });
    response.end(body);
  }
}
