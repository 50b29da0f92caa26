// Plain data out of values that the host page hands over.

import { Failure } from "./errors.ts";
import type { Answers } from "./public.ts";

/**
 * A copy of answers that holds nothing of the host page's: its object may come from another
 * window, throw when it is read, or hold functions.
 *
 * @throws {Failure} `answers-invalid` for anything but an object.
 */
export function copyAnswers(answers: unknown): Answers {
  try {
    if (Object.prototype.toString.call(answers) === "[object Object]") {
      const entries = Object.entries(answers as object);
      return Object.fromEntries(
        entries.map(([slot, level]) => [slot, typeof level === "string" ? level : ""]),
      );
    }
  } catch {
    // Refused like everything else that is no plain object.
  }
  throw new Failure(
    "answers-invalid",
    "answers are an object of slot ids and level ids; they were left as they were",
  );
}
