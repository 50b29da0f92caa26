/** The frame's protocol: nothing is taken that is no message, and nothing more than a message has. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ATTRIBUTES,
  EVENTS,
  PROTOCOL,
  readFromFrame,
  readGreeting,
  readToFrame,
  THEME,
} from "../../src/web/frame/protocol.ts";

const HUGE = "x".repeat(5 * 2 ** 20);
const readers = { readFromFrame, readGreeting, readToFrame };

/** The least that is a greeting, and more. */
const greet = (more: object = {}) => readGreeting({ readinessCheck: PROTOCOL, ...more });
const toFrame = (kind: unknown, value?: unknown) => readToFrame({ kind, value });
const fromFrame = (kind: unknown, value?: unknown) => readFromFrame({ kind, value });

test("what is no message is none for any reader", () => {
  const foreign = [
    undefined,
    null,
    0,
    "",
    "ready",
    true,
    [],
    [["kind", "ready"]],
    {},
    { kind: null },
    { kind: "unknown", value: {} },
    { kind: "__proto__", value: {} },
    { kind: ["ready"], value: {} },
    { kind: { toString: () => "ready" }, value: {} },
    { type: "webpackOk" },
    { readinessCheck: String(PROTOCOL) },
    { readinessCheck: PROTOCOL + 1 },
    new Map([["kind", "ready"]]),
  ];
  for (const [name, read] of Object.entries(readers)) {
    for (const data of foreign) assert.equal(read(data), null, `${name} ${String(data)}`);
  }
});

test("a greeting that says nothing asks for nothing", () => {
  assert.deepEqual(greet(), {
    readinessCheck: PROTOCOL,
    name: "",
    attributes: {},
    theme: {},
    fragment: "",
    answers: undefined,
    forget: false,
    assessment: null,
    definition: null,
    guide: null,
    downloads: false,
    several: false,
  });
});

test("a greeting is taken with what fits, without what does not", () => {
  const whole = {
    name: "second",
    attributes: { lang: "es", pace: null },
    theme: { "--readiness-accent": "#123456" },
    fragment: "#readiness-abc",
    answers: { purpose: "none" },
    forget: true,
    assessment: "leaders",
    definition: "{}",
    guide: "{}",
    downloads: true,
    several: true,
  };
  assert.deepEqual(greet(whole), { readinessCheck: PROTOCOL, ...whole });
  const odd = { isolated: false, mode: "embedded", id: "x", port: {}, extra: 1 };
  assert.deepEqual(greet({ ...whole, ...odd }), { readinessCheck: PROTOCOL, ...whole });
  const wrong = Object.fromEntries(Object.keys(whole).map((name) => [name, 7]));
  assert.deepEqual(greet(wrong), greet());
  const huge = Object.fromEntries(Object.keys(whole).map((name) => [name, HUGE]));
  assert.deepEqual(greet(huge), greet());
});

test("only attributes that the page may set are taken, and only as texts", () => {
  const asked = { id: "isolated", onclick: "x", isolated: "", style: "x", class: "x", lang: "en" };
  assert.deepEqual(greet({ attributes: asked })?.attributes, { lang: "en" });
  assert.deepEqual(toFrame("attributes", asked), { kind: "attributes", value: { lang: "en" } });
  const all = Object.fromEntries(ATTRIBUTES.map((name) => [name, name]));
  assert.deepEqual(toFrame("attributes", all), { kind: "attributes", value: all });
  for (const value of [7, undefined, {}, ["en"], HUGE]) {
    const none = { kind: "attributes", value: {} };
    assert.deepEqual(toFrame("attributes", { lang: value }), none);
    assert.deepEqual(toFrame("attributes", value), none);
  }
});

test("an assessment is an id of the package, and no address", () => {
  for (const id of ["leaders", "state-policy", "2-b"]) {
    assert.equal(greet({ assessment: id })?.assessment, id);
  }
  for (const other of ["", "/own.json", "own.json", "//a", "a:b", "..", "Leaders", "a b", null]) {
    assert.equal(greet({ assessment: other })?.assessment, null);
  }
});

