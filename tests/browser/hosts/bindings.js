// The way Angular's templates go, without Angular: an element is made with its fixed attributes and
// its listeners, put in its place, and only then given its bindings, each as a property and only
// when it changed. A list is keyed.

import { given, hear, host } from "./host.js";

/** What a template writes as an attribute, for there is no property of that name. */
const FIXED = ["share-url", "lang"];
const place = document.querySelector("#app");
const drawn = new Map();

function create(quiz) {
  const element = document.createElement("readiness-check");
  element.setAttribute("id", quiz.id);
  for (const name of FIXED) {
    if (name in quiz.given) element.setAttribute(name, quiz.given[name]);
  }
  element.addEventListener("readiness-ready", hear);
  element.addEventListener("readiness-change", hear);
  element.append(Object.assign(document.createElement("p"), { textContent: "Loading" }));
  return { element, bound: {} };
}

host((quizzes) => {
  for (const [id, { element }] of drawn) {
    if (quizzes.some((quiz) => quiz.id === id)) continue;
    element.remove();
    drawn.delete(id);
  }
  let before = null;
  for (const quiz of quizzes) {
    const fresh = !drawn.has(quiz.id);
    if (fresh) drawn.set(quiz.id, create(quiz));
    const { element, bound } = drawn.get(quiz.id);
    const next = before ? before.nextSibling : place.firstChild;
    if (next !== element) place.insertBefore(element, next);
    before = element;
    if (fresh) given(element, quiz);
    for (const [name, value] of Object.entries(quiz.given)) {
      if (FIXED.includes(name) || Object.is(bound[name], value)) continue;
      bound[name] = value;
      element[name] = value;
    }
  }
});
