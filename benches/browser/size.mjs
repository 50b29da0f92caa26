/** Whether many questions cost more than few: a hundred conditions beside eight. */

import { MODES } from "./chromium.mjs";
import { generated } from "./generated.mjs";
import { loads, probe } from "./load.mjs";
import { documents, ELEMENT } from "./pages.mjs";
import { hottest } from "./profile.mjs";
import { median, shuffled, spread } from "./statistics.mjs";
import { show, shown, times, verdict } from "./table.mjs";
import { choose, next, prepare, turn } from "./walk.mjs";

const [FEW, MANY] = [8, 100].map((count) => ({
  ...ELEMENT,
  name: `${count} × 10`,
  folder: `element-${count}`,
  definition: `/generated-${count}.json`,
  count,
}));

/** Pages of a visit that are answered, and how often its result is opened. */
const PAGES = 3;
const RESULTS = 5;

const HEAD = [FEW.name, MANY.name, `${MANY.name} ÷ ${FEW.name} (spread)`, "must be", "reached"];

/** Puts both assessments on the site, each with a page. */
function put(server, { count, folder, definition }) {
  server.put(definition, JSON.stringify(generated(count)));
  for (const [path, page] of documents(ELEMENT.folder)) {
    const named = page.replace("<readiness-check", `<readiness-check assessment="${definition}"`);
    server.put(path.replace(`/${ELEMENT.folder}/`, `/${folder}/`), named);
  }
}

/** One visit: some pages answered, then all of it, and the result opened again and again. */
async function visit(chromium, server, lane, profile) {
  const address = `${server.origin}/${lane.folder}/full.html`;
  return chromium.visit(address, MODES.unthrottled, probe(lane), async (page) => {
    await prepare(page, lane);
    const choosing = [];
    const going = [];
    const opening = [];
    const leaving = [];
    const answer = async () => {
      await choose(page, choosing, 1);
      for (let at = 1; at < PAGES; at += 1) {
        going.push(await next(page));
        await choose(page, choosing);
      }
    };
    const open = async () => {
      await page.run(`walk.answerAll()`);
      for (let time = 0; time <= RESULTS; time += 1) {
        const cost = await turn(page, "see-results", "walk.resultShown");
        // What only a result needs is loaded once; that takes as long as the network does.
        if (time > 0) opening.push(cost);
        leaving.push(await turn(page, "back", "walk.resultShown"));
      }
    };
    if (profile) {
      console.log(await hottest(page, `Answering, ${lane.name}`, answer));
      console.log(await hottest(page, `Opening the result, ${lane.name}`, open));
    } else {
      await answer();
      await open();
    }
    return { choosing, going, opening, leaving };
  });
}

/** @param {boolean} profile whether to tell where time goes */
export async function measureSizes(chromium, server, rounds, profile) {
  const lanes = [FEW, MANY];
  for (const lane of lanes) put(server, lane);
  const loaded = await loads(chromium, server, lanes, MODES.slowed, 3 * rounds);
  const visits = new Map(lanes.map((lane) => [lane, []]));
  for (let round = 0; round < 2 * rounds; round += 1) {
    for (const lane of shuffled(lanes)) {
      visits.get(lane).push(await visit(chromium, server, lane, false));
    }
  }
  const costs = (kind, key) => (lane) =>
    visits.get(lane).flatMap((visit) => visit[kind].map((cost) => cost[key]));
  const parts = (kind) => [
    { name: "– scripts", unit: "ms", samples: costs(kind, "script") },
    { name: "– styles and layout", unit: "ms", samples: costs(kind, "layout") },
  ];
  const same = { bound: "≤ 1.25×", most: 1.25 };
  const lines = [
    {
      name: "definition, uncompressed",
      unit: "bytes",
      samples: ({ count }) => [Buffer.byteLength(JSON.stringify(generated(count)))],
    },
    {
      name: "first effective click, slowed",
      unit: "ms",
      samples: (lane) => loaded.get(lane).map(({ clicked }) => clicked),
    },
    { name: "choice to paint", unit: "ms", samples: costs("choosing", "paint"), ...same },
    { name: "choice, processor", unit: "ms", samples: costs("choosing", "work"), ...same },
    ...parts("choosing"),
    { name: "next condition to paint", unit: "ms", samples: costs("going", "paint"), ...same },
    { name: "next condition, processor", unit: "ms", samples: costs("going", "work"), ...same },
    ...parts("going"),
    {
      name: "result to paint",
      unit: "ms",
      samples: costs("opening", "paint"),
      bound: "≤ 2.5×",
      most: 2.5,
    },
    { name: "result, processor", unit: "ms", samples: costs("opening", "work") },
    ...parts("opening"),
    { name: "back from the result to paint", unit: "ms", samples: costs("leaving", "paint") },
  ];
  show(
    `Many questions, unthrottled, ${2 * rounds} rounds of ${PAGES} conditions`,
    HEAD,
    lines.map(({ name, unit, samples, bound = "", most }) => {
      const [few, many] = lanes.map((lane) => median(samples(lane)));
      const [low, high] = spread(samples(MANY), samples(FEW), median);
      return [
        `${name}, ${unit}`,
        shown(few, unit),
        shown(many, unit),
        `${times(many / few)} (${low.toFixed(2)}–${high.toFixed(2)})`,
        bound,
        most ? verdict(many <= most * few) : "",
      ];
    }),
  );
  if (profile) await visit(chromium, server, MANY, true);
}
