/**
 * Runs test files in one engine, with browsers that are started once:
 *
 *     node tests/browser/run.mjs --browser firefox [--all | --only focus]…
 *
 * `suite.json` says which files run in every engine, and which can't share the machine.
 */

import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const folder = fileURLToPath(new URL("./", import.meta.url));
const ENDING = ".test.mjs";

/** The engine that runs every file. */
const FIRST = "chromium";

/** One file more at a time than a small machine has cores, for each waits now and then. */
const SIDE_BY_SIDE = 3;

const { values: chosen } = parseArgs({
  options: {
    browser: { type: "string", default: FIRST },
    all: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
  },
});
process.env.READINESS_BROWSER = chosen.browser;
process.env.READINESS_ALL = chosen.all ? "yes" : "";

const files = readdirSync(folder)
  .filter((name) => name.endsWith(ENDING))
  .map((name) => name.slice(0, -ENDING.length));
const suite = JSON.parse(readFileSync(`${folder}suite.json`, "utf8"));
const long = suite["longest first"];
const named = [suite["in every engine"], suite.alone].flatMap(Object.keys).concat(long);
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

// Else a core would wait at the end for a file that began late.
const late = (name) => (long.includes(name) ? long.indexOf(name) : long.length);
together.sort((one, other) => late(one) - late(other));

const paths = (names) => names.map((name) => `${folder}${name}${ENDING}`);
/** @type {Map<string, number>} the time that the tests of each file took, in milliseconds */
const taken = new Map();
const failed = [
  ...(await runFiles(paths(together), SIDE_BY_SIDE)),
  ...(await runFiles(paths(alone), 1)),
];

// An engine that dies, or a machine that is busy with something else, is no fault of the quiz. What
// fails twice is; and whoever chose the files wants to see the first failure.
const again = chosen.only.length > 0 ? failed : await runFiles(failed, 1);
const unsteady = failed.filter((path) => !again.includes(path)).map((path) => basename(path));
if (unsteady.length > 0) {
  console.log(`\nUnsteady in ${chosen.browser}, passed only by themselves: ${unsteady.join(", ")}`);
}
console.log(
  `\nSeconds in the tests of each file in ${chosen.browser}, of which some run at a time:`,
);
for (const [path, time] of [...taken].sort(([, one], [, other]) => other - one)) {
  console.log(`${(time / 1000).toFixed(1).padStart(8)}  ${basename(path)}`);
}
// Ends the browsers as well.
process.exit(again.length > 0 ? 1 : 0);

/** Runs the files, `atOnce` at a time, and answers with those in which something failed. */
async function runFiles(files, atOnce) {
  if (files.length === 0) return [];
  const failures = new Set();
  const events = run({ files, concurrency: atOnce });
  events.on("test:fail", ({ file, todo }) => {
    if (!todo) failures.add(file);
  });
  for (const kind of ["test:pass", "test:fail"]) {
    events.on(kind, ({ file, nesting, details }) => {
      if (nesting === 0) taken.set(file, (taken.get(file) ?? 0) + details.duration_ms);
    });
  }
  const report = events.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await once(report, "end");
  return [...failures];
}
