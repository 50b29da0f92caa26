/** Responses that come when the test says so. */

/**
 * Holds the responses to `pattern` until the returned function is called.
 *
 * @param {import("./site.mjs").Site} site
 * @param {import("./site.mjs").Pattern} pattern
 * @param {import("./site.mjs").Fault} [fault] what else is wrong with them
 * @returns {() => void}
 */
export function delay(site, pattern, fault = {}) {
  let release = () => {};
  const hold = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  site.fault(pattern, { ...fault, hold });
  return release;
}
