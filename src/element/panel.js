// What is shown when the quiz can't be: plain DOM, since WebAssembly may be the reason.

const WORDS = {
  en: {
    loading: "Loading the quiz…",
    retry: "Try again",
    "load-failed": "The quiz could not be loaded. Check your connection, then try again.",
    "wasm-blocked": "This browser does not let the quiz run. Try another browser.",
    "assessment-invalid":
      "The quiz’s questions could not be read. Please tell the owner of this page.",
    crashed: "The quiz has stopped working. What you entered is kept; try again to go on.",
    "frames-refused":
      "This page allows neither the quiz nor a frame for it. The quiz has a page of its own.",
    alone: "Open the quiz on its own page",
    code: "Your answers as a result code:",
  },
};

function words(language) {
  const [name] = language.split("-");
  return Object.hasOwn(WORDS, name) ? WORDS[name] : WORDS.en;
}

function node(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Stands in until the quiz is there; the element's own content shows below it. */
export function loadingPanel(language) {
  const said = words(language);
  return node(
    "div",
    {
      class: "readiness-check loading",
      part: "loading",
      lang: said === WORDS.en ? "en" : language,
    },
    node("p", { role: "status" }, said.loading),
    node("slot", {}),
  );
}

/**
 * Says what went wrong: with the answers as a result code, a way to try again and the address
 * of the quiz's own page, as far as there are any.
 */
export function failurePanel(language, failure, { code, retry, alone }) {
  const said = words(language);
  const kind = alone && failure.kind === "wasm-blocked" ? "frames-refused" : failure.kind;
  const panel = node(
    "div",
    { class: "readiness-check failure", part: "failure", role: "alert" },
    node("p", {}, said[kind] ?? said["load-failed"]),
  );
  if (code) panel.append(node("p", {}, `${said.code} `, node("code", {}, code)));
  if (alone) {
    const link = node("a", { href: alone, target: "_blank", rel: "noopener" }, said.alone);
    panel.append(node("p", {}, link));
  }
  if (retry) {
    const button = node("button", { type: "button", class: "primary" }, said.retry);
    button.addEventListener("click", retry);
    panel.append(button);
  }
  const detail = node("p", { class: "detail" }, failure.message);
  panel.append(detail, node("slot", {}));
  return panel;
}

/** Shows this in place of what was there; if that had the focus, this gets it. */
export function showInstead(shadow, shown) {
  const held = shadow.activeElement;
  shadow.replaceChildren(shown);
  if (!held) return;
  shown.tabIndex = -1;
  shown.focus();
}
