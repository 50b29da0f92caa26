/** Storage that never loses the newer answers: two tabs, two quizzes, full, blocked and foreign. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Save } from "../../src/web/public.ts";
import type { Saved } from "../../src/web/storage/saved.ts";
import { SessionStore } from "../../src/web/storage/session-store.ts";
import { fakeWindow } from "./lib/browser.ts";

let { local, session, dispatch } = fakeWindow();
/** The name of an assessment that no test before has used. */
let assessment = "";
let count = 0;

beforeEach(() => {
  ({ local, session, dispatch } = fakeWindow());
  count += 1;
  assessment = `test-${count}`;
});

const key = () => `readiness-check:${assessment}`;
const one = { answers: { purpose: "none" } };
const two = { answers: { purpose: "partial" } };

/** A store, and what it was told that others had stored. */
function open(save: Save = "device", id = "") {
  const told: (Saved | null)[] = [];
  const leave = new AbortController();
  const store = new SessionStore(assessment, id, save, (saved) => told.push(saved));
  store.claim(leave.signal);
  return { store, told, leave };
}

/** A store in another tab: it has the same key, for that tab knows nothing of this one's. */
function openTab(tab: ReturnType<typeof open>, save: Save = "device") {
  tab.store.release();
  return open(save);
}

/** Tells every store what the last changes of local storage were. */
const tellTabs = () => {
  for (const change of local.changes()) dispatch("storage", { ...change, storageArea: local });
};

test("a session is stored where the page says, under a key of the quiz's own", () => {
  open("tab").store.write(one);
  assert.deepEqual(session.json(key()), { revision: 1, ...one });
  assert.equal(local.length, 0);
  const { store } = open("device", "second");
  store.write(two);
  assert.deepEqual(local.json(`${key()}#second`), { revision: 1, ...two });
  store.write(null);
  assert.equal(local.length, 0);
});

test("two quizzes in one page don't share a key", () => {
  const [first, second] = [open(), open()];
  first.store.write(one);
  second.store.write(two);
  assert.deepEqual(local.json(key()), { revision: 1, ...one });
  assert.deepEqual(local.json(`${key()}:2`), { revision: 1, ...two });
});

test("with `off` nothing is stored, and it says so", () => {
  const { store } = open("off");
  assert.equal(store.works, false);
  assert.equal(store.write(one), undefined);
  store.forget();
  assert.equal(store.read(), undefined);
  assert.equal(local.length + session.length, 0);
});

test("what was not changed is not written", () => {
  const first = open();
  first.store.write(one);
  local.changes();
  first.store.write({ answers: { purpose: "none" } });
  assert.deepEqual(local.changes(), []);
  // An empty tab that goes from page to page, while another one holds answers.
  openTab(first).store.write(null);
  assert.deepEqual(local.json(key()), { revision: 1, ...one });
});

test("two tabs that write in turn keep each other's answers", () => {
  const first = open();
  const second = openTab(first);
  first.store.write({ answers: { a: "none" } });
  assert.deepEqual(second.store.write({ answers: { b: "none" } }), {
    answers: { a: "none", b: "none" },
    notes: {},
  });
  const merged = first.store.write({ answers: { a: "partial" } });
  assert.deepEqual(merged?.answers, { a: "partial", b: "none" });
  assert.deepEqual(local.json(key()), { revision: 3, ...merged });
});

test("the revision grows with each write, and with one of another tab", () => {
  const first = open();
  const second = openTab(first);
  for (const level of ["none", "exploring", "partial"]) {
    first.store.write({ answers: { a: level } });
  }
  assert.equal(second.store.read()?.answers?.a, "partial");
  assert.equal(second.store.write({ answers: { a: "statewide" } }), undefined);
  assert.deepEqual(local.json(key()), { revision: 4, answers: { a: "statewide" } });
});

test("another tab hears of what was stored, and of a reset, but not of what merely vanished", () => {
  const first = open();
  const second = openTab(first);
  first.store.write(one);
  tellTabs();
  assert.deepEqual(second.told, [one]);
  second.store.note(one);
  local.removeItem(key());
  tellTabs();
  assert.equal(second.told.length, 1);
  first.store.forget();
  tellTabs();
  assert.deepEqual(second.told, [one, null]);
  assert.equal(local.length, 0);
});

