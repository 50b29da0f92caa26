/** The element beside the same quiz written by hand and in Preact. */

import { CONDITIONS } from "../../tests/browser/lib/assessment.mjs";
import { MODES } from "./chromium.mjs";
import { bytes, loads } from "./load.mjs";
import { BASE, CONTROL, DECLARED, ELEMENT, LANES, ONE_FILE, PREACT } from "./pages.mjs";
import { median, p98, spread } from "./statistics.mjs";
import { show, shown, times, verdict } from "./table.mjs";
import { walks } from "./walk.mjs";

/** A frame of a screen that shows sixty in a second, in milliseconds. */
const FRAME = 1000 / 60;

const HEAD = [
  BASE.name,
  PREACT.name,
  ELEMENT.name,
  DECLARED.name,
  "A/A control (spread)",
  "element ÷ hand-written",
  "in the HTML ÷ hand-written",
  "must be",
  "reached",
];

/**
 * One line of a table.
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {import("./table.mjs").Unit} unit
 * @property {(samples: number[]) => number} [statistic] the median, unless it is said
 * @property {(lane: import("./pages.mjs").Lane) => number[]} samples
 * @property {string} [bound] in words
 * @property {(element: number, base: number, declared: number) => boolean} [within]
 */

/** @param {Line} line */
function row({ name, unit, statistic = median, samples, bound = "", within }) {
  const value = (lane) => statistic(samples(lane));
  const [base, element, declared] = [BASE, ELEMENT, DECLARED].map(value);
  const ratio = (lane) => (base > 0 ? times(value(lane) / base) : "");
  const [low, high] = spread(samples(CONTROL), samples(BASE), statistic);
  const control = low < high ? `${ratio(CONTROL)} (${low.toFixed(2)}–${high.toFixed(2)})` : "";
  return [
    `${name}, ${unit}`,
    ...[base, value(PREACT), element, declared].map((value) => shown(value, unit)),
    control,
    ratio(ELEMENT),
    ratio(DECLARED),
    bound,
    within ? verdict(within(element, base, declared)) : "",
  ];
}

const print = (title, lines) => show(title, HEAD, lines.map(row));

/** @returns {Promise<boolean>} whether the bytes are within their bounds: they are exact */
export async function measureBytes(chromium, server) {
  const found = new Map();
  for (const lane of LANES) found.set(lane, await bytes(chromium, server, lane));
  /** @type {Line[]} */
  const lines = [
    {
      name: "until the first question is usable",
      unit: "bytes",
      samples: (lane) => [found.get(lane).usable],
      bound: "≤ 1.5×, ≤ 16,000",
      within: (element, base) => element <= 1.5 * base && element <= 16_000,
    },
    {
      name: "everything, no result opened",
      unit: "bytes",
      samples: (lane) => [found.get(lane).all],
      // What elements are asked, and the words explained, come in a file of their own behind the first question.
      bound: "≤ 156,000",
      within: (element) => element <= 156_000,
    },
  ];
  print("Bytes on the wire", lines);
  console.log(`The element's first question needs ${found.get(ELEMENT).needed.join(", ")}.`);
  return lines.every(({ samples, within }) => within(samples(ELEMENT)[0], samples(BASE)[0]));
}

/** Time to the first click that is kept, and until WebAssembly has taken over. */
export async function measureLoads(chromium, server, mode, rounds) {
  const found = await loads(chromium, server, LANES, MODES[mode], rounds);
  const of = (lane, key) => found.get(lane).map((load) => load[key]);
  const [most, mostInHtml] = { slowed: [1.1, 0.85], unthrottled: [1.2, 1.1] }[mode];
  const none = { bound: "0", within: (element) => element === 0 };
  const late = median(of(PREACT, "clicked")) + 700;
  print(`Loading, ${mode}, ${rounds} rounds`, [
    {
      name: "first effective click",
      unit: "ms",
      samples: (lane) => of(lane, "clicked"),
      bound: `≤ ${most}×, ≤ ${mostInHtml}×`,
      within: (element, base, declared) => element <= most * base && declared <= mostInHtml * base,
    },
    {
      name: "WebAssembly has taken over",
      unit: "ms",
      // The others are as far as they come with their first click.
      samples: (lane) => of(lane, lane.wasm ? "ready" : "clicked"),
      ...(mode === "slowed" && {
        bound: `≤ Preact + 700 = ${shown(late, "ms")}`,
        within: (element) => element <= late,
      }),
    },
    {
      name: "layout shift",
      unit: "score",
      statistic: (samples) => Math.max(...samples),
      samples: (lane) => of(lane, "shift"),
      ...none,
    },
    {
      name: "frames that don't show a choice made before",
      unit: "count",
      statistic: (samples) => Math.max(...samples),
      samples: (lane) => of(lane, "unseen"),
      ...none,
    },
  ]);
}

