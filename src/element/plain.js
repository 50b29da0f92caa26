// What the host page hands over, taken as plain data of our own.

import { Failure } from "./failure.js";

/** An object of our own: the host's may come from another window, or throw when it is read. */
export function copyAnswers(answers) {
  try {
    if (Object.prototype.toString.call(answers) === "[object Object]") return { ...answers };
  } catch {
    // Refused like everything else that is no plain object.
  }
  throw new Failure(
    "answers-invalid",
    "answers are an object of slot ids and level ids; they were left as they were",
  );
}
