/** Where a page's time goes, by the browser's own sampling. */

const MOST = 25;
const INTERVAL_MICROSECONDS = 200;

/** What the functions are called that had the most time to themselves while `act` ran. */
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
  const times = new Map();
  for (const [at, id] of profile.samples.entries()) {
    const name = names.get(id);
    times.set(name, (times.get(name) ?? 0) + profile.timeDeltas[at] / 1000);
  }
  times.delete("(idle)");
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const lines = [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(
      ([name, time]) =>
        `${time.toFixed(1).padStart(9)} ms ${((100 * time) / all).toFixed(1).padStart(5)} %  ${name}`,
    );
  return [`\n### ${title}: ${all.toFixed(0)} ms busy`, "", ...lines].join("\n");
}
