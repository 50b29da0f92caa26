// The quiz by hand: a condition's page is written as one text, an answer changes what it touches.

import { about, conditions, credit, levels, rules, tell, title } from "content";
import {
  answer,
  answered,
  answers,
  byKind,
  choicesOf,
  OVERVIEW,
  SLOTS,
  say,
  status,
  wedge,
} from "../quiz.js";

const full = document.body.dataset.pace === "full";
const opened = new Set(full ? conditions.keys() : []);
let here = 0;

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const choice = (slot, { id, label, about }) => `
  <label class="choice"><input type="radio" name="${slot}" value="${id}"
    ${answers[slot] === id ? "checked" : ""} aria-label="${label}" aria-describedby="${slot}-${id}">
    <span class="label">${label}</span><span class="hint" id="${slot}-${id}">${escaped(about)}</span></label>`;

const question = (slot, kind, title, ask, explained, choices) => `
  <fieldset class="question ${kind}" data-slot="${slot}">
    <legend><span class="title">${escaped(title)}</span><span class="ask">${escaped(ask)}</span></legend>
    ${explained}
    <div class="choices">${choices.map((one) => choice(slot, one)).join("")}</div>
    <button type="button" class="clear" ${answers[slot] ? "" : "hidden"}
      aria-label="${say("clear")}: ${escaped(title)}">${say("clear")}</button>
  </fieldset>`;

const more = (summary, text) => `<details><summary>${escaped(summary)}</summary>${text}</details>`;

const paragraph = (text) => `<p>${escaped(text)}</p>`;

const explanation = (element) =>
  more(say("in-place", { level: levels.at(-1).label }), paragraph(element.goal)) +
  more(tell, paragraph(element["how-to-tell"]));

const elements = (condition) =>
  more(
    rules.title,
    `<ol class="rules">${rules.list.map((rule) => `<li>${escaped(rule)}</li>`).join("")}</ol>`,
  ) +
  byKind(condition)
    .map(
      (kind) => `
  <section><h3>${kind.plural}</h3><p class="hint">${escaped(kind.about)}</p>
    ${kind.elements.map((element) => question(element.id, "element", element.title, element.question, explanation(element), choicesOf(element))).join("")}
  </section>`,
    )
    .join("");

const page = (condition) => `
  <p class="step">${say("step", { number: here + 1, total: conditions.length })}</p>
  <h2 tabindex="-1">${escaped(condition.title)}</h2>
  ${question(condition.id, "overview", say("overview"), condition.question, "", OVERVIEW)}
  ${paragraph(condition.about)}
  ${more(
    say("about"),
    `<h3>${say("goal")}</h3>${paragraph(condition.goal)}
     <h3>${say("why")}</h3>${paragraph(condition.why)}`,
  )}
  ${
    full
      ? ""
      : `<button type="button" class="deeper" aria-expanded="${opened.has(here)}">
           ${say(opened.has(here) ? "hide-elements" : "show-elements", { total: condition.elements.length })}</button>
         <p class="hint">${say("show-elements-hint")}</p>`
  }
  <div class="elements">${opened.has(here) ? elements(condition) : ""}</div>
  <div class="steps">
    ${here > 0 ? `<button type="button" class="back">${say("back")}</button>` : ""}
    ${here + 1 < conditions.length ? `<button type="button" class="next primary">${say("next")}</button>` : ""}
  </div>`;

const item = (condition, at) => `
  <li><button type="button" ${at === here ? `aria-current="step"` : ""}>
    <span class="position">${at + 1}</span><span>${escaped(condition.title)}</span>
    <span class="status">${status(condition) || ""}</span></button></li>`;

const wheel = SLOTS.map(
  (slot) => `<path class="${answers[slot] ? "chosen" : "track"}" d="${wedge(slot)}"/>`,
).join("");

document.body.innerHTML = `
  <header><h1>${title}</h1><p class="about">${escaped(about)}</p></header>
  <div class="layout">
    <nav aria-label="${say("progress")}">
      <svg viewBox="-100 -100 200 200" aria-hidden="true">${wheel}</svg>
      <ol>${conditions.map(item).join("")}</ol>
      <p class="answered" role="status">${answered()}</p>
    </nav>
    <main><article>${page(conditions[here])}</article></main>
  </div>
  <footer><p>${say("saved-tab")}</p><p>${escaped(credit.text)}
    <a href="${credit.address}" rel="noreferrer">${credit.label}</a></p></footer>`;

const find = (selector) => document.querySelector(selector);
const wedges = document.querySelectorAll("nav path");
const items = document.querySelectorAll("nav li button");
const article = find("article");

function take(fieldset, level) {
  const { slot } = fieldset.dataset;
  answer(slot, level);
  fieldset.querySelector(".clear").hidden = !level;
  const path = wedges[SLOTS.indexOf(slot)];
  path.setAttribute("d", wedge(slot));
  path.setAttribute("class", level ? "chosen" : "track");
  items[here].querySelector(".status").textContent = status(conditions[here]) || "";
  find(".answered").textContent = answered();
}

function go(to) {
  items[here].removeAttribute("aria-current");
  items[to].setAttribute("aria-current", "step");
  here = to;
  article.innerHTML = page(conditions[here]);
  article.querySelector("h2").focus();
}

article.addEventListener("change", ({ target }) => take(target.closest("fieldset"), target.value));

document.body.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.matches(".next")) go(here + 1);
  else if (button.matches(".back")) go(here - 1);
  else if (button.matches("nav button")) go([...items].indexOf(button));
  else if (button.matches(".clear")) {
    const fieldset = button.closest("fieldset");
    const chosen = fieldset.querySelector(":checked");
    chosen.checked = false;
    chosen.focus();
    take(fieldset, null);
  } else if (button.matches(".deeper")) {
    if (!opened.delete(here)) opened.add(here);
    const shown = opened.has(here);
    const condition = conditions[here];
    button.ariaExpanded = shown;
    button.textContent = say(shown ? "hide-elements" : "show-elements", {
      total: condition.elements.length,
    });
    find(".elements").innerHTML = shown ? elements(condition) : "";
  }
});
