/** What it takes to come to the first question: bytes, and time. */

import { readFileSync } from "node:fs";
import { MODES } from "./chromium.mjs";
import { shuffled } from "./statistics.mjs";

const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");

/** How long a page is watched with a file held back, and for how long it must ask for nothing. */
const HELD_MS = 1500;
const QUIET_MS = 500;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {import("./pages.mjs").Lane} lane */
export const probe = ({ root, answers, wasm }) =>
  `{ const LANE = { root: () => ${root}, answers: () => ${answers}, wasm: ${wasm} };\n${PROBE}}`;

/** The probe's report; says whose it is when there is none. */
async function report(page, lane) {
  const seconds = 25;
  const late = `new Promise((_, reject) => setTimeout(() =>
    reject(new Error("no click on the first radio was kept in ${seconds} s")), ${seconds * 1000}))`;
  try {
    return await page.run(`Promise.race([probe.done, ${late}])`);
  } catch (error) {
    throw new Error(`${lane.name}: ${error.message}`);
  }
}

/**
 * The bytes of the files without which no click takes effect, and of all that are loaded. Each
 * file is held back in turn: a file is needed if nothing could be clicked meanwhile.
 */
export async function bytes(chromium, server, lane) {
  const address = `${server.origin}/${lane.folder}/`;
  const visit = (act) => chromium.visit(address, MODES.unthrottled, probe(lane), act);
  server.requests.length = 0;
  await visit(async (page) => {
    await report(page, lane);
    for (let count = -1; count < server.requests.length || !server.idle; ) {
      count = server.requests.length;
      await pause(QUIET_MS);
    }
  });
  const loaded = [...new Set(server.requests)];
  const needed = [`/${lane.folder}/`];
  for (const path of loaded.filter((path) => !needed.includes(path))) {
    const release = server.hold(path);
    const without = await visit(async (page) => {
      await pause(HELD_MS);
      const released = await page.run("performance.now()");
      release();
      const { clicked } = await report(page, lane);
      return clicked < released;
    });
    if (!without) needed.push(path);
  }
  const sum = (paths) => paths.reduce((bytes, path) => bytes + server.size(path), 0);
  return { usable: sum(needed), all: sum(loaded), needed };
}

/**
 * Loads every lane once a round, in an order that changes from round to round.
 *
 * @returns {Promise<Map<import("./pages.mjs").Lane, { clicked: number, ready: number | null, shift: number, unseen: number }[]>>}
 */
export async function loads(chromium, server, lanes, mode, rounds, file = "") {
  const samples = new Map(lanes.map((lane) => [lane, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const lane of shuffled(lanes)) {
      const address = `${server.origin}/${lane.folder}/${file}`;
      const sample = await chromium.visit(address, mode, probe(lane), (page) => report(page, lane));
      samples.get(lane).push(sample);
    }
  }
  return samples;
}
