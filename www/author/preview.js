// The quiz as its author sees it: shows each definition that the page around it sends, at the condition that is
// being written.

/** What a quiz has read stays in the memory of its page, so this one begins anew now and then. */
const MOST_SHOWN = 40;

const place = document.querySelector("#place");
let address = "";
let shown = 0;

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
  quiz.addEventListener("readiness-ready", () => URL.revokeObjectURL(former), { once: true });
  place.replaceChildren(quiz);
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
  if (origin === location.origin && source === parent && data?.definition) show(data);
});

parent.postMessage("ready", location.origin);