test("a look has the properties of one, none of them long", () => {
  const look = Object.fromEntries(THEME.map((name) => [name, "1"]));
  assert.deepEqual(toFrame("theme", look), { kind: "theme", value: look });
  const other = { position: "fixed", "background-image": "url(x)", "--readiness-own": "1" };
  assert.deepEqual(toFrame("theme", other), { kind: "theme", value: {} });
  const long = { "--readiness-accent": "x".repeat(1001), color: "red", "font-size": 7 };
  assert.deepEqual(toFrame("theme", long), { kind: "theme", value: {} });
});

test("a fragment is a fragment, or empty", () => {
  assert.deepEqual(toFrame("fragment", "#x"), { kind: "fragment", value: "#x" });
  for (const value of ["x", "https://example.org/#x", "javascript:x", 7, null, `#${HUGE}`]) {
    assert.deepEqual(toFrame("fragment", value), { kind: "fragment", value: "" });
    assert.equal(greet({ fragment: value })?.fragment, "");
  }
});

test("answers are texts by slot, or no answers", () => {
  const answers = { purpose: "none" };
  assert.deepEqual(toFrame("answers", answers), { kind: "answers", value: answers });
  for (const value of [null, [], "x", { purpose: 7 }, { purpose: {} }, { purpose: HUGE }]) {
    assert.equal(toFrame("answers", value), null);
    assert.equal(greet({ answers: value })?.answers, undefined);
  }
});

test("a request has a number and a text", () => {
  const request = { id: 1, text: "abc" };
  assert.deepEqual(toFrame("open", { ...request, more: 1 }), { kind: "open", value: request });
  for (const value of [null, "abc", {}, { id: "1", text: "" }, { id: 1 }, { id: NaN, text: "" }]) {
    assert.equal(toFrame("open", value), null);
  }
  assert.equal(toFrame("open", { id: 1, text: HUGE }), null);
  assert.deepEqual(toFrame("reset", { anything: 1 }), { kind: "reset", value: null });
});

test("a title is of a sensible size", () => {
  assert.deepEqual(fromFrame("title", "A quiz"), { kind: "title", value: "A quiz" });
  for (const value of ["x".repeat(1001), 7, null]) assert.equal(fromFrame("title", value), null);
});

test("whether a quiz was used is yes or no, and nothing of how", () => {
  for (const value of [true, false]) {
    assert.deepEqual(fromFrame("used", value), { kind: "used", value });
  }
  for (const value of [undefined, null, 1, "purpose", {}, { purpose: "none" }, [true]]) {
    assert.equal(fromFrame("used", value), null);
  }
});

test("nothing that would name an answer is a message of the frame", () => {
  const state = { answers: { purpose: "none" }, code: "abc", link: "https://x/", profile: null };
  assert.equal(fromFrame("state", state), null);
  assert.equal(fromFrame("height", 640.5), null);
  assert.equal(fromFrame("focus", { top: 1, bottom: 2 }), null);
});

test("a request was answered with nothing, or with an error that has a kind", () => {
  const done = { id: 1, error: null };
  assert.deepEqual(fromFrame("opened", done), { kind: "opened", value: done });
  const failed = { id: 1, error: { kind: "link-damaged", message: "no" } };
  assert.deepEqual(fromFrame("opened", failed), { kind: "opened", value: failed });
  for (const error of [undefined, "no", {}, { kind: 7, message: "" }, { kind: "x" }, []]) {
    assert.equal(fromFrame("opened", { id: 1, error }), null);
  }
  assert.equal(fromFrame("opened", { id: "1", error: null }), null);
});

test("events carry a record, whatever is in it", () => {
  for (const kind of EVENTS) {
    assert.deepEqual(fromFrame(kind, { answered: 1 }), { kind, value: { answered: 1 } });
    for (const value of [null, undefined, "x", 7, []]) assert.equal(fromFrame(kind, value), null);
  }
});
