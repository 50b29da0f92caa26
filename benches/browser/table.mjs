/** Results as tables in Markdown. */

/** @typedef {"bytes" | "KB" | "ms" | "count" | "score"} Unit */

const whole = (value) => Math.round(value).toLocaleString("en");

/** @type {Record<Unit, (value: number) => string>} */
const UNITS = {
  bytes: whole,
  KB: (value) => whole(value / 1000),
  ms: (value) => (value < 100 ? value.toFixed(1) : whole(value)),
  count: whole,
  score: (value) => (value === 0 ? "0" : value.toFixed(4)),
};

/** A measured value without its unit. @param {Unit} unit */
export const shown = (value, unit) => UNITS[unit](value);

/** A ratio. */
export const times = (ratio) => `${ratio.toFixed(2)}×`;

/** Whether a bound was reached. */
export const verdict = (yes) => (yes ? "yes" : "no");

/**
 * Prints a table under a title; all columns but the first stand right.
 *
 * @param {string} title
 * @param {string[]} head of all columns but the first
 * @param {string[][]} rows
 */
export function show(title, head, rows) {
  const all = [["", ...head], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const pad = (row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])));
  const rule = widths.map((width, at) => (at === 0 ? "-" : ":").padStart(width, "-"));
  const [first, ...rest] = all.map((row) => line(pad(row)));
  console.log(["", `### ${title}`, "", first, line(rule), ...rest, ""].join("\n"));
}
