/** Readiness, scopes and requests: everybody who waits is told, once, of what became of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { asFailure, Failure, kindOf, messageOf } from "../../src/web/errors.ts";
import { Requests } from "../../src/web/frame/requests.ts";
import { Readiness } from "../../src/web/lifecycle/readiness.ts";
import { ENDED, within } from "../../src/web/lifecycle/scope.ts";

const failure = new Failure("load-failed", "no");

/** The state of a promise once everything that was under way is done. */
async function stateOf(promise: Promise<unknown>): Promise<string> {
  const later = new Promise((resolve) => setImmediate(resolve, "waiting"));
  const settled = promise.then(
    () => "resolved",
    () => "rejected",
  );
  return Promise.race([settled, later]) as Promise<string>;
}

test("everybody who waits for readiness is told when it comes", async () => {
  const readiness = new Readiness();
  const { promise } = readiness;
  const waiting = [readiness.settled(), readiness.settled()];
  assert.equal(await stateOf(promise), "waiting");
  readiness.arrive();
  await Promise.all([promise, ...waiting, readiness.settled()]);
});

test("a failure ends the waiting, but leaves the promise open for another attempt", async () => {
  const readiness = new Readiness();
  const { promise } = readiness;
  const waiting = readiness.settled();
  readiness.fail(failure);
  await assert.rejects(waiting, failure);
  assert.equal(await stateOf(promise), "waiting");
  readiness.fail(failure);
  const again = readiness.settled();
  readiness.arrive();
  await Promise.all([promise, again]);
});

test("another quiz has another promise, once the first was kept", async () => {
  const readiness = new Readiness();
  const { promise } = readiness;
  readiness.renew();
  assert.equal(readiness.promise, promise);
  readiness.arrive();
  readiness.renew();
  assert.notEqual(readiness.promise, promise);
  assert.equal(await stateOf(readiness.promise), "waiting");
  assert.equal(await stateOf(promise), "resolved");
  assert.equal(await stateOf(readiness.settled()), "waiting");
});

test("what is awaited in a state ends with the state", async () => {
  const scope = new AbortController();
  const { signal } = scope;
  assert.equal(await within(signal, 1), 1);
  assert.equal(await within(signal, Promise.resolve(2)), 2);
  await assert.rejects(within(signal, Promise.reject(failure)), failure);
  const later = () => new Promise<void>((resolve) => setImmediate(resolve));
  const late = later().then(() => 3);
  const lateFailure = later().then(() => Promise.reject(failure));
  const waiting = [within(signal, late), within(signal, lateFailure)];
  scope.abort();
  for (const one of waiting) await assert.rejects(one, (reason) => reason === ENDED);
  await assert.rejects(within(signal, 4), (reason) => reason === ENDED);
});

test("answers to requests belong to their numbers, in whatever order they come", async () => {
  const requests = new Requests();
  const [first, second] = [requests.add(), requests.add()];
  assert.notEqual(first.id, second.id);
  requests.settle(second.id, { kind: "link-damaged", message: "damaged" });
  await assert.rejects(second.settled, { kind: "link-damaged", message: "damaged" });
  assert.equal(await stateOf(first.settled), "waiting");
  requests.settle(first.id, null);
  assert.equal(await first.settled, true);
  // Nobody asked for these.
  requests.settle(first.id, { kind: "crashed", message: "" });
  requests.settle(99, null);
  requests.settle(Number.NaN, null);
});

test("requests that nobody is left to answer end without one", async () => {
  const requests = new Requests();
  const waiting = [requests.add().settled, requests.add().settled];
  requests.end();
  assert.deepEqual(await Promise.all(waiting), [false, false]);
  requests.end();
});

test("whatever is thrown becomes a failure with a kind and a message", () => {
  assert.equal(asFailure(failure, "crashed"), failure);
  const plain = Object.assign(new Error("damaged"), { kind: "link-damaged" });
  assert.equal(asFailure(plain, "crashed").kind, "link-damaged");
  for (const thrown of [null, undefined, "text", 7, {}, new Error("")]) {
    assert.equal(asFailure(thrown, "crashed").kind, "crashed");
    assert.equal(typeof messageOf(thrown), "string");
    assert.equal(kindOf(thrown), undefined);
  }
});