test("nobody hears of other keys, of the other storage, or after leaving", () => {
  const { told, leave } = open();
  const newValue = JSON.stringify({ revision: 9, ...one });
  dispatch("storage", { key: "else", newValue, storageArea: local });
  dispatch("storage", { key: key(), newValue, storageArea: session });
  leave.abort();
  dispatch("storage", { key: key(), newValue, storageArea: local });
  assert.deepEqual(told, []);
});

test("a page that comes back from the history looks again, once", () => {
  const first = open();
  const second = openTab(first);
  dispatch("pageshow", { persisted: true });
  assert.deepEqual(second.told, []);
  first.store.write(one);
  dispatch("pageshow", { persisted: false });
  assert.deepEqual(second.told, []);
  dispatch("pageshow", { persisted: true });
  dispatch("pageshow", { persisted: true });
  assert.deepEqual(second.told, [one]);
});

test("a session that was left goes on with what was stored since", () => {
  const first = open();
  first.store.write({ answers: { a: "none" } });
  const second = openTab(first);
  second.store.read();
  second.store.write({ answers: { a: "none", b: "none" } });
  const mine = { answers: { a: "partial" } };
  assert.deepEqual(first.store.read(mine)?.answers, { a: "partial", b: "none" });
});

test("a quiz that takes a released key finds what is there", () => {
  const first = open();
  first.store.write(one);
  const second = open();
  assert.equal(second.store.untouched(), true);
  first.store.release();
  first.store.leave();
  assert.deepEqual(second.told, [one]);
  assert.deepEqual(second.store.read(), one);
});

test("another place is read before it is written, and the first one emptied", () => {
  local.setItem(key(), JSON.stringify({ revision: 7, answers: { b: "none" } }));
  const { store } = open("tab");
  store.write({ answers: { a: "none" } });
  const found = store.switchTo("device", { answers: { a: "none" } });
  assert.deepEqual(found?.answers, { a: "none", b: "none" });
  assert.deepEqual(local.json(key()), { revision: 8, ...found });
  assert.equal(session.length, 0);
  assert.equal(store.switchTo("device", null), undefined);
  // Nothing entered: what was there is gone on with.
  const other = `${key()}#other`;
  local.setItem(other, JSON.stringify({ revision: 7, answers: { b: "none" } }));
  const { store: empty } = open("tab", "other");
  empty.write(null);
  assert.deepEqual(empty.switchTo("device", null), { answers: { b: "none" } });
  empty.write({ answers: { b: "none" } });
  assert.deepEqual((local.json(other) as Saved).answers, { b: "none" });
});

test("storage that is full keeps nothing out of date, and says that it keeps nothing", () => {
  const { store } = open();
  store.write(one);
  local.refuses = "writing";
  store.write(two);
  assert.equal(store.works, false);
  assert.equal(local.length, 0);
  assert.equal(store.write(one), undefined);
});

test("blocked storage is as if there were none", () => {
  const first = open();
  local.refuses = "everything";
  assert.equal(first.store.read(one), one);
  assert.equal(first.store.write(two), undefined);
  assert.equal(first.store.works, false);
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      throw new DOMException("no", "SecurityError");
    },
  });
  const second = open("device", "blocked");
  assert.equal(second.store.works, false);
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    writable: true,
    value: local,
  });
});

test("whatever stands under the key, reading it does no harm", () => {
  const poison = [
    "",
    "rubbish",
    "{",
    "null",
    "5",
    '"text"',
    "true",
    "[]",
    "[[1]]",
    '{"answers":null}',
    '{"answers":"text","notes":7}',
    '{"shared":{"toString":1,"valueOf":1}}',
    '{"revision":"x","answers":{"purpose":7}}',
    '{"revision":1e999}',
    `{"revision":${Number.MAX_SAFE_INTEGER}}`,
    '{"__proto__":{"answers":{"purpose":"none"}}}',
    '{"reset":true,"answers":{"purpose":"none"}}',
  ];
  for (const text of poison) {
    local.setItem(key(), text);
    const { store, leave } = open();
    store.read();
    store.write(two);
    store.write({ answers: { purpose: "none", other: "partial" } });
    const stored = local.json(key()) as Saved;
    assert.deepEqual(stored.answers, { purpose: "none", other: "partial" }, text);
    store.forget();
    assert.equal(local.length, 0, text);
    leave.abort();
    store.release();
  }
});
