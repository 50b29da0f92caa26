/** An assessment of one's own, as the command line packages it, beside the packaged one. */

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "../../tests/browser/lib/process.mjs";
import { MODES } from "./chromium.mjs";
import { bytes, loads } from "./load.mjs";
import { DECLARED, documents, ELEMENT } from "./pages.mjs";
import { median, spread } from "./statistics.mjs";
import { show, shown, times, verdict } from "./table.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = join(root, "target/debug/readiness-check");

/** What it is called. */
const ID = "own";

/** The element with an own assessment. @type {import("./pages.mjs").Lane} */
const OWN = { ...ELEMENT, name: "own", folder: "own" };
/** The same with its first view in the HTML. @type {import("./pages.mjs").Lane} */
const OWN_DECLARED = { ...DECLARED, name: "own, in the HTML", folder: "own-declared" };
/** The packaged one again: what differs from it is noise. @type {import("./pages.mjs").Lane} */
const CONTROL = { ...ELEMENT, name: "control" };

const LANES = [ELEMENT, OWN, DECLARED, OWN_DECLARED, CONTROL];

/**
 * How much later an own one may come: as much as the packaged one may come behind a page by hand. Unthrottled, one
 * frame is a fifth of the time.
 */
const MOST = { slowed: 1.1, unthrottled: 1.2 };

/**
 * Puts the pages and the package that `build` writes on the server. It asks what the packaged one asks, so that
 * nothing else differs than how it came into the package.
 */
function serve(server) {
  const { path, remove } = scratchFolder();
  const source = `${root}assessments/state-policy/en.json`;
  const { guide: _, ...definition } = JSON.parse(readFileSync(source, "utf8"));
  mkdirSync(join(path, ID));
  writeFileSync(join(path, ID, "en.json"), JSON.stringify({ ...definition, id: ID }));
  const out = join(path, "out");
  const given = ["build", "--package", `${root}pkg`, "--out", out, join(path, ID)];
  const { status, stdout, stderr } = spawnSync(PROGRAM, given, { encoding: "utf8" });
  if (status !== 0) throw new Error(`readiness-check build: ${stdout}${stderr}`);
  for (const { name } of readdirSync(out, { withFileTypes: true }).filter((it) => it.isFile())) {
    server.put(`/own-pkg/${name}`, readFileSync(join(out, name)));
  }
  const [[, page]] = documents(ELEMENT.folder);
  const own = page
    .replace("/pkg/", "/own-pkg/")
    .replace(`pace="quick">`, `assessment="${ID}" pace="quick">`);
  const view = readFileSync(join(out, `first/${ID}-en-quick.html`), "utf8").trimEnd();
  server.put(`/${OWN.folder}/`, own);
  server.put(`/${OWN_DECLARED.folder}/`, own.replace(`pace="quick">`, `$&${view}`));
  remove();
}

/** Tells what it takes to come to the first question of an own one, as a ratio to the packaged one. */
export async function measureOwn(chromium, server, rounds) {
  serve(server);
  const rows = [];
  const row = (name, unit, value, most, control = "") => {
    const values = [ELEMENT, OWN, DECLARED, OWN_DECLARED].map(value);
    const ratios = [values[1] / values[0], values[3] / values[2]];
    rows.push([
      `${name}, ${unit}`,
      ...values.map((one) => shown(one, unit)),
      control,
      ...ratios.map(times),
      ...(most ? [`≤ ${most}×`, verdict(ratios.every((ratio) => ratio <= most))] : ["", ""]),
    ]);
  };
  const needed = new Map();
  for (const lane of LANES.slice(0, -1)) needed.set(lane, await bytes(chromium, server, lane));
  row(
    "until the first question is usable",
    "bytes",
    (lane) => needed.get(lane).usable,
    MOST.slowed,
  );
  for (const mode of Object.keys(MODES)) {
    const found = await loads(chromium, server, LANES, MODES[mode], rounds);
    for (const [name, key] of [
      ["first effective click", "clicked"],
      ["WebAssembly has taken over", "ready"],
    ]) {
      const of = (lane) => found.get(lane).map((load) => load[key]);
      const [low, high] = spread(of(CONTROL), of(ELEMENT), median);
      const control = `${times(median(of(CONTROL)) / median(of(ELEMENT)))} (${low.toFixed(2)}–${high.toFixed(2)})`;
      row(
        `${name}, ${mode}`,
        "ms",
        (lane) => median(of(lane)),
        key === "clicked" && MOST[mode],
        control,
      );
    }
  }
  show(
    `An assessment of one's own, ${rounds} rounds`,
    [
      ELEMENT.name,
      OWN.name,
      DECLARED.name,
      OWN_DECLARED.name,
      "A/A control (spread)",
      "own ÷ element",
      "own ÷ element, in the HTML",
      "must be",
      "reached",
    ],
    rows,
  );
  console.log(`The own one's first question needs ${needed.get(OWN).needed.join(", ")}.`);
}
