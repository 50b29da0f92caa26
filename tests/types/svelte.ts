// The element in Svelte's templates: what they may say is what this type takes.

import type { Answers } from "readiness-check/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

type Said = SvelteHTMLElements["readiness-check"];

const answers: Answers = { purpose: "partial" };

export const page: Said = {
  class: "wide",
  lang: "es",
  pace: "full",
  "share-url": "/r/{code}",
  answers,
  isolated: true,
  "onreadiness-change": (event) => console.log(event.detail.answered),
  "on:readiness-result": (event) => console.log(event.detail.link),
};

// @ts-expect-error: there is no such pace
export const pace: Said = { pace: "leisurely" };
// @ts-expect-error: a level is a text
export const level: Said = { answers: { purpose: 2 } };
// @ts-expect-error: a result has no count of answers
export const event: Said = { "onreadiness-result": (event) => event.detail.answered };
