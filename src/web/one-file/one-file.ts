// The quiz in one file: a page of its own that loads nothing. It works from a disk, a stick or a mail, and
// opens result links of its own and codes that are pasted.

import "../readiness-check.ts";
import "../frame/frame-page.ts";
import { FILES } from "readiness-check-files";
import { nearest } from "../language.ts";

document.getElementById("sorry")?.remove();

const root = document.documentElement;
const quiz = document.querySelector("readiness-check");
const languages = Object.keys(Object.values(FILES.assessments)[0] ?? {});

/** Shows the page in a language, and its name in bold among the languages. */
function speak(language: string): void {
  root.lang = language;
  if (quiz) quiz.lang = language;
  for (const button of nav.children) {
    button.setAttribute("aria-pressed", String(button.getAttribute("lang") === language));
  }
}

/** The choice of languages: there is no page around to make it. */
const nav = document.createElement("p");
nav.className = "languages";
for (const language of languages) {
  const button = document.createElement("button");
  button.type = "button";
  button.lang = language;
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  button.textContent = name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  button.addEventListener("click", () => speak(language));
  nav.append(button);
}
document.querySelector("main")?.prepend(nav);
const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
speak(nearest(languages, asked));
