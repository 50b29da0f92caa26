/** Languages: the nearest of several, and how each is written. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isRightToLeft, languageOf, localeFormat, nearest } from "../../src/web/language.ts";

const nearestOf = (tag: string) => nearest(["en", "es", "pt-BR", "zh-Hans", "zh-Hant-TW"], tag);

test("the nearest language is the longest one that the tag begins with", () => {
  for (const [tag, language] of [
    ["en", "en"],
    ["en-GB", "en"],
    ["ES-mx", "es"],
    ["zh-Hant-TW", "zh-Hant-TW"],
    ["zh-Hans-SG", "zh-Hans"],
  ] as const) {
    assert.equal(nearestOf(tag), language, tag);
  }
});

test("else any of the same main language", () => {
  assert.equal(nearestOf("pt"), "pt-BR");
  assert.equal(nearestOf("pt-PT"), "pt-BR");
  assert.equal(nearestOf("zh"), "zh-Hans");
});

test("else English, whatever the tag is", () => {
  for (const tag of ["", "fr", "est", "e", "x-es", "en_US", "no language", "-", "*"]) {
    assert.equal(nearestOf(tag), "en", tag);
  }
  assert.equal(nearest([], "es"), "en");
});

test("the direction follows the script", () => {
  for (const tag of ["ar", "he-IL", "fa", "ur", "az-Arab", "dv"])
    assert.ok(isRightToLeft(tag), tag);
  for (const tag of ["en", "es", "ar-Latn", "", "en_US", "no language"]) {
    assert.ok(!isRightToLeft(tag), tag);
  }
});

test("numbers, lists and counted words are written as the language has them", () => {
  const english = localeFormat("en");
  assert.equal(english?.number(1234.5), "1,234.5");
  assert.equal(english?.hundredths(150), "1.50");
  assert.equal(english?.list("a\x1fb\x1fc"), "a, b, and c");
  assert.deepEqual([english?.form(1), english?.form(2)], [1, 5]);
  const spanish = localeFormat("es");
  assert.equal(spanish?.number(0.5), "0,5");
  assert.equal(spanish?.list("a\x1fb"), "a y b");
  assert.equal(localeFormat("ar")?.mirrored, true);
  assert.equal(localeFormat("ar")?.form(0), 0);
});

test("a text that is no language tag has no format; an unknown language is written as English", () => {
  for (const tag of ["en_US", "no language", ""]) assert.equal(localeFormat(tag), undefined, tag);
  assert.equal(localeFormat("qzz")?.list("a\x1fb\x1fc"), "a, b, and c");
  assert.equal(localeFormat("en"), localeFormat("en"));
});

test("an element's language is the nearest above it, through shadow hosts", () => {
  class FakeRoot {
    constructor(readonly host: object) {}
  }
  Object.assign(globalThis, { ShadowRoot: FakeRoot });
  const node = (lang: string | null, root: object) =>
    ({ closest: () => lang && { lang }, getRootNode: () => root }) as unknown as Element;
  const page = {};
  assert.equal(languageOf(node("fr", page)), "fr");
  assert.equal(languageOf(node(null, new FakeRoot(node("es", page)))), "es");
  assert.equal(languageOf(node(null, new FakeRoot(node(null, page)))), "en");
});
