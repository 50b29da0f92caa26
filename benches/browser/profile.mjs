/** Where a page's time goes, by the browser's own sampling. */

const MOST = 30;
const INTERVAL_MICROSECONDS = 200;

/** Which functions took the most time while `act` ran, by themselves and with what they call. */
export async function hottest(page, title, act) {
  await page.send("Profiler.enable");
  await page.send("Profiler.setSamplingInterval", { interval: INTERVAL_MICROSECONDS });
  await page.send("Profiler.start");
  await act();
  const { profile } = await page.send("Profiler.stop");
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url, lineNumber, columnNumber } }) => {
      const file = url.split("/").pop();
      const place = file && `${file}:${lineNumber + 1}:${columnNumber + 1}`;
      return [id, `${functionName || "(anonymous)"} ${place}`.trim()];
    }),
  );
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const [own, whole] = [new Map(), new Map()];
  const add = (times, name, time) => times.set(name, (times.get(name) ?? 0) + time);
  for (const [at, id] of profile.samples.entries()) {
    if (names.get(id) === "(idle)") continue;
    const time = profile.timeDeltas[at] / 1000;
    add(own, names.get(id), time);
    const callers = new Set();
    for (let caller = id; parents.has(caller); caller = parents.get(caller)) {
      callers.add(names.get(caller));
    }
    for (const name of callers) add(whole, name, time);
  }
  const busy = [...own.values()].reduce((sum, time) => sum + time, 0);
  const lines = (times) =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST)
      .map(([name, time]) => {
        const share = (100 * time) / busy;
        return `${time.toFixed(1).padStart(9)} ms ${share.toFixed(1).padStart(5)} %  ${name}`;
      });
  return [
    `\n### ${title}: ${busy.toFixed(0)} ms busy`,
    "\nIn a function itself\n",
    ...lines(own),
    "\nWith all that it calls\n",
    ...lines(whole),
  ].join("\n");
}
