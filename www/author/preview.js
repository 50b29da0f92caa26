// The quiz as its author sees it: shows each definition that the page around it sends, at the condition and the
// element that are being written.

/** What a quiz has read stays in the memory of its page, so this one begins anew now and then. */
const MOST_SHOWN = 40;

/** What is left above an element, in pixels, so that it is seen where it begins. */
const ABOVE = 24;

const place = document.querySelector("#place");
let address = "";
let shown = 0;
/** The slot of the element that is being written, or "". */
let chosen = "";

function show({ definition, at }) {
  shown += 1;
  if (shown > MOST_SHOWN) {
    location.reload();
    return;
  }
  // Its guide lies elsewhere, and what is answered here is no result of the real one.
  const { guide: _, ...rest } = definition;
  const id = `${definition.id}-draft`;
  const blob = new Blob([JSON.stringify({ ...rest, id })], { type: "application/json" });
  const former = address;
  address = URL.createObjectURL(blob);
  goTo(`readiness-check:${id}`, at);
  const quiz = document.createElement("readiness-check");
  quiz.setAttribute("save", "tab");
  quiz.setAttribute("assessment", address);
  quiz.setAttribute("pace", pace());
  quiz.addEventListener(
    "readiness-ready",
    () => {
      URL.revokeObjectURL(former);
      follow(quiz);
    },
    { once: true },
  );
  place.replaceChildren(quiz);
}

/** Elements are in view where one of them is written. */
const pace = () => (chosen ? "full" : "quick");

/** Has a quiz show the chosen element, or where its page begins; the focus stays where it is. */
function follow(quiz) {
  quiz.setAttribute("pace", pace());
  // The quiz renders behind what is done now.
  setTimeout(() => {
    const question = quiz.shadowRoot.querySelector(`[data-slot="${CSS.escape(chosen)}"]`);
    // The element's own scrollIntoView would move the page around the frame as well.
    if (question) scrollTo(0, question.getBoundingClientRect().top + scrollY - ABOVE);
    else if (!chosen) scrollTo(0, 0);
  });
}

/** Has the quiz begin at a condition, by what it has kept of answers. */
function goTo(key, condition) {
  try {
    const saved = JSON.parse(sessionStorage.getItem(key)) ?? {};
    if (condition) sessionStorage.setItem(key, JSON.stringify({ ...saved, place: condition }));
  } catch {
    // Then it begins at its first page.
  }
}

addEventListener("message", ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent) return;
  chosen = data.element;
  if (data.definition) show(data);
  else if (place.firstChild) follow(place.firstChild);
});

parent.postMessage("ready", location.origin);
