/** Child processes that never outlive the tests: drivers, browsers and the virtual screen. */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { until } from "./wait.mjs";

/** What is left to end and to remove, newest last. @type {Set<() => void>} */
const leftovers = new Set();

process.on("exit", () => {
  for (const clean of [...leftovers].reverse()) clean();
});
// Without a handler these end the process before "exit" is told.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/**
 * The first of `names` found on PATH, in cargo's bin folder or where servers are.
 *
 * @param {...string} names
 */
export function program(...names) {
  const cargo = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
  const folders = [...(process.env.PATH ?? "").split(delimiter), cargo, "/usr/sbin"];
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (folder && existsSync(path)) return path;
    }
  }
  throw new Error(
    `No ${names.join(" or ")} on PATH; \`cargo xtask setup\` installs what is missing`,
  );
}

/** A new folder under the system's temporary folder, and the call that removes it. */
export function scratchFolder() {
  const path = mkdtempSync(join(tmpdir(), "readiness-browser-"));
  const remove = () => {
    leftovers.delete(remove);
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  leftovers.add(remove);
  return { path, remove };
}

/**
 * Starts a program in a process group of its own, so that stopping it stops its children too.
 * What it prints goes to a file, shown only when something goes wrong.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ folder: string, env?: Record<string, string>, pipe?: boolean }} options
 *   `pipe` opens file descriptor 3 for reading
 */
export function start(command, args, { folder, env = {}, pipe = false }) {
  const logPath = join(folder, "output.log");
  const log = openSync(logPath, "a");
  const child = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", log, log, pipe ? "pipe" : "ignore"],
  });
  /** Never fulfilled; rejected, with what the program printed, once it is no longer running. */
  const ended = new Promise((_, reject) => {
    const fail = (/** @type {unknown} */ why) => {
      const printed = readFileSync(logPath, "utf8").slice(-2000);
      reject(new Error(`${command} ended: ${why}\n${printed}`));
    };
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => fail(signal ?? `exit code ${code}`));
  });
  // Ending is what stop() asks for; only who awaits it wants to hear.
  ended.catch(() => {});
  const stop = () => {
    leftovers.delete(stop);
    child.removeAllListeners();
    try {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
  };
  leftovers.add(stop);
  return { child, stop, ended };
}

/** A port nobody listens on right now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was given");
  return address.port;
}

/**
 * Starts a WebDriver server and waits until it says it is ready.
 *
 * @param {string} command
 * @param {(port: number) => string[]} args
 * @param {{ folder: string, env?: Record<string, string> }} options
 */
export async function startDriver(command, args, options) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const driver = start(command, args(port), options);
  const answers = until(`${command} to answer at ${url}/status`, async () => {
    const status = await (await fetch(`${url}/status`)).json();
    return status.value.ready;
  });
  await Promise.race([answers, driver.ended]);
  return { url, stop: driver.stop };
}
