/** The address that result links lead to: only what helps whoever opens one, and never the code. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { shareAddress } from "../../src/web/share-address.ts";
import { fakeElement } from "./lib/browser.ts";

interface Page {
  address?: string | undefined;
  canonical?: string;
  base?: string;
}

/** The share address of an element on a page. */
function shared(asked: string | undefined, { address, canonical, base }: Page): string {
  const page = {
    location: address === undefined ? null : { href: address },
    baseURI: base ?? address ?? "about:blank",
    querySelector: () => canonical && { href: canonical },
  };
  return shareAddress(fakeElement(asked === undefined ? {} : { "share-url": asked }, page));
}

test("a page's own address, without its fragment", () => {
  const address = "https://example.org/quiz?topic=law#part";
  assert.equal(shared(undefined, { address }), "https://example.org/quiz?topic=law");
  assert.equal(shared("  ", { address }), "https://example.org/quiz?topic=law");
});

test("the canonical address before its own", () => {
  const page = { address: "https://example.org/q?page=2", canonical: "https://example.org/quiz" };
  assert.equal(shared(undefined, page), "https://example.org/quiz");
  // A page that was saved, or is read by a program, may have another kind of address there.
  const odd = { address: "https://example.org/q", canonical: "javascript:alert(1)" };
  assert.equal(shared(undefined, odd), "https://example.org/q");
});

test("parameters that only track are left out, everything else stays", () => {
  const tracking = [
    "utm_source=x",
    "UTM_Medium=y",
    "fbclid=1",
    "gclid=1",
    "gclsrc=1",
    "gbraid=1",
    "wbraid=1",
    "dclid=1",
    "msclkid=1",
    "twclid=1",
    "ttclid=1",
    "yclid=1",
    "mc_cid=1",
    "mc_eid=1",
    "_hsenc=1",
    "_hsmi=1",
    "li_fat_id=1",
    "srsltid=1",
    "mkt_tok=1",
    "vero_id=1",
    "igshid=1",
    "_gl=1",
  ];
  for (const parameter of tracking) {
    const address = `https://example.org/?topic=law&${parameter}&page=2`;
    assert.equal(
      shared(undefined, { address }),
      "https://example.org/?topic=law&page=2",
      parameter,
    );
  }
  for (const kept of ["glide=1", "gl=us", "utm=1", "lang=es", "session=1", "clid=1"]) {
    const address = `https://example.org/?${kept}`;
    assert.equal(shared(undefined, { address }), address);
  }
});

test("a query that nothing is taken out of stays as it was written", () => {
  const address = "https://example.org/?a=b%20c&d=e+f&g&h==";
  assert.equal(shared(undefined, { address }), address);
});

test("braces of the page's own address are no place for the code", () => {
  for (const address of [
    "https://example.org/?x={code}",
    "https://example.org/{code}?x=1",
    "https://example.org/?utm_source=x&x={code}",
  ]) {
    const made = shared(undefined, { address });
    assert.doesNotMatch(made, /[{}]/);
    assert.match(made, /%7Bcode%7D/);
  }
  const canonical = "https://example.org/?x={code}";
  assert.doesNotMatch(shared(undefined, { address: "https://example.org/", canonical }), /[{}]/);
});

test("an address that was asked for keeps every place for the code", () => {
  const address = "https://example.org/quiz/";
  for (const [asked, made] of [
    ["https://example.com/r/{code}", "https://example.com/r/{code}"],
    ["../r/{code}", "https://example.org/r/{code}"],
    ["/r?a={code}&b={code}#{code}", "https://example.org/r?a={code}&b={code}#{code}"],
    ["#readiness-{code}", "https://example.org/quiz/#readiness-{code}"],
    ["https://example.com/a b", "https://example.com/a%20b"],
  ] as const) {
    assert.equal(shared(asked, { address }), made);
  }
});

test("what is no address serves as if nothing was asked for", () => {
  const address = "https://example.org/?x={code}";
  assert.equal(shared("https://[{code}", { address }), "https://example.org/?x=%7Bcode%7D");
});

test("a page written into a frame has the address it came from", () => {
  const base = "https://example.org/quiz?topic=law#part";
  const page = { address: "about:srcdoc", base };
  assert.equal(shared(undefined, page), "https://example.org/quiz?topic=law");
  assert.equal(shared("/r/{code}", page), "https://example.org/r/{code}");
});

test("a page without any address has none to share", () => {
  assert.equal(shared(undefined, { address: "about:blank" }), "");
  assert.equal(shared(undefined, { address: undefined }), "");
  assert.equal(shared(undefined, { address: "file:///home/quiz.html" }), "file:///home/quiz.html");
});
