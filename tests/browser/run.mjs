/**
 * Runs test files in one engine, with browsers that are started once:
 *
 *     node tests/browser/run.mjs --browser firefox [--all | --only focus]…
 *
 * `suite.json` says which files run in every engine, and which can't share the machine.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const folder = fileURLToPath(new URL("./", import.meta.url));
const ENDING = ".test.mjs";

/** The engine that runs every file. */
const FIRST = "chromium";

/** As many files at a time as a small machine has cores. */
const SIDE_BY_SIDE = 2;

const { values: chosen } = parseArgs({
  options: {
    browser: { type: "string", default: FIRST },
    all: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
  },
});
process.env.READINESS_BROWSER = chosen.browser;

const files = readdirSync(folder)
  .filter((name) => name.endsWith(ENDING))
  .map((name) => name.slice(0, -ENDING.length));
const suite = JSON.parse(readFileSync(`${folder}suite.json`, "utf8"));
const named = [suite["in every engine"], suite.alone].flatMap(Object.keys);
for (const name of [...named, ...chosen.only]) {
  if (!files.includes(name)) throw new Error(`there is no tests/browser/${name}${ENDING}`);
}

const everything = chosen.all || chosen.browser === FIRST;
const selected =
  chosen.only.length > 0
    ? chosen.only
    : files.filter((name) => everything || name in suite["in every engine"]);
const [alone, together] = [true, false].map((is) =>
  selected.filter((name) => name in suite.alone === is),
);

// Read once the engine is known.
const { startPool } = await import("./lib/pool.mjs");
process.env.READINESS_POOL = await startPool();

for (const [names, atOnce] of [
  [together, SIDE_BY_SIDE],
  [alone, 1],
]) {
  if (names.length === 0) continue;
  const paths = names.map((name) => `${folder}${name}${ENDING}`);
  const options = ["--test", `--test-concurrency=${atOnce}`, "--test-reporter=spec"];
  const child = spawn(process.execPath, [...options, ...paths], { stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}
// Ends the browsers as well.
process.exit();
