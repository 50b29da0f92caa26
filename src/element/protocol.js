// What a quiz in a frame and the page around it say to each other.
//
// The frame begins with `{ readinessCheck: PROTOCOL }` to its parent, which answers with
// a greeting and a port; everything after that is a `{ kind, value }` through the port.

/** Both sides must speak the same. */
export const PROTOCOL = 1;

/** Events of the quiz, which are kinds of messages to the page. */
export const EVENTS = ["ready", "change", "result", "error"];

/** The properties that make a quiz look at home. */
export const THEME = [
  "font-family",
  "font-size",
  "color-scheme",
  ...[
    "accent",
    "surface",
    "text",
    "border",
    "radius",
    "space",
    "font",
    "heading-font",
    "focus",
  ].map((name) => `--readiness-${name}`),
];
