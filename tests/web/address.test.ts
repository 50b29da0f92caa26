/** Addresses that the page may or may not mean for the quiz. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { attributeOf, namesResult, ownFragment, ownPage } from "../../src/web/address.ts";
import { fakeElement } from "./lib/browser.ts";

/** A page with this fragment in its address, and elements of these ids. */
const pageAt = (hash: string, ...ids: string[]) => ({
  defaultView: { location: { hash } },
  getElementById: (id: string) => (ids.includes(id) ? {} : null),
});

const fragmentOf = (page: object) => ownFragment(page as Document);

test("a fragment of ours is one with our prefix that is no place on the page", () => {
  assert.equal(fragmentOf(pageAt("#readiness-abc")), "#readiness-abc");
  assert.equal(fragmentOf(pageAt("#readiness-abc", "readiness-abc")), null);
  for (const other of ["", "#", "#readiness", "#top", "#x-readiness-abc"]) {
    assert.equal(fragmentOf(pageAt(other)), null, other);
  }
});

test("a fragment that was escaped on its way is read as it was meant", () => {
  assert.equal(fragmentOf(pageAt("#readiness%2Dabc")), "#readiness-abc");
  assert.equal(fragmentOf(pageAt("#readiness-%E0%A4%A")), "#readiness-%E0%A4%A");
});

test("a page that is in no window has no fragment", () => {
  assert.equal(fragmentOf({ defaultView: null }), null);
});

test("a blank attribute is as good as none", () => {
  const element = fakeElement({ code: "  ", pace: " full " }, pageAt(""));
  assert.equal(attributeOf(element, "code"), null);
  assert.equal(attributeOf(element, "pace"), "full");
  assert.equal(attributeOf(element, "lang"), null);
});

test("a blank code does not keep a link from being opened", () => {
  assert.ok(namesResult(fakeElement({ code: "" }, pageAt("#readiness-abc"))));
  assert.ok(namesResult(fakeElement({ code: "abc" }, pageAt(""))));
  assert.ok(!namesResult(fakeElement({ code: "" }, pageAt(""))));
});

test("the quiz's own page shows what the element would", () => {
  const page = new URL("https://example.org/pkg/frame.html");
  const own = (attributes: Record<string, string>, hash: string) =>
    ownPage(fakeElement(attributes, pageAt(hash)), page, "es");
  assert.equal(own({}, "#top"), `${page}?lang=es`);
  assert.equal(
    own({ pace: "full", assessment: "a b", save: "off" }, "#readiness-abc"),
    `${page}?lang=es&pace=full&assessment=a+b#readiness-abc`,
  );
  assert.equal(own({ code: "xyz" }, "#readiness-abc"), `${page}?lang=es#readiness-xyz`);
  assert.equal(page.href, "https://example.org/pkg/frame.html");
});
