/** What many measurements say, and how far that can be trusted. */

const RESAMPLES = 400;

/** The value below which a part of the samples lies. */
export function quantile(samples, part) {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.ceil(place);
  return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
}

export const median = (samples) => quantile(samples, 0.5);
export const p98 = (samples) => quantile(samples, 0.98);

/**
 * Between which values the middle half of the ratios lies that other rounds might have given:
 * both lists are drawn from again and again, with repetition.
 *
 * @param {number[]} samples
 * @param {number[]} base
 * @param {(samples: number[]) => number} statistic
 */
export function spread(samples, base, statistic) {
  const drawn = (from) => from.map(() => from[Math.floor(Math.random() * from.length)]);
  const ratios = Array.from(
    { length: RESAMPLES },
    () => statistic(drawn(samples)) / statistic(drawn(base)),
  );
  return [quantile(ratios, 0.25), quantile(ratios, 0.75)];
}

/** The same in another order. */
export function shuffled(list) {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
