/**
 * Measures the element beside the same quiz written by hand and in Preact, and with many questions
 * beside few: `cargo xtask bench`. `docs/performance.md` says how, and what it showed.
 */

import { parseArgs } from "node:util";
import { CONDITIONS } from "../../tests/browser/lib/assessment.mjs";
import { openChromium } from "./chromium.mjs";
import { measureOwn } from "./own.mjs";
import { files } from "./pages.mjs";
import { measureBytes, measureLoads, measureOneFile, measureWalks } from "./peers.mjs";
import { Server } from "./server.mjs";
import { measureSizes } from "./size.mjs";

const { values: chosen } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    profile: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: ["bytes", "loads", "own", "walks", "sizes"] },
  },
});
const rounds = Number(chosen.rounds ?? (chosen.quick ? 3 : 12));
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds ${chosen.rounds} is no count`);
/** A walk has many clicks, so it takes fewer of them. */
const few = Math.ceil(rounds / 6);

const server = new Server(await files());
await server.listen();
const chromium = await openChromium();
console.log(`${await chromium.version()}, brotli, from 127.0.0.1`);

const sections = {
  async bytes() {
    if (!(await measureBytes(chromium, server))) process.exitCode = 1;
  },
  async loads() {
    for (const mode of ["slowed", "unthrottled"]) {
      await measureLoads(chromium, server, mode, rounds);
    }
    await measureOneFile(chromium, server, rounds);
  },
  own: () => measureOwn(chromium, server, rounds),
  async walks() {
    await measureWalks(chromium, server, "slowed", few, 3);
    await measureWalks(chromium, server, "unthrottled", few, CONDITIONS.length);
  },
  sizes: () => measureSizes(chromium, server, few, chosen.profile),
};

try {
  for (const name of chosen.only) {
    if (!sections[name]) throw new Error(`--only takes ${Object.keys(sections).join(", ")}`);
    await sections[name]();
  }
} finally {
  await chromium.close();
  server.stop();
}
if (process.exitCode) console.error("Bytes are exact, and over their bounds: see the first table.");
