// The types as a page without a framework uses them.

import { type Answers, type ErrorKind, type Profile, ReadinessCheck } from "readiness-check";

const made: ReadinessCheck = document.createElement("readiness-check");
const found: ReadinessCheck | null = document.querySelector("readiness-check");
found?.reset();

made.pace = "full";
made.save = "device";
made.isolated = true;
made.answers = { purpose: "partial" };
export const answers: Answers = made.answers;
export const profile: Profile | null = made.profile;
export const opened: Promise<void> = made.ready.then(() => made.open(made.code));
export const isOne = (element: Element): boolean => element instanceof ReadinessCheck;

made.addEventListener("readiness-change", (event) => {
  const { answered, total }: { answered: number; total: number } = event.detail;
  // @ts-expect-error: a change says nothing of a profile
  console.log(answered / total, event.detail.profile);
});
// Events bubble, so whoever is above hears them too.
document.addEventListener("readiness-result", (event) => console.log(event.detail.profile.edition));
window.addEventListener("readiness-error", (event) => {
  const kind: ErrorKind = event.detail.kind;
  // @ts-expect-error: there is no such kind
  if (kind === "broken") console.log(event.detail.message);
});

// @ts-expect-error: there is no such pace
made.pace = "leisurely";
// @ts-expect-error: it follows from the answers
made.link = "https://example.org/";
// @ts-expect-error: there is no such property
made.theme = "dark";
// @ts-expect-error: a level is a text
made.answers = { purpose: 2 };
// @ts-expect-error: yes or no
made.isolated = "yes";
