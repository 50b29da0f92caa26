/** Sessions that were changed in two places: the newest answer to each question counts. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isEmpty, merge, type Saved } from "../../src/web/storage/saved.ts";

test("a session is empty without answers, notes and a group", () => {
  for (const empty of [null, undefined, {}, { answers: {} }, { answers: {}, notes: {} }]) {
    assert.ok(isEmpty(empty), JSON.stringify(empty));
  }
  for (const full of [{ answers: { a: "none" } }, { notes: { a: "x" } }, { shared: "abc" }]) {
    assert.ok(!isEmpty(full), JSON.stringify(full));
  }
});

test("slots that only one side changed come from that side", () => {
  const base: Saved = { answers: { a: "none", b: "none", c: "none" } };
  const mine: Saved = { answers: { a: "partial", b: "none", c: "none", d: "exploring" } };
  const theirs: Saved = { answers: { a: "none", b: "statewide", c: "none", e: "partial" } };
  assert.deepEqual(merge(base, mine, theirs).answers, {
    a: "partial",
    b: "statewide",
    c: "none",
    d: "exploring",
    e: "partial",
  });
});

test("a slot that both changed is as the later one has it", () => {
  const [mine, theirs] = [{ answers: { a: "partial" } }, { answers: { a: "statewide" } }];
  assert.deepEqual(merge({ answers: { a: "none" } }, mine, theirs).answers, { a: "partial" });
});

test("an answer that was taken back stays so", () => {
  const base: Saved = { answers: { a: "none", b: "none" }, notes: { a: "x" } };
  const merged = merge(base, { answers: { b: "none" }, notes: {} }, base);
  assert.deepEqual(merged, { answers: { b: "none" }, notes: {} });
});

test("without a common past both are united", () => {
  const merged = merge(null, { notes: { a: "x" } }, { answers: { a: "none" }, shared: "abc" });
  assert.deepEqual(merged, { answers: { a: "none" }, notes: { a: "x" }, shared: "abc" });
});

test("foreign shapes are no reason to fail", () => {
  const foreign = [{ answers: 5, notes: null }, { answers: [] }, { notes: true }, { shared: {} }];
  for (const one of foreign as unknown as Saved[]) {
    for (const base of [null, one]) {
      assert.equal(merge(base, { answers: { a: "none" } }, one).answers?.a, "none");
    }
  }
});
