// The states of a quiz in the page, see `page-quiz.ts`.

import type { Failure } from "../errors.ts";
import type { Draft } from "./draft.ts";
import type { MountedQuiz } from "./mounted-quiz.ts";

export type State =
  | { name: "idle"; draft: Draft }
  | { name: "loading"; draft: Draft }
  | { name: "mounted"; quiz: MountedQuiz }
  | { name: "failed"; draft: Draft; failure: Failure };
