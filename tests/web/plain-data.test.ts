/** Plain data out of whatever a host page hands over. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { copyAnswers } from "../../src/web/plain-data.ts";

test("answers are copied", () => {
  const answers = { purpose: "none" };
  const copy = copyAnswers(answers);
  assert.deepEqual(copy, answers);
  assert.notEqual(copy, answers);
  assert.deepEqual(copyAnswers(Object.freeze({})), {});
});

test("an object of another window, or without a prototype, is as good as any", () => {
  assert.deepEqual(copyAnswers(runInContext("({ purpose: 'none' })", createContext())), {
    purpose: "none",
  });
  assert.deepEqual(copyAnswers(Object.assign(Object.create(null), { purpose: "none" })), {
    purpose: "none",
  });
});

test("what is no text becomes an empty one, which the quiz names in its refusal", () => {
  const odd = { a: 1, b: null, c: undefined, d: () => "none", e: ["none"], f: { toString: 1 } };
  assert.deepEqual(Object.values(copyAnswers(odd)), Array(6).fill(""));
});

test("a name that means something to objects is only a name", () => {
  const copy = copyAnswers(JSON.parse('{"__proto__":"none","constructor":"none"}'));
  assert.deepEqual(Object.keys(copy), ["__proto__", "constructor"]);
  assert.equal(Object.getPrototypeOf(copy), Object.prototype);
});

test("anything else is refused, with a kind, whatever it throws when it is read", () => {
  const throwing = {
    get purpose(): string {
      throw new TypeError("no");
    },
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  for (const value of [
    null,
    undefined,
    "purpose",
    7,
    true,
    [],
    [["purpose", "none"]],
    new Map(),
    new Date(),
    () => {},
    Symbol("x"),
    throwing,
    revoked.proxy,
  ]) {
    assert.throws(() => copyAnswers(value), { kind: "answers-invalid", name: "ReadinessError" });
  }
});
