// Runs in a page that somebody walks through: brings into view what is clicked next, and tells how
// long it takes from the click until a frame with its outcome is painted. `LANE` is put in.

globalThis.walk = (() => {
  const first = (selector) => LANE.root().querySelector(selector);
  const all = (selector) => [...LANE.root().querySelectorAll(selector)];
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // A message is delivered after the frame; a timer might wait longer.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  /** Where to click on an element; from here on a click on it is timed. */
  async function aim(element, outcome) {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    await painted();
    const before = outcome();
    walk.outcome = new Promise((resolve) => {
      element.addEventListener(
        "click",
        async ({ timeStamp }) => {
          let end = await painted();
          for (let frames = 1; outcome() === before; frames += 1) {
            if (frames > 600) throw new Error("nothing came of a click");
            end = await painted();
          }
          resolve(end - timeStamp);
        },
        { capture: true, once: true },
      );
    });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  const button = (name) => all("button").find((button) => button.textContent.trim() === name);

  return {
    aim,
    slots: () => all("[data-slot]").map((question) => question.dataset.slot),
    radio(slot, position) {
      const radios = all(`[data-slot="${slot}"] input`);
      const counted = () => first(".answered").textContent;
      return aim(radios[position % radios.length], counted);
    },
    press: (name, outcome = () => first("[data-slot]")?.dataset.slot) => aim(button(name), outcome),
    resultShown: () => first("[part=condition]") !== null,
    /** Gives every question of the element an answer, each level many times. */
    async answerAll() {
      const { host } = LANE.root();
      const response = await fetch(host.assessment);
      const { slots, levels } = await response.json();
      host.answers = Object.fromEntries(
        slots.map((slot, at) => [slot, levels[at % levels.length].id]),
      );
      await painted();
    },
  };
})();