/** The quiz in one file beside the same of many: nobody waits for a network that it comes over. */
export async function measureOneFile(chromium, server, rounds) {
  const lanes = [ELEMENT, ONE_FILE];
  const found = await loads(chromium, server, lanes, MODES.unthrottled, rounds);
  const of = (lane, key) => median(found.get(lane).map((load) => load[key]));
  const row = (name, key, most) => {
    const [many, one] = lanes.map((lane) => of(lane, key));
    const bound = most ? [`≤ ${most}×`, verdict(one <= most * many)] : ["", ""];
    return [`${name}, ms`, shown(many, "ms"), shown(one, "ms"), times(one / many), ...bound];
  };
  show(
    `In one file, unthrottled, ${rounds} rounds`,
    [ELEMENT.name, ONE_FILE.name, "in one file ÷ element", "must be", "reached"],
    [row("first effective click", "clicked", 1.5), row("WebAssembly has taken over", "ready")],
  );
}

/** What a choice and the way to the next condition cost, and memory after all pages. */
export async function measureWalks(chromium, server, mode, rounds, conditions) {
  const found = await walks(chromium, server, LANES, MODES[mode], rounds, conditions);
  const clicks = (lane, kind, key) =>
    found.get(lane).flatMap((walk) => walk[kind].map((cost) => cost[key]));
  const slower = mode === "slowed" ? 1.25 : 1;
  const going = (most) => ({
    bound: `≤ ${most}×`,
    within: (element, base) => element <= most * base,
  });
  const parts = (kind) =>
    [
      ["– scripts", "script"],
      ["– styles and layout", "layout"],
    ].map(([name, key]) => ({ name, unit: "ms", samples: (lane) => clicks(lane, kind, key) }));
  /** @type {Line[]} */
  const lines = [
    {
      name: "choice to paint, p50",
      unit: "ms",
      samples: (lane) => clicks(lane, "choosing", "paint"),
    },
    {
      name: "choice to paint, p98",
      unit: "ms",
      statistic: p98,
      samples: (lane) => clicks(lane, "choosing", "paint"),
      bound: slower > 1 ? `≤ ${slower}× and one frame` : "≤ 1× and one frame",
      within: (element, base) => element <= slower * base + FRAME,
    },
    {
      name: "choice, processor",
      unit: "ms",
      samples: (lane) => clicks(lane, "choosing", "work"),
    },
    ...parts("choosing"),
    {
      name: "next condition to paint",
      unit: "ms",
      samples: (lane) => clicks(lane, "going", "paint"),
      ...going(1),
    },
    {
      name: "next condition, processor",
      unit: "ms",
      samples: (lane) => clicks(lane, "going", "work"),
      ...going(1.1),
    },
    ...parts("going"),
  ];
  if (conditions === CONDITIONS.length) {
    const of = (key) => (lane) => found.get(lane).map((walk) => walk[key]);
    lines.push(
      { name: "JavaScript heap after all pages", unit: "KB", samples: of("heap") },
      { name: "WebAssembly memory after all pages", unit: "KB", samples: of("wasm") },
      { name: "nodes after all pages", unit: "count", samples: of("nodes") },
    );
  }
  print(`Answering, ${mode}, ${rounds} rounds of ${conditions} conditions`, lines);
}
