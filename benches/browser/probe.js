// Runs in the page before its own scripts: clicks the first radio as soon as it was painted, and
// tells when that was and whether the answer was kept. `LANE` is put in when it is sent.

(() => {
  const begun = {};
  begun.done = new Promise((resolve) => {
    begun.finish = resolve;
  });
  globalThis.probe = begun;
  const found = (expression) => {
    try {
      return expression();
    } catch {
      // The page has come no further yet.
      return null;
    }
  };
  const root = () => found(() => LANE.root());
  const answers = () => found(() => LANE.answers()) ?? {};

  let ready = null;
  addEventListener(
    "readiness-ready",
    () => {
      ready = performance.now();
    },
    true,
  );

  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  let unseen = 0;
  /** A message is delivered after the frame; nobody clicks on what isn't painted yet. */
  const { port1, port2 } = new MessageChannel();
  let waiting = false;
  port1.onmessage = () => {
    waiting = false;
    begun.clicked = performance.now();
    root().querySelector("input[type=radio]:enabled").click();
  };

  /** A click is lost where the radio is not chosen any more and the quiz has no answer either. */
  function look() {
    const radio = root()?.querySelector("input[type=radio]:enabled");
    const { slot } = radio?.closest("[data-slot]")?.dataset ?? {};
    if (radio?.checkVisibility() && !radio.checked) {
      if (answers()[slot] === radio.value) {
        unseen += 1;
      } else if (!waiting) {
        waiting = true;
        port2.postMessage(null);
      }
    }
    const kept = Boolean(slot) && radio.checked && answers()[slot] === radio.value;
    if (kept && (ready !== null || !LANE.wasm)) {
      // What comes with the next frame still belongs to taking over.
      requestAnimationFrame(() =>
        setTimeout(() => begun.finish({ clicked: begun.clicked, ready, shift, unseen })),
      );
    } else {
      requestAnimationFrame(look);
    }
  }
  requestAnimationFrame(look);
})();
