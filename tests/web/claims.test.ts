/** Names in storage: one for each quiz on the page, and the same again for the same quiz. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Claimant, claim, handOn, release } from "../../src/web/storage/claims.ts";

/** A quiz that holds a name, and was used or not. */
function quiz(used = false): Claimant & { name: string } {
  return {
    name: "",
    untouched: () => !used,
    moved(name: string) {
      this.name = name;
    },
  };
}

test("several quizzes with one name are numbered", () => {
  const [one, two, three] = [quiz(), quiz(), quiz()];
  assert.equal(claim("several", one), "several");
  assert.equal(claim("several", two), "several:2");
  assert.equal(claim("several", three), "several:3");
  assert.equal(claim("another", quiz()), "another");
});

test("a name that was given back is the next to be taken", () => {
  const [one, two, three] = [quiz(), quiz(), quiz()];
  for (const each of [one, two]) claim("back", each);
  release("back", one);
  release("back", one);
  assert.equal(claim("back", three), "back");
});

test("a quiz that comes back gets the name it had, if that is still free", () => {
  const [one, two, three] = [quiz(), quiz(), quiz()];
  for (const each of [one, two]) claim("same", each);
  release("same", one);
  release("same", two);
  assert.equal(claim("same", two, "same:2"), "same:2");
  assert.equal(claim("same", three, "same:2"), "same");
});

test("whoever holds no name gives none back", () => {
  const [one, stranger] = [quiz(), quiz()];
  claim("strange", one);
  release("strange", stranger);
  release("never claimed", stranger);
  assert.equal(claim("strange", stranger), "strange:2");
});

test("a name that is free for good goes to a quiz behind it in which nothing was done", () => {
  const [old, used, fresh] = [quiz(), quiz(true), quiz()];
  for (const each of [old, used, fresh]) claim("heir", each);
  release("heir", old);
  handOn("heir");
  assert.deepEqual([used.name, fresh.name], ["", "heir"]);
  // The number of the heir is free now.
  assert.equal(claim("heir", quiz()), "heir:3");
});

test("nothing is handed on while every name is held, or where nobody is behind", () => {
  const [one, two] = [quiz(), quiz()];
  for (const each of [one, two]) claim("held", each);
  handOn("held");
  release("held", two);
  handOn("held");
  handOn("never claimed");
  assert.deepEqual([one.name, two.name], ["", ""]);
});
