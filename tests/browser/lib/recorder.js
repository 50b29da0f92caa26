// The first script of every test page: notes what happens in it, for `log()` in page.mjs.
(() => {
  const log = [];
  Object.defineProperty(window, "readinessLog", { value: log });
  const note = (type, detail) => log.push({ type, detail });
  const plain = (value) => {
    try {
      return JSON.parse(JSON.stringify(value ?? null));
    } catch {
      return String(value);
    }
  };

  for (const name of ["ready", "change", "result", "error"]) {
    const type = `readiness-${name}`;
    // Capturing, so that a page that stops the event does not hide it.
    addEventListener(type, (event) => note(type, plain(event.detail)), true);
  }
  addEventListener(
    "error",
    (event) => {
      const { target } = event;
      if (target === window) note("error", event.message);
      else note("load-error", target.src ?? target.href ?? target.localName);
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => {
    note("unhandledrejection", String(event.reason?.message ?? event.reason));
  });
  addEventListener("securitypolicyviolation", (event) => {
    note("csp", `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim());
  });
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...values) => {
      note(`console-${level}`, values.map(String).join(" "));
      original.apply(console, values);
    };
  }
})();
