/** Waiting for something to become true, with a deadline and a message: the only way tests wait. */

/** How long until it is asked again, in milliseconds: at first, and at most, for what takes long is asked less often. */
const [FIRST_STEP, LAST_STEP] = [25, 250];

/**
 * Asks `probe` again and again until it answers something truthy, and returns that.
 * A probe that throws counts as "not yet"; its last error is part of the message.
 *
 * @template T
 * @param {string} what what is awaited, to end the sentence "Waited 10 s for …"
 * @param {() => T | Promise<T>} probe
 * @param {number} [seconds]
 * @returns {Promise<T>}
 */
export async function until(what, probe, seconds = 10) {
  const deadline = Date.now() + seconds * 1000;
  let last = "";
  for (let step = FIRST_STEP; ; step = Math.min(step * 1.25, LAST_STEP)) {
    try {
      const answer = await probe();
      if (answer) return answer;
      last = `last answer: ${JSON.stringify(answer)}`;
    } catch (error) {
      last = `last error: ${error instanceof Error ? error.message : error}`;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s for ${what}; ${last}`);
    await new Promise((resolve) => setTimeout(resolve, step));
  }
}

/**
 * What `act` finds or does, which it does once more where the page drew an element anew meanwhile.
 *
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function asDrawn(act) {
  try {
    return await act();
  } catch (error) {
    if (error.name !== "StaleElementReferenceError") throw error;
    return act();
  }
}
