/** What answering costs: every question clicked once, page by page, with all elements in view. */

import { readFileSync } from "node:fs";
import { sentence } from "../../tests/browser/lib/assessment.mjs";
import { probe } from "./load.mjs";
import { shuffled } from "./statistics.mjs";

const WALK = readFileSync(new URL("walk.js", import.meta.url), "utf8");

/** Notes the memories of all WebAssembly modules, for nothing else tells how large they are. */
const MEMORIES = `{
  globalThis.memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const made = await original.apply(WebAssembly, values);
      for (const part of Object.values((made.instance ?? made).exports)) {
        if (part instanceof WebAssembly.Memory) memories.add(part);
      }
      return made;
    };
  }
}`;

/** How often a visitor goes on from a condition, and in between back again. */
const TURNS = 3;

/**
 * One click: milliseconds until its outcome is painted, and of the page's main thread: all of it,
 * and what of it went into scripts and into finding styles and places.
 *
 * @typedef {{ paint: number, work: number, script: number, layout: number }} Cost
 *
 * @typedef {{ choosing: Cost[], going: Cost[], heap: number, wasm: number, nodes: number }} Walk
 */

/** Puts into a page what {@link press} needs. @param {import("./pages.mjs").Lane} lane */
export async function prepare(page, lane) {
  await page.run("probe.done");
  await page.run(`const LANE = { root: () => ${lane.root} };\n${WALK}; undefined`);
  await page.send("Performance.enable");
}

/** @param {string} aim an expression for what to click @returns {Promise<Cost>} */
export async function press(page, aim) {
  const place = await page.run(aim);
  const before = await page.metrics();
  await page.click(place);
  const paint = await page.run("walk.outcome");
  const after = await page.metrics();
  const spent = (...names) =>
    names.reduce((sum, name) => sum + (after[name] - before[name]) * 1000, 0);
  return {
    paint,
    work: spent("TaskDuration"),
    script: spent("ScriptDuration"),
    layout: spent("RecalcStyleDuration", "LayoutDuration"),
  };
}

/** Chooses an answer to every question in view; the position of the answer follows the slot's. */
export async function choose(page, choosing, first = 0) {
  for (const [at, slot] of (await page.run("walk.slots()")).entries()) {
    if (at < first) continue;
    choosing.push(await press(page, `walk.radio(${JSON.stringify(slot)}, ${at})`));
  }
}

/** Goes on to the next condition. */
export const next = (page) => turn(page, "next");

/** Presses a button by the sentence on it; `outcome` is an expression, see `walk.js`. */
export const turn = (page, name, outcome) =>
  press(page, `walk.press(${JSON.stringify(sentence(name))}, ${outcome})`);

/** One visitor answers everything. @returns {Promise<Walk>} */
function walk(chromium, server, lane, mode, conditions) {
  const address = `${server.origin}/${lane.folder}/full.html`;
  return chromium.visit(address, mode, MEMORIES + probe(lane), async (page) => {
    await prepare(page, lane);
    const choosing = [];
    const going = [];
    // The probe has answered the first question.
    await choose(page, choosing, 1);
    for (let condition = 1; condition < conditions; condition += 1) {
      for (let time = 1; time < TURNS; time += 1) {
        going.push(await next(page));
        await turn(page, "back");
      }
      going.push(await next(page));
      await choose(page, choosing);
    }
    await page.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize: heap, Nodes: nodes } = await page.metrics();
    const wasm = await page.run(
      "[...memories].reduce((bytes, memory) => bytes + memory.buffer.byteLength, 0)",
    );
    return { choosing, going, heap, wasm, nodes };
  });
}

/**
 * Walks through every lane once a round, in an order that changes from round to round.
 *
 * @returns {Promise<Map<import("./pages.mjs").Lane, Walk[]>>}
 */
export async function walks(chromium, server, lanes, mode, rounds, conditions) {
  const samples = new Map(lanes.map((lane) => [lane, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const lane of shuffled(lanes)) {
      samples.get(lane).push(await walk(chromium, server, lane, mode, conditions));
    }
  }
  return samples;
}
